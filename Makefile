.DEFAULT_GOAL := help
DEV := $(or $(shell command -v python3 || command -v python),$(error Python 3.11 or newer is needed, and no Python was found)) ./dev

.PHONY: run test faults roles engines files mutants upstream lint format bench bench-search bench-scale bench-admin lighthouse seed messages lock install audit release release-database deploy-env deploy-check pin-images containers fuzz fault-table ablate words help
run:       ## Install, migrate, build the demo site and serve it at 127.0.0.1:8000 (PORT=8001 changes the port)
	@$(DEV) run
test:      ## Run the whole suite on SQLite and PostgreSQL, and the browser tests
	@$(DEV) test
faults:    ## Kill, stop and hang the site's real processes during 1,000 submissions, and count the delivered requests
	@$(DEV) faults
fault-table: ## Measure each fault alone under readers and writers, and print the table of docs/reliability.md
	@$(DEV) fault-table
roles:     ## Ask every address of the admin as each role, and print who may open what
	@$(DEV) roles
engines:   ## Try each engine of the background work with real workers, killed and stopped
	@$(DEV) engines
files:     ## Look at every picture in a browser under production's settings: from a disk, a bucket and a CDN
	@$(DEV) files
fuzz:      ## Send 100,000 odd requests to every public address and print what was answered wrongly (./dev fuzz --seed 7)
	@$(DEV) fuzz
mutants:   ## Change the code in small ways and count the changes that no test notices (./dev mutants MODULE…)
	@$(DEV) mutants
upstream:  ## Run wagtail-localize's own tests with our translation rules
	@$(DEV) upstream
lint:      ## Check style, layers, types, templates, migrations, dependencies and catalogues
	@$(DEV) lint
format:    ## Rewrite Python and templates in the house style
	@$(DEV) format
bench:     ## Measure the response times and queries of the demo site's pages
	@$(DEV) bench
bench-search: ## Measure the cost of a search with 100 and with 10,000 articles in each language
	@$(DEV) bench-search
bench-scale: ## Measure each view on a site with 100 and with 10,000 guides in each language
	@$(DEV) bench-scale
bench-admin: ## Measure the matrix, the queue and the exports with 1,000 pages
	@$(DEV) bench-admin
lighthouse: ## Measure every kind of page with Lighthouse, on a phone and a desktop; needs npm
	@$(DEV) lighthouse
ablate:    ## Switch off each way in which the search guesses a word, and count the labelled queries that are then missed
	@$(DEV) ablate
words:     ## Make the lists of common words (search/analysis/lexicon) again from wordfreq
	@$(DEV) words
seed:      ## Complete the demo site, keeping existing content
	@$(DEV) seed
messages:  ## Collect the interface's strings into locale/
	@$(DEV) messages
lock:      ## Compile the requirements files from pyproject.toml (./dev lock --upgrade takes newer versions)
	@$(DEV) lock
install:   ## Install the locked packages for development (./dev install --django 6.0 tries another Django)
	@$(DEV) install
audit:     ## Ask about known vulnerabilities of every locked package; exceptions end (devtools/audit.toml)
	@$(DEV) audit
release:   ## Close the change log and tag a version (./dev release 0.9.1)
	@$(DEV) release
deploy-env: ## Write a complete .env for production with random secrets (./dev deploy-env --help)
	@$(DEV) deploy-env
deploy-check: ## Check the files in deploy/ with the programs that read them, and name what could not be checked
	@$(DEV) deploy-check
pin-images: ## Add to each container image the digest that the registry has for its version
	@$(DEV) pin-images
containers: ## Build, start, fill, crawl, roll and remove the containers of a clean clone, and print what it took
	@$(DEV) containers
release-database: ## Keep a small database made by this version, for the test of the next upgrade (./dev release-database v1.0.0)
	@$(DEV) release-database
help:      ## Show this list
	@$(DEV) help

"""Ready pages: public pages are answered from bytes that were rendered before, until something they show changes.

- `addresses`: which requests may be answered so, and the key of their page
- `recording`: what a rendered page has read, and whether the database still says the same
- `unseen`: columns that say something of drafts only
- `changes`: every transaction that writes content leaves a row; their number is the content's version
- `entries`: the bytes of a page in each encoding, and the answer to a request
- `store`: the memory of this process, and the cache that all processes share
- `flights`: a page is rendered once, however many people ask for it meanwhile
- `replica`: a second database that may answer for the first, while it shows the same version
- `rendering`: the page, rendered for nobody, and whether everybody may get it
- `server`: the WSGI application around Django's, which puts these together

docs/decisions/0033-ready-pages.md says why it is built so.
"""

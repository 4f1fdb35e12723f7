"""Adding Lithuanian is one line in the settings and one catalogue."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import clear_url_caches

from core.catalogues import compile_catalogues
from tests import factories
from tests.visitor import words

pytestmark = pytest.mark.django_db

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: lt\\nPlural-Forms: nplurals=4; plural=0;"

msgid "Skip to the main text"
msgstr "Pereiti prie teksto"

msgid "Page not found"
msgstr "Puslapis nerastas"
"""


@pytest.fixture
def _lithuanian(settings, tmp_path: Path):
    """The one line, wherever the settings repeat it, and the catalogue."""
    catalogue = tmp_path / "lt" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO)
    compile_catalogues([tmp_path])
    line = [*settings.LANGUAGES, ("lt", "Lietuvių")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = line
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def _home(_lithuanian):
    """A home page, sent for translation, translated and published as a translator does it."""
    factories.site()
    home = factories.home_page()
    factories.locale("lt")
    home.save_revision().publish()
    made = factories.translation(home, "lt")
    for path, words_ in [("title", "Pradžia"), ("headline", "Masažas"), ("slug", "pradzia")]:
        factories.say(made, path, words_)
    made.save_target(publish=True)


def test_the_settings_repeat_the_line_and_nothing_else():
    assert settings.WAGTAIL_CONTENT_LANGUAGES == settings.LANGUAGES
    assert settings.LANGUAGE_CODE == settings.SOURCE_LANGUAGE
    assert [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES] == [
        code for code, _name in settings.LANGUAGES
    ]


@pytest.mark.usefixtures("_home")
def test_the_home_page_opens_in_the_new_language(visitor):
    page = visitor.read("/lt/")

    assert page.html["lang"] == "lt"
    assert words(page.h1) == "Masažas"
    assert words(page.select_one(".skip-link")) == "Pereiti prie teksto"


@pytest.mark.usefixtures("_home")
def test_the_switcher_of_every_language_offers_it(visitor):
    for address in ("/en/", "/lv/", "/lt/"):
        [link] = visitor.read(address).select('header .languages a[lang="lt"]')
        assert (words(link), link["href"]) == ("Lietuvių", "/lt/")


@pytest.mark.usefixtures("_home")
def test_search_engines_are_told_of_it(visitor):
    sitemap = visitor.get("/sitemap.xml").content.decode()

    assert "<loc>http://localhost/lt/</loc>" in sitemap
    assert 'hreflang="lt" href="http://localhost/lt/"' in sitemap
    assert visitor.read("/en/").select('link[hreflang="lt"]')


@pytest.mark.usefixtures("_home")
def test_a_browser_that_asks_for_it_gets_it(visitor):
    assert visitor.get("/", headers={"accept-language": "lt,en;q=0.5"})["Location"] == "/lt/"


@pytest.mark.usefixtures("_home")
def test_what_is_not_translated_yet_is_offered_in_the_languages_it_has(visitor):
    factories.standard_page(slug="about")

    response = visitor.get("/lt/about/")

    assert response.status_code == 404
    assert 'lang="en"' in response.content.decode().split("offers")[1]
    assert visitor.read("/lt/search/").html["lang"] == "lt"


@pytest.mark.usefixtures("_lithuanian")
def test_before_it_has_a_home_page_its_address_says_so(visitor):
    factories.site()

    response = visitor.get("/lt/")

    assert response.status_code == 404
    assert '<html lang="lt"' in response.content.decode()


@pytest.mark.usefixtures("_lithuanian")
def test_it_needs_no_migration():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())

"""Adding a language is one line in the settings and one catalogue, whichever languages the site has."""

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

#: The first language of these that the site does not have: one that is added some day still leaves another.
CODE, NAME = next(
    (code, name)
    for code, name in [("lt", "Lietuvių"), ("et", "Eesti"), ("fi", "Suomi"), ("pl", "Polski")]
    if code not in dict(settings.LANGUAGES)
)
PO = f"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {CODE}\\nPlural-Forms: nplurals=1; plural=0;"

msgid "Skip to the main text"
msgstr "To the text, in the new language"

msgid "Page not found"
msgstr "Not found, in the new language"
"""


@pytest.fixture
def _new_language(settings, tmp_path: Path):
    """The one line, wherever the settings repeat it, and the catalogue."""
    catalogue = tmp_path / CODE / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO)
    compile_catalogues([tmp_path])
    line = [*settings.LANGUAGES, (CODE, NAME)]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = line
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def _home(_new_language):
    """A home page, sent for translation, translated and published as a translator does it."""
    factories.site()
    home = factories.home_page()
    factories.locale(CODE)
    home.save_revision().publish()
    made = factories.translation(home, CODE)
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
    page = visitor.read(f"/{CODE}/")

    assert page.html["lang"] == CODE
    assert words(page.h1) == "Masažas"
    assert words(page.select_one(".skip-link")) == "To the text, in the new language"


@pytest.mark.usefixtures("_home")
def test_the_switcher_of_every_language_offers_it(visitor):
    for address in ("/en/", "/lv/", f"/{CODE}/"):
        [link] = visitor.read(address).select(f'header .languages a[lang="{CODE}"]')
        assert (words(link), link["href"]) == (NAME, f"/{CODE}/")


@pytest.mark.usefixtures("_home")
def test_search_engines_are_told_of_it(visitor):
    sitemap = visitor.get(f"/sitemap-{CODE}-1.xml").content.decode()

    assert f"<loc>http://localhost/{CODE}/</loc>" in sitemap
    assert f'hreflang="{CODE}" href="http://localhost/{CODE}/"' in sitemap
    assert visitor.read("/en/").select(f'link[hreflang="{CODE}"]')


@pytest.mark.usefixtures("_home")
def test_a_browser_that_asks_for_it_gets_it(visitor):
    assert (
        visitor.get("/", headers={"accept-language": f"{CODE},en;q=0.5"})["Location"] == f"/{CODE}/"
    )


@pytest.mark.usefixtures("_home")
def test_what_is_not_translated_yet_is_offered_in_the_languages_it_has(visitor):
    factories.standard_page(slug="about")

    response = visitor.get(f"/{CODE}/about/")

    assert response.status_code == 404
    assert 'lang="en"' in response.content.decode().split("offers")[1]
    assert visitor.read(f"/{CODE}/search/").html["lang"] == CODE


@pytest.mark.usefixtures("_new_language")
def test_before_it_has_a_home_page_its_address_says_so(visitor):
    factories.site()

    response = visitor.get(f"/{CODE}/")

    assert response.status_code == 404
    assert f'<html lang="{CODE}"' in response.content.decode()


@pytest.mark.usefixtures("_new_language")
def test_it_needs_no_migration():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())

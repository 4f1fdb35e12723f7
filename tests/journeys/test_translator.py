"""A translator changes the Latvian text, and no other language."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.addresses import address, entry
from tests.journeys.desk import open_session, sign_in

pytestmark = pytest.mark.browser

OLD = "Dodieties pie ģimenes ārsta, ja:"
NEW = "Piesakieties pie ģimenes ārsta, ja:"
NO_RIGHTS = "you do not have permission"


def open_article(page: Page) -> None:
    """Find the Latvian flagship article, from the welcome panel down the tree."""
    page.get_by_role("link", name="Translate The pages of your language.").click()
    index = entry("index", "lv")
    page.get_by_role("link", name=f"Explore child pages of '{index.title}'").click()
    page.get_by_role("link", name=entry("article", "lv").title, exact=True).click()
    expect(page.get_by_role("heading", name="English to Latviešu translation")).to_be_visible()


def test_changes_a_string_and_publishes(page: Page) -> None:
    sign_in(page, "translator-lv")
    open_article(page)
    strings = page.get_by_role("tabpanel", name="Content")
    expect(strings.get_by_role("button", name="Edit", exact=True).nth(40)).to_be_attached()
    expect(strings.get_by_role("button", name="Translate", exact=True)).to_have_count(0)

    string = strings.get_by_role("listitem").filter(has_text=OLD).last
    string.get_by_role("button", name="Edit", exact=True).click()
    string = strings.get_by_role("listitem").filter(has=page.get_by_role("textbox")).last
    string.get_by_role("textbox").fill(NEW)
    string.get_by_role("button", name="Save").click()
    string = strings.get_by_role("listitem").filter(has_text=NEW).last
    expect(string).to_contain_text("Translated manually")
    page.get_by_role("button", name="Publish in Latviešu").click()
    expect(page.get_by_role("status")).to_contain_text("Published")

    page.goto(address("article", "lv"))
    expect(page.get_by_role("heading", name=NEW)).to_be_visible()
    expect(page.get_by_text(OLD)).to_have_count(0)


@pytest.mark.parametrize("code", [pytest.param("en", marks=pytest.mark.nightly), "ru"])
def test_is_turned_away_from_the_other_languages(page: Page, code: str) -> None:
    open_session(page, "translator-lv")

    page.goto(f"/admin/pages/{entry('article', code).pk}/edit/")

    expect(page.get_by_role("status")).to_contain_text(NO_RIGHTS)
    expect(page.get_by_role("textbox", name="Title")).to_have_count(0)
    page.goto(address("article", code))
    expect(page.get_by_role("heading", level=1)).to_have_text(entry("article", code).title)


@pytest.mark.nightly
def test_the_way_to_the_english_page_is_closed(page: Page) -> None:
    """The translation editor itself links to the English original."""
    open_session(page, "translator-lv")
    page.goto(f"/admin/pages/{entry('article', 'lv').pk}/edit/")

    page.get_by_role("main").get_by_role("link", name="English", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text(NO_RIGHTS)

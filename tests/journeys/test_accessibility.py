"""Axe finds no violation on any kind of page: in each language, light and dark, on a phone and a desktop."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.addresses import address, addresses, entry
from tests.journeys.axe import complaints, sights_in_turn, violations
from tests.journeys.languages import seen_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser


def unfold(page: Page) -> None:
    """Open what is folded in the text, so that it is checked too."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


@seen_in_each_language
def test_every_kind_of_page(page: Page, code: str) -> None:
    found = []
    for number, (kind, where) in enumerate(addresses(code).items()):
        page.goto(where)
        unfold(page)
        found += violations(page, kind, sights_in_turn(number))

    assert not found, "\n".join(found)


@seen_in_each_language
def test_a_form_sent_with_mistakes(page: Page, code: str) -> None:
    page.goto(address("form", code))
    page.get_by_role("button", name=entry("form", code).submit_label).click()
    expect(page.locator(".field__error").first).to_be_visible()

    found = violations(page, "form with mistakes")

    assert not found, "\n".join(found)


@seen_in_each_language
def test_an_open_menu_on_a_phone(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address("home", code))
    page.get_by_text(words(code, "Menu"), exact=True).click()

    assert complaints(page) == []

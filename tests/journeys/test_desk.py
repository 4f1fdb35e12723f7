"""Translators and editors use the desk with the keyboard only, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from wagtail_localize.models import StringTranslation, Translation

from tests.journeys.addresses import address, entry
from tests.journeys.busy import KNOWN, NEW, make_busy, translation, untranslate
from tests.journeys.desk import open_session, start_at_home
from tests.journeys.keyboard import check_focus, press, tab_to

pytestmark = pytest.mark.browser

BUSY = pytest.mark.prepared(by=make_busy)
IN_LATVIAN = "Pēc tam izdzeriet glāzi ūdens."


@pytest.fixture
def work(live_site: str) -> Translation:
    """The Latvian guide, of which three texts are to do on a busy site."""
    return translation("article", "lv")


def card(page: Page, words: str) -> Locator:
    return page.locator("[data-card]").filter(has_text=words)


def field(page: Page, words: str) -> Locator:
    return card(page, words).get_by_role("textbox")


def filter_says(page: Page, name: str) -> None:
    expect(
        page.get_by_role("navigation", name="Show").get_by_role("link", name=name)
    ).to_be_visible()


@BUSY
def test_a_translator_needs_no_mouse(page: Page, work: Translation) -> None:
    start_at_home(page, "translator-lv")
    title = work.source.object_repr
    queue = page.get_by_role("region", name="My queue")
    press(page, queue.get_by_role("link", name=re.compile("whole queue")))
    press(page, page.get_by_role("link", name=title, exact=True))
    filter_says(page, "To do 3")
    status = page.locator("[data-desk-status]")

    # What changed only by a comma.
    standfirst = page.locator("[data-card]").filter(has=page.locator("ins"))
    ref = standfirst.get_attribute("data-card")
    press(page, standfirst.get_by_role("button", name="Still correct"))
    expect(status).to_contain_text("Saved. ")
    filter_says(page, "To do 2")
    expect(page.locator(f"#text-{ref}")).to_be_focused()

    # What the memory knows.
    press(page, card(page, KNOWN).get_by_role("button", name="Use").first)
    expect(field(page, KNOWN)).to_be_focused()
    expect(field(page, KNOWN)).not_to_have_value("")
    page.keyboard.press("Control+Enter")

    # What is new.
    expect(field(page, NEW)).to_be_focused()
    check_focus(page)
    filter_says(page, "To do 1")
    page.keyboard.type(IN_LATVIAN)
    press(page, card(page, NEW).get_by_role("button", name="Save"))
    filter_says(page, "To do 0")
    expect(card(page, NEW).get_by_role("button", name="Save")).to_be_focused()

    page.keyboard.press("Control+Home")
    page.reload()
    press(page, page.get_by_role("link", name="Publish or submit"))
    press(page, page.get_by_role("button", name="Publish now"))

    expect(page.get_by_role("status").filter(has_text="Published")).to_be_visible()
    page.goto(address("article", "lv"))
    expect(page.get_by_text(IN_LATVIAN)).to_be_visible()


@BUSY
def test_control_and_enter_on_the_last_string_lead_to_the_button_below(
    page: Page, work: Translation
) -> None:
    open_session(page, "translator-lv")
    page.goto(f"/admin/translations/work/{work.pk}/?show=todo")
    field(page, NEW).focus()
    page.keyboard.type(IN_LATVIAN)
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("button", name="Save all of this page")).to_be_focused()
    expect(page.locator("[data-desk-status]")).to_contain_text("Saved.")
    assert StringTranslation.objects.filter(data=IN_LATVIAN).exists()


@BUSY
def test_reusing_the_former_words_by_keyboard_leads_into_their_field(
    page: Page, work: Translation
) -> None:
    open_session(page, "translator-lv")
    page.goto(f"/admin/translations/work/{work.pk}/")
    changed = page.locator("[data-card]").filter(has=page.locator("ins"))
    press(page, changed.get_by_role("link", name="Reuse and edit"))

    expect(changed.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Un vēl kas.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-desk-status]")).to_contain_text("Saved.")
    assert StringTranslation.objects.filter(data__endswith=" Un vēl kas.").exists()


@BUSY
def test_what_could_not_be_saved_is_said_and_stays_with_the_keyboard_on_it(
    page: Page, work: Translation
) -> None:
    open_session(page, "translator-lv")
    page.goto(f"/admin/translations/work/{work.pk}/?show=todo")
    page.route(
        "**/work/**",
        lambda route: route.abort() if route.request.method == "POST" else route.fallback(),
    )
    field(page, NEW).fill(IN_LATVIAN)
    press(page, card(page, NEW).get_by_role("button", name="Save"))

    expect(card(page, NEW).get_by_role("alert")).to_contain_text("there is no connection")
    expect(card(page, NEW).get_by_role("button", name="Save")).to_be_focused()
    expect(field(page, NEW)).to_have_value(IN_LATVIAN)
    filter_says(page, "To do 3")


def test_an_editor_sends_for_translation_without_a_mouse(page: Page, live_site: str) -> None:
    """Find a row in the matrix, choose it and a language, and send it."""
    untranslate("standard")
    start_at_home(page, "editor")
    press(page, page.get_by_role("link", name="All pages and languages"))
    tab_to(page, page.get_by_label("Title, in any language"))
    page.keyboard.type(entry("standard", "en").title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 page or entry")).to_be_visible()

    press(page, page.get_by_role("checkbox", name=re.compile("^Choose “")), "Space")
    press(page, page.get_by_role("checkbox", name="Latviešu"), "Space")
    press(page, page.get_by_role("button", name="Send the chosen rows"))

    expect(page.get_by_role("status").filter(has_text="1 translation is waiting")).to_be_visible()
    row = page.get_by_role("row").filter(has_text=entry("standard", "en").title)
    # The words of the page that was there before are remembered.
    expect(row.get_by_role("cell").filter(has_text="Latviešu")).to_contain_text("Ready")
    expect(row.get_by_role("cell").filter(has_text="Русский")).to_contain_text("Missing")


@BUSY
@pytest.mark.nightly
def test_the_other_editor_leads_to_the_work_page(page: Page, work: Translation) -> None:
    open_session(page, "translator-lv")
    page.goto(f"/admin/pages/{entry('article', 'lv').pk}/edit/")

    page.get_by_role("link", name="Translate string by string").click()

    expect(page.get_by_text("strings are ready")).to_be_visible()

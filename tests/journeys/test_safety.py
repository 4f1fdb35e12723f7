"""New safety advice reaches a Russian reader with a notice; a change of punctuation elsewhere causes none."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.addresses import address, entry
from tests.journeys.desk import open_session

pytestmark = pytest.mark.browser

TITLE = "Указания по\N{NO-BREAK SPACE}безопасности изменились"
NEW_ADVICE = "Do not come at all until the skin has healed."
IN_RUSSIAN = "Не приходите, пока кожа не заживет."
STALE = "Live, but stale"
WARNING = "Warnings have changed"


def change_user(page: Page, username: str) -> None:
    page.context.clear_cookies()
    open_session(page, username)


def title(kind: str) -> str:
    return entry(kind, "en").title


def edit(page: Page, kind: str, code: str) -> None:
    page.goto(f"/admin/pages/{entry(kind, code).pk}/edit/")


def publish(page: Page, *said: str) -> None:
    """Publish an original, and read whom it concerns."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    for words in ("published", *said):
        expect(page.get_by_role("status")).to_contain_text(words)


def notice(page: Page) -> Locator:
    return page.get_by_role("complementary", name=TITLE)


def matrix_says(page: Page, kind: str, latvian: list[str], russian: list[str]) -> None:
    """What the matrix says of a page: of each language its state, and nothing but this is wrong with it."""
    page.goto("/admin/translations/?text=" + title(kind).replace(" ", "+"))
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=title(kind)))
    for language, states in {"Latviešu": latvian, "Русский": russian}.items():
        cell = row.get_by_role("cell").filter(has_text=language)
        for state in states:
            expect(cell).to_contain_text(state)
        if WARNING not in states:
            expect(cell).not_to_contain_text(WARNING)


def give_new_advice(page: Page) -> None:
    edit(page, "contraindication", "en")
    advice = page.get_by_role("region", name="Explanation*").get_by_role("textbox")
    advice.and_(page.locator("[aria-multiline]")).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {NEW_ADVICE}")
    # The rich text editor hands its words over a moment later.
    expect(page.locator("[name=explanation]")).to_have_value(re.compile(NEW_ADVICE))
    publish(page, "To be translated: 1 changed text", "About safety: 1 text.")


def add_a_comma(page: Page) -> str:
    """Return the address at which the translations can be kept."""
    edit(page, "article", "en")
    standfirst = page.get_by_role("textbox", name="Standfirst*")
    standfirst.fill(standfirst.input_value().replace(" or behind", ", or behind", 1))
    publish(page, "To be translated: 1 changed text")
    expect(page.get_by_role("status")).not_to_contain_text("About safety")
    keep = page.get_by_role("link", name="A small correction? Keep the translations")
    return keep.get_attribute("href") or ""


def refused(page: Page) -> None:
    """What is about safety and not translated cannot be published."""
    edit(page, "contraindication", "ru")
    page.get_by_role("button", name="Publish in Русский").click()
    expect(page.get_by_role("heading", name="1 text must be corrected first")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(NEW_ADVICE)
    page.get_by_role("link", name="Continue translating").click()
    page.get_by_role("link", name="Translate string by string").wait_for()


def translate_what_is_new(page: Page) -> None:
    """From the queue, by what changed in the original and what was said before."""
    page.goto("/admin/")
    queue = page.get_by_role("region", name="My queue").get_by_role("listitem")
    expect(queue).to_have_count(2)
    expect(queue.first).to_contain_text(title("contraindication"))
    expect(queue.first).to_contain_text(WARNING)
    expect(queue.last).to_contain_text(title("article"))
    queue.first.get_by_role("link", name=title("contraindication"), exact=True).click()

    card = page.locator("[data-card]")
    expect(card).to_have_count(1)
    expect(card.locator("ins")).to_have_text(NEW_ADVICE)
    expect(card.locator("del")).to_have_count(0)
    card.get_by_role("link", name="Reuse and edit").click()
    card.get_by_role("textbox").press("Control+End")
    page.keyboard.type(f" {IN_RUSSIAN}")
    card.get_by_role("button", name="Save", exact=True).click()
    expect(card).to_contain_text("Saved")


def test_new_advice_warns_the_reader_until_it_is_published_and_a_comma_warns_nobody(
    page: Page,
) -> None:
    open_session(page, "editor")
    matrix_says(page, "contraindication", ["Live"], ["Live"])
    keep = add_a_comma(page)
    page.goto(address("article", "ru"))
    expect(notice(page)).to_have_count(0)
    give_new_advice(page)
    matrix_says(page, "contraindication", [STALE, WARNING], [STALE, WARNING])
    matrix_says(page, "article", [STALE], [STALE])

    page.goto(address("contraindication", "ru"))
    expect(notice(page)).to_be_visible()
    source = address("contraindication", "en")
    expect(notice(page).get_by_role("link")).to_have_attribute("href", source)
    # The guide lists this condition.
    page.goto(address("article", "ru"))
    expect(notice(page)).to_be_visible()

    change_user(page, "translator-ru")
    refused(page)
    translate_what_is_new(page)
    matrix_says(page, "contraindication", [STALE, WARNING], [STALE, WARNING])
    page.get_by_role("link", name=re.compile(f"{STALE} ?: ")).click()
    page.get_by_role("link", name="Publish or submit").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("status").filter(has_text="Published.")).to_be_visible()

    page.goto(address("contraindication", "ru"))
    expect(page.get_by_text(IN_RUSSIAN)).to_be_visible()
    expect(notice(page)).to_have_count(0)
    matrix_says(page, "contraindication", [STALE, WARNING], ["Live"])

    change_user(page, "editor")
    page.goto(keep)
    page.get_by_role("button", name="Keep these translations").click()
    expect(page.get_by_role("status").first).to_contain_text("2 translations were published again.")
    matrix_says(page, "article", ["Live"], ["Live"])
    change_user(page, "translator-ru")
    page.goto("/admin/")
    expect(page.get_by_role("region", name="My queue")).to_contain_text("Everything")

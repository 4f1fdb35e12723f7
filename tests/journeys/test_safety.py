"""New safety advice travels from the original to a Russian reader; a comma travels in silence."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.addresses import address, entry
from tests.journeys.desk import sign_in

pytestmark = pytest.mark.browser

TITLE = "Указания по безопасности изменились"
NEW_ADVICE = "Do not come at all until the skin has healed."
IN_RUSSIAN = "Не приходите, пока кожа не заживет."


def change_user(page: Page, username: str) -> None:
    page.context.clear_cookies()
    sign_in(page, username)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("published")


def notice(page: Page) -> Locator:
    return page.get_by_role("complementary", name=TITLE)


def test_new_advice_warns_the_reader_until_a_translator_publishes(page: Page) -> None:
    sign_in(page, "editor")
    page.goto(f"/admin/pages/{entry('contraindication', 'en').pk}/edit/")
    advice = page.get_by_role("region", name="Explanation*").get_by_role("textbox")
    advice.and_(page.locator("[aria-multiline]")).click()
    page.keyboard.press("Control+A")
    page.keyboard.type(NEW_ADVICE)
    # The rich text editor hands its words over a moment later.
    expect(page.locator("[name=explanation]")).to_have_value(re.compile(NEW_ADVICE))
    publish(page)
    expect(page.get_by_role("status")).to_contain_text("To be translated again: 1 text, 2 pages")
    expect(page.get_by_role("status")).to_contain_text("About safety: 1 text.")

    page.goto(address("contraindication", "ru"))
    expect(notice(page)).to_be_visible()
    expect(notice(page).get_by_role("link")).to_have_attribute(
        "href", address("contraindication", "en")
    )

    change_user(page, "translator-ru")
    page.goto(f"/admin/pages/{entry('contraindication', 'ru').pk}/edit/")
    page.get_by_role("button", name="Publish in Русский").click()
    expect(page.get_by_role("heading", name="1 text has to be put right first")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(NEW_ADVICE)

    page.get_by_role("link", name="Go on translating").click()
    strings = page.get_by_role("tabpanel", name="Content")
    strings.get_by_role("button", name="Translate", exact=True).click()
    string = strings.get_by_role("listitem").filter(has=page.get_by_role("textbox")).last
    string.get_by_role("textbox").fill(IN_RUSSIAN)
    string.get_by_role("button", name="Save").click()
    expect(strings).to_contain_text("Translated manually")
    page.get_by_role("button", name="Publish in Русский").click()
    expect(page.get_by_role("status")).to_contain_text("Published")

    page.goto(address("contraindication", "ru"))
    expect(page.get_by_text(IN_RUSSIAN)).to_be_visible()
    expect(notice(page)).to_have_count(0)


def test_a_comma_warns_nobody_and_need_not_be_translated_again(page: Page) -> None:
    sign_in(page, "editor")
    page.goto(f"/admin/pages/{entry('article', 'en').pk}/edit/")
    standfirst = page.get_by_role("textbox", name="Standfirst*")
    standfirst.fill(standfirst.input_value().replace(" and ", ", and ", 1) + ",")
    publish(page)
    page.get_by_role("link", name="A small correction? Keep the translations").click()
    keep = page.url
    page.goto(address("article", "ru"))
    expect(notice(page)).to_have_count(0)

    page.goto(keep)
    page.get_by_role("button", name="Keep these translations").click()
    expect(page.get_by_role("status")).to_contain_text("2 translations were published again.")

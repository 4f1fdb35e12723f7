"""Somebody checks whether massage is for them: by keyboard, without JavaScript, on a phone, in each language."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect
from wagtail.models import Page as WagtailPage

from practice.building.keys import key
from tests.browser import PATIENCE
from tests.journeys.addresses import address, entry
from tests.journeys.axe import violations
from tests.journeys.keyboard import press
from tests.journeys.languages import LANGUAGES, done_in_each_language, seen_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 740}
KEPT = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  document.cookie, location.search, location.hash, history.state]"""
NOTHING = [0, 0, 0, "", "", "", None]


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(browser: Browser, live_site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_site, viewport=PHONE, java_script_enabled=request.param
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def condition(slug: str, code: str) -> WagtailPage:
    found = WagtailPage.objects.get(translation_key=key("page", slug), locale__language_code=code)
    return found.specific


def box(page: Page, slug: str, code: str) -> Locator:
    """The box of a condition. A hard space in its name is a plain one for a screen reader."""
    name = r"\s".join(map(re.escape, condition(slug, code).plain_words.split()))
    return page.get_by_role("checkbox", name=re.compile(name))


def finish(page: Page, *steps: int) -> None:
    for step in steps:
        page.locator(".self-check__done-box").nth(step - 1).check()


def outcome(page: Page) -> Locator:
    """The heading of the outcome in sight."""
    return page.locator(".self-check__result .outcome__title:visible")


def sign(page: Page) -> Locator:
    return page.locator('[data-outcome="emergency"]').nth(5)


OUTCOMES = {
    "": "Nothing known against it",
    "varicose-veins": "Tell the therapist: we leave that area alone",
    "varicose-veins diabetes": "Ask your doctor first",
    "varicose-veins diabetes thrombosis": "Do not come now: see a doctor",
}


@done_in_each_language
def test_the_gravest_of_what_is_ticked_is_the_outcome(phone: Page, code: str) -> None:
    phone.goto(address("self-check", code))
    expect(phone.get_by_role("heading", level=1)).to_have_text(entry("self-check", code).title)
    finish(phone, 1, 2, 3, 4)
    for slugs, title in OUTCOMES.items():
        finished = phone.locator(".self-check__done-box").nth(1)
        finished.uncheck()
        expect(outcome(phone)).to_have_count(0)
        for slug in slugs.split():
            box(phone, slug, code).check()
            row = phone.locator(".tick").filter(has=box(phone, slug, code))
            expect(row.locator(".tick__verdict")).to_be_visible()
            expect(row.locator(".tick__reason")).to_be_visible()
        finished.check()

        expect(outcome(phone)).to_have_text([words(code, title)])


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_emergency_sign_shows_the_number_at_once_and_asks_nothing_more(
    phone: Page, code: str
) -> None:
    phone.goto(address("self-check", code))
    expect(phone.get_by_role("heading", level=2)).not_to_have_count(0)
    alarm = phone.locator(".outcome--emergency")
    expect(alarm).to_be_hidden()

    sign(phone).check()

    call = alarm.get_by_role("link")
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:113")
    expect(phone.locator(".self-check__done:visible, .self-check__step:visible")).to_have_count(1)
    sign(phone).uncheck()
    expect(alarm).to_be_hidden()
    expect(phone.locator(".self-check__done:visible")).to_have_count(1)


def test_each_step_opens_when_the_one_before_is_finished(phone: Page) -> None:
    phone.goto(address("self-check", "en"))
    steps = phone.locator(".self-check__step:visible")
    for number in (1, 2, 3, 4):
        expect(steps).to_have_count(number)
        expect(phone.locator(".self-check__result")).to_be_hidden()
        finish(phone, number)

    expect(phone.locator(".self-check__result")).to_be_visible()
    phone.get_by_role("button", name="Take all ticks away").click()
    expect(steps).to_have_count(1)
    expect(phone.locator(":checked")).to_have_count(0)


@pytest.mark.parametrize("phone", [False], indirect=True, ids=["without script"])
def test_what_needs_a_script_is_not_offered_without_one(phone: Page) -> None:
    phone.goto(address("self-check", "en"))
    finish(phone, 1, 2, 3, 4)
    expect(phone.get_by_text("Print this page: only what you ticked")).to_be_visible()

    expect(phone.locator("[data-print]:visible, [data-copy]:visible")).to_have_count(0)


def test_the_place_that_hurts_opens_its_own_signs(phone: Page) -> None:
    phone.goto(address("self-check", "en"))
    finish(phone, 1, 2, 3)
    scalp = phone.get_by_text("Your scalp is tender")
    fever = phone.get_by_text("You have a high temperature, or feel hot")
    expect(scalp.or_(fever)).to_have_count(2)
    expect(scalp).to_be_hidden()
    expect(fever).to_be_hidden()

    phone.get_by_role("checkbox", name="Lower back").check()
    expect(fever).to_be_visible()
    expect(scalp).to_be_hidden()
    fever.click()
    finish(phone, 4)

    expect(outcome(phone)).to_have_text(["Do not come now: see a doctor"])
    expect(phone.locator(".outcome__today")).to_contain_text("66016001")


@done_in_each_language
def test_the_keyboard_alone_comes_to_the_result(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(address("self-check", code))
    for number in range(4):
        if number == 1:
            press(page, box(page, "diabetes", code), "Space")
            label = page.locator("label").filter(has=box(page, "diabetes", code))
            assert label.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
        done = page.locator(".self-check__done-box").nth(number)
        press(page, done, "Space")
        expect(done).to_be_checked()
        page.keyboard.press("Enter")  # sends a form in a browser; here it must do nothing

    expect(outcome(page)).to_have_text([words(code, "Ask your doctor first")])
    expect(outcome(page)).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"{address('self-check', code)}$"))
    press(page, page.get_by_role("button", name=words(code, "Print the summary")), "Shift")


def test_a_screen_reader_gets_steps_groups_and_the_outcome(page: Page) -> None:
    page.goto(address("self-check", "en"))
    first = page.get_by_role("group", name="Step 1 of 4 Warning signs")
    expect(first.get_by_role("checkbox", name="You have chest pain")).to_be_visible()
    finish(page, 1)
    second = page.get_by_role("group", name="Step 2 of 4 Illnesses and conditions")
    expect(second.get_by_role("heading", name="Heart, blood and blood vessels")).to_be_visible()
    box(page, "diabetes", "en").check()
    said = second.locator("[aria-live=polite]").filter(has_text="Ask your doctor first")
    expect(said.filter(visible=True)).to_have_count(1)
    finish(page, 2, 3, 4)
    result = page.get_by_role("region", name="Your result")
    expect(result.locator("[aria-live=polite]").get_by_role("heading", level=3)).to_have_text(
        "Ask your doctor first"
    )
    expect(result.get_by_role("listitem")).to_have_text(
        ["Diabetes, type 1 or type 2: Ask your doctor first"]
    )


def test_nothing_that_is_ticked_leaves_the_browser(page: Page, context: BrowserContext) -> None:
    page.goto(address("self-check", "en"), wait_until="networkidle")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    finish(page, 1)
    box(page, "diabetes", "en").check()
    finish(page, 2, 3, 4)
    expect(outcome(page)).to_be_visible()
    page.wait_for_timeout(500)

    assert asked == []
    kept = page.evaluate(KEPT)
    assert kept == NOTHING
    assert [cookie["name"] for cookie in context.cookies()] == []
    page.reload()
    expect(page.locator(":checked")).to_have_count(0)


def test_the_call_form_is_asked_for_without_a_word_about_health(
    page: Page, context: BrowserContext
) -> None:
    page.goto(address("self-check", "en"), wait_until="networkidle")
    finish(page, 1)
    box(page, "diabetes", "en").check()
    finish(page, 2, 3, 4)
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    context.on("request", note)
    page.locator(".self-check__ask a.button").click()
    expect(page.get_by_label("Your name")).to_be_visible()

    assert [request for request in asked if "callback" in request.url]
    for request in asked:
        assert "?" not in request.url or "/static/" in request.url, request.url
        assert "diabet" not in f"{request.url} {request.headers} {request.post_data}".lower()


def test_the_summary_is_copied_and_printed(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address("self-check", "en"))
    finish(page, 1)
    box(page, "diabetes", "en").check()
    finish(page, 2, 3)
    page.get_by_role("checkbox", name="Lower back").check()
    finish(page, 4)
    page.get_by_role("button", name="Copy the summary").click()
    expect(page.locator("[data-copy-status]")).to_contain_text("Copied.")

    assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
        "Is massage right for you today?",
        "Ask your doctor first",
        "– Diabetes, type 1 or type 2: Ask your doctor first",
        "It hurts here: Lower back",
    ]
    page.emulate_media(media="print")
    on_paper = page.locator(".tick__words:visible, .zone-tick:visible, .outcome__title:visible")
    expect(on_paper).to_have_text(
        ["Diabetes, type 1 or type 2", "Lower back", "Ask your doctor first"]
    )


def test_a_browser_without_has_shows_the_whole_advice_as_a_list(page: Page) -> None:
    def old(route: Route) -> None:
        answer = route.fetch()
        # No browser knows this selector, as an old one does not know :has().
        route.fulfill(response=answer, body=answer.text().replace(":has(*)", ":-old-(*)"))

    page.route(re.compile(r"self_check[\w.]*\.css"), old)
    page.goto(address("self-check", "en"))
    row = page.locator(".tick").filter(has_text=condition("diabetes", "en").plain_words)

    expect(page.get_by_text("Read the list:")).to_be_visible()
    expect(row.locator(".tick__verdict")).to_have_text("Ask your doctor first")
    expect(row.get_by_text("Check your sugar before and after")).to_be_visible()
    expect(page.locator(".self-check__advice:visible").filter(has_text="66016001")).to_have_count(1)
    expect(page.locator(".self-check__limits")).to_be_visible()
    expect(page.locator(".self-check :is(input, .outcome):visible")).to_have_count(0)


@seen_in_each_language
def test_axe_finds_nothing_when_all_is_open(page: Page, code: str) -> None:
    page.goto(address("self-check", code))
    sign(page).check()
    found = violations(page, "emergency")
    sign(page).uncheck()
    finish(page, 1)
    for slug in ("diabetes", "thrombosis", "varicose-veins"):
        box(page, slug, code).check()
    finish(page, 2, 3)
    for zone in page.locator(".zone-tick__box").all():
        zone.check()
    finish(page, 4)
    found += violations(page, "result")

    assert not found, "\n".join(found)


def test_a_diabetic_who_begins_at_the_neck_in_russian_ends_at_the_phone(phone: Page) -> None:
    phone.goto(address("home", "ru"))
    neck = phone.locator(".where__list a[data-zone='neck-collar']")
    neck.click()
    diabetes = condition("diabetes", "ru")
    short = phone.locator("details.self-check--short")
    short.locator("summary").first.click()
    # The guide does not name diabetes; its short version leads to all the conditions.
    expect(short.get_by_text(diabetes.plain_words)).to_have_count(0)
    short.locator("a.more").click()
    finish(phone, 1)
    box(phone, "diabetes", "ru").check()
    finish(phone, 2, 3, 4)
    title = words("ru", "Ask your doctor first")
    expect(phone.locator(".outcome__title:visible")).to_have_text([title])

    call = phone.get_by_role("main").locator("a.tel").first
    expect(call).to_have_attribute("href", "tel:+371-24-112-420")


class TestShort:
    def test_it_says_nothing_until_something_is_ticked(self, phone: Page) -> None:
        phone.goto(address("article", "en"))
        short = phone.locator("details.self-check--short")
        short.locator("summary").first.click()
        title = short.locator(".outcome__title:visible")
        expect(title).to_have_count(0)
        none = short.get_by_role("checkbox", name="I have none of these")

        none.check()
        expect(title).to_have_text(["Nothing known from this list"])
        short.locator('[data-outcome="absolute"]').first.check()
        expect(title).to_have_text(["Do not come now: see a doctor"])
        expect(none).to_be_hidden()

    def test_it_is_on_paper_only_when_it_was_used(self, page: Page) -> None:
        page.goto(address("article", "en"))
        short = page.locator("details.self-check--short")
        page.emulate_media(media="print")
        expect(short).to_be_hidden()
        page.emulate_media(media="screen")
        short.locator("summary").first.click()
        short.locator('[data-outcome="ask"]').first.check()

        page.emulate_media(media="print")

        expect(short.locator(".tick:visible")).to_have_count(1)
        expect(short.locator(".outcome__title:visible")).to_have_text(["Ask your doctor first"])

"""Search: with a typo on a phone, by keyboard only, without JavaScript; and the editor's report."""

import re
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, Route, expect

from search.models import Idea, LoggedStep, SearchLog
from tests.browser import PATIENCE
from tests.journeys.addresses import address, entry
from tests.journeys.axe import sights_in_turn, violations
from tests.journeys.desk import start_at_home
from tests.journeys.languages import done_in_each_language, seen_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser

#: With a slip, without diacritics, on the wrong keyboard layout; and what is meant.
SLIPS = {
    "en": ("osteochondrossis", "article"),
    "lv": ("osteohondrozs", "article"),
    "ru": ("jcntj[jylhjp", "article"),
}
BEGINNINGS = {"en": "back", "lv": "mugur", "ru": "массаж спины"}


@pytest.fixture
def phone(browser: Browser, live_site: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_site, viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser, live_site: str) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(base_url=live_site, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def search_page(page: Page, code: str) -> Locator:
    page.goto(f"/{code}/search/")
    return page.locator("#search-query")


@done_in_each_language
def test_a_typo_on_a_phone_leads_to_the_right_page(phone: Page, code: str) -> None:
    typed, kind = SLIPS[code]
    box = search_page(phone, code)
    box.tap()
    box.fill(typed)
    box.press("Enter")

    title = entry(kind, code).title.replace("\xa0", " ")
    result = phone.get_by_role("listitem").get_by_role("link", name=title)
    result.tap()

    expect(phone).to_have_url(re.compile(f"{address(kind, code)}$"))


@seen_in_each_language
def test_everything_on_a_phone_is_wide_enough_for_a_thumb(phone: Page, code: str) -> None:
    phone.goto(address("search", code))

    assert phone.evaluate("document.documentElement.scrollWidth") == 375
    for target in phone.locator(".narrow a, .narrow summary, .search-form .button").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 44


class TestCombobox:
    @pytest.fixture
    def box(self, page: Page) -> Locator:
        box = search_page(page, "en")
        expect(box).to_have_attribute("role", "combobox")
        box.focus()
        return box

    def type(self, box: Locator, text: str) -> Locator:
        box.press_sequentially(text)
        options = box.page.get_by_role("option")
        expect(options.first).to_be_visible()
        return options

    def test_the_arrows_and_enter_lead_to_a_page(self, page: Page, box: Locator) -> None:
        options = self.type(box, "back mass")
        expect(box).to_have_attribute("aria-expanded", "true")

        page.keyboard.press("ArrowDown")

        first = options.first
        expect(first).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
        expect(box).to_be_focused()
        expect(first).to_contain_text(entry("article", "en").title)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"{address('article', 'en')}$"))

    def test_the_arrows_go_round(self, page: Page, box: Locator) -> None:
        options = self.type(box, "ma")
        last = options.count() - 1
        assert last >= 1

        page.keyboard.press("ArrowUp")
        expect(options.nth(last)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")

        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)

    def test_keys_of_the_text_give_the_text_back(self, page: Page, box: Locator) -> None:
        self.type(box, "back")
        for key, place in {"ArrowLeft": 3, "Home": 0, "End": 4}.items():
            page.keyboard.press("ArrowDown")
            expect(box).to_have_attribute("aria-activedescendant", re.compile("."))

            page.keyboard.press(key)

            expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
            expect(page.get_by_role("listbox")).to_be_visible()
            assert box.evaluate("(input) => input.selectionStart") == place

    def test_escape_closes_first_and_clears_then(self, page: Page, box: Locator) -> None:
        self.type(box, "back")

        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box).to_have_attribute("aria-expanded", "false")
        expect(box).to_have_value("back")
        page.keyboard.press("Escape")

        expect(box).to_have_value("")

    def test_alt_and_arrow_open_and_close_without_choosing(self, page: Page, box: Locator) -> None:
        self.type(box, "back")
        page.keyboard.press("Alt+ArrowUp")
        expect(page.get_by_role("listbox")).to_be_hidden()

        page.keyboard.press("Alt+ArrowDown")

        expect(page.get_by_role("listbox")).to_be_visible()
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)

    def test_enter_without_a_choice_searches_what_was_typed(self, page: Page, box: Locator) -> None:
        self.type(box, "back")

        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/en/search/\?q=back$"))
        expect(page.locator("#found")).to_contain_text("back")

    def test_tab_goes_on_and_closes_the_list(self, page: Page, box: Locator) -> None:
        self.type(box, "back")

        page.keyboard.press("Tab")

        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(page.locator(".search-form .button")).to_be_focused()

    def test_a_screen_reader_hears_how_many_there_are(self, page: Page, box: Locator) -> None:
        options = self.type(box, "back")

        status = page.locator(".search-form [role=status]")
        expect(status).to_have_text(re.compile(rf"^{options.count()} suggestions?$"))
        expect(page.get_by_role("listbox")).to_have_accessible_name("Suggestions")
        box.press_sequentially(" xyzxyz")
        expect(status).to_have_text("No suggestions")
        expect(page.get_by_role("listbox")).to_be_hidden()

    def test_a_click_leads_to_the_page(self, page: Page, box: Locator) -> None:
        self.type(box, "back mass").first.click()

        expect(page).to_have_url(re.compile(f"{address('article', 'en')}$"))

    def test_only_the_last_letters_are_answered(self, page: Page, box: Locator) -> None:
        asked: list[str] = []

        def slow(route: Route) -> None:
            asked.append(route.request.url)
            route.continue_()

        page.route("**/suggest/**", slow)
        self.type(box, "back")

        assert len(asked) <= 2  # not one for each letter
        assert asked[-1].endswith("q=back")

    def test_when_suggestions_fail_the_form_still_searches(self, page: Page, box: Locator) -> None:
        page.route("**/suggest/**", lambda route: route.fulfill(status=500, body="no"))
        box.press_sequentially("back")
        page.wait_for_timeout(400)

        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page.locator(".search-results .result").first).to_be_visible()


@done_in_each_language
def test_without_javascript_one_searches_narrows_and_turns_the_page(plain: Page, code: str) -> None:
    box = search_page(plain, code)
    box.fill({"en": "massage", "lv": "masaza", "ru": "массажа"}[code])
    plain.locator(".search-form .button").click()
    results = plain.locator(".search-results .result")
    expect(results).to_have_count(10)

    plain.get_by_role("link", name=words(code, "Next page")).click()
    expect(plain.locator(".pagination__where")).to_contain_text("2")
    plain.go_back()
    plain.locator(".narrow summary", has_text=words(code, "Topic")).click()
    plain.locator(".narrow details[open] a").first.click()

    expect(plain.locator(".narrow__chosen a")).to_have_count(1)
    assert 0 < results.count() <= 10
    plain.locator(".narrow__chosen a").click()
    expect(plain.locator(".narrow__chosen a")).to_have_count(0)


@done_in_each_language
def test_a_condition_is_found_in_the_library_without_javascript(plain: Page, code: str) -> None:
    plain.goto(address("library", code))
    plain.locator("#condition").fill({"en": "sugar", "lv": "diabets", "ru": "сахар"}[code])
    plain.locator("#condition").press("Enter")

    term = plain.locator(".severity__term")
    expect(term.first).to_contain_text({"en": "iabetes", "lv": "iabēts", "ru": "иабет"}[code])


@seen_in_each_language
def test_axe_finds_nothing_on_results_or_without_any(page: Page, code: str) -> None:
    found = []
    queries = {
        "results": "massage" if code == "en" else "masāža" if code == "lv" else "массаж",
        "corrected": SLIPS[code][0],
        "nothing": "zzzzzz",
        "a filter": "&topic=back-and-spine",
        "empty": "",
    }
    for number, (name, query) in enumerate(queries.items()):
        page.goto(f"/{code}/search/?q={query}")
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true })")
        found += violations(page, name, sights_in_turn(number))

    assert not found, "\n".join(found)


@seen_in_each_language
def test_axe_finds_nothing_with_the_suggestions_open(page: Page, code: str) -> None:
    box = search_page(page, code)
    box.press_sequentially(BEGINNINGS[code])
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")

    found = violations(page, "suggestions")

    assert not found, "\n".join(found)


def test_an_editor_learns_what_visitors_miss(page: Page) -> None:
    day = timezone.localdate()
    rows = [("lymph drainage", LoggedStep.NONE, 0, 4), ("neck massage", LoggedStep.ALL, 9, 7)]
    for typed, step, hits, count in rows:
        SearchLog.objects.create(
            day=day, language="en", words=typed, step=step, hits=hits, count=count
        )
    start_at_home(page, "editor")
    page.get_by_role("button", name="Reports").click()
    page.get_by_role("link", name="What visitors look for", exact=True).click()

    nothing = page.get_by_role("region", name="Searches without results")
    expect(nothing.get_by_role("rowheader")).to_have_text(["lymph drainage"])
    wanted = page.get_by_role("region", name="What people look for")
    expect(wanted.get_by_role("rowheader")).to_have_text(["neck massage", "lymph drainage"])
    nothing.get_by_role("button", name="Note as an idea").click()

    expect(page.get_by_text("“lymph drainage” is on the list of ideas.")).to_be_visible()
    expect(nothing.get_by_role("link", name="On the list of ideas")).to_be_visible()
    assert Idea.objects.get().words == "lymph drainage"
    nothing.get_by_role("link", name="Promote a page").click()
    expect(page.get_by_label("Search term(s)/phrase")).to_have_value("lymph drainage")

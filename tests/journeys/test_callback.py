"""A visitor requests a call: from any page, on a phone, with a failing connection."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from forms.models import CallbackRequest
from tests.journeys.addresses import address, entry
from tests.journeys.axe import complaints
from tests.journeys.languages import done_in_each_language, seen_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 375, "height": 800})
    return page


@pytest.fixture
def plain(browser: Browser, live_site: str) -> Iterator[Page]:
    """A small phone without JavaScript."""
    context = browser.new_context(
        base_url=live_site, viewport={"width": 375, "height": 700}, java_script_enabled=False
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def button(place: Page | Locator, code: str) -> Locator:
    return place.get_by_role("button", name=entry("form", code).submit_label)


def box(place: Page | Locator, key: str, code: str) -> Locator:
    """The field with this key, by its label."""
    label = next(b.value["label"] for b in entry("form", code).fields if b.value["key"] == key)
    return place.get_by_role("textbox", name=re.compile(f"^{label}"))


def fill(place: Page | Locator, code: str, message: str = "") -> None:
    box(place, "name", code).fill("Anna")
    box(place, "phone", code).fill("8 (916) 123-45-67")
    box(place, "message", code).fill(message)


def ask_from(page: Page, kind: str, code: str) -> Locator:
    """Follow the call to action of a page; gives the dialog."""
    page.goto(address(kind, code))
    page.locator(f"main a[href='{address('form', code)}']").last.click()
    dialog = page.get_by_role("dialog", name=entry("form", code).title)
    expect(dialog).to_be_visible()
    return dialog


def fail(route: Route) -> None:
    route.abort("connectionfailed")


class TestDialog:
    @done_in_each_language
    def test_opens_on_an_article_and_thanks_there(self, phone: Page, code: str) -> None:
        dialog = ask_from(phone, "article", code)
        fill(dialog, code, "Labdien!")
        dialog.get_by_role("radio", name="Русский").check()

        button(dialog, code).click()

        thanks = phone.get_by_role("dialog", name=entry("form", code).thank_you_title)
        expect(thanks).to_be_visible()
        expect(thanks.locator("[data-thanks]")).to_contain_text(re.compile(r"\d:\d\d"))
        expect(phone).to_have_url(re.compile(f"{address('article', code)}$"))
        request = CallbackRequest.objects.get()
        assert (request.language, request.phone) == (code, "+79161234567")
        assert request.answers["language"] == "ru"
        thanks.get_by_role("button", name=words(code, "Done", "closes a dialog")).click()
        expect(thanks).to_be_hidden()

    def test_an_empty_form_is_told_at_once_back_closes_it_and_the_evening_can_be_chosen(
        self, phone: Page
    ) -> None:
        sent = []
        phone.on("request", lambda r: sent.append(r) if r.method == "POST" else None)
        dialog = ask_from(phone, "article", "ru")
        button(dialog, "ru").click()
        expect(box(dialog, "name", "ru")).to_be_focused()
        expect(dialog.locator(".field__error")).to_have_count(2)
        assert not sent

        phone.go_back()

        expect(dialog).to_be_hidden()
        expect(phone).to_have_url(re.compile(f"{address('article', 'ru')}$"))
        phone.locator(f"main a[href='{address('form', 'ru')}']").last.click()
        fill(dialog, "ru")
        window = dialog.locator("option", has_text="17:00–19:00").last.get_attribute("value")
        dialog.get_by_role("combobox").select_option(window)
        button(dialog, "ru").click()
        # The thanks of the form: the guide has some of its own ("Was this guide helpful?").
        expect(phone.locator("dialog [data-thanks]")).to_contain_text("17:00–19:00")
        assert CallbackRequest.objects.get().answers["call_time"] == window

    def test_keeps_the_keyboard_inside_and_gives_it_back(self, page: Page) -> None:
        dialog = ask_from(page, "article", "en")
        opener = page.locator(f"main a[href='{address('form', 'en')}']").last
        for _ in range(30):
            page.keyboard.press("Tab")
            inside = "document.activeElement === document.body || document.activeElement.closest('dialog')"
            assert page.evaluate(f"Boolean({inside})")
        box(dialog, "message", "en").fill("Half a thought")

        page.keyboard.press("Escape")

        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()
        opener.press("Enter")
        expect(box(dialog, "message", "en")).to_have_value("Half a thought")

    @seen_in_each_language
    def test_axe_finds_nothing(self, phone: Page, code: str) -> None:
        dialog = ask_from(phone, "article", code)
        box(dialog, "phone", code).fill("12")
        box(dialog, "name", code).focus()

        assert complaints(phone) == []

    def test_a_form_that_cannot_be_fetched_is_opened_as_a_page(self, page: Page) -> None:
        page.goto(address("article", "en"))
        page.route(
            "**/callback/",
            lambda r: fail(r) if r.request.resource_type == "fetch" else r.continue_(),
        )

        page.locator(f"main a[href='{address('form', 'en')}']").last.click()

        expect(page.get_by_role("heading", level=1)).to_have_text(entry("form", "en").title)

    def test_a_new_tab_is_still_a_new_tab(self, page: Page) -> None:
        page.goto(address("article", "en"))
        link = page.locator(f"main a[href='{address('form', 'en')}']").last

        with page.context.expect_page() as opened:
            link.click(modifiers=["Control"])

        expect(opened.value).to_have_url(re.compile(address("form", "en")))
        expect(page.get_by_role("dialog")).to_have_count(0)


class TestMistakes:
    @done_in_each_language
    def test_one_is_named_when_the_field_is_left_and_forgiven_when_mended(
        self, phone: Page, code: str
    ) -> None:
        phone.goto(address("form", code))
        number = box(phone, "phone", code)
        number.fill("٢٤١")
        box(phone, "name", code).focus()
        said = re.compile(words(code, "Error:"))
        expect(number).to_have_accessible_description(said)
        expect(number).to_have_attribute("aria-invalid", "true")

        number.fill("٢٤١١٢٤٢٠")

        expect(number).to_have_attribute("aria-invalid", "false")
        expect(number).not_to_have_accessible_description(said)


class TestTrouble:
    @done_in_each_language
    def test_a_lost_connection_loses_no_word(self, phone: Page, code: str) -> None:
        dialog = ask_from(phone, "article", code)
        fill(dialog, code, "Do not lose me")
        phone.context.set_offline(True)
        button(dialog, code).click()
        alert = dialog.get_by_role("alert")
        expect(alert).to_contain_text(words(code, "Your request has not reached us"))
        expect(alert.locator("a[href^='tel:']")).to_be_visible()
        assert not CallbackRequest.objects.exists()

        phone.context.set_offline(False)
        button(dialog, code).click()

        expect(phone.locator("dialog [data-thanks]")).to_be_visible()
        assert CallbackRequest.objects.get().answers["message"] == "Do not lose me"

    def test_an_answer_that_never_came_is_one_request(self, page: Page) -> None:
        """The site has taken it in, but the visitor's connection broke before the thanks."""
        page.goto(address("form", "en"))
        fill(page, "en")
        page.route("**/callback/", lambda route: (route.fetch(max_redirects=0), fail(route)))
        button(page, "en").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.unroute("**/callback/")

        button(page, "en").click()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            entry("form", "en").thank_you_title
        )
        assert CallbackRequest.objects.count() == 1

    def test_two_clicks_send_once(self, page: Page) -> None:
        page.goto(address("form", "en"))
        fill(page, "en")
        sent = []
        page.on(
            "request", lambda request: sent.append(request) if request.method == "POST" else None
        )

        button(page, "en").dblclick()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            entry("form", "en").thank_you_title
        )
        assert len(sent) == 1

    @done_in_each_language
    def test_lost_cookies_lose_no_word(self, phone: Page, code: str) -> None:
        phone.goto(address("form", code))
        fill(phone, code, "Do not lose me")
        phone.context.clear_cookies()
        button(phone, code).click()
        expect(phone.get_by_role("alert").first).to_be_focused()
        expect(box(phone, "message", code)).to_have_value("Do not lose me")

        button(phone, code).click()

        expect(phone.get_by_role("heading", level=1)).to_have_text(
            entry("form", code).thank_you_title
        )
        assert CallbackRequest.objects.get().answers["message"] == "Do not lose me"


class TestWithoutJavaScript:
    @done_in_each_language
    def test_lost_cookies_lose_no_word(self, plain: Page, code: str) -> None:
        plain.goto(address("form", code))
        fill(plain, code, "Do not lose me")
        plain.context.clear_cookies()
        button(plain, code).click()
        expect(plain.get_by_role("heading", level=1)).to_have_text(
            words(code, "Please send it once more")
        )
        expect(box(plain, "message", code)).to_have_value("Do not lose me")

        button(plain, code).click()

        expect(plain.get_by_role("heading", level=1)).to_have_text(
            entry("form", code).thank_you_title
        )
        assert CallbackRequest.objects.get().phone == "+79161234567"


class TestProof:
    def test_the_browser_solves_the_puzzle_while_the_visitor_types(
        self, page: Page, settings
    ) -> None:
        settings.CALLBACK_ALTCHA = True
        settings.CALLBACK_ALTCHA_EFFORT = 2000
        page.goto(address("form", "en"))
        fill(page, "en")

        button(page, "en").click()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            entry("form", "en").thank_you_title
        )
        assert "unproven" not in CallbackRequest.objects.get().suspicion

"""A visitor reads, changes the language, requests a call and searches."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Locator, Page, expect
from wagtail.models import Locale
from wagtail.models import Page as WagtailPage

from forms.models import CallbackRequest
from tests.browser import PATIENCE
from tests.journeys.addresses import QUERIES, address, addresses, entry
from tests.journeys.languages import done_in_each_language, seen_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser

NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
THANKS = {
    "en": "Thank you! We will contact you shortly",
    "lv": "Paldies! Mēs drīz ar jums sazināsimies",
    "ru": "Спасибо! Мы скоро свяжемся с вами",
}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

#: The step from Latvian to Russian in every run, the others in the nightly one.
BETWEEN_LANGUAGES = pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("en", "lv", marks=pytest.mark.nightly),
        ("lv", "ru"),
        pytest.param("ru", "en", marks=pytest.mark.nightly),
    ],
)


@pytest.fixture
def plain_phone(browser: Browser, live_site: str) -> Iterator[Page]:
    """A small phone without JavaScript."""
    context = browser.new_context(
        base_url=live_site,
        viewport={"width": 375, "height": 700},
        has_touch=True,
        is_mobile=True,
        java_script_enabled=False,
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def field(page: Page, key: str, code: str) -> Locator:
    """The field of the callback form that has this key, by its label."""
    blocks = [block.value for block in entry("form", code).fields]
    label = next(value["label"] for value in blocks if value["key"] == key)
    return page.get_by_role("textbox", name=re.compile(f"^{label}"))


def language(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


class TestLanguage:
    @BETWEEN_LANGUAGES
    def test_the_switcher_stays_on_the_article(self, page: Page, old: str, new: str) -> None:
        page.goto(address("article", old))

        switcher = page.get_by_role("navigation", name=words(old, "Language"), exact=True)
        switcher.get_by_role("link", name=NAMES[new]).click()

        heading(page, entry("article", new).title)
        expect(page.locator("html")).to_have_attribute("lang", new)
        expect(page).to_have_url(re.compile(f"{address('article', new)}$"))

    @BETWEEN_LANGUAGES
    def test_the_front_door_remembers_it(self, page: Page, old: str, new: str) -> None:
        page.goto(address("article", old))
        page.get_by_role("navigation", name=words(old, "Language"), exact=True).get_by_role(
            "link", name=NAMES[new]
        ).click()
        heading(page, entry("article", new).title)

        page.goto("/")

        expect(page).to_have_url(re.compile(f"/{new}/$"))

    def test_a_page_that_one_language_lacks_is_offered_in_the_others(self, page: Page) -> None:
        russian = WagtailPage.objects.get(pk=entry("article", "ru").pk)
        russian.unpublish()

        answer = page.goto(russian.url_path.replace("/glavnaya/", "/ru/"))

        assert answer
        assert answer.status == 404
        heading(page, words("ru", "This page is not available in your language yet"))
        offers = page.get_by_role("main").get_by_role("link", name=re.compile(r"\((English|Latv)"))
        expect(offers).to_have_count(2)
        offers.filter(has_text=NAMES["lv"]).click()
        heading(page, entry("article", "lv").title)

    def test_an_english_address_in_latvian_leads_to_the_latvian_page(self, page: Page) -> None:
        english = address("article", "en")

        page.goto(english.replace("/en/", "/lv/"))

        heading(page, words("lv", "Page not found"))
        page.get_by_role("main").get_by_role("link", name=entry("article", "lv").title).click()
        heading(page, entry("article", "lv").title)


class TestPhoneWithoutJavaScript:
    @done_in_each_language
    def test_reads_and_asks_to_be_called(self, plain_phone: Page, code: str) -> None:
        page = plain_phone
        page.goto(address("home", code))
        menu = self.open_menu(page, code)
        menu.get_by_role("link").first.click()
        heading(page, entry("index", code).title)

        page.get_by_role("link", name=entry("article", code).title).click()
        heading(page, entry("article", code).title)
        self.unfold(
            page, WagtailPage.objects.get(slug="thrombosis").get_translation(language(code))
        )

        menu = self.open_menu(page, code)
        menu.locator(f"a[href='{address('form', code)}']").click()
        heading(page, entry("form", code).title)
        field(page, "name", code).fill("Anna")
        field(page, "phone", code).fill("24112420")
        page.get_by_role("button", name=entry("form", code).submit_label).click()

        heading(page, THANKS[code])
        request = CallbackRequest.objects.get()
        assert (request.language, request.visitor_name, request.phone) == (
            code,
            "Anna",
            "+37124112420",
        )

    @staticmethod
    def open_menu(page: Page, code: str) -> Locator:
        page.get_by_role("banner").get_by_text(words(code, "Menu"), exact=True).click()
        menu = page.get_by_role("navigation", name=words(code, "Main menu"))
        expect(menu).to_be_visible()
        return menu

    @staticmethod
    def unfold(page: Page, condition: WagtailPage) -> None:
        """Read why a condition speaks against massage, and what to do instead."""
        listed = page.locator(".severity__list").get_by_role("group")
        reason = listed.filter(has_text=condition.title)
        explanation = reason.get_by_role("paragraph").first
        expect(explanation).to_be_hidden()
        reason.locator("summary").click()
        expect(explanation).to_be_visible()

    def test_reads_the_cookie_notice_as_a_line(self, plain_phone: Page) -> None:
        page = plain_phone
        page.goto(address("article", "lv"))
        notice = page.get_by_role("region", name=words("lv", "Cookie notice"))

        expect(notice).to_be_visible()
        expect(notice).to_have_css("position", "static")
        expect(notice.get_by_role("button")).to_have_count(0)


class TestForm:
    @done_in_each_language
    def test_a_mistake_is_explained_beside_the_field(self, page: Page, code: str) -> None:
        page.goto(address("form", code))
        field(page, "name", code).fill("Anna")
        # Enough digits for the script; the site knows that it is no number.
        field(page, "phone", code).fill("1234567")
        field(page, "message", code).fill("?")
        page.get_by_role("radio").nth(1).check()

        page.get_by_role("button", name=entry("form", code).submit_label).click()

        summary = page.get_by_role("alert")
        expect(summary).to_contain_text(words(code, "Please check these answers"))
        phone = field(page, "phone", code)
        expect(phone).to_have_value("1234567")
        expect(phone).to_have_accessible_description(re.compile(re.escape(words(code, INVALID))))
        expect(phone).to_have_attribute("aria-invalid", "true")
        expect(field(page, "name", code)).to_have_value("Anna")
        expect(field(page, "message", code)).to_have_value("?")
        expect(page.get_by_role("radio").nth(1)).to_be_checked()
        summary.get_by_role("link").click()
        expect(phone).to_be_focused()
        assert not CallbackRequest.objects.exists()


INVALID = (
    "Enter the whole phone number; if it is not a Latvian one, begin with + and the country code."
)


class TestSearch:
    @done_in_each_language
    def test_finds_a_guide(self, page: Page, code: str) -> None:
        page.goto(address("home", code))
        box = page.get_by_role("banner").locator("#search-header")
        expect(box).to_have_accessible_name(words(code, "What are you looking for?"))
        box.fill(QUERIES[code])
        box.press("Enter")

        results = page.get_by_role("main").get_by_role("heading", level=3).get_by_role("link")
        found = results.first.get_attribute("href")
        results.first.click()

        expect(page).to_have_url(re.compile(f"{found}$"))
        expect(page.locator("html")).to_have_attribute("lang", code)

    def test_finds_nothing_and_says_where_else_to_look(self, page: Page) -> None:
        page.goto(address("nothing found", "en"))

        expect(page.get_by_role("heading", name="Nothing found for “zzzzzz”")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name="Guides")).to_be_visible()


class TestNotice:
    def test_closes_where_it_is_and_stays_closed(self, page: Page) -> None:
        page.goto(address("article", "en"))
        notice = page.get_by_role("region", name="Cookie notice")
        page.evaluate("window.stillHere = true")

        notice.get_by_role("button", name="I agree").click()

        expect(notice).to_have_count(0)
        assert page.evaluate("window.stillHere")
        page.reload()
        heading(page, entry("article", "en").title)
        expect(notice).to_have_count(0)


class TestKeyboard:
    def test_the_first_key_leads_past_the_header(self, page: Page) -> None:
        page.goto(address("article", "en"))
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the main text")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()

        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        page.keyboard.press("Tab")

        expect(page.get_by_role("main").locator("a:focus, summary:focus")).to_have_count(1)


class TestNarrow:
    @seen_in_each_language
    def test_nothing_is_wider_than_320_pixels(self, page: Page, code: str) -> None:
        page.set_viewport_size({"width": 320, "height": 640})
        wider: dict[str, int] = {}
        for kind, where in addresses(code).items():
            page.goto(where)
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
            if excess := page.evaluate(WIDER):
                wider[kind] = excess

        assert wider == {}

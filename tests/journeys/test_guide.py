"""A guide on a phone, on paper, and what its readers say of it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articles.models import ArticlePage, HelpfulCount
from tests.browser import PATIENCE
from tests.journeys.addresses import address, entry
from tests.journeys.languages import LANGUAGES
from tests.journeys.words import words

pytestmark = pytest.mark.browser

#: A page in a PDF file.
SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


def on_a_phone(browser: Browser, live_site: str, *, script: bool) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_site,
        viewport={"width": 375, "height": 812},
        has_touch=True,
        is_mobile=True,
        java_script_enabled=script,
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser, live_site: str) -> Iterator[Page]:
    yield from on_a_phone(browser, live_site, script=True)


@pytest.fixture
def plain_phone(browser: Browser, live_site: str) -> Iterator[Page]:
    yield from on_a_phone(browser, live_site, script=False)


def steps(page: Page) -> Locator:
    return page.locator(".steps > li:visible")


def shows_step(page: Page, number: int) -> None:
    expect(steps(page)).to_have_count(1)
    expect(steps(page)).to_have_id(f"session-step-{number}")


def sheets(page: Page) -> int:
    return len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))


def test_the_steps_are_read_one_a_screen_and_stay_after_a_reload_and_in_another_language(
    phone: Page,
) -> None:
    phone.goto(address("article", "lv"))
    shows_step(phone, 1)

    phone.get_by_role("button", name=words("lv", "Next step")).click()
    shows_step(phone, 2)
    expect(steps(phone).get_by_role("heading")).to_be_focused()
    phone.keyboard.press("ArrowRight")
    shows_step(phone, 3)

    phone.reload()
    shows_step(phone, 3)
    expect(phone.locator(".player [aria-current]")).to_have_attribute("href", "#session-step-3")

    phone.locator(".languages a[hreflang=ru]").first.click()
    expect(phone).to_have_url(re.compile(f"{address('article', 'ru')}#session-step-3$"))
    shows_step(phone, 3)
    expect(phone.locator("details.contents [data-here]")).to_have_text(
        phone.locator(".technique-steps h2").inner_text()
    )
    assert phone.evaluate("document.documentElement.scrollWidth") == 375

    phone.get_by_role("button", name=words("ru", "Show all steps")).click()
    expect(steps(phone)).to_have_count(9)


def test_on_paper_a_guide_takes_four_to_six_pages_with_every_step_and_its_code(page: Page) -> None:
    page.goto(address("article", "en"))

    assert 4 <= sheets(page) <= 6

    page.emulate_media(media="print")
    expect(steps(page)).to_have_count(9)
    expect(page.locator(".paper-head .qr")).to_be_visible()
    expect(
        page.get_by_role("button").locator("visible=true").and_(page.locator(".button"))
    ).to_have_count(0)


@pytest.mark.nightly
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_guide_the_sheet_and_the_library_fit_their_paper(page: Page, code: str) -> None:
    guides = ArticlePage.objects.live().filter(locale__language_code=code)
    for guide in guides:
        page.goto(guide.get_url())
        assert sheets(page) <= 6, guide.slug

    page.goto(f"{address('article', code)}sheet/")
    assert sheets(page) == 1
    page.goto(address("library", code))
    assert sheets(page) == 1


@pytest.mark.nightly
def test_without_a_script_all_steps_are_listed_and_an_answer_is_thanked(plain_phone: Page) -> None:
    page = plain_phone
    page.goto(address("article", "ru"))
    expect(steps(page)).to_have_count(9)

    page.get_by_role("button", name=words("ru", "Yes"), exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        words("ru", "Thank you for the answer")
    )
    counted = HelpfulCount.objects.get()
    assert (counted.page_id, counted.yes, counted.no) == (entry("article", "ru").pk, 1, 0)


@pytest.mark.nightly
def test_a_word_is_explained_in_place_and_an_answer_is_thanked_in_place(phone: Page) -> None:
    phone.goto(address("article", "lv"))
    word = phone.locator("button.word").first
    note = phone.locator(f"#{word.get_attribute('popovertarget')}")
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
    phone.keyboard.press("Escape")
    expect(note).to_be_hidden()

    phone.get_by_role("button", name=words("lv", "No"), exact=True).click()

    expect(phone.locator(".helpful")).to_contain_text("jautājiet mums")
    expect(phone).to_have_url(re.compile(f"{address('article', 'lv')}$"))
    assert HelpfulCount.objects.get().no == 1

"""Nothing is loaded from another site before the visitor agrees, nor after a refusal or a withdrawal."""

import pytest
from playwright.sync_api import Page, Route, expect

from core.models import VisitorConsent
from tests.journeys.addresses import address
from tests.journeys.languages import done_in_each_language
from tests.journeys.words import words

pytestmark = pytest.mark.browser

ELSEWHERE = "https://stats.example.lv/"
SCREEN = 812


@pytest.fixture
def loaded(page: Page) -> list[str]:
    """What the browser has asked the other site for."""
    VisitorConsent.objects.create(measuring="matomo", measuring_address=ELSEWHERE, measuring_id="3")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(
            body="document.documentElement.dataset.counted = 'yes'", content_type="text/javascript"
        )

    page.route(f"{ELSEWHERE}**", answer)
    return asked


@done_in_each_language
def test_a_visitor_refuses_then_agrees_then_takes_it_back(
    page: Page, loaded: list[str], code: str
) -> None:
    page.goto(address("home", code))
    question = page.get_by_role("region", name=words(code, "Your choice"))
    expect(question).to_be_visible()
    assert loaded == []

    question.get_by_role("button", name=words(code, "I refuse")).click()
    expect(question).to_have_count(0)
    page.reload()
    expect(page.get_by_role("banner")).to_be_visible()
    expect(question).to_have_count(0)
    assert loaded == []

    page.get_by_role("contentinfo").get_by_role(
        "link", name=words(code, "What other sites may load")
    ).click()
    page.get_by_role("button", name=words(code, "I agree to all")).click()
    expect(page.get_by_role("checkbox")).to_be_checked()
    expect(page.locator("html[data-counted]")).to_have_count(1)
    assert loaded == [f"{ELSEWHERE}matomo.js"]

    page.get_by_role("button", name=words(code, "I refuse all")).click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(
        words(code, "You have refused. Nothing is loaded.")
    )
    page.goto(address("home", code))
    expect(question).to_have_count(0)
    assert len(loaded) == 1


def test_the_notice_takes_a_line_of_a_phone_and_scrolls_away(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": SCREEN})
    page.goto(address("home", "lv"))
    notice = page.get_by_role("region", name=words("lv", "Cookie notice"))
    expect(notice).to_be_visible()

    box = notice.bounding_box()

    assert box
    assert box["height"] <= 48
    assert box["y"] + box["height"] <= SCREEN
    page.mouse.wheel(0, 900)
    expect(notice).not_to_be_in_viewport()

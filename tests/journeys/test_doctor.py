"""A doctor works through an overdue list on a phone."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import ArticlePage
from reviews.models import MedicalReview, Outcome
from reviews.state.families import reviews_of
from tests.journeys.addresses import entry
from tests.journeys.axe import violations
from tests.journeys.desk import open_session, start_at_home

pytestmark = pytest.mark.browser
PHONE = {"width": 375, "height": 740}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def guide(live_site: str) -> ArticlePage:
    """All reviews are current but that of one guide, which was due a month ago."""
    today = timezone.localdate()
    MedicalReview.objects.update(next_due=today + datetime.timedelta(days=200))
    guide = entry("article", "en")
    reviews_of(guide).update(next_due=today - datetime.timedelta(days=30))
    return guide


def fits(page: Page) -> bool:
    return page.evaluate(WIDER) == 0


def about(verb: str, guide: ArticlePage) -> re.Pattern[str]:
    """The name of a button or link in the row of a guide. A browser may put a space before the hidden words."""
    return re.compile(rf"^{verb}\s?: {re.escape(guide.title)}$")


def test_an_overdue_guide_is_signed_with_one_click(page: Page, guide: ArticlePage) -> None:
    page.set_viewport_size(PHONE)
    start_at_home(page, "doctor")
    panel = page.get_by_role("region", name="Medical review")
    expect(panel.get_by_role("listitem").filter(has_text=guide.title)).to_contain_text("Overdue")
    assert fits(page)

    panel.get_by_role("button", name=about("Reviewed, unchanged", guide)).click()

    expect(page.get_by_text("the review is signed in your name")).to_be_visible()
    expect(page.get_by_text("Everything is reviewed, and nothing is due soon.")).to_be_visible()
    review = reviews_of(guide).select_related("reviewer").first()
    assert review is not None
    assert review.reviewer is not None
    assert (review.reviewer.username, review.name) == ("doctor", "Andrejs Ozols")
    assert review.outcome == Outcome.APPROVED

    page.goto(guide.get_url())
    line = page.locator(".review-line")
    expect(line).to_contain_text("Medically reviewed by Andrejs Ozols")
    expect(line).not_to_contain_text("was due on")


def test_what_changed_about_safety_is_read_and_signed_on_a_phone(
    page: Page, guide: ArticlePage
) -> None:
    card = next(block for block in guide.body if block.block_type == "care_card")
    card.value["title"] = f"{card.value['title']}, even at night"
    guide.save_revision().publish()
    page.set_viewport_size(PHONE)
    page.goto(guide.get_url())
    expect(page.locator(".review-line")).to_contain_text("the new part has not been reviewed yet")
    start_at_home(page, "doctor")

    page.get_by_role("link", name=about("Review", guide)).click()
    change = page.get_by_role("listitem").filter(has_text="Care card › Title")
    expect(change.locator("ins")).to_contain_text("even at night")
    found = violations(page, "sign")
    page.set_viewport_size(PHONE)
    assert not found, "\n".join(found)
    assert fits(page)
    page.get_by_label("Approved", exact=True).check()
    page.get_by_role("button", name="Sign the review").click()

    expect(page.get_by_text("the review is signed in your name")).to_be_visible()
    page.goto(guide.get_url())
    expect(page.locator(".review-line")).not_to_contain_text("has not been reviewed")


def test_the_report_fits_a_phone_and_axe_finds_nothing(page: Page, guide: ArticlePage) -> None:
    open_session(page, "doctor")
    page.goto("/admin/reviews/")

    found = violations(page, "report")

    page.set_viewport_size(PHONE)
    assert not found, "\n".join(found)
    assert fits(page)

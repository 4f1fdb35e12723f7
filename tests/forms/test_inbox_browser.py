"""A receptionist with a phone in one hand, and one with a keyboard."""

import pytest
from playwright.sync_api import Page, expect

from forms.models import CallbackRequest, Status
from tests.forms.inbox import received
from tests.journeys.desk import open_session, start_at_home

pytestmark = pytest.mark.browser


def test_one_tap_on_a_phone(page: Page) -> None:
    made = received(name="Anna Bērziņa", language="lv")
    page.set_viewport_size({"width": 375, "height": 667})
    open_session(page, "reception")
    page.goto("/admin/callback-requests/")
    page.get_by_role("link", name="Anna Bērziņa").click()
    call = page.get_by_role("link", name="+371 24 11 24 20")
    again = page.get_by_role("button", name="No answer")

    for target in (call, again):
        box = target.bounding_box()
        assert box["height"] >= 44
        assert 667 / 2 < box["y"] < box["y"] + box["height"] <= 667, "within the thumb's reach"
    assert call.get_attribute("href") == "tel:+37124112420"
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    again.click()

    expect(page.get_by_text("No answer. Call again")).to_be_visible()
    assert CallbackRequest.objects.get(pk=made.pk).status == Status.NO_ANSWER


def test_the_keyboard_alone(page: Page) -> None:
    made = received(name="Anna")
    open_session(page, "reception")
    page.goto(f"/admin/callback-requests/{made.pk}/")

    page.keyboard.press("b")

    expect(page.get_by_text("Booked. Well done.")).to_be_visible()
    page.get_by_role("button", name="Reopen").focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_text("Reopened.", exact=True)).to_be_visible()
    assert CallbackRequest.objects.get(pk=made.pk).status == Status.NEW


def test_new_requests_are_told_of_without_reloading(page: Page) -> None:
    start_at_home(page, "admin")
    new = page.locator('[data-count="new"]')
    before = int(new.inner_text())

    received()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(new).to_have_text(str(before + 1))
    expect(page).to_have_title(f"({before + 1}) {page.title().split(') ', 1)[-1]}")


def test_the_list_offers_what_came_in_meanwhile(page: Page) -> None:
    received(name="First")
    open_session(page, "reception")
    page.goto("/admin/callback-requests/")
    received(name="Second")

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("link", name="New requests have arrived").click()

    expect(page.get_by_role("link", name="Second")).to_be_visible()

"""A morning at the desk, in the browser: languages, widths, two people, a session that ends."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect
from wagtail.users.models import UserProfile

from forms.models import CallbackNote, CallbackRequest, Status
from tests.forms.inbox import hours_ago, page_of, received
from tests.journeys.axe import violations
from tests.journeys.desk import open_session

pytestmark = [pytest.mark.browser, pytest.mark.nightly]

NOTE = "Zvanīt pēc sešiem"


def reads(language: str) -> None:
    user = get_user_model().objects.get(username="reception")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def overflowing(page: Page) -> list[str]:
    """Return the elements that are wider than their card, or whose text is wider than they are."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.request-head__who, .request-bar, .request-card, .inbox-line')].flatMap((card) =>
          [...card.querySelectorAll('button, select, input, textarea, a, p, div')]
            .filter((one) => one.getBoundingClientRect().width > 1)
            .filter((one) => one.getBoundingClientRect().right > card.getBoundingClientRect().right + 1
              || (getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1))
            .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim() || one.name}`))"""
    )


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_a_request_and_the_list_fit_at_every_width(page: Page, language: str) -> None:
    reads(language)
    answers = {"email": "anna@example.lv", "phone_as_typed": "24 11 24 20 ext. 123"}
    made = received(name="Anna Bērziņa", answers=answers, tries=2)
    received(name="Jānis", suspicion=["link"])
    open_session(page, "reception")

    for address in ("/admin/callback-requests/", page_of(made)):
        for width in (320, 375, 800, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            # Loaded at each width: Wagtail folds its menu a moment after the window has become narrow.
            page.goto(address)
            for one in page.locator("details").all():
                one.evaluate("(details) => { details.open = true; }")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
            assert overflowing(page) == [], width
        assert violations(page, address) == []


def test_a_morning_by_the_keys_in_any_layout(page: Page) -> None:
    late, following = received(name="Late", due_at=hours_ago(2)), received(name="Following")
    open_session(page, "reception")
    page.goto("/admin/callback-requests/")

    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Late")).to_be_focused()
    page.keyboard.press("Enter")
    note = page.get_by_label("New note")
    note.fill(NOTE)
    note.press("n")
    note.press("Alt+n")
    expect(page.get_by_text("Draft kept.")).to_be_visible()
    assert CallbackRequest.objects.get(pk=late.pk).status == Status.NEW, "no key acts in a text"
    note.blur()
    # The key of the letter B on a Russian keyboard.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'и', code: 'KeyB', bubbles: true}))"
    )
    expect(page.get_by_text("Booked. Well done.")).to_be_visible()
    assert CallbackNote.objects.get().text == f"{NOTE}n"
    page.keyboard.press("u")
    expect(page.get_by_text("Undone: 1 request")).to_be_visible()
    assert CallbackRequest.objects.get(pk=late.pk).status == Status.NEW
    page.keyboard.press("x")
    expect(page).to_have_url(f"{page.url.partition('/admin/')[0]}{page_of(following)}")


def test_a_key_is_switched_off(page: Page) -> None:
    made = received(name="Anna")
    open_session(page, "reception")
    page.goto(page_of(made))

    page.keyboard.press("?")
    page.get_by_label("Booked a visit").uncheck()
    page.get_by_role("button", name="Close this list").click()
    page.keyboard.press("b")
    page.keyboard.press("c")

    expect(page.get_by_text("Marked as being called.")).to_be_visible()
    assert CallbackRequest.objects.get(pk=made.pk).status == Status.CALLING


def test_a_session_that_ends_in_the_middle_of_a_note_loses_nothing(page: Page) -> None:
    made = received(name="Anna")
    open_session(page, "reception")
    page.goto(page_of(made))
    Session.objects.all().delete()
    page.get_by_label("New note").fill(NOTE)
    expect(page.get_by_text("the draft is only in this window")).to_be_visible()
    page.get_by_role("button", name="Booked a visit").click()
    page.get_by_label("Username").wait_for()

    open_session(page, "reception")
    page.goto(page_of(made))

    expect(page.get_by_label("New note")).to_have_value(NOTE)


def test_a_colleague_is_seen_and_what_they_do(page: Page) -> None:
    made = received(name="Anna")
    open_session(page, "reception")
    page.goto(page_of(made))
    CallbackRequest.objects.filter(pk=made.pk).update(
        status=Status.CALLING, updated_at=hours_ago(-1)
    )

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.get_by_role("link", name="This request was changed meanwhile")).to_be_visible()

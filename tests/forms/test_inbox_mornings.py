"""Reception's work in the browser: twelve people wait, a colleague helps, somebody telephones."""

import datetime
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, Page, expect
from wagtail.users.models import UserProfile

from forms.inbox.desks import open_at
from forms.models import CallbackNote, CallbackRequest, Status
from practice.groups import ensure_reception
from tests.forms.inbox import ANNA, BORIS, hours_ago, opening, page_of, received
from tests.journeys.desk import open_session

pytestmark = [pytest.mark.browser, pytest.mark.nightly]

INBOX = "/admin/callback-requests/"
WIDTHS = [375, 1280]
LANGUAGES = ["en", "lv", "ru"]
#: What happens with each of the twelve, in the order of their promises.
STEPS = [
    *["booked", "no_answer", "booked", "not_interested", "closed", "calling"],
    *["no_answer", "wrong_number", "booked", "spam", "duplicate", "booked"],
]
ENDS = {
    "no_answer": Status.NO_ANSWER,
    "calling": Status.CALLING,
    "booked": Status.BOOKED,
    "spam": Status.SPAM,
}


def at_the_desk(page: Page, language: str, width: int) -> None:
    user = get_user_model().objects.get(username="reception")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    page.set_viewport_size({"width": width, "height": 800})
    open_session(page, "reception")


def said(language: str, text: str) -> str:
    """Return a text of the admin in the language."""
    with translation.override(language):
        return gettext(text)


def asks_again(page: Page) -> None:
    """Let the open page ask for news, as it does when somebody comes back to its tab."""
    with page.expect_response(lambda answer: "/counts/" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def press(page: Page, step: str) -> None:
    button = page.locator(f"button[name=step][value='{step}']").first
    for folded in page.locator("details:not([open])", has=button).all():
        folded.locator("summary").click()
    with page.expect_navigation():
        button.click()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_morning_with_twelve_requests(page: Page, language: str, width: int) -> None:
    CallbackRequest.objects.all().delete()
    made = [
        received(name=f"Anna {number}", number=f"+3712000{number:04}", due_at=hours_ago(3 - number))
        for number in range(12)
    ]
    at_the_desk(page, language, width)
    page.goto(INBOX)
    assert page.locator(".inbox-line__name").all_inner_texts() == [
        f"Anna {number}" for number in range(12)
    ]

    for request, step in zip(made, STEPS, strict=True):
        page.goto(INBOX)
        page.locator(f"[data-pk='{request.pk}'] .inbox-line__name").click()
        page.locator("#request-note").fill(f"Note {request.pk}")
        press(page, step)

    states = {one.pk: one.status for one in CallbackRequest.objects.all()}
    assert [states[one.pk] for one in made] == [ENDS.get(one, Status.CLOSED) for one in STEPS]
    assert sorted(note.text for note in CallbackNote.objects.all()) == sorted(
        f"Note {one.pk}" for one in made
    )
    page.goto(INBOX)
    left = Counter(STEPS)["no_answer"] + Counter(STEPS)["calling"]
    expect(page.locator(".inbox-line")).to_have_count(left)


def test_who_has_what_open_follows_in_the_list_without_a_reload(page: Page) -> None:
    first, second = received(name="First"), received(name="Second")
    colleague = get_user_model().objects.create_user("oleg", first_name="Oleg")
    at_the_desk(page, "en", 1280)
    with page.expect_response(lambda answer: "/counts/" in answer.url):
        page.goto(INBOX)
    line = page.locator(f"[data-pk='{second.pk}']")
    expect(line.get_by_text("Open at Oleg")).to_have_count(0)

    open_at(second, colleague)
    asks_again(page)

    expect(line.get_by_text("Open at Oleg")).to_be_visible()
    second.desks.update(seen_at=hours_ago(1))
    asks_again(page)
    expect(line.get_by_text("Open at Oleg")).to_have_count(0)
    expect(page.locator(f"[data-pk='{first.pk}']")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_receptionists_at_once_call_nobody_twice(
    page: Page, browser: Browser, language: str, width: int
) -> None:
    made = received(name="Anna")
    oleg = get_user_model().objects.create_user("oleg", first_name="Oleg")
    oleg.groups.add(ensure_reception())
    at_the_desk(page, language, width)
    page.goto(page_of(made))
    address = page.url
    context = browser.new_context()
    other = context.new_page()
    open_session(other, "oleg")
    other.goto(address)
    expect(other.locator("[data-others]")).to_be_visible()
    press(other, "booked")
    context.close()

    page.locator("#request-note").fill("She does not answer")
    press(page, "no_answer")

    expect(page.locator("#request-note")).to_have_value("She does not answer")
    assert CallbackRequest.objects.get(pk=made.pk).status == Status.BOOKED


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_person_twice_is_answered_with_one_call(
    page: Page, language: str, width: int
) -> None:
    first, second = received(name="Anna", number=BORIS), received(name="Anna", number=BORIS)
    at_the_desk(page, language, width)
    page.goto(page_of(second))

    with page.expect_navigation():
        page.locator("button[name=other]").click()
    press(page, "booked")

    states = CallbackRequest.objects.filter(pk__in=[first.pk, second.pk])
    assert {one.status for one in states} == {Status.BOOKED}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caller_is_entered_found_handed_out_and_erased(
    page: Page, language: str, width: int
) -> None:
    number = "+37126000123"
    at_the_desk(page, language, width)
    page.goto(INBOX)
    page.get_by_role("link", name=said(language, "Enter a caller")).click()
    page.locator("[name=name]").fill("Kārlis")
    page.locator("[name=number]").fill("26000123")
    page.get_by_role("button", name=said(language, "Add to those to call")).click()
    expect(
        page.get_by_text(said(language, "Entered. The request is among those to call."))
    ).to_be_visible()
    made = CallbackRequest.objects.from_number(number).get()
    assert made.by_phone

    page.goto(f"{INBOX}person/")
    page.locator("input[name=number]").first.fill(number)
    page.get_by_role("button", name=said(language, "Find")).click()
    page.get_by_label(said(language, "I have made sure that it is this person")).check()
    with page.expect_download() as download:
        page.get_by_role("button", name=said(language, "Document for the person")).click()
    assert "Kārlis" in download.value.path().read_text()
    page.get_by_role("button", name=said(language, "Erase…")).click()
    with page.expect_navigation():
        page.locator("form button.no, form .button.no").first.click()
    assert not CallbackRequest.objects.from_number(number).exists()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evening_person_is_not_called_again_in_the_morning(
    page: Page, language: str, width: int
) -> None:
    opening(*[(day, "09:00", "20:00") for day in range(7)])
    made = received(name="Anna", number=ANNA, wish={"from": "17:00", "until": "19:00"})
    at_the_desk(page, language, width)
    page.goto(page_of(made))
    expect(page.get_by_text("17:00–19:00").first).to_be_visible()

    press(page, "no_answer")

    again = CallbackRequest.objects.get(pk=made.pk).again_at
    assert datetime.time(17) <= timezone.localtime(again).time() <= datetime.time(19)

"""A visitor chooses how and when to be answered, sees what was sent, and can correct it."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.models import PracticeSettings
from forms.models import CallbackRequest, FormPage, Notification
from practice.building.foundation import set_hours
from tests import factories, pages
from tests.forms.sending import shown
from tests.visitor import Visitor, soup, words

pytestmark = pytest.mark.django_db

#: A Monday morning in Riga.
NOW = datetime.datetime(2026, 11, 30, 8, 0, tzinfo=ZoneInfo("Europe/Riga"))
EVENING = "2026-12-01T17:00/19:00"


def field(kind: str, key: str, label: str, *, required: bool = False) -> tuple[str, dict[str, Any]]:
    return (kind, {"key": key, "label": label, "help_text": "", "required": required})


FIELDS = [
    field("text", "name", "Your name", required=True),
    field("answer_by", "answer_by", "How shall we answer?", required=True),
    field("phone", "phone", "Phone number", required=True),
    field("email", "email", "E-mail address"),
    field("call_time", "call_time", "When?"),
    field("message", "message", "Message"),
]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def form(db) -> FormPage:
    factories.site()
    practice = PracticeSettings.load()
    set_hours(practice, [(day, datetime.time(9), datetime.time(19)) for day in range(5)])
    practice.phone = "+37167000000"
    practice.save()
    return pages.callback(fields=FIELDS, if_missed="We will try once more.")


def send(visitor: Visitor, form: FormPage, **fields: str) -> Any:
    given = {"name": "Anna", "answer_by": "call", "phone": "24112420", "call_time": ""} | fields
    return visitor.post(form.get_url(), shown(visitor, form) | given)


def thanks(visitor: Visitor, form: FormPage, **fields: str) -> Any:
    answer = send(visitor, form, **fields)
    assert answer.status_code == 302, words(soup(answer).main)
    return visitor.read(answer["Location"]).main


def test_a_call_after_five_can_be_chosen_and_is_promised(visitor, form):
    options = [option["value"] for option in visitor.read(form.get_url()).select("select option")]
    assert EVENING in options

    said = words(thanks(visitor, form, call_time=EVENING))

    assert "We will call you at the time you chose: Tuesday, 1 December, 17:00–19:00." in said
    assert "+371 24 11 24 20" in said
    assert "We will try once more." in said
    request = CallbackRequest.objects.get()
    assert request.due_at == datetime.datetime(2026, 12, 1, 19, tzinfo=ZoneInfo("Europe/Riga"))


def test_a_time_that_was_not_offered_is_refused(visitor, form):
    answer = send(visitor, form, call_time="2026-12-05T17:00/19:00")  # a Saturday

    assert answer.status_code == 422
    assert "Please choose another one" in words(soup(answer).main)


def test_the_chosen_call_goes_into_a_calendar(visitor, form):
    page = thanks(visitor, form, call_time=EVENING)
    link = page.select_one("a[download]")

    answer = visitor.get(link["href"])

    assert answer["Content-Type"].startswith("text/calendar")
    lines = answer.content.decode().split("\r\n")
    assert "DTSTART:20261201T150000Z" in lines
    assert "DTEND:20261201T170000Z" in lines
    assert any(line.startswith("DESCRIPTION:") and "+371 67 00 00 00" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)


def test_without_a_chosen_time_there_is_no_entry_for_a_calendar(visitor, form):
    page = thanks(visitor, form)

    assert not page.select("a[download]")
    assert visitor.get(f"{form.get_url()}calendar/").status_code == 404


@pytest.mark.parametrize(
    ("way", "missing"), [("call", "phone"), ("sms", "phone"), ("email", "email")]
)
def test_the_way_of_answering_decides_what_is_needed(visitor, form, way, missing):
    given = {"answer_by": way, "phone": "24112420", "email": "anna@example.lv"} | {missing: ""}

    answer = send(visitor, form, **given)

    assert answer.status_code == 422
    [error] = soup(answer).select(".error-summary li a")
    assert error["href"] == f"#id_{missing}"


def test_a_form_that_was_open_before_the_question_was_asked_means_a_call(visitor, form):
    hidden = shown(visitor, form)

    answer = visitor.post(form.get_url(), hidden | {"name": "Anna", "phone": "24112420"})

    assert answer.status_code == 302
    assert CallbackRequest.objects.get().answers["answer_by"] == "call"


def test_a_deaf_visitor_asks_without_a_phone_number(visitor, form):
    said = words(thanks(visitor, form, answer_by="email", phone="", email="anna@example.lv"))

    assert "We will write you an e-mail today by" in said
    assert "anna@example.lv" in said
    assert "We will try once more." not in said
    request = CallbackRequest.objects.get()
    assert (request.phone, request.phone_digest) == ("", "")


def test_the_reception_sees_that_a_visitor_is_not_to_be_called(visitor, form, admin_client):
    send(visitor, form, answer_by="sms")
    CallbackRequest.objects.update(suspicion=[])  # the tests send faster than a person

    page = soup(admin_client.get("/admin/callback-requests/"))

    assert "By text message, no call" in words(page.select_one(".inbox-line"))
    assert page.select_one(".request-call")["href"] == "sms:+37124112420"


@pytest.mark.parametrize(
    "typed", ["67123456 ext. 12", "67123456, 24112420", "67123456 vai 24112420"]
)
def test_more_than_one_number_is_kept_as_typed_and_shown_to_the_reception(
    visitor, form, admin_client, typed
):
    send(visitor, form, phone=typed)

    request = CallbackRequest.objects.get()
    assert request.phone == "+37167123456"
    page = soup(admin_client.get(f"/admin/callback-requests/{request.pk}/"))
    assert typed in words(page.select_one(".request-answers"))


def test_a_text_message_to_an_extension_is_not_promised(visitor, form):
    answer = send(visitor, form, answer_by="sms", phone="67123456 iekš. 12")

    page = soup(answer)
    assert answer.status_code == 422
    assert "does not reach an extension" in words(page.select_one("[role=alert]"))
    assert page.select_one("[name=phone]")["value"] == "67123456 iekš. 12"
    assert not CallbackRequest.objects.exists()

    assert "We will call you" in words(thanks(visitor, form, phone="67123456 iekš. 12"))


@pytest.mark.parametrize("typed", ["+371 24 11 24 20", "0037124112420", "(24) 11-24-20"])
def test_a_plain_number_is_kept_once(visitor, form, typed):
    send(visitor, form, phone=typed)

    assert "phone_as_typed" not in CallbackRequest.objects.get().answers


def test_letters_are_stored_composed(visitor, form):
    send(visitor, form, name="Be\u0304rzin\u0327s\u030c")

    assert CallbackRequest.objects.get().visitor_name == "B\u0113rzi\u0146\u0161"


def test_a_text_that_is_too_long_comes_back_whole_with_its_length(visitor, form):
    long = "a" * 2010
    assert not visitor.read(form.get_url()).select(
        "main textarea[maxlength], main input[maxlength]"
    )

    answer = send(visitor, form, message=long)

    page = soup(answer).main
    assert "there is room for 2000 characters, and these are 2010" in words(page)
    assert page.select_one("textarea").get_text().strip() == long


def test_a_wrong_digit_is_corrected_in_the_same_request(visitor, form):
    page = thanks(visitor, form, phone="24112421")
    link = page.find("a", string=lambda text: text and "Correct it" in text)["href"]
    again = visitor.read(link)
    assert again.select_one("#id_phone")["value"] == "+37124112421"
    hidden = {
        node["name"]: node.get("value", "") for node in again.select("main form input[type=hidden]")
    }

    visitor.post(link, hidden | {"name": "Anna", "answer_by": "call", "phone": "24112420"})

    request = CallbackRequest.objects.get()
    assert request.phone == "+37124112420"
    assert CallbackRequest.objects.from_number("+37124112420").exists()
    assert Notification.objects.count() == 1


def test_what_the_practice_has_begun_with_is_not_changed_any_more(visitor, form):
    page = thanks(visitor, form, phone="24112421")
    link = page.find("a", string=lambda text: text and "Correct it" in text)["href"]
    hidden = {
        node["name"]: node.get("value", "")
        for node in visitor.read(link).select("main form input[type=hidden]")
    }
    CallbackRequest.objects.update(status="calling")

    visitor.post(link, hidden | {"name": "Anna", "answer_by": "call", "phone": "24112420"})

    assert {request.phone for request in CallbackRequest.objects.all()} == {
        "+37124112421",
        "+37124112420",
    }


def test_nobody_else_can_see_or_correct_a_request(visitor, form):
    answer = send(visitor, form)
    stranger = Visitor()

    page = stranger.read(answer["Location"]).main
    again = stranger.read(f"{form.get_url()}?correct=1").main

    assert "24 11 24 20" not in words(page).split("Back to the home page")[0]
    assert again.select_one("#id_phone").get("value", "") == ""


def test_a_form_that_is_filled_in_again_after_back_is_the_same_request(visitor, form):
    """Some browsers show a fresh form, with another token."""
    for _ in range(2):
        send(visitor, form, call_time=EVENING)
        send(Visitor(), form, call_time=EVENING)

    assert CallbackRequest.objects.count() == 1

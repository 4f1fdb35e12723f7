"""What is stored of a request that is taken in: every column, by its value."""

import datetime
import uuid

import pytest
import time_machine
from django.http import HttpRequest
from wagtail.models import ModelLogEntry

from core.models import Attempt
from forms.consent import consent_record
from forms.intake import TooManyRequestsError, already_taken, promised, take_in
from forms.models import CallbackRequest, Notification
from forms.sealing import digest
from tests import factories, pages
from tests.forms.sending import answers

pytestmark = pytest.mark.django_db

#: A Tuesday, at noon in Riga.
NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
TOKEN = uuid.UUID("00000000-0000-4000-8000-000000000001")
NUMBER = "+37124112420"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def page():
    factories.site()
    return pages.callback(notify="reception@example.lv", keep_days=12)


@pytest.fixture
def request_(rf) -> HttpRequest:
    return rf.post("/", headers={"user-agent": "Firefox"})


def filled_in(page, token=TOKEN, **fields):
    form = page.form(answers(**fields) | {"token": str(token)})
    assert form.is_valid(), form.errors
    return form


def test_a_request_is_stored_with_all_that_was_asked_and_promised(page, request_):
    stored = take_in(filled_in(page), page, request_)

    assert CallbackRequest.objects.get() == stored
    assert (stored.token, stored.form_key, stored.page_id) == (
        TOKEN,
        page.translation_key,
        page.pk,
    )
    assert (stored.language, stored.visitor_name, stored.keep_days) == ("en", "Anna", 12)
    assert stored.answers == {
        "name": "Anna",
        "phone": NUMBER,
        "preferred_time": "morning",
        "message": "Hi",
    }
    assert stored.phone_digest == digest(NUMBER)
    assert stored.labels == page.labels()
    assert stored.consent is None
    assert stored.due_at == promised(page, request_, page.time_of_day(stored.answers))


CONSENT = ("consent", {"key": "agreed", "label": "I agree.", "help_text": "", "required": True})


def test_the_consent_that_was_given_is_stored_with_its_proof(page, request_):
    agreed = pages.callback(slug="agreed", fields=[*pages.FORM_FIELDS, CONSENT])
    form = filled_in(agreed, agreed="on")

    stored = take_in(form, agreed, request_)

    assert stored.consent == consent_record(agreed, form)
    assert stored.consent["keys"] == ["agreed"]


def test_signs_of_a_program_are_stored_and_the_request_is_kept(page, request_):
    form = filled_in(page, website="https://spam.example")

    stored = take_in(form, page, request_)

    assert stored.suspicion == form.suspicion(request_.headers)
    assert "honeypot" in stored.suspicion


def test_a_form_without_a_number_is_stored_without_a_digest(page, request_):
    fields = [block for block in pages.FORM_FIELDS if block[1]["key"] != "phone"]
    numberless = pages.callback(slug="numberless", fields=fields)

    stored = take_in(filled_in(numberless), numberless, request_)

    assert stored.phone_digest == ""


def test_who_asks_for_a_time_of_day_is_promised_its_end(page, request_):
    page.promise_hours = 2

    stored = take_in(filled_in(page, preferred_time="evening"), page, request_)

    assert stored.due_at == promised(page, request_, (datetime.time(16), datetime.time(19)))
    assert stored.due_at > promised(page, request_)


def test_its_notification_goes_to_whom_the_form_names(page, request_):
    stored = take_in(filled_in(page), page, request_)

    assert Notification.objects.get().recipients == ["reception@example.lv"]
    assert Notification.objects.get().request == stored


def test_the_audit_log_says_in_which_language_it_came(page, request_):
    stored = take_in(filled_in(page), page, request_)

    entry = ModelLogEntry.objects.get(action="callbacks.receive")
    assert (entry.object_id, entry.data) == (str(stored.pk), {"language": "en"})


def test_the_same_token_again_gives_the_first_request_and_stores_nothing(page, request_):
    first = take_in(filled_in(page), page, request_)

    assert take_in(filled_in(page, name="Berta"), page, request_) == first
    assert CallbackRequest.objects.get().visitor_name == "Anna"
    assert Notification.objects.count() == 1


def test_too_many_from_one_number_are_refused_with_nothing_stored(page, request_, settings):
    settings.CALLBACK_LIMIT_NUMBER = 1
    take_in(filled_in(page), page, request_)

    with pytest.raises(TooManyRequestsError) as error:
        take_in(filled_in(page, token=uuid.uuid4()), page, request_)

    assert error.value.wait > 0
    assert error.value.args == (error.value.wait,)
    assert CallbackRequest.objects.count() == Notification.objects.count() == 1
    take_in(filled_in(page, token=uuid.uuid4(), phone="24112421"), page, request_)
    assert CallbackRequest.objects.count() == 2


def test_too_many_from_one_network_are_refused_whatever_the_number(page, request_, settings):
    settings.CALLBACK_LIMIT_ADDRESS = 1
    take_in(filled_in(page), page, request_)

    with pytest.raises(TooManyRequestsError):
        take_in(filled_in(page, token=uuid.uuid4(), phone="24112421"), page, request_)


def test_the_same_form_again_is_counted_once(page, request_):
    for _click in range(3):
        take_in(filled_in(page), page, request_)

    assert {row.count for row in Attempt.objects.all()} == {1}


# The same form again


def test_a_form_that_was_never_sent_is_not_taken(page, request_):
    assert already_taken(filled_in(page), page, request_) is None


def test_a_form_that_was_sent_is_taken_by_its_request(page, request_):
    stored = take_in(filled_in(page), page, request_)
    again = filled_in(page)

    assert already_taken(again, page, request_) == stored
    assert again.cleaned_data["token"] == TOKEN


def test_a_form_without_a_name_is_the_same_as_itself(page, request_):
    fields = [block for block in pages.FORM_FIELDS if block[1]["key"] != "name"]
    nameless = pages.callback(slug="nameless", fields=fields)
    stored = take_in(filled_in(nameless), nameless, request_)

    assert stored.visitor_name == ""
    assert already_taken(filled_in(nameless), nameless, request_) == stored


@pytest.mark.parametrize("change", [{"name": "Berta"}, {"message": "Later"}])
def test_a_changed_form_gets_a_token_that_follows_from_its_answers(page, request_, change):
    stored = take_in(filled_in(page), page, request_)
    changed, again = filled_in(page, **change), filled_in(page, **change)

    assert already_taken(changed, page, request_) is None
    second = take_in(changed, page, request_)

    assert second != stored
    assert second.token not in {TOKEN, None}
    assert already_taken(again, page, request_) == second
    assert again.cleaned_data["token"] == second.token


def test_a_token_after_a_change_is_the_same_in_every_release(page, request_, settings):
    # A request sent before an update and again after it is one request.
    settings.CALLBACK_DIGEST_KEY = "a key that never changes in this test"
    take_in(filled_in(page), page, request_)
    changed = filled_in(page, message="Later")

    already_taken(changed, page, request_)

    assert str(changed.cleaned_data["token"]) == "6c8a976a-6017-532e-98fc-f58c8cc46131"


# The promise


def test_the_promise_counts_the_forms_hours_from_now(page, request_):
    page.promise_hours = 2

    assert promised(page, request_) == NOON + datetime.timedelta(hours=2)


def test_the_promise_keeps_to_the_wished_time_of_day(page, request_):
    page.promise_hours = 2
    wish = (datetime.time(15), datetime.time(16))

    assert promised(page, request_, wish) == NOON + datetime.timedelta(hours=4)

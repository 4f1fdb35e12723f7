"""The page of a request: all that is known, and what a receptionist does."""

import datetime

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from forms.models import CallbackNote, CallbackRequest, FormPage, Status
from forms.sealing import unseal
from tests import factories, pages
from tests.forms.inbox import (
    ANNA,
    address,
    ilze,
    oleg,
    opening,
    page_of,
    received,
    step,
)
from tests.visitor import soup, words

__all__ = ["ilze", "oleg"]

pytestmark = pytest.mark.django_db

STORED = {
    "phone_key": "phone",
    "fields": {
        "phone": {"label": "Telephone", "choices": {}},
        "preferred_time": {"label": "When?", "choices": {"morning": "Mornings", "never": "Never"}},
        "gone": {"label": "A field of old", "choices": {}},
    },
}
ANSWERS = {"preferred_time": "morning", "gone": "Yes\nno", "unknown": True}


def messages(response):
    return " ".join(words(node) for node in soup(response).select(".messages li"))


def history(visitor, request):
    return words(visitor.read(page_of(request)).select_one(".request-history"))


def answers(visitor, request):
    found = visitor.read(page_of(request)).select_one(".request-answers")
    return dict(zip(map(words, found.select("dt")), map(words, found.select("dd")), strict=True))


def again(request):
    return CallbackRequest.objects.get(pk=request.pk)


def test_labels_are_those_of_the_form_today_in_the_readers_language(ilze):
    form = pages.callback()
    made = received(form_key=form.translation_key, language="ru", labels=STORED, answers=ANSWERS)

    assert answers(ilze, made) == {
        "When should we call?": "In the morning",
        "A field of old": "Yes no",
        "unknown": "Yes",
    }


def test_a_reader_of_another_language_reads_other_labels(ilze):
    form = pages.callback()
    translated = form.copy_for_translation(factories.locale("lv"), copy_parents=True)
    translated.fields[2].value["label"] = "Kad jums zvanīt?"
    translated.save_revision().publish()
    made = received(form_key=form.translation_key, labels=STORED, answers=ANSWERS)
    UserProfile.objects.create(user=ilze.user, preferred_language="lv")

    assert answers(ilze, made)["Kad jums zvanīt?"] == "In the morning"


def test_without_a_live_form_the_labels_of_then_are_read(ilze):
    FormPage.objects.all().delete()
    made = received(labels=STORED, answers=ANSWERS | {"preferred_time": "never"})

    assert answers(ilze, made) == {"When?": "Never", "A field of old": "Yes no", "unknown": "Yes"}


def test_the_number_is_one_large_link(ilze):
    page = ilze.read(page_of(received()))

    assert page.select_one(".request-bar a.request-call")["href"] == f"tel:{ANNA}"


def test_consent_is_shown_with_its_version_and_time(ilze):
    consent = {
        "version": 17,
        "sha256": "ab" * 32,
        "language": "lv",
        "time": "2026-11-20T10:00:00+00:00",
    }
    said = words(
        ilze.read(page_of(received(consent=consent))).select_one("#request-consent").parent
    )

    assert "17" in said
    assert "Latviešu" in said
    assert "20 November 2026" in said


def test_answers_that_no_key_opens_are_explained(ilze):
    made = received()
    CallbackRequest.objects.update(sealed="damaged")
    CallbackNote.objects.create(request=made, sealed="damaged")

    page = ilze.read(page_of(made))

    assert "CALLBACK_KEYS" in words(page)
    assert page.select_one('button[value="closed"]')


def test_calling_sets_the_first_call_once_and_takes_the_request(ilze, oleg):
    made = received()

    step(ilze, made, "calling")
    first = again(made)
    step(oleg, first, "no_answer")

    assert first.status == Status.CALLING
    assert first.assignee == ilze.user
    assert abs(first.first_call_at - timezone.now()) < datetime.timedelta(minutes=1)
    assert again(made).first_call_at == first.first_call_at
    assert again(made).assignee == ilze.user


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 10:07+02:00", "2026-11-23 12:07+02:00"),
        ("2026-11-23 18:00+02:00", "2026-11-24 10:00+02:00"),
        ("2026-11-22 12:00+02:00", "2026-11-23 11:00+02:00"),
    ],
    ids=["open in two hours", "closing before", "Sunday"],
)
def test_no_answer_is_called_again_in_two_hours_of_opening_time(ilze, now, expected):
    opening(*[(day, "09:00", "19:00") for day in range(5)])
    made = received()

    with time_machine.travel(datetime.datetime.fromisoformat(now), tick=False):
        ilze.force_login(ilze.user)
        response = step(ilze, made, "no_answer")

    assert "Call again" in messages(response)
    assert again(made).again_at == datetime.datetime.fromisoformat(expected)
    assert again(made).status == Status.NO_ANSWER
    assert again(made).is_open


@pytest.mark.parametrize("taken", ["booked", "closed", "spam"])
def test_an_end_is_timed_and_can_be_taken_back(ilze, taken):
    made = received()
    step(ilze, made, taken)
    ended = again(made)
    assert ended.status == taken
    assert ended.closed_at
    assert bool(ended.first_call_at) is (taken == "booked")

    step(ilze, ended, "not_spam" if taken == "spam" else "reopen")

    assert again(made).status == Status.NEW
    assert again(made).closed_at is None


def test_not_spam_moves_a_suspicious_request_to_the_others(ilze):
    made = received(suspicion=["link"])

    step(ilze, made, "not_spam")

    assert again(made).suspicion == []
    assert again(made).status == Status.NEW
    assert "Not spam" in history(ilze, made)


def test_of_two_receptionists_the_second_is_told_and_overwrites_nothing(ilze, oleg):
    made = received()
    step(oleg, made, "booked")

    response = step(ilze, made, "no_answer")

    assert "Someone else changed this request" in messages(response)
    assert again(made).status == Status.BOOKED
    assert again(made).again_at is None


def test_assigning_minds_the_colleague_too(ilze, oleg):
    made = received()
    step(oleg, made, "calling")

    data = {"person": str(ilze.user.pk), "seen": made.updated_at.isoformat()}
    response = ilze.post(address("assign", made.pk), data, follow=True)

    assert "Someone else changed this request" in messages(response)
    assert again(made).assignee == oleg.user


def test_a_request_is_given_to_somebody_and_to_nobody(ilze, oleg):
    made = received()

    for person in (str(oleg.user.pk), ""):
        data = {"person": person, "seen": again(made).updated_at.isoformat()}
        ilze.post(address("assign", made.pk), data)
        assert str(again(made).assignee_id or "") == person

    assert "Assigned to Oleg" in history(ilze, made)


def test_a_request_cannot_be_given_to_somebody_without_the_right(ilze, django_user_model):
    stranger = django_user_model.objects.create_user("stranger")
    made = received()

    data = {"person": str(stranger.pk), "seen": made.updated_at.isoformat()}
    ilze.post(address("assign", made.pk), data)

    assert again(made).assignee is None


@pytest.mark.parametrize("seen", ["", "x", "2026-01-01"])
def test_a_change_without_the_version_seen_changes_nothing(ilze, seen):
    made = received()

    step(ilze, made, "closed", seen=seen)

    assert again(made).status == Status.NEW


def test_a_step_that_does_not_fit_changes_nothing(ilze):
    made = received()

    step(ilze, made, "reopen")

    assert again(made).updated_at == made.updated_at
    assert ilze.post(address("status", made.pk), {"step": "dance"}).status_code == 400


def test_notes_are_sealed_and_shown_with_their_author(ilze):
    made = received()

    ilze.post(address("note", made.pk), {"note": "Prefers <b>evenings</b>"})

    note = CallbackNote.objects.get()
    assert "evenings" not in note.sealed
    assert unseal(note.sealed) == "Prefers <b>evenings</b>"
    shown = words(ilze.read(page_of(made)).select_one(".request-notes"))
    assert "Prefers <b>evenings</b>" in shown
    assert "Ilze Kalniņa" in shown


@pytest.mark.parametrize("text", ["", "   ", "\x00", "x" * 3000])
def test_an_odd_note_is_refused_with_words(ilze, text):
    made = received()

    response = ilze.post(address("note", made.pk), {"note": text}, follow=True)

    assert response.status_code == 200
    assert messages(response)
    assert not CallbackNote.objects.exists()


def test_the_history_says_who_did_what(ilze, oleg):
    made = received()
    step(ilze, made, "calling")
    step(oleg, again(made), "booked")

    said = history(ilze, made)

    assert "New → Calling" in said
    assert "Calling → Booked" in said
    assert "Ilze Kalniņa" in said
    assert "Oleg" in said


def test_looking_many_times_is_one_line_of_the_history(ilze):
    made = received()
    for _ in range(3):
        ilze.read(page_of(made))

    page = ilze.read(page_of(made))

    assert len(page.select(".request-history li")) == 1
    assert "× 4" in words(page.select_one(".request-history"))


def test_the_log_tells_what_was_done_and_never_what_was_in_it(ilze):
    made = received(name="Zebedee", answers={"message": "secretmessage"})
    ilze.post(address("search"), {"text": "Zebedee"}, follow=True)
    ilze.read(page_of(made))
    step(ilze, made, "calling")
    ilze.post(address("note", made.pk), {"note": "secretnote"})
    ilze.post(address("export"), {"format": "csv", "reason": "A report"})

    entries = list(ModelLogEntry.objects.all())

    assert {
        "callbacks.list",
        "callbacks.view",
        "callbacks.status",
        "callbacks.note",
        "callbacks.export",
    } <= {entry.action for entry in entries}
    assert all(entry.user == ilze.user for entry in entries)
    told = str([(entry.label, entry.data) for entry in entries])
    for secret in ("Zebedee", "secret", "24112420", "2411"):
        assert secret not in told


def test_the_list_is_logged_once_in_ten_minutes_for_each_reader(ilze, oleg):
    for visitor in (ilze, ilze, oleg, ilze):
        visitor.read(address("index"))

    assert ModelLogEntry.objects.filter(action="callbacks.list").count() == 2


def test_the_number_of_queries_does_not_grow_with_notes_and_events(
    ilze, oleg, django_assert_max_num_queries
):
    made = received(assignee=oleg.user)
    for number in range(8):
        ilze.post(address("note", made.pk), {"note": str(number)})
        oleg.post(address("note", made.pk), {"note": str(number)})

    with django_assert_max_num_queries(34):
        ilze.read(page_of(made))


def test_forms_from_another_site_are_refused(ilze):
    made = received()
    ilze.handler.enforce_csrf_checks = True

    assert step(ilze, made, "closed").status_code == 403
    assert again(made).status == Status.NEW

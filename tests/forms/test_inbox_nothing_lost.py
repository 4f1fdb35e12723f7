"""Nothing typed is lost: every step, in every state and language, with a note that is not saved yet."""

import time
import uuid

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory
from django.utils import translation
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry

from forms.inbox.idle import SEEN
from forms.inbox.steps import Step, steps_for
from forms.inbox.undoing import latest_change, undo
from forms.inbox.views.actions import AssignView, StatusView
from forms.models import CallbackNote, CallbackRequest, Desk, Status
from tests.forms.inbox import address, hours_ago, ilze, oleg, page_of, received, step
from tests.visitor import soup, words

__all__ = ["ilze", "oleg"]

pytestmark = pytest.mark.django_db

TYPED = "Prefers Tuesdays"
STATES = {
    **{status.value: {"status": status} for status in Status},
    "suspicious": {"suspicion": ["link"]},
}


def asked(view, request, user, **posted):
    """Post to a view in process, without the middleware."""
    made = RequestFactory().post("/", {"seen": request.updated_at.isoformat()} | posted)
    made.user, made.session = user, SessionStore()
    made._messages = FallbackStorage(made)
    with LogContext(user=user):
        response = view.as_view()(made, pk=request.pk)
    assert response.status_code == 302
    return [str(message) for message in get_messages(made)]


def is_kept(request, user):
    """Whether the typed note is among the notes or in the draft that its page shows."""
    notes = [note.text for note in CallbackNote.objects.filter(request=request)]
    drafts = [desk.draft for desk in Desk.objects.filter(request=request, user=user)]
    return TYPED in notes, TYPED in drafts


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
@pytest.mark.parametrize("state", STATES)
def test_a_note_goes_with_each_step_or_stays_as_a_draft(ilze, state, language):
    for taken in Step:
        request = received(**STATES[state])
        fits = taken in steps_for(request)
        with translation.override(language):
            said = asked(StatusView, request, ilze.user, step=taken.value, note=TYPED)

        assert is_kept(request, ilze.user) == (fits, not fits), (state, taken)
        assert len(said) == 1, "each step is answered in words"


def test_a_note_goes_with_an_assignment_too(ilze):
    request = received()

    asked(AssignView, request, ilze.user, to=str(ilze.user.pk), note=TYPED)

    assert is_kept(request, ilze.user) == (True, False)


def test_what_is_sent_twice_is_one_note(ilze):
    request, token = received(), str(uuid.uuid4())
    for _ in range(2):
        ilze.post(address("note", request.pk), {"note": TYPED, "token": token})

    assert CallbackNote.objects.count() == 1


def test_a_note_that_is_too_long_takes_no_step_and_is_shown_again(ilze):
    request = received()

    page = soup(step(ilze, request, "booked", note="x" * 2001))

    assert CallbackRequest.objects.get().status == Status.NEW
    assert len(page.select_one("#request-note").get_text(strip=True)) == 2001


def test_the_next_request_keeps_the_draft_the_filter_and_passes_what_a_colleague_has_open(
    ilze, oleg
):
    here = received(language="ru", due_at=hours_ago(3))
    busy = received(language="ru", due_at=hours_ago(2), name="Busy")
    received(language="lv", due_at=hours_ago(2), name="Latvian")
    following = received(language="ru", due_at=hours_ago(1), name="Following")
    oleg.get(page_of(busy))

    response = ilze.post(address("draft", here.pk) + "?language=ru", {"note": TYPED, "go": "next"})

    assert response["Location"] == page_of(following) + "?language=ru"
    assert words(ilze.read(page_of(here)).select_one("#request-note")) == TYPED


def test_a_session_that_ends_keeps_the_note_and_leads_back_to_the_request(ilze):
    request = received()
    session = ilze.session
    session[SEEN] = int(time.time()) - 31 * 60
    session.save()

    response = ilze.post(
        address("status", request.pk), {"step": "booked", "seen": "", "note": TYPED}
    )
    assert "/admin/login/" in response["Location"]
    ilze.force_login(ilze.user)
    answer = ilze.get(address("status", request.pk), headers={"Accept": "text/html"}, follow=True)

    assert answer.redirect_chain[-1][0] == page_of(request)
    assert words(soup(answer).select_one("#request-note")) == TYPED


def test_open_pages_that_ask_for_counts_keep_no_session_awake(ilze):
    session = ilze.session
    session[SEEN] = int(time.time()) - 31 * 60
    session.save()

    assert ilze.get(address("counts")).status_code == 200
    assert "/admin/login/" in ilze.get(address("index"))["Location"]


# Undo


@pytest.mark.parametrize("taken", ["calling", "no_answer", "later.monday", "booked", "spam"])
def test_each_step_can_be_undone_and_what_was_due_is_due_again(ilze, taken):
    before = received(due_at=hours_ago(2), again_at=hours_ago(1), status=Status.NO_ANSWER, tries=2)
    step(ilze, before, taken)
    page = ilze.read(page_of(before))

    ilze.post(page.select_one(".request-undo")["action"], {"page": before.pk})

    after = CallbackRequest.objects.get()
    for field in (
        "status",
        "again_at",
        "due_at",
        "tries",
        "first_call_at",
        "assignee_id",
        "outcome",
    ):
        assert getattr(after, field) == getattr(before, field), field


def test_steps_are_undone_one_after_the_other_and_never_past_a_colleagues(ilze, oleg):
    made = received()
    step(ilze, made, "calling")
    first = latest_change(ModelLogEntry.objects.order_by("-timestamp", "-pk")).uuid
    step(oleg, CallbackRequest.objects.get(), "booked")

    refused = ilze.post(address("undo", first), {"page": made.pk}, follow=True)
    assert "can no longer be undone" in words(soup(refused))
    second = latest_change(ModelLogEntry.objects.order_by("-timestamp", "-pk")).uuid
    undo(second, oleg.user)
    undo(first, ilze.user)

    assert CallbackRequest.objects.get().status == Status.NEW
    assert CallbackRequest.objects.get().first_call_at is None


def test_a_step_for_many_is_undone_as_one(ilze):
    made = [received(), received(), received()]
    chosen = [f"{one.pk}|{one.updated_at.isoformat()}" for one in made[:2]]
    ilze.post(address("bulk"), {"step": "spam", "chosen": [*chosen, f"{made[2].pk}|old"]})
    assert CallbackRequest.objects.filter(status=Status.SPAM).count() == 2

    page = ilze.read(address("index"))
    ilze.post(page.select_one(".inbox-undo")["action"])

    assert CallbackRequest.objects.filter(status=Status.NEW).count() == 3


# Notes


def test_a_note_is_corrected_and_removed_by_its_author_and_by_nobody_else(ilze, oleg):
    request = received()
    ilze.post(address("note", request.pk), {"note": "secretillness"})
    note = CallbackNote.objects.get()
    place = address("own_note", request.pk, note.pk)

    assert oleg.post(place, {"text": "mine"}).status_code in {302, 403}
    assert CallbackNote.objects.get().text == "secretillness"
    ilze.post(place, {"text": "Call in the evening"})
    assert CallbackNote.objects.get().text == "Call in the evening"
    assert CallbackNote.objects.get().edited_at
    ilze.post(place, {"remove": "yes"})

    assert not CallbackNote.objects.exists()
    history = words(ilze.read(page_of(request)).select_one(".request-history"))
    assert "Note removed by its author" in history
    assert "secretillness" not in str(list(ModelLogEntry.objects.values_list("label", "data")))

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from core.page_frame import page_frame_of
from forms.answers import Answer, readable, words_now
from forms.inbox.again import call_again_at, usual_times
from forms.inbox.changes import version
from forms.inbox.correcting import as_sent
from forms.inbox.desks import open_at
from forms.inbox.events import entries_of, events_of, what
from forms.inbox.keys import keys_of_request
from forms.inbox.replies import offered, ways_to
from forms.inbox.rows import InboxRow, rows_of
from forms.inbox.staff import display_name, reception
from forms.inbox.steps import AGAIN, SELDOM, Step, steps_for
from forms.inbox.together import of_same_person
from forms.inbox.undoing import latest_change
from forms.inbox.views.base import InboxPage
from forms.inbox.views.one import OneRequest
from forms.models import CallbackNote, Reply
from forms.sealing import UnsealError
from forms.wording import spoken_at

#: Other requests of the same person that the page names.
MOST_OF_PERSON = 5


class RequestView(InboxPage, OneRequest):
    """The page of one request: its data, history and possible steps."""

    template_name = "forms/admin/request.html"

    @sensitive_variables()
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        log(self.object, "callbacks.view", user=self.account)
        open_at(self.object, self.account)
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        return _("Request %(number)s") % {"number": self.object.pk}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        may_change = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "row": rows_of([self.object], self.account)[0],
            "version": version(self.object),
            "answers": self.answers(),
            "notes": [self.note(note) for note in self.object.notes.select_related("author")],
            "events": events_of(self.entries),
            "steps": (steps := steps_for(self.object) if may_change else []),
            "main_steps": [step for step in steps if step not in {*AGAIN, *SELDOM}],
            "closing_steps": [step for step in steps if step in SELDOM],
            "again": spoken_at(
                call_again_at(self.object, timezone.now(), self.hours), timezone.now()
            ),
            "again_kinds": [
                (Step.NO_ANSWER.value, _("Nobody answered: call again")),
                (Step.LATER.value, _("We spoke, and agreed on a call")),
            ],
            "keys": keys_of_request(),
            "times": usual_times(self.object, timezone.now(), self.hours),
            "may_change": may_change,
            "people": self.people() if may_change else [],
            "next_up": InboxRow(found) if (found := self.next_request()) else None,
            "query": self.filters.query,
            "list_query": self.filters.address(),
            "undoable": self.undoable() if may_change else None,
            "token": uuid.uuid4(),
            "draft": self.draft() if may_change else "",
            "as_sent": as_sent(self.object),
            "languages": settings.LANGUAGES,
            "family": self.family(),
            "replies": [_reply(one) for one in self.object.replies.select_related("author")],
            "reply_ways": (ways := ways_to(self.object)),
            "reply_texts": offered(self.object, page_frame_of(self.request)) if ways else [],
            "can_find_persons": self.user_has_any_permission({"export", "erase"}),
        }

    def answers(self) -> list[Answer] | None:
        """The answers; ``None`` if no key decrypts them."""
        try:
            found = readable(self.object, words_now([self.object.form_key]))
        except UnsealError:
            return None
        return [answer for answer in found if answer.key != self.object.phone_key]

    def people(self) -> list[tuple[int, str]]:
        return [(person.pk, display_name(person)) for person in reception(self.account)]

    @cached_property
    def entries(self) -> list[ModelLogEntry]:
        return entries_of(self.object)

    def draft(self) -> str:
        desk = self.object.desks.filter(user=self.account).first()
        return desk.draft if desk else ""

    def undoable(self) -> dict[str, Any] | None:
        """The latest change, which can be undone."""
        entry = latest_change(self.entries)
        return {"key": entry.uuid, "what": what(entry)} if entry else None

    def family(self) -> list[InboxRow]:
        """The other requests of the same person, those merged into this one first."""
        merged = list(self.object.merged.all())
        known = {one.pk for one in merged}
        same = [one for one in of_same_person(self.object)[:MOST_OF_PERSON] if one.pk not in known]
        return [InboxRow(one) for one in [*merged, *same]]

    def note(self, note: CallbackNote) -> dict[str, Any]:
        try:
            text = note.text
        except UnsealError:
            text = None
        author = display_name(note.author) if note.author else ""
        return {
            "pk": note.pk,
            "token": note.token or "",
            "text": text,
            "author": author,
            "written": note.created_at,
            "edited": note.edited_at,
            "is_own": note.author_id == self.account.pk,
        }


def _reply(reply: Reply) -> dict[str, Any]:
    try:
        text = reply.message["text"]
    except UnsealError:
        text = ""
    author = display_name(reply.author) if reply.author else ""
    state = {"sent": reply.sent_at, "failed": reply.failed_at}
    return {"text": text, "way": reply.get_way_display(), "author": author} | state

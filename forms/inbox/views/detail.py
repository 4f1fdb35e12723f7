from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from forms.answers import Answer, readable, words_now
from forms.inbox.changes import Step, call_again_at, steps_for, version
from forms.inbox.events import events_of
from forms.inbox.filters import InboxFilters
from forms.inbox.rows import InboxRow
from forms.inbox.staff import display_name, reception
from forms.inbox.views.base import InboxPage, InboxView
from forms.models import CallbackNote, CallbackRequest
from forms.sealing import UnsealError
from forms.wording import spoken


class OneRequest(InboxView):
    """A view of a single request."""

    @cached_property
    def object(self) -> CallbackRequest:
        return CallbackRequest.objects.select_related("assignee").get(pk=self.kwargs["pk"])


class RequestView(InboxPage, OneRequest):
    """The page of one request: its data, history and possible steps."""

    template_name = "forms/admin/request.html"

    @sensitive_variables()
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        log(self.object, "callbacks.view", user=self.account)
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        return _("Request %(number)s") % {"number": self.object.pk}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        may_change = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "row": InboxRow(self.object),
            "version": version(self.object),
            "answers": self.answers(),
            "notes": [_note(note) for note in self.object.notes.select_related("author")],
            "events": events_of(self.object),
            "steps": steps_for(self.object) if may_change else [],
            "no_answer": Step.NO_ANSWER,
            "again": self.again(),
            "may_change": may_change,
            "people": self.people() if may_change else [],
            "next_up": self.next_up(),
            "can_find_persons": self.user_has_any_permission({"export", "erase"}),
        }

    def answers(self) -> list[Answer] | None:
        """The answers; ``None`` if no key decrypts them."""
        try:
            found = readable(self.object, words_now([self.object.form_key]))
        except UnsealError:
            return None
        return [answer for answer in found if answer.key != self.object.phone_key]

    def again(self) -> str:
        now = timezone.now()
        return spoken(call_again_at(now, self.hours), now)

    def people(self) -> list[tuple[int, str]]:
        return [(person.pk, display_name(person)) for person in reception(self.account)]

    def next_up(self) -> InboxRow | None:
        """The other request that has waited longest."""
        filters = InboxFilters()
        others = CallbackRequest.objects.exclude(pk=self.object.pk)
        found = filters.ordered(filters.apply(others, self.account)).first()
        return InboxRow(found) if found else None


def _note(note: CallbackNote) -> dict[str, Any]:
    try:
        text = note.text
    except UnsealError:
        text = None
    author = display_name(note.author) if note.author else ""
    return {"text": text, "author": author, "written": note.created_at}

"""Views that change a request. Each redirects to the request's page with a message.

Whatever note is being typed comes with every step: it is written with it, or kept as a draft
where the step cannot be taken.
"""

import uuid

from django import forms
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from forms.inbox.changes import Change, ChangedMeanwhile, assign, take_step
from forms.inbox.noting import LONGEST, keep_draft, write_note
from forms.inbox.staff import display_name, reception
from forms.inbox.steps import AGAIN, Step
from forms.inbox.together import merge, take_apart
from forms.inbox.views.one import OneRequest
from forms.models import CallbackRequest
from forms.wording import spoken_at

#: The message after each step.
DONE = {
    Step.CALLING: gettext_lazy("Marked as being called."),
    Step.BOOKED: gettext_lazy("Booked. Well done."),
    Step.SPAM: gettext_lazy("Marked as spam."),
    Step.NOT_SPAM: gettext_lazy("Moved to the requests to call."),
    Step.REOPEN: gettext_lazy("Reopened."),
}
CLOSED = gettext_lazy("Closed.")


class NoteForm(forms.Form):
    note = forms.CharField(
        max_length=LONGEST,
        required=False,
        error_messages={"required": gettext_lazy("The note was empty.")},
    )


class ActionView(OneRequest):
    http_method_names = ["post"]
    any_permission_required = ("change",)
    needs_note = False

    @sensitive_variables()
    def post(self, request: HttpRequest, pk: int, **kwargs: object) -> HttpResponseBase:
        known = self.object.pk
        try:
            with transaction.atomic():
                note = self.note(request.POST)
                said = self.act(request.POST)
                if note:
                    write_note(self.object, note, self.account, _token(request.POST))
        except ChangedMeanwhile:
            self.keep_typed()
            messages.error(
                request,
                _(
                    "Someone else changed this request while you had it open. "
                    "Their change was kept: review the request as it is now, and try again."
                ),
            )
        except forms.ValidationError as error:
            self.keep_typed()
            messages.error(request, error.message)
        else:
            messages.success(request, said)
        return self.after(known)

    def note(self, posted: QueryDict) -> str:
        form = NoteForm(posted)
        form.fields["note"].required = self.needs_note
        if not form.is_valid():
            raise forms.ValidationError(form.errors["note"][0])
        return str(form.cleaned_data["note"])

    def keep_typed(self) -> None:
        """Keep the note as a draft: its page shows it again."""
        text = self.request.POST.get("note", "").replace("\x00", "").strip()
        exists = text and CallbackRequest.objects.filter(pk=self.object.pk).exists()
        if exists and self.user_has_permission("change"):
            keep_draft(self.object, text, self.account)

    def after(self, known: int) -> HttpResponseBase:
        return self.page_of(known)

    def act(self, posted: QueryDict) -> str:
        """Apply the posted change and return the message to show."""
        raise NotImplementedError

    def change(self) -> Change:
        posted = self.request.POST
        again = posted.get("step", "").partition(".")[2]
        return Change(self.account, self.hours, again=again, at=posted.get("at", ""))


def _token(posted: QueryDict) -> uuid.UUID | None:
    try:
        return uuid.UUID(posted.get("token", ""))
    except ValueError:
        return None


class StatusView(ActionView):
    """Takes a step; ``no_answer.morning`` names the time of the next call, too."""

    def act(self, posted: QueryDict) -> str:
        name = posted.get("step", "").partition(".")[0]
        if name not in Step.values:
            raise BadRequest("There is no such step.")
        step = Step(name)
        take_step(self.object, step, self.change(), seen=posted.get("seen", ""))
        if step not in AGAIN:
            return str(DONE.get(step, CLOSED))
        self.object.refresh_from_db(fields=["again_at"])
        moment = {"moment": spoken_at(self.object.call_by, timezone.now())}
        if step == Step.LATER:
            return _("Call again %(moment)s, as agreed.") % moment
        return _("No answer. Call again %(moment)s.") % moment


class AssignView(ActionView):
    def act(self, posted: QueryDict) -> str:
        people = {str(person.pk): person for person in reception(self.account)}
        chosen = posted.get("to") or posted.get("person", "")
        if chosen and chosen not in people:
            raise forms.ValidationError(_("This person does not handle callback requests."))
        person = people.get(chosen)
        assign(self.object, person, self.change(), seen=posted.get("seen", ""))
        if person is None:
            return _("Assignment removed.")
        return _("Assigned to %(name)s.") % {"name": display_name(person)}


class NoteView(ActionView):
    needs_note = True

    def act(self, posted: QueryDict) -> str:
        return _("Note added.")


class MergeView(ActionView):
    """Merges another request into this one, or takes this one out of another."""

    def act(self, posted: QueryDict) -> str:
        if posted.get("apart"):
            take_apart(self.object, self.change(), seen=posted.get("seen", ""))
            return _("Taken apart: this request is called by itself again.")
        other = posted.get("other", "")
        found = CallbackRequest.objects.filter(pk=other if other.isdecimal() else 0).first()
        if found is None:
            raise forms.ValidationError(_("This request no longer exists: it was erased."))
        merge(self.object, found, self.change(), seen=posted.get("seen", ""))
        return _("Merged: one call answers both.")

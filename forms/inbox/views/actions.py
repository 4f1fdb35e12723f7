"""Views that change a request. Each redirects to the request's page with a message."""

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from forms.inbox.changes import ChangedMeanwhile, Step, assign, take_step, write_note
from forms.inbox.staff import display_name, reception
from forms.inbox.views.detail import OneRequest
from forms.wording import spoken

#: The message after each step.
DONE = {
    Step.CALLING: gettext_lazy("Marked as being called."),
    Step.BOOKED: gettext_lazy("Booked. Well done."),
    Step.CLOSED: gettext_lazy("Closed."),
    Step.SPAM: gettext_lazy("Marked as spam."),
    Step.NOT_SPAM: gettext_lazy("Moved to the requests to call."),
    Step.REOPEN: gettext_lazy("Reopened."),
}


class ActionView(OneRequest):
    http_method_names = ["post"]
    any_permission_required = ("change",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        known = self.object.pk
        try:
            messages.success(request, self.act(request.POST))
        except ChangedMeanwhile:
            messages.error(
                request,
                _(
                    "Someone else changed this request while you had it open. "
                    "Their change was kept: review the request as it is now, and try again."
                ),
            )
        except forms.ValidationError as error:
            messages.error(request, error.message)
        return redirect("callback_requests:inspect", known)

    def act(self, posted: QueryDict) -> str:
        """Apply the posted change and return the message to show."""
        raise NotImplementedError


class StatusView(ActionView):
    def act(self, posted: QueryDict) -> str:
        name, user = posted.get("step", ""), self.account
        if name not in Step.values:
            raise BadRequest("There is no such step.")
        step = Step(name)
        take_step(self.object, step, user, seen=posted.get("seen", ""), hours=self.hours)
        if step != Step.NO_ANSWER:
            return str(DONE[step])
        self.object.refresh_from_db(fields=["again_at"])
        moment = spoken(self.object.call_by, timezone.now())
        return _("No answer. Call again %(moment)s.") % {"moment": moment}


class AssignView(ActionView):
    def act(self, posted: QueryDict) -> str:
        people = {str(person.pk): person for person in reception(self.account)}
        chosen = posted.get("person", "")
        if chosen and chosen not in people:
            raise forms.ValidationError(_("This person does not handle callback requests."))
        person = people.get(chosen)
        assign(self.object, person, self.account, seen=posted.get("seen", ""))
        if person is None:
            return _("Assignment removed.")
        return _("Assigned to %(name)s.") % {"name": display_name(person)}


class NoteForm(forms.Form):
    text = forms.CharField(
        max_length=2000, error_messages={"required": gettext_lazy("The note was empty.")}
    )


class NoteView(ActionView):
    @sensitive_variables()
    def act(self, posted: QueryDict) -> str:
        form = NoteForm(posted)
        if not form.is_valid():
            raise forms.ValidationError(form.errors["text"][0])
        write_note(self.object, form.cleaned_data["text"], self.account)
        return _("Note added.")

"""Views of notes and drafts, and of what corrects a request."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from forms.inbox.changes import ChangedMeanwhile
from forms.inbox.correcting import CallerForm, PersonForm, correct_person, enter_caller
from forms.inbox.desks import leave
from forms.inbox.noting import LONGEST, correct_note, keep_draft, remove_note
from forms.inbox.undoing import undo
from forms.inbox.views.actions import ActionView
from forms.inbox.views.base import INDEX, InboxPage, InboxView
from forms.inbox.views.one import OneRequest
from forms.models import CallbackNote
from forms.sealing import UnsealError

#: A draft may be longer than a note: nothing typed is cut off.
LONGEST_DRAFT = 10 * LONGEST


class DraftView(OneRequest):
    """Keeps a begun note; with ``go``, leads to the next request or to the list."""

    http_method_names = ["post"]
    any_permission_required = ("change",)

    @sensitive_variables()
    def keep_typed(self) -> None:
        text = self.request.POST.get("note", "").replace("\x00", "")[:LONGEST_DRAFT]
        if self.user_has_permission("change"):
            keep_draft(self.object, text if text.strip() else "", self.account)

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        self.keep_typed()
        if "go" not in request.POST:
            return JsonResponse({"kept": True})
        leave(self.object, self.account)
        found = self.next_request()
        return self.page_of(found.pk) if found else redirect(INDEX)


class OwnNoteView(ActionView):
    """Corrects or removes a note; only who wrote it may."""

    def note(self, posted: QueryDict) -> str:
        return ""

    @sensitive_variables()
    def act(self, posted: QueryDict) -> str:
        found = CallbackNote.objects.filter(pk=self.kwargs["note"], request=self.object)
        note = found.select_related("request").first()
        if note is None:
            raise forms.ValidationError(_("This note no longer exists."))
        if "remove" in posted:
            remove_note(note, self.account)
            return _("Note removed. Its text is gone; the history says that there was one.")
        text = posted.get("text", "").replace("\x00", "").strip()
        if not 0 < len(text) <= LONGEST:
            raise forms.ValidationError(_("A note has between 1 and 2,000 characters."))
        correct_note(note, text, self.account)
        return _("Note corrected.")


class CorrectView(ActionView):
    """Corrects name, number and language."""

    @sensitive_variables()
    def act(self, posted: QueryDict) -> str:
        form = PersonForm(posted)
        if not form.is_valid():
            raise forms.ValidationError(next(iter(form.errors.values()))[0])
        try:
            differs = correct_person(
                self.object, form.cleaned_data, self.change(), seen=posted.get("seen", "")
            )
        except UnsealError:
            raise forms.ValidationError(_("Cannot be read")) from None
        return (
            _("Corrected. What the visitor wrote is kept below.")
            if differs
            else _("Nothing was changed.")
        )


class UndoView(InboxView):
    """Undoes a change of one request or of several."""

    http_method_names = ["post"]
    any_permission_required = ("change",)

    def post(self, request: HttpRequest, change: uuid.UUID) -> HttpResponse:
        try:
            undone = undo(change, self.account)
        except ChangedMeanwhile:
            messages.error(request, _("This can no longer be undone: it was changed again since."))
        else:
            count = len(undone)
            said = ngettext(
                "Undone: %(count)s request is as before.",
                "Undone: %(count)s requests are as before.",
                count,
            )
            messages.success(request, said % {"count": count})
        if request.POST.get("page", "").isdecimal():
            return redirect("callback_requests:inspect", int(request.POST["page"]))
        return redirect(INDEX)


class CallerView(InboxPage):
    """Enters somebody who has called."""

    template_name = "forms/admin/caller.html"
    any_permission_required = ("change",)
    page_title = gettext_lazy("Enter a caller")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=CallerForm()))

    @sensitive_variables()
    def post(self, request: HttpRequest) -> HttpResponse:
        form = CallerForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        made = enter_caller(form.cleaned_data, self.account, self.hours)
        messages.success(request, _("Entered. The request is among those to call."))
        return redirect("callback_requests:inspect", made.pk)

"""Export or erasure of all data about one person, as data protection law requires.

The number is posted from step to step and is never part of a URL.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from core.page_frame import page_frame_of
from forms.answers import number_shown
from forms.inbox.audit import log_listing
from forms.inbox.files import html_file, json_file
from forms.inbox.handout import document, sheet
from forms.inbox.rows import InboxRow
from forms.inbox.views.base import InboxPage
from forms.numbers import e164
from forms.persons import erase_person, export_person, requests_of
from forms.said import EMAIL

PERSON = "callback_requests:person"


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Phone number or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        number = person_of(self.cleaned_data["number"])
        if not number:
            raise forms.ValidationError(
                _(
                    "Enter the whole number; if it is not a Latvian one, begin with + and the country code."
                )
            )
        return number


def person_of(typed: str) -> str:
    """Return the number in E.164, or the e-mail address; empty for anything else."""
    return typed.strip() if EMAIL.fullmatch(typed.strip()) else e164(typed)


class PersonView(InboxPage):
    """Find a person's requests in all languages."""

    template_name = "forms/admin/person.html"
    any_permission_required: tuple[str, ...] = ("export", "erase")
    page_title = gettext_lazy("Requests of one person")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=NumberForm()))

    @sensitive_variables()
    def post(self, request: HttpRequest) -> HttpResponse:
        form = NumberForm(request.POST)
        context = self.get_context_data(form=form)
        if form.is_valid():
            log_listing(self.account)
            context |= self.found(form.cleaned_data["number"])
        return self.render_to_response(context)

    def found(self, number: str) -> dict[str, Any]:
        return {
            "number": number,
            "number_shown": number_shown(number),
            "languages": settings.LANGUAGES,
            "spoken": next((one.speaks for one in requests_of(number)[:1]), ""),
            "rows": [
                InboxRow(request) for request in requests_of(number).select_related("assignee")
            ],
            "can_export": self.user_has_permission("export"),
            "can_erase": self.user_has_permission("erase"),
        }


class OfOnePerson(PersonView):
    """Base of the steps after the lookup: requires its number."""

    http_method_names = ["post"]

    @sensitive_variables()
    def number(self) -> str:
        number = person_of(self.request.POST.get("number", ""))
        if not number:
            raise BadRequest("This is no number.")
        return number


class PersonExportView(OfOnePerson):
    any_permission_required = ("export",)

    @sensitive_variables()
    def post(self, request: HttpRequest) -> HttpResponse:
        number, language = self.number(), request.POST.get("language", "")
        if request.POST.get("identity") != "yes":
            messages.error(request, _("First make sure that it is this person who asks."))
            return redirect(PERSON)
        with translation.override(language if language in dict(settings.LANGUAGES) else None):
            given = export_person(number, self.account)
            if request.POST.get("format") == "json":
                return json_file(given)
            if request.POST.get("format") == "xlsx":
                return sheet(given)
            return html_file(document(given, page_frame_of(self.request)))


class PersonEraseView(OfOnePerson):
    """Asks for confirmation, then erases permanently."""

    template_name = "forms/admin/erase.html"
    any_permission_required = ("erase",)
    page_title = gettext_lazy("Erase a person’s requests")

    @sensitive_variables()
    def post(self, request: HttpRequest) -> HttpResponse:
        number = self.number()
        if request.POST.get("confirm") != "yes":
            return self.render_to_response(self.get_context_data() | self.found(number))
        count = erase_person(number, self.account)
        said = ngettext(
            "%(count)s request was erased permanently.",
            "%(count)s requests were erased permanently.",
            count,
        )
        messages.success(request, said % {"count": count})
        return redirect(PERSON)

"""The set-up as a page of the admin, for the first administrator."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from forms.readiness import WORKER_SILENT, problems
from practice.forms import SetupForm, languages_in_words
from practice.models import SetUpRun
from practice.running import ANSWERS, DATABASE, DISK, UNEXPECTED, begin, begin_again, current
from practice.setting_up import is_complete

PHASES = {
    "texts": gettext_lazy("Writing the pages"),
    "translations": gettext_lazy("Bringing in the translations"),
    "indexes": gettext_lazy("Updating the search indexes"),
}
FAILURES = {
    DATABASE: gettext_lazy(
        "The database refused or did not answer (%(error)s). Look whether it runs and has room, then go on."
    ),
    DISK: gettext_lazy(
        "A file could not be written (%(error)s): the disk is full, or the site may not write there."
    ),
    ANSWERS: gettext_lazy("The answers no longer fit the settings of the site. Change them."),
    UNEXPECTED: gettext_lazy(
        "An error that the software did not expect (%(error)s). The log of the worker says where it happened."
    ),
}


class SetupView(WagtailAdminTemplateMixin, View):
    """Asks what `manage.py setup_practice` asks, and does the same."""

    page_title: Any = gettext_lazy("Set up the practice")
    header_icon = "cog"
    template_name = "practice/admin/setup.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def form(self) -> SetupForm:
        run = current()
        before = run.typed if run else {}
        return SetupForm(
            self.request.POST or None, initial={"domain": self.request.get_host()} | before
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "form": self.form,
            "languages": languages_in_words(),
            "is_complete": is_complete(),
        }

    def get(self, request: HttpRequest) -> HttpResponse:
        run = current()
        if run and run.is_open:
            return redirect("practice_setup_progress")
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        begin(self.form)
        return redirect("practice_setup_progress")


class SetupProgressView(SetupView):
    """How far the set-up is. Reading changes nothing; posting begins a failed or abandoned run again."""

    page_title: Any = gettext_lazy("Setting up the practice")
    template_name = "practice/admin/progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super(SetupView, self).get_context_data(**kwargs)
        run = current()
        return context | {
            "run": run,
            "phase": PHASES.get(run.phase, "") if run else "",
            "failure": failure_in_words(run) if run else "",
            "is_silent": bool(run and run.is_open) and WORKER_SILENT in problems(),
        }

    def get(self, request: HttpRequest) -> HttpResponse:
        if current() is None:
            return redirect("practice_setup")
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        begin_again()
        return redirect("practice_setup_progress")


def failure_in_words(run: SetUpRun) -> str:
    """Return what stopped the run and what to do, in a sentence or two; empty if nothing did."""
    if run.state != SetUpRun.State.FAILED:
        return ""
    return str(FAILURES[run.failure]) % {"error": run.error}

"""The set-up as a page of the admin, for the first administrator."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from practice.forms import SetupForm, languages_in_words
from practice.setting_up import is_complete, set_up


class SetupView(WagtailAdminTemplateMixin, View):
    """Asks what `manage.py setup_practice` asks, and does the same."""

    page_title: Any = gettext_lazy("Set up the practice")
    header_icon = "home"
    template_name = "practice/admin/setup.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self) -> SetupForm:
        return SetupForm(self.request.POST or None, initial={"domain": self.request.get_host()})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "form": self.form,
            "languages": languages_in_words(),
            "is_complete": is_complete(),
        }

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        if set_up(self.form.answers()):
            messages.info(request, _("The practice was set up before: its texts stay as they are."))
        else:
            messages.success(request, _("The practice is set up."))
        return redirect("wagtailadmin_home")

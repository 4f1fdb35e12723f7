"""Base classes of the inbox's views."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from accounts.models import User
from core.http import SiteRequest
from core.opening_hours.openings import Hours
from core.page_frame import page_frame_of
from forms.inbox.idle import is_over
from forms.models import CallbackRequest

INDEX = "callback_requests:index"


class InboxView(PermissionCheckedMixin, View):
    """Requires a permission; its responses are not cached, posted values stay out of error reports."""

    request: SiteRequest
    model = CallbackRequest
    any_permission_required: tuple[str, ...] = ("view",)
    #: Whether a person asks for it, rather than an open page.
    is_work = True

    @method_decorator(sensitive_post_parameters())
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            if self.is_work and request.user.is_authenticated and is_over(request):
                response = self.sign_out()
            else:
                response = super().dispatch(request, *args, **kwargs)
        except CallbackRequest.DoesNotExist:
            response = self.gone()
        add_never_cache_headers(response)
        return response

    def sign_out(self) -> HttpResponseBase:
        """End a session in which nobody has worked; after signing in again, the same page opens."""
        self.keep_typed()
        logout(self.request)
        if self.request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponseForbidden()
        path = self.request.get_full_path()
        return redirect_to_login(path, reverse("wagtailadmin_login"))

    def keep_typed(self) -> None:
        """Keep what was being typed, for views that take text."""

    def gone(self) -> HttpResponseBase:
        """Links, for example in mail, may lead to a request that has been erased."""
        messages.warning(self.request, _("This request no longer exists: it was erased."))
        return redirect(INDEX)

    @property
    def account(self) -> User:
        """The signed-in user: `PermissionCheckedMixin` lets nobody else in."""
        user = self.request.user
        if not isinstance(user, User):
            raise PermissionDenied
        return user

    @property
    def hours(self) -> list[Hours]:
        return page_frame_of(self.request).hours


class InboxPage(WagtailAdminTemplateMixin, InboxView):
    """A page below the inbox's list, with breadcrumbs."""

    header_icon = "mobile-alt"
    #: Appears in the browser's history, so it never holds a person's name.
    page_title: str | Promise = _("Callback requests")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        list_of_all = {"url": reverse(INDEX), "label": InboxPage.page_title}
        own = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, list_of_all, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"idle": settings.CALLBACK_IDLE_MINUTES}

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from reviews.access import may_view
from reviews.links import requested_head, title_of

REPORT_TITLE = _("Medical review")


class ReviewsView(WagtailAdminTemplateMixin, View):
    """A view of the reviews, for those who may see them."""

    page_title: Any = REPORT_TITLE
    header_icon = "circle-check"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_view(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse("reviews:report"), "label": REPORT_TITLE}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]


class HeadView(ReviewsView):
    """A view of the reviews of one page or entry, in whatever language it was asked for."""

    @cached_property
    def subject(self) -> Any:
        return requested_head(**self.kwargs)

    @property
    def page_title(self) -> str:
        return title_of(self.subject)

"""How far the replacement of an entry is, guide by guide, and what became of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from articles.models import Progress, Replacement
from articles.protection.replacing import Outcome
from articles.protection.running import go_on, in_background, is_finished, outcome_of


def progress_of(request: HttpRequest, begun: Replacement) -> HttpResponse:
    """Lead to the page that shows the progress; if nothing is left to do, tell the outcome and lead back."""
    if not is_finished(begun):
        return redirect("replacement", begun.pk)
    _tell(request, outcome_of(begun))
    return redirect(begun.back)


class ReplacementView(WagtailAdminTemplateMixin, View):
    """Reading it shows the progress, posting to it goes on with the work in this request."""

    template_name = "articles/admin/replacement.html"
    page_title = gettext_lazy("Changing and publishing the guides")
    header_icon = "warning"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.begun = get_object_or_404(Replacement, pk=kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = self.begun.guides.select_related("guide")
        if not all(row.guide.permissions_for_user(request.user).can_publish() for row in rows):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_finished(self.begun):
            return progress_of(request, self.begun)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        go_on(self.begun, request.user)
        return progress_of(request, self.begun)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(self.begun.guides.select_related("guide"))
        done = sum(row.progress in (Progress.CHANGED, Progress.REFUSED) for row in rows)
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "done": done,
            "in_background": in_background(),
        }


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.changed:
        said = ngettext(
            "%(count)s guide was changed and published, in all languages: %(titles)s",
            "%(count)s guides were changed and published, in all languages: %(titles)s",
            len(outcome.changed),
        )
        if outcome.waiting:
            said = ngettext(
                "%(count)s guide was changed and published: %(titles)s",
                "%(count)s guides were changed and published: %(titles)s",
                len(outcome.changed),
            )
        titles = ", ".join(guide.get_admin_display_title() for guide in outcome.changed)
        messages.success(request, said % {"count": len(outcome.changed), "titles": titles})
    for translation in outcome.waiting:
        url = reverse("translation_publishing:translation", args=[translation.pk])
        words = {
            "title": translation.source.object_repr,
            "language": translation.target_locale.get_display_name(),
        }
        messages.warning(
            request,
            _("“%(title)s” still shows it in %(language)s, until its translation is published.")
            % words,
            buttons=[messages.button(url, pgettext("button", "Publish the translation"))],
        )
    for guide, reason in outcome.refused:
        url = reverse("wagtailadmin_pages:edit", args=[guide.pk])
        messages.error(
            request,
            f"“{guide.get_admin_display_title()}”: {reason}",
            buttons=[messages.button(url, _("Edit"))],
        )

"""A small correction of an original: keep its translations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail_localize.models import get_edit_url

from translations.access.guards.attempt import RefusedError, not_a_publisher
from translations.access.scope import may_publish
from translations.desk.views.base import DeskView
from translations.models import Change
from translations.publishing.minor import keep, keepable


class MinorChangeView(DeskView):
    template_name = "translations/changes/minor.html"
    page_title = gettext_lazy("Keep the translations")

    def find(self, **kwargs: object) -> None:
        rows = Change.objects.select_related("source__locale")
        self.change = get_object_or_404(rows, pk=kwargs["change_id"])
        self.original = self.change.source.get_source_instance()
        self.require_edit(self.original)
        if not may_publish(self.request.user, self.original):
            raise RefusedError(not_a_publisher())

    def get_page_subtitle(self) -> str:
        return str(self.original)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        keys = request.POST.getlist("keep")
        if not keys:
            messages.warning(request, _("Choose the texts whose translations still fit."))
            return redirect(request.path)
        published = keep(self.change, keys, user=request.user)
        messages.success(request, _("The translations are unchanged."))
        if published:
            said = ngettext(
                "%(count)s translation was published again.",
                "%(count)s translations were published again.",
                len(published),
            )
            messages.success(request, said % {"count": len(published)})
        return redirect(get_edit_url(self.original))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {
            "pairs": keepable(self.change),
            "source_lang": self.change.source.locale.language_code,
            "edit_url": get_edit_url(self.original),
        }

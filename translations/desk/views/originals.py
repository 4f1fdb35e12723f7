"""The translation's own pictures and entries that were deleted: names them, and returns to the original's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin
from wagtail_localize.views.edit_translation import preview_translation

from translations.desk.views.base import TranslationView
from translations.language.managed import translation_of
from translations.publishing.originals import use_originals
from translations.publishing.publication.lost import lost_in, places_of

#: In the address of the preview: shown with the original's in place of what is gone.
SHOWN = "originals"


class OriginalsView(TranslationView):
    """Drops what was deleted. Only a POST changes anything."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        back = get_valid_next_url_from_request(request)
        back = back or reverse("translations:work", args=[self.translation.pk])
        if self.locked:
            messages.error(request, self.locked)
            return redirect(back)
        keys = [int(key) for key in request.POST.getlist("lost") if key.isdecimal()]
        if use_originals(self.translation, keys, request.user):
            said = _("The original's is used, and the translation was published.")
        else:
            said = _("The original's is used. Visitors see it once the translation is published.")
        messages.success(request, said)
        return redirect(back)


class PreviewView(TranslationView):
    """wagtail-localize's preview, after a page that names what is gone."""

    template_name = "translations/publication/preview_without.html"
    page_title = gettext_lazy("Preview")

    def get_page_subtitle(self) -> str:
        return f"{self.target} · {self.translation.target_locale.get_display_name()}"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.GET.get(SHOWN) or not lost_in(self.translation):
            return preview_translation(request, self.translation.pk, kwargs.get("mode"))
        return self.show()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {
            "translation": self.translation,
            "lost": lost_in(self.translation),
            "locked": self.locked,
            "preview_url": f"{self.request.path}?{SHOWN}=1",
        }


def name_lost(request: HttpRequest, instance: TranslatableMixin) -> None:
    """Hook: tell in wagtail-localize's editor what is gone, and lead to the work page."""
    translation = translation_of(instance) if request.method == "GET" else None
    if translation is None or not (lost := lost_in(translation)):
        return
    url = reverse("translations:work", args=[translation.pk])
    places = "; ".join(str(one) for one in places_of(lost))
    messages.warning(
        request,
        _(
            "What was chosen for this translation was deleted, visitors get the original's: %(places)s"
        )
        % {"places": places},
        buttons=[messages.button(url, _("Show"))],
    )

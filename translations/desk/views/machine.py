"""Machine drafts of one translation. Texts are sent to the service only by this button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from translations.desk.views.base import TranslationView
from translations.exchange.machine.drafts import Made, make_drafts
from translations.exchange.machine.services import service


class MachineDraftsView(TranslationView):
    """Also replaces wagtail-localize's view, which sends slugs too and fails on errors."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        translator = service()
        translation = self.translation
        if translator is None or not translator.can_translate(
            translation.source.locale, translation.target_locale
        ):
            raise Http404
        if self.locked:
            messages.error(request, self.locked)
        else:
            self._tell(make_drafts(translation, request.user, translator), translator.display_name)
        return redirect(reverse("translations:work", args=[translation.pk]) + "?show=machine")

    def _tell(self, made: Made, name: str) -> None:
        count = made.from_memory + made.from_service
        if count:
            said = ngettext(
                "%(count)s draft was made. Read and confirm it: until then it is not published.",
                "%(count)s drafts were made. Read and confirm each: until then it is not published.",
                count,
            )
            messages.success(self.request, said % {"count": count})
        if made.problem:
            messages.error(
                self.request,
                _("%(service)s could not translate: %(reason)s. What was done before is kept.")
                % {"service": name, "reason": made.problem},
            )
        self._tell_gaps(made, name)
        if made == Made():
            messages.info(self.request, _("There is nothing left to translate."))

    def _tell_gaps(self, made: Made, name: str) -> None:
        if made.refused:
            said = ngettext(
                "%(count)s draft was refused by the checks. Its reason is shown beside it.",
                "%(count)s drafts were refused by the checks. The reason is shown beside each.",
                made.refused,
            )
            messages.warning(self.request, said % {"count": made.refused})
        if made.unanswered:
            said = ngettext(
                "%(service)s returned nothing for %(count)s text. It remains untranslated.",
                "%(service)s returned nothing for %(count)s texts. They remain untranslated.",
                made.unanswered,
            )
            messages.warning(self.request, said % {"service": name, "count": made.unanswered})

"""The suggestions for one string, as a panel in wagtail-localize's editor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from translations.desk.views.base import TranslationView
from translations.desk.work.sheet import WorkSheet


class CompanionView(TranslationView):
    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Return the panel as HTML, or 204 if there are no suggestions."""
        desk = WorkSheet(self.translation)
        words = request.GET.get("source", "")
        card = next((card for card in desk.cards if card.segment.string.data == words), None)
        if card is None:
            return HttpResponse(status=204)
        desk.add_suggestions([card])
        if not (card.previous or card.matches or card.terms or card.findings):
            return HttpResponse(status=204)
        context = {
            "card": card,
            "translation": self.translation,
            "lang": self.translation.target_locale.language_code,
            "source_lang": self.translation.source.locale.language_code,
        }
        return render(request, "translations/admin/companion.html", context)

"""The work page. It works without scripts; a script saves single strings without reloading."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import get_edit_url

from translations.desk.views.base import TranslationView
from translations.desk.work.cards import Card
from translations.desk.work.filters import card_filters
from translations.desk.work.saving import Outcome, Saved, Typed, save
from translations.desk.work.sheet import WorkSheet
from translations.exchange.machine.drafts import missing_segments
from translations.exchange.machine.services import service
from translations.language.wording import readable
from translations.publishing.dates import dates_of
from translations.publishing.publication.lost import lost_in

CARD = "translations/admin/card.html"


class WorkView(TranslationView):
    template_name = "translations/admin/work.html"

    def get_page_title(self) -> str:
        return self.translation.source.object_repr

    def get_page_subtitle(self) -> str:
        return self.translation.target_locale.get_display_name()

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.locked:
            return self._answer_lock()
        saved = [save(self.translation, typed, request.user) for typed in self._typed()]
        if request.headers.get("x-requested-with"):
            return self._one(saved)
        return self._all(saved)

    def get_context_data(
        self, *, desk: WorkSheet | None = None, **kwargs: object
    ) -> dict[str, object]:
        desk = desk or WorkSheet(self.translation)
        filters, shown = card_filters(desk.cards, self.request.GET.get("show", ""))
        self._reuse(desk, self.request.GET.get("reuse", ""))
        # Unsaved typed texts come first, whatever the filter.
        shown.sort(key=lambda card: card.typed is None)
        held = [card for card in desk.cards if card.typed is not None and card not in shown]
        pages = desk.page([*held, *shown], self.request.GET.get("p"))
        # Count only with a machine translation service.
        sendable = len(list(missing_segments(self.translation))) if service() else 0
        return super().get_context_data(**kwargs) | {
            "translation": self.translation,
            "target": self.target,
            "locked": self.locked,
            "desk": desk,
            "lost": lost_in(self.translation),
            "dates": dates_of(self.translation.source.get_source_instance()),
            "filters": filters,
            "cards": pages,
            "service": sendable and service(),
            "sendable": sendable,
            "lang": self.translation.target_locale.language_code,
            "source_lang": self.translation.source.locale.language_code,
            "edit_url": get_edit_url(self.target) if self.target else "",
            "preview_url": self._preview_url(),
        }

    def _preview_url(self) -> str:
        if not isinstance(self.target, Page):
            return ""
        return reverse("wagtail_localize:preview_translation", args=[self.translation.pk])

    def _reuse(self, desk: WorkSheet, ref: str) -> None:
        """Put the previous translation into its field, to be edited."""
        card = desk.by_ref.get(ref)
        if card and card.previous and card.typed is None:
            card.typed = readable(card.previous.target)

    def _typed(self) -> Iterator[Typed]:
        """Yield the posted strings: one by its own button, or all of the page."""
        post = self.request.POST
        name, _sep, ref = post.get("save", "all").partition(":")
        # "still": keep the previous translation unchanged.
        prefix = "previous" if name == "still" else "text"
        for key in post:
            kind, _sep, one = key.partition("-")
            if kind == prefix and ref in {"", one} and (numbers := _numbers(one)):
                yield Typed(*numbers, text=post[key], seen=post.get(f"seen-{one}", ""))

    def _one(self, saved: list[Saved]) -> JsonResponse:
        """Answer the script with the saved cards, rendered."""
        desk = WorkSheet(self.translation)
        cards = [card for one in saved if (card := self._returned(desk, one))]
        desk.add_suggestions(cards)
        context = self.get_card_context()
        html = [
            render_to_string(CARD, {"card": card, **context}, request=self.request)
            for card in cards
        ]
        filters, _shown = card_filters(desk.cards, "")
        return JsonResponse(
            {
                "cards": html,
                "done": desk.done,
                "total": desk.total,
                "progress": desk.progress,
                "counts": {choice.name: choice.count for choice in filters},
                "outcome": saved[0].outcome.value if saved else "unchanged",
                "message": _message(saved),
            }
        )

    def _all(self, saved: list[Saved]) -> HttpResponse:
        desk = WorkSheet(self.translation)
        open_ones = [one for one in saved if one.outcome is Outcome.CONFLICT]
        for one in open_ones:
            self._returned(desk, one)
        if message := _message(saved):
            say = messages.success if _is_good(saved) else messages.warning
            say(self.request, message)
        if open_ones:
            return self.render_to_response(self.get_context_data(desk=desk))
        chosen = {key: self.request.GET[key] for key in ("show", "p") if key in self.request.GET}
        return redirect(f"{self.request.path}?{urlencode(chosen)}")

    def _returned(self, desk: WorkSheet, one: Saved) -> Card | None:
        card = desk.by_ref.get(f"{one.typed.string_id}-{one.typed.context_id}")
        if card is None:
            return None
        card.outcome = one.outcome.value
        if one.outcome is Outcome.CONFLICT:
            card.typed = one.typed.text
        return card

    def get_card_context(self) -> dict[str, object]:
        return {
            "lang": self.translation.target_locale.language_code,
            "source_lang": self.translation.source.locale.language_code,
            "locked": self.locked,
        }

    def _answer_lock(self) -> HttpResponse:
        if self.request.headers.get("x-requested-with"):
            return JsonResponse({"message": self.locked}, status=423)
        # Return the typed texts in their fields.
        desk = WorkSheet(self.translation)
        for typed in self._typed():
            if card := desk.by_ref.get(f"{typed.string_id}-{typed.context_id}"):
                card.typed = typed.text
        messages.error(self.request, self.locked)
        return self.render_to_response(self.get_context_data(desk=desk))


def _numbers(ref: str) -> tuple[int, int] | None:
    string, _sep, context = ref.partition("-")
    return (int(string), int(context)) if string.isdecimal() and context.isdecimal() else None


def _is_good(saved: list[Saved]) -> bool:
    return all(one.outcome in {Outcome.SAVED, Outcome.UNCHANGED} for one in saved)


def _message(saved: list[Saved]) -> str:
    """Return the result of saving in sentences, the most urgent first."""
    count = {outcome: sum(one.outcome is outcome for one in saved) for outcome in Outcome}
    said = []
    if number := count[Outcome.CONFLICT]:
        said.append(
            ngettext(
                "Somebody else has translated this string in the meantime. Nothing was overwritten: both versions are below.",
                "Somebody else has translated %(count)s strings meanwhile. Nothing was overwritten: both versions are below.",
                number,
            )
            % {"count": number}
        )
    if count[Outcome.MOVED]:
        said.append(
            _(
                "The original has changed meanwhile. Your words are kept: they are offered where the text is now."
            )
        )
    if number := count[Outcome.REFUSED]:
        said.append(
            ngettext(
                "Saved, but not fit for publication: see the errors below.",
                "%(count)s strings are saved, but not fit for publication: see the errors below.",
                number,
            )
            % {"count": number}
        )
    if number := count[Outcome.SAVED]:
        said.append(ngettext("Saved.", "%(count)s strings were saved.", number) % {"count": number})
    return " ".join(said)

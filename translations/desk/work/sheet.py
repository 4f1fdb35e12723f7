"""Builds the cards of the work page, in a constant number of queries."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.desk.work.cards import Card
from translations.desk.work.previous import previous_of
from translations.exchange.memory import matches
from translations.language.glossary import uses
from translations.language.quality import Finding
from translations.language.quality.addresses import taken_address
from translations.language.quality.checked_string import plain
from translations.language.quality.report import agreed_terms, findings_of, site_vocabulary
from translations.language.safety import is_safety_path
from translations.language.string_places import StringPlace
from translations.tracking.places import place_in_words

PER_PAGE = 50


class WorkSheet:
    def __init__(self, translation: Translation) -> None:
        self.translation = translation
        self.model: type[Model] = translation.source.specific_content_type.model_class()

    @cached_property
    def cards(self) -> list[Card]:
        """Every string once, in document order; equal paragraphs of one text are one string."""
        segments: dict[StringPlace, StringSegment] = {}
        for segment in self.translation.source.stringsegment_set.select_related(
            "string", "context"
        ).order_by("order"):
            segments.setdefault(StringPlace.of_segment(segment), segment)
        rows = self._rows()
        made = [self._card(segment, rows.get(place)) for place, segment in segments.items()]
        # Refused strings included: their former text helps to correct them.
        undone = [card.segment for card in made if not card.is_done]
        previous = previous_of(self.translation, undone)
        for card in made:
            card.previous = previous.get(card.segment.pk)
        return made

    @cached_property
    def by_ref(self) -> dict[str, Card]:
        return {card.ref: card for card in self.cards}

    @property
    def total(self) -> int:
        return len(self.cards)

    @property
    def done(self) -> int:
        return sum(not card.is_open for card in self.cards)

    @property
    def progress(self) -> str:
        message = ngettext(
            "%(done)s of %(total)s string is ready",
            "%(done)s of %(total)s strings are ready",
            self.total,
        )
        return message % {"done": self.done, "total": self.total}

    def page(self, cards: list[Card], number: str | None) -> Page:
        """Return one page of cards, with matches from the memory and glossary terms."""
        page = Paginator(cards, PER_PAGE).get_page(number)
        self.add_suggestions(page.object_list)
        return page

    def add_suggestions(self, cards: Iterable[Card]) -> None:
        # Slugs are made from titles; glossary and memory do not apply.
        cards = [card for card in cards if not card.is_address]
        # Finished strings need no suggestions.
        found = matches(self.translation, [card.segment for card in cards if card.is_open])
        for card in cards:
            near = found.get(StringPlace.of_segment(card.segment), [])
            card.matches = [match for match in near if match.text not in card.shown]
            words = plain(card.segment.string.data)
            card.terms = [term for term in self._agreed if uses(words, term.source)]

    @cached_property
    def _agreed(self) -> Any:
        return agreed_terms(self.translation)

    @cached_property
    def _known(self) -> Any:
        return site_vocabulary(self.translation.target_locale_id)

    def _rows(self) -> dict[StringPlace, StringTranslation]:
        rows = StringTranslation.objects.filter(
            locale_id=self.translation.target_locale_id,
            context__object_id=self.translation.source.object_id,
        )
        return {
            StringPlace.of_translation(row): row
            for row in rows.select_related("last_translated_by")
        }

    def _card(self, segment: StringSegment, row: StringTranslation | None) -> Card:
        if row:
            # So that the checks need not fetch them again.
            row.translation_of, row.context = segment.string, segment.context
        field_path = segment.context.field_path
        return Card(
            segment=segment,
            row=row,
            place=place_in_words(self.model, field_path),
            safety=is_safety_path(self.model, field_path),
            findings=self._findings(row) if row else [],
        )

    def _findings(self, row: StringTranslation) -> list[Finding]:
        found = findings_of(row, self.translation, self._agreed, self._known)
        return found + taken_address(row, self.translation)

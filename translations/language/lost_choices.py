"""Finds what a translation shows instead of the original's picture, page or entry, and what was deleted since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail_localize.models import SegmentOverride, TranslationSource

from translations.language.overrides import chosen_from
from translations.language.targets import share_object, target_of

#: What every database stores as a key.
LARGEST_KEY = 2**31 - 1


@dataclass(frozen=True)
class Choice:
    """A picture, page or entry that a translation chose itself."""

    override: SegmentOverride
    model: type[Model]

    @property
    def key(self) -> Any:
        """The key of what was chosen; ``None`` if the stored value cannot be a key."""
        value = self.override.data
        if isinstance(value, bool):
            return None
        try:
            key = self.model._meta.pk.to_python(value)
        except ValidationError:
            return None
        return None if isinstance(key, int) and abs(key) > LARGEST_KEY else key


def lost_choices(source: TranslationSource, locale_id: int) -> list[Choice]:
    """Return the choices of a translation whose objects no longer exist, in one query for each model."""
    made = choices(source, locale_id)
    existing = {model: _existing(model, rows) for model, rows in _by_model(made).items()}
    return [choice for choice in made if choice.key not in existing[choice.model]]


def choices(source: TranslationSource, locale_id: int) -> list[Choice]:
    """Return what a translation chose itself at the places that its original has now, in their order."""
    places = source.overridablesegment_set.order_by("order").values_list("context_id", flat=True)
    rows = SegmentOverride.objects.filter(locale_id=locale_id, context_id__in=places)
    rows = list(rows.select_related("context"))
    if not rows:
        return []
    order = list(places)
    rows.sort(key=lambda row: order.index(row.context_id))
    share_object(source.object, [row.context for row in rows])
    models = [chosen_from(target_of(row.context)) for row in rows]
    return [Choice(row, model) for row, model in zip(rows, models, strict=True) if model]


def _by_model(made: Iterable[Choice]) -> dict[type[Model], list[Choice]]:
    found: dict[type[Model], list[Choice]] = defaultdict(list)
    for choice in made:
        found[choice.model].append(choice)
    return found


def _existing(model: type[Model], made: list[Choice]) -> set[Any]:
    keys = {choice.key for choice in made} - {None}
    return set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))

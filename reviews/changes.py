"""What changed about safety between two versions, in the words of the editor."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from reviews.places import field_path
from reviews.snapshots import Snapshot
from translations.language.targets import target_at
from translations.tracking.diff import Piece, word_diff
from translations.tracking.places import place_in_words

#: Attribute that the rich text editor adds to a paragraph when it first saves it.
KEY_OF_PARAGRAPH = re.compile(r' data-block-key="[^"]*"')


@dataclass(frozen=True)
class SafetyText:
    """One value about safety: where it is, and what a person reads there."""

    place: str
    text: str


@dataclass(frozen=True)
class SafetyChange:
    """A value that is new (``old`` is empty), gone (``new`` is empty) or different."""

    place: str
    old: str
    new: str

    @property
    def pieces(self) -> list[Piece]:
        """The two texts word by word; empty for a new or a deleted one."""
        return word_diff(self.old, self.new) if self.old and self.new else []

    @property
    def is_formatting(self) -> bool:
        """Whether the words are the same, and only a link or the emphasis differs."""
        return self.old == self.new


def safety_texts(seen: Snapshot) -> list[SafetyText]:
    return [
        SafetyText(place_in_words(seen.model, place), in_words(seen.model, place, value))
        for place, value in _placed(seen, seen.leaves)
    ]


def safety_changes(before: Snapshot, after: Snapshot) -> list[SafetyChange]:
    """Return the differences: of texts that are still there, in their order, then of those that are gone."""
    old, new = dict(before.leaves), dict(after.leaves)
    changed = [(path, value) for path, value in new.items() if _differs(old.get(path), value)]
    gone = [(path, value) for path, value in old.items() if path not in new]
    found = []
    for (path, _value), (place, value) in zip(changed, _placed(after, changed), strict=True):
        was = in_words(after.model, place, old[path]) if path in old else ""
        words = in_words(after.model, place, value)
        found.append(SafetyChange(place_in_words(after.model, place), was, words))
    for place, value in _placed(before, gone):
        words = in_words(before.model, place, value)
        found.append(SafetyChange(place_in_words(before.model, place), words, ""))
    return found


def _placed(seen: Snapshot, leaves: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for path, value in leaves:
        yield field_path(seen.model, seen.content, path), value


def _differs(old: Any, new: Any) -> bool:
    return KEY_OF_PARAGRAPH.sub("", str(old)) != KEY_OF_PARAGRAPH.sub("", str(new))


def in_words(model: type[Model], place: str, value: Any) -> str:
    """Return a stored value as a person reads it: choices by their labels, a chosen page by its title."""
    target = target_at(model, place)
    if isinstance(target, blocks.ChooserBlock):
        chosen = target.target_model._default_manager.filter(pk=value).first()
        return str(chosen or value)
    if isinstance(target, blocks.ChoiceBlock):
        return _label(target.field.choices, value)
    if isinstance(value, list) and isinstance(target, Field):
        choices = getattr(target.formfield(), "choices", ())
        return ", ".join(_label(choices, one) for one in value)
    if choices := getattr(target, "flatchoices", None):
        return _label(choices, value)
    return get_text_for_indexing(str(value)).strip()


def _label(choices: Iterable[Any], value: Any) -> str:
    for key, label in choices:
        if isinstance(label, list | tuple):
            if (found := _label(label, value)) != str(value):
                return found
        elif key == value:
            return str(label)
    return str(value)

"""A small correction of the original: the translations still fit, and stay."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from translations.changes.counting import open_texts
from translations.changes.pairs import places
from translations.locks import is_locked_for
from translations.models import Build, Change
from translations.publication import NotPublishedError, examine
from translations.publication.enforcement import live_target
from translations.publication.steps import publish


@dataclass(frozen=True)
class Pair:
    """A text of the original, before and after."""

    key: str
    context_id: int
    old_id: int
    new_id: int
    is_safety: bool
    before: str
    after: str


def keepable(change: Change) -> list[Pair]:
    """The changed texts whose translations could stay: still in the original, translated before, not since."""
    now = set(places(change.source))
    pairs = [
        (context, old, new, is_safety)
        for context, old, new, is_safety in change.segments
        if old is not None and (context, new) in now
    ]
    before, now_said = _languages(change, has_error=False), _languages(change)
    found = [pair for pair in pairs if before[pair[0], pair[1]] - now_said[pair[0], pair[2]]]
    words = String.objects.in_bulk({key for pair in found for key in pair[1:3]})
    return [
        Pair(f"{context}-{new}", context, old, new, is_safety, _text(words[old]), _text(words[new]))
        for context, old, new, is_safety in found
        if old in words and new in words
    ]


def keep(change: Change, keys: Collection[str], user: Any = None) -> list[Translation]:
    """Copy the translations of the chosen texts; publish again what has nothing unpublished waiting.

    Returns what was published. Each language in its own transaction.
    """
    pairs = [pair for pair in keepable(change) if pair.key in keys]
    rows = change.source.translations.filter(enabled=True).select_related("source", "target_locale")
    published = [row for row in rows if _keep_one(row, pairs, user)]
    Change.objects.filter(pk=change.pk).update(kept_at=timezone.now())
    _correct_news(change, {row.target_locale_id for row in published})
    return published


def _correct_news(change: Change, done: set[int]) -> None:
    """What no mail has told yet is told as it is now, or not at all."""
    for news in change.news.waiting():
        news.texts, news.safety = open_texts(change, news.locale_id)
        if not news.texts and news.locale_id in done:
            news.delete()
        else:
            news.save()


@transaction.atomic
def _keep_one(translation: Translation, pairs: list[Pair], user: Any) -> bool:
    idle = _is_idle(translation, user)
    for pair in pairs:
        _copy(translation, pair)
    if not idle or not examine(translation).is_clean:
        return False
    try:
        publish(translation, user=None)
    except NotPublishedError:
        return False
    return True


def _copy(translation: Translation, pair: Pair) -> None:
    """Put the old translation where none is yet: what somebody typed meanwhile stays."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context_id=pair.context_id
    )
    old = rows.filter(translation_of_id=pair.old_id, has_error=False).first()
    if old is None or rows.filter(translation_of_id=pair.new_id).exists():
        return
    StringTranslation.objects.create(
        translation_of_id=pair.new_id,
        context_id=pair.context_id,
        locale=translation.target_locale,
        data=old.data,
        translation_type=old.translation_type,
        tool_name=old.tool_name,
        last_translated_by=old.last_translated_by,
    )


def _is_idle(translation: Translation, user: Any) -> bool:
    """Whether visitors read all that the translators have written: no draft, nothing typed since, nobody's lock."""
    target = live_target(translation)
    build = Build.objects.filter(translation=translation, is_live=True).first()
    if target is None or build is None or target.has_unpublished_changes:
        return False
    if is_locked_for(user or AnonymousUser(), target):
        return False
    typed = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object_id=translation.source.object_id,
        updated_at__gt=build.built_at,
    )
    return not typed.exists()


def _languages(change: Change, **fields: Any) -> dict[tuple[int, int], set[int]]:
    """The languages in which each string of the original has been translated."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    rows = StringTranslation.objects.filter(context__object_id=change.source.object_id, **fields)
    for context, string, locale in rows.values_list("context_id", "translation_of_id", "locale_id"):
        found[context, string].add(locale)
    return found


def _text(string: String) -> str:
    return StringValue(string.data).render_text()

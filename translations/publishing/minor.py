"""Small corrections of an original: keeps translations that are still right."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from translations.access.locks import is_locked_for
from translations.access.people import AnyUser
from translations.language.string_places import StringPlace
from translations.models import Build, Change
from translations.publishing.publication import NotPublishedError, examine
from translations.publishing.publication.enforcement import live_target
from translations.publishing.publication.steps import publish
from translations.tracking.changes.counting import open_texts
from translations.tracking.changes.pairs import places
from translations.tracking.diff import Piece, word_diff


@dataclass(frozen=True)
class KeptTranslation:
    """A translation that would stay."""

    locale: Locale
    text: str

    @property
    def language(self) -> str:
        return self.locale.get_display_name()


@dataclass(frozen=True)
class KeepableText:
    """A text of the original, before and after, and the translations that would stay."""

    key: str
    context_id: int
    old_id: int
    new_id: int
    is_safety: bool
    before: str
    after: str
    kept: list[KeptTranslation]

    @property
    def pieces(self) -> list[Piece]:
        return word_diff(self.before, self.after)


def keepable(change: Change) -> list[KeepableText]:
    """The changed texts whose translations could stay: still in the original, translated before, not since."""
    now = set(places(change.source))
    pairs = [
        (context, old, new, is_safety)
        for context, old, new, is_safety in change.segments
        if old is not None and (context, new) in now
    ]
    said = _translations_by_place(change)
    words = String.objects.in_bulk({key for pair in pairs for key in pair[1:3]})
    made = []
    for context, old, new, is_safety in pairs:
        kept = _kept(said[StringPlace(context, old)], said[StringPlace(context, new)])
        if kept and old in words and new in words:
            key, texts = f"{context}-{new}", (_text(words[old].data), _text(words[new].data))
            made.append(KeepableText(key, context, old, new, is_safety, *texts, kept))
    return made


def keep(change: Change, keys: Collection[str], user: AnyUser | None = None) -> list[Translation]:
    """Copy the translations of the chosen texts, and republish those without unpublished changes.

    Returns the published translations. Each language in its own transaction.
    """
    pairs = [pair for pair in keepable(change) if pair.key in keys]
    rows = change.source.translations.filter(enabled=True).select_related("source", "target_locale")
    published = [row for row in rows if _keep_one(row, pairs, user)]
    Change.objects.filter(pk=change.pk).update(kept_at=timezone.now())
    _update_unsent_news(change, {row.target_locale_id for row in published})
    return published


def _update_unsent_news(change: Change, done: set[int]) -> None:
    """Recount the news that no mail has reported yet; delete those with nothing left."""
    for news in change.news.waiting():
        news.texts, news.safety = open_texts(change, news.locale_id)
        if not news.texts and news.locale_id in done:
            news.delete()
        else:
            news.save()


@transaction.atomic
def _keep_one(translation: Translation, pairs: list[KeepableText], user: AnyUser | None) -> bool:
    idle = is_idle(translation, user)
    for pair in pairs:
        _copy(translation, pair)
    if not idle or not examine(translation).is_clean:
        return False
    try:
        publish(translation, user=None)
    except NotPublishedError:
        return False
    return True


def _copy(translation: Translation, pair: KeepableText) -> None:
    """Copy the old translation unless the new text already has one."""
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


def is_idle(translation: Translation, user: AnyUser | None) -> bool:
    """Whether the live version has all translated strings: no draft, no newer string, no lock."""
    target = live_target(translation)
    build = Build.objects.filter(translation=translation, is_live=True).first()
    if target is None or build is None or target.has_unpublished_changes:
        return False
    if is_locked_for(user or AnonymousUser(), target):
        return False
    return not build.is_overtaken()


def _translations_by_place(change: Change) -> dict[StringPlace, list[StringTranslation]]:
    """Return the translations of each string at its place, ordered by language."""
    found: dict[StringPlace, list[StringTranslation]] = defaultdict(list)
    rows = StringTranslation.objects.filter(context__object_id=change.source.object_id)
    for row in rows.select_related("locale").order_by("locale_id"):
        found[StringPlace.of_translation(row)].append(row)
    return found


def _kept(before: list[StringTranslation], now: list[StringTranslation]) -> list[KeptTranslation]:
    """The valid translations of the old text, in the languages without one of the new text."""
    done = {row.locale_id for row in now}
    good = [row for row in before if not row.has_error and row.locale_id not in done]
    return [KeptTranslation(row.locale, _text(row.data)) for row in good]


def _text(data: str) -> str:
    return StringValue(data).render_text()

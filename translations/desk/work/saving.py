"""Stores typed translations without overwriting those of others."""

from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.http import Http404
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext

from translations.access.people import AnyUser
from translations.language.wording import readable, stored


class Outcome(Enum):
    SAVED = "saved"
    UNCHANGED = "unchanged"
    #: Stored with an error, so it cannot be published.
    REFUSED = "refused"
    #: Somebody else has saved the same string since. Nothing was stored.
    CONFLICT = "conflict"
    #: Stored, but the source text has changed since.
    MOVED = "moved"


@dataclass(frozen=True)
class Typed:
    """A typed string, and the version that the form showed (see `stamp`)."""

    string_id: int
    context_id: int
    text: str
    seen: str


@dataclass(frozen=True)
class Saved:
    typed: Typed
    outcome: Outcome


def stamp(row: StringTranslation | None) -> str:
    """The version of a stored string; empty if there is none."""
    return f"{row.pk}-{row.updated_at.timestamp()}" if row else ""


def save(translation: Translation, typed: Typed, user: AnyUser) -> Saved:
    """Store one string after its checks. An empty text deletes the translation."""
    with transaction.atomic():
        # Serialize saves of one translation: the second must see what the first has stored.
        Translation.objects.select_for_update().get(pk=translation.pk)
        string, context = _place(translation, typed)
        row = StringTranslation.objects.filter(
            translation_of=string, context=context, locale_id=translation.target_locale_id
        ).first()
        outcome = _outcome_before(row, typed)
        if outcome is None:
            outcome = _store(translation, string, context, row, typed, user)
    return Saved(typed, outcome)


def _place(translation: Translation, typed: Typed) -> tuple[String, TranslationContext]:
    context = TranslationContext.objects.filter(
        pk=typed.context_id, object_id=translation.source.object_id
    ).first()
    string = String.objects.filter(
        pk=typed.string_id, locale_id=translation.source.locale_id
    ).first()
    if context is None or string is None:
        raise Http404
    return string, context


def _outcome_before(row: StringTranslation | None, typed: Typed) -> Outcome | None:
    """Return the outcome if nothing has to be stored."""
    same = typed.text.replace("\r\n", "\n").strip("\n") == (readable(row.data) if row else "")
    confirmed = row is None or row.translation_type == StringTranslation.TRANSLATION_TYPE_MANUAL
    if same and confirmed:
        return Outcome.UNCHANGED
    if stamp(row) != typed.seen and not same:
        return Outcome.CONFLICT
    return None


def _store(
    translation: Translation,
    string: String,
    context: TranslationContext,
    row: StringTranslation | None,
    typed: Typed,
    user: AnyUser,
) -> Outcome:
    if not typed.text.strip():
        if row:
            row.delete()
        return Outcome.SAVED
    row = row or StringTranslation(locale=translation.target_locale)
    row.translation_of, row.context = string, context
    row.data = stored(typed.text, string.data)
    row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    row.tool_name, row.last_translated_by = "", user
    row.has_error = False
    row.save()
    if row.has_error:
        return Outcome.REFUSED
    current = translation.source.stringsegment_set.filter(string=string, context=context)
    return Outcome.SAVED if current.exists() else Outcome.MOVED

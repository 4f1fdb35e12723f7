"""Counts of strings and words by source and language, added up by the database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, IntegerField, Max, Q, Sum, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Length, Replace
from wagtail.models import get_translatable_models
from wagtail_localize.models import StringSegment, StringTranslation

from translations.language.safety import safety_paths


@dataclass(frozen=True, slots=True)
class Total:
    """Of a source: its strings, their words, and how many strings are about safety."""

    strings: int = 0
    words: int = 0
    safety: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """Of a source in a language: translated strings, errors and unconfirmed machine drafts."""

    strings: int = 0
    words: int = 0
    safety: int = 0
    errors: int = 0
    unconfirmed: int = 0
    #: Time of the last change of any of them.
    latest: datetime | None = None


def totals(keys: Collection[UUID] | None) -> dict[int, Total]:
    """Return the total of each source by its primary key."""
    rows = StringSegment.objects.order_by().values("source_id")
    if keys is not None:
        rows = rows.filter(source__object_id__in=keys)
    rows = rows.annotate(
        strings=Count("pk"),
        words=Sum(_words("string__data")),
        safety=Count("pk", filter=_is_safety("source", "context")),
    )
    found = rows.values_list("source_id", "strings", "words", "safety")
    return {source: Total(*numbers) for source, *numbers in found}


def done(keys: Collection[UUID] | None) -> dict[tuple[int, int], Done]:
    """Return what is done by source and language (their primary keys)."""
    # Segments of the same context whose string is still the translated one. A difference
    # instead of an equality keeps databases from joining by the string first: a short
    # string occurs on thousands of pages.
    segment = "context__stringsegment"
    rows = StringTranslation.objects.alias(
        apart=F(f"{segment}__string_id") - F("translation_of_id")
    ).filter(apart=0)
    if keys is not None:
        rows = rows.filter(context__object_id__in=keys)
    good = Q(has_error=False)
    machine = Q(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    names = (f"{segment}__source_id", "locale_id")
    rows = rows.order_by().values(*names)
    rows = rows.annotate(
        strings=Count(segment, filter=good),
        words=Sum(_words("translation_of__data"), filter=good, default=0),
        safety=Count(segment, filter=good & _is_safety(f"{segment}__source", "context")),
        errors=Count(segment, filter=~good),
        unconfirmed=Count(segment, filter=good & machine),
        latest=Max("updated_at"),
    )
    found = rows.values_list(
        *names, "strings", "words", "safety", "errors", "unconfirmed", "latest"
    )
    return {(source, locale): Done(*numbers) for source, locale, *numbers in found}


def _words(data: str) -> CombinedExpression:
    """SQL expression for the number of words: spaces plus one."""
    blanks = Length(data) - Length(Replace(F(data), Value(" "), Value("")))
    return blanks + Value(1, output_field=IntegerField())


def _is_safety(source: str, context: str) -> Q:
    """Whether a segment is about safety, by the paths that its model declares."""
    by_model = []
    for model in get_translatable_models(include_subclasses=True):
        if paths := safety_paths(model):
            type_id = ContentType.objects.get_for_model(model).pk
            by_model.append(
                Q(
                    **{
                        f"{source}__specific_content_type_id": type_id,
                        f"{context}__field_path__in": sorted(paths),
                    }
                )
            )
    return reduce(or_, by_model, Q(pk__in=[]))

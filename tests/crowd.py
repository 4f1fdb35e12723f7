"""Fills a database with many pages and translations, to be counted by state; their content is meaningless."""

from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import StandardPage
from tests import factories
from translations.models import Build, SourceDigest

#: Strings per page; every fourth one is the same on all pages.
STRINGS = 20
BATCH = 2000


@transaction.atomic
def fill(pages: int) -> None:
    """Create pages; of ten, four are live in every language, two stale, one mixed, two half done, one missing."""
    homes = factories.site()
    originals = _pages(homes["en"], [uuid4() for _ in range(pages)])
    sources = _sources(originals)
    segments = _segments(sources)
    for code in ("lv", "ru"):
        _translate(homes[code], originals, sources, segments)


def _bulk(model: Any, rows: Iterator[Any] | list[Any]) -> list[Any]:
    return model._base_manager.bulk_create(list(rows), batch_size=BATCH)


def _pages(home: Page, keys: list[Any], *, live: Any = lambda number: True) -> list[Page]:
    kind = ContentType.objects.get_for_model(StandardPage)
    rows = [
        Page(
            title=f"Page {number}",
            draft_title=f"Page {number}",
            slug=f"crowd-{number}",
            url_path=f"{home.url_path}crowd-{number}/",
            path=Page._get_path(home.path, home.depth + 1, number + 100),
            depth=home.depth + 1,
            locale_id=home.locale_id,
            translation_key=key,
            content_type=kind,
            live=live(number),
        )
        for number, key in keys_by_number(keys)
    ]
    return _bulk(Page, rows)


def keys_by_number(keys: list[Any]) -> list[tuple[int, Any]]:
    return [(number, key) for number, key in enumerate(keys) if key]


def _sources(originals: list[Page]) -> list[TranslationSource]:
    kind = ContentType.objects.get_for_model(Page)
    _bulk(
        TranslatableObject,
        [
            TranslatableObject(translation_key=p.translation_key, content_type=kind)
            for p in originals
        ],
    )
    sources = _bulk(
        TranslationSource,
        [
            TranslationSource(
                object_id=page.translation_key,
                specific_content_type_id=page.content_type_id,
                locale_id=page.locale_id,
                object_repr=page.title,
                content_json="{}",
                last_updated_at=timezone.now(),
            )
            for page in originals
        ],
    )
    _bulk(SourceDigest, [SourceDigest(source=one, content="new", safety="same") for one in sources])
    return sources


def _segments(sources: list[TranslationSource]) -> list[StringSegment]:
    places = list(product(sources, range(STRINGS)))
    contexts = _bulk(
        TranslationContext,
        [
            TranslationContext(
                object_id=source.object_id,
                path=f"body.{n}",
                field_path="body.text",
                path_id=uuid4(),
            )
            for source, n in places
        ],
    )
    locale = Locale.get_default()
    texts = [
        f"A sentence of seven words, the same {n}"
        if n % 4 == 0
        else f"A sentence of seven words, {source.pk} {n}"
        for source, n in places
    ]
    hashes = {text: String._get_data_hash(text) for text in texts}
    strings = _bulk(
        String, [String(locale=locale, data=text, data_hash=key) for text, key in hashes.items()]
    )
    by_text = {string.data: string for string in strings}
    return _bulk(
        StringSegment,
        [
            StringSegment(source=source, context=context, string=by_text[text], order=n, attrs="{}")
            for (source, n), context, text in zip(places, contexts, texts, strict=True)
        ],
    )


def _translate(
    home: Page, originals: list[Page], sources: list[Any], segments: list[StringSegment]
) -> None:
    kinds = ["live"] * 4 + ["stale"] * 2 + ["mixed", "draft", "draft", "missing"]
    kind_of = [kinds[number % len(kinds)] for number in range(len(originals))]
    keys = [
        None if kind == "missing" else page.translation_key
        for page, kind in zip(originals, kind_of, strict=True)
    ]
    _pages(home, keys, live=lambda number: kind_of[number] != "draft")
    pairs = [(s, kind) for s, kind in zip(sources, kind_of, strict=True) if kind != "missing"]
    made = _bulk(
        Translation,
        [Translation(source=source, target_locale_id=home.locale_id) for source, _kind in pairs],
    )
    _bulk(
        Build,
        [
            Build(
                translation=translation,
                is_live=True,
                content="old" if kind == "stale" else "new",
                safety="same",
                untranslated=3 if kind == "mixed" else 0,
            )
            for translation, (_source, kind) in zip(made, pairs, strict=True)
            if kind != "draft"
        ],
    )
    left_out = {"draft": STRINGS // 2, "mixed": 3, "stale": 1}
    kind_by_source = {source.pk: kind for source, kind in pairs}
    _bulk(
        StringTranslation,
        [
            StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale_id=home.locale_id,
                data="Teikums no septiņiem vārdiem",
                translation_type="manual",
            )
            for segment in segments
            if segment.source_id in kind_by_source
            and segment.order >= left_out.get(kind_by_source[segment.source_id], 0)
        ],
    )

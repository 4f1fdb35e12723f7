"""A large site that nobody has to write: pages and their index, copied straight into PostgreSQL."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page

from core.searching.content import TEXT, TITLE, Facet, Part
from search.indexing.describing import Description, analyse, kind_facet
from search.models import State

CONSONANTS = "bdfgklmnprstvz"
VOWELS = "aeiou"
WORDS_IN_A_TEXT = 180
VOCABULARY = 15_000
#: Share of the documents that hold the word.
MARKERS = {"vugemoda": 0.95, "wifogo": 0.33, "losika": 0.33}
#: Stands in this many documents, however many there are: it has as many results to show at every size.
RARE, RARE_IN = "dacake", 12
TOPICS = 12


def vocabulary(chance: random.Random) -> list[str]:
    return [
        "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(length))
        for length in chance.choices([2, 3, 4, 5], k=VOCABULARY)
    ]


def descriptions(number: int, code: str) -> Iterator[Description]:
    """Texts whose words are as unequally common as those of a language, with the markers in their shares."""
    chance = random.Random(7)
    words = vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for at in range(number):
        text = chance.choices(words, weights, k=WORDS_IN_A_TEXT)
        text += [word for word, share in MARKERS.items() if chance.random() < share]
        text += [RARE] * (at % (number // RARE_IN) == 0)
        chance.shuffle(text)
        title = " ".join(text[:4]).capitalize()
        topic = f"topic-{at % TOPICS}"
        made = Description(
            subject=f"{code}:{at}",
            page_id=None,
            key="",
            kind="article",
            language=code,
            title=title,
            text=" ".join(text),
            facets=(kind_facet("article"), Facet("topic", topic, topic)),
        )
        analyse(made, [Part(title, TITLE), Part(made.text, TEXT)])
        yield made


def fill(number: int, code: str, parent: Page) -> None:
    """Copy so many pages of a language below a parent, and their index, past all signals."""
    locale = Locale.objects.get(language_code=code)
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    kind = ContentType.objects.get_by_natural_key("articles", "articlepage").pk
    made = list(descriptions(number, code))
    now = timezone.now()
    pages = [
        _page(
            first + at,
            f"{parent.path}{at + 4096:04X}"[:255],
            description.title,
            parent,
            locale,
            kind,
            now,
        )
        for at, description in enumerate(made)
    ]
    Page.objects.bulk_create(pages, 1000)
    connection.cursor().execute(
        "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), (SELECT max(id) FROM wagtailcore_page))"
    )
    copy_index(made, code, first)


def _page(
    pk: int, path: str, title: str, parent: Page, locale: Locale, kind: int, now: Any
) -> Page:
    return Page(
        pk=pk,
        path=path,
        depth=parent.depth + 1,
        title=title,
        draft_title=title,
        slug=f"s{pk}",
        live=True,
        url_path=f"{parent.url_path}s{pk}/",
        locale=locale,
        content_type_id=kind,
        first_published_at=now,
        last_published_at=now,
    )


def copy_index(made: list[Description], code: str, first_page: int) -> None:
    documents = _last("search_document")
    terms = _copy_counted("search_term", Counter(text for one in made for text in one.terms), code)
    shown = {folded: forms for one in made for folded, forms in one.words.items()}
    words = Counter(folded for one in made for folded in one.words)
    _copy(
        "search_word",
        ["language", "folded", "display", "stem", "documents"],
        ((code, folded, *shown[folded], number) for folded, number in words.items()),
    )
    columns = [
        "id",
        "subject",
        "page_id",
        "key",
        "kind",
        "language",
        "title",
        "text",
        "words",
        "digest",
    ]
    _copy(
        "search_document",
        columns,
        (
            (
                documents + at,
                f"wagtailcore.page:{first_page + at}",
                first_page + at,
                "",
                one.kind,
                code,
                one.title,
                one.text,
                " ".join(sorted(one.words)),
                "",
            )
            for at, one in enumerate(made)
        ),
    )
    _copy(
        "search_posting",
        ["document_id", "term_id", "weight"],
        (
            (documents + at, terms[text], weight)
            for at, one in enumerate(made)
            for text, weight in one.terms.items()
        ),
    )
    _copy(
        "search_facet",
        ["document_id", "kind", "key", "label"],
        (
            (documents + at, facet.kind, facet.key, facet.label)
            for at, one in enumerate(made)
            for facet in one.facets
        ),
    )
    State.objects.update_or_create(language=code, defaults={"documents": len(made)})
    connection.cursor().execute(
        "SELECT setval(pg_get_serial_sequence('search_document', 'id'), (SELECT max(id) FROM search_document))"
    )


def _last(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")  # noqa: S608
        return cursor.fetchone()[0]


def _copy_counted(table: str, counts: Counter[str], code: str) -> dict[str, int]:
    numbers = count(_last(table))
    ids = {text: next(numbers) for text in counts}
    rows = ((ids[text], code, text, number) for text, number in counts.items())
    _copy(table, ["id", "language", "text", "documents"], rows)
    connection.cursor().execute(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
    )
    return ids


def _copy(table: str, columns: list[str], rows: Any) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)

"""Writes documents into the index, only the differences.

A change of a few words writes a few rows, whatever the length of the text and the size of the index.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from search.indexing.describing import Description
from search.models import Document, Facet, Posting, State, Term, Word

#: Rows per statement: SQLite limits the number of parameters.
BATCH = 400


def write(descriptions: Sequence[Description]) -> int:
    """Bring these documents up to date; return the number that differed. One transaction per language."""
    by_language: dict[str, list[Description]] = defaultdict(list)
    for made in descriptions:
        by_language[made.language].append(made)
    return sum(_write(language, made) for language, made in by_language.items())


def remove(subjects: Iterable[str]) -> int:
    """Delete documents from the index; return their number."""
    rows = Document.objects.filter(subject__in=list(subjects)).only("pk", "language", "words")
    by_language: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        by_language[row.language].append(row)
    for language, documents in by_language.items():
        _remove(language, documents)
    return sum(map(len, by_language.values()))


@transaction.atomic
def _remove(language: str, documents: list[Document]) -> None:
    _hold(language)
    # Compare again, now that the lock excludes other writers.
    documents = list(Document.objects.filter(pk__in=[document.pk for document in documents]))
    pks = [document.pk for document in documents]
    postings = Posting.objects.filter(document__in=pks)
    _count(Term.objects, "pk", less=postings.values_list("term_id", flat=True))
    words = (word for row in documents for word in row.words.split())
    _count(Word.objects.filter(language=language), "folded", less=words)
    postings.delete()
    Facet.objects.filter(document__in=pks).delete()
    Document.objects.filter(pk__in=pks).delete()
    _release(language, -len(documents))


@transaction.atomic
def _write(language: str, made: list[Description]) -> int:
    _hold(language)
    subjects = [description.subject for description in made]
    known = {row.subject: row for row in Document.objects.filter(subject__in=subjects)}
    moved = [row for row in known.values() if row.language != language]
    if moved:  # Wagtail never changes the language of a row; a restored dump may
        remove([row.subject for row in moved])
        known = {subject: row for subject, row in known.items() if row.language == language}
    changed = [d for d in made if d.subject not in known or known[d.subject].digest != d.digest]
    if not changed:
        return 0
    old_words = {subject: set(row.words.split()) for subject, row in known.items()}
    documents = _write_documents(changed, known)
    _write_words(language, changed, old_words)
    _write_postings(language, changed, documents)
    _write_facets(changed, documents)
    _release(language, sum(description.subject not in known for description in changed))
    return len(changed)


def _hold(language: str) -> None:
    State.objects.get_or_create(language=language)
    State.objects.select_for_update().get(language=language)


def _release(language: str, more: int) -> None:
    State.objects.filter(language=language).update(
        documents=F("documents") + more, stamp=uuid.uuid4()
    )


def _write_documents(made: list[Description], known: dict[str, Document]) -> dict[str, Document]:
    rows = {}
    for description in made:
        row = known.get(description.subject) or Document(subject=description.subject)
        for name in ("page_id", "key", "kind", "language", "title", "text", "digest"):
            setattr(row, name, getattr(description, name))
        row.words = " ".join(sorted(description.words))
        rows[description.subject] = row
    fields = ["page", "key", "kind", "language", "title", "text", "digest", "words"]
    Document.objects.bulk_update([row for row in rows.values() if row.pk], fields, BATCH // 10)
    Document.objects.bulk_create([row for row in rows.values() if not row.pk], BATCH // 10)
    return rows


def _write_words(language: str, made: list[Description], old: dict[str, set[str]]) -> None:
    shown = {word: forms for description in made for word, forms in description.words.items()}
    more: list[str] = []
    less: list[str] = []
    for description in made:
        before, now = old.get(description.subject, set()), set(description.words)
        more += now - before
        less += before - now
    rows = [
        Word(language=language, folded=word, display=shown[word][0], stem=shown[word][1])
        for word in sorted(set(more))
    ]
    Word.objects.bulk_create(rows, BATCH, ignore_conflicts=True)
    _count(Word.objects.filter(language=language), "folded", more, less)


def _write_postings(language: str, made: list[Description], documents: dict[str, Document]) -> None:
    texts = sorted({text for description in made for text in description.terms})
    ids = _term_ids(language, texts)
    old: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Posting.objects.filter(document__in=[row.pk for row in documents.values()])
    for document, term, weight in rows.values_list("document_id", "term_id", "weight"):
        old[document][term] = weight
    more: list[int] = []
    less: list[int] = []
    fresh = []
    for description in made:
        pk = documents[description.subject].pk
        now = {ids[text]: weight for text, weight in description.terms.items()}
        before = old[pk]
        gone = [term for term, weight in before.items() if now.get(term) != weight]
        Posting.objects.filter(document=pk, term__in=gone).delete()
        fresh += [
            Posting(document_id=pk, term_id=term, weight=weight)
            for term, weight in now.items()
            if before.get(term) != weight
        ]
        more += now.keys() - before.keys()
        less += before.keys() - now.keys()
    Posting.objects.bulk_create(fresh, BATCH)
    _count(Term.objects, "pk", more, less)


def _term_ids(language: str, texts: list[str]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for start in range(0, len(texts), BATCH):
        wanted = texts[start : start + BATCH]
        known = Term.objects.filter(language=language, text__in=wanted)
        ids |= dict(known.values_list("text", "pk"))
        missing = [Term(language=language, text=text) for text in wanted if text not in ids]
        if missing:
            Term.objects.bulk_create(missing)
            ids |= {term.text: term.pk for term in missing}
    return ids


def _write_facets(made: list[Description], documents: dict[str, Document]) -> None:
    Facet.objects.filter(document__in=[row.pk for row in documents.values()]).delete()
    rows = [
        Facet(
            document=documents[made_of.subject], kind=facet.kind, key=facet.key, label=facet.label
        )
        for made_of in made
        for facet in made_of.facets
    ]
    Facet.objects.bulk_create(rows, BATCH)


def _count(rows: Any, field: str, more: Iterable[Any] = (), less: Iterable[Any] = ()) -> None:
    """Add to the numbers of documents: once for each occurrence of a key in ``more``, and subtract those in ``less``."""
    changes = Counter(more)
    changes.subtract(less)
    grouped = defaultdict(list)
    for key, amount in changes.items():
        grouped[amount].append(key)
    for amount, keys in grouped.items():
        for start in range(0, len(keys), BATCH):
            some = rows.filter(**{f"{field}__in": keys[start : start + BATCH]})
            some.update(documents=F("documents") + amount)

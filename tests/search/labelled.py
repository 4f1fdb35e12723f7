"""Queries with the pages that must be found by them: ``tests/search/labels``, a file for each set and language.

A line: what is tried, the query, and what is wanted, as beginnings of English slugs or keys of techniques; commas
separate pages of which one will do. They are about the demo site, which nobody wrote for them. They measure; what they show is mended for all words, not for these. How each set came about is told beside them.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail.models import Page

from core.searching.naming import named_pages
from search.answers import cards
from search.service import find

FOLDER = Path(__file__).parent / "labels"
#: The sets in the order in which they were written; the first lies in the folder itself.
SETS = ("", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
AT = 5
#: Of these nothing may be missed.
EASY = {"exact", "prefix", "diacritics", "yo"}
NONSENSE = "nonsense"
#: Asked of the practice: an answer card is wanted; and "may I, with X": the condition is.
PRACTICE = "practice"
NAMED = "named"


#: The recall at five of each query by kind, and a line for each one that is not perfect.
Evaluation = tuple[dict[str, list[float]], list[str]]


@dataclass(frozen=True)
class Label:
    kind: str
    query: str
    wanted: tuple[str, ...]


def labels(code: str, name: str = "") -> list[Label]:
    lines = (FOLDER / name / f"{code}.tsv").read_text().splitlines()
    cells = [[*line.split("\t"), ""] for line in lines]
    return [Label(kind, query, tuple(wanted.split())) for kind, query, wanted, *_ in cells]


def evaluate(code: str, name: str = "") -> Evaluation:
    names = _names()
    recalls: dict[str, list[float]] = defaultdict(list)
    missed = []
    for label in labels(code, name):
        found = find(label.query, code)
        shown = [*_above(label, code, names), *(_name(hit, names) for hit in found.hits)]
        top = list(dict.fromkeys(shown))[:AT]
        recall = _recall(label, top)
        recalls[label.kind].append(recall)
        if recall < 1:
            missed.append(f"{label.kind}: {label.query} [{found.step.name}] {top}")
    return recalls, missed


def _above(label: Label, code: str, names: dict[Any, str]) -> list[str]:
    """Return what the page shows above the results: answer cards, and the conditions that the query names."""
    asked = [f"card:{card.answer.key}" for card in cards(label.query, code)]
    return asked + [names[page.translation_key] for page in named_pages(label.query, code)]


def _recall(label: Label, top: list[str]) -> float:
    if label.kind == NONSENSE:
        return float(not top)
    reached = [
        any(name.startswith(tuple(wanted.split(","))) for name in top) for wanted in label.wanted
    ]
    return sum(reached) / len(reached)


def _names() -> dict[Any, str]:
    """``{translation key: English slug}``."""
    pages = Page.objects.filter(locale__language_code="en")
    return dict(pages.values_list("translation_key", "slug"))


def _name(hit: Any, names: dict[Any, str]) -> str:
    return names.get(hit.page.translation_key, "") if hit.page else hit.key

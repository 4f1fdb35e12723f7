"""Figures of the search index for Prometheus (`core.metrics`)."""

from collections.abc import Iterator

from core.metrics import Figure
from search.models import Waiting


def figures() -> Iterator[Figure]:
    states = {
        "waiting": Waiting.objects.filter(tries=0),
        "failed": Waiting.objects.filter(tries__gt=0),
    }
    for state, rows in states.items():
        meaning = "Pages whose search entry is out of date."
        yield Figure("site_index_waiting", meaning, rows.count(), {"state": state})

"""`./dev ablate`: what each way of guessing a word is worth, in labelled queries that are missed without it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import django

from tests.databases.engines import Sqlite
from tests.databases.templates import CACHE, Templates

CODES = ("en", "lv", "ru")


@contextmanager
def demo() -> Iterator[None]:
    """Set up Django on a copy of the demo site without the demo's synonyms."""
    with TemporaryDirectory() as folder:
        engine = Sqlite(CACHE, Path(folder))
        engine.clone(Templates(engine, "sqlite").seeded(), "worker_ablation")
        os.environ["DATABASE_URL"] = engine.url("worker_ablation")
        os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
        django.setup()
        yield


def ways() -> dict[str, Callable[[], list[Any]]]:
    """Return for each way what switches it off."""
    from search import cascade
    from search.vocabulary import Vocabulary

    def off(owner: Any, name: str, instead: Any) -> Callable[[], list[Any]]:
        return lambda: [patch.object(owner, name, instead)]

    return {
        "nothing off": list,
        "slip in a word": off(Vocabulary, "slip_of_a_word", lambda *_: None),
        "slip in a stem": off(Vocabulary, "slip_of_a_stem", lambda *_: None),
        "beginning of a longer word": off(Vocabulary, "begun_by", lambda *_: None),
        "other keyboards and letters": off(cascade, "spellings", lambda *_: iter(())),
        "beginnings": off(cascade.Cascade, "beginnings", lambda *_: None),
        "continuations": off(cascade.Cascade, "_continuations", lambda *_: []),
    }


def main() -> None:
    with demo():
        from search.indexing.rebuilding import rebuild
        from search.models import Synonyms

        Synonyms.objects.all().delete()
        rebuild()
        whole = None
        for name, switches in ways().items():
            with ExitStack() as stack:
                for switch in switches():
                    stack.enter_context(switch)
                found = [reached(code) for code in CODES]
            whole = whole or found
            _say(name, found, whole)


def reached(code: str) -> tuple[float, int, float]:
    """Return the sum of the recalls, the number of queries, and the nonsense that finds something."""
    from tests.search.labelled import NONSENSE, SETS, evaluate

    kinds = [item for name in SETS for item in evaluate(code, name)[0].items()]
    sensible = [recall for kind, own in kinds if kind != NONSENSE for recall in own]
    nonsense = [recall for kind, own in kinds if kind == NONSENSE for recall in own]
    return sum(sensible), len(sensible), len(nonsense) - sum(nonsense)


def _say(name: str, found: list[tuple[float, int, float]], whole: list[Any]) -> None:
    cells = [
        f"{code} {total / number:.4f} ({total - before[0]:+.1f}, nonsense {wrong:.0f})"
        for code, (total, number, wrong), before in zip(CODES, found, whole, strict=True)
    ]
    print(f"{name:<30}", *cells, sep="  ", flush=True)


if __name__ == "__main__":
    main()

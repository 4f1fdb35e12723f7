"""The PO catalogues of the interface: compiles them without gettext, and finds untranslated strings."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib


def compile_catalogues(folders: Iterable[Path]) -> list[Path]:
    """Write each .mo file that is missing or older than its .po file, and return those."""
    written = []
    for path in catalogues(folders):
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        # Several processes may compile at once.
        unfinished = compiled.with_suffix(f".unfinished-{os.getpid()}")
        polib.pofile(str(path)).save_as_mofile(str(unfinished))
        unfinished.replace(compiled)
        written.append(compiled)
    return written


def gaps(folders: Iterable[Path], source_language: str) -> Iterator[str]:
    """Yield a message for every string that is empty or marked as fuzzy."""
    for path in catalogues(folders):
        language = path.parent.parent.name
        if language == source_language:
            continue
        for entry in polib.pofile(str(path)):
            if not (entry.translated() or entry.obsolete):
                yield f"{language}: “{entry.msgid}” is not translated"


def catalogues(folders: Iterable[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in Path(folder).glob("*/LC_MESSAGES/*.po"))

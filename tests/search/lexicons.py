"""`./dev words`: makes the lists of common words (search/analysis/lexicon) from the frequency lists in wordfreq's wheel."""

import gzip
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

from search.analysis import VERSION, fold, stem
from search.analysis.lexicon import FOLDER

#: For each language its list, the rarest words that are taken, in centibels (650: three in ten million), and its letters.
LISTS = {
    "en": ("large_en", 650, r"[a-z']+"),
    "lv": ("small_lv", 600, r"[a-z]+"),
    "ru": ("large_ru", 650, r"[а-я]+"),
}


def main(folder: str) -> None:
    [wheel] = Path(folder).glob("wordfreq-*.whl")
    with ZipFile(wheel) as archive:
        for language, (name, rarest, letters) in LISTS.items():
            packed = archive.read(f"wordfreq/data/{name}.msgpack.gz")
            folded = {fold(word) for word in common(packed, rarest)}
            stems = {stem(word, language) for word in folded if re.fullmatch(letters, word)}
            lines = "\n".join([f"# {VERSION}", *sorted(stems), ""])
            (FOLDER / f"{language}.txt.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
            print(f"{language}: {len(stems)} stems")


def common(packed: bytes, rarest: int) -> Iterator[str]:
    """Yield the words of a list: after its header, the words of each centibel, the commonest first."""
    # `./dev words` installs it beside the wheel: no other part of the project needs it.
    _header, *by_rarity = import_module("msgpack").loads(gzip.decompress(packed), raw=False)
    for words in by_rarity[: rarest + 1]:
        yield from words


if __name__ == "__main__":
    main(sys.argv[1])

"""The common words of each language, by stem: a word that is one of them is no misspelling of another.

`tests.search.lexicons` makes the lists from the frequency lists of wordfreq (README.md in this folder); they hold
for one `search.analysis.VERSION`, because they list stems.
"""

import gzip
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).parent


@cache
def _sums(language: str) -> array:
    # Sorted checksums take a twentieth of the memory of a set of words; one word in 100,000 is taken for a common one.
    path = FOLDER / f"{language}.txt.gz"
    lines = gzip.decompress(path.read_bytes()).splitlines() if path.exists() else []
    return array("L", sorted(map(crc32, lines)))


def is_common(stem: str, language: str) -> bool:
    """Return whether a stem is that of a common word of the language.

    >>> is_common("cancel", "en"), is_common("pirifor", "en")
    (True, False)
    """
    wanted, sums = crc32(stem.encode("utf-8", "ignore")), _sums(language)
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted

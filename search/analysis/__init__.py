"""Text analysis: one tokenizer and stemmer for the index, the query and the highlighting.

Pure Python without Django, so the folder can be reused. It needs ``snowballstemmer`` and ``rapidfuzz``.

- `words` splits a text into words with positions and stems;
- `stems` returns the stems under which a text is indexed;
- `spellings` converts a query from another keyboard layout or alphabet;
- `Spelling` finds the nearest word of a vocabulary;
- `is_common` tells whether a word is a common word of its language.

Increase `VERSION` with every change of the stems: documents of another version are reindexed.
"""

from search.analysis.folding import fold
from search.analysis.languages import is_stop, is_surely, spellings, stem
from search.analysis.lexicon import is_common
from search.analysis.spelling import Spelling
from search.analysis.words import Word, stems, words

VERSION = "7"

__all__ = [
    "VERSION",
    "Spelling",
    "Word",
    "fold",
    "is_common",
    "is_stop",
    "is_surely",
    "spellings",
    "stem",
    "stems",
    "words",
]

"""Words, as a search engine sees them: the same in the index, in the query and in a highlighted text.

Pure Python, without Django: copy the folder and take it along. It needs ``snowballstemmer`` and ``rapidfuzz``.

- `words` finds the words of a text, with their places and their stems;
- `stems` says what a text is found by;
- `spellings` reads a query as if it were typed on another keyboard or in other letters;
- `Spelling` finds the word of a vocabulary that somebody probably meant.

Whatever changes the stems must change `VERSION`: an index made by another version is made anew.
"""

from search.analysis.folding import fold
from search.analysis.languages import is_stop, spellings, stem
from search.analysis.spelling import Spelling
from search.analysis.words import Word, stems, words

VERSION = "5"

__all__ = ["VERSION", "Spelling", "Word", "fold", "is_stop", "spellings", "stem", "stems", "words"]

"""Word-by-word differences of two texts."""

import difflib
import re
from dataclasses import dataclass

PIECE = re.compile(r"<[^>]+>|\s+|\w+|[^\w\s]")

WORD = re.compile(r"\w+")

SAME, OLD, NEW = "same", "old", "new"
#: Kinds for whole texts that have little in common.
BEFORE, AFTER = "before", "after"
#: Ratio of `SequenceMatcher` below which both texts are shown whole.
ALIKE = 0.4


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


def is_rewritten(old: str, new: str) -> bool:
    """Whether too few words stayed for marked words to be readable."""
    one, other = WORD.findall(old), WORD.findall(new)
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() < ALIKE


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in reading order, as kept, deleted and inserted.

    A rewritten text gives two pieces: the whole old text and the whole new one.
    """
    if is_rewritten(old, new):
        return [Piece(BEFORE, old), Piece(AFTER, new)]
    one, other = PIECE.findall(old), PIECE.findall(new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(one[a:b])))
            continue
        if b > a:
            pieces.append(Piece(OLD, "".join(one[a:b])))
        if d > c:
            pieces.append(Piece(NEW, "".join(other[c:d])))
    return pieces

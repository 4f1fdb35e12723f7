"""What changed in a text, word by word."""

import difflib
import re
from dataclasses import dataclass

PIECE = re.compile(r"<[^>]+>|\s+|\w+|[^\w\s]")

WORD = re.compile(r"\w+")

SAME, OLD, NEW = "same", "old", "new"
#: Whole texts, of which little is the same.
BEFORE, AFTER = "before", "after"
#: With less in common than this, two texts are read one after the other.
ALIKE = 0.4


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


def is_rewritten(old: str, new: str) -> bool:
    """Whether so few words stayed that marks would only be a salad."""
    one, other = WORD.findall(old), WORD.findall(new)
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() < ALIKE


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in reading order: what stayed, what went, what came.

    A text that was written anew comes as two pieces, the whole old one and the whole new one.
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

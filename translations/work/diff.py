"""What changed in a text, word by word."""

import difflib
import re
from dataclasses import dataclass

PIECE = re.compile(r"<[^>]+>|\s+|\w+|[^\w\s]")

SAME, OLD, NEW = "same", "old", "new"


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in reading order: what stayed, what went, what came."""
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

"""What changed between two texts, word by word, for people to read."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_PIECES = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4_000
"""Words and blanks that are compared one by one; the time grows with the square."""
_MOST_LINES = 2_000
CONTEXT = 12
"""Pieces (words and blanks) of what stayed that are shown beside a change."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came; ``skipped`` stands for a stretch that stayed and is not shown."""

    kind: Literal["same", "gone", "new", "skipped"]
    text: str


def word_changes(before: str, after: str) -> list[Piece]:
    """Both texts as one row: ``same`` and ``gone`` make up ``before``, ``same`` and ``new`` make up ``after``."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    pieces: list[Piece] = []
    for what, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("gone", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("new", "".join(new[j1:j2])))
    return pieces


def text_changes(before: str, after: str) -> list[Piece]:
    """The same for whole texts: line by line first, and word by word where a line was written anew.

    Lines cost their number; words are compared inside :data:`MOST_WORDS` at a time, beyond which a stretch is shown as
    gone and new.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for what, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=len(old) > _MOST_LINES).get_opcodes():
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        if what == "equal":
            pieces.append(Piece("same", gone))
        elif gone and come and max(len(_PIECES.findall(gone)), len(_PIECES.findall(come))) <= MOST_WORDS:
            pieces += word_changes(gone, come)
        else:
            pieces += [piece for piece in (Piece("gone", gone), Piece("new", come)) if piece.text]
    return pieces


def shown(pieces: list[Piece]) -> list[Piece]:
    """The changes with a few words around each; what lies between is one ``skipped`` piece."""
    return list(_shown(pieces))


def _shown(pieces: list[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        words = _PIECES.findall(piece.text)
        head = CONTEXT if index else 0
        tail = CONTEXT if index < last else 0
        if piece.kind != "same" or len(words) <= head + tail + CONTEXT:
            yield piece
            continue
        if head:
            yield Piece("same", "".join(words[:head]))
        yield Piece("skipped", "")
        if tail:
            yield Piece("same", "".join(words[-tail:]))

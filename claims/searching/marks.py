"""The words that were found, marked where they stand: a stretch of the text as it is written, never of its index."""

from collections.abc import Collection

from claims.matching.words import key, places_of

Piece = tuple[str, bool]
"""Some text, and whether it is what was searched for."""
ROOM = 220
_BEFORE = 60
_LONGEST = 60_000


def marked(text: str, beginnings: Collection[str], *, room: int = ROOM, whole: bool = False) -> list[Piece]:
    """The stretch of ``text`` that holds most of what was searched for, in pieces; its beginning when it holds nothing.

    ``beginnings`` are the compared forms of words (:func:`claims.matching.words.key`), each found by its beginning.
    """
    text = text[:_LONGEST]
    hits = [
        (start, end, form)
        for start, end, word in places_of(text)
        if (form := key(word)) and any(form.startswith(beginning) for beginning in beginnings)
    ]
    if whole or len(text) <= room:
        return _pieces(text, 0, len(text), hits)
    best = max(
        hits,
        key=lambda hit: len({form for start, _, form in hits if hit[0] <= start < hit[0] + room - _BEFORE}),
        default=(0, 0, ""),
    )
    begin = max(0, best[0] - _BEFORE)
    begin = text.find(" ", begin, best[0]) + 1 if begin and " " in text[begin : best[0]] else begin
    end = min(len(text), begin + room)
    end = text.rfind(" ", begin, end) if end < len(text) and " " in text[begin:end] else end
    return _pieces(text, begin, end, hits)


def _pieces(text: str, begin: int, end: int, hits: list[tuple[int, int, str]]) -> list[Piece]:
    pieces: list[Piece] = [("… ", False)] if begin else []
    at = begin
    for start, stop, _ in hits:
        if start < at or stop > end:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:stop], True))
        at = stop
    if at < end:
        pieces.append((text[at:end], False))
    return [*pieces, (" …", False)] if end < len(text) else pieces

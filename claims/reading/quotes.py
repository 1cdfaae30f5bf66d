"""Stretches between quotation marks, with exact offsets.

Straight, curly, German, French, guillemet and corner marks are paired in one pass over a paragraph, so the time grows
with the length alone however many marks there are. Only the outermost pair is kept: what is quoted inside a quotation
belongs to it.
"""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"''|``|[\"“”„‟«»‹›「」『』‘’'‚]")

_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "''": "''",
    "``": "''",
}
_SINGLE = {"‘", "’", "'", "‚", "›", "‹"}
_AFTER_OPENER = re.compile(r"[^\s\d]")

LONGEST_SINGLE = 600
"""Single marks further apart than this many characters are apostrophes rather than a pair."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: ``start`` and ``end`` include the marks, ``inner_start`` and ``inner_end`` leave them out.

    ``is_closed`` is False when the paragraph ended before the closing mark: a quotation that runs on into the next
    paragraph, or a broken one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_closed: bool


def find_quotes(text: str, start: int = 0, end: int | None = None, *, goes_on: bool = False) -> list[Quote]:
    """Pair the quotation marks of one paragraph, ``text[start:end]``; offsets are those of ``text``.

    ``goes_on`` says that the next paragraph opens with a mark again, so that this one's last may well stay open.
    """
    end = len(text) if end is None else end
    found: list[Quote] = []
    opener = ""
    opened_at = 0
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opener:
            if mark in _closers(opener) and _may_close(text, mark, match.end(), end):
                found.append(Quote(opened_at, match.end(), opened_at + len(opener), at, True))
                opener = ""
                continue
            given_up = opener in _SINGLE and (at - opened_at > LONGEST_SINGLE or mark not in _SINGLE)
            if not given_up:
                continue
            opener = ""
        if _may_open(text, mark, at, match.end(), start, end):
            opener, opened_at = mark, at
    is_worth = opener and _is_worth_keeping_open(text, opened_at, start)
    if (is_worth and goes_on) or (opener and opener not in _SINGLE and (goes_on or is_worth)):
        inner_end = end
        while inner_end > opened_at + len(opener) and text[inner_end - 1].isspace():
            inner_end -= 1
        found.append(Quote(opened_at, inner_end, opened_at + len(opener), inner_end, False))
    return found


def parted(text: str, quotes: list[Quote], remark: re.Pattern[str]) -> list[Quote]:
    """The quotations, each of them without the ``remark`` of who says it that the report has put into it.

    “«Самолёт исправен, — сказал Гусев. — Мы проверяли»” is two quotations with a remark between them.
    """
    found: list[Quote] = []
    for quote in quotes:
        start, inner = quote.start, quote.inner_start
        for match in remark.finditer(text, quote.inner_start, quote.inner_end):
            if match.start() > inner:
                found.append(Quote(start, match.start(), inner, match.start(), True))
            start = inner = match.end()
        if inner < quote.inner_end or start == quote.start:
            found.append(Quote(start, quote.end, inner, quote.inner_end, quote.is_closed))
    return found


def _closers(opener: str) -> tuple[str, ...]:
    closers = _CLOSERS[opener]
    return (closers,) if closers == "''" else tuple(closers)


def _may_open(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a mark can begin a quotation: it stands before a word, and not at the end of one."""
    if mark not in _CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    is_french = mark == "«" and after + 1 < end and text[after] in " \u00a0\u202f" and not text[after + 1].isspace()
    if after >= end or (text[after].isspace() and not is_french):
        return False
    if mark in _SINGLE:
        return (before.isspace() or before in '([—–-“"') and bool(_AFTER_OPENER.match(text[after]))
    if mark in ('"', "''"):
        return not before.isalnum() and before not in ".,!?"
    if mark == "»":
        return before.isspace()
    return True


def _may_close(text: str, mark: str, after: int, end: int) -> bool:
    """An apostrophe inside a word never closes a quotation."""
    if mark in ("’", "'"):
        return after >= end or not text[after].isalnum()
    return True


def _is_worth_keeping_open(text: str, opened_at: int, start: int) -> bool:
    """A lone mark is kept as a quotation only where one plausibly begins: at the start, or after a comma or colon."""
    before = text[max(start, opened_at - 3) : opened_at].rstrip()
    return not before or before[-1] in ",:—–"

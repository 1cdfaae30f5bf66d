"""Digits that are written alike in every language: dates, fractions, and numbers below nought.

The patterns are pieces for the lexicons' own: each says what may stand where a number begins.
"""

import re

NO_COUNT = (
    r"\d{1,4}/\d|\d{1,2}\.\d{1,2}\.\d|\d{4}\.\d{1,2}\.\d{1,2}(?!\d)"
    r"|\d{4}-\d\d-\d\d(?!\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d(?!\d)"
)
"""“1/3/2024”, “1.2.2023”, “2024-05-12”, “9/11”, “24/7”, “version 1.2.10”: digits that count nothing."""
_PARTS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5}
PART_SIGNS = "".join(_PARTS)
PART = rf"(?:[1-9]\d?/(?:[2-9]|10|12|20|100)(?![\d/])|[{PART_SIGNS}])"
"""“2/3” or “⅔”. Whether it is a part of something, and no date, is for what follows it to say."""
MIXED = rf"(?:\d{{1,3}}[\s-][1-9]/[2-9](?![\d/])(?!\sof\b)|\d{{1,3}}[{PART_SIGNS}])"
"""“2 1/2”, “2-1/2” or “2½”."""
_BLANKS = "\u00a0\u202f "
_MIXED = re.compile(rf"(?:(\d+)[\s-]?)??(?:(\d+)/(\d+)|([{PART_SIGNS}]))")
MINUS = r"(?<!%)[-−–](?=[\d$€£¥₴₽₩₹½])"
"""In “lost by 68%-31%” it parts two numbers."""


def grouped(mark: str, decimal: str) -> str:
    """Digits in threes, parted by ``mark`` or by blanks throughout: “10,000 563,518” in a table are two numbers."""
    ways = "|".join(rf"\d{{1,3}}(?:[{parted}]\d{{3}})+" for parted in (mark, _BLANKS))
    return rf"(?:{ways})(?:{re.escape(decimal)}\d+)?(?!\d)"


def part(written: str) -> float | None:
    """What “2/3”, “2 1/2” or “½” is worth; None for what is written otherwise."""
    found = _MIXED.fullmatch(written)
    if found is None:
        return None
    whole, over, under, one = found.groups()
    return float(whole or 0) + (_PARTS[one] if one else int(over) / int(under))


def is_proper(written: str) -> bool:
    """Whether a fraction is less than a whole, as a part of something is."""
    value = part(written)
    return value is not None and 0 < value < 1


def sign(mark: str | None, *, has_unit: bool, is_share: bool = False) -> int | None:
    """-1 for a number below nought, 1 for one above; None where nobody can tell what the mark before it is.

    “-3%” lies below nought, “-80% of the cases” stands in a list. Where no unit follows, a dash is a dash, and a hyphen
    may belong to a name.
    """
    mark = (mark or "").strip()
    if not mark or is_share:
        return 1
    if has_unit or mark not in ("-", "–"):
        return -1
    return 1 if mark == "–" else None

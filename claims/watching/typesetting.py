"""What typesetters and sub-editors change at will, and what a text is without it: pure functions.

A figure is the same with and without marks between its thousands, a share with its sign and with its word, and a short
form with and without its full stops. What a house style writes out, cuts short or spells is in ``house_style``.
"""

import re
import unicodedata

from claims.watching.house_style import in_one_style

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
BLANK = re.compile(r"\s+")
DIRECTIONS = str.maketrans(dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_MARKS = (
    DIRECTIONS
    | str.maketrans(dict.fromkeys("'`´ʼʹ‘’‚‛‹›′“”„‟«»″「」『』〝〞", '"'))
    | str.maketrans("ёЁ", "еЕ", "\ufe0e\ufe0f\u0640")
    | dict.fromkeys(range(0x64B, 0x660))
)
_DIGIT = re.compile(r"\d")
_DASHES = re.compile("-{2,}")
BLANK_BESIDE = re.compile(r' ?(["-]) ?| (?=[,.;:!?%)\]])')
_THOUSANDS = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:([ ,\"])\d{3}(?:\1\d{3})*|\.\d\d0|(?:\.\d{3})+(?=,\d)|(?:\.\d{3}){2,})"
    r"|\d{1,2}(?:,\d\d)+,\d{3})(?!\d|[.,]\d{3}(?!\d))"
)
"""A whole number in groups of thousands, or of lakhs: “9,000”, “9 000”, “9’000”, “9.000”, “1.234,5”, “1,23,456”. With a
full stop and one group it is one where it ends in a nought: “2.125” may be two and an eighth."""
_BETWEEN_GROUPS = re.compile(r"[ ,.\"]")
_SHARE = re.compile(
    r"(?<=\d) ?(?:(?:per ?cent|pct\.?|prozent|procenta?|prosent|pour cent|por ciento|por cento|per cento|százalék"
    r"|la sută|τοις εκατό|відсот(?:ок|ка|ки|ків)|процент(?:а|ы|ов)?"
    r"|بالمئة|بالمائة|في المئة|في المائة)(?![\w-])|퍼센트|٪)"
    r"(?! ?(?:points?|puntos?|포인트)\b)",
    re.IGNORECASE,
)
"""“5 percent” is “5%”; of points of a percentage it is not."""
_APART = re.compile(r"(?<![.\w])([A-ZА-ЯЁІЇЄҐ]\.) (?=[A-ZА-ЯЁІЇЄҐ]\.)")
_INITIALS = re.compile(r"(?<![.\w])(?:[^\W\d_]\.)+[^\W\d_]\.(?!\w)")
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Rev|Hon)\.(?= \w)")
_HOUR = re.compile(r"(?<=\d) (?=[ap]m\b)", re.IGNORECASE)


def normalised(text: str) -> str:
    """Text without what a web page changes for reasons of its own: kinds of blanks, dashes and quotation marks."""
    return BLANK.sub(" ", unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)).strip()


def bare(sentence: str) -> str:
    """What two sentences are compared by: normalised, and without what typesetters change at will.

    All quotation marks and apostrophes are one, and blanks beside them, beside dashes and before other signs are none;
    what tells a program which way to write is gone, and so are the vowel signs of Arabic and the dots of “ё”. Figures
    stand without marks between their thousands, and short forms without full stops, but for the one that ends it all.
    """
    text = _DASHES.sub("-", normalised(sentence.translate(_MARKS)).translate(_MARKS))
    text = BLANK_BESIDE.sub(r"\1", text).strip()
    if "." in text:
        text = _TITLES.sub(r"\1", _INITIALS.sub(_without_stops, _APART.sub(r"\1", text)))
    if _DIGIT.search(text):
        text = _HOUR.sub("", _SHARE.sub("%", _THOUSANDS.sub(lambda found: _BETWEEN_GROUPS.sub("", found[0]), text)))
    return in_one_style(text)


def _without_stops(found: re.Match[str]) -> str:
    is_last = found.end() == len(found.string)
    return found[0].replace(".", "") + "." * is_last

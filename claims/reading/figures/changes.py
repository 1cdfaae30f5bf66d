"""Changes that do not come out: “doubled from 100 to 150”, “rose from 150 to 100”, “… an increase of 80 percent”.

What moves stands right before its “from”, or before its “to” in “rose 20 percent to 150 million, from 100 million”.
Where less may be more — a place in a table, what a dollar costs, degrees below nought — nothing is said of the
direction.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.reading.figures.fault import Fault, between
from claims.reading.figures.values import reach, shown, span
from claims.reading.statements import Figure

_WAYS = {
    **dict.fromkeys(("rose", "grew", "increased", "climbed", "jumped", "went up", "gained"), "up"),
    **dict.fromkeys(("fell", "dropped", "declined", "decreased", "shrank", "went down", "sank"), "down"),
}
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_MOVED = re.compile(
    rf"\b(?P<verb>{'|'.join((*_WAYS, *_TIMES)).replace(' ', '[ ]')})(?P<behind>(?:\s[\w’'-]+){{0,4}}?)\sfrom\s$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    rf"\b(?P<verb>{'|'.join((*_WAYS, *_TIMES)).replace(' ', '[ ]')})(?P<behind>(?:\s(?!from\b)[\w’'-]+){{0,3}}?)"
    r"(?:\sby)?\s(?:to\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r",?\s?(?:up\s|down\s)?from\s")
_BY_OTHER_RULES = re.compile(
    r"\b(?:adjusted|like[- ]for[- ]like|constant|organic(?:ally)?|excluding|annuali[sz]ed|yen|rupee|rou?ble|lira|peso"
    r"|won|yuan|rand|krona|zloty|forint|hryvnia|naira|currency|yields?)\b",
    re.IGNORECASE,
)
"""What rose at constant prices, or a currency of which a dollar buys more, moves otherwise than its figures do."""
_VERB = re.compile(rf"\b(?:{'|'.join((*_WAYS, *_TIMES)).replace(' ', '[ ]')})\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more\sthan|over|at\sleast|well)\s$", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|about|around|roughly|some|all\sbut|practically|virtually|close\sto|approximately)\s$",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"(?:\b(?:not|never|if|whether|less\sthan|not\squite|hardly)|n[’']t)\s(?:\w+\s)?$", re.IGNORECASE)
_OTHER_SCALE = re.compile(
    r"\b(?:to|per|against|versus|for)\s(?:(?:the|a|one)\s)?(?:US\s)?(?:dollar|euro|pound|yen|franc|greenback)\b"
    r"|\b(?:table|rank(?:s|ed|ing|ings)?|standings|league|charts?|list|index|places?|positions?|spots?|seed\w*|grid"
    r"|order|minus|below|negative|division|tier)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:,|\s\(|\s[–—])?\s?(?:(?:or|by|i\.e\.)\s|an?\s(?:\w+\s)?(?:increase|rise|gain|jump|growth|drop|fall|decline"
    r"|decrease|reduction|cut|loss|hike|surge)\sof\s)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\)|\s?[.,;:–—]|\s(?:in|on|over|within|since|year)\b|$")
PERCENT_ROOM = 1.0
CHANGE_ROOM = 0.06
NEARLY_ROOM = 0.3
HIGHEST_GRADE = 20
"""Bare numbers below this may be marks, ranks or handicaps, of which the least is the best."""


def changes(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Fault]:
    """The changes of the sentence ``text[start:end]`` that its own figures do not bear out."""
    for at, (one, other) in enumerate(pairwise(figures)):
        if one.unit != other.unit:
            continue
        moved: re.Match[str] | None = None
        percent = figures[at + 2] if len(figures) > at + 2 else None
        is_backward = _FROM.fullmatch(text[one.end : other.start].removeprefix(f" {one.counted}")) is not None
        if text[one.end : other.start].strip() == "to":
            moved = _MOVED.search(text, max(start, one.start - 60), one.start)
        elif is_backward and not _BY_OTHER_RULES.search(text, start, end):
            percent = figures[at - 1] if at and text[figures[at - 1].end : one.start] == " to " else None
            first = percent.start if percent else one.start
            moved = _MOVED_TO.search(text, max(start, first - 60), first)
            one, other = other, one
        if moved is None or _VERB.search(moved["behind"]):
            continue
        if "about" in (one.comparator, other.comparator) or not (one.low and one.low > 0 and other.low):
            continue
        before = text[max(start, moved.start() - 24) : moved.start()]
        if _UNSURE.search(before):
            continue
        fault = _of_verb(moved["verb"].lower(), before, text[start:end], one, other)
        is_told = percent is not None and (is_backward or _is_of_change(text, other, percent))
        if fault is None and percent is not None and is_told and percent.unit == "%" != one.unit:
            fault = _of_percent(one, other, percent)
        if fault is not None:
            yield fault


def _of_verb(verb: str, before: str, sentence: str, one: Figure, other: Figure) -> Fault | None:
    low, high = _ratio(one, other)
    if wanted := _TIMES.get(verb):
        least, most = wanted * (1 - CHANGE_ROOM), wanted * (1 + CHANGE_ROOM)
        if _MORE.search(before):
            least, most = (least, float("inf")) if wanted > 1 else (0.0, most)
        elif _NEARLY.search(before):
            least, most = wanted * (1 - NEARLY_ROOM), wanted * (1 + NEARLY_ROOM)
        if high < least or low > most:
            times = (other.low or 0.0) / (one.low or 1.0)
            why = f"From {shown(one)} to {shown(other)} is {times:.3g} times, not {wanted:.10g}."
            return between("change", one, other, why)
        return None
    is_grade = not other.unit and not other.counted and max(one.low or 0.0, other.low or 0.0) < HIGHEST_GRADE
    is_other_way = high < 1 if _WAYS[verb] == "up" else low > 1
    if is_other_way and (other.low or 0.0) > 0 and not is_grade and not _OTHER_SCALE.search(sentence):
        return between("change", one, other, f"From {shown(one)} to {shown(other)} is the other way.")
    return None


def _ratio(one: Figure, other: Figure) -> tuple[float, float]:
    """The least and the most that the second may be as a multiple of the first."""
    (least, most), (low, high) = reach(one), reach(other)
    return low / most, high / least if least > 0 else float("inf")


def _is_of_change(text: str, other: Figure, percent: Figure) -> bool:
    """“From 100 to 150, an increase of 80 percent”: the share has to be told of this change and of nothing else."""
    joint = text[other.end : percent.start].removeprefix(f" {other.counted}")
    return bool(joint.strip(" ,") and _BY.fullmatch(joint) and _ENDS.match(text, percent.end))


def _of_percent(one: Figure, other: Figure, percent: Figure) -> Fault | None:
    low, high = _ratio(one, other)
    least, most = sorted((abs(low - 1), abs(high - 1)))
    if low <= 1 <= high:
        least = 0.0
    told_low, told_high = span(percent)
    if 100 * most < told_low - PERCENT_ROOM or 100 * least > told_high + PERCENT_ROOM:
        change = abs(100 * ((other.low or 0.0) / (one.low or 1.0) - 1))
        why = f"From {shown(one)} to {shown(other)} is {change:.3g} percent, not {shown(percent)}."
        return between("change", one, percent, why)
    return None

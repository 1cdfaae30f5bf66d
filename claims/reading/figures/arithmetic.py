"""Arithmetic that fails: a part greater than its whole, sums that are none, shares and changes that do not come out.

Each check is a plain question about figures and the words around them; each answer is a sentence. A remark says that
two numbers do not fit each other, never which of them is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from claims.reading.figures import english
from claims.reading.figures.alignment import Counted, kind_of, same_thing, shown, span
from claims.reading.figures.dates import find_dates
from claims.reading.figures.parts import too_great
from claims.reading.figures.setting import with_setting
from claims.reading.sentences import paragraphs, sentences
from claims.reading.statements import Figure

FaultKind = Literal["part", "sum", "percent", "change", "dates"]
LOSSES = frozenset(("killed", "hurt", "destroyed", "shot down", "intercepted", "captured", "missing"))
"""What can happen only to a part of what came."""


def can_be_whole(deed: str, *, of: str) -> bool:
    """Whether those with this deed are all of whom the others, with the deed ``of``, are a part."""
    return of in LOSSES and (deed == "sent" or (deed == "intercepted" and of not in ("intercepted", "shot down")))


_TOTAL = re.compile(r"\b(?:a\stotal\sof|in\stotal|altogether|in\sall|all\stold|combined)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"^\s?\w*,?\s?(?:including|among\sthem|of\swhom|of\sthem)\b", re.IGNORECASE)
_RISE = re.compile(r"\b(?:rose|grew|increased|climbed|jumped|went\sup|up|gained)\b", re.IGNORECASE)
_FALL = re.compile(r"\b(?:fell|dropped|declined|decreased|shrank|went\sdown|down|sank)\b", re.IGNORECASE)
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_TIMES_WORD = re.compile(r"\b(doubled|tripled|trebled|quadrupled|halved)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|has|have|said|died|took|came|went|happened|\w{3,}ed)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|is\sto|are\sto|would|plans?|next|due|set\sto|scheduled|planned)\b", re.IGNORECASE)
_DURATION = re.compile(r"^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?)\b", re.IGNORECASE)
_LIFE = re.compile(r"\bborn\b.{1,80}?\b(?:died|killed|dead)\b", re.IGNORECASE)
_WHEN = r"\s(?:in|on|by|at|during|until)\s(?:(?:early|late|mid|the|end|of|spring|summer|autumn|winter)\s){0,3}"
_BEGUN = re.compile(
    rf"\b(?:founded|begun|began|started|opened|built|elected|appointed|launched|introduced|established|created|hired"
    rf"|married|joined|took\soffice|came\sto\spower|came\sinto\sforce)(?:\s[\w’'-]+){{0,3}}?(?:{_WHEN}|\s)$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"(?:\s(?!that|which|who|whose)[\w’'-]+){{0,4}},?\s(?:and|but|then)\s(?:it\s|he\s|she\s|they\s)?(?:was\s|were\s|had\s)?"
    rf"(?:\w+ly\s|first\s)?(?:closed|ended|died|dissolved|resigned|left|stopped|shut|abolished|demolished|divorced|finished"
    rf"|completed|collapsed|retired|stepped\sdown|dismissed|fired|withdrawn|repealed|torn\sdown)"
    rf"(?:\s(?!the|a|an)[\w’'-]+){{0,2}}?(?:{_WHEN}|\s)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\sof\s(?:the|all|its|their|our)\s(?!.{0,30}\b(?:average|level|rate|value|norm|target|price|limit|line)\b)"
)
"""“130 percent of the pupils”; of an average there may be more."""
PERCENT_ROOM = 1.0
CHANGE_ROOM = 0.06
MOST_SENTENCES = 2_000
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """Numbers of a text that do not fit each other: their kind, where they stand, and why, in a sentence."""

    kind: FaultKind
    start: int
    end: int
    why: str


def faults(text: str, *, day: date | None = None, language: str = "en") -> tuple[Fault, ...]:
    """What does not come out in a text; ``day`` is the day of the report, for dates that lie on its wrong side.

    English alone is read.
    """
    if language != "en":
        return ()
    found: list[Fault] = []
    seen: list[Figure] = []
    count = 0
    for paragraph in paragraphs(text):
        for sentence in sentences(text, paragraph):
            count += 1
            if count > MOST_SENTENCES:
                return _each_once(found)
            start, end = sentence.start, sentence.end
            figures = with_setting(text, english.find_figures(text, start, end), start, end)[:MOST_PARTS]
            found += _in_sentence(text, start, end, figures)
            found += _dates(text, start, end, day)
            found += parts_over_wholes([*seen[-MOST_PARTS:], *figures], since=len(seen[-MOST_PARTS:]))
            seen += figures
    return _each_once(found)


def _each_once(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first reason for each stretch of the text."""
    first: dict[tuple[str, int, int], Fault] = {}
    for fault in found:
        first.setdefault((fault.kind, fault.start, fault.end), fault)
    return tuple(first.values())


def parts_over_wholes(figures: Sequence[Figure], *, since: int = 0) -> Iterator[Fault]:
    """Losses greater than what was sent: “30 of the vehicles that attacked were destroyed”, and 25 attacked."""
    for at, part in enumerate(figures):
        for number, whole in enumerate(figures):
            if max(at, number) < since or not can_be_whole(whole.deed, of=part.deed):
                continue
            if same_thing(kind_of(part), kind_of(whole)) and span(part)[0] > span(whole)[1]:
                first, last = sorted((part, whole), key=lambda one: one.start)
                yield Fault(
                    "part",
                    first.start,
                    last.end,
                    f"{shown(part)} {part.counted} {part.deed}, but {shown(whole)} {whole.counted} {whole.deed}.",
                )


def part_over_whole(parts: Iterable[Counted], wholes: Iterable[Counted]) -> str:
    """The same across reports: the sentence where the least part is more than the most that the whole may be."""
    least = min(parts, key=lambda one: span(one)[0], default=None)
    most = max(wholes, key=lambda one: span(one)[1], default=None)
    if least is None or most is None or span(least)[0] <= span(most)[1]:
        return ""
    return f"{shown(least)} {least.deed}, but {shown(most)} {most.deed}."


def _in_sentence(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Fault]:
    words = text[start:end]
    counts = [one for one in figures if not one.unit and not _DURATION.search(one.counted)]
    percents = [one for one in figures if one.unit == "%"]
    yield from (_fault(*found) for found in too_great(text, start, end, counts))
    yield from _sums(text, start, end, counts)
    yield from _shares(text, counts, percents)
    yield from _listed_percents(text, percents)
    yield from _changes(text, words, counts, percents)


def _fault(kind: FaultKind, one: Figure, other: Figure, why: str) -> Fault:
    return Fault(kind, min(one.start, other.start), max(one.end, other.end), why)


def _sums(text: str, start: int, end: int, counts: Sequence[Figure]) -> Iterator[Fault]:
    """“14 people: 8 men and 7 women”, “8 men and 6 women, a total of 15”, “20 people, including 12 … and 10 …”."""
    if len(counts) < 3 or any(
        one.low is None or one.high is None or one.comparator != "exactly" for one in counts[1:-1]
    ):
        return
    first, last = counts[0], counts[-1]
    total = _TOTAL.search(text, start, end)
    if total is not None and (total.end() >= counts[-2].end):
        whole, parts = last, counts[:-1]
    elif text[first.end : counts[1].start].rstrip().endswith(":"):
        whole, parts = first, counts[1:]
    elif _INCLUDING.search(_behind(text, first, counts[1])):
        whole, parts = first, counts[1:]
        least = sum(span(one)[0] for one in parts)
        if _one_list(text, parts) and least > span(whole)[1]:
            yield _fault("sum", whole, parts[-1], f"{_plus(parts)} make {least:,.10g}, more than {shown(whole)}.")
        return
    else:
        return
    low, high = sum(span(one)[0] for one in parts), sum(span(one)[1] for one in parts)
    if _one_list(text, parts) and (low > span(whole)[1] or high < span(whole)[0]):
        yield _fault("sum", whole, parts[-1], f"{_plus(parts)} make {low:,.10g}, not {shown(whole)}.")


def _behind(text: str, one: Figure, other: Figure) -> str:
    """The words between two figures without what the first counts."""
    return text[one.end : other.start].removeprefix(f" {one.counted}")


def _one_list(text: str, parts: Sequence[Figure]) -> bool:
    pairs = pairwise(parts)
    return all(re.search(r"(?:,|\band)\s*$", text[one.end : other.start]) for one, other in pairs)


def _plus(parts: Sequence[Figure]) -> str:
    return " and ".join(shown(one) for one in parts)


def _shares(text: str, counts: Sequence[Figure], percents: Sequence[Figure]) -> Iterator[Fault]:
    """“50 of 200 pupils (35 percent)”, “of 200 pupils, 50 were ill, or 40 percent”; and a share of more than all."""
    for percent in percents:
        is_share = _SHARE.match(text, percent.end, percent.end + 60)
        if is_share and span(percent)[0] > 100:
            yield Fault("percent", percent.start, percent.end, f"{shown(percent)} percent of a whole is more than all.")
    if len(counts) != 2 or len(percents) != 1:
        return
    one, other, percent = counts[0], counts[1], percents[0]
    before = text[max(0, one.start - 4) : one.start].lower()
    is_of = bool(re.fullmatch(r"\s(?:out\s)?of\s(?:the\s)?", text[one.end : other.start]))
    if before.endswith("of "):
        part, whole = other, one
    elif is_of:
        part, whole = one, other
    else:
        return
    joint = text[other.end : percent.start]
    if percent.start < other.end or not re.search(r"\(\s*$|,?\sor\s$|,\s$", joint):
        return
    if None in (part.low, whole.low, percent.low) or not whole.low or part.comparator != "exactly":
        return
    share = 100 * (part.low or 0.0) / whole.low
    low, high = span(percent)
    if share < low - PERCENT_ROOM or share > high + PERCENT_ROOM:
        why = f"{shown(part)} of {shown(whole)} is {share:.3g} percent, not {shown(percent)}."
        yield _fault("percent", min(part, whole, key=lambda at: at.start), percent, why)


def _listed_percents(text: str, percents: Sequence[Figure]) -> Iterator[Fault]:
    """Shares in one list that make more than 100 percent together."""
    if len(percents) < 3 or any(one.comparator != "exactly" for one in percents):
        return
    pairs = pairwise(percents)
    if not all(re.search(r"(?:,|\band)\s*$", text[one.end : other.start]) for one, other in pairs):
        return
    whole = sum(one.low or 0.0 for one in percents)
    if whole > 100 + PERCENT_ROOM:
        yield _fault("percent", percents[0], percents[-1], f"{_plus(percents)} percent make {whole:.10g} percent.")


def _changes(text: str, words: str, counts: Sequence[Figure], percents: Sequence[Figure]) -> Iterator[Fault]:
    """“Rose from 100 to 150, an increase of 80 percent”, “doubled from 100 to 150”, “fell from 80 to 90”."""
    if len(counts) < 2:
        return
    one, other = counts[0], counts[1]
    is_change = (
        text[max(0, one.start - 5) : one.start].lower() == "from " and text[one.end : other.start].strip() == "to"
    )
    if not is_change or not one.low or other.low is None or "about" in (one.comparator, other.comparator):
        return
    times = _TIMES_WORD.search(words)
    ratio = other.low / one.low
    if times is not None:
        wanted = _TIMES[times.group().lower()]
        if abs(ratio / wanted - 1) > CHANGE_ROOM:
            yield _fault(
                "change", one, other, f"From {shown(one)} to {shown(other)} is {ratio:.3g} times, not {wanted:.10g}."
            )
        return
    if (_RISE.search(words) and ratio < 1) or (_FALL.search(words) and not _RISE.search(words) and ratio > 1):
        yield _fault("change", one, other, f"From {shown(one)} to {shown(other)} is the other way.")
        return
    change = abs(100 * (ratio - 1))
    for percent in percents[:1]:
        low, high = span(percent)
        if percent.start > other.end and not low - PERCENT_ROOM <= change <= high + PERCENT_ROOM:
            why = f"From {shown(one)} to {shown(other)} is {change:.3g} percent, not {shown(percent)}."
            yield _fault("change", one, percent, why)


def _dates(text: str, start: int, end: int, day: date | None) -> Iterator[Fault]:
    """Ranges that run backwards, deaths before births, and dates on the wrong side of the report's own day."""
    found = find_dates(text, day, start, end)
    for one, other in pairwise(found):
        before, between = text[max(0, one.start - 8) : one.start].lower(), text[one.end : other.start].strip()
        is_range = (before.endswith("between ") and between == "and") or (before.endswith("from ") and between == "to")
        is_life = _LIFE.search(text[max(start, one.start - 40) : other.start]) is not None
        is_life = is_life or (
            _BEGUN.search(text[max(start, one.start - 80) : one.start]) is not None
            and _ENDED.fullmatch(text[one.end : other.start]) is not None
        )
        if (is_range or is_life) and other.last < one.first:
            yield Fault("dates", one.start, other.end, f"{other.exact} lies before {one.exact}.")
    if day is None or len(found) != 1:
        return
    only, words = found[0], text[start:end]
    is_future = _FUTURE.search(words) is not None
    if is_future and only.last < day and not _PAST.search(re.sub(r"\bbe\s\w+ed\b", "", words)):
        yield Fault(
            "dates", only.start, only.end, f"{only.exact} lies before the report's own day, and is told as to come."
        )
    if not is_future and only.first > day and _PAST.search(words):
        yield Fault(
            "dates", only.start, only.end, f"{only.exact} lies after the report's own day, and is told as past."
        )

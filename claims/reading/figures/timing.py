"""Dates that do not fit: an end before its beginning, and a date on the wrong side of the report's own day.

Only dates that are written with their year are compared: “on Monday” and “20 May” may be those of any week and year.
A date is told as past or as to come only where it stands right behind what happened on it: “the deadline was extended
to”, “tickets for” and “a law from” a day to come are told as past and rightly so.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from claims.reading.figures.dated import Dated
from claims.reading.figures.dates import find_dates
from claims.reading.figures.fault import Fault

A_DAY = timedelta(days=1)
"""Somewhere it is tomorrow already."""
_YEAR = re.compile(r"\d{4}")
_AT = r"(?:\s(?:in|at|near|off)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]+)?"
_BORN = re.compile(r"\bborn(?:\s(?:in|at|near)\s[\w’'-]+)?,?\s(?:in|on)\s$", re.IGNORECASE)
_DIED = re.compile(
    rf"{_AT},?\s(?:and|but|he|she|who)(?:\s(?:he|she))?\s(?:died|was\s(?:killed|murdered|shot|hanged|executed))"
    rf"(?:\s[\w’'-]+){{0,3}}?\s(?:in|on)\s",
    re.IGNORECASE,
)
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
_HAPPENED = (
    "closed|opened|killed|arrested|detained|born|signed|elected|founded|burned|destroyed|demolished|published|sentenced"
    "|convicted|charged|shot|attacked|hit|struck|sunk|found|buried|rescued|dismissed|sworn\\sin|released|sacked|raided"
)
_PAST = re.compile(
    rf"(?:\b(?:was|were)\s(?:\w+ly\s)?(?:{_HAPPENED})"
    rf"|\b(?:died|crashed|collapsed|exploded|resigned|began|ended|happened|took\splace|arrived|fell|sank|landed))"
    rf"{_AT}\son\s$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    rf"\b(?:will|is\sto|are\sto)\s(?:be\s)?(?:\w+ly\s)?(?!have\b|not\b)[\w-]+(?:\sup|\sdown|\splace)?{_AT}\son\s$",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:if|unless|until|till|would|could|should|might|may|be|expected|due|planned|scheduled|supposed|had|whether"
    r"|said|says|told|wrote|promised|announced|claimed|predicted|according|since|known)\b|[“\"«„]",
    re.IGNORECASE,
)


def misdated(text: str, start: int, end: int, day: date | None) -> Iterator[Fault]:
    """The dates of the sentence ``text[start:end]`` that cannot be as it tells them; ``day`` is that of the report."""
    found = [one for one in find_dates(text, day, start, end) if _YEAR.search(one.exact)]
    for one, other in pairwise(found):
        if other.last < one.first and (_is_range(text, one, other) or _is_life(text, start, one, other)):
            yield Fault("dates", one.start, other.end, f"{_told(other)} lies before {_told(one)}.")
    if day is None or len(found) != 1:
        return
    [only] = found
    before = text[max(start, only.start - 80) : only.start]
    if only.first > day + A_DAY and (told := _PAST.search(before)) and not _NOT_TOLD.search(before[: told.start()]):
        why = f"{_told(only)} lies after the report's own day, and is told as past."
        yield Fault("dates", only.start, only.end, why)
    told_before = text[start : only.start].replace("be ", "")
    if only.last < day - A_DAY and _TO_COME.search(before) and not _NOT_TOLD.search(told_before):
        why = f"{_told(only)} lies before the report's own day, and is told as to come."
        yield Fault("dates", only.start, only.end, why)


def _told(one: Dated) -> str:
    return one.exact.rstrip(".")


def _is_range(text: str, one: Dated, other: Dated) -> bool:
    before, joint = text[max(0, one.start - 8) : one.start].lower(), text[one.end : other.start].strip()
    return (before.endswith("between ") and joint == "and") or (before.endswith("from ") and joint == "to")


def _is_life(text: str, start: int, one: Dated, other: Dated) -> bool:
    """Whether something begins at the first of two dates and ends at the second: a life, a firm, a term."""
    before, joint = text[max(start, one.start - 80) : one.start], text[one.end : other.start]
    return bool(
        (_BORN.search(before) and _DIED.fullmatch(joint)) or (_BEGUN.search(before) and _ENDED.fullmatch(joint))
    )

"""Calendar days in Ukrainian, Russian, German, French, Spanish and Korean: “3 листопада”, “am 3. November”, “11월 3일”.

The words tell the language, so that none needs to be given: months of two languages that are written alike are one
month. Days of the week and “yesterday” are not read here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.reading.figures.dated import Dated, in_month, nearest

_NAMES = (
    "січня січні января январе januar jänner janvier enero",
    "лютого лютому февраля феврале februar février febrero",
    "березня березні марта марте märz mars marzo",
    "квітня квітні апреля апреле april avril abril",
    "травня травні мая мае mai mayo",
    "червня червні июня июне juni juin junio",
    "липня липні июля июле juli juillet julio",
    "серпня серпні августа августе august août agosto",
    "вересня вересні сентября сентябре september septembre septiembre setiembre",
    "жовтня жовтні октября октябре oktober octobre octubre",
    "листопада листопаді ноября ноябре november novembre noviembre",
    "грудня грудні декабря декабре dezember décembre diciembre",
)
_MONTHS = {word: number for number, words in enumerate(_NAMES, 1) for word in words.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_JOINT = r"(?:\s?[–—-]\s?|/|\s(?:bis(?:\szum)?|und|et|au|y|al|і|й|та|и|по|до)\s)"
_DATE = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<first>\d{{1,2}})(?:\.|er)?{_JOINT})?(?P<day>\d{{1,2}})(?:\.|er|-го|-е)?\s(?:de\s)?"
    rf"(?P<month>{_MONTH})(?!\w)(?:\s(?:del?\s)?(?P<year>{_YEAR}))?"
    rf"|\b(?P<whole>{_MONTH})\s(?:del?\s)?(?P<of>{_YEAR})"
    rf"|(?<!\d)(?:(?P<ko_year>{_YEAR})년\s?)?(?P<ko_month>\d{{1,2}})월\s?(?P<ko_day>\d{{1,2}})"
    rf"(?:일|(?=\s?[∼~–-]\s?\d{{1,2}}일))"
    rf"(?:\s?[∼~–-]\s?(?P<ko_last>\d{{1,2}})일)?",
    re.IGNORECASE,
)


_TO = re.compile(
    r"(?:\s?[–—-]\s?|,?\s(?:bis(?:\szum)?|au|al|hasta(?:\sel)?|jusqu'au|по|до)\s|일?\s?부터\s|\s?[∼~]\s?)$"
)
"""“Du 28 janvier au 3 février”: what joins two days of two months."""
_BETWEEN = re.compile(r"\s(?:et\sle|y\sel|und\sdem|и|і|й|та)\s$")
_OPENS_BETWEEN = re.compile(r"(?:entre(?:\s(?:le|el))?|zwischen(?:\sdem)?|между|між)\s$", re.IGNORECASE)


def find_dates_abroad(text: str, day: date | None = None, start: int = 0, end: int | None = None) -> tuple[Dated, ...]:
    """The calendar days and months of ``text[start:end]``; those without a year only where ``day`` is known."""
    return tuple(_joined(text, [*_dates(text, day, start, len(text) if end is None else end)]))


def _joined(text: str, found: list[Dated]) -> Iterator[Dated]:
    """Two days that are the first and the last of one time are one date."""
    at = 0
    while at < len(found):
        whole = _whole(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield whole or found[at]
        at += 1 + (whole is not None)


def _whole(text: str, one: Dated, other: Dated) -> Dated | None:
    between = text[one.end : other.start]
    opens = _OPENS_BETWEEN.search(text, max(0, one.start - 16), one.start)
    is_span = _TO.match(between) or (opens and _BETWEEN.match(between))
    if not is_span or one.first != one.last or other.first != other.last:
        return None
    first = one.first
    if first > other.last:  # “du 28 décembre au 3 janvier 2026”: the year stands with the last day
        first = first.replace(year=other.last.year - (first.month > other.last.month), day=min(first.day, 28))
        first = first.replace(day=one.first.day) if first.month != 2 else first
    whole = text[one.start : other.end]
    return replace(one, end=other.end, exact=whole, first=first, last=other.last) if first < other.last else None


def _dates(text: str, day: date | None, start: int, end: int) -> Iterator[Dated]:
    for match in _DATE.finditer(text, start, end):
        try:
            span = _span(match, day)
        except ValueError:
            continue
        if span is not None:
            yield Dated(match.start(), match.end(), match[0], *span)


def _span(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if match["whole"]:
        return in_month(int(match["of"]), _MONTHS[match["whole"].lower()])
    if match["ko_month"]:
        month, first, year = int(match["ko_month"]), int(match["ko_day"]), match["ko_year"]
        last = int(match["ko_last"] or first)
    else:
        month, last, year = _MONTHS[match["month"].lower()], int(match["day"]), match["year"]
        first = int(match["first"] or last)
    one = date(int(year), month, last) if year else nearest(month, last, day)
    return None if one is None or first > last else (one - timedelta(days=last - first), one)

"""Figures of several reports side by side: what counts the same thing stands in one row, and how it differs is said."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import permutations
from types import MappingProxyType
from typing import Generic, TypeVar

from claims.reading.figures.dates import are_worded_alike, dates_of, of_one_time
from claims.reading.figures.differing import Difference, difference, over_all
from claims.reading.figures.kinds import SPAN, Kind, about, around, can_be_some, kind_of, same_thing
from claims.reading.figures.values import Counted
from claims.reading.places.lands import countries_named
from claims.reading.words import word_set

_LONG_AGO = re.compile(
    r".*\b(?:19|20)\d\d|(?:last|previous|earlier\sthis)\s(?:year|month|decade|summer|winter|spring|autumn|fall)"
    r"|.*\b(?:month|year|decade)s?\s(?:ago|earlier|after|before|later)",
    re.I,
)
"""A time that is only given of what is not the news, unless the report came out at that time."""
OF_ITS_DAY = timedelta(days=45)
"""A full date so near to a report's own day is that of its news."""
LEAST_SHARED = 2
"""So many words must two sums of money, or two spans of time, have in common around them, unless they have the same."""
LEAST_SHARED_TO_PASS = 3
"""With so many words in common, how it happened tells nothing any more."""
_PASSED = word_set(
    "buy acquire purchase take reach hit rise raise pay cash deal worth total sum amount value landfall ashore gang "
    "thief robber burglar raider pirate kidnapper abductor custom officer police prosecutor official storm "
    "haul batch consignment shipment stash"
)
"""How it happened and by whom, and no other thing."""
_SPANS = word_set("year month week day hour minute second")
_DOERS = word_set("company firm group bank government ministry state country city president minister police army party")
"""Who does this and that: of them much is counted."""

ReportT = TypeVar("ReportT", bound=Hashable)
FigureT = TypeVar("FigureT", bound=Counted)
Times = Mapping[ReportT, datetime | None]
"""When the reports came out."""


@dataclass(slots=True)
class Row(Generic[ReportT, FigureT]):
    """One thing that is counted, with the figures that each report gives for it, and how they differ."""

    counted: str
    deed: str
    cells: dict[ReportT, list[FigureT]] = field(default_factory=dict)
    kinds: list[Kind] = field(default_factory=list)
    difference: Difference | None = None

    @property
    def label(self) -> str:
        """What is counted and what is done, “tanks, destroyed”."""
        counted = self.counted or "a number"
        return f"{counted}, {self.deed}" if self.deed and self.deed not in counted else counted


def rows(
    given: Iterable[tuple[ReportT, FigureT]],
    *,
    times: Times[ReportT] = MappingProxyType({}),
    around: Iterable[tuple[ReportT, FigureT]] = (),
) -> list[Row[ReportT, FigureT]]:
    """The figures by what they count, in the order in which each is first met; a figure is listed once for a report.

    ``around`` are other figures of the same reports, without a row: they may tell that two of a row are of two things.
    """
    found: list[Row[ReportT, FigureT]] = []
    besides: dict[ReportT, list[FigureT]] = defaultdict(list)
    for report, figure in given:
        besides[report].append(figure)
        kind = kind_of(figure)
        row = next((row for row in found if _fits(row, report, kind, figure, times)), None)
        if row is None:
            row = Row(_named(figure, kind), kind.deed)
            found.append(row)
        row.kinds.append(kind)
        cell = row.cells.setdefault(report, [])
        if not any(_value(figure) == _value(other) and figure.comparator == other.comparator for other in cell):
            cell.append(figure)
    for report, figure in around:
        besides[report].append(figure)
    for row in found:
        row.difference = difference(row.cells, besides, times)
    for row, people in permutations(found, 2):
        if row.difference is None and can_be_some(row.kinds[0], people.kinds[0]):
            row.difference = over_all(row.cells, people.cells, besides, times)
    return found


def _fits(row: Row[ReportT, FigureT], report: ReportT, kind: Kind, figure: FigureT, times: Times[ReportT]) -> bool:
    others = [(where, other) for where, cell in row.cells.items() for other in cell]

    def is_compatible(at: ReportT, other: FigureT) -> bool:
        return are_compatible(figure, other, times.get(report), times.get(at))

    if kind.is_weak:
        first = row.kinds[0]
        is_alike = (first.head, first.measure, first.deed) == (kind.head, kind.measure, kind.deed)
        is_alike = is_alike and bool(kind.head or kind.measure) and first.is_more == kind.is_more
        return is_alike and all(is_compatible(at, other) and _measure_one(kind, figure, other) for at, other in others)
    if row.deed != kind.deed:
        return False
    alike = [same_thing(kind, other) for other in row.kinds]
    if not (all(alike) or (any(alike) and _is_acronym(kind, row.kinds))):
        return False
    if not kind.deed and not any(_are_told_of_one(kind, figure, other) for _, other in others):
        return False
    return all(is_compatible(at, other) and not _are_of_two_lands(figure, other) for at, other in others)


def _named(figure: Counted, kind: Kind) -> str:
    """What a row is called by its first figure: what it counts, or its unit, and of what."""
    counted = figure.counted or figure.unit
    if not kind.is_weak or not figure.about:
        return counted or ("people" if kind.head == "people" else "")
    return f"{figure.about} ({counted})" if counted else figure.about


def _are_told_of_one(kind: Kind, one: Counted, other: Counted) -> bool:
    """Whether two counts without a deed share a word around them; people are counted of anything, and need one."""
    ones, others = around(one), around(other)
    return bool(ones & others) or (kind.head != "people" and not (ones and others))


def _measure_one(kind: Kind, one: Counted, other: Counted) -> bool:
    """Whether the words around one figure are all among those around the other, and tell enough.

    A sentence of a court, and a year that both give, tell as much as a word.
    """
    span = _SPANS if kind.measure == SPAN else frozenset()
    ones, others = about(one) - span, about(other) - span
    is_told = kind.deed == "sentenced"
    if ones == others and ones - {kind.head}:
        return len(ones) + is_told >= (LEAST_SHARED if span or not one.unit else 1)
    shared = ones & others
    if len(shared) >= LEAST_SHARED_TO_PASS:
        ones, others = ones - _PASSED, others - _PASSED
    told = is_told + (are_worded_alike(one.when, other.when) and bool(shared - _DOERS))
    return len(shared) + told >= LEAST_SHARED and (ones <= others or others <= ones)


def _are_of_two_lands(one: Counted, other: Counted) -> bool:
    """“Russia lost 12 tanks” and “Ukraine lost 40 tanks”, “34 Russian drones” and “52 Ukrainian drones”."""
    lands, other_lands = (_lands_of(f"{figure.about} {figure.counted}") for figure in (one, other))
    return bool(lands) and bool(other_lands) and not lands & other_lands


@lru_cache(maxsize=8_000)
def _lands_of(words: str) -> frozenset[str]:
    return frozenset(countries_named(words, by_seat=True))


def _is_acronym(kind: Kind, others: Sequence[Kind]) -> bool:
    """Whether “IFVs” stands for one of the longer names in a row; it has no words that could contradict another."""
    return not kind.modifiers and any(kind.head == other.acronym and other.head != kind.head for other in others)


def are_compatible(
    one: Counted, other: Counted, time: datetime | None = None, other_time: datetime | None = None
) -> bool:
    """Two times or two places that are both given and differ count two things; so does a year of one alone."""
    if one.when and other.when:
        is_when = of_one_time(one.when, other.when, time, other_time)
    else:
        is_when = not (_is_long_ago(one.when, time) or _is_long_ago(other.when, other_time))
    is_where = not one.where or not other.where or one.where.lower() == other.where.lower()
    return is_when and is_where


def _is_long_ago(when: str, time: datetime | None) -> bool:
    """Whether the words for a time, in a report that came out at ``time``, are of what was not the news then."""
    if not _LONG_AGO.fullmatch(when):
        return False
    spans = dates_of(when, time.date()) if time else ()
    return not spans or not time or not spans[0].first - OF_ITS_DAY <= time.date() <= spans[0].last + OF_ITS_DAY


def _value(figure: Counted) -> tuple[float | None, float | None]:
    return figure.low, figure.high

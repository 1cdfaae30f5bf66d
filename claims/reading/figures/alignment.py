"""Figures of several reports side by side: what counts the same thing stands in one row, and how it differs is said."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from claims.reading.places.lands import countries_named
from claims.reading.words import word_set

_PEOPLE = word_set("people persons person residents civilians dead deaths fatalities victims killed lives casualties")
_SOLDIERS = word_set("soldiers troops servicemen forces fighters personnel")
_MORE = word_set("more other others another further additional")
_EMPTY = _MORE | word_set("different new separate total overall russian ukrainian")
_DEAD = word_set("dead deaths fatalities killed")
_OF_PEOPLE = word_set("killed hurt missing arrested freed rescued evacuated sentenced")
"""What happens to people where a text counts them without saying so: “and injured 30”."""
_WEAK = word_set(
    "vote seat point year month week day hour minute second time goal case cent degree member copy page mile percent "
    "place"
)
"""Things that are counted of anything: whose votes, and years of what, only the other words tell."""
_LONG_AGO = re.compile(
    r"(?:19|20)\d\d|(?:last|previous|earlier\sthis)\s(?:year|month|decade|summer|winter|spring|autumn|fall)", re.I
)
"""A time that is only given of what is not the news."""
LEAST_SHARED = 2
"""So many words must two sums of money, or two spans of time, have in common around them, unless they have the same."""
ROOM = 0.1
"""“About” leaves this share of room on either side."""


class Counted(Protocol):
    """What is compared of a figure; :class:`claims.reading.statements.Figure` is one."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def counted(self) -> str: ...
    @property
    def deed(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def about(self) -> str: ...


ReportT = TypeVar("ReportT", bound=Hashable)
FigureT = TypeVar("FigureT", bound=Counted)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure counts, as far as two are compared: the thing, what is said of it, its unit and what is done.

    ``proper`` are the names among its words, as in “French aircraft”; ``is_more`` says that it counts what comes to
    others, as in “three other Americans”.
    """

    head: str
    modifiers: frozenset[str]
    proper: frozenset[str]
    acronym: str
    unit: str
    deed: str
    is_more: bool = False


@dataclass(slots=True)
class Row(Generic[ReportT, FigureT]):
    """One thing that is counted, with the figures that each report gives for it, and how they differ, in words."""

    counted: str
    deed: str
    cells: dict[ReportT, list[FigureT]] = field(default_factory=dict)
    kinds: list[Kind] = field(default_factory=list)

    @property
    def difference(self) -> str:
        """How far the reports lie apart, in a sentence; empty where they fit."""
        return _difference(list(self.cells.values()))

    @property
    def label(self) -> str:
        """What is counted and what is done, “tanks, destroyed”."""
        counted = self.counted or "a number"
        return f"{counted}, {self.deed}" if self.deed and self.deed not in counted else counted


def kind_of(figure: Counted) -> Kind:
    """What a figure counts, in the form in which two figures are compared."""
    written = re.findall(r"[^\W\d_]+", figure.counted)
    plain = [word for word in written if word.lower() not in _EMPTY]
    words = [word.lower() for word in plain]
    deed = figure.deed
    if words and words[-1] in _DEAD and not deed:
        deed = "killed"
    stems = [_stem(word) for word in words]
    if not stems and not figure.unit and deed in _OF_PEOPLE:
        stems = ["people"]
    head = stems[-1] if stems else ""
    acronym = "".join(word[0] for word in words) if len(words) > 1 else head
    proper = frozenset(_stem(word.lower()) for word in plain[:-1] if word[0].isupper())
    is_more = any(word.lower() in _MORE for word in written)
    return Kind(head, frozenset(stems[:-1]), proper, acronym, figure.unit, deed, is_more)


def _stem(word: str) -> str:
    if word in _PEOPLE:
        return "people"
    if word in _SOLDIERS:
        return "soldier"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_thing(one: Kind, other: Kind) -> bool:
    """Whether two figures count the same thing: “infantry fighting vehicles”, “fighting vehicles” and “IFVs” do."""
    if one.unit != other.unit or not one.head or not other.head or one.is_more != other.is_more:
        return False
    if one.head != other.head:
        return (one.head == other.acronym or other.head == one.acronym) and 2 <= len(
            min(one.head, other.head, key=len)
        ) <= 5
    is_within = one.modifiers <= other.modifiers or other.modifiers <= one.modifiers
    return is_within and not (one.modifiers ^ other.modifiers) & (one.proper | other.proper)


def rows(given: Iterable[tuple[ReportT, FigureT]]) -> list[Row[ReportT, FigureT]]:
    """The figures by what they count, in the order in which each is first met; a figure is listed once for a report."""
    found: list[Row[ReportT, FigureT]] = []
    for report, figure in given:
        kind = kind_of(figure)
        row = next((row for row in found if _fits(row, kind, figure)), None)
        if row is None:
            row = Row(_named(figure, kind), kind.deed)
            found.append(row)
        row.kinds.append(kind)
        cell = row.cells.setdefault(report, [])
        if not any(_value(figure) == _value(other) and figure.comparator == other.comparator for other in cell):
            cell.append(figure)
    return found


def _fits(row: Row[ReportT, FigureT], kind: Kind, figure: Counted) -> bool:
    others = [other for cell in row.cells.values() for other in cell]
    if _is_weak(kind):
        first = row.kinds[0]
        is_alike = (first.head, first.unit, row.deed) == (kind.head, kind.unit, kind.deed) != ("", "", kind.deed)
        return is_alike and all(are_compatible(figure, other) and _measure_one(figure, other) for other in others)
    if row.deed != kind.deed:
        return False
    alike = [same_thing(kind, other) for other in row.kinds]
    if not (all(alike) or (any(alike) and _is_acronym(kind, row.kinds))):
        return False
    if not kind.deed and not any(_are_told_of_one(kind, figure, other) for other in others):
        return False
    return all(are_compatible(figure, other) and not _are_of_two_lands(figure, other) for other in others)


def _is_weak(kind: Kind) -> bool:
    """Whether what is counted does not tell what is measured: money, percentages, years, votes."""
    return bool(kind.unit) or not kind.head or kind.head in _WEAK


def _named(figure: Counted, kind: Kind) -> str:
    """What a row is called by its first figure: what it counts, or its unit, and of what."""
    counted = figure.counted or figure.unit
    if not _is_weak(kind) or not figure.about:
        return counted or ("people" if kind.head == "people" else "")
    return f"{figure.about} ({counted})" if counted else figure.about


def _are_told_of_one(kind: Kind, one: Counted, other: Counted) -> bool:
    """Whether two counts without a deed share a word around them; people are counted of anything, and need one."""
    ones, others = _about(one), _about(other)
    return bool(ones & others) or (kind.head != "people" and not (ones and others))


def _measure_one(one: Counted, other: Counted) -> bool:
    """Whether the words around one figure are all among those around the other, and tell enough."""
    ones, others = _about(one), _about(other)
    if ones == others:
        return len(ones) >= (1 if one.unit else LEAST_SHARED)
    return len(ones & others) >= LEAST_SHARED and (ones <= others or others <= ones)


def _about(figure: Counted) -> set[str]:
    return {_stem(word) for word in figure.about.lower().split()}


def _are_of_two_lands(one: Counted, other: Counted) -> bool:
    """“Russia lost 12 tanks” and “Ukraine lost 40 tanks”."""
    lands = [countries_named(figure.about, by_seat=True).keys() for figure in (one, other) if figure.about]
    return len(lands) == 2 and bool(lands[0]) and bool(lands[1]) and not lands[0] & lands[1]


def _is_acronym(kind: Kind, others: Sequence[Kind]) -> bool:
    """Whether “IFVs” stands for one of the longer names in a row; it has no words that could contradict another."""
    return not kind.modifiers and any(kind.head == other.acronym and other.head != kind.head for other in others)


def are_compatible(one: Counted, other: Counted) -> bool:
    """Two times or two places that are both given and differ count two things; so does a year of one alone."""
    whens = {one.when.lower(), other.when.lower()}
    is_when = len(whens) == 1 or ("" in whens and not any(map(_LONG_AGO.fullmatch, whens)))
    is_where = not one.where or not other.where or one.where.lower() == other.where.lower()
    return is_when and is_where


def _value(figure: Counted) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def span(figure: Counted) -> tuple[float, float]:
    """The least and the most that a figure says, with the room that “about” leaves."""
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if figure.comparator == "about":
        low, high = low - abs(low) * ROOM, high + abs(high) * ROOM
    return low, high


def shown(figure: Counted) -> str:
    """A figure as it was meant, in digits."""
    low, high = figure.low, figure.high
    number = (
        f"{low:,.10g} to {high:,.10g}"
        if None not in (low, high) and low != high
        else f"{low if low is not None else high:,.10g}"
    )
    return number if figure.comparator == "exactly" else f"{figure.comparator} {number}"


def _difference(cells: Sequence[Sequence[Counted]]) -> str:
    """A report that merely leaves a value out does not differ: each of two must have one that the other lacks.

    Nor do two values differ that a third report gives side by side, as of those who travelled and those who fell ill.
    """
    for at, ones in enumerate(cells):
        for others in cells[at + 1 :]:
            one, other = _lacking(ones, others), _lacking(others, ones)
            if one is not None and other is not None and not any(_holds(cell, one, other) for cell in cells):
                return _apart(one, other)
    return ""


def _holds(cell: Sequence[Counted], *values: Counted) -> bool:
    """Whether a report gives each of these values."""
    return all(_lacking([value], cell) is None for value in values)


def _lacking(ones: Sequence[Counted], others: Sequence[Counted]) -> Counted | None:
    for one in ones:
        low, high = span(one)
        if all(high < other_low or other_high < low for other_low, other_high in map(span, others)):
            return one
    return None


def _apart(one: Counted, other: Counted) -> str:
    a, b = sorted((_point(one), _point(other)))
    gap = f"{a:,.10g} and {b:,.10g} lie {b - a:,.10g} apart"
    return f"{gap}, {100 * (b - a) / a:,.0f} percent." if a > 0 and one.unit != "%" else f"{gap}."


def _point(figure: Counted) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0

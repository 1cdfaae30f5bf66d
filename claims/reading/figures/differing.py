"""How the figures of several reports differ: whether they have to fit, whether they do, and whether one is newer.

A row of figures may hold what two reports count of two things. That they differ is said only where nothing tells that
they do: each check asks for much, since to accuse a correct report is worse than to let a difference pass, which is
there to be seen in the row.
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, product
from typing import TypeVar

from claims.reading.figures.dates import are_worded_alike, of_one_time
from claims.reading.figures.deeds import in_english
from claims.reading.figures.events import EVENTS, in_one_word
from claims.reading.figures.kinds import SOME_PEOPLE, Kind, about, amount, around, kind_of, stems, unit_of
from claims.reading.figures.values import ROUND, Counted, point, shown, span, written
from claims.reading.words import word_set

ReportT = TypeVar("ReportT", bound=Hashable)
MOST_TIMES = 30
"""Of two numbers of which one is so many times the other, one counts something else."""
MOST_TIMES_UNTOLD = 5
"""The same for the dead of two reports where no word, time or place tells that they are those of one event."""
HUNDRED = 100
"""From here on a number that ends in noughts may be a rounded one, by less than from a thousand on."""
ROUND_ROOM, HUNDREDS_ROOM = 0.1, 0.05
"""No rounding is taken to be by more than this share of a number, from a thousand on and below."""
GROWS = frozenset(
    ("killed", "hurt", "missing", "destroyed", "damaged", "shot down", "captured", "arrested", "freed", "rescued",
     "evacuated")
)  # fmt: skip
"""What is counted anew from report to report, and is more each time."""
_TOLD_OF_MANY = frozenset(("let go", "cut off"))
"""What a firm or a storm does in more than one place: it must be told of one, and lie near."""
STANDS = timedelta(days=7)
"""What has no date of its own may have changed between reports that lie further apart."""
LEAST_SHARED_OF_OPEN = 3
"""“More than $20,000”, of money and the like: so many words must two then have in common, for it may be of others."""
LEAST_SHARED_OF_COUNTS = 2
"""So many words, or one name, must two counts share to which nothing was done: bodies are found at many a site."""
_DIRECTIONS = word_set("north south east west northeast northwest southeast southwest away")
"""How far a place lies from another, of which the words tell only the other."""
_EXTREMES = word_set(
    "biggest largest highest most smallest lowest longest record average typical usual ever jr sr junior senior"
)
"""What one report tells of the most, or of most, is not what the other tells of this one."""
_AGAINST = frozenset(["against"])
"""Votes against a bill are not votes for it."""
_CONTRARIES = tuple(
    frozenset(line.split())
    for line in """
        first second third fourth fifth
        north south east west
        northern southern eastern western
        cut axe shed slash create add hire
        export import
        men women
        boy girl
        profit loss revenue sale income earning turnover
        birth death
        arrival departure
        maximum minimum
        approve disapprove
        approval disapproval
        public private
        ordered received delivered pledged requested promised
    """.strip().splitlines()
)
"""Of words of one kind where each of two figures has another, they are of two things: a first raid and a second."""
_NUMBER = word_set("number figure toll count")
_SIZED = re.compile(r"\d-[a-z]")
"""“The 12-inch model”: a size by which things are told apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two reports differ, in a sentence; ``is_newer`` where the later one may only tell how it stands since."""

    words: str
    is_newer: bool = False


def difference(
    cells: Mapping[ReportT, Sequence[Counted]],
    besides: Mapping[ReportT, Sequence[Counted]],
    times: Mapping[ReportT, datetime | None],
) -> Difference | None:
    """How far the reports of a row lie apart; None where they fit, or need not fit.

    ``besides`` are all figures of the reports, and ``times`` when these came out. A report that merely leaves a value
    out does not differ: each of two must have one that the other lacks. Nor do two values differ that any report gives
    side by side, as of those who travelled and those who fell ill. What may be newer is told where nothing else is.
    """
    newer: Difference | None = None
    for one_report, other_report in combinations(cells, 2):
        pair = _unlike(cells[one_report], cells[other_report])
        if pair is None or _sums_up(cells[one_report], pair[1]) or _sums_up(cells[other_report], pair[0]):
            continue
        if any(_holds(figures, *pair) or _adds(figures, *pair) for figures in besides.values()):
            continue
        whens = times.get(one_report), times.get(other_report)
        found = _newer(*pair, *whens)
        if found is None:
            return Difference(_apart(*pair))
        newer = newer or found
    return newer


def over_all(
    some: Mapping[ReportT, Sequence[Counted]],
    people: Mapping[ReportT, Sequence[Counted]],
    besides: Mapping[ReportT, Sequence[Counted]],
    times: Mapping[ReportT, datetime | None],
) -> Difference | None:
    """Whether one report counts more of some, pilgrims who died, than another of all people who died in it."""
    for report, other_report in product(some, people):
        if report == other_report or report in people:
            continue
        for one, other in product(some[report], people[other_report]):
            if not amount(other) < amount(one) <= MOST_TIMES_UNTOLD * amount(other) or not _are_of_one_event(
                one, other
            ):
                continue
            found = difference({report: [one], other_report: [other]}, besides, times)
            if found is not None:
                return found
    return None


def fits(one: Counted, other: Counted) -> bool:
    """Whether two figures can be of one count, however each was rounded or measured."""
    low, high = _room(one, other)
    other_low, other_high = _room(other, one)
    return low <= other_high and other_low <= high


def _room(figure: Counted, other: Counted) -> tuple[float, float]:
    """The least and the most that a figure may stand for beside another, in the unit in which both are compared."""
    low, high = span(figure)
    half, value = written(figure).last_digit / 2, abs(point(figure))
    is_rounded = value >= HUNDRED and written(figure).last_digit >= HUNDRED
    is_finer = written(other).places > written(figure).places or unit_of(figure) != unit_of(other)
    is_in_parts = written(figure).places > 0 or figure.unit == "of the whole"
    room = 0.0
    if is_rounded or is_finer or is_in_parts or "dozen" in figure.exact.lower():
        room = min(half, value * (ROUND_ROOM if value >= ROUND or is_finer else HUNDREDS_ROOM))
    if figure.unit == "of the whole" or "dozen" in figure.exact.lower():
        room = value * ROUND_ROOM
    return amount(figure, low - room), amount(figure, high + room)


def _unlike(ones: Sequence[Counted], others: Sequence[Counted]) -> tuple[Counted, Counted] | None:
    """A value of each report that the other lacks, where the two have to be one."""
    for one in _lacking(ones, others):
        for other in _lacking(others, ones):
            if _have_to_fit(one, other):
                return one, other
    return None


def _lacking(ones: Sequence[Counted], others: Sequence[Counted]) -> Iterator[Counted]:
    return (one for one in ones if not any(fits(one, other) for other in others))


def _have_to_fit(one: Counted, other: Counted) -> bool:
    """Whether all that is told of two figures makes them counts of one thing."""
    if any(map(_is_no_number, (one, other))):
        return False
    less, more = sorted(abs(amount(figure)) for figure in (one, other))
    if more > MOST_TIMES * less:
        return False
    kind, other_kind = kind_of(one), kind_of(other)
    if _names(one) and _names(other) and not _names(one) & _names(other):
        return False
    if any(
        (here := about(one) & words) and (there := about(other) & words) and not here & there for words in _CONTRARIES
    ):
        return False
    if kind.is_weak and (about(one) ^ about(other)) & _AGAINST:
        return False
    if (about(one) ^ about(other)) & _EXTREMES or not _can_be_part(one, other) or not _can_be_part(other, one):
        return False
    if about(one) & about(other) & _DIRECTIONS and not one.where.lower() == other.where.lower() != "":
        return False
    if kind.deed and not kind.is_weak:
        is_event, is_near = _are_of_one_event(one, other), more <= MOST_TIMES_UNTOLD * less
        if _are_of_two_events(one, other) or (kind.deed in _TOLD_OF_MANY and not (is_event and is_near)):
            return False
        if not is_event and not (is_near and one.counted and other.counted):
            return False
    is_open = None in (one.low, one.high, other.low, other.high)
    if kind.is_weak and is_open and len(about(one) & about(other)) < LEAST_SHARED_OF_OPEN:
        return False
    return kind.is_weak or bool(kind.deed) or _are_called_alike(one, other, kind, other_kind)


def _are_of_one_event(one: Counted, other: Counted) -> bool:
    """Whether two figures share a word around them, a time or a place, beside what is counted and done."""
    shared = (about(one) & about(other)) - {kind_of(one).head, kind_of(other).head}
    if kind_of(one).head == kind_of(other).head:
        shared -= {in_one_word(kind_of(one).head)}
    is_where = one.where.lower() == other.where.lower() != ""
    return is_where or are_worded_alike(one.when, other.when) or any(not word.endswith("ed") for word in shared)


def _are_of_two_events(one: Counted, other: Counted) -> bool:
    """Whether the one is told of a fire and the other of a flood, and no place is named with both."""
    ones, others = about(one) & EVENTS, about(other) & EVENTS
    return bool(ones) and bool(others) and not ones & others and not one.where.lower() == other.where.lower() != ""


def _are_called_alike(one: Counted, other: Counted, kind: Kind, other_kind: Kind) -> bool:
    """Whether two counts to which nothing was done share a word around them, and what is said of their thing."""
    shared = (around(one) & around(other)) - stems(" ".join(kind.modifiers))
    told = len(shared) + bool(shared and are_worded_alike(one.when, other.when))
    is_enough = told >= LEAST_SHARED_OF_COUNTS or bool(shared & _capital(one) & _capital(other))
    return is_enough and (kind.modifiers == other_kind.modifiers or kind.head != other_kind.head)


def _capital(figure: Counted) -> set[str]:
    return set().union(*(stems(word) for word in figure.about.split() if any(map(str.isupper, word))))


def _names(figure: Counted) -> set[str]:
    """The names among the words around a figure; its first word has a capital in any case."""
    return {word.lower() for word in figure.about.split()[1:] if word[0].isupper()}


def _can_be_part(one: Counted, other: Counted) -> bool:
    """Whether nothing but its number makes ``one`` a part of ``other``: civilians are among the people who died.

    A part that is more than the whole differs from it all the same.
    """
    kind, other_kind = kind_of(one), kind_of(other)
    is_part = _counts_some(one) and not _counts_some(other)
    if kind.head == other_kind.head == "people":  # “marijuana-related arrests”
        is_part = is_part or other_kind.modifiers < kind.modifiers
    return not is_part or amount(one) > amount(other)


def _counts_some(figure: Counted) -> bool:
    """Whether only civilians are counted, or residents, who may be a part of the people in the other report."""
    return any(in_english(word) in SOME_PEOPLE for word in figure.counted.lower().split())


def _is_no_number(figure: Counted) -> bool:
    """“Eight years ago” is a time, “12-inch” tells things apart, “hundreds of” and “a couple of” may be any number."""
    is_time = bool(figure.when) and figure.when.lower().startswith(figure.exact.lower())
    is_size = bool(figure.unit) and _SIZED.search(figure.exact) is not None
    is_vague = "couple" in figure.exact.lower() or (figure.comparator == "about" and None in (figure.low, figure.high))
    return is_time or is_size or is_vague


def _holds(figures: Sequence[Counted], one: Counted, other: Counted) -> bool:
    """Whether a report gives both of these values for the same thing, each in a figure of its own."""
    ones, others = ([figure for figure in figures if _is_of(figure, it) and _gives(figure, it)] for it in (one, other))
    return any(mine is not theirs for mine in ones for theirs in others)


def _adds(figures: Sequence[Counted], one: Counted, other: Counted) -> bool:
    """Whether a report counts more of the same thing beside one of these: “six shots, followed by four more”."""
    kinds = (kind_of(one), kind_of(other))
    if any(kind.is_more for kind in kinds):
        return False
    return any(
        more.is_more and any(more.head == kind.head and more.deed in (kind.deed, "") for kind in kinds)
        for more in map(kind_of, figures)
    )


def _sums_up(figures: Sequence[Counted], wanted: Counted) -> bool:
    """Whether two values of the one report make up the other's together: six shots and four more are ten."""
    low, high = _room(wanted, wanted)
    return any(low <= amount(one) + amount(other) <= high for one, other in combinations(figures, 2))


def _gives(figure: Counted, wanted: Counted) -> bool:
    """Whether a figure has this value; “fewer than a dozen” has neither ten nor eleven."""
    is_open = figure.low is None or figure.high is None
    return fits(figure, wanted) and (not is_open or point(figure) == point(wanted))


def _is_of(figure: Counted, wanted: Counted) -> bool:
    one, other = kind_of(figure), kind_of(wanted)
    is_deed = one.deed == other.deed or "" in (one.deed, other.deed)
    if not (figure.counted or figure.unit or one.deed) and about(figure) & _NUMBER:
        return True  # “the police put the number at 15,000”
    if other.is_weak and not about(figure) & about(wanted) - {other.head}:
        return False
    return is_deed and (one.head, one.measure, one.is_more) == (other.head, other.measure, other.is_more)


def _newer(one: Counted, other: Counted, time: datetime | None, other_time: datetime | None) -> Difference | None:
    """Why the later of two reports may only tell what has become of it since; None where it may not."""
    if time is None or other_time is None or time == other_time:
        return None
    if time > other_time:
        one, other, time, other_time = other, one, other_time, time
    grew = amount(other) > amount(one)
    if _day(time) == _day(other_time):
        told = f"{shown(one)} in the earlier report and {shown(other)} in the later, of {_day(time)}"
    else:
        told = f"{shown(one)} in the report of {_day(time)} and {shown(other)} in that of {_day(other_time)}"
    if kind_of(one).deed in GROWS:
        return Difference(f"{told}: it may have risen since.", is_newer=True) if grew else None
    is_dated = one.when and other.when and of_one_time(one.when, other.when, time, other_time)
    if other_time - time > STANDS and not is_dated:
        return Difference(f"{told}: it may have changed since.", is_newer=True)
    return None


def _day(time: datetime) -> str:
    return f"{time.day} {time:%B %Y}"


def _apart(one: Counted, other: Counted) -> str:
    less, more = sorted((one, other), key=amount)
    a, b = amount(less), amount(more)
    if unit_of(one) != unit_of(other):
        units = (less.unit or less.counted, more.unit or more.counted)
        told = f"{point(less):,.10g} {units[0]} and {point(more):,.10g} {units[1]} are not the same"
        return f"{told}: {100 * (b - a) / a:,.0f} percent apart." if a > 0 and "%" not in told else f"{told}."
    a, b = point(less), point(more)
    gap = f"{a:,.10g} and {b:,.10g} lie {b - a:,.10g} apart"
    return f"{gap}, {100 * (b - a) / a:,.0f} percent." if a > 0 and one.unit != "%" else f"{gap}."

"""What happens once: the day of a death, the year of a foundation, the hour of a quake, the score of a match.

None of these counts anything, and so they are no figures of their statement; but two reports that tell one arrest of
two days, or one match with two scores, differ. English only, and only what stands plainly in one clause: who or what by
name, what happened, and when.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import combinations, product
from types import MappingProxyType
from typing import TypeVar

from claims.reading.figures.alignment import Row
from claims.reading.figures.dates import dates_of, of_one_time
from claims.reading.figures.differing import STANDS, Difference
from claims.reading.figures.kinds import stems
from claims.reading.statements import Figure
from claims.reading.words import DAYS, DETERMINERS, MONTHS, word_set

ReportT = TypeVar("ReportT", bound=Hashable)
SCORE = "score"
_DEEDS = {
    "died": "died|passed away|(?:was|were) (?:shot dead|killed|shot and killed|murdered|executed|found dead)",
    "born": "(?:was|were) born",
    "arrested": "(?:was|were) (?:arrested|detained)",
    "abducted": "(?:was|were) (?:kidnapped|abducted)",
    "married": "married|got married",
    "charged": "(?:was|were) (?:charged|indicted)",
    "sentenced": "(?:was|were) sentenced",
    "buried": "(?:was|were) buried",
    "freed": "(?:was|were) (?:released|freed)",
    "founded": "(?:was|were) (?:founded|established)",
    "disappeared": "disappeared|vanished|went missing|was last seen",
    "resigned": "resigned|stepped down",
    "burned down": "burned down|burnt down",
    "sank": "sank|capsized",
    "crashed": "crashed|derailed",
    "collapsed": "collapsed",
    "exploded": "exploded|went off",
    "struck": "struck|hit",
    "goes on sale": "goes on sale|go on sale|went on sale",
    "opens": "opens|opened|open",
    "begins": "begins|began|begin|starts|started|start",
}
"""What happens once to one and the same, by the word under which it is compared."""
_DEED = "|".join(f"(?P<d{number}>{words})" for number, words in enumerate(_DEEDS.values()))
_NAMES = list(_DEEDS)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ZONES = {
    "EST EDT ET": (-5, -4), "CST CDT CT": (-6, -5), "MST MDT MT": (-7, -6), "PST PDT PT": (-8, -7), "GMT UTC": (0,),
    "BST": (1,), "CET CEST": (1, 2), "EET EEST": (2, 3), "MSK": (3,), "JST KST": (9,),
}  # fmt: skip
"""How many hours before Greenwich a zone is, in winter or in summer: newspapers write EST in July."""
_OFFSETS = {name: hours for names, hours in _ZONES.items() for name in names.split()}
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|am|pm)|\d{1,2}:\d\d(?!\d))"
    rf"(?:,?\s(?:local\stime|(?:{'|'.join(_OFFSETS)})(?!\w)))?"
)
_CLOCK_PARTS = re.compile(r"(\d+)(?:[:.](\d\d))?\s?([ap])?[.m]*,?\s?(\w*)")
_DAY_OF_MINUTES = 24 * 60
_WHEN = (
    rf"(?:on\s)?(?P<day>{_WEEKDAY}|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?|yesterday)(?![\w-])"
    rf"|in\s(?P<year>(?:1[5-9]|20)\d\d)(?![\w-])|at\s(?P<clock>{_CLOCK})"
)
_WORD = r"[^\W\d_](?:[\w’'-]|\.(?=\w)){0,40}"
_HAPPENED = re.compile(
    rf"(?<![\w’'.-])(?P<who>(?:(?!(?:will|is|are|was|were|has|have|had)\s){_WORD}\s){{1,6}})"
    rf"(?P<plan>(?:will\s(?:be\s)?|(?:is|are)\s(?:\w+\s)?to\s(?:be\s)?)?)(?:(?:has|have|had)\s)?(?:{_DEED})"
    rf"(?P<between>(?:\s(?!on\s|in\s\d|yesterday){_WORD}){{0,6}}?),?\s(?:{_WHEN})"
)
_PRESENT = re.compile(r"\s(?:goes\son\ssale|opens|begins|starts)\s")
"""What is told like this is still to come."""
_BORN_FIRST = re.compile(rf"\bBorn\s(?:{_WHEN})(?:\sin(?:\s{_WORD}){{1,3}})?,\s(?P<who>(?:[A-Z][\w’'-]+\s){{1,3}})")
_UNSURE = re.compile(
    r"\b(?:not|never|if|would|could|may|might|who|which|whose|after|before|until|since|by|ago|later|first|second|last"
    r"|next|again|other|another|some|many|several|all|reportedly|allegedly|fire)\b|n[’']t\b"
)
_BEFORE_WHO = re.compile(r"\b(?:says?|said|that|whether|where|when|tells?|told|claims?|claimed|as|but|while)\s")
_SCORE = re.compile(r"(?<![\w.,–-])(\d{1,2})[-–](\d{1,2})(?![\w–-]|[.,:]\d)")
_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|defeated|won|wins?|lost|loses?|victory|defeat|thrashed|edged|hammered|drew|draw)\b"
)
_NO_MATCH = re.compile(
    r"\b(?:half-?time|led|leads?|leading|ahead|trail(?:ed|ing)?|aggregate|votes?|voted|ruling|ruled|court|senate|record|sets?"
    r"|series|penalt\w+|shoot-?out|overs?|minutes?|second\shalf|first\shalf|last\s(?:season|year)|earlier|previous)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(r"(?<![\w’'-])[A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|\d{2,4}))*")
_NO_TEAMS = (
    DETERMINERS | DAYS | MONTHS | word_set("cup league final championship trophy in at on but and it he she they")
)
_LEFT_OUT = DETERMINERS | word_set(
    "mr mrs ms dr sir said says of and in on at to the former new singer actor president minister police also then "
    "it he she they was is were has had been a an late"
)
_NEAR = timedelta(days=45)
"""Days farther apart are those of two arrests."""
_OF_SOMEBODY = frozenset(
    (
        "died",
        "born",
        "arrested",
        "abducted",
        "married",
        "charged",
        "sentenced",
        "buried",
        "freed",
        "disappeared",
        "resigned",
    )
)
"""What happens to people, who are told apart by name: “two soldiers died on Monday” is none of these."""
_DAILY = frozenset(("struck", "opens", "begins"))
_FOR_GOOD = frozenset(("died", "born", "founded"))
"""What cannot happen again, however far apart two dates are."""


def find_once(text: str) -> tuple[Figure, ...]:
    """What ``text`` tells that happens once, with its day, year or hour, or with the score of a match.

    Each is a figure without a value: ``exact`` is the time or the score, ``deed`` what happened, ``about`` whom or what
    it happened to.
    """
    if not any(map(str.isdigit, text)) and "day" not in text:
        return ()
    return (*_happened(text), *_scores(text))


def rows_of_once(
    given: Iterable[tuple[ReportT, Figure]], times: Mapping[ReportT, datetime | None] = MappingProxyType({})
) -> list[Row[ReportT, Figure]]:
    """What two reports tell otherwise of one thing that happens once, a row for each with how they differ."""
    found: list[Row[ReportT, Figure]] = []
    for report, one in given:
        for row in found:
            if all(_are_of_one(one, other) for cell in row.cells.values() for other in cell):
                cell = row.cells.setdefault(report, [])
                cell += [one] if all(one.exact != other.exact for other in cell) else []
                break
        else:
            found.append(Row(one.about, one.deed, {report: [one]}))
    for row in found:
        row.difference = _difference(row.cells, times)
    return [row for row in found if row.difference is not None]


def _happened(text: str) -> Iterator[Figure]:
    for match in (*_HAPPENED.finditer(text), *_BORN_FIRST.finditer(text)):
        groups = match.groupdict()
        number = next((name for name in groups if name[0] == "d" and name[1:].isdigit() and groups[name]), None)
        deed = _NAMES[int(number[1:])] if number else "born"
        named = _BEFORE_WHO.split(groups["who"])[-1]
        if _UNSURE.search(f"{named}{groups.get('between') or ''}"):
            continue
        words = re.findall(r"[^\W\d_][\w-]*", named.replace("’s", "").replace("'s", ""))
        who = " ".join(word for word in words if word.lower() not in _LEFT_OUT)
        kind = next(kind for kind in ("day", "year", "clock") if groups[kind])
        is_named = any(word[0].isupper() for word in who.split()) or named.lower().startswith("the ")
        if not is_named or (deed in _OF_SOMEBODY and who.islower()) or (deed in _DAILY and kind == "year"):
            continue
        yield Figure(
            match.start(kind), match.end(kind), groups[kind], None, None, kind, "exactly", "",
            deed=f"{deed}, planned" if groups.get("plan") or _PRESENT.search(match.group()) else deed,
            where=_place(groups.get("between") or ""), about=who,
        )  # fmt: skip


def _place(words: str) -> str:
    found = re.search(r"\b(?:in|at|near)\s([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)", words)
    return found[1] if found else ""


def _scores(text: str) -> Iterator[Figure]:
    for start, end in ((found.start(), found.end()) for found in re.finditer(r"[^\n.;]+(?:\.(?=\d)[^\n.;]+)*", text)):
        found = [*_SCORE.finditer(text, start, end)]
        sentence = text[start:end]
        if len(found) != 1 or not _PLAYED.search(sentence) or _NO_MATCH.search(sentence):
            continue
        teams = [name for match in _TEAM.finditer(sentence) if (name := _team(match.group()))]
        if len(dict.fromkeys(teams)) != 2:
            continue
        when = next((match.group() for match in re.finditer(_WEEKDAY, sentence)), "")
        where, score = found[0], sorted(map(int, found[0].groups()), reverse=True)
        yield Figure(
            where.start(), where.end(), f"{score[0]}-{score[1]}", None, None, SCORE, "exactly", "",
            deed=SCORE, when=when, about=" and ".join(dict.fromkeys(teams)),
        )  # fmt: skip


def _team(name: str) -> str:
    words = [word for word in name.split() if word.lower() not in _NO_TEAMS]
    return " ".join(words)


def _are_of_one(one: Figure, other: Figure) -> bool:
    """Whether two are told of one: the same deed, one place, and who or what the one names is named by the other."""
    if (one.deed, one.unit) != (other.deed, other.unit) or (one.where and other.where and one.where != other.where):
        return False
    if one.deed == SCORE:
        teams, others = (figure.about.split(" and ") for figure in (one, other))
        is_paired = all(any(_are_named_alike(team, its) for its in others) for team in teams)
        return is_paired and (not one.when or not other.when or one.when == other.when)
    return _are_named_alike(one.about, other.about)


def _are_named_alike(one: str, other: str) -> bool:
    """Whether the words of one name are all among the other's, a family name at the least."""
    ones, others = stems(one), stems(other)
    is_within = ones <= others or others <= ones
    shorter = one if len(ones) <= len(others) else other
    is_named = any(word[0].isupper() for word in shorter.split()[1:]) or len(ones & others) > 1 or ones == others
    return is_within and is_named


def _difference(cells: Mapping[ReportT, list[Figure]], times: Mapping[ReportT, datetime | None]) -> Difference | None:
    for report, other_report in combinations(cells, 2):
        ones, others = cells[report], cells[other_report]
        if len(ones) == len(others) == 1 and _clash(ones[0], others[0], times.get(report), times.get(other_report)):
            kind = {"clock": "times of day"}.get(ones[0].unit, f"{ones[0].unit}s")
            return Difference(f"“{ones[0].exact}” and “{others[0].exact}” are two {kind}.")
    return None


def _clash(one: Figure, other: Figure, time: datetime | None, other_time: datetime | None) -> bool:
    """Whether two times cannot be one; days that are told by the week only where the reports lie near."""
    if one.unit == "clock":
        return _are_two_hours(one.exact, other.exact)
    if one.unit != "day":
        return one.exact != other.exact
    named = [re.search(_WEEKDAY, figure.exact) for figure in (one, other)]
    if time is None or other_time is None:
        if any(named) or "yesterday" in (one.exact, other.exact):
            return all(named) and one.exact != other.exact
        time = other_time = datetime(2000, 1, 15)  # noqa: DTZ001 - any day: both days are told without it
    elif abs(time - other_time) > STANDS:
        return False
    spans = [dates_of(figure.exact, at.date())[:1] for figure, at in ((one, time), (other, other_time))]
    if not all(spans) or of_one_time(one.exact, other.exact, time, other_time):
        return False
    is_near = abs(spans[0][0].first - spans[1][0].first) <= _NEAR
    return is_near or one.deed in _FOR_GOOD


def _are_two_hours(one: str, other: str) -> bool:
    """Whether two times of a day lie apart in any zone that they may be of, and by more than they are rounded."""
    (hours, room, offsets), (other_hours, other_room, other_offsets) = _clock(one), _clock(other)
    if bool(offsets) != bool(other_offsets):
        return False  # “4 p.m.” where it happened may be “9 p.m. GMT”
    shifts = {0} if offsets == other_offsets else {60 * (b - a) for a in offsets for b in other_offsets}
    gaps = ((a - b + shift) % _DAY_OF_MINUTES for a, b, shift in product(hours, other_hours, shifts))
    return all(room + other_room < gap < _DAY_OF_MINUTES - room - other_room for gap in gaps)


def _clock(words: str) -> tuple[tuple[int, ...], int, tuple[int, ...]]:
    """What time it can be in minutes, how far that may be rounded, and how its zone may lie from Greenwich.

    “At 4:53” may be in the morning or in the afternoon.
    """
    hours, minutes, half, zone = _CLOCK_PARTS.findall(words)[0]
    hour, minute = int(hours), int(minutes or 0)
    first = 60 * (hour % 12 + 12 * (half == "p") if half else hour) + minute
    is_either = not half and hour <= 12
    room = 20 if not minutes else 2 if minute % 5 == 0 else 0
    return (first, first + _DAY_OF_MINUTES // 2) if is_either else (first,), room, _OFFSETS.get(zone, ())

"""Dates in English text, absolute (“12 May 2024”, “in 2019”) and relative to the day of the report (“last Monday”)."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from claims.reading.figures.dated import Dated, in_month, nearest
from claims.reading.figures.dates_abroad import find_dates_abroad
from claims.reading.figures.in_words import NUMBER_WORDS
from claims.reading.words import small_letters

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOINT = r"(?:,\s(?:and\s)?|\s(?:and|or|to|until|till|through)\s|\s?[–—-]\s?)"
_DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<between>between\s)?(?:(?P<from_month>{_MONTH})\b\.?\s(?P<from_day>\d{{1,2}})|(?P<from_day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<from_month2>{_MONTH})\b\.?)"
    rf"(?:st|nd|rd|th)?(?:\s(?:to|through|until|till)\s|\s?[–—-]\s?|(?(between)\sand\s|(?!)))"
    rf"(?:(?P<to_month>{_MONTH})\b\.?\s(?P<to_day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<to_day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<to_month2>{_MONTH})\b)"
    rf"(?!\d)(?:,?\s(?P<to_year>\d{{4}}))?"
    rf"|(?:(?<![\d.,:/-])(?P<days>(?:{_DAY}{_JOINT}){{1,9}})(?=\d))?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b\.?(?:,?\s(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?(?:percent|%|million))"
    rf"(?:(?:\s(?:and|to|through)\s|\s?[–—-]\s?)(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?=[.;:)]|,?\s\d{{4}}|,(?!\d)|$))?(?:,?\s(?P<year2>\d{{4}}))?"
    rf"|(?P<month3>{_MONTH})\b\.?,?\s(?:of\s)?(?P<year3>(?:1[5-9]|20)\d\d)"
    rf"|(?P<relative>yesterday|today|tomorrow)"
    rf"|(?:(?P<which>last|next|this|on)\s)?(?P<weekday>{'|'.join(_DAYS)})"
    rf"|(?P<weekend>last|next|this|the)\sweekend"
    rf"|(?P<span>last|next|this)\s(?P<unit>week|month|year)"
    rf"|(?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|an?)\s(?P<ago>day|week|month|year)s?\s(?:ago|earlier)"
    rf"|(?<=\s)(?P<year4>(?:1[5-9]|20)\d\d)(?![\d-]))(?!\w)"
)
_BEGINS = re.compile(
    r"\b(?:\d|between\s|j(?:an|un|ul)|feb|ma[ry]|a(?:pr|ug|n?\s)|sep|oct|nov|dec|yesterday|to(?:day|morrow)|last\s|next\s"
    rf"|this\s|on\s|the\sweekend|mon|tue|wed|thu|fri|sat|sun|(?:{'|'.join(NUMBER_WORDS)})\s)"
)
"""Where a date can begin: each way of writing one needs its first word here. Most words are none, seen at once."""
_BARE_MONTH = re.compile(
    rf"\b(?i:in|of|since|during|for|by|until|through|last|this|early|late|mid)[ -]"
    rf"(?P<month>{'|'.join(name for name in calendar.month_name if name)}"
    rf"|(?:{'|'.join(name for name in calendar.month_abbr if name and name != 'May')}|Sept)\.)(?!\w|\s\d)"
)
"""“In May”: a month by itself, with a capital, behind a word that makes it a time."""
_CAPITAL_MONTHS = tuple(name for name in calendar.month_abbr if name)
_SEASONS = {
    "spring": frozenset((3, 4, 5)), "summer": frozenset((6, 7, 8)), "winter": frozenset((12, 1, 2)),
    "autumn": frozenset((9, 10, 11)), "fall": frozenset((9, 10, 11)),
}  # fmt: skip
"""The months of a season in the north, where most is written."""
_SEASON = re.compile(
    r"\b(?:(?:in|during|over|since|by|until)\s(?:the|late|early)\s(?=[swa])|(?=(?:last|this|next|late|early)\s))"
    r"(?P<season>(?:(?:last|this|next|late|early)\s)?(?:spring|summer|autumn|fall|winter))"
    r"(?=[.,;:)]|\s(?:of|and|when|after|before|by|for|in|while|as|with|the)\b|$)"
)
"""“In the summer”, where “in the winter games” is none; “in the fall” is how somebody fell as well."""
_ANY_MONTH = re.compile(rf"\b(?:{_MONTH})\b|\b(?:{'|'.join(_SEASONS)})\b", re.IGNORECASE)


def months_alone(text: str, start: int, end: int) -> tuple[str, ...]:
    """The months and seasons that stand by themselves in ``text[start:end]``, “in May”, without a day or a year."""
    found: list[str] = []
    for names, pattern in ((_CAPITAL_MONTHS, _BARE_MONTH), (_SEASONS, _SEASON)):
        if any(text.find(name, start, end) >= 0 for name in names):  # mostly none, which this sees at once
            found += (match[1] for match in pattern.finditer(text, start, end))
    return tuple(dict.fromkeys(found))


def find_dates(text: str, day: date | None = None, start: int = 0, end: int | None = None) -> tuple[Dated, ...]:
    """The dates of ``text[start:end]``; those without a year, or relative to ``day``, only where that is known."""
    end = len(text) if end is None else end
    return tuple(_dates(text, day, start, end))


def dates_of(words: str, day: date | None = None) -> tuple[Dated, ...]:
    """The dates that the words for a time name, in any language whose months are known; the fullest come first."""
    return find_dates_abroad(words, day) or find_dates(words, day)


def of_one_time(one: str, other: str, time: datetime | None, other_time: datetime | None) -> bool:
    """Whether the words for a date in two reports can mean one; ``time`` and ``other_time`` are when these came out.

    “On Tuesday” of one week is “yesterday” of the next day, and not Tuesday of another week.
    """
    spans = [
        found[0]
        for words, came in ((one, time), (other, other_time))
        if (found := dates_of(words, came.date() if came else None) or _month_of(words, came))
    ]
    if len(spans) == 2:
        return spans[0].first <= spans[1].last and spans[1].first <= spans[0].last
    months, other_months = map(_months_in, (one, other))
    if months and other_months:
        return months <= other_months or other_months <= months
    return _plain(one) == _plain(other)


def _months_in(words: str) -> frozenset[int]:
    """The numbers of the months that are named, and those of a season."""
    found = _ANY_MONTH.findall(words.lower())
    return frozenset().union(*(_SEASONS.get(name) or (_MONTHS[name],) for name in found))


def _month_of(words: str, came: datetime | None) -> tuple[Dated, ...]:
    """The month that stands by itself, in the year in which it is nearest to the day of the report."""
    name = words.lower().rstrip(".")
    if came is None or name not in _MONTHS:
        return ()
    day = nearest(_MONTHS[name], 15, came.date()) or came.date()
    return (Dated(0, len(words), words, *in_month(day.year, day.month)),)


def are_worded_alike(one: str, other: str) -> bool:
    """Whether two reports give one time in the same words: “on Monday”, “Monday”."""
    return bool(one) and _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return words.lower().removeprefix("on ").removeprefix("this ")


def _dates(text: str, day: date | None, start: int, end: int) -> Iterator[Dated]:
    for match in _found(small_letters(text), start, end):
        try:
            span = _span(match, day)
        except (ValueError, OverflowError):
            continue
        if span is not None:
            start_, end_ = match.start(), match.end()
            if match["days"] and not _ascend(match["days"], match["day"]):
                start_ = match.start("day")
            yield Dated(start_, end_, text[start_:end_], *span)


def _found(small: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while begins := _BEGINS.search(small, start, end):
        match = _DATE.match(small, begins.start(), end)
        start = begins.end() if match is None else match.end()
        if match is not None:
            yield match


def _span(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    found = match.groupdict()
    if found["iso"]:
        one = date.fromisoformat(found["iso"])
        return one, one
    if found["to_month"] or found["to_month2"]:
        return _from_month_to_month(found, day)
    month = found["month"] or found["month2"]
    if month:
        number, of_month = _MONTHS[month], int(found["day"] or found["day2"])
        first_day, last_day = of_month, of_month
        if found["days"] and _ascend(found["days"], found["day"]):
            first_day = _numbers(found["days"])[0]
        if found["last"] and of_month < int(found["last"]):
            last_day = int(found["last"])
        year = found["year"] or found["year2"]
        if year:
            return date(int(year), number, first_day), date(int(year), number, last_day)
        if day is None:
            return None
        one = nearest(number, of_month, day) or day
        return one.replace(day=first_day), one.replace(day=last_day)
    if found["month3"]:
        year_, number = int(found["year3"]), _MONTHS[found["month3"]]
        return in_month(year_, number)
    if found["year4"]:
        return date(int(found["year4"]), 1, 1), date(int(found["year4"]), 12, 31)
    return _relative(found, day) if day is not None else None


def _from_month_to_month(found: dict[str, str | None], day: date | None) -> tuple[date, date] | None:
    """“January 28 to February 3”, over the turn of a year too, whose number then is that of its end."""
    first, last = (
        (
            _MONTHS[found[f"{end}_month"] or found[f"{end}_month2"] or ""],
            int(found[f"{end}_day"] or found[f"{end}_day2"] or 0),
        )
        for end in ("from", "to")
    )
    until = date(int(found["to_year"]), *last) if found["to_year"] else nearest(*last, day)
    if until is None:
        return None
    return date(until.year - (first > last), *first), until


def _numbers(days: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", days)]


def _ascend(days: str, last: str) -> bool:
    """Whether “3, 5 and” and “9” are days of one month in their order."""
    numbers = [*_numbers(days), int(last)]
    return numbers[0] > 0 and numbers[-1] <= 31 and all(one < other for one, other in pairwise(numbers))


def _relative(found: dict[str, str | None], day: date) -> tuple[date, date]:
    if found["relative"]:
        one = day + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[found["relative"]])
        return one, one
    if found["weekday"]:
        step = (_DAYS[found["weekday"]] - day.weekday()) % 7
        back = step - 7 if step else (-7 if found["which"] == "last" else 0)
        one = day + timedelta(days=step or 7) if found["which"] == "next" else day + timedelta(days=back)
        return one, one
    if found["weekend"]:
        back = (day.weekday() + 2) % 7  # since the last Saturday
        weeks = {"last": -7 if back < 2 else 0, "next": 7, "this": 7 if back in (5, 6) else 0, "the": 0}[
            found["weekend"]
        ]
        saturday = day + timedelta(days=weeks - back)
        return saturday, saturday + timedelta(days=1)
    if found["ago"]:
        count = found["count"] or "a"
        number = int(count) if count.isdigit() else 1 if count in ("a", "an") else int(NUMBER_WORDS[count])
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[found["ago"]]
        one = day - timedelta(days=number * days)
        room = timedelta(days=0 if days == 1 else days // 2)
        return one - room, one + room
    step = {"last": -1, "next": 1, "this": 0}[found["span"] or "this"]
    unit = found["unit"] or "week"
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    months = day.year * 12 + day.month - 1 + step
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])

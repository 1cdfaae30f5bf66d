"""What a date in a text means: its words, and the first and the last day that they can stand for."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its words and the first and the last day that they can mean.

    “17 and 18 November”, “from 4 to 6 May” and “June 5–7” are one date each, from their first day to their last.
    """

    start: int
    end: int
    exact: str
    first: date
    last: date


def in_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month; ValueError where there is no such month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def nearest(month: int, number: int, day: date | None) -> date | None:
    """The day of that month nearest to ``day``; None where no day is given, ValueError where no year has it."""
    if day is None:
        return None
    return min((date(day.year + step, month, number) for step in (-1, 0, 1)), key=lambda at: abs(at - day))

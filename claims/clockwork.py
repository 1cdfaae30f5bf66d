"""What the machine does by the clock: how often, when last, and whether anything keeps it from it.

The schedule is the back office's to change, and whoever switches a part of it off may forget that they did: work that
a broker lost would then never be sent again, and no page that is cited would be looked at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_celery_beat.models import PeriodicTask

RARE = 20
"""What is done so many times more rarely than the settings say is as good as switched off."""
LATE = timedelta(minutes=15)
"""What is behind by less is not late: the schedule writes down every few minutes what it has done."""


_UNITS = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True)
class Regular:
    """One thing that is done by the clock; ``rhythm`` in words, ``wrong`` a sentence, or empty."""

    name: str
    rhythm: str
    done_at: datetime | None
    wrong: str


def regulars(now: datetime | None = None) -> list[Regular]:
    """All that the settings have done by the clock, as the back office has it now."""
    now = now or timezone.now()
    kept = PeriodicTask.objects.select_related("interval", "crontab", "solar", "clocked").in_bulk(
        settings.CELERY_BEAT_SCHEDULE, field_name="name"
    )
    return [
        _regular(name, kept.get(name), timedelta(seconds=meant["schedule"]), now)
        for name, meant in settings.CELERY_BEAT_SCHEDULE.items()
    ]


def _regular(name: str, row: PeriodicTask | None, meant: timedelta, now: datetime) -> Regular:
    if row is None:
        return Regular(name, "", None, "It was never done: the schedule (beat) has not been started yet.")
    rhythm = (
        _in_words(row.interval.schedule.run_every) if row.interval else str(row.crontab or row.solar or row.clocked)
    )
    return Regular(name, rhythm, row.last_run_at, _wrong(row, meant, now))


def _in_words(every: timedelta) -> str:
    for unit, length in _UNITS.items():
        if not every % length:
            count = every // length
            return f"every {unit}" if count == 1 else f"every {count:,} {unit}s"
    return f"every {every.total_seconds():g} seconds"


def _wrong(row: PeriodicTask, meant: timedelta, now: datetime) -> str:
    if not row.enabled:
        return "It is switched off in the back office, so nobody does it."
    if row.interval is None:
        return ""  # at which hours is for whoever set them
    every: timedelta = row.interval.schedule.run_every
    if every > RARE * meant:
        return f"This is {every / meant:,.0f} times more rarely than it was meant to be."
    if row.last_run_at and now - row.last_run_at > max(RARE * every, LATE):
        return "It should have been done again since: the schedule (beat) seems not to run."
    return ""

"""Rows of work: what is promised stands in the database, a message only wakes a worker up.

A row is written in the transaction that promises the work. Attempts, leases, errors and giving up live in the row
alone; a lost message is sent again by the sweeper, and a doubled one finds the row taken or done.
"""

import uuid
from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.db import IntegrityError, models, transaction
from django.dispatch import Signal
from django.utils import timezone

from claims.choices import WorkStatus

LEASE = timedelta(seconds=60)
"""How long a worker may be silent before somebody else takes its row; renewed while it works."""
TRIES = 3
PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5))
WAITING = (WorkStatus.DUE, WorkStatus.FAILED)
LIVE = (WorkStatus.DUE, WorkStatus.RUNNING, WorkStatus.FAILED)

work_promised = Signal()
"""Sent after the commit with ``row``, the row of work that somebody should take up now."""


class LeaseLost(Exception):
    """Somebody else has this row now: stop, and write nothing more."""


Row = TypeVar("Row", bound="Work", covariant=True)


class WorkQuerySet(models.QuerySet[Row]):
    """Reads and the one way to take a row up."""

    def due(self, now: datetime | None = None) -> Self:
        """Rows that somebody should work on: waiting ones whose time has come, and those a dead worker left."""
        now = now or timezone.now()
        return self.filter(
            models.Q(status__in=WAITING, next_try_at__lte=now)
            | models.Q(status=WorkStatus.RUNNING, leased_until__lte=now)
        )

    def live(self) -> Self:
        """Rows whose work is neither done nor given up."""
        return self.filter(status__in=LIVE)

    def lease(self, pk: int, now: datetime | None = None) -> Row | None:
        """Take the row up for :data:`LEASE`, or ``None`` when it is done, taken, not due yet, or gone.

        A row whose worker died counts that try; after :data:`TRIES` of them it is parked.
        """
        now = now or timezone.now()
        with transaction.atomic():
            row = self.due(now).select_for_update(skip_locked=True).filter(pk=pk).first()
            if row is None:
                return None
            if row.attempts >= TRIES:
                row.status, row.leased_until, row.lease, row.finished_at = WorkStatus.PARKED, None, None, now
                row.error = row.error or "The work stopped in the middle three times without saying why."
                row.save(update_fields=["status", "leased_until", "lease", "finished_at", "error"])
                return None
            row.status, row.attempts, row.lease, row.leased_until = (
                WorkStatus.RUNNING,
                row.attempts + 1,
                uuid.uuid4(),
                now + LEASE,
            )
            row.save(update_fields=["status", "attempts", "lease", "leased_until"])
            return row


class Work(models.Model):
    """What every row of work has; concrete rows say what is to be done."""

    status = models.CharField(max_length=10, choices=WorkStatus.choices, default=WorkStatus.DUE, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    next_try_at = models.DateTimeField(default=timezone.now, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    lease = models.UUIDField(null=True, editable=False)
    error = models.TextField(blank=True, editable=False, help_text="Why the last try failed, in a sentence.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    def promise(self) -> None:
        """Wake a worker up once the transaction that wrote this row is through."""
        transaction.on_commit(lambda: work_promised.send_robust(sender=type(self), row=self))

    def renew(self, **fields: object) -> None:
        """Say that this worker is alive; raises :class:`LeaseLost` when the row is no longer ours.

        ``fields`` are written with it: how far the work is.
        """
        self._write(leased_until=timezone.now() + LEASE, **fields)

    def finish(self, **fields: object) -> None:
        """The work is done; ``fields`` are written with it."""
        self._write(
            status=WorkStatus.DONE, error="", leased_until=None, lease=None, finished_at=timezone.now(), **fields
        )

    def fail(self, sentence: str, *, is_final: bool = False, **fields: object) -> None:
        """This try failed, for a reason that people can read; try again later, or park the row."""
        now = timezone.now()
        is_parked = is_final or self.attempts >= TRIES
        self._write(
            status=WorkStatus.PARKED if is_parked else WorkStatus.FAILED,
            error=sentence,
            leased_until=None,
            lease=None,
            next_try_at=now + PAUSES[min(self.attempts, len(PAUSES)) - 1],
            finished_at=now if is_parked else None,
            **fields,
        )

    def put_off(self, until: datetime, **fields: object) -> None:
        """Not yet: let go of the row until then. What was done so far stands in ``fields``; no try is counted."""
        self._write(
            status=WorkStatus.DUE,
            attempts=max(0, self.attempts - 1),
            leased_until=None,
            lease=None,
            next_try_at=until,
            **fields,
        )

    def try_again(self) -> None:
        """A person asks for another round of tries; a newer row that does the same work goes on alone."""
        stopped = type(self)._default_manager.filter(pk=self.pk, status__in=(WorkStatus.FAILED, WorkStatus.PARKED))
        try:
            with transaction.atomic():
                stopped.update(status=WorkStatus.DUE, attempts=0, next_try_at=timezone.now(), finished_at=None)
        except IntegrityError:
            return  # the table allows one live row of its kind
        self.promise()

    def _write(self, **fields: object) -> None:
        ours = type(self)._default_manager.filter(pk=self.pk, lease=self.lease, status=WorkStatus.RUNNING)
        if self.lease is None or not ours.update(**fields):
            raise LeaseLost
        for name, value in fields.items():
            setattr(self, name, value)

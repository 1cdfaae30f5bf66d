"""Rows of work: what is promised stands in the database, a message only wakes a worker up.

A row is written in the transaction that promises the work. Attempts, leases, errors and giving up live in the row
alone; a lost message is sent again by the sweeper, and a doubled one finds the row taken or done.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.dispatch import Signal
from django.utils import timezone

from claims.choices import Queue, WorkStatus

LEASE = timedelta(seconds=30)
"""How long a worker may be silent before somebody else takes its row; it says that it is alive every ten seconds."""
TRIES = 3
PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5))
WAITING = (WorkStatus.DUE, WorkStatus.FAILED)
LIVE = (WorkStatus.DUE, WorkStatus.RUNNING, WorkStatus.FAILED)
STOPPED = (WorkStatus.FAILED, WorkStatus.PARKED)
"""Rows that a person can have tried again at once, or drop."""

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

    def light(self) -> Self:
        """Without what the work alone needs, and with what a row is called by: for lists, and for the sweeper."""
        return self.defer(*self.model.bulky).select_related(*self.model.called_by)

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
    """What every row of work has; concrete rows say what is to be done, and in which queue it waits.

    A new kind of row names its queue here and its task in ``claims.tasks``; sweeper, workers and the page of given-up
    work know it from then on.
    """

    bulky: ClassVar[Iterable[str]] = ()
    """Columns that nobody needs who does not do the work."""
    called_by: ClassVar[Iterable[str]] = ()
    """Relations that ``str()`` of a row asks."""

    status = models.CharField(max_length=10, choices=WorkStatus.choices, default=WorkStatus.DUE, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    next_try_at = models.DateTimeField(default=timezone.now, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    lease = models.UUIDField(null=True, editable=False)
    error = models.TextField(blank=True, editable=False, help_text="Why the last try failed, in a sentence.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    dropped_why = models.TextField(blank=True, editable=False, help_text="Why an editor let this work be.")

    class Meta:
        abstract = True

    @property
    def queue(self) -> Queue:
        """The queue in which the row's wake-up calls wait."""
        raise NotImplementedError

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

    def hold(self) -> bool:
        """Say from another thread that the worker is alive; whether the row is still its own."""
        ours = type(self)._default_manager.filter(pk=self.pk, lease=self.lease, status=WorkStatus.RUNNING)
        return bool(ours.update(leased_until=timezone.now() + LEASE))

    def finish(self, *, error: str = "", **fields: object) -> None:
        """The work is done; ``fields`` are written with it, and in ``error`` what people have to know of it."""
        self._write(
            status=WorkStatus.DONE, error=error, leased_until=None, lease=None, finished_at=timezone.now(), **fields
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

    def try_again(self) -> bool:
        """A person asks for another round of tries; whether it comes to that.

        A newer row that does the same work goes on alone: the table allows one live row of its kind.
        """
        stopped = type(self)._default_manager.filter(pk=self.pk, status__in=STOPPED)
        try:
            with transaction.atomic():
                changed = stopped.update(
                    status=WorkStatus.DUE, attempts=0, next_try_at=timezone.now(), finished_at=None
                )
        except IntegrityError:
            return False
        if changed:
            self.promise()
        return bool(changed)

    def _write(self, **fields: object) -> None:
        ours = type(self)._default_manager.filter(pk=self.pk, lease=self.lease, status=WorkStatus.RUNNING)
        if self.lease is None or not ours.update(**fields):
            raise LeaseLost
        for name, value in fields.items():
            setattr(self, name, value)


def kinds_of_work() -> list[type[Work]]:
    """Every kind of row that promises work."""
    return sorted((model for model in apps.get_models() if issubclass(model, Work)), key=lambda model: model.__name__)


def named_work(name: str) -> Any:
    """The kind of row with this name, such as “pull”; ``None`` when there is none."""
    return next((model for model in kinds_of_work() if model._meta.model_name == name), None)

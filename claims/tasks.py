"""Celery's way in, and the table of which task takes up which row of work.

A task is a lookup and a call: keyword-only ids, safe twice, quiet when the row is gone, taken or done. Retries belong
to the row. The sweeper sends again whatever is due, so that a lost message costs time and nothing else.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

from billiard.exceptions import SoftTimeLimitExceeded
from celery import current_app, shared_task
from django.conf import settings
from django.db import Error, connection
from django.dispatch import receiver
from django.utils import timezone
from kombu.exceptions import OperationalError

from claims import custody, intake, letters, lines, matching, publishing, reporting, watching
from claims.choices import Queue
from claims.models import (
    Announcement,
    ArchiveAway,
    Capture,
    Comparison,
    Drawing,
    FeedPoll,
    Indexing,
    Intake,
    LeaseLost,
    Pull,
    Trial,
    Watch,
    Work,
    work_promised,
)

logger = logging.getLogger(__name__)
SWEPT_AT_ONCE = 500
"""Rows of one kind for which one sweep sends calls."""
ENOUGH = 100
"""Calls in a queue from which on a sweep adds none: whoever works there has enough to go on with. A sweep that sent
more than is worked off until the next one would leave its workers no time for anything but sweeping."""
STALE_AFTER = 60
"""Seconds after which a sweep, and what it sent, is not worth doing any more: the next one says the same. So a queue
that nobody works off stays short."""
ARCHIVE_PAUSE = timedelta(minutes=1)
"""After which work that could not use the archive is tried again."""
BEAT = timedelta(seconds=10)
"""How often a worker says that it is alive; a row's lease outlives two of these."""


def take_up(model: type[Work], pk: int, do: Callable[[Any], None]) -> None:
    """Lease the row and ``do`` its work; whatever becomes of it stands in the row, in words.

    ``do`` ends the work itself, by ``finish`` or ``fail``. What it did not foresee is a fault of the program: the row
    says so, and the log says where.
    """
    row = model.objects.lease(pk)  # type: ignore[attr-defined]
    if row is None:
        return
    with kept_alive(row):
        try:
            do(row)
        except LeaseLost:
            return
        except ArchiveAway as error:
            _wait_for_archive(row, error)
        except SoftTimeLimitExceeded:
            _fail(row, f"This took longer than {settings.CELERY_TASK_SOFT_TIME_LIMIT} seconds, so it was stopped.")
        except Exception as fault:
            _fail(row, f"The program failed over this ({type(fault).__name__}); its log says where.")
            raise


def _wait_for_archive(row: Work, error: ArchiveAway) -> None:
    """What cannot be kept now is done later, however long that takes: no try is counted, and nothing is given up."""
    custody.note_away(error)
    with suppress(LeaseLost):
        row.put_off(timezone.now() + ARCHIVE_PAUSE, error=str(error))


def _fail(row: Work, sentence: str) -> None:
    with suppress(LeaseLost):
        row.fail(sentence)


@contextmanager
def kept_alive(row: Work, *, beat: timedelta = BEAT) -> Iterator[None]:
    """Renew the lease from a thread of its own while the work goes on here, for as long as work may take at most."""
    is_over = threading.Event()

    def hold() -> None:
        try:
            for _ in range(int(settings.CELERY_TASK_TIME_LIMIT / beat.total_seconds())):
                if is_over.wait(beat.total_seconds()):
                    return
                with suppress(Error):  # a database that is away for a moment; the lease outlives that
                    if not row.hold():
                        return
        finally:
            connection.close()

    thread = threading.Thread(target=hold, name=f"lease of {row.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _task(name: str, model: type[Work], do: Callable[[Any], None]) -> Any:
    """The task that takes up rows of ``model``."""

    @shared_task(name=name)
    def task(*, row: int) -> None:
        take_up(model, row, do)

    return task


TASKS: dict[type[Work], Any] = {
    model: _task(name, model, do)
    for model, name, do in (
        (Pull, "claims.pull_reporting", reporting.run),
        (Intake, "claims.read_in", intake.run),
        (FeedPoll, "claims.look_at_feed", reporting.look),
        (Trial, "claims.try_connector", reporting.try_out),
        (Capture, "claims.capture", reporting.capture),
        (Watch, "claims.watch_page", watching.run),
        (Comparison, "claims.compare", matching.run_comparison),
        (Drawing, "claims.draw_lines", lines.run_drawing),
        (Indexing, "claims.read_texts", matching.run_indexing),
        (Announcement, "claims.announce", publishing.announce),
    )
}
"""Which task takes up which row of work; in which queue it waits, the row says itself."""


@shared_task(name="claims.look_at_feeds", expires=STALE_AFTER)
def look_at_feeds() -> None:
    """Promise a look at every watched feed whose time has come."""
    reporting.promise_looks()


@shared_task(name="claims.prune_feeds")
def prune_feeds() -> None:
    """Let go of what feeds have long ceased to carry."""
    reporting.prune()


@shared_task(name="claims.look_into_archive", expires=STALE_AFTER)
def look_into_archive() -> None:
    """Look at some of the files that were kept, whether they are what they were."""
    custody.look()


@shared_task(name="claims.let_go_of_letters")
def let_go_of_letters() -> None:
    """Let go of what readers wrote and is not needed any more."""
    letters.let_go()


@shared_task(name="claims.sweep", expires=STALE_AFTER)
def sweep() -> None:
    """Send wake-up calls for rows that are due, where a queue runs dry; a doubled call finds its row taken."""
    waiting = _waiting()
    for model, task in TASKS.items():
        due = model.objects.due().light()  # type: ignore[attr-defined]
        for row in due.order_by("next_try_at")[:SWEPT_AT_ONCE]:
            if waiting[row.queue] < ENOUGH:
                task.apply_async(kwargs={"row": row.pk}, queue=row.queue, expires=STALE_AFTER)


def _waiting() -> dict[str, int]:
    """How many calls wait in each queue."""
    with current_app.connection_for_write() as broker, broker.channel() as channel:
        declared = {name: channel.queue_declare(name, durable=True) for name in Queue.values}  # type: ignore[attr-defined]
        return {name: queue.message_count for name, queue in declared.items()}


@receiver(work_promised)
def wake_up(sender: type[Work], row: Work, **_: Any) -> None:
    """Send the wake-up call of a row that was just promised; when the broker is away the sweeper does it later."""
    try:
        TASKS[sender].apply_async(kwargs={"row": row.pk}, queue=row.queue, retry=False)
    except OperationalError as error:
        logger.warning("The broker does not answer (%s); the sweeper will send the wake-up call.", error)

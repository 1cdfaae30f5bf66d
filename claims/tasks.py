"""Celery's way in, and the table of which task takes up which row of work.

A task is a lookup and a call: keyword-only ids, safe twice, quiet when the row is gone, taken or done. Retries belong
to the row. The sweeper sends again whatever is due, so that a lost message costs time and nothing else.
"""

import logging
from typing import Any

from celery import shared_task
from django.dispatch import receiver
from kombu.exceptions import OperationalError

from claims import intake, reporting
from claims.models import Intake, Pull, Work, work_promised

logger = logging.getLogger(__name__)
SWEPT_AT_ONCE = 500
STALE_AFTER = 60
"""Seconds after which a sweep, and what it sent, is not worth doing any more: the next one says the same. So a queue
that nobody works off stays short."""


@shared_task(name="claims.pull_reporting")
def pull_reporting(*, row: int) -> None:
    """Run one pull."""
    if pull := Pull.objects.lease(row):
        reporting.run(pull)


@shared_task(name="claims.read_in")
def read_in(*, row: int) -> None:
    """Read one report in."""
    if handed_in := Intake.objects.lease(row):
        intake.run(handed_in)


TASKS: dict[type[Work], Any] = {Pull: pull_reporting, Intake: read_in}
"""Which task takes up which row of work."""


@shared_task(name="claims.sweep", expires=STALE_AFTER)
def sweep() -> None:
    """Send a wake-up call for every row that is due; a doubled call finds its row taken."""
    for due, task in ((Pull.objects.due(), pull_reporting), (Intake.objects.due(), read_in)):
        for row in due.order_by("next_try_at").values_list("pk", flat=True)[:SWEPT_AT_ONCE]:
            task.apply_async(kwargs={"row": row}, expires=STALE_AFTER)


@receiver(work_promised)
def wake_up(sender: type[Work], row: Work, **_: Any) -> None:
    """Send the wake-up call of a row that was just promised; when the broker is away the sweeper does it later."""
    try:
        TASKS[sender].apply_async(kwargs={"row": row.pk}, retry=False)
    except OperationalError as error:
        logger.warning("The broker does not answer (%s); the sweeper will send the wake-up call.", error)

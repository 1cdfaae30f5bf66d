"""Having a copy of a page taken by the Internet Archive: ask, then ask how it goes, until there is a permalink.

Between two questions the row lies still and no worker waits: the archive takes minutes for a page.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from claims import switchboard
from claims.connectors.base import FoundCopy
from claims.connectors.http import Client, FetchError
from claims.connectors.internet_archive import InternetArchive
from claims.models import Capture, record
from claims.reporting.hurrying import client_for
from claims.reporting.telling import keep_copy

FIRST_LOOK = timedelta(seconds=20)
LOOKS_APART = timedelta(seconds=15)
MOST_LOOKS = 40
BUSY = timedelta(seconds=15)


def capture(row: Capture, *, client: Client | None = None) -> None:
    """One step of having a copy taken; ``row`` is leased by the caller."""
    archive = switchboard.connector_named(InternetArchive.name)
    if not isinstance(archive, InternetArchive):
        row.fail("The Internet Archive is not among the connectors any more.", is_final=True)
        return
    address = row.report.address or ""
    if why := archive.why_no_saving():
        row.fail(why, is_final=True)
        return
    try:
        with client or client_for(archive) as asking:
            if not row.job:
                job = archive.save(address, asking)
                if job.copy is None:
                    row.put_off(timezone.now() + FIRST_LOOK, job=job.identity, polls=0, error="")
                    return
            else:
                job = archive.look_after(row.job, address, asking)
    except FetchError as error:
        if error.code == "busy":
            row.put_off(timezone.now() + max(BUSY, timedelta(seconds=error.seconds)), error=error.sentence)
        elif row.job and error.code != "service" and not error.is_final and row.polls < MOST_LOOKS:
            # Nothing was heard of the capture, which may well go on, or be done.
            row.put_off(timezone.now() + LOOKS_APART, polls=row.polls + 1, error=error.sentence)
        else:
            # The next try asks anew: a capture that failed never ends otherwise.
            row.fail(error.sentence, is_final=error.is_final, job="", polls=0)
        return
    if job.copy is not None:
        _keep(row, job.copy)
    elif row.polls >= MOST_LOOKS:
        row.fail("The Internet Archive has not finished its copy in ten minutes.", job="", polls=0)
    else:
        row.put_off(timezone.now() + LOOKS_APART, polls=row.polls + 1, error="")


@transaction.atomic
def _keep(row: Capture, copy: FoundCopy) -> None:
    row.renew()
    kept = keep_copy(copy)
    record("copy_taken", report=row.report_id, permalink=kept.permalink if kept else "")
    row.finish()

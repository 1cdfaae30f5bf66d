"""Reading in a whole dump of other people's checks: in steps, each of them kept with how far it got.

A run that is broken off goes on after its last step; one that is repeated finds everything there.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from django.db import reset_queries, transaction
from django.utils import timezone

from claims.choices import CheckOrigin
from claims.connectors.claimreview import FoundCheck
from claims.connectors.dump import NotADump, entries_of
from claims.intake.checked import keep_checks
from claims.models import DumpImport

STEP = 500
"""Entries that are kept in one transaction."""
STEP_CHECKS = 5_000
"""Checks after which a step ends, however few entries they came in."""

_Entry = tuple[int, list[FoundCheck] | None]
"""Its number, and the checks in it; nothing where it is spoilt."""


def import_dump(
    file: BinaryIO, *, name: str, stamp: str, on_step: Callable[[DumpImport], None] = lambda row: None
) -> DumpImport:
    """Read a dump in, from where an earlier run of the same file (``name`` and ``stamp``) stopped.

    ``on_step`` is told after each step. Raises :class:`claims.connectors.dump.NotADump` where the file breaks off, with
    everything before it kept.
    """
    row, _ = DumpImport.objects.get_or_create(name=name, stamp=stamp)
    if row.finished_at is not None:
        return row
    entries = entries_of(file, after=row.position)
    broken: NotADump | None = None
    while broken is None:
        step: list[_Entry] = []
        try:
            step.extend(_next_step(entries))
        except NotADump as error:
            broken = error
        if not step:
            break
        row = _keep(row, step)
        reset_queries()  # while DEBUG is on, Django would keep the text of every statement
        on_step(row)
    if broken is not None:
        raise broken
    row.finished_at = timezone.now()
    row.save(update_fields=["finished_at"])
    return row


def _next_step(entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """The next entries that are kept together: their number is bounded, and that of the checks in them."""
    count = 0
    for entry in islice(entries, STEP):
        yield entry
        count += len(entry[1] or ())
        if count >= STEP_CHECKS:
            return


@transaction.atomic
def _keep(row: DumpImport, step: list[_Entry]) -> DumpImport:
    # Two runs of one file take turns, and the second finds the step done.
    row = DumpImport.objects.select_for_update().get(pk=row.pk)
    entries = [found for number, found in step if number > row.position]
    checks = [check for found in entries for check in found or ()]
    new, changed = keep_checks(checks, origin=CheckOrigin.DUMP)
    row.position = max(row.position, step[-1][0])
    row.new_count, row.changed_count = row.new_count + new, row.changed_count + changed
    row.spoilt_count += entries.count(None)
    row.save(update_fields=["position", "new_count", "changed_count", "spoilt_count"])
    return row

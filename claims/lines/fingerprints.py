"""Fingerprints: what is put down of each report when its text is kept, and the search for copies among all of them.

A report has about a key for every eight words (see ``claims.matching.copies``). Its keys are rows under one index, so
that a new report finds who holds them in as many short look-ups as it has keys, whether a thousand reports are stored
or a million. A key that :data:`HOLDERS` reports hold is not written again: no more than the first of them are read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection

from claims.lines.briefings import briefings_of
from claims.lines.origins import credits_of, quotations_of
from claims.matching.copies import HOLDERS, Runs, most_promising
from claims.models import Fingerprint, Report, Snapshot, Tie

_WRITE = """
    INSERT INTO claims_fingerprintkey (key, report_id)
    SELECT wanted.key, %s FROM unnest(%s::integer[]) AS wanted (key)
    WHERE (SELECT count(*) FROM (SELECT 1 FROM claims_fingerprintkey held WHERE held.key = wanted.key LIMIT %s) AS few)
        < %s
    ON CONFLICT DO NOTHING
"""
_ERASE = "DELETE FROM claims_fingerprintkey WHERE report_id = %s AND key = ANY(%s::integer[])"
_MEET = """
    SELECT met.report_id, met.count, cardinality(other.keys)
    FROM (
        SELECT held.report_id, count(*) AS count
        FROM unnest(%s::integer[]) AS wanted (key)
        CROSS JOIN LATERAL (
            SELECT report_id FROM claims_fingerprintkey
            WHERE key = wanted.key ORDER BY report_id LIMIT %s
        ) AS held
        GROUP BY held.report_id
    ) AS met
    JOIN claims_fingerprint AS other ON other.report_id = met.report_id
    WHERE met.report_id <> %s
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A stored report with wording in common: the share of the own words of the one that asks (``ours``), and of the
    stored one."""

    report: int
    ours: float
    theirs: float

    @property
    def share(self) -> float:
        """The share of the shorter of the two, from 0 to 1."""
        return max(self.ours, self.theirs)


def take_fingerprint(report: Report, snapshot: Snapshot, *, is_first: bool = False) -> Fingerprint:
    """Put down what ``snapshot``, the newest text of ``report``, shows; what an older text showed is forgotten.

    ``is_first`` where the report was made just now. Safe twice. The ties of the report are found later, by
    ``claims.lines.draw``. To be called in a transaction.
    """
    known = None if is_first else Fingerprint.objects.select_for_update().filter(pk=report.pk).first()
    if known is not None and known.snapshot_id == snapshot.pk:
        return known
    runs = Runs.of(snapshot.text)
    with connection.cursor() as cursor:
        if known is not None:
            cursor.execute(_ERASE, [report.pk, known.keys])
            Tie.objects.filter(report=report).delete()
            Tie.objects.filter(origin=report).delete()
        cursor.execute(_WRITE, [report.pk, list(runs.keys), HOLDERS, HOLDERS])
    shown: dict[str, Any] = {
        "snapshot": snapshot,
        "keys": list(runs.keys),
        "credits": [asdict(credit) for credit in credits_of(snapshot.text, author=report.author)],
        "quotations": quotations_of(snapshot.text),
        "briefings": [asdict(briefing) for briefing in briefings_of(snapshot.text)],
        "is_drawn": False,
    }
    # Two who take it at once write the same, one after the other.
    [made] = Fingerprint.objects.bulk_create(
        [Fingerprint(report=report, **shown)], update_conflicts=True, unique_fields=["report"], update_fields=[*shown]
    )
    return made


def copies_of(fingerprint: Fingerprint) -> list[Copy]:
    """The stored reports that share wording with this one, among all there are; the exact share of each.

    Earlier and later ones alike: which of two is the copy is a question of dates.
    """
    meeting: Counter[int] = Counter()
    keys: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_MEET, [fingerprint.keys, HOLDERS, fingerprint.pk])
        for report, met, count in cursor.fetchall():
            meeting[report], keys[report] = met, count
    ours, found = None, list[Copy]()
    for some in most_promising(meeting, len(fingerprint.keys), keys):
        ours = ours or Runs.of(fingerprint.snapshot.text)
        copies = list(_compared(ours, some))
        if not copies:
            break
        found += copies
    return sorted(found, key=lambda copy: (-copy.share, copy.report))


def _compared(ours: Runs, reports: Sequence[int]) -> Iterator[Copy]:
    """Those of these reports that share enough with a text's own words, run by run."""
    texts = Fingerprint.objects.filter(pk__in=reports).values_list("pk", "snapshot__text")
    for report, text in texts:
        shared = ours.own_share(Runs.of(text))
        if shared.is_long_enough and shared.is_copy:
            yield Copy(report, shared.runs / shared.ours, shared.runs / shared.theirs)

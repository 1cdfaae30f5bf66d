"""How long an upgrade takes that writes anew what reports are found by: ``python bench/rewritten.py 200000``.

Fills the real tables of a PostgreSQL of its own with made-up reports and runs what migration 0008 runs: once while no
row is as it should be, and again when all are. An archive lies between the two: only rows that differ are written. The
processor’s time is that of this process and of the database’s. Not part of ``make bench``.
"""

import sys
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.desk import own_desk
from bench.stored_copies import BATCH, OUTLETS, News, worked

REPORTS = 20_000


def fill(count: int) -> None:
    """Write so many reports, each with its text and a fingerprint, and with nothing to be found by."""
    from claims.models import Fingerprint, Report, Snapshot, Source  # noqa: PLC0415

    Source.objects.bulk_create(Source(pk=number + 1, name=f"Outlet {number}") for number in range(OUTLETS))
    news, now = News(7), datetime.now(UTC)
    for begun in range(0, count, BATCH):
        told = [news.report() for _ in range(min(BATCH, count - begun))]
        reports = Report.objects.bulk_create(
            Report(address=f"https://o.example.org/{uuid4()}", origin="pulled", outlet_id=outlet)
            for _, outlet, _ in told
        )
        snapshots = Snapshot.objects.bulk_create(
            Snapshot(report=report, sha256=uuid4().hex, text_sha256="", byte_count=1, fetched_at=now, text=text)
            for report, (text, _, _) in zip(reports, told, strict=True)
        )
        Fingerprint.objects.bulk_create(
            Fingerprint(report=report, snapshot=snapshot, keys=[], is_drawn=True)
            for report, snapshot in zip(reports, snapshots, strict=True)
        )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    with own_desk():
        from django.apps import apps  # noqa: PLC0415
        from django.db import connection  # noqa: PLC0415

        fill(count)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE claims_report, claims_snapshot, claims_fingerprint")
        write_anew = import_module("claims.migrations.0008_short_forms").write_anew
        for differ in ("all differ", "none does"):
            begun, before = time.perf_counter(), worked()
            write_anew(apps, None)
            seconds, cost = time.perf_counter() - begun, worked() - before
            each = f"{seconds / count * 1000:.1f} ms each, {cost / count * 1000:.1f} ms of them the processor’s"
            print(f"{count:,} reports, of which {differ}: {seconds:.0f} s, {each}", flush=True)


if __name__ == "__main__":
    main()

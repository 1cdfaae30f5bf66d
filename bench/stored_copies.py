"""What a new report costs as the archive grows: its fingerprint, its copies among all that is stored, its line.

Fills the real tables of a PostgreSQL of its own with made-up reports, a third of them copies of earlier ones, and times
the product's own deeds on new ones at each size: ``python bench/stored_copies.py 10000 100000 1000000``. Beside the
time by the clock stands the processor's, of this process and of the database's, which other work on the machine changes
less. Not part of ``make bench``: a million reports take the better part of an hour and about 15 GB.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.desk import own_desk

SIZES = (10_000, 100_000)
NEW = 300
BATCH = 5_000
OUTLETS, VOCABULARY, RECENT = 200, 30_000, 1_000


class News:
    """Made-up news: words as rare and as common as in a language, what an outlet sets under all it has, and copies."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        lengths = self.random.integers(2, 11, VOCABULARY)
        self.words = np.array(["".join(self.random.choice(letters, length)) for length in lengths], dtype=object)
        shares = 1.0 / np.arange(3, VOCABULARY + 3)
        self.shares = np.cumsum(shares / shares.sum())
        self.under = [self.text(40) for _ in range(OUTLETS)]
        self.recent: list[str] = []

    def text(self, length: int) -> str:
        return " ".join(self.words[np.searchsorted(self.shares, self.random.random(length))])

    def report(self) -> tuple[str, int, bool]:
        """A text, its outlet, and whether it is a copy of one of the last few thousand."""
        is_copy = len(self.recent) >= RECENT and self.random.random() < 1 / 3
        if is_copy:
            text = self._edited(self.recent[self.random.integers(len(self.recent))])
        else:
            text = self.text(int(np.clip(self.random.lognormal(5.8, 0.5), 60, 3_000)))
            if len(self.recent) < RECENT:
                self.recent.append(text)
            else:
                self.recent[self.random.integers(RECENT)] = text
        outlet = int(self.random.integers(OUTLETS))
        return f"{text}\n{self.under[outlet]}", outlet + 1, is_copy

    def _edited(self, text: str) -> str:
        words = text.split()
        match self.random.integers(3):
            case 0:
                return " ".join(words[: max(50, len(words) // 2)])
            case 1:
                return f"{self.text(60)} {text}"
            case _:
                return f"{self.text(300)} {text} {self.text(300)}"


class Held:
    """About how many reports hold each key; as many slots as there are keys in a few millions of reports."""

    def __init__(self) -> None:
        self.counts = np.zeros(1 << 28, np.uint8)

    def room(self, keys: tuple[int, ...], most: int) -> list[int]:
        """Those of the keys that fewer than ``most`` reports hold; counted as held from now on."""
        slots = np.array(keys, dtype=np.int64) & (len(self.counts) - 1)
        free = self.counts[slots] < most
        self.counts[slots[free]] += 1
        return [key for key, is_free in zip(keys, free, strict=True) if is_free]


def fill(news: News, held: Held, count: int) -> None:
    """Write so many reports with their snapshots, fingerprints and keys, as the desk would."""
    from django.db import connection  # noqa: PLC0415

    from claims.matching.copies import HOLDERS, Runs  # noqa: PLC0415
    from claims.models import Fingerprint, Report, Snapshot  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_fingerprintkey DROP CONSTRAINT claims_fingerprintkey_pkey")
        for begun in range(0, count, BATCH):
            texts = [news.report() for _ in range(min(BATCH, count - begun))]
            now = datetime.now(UTC)
            reports = Report.objects.bulk_create(
                Report(address=f"https://o.example.org/{uuid4()}", origin="pulled", outlet_id=outlet, published_at=now)
                for _, outlet, _ in texts
            )
            snapshots = Snapshot.objects.bulk_create(
                Snapshot(report=report, sha256=uuid4().hex, text_sha256="", byte_count=1, fetched_at=now, text=text)
                for report, (text, _, _) in zip(reports, texts, strict=True)
            )
            keys = [Runs.of(text).keys for text, _, _ in texts]
            Fingerprint.objects.bulk_create(
                Fingerprint(report=report, snapshot=snapshot, keys=list(each), is_drawn=True)
                for report, snapshot, each in zip(reports, snapshots, keys, strict=True)
            )
            with cursor.copy("COPY claims_fingerprintkey (key, report_id) FROM STDIN") as copy:
                for report, each in zip(reports, keys, strict=True):
                    copy.write("".join(f"{key}\t{report.pk}\n" for key in held.room(each, HOLDERS)))
        cursor.execute("ALTER TABLE claims_fingerprintkey ADD PRIMARY KEY (key, report_id)")
        cursor.execute("VACUUM ANALYZE claims_fingerprintkey, claims_fingerprint, claims_report, claims_snapshot")


def worked() -> float:
    """Seconds of processor time that this process and the database's process for it have taken so far (Linux)."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
    ticks = sum(map(int, told.split()[11:13]))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def timed(news: News, first: int) -> Iterator[tuple[float, float, bool, bool]]:
    """For each of the new reports: seconds by the clock and by the processor, whether it is a copy, and whether that
    was found."""
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from claims.lines import draw, take_fingerprint  # noqa: PLC0415
    from claims.models import Report, Snapshot, sha256  # noqa: PLC0415

    for number in range(first, first + NEW):
        text, outlet, is_copy = news.report()
        address = f"https://new.example.org/{number}"
        report = Report.objects.create(address=address, origin="pulled", outlet_id=outlet, published_at=timezone.now())
        snapshot = Snapshot.objects.create(
            report=report,
            sha256=sha256(address),
            text_sha256=sha256(text),
            byte_count=len(text),
            fetched_at=timezone.now(),
            text=text,
        )
        begun, before = time.perf_counter(), worked()
        with transaction.atomic():
            take_fingerprint(report, snapshot)
        with transaction.atomic():
            draw([report])
        seconds, cost = time.perf_counter() - begun, worked() - before
        report.refresh_from_db()
        yield seconds, cost, is_copy, report.came_from_id is not None


def main() -> None:
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with own_desk():
        measure(sizes)


def measure(sizes: tuple[int, ...]) -> None:
    from django.db import connection  # noqa: PLC0415

    from claims.models import Source  # noqa: PLC0415

    Source.objects.bulk_create(Source(pk=number + 1, name=f"Outlet {number}") for number in range(OUTLETS))
    news, held, stored, base = News(7), Held(), 0, None
    print(
        f"{'stored':>9}  {'keys':>11}  {'median':>9}  {'19 of 20':>9}  {'processor':>9}  {'of the first':>12}"
        "  copies found  others tied"
    )
    for size in sizes:
        fill(news, held, size - stored)
        list(timed(news, size))  # the caches as they are on a running desk
        rows = list(timed(news, size + NEW))
        cost = sum(row[1] for row in rows) / NEW
        stored = size + 2 * NEW
        seconds = sorted(row[0] for row in rows)
        base = base or cost
        copies = [is_found for _, _, is_copy, is_found in rows if is_copy]
        tied = sum(is_found for _, _, is_copy, is_found in rows if not is_copy)
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = 'claims_fingerprintkey'")
            (keys,) = cursor.fetchone()
        print(
            f"{size:>9,}  {keys:>11,}  {statistics.median(seconds) * 1000:>6.1f} ms"
            f"  {seconds[int(len(seconds) * 0.95)] * 1000:>6.1f} ms  {cost * 1000:>6.1f} ms"
            f"  {cost / base:>12.2f}  {sum(copies):>5} of {len(copies):<4}  {tied:>11}",
            flush=True,
        )


if __name__ == "__main__":
    main()

"""How much memory the product's own processes take: a web server after a hundred pages, a worker with the model."""

import time
from pathlib import Path

from django.db import transaction

from bench.scale.filling import Archive
from bench.scale.pages import PATIENCE, Desk, children, running, some
from claims import matching
from claims.choices import WorkStatus
from claims.models import Claim, Comparison

PAGES, COMPARED = 100, 200


def resident(process: int) -> int:
    """Resident memory of one process in MiB, what it shares with others included."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return kilobytes // 1024


def of_web_server(archive: Archive) -> tuple[int, int, bool]:
    """MiB of a web process before any page and after a hundred, and whether it ever opened the model's files."""
    addresses = [address for _, address in some(archive, PAGES)]
    with Desk.open() as desk:
        before = resident(desk.process)
        for address in addresses:
            desk.get(address)
        mapped = Path(f"/proc/{desk.process}/maps").read_text(encoding="utf-8")
        return before, resident(desk.process), "onnxruntime_pybind11_state" in mapped


def of_worker(archive: Archive) -> tuple[int, float]:
    """MiB of the process of a worker that has compared so many claims, and how many it compared in a second."""
    Comparison.objects.all().delete()  # what moving an archive to newer tables has promised
    with transaction.atomic():
        for number, _ in archive.kept[:COMPARED]:
            matching.compare_later(Claim.objects.get(pk=number))
    begun = time.monotonic()
    options = ["--concurrency=1", "--queues=index", "--loglevel=ERROR", "--without-gossip", "--without-mingle"]
    with running("celery", "--app=factcheck", "worker", "--hostname=reader@bench", *options) as worker:
        while Comparison.objects.exclude(status=WorkStatus.DONE).exists():
            if time.monotonic() - begun > PATIENCE or worker.poll() is not None:
                raise SystemExit("The worker does not compare the claims.")
            time.sleep(0.2)
        rows = Comparison.objects.order_by("finished_at").values_list("finished_at", flat=True)
        seconds = (rows.last() - rows.first()).total_seconds()
        return max(map(resident, children(worker.pid))), (COMPARED - 1) / seconds

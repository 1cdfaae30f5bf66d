"""How much memory the product's own processes take: a web server after a hundred pages, a worker with the model."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.urls import reverse

from bench.scale.filling import Archive
from claims import matching
from claims.choices import Role, WorkStatus
from claims.models import Claim, Comparison, User

PAGES, COMPARED = 100, 200
PATIENCE = 600


def resident(process: int) -> int:
    """Resident memory of one process in MiB, what it shares with others included."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return kilobytes // 1024


def children(process: int) -> list[int]:
    """The processes that one has started itself."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of ours in this environment, until it is ended."""
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def of_web_server(archive: Archive) -> tuple[int, int, bool]:
    """MiB of a web process before any page and after a hundred, and whether it ever opened the model's files."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--worker-class=gthread", "--workers=1", "--threads=8", "--no-control-socket", "--log-level=error"]
    with running("gunicorn", "factcheck.wsgi", f"--bind=127.0.0.1:{port}", *options) as server:
        cookie = f"{settings.SESSION_COOKIE_NAME}={_session()}"
        _wait_for(port)
        (process,) = children(server.pid)
        before = resident(process)
        for number in range(PAGES):
            status = _get(port, _page(archive, number), cookie)
            if status != http.client.OK:
                raise SystemExit(f"The page {_page(archive, number)} answered {status}.")
        mapped = Path(f"/proc/{process}/maps").read_text(encoding="utf-8")
        return before, resident(process), "onnxruntime_pybind11_state" in mapped


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


def _session() -> str:
    """A session of an editor who has logged in."""
    editor, _ = User.objects.get_or_create(username="bench")
    editor.groups.add(Group.objects.get(name=Role.EDITOR.value))
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(editor.pk), editor.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store.create()
    return str(store.session_key)


def _page(archive: Archive, number: int) -> str:
    claim, facts = archive.kept[number % len(archive.kept)]
    name = archive.made.said(facts).split()[0]
    return [
        reverse("desk:claim", args=[claim]),
        reverse("desk:queue"),
        f"{reverse('desk:search')}?q={name}",
        reverse("public:home"),
    ][number % 4]


def _wait_for(port: int) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        try:
            if _get(port, "/readyz", "") == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The web server does not start.")


def _get(port: int, page: str, cookie: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", page, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()

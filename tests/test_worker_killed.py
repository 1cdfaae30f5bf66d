"""A worker that is killed in the middle of a pull loses nothing, and the one that comes after it doubles nothing."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import pytest
from celery import current_app
from django.db import connection
from django.utils import timezone

from claims import tasks
from claims.choices import Action, Queue, Role, WorkStatus
from claims.models import Event, Feed, FeedEntry, Hit, Pull, Report, Snapshot, Source, broken_links
from claims.workflow import perform
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

ROOT = Path(__file__).parents[1]
PATIENCE = 90
OPTIONS = ("--concurrency=1", "--loglevel=INFO", "--without-gossip", "--without-mingle", "--without-heartbeat")
QUEUES = ",".join([*Queue.values, current_app.conf.task_default_queue])
SAID = "The Lindwall company hid a spill of 40 tonnes of oil off Vessen"
PAGES = ("first", "second", "third")


class Wire(ThreadingHTTPServer):
    """An outlet with three pages on the claim; the second is held back until the test lets it go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.base = f"http://127.0.0.1:{self.server_port}"
        self.is_asked, self.may_answer = threading.Event(), threading.Event()
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that was killed hangs up; that is what this is about."""


class _Handler(BaseHTTPRequestHandler):
    server: Wire

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        name = self.path.strip("/")
        if name == "second" and not self.server.may_answer.is_set():
            self.server.is_asked.set()
            self.server.may_answer.wait(PATIENCE)
        if name == "feed" and self.headers.get("If-None-Match"):
            self._answer(304, "", "")
        elif name == "feed":
            self._answer(200, self._feed(), "application/rss+xml")
        else:
            self._answer(200, self._page(name), "text/html; charset=utf-8")

    def _feed(self) -> str:
        items = "".join(
            # Each headline promises a little less, so that the order of reading is known.
            f"<item><title>{SAID}{', it is said' * at}</title><link>{self.server.base}/{name}</link>"
            f"<guid>{name}</guid></item>"
            for at, name in enumerate(PAGES)
        )
        return f'<rss version="2.0"><channel><title>Coastwire</title>{items}</channel></rss>'

    def _page(self, name: str) -> str:
        return (
            f"<html><head><title>The {name} report on the spill</title></head><body><article><p>The {name} report. "
            "Olena Brandt, the harbour master, said that the Lindwall company hid a spill of 40 tonnes of oil off "
            "Vessen.</p><p>Karl Ott, a spokesman of the company, dismissed the accusation as “pure invention”.</p>"
            "</article></body></html>"
        )

    def _answer(self, status: int, body: str, kind: str) -> None:
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """The test says what it needs to know."""


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.may_answer.set()
        server.shutdown()


class Worker:
    """A real Celery worker on the test's database, in a process group of its own."""

    def __init__(self, name: str, wire: Wire, snapshots: Path) -> None:
        database = connection.settings_dict["NAME"]
        parts = urlsplit(os.environ["DATABASE_URL"])
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "celery",
                "-A",
                "factcheck",
                "worker",
                "-n",
                f"{name}@tests",
                f"--queues={QUEUES}",
                *OPTIONS,
            ],
            cwd=ROOT,
            env=os.environ
            | {
                "DATABASE_URL": urlunsplit(parts._replace(path="/" + quote(database, safe=""))),
                "FACTCHECK_DEBUG": "1",
                "FACTCHECK_LOOPBACK_ALLOWANCE": f"127.0.0.1:{wire.server_port}",
                "FACTCHECK_STORAGE_OPTIONS": json.dumps({"location": str(snapshots)}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)

    def says(self, words: str) -> None:
        """Return once the worker has said these words; fail with all that it said when it does not."""
        said, deadline = [], time.monotonic() + PATIENCE
        while True:
            try:
                said.append(self._lines.get(timeout=max(0.0, deadline - time.monotonic())))
            except queue.Empty:
                pytest.fail(f"The worker did not say “{words}”:\n{''.join(said)}")
            if words in said[-1]:
                return

    def kill(self) -> None:
        """End the worker and its children at once, as a machine that loses its power would."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def worker(name: str, wire: Wire, snapshots: Path) -> Iterator[Worker]:
    running = Worker(name, wire, snapshots)
    try:
        running.says("ready.")
        yield running
    finally:
        running.kill()


def forget_calls() -> None:
    """Begin with a broker that holds nothing."""
    with current_app.connection_for_write() as broker:
        for name in QUEUES.split(","):
            broker.SimpleQueue(name).clear()


def test_worker_killed_in_mid_pull_loses_nothing_and_doubles_nothing(wire, tmp_path):
    forget_calls()
    source = Source.objects.create(name="Coastwire")
    Feed.objects.create(source=source, address=f"{wire.base}/feed")
    text = f"{SAID}, Olena Brandt said. The company has been asked for an answer and has not given one yet."
    said = factories.passage(SAID, of=factories.report(text))
    claim = factories.claim(text=SAID, passage=said, claimant_name="Olena Brandt")

    with worker("first", wire, tmp_path) as first:
        perform(claim, Action.ACCEPT, by=factories.person(Role.CONTRIBUTOR))  # asks for reporting, and wakes it up
        assert wire.is_asked.wait(PATIENCE), "the worker never came to the second page"
        first.kill()

    pull = Pull.objects.get(claim=claim)
    assert (pull.status, pull.attempts) == (WorkStatus.RUNNING, 1)
    assert [hit.report.address for hit in claim.hits.all()] == [f"{wire.base}/first"]
    assert FeedEntry.objects.count() == len(PAGES)
    before = set(claim.hits.values_list("pk", flat=True))

    wire.may_answer.set()
    Pull.objects.filter(pk=pull.pk).update(leased_until=timezone.now())  # as if a minute had gone by
    with worker("second", wire, tmp_path) as second:
        tasks.sweep()
        second.says("succeeded")

    pull.refresh_from_db()
    assert (pull.status, pull.error, pull.attempts) == (WorkStatus.DONE, "", 2)
    assert (pull.found_count, pull.new_count) == (3, 3)
    assert sorted(hit.report.address for hit in claim.hits.all()) == sorted(f"{wire.base}/{name}" for name in PAGES)
    assert before < set(claim.hits.values_list("pk", flat=True))
    assert Report.objects.exclude(address=None).count() == Snapshot.objects.exclude(address="").count() == len(PAGES)
    assert Hit.objects.count() == len(PAGES)
    assert claim.counter_statements.count() == len(PAGES)
    assert wire.asked.count("/first") == 1, "what was kept is not fetched again"
    assert Event.objects.filter(claim=claim, kind="pulled").count() == 1
    assert broken_links(claim) == []

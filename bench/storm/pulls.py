"""Pulls that are promised while workers are killed and the broker forgets: what is lost, and what is doubled."""

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Count

from bench.storm import worker
from claims import tasks
from claims.choices import Stage, WorkStatus
from claims.models import Claim, Event, Feed, Hit, Pull, Report, Source, broken_links

SAID = "The Lindwall company hid a spill of 40 tonnes of oil off Vessen"
LOOK = 0.02
"""Seconds between two looks at how far it is."""
GIVE_UP = 180
"""Seconds without any pull ending, after which the storm is called off; six times a lease."""
_PAGE = (
    "<html><head><title>The report on the spill</title></head><body><article><p>Olena Brandt, the harbour master, said "
    "that the Lindwall company hid a spill of 40 tonnes of oil off Vessen.</p><p>Karl Ott, a spokesman of the company, "
    "dismissed the accusation as “pure invention”.</p></article></body></html>"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a storm left: each figure counted in the database afterwards."""

    pulls: int
    statuses: dict[str, int]
    tries: dict[int, int]
    pulled_events: int
    claims_told_once: int
    hits: int
    reports: int
    broken_chains: int
    kills: int
    restarts: int
    ended_by_themselves: int
    seconds: float
    seconds_after_last_kill: float


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path == "/feed" and self.headers.get("If-None-Match"):
            self._answer(304, "", "")
        elif self.path == "/feed":
            item = f"<item><title>{SAID}</title><link>{base}/first</link><guid>first</guid></item>"
            feed = f'<rss version="2.0"><channel><title>Coastwire</title>{item}</channel></rss>'
            self._answer(200, feed, "application/rss+xml")
        else:
            self._answer(200, _PAGE, "text/html; charset=utf-8")

    def _answer(self, status: int, body: str, kind: str) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # who asked was killed
            self.send_response(status)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Only the outcome counts."""


class _Outlet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that was killed hangs up."""


@contextmanager
def outlet() -> Iterator[int]:
    """An outlet on loopback with a feed and one page; its port."""
    with _Outlet(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def promise(count: int, port: int) -> None:
    """``count`` claims on the desk, a pull promised for each, and the wake-up calls sent."""
    source = Source.objects.create(name="Coastwire")
    Feed.objects.create(source=source, address=f"http://127.0.0.1:{port}/feed")
    claims = Claim.objects.bulk_create(
        [Claim(text=SAID, stage=Stage.OPEN, claimant_name="Olena Brandt") for _ in range(count)], batch_size=1_000
    )
    pulls = Pull.objects.bulk_create([Pull(claim=claim, connector="feeds") for claim in claims], batch_size=1_000)
    for pull in pulls:
        tasks.wake_up(sender=Pull, row=pull)


class Storm:
    """Workers that are killed one after the other, each followed by a new one."""

    def __init__(self, log: Path, *, workers: int, slots: int) -> None:
        self._fork = multiprocessing.get_context("forkserver")
        self._fork.set_forkserver_preload([worker.__name__])
        self._log, self._slots, self._count = log, slots, 0
        self._running: list[Any] = []
        self._beat: Any = None
        self._workers = workers
        self.ended_by_themselves = 0

    def __enter__(self) -> "Storm":
        for _ in range(self._workers):
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in [*self._running, *filter(None, [self._beat])]:
            self._end(process)

    def sweep_by_beat(self) -> None:
        """Let beat send what is due, as it does in every installation."""
        self._beat = self._fork.Process(target=worker.send, args=(self._log,))
        self._beat.start()

    def _start(self) -> None:
        self._count += 1
        process = self._fork.Process(target=worker.work, args=(f"worker{self._count}", self._slots, self._log))
        process.start()
        self._running.append(process)

    def _end(self, process: Any) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()

    def look_after(self) -> str:
        """Start workers that have ended by themselves again, as whoever supervises them does; their last words."""
        ended = [process for process in self._running if not process.is_alive()]
        for process in ended:
            self._running.remove(process)
            self._end(process)
            self._start()
        self.ended_by_themselves += len(ended)
        return self._log.read_text(errors="replace")[-2_000:] if ended and self._log.exists() else ""

    def kill(self) -> None:
        """SIGKILL for the worker that has run longest and for its children; a new one takes its place."""
        self._end(self._running.pop(0))
        self._start()


def rage(
    storm: Storm,
    *,
    kills: int,
    restarts: int = 0,
    restart_broker: Callable[[], None] = lambda: None,
    after_kill: Callable[[], None] = lambda: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> Outcome:
    """Kill and restart, spread evenly over the pulls that are done, until all are; then count what came of it."""
    pulls = Pull.objects.count()
    blows = sorted(
        [(at * pulls // (kills + 1), "kill") for at in range(1, kills + 1)]
        + [(at * pulls // (restarts + 1), "restart") for at in range(1, restarts + 1)]
    )
    begun = moved = last_kill = time.monotonic()
    before = -1
    while Pull.objects.live().exists():
        if last_words := storm.look_after():
            say(f"A worker has ended by itself and was started again. The last words of the log:\n{last_words}")
        done = Pull.objects.filter(status=WorkStatus.DONE).count()
        if done != before:
            before, moved = done, time.monotonic()
        elif time.monotonic() - moved > GIVE_UP:
            say(f"Nothing has ended for {GIVE_UP} seconds, so the storm is called off.")
            break
        while blows and blows[0][0] <= done:
            _, kind = blows.pop(0)
            if kind == "kill":
                storm.kill()
                after_kill()
                last_kill = time.monotonic()
            else:
                restart_broker()
            say(f"{done:,} of {pulls:,} done, {len(blows)} blows to come")
        time.sleep(LOOK)
    ended = time.monotonic()
    told = Event.objects.filter(kind="pulled").values("claim").annotate(times=Count("pk"))
    broken = sum(bool(broken_links(claim)) for claim in Claim.objects.iterator())
    connection.close()
    return Outcome(
        pulls=pulls,
        statuses=dict(Counter(Pull.objects.values_list("status", flat=True))),
        tries=dict(sorted(Counter(Pull.objects.values_list("attempts", flat=True)).items())),
        pulled_events=Event.objects.filter(kind="pulled").count(),
        claims_told_once=sum(row["times"] == 1 for row in told),
        hits=Hit.objects.count(),
        reports=Report.objects.count(),
        broken_chains=broken,
        kills=kills - sum(kind == "kill" for _, kind in blows),
        restarts=restarts - sum(kind == "restart" for _, kind in blows),
        ended_by_themselves=storm.ended_by_themselves,
        seconds=ended - begun,
        seconds_after_last_kill=ended - last_kill,
    )

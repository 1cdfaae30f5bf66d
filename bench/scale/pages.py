"""How long the desk's pages take at an archive's size: the product's own web server, one page after the other."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from bench.scale.filling import Archive
from bench.scale.made import Facts
from claims.choices import Role
from claims.models import User

ASKED = 20
PATIENCE = 600


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of ours in this environment, until it is ended."""
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def children(process: int) -> list[int]:
    """The processes that one has started itself."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


@dataclass(frozen=True, slots=True)
class Desk:
    """A web server with one process, and the log-in of an editor."""

    port: int
    process: int
    cookie: str

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[Self]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = ["--worker-class=gthread", "--workers=1", "--threads=8", "--no-control-socket", "--log-level=error"]
        with running("gunicorn", "factcheck.wsgi", f"--bind=127.0.0.1:{port}", *options) as server:
            _wait_for(port)
            (process,) = children(server.pid)
            yield cls(port, process, f"{settings.SESSION_COOKIE_NAME}={_session()}")

    def get(self, address: str) -> None:
        """Ask for a page, to its last byte; anything but a page ends the run."""
        status = _get(self.port, address, self.cookie)
        if status != http.client.OK:
            raise SystemExit(f"The page {address} answered {status}.")


def times(archive: Archive) -> dict[str, list[float]]:
    """Milliseconds by the name of the page, one for each time that it was asked for; each page is warmed once."""
    taken: dict[str, list[float]] = {}
    with Desk.open() as desk:
        for _, address in some(archive, 1):
            desk.get(address)
        for name, address in some(archive, ASKED):
            begun = time.perf_counter()
            desk.get(address)
            taken.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
    return taken


def some(archive: Archive, rounds: int) -> Iterator[tuple[str, str]]:
    """So many rounds of pages, each with its name; every round asks for another claim and other words."""
    for number in range(rounds):
        claim, facts = archive.kept[number % len(archive.kept)]
        yield from _pages(archive, claim, facts)


def _pages(archive: Archive, claim: int, facts: Facts) -> Iterator[tuple[str, str]]:
    words = archive.made.said(facts).split()
    common, rare = (end(words, key=lambda word: archive.holding[word.lower()]) for end in (max, min))
    yield "queue", reverse("desk:queue")
    yield "queue, worth first", f"{reverse('desk:queue')}?{urlencode({'sort': 'worth'})}"
    yield "workspace", reverse("desk:claim", args=[claim])
    for name, typed in (("a name", words[0]), ("a common word", common), ("a rare word", rare), ("whole", words)):
        asked = typed if isinstance(typed, str) else " ".join(typed)
        yield f"search, {name}", f"{reverse('desk:search')}?{urlencode({'q': asked})}"
    yield "search, mistyped", f"{reverse('desk:search')}?{urlencode({'q': _mistyped(words[0])})}"
    yield "API, claims", reverse("api:claim-list")
    yield "API, search", f"{reverse('api:search')}?{urlencode({'q': words[0]})}"
    yield "public checks", reverse("public:home")


def _mistyped(word: str) -> str:
    """The word with two of its letters the other way round."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _session() -> str:
    """A session of an editor who has logged in."""
    editor, _ = User.objects.get_or_create(username="bench")
    editor.groups.add(Group.objects.get(name=Role.EDITOR.value))
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(editor.pk), editor.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store.create()
    return str(store.session_key)


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

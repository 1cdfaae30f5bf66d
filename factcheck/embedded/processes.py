"""Finding and stopping processes of ours, also those that an earlier run left behind when it was killed."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from factcheck.embedded.folder import CannotStart

POLL = 0.02
"""Seconds between two looks at a process or server that is starting or stopping."""


def standing_in(folder: Path, *names: str) -> list[psutil.Process]:
    """Return the processes called one of ``names`` whose working folder is ``folder``, parents first."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.name() in names and process.cwd() == str(folder):
                found.append(process)
    return sorted(found, key=lambda process: process.create_time())


def marked(name: str, value: str) -> Iterator[tuple[psutil.Process, dict[str, str]]]:
    """Yield each process that was started with ``name=value`` in its environment, and that environment."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            environment = process.environ()
            if environment.get(name) == value:
                yield process, environment


def end(processes: list[psutil.Process], *, by: signal.Signals, patience: float) -> None:
    """Signal ``processes``, wait for all of them, and kill what is left after ``patience`` seconds."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(by)
    deadline = time.monotonic() + patience
    while any(map(is_alive, processes)) and time.monotonic() < deadline:
        time.sleep(POLL)
    for process in filter(is_alive, processes):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    while any(map(is_alive, processes)):
        time.sleep(POLL)


def is_alive(process: psutil.Process) -> bool:
    """Tell whether ``process`` still does anything; one that only waits to be counted by its parent does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def await_ready(
    process: subprocess.Popen[bytes],
    is_ready: Callable[[], bool],
    *,
    patience: float,
    why_not: Callable[[], str],
) -> None:
    """Return once ``is_ready``; raise :class:`CannotStart` with ``why_not`` when the process ends or takes too long."""
    deadline = time.monotonic() + patience
    while not is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise CannotStart(why_not())
        time.sleep(POLL)

"""Workers that are forked from a process which has everything imported already, so that killing one costs little."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from claims import tasks  # noqa: E402, F401  so that it is there when a worker is forked
from factcheck.celery import app  # noqa: E402


def work(name: str, slots: int, log: Path) -> None:
    """Be a worker, in a process group of its own, until somebody ends it."""
    _alone(log)
    options = [f"--hostname={name}@storm", f"--concurrency={slots}", "--queues=fetch,sweep", "--loglevel=ERROR"]
    app.worker_main(["worker", *options, "--without-gossip", "--without-mingle", "--without-heartbeat"])


def send(log: Path) -> None:
    """Be beat, with the schedule of the settings."""
    _alone(log)
    app.start(["beat", "--loglevel=ERROR", "--pidfile="])


def _alone(log: Path) -> None:
    os.setpgrp()
    with log.open("ab", buffering=0) as words:
        os.dup2(words.fileno(), sys.stdout.fileno())
        os.dup2(words.fileno(), sys.stderr.fileno())

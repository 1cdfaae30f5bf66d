"""Remembering how a connector answered, whatever becomes of the search."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone

from claims import switchboard
from claims.connectors.base import Connector
from claims.connectors.http import FetchError
from claims.reporting.asking import NOTHING_NEW, Answers


@dataclass(slots=True)
class Hearing:
    """What was heard so far."""

    answers: Answers = field(default_factory=Answers)

    def note(self, answers: Answers) -> None:
        self.answers = answers


@contextmanager
def heard(connector: Connector) -> Iterator[Hearing]:
    """Ask ``connector`` inside; how it went stands on the Sources page afterwards."""
    hearing, asked_at, begun = Hearing(), timezone.now(), time.monotonic()

    def remember(failure: str = "") -> None:
        log = [entry for entry in hearing.answers.log if entry["address"] not in hearing.answers.waits]
        if not log and not failure:
            return  # it had nothing to ask, or it was others' turn
        requests = len(log) + bool(failure)
        has_news = any(entry["note"] != NOTHING_NEW for entry in log)
        switchboard.remember(
            connector.name,
            asked_at=asked_at,
            errors=[failure] if failure else [str(entry["error"]) for entry in log],
            # Where all say “nothing new”, what they had the last time still holds.
            count=sum(int(entry["count"]) for entry in log) if has_news else None,
            latency_ms=round((time.monotonic() - begun) * 1000 / requests),
        )

    try:
        yield hearing
    except FetchError as error:
        if error.code != "busy":
            remember(error.sentence)
        raise
    remember()

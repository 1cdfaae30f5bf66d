"""Remembering how a connector answered, whatever becomes of the search."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone

from claims import switchboard
from claims.connectors.base import Connector
from claims.connectors.http import FetchError
from claims.reporting.asking import Answers


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
        log = hearing.answers.log
        if not log and not failure:
            return  # it had nothing to ask
        requests = len(log) + bool(failure)
        switchboard.remember(
            connector.name,
            asked_at=asked_at,
            errors=[failure] if failure else [str(entry["error"]) for entry in log],
            count=sum(int(entry["count"]) for entry in log),
            latency_ms=round((time.monotonic() - begun) * 1000 / requests),
        )

    try:
        yield hearing
    except FetchError as error:
        remember(error.sentence)
        raise
    remember()

"""The work of keeping the index up to date: texts are read, and checks that came in are laid beside the claims."""

import time
from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.matching.index import read_texts, registered, serve, unread
from claims.matching.laying import lay_beside
from claims.matching.vectors import meaning
from claims.models import Claim, Indexing, PreviousCheck

STRETCH = 120.0
"""Seconds that one row works on end: what is left after that is another turn's, so that claims that come in while a
large dump is read are compared in between."""


def run_indexing(work: Indexing, *, stretch: float = STRETCH) -> None:
    """Read every text that the present model has not read, so that it serves and the vectors of others go; then lay the
    checks that came in beside the claims that were compared before. What is not done in one stretch is put off."""
    until, count = time.monotonic() + stretch, work.read_count
    for read in _steps():
        count += read
        work.renew(read_count=count)
        if time.monotonic() >= until:
            _go_on_later(work, count)
            return
    work.finish(read_count=count)


def _steps() -> Iterator[int]:
    """The work in small steps, each with how many texts it read."""
    if (by := meaning()) is not None:
        model = registered(by)
        for kind in (Claim, PreviousCheck):
            for rows in unread(model, kind):
                yield read_texts(rows, by)
        serve(model)
    while lay_beside():
        yield 0


def _go_on_later(work: Indexing, count: int) -> None:
    try:
        with transaction.atomic():
            work.put_off(timezone.now(), read_count=count)
    except IntegrityError:
        work.finish(read_count=count)  # another one waits, and does what is left
    else:
        work.promise()

"""A pull has its time, whatever the servers that it asks do with theirs."""

import time
from collections.abc import Callable

from claims import outbound
from claims.connectors.http import Client, Unreachable

PULL_SECONDS = 150
"""After this time a pull asks nobody any more; well under the time limit of the worker's task."""
NO_TIME = "There was no time left to ask here; the next pull begins with it."

_ASK_SECONDS = 20.0
_PATIENCE = 10.0


class HurriedClient(Client):
    """The outbound client with the desk's settings, which refuses to begin anything once its time is up."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(deadline=_ASK_SECONDS, **outbound.options(patience=_PATIENCE))
        self._clock, self._until = clock, clock() + PULL_SECONDS

    def _begin(self) -> None:
        if self._clock() > self._until:
            raise Unreachable("no_time", NO_TIME)

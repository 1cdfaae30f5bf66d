"""A pull has its time, whatever the servers that it asks do with theirs."""

import time
from collections.abc import Callable, Mapping

from django.conf import settings

from claims.connectors.http import Answer, Client, Unreachable

PULL_SECONDS = 150
"""After this time a pull asks nobody any more; well under the time limit of the worker's task."""
NO_TIME = "There was no time left to ask here; the next pull begins with it."

_ASK_SECONDS = 20.0


class HurriedClient(Client):
    """The outbound client with the desk's settings, which refuses to begin anything once its time is up."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(
            allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE, agent=settings.CLAIMS_USER_AGENT, deadline=_ASK_SECONDS
        )
        self._clock, self._until = clock, clock() + PULL_SECONDS

    def get(self, address: str, *, headers: Mapping[str, str] | None = None, accept: str = "") -> Answer:
        if self._clock() > self._until:
            raise Unreachable("no_time", NO_TIME)
        return super().get(address, headers=headers, accept=accept)

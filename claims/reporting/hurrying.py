"""A pull has its time, whatever the servers that it asks do with theirs."""

import time
from collections.abc import Callable, Collection

from claims import outbound
from claims.connectors.base import Connector
from claims.connectors.http import Client, Unreachable

PULL_SECONDS = 150
"""After this time a pull asks nobody any more; well under the time limit of the worker's task."""
NO_TIME = "There was no time left to ask here; the next pull begins with it."

_PATIENCE = 10.0


class HurriedClient(Client):
    """The outbound client with the desk's settings, which refuses to begin anything once its time is up.

    ``until`` is that time on ``clock``; ``own`` the servers of the newsroom's own network that it may ask.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        until: float | None = None,
        own: Collection[tuple[str, int]] = (),
    ) -> None:
        super().__init__(own=own, **outbound.options(patience=_PATIENCE))
        self.clock, self.until = clock, clock() + PULL_SECONDS if until is None else until

    @property
    def has_time(self) -> bool:
        return self.clock() <= self.until

    def _begin(self) -> None:
        if not self.has_time:
            raise Unreachable("no_time", NO_TIME)


def client_for(connector: Connector, *, beside: HurriedClient | None = None) -> HurriedClient:
    """The client that asks one connector: it alone may reach that connector's server in the newsroom's own network.

    What the server points to is fetched by the client ``beside`` it, which may not; they share one time.
    """
    own = outbound.own_servers(connector.base)
    if beside is None:
        return HurriedClient(own=own)
    return HurriedClient(clock=beside.clock, until=beside.until, own=own) if own else beside

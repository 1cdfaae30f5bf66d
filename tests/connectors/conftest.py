from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer

from claims.connectors.http import Client
from tests.connectors.wires import Guard

GUARD = Guard()


@pytest.fixture(autouse=True)
def guard() -> Iterator[Guard]:
    """No connection in these tests goes anywhere but where a test says; and what was refused was never dialled."""
    GUARD.seen.clear()
    GUARD.allowed.clear()
    GUARD.is_on = True
    yield GUARD
    GUARD.is_on = False


@pytest.fixture(scope="session")
def standing_web() -> Iterator[HTTPServer]:
    """One web server for all tests: to stop one takes half a second."""
    with HTTPServer(host="127.0.0.1", port=0) as server:
        yield server


@pytest.fixture
def web(standing_web: HTTPServer, guard: Guard) -> HTTPServer:
    """A real web server on loopback that knows no page yet."""
    standing_web.clear()
    guard.allowed.add((standing_web.host, standing_web.port))
    return standing_web


@pytest.fixture
def client(web: HTTPServer) -> Client:
    """A client that may ask the loopback server, as in the demonstration."""
    return Client(allowance={(web.host, web.port)}, deadline=10)

"""The pytest plugin that starts PostgreSQL and Valkey once for a test run, before Django reads its settings.

``DATABASE_URL`` and ``REDIS_URL`` in the environment replace them. The workers of pytest-xdist inherit both addresses
from the controller; each has a test database of its own (pytest-django) and a numbered Valkey database of its own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factcheck.embedded import CannotStart, DataFolder, Servers

PREFIX = "factcheck-tests-"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> Generator[None, object, object]:
    """Give the run its servers; a wrapper comes before pytest-django, which reads the settings in the same hook."""
    os.environ.setdefault("FACTCHECK_DEBUG", "1")
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        os.environ["REDIS_URL"] = numbered(os.environ["REDIS_URL"], int(worker.removeprefix("gw")) + 1)
    elif not {"--help", "-h", "--version", "-V"} & set(args):
        start_servers(early_config)
    return (yield)


def numbered(url: str, number: int) -> str:
    """Return the address of the Valkey database ``number`` on the server of ``url``."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={number}"
    return f"{parts.scheme}://{parts.netloc}/{number}"


def start_servers(config: pytest.Config) -> None:
    """Start what the environment does not name, in a temporary folder that goes when the run ends."""
    database, broker = not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")
    if not (database or broker):
        return
    clear_abandoned()
    data = DataFolder(Path(tempfile.mkdtemp(prefix=PREFIX)))
    servers = Servers(data, database=database, broker=broker, durable=False)
    try:
        servers.start()
    except CannotStart as reason:
        raise pytest.UsageError(str(reason)) from reason
    os.environ.update(servers.environment)
    os.environ["FACTCHECK_DATA"] = str(data.path)

    def stop() -> None:
        atexit.unregister(stop)
        for name in servers.environment:
            os.environ.pop(name, None)
        servers.stop()
        data.release()
        shutil.rmtree(data.path, ignore_errors=True)

    atexit.register(stop)
    config.add_cleanup(stop)


def clear_abandoned() -> None:
    """Stop the servers and remove the folders of test runs that were killed before they could do so themselves."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # A run that is alive holds its folder, and another person's folder is closed to us: both are left alone.
        with suppress(CannotStart, OSError):
            if not (path / "lock").exists():
                continue
            data = DataFolder(path, room_needed=0)
            Servers(data).clear()
            data.release()
            shutil.rmtree(path)

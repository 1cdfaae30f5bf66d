"""The whole stack, as a newcomer starts it: one command, and a real Chromium in front of it."""

import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from claims.choices import Role
from claims.models import User
from tests.e2e.desk import log_in
from tests.e2e.stack import Stack, launch, start
from tests.factories import person


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """One stack for all tests of a module; each works on reports and claims of its own."""
    with tempfile.TemporaryDirectory(prefix="factcheck-e2e-", ignore_cleanup_errors=True) as folder:
        running = start(Path(folder))
        # Whatever the programs print from here on is drained, so that none of them waits for a full pipe.
        drain = subprocess.Popen(["cat"], stdin=running.process.stdout, stdout=subprocess.DEVNULL)
        assert running.process.stdout is not None
        running.process.stdout.close()
        try:
            yield running
        finally:
            running.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.process.wait(timeout=60)
            drain.wait(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a module; one for all would leave its event loop to tests that know nothing of it."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The driver keeps an event loop in this thread; tests that read rows do so beside it, never within it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture
def people(browser: Browser, stack: Stack) -> Iterator[list[BrowserContext]]:
    """Three browsers: the contributor, the first and the second person."""
    contexts = [log_in(browser, stack.address, name) for name in ("mina", "jonas", "ada")]
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture
def me() -> User:
    return person(Role.REVIEWER, name="mo")


@pytest.fixture
def page(browser: Browser, live_server, me: User) -> Iterator[Page]:
    """A page of somebody who is logged in; a script error or a refused style fails the test."""
    client = Client()
    client.force_login(me)
    context = browser.new_context(base_url=live_server.url, color_scheme="light")
    context.set_default_timeout(30_000)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    opened, faults = context.new_page(), []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert faults == []

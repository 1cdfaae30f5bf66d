"""Every address of the site by every way to ask for it: looking changes nothing, and pages take no other method."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import get_resolver

from tests.hostile.conftest import Desk, browser_of, undone
from tests.hostile.test_addresses import good, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

ROUTES = sorted({route for route in routes(get_resolver().url_patterns) if not route.startswith("account/")})
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"(?!django_session)(\w+)\"")


def asked(client: Any, desk: Desk, *methods: str) -> Iterator[tuple[str, str, Any]]:
    """Each route by each of these methods, with its answer."""
    known = good(desk) | {"object_id": "1"}
    for route in ROUTES:
        path = "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
        for method in methods:
            with undone():
                answer = getattr(client, method)(path)
                answer.getvalue()
            yield route, method, answer


def test_looking_changes_nothing(desk):
    written: set[str] = set()
    changing: list[tuple[str, str, set[str]]] = []

    def note(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    client = browser_of(desk.chief)
    with connection.execute_wrapper(note):
        for route, method, _ in asked(client, desk, "get", "head", "options"):
            if written:
                changing.append((route, method, set(written)))
            written.clear()
    assert changing == []


def test_pages_take_no_other_method_than_looking_and_sending(desk):
    taking = [
        (route, method, answer.status_code)
        for route, method, answer in asked(browser_of(desk.chief), desk, "put", "patch", "delete", "trace")
        if not route.startswith(("api/", "v1alpha1/", "admin/")) and answer.status_code not in (302, 404, 405)
    ]
    assert taking == []

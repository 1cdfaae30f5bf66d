"""Every address of the site by every way to ask for it: looking changes nothing, and pages take no other method."""

import re
from typing import Any

import pytest
from django.db import connection
from django.urls import get_resolver, reverse

from tests.hostile.conftest import Desk, browser_of, undone
from tests.hostile.test_addresses import good, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

ROUTES = sorted(set(routes(get_resolver().url_patterns)))
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"(?!django_session)(\w+)\"")
FRAMEWORKS = ("api/", "v1alpha1/", "admin/", "account/")
"""Where Django's back office, its log-in and the framework of the API decide by themselves which method does what."""


def asked(client: Any, desk: Desk, route: str, method: str) -> Any:
    """The answer to one route by one method; what it writes is undone."""
    known = good(desk) | {"object_id": "1"}
    path = "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
    with undone():
        answer = getattr(client, method)(path)
        answer.getvalue()
    return answer


def test_looking_changes_nothing(desk):
    """Every route is looked at; in the back office, one view for all kinds of rows, the other ways take turns."""
    written: set[str] = set()
    changing: list[tuple[str, str, set[str]]] = []

    def note(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    client = browser_of(desk.chief)
    with connection.execute_wrapper(note):
        for place, route in enumerate(ROUTES):
            others = ("head", "options")
            for method in ("get", *([others[place % 2]] if route.startswith("admin/") else others)):
                asked(client, desk, route, method)
                if written:
                    changing.append((route, method, set(written)))
                written.clear()
    assert changing == []
    assert client.get(reverse("desk:queue")).status_code == 200, "Looking has logged somebody out."


def test_pages_take_no_other_method_than_looking_and_sending(desk):
    client = browser_of(desk.chief)
    taking = [
        (route, method, answer.status_code)
        for route in ROUTES
        if not route.startswith(FRAMEWORKS)
        for method in ("put", "patch", "delete", "trace")
        if (answer := asked(client, desk, route, method)).status_code not in (302, 404, 405)
    ]
    assert taking == []

"""Every address of the site, as nobody and as somebody without a role: what is open to all is named here, one by one.

Who has a role may do what the workflow says; that is judged in the domain, and tested there.
"""

import re
from collections.abc import Iterator

import pytest
from django.urls import get_resolver

from claims.models import Event, User
from tests.hostile.conftest import browser_of
from tests.hostile.test_addresses import good, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

OPEN = {
    "healthz", "readyz", "favicon.ico", "robots.txt", "sitemap.xml", "oembed/",
    "", "checks/", "checks/{slug}/", "checks/{slug}/{number}/", "checks/{slug}/card/", "checks/{slug}/proof.zip",
    "checks/feed.{form}", "checks/list.csv", "corrections/", "methodology/", "about/",
    "letters/", "letters/{secret}/", "checks/{slug}/letter/",
    "api/", "api/checks/", "api/checks/{slug}/", "api/search/", "api/schema/", "api/docs/",
    "api/claims/", "api/reports/", "api/sources/", "v1alpha1/claims:search",
    "account/login/", "account/logout/", "account/inactive/", "account/signup/", "account/password/reset/",
    "account/password/reset/done/", "account/password/reset/key/{uidb36}-{key}/", "account/password/reset/key/done/",
}  # fmt: skip
"""What answers everybody. The lists of the API tell of published checks alone; claims beside them are not there."""

OWN = {"account/password/change/", "account/reauthenticate/"}
"""What somebody who is logged in has beside it, whatever they may do on the desk; and all of their second factor."""

WRITTEN_BY_ALL = {"letters/", "checks/{slug}/letter/", "account/login/", "account/logout/", "account/signup/",
                  "account/password/reset/", "account/password/reset/key/{uidb36}-{key}/"}  # fmt: skip


def is_refused(answer) -> bool:
    """Turned away, or sent to a log-in."""
    if answer.status_code in (301, 302):
        return answer.headers["Location"].startswith(("/account/login/", "/admin/login/", "/admin/"))
    return answer.status_code in (401, 403, 404, 405, 409)


def answered(user: User | None, method: str, desk) -> Iterator[str]:
    """The routes of the site that do not refuse ``user``."""
    client, known = browser_of(user), good(desk)
    for route in sorted(set(routes(get_resolver().url_patterns))):
        if route == "account/logout/":
            continue  # it would end the walk
        path = "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
        answer = getattr(client, method)(path)
        answer.getvalue()  # a file is closed once it has been read
        if not is_refused(answer):
            yield route


def somebody() -> User:
    return User.objects.create_user("somebody", password="a long enough pass")


def test_nobody_sees_more_than_what_is_open_to_all(desk):
    seen = set(answered(None, "get", desk))
    assert seen - OPEN == set()
    # An address that is open and was not seen has no such row, or only takes what is sent to it.
    assert OPEN - seen <= {"oembed/", "account/logout/"}


def test_somebody_without_a_role_sees_no_more_than_that_and_what_is_theirs(desk):
    seen = {route for route in answered(somebody(), "get", desk) if not route.startswith("account/2fa/")}
    assert seen - OPEN - OWN == set()


@pytest.mark.parametrize("who", ["nobody", "somebody"])
def test_who_has_no_role_changes_nothing(desk, who):
    before = Event.objects.count()
    taken = set(answered(None if who == "nobody" else somebody(), "post", desk))
    taken = {route for route in taken if not route.startswith("account/2fa/")}
    assert taken - WRITTEN_BY_ALL - (OWN if who == "somebody" else set()) - {"favicon.ico"} == set()
    assert Event.objects.count() == before

"""No address, however it is filled in, by whomever, breaks the program: every answer is below 500."""

import re
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.exceptions import Resolver404

from claims.choices import Role
from tests import factories
from tests.hostile.conftest import Desk, browser_of, told
from tests.hostile.strings import DATES, NUMBERS, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

PARTS = [
    "0",
    "9" * 18,
    str(2**63),
    "9" * 400,
    "%D9%A3",
    "a%00b",
    "%ff%fe",
    "..%2f..%2fetc",
    "%27%20OR%201=1--",
    "b" * 3000,
]
_SLOT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()\\]|\\.|\([^()]*\))+\)")


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route of the site as one string with ``{name}`` where a part varies."""
    for pattern in patterns:
        words = re.sub(r"^\^|\$$|\\Z$", "", str(pattern.pattern))
        words = before + _SLOT.sub(lambda found: "{" + (found[1] or found[2]) + "}", words).replace("\\.", ".")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, words)
        else:
            yield words


ROUTES = sorted({route for route in routes(get_resolver().url_patterns) if "{" in route})


def parts_for(route: str, place: int) -> list[str]:
    """What to put into a slot of a route. The back office has one view for the rows of all kinds, and so has the API:
    each kind gets three parts, in turn, so that all are tried on several."""
    if not route.startswith(("admin/{", "api/")) and not re.match(r"admin/\w+/\w+/{", route):
        return PARTS
    return [PARTS[(place + step) % len(PARTS)] for step in (0, 3, 6)]


def good(desk: Desk) -> dict[str, str]:
    """A value for each varying part that leads somewhere."""
    return {
        "pk": str(desk.claims["open"].pk),
        "object_id": str(desk.claims["open"].pk),
        "item_pk": "1",
        "hit_pk": str(desk.hit.pk),
        "kind": "evidence",
        "deed": "retry",
        "action": "take",
        "slug": desk.slug,
        "secret": desk.secret,
        "form": "atom",
        "number": "1",
        "app_label": "claims",
        "id": "1",
    }


def test_the_walk_finds_the_site():
    assert len(ROUTES) > 80
    for route in ("desk/claims/{pk}/do/{action}/", "checks/{slug}/{number}/", "api/claims/{pk}/take/"):
        assert route in ROUTES


@pytest.mark.parametrize("who", ["nobody", "contributor", "chief"])
def test_no_part_of_a_path_breaks_the_program(desk, who):
    """Everybody looks; a contributor sends something there too.

    Who is turned away from one address of a route, to the log-in or because the method is wrong, is turned away from
    all of them before their parts are read.
    """
    user = {"nobody": None, "chief": desk.chief}.get(who, factories.person(Role.CONTRIBUTOR))
    client, known, broken = browser_of(user), good(desk), []
    ask = client.post if who == "contributor" else client.get
    for place, route in enumerate(ROUTES):
        names = re.findall(r"{(\w+)}", route)
        for name, part in [(name, part) for name in names for part in parts_for(route, place)]:
            path = "/" + route.format(**{other: known.get(other, "1") for other in names} | {name: part})
            try:
                resolve(path.replace("%00", "\0").replace("%ff%fe", "\ufffd\ufffd").replace("%2f", "/"))
            except Resolver404:
                continue  # such an address is none of ours: some of them are asked for below
            answer = ask(path)
            if answer.status_code >= 500:
                broken.append(f"{answer.wsgi_request.method} {path[:120]}: {told(answer)}")
            if is_turned_away(answer):
                break
    assert not broken, "\n".join(broken)


def is_turned_away(answer: HttpResponse) -> bool:
    to = answer.headers.get("Location", "")
    return answer.status_code == 405 or to.startswith(("/account/login/", "/admin/login/"))


def test_addresses_that_are_none_are_said_to_be_none(desk):
    client = browser_of(desk.editor)
    for path in ("/checks/..%2f..%2fetc%2fpasswd/", "/%ff%fe", f"/desk/claims/{'9' * 5000}/", "/desk/claims/-1/"):
        assert client.get(path).status_code == 404, path
    for path in ("/desk/claims/%00/", "/checks/a%00b/", "/checks/?q=%00", f"/checks/?q={'b' * 5000}"):
        assert client.get(path).status_code == 400, path


CURSORS = tuple(b64encode(mark.encode()).decode() for mark in ("p=b", "p=nan", "p=\0", "p=9e99", f"p={2**70}", "o=-1"))
CURSORS += tuple(b64encode(f"o={'9' * 40}&r=1&p={day}".encode()).decode() for day in DATES)
W, N, D = WORDS, NUMBERS, (*DATES, *CURSORS, "\x00", "9" * 5000, "_", ",")
QUERIES = {
    "/desk/": {"q": W, "view": W[:3], "sort": W[:3], "after": D, "stage": W[:4], "language": W[:4], "worthiness": N},
    "/desk/?view=all&sort=worth": {"after": D},
    "/desk/search/": {"q": W},
    "/desk/reports/": {"page": N},
    "/desk/reports/{report}/": {"snapshot": N, "part": N, "passage": N},
    "/desk/sources/": {"q": W, "kind": W[:4], "has_feed": W[:2]},
    "/desk/claims/{claim}/": {"view": W[:3], "log": W[:2]},
    "/desk/claims/{claim}/pulls/": {"n": N},
    "/desk/intake/{intake}/": {"n": N},
    "/checks/": {"q": W, "verdict": W[:4], "published_after": D, "published_before": D, "claimant": W, "after": D},
    "/api/checks/": {"q": W, "claimant": W, "published_after": D, "cursor": D, "page_size": N, "format": W[:4]},
    "/api/claims/": {"q": W, "worthiness": N, "claimant": N, "cursor": D, "ordering": W[:4]},
    "/api/reports/": {"q": W, "outlet": N, "published_after": D, "published_before": D, "cursor": D},
    "/api/sources/": {"q": W, "kind": W[:4], "cursor": D},
    "/api/feeds/": {"source": N, "is_enabled": W[:3], "brings_in": W[:4], "cursor": D},
    "/api/reviews/": {"claim": N, "round": N, "cursor": D},
    "/api/schema/": {"format": W[:3], "lang": W[:5], "version": W[:3]},
    "/admin/claims/claim/": {"q": W, "o": N, "p": N, "stage__exact": W[:4], "pk__gt": N, "e": W[:1]},
    "/admin/claims/user/": {
        "q": W[:5],
        "groups__id__exact": N,
        "is_active__exact": W[:4],
        "password__startswith": W[:1],
    },
    "/admin/autocomplete/": {"term": W, "app_label": W[:4], "model_name": W[:4], "page": N},
    "/account/login/": {"next": W},
}
"""Each page that asks something of its query, with what to put there."""


@pytest.mark.parametrize("part", ["/desk/", "/checks/", "/api/", "/admin/", "/account/"])
def test_no_value_of_a_query_breaks_the_program(desk, part):
    client, broken = browser_of(desk.chief), []
    for page in (page for page in QUERIES if page.startswith(part)):
        address, _, more = page.format(
            report=desk.report.pk, claim=desk.claims["open"].pk, intake=desk.intake.pk
        ).partition("?")
        headers = {"HX-Request": "true"} if "n" in QUERIES[page] else {}
        for name, values in QUERIES[page].items():
            for value in values:
                answer = client.get(f"{address}?{name}={quote(value)}&{more}", headers=headers)
                if answer.status_code >= 500:
                    broken.append(f"{address} {name}={value[:40]!r}: {told(answer)}")
    assert not broken, "\n".join(broken)

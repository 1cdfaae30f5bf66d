"""What every public page keeps to, with one check published."""

import pytest
from django.test import Client

from claims.choices import Verdict
from tests import factories, publishing_cases
from tests.web_public.reading import Page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

PAGES = ("/", "/checks/", "/corrections/", "/methodology/", "/about/", "/letters/", publishing_cases.PAGE)
ROADS = publishing_cases.TITLE


@pytest.fixture(scope="module")
def shelf(standing_rows):
    """Two checks, for all tests of this module."""
    publishing_cases.published()
    publishing_cases.published(
        title="Ferry", text="The ferry runs at night", short_text="", verdict=Verdict.FALSE, claimant=None
    )


@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_script_no_cookie_and_no_third_party(client, address):
    response = client.get(address)
    page = Page(response.content)
    assert response.status_code == 200
    assert page.what_a_strict_policy_blocks == []
    assert [attributes.get("type") for attributes, _ in page.scripts] in ([], ["application/ld+json"])
    assert {address.split("/")[1] for address in page.loads} == {"static"}
    assert "Set-Cookie" not in response.headers
    assert "Vary" not in response.headers


@pytest.mark.parametrize("address", [*PAGES, "/checks/feed.atom", "/sitemap.xml", "/robots.txt"])
def test_page_is_the_same_for_somebody_who_is_logged_in(client, address):
    anonymous = client.get(address).content
    client.force_login(factories.person())
    assert client.get(address).content == anonymous


@pytest.mark.parametrize("address", [*PAGES, "/checks/feed.atom", "/sitemap.xml", "/robots.txt"])
def test_page_is_not_sent_twice_to_who_has_it(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.headers["Cache-Control"], again.status_code, again.content) == (
        "public, max-age=0, must-revalidate",
        304,
        b"",
    )


@pytest.mark.parametrize("address", [*PAGES, "/checks/feed.atom", "/sitemap.xml", "/robots.txt"])
def test_head_tells_what_get_tells(client, address):
    got, head = client.get(address), client.head(address)
    assert (head.content, dict(head.headers)) == (b"", dict(got.headers))
    assert client.head(address, headers={"If-None-Match": got.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", [address for address in PAGES if address != "/letters/"])
def test_pages_are_read_only(address):
    """A program that sends something is told so, and not that its form has grown too old."""
    answer = Client(enforce_csrf_checks=True).post(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ministry+bridge", [ROADS]),
        ("?q=ferr", ["Ferry"]),
        ("?q=“the+ferry”", ["Ferry"]),
        ("?q=-ferry", [ROADS]),
        ("?q=volcano", []),
        ("?q=speaker:brandt", [ROADS]),
        ("?q=speaker:brandt+-bridge", []),
        ("?q=verdict:false", ["Ferry"]),
        ("?q=verdict:false+verdict:disputed&verdict=false", ["Ferry"]),
        ("?q=before:2020", []),
        ("?q=after:2020+roads", [ROADS]),
        ("?q=stage:open", []),
        ("?q=%27%3B--", []),
        ("?verdict=false", ["Ferry"]),
        ("?verdict=false&verdict=disputed", ["Ferry", ROADS]),
        ("?verdict=nonsense", []),
        ("?claimant=brandt", [ROADS]),
        ("?published_after=2999-01-01", []),
        ("?published_before=2999-01-01", ["Ferry", ROADS]),
        ("?published_before=yesterday", []),
        ("?after=nonsense", ["Ferry", ROADS]),
        ("?after=9999999999-01-01T00:00:00Z_99", ["Ferry", ROADS]),
    ],
)
def test_list_can_be_searched_and_filtered(client, query, found):
    assert titles(client, query) == found

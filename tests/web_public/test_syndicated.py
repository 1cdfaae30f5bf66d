"""The Atom feed, the site map and robots.txt."""

import re
from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings
from django.utils import timezone

from tests import factories, publishing_cases

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client):
    response = client.get("/checks/feed.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314  our own words


def test_feed_has_what_atom_asks_for(client):
    publishing_cases.published()
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    for parent in (root, root.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
    assert root.find(f"{ATOM}author/{ATOM}name").text == settings.SITE_NAME
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": f"{settings.SITE_URL}/checks/",
        "self": f"{settings.SITE_URL}/checks/feed.atom",
    }
    for updated in root.iter(f"{ATOM}updated"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", updated.text)


def test_feed_without_checks_is_one_and_stays_the_same(client):
    assert client.get("/checks/feed.atom").content == client.get("/checks/feed.atom").content
    assert feed(client).find(f"{ATOM}updated").text == "1970-01-01T00:00:00+00:00"


def test_feed_is_read_by_a_reader(client):
    publishing_cases.published()
    read = feedparser.parse(client.get("/checks/feed.atom").content)
    assert not read.bozo
    assert [(entry.title, entry.link, entry.id) for entry in read.entries] == [
        (
            "Did the ministry know in March?",
            f"{settings.SITE_URL}{publishing_cases.PAGE}",
            f"{settings.SITE_URL}{publishing_cases.PAGE}",
        )
    ]
    assert read.entries[0].summary.startswith("Disputed. The mayor says so")


def test_correction_is_an_update_of_its_entry(client):
    claim = publishing_cases.published()
    before = feedparser.parse(client.get("/checks/feed.atom").content).entries[0]
    publishing_cases.corrected(claim, reason="It was unclear.")
    entries = feedparser.parse(client.get("/checks/feed.atom").content).entries
    assert [entry.id for entry in entries] == [before.id]
    assert entries[0].published == before.published
    assert entries[0].updated > before.updated
    assert "(clarification): It was unclear." in entries[0].summary


def test_withdrawal_is_an_update_of_its_entry(client):
    publishing_cases.published(title="Another")
    publishing_cases.withdrawn(publishing_cases.published(title="Taken"), reason="It was wrong.")
    entries = feedparser.parse(client.get("/checks/feed.atom").content).entries
    assert [entry.title for entry in entries] == ["Withdrawn: Taken", "Another"]
    assert entries[0].summary == "We have taken this check back. It was wrong."


def test_feed_holds_nothing_unpublished(client):
    publishing_cases.approved()
    factories.claim()
    assert feed(client).findall(f"{ATOM}entry") == []


def test_site_map_lists_the_standing_checks(client):
    publishing_cases.published()
    publishing_cases.withdrawn(publishing_cases.published())
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own words
    found = [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert [place for place in found if "/checks/d" in place] == [f"{settings.SITE_URL}{publishing_cases.PAGE}"]


def test_robots_leave_the_desk_alone(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /account/",
        "Disallow: /admin/",
        "Disallow: /api/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_feed_dates_a_correction_as_its_page_does(client, zone):
    claim = publishing_cases.corrected(publishing_cases.published())
    with timezone.override(zone):
        day = timezone.localdate(claim.summary.published_at)
        assert f"Corrected on {day.day} {day:%B %Y} (clarification)" in client.get("/checks/feed.atom").content.decode()

"""Feeds of the checks, of all and of those that fit what somebody follows."""

import re
from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings
from django.utils import timezone

from claims import workflow
from claims.choices import Action, Attribution, Verdict
from claims.models import Source
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
            "Disputed: Did the ministry know in March?",
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
    assert [entry.title for entry in entries] == ["Withdrawn: Taken", "Disputed: Another"]
    assert entries[0].summary == "We have taken this check back. It was wrong."


def test_feed_holds_nothing_unpublished(client):
    publishing_cases.approved()
    factories.claim()
    assert feed(client).findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_feed_dates_a_correction_as_its_page_does(client, zone):
    claim = publishing_cases.corrected(publishing_cases.published())
    with timezone.override(zone):
        day = timezone.localdate(claim.summary.published_at)
        assert f"Corrected on {day.day} {day:%B %Y} (clarification)" in client.get("/checks/feed.atom").content.decode()


# --- Feeds of a filter ------------------------------------------------------------------------------------------------


def told(client, query="", form="json"):
    response = client.get(f"/checks/feed.{form}{query}")
    assert response.status_code == 200
    return response.json()["items"]


def followed(client, query):
    """The titles in the feed of a filter, without the finding that stands before each."""
    return [item["title"].removeprefix(f"{item['tags'][0]}: ") for item in told(client, query)]


def test_feed_holds_what_fits_the_filter(client):
    publishing_cases.published(title="The bridge", verdict=Verdict.FALSE, text="The bridge was safe")
    mill = Source.objects.create(name="Ines Falk", kind="person")
    publishing_cases.published(title="The mill", text="The mill is closed", claimant=mill, language="de")
    assert followed(client, "") == ["The mill", "The bridge"]
    assert followed(client, "?verdict=false") == ["The bridge"]
    assert followed(client, "?q=mill") == ["The mill"]
    assert followed(client, "?q=verdict:false+bridge") == ["The bridge"]
    assert followed(client, "?claimant=Falk") == followed(client, "?q=speaker:“Ines Falk”") == ["The mill"]
    assert followed(client, "?language=de") == ["The mill"]
    assert followed(client, "?q=outlet:gazette&verdict=disputed") == ["The mill"]
    assert followed(client, "?q=after:2099") == []
    assert followed(client, "?q=before:2099&verdict=false&verdict=disputed") == ["The mill", "The bridge"]


def test_who_followed_the_verdict_before_hears_of_the_new_one(client):
    first, second = factories.person(), factories.person()
    claim = publishing_cases.published(verdict=Verdict.FALSE, first=first, second=second)
    workflow.perform(claim, Action.REOPEN, by=first, reason="New minutes were published.")
    finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.VERIFIED, "rationale": "The minutes say so."}
    workflow.perform(claim, Action.PROPOSE, by=first, **finding)
    workflow.perform(claim, Action.CONFIRM, by=second, **finding)
    claim.refresh_from_db()
    version = publishing_cases.draft(claim, first, version=claim.draft.version)
    workflow.perform(claim, Action.PUBLISH, by=second, draft_version=version)
    for query in ("?verdict=false", "?verdict=verified"):
        [item] = told(client, query)
        assert item["tags"] == ["Verified"]
        assert item["content_text"].endswith("New minutes were published. The verdict before was: false.")
    assert told(client, "?verdict=disputed") == []


def test_who_follows_a_speaker_hears_that_a_check_was_taken_back(client):
    publishing_cases.withdrawn(publishing_cases.published(), reason="It was wrong.")
    assert followed(client, "?claimant=Brandt") == ["Did the ministry know in March?"]
    assert followed(client, "?claimant=Falk") == []


def test_feed_of_a_filter_names_itself_and_no_hub(client, settings):
    settings.CLAIMS_HUB = "https://hub.example.org/"
    publishing_cases.published()
    response = client.get("/checks/feed.atom?q=ministry&utm_source=x&verdict=disputed")
    read = feedparser.parse(response.content)
    links = {link.rel: link.href for link in read.feed.links}
    here = f"{settings.SITE_URL}/checks/"
    query = "?verdict=disputed&q=ministry"
    assert links == {"alternate": f"{here}{query}", "self": f"{here}feed.atom{query}"}
    assert (read.feed.id, "Link" in response.headers) == (f"{here}{query}", False)
    assert read.feed.title == f"{settings.SITE_NAME}: checks (verdict:“disputed” ministry)"
    assert client.get(f"/checks/{query}").status_code == 200


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?verdict=flase", "“flase” is no verdict."),
        ("?verdict=unchecked", "No check is published without a verdict."),
        ("?language=klingon!", "is no language."),
        ("?q=before:yesterday", "“yesterday” is no date."),
        ("?q=stage:open", "A feed of checks takes no stage."),
        (f"?q={'a' * 300}", "This is too long to be followed."),
    ],
)
def test_filter_that_makes_no_sense_is_refused_and_no_feed(client, query, sentence):
    response = client.get(f"/checks/feed.atom{query}")
    assert (response.status_code, sentence in response.content.decode()) == (400, True)


def test_rss_gives_a_correction_and_a_withdrawal_as_news(client):
    claim = publishing_cases.published()
    seen = []
    for change in (publishing_cases.corrected, publishing_cases.withdrawn):
        seen.append(feedparser.parse(client.get("/checks/feed.rss").content))
        claim = change(claim)
    seen.append(feedparser.parse(client.get("/checks/feed.rss").content))
    address = f"{settings.SITE_URL}{publishing_cases.PAGE}"
    assert [read.bozo for read in seen] == [False] * 3
    assert [read.entries[0].id for read in seen] == [f"{address}1/", f"{address}2/", f"{address}2/withdrawn"]
    assert {read.entries[0].link for read in seen} == {address}
    assert [read.entries[0].title[:9] for read in seen] == ["Disputed:", "Disputed:", "Withdrawn"]
    assert client.get("/checks/feed.rss").headers["Content-Type"] == "application/rss+xml; charset=utf-8"


def test_json_feed_says_what_its_standard_asks_for(client):
    claim = publishing_cases.published()
    response = client.get("/checks/feed.json")
    address = f"{settings.SITE_URL}{publishing_cases.PAGE}"
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{settings.SITE_NAME}: checks",
        "home_page_url": f"{settings.SITE_URL}/checks/",
        "feed_url": f"{settings.SITE_URL}/checks/feed.json",
        "description": "Claims that were checked, with their corrections.",
        "language": "en",
        "authors": [{"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}],
        "items": [
            {
                "id": address,
                "url": address,
                "title": "Disputed: Did the ministry know in March?",
                "content_text": "Disputed. The mayor says so, the ministry denies it.",
                "date_published": claim.published_at.isoformat(),
                "date_modified": claim.summary.published_at.isoformat(),
                "tags": ["Disputed"],
                "language": "en",
            }
        ],
    }


def test_characters_that_no_xml_holds_take_the_feed_from_nobody(client):
    publishing_cases.published(title="From a \x0cPDF\x1f", standfirst="Two \x0b columns.")
    for form in ("atom", "rss"):
        read = feedparser.parse(client.get(f"/checks/feed.{form}").content)
        assert (read.bozo, [entry.title for entry in read.entries]) == (False, ["Disputed: From a  PDF"])
    assert client.get("/checks/feed.json").json()["items"][0]["content_text"] == "Disputed. Two \x0b columns."


def test_feeds_are_not_sent_twice(client):
    publishing_cases.published()
    for form in ("atom", "rss", "json"):
        for query in ("", "?q=ministry&verdict=disputed&claimant=Brandt"):
            first = client.get(f"/checks/feed.{form}{query}")
            again = client.get(f"/checks/feed.{form}{query}", headers={"If-None-Match": first.headers["ETag"]})
            assert again.status_code == 304


def test_feed_of_a_filter_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries):
    for _ in range(2):
        publishing_cases.corrected(publishing_cases.published())
        client.get("/checks/feed.atom?verdict=disputed")
        with django_assert_num_queries(3):  # one of them asks which spellings there are
            client.get("/checks/feed.atom?verdict=disputed")


def test_list_leads_to_the_feeds_of_what_it_shows(client):
    publishing_cases.published()
    page = client.get("/checks/?q=ministry&verdict=disputed").content.decode()
    query = "?q=ministry&amp;verdict=disputed"
    for form in ("atom", "rss", "json"):
        assert page.count(f'href="/checks/feed.{form}{query}"') == 2
    assert 'href="/checks/feed.rss"' in client.get("/checks/").content.decode()
    assert "feed.rss" not in client.get("/checks/?verdict=nonsense").content.decode()

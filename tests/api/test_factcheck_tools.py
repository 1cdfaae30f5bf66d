"""``/v1alpha1/claims:search``: what clients of Google's Fact Check Tools API read of us."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims.choices import Attribution, DatePrecision, Verdict
from claims.connectors.base import FoundCheck, Question
from claims.connectors.factcheck_tools import FactCheckTools
from claims.connectors.http import Client
from claims.models import Summary
from tests import factories, publishing_cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

ADDRESS = "/v1alpha1/claims:search"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL, settings.SITE_NAME = "https://www.checks.example.org", "Example Checks"


def asked(client, status=200, **query):
    response = client.get(ADDRESS, query)
    assert response.status_code == status
    return response.json()


def titles(client, **query):
    return [claim["claimReview"][0]["title"] for claim in asked(client, **query).get("claims", ())]


def replaced(claim, *, days_old=0, **changes):
    """The same check with another text, made as if it had come out ``days_old`` days ago; a text is never changed."""
    at = timezone.now() - timedelta(days=days_old)
    record = claim.summary.record | {"verdict_published_at": at.isoformat()}
    fields = {field.name: getattr(claim.summary, field.name) for field in Summary._meta.concrete_fields}
    fields |= {"id": None, "number": claim.summary.number + 1, "record": record, "published_at": at}
    claim.summary = Summary.objects.create(**fields | changes)
    claim.save()


def test_check_is_given_as_google_gives_it(client):
    claim = publishing_cases.published()
    assert asked(client, query="ministry bridge", key="whatever") == {
        "claims": [
            {
                "text": "The Ministry of Roads had known since March that the bridge was not safe",
                "claimant": "Orla Brandt",
                "claimDate": "2026-10-13T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Example Checks", "site": "checks.example.org"},
                        "url": "https://www.checks.example.org/checks/did-the-ministry-know-in-march/",
                        "title": "Did the ministry know in March?",
                        "reviewDate": f"{claim.summary.published_at:%Y-%m-%dT%H:%M:%S}Z",
                        "textualRating": "Disputed",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }


def test_our_own_client_of_google_reads_us(client):
    claim = publishing_cases.published()
    with HTTPServer(host="127.0.0.1") as web:
        web.expect_request(ADDRESS).respond_with_json(asked(client, query="ministry", pageSize="50"))
        tools = FactCheckTools(base=web.url_for(""), key="any")
        given = list(tools.search(Question(text="ministry"), Client(allowance={(web.host, web.port)}, deadline=10)))
    assert [one for one in given if isinstance(one, FoundCheck)] == [
        FoundCheck(
            url="https://www.checks.example.org/checks/did-the-ministry-know-in-march/",
            text="The Ministry of Roads had known since March that the bridge was not safe",
            claimant="Orla Brandt",
            claim_date=date(2026, 10, 13),
            publisher_name="Example Checks",
            publisher_site="checks.example.org",
            title="Did the ministry know in March?",
            review_date=claim.summary.published_at.date(),
            rating="Disputed",
            language="en",
        )
    ]


def test_what_is_not_published_or_was_taken_back_is_not_given(client):
    publishing_cases.approved()
    publishing_cases.withdrawn(publishing_cases.published())
    assert asked(client, query="ministry") == asked(client, reviewPublisherSiteFilter="checks.example.org") == {}


def test_who_is_only_said_to_have_made_it_and_a_day_nobody_knows_are_not_given(client):
    claim = publishing_cases.published(said_precision=DatePrecision.MONTH)
    replaced(claim, attribution=Attribution.NOT_FOUND)
    assert sorted(asked(client, query="ministry")["claims"][0]) == ["claimReview", "text"]


def test_a_claim_as_it_was_said_finds_what_holds_most_of_it(client):
    publishing_cases.published(title="The bridge")
    publishing_cases.published(title="The mill", text="The mill by the river was closed for good", claimant=None)
    said = "They say the ministry of roads has known since March: “the bridge is unsafe” -- and did nothing?"
    assert titles(client, query=said) == ["The bridge"]
    assert titles(client, query="the bridge -ministry") == ["The bridge"]
    assert titles(client, query="Nothing of this kind stands in any check of ours") == []
    assert titles(client, query="?!") == []


def test_pages_follow_one_another(client):
    for number in range(3):
        publishing_cases.published(title=f"Number {number}")
    first = asked(client, query="ministry", pageSize=2)
    publishing_cases.published(title="Number 3")
    rest = asked(client, query="ministry", pageSize=2, pageToken=first["nextPageToken"])
    found = [claim["claimReview"][0]["title"] for page in (first, rest) for claim in page["claims"]]
    assert (found, "nextPageToken" in rest) == (["Number 2", "Number 1", "Number 0"], False)
    assert titles(client, query="ministry", offset=2) == ["Number 1", "Number 0"]
    assert titles(client, query="ministry", offset=9) == []
    assert len(titles(client, query="ministry", pageSize=0)) == 4


def test_filters_are_those_of_google(client):
    claim = publishing_cases.published(verdict=Verdict.FALSE)
    for site in ("checks.example.org", "www.checks.example.org", "example.org", "https://checks.example.org/"):
        assert len(titles(client, reviewPublisherSiteFilter=site)) == 1
    assert titles(client, reviewPublisherSiteFilter="ecks.example.org") == []
    assert titles(client, query="ministry", reviewPublisherSiteFilter="other.org") == []
    assert [len(titles(client, query="ministry", languageCode=code)) for code in ("en-US", "EN", "de")] == [1, 1, 0]
    replaced(claim, days_old=9)
    replaced(claim, record=claim.summary.record, published_at=timezone.now())  # a correction makes no verdict newer
    assert [len(titles(client, query="ministry", maxAgeDays=days)) for days in (8, 10)] == [0, 1]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({}, "Say what is looked for, in query, or whose checks, in reviewPublisherSiteFilter."),
        ({"query": " "}, "Say what is looked for, in query, or whose checks, in reviewPublisherSiteFilter."),
        ({"query": "x", "pageSize": "many"}, "pageSize: A valid integer is required."),
        ({"query": "x", "maxAgeDays": "-1"}, "maxAgeDays: Ensure this value is greater than or equal to 0."),
        ({"query": "x", "pageToken": "zzz"}, "This pageToken is none of ours."),
        ({"query": "x", "pageToken": "cD1oZXJl"}, "This pageToken is none of ours."),
        ({"query": "x", "pageToken": "zzz", "offset": "1"}, "An offset goes without a pageToken."),
        ({"query": "x", "offset": "10001"}, "offset: Ensure this value is less than or equal to 10000."),
    ],
)
def test_what_makes_no_sense_is_refused_as_google_refuses(client, query, message):
    refused = asked(client, status=400, **query)
    assert refused == {"error": {"code": 400, "message": message, "status": "INVALID_ARGUMENT"}}


def test_other_sites_may_read_it_and_nobody_may_write(client):
    response = client.get(ADDRESS, {"query": "x"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response.headers
    assert client.post(ADDRESS).json()["error"]["code"] == 405


def test_it_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries):
    for _ in range(2):
        publishing_cases.published()
        asked(client, query="ministry")
        with django_assert_num_queries(2):
            asked(client, query="ministry")


def test_words_that_are_not_published_yet_are_not_found(client):
    claim = publishing_cases.reopened(publishing_cases.published())
    claim.text = claim.search_text = "unheard of"
    claim.save()
    assert titles(client, query="unheard") == []
    assert asked(client, query="bridge")["claims"][0]["text"].startswith("The Ministry of Roads")
    factories.claim()

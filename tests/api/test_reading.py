"""What the API gives to read, and to whom."""

import json
from datetime import timedelta
from unittest import mock

import pytest
from django.conf import settings
from django.utils import timezone
from rest_framework.test import APIClient

from claims import editing, publishing
from claims.choices import Role, Stage, Stance, Verdict
from claims.models import Claim, Report, Source
from tests import factories, publishing_cases
from tests.api.conftest import client_of
from tests.web_public.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

CHECK = "/api/checks/did-the-ministry-know-in-march/"


def results(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.json()["results"]


# --- Checks -----------------------------------------------------------------------------------------------------------


def test_published_check_can_be_read_by_anybody(anybody):
    claim = publishing_cases.published()
    row = results(anybody, "/api/checks/")[0]
    assert row == {
        "slug": claim.slug,
        "address": f"{settings.SITE_URL}{publishing_cases.PAGE}",
        "title": publishing_cases.TITLE,
        "standfirst": publishing_cases.STANDFIRST,
        "verdict": "disputed",
        "verdict_label": "Disputed",
        "attribution": "confirmed",
        "language": "en",
        "claim": {
            "text": claim.text,
            "short_text": claim.short_text,
            "claimant": {
                "name": "Orla Brandt",
                "role": "mayor of Velmouth",
                "kind": "person",
                "same_as": "https://people.example.org/orla-brandt",
                "interest": "Stands for election in May.",
            },
            "said": {"date": "2026-10-13", "precision": "day"},
            "place": "Velmouth town council",
            "language": "en",
        },
        "published_at": row["published_at"],
        "updated_at": row["updated_at"],
        "number": 1,
        "is_under_review": False,
    }


def test_one_check_comes_with_its_record_corrections_and_claim_review(anybody):
    claim = publishing_cases.corrected(publishing_cases.published(), kind="typo", reason="A word was missing.")
    body = anybody.get(CHECK).json()
    assert body["text"] == publishing_cases.TEXT
    assert body["record"] == claim.summary.record
    assert body["claim_review"] == publishing.claim_review(claim.summary)
    assert [(row["number"], row["kind"], row["reason"]) for row in body["corrections"]] == [
        (2, "typo", "A word was missing.")
    ]


def test_withdrawn_check_is_gone_with_its_reason(anybody):
    publishing_cases.withdrawn(publishing_cases.published(), reason="It was wrong.")
    response = anybody.get(CHECK)
    assert response.status_code == 410
    assert (response.json()["code"], response.json()["detail"]) == (
        "withdrawn",
        "This check was withdrawn: It was wrong.",
    )
    assert results(anybody, "/api/checks/") == []


def test_check_under_review_gives_what_was_published(anybody):
    publishing_cases.reopened(publishing_cases.published())
    row = results(anybody, "/api/checks/")[0]
    assert (row["verdict"], row["is_under_review"]) == ("disputed", True)


def test_checks_can_be_filtered(anybody):
    publishing_cases.published(title="Roads")
    publishing_cases.published(
        title="Ferry", text="The ferry runs", verdict=Verdict.FALSE, claimant=None, language="uk"
    )
    for query, found in (
        ({"q": "ferry"}, ["Ferry"]),
        ({"verdict": "false"}, ["Ferry"]),
        ({"claimant": "brandt"}, ["Roads"]),
        ({"language": "uk"}, ["Ferry"]),
        ({"published_after": "2999-01-01"}, []),
        ({"published_before": "2999-01-01"}, ["Ferry", "Roads"]),
    ):
        assert [row["title"] for row in results(anybody, "/api/checks/", **query)] == found, query


def test_words_that_are_not_published_yet_are_not_found(anybody):
    claim = publishing_cases.reopened(publishing_cases.published())
    holder = claim.holder
    editing.reword(claim, by=holder, version=claim.version, text="The ministry was told in January of the corrosion")

    def found(words: str) -> int:
        return len(anybody.get("/api/checks/", {"q": words}).json()["results"])

    assert (found("corrosion"), found("January")) == (0, 0)
    assert (found("Roads safe March"), found("-corrosion march"), found("denies")) == (1, 1, 1)


def test_filter_that_makes_no_sense_is_refused_in_words(anybody):
    response = anybody.get("/api/checks/?verdict=nonsense&published_after=yesterday")
    assert response.status_code == 400
    assert sorted(response.json()["fields"]) == ["published_after", "verdict"]
    assert response.json()["code"] == "invalid"


def test_lists_are_read_page_by_page(anybody):
    for number in range(3):
        publishing_cases.published(title=f"Check {number}")
    first = anybody.get("/api/checks/?page_size=2").json()
    second = anybody.get(first["next"]).json()
    assert [row["title"] for row in first["results"] + second["results"]] == ["Check 2", "Check 1", "Check 0"]
    assert second["next"] is None


def test_public_lists_take_as_many_queries_for_three_as_for_one(anybody, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            publishing_cases.published()
        for address in ("/api/checks/", "/api/claims/", "/api/reports/"):
            with django_assert_num_queries(1, info=f"{address}, {more} more"):
                anybody.get(address)


def test_lists_of_the_desk_take_as_many_queries_for_three_as_for_one(django_assert_num_queries):
    reviewer = factories.person()
    for more in (1, 2):
        for _ in range(more):
            publishing_cases.published()
        for address in ("/api/claims/", "/api/reports/", "/api/sources/", "/api/reviews/"):
            client = client_of(_fresh(reviewer))
            with django_assert_num_queries(3, info=f"{address}, {more} more"):
                client.get(address)


def _fresh(user):
    """The same person without what was remembered of their rights."""
    return type(user).objects.get(pk=user.pk)


def test_one_claim_takes_as_many_queries_however_much_stands_beside_it(django_assert_max_num_queries):
    reviewer, claim = factories.person(), publishing_cases.approved()
    with django_assert_max_num_queries(30) as before:
        client_of(_fresh(reviewer)).get(f"/api/claims/{claim.pk}/")
    for _ in range(3):
        factories.evidence(claim, by=reviewer, stance=Stance.SUPPORTS)
        factories.answered_pull(claim)
    with django_assert_max_num_queries(30) as after:
        client_of(_fresh(reviewer)).get(f"/api/claims/{claim.pk}/")
    assert len(after) == len(before)


# --- Claims, reports, sources -----------------------------------------------------------------------------------------


def test_anybody_sees_published_claims_as_they_were_published(anybody):
    claim = publishing_cases.reopened(publishing_cases.published())
    factories.claim(Stage.OPEN)
    Claim.objects.filter(pk=claim.pk).update(text="Reworded meanwhile")
    rows = results(anybody, "/api/claims/")
    assert [(row["text"], row["verdict"]) for row in rows] == [
        ("The Ministry of Roads had known since March that the bridge was not safe", "disputed")
    ]
    assert {"holder", "submitted_by", "stage", "reasons"} & set(rows[0]) == set()
    assert anybody.get(rows[0]["check"]).status_code == 200


def test_people_of_the_desk_see_all_claims(contributor):
    publishing_cases.published()
    factories.claim(Stage.OPEN)
    assert [row["stage"] for row in results(contributor, "/api/claims/")] == ["open", "published"]


@pytest.mark.parametrize("role", [None])
def test_somebody_without_a_role_sees_what_everybody_sees(role):
    publishing_cases.published()
    factories.claim(Stage.OPEN)
    client = client_of(factories.person(role))
    assert len(results(client, "/api/claims/")) == 1
    assert client.get(f"/api/claims/{Claim.objects.get(stage=Stage.OPEN).pk}/").status_code == 404


def test_claims_of_the_desk_can_be_filtered(contributor):
    publishing_cases.published()
    factories.claim(Stage.OPEN)
    for query, found in (
        ({"stage": "open"}, 1),
        ({"verdict": "disputed"}, 1),
        ({"q": "ministry"}, 1),
        ({"has_counter_statement": "true"}, 1),
        ({"has_counter_statement": "false"}, 1),
        ({"worthiness": "0.9"}, 0),
        ({"language": "EN"}, 1),
    ):
        assert len(results(contributor, "/api/claims/", **query)) == found, query


def test_claim_comes_with_what_stands_beside_it_and_what_one_may_do():
    claim = publishing_cases.approved()
    body = client_of(factories.person()).get(f"/api/claims/{claim.pk}/").json()
    assert [item["passage"]["exact"] for item in body["counter_statements"]] == ["“No warning reached this house,”"]
    assert sorted(item["stance"] for item in body["evidence"]) == ["supports", "undermines"]
    assert len(body["pulls"]) == 3
    assert body["actions"]["reopen"] == ""
    assert body["actions"]["publish"].startswith("There is no summary yet")
    assert {ruling["name"] for ruling in body["gate"]} >= {"two_people", "both_sides"}


def test_anybody_sees_the_reports_and_sources_that_checks_cite(anybody):
    publishing_cases.published()
    factories.report("Something else. It is not cited.", title="Not cited")
    Source.objects.create(name="Not named", kind="outlet")
    assert "Not cited" not in [row["title"] for row in results(anybody, "/api/reports/")]
    assert len(results(anybody, "/api/reports/")) == 4
    assert sorted(row["name"] for row in results(anybody, "/api/sources/")) == ["Orla Brandt", "Velmouth Gazette"]


def test_reports_show_what_was_kept_but_not_the_text(anybody):
    publishing_cases.published()
    report = Report.objects.get(title="Ministry knew, says mayor")
    body = anybody.get(f"/api/reports/{report.pk}/").json()
    assert [len(snapshot["sha256"]) for snapshot in body["snapshots"]] == [64]
    assert "Mayor Brandt said" not in json.dumps(body, ensure_ascii=False)


def test_desk_sees_every_report_and_source(contributor):
    factories.report(title="Not cited")
    Source.objects.create(name="Not named", kind="outlet")
    assert [row["title"] for row in results(contributor, "/api/reports/", q="bridge")] == ["Not cited"]
    assert [row["name"] for row in results(contributor, "/api/sources/", q="NAMED")] == ["Not named"]


# --- Reviews ----------------------------------------------------------------------------------------------------------


def test_reviews_are_blind_until_the_second_seat_is_in():
    first, second, editor = factories.person(), factories.person(), factories.person(Role.EDITOR)
    claim = factories.claim(Stage.SECOND_REVIEW, first=first)
    secret = factories.AGREED["rationale"]
    for person in (second, editor):
        client = client_of(person)
        for address in ("/api/reviews/", f"/api/claims/{claim.pk}/", "/api/claims/"):
            content = client.get(address).content.decode()
            assert secret not in content
            assert '"disputed"' not in content
        assert client.get(f"/api/claims/{claim.pk}/review/").status_code == 404
    assert [row["verdict"] for row in results(client_of(first), "/api/reviews/")] == ["disputed"]


def test_reviews_are_open_once_both_seats_are_in():
    claim = factories.claim(Stage.APPROVED)
    rows = results(client_of(factories.person()), "/api/reviews/", claim=claim.pk)
    assert sorted(row["seat"] for row in rows) == [1, 2]


def test_reviews_are_for_the_desk(anybody):
    assert anybody.get("/api/reviews/").status_code == 401
    assert client_of(factories.person(None)).get("/api/reviews/").status_code == 403


# --- Ways in, pages, limits -------------------------------------------------------------------------------------------


def test_token_opens_the_desk():
    person = factories.person(Role.CONTRIBUTOR)
    factories.claim(Stage.OPEN)
    client = APIClient(headers=factories.key(person))
    assert len(results(client, "/api/claims/")) == 1


def test_key_without_the_right_to_write_changes_nothing():
    person = factories.person()
    claim = factories.claim(Stage.OPEN)
    reads, writes = (APIClient(headers=factories.key(person, may_write=may)) for may in (False, True))
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(reads, method)(f"/api/claims/{claim.pk}/take/")
        assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert reads.get(f"/api/claims/{claim.pk}/").status_code == 200
    assert writes.post(f"/api/claims/{claim.pk}/take/").status_code == 200
    assert [event.by for event in claim.events.filter(kind="take")] == [person]


def test_use_of_a_key_is_noted_to_the_minute_even_when_the_clock_goes_back():
    person, now = factories.person(), timezone.now()
    header = factories.key(person)
    for moment, noted in ((now, now), (now + timedelta(seconds=50), now), (now - timedelta(hours=1),) * 2):
        with mock.patch("django.utils.timezone.now", return_value=moment):
            APIClient(headers=header).get("/api/checks/")
        assert person.keys.get().used_at == noted


def test_wrong_token_is_refused_in_words(anybody):
    response = anybody.get("/api/checks/", headers={"Authorization": "Token nonsense"})
    assert (response.status_code, response.json()) == (
        401,
        {
            "detail": "This key is not known here, was revoked, or its person may not log in.",
            "code": "authentication_failed",
        },
    )


def test_page_in_a_browser_needs_no_inline_script_or_style(anybody):
    publishing_cases.published(title="<script>alert(1)</script> & more")
    for address in ("/api/", "/api/checks/", "/api/reviews/", "/api/checks/nothing/"):
        response = anybody.get(address, headers={"Accept": "text/html"})
        page = Page(response.content)
        assert response.headers["Content-Type"].startswith("text/html")
        assert page.what_a_strict_policy_blocks == []
        assert page.scripts == []


def test_page_in_a_browser_links_the_addresses_it_shows(anybody):
    claim = publishing_cases.published()
    page = Page(anybody.get("/api/checks/", headers={"Accept": "text/html"}).content)
    assert publishing.check_address(claim.slug) in {link.get("href") for link in page.all("a")}


def test_who_asks_too_often_is_told_to_wait(anybody, monkeypatch):
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    assert [anybody.get("/api/").status_code for _ in range(3)] == [200, 200, 429]


def test_another_address_cannot_be_made_up_to_get_round_the_limit(anybody, monkeypatch):
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    made_up = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(3)]
    assert [anybody.get("/api/", headers=headers).status_code for headers in made_up] == [200, 200, 429]

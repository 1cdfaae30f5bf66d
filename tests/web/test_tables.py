"""Lists as CSV: of the checks for readers, of the queue for the desk."""

import csv
import io
import re

import pytest
from django.conf import settings
from django.urls import reverse

from claims import workflow
from claims.choices import Action, DatePrecision, Role, Stage, Verdict
from claims.models import Claim
from claims.web import tables
from tests import factories, publishing_cases
from tests.web.pages import at_the_desk

pytestmark = pytest.mark.django_db


def table(response):
    """The rows of a CSV file, each by its columns."""
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_checks_are_given_as_they_were_published(client):
    claim = publishing_cases.published(said_precision=DatePrecision.MONTH, standfirst="Said, denied;\nand “open”.")
    publishing_cases.withdrawn(publishing_cases.published(title="Taken back"))
    publishing_cases.approved()
    Claim.objects.filter(pk=claim.pk).update(text="Reworded since")
    assert table(client.get("/checks/list.csv")) == [
        {
            "address": f"{settings.SITE_URL}{publishing_cases.PAGE}",
            "title": "Did the ministry know in March?",
            "verdict": "Disputed",
            "said_by_claimant": "Confirmed",
            "finding": "Said, denied;\nand “open”.",
            "claim": "The Ministry of Roads had known since March that the bridge was not safe",
            "claimant": "Orla Brandt",
            "claimant_role": "mayor of Velmouth",
            "said": "2026-10",
            "place": "Velmouth town council",
            "language": "en",
            "text_language": "en",
            "published": claim.published_at.isoformat(timespec="seconds"),
            "changed": claim.summary.published_at.isoformat(timespec="seconds"),
            "version": "1",
            "being_checked_again": "",
        }
    ]


def test_checks_can_be_filtered_and_what_makes_no_sense_is_refused(client):
    publishing_cases.published(verdict=Verdict.FALSE, title="A")
    publishing_cases.published(title="B")
    assert [row["title"] for row in table(client.get("/checks/list.csv?q=ministry&verdict=false"))] == ["A"]
    for query in ("?verdict=flase", "?q=verdict:flase", "?published_after=soon"):
        assert client.get(f"/checks/list.csv{query}").status_code == 400
    page = client.get("/checks/?q=ministry&verdict=false").content.decode()
    assert 'href="/checks/list.csv?q=ministry&amp;verdict=false"' in page


def test_a_long_list_leads_to_the_next_file(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(tables, "ROWS", 2)
    for number in range(3):
        publishing_cases.published(title=f"Number {number}")
    with django_assert_num_queries(1):
        first = client.get("/checks/list.csv?verdict=disputed")
    following = re.fullmatch(r'<(.*)>; rel="next"', first.headers["Link"])[1]
    second = client.get(following.removeprefix(settings.SITE_URL))
    assert [row["title"] for response in (first, second) for row in table(response)] == [
        "Number 2",
        "Number 1",
        "Number 0",
    ]
    assert "Link" not in second.headers


def test_what_a_spreadsheet_would_run_is_text(client):
    publishing_cases.published(
        text="=HYPERLINK(1)", short_text="x", place="@home", title="+1 is a title", standfirst="\tAnd -2 a finding."
    )
    [row] = table(client.get("/checks/list.csv"))
    assert (row["claim"], row["place"], row["title"]) == ("'=HYPERLINK(1)", "'@home", "'+1 is a title")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("－2", "'－2"),
        (" =1+1", "' =1+1"),
        ("\u00a0@home", "'\u00a0@home"),
        ("\n=1+1", "'\n=1+1"),
        ("Prices rose by 5 = five per cent", "Prices rose by 5 = five per cent"),
        ("“=1+1”", "“=1+1”"),
    ],
)
def test_formula_is_text_however_it_begins(words, written):
    [row] = csv.reader(io.StringIO("".join(tables.csv_lines([words], []))[1:]))
    assert row == [written]


def test_queue_is_given_whole_in_its_order(monkeypatch):
    monkeypatch.setattr(tables, "_AT_ONCE", 2)
    first = factories.person()
    made = [factories.claim(Stage.OPEN, text=f"The bridge has {number} cracks") for number in range(5)]
    workflow.perform(made[0], Action.TAKE, by=first)
    desk = at_the_desk(role=Role.CONTRIBUTOR)
    rows = table(desk.get(reverse("desk:table"), {"view": "all", "sort": "oldest"}))
    assert [row["claim"] for row in rows] == [f"The bridge has {number} cracks" for number in (1, 2, 3, 4, 0)]
    assert (rows[-1]["stage"], rows[-1]["held_by"]) == ("In review", str(first))
    assert rows[0]["address"] == f"http://testserver{reverse('desk:claim', args=[made[1].pk])}"
    assert [row["claim"][-8:] for row in table(desk.get(reverse("desk:table"), {"q": "3", "view": "all"}))] == [
        "3 cracks"
    ]
    assert 'href="/desk/claims.csv?view=all"' in desk.get("/desk/?view=all").content.decode()


def test_queue_as_a_table_shows_no_verdict_that_is_not_open_and_is_for_the_desk(client):
    first = factories.person()
    claim = factories.claim(Stage.SECOND_REVIEW, first=first)
    [row] = table(at_the_desk().get(reverse("desk:table")))
    assert (row["claim"], row["verdict"], row["said_by_claimant"]) == (claim.text, "", "")
    assert client.get(reverse("desk:table")).status_code == 302

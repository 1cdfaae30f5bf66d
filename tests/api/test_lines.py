"""The independent lines over the API: read, split, joined and undone, with the refusals of the desk."""

from typing import Any

import pytest
from django.urls import reverse

from claims import lines
from claims.choices import Role, Stage, Standing
from claims.models import Claim, Event, Report
from tests import factories
from tests.api.conftest import client_of
from tests.lines.test_copies import news
from tests.lines.test_drawing import drawn, told
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return factories.claim(Stage.OPEN)


@pytest.fixture
def agency(claim: Claim) -> Report:
    return told(claim, "Northwire", news(1))


@pytest.fixture
def copy(claim: Claim, agency: Report) -> Report:
    made = told(claim, "Courier", f"{news(1)} {news(2, 20)}", hours=1)
    drawn(claim, agency, made)
    return made


def say(claim: Claim, deed: str, by: Any = None, **asked: Any) -> Any:
    return client_of(by or factories.person()).post(f"/api/claims/{claim.pk}/lines/{deed}/", asked, format="json")


def shape(answer: Any) -> list[list[tuple[str, int | None]]]:
    lines = answer.json()["lines"]
    return [[(branch["named"], branch["came_from"]) for branch in line["branches"]] for line in lines]


def test_lines_are_those_of_the_desk_with_their_reasons(claim, agency, copy):
    answer = client_of(factories.person(Role.CONTRIBUTOR)).get(f"/api/claims/{claim.pk}/lines/")
    assert answer.status_code == 200
    body = answer.json()
    assert (body["counted"], body["are_compared"]) == ("5 reports, 4 independent lines", False)
    assert body["counted"] in text_of(at_the_desk().get(reverse("desk:claim", args=[claim.pk])))
    first = body["lines"][0]
    assert (first["reports"], shape(answer)[0]) == (2, [("Northwire", None), ("Courier", agency.pk)])
    assert first["branches"][1] == {
        "report": copy.pk,
        "named": "Courier",
        "came_from": agency.pk,
        "is_beside": True,
        "is_decided": False,
        "strength": 1.0,
        "reasons": ["Courier holds 100 % of the wording of Northwire."],
    }


def test_third_whose_text_is_not_here_is_named(claim):
    one = told(claim, "One", f"PARIS (AFP) – {news(3)}")
    other = told(claim, "Other", f"{news(4)} (AFP)", hours=1)
    drawn(claim, one, other)
    body = client_of(factories.person()).get(f"/api/claims/{claim.pk}/lines/").json()
    assert [(branch["report"], branch["named"], branch["is_beside"]) for branch in body["lines"][0]["branches"]] == [
        (None, "AFP", False),
        (one.pk, "One", True),
        (other.pk, "Other", True),
    ]


def test_what_was_dismissed_is_not_counted(claim, agency, copy):
    claim.hits.filter(report=copy).update(standing=Standing.DISMISSED)
    body = client_of(factories.person()).get(f"/api/claims/{claim.pk}/lines/").json()
    assert body["counted"] == "4 reports, 4 independent lines"


def test_report_is_split_off_joined_and_let_go_again(claim, agency, copy):
    answer = say(claim, "split", report=copy.pk, reason="They were there themselves.")
    assert answer.status_code == 200
    assert answer.json()["counted"] == "5 reports, 5 independent lines"
    answer = say(claim, "join", report=copy.pk, origin=agency.pk, reason="A slip.")
    assert shape(answer)[0] == [("Northwire", None), ("Courier", agency.pk)]
    assert answer.json()["lines"][0]["branches"][1]["is_decided"]
    answer = say(claim, "undo", report=copy.pk)
    assert (answer.status_code, answer.json()["lines"][0]["branches"][1]["is_decided"]) == (200, False)
    kinds = Event.objects.filter(claim=claim, kind__startswith="line_").order_by("position")
    assert list(kinds.values_list("kind", flat=True)) == ["line_split", "line_joined", "line_decision_undone"]


def test_refusals_are_the_sentences_of_the_desk(claim, agency, copy):
    contributor, reviewer = factories.person(Role.CONTRIBUTOR), factories.person()
    for by, deed, asked, why in (
        (contributor, "split", {"report": copy.pk}, lines.split_refusal(claim, copy, contributor)),
        (reviewer, "split", {"report": agency.pk}, lines.split_refusal(claim, agency, reviewer)),
        (reviewer, "join", {"report": copy.pk, "origin": agency.pk}, lines.join_refusal(claim, copy, agency, reviewer)),
        (reviewer, "undo", {"report": copy.pk}, lines.undo_refusal(claim, copy, reviewer)),
    ):
        answer = say(claim, deed, by, **asked, **({} if deed == "undo" else {"reason": "So it is."}))
        assert (answer.status_code, answer.json()) == (409, {"detail": why, "code": "refused"})
        assert why


def test_what_is_missing_is_named(claim, agency, copy):
    assert say(claim, "split", report=copy.pk).json()["fields"] == {"reason": "Give a reason."}
    assert say(claim, "join", report=copy.pk, reason="Yes.").json()["fields"] == {
        "origin": "Choose the report that this one goes back to."
    }
    assert say(claim, "split", reason="Yes.").json()["fields"] == {"report": "This field is required."}


def test_report_that_stands_elsewhere_is_not_found(claim, agency, copy):
    elsewhere = told(None, "Elsewhere", news(5))
    answer = say(claim, "split", report=elsewhere.pk, reason="Yes.")
    assert (answer.status_code, answer.json()["detail"]) == (404, "This report does not stand beside the claim.")


def test_lines_are_for_the_desk(claim, anybody):
    assert anybody.get(f"/api/claims/{claim.pk}/lines/").status_code in (401, 403)
    assert anybody.post(f"/api/claims/{claim.pk}/lines/split/", {}).status_code in (401, 403)

"""The independent lines on the desk: the tree in words, and the page on which a reviewer splits and joins."""

import pytest
from django.urls import reverse

from claims.choices import Role, Stage
from tests import factories
from tests.lines.test_copies import news
from tests.lines.test_drawing import drawn, told
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return factories.claim(Stage.OPEN)


def test_workspace_shows_the_tree_and_a_reviewer_splits_and_joins_without_scripts(claim):
    agency = told(claim, "Northwire", news(1))
    copy = told(claim, "Courier", f"{news(1)} {news(2, 20)}", hours=1)
    one = told(claim, "One", f"PARIS (AFP) – {news(3)}", hours=2)
    other = told(claim, "Other", f"{news(4)} (AFP)", hours=3)
    drawn(claim, agency, copy, one, other)
    client, page = at_the_desk(), reverse("desk:claim", args=[claim.pk])
    origin = reverse("desk:origin", args=[claim.pk, copy.pk])

    shown = text_of(client.get(page))
    assert "7 reports, 5 independent lines" in shown
    assert "Courier holds 100 % of the wording of Northwire." in shown
    assert "Other and One both credit AFP, whose own text is not here." in shown
    assert "more of the same line" in shown

    assert client.post(origin, {"deed": "split", "origin": "", "reason": ""}).status_code == 422
    answer = client.post(origin, {"deed": "split", "origin": "", "reason": "They were there."})
    assert answer["Location"] == f"{page}#line-{copy.pk}"
    assert "7 reports, 6 independent lines" in text_of(client.get(page))

    again = client.post(origin, {"deed": "split", "origin": "", "reason": "Once more."})
    assert again.status_code == 409
    assert "This report goes back to no other one already." in text_of(again)

    assert client.post(origin, {"deed": "join", "origin": str(one.pk), "reason": "A slip."}).status_code == 302
    assert client.post(origin, {"deed": "undo", "origin": "", "reason": ""}).status_code == 302
    assert "7 reports, 5 independent lines" in text_of(client.get(page))


def test_contributor_sees_the_tree_and_is_told_who_decides(claim):
    agency, copy = told(claim, "Northwire", news(1)), told(claim, "Courier", f"{news(1)} again", hours=1)
    drawn(claim, agency, copy)
    client = at_the_desk(role=Role.CONTRIBUTOR)
    origin = reverse("desk:origin", args=[claim.pk, copy.pk])

    assert "Split or join" not in text_of(client.get(reverse("desk:claim", args=[claim.pk])))
    assert "This takes the rights of a reviewer." in text_of(client.get(origin))
    assert client.post(origin, {"deed": "split", "origin": "", "reason": "Mine."}).status_code == 409


def test_report_that_is_not_beside_the_claim_has_no_such_page(claim):
    elsewhere = told(None, "Elsewhere", news(1))

    assert at_the_desk().get(reverse("desk:origin", args=[claim.pk, elsewhere.pk])).status_code == 404

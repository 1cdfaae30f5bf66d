"""How often two findings agree: what is counted, and Cohen's kappa against a table worked out by hand."""

from collections import Counter

import pytest
from django.urls import reverse

from claims import agreement, workflow
from claims.agreement import Agreement, agreements
from claims.choices import Action, Attribution, Role, Stage, Verdict
from tests import factories
from tests.web.pages import at_the_desk, text_of


def test_kappa_is_the_share_beyond_chance():
    # 20 and 15 times both say the same, 5 and 10 times they differ: observed .7, by chance .5, so .4.
    pairs = Counter({("false", "false"): 20, ("false", "true"): 5, ("true", "false"): 10, ("true", "true"): 15})
    one = Agreement(Verdict, pairs)
    assert (one.count, one.same, round(one.kappa or 0, 9)) == (50, 35, 0.4)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ({}, None),
        ({("false", "false"): 9}, None),
        ({("false", "verified"): 5, ("verified", "false"): 5}, -1.0),
        ({("false", "false"): 5, ("verified", "verified"): 5}, 1.0),
        ({("false", "false"): 1, ("false", "verified"): 1, ("verified", "false"): 1, ("verified", "verified"): 1}, 0.0),
    ],
)
def test_kappa_at_its_ends(pairs: dict[tuple[str, str], int], kappa: float | None):
    assert Agreement(Verdict, Counter(pairs)).kappa == kappa


@pytest.mark.django_db
def test_what_each_found_before_knowing_of_the_other_counts_and_nothing_later():
    first, second = factories.person(), factories.person()
    factories.claim(Stage.APPROVED)
    differing = factories.claim(Stage.DISAGREEMENT, first=first, second=second)
    workflow.perform(differing, Action.REVISE, by=second, **factories.AGREED)
    factories.claim(Stage.SECOND_REVIEW)
    same = factories.AGREED["verdict"]
    verdict, attribution = agreements()
    assert verdict.pairs == {(same, same): 1, (same, Verdict.FALSE): 1}
    assert attribution.pairs == {(Attribution.CONFIRMED, Attribution.CONFIRMED): 2}
    assert (verdict.same, attribution.same) == (1, 2)


@pytest.mark.django_db
def test_only_the_latest_rounds_count(monkeypatch: pytest.MonkeyPatch):
    factories.claim(Stage.DISAGREEMENT)
    factories.claim(Stage.APPROVED)
    monkeypatch.setattr(agreement, "ROUNDS", 1)
    verdict, _ = agreements()
    assert (verdict.count, verdict.same) == (1, 1)


@pytest.mark.django_db
def test_page_shows_the_table_and_no_figure_of_too_few(monkeypatch: pytest.MonkeyPatch):
    client = at_the_desk(factories.person(Role.CONTRIBUTOR))
    assert "No round has two findings yet." in text_of(client.get(reverse("desk:agreement")))
    factories.claim(Stage.DISAGREEMENT)
    factories.claim(Stage.APPROVED)
    page = text_of(client.get(reverse("desk:agreement")))
    assert "Both found the same in <b>1</b> of 2 rounds." in page
    assert "says little of fewer than 30 rounds" in page
    monkeypatch.setattr("claims.web.desk.agreement.FEW", 2)
    page = text_of(client.get(reverse("desk:agreement")))
    assert "Cohen’s kappa is <b>0.00</b>" in page
    assert "Both always found this one thing" in page
    assert reverse("desk:agreement") in text_of(client.get(reverse("desk:queue") + "?view=disagreement"))

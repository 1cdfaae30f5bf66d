"""A reviewer splits and joins: their word stands above the ties, survives drawing, and is on the claim's chain."""

import pytest

from claims import lines
from claims.choices import Role, Stage
from claims.lines import draw, trees_of
from claims.models import Event, LineDecision, broken_links
from claims.refusals import Incomplete, Refused
from tests import factories
from tests.lines.test_copies import news
from tests.lines.test_drawing import drawn, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return factories.claim(Stage.OPEN)


@pytest.fixture
def reviewer():
    return factories.person(Role.REVIEWER)


@pytest.fixture
def agency(claim):
    return told(claim, "Agency", news(1))


@pytest.fixture
def copy(claim, agency):
    made = told(claim, "Copy", news(1) + " again", hours=1)
    drawn(claim, agency, made)
    return made


def refused(deed, *args, **kwargs) -> str:
    with pytest.raises(Refused) as error:
        deed(*args, **kwargs)
    return str(error.value)


def test_split_report_stands_for_itself_and_stays_so_when_lines_are_drawn_again(claim, agency, copy, reviewer):
    lines.split(claim, copy, by=reviewer, reason="They were there themselves.")
    assert drawn(claim, agency, copy) == [["Agency"], ["Copy"]]

    third = told(claim, "Third", news(1) + " once more", hours=2)
    assert drawn(claim, agency, copy, third) == [["Agency", ">Third"], ["Copy"]]
    sentence = "A reviewer found that Copy stands for itself: They were there themselves."
    assert [reason for tree in trees_of([copy]) for reason in tree.root.reasons] == [sentence]


def test_split_takes_along_what_goes_back_to_the_report(claim, agency, reviewer):
    middle = told(claim, "Middle", f"{news(1, 100)} {news(2)}", hours=1)
    below = told(claim, "Below", f"{news(1, 100)} {news(2)} {news(3, 40)}", hours=2)
    assert drawn(claim, agency, middle, below) == [["Agency", ">Middle", ">>Below"]]

    lines.split(claim, middle, by=reviewer, reason="Own reporting.")

    assert drawn(claim, agency, middle, below) == [["Middle", ">Below"], ["Agency"]]


def test_report_that_another_was_parted_from_does_not_hang_under_it_instead(claim, agency, copy, reviewer):
    lines.split(claim, copy, by=reviewer, reason="Own reporting.")
    type(agency).objects.filter(pk=agency.pk).update(published_at=None)

    assert sorted(drawn(claim, agency, copy)) == [["Agency"], ["Copy"]]


def test_joined_reports_are_one_line_and_stay_so(claim, agency, reviewer):
    own = told(claim, "Own", news(5), hours=1)
    assert drawn(claim, agency, own) == [["Agency"], ["Own"]]

    lines.join(claim, own, agency, by=reviewer, reason="The editor told us on the telephone.")

    assert drawn(claim, agency, own) == [["Agency", ">Own"]]
    draw([own])
    assert drawn(claim, agency, own) == [["Agency", ">Own"]]
    (branch,) = trees_of([agency, own])[0].root.branches
    assert branch.reasons == ["A reviewer found that Own goes back to Agency: The editor told us on the telephone."]
    assert branch.strength == 1.0


def test_later_decision_replaces_the_earlier_and_undoing_lets_the_ties_decide(claim, agency, copy, reviewer):
    lines.split(claim, copy, by=reviewer, reason="Own reporting.")
    lines.join(claim, copy, agency, by=reviewer, reason="No, it is copied.")
    assert drawn(claim, agency, copy) == [["Agency", ">Copy"]]
    lines.split(claim, copy, by=reviewer, reason="Yes, it is their own.")

    lines.undo(claim, copy, by=reviewer)

    assert drawn(claim, agency, copy) == [["Agency", ">Copy"]]
    assert LineDecision.objects.filter(undone_at=None).count() == 0
    assert LineDecision.objects.count() == 3


def test_decisions_are_on_the_chain_with_their_reasons(claim, agency, copy, reviewer):
    lines.split(claim, copy, by=reviewer, reason="Own reporting.")
    lines.join(claim, copy, agency, by=reviewer, reason="It is copied.")
    lines.undo(claim, copy, by=reviewer)

    told_of = Event.objects.filter(claim=claim, kind__startswith="line_").order_by("position")
    assert [(event.kind, event.by, event.data["report"]) for event in told_of] == [
        ("line_split", reviewer, copy.pk),
        ("line_joined", reviewer, copy.pk),
        ("line_decision_undone", reviewer, copy.pk),
    ]
    assert told_of[0].particulars.body == "Own reporting."
    assert "Own" not in str(told_of[0].data)
    assert broken_links(claim) == []


def test_who_may_not_decide_is_told_why(claim, agency, copy, reviewer):
    other = told(None, "Other", news(9))
    contributor = factories.person(Role.CONTRIBUTOR)
    why = {"reason": "Because."}

    assert refused(lines.split, claim, copy, by=contributor, **why) == "This takes the rights of a reviewer."
    assert refused(lines.split, claim, agency, by=reviewer, **why) == "This report goes back to no other one already."
    assert refused(lines.split, claim, other, by=reviewer, **why) == "This report does not stand beside the claim."
    assert refused(lines.join, claim, copy, agency, by=reviewer, **why) == "This report goes back to Agency already."
    assert refused(lines.join, claim, copy, copy, by=reviewer, **why) == "A report cannot go back to itself."
    assert refused(lines.join, claim, copy, other, by=reviewer, **why) == "Both reports have to stand beside the claim."
    assert (
        refused(lines.join, claim, agency, copy, by=reviewer, **why)
        == "Copy goes back to this very report. Split it off first."
    )
    assert refused(lines.undo, claim, copy, by=reviewer) == "Nobody has decided where this report comes from."
    assert not LineDecision.objects.exists()


def test_decision_without_a_reason_or_an_origin_is_incomplete(claim, agency, copy, reviewer):
    with pytest.raises(Incomplete) as error:
        lines.split(claim, copy, by=reviewer, reason="  ")
    assert error.value.fields == {"reason": "Give a reason."}
    with pytest.raises(Incomplete) as error:
        lines.join(claim, copy, None, by=reviewer, reason="Because.")
    assert error.value.fields == {"origin": "Choose the report that this one goes back to."}


def test_claim_that_is_not_worked_on_any_more_is_left_alone(reviewer):
    claim = factories.claim(Stage.SET_ASIDE)

    assert lines.refusal(claim, reviewer) == "This claim is not worked on any more."

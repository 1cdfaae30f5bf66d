"""Suggestions that are dismissed together: named, counted, with a reason, taken back as they were, and never unread."""

from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims import editing, gate, together, workflow
from claims.choices import Action, CounterKind, Light, Role, Stage, Stance, Standing
from claims.models import CounterStatement, Event, Evidence, broken_links
from claims.refusals import Incomplete, Refused
from tests.factories import claim, draft, passage, person, report

pytestmark = pytest.mark.django_db
_pages = count(1)


def suggested(made, words="It did not close, the firm said.", *, stance=None, **said):
    found = passage(words, of=report(f"{words} More is told on page {next(_pages)}."), **said)
    if stance is None:
        return CounterStatement.objects.create(claim=made, passage=found, kind=CounterKind.FLAT_DENIAL)
    return Evidence.objects.create(claim=made, passage=found, stance=stance)


def names(*items):
    return [(editing.kind_of(item), item.pk) for item in items]


@pytest.fixture
def made():
    return claim(Stage.OPEN, text="The bridge of Brunn was closed in May")


def test_what_is_named_goes_with_one_event_and_its_reason(made):
    ada = person()
    one, two, left = suggested(made), suggested(made, stance=Stance.SUPPORTS), suggested(made)
    event = editing.dismiss_rest(made, names(one, two), by=ada, reason=" Reprints of the notice. ")
    for item in (one, two, left):
        item.refresh_from_db()
    assert [one.standing, two.standing, left.standing] == [Standing.DISMISSED, Standing.DISMISSED, Standing.SUGGESTED]
    assert (one.decided_by, one.decided_at, two.decided_by) == (ada, two.decided_at, ada)
    assert event.data["count"] == 2
    assert sorted(event.data["items"]) == [["counter_statement", one.passage_id], ["evidence", two.passage_id]]
    assert event.particulars.body == "Reprints of the notice."
    assert broken_links(made) == []


def test_it_is_taken_back_but_for_what_somebody_touched_since(made):
    ada = person()
    one, two, three = suggested(made), suggested(made), suggested(made)
    before = editing.dismiss(suggested(made), by=ada)
    event = editing.dismiss_rest(made, names(one, two, three), by=ada, reason="Reprints.")
    editing.keep(two, by=ada)
    editing.keep(three, by=ada)
    editing.dismiss(three, by=person())
    assert [found.standing for found in together.dismissed_together(made)] == [1]
    assert editing.take_back_rest(made, event, by=person()) == 1
    for item in (one, two, three, before):
        item.refresh_from_db()
    assert (one.standing, one.decided_by, one.decided_at) == (Standing.SUGGESTED, None, None)
    assert [two.standing, three.standing, before.standing] == ["kept", "dismissed", "dismissed"]
    assert together.dismissed_together(made) == []
    with pytest.raises(Refused, match="None of these suggestions stands as it was"):
        editing.take_back_rest(made, event, by=ada)
    assert broken_links(made) == []


@pytest.mark.parametrize(
    ("reason", "field"), [("", "reason"), ("  \n", "reason"), ("x" * (editing.LONGEST_REASON + 1), "reason")]
)
def test_a_reason_is_asked_for(made, reason, field):
    one = suggested(made)
    with pytest.raises(Incomplete) as missing:
        editing.dismiss_rest(made, names(one), by=person(), reason=reason)
    assert field in missing.value.fields
    one.refresh_from_db()
    assert one.standing == Standing.SUGGESTED


def test_so_many_go_at_once_and_no_more(made):
    many = [("evidence", number) for number in range(editing.MOST_TOGETHER + 1)]
    with pytest.raises(Incomplete) as missing:
        editing.dismiss_rest(made, many, by=person(), reason="All of it.")
    assert "so that they can be read" in missing.value.fields["items"]


def test_what_came_or_was_decided_meanwhile_stays(made):
    ada = person()
    one, two = suggested(made), suggested(made)
    editing.keep(two, by=person())
    late = suggested(made)
    assert editing.dismiss_rest(made, names(one, two), by=ada, reason="Reprints.").data["count"] == 1
    for item in (two, late):
        item.refresh_from_db()
    assert (two.standing, late.standing) == (Standing.KEPT, Standing.SUGGESTED)
    with pytest.raises(Incomplete):
        editing.dismiss_rest(made, names(one, two), by=ada, reason="Once more.")


def test_what_stands_beside_another_claim_is_not_touched(made):
    other = suggested(claim(Stage.OPEN))
    with pytest.raises(Incomplete):
        editing.dismiss_rest(made, names(other), by=person(), reason="Not ours.")
    other.refresh_from_db()
    assert other.standing == Standing.SUGGESTED


@pytest.mark.parametrize("stage", [Stage.SET_ASIDE, Stage.WITHDRAWN])
def test_a_claim_that_is_not_worked_on_is_left_alone(stage):
    made = claim(stage)
    with pytest.raises(Refused, match="not worked on any more"):
        editing.dismiss_rest(made, names(suggested(made)), by=person(), reason="Done.")


def test_it_takes_the_rights_of_a_reviewer(made):
    one, mina = suggested(made), person(Role.CONTRIBUTOR)
    with pytest.raises(Refused, match="rights of a reviewer"):
        editing.dismiss_rest(made, names(one), by=mina, reason="Reprints.")
    event = editing.dismiss_rest(made, names(one), by=person(), reason="Reprints.")
    with pytest.raises(Refused, match="rights of a reviewer"):
        editing.take_back_rest(made, event, by=mina)


# --- What concerns somebody is read by itself -------------------------------------------------------------------------


CONCERNS = [
    ("Ivan Petrov took bribes from a builder", {}, "It is baseless, his party said.", "answers a claim that names"),
    ("Petrov took bribes from a builder", {"speaker_name": "Ivan Petrov"}, "I took nothing at all.", "names Petrov"),
    ("Зеленський підписав закон", {"speaker_name": "Volodymyr Zelensky"}, "I signed nothing.", "names Зеленський"),
    ("The ministry knew of the cracks", {"speaker_name": "Ministry of Works"}, "We did not.", "whom the claim names"),
    ("Petrov took bribes from a builder", {}, "It is baseless, his party said.", "may name somebody: “Petrov”"),
    ("Nobody at the club trusted coach Oduya", {}, "It is untrue.", "may name somebody: “Oduya”"),
    ("La mujer de Velasco cobró 3 millones", {}, "Es falso.", "may name somebody: “Velasco”"),
    ("Der Bundestag hat Wernhold entlastet", {}, "Das ist falsch.", "may name somebody: “Wernhold”"),
    ("petrov took bribes", {}, "It is baseless.", "letters of one size"),
    ("김정은이 러시아를 방문했다", {}, "It is not so, officials said.", "no names of people in the script"),
]


@pytest.mark.parametrize(("text", "said", "words", "why"), CONCERNS)
def test_what_answers_somebody_whom_the_claim_names_is_read_by_itself(text, said, words, why):
    made = claim(Stage.OPEN, text=text)
    item, harmless = suggested(made, words, **said), suggested(made, "Rain fell.", stance=Stance.CONTEXT)
    alone = {one.item.pk: one.why for one in editing.rest_of(made).alone if editing.kind_of(one.item) != "evidence"}
    assert why in alone[item.pk]
    with pytest.raises(Refused, match="to be read one by one"):
        editing.dismiss_rest(made, names(item, harmless), by=person(), reason="Nothing of it.")
    for one in (item, harmless):
        one.refresh_from_db()
        assert one.standing == Standing.SUGGESTED
    assert not Event.objects.filter(kind=together.DISMISSED).exists()
    assert editing.dismiss(item, by=person()).standing == Standing.DISMISSED


@pytest.mark.parametrize("words", ["Mr Petrov had left by then.", "A letter to Ivan Petrov shows it."])
def test_evidence_that_names_somebody_is_read_by_itself(words):
    made = claim(Stage.OPEN, text="Ivan Petrov took bribes from a builder")
    item = suggested(made, words, stance=Stance.UNDERMINES)
    free = suggested(made, "The builder paid for the bridge.", stance=Stance.SUPPORTS)
    found = editing.rest_of(made)
    assert [one.item.pk for one in found.alone] == [item.pk]
    assert [one.pk for one in found.together] == [free.pk]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge of Brunn was closed in May",
        "The Council of Brunn voted for the ferry",
        "Immigration rose in France",
        "Bread costs twice as much as in May",
        "Kyiv was shelled from Wall Street",
        "Die Regierung hat die Steuern erhöht",
        "NATO moved troops to New Hampshire",
    ],
)
def test_what_is_nobodys_name_holds_nothing_back(text):
    made = claim(Stage.OPEN, text=text)
    free = suggested(made, "It did not, a speaker said; bread is no dearer.")
    found = editing.rest_of(made)
    assert ([one.why for one in found.alone], [one.pk for one in found.together]) == ([], [free.pk])


# --- The gate tells of it ---------------------------------------------------------------------------------------------


def ruled(made, name="both_sides"):
    return next(ruling for ruling in gate.judge(made) if ruling.name == name)


def test_a_side_that_is_missing_after_that_asks_for_thought(made):
    made.counter_statements.all().delete()
    made.evidence.filter(stance=Stance.UNDERMINES).delete()
    items = [suggested(made) for _ in range(3)]
    assert (ruled(made).light, ruled(made).mend) == (Light.RED, "rest")
    event = editing.dismiss_rest(made, names(*items), by=person(), reason="Reprints.")
    assert ruled(made).light == Light.AMBER
    assert ruled(made).why.endswith("3 suggestions were dismissed together.")
    editing.take_back_rest(made, event, by=person())
    assert ruled(made).light == Light.RED
    for item in items:
        editing.dismiss(item, by=person())
    assert ruled(made).light == Light.GREEN


def test_where_both_sides_are_shown_the_gate_stays_open(made):
    editing.dismiss_rest(made, names(suggested(made)), by=person(), reason="Reprints.")
    assert ruled(made).light == Light.GREEN


def test_the_deed_costs_the_same_for_many(made):
    def cost(many):
        items = [suggested(made) for _ in range(many)]
        with CaptureQueriesContext(connection) as asked:
            editing.dismiss_rest(made, names(*items), by=ada, reason="Reprints.")
        return len(asked)

    ada = person()
    cost(1)
    assert cost(3) == cost(30)


def test_what_changes_beside_the_claim_after_the_findings_asks_for_thought():
    made = claim(Stage.APPROVED)
    assert ruled(made, "two_people").light == Light.GREEN
    item = suggested(made)
    assert ruled(made, "two_people").light == Light.GREEN, "what machines find is no change"
    editing.keep(item, by=person(Role.CONTRIBUTOR))
    editing.dismiss(made.evidence.first(), by=person(Role.CONTRIBUTOR))
    ruling = ruled(made, "two_people")
    assert ruling.light == Light.AMBER
    assert ruling.why.endswith("Since then 2 changes were made to what stands beside it.")


def test_what_a_merge_brings_after_the_findings_asks_for_thought_too():
    made, other = claim(Stage.APPROVED), claim(Stage.OPEN)
    workflow.merge(made, [other], by=person())
    assert ruled(made, "two_people").light == Light.AMBER


@pytest.mark.parametrize(
    "deed", [editing.keep, editing.dismiss, lambda item, by: editing.change_item(item, by=by, why="So.")]
)
def test_who_chose_what_stands_beside_the_claim_does_not_override_the_gate(deed):
    ada, editor = person(), person(Role.EDITOR)
    made = claim(Stage.APPROVED, first=ada)
    made.pulls.all().delete()
    made.evidence.all().delete()
    deed(suggested(made), by=editor)
    version = draft(made, by=ada)
    assert not gate.is_open(gate.judge(made))
    with pytest.raises(Refused, match="Only an editor who took no part"):
        workflow.perform(made, Action.PUBLISH, by=editor, draft_version=version, override_reason="It is urgent.")
    other = person(Role.EDITOR)
    out = workflow.perform(made, Action.PUBLISH, by=other, draft_version=version, override_reason="It is urgent.")
    assert out.summary.override_reason == "It is urgent."

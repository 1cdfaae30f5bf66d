"""What people write and collect: versions, refusals, and items beside a claim."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims import editing
from claims.choices import Action, Role, Stage, Standing
from claims.models import Event, Hit, Pull, Source
from claims.workflow import Incomplete, Refused, Stale, perform, submit
from tests.factories import claim, draft, passage, person, report

pytestmark = pytest.mark.django_db


def test_reword_moves_the_version_and_tells_both_texts():
    made = claim(Stage.OPEN, text="The bridge was closed")
    made = editing.reword(made, by=person(Role.CONTRIBUTOR), version=1, text="The bridge of Brunn was closed ")
    assert (made.text, made.version) == ("The bridge of Brunn was closed", 2)
    event = Event.objects.get(claim=made, kind="reworded")
    assert event.particulars.body["before"] == {"text": "The bridge was closed"}


def test_reword_without_a_change_leaves_no_trace():
    made = claim(Stage.OPEN)
    assert editing.reword(made, by=person(), version=1, text=made.text).version == 1
    assert not Event.objects.filter(claim=made, kind="reworded").exists()


def test_stale_reword_hands_back_the_text_as_it_stands():
    made = claim(Stage.OPEN)
    editing.reword(made, by=person(), version=1, text="Another text")
    with pytest.raises(Stale) as caught:
        editing.reword(made, by=person(), version=1, text="A third text")
    assert (caught.value.current.text, caught.value.current.version) == ("Another text", 2)


def test_pull_does_not_move_the_version():
    made = claim(Stage.OPEN)
    editing.pull_again(made, by=person())
    made.refresh_from_db()
    assert made.version == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Write the claim in one sentence."),
        ({"short_text": "x" * 75}, "Keep the short form under 75 characters."),
        ({"said_precision": "hour"}, "A date is known to the day, the month or the year."),
        ({"said_date": timezone.localdate() + timedelta(days=2)}, "This day has not come yet."),
        ({"stage": "published"}, "This cannot be changed here."),
    ],
)
def test_reword_says_what_makes_no_sense(fields, sentence):
    with pytest.raises(Incomplete, match=sentence):
        editing.reword(claim(Stage.OPEN), by=person(), version=1, **fields)


def test_claim_is_one_sentence_and_not_a_page():
    made, ana, page = claim(), person(), "The bridge of Brunn was closed. " * 100
    deeds = (
        lambda: editing.reword(made, by=ana, version=1, text=page),
        lambda: submit(by=ana, text=page, origin_note="A leaflet"),
        lambda: perform(made, Action.ACCEPT, by=ana, text=page),
    )
    for deed in deeds:
        with pytest.raises(Incomplete) as caught:
            deed()
        assert caught.value.fields == {"text": "A claim is one sentence: keep it under 2,000 characters."}


@pytest.mark.parametrize("stage", [Stage.SECOND_REVIEW, Stage.DISAGREEMENT, Stage.APPROVED, Stage.PUBLISHED])
def test_words_stay_once_a_verdict_is_proposed(stage):
    with pytest.raises(Refused, match="the verdict is about them"):
        editing.reword(claim(stage), by=person(Role.EDITOR), version=1, text="Another text")


def test_words_of_a_claim_in_review_are_the_holders():
    ana = person()
    made = claim(Stage.IN_REVIEW, first=ana)
    with pytest.raises(Refused, match="who holds this claim"):
        editing.reword(made, by=person(), version=1, text="Another text")
    editing.reword(made, by=ana, version=1, text="Another text")


def test_working_copy_is_kept_and_becomes_the_review():
    ana = person()
    made = claim(Stage.IN_REVIEW, first=ana)
    copy = editing.save_working_copy(made, by=ana, version=0, rationale="So far")
    copy = editing.save_working_copy(made, by=ana, version=copy.version, verdict="false", rationale="So far, false")
    with pytest.raises(Stale):
        editing.save_working_copy(made, by=ana, version=0, rationale="Elsewhere")
    perform(made, Action.PROPOSE, by=ana, attribution="confirmed", verdict="false", rationale="It is false.")
    assert made.reviews.get().seat == 1
    with pytest.raises(Refused, match="Recall it"):
        editing.save_working_copy(made, by=ana, version=copy.version + 1, rationale="Later")


def test_working_copy_is_for_the_holder_and_then_for_any_second_person():
    made = claim(Stage.IN_REVIEW)
    with pytest.raises(Refused, match="can write its first review"):
        editing.save_working_copy(made, by=person(), version=0, rationale="Mine")
    waiting = claim(Stage.SECOND_REVIEW)
    assert editing.save_working_copy(waiting, by=person(), version=0, rationale="Mine").seat is None


@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.IN_REVIEW, Stage.SECOND_REVIEW, Stage.DISAGREEMENT])
def test_draft_waits_until_two_have_agreed(stage):
    with pytest.raises(Refused, match="once two people have agreed"):
        draft(claim(stage), by=person())


def test_stale_draft_hands_back_the_text_as_it_stands():
    made = claim(Stage.APPROVED)
    draft(made, by=person(), text="First")
    with pytest.raises(Stale) as caught:
        draft(made, by=person(), version=0, text="Second")
    assert caught.value.current.text == "First"


def test_suggested_item_is_kept_dismissed_and_kept_again_by_people():
    made, ana = claim(Stage.OPEN), person(Role.CONTRIBUTOR)
    item = made.counter_statements.create(passage=passage(), kind="dismissal")
    assert editing.keep(item, by=ana).standing == Standing.KEPT
    assert editing.dismiss(item, by=ana).standing == Standing.DISMISSED
    item = editing.change_item(item, by=ana, counter_kind="flat_denial")
    assert (item.standing, item.kind, item.decided_by) == (Standing.KEPT, "flat_denial", ana)
    kinds = list(Event.objects.filter(claim=made).order_by("position").values_list("kind", flat=True))
    assert kinds[-3:] == ["item_kept", "item_dismissed", "item_changed"]


@pytest.mark.parametrize(
    ("kind", "details", "field"),
    [
        ("rumour", {}, "kind"),
        ("evidence", {}, "stance"),
        ("evidence", {"stance": "against"}, "stance"),
        ("counter_statement", {}, "counter_kind"),
        ("counter_statement", {"counter_kind": "shrug"}, "counter_kind"),
        ("appearance", {"stance": "supports"}, "stance"),
    ],
)
def test_item_needs_its_details(kind, details, field):
    with pytest.raises(Incomplete) as caught:
        editing.add_item(claim(Stage.OPEN), by=person(), kind=kind, passage=passage(), **details)
    assert field in caught.value.fields


def test_counter_statement_takes_the_stake_of_its_speaker():
    speaker = Source.objects.create(name="The ministry", kind="body", interest="It built the bridge.")
    item = editing.add_item(
        claim(Stage.OPEN),
        by=person(),
        kind="counter_statement",
        passage=passage(speaker=speaker),
        counter_kind="dismissal",
    )
    assert item.stake == "It built the bridge."


def test_passage_within_a_statement_has_its_speaker():
    page = report("“The bridge is safe,” said Ada Brunn. Rain fell.")
    passage("“The bridge is safe,” said Ada Brunn.", of=page, speaker_name="Ada Brunn", is_statement=True)
    part = editing.passage_of(page.latest_snapshot, 1, 19)
    assert (part.exact, part.speaker_name) == ("The bridge is safe", "Ada Brunn")
    assert editing.passage_of(page.latest_snapshot, 1, 19) == part


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10_000), (-1, 4)])
def test_passage_has_to_lie_in_the_text(start, end):
    with pytest.raises(Incomplete, match="Mark some words"):
        editing.passage_of(report().latest_snapshot, start, end)


def test_evidence_from_a_hit_keeps_the_hit():
    made, page = claim(Stage.OPEN), report(address="https://outlet.example.org/found")
    hit = Hit.objects.create(claim=made, report=page, pull=made.pulls.get())
    editing.add_item(made, by=person(), kind="evidence", passage=passage(of=page), stance="context")
    hit.refresh_from_db()
    assert hit.standing == Standing.KEPT
    assert editing.dismiss_hit(hit, by=person()).standing == Standing.DISMISSED


@pytest.mark.parametrize("stage", [Stage.SET_ASIDE, Stage.WITHDRAWN])
def test_nothing_is_collected_for_a_claim_that_is_over(stage):
    with pytest.raises(Refused, match="not worked on any more"):
        editing.add_item(claim(stage), by=person(), kind="evidence", passage=passage(), stance="context")


def test_pull_again_of_an_unknown_connector_says_so():
    with pytest.raises(Incomplete, match="no connector of this name"):
        editing.pull_again(claim(Stage.OPEN), by=person(), connector="gossip")


def test_pull_before_acceptance_is_refused():
    with pytest.raises(Refused, match="Accept the claim first"):
        editing.pull_again(claim(), by=person())
    assert not Pull.objects.exists()


def test_passage_that_is_evidence_is_no_appearance():
    made, words = claim(Stage.OPEN), passage()
    evidence = editing.add_item(made, by=person(), kind="evidence", passage=words, stance="supports")
    with pytest.raises(Refused, match="no evidence that it is so"):
        editing.add_item(made, by=person(), kind="appearance", passage=words)

    editing.dismiss(evidence, by=person())
    editing.add_item(made, by=person(), kind="appearance", passage=words)
    with pytest.raises(Refused, match="no evidence that it is so"):
        editing.keep(evidence, by=person())
    with pytest.raises(Refused, match="no evidence that it is so"):
        editing.change_item(evidence, by=person(), stance="context")

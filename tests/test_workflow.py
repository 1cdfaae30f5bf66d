"""The table of actions: who may do what, when, and what is refused in which words."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims import editing, workflow
from claims.choices import Action, Attribution, Role, SetAsideReason, Stage, Standing, Verdict
from claims.models import Appearance, Claim, Event, Passage, Pull, Review, broken_links
from claims.models.event import commitment
from claims.workflow import STEPS, Incomplete, Refused, Stale, perform, refusal
from tests.factories import AGREED, answered_pull, claim, draft, passage, person, publish, report

pytestmark = pytest.mark.django_db


def told(of: Claim) -> list[str]:
    return list(Event.objects.filter(claim=of).order_by("position").values_list("kind", flat=True))


# --- The table itself -------------------------------------------------------------------------------------------------


def test_table_names_every_action_and_reaches_every_stage():
    assert set(STEPS) == set(Action)
    assert {stage for step in STEPS.values() for stage in step.after} == set(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_every_action_is_refused_from_every_stage_that_the_table_does_not_name(stage):
    made, editor = claim(stage), person(Role.EDITOR)
    for action, step in STEPS.items():
        if step.before and stage not in step.before:
            with pytest.raises(Refused):
                perform(made, action, by=editor)


ROLES = list(Role)


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.SUBMIT])
def test_action_takes_the_rights_of_its_role(action):
    step = STEPS[action]
    nobody = person(None) if step.role is Role.CONTRIBUTOR else person(ROLES[ROLES.index(step.role) - 1])
    made = claim(step.before[0])

    why = refusal(made, action, nobody)

    assert why == f"This takes the rights of {'an' if step.role == 'editor' else 'a'} {step.role.label}."
    with pytest.raises(Refused, match=why):
        perform(made, action, by=nobody)


def test_somebody_whose_account_is_closed_may_do_nothing():
    gone = person(is_active=False)
    assert refusal(claim(Stage.OPEN), Action.TAKE, gone) == "This takes the rights of a reviewer."


# --- Coming in --------------------------------------------------------------------------------------------------------


def test_submit_by_the_machine_suggests_the_appearance_and_accept_keeps_it():
    said = passage()
    made = workflow.submit(text="The bridge was closed", by=None, passage=said)
    assert (made.stage, made.verdict) == (Stage.CANDIDATE, Verdict.UNCHECKED)
    assert made.appearances.get().standing == Standing.SUGGESTED

    made = perform(made, Action.ACCEPT, by=person(Role.CONTRIBUTOR), text="The bridge of Brunn was closed")

    assert (made.stage, made.text, made.version) == (Stage.OPEN, "The bridge of Brunn was closed", 2)
    assert made.appearances.get().standing == Standing.KEPT
    assert told(made) == ["submit", "accept"]


def test_accepting_a_claim_keeps_no_retelling_that_nobody_has_read():
    made = workflow.submit(text="The bridge was closed", by=None, passage=passage())
    retold = Appearance.objects.create(claim=made, passage=passage(), is_retelling=True, why="The headline says it.")

    perform(made, Action.ACCEPT, by=person(Role.CONTRIBUTOR))

    retold.refresh_from_db()
    assert retold.standing == Standing.SUGGESTED
    assert made.appearances.get(is_retelling=False).standing == Standing.KEPT


def test_what_somebody_submits_twice_is_one_claim():
    me, said = person(Role.CONTRIBUTOR), passage()
    sent = {"text": "The bridge is shut.", "by": me, "origin_note": "A poster at the station."}
    assert workflow.submit(**sent) == workflow.submit(**sent)
    assert workflow.submit(**sent, passage=said) == workflow.submit(**sent, passage=said)
    others = (sent | {"by": person()}, sent | {"origin_note": "On the radio."}, sent | {"place": "Brunn"})
    assert len({workflow.submit(**other).pk for other in others}) == 3
    assert Claim.objects.count() == 5
    perform(Claim.objects.get(origin_note="On the radio."), Action.ACCEPT, by=me)
    workflow.submit(**sent | {"origin_note": "On the radio."})
    assert Claim.objects.count() == 6


def test_submit_without_words_or_origin_says_what_is_missing():
    with pytest.raises(Incomplete) as caught:
        workflow.submit(text=" ", by=person(Role.CONTRIBUTOR))
    assert caught.value.fields == {
        "text": "Write the claim in one sentence.",
        "origin_note": "Say where you met this claim.",
    }


def test_accept_asks_every_connector_once():
    made = perform(claim(), Action.ACCEPT, by=person(Role.CONTRIBUTOR))
    assert [pull.connector for pull in made.pulls.all()] == ["feeds"]
    editing.pull_again(made, by=person(Role.CONTRIBUTOR))
    assert Pull.objects.filter(claim=made).count() == 1, "one is running already"


def test_set_aside_as_duplicate_moves_what_stands_beside_the_claim():
    other, made = claim(Stage.OPEN), claim(Stage.OPEN)
    beside = made.evidence.count(), made.appearances.count()

    made = perform(made, Action.SET_ASIDE, by=person(), reason=SetAsideReason.DUPLICATE, duplicate_of=other)

    assert (made.stage, made.duplicate_of, made.evidence.count()) == (Stage.SET_ASIDE, other, 0)
    assert (other.evidence.count(), other.appearances.count()) == (2 + beside[0], 1 + beside[1])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": "because"}, "reason"),
        ({"reason": ""}, "reason"),
        ({"reason": "duplicate"}, "duplicate_of"),
    ],
)
def test_set_aside_needs_a_reason_that_makes_sense(change, field):
    made = claim(Stage.OPEN)
    with pytest.raises(Incomplete) as caught:
        perform(made, Action.SET_ASIDE, by=person(), **change)
    assert list(caught.value.fields) == [field]


def test_claim_is_no_duplicate_of_itself_nor_of_one_set_aside():
    made, gone = claim(Stage.OPEN), claim(Stage.SET_ASIDE)
    for other in (made, gone):
        with pytest.raises(Incomplete):
            perform(made, Action.SET_ASIDE, by=person(), reason="duplicate", duplicate_of=other)


def test_restore_brings_a_claim_back_without_its_reason():
    made = perform(claim(Stage.SET_ASIDE), Action.RESTORE, by=person())
    assert (made.stage, made.set_aside_reason, made.duplicate_of) == (Stage.OPEN, "", None)


# --- Holding ----------------------------------------------------------------------------------------------------------


def test_take_says_who_holds_the_claim():
    ana = person(first_name="Ana", last_name="Sole")
    made = perform(claim(Stage.OPEN), Action.TAKE, by=ana)
    assert refusal(made, Action.TAKE, person()) == "Ana Sole holds this claim."
    assert refusal(made, Action.TAKE, ana) == "You hold this claim already."


def test_release_is_for_the_holder_or_an_editor():
    ana = person()
    made = claim(Stage.IN_REVIEW, first=ana)
    assert refusal(made, Action.RELEASE, person()) == f"Only {ana}, who holds this claim, or an editor can do this."
    assert perform(made, Action.RELEASE, by=person(Role.EDITOR)).holder is None


def test_hand_over_goes_to_a_reviewer():
    ana, bo = person(), person()
    made = claim(Stage.IN_REVIEW, first=ana)
    with pytest.raises(Incomplete, match="is not a reviewer"):
        perform(made, Action.HAND_OVER, by=ana, to=person(Role.CONTRIBUTOR))
    assert perform(made, Action.HAND_OVER, by=ana, to=bo).holder == bo
    with pytest.raises(Refused):
        perform(made, Action.PROPOSE, by=ana, **AGREED)


# --- Two people -------------------------------------------------------------------------------------------------------


def test_propose_seals_the_finding():
    ana = person()
    made = perform(claim(Stage.IN_REVIEW, first=ana), Action.PROPOSE, by=ana, **AGREED)

    review = made.reviews.get()
    event = Event.objects.filter(claim=made, kind="propose").get()
    assert (made.stage, made.verdict, made.attribution) == (Stage.SECOND_REVIEW, "unchecked", "unchecked")
    assert event.data["sealed"] == commitment(review.salt, review.finding)
    assert "disputed" not in str(event.data)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"attribution": "unchecked"}, "attribution"),
        ({"verdict": "unchecked"}, "verdict"),
        ({"verdict": "nonsense"}, "verdict"),
        ({"rationale": "  "}, "rationale"),
    ],
)
def test_propose_needs_attribution_verdict_and_rationale(change, field):
    ana = person()
    with pytest.raises(Incomplete) as caught:
        perform(claim(Stage.IN_REVIEW, first=ana), Action.PROPOSE, by=ana, **{**AGREED, **change})
    assert list(caught.value.fields) == [field]


def test_nobody_sees_the_proposal_before_the_second_seat_is_in():
    ana, bo = person(), person()
    made = claim(Stage.SECOND_REVIEW, first=ana)
    seen_by = {who: list(Review.objects.visible_to(who)) for who in (ana, bo)}
    assert [review.reviewer for review in seen_by[ana]] == [ana]
    assert seen_by[bo] == []
    assert list(Review.objects.visible_to(person(Role.ADMIN))) == []

    perform(made, Action.CONFIRM, by=bo, **AGREED)

    assert Review.objects.visible_to(person()).count() == 2


def test_confirm_in_agreement_approves_and_opens_both_seals():
    ana, bo = person(), person()
    made = claim(Stage.SECOND_REVIEW, first=ana, second=bo)

    made = perform(made, Action.CONFIRM, by=bo, **AGREED)

    assert (made.stage, made.verdict, made.attribution) == (Stage.APPROVED, Verdict.DISPUTED, Attribution.CONFIRMED)
    sealed = Event.objects.get(claim=made, kind="propose").data["sealed"]
    opened = Event.objects.get(claim=made, kind="confirm").data["opened"]
    assert [one["seat"] for one in opened] == [1, 2]
    finding = {name: opened[0][name] for name in ("attribution", "verdict", "rationale")}
    assert commitment(opened[0]["salt"], finding) == sealed


def test_confirm_in_disagreement_leaves_the_claim_unchecked():
    made = claim(Stage.DISAGREEMENT)
    assert (made.stage, made.verdict) == (Stage.DISAGREEMENT, Verdict.UNCHECKED)


def test_one_person_cannot_fill_both_seats():
    ana = person(Role.EDITOR)
    made = claim(Stage.SECOND_REVIEW, first=ana)
    why = "You proposed this verdict, so somebody else has to be the second person."
    assert refusal(made, Action.CONFIRM, ana) == why
    assert refusal(made, Action.SEND_BACK, ana) == why


def test_database_holds_that_one_person_cannot_fill_both_seats():
    ana = person()
    made = claim(Stage.SECOND_REVIEW, first=ana)
    first = made.reviews.get()
    for change in ({"seat": 2}, {"reviewer": person()}):
        twin = Review(claim=made, round=1, seat=1, reviewer=ana, seated_at=first.seated_at, **AGREED)
        for name, value in change.items():
            setattr(twin, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save(force_insert=True)


def test_recall_gives_the_words_back_and_frees_the_seat():
    ana = person()
    made = perform(claim(Stage.SECOND_REVIEW, first=ana), Action.RECALL, by=ana)
    review = made.reviews.get()
    assert (made.stage, made.holder, review.seat, review.rationale) == (Stage.IN_REVIEW, ana, None, "Both sides stand.")
    perform(made, Action.PROPOSE, by=ana, **AGREED)


def test_recall_is_for_the_one_who_proposed():
    made = claim(Stage.SECOND_REVIEW)
    assert refusal(made, Action.RECALL, person()) == "Only the person who proposed the verdict can do this."


def test_send_back_returns_the_claim_with_a_comment_and_without_a_verdict():
    ana = person()
    made = claim(Stage.SECOND_REVIEW, first=ana)
    made = perform(made, Action.SEND_BACK, by=person(), comment="Look at the date.")
    event = Event.objects.get(claim=made, kind="send_back")
    assert (made.stage, made.holder, event.particulars.body) == (Stage.IN_REVIEW, ana, "Look at the date.")


def test_seat_that_was_freed_can_be_filled_by_another_who_then_cannot_confirm():
    ana, bo = person(), person()
    made = perform(claim(Stage.SECOND_REVIEW, first=ana), Action.RECALL, by=ana)
    perform(made, Action.HAND_OVER, by=ana, to=bo)
    made = perform(made, Action.PROPOSE, by=bo, **AGREED)
    assert refusal(made, Action.CONFIRM, bo)
    assert perform(made, Action.CONFIRM, by=ana, **AGREED).stage == Stage.APPROVED


def test_revise_needs_a_changed_review_and_can_agree():
    ana, bo = person(), person()
    made = claim(Stage.DISAGREEMENT, first=ana, second=bo)
    assert refusal(made, Action.REVISE, person()) == "Only the two people who reviewed this claim can do this."
    with pytest.raises(Refused, match="Nothing in your review has changed"):
        perform(made, Action.REVISE, by=ana, **AGREED)

    made = perform(made, Action.REVISE, by=ana, **{**AGREED, "verdict": Verdict.FALSE, "rationale": "Seen anew."})

    assert (made.stage, made.verdict) == (Stage.APPROVED, Verdict.FALSE)


def test_revise_may_disagree_again():
    ana = person()
    made = claim(Stage.DISAGREEMENT, first=ana)
    made = perform(made, Action.REVISE, by=ana, **{**AGREED, "verdict": Verdict.UNPROVEN})
    assert (made.stage, made.verdict) == (Stage.DISAGREEMENT, Verdict.UNCHECKED)


def test_decide_is_for_an_editor_in_neither_seat():
    ana = person(Role.EDITOR)
    made = claim(Stage.DISAGREEMENT, first=ana)
    assert refusal(made, Action.DECIDE, ana) == "You reviewed this claim yourself, so another editor has to decide."

    editor = person(Role.EDITOR)
    made = perform(
        made, Action.DECIDE, by=editor, attribution="confirmed", verdict="unproven", reason="Neither is shown."
    )

    assert (made.stage, made.verdict, made.decided_by) == (Stage.APPROVED, Verdict.UNPROVEN, editor)


def test_database_refuses_approval_without_two_agreeing_seats():
    made = claim(Stage.SECOND_REVIEW)
    approved = {"stage": Stage.APPROVED, "attribution": "confirmed", "verdict": "disputed"}
    with pytest.raises(IntegrityError, match="nobody fills the second seat"), transaction.atomic():
        Claim.objects.filter(pk=made.pk).update(**approved)
    apart = claim(Stage.DISAGREEMENT)
    with pytest.raises(IntegrityError, match="the second seat found otherwise"), transaction.atomic():
        Claim.objects.filter(pk=apart.pk).update(**approved)
    with pytest.raises(IntegrityError, match="the one who decides sits in a seat"), transaction.atomic():
        Claim.objects.filter(pk=apart.pk).update(**approved, decided_by=apart.reviews.get(seat=1).reviewer)


def test_database_refuses_to_change_a_review_whose_round_is_over():
    made = claim(Stage.APPROVED)
    with pytest.raises(IntegrityError, match="the round of this review is over"), transaction.atomic():
        made.reviews.filter(seat=1).update(verdict="false")


@override_settings(CLAIMS_SECOND_PERSON=False)
def test_newsroom_of_one_approves_with_the_waiver_on_record():
    ana = person()
    made = perform(claim(Stage.IN_REVIEW, first=ana), Action.PROPOSE, by=ana, **AGREED)
    assert (made.stage, made.second_person_waived) == (Stage.APPROVED, True)
    assert Event.objects.get(claim=made, kind="propose").data["second_person_waived"] is True


def test_nobody_sits_down_outside_the_running_round():
    made = claim(Stage.APPROVED)
    late = {"seat": 2, "reviewer": person(), "seated_at": timezone.now(), **AGREED}
    for number in (1, 2):
        with pytest.raises(IntegrityError, match="outside the running round"), transaction.atomic():
            Review.objects.create(claim=made, round=number, **late)


@override_settings(CLAIMS_SECOND_PERSON=False)
def test_newsroom_of_one_publishes_its_own_draft_and_the_page_says_so():
    ana = person()
    made = perform(claim(Stage.IN_REVIEW, first=ana), Action.PROPOSE, by=ana, **AGREED)
    made = perform(made, Action.PUBLISH, by=ana, draft_version=draft(made, by=ana))
    assert (made.stage, made.second_person_waived) == (Stage.PUBLISHED, True)


# --- Going out --------------------------------------------------------------------------------------------------------


def test_publish_freezes_the_summary_and_names_the_draft():
    ana, bo = person(), person()
    made = publish(claim(Stage.APPROVED, first=ana, second=bo), writer=ana, by=bo)
    assert (made.stage, made.summary.number, made.summary.draft_version) == (Stage.PUBLISHED, 1, 1)
    assert made.slug
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        made.summaries.update(text="Another text")


def test_publish_is_for_somebody_who_did_not_write_the_last_version():
    ana = person()
    made = claim(Stage.APPROVED, first=ana)
    version = draft(made, by=ana)
    with pytest.raises(Refused, match="You wrote the last version of the draft"):
        perform(made, Action.PUBLISH, by=ana, draft_version=version)


def test_publish_of_a_draft_that_moved_on_is_stale():
    ana, bo = person(), person()
    made = claim(Stage.APPROVED, first=ana, second=bo)
    version = draft(made, by=ana)
    draft(made, by=ana, version=version, text="Another text")
    with pytest.raises(Stale) as caught:
        perform(made, Action.PUBLISH, by=bo, draft_version=version)
    assert caught.value.current.text == "Another text"


def test_publish_without_a_draft_says_so():
    made = claim(Stage.APPROVED)
    assert refusal(made, Action.PUBLISH, person()).startswith("There is no summary yet")


def test_publish_through_a_closed_gate_takes_an_editor_who_took_no_part():
    ana, bo, editor = person(), person(Role.EDITOR), person(Role.EDITOR)
    made = claim(Stage.APPROVED, first=ana, second=bo)
    for item in made.evidence.all():
        editing.dismiss(item, by=ana)
    made.pulls.all().delete()
    version = draft(made, by=ana)
    with pytest.raises(Refused, match="One side is missing"):
        perform(made, Action.PUBLISH, by=bo, draft_version=version)
    with pytest.raises(Refused, match="Only an editor who took no part"):
        perform(made, Action.PUBLISH, by=bo, draft_version=version, override_reason="It is urgent.")

    made = perform(made, Action.PUBLISH, by=editor, draft_version=version, override_reason="It is urgent.")

    assert made.summary.override_reason == "It is urgent."


def test_correct_gives_the_next_number_with_kind_and_reason():
    ana, editor = person(), person(Role.EDITOR)
    made = claim(Stage.PUBLISHED, first=ana)
    with pytest.raises(Refused, match="published already"):
        perform(made, Action.CORRECT, by=editor, draft_version=1, kind="typo", reason="A name.")
    version = draft(made, by=ana, version=1, text="The bridge was shut [1].")
    with pytest.raises(Incomplete, match="new round"):
        perform(made, Action.CORRECT, by=editor, draft_version=version, kind="new_round", reason="A name.")

    made = perform(made, Action.CORRECT, by=editor, draft_version=version, kind="typo", reason="A name.")

    assert (made.summary.number, made.summary.correction.reason, made.verdict) == (2, "A name.", Verdict.DISPUTED)
    assert made.summaries.get(number=1).text == "The bridge was closed [1]."


def test_correct_is_not_for_the_author_of_the_new_draft():
    editor = person(Role.EDITOR)
    made = claim(Stage.PUBLISHED)
    version = draft(made, by=editor, version=1, text="Another text")
    with pytest.raises(Refused, match="You wrote the last version"):
        perform(made, Action.CORRECT, by=editor, draft_version=version, kind="typo", reason="A name.")


def test_reopen_begins_a_round_of_two_people_while_the_page_stays():
    ana, bo = person(), person()
    made = claim(Stage.PUBLISHED, first=ana, second=bo)
    made = perform(made, Action.REOPEN, by=bo, reason="A new source.")
    assert (made.stage, made.round, made.holder, made.verdict) == (Stage.IN_REVIEW, 2, bo, Verdict.UNCHECKED)
    assert made.is_under_review
    assert list(Claim.objects.public()) == [made]

    changed = {**AGREED, "verdict": Verdict.FALSE}
    made = perform(made, Action.PROPOSE, by=bo, **changed)
    made = perform(made, Action.CONFIRM, by=ana, **changed)
    with pytest.raises(Refused, match="earlier round"):
        perform(made, Action.PUBLISH, by=bo, draft_version=1)
    made = perform(made, Action.PUBLISH, by=bo, draft_version=draft(made, by=ana, version=1))

    assert (made.summary.number, made.summary.verdict) == (2, Verdict.FALSE)
    assert (made.summary.correction.kind, made.summary.correction.reason) == ("new_round", "A new source.")


def test_withdraw_keeps_the_page_with_its_reason():
    made = claim(Stage.WITHDRAWN)
    assert made.summary.withdrawals.get().reason == "It was wrong."
    assert perform(made, Action.REOPEN, by=person(), reason="Look again.").stage == Stage.IN_REVIEW


# --- The history ------------------------------------------------------------------------------------------------------


def test_every_step_is_an_event_and_the_chain_holds():
    made = claim(Stage.PUBLISHED)
    kinds = told(made)
    assert [kind for kind in kinds if kind in Action.values] == [
        "submit", "accept", "take", "propose", "confirm", "publish",
    ]  # fmt: skip
    assert broken_links(made) == []


def test_refused_deed_leaves_no_trace():
    made = claim(Stage.OPEN)
    before = told(made)
    with pytest.raises(Refused):
        perform(made, Action.PUBLISH, by=person(), draft_version=1)
    assert told(made) == before


@pytest.mark.parametrize("change", [{"kind": "other"}, {"data": {}}, {"position": 90}])
def test_event_cannot_be_changed(change):
    made = claim(Stage.OPEN)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Event.objects.filter(claim=made).update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Event.objects.filter(claim=made)._raw_delete("default")


def test_erasing_what_a_person_wrote_leaves_the_chain_whole():
    made = perform(claim(Stage.SECOND_REVIEW), Action.SEND_BACK, by=person(), comment="Call me at home.")
    Event.objects.get(claim=made, kind="send_back").particulars.delete()
    assert broken_links(made) == []


def test_changed_particulars_are_found():
    made = perform(claim(Stage.SECOND_REVIEW), Action.SEND_BACK, by=person(), comment="Look at the date.")
    particulars = Event.objects.get(claim=made, kind="send_back").particulars
    particulars.body = "All is well."
    particulars.save()
    assert len(broken_links(made)) == 1


# --- The gate ---------------------------------------------------------------------------------------------------------


def test_search_that_failed_everywhere_does_not_show_that_nothing_was_found():
    made = claim(Stage.APPROVED)
    for item in made.evidence.filter(stance="undermines"):
        editing.dismiss(item, by=person())
    made.pulls.update(requests=[{"address": "http://feed.example.org/", "error": "It did not answer."}])
    lights = {ruling.name: str(ruling.light) for ruling in workflow.deeds.gate.judge(made)}
    assert lights["both_sides"] == "red"
    answered_pull(made)
    lights = {ruling.name: str(ruling.light) for ruling in workflow.deeds.gate.judge(made)}
    assert lights["both_sides"] == "green"


UNREAD = {
    "address": "https://news.example.org/1",
    "status": None,
    "count": 0,
    "error": "It did not answer.",
    "kind": "page",
}
READ = UNREAD | {"error": "", "note": "Read; it does not bear on the claim."}


@pytest.mark.parametrize(
    ("connector", "pages", "light"),
    [
        ("feeds", [UNREAD, UNREAD], "red"),
        ("feeds", [UNREAD, READ], "green"),
        ("gdelt", [], "green"),
        ("wikidata", [], "red"),
        ("internet_archive", [], "red"),
    ],
)
def test_only_a_search_for_reporting_that_saw_something_shows_that_nothing_was_found(connector, pages, light):
    made = claim(Stage.APPROVED)
    for item in made.evidence.filter(stance="undermines"):
        editing.dismiss(item, by=person())
    made.pulls.all().delete()
    pull = answered_pull(made)
    Pull.objects.filter(pk=pull.pk).update(connector=connector, requests=[*pull.requests, *pages])
    lights = {ruling.name: str(ruling.light) for ruling in workflow.deeds.gate.judge(made)}
    assert lights["both_sides"] == light


def test_gate_reads_no_whole_texts():
    made = claim(Stage.APPROVED)
    with CaptureQueriesContext(connection) as asked:
        workflow.deeds.gate.judge(made)
    long = ('"claims_snapshot"."text",', '"claims_report"."search_text"')
    assert [query["sql"] for query in asked if any(column in query["sql"] for column in long)] == []


def test_appearance_is_no_evidence():
    made = claim(Stage.OPEN)
    said = made.appearances.get().passage
    with pytest.raises(Refused, match="is no evidence that it is so"):
        editing.add_item(made, by=person(), kind="evidence", passage=said, stance="supports")


def test_passage_outside_its_snapshot_is_refused_by_the_database():
    snapshot = report("Short text.").latest_snapshot
    good = passage("Short", of=snapshot.report)
    for change in ({"start": 1}, {"exact": "short"}, {"end": 400}):
        with pytest.raises(IntegrityError, match="passage_inside_snapshot"), transaction.atomic():
            type(good).objects.filter(pk=good.pk).update(**change)


def test_one_false_passage_among_many_is_refused_with_all_of_them():
    snapshot, other = report("Short text. Ünder it.").latest_snapshot, report("Another text.").latest_snapshot
    good = [Passage.at(snapshot, 0, 5), Passage.at(snapshot, 12, 17), Passage.at(other, 8, 12)]
    for change in ({"start": 13}, {"exact": "Under"}, {"end": 400}, {"snapshot": other}):
        false = Passage.at(snapshot, 12, 20)
        for name, value in change.items():
            setattr(false, name, value)
        with pytest.raises(IntegrityError, match="passage_inside_snapshot"), transaction.atomic():
            Passage.objects.bulk_create([*good, false])
    assert not Passage.objects.exists()
    Passage.objects.bulk_create(good)
    assert list(Passage.objects.order_by("pk").values_list("exact", flat=True)) == ["Short", "Ünder", "text"]


# --- What is asked for ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "action", "change", "field"),
    [
        (Stage.SECOND_REVIEW, Action.SEND_BACK, {"comment": " \n"}, "comment"),
        (Stage.PUBLISHED, Action.WITHDRAW, {"reason": "  "}, "reason"),
        (Stage.PUBLISHED, Action.REOPEN, {"reason": "\t"}, "reason"),
        (Stage.DISAGREEMENT, Action.DECIDE, {"attribution": "confirmed", "verdict": "false", "reason": " "}, "reason"),
    ],
)
def test_blanks_are_no_reason(stage, action, change, field):
    made = claim(stage)
    with pytest.raises(Incomplete) as caught:
        perform(made, action, by=person(Role.EDITOR), **change)
    assert list(caught.value.fields) == [field]


def test_correction_needs_a_reason_that_can_be_read():
    made = claim(Stage.PUBLISHED)
    version = draft(made, by=person(), version=1, text="The bridge was shut [1].")
    with pytest.raises(Incomplete, match="Give a reason"):
        perform(made, Action.CORRECT, by=person(Role.EDITOR), draft_version=version, kind="typo", reason=" ")


# --- Setting aside ----------------------------------------------------------------------------------------------------


def test_claim_with_a_published_check_is_not_set_aside():
    made, ana = claim(Stage.PUBLISHED), person()
    made = perform(made, Action.REOPEN, by=ana, reason="A new document.")

    assert refusal(made, Action.SET_ASIDE, ana).startswith("A check of this claim is published")
    with pytest.raises(Refused):
        perform(made, Action.SET_ASIDE, by=ana, reason="out_of_scope")


def test_items_of_a_duplicate_are_told_on_the_chain_of_the_claim_that_gets_them():
    other, made = claim(Stage.OPEN), claim(Stage.OPEN)
    perform(made, Action.SET_ASIDE, by=person(), reason="duplicate", duplicate_of=other)
    event = Event.objects.filter(claim=other).latest("position")
    assert (event.kind, event.data["duplicate"], event.data["appearances"], event.data["evidence"]) == (
        "items_received", made.pk, 1, 2,
    )  # fmt: skip
    assert broken_links(other) == []


def test_claim_is_no_duplicate_of_a_withdrawn_one():
    with pytest.raises(Incomplete, match="withdrawn"):
        perform(
            claim(Stage.OPEN), Action.SET_ASIDE, by=person(), reason="duplicate", duplicate_of=claim(Stage.WITHDRAWN)
        )


def test_evidence_of_a_duplicate_stays_behind_where_the_passage_shows_that_the_claim_was_made():
    said = passage()
    other, made = claim(Stage.OPEN, passage=said), claim(Stage.OPEN)
    editing.add_item(made, by=person(), kind="evidence", passage=said, stance="supports")

    perform(made, Action.SET_ASIDE, by=person(), reason="duplicate", duplicate_of=other)

    assert not other.evidence.filter(passage=said).exists()
    assert made.evidence.get().passage == said


# --- Taking part ------------------------------------------------------------------------------------------------------


def _with_closed_gate(**people):
    made = claim(Stage.APPROVED, **people)
    made.evidence.all().delete()
    made.pulls.all().delete()
    return made


def test_editor_who_wrote_an_earlier_version_of_the_draft_took_part():
    ana, editor = person(), person(Role.EDITOR)
    made = _with_closed_gate(first=ana)
    version = draft(made, by=ana, version=draft(made, by=editor), text="The same, a comma added.")
    with pytest.raises(Refused, match="Only an editor who took no part"):
        perform(made, Action.PUBLISH, by=editor, draft_version=version, override_reason="It is urgent.")


def test_editor_whose_proposal_was_recalled_took_part():
    editor, ana, bo = person(Role.EDITOR), person(), person()
    made = claim(Stage.SECOND_REVIEW, first=editor)
    perform(made, Action.RECALL, by=editor)
    perform(made, Action.HAND_OVER, by=editor, to=ana)
    perform(made, Action.PROPOSE, by=ana, **AGREED)
    perform(made, Action.CONFIRM, by=bo, **AGREED)
    made.evidence.all().delete()
    made.pulls.all().delete()
    version = draft(made, by=ana)
    with pytest.raises(Refused, match="Only an editor who took no part"):
        perform(made, Action.PUBLISH, by=editor, draft_version=version, override_reason="It is urgent.")


def test_correction_does_not_go_out_through_a_gate_that_has_closed():
    ana, editor = person(), person(Role.EDITOR)
    made = claim(Stage.PUBLISHED)
    for item in made.evidence.all():
        editing.dismiss(item, by=ana)
    made.pulls.all().delete()
    version = draft(made, by=ana, version=1, text="The bridge was shut [1].")
    with pytest.raises(Refused, match="One side is missing"):
        perform(made, Action.CORRECT, by=editor, draft_version=version, kind="typo", reason="A name.")


# --- Accepting --------------------------------------------------------------------------------------------------------


def test_accept_does_not_undo_what_somebody_reworded_meanwhile():
    made, ana = claim(), person()
    editing.reword(made, by=ana, version=1, text="The bridge of Brunn was closed on Monday")
    with pytest.raises(Stale) as caught:
        perform(made, Action.ACCEPT, by=person(), text="The bridge of Brunn was shut", version=1)
    assert caught.value.current.text == "The bridge of Brunn was closed on Monday"


def test_accept_in_other_words_is_told_with_both():
    made = claim(text="The bridge is shut")
    perform(made, Action.ACCEPT, by=person(), text="The bridge of Brunn is shut", version=1)
    event = Event.objects.get(claim=made, kind="accept")
    assert event.particulars.body == {"before": "The bridge is shut", "after": "The bridge of Brunn is shut"}

"""The workspace shows one claim with all that stands beside it; each refusal is a sentence in its place."""

import pytest
from django.urls import reverse

from claims import editing, workflow
from claims.choices import Action, Certainty, Role, Stage, Stance, Standing, WorkStatus
from claims.models import Appearance, Event, Hit, Pull, Source
from claims.web.desk.board import Board
from tests.factories import answered_pull, claim, evidence, passage, person, report
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db


def at(made, name="desk:claim", *more):
    return reverse(name, args=[made.pk, *more])


def counter(made, by, words="The ministry denied it."):
    return editing.add_item(made, by=by, kind="counter_statement", passage=passage(words), counter_kind="flat_denial")


def test_workspace_shows_the_claim_both_sides_the_gate_and_what_happened():
    me = person(name="mo")
    made = claim(Stage.IN_REVIEW, first=me, claimant_name="The mayor", place="town hall")
    counter(made, me)
    page = text_of(at_the_desk(me).get(at(made)))
    for words in (made.text, "The mayor", "town hall", "supports", "undermines", "flat denial", "Two people"):
        assert words in page
    assert "Taken up for review" in page


def test_every_action_of_the_stage_is_shown_and_a_refused_one_says_why():
    holder = person(name="holder")
    made = claim(Stage.IN_REVIEW, first=holder)
    response = at_the_desk().get(at(made))
    refused = {offer.action: offer.why_not for offer in response.context["offers"]}
    assert refused[Action.PROPOSE] == "Only holder, who holds this claim, can do this."
    assert refused[Action.SET_ASIDE] == ""
    assert "Only holder, who holds this claim, can do this." in text_of(response)


def test_a_line_of_the_checklist_leads_to_where_it_can_be_mended():
    made = claim(Stage.OPEN)
    response = at_the_desk().get(at(made))
    ways = {row["ruling"].name: row["mend"] for row in response.context["rulings"]}
    assert (ways["verdict"], ways["both_sides"], ways["reply"]) == (at(made, "desk:review"), "#evidence", "#replies")
    assert 'href=""' not in text_of(response)


def test_nobody_is_shown_a_button_that_is_another_persons_alone():
    first, second = person(), person()
    made = claim(Stage.SECOND_REVIEW, first=first)
    shown = {one: at_the_desk(one).get(at(made)).context["offers"] for one in (first, second)}
    assert Action.RECALL in {offer.action for offer in shown[first]}
    assert Action.RECALL not in {offer.action for offer in shown[second]}
    differ = claim(Stage.DISAGREEMENT, first=first, second=second)
    editor = at_the_desk(role=Role.EDITOR).get(at(differ)).context["offers"]
    assert {offer.action for offer in editor} == {Action.DECIDE}
    assert Action.REVISE in {offer.action for offer in at_the_desk(second).get(at(differ)).context["offers"]}


def test_a_reason_that_two_actions_share_is_told_once():
    first = person()
    offers = at_the_desk(first).get(at(claim(Stage.SECOND_REVIEW, first=first))).context["offers"]
    assert [(offer.action, bool(offer.why_not)) for offer in offers] == [(Action.RECALL, False), (Action.CONFIRM, True)]


def test_what_leads_on_from_an_approved_claim_without_a_summary_is_its_summary():
    page = text_of(at_the_desk().get(at(claim(Stage.APPROVED))))
    actions = page.partition('id="actions-title"')[2].partition("</section>")[0]
    assert actions.index("Write the summary") < actions.index("Reopen")
    assert 'class="btn btn-wide btn-main"' in actions.partition("Write the summary")[0]


def test_nobody_types_words_that_cannot_be_saved_and_what_was_typed_stays():
    made = claim(Stage.IN_REVIEW, first=person(name="holder"))
    client, address = at_the_desk(), at(made, "desk:words")
    shown = text_of(client.get(address))
    assert ("Only holder" in shown, 'name="text"' in shown) == (True, False)
    refused = text_of(client.post(address, {"text": "Typed meanwhile", "version": made.version}))
    assert 'name="text"' in refused
    assert "Typed meanwhile" in refused


def test_two_findings_that_differ_are_not_told_as_agreement():
    made = claim(Stage.DISAGREEMENT)
    rows = at_the_desk().get(at(made)).context["rulings"]
    ruling = next(row["ruling"] for row in rows if row["ruling"].name == "two_people")
    assert (ruling.is_red, "their findings differ" in ruling.why) == (True, True)


def test_words_that_somebody_kept_as_an_answer_are_no_longer_suggested_as_a_retelling():
    made, me = claim(Stage.OPEN), person()
    said = passage("Fourteen are cracked, not 19.", of=report("Fourteen are cracked, not 19. It rained."))
    Appearance.objects.create(claim=made, passage=said, is_retelling=True)
    assert [item.passage for item in Board.of(made).retold] == [said]
    editing.add_item(made, by=me, kind="counter_statement", passage=said, counter_kind="correction")
    assert Board.of(made).retold == []


def test_few_words_of_an_answer_stand_in_their_sentence():
    made, me = claim(Stage.OPEN), person()
    page = report("It rained. The mayor called the account of the firm “a fairy tale from the harbour”. It rained on.")
    answer = passage("“a fairy tale from the harbour”", of=page)
    editing.add_item(made, by=me, kind="counter_statement", passage=answer, counter_kind="dismissal")
    shown = text_of(at_the_desk(me).get(at(made)))
    assert '<span class="soft">The mayor called the account of the firm </span><mark' in shown
    assert "It rained on" not in shown


def test_take_is_one_press():
    made, me = claim(Stage.OPEN), person()
    response = at_the_desk(me).post(at(made, "desk:act", "take"), follow=True)
    made.refresh_from_db()
    assert (made.stage, made.holder) == (Stage.IN_REVIEW, me)
    assert "You hold this claim now." in text_of(response)


def test_take_that_comes_too_late_is_a_409_with_the_sentence():
    holder = person(name="holder")
    made = claim(Stage.IN_REVIEW, first=holder)
    response = at_the_desk().post(at(made, "desk:act", "take"))
    assert response.status_code == 409
    assert "holder holds this claim." in text_of(response)


def test_set_aside_without_a_reason_keeps_what_was_typed():
    made = claim(Stage.OPEN)
    response = at_the_desk().post(at(made, "desk:act", "set_aside"), {"reason": "", "note": "Seen before, I think"})
    assert response.status_code == 422
    assert "Give a reason." in text_of(response)
    assert "Seen before, I think" in text_of(response)


def test_duplicate_is_set_aside_and_names_the_other():
    made, other = claim(Stage.OPEN), claim(Stage.OPEN)
    at_the_desk().post(at(made, "desk:act", "set_aside"), {"reason": "duplicate", "duplicate_of": other.pk})
    made.refresh_from_db()
    assert (made.stage, made.duplicate_of) == (Stage.SET_ASIDE, other)


def test_hand_over_goes_to_a_reviewer():
    me, other = person(), person()
    made = claim(Stage.IN_REVIEW, first=me)
    at_the_desk(me).post(at(made, "desk:act", "hand_over"), {"to": other.pk})
    made.refresh_from_db()
    assert made.holder == other


def test_an_action_that_does_not_exist_is_not_found():
    made = claim()
    client = at_the_desk()
    assert client.get(at(made, "desk:act", "burn")).status_code == 404
    assert client.get(at(made, "desk:act", "submit")).status_code == 404


def test_going_back_leads_to_pages_of_ours_alone():
    made = claim(Stage.OPEN)
    response = at_the_desk().post(at(made, "desk:act", "take"), {"next": "https://elsewhere.example/"})
    assert response.headers["Location"] == at(made)


def test_suggested_item_is_kept_dismissed_and_changed():
    me, made = person(), claim(Stage.OPEN)
    item = evidence(made, by=me, stance=Stance.SUPPORTS)
    address, client = at(made, "desk:item", "evidence", item.pk), at_the_desk(me)
    client.post(address, {"deed": "dismiss"})
    item.refresh_from_db()
    assert item.standing == Standing.DISMISSED
    client.post(address, {"deed": "keep"})
    client.post(address, {"stance": "undermines"})
    client.post(address, {"is_primary": "1"})
    item.refresh_from_db()
    assert (item.standing, item.stance, item.is_primary) == (Standing.KEPT, Stance.UNDERMINES, True)
    client.post(address, {"is_primary": "0"})
    item.refresh_from_db()
    assert item.is_primary is False


def test_item_of_another_claim_is_not_found():
    made, other = claim(Stage.OPEN), claim(Stage.OPEN)
    item = evidence(other, by=person())
    assert at_the_desk().post(at(made, "desk:item", "evidence", item.pk), {"deed": "keep"}).status_code == 404


def test_item_of_a_claim_that_was_set_aside_is_refused_in_place():
    me, made = person(), claim(Stage.OPEN)
    item = evidence(made, by=me)
    workflow.perform(made, Action.SET_ASIDE, by=me, reason="out_of_scope")
    response = at_the_desk(me).post(at(made, "desk:item", "evidence", item.pk), {"deed": "dismiss"})
    assert response.status_code == 409
    assert "This claim is not worked on any more." in text_of(response)


def test_nonsense_for_an_item_is_incomplete():
    made = claim(Stage.OPEN)
    item = evidence(made, by=person())
    response = at_the_desk().post(at(made, "desk:item", "evidence", item.pk), {"stance": "sings"})
    assert response.status_code == 422


def found(made) -> Hit:
    page = report("Witnesses saw the bridge closed. It rained.", address="https://found.example.org/story")
    return Hit.objects.create(
        claim=made, report=page, pull=answered_pull(made), passage=passage(of=page), score=0.8, why="shares: bridge"
    )


def test_found_report_becomes_evidence_with_one_key():
    made = claim(Stage.OPEN)
    hit, client = found(made), at_the_desk()
    page = text_of(client.get(at(made)))
    assert "shares: bridge" in page
    client.post(at(made, "desk:add-item"), {"passage": hit.passage_id, "kind": "evidence", "stance": "supports"})
    assert made.evidence.get(passage=hit.passage).stance == Stance.SUPPORTS
    hit.refresh_from_db()
    assert hit.standing == Standing.KEPT


HINT = "A hint, not a verdict: it seems to"


def test_found_passage_has_a_hint_beside_it_and_no_stance_is_chosen_by_it():
    made = claim(Stage.OPEN, text="Witnesses saw the bridge closed")
    hit = found(made)
    page = at_the_desk().get(at(made))
    assert f"{HINT} support the claim" in text_of(page)
    assert b"aria-pressed" not in page.content.partition(b'class="hit"')[2].partition(b"</article>")[0]
    assert not made.evidence.filter(passage=hit.passage).exists()


def test_found_passage_in_a_language_that_is_not_read_has_no_hint():
    made = claim(Stage.OPEN, text="Witnesses saw the bridge closed")
    hit = found(made)
    hit.report.language = "fr"
    hit.report.save()
    assert HINT not in text_of(at_the_desk().get(at(made)))


def test_found_report_is_dismissed():
    made = claim(Stage.OPEN)
    hit = found(made)
    at_the_desk().post(at(made, "desk:dismiss-hit", hit.pk))
    hit.refresh_from_db()
    assert hit.standing == Standing.DISMISSED


def test_passage_that_shows_the_claim_is_refused_as_evidence():
    made = claim(Stage.OPEN)
    said = made.appearances.get().passage
    response = at_the_desk().post(
        at(made, "desk:add-item"), {"passage": said.pk, "kind": "evidence", "stance": "supports"}
    )
    assert response.status_code == 409
    assert "that it was said is no evidence that it is so" in text_of(response)


def test_running_pull_is_asked_for_again_until_it_is_done():
    made = claim(Stage.OPEN)
    pull = Pull.objects.create(claim=made, connector="elsewhere")
    client = at_the_desk()
    running = client.get(at(made, "desk:pulls"), {"n": "3"}, headers={"HX-Request": "true"})
    assert f'hx-get="{at(made, "desk:pulls")}?n=4"' in text_of(running)
    Pull.objects.filter(pk=pull.pk).update(status=WorkStatus.PARKED, error="The server does not answer.")
    done = client.get(at(made, "desk:pulls"), {"n": "4"}, headers={"HX-Request": "true"})
    assert "hx-get" not in text_of(done)
    assert "The server does not answer." in text_of(done)
    assert done.headers["HX-Trigger"] == "pulled"


def test_reporting_of_a_candidate_cannot_be_asked_for():
    made = claim()
    response = at_the_desk().post(at(made, "desk:pulls"))
    assert response.status_code == 409
    assert "Accept the claim first" in text_of(response)


def test_speaker_is_linked_in_every_passage_of_the_claim():
    mayor = Source.objects.create(name="Ingrid Solvane", kind="person")
    said = passage(speaker_name="I. Solvane")
    made = claim(Stage.OPEN, passage=said)
    client = at_the_desk()
    assert "not linked to a source" in text_of(client.get(at(made)))
    client.post(at(made, "desk:link-speaker"), {"passage": [said.pk], "source": "ingrid solvane"})
    said.refresh_from_db()
    assert (said.speaker, said.speaker_name) == (mayor, "I. Solvane")
    unknown = client.post(at(made, "desk:link-speaker"), {"passage": [said.pk], "source": "Somebody"})
    assert unknown.status_code == 422
    assert "There is no source of the name “Somebody”." in text_of(unknown)
    client.post(at(made, "desk:link-speaker"), {"passage": [said.pk], "source": ""})
    said.refresh_from_db()
    assert said.speaker is None


def test_source_of_a_speakers_name_is_suggested_and_linked_by_one_press():
    mayor = Source.objects.create(name="Ingrid Solvane", kind="person", role="mayor", aliases=["I. Solvane"])
    for kind in ("person", "body"):
        Source.objects.create(name="Ministry", kind=kind)
    said, denied = passage(speaker_name="I. Solvane"), passage("The ministry denied it.", speaker_name="Ministry")
    made, me = claim(Stage.OPEN, passage=said, claimant_name="I. Solvane"), person()
    editing.add_item(made, by=me, kind="counter_statement", passage=denied, counter_kind="flat_denial")
    client = at_the_desk(me)

    page = client.get(at(made))
    assert "Ingrid Solvane</a>, mayor: the only source of this name." in text_of(page)
    assert page.context["board"].suggested_links == [(said, mayor)]

    elsewhere = passage(speaker_name="I. Solvane")
    pairs = [f"{said.pk}-{mayor.pk}", f"{elsewhere.pk}-{mayor.pk}", "0-0", "x-y"]
    answer = client.post(at(made, "desk:link-speaker"), {"pair": pairs}, follow=True)
    assert "Ingrid Solvane stands as the one who made the claim." in text_of(answer)
    for row in (said, denied, elsewhere, made):
        row.refresh_from_db()
    assert (said.speaker, denied.speaker, elsewhere.speaker) == (mayor, None, None)
    assert list(Event.objects.filter(claim=made).values_list("kind", flat=True))[-2:] == ["speaker_linked", "reworded"]
    assert (made.claimant, made.version) == (mayor, 2)
    assert Board.of(made).suggested_links == []


def test_claimant_of_a_proposed_verdict_stays_as_the_claim_has_it():
    mayor = Source.objects.create(name="Ingrid Solvane", kind="person")
    said = passage(speaker_name="Ingrid Solvane")
    made = claim(Stage.SECOND_REVIEW, passage=said, claimant_name="Ingrid Solvane")
    editing.link_speakers(made, [(said, mayor)], by=person())
    made.refresh_from_db()
    said.refresh_from_db()
    assert (said.speaker, made.claimant) == (mayor, None)


def test_claims_words_say_which_source_the_claimant_may_be():
    Source.objects.create(name="Ingrid Solvane", kind="person", role="mayor")
    made = claim(Stage.OPEN, claimant_name="ingrid solvane")
    assert "Ingrid Solvane</a>, mayor: the only source of this name." in text_of(
        at_the_desk().get(at(made, "desk:words"))
    )


def test_retelling_that_is_surer_than_its_source_raises_the_alarm():
    made = claim(Stage.OPEN, passage=passage(certainty=Certainty.POSSIBLE))
    retold = passage(certainty=Certainty.CONFIRMED)
    editing.add_item(made, by=person(), kind="appearance", passage=retold, is_retelling=True)
    assert [(rung.is_retelling, rung.is_stronger) for rung in Board.of(made).ladder] == [(False, False), (True, True)]
    assert "a retelling is surer than its source" in text_of(at_the_desk().get(at(made)))


def figure(low, **more):
    return {
        "exact": str(low),
        "low": low,
        "high": low,
        "unit": "",
        "comparator": "exactly",
        "counted": "lorries",
        "about": "convoy border",
        **more,
    }


def test_figures_differ_only_where_each_report_has_one_that_the_other_lacks():
    made = claim(Stage.OPEN, passage=passage(figures=[figure(25, comparator="about"), figure(7)]))
    by = person()
    editing.add_item(made, by=by, kind="evidence", passage=passage(figures=[figure(26)]), stance="supports")
    assert [(row.counted, row.differs) for row in Board.of(made).figures.rows] == [("lorries", False)]
    editing.add_item(made, by=by, kind="evidence", passage=passage(figures=[figure(60)]), stance="undermines")
    assert [row.differs for row in Board.of(made).figures.rows] == [True]


def test_workspace_takes_as_many_queries_with_three_items_as_with_one(django_assert_num_queries):
    me = person()
    made = claim(Stage.IN_REVIEW, first=me)
    client = at_the_desk(me)
    client.get(at(made))
    with django_assert_num_queries(42):
        client.get(at(made))
    for _ in range(2):
        evidence(made, by=me)
        counter(made, me)
    with django_assert_num_queries(42):
        client.get(at(made))


def test_neighbours_of_the_view_stand_beside_the_claim():
    first, second = claim(Stage.OPEN), claim(Stage.OPEN)
    response = at_the_desk().get(at(first), {"view": "unassigned"})
    assert [row.pk for row in response.context["rail_claims"]] == [second.pk, first.pk]
    assert (response.context["before"], response.context["after"]) == (second.pk, None)


def test_neighbours_stay_when_a_part_is_swapped_in():
    made, me = claim(Stage.OPEN), person()
    other = claim(Stage.OPEN)
    item = evidence(made, by=me)
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{at(made)}?view=unassigned"}
    response = at_the_desk(me).post(
        at(made, "desk:item", "evidence", item.pk), {"deed": "dismiss"}, headers=headers, follow=True
    )
    assert other.pk in [row.pk for row in response.context["rail_claims"]]


# --- The claim's words ------------------------------------------------------------------------------------------------


def words_of(made, **changed):
    return {"text": made.text, "said_precision": "day", "version": made.version, **changed}


def test_words_are_edited():
    made = claim()
    response = at_the_desk().post(at(made, "desk:words"), words_of(made, text="The bridge is shut", place="Brunn"))
    made.refresh_from_db()
    assert (response.status_code, made.text, made.place) == (302, "The bridge is shut", "Brunn")


def test_claimant_is_named_and_not_chosen_from_a_list_of_all():
    minister = Source.objects.create(name="Ada Korr", kind="person", aliases=["Ада Корр"])
    Source.objects.create(name="Ines Falk", kind="person")
    made, desk = claim(Stage.OPEN), at_the_desk()

    def saved(name, status=302):
        response = desk.post(at(made, "desk:words"), words_of(made, claimant=name))
        made.refresh_from_db()
        assert response.status_code == status
        return made.claimant if status == 302 else text_of(response)

    assert saved("ада корр") == minister
    assert 'name="claimant" value="Ada Korr"' in desk.get(at(made, "desk:words")).content.decode()
    Source.objects.create(name="ada korr", kind="body")
    assert saved("Ada Korr") == minister  # whoever stands there is meant, though another one has that name by now
    assert "There is no source of the name “Ann Lee”." in saved("Ann Lee", status=422)
    assert saved("") is None
    assert "Several sources carry the name “Ada Korr”." in saved("Ada Korr", status=422)


def test_stale_save_shows_both_texts_and_loses_neither():
    made = claim()
    editing.reword(made, by=person(), version=made.version, text="What the other one wrote")
    response = at_the_desk().post(at(made, "desk:words"), words_of(made, text="What I wrote"))
    page = text_of(response)
    assert response.status_code == 412
    assert "What the other one wrote" in page
    assert page.count("What I wrote") == 2
    made.refresh_from_db()
    assert made.text == "What the other one wrote"


def test_save_that_names_no_version_is_a_428_and_keeps_what_was_typed():
    made = claim()
    response = at_the_desk().post(at(made, "desk:words"), {"text": "What I wrote", "said_precision": "day"})
    assert response.status_code == 428
    assert "did not say which version" in text_of(response)
    assert "What I wrote" in text_of(response)


def test_saving_again_after_both_were_shown_takes_mine():
    made = claim()
    editing.reword(made, by=person(), version=1, text="What the other one wrote")
    client = at_the_desk()
    shown = client.post(at(made, "desk:words"), words_of(made, text="What I wrote"))
    version = shown.context["form"]["version"].value()
    client.post(at(made, "desk:words"), words_of(made, text="What I wrote", version=version))
    made.refresh_from_db()
    assert made.text == "What I wrote"


def test_words_of_a_proposed_claim_stay():
    made = claim(Stage.SECOND_REVIEW)
    response = at_the_desk().post(at(made, "desk:words"), words_of(made, text="Other words"))
    assert response.status_code == 409
    assert "The words of a claim stay as they are once a verdict is proposed" in text_of(response)
    assert "Other words" in text_of(response)


def test_claim_without_a_report_says_where_it_was_met():
    client = at_the_desk(role=Role.CONTRIBUTOR)
    empty = client.post(reverse("desk:submit"), {"text": "The bridge is shut"})
    assert empty.status_code == 422
    assert "Say where you met this claim." in text_of(empty)
    sent = client.post(reverse("desk:submit"), {"text": "The bridge is shut", "origin_note": "A poster"}, follow=True)
    assert "Where it was met: A poster" in text_of(sent)

"""Two people, the second one blind: nothing that the server sends shows what was proposed before both are in."""

import pytest
from django.urls import reverse

from claims import editing, workflow
from claims.choices import Action, Attribution, Role, Stage, Verdict
from claims.models import Review
from tests.factories import AGREED, claim, person
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
SECRET = "Quixotic rationale that nobody else may read"
FOUND = {"attribution": "confirmed", "verdict": "misleading", "rationale": SECRET}


def review(made):
    return reverse("desk:review", args=[made.pk])


def typed(made):
    return reverse("desk:review-typed", args=[made.pk])


def proposed(first=None):
    """A claim with a sealed verdict of ``first``."""
    first = first or person()
    made = claim(Stage.IN_REVIEW, first=first)
    workflow.perform(made, Action.PROPOSE, by=first, **FOUND)
    made.refresh_from_db()
    return made


def test_propose_seals_the_finding():
    me = person()
    made = claim(Stage.IN_REVIEW, first=me)
    response = at_the_desk(me).post(review(made), {**FOUND, "do": "propose"}, follow=True)
    made.refresh_from_db()
    assert made.stage == Stage.SECOND_REVIEW
    assert "Your verdict is in its seat, sealed." in text_of(response)


def test_incomplete_finding_keeps_what_was_typed_and_says_what_is_missing():
    me = person()
    made = claim(Stage.IN_REVIEW, first=me)
    response = at_the_desk(me).post(review(made), {"rationale": SECRET, "do": "propose"})
    page = text_of(response)
    assert response.status_code == 422
    assert SECRET in page
    assert "Say whether they said it." in page
    assert "Choose a verdict." in page


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR, Role.ADMIN])
def test_no_page_shows_a_sealed_finding_to_anybody_else(role):
    made, client = proposed(), at_the_desk(role=role)
    addresses = [
        reverse("desk:queue") + "?view=all",
        reverse("desk:queue") + "?view=all&verdict=misleading",
        reverse("desk:claim", args=[made.pk]) + "?log=all",
        review(made),
        reverse("desk:draft", args=[made.pk]),
        reverse("desk:act", args=[made.pk, "send_back"]),
        reverse("desk:search") + "?q=Quixotic",
    ]
    for address in addresses:
        page = text_of(client.get(address))
        assert SECRET not in page.replace('value="Quixotic"', ""), address
        assert 'value="misleading" checked' not in page, address
        assert '#misleading"></use></svg>Misleading</span></dd>' not in page, address


def test_filtering_by_verdict_does_not_find_a_sealed_claim():
    proposed()
    response = at_the_desk().get(reverse("desk:queue"), {"view": "all", "verdict": "misleading"})
    assert response.context["claims"] == []


def test_sealed_review_is_in_no_context_of_the_second_person():
    made = proposed()
    response = at_the_desk().get(review(made))
    assert response.context["reviews"] == []
    assert response.context["form"]["rationale"].value() is None
    assert response.context["form"]["verdict"].value() is None


def test_a_failed_confirm_shows_nothing_of_the_proposal():
    made = proposed()
    response = at_the_desk().post(review(made), {"rationale": "Mine", "do": "confirm"})
    assert response.status_code == 422
    assert SECRET not in text_of(response)


def test_the_author_sees_their_own_sealed_finding():
    me = person()
    page = text_of(at_the_desk(me).get(review(proposed(me))))
    assert SECRET in page
    assert "You proposed this verdict, so somebody else has to be the second person." in page


def test_first_person_cannot_fill_the_second_seat():
    me = person()
    made = proposed(me)
    response = at_the_desk(me).post(review(made), {**FOUND, "do": "confirm"})
    assert response.status_code == 409
    assert "You proposed this verdict" in text_of(response)
    assert Review.objects.filter(claim=made, seat=2).count() == 0


def test_agreement_approves():
    made = proposed()
    response = at_the_desk().post(review(made), {**FOUND, "rationale": "My own", "do": "confirm"}, follow=True)
    made.refresh_from_db()
    assert (made.stage, made.verdict) == (Stage.APPROVED, Verdict.MISLEADING)
    assert "Both of you found the same" in text_of(response)
    assert SECRET in text_of(response)


def test_disagreement_shows_both_side_by_side_and_an_editor_decides():
    made = proposed()
    second, editor = person(), person(Role.EDITOR)
    at_the_desk(second).post(
        review(made), {"attribution": "confirmed", "verdict": "false", "rationale": "No.", "do": "confirm"}
    )
    made.refresh_from_db()
    assert made.stage == Stage.DISAGREEMENT
    page = text_of(at_the_desk(editor).get(review(made)))
    assert SECRET in page
    assert "No." in page
    at_the_desk(editor).post(
        review(made), {"attribution": "confirmed", "verdict": "false", "reason": "Looked again.", "do": "decide"}
    )
    made.refresh_from_db()
    assert (made.stage, made.verdict, made.decided_by) == (Stage.APPROVED, Verdict.FALSE, editor)


def test_revised_review_can_settle_a_disagreement():
    first, second = person(), person()
    made = claim(Stage.DISAGREEMENT, first=first, second=second)
    at_the_desk(second).post(review(made), {**AGREED, "rationale": "I see it now.", "do": "revise"})
    made.refresh_from_db()
    assert made.stage == Stage.APPROVED


def test_send_back_takes_a_comment_and_no_verdict():
    made, client = proposed(), at_the_desk()
    empty = client.post(review(made), {"do": "send_back"})
    assert empty.status_code == 422
    assert "Say what has to be looked at again." in text_of(empty)
    client.post(review(made), {"comment": "The date is open.", "do": "send_back"})
    made.refresh_from_db()
    assert made.stage == Stage.IN_REVIEW


def test_recall_gives_the_working_copy_back():
    me = person()
    made = proposed(me)
    at_the_desk(me).post(reverse("desk:act", args=[made.pk, "recall"]))
    assert SECRET in text_of(at_the_desk(me).get(review(made)))


def test_typing_is_kept_and_names_the_next_version():
    me = person()
    made, client = claim(Stage.IN_REVIEW, first=me), at_the_desk(me)
    first = client.post(typed(made), {"rationale": "Beginning", "version": "0"})
    second = client.post(typed(made), {"rationale": "Beginning and end", "verdict": "false", "version": "1"})
    assert 'name="version" value="1"' in text_of(first)
    assert 'name="version" value="2"' in text_of(second)
    mine = Review.objects.get(claim=made, reviewer=me)
    assert (mine.rationale, mine.verdict, mine.seat) == ("Beginning and end", Verdict.FALSE, None)


def test_stale_typing_is_shown_what_the_other_window_saved():
    me = person()
    made = claim(Stage.IN_REVIEW, first=me)
    editing.save_working_copy(made, by=me, version=0, rationale="From the other window")
    client = at_the_desk(me)
    for words in ("From this one", "From this one, typed on"):
        response = client.post(typed(made), {"rationale": words, "version": "0"})
        assert response.status_code == 412
        assert "From the other window" in text_of(response)
        assert 'name="version" value="0"' in text_of(response), "typing on writes over nothing"
    goes_on = client.post(typed(made), {"rationale": "From the other window, and on", "version": "0"})
    assert 'name="version" value="2"' in text_of(goes_on)


def test_save_button_works_without_scripts_and_shows_both_when_stale():
    me = person()
    made, client = claim(Stage.IN_REVIEW, first=me), at_the_desk(me)
    assert client.post(review(made), {"rationale": "One", "version": "0", "do": "save"}).status_code == 302
    stale = client.post(review(made), {"rationale": "Two", "version": "0", "do": "save"})
    page = text_of(stale)
    assert stale.status_code == 412
    assert "One" in page
    assert "Two" in page
    assert stale.context["form"]["version"].value() == "1"


def test_working_copy_is_seen_by_nobody_else():
    holder = person()
    made = claim(Stage.IN_REVIEW, first=holder)
    editing.save_working_copy(made, by=holder, version=0, **FOUND)
    for role in (Role.REVIEWER, Role.EDITOR):
        assert SECRET not in text_of(at_the_desk(role=role).get(review(made)))


def test_review_of_an_open_claim_says_so():
    made = claim(Stage.OPEN)
    response = at_the_desk().post(review(made), {**FOUND, "do": "propose"})
    assert response.status_code == 409
    assert "This claim is not in review." in text_of(response)


def test_every_verdict_is_offered_with_its_meaning():
    me = person()
    page = text_of(at_the_desk(me).get(review(claim(Stage.IN_REVIEW, first=me))))
    for verdict in Verdict:
        assert (f'name="verdict" value="{verdict.value}"' in page) is (verdict is not Verdict.UNCHECKED)
    assert "Named parties contradict each other" in page
    assert Attribution.NOT_FOUND.label in page


# --- The claim moves on while somebody writes -------------------------------------------------------------------------


def reworded_meanwhile(made, first):
    """The proposal is recalled, the claim says the opposite, and a verdict is proposed again."""
    workflow.perform(made, Action.RECALL, by=first)
    made.refresh_from_db()
    editing.reword(made, by=first, version=made.version, text="The bridge of Brunn was never closed")
    workflow.perform(made, Action.PROPOSE, by=first, **FOUND)


def test_a_second_finding_is_not_taken_for_words_that_were_not_read():
    first, second = person(), person()
    made, client = proposed(first), at_the_desk(second)
    read = client.get(review(made)).context["form"].initial
    reworded_meanwhile(made, first)
    mine = {**FOUND, "rationale": "About the old words", "do": "confirm", **read}
    answer = client.post(review(made), mine)
    page = text_of(answer)
    made.refresh_from_db()
    assert (answer.status_code, made.stage) == (412, Stage.SECOND_REVIEW)
    assert "The claim was reworded after you opened this page." in page
    assert "The bridge of Brunn was never closed" in page
    assert answer.context["form"]["rationale"].value() == "About the old words"
    again = {**mine, "words_version": answer.context["form"]["words_version"].value()}
    assert client.post(review(made), again).status_code == 302
    made.refresh_from_db()
    assert made.stage == Stage.APPROVED


def test_a_first_finding_is_not_taken_for_words_that_were_not_read():
    me = person()
    made, client = claim(Stage.IN_REVIEW, first=me), at_the_desk(me)
    read = client.get(review(made)).context["form"].initial
    editing.reword(made, by=person(Role.EDITOR), version=made.version, text="The bridge of Brunn was never closed")
    answer = client.post(review(made), {**FOUND, "do": "propose", **read})
    made.refresh_from_db()
    assert (answer.status_code, made.stage) == (412, Stage.IN_REVIEW)


@pytest.mark.parametrize("stage", [Stage.DISAGREEMENT, Stage.APPROVED])
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_a_finding_that_comes_too_late_is_refused_and_stays_readable(stage, role):
    made = claim(stage)
    answer = at_the_desk(role=role).post(review(made), {**FOUND, "rationale": "An hour of work", "do": "confirm"})
    assert answer.status_code == 409
    assert "An hour of work" in text_of(answer)
    assert Review.objects.filter(claim=made).count() == 2


def test_a_blind_finding_is_not_taken_for_a_proposal_when_the_claim_was_handed_over_meanwhile():
    first, second = person(), person()
    made = proposed(first)
    workflow.perform(made, Action.RECALL, by=first)
    workflow.perform(made, Action.HAND_OVER, by=first, to=second)
    answer = at_the_desk(second).post(review(made), {**FOUND, "rationale": "An hour of work", "do": "confirm"})
    made.refresh_from_db()
    assert (answer.status_code, made.stage) == (409, Stage.IN_REVIEW)
    assert answer.context["form"]["rationale"].value() == "An hour of work"


def test_a_comment_that_comes_too_late_stays_readable():
    answer = at_the_desk().post(review(claim(Stage.APPROVED)), {"comment": "The date is open.", "do": "send_back"})
    assert answer.status_code == 409
    assert "The date is open." in text_of(answer)

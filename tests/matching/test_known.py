"""Is it here already, or did anybody check it? Found, told with reasons, decided by a person, never a verdict."""

import dataclasses

import pytest
from django.db import connection
from django.urls import reverse

from claims import editing, gate, matching, workflow
from claims.choices import Action, CheckOrigin, Light, MatchStanding, Stage, Stance, Verdict
from claims.connectors.base import FoundCheck
from claims.intake.checked import keep_checks
from claims.matching.index import vectors_of
from claims.matching.known import PRECEDENT_FROM
from claims.matching.likeness import (
    IS_LIKELY,
    IS_WORTH_A_LOOK,
    WEIGHTS,
    Wording,
    by_words,
    signs,
    without_meaning,
)
from claims.matching.rarest import BY_WORDS, by_rarest_words
from claims.matching.shelf import Shelf
from claims.models import Claim, Comparison, Event, Indexing, Match, PreviousCheck, SentenceModel, Vector
from claims.refusals import Incomplete, Refused
from tests import factories

BRIDGE = "The bridge of Velmouth is closed to lorries"
NOTHING_AGAINST = "No published check of ours contradicts this one."
CHECKED = FoundCheck(
    url="https://checks.example.org/bridge",
    text="Velmouth’s bridge has been closed to lorries",
    publisher_name="Example Checks",
    publisher_site="checks.example.org",
    rating="Mostly false",
)


def previous(check: FoundCheck = CHECKED) -> PreviousCheck:
    keep_checks([check], origin=CheckOrigin.PAGE)
    return PreviousCheck.objects.get(url=check.url)


@pytest.mark.django_db
def test_same_claim_is_found_in_other_words_with_why():
    same = factories.claim(text="North Korea is supplying soldiers to Russia's military")
    factories.claim(text=BRIDGE)

    found = matching.known("Russia's military is being supplied with soldiers by North Korea")

    assert [row.found for row in found] == [same]
    assert found[0].score > 0.9
    assert found[0].reasons == ("shares: Russia's, military, supplied, soldiers, North, Korea",)
    assert found[0].differences == ()


@pytest.mark.django_db
def test_claim_with_other_figures_is_less_alike_and_says_so():
    factories.claim(text="14 of the 60 hangers of the Chandler Bridge are cracked")

    exact = matching.known("14 of the 60 hangers of the Chandler Bridge are cracked")
    other = matching.known("19 of the 60 hangers of the Chandler Bridge are cracked")

    assert exact[0].score == 1.0
    assert other[0].score < 0.8
    assert other[0].differences == ("other figures: 14",)


@pytest.mark.django_db
def test_what_stands_in_the_place_of_what_and_what_was_not_compared_is_told():
    factories.claim(text="Zelensky bought a villa in Italy")

    (same_letters,) = matching.known("Zelensky sells a villa in Italy")
    (other_letters,) = matching.known("Зеленский продал виллу в Италии")

    assert same_letters.reasons == ("shares: Zelensky, villa, Italy",)
    assert same_letters.differences == ("says “bought” where this says “sells”",)
    assert matching.known("Zelensky built a villa in Italy")[0].reasons[-1] == "“bought” in the place of “built”"
    assert other_letters.reasons[-1] == "only names and figures were compared, since the letters differ"
    assert other_letters.score < PRECEDENT_FROM


@pytest.mark.django_db
def test_claim_that_goes_the_other_way_is_less_alike_and_says_so():
    factories.claim(text="Unemployment in Velmouth rose last year")

    found = matching.known("Unemployment in Velmouth fell last year")

    assert found[0].differences == ("says “rose” where this says “fell”",)


def test_full_text_score_of_a_few_is_that_of_the_shelf_they_stand_on():
    """What is measured in memory and what the desk counts of its candidates is one formula."""
    texts = (
        BRIDGE,
        "The bridge is closed, and the bridge stays closed to lorries",
        "A ferry sails to Velmouth",
        "Rain",
    )
    others = [Wording.of(text, title) for text in texts for title in ("", "Is the bridge of Velmouth closed?")]
    asked = Wording.of("Velmouth closes its bridge to lorries")
    shelf = Shelf(others, None)

    scores = shelf.by_words(asked)

    assert by_words(asked, others, shelf.rarity) == pytest.approx(list(scores / scores.max()))
    assert by_words(asked, [], shelf.rarity) == []
    assert by_words(Wording.of("Quixotic"), others, shelf.rarity) == [0.0] * len(others)


def measured(asked: Wording, found: list[matching.Known]) -> list[float]:
    """What the signs that are measured say of these, without a model and where no word is rarer than another."""
    others = [Wording.of(row.found.text) for row in found]
    shares = by_words(asked, others, lambda form: 1.0)
    found_signs = (
        signs(asked, other, lambda form: 1.0, words=share, rarest=1.0)
        for other, share in zip(others, shares, strict=True)
    )
    return [round(one.score(without_meaning(WEIGHTS)), 4) for one in found_signs]


@pytest.mark.django_db
def test_what_is_found_stands_in_the_order_of_the_signs_that_are_measured():
    nobody = previous(FoundCheck(url="https://c.example.org/1", text="Velmouth bridge closed to lorries, drivers say"))
    hers = previous(FoundCheck(url="https://c.example.org/2", text=f"Orla Brandt wrote online that {BRIDGE.lower()}"))
    claim = factories.claim(text=BRIDGE, claimant_name="Orla Brandt")

    found = matching.known(BRIDGE, besides=claim)

    assert [row.found for row in found] == [hers, nobody]
    assert found[0].score < found[1].score, "the likeness alone would say otherwise: it knows no speakers"
    assert [row.fit for row in found] == measured(Wording.of(BRIDGE, speaker="Orla Brandt"), found)

    factories.compared(claim)
    assert [match.previous for match in claim.matches.for_desk()] == [hers, nobody]


@pytest.mark.django_db
def test_what_speaks_against_a_candidate_counts_a_little_in_the_order():
    for text in ("The bridge of Velmouth isn’t closed to lorries", BRIDGE):
        factories.claim(text=text)

    same, denied = matching.known(BRIDGE)

    assert (same.differences, denied.differences) == ((), ("denies what this says",))
    as_measured = measured(Wording.of(BRIDGE), [same, denied])
    assert [same.fit, denied.fit] == pytest.approx([as_measured[0], 0.95 * as_measured[1]], abs=1e-4)


@pytest.mark.django_db
def test_claim_is_not_its_own_likeness():
    claim = factories.claim(text=BRIDGE)

    assert matching.known(claim.text, besides=claim) == []


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "the of and", "\x00", "unheard-of gibberish"])
def test_nothing_alike_is_no_error(text):
    factories.claim(text=BRIDGE)

    assert matching.known(text) == []


@pytest.mark.django_db
def test_likeness_goes_by_the_rare_words_once_the_database_knows_them():
    for number in range(60):
        factories.claim(text=f"The bridge number {number} is closed")
    factories.claim(text="The bridge at Velmouth is closed")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim")

    assert matching.known("Velmouth has a closed bridge")[0].found.text == "The bridge at Velmouth is closed"


@pytest.mark.django_db
def test_rows_with_more_of_the_words_come_first_however_many_have_one():
    words = ["bridge", "velmouth", "lorry"]
    Claim.objects.bulk_create(Claim(text=BRIDGE, search_text=words[0]) for _ in range(2 * BY_WORDS))
    two, three = (Claim.objects.create(text=BRIDGE, search_text=" ".join(words[-count:])) for count in (2, 3))

    found = by_rarest_words([Claim, PreviousCheck], words, lambda form: 1.0)

    assert len(found) == BY_WORDS
    assert {(Claim, two.pk), (Claim, three.pk)} <= found


@pytest.mark.django_db
def test_no_row_is_given_twice_and_none_without_the_words():
    words = ["one", "two", "three", "four", "five"]
    claims = [Claim.objects.create(text=BRIDGE, search_text=" ".join(words[:count])) for count in range(6)]

    found = by_rarest_words([Claim, PreviousCheck], words, lambda form: 1.0)

    assert found == {(Claim, claim.pk) for claim in claims[1:]}


@pytest.mark.django_db
def test_claim_is_compared_with_claims_and_checks_before_anybody_works_on_it():
    check = previous()
    here = factories.claim(Stage.OPEN, text=BRIDGE)

    claim = factories.claim(text="To lorries the bridge of Velmouth is closed")
    found = factories.compared(claim)

    assert {match.other or match.previous for match in found} == {here, check}
    assert [match.standing for match in found] == [MatchStanding.SUGGESTED] * 2
    assert claim.verdict == Verdict.UNCHECKED


@pytest.mark.django_db
def test_comparison_promised_twice_waits_once():
    claim = factories.claim(text=BRIDGE)

    matching.compare_later(claim)

    assert Comparison.objects.filter(claim=claim).count() == 1


@pytest.mark.django_db
def test_comparing_again_leaves_what_a_person_decided():
    previous()
    claim = factories.claim(text=BRIDGE)
    (match,) = factories.compared(claim)
    editing.decide_match(match, MatchStanding.REJECTED, by=factories.person())

    Match.objects.update(fit=0.0)
    matching.compare_later(claim)

    assert factories.compared(claim) == []
    assert claim.matches.get().standing == MatchStanding.REJECTED
    assert claim.matches.get().fit > 0, "what was decided stands in one order with what was found since"


@pytest.mark.django_db
@pytest.mark.parametrize("standing", [MatchStanding.CONFIRMED, MatchStanding.UPDATED, MatchStanding.REJECTED])
def test_decision_is_on_record_and_sets_no_verdict(standing):
    previous()
    claim, by = factories.claim(Stage.OPEN, text=BRIDGE), factories.person()
    (match,) = factories.compared(claim)

    editing.decide_match(match, standing, by=by)
    editing.decide_match(match, standing, by=by)

    claim.refresh_from_db()
    match.refresh_from_db()
    assert (match.standing, match.decided_by) == (standing, by)
    assert (claim.verdict, claim.stage) == (Verdict.UNCHECKED, Stage.OPEN)
    assert Event.objects.filter(claim=claim, kind="match_decided").count() == 1


@pytest.mark.django_db
def test_decision_has_to_be_one():
    previous()
    claim = factories.claim(text=BRIDGE)
    (match,) = factories.compared(claim)

    with pytest.raises(Incomplete):
        editing.decide_match(match, "suggested", by=factories.person())


@pytest.mark.django_db
def test_nothing_is_decided_of_a_claim_that_is_set_aside():
    previous()
    claim = factories.claim(text=BRIDGE)
    (match,) = factories.compared(claim)
    workflow.perform(claim, Action.SET_ASIDE, by=factories.person(), reason="out_of_scope")

    with pytest.raises(Refused, match="not worked on any more"):
        editing.decide_match(match, MatchStanding.CONFIRMED, by=factories.person())


def ruling(claim: Claim) -> gate.Ruling:
    return next(row for row in gate.judge(claim) if row.name == "precedent")


@pytest.mark.django_db
def test_gate_tells_when_a_published_check_of_ours_says_otherwise():
    factories.claim(Stage.PUBLISHED, text=BRIDGE)
    claim = factories.claim(Stage.SECOND_REVIEW, text="To lorries the bridge of Velmouth is closed")
    factories.compared(claim)
    assert ruling(claim).why == "Compared once there is a verdict."

    agreeing = factories.claim(Stage.APPROVED, text="Closed to lorries is the bridge of Velmouth")
    factories.compared(agreeing)
    assert ruling(agreeing).light is Light.GREEN

    first, otherwise = factories.person(), {**factories.AGREED, "verdict": Verdict.FALSE}
    claim = factories.claim(Stage.IN_REVIEW, text="Velmouth: bridge closed to lorries", first=first)
    factories.compared(claim)
    workflow.perform(claim, Action.PROPOSE, by=first, **otherwise)
    workflow.perform(claim, Action.CONFIRM, by=factories.person(), **otherwise)
    claim.refresh_from_db()

    assert ruling(claim).light is Light.AMBER
    assert ruling(claim).why.startswith(f"We published “{BRIDGE}” as ")


def decided(verdict: Verdict, text: str) -> Claim:
    """A claim with a verdict that nobody has published, not compared with anything yet."""
    first, words = factories.person(), {**factories.AGREED, "verdict": verdict}
    claim = factories.claim(Stage.IN_REVIEW, text=text, first=first)
    workflow.perform(claim, Action.PROPOSE, by=first, **words)
    workflow.perform(claim, Action.CONFIRM, by=factories.person(), **words)
    claim.refresh_from_db()
    return claim


def published(verdict: Verdict, text: str) -> Claim:
    """A check of ours with this verdict."""
    claim = decided(verdict, text)
    for stance in (Stance.SUPPORTS, Stance.UNDERMINES):
        factories.evidence(claim, by=factories.person(), stance=stance)
    factories.publish(claim, writer=factories.person(), by=factories.person())
    claim.refresh_from_db()
    return claim


@pytest.mark.django_db
def test_gate_says_nothing_of_a_claim_that_has_not_been_compared():
    claim = decided(Verdict.FALSE, BRIDGE)
    waiting = (Light.AMBER, "This claim, as it is worded now, has not been compared with our own checks yet.")
    assert (ruling(claim).light, ruling(claim).why) == waiting

    factories.compared(claim)
    assert (ruling(claim).light, ruling(claim).why) == (
        Light.GREEN,
        NOTHING_AGAINST,
    )

    matching.compare_later(claim)
    assert (ruling(claim).light, ruling(claim).why) == waiting


@pytest.mark.django_db
def test_gate_sees_a_check_that_was_compared_with_the_claim_and_not_the_other_way():
    claim = decided(Verdict.FALSE, "Velmouth: bridge closed to lorries")
    factories.compared(claim)
    ours = factories.claim(Stage.PUBLISHED, text=BRIDGE)
    (match,) = factories.compared(ours)

    assert ruling(claim).why.startswith(f"We published “{BRIDGE}” as ")
    assert matching.precedent(claim).ours == (ours,)

    editing.decide_match(match, MatchStanding.REJECTED, by=factories.person())
    assert ruling(claim).light is Light.GREEN


@pytest.mark.django_db
def test_what_a_person_decided_of_two_claims_holds_for_both():
    ours = factories.claim(Stage.PUBLISHED, text=BRIDGE)
    claim = decided(Verdict.FALSE, "Velmouth: bridge closed to lorries")
    (match,) = factories.compared(claim)
    assert [other.claim for other in Match.objects.filter(other=ours)] == [claim]
    factories.compared(ours)

    editing.decide_match(match, MatchStanding.REJECTED, by=factories.person())

    assert matching.precedent(claim).ours == ()
    assert matching.precedent(ours).ours == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "verdict", "why"),
    [
        ("The bridge of Velmouth is not closed to lorries", Verdict.VERIFIED, " as verified, which says the opposite."),
        ("The bridge of Velmouth is not closed to lorries", Verdict.FALSE, ""),
        ("The bridge of Velmouth is open to lorries", Verdict.VERIFIED, " as verified, which says the opposite."),
        ("The bridge of Brunn is not closed to lorries", Verdict.VERIFIED, ""),
    ],
)
def test_gate_tells_when_a_published_check_of_the_opposite_cannot_be_so_too(text, verdict, why):
    ours = published(Verdict.VERIFIED, BRIDGE)
    claim = decided(verdict, text)
    factories.compared(claim)

    assert matching.precedent(claim).ours == ()
    assert ruling(claim).why == (f"We published “{ours.text}”{why}" if why else NOTHING_AGAINST)


@pytest.mark.django_db
def test_opposite_claims_cannot_both_be_false_where_one_denies_the_other():
    published(Verdict.FALSE, BRIDGE)
    denied, turned = (
        decided(Verdict.FALSE, f"The bridge of Velmouth is {how} to lorries") for how in ("not closed", "open")
    )
    factories.compared(denied)
    factories.compared(turned)

    assert ruling(denied).why == f"We published “{BRIDGE}” as false, which says the opposite."
    assert ruling(turned).why == NOTHING_AGAINST


@pytest.mark.django_db
def test_check_of_the_opposite_that_a_person_called_the_same_goes_with_another_verdict_and_rates_nothing():
    published(Verdict.FALSE, BRIDGE)
    previous()
    claim = decided(Verdict.VERIFIED, "The bridge of Velmouth is not closed to lorries")
    for match in factories.compared(claim):
        editing.decide_match(match, MatchStanding.CONFIRMED, by=factories.person())

    assert ruling(claim).why == NOTHING_AGAINST
    assert matching.precedent(claim).ratings == ()


@pytest.mark.django_db
def test_claims_beside_which_a_reworded_one_stands_are_compared_again():
    other = factories.claim(text=BRIDGE)
    claim = factories.claim(text=f"{BRIDGE} now")
    (match,) = factories.compared(claim)
    editing.decide_match(match, MatchStanding.CONFIRMED, by=factories.person())

    editing.reword(
        other, by=factories.person(), version=other.version, text="The bridge of Velmouth is open to lorries"
    )
    (match,) = factories.compared(claim)

    assert match.standing == MatchStanding.CONFIRMED
    assert match.differences == ["says “open” where this says “closed”"]


@pytest.mark.django_db
def test_comparison_of_words_that_have_changed_meanwhile_keeps_nothing():
    factories.claim(text=BRIDGE)
    claim = factories.claim(text=f"{BRIDGE} now")
    work = Comparison.objects.lease(Comparison.objects.get(claim=claim).pk)
    assert work.claim.text == f"{BRIDGE} now"
    editing.reword(claim, by=factories.person(), version=claim.version, text="The ferry sails again")

    matching.run_comparison(work)

    assert list(claim.matches.all()) == []
    assert [row.status for row in claim.comparisons.all()] == ["due", "done"]


@pytest.mark.django_db
def test_ratings_of_others_are_counted():
    previous()
    previous(FoundCheck(**{**{f: getattr(CHECKED, f) for f in CHECKED.__slots__}, "url": "https://b.example.org/"}))
    claim = factories.claim(text=BRIDGE)
    factories.compared(claim)

    assert matching.precedent(claim).ratings == (("Mostly false", 2),)


@pytest.mark.django_db
def test_rating_of_a_check_in_which_a_word_stands_for_another_counts_once_a_person_calls_it_the_same():
    previous(dataclasses.replace(CHECKED, text="Sweden has denounced the pact on cluster mines"))
    claim = factories.claim(text="Sweden has ratified the pact on cluster mines")
    (match,) = factories.compared(claim)
    assert match.differences == []
    assert matching.precedent(claim).ratings == ()

    editing.decide_match(match, MatchStanding.CONFIRMED, by=factories.person())
    assert matching.precedent(claim).ratings == (("Mostly false", 1),)


# --- With the model ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_claim_is_found_by_its_meaning_when_no_word_is_shared(with_model):
    claim = factories.claim(text="The physician was murdered at home")
    factories.compared(claim)

    (found,) = matching.known("Somebody killed the doctor in his house")

    assert found.found == claim
    assert found.reasons[-1].startswith("near in meaning (")


@pytest.mark.django_db
def test_check_that_the_model_cannot_read_keeps_its_place_among_those_that_it_can(with_model):
    cyrillic = previous(FoundCheck(url="https://c.example.org/1", text="Зеленський: 11 000 солдатів КНДР у Курську"))
    other = previous(
        FoundCheck(url="https://c.example.org/2", text="North Korean soldiers are in Kursk, says Zelensky")
    )
    matching.read_texts([cyrillic, other], with_model)

    found = matching.known("Zelensky: 11,000 North Korean soldiers in Kursk")

    assert {row.found for row in found} == {cyrillic, other}
    assert found[-1].fit > 0.6 * found[0].fit


@pytest.mark.django_db
def test_reading_goes_on_where_it_stopped_and_reads_what_is_new(with_model):
    checks = [previous(FoundCheck(url=f"https://c.example.org/{n}", text=f"Claim number {n} is so")) for n in range(3)]
    model = matching.registered(with_model)
    matching.read_texts(checks[:2], with_model)

    work = Indexing.objects.get()
    matching.run_indexing(Indexing.objects.lease(work.pk))

    work.refresh_from_db()
    assert (work.status, work.read_count) == ("done", 1)
    assert Vector.objects.filter(model=model, previous__in=checks).count() == 3


@pytest.mark.django_db
def test_old_vectors_serve_until_the_new_model_has_read_everything(with_model):
    claim = factories.claim(text="The physician was murdered at home")
    other = factories.claim(text="Somebody killed the doctor in his house")
    old = SentenceModel.objects.create(digest="0" * 64, size=with_model.size, is_serving=True)
    by_old = type("Old", (), {"digest": "0" * 64, "size": with_model.size, "embed": with_model.embed})()
    matching.read_texts([claim, other], by_old)
    connection.check_constraints()  # in one transaction with these rows an index could not be made otherwise
    new = matching.registered(with_model)
    assert (SentenceModel.objects.get(is_serving=True), new.vectors.count()) == (old, 0)
    assert [row.found for row in matching.known(other.text, besides=other)] == [claim]

    matching.read_later()
    connection.check_constraints()
    matching.run_indexing(Indexing.objects.lease(Indexing.objects.get().pk))

    assert list(SentenceModel.objects.values_list("digest", "is_serving")) == [(new.digest, True)]
    assert new.vectors.count() == 2


@pytest.mark.django_db
def test_reworded_claim_is_read_again(with_model):
    claim = factories.claim(text=BRIDGE)
    factories.compared(claim)
    before = claim.vectors.get().text_hash
    editing.reword(claim, by=factories.person(), version=claim.version, text="The ferry sails again")

    claim.refresh_from_db()
    factories.compared(claim)

    assert claim.vectors.get().text_hash != before


@pytest.mark.django_db
def test_words_that_have_changed_mean_nothing_until_they_are_read(with_model):
    claim = factories.claim(text="The physician was murdered at home")
    matching.read_texts([claim], with_model)
    as_it_was = Claim.objects.get(pk=claim.pk)

    editing.reword(claim, by=factories.person(), version=claim.version, text="The ferry sails again")
    assert matching.known("Somebody killed the doctor in his house") == []

    matching.read_texts([as_it_was], with_model)  # by a worker that began before
    assert matching.known("Somebody killed the doctor in his house") == []
    assert not claim.vectors.exists()


@pytest.mark.django_db
def test_claim_that_the_model_has_read_is_not_read_again_until_its_words_change(with_model):
    claim = factories.claim(text=BRIDGE)
    matching.read_texts([claim], with_model)
    claim.vectors.update(embedding=[1.0] + [0.0] * (with_model.size - 1))

    ((_, stored),) = vectors_of(BRIDGE, claim)
    ((_, read),) = vectors_of("The ferry sails again", claim)

    assert stored.tolist() == [1.0] + [0.0] * (with_model.size - 1)
    assert read.tolist() == with_model.embed(["The ferry sails again"])[0].tolist()


# --- At the desk ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_workspace_shows_what_others_found_as_theirs_and_takes_the_decision(client):
    previous()
    claim, by = factories.claim(Stage.OPEN, text=BRIDGE), factories.person()
    (match,) = factories.compared(claim)
    client.force_login(by)

    page = client.get(reverse("desk:claim", args=[claim.pk])).content.decode()
    assert "Checked before" in page
    assert "Example Checks rates it" in page
    assert "That is their finding, not ours." in page

    client.post(reverse("desk:decide-match", args=[claim.pk, match.pk]), {"standing": "confirmed"})
    match.refresh_from_db()
    assert (match.standing, match.decided_by) == ("confirmed", by)
    refused = client.post(reverse("desk:decide-match", args=[claim.pk, match.pk]), {"standing": "verdict"})
    assert refused.status_code == 422


@pytest.mark.django_db
def test_what_was_found_not_to_be_the_same_is_folded_away_and_can_be_taken_back(client):
    previous()
    claim = factories.claim(Stage.OPEN, text=BRIDGE)
    (match,) = factories.compared(claim)
    client.force_login(factories.person())
    decide = reverse("desk:decide-match", args=[claim.pk, match.pk])

    page = client.post(decide, {"standing": "rejected"}, follow=True).content.decode()
    assert "<summary>1 found not to be the same</summary>" in page
    assert page.count('value="rejected"') == 0
    assert '<span class="count">0</span></div>' in page

    page = client.post(decide, {"standing": "confirmed"}, follow=True).content.decode()
    assert "found not to be the same" not in page
    match.refresh_from_db()
    assert match.standing == MatchStanding.CONFIRMED


@pytest.mark.django_db
def test_workspace_offers_to_set_a_claim_aside_that_is_here_already(client):
    here, by = factories.claim(Stage.OPEN, text=BRIDGE), factories.person()
    factories.compared(here)
    claim = factories.claim(Stage.OPEN, text=BRIDGE)
    (match,) = factories.compared(claim)
    assert match.other == here
    client.force_login(by)
    offer = "Set aside as its duplicate"
    assert offer not in client.get(reverse("desk:claim", args=[claim.pk])).content.decode()

    noted = client.post(reverse("desk:decide-match", args=[claim.pk, match.pk]), {"standing": "confirmed"}, follow=True)
    page = noted.content.decode()
    assert "So that one verdict stands for both, set this one aside as a duplicate." in page
    assert offer in page
    client.post(
        reverse("desk:act", args=[claim.pk, "set_aside"]), {"reason": "duplicate", "duplicate_of": str(here.pk)}
    )
    claim.refresh_from_db()
    assert (claim.stage, claim.duplicate_of) == (Stage.SET_ASIDE, here)


@pytest.mark.django_db
def test_check_that_is_less_like_a_claim_is_folded_away_and_no_claim_of_our_own_is(client):
    less_like = "Lorries may not use the old bridge at Velmouth any more, the council says"
    check = previous(dataclasses.replace(CHECKED, text=less_like))
    factories.claim(Stage.OPEN, text=less_like)
    claim = factories.claim(Stage.OPEN, text="The bridge of Velmouth has been closed for lorries since March")
    (match,) = factories.compared(claim)
    assert match.previous == check
    assert IS_WORTH_A_LOOK <= match.score < IS_LIKELY
    client.force_login(factories.person())
    folded = "1 less like it, checked by others"
    assert folded in client.get(reverse("desk:claim", args=[claim.pk])).content.decode()
    beside = client.get(reverse("desk:same", args=[claim.pk]), headers={"HX-Request": "true"}).content.decode()
    assert less_like not in beside

    client.post(reverse("desk:decide-match", args=[claim.pk, match.pk]), {"standing": "confirmed"})
    assert folded not in client.get(reverse("desk:claim", args=[claim.pk])).content.decode()


@pytest.mark.django_db
def test_no_key_merges_a_candidate_with_what_something_speaks_against(client):
    factories.claim(Stage.OPEN, text="The bridge of Velmouth is open to lorries")
    claim = factories.claim(text=BRIDGE)
    factories.compared(claim)
    client.force_login(factories.person())

    def beside() -> str:
        return client.get(reverse("desk:same", args=[claim.pk]), headers={"HX-Request": "true"}).content.decode()

    assert "It is the same nevertheless</button>" in beside()
    assert "data-key" not in beside()

    factories.claim(Stage.OPEN, text=f"{BRIDGE} now")
    matching.compare_later(claim)
    factories.compared(claim)
    assert beside().count('data-key="m"') == 1
    assert 'It is the same <kbd aria-hidden="true">m</kbd></button>' in beside()

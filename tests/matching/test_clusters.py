"""Claims that may be the same: kept together as they come in, never in chains, merged and split by people."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from claims import editing, matching, workflow
from claims.choices import Action, MatchStanding, Role, Stage
from claims.matching.clusters import MOST_MEMBERS
from claims.models import (
    MERGED_FROM,
    Claim,
    Cluster,
    ClusterMember,
    Comparison,
    Event,
    Match,
    broken_links,
)
from claims.refusals import Incomplete, Refused
from tests import factories

pytestmark = pytest.mark.django_db

BRIDGE = "The bridge of Velmouth is closed to lorries"
AGAIN = "To lorries the bridge of Velmouth is closed"
THIRD = "Velmouth: the bridge is closed to all lorries"


def came_in(text: str, stage: Stage = Stage.CANDIDATE, **fields) -> Claim:
    """A claim that has been compared as it came in."""
    claim = factories.claim(text=text, **fields)
    factories.compared(claim)
    if stage is not Stage.CANDIDATE:
        workflow.perform(claim, Action.ACCEPT, by=factories.person())
    claim.refresh_from_db()
    return claim


def clusters() -> list[set[str]]:
    """The texts of each cluster, the newest first."""
    return [{member.claim.text for member in cluster.members.all()} for cluster in Cluster.objects.for_desk()]


def told(claim: Claim, kind: str) -> Event:
    return Event.objects.filter(claim=claim, kind=kind).latest("position")


# --- What is kept together --------------------------------------------------------------------------------------------


def test_claims_in_other_words_are_kept_together_as_they_come_in():
    came_in("The ferry sails again")
    came_in(BRIDGE)
    assert clusters() == []
    came_in(AGAIN)
    assert clusters() == [{BRIDGE, AGAIN}]
    came_in(THIRD)
    assert clusters() == [{BRIDGE, AGAIN, THIRD}]


def test_weak_likenesses_are_not_chained():
    words = ["harbour", "ferry", "captain", "anchor", "lantern", "compass", "rudder", "mast", "galley", "bosun"]
    first, second, third = (" ".join(words[at : at + 6]) for at in (0, 2, 4))

    came_in(first)
    came_in(second)
    came_in(third)

    assert clusters() == [{first, second}], "the third is like the second, and not like the first"


@pytest.mark.parametrize(
    "contrary",
    [
        "The bridge of Velmouth is not closed to lorries",
        "The bridge of Velmouth is open to lorries",
        "The bridge of Velmouth is closed to 7 lorries",
    ],
)
def test_what_is_contrary_to_one_of_them_stays_outside(contrary):
    came_in("The bridge of Velmouth is closed to 3 lorries" if "7" in contrary else BRIDGE)
    came_in(AGAIN)
    before = clusters()

    came_in(contrary)

    assert clusters() == before


def test_a_full_cluster_takes_no_more_and_another_begins():
    full = Cluster.objects.create()
    form = matching.normalise(BRIDGE)
    many = Claim.objects.bulk_create(Claim(text=BRIDGE, search_text=form) for _ in range(MOST_MEMBERS))
    ClusterMember.objects.bulk_create(ClusterMember(cluster=full, claim=claim) for claim in many)

    came_in(AGAIN)
    assert clusters() == [{BRIDGE}]
    came_in(THIRD)
    assert clusters() == [{AGAIN, THIRD}, {BRIDGE}]


def test_reworded_claim_leaves_for_where_it_belongs():
    came_in(BRIDGE)
    claim = came_in(AGAIN)
    came_in("The ferry of Ostervik sails again at noon")

    claim = editing.reword(claim, by=factories.person(), version=1, text="At noon the ferry of Ostervik sails again")
    factories.compared(claim)

    assert clusters() == [{"The ferry of Ostervik sails again at noon", "At noon the ferry of Ostervik sails again"}]


def test_claim_that_is_compared_again_stays_where_it_is():
    came_in(BRIDGE)
    claim = came_in(AGAIN)
    cluster = Cluster.objects.get()

    matching.compare_later(claim)
    factories.compared(claim)

    assert Cluster.objects.get() == cluster
    assert clusters() == [{BRIDGE, AGAIN}]


def test_what_is_set_aside_or_withdrawn_is_no_longer_proposed():
    came_in(BRIDGE)
    claim, third = came_in(AGAIN), came_in(THIRD)
    workflow.perform(third, Action.SET_ASIDE, by=factories.person(), reason="out_of_scope")
    assert clusters() == [{BRIDGE, AGAIN}]
    workflow.perform(claim, Action.SET_ASIDE, by=factories.person(), reason="out_of_scope")
    assert clusters() == []


def test_withdrawn_check_leaves_its_cluster():
    claim = factories.claim(Stage.PUBLISHED, text=BRIDGE)
    factories.compared(claim)
    came_in(AGAIN)
    assert clusters() == [{BRIDGE, AGAIN}]

    workflow.perform(claim, Action.WITHDRAW, by=factories.person(Role.EDITOR), reason="It was wrong.")

    assert clusters() == []


def test_cluster_of_published_checks_alone_proposes_nothing():
    for text in (BRIDGE, AGAIN):
        factories.compared(factories.claim(Stage.PUBLISHED, text=text))
    assert clusters() == [{BRIDGE, AGAIN}]
    assert not Cluster.objects.proposed().exists()

    came_in(THIRD)
    assert Cluster.objects.proposed().exists()


def test_claims_can_be_merged_in_the_stages_that_the_workflow_lets_be_set_aside():
    assert workflow.STEPS[Action.SET_ASIDE].before == MERGED_FROM


def test_open_claims_that_were_here_before_find_their_clusters():
    here, done = factories.claim(text=BRIDGE), factories.claim(Stage.PUBLISHED, text=AGAIN)
    Comparison.objects.all().delete()

    import_module("claims.migrations.0022_open_claims_find_their_clusters").promise(apps, None)

    assert [row.claim for row in Comparison.objects.due()] == [here]
    assert done.comparisons.count() == 0


@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.CANDIDATE])
def test_comparison_loads_no_more_of_a_desk_that_has_grown(stage):
    """Counted over n, 2n and 4n claims that all share words with the one that comes in."""
    loaded, counts = [], []

    def count(**told):
        loaded.append(1)

    for many in (120, 120, 240):
        texts = [f"The bridge number {number} is closed" for number in range(many)]
        Claim.objects.bulk_create(Claim(text=text, search_text=matching.normalise(text), stage=stage) for text in texts)
        claim = factories.claim(text="The closed bridge of Velmouth")
        work = Comparison.objects.lease(Comparison.objects.get(claim=claim).pk)
        loaded.clear()
        post_init.connect(count, sender=Claim)
        with CaptureQueriesContext(connection) as queries:
            matching.run_comparison(work)
        post_init.disconnect(count, sender=Claim)
        counts.append((len(queries), len(loaded)))
        workflow.perform(claim, Action.SET_ASIDE, by=factories.person(), reason="out_of_scope")

    assert counts[1] == counts[2]
    assert counts[0][1] <= counts[1][1] < 80


# --- Which one would stay ---------------------------------------------------------------------------------------------


def proposed() -> matching.Proposal:
    return matching.proposal(Cluster.objects.for_desk().get())


def test_the_furthest_on_the_desk_is_proposed_to_stay():
    came_in(BRIDGE)
    further = came_in(AGAIN, Stage.OPEN)

    assert (proposed().canonical, proposed().why) == (further, "It is the furthest on the desk.")


def test_a_published_check_is_proposed_to_stay():
    check = factories.claim(Stage.PUBLISHED, text=AGAIN)
    factories.compared(check)
    came_in(BRIDGE)

    assert (proposed().canonical, proposed().why) == (check, "A check of it is published.")


def test_else_the_wording_nearest_to_the_others():
    came_in("The bridge of Velmouth is closed to heavy lorries on Monday")
    middle = came_in("The bridge of Velmouth is closed to heavy lorries")
    came_in("The bridge of Velmouth is closed to heavy lorries, says Brandt")

    assert (proposed().canonical, proposed().why) == (middle, "Its wording is the nearest to all the others.")


def test_else_the_one_that_was_here_first():
    first = came_in(BRIDGE)
    second = came_in(AGAIN)

    proposal = proposed()

    assert (proposal.canonical, proposal.why) == (first, "It was here first.")
    assert proposal.likeness == {second.pk: "shares: lorries, bridge, Velmouth, closed"}


def test_a_person_may_choose_another():
    came_in(BRIDGE)
    second = came_in(AGAIN)

    assert matching.proposal(Cluster.objects.for_desk().get(), second.pk).canonical == second


# --- Merged, in one go or in part -------------------------------------------------------------------------------------


def test_cluster_is_merged_in_one_go_with_what_stood_beside_its_claims():
    first, second, third = came_in(BRIDGE, Stage.OPEN), came_in(AGAIN), came_in(THIRD)
    by = factories.person()

    merged = workflow.merge(first, [second, third, first], by=by)

    assert (merged, merged.appearances.count(), clusters()) == (first, 3, [])
    for claim in (second, third):
        claim.refresh_from_db()
        assert (claim.stage, claim.duplicate_of, claim.appearances.count()) == (Stage.SET_ASIDE, first, 0)
        assert told(claim, "set_aside").by == by
        assert broken_links(claim) == []
    assert Event.objects.filter(claim=first, kind="items_received").count() == 2
    assert broken_links(first) == []


def test_cluster_is_merged_in_part_and_the_rest_stays_proposed():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    came_in(THIRD)

    workflow.merge(first, [second], by=factories.person())

    assert clusters() == [{BRIDGE, THIRD}]


def test_nothing_is_merged_when_one_of_them_cannot_be_and_each_says_why():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    check = factories.claim(Stage.SECOND_REVIEW, text=THIRD)

    with pytest.raises(Refused) as refused:
        workflow.merge(first, [second, check], by=factories.person())

    assert str(refused.value) == f"“{THIRD}”: This claim waits for a second person. Nothing was changed."
    second.refresh_from_db()
    assert second.stage == Stage.CANDIDATE
    assert not Event.objects.filter(kind="set_aside").exists()


def test_merging_takes_a_reviewer_and_something_to_merge():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    with pytest.raises(Refused, match=r"^This takes the rights of a reviewer\.$"):
        workflow.merge(first, [second], by=factories.person(Role.CONTRIBUTOR))
    with pytest.raises(Incomplete, match="Choose at least one claim besides the one that stays"):
        workflow.merge(first, [first], by=factories.person())
    many = [Claim(pk=number) for number in range(10_000, 10_000 + MOST_MEMBERS)]
    with pytest.raises(Incomplete, match="Merge fewer than 24 claims at once"):
        workflow.merge(first, many, by=factories.person())


def test_nothing_is_merged_into_a_claim_that_was_set_aside():
    gone, second = factories.claim(Stage.SET_ASIDE), came_in(AGAIN)
    with pytest.raises(Incomplete, match="has not been set aside itself"):
        workflow.merge(gone, [second], by=factories.person())


def test_merging_shows_nobody_a_sealed_verdict():
    sealed = factories.claim(Stage.SECOND_REVIEW, text=BRIDGE)
    factories.compared(sealed)
    second = came_in(AGAIN)

    merged = workflow.merge(sealed, [second], by=factories.person())

    assert (merged.stage, merged.verdict, merged.attribution) == (Stage.SECOND_REVIEW, "unchecked", "unchecked")


# --- Moved out again --------------------------------------------------------------------------------------------------


def with_evidence(text: str) -> Claim:
    claim = came_in(text)
    factories.evidence(claim, by=factories.person())
    return claim


def beside(claim: Claim) -> tuple[int, int]:
    return claim.appearances.count(), claim.evidence.count()


def test_claim_that_was_merged_wrongly_moves_out_with_what_it_brought():
    first, second, third = with_evidence(BRIDGE), with_evidence(AGAIN), with_evidence(THIRD)
    workflow.merge(first, [second, third], by=factories.person())
    own = set(second.events.values_list("pk", flat=True))
    by = factories.person()

    kept = workflow.split(first, [second], by=by)

    second.refresh_from_db()
    assert (second.stage, second.duplicate_of, beside(second), beside(kept)) == (Stage.OPEN, None, (1, 1), (2, 2))
    assert [item.came_from for item in (*second.appearances.all(), *second.evidence.all())] == [None, None]
    event, given = told(second, "restore"), told(first, "items_given_back")
    moved = {"appearances": 1, "counter_statements": 0, "evidence": 1}
    assert (event.by, event.data) == (by, {"from": "set_aside", "to": "open", "split_from": first.pk, **moved})
    assert given.data == {"duplicate": second.pk, **moved}
    assert own < set(second.events.values_list("pk", flat=True))
    assert broken_links(first) == broken_links(second) == []


def test_what_was_split_off_is_not_proposed_with_it_again():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    workflow.merge(first, [second], by=factories.person())

    workflow.split(first, [second], by=factories.person())
    factories.compared(second)

    assert clusters() == []
    pair = Match.objects.get(claim=second, other=first)
    assert pair.standing == MatchStanding.REJECTED


def test_restoring_a_duplicate_by_the_table_brings_its_items_back_too():
    first, second = with_evidence(BRIDGE), with_evidence(AGAIN)
    workflow.merge(first, [second], by=factories.person())

    second = workflow.perform(second, Action.RESTORE, by=factories.person())

    assert (beside(second), beside(first)) == ((1, 1), (1, 1))


def test_items_come_back_through_a_chain_of_merges():
    """A into B, B into C: B takes along what is A's, and A gets its own back wherever it stands."""
    a, b, c = with_evidence(BRIDGE), with_evidence(AGAIN), with_evidence(THIRD)
    by = factories.person()
    workflow.merge(b, [a], by=by)
    workflow.merge(c, [b], by=by)
    assert beside(c) == (3, 3)

    workflow.split(c, [b], by=by)
    assert (beside(a), beside(b), beside(c)) == ((0, 0), (2, 2), (1, 1))

    workflow.split(b, [a], by=by)
    assert (beside(a), beside(b), beside(c)) == ((1, 1), (1, 1), (1, 1))


def test_first_of_a_chain_moves_out_from_where_its_items_stand_now():
    a, b, c = with_evidence(BRIDGE), with_evidence(AGAIN), with_evidence(THIRD)
    by = factories.person()
    workflow.merge(b, [a], by=by)
    workflow.merge(c, [b], by=by)

    workflow.split(b, [a], by=by)
    assert (beside(a), beside(b), beside(c)) == ((1, 1), (0, 0), (2, 2))

    workflow.split(c, [b], by=by)
    assert (beside(a), beside(b), beside(c)) == ((1, 1), (1, 1), (1, 1)), "what was split off before stays away"


def test_what_a_person_decided_meanwhile_comes_along():
    first, second = came_in(BRIDGE), with_evidence(AGAIN)
    workflow.merge(first, [second], by=factories.person())
    editing.dismiss(first.evidence.get(), by=factories.person())

    workflow.split(first, [second], by=factories.person())

    assert second.evidence.get().standing == "dismissed"


def test_passage_that_both_have_stays_with_each():
    said = factories.passage()
    first, second = came_in(BRIDGE, passage=said), came_in(AGAIN, passage=said)

    workflow.merge(first, [second], by=factories.person())
    workflow.split(first, [second], by=factories.person())

    assert (beside(first), beside(second)) == ((1, 0), (1, 0))


def test_only_what_was_merged_into_a_claim_moves_out_of_it():
    first, second, third = came_in(BRIDGE), came_in(AGAIN), came_in(THIRD)
    workflow.merge(first, [second], by=factories.person())

    with pytest.raises(Refused) as refused:
        workflow.split(first, [second, third], by=factories.person())
    assert str(refused.value) == f"“{THIRD}”: This claim is not merged into that one. Nothing was changed."
    with pytest.raises(Incomplete, match="Choose at least one claim that was merged"):
        workflow.split(first, [], by=factories.person())
    with pytest.raises(Refused, match="rights of a reviewer"):
        workflow.split(first, [second], by=factories.person(Role.CONTRIBUTOR))
    assert (second.duplicates.count(), first.duplicates.get()) == (0, second)


# --- Told apart -------------------------------------------------------------------------------------------------------


def test_claims_that_are_told_apart_are_not_proposed_together_again():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    third = came_in(THIRD)

    editing.tell_apart(first, [second], by=factories.person(Role.CONTRIBUTOR))
    assert clusters() == [{BRIDGE, THIRD}]
    factories.compared(second)

    assert clusters() == [{BRIDGE, THIRD}], "the third is in a cluster with the first"
    assert told(second, "match_decided").data["standing"] == "rejected"
    editing.tell_apart(first, [third], by=factories.person(Role.CONTRIBUTOR))
    factories.compared(third)
    assert clusters() == [{AGAIN, THIRD}]


def test_match_that_is_rejected_beside_a_claim_takes_it_out_of_the_cluster():
    came_in(BRIDGE, Stage.OPEN)
    second = came_in(AGAIN)

    editing.decide_match(second.matches.get(), MatchStanding.UPDATED, by=factories.person())

    assert clusters() == []
    assert Comparison.objects.due().get().claim == second


def test_claim_that_is_worked_on_no_more_is_told_apart_from_nothing():
    gone, second = factories.claim(Stage.SET_ASIDE), came_in(AGAIN)
    with pytest.raises(Refused, match="not worked on any more"):
        editing.tell_apart(second, [gone], by=factories.person())
    with pytest.raises(Incomplete, match="Choose at least one claim that is another one"):
        editing.tell_apart(second, [second], by=factories.person())
    assert not Match.objects.exists()


def test_claim_is_in_one_cluster_at_most():
    came_in(BRIDGE)
    came_in(AGAIN)
    assert ClusterMember.objects.count() == len({member.claim_id for member in ClusterMember.objects.all()}) == 2

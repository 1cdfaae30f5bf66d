"""Claims that may be the same: kept together as they come in, never in chains, merged and split by people."""

from datetime import date

import pytest
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
    Source,
    broken_links,
)
from claims.refusals import Incomplete, Refused, Stale
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
    came_in(ONE_END)
    came_in(MIDDLE)
    came_in(OTHER_END)

    assert clusters() == [{ONE_END, MIDDLE}], "the third is like the second, and not like the first"


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


# --- Clusters that turn out to be one ---------------------------------------------------------------------------------

_WORDS = ["harbour", "ferry", "captain", "anchor", "lantern", "compass", "rudder", "mast", "galley", "bosun"]
ONE_END, MIDDLE, OTHER_END = (" ".join(_WORDS[at : at + 6]) for at in (0, 2, 4))
"""The middle one shares four of six words with each end, and they two with each other."""
SAME = (
    "The bridge of Velmouth is closed to lorries",
    "To lorries the bridge of Velmouth is closed",
    "Velmouth: the bridge is closed to all lorries",
    "Closed to lorries: the bridge of Velmouth",
)


def two_clusters(*texts: str) -> tuple[Claim, ...]:
    """Claims that are all alike, in two clusters: what kept them apart is gone."""
    first, second = Cluster.objects.create(), Cluster.objects.create()
    claims = tuple(came_in(text) for text in texts)
    ClusterMember.objects.all().delete()
    Cluster.objects.exclude(pk__in=(first.pk, second.pk)).delete()
    half = len(claims) // 2
    ClusterMember.objects.bulk_create(ClusterMember(cluster=first, claim=claim) for claim in claims[:half])
    ClusterMember.objects.bulk_create(ClusterMember(cluster=second, claim=claim) for claim in claims[half:])
    return claims


def test_claim_that_fits_two_clusters_joins_them_where_all_are_alike():
    two_clusters(*SAME)
    came_in("The bridge of Velmouth is now closed to lorries")

    assert clusters() == [{*SAME, "The bridge of Velmouth is now closed to lorries"}]
    pairs = {frozenset((row.claim_id, int(pk))) for row in ClusterMember.objects.all() for pk in row.alike}
    across = [pair for pair in pairs if len(pair) == 2]
    assert len(across) == 4 + 4, "the claim that came in with each, and each of one cluster with each of the other"


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_order_makes_no_difference_where_all_are_alike(order):
    came_in("The ferry of Ostervik sails again at noon")
    for at in order:
        came_in(SAME[at])
    came_in("At noon the ferry of Ostervik sails again")

    ferry = {"The ferry of Ostervik sails again at noon", "At noon the ferry of Ostervik sails again"}
    assert clusters() == [ferry, set(SAME)]


def test_order_makes_a_difference_in_a_chain():
    """The middle one is like both ends, which are not alike: it stands with the end that was here first."""
    came_in(OTHER_END)
    came_in(MIDDLE)
    came_in(ONE_END)

    assert clusters() == [{OTHER_END, MIDDLE}], "the other way round it would be the one end with the middle"


@pytest.fixture
def bridged() -> tuple[Cluster, Cluster]:
    """Two clusters that are not alike, and a claim in the first one that is like some of both."""
    for text in (ONE_END, f"{ONE_END} again", OTHER_END, f"{OTHER_END} again"):
        came_in(text)
    assert clusters() == [{OTHER_END, f"{OTHER_END} again"}, {ONE_END, f"{ONE_END} again"}]
    assert matching.neighbours(Cluster.objects.get(members__claim__text=ONE_END)) == []
    came_in(MIDDLE)
    return tuple(Cluster.objects.for_desk().get(members__claim__text=text) for text in (MIDDLE, OTHER_END))


def test_clusters_stay_two_where_one_pair_is_not_alike_and_are_shown_beside_each_other(bridged):
    here, there = bridged
    assert clusters() == [{ONE_END, f"{ONE_END} again", MIDDLE}, {OTHER_END, f"{OTHER_END} again"}]

    (seen,), (back,) = matching.neighbours(here), matching.neighbours(there)

    assert (seen.cluster, seen.size, seen.here.text, back.cluster) == (there, 2, MIDDLE, here)
    assert (seen.here, seen.there) == (back.there, back.here)
    assert seen.why.startswith("shares: ")


def test_two_clusters_are_looked_at_and_merged_together(bridged):
    here, there = bridged
    claims = {claim.text: claim for claim in matching.proposal(here, also=there).claims}
    stays, far = claims[MIDDLE], claims[f"{OTHER_END} again"]

    both = matching.proposal(here, claims[ONE_END].pk, also=there)

    assert len(claims) == 5
    assert {claim.text: both.against(claim) for claim in both.claims} == {
        ONE_END: [],
        f"{ONE_END} again": [],
        MIDDLE: [],
        OTHER_END: ["not found to be like it"],
        f"{OTHER_END} again": ["not found to be like it"],
    }
    canonical, others = matching.chosen(both, stays.pk, [far.pk, claims[ONE_END].pk])
    workflow.merge(canonical, others, by=factories.person())
    assert {row.text for row in stays.duplicates.all()} == {far.text, ONE_END}


def test_what_a_person_told_apart_keeps_two_clusters_two():
    claims = two_clusters(*SAME)
    matching.tell_apart(claims[0], claims[3], by=factories.person())

    came_in("The bridge of Velmouth is now closed to lorries")

    assert sorted(map(len, clusters())) == [2, 3], "it fits both, and has joined one of them"
    assert matching.neighbours(claims[0].clustered.cluster) == []


def test_what_was_split_off_is_told_apart_from_what_its_former_place_became_too():
    """C is not A, and A was merged into B since: so C is not B either, for a machine."""
    a, c = came_in(BRIDGE), came_in(AGAIN)
    workflow.merge(a, [c], by=factories.person())
    workflow.split(a, [c], by=factories.person())
    b = came_in(THIRD)
    assert clusters() == [{BRIDGE, THIRD}]
    workflow.merge(b, [a], by=factories.person())

    factories.compared(c)

    assert clusters() == []
    assert matching.told_apart([c.pk]) == {a.pk, b.pk}


def test_clusters_that_together_hold_too_many_stay_two():
    claims = two_clusters(*SAME)
    form = matching.normalise(BRIDGE)
    many = Claim.objects.bulk_create(Claim(text=BRIDGE, search_text=form) for _ in range(MOST_MEMBERS - 4))
    first = claims[0].clustered.cluster
    ClusterMember.objects.bulk_create(ClusterMember(cluster=first, claim=claim) for claim in many)

    came_in("The bridge of Velmouth is now closed to lorries")

    assert Cluster.objects.count() == 2


# --- What speaks against it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({}, {}, []),
        ({"claimant_name": "Ingrid Solvane"}, {}, []),
        ({"claimant_name": "Ingrid Solvane"}, {"claimant_name": "Mayor Ingrid Solvane"}, []),
        ({"claimant_name": "Volodymyr Zelensky"}, {"claimant_name": "Володимир Зеленський"}, []),
        ({"claimant_name": "Solvane"}, {"claimant_name": "Ingrid Solvane"}, []),
        (
            {"claimant_name": "I. Solvane"},
            {"claimant_name": "Ingrid Solvane"},
            ["perhaps said by I. Solvane, not by Ingrid Solvane"],
        ),
        (
            {"claimant_name": "Ingrid Solvane"},
            {"claimant_name": "Kazimir Vendelin"},
            ["said by Ingrid Solvane, not by Kazimir Vendelin"],
        ),
        ({"claimant_name": "mayor"}, {"claimant_name": "Ingrid Solvane", "claimant_role": "mayor of Velmouth"}, []),
        (
            {"claimant_name": "officials"},
            {"claimant_name": "Ingrid Solvane", "claimant_role": "mayor of Velmouth"},
            ["perhaps said by officials, not by Ingrid Solvane"],
        ),
        ({"said_date": date(2024, 3, 12)}, {"said_date": date(2024, 3, 1), "said_precision": "month"}, []),
        ({"said_date": date(2024, 2, 29), "said_precision": "month"}, {"said_date": date(2024, 2, 29)}, []),
        (
            {"said_date": date(2024, 10, 3)},
            {"said_date": date(2023, 1, 1), "said_precision": "year"},
            ["said on 3 October 2024, not in 2023"],
        ),
        (
            {"said_date": date(2024, 12, 31), "said_precision": "month"},
            {"said_date": date(2025, 1, 1)},
            ["said in December 2024, not on 1 January 2025"],
        ),
    ],
)
def test_who_said_it_and_when_may_speak_against_it(one, other, why):
    assert matching.speaks_against(Claim(text=BRIDGE, **one), Claim(text=AGAIN, **other)) == why


def test_speakers_who_are_linked_are_compared_by_the_link():
    mayor = Source.objects.create(name="Ingrid Solvane", kind="person", aliases=["Solvane"])
    namesake = Source.objects.create(name="Ingrid Solvane", kind="outlet")
    said = [Claim(text=BRIDGE, claimant=source) for source in (mayor, mayor, namesake)]
    assert matching.speaks_against(said[0], said[1]) == []
    assert matching.speaks_against(said[0], said[2]) == ["said by Ingrid Solvane, not by Ingrid Solvane"]
    assert matching.speaks_against(said[0], Claim(text=BRIDGE, claimant_name="Solvane")) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The bridge of Velmouth is not closed to lorries", "denies what this says"),
        ("The bridge of Velmouth may be closed to lorries", "only says that it may be so"),
        ("The bridge of Velmouth is open to lorries", "says “open” where this says “closed”"),
        ("The bridge of Brunn is closed to lorries", "names Brunn where this names Velmouth"),
        ("The bridge of Velmouth is barred to lorries", "“barred” in the place of “closed”"),
        ("Міст Велмута закрито для вантажівок", "in another script, so that only names and figures were compared"),
    ],
)
def test_the_words_may_speak_against_it(text, why):
    assert matching.speaks_against(Claim(text=text), Claim(text=BRIDGE)) == [why]


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


# --- In whose words ---------------------------------------------------------------------------------------------------


def test_claim_that_stays_takes_the_words_of_one_that_is_merged_and_keeps_its_own_on_record():
    first, second = came_in(BRIDGE, Stage.OPEN), came_in(AGAIN)
    by = factories.person()

    merged = workflow.merge(
        first, [second], by=by, words=workflow.Words(of=second.pk, seen={first.pk: 1, second.pk: 1})
    )

    assert (merged.text, merged.version, merged.search_text) == (AGAIN, 2, matching.claim_search_text(merged))
    event = told(first, "reworded")
    assert (event.by, event.data["of"], event.data["fields"]) == (by, second.pk, ["text"])
    assert event.particulars.body == {"before": BRIDGE, "after": AGAIN}
    assert workflow.words_taken(merged) == workflow.Taken(before=BRIDGE, of=second.pk)
    assert Comparison.objects.due().filter(claim=first).exists()
    assert broken_links(first) == []


def test_claim_that_stays_takes_words_of_ones_own():
    first, second = came_in(BRIDGE), came_in(AGAIN)

    merged = workflow.merge(first, [second], by=factories.person(), words=workflow.Words(" No lorry crosses. "))

    assert merged.text == "No lorry crosses."
    assert workflow.words_taken(merged) == workflow.Taken(before=BRIDGE, of=None)
    editing.reword(merged, by=factories.person(), version=2, text="No lorry may cross.")
    merged.refresh_from_db()
    assert workflow.words_taken(merged) is None, "it was reworded since"


def test_its_own_words_are_no_change():
    first, second = came_in(BRIDGE), came_in(AGAIN)

    merged = workflow.merge(first, [second], by=factories.person(), words=workflow.Words(of=first.pk))

    assert (merged.version, workflow.words_taken(merged)) == (1, None)
    assert not Event.objects.filter(kind="reworded").exists()


def test_words_that_were_changed_since_they_were_read_are_not_taken():
    first, second = came_in(BRIDGE), came_in(AGAIN)
    editing.reword(second, by=factories.person(), version=1, text=f"{AGAIN} today")

    with pytest.raises(Stale) as stale:
        workflow.merge(first, [second], by=factories.person(), words=workflow.Words(of=second.pk, seen={second.pk: 1}))

    assert stale.value.current == second
    second.refresh_from_db()
    assert second.stage == Stage.CANDIDATE


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"of": 0}, "Take the words of a claim that is merged"),
        ({"text": "No lorry crosses.", "of": -1}, "not both"),
        ({"text": "  "}, "Write the claim in one sentence"),
        ({"text": "x" * 2001}, "keep it under 2,000 characters"),
    ],
)
def test_words_that_make_no_sense_are_refused_and_nothing_is_merged(words, why):
    first, second = came_in(BRIDGE), came_in(AGAIN)
    with pytest.raises(Incomplete, match=why):
        workflow.merge(first, [second], by=factories.person(), words=workflow.Words(**words))
    second.refresh_from_db()
    assert second.stage == Stage.CANDIDATE


def test_words_of_a_claim_with_a_sealed_verdict_stay_as_they_are():
    sealed = factories.claim(Stage.SECOND_REVIEW, text=BRIDGE)
    factories.compared(sealed)
    second = came_in(AGAIN)
    with pytest.raises(Refused, match="stay as they are once a verdict is proposed"):
        workflow.merge(sealed, [second], by=factories.person(), words=workflow.Words(of=second.pk))


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
    moved = {"appearances": 1, "counter_statements": 0, "evidence": 1, "reply_requests": 0}
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


def test_person_who_thinks_better_of_it_puts_them_together_again():
    first, second = came_in(BRIDGE, Stage.OPEN), came_in(AGAIN)
    by = factories.person()
    editing.tell_apart(first, [second], by=by)
    factories.compared(second)
    assert (clusters(), matching.told_apart([second.pk])) == ([], {first.pk})

    editing.decide_match(second.matches.get(), MatchStanding.CONFIRMED, by=by)
    factories.compared(second)

    assert (clusters(), matching.told_apart([second.pk])) == ([{BRIDGE, AGAIN}], set())


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

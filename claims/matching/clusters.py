"""Claims that may be one claim in other words are kept together as they come in, to be merged or told apart by people.

The rule: a claim joins a cluster when it is like *every* claim in it, and contrary to none. Weak likenesses are never
chained: where A is like B and B like C, but A and C are not alike, or give other figures, or one denies the other, C
stays outside. So any claim of a cluster may be the one that the others are merged into.

A claim that comes in is held against what its comparison has found through the indexes, and against the whole of a few
clusters at most; how many claims the desk has makes no difference.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from claims.choices import MatchStanding, Stage
from claims.matching.index import compare_later
from claims.matching.known import Known, Question
from claims.matching.likeness import IS_LIKELY
from claims.models import CLUSTERED, Claim, Cluster, ClusterMember, Match, User
from claims.refusals import Refused

MOST_MEMBERS = 24
"""Claims in one cluster at most; more of the same begin another."""
LOOKED_INTO = 4
"""So many clusters are looked into for one claim, the likest first."""
_ORDER = 0x636C7573746572  # the key of the advisory lock under which clusters change, one claim after the other
_APART = (MatchStanding.REJECTED, MatchStanding.UPDATED)


def hold_clusters() -> None:
    """Let nobody else change a cluster until the transaction ends. Held before any claim is, so that nobody waits in a
    circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER])


def place(claim: Claim, question: Question, likely: Sequence[Known]) -> None:
    """Put ``claim`` where it belongs now: into the cluster that it fits, beside a claim that has none, or nowhere.

    ``likely`` is what its comparison found, best first. To be called with the clusters held, and the claim.
    """
    found = {known.found.pk: known for known in likely if isinstance(known.found, Claim) and _are_alike(known)}
    here = ClusterMember.objects.filter(claim=claim).first()
    order = _still_open(found, claim)
    places = dict(ClusterMember.objects.filter(claim__in=order).values_list("claim", "cluster"))
    apart = _told_apart(claim) if places else set()
    for cluster, members in _looked_into(order, places, claim):
        if len(members) >= MOST_MEMBERS or apart & {member.claim_id for member in members}:
            continue
        alike = _like_all(question, [member.claim for member in members], found)
        if alike is not None:
            _join(claim, cluster, alike, here)
            return
    _take_out([here] if here is not None else [])
    taken = set(ClusterMember.objects.filter(claim__in=order).values_list("claim", flat=True))
    if (alone := next((pk for pk in order if pk not in taken), None)) is not None:
        cluster = Cluster.objects.create().pk
        ClusterMember.objects.create(cluster_id=cluster, claim_id=alone)
        _join(claim, cluster, {alone: found[alone]}, None)


def leave(claims: Iterable[Claim]) -> None:
    """These are proposed no longer; a claim that is left alone is, neither. To be called with the clusters held."""
    _take_out(list(ClusterMember.objects.filter(claim__in=claims)))


def part(claim: Claim, other: Claim) -> None:
    """Take ``claim`` out of the cluster of ``other``, if it is there, and look for another place for it."""
    together = ClusterMember.objects.filter(claim=claim, cluster__members__claim=other)
    if together.exists():
        leave([claim])
        compare_later(claim)


def tell_apart(claim: Claim, other: Claim, *, by: User) -> None:
    """Note that a person finds two claims to be different ones, whichever of them was compared with the other."""
    said = {"standing": MatchStanding.REJECTED, "decided_by": by, "decided_at": timezone.now()}
    if not Match.objects.filter(Q(claim=claim, other=other) | Q(claim=other, other=claim)).update(**said):
        Match.objects.create(claim=claim, other=other, score=0.0, **said)


def _still_open(found: dict[int, Known], claim: Claim) -> list[int]:
    """Those of what was found that may stand in one cluster with the claim, best first, as it stands now."""
    if claim.stage not in CLUSTERED:
        return []
    standing = set(Claim.objects.filter(pk__in=found, stage__in=CLUSTERED).values_list("pk", flat=True))
    apart = _told_apart(claim) if standing else set()
    return [pk for pk in found if pk in standing - apart]


def _are_alike(known: Known) -> bool:
    return known.score >= IS_LIKELY and not known.differences


def _told_apart(claim: Claim) -> set[int]:
    """The claims of which a person has said that they are another one, or that there is news since."""
    decided = Match.objects.filter(Q(claim=claim) | Q(other=claim), standing__in=_APART, previous=None)
    return {other for pair in decided.values_list("claim", "other") for other in pair} - {claim.pk}


def _looked_into(
    order: Sequence[int], places: dict[int, int], claim: Claim
) -> Iterable[tuple[int, list[ClusterMember]]]:
    """The clusters of what was found, the likest first, each with its members but the claim itself."""
    clusters = list(dict.fromkeys(places[pk] for pk in order if pk in places))[:LOOKED_INTO]
    members: dict[int, list[ClusterMember]] = {cluster: [] for cluster in clusters}
    rows = ClusterMember.objects.filter(cluster__in=clusters).exclude(claim=claim)
    for member in rows.select_related("claim").defer("claim__search_text").order_by("claim_id"):
        members[member.cluster_id].append(member)
    return [(cluster, rows) for cluster, rows in members.items() if rows]


def _like_all(question: Question, claims: Sequence[Claim], found: dict[int, Known]) -> dict[int, Known] | None:
    """How like the asked claim is to each of these; ``None`` when it is not, to one of them."""
    alike = {claim.pk: found[claim.pk] for claim in claims if claim.pk in found}
    for known in question.look_at(claim for claim in claims if claim.pk not in alike):
        if not _are_alike(known):
            return None
        alike[known.found.pk] = known
    return alike


def _join(claim: Claim, cluster: int, alike: dict[int, Known], here: ClusterMember | None) -> None:
    told = {str(pk): {"score": known.score, "why": known.why} for pk, known in alike.items()}
    if here is not None and here.cluster_id != cluster:
        _take_out([here])
        here = None
    if here is not None:
        # It was compared again and stays; what was last found of a pair is what counts.
        here.alike, here.joined_at = told, timezone.now()
        here.save(update_fields=["alike", "joined_at"])
        return
    ClusterMember.objects.create(cluster_id=cluster, claim=claim, alike=told)
    Cluster.objects.filter(pk=cluster).update(changed_at=timezone.now())


def _take_out(members: Sequence[ClusterMember]) -> None:
    clusters = {member.cluster_id for member in members}
    ClusterMember.objects.filter(pk__in=[member.pk for member in members]).delete()
    for cluster in Cluster.objects.filter(pk__in=clusters):
        if cluster.members.count() < 2:
            cluster.delete()


# --- What is proposed -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cluster as people see it: its claims, which of them would stay, and why that one."""

    cluster: Cluster
    claims: tuple[Claim, ...]
    canonical: Claim
    why: str
    likeness: dict[int, str]
    """Why each claim is thought to be the canonical one in other words, by its number."""


def proposal(cluster: Cluster, canonical: int | None = None) -> Proposal:
    """What a cluster proposes; ``canonical`` is the number of the claim that a person has chosen to stay."""
    members = list(cluster.members.all())
    claims = tuple(member.claim for member in members)
    in_time = sorted(members, key=lambda member: member.joined_at)
    told = {frozenset((member.claim_id, int(pk))): one for member in in_time for pk, one in member.alike.items()}
    chosen = next((claim for claim in claims if claim.pk == canonical), None)
    stays, why = (chosen, "You have chosen it.") if chosen is not None else _canonical(claims, told)
    pairs = {claim.pk: told.get(frozenset((claim.pk, stays.pk))) for claim in claims}
    return Proposal(cluster, claims, stays, why, {pk: pair["why"] for pk, pair in pairs.items() if pair})


def chosen(proposal: Proposal, canonical: int | None, claims: Collection[int]) -> tuple[Claim, list[Claim]]:
    """The claim that shall stay and the others, as a person named them by number; without a number the proposed one.

    Raises :class:`Refused` when one of them is not in the cluster any more: nothing is done to others than were meant.
    """
    here = {claim.pk: claim for claim in proposal.claims}
    stays = proposal.canonical.pk if canonical is None else canonical
    if not {stays, *claims} <= here.keys():
        raise Refused("These claims are not proposed together any more as you saw them. Look at them again.")
    return here[stays], [here[pk] for pk in sorted(set(claims) - {stays})]


def _canonical(claims: Sequence[Claim], told: dict[frozenset[int], dict[str, float]]) -> tuple[Claim, str]:
    """The claim that would stay: the furthest in its stages, else the nearest to the others, else the first."""
    furthest = max(map(_progress, claims))
    far = [claim for claim in claims if _progress(claim) == furthest]
    if len(far) == 1:
        published = far[0].summary_id is not None
        return far[0], "A check of it is published." if published else "It is the furthest on the desk."
    middle = dict.fromkeys((claim.pk for claim in claims), 0.0)
    for one, other in combinations(middle, 2):
        score = told.get(frozenset((one, other)), {"score": IS_LIKELY})["score"]
        middle[one] += score
        middle[other] += score
    nearest = max(round(middle[claim.pk], 3) for claim in far)
    best = [claim for claim in far if round(middle[claim.pk], 3) == nearest]
    if len(best) == 1:
        return best[0], "Its wording is the nearest to all the others."
    return min(best, key=lambda claim: claim.pk), "It was here first."


def _progress(claim: Claim) -> int:
    return len(CLUSTERED) if claim.summary_id is not None else CLUSTERED.index(Stage(claim.stage))

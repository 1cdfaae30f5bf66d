"""Claims that may be one claim in other words are kept together as they come in, to be merged or told apart by people.

The rule: a claim joins a cluster when it is like *every* claim in it, and contrary to none. Weak likenesses are never
chained: where A is like B and B like C, but A and C are not alike, or give other figures, or one denies the other, C
stays outside. So any claim of a cluster may be the one that the others are merged into.

A claim that comes in is held against what its comparison has found through the indexes, and against the whole of a few
clusters at most; how many claims the desk has makes no difference. Where it fits several whole clusters, those are held
against each other, and are joined if the rule holds for every two of their claims; else they stay two, and are shown
beside each other (``proposals.py``).

In which order claims come in makes no difference where likeness goes through: where all that is like one claim is alike
among itself. It does make one in a chain (A like B, B like C, A not like C): B stands with whichever came first.

What a person has told apart is never put together again, neither the two claims themselves nor what either was merged
into since.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from claims.choices import MatchStanding
from claims.matching.index import compare_later
from claims.matching.known import Known, Question
from claims.matching.likeness import IS_LIKELY
from claims.models import CLUSTERED, Claim, Cluster, ClusterMember, Match, User, merged_into, merged_with

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

    Clusters that it shows to be one are joined. ``likely`` is what its comparison found. To be called with the clusters
    held, and the claim.
    """
    likest = sorted(likely, key=lambda known: (-known.score, known.found.pk))
    found = {known.found.pk: known for known in likest if isinstance(known.found, Claim) and are_alike(known)}
    here = ClusterMember.objects.filter(claim=claim).first()
    apart = told_apart([claim.pk]) if found else set()
    order = _still_open([pk for pk in found if pk not in apart], claim)
    places = dict(ClusterMember.objects.filter(claim__in=order).values_list("claim", "cluster"))
    fitting = []
    for cluster, members in _looked_into(order, places, claim):
        if len(members) >= MOST_MEMBERS or apart & {member.claim_id for member in members}:
            continue
        alike = _like_all(question, [member.claim for member in members], found)
        if alike is not None:
            fitting.append(_Fitting(cluster, members, alike))
    if fitting:
        # Where it stands it stays, for as long as it fits; else it goes to the likest.
        fitting.sort(key=lambda fit: here is not None and fit.cluster != here.cluster_id)
        first, *others = fitting
        _join(claim, first.cluster, first.alike, here)
        for other in others:
            _unite_if_one(claim, first, other)
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


def are_alike(known: Known) -> bool:
    """Whether what was found may stand in one cluster with what was asked about."""
    return known.score >= IS_LIKELY and not known.differences


def told_apart(claims: Collection[int]) -> set[int]:
    """The claims of which a person has said that they are other ones than one of these, or that there is news since.

    What was said of a claim holds for the one that it was merged into, too.
    """
    here = merged_with(claims)
    of_these = Q(claim__in=here) | Q(other__in=here)
    decided = Match.objects.filter(of_these, standing__in=_APART, previous=None).values_list("claim", "other")
    there = {other for pair in decided for other in pair} - here
    return (there | merged_into(there)) - here


@dataclass(slots=True)
class _Fitting:
    """A cluster to all claims of which one more is like: ``members`` without that one, and how like it is to each."""

    cluster: int
    members: list[ClusterMember]
    alike: dict[int, Known]


def _still_open(found: Sequence[int], claim: Claim) -> list[int]:
    """Those of what was found that may stand in one cluster with the claim, best first, as it stands now."""
    if claim.stage not in CLUSTERED:
        return []
    standing = set(Claim.objects.filter(pk__in=found, stage__in=CLUSTERED).values_list("pk", flat=True))
    return [pk for pk in found if pk in standing]


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


def _like_all(
    question: Question, claims: Sequence[Claim], found: Mapping[int, Known] = MappingProxyType({})
) -> dict[int, Known] | None:
    """How like the asked claim is to each of these; ``None`` when it is not, to one of them."""
    alike = {claim.pk: found[claim.pk] for claim in claims if claim.pk in found}
    for known in question.look_at(claim for claim in claims if claim.pk not in alike):
        if not are_alike(known):
            return None
        alike[known.found.pk] = known
    return alike


def _unite_if_one(claim: Claim, first: _Fitting, other: _Fitting) -> None:
    """Join a cluster to the ``first`` one, where the claim stands now, if the rule holds for every two of their claims.

    Each keeps the rule, and the claim fits both; what is left to see is how their claims stand to each other.
    """
    if len(first.members) + len(other.members) >= MOST_MEMBERS:
        return
    if told_apart([member.claim_id for member in other.members]) & {member.claim_id for member in first.members}:
        return
    claims = [member.claim for member in first.members]
    for member in other.members:
        alike = _like_all(Question(member.claim.text, member.claim), claims)
        if alike is None:
            return
        member.alike |= _told(alike)
    for member in other.members:
        member.cluster_id = first.cluster
    ClusterMember.objects.bulk_update(other.members, ["cluster", "alike"])
    mine = ClusterMember.objects.get(claim=claim)
    mine.alike |= _told(other.alike)
    mine.save(update_fields=["alike"])
    Cluster.objects.filter(pk=other.cluster).delete()
    Cluster.objects.filter(pk=first.cluster).update(changed_at=timezone.now())
    first.members += other.members


def _told(alike: Mapping[int, Known]) -> dict[str, dict[str, float | str]]:
    """What is kept of how like a claim is to each of these."""
    return {str(pk): {"score": known.score, "why": known.why} for pk, known in alike.items()}


def _join(claim: Claim, cluster: int, alike: Mapping[int, Known], here: ClusterMember | None) -> None:
    if here is not None and here.cluster_id != cluster:
        _take_out([here])
        here = None
    if here is not None:
        # It was compared again and stays; what was last found of a pair is what counts.
        here.alike, here.joined_at = _told(alike), timezone.now()
        here.save(update_fields=["alike", "joined_at"])
        return
    ClusterMember.objects.create(cluster_id=cluster, claim=claim, alike=_told(alike))
    Cluster.objects.filter(pk=cluster).update(changed_at=timezone.now())


def _take_out(members: Sequence[ClusterMember]) -> None:
    clusters = {member.cluster_id for member in members}
    ClusterMember.objects.filter(pk__in=[member.pk for member in members]).delete()
    for cluster in Cluster.objects.filter(pk__in=clusters):
        if cluster.members.count() < 2:
            cluster.delete()

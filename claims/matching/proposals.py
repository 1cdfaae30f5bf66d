"""What people see of a cluster: which of its claims would stay, why the others are thought to be the same, and why not.

Two clusters that the rule of ``clusters.py`` keeps apart may be one all the same, where claims of both are alike: they
are shown beside each other, and a person looks at both together.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from django.db.models import Q
from django.utils.formats import date_format

from claims.choices import DatePrecision, MatchStanding, Stage
from claims.matching.clusters import told_apart
from claims.matching.contrast import contrasts, instead
from claims.matching.likeness import IS_LIKELY
from claims.matching.scripts import differ_in_script
from claims.matching.words import keys
from claims.models import CLUSTERED, Claim, Cluster, ClusterMember, Match
from claims.reading.names import same_name
from claims.refusals import Refused

_SHOWN_BESIDE = 5


class Pair(NamedTuple):
    """How like two claims were found to be, and why."""

    score: float
    why: str


Pairs = dict[frozenset[int], Pair]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cluster as people see it, or two together: the claims, which of them would stay, and why that one."""

    cluster: Cluster
    claims: tuple[Claim, ...]
    canonical: Claim
    why: str
    likeness: dict[int, str]
    """Why each claim is thought to be the canonical one in other words, by its number."""
    also: Cluster | None = None
    """The other cluster that is looked at together with this one."""

    def against(self, claim: Claim) -> list[str]:
        """What speaks against a claim's being the canonical one; a person who merges it all the same has seen it."""
        if claim == self.canonical:
            return []
        why = speaks_against(claim, self.canonical)
        if self.also is not None and claim.pk not in self.likeness:
            why.append("not found to be like it")
        return why


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another cluster that may be one with this, because a claim there is like one here: these two, and why."""

    cluster: Cluster
    size: int
    here: Claim
    there: Claim
    why: str


def proposal(cluster: Cluster, canonical: int | None = None, *, also: Cluster | None = None) -> Proposal:
    """What a cluster proposes; ``canonical`` is the number of the claim that a person has chosen to stay, ``also``
    another cluster that they look at together with it."""
    members = [*cluster.members.all(), *(also.members.all() if also is not None else ())]
    claims = tuple(member.claim for member in members)
    told = _told(members)
    if also is not None:
        told = _matched(cluster, [also]) | told
    chosen = next((claim for claim in claims if claim.pk == canonical), None)
    stays, why = (chosen, "You have chosen it.") if chosen is not None else _canonical(claims, told)
    pairs = {claim.pk: told.get(frozenset((claim.pk, stays.pk))) for claim in claims}
    return Proposal(cluster, claims, stays, why, {pk: pair.why for pk, pair in pairs.items() if pair}, also)


def neighbours(cluster: Cluster) -> list[Neighbour]:
    """Other clusters that may be one with this, the likest first: no two of their claims have been told apart."""
    here = {member.claim_id: member.claim for member in cluster.members.all()}
    apart = told_apart(here)
    near = Cluster.objects.filter(Q(members__claim__in=_alike_with(here))).exclude(pk=cluster.pk).distinct()
    found = []
    for other in near.for_desk():
        there = {member.claim_id: member.claim for member in other.members.all()}
        pairs = _matched(cluster, [other])
        if not pairs or apart & there.keys():
            continue
        best = max(pairs, key=lambda pair: (pairs[pair].score, sorted(pair)))
        one = next(here[pk] for pk in best if pk in here)
        two = next(there[pk] for pk in best if pk in there)
        found.append((pairs[best].score, Neighbour(other, len(there), one, two, pairs[best].why)))
    found.sort(key=lambda pair: (-pair[0], pair[1].cluster.pk))
    return [neighbour for _, neighbour in found[:_SHOWN_BESIDE]]


def chosen(proposal: Proposal, canonical: int | None, claims: Collection[int]) -> tuple[Claim, list[Claim]]:
    """The claim that shall stay and the others, as a person named them by number; without a number the proposed one.

    Raises :class:`Refused` when one of them is not in the cluster any more: nothing is done to others than were meant.
    """
    here = {claim.pk: claim for claim in proposal.claims}
    stays = proposal.canonical.pk if canonical is None else canonical
    if not {stays, *claims} <= here.keys():
        raise Refused("These claims are not proposed together any more as you saw them. Look at them again.")
    return here[stays], [here[pk] for pk in sorted(set(claims) - {stays})]


# --- What speaks for it, and against ----------------------------------------------------------------------------------


def speaks_against(claim: Claim, other: Claim) -> list[str]:
    """What speaks against two claims' being the same: their words, who made them, and when; in words, from the first
    one's side."""
    found = contrasts(other.text, claim.text, (other.language, claim.language))
    why = [*(contrast.why for contrast in found), *instead(other.text, claim.text, found)]
    if differ_in_script(claim.text, other.text):
        why.append("in another script, so that only names and figures were compared")
    return [*why, *filter(None, (_other_speaker(claim, other), _other_day(claim, other)))]


def _other_speaker(claim: Claim, other: Claim) -> str:
    one, two = claim.claimant, other.claimant
    if one is not None and two is not None:
        return "" if one == two else _said_by(claim, other)
    here, there = _called(claim), _called(other)
    if not here or not there or _is_described(claim, other) or _is_described(other, claim):
        return ""
    levels = {same_name(mine, theirs).level for mine in here for theirs in there}
    if "same" in levels or ("probably" in levels and _is_called_shortly(here, there)):
        return ""
    is_sure = "probably" not in levels and _is_named(here) and _is_named(there)
    return _said_by(claim, other) if is_sure else f"perhaps {_said_by(claim, other)}"


def _said_by(claim: Claim, other: Claim) -> str:
    return f"said by {claim.claimant_label}, not by {other.claimant_label}"


def _called(claim: Claim) -> list[str]:
    """Every spelling of who made a claim; none where nobody is named."""
    known = [claim.claimant.name, *claim.claimant.aliases] if claim.claimant is not None else []
    return list(dict.fromkeys(filter(None, (*known, claim.claimant_name.strip()))))


def _is_named(called: Sequence[str]) -> bool:
    """Whether one of these is a name: “the mayor” and “officials” are none."""
    return any(word[:1].isupper() for name in called for word in name.split())


def _is_called_shortly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of the two is called by a last name alone, as reports do after the first time."""
    return any(all(len(name.split()) == 1 for name in called) for called in (one, other))


def _is_described(claim: Claim, other: Claim) -> bool:
    """Whether who made a claim is called by nothing but words of the other's role: “mayor”, of a mayor of Velmouth."""
    called, role = set(keys(claim.claimant_name)), set(keys(f"{other.claimant_role} {_role(other)}"))
    return claim.claimant is None and bool(called) and called <= role


def _role(claim: Claim) -> str:
    return claim.claimant.role if claim.claimant is not None else ""


def _other_day(claim: Claim, other: Claim) -> str:
    """Where the days on which both were said are known, and cannot be the same."""
    if claim.said_date is None or other.said_date is None:
        return ""
    one, two = _days(claim.said_date, claim.said_precision), _days(other.said_date, other.said_precision)
    if one[0] <= two[1] and two[0] <= one[1]:
        return ""
    return f"said {_when(claim.said_date, claim.said_precision)}, not {_when(other.said_date, other.said_precision)}"


def _days(day: date, precision: str) -> tuple[date, date]:
    """The first and the last day that a date of this precision may mean."""
    match precision:
        case DatePrecision.DAY:
            return day, day
        case DatePrecision.MONTH:
            return day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case _:
            return day.replace(month=1, day=1), day.replace(month=12, day=31)


def _when(day: date, precision: str) -> str:
    return date_format(day, {"day": r"\o\n j F Y", "month": r"\i\n F Y", "year": r"\i\n Y"}[precision])


def _told(members: Iterable[ClusterMember]) -> Pairs:
    """What was found of each pair when one of the two joined; what was found last counts."""
    in_time = sorted(members, key=lambda member: member.joined_at)
    return {
        frozenset((member.claim_id, int(pk))): Pair(found["score"], found["why"])
        for member in in_time
        for pk, found in member.alike.items()
    }


def _alike_with(claims: Collection[int]) -> set[int]:
    """The claims that were found to be like one of these, and contrary to it in nothing."""
    pairs = _alike().filter(Q(claim__in=claims) | Q(other__in=claims)).values_list("claim", "other")
    return {pk for pair in pairs for pk in pair if pk is not None} - set(claims)


def _matched(cluster: Cluster, others: Collection[Cluster]) -> Pairs:
    """What was found of pairs of which one claim stands here, and the other in one of those clusters."""
    across = Q(claim__clustered__cluster=cluster, other__clustered__cluster__in=others)
    across |= Q(other__clustered__cluster=cluster, claim__clustered__cluster__in=others)
    return {
        frozenset((match.claim_id, match.other_id or 0)): Pair(
            match.score, "; ".join(match.reasons) or "a person has found them to be the same"
        )
        for match in _alike().filter(across).order_by("score", "pk")
    }


def _alike():  # type: ignore[no-untyped-def]
    suggested = Q(standing=MatchStanding.SUGGESTED, score__gte=IS_LIKELY, differences=[])
    return Match.objects.filter(suggested | Q(standing=MatchStanding.CONFIRMED), other__isnull=False)


# --- Which one would stay ---------------------------------------------------------------------------------------------


def _canonical(claims: Sequence[Claim], told: Pairs) -> tuple[Claim, str]:
    """The claim that would stay: the furthest in its stages, else the nearest to the others, else the first."""
    furthest = max(map(_progress, claims))
    far = [claim for claim in claims if _progress(claim) == furthest]
    if len(far) == 1:
        published = far[0].summary_id is not None
        return far[0], "A check of it is published." if published else "It is the furthest on the desk."
    middle = dict.fromkeys((claim.pk for claim in claims), 0.0)
    for one, other in combinations(middle, 2):
        score = told.get(frozenset((one, other)), Pair(IS_LIKELY, "")).score
        middle[one] += score
        middle[other] += score
    nearest = max(round(middle[claim.pk], 3) for claim in far)
    best = [claim for claim in far if round(middle[claim.pk], 3) == nearest]
    if len(best) == 1:
        return best[0], "Its wording is the nearest to all the others."
    return min(best, key=lambda claim: claim.pk), "It was here first."


def _progress(claim: Claim) -> int:
    return len(CLUSTERED) if claim.summary_id is not None else CLUSTERED.index(Stage(claim.stage))

"""A claim that came in, or whose words changed, is compared with all that is known; a worker does it, and keeps it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from claims.choices import MatchStanding
from claims.matching.clusters import hold_clusters, place
from claims.matching.hits import measure_hits
from claims.matching.index import read_texts
from claims.matching.known import Known, Question
from claims.matching.likeness import IS_LIKELY, IS_WORTH_A_LOOK
from claims.matching.vectors import meaning
from claims.models import Claim, Comparison, Match, PreviousCheck

KEPT = 12
"""So much of what may be the same is put beside a claim, what fits best."""


def run_comparison(work: Comparison) -> None:
    """Read the claim, keep what may be the same beside it, and find its cluster; what a person decided stays."""
    claim = work.claim
    if (by := meaning()) is not None:
        read_texts([claim], by)
        measure_hits(claim, by.nearness)
    question = Question(claim.text, claim)
    found = question.likely(least=IS_WORTH_A_LOOK, also=_decided(claim))
    with transaction.atomic():
        hold_clusters()
        claim = Claim.objects.select_for_update().get(pk=claim.pk)
        # Who changed its words meanwhile has promised another comparison; this one has nothing to say any more.
        if claim.text == work.claim.text:
            _put_beside(claim, found)
            place(claim, question, [row for row in found if row.score >= IS_LIKELY])
    work.finish()


def _decided(claim: Claim) -> list[Claim | PreviousCheck]:
    """What a person has said to be the same as the claim, or not the same."""
    rows = claim.matches.exclude(standing=MatchStanding.SUGGESTED).select_related("other", "previous")
    return [row for match in rows if (row := match.other or match.previous) is not None]


def _put_beside(claim: Claim, found: Sequence[Known]) -> None:
    """Keep the best of what was found; what was decided stays decided, and is told as both are worded now."""
    claim.matches.filter(standing=MatchStanding.SUGGESTED).delete()
    decided = {match.other or match.previous: match for match in claim.matches.select_related("other", "previous")}
    likely = [row for row in found if row.score >= IS_LIKELY]
    # Of our own claims only what is likely: whoever works here has met the others.
    less_likely = [row for row in found if row.score < IS_LIKELY and isinstance(row.found, PreviousCheck)]
    new = [row for row in [*likely, *less_likely][:KEPT] if row.found not in decided]
    Match.objects.bulk_create([Match(claim=claim, **_thing(row), **_told(row)) for row in new], ignore_conflicts=True)
    for row in found:
        if (match := decided.get(row.found)) is not None:
            Match.objects.filter(pk=match.pk).update(**_told(row))


def _told(row: Known) -> dict[str, Any]:
    return {"score": row.score, "fit": row.fit, "reasons": list(row.reasons), "differences": list(row.differences)}


def _thing(row: Known) -> dict[str, Claim | PreviousCheck]:
    return {"other" if isinstance(row.found, Claim) else "previous": row.found}

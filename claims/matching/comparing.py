"""A claim that came in, or whose words changed, is compared with all that is known; a worker does it, and keeps it."""

from django.db import transaction

from claims.choices import MatchStanding
from claims.matching.clusters import hold_clusters, place
from claims.matching.hits import measure_hits
from claims.matching.index import read_texts
from claims.matching.known import Question
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
    found = question.likely(least=IS_WORTH_A_LOOK)
    likely = [row for row in found if row.score >= IS_LIKELY]
    # Of our own claims only what is likely: whoever works here has met the others.
    less_likely = [row for row in found if row.score < IS_LIKELY and isinstance(row.found, PreviousCheck)]
    beside = [*likely, *less_likely][:KEPT]
    with transaction.atomic():
        hold_clusters()
        claim = Claim.objects.select_for_update().get(pk=claim.pk)
        claim.matches.filter(standing=MatchStanding.SUGGESTED).delete()
        decided = set(claim.matches.values_list("other_id", "previous_id"))
        Match.objects.bulk_create(
            [
                Match(
                    claim=claim,
                    score=row.score,
                    fit=row.fit,
                    reasons=list(row.reasons),
                    differences=list(row.differences),
                    **what,
                )
                for row in beside
                for what in [_as_field(row.found)]
                if (what.get("other_id"), what.get("previous_id")) not in decided
            ],
            ignore_conflicts=True,
        )
        for row in beside if decided else []:
            claim.matches.filter(**_as_field(row.found)).update(fit=row.fit)
        place(claim, question, likely)
    work.finish()


def _as_field(found: Claim | PreviousCheck) -> dict[str, int]:
    return {"other_id": found.pk} if isinstance(found, Claim) else {"previous_id": found.pk}

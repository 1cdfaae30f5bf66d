"""The words of a claim: who may change them, and what follows when they change."""

from claims import matching
from claims.choices import Role, Stage
from claims.models import Claim, User


def words_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot change the claim's words now; empty when they can."""
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if claim.stage in (Stage.CANDIDATE, Stage.OPEN):
        return ""
    if claim.stage == Stage.IN_REVIEW:
        if claim.holder_id == by.pk or by.has_role(Role.EDITOR):
            return ""
        return f"Only {claim.holder}, who holds this claim, or an editor can change its words."
    return "The words of a claim stay as they are once a verdict is proposed, because the verdict is about them."


def put_text(claim: Claim, text: str) -> dict[str, str]:
    """Let the claim say ``text`` from now on; what it said before and what it says now, for its history.

    The row is left to be saved by the caller, who holds it; that it is compared again is promised.
    """
    note = {"before": claim.text, "after": text}
    claim.text, claim.version = text, claim.version + 1
    claim.search_text = matching.claim_search_text(claim)
    matching.compare_reworded(claim)
    return note

"""Several claims that are one: merged in one go, and moved out again. Each step is one action of the table."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from claims import matching
from claims.choices import Action, Role, SetAsideReason
from claims.models import Claim, User
from claims.refusals import Incomplete, Refused
from claims.workflow.doing import locked, perform, refusal
from claims.workflow.duplicates import merged_into


def merge_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot merge this claim into another; empty when they can."""
    return refusal(claim, Action.SET_ASIDE, by)


def split_refusal(by: User) -> str:
    """Why ``by`` cannot move claims out of another one again; empty when they can."""
    return "" if by.has_role(Role.REVIEWER) else "This takes the rights of a reviewer."


@transaction.atomic
def merge(canonical: Claim, claims: Iterable[Claim], *, by: User, note: str = "") -> Claim:
    """Set each of ``claims`` aside as a duplicate of ``canonical``, with what stands beside it: all of them, or none.

    Raises :class:`Refused` with a sentence for each that cannot be merged. Returns the canonical claim as it stands.
    """
    chosen = _chosen(claims, canonical)
    if not chosen:
        raise Incomplete(claims="Choose at least one claim besides the one that stays.")
    if len(chosen) >= matching.MOST_MEMBERS:
        raise Incomplete(claims=f"Merge fewer than {matching.MOST_MEMBERS} claims at once.")
    matching.hold_clusters()
    rows = locked({canonical.pk, *chosen})
    _all_or_none((rows[pk], refusal(rows[pk], Action.SET_ASIDE, by)) for pk in chosen)
    for pk in chosen:
        aside = {"reason": SetAsideReason.DUPLICATE, "duplicate_of": rows[canonical.pk], "note": note}
        perform(rows[pk], Action.SET_ASIDE, by=by, **aside)
    return Claim.objects.get(pk=canonical.pk)


@transaction.atomic
def split(canonical: Claim, claims: Iterable[Claim], *, by: User) -> Claim:
    """Move claims that were merged into ``canonical`` out again, with what came with them: all of them, or none."""
    chosen = _chosen(claims, canonical)
    if not chosen:
        raise Incomplete(claims="Choose at least one claim that was merged into this one.")
    if len(chosen) >= matching.MOST_MEMBERS:
        raise Incomplete(claims=f"Move fewer than {matching.MOST_MEMBERS} claims out at once.")
    matching.hold_clusters()
    rows = locked({canonical.pk, *chosen, *merged_into(chosen)})
    _all_or_none((rows[pk], _not_in(rows[pk], canonical) or refusal(rows[pk], Action.RESTORE, by)) for pk in chosen)
    for pk in chosen:
        perform(rows[pk], Action.RESTORE, by=by)
    return Claim.objects.get(pk=canonical.pk)


def _chosen(claims: Iterable[Claim], canonical: Claim) -> list[int]:
    return sorted({claim.pk for claim in claims} - {canonical.pk})


def _not_in(claim: Claim, canonical: Claim) -> str:
    return "" if claim.duplicate_of_id == canonical.pk else "This claim is not merged into that one."


def _all_or_none(answers: Iterable[tuple[Claim, str]]) -> None:
    """Raise :class:`Refused` when one of the claims cannot go along; each is named where the reasons differ."""
    answers = list(answers)
    refused: Sequence[tuple[Claim, str]] = [(claim, why) for claim, why in answers if why]
    if not refused:
        return
    reasons = {why for _, why in refused}
    if len(reasons) == 1 and len(refused) == len(answers):
        raise Refused(refused[0][1])
    raise Refused(" ".join(f"“{_short(claim.text)}”: {why}" for claim, why in refused) + " Nothing was changed.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"

"""The one door: stage, verdict and attribution change in :func:`perform` and nowhere else."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from claims import matching
from claims.choices import Action, Stage
from claims.models import Claim, Seats, User, merged_into, record
from claims.refusals import Incomplete, Refused
from claims.workflow.deeds import DEEDS
from claims.workflow.steps import STEPS

MERGING = (Action.SET_ASIDE, Action.RESTORE, Action.WITHDRAW)
"""What changes clusters, and what repeats what: one after the other."""

_NOT_NOW: Mapping[Stage, str] = {
    Stage.CANDIDATE: "This claim has not been accepted yet.",
    Stage.OPEN: "This claim is open and nobody holds it.",
    Stage.IN_REVIEW: "This claim is in review.",
    Stage.SECOND_REVIEW: "This claim waits for a second person.",
    Stage.DISAGREEMENT: "The two reviews of this claim disagree.",
    Stage.APPROVED: "This claim is approved already.",
    Stage.PUBLISHED: "This claim is published already.",
    Stage.WITHDRAWN: "This check was withdrawn.",
    Stage.SET_ASIDE: "This claim was set aside.",
}


def refusal(claim: Claim, action: Action, by: User, *, seats: Seats | None = None) -> str:
    """Why ``by`` cannot do ``action`` to ``claim`` now, in a sentence; empty when they can.

    The same sentence greys the button, answers the API and stops the deed. Hand in ``seats`` to ask about several
    actions with one query.
    """
    step = STEPS[action]
    if not by.has_role(step.role):
        return f"This takes the rights of {'an' if step.role == 'editor' else 'a'} {step.role.label}."
    if claim.stage not in step.origins:
        if action is Action.TAKE and claim.holder is not None:
            return "You hold this claim already." if claim.holder_id == by.pk else f"{claim.holder} holds this claim."
        return _NOT_NOW[Stage(claim.stage)]
    # Asked for when a rule looks, and not before: lists of claims ask about steps whose rules never do.
    seats = seats or cast(Seats, SimpleLazyObject(partial(Seats.of, claim)))
    for rule in step.rules:
        if why := rule(claim, by, seats):
            return why
    return ""


def possible(claim: Claim, by: User) -> dict[Action, str]:
    """Every action of the claim's stage that ``by`` has the role for, with its refusal (empty: go ahead)."""
    seats = Seats.of(claim)
    return {
        action: refusal(claim, action, by, seats=seats)
        for action, step in STEPS.items()
        if (claim.stage in step.before or (claim.stage in step.under_review and claim.is_under_review))
        and by.has_role(step.role)
    }


@transaction.atomic
def perform(claim: Claim, action: Action, *, by: User, **change: Any) -> Claim:
    """Carry out ``action``, or raise :class:`Refused`; either way the history stays true.

    ``change`` holds what the step asks for (``STEPS[action].asks``) and the few optional extras that the deed names.
    Raises :class:`Incomplete` when something asked for is missing or makes no sense, :class:`Stale` when the text that
    the action names has moved on. Returns the claim as it stands afterwards.
    """
    if action in MERGING:
        matching.hold_clusters()
    # Every claim that the action names or changes is locked too.
    named = {claim.pk, *(value.pk for value in change.values() if isinstance(value, Claim))}
    rows = locked(named | (merged_into(named) if action is Action.RESTORE else set()))
    claim = rows[claim.pk]
    change = {name: rows[value.pk] if isinstance(value, Claim) else value for name, value in change.items()}
    seats = Seats.of(claim)
    if why := refusal(claim, action, by, seats=seats):
        raise Refused(why)
    missing = [name for name in STEPS[action].asks if _is_blank(change.get(name))]
    if missing:
        raise Incomplete(missing)
    before = claim.stage
    told = DEEDS[action](claim, by, seats, **change)
    step = STEPS[action]
    if claim.stage not in (step.after if before in step.before else (before,)):
        raise AssertionError(f"{action} led to {claim.stage}")
    if claim.stage != before:
        claim.moved_at = timezone.now()
    claim.save()
    record(action.value, claim=claim, by=by, note=told.note, **{"from": before, "to": str(claim.stage), **told.data})
    return claim


def locked(claims: Collection[int]) -> dict[int, Claim]:
    """The rows of these claims, locked in one order, so that two who name the same ones never wait in a circle.

    Without joins: rows joined to a row that had to be waited for would be those from before the wait.
    """
    rows = Claim.objects.select_for_update().filter(pk__in=claims).order_by("pk")
    return {row.pk: row for row in rows}


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())

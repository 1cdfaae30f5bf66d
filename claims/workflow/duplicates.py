"""What stands beside a duplicate goes over to the claim that it repeats, and comes back when it is split off again."""

from collections import Counter
from typing import Any

from django.db import IntegrityError, transaction

from claims.models import Claim, ReplyRequest, merged_into, merged_with
from claims.models.claim import clashes

BESIDE = ("appearances", "counter_statements", "evidence", "reply_requests")


def give(claim: Claim, other: Claim) -> Counter[str]:
    """Give what stands beside ``claim`` to ``other``, and count it; what does not fit there stays where it is."""
    given: Counter[str] = Counter(dict.fromkeys(BESIDE, 0))
    for name in BESIDE:
        for item in getattr(claim, name).all():
            given[name] += _is_moved(item, other, came_from=item.came_from_id or claim.pk)
    return given


def take_back(claim: Claim) -> dict[int, Counter[str]]:
    """Bring back what came with ``claim`` when it was merged; what each claim gave back, by its number.

    What was merged into ``claim`` before stays merged into it, so that this comes along.
    """
    holders = merged_into([claim.pk])
    family = merged_with([claim.pk])
    given: dict[int, Counter[str]] = {holder: Counter(dict.fromkeys(BESIDE, 0)) for holder in holders}
    for name in BESIDE:
        items: Any = getattr(claim, name).model._default_manager
        for item in items.filter(claim__in=holders, came_from__in=family).order_by("pk"):
            holder, origin = item.claim_id, item.came_from_id
            given[holder][name] += _is_moved(item, claim, came_from=None if origin == claim.pk else origin)
    return given


def _is_moved(item: Any, other: Claim, *, came_from: int | None) -> bool:
    if not isinstance(item, ReplyRequest) and clashes(item, other):
        return False
    try:
        with transaction.atomic():
            item.claim, item.came_from_id = other, came_from
            item.save(update_fields=["claim", "came_from"])
    except IntegrityError:
        return False  # the other claim has this very passage
    return True

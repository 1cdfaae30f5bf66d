"""Suggestions that a person dismissed together, and what of it still stands as it was.

The deed is ``claims.editing.rest``; the gate asks here too, because a side that is missing looks otherwise when
suggestions were not read one by one.
"""

from dataclasses import dataclass
from datetime import datetime

from claims.choices import Standing
from claims.models import Claim, CounterStatement, Event, Evidence

DISMISSED, TAKEN_BACK = "rest_dismissed", "rest_taken_back"
MODELS: dict[str, type[CounterStatement] | type[Evidence]] = {
    "counter_statement": CounterStatement,
    "evidence": Evidence,
}
"""The kinds of items about which the gate asks: these may be dismissed together."""
ITEM_EVENTS = (
    *("item_added", "item_kept", "item_dismissed", "item_changed", DISMISSED, TAKEN_BACK),
    *("items_received", "items_given_back"),
)
"""The events by which people choose what stands beside a claim."""


@dataclass(frozen=True, slots=True)
class Together:
    """One such deed: its event, and how many of its items nobody has touched since."""

    event: Event
    standing: int

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.event.data["at"])


def dismissed_together(claim: Claim) -> list[Together]:
    """What was dismissed together beside this claim and still is, the last first; one query where nothing was."""
    events = list(
        Event.objects.filter(claim=claim, kind=DISMISSED).select_related("by", "particulars").order_by("-position")
    )
    if not events:
        return []
    moments = [datetime.fromisoformat(event.data["at"]) for event in events]
    gone = [
        at
        for model in MODELS.values()
        for at in model.objects.filter(claim=claim, standing=Standing.DISMISSED, decided_at__in=moments).values_list(
            "decided_at", flat=True
        )
    ]
    found = [Together(event, gone.count(at)) for event, at in zip(events, moments, strict=True)]
    return [one for one in found if one.standing]

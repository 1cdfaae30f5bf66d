"""The history: one row for each thing that happened, append-only and chained by hash.

There is a chain per claim and one for the desk. What may have to be erased one day (what people wrote, in their own
words) lies in :class:`Particulars`; the event holds a salted commitment to it, so that an erasure leaves the chain
verifiable. A trigger refuses to change or delete an event.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from claims.models.claim import Claim
from claims.models.review import new_salt
from claims.models.user import User

GENESIS = "0" * 64
_DESK_CHAIN = 0x6661637463  # the key of the advisory lock that orders the desk's own chain


def canonical(value: object) -> str:
    """JSON that is the same for the same value, whoever writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def commitment(salt: str, body: object) -> str:
    """A hash that binds to ``body`` without showing it: SHA-256 of the salt, a bar and the canonical JSON."""
    return hashlib.sha256(f"{salt}|{canonical(body)}".encode()).hexdigest()


class Event(models.Model):
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, db_index=False, related_name="events")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    data = models.JSONField(default=dict, help_text="Machine words; nothing that a person wrote.")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["claim", "position"]
        constraints = [
            models.UniqueConstraint("claim", "position", name="event_position_unique_in_claim"),
            models.UniqueConstraint(
                "position", condition=models.Q(claim__isnull=True), name="event_position_unique_on_desk"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {timezone.localtime(self.at):%d %B %Y, %H:%M}"

    def expected_hash(self) -> str:
        """What :attr:`hash` must be for this event to be the one that was written."""
        return hashlib.sha256(
            canonical(
                {
                    "claim": self.claim_id,
                    "position": self.position,
                    "kind": self.kind,
                    "by": self.by_id,
                    "at": self.at.isoformat(timespec="microseconds"),
                    "data": self.data,
                    "previous": self.previous_hash,
                }
            ).encode()
        ).hexdigest()


class Particulars(models.Model):
    """What a person wrote with an event; may be erased, the event stays."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="particulars")
    salt = models.CharField(max_length=32, default=new_salt)
    body = models.JSONField()

    class Meta:
        verbose_name_plural = "particulars"

    def __str__(self) -> str:
        return canonical(self.body)


def record(kind: str, /, *, claim: Claim | None = None, by: User | None = None, note: Any = None, **data: Any) -> Event:
    """Append one event, in the caller's transaction, to the claim's chain or to the desk's.

    ``note`` is what a person wrote: it goes to :class:`Particulars`, its commitment into ``data``.
    """
    salt = new_salt()
    if note:
        data["note"] = commitment(salt, note)
    (event,) = record_each(kind, [data], claim=claim, by=by)
    if note:
        Particulars.objects.create(event=event, salt=salt, body=note)
    return event


def record_each(
    kind: str, each: Iterable[dict[str, Any]], /, *, claim: Claim | None = None, by: User | None = None
) -> list[Event]:
    """Append an event for each of these, one after the other, with a few queries for all; else as :func:`record`."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded in the transaction of what it tells.")
    if claim is not None:
        Claim.objects.select_for_update().only("pk").get(pk=claim.pk)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_DESK_CHAIN])
    last = Event.objects.filter(claim=claim).order_by("-position").first()
    before, previous = (last.position, last.hash) if last else (0, GENESIS)
    events: list[Event] = []
    for position, data in enumerate(each, before + 1):
        event = Event(
            claim=claim, position=position, kind=kind, by=by, at=timezone.now(), data=data, previous_hash=previous
        )
        event.hash = previous = event.expected_hash()
        events.append(event)
    return Event.objects.bulk_create(events)


def broken_links(claim: Claim | None = None) -> list[str]:
    """What does not add up in one chain, in sentences; empty when the chain is whole."""
    faults, previous = [], GENESIS
    events = Event.objects.filter(claim=claim).order_by("position").select_related("particulars")
    for expected, event in enumerate(events.iterator(chunk_size=1000), 1):
        if event.position != expected:
            faults.append(f"Event {expected} is missing.")
        if event.previous_hash != previous:
            faults.append(f"Event {event.position} does not follow the one before it.")
        if event.hash != event.expected_hash():
            faults.append(f"Event {event.position} was changed after it was written.")
        body = getattr(event, "particulars", None)
        if body is not None and event.data.get("note") != commitment(body.salt, body.body):
            faults.append(f"What was written with event {event.position} was changed.")
        previous = event.hash
    return faults

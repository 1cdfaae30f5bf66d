"""Items beside a claim: passages that show where it was made, what answers it, and what bears on it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.choices import CounterKind, EvidenceOffered, Stance, Standing
from claims.editing.holding import for_items
from claims.lines import draw_later
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Evidence,
    Hit,
    Passage,
    Snapshot,
    User,
    Watch,
    record,
    record_each,
)
from claims.models.claim import Item, clashes
from claims.refusals import Incomplete, Refused

KINDS: dict[str, type[Appearance] | type[CounterStatement] | type[Evidence]] = {
    "appearance": Appearance,
    "counter_statement": CounterStatement,
    "evidence": Evidence,
}
_DETAILS: dict[str, dict[str, Any]] = {
    "appearance": {"is_retelling": None, "why": None},
    "counter_statement": {
        "counter_kind": CounterKind,
        "evidence_offered": EvidenceOffered,
        "stake": None,
        "why": None,
    },
    "evidence": {"stance": Stance, "is_primary": None, "why": None},
}


def _details(kind: str, details: dict[str, Any]) -> dict[str, Any]:
    """``details`` as fields of the row, each one checked against its closed list."""
    fields, wrong = {}, {}
    for name, value in details.items():
        if name not in _DETAILS[kind]:
            wrong[name] = "This does not belong to an item of this kind."
        elif _DETAILS[kind][name] is not None and value not in _DETAILS[kind][name].values:
            wrong[name] = "Choose one of the values that are offered."
        else:
            fields["kind" if name == "counter_kind" else name] = value
    if wrong:
        raise Incomplete(**wrong)
    return fields


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """What of an item's fields the history holds: machine words, not what a person wrote."""
    return {name: value for name, value in fields.items() if name not in ("why", "stake")}


def passage_of(snapshot: Snapshot, start: int, end: int) -> Passage:
    """The passage of ``snapshot`` between two offsets, made if nobody has marked it yet."""
    if not 0 <= start < end <= len(snapshot.text):
        raise Incomplete(passage="Mark some words of the text.")
    known = Passage.objects.filter(snapshot=snapshot, start=start, end=end).first()
    if known is not None:
        return known
    passage = Passage.at(snapshot, start, end)
    if (around := _mostly_covering(snapshot, start, end)) is not None:
        # Mostly words of a statement that was read already: the same person says them, as surely.
        for name in _SAID_BY:
            setattr(passage, name, getattr(around, name))
    try:
        with transaction.atomic():
            passage.save()
    except IntegrityError:
        return Passage.objects.get(snapshot=snapshot, start=start, end=end)  # marked by somebody else just now
    return passage


_SAID_BY = ("speaker", "speaker_name", "speaker_role", "speaker_note", "is_vague", "quotation", "certainty", "polarity")


def _mostly_covering(snapshot: Snapshot, start: int, end: int) -> Passage | None:
    """The statement that covers at least half of a stretch, the one that covers most of it first."""
    statements = Passage.objects.filter(snapshot=snapshot, is_statement=True, start__lt=end, end__gt=start)
    covers = {statement: min(end, statement.end) - max(start, statement.start) for statement in statements}
    best = max(covers, key=lambda statement: covers[statement], default=None)
    return best if best is not None and covers[best] * 2 >= end - start else None


@transaction.atomic
def add_item(claim: Claim, *, by: User, kind: str, passage: Passage, **details: Any) -> Item:
    """Put a passage beside a claim, kept: ``kind`` is one of :data:`KINDS`.

    A passage that stands there already (suggested or dismissed) is kept with these details. Details: for an
    appearance ``is_retelling``; for a counter-statement ``counter_kind``, ``evidence_offered``, ``stake``; for evidence
    ``stance``, ``is_primary``; for each ``why``.
    """
    claim = for_items(claim, by)
    if kind not in KINDS:
        raise Incomplete(kind="Choose appearance, counter-statement or evidence.")
    fields = _details(kind, details)
    if kind == "counter_statement" and "kind" not in fields:
        raise Incomplete(counter_kind="Say in what way this answers the claim.")
    if kind == "evidence" and "stance" not in fields:
        raise Incomplete(stance="Say whether this supports, undermines or gives context.")
    if kind == "counter_statement" and "stake" not in fields and passage.speaker is not None:
        fields["stake"] = passage.speaker.interest
    item, _ = KINDS[kind].objects.get_or_create(claim=claim, passage=passage, defaults={**fields, "added_by": by})
    for name, value in fields.items():
        setattr(item, name, value)
    _decide(item, Standing.KEPT, by)
    Hit.objects.filter(claim=claim, report=passage.snapshot.report_id).update(standing=Standing.KEPT)
    record("item_added", claim=claim, by=by, item=kind, passage=passage.pk, **_told(fields))
    return item


def _decide(item: Item, standing: Standing, by: User) -> None:
    if standing != Standing.DISMISSED and clashes(item, item.claim):  # type: ignore[attr-defined]
        stands = "is kept as evidence" if isinstance(item, Appearance) else "shows that the claim was made"
        raise Refused(f"This passage {stands}; that it was said is no evidence that it is so.")
    item.standing, item.decided_by, item.decided_at = standing, by, timezone.now()
    item.save()
    if standing == Standing.KEPT:
        Watch.objects.begin(item.claim)  # type: ignore[attr-defined]
        draw_later(item.claim)  # type: ignore[attr-defined]


def kind_of(item: Item) -> str:
    """Under which name of :data:`KINDS` this item stands."""
    return next(name for name, model in KINDS.items() if isinstance(item, model))


@transaction.atomic
def keep(item: Item, *, by: User) -> Item:
    """A person has read a suggested item and keeps it."""
    return _set_standing(item, Standing.KEPT, by)


@transaction.atomic
def dismiss(item: Item, *, by: User) -> Item:
    """A person has read an item and does not want it; it stays on record and can be kept again."""
    return _set_standing(item, Standing.DISMISSED, by)


@transaction.atomic
def dismiss_all(claim: Claim, items: Iterable[Item], *, by: User) -> int:
    """A person does not want what reports of one line repeat: those that are suggested still go; how many."""
    claim = for_items(claim, by)
    keys: dict[str, list[int]] = defaultdict(list)
    for item in items:
        keys[kind_of(item)].append(item.pk)
    gone = 0
    for kind, wanted in keys.items():
        rows = KINDS[kind].objects.filter(claim=claim, pk__in=wanted, standing=Standing.SUGGESTED).order_by("pk")
        passages = list(rows.values_list("passage_id", flat=True))
        rows.update(standing=Standing.DISMISSED, decided_by=by, decided_at=timezone.now())
        told = [{"item": kind, "passage": passage} for passage in passages]
        record_each(f"item_{Standing.DISMISSED.value}", told, claim=claim, by=by)
        gone += len(told)
    return gone


def _set_standing(item: Item, standing: Standing, by: User) -> Item:
    claim = for_items(item.claim, by)  # type: ignore[attr-defined]
    item.refresh_from_db()
    if item.standing != standing:
        _decide(item, standing, by)
        record(f"item_{standing.value}", claim=claim, by=by, item=kind_of(item), passage=item.passage_id)  # type: ignore[attr-defined]
    return item


@transaction.atomic
def change_item(item: Item, *, by: User, **details: Any) -> Item:
    """Change what an item says about its passage (its stance, its kind …); changing it keeps it."""
    claim = for_items(item.claim, by)  # type: ignore[attr-defined]
    item.refresh_from_db()
    kind = kind_of(item)
    fields = _details(kind, details)
    for name, value in fields.items():
        setattr(item, name, value)
    _decide(item, Standing.KEPT, by)
    record("item_changed", claim=claim, by=by, item=kind, passage=item.passage_id, **_told(fields))  # type: ignore[attr-defined]
    return item

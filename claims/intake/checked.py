"""Keeping checks that others made: each once, however often and by whichever way it is told."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.choices import CheckOrigin
from claims.connectors.base import FoundCheck
from claims.matching import read_later, search_text
from claims.models import PreviousCheck, sha256

_BATCH = 500
_TOLD = tuple(field for field in FoundCheck.__dataclass_fields__ if field not in ("url", "text"))
_DATES = ("claim_date", "review_date")
_LONGEST = {"url": 2000, "language": 10, "publisher_site": 253}


def keep_checks(found: Iterable[FoundCheck], *, origin: CheckOrigin) -> tuple[int, int]:
    """Keep what others have checked; how many were new here, and how many say something else than before.

    What is told again changes nothing; what is told with less (a service that knows no numbers, say) takes nothing
    away. Safe to run twice, and beside itself.
    """
    new = changed = 0
    batch: dict[tuple[str, str], FoundCheck] = {}
    for check in found:
        if len(check.url) > _LONGEST["url"] or not check.text.strip():
            continue
        batch[check.url, text_hash(check.text)] = check
        if len(batch) >= _BATCH:
            new, changed = _added((new, changed), _keep(batch, origin))
            batch = {}
    return _added((new, changed), _keep(batch, origin)) if batch else (new, changed)


def text_hash(text: str) -> str:
    """By which the words of a claim are known: the same in any case and with any spacing."""
    return sha256(" ".join(text.casefold().split()))


def _added(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


@transaction.atomic
def _keep(batch: dict[tuple[str, str], FoundCheck], origin: CheckOrigin) -> tuple[int, int]:
    now = timezone.now()
    tomorrow = now.date() + timedelta(days=1)
    known = {(row.url, row.text_hash): row for row in PreviousCheck.objects.filter(url__in={url for url, _ in batch})}
    rows, new = [], 0
    # In one order, so that two who keep the same checks never wait for each other in a circle.
    for key in sorted(batch):
        told: dict[str, Any] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(batch[key]).items()
            if name in _TOLD and value not in ("", None, ()) and not (name in _DATES and value > tomorrow)
        }
        told |= {name: told[name][: _LONGEST[name]] for name in ("language", "publisher_site") if name in told}
        row = known.get(key)
        if row is None:
            new += 1
            row = PreviousCheck(url=key[0], text_hash=key[1], text=batch[key].text, origin=origin, seen_at=now)
        elif all(getattr(row, name) == value for name, value in told.items()):
            continue
        for name, value in told.items():
            setattr(row, name, value)
        row.updated_at = now
        row.search_text = search_text(row.text, row.claimant, row.title, row.publisher_name)
        row.pk = None
        rows.append(row)
    PreviousCheck.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["url", "text_hash"],
        update_fields=[*_TOLD, "updated_at", "search_text"],
    )
    if rows:
        read_later()
    return new, len(rows) - new

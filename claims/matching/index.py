"""The vectors beside the rows: made by a worker, kept for each model, found through an index of the database.

Full text needs none of this: its forms stand in the row itself and change with it. A vector follows by a row of work.
While another model's vectors are made, those of the last one go on serving.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from pgvector import HalfVector

from claims.choices import WorkStatus
from claims.matching.posts import plain
from claims.matching.vectors import Meaning, meaning
from claims.models import Claim, Comparison, Indexing, Match, PreviousCheck, SentenceModel, Vector, sha256

READ_AT_ONCE = 64
LOOKED_AT = 500
"""How far the search in the vectors' index looks (hnsw.ef_search): among many near duplicates a shorter look misses."""


@dataclass(frozen=True, slots=True)
class Near:
    """A row whose vector lies near: the claim or the check, and the cosine."""

    claim_id: int | None
    previous_id: int | None
    cosine: float


def compare_later(claim: Claim) -> None:
    """Promise, in this transaction, that a claim is compared with all that is known."""
    if _promise(Comparison(claim=claim)):
        return
    now = timezone.now()
    unhurried = Comparison.objects.filter(claim=claim, status=WorkStatus.DUE, next_try_at__gt=now)
    if unhurried.update(next_try_at=now):
        Comparison.objects.get(claim=claim, status=WorkStatus.DUE).promise()


def compare_reworded(claim: Claim) -> None:
    """Promise, in this transaction, that a claim whose words changed is compared, and that those are beside which it
    stands: what was found of it there was found of other words. What its old words meant counts no longer."""
    claim.vectors.all().delete()
    compare_later(claim)
    beside = Claim.objects.filter(pk__in=Match.objects.filter(other=claim).values("claim"))
    compare_unhurried(beside, pause=timedelta())


def compare_unhurried(claims: Iterable[Claim], *, pause: timedelta) -> None:
    """Promise that each of these is compared after a ``pause``, unless it waits for that already; one comparison does
    for all that comes meanwhile."""
    rows = [Comparison(claim=claim, next_try_at=timezone.now() + pause) for claim in claims]
    Comparison.objects.bulk_create(rows, ignore_conflicts=True)


def read_later() -> None:
    """Promise, in this transaction, that texts which no model has read yet are read, and checks laid beside claims."""
    _promise(Indexing())


def _promise(row: Comparison | Indexing) -> bool:
    """Write the row, unless one waits already that has not begun to look; whether it was written."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    row.promise()
    return True


def registered(by: Meaning) -> SentenceModel:
    """The row of a loaded model; a new one gets an index of its own, and serves at once if none does."""
    known = SentenceModel.objects.filter(digest=by.digest).first()
    if known is not None:
        return known
    with transaction.atomic():
        is_first = not SentenceModel.objects.filter(is_serving=True).exists()
        model, is_new = SentenceModel.objects.get_or_create(
            digest=by.digest, defaults={"size": by.size, "is_serving": is_first}
        )
        if is_new:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS vector_nearest_{model.pk:d} ON claims_vector USING hnsw"
                    f" ((embedding::halfvec({model.size:d})) halfvec_cosine_ops) WHERE model_id = {model.pk:d}"
                )
                # Claims are few beside the checks that others made, and are asked for alone when checks come in.
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS vector_nearest_claim_{model.pk:d} ON claims_vector USING hnsw"
                    f" ((embedding::halfvec({model.size:d})) halfvec_cosine_ops)"
                    f" WHERE model_id = {model.pk:d} AND claim_id IS NOT NULL"
                )
    return model


def read_texts(rows: Sequence[Any], by: Meaning) -> int:
    """Keep the vectors of these rows, all claims or all checks; how many had none, or had one of other words."""
    if not rows:
        return 0
    model = registered(by)
    name = "claim" if isinstance(rows[0], Claim) else "previous"
    texts = [plain(row.text) for row in rows]
    hashes = [sha256(text) for text in texts]
    known = dict(model.vectors.filter(**{f"{name}__in": rows}).values_list(f"{name}_id", "text_hash"))
    new = [number for number, row in enumerate(rows) if known.get(row.pk) != hashes[number]]
    vectors = by.embed([texts[number] for number in new])
    with transaction.atomic():
        # Whoever changed the words while they were read has promised that they are read again.
        held = type(rows[0])._default_manager.select_for_update(no_key=True).order_by("pk")
        words = dict(held.filter(pk__in=[rows[number].pk for number in new]).values_list("pk", "text"))
        Vector.objects.bulk_create(
            [
                Vector(
                    model=model,
                    text_hash=hashes[number],
                    embedding=HalfVector(vector.astype(np.float16)),
                    **{f"{name}_id": rows[number].pk},
                )
                for number, vector in zip(new, vectors, strict=True)
                if words.get(rows[number].pk) == rows[number].text
            ],
            update_conflicts=True,
            unique_fields=["model", name],
            update_fields=["text_hash", "embedding"],
        )
    return len(new)


def unread(model: SentenceModel, kind: type[Claim] | type[PreviousCheck]) -> Iterator[list[Any]]:
    """The rows of one kind that a model has not read, in batches, by their number; those read meanwhile drop out."""
    name, after = ("claim" if kind is Claim else "previous"), 0
    while True:
        has_vector = Vector.objects.filter(model=model, **{f"{name}_id": models.OuterRef("pk")})
        rows = list(
            kind._default_manager.filter(~models.Exists(has_vector), pk__gt=after)
            .only("pk", "text")
            .order_by("pk")[:READ_AT_ONCE]
        )
        if not rows:
            return
        after = rows[-1].pk
        yield rows


@transaction.atomic
def serve(model: SentenceModel) -> None:
    """Let a model serve that has read everything; the vectors of others go, and their indexes."""
    SentenceModel.objects.exclude(pk=model.pk).update(is_serving=False)
    SentenceModel.objects.filter(pk=model.pk).update(is_serving=True)
    others = SentenceModel.objects.exclude(pk=model.pk)
    with connection.cursor() as cursor:
        for old in others:
            cursor.execute(f"DROP INDEX IF EXISTS vector_nearest_{old.pk:d}, vector_nearest_claim_{old.pk:d}")
    others.delete()


def vectors_of(text: str, claim: Claim | None) -> list[tuple[SentenceModel, np.ndarray]]:
    """What a text means to each model that is kept: what is stored of the claim, if these are its words.

    Otherwise the present model reads the text, and to others it means nothing.
    """
    by, words = meaning(), plain(text)
    stored = {vector.model_id: vector for vector in claim.vectors.all()} if claim is not None else {}
    found = []
    for model in SentenceModel.objects.all():
        vector = stored.get(model.pk)
        if vector is not None and vector.text_hash == sha256(words):
            found.append((model, np.asarray(vector.embedding, dtype=np.float32)))
        elif by is not None and model.digest == by.digest:
            found.append((model, by.embed([words])[0]))
    return found


def nearest(model: SentenceModel, vector: np.ndarray, limit: int = 60) -> list[Near]:
    """The rows whose vectors lie nearest, nearest first, through the model's index."""
    away = f"embedding::halfvec({model.size:d}) <=> %s::halfvec({model.size:d})"
    literal = HalfVector(vector.astype(np.float16)).to_text()
    with connection.cursor() as cursor:
        # Sent as one message, both are one transaction: the setting ends with it.
        cursor.execute(
            f"SET LOCAL hnsw.ef_search = {max(LOOKED_AT, limit):d};"  # noqa: S608  numbers of ours
            f" SELECT claim_id, previous_id, 1 - ({away}) FROM claims_vector"
            f" WHERE model_id = {model.pk:d} ORDER BY {away} LIMIT {limit:d}",
            [literal, literal],
        )
        cursor.nextset()
        return [Near(*row) for row in cursor.fetchall()]

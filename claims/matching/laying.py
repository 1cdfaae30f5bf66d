"""Checks that came in later are laid beside the claims that were compared before: these are compared again.

Which claims these are is asked of the indexes, for a few checks at once: those that hold two of a check's rarest words,
and those whose vectors lie near. Only what turns out to be likely is promised another comparison, and that waits a
while: however many checks come in, a claim is compared once for all that came meanwhile.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from claims.choices import Stage
from claims.matching.index import compare_unhurried
from claims.matching.likeness import IS_LIKELY, Wording, likeness
from claims.matching.rarest import rarest, rarity_of, two_of
from claims.matching.scripts import is_latin
from claims.matching.vectors import meaning
from claims.models import CLUSTERED, Claim, PreviousCheck, SentenceModel

LAID_AT_ONCE = 64
PAUSE = timedelta(minutes=5)
"""A claim is compared again this often at most because of checks that came in; so long a comparison waits for more."""
STAGES = tuple(stage for stage in CLUSTERED if stage != Stage.PUBLISHED)
"""Claims that somebody still works on."""
_BY_WORDS, _BY_MEANING = 8, 5
_HOLDING = """
    SELECT asked.number, found.id
    FROM unnest(%(numbers)s::bigint[], %(queries)s::text[]) AS asked (number, query)
    CROSS JOIN LATERAL (
        SELECT id
        FROM (
            SELECT id, stage, to_tsvector('simple'::regconfig, COALESCE(search_text, '')) AS words FROM claims_claim
        ) AS claim
        WHERE words @@ asked.query::tsquery AND stage = ANY (%(stages)s)
        ORDER BY ts_rank(words, asked.query::tsquery) DESC, id DESC
        LIMIT %(most)s
    ) AS found
"""
_NEAREST = """
    SELECT asked.previous_id, near.claim_id, near.cosine
    FROM claims_vector AS asked
    CROSS JOIN LATERAL (
        SELECT vector.claim_id, 1 - ({column} <=> asked.{embedding}) AS cosine
        FROM claims_vector AS vector JOIN claims_claim AS claim ON claim.id = vector.claim_id
        WHERE vector.model_id = {model} AND vector.claim_id IS NOT NULL AND claim.stage = ANY (%(stages)s)
        ORDER BY {column} <=> asked.{embedding}
        LIMIT %(most)s
    ) AS near
    WHERE asked.model_id = {model} AND asked.previous_id = ANY (%(numbers)s)
"""


def lay_beside() -> int:
    """Lay the next few checks beside the claims that they may be like; how many checks, none when all are laid."""
    checks = list(PreviousCheck.objects.filter(laid_at=None).order_by("pk").defer("search_text")[:LAID_AT_ONCE])
    claims = likely_claims(checks) if checks else []
    with transaction.atomic():
        compare_unhurried(claims, pause=PAUSE)
        PreviousCheck.objects.filter(pk__in=[check.pk for check in checks]).update(laid_at=timezone.now())
    return len(checks)


def likely_claims(checks: Sequence[PreviousCheck]) -> list[Claim]:
    """The claims that are worked on and that one of these checks is like."""
    asked = {check.pk: Wording.of(check.text, check.title) for check in checks}
    cosines = _near(list(asked))
    pairs = {*cosines, *_holding(asked)}
    claims = Claim.objects.filter(pk__in={claim for _, claim in pairs}).only("pk", "text").in_bulk()
    wordings = {pk: Wording.of(claim.text) for pk, claim in claims.items()}
    rarity = rarity_of(form for wording in (*wordings.values(), *asked.values()) for form in wording.forms)
    by = meaning()
    reads = by.reads if by is not None else is_latin

    def is_likely(check: int, claim: int) -> bool:
        one, other = wordings[claim], asked[check]
        cosine = cosines.get((check, claim)) if reads(one.text) and reads(other.text) else None
        return likeness(one, other, rarity, cosine) >= IS_LIKELY

    return [
        claims[pk] for pk in sorted({claim for check, claim in pairs if claim in claims and is_likely(check, claim)})
    ]


def _holding(asked: dict[int, Wording]) -> set[tuple[int, int]]:
    """Pairs of a check and a claim that holds two of its rarest words: one look into the index for each check."""
    rarity = rarity_of(form for wording in asked.values() for form in wording.forms)
    queries = {pk: two_of(rarest(wording.forms, rarity)) for pk, wording in asked.items() if wording.forms}
    given: dict[str, Any] = {
        "numbers": list(queries),
        "queries": list(queries.values()),
        "stages": list(STAGES),
        "most": _BY_WORDS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, given)
        return set(cursor.fetchall())


def _near(checks: Sequence[int]) -> dict[tuple[int, int], float]:
    """Pairs of a check and a claim that lies near it in meaning, with the cosine, by the serving model's vectors."""
    model = SentenceModel.objects.filter(is_serving=True).first()
    if model is None:
        return {}
    embedding = f"embedding::halfvec({model.size:d})"
    sql = _NEAREST.format(model=model.pk, embedding=embedding, column=f"vector.{embedding}")
    with connection.cursor() as cursor:
        cursor.execute(sql, {"numbers": list(checks), "stages": list(STAGES), "most": _BY_MEANING})
        return {(check, claim): cosine for check, claim, cosine in cursor.fetchall()}

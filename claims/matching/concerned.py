"""Which of the claims that somebody works on may these texts concern? Asked for checks and for headlines that came in.

All texts are asked for at once, by two looks into indexes: for each of their words and names, in every spelling that
is known, who holds it; and for each vector, where there is a model, who lies near it. The database puts nothing in
order: what a text and a claim share is weighed here, by how rare it is.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from heapq import nlargest
from typing import Any

import numpy as np
from django.db import connection
from pgvector import HalfVector

from claims.matching.rarest import rarity_of
from claims.matching.scripts import Anchors
from claims.matching.spellings import Spellings, spellings
from claims.matching.words import key, keys, words_of
from claims.models import SentenceModel
from claims.reading.places import CALLED, countries_named

MOST_WORDS = 40
"""A text is looked up by so many of its words and names, the rarest."""
MOST_HOLDING = 40
"""So many of the claims that hold one word are given; what more of them hold says little."""
COMMON = 2_000
"""A word that more rows hold is not looked up: to read who they are takes longer than all the other words do."""
_BY_WORDS, _BY_MEANING = 10, 5
_HOLDING = """
    SET LOCAL max_parallel_workers_per_gather = 0;
    SELECT asked.number, found.id
    FROM unnest(%(numbers)s::int[], %(queries)s::text[]) AS asked (number, query)
    CROSS JOIN LATERAL (
        WITH held AS MATERIALIZED (
            SELECT id, stage FROM claims_claim
            WHERE to_tsvector('simple'::regconfig, COALESCE(search_text, '')) @@ asked.query::tsquery
        )
        SELECT id FROM held WHERE stage = ANY (%(stages)s) LIMIT %(most)s
    ) AS found
"""
# An index of vectors gives the nearest of all, and goes on until there are enough of those that are worked on.
_NEAREST = """
    SET LOCAL hnsw.iterative_scan = 'relaxed_order';
    SELECT asked.number, near.claim_id, near.cosine
    FROM unnest(%(numbers)s::bigint[], %(vectors)s::text[]) AS asked (number, vector)
    CROSS JOIN LATERAL (
        SELECT vector.claim_id, 1 - ({column} <=> asked.vector::halfvec({size})) AS cosine
        FROM claims_vector AS vector JOIN claims_claim AS claim ON claim.id = vector.claim_id
        WHERE vector.model_id = {model} AND vector.claim_id IS NOT NULL AND claim.stage = ANY (%(stages)s)
        ORDER BY {column} <=> asked.vector::halfvec({size})
        LIMIT %(most)s
    ) AS near
"""

Pairs = dict[tuple[int, int], float | None]
"""A text and a claim by their numbers, with the cosine of the two where the vectors gave it."""


def concerned(
    texts: Mapping[int, str],
    stages: Collection[str],
    *,
    model: SentenceModel | None = None,
    vectors: Mapping[int, np.ndarray] | None = None,
) -> Pairs:
    """The claims at these ``stages`` that each text may concern; ``vectors`` are what texts mean to the ``model``."""
    pairs: Pairs = dict.fromkeys(_holding(texts, stages))
    if model is not None and vectors:
        pairs |= _near(model, vectors, stages)
    return pairs


def _holding(texts: Mapping[int, str], stages: Collection[str]) -> Iterator[tuple[int, int]]:
    """Each text with the claims that hold most of what is rare in it."""
    known = spellings()
    sought = {number: _sought(text, known) for number, text in texts.items()}
    rarity = rarity_of(form for queries in sought.values() for forms in queries.values() for form in forms)
    rows = _rows()
    weights: dict[int, dict[str, float]] = {}
    for number, queries in sought.items():
        found = {query: max(map(rarity, forms)) for query, forms in queries.items()}
        rare = {query: weight for query, weight in found.items() if rows * math.exp(1 - weight) <= COMMON}
        weights[number] = dict(nlargest(MOST_WORDS, rare.items(), key=lambda pair: pair[1]))
    asked = sorted({query for queries in weights.values() for query in queries})
    if not asked:
        return
    holding: dict[str, list[int]] = defaultdict(list)
    given: dict[str, Any] = {
        "numbers": list(range(len(asked))),
        "queries": asked,
        "stages": list(stages),
        "most": MOST_HOLDING,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, given)
        cursor.nextset()
        for at, claim in cursor.fetchall():
            holding[asked[at]].append(claim)
    for number, weighed in weights.items():
        shared: dict[int, float] = defaultdict(float)
        for query, weight in weighed.items():
            for claim in holding[query]:
                shared[claim] += weight
        for claim, _ in nlargest(_BY_WORDS, shared.items(), key=lambda pair: (pair[1], pair[0])):
            yield number, claim


def _sought(text: str, known: Spellings) -> dict[str, tuple[str, ...]]:
    """Queries for what a text is looked up by, each with the words whose rarity it has: every word, every name."""
    found: dict[str, tuple[str, ...]] = {f"'{form}'": (form,) for form in keys(text)}
    for word in dict.fromkeys(word for word in words_of(text) if word[:1].isupper()):
        if (form := key(word)) and (others := known.of(word)):
            found.pop(f"'{form}'", None)
            found[_any_of((word, *others))] = (form,)
    for name in Anchors.of(text).names:
        if others := known.names_like(name):
            found[_any_of((name, *others))] = tuple(keys(name))
    for code in countries_named(text, by_people=False):
        if code in CALLED:
            found[_any_of(CALLED[code])] = tuple(keys(CALLED[code][0]))
    return {query: forms for query, forms in found.items() if query and forms}


def _any_of(names: Collection[str]) -> str:
    """A query for one of these names, each as all of its words."""
    spelled = dict.fromkeys(" & ".join(f"'{form}'" for form in keys(name)) for name in names)
    return " | ".join(f"({name})" for name in spelled if name)


def _rows() -> float:
    """How many claims there are, as far as PostgreSQL has counted them for itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT GREATEST(reltuples, 0) FROM pg_class WHERE oid = 'claims_claim'::regclass")
        return float(cursor.fetchone()[0])


def _near(model: SentenceModel, vectors: Mapping[int, np.ndarray], stages: Collection[str]) -> Pairs:
    column = f"vector.embedding::halfvec({model.size:d})"
    sql = _NEAREST.format(model=model.pk, size=model.size, column=column)
    literals = [HalfVector(vector.astype(np.float16)).to_text() for vector in vectors.values()]
    given: dict[str, Any] = {"numbers": list(vectors), "vectors": literals, "stages": list(stages), "most": _BY_MEANING}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        cursor.nextset()
        return {(number, claim): cosine for number, claim, cosine in cursor.fetchall()}

"""Which rows hold the rarest words of a text: the candidates that full text gives.

In a large archive each of a claim's rarest words stands in thousands of rows. To put all of those in order would take
far longer than to find them, so that only some are: above all those that hold two of the words.
"""

import math
from collections.abc import Iterable, Sequence

from django.db import connection, models

from claims.matching.likeness import Rarity

RAREST = 4
"""Rows that hold one of a text's so many rarest words are candidates."""
PAIRED = 5
"""Rows that hold two of a text's so many rarest words are looked for first."""
LOOKED_THROUGH = 300
"""So many rows of either sort are put in order, however many there are."""
BY_WORDS = 60
"""So many rows of a kind are given."""

_UNKNOWN_WORD = 8.0
_STATISTICS = """
    SELECT word, max(share)
    FROM pg_stats,
        LATERAL (SELECT most_common_elems::text::text[] AS words) AS common,
        LATERAL unnest(words, most_common_elem_freqs[:cardinality(words)]) AS pairs (word, share)
    WHERE schemaname = current_schema() AND tablename IN ('claim_search', 'previous_check_search') AND word = ANY (%s)
    GROUP BY word
"""
# As the indexes are made. What is materialised is planned as if all of it were wanted, by the index that is, and is
# still read no further than somebody asks.
_WORDS = "to_tsvector('simple'::regconfig, COALESCE(search_text, ''))"
_HOLDING = f"""
    WITH two AS MATERIALIZED (SELECT id, search_text FROM {{table}} WHERE {_WORDS} @@ %(two)s::tsquery),
        one AS MATERIALIZED (SELECT id, search_text FROM {{table}} WHERE {_WORDS} @@ %(one)s::tsquery)
    SELECT id
    FROM ((SELECT * FROM two LIMIT {LOOKED_THROUGH}) UNION (SELECT * FROM one LIMIT {LOOKED_THROUGH})) AS held
    ORDER BY ts_rank({_WORDS}, %(any)s::tsquery) DESC, id DESC
    LIMIT {BY_WORDS}
"""  # noqa: S608  constants of ours


def rarity_of(forms: Iterable[str]) -> Rarity:
    """How much each word says, by the statistics that PostgreSQL keeps of both indexes; alike before it has any."""
    with connection.cursor() as cursor:
        cursor.execute(_STATISTICS, [list(set(forms))])
        common = dict(cursor.fetchall())
    if not common:
        return lambda form: 1.0
    return lambda form: 1.0 - math.log(common[form]) if form in common else _UNKNOWN_WORD


def rarest(forms: Iterable[str], rarity: Rarity, most: int = RAREST) -> list[str]:
    """The few words by which a text is looked up, the rarest first."""
    return sorted(dict.fromkeys(forms), key=lambda form: (-rarity(form), -len(form), form))[:most]


def any_of(forms: Iterable[str]) -> str:
    """A query, as PostgreSQL reads it, for what holds one of these words."""
    return " | ".join(f"'{form}'" for form in forms)


def by_rarest_words(kind: type[models.Model], forms: Iterable[str], rarity: Rarity) -> set[int]:
    """The rows of one kind, with a ``search_text``, that hold the rarest of these words."""
    words = rarest(forms, rarity, PAIRED)
    asked = {"one": any_of(words[:RAREST]), "two": two_of(words), "any": any_of(words)}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING.format(table=kind._meta.db_table), asked)
        return {number for (number,) in cursor.fetchall()}


def two_of(forms: Sequence[str]) -> str:
    """A query for what holds two of these words; for the word itself where there is but one."""
    if len(forms) < 2:
        return any_of(forms)
    return " | ".join(f"'{form}' & ({any_of(forms[after:])})" for after, form in enumerate(forms[:-1], 1))

"""Which rows hold the rarest words of a text: the candidates that full text gives.

In a large archive each of a claim's rarest words stands in thousands of rows. To put all of those in order takes far
longer than to find them. So the index is asked for rows that hold four of the words first, then three, and so on, and
is read no further than for as many as are wanted.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from django.db import connection, models

from claims.matching.likeness import Rarity

RAREST = 5
"""A text is looked up by so many of its words."""
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
# As the indexes are made.
_WORDS = "to_tsvector('simple'::regconfig, COALESCE(search_text, ''))"
# What is materialised is planned as if all of it were wanted, by the index that is; still it is read no further than
# somebody asks. Other processes would cost more than they help.
_ONE_PROCESS = "SET LOCAL max_parallel_workers_per_gather = 0"


def rarity_of(forms: Iterable[str]) -> Rarity:
    """How much each word says, by the statistics that PostgreSQL keeps of both indexes.

    They list what is common: a word that is not among them is rare, and before there are any, all words are alike.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STATISTICS, [list(set(forms))])
        common = dict(cursor.fetchall())
    return lambda form: 1.0 - math.log(common[form]) if form in common else _UNKNOWN_WORD


def rarest(forms: Iterable[str], rarity: Rarity) -> list[str]:
    """The few words by which a text is looked up, the rarest first."""
    return sorted(dict.fromkeys(forms), key=lambda form: (-rarity(form), -len(form), form))[:RAREST]


def by_rarest_words(
    kinds: Sequence[type[models.Model]], forms: Iterable[str], rarity: Rarity
) -> set[tuple[type[models.Model], int]]:
    """The rows of these kinds, all with a ``search_text``, that hold most of the rarest of these words."""
    queries = _by_how_many(rarest(forms, rarity))
    names = [f"held_{number}" for number in range(len(queries))]
    found = set()
    with connection.cursor() as cursor:
        # Sent as one message, all are one transaction: the setting ends with it.
        cursor.execute("; ".join([_ONE_PROCESS, *(_statement(kind, names) for kind in kinds)]), queries * len(kinds))
        for kind in kinds:
            cursor.nextset()
            found |= {(kind, number) for (number,) in cursor.fetchall()}
    return found


def _statement(kind: type[models.Model], names: Sequence[str]) -> str:
    table = kind._meta.db_table
    held = ", ".join(f"{name} AS MATERIALIZED (SELECT id FROM {table} WHERE {_WORDS} @@ %s::tsquery)" for name in names)  # noqa: S608
    either = " UNION ALL ".join(f"SELECT id FROM {name}" for name in names)  # noqa: S608
    return f"WITH {held} SELECT id FROM ({either}) AS held LIMIT {BY_WORDS}"  # noqa: S608


def _by_how_many(forms: Sequence[str]) -> list[str]:
    """Queries for what holds four or more of these words, for what holds three, two, and one; as far as there are."""
    queries: list[str] = []
    before = ""
    for count in range(min(4, len(forms)), 0, -1):
        held = " | ".join(" & ".join(f"'{form}'" for form in some) for some in combinations(forms, count))
        queries.append(f"({held}) & !({before})" if before else held)
        before = held
    return queries

"""Is this claim here already, or was it checked before? Likely ones, best first, with what they share."""

import math
import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection

from claims.matching.words import key, keys, words_of
from claims.models import Claim

IS_LIKELY = 0.5
"""From this score on a claim is shown as perhaps the same."""

_RAREST = 4
_MOST_CANDIDATES = 200
_SHOWN_WORDS = 8
_DIFFERENT_FIGURES = 0.75
_UNKNOWN_WORD = 8.0
_STATISTICS = """
    SELECT word, share
    FROM pg_stats,
        LATERAL (SELECT most_common_elems::text::text[] AS words) AS common,
        LATERAL unnest(words, most_common_elem_freqs[:cardinality(words)]) AS pairs (word, share)
    WHERE schemaname = current_schema() AND tablename = 'claim_search' AND word = ANY (%s)
"""
_NUMBER = re.compile(r"\d+")


def same_claims(text: str, limit: int = 5, *, besides: Claim | None = None) -> list[tuple[Claim, float, str]]:
    """Claims here that may be the one in ``text``, each with a score from 0 to 1 and why in words.

    Those are looked at that hold one of the rarest words of the text; the score is the share of their words, weighed by
    rarity, that both have. Set-aside claims are among them, ``besides`` is not.
    """
    wanted = {form: word for word in reversed(list(words_of(text))) if (form := key(word))}
    if not wanted:
        return []
    rarity = _rarity(wanted)
    rarest = sorted(wanted, key=lambda form: (-rarity[form], -len(form), form))[:_RAREST]
    query = SearchQuery(" | ".join(f"'{form}'" for form in rarest), search_type="raw", config="simple")
    found = Claim.objects.alias(_vector=SearchVector("search_text", config="simple")).filter(_vector=query)
    if besides is not None:
        found = found.exclude(pk=besides.pk)
    scored: list[tuple[Claim, float, str]] = []
    for claim in found.select_related("claimant", "duplicate_of").order_by("-moved_at", "-pk")[:_MOST_CANDIDATES]:
        score, why = _likeness(wanted, claim.text, rarity)
        if score >= IS_LIKELY:
            scored.append((claim, score, why))
    scored.sort(key=lambda row: (-row[1], row[0].pk))
    return scored[:limit]


def _likeness(wanted: dict[str, str], text: str, rarity: dict[str, float]) -> tuple[float, str]:
    other = {form for word in words_of(text) if (form := key(word))}
    unknown = max(rarity.values())
    shared = [form for form in wanted if form in other]
    weight = sum(rarity[form] for form in shared)
    mine = sum(rarity[form] for form in wanted)
    theirs = sum(rarity.get(form, unknown) for form in other)
    # Between the share of both and the share of the shorter: a claim told in more words is still the same one.
    score = (weight / (mine + theirs - weight) + weight / min(mine, theirs)) / 2 if weight else 0.0
    why = f"shares: {', '.join(wanted[form] for form in reversed(shared[-_SHOWN_WORDS:]))}"
    mine_numbers, their_numbers = _numbers(wanted), _numbers(other)
    if mine_numbers and their_numbers and mine_numbers != their_numbers:
        score *= _DIFFERENT_FIGURES
        why += f"; other figures: {', '.join(sorted(their_numbers - mine_numbers) or sorted(their_numbers))}"
    return round(score, 4), why


def _numbers(forms: Iterable[str]) -> set[str]:
    return {form for form in forms if _NUMBER.fullmatch(form)}


def _rarity(forms: Iterable[str]) -> dict[str, float]:
    """How much each word says, from the statistics that PostgreSQL keeps of the index; alike before it has any."""
    with connection.cursor() as cursor:
        cursor.execute(_STATISTICS, [list(forms)])
        common = dict(cursor.fetchall())
    if not common:
        return dict.fromkeys(forms, 1.0)
    return {form: 1.0 - math.log(common[form]) if form in common else _UNKNOWN_WORD for form in forms}


def share_of(claim: str, text: str) -> float:
    """The share of a claim's words that a text has too, from 0 to 1; every word counts alike."""
    wanted = set(keys(claim))
    return len(wanted & set(keys(text))) / len(wanted) if wanted else 0.0

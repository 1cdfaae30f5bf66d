"""Full text search over claims and reports, on the indexes of their ``search_text``."""

import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from claims.matching.words import keys, search_text
from claims.models import Claim, Report

_TERM = re.compile(r'(?P<no>-)?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>[^\s"“”„«»]+))')
_SHORTEST_PREFIX = 3
_MOST_TERMS = 32
_MOST_FORMS = 300


def claim_search_text(claim: Claim) -> str:
    """What a claim is found by: its words, who made it in every spelling we know, and where."""
    claimant = claim.claimant
    spellings = [claimant.name, *claimant.aliases] if claimant is not None else []
    return search_text(
        claim.text,
        claim.short_text,
        claim.claimant_name,
        claim.claimant_role,
        claim.place,
        claim.origin_note,
        *spellings,
    )


def report_search_text(report: Report, text: str) -> str:
    """What a report is found by: its title, outlet, author and text."""
    return search_text(report.title, report.outlet.name if report.outlet else "", report.author, text)


def search_query(words: str) -> SearchQuery | None:
    """What people type, as a query: all words (by their beginnings), "phrases" in order, -without.

    ``None`` when nothing in it can be searched for. Any string is safe: only folded letters and digits reach the query.
    """
    terms, wanted = [], 0
    for found in list(_TERM.finditer(words))[:_MOST_TERMS]:
        forms = keys(found["phrase"] if found["phrase"] is not None else found["word"])
        if not forms:
            continue
        is_phrase = found["phrase"] is not None
        quoted = [f"'{form}'" + ("" if is_phrase or len(form) < _SHORTEST_PREFIX else ":*") for form in forms]
        term = f"({' <-> '.join(quoted) if is_phrase else ' & '.join(quoted)})"
        terms.append(f"!{term}" if found["no"] else term)
        wanted += not found["no"]
    return SearchQuery(" & ".join(terms), search_type="raw", config="simple") if terms else None


def any_query(texts: Iterable[str]) -> SearchQuery | None:
    """Whatever holds at least one of the words of ``texts``; ``None`` when there are none."""
    forms = list(dict.fromkeys(form for text in texts for form in keys(text)))[:_MOST_FORMS]
    return SearchQuery(" | ".join(f"'{form}'" for form in forms), search_type="raw", config="simple") if forms else None


def search_claims(queryset: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Those of ``queryset`` that match what was typed; all of them when nothing was, none when nothing can match."""
    return _search(queryset, words)


def search_reports(queryset: QuerySet[Report], words: str) -> QuerySet[Report]:
    """Like :func:`search_claims`, over a report's title, outlet, author and text."""
    return _search(queryset, words)


def _search(queryset, words):  # type: ignore[no-untyped-def]
    if not words.strip():
        return queryset
    query = search_query(words)
    if query is None:
        return queryset.none()
    return queryset.alias(_vector=SearchVector("search_text", config="simple")).filter(_vector=query)

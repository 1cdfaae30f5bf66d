"""Matching: the same claim, a fitting report, a previous check. Every score comes with its reasons in words."""

from claims.matching.copies import IS_COPY, Copies, Runs
from claims.matching.countries import countries_in
from claims.matching.relevance import FITS, PROMISES, Fit, Meaning, Sought, Text, rank
from claims.matching.same import same_claims, share_of
from claims.matching.search import (
    any_query,
    claim_search_text,
    report_search_text,
    search_claims,
    search_query,
    search_reports,
)
from claims.matching.words import keys, normalise, search_text

__all__ = [
    "FITS",
    "IS_COPY",
    "PROMISES",
    "Copies",
    "Fit",
    "Meaning",
    "Runs",
    "Sought",
    "Text",
    "any_query",
    "claim_search_text",
    "countries_in",
    "keys",
    "normalise",
    "rank",
    "report_search_text",
    "same_claims",
    "search_claims",
    "search_query",
    "search_reports",
    "search_text",
    "share_of",
]

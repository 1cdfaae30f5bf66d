"""Matching: the same claim, a fitting report, a previous check. Every score comes with its reasons in words."""

from claims.matching.copies import IS_COPY, Copies, Runs
from claims.matching.countries import countries_in
from claims.matching.index import compare_later, read_later, read_texts, registered, run_indexing, serve, unread
from claims.matching.known import Known, Precedent, known, precedent, run_comparison
from claims.matching.relevance import FITS, PROMISES, Fit, Meaning, Sought, Text, rank
from claims.matching.search import (
    any_query,
    beginnings,
    claim_search_text,
    report_search_text,
    said_by,
    search_checks,
    search_claims,
    search_query,
    search_reports,
    speaker_text,
    summary_search_text,
)
from claims.matching.shares import share_of
from claims.matching.vectors import meaning, why_absent
from claims.matching.words import keys, normalise, search_text

__all__ = [
    "FITS",
    "IS_COPY",
    "PROMISES",
    "Copies",
    "Fit",
    "Known",
    "Meaning",
    "Precedent",
    "Runs",
    "Sought",
    "Text",
    "any_query",
    "beginnings",
    "claim_search_text",
    "compare_later",
    "countries_in",
    "keys",
    "known",
    "meaning",
    "normalise",
    "precedent",
    "rank",
    "read_later",
    "read_texts",
    "registered",
    "report_search_text",
    "run_comparison",
    "run_indexing",
    "said_by",
    "search_checks",
    "search_claims",
    "search_query",
    "search_reports",
    "search_text",
    "serve",
    "share_of",
    "speaker_text",
    "summary_search_text",
    "unread",
    "why_absent",
]

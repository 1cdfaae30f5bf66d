"""Matching: the same claim, a fitting report, a previous check. Every score comes with its reasons in words."""

from claims.matching.clusters import MOST_MEMBERS, hold_clusters, leave, part, tell_apart, told_apart
from claims.matching.comparing import run_comparison
from claims.matching.concerned import concerned
from claims.matching.copies import IS_COPY, Copies, Runs
from claims.matching.hits import likeness_of, likeness_to_contrary_of, measure_hits
from claims.matching.index import (
    compare_later,
    compare_reworded,
    compare_unhurried,
    read_later,
    read_texts,
    registered,
    serve,
    unread,
)
from claims.matching.indexing import run_indexing
from claims.matching.known import Known, Precedent, known, precedent
from claims.matching.likeness import IS_LIKELY
from claims.matching.proposals import Neighbour, Proposal, chosen, neighbours, proposal, speaks_against
from claims.matching.relevance import FITS, PROMISES, Fit, Meaning, Sought, Text, rank
from claims.matching.remembering import remembered
from claims.matching.search import (
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
    terms,
    wanted_forms,
)
from claims.matching.shares import share_of
from claims.matching.spellings import Spellings, spellings, suggested_sources
from claims.matching.vectors import gist, meaning, why_absent
from claims.matching.words import keys, normalise, search_text

__all__ = [
    "FITS",
    "IS_COPY",
    "IS_LIKELY",
    "MOST_MEMBERS",
    "PROMISES",
    "Copies",
    "Fit",
    "Known",
    "Meaning",
    "Neighbour",
    "Precedent",
    "Proposal",
    "Runs",
    "Sought",
    "Spellings",
    "Text",
    "beginnings",
    "chosen",
    "claim_search_text",
    "compare_later",
    "compare_reworded",
    "compare_unhurried",
    "concerned",
    "gist",
    "hold_clusters",
    "keys",
    "known",
    "leave",
    "likeness_of",
    "likeness_to_contrary_of",
    "meaning",
    "measure_hits",
    "neighbours",
    "normalise",
    "part",
    "precedent",
    "proposal",
    "rank",
    "read_later",
    "read_texts",
    "registered",
    "remembered",
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
    "speaks_against",
    "spellings",
    "suggested_sources",
    "summary_search_text",
    "tell_apart",
    "terms",
    "told_apart",
    "unread",
    "wanted_forms",
    "why_absent",
]

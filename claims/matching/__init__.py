"""Matching: the same claim, a fitting report, a previous check. Every score comes with its reasons in words."""

from claims.matching.search import claim_search_text, report_search_text, search_claims, search_reports
from claims.matching.words import normalise

__all__ = ["claim_search_text", "normalise", "report_search_text", "search_claims", "search_reports"]

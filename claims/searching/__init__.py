"""The search for people: one box for claims, checks, reports and sources, on the desk and in the API."""

from claims.searching.asked import Asked, understand
from claims.searching.finding import KINDS, Found, Results, Row, fitting, fitting_texts, search
from claims.searching.sentences import holding_most

__all__ = [
    "KINDS",
    "Asked",
    "Found",
    "Results",
    "Row",
    "fitting",
    "fitting_texts",
    "holding_most",
    "search",
    "understand",
]

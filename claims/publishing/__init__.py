"""Summaries: from a draft to a frozen, numbered text with the record of what stood behind it.

:func:`freeze` writes everything that a public page shows into the summary, so that the page never changes because a
row beside the claim does. Publishing changes no stage: that is ``claims.workflow``'s deed, which calls in here.
"""

from claims.markdown import render, renumbered, stray_citations
from claims.publishing.announcing import announce, announce_later
from claims.publishing.claimreview import BEST, SCALE, WORST, claim_review, markup, short_claim
from claims.publishing.freezing import draft_is_out_of_date, draw_up, free_slug, freeze, next_number
from claims.publishing.proof import digest, proof_of
from claims.publishing.record import beside, numbers_after, record_of, said_on
from claims.publishing.standing import check_address, feed_address, headline, is_withdrawn, public_checks

__all__ = [
    "BEST",
    "SCALE",
    "WORST",
    "announce",
    "announce_later",
    "beside",
    "check_address",
    "claim_review",
    "digest",
    "draft_is_out_of_date",
    "draw_up",
    "feed_address",
    "free_slug",
    "freeze",
    "headline",
    "is_withdrawn",
    "markup",
    "next_number",
    "numbers_after",
    "proof_of",
    "public_checks",
    "record_of",
    "render",
    "renumbered",
    "said_on",
    "short_claim",
    "stray_citations",
]

"""A summary as schema.org's ClaimReview, every field of it from the frozen record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.choices import Attribution, DatePrecision, SourceKind, Verdict
from claims.models import Summary
from claims.publishing.standing import check_address, is_withdrawn

SCALE: Mapping[str, int] = {
    Verdict.VERIFIED: 5,
    Verdict.MOSTLY_VERIFIED: 4,
    Verdict.MISLEADING: 2,
    Verdict.FALSE: 1,
}
"""The declared rating key: the more true, the higher. Disputed, unproven and not checkable say nothing about how true a
claim is, so they have no number: the middle of the scale would read as “half true”."""
BEST, WORST = 5, 1
SHORT = 74
"""Longest claim in the markup: readers of ClaimReview want fewer than 75 characters."""


def markup(summary: Summary) -> dict[str, Any] | None:
    """The ClaimReview of the check's page; ``None`` for a withdrawn check.

    A withdrawn check is no finding of the desk any more. Its page answers 410, and markup on it would keep the verdict
    alive in the archives that read it.
    """
    return None if is_withdrawn(summary) else claim_review(summary)


def claim_review(summary: Summary) -> dict[str, Any]:
    """The summary as schema.org's ClaimReview, as a dict for JSON; every field comes from the frozen record.

    Ratings are strings of digits and ``datePublished`` is a plain date, which is what the strictest reader wants.
    """
    record = summary.record
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": Verdict(summary.verdict).label}
    if summary.verdict in SCALE:
        rating |= {"ratingValue": str(SCALE[summary.verdict]), "bestRating": str(BEST), "worstRating": str(WORST)}
    rating["ratingExplanation"] = summary.standfirst
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": check_address(summary.claim.slug or ""),
        "claimReviewed": short_claim(record),
        "datePublished": timezone.localdate(datetime.fromisoformat(record["verdict_published_at"])).isoformat(),
        "author": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"},
        "reviewRating": rating,
        "itemReviewed": _item_reviewed(record, is_theirs=summary.attribution == Attribution.CONFIRMED),
    }


def _item_reviewed(record: Mapping[str, Any], *, is_theirs: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim"}
    if record["claim"]["language"]:
        item["inLanguage"] = record["claim"]["language"]
    # Whoever is only said to have made it is not its author: we found that they were misquoted, or no trace of it.
    if is_theirs and (author := _claim_author(record["claim"]["claimant"])):
        item["author"] = author
    said = record["claim"]["said"]
    # A day that nobody knows is not made up: readers of the markup want a full date, so a month or a year stays out.
    if said and said["precision"] == DatePrecision.DAY:
        item["datePublished"] = said["date"]
    sources = {source["number"]: source for source in record["sources"]}
    works = {
        appearance["source"]: _creative_work(sources[appearance["source"]]) for appearance in record["appearances"]
    }
    if works:
        item["appearance"] = list(works.values())
    first = _first_appearance(record, sources)
    if first is not None:
        item["firstAppearance"] = works[first]
    return item


def _claim_author(claimant: Mapping[str, str] | None) -> dict[str, str] | None:
    if claimant is None:
        return None
    if claimant["kind"]:
        kind = "Person" if claimant["kind"] == SourceKind.PERSON else "Organization"
    else:
        # Only people hold an office; without one, a bare name may be a person's or a body's.
        kind = "Person" if claimant["role"] else "Thing"
    author = {"@type": kind, "name": claimant["name"]}
    if claimant["role"] and kind == "Person":
        author["jobTitle"] = claimant["role"]
    if claimant["same_as"]:
        author["sameAs"] = claimant["same_as"]
    return author


def _creative_work(source: Mapping[str, Any]) -> dict[str, Any]:
    work = {"@type": "CreativeWork", "url": source["address"], "name": source["title"]}
    if source["published_at"]:
        work["datePublished"] = source["published_at"]
    return {key: value for key, value in work.items() if value}


def _first_appearance(record: Mapping[str, Any], sources: Mapping[int, Mapping[str, Any]]) -> int | None:
    """The number of the earliest dated report in which the claim was made, not merely retold."""
    dated = [
        (datetime.fromisoformat(sources[appearance["source"]]["published_at"]), appearance["source"])
        for appearance in record["appearances"]
        if not appearance["is_retelling"] and sources[appearance["source"]]["published_at"]
    ]
    return min(dated)[1] if dated else None


def short_claim(record: Mapping[str, Any]) -> str:
    """The claim in under 75 characters: the desk's own short text, or the claim cut at a word."""
    claim = record["claim"]
    text = " ".join((claim["short_text"] or claim["text"]).split())
    if len(text) <= SHORT:
        return text
    cut = text[:SHORT]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:–—') or cut[:-1]}…"

"""Summaries: from a draft to a frozen, numbered text with the record of what stood behind it.

:func:`freeze` writes everything that a public page shows into the summary, so that the page never changes because a
row beside the claim does. Publishing changes no stage: that is ``claims.workflow``'s deed, which calls in here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from claims import matching, switchboard
from claims.choices import DatePrecision, SourceKind, Stance, Standing, Verdict, WorkStatus
from claims.lines import count_lines, trees_of
from claims.markdown import render
from claims.models import ArchivedCopy, Claim, Draft, Passage, Pull, Report, Source, Summary, User

__all__ = [
    "SCALE",
    "check_address",
    "claim_review",
    "free_slug",
    "freeze",
    "is_withdrawn",
    "markup",
    "next_number",
    "public_checks",
    "record_of",
    "render",
    "said_on",
    "short_claim",
]

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
_SLUG_LENGTH = 80
_SLUGS = 0x736C756773  # the key of the advisory lock under which an address is chosen


class Ruled(Protocol):
    """What the record keeps of one ruling of the publish gate."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def light(self) -> str: ...
    @property
    def why(self) -> str: ...


def next_number(claim: Claim) -> int:
    """The number of the claim's next summary, from 1."""
    last = claim.summaries.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def free_slug(claim: Claim, draft: Draft) -> str:
    """An address for the check that nothing else has: from the title, or from the claim when a title yields none.

    Must run inside the transaction that stores it: two that publish under one title at once take turns.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLUGS])
    stem = slugify(draft.title) or slugify(claim.short_text or claim.text) or "check"
    if len(stem) > _SLUG_LENGTH:
        stem = stem[: _SLUG_LENGTH + 1].rpartition("-")[0] or stem[:_SLUG_LENGTH]
    taken = set(Claim.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def freeze(
    claim: Claim,
    draft: Draft,
    *,
    by: User,
    number: int,
    override_reason: str,
    rulings: Sequence[Ruled] = (),
) -> Summary:
    """Make summary ``number`` of the draft as it stands, with its text rendered and its record.

    A correction within a round keeps what was true of the round's first publication: when its verdict was published,
    how the gate stood, and why it was published against the gate, if it was.
    """
    record = record_of(claim)
    now = timezone.now()
    earlier = claim.summaries.filter(round=claim.round).order_by("-number").first()
    record["gate"] = [
        {"name": ruling.name, "title": ruling.title, "light": str(ruling.light), "why": ruling.why}
        for ruling in rulings
    ] or (earlier.record.get("gate", []) if earlier else [])
    is_sole = record["how"]["bearing_lines"] < 2 and draft.round == claim.round
    record["sole_source"] = draft.sole_source if is_sole else ""
    record["verdict_published_at"] = earlier.record["verdict_published_at"] if earlier else now.isoformat()
    summary = Summary.objects.create(
        claim=claim,
        number=number,
        round=claim.round,
        title=draft.title,
        standfirst=draft.standfirst,
        text=draft.text,
        html=render(draft.text, sources=len(record["sources"])),
        verdict=claim.verdict,
        attribution=claim.attribution,
        record=record,
        draft_version=draft.version,
        written_by=draft.last_author,
        published_by=by,
        published_at=now,
        override_reason=override_reason or (earlier.override_reason if earlier else ""),
        search_text=matching.summary_search_text(
            record, draft.title, draft.standfirst, spellings=claim.claimant.aliases if claim.claimant else ()
        ),
        speaker_text=matching.speaker_text(record),
        language=record["claim"]["language"].lower(),
    )
    summary.reports.set(record["report_ids"])
    summary.sources.set(record["source_ids"])
    return summary


# --- The record -------------------------------------------------------------------------------------------------------


def record_of(claim: Claim) -> dict[str, Any]:
    """Everything beside the text that a public page shows, as it stands now, in values that JSON holds.

    Keys: ``claim``, ``sources`` (each cited report once; the text may cite them as ``[1]``, ``[2]``, …),
    ``appearances``, ``counter_statements`` and ``evidence`` (by stance) – kept ones only, each naming its source by
    number –, ``searches`` (the search log), ``lines`` (which sources go back to one origin, and why), ``how`` (counts),
    ``recheck_date``, ``report_ids`` and ``source_ids``.
    Who reviewed is no part of it: the page says how many people, not which.
    """
    passages = "passage__snapshot__report__outlet", "passage__speaker"
    cited = _Cited()
    appearances = [
        cited.passage(item.passage) | {"is_retelling": item.is_retelling}
        for item in claim.appearances.filter(standing=Standing.KEPT).select_related(*passages)
    ]
    counter_statements = [
        cited.passage(item.passage)
        | {
            "kind": item.kind,
            "evidence_offered": item.evidence_offered,
            "stake": item.stake or (item.passage.speaker.interest if item.passage.speaker else ""),
        }
        for item in claim.counter_statements.filter(standing=Standing.KEPT).select_related(*passages)
    ]
    evidence: dict[str, list[dict[str, Any]]] = {stance.value: [] for stance in Stance}
    for item in claim.evidence.filter(standing=Standing.KEPT).select_related(*passages):
        evidence[item.stance].append(cited.passage(item.passage) | {"is_primary": item.is_primary, "why": item.why})
    cited.name_copies()
    searches, lines = _searches(claim), cited.lines()
    bearing = [*counter_statements, *(item for items in evidence.values() for item in items)]
    claimant = claim.claimant
    if claimant is not None:
        cited.source_ids.add(claimant.pk)
    return {
        "claim": {
            "text": claim.text,
            "short_text": claim.short_text,
            "claimant": _claimant(claim),
            "said": {"date": claim.said_date.isoformat(), "precision": claim.said_precision}
            if claim.said_date
            else None,
            "place": claim.place,
            "language": claim.language,
            "origin_note": claim.origin_note,
        },
        "sources": cited.sources,
        "appearances": appearances,
        "counter_statements": counter_statements,
        "evidence": evidence,
        "searches": searches,
        "lines": lines,
        "how": {
            "people": 1 if claim.second_person_waived else 2,
            "is_decided_by_editor": claim.decided_by_id is not None,
            "reports": len(cited.reports),
            "lines": len(lines),
            "bearing_lines": count_lines(cited.reports_of(bearing)),
            "searches": len(searches),
            "found_nothing": sum(not search["error"] and not search["found"] for search in searches),
            "failed": sum(bool(search["error"]) for search in searches),
        },
        "recheck_date": claim.recheck_date.isoformat() if claim.recheck_date else None,
        "report_ids": sorted(cited.reports),
        "source_ids": sorted(cited.source_ids),
    }


class _Cited:
    """Numbers each cited snapshot once, in the order in which the page meets it."""

    def __init__(self) -> None:
        self.sources: list[dict[str, Any]] = []
        self.reports: dict[int, Report] = {}
        self.source_ids: set[int] = set()
        self._numbers: dict[int, int] = {}
        self._reports: dict[int, int] = {}

    def passage(self, passage: Passage) -> dict[str, Any]:
        if passage.speaker_id is not None:
            self.source_ids.add(passage.speaker_id)
        return {
            "exact": passage.exact,
            "prefix": passage.prefix,
            "suffix": passage.suffix,
            "start": passage.start,
            "end": passage.end,
            "speaker": passage.speaker_label,
            "speaker_role": passage.speaker_role or (passage.speaker.role if passage.speaker else ""),
            "interest": passage.speaker.interest if passage.speaker else "",
            "quotation": passage.quotation,
            "certainty": passage.certainty,
            "source": self._number(passage),
        }

    def _number(self, passage: Passage) -> int:
        snapshot = passage.snapshot
        if snapshot.pk not in self._numbers:
            report: Report = snapshot.report
            self.sources.append(
                {
                    "number": len(self.sources) + 1,
                    "title": str(report),
                    "outlet": report.outlet.name if report.outlet else "",
                    "outlet_interest": report.outlet.interest if report.outlet else "",
                    "author": report.author,
                    "address": report.address or "",
                    "archived": "",
                    "published_at": report.published_at.isoformat() if report.published_at else None,
                    "snapshot": {
                        "sha256": snapshot.sha256,
                        "text_sha256": snapshot.text_sha256,
                        "fetched_at": snapshot.fetched_at.isoformat(),
                    },
                }
            )
            self._numbers[snapshot.pk] = len(self.sources)
            self._reports[snapshot.pk] = report.pk
            self.reports[report.pk] = report
            if report.outlet_id is not None:
                self.source_ids.add(report.outlet_id)
        return self._numbers[snapshot.pk]

    def name_copies(self) -> None:
        """Name the newest archived copy beside each source that has one: one query for all of them."""
        newest = dict(
            ArchivedCopy.objects.filter(report__in=self.reports)
            .order_by("taken_at", "pk")
            .values_list("report_id", "permalink")
        )
        for snapshot, report in self._reports.items():
            self.sources[self._numbers[snapshot] - 1]["archived"] = newest.get(report, "")

    def reports_of(self, passages: Iterable[Mapping[str, Any]]) -> list[Report]:
        """The reports in which these passages stand, as :meth:`passage` told them, each once."""
        numbers = {passage["source"] for passage in passages}
        found = {report for snapshot, report in self._reports.items() if self._numbers[snapshot] in numbers}
        return [self.reports[report] for report in found]

    def lines(self) -> list[dict[str, Any]]:
        """The independent lines of the cited reports: which sources are one, and why we think so."""
        numbers: dict[int, list[int]] = {}
        for snapshot, report in self._reports.items():
            numbers.setdefault(report, []).append(self._numbers[snapshot])
        return [
            {
                "sources": sorted(number for report in tree.reports for number in numbers[report.pk]),
                "reasons": [reason for branch in tree.root.walk() for reason in branch.reasons],
            }
            for tree in trees_of(self.reports.values())
        ]


def _claimant(claim: Claim) -> dict[str, str] | None:
    source: Source | None = claim.claimant
    if source is not None:
        return {
            "name": source.name,
            "role": claim.claimant_role or source.role,
            "kind": source.kind,
            "same_as": source.same_as,
            "interest": source.interest,
        }
    if claim.claimant_name:
        return {"name": claim.claimant_name, "role": claim.claimant_role, "kind": "", "same_as": "", "interest": ""}
    return None


def _searches(claim: Claim) -> list[dict[str, Any]]:
    """The search log: each pull that is over, the fruitless and the failed ones too."""
    labels = switchboard.labels()
    pulls: Iterable[Pull] = claim.pulls.filter(
        status__in=(WorkStatus.DONE, WorkStatus.PARKED, WorkStatus.DROPPED)
    ).order_by("created_at", "pk")
    return [
        {
            "connector": pull.connector,
            "label": labels.get(pull.connector, pull.connector),
            "question": pull.question.get("text", "") if isinstance(pull.question, dict) else "",
            "asked_at": pull.created_at.isoformat(),
            "found": pull.found_count,
            "new": pull.new_count,
            "error": pull.error,
            "requests": pull.requests,
        }
        for pull in pulls
    ]


# --- ClaimReview ------------------------------------------------------------------------------------------------------


def check_address(slug: str) -> str:
    """The permanent address of a check, with the site's own."""
    return f"{settings.SITE_URL}/checks/{slug}/"


def short_claim(record: Mapping[str, Any]) -> str:
    """The claim in under 75 characters: the desk's own short text, or the claim cut at a word."""
    claim = record["claim"]
    text = " ".join((claim["short_text"] or claim["text"]).split())
    if len(text) <= SHORT:
        return text
    cut = text[:SHORT]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:–—') or cut[:-1]}…"


def public_checks() -> QuerySet[Claim]:
    """Claims whose check stands before the public, also while they are checked again; withdrawn ones are left out.

    A withdrawn check that is checked again comes back with its next summary, not before.
    """
    return Claim.objects.public().filter(summary__withdrawals__isnull=True)


def is_withdrawn(summary: Summary) -> bool:
    """Whether this very text was taken back."""
    return bool(summary.withdrawals.all())


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
        "itemReviewed": _item_reviewed(record),
    }


def _item_reviewed(record: Mapping[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim"}
    if author := _claim_author(record["claim"]["claimant"]):
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


def said_on(said: Mapping[str, str] | None) -> str:
    """When the claim was made, no more precisely than is known: “13 October 2024”, “October 2024”, “2024”."""
    if not said:
        return ""
    day = date.fromisoformat(said["date"])
    if said["precision"] == DatePrecision.YEAR:
        return f"{day:%Y}"
    return f"{day:%B %Y}" if said["precision"] == DatePrecision.MONTH else f"{day.day} {day:%B %Y}"

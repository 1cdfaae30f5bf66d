"""The record: everything beside the text that a public page shows, as values that JSON holds."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from claims import switchboard
from claims.choices import Action, DatePrecision, Stance, Standing, WorkStatus
from claims.lines import count_lines, trees_of
from claims.models import ArchivedCopy, Claim, Event, Passage, Pull, ReplyRequest, Report, Source
from claims.models.event import canonical


def record_of(claim: Claim, numbered: Sequence[int] = ()) -> dict[str, Any]:
    """Everything beside the text that a public page shows, as it stands now, in values that JSON holds.

    Keys: ``claim``, ``sources`` (each cited report once; the text may cite them as ``[1]``, ``[2]``, …),
    ``appearances``, ``counter_statements`` and ``evidence`` (by stance) – kept ones only, each naming its source by
    number –, ``replies`` (who was asked for one), ``searches`` (the search log), ``lines`` (which sources go back to
    one origin, and why), ``how`` (counts),
    ``recheck_date``, ``report_ids`` and ``source_ids``. ``numbered`` names the snapshots that have a number already, in
    that order: a number that a text cites means the same source for ever, and what is new comes after.
    Who reviewed is no part of it: the page says how many people, not which.
    """
    passages = "passage__snapshot__report__outlet", "passage__speaker"
    cited = _Cited(numbered)
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
        "sources": [cited.sources[number] for number in sorted(cited.sources)],
        "appearances": appearances,
        "counter_statements": counter_statements,
        "evidence": evidence,
        "replies": [_reply(line) for line in claim.reply_requests.all()],
        "searches": searches,
        "lines": lines,
        "how": {
            "people": 1 if claim.second_person_waived else 2,
            "is_decided_by_editor": claim.decided_by_id is not None,
            "is_revised": _is_revised(claim),
            "reports": len(cited.reports),
            "lines": len(lines),
            "bearing_lines": count_lines(cited.reports_of(bearing)),
            "searches": len(searches),
            "found_nothing": sum(search["found_nothing"] for search in searches),
            "failed": sum(bool(search["error"]) for search in searches),
        },
        "recheck_date": claim.recheck_date.isoformat() if claim.recheck_date else None,
        "report_ids": sorted(cited.reports),
        "source_ids": sorted(cited.source_ids),
    }


def numbers_after(record: Mapping[str, Any], numbered: Sequence[int]) -> list[int]:
    """``numbered`` with the snapshots that got a number in ``record``; one that is cited no more keeps its own."""
    new = [source["snapshot"]["id"] for source in record["sources"] if source["number"] > len(numbered)]
    return [*numbered, *new]


def beside(record: Mapping[str, Any]) -> str:
    """A hash of what a page shows beside its text: another one as soon as somebody has changed any of it."""
    shown = {name: record[name] for name in ("appearances", "counter_statements", "evidence", "replies")}
    sources = [(source["number"], source["snapshot"]["sha256"]) for source in record["sources"]]
    return hashlib.sha256(canonical(shown | {"sources": sources}).encode()).hexdigest()


class _Cited:
    """Numbers each cited snapshot once: as it was numbered before, else in the order in which the page meets it."""

    def __init__(self, numbered: Sequence[int]) -> None:
        self.sources: dict[int, dict[str, Any]] = {}
        self._given = {snapshot: number for number, snapshot in enumerate(numbered, 1)}
        self._highest = len(numbered)
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
            "speaker_role": self._role_beside(passage),
            "interest": passage.speaker.interest if passage.speaker else "",
            "quotation": passage.quotation,
            "certainty": passage.certainty,
            "source": self._number(passage),
        }

    @staticmethod
    def _role_beside(passage: Passage) -> str:
        """The role that stands beside who speaks; nothing where the role alone is all that is known of them."""
        role = passage.speaker_role or (passage.speaker.role if passage.speaker else "")
        return "" if role == passage.speaker_label else role

    def _number(self, passage: Passage) -> int:
        snapshot = passage.snapshot
        if snapshot.pk not in self._numbers:
            report: Report = snapshot.report
            number = self._given.get(snapshot.pk)
            if number is None:
                self._highest = number = self._highest + 1
            self.sources[number] = {
                "number": number,
                "title": str(report),
                "outlet": report.outlet.name if report.outlet else "",
                "outlet_interest": report.outlet.interest if report.outlet else "",
                "author": report.author,
                "address": report.address or "",
                "archived": "",
                "archived_at": None,
                "published_at": report.published_at.isoformat() if report.published_at else None,
                "snapshot": {
                    "id": snapshot.pk,
                    "sha256": snapshot.sha256,
                    "text_sha256": snapshot.text_sha256,
                    "fetched_at": snapshot.fetched_at.isoformat(),
                },
            }
            self._numbers[snapshot.pk] = number
            self._reports[snapshot.pk] = report.pk
            self.reports[report.pk] = report
            if report.outlet_id is not None:
                self.source_ids.add(report.outlet_id)
        return self._numbers[snapshot.pk]

    def name_copies(self) -> None:
        """Name the archived copy beside each source that has one: the one that was taken nearest to our own.

        What a page said later, or years before, is another matter, though it be the newest copy of it.
        """
        copies: dict[int, list[ArchivedCopy]] = defaultdict(list)
        for copy in ArchivedCopy.objects.filter(report__in=self.reports).order_by("taken_at", "pk"):
            copies[copy.report_id].append(copy)
        for snapshot, report in self._reports.items():
            source = self.sources[self._numbers[snapshot]]
            kept_at = datetime.fromisoformat(source["snapshot"]["fetched_at"])
            if held := copies.get(report):
                nearest = min(held, key=lambda copy: abs(copy.taken_at - kept_at))
                source["archived"], source["archived_at"] = nearest.permalink, nearest.taken_at.isoformat()

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


def _is_revised(claim: Claim) -> bool:
    """Whether somebody changed their finding in this round once both were open: then the two did not agree blind."""
    return Event.objects.filter(claim=claim, kind=Action.REVISE, data__round=claim.round).exists()


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
    if claim.has_claimant:
        # Whoever is known by an office alone is called by it.
        role = claim.claimant_role if claim.claimant_name else ""
        return {"name": claim.claimant_label, "role": role, "kind": "", "same_as": "", "interest": ""}
    return None


def _reply(line: ReplyRequest) -> dict[str, Any]:
    """One line of the right-of-reply log."""
    return {
        "asked": line.asked,
        "outcome": line.outcome,
        "asked_on": line.asked_on.isoformat() if line.asked_on else None,
        "how": line.how,
        "deadline": line.deadline.isoformat() if line.deadline else None,
        "words": line.words,
    }


def _searches(claim: Claim) -> list[dict[str, Any]]:
    """The search log: each pull that is over, the fruitless and the failed ones too."""
    labels, seeking = switchboard.labels(), switchboard.seeking_reporting()
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
            "unread": pull.unread_count,
            "found_nothing": pull.connector in seeking and pull.has_looked and not pull.found_count,
            "error": pull.error,
            "requests": pull.requests,
        }
        for pull in pulls
    ]


def said_on(said: Mapping[str, str] | None) -> str:
    """When the claim was made, no more precisely than is known: “13 October 2024”, “October 2024”, “2024”."""
    if not said:
        return ""
    day = date.fromisoformat(said["date"])
    if said["precision"] == DatePrecision.YEAR:
        return f"{day:%Y}"
    return f"{day:%B %Y}" if said["precision"] == DatePrecision.MONTH else f"{day.day} {day:%B %Y}"

"""A summary and its frozen record as what the public page shows. Nothing here reads a live row beside the claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from django.db.models import Choices

from claims import publishing
from claims.choices import (
    Attribution,
    Certainty,
    CounterKind,
    EvidenceOffered,
    Light,
    Quotation,
    ReplyOutcome,
    Stance,
    Verdict,
)
from claims.differences import Piece, shown, word_changes
from claims.lines import in_words
from claims.models import Summary

_SHORT_QUOTE = 8
"""Words of a passage up to which a link carries all of it; longer ones are named by their beginning and end."""


def label(words: type[Choices], value: Any) -> str:
    """What people read for a machine word; a word that is no longer in use is shown as it was recorded."""
    try:
        return str(words(value).label)
    except ValueError:
        return str(value)


_OPENING = ("“", "”", "„", "«", "»", "‘", "‚", '"', "'")
_DOUBLE = frozenset('“”„«»"')


def wants_marks(quotation: str, words: str) -> bool:
    """Whether somebody's own words stand here without the quotation marks that the report gave them.

    Where a quote is partial and its marks stand in the passage, the rest is the report's.
    """
    if quotation == Quotation.MIXED:
        return _DOUBLE.isdisjoint(words)
    return quotation == Quotation.DIRECT and not words.startswith(_OPENING)


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def page_of(summary: Summary) -> dict[str, Any]:
    """What the page says beside the summary's own text: keys as in the template ``public/check.html``."""
    record = summary.record
    sources = [_source(source) for source in record["sources"]]
    by_number = {source["number"]: source for source in sources}
    how = record["how"]
    return {
        "verdict": Verdict(summary.verdict),
        "attribution": Attribution(summary.attribution),
        "claim": record["claim"],
        "said_on": publishing.said_on(record["claim"]["said"]),
        "recheck_date": date.fromisoformat(record["recheck_date"]) if record["recheck_date"] else None,
        "verdict_published_at": moment(record["verdict_published_at"]),
        "appearances": [_passage(item, by_number) for item in record["appearances"]],
        "counter_statements": [_passage(item, by_number) for item in record["counter_statements"]],
        "evidence": [
            {
                "stance": stance,
                "title": title,
                "items": [_passage(item, by_number) for item in record["evidence"][stance]],
            }
            for stance, title in (
                ("supports", "What supports the claim"),
                ("undermines", "What undermines it"),
                ("context", "Context"),
            )
            if record["evidence"].get(stance)
        ],
        "sources": sources,
        "replies": [_reply(line) for line in record.get("replies", ())],
        "searches": [search_as_shown(search) for search in record["searches"]],
        "how": how,
        "counted": in_words(how["reports"], how["lines"]),
        "joint_lines": [line for line in record.get("lines", ()) if line["reasons"]],
        "sole_source": record.get("sole_source", ""),
        "places": len({search["connector"] for search in record["searches"]}),
        "gate": [ruling | {"light_label": label(Light, ruling["light"])} for ruling in record["gate"]],
    }


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **source,
        "label": source["outlet"] or urlsplit(source["address"]).hostname or "a report handed in",
        "published_at": moment(source["published_at"]),
        "fetched_at": moment(source["snapshot"]["fetched_at"]),
        "sha256": source["snapshot"]["sha256"],
        "archived": source.get("archived", ""),
        "archived_at": moment(source.get("archived_at")),
    }


def _passage(item: Mapping[str, Any], sources: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    source = sources[item["source"]]
    tags = [label(Quotation, item["quotation"])]
    if "kind" in item:
        tags.insert(0, label(CounterKind, item["kind"]))
        offered = label(EvidenceOffered, item["evidence_offered"])
        is_more = item["evidence_offered"] in (EvidenceOffered.DOCUMENT, EvidenceOffered.DATA)
        tags.append(f"offers {offered}" if is_more else offered)
    if item.get("is_retelling"):
        tags.append("retold")
    if item.get("is_primary"):
        tags.append("primary source")
    return {
        **item,
        "source": source,
        "tags": tags,
        "wants_quotes": wants_marks(item["quotation"], item["exact"]),
        "certainty_label": label(Certainty, item["certainty"]),
        "stake": item.get("stake") or item.get("interest", ""),
        "link": link_to_words(source["address"], item["exact"]),
    }


def link_to_words(address: str, words: str) -> str:
    """``address`` with a text fragment, so that browsers that know it scroll to ``words``; "" without an address."""
    if not address:
        return ""
    pieces = words.split()
    if len(pieces) > _SHORT_QUOTE:
        half = _SHORT_QUOTE // 2
        named = f"{_fragment(pieces[:half])},{_fragment(pieces[-half:])}"
    else:
        named = _fragment(pieces)
    return f"{address}{'' if '#' in address else '#'}:~:text={named}"


def _fragment(words: Iterable[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


def _reply(line: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(line[name]) if line[name] else None for name in ("asked_on", "deadline")}
    return {**line, **days, "outcome_label": label(ReplyOutcome, line["outcome"])}


def _replies(summary: Summary) -> str:
    """The right-of-reply log in words, a line each."""
    lines = [_reply(line) for line in summary.record.get("replies", ())]
    return "\n".join(_in_words(line) for line in lines)


def _in_words(line: Mapping[str, Any]) -> str:
    asked = f", asked on {line['asked_on']:%d %B %Y}, {line['how']}" if line["asked_on"] else ""
    words = f" {line['words']}" if line["words"] else ""
    return f"{line['asked']}{asked}: {line['outcome_label'].lower()}.{words}"


def search_as_shown(search: Mapping[str, Any]) -> dict[str, Any]:
    """A search of the log with what came of it in words."""
    found, unread = search["found"], search.get("unread", 0)
    outcome = [search["error"]] if search["error"] else []
    # Records from before unread pages were counted do not say whether a search saw anything.
    if not outcome and not found and search.get("found_nothing", True):
        outcome.append("Nothing that bears on the claim.")
    if unread:
        outcome.append(
            f"{unread} of the pages that it led to could not be read."
            if unread > 1
            else "One of the pages that it led to could not be read."
        )
    return {**search, "asked_at": moment(search["asked_at"]), "outcome": " ".join(outcome)}


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a check that a correction changed."""

    title: str
    pieces: list[Piece]


def beside_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The passages that went from one record to another, and those that came, each in a line; one part at the most."""
    old, new = _beside(before), _beside(after)
    pieces = [Piece("gone", f"{line}\n") for key, line in old.items() if new.get(key) != line]
    pieces += [Piece("new", f"{line}\n") for key, line in new.items() if old.get(key) != line]
    return [Change("What stands beside it", pieces)] if pieces else []


def _beside(record: Mapping[str, Any]) -> dict[tuple[Any, ...], str]:
    """Each passage of a record in a line, by where it stands and as what."""
    sources = {source["number"]: source for source in record["sources"]}
    parts = {"Said": record["appearances"], "Answered": record["counter_statements"]}
    parts |= {str(Stance(stance).label).capitalize(): items for stance, items in record["evidence"].items()}
    return {
        (part, sources[item["source"]]["snapshot"]["sha256"], item["start"], item["end"]): (
            f"{part}: “{item['exact']}” ({item['speaker']}, {sources[item['source']]['title']})"
        )
        for part, items in parts.items()
        for item in items
    }


def changes(before: Summary, after: Summary) -> list[Change]:
    """What a reader of ``before`` finds changed in ``after``, part by part."""
    parts = (
        ("Title", before.title, after.title),
        ("Verdict", Verdict(before.verdict).label, Verdict(after.verdict).label),
        ("Did they say it?", Attribution(before.attribution).label, Attribution(after.attribution).label),
        ("Finding", before.standfirst, after.standfirst),
        ("Claim", before.record["claim"]["text"], after.record["claim"]["text"]),
        ("Who is named with it", _named(before), _named(after)),
        ("Text", before.text, after.text),
        ("Asked for a reply", _replies(before), _replies(after)),
    )
    changed = [Change(title, shown(word_changes(old, new))) for title, old, new in parts if old != new]
    return [*changed, *beside_changes(before.record, after.record)]


def _named(summary: Summary) -> str:
    claimant = summary.record["claim"]["claimant"]
    return ", ".join(filter(None, (claimant["name"], claimant["role"]))) if claimant else "nobody"

"""What readers are told of a published check's sources after it came out: dated notes beside the frozen text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from claims.choices import SourceState
from claims.models import Claim, SourceChange, Summary

SENTENCES: Mapping[str, str] = {
    SourceState.CHANGED: "The page has been reworded: the words that we cite no longer stand there as they did.",
    SourceState.VANISHED: "The words that we cite are no longer on the page, or are struck out there.",
    SourceState.ELSEWHERE: "The words that we cite still stand on the page, but in other surroundings.",
    SourceState.REMARKED: (
        "The words that we cite still stand on the page, and with them a remark that was not there when we read it."
    ),
    SourceState.UNSEEN: (
        "The page no longer shows us most of what it said, or breaks off before the words that we cite: there may be a "
        "wall before them, or another text in their place. We keep our copy of it."
    ),
    SourceState.GONE: "The page cannot be reached any more. We keep our copy of it.",
    SourceState.BACK: "The words that we cite stand on the page again as they did.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was seen on a source of a check; ``source`` is its number in the frozen list of sources.

    ``exact`` are the words that the check cites, ``closest`` the words of the page as it is now that are most like
    them, or the remark that has come to stand there, where there are any.
    """

    at: datetime
    state: str
    source: int
    title: str
    sentence: str
    exact: str
    closest: str


def notes(claim: Claim, summary: Summary) -> list[Note]:
    """What changed on the sources that ``summary`` cites, oldest first; the summary itself stays as it is.

    Since the first summary of its round came out, so that a correction of ours takes no note away; of what was seen
    before, the last word on a passage that does not stand as it did.
    """
    changes = list(SourceChange.objects.for_page(claim))
    if not changes:
        return []
    begun = claim.summaries.filter(round=summary.round).order_by("number")[0].published_at
    # Two texts can have been read from the same bytes, and two pages can consist of them.
    cited = {
        (source["address"], source["snapshot"]["sha256"], source["snapshot"]["text_sha256"]): source
        for source in summary.record["sources"]
    }
    words = {
        (item["source"], item["exact"])
        for item in (
            *summary.record["appearances"],
            *summary.record["counter_statements"],
            *(item for items in summary.record["evidence"].values() for item in items),
        )
    }
    last_before = {change.passage_id: change.pk for change in changes if change.at <= begun}
    found: list[Note] = []
    for change in changes:
        if change.at <= begun and (change.pk != last_before[change.passage_id] or change.state == SourceState.BACK):
            continue
        snapshot = change.passage.snapshot
        source = cited.get((snapshot.report.address or "", snapshot.sha256, snapshot.text_sha256))
        if source is None or (source["number"], change.passage.exact) not in words:
            continue
        note = Note(
            at=change.at,
            state=change.state,
            source=source["number"],
            title=source["title"],
            sentence=SENTENCES[change.state],
            exact=change.passage.exact,
            closest=change.closest,
        )
        if not found or (found[-1].at, found[-1].state, found[-1].source, found[-1].exact) != (
            note.at,
            note.state,
            note.source,
            note.exact,
        ):
            found.append(note)
    return found

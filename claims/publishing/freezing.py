"""From a draft to a frozen, numbered summary, and the address under which it will stand."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.text import slugify

from claims import matching
from claims.markdown import lost_citations, render
from claims.models import Claim, Draft, Summary, User
from claims.publishing.record import beside, record_of

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


def draft_is_out_of_date(draft: Draft, record: Mapping[str, Any]) -> str:
    """Why the draft cannot go out with this ``record`` of its claim, in a sentence; empty when it can."""
    sources = {source["number"] for source in record["sources"]}
    if lost := lost_citations(draft.text, sources=sources, numbered=len(draft.numbered)):
        named = " and ".join(f"[{number}]" for number in lost)
        what = "cites a source that does" if len(lost) == 1 else "cite sources that do"
        return f"In the summary {named} {what} not stand beside the claim any more."
    if draft.beside and draft.beside != beside(record):
        return "What stands beside the claim has changed since the summary was saved. Look it over and save it again."
    return ""


def freeze(claim: Claim, draft: Draft, **given: Any) -> Summary:
    """Make the next summary of the draft as it stands, for good; what is ``given`` is said at :func:`draw_up`."""
    summary = draw_up(claim, draft, **given)
    summary.save(force_insert=True)
    summary.reports.set(summary.record["report_ids"])
    summary.sources.set(summary.record["source_ids"])
    return summary


def draw_up(
    claim: Claim,
    draft: Draft,
    *,
    by: User,
    number: int,
    override_reason: str,
    rulings: Sequence[Ruled] = (),
) -> Summary:
    """Summary ``number`` of the draft as it stands, with its text rendered and its record, not saved yet.

    A correction within a round keeps what was true of the round's first publication: when its verdict was published,
    how the gate stood, and why it was published against the gate, if it was.
    """
    record = record_of(claim, draft.numbered)
    now = timezone.now()
    earlier = claim.summaries.filter(round=claim.round).order_by("-number").first()
    record["gate"] = [
        {"name": ruling.name, "title": ruling.title, "light": str(ruling.light), "why": ruling.why}
        for ruling in rulings
    ] or (earlier.record.get("gate", []) if earlier else [])
    is_sole = record["how"]["bearing_lines"] < 2 and draft.round == claim.round
    record["sole_source"] = draft.sole_source if is_sole else ""
    record["language"] = draft.language or settings.LANGUAGE_CODE.partition("-")[0]
    record["verdict_published_at"] = earlier.record["verdict_published_at"] if earlier else now.isoformat()
    return Summary(
        claim=claim,
        number=number,
        round=claim.round,
        title=draft.title,
        standfirst=draft.standfirst,
        text=draft.text,
        html=render(draft.text, sources={source["number"] for source in record["sources"]}),
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
        text_language=record["language"],
    )

"""Texts that carry a version: the claim's words, one's own review while it is written, and the summary."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from claims import matching, publishing
from claims.choices import Attribution, DatePrecision, Role, Stage, Verdict
from claims.editing.holding import locked
from claims.models import Claim, Draft, Passage, Review, User, record
from claims.refusals import Incomplete, Refused, Stale, in_one_sentence
from claims.rewording import words_refusal

_LANGUAGE = re.compile("[a-z]{2,3}")

LONGEST_SUMMARY = 50_000
"""Characters of the text of a summary, at most: all of it is made into a page at each look and while it is typed."""

WORDS = (
    "text",
    "short_text",
    "claimant",
    "claimant_name",
    "claimant_role",
    "said_date",
    "said_precision",
    "place",
    "recheck_date",
    "origin_note",
)
DRAFT_STAGES = (Stage.APPROVED, Stage.PUBLISHED)
"""Where a draft may be written: earlier it would show the verdict to the second person."""


@transaction.atomic
def reword(claim: Claim, *, by: User, version: int, **fields: Any) -> Claim:
    """Change the claim's words (:data:`WORDS`); raises :class:`Stale` when ``version`` is not the current one."""
    claim = locked(claim, by)
    if why := words_refusal(claim, by):
        raise Refused(why)
    if claim.version != version:
        raise Stale(claim)
    unknown = set(fields) - set(WORDS)
    if unknown:
        raise Incomplete(**dict.fromkeys(unknown, "This cannot be changed here."))
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    wrong = {}
    if "text" in fields and not fields["text"]:
        wrong["text"] = "Write the claim in one sentence."
    in_one_sentence(fields.get("text", ""))
    if len(fields.get("short_text", "")) > 74:
        wrong["short_text"] = "Keep the short form under 75 characters."
    if fields.get("said_precision", DatePrecision.DAY) not in DatePrecision.values:
        wrong["said_precision"] = "A date is known to the day, the month or the year."
    if (said := fields.get("said_date")) and said > timezone.localdate():
        wrong["said_date"] = "This day has not come yet."
    if wrong:
        raise Incomplete(**wrong)
    changed = sorted(name for name, value in fields.items() if getattr(claim, name) != value)
    if not changed:
        return claim
    before = {name: str(getattr(claim, name) or "") for name in changed}
    for name in changed:
        setattr(claim, name, fields[name])
    claim.version += 1
    claim.search_text = matching.claim_search_text(claim)
    claim.save()
    if "text" in changed:
        matching.compare_reworded(claim)
    after = {name: str(getattr(claim, name) or "") for name in changed}
    note = {"before": before, "after": after}
    record("reworded", claim=claim, by=by, note=note, version=claim.version, fields=changed)
    return claim


@transaction.atomic
def save_working_copy(
    claim: Claim, *, by: User, version: int, attribution: str = "", verdict: str = "", rationale: str = ""
) -> Review:
    """Keep what this person has written so far of their review; nobody else sees it. ``version`` 0: none yet."""
    claim = locked(claim, by, Role.REVIEWER)
    if claim.stage not in (Stage.IN_REVIEW, Stage.SECOND_REVIEW):
        raise Refused("This claim is not in review.")
    if claim.stage == Stage.IN_REVIEW and claim.holder_id != by.pk:
        raise Refused(f"Only {claim.holder}, who holds this claim, can write its first review.")
    review = Review.objects.filter(claim=claim, round=claim.round, reviewer=by).first()
    if review is not None and review.seat is not None:
        raise Refused("Your review is in its seat. Recall it before you change it.")
    if (review.version if review else 0) != version:
        raise Stale(review)
    if attribution not in ("", *Attribution.values) or verdict not in ("", *Verdict.values):
        raise Incomplete(verdict="Choose one of the verdicts that are offered.")
    review = review or Review(claim=claim, round=claim.round, reviewer=by, version=0)
    review.attribution = attribution or Attribution.UNCHECKED
    review.verdict = verdict or Verdict.UNCHECKED
    review.rationale = rationale
    review.version += 1
    review.save()
    return review


def draft_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot write the summary now; empty when they can."""
    if not by.has_role(Role.REVIEWER):
        return "This takes the rights of a reviewer."
    if claim.stage not in DRAFT_STAGES:
        return "The summary is written once two people have agreed on a verdict."
    return ""


def text_refusal(text: str) -> str:
    """Why this cannot be the text of a summary; empty when it can."""
    return f"Keep the text under {LONGEST_SUMMARY:,} characters." if len(text) > LONGEST_SUMMARY else ""


@transaction.atomic
def save_draft(
    claim: Claim,
    *,
    by: User,
    version: int,
    title: str,
    standfirst: str,
    text: str,
    sole_source: str | None = None,
    language: str | None = None,
    numbered: Sequence[int] | None = None,
) -> Draft:
    """Save the summary that is still written. ``version`` 0: there is none yet.

    ``sole_source`` says why what bears on the claim comes from one independent line alone, where it does, and
    ``language`` (such as ``uk``) in which language the text is; ``None`` leaves them as they stand. ``numbered`` names
    the snapshots that the numbers in the text mean, as the author saw them: those of the version before and what has
    come since; ``None`` takes them as they are numbered now.
    """
    claim = locked(claim, by)
    if why := draft_refusal(claim, by):
        raise Refused(why)
    draft = Draft.objects.filter(claim=claim).first()
    if (draft.version if draft else 0) != version:
        raise Stale(draft)
    if len(title) > 200:
        raise Incomplete(title="Keep the title under 200 characters.")
    if why := text_refusal(text):
        raise Incomplete(text=why)
    if language and not _LANGUAGE.fullmatch(language):
        raise Incomplete(language="This is no language. Write its short form, such as en or uk.")
    draft = draft or Draft(claim=claim, version=0)
    text, draft.numbered = in_numbers_of(draft, text, numbered)
    draft.title, draft.standfirst, draft.text = title.strip(), standfirst.strip(), text
    if sole_source is not None:
        draft.sole_source = sole_source.strip()
    if language is not None:
        draft.language = language
    shown = publishing.record_of(claim, draft.numbered)
    draft.numbered, draft.beside = publishing.numbers_after(shown, draft.numbered), publishing.beside(shown)
    draft.version, draft.last_author, draft.round, draft.saved_at = version + 1, by, claim.round, timezone.now()
    draft.save()
    # The row holds the last version alone; what the others said, and who wrote them, is read here.
    said = {"title": draft.title, "standfirst": draft.standfirst, "text": draft.text, "sole_source": draft.sole_source}
    said |= {"language": draft.language} if draft.language else {}
    record("draft_saved", claim=claim, by=by, note=said, version=draft.version, sources=draft.numbered)
    return draft


def in_numbers_of(draft: Draft, text: str, seen: Sequence[int] | None) -> tuple[str, list[int]]:
    """``text`` with its citations as ``draft`` numbers them, and those numbers with what the text's author saw beside.

    ``seen`` names the snapshots that the numbers in ``text`` mean. It differs from the draft's where somebody else
    saved meanwhile and gave a number to another source. A list that makes no sense is not believed.
    """
    before = list(draft.numbered)
    if seen is None or len(set(seen)) != len(seen) or not _are_cited(draft.claim, set(seen) - set(before)):
        return text, before
    now = [*before, *(snapshot for snapshot in seen if snapshot not in before)]
    moved = {number: now.index(snapshot) + 1 for number, snapshot in enumerate(seen, 1)}
    return publishing.renumbered(text, moved), now


def _are_cited(claim: Claim, snapshots: set[int]) -> bool:
    """Whether passages of all these snapshots stand beside the claim, or did: else they are no sources of it."""
    if not snapshots:
        return True
    beside = models.Q(appearances__claim=claim) | models.Q(counter_statements__claim=claim)
    beside |= models.Q(evidence__claim=claim)
    found = Passage.objects.filter(beside, snapshot__in=snapshots).values_list("snapshot", flat=True)
    return set(found) == snapshots

"""Several claims that are one: merged in one go, and moved out again. Each step is one action of the table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from claims import matching, rewording
from claims.choices import Action, Role, SetAsideReason
from claims.models import Claim, Event, User, merged_into, record
from claims.refusals import Incomplete, Refused, Stale, in_one_sentence
from claims.workflow.doing import locked, perform, refusal


@dataclass(frozen=True, slots=True)
class Words:
    """What the claim that stays shall say once others are merged into it: a text, or the words ``of`` one of them.

    Claims are named by number; ``seen`` says which version of their words the person has read.
    """

    text: str = ""
    of: int | None = None
    seen: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """The words that a claim took when others were merged into it: what it said ``before``, and whose they were."""

    before: str
    of: int | None


def merge_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot merge this claim into another; empty when they can."""
    return refusal(claim, Action.SET_ASIDE, by)


def split_refusal(by: User) -> str:
    """Why ``by`` cannot move claims out of another one again; empty when they can."""
    return "" if by.has_role(Role.REVIEWER) else "This takes the rights of a reviewer."


@transaction.atomic
def merge(canonical: Claim, claims: Iterable[Claim], *, by: User, note: str = "", words: Words | None = None) -> Claim:
    """Set each of ``claims`` aside as a duplicate of ``canonical``, with what stands beside it: all of them, or none.

    With ``words`` the claim that stays says something else from then on. Raises :class:`Refused` with a sentence for
    each that cannot be merged, :class:`Stale` where words were changed since they were read. Returns the canonical
    claim as it stands.
    """
    chosen = _chosen(claims, canonical)
    if not chosen:
        raise Incomplete(claims="Choose at least one claim besides the one that stays.")
    if len(chosen) >= matching.MOST_MEMBERS:
        raise Incomplete(claims=f"Merge fewer than {matching.MOST_MEMBERS} claims at once.")
    matching.hold_clusters()
    rows = locked({canonical.pk, *chosen})
    _all_or_none((rows[pk], refusal(rows[pk], Action.SET_ASIDE, by)) for pk in chosen)
    if words is not None:
        _take_words(rows, canonical.pk, words, by)
    for pk in chosen:
        aside = {"reason": SetAsideReason.DUPLICATE, "duplicate_of": rows[canonical.pk], "note": note}
        perform(rows[pk], Action.SET_ASIDE, by=by, **aside)
    return Claim.objects.get(pk=canonical.pk)


@transaction.atomic
def split(canonical: Claim, claims: Iterable[Claim], *, by: User) -> Claim:
    """Move claims that were merged into ``canonical`` out again, with what came with them: all of them, or none."""
    chosen = _chosen(claims, canonical)
    if not chosen:
        raise Incomplete(claims="Choose at least one claim that was merged into this one.")
    if len(chosen) >= matching.MOST_MEMBERS:
        raise Incomplete(claims=f"Move fewer than {matching.MOST_MEMBERS} claims out at once.")
    matching.hold_clusters()
    rows = locked({canonical.pk, *chosen, *merged_into(chosen)})
    _all_or_none((rows[pk], _not_in(rows[pk], canonical) or refusal(rows[pk], Action.RESTORE, by)) for pk in chosen)
    for pk in chosen:
        perform(rows[pk], Action.RESTORE, by=by)
    return Claim.objects.get(pk=canonical.pk)


def _take_words(rows: Mapping[int, Claim], canonical: int, words: Words, by: User) -> None:
    """Let the claim that stays say what was chosen, and note in its history what it said before."""
    claim, of = rows[canonical], words.of
    if of is not None and words.text.strip():
        raise Incomplete(words="Take the words of one of the claims, or write your own, not both.")
    if of is not None and of not in rows:
        raise Incomplete(words="Take the words of a claim that is merged, or write words of your own.")
    for pk, version in words.seen.items():
        if pk in (canonical, of) and rows[pk].version != version:
            raise Stale(rows[pk])
    text = in_one_sentence(words.text if of is None else rows[of].text)
    if not text:
        raise Incomplete(words="Write the claim in one sentence.")
    if text == claim.text:
        return
    if why := rewording.words_refusal(claim, by):
        raise Refused(why)
    note = rewording.put_text(claim, text)
    claim.save()
    record("reworded", claim=claim, by=by, note=note, version=claim.version, fields=["text"], at_merge=True, of=of)


def words_taken(claim: Claim) -> Taken | None:
    """What a claim said before others were merged into it and it took other words, if these are its words still."""
    reworded = Event.objects.filter(claim=claim, kind="reworded", data__at_merge=True)
    last = reworded.select_related("particulars").order_by("-position").first()
    told = getattr(getattr(last, "particulars", None), "body", None)
    if last is None or not isinstance(told, dict) or told.get("after") != claim.text:
        return None
    return Taken(before=str(told["before"]), of=last.data.get("of"))


def _chosen(claims: Iterable[Claim], canonical: Claim) -> list[int]:
    return sorted({claim.pk for claim in claims} - {canonical.pk})


def _not_in(claim: Claim, canonical: Claim) -> str:
    return "" if claim.duplicate_of_id == canonical.pk else "This claim is not merged into that one."


def _all_or_none(answers: Iterable[tuple[Claim, str]]) -> None:
    """Raise :class:`Refused` when one of the claims cannot go along; each is named where the reasons differ."""
    answers = list(answers)
    refused: Sequence[tuple[Claim, str]] = [(claim, why) for claim, why in answers if why]
    if not refused:
        return
    reasons = {why for _, why in refused}
    if len(reasons) == 1 and len(refused) == len(answers):
        raise Refused(refused[0][1])
    raise Refused(" ".join(f"“{_short(claim.text)}”: {why}" for claim, why in refused) + " Nothing was changed.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"

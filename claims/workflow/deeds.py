"""What each action does, once it is allowed. Called by ``perform`` alone, with the claim's row locked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims import gate, intake, lines, matching, publishing, rewording, switchboard
from claims.choices import Action, Attribution, CorrectionKind, Role, SetAsideReason, Stage, Standing, Verdict
from claims.models import (
    Claim,
    Correction,
    Draft,
    Event,
    Passage,
    Pull,
    Review,
    Seats,
    User,
    Watch,
    Withdrawal,
    record,
)
from claims.models.event import commitment
from claims.models.review import new_salt
from claims.refusals import Incomplete, Refused, Stale, in_one_sentence
from claims.together import ITEM_EVENTS
from claims.workflow import duplicates


@dataclass(frozen=True, slots=True)
class Told:
    """What the event tells: machine words, and what the person wrote."""

    data: dict[str, Any] = field(default_factory=dict)
    note: Any = None


@transaction.atomic
def submit(
    *,
    text: str,
    by: User | None,
    passage: Passage | None = None,
    origin_note: str = "",
    **details: Any,
) -> Claim:
    """Make a candidate of a passage, or of words and an origin. ``by`` nobody means the machine.

    ``details`` are further fields of :class:`Claim` (claimant, claimant_name, said_date, place, language …).
    What somebody sends twice is one claim: their candidate of the same words, passage and details is returned.
    """
    if by is not None and not by.has_role(Role.CONTRIBUTOR):
        raise Refused("This takes the rights of a contributor.")
    missing = [] if text.strip() else ["text"]
    if passage is None and not origin_note.strip():
        missing.append("origin_note")
    if missing:
        raise Incomplete(missing)
    text, origin_note = in_one_sentence(text), origin_note.strip()
    with transaction.atomic():
        if by is not None:
            User.objects.select_for_update(no_key=True).get(pk=by.pk)  # what one person sends comes one after the other
            own = Claim.objects.filter(stage=Stage.CANDIDATE, submitted_by=by, text=text, origin_note=origin_note)
            if stands := own.filter(appearances__passage=passage, **details).first():
                return stands
        return intake.submit_candidate(text=text, by=by, passage=passage, origin_note=origin_note, **details)


def accept(claim: Claim, by: User, seats: Seats, *, text: str = "", version: int | None = None, **_: Any) -> Told:
    """The claim in our words goes on the desk, the passage that it was made of is kept, and reporting is asked for.

    ``version`` is that of the words which the person read: others, written meanwhile, are not overwritten.
    """
    note, text = None, in_one_sentence(text)
    if text and text != claim.text:
        _words_were_read(claim, version)
        note = rewording.put_text(claim, text)
    claim.stage = Stage.OPEN
    # Retellings are the machine's find: what is printed under somebody's name was read by a person first.
    claim.appearances.filter(standing=Standing.SUGGESTED, is_retelling=False).update(
        standing=Standing.KEPT, decided_by=by, decided_at=timezone.now()
    )
    Watch.objects.begin(claim)
    lines.draw_later(claim)
    pulls = Pull.objects.ask(claim, switchboard.asked(), by=by)
    return Told({"pulls": [pull.connector for pull in pulls]}, note)


def set_aside(
    claim: Claim, by: User, seats: Seats, *, reason: str, duplicate_of: Claim | None = None, note: str = "", **_: Any
) -> Told:
    if reason not in SetAsideReason.values:
        raise Incomplete(reason="Choose one of the reasons.")
    is_duplicate = reason == SetAsideReason.DUPLICATE
    if is_duplicate:
        if duplicate_of is None:
            raise Incomplete(["duplicate_of"])
        if duplicate_of.pk == claim.pk or duplicate_of.stage == Stage.SET_ASIDE:
            raise Incomplete(duplicate_of="Choose another claim that has not been set aside itself.")
        if duplicate_of.stage == Stage.WITHDRAWN:
            raise Incomplete(duplicate_of="The check of that claim was withdrawn. Reopen it first.")
        moved = duplicates.give(claim, duplicate_of)
        Watch.objects.begin(duplicate_of)
        lines.draw_later(duplicate_of)
        record("items_received", claim=duplicate_of, by=by, duplicate=claim.pk, **moved)
    matching.leave([claim])
    claim.stage, claim.holder = Stage.SET_ASIDE, None
    claim.set_aside_reason, claim.duplicate_of = reason, duplicate_of if is_duplicate else None
    return Told({"reason": reason, "duplicate_of": claim.duplicate_of_id}, note.strip())


def restore(claim: Claim, by: User, seats: Seats, **_: Any) -> Told:
    """Back on the desk; a duplicate is split off from what it was merged into, with what came along with it."""
    data: dict[str, Any] = {}
    if (other := claim.duplicate_of) is not None:
        data = {"split_from": other.pk, **dict.fromkeys(duplicates.BESIDE, 0)}
        for giver, given in duplicates.take_back(claim).items():
            if given.total():
                record("items_given_back", claim=Claim(pk=giver), by=by, duplicate=claim.pk, **given)
                lines.draw_later(Claim(pk=giver))
            data |= {name: data[name] + given[name] for name in duplicates.BESIDE}
        matching.tell_apart(claim, other, by=by)
    claim.stage, claim.set_aside_reason, claim.duplicate_of = Stage.OPEN, "", None
    matching.compare_later(claim)
    Watch.objects.begin(claim)
    lines.draw_later(claim)
    return Told(data)


def take(claim: Claim, by: User, seats: Seats, **_: Any) -> Told:
    claim.stage, claim.holder = Stage.IN_REVIEW, by
    return Told({"round": claim.round})


def release(claim: Claim, by: User, seats: Seats, **_: Any) -> Told:
    claim.stage, claim.holder = Stage.OPEN, None
    return Told()


def hand_over(claim: Claim, by: User, seats: Seats, *, to: User, **_: Any) -> Told:
    if to.pk == claim.holder_id:
        raise Incomplete(to=f"{to} holds this claim already.")
    if not to.has_role(Role.REVIEWER):
        raise Incomplete(to=f"{to} is not a reviewer.")
    claim.holder = to
    return Told({"holder": to.pk})


def _words_were_read(claim: Claim, version: int | None) -> None:
    """Refuse when the words that the person has read, where they say which, are not those of the claim any more."""
    if version is not None and version != claim.version:
        raise Stale(claim)


def _finding(attribution: str, verdict: str, rationale: str) -> tuple[str, str, str]:
    wrong = {}
    if attribution not in Attribution.values or attribution == Attribution.UNCHECKED:
        wrong["attribution"] = "Say whether they said it."
    if verdict not in Verdict.values or verdict == Verdict.UNCHECKED:
        wrong["verdict"] = "Choose a verdict."
    if not rationale.strip():
        wrong["rationale"] = "Write down why you find so."
    if wrong:
        raise Incomplete(**wrong)
    return attribution, verdict, rationale.strip()


def _sit_down(claim: Claim, by: User, seat: int, *, attribution: str, verdict: str, rationale: str) -> Review:
    """Fill a seat with this person's review of the round; a working copy of theirs becomes it."""
    attribution, verdict, rationale = _finding(attribution, verdict, rationale)
    review, _ = Review.objects.get_or_create(claim=claim, round=claim.round, reviewer=by)
    review.attribution, review.verdict, review.rationale = attribution, verdict, rationale
    review.seat, review.seated_at, review.salt, review.version = seat, timezone.now(), new_salt(), review.version + 1
    review.save()
    return review


def _stand_up(claim: Claim, seats: Seats) -> User:
    """Empty the first seat: its review becomes that person's working copy again, nothing is lost."""
    review = seats.first
    assert review is not None  # noqa: S101  second review means that somebody sits in seat 1
    review.seat, review.seated_at = None, None
    review.save(update_fields=["seat", "seated_at"])
    claim.stage, claim.holder = Stage.IN_REVIEW, review.reviewer
    return review.reviewer


def _opened(*reviews: Review | None) -> dict[str, Any]:
    """What opens the sealed events of these reviews: the findings with their salts."""
    return {"opened": [{"seat": r.seat, "salt": r.salt, "by": r.reviewer_id, **r.finding} for r in reviews if r]}


def propose(claim: Claim, by: User, seats: Seats, *, version: int | None = None, **finding: Any) -> Told:
    """The first finding is sealed. It is about the words of ``version``: others take another look first."""
    _words_were_read(claim, version)
    review = _sit_down(claim, by, 1, **finding)
    claim.holder = None
    lines.draw_later(claim)
    sealed = {"round": claim.round, "sealed": commitment(review.salt, review.finding)}
    if settings.CLAIMS_SECOND_PERSON:
        claim.stage = Stage.SECOND_REVIEW
        return Told(sealed)
    claim.second_person_waived = True
    _approve(claim, review)
    return Told({**sealed, "second_person_waived": True, **_opened(review)})


def _approve(claim: Claim, finding: Review) -> None:
    claim.stage, claim.verdict, claim.attribution = Stage.APPROVED, finding.verdict, finding.attribution


def recall(claim: Claim, by: User, seats: Seats, **_: Any) -> Told:
    _stand_up(claim, seats)
    return Told({"round": claim.round})


def send_back(claim: Claim, by: User, seats: Seats, *, comment: str, **_: Any) -> Told:
    to = _stand_up(claim, seats)
    return Told({"round": claim.round, "holder": to.pk}, comment.strip())


def _compare(claim: Claim, first: Review | None, second: Review) -> None:
    assert first is not None  # noqa: S101  nobody sits second before somebody sits first
    if first.agrees_with(second):
        _approve(claim, second)
    else:
        claim.stage = Stage.DISAGREEMENT


def confirm(claim: Claim, by: User, seats: Seats, *, version: int | None = None, **finding: Any) -> Told:
    """The second finding; like the first one it is about the words of ``version``."""
    _words_were_read(claim, version)
    second = _sit_down(claim, by, 2, **finding)
    _compare(claim, seats.first, second)
    sealed = commitment(second.salt, second.finding)
    return Told({"round": claim.round, "sealed": sealed, **_opened(seats.first, second)})


def revise(claim: Claim, by: User, seats: Seats, *, attribution: str, verdict: str, rationale: str, **_: Any) -> Told:
    mine = seats.of_person(by)
    assert mine is not None and seats.first is not None and seats.second is not None  # noqa: S101, PT018
    if _finding(attribution, verdict, rationale) == (mine.attribution, mine.verdict, mine.rationale):
        raise Refused("Nothing in your review has changed.")
    finding = {"attribution": attribution, "verdict": verdict, "rationale": rationale}
    changed = _sit_down(claim, by, mine.seat or 0, **finding)
    other = seats.second if mine.seat == 1 else seats.first
    _compare(claim, other, changed)
    return Told({"round": claim.round, "sealed": commitment(changed.salt, changed.finding), **_opened(changed)})


def decide(claim: Claim, by: User, seats: Seats, *, attribution: str, verdict: str, reason: str, **_: Any) -> Told:
    attribution, verdict, reason = _finding(attribution, verdict, reason)
    claim.stage, claim.verdict, claim.attribution, claim.decided_by = Stage.APPROVED, verdict, attribution, by
    return Told({"round": claim.round, "verdict": verdict, "attribution": attribution}, reason)


def _named_draft(claim: Claim, draft_version: int) -> Draft:
    """The draft, if it is still the version that the person has read, beside what its author had before them."""
    draft = claim.draft
    if draft.version != draft_version:
        raise Stale(draft)
    if why := publishing.draft_is_out_of_date(draft, publishing.record_of(claim, draft.numbered)):
        raise Refused(why)
    return draft


_TAKING_PART = (
    *(Action.PROPOSE.value, Action.CONFIRM.value, Action.REVISE.value, Action.DECIDE.value, Action.SEND_BACK.value),
    *("draft_saved", "reworded"),
    *ITEM_EVENTS,
)


def took_part(claim: Claim, by: User) -> bool:
    """Whether this person judged or wrote in the running round, or chose what stands beside the claim.

    What was recalled, written over or taken back since counts too.
    """
    done = Event.objects.filter(claim=claim)
    begun = done.filter(kind=Action.REOPEN.value).order_by("-position").values_list("position", flat=True).first()
    return done.filter(by=by, kind__in=_TAKING_PART, position__gt=begun or 0).exists()


def may_override(claim: Claim, by: User) -> bool:
    """Whether this person may publish against the gate, with a reason that is printed."""
    return by.has_role(Role.EDITOR) and not took_part(claim, by)


def _reds(rulings: Iterable[gate.Ruling]) -> Refused:
    return Refused(" ".join(ruling.why for ruling in rulings if ruling.is_red))


def _lights(rulings: Iterable[gate.Ruling]) -> dict[str, str]:
    return {ruling.name: str(ruling.light) for ruling in rulings}


def publish(claim: Claim, by: User, seats: Seats, *, draft_version: int, override_reason: str = "", **_: Any) -> Told:
    draft = _named_draft(claim, draft_version)
    rulings = gate.judge(claim)
    if not gate.is_open(rulings):
        if not override_reason.strip():
            raise _reds(rulings)
        if not may_override(claim, by):
            raise Refused("Only an editor who took no part in this check can publish it against the gate.")
    else:
        override_reason = ""
    number = publishing.next_number(claim)
    summary = publishing.freeze(
        claim, draft, by=by, number=number, override_reason=override_reason.strip(), rulings=rulings
    )
    if number > 1:
        Correction.objects.create(
            summary=summary,
            kind=CorrectionKind.NEW_ROUND,
            reason=_why_reopened(claim),
            by=by,
            made_at=summary.published_at,
        )
    claim.stage, claim.summary = Stage.PUBLISHED, summary
    claim.published_at = claim.published_at or summary.published_at
    claim.slug = claim.slug or publishing.free_slug(claim, draft)
    Watch.objects.begin(claim)
    publishing.announce_later()
    return Told(
        {
            "number": number,
            "summary": summary.pk,
            "sha256": publishing.digest(summary),
            "draft_version": draft.version,
            "gate": _lights(rulings),
        },
        override_reason.strip(),
    )


def _why_reopened(claim: Claim) -> str:
    """Every reason for which a new round was begun since the last text came out, in the order of time."""
    done = Event.objects.filter(claim=claim).order_by("-position")
    out = done.filter(kind__in=(Action.PUBLISH, Action.CORRECT)).values_list("position", flat=True).first()
    begun = done.filter(kind=Action.REOPEN, position__gt=out or 0, particulars__isnull=False).reverse()
    reasons = begun.values_list("particulars__body", flat=True)
    return " ".join(str(reason) for reason in reasons) or "Checked again."


def correct(claim: Claim, by: User, seats: Seats, *, draft_version: int, kind: str, reason: str, **_: Any) -> Told:
    if kind not in (CorrectionKind.TYPO, CorrectionKind.CLARIFICATION):
        raise Incomplete(kind="A correction is a typo or a clarification; a new verdict takes a new round.")
    draft = _named_draft(claim, draft_version)
    rulings = gate.judge(claim)
    # The page shows what stands beside the claim now, so the gate is asked again; an override holds for its round.
    if not gate.is_open(rulings) and not (claim.summary and claim.summary.override_reason):
        raise _reds(rulings)
    number = publishing.next_number(claim)
    summary = publishing.freeze(claim, draft, by=by, number=number, override_reason="", rulings=rulings)
    Correction.objects.create(summary=summary, kind=kind, reason=reason.strip(), by=by, made_at=summary.published_at)
    claim.summary = summary
    publishing.announce_later()
    told = {"number": number, "summary": summary.pk, "sha256": publishing.digest(summary), "kind": kind}
    return Told(told | {"gate": _lights(rulings)}, reason.strip())


def reopen(claim: Claim, by: User, seats: Seats, *, reason: str, **_: Any) -> Told:
    claim.stage, claim.holder, claim.round = Stage.IN_REVIEW, by, claim.round + 1
    Watch.objects.begin(claim)
    claim.verdict, claim.attribution = Verdict.UNCHECKED, Attribution.UNCHECKED
    claim.decided_by, claim.second_person_waived = None, False
    return Told({"round": claim.round}, reason.strip())


def withdraw(claim: Claim, by: User, seats: Seats, *, reason: str, **_: Any) -> Told:
    assert claim.summary is not None  # noqa: S101  the database holds it for every published claim
    Withdrawal.objects.create(summary=claim.summary, reason=reason.strip(), by=by, made_at=timezone.now())
    if claim.stage == Stage.PUBLISHED:
        matching.leave([claim])
        claim.stage = Stage.WITHDRAWN
    publishing.announce_later()
    return Told({"summary": claim.summary_id}, reason.strip())


DEEDS: dict[Action, Callable[..., Told]] = {
    Action.ACCEPT: accept,
    Action.SET_ASIDE: set_aside,
    Action.RESTORE: restore,
    Action.TAKE: take,
    Action.RELEASE: release,
    Action.HAND_OVER: hand_over,
    Action.PROPOSE: propose,
    Action.RECALL: recall,
    Action.SEND_BACK: send_back,
    Action.CONFIRM: confirm,
    Action.REVISE: revise,
    Action.DECIDE: decide,
    Action.PUBLISH: publish,
    Action.CORRECT: correct,
    Action.REOPEN: reopen,
    Action.WITHDRAW: withdraw,
}

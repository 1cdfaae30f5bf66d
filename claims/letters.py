"""Readers' letters: a reader sends one in, somebody on the desk answers it, and its page tells what came of it.

A letter asks for no name and no way back: whoever knows the address of its page follows it there. Nothing that stands
in one is fetched, printed or compared with anything before somebody on the desk takes it up.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from claims import intake
from claims.choices import LetterKind, LetterState, Role, SetAsideReason, Stage
from claims.connectors.http import FetchError, checked
from claims.models import Claim, Correction, Letter, User, Withdrawal, new_secret, record, sha256
from claims.models.claim import REVIEWED
from claims.refusals import Incomplete, Refused, in_one_sentence

LONGEST_WORDS = 5_000
"""Characters of a reader's letter."""
LONGEST_ANSWER = 2_000
"""Characters of what a reader is told."""
MOST_WAITING = 2_000
"""Letters that wait for an answer at most; a desk that has more is told nothing by another one."""
UNANSWERED_KEPT = 2
"""Times the days of ``FACTCHECK_KEEP_LETTERS_DAYS`` after which a letter is let go of that nobody has answered."""

MET_BY_A_READER = "A reader sent it in."
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_ASIDE: Mapping[str, str] = {
    SetAsideReason.NOTHING_TO_CHECK: "there is nothing in it that can be checked",
    SetAsideReason.OUT_OF_SCOPE: "it is not of the kind that we check",
}


# --- Sending in -------------------------------------------------------------------------------------------------------


def wait_for_the_same(letter: str) -> None:
    """Let two who send in the same letter at one moment do so one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [letter])


def send_in(*, words: str = "", address: str = "", about: Claim | None = None) -> str:
    """Keep a letter, and return the secret that its page is found by; raises :class:`Refused`.

    ``about`` is the check in which the reader has found a mistake; without it the letter brings a claim.
    """
    words, address = words.strip(), address.strip()
    wrong = {name: why for name, why in (("words", _wrong_words(words)), ("address", _wrong_address(address))) if why}
    if not wrong and about is not None and not words:
        wrong["words"] = "Say what is wrong with the check."
    elif not wrong and not words and not address:
        wrong["words"] = "Write down the claim, or give the address of the page where you met it."
    if wrong:
        raise Incomplete(**wrong)
    if Letter.objects.waiting()[:MOST_WAITING].count() == MOST_WAITING:
        raise Refused("More letters wait here than we can read at the moment. Please come back in some days.")
    kind, secret = LetterKind.CORRECTION if about else LetterKind.CLAIM, new_secret()
    letter = Letter(kind=kind, words=words, address=checked(address, allowance=_allowed()) if address else "")
    letter.about, letter.secret_hash = about, sha256(secret)
    letter.save(force_insert=True)
    return secret


def _wrong_words(words: str) -> str:
    if len(words) > LONGEST_WORDS:
        return f"Keep it under {LONGEST_WORDS + 1:,} characters; these are {len(words):,}."
    if _NO_TEXT.search(words):
        return "This is not plain text: it contains characters that no text has."
    if words and not any(letter.isalnum() for letter in words):
        return "There are no words in this text."
    return ""


def _wrong_address(address: str) -> str:
    if address:
        try:
            checked(address, allowance=_allowed())
        except FetchError as refusal:
            return refusal.sentence
    return ""


def _allowed() -> Sequence[tuple[str, int]]:
    return settings.CLAIMS_LOOPBACK_ALLOWANCE


# --- Answering --------------------------------------------------------------------------------------------------------


def refusal(letter: Letter, by: User) -> str:
    """Why ``by`` cannot answer this letter now; empty when they can."""
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if letter.kind == LetterKind.CORRECTION and not by.has_role(Role.REVIEWER):
        return "What a reader finds wrong with a check is answered by a reviewer."
    if letter.state == LetterState.TURNED_DOWN:
        return "This letter has its answer already."
    return ""


@transaction.atomic
def take_up(letter: Letter, *, by: User, text: str = "", reads_page: bool = False, answer: str = "") -> Letter:
    """Say that the desk looks into it. ``text`` makes a candidate of a claim, in words of ours; with ``reads_page``
    the page that the reader named is handed in, and only now is it fetched. ``answer`` is for the reader."""
    letter = _judged(letter, by)
    if letter.state == LetterState.TAKEN_UP:
        raise Refused("This letter has been taken up already.")
    text, answer = in_one_sentence(text), _judged_answer(answer)
    if letter.kind == LetterKind.CLAIM:
        if not text and not reads_page:
            raise Incomplete(text="Write the claim in one sentence, or have the page read that the reader named.")
        if text:
            letter.claim = intake.submit_candidate(text=text, by=by, origin_note=MET_BY_A_READER)
        if reads_page and letter.address:
            try:
                letter.intake = intake.hand_in(by=by, address=letter.address)
            except intake.NotTaken as reason:
                raise Incomplete(reads_page=reason.sentence) from reason
    _answer(letter, LetterState.TAKEN_UP, by, answer)
    return letter


@transaction.atomic
def turn_down(letter: Letter, *, by: User, answer: str) -> Letter:
    """Say why nothing comes of it, or why nothing came of it in the end."""
    letter, answer = _judged(letter, by), _judged_answer(answer)
    if not answer:
        raise Incomplete(answer="Say why, in a sentence that the reader can do something with.")
    _answer(letter, LetterState.TURNED_DOWN, by, answer)
    return letter


def _judged(letter: Letter, by: User) -> Letter:
    """The letter as it stands now, locked; raises :class:`Refused`. It may have been let go of meanwhile."""
    now = Letter.objects.select_for_update(of=("self",)).filter(pk=letter.pk).first()
    if now is None:
        raise Refused("This letter is not here any more: its time was over.")
    if why := refusal(now, by):
        raise Refused(why)
    return now


def _judged_answer(answer: str) -> str:
    answer = answer.strip()
    if len(answer) > LONGEST_ANSWER or _NO_TEXT.search(answer):
        raise Incomplete(answer=f"Give the answer in under {LONGEST_ANSWER + 1:,} ordinary characters.")
    return answer


def _answer(letter: Letter, state: LetterState, by: User, answer: str) -> None:
    letter.state, letter.answer, letter.answered_by, letter.answered_at = state, answer, by, timezone.now()
    letter.save()
    came = {"made": letter.claim_id, "intake": letter.intake_id}
    record(f"letter_{state.value}", claim=letter.about, by=by, note=answer, letter=letter.pk, **came)


# --- What became of it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fate:
    """What the letter's page tells: where it stands in a sentence, and the checks that came of it."""

    sentence: str
    checks: tuple[Claim, ...] = ()
    changes: tuple[Correction | Withdrawal, ...] = ()


def fate(letter: Letter) -> Fate:
    """What has become of a letter, from what its readers may know: no stage, no verdict, nobody's name."""
    if letter.state == LetterState.WAITING:
        return Fate("Your letter is here. Nobody has answered it yet.")
    if letter.about is not None:
        return _put_right(letter, letter.about)
    if letter.state == LetterState.TURNED_DOWN:
        return Fate("We do not check this.")
    claim = _standing(letter.claim)
    checks = _published(letter, claim)
    if checks:
        return Fate("We have published what we found.", checks)
    if claim is not None and claim.stage == Stage.SET_ASIDE:
        why = _ASIDE.get(claim.set_aside_reason, "it is part of something else that we look into")
        return Fate(f"We looked at it and have set it aside: {why}.")
    if claim is not None and claim.stage in REVIEWED:
        return Fate("Your claim is being checked.")
    return Fate("We have taken it up. It is not being checked yet.")


def _put_right(letter: Letter, about: Claim) -> Fate:
    """What was corrected in the check, or taken back, since the letter came."""
    made: list[Correction | Withdrawal] = []
    for model in (Correction, Withdrawal):
        found = model.objects.filter(summary__claim=about, made_at__gte=letter.sent_at)
        made += found.select_related("summary").defer("summary__record", "summary__text", "summary__html")
    changes = tuple(sorted(made, key=lambda change: change.made_at))
    if changes:
        return Fate("The check has been changed since you wrote.", changes=changes)
    if letter.state == LetterState.TURNED_DOWN:
        return Fate("The check stays as it is.")
    return Fate("We are looking into it. The check stands meanwhile.")


def _standing(claim: Claim | None) -> Claim | None:
    """The claim that this one was merged into, or itself."""
    seen: set[int] = set()
    while claim is not None and claim.duplicate_of is not None and claim.pk not in seen:
        seen.add(claim.pk)
        claim = claim.duplicate_of
    return claim


def _published(letter: Letter, claim: Claim | None) -> tuple[Claim, ...]:
    """The checks of its claim, and of the page that the reader named."""
    found = Claim.objects.public().none()
    if claim is not None:
        found |= Claim.objects.public().filter(pk=claim.pk)
    if letter.intake is not None and letter.intake.report_id is not None:
        said_there = Claim.objects.filter(appearances__passage__snapshot__report=letter.intake.report_id)
        found |= Claim.objects.public().filter(pk__in=said_there.values("pk"))
    return tuple(found.select_related("summary").order_by("published_at", "pk")[:10])


# --- Letting go -------------------------------------------------------------------------------------------------------


def let_go_at(letter: Letter) -> datetime:
    """When the words of a letter are let go of, or the whole of it where nobody works on it."""
    days = timedelta(days=settings.CLAIMS_KEEP_LETTERS_DAYS)
    return letter.sent_at + days * UNANSWERED_KEPT if letter.answered_at is None else letter.answered_at + days


def let_go(now: datetime | None = None) -> int:
    """Let go of what readers wrote and is not needed any more; how many letters that was.

    A letter that was taken up stays without its words, so that its page can go on telling what comes of it.
    """
    now, days = now or timezone.now(), timedelta(days=settings.CLAIMS_KEEP_LETTERS_DAYS)
    waiting = Letter.objects.filter(state=LetterState.WAITING, sent_at__lt=now - days * UNANSWERED_KEPT)
    answered = Letter.objects.filter(answered_at__lt=now - days)
    taken_up = answered.filter(state=LetterState.TAKEN_UP).exclude(words="", address="")
    gone = waiting.delete()[0] + answered.filter(state=LetterState.TURNED_DOWN).delete()[0]
    return gone + taken_up.update(words="", address="")

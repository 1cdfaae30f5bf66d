"""The right-of-reply log of a claim: somebody was asked, what came of it, or why nobody was asked."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.choices import ReplyOutcome
from claims.editing.holding import for_items
from claims.models import Claim, ReplyRequest, User, record
from claims.refusals import Incomplete, Stale

REPLY_FIELDS = ("asked", "outcome", "asked_on", "how", "deadline", "words")
_LONGEST = {"asked": 200, "how": 300}


@transaction.atomic
def log_reply(claim: Claim, *, by: User, **fields: Any) -> ReplyRequest:
    """Write down that somebody was asked for a reply, or why nobody was; ``fields`` are :data:`REPLY_FIELDS`.

    The same line, sent twice, is printed once: the one that stands is returned.
    """
    claim = for_items(claim, by)
    line = _written(ReplyRequest(claim=claim, added_by=by), fields)
    if stands := claim.reply_requests.filter(**{name: getattr(line, name) for name in REPLY_FIELDS}).first():
        return stands
    line.save()
    _record("reply_logged", line, by)
    return line


@transaction.atomic
def change_reply(line: ReplyRequest, *, by: User, version: int, **fields: Any) -> ReplyRequest:
    """Write down what came of it; raises :class:`Stale` when ``version`` is not the current one."""
    line = _current(line, by, version)
    _written(line, fields)
    line.version += 1
    line.save()
    _record("reply_changed", line, by)
    return line


@transaction.atomic
def strike_reply(line: ReplyRequest, *, by: User, version: int) -> None:
    """Take a line out that should not stand here; the history keeps what it said."""
    line = _current(line, by, version)
    _record("reply_struck", line, by)
    line.delete()


def _current(line: ReplyRequest, by: User, version: int) -> ReplyRequest:
    for_items(line.claim, by)
    now = ReplyRequest.objects.filter(pk=line.pk).first()
    if now is None or now.version != version:
        raise Stale(now)
    return now


def _written(line: ReplyRequest, fields: dict[str, Any]) -> ReplyRequest:
    """The line with these fields, once they fit together; raises :class:`Incomplete` with a sentence for each."""
    wrong = dict.fromkeys(set(fields) - set(REPLY_FIELDS), "This cannot be written down here.")
    for name, value in fields.items():
        setattr(line, name, value.strip() if isinstance(value, str) else value)
    wrong |= {
        name: f"Keep this under {most + 1} characters."
        for name, most in _LONGEST.items()
        if len(getattr(line, name)) > most
    }
    if not line.asked:
        wrong["asked"] = "Say who was asked, or who could have been."
    if line.outcome not in ReplyOutcome.values:
        wrong["outcome"] = "Choose one of the values that are offered."
    elif line.outcome == ReplyOutcome.NOT_ASKED:
        line.asked_on, line.deadline, line.how = None, None, ""
        if not line.words:
            wrong["words"] = "Say why nobody was asked."
    else:
        wrong |= _asking(line)
    if wrong:
        raise Incomplete(**wrong)
    return line


def _asking(line: ReplyRequest) -> dict[str, str]:
    """What is wrong with when and how somebody was asked."""
    wrong = {}
    if line.asked_on is None:
        wrong["asked_on"] = "Say on which day they were asked."
    elif line.asked_on > timezone.localdate():
        wrong["asked_on"] = "This day has not come yet."
    elif line.deadline is not None and line.deadline < line.asked_on:
        wrong["deadline"] = "This day is before the one on which they were asked."
    if not line.how:
        wrong["how"] = "Say in which way they were asked."
    if line.outcome == ReplyOutcome.ANSWERED and not line.words:
        wrong["words"] = "Write down what they answered."
    return wrong


def _record(kind: str, line: ReplyRequest, by: User) -> None:
    said = {"asked": line.asked, "how": line.how, "words": line.words}
    record(kind, claim=line.claim, by=by, note=said, line=line.pk, outcome=str(line.outcome))

"""Work that stopped: what an editor does about it, and what stands on record afterwards.

After three tries a row of work is given up with its reason in words. It stays so until somebody looks: the cause may
be mended (try it again) or not worth mending (drop it, with a reason). Either is told in the history.
"""

from django.db import transaction
from django.utils import timezone

from claims.choices import Role, WorkStatus
from claims.models import Claim, User, Work, record
from claims.models.work import STOPPED
from claims.refusals import Incomplete, Refused

LONGEST_REASON = 1_000

_NOT_NOW = {
    WorkStatus.DUE: "This waits for its turn already.",
    WorkStatus.RUNNING: "This is being worked on now.",
    WorkStatus.DONE: "This is done, so there is nothing left to decide.",
    WorkStatus.DROPPED: "This was dropped already.",
}


def refusal(row: Work, by: User) -> str:
    """Why ``by`` can neither have this row tried again nor drop it; empty when they can."""
    if not by.has_role(Role.EDITOR):
        return "This takes the rights of an editor."
    return _NOT_NOW.get(WorkStatus(row.status), "")


@transaction.atomic
def retry(row: Work, *, by: User) -> None:
    """Another round of tries, beginning now."""
    row = _judged(row, by)
    if not row.try_again():
        raise Refused("The same was asked for again meanwhile, and that goes on. This one can be dropped.")
    _tell("work_retried", row, by)


@transaction.atomic
def drop(row: Work, *, by: User, reason: str) -> None:
    """Let the work be. The row stays, with who decided so and why."""
    row, reason = _judged(row, by), reason.strip()
    if not reason:
        raise Incomplete(["reason"])
    if len(reason) > LONGEST_REASON or "\0" in reason:
        raise Incomplete(reason=f"Give the reason in under {LONGEST_REASON + 1:,} ordinary characters.")
    row.status, row.dropped_by, row.dropped_why, row.finished_at = WorkStatus.DROPPED, by, reason, timezone.now()
    row.save(update_fields=["status", "dropped_by", "dropped_why", "finished_at"])
    _tell("work_dropped", row, by, reason)


def _judged(row: Work, by: User) -> Work:
    """The row as it stands now, locked; raises :class:`Refused`.

    Its claim is locked first, as by everybody who asks for a claim's work: two who wait for each other get nowhere.
    """
    if (claim := getattr(row, "claim_id", None)) is not None:
        Claim.objects.select_for_update(of=("self",)).only("pk").get(pk=claim)
    row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if why := refusal(row, by):
        raise Refused(why)
    return row


def _tell(kind: str, row: Work, by: User, note: str = "") -> None:
    """In the chain of the claim that the work was for, or in the desk's."""
    record(kind, claim=getattr(row, "claim", None), by=by, note=note, work=row._meta.model_name, row=row.pk)


assert set(_NOT_NOW) | set(STOPPED) == set(WorkStatus)  # noqa: S101  every status has its answer

"""What the machine has found for a claim: people ask for more of it, and say what of it is nothing or the same."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from claims import matching, switchboard
from claims.choices import MatchStanding, Stage, Standing
from claims.editing.holding import for_items, items_refusal
from claims.models import Claim, Hit, Match, Pull, User, record
from claims.refusals import Incomplete, Refused


@transaction.atomic
def pull_again(claim: Claim, *, by: User, connector: str | None = None) -> list[Pull]:
    """Ask for related reporting once more: one connector or all; what is running already is not asked twice."""
    claim = for_items(claim, by)
    if claim.stage == Stage.CANDIDATE:
        raise Refused("Accept the claim first; that asks for its reporting.")
    names = switchboard.asked()
    if connector is not None and connector not in switchboard.labels():
        raise Incomplete(connector="There is no connector of this name.")
    if connector is not None and connector not in names:
        raise Incomplete(connector="This connector is switched off, or lacks a key; see the Sources page.")
    pulls = Pull.objects.ask(claim, names if connector is None else [connector], by=by)
    record("pull_asked", claim=claim, by=by, connectors=[pull.connector for pull in pulls])
    return pulls


@transaction.atomic
def dismiss_hit(hit: Hit, *, by: User) -> Hit:
    """A report that a pull found does not bear on the claim."""
    claim = for_items(hit.claim, by)
    hit.refresh_from_db()
    if hit.standing != Standing.DISMISSED:
        hit.standing = Standing.DISMISSED
        hit.save(update_fields=["standing"])
        record("hit_dismissed", claim=claim, by=by, report=hit.report_id)
    return hit


@transaction.atomic
def decide_match(match: Match, standing: str, *, by: User) -> Match:
    """Say whether what was found is the same claim. It changes no verdict: what others found stays theirs."""
    if standing not in MatchStanding.values or standing == MatchStanding.SUGGESTED:
        raise Incomplete(standing="Say whether it is the same.")
    matching.hold_clusters()
    claim = for_items(match.claim, by)
    match.refresh_from_db()
    if match.standing != standing:
        before, said = match.standing, {"standing": standing, "decided_by": by, "decided_at": timezone.now()}
        Match.objects.filter(pk=match.pk).update(**said)
        match.refresh_from_db()
        record("match_decided", claim=claim, by=by, standing=standing, other=match.other_id, previous=match.previous_id)
        if match.other is not None and standing != MatchStanding.CONFIRMED:
            matching.part(claim, match.other)
        elif match.other is not None and before != MatchStanding.SUGGESTED:
            # They were told apart, perhaps from the other side too, and may stand together again.
            Match.objects.filter(claim=match.other, other=claim).exclude(standing=standing).update(**said)
            matching.compare_later(claim)
    return match


@transaction.atomic
def tell_apart(canonical: Claim, claims: Iterable[Claim], *, by: User) -> None:
    """Say of several claims that they are not the same as ``canonical``: they are not proposed beside it again."""
    chosen = {claim.pk for claim in claims} - {canonical.pk}
    if not chosen:
        raise Incomplete(claims="Choose at least one claim that is another one.")
    matching.hold_clusters()
    rows = {
        row.pk: row for row in Claim.objects.select_for_update().filter(pk__in={*chosen, canonical.pk}).order_by("pk")
    }
    for claim in rows.values():
        if why := items_refusal(claim, by):
            raise Refused(why)
    for pk in sorted(chosen & rows.keys()):
        matching.tell_apart(rows[pk], rows[canonical.pk], by=by)
        standing = MatchStanding.REJECTED
        record("match_decided", claim=rows[pk], by=by, standing=standing, other=canonical.pk, previous=None)
        matching.part(rows[pk], rows[canonical.pk])

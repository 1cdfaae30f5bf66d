"""A check with everything on it, for the tests of what is published."""

from datetime import UTC, date, datetime
from typing import Any

from claims import editing, workflow
from claims.choices import Action, Attribution, CounterKind, EvidenceOffered, Quotation, Role, Stance, Verdict
from claims.models import Claim, Pull, Source, User
from claims.reporting.asking import NOTHING_NEW
from tests import factories

TITLE = "Did the ministry know in March?"
STANDFIRST = "The mayor says so, the ministry denies it."
TEXT = "The mayor said so [1]. The ministry denies it [2]."
PAGE = "/checks/did-the-ministry-know-in-march/"


def mayor() -> Source:
    return Source.objects.create(
        name="Orla Brandt",
        kind="person",
        role="mayor of Velmouth",
        interest="Stands for election in May.",
        same_as="https://people.example.org/orla-brandt",
    )


def approved(
    *, verdict: str = Verdict.DISPUTED, first: User | None = None, second: User | None = None, **fields: Any
) -> Claim:
    """A claim with an appearance, an answer, evidence on both sides and three searches; two people agree on it."""
    first, second = first or factories.person(), second or factories.person()
    claimant = Source.objects.filter(name="Orla Brandt").first() or mayor()
    outlet, _ = Source.objects.get_or_create(name="Velmouth Gazette", kind="outlet")
    said = factories.report(
        "“The ministry has known since March,” Mayor Brandt said.",
        address=f"https://gazette.example.org/{Claim.objects.count()}/known-since-march",
        title="Ministry knew, says mayor",
        outlet=outlet,
    )
    said.published_at = datetime(2026, 10, 13, 9, 30, tzinfo=UTC)
    said.save()
    passage = factories.passage(
        "“The ministry has known since March,”", of=said, speaker=claimant, quotation=Quotation.DIRECT
    )
    details: dict[str, Any] = {
        "text": "The Ministry of Roads had known since March that the bridge was not safe",
        "short_text": "The ministry had known since March",
        "claimant": claimant,
        "said_date": date(2026, 10, 13),
        "place": "Velmouth town council",
        "language": "en",
    } | fields
    claim = workflow.submit(by=None, passage=passage, **details)
    workflow.perform(claim, Action.ACCEPT, by=first)
    claim.pulls.all().delete()
    factories.answered_pull(claim)
    asked = [{"address": "https://feed.example.org/", "count": 0, "error": "", "note": NOTHING_NEW, "kind": "search"}]
    Pull.objects.create(claim=claim, connector="feeds", status="done", found_count=2, new_count=1, requests=asked)
    Pull.objects.create(claim=claim, connector="feeds", status="parked", error="The server did not answer.")
    denial = factories.report(
        "“No warning reached this house,” the ministry said.",
        address=f"https://northwire.example.org/{Claim.objects.count()}/denial",
        title="Ministry denies it",
    )
    editing.add_item(
        claim,
        by=first,
        kind="counter_statement",
        passage=factories.passage(
            "“No warning reached this house,”",
            of=denial,
            speaker_name="Ministry of Roads",
            quotation=Quotation.DIRECT,
        ),
        counter_kind=CounterKind.FLAT_DENIAL,
        evidence_offered=EvidenceOffered.ASSERTION,
        stake="Ordered the closure.",
    )
    factories.evidence(claim, by=first, stance=Stance.SUPPORTS)
    factories.evidence(claim, by=first, stance=Stance.UNDERMINES)
    workflow.perform(claim, Action.TAKE, by=first)
    finding = {"attribution": Attribution.CONFIRMED, "verdict": verdict, "rationale": "Both stand."}
    workflow.perform(claim, Action.PROPOSE, by=first, **finding)
    return workflow.perform(claim, Action.CONFIRM, by=second, **finding)


def draft(claim: Claim, by: User, *, version: int = 0, **texts: str) -> int:
    """Write the summary; returns its version."""
    words = {"title": TITLE, "standfirst": STANDFIRST, "text": TEXT} | texts
    return editing.save_draft(claim, by=by, version=version, **words).version


def published(**fields: Any) -> Claim:
    """:func:`approved`, written by one person and published by another; ``draft`` texts go to the summary."""
    texts = {name: fields.pop(name) for name in ("title", "standfirst") if name in fields}
    body = fields.pop("body", None)
    writer, publisher = fields.setdefault("first", factories.person()), fields.setdefault("second", factories.person())
    claim = approved(**fields)
    version = draft(claim, writer, **texts, **({"text": body} if body else {}))
    workflow.perform(claim, Action.PUBLISH, by=publisher, draft_version=version)
    return Claim.objects.select_related("summary").get(pk=claim.pk)


def corrected(
    claim: Claim, *, kind: str = "clarification", reason: str = "It could be misread.", **texts: str
) -> Claim:
    """The next number of a published check, written by a reviewer and corrected by an editor."""
    version = draft(claim, factories.person(), version=claim.draft.version, **texts)
    editor = factories.person(Role.EDITOR)
    workflow.perform(claim, Action.CORRECT, by=editor, draft_version=version, kind=kind, reason=reason)
    return Claim.objects.select_related("summary").get(pk=claim.pk)


def withdrawn(claim: Claim, reason: str = "The timetable was last year’s.") -> Claim:
    workflow.perform(claim, Action.WITHDRAW, by=factories.person(Role.EDITOR), reason=reason)
    return Claim.objects.select_related("summary").get(pk=claim.pk)


def reopened(claim: Claim, reason: str = "New minutes were published.") -> Claim:
    workflow.perform(claim, Action.REOPEN, by=factories.person(), reason=reason)
    return Claim.objects.select_related("summary").get(pk=claim.pk)


def published_against_the_gate(reason: str) -> Claim:
    """A check with one side only, which an editor who took no part let out."""
    writer = factories.person()
    claim = approved(first=writer)
    for items in (claim.evidence, claim.counter_statements, claim.pulls):
        items.all().delete()
    version = draft(claim, writer)
    editor = factories.person(Role.EDITOR)
    workflow.perform(claim, Action.PUBLISH, by=editor, draft_version=version, override_reason=reason)
    return Claim.objects.select_related("summary").get(pk=claim.pk)


def published_alone() -> Claim:
    """A check of a newsroom that has switched the second person off."""
    first, claim = factories.person(), factories.claim()
    workflow.perform(claim, Action.ACCEPT, by=first)
    claim.pulls.all().delete()
    factories.answered_pull(claim)
    factories.evidence(claim, by=first, stance=Stance.SUPPORTS)
    factories.evidence(claim, by=first, stance=Stance.UNDERMINES)
    workflow.perform(claim, Action.TAKE, by=first)
    workflow.perform(claim, Action.PROPOSE, by=first, **factories.AGREED)
    version = draft(claim, first)
    workflow.perform(claim, Action.PUBLISH, by=factories.person(), draft_version=version)
    return Claim.objects.select_related("summary").get(pk=claim.pk)

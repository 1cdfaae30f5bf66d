"""Plain factories: real objects, made by the real deeds, so that a test starts from a state that can be reached."""

from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.utils import timezone

from claims import editing, lines, matching, workflow
from claims.choices import Action, Attribution, Origin, Role, Stage, Stance, Verdict, WorkStatus
from claims.models import (
    Claim,
    Comparison,
    Drawing,
    Key,
    Match,
    Passage,
    Pull,
    Report,
    Snapshot,
    Source,
    User,
    keep_bytes,
    sha256,
)
from claims.models.claim import Item

_numbers = count(1)

AGREED = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.DISPUTED, "rationale": "Both sides stand."}


def person(role: Role | None = Role.REVIEWER, name: str = "", **fields: Any) -> User:
    """Somebody with a role of the desk."""
    user = User.objects.create_user(username=name or f"person{next(_numbers)}", password="a long enough pass", **fields)
    if role is not None:
        if not Group.objects.filter(name=role.value).exists():
            # A test that writes for good ends by emptying every table, and takes along what the migration made.
            import_module("claims.migrations.0003_role_groups").make_groups(apps, None)
        user.groups.add(Group.objects.get(name=role.value))
    return user


def key(person: User, *, may_write: bool = True) -> dict[str, str]:
    """The header by which a program comes in as ``person``."""
    made, secret = Key(person=person, name="script", may_write=may_write), f"factcheck-made-{next(_numbers)}"
    made.hide(secret)
    made.save()
    return {"Authorization": f"Token {secret}"}


def report(text: str = "", *, address: str | None = None, title: str = "", outlet: Source | None = None) -> Report:
    """A report with one snapshot; pasted unless it has an address."""
    number = next(_numbers)
    text = text or f"The bridge of Brunn was closed on day {number}, the mayor said. The ministry denied it."
    made = Report.objects.create(
        address=address,
        text_hash=None if address else sha256(text),
        title=title or f"Report {number}",
        outlet=outlet,
        origin=Origin.PULLED if address else Origin.PASTED,
        search_text=matching.search_text(title or f"Report {number}", outlet.name if outlet else "", text),
    )
    Snapshot.objects.create(
        report=made,
        address=address or "",
        sha256=keep_bytes(text.encode()),
        text_sha256=sha256(text),
        byte_count=len(text.encode()),
        content_type="text/plain",
        fetched_at=timezone.now(),
        text=text,
    )
    return made


def passage(words: str = "", *, of: Report | None = None, **fields: Any) -> Passage:
    """A saved passage: ``words`` of the report, or its first sentence."""
    snapshot = (of or report()).latest_snapshot
    start = snapshot.text.index(words) if words else 0
    end = start + len(words) if words else snapshot.text.index(".") + 1
    made = Passage.at(snapshot, start, end, **fields)
    made.save()
    return made


def answered_pull(of: Claim) -> Pull:
    """A search that came to its end and was answered."""
    return Pull.objects.create(
        claim=of,
        connector="feeds",
        status=WorkStatus.DONE,
        finished_at=timezone.now(),
        requests=[{"address": "http://feed.example.org/", "status": 200, "count": 0, "error": ""}],
    )


def claim(
    stage: Stage = Stage.CANDIDATE, *, first: User | None = None, second: User | None = None, **fields: Any
) -> Claim:
    """A claim at ``stage``, brought there by the deeds that lead there, with both sides kept beside it."""
    said = fields.pop("passage", None) or passage()
    fields.setdefault("text", f"The bridge of Brunn was closed on day {next(_numbers)}")
    made = workflow.submit(by=None, passage=said, **fields)
    first, second = first or person(), second or person()
    steps: dict[Stage, Callable[[], object]] = {
        Stage.OPEN: lambda: _accept(made, first),
        Stage.IN_REVIEW: lambda: workflow.perform(made, Action.TAKE, by=first),
        Stage.SECOND_REVIEW: lambda: workflow.perform(made, Action.PROPOSE, by=first, **AGREED),
        Stage.APPROVED: lambda: workflow.perform(made, Action.CONFIRM, by=second, **AGREED),
        Stage.PUBLISHED: lambda: publish(made, writer=first, by=second),
        Stage.WITHDRAWN: lambda: workflow.perform(
            made, Action.WITHDRAW, by=person(Role.EDITOR), reason="It was wrong."
        ),
    }
    if stage is Stage.DISAGREEMENT:
        steps[Stage.DISAGREEMENT] = lambda: workflow.perform(
            made, Action.CONFIRM, by=second, **{**AGREED, "verdict": Verdict.FALSE}
        )
        steps = {name: steps[name] for name in (Stage.OPEN, Stage.IN_REVIEW, Stage.SECOND_REVIEW, Stage.DISAGREEMENT)}
    if stage is Stage.SET_ASIDE:
        workflow.perform(made, Action.SET_ASIDE, by=first, reason="out_of_scope")
    elif stage is not Stage.CANDIDATE:
        for name, step in steps.items():
            step()
            if name is stage:
                break
    made.refresh_from_db()
    return made


def _accept(made: Claim, by: User) -> None:
    """On the desk, with one answered search and evidence on both sides, so that the gate can be passed."""
    workflow.perform(made, Action.ACCEPT, by=by)
    made.pulls.all().delete()
    answered_pull(made)
    evidence(made, by=by, stance=Stance.SUPPORTS)
    evidence(made, by=by, stance=Stance.UNDERMINES)


def evidence(of: Claim, *, by: User, stance: Stance = Stance.SUPPORTS) -> Item:
    number = next(_numbers)
    page = report(f"Page {number} says so. It has more to say.", address=f"https://outlet{number}.example.org/story")
    return editing.add_item(of, by=by, kind="evidence", passage=passage(of=page), stance=stance)


def draft(of: Claim, *, by: User, version: int = 0, text: str = "The bridge was closed [1].") -> int:
    """Write a version of the summary; returns its number."""
    return editing.save_draft(
        of, by=by, version=version, title="Was the bridge closed?", standfirst="One says so, one denies it.", text=text
    ).version


def publish(made: Claim, *, writer: User, by: User) -> Claim:
    return workflow.perform(made, Action.PUBLISH, by=by, draft_version=draft(made, by=writer))


def drawn(of: Claim) -> None:
    """Do the drawing of lines that was promised for a claim."""
    work = Drawing.objects.get(claim=of, status=WorkStatus.DUE)
    lines.run_drawing(Drawing.objects.lease(work.pk))


def compared(of: Claim) -> list[Match]:
    """Do the comparison that was promised for a claim; what stands beside it then."""
    work = Comparison.objects.get(claim=of, status=WorkStatus.DUE)
    matching.run_comparison(Comparison.objects.lease(work.pk))
    return list(of.matches.for_desk())

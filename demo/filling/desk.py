"""The demo desk while it is filled: its people, its sources, and how a claim comes to stand on it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from claims import editing, intake, reporting, workflow
from claims.choices import (
    Action,
    SourceKind,
    Stage,
)
from claims.models import Claim, Feed, Intake, Passage, Pull, Report, Source, User
from claims.models.claim import Item
from demo.manifest import OUTLETS, PAGES
from demo.manifest import PEOPLE as SPEAKERS
from demo.people import PEOPLE

PATIENCE = 120
"""Seconds to wait for a worker that has taken a pull up."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage to be put beside a claim: the page it stands on, its first and last words, and what it is."""

    page: str
    begins: str
    ends: str
    speaker: str
    details: dict[str, Any]
    kind: str = "evidence"


class Desk:
    """The demo desk while it is filled; ``base`` is the newswire's address, ``say`` tells how far it is."""

    def __init__(self, base: str, *, say: Callable[[str], object]) -> None:
        self.base, self.say = base, say
        self.people: dict[str, User] = {}

    # --- People, sources, feeds ---------------------------------------------------------------------------------------

    @transaction.atomic
    def add_people(self) -> None:
        """The four of the desk, without a password that any row would hold."""
        for person in PEOPLE:
            user, is_new = User.objects.get_or_create(
                username=person.username,
                defaults={
                    "first_name": person.first_name,
                    "last_name": person.last_name,
                    "email": f"{person.username}@desk.example",
                },
            )
            if is_new:
                user.set_unusable_password()
                user.save()
                user.groups.add(Group.objects.get(name=person.role.value))
            self.people[person.username] = user

    @transaction.atomic
    def add_sources(self) -> None:
        for outlet in OUTLETS:
            source, _ = Source.objects.get_or_create(
                name=outlet.name,
                kind=SourceKind.OUTLET,
                defaults={"interest": outlet.interest, "home_page": f"{self.base}{outlet.home_path}"},
            )
            Feed.objects.get_or_create(address=f"{self.base}{outlet.feed_path}", defaults={"source": source})
        for speaker in SPEAKERS:
            Source.objects.get_or_create(
                name=speaker.name,
                kind=SourceKind.PERSON,
                defaults={"role": speaker.role, "aliases": list(speaker.spellings[1:]), "interest": speaker.interest},
            )

    # --- Reports and passages -----------------------------------------------------------------------------------------

    def report(self, name: str) -> Report:
        """The report on the page of this name, read in if a pull has not brought it yet."""
        address = self.base + next(page.path for page in PAGES if page.path.endswith(f"/{name}.html"))
        known = Report.objects.filter(address=address).first()
        if known is not None:
            return known
        row = intake.hand_in(by=self.people["mina"], address=address)
        if leased := Intake.objects.lease(row.pk):
            intake.run(leased)
        row = _finished(row)
        if row.report is None:
            raise RuntimeError(f"The page {address} could not be read: {row.error}")
        return row.report

    def passage(self, beside: Beside) -> Passage:
        snapshot = self.report(beside.page).latest_snapshot
        start = snapshot.text.index(beside.begins)
        end = snapshot.text.index(beside.ends, start) + len(beside.ends)
        passage = editing.passage_of(snapshot, start, end)
        speaker = Source.objects.named(beside.speaker).first() if beside.speaker else None
        return editing.link_speaker(passage, speaker, by=self.people["mina"]) if speaker else passage

    def claim(self, text: str, said: Beside, *, beside: Sequence[Beside] = (), **words: Any) -> Claim:
        """A claim of ours on the desk, from the candidate that the machine found there if it found one."""
        mina, passage = self.people["mina"], self.passage(said)
        found = Claim.objects.filter(
            stage=Stage.CANDIDATE,
            appearances__passage__snapshot=passage.snapshot,
            appearances__passage__start__lt=passage.end,
            appearances__passage__end__gt=passage.start,
        ).first()
        claim = found or workflow.submit(text=text, by=mina, passage=passage)
        claim = workflow.perform(claim, Action.ACCEPT, by=mina, text=text)
        claimant = Source.objects.named(said.speaker).first()
        claim = editing.reword(claim, by=mina, version=claim.version, claimant=claimant, **words)
        self.finish_pulls(claim)
        for item in beside:
            self.put(claim, item)
        return claim

    def put(self, claim: Claim, beside: Beside) -> Item:
        return editing.add_item(
            claim, by=self.people["jonas"], kind=beside.kind, passage=self.passage(beside), **beside.details
        )

    def finish_pulls(self, claim: Claim) -> None:
        """Do what no worker has taken up yet, wait for what one has."""
        for pull in claim.pulls.live():
            if leased := Pull.objects.lease(pull.pk):
                reporting.run(leased)
            _finished(pull)

    def dismiss_suggestions(self, claim: Claim) -> None:
        """Jonas has looked at what the machine suggested and keeps what he put there himself."""
        for suggested in claim.counter_statements.filter(standing="suggested"):
            editing.dismiss(suggested, by=self.people["jonas"])

    def do(self, claim: Claim, action: Action, who: str, **change: Any) -> Claim:
        return workflow.perform(claim, action, by=self.people[who], **change)


def _finished(row: Any) -> Any:
    """The row once its work is over; a worker has it, so this waits."""
    patience = time.monotonic() + PATIENCE
    while True:
        row.refresh_from_db()
        if not row.is_live:
            return row
        if time.monotonic() > patience:
            raise RuntimeError("The work is not finished. Is the Celery worker running?")
        if row.status != "running" and (leased := type(row).objects.lease(row.pk)):
            (reporting if isinstance(row, Pull) else intake).run(leased)
        else:
            time.sleep(0.1)

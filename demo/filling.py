"""How the demo desk comes to be: every row is made by the deed that makes it on a real desk.

Reports come from the newswire through the real outbound client, claims are accepted, taken, reviewed and published by
the demo's people, and the pulls are real ones. Everything plays in the invented town of Velmouth; the reports on the
soldiers are left for the visitor to read in.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction

from claims import editing, intake, reporting, workflow
from claims.choices import (
    Action,
    Attribution,
    CounterKind,
    EvidenceOffered,
    SetAsideReason,
    SourceKind,
    Stage,
    Stance,
    Verdict,
)
from claims.models import Claim, Feed, Intake, Passage, Pull, Report, Source, User
from claims.models.claim import Item
from demo.manifest import LAST_EDITION, OUTLETS, PAGES
from demo.manifest import PEOPLE as SPEAKERS
from demo.people import PEOPLE

PATIENCE = 120
"""Seconds to wait for a worker that has taken a pull up."""


class DeskIsFilled(Exception):
    """There are claims on this desk already."""


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

    def fill(self) -> None:
        self.add_people()
        self.add_sources()
        if Claim.objects.exists():
            raise DeskIsFilled
        self.say("Reading reports about the Chandler Bridge.")
        for page in ("mayor-known-since-march", "nineteen-hangers", "bridge-open-in-december", "proof-in-the-drawer"):
            self.report(page)
        self.known_since_march()
        self.nineteen_hangers()
        self.letter_proves_it()
        self.lorries_a_day()
        self.open_in_december()
        self.repair_costs()
        self.bakery()
        self.jobs_at_the_port()
        self.edited_page()
        self.say(f"The desk has {Claim.objects.count()} claims.")

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

    # --- The claims ---------------------------------------------------------------------------------------------------

    def known_since_march(self) -> None:
        """Published, and corrected once."""
        self.say("A claim that is checked and published.")
        claim = self.claim(
            "The Ministry of Public Works has known of the cracks in the Chandler Bridge since March 2024",
            Beside(
                "mayor-known-since-march",
                "The Ministry of Public Works has known",
                "Mayor Ingrid Solvane.",
                "Solvane",
                {},
            ),
            short_text="The ministry has known of the cracks in the bridge since March",
            claimant_role="mayor of Velmouth",
            said_date=date(2024, 10, 3),
            place="town hall of Velmouth",
            beside=(
                Beside(
                    "ministry-denies-march-warning",
                    "“The report reached us on 30 September",
                    "not a day earlier,”",
                    "Lindqvar",
                    {"counter_kind": CounterKind.FLAT_DENIAL, "evidence_offered": EvidenceOffered.DOCUMENT},
                    "counter_statement",
                ),
                Beside(
                    "ministry-denies-march-warning",
                    "“a fairy tale",
                    "town hall”",
                    "Vendelin",
                    {"counter_kind": CounterKind.DISMISSAL, "evidence_offered": EvidenceOffered.NONE},
                    "counter_statement",
                ),
                Beside(
                    "engineer-letter-draft",
                    "On Wednesday he showed journalists a copy",
                    "regional office.",
                    "Berrigrove",
                    {"stance": Stance.SUPPORTS, "is_primary": True},
                ),
                Beside(
                    "engineer-letter-draft",
                    "“It was a draft, and it named nine hangers",
                    "not fourteen,”",
                    "Berrigrove",
                    {"stance": Stance.UNDERMINES},
                ),
                Beside(
                    "engineer-letter-draft",
                    "The minister, Kazimir Vendelin, admitted",
                    "regional office.",
                    "Vendelin",
                    {"counter_kind": CounterKind.PARTIAL_ADMISSION, "evidence_offered": EvidenceOffered.ASSERTION},
                    "counter_statement",
                ),
            ),
        )
        self.dismiss_suggestions(claim)
        finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.MOSTLY_VERIFIED}
        self.do(claim, Action.TAKE, "jonas")
        self.do(
            claim,
            Action.PROPOSE,
            "jonas",
            **finding,
            rationale="A stamped letter of 12 March names nine hangers, and the minister admits that it was received.",
        )
        self.do(
            claim,
            Action.CONFIRM,
            "ada",
            **finding,
            rationale="The draft was in the regional office in March. It was not the finished report: hence “mostly”.",
        )
        text = (
            "Mayor Ingrid Solvane said on 3 October that the ministry had known of the cracks since March [1].\n\n"
            "The ministry denied it and showed its register of letters, in which the report stands under "
            "30 September [2]. The register covers the head office alone.\n\n"
            "The engineer Tomas Berrigrove has since shown a letter of 12 March with the stamp of a regional office of "
            "the ministry. It holds a **draft** that names nine hangers; the finished report names fourteen. The "
            "minister admits that the draft was received [3]."
        )
        draft = editing.save_draft(
            claim,
            by=self.people["jonas"],
            version=0,
            title="Has the ministry known of the cracks in the Chandler Bridge since March?",
            standfirst="A draft that names nine cracked hangers reached a regional office on 12 March. The finished "
            "report, with fourteen, came on 30 September.",
            text=text,
        )
        claim = self.do(claim, Action.PUBLISH, "ada", draft_version=draft.version)
        corrected = editing.save_draft(
            claim,
            by=self.people["jonas"],
            version=draft.version,
            title=draft.title,
            standfirst=draft.standfirst,
            text=text + " He says that he had not seen it himself.",
        )
        self.do(
            claim,
            Action.CORRECT,
            "petra",
            draft_version=corrected.version,
            kind="clarification",
            reason="We had left out that the minister says he had not seen the draft himself.",
        )

    def nineteen_hangers(self) -> None:
        """Waits for a second person."""
        self.say("A claim that waits for a second person.")
        claim = self.claim(
            "Nineteen of the 60 hangers of the Chandler Bridge are cracked",
            Beside("nineteen-hangers", "Nineteen of the 60 hangers", "are cracked", "Harbour Post", {}),
            short_text="Nineteen of the bridge’s 60 hangers are cracked",
            said_date=date(2024, 10, 5),
            beside=(
                Beside(
                    "chandler-bridge-lorries",
                    "an inspection had found cracks",
                    "60 hangers.",
                    "",
                    {"stance": Stance.UNDERMINES, "is_primary": True},
                ),
                Beside(
                    "correction-hangers",
                    "Fourteen of the 60 hangers",
                    "not 19.",
                    "Harbour Post",
                    {"counter_kind": CounterKind.CORRECTION, "evidence_offered": EvidenceOffered.ASSERTION},
                    "counter_statement",
                ),
            ),
        )
        self.do(claim, Action.TAKE, "jonas")
        self.do(
            claim,
            Action.PROPOSE,
            "jonas",
            attribution=Attribution.CONFIRMED,
            verdict=Verdict.FALSE,
            rationale="The paper itself says that five of the nineteen are only to be painted.",
        )

    def letter_proves_it(self) -> None:
        """Two people who do not agree."""
        self.say("A claim on which two people disagree.")
        claim = self.claim(
            "A letter from the engineer proves that the ministry knew of the danger on the Chandler Bridge in March",
            Beside("proof-in-the-drawer", "It is proven:", "in March.", "Eastern Courier", {}),
            said_date=date(2024, 10, 8),
            beside=(
                Beside(
                    "engineer-letter-draft",
                    "“It was a draft, and it named nine hangers",
                    "not fourteen,”",
                    "Berrigrove",
                    {"stance": Stance.CONTEXT},
                ),
            ),
        )
        self.do(claim, Action.TAKE, "jonas")
        finding = {"attribution": Attribution.CONFIRMED}
        self.do(
            claim,
            Action.PROPOSE,
            "jonas",
            **finding,
            verdict=Verdict.MISLEADING,
            rationale="The Courier has not seen the letter that it calls proof.",
        )
        self.do(
            claim,
            Action.CONFIRM,
            "ada",
            **finding,
            verdict=Verdict.UNPROVEN,
            rationale="The letter came to light later and says less, but it does exist.",
        )

    def lorries_a_day(self) -> None:
        """Approved, with a draft that somebody else has to publish."""
        self.say("A claim that is approved, with its summary in draft.")
        claim = self.claim(
            "Some 600 heavy lorries cross the Chandler Bridge on an ordinary day",
            Beside("nineteen-hangers", "With some 600 trips a day", "28,800 crowns", "Harbour Post", {}),
            short_text="Some 600 heavy lorries cross the Chandler Bridge a day",
            said_date=date(2024, 10, 5),
            beside=(
                Beside(
                    "chandler-bridge-lorries",
                    "About 9,000 vehicles cross",
                    "according to the ministry.",
                    "",
                    {"stance": Stance.SUPPORTS, "is_primary": True},
                ),
            ),
        )
        self.dismiss_suggestions(claim)
        finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.VERIFIED}
        self.do(claim, Action.TAKE, "ada")
        self.do(claim, Action.PROPOSE, "ada", **finding, rationale="The ministry counts 600 of 9,000 vehicles.")
        self.do(claim, Action.CONFIRM, "jonas", **finding, rationale="The ministry’s own count says the same.")
        editing.save_draft(
            claim,
            by=self.people["ada"],
            version=0,
            title="Do 600 lorries a day cross the Chandler Bridge?",
            standfirst="Yes: the ministry counts about 9,000 vehicles a day, 600 of them heavy lorries.",
            text="The Harbour Post reckons with some 600 trips of lorries a day. The count of the ministry agrees.",
        )

    def open_in_december(self) -> None:
        """In review; the page that it cites is going to be edited."""
        self.say("A claim in review.")
        claim = self.claim(
            "Lorries can use the Chandler Bridge again from 1 December 2024",
            Beside("bridge-open-in-december", "The Chandler Bridge will be open", "said on Monday.", "Solvane", {}),
            claimant_role="mayor of Velmouth",
            said_date=date(2024, 10, 7),
        )
        self.do(claim, Action.TAKE, "ada")

    def repair_costs(self) -> None:
        """Open, held by nobody."""
        self.claim(
            "The repair of the Chandler Bridge costs 4.2 million crowns",
            Beside("bridge-open-in-december", "The repair costs 4.2 million", "according to the mayor.", "Solvane", {}),
            claimant_role="mayor of Velmouth",
            said_date=date(2024, 10, 7),
        )

    def bakery(self) -> None:
        """Set aside."""
        claim = self.claim(
            "Half the customers of the bakery beside the bridge believe the mayor",
            Beside("mayor-known-since-march", "half the customers believe", "the detour.", "", {}),
        )
        self.do(claim, Action.SET_ASIDE, "jonas", reason=SetAsideReason.NOTHING_TO_CHECK, note="A figure of speech.")

    def jobs_at_the_port(self) -> None:
        """Published; the promise that it cites is taken off its page afterwards."""
        self.say("A published claim whose source is going to be edited.")
        claim = self.claim(
            "Not one job at the port of Velmouth will be lost because of the bridge",
            Beside("bridge-open-in-december", "“Not one job at the port", "she said.", "Solvane", {}),
            short_text="The bridge will not cost the port a single job",
            claimant_role="mayor of Velmouth",
            said_date=date(2024, 10, 7),
        )
        self.dismiss_suggestions(claim)
        finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.NOT_CHECKABLE}
        self.do(claim, Action.TAKE, "ada")
        self.do(claim, Action.PROPOSE, "ada", **finding, rationale="A promise about what is to come.")
        self.do(claim, Action.CONFIRM, "jonas", **finding, rationale="Nobody can know yet.")
        draft = editing.save_draft(
            claim,
            by=self.people["ada"],
            version=0,
            title="Will the bridge cost jobs at the port?",
            standfirst="Nobody can know: the mayor has made a promise, and given no figures for it.",
            text="Mayor Ingrid Solvane promised that not one job at the port will be lost [1]. She named no figures, "
            "and we found none. A promise cannot be checked before its time.",
        )
        self.do(claim, Action.PUBLISH, "jonas", draft_version=draft.version)

    def edited_page(self) -> None:
        """The newswire brings out the second edition of its edited page, and the watch looks at it two hours later."""
        self.say("A page is edited after publication, and the watch sees it.")
        turn_newswire(self.base, edition=LAST_EDITION)
        call_command("watch", "--at=+2h", verbosity=0)


def turn_newswire(base: str, *, edition: int) -> None:
    """Turn the clock of the demo newswire at ``base``: from then on its edited page stands in this edition."""
    place = urlsplit(base)
    line = HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", "/clock", body=f"edition={edition}", headers=headers)
        answer = line.getresponse()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"The newswire did not turn its clock (status {answer.status}).")
    finally:
        line.close()


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

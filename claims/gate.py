"""The publish gate: what must hold before a check goes out, each rule with its light, its why and where to mend it.

The rules come from the fact-checkers' codes of principles; the number of the commitment stands with each. Red keeps a
claim from being published (an editor who took no part may override it, with a reason that is printed); amber asks for
thought.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.utils import timezone

from claims import lines, switchboard
from claims.choices import Action, Light, ReplyOutcome, Stage, Stance, Standing
from claims.matching import Precedent, precedent
from claims.models import (
    ArchivedCopy,
    Claim,
    CounterStatement,
    Draft,
    Event,
    Evidence,
    Passage,
    Pull,
    ReplyRequest,
    Report,
    Seats,
    SourceChange,
)
from claims.models.claim import DECIDED, Item
from claims.together import ITEM_EVENTS, dismissed_together


@dataclass(frozen=True, slots=True)
class Ruling:
    """How one rule stands. ``mend`` names the part of the workspace where it can be mended; empty where nothing can."""

    name: str
    title: str
    light: Light
    why: str
    mend: str

    @property
    def is_red(self) -> bool:
        return self.light is Light.RED


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at, read once: only what a person has kept counts."""

    claim: Claim
    seats: Seats
    appearances: list[Item]
    counter_statements: list[CounterStatement]
    evidence: list[Evidence]
    pulls: list[Pull]
    undecided: int
    sole_source: str
    precedent: Precedent
    replies: list[ReplyRequest]

    @property
    def bearing(self) -> list[Report]:
        """The reports of all that bears on the claim, each once."""
        passages = [*(item.passage for item in self.counter_statements), *(item.passage for item in self.evidence)]
        return list({passage.snapshot.report_id: passage.snapshot.report for passage in passages}.values())

    @property
    def cited(self) -> list[Passage]:
        """Every passage that the page will show."""
        items: list[Item] = [*self.appearances, *self.counter_statements, *self.evidence]
        return [item.passage for item in items]  # type: ignore[attr-defined]

    @property
    def answers(self) -> list[Passage]:
        """What speaks against the claim."""
        undermining = [item.passage for item in self.evidence if item.stance == Stance.UNDERMINES]
        return [*(item.passage for item in self.counter_statements), *undermining]

    @property
    def backing(self) -> list[Passage]:
        """What speaks for the claim. That it was said is no evidence: appearances do not count."""
        return [item.passage for item in self.evidence if item.stance == Stance.SUPPORTS]

    @property
    def searches(self) -> int:
        """Searches for reporting that saw something: only these can show that nothing was found."""
        seeking = switchboard.seeking_reporting()
        return sum(1 for pull in self.pulls if pull.connector in seeking and pull.has_looked)


_LONG = (
    "passage__snapshot__text",
    "passage__snapshot__links",
    "passage__snapshot__headers",
    "passage__snapshot__report__search_text",
    "passage__snapshot__report__remarks",
    "passage__snapshot__report__notes",
)
"""What the rules do not ask for, and what takes most of the room: whole texts."""


def _case(claim: Claim) -> Case:
    related = ("passage__snapshot__report__outlet", "passage__snapshot__report__line", "passage__speaker")

    def kept(items: Any) -> list[Any]:
        return list(items.filter(standing=Standing.KEPT).select_related(*related).defer(*_LONG))

    draft = Draft.objects.filter(claim=claim, round=claim.round).first()
    return Case(
        claim=claim,
        seats=Seats.of(claim),
        appearances=kept(claim.appearances),
        counter_statements=kept(claim.counter_statements),
        evidence=kept(claim.evidence),
        pulls=list(claim.pulls.all()),
        undecided=claim.counter_statements.filter(standing=Standing.SUGGESTED).count()
        + claim.evidence.filter(standing=Standing.SUGGESTED).count(),
        sole_source=draft.sole_source if draft is not None and draft.round == claim.round else "",
        precedent=precedent(claim),
        replies=list(claim.reply_requests.all()),
    )


def two_people(case: Case) -> Ruling:
    """Two people, the second blind (IFCN 2.1, 5.4)."""
    if case.claim.second_person_waived:
        light, why = Light.AMBER, "One person alone reviewed this claim; the page will say so."
    elif case.claim.stage == Stage.DISAGREEMENT:
        light, why = (
            Light.RED,
            "Two people reviewed this claim, and their findings differ. An editor in neither seat decides.",
        )
    elif case.seats.first and case.seats.second:
        how = "an editor decided between them" if case.claim.decided_by_id else "they agree"
        light, why = Light.GREEN, f"Two people reviewed this claim and {how}."
        if changes := _changes_since(case.claim):
            light = Light.AMBER
            why += f" Since then {_count(changes, 'change was', 'changes were')} made to what stands beside it."
    elif case.seats.first:
        light, why = Light.RED, "A second person has to review this claim without seeing the first verdict."
    else:
        light, why = Light.RED, "Nobody has proposed a verdict yet."
    return Ruling("two_people", "Two people", light, why, "review")


def _changes_since(claim: Claim) -> int:
    """What people kept, dismissed or changed beside the claim since the last finding, which speaks of none of it."""
    done = Event.objects.filter(claim=claim)
    found = done.filter(kind__in=(Action.CONFIRM, Action.REVISE, Action.DECIDE)).order_by("-position")
    last = found.values("position")[:1]
    return done.filter(kind__in=ITEM_EVENTS, position__gt=Subquery(last)).count()


def verdict_given(case: Case) -> Ruling:
    is_given = case.claim.stage in DECIDED
    why = "Attribution and verdict are given." if is_given else "There is no verdict yet."
    return Ruling("verdict", "A verdict", Light.GREEN if is_given else Light.RED, why, "review")


def _looked_into(claim: Claim) -> frozenset[int]:
    """The passages of which a person has looked into all that the watch has seen change."""
    changes = SourceChange.objects.filter(claim=claim)
    waiting = changes.unsettled().values("passage")
    return frozenset(changes.exclude(passage__in=waiting).values_list("passage", flat=True))


def sources_archived(case: Case) -> Ruling:
    """Every source linked and kept (IFCN 3.1)."""
    cited = case.cited
    if not cited:
        return Ruling(
            "sources",
            "Every source linked and archived",
            Light.RED,
            "No passage is kept yet: not even one that shows where the claim was made.",
            "appearances",
        )
    snapshots = {passage.snapshot_id for passage in cited}
    orphaned = {passage.pk for passage in cited if passage.orphaned_at is not None}
    waiting = orphaned - _looked_into(case.claim) if orphaned else orphaned
    unlinked = {p.snapshot.report_id for p in cited if not p.snapshot.report.address}
    if waiting:
        light = Light.RED
        what = _count(len(waiting), "cited passage is", "cited passages are")
        why = f"{what} no longer on the page, and nobody has looked into it."
    elif orphaned:
        light = Light.AMBER
        what = _count(len(orphaned), "cited passage is", "cited passages are")
        why = f"{what} no longer on the page. Our copies hold the words, and the page will say so."
    elif unlinked:
        what = _count(len(unlinked), "cited report was", "cited reports were")
        light, why = Light.AMBER, f"{what} pasted or uploaded and cannot be linked."
    else:
        what = _count(len(snapshots), "cited page", "cited pages")
        light, why = Light.GREEN, f"{what}, each with its own snapshot and hash.{_elsewhere(cited)}"
    return Ruling("sources", "Every source linked and archived", light, why, "evidence")


def _elsewhere(cited: list[Passage]) -> str:
    """How many of the cited pages a public archive holds, too."""
    reports = {passage.snapshot.report_id for passage in cited}
    held = ArchivedCopy.objects.filter(report__in=reports).values("report").distinct().count()
    if not held:
        return ""
    return " A public archive holds a copy of " + ("each." if held == len(reports) else f"{held} of {len(reports)}.")


def both_sides(case: Case) -> Ruling:
    """What supports and what undermines, or a search that shows none was found (IFCN 5.3)."""
    backing, answers, mend = len(case.backing), len(case.answers), "evidence"
    log = f"the log shows {_count(case.searches, 'search', 'searches')}"
    if backing and answers:
        light, why = Light.GREEN, f"{backing} for, {answers} against."
    elif case.undecided:
        light, mend = Light.RED, "rest"
        why = f"{_count(case.undecided, 'suggestion waits', 'suggestions wait')} to be kept or dismissed first."
    elif not case.searches:
        light, why = Light.RED, "One side is missing, and no finished search shows that there is none."
    elif backing or answers:
        light, why = Light.GREEN, f"Nothing {'against' if backing else 'for'} the claim was found; {log}."
    else:
        light, why = Light.AMBER, f"Nothing for or against the claim was found; {log}."
    # A side that is missing after many suggestions went at once is worth another look.
    is_missing = light is not Light.RED and not (backing and answers)
    if is_missing and (gone := sum(one.standing for one in dismissed_together(case.claim))):
        light = Light.AMBER
        why += f" {_count(gone, 'suggestion was', 'suggestions were')} dismissed together."
    return Ruling("both_sides", "Both sides shown", light, why, mend)


def independent_lines(case: Case) -> Ruling:
    """More than one independent line for what bears on the claim, unless there is only one (IFCN 3.3).

    Where the claim was made does not count: that it was said is no evidence, however many retell it.
    """
    reports = case.bearing
    count = lines.count_lines(reports)
    told = f"Evidence and answers come from {lines.in_words(len(reports), count)}"
    if not reports:
        light, why = Light.AMBER, "Nothing that bears on the claim is cited yet."
    elif (count >= 2 or case.sole_source) and not lines.are_compared(case.claim, reports):
        light = Light.AMBER
        why = f"{told}; not all cited reports have been compared yet."
    elif count >= 2:
        light, why = Light.GREEN, f"{told}."
    elif case.sole_source:
        light, why = Light.GREEN, f"{told}; the page says why there is no other."
    else:
        light, why = Light.RED, f"{told}. Find another one, or say in the summary why there is none."
    return Ruling("lines", "Two independent lines", light, why, "lines" if count != 1 else "draft")


def primary_source(case: Case) -> Ruling:
    """The best primary source (IFCN 3.2)."""
    primary = sum(1 for item in case.evidence if item.is_primary)
    if primary:
        why = f"{_count(primary, 'primary source', 'primary sources')}."
        return Ruling("primary", "A primary source", Light.GREEN, why, "evidence")
    return Ruling("primary", "A primary source", Light.AMBER, "No evidence is marked as primary.", "evidence")


def interests_declared(case: Case) -> Ruling:
    """Interests of those who speak (IFCN 2.3, 3.4)."""
    speakers = {p.speaker_id: p.speaker for p in case.cited if p.speaker is not None}
    silent = [str(speaker) for speaker in speakers.values() if not speaker.interest]
    unlinked = sorted({p.speaker_name for p in case.cited if p.speaker is None and p.speaker_name})
    if silent or unlinked:
        why = f"No interest is written down for {_listed([*silent, *unlinked])}."
        return Ruling("interests", "Interests declared", Light.AMBER, why, "sources")
    why = "Every speaker’s interest is written down." if speakers else "Nobody who is named speaks in what is cited."
    return Ruling("interests", "Interests declared", Light.GREEN, why, "sources")


def reply_asked_for(case: Case) -> Ruling:
    """The claimant was asked (IFCN 5.5)."""
    claim = case.claim
    waiting = [line for line in case.replies if line.outcome == ReplyOutcome.WAITING]
    light = Light.AMBER
    if waiting:
        why = " ".join(_waits(line) for line in waiting)
    elif case.replies:
        light, why = Light.GREEN, " ".join(f"{line}." for line in case.replies)
    elif not claim.has_claimant:
        why = "Nobody is named as claimant, so nobody could be asked for a reply."
    else:
        why = f"There is no record that {claim.claimant_label} was asked for a reply."
    return Ruling("reply", "Reply asked for", light, why, "replies")


def _waits(line: ReplyRequest) -> str:
    """Somebody was asked and has not answered yet."""
    asked = f"{line.asked} was asked on {line.asked_on:%d %B %Y} and has not answered"
    if line.deadline is None:
        return f"{asked}."
    is_over = line.deadline < timezone.localdate()
    return f"{asked}; {'the time given ended' if is_over else 'there is time until'} {line.deadline:%d %B %Y}."


def consistent(case: Case) -> Ruling:
    """The same claim is not rated in two ways without a word about it (IFCN 2.1)."""
    light, why = Light.GREEN, "No published check of ours contradicts this one."
    if case.claim.stage not in DECIDED:
        why = "Compared once there is a verdict."
    elif against := case.precedent.contradicting:
        light = Light.AMBER
        why = " ".join(found.why for found in against[:2])
    elif not case.precedent.is_compared:
        light, why = Light.AMBER, "This claim, as it is worded now, has not been compared with our own checks yet."
    return Ruling("precedent", "In line with our own checks", light, why, "known")


RULES: tuple[Callable[[Case], Ruling], ...] = (
    two_people,
    verdict_given,
    sources_archived,
    both_sides,
    independent_lines,
    primary_source,
    interests_declared,
    reply_asked_for,
    consistent,
)


def judge(claim: Claim) -> tuple[Ruling, ...]:
    """Every rule's ruling on this claim, in the order in which the checklist shows them."""
    case = _case(claim)
    return tuple(rule(case) for rule in RULES)


def is_open(rulings: Iterable[Ruling]) -> bool:
    """Whether the claim may go out without an override."""
    return not any(ruling.is_red for ruling in rulings)


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _listed(names: list[str], most: int = 3) -> str:
    shown = names[:most] + ([f"{len(names) - most} more"] if len(names) > most else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

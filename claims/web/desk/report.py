"""A report with every statement marked in its place, and the candidates beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims import editing, sourcing, workflow
from claims.choices import CounterKind, Polarity, SetAsideReason, Stage, Standing
from claims.models import Appearance, Claim, CounterStatement, Evidence, Intake, Letter, Passage, Report, Snapshot
from claims.refusals import Incomplete, Refused
from claims.web.desk.actions import offer_claims
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, say_no, told
from claims.web.forms import PassageForm

PART = 40_000
"""Characters of a report that one page shows; a longer one is paged."""
PER_PAGE = 30
SHOWN_COPIES = 3
SHOWN_LETTERS = 3
_CHOOSABLE = 40
_MOST_MARKS = 400
_DOUBTS = {"place": "place", "name": "spelling", "headline": "headline", "arithmetic": "does not add up"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A remark of the reading, numbered as in the list beside the text, and whether this text holds its words."""

    number: int
    kind: str
    start: int
    end: int
    words: str
    why: str
    is_here: bool

    @property
    def label(self) -> str:
        return _DOUBTS.get(self.kind, self.kind)

    @property
    def is_grave(self) -> bool:
        """Whether it says more than that a name has other spellings."""
        return self.kind != "name"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that carry the same marks.

    ``opens`` are the statements that begin here; ``closes`` the doubts whose words end here, and ``is_doubted`` says
    that one of them speaks of these characters.
    """

    start: int
    text: str
    marks: tuple["Statement", ...]
    opens: tuple["Statement", ...]
    is_doubted: bool = False
    closes: tuple[Doubt, ...] = ()

    @property
    def tone(self) -> str:
        """What the mark looks like: counter, statement or passage, the strongest of those that overlap."""
        tones = [mark.tone for mark in self.marks]
        return next((tone for tone in ("counter", "worth", "kept", "plain") if tone in tones), "")


@dataclass(slots=True)
class Statement:
    """One passage of the report and what became of it: ``claims`` are made here, ``retold`` elsewhere in it."""

    number: int
    passage: Passage
    claims: list[Claim] = field(default_factory=list)
    retold: list[Claim] = field(default_factory=list)
    answers: list[CounterStatement] = field(default_factory=list)
    supports: list[Evidence] = field(default_factory=list)

    @property
    def candidate(self) -> Claim | None:
        return next((claim for claim in self.claims if claim.stage == Stage.CANDIDATE), None)

    @property
    def tone(self) -> str:
        if self.answers or (self.passage.polarity == Polarity.DENIED and not self.claims):
            return "counter"
        if self.candidate or (self.passage.is_statement and self.claims):
            return "worth"
        return "kept" if self.claims or self.retold or self.supports else "plain"

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the list beside the text, or only in the text."""
        return bool(self.claims or self.retold or self.answers or self.supports)


def statements_of(snapshot: Snapshot) -> list[Statement]:
    """Every passage of the snapshot with the claims, counter-statements and evidence made of it, in text order."""
    passages = snapshot.passages.select_related("speaker").order_by("start", "-end")[:_MOST_MARKS]
    found = {passage.pk: Statement(0, passage) for passage in passages}
    with_claim = {"passage__in": found}
    for appearance in (
        Appearance.objects.filter(**with_claim)
        .exclude(standing=Standing.DISMISSED)
        .select_related("claim__claimant", "claim__holder")
    ):
        statement = found[appearance.passage_id]
        (statement.retold if appearance.is_retelling else statement.claims).append(appearance.claim)
    for counter in (
        CounterStatement.objects.filter(**with_claim).exclude(standing=Standing.DISMISSED).select_related("claim")
    ):
        found[counter.passage_id].answers.append(counter)
    for evidence in Evidence.objects.filter(**with_claim).exclude(standing=Standing.DISMISSED).select_related("claim"):
        found[evidence.passage_id].supports.append(evidence)
    statements = [s for s in found.values() if s.passage.is_statement or s.is_listed]
    for number, statement in enumerate((s for s in statements if s.is_listed), 1):
        statement.number = number
    return statements


def doubts_of(report: Report, text: str) -> list[Doubt]:
    """What to look at twice in a report. The remarks are of the text that was read last; another may lack the words."""
    return [
        Doubt(
            number,
            remark["kind"],
            remark["start"],
            remark["end"],
            remark["words"],
            remark["why"],
            text[remark["start"] : remark["end"]] == remark["words"],
        )
        for number, remark in enumerate(report.remarks, 1)
    ]


def paragraphs(
    text: str, statements: list[Statement], start: int, end: int, doubts: Sequence[Doubt] = ()
) -> list[list[Stretch]]:
    """The text between two offsets as paragraphs of stretches, each with the marks that cover it."""
    here = [doubt for doubt in doubts if doubt.is_here and doubt.start < end and doubt.end > start]
    edges = {start, end}
    marked = [(one.passage.start, one.passage.end) for one in statements] + [(one.start, one.end) for one in here]
    edges.update(edge for pair in marked for edge in pair if start < edge < end)
    for line in re.finditer(r"\n+", text[start:end]):
        edges.update((start + line.start(), start + line.end()))
    ordered = sorted(edges)
    covering = sorted(statements, key=lambda s: s.passage.start)
    made: list[list[Stretch]] = [[]]
    for left, right in pairwise(ordered):
        piece = text[left:right]
        if not piece.strip("\n"):
            made.append([])
            continue
        marks = tuple(s for s in covering if s.passage.start < right and s.passage.end > left)
        opens = tuple(s for s in marks if s.passage.start == left and s.number)
        is_doubted = any(doubt.start < right and doubt.end > left for doubt in here)
        closes = tuple(doubt for doubt in here if min(doubt.end, end) == right)
        made[-1].append(Stretch(left, piece, marks, opens, is_doubted, closes))
    return [paragraph for paragraph in made if paragraph]


def _is_its_title(paragraph: list[Stretch], report: Report) -> bool:
    """Whether a paragraph says what stands over the page already: the headline is the first line of the text."""
    return _same("".join(stretch.text for stretch in paragraph), str(report))


@desk_page
@require_safe
def reports(request: DeskRequest) -> HttpResponse:
    """The reports that came in last."""
    page = Paginator(Report.objects.select_related("outlet"), PER_PAGE, allow_empty_first_page=True)
    number = request.GET.get("page", "1")
    first = int(number) if number.isdecimal() and 0 < int(number) < 1000 else 1
    rows = list(Report.objects.select_related("outlet")[(first - 1) * page.per_page : first * page.per_page + 1])
    context = {
        "section": "intake",
        "reports": rows[: page.per_page],
        "page": first,
        "has_more": len(rows) > page.per_page,
    }
    return render(request, "desk/reports.html", context)


@desk_page
@require_safe
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """One report: its text with the marks, and beside it what was found in it."""
    row = get_object_or_404(Report.objects.select_related("outlet", "line"), pk=pk)
    return shown(request, row)


def shown(
    request: DeskRequest, row: Report, *, form: PassageForm | None = None, status: int = 200, why_not: str = ""
) -> HttpResponse:
    wanted = request.GET.get("snapshot", "")
    snapshots = list(row.snapshots.defer("text"))
    chosen = next((s for s in snapshots if str(s.pk) == wanted), snapshots[0])
    statements = statements_of(chosen)
    text = chosen.text
    doubts = doubts_of(row, text)
    parts = max(1, -(-len(text) // PART))
    part = _part(request, text, statements, parts)
    start, end = _cut(text, (part - 1) * PART), _cut(text, part * PART)
    listed = [s for s in statements if s.number]
    shown_text = paragraphs(text, statements, start, end, doubts)
    headline = shown_text.pop(0) if start == 0 and shown_text and _is_its_title(shown_text[0], row) else []
    form = form or PassageForm(claims=Claim.objects.all())
    offer_claims(form, "claim", _choosable(statements), "Choose a claim")
    context: dict[str, Any] = {
        "section": "intake",
        "report": row,
        "snapshot": chosen,
        "snapshots": snapshots,
        "is_latest": chosen.pk == snapshots[0].pk,
        "statements": listed,
        "candidates": sum(1 for s in listed if s.candidate),
        "headline": headline,
        "paragraphs": shown_text,
        "doubts": doubts,
        "part": part,
        "parts": range(1, parts + 1) if parts > 1 else (),
        "form": form,
        "why_not": why_not,
        "reasons": SetAsideReason.choices,
        "notes": [*row.notes, *_notes(row)],
        "counter_kinds": CounterKind.choices,
        "here": request.get_full_path(),
        "letters_behind": Letter.objects.filter(intake__report=row)[:SHOWN_LETTERS],
        "copies": row.archived_copies.all()[:SHOWN_COPIES],
        "capture": row.captures.first(),
        "why_no_copy": sourcing.capture_refusal(row, by=request.user),
    }
    return render(request, "desk/report.html", context, status=status)


@desk_page
@require_POST
def archive(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask a public archive for a copy of the report's page."""
    row = get_object_or_404(Report, pk=pk)
    try:
        asked = sourcing.ask_for_copy(row, by=request.user)
    except Refused as error:
        say_no(request, str(error))
    else:
        say(request, "A copy is asked for; it takes some minutes." if asked else "A copy is being taken already.")
    return redirect("desk:report", pk=pk)


def _notes(row: Report) -> list[str]:
    """What the person who handed the report in should know, from its last intake."""
    last = Intake.objects.filter(report=row).first()
    return [last.error] if last is not None and last.error else []


def _part(request: DeskRequest, text: str, statements: list[Statement], parts: int) -> int:
    asked = request.GET.get("part", "")
    if asked.isdecimal():
        return min(max(int(asked), 1), parts)
    at = request.GET.get("passage", "")
    for statement in statements:
        if str(statement.passage.pk) == at:
            # A part ends with a line, a little before its full length, so the offset may lie in the one after.
            return next(n for n in range(parts, 0, -1) if statement.passage.start >= _cut(text, (n - 1) * PART))
    return 1


def _cut(text: str, near: int) -> int:
    """An offset at a line's end near ``near``, so that a part never ends within a line of usual length."""
    if near <= 0 or near >= len(text):
        return max(0, min(near, len(text)))
    line = text.rfind("\n", near - 2000, near)
    return line if line > 0 else near


def _choosable(statements: list[Statement]) -> list[Claim]:
    """Claims to choose from: those of this report, then the newest on the desk."""
    own = {claim.pk: claim for s in statements for claim in (*s.claims, *s.retold)}
    own |= {counter.claim_id: counter.claim for s in statements for counter in s.answers}
    newest = Claim.objects.on_the_desk().exclude(pk__in=own)[:_CHOOSABLE]
    return [*own.values(), *newest]


# --- Marking ----------------------------------------------------------------------------------------------------------


@desk_page
@require_POST
def mark(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a claim of words in the report, or put them beside one."""
    row = get_object_or_404(Report.objects.select_related("outlet", "line"), pk=pk)
    snapshot = get_object_or_404(Snapshot, pk=_number(request.POST.get("snapshot", "")), report=row)
    form = PassageForm(request.POST, claims=Claim.objects.all())
    if not form.is_valid():
        return shown(request, row, form=form, status=INCOMPLETE)
    try:
        start, end = _place(snapshot.text, form.cleaned_data)
        address = _put(request, snapshot, start, end, form.cleaned_data)
    except Incomplete as missing:
        told(form, missing)
        return shown(request, row, form=form, status=INCOMPLETE)
    except Refused as error:
        return shown(request, row, form=form, status=REFUSED, why_not=str(error))
    return redirect(address)


def _put(request: DeskRequest, snapshot: Snapshot, start: int, end: int, typed: dict[str, Any]) -> str:
    """Carry out what was chosen for the words; returns where to go next."""
    use, claim = typed["use"] or "claim", typed["claim"]
    if use != "claim" and claim is None:
        raise Incomplete(claim="Choose the claim that these words belong to.")
    passage = editing.passage_of(snapshot, start, end)
    if use == "claim":
        made = workflow.submit(
            text=typed["text"] or passage.exact,
            by=request.user,
            passage=passage,
            claimant=passage.speaker,
            claimant_name=passage.speaker_name,
            claimant_role=passage.speaker_role,
            language=snapshot.report.language,
        )
        say(request, "The claim waits as a candidate beside the text.")
        return f"{reverse('desk:report', args=[snapshot.report_id])}?passage={passage.pk}#statement-{made.pk}"
    if use in ("supports", "undermines", "context"):
        item = editing.add_item(claim, by=request.user, kind="evidence", passage=passage, stance=use)
        kind = "evidence"
    elif use == "counter_statement":
        counter_kind = typed["counter_kind"] or CounterKind.FLAT_DENIAL
        item = editing.add_item(claim, by=request.user, kind=use, passage=passage, counter_kind=counter_kind)
        kind = use
    else:
        item = editing.add_item(claim, by=request.user, kind="appearance", passage=passage)
        kind = "appearance"
    say(request, "The words stand beside the claim now.")
    return f"{reverse('desk:claim', args=[claim.pk])}#{kind}-{item.pk}"


def _place(text: str, typed: dict[str, Any]) -> tuple[int, int]:
    """Where the words stand: as marked, or sought, whatever the blanks and line ends between them."""
    start, end, exact = typed["start"], typed["end"], typed["exact"]
    if start is not None and end is not None and 0 <= start < end <= len(text) and _same(text[start:end], exact):
        return start, end
    words = exact.split()
    if not words:
        raise Incomplete(exact="Mark some words of the text, or type them here.")
    found = list(re.finditer(r"\s+".join(re.escape(word) for word in words), text))
    if not found:
        raise Incomplete(exact="These words do not stand in the text like this.")
    if len(found) > 1:
        raise Incomplete(exact=f"These words stand in the text {len(found)} times. Take a few more of them.")
    return found[0].start(), found[0].end()


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 19 else 0

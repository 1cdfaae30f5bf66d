"""The workspace: one claim with everything that stands beside it, and the small deeds that people do there."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import editing, gate, lines, matching, together, watching, workflow
from claims.choices import CounterKind, EvidenceOffered, Light, MatchStanding, Stage, Stance
from claims.models import Claim, Cluster, Event, Match, Review, SentenceModel, Source, User
from claims.refusals import Incomplete, Refused, Stale
from claims.web import forms
from claims.web.desk import actions, changes
from claims.web.desk.answers import (
    INCOMPLETE,
    NO_VERSION,
    REFUSED,
    STALE,
    UNVERSIONED,
    DeskRequest,
    back,
    desk_page,
    refused,
    say,
    say_no,
    told,
)
from claims.web.desk.board import LEVELS, Board
from claims.web.desk.queue import rail, view_of

SHOWN_EVENTS = 8
MOST_EVENTS = 500
SHOWN_LETTERS = 5
_MOST_DIGITS = 6
"""Sources that a browser offers while a name is typed."""
_MENDS = {"review": "desk:review", "draft": "desk:draft", "rest": "desk:rest"}


def the_claim(pk: int) -> Claim:
    """The claim with what every page about it shows, or 404."""
    claims = Claim.objects.select_related("claimant", "holder", "summary", "duplicate_of", "decided_by", "draft")
    return get_object_or_404(claims, pk=pk)


def rulings(claim: Claim, *, is_here: bool = False) -> list[dict[str, Any]]:
    """The publish gate as the checklist shows it: each ruling with the way to where it can be mended.

    ``is_here`` says that the checklist stands in the workspace itself, whose parts are then a jump away.
    """
    workspace = "" if is_here else reverse("desk:claim", args=[claim.pk])
    return [{"ruling": ruling, "mend": _way_to(ruling.mend, claim, workspace)} for ruling in gate.judge(claim)]


def _way_to(mend: str, claim: Claim, workspace: str) -> str:
    """The address of the page or the part where something can be mended; empty where nothing can."""
    if mend in _MENDS:
        return reverse(_MENDS[mend], args=[claim.pk])
    return f"{workspace}#{mend}" if mend else ""


def wanted_part(request: HttpRequest) -> int:
    """Which part of the long lists beside a claim a person asked for, here or on the page a part is swapped into."""
    current = request.htmx.current_url_abs_path if request.htmx else None  # type: ignore[attr-defined]
    asked = request.GET.get("beside") or QueryDict(urlsplit(current or "").query).get("beside") or ""
    return int(asked) if asked.isdecimal() and len(asked) < _MOST_DIGITS else 1


def collecting(claim: Claim, user: User) -> dict[str, Any]:
    """What the items beside a claim need to be shown: whether this person may collect, and the words to choose from."""
    return {
        "why_not_collect": editing.items_refusal(claim, user),
        "stances": Stance.choices,
        "counter_kinds": CounterKind.choices,
        "evidence_offered": EvidenceOffered.choices,
    }


def shown(request: HttpRequest, claim: Claim, user: User, status: int = 200) -> HttpResponse:
    """The workspace as it stands now."""
    board = Board.of(claim, part=wanted_part(request))
    wants_all = request.GET.get("log") == "all"
    events = list(
        Event.objects.filter(claim=claim)
        .select_related("by", "particulars")
        .order_by("-position")[: MOST_EVENTS if wants_all else SHOWN_EVENTS + 1]
    )
    beside = rail(request, user)
    checklist, offers = rulings(claim, is_here=True), actions.offers(claim, user)
    matches = laid_beside(claim)
    likely = [match for match in matches if match.standing != MatchStanding.REJECTED and not is_doubtful(match)]
    about = list(claim.letters.waiting_first()[: SHOWN_LETTERS + 1]) if claim.slug else []
    merged = list(claim.duplicates.select_related("claimant").order_by("pk"))
    context = {
        "section": "queue",
        "claim": claim,
        "board": board,
        "levels": LEVELS,
        "offers": offers,
        "leads": any(offer.is_main for offer in offers),
        "rulings": checklist,
        "reds": sum(1 for row in checklist if row["ruling"].is_red),
        "ambers": sum(1 for row in checklist if row["ruling"].light == Light.AMBER),
        "events": events if wants_all else events[:SHOWN_EVENTS],
        "has_more_events": len(events) > SHOWN_EVENTS and not wants_all,
        "reviews": list(
            Review.objects.visible_to(user).filter(claim=claim, seat__isnull=False).select_related("reviewer")
        ),
        "changes_seen": changes.seen(claim),
        "settle_refusal": watching.settle_refusal(user),
        "replies": list(claim.reply_requests.all()),
        "rest_refusal": editing.rest_refusal(claim, user),
        "dismissed_together": together.dismissed_together(claim) if board.dismissed else [],
        "letters": about[:SHOWN_LETTERS],
        "has_more_letters": len(about) > SHOWN_LETTERS,
        "letters_behind": list(claim.letters_behind.order_by("pk")[:SHOWN_LETTERS]),
        "matches": likely,
        "by_key": merged_by_key(claim, likely),
        "less_like": [match for match in matches if is_doubtful(match)],
        "not_the_same": [match for match in matches if match.standing == MatchStanding.REJECTED],
        "merged": merged,
        "words_taken": workflow.words_taken(claim) if merged else None,
        "why_not_split": workflow.split_refusal(user),
        "cluster": Cluster.objects.proposed().with_size().filter(members__claim=claim).first(),
        "precedent": matching.precedent(claim),
        "words_alone": not SentenceModel.objects.exists(),
        "words_refusal": editing.words_refusal(claim, user),
        "draft_refusal": editing.draft_refusal(claim, user),
        "offered_sources": Source.objects.offered(),
        "rail_tab": beside[0] if beside else None,
        "rail_claims": beside[1] if beside else [],
        "before": _neighbour(beside[1] if beside else [], claim, -1),
        "after": _neighbour(beside[1] if beside else [], claim, 1),
        "why_not_decide": lines.refusal(claim, user),
        "view": f"?{view.urlencode()}" if (view := view_of(request)) else "",
        **collecting(claim, user),
    }
    return render(request, "desk/claim.html", context, status=status)


def _neighbour(claims: list[Claim], claim: Claim, step: int) -> int | None:
    """The number of the claim before or after this one in the column beside it."""
    keys = [row.pk for row in claims]
    at = keys.index(claim.pk) + step if claim.pk in keys else -1
    return keys[at] if 0 <= at < len(keys) else None


@desk_page
@require_safe
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    """One claim: where it was said, what bears on it, what answers it, the gate, the actions, the history."""
    return shown(request, the_claim(pk), request.user)


def again(request: DeskRequest, pk: int, where: str) -> HttpResponse:
    """Back to the workspace after a small deed, at the panel where it was done."""
    return redirect(back(request, f"{reverse('desk:claim', args=[pk])}#{where}"))


def no(request: DeskRequest, pk: int, error: Refused) -> HttpResponse:
    """The workspace as it stands, with the sentence why nothing was done."""
    say_no(request, str(error))
    return shown(request, the_claim(pk), request.user, INCOMPLETE if isinstance(error, Incomplete) else REFUSED)


def alike(claim: Claim) -> list[Match]:
    """What is on the desk, was published, or was checked by others, and may be this claim; no other candidates,
    and nothing that was merged into it."""
    return [
        match for match in laid_beside(claim) if match.standing != MatchStanding.REJECTED and not is_doubtful(match)
    ]


def is_doubtful(match: Match) -> bool:
    """Whether nobody has decided about it, and it is not so like the claim that it would be put before people."""
    return match.standing == MatchStanding.SUGGESTED and match.score < matching.IS_LIKELY


def laid_beside(claim: Claim) -> list[Match]:
    """The same with what people have found not to be this claim: they may think better of it."""
    return [
        match
        for match in claim.matches.in_rows()
        if match.other is None or (match.other.stage != Stage.CANDIDATE and match.other.duplicate_of_id != claim.pk)
    ]


def merged_by_key(claim: Claim, matches: list[Match]) -> Match | None:
    """The first that one key merges a candidate with; what something speaks against takes a look, and the button."""
    gone = (Stage.SET_ASIDE, Stage.WITHDRAWN)
    for match in matches:
        other, is_suggested = match.other, match.standing == MatchStanding.SUGGESTED
        if other is not None and other.stage not in gone and is_suggested and not matching.speaks_against(claim, other):
            return match
    return None


@desk_page
@require_safe
def same(request: DeskRequest, pk: int) -> HttpResponse:
    """What may be this claim already, for the list beside a report; without scripts the claim itself shows it."""
    claim = get_object_or_404(Claim, pk=pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("desk:claim", pk=pk)
    matches = alike(claim)
    by_key = merged_by_key(claim, matches)
    context = {"candidate": claim, "matches": matches, "by_key": by_key, "here": back(request, "")}
    return render(request, "desk/same.html", context)


@desk_page
@require_POST
def decide_match(request: DeskRequest, pk: int, match_pk: int) -> HttpResponse:
    """Say whether what was found is the same claim."""
    match = get_object_or_404(Match, pk=match_pk, claim_id=pk)
    standing = request.POST.get("standing", "")
    try:
        editing.decide_match(match, standing, by=request.user)
    except Refused as error:
        return no(request, pk, error)
    same = "What they found is theirs; the verdict here stays open."
    if match.other is not None:
        same = "So that one verdict stands for both, set this one aside as a duplicate."
    say(
        request,
        {
            "confirmed": f"Noted: it is the same claim. {same}",
            "updated": "Noted: it is the same claim, and there is news since.",
            "rejected": "Noted: it is not the same claim.",
        }[standing],
    )
    return again(request, pk, "known")


# --- Related reporting ------------------------------------------------------------------------------------------------


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def pulls(request: DeskRequest, pk: int) -> HttpResponse:
    """How the pulls stand (asked for again and again while one is live), or ask for related reporting once more."""
    claim = get_object_or_404(Claim, pk=pk)
    if request.method == "POST":
        try:
            asked = editing.pull_again(claim, by=request.user, connector=request.POST.get("connector") or None)
        except Refused as error:
            return no(request, pk, error)
        say(request, "Related reporting is being asked for." if asked else "It is being asked for already.")
        return again(request, pk, "reporting")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('desk:claim', args=[pk])}#reporting")
    board = Board(claim, [], [], [], [], list(claim.pulls.all()))
    asked_before = min(int(request.GET.get("n", "0")) if request.GET.get("n", "0").isdecimal() else 0, 50)
    answer = render(request, "desk/pulls.html", {"claim": claim, "board": board, "n": asked_before + 1})
    if not board.is_pulling:
        answer["HX-Trigger"] = "pulled"
    return answer


# --- The claim's words ------------------------------------------------------------------------------------------------


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: DeskRequest, pk: int) -> HttpResponse:
    """Edit the claim's words; a save over somebody else's shows both texts."""
    claim = the_claim(pk)
    why_not, status, theirs = editing.words_refusal(claim, request.user), 200, None
    if request.method == "POST":
        form = forms.WordsForm(request.POST, instance=the_claim(pk))
        status = INCOMPLETE
        if form.is_valid():
            try:
                editing.reword(claim, by=request.user, version=form.cleaned_data["version"], **form.words())
            except Stale as stale:
                theirs, status = stale.current, STALE
                form = _with_version(form, stale.current.version)
            except Incomplete as missing:
                told(form, missing)  # type: ignore[arg-type]
            except Refused as error:
                why_not, status = str(error), REFUSED
            else:
                say(request, "The claim’s words are saved.")
                return redirect("desk:claim", pk=pk)
        elif "version" in form.errors:
            why_not, status = NO_VERSION, UNVERSIONED
    else:
        form = forms.WordsForm(instance=claim, initial={"version": claim.version})
    context = {
        "section": "queue",
        "claim": claim,
        "form": form,
        "why_not": why_not,
        "theirs": theirs,
        "suggested": matching.suggested_sources([claim.claimant_name]).get(claim.claimant_name),
        "offered_sources": Source.objects.offered(),
    }
    return render(request, "desk/words.html", context, status=status)


def _with_version(form: forms.WordsForm, version: int) -> forms.WordsForm:
    """The same typed words, now naming the version that the person is shown beside them."""
    typed = {**form.data.dict(), "version": str(version)}  # type: ignore[attr-defined]
    return forms.WordsForm(typed, instance=form.instance)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: DeskRequest) -> HttpResponse:
    """Send in a claim that was met outside any report."""
    form, status = forms.SubmitForm(), 200
    if request.method == "POST":
        form, status = forms.SubmitForm(request.POST), INCOMPLETE
        if form.is_valid():
            try:
                made = workflow.submit(by=request.user, **form.cleaned_data)
            except Incomplete as missing:
                told(form, missing)
            except Refused as error:
                return refused(request, error)
            else:
                say(request, "The claim waits as a candidate. Accept it, and the search for related reporting begins.")
                return redirect("desk:claim", pk=made.pk)
    return render(request, "desk/submit.html", {"section": "intake", "form": form}, status=status)

"""The public pages: no scripts, no cookies, no sessions, no third parties, and cheap to ask for again.

They are rendered without the request, so that nothing about the reader can get into them; every answer carries an ETag
and a date, and caches have to ask whether it still holds (a correction is seen at once).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from itertools import pairwise
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from claims import letters, publishing, watching
from claims.choices import Action, Attribution, SourceState, Verdict
from claims.differences import word_changes
from claims.filters import CheckFilter
from claims.models import Claim, Correction, Summary, Withdrawal
from claims.searching import fitting, understand
from claims.web import meanings
from claims.web.checks import changes, page_of
from claims.web.structured import as_script
from claims.workflow import STEPS

PAGE_SIZE = 20
LOG_SIZE = 200
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Readable by everybody and by caches, which have to ask each time whether it still holds.

    What is sent to it changes nothing, so it needs no token: it is told that the page is only read.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        return conditional(request, response)

    return csrf_exempt(require_safe(answer))


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with an ETag, or 304 for who has it. HEAD is told the same: its body is taken off afterwards."""
    set_response_etag(response)
    changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    answered = get_conditional_response(request, response.headers.get("ETag"), changed, response)
    return cast(HttpResponse, answered)


def page(template: str, context: dict[str, Any], *, changed: datetime | None = None, status: int = 200) -> HttpResponse:
    """A rendered page of the public site, dated by what on it changed last."""
    context |= {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, "demo": settings.CLAIMS_DEMO}
    response = HttpResponse(render_to_string(template, context), status=status)
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


# --- The list ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one page of the list ends: the next one begins after it, whatever is published meanwhile."""

    published_at: datetime
    pk: int

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """The mark in an address; nothing when there is none or it makes no sense."""
        when, _, pk = text.rpartition("_")
        try:
            moment = parse_datetime(when)
        except ValueError:
            return None
        if moment is None or moment.tzinfo is None or not (pk.isascii() and pk.isdigit()) or len(pk) > 18:
            return None
        try:
            return cls(moment.astimezone(UTC), int(pk))
        except OverflowError:  # beyond the calendar, once its offset is taken off
            return None

    def __str__(self) -> str:
        return f"{self.published_at.astimezone(UTC).isoformat().replace('+00:00', 'Z')}_{self.pk}"

    @property
    def later(self) -> Q:
        """What comes after the mark, in the order of the list."""
        return Q(published_at__lt=self.published_at) | Q(published_at=self.published_at, pk__lt=self.pk)


@dataclass(frozen=True, slots=True)
class Selected:
    """The checks that an address asks for, in no order yet; ``notes`` say what of it makes no sense."""

    claims: QuerySet[Claim]
    notes: tuple[str, ...]
    is_valid: bool

    @property
    def makes_sense(self) -> bool:
        return self.is_valid and not self.notes


def selected(query: QueryDict) -> Selected:
    """What the filters of the list ask for, from the place on where one page of it begins."""
    typed = understand(query.get("q", ""))
    found = publishing.public_checks()
    if not typed.is_empty:
        found = found.filter(pk__in=fitting(typed, "check", on_desk=False).values("pk"))
    narrowed = query.copy()
    narrowed.pop("q", None)
    asked = CheckFilter(narrowed, queryset=found)
    is_valid = asked.form.is_valid()
    found = asked.qs if is_valid else found.none()
    if mark := Mark.read(query.get("after", "")):
        found = found.filter(mark.later)
    return Selected(found, typed.notes, is_valid)


def asked_for(query: QueryDict) -> list[tuple[str, str]]:
    """The filters in an address, without its place and without those that were left empty."""
    return [(name, value) for name, values in query.lists() for value in values if name != "after" and value]


def following_query(query: QueryDict, last: Claim) -> str:
    """The query of what comes after ``last``, with the same filters."""
    assert last.published_at is not None  # noqa: S101  the database holds it for every published claim
    return f"?{urlencode([*asked_for(query), ('after', str(Mark(last.published_at, last.pk)))])}"


def for_list(queryset: QuerySet[Claim], *, with_claim: bool = False) -> QuerySet[Claim]:
    """With what a row of the list shows, and without the long texts behind it; in the order of the list.

    ``with_claim`` adds the claim as the record has it, as ``claim_part``.
    """
    if with_claim:
        queryset = queryset.annotate(claim_part=KeyTransform("claim", "summary__record"))
    return (
        queryset.select_related("summary")
        .defer("summary__record", "summary__text", "summary__html", "search_text", "reasons")
        .annotate(
            said_by=KeyTextTransform("name", KeyTransform("claimant", KeyTransform("claim", "summary__record"))),
            updated_at=F("summary__published_at"),
        )
        .order_by("-published_at", "-pk")
    )


@public_page
def checks(request: HttpRequest) -> HttpResponse:
    """The published checks, newest first, with the search of :mod:`claims.searching` and a filter by verdict."""
    chosen, query = selected(request.GET), asked_for(request.GET)
    found = list(for_list(chosen.claims)[: PAGE_SIZE + 1])
    rows = found[:PAGE_SIZE]
    context = {
        "rows": rows,
        "words": request.GET.get("q", ""),
        "notes": chosen.notes,
        "chosen": set(request.GET.getlist("verdict")),
        "verdicts": [verdict for verdict in Verdict if verdict != Verdict.UNCHECKED],
        "following": following_query(request.GET, rows[-1]) if len(found) > PAGE_SIZE else "",
        "query": f"?{urlencode(query)}" if query else "",
        "makes_sense": chosen.makes_sense,
        "is_first": Mark.read(request.GET.get("after", "")) is None,
        "is_filtered": bool(query),
    }
    return page("public/checks.html", context)


# --- One check --------------------------------------------------------------------------------------------------------


def _claim_at(slug: str) -> Claim:
    summaries = Summary.objects.select_related("correction").order_by("number").prefetch_related("withdrawals")
    found = Claim.objects.public().prefetch_related(Prefetch("summaries", queryset=summaries))
    return get_object_or_404(found, slug=slug)


def _history(summaries: list[Summary]) -> list[dict[str, Any]]:
    """Each correction with what it changed, and each withdrawal, newest first."""
    corrected = [
        {"at": after.published_at, "summary": after, "correction": after.correction, "changes": changes(before, after)}
        for before, after in pairwise(summaries)
        if hasattr(after, "correction")
    ]
    withdrawn = [
        {"at": withdrawal.made_at, "summary": summary, "withdrawal": withdrawal}
        for summary in summaries
        for withdrawal in summary.withdrawals.all()
    ]
    return sorted([*corrected, *withdrawn], key=lambda entry: entry["at"], reverse=True)


def _source_note(note: watching.Note) -> dict[str, Any]:
    """A note with the cited words and those that stand there now as one row, or the remark that has come to them."""
    pieces = word_changes(note.exact, note.closest) if note.state == SourceState.CHANGED else []
    return {"note": note, "pieces": pieces, "remark": note.closest if note.state == SourceState.REMARKED else ""}


def _in_short(summary: Summary, is_current: bool, withdrawal: Withdrawal | None) -> str:
    """The page in a sentence or two, for previews of links to it: a verdict only where it stands."""
    if withdrawal is not None:
        return f"We have withdrawn this check. {withdrawal.reason}"
    if not is_current:
        return "An earlier text of this check, which was replaced."
    return f"{Verdict(summary.verdict).label}. {summary.standfirst}"


def _headline(summary: Summary, is_current: bool, withdrawal: Withdrawal | None) -> str:
    """What the page is called in a tab, a list of what was found and a preview of a link."""
    if withdrawal is None and not is_current:
        return f"Replaced: {summary.title}"
    return publishing.headline(summary, withdrawn=withdrawal is not None)


def _check_page(claim: Claim, summary: Summary, summaries: list[Summary]) -> HttpResponse:
    current = summaries[-1]
    is_current = summary.pk == current.pk
    withdrawal = next(iter(current.withdrawals.all()), None)
    summary.claim = claim  # both come from one question; the address needs no other
    review = publishing.markup(summary) if is_current else None
    noted, history = watching.notes(claim, summary), _history(summaries)
    context = _context(claim, summary, current, history) | {
        "is_current": is_current,
        "is_under_review": claim.is_under_review,
        "withdrawal": withdrawal,
        "headline": _headline(summary, is_current, withdrawal),
        "in_short": _in_short(summary, is_current, withdrawal),
        "taken_back": next(iter(summary.withdrawals.all()), None),
        "claim_review": as_script(review) if review else "",
        "source_notes": [_source_note(note) for note in noted],
    }
    moments = [summary.published_at, current.published_at, claim.moved_at]
    moments += [*(note.at for note in noted), *(entry["at"] for entry in history)]
    return page("public/check.html", context, changed=max(moments), status=410 if withdrawal else 200)


def _context(claim: Claim, summary: Summary, current: Summary, history: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "check": claim,
        "summary": summary,
        "current": current,
        "address": publishing.check_address(claim.slug or ""),
        "card_address": reverse("public:card", args=[claim.slug]) if claim.slug else "",
        "history": history,
        "corrected": sum("correction" in entry for entry in history),
        **page_of(summary),
    }


def page_to_be(claim: Claim, summary: Summary) -> HttpResponse:
    """What readers would see of ``summary``, which is not saved: every word of the page, before it is theirs."""
    earlier = list(claim.summaries.select_related("correction").order_by("number").prefetch_related("withdrawals"))
    context = _context(claim, summary, summary, _history(earlier)) | {"is_current": True, "is_preview": True}
    told = {"headline": f"Not published: {summary.title}", "in_short": "A text that is not published."}
    return page("public/check.html", context | told)


@public_page
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """One check as it stands. A withdrawn one answers 410, with the reason and the last text."""
    claim = _claim_at(slug)
    summaries = list(claim.summaries.all())
    return _check_page(claim, summaries[-1], summaries)


@public_page
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An earlier text of a check, which says that it was replaced; the newest one lives at the check's own address."""
    claim = _claim_at(slug)
    summaries = list(claim.summaries.all())
    found = next((summary for summary in summaries if summary.number == number), None)
    if found is None:
        raise Http404
    if found is summaries[-1]:
        return HttpResponseRedirect(reverse("public:check", args=[slug]))
    return _check_page(claim, found, summaries)


# --- What goes with the checks ----------------------------------------------------------------------------------------


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and withdrawal, newest first."""
    texts = ("summary__record", "summary__text", "summary__html")
    made: list[Correction | Withdrawal] = [
        *Correction.objects.select_related("summary__claim").defer(*texts)[: LOG_SIZE + 1],
        *Withdrawal.objects.select_related("summary__claim").defer(*texts)[: LOG_SIZE + 1],
    ]
    rows = sorted(made, key=lambda row: row.made_at, reverse=True)[:LOG_SIZE]
    kinds = [(kind.label, text) for kind, text in meanings.CORRECTIONS.items()]
    context = {"rows": rows, "kinds": kinds, "is_cut": len(made) > LOG_SIZE}
    return page("public/corrections.html", context, changed=rows[0].made_at if rows else None)


@public_page
def methodology(request: HttpRequest) -> HttpResponse:
    """How a claim becomes a check: the rating key, the stages, and who may do what, from the rules in force."""
    context = {
        "verdicts": [
            {"verdict": verdict, "meaning": text, "number": publishing.SCALE.get(verdict)}
            for verdict, text in meanings.VERDICTS.items()
            if verdict != Verdict.UNCHECKED
        ],
        "best": publishing.BEST,
        "worst": publishing.WORST,
        "attributions": [
            (word.label, text) for word, text in meanings.ATTRIBUTIONS.items() if word != Attribution.UNCHECKED
        ],
        "stages": [(stage.label, text) for stage, text in meanings.STAGES.items()],
        "corrections": [(kind.label, text) for kind, text in meanings.CORRECTIONS.items()],
        "steps": [
            {
                "action": Action(action).label,
                "before": " or ".join(stage.label for stage in step.before) or "–",
                "after": " or ".join(stage.label for stage in step.after),
                "under_review": " or under review" if step.under_review else "",
                "role": step.role.label,
                "needs": step.needs,
            }
            for action, step in STEPS.items()
        ],
        "second_person": settings.CLAIMS_SECOND_PERSON,
    }
    return page("public/methodology.html", context)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    days = settings.CLAIMS_KEEP_LETTERS_DAYS
    return page("public/about.html", {"letters_days": days, "unanswered_days": days * letters.UNANSWERED_KEPT})

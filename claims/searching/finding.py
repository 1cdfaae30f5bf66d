"""Finding: four kinds of things by their indexes, best and newest first, page by page; what is sealed is not looked at.

On the desk everybody finds every claim, check, report and source. Everybody else finds standing checks, by their frozen
words, and what these cite and name. Reviews and drafts are no part of any index here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from rapidfuzz import fuzz, process

from claims import matching, publishing
from claims.choices import Standing
from claims.matching.words import folded, key, words_of
from claims.models import Appearance, Claim, CounterStatement, Evidence, Passage, Report, Snapshot, Source, Summary
from claims.searching.asked import Asked
from claims.searching.marks import Piece, marked
from claims.searching.ranking import WINDOW, Mark, fit, passed

KINDS = {
    "claim": frozenset({"speaker", "verdict", "stage", "language", "outlet", "before", "after"}),
    "check": frozenset({"speaker", "verdict", "language", "outlet", "before", "after"}),
    "report": frozenset({"speaker", "language", "outlet", "before", "after"}),
    "source": frozenset(),
}
"""What can be found, and the filters that mean something for it; with any other, nothing of the kind is found."""
_ORDER = {
    "claim": ("moved_at", True),
    "check": ("published_at", True),
    "report": ("created_at", True),
    "source": ("name", False),
}
_TITLE = {"claim": "text", "check": "summary__title", "report": "title", "source": "name"}
_ALIKE = 70
_MOST_CORRECTED, _LEARNT_FROM = 4, 300


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was found: ``thing`` as the database has it, its ``title`` and a ``snippet`` with marks."""

    kind: str
    thing: Any
    title: list[Piece]
    snippet: list[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of one kind; ``following`` is the mark of the next page, empty on the last."""

    kind: str
    rows: list[Row]
    following: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was asked and what was found. ``instead`` is set when nothing fits what was typed and something fits it."""

    asked: Asked
    found: list[Found]
    instead: Asked | None = None


def search(asked: Asked, *, on_desk: bool, kinds: Iterable[str] = KINDS, after: str = "", size: int = 10) -> Results:
    """Find ``asked``; when nothing fits, what it was perhaps meant to be. ``after`` is the mark of a page."""
    look = _Look(asked, on_desk)
    if asked.is_empty:
        return Results(asked, [])
    kinds = [kind for kind in kinds if kind in KINDS and (on_desk or kind != "claim")]
    found = [look.page(kind, after, size) for kind in kinds]
    if any(page.rows for page in found) or after:
        return Results(asked, found)
    other = look.corrected(kinds)
    if other is None:
        return Results(asked, found)
    found = [_Look(other, on_desk).page(kind, "", size) for kind in kinds]
    return Results(asked, found, other if any(page.rows for page in found) else None)


def fitting(asked: Asked, kind: str, *, on_desk: bool) -> QuerySet[Any]:
    """All of a kind that fits, for a list that has an order of its own."""
    return _Look(asked, on_desk).fitting(kind)


def fitting_texts(asked: Asked) -> QuerySet[Summary]:
    """Every text of a check that fits, by its own frozen words: also those that were replaced or taken back since."""
    return _Look(asked, on_desk=False).texts()


@dataclass(frozen=True, slots=True)
class _Window:
    """Some of what fits, as score, place and number; where it begins, and where the next one does."""

    ranked: list[tuple[float, str, int]]
    start: str
    following: str


class _Look:
    """One question, put to each kind in its own terms."""

    def __init__(self, asked: Asked, on_desk: bool) -> None:
        self.asked, self.on_desk = asked, on_desk
        self.known: matching.Spellings = matching.spellings()
        names = self.known.names_like
        self.terms = matching.terms(asked.words, spellings=self.known.of)
        self.typed = " ".join(term.typed for term in self.terms if term.is_wanted)
        self.query = matching.search_query(asked.words, spellings=self.known.of, names=names)
        self.wanted = matching.wanted_forms(asked.words, spellings=self.known.of)
        self.beginnings = matching.beginnings(asked.words, spellings=self.known.of, names=names)
        self.beginnings |= matching.beginnings(" ".join((*asked.speaker, *asked.outlet)), spellings=self.known.of)

    def fitting(self, kind: str) -> QuerySet[Any]:
        """All of a kind that fits."""
        finder: Callable[[], QuerySet[Any]] = getattr(self, f"_{kind}s")
        things = finder()
        if self.asked.filters - KINDS[kind] or (self.asked.words and self.query is None):
            return things.none()
        return self._on_page(kind, things) if self.asked.address else things

    def _on_page(self, kind: str, things: QuerySet[Any]) -> QuerySet[Any]:
        """Those that a page holds or that stand on it: the report of its address, its claims, checks that cite it."""
        match kind:
            case "report":
                return things.filter(pk__in=self._pages())
            case "check":
                return things.filter(summary__in=self._citing())
            case "claim":
                there = [
                    Q(pk__in=each._default_manager.filter(passage__snapshot__report__in=self._pages()).values("claim"))
                    for each in (Appearance, CounterStatement, Evidence)
                ]
                return things.filter(reduce(or_, there))
            case _:
                return things.none()

    def _pages(self) -> QuerySet[Any]:
        """The report that has the address which was asked for, by either way to it."""
        _, _, rest = self.asked.address.partition("://")
        return Report.objects.filter(address__in=[f"{scheme}://{rest}" for scheme in ("https", "http")]).values("pk")

    def _citing(self) -> QuerySet[Any]:
        return Summary.reports.through.objects.filter(report__in=self._pages()).values("summary")

    def texts(self) -> QuerySet[Summary]:
        """All texts of checks that fit, whether they stand or not."""
        asked, texts = self.asked, self._holding(Summary.objects.all(), "search_text")
        if asked.filters - KINDS["check"] or (asked.words and self.query is None):
            return texts.none()
        if asked.address:
            texts = texts.filter(pk__in=self._citing())
        if asked.speaker:
            texts = texts.alias(_speaker=SearchVector("speaker_text", config="simple"))
            queries = (matching.search_query(name, spellings=self.known.of) for name in asked.speaker)
            said = [Q(_speaker=query) for query in queries if query is not None]
            texts = texts.filter(reduce(or_, said)) if said else texts.none()
        if asked.outlet:
            cited = Summary.reports.through.objects.filter(summary=OuterRef("pk"))
            texts = texts.filter(Exists(cited.filter(report__outlet__in=self._outlets())))
        if asked.before:
            texts = texts.filter(claim__published_at__lt=_start_of(asked.before))
        if asked.after:
            texts = texts.filter(claim__published_at__gte=_start_of(asked.after))
        return _any_of(texts, verdict=asked.verdict, language=asked.language)

    def page(self, kind: str, mark: str, size: int) -> Found:
        """One page of what fits, the best of the newest first, with the keys looked up first and the rows by them."""
        at, following, taken = Mark.read(mark), "", list[int]()
        while len(taken) < size:
            window = self._window(kind, at.start)
            left = window.ranked[passed([(score, place) for score, place, _ in window.ranked], at) :]
            room = size - len(taken)
            taken += [pk for _, _, pk in left[:room]]
            if len(left) > room:
                score, place, _ = left[room - 1]
                following = str(Mark(window.start, score, place))
                break
            at = Mark(window.following)
            following = str(at)
            if not following:
                break
        things = {thing.pk: thing for thing in _shown(kind).filter(pk__in=taken)}
        return Found(kind, [self._row(kind, things[pk]) for pk in taken], following)

    def _window(self, kind: str, start: str) -> "_Window":
        """The newest of what fits, from the key ``start`` on, in the order of how well their titles fit."""
        field, is_descending = _ORDER[kind]
        order = [F(field).desc(), F("pk").desc()] if is_descending else [F(field), F("pk")]
        found = _from(self.fitting(kind), kind, start).order_by(*order)
        rows = list(found.values_list("pk", field, _TITLE[kind])[: WINDOW + 1])
        places = [_mark((pk, value)) for pk, value, _ in rows]
        scored = [(fit(title, self.wanted), place, pk) for (pk, _, title), place in zip(rows, places, strict=True)]
        ranked = sorted(scored[:WINDOW], key=lambda row: -row[0])
        return _Window(ranked, places[0] if places else "", places[WINDOW] if len(rows) > WINDOW else "")

    # --- What fits ----------------------------------------------------------------------------------------------------

    def _claims(self) -> QuerySet[Claim]:
        asked, claims = self.asked, self._holding(Claim.objects.all(), "search_text")
        if asked.speaker:
            said = Q()
            for name in asked.speaker:
                said |= Q(claimant__in=self.known.carrying(name)) | Q(claimant__isnull=True, pk__in=self._naming(name))
            claims = claims.filter(said)
        if asked.outlet:
            held = Appearance.objects.filter(claim=OuterRef("pk")).exclude(standing=Standing.DISMISSED)
            claims = claims.filter(Exists(held.filter(passage__snapshot__report__outlet__in=self._outlets())))
        claims = _any_of(claims, verdict=asked.verdict, stage=asked.stage, language=asked.language)
        if asked.before:
            claims = claims.filter(said_date__lt=asked.before)
        return claims.filter(said_date__gte=asked.after) if asked.after else claims

    def _naming(self, name: str) -> QuerySet[Claim]:
        """Claims of nobody who is linked, whose claimant is written so: by the index first, then by the column."""
        query = matching.search_query(name, spellings=self.known.of)
        if query is None:
            return Claim.objects.none()
        held = Claim.objects.alias(_text=SearchVector("search_text", config="simple")).filter(_text=query)
        wanted = matching.beginnings(name, spellings=self.known.of)
        fitting = [
            pk
            for pk, written in held.filter(claimant__isnull=True).values_list("pk", "claimant_name")[:1_000]
            if any(form.startswith(tuple(wanted)) for form in matching.keys(written))
        ]
        return Claim.objects.filter(pk__in=fitting)

    def _checks(self) -> QuerySet[Claim]:
        asked, checks = self.asked, self._holding(publishing.public_checks(), "summary__search_text")
        if asked.speaker:
            said = Q()
            for name in asked.speaker:
                said |= Q(pk__in=matching.said_by(publishing.public_checks(), name, self.known).values("pk"))
            checks = checks.filter(said)
        if asked.outlet:
            cited = Summary.reports.through.objects.filter(summary=OuterRef("summary"))
            checks = checks.filter(Exists(cited.filter(report__outlet__in=self._outlets())))
        checks = _any_of(checks, summary__verdict=asked.verdict, summary__language=asked.language)
        return self._in_time(checks)

    def _reports(self) -> QuerySet[Report]:
        asked, reports = self.asked, self._holding(Report.objects.all(), "search_text")
        if not self.on_desk:
            standing = publishing.public_checks().values("summary")
            reports = reports.filter(
                pk__in=Summary.reports.through.objects.filter(summary__in=standing).values("report")
            )
        if asked.speaker and not self.on_desk:
            return reports.none()  # who speaks in a report is the desk's own reading of it
        if asked.speaker:
            speakers = {pk for name in asked.speaker for pk in self.known.carrying(name)}
            said = Passage.objects.filter(speaker__in=speakers).values("snapshot__report")
            reports = reports.filter(pk__in=said)
        if asked.outlet:
            reports = reports.filter(outlet__in=self._outlets())
        return self._in_time(_any_of(reports, language=asked.language))

    def _sources(self) -> QuerySet[Source]:
        wanted = self.known.found_by(self.typed)
        left_out = {pk for term in self.terms if not term.is_wanted for pk in self.known.named(term.typed)}
        sources = Source.objects.filter(pk__in=set(wanted) - left_out)
        if not self.on_desk:
            standing = publishing.public_checks().values("summary")
            sources = sources.filter(
                pk__in=Summary.sources.through.objects.filter(summary__in=standing).values("source")
            )
        return sources

    def _outlets(self) -> list[int]:
        return sorted({pk for name in self.asked.outlet for pk in self.known.carrying(name)})

    def _holding(self, things: QuerySet[Any], column: str) -> QuerySet[Any]:
        if self.query is None:
            return things
        return things.alias(_held=SearchVector(column, config="simple")).filter(_held=self.query)

    def _in_time(self, things: QuerySet[Any]) -> QuerySet[Any]:
        if self.asked.before:
            things = things.filter(published_at__lt=_start_of(self.asked.before))
        return things.filter(published_at__gte=_start_of(self.asked.after)) if self.asked.after else things

    # --- How it is shown ----------------------------------------------------------------------------------------------

    def _row(self, kind: str, thing: Any) -> Row:
        title, text = _words_of(kind, thing)
        if kind == "report" and not self.on_desk:
            text = ""  # it belongs to whoever wrote it, and is not given out
        return Row(
            kind, thing, marked(title, self.beginnings, whole=True), marked(text, self.beginnings) if text else []
        )

    # --- What was perhaps meant ---------------------------------------------------------------------------------------

    def corrected(self, kinds: Iterable[str]) -> Asked | None:
        """The question with each word that nothing holds replaced by the likest one that something does.

        Only words that this person could have found are looked at, so that nothing sealed is ever guessed.
        """
        other, changes = self.asked, 0
        for word in list(words_of(self.typed)):
            if changes == _MOST_CORRECTED or not key(word) or word.isdigit():
                continue
            alone = _Look(Asked(word, words=word), self.on_desk)
            if any(alone.fitting(kind).exists() for kind in kinds):
                continue
            if likest := self._likest(word, kinds):
                other, changes = other.instead(word, likest), changes + 1
        return replace(other, notes=()) if changes else None

    def _likest(self, word: str, kinds: Iterable[str]) -> str:
        known = {folded(other): other for other in self._could_be(word, kinds)}
        best = process.extractOne(folded(word), known, scorer=fuzz.ratio, score_cutoff=_ALIKE, processor=folded)
        return str(best[0]) if best else ""

    def _could_be(self, word: str, kinds: Iterable[str]) -> Iterable[str]:
        """Words of the things that hold a word which begins alike, and on the desk those of all names."""
        if self.on_desk:
            yield from self.known.words
        form = key(word)
        for start in dict.fromkeys(filter(None, (form[:3], form[:2], form[1::-1], form[:1] + form[2:3]))):
            alike = _Look(Asked(start), self.on_desk)
            alike.query = _beginning(start)
            for kind in kinds:
                if kind == "source":
                    continue
                newest = alike.fitting(kind).order_by("-pk").values_list("pk", flat=True)[:_LEARNT_FROM]
                for thing in _shown(kind, with_texts=False).filter(pk__in=list(newest)):
                    yield from words_of(" ".join(_words_of(kind, thing)))


def _beginning(start: str) -> Any:
    return SearchQuery(f"'{start}':*", search_type="raw", config="simple") if start.isalnum() else None


def _words_of(kind: str, thing: Any) -> tuple[str, str]:
    """The title of a thing, and the text that a snippet is taken from, as they are written."""
    if kind == "claim":
        return thing.text, thing.origin_note
    if kind == "check":
        return thing.summary.title, f"{thing.summary.standfirst} {thing.summary.text}"
    if kind == "report":
        return str(thing), getattr(thing, "shown_text", "") or ""
    return thing.name, ", ".join(thing.aliases)


def _shown(kind: str, *, with_texts: bool = True) -> QuerySet[Any]:
    """Rows with all that a list shows of them, in one query."""
    if kind == "claim":
        return Claim.objects.for_desk()
    if kind == "check":
        return Claim.objects.select_related("summary").defer("summary__record", "summary__html", "search_text")
    if kind == "report":
        reports = Report.objects.select_related("outlet").defer("search_text")
        text = Snapshot.objects.filter(report=OuterRef("pk")).order_by("-fetched_at", "-pk").values("text")[:1]
        return reports.annotate(shown_text=text) if with_texts else reports
    return Source.objects.all()


def _any_of(things: QuerySet[Any], **wanted: tuple[str, ...]) -> QuerySet[Any]:
    return things.filter(**{f"{field}__in": values for field, values in wanted.items() if values})


def _start_of(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _mark(place: tuple[int, Any]) -> str:
    pk, value = place
    return f"{value.isoformat() if isinstance(value, datetime) else value},{pk}"


def _from(things: QuerySet[Any], kind: str, mark: str) -> QuerySet[Any]:
    """What comes from the key ``mark`` on, this one among it; one that makes no sense is the beginning."""
    value, _, number = mark.rpartition(",")
    field, is_descending = _ORDER[kind]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return things
    place: Any = value
    if is_descending:
        try:
            place = datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError):
            return things
    way = "lt" if is_descending else "gt"
    return things.filter(Q(**{f"{field}__{way}": place}) | Q(**{field: place, f"pk__{way}e": int(number)}))

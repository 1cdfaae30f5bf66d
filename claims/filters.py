"""One FilterSet per list, shared by the desk, the public pages and the API."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.choices import Origin, SourceKind, Stage, Standing, Verdict
from claims.matching import said_by, search_checks, search_claims, search_reports, spellings, terms
from claims.models import Claim, CounterStatement, Report, Source

DECIDED_VERDICTS = [choice for choice in Verdict.choices if choice[0] != Verdict.UNCHECKED]


def start_of(day: date) -> datetime:
    """The moment at which ``day`` begins, in the desk's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def up_to(queryset: QuerySet[Any], day: date) -> QuerySet[Any]:
    """What was published on ``day`` or earlier; after the last day of the calendar nothing can be."""
    return queryset if day == date.max else queryset.filter(published_at__lt=start_of(day + timedelta(days=1)))


class ClaimFilter(filters.FilterSet):
    """Claims on the desk. An undecided claim has no verdict, so that filtering by verdict shows decided ones."""

    q = filters.CharFilter(method="search", label="Words")
    stage = filters.MultipleChoiceFilter(choices=Stage.choices, label="Stage")
    verdict = filters.MultipleChoiceFilter(choices=DECIDED_VERDICTS, label="Verdict")
    language = filters.CharFilter(lookup_expr="iexact", label="Language")
    worthiness = filters.NumberFilter(lookup_expr="gte", min_value=0, max_value=1, label="Worth checking, at least")
    claimant = filters.NumberFilter(field_name="claimant_id", label="Claimant")
    has_counter_statement = filters.BooleanFilter(method="answered", label="Has a counter-statement")

    class Meta:
        model = Claim
        fields: list[str] = []

    def search(self, queryset: QuerySet[Claim], name: str, words: str) -> QuerySet[Claim]:
        return search_claims(queryset, words, spellings())

    def answered(self, queryset: QuerySet[Claim], name: str, is_wanted: bool) -> QuerySet[Claim]:
        answers = CounterStatement.objects.filter(claim=OuterRef("pk")).exclude(standing=Standing.DISMISSED)
        return queryset.filter(Exists(answers) if is_wanted else ~Exists(answers))


class CheckFilter(filters.FilterSet):
    """Published checks, by what their frozen summaries say."""

    q = filters.CharFilter(method="search", label="Words")
    verdict = filters.MultipleChoiceFilter(field_name="summary__verdict", choices=DECIDED_VERDICTS, label="Verdict")
    published_after = filters.DateFilter(method="after", label="Published on this day or later")
    published_before = filters.DateFilter(method="before", label="Published on this day or earlier")
    claimant = filters.CharFilter(method="said_by", label="Who made the claim")
    language = filters.CharFilter(method="in_language", label="Language of the claim")

    class Meta:
        model = Claim
        fields: list[str] = []

    def search(self, queryset: QuerySet[Claim], name: str, words: str) -> QuerySet[Claim]:
        """In the frozen words alone: what is reworded while a check is under review is not published yet."""
        return search_checks(queryset, words, spellings())

    def said_by(self, queryset: QuerySet[Claim], name: str, words: str) -> QuerySet[Claim]:
        return said_by(queryset, words, spellings())

    def in_language(self, queryset: QuerySet[Claim], name: str, language: str) -> QuerySet[Claim]:
        return queryset.filter(summary__language=language.lower())

    def after(self, queryset: QuerySet[Claim], name: str, day: date) -> QuerySet[Claim]:
        return queryset.filter(published_at__gte=start_of(day))

    def before(self, queryset: QuerySet[Claim], name: str, day: date) -> QuerySet[Claim]:
        return up_to(queryset, day)


class ReportFilter(filters.FilterSet):
    """Reports, newest first."""

    q = filters.CharFilter(method="search", label="Words")
    outlet = filters.NumberFilter(field_name="outlet_id", label="Outlet")
    language = filters.CharFilter(lookup_expr="iexact", label="Language")
    origin = filters.MultipleChoiceFilter(choices=Origin.choices, label="How it came in")
    published_after = filters.DateFilter(method="after", label="Published on this day or later")
    published_before = filters.DateFilter(method="before", label="Published on this day or earlier")

    class Meta:
        model = Report
        fields: list[str] = []

    def search(self, queryset: QuerySet[Report], name: str, words: str) -> QuerySet[Report]:
        return search_reports(queryset, words, spellings())

    def after(self, queryset: QuerySet[Report], name: str, day: date) -> QuerySet[Report]:
        return queryset.filter(published_at__gte=start_of(day))

    def before(self, queryset: QuerySet[Report], name: str, day: date) -> QuerySet[Report]:
        return up_to(queryset, day)


class SourceFilter(filters.FilterSet):
    """Sources by any part of a name or of another spelling, also one that only sounds the same."""

    q = filters.CharFilter(method="search", label="Name")
    kind = filters.MultipleChoiceFilter(choices=SourceKind.choices, label="Kind")
    has_feed = filters.BooleanFilter(method="watched", label="Has a feed")

    class Meta:
        model = Source
        fields: list[str] = []

    def search(self, queryset: QuerySet[Source], name: str, words: str) -> QuerySet[Source]:
        known, words = spellings(), words.strip()
        without = [term.typed for term in terms(words) if not term.is_wanted]
        if without:
            words = " ".join(term.typed for term in terms(words) if term.is_wanted)
            queryset = queryset.exclude(pk__in={pk for typed in without for pk in known.named(typed)})
        part = Q(name__icontains=words) | Q(folded_aliases__icontains=words.casefold())
        return queryset.filter(part | Q(pk__in=known.carrying(words)))

    def watched(self, queryset: QuerySet[Source], name: str, is_wanted: bool) -> QuerySet[Source]:
        return queryset.filter(feeds__isnull=not is_wanted).distinct()


def chosen(filterset: filters.FilterSet) -> dict[str, Any]:
    """What is really asked of a FilterSet: its fields that hold something, for showing and for links."""
    return {name: value for name, value in filterset.form.cleaned_data.items() if value not in (None, "", [])}

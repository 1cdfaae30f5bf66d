"""Public lists and searches of a large archive: by indexes over what was frozen, never by opening a record."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.api.material import ReportViewSet
from claims.api.sources import SourceViewSet
from claims.choices import Verdict
from claims.filters import CheckFilter
from claims.models import Claim, Correction, Letter, Report, Source, Summary, Withdrawal
from claims.publishing import public_checks
from tests import publishing_cases as cases

pytestmark = pytest.mark.django_db
MANY = 3_000


@pytest.fixture(scope="module")
def archive(standing_rows):
    """One published check among thousands of others, with reports and sources that nothing cites."""
    summary = cases.published(title="Roads").summary
    now = timezone.now()
    claims = Claim.objects.bulk_create(
        Claim(text=f"Claim {n}", slug=f"check-{n}", published_at=now - timedelta(minutes=n)) for n in range(MANY)
    )
    fields = {
        field.attname: getattr(summary, field.attname)
        for field in Summary._meta.concrete_fields
        if field.name not in ("id", "claim", "search_text", "verdict", "language", "speaker_text")
    }
    summaries = Summary.objects.bulk_create(
        Summary(claim=claim, verdict=Verdict.VERIFIED, search_text=f"w{n} x{n} y{n}", language="fr", **fields)
        for n, claim in enumerate(claims)
    )
    for claim, its in zip(claims, summaries, strict=True):
        claim.summary = its
    by, reason = summary.published_by, "It was wrong."
    Withdrawal.objects.bulk_create(Withdrawal(summary=its, by=by, reason=reason, made_at=now) for its in summaries[:50])
    Correction.objects.bulk_create(
        Correction(summary=its, by=by, reason=reason, made_at=now, kind="typo") for its in summaries[50:1_000]
    )
    Claim.objects.bulk_create(Claim(text=f"Claim {n} of the desk alone") for n in range(MANY))
    Letter.objects.bulk_create(
        Letter(kind="claim", words="It is shut.", secret_hash=str(n), state="taken_up", answered_by=by, answered_at=now)
        for n in range(MANY)
    )
    Claim.objects.bulk_update(claims, ["summary"], batch_size=1_000)
    Source.objects.bulk_create(Source(name=f"Source {n}") for n in range(MANY))
    Report.objects.bulk_create(Report(address=f"https://outlet.example.org/{n}", origin="pulled") for n in range(MANY))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return summary


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({"q": "roads -ferry"}, "summary_search"),
        ({"claimant": "brandt"}, "summary_search"),
        ({"verdict": ["disputed"]}, "summary_verdict"),
        ({"language": "en"}, "summary_language"),
        ({"published_after": "2090-01-01"}, "claim_public_newest"),
    ],
)
def test_each_filter_of_the_checks_has_its_index(archive, asked, index):
    checks = CheckFilter(asked, queryset=public_checks()).qs.order_by("-published_at", "-pk")
    plan = checks.values("pk")[:20].explain()
    assert index in plan, plan
    assert "Seq Scan on claims_summary" not in plan, plan


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: public_checks().select_related("summary").order_by("-published_at", "-pk"), "claim_public_newest"),
        (lambda: Correction.objects.select_related("summary__claim"), "correction_newest"),
        (lambda: Letter.objects.waiting_first(), "letter_waiting_first"),
    ],
)
def test_first_page_of_a_list_reads_the_newest_rows_alone(archive, rows, index):
    plan = rows()[:20].explain()
    assert index in plan, plan
    assert not re.search(r"Seq Scan on claims_(claim|summary|correction|letter)", plan), plan


@pytest.mark.parametrize("view", [ReportViewSet, SourceViewSet])
def test_what_the_public_sees_of_reports_and_sources_is_looked_up_without_a_record(archive, rf, view):
    request = rf.get("/")
    request.user = None
    shown = view(request=request, action="list").get_queryset().order_by("-pk")[:50]
    assert 0 < len(shown) <= 5
    assert "record" not in str(shown.query)

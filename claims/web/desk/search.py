"""The command box: one question to claims, reports and sources at once."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims import matching
from claims.filters import SourceFilter
from claims.models import Claim, Report, Source
from claims.web.desk.answers import DeskRequest, desk_page

SHOWN = 15
_LONGEST = 300


@desk_page
@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """The newest of each kind that fit the words."""
    words = request.GET.get("q", "").strip()[:_LONGEST]
    context: dict[str, object] = {"section": "search", "find": words}
    if words:
        claims = matching.search_claims(Claim.objects.all(), words)
        keys = list(claims.order_by("-moved_at", "-pk").values_list("pk", flat=True)[:SHOWN])
        context |= {
            "claims": Claim.objects.for_desk().filter(pk__in=keys),
            "reports": matching.search_reports(Report.objects.select_related("outlet"), words)[:SHOWN],
            "sources": SourceFilter({"q": words}, queryset=Source.objects.all()).qs[:SHOWN],
        }
    return render(request, "desk/search.html", context)

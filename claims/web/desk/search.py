"""The search box and the palette: one question to claims, checks, reports and sources at once."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.searching import KINDS, Found, Row, search, understand
from claims.web.desk.answers import DeskRequest, desk_page

SHOWN, SHOWN_OF_ONE, SHOWN_IN_PALETTE = 8, 30, 4
TITLES = {"claim": "Claims", "check": "Published checks", "report": "Reports", "source": "Sources"}


def address_of(row: Row) -> str:
    """The page of what was found."""
    if row.kind == "check":
        return reverse("public:check", args=[row.thing.slug])
    return reverse(f"desk:{row.kind}", args=[row.thing.pk])


@desk_page
@require_safe
def find(request: DeskRequest) -> HttpResponse:
    """What fits: the newest of each kind, or one kind page by page; for the palette the first few."""
    asked = understand(request.GET.get("q", ""))
    chosen, is_palette = request.GET.get("kind", ""), "palette" in request.GET
    kinds = [chosen] if chosen in KINDS else list(KINDS)
    size = SHOWN_IN_PALETTE if is_palette else SHOWN_OF_ONE if chosen in KINDS else SHOWN
    after = request.GET.get("after", "") if chosen in KINDS else ""
    results = search(asked, on_desk=True, kinds=kinds, after=after, size=size)
    meant = results.instead or asked
    context = {
        "section": "search",
        "find": asked.typed,
        "asked": asked,
        "instead": results.instead,
        "groups": [
            (TITLES[found.kind], _rows(found), _more(found, meant.typed)) for found in results.found if found.rows
        ],
    }
    # Only the palette's own script asks for it; anybody else gets the page.
    is_part = is_palette and request.htmx  # type: ignore[attr-defined]
    return render(request, "desk/found.html" if is_part else "desk/search.html", context)


def _rows(found: Found) -> list[tuple[Row, str]]:
    return [(row, address_of(row)) for row in found.rows]


def _more(found: Found, typed: str) -> str:
    """The way to the next page of one kind; empty on the last."""
    return f"?{urlencode({'q': typed, 'kind': found.kind, 'after': found.following})}" if found.following else ""

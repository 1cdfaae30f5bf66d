"""A check on other people's sites: a card that shows it as it stands now, and oEmbed, by which their systems find it.

Whoever embeds a check carries its corrections and its withdrawal too: the card is asked for anew by every reader.
"""

from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.models import Claim, Summary
from claims.web.checks import page_of
from claims.web.public import page, public_page

WIDTH, HEIGHT = 600, 340
"""The card's size in pixels, unless a site has less room; what is longer is scrolled."""
_LEAST = 200


def _standing(slug: str) -> tuple[Claim, Summary]:
    """A check with its last text, that text's correction and its withdrawals."""
    summaries = Summary.objects.select_related("correction").prefetch_related("withdrawals")
    found = Claim.objects.public().prefetch_related(Prefetch("summary", summaries))
    claim = get_object_or_404(found, slug=slug)
    assert claim.summary is not None  # noqa: S101  public claims have one
    return claim, claim.summary


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public_page
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The check in short, for a frame on another site. A withdrawn one says so, with the reason, and answers 410."""
    claim, summary = _standing(slug)
    withdrawal = next(iter(summary.withdrawals.all()), None)
    context = {
        "check": claim,
        "summary": summary,
        "address": f"{settings.SITE_URL}{reverse('public:check', args=[slug])}",
        "withdrawal": withdrawal,
        "correction": getattr(summary, "correction", None),
        **page_of(summary),
    }
    return page("public/card.html", context, status=410 if withdrawal else 200)


@public_page
def oembed(request: HttpRequest) -> HttpResponse:
    """What an oEmbed consumer asks about the address of a check (https://oembed.com): the frame that shows its card."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only JSON is given.", content_type="text/plain; charset=utf-8", status=501)
    claim, summary = _standing(_slug_in(request.GET.get("url", "")))
    name = f"Withdrawn: {summary.title}" if summary.withdrawals.all() else summary.title
    width, height = _size(request.GET.get("maxwidth"), WIDTH), _size(request.GET.get("maxheight"), HEIGHT)
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "width": width,
        "height": height,
        "html": frame_of(claim, name, width=width, height=height),
    }
    response = JsonResponse(told)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def frame_of(claim: Claim, name: str, *, width: int, height: int) -> str:
    """The element that another site puts where the card shall stand; the page of the check shows it too."""
    address = f"{settings.SITE_URL}{reverse('public:card', args=[claim.slug])}"
    context = {"address": address, "title": f"{settings.SITE_NAME}: {name}", "width": width, "height": height}
    return render_to_string("public/_frame.html", context).strip()


def _slug_in(address: str) -> str:
    """The check at an address of ours; raises 404 for any other."""
    ours = urlsplit(settings.SITE_URL)
    try:
        asked = urlsplit(address)
    except ValueError:
        raise Http404("This is no address.") from None
    if asked.netloc != ours.netloc or asked.scheme not in ("http", "https"):
        raise Http404("This is no address of ours.")
    try:
        # Addresses are often passed on without their last stroke.
        found = resolve(f"{asked.path.removeprefix(ours.path).rstrip('/')}/")
    except Resolver404:
        raise Http404("There is no check at this address.") from None
    if found.view_name not in ("public:check", "public:version"):
        raise Http404("There is no check at this address.")
    return str(found.kwargs["slug"])


def _size(asked: str | None, most: int) -> int:
    """What the other site has room for, within reason."""
    return max(_LEAST, min(int(asked), most)) if asked and asked.isdecimal() and len(asked) < 6 else most

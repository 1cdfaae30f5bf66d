"""What other machines read of the public site: the Atom feed, the site map, and what crawlers may fetch."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date

from claims import publishing
from claims.choices import Verdict
from claims.models import Claim, Summary, Withdrawal
from claims.web.public import public_page

FEED_SIZE = 50
SITEMAP_SIZE = 50_000
"""As many addresses as one site map may hold."""
SITEMAP_NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """One check in the feed, as it stands now."""

    title: str
    words: str
    address: str
    first_at: datetime
    updated_at: datetime
    category: str


def _published(summary: Summary, claim: Claim) -> Entry:
    label = Verdict(summary.verdict).label
    words = f"{label}. {summary.standfirst}"
    correction = getattr(summary, "correction", None)
    if correction is not None:
        day = timezone.localdate(summary.published_at)
        words += f" Corrected on {day.day} {day:%B %Y} ({correction.get_kind_display()}): {correction.reason}"
    return Entry(
        title=summary.title,
        words=words,
        address=publishing.check_address(claim.slug or ""),
        first_at=claim.published_at or summary.published_at,
        updated_at=summary.published_at,
        category=label,
    )


def _taken_back(withdrawal: Withdrawal) -> Entry:
    summary, claim = withdrawal.summary, withdrawal.summary.claim
    return Entry(
        title=f"Withdrawn: {summary.title}",
        words=f"We have taken this check back. {withdrawal.reason}",
        address=publishing.check_address(claim.slug or ""),
        first_at=claim.published_at or summary.published_at,
        updated_at=withdrawal.made_at,
        category="Withdrawn",
    )


def entries() -> list[Entry]:
    """What changed last before the public: new checks, corrections and withdrawals, one entry a check."""
    texts = ("summary__record", "summary__text", "summary__html")
    standing = publishing.public_checks().select_related("summary__correction").defer(*texts).order_by("-summary_id")
    published = [_published(claim.summary, claim) for claim in standing[:FEED_SIZE] if claim.summary is not None]
    withdrawn = Withdrawal.objects.filter(summary__claim__summary=F("summary")).select_related("summary__claim")
    taken_back = [_taken_back(row) for row in withdrawn.defer(*texts)[:FEED_SIZE]]
    return sorted([*published, *taken_back], key=lambda entry: entry.updated_at, reverse=True)[:FEED_SIZE]


class _Feed(Atom1Feed):
    """Atom whose own date is that of its newest entry, also while there is none."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if settings.CLAIMS_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.CLAIMS_HUB})


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """The last checks, corrections and withdrawals as Atom; a correction is an update of its entry."""
    atom = _Feed(
        title=f"{settings.SITE_NAME}: checks",
        link=f"{settings.SITE_URL}{reverse('public:checks')}",
        feed_url=publishing.feed_address(),
        description="Claims that were checked, with their corrections.",
        subtitle="Claims that were checked, with their corrections.",
        language="en",
        author_name=settings.SITE_NAME,
        author_link=f"{settings.SITE_URL}/",
    )
    rows = entries()
    for entry in rows:
        atom.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.words,
            unique_id=entry.address,
            pubdate=entry.first_at,
            updateddate=entry.updated_at,
            categories=[entry.category],
        )
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    if rows:
        response.headers["Last-Modified"] = http_date(rows[0].updated_at.timestamp())
    if settings.CLAIMS_HUB:
        response.headers["Link"] = f'<{settings.CLAIMS_HUB}>; rel="hub", <{publishing.feed_address()}>; rel="self"'
    return response


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every standing check, with the day of its last change."""
    rows = (
        publishing.public_checks().order_by("-summary_id").values_list("slug", "summary__published_at")[:SITEMAP_SIZE]
    )
    places = [
        f"<url><loc>{settings.SITE_URL}{reverse(f'public:{name}')}</loc></url>" for name in ("checks", "methodology")
    ]
    for slug, changed in rows:
        address = escape(publishing.check_address(slug or ""))
        places.append(f"<url><loc>{address}</loc><lastmod>{changed.isoformat(timespec='seconds')}</lastmod></url>")
    body = "\n".join(places)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP_NAMES}">\n{body}\n</urlset>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What is for readers may be fetched; the desk, its log-in and the API are no pages to index."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/desk/", "/account/", "/admin/", "/api/"))
    text = f"User-agent: *\n{closed}Sitemap: {settings.SITE_URL}{reverse('public:sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

"""What crawlers read of the public site: the site map, and what they may fetch."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from claims import publishing
from claims.web.public import public_page

SITEMAP_SIZE = 50_000
"""As many addresses as one site map may hold."""
SITEMAP_NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"


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
    closed = "".join(f"Disallow: {path}\n" for path in ("/desk/", "/account/", "/admin/", "/api/", "/v1alpha1/"))
    text = f"User-agent: *\n{closed}Sitemap: {settings.SITE_URL}{reverse('public:sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

"""The feeds of the newswire: each outlet announces its pages in one format, as the manifest says."""

import json
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from demo.manifest import FeedFormat, Outlet, Page, pages_of
from demo.rendering import BANNERS


def feed(outlet: Outlet, *, base: str, edition: int) -> bytes:
    """The outlet's feed, newest page first, with absolute links; in the outlet's feed charset."""
    write = {FeedFormat.RSS: _rss, FeedFormat.ATOM: _atom, FeedFormat.RDF: _rdf, FeedFormat.JSON: _json}
    return write[outlet.feed_format](outlet, base, edition).encode(outlet.feed_charset)


def changed_at(outlet: Outlet, edition: int) -> datetime:
    """When the newest of the outlet's pages was put where it stands."""
    return max(page.edition(edition).edited_at for page in pages_of(outlet))


def _rss(outlet: Outlet, base: str, edition: int) -> str:
    items = "".join(
        "<item>"
        f"<title>{escape(page.title)}</title>"
        f"<link>{escape(_tracked(page, base))}</link>"
        f'<guid isPermaLink="false">{_identity(page)}</guid>'
        f"<pubDate>{format_datetime(page.published)}</pubDate>"
        f"<dc:creator>{escape(page.byline)}</dc:creator>"
        f"<category>{escape(page.topic.value)}</category>"
        f"<description>{escape(f'<p>{escape(page.summary)}</p>')}</description>"
        "</item>\n"
        for page in pages_of(outlet)
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.feed_charset}"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        "<channel>\n"
        f"<title>{escape(outlet.name)}</title>\n"
        f"<link>{base}{outlet.home_path}</link>\n"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(base + outlet.feed_path)}/>\n'
        f"<description>{escape(BANNERS[outlet.language])}</description>\n"
        f"<language>{outlet.language}</language>\n"
        f"<lastBuildDate>{format_datetime(changed_at(outlet, edition))}</lastBuildDate>\n"
        f"<ttl>60</ttl>\n{items}</channel>\n</rss>\n"
    )


def _atom(outlet: Outlet, base: str, edition: int) -> str:
    entries = "".join(
        "<entry>"
        f"<id>{_identity(page)}</id>"
        f"<title>{escape(page.title)}</title>"
        f'<link rel="alternate" type="text/html" href={quoteattr(base + page.path)}/>'
        f"<published>{page.published.isoformat()}</published>"
        f"<updated>{page.edition(edition).edited_at.isoformat()}</updated>"
        f"<author><name>{escape(page.byline)}</name></author>"
        f"<category term={quoteattr(page.topic.value)}/>"
        f'<summary type="html">{escape(f"<p>{escape(page.summary)}</p>")}</summary>'
        "</entry>\n"
        for page in pages_of(outlet)
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.feed_charset}"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">\n'
        f"<id>tag:{outlet.slug}.invalid,2024:feed</id>\n"
        f"<title>{escape(outlet.name)}</title>\n"
        f"<subtitle>{escape(BANNERS[outlet.language])}</subtitle>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(base + outlet.feed_path)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(base + outlet.home_path)}/>\n'
        f"<updated>{changed_at(outlet, edition).isoformat()}</updated>\n{entries}</feed>\n"
    )


def _rdf(outlet: Outlet, base: str, edition: int) -> str:
    pages = pages_of(outlet)
    order = "".join(f"<rdf:li rdf:resource={quoteattr(base + page.path)}/>" for page in pages)
    items = "".join(
        f"<item rdf:about={quoteattr(base + page.path)}>"
        f"<title>{escape(page.title)}</title>"
        f"<link>{escape(base + page.path)}</link>"
        f"<description>{escape(page.summary)}</description>"
        f"<dc:date>{page.published.isoformat()}</dc:date>"
        f"<dc:creator>{escape(page.byline)}</dc:creator>"
        "</item>\n"
        for page in pages
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.feed_charset}"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"<channel rdf:about={quoteattr(base + outlet.feed_path)}>\n"
        f"<title>{escape(outlet.name)}</title>\n"
        f"<link>{base}{outlet.home_path}</link>\n"
        f"<description>{escape(BANNERS[outlet.language])}</description>\n"
        f"<dc:language>{outlet.language}</dc:language>\n"
        f"<dc:date>{changed_at(outlet, edition).isoformat()}</dc:date>\n"
        f"<items><rdf:Seq>{order}</rdf:Seq></items>\n"
        f"</channel>\n{items}</rdf:RDF>\n"
    )


def _json(outlet: Outlet, base: str, edition: int) -> str:
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "description": BANNERS[outlet.language],
        "home_page_url": base + outlet.home_path,
        "feed_url": base + outlet.feed_path,
        "language": outlet.language,
        "items": [
            {
                "id": _identity(page),
                "url": base + page.path,
                "title": page.title,
                "summary": page.summary,
                "content_text": page.summary,
                "date_published": page.published.isoformat(),
                "date_modified": page.edition(edition).edited_at.isoformat(),
                "authors": [{"name": page.byline}],
                "tags": [page.topic.value],
            }
            for page in pages_of(outlet)
        ],
    }
    return json.dumps(about, ensure_ascii=False, indent=1)


def _identity(page: Page) -> str:
    """A name for the page that stays when the server's address changes; ``.invalid`` belongs to nobody."""
    return (
        f"tag:{page.outlet.slug}.invalid,{page.published:%Y-%m-%d}:{page.path.rsplit('/', 1)[-1].removesuffix('.html')}"
    )


def _tracked(page: Page, base: str) -> str:
    """The link as RSS feeds of news sites give it, with the parameters of their visitor statistics."""
    return f"{base}{page.path}?utm_source=feed&utm_medium=rss"

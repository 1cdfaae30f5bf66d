"""Turns the manifest and the files under ``pages/`` into the bytes that the newswire serves.

Files may hold placeholders such as ``[[base]]``, the address of the server without a slash at its end. Double square
brackets occur in no news text, no style sheet and no feed, so that nothing else can be taken for one.
"""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape

from demo.manifest import OUTLETS, PAGES_FOLDER, FeedFormat, Outlet, Page, pages_of

_PLACEHOLDER = re.compile(r"\[\[(\w+)\]\]")

# Of our own, since strftime speaks the language of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MEDIA_TYPES = {
    FeedFormat.RSS: "application/rss+xml",
    FeedFormat.ATOM: "application/atom+xml",
    FeedFormat.RDF: "application/rdf+xml",
    FeedFormat.JSON: "application/feed+json",
}

BANNERS = {
    "en": "This page was made for demonstration. The outlet is invented, and mistakes may have been put into the text "
    "on purpose. Do not quote it as news.",
    "uk": "Цю сторінку створено для демонстрації. Видання вигадане, а в тексті можуть бути навмисні помилки. "
    "Не цитуйте її як новину.",
}


def media_type(outlet: Outlet) -> str:
    """The media type of the outlet's feed."""
    return _MEDIA_TYPES[outlet.feed_format]


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put ``values`` (markup, ready to stand in the page) where the template names them.

    Raises KeyError when the template asks for something that is not there.
    """
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def page_html(page: Page, *, base: str, edition: int) -> bytes:
    """The page as its outlet serves it while the clock says ``edition``, in the outlet's charset."""
    state = page.edition(edition)
    outlet = page.outlet
    related = [other for other in pages_of(outlet) if other != page][:4]
    article = fill(
        _text(outlet, "article.html"),
        {
            "title": escape(page.title),
            "summary": escape(page.summary),
            "byline": escape(page.byline),
            "credit": f'<p class="credit">{escape(page.credit)}</p>' if page.credit else "",
            "published_iso": page.published.isoformat(),
            "published_words": _published_words(page),
            "body": state.file.read_text(encoding="utf-8").strip(),
            "related": _list_of_links(related, base),
        },
    )
    head = _head(
        outlet,
        base=base,
        title=f"{page.title} – {outlet.name}",
        address=base + page.path,
        more=(
            f'<meta name="description" content="{escape(page.summary)}">',
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(page.title)}">',
            f'<meta property="og:description" content="{escape(page.summary)}">',
            f'<meta property="og:url" content="{escape(base + page.path)}">',
            f'<meta property="og:site_name" content="{escape(outlet.name)}">',
            f'<meta property="article:published_time" content="{page.published.isoformat()}">',
            f'<meta property="article:modified_time" content="{state.edited_at.isoformat()}">',
            f'<meta name="author" content="{escape(page.byline)}">',
            _news_article(page, base=base, edition=edition),
        ),
    )
    return _site(outlet, base=base, head=head, content=article)


def home_html(outlet: Outlet, *, base: str) -> bytes:
    """The outlet's home page: its reports, newest first, and where its feed is."""
    content = f"<h1>{escape(outlet.name)}</h1>\n{_list_of_links(pages_of(outlet), base)}"
    head = _head(outlet, base=base, title=outlet.name, address=base + outlet.home_path, more=())
    return _site(outlet, base=base, head=head, content=content)


def index_html(*, base: str, edition: int) -> bytes:
    """The page about the newswire itself: every outlet, every page, and what each is there to show."""
    parts = []
    for outlet in OUTLETS:
        rows = "\n".join(
            f"<tr><td>{page.published.day} {_MONTHS[page.published.month - 1]} {page.published.year}</td>"
            f'<td lang="{outlet.language}"><a href="{escape(base + page.path)}">{escape(page.title)}</a></td>'
            f"<td>{escape(page.note)}</td></tr>"
            for page in pages_of(outlet)
        )
        parts.append(
            f'<section>\n<h2><a href="{escape(base + outlet.home_path)}" lang="{outlet.language}">'
            f"{escape(outlet.name)}</a></h2>\n"
            f'<p class="about">{escape(outlet.kind.capitalize())} · {escape(outlet.interest)} · '
            f'<a href="{escape(base + outlet.feed_path)}">Feed ({outlet.feed_format.value.upper()})</a></p>\n'
            '<table class="pages">\n<thead><tr><th scope="col">Date</th><th scope="col">Report</th>'
            f'<th scope="col">What it is there to show</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n'
            "</table>\n</section>"
        )
    values = {"base": base, "banner": _banner("en"), "edition": str(edition), "content": "\n".join(parts)}
    return fill((PAGES_FOLDER / "index.html").read_text(encoding="utf-8"), values).encode()


def _site(outlet: Outlet, *, base: str, head: str, content: str) -> bytes:
    values = {"base": base, "head": head, "banner": _banner(outlet.language), "content": content}
    return fill(_text(outlet, "site.html"), values).encode(outlet.charset)


def _head(outlet: Outlet, *, base: str, title: str, address: str, more: Sequence[str]) -> str:
    lines = [
        f'<meta http-equiv="Content-Type" content="text/html; charset={outlet.charset}">'
        if outlet.charset != "utf-8"
        else '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(title)}</title>",
        f'<link rel="canonical" href="{escape(address)}">',
        f'<link rel="alternate" type="{media_type(outlet)}" title="{escape(outlet.name)}" '
        f'href="{escape(base + outlet.feed_path)}">',
        f'<link rel="stylesheet" href="{outlet.style_path}">',
        '<link rel="stylesheet" href="/banner.css">',
        *more,
    ]
    return "\n".join(lines)


def _news_article(page: Page, *, base: str, edition: int) -> str:
    """The page's JSON-LD; written in ASCII, since a script element knows no character references."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "datePublished": page.published.isoformat(),
        "dateModified": page.edition(edition).edited_at.isoformat(),
        "inLanguage": page.outlet.language,
        "mainEntityOfPage": base + page.path,
        "author": {"@type": "Organization", "name": page.byline},
        "publisher": {"@type": "NewsMediaOrganization", "name": page.outlet.name, "url": base + page.outlet.home_path},
    }
    text = json.dumps(about).replace("<", "\\u003c")  # no word of ours may close the element
    return f'<script type="application/ld+json">{text}</script>'


def _banner(language: str) -> str:
    return f'<aside class="demonstration" lang="{language}">{escape(BANNERS[language])}</aside>'


def _list_of_links(pages: Sequence[Page], base: str) -> str:
    items = "\n".join(f'<li><a href="{escape(base + page.path)}">{escape(page.title)}</a></li>' for page in pages)
    return f"<ul>\n{items}\n</ul>"


def _published_words(page: Page) -> str:
    moment = page.published
    if page.outlet.language == "uk":
        return f"{moment:%d.%m.%Y, %H:%M}"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _text(outlet: Outlet, name: str) -> str:
    return (PAGES_FOLDER / outlet.slug / name).read_text(encoding="utf-8")

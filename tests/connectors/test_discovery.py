"""From a site to its feeds, and lists of feeds that go from one program to another."""

import re

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.connectors.discovery import OfferedFeed, find_feeds
from claims.connectors.http import Client, FetchError
from claims.connectors.manners import Manners
from claims.connectors.opml import NotOpml, Outline, read_opml, write_opml
from claims.connectors.syndication import FeedError, read_feed
from tests.connectors.wires import Remembered

FEED = "<rss><channel><title>Harbour Post</title><item><title>One</title><link>https://harbour.org/1</link></item>"


def test_feeds_that_the_page_names_are_offered_if_they_can_be_read(web: HTTPServer, client: Client) -> None:
    web.expect_request("/").respond_with_data(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml">'
        '<link rel="alternate" type="application/rss+xml" href="http://10.0.0.1/in">'
        '<link rel="alternate" type="application/atom+xml" href="/gone.xml"></head>',
        content_type="text/html",
    )
    web.expect_request("/news.xml").respond_with_data(FEED)
    assert find_feeds(web.url_for("/"), client) == [OfferedFeed(web.url_for("/news.xml"), "Harbour Post", 1)]


def test_usual_places_are_tried_where_the_page_names_none(web: HTTPServer, client: Client) -> None:
    web.expect_request("/about").respond_with_data("<html><p>About us</p>", content_type="text/html")
    web.expect_request("/rss.xml").respond_with_data(FEED)
    assert [feed.address for feed in find_feeds(web.url_for("/about"), client)] == [web.url_for("/rss.xml")]


def test_address_that_is_a_feed_is_offered_itself(web: HTTPServer, client: Client) -> None:
    web.expect_request("/news.xml").respond_with_data(FEED)
    assert find_feeds(web.url_for("/news.xml"), client) == [OfferedFeed(web.url_for("/news.xml"), "Harbour Post", 1)]


def test_slow_site_is_let_be_when_its_time_is_over(web: HTTPServer, client: Client) -> None:
    now, asked = [0.0], []

    def slowly(request: Request) -> Response:
        asked.append(request.path)
        now[0] += 4.0
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}.xml">' for n in range(5))
        return Response(FEED if request.path == "/0.xml" else f"<html><head>{links}</head>", content_type="text/html")

    web.expect_request(re.compile(".*")).respond_with_handler(slowly)
    found = find_feeds(web.url_for("/"), client, seconds=12, clock=lambda: now[0])
    assert [feed.address for feed in found] == [web.url_for("/0.xml")]
    assert asked == ["/", "/0.xml", "/1.xml"]


def test_feeds_that_robots_txt_closes_are_left_alone_and_the_site_itself_is_looked_at(web: HTTPServer) -> None:
    web.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /closed\nDisallow: /site\n")
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}">' for n in ("closed", "open"))
    web.expect_request("/site").respond_with_data(f"<html><head>{links}</head>", content_type="text/html")
    web.expect_request("/open").respond_with_data(FEED)
    hosts = Remembered()
    polite = Client(allowance={(web.host, web.port)}, manners=Manners(hosts))
    assert [feed.address for feed in find_feeds(web.url_for("/site"), polite)] == [web.url_for("/open")]
    assert [request.path for request, _ in web.log] == ["/site", "/robots.txt", "/open"]
    assert {host for host, _ in hosts.taken} == {f"{web.host}:{web.port}"}


@pytest.mark.parametrize("body", ["", "<html><p>About us</p>", b"\x00\x01\x02\x03" * 1_000, "{}"])
def test_site_without_feeds_offers_none(body, web: HTTPServer, client: Client) -> None:
    web.expect_request("/").respond_with_data(body)
    assert find_feeds(web.url_for("/"), client) == []


def test_site_that_does_not_answer_is_said_so(web: HTTPServer, client: Client) -> None:
    web.expect_request("/").respond_with_data("", status=503)
    with pytest.raises(FetchError, match=r"This address answered with status 503\."):
        find_feeds(web.url_for("/"), client)
    with pytest.raises(FetchError, match="private or reserved network"):
        find_feeds("http://169.254.169.254/", client)


# --- News sitemaps ----------------------------------------------------------------------------------------------------

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://harbour.org/1?utm_source=x</loc><news:news>
    <news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2024-10-14T10:00:00+02:00</news:publication_date><news:title>Bridge &amp; ferry</news:title>
  </news:news><image:image><image:title>A picture</image:title></image:image></url>
  <url><loc>/2</loc><news:news><news:title>Bread</news:title></news:news></url>
  <url><loc>https://harbour.org/about</loc><lastmod>2024-10-14</lastmod></url>
</urlset>"""


def test_news_sitemap_is_read_like_a_feed():
    feed = read_feed(SITEMAP.encode(), address="https://harbour.org/news.xml")
    assert [(e.address, e.title, e.outlet, e.date, e.language) for e in feed.entries] == [
        ("https://harbour.org/1?utm_source=x", "Bridge & ferry", "Harbour Post", "2024-10-14T10:00:00+02:00", "en"),
        ("https://harbour.org/2", "Bread", "", "", ""),
    ]


def test_sitemap_without_news_and_list_of_sitemaps_say_what_they_are():
    plain = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://h.org/1</loc></url></urlset>'
    with pytest.raises(FeedError, match=r"This is a sitemap without news: none of its pages has a title\."):
        read_feed(plain.encode())
    index = "<sitemapindex><sitemap><loc>https://h.org/news.xml</loc></sitemap></sitemapindex>"
    with pytest.raises(FeedError, match="This address gives a list of sitemaps"):
        read_feed(index.encode())


# --- OPML -------------------------------------------------------------------------------------------------------------


def test_list_is_written_and_read_back():
    feeds = [
        Outline("https://harbour.org/feed?a=1&b=2", "Harbour & Post", "https://harbour.org/", "Harbour Post"),
        Outline("https://kurier.org/feed", "Кур’єр\x00"),
    ]
    assert read_opml(write_opml(feeds, title="Ours")) == [feeds[0], Outline("https://kurier.org/feed", "Кур’єр")]


def test_list_of_another_program_is_read_with_its_folders():
    body = (
        b'<?xml version="1.0"?><OPML version="1.0"><body><outline text="News"><outline text="Post" XMLURL="https://h.org/f"/>'
        b'<outline text="again" xmlUrl="https://h.org/f"/><outline text="no feed"/></outline></body></OPML>'
    )
    assert read_opml(body) == [Outline("https://h.org/f", "Post")]


@pytest.mark.parametrize(
    "body",
    [
        '<opml><body><outline text="R & D" xmlUrl="https://h.org/f?a=1&b=2"/></body></opml>',
        '<opml><body><outline text="R &amp; D" xmlUrl="https://h.org/f?a=1&amp;b=2"/></body></opml>',
        '<!DOCTYPE opml SYSTEM "o.dtd"><opml><body><outline text="R & D" xmlUrl="https://h.org/f?a=1&b=2"></body></opml>',
        '<opml xmlns="http://opml.org/spec2"><outline text="R &#38; D" xmlUrl="https://h.org/f?a=1&b=2"/></opml>',
        f'<opml>{"<outline>" * 400}<outline text="R & D" xmlUrl="https://h.org/f?a=1&b=2"/>',
    ],
    ids=["bare", "right", "DTD", "namespace", "deep"],
)
def test_a_careless_list_gives_each_address_whole(body: str):
    assert read_opml(body.encode()) == [Outline("https://h.org/f?a=1&b=2", "R & D")]


def test_a_list_with_very_many_attributes_keeps_nobody_waiting():
    """Each further one would be held against all before it, if they were made a tree of: for half a minute."""
    attributes = " ".join(f'a{number}="1"' for number in range(100_000))
    body = f'<opml><outline {attributes} text="News" xmlUrl="https://h.org/f"/></opml>'.encode()
    assert read_opml(body) == [Outline("https://h.org/f", "News")]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "This file is no list of feeds (OPML)."),
        (b"<html></html>", "This file is no list of feeds (OPML)."),
        (b"\x00\x01" * 3_000, "This file is no list of feeds (OPML)."),
        (b"<opml><body></body></opml>", "This list names no feed."),
        (
            b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline xmlUrl="&a;"/></body></opml>',
            "This file declares entities of its own, which can do harm; it is not read.",
        ),
        (b"<opml>" + b"x" * 2**22, "This list is larger than 2 MB."),
        (
            b"<opml>" + b"".join(b'<outline xmlUrl="https://h.org/%d"/>' % n for n in range(2_001)) + b"</opml>",
            "This list names more than 2,000 feeds; hand it in in parts.",
        ),
    ],
    ids=range(7),
)
def test_what_is_no_list_is_said_so(body, sentence):
    with pytest.raises(NotOpml) as failure:
        read_opml(body)
    assert str(failure.value) == sentence

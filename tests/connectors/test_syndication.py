"""Feeds of every format, careless ones and hostile ones. The feeds are written for these tests."""

import gzip
import json
import random
from collections.abc import Iterator

import pytest

from claims.connectors.plain import words_of
from claims.connectors.syndication import MOST_ENTRIES, FeedError, announced_feeds, read_feed

BASE = "https://ledger.org/feeds/all.xml"

RSS_2 = """<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
 <channel><title>Daily Ledger</title><link>https://ledger.org/</link><language>en-GB</language>
  <image><title>Logo</title><link>https://ledger.org/logo</link></image>
  <item><title>Bridge &amp;amp; ferry: a &lt;b&gt;caf\u00e9&lt;/b&gt; closes</title>
   <link>/news/bridge?a=1&amp;b=2</link>
   <guid isPermaLink="false">tag:ledger.org,7</guid><pubDate>Mon, 14 Oct 2024 10:00:00 +0300</pubDate>
   <description><![CDATA[<p>One.</p><p>Two &amp; three.</p><script>alert(1)</script>]]></description>
   <source url="https://wire.org/rss">Northwire</source></item>
  <item><title>No link, but a lasting guid</title><guid>https://ledger.org/news/8</guid><dc:date>2024-10-13</dc:date>
   <content:encoded>Body</content:encoded></item>
 </channel></rss>"""
RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://ledger.org/"><title>Ledger</title>
  <dc:language>en</dc:language></channel><item rdf:about="https://ledger.org/9"><title>Nine</title>
  <link>https://ledger.org/9</link><description>About nine</description>
  <dc:date>2024-10-14T10:00:00+03:00</dc:date></item>
  </rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?><!-- old --><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
  "http://127.0.0.1:1/rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title>
  <item><title>First&nbsp;&eacute;dition</title><link>https://ledger.org/1</link></item></channel></rss>"""
RSS_090 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
  <channel><title>Oldest</title></channel><item><title>Zero</title><link>https://ledger.org/0</link></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk" xml:base="https://visti.org/b/">
  <title type="html">&lt;i&gt;Вісті&lt;/i&gt;</title><link rel="self" href="feed.xml"/>
  <entry><id>urn:uuid:7</id><title type="xhtml">
   <div xmlns="http://www.w3.org/1999/xhtml">Міст <b>відкрито</b><br/>знову</div>
   </title><link rel="self" href="self/1"/><link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link href="c/1"/>
   <updated>2024-10-14T10:00:00Z</updated><published>2024-10-13T10:00:00Z</published><summary>Коротко</summary>
   <source><id>urn:x</id><title>Портовий вісник</title><link href="https://other.org/"/></source></entry></feed>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Early</title><entry><id>urn:3</id><title>Three</title>
  <link rel="alternate" type="text/html" href="https://ledger.org/3"/><issued>2004-10-14T10:00:00Z</issued></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "JSON Ledger", "language": "de-AT",
    "items": [
        {"id": 7, "url": "/7", "title": "Sieben \ud800", "content_html": "<p>Eins</p><p>Zwei</p>"},
        {"id": "https://ledger.org/8", "title": None, "content_text": "Acht"},
        "no item",
    ],
}  # fmt: skip


def test_rss_2_is_read() -> None:
    feed = read_feed(RSS_2.encode("windows-1252"), address=BASE)
    assert (feed.title, feed.language, feed.is_cut, feed.is_broken) == ("Daily Ledger", "en", False, False)
    first, second = feed.entries
    assert first.title == "Bridge & ferry: a café closes"
    assert first.address == "https://ledger.org/news/bridge?a=1&b=2"
    assert first.summary == "One. Two & three."
    assert (first.identity, first.outlet, first.language) == ("tag:ledger.org,7", "Northwire", "en")
    assert first.date == "Mon, 14 Oct 2024 10:00:00 +0300"
    assert (second.address, second.date, second.summary) == ("https://ledger.org/news/8", "2024-10-13", "Body")


@pytest.mark.parametrize(
    ("text", "feed_title", "title", "address"),
    [
        (RSS_1, "Ledger", "Nine", "https://ledger.org/9"),
        (RSS_091, "Old", "First édition", "https://ledger.org/1"),
        (RSS_090, "Oldest", "Zero", "https://ledger.org/0"),
        (ATOM_03, "Early", "Three", "https://ledger.org/3"),
    ],
)
def test_older_formats_are_read(text: str, feed_title: str, title: str, address: str) -> None:
    feed = read_feed(text.encode(), address=BASE)
    assert (feed.title, [(entry.title, entry.address) for entry in feed.entries]) == (feed_title, [(title, address)])


def test_atom_is_read() -> None:
    feed = read_feed(ATOM.encode(), address=BASE)
    [entry] = feed.entries
    assert (feed.title, feed.language) == ("Вісті", "uk")
    assert (entry.title, entry.summary, entry.outlet) == ("Міст відкрито знову", "Коротко", "Портовий вісник")
    assert (entry.address, entry.identity, entry.language) == ("https://visti.org/b/c/1", "urn:uuid:7", "uk")
    assert entry.date == "2024-10-13T10:00:00Z"


def test_json_feed_is_read() -> None:
    feed = read_feed(json.dumps(JSON).encode(), address=BASE)
    first, second = feed.entries
    assert (feed.title, feed.language) == ("JSON Ledger", "de")
    assert (first.identity, first.address, first.title, first.summary) == (
        "7",
        "https://ledger.org/7",
        "Sieben",
        "Eins Zwei",
    )
    assert (second.address, second.title, second.summary) == ("https://ledger.org/8", "", "Acht")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-u"])
def test_a_feed_may_come_in_any_encoding_of_the_web(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{ATOM}'
    [entry] = read_feed(text.encode(encoding), address=BASE).entries
    assert entry.title == "Міст відкрито знову"


def test_careless_markup_is_read() -> None:
    text = """<rss><channel><title>A & B</title><item><title>x < y & z &copy; &LT;script></title>
      <link>https://ledger.org/?a=1&b=2</link></item><item><title><![CDATA[R&D &nbsp; <b>x</b>]]></title>
      <link><![CDATA[ https://ledger.org/?c=3&d=4 ]]></link></item>"""
    feed = read_feed(text.encode(), address=BASE)
    assert feed.title == "A & B"
    assert [entry.address for entry in feed.entries] == ["https://ledger.org/?a=1&b=2", "https://ledger.org/?c=3&d=4"]
    assert [entry.title for entry in feed.entries] == ["x < y & z ©", "R&D x"]
    assert feed.is_broken


@pytest.mark.parametrize("mark", ["&amp;", "&#38;", "&#x26;", "&"])
def test_the_address_of_an_atom_entry_is_whole_though_it_holds_several_values(mark: str) -> None:
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>7</id><title>t</title>
      <link rel="alternate" href="https://ledger.org/?id=7{mark}page=2{mark}lang=uk"/></entry></feed>"""
    [entry] = read_feed(text.encode(), address=BASE).entries
    assert entry.address == "https://ledger.org/?id=7&page=2&lang=uk"


@pytest.mark.parametrize("mistake", ["&nosuch;", "&T;", "&#0;", "&#xD800;", "&#9999999;", "&#;", "&#xyz;", "&;"])
def test_a_mark_that_nobody_knows_spoils_no_address_behind_it(mistake: str) -> None:
    text = f"""<rss><channel><title>x {mistake}</title><item><title>Bread {mistake}rolls</title>
      <link>https://ledger.org/?a=1&amp;b=2</link></item></channel></rss>"""
    [entry] = read_feed(text.encode(), address=BASE).entries
    shown = "" if mistake in ("&#0;", "&#xD800;", "&#9999999;") else mistake
    assert (entry.address, entry.title) == ("https://ledger.org/?a=1&b=2", f"Bread {shown}rolls")


@pytest.mark.parametrize("mistake", ["<a x='1' x='2'/>", "\x0b", "<a x='y<z'/>", "<b><i>so</b></i>", "<odd:name/>"])
def test_what_has_to_be_forgiven_spoils_nothing_behind_it(mistake: str) -> None:
    text = f"""<rss><channel><title>x</title><description>{mistake}</description>
      <item><title>R&amp;D &lt;3 &eacute;</title><link>https://ledger.org/?a=1&amp;b=2</link></item></channel></rss>"""
    [entry] = read_feed(text.encode(), address=BASE).entries
    assert (entry.address, entry.title) == ("https://ledger.org/?a=1&b=2", "R&D <3 é")


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    feed = read_feed(RSS_2[: RSS_2.index("No link")].encode("cp1252"), address=BASE)
    assert [entry.identity for entry in feed.entries] == ["tag:ledger.org,7"]
    assert feed.is_broken


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "ftp://ledger.org/x", "//[::1", "mailto:a@b.org"]
)
def test_a_link_that_is_no_web_address_is_dropped(link: str) -> None:
    text = f"<rss><channel><item><guid isPermaLink='false'>7</guid><link>{link}</link></item></channel></rss>"
    [entry] = read_feed(text.encode(), address=BASE).entries
    assert entry.address == ""


def test_a_base_that_is_no_web_address_is_not_used() -> None:
    text = "<rss xml:base='javascript:'><channel><item xml:base='data:x'><link>/7</link></item></channel></rss>"
    [entry] = read_feed(text.encode(), address=BASE).entries
    assert entry.address == "https://ledger.org/7"


ENTITIES = [
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "http://127.0.0.1:1/">]>',
    '<!DOCTYPE rss [<!ENTITY % d SYSTEM "http://127.0.0.1:1/x.dtd"> %d;]>',
    f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>',
    "<?some thing?><!-- a > comment --><!doctype rss [ <!ELEMENT rss ANY> ]>",
]


@pytest.mark.parametrize("doctype", ENTITIES, ids=range(len(ENTITIES)))
def test_a_feed_that_declares_entities_is_not_read(doctype: str) -> None:
    text = f'<?xml version="1.0"?>{doctype}<rss><channel><title>&c;{"&a;" * 50_000}</title></channel></rss>'
    with pytest.raises(FeedError, match="declares entities"):
        read_feed(text.encode(), address=BASE)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd"><rss><channel><title>T&a;</title></channel></rss>',
        '<?xml-stylesheet href="http://127.0.0.1:1/"?><rss><channel><title>T</title></channel></rss>',
        '<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>T<xi:include href="file:///etc/passwd"'
        ' parse="text"/></title></channel></rss>',
        '<rss><channel><title>T</title><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;</channel></rss>',
        "<rss><channel><title>T\x00\x01\x1f\x7f</title></channel></rss>",
    ],
)
def test_nothing_that_a_feed_points_to_is_fetched_or_put_in(text: str) -> None:
    assert read_feed(text.encode(), address=BASE).title in ("T", "T&a;")


DEEP = "<rss><channel>" + "<a>" * 100_000
MANY = "<rss><channel><title>Many</title>" + "<item/>" * 200_000
WIDE = "<rss><channel><item " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/></channel></rss>"
LONG = f"<rss><channel><item><title>{'x' * 5_000_000}</title></item></channel></rss>"


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(FeedError, match="nested too deeply"):
        read_feed(DEEP.encode(), address=BASE)
    with pytest.raises(FeedError, match="nested too deeply"):
        read_feed(b'{"items":' + b"[" * 100_000, address=BASE)


def test_only_so_many_entries_are_read() -> None:
    feed = read_feed(MANY.encode(), address=BASE)
    assert (feed.title, len(feed.entries), feed.is_cut) == ("Many", MOST_ENTRIES, True)
    feed = read_feed(json.dumps({"items": [{}] * 2_000}).encode(), address=BASE)
    assert (len(feed.entries), feed.is_cut) == (MOST_ENTRIES, True)


def dated(number: int, date: str) -> str:
    return f"<item><title>{number}</title><link>/{number}</link><pubDate>{date}</pubDate></item>"


def minutes(count: int) -> Iterator[tuple[int, str]]:
    for number in range(count):
        yield number, f"2026-01-{1 + number // 1_440:02}T{number // 60 % 24:02}:{number % 60:02}:00Z"


@pytest.mark.parametrize("is_upside_down", [False, True])
def test_of_a_feed_with_ten_thousand_entries_the_newest_are_kept_wherever_they_stand(is_upside_down: bool) -> None:
    items = [dated(*item) for item in minutes(10_000)][:: -1 if is_upside_down else 1]
    ahead = dated(-1, "2099-01-01T00:00:00Z")
    feed = read_feed(f"<rss><channel>{ahead}{''.join(items[1:])}</channel></rss>".encode(), address=BASE)
    assert feed.is_cut
    titles = [int(entry.title) for entry in feed.entries]
    newest = [*range(9_500, 10_000)] if not is_upside_down else [*range(9_998, 9_498, -1)]
    assert titles == newest
    told = [{"id": str(number), "title": str(number), "date_published": date} for number, date in minutes(1_000)]
    feed = read_feed(json.dumps({"items": told}).encode(), address=BASE)
    assert [int(entry.title) for entry in feed.entries] == [*range(500, 1_000)]


def test_a_feed_that_lies_packed_on_its_server_is_read() -> None:
    feed = f"<rss><channel><title>Packed</title>{dated(1, '2026-01-01')}</channel></rss>".encode()
    assert read_feed(gzip.compress(feed), address=BASE).title == "Packed"
    for body, why in (
        (gzip.compress(feed)[:-20], "cannot be unpacked"),
        (gzip.compress(bytes(30_000_000)), "cannot be unpacked"),
        (gzip.compress(random.Random(7).randbytes(6_000_000).hex().encode()), "larger than 10 MB"),
    ):
        with pytest.raises(FeedError, match=why):
            read_feed(body, address=BASE)


def test_long_fields_are_cut_with_a_mark() -> None:
    [entry] = read_feed(LONG.encode(), address=BASE).entries
    assert entry.title == "x" * 499 + "…"


def test_an_element_with_very_many_attributes_is_survived() -> None:
    assert len(read_feed(WIDE.encode(), address=BASE).entries) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b" \n ", "empty"),
        (b"<!doctype html><html><body>Hello</body></html>", "gives a web page, not a feed"),
        (b"Hello", "no feed"),
        (b'{"items": 7}', "JSON, but no feed"),
        (b'{"items": [', "JSON cannot be read"),
        (b'{"n": ' + b"9" * 10_000 + b"}", "JSON cannot be read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "another kind of file"),
        (b"x" * (10 * 2**20 + 1), "larger than 10 MB"),
        ('<?xml version="1.0" encoding="cp037"?><rss/>'.encode("cp037"), "no feed"),
        (b"<!--" * 100_000, "no feed"),
        (b"<!DOCTYPE rss", "declares entities"),
    ],
    ids=range(11),
)
def test_what_is_no_feed_is_said_so(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        read_feed(body, address=BASE)


def test_a_web_page_says_where_its_feeds_are() -> None:
    text = """<!doctype html><html><head><link rel=stylesheet href=/a.css type=text/css>
      <link rel="alternate" type="application/rss+xml" title="All" href="/feeds/all.xml?a=1&amp;b=2">
      <link href='news.atom' type='application/atom+xml' rel='Alternate'><link rel=alternate hreflang=de href=/de>
      <link rel=alternate type=application/feed+json href=javascript:alert(1)>
      <link rel="alternate" type="application/rss+xml" href="/feeds/all.xml?a=1&amp;b=2"></head>"""
    assert announced_feeds(text, "https://ledger.org/") == [
        "https://ledger.org/feeds/all.xml?a=1&b=2",
        "https://ledger.org/news.atom",
    ]
    with pytest.raises(FeedError) as error:
        read_feed(text.encode(), address="https://ledger.org/")
    assert str(error.value) == (
        "This address gives a web page, which names https://ledger.org/feeds/all.xml?a=1&b=2 as its feed."
    )


@pytest.mark.parametrize("start", ["<link ", "<link rel='", "<link rel=alternate ", "<link a=", "<" * 3])
def test_a_page_of_broken_links_names_no_feed(start: str) -> None:
    assert announced_feeds(start * 100_000, "https://ledger.org/") == []


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("plain", "plain"),
        ("AT&amp;T", "AT&T"),
        ("Tom &amp;amp; &amp;#39;J&amp;#39;", "Tom & 'J'"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<br>b<script>c</script><style>d</style>", "a b"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("<img src=x onerror=alert(1)>seen", "seen"),
        ("a\x00b\x07\ud800\ufeffc", "abc"),
        (" a \n\n b\t", "a b"),
        ("&lt;b&gt;", "<b>"),
        ("x" * 30, "x" * 19 + "…"),
        ("<div>" * 20_000 + "deep", ""),
    ],
)
def test_markup_is_turned_into_words(markup: str, words: str) -> None:
    assert words_of(markup, longest=20) == words

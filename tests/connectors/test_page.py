"""Reading pages: what a page says, what is no page, and that a hostile one costs the child alone."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from claims.connectors.child import Child, ChildDied
from claims.connectors.claimreview import FoundCheck
from claims.connectors.extraction import read as read_page
from claims.connectors.page import Page, PageError, read_page_in_child

ADDRESS = "https://www.harbour.org/news/bridge?utm_source=x"
WORDS = "".join(
    f"<p>Paragraph {n}: the mayor said on Monday that the bridge stays closed until the engineers have finished.</p>"
    for n in range(6)
)


def page(head: str = "", body: str = WORDS, *, attributes: str = 'lang="en-GB"') -> bytes:
    return (
        f"<!doctype html><html {attributes}><head><meta charset=utf-8><title>Bridge closed | Harbour Post</title>"
        f"{head}</head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><div>We use cookies.</div>"
        f"<article><h1>Bridge closed</h1>{body}</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


def test_a_page_is_read() -> None:
    head = """<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Newsroom">
      <meta property="article:published_time" content="2024-10-14T18:03:00+03:00">
      <link rel="canonical" href="/news/bridge">"""
    read = read_page(page(head), content_type="text/html", charset="utf-8", address=ADDRESS)
    assert read.title == "Bridge closed"
    assert read.outlet == "Harbour Post"
    assert read.author == "Harbour Newsroom"
    assert read.published_at == datetime(2024, 10, 14, 15, 3, tzinfo=UTC)
    assert read.language == "en"
    assert read.canonical == "https://www.harbour.org/news/bridge"
    lines = read.text.split("\n")
    assert lines[-1].startswith("Paragraph 5: the mayor said")
    assert "cookies" not in read.text
    assert "All rights" not in read.text


@pytest.mark.parametrize(
    ("headline", "is_above", "whole"),
    [
        ("Bridge closed", True, "Bridge closed"),
        ("“Bridge” – closed", True, "Bridge closed"),
        ("Bridge closed for a year", False, "Bridge closed for a year"),
        ("Ferry sails", False, "Bridge closed\nFerry sails"),
    ],
)
def test_the_headline_stands_in_the_whole_once_and_is_no_part_of_the_text(
    headline: str, is_above: bool, whole: str
) -> None:
    told = page('<meta property="og:title" content="Bridge closed">')
    read = read_page(told.replace(b"<h1>Bridge closed", f"<h1>{headline}".encode()), content_type="text/html")
    assert read.text.startswith("Paragraph 0: " if is_above else headline)
    assert read.whole.split("\nParagraph 0: ")[0] == whole


def test_a_page_that_is_nothing_but_a_headline_says_it() -> None:
    read = read_page(b"<html><title>Bridge closed</title><body><h1>Bridge closed</h1></body></html>")
    assert read.text == read.whole == "Bridge closed"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ul><li>Ferries <b>stay</b> in harbour</li><li>Trams run<ul><li>Line 4</li></ul></li></ul>",
         ["Ferries stay in harbour", "Trams run", "Line 4"]),
        ("<ol><li>First come those from Vessen</li><li>Then the others</li></ol>",
         ["First come those from Vessen", "Then the others"]),
        ("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Vessen</td><td><p>12</p><p>of 40</p></td></tr></table>",
         ["Town\tDead", "Vessen\t12 of 40"]),
        ("<p>One line<br>and another</p><p>- Nobody knows, she said</p>",
         ["One line", "and another", "- Nobody knows, she said"]),
        ("<pre>MAYOR: The bridge stays closed.\n\n  PRESS: For how long?</pre>",
         ["MAYOR: The bridge stays closed.", "PRESS: For how long?"]),
        ("<p>The mayor&shy;ess said that 3 &lt; 4, and &ldquo;R&amp;amp;D&rdquo; matters</p>",
         ["The mayoress said that 3 < 4, and “R&D” matters"]),
    ],
)  # fmt: skip
def test_a_text_is_what_the_page_says_without_marks_of_lists_and_tables(markup: str, lines: list[str]) -> None:
    text = read_page(page("", WORDS + markup + WORDS.replace("Paragraph", "Section"))).text.split("\n")
    assert text[6:-6] == lines


AMENDED = "This article was amended on 5 May 2024 to correct the day on which the bridge opens."


@pytest.mark.parametrize(
    "end",
    [
        f"<p class='correction'><em>{AMENDED}</em></p>",
        f"<aside>{AMENDED}</aside>",
        f"<footer><p>{AMENDED}</p></footer>",
        f"</article><section><h3>Corrections</h3><div><p>{AMENDED}</p></div></section><article>",
        f"</article><div><p><strong>This article</strong>{AMENDED.removeprefix('This article')}</p></div><article>",
    ],
)
def test_what_a_page_says_to_correct_itself_is_part_of_its_text_wherever_it_stands(end: str) -> None:
    read = read_page(page("", WORDS + end), content_type="text/html", address=ADDRESS)
    assert read.text.count(AMENDED) == 1
    assert read.whole.startswith("Bridge closed\n")


@pytest.mark.parametrize("frame", ["nav", "footer"])
def test_a_menu_or_footer_that_was_never_closed_leaves_the_text_to_be_read(frame: str) -> None:
    body = f"<html><body><h1>Bridge closed</h1><{frame}><a href=/>Home</a><div>{WORDS * 3}</div></body></html>"
    read = read_page(body.encode(), content_type="text/html", address=ADDRESS)
    assert "Paragraph 0: the mayor said" in read.text
    assert "Paragraph 5: the mayor said" in read.text


@pytest.mark.parametrize(
    "end",
    [
        "<footer><a href=/corrections>Corrections</a></footer>",
        f"</article><div class='comments'><p>{AMENDED}</p></div><article>",
        f"</article><ul class='related'><li>{AMENDED}</li></ul><article>",
        f"</article><div><p><a href=/other>{AMENDED}</a></p></div><article>",
        f"</article><form><p>{AMENDED}</p></form><article>",
    ],
)
def test_a_correction_that_readers_or_other_pages_make_is_no_part_of_its_text(end: str) -> None:
    read = read_page(page("", WORDS + end), content_type="text/html", address=ADDRESS)
    assert "orrect" not in read.text


@pytest.mark.parametrize(
    ("head", "published_at"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-10-14T10:00:00Z"}</script>',
         datetime(2024, 10, 14, 10, tzinfo=UTC)),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"datePublished":"2024-10-14"}]}</script>',
         datetime(2024, 10, 14, tzinfo=UTC)),
        ('<script type="application/ld+json">[{"datePublished":7}, {"datePublished":"2024-10-14"}]</script>',
         datetime(2024, 10, 14, tzinfo=UTC)),
        ('<meta itemprop="datePublished" content="2024-10-14">', datetime(2024, 10, 14, tzinfo=UTC)),
        ('<meta name="date" content="never">', None),
        ('<script type="application/ld+json">{"datePublished":</script>', None),
        ('<meta name="date" content="2099-01-01">', None),
        ('<meta name="date" content="2099-01-01"><script type="application/ld+json">{"datePublished":"2024-10-14"}'
         '</script>', datetime(2024, 10, 14, tzinfo=UTC)),
        ('<meta name="date" content="October 14, 2024 3:04 pm">', datetime(2024, 10, 14, 15, 4, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_the_date_is_where_pages_put_it(head: str, published_at: datetime | None) -> None:
    assert read_page(page(head), content_type="text/html", address=ADDRESS).published_at == published_at


@pytest.mark.parametrize(
    ("said", "path", "published_at"),
    [
        ("© 2021 The Harbour Post", "", None),
        ("The mayor hid a report from 2024.", "", None),
        ("The bridge was built in March 2023, with 1 million crowns.", "", None),
        ("The bridge is shut.", "/2024/03/bridge", None),
        ("The bridge is shut.", "/2024/03/01/bridge", datetime(2024, 3, 1, tzinfo=UTC)),
        ("1 March 2024", "", datetime(2024, 3, 1, tzinfo=UTC)),
        ("March 1, 2024", "", datetime(2024, 3, 1, tzinfo=UTC)),
        ("1. März 2024", "", datetime(2024, 3, 1, tzinfo=UTC)),
        ("01.03.2024", "", datetime(2024, 3, 1, tzinfo=UTC)),
        ("14 March 2024", "", datetime(2024, 3, 14, tzinfo=UTC)),
        ("Posted on 14 March 2024 by Ann Lee", "", datetime(2024, 3, 14, tzinfo=UTC)),
        ("14 березня 2024", "", datetime(2024, 3, 14, tzinfo=UTC)),
        ("14 March 2024</p><p>The accident of 3 May 2019 killed four people on the old bridge, and nobody was held to "
         "account for it.", "", datetime(2024, 3, 14, tzinfo=UTC)),
        ("The accident of 3 May 2019 killed four people, and nobody was held to account for it.", "", None),
        ("The accident of 3 May 2019 killed four.", "", None),
        ('<time datetime="2024-03">This month</time>', "", None),
        ("14 March 2024</p><p>Another story, 9 March 2024", "", None),
    ],
)  # fmt: skip
def test_a_year_or_a_month_alone_is_no_day_on_which_a_page_came_out(
    said: str, path: str, published_at: datetime | None
) -> None:
    read = read_page(page("", f"<p>{said}</p>{WORDS}"), content_type="text/html", address=f"https://e.example{path}")
    assert read.published_at == published_at


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Coastwire">', "Coastwire"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"NewsMediaOrganization",'
         '"name":"Coastwire"}}</script>', "Coastwire"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Organization",'
         '"name":"Coastwire"},{"@type":"Person","name":"Anna Keller"}]}</script>', "Anna Keller"),
        ('<meta property="og:site_name" content="Harbour"><meta name="author" content="Harbour">', ""),
        ('<meta name="author" content="admin">', ""),
        ('<meta name="author" content="Newsroom">', ""),
    ],
)  # fmt: skip
def test_a_body_is_the_author_where_no_person_is_unless_it_is_the_outlet_itself(head: str, author: str) -> None:
    assert read_page(page(head), content_type="text/html", address=ADDRESS).author == author


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("", "https://www.harbour.org/news/bridge"),
        ("/news/bridge-closed", "https://www.harbour.org/news/bridge-closed"),
        ("https://harbour.org/b", "https://harbour.org/b"),
        ("https://amp.harbour.org/b", "https://amp.harbour.org/b"),
        ("https://other.org/b", "https://www.harbour.org/news/bridge"),
        ("https://notharbour.org/b", "https://www.harbour.org/news/bridge"),
        ("http://127.0.0.1/", "https://www.harbour.org/news/bridge"),
        ("javascript:alert(1)", "https://www.harbour.org/news/bridge"),
        ("https://me@www.harbour.org/b", "https://www.harbour.org/news/bridge"),
        ("/", "https://www.harbour.org/news/bridge"),
    ],
)
def test_a_page_may_name_its_own_address_within_its_site(link: str, canonical: str) -> None:
    read = read_page(page(f'<link rel=canonical href="{link}">'), content_type="text/html", address=ADDRESS)
    assert read.canonical == canonical


def test_a_copy_in_a_cache_for_telephones_is_the_houses_and_not_the_caches() -> None:
    cached = "https://www.google.com/amp/s/www.harbour.org/news/bridge"
    read = read_page(page(""), content_type="text/html", address=cached)
    assert (read.outlet, read.canonical) == ("harbour.org", "https://www.harbour.org/news/bridge")


@pytest.mark.parametrize("link", ["", "/wiki/Bridge", "/wiki/Other"])
def test_a_revision_of_a_wiki_page_is_known_by_its_own_address(link: str) -> None:
    address = "https://en.wikipedia.org/wiki/Bridge?oldid=77"
    read = read_page(page(f'<link rel=canonical href="{link}">'), content_type="text/html", address=address)
    assert read.canonical == address


def test_a_revision_of_a_wiki_page_did_not_come_out_when_the_page_was_begun() -> None:
    begun = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2003-05-06T10:00:00Z"}</script>'
    dated = [
        read_page(page(begun), content_type="text/html", address=f"https://en.wikipedia.org/wiki/Bridge{query}")
        for query in ("", "?oldid=77")
    ]
    assert [one.published_at for one in dated] == [datetime(2003, 5, 6, 10, tzinfo=UTC), None]


def test_a_page_says_where_its_paragraphs_lead() -> None:
    linked = (
        '<p>As <a href="https://other.org/report?utm_source=x#top">other papers</a> wrote, '
        '<a href="/news/ferry">too</a>, '
        '<a href="https://other.org/report">twice</a>, <a href="/">home</a>, <a href="http://10.0.0.1/x">inside</a>, '
        '<a href="javascript:alert(1)">script</a>, <a href="/news/bridge">itself</a>.</p>'
    )
    read = read_page(page(body=linked + WORDS), content_type="text/html", address=ADDRESS)
    assert read.links == ("https://other.org/report", "https://www.harbour.org/news/ferry")
    assert read_page(page(body=linked + WORDS), content_type="text/html").links == ()


CHECK = (
    '{"@context": "https://schema.org", "@type": "ClaimReview", "url": "%s", "claimReviewed": "The bridge is closed", '
    '"datePublished": "2024-10-15", "reviewRating": {"@type": "Rating", "alternateName": "True", "ratingValue": 5}}'
)


def test_a_page_tells_what_was_checked_on_it_and_on_no_other_site() -> None:
    head = "".join(
        f'<script type="application/ld+json">{CHECK % address}</script>'
        for address in (ADDRESS, "https://agency.org/check")
    )
    read = read_page_in_child(page(head), content_type="text/html", address=ADDRESS)
    assert read.checks == (
        FoundCheck(
            url="https://www.harbour.org/news/bridge",
            text="The bridge is closed",
            publisher_site="harbour.org",
            review_date=date(2024, 10, 15),
            rating="True",
            rating_value=5.0,
        ),
    )
    assert read == read_page(page(head), content_type="text/html", address=ADDRESS)
    assert read_page(page(head), content_type="text/html").checks == ()


def test_a_file_without_an_address_has_no_canonical_one() -> None:
    assert read_page(page('<link rel=canonical href="https://harbour.org/b">')).canonical == ""


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ("lang=uk", "", "uk"),
        ("", '<meta property="og:locale" content="de_AT">', "de"),
        ("lang=english", "", ""),
        ("", "", ""),
    ],
)
def test_the_language_is_what_the_page_declares(attributes: str, head: str, language: str) -> None:
    assert read_page(page(head, attributes=attributes), content_type="text/html").language == language


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-u"])
def test_a_page_in_ukrainian_is_read_in_its_encoding(encoding: str) -> None:
    sentence = "Міністр повідомив, що міст зачинено до кінця тижня, бо інженери ще працюють."
    text = f"<html><head><title>Міст зачинено</title></head><body><article><p>{sentence}</p></article></body></html>"
    read = read_page(text.encode(encoding), content_type="text/html", charset=encoding, address=ADDRESS)
    assert (read.title, read.text) == ("Міст зачинено", sentence)


def test_plain_text_is_taken_as_it_is() -> None:
    text = "Bridge closed\r\n\r\nThe mayor said so.\x00\r\n\r\n\r\n\r\nAnd <b>more</b>.  \r\n"
    read = read_page(text.encode(), content_type="text/plain")
    assert read == Page(
        title="Bridge closed", text="Bridge closed\n\nThe mayor said so.\n\nAnd <b>more</b>.", outlet="", author="",
        published_at=None, language="", canonical="",
    )  # fmt: skip
    assert read_page(b"One line. Then more.\nOf the same.", content_type="text/plain").title == ""


@pytest.mark.parametrize("kind", ["", "text/plain", "application/octet-stream"])
def test_a_page_that_is_called_something_else_is_read_as_a_page(kind: str) -> None:
    assert read_page(page(), content_type=kind).title == "Bridge closed"


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"", "text/html", "This page is empty."),
        (b" \n\t", "text/html", "This page is empty."),
        (b"\x00\x01\x02\x03\x04\x05\x06", "text/plain", "not text"),
        (b"%PDF-1.7 ...", "text/html", "This PDF file cannot be read: it is broken, or locked with a password."),
        (b"\x89PNG\r\n\x1a\n", "text/html", "This is a picture, not a page of text."),
        (b"\x7fELF\x02\x01", "text/html", "This is a program, not a page of text."),
        (b"PK\x03\x04", "", "This is an archive or an office document, not a page of text."),
        (b'{"a": 1}', "application/json", "This is not a page of text but “application/json”."),
        (b"abc", "image/svg+xml", "This is not a page of text but “image/svg.xml”."),
        (b"<html><body></body></html>", "text/html", "No text was found on this page."),
        (b"<!-- -->", "text/html", "This page cannot be read|No text was found"),
        (b"<p>" + b"x" * 11_000_000, "text/html", "This page is larger than 10 MB."),
        (b"word " * 300_000, "text/plain", "too long to be read in one piece"),
        (bytes(range(256)) * 50, "text/html", "not text"),
    ],
    ids=range(14),
)
def test_what_is_no_page_is_said_so(body: bytes, kind: str, words: str) -> None:
    with pytest.raises(PageError, match=words):
        read_page(body, content_type=kind)
    with pytest.raises(PageError, match=words):
        read_page_in_child(body, content_type=kind)


def test_the_child_reads_what_we_read() -> None:
    body = page('<meta property="article:published_time" content="2024-10-14T18:03:00+03:00">')
    here = read_page(body, content_type="text/html", charset="utf-8", address=ADDRESS)
    assert read_page_in_child(body, content_type="text/html", charset="utf-8", address=ADDRESS) == here


@pytest.mark.parametrize(
    "body",
    [
        page(body="<p>short one</p>" * 300_000),
        page(body="<div>" * 100_000 + "deep"),
        page(body="<b><i>" * 20_000 + "deep"),
        page(f"<title>{'x' * 5_000_000}</title>"),
        page("<meta name=author content=x>" * 29_000),
        page(f'<script type="application/ld+json">{"[" * 10_000}{"]" * 10_000}</script>'),
        page(f'<script type="application/ld+json">{"""{"a":""" * 10_000}1{"}" * 10_000}</script>'),
        page(f'<script type="application/ld+json">{"[" * 1_000_000}</script>'),
        page(body="<table>" * 10_000 + "x"),
        page(body="&amp;" * 1_500_000),
    ],
    ids=range(10),
)
def test_a_hostile_page_ends_in_a_page_or_a_sentence(body: bytes) -> None:
    try:
        read = read_page_in_child(body, content_type="text/html", address=ADDRESS)
    except PageError as error:
        said = error.sentence
    else:
        said = "Read."
        assert len(read.title) <= 500
        assert len(read.author) <= 300
    assert said.endswith(".")


@pytest.fixture
def small_child() -> Child:
    child = Child("tests.connectors.hostile", cpu_seconds=1, address_space=2**28)
    yield child
    child.close()


@pytest.mark.parametrize("deed", [b"spin", b"eat", b"die", b"chatter"])
def test_a_child_that_breaks_a_limit_is_replaced(small_child: Child, deed: bytes) -> None:
    assert small_child.ask(b"say", b"hello") == b"hello"
    with pytest.raises(ChildDied):
        small_child.ask(deed, b"")
    assert small_child.ask(b"say", b"still here") == b"still here"


def test_a_large_question_and_a_large_answer_pass(small_child: Child) -> None:
    body = b"x" * 10_000_000
    assert small_child.ask(b"say", body) == body


def test_the_child_sees_nothing_of_our_environment(small_child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "for our eyes alone")
    names = small_child.ask(b"environment", b"").decode().split()
    assert "LANG" in names
    assert not {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} & set(names)


def test_the_child_imports_no_django() -> None:
    script = "import sys, claims.connectors.extraction; print(*(m for m in sys.modules if m.startswith('django')))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


IN_A_WORKER = """
import multiprocessing

from claims.connectors.page import read_page_in_child

BODY = b"<html><body><p>The bridge stays closed until the engineers have finished.</p></body></html>"


def work(answers):
    answers.put(read_page_in_child(BODY, content_type="text/html").text)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    answers = fork.SimpleQueue()
    here = read_page_in_child(BODY, content_type="text/html").text
    workers = [fork.Process(target=work, args=(answers,), daemon=True) for _ in range(2)]
    for worker in workers:
        worker.start()
    there = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    again = read_page_in_child(BODY, content_type="text/html").text
    print({here, again, *there})
"""


def test_forked_daemonic_workers_read_pages_in_children_of_their_own() -> None:
    ran = subprocess.run([sys.executable, "-c", IN_A_WORKER], capture_output=True, text=True, check=True)
    assert ran.stdout == "{'The bridge stays closed until the engineers have finished.'}\n"

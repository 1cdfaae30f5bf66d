"""Every hostile address, answer and feed of the shared collection does what the collection expects.

The cases are found through ``FACTCHECK_CORPUS`` and are not part of this repository; the tests beside this one hold
cases of our own for each kind. What a test of the connectors cannot express is named in ``ELSEWHERE``.
"""

import json
import os
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from claims.connectors.base import Asked, Found, Question, Watched
from claims.connectors.child import Child, ChildDied
from claims.connectors.dialing import LOOKUP_SECONDS
from claims.connectors.extraction import read as read_page
from claims.connectors.feeds import Feeds
from claims.connectors.http import Answer, Client, Refused, Unreachable
from claims.connectors.manners import Manners
from claims.connectors.page import PageError, read_page_in_child
from claims.connectors.syndication import FeedError, read_feed
from tests.connectors.wires import (
    PUBLIC_4,
    Guard,
    Remembered,
    Script,
    answering,
    request_of,
    rerouting,
    resolver,
    scripted,
)

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS") or Path(__file__).parents[3] / "shared") / "design" / "bad_inputs.json"
ADDRESSES = (
    "ssrf_ipv4_literal",
    "ssrf_ipv4_encoding",
    "ssrf_ipv6",
    "ssrf_scheme",
    "ssrf_hostname",
    "ssrf_parser_confusion",
)
GROUPS = (*ADDRESSES, "ssrf_dns", "ssrf_redirect", "fetch_resource_bomb", "xml_feed")
ELSEWHERE = {
    "SR-08": "needs a certificate: test_http.py, test_a_downgrade_is_followed_and_seen",
    "FB-24": "needs rows: tests/test_outbound.py, test_a_hundred_pages_of_a_slow_host_delay_nobody",
}
# What stands behind the other addresses is a public name: it is looked up, and judged by what it stands for.
PUBLIC_NAMES = {"SP-06": ["example.com"], "SP-20": []}


def _cases() -> list[dict[str, str]]:
    if not CORPUS.is_file():
        return []
    return [case for case in json.loads(CORPUS.read_text()) if case["group"] in GROUPS]


CASES = _cases()
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CASES, reason="The shared collection of hostile inputs is not here (FACTCHECK_CORPUS)."),
]


@pytest.mark.parametrize("case", [case for case in CASES if case["group"] in ADDRESSES], ids=lambda case: case["id"])
def test_an_address_is_refused_before_any_socket_is_opened(case: dict[str, str], guard: Guard) -> None:
    asked: list[str] = []
    client = Client(resolver=resolver(["10.0.0.1"], asked=asked))
    address = case["input"].partition(" (name only")[0]
    with pytest.raises(Refused) as refusal:
        client.get(address)
    assert asked == PUBLIC_NAMES.get(case["id"], [])
    assert guard.seen == []
    assert refusal.value.is_final
    if case["group"] == "ssrf_ipv4_literal":
        assert refusal.value.code == "ssrf_blocked"


@dataclass
class Scene:
    """What a case may use: the guard, and a way to put a server behind a public name."""

    guard: Guard

    def get(self, script: Script, *, path: str = "/", **options) -> Answer:
        """Ask a server that does what ``script`` says, with the limits that the cases name unless told otherwise."""
        with scripted(script) as place:
            self.guard.allowed.add(place)
            try:
                return Client(allowance={place}, **options).get("http://{}:{}".format(*place) + path)
            finally:
                assert set(self.guard.seen) == {place}

    def fails(self, script: Script, code: str, **options) -> None:
        with pytest.raises(Unreachable) as failure:
            self.get(script, **options)
        assert failure.value.code == code

    def refuses_hop(self, target: str, *, path: str = "/") -> None:
        with pytest.raises(Refused):
            self.get(moved(target), path=path)

    def refuses_name(self, *answers: str) -> None:
        with pytest.raises(Refused) as refusal:
            Client(resolver=resolver(list(answers))).get("http://news.org/")
        assert refusal.value.code == "ssrf_blocked"
        assert self.guard.seen == []


def moved(target: str) -> Script:
    return answering(b"HTTP/1.1 302 Found\r\nLocation: " + target.encode() + b"\r\nContent-Length: 0\r\n\r\n")


def encoded(encoding: str, body: bytes) -> Script:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return answering(head.encode() + body)


def endless(start: bytes, piece: bytes) -> Script:
    def script(line: socket.socket, over: threading.Event) -> None:
        request_of(line)
        line.sendall(start)
        while not over.is_set():
            line.sendall(piece)

    return script


def dripping(start: bytes, drop: bytes) -> Script:
    def script(line: socket.socket, over: threading.Event) -> None:
        request_of(line)
        line.sendall(start)
        while not over.wait(0.01):
            line.sendall(drop)

    return script


@contextmanager
def growing_by_at_most(most: int) -> Iterator[None]:
    """Fail when the process holds so many bytes more at any moment in here than at the start.

    The kernel's mark of what it held at most is set back first (Linux): it may be of an earlier test.
    """
    Path("/proc/self/clear_refs").write_text("5")
    before = _held_at_most()
    yield
    assert _held_at_most() - before <= most


def _held_at_most() -> int:
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


@contextmanager
def working_at_most(seconds: float) -> Iterator[None]:
    """Fail when this process works longer in here: by its processor time, whatever else the machine does meanwhile."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun <= seconds


def gzip_bomb() -> bytes:
    """10 MB that say 10 GB: one block of zeros, over and over."""
    press = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = press.compress(bytes(10 * 2**20)) + press.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + block * 1_000


# Names


def sd_05(scene: Scene) -> None:
    with scripted(answering(b"HTTP/1.1 204 No Content\r\n\r\n")) as place:
        scene.guard.allowed.add(place)
        for _ in range(1_000):
            line = rerouting(place)
            names = resolver([PUBLIC_4], ["127.0.0.1"])
            assert Client(resolver=names, make_socket=line).get("http://news.org/").status == 204
            assert line.dialled == [(PUBLIC_4, 80)]
    assert set(scene.guard.seen) == {place}


def sd_06(scene: Scene) -> None:
    client = Client(resolver=resolver(["127.0.0.1"]))
    assert client.checked("http://news.org/") == "http://news.org/"
    with pytest.raises(Refused):
        client.get("http://news.org/")
    assert scene.guard.seen == []


def sd_08(scene: Scene) -> None:
    over = threading.Event()
    with pytest.raises(Unreachable) as failure:
        Client(resolver=lambda *_, **__: over.wait() or [], deadline=0.1).get("http://news.org/")
    over.set()
    assert (failure.value.code, failure.value.is_final) == ("dns", False)
    assert LOOKUP_SECONDS <= 3


def sd_09(scene: Scene) -> None:
    tried: list[str] = []

    class Dead(socket.socket):
        def connect(self, address) -> None:
            tried.append(address[0])
            raise TimeoutError

    many = [f"8.{n >> 8}.{n & 255}.1" for n in range(4_000)]
    with pytest.raises(Unreachable):
        Client(resolver=resolver(many), make_socket=Dead).get("http://news.org/")
    assert len(tried) <= 3


def sd_10(scene: Scene) -> None:
    with pytest.raises(Unreachable) as failure:
        Client(resolver=resolver(socket.gaierror(-2, "Name or service not known"))).get("http://news.org/")
    assert (failure.value.code, failure.value.is_final) == ("dns", False)


# Redirects


def sr_06(scene: Scene) -> None:
    def script(line: socket.socket, over: threading.Event) -> None:
        there = b"/b" if request_of(line).startswith(b"GET /a ") else b"/a"
        line.sendall(b"HTTP/1.1 301 Moved\r\nLocation: " + there + b"\r\n\r\n")

    scene.fails(script, "redirects", path="/a")


def sr_07(scene: Scene) -> None:
    def script(line: socket.socket, over: threading.Event) -> None:
        path = request_of(line).split()[1]
        line.sendall(b"HTTP/1.1 301 Moved\r\nLocation: " + path + b"x\r\n\r\n")

    scene.fails(script, "redirects")
    assert len(scene.guard.seen) == 6


def sr_10(scene: Scene) -> None:
    page = b"<meta http-equiv=refresh content='0; url=http://127.0.0.1:1/'>Text."
    head = b"HTTP/1.1 200 OK\r\nRefresh: 0; url=http://127.0.0.1:1/\r\nContent-Length: %d\r\n\r\n" % len(page)
    assert scene.get(answering(head + page)).body == page


def _reads_page(scene: Scene, head: str) -> None:
    text = f"<html><head>{head}</head><body><p>The bridge stays closed until the engineers finish.</p></body></html>"
    read = read_page_in_child(text.encode(), content_type="text/html", address="https://news.org/a")
    assert read.canonical == "https://news.org/a"
    assert scene.guard.seen == []


def sr_13(scene: Scene) -> None:
    feed = (
        "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='self' href='http://127.0.0.1:1/'/>"
        "<atom:link rel='hub' href='http://127.0.0.1:1/'/><item><link>http://127.0.0.1:1/</link><guid>x</guid>"
        "<enclosure url='http://127.0.0.1:1/' type='audio/mpeg' length='1'/></item></channel></rss>"
    )
    assert _found(scene, feed) == []


def sr_14(scene: Scene) -> None:
    scene.refuses_hop("http://127.0.0.1:1/", path="/robots.txt")
    scene.guard.seen.clear()
    with scripted(moved("http://127.0.0.1:1/")) as place:
        scene.guard.allowed.add(place)
        with pytest.raises(Unreachable, match="does not say what machines may fetch"):
            Client(allowance={place}, manners=Manners(Remembered())).crawl("http://{}:{}/page".format(*place))
        assert scene.guard.seen == [place]


def sr_15(scene: Scene) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            patch.setenv(name, "http://127.0.0.1:1/")
        assert scene.get(answering(b"HTTP/1.1 204 No Content\r\n\r\n")).status == 204


# Answers that are too much


def fb_01(scene: Scene) -> None:
    body = gzip_bomb()
    with growing_by_at_most(64 * 2**20), working_at_most(2.0):
        scene.fails(encoded("gzip", body), "too_large")


def fb_05(scene: Scene) -> None:
    assert scene.get(encoded("deflate", zlib.compress(b"Hello")[2:-4])).body == b"Hello"
    scene.guard.seen.clear()
    scene.fails(encoded("deflate", b"This is not compressed."), "encoding")


def fb_06(scene: Scene) -> None:
    answer = scene.get(endless(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", b"x" * 1_000))
    assert answer.body == b"x" * 10


def fb_11(scene: Scene) -> None:
    with scripted(lambda line, over: over.wait()) as place:
        scene.guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}, deadline=0.2).get("https://{}:{}/".format(*place))
    assert failure.value.code == "deadline"


def fb_16(scene: Scene) -> None:
    both = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n"
    assert scene.get(answering(both)).body == b"Hello"


def fb_18(scene: Scene) -> None:
    heard: list[bytes] = []
    scene.fails(answering(b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /\r\n\r\n", received=heard), "redirects")
    assert not any(b"cookie" in request.lower() for request in heard)


def fb_19(scene: Scene) -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01\x01"):
        _ends(start + b"<html><p>Hello</p>" * 100, "not a page of text")
    _ends(b"%PDF-1.7\n<html><p>Hello</p>", "This PDF file cannot be read")


def _ends(body: bytes, words: str) -> None:
    with pytest.raises(PageError, match=words):
        read_page_in_child(body, content_type="text/html", address="https://news.org/")


def fb_20(scene: Scene) -> None:
    bomb = b"<html><body>" + b"<p>some short words</p>" * 300_000
    _ends(bomb, "too large")
    with working_at_most(5.0), pytest.raises(PageError, match="too large"):
        read_page(bomb, content_type="text/html", address="https://news.org/")
    assert read_page_in_child(b"<html><body><p>The next one is read.</p></body></html>", content_type="text/html")


def fb_21(scene: Scene) -> None:
    _ends(b"<html><body>" + b"<div>" * 100_000 + b"deep", "No text was found|too large|cannot be read")


def fb_22(scene: Scene) -> None:
    text = b"<p>The bridge stays closed until the engineers have finished.</p>"
    for head in (b"<title>" + b"x" * 5_000_000 + b"</title>", b"<meta name=a content=b>" * 100_000):
        _ends(b"<html><head>" + head + b"</head><body>" + text, "too large")
    data = b"<script type='application/ld+json'>" + b'{"a":' * 10_000 + b'"' + b"x" * 1_000_000 + b'"' + b"}" * 10_000
    read = read_page_in_child(b"<html><head>" + data + b"</script></head><body>" + text, content_type="text/html")
    assert read.text.startswith("The bridge stays closed")


def fb_23(scene: Scene) -> None:
    child = Child("tests.connectors.hostile", cpu_seconds=5, address_space=2**28)
    with pytest.raises(ChildDied):
        child.ask(b"eat", b"")
    child.close()


# Feeds


def _found(scene: Scene, feed: str | bytes) -> list[Found]:
    body = feed if isinstance(feed, bytes) else feed.encode()
    script = answering(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    with scripted(script) as place:
        scene.guard.allowed.add(place)
        question = Question(text="x", feeds=(Watched("http://{}:{}/feed".format(*place)),))
        given = list(Feeds().search(question, Client(allowance={place})))
    assert isinstance(given[0], Asked)
    assert given[0].error == ""
    assert set(scene.guard.seen) == {place}
    return [value for value in given if isinstance(value, Found)]


def _rejects(feed: str | bytes, words: str = "declares entities") -> None:
    with growing_by_at_most(32 * 2**20), pytest.raises(FeedError, match=words):
        read_feed(feed if isinstance(feed, bytes) else feed.encode(), address="https://news.org/feed")


def _title(inside: str, *, before: str = "") -> str:
    text = f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>{inside}</title></channel></rss>'
    return read_feed(text.encode(), address="https://news.org/feed").title


def xf_01(scene: Scene) -> None:
    with working_at_most(0.2):
        _rejects(laughs())


def laughs() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss><channel><title>&e9;</title></channel></rss>'


def declared(entity: str) -> str:
    return f"<!DOCTYPE rss [{entity}]><rss><channel><title>&x;</title></channel></rss>"


def xf_06(scene: Scene) -> None:
    assert _title("T", before='<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">') == "T"
    assert scene.guard.seen == []


def xf_07(scene: Scene) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    assert _title(f"T{include}") == "T"


def xf_10(scene: Scene) -> None:
    feed = read_feed(b"<rss><channel>" + b"<item/>" * 1_000_000 + b"</channel></rss>")
    assert (len(feed.entries), feed.is_cut) == (500, True)


def xf_11(scene: Scene) -> None:
    body = b"<rss><channel><title>" + b"x" * (50 * 2**20) + b"</title></channel></rss>"
    _rejects(body, "larger than 10 MB")
    scene.fails(answering(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)), "too_large")


def xf_12(scene: Scene) -> None:
    attributes = " ".join(f'a{n}="1"' for n in range(200_000))
    with working_at_most(2.0):
        assert len(read_feed(f"<rss><channel><item {attributes}/></channel></rss>".encode()).entries) == 1


def xf_13(scene: Scene) -> None:
    seven = b'<?xml version="1.0" encoding="UTF-7"?><rss><channel><title>+ADw-script+AD4-</title></channel></rss>'
    assert read_feed(seven).title == "+ADw-script+AD4-"
    text = '<?xml version="1.0" encoding="UTF-16"?><rss><channel><title>Міст</title></channel></rss>'
    assert read_feed(text.encode("utf-16-be")).title == "Міст"
    _rejects('<?xml version="1.0" encoding="cp037"?><rss/>'.encode("cp037"), "no feed")


def xf_15(scene: Scene) -> None:
    [found] = _found(scene, '{"items": [{"id": "1", "url": "https://news.org/1", "title": "a\\ud800b"}]}')
    assert found.title == "ab"


def xf_16(scene: Scene) -> None:
    items = "".join(
        f"<item><guid isPermaLink='false'>one</guid><link>https://news.org/{n}</link></item>" for n in range(1_000)
    )
    assert len(_found(scene, f"<rss><channel>{items}</channel></rss>")) == 1


def xf_17(scene: Scene) -> None:
    dates = [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "9999-12-31",
        "-1",
        "Feb 30",
        "Fri, 30 Feb 2024 10:00:00 GMT",
        "1" + "0" * 18,
    ]
    items = "".join(
        f"<item><link>https://news.org/{n}</link><pubDate>{day}</pubDate></item>" for n, day in enumerate(dates)
    )
    assert [found.published_at for found in _found(scene, f"<rss><channel>{items}</channel></rss>")] == [None] * 6


def xf_19(scene: Scene) -> None:
    [entry] = read_feed(b"<rss><channel><item><title>" + b"x" * 10_000_000 + b"</title></item></channel></rss>").entries
    assert (len(entry.title), entry.title[-1]) == (500, "…")


def xf_20(scene: Scene) -> None:
    feed = (
        "<rss xml:base='javascript:'><channel><base href='javascript:'/><item><link>a</link></item>"
        "<item><link>javascript:alert(1)</link><guid isPermaLink='false'>2</guid></item></channel></rss>"
    )
    assert [found.address.partition(":")[0] for found in _found_of(feed)] == ["https", ""]


def _found_of(feed: str) -> list:
    return read_feed(feed.encode(), address="https://news.org/feed").entries


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SHOWN: dict[str, Callable[[Scene], None]] = {
    "SD-01": lambda scene: scene.refuses_name("127.0.0.1"),
    "SD-02": lambda scene: scene.refuses_name(PUBLIC_4, "10.0.0.5"),
    "SD-03": lambda scene: scene.refuses_name("::1"),
    "SD-04": lambda scene: scene.refuses_name("::ffff:10.0.0.5"),
    "SD-05": sd_05,
    "SD-06": sd_06,
    "SD-07": lambda scene: scene.refuses_name("169.254.169.254"),
    "SD-08": sd_08,
    "SD-09": sd_09,
    "SD-10": sd_10,
    "SR-01": lambda scene: scene.refuses_hop("http://127.0.0.1:1/"),
    "SR-02": lambda scene: scene.refuses_hop("http://[::ffff:127.0.0.1]:1/"),
    "SR-03": lambda scene: scene.refuses_hop("file:///etc/passwd"),
    "SR-04": lambda scene: scene.refuses_hop("//127.0.0.1:1/"),
    "SR-05": lambda scene: scene.refuses_hop("\\\\127.0.0.1\\"),
    "SR-06": sr_06,
    "SR-07": sr_07,
    "SR-09": lambda scene: scene.fails(moved("/" + "x" * 2**20), "headers"),
    "SR-10": sr_10,
    "SR-11": lambda scene: _reads_page(scene, '<link rel="canonical" href="http://127.0.0.1/">'),
    "SR-12": lambda scene: _reads_page(
        scene,
        '<meta property="og:image" content="http://169.254.169.254/"><link rel="icon" href="http://169.254.169.254/">'
        '<link rel="amphtml" href="http://169.254.169.254/"><link rel="alternate" type="application/json+oembed"'
        ' href="http://169.254.169.254/">',
    ),
    "SR-13": sr_13,
    "SR-14": sr_14,
    "SR-15": sr_15,
    "FB-01": fb_01,
    "FB-02": lambda scene: scene.fails(encoded("gzip, gzip, gzip", b"x"), "encoding"),
    "FB-03": lambda scene: scene.fails(encoded("br", b"\x0b\x02\x80Hello\x03"), "encoding"),
    "FB-04": lambda scene: scene.fails(encoded("zstd", b"\x28\xb5\x2f\xfd"), "encoding"),
    "FB-05": fb_05,
    "FB-06": fb_06,
    "FB-07": lambda scene: scene.fails(answering(OK + b"Content-Length: 99999999999\r\n\r\n"), "too_large"),
    "FB-08": lambda scene: scene.fails(dripping(CHUNKED, b"1\r\nx\r\n"), "deadline", deadline=0.3),
    "FB-09": lambda scene: scene.fails(dripping(OK + b"X-Slow: ", b"x"), "deadline", deadline=0.3),
    "FB-10": lambda scene: scene.fails(lambda line, over: over.wait(), "deadline", deadline=0.2),
    "FB-11": fb_11,
    "FB-12": lambda scene: scene.fails(answering(OK + b"A: b\r\n" * 10_000 + b"\r\n"), "headers"),
    "FB-13": lambda scene: scene.fails(answering(OK + b"A: " + b"b" * 10_000_000 + b"\r\n\r\n"), "headers"),
    "FB-14": lambda scene: scene.fails(endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "headers"),
    "FB-15": lambda scene: scene.fails(answering(b"<html>An answer as in 1991</html>"), "protocol"),
    "FB-16": fb_16,
    "FB-17": lambda scene: scene.fails(answering(CHUNKED + b"ffffffffffffffff\r\nx"), "protocol"),
    "FB-18": fb_18,
    "FB-19": fb_19,
    "FB-20": fb_20,
    "FB-21": fb_21,
    "FB-22": fb_22,
    "FB-23": fb_23,
    "XF-01": xf_01,
    "XF-02": lambda scene: _rejects(declared(f'<!ENTITY x "{"x" * 100_000}">') + "&x;" * 50_000),
    "XF-03": lambda scene: _rejects(declared('<!ENTITY x SYSTEM "file:///etc/passwd">')),
    "XF-04": lambda scene: _rejects(declared('<!ENTITY x SYSTEM "http://127.0.0.1:1/">')),
    "XF-05": lambda scene: _rejects(declared('<!ENTITY % dtd SYSTEM "http://127.0.0.1:1/x.dtd"> %dtd;')),
    "XF-06": xf_06,
    "XF-07": xf_07,
    "XF-08": lambda scene: _same("T", _title("T", before='<?xml-stylesheet href="http://127.0.0.1/"?>')),
    "XF-09": lambda scene: _rejects(b"<rss><channel>" + b"<a>" * 100_000, "nested too deeply"),
    "XF-10": xf_10,
    "XF-11": xf_11,
    "XF-12": xf_12,
    "XF-13": xf_13,
    "XF-14": lambda scene: _same("Title", _title("T\x00i\x01t\x1fl\x7fe")),
    "XF-15": xf_15,
    "XF-16": xf_16,
    "XF-17": xf_17,
    "XF-18": lambda scene: _rejects(b'{"items":' + b"[" * 100_000, "nested too deeply"),
    "XF-19": xf_19,
    "XF-20": xf_20,
}


def _same(expected: str, given: str) -> None:
    assert given == expected


@pytest.mark.parametrize(
    "name", [case["id"] for case in CASES if case["group"] not in ADDRESSES and case["id"] not in ELSEWHERE]
)
def test_a_case_does_what_is_expected(name: str, guard: Guard) -> None:
    SHOWN[name](Scene(guard))

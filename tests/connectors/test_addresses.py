"""One reading of an address, strict and written back; what is refused is refused before anything is looked up or
dialled.
"""

import logging
import random
from urllib.parse import urlsplit

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.connectors.addresses import canonical_address, checked, is_one_site, joined, leads_home, parse
from claims.connectors.http import Client, Refused, Unreachable
from claims.connectors.networks import is_public
from tests.connectors.wires import PUBLIC_4, resolver

CLOSED_4 = [
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.9.9.9", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.5.5",
    "172.31.0.1", "192.0.0.9", "192.0.0.192", "192.0.2.44", "192.31.196.1", "192.52.193.7", "192.88.99.99",
    "192.168.1.1", "192.175.48.1", "198.18.4.4", "198.19.255.255", "198.51.100.9", "203.0.113.200",
    "224.0.0.251", "233.252.0.1", "239.1.1.1", "240.0.0.9", "255.255.255.255",
]  # fmt: skip
CLOSED_6 = [
    "::", "::1", "::7f00:1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::ffff:93.184.215.14", "::ffff:0:127.0.0.1", "64:ff9b::5db8:d70e", "64:ff9b::a00:1", "64:ff9b:1::a00:1",
    "100::9", "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1",
    "2001:db8:1::1", "2002:a00:1::1", "2002:5db8:d70e::1", "2620:4f:8000::1", "3fff:1::1", "5f00::9",
    "fc00::9", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1", "fec0::9", "feff::1", "ff02::1", "ff0e::1",
    "4000::1", "e000::1",
]  # fmt: skip
OPEN = [
    "1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1",
    "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "2a00:1450:4001::1", "2001:200::1", "2001:4860:4860::8888",
]  # fmt: skip


@pytest.mark.parametrize("ip", CLOSED_4)
def test_a_closed_ipv4_address_is_refused(ip: str) -> None:
    assert not is_public(ip)
    with pytest.raises(Refused) as refusal:
        checked(f"http://{ip}/")
    assert refusal.value.code == "ssrf_blocked"
    assert refusal.value.is_final


@pytest.mark.parametrize("ip", CLOSED_6)
def test_a_closed_ipv6_address_is_refused(ip: str) -> None:
    assert not is_public(ip)
    with pytest.raises(Refused) as refusal:
        checked(f"https://[{ip}]/page")
    assert refusal.value.code == "ssrf_blocked"


@pytest.mark.parametrize("ip", OPEN)
def test_a_public_address_is_read(ip: str) -> None:
    assert is_public(ip)
    host = f"[{ip}]" if ":" in ip else ip
    assert checked(f"http://{host}/page") == f"http://{host}/page"


@pytest.mark.parametrize(
    "text", ["", "localhost", "fe80::1%eth0", "2606::1%1", "1.1.1", "0x7f.1", "١.١.١.١", "1.1.1.1 "]
)
def test_what_is_no_plain_ip_address_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0x7f.0x0.0x0.0x1", "017700000001", "0177.0.0.1", "127.1", "127.0.1", "0",
        "127.0.0.1.", "10.1", "0xa.0.0.1", "0x", "1.2.3.256", "425.510.425.510", "1.2.3.4.5", "01.02.03.04",
        "999999999999", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "１２７.0.0.1", "%31%32%37.0.0.1", "127.0.0.1%00",
        "news.123", "news.0x1f", "[127.0.0.1]", "[::1", "::1]", "[1::2::3]", "[fe80::1%25eth0]", "[::1]x", "::1",
        "[v1.abc]", "[]",
    ],
)  # fmt: skip
def test_an_odd_way_to_write_an_ip_address_is_refused(host: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(f"http://{host}/")
    assert refusal.value.code == "bad_address"


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost", "metadata",
        "db", "metadata.google.internal", "router.lan", "printer.local", "wiki.corp", "nas.home",
        "router.home.arpa", "x.onion", "api.default.svc", "a.svc.cluster.local", "site.test", "site.invalid",
        "paper.example", "1.0.0.127.in-addr.arpa", "localhost。", "ⓛocalhost", "ｌｏｃａｌｈｏｓｔ",
    ],
)  # fmt: skip
def test_a_name_of_a_local_network_is_refused_by_name(host: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(f"http://{host}/")
    assert refusal.value.code == "ssrf_blocked"


@pytest.mark.parametrize(
    "address",
    [
        "", "news.org", "//news.org/a", "/a", "http:news.org", "http:/news.org/", "http:///news.org/", "http://",
        "file:///etc/passwd", "ftp://news.org/", "gopher://news.org:70/_x", "data:text/html,x",
        "javascript:alert(1)", "jar:http://news.org!/", "http+unix://%2Frun%2Fx.sock/",
        "view-source:http://news.org/", "feed:http://news.org/", "unix:///run/x.sock", "httpſ://news.org/",
        "ｈttp://news.org/",
    ],
)  # fmt: skip
def test_only_http_and_https_with_a_host_are_read(address: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(address)
    assert refusal.value.code in ("bad_scheme", "bad_address")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://news.org@10.0.0.1/", "credentials"), ("http://me:secret@news.org/", "credentials"),
        ("http://news.org:80@10.0.0.1/", "credentials"), ("http://@news.org/", "credentials"),
        ("http://10.0.0.1%2f@news.org/", "credentials"), ("http://10.0.0.1\\@news.org/", "bad_address"),
        ("http://news.org\\.10.0.0.1/", "bad_address"), ("http:\\\\news.org\\", "bad_address"),
        ("http://ne\tws.org/", "bad_address"), ("http://news.org/\r\nHost: 10.0.0.1", "bad_address"),
        ("http://news.org/%0d%0aX: 1", "bad_address"), ("http://news.org/a%00b", "bad_address"),
        ("http://news.org/?q=%0A", "bad_address"), ("http://news.org/\u202egpj", "bad_address"),
        ("http://news.org/\x7f", "bad_address"), ("http://news\u2028.org/", "bad_address"),
        ("http://news.org/\ud800", "bad_address"), ("http://news.org:0/", "bad_port"),
        ("http://news.org:22/", "bad_port"), ("http://news.org:8080/", "bad_port"),
        ("http://news.org:65616/", "bad_port"), ("http://news.org:99999/", "bad_port"),
        ("http://news.org:000080/", "bad_port"), ("http://news.org:８０/", "bad_address"),
        ("http://news.org:-80/", "bad_address"), ("http://news.org:80:80/", "bad_address"),
        ("http://ne ws.org/", "bad_address"), ("http://news..org/", "bad_address"),
        ("http://.news.org/", "bad_address"), ("http://-news.org/", "bad_address"),
        ("http://news,com.org/", "bad_address"), ("http://xn--/", "bad_address"),
        ("http://xn--a.org/", "bad_address"), ("http://" + "a" * 64 + ".org/", "bad_address"),
        ("http://" + "a." * 126 + "org/", "bad_address"), ("http://news.org/" + "a" * 2_000, "bad_address"),
        ("http://news.org/" + "я" * 400, "bad_address"),
    ],
)  # fmt: skip
def test_what_two_programs_might_read_differently_is_refused(address: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(address)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (" HTTPS://News.ORG ", "https://news.org/"),
        ("http://news.org:80/a", "http://news.org/a"),
        ("https://news.org:/a", "https://news.org/a"),
        ("http://news.org:443/a", "http://news.org:443/a"),
        ("http://news.org./a", "http://news.org/a"),
        ("http://news.org#@10.0.0.1/", "http://news.org/"),
        ("http://news.org?@10.0.0.1/", "http://news.org/?@10.0.0.1/"),
        ("http://news.org/a b?c d", "http://news.org/a%20b?c%20d"),
        ("http://news.org/100%/x%2Fy", "http://news.org/100%25/x%2Fy"),
        ("https://www.novyny.укр/новини", "https://www.novyny.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"),
        ("https://Bücher.de/ß", "https://xn--bcher-kva.de/%C3%9F"),
        ("http://my_blog.news.org/", "http://my_blog.news.org/"),
        ("http://127.0.0.1.nip.io/", "http://127.0.0.1.nip.io/"),
        ("http://[2606:2800:021F::1]/", "http://[2606:2800:21f::1]/"),
        ("http://news.org/<script>\"'", "http://news.org/%3Cscript%3E%22'"),
    ],
)
def test_an_address_is_written_back_in_one_form(address: str, written: str) -> None:
    assert checked(address) == written
    assert checked(written) == written


def test_an_allowed_loopback_address_is_read_with_its_port_alone() -> None:
    allowance = {("127.0.0.1", 8765), ("::1", 8765)}
    assert checked("http://127.0.0.1:8765/x", allowance=allowance) == "http://127.0.0.1:8765/x"
    assert checked("http://[::1]:8765/x", allowance=allowance) == "http://[::1]:8765/x"
    for address in ("http://127.0.0.1:8766/", "http://127.0.0.1/", "http://127.0.0.2:8765/", "http://127.1:8765/"):
        with pytest.raises(Refused):
            checked(address, allowance=allowance)


@pytest.mark.parametrize("host", ["localhost", "10.0.0.1", "93.184.215.14", "news.org", ""])
def test_nothing_but_literal_loopback_can_be_allowed(host: str) -> None:
    with pytest.raises(ValueError, match="loopback"):
        Client(allowance={(host, 80)})


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://News.org/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z#top", "https://news.org/a?id=7"),
        ("https://news.org/a?b=2&a=1", "https://news.org/a?b=2&a=1"),
        ("https://news.org/a?", "https://news.org/a"),
        ("https://news.org/a?gclid=1", "https://news.org/a"),
        ("https://news.org/a?x=&&y", "https://news.org/a?x=&y"),
        ("https://news.org/%d0%bd", "https://news.org/%D0%BD"),
        ("https://news.org/a?CMP=share_btn&id=7&at_format=x&sara_ref=y&mtm_source=z", "https://news.org/a?id=7"),
        ("http://127.0.0.1:8765/a?utm_id=1", "http://127.0.0.1:8765/a"),
        ("https://news-org.cdn.ampproject.org/c/s/news.org/a/amp?utm_source=x", "https://news.org/a/amp"),
        ("https://news-org.cdn.ampproject.org/v/news.org/a", "http://news.org/a"),
        ("https://www.google.com/amp/s/www.news.org/a?id=7", "https://www.news.org/a?id=7"),
        ("https://www.google.com/amp/s/127.0.0.1/a", "https://www.google.com/amp/s/127.0.0.1/a"),
        ("https://www.google.com/amp/s/redis.internal/a", "https://www.google.com/amp/s/redis.internal/a"),
        ("https://news.org/story.do;jsessionid=1A2B3C.node3?id=5", "https://news.org/story.do?id=5"),
        ("https://news.org/s;JSESSIONID=1A2B;v=2", "https://news.org/s;v=2"),
        ("https://news.org/story.php?PHPSESSID=ab12&id=9", "https://news.org/story.php?id=9"),
        ("https://news.org/story.cfm?CFID=12&CFTOKEN=98&id=7", "https://news.org/story.cfm?id=7"),
        ("https://news.org/(S(4kdgxq55wzc1zz45pxyzabcd))/story.aspx?id=3", "https://news.org/story.aspx?id=3"),
        ("https://news.org/topic.php?t=88&sid=8f14e45fceea167a5a36dedd4bea2543", "https://news.org/topic.php?t=88"),
        (
            "https://news.org/2024/bridge-of-brunn?sid=8f14e45fceea167a5a36dedd4bea2543",
            "https://news.org/2024/bridge-of-brunn",
        ),
        (
            "https://news.org/story.php?sid=8f14e45fceea167a5a36dedd4bea2543",
            "https://news.org/story.php?sid=8f14e45fceea167a5a36dedd4bea2543",
        ),
        ("https://news.org/story.php?file=article&sid=1234", "https://news.org/story.php?file=article&sid=1234"),
        ("https://news.org/watch?session_id=47&s=bridge", "https://news.org/watch?session_id=47&s=bridge"),
        ("https://news.org/a;b=c/story", "https://news.org/a;b=c/story"),
    ],
)
def test_a_page_has_one_canonical_address(address: str, canonical: str) -> None:
    assert canonical_address(address) == canonical
    assert canonical_address(canonical) == canonical


@pytest.mark.parametrize(
    ("reference", "absolute"),
    [
        ("/a", "https://news.org/a"),
        ("b", "https://news.org/x/b"),
        ("//other.org/c", "https://other.org/c"),
        ("?p=1", "https://news.org/x/y?p=1"),
        ("https://other.org/d", "https://other.org/d"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("http://[::1", ""),
        ("/" + "a" * 3_000, ""),
    ],
)
def test_a_link_is_made_absolute_or_dropped(reference: str, absolute: str) -> None:
    assert joined("https://news.org/x/y", reference) == absolute


PIECES = [
    "http", "https", "://", ":", "/", "//", "\\", "@", "#", "?", "%", "%2f", "%40", "[", "]", "::1",
    "127.0.0.1", "0x7f.1", "news.org", "localhost", ".", "..", "。", "．", "ⓝ", "ß", "xn--", "80", "443", "8080",
    "\t", " ", "\n", "\u200d", "-", "_", "a",
]  # fmt: skip
ADDRESSES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=10).map(lambda pieces: "http://" + "".join(pieces)),
    st.text(max_size=40).map(lambda text: "http://news.org" + text),
)


@given(address=ADDRESSES)
@settings(max_examples=400, deadline=None, database=None, derandomize=True)
def test_every_reader_sees_the_host_that_was_judged(address: str) -> None:
    try:
        place = parse(address)
    except Refused:
        return
    written = str(place)
    assert parse(written) == place
    assert urlsplit(written).hostname == place.host
    assert (urlsplit(written).port or {"http": 80, "https": 443}[place.scheme]) == place.port
    assert urlsplit(written).username is None
    other = httpx2.URL(written)
    assert other.raw_host.decode() == place.host
    assert other.raw_path.decode() == place.target


@given(address=ADDRESSES)
@settings(max_examples=400, deadline=None, database=None, derandomize=True)
def test_the_host_that_is_looked_up_is_the_host_that_was_judged(address: str) -> None:
    asked: list[str] = []
    client = Client(resolver=resolver(["10.0.0.1"], asked=asked))
    try:
        judged = parse(address)
    except Refused:
        judged = None
    with pytest.raises(Refused):
        client.get(address)
    assert asked == ([judged.host] if judged and not judged.is_literal else [])


SEEDS = [
    "http://news.org/a?b=c#d",
    "https://www.news.org:443/x",
    "http://93.184.215.14/",
    "http://[2606:2800:21f::1]/",
    "http://me@news.org/",
    "https://новини.укр/x",
]


def mutated(chance: random.Random) -> str:
    """An address that somebody has tampered with, a little."""
    address = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(address) + 1)
        match chance.randrange(4):
            case 0 | 1:
                address = address[:place] + chance.choice(PIECES) + address[place:]
            case 2:
                address = address[:place] + address[place + 1 :]
            case 3:
                strange = chance.choice([chance.randrange(256), chance.randrange(0x2000, 0x3100)])
                address = address[:place] + chr(strange) + address[place + 1 :]
    return address


class Dead:
    """A line that notes where it was to go, and goes nowhere: a hundred thousand real ones would take a minute."""

    dialled: list[tuple[str, int]] = []

    def __init__(self, family: int, kind: int) -> None:
        self.family = family

    def settimeout(self, seconds: float) -> None:
        assert 0 < seconds <= 5

    def connect(self, address: tuple[str, int]) -> None:
        self.dialled.append(address)
        raise ConnectionRefusedError

    def close(self) -> None:
        self.family = 0


def test_what_is_dialled_is_what_was_judged_however_an_address_is_mutated() -> None:
    chance = random.Random(7)
    asked: list[str] = []
    dialled = Dead.dialled
    client = Client(resolver=resolver([PUBLIC_4], asked=asked), make_socket=Dead)  # type: ignore[arg-type]
    judged = 0
    logging.disable(logging.CRITICAL)
    try:
        for address in (mutated(chance) for _ in range(100_000)):
            try:
                client.get(address)
            except Refused:
                assert (asked, dialled) == ([], [])
                continue
            except Unreachable:
                judged += 1
            read = urlsplit(checked(address))
            port = read.port or {"http": 80, "https": 443}[read.scheme]
            if asked:
                assert (asked, dialled) == ([read.hostname], [(PUBLIC_4, port)])
            else:
                assert dialled == [(read.hostname, port)]
                assert is_public(dialled[0][0])
            asked.clear()
            dialled.clear()
    finally:
        logging.disable(logging.NOTSET)
    assert judged > 10_000


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("https://www.news.org/a", "http://news.org/b", True),
        ("https://rss.news.org/a", "https://www.news.org/", True),
        ("https://feeds.news.org/a", "https://m.news.org/", True),
        ("https://town.news.org/a", "https://news.org/", True),
        ("https://news.org/a", "https://oldnews.org/a", False),
        ("https://a.news.org/", "https://b.news.org/", False),
        ("https://news.co.uk/", "https://other.co.uk/", False),
        ("https://вісник.укр/", "https://www.xn--b1amgkt9j.xn--j1amh/a", True),
        ("https://Münchner.example/", "https://xn--mnchner-n2a.example/a", True),
        ("https://вістник.укр/", "https://xn--b1amgkt9j.xn--j1amh/a", False),
    ],
)
def test_hosts_show_whether_two_addresses_are_of_one_site(one: str, other: str, is_one: bool) -> None:
    assert is_one_site(one, other) is is_one_site(other, one) is is_one


@pytest.mark.parametrize(
    ("asked", "answered", "is_home"),
    [
        ("https://harbour.org/news/1", "https://harbour.org/", True),
        ("https://harbour.org/?p=1", "https://www.harbour.org", True),
        ("https://short.org/x", "https://harbour.org/", True),
        ("https://harbour.org/news/1", "https://harbour.org/news/1-bridge", False),
        ("https://harbour.org/news/1", "https://harbour.org/?p=1", False),
        ("http://harbour.org", "https://www.harbour.org/", False),
        ("https://harbour.org/news/2026/bridge", "https://harbour.org/news/", True),
        ("https://harbour.org/world/europe/bridge-1", "https://harbour.org/world/europe", True),
        ("https://harbour.org/news/bridge", "https://harbour.org/en/", True),
        ("https://harbour.org/news/bridge", "https://harbour.org/index.html", True),
        ("https://harbour.org/news/bridge", "https://harbour.org/news/page-not-found", True),
        ("https://harbour.org/news/bridge", "https://harbour.org/?error=404", True),
        ("https://harbour.org/news/bridge/amp", "https://harbour.org/news/bridge", False),
        ("https://harbour.org/bridge/2", "https://harbour.org/bridge", False),
        ("https://harbour.org/the-bridge-is-shut/comments", "https://harbour.org/the-bridge-is-shut", False),
        ("https://harbour.org/news/bridge", "https://harbour.org/login?next=/news/bridge", False),
        ("https://harbour.org/news/bridge", "https://consent.harbour.org/collect", False),
    ],
)
def test_a_page_that_is_not_there_any_more_often_leads_home(asked: str, answered: str, is_home: bool):
    assert leads_home(asked, answered) == is_home

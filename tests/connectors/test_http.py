"""The outbound client: where it goes, where it does not, and that every answer ends, in time and in size."""

import gzip
import socket
import ssl
import threading
import zlib
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.connectors.http import Client, Refused, Unreachable
from tests.connectors.wires import (
    PUBLIC_4,
    PUBLIC_6,
    Guard,
    answering,
    request_of,
    rerouting,
    resolver,
    scripted,
)

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\n\r\nHello"


def test_a_page_comes_as_it_is(web: HTTPServer, client: Client) -> None:
    web.expect_request("/a", query_string="x=1").respond_with_data(
        "Привіт".encode("koi8-u"), content_type="text/HTML; charset=KOI8-U", headers={"ETag": '"7"'}
    )
    answer = client.get(web.url_for("/a?x=1") + "#part")
    assert answer.asked == answer.address == web.url_for("/a?x=1")
    assert answer.status == 200
    assert answer.is_ok
    assert answer.body == "Привіт".encode("koi8-u")
    assert (answer.content_type, answer.charset) == ("text/html", "KOI8-U")
    assert answer.headers["etag"] == '"7"'
    assert answer.hops == (answer.address,)
    assert answer.fetched_at.tzinfo is UTC


@pytest.mark.parametrize("status", [410, 206])
def test_an_error_page_or_a_part_that_nobody_asked_for_is_an_answer(status: int, web: HTTPServer, client: Client):
    web.expect_request("/gone").respond_with_data("It was here.", status=status)
    answer = client.get(web.url_for("/gone"))
    assert (answer.status, answer.body, answer.is_ok) == (status, b"It was here.", False)


def test_a_page_that_did_not_change_is_not_sent_again(web: HTTPServer, client: Client) -> None:
    def feed(request: Request) -> Response:
        return Response(status=304) if request.headers.get("If-None-Match") == '"7"' else Response("all", 200)

    web.expect_request("/feed").respond_with_handler(feed)
    assert client.get(web.url_for("/feed")).body == b"all"
    answer = client.get(web.url_for("/feed"), headers={"If-None-Match": '"7"'})
    assert (answer.is_not_modified, answer.body) == (True, b"")


def test_the_request_says_who_asks_and_nothing_else(guard: Guard) -> None:
    received: list[bytes] = []
    with scripted(answering(PAGE, received=received)) as place:
        guard.allowed.add(place)
        with Client(allowance={place}, agent="Desk/1.0") as client:
            client.get("http://{}:{}/x?y".format(*place), accept="text/html")
    assert received == [
        f"GET /x?y HTTP/1.1\r\nhost: {place[0]}:{place[1]}\r\nuser-agent: Desk/1.0\r\naccept: text/html\r\n"
        "accept-encoding: gzip, deflate\r\nconnection: close\r\n\r\n".encode()
    ]


@pytest.mark.parametrize(
    "headers", [{"Host": "x"}, {"Connection": "x"}, {"A\r\nB": "x"}, {"A": "x\r\nB: y"}, {"A": "ä"}]
)
def test_a_header_that_would_change_the_request_is_a_mistake_of_ours(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="header"):
        Client().get("http://news.org/", headers=headers)


# Where it goes


def test_the_address_that_was_looked_up_is_the_one_that_is_dialled(guard: Guard) -> None:
    with scripted(answering(PAGE)) as place:
        guard.allowed.add(place)
        line = rerouting(place)
        answer = Client(resolver=resolver([PUBLIC_4]), make_socket=line).get("http://news.org/")
    assert answer.body == b"Hello"
    assert line.dialled == [(PUBLIC_4, 80)]


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["::1"],
        ["::ffff:10.0.0.5"],
        ["64:ff9b::a00:5"],
        ["169.254.169.254"],
        ["fe80::1%lo"],
        [PUBLIC_4, "10.0.0.5"],
        [PUBLIC_6, PUBLIC_4, "fd00::1"],
        [*[f"8.8.{n % 256}.{n // 256}" for n in range(3_999)], "10.0.0.1"],
    ],
)
def test_a_name_with_any_address_that_is_not_public_is_refused(guard: Guard, answers: list[str]) -> None:
    with pytest.raises(Refused) as refusal:
        Client(resolver=resolver(answers)).get("https://news.org/")
    assert refusal.value.code == "ssrf_blocked"
    assert refusal.value.is_final
    assert guard.seen == []


def test_a_name_that_changes_its_answer_is_looked_up_once(guard: Guard) -> None:
    asked: list[str] = []
    with scripted(answering(PAGE)) as place:
        guard.allowed.add(place)
        for _ in range(1_000):
            line = rerouting(place)
            rebinding = resolver([PUBLIC_4], ["127.0.0.1"], asked=asked)
            assert Client(resolver=rebinding, make_socket=line).get("http://news.org/").status == 200
            assert line.dialled == [(PUBLIC_4, 80)]
    assert asked == ["news.org"] * 1_000


def test_a_name_that_turns_to_a_private_address_is_refused_the_second_time(guard: Guard) -> None:
    with scripted(answering(PAGE)) as place:
        guard.allowed.add(place)
        client = Client(resolver=resolver([PUBLIC_4], ["10.0.0.1"]), make_socket=rerouting(place))
        assert client.get("http://news.org/").status == 200
        with pytest.raises(Refused):
            client.get("http://news.org/")
    assert guard.seen == [place]


def test_a_connection_that_ends_somewhere_else_is_dropped(guard: Guard) -> None:
    received: list[bytes] = []
    with scripted(answering(PAGE, received=received)) as place:
        guard.allowed.add(place)
        line = rerouting(place, peer=("127.0.0.1", 80))
        with pytest.raises(Refused) as refusal:
            Client(resolver=resolver([PUBLIC_4]), make_socket=line).get("http://news.org/")
    assert refusal.value.code == "ssrf_blocked"
    assert b"".join(received) == b""


def test_no_more_than_three_addresses_are_tried_and_both_families_have_their_turn() -> None:
    tried: list[str] = []

    class Dead(socket.socket):
        def __init__(self, family: int, kind: int) -> None:
            super().__init__(socket.AF_INET, kind)

        def connect(self, address) -> None:
            tried.append(address[0])
            raise ConnectionRefusedError

    answers = [PUBLIC_6, "2606:2800::2", "2606:2800::3", PUBLIC_4, "8.8.8.8"]
    with pytest.raises(Unreachable) as failure:
        Client(resolver=resolver(answers), make_socket=Dead).get("http://news.org/")
    assert failure.value.code == "connect"
    assert tried == [PUBLIC_6, PUBLIC_4, "2606:2800::2"]


@pytest.mark.parametrize("trouble", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")])
def test_a_name_that_nobody_knows_is_said_so(trouble: Exception) -> None:
    with pytest.raises(Unreachable) as failure:
        Client(resolver=resolver(trouble)).get("http://news.org/")
    assert (failure.value.code, failure.value.is_final) == ("dns", False)
    assert str(failure.value) == "The name “news.org” is not known, or cannot be looked up now."


def test_a_name_without_an_address_is_said_so() -> None:
    with pytest.raises(Unreachable, match="has no address"):
        Client(resolver=resolver([])).get("http://news.org/")


def test_a_name_service_that_hangs_is_left_behind() -> None:
    over = threading.Event()

    def hanging(*_, **__):
        over.wait()
        return []

    with pytest.raises(Unreachable) as failure:
        Client(resolver=hanging, deadline=0.1).get("http://news.org/")
    over.set()
    assert failure.value.code == "dns"


def test_a_refusal_is_written_to_the_log_and_cannot_forge_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING", logger="claims.connectors.http"), pytest.raises(Refused):
        Client().get("http://10.0.0.1/a\nb")
    with caplog.at_level("WARNING", logger="claims.connectors.http"), pytest.raises(Refused):
        Client(resolver=resolver(["10.0.0.1"])).get("http://news.org/")
    assert [record.getMessage() for record in caplog.records] == [
        "refused (bad_address): 'http://10.0.0.1/a\\nb'",
        "refused (ssrf_blocked): 'http://news.org/'",
    ]


def test_proxies_and_passwords_of_the_environment_are_not_used(
    web: HTTPServer, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    web.expect_request("/").respond_with_handler(lambda request: Response(request.headers.get("Authorization", "none")))
    assert client.get(web.url_for("/")).body == b"none"


# Redirects


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/", "//127.0.0.1:1/", "http://[::ffff:127.0.0.1]:1/", "http://169.254.169.254/",
        "file:///etc/passwd", "\\\\127.0.0.1\\", "/\\127.0.0.1/", "http://2130706433/", "http://localhost/",
        "https://me@news.org/", "gopher://x.org/", "http://127.0.0.1\t:1/", "javascript:alert(1)",
        "http://news.org:22/",
    ],
)  # fmt: skip
def test_a_redirect_is_judged_like_any_address(guard: Guard, target: str) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()
    with scripted(answering(answer)) as place:
        guard.allowed.add(place)
        with pytest.raises(Refused):
            Client(allowance={place}).get("http://{}:{}/".format(*place))
        assert guard.seen == [place]


def test_a_redirect_to_a_name_is_looked_up_and_judged(guard: Guard) -> None:
    answer = b"HTTP/1.1 301 Moved\r\nLocation: http://inside.news.org/\r\n\r\n"
    with scripted(answering(answer)) as place:
        guard.allowed.add(place)
        asked: list[str] = []
        client = Client(resolver=resolver([PUBLIC_4], ["10.0.0.1"], asked=asked), make_socket=rerouting(place))
        with pytest.raises(Refused):
            client.get("http://news.org/")
        assert asked == ["news.org", "inside.news.org"]
        assert guard.seen == [place]


def test_the_way_of_a_redirect_is_kept(web: HTTPServer, client: Client) -> None:
    web.expect_request("/old").respond_with_data(status=301, headers={"Location": "new?x=ä b"})
    web.expect_request("/new").respond_with_data("here")
    answer = client.get(web.url_for("/old"))
    assert answer.body == b"here"
    assert answer.asked == web.url_for("/old")
    assert answer.address == f"http://{web.host}:{web.port}/new?x=%C3%A4%20b"
    assert answer.hops == (answer.asked, answer.address)


def test_redirects_in_a_circle_end(web: HTTPServer, client: Client) -> None:
    web.expect_request("/a").respond_with_data(status=302, headers={"Location": "/b", "Set-Cookie": "seen=1"})
    web.expect_request("/b").respond_with_data(status=302, headers={"Location": "/a"})
    with pytest.raises(Unreachable) as failure:
        client.get(web.url_for("/a"))
    assert failure.value.code == "redirects"
    assert len(web.log) == 2
    assert all("Cookie" not in request.headers for request, _ in web.log)


def test_a_chain_of_redirects_ends_after_five(web: HTTPServer, client: Client) -> None:
    for n in range(50):
        web.expect_request(f"/{n}").respond_with_data(status=308, headers={"Location": f"/{n + 1}"})
    with pytest.raises(Unreachable) as failure:
        client.get(web.url_for("/0"))
    assert failure.value.code == "redirects"
    assert len(web.log) == 6


def test_a_redirect_without_a_target_is_an_answer(web: HTTPServer, client: Client) -> None:
    web.expect_request("/").respond_with_data("choose", status=300)
    assert client.get(web.url_for("/")).body == b"choose"


def test_a_key_does_not_follow_a_redirect_to_another_server(guard: Guard) -> None:
    first: list[bytes] = []
    second: list[bytes] = []
    with scripted(answering(PAGE, received=second)) as other:
        moved = "HTTP/1.1 302 Found\r\nLocation: http://{}:{}/b\r\n\r\n".format(*other).encode()
        with scripted(answering(moved, received=first)) as place:
            guard.allowed |= {place, other}
            headers = {
                "Authorization": "Bearer secret",
                "X-Key": "secret",
                "Cookie": "a=secret",
                "If-None-Match": '"7"',
            }
            Client(allowance={place, other}).get("http://{}:{}/a".format(*place), headers=headers)
    assert first[0].count(b"secret") == 3
    assert second[0].count(b"secret") == 0
    assert b'if-none-match: "7"' in second[0]


def test_a_refresh_header_is_not_followed(web: HTTPServer, client: Client) -> None:
    page = '<meta http-equiv="refresh" content="0; url=http://10.0.0.1/">'
    web.expect_request("/").respond_with_data(page, headers={"Refresh": "0; url=http://10.0.0.1/"})
    assert client.get(web.url_for("/")).body == page.encode()


# Sizes


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def named(value: str | bytes) -> str:
    """A name for a case that is the same in every run."""
    return value if isinstance(value, str) else f"{len(value)} bytes"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", packed(b"Hello")),
        ("x-gzip", packed(b"Hello")),
        ("gzip", packed(b"Hel") + packed(b"lo")),
        ("gzip", packed(b"Hello") + b"trailing"),
        ("deflate", zlib.compress(b"Hello")),
        ("deflate", zlib.compress(b"Hello")[2:-4]),
        ("identity", b"Hello"),
        ("", b"Hello"),
    ],
    ids=named,
)
def test_a_compressed_body_is_read(web: HTTPServer, client: Client, encoding: str, body: bytes) -> None:
    web.expect_request("/").respond_with_data(body, headers={"Content-Encoding": encoding} if encoding else {})
    assert client.get(web.url_for("/")).body == b"Hello"


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("gzip", packed(bytes(50_000_000)), "too_large"),
        ("deflate", zlib.compress(bytes(50_000_000), 9), "too_large"),
        ("gzip", packed(b"Hello" * 300_000), "too_large"),
        ("gzip", b"".join([packed(b"Hello" * 20_000)] * 20), "too_large"),
        ("gzip, gzip, gzip", packed(packed(packed(bytes(1_000)))), "encoding"),
        ("gzip, gzip", packed(bytes(10)), "encoding"),
        ("br", b"\x0b\x02\x80Hello\x03", "encoding"),
        ("snappy", b"Hello", "encoding"),
        ("zstd", b"\x28\xb5\x2f\xfd", "encoding"),
        ("gzip", b"not gzip at all", "encoding"),
        ("deflate", b"\xff\xff\xff not deflate", "encoding"),
        ("gzip", packed(b"Hello" * 1_000)[:-20], "encoding"),
    ],
    ids=named,
)
def test_a_body_that_grows_or_lies_is_not_read(guard: Guard, encoding: str, body: bytes, code: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with scripted(answering(head + body)) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}, max_bytes=1_000_000).get("http://{}:{}/".format(*place))
    assert failure.value.code == code


def endless(piece: bytes, *, start: bytes = b""):
    """A script that sends ``start``, then ``piece`` for ever, as fast as it is read."""

    def script(line: socket.socket, over: threading.Event) -> None:
        request_of(line)
        line.sendall(start)
        while not over.is_set():
            line.sendall(piece)

    return script


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (endless(b"x" * 65_536, start=b"HTTP/1.1 200 OK\r\n\r\n"), "too_large"),
        (endless(b"4000\r\n" + b"x" * 0x4000 + b"\r\n", start=CHUNKED), "too_large"),
        (endless(b"1\r\nx\r\n" * 1_000, start=CHUNKED), "too_large"),
        (endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "headers"),
        (endless(b"X-Some: thing\r\n" * 100, start=b"HTTP/1.1 200 OK\r\n"), "headers"),
        (endless(b"x" * 65_536, start=b"HTTP/1.1 200 OK\r\nX-Long: "), "headers"),
        (endless(b"x" * 65_536, start=b"HTTP/1.1 302 Found\r\nLocation: /"), "headers"),
        (answering(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n"), "headers"),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"), "too_large"),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 9" + b"9" * 400 + b"\r\n\r\nx"), "protocol"),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"), "protocol"),
        (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nHello"), "protocol"),
        (answering(CHUNKED + b"ffffffffffffffffffffff\r\nx"), "protocol"),
        (answering(CHUNKED + b"ffffffffffffffff\r\nx"), "protocol"),
        (answering(CHUNKED + b"number\r\nx"), "protocol"),
        (answering(CHUNKED + b"5\r\nHello\r\n"), "protocol"),
        (answering(b"<html>An answer as in 1991</html>"), "protocol"),
        (answering(b"HTTP/1.1 abc OK\r\n\r\n"), "protocol"), (answering(b""), "protocol"),
        (answering(b"220 mail.news.org ESMTP\r\n"), "protocol"),
    ],
)  # fmt: skip
def test_an_answer_that_is_endless_or_no_answer_ends(guard: Guard, script, code: str) -> None:
    with scripted(script) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}, max_bytes=100_000).get("http://{}:{}/".format(*place))
    assert failure.value.code == code
    assert str(failure.value).endswith(".")


def test_a_length_beside_chunks_is_overruled_by_the_chunks(guard: Guard) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n"
    with scripted(answering(answer)) as place:
        guard.allowed.add(place)
        assert Client(allowance={place}).get("http://{}:{}/".format(*place)).body == b"Hello"


# Time


def dripping(drops: bytes):
    """A script that sends one byte after the other, and never all of them."""

    def script(line: socket.socket, over: threading.Event) -> None:
        request_of(line)
        for n in range(len(drops)):
            line.sendall(drops[n : n + 1])
            over.wait(0.01)
        over.wait()

    return script


def silent(line: socket.socket, over: threading.Event) -> None:
    over.wait()


def bouncing(line: socket.socket, over: threading.Event) -> None:
    """A redirect to another path, after a while; each hop alone would be in time."""
    path = request_of(line).split()[1].decode()
    over.wait(0.1)
    line.sendall(f"HTTP/1.1 302 Found\r\nLocation: {path}x\r\nContent-Length: 0\r\n\r\n".encode())


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_accepts_and_is_silent_ends_by_the_deadline(guard: Guard, scheme: str) -> None:
    with scripted(silent) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}, deadline=0.2).get("{}://{}:{}/".format(scheme, *place))
    assert (failure.value.code, failure.value.is_final) == ("deadline", False)
    assert str(failure.value) == "127.0.0.1 did not answer in time."


@pytest.mark.parametrize(
    "script",
    [
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + b"x" * 900),
        dripping(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 90),
        dripping(CHUNKED + b"1\r\nx\r\n" * 90),
        bouncing,
    ],
)
def test_a_server_that_drips_ends_by_the_deadline_of_the_whole_request(guard: Guard, script) -> None:
    with scripted(script) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}, deadline=0.3, max_redirects=50).get("http://{}:{}/".format(*place))
    assert failure.value.code == "deadline"


# TLS


@pytest.fixture
def certificate(tmp_path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side with a certificate for 127.0.0.1, and a client's side that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName("news.org")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "loopback.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=str(path))


def secured(context: ssl.SSLContext, script):
    """The script, behind TLS; a client that does not like the certificate hangs up before it starts."""

    def handle(line: socket.socket, over: threading.Event) -> None:
        with context.wrap_socket(line, server_side=True) as safe:
            script(safe, over)

    return handle


def test_a_certificate_that_is_trusted_opens_the_line(guard: Guard, certificate) -> None:
    server, trusting = certificate
    with scripted(secured(server, answering(PAGE))) as place:
        guard.allowed.add(place)
        line = rerouting(place)
        client = Client(resolver=resolver([PUBLIC_4]), make_socket=line, tls=trusting)
        assert client.get("https://news.org/").body == b"Hello"
        assert line.dialled == [(PUBLIC_4, 443)]


@pytest.mark.parametrize("host", ["news.org", "other.org"])
def test_a_certificate_that_is_not_trusted_or_not_of_the_host_ends_the_request(
    guard: Guard, certificate, host: str
) -> None:
    server, trusting = certificate
    received: list[bytes] = []
    with scripted(secured(server, answering(PAGE, received=received))) as place:
        guard.allowed.add(place)
        tls = None if host == "news.org" else trusting
        client = Client(resolver=resolver([PUBLIC_4]), make_socket=rerouting(place), tls=tls)
        with pytest.raises(Unreachable) as failure:
            client.get(f"https://{host}/")
    assert failure.value.code == "tls"
    assert f"The certificate of {host} is not valid" in str(failure.value)
    assert received == []


def test_a_server_that_does_not_speak_tls_is_said_so(guard: Guard) -> None:
    with scripted(lambda line, over: line.sendall(b"220 mail.news.org ESMTP\r\n")) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable) as failure:
            Client(allowance={place}).get("https://{}:{}/".format(*place))
    assert failure.value.code == "tls"


def test_a_downgrade_is_followed_and_stands_in_the_way_it_took(guard: Guard, certificate) -> None:
    server, trusting = certificate
    with scripted(answering(PAGE)) as plain:
        moved = "HTTP/1.1 301 Moved\r\nLocation: http://{}:{}/b\r\n\r\n".format(*plain).encode()
        with scripted(secured(server, answering(moved))) as safe:
            guard.allowed |= {plain, safe}
            client = Client(allowance={plain, safe}, tls=trusting)
            answer = client.get("https://{}:{}/a".format(*safe), headers={"Authorization": "Bearer secret"})
    assert answer.body == b"Hello"
    assert answer.hops == ("https://{}:{}/a".format(*safe), "http://{}:{}/b".format(*plain))

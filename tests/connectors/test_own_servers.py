"""A server in the newsroom's own network: asked where the setting names it, and by nothing and nobody else."""

import socket

import pytest
from pytest_httpserver import HTTPServer

from claims.connectors.base import Question
from claims.connectors.http import Client, FetchError, Refused
from claims.connectors.mediawiki import MediaWiki
from claims.connectors.networks import is_own
from claims.connectors.searxng import SearXNG
from claims.reporting.hurrying import client_for
from tests.connectors import services
from tests.connectors.wires import PUBLIC_4, Guard, rerouting, resolver


@pytest.mark.parametrize("ip", ["10.0.3.7", "192.168.1.9", "172.16.0.1", "127.0.0.1", "::1", "fd12:3456::1", PUBLIC_4])
def test_own_servers_lie_in_private_networks_or_in_public(ip):
    assert is_own(ip)


@pytest.mark.parametrize(
    "ip",
    ["169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200", "0.0.0.0", "224.0.0.1", "fd12::1%1", "x"],
)
def test_no_own_server_lies_where_clouds_keep_their_secrets(ip):
    assert not is_own(ip)


def client(web: HTTPServer, guard: Guard, *answers: list[str] | Exception, seconds: float = 10, target=None) -> Client:
    """A client that may ask search.lan; whatever it dials ends at the loopback server."""
    guard.allowed.add((web.host, web.port))
    return Client(
        own={("search.lan", 8080)},
        resolver=resolver(*answers),
        make_socket=rerouting(target or (web.host, web.port)),
        deadline=seconds,
    )


def test_own_server_is_asked_by_its_name(web: HTTPServer, guard: Guard) -> None:
    web.expect_request("/search").respond_with_data("here")
    assert client(web, guard, ["10.0.3.7"]).get("http://search.lan:8080/search").body == b"here"


@pytest.mark.parametrize("ip", ["169.254.169.254", "fd00:ec2::254"])
def test_own_name_that_leads_to_a_clouds_metadata_is_refused(ip: str, web: HTTPServer, guard: Guard) -> None:
    with pytest.raises(Refused):
        client(web, guard, ["10.0.3.7", ip]).get("http://search.lan:8080/search")


@pytest.mark.parametrize(
    "address",
    ["http://search.lan/search", "http://search.lan:9090/", "http://other.lan:8080/", "http://10.0.3.7:8080/"],
)
def test_nothing_beside_the_named_server_is_asked(address: str, web: HTTPServer, guard: Guard) -> None:
    with pytest.raises(Refused):
        client(web, guard, ["10.0.3.7"]).get(address)
    assert guard.seen == []


def test_no_redirect_leads_to_an_own_server(web: HTTPServer, guard: Guard) -> None:
    web.expect_request("/away").respond_with_data("", status=302, headers={"Location": "http://search.lan:8080/admin"})
    with pytest.raises(Refused):
        client(web, guard, [PUBLIC_4]).get("http://harbour.org/away")
    with pytest.raises(Refused):
        client(web, guard, ["10.0.3.7"]).get("http://search.lan:8080/away")


def test_no_page_on_an_own_server_is_offered(web: HTTPServer, guard: Guard) -> None:
    with pytest.raises(Refused):
        client(web, guard, ["10.0.3.7"]).checked("http://search.lan:8080/admin")


def away(web: HTTPServer) -> None:
    web.expect_request("/search").respond_with_data("", status=302, headers={"Location": "http://inner.lan:8080/"})


def broken(web: HTTPServer) -> None:
    web.expect_request("/search").respond_with_data("x" * 100, headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("answers", "seconds", "play", "sentence"),
    [
        ([OSError()], 10, away, "The name of SearXNG’s server cannot be looked up now."),
        ([["169.254.169.254"]], 10, away, "SearXNG leads elsewhere, where it is not asked."),
        ([["10.0.3.7"]], 10, away, "SearXNG leads elsewhere, where it is not asked."),
        ([["10.0.3.7"]], 10, broken, "SearXNG gave no answer that can be read."),
        ([["10.0.3.7"]], 0, away, "SearXNG did not answer in time."),
    ],
)
def test_failure_of_an_own_server_does_not_tell_where_it_lies(
    answers, seconds: float, play, sentence: str, web: HTTPServer, guard: Guard
) -> None:
    play(web)
    asker = client(web, guard, *answers, seconds=seconds)
    with pytest.raises(FetchError) as failure:
        list(SearXNG(base="http://search.lan:8080").search(Question(text="bridge"), asker))
    assert str(failure.value) == sentence


def test_own_server_that_is_down_does_not_tell_where_it_lies(web: HTTPServer, guard: Guard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        nowhere = server.getsockname()
    guard.allowed.add(nowhere)
    asker = client(web, guard, ["10.0.3.7"], target=nowhere)
    with pytest.raises(FetchError) as failure:
        list(SearXNG(base="http://search.lan:8080").search(Question(text="bridge"), asker))
    assert str(failure.value) == "SearXNG does not accept connections."


def test_log_of_an_own_wiki_does_not_tell_where_it_lies(web: HTTPServer, guard: Guard) -> None:
    web.expect_request("/w/api.php").respond_with_json({"query": {"search": []}})
    asker = client(web, guard, ["10.0.3.7"])
    [asked] = MediaWiki(base="http://search.lan:8080").search(Question(text="bridge"), asker)
    assert asked.address.startswith("mediawiki: /w/api.php?action=query&")


@pytest.mark.django_db
def test_only_the_connector_whose_base_it_is_may_ask_it(web: HTTPServer, guard: Guard, settings) -> None:
    settings.CLAIMS_OWN_SERVERS = ((web.host, web.port),)
    services.play_searxng(web, "Bridge closed")
    own, other = SearXNG(base=web.url_for("")), SearXNG(base="https://search.example.org")
    with client_for(own) as asker:
        assert asker.get(web.url_for("/search")).is_ok
    for connector in (other, SearXNG()):
        with client_for(connector) as asker, pytest.raises(FetchError):
            asker.get(web.url_for("/search"))

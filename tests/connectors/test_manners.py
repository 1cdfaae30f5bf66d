"""Manners: turns, pace, rests that a host asks for, and robots.txt for what the machine looks up by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims.connectors.http import Client, Refused, Unreachable
from claims.connectors.manners import FAILURES, LONGEST_REST, Ending, Manners, Wait, asked_rest, rest_after
from tests.connectors.wires import Guard, Remembered, answering, scripted

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGE = "<p>The bridge is closed.</p>"


def client(web: HTTPServer, hosts: Remembered, *, now: datetime = NOW, slept: list[float] | None = None) -> Client:
    naps = [] if slept is None else slept
    manners = Manners(hosts, agent="Factcheck/0.1 (+https://desk.org/)", sleep=naps.append, now=lambda: now)
    return Client(allowance={(web.host, web.port)}, manners=manners)


def robots(web: HTTPServer, text: str, status: int = 200) -> None:
    web.expect_request("/robots.txt").respond_with_data(text, status=status, content_type="text/plain")
    web.expect_request("/page").respond_with_data(PAGE)


def asked(web: HTTPServer) -> list[str]:
    return [request.path for request, _ in web.log]


def test_a_page_that_robots_txt_closes_is_not_crawled_but_a_person_may_have_it(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nDisallow: /page\n")
    with pytest.raises(Refused) as refusal:
        client(web, Remembered()).crawl(web.url_for("/page"))
    assert refusal.value.code == "robots"
    assert str(refusal.value) == (
        f"{web.host} asks machines not to fetch this page (robots.txt). A person can hand it in."
    )
    assert asked(web) == ["/robots.txt"]
    assert client(web, Remembered()).get(web.url_for("/page")).status == 200


@pytest.mark.parametrize(
    "text",
    ["User-agent: *\nAllow: /\n", "", "User-agent: Other\nDisallow: /\n", "\ud800\0<html>no robots here</html>"],
)
def test_what_robots_txt_does_not_close_is_crawled(web: HTTPServer, text: str) -> None:
    robots(web, text.replace("\ud800", ""))
    assert client(web, Remembered()).crawl(web.url_for("/page")).status == 200


def test_a_rule_for_our_name_goes_before_the_rule_for_all(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nAllow: /\n\nUser-agent: factcheck\nDisallow: /\n")
    with pytest.raises(Refused, match="asks machines not to fetch"):
        client(web, Remembered()).crawl(web.url_for("/page"))


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_host_without_robots_txt_may_be_crawled(web: HTTPServer, status: int) -> None:
    robots(web, "User-agent: *\nDisallow: /\n", status)
    assert client(web, Remembered()).crawl(web.url_for("/page")).status == 200


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_that_does_not_say_is_not_crawled_for_now(web: HTTPServer, status: int) -> None:
    robots(web, "", status)
    with pytest.raises(Unreachable) as failure:
        client(web, Remembered()).crawl(web.url_for("/page"))
    assert (failure.value.code, failure.value.is_final) == ("robots", False)


def test_robots_txt_is_asked_for_once_a_day(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nDisallow: /page\n")
    hosts = Remembered()
    for hours, times in ((0, 1), (23, 1), (24, 2)):
        with pytest.raises(Refused):
            client(web, hosts, now=NOW + timedelta(hours=hours)).crawl(web.url_for("/page"))
        assert asked(web).count("/robots.txt") == times


def test_what_robots_txt_said_holds_on_while_it_cannot_be_read(web: HTTPServer) -> None:
    hosts = Remembered()
    robots(web, "User-agent: *\nDisallow: /page\n")
    with pytest.raises(Refused):
        client(web, hosts).crawl(web.url_for("/page"))
    web.clear()
    robots(web, "", 500)
    with pytest.raises(Refused):
        client(web, hosts, now=NOW + timedelta(days=2)).crawl(web.url_for("/page"))
    web.clear()
    robots(web, "")
    later = NOW + timedelta(days=2, minutes=11)
    assert client(web, hosts, now=later).crawl(web.url_for("/page")).status == 200


def test_a_newsroom_may_waive_a_hosts_robots_txt(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nDisallow: /\n")
    hosts = Remembered(waived=frozenset({f"{web.host}:{web.port}"}))
    assert client(web, hosts).crawl(web.url_for("/page")).status == 200
    assert asked(web) == ["/page"]


def test_a_redirect_of_robots_txt_into_the_machine_is_refused_and_the_page_not_crawled(guard: Guard) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/robots.txt\r\nContent-Length: 0\r\n\r\n"
    with scripted(answering(moved)) as place:
        guard.allowed.add(place)
        manners = Manners(Remembered(), now=lambda: NOW)
        with pytest.raises(Unreachable, match="does not say what machines may fetch"):
            Client(allowance={place}, manners=manners).crawl("http://{}:{}/page".format(*place))
        assert guard.seen == [place]


def test_the_page_behind_a_redirect_is_judged_too(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nDisallow: /page\n")
    web.expect_request("/short").respond_with_data("", status=302, headers={"Location": "/page"})
    with pytest.raises(Refused):
        client(web, Remembered()).crawl(web.url_for("/short"))
    assert asked(web) == ["/robots.txt", "/short"]


def test_robots_txt_may_ask_for_a_slower_pace(web: HTTPServer) -> None:
    robots(web, "User-agent: *\nCrawl-delay: 7\n")
    hosts = Remembered()
    client(web, hosts).crawl(web.url_for("/page"))
    assert [pace for _, pace in hosts.taken] == [0.0, 7.0]


def test_one_request_has_one_turn_with_all_its_redirects_on_a_host(web: HTTPServer) -> None:
    web.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/b"})
    web.expect_request("/b").respond_with_data(PAGE)
    hosts = Remembered()
    client(web, hosts).get(web.url_for("/a"), pace=5.0)
    assert hosts.taken == [(f"{web.host}:{web.port}", 5.0)]
    assert hosts.endings == [(f"{web.host}:{web.port}", Ending())]


def test_a_client_waits_for_the_pace_but_not_for_a_host_that_others_ask(web: HTTPServer) -> None:
    web.expect_request("/a").respond_with_data(PAGE)
    slept: list[float] = []
    short = Wait(1.5, "It is asked again soon.", is_short=True)
    assert client(web, Remembered(short), slept=slept).get(web.url_for("/a")).status == 200
    assert slept == [1.5]
    for waits in ([Wait(0.1, "It is asked again soon.")], [short, short, short]):
        with pytest.raises(Unreachable) as failure:
            client(web, Remembered(*waits), slept=slept).get(web.url_for("/a"))
        assert (failure.value.code, failure.value.is_final) == ("busy", False)
        assert failure.value.seconds == waits[0].seconds
    assert len(web.log) == 1


@pytest.mark.parametrize(
    ("status", "header", "ending"),
    [
        (200, "", Ending()),
        (404, "", Ending()),
        (500, "", Ending(has_failed=True)),
        (503, "120", Ending(rest=120.0)),
        (503, "", Ending(has_failed=True)),
        (429, "30", Ending(rest=30.0)),
        (429, "", Ending(rest=60.0)),
        (429, "Mon, 02 Mar 2026 12:10:00 GMT", Ending(rest=60.0)),
        (429, "Mon, 02 Mar 9999 12:10:00 GMT", Ending(rest=86_400.0)),
        (200, "30", Ending()),
    ],
)
def test_how_a_turn_went_is_told(web: HTTPServer, status: int, header: str, ending: Ending) -> None:
    headers = {"Retry-After": header} if header else {}
    web.expect_request("/a").respond_with_response(Response(PAGE, status=status, headers=headers))
    hosts = Remembered()
    client(web, hosts).get(web.url_for("/a"))
    assert hosts.endings == [(f"{web.host}:{web.port}", ending)]


def test_a_host_that_breaks_off_has_failed(guard: Guard) -> None:
    hosts = Remembered()
    with scripted(answering(b"")) as place:
        guard.allowed.add(place)
        with pytest.raises(Unreachable):
            Client(allowance={place}, manners=Manners(hosts)).get("http://{}:{}/".format(*place))
    assert [ending for _, ending in hosts.endings] == [Ending(has_failed=True)]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0), ("120", 120.0), (" 7 ", 7.0), ("9" * 400, 86_400.0), ("-1", 0.0), ("1.5", 0.0), ("٣", 0.0),
        ("", 0.0), ("soon", 0.0), ("Mon, 02 Mar 2026 12:01:00 GMT", 60.0), ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        ("Mon, 02 Mar 9999 12:01:00 GMT", 86_400.0), ("Mon, 99 Foo 2026", 0.0),
    ],
)  # fmt: skip
def test_a_retry_after_is_read_or_left(value: str, seconds: float) -> None:
    assert asked_rest({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("date", "until", "seconds"),
    [
        ("Tue, 02 Mar 2027 12:00:00 GMT", "Tue, 02 Mar 2027 12:01:00 GMT", 60.0),  # a year ahead of us
        ("Mon, 02 Mar 2026 09:00:00 GMT", "Mon, 02 Mar 2026 09:10:00 GMT", 600.0),  # three hours behind
        ("Mon, 02 Mar 2026 09:00:00 GMT", "Mon, 02 Mar 2026 08:00:00 GMT", 0.0),
        ("yesterday", "Mon, 02 Mar 2026 12:01:00 GMT", 60.0),
    ],
)
def test_a_date_of_a_clock_that_is_wrong_is_read_by_that_clock(date: str, until: str, seconds: float) -> None:
    assert asked_rest({"date": date, "retry-after": until}, NOW) == seconds


def test_rests_grow_and_end_growing() -> None:
    assert [rest_after(number) for number in (0, FAILURES - 1, FAILURES, FAILURES + 1)] == [0.0, 0.0, 60.0, 120.0]
    assert rest_after(10_000) == LONGEST_REST

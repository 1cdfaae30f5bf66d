"""The desk's outbound client: all workers together are polite to a host, and one slow host delays nobody else."""

import io
import multiprocessing
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator
from werkzeug import Request, Response

from claims import intake, outbound
from claims.choices import Origin, SourceKind, WorkStatus
from claims.connectors.addresses import authority_of
from claims.connectors.base import Question
from claims.connectors.dates import moment
from claims.connectors.gdelt import Gdelt
from claims.connectors.http import Client, Unreachable
from claims.connectors.manners import FAILURES, Ending, Manners, Robots, Turn, Wait
from claims.models import Fetch, Host, Intake, Snapshot, Source, sha256
from claims.outbound import BUSY_SECONDS, TURN_LASTS, SharedHosts

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HEADLINE = "The bridge of Brunn stays closed"
PAGE = f"<html lang=en><h1>{HEADLINE}</h1><article><p>{HEADLINE} until May, the mayor said.</p></article></html>"


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hosts(clock: Clock) -> SharedHosts:
    return SharedHosts(pace=2.0, at_once=2, free={"127.0.0.1:8001"}, now=clock)


def _turn(hosts: SharedHosts, host: str) -> Turn:
    turn = hosts.take(host, pace=0.0)
    assert isinstance(turn, Turn)
    return turn


def test_hosts_are_asked_at_their_pace_each_for_itself(hosts: SharedHosts, clock: Clock):
    assert isinstance(hosts.take("news.org", pace=0.0), Turn)
    wait = hosts.take("news.org", pace=0.0)
    assert wait == Wait(2.0, "news.org is asked no faster than this; it is asked again soon.", is_short=True)
    assert isinstance(hosts.take("other.org", pace=0.0), Turn)
    clock.on(2)
    assert isinstance(hosts.take("news.org", pace=9.0), Turn)
    clock.on(8)
    hosts.give_back(Turn("news.org", "nobody's"), Ending())
    assert hosts.take("news.org", pace=0.0) == Wait(
        10.0, "news.org is being asked for something else; it is asked again soon."
    )


def test_a_host_that_nobody_asks_is_taken_in_one_statement(
    hosts: SharedHosts, clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
):
    hosts.give_back(_turn(hosts, "news.org"), Ending())
    clock.on(2)
    with django_assert_num_queries(1):
        turn = _turn(hosts, "news.org")
    row = Host.objects.get()
    assert (row.turns, row.next_at) == ({turn.key: (clock() + TURN_LASTS).timestamp()}, clock() + timedelta(seconds=2))


def test_no_more_than_so_many_ask_a_host_at_once_and_a_dead_worker_blocks_nobody(hosts: SharedHosts, clock: Clock):
    turns = []
    for _ in range(2):
        turns.append(hosts.take("news.org", pace=0.0))
        clock.on(2)
    assert isinstance(hosts.take("news.org", pace=0.0), Wait)
    hosts.give_back(turns[0], Ending())
    assert isinstance(hosts.take("news.org", pace=0.0), Turn)
    clock.on(TURN_LASTS.total_seconds())
    assert isinstance(hosts.take("news.org", pace=0.0), Turn)


def test_a_host_that_fails_again_and_again_is_left_alone_ever_longer(hosts: SharedHosts, clock: Clock):
    for _ in range(FAILURES):
        hosts.give_back(hosts.take("news.org", pace=0.0), Ending(has_failed=True))
        clock.on(2)
    assert hosts.take("news.org", pace=0.0) == Wait(
        58.0, "news.org has to be left alone for now; it is asked again in a minute or so."
    )
    clock.on(58)
    hosts.give_back(hosts.take("news.org", pace=0.0), Ending(has_failed=True))
    assert hosts.take("news.org", pace=0.0).seconds == 120.0
    clock.on(120)
    hosts.give_back(hosts.take("news.org", pace=0.0), Ending())
    clock.on(2)
    assert isinstance(hosts.take("news.org", pace=0.0), Turn)


def test_a_host_that_asks_to_be_left_alone_is(hosts: SharedHosts, clock: Clock):
    hosts.give_back(hosts.take("news.org", pace=0.0), Ending(rest=3600.0))
    wait = hosts.take("news.org", pace=0.0)
    assert wait == Wait(3600.0, "news.org has to be left alone for now; it is asked again in about 60 minutes.")


def test_the_demonstration_has_no_pace(hosts: SharedHosts):
    turns = [hosts.take("127.0.0.1:8001", pace=5.0) for _ in range(3)]
    assert all(isinstance(turn, Turn) for turn in turns)
    assert hosts.waives_robots("127.0.0.1:8001")


def test_what_robots_txt_said_is_kept_for_all_workers(hosts: SharedHosts):
    assert hosts.robots("news.org") is None
    said = Robots("User-agent: *\nDisallow: /\n", True, NOW)
    hosts.keep_robots("news.org", said)
    hosts.keep_robots("zero.org", Robots("a\0b", True, NOW))
    assert hosts.robots("news.org") == said
    assert hosts.robots("zero.org").text == "ab"


@pytest.mark.parametrize(
    ("host", "is_waived"),
    [("news.org", True), ("www.news.org", True), ("evilnews.org", False), ("news.org.evil.com", False)],
)
def test_a_waiver_holds_for_the_hosts_of_its_source(hosts: SharedHosts, host: str, is_waived: bool):
    Source.objects.create(name="News", kind=SourceKind.OUTLET, home_page="https://www.news.org/en/")
    assert not hosts.waives_robots(host)
    Source.objects.update(robots_waiver="The publisher agreed in writing on 1 March.")
    assert hosts.waives_robots(host) is is_waived


@pytest.mark.parametrize(
    "home_page", ["https://міст.укр/", "https://xn--l1akd2f.xn--j1amh/", "https://www.МІСТ.укр:443"]
)
def test_a_waiver_holds_however_the_name_of_its_site_is_written(hosts: SharedHosts, home_page: str):
    Source.objects.create(
        name="Bridge", kind=SourceKind.OUTLET, home_page=home_page, robots_waiver="The publisher agreed on 1 March."
    )
    assert hosts.waives_robots(authority_of("https://міст.укр/story"))
    assert not hosts.waives_robots("xn--j1amh")


def test_a_service_that_wants_room_has_it_from_the_end_of_a_request(hosts: SharedHosts, clock: Clock):
    """Its server counts from when a request reaches it, and to reach it may take seconds."""
    for ending in (Ending(), Ending(has_failed=True)):
        turn = hosts.take("service.org", pace=5.0)
        clock.on(4)
        hosts.give_back(turn, ending)
        clock.on(4.5)
        assert hosts.take("service.org", pace=5.0) == Wait(
            0.5, "service.org is asked no faster than this; it is asked again soon.", is_short=True
        )
        clock.on(0.5)


def test_a_newsroom_may_switch_robots_txt_off():
    assert SharedHosts(pace=0, at_once=1, heeds_robots=False).waives_robots("news.org")


@pytest.mark.django_db(transaction=True)
def test_workers_that_ask_one_host_at_once_take_turns():
    """Eight threads, each with a database connection of its own, want one host that is to be asked by two at once."""
    hosts = SharedHosts(pace=0.0, at_once=2)
    start, given = threading.Barrier(8), []

    def ask() -> None:
        try:
            start.wait()
            given.append(hosts.take("news.org", pace=0.0))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(turn) for turn in given].count(Turn) == 2
    assert len(Host.objects.get().turns) == 2


@pytest.mark.django_db(transaction=True)
def test_gdelt_is_asked_once_in_five_seconds_by_two_processes_together(web: HTTPServer):
    """Two workers want GDELT in every second of a minute, on a clock that the test moves."""
    context = multiprocessing.get_context("fork")
    second, ready = context.Value("i", 0), context.Barrier(3, timeout=60)
    asked: list[int] = []

    def answer(_: Request) -> Response:
        asked.append(second.value)
        return Response('{"articles": []}', content_type="application/json")

    web.expect_request("/api/v2/doc/doc").respond_with_handler(answer)
    base, place = web.url_for(""), ("127.0.0.1", web.port)

    def work() -> None:
        def now() -> datetime:
            return NOW + timedelta(seconds=second.value)

        hosts = SharedHosts(pace=1.0, at_once=1, now=now)
        client = Client(allowance={place}, manners=Manners(hosts, patience=0.0, now=now))
        for _second in range(60):
            ready.wait()
            with suppress(Unreachable):
                list(Gdelt(base=base).search(Question(text="bridge"), client))
            ready.wait()
        connection.close()

    connection.close()  # no process may talk on a line of another
    workers = [context.Process(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for at in range(60):
        second.value = at
        ready.wait()
        ready.wait()
    for worker in workers:
        worker.join()

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert asked == list(range(0, 60, 5))


# --- One slow host and many claims ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return "127.0.0.1", 0


@pytest.fixture
def web(httpserver: HTTPServer, settings) -> HTTPServer:
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    return httpserver


def handed_in(address: str) -> Intake:
    return Intake.objects.create(origin=Origin.ADDRESS, address=address)


def run(row: Intake) -> Intake:
    intake.run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    return row


def test_a_hundred_pages_of_a_slow_host_delay_nobody(web: HTTPServer):
    """While a slow host is being asked, its other pages are put off without a socket, and the others' are read."""
    slow, quick = "slow.example.org", f"127.0.0.1:{web.port}"
    Host.objects.create(name=slow, turns={"a worker": (timezone.now() + TURN_LASTS).timestamp()})
    waiting = [handed_in(f"https://{slow}/{number}") for number in range(100)]
    others = []
    for number in range(5):
        web.expect_request(f"/{number}").respond_with_data(PAGE.replace("May", f"May {number}"), mimetype="text/html")
        others.append(handed_in(f"http://{quick}/{number}"))

    for row in [*waiting, *others]:
        run(row)

    assert {(row.status, row.attempts) for row in waiting} == {(WorkStatus.DUE, 0)}
    assert waiting[0].error == f"{slow} is being asked for something else; it is asked again soon."
    assert all(row.next_try_at - row.created_at >= timedelta(seconds=BUSY_SECONDS) for row in waiting)
    assert [row.status for row in others] == [WorkStatus.DONE] * 5


def test_what_is_put_off_for_a_day_is_given_up(web: HTTPServer):
    Host.objects.create(name="slow.example.org", resting_until=timezone.now() + timedelta(hours=1))
    row = handed_in("https://slow.example.org/")
    Intake.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=2))
    assert run(row).attempts == 1
    assert row.error == "slow.example.org has to be left alone for now; it is asked again in about 60 minutes."


def test_a_client_of_the_desk_shares_its_turns_with_all_others(web: HTTPServer, settings):
    web.expect_request("/a").respond_with_data(PAGE)
    place = f"127.0.0.1:{web.port}"
    shared = SharedHosts(pace=60.0, at_once=1)
    client = Client(**{**outbound.options(), "manners": Manners(shared, patience=0.0)})
    assert client.get(web.url_for("/a")).status == 200
    with pytest.raises(Unreachable) as failure:
        client.get(web.url_for("/a"))
    assert failure.value.code == "busy"
    assert Host.objects.get().name == place
    assert len(web.log) == 1


# --- Custody ----------------------------------------------------------------------------------------------------------


def test_a_fetched_page_is_kept_with_the_whole_exchange(web: HTTPServer):
    headers = {"Content-Type": "text/html; charset=utf-8", "X-Odd": "a  b"}
    web.expect_request("/a").respond_with_data(PAGE, headers=headers)
    before = timezone.now()
    row = run(handed_in(web.url_for("/a")))

    [fetch] = Fetch.objects.all()
    snapshot = Snapshot.objects.get()
    assert (fetch.report, fetch.snapshot, fetch.http_status) == (row.report, snapshot, 200)
    assert (fetch.sha256, fetch.byte_count) == (sha256(PAGE), len(PAGE))
    assert (snapshot.sha256, fetch.text_sha256) == (sha256(PAGE), sha256(snapshot.text))
    assert fetch.served_at == moment(dict(fetch.headers)["Date"])
    assert before <= fetch.fetched_at <= timezone.now()
    assert ["X-Odd", "a  b"] in fetch.headers
    warc = fetch.warc()
    assert sha256(warc) == fetch.warc_sha256
    kinds = [(record.rec_type, record.content_stream().read()) for record in ArchiveIterator(io.BytesIO(warc))]
    assert [kind for kind, _ in kinds] == ["warcinfo", "response", "request", "metadata"]
    assert kinds[1][1] == PAGE.encode()
    assert f"text-sha256: {snapshot.text_sha256}" in kinds[3][1].decode()


def test_a_fetch_is_never_changed_or_deleted(web: HTTPServer):
    web.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    run(handed_in(web.url_for("/a")))
    for deed in (lambda: Fetch.objects.update(http_status=404), lambda: Fetch.objects.all()._raw_delete("default")):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed()


def test_the_same_page_twice_is_one_snapshot_and_two_fetches(web: HTTPServer):
    web.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    for _ in range(2):
        run(handed_in(web.url_for("/a")))
    assert (Snapshot.objects.count(), Fetch.objects.count()) == (1, 2)

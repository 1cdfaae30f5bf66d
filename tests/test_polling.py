"""Watched feeds are looked at by the clock; what their switches say comes in by itself, once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims import reporting
from claims.choices import BringsIn, Stage, WorkStatus
from claims.connectors.http import Client
from claims.models import ConnectorState, Feed, FeedEntry, FeedPoll, Intake, LeaseLost, Pull, Source
from tests import factories

pytestmark = pytest.mark.django_db

SAID = "The Lindwall company hid a spill of 40 tonnes of oil off Vessen"


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    return httpserver


class Outlet:
    """A feed on the loopback server, with entries that a test adds."""

    def __init__(self, web: HTTPServer) -> None:
        self.web, self.entries, self.asked = web, [], []
        source = Source.objects.create(name="Coastwire")
        self.feed = Feed.objects.create(source=source, address=web.url_for("/feed"))
        web.expect_request("/feed").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        response = Response(f"<rss><channel><title>Coastwire</title>{''.join(self.entries)}</channel></rss>")
        response.set_etag(str(len(self.entries)))
        return response.make_conditional(request)

    def writes(self, title: str, *, hours_ago: int = 1) -> str:
        address = self.web.url_for(f"/story/{len(self.entries)}")
        moment = timezone.now() - timedelta(hours=hours_ago)
        self.entries.append(
            f"<item><title>{title}</title><link>{address}</link><pubDate>{moment:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            "</item>"
        )
        return address

    def look(self) -> FeedPoll:
        self.feed.refresh_from_db()
        poll = FeedPoll.objects.lease(FeedPoll.objects.create(feed=self.feed).pk)
        reporting.look(poll, client=Client(allowance={("127.0.0.1", self.web.port)}, deadline=10))
        self.feed.refresh_from_db()
        poll.refresh_from_db()
        return poll


@pytest.fixture
def outlet(web):
    return Outlet(web)


def test_every_watched_feed_is_looked_at_in_its_time(outlet, settings):
    now = timezone.now()
    resting = Feed.objects.create(source=outlet.feed.source, address="https://rests.org/feed", is_enabled=False)
    later = Feed.objects.create(
        source=outlet.feed.source, address="https://later.org/feed", next_ask_at=now + timedelta(minutes=5)
    )

    assert (reporting.promise_looks(now), reporting.promise_looks(now)) == (1, 0)

    assert [poll.feed for poll in FeedPoll.objects.all()] == [outlet.feed]
    assert not resting.polls.exists()
    assert not later.polls.exists()
    outlet.feed.refresh_from_db()
    assert outlet.feed.next_ask_at == now + timedelta(minutes=settings.CLAIMS_FEED_MINUTES)


def test_feed_whose_look_is_still_waiting_gets_no_second_one(outlet):
    FeedPoll.objects.create(feed=outlet.feed)
    assert reporting.promise_looks(timezone.now() + timedelta(days=1)) == 0


def test_look_keeps_the_entries_and_remembers_how_it_went(outlet):
    outlet.writes("Ferry stays in harbour")
    poll = outlet.look()
    assert (poll.status, poll.new_count, poll.brought_count) == (WorkStatus.DONE, 1, 0)
    assert FeedEntry.objects.get().title == "Ferry stays in harbour"
    assert (outlet.feed.title, outlet.feed.error) == ("Coastwire", "")
    assert outlet.feed.changed_at == outlet.feed.answered_at
    state = ConnectorState.objects.get()
    assert (state.name, state.count, state.error, state.failures) == ("feeds", 1, "", 0)


def test_feed_that_did_not_change_is_asked_with_its_tag(outlet):
    outlet.writes("Ferry stays in harbour")
    outlet.look()
    changed_at = outlet.feed.changed_at
    assert outlet.look().new_count == 0
    assert [request.headers.get("If-None-Match") for request in outlet.asked] == [None, '"1"']
    assert outlet.feed.changed_at == changed_at
    assert outlet.feed.answered_at > changed_at


def test_feed_that_fails_is_looked_at_ever_more_seldom_and_is_no_work_to_retry(outlet, settings):
    outlet.web.clear()
    outlet.web.expect_request("/feed").respond_with_data("", status=503)
    pauses = []
    for _ in range(8):
        assert outlet.look().status == WorkStatus.DONE
        pauses.append(round((outlet.feed.next_ask_at - outlet.feed.asked_at).total_seconds() / 60))
    assert pauses == [30, 60, 120, 240, 480, 960, 1440, 1440]
    assert outlet.feed.failures == 8
    assert outlet.feed.error == "127.0.0.1 answered with status 503 (Service Unavailable)."


def test_entry_that_may_bear_on_an_open_claim_asks_for_its_reporting_once(outlet):
    claim = factories.claim(Stage.OPEN, text=SAID)
    claim.pulls.all().delete()
    outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")
    outlet.writes("Council of Brunn debates the price of bread")

    poll = outlet.look()
    outlet.look()

    assert poll.brought_count == 1
    pull = Pull.objects.get()
    assert (pull.claim, pull.connector, pull.asked_by) == (claim, "feeds", None)


def test_claim_that_was_asked_for_lately_waits_for_a_later_look(outlet):
    claim = factories.claim(Stage.OPEN, text=SAID)
    claim.pulls.update(created_at=timezone.now() - timedelta(minutes=30))
    outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")
    assert outlet.look().brought_count == 0
    claim.pulls.update(created_at=timezone.now() - timedelta(minutes=90))
    assert outlet.look().brought_count == 1


def test_feed_that_brings_in_everything_hands_each_new_entry_in_once(outlet):
    Feed.objects.update(brings_in=BringsIn.ALL)
    addresses = [outlet.writes("Ferry stays in harbour"), outlet.writes("Bread is dearer")]
    outlet.writes("Last year in review", hours_ago=30)
    factories.report(address=addresses[1])

    assert outlet.look().brought_count == 1
    assert outlet.look().brought_count == 0

    row = Intake.objects.get()
    assert (row.address, row.title, row.by) == (addresses[0], "Ferry stays in harbour", None)


def test_feed_that_brings_in_nothing_keeps_its_entries(outlet):
    Feed.objects.update(brings_in=BringsIn.NOTHING)
    factories.claim(Stage.OPEN, text=SAID).pulls.all().delete()
    outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")
    assert (outlet.look().brought_count, Pull.objects.count(), FeedEntry.objects.count()) == (0, 0, 1)


def test_old_entries_go_once_their_feed_no_longer_carries_them(outlet, settings):
    outlet.writes("Still carried")
    outlet.look()
    FeedEntry.objects.create(
        feed=outlet.feed, identity="gone", address="https://coastwire.org/gone",
        carried_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    later = timezone.now() + timedelta(days=settings.CLAIMS_KEEP_ENTRIES_DAYS)

    assert (reporting.prune(), reporting.prune(later)) == (0, 1)

    assert [entry.title for entry in FeedEntry.objects.all()] == ["Still carried"]
    assert not FeedPoll.objects.exists()


def test_look_that_lost_its_lease_writes_nothing(outlet):
    outlet.writes("Ferry stays in harbour")
    stale = FeedPoll.objects.lease(FeedPoll.objects.create(feed=outlet.feed).pk)
    FeedPoll.objects.update(lease=None)
    with pytest.raises(LeaseLost):
        reporting.look(stale, client=Client(allowance={("127.0.0.1", outlet.web.port)}, deadline=10))
    assert FeedPoll.objects.get().status == WorkStatus.RUNNING

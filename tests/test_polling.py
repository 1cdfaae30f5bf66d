"""Watched feeds are looked at by the clock; what their switches say comes in by itself, once."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims import reporting
from claims.choices import BringsIn, Stage, WorkStatus
from claims.connectors.http import Client
from claims.models import Claim, ConnectorState, Feed, FeedEntry, FeedPoll, Host, Intake, LeaseLost, Pull, Source
from tests import factories
from tests.web.pages import at_the_desk, text_of

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

    def __init__(self, web: HTTPServer, *, name: str = "Coastwire", path: str = "/feed") -> None:
        self.web, self.entries, self.asked, self.name = web, [], [], name
        source = Source.objects.create(name=name)
        self.feed = Feed.objects.create(source=source, address=web.url_for(path))
        web.expect_request(path).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        response = Response(f"<rss><channel><title>{self.name}</title>{''.join(self.entries)}</channel></rss>")
        response.set_etag(str(len(self.entries)))
        return response.make_conditional(request)

    def writes(self, title: str, *, hours_ago: int | None = 1) -> str:
        address = self.web.url_for(f"/story/{len(self.entries)}")
        dated = ""
        if hours_ago is not None:
            moment = timezone.now() - timedelta(hours=hours_ago)
            dated = f"<pubDate>{moment:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        self.entries.append(f"<item><title>{title}</title><link>{address}</link>{dated}</item>")
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
    assert ConnectorState.objects.get().count == 1, "what it had the last time still holds"


def test_feed_remembers_of_when_its_newest_entry_is(outlet):
    outlet.writes("Ferry stays in harbour")
    outlet.look()
    newest = outlet.feed.newest_at
    assert newest == max(entry.published_at or entry.seen_at for entry in FeedEntry.objects.all())
    outlet.look()
    assert outlet.feed.newest_at == newest, "it says “nothing new”"
    FeedEntry.objects.update(published_at=None, seen_at=newest - timedelta(days=90))
    Feed.objects.update(newest_at=None)
    outlet.look()
    assert outlet.feed.newest_at == newest - timedelta(days=90)


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


@pytest.mark.parametrize("minutes", [0, 10])
def test_feed_whose_server_cannot_be_asked_now_has_not_failed_and_is_looked_at_soon(outlet, minutes: int):
    """Thirty feeds of one outlet come due together, and only one request at a time is made there."""
    host, now = f"127.0.0.1:{outlet.web.port}", timezone.now()
    others = {f"turn {number}": (now + timedelta(minutes=5)).timestamp() for number in range(99)}
    resting = {"resting_until": now + timedelta(minutes=minutes)} if minutes else {"turns": others}
    Host.objects.create(name=host, **resting)
    for _ in range(3):
        poll = FeedPoll.objects.lease(FeedPoll.objects.create(feed=outlet.feed).pk)
        reporting.look(poll)
    outlet.feed.refresh_from_db()
    assert (outlet.asked, outlet.feed.failures, outlet.feed.error) == ([], 0, "")
    wait = (outlet.feed.next_ask_at - now).total_seconds()
    assert wait == pytest.approx(minutes * 60 if minutes else 15, abs=9)
    assert not ConnectorState.objects.filter(failures__gt=0).exists(), "nothing was heard, good or bad"


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


def test_entry_in_another_script_asks_by_the_names_that_it_shares(outlet):
    claim = factories.claim(Stage.OPEN, text="North Korea sends 10,000 people to Russia")
    factories.claim(Stage.OPEN, text="The price of bread has doubled in Brunn")
    Pull.objects.all().delete()
    outlet.writes("КНДР надсилає до Росії 10 000 людей")

    assert outlet.look().brought_count == 1
    assert [pull.claim for pull in Pull.objects.all()] == [claim]


def test_entry_in_other_words_asks_by_its_meaning_where_there_is_a_model(outlet, with_model):
    claim = factories.claim(Stage.OPEN, text="The physician was murdered at home")
    other = factories.claim(Stage.OPEN, text="The price of bread has doubled in Brunn")
    for made in (claim, other):
        factories.compared(made)
    Pull.objects.all().delete()
    outlet.writes("Somebody killed the doctor in his house")
    outlet.writes("Council of Vessen debates a ferry")

    assert outlet.look().brought_count == 1
    assert [pull.claim for pull in Pull.objects.all()] == [claim]


def test_claim_that_many_entries_bear_on_is_asked_about_once(outlet):
    claim = factories.claim(Stage.OPEN, text=SAID)
    claim.pulls.all().delete()
    for number in range(5):
        outlet.writes(f"Lindwall company hid oil spill off Vessen, harbour master {number} says")
    assert outlet.look().brought_count == 1
    assert [pull.claim for pull in Pull.objects.all()] == [claim]


def _queries(do: Callable[[], FeedPoll]) -> int:
    with CaptureQueriesContext(connection) as queries:
        do()
    return len(queries)


def test_look_costs_the_same_for_each_further_entry_and_judges_each_claim_once(outlet):
    factories.claim(Stage.OPEN, text=SAID).pulls.all().delete()
    Pull.objects.all().delete()
    costs = {}
    outlet.look()  # the first one makes rows that stay
    for entries in (4, 8, 16):
        for number in range(len(outlet.entries), entries):
            # No figure, which might be one of the claim's own report by chance.
            outlet.writes(f"Weather {chr(ord('a') + number)}: rain and wind over the hills for a company of walkers")
        costs[entries] = _queries(outlet.look)
    assert costs[4] == costs[8] == costs[16], costs


def test_look_costs_the_same_for_each_further_claim(outlet):
    outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")
    costs = {}
    outlet.look()
    for claims in (2, 4, 8):
        for _ in range(Claim.objects.count(), claims):
            factories.claim(Stage.OPEN, text=SAID)
        Pull.objects.all().delete()
        costs[claims] = _queries(outlet.look)
    a_claim = (costs[4] - costs[2]) // 2
    assert a_claim > 0, costs
    assert costs == {2: costs[2], 4: costs[2] + 2 * a_claim, 8: costs[2] + 6 * a_claim}


def test_claim_that_somebody_asks_about_while_the_entries_are_judged_is_not_asked_about_again(outlet):
    claim = factories.claim(Stage.OPEN, text=SAID)
    claim.pulls.all().delete()
    outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")

    def rival(execute, sql, params, many, context):
        if "FOR UPDATE" in sql and "claims_claim" in sql and not claim.pulls.exists():
            Pull.objects.create(claim=claim, connector="feeds", status=WorkStatus.DONE)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(rival):
        assert outlet.look().brought_count == 0
    assert claim.pulls.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_feeds_that_are_looked_at_at_once_ask_about_each_claim_once(web):
    outlets = [Outlet(web), Outlet(web, name="Shorewire", path="/shore")]
    claims = [factories.claim(Stage.OPEN, text=f"{SAID}, in {month}") for month in ("May", "June", "July")]
    Pull.objects.all().delete()
    for outlet in outlets:
        outlet.writes("Lindwall company hid oil spill off Vessen, harbour master says")
    together, brought = Barrier(2), []

    def look(outlet: Outlet) -> None:
        together.wait()
        try:
            brought.append(outlet.look().brought_count)
        finally:
            connection.close()

    threads = [Thread(target=look, args=[outlet]) for outlet in outlets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(brought) == 3
    assert [pull.claim for pull in Pull.objects.order_by("claim_id")] == claims


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


def test_what_a_feed_without_dates_carried_when_it_was_first_read_is_no_news(outlet):
    Feed.objects.update(brings_in=BringsIn.ALL)
    for number in range(3):
        outlet.writes(f"Old story {number}", hours_ago=None)
    assert (outlet.look().brought_count, outlet.look().brought_count) == (0, 0)
    new = outlet.writes("Ferry stays in harbour", hours_ago=None)
    assert outlet.look().brought_count == 1
    assert FeedEntry.objects.count() == 4
    assert Intake.objects.get().address == new


def test_a_feed_that_leads_elsewhere_is_read_there_and_says_so_on_the_page_of_sources(outlet):
    outlet.writes("Ferry stays in harbour")
    new = outlet.web.url_for("/new/feed")
    outlet.web.clear()
    outlet.web.expect_request("/feed").respond_with_response(Response("", 301, {"Location": new}))
    outlet.web.expect_request("/new/feed").respond_with_handler(outlet._answer)
    for _ in range(2):  # the second time the server says that nothing changed
        outlet.look()
        assert (outlet.feed.address, outlet.feed.leads_to) == (outlet.web.url_for("/feed"), new)
    said = f"It leads on to {new}: if it has moved there for good, watch that address in its place."
    assert said in text_of(at_the_desk().get(reverse("desk:sources")))
    outlet.web.clear()
    outlet.web.expect_request("/feed").respond_with_handler(outlet._answer)
    outlet.look()
    assert outlet.feed.leads_to == ""


def test_an_identity_that_a_feed_uses_again_for_another_report_loses_neither(outlet):
    Feed.objects.update(brings_in=BringsIn.ALL)
    first = outlet.writes("Ferry stays in harbour")
    outlet.entries[0] = outlet.entries[0].replace("<link>", "<guid isPermaLink='false'>top</guid><link>")
    outlet.look()
    second = outlet.writes("Bread is dearer")
    outlet.entries[0] = outlet.entries.pop().replace("<link>", "<guid isPermaLink='false'>top</guid><link>")
    outlet.entries.append("")
    for _ in range(2):
        outlet.look()
    assert list(FeedEntry.objects.order_by("pk").values_list("identity", "address", "title")) == [
        ("top", first, "Ferry stays in harbour"),
        (second, second, "Bread is dearer"),
    ]
    assert list(Intake.objects.order_by("pk").values_list("address", flat=True)) == [first, second]


def test_a_feed_that_calls_its_entries_anew_each_time_brings_each_in_once(outlet):
    Feed.objects.update(brings_in=BringsIn.ALL)
    written = [outlet.writes("Ferry stays in harbour"), outlet.writes("Bread is dearer")]
    plain = list(outlet.entries)
    for look in range(3):
        named = (f"<guid isPermaLink='false'>{look}-{number}</guid><link>" for number in range(2))
        called = [one.replace("<link>", name) for one, name in zip(plain, named, strict=True)]
        outlet.entries[:] = called + [""] * look  # so that it is not what it was
        poll = outlet.look()
        assert poll.new_count == (2 if look == 0 else 0)
    assert sorted(FeedEntry.objects.values_list("address", flat=True)) == sorted(written)
    assert FeedEntry.objects.filter(carried_at__gte=poll.created_at).count() == 2, "they are carried still"


def test_an_entry_whose_headline_or_page_alone_changed_is_the_same(outlet):
    outlet.writes("Ferry stays in harbour")
    outlet.entries[0] = outlet.entries[0].replace("<link>", "<guid isPermaLink='false'>top</guid><link>")
    outlet.look()
    outlet.entries[0] = outlet.entries[0].replace("stays", "leaves")
    outlet.entries.append("")
    outlet.look()
    outlet.entries[0] = outlet.entries[0].replace("/story/0", "/moved/0")
    outlet.entries.append("")
    outlet.look()
    [entry] = FeedEntry.objects.all()
    assert (entry.title, entry.address) == ("Ferry leaves in harbour", outlet.web.url_for("/moved/0"))


def test_handing_in_takes_as_many_queries_for_each_further_entry(outlet):
    Feed.objects.update(brings_in=BringsIn.ALL)
    costs = []
    outlet.look()
    for _ in range(3):
        for _ in range(4):
            outlet.writes(f"Story number {len(outlet.entries)}")
        costs.append(_queries(outlet.look))
    assert costs[0] == costs[1] == costs[2]


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

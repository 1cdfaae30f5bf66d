"""Reporting: a pull asks the feeds, reads what promises most, and puts beside the claim what bears on it, once."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims import intake, matching, reporting
from claims.choices import Action, CounterKind, Origin, Role, SourceKind, Stage, Standing, WorkStatus
from claims.connectors.cited import CitedPages
from claims.connectors.page import NOT_THERE
from claims.connectors.walls import WALLED
from claims.lines import draw, trees_of
from claims.matching import search_text
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Event,
    Evidence,
    Feed,
    FeedEntry,
    Hit,
    Host,
    Intake,
    Line,
    Passage,
    Pull,
    Report,
    Snapshot,
    Source,
)
from claims.models.work import TRIES
from claims.reporting import headlines, pulling
from claims.reporting.asking import NOTHING_NEW
from claims.reporting.hurrying import NO_TIME, PULL_SECONDS, HurriedClient
from claims.reporting.pulling import NOT_ITS_TURN, PAGES_WAIT
from claims.workflow import perform
from demo.manifest import JOURNEY_PAGE, OUTLETS
from demo.wire import Newswire
from tests import factories
from tests.connectors.wires import answering, scripted

pytestmark = pytest.mark.django_db

SAID = "The Lindwall company hid a spill of 40 tonnes of oil off Vessen"
STORY = (
    "VESSEN (Coastwire) – Olena Brandt, the harbour master, said on Tuesday that the Lindwall company hid a spill "
    "of 40 tonnes of oil off Vessen. She made the accusation in a speech to the town council. Whether the oil came "
    "from the ferry is a question that only the laboratory can answer. It has until Friday, and will publish what "
    "it finds there."
)
DENIAL = (
    "The Lindwall company denied that it hid a spill of oil off Vessen. Spokesman Karl Ott dismissed the accusation "
    "as “pure invention”. He offered no proof. Harbour master Olena Brandt had spoken of 40 tonnes in a speech."
)
CHIPS = (
    "Forty tonnes of oil a year go through the fryers of the Lindwall restaurant in Vessen. A spill in the kitchen "
    "is soon wiped up, said the cook. He has fried fish since 1998 and calls his restaurant The Ferry."
)


SPOKEN = "Harbour master Olena Brandt had spoken of 40 tonnes in a speech to the town council."


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    return httpserver


class Outlet:
    """An outlet on the loopback server: its feed, and pages whose answers a test can change."""

    def __init__(self, web: HTTPServer, name: str) -> None:
        self.web, self.name, self.entries = web, name, []
        self.source = Source.objects.create(name=name, kind=SourceKind.OUTLET)
        self.feed = Feed.objects.create(source=self.source, address=web.url_for(f"/{name}/feed"))
        self.asked: list[Request] = []
        web.expect_request(f"/{name}/feed").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        body = f'<rss version="2.0"><channel><title>{self.name} news</title>{"".join(self.entries)}</channel></rss>'
        response = Response(body, content_type="application/rss+xml; charset=utf-8")
        response.set_etag(str(len(self.entries)))
        return response.make_conditional(request)

    def writes(self, path: str, title: str, text: str, *, day: int = 4, status: int = 200) -> str:
        address = self.web.url_for(f"/{self.name}/{path}")
        self.entries.append(
            f"<item><title>{title}</title><link>{address}</link><guid>{path}</guid>"
            f"<pubDate>{datetime(2025, 3, day, 9, tzinfo=UTC):%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            f"<description>{text[:100]}</description></item>"
        )
        page = (
            f'<html lang="en"><head><title>{title}</title>'
            f'<meta property="article:published_time" content="2025-03-{day:02}T09:00:00Z"></head>'
            f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
        )
        self.web.expect_request(f"/{self.name}/{path}").respond_with_data(page, status=status, content_type="text/html")
        return address


@pytest.fixture
def coastwire(web):
    return Outlet(web, "Coastwire")


@pytest.fixture
def claim():
    """A claim on the desk, from a report of its own, for which reporting was asked."""
    text = (
        "Harbour master Olena Brandt accused the Lindwall company of hiding an oil spill. "
        f"{SAID}, she said in a speech on Tuesday. The company has not answered yet."
    )
    said = factories.passage(SAID, of=factories.report(text, title="Harbour master accuses ferry company"))
    made = factories.claim(text=SAID, passage=said, claimant_name="Olena Brandt")
    return perform(made, Action.ACCEPT, by=factories.person(Role.CONTRIBUTOR))


def pulled(claim: Claim) -> Pull:
    """The claim's latest pull, or another one, run as a worker would."""
    pull = Pull.objects.filter(claim=claim).live().first()
    if pull is None:
        pull = Pull.objects.create(claim=claim, connector="feeds")
    reporting.run(Pull.objects.lease(pull.pk))
    pull.refresh_from_db()
    return pull


def counts() -> dict[str, int]:
    """How much of everything there is that a pull writes."""
    kinds = (Report, Snapshot, Passage, Hit, Appearance, CounterStatement, Evidence, Line, FeedEntry)
    return {kind.__name__: kind.objects.count() for kind in kinds}


def test_pull_puts_fitting_reports_beside_the_claim_and_leaves_out_what_only_shares_words(claim, coastwire):
    story = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    coastwire.writes("chips", "Forty tonnes of oil: how Lindwall fries its chips", CHIPS)
    coastwire.writes("cup", "Team wins the cup", "The cup was handed over on Sunday. Many people came to see it.")

    pull = pulled(claim)

    hit = claim.hits.get()
    assert (pull.status, pull.error, pull.found_count, pull.new_count) == (WorkStatus.DONE, "", 1, 1)
    assert (hit.report.address, hit.report.outlet, hit.report.origin) == (story, coastwire.source, Origin.PULLED)
    assert (hit.standing, hit.pull) == (Standing.SUGGESTED, pull)
    assert "Lindwall" in hit.why
    assert "names Olena Brandt" in hit.why
    assert "hid a spill of 40 tonnes" in hit.passage.exact
    assert hit.report.latest_snapshot.byte_count > len(STORY)
    assert not Report.objects.filter(address__contains="chips").exists()
    assert not claim.evidence.exists()


def test_page_that_was_edited_since_is_read_again_where_its_feed_says_so(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_handler(coastwire._answer)
    item = coastwire.entries.pop()
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", f"{STORY} The mayor is silent.")
    coastwire.entries[:] = [item, ""]  # another tag
    pulled(claim)
    assert Snapshot.objects.count() == 2, "that of the claim's own report, and this one"
    edited = timezone.now() + timedelta(minutes=5)
    coastwire.entries[:] = [item.replace("</item>", f"<updated>{edited.isoformat()}</updated></item>"), "", ""]
    pulled(claim)
    assert claim.hits.get().report.latest_snapshot.text.endswith("The mayor is silent.")


def test_a_page_is_as_old_as_it_says_itself_whatever_carries_it_again(claim, coastwire):
    Claim.objects.update(said_date=datetime(2025, 3, 4, tzinfo=UTC).date())
    story = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY, day=4)
    other = (
        '<html lang="en"><head><title>Ferry company hid oil spill</title><meta property="article:published_time" '
        f'content="2025-01-03T09:00:00Z"></head><body><article><p>{STORY}</p></article></body></html>'
    )
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_handler(coastwire._answer)
    coastwire.web.expect_request("/Coastwire/story").respond_with_data(other, content_type="text/html")
    pulled(Claim.objects.get(pk=claim.pk))
    hit = claim.hits.get()
    assert (hit.report.address, f"{hit.report.published_at:%Y-%m-%d}") == (story, "2025-01-03")
    assert hit.why.endswith("60 days before the claim")


def test_the_front_page_of_a_site_is_not_taken_for_a_page_that_leads_there(claim, coastwire):
    story = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_handler(coastwire._answer)
    coastwire.web.expect_request("/Coastwire/story").respond_with_response(Response("", 302, {"Location": "/"}))
    front_page = f"<html><body><article><h1>Coastwire</h1><p>{STORY}</p></article></body></html>"
    coastwire.web.expect_request("/").respond_with_data(front_page, content_type="text/html")

    pull = pulled(claim)

    assert [(entry["address"], entry["error"]) for entry in pull.requests if entry["kind"] == "page"] == [
        (story, NOT_THERE)
    ]
    assert not claim.hits.exists()


def test_headline_with_a_rare_name_is_found_among_thousands_that_share_usual_words(claim, coastwire, monkeypatch):
    monkeypatch.setattr(headlines, "COMMON", 20)
    monkeypatch.setattr(headlines, "_BACKGROUND", 0)
    monkeypatch.setattr(headlines, "_MOST_HEADLINES", 10)
    story = coastwire.writes("story", "Brandt accuses Lindwall", STORY)
    usual = "The company said of a spill of oil that the oil off the coast is a spill of the company"
    FeedEntry.objects.bulk_create(
        FeedEntry(feed=coastwire.feed, identity=f"old {at}", address=f"https://news.example.org/{at}", title=usual,
                  search_text=search_text(usual, ""))
        for at in range(60)
    )  # fmt: skip

    pulled(claim)

    assert [hit.report.address for hit in claim.hits.all()] == [story]


def test_page_that_shows_next_to_nothing_is_not_called_read(claim, coastwire):
    coastwire.writes("story", "Lindwall company and harbour master", "It was said on Tuesday.")
    coastwire.writes("chips", "Forty tonnes of oil: how Lindwall fries its chips", CHIPS)

    pull = pulled(claim)

    assert {(entry["error"], entry["note"]) for entry in pull.requests if entry["kind"] == "page"} == {
        ("", pulling.BEARS_NOT),
        (pulling.LITTLE_SHOWN, ""),
    }
    assert (pull.status, pull.unread_count, pull.has_looked) == (WorkStatus.DONE, 1, True)
    assert not claim.hits.exists()


def test_wall_under_the_headline_of_a_true_report_is_not_put_beside_the_claim(claim, coastwire):
    coastwire.writes("story", SAID, "JavaScript is disabled in your browser. Please enable JavaScript to go on.")

    pull = pulled(claim)

    assert [entry["error"] for entry in pull.requests if entry["kind"] == "page"] == [WALLED]
    assert (claim.hits.exists(), Report.objects.filter(address__isnull=False).exists()) == (False, False)


def test_headline_of_usual_words_alone_is_found_by_how_many_it_shares(claim, coastwire, monkeypatch):
    monkeypatch.setattr(headlines, "COMMON", 5)
    monkeypatch.setattr(headlines, "_BACKGROUND", 0)
    words = "Lindwall company hid oil spill off Vessen"
    story = coastwire.writes("story", words, STORY)
    FeedEntry.objects.bulk_create(
        FeedEntry(feed=coastwire.feed, identity=f"{word} {at}", address=f"https://news.example.org/{word}/{at}",
                  title=f"{word} again", search_text=search_text(f"{word} again", ""))
        for word in words.split() for at in range(10)
    )  # fmt: skip

    pulled(claim)

    assert [hit.report.address for hit in claim.hits.all()] == [story]


def test_page_in_a_feed_of_others_is_not_called_theirs(claim, coastwire):
    story = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    planet = Source.objects.create(name="Planet of the coast", kind=SourceKind.OUTLET)
    feed = Feed.objects.create(source=planet, address="https://planet.example.org/rss")
    words = "Ferry company hid oil spill, says harbour master"
    FeedEntry.objects.create(feed=feed, identity="1", address=story, title=words, search_text=search_text(words, ""))
    coastwire.entries.clear()

    pulled(claim)

    assert [(hit.report.address, hit.report.outlet) for hit in claim.hits.all()] == [(story, None)]


RETOLD = (
    "Lindwall covered up that forty tons of fuel leaked from its ship into the sea near Vessen, Olena Brandt said. It "
    "told nobody of the leak, and let the fuel drift off Vessen at night."
)


def test_report_in_other_words_is_found_by_its_meaning_and_chips_are_not(claim, coastwire, with_model):
    retold = coastwire.writes("retold", "Lindwall concealed that its ship leaked fuel", RETOLD)
    coastwire.writes("chips", "Forty tonnes of oil: how Lindwall fries its chips", CHIPS)

    pull = pulled(claim)

    hit = claim.hits.get()
    assert (pull.status, hit.report.address) == (WorkStatus.DONE, retold)
    assert "near in meaning (" in hit.why


def test_report_in_wholly_other_words_is_not_found_without_a_model(claim, coastwire):
    coastwire.writes(
        "retold",
        "Lindwall concealed that its ship leaked fuel",
        "Forty tons of fuel leaked from it near Vessen at night, and nobody was told. " + "The night was dark. " * 9,
    )

    assert pulled(claim).requests[1]["note"] == "Read; it does not bear on the claim."
    assert not claim.hits.exists()


def test_meaning_is_left_out_when_the_time_of_a_pull_is_up(with_model):
    with HurriedClient(clock=lambda: 1.0, until=2.0) as early, HurriedClient(clock=lambda: 3.0, until=2.0) as late:
        assert pulling.nearness_within(early) == matching.remembered().nearness
        assert pulling.nearness_within(late) is None


def test_pull_remembers_what_it_asked_and_what_came(claim, coastwire):
    story = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    chips = coastwire.writes("chips", "Forty tonnes of oil: how Lindwall fries its chips", CHIPS)

    pull = pulled(claim)

    assert pull.question == {"text": SAID, "names": ["Olena Brandt"]}
    feed, *pages = pull.requests
    assert feed == {
        "address": coastwire.feed.address,
        "status": 200,
        "count": 2,
        "error": "",
        "note": "",
        "kind": "search",
    }
    assert {page["address"]: (page["kind"], page["status"], page["count"], page["note"]) for page in pages} == {
        story: ("page", 200, 1, ""),
        chips: ("page", 200, 0, "Read; it does not bear on the claim."),
    }
    event = Event.objects.get(claim=claim, kind="pulled")
    assert event.data == {"connector": "feeds", "pull": pull.pk, "found": 1, "new": 1, "failed": 0}


def test_feed_health_is_kept_and_the_next_pull_asks_for_news_only(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    coastwire.feed.refresh_from_db()
    assert (coastwire.feed.title, coastwire.feed.etag, coastwire.feed.error) == ("Coastwire news", '"1"', "")
    assert coastwire.feed.asked_at <= coastwire.feed.answered_at

    again = pulled(claim)

    assert coastwire.asked[1].headers["If-None-Match"] == '"1"'
    assert again.requests[0]["status"] == 304
    assert again.requests[0]["note"] == NOTHING_NEW
    assert (again.status, again.found_count, again.new_count) == (WorkStatus.DONE, 1, 0)


class CitesOne(CitedPages):
    """The pages that reports cite, whatever those of this claim cite: the one below the base."""

    name = "cites_one"

    def search(self, question, client):
        return super().search(replace(question, addresses=(f"{self.base}/cited",)), client)


def test_search_with_an_engine_that_is_silent_for_ever_ends_and_says_so(claim, web, settings):
    settings.CLAIMS_CONNECTORS = ["claims.connectors.searxng.SearXNG"]
    settings.CLAIMS_CONNECTOR_OPTIONS = {"searxng": {"base": web.url_for("")}}
    web.expect_request("/search").respond_with_json({"results": [], "unresponsive_engines": [["brave", "timeout"]]})
    claim.pulls.all().delete()
    made = Pull.objects.create(claim=claim, connector="searxng")
    stands = []
    for _ in range(TRIES):
        Pull.objects.filter(pk=made.pk).update(next_try_at=timezone.now())
        stands.append(pulled(claim).status)
    assert stands == [WorkStatus.FAILED] * (TRIES - 1) + [WorkStatus.DONE], "others may have been asleep for a moment"
    made.refresh_from_db()
    assert made.error == "Nothing was found, and no answer came from brave (timeout)."
    assert (made.found_count, made.has_looked) == (0, False), "nobody knows whether there is nothing"


def test_page_that_a_report_cites_is_asked_for_once(claim, web, settings):
    settings.CLAIMS_CONNECTORS = ["tests.test_reporting.CitesOne"]
    settings.CLAIMS_CONNECTOR_OPTIONS = {"cites_one": {"base": web.url_for("")}}
    page = (
        f"<html><head><title>Oil spill off Vessen</title></head><body><article><p>{STORY}</p></article></body></html>"
    )
    web.expect_request("/cited").respond_with_data(page, content_type="text/html")
    claim.pulls.all().delete()
    Pull.objects.create(claim=claim, connector="cites_one")
    pull = pulled(claim)
    assert (pull.status, pull.error, pull.found_count) == (WorkStatus.DONE, "", 1)
    assert [request.path for request, _ in web.log] == ["/cited"]
    assert claim.hits.get().report.fetches.get().warc_sha256 != "", "and kept as it came"


def test_pulling_again_adds_nothing(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    coastwire.writes("denial", "Ferry company denies oil spill off Vessen", DENIAL, day=5)
    pulled(claim)
    before = counts()

    assert pulled(claim).new_count == 0
    assert counts() == before


def test_another_claim_finds_in_what_the_feeds_carried_before(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    other = factories.claim(text="The harbour master accused the Lindwall company of an oil spill off Vessen")

    pull = pulled(other)

    assert pull.requests[0]["status"] == 304
    assert other.hits.get().report == claim.hits.get().report
    assert Snapshot.objects.filter(report=claim.hits.get().report).count() == 1


def test_known_report_is_not_fetched_again_within_the_day(claim, coastwire):
    address = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_data("", status=304)

    pull = pulled(claim)

    assert [request["address"] for request in pull.requests] == [coastwire.feed.address]
    assert pull.found_count == 1
    assert Report.objects.get(address=address).snapshots.count() == 1


def test_page_that_changed_is_kept_beside_the_one_that_was_cited(claim, coastwire):
    address = coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    report = Report.objects.get(address=address)
    cited = claim.hits.get().passage
    # As if a day had gone by: what was fetched cannot be changed, so a fresh copy of the report stands in.
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_data("", status=304)
    changed = STORY.replace("40 tonnes", "4 tonnes")
    coastwire.web.expect_request("/Coastwire/story").respond_with_data(changed, content_type="text/plain")

    row = intake.hand_in(by=None, address=address)
    intake.run(Intake.objects.lease(row.pk))

    assert report.snapshots.count() == 2
    cited.refresh_from_db()
    assert "40 tonnes" in cited.exact
    assert cited.snapshot != report.latest_snapshot


def test_denial_in_a_found_report_is_suggested_as_a_counter_statement(claim, coastwire):
    coastwire.writes("denial", "Ferry company denies oil spill off Vessen", DENIAL, day=5)

    pulled(claim)

    counters = {item.passage.speaker_label: item for item in claim.counter_statements.all()}
    assert counters["Karl Ott"].kind == CounterKind.DISMISSAL
    assert {item.standing for item in counters.values()} == {Standing.SUGGESTED}
    assert all(item.why for item in counters.values())
    assert not claim.evidence.exists()


@pytest.mark.parametrize(
    ("wording", "said", "kind", "why"),
    [
        (SAID, "the Lindwall company hid a spill of 12 tonnes of oil off Vessen", CounterKind.ALTERNATIVE,
         "It says nearly the same with other figures."),
        ("The Lindwall company never hid a spill of 40 tonnes of oil off Vessen",
         "the company Lindwall hid a spill of 40 tonnes of oil off Vessen", CounterKind.FLAT_DENIAL,
         "It says what the claim denies."),
        (SAID, "the Lindwall company never hid a spill of 40 tonnes of oil off Vessen", CounterKind.FLAT_DENIAL,
         "It denies what the claim says."),
    ],
)  # fmt: skip
def test_what_contradicts_the_claim_in_a_found_report_is_suggested(claim, coastwire, wording, said, kind, why):
    Claim.objects.filter(pk=claim.pk).update(text=wording)
    claim.refresh_from_db()
    text = f"Oil spill off Vessen. Spokeswoman Paula Wirth said on Friday that {said}. {SPOKEN}"
    coastwire.writes("office", "Harbour office on the oil spill off Vessen", text, day=6)

    pulled(claim)

    counter = claim.counter_statements.get(passage__speaker_name="Paula Wirth")
    assert (counter.kind, counter.why, counter.standing) == (kind, why, Standing.SUGGESTED)


def test_found_report_offers_what_others_say_of_the_claim_and_not_its_retelling_once_more(claim, coastwire):
    said = "A chemist, Rosa Wall, told reporters that a spill of oil off Vessen was hidden for weeks."
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", f"{STORY} {said}")

    pulled(claim)

    offered = claim.hits.get().passage
    assert (offered.speaker_name, claim.appearances.filter(passage=offered).exists()) == ("Rosa Wall", False)


def test_retelling_in_a_found_report_is_suggested_as_an_appearance(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)

    pulled(claim)

    retelling = claim.appearances.get(is_retelling=True, passage__speaker_name="Olena Brandt")
    assert "hid a spill of 40 tonnes" in retelling.passage.exact
    assert retelling.standing == Standing.SUGGESTED
    assert retelling.why.startswith("Says it again, by Olena Brandt: ")


def test_what_names_other_figures_retells_nothing(claim, coastwire):
    Claim.objects.filter(pk=claim.pk).update(text="The Lindwall company hid a spill of 40 tonnes of oil off Vessen")
    claim.refresh_from_db()
    text = (
        "The Lindwall company hid a spill of 14 tonnes of oil off Vessen, not 40. It rained on the harbour for a week."
    )
    coastwire.writes("correction", "Correction: oil spill off Vessen, Lindwall company", text)

    pulled(claim)

    assert not claim.appearances.filter(is_retelling=True, passage__exact__contains="not 40").exists()


def test_what_people_dismissed_stays_dismissed(claim, coastwire):
    coastwire.writes("denial", "Ferry company denies oil spill off Vessen", DENIAL, day=5)
    pulled(claim)
    claim.counter_statements.update(standing=Standing.DISMISSED)
    claim.hits.update(standing=Standing.DISMISSED)

    pulled(claim)

    assert set(claim.counter_statements.values_list("standing", flat=True)) == {Standing.DISMISSED}
    assert claim.hits.get().standing == Standing.DISMISSED


def test_reprint_and_credited_rewrite_go_back_to_one_line(claim, web, coastwire):
    gazette, courier, herald = Outlet(web, "Gazette"), Outlet(web, "Courier"), Outlet(web, "Herald")
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY, day=4)
    gazette.writes("copy", "Oil spill off Vessen: company accused", STORY + " (Coastwire)", day=5)
    rewrite = (
        "Forty tonnes of oil have gone into the sea off Vessen and the Lindwall company kept silent about the "
        "spill, says Olena Brandt, the harbour master, as the news agency Coastwire reports. The company hid it "
        "well, in her words."
    )
    courier.writes("rewrite", "Lindwall company said to have hidden oil spill", rewrite, day=5)
    own = (
        "Our reporter went to the beach of Vessen and found oil there. Olena Brandt says that the Lindwall company "
        "hid a spill, and that it was 40 tonnes. A fisherman showed us his nets, black from one end to the other."
    )
    herald.writes("own", "On the beach of Vessen there is oil", own, day=5)

    pulled(claim)

    lines = {hit.report.outlet.name: hit.report.line for hit in claim.hits.all()}
    assert set(lines) == {"Coastwire", "Gazette", "Courier", "Herald"}
    assert lines["Coastwire"] == lines["Gazette"] == lines["Courier"] != lines["Herald"]
    assert lines["Coastwire"].origin.outlet == coastwire.source
    (tree,) = [tree for tree in trees_of([hit.report for hit in claim.hits.all()]) if not tree.is_alone]
    reasons = {branch.report.outlet.name: branch.reasons for branch in tree.root.walk()}
    assert reasons == {
        "Coastwire": [],
        "Gazette": [
            "Gazette has 89 % of its wording in common with Coastwire.",
            "Gazette credits Coastwire.",
        ],
        "Courier": ["Courier credits Coastwire."],
    }
    assert all(Report.objects.filter(line=line).exists() for line in Line.objects.all())


def test_copy_that_was_found_first_joins_its_origin_later(claim):
    def told(day: int, name: str) -> Report:
        outlet = Source.objects.create(name=name)
        made = factories.report(f"{STORY} {name}", address=f"https://{name}.example.org/a", outlet=outlet)
        Report.objects.filter(pk=made.pk).update(published_at=datetime(2025, 3, day, tzinfo=UTC))
        Hit.objects.create(claim=claim, report=made, pull=factories.answered_pull(claim))
        return made

    copy = told(5, "gazette")
    draw(claim=claim)
    copy.refresh_from_db()
    alone = copy.line
    origin = told(4, "coastwire")
    draw(claim=claim)
    copy.refresh_from_db()
    origin.refresh_from_db()

    assert copy.line == origin.line != alone
    assert copy.line.origin == origin
    assert not Line.objects.filter(pk=alone.pk).exists()


def test_page_that_fails_is_named_and_does_not_fail_the_pull(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    gone = coastwire.writes("gone", "Lindwall company hid 40 tonnes of oil", STORY + " More.", status=404)

    pull = pulled(claim)

    failed = next(request for request in pull.requests if request["error"])
    assert (pull.status, pull.found_count) == (WorkStatus.DONE, 1)
    assert failed["address"] == gone
    assert failed["error"].endswith("says that there is no page at this address.")
    assert Event.objects.get(claim=claim, kind="pulled").data["failed"] == 1


@pytest.fixture
def resting(coastwire, settings):
    """A page on another server, which is to be left alone for twenty seconds; its host."""
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    page = f"<html lang=en><body><article><h1>Lindwall denies oil spill</h1><p>{DENIAL}</p></article></body></html>"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page.encode())}\r\n\r\n"
    with scripted(answering((head + page).encode())) as (host, port):
        settings.CLAIMS_LOOPBACK_ALLOWANCE = (*settings.CLAIMS_LOOPBACK_ALLOWANCE, (host, port))
        coastwire.entries.append(
            f"<item><title>Lindwall company denied oil spill</title><link>http://{host}:{port}/denial</link></item>"
        )
        yield Host.objects.create(
            name=f"{host}:{port}", resting_until=timezone.now() + timedelta(seconds=20), failures=5
        )


def test_page_whose_server_is_to_be_left_alone_is_waited_for_and_the_others_are_not_asked_again(
    claim, coastwire, resting
):
    pull = pulled(claim)

    assert (pull.status, pull.attempts) == (WorkStatus.DUE, 0)
    assert pull.error == f"{resting.name} has to be left alone for now; it is asked again in a minute or so."
    assert timedelta(seconds=10) < pull.next_try_at - timezone.now() < timedelta(seconds=21)
    assert [(entry["kind"], entry["error"]) for entry in pull.requests] == [("search", ""), ("page", "")]

    Host.objects.filter(pk=resting.pk).update(resting_until=None)
    Pull.objects.update(next_try_at=timezone.now())
    pull = pulled(claim)

    assert (pull.status, pull.found_count, pull.new_count, pull.error) == (WorkStatus.DONE, 2, 2, "")
    assert [entry["error"] for entry in pull.requests] == ["", "", ""]
    pages = [request.path for request, _ in coastwire.web.log if "feed" not in request.path]
    assert pages == ["/Coastwire/story"]


def test_page_is_not_waited_for_longer_than_ten_minutes(claim, coastwire, resting):
    claim.pulls.update(created_at=timezone.now() - PAGES_WAIT)
    pull = pulled(claim)
    assert (pull.status, pull.found_count) == (WorkStatus.DONE, 1)
    assert [entry["error"] for entry in pull.requests if entry["error"]] == [NOT_ITS_TURN]


def test_feed_that_fails_is_named_and_the_others_are_still_read(claim, web, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    broken = Feed.objects.create(source=coastwire.source, address=web.url_for("/broken/feed"))
    web.expect_request("/broken/feed").respond_with_data("oh no", status=500)

    pull = pulled(claim)

    broken.refresh_from_db()
    assert (pull.status, pull.found_count) == (WorkStatus.DONE, 1)
    assert broken.failures == 1
    assert broken.error
    assert broken.answered_at is None
    assert [request["error"] for request in pull.requests if request["address"] == broken.address] == [broken.error]


def test_pull_without_any_answer_fails_in_a_sentence_and_is_tried_again(claim, web):
    source = Source.objects.create(name="Silent")
    for name in ("a", "b"):
        Feed.objects.create(source=source, address=web.url_for(f"/{name}"))
        web.expect_request(f"/{name}").respond_with_data("oh no", status=500)

    pull = pulled(claim)

    assert pull.status == WorkStatus.FAILED
    assert pull.error.startswith("None of the 2 feeds gave an answer. The first: ")
    assert pull.error.endswith(".")
    assert pull.next_try_at > timezone.now()
    assert [bool(request["error"]) for request in pull.requests] == [True, True]


def test_pull_with_no_feed_says_so(claim):
    pull = pulled(claim)

    assert (pull.status, pull.error) == (WorkStatus.PARKED, "Nothing could be asked: no feed is being watched yet.")


def test_feed_that_is_switched_off_is_neither_asked_nor_searched(claim, web, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    other = Outlet(web, "Other")
    Feed.objects.filter(pk=coastwire.feed.pk).update(is_enabled=False)
    later = factories.claim(text=SAID + ", again")

    pull = pulled(later)

    assert [request["address"] for request in pull.requests] == [other.feed.address]
    assert not later.hits.exists()


def test_connector_that_is_gone_ends_in_a_sentence(claim):
    pull = Pull.objects.create(claim=claim, connector="telegraph")
    reporting.run(Pull.objects.lease(pull.pk))
    pull.refresh_from_db()

    assert (pull.status, pull.error) == (WorkStatus.PARKED, "There is no connector named “telegraph” any more.")


def test_only_the_most_promising_pages_are_read(claim, coastwire, settings):
    settings.CLAIMS_PAGES_PER_PULL = 2
    for number in range(5):
        coastwire.writes(f"story{number}", f"Ferry company hid oil spill: part {number}", STORY)

    pull = pulled(claim)

    assert sum(request["kind"] == "page" for request in pull.requests) == 2
    assert FeedEntry.objects.count() == 5


def test_pull_that_takes_too_long_says_what_it_left_for_the_next(claim, web, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    late = Outlet(web, "Late")
    seconds = iter([0, 1, PULL_SECONDS + 2])

    pull = Pull.objects.get(claim=claim)
    reporting.run(Pull.objects.lease(pull.pk), clock=lambda: next(seconds, PULL_SECONDS + 2))

    pull.refresh_from_db()
    late.feed.refresh_from_db()
    assert pull.status == WorkStatus.DONE
    assert [request["error"] for request in pull.requests] == ["", NO_TIME, NO_TIME]
    assert (late.asked, late.feed.failures, late.feed.asked_at) == ([], 0, None)
    again = pulled(claim)
    assert again.requests[0]["address"] == late.feed.address
    assert again.found_count == 1


def test_pull_whose_only_feed_is_being_asked_by_others_waits_and_no_try_is_counted(claim, web, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    host, later = f"127.0.0.1:{web.port}", (timezone.now() + timedelta(minutes=5)).timestamp()
    Host.objects.create(name=host, turns={f"turn {number}": later for number in range(99)})
    for _ in range(4):
        Pull.objects.update(next_try_at=timezone.now())
        pull = Pull.objects.lease(Pull.objects.get(claim=claim).pk)
        reporting.run(pull)
        pull.refresh_from_db()
        assert (pull.status, pull.attempts) == (WorkStatus.DUE, 0)
        assert pull.error == f"{host} is being asked for something else; it is asked again soon."
    Host.objects.update(turns={})
    Pull.objects.update(next_try_at=timezone.now())
    assert (pulled(claim).status, pull.attempts) == (WorkStatus.DONE, 0)


def test_names_are_asked_for_in_every_spelling_that_the_desk_knows(coastwire):
    brandt = Source.objects.create(name="Olena Brandt", kind=SourceKind.PERSON, aliases=["Олена Брандт"])
    Source.objects.create(name="Lindwall", kind=SourceKind.BODY, aliases=["Ліндвалль"])
    claim = factories.claim(text="Lindwall sells oil to Russia", claimant=brandt)

    names = pulled(claim).question["names"]

    assert names[:4] == ["Olena Brandt", "Олена Брандт", "Lindwall", "Ліндвалль"]
    assert {"Russia", "Росія"} <= set(names)


def test_worker_that_lost_its_row_writes_nothing_more(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pull = Pull.objects.get(claim=claim)
    first = Pull.objects.lease(pull.pk)
    Pull.objects.filter(pk=pull.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    second = Pull.objects.lease(pull.pk)

    reporting.run(first)
    assert not Hit.objects.exists()

    reporting.run(second)
    pull.refresh_from_db()
    assert (pull.status, pull.attempts, Hit.objects.count()) == (WorkStatus.DONE, 2, 1)
    assert Event.objects.filter(kind="pulled").count() == 1


def test_entry_that_is_written_anew_keeps_its_place(claim, coastwire):
    coastwire.writes("story", "Ferry company hid oil spill, says harbour master", STORY)
    pulled(claim)
    coastwire.entries.clear()
    coastwire.web.clear()
    coastwire.web.expect_request("/Coastwire/feed").respond_with_handler(coastwire._answer)
    coastwire.writes("story", "Ferry company did not hide oil spill after all", STORY)
    coastwire.entries.append("")  # so that the feed has another tag

    pulled(claim)

    assert FeedEntry.objects.get().title == "Ferry company did not hide oil spill after all"


@pytest.fixture
def newswire(settings):
    """The demonstration's newswire with its sources and feeds, as a desk of the demo knows them."""
    with Newswire(0) as wire:
        threading.Thread(target=wire.serve_forever, daemon=True).start()
        settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", wire.server_port),)
        for outlet in OUTLETS:
            source = Source.objects.create(name=outlet.name, kind=SourceKind.OUTLET)
            Feed.objects.create(source=source, address=wire.base + outlet.feed_path)
        Source.objects.create(name="Volodymyr Zelensky", kind=SourceKind.PERSON, aliases=["Zelenskyy", "Зеленський"])
        yield wire
        wire.shutdown()


def test_demonstration_finds_its_copies_its_denial_and_its_rewrite_and_leaves_the_tin_soldiers_out(newswire):
    row = intake.hand_in(by=None, address=newswire.base + JOURNEY_PAGE.path)
    intake.run(Intake.objects.lease(row.pk))
    claim = Claim.objects.filter(text__contains="supplying soldiers").get()
    text = "North Korea is supplying soldiers to Russia's military."
    claim = perform(claim, Action.ACCEPT, by=factories.person(), text=text)

    pull = pulled(claim)

    reports = {hit.report.address.removeprefix(newswire.base): hit.report for hit in claim.hits.all()}
    assert (claim.stage, pull.status, pull.error) == (Stage.OPEN, WorkStatus.DONE, "")
    agency = reports["/northwire/2024/10/13/zelensky-north-korea-people.html"]
    copies = [
        reports["/harbour-post/2024/10/14/zelensky-north-korea-people.html"],
        reports["/eastern-courier/2024/10/14/pyongyang-people.html"],
        reports["/velmouth-gazette/2024/10/14/world-north-korea.html"],
    ]
    assert {copy.line for copy in copies} == {agency.line}
    assert agency.line.origin == agency
    assert "/nadrichnyi-visnyk/2024/10/14/zelenskyi-kndr.html" in reports
    assert not any("tin-soldiers" in path or "bridge" in path for path in reports)
    denial = reports["/northwire/2024/10/14/kremlin-dismisses-accusation.html"]
    assert claim.counter_statements.filter(passage__snapshot__report=denial, kind=CounterKind.DISMISSAL).exists()
    assert denial.line != agency.line


def test_old_entry_is_found_by_full_text_among_many_new_ones(claim, coastwire):
    address = coastwire.writes("spill", "Company accused of hiding oil spill", STORY)
    FeedEntry.objects.bulk_create(
        FeedEntry(
            feed=coastwire.feed,
            identity=f"song-{number}",
            address=f"https://other.example.org/{number}",
            title="The choir sings another song",
            search_text=search_text("The choir sings another song"),
            published_at=timezone.now(),
        )
        for number in range(600)
    )

    pull = pulled(claim)

    assert (pull.found_count, Hit.objects.get().report.address) == (1, address)

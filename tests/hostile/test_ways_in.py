"""Every place that takes an address refuses what leads into a network, and survives what answers there.

One walk over all of them: wherever somebody can type, hand in, import or set an address, and wherever the program meets
one in what others wrote. A guard sees every connection of the process, and the name service answers everything with an
address of a private network: nothing may be dialled but the loopback server that a test allows.
"""

import gzip
import html
import io
import json
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims import intake, publishing, reporting, sourcing, watching
from claims.admin import site
from claims.admin.sources import FeedAdmin, FeedInline
from claims.checks import hub_can_be_asked
from claims.choices import BringsIn, Role, Stage, WorkStatus
from claims.connectors.base import Asked, Question
from claims.connectors.cited import CitedPages
from claims.models import (
    Announcement,
    Capture,
    Claim,
    Feed,
    FeedEntry,
    FeedPoll,
    Intake,
    Pull,
    Report,
    Source,
    Trial,
    Watch,
)
from claims.refusals import Refused
from claims.reporting.asking import ask
from claims.reporting.hurrying import HurriedClient
from tests import factories
from tests.connectors.conftest import GUARD
from tests.connectors.wires import Guard, Script, answering, request_of, resolver, scripted
from tests.hostile.conftest import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

OWN = (
    "http://127.0.0.1/", "http://127.0.0.1:6379/", "http://0.0.0.0/", "http://10.0.0.1/feed",
    "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/", "http://192.88.99.1/", "http://224.0.0.1/",
    "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://①②⑦.⓪.⓪.①/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[fd00:ec2::254]/",
    "http://localhost/", "http://metadata.google.internal/", "http://redis:6379/", "http://printer.local/",
    "http://news.org@127.0.0.1/", "http://127.0.0.1\\@news.org/", "http://127.0.0.1#@news.org/",
    "http://news.org:22/", "http://[::1", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "javascript:alert(1)",
    "http:127.0.0.1", "//127.0.0.1/", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
)  # fmt: skip
ADDRESSES = (
    "ssrf_ipv4_literal", "ssrf_ipv4_encoding", "ssrf_ipv6", "ssrf_scheme", "ssrf_hostname", "ssrf_parser_confusion",
)  # fmt: skip
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS") or Path(__file__).parents[3] / "shared") / "design" / "bad_inputs.json"
PUBLIC = frozenset({"example.com"})
"""Hosts of the shared collection that are names like any other: what stands behind them is judged when it is asked."""

SAID = "The Lindwall company hid a spill of 40 tonnes of oil off Vessen"


def _shared() -> list[str]:
    cases = json.loads(CORPUS.read_text()) if CORPUS.is_file() else []
    return [case["input"].partition(" (name only")[0] for case in cases if case["group"] in ADDRESSES]


SHARED = _shared()


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return "127.0.0.1", 0


@dataclass
class Scene:
    """A desk with an editor and a web server that may be asked, on a network where every other name leads inside."""

    web: HTTPServer
    editor: Any
    guard: Guard
    settings: Any

    @property
    def place(self) -> tuple[str, int]:
        return ("127.0.0.1", self.web.port)

    def serves(self, path: str, body: str, kind: str = "text/html") -> str:
        self.web.expect_request(path).respond_with_data(body.encode("utf-8", "replace"), content_type=kind)
        return self.web.url_for(path)

    def may_ask(self, *places: tuple[str, int]) -> None:
        self.guard.allowed |= {self.place, *places}
        self.settings.CLAIMS_LOOPBACK_ALLOWANCE = (self.place, *places)


@pytest.fixture
def scene(httpserver: HTTPServer, settings, monkeypatch, clean_cache) -> Iterator[Scene]:
    made = Scene(httpserver, factories.person(Role.EDITOR), GUARD, settings)
    httpserver.no_handler_status_code = 404
    monkeypatch.setattr(socket, "getaddrinfo", resolver(["10.0.0.1"]))
    GUARD.seen.clear()
    GUARD.allowed.clear()
    made.may_ask()
    GUARD.is_on = True
    yield made
    GUARD.is_on = False
    assert set(GUARD.seen) <= GUARD.allowed


# --- Addresses that lead inside ---------------------------------------------------------------------------------------


def _host(address: str) -> str:
    found = re.match(r"https?://([^/?#]*)", address)
    return found[1] if found else ""


Way = Callable[[Scene, Sequence[str]], list[str]]
"""Takes addresses in at one place; gives those that were taken over, to be asked now or later."""


def _typed(addresses: Sequence[str], send: Callable[[Client, str], Any], scene: Scene, name: str) -> list[str]:
    """What is typed into a form: refused with a sentence beside its field."""
    browser = browser_of(scene.editor)
    for address in addresses:
        answer = send(browser, address)
        if answer.status_code == 422:
            assert answer.context.get(name).errors, address
    taken = list(Intake.objects.exclude(address="").values_list("address", flat=True))
    return taken + list(Feed.objects.values_list("address", flat=True))


def intake_form(scene: Scene, addresses: Sequence[str]) -> list[str]:
    page = reverse("desk:intake")
    return _typed(addresses, lambda browser, address: browser.post(page, {"address": address}), scene, "form")


def intake_text(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """An address that is pasted where the text goes; what does not look like one is a text like any other."""
    for address in addresses:
        with suppress(intake.NotTaken):
            intake.take_over(by=scene.editor, text=address)
    return list(Intake.objects.exclude(address="").values_list("address", flat=True))


def intake_api(scene: Scene, addresses: Sequence[str]) -> list[str]:
    browser = browser_of(scene.editor)
    for address in addresses:
        answer = browser.post("/api/intake/", {"address": address}, content_type="application/json")
        assert answer.status_code == 202 or answer.json()["fields"]["address"], address
    return list(Intake.objects.values_list("address", flat=True))


def reading_command(scene: Scene, addresses: Sequence[str]) -> list[str]:
    for address in addresses:
        with pytest.raises(CommandError):
            call_command("read_report", address)
    return list(Report.objects.values_list("address", flat=True))


def feed_form(scene: Scene, addresses: Sequence[str]) -> list[str]:
    page, source = reverse("desk:watch"), Source.objects.create(name="Coastwire")
    send = {"source": source.name}
    return _typed(addresses, lambda b, address: b.post(page, send | {"address": address}), scene, "feed_form")


def look_form(scene: Scene, addresses: Sequence[str]) -> list[str]:
    for address in addresses:
        with pytest.raises(Refused):
            sourcing.look_for_feeds(address, by=scene.editor)
    return []


def named_feeds(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """Feeds that a page names, looked at because somebody asked which feeds the site has."""
    taken: list[str] = []
    for number, some in enumerate(addresses[at : at + 5] for at in range(0, len(addresses), 5)):
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{html.escape(address)}">' for address in some
        )
        page = scene.serves(f"/site{number}", f"<html><head>{links}</head><body>A page</body></html>")
        taken += [feed.address for feed in sourcing.look_for_feeds(page, by=scene.editor)]
    return taken


def list_of_feeds(scene: Scene, addresses: Sequence[str]) -> list[str]:
    outlines = "".join(f'<outline text="x" xmlUrl="{html.escape(address)}"/>' for address in addresses)
    body = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", f'<opml version="2.0"><body>{outlines}</body></opml>')
    file = SimpleUploadedFile("feeds.opml", body.encode("utf-8", "replace"))
    answer = browser_of(scene.editor).post(reverse("desk:opml"), {"opml": file}, follow=True)
    assert answer.status_code == 200
    return list(Feed.objects.values_list("address", flat=True))


def back_office(scene: Scene, addresses: Sequence[str]) -> list[str]:
    request = RequestFactory().get("/")
    request.user = scene.editor
    source = Source.objects.create(name="Coastwire")
    form_of_feed = FeedAdmin(Feed, site).get_form(request)
    form_beside = FeedInline(Source, site).get_formset(request).form
    taken = []
    for address in addresses:
        typed = {"address": address, "source": source.pk, "is_enabled": "on", "brings_in": "fitting"}
        for kind in (form_of_feed, form_beside):
            form = kind(typed)
            if form.is_valid():
                taken.append(form.cleaned_data["address"])
            else:
                assert form.errors.keys() == {"address"}
    return taken


def links_of_a_report(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """What a claim's own reports lead to, by their words and by the links of the page."""
    report = factories.report(f"{SAID}. See: {' , '.join(addresses)} .".replace("\x00", ""))
    kept = report.latest_snapshot
    kept.pk, kept.sha256, kept.fetched_at = None, "0" * 64, timezone.now()
    kept.links = [address.replace("\x00", "") for address in addresses]
    kept.save(force_insert=True)
    return list(ask(factories.claim(passage=factories.passage(SAID, of=report), text=SAID)).question.addresses)


def pages_beside_a_claim(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """Addresses that an archive would be asked about."""
    claim = factories.claim(Stage.OPEN)
    claim.evidence.all().delete()
    for report in _stored(addresses):
        passage = factories.passage(of=report)
        claim.evidence.create(passage=passage, stance="supports", standing="kept", added_by=scene.editor)
    return list(ask(claim).question.pages)


def _stored(addresses: Sequence[str], longest: int = 1_000) -> list[Report]:
    """Reports that got into the archive with such an address, however."""
    held = dict.fromkeys(address for address in addresses if "\x00" not in address and len(address) <= longest)
    return [factories.report(address=address) for address in held]


def entries_of_a_feed(scene: Scene, addresses: Sequence[str]) -> list[str]:
    items = "".join(
        f"<item><title>{SAID}</title><guid isPermaLink='false'>{n}</guid><link>{html.escape(address)}</link></item>"
        for n, address in enumerate(addresses)
    )
    body = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", f"<rss><channel><title>Coastwire</title>{items}</channel></rss>")
    address = scene.serves("/feed", body, "application/rss+xml")
    source = Source.objects.create(name="Coastwire")
    feed = Feed.objects.create(source=source, address=address, brings_in=BringsIn.ALL)
    reporting.look(FeedPoll.objects.lease(FeedPoll.objects.create(feed=feed).pk))
    feed.refresh_from_db()
    assert (feed.error, feed.title) == ("", "Coastwire")
    taken = list(FeedEntry.objects.values_list("address", flat=True))
    taken += list(Intake.objects.values_list("address", flat=True))
    # What has no host of its own is read as a place on the feed's own server, as every reader of feeds does.
    return [address for address in taken if _host(address) != "{}:{}".format(*scene.place)]


def results_of_a_search(scene: Scene, addresses: Sequence[str]) -> list[str]:
    results = [{"url": address, "title": SAID, "content": SAID} for address in addresses]
    scene.serves("/search", json.dumps({"results": results}), "application/json")
    scene.settings.CLAIMS_CONNECTOR_OPTIONS = {"searxng": {"base": scene.web.url_for("").rstrip("/")}}
    pull = _pulled("searxng")
    assert pull.status == WorkStatus.DONE
    public = [entry["address"] for entry in pull.requests if entry["kind"] == "page" and not entry["error"]]
    return public + list(Report.objects.exclude(address=None).values_list("address", flat=True))


def _pulled(connector: str, claim: Claim | None = None) -> Pull:
    pull = Pull.objects.create(claim=claim or factories.claim(text=SAID), connector=connector)
    reporting.run(Pull.objects.lease(pull.pk))
    pull.refresh_from_db()
    return pull


def base_of_a_connector(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """A service that the settings put at such an address is not asked there."""
    for address in addresses:
        scene.settings.CLAIMS_CONNECTOR_OPTIONS = {"searxng": {"base": address.rstrip("/")}}
        trial = Trial.objects.lease(Trial.objects.create(connector="searxng").pk)
        reporting.try_out(trial)
        assert (trial.found_count, bool(trial.complaint)) == (0, True), address
    return []


def canonical_of_a_page(scene: Scene, addresses: Sequence[str]) -> list[str]:
    taken = []
    for number, address in enumerate(addresses[:: len(addresses) // 3]):
        head = f'<link rel="canonical" href="{html.escape(address)}">'
        page = scene.serves(f"/page{number}", f"<html><head>{head}</head><body><p>{SAID} {number}.</p></body></html>")
        row = _read_in(page)
        assert row.report is not None
        if _host(row.report.address) != "{}:{}".format(*scene.place):
            taken.append(row.report.address)
    return taken


def _read_in(address: str) -> Intake:
    row = Intake.objects.create(origin="address", address=address)
    intake.run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    return row


def redirects(scene: Scene, addresses: Sequence[str]) -> list[str]:
    taken = []
    for number, address in enumerate(addresses):
        location = address.encode("utf-8", "replace").decode("latin-1")
        if not location.isprintable():
            continue  # a server cannot send it in one header
        away = Response(status=302, headers={"Location": location})
        scene.web.expect_request(f"/away{number}").respond_with_response(away)
        row = _read_in(scene.web.url_for(f"/away{number}"))
        assert row.error, address
        if row.status == WorkStatus.DONE:
            taken.append(address)
    return taken


def stored_feeds(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """Feeds that got onto the list, however: they are refused when their time comes."""
    source = Source.objects.create(name="Coastwire")
    held = dict.fromkeys(address for address in addresses if "\x00" not in address and len(address) <= 1_000)
    for address in held:
        feed = Feed.objects.create(source=source, address=address)
        reporting.look(FeedPoll.objects.lease(FeedPoll.objects.create(feed=feed).pk))
        feed.refresh_from_db()
        assert feed.error, address
    return list(FeedEntry.objects.values_list("address", flat=True))


def watched_pages(scene: Scene, addresses: Sequence[str]) -> list[str]:
    claim = factories.claim(Stage.OPEN)
    for report in _stored(addresses):
        passage = factories.passage(of=report)
        claim.evidence.create(passage=passage, stance="supports", standing="kept", added_by=scene.editor)
        watch = Watch.objects.create(report=report)
        watching.run(Watch.objects.lease(watch.pk), now=timezone.now())
        watch.refresh_from_db()
        assert watch.error, report.address
    return []


def pages_to_archive(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """An archive is not told what lies in a newsroom's own network."""
    base = scene.web.url_for("").rstrip("/")
    scene.settings.CLAIMS_CONNECTOR_OPTIONS = {"internet_archive": {"base": base, "access_key": "a", "secret": "s"}}
    sourcing.switch_connector("internet_archive", by=scene.editor, is_on=True)
    for report in _stored(addresses):
        if _host(report.address) in PUBLIC and not sourcing.capture_refusal(report, by=scene.editor):
            continue
        with pytest.raises(Refused, match="not on the public internet"):
            sourcing.ask_for_copy(report, by=scene.editor)
        row = Capture.objects.create(report=report, by=scene.editor)
        reporting.capture(Capture.objects.lease(row.pk))
        row.refresh_from_db()
        assert (row.status, bool(row.error)) == (WorkStatus.PARKED, True), report.address
    return [request.form["url"] for request, _ in scene.web.log]


def hub_of_the_settings(scene: Scene, addresses: Sequence[str]) -> list[str]:
    """A hub at such an address is told nothing, and the check of the settings says so beforehand."""
    for address in addresses:
        scene.settings.CLAIMS_HUB = address
        if _host(address) not in PUBLIC:
            assert hub_can_be_asked(), address
            row = Announcement.objects.create(topic="https://checks.example.org/checks/feed.atom")
            publishing.announce(Announcement.objects.lease(row.pk))
            row.refresh_from_db()
            assert (row.status, bool(row.error)) == (WorkStatus.PARKED, True), address
    return []


def dump_command(scene: Scene, addresses: Sequence[str]) -> list[str]:
    for address in addresses:
        with pytest.raises(CommandError):
            call_command("import_claimreviews", address, stdout=io.StringIO())
    return []


WAYS: tuple[Way, ...] = (
    intake_form, intake_text, intake_api, reading_command, feed_form, look_form, named_feeds, list_of_feeds,
    back_office, links_of_a_report, pages_beside_a_claim, entries_of_a_feed, results_of_a_search, base_of_a_connector,
    canonical_of_a_page, redirects, stored_feeds, watched_pages, pages_to_archive, hub_of_the_settings,
    dump_command,
)  # fmt: skip


DEAR = (intake_form, feed_form, stored_feeds, watched_pages, pages_to_archive)
"""These draw a page or make rows for each address, and ask what the others ask: they are walked with our own alone."""


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_address_that_leads_inside_is_taken_or_asked(scene: Scene, way: Way) -> None:
    assert way(scene, OWN) == []
    assert set(scene.guard.seen) <= {scene.place}


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED, reason="The shared collection of hostile inputs is not here (FACTCHECK_CORPUS).")
@pytest.mark.parametrize("way", [way for way in WAYS if way not in DEAR], ids=lambda way: way.__name__)
def test_no_address_of_the_shared_collection_is_asked(scene: Scene, way: Way) -> None:
    assert [address for address in way(scene, SHARED) if _host(address) not in PUBLIC] == []
    assert set(scene.guard.seen) <= {scene.place}


# --- Servers that answer so as to do harm -----------------------------------------------------------------------------

OK = b"HTTP/1.1 200 OK\r\n"
BOMB = gzip.compress(bytes(30 * 2**20))


def silent(line: socket.socket, over: threading.Event) -> None:
    request_of(line)
    over.wait()


def dripping(line: socket.socket, over: threading.Event) -> None:
    request_of(line)
    line.sendall(OK + b"X-Slow: ")
    while not over.wait(0.01):
        line.sendall(b"x")


def continuing(line: socket.socket, over: threading.Event) -> None:
    request_of(line)
    while not over.is_set():
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def whole(body: bytes, kind: bytes = b"text/html", more: bytes = b"") -> Script:
    head = OK + b"Content-Type: " + kind + b"\r\n" + more + b"Content-Length: %d\r\n\r\n" % len(body)
    return answering(head + body)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]><rss><channel><title>&e9;</title></channel></rss>'
HARM: dict[str, Script] = {
    "a bomb": whole(BOMB, more=b"Content-Encoding: gzip\r\n"),
    "a huge body": answering(OK + b"Content-Length: 99999999999\r\n\r\n"),
    "many headers": answering(OK + b"A: b\r\n" * 10_000 + b"\r\n"),
    "a broken answer": answering(OK + b"Content-Length: 100\r\n\r\nbroken off"),
    "a way inside": answering(b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"),
    "a circle": answering(b"HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n"),
    "silence": silent,
    "a slow drip": dripping,
    "no end of news": continuing,
    "too many elements": whole(b"<html><body>" + b"<p>some short words</p>" * 31_000),
    "a bomb of entities": whole(LAUGHS.encode()),
    "no text": whole(b"\x7fELF\x02\x01\x01" + bytes(500)),
}

Place = Callable[[Scene, str], str]
"""Has an address fetched at one place; gives the sentence in which that ended."""


def at_intake(scene: Scene, address: str) -> str:
    row = _read_in(address)
    assert (row.report, row.address) == (None, address)
    return row.error


def at_a_feed(scene: Scene, address: str) -> str:
    feed = Feed.objects.create(source=Source.objects.create(name="Coastwire"), address=address)
    reporting.look(FeedPoll.objects.lease(FeedPoll.objects.create(feed=feed).pk))
    feed.refresh_from_db()
    return feed.error


def at_the_feeds_of_a_site(scene: Scene, address: str) -> str:
    answer = browser_of(scene.editor).post(reverse("desk:watch"), {"address": address, "look": "1"})
    if answer.status_code == 200:
        assert answer.context["offered"] == []
        return "No feed was found there."
    return str(answer.context["feed_form"].errors["address"][0])


def at_a_pull(scene: Scene, address: str) -> str:
    item = f"<item><title>{SAID}</title><link>{address}</link></item>"
    feed = scene.serves("/feed", f"<rss><channel>{item}</channel></rss>", "application/rss+xml")
    Feed.objects.create(source=Source.objects.create(name="Coastwire"), address=feed)
    pull = _pulled("feeds")
    assert (pull.status, pull.found_count) == (WorkStatus.DONE, 0)
    [entry] = [entry for entry in pull.requests if entry["kind"] == "page"]
    return str(entry["error"])


def at_a_cited_page(scene: Scene, address: str) -> str:
    # A page on loopback is never followed from a text, so the connector is asked itself.
    with HurriedClient() as client:
        [asked] = CitedPages().search(Question(text="", addresses=(address,)), client)
    assert isinstance(asked, Asked)
    return asked.error


def at_a_watched_page(scene: Scene, address: str) -> str:
    claim = factories.claim(Stage.OPEN)
    report = factories.report(address=address)
    claim.evidence.create(
        passage=factories.passage(of=report), stance="supports", standing="kept", added_by=scene.editor
    )
    watch = Watch.objects.create(report=report)
    watching.run(Watch.objects.lease(watch.pk), now=timezone.now())
    watch.refresh_from_db()
    assert not claim.source_changes.exists()
    return watch.error


def at_a_service(scene: Scene, address: str) -> str:
    scene.settings.CLAIMS_CONNECTOR_OPTIONS = {"searxng": {"base": address}}
    return _pulled("searxng").error


def at_an_archive(scene: Scene, address: str) -> str:
    options = {"base": address, "access_key": "a", "secret": "s"}
    scene.settings.CLAIMS_CONNECTOR_OPTIONS = {"internet_archive": options}
    row = Capture.objects.create(report=factories.report(address="https://harbour.org/1"), by=scene.editor)
    reporting.capture(Capture.objects.lease(row.pk))
    row.refresh_from_db()
    return row.error


PLACES: tuple[Place, ...] = (
    at_intake, at_a_feed, at_the_feeds_of_a_site, at_a_pull, at_a_cited_page, at_a_watched_page, at_a_service,
    at_an_archive,
)  # fmt: skip


OF_FEEDS = {"a bomb of entities"}
"""What does harm to those who read feeds; as a page it is a text like any other."""
HARMED = [(place, harm) for place in PLACES for harm in HARM if harm not in OF_FEEDS or place is at_a_feed]


@pytest.mark.parametrize(("place", "harm"), HARMED, ids=lambda value: getattr(value, "__name__", value))
def test_what_a_server_does_ends_in_a_sentence(scene: Scene, place: Place, harm: str) -> None:
    scene.settings.CLAIMS_FETCH_SECONDS = 0.2
    with scripted(HARM[harm]) as server:
        scene.may_ask(server)
        sentence = place(scene, "http://{}:{}/page".format(*server))
    assert sentence.endswith("."), sentence
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert set(scene.guard.seen) <= {scene.place, server}

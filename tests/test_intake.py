"""Intake: what is handed in becomes a report, its statements and candidate claims, or a sentence that says why not."""

import dataclasses
import os
import socket
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims.choices import (
    Certainty,
    CounterKind,
    DatePrecision,
    EvidenceOffered,
    Origin,
    Polarity,
    Quotation,
    Role,
    SourceKind,
    Stage,
    Standing,
    WorkStatus,
)
from claims.connectors.http import Client
from claims.connectors.walls import BREAKS_OFF, WALLED
from claims.intake import AT_ONCE, NotTaken, hand_in, keep_page, keep_statements, put_beside, run
from claims.intake.running import page_of
from claims.matching import report_search_text
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Event,
    Feed,
    FeedEntry,
    Fingerprint,
    Intake,
    Passage,
    Report,
    Snapshot,
    Source,
    keep_bytes,
    sha256,
)
from claims.models.report import content_path
from claims.reading import read
from tests import factories

pytestmark = pytest.mark.django_db

REPORTS = Path(__file__).parent / "reading" / "reports"
BRIDGE = (REPORTS / "bridge.txt").read_text()
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS") or Path(__file__).parents[1] / "../shared")


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings):
    """A web server on loopback that the outbound client may ask."""
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    return httpserver


@pytest.fixture
def contributor():
    return factories.person(Role.CONTRIBUTOR)


def read_in(**given) -> Intake:
    """Hand in and read at once, as a worker would."""
    row = hand_in(**{"by": None, **given})
    if row.status == WorkStatus.DUE:
        row = Intake.objects.lease(row.pk)
        run(row)
    row.refresh_from_db()
    return row


def bytes_of(snapshot: Snapshot) -> bytes:
    return snapshot.body()


def page(text: str, *, title: str = "Lorries on a closed bridge", head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


# --- A pasted text ---------------------------------------------------------------------------------------------------


def test_pasted_text_becomes_a_report_with_its_snapshot(contributor):
    row = read_in(by=contributor, text=BRIDGE)

    report, snapshot = row.report, row.report.latest_snapshot
    assert (row.status, row.progress, row.was_known, row.error) == (WorkStatus.DONE, 1.0, False, "")
    assert (report.origin, report.address, report.language) == (Origin.PASTED, None, "en")
    assert report.text_hash == sha256(snapshot.text)
    assert report.title == BRIDGE.partition("\n")[0]
    assert report.sent_in_by == contributor
    assert bytes_of(snapshot) == BRIDGE.encode()
    assert (snapshot.sha256, snapshot.text_sha256) == (sha256(BRIDGE), sha256(snapshot.text))
    assert snapshot.text == BRIDGE.strip()


def test_statements_become_passages_that_hold_the_exact_words():
    snapshot = read_in(text=BRIDGE).report.latest_snapshot
    passages = list(snapshot.passages.all())

    assert len(passages) == len(read(snapshot.text).statements)
    assert all(snapshot.text[p.start : p.end] == p.exact for p in passages)
    likelihood = next(p for p in passages if "strong likelihood" in p.exact)
    assert likelihood.is_statement
    assert likelihood.speaker_name == "Pell Aronsen"
    assert likelihood.speaker_role == "County Roads Commissioner"
    assert likelihood.quotation == Quotation.MIXED
    assert likelihood.certainty == Certainty.HIGHLY_POSSIBLE
    assert likelihood.reasons[0].keys() == {"name", "words", "weight"}


def test_what_is_worth_checking_becomes_candidates_with_their_claimants():
    row = read_in(text=BRIDGE)
    claims = {claim.text: claim for claim in Claim.objects.all()}

    lorries = next(claim for text, claim in claims.items() if "loaded lorries" in text)
    convoy = next(claim for text, claim in claims.items() if "12 lorries" in text)
    fined = next(claim for text, claim in claims.items() if "were fined" in text)
    assert row.claim_count == len(claims) >= 5
    assert {claim.stage for claim in claims.values()} == {Stage.CANDIDATE}
    assert (lorries.claimant_name, lorries.claimant_role) == ("Marta Lindqvane", "mayor of Ostervik")
    assert (convoy.claimant_name, convoy.claimant_role) == ("Ostervik Fire Brigade", "")
    assert fined.claimant_name == ""
    assert lorries.language == "en"
    assert lorries.submitted_by is None
    assert lorries.worthiness >= 0.5
    assert lorries.reasons
    appearance = lorries.appearances.get(is_retelling=False)
    assert "the firm is sending loaded lorries" in appearance.passage.exact
    assert (appearance.standing, appearance.added_by) == (Standing.SUGGESTED, None)
    assert [event.kind for event in Event.objects.filter(claim=lorries)] == ["submit"]


def test_denial_becomes_a_counter_statement_of_the_claim_that_it_answers():
    read_in(text=BRIDGE)

    counter = CounterStatement.objects.get()
    assert "loaded lorries" in counter.claim.text
    assert "a fairy tale from the town hall" in counter.passage.exact
    assert counter.passage.polarity == Polarity.DENIED
    assert counter.passage.speaker_name == "Greta Sollun"
    assert (counter.kind, counter.evidence_offered) == (CounterKind.DISMISSAL, EvidenceOffered.NONE)
    assert counter.why
    assert counter.standing == Standing.SUGGESTED
    assert not Claim.objects.filter(text__contains="fairy tale").exists()


def test_nobody_is_linked_to_a_source_by_the_machine():
    Source.objects.create(name="M. Lindqvane", kind=SourceKind.PERSON, aliases=["Marta Lindqvane"])
    read_in(text=BRIDGE)

    lorries = Claim.objects.get(text__contains="loaded lorries")
    assert (lorries.claimant, lorries.claimant_name) == (None, "Marta Lindqvane")
    assert not Passage.objects.filter(speaker__isnull=False).exists()


def test_headline_that_repeats_a_statement_is_a_retelling_of_its_claim():
    title = "Mill Poisons River for Years, Says Mayor Anna Holt"
    read_in(text=f"{title}\nMayor Anna Holt said that the mill has poisoned the river for years with 40 tonnes of dye.")

    claim = Claim.objects.get()
    appearances = claim.appearances.order_by("passage__start")
    assert "40 tonnes" in claim.text
    assert [appearance.is_retelling for appearance in appearances] == [True, False]


def test_headline_that_shares_who_and_what_with_a_claim_and_no_more_retells_nothing():
    text = (
        "Harbour board hides crane report, says union\n\n"
        "Union chairwoman Marta Oduya said on Monday that the harbour board had known since June that two of its nine "
        "cranes were unsafe. It rained on the harbour for a week."
    )
    read_in(text=text)
    assert Claim.objects.filter(claimant_name="Marta Oduya").exists()
    assert not Appearance.objects.filter(is_retelling=True).exists()


@pytest.mark.parametrize(
    ("title", "accusation"),
    [
        ("Port chief: no ship was turned away", "The port of Hollin turned away four ships last week, the union said."),
        (
            "Minister denies that hospitals turned patients away",
            "The hospitals turned 300 patients away in May, the nurses’ union said.",
        ),
    ],
)
def test_headline_that_denies_a_claim_is_no_retelling_of_it(title, accusation):
    read_in(text=f"{title}\n\n{accusation} The director did not comment.")

    claim = Claim.objects.get(text__contains="turned")
    assert [appearance.passage.exact in accusation for appearance in claim.appearances.all()] == [True]


@pytest.mark.parametrize("heading", ["", "<h1>Mill Poisons River for Years, Says Mayor Anna Holt</h1>"])
def test_headline_of_a_fetched_page_is_read_and_kept_with_its_text(web, heading):
    title = "Mill Poisons River for Years, Says Mayor Anna Holt"
    said = "Mayor Anna Holt said that the mill has poisoned the river for years with 40 tonnes of dye."
    html = page(f"{said}\nNobody at the mill could be reached on Thursday, and the gate was shut.", title=title)
    html = html.replace(f"<h1>{title}</h1>", heading)
    web.expect_request("/mill").respond_with_data(html, content_type="text/html; charset=utf-8")
    row = read_in(address=web.url_for("/mill"))

    snapshot = row.report.latest_snapshot
    assert snapshot.text.startswith(f"{title}\n{said}")
    assert snapshot.text.count(title) == 1
    assert all(item.exact == snapshot.text[item.start : item.end] for item in snapshot.passages.all())
    appearances = Claim.objects.get().appearances.order_by("passage__start")
    assert [(item.passage.start < len(title), item.is_retelling) for item in appearances] == [
        (True, True),
        (False, False),
    ]


def test_same_text_twice_is_the_same_report():
    first = read_in(text=BRIDGE)
    again = read_in(text="\n\n" + BRIDGE.replace("\n", "  \r\n") + "\n \n")

    assert again.report == first.report
    assert (first.was_known, again.was_known) == (False, True)
    assert again.claim_count == 0
    assert Claim.objects.count() == first.claim_count
    assert Report.objects.count() == 1


def test_same_reading_beside_a_report_twice_doubles_nothing():
    row = read_in(text=BRIDGE)
    snapshot = row.report.latest_snapshot
    before = (
        Claim.objects.count(),
        Appearance.objects.count(),
        CounterStatement.objects.count(),
        Passage.objects.count(),
    )
    reading = read(snapshot.text)

    offered = put_beside(row.report, reading, keep_statements(snapshot, reading))

    assert offered.count == 0
    assert before == (
        Claim.objects.count(),
        Appearance.objects.count(),
        CounterStatement.objects.count(),
        Passage.objects.count(),
    )


def test_short_text_is_read_while_the_person_waits_and_a_long_one_is_promised(
    contributor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as promised:
        short = hand_in(by=contributor, text=BRIDGE, at_once=True)
    # Nothing is left to be read; each of its claims waits to be compared with what is known, and it with other reports.
    assert (short.status, len(promised)) == (WorkStatus.DONE, short.claim_count + 1)
    with django_capture_on_commit_callbacks() as promised:
        long = hand_in(by=contributor, text=BRIDGE + "x " * AT_ONCE, at_once=True)
    assert (long.status, len(promised)) == (WorkStatus.DUE, 1)


def test_reading_shows_how_far_it_is(contributor, monkeypatch):
    seen, renew = [], Intake.renew

    def watched(row: Intake, **fields):
        renew(row, **fields)
        if fields:
            seen.append(Intake.objects.get(pk=row.pk).progress)

    monkeypatch.setattr(Intake, "renew", watched)
    row = hand_in(by=contributor, text=BRIDGE * 20)
    run(Intake.objects.lease(row.pk))

    assert seen == sorted(set(seen))
    assert len(seen) >= 5
    assert Intake.objects.get().progress == 1.0


def test_ukrainian_text_is_kept_with_a_note_on_what_was_not_read():
    row = read_in(text=(REPORTS / "mist_uk.txt").read_text())

    assert row.status == WorkStatus.DONE
    assert row.report.language == "uk"
    assert row.report.notes


def test_own_title_wins_over_the_first_line():
    assert read_in(text=BRIDGE, title=" What the mayor\nsaid ").report.title == "What the mayor said"


# --- What cannot be taken --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({}, "text", "There is nothing here yet: paste a text, give an address or choose a file."),
        ({"text": " \n "}, "text", "There is nothing here yet: paste a text, give an address or choose a file."),
        ({"text": "... !!! ---"}, "text", "There are no words in this text."),
        ({"text": "some\x00thing"}, "text", "This is not plain text: it contains characters that no text has."),
        ({"text": "lone \ud800 half"}, "text", "This is not plain text: it contains characters that no text has."),
        ({"text": "word " * 300}, "text", "This text is larger than 1,000 bytes."),
        ({"address": "ftp://example.org/a"}, "address", "Only http and https addresses are fetched, not “ftp”."),
        ({"address": "http://127.0.0.1/"}, "address", "This address leads into a private or reserved network."),
        ({"address": "http://localhost/"}, "address", "“localhost” is a name of a local network"),
        ({"address": "gibberish"}, "address", "An address starts with http:// or https://."),
        ({"address": "https://example.org/" + "a" * 2010}, "address", "This address is longer than 2,000 characters."),
        ({"file_name": "a.txt", "body": b""}, "file", "The file “a.txt” is empty."),
        ({"file_name": "a.txt", "body": b" \n"}, "file", "The file “a.txt” is empty."),
        ({"file_name": "a.txt", "body": b"word " * 300}, "file", "The file “a.txt” is larger than 1,000 bytes."),
        (
            {"file_name": "a.txt", "body": b"MZ\x00\x01\x00"},
            "file",
            "The file “a.txt” is not text, whatever its name says.",
        ),
        ({"file_name": "../../a.exe", "body": b"text"}, "file", "Only text, HTML, PDF and CSV files"),
        ({"text": "words", "address": "https://example.org/"}, "address", "Give a text, an address or a file"),
        ({"text": "words", "file_name": "a.txt", "body": b"words"}, "address", "Give a text, an address or a file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(contributor, settings, given, field, sentence):
    settings.CLAIMS_INTAKE_BYTES = 1000

    with pytest.raises(NotTaken) as refusal:
        hand_in(by=contributor, **given)

    assert list(refusal.value.fields) == [field]
    assert refusal.value.fields[field].startswith(sentence)
    assert refusal.value.sentence == refusal.value.fields[field]
    assert not Intake.objects.exists()


def test_text_of_more_than_a_million_characters_is_refused_at_once(contributor):
    with pytest.raises(NotTaken, match="This text is longer than a million characters"):
        hand_in(by=contributor, text="word " * 220_000)


def test_reading_in_takes_the_rights_of_a_contributor():
    with pytest.raises(NotTaken, match="This takes the rights of a contributor"):
        hand_in(by=factories.person(None), text=BRIDGE)


def test_address_pasted_as_text_is_an_address(contributor):
    row = hand_in(by=contributor, text=" https://example.org/story ")

    assert (row.origin, row.address, row.text) == (Origin.ADDRESS, "https://example.org/story", "")


# --- An address ------------------------------------------------------------------------------------------------------


def test_page_is_fetched_and_known_by_its_canonical_address(web, contributor):
    canonical = '<link rel="canonical" href="/lorries"><meta property="article:published_time" content="2025-03-04">'
    web.expect_request("/lorries").respond_with_data(page(BRIDGE, head=canonical), content_type="text/html")

    row = read_in(by=contributor, address=web.url_for("/lorries?utm_source=mail#top"))

    assert (row.status, row.error) == (WorkStatus.DONE, "")
    assert row.report.address == web.url_for("/lorries")
    assert row.report.published_at.date() == date(2025, 3, 4)
    snapshot = row.report.latest_snapshot
    assert (snapshot.http_status, snapshot.content_type) == (200, "text/html")
    assert bytes_of(snapshot).startswith(b"<!doctype html>")
    assert snapshot.headers["content-type"] == "text/html"
    assert Claim.objects.filter(text__contains="loaded lorries", claimant_name="Marta Lindqvane").count() == 1


def test_page_read_in_again_is_the_same_report_and_a_changed_one_gets_a_second_snapshot(web):
    web.expect_request("/lorries").respond_with_data(page(BRIDGE), content_type="text/html")
    first = read_in(address=web.url_for("/lorries"))
    again = read_in(address=web.url_for("/lorries"))
    assert (again.report, again.was_known, again.claim_count) == (first.report, True, 0)
    assert Snapshot.objects.count() == 1

    web.clear()
    changed = BRIDGE + "\nThe mayor said that 17 lorries had been seized by Friday."
    web.expect_request("/lorries").respond_with_data(page(changed), content_type="text/html")
    later = read_in(address=web.url_for("/lorries"))

    assert (later.report, later.was_known) == (first.report, True)
    assert Snapshot.objects.count() == 2
    assert Claim.objects.filter(text__contains="loaded lorries").count() == 1
    assert Claim.objects.filter(text__contains="17 lorries").count() == later.claim_count == 1


def test_robots_txt_is_followed_where_no_person_asked_for_the_page(web, monkeypatch):
    monkeypatch.setattr("claims.outbound.SharedHosts.waives_robots", lambda *_: False)
    web.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    web.expect_request("/lorries").respond_with_data(page(BRIDGE), content_type="text/html")
    brought = read_in(address=web.url_for("/lorries"))
    assert brought.status == WorkStatus.PARKED
    assert brought.error.endswith("asks machines not to fetch this page (robots.txt). A person can hand it in.")
    assert [request.path for request, _ in web.log] == ["/robots.txt"]
    handed_in = read_in(by=factories.person(), address=web.url_for("/lorries"))
    assert (handed_in.status, handed_in.report is not None) == (WorkStatus.DONE, True)


def test_page_that_is_read_otherwise_than_before_is_a_snapshot_of_its_own(web, settings):
    web.expect_request("/lorries").respond_with_data(page(BRIDGE), content_type="text/html")
    with Client(allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE) as client:
        answer = client.get(web.url_for("/lorries"))
    now = page_of(answer)
    then = dataclasses.replace(now, text=f"As it was read once.\n{now.text}")
    first = keep_page(answer, then, origin=Origin.PULLED)
    assert first.report.search_text == report_search_text(first.report, then.whole)

    again = keep_page(answer, now, origin=Origin.PULLED)

    assert (again.report, again.is_new, again.is_changed) == (first.report, False, True)
    assert (again.snapshot.text, again.snapshot.sha256) == (now.whole, first.snapshot.sha256)
    reading = read(now.whole)
    passages = keep_statements(again.snapshot, reading)
    assert [one.exact for one in passages] == [now.whole[said.start : said.end] for said in reading.statements]
    again.report.refresh_from_db()
    assert again.report.search_text == report_search_text(again.report, now.whole)
    assert Fingerprint.objects.get(report=again.report).snapshot == again.snapshot


@pytest.mark.parametrize(
    ("stated", "carried", "kept"),
    [
        ("", "2025-03-04T09:30:00Z", "2025-03-04T09:30:00Z"),
        ("2025-03-04", "2025-03-04T09:30:00Z", "2025-03-04T09:30:00Z"),
        ("2025-03-03", "2025-03-04T09:30:00Z", "2025-03-03T00:00:00Z"),
        ("2025-03-04T08:00:00Z", "2025-03-04T09:30:00Z", "2025-03-04T08:00:00Z"),
        ("", "", None),
    ],
    ids=["none", "that day", "another day", "a moment", "neither"],
)
def test_page_without_a_moment_came_out_when_its_feed_says(web, settings, stated, carried, kept):
    head = f'<meta property="article:published_time" content="{stated}">' if stated else ""
    web.expect_request("/lorries").respond_with_data(page(BRIDGE, head=head), content_type="text/html")
    feed = Feed.objects.create(source=Source.objects.create(name="Coastwire"), address=web.url_for("/feed"))
    FeedEntry.objects.create(
        feed=feed, identity="1", address=web.url_for("/lorries"), published_at=carried or None, title="Lorries"
    )
    with Client(allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE) as client:
        answer = client.get(web.url_for("/lorries?utm_source=feed"))
    report = keep_page(answer, page_of(answer), origin=Origin.PULLED).report
    report.refresh_from_db()
    assert report.published_at == (datetime.fromisoformat(kept) if kept else None)


def test_report_that_a_pull_brought_gets_its_candidates_when_it_is_handed_in(web, settings):
    web.expect_request("/lorries").respond_with_data(page(BRIDGE), content_type="text/html")
    with Client(allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE) as client:
        answer = client.get(web.url_for("/lorries"))
    pulled = keep_page(answer, page_of(answer), origin=Origin.PULLED).report

    row = read_in(address=web.url_for("/lorries"))

    assert (row.report, row.was_known) == (pulled, False)
    assert row.claim_count == Claim.objects.count() > 0
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "stands", "sentence"),
    [
        (404, WorkStatus.PARKED, "says that there is no page at this address."),
        (403, WorkStatus.PARKED, "does not show this page to us (status 403). Paste its text instead."),
        (503, WorkStatus.FAILED, "answered with status 503 instead of a page."),
        (429, WorkStatus.FAILED, "answered with status 429 instead of a page."),
    ],
)
def test_page_that_is_not_given_ends_in_a_sentence(web, status, stands, sentence):
    web.expect_request("/gone").respond_with_data("no", status=status)

    row = read_in(address=web.url_for("/gone"))

    assert (row.status, row.report) == (stands, None)
    assert row.error == f"127.0.0.1:{web.port} {sentence}"
    assert row.address == web.url_for("/gone")
    assert not Report.objects.exists()


def test_a_wall_with_status_200_ends_in_a_sentence_and_in_no_report(web):
    wall = page("JavaScript is disabled in your browser.\nPlease enable JavaScript to go on.")
    web.expect_request("/walled").respond_with_data(wall, content_type="text/html")

    row = read_in(address=web.url_for("/walled"))

    assert (row.status, row.report, row.error) == (WorkStatus.PARKED, None, WALLED)
    assert not Report.objects.exists()


def test_a_report_that_breaks_off_at_a_subscription_says_so(web):
    teaser = page(f"{BRIDGE[:600]}\nThis article is for subscribers. Already a subscriber? Log in to read on.")
    web.expect_request("/teaser").respond_with_data(teaser, content_type="text/html")

    row = read_in(address=web.url_for("/teaser"))

    assert row.report is not None
    assert BREAKS_OFF in row.report.notes


def test_page_that_is_no_text_ends_in_a_sentence(web):
    web.expect_request("/a.pdf").respond_with_data(b"%PDF-1.7 \x00\x01", content_type="application/pdf")

    row = read_in(address=web.url_for("/a.pdf"))

    assert (row.status, row.error) == (
        WorkStatus.PARKED,
        "This PDF file cannot be read: it is broken, or locked with a password.",
    )


def test_page_that_redirects_into_the_local_network_is_refused(web):
    web.expect_request("/away").respond_with_response(Response(status=302, headers={"Location": "http://10.0.0.1/"}))

    row = read_in(address=web.url_for("/away"))

    assert row.status == WorkStatus.PARKED
    assert row.error == "This address leads into a private or reserved network."


def test_address_that_nobody_answers_is_tried_again(settings, unused_tcp_port):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", unused_tcp_port),)

    row = read_in(address=f"http://127.0.0.1:{unused_tcp_port}/")

    assert (row.status, row.attempts) == (WorkStatus.FAILED, 1)
    assert row.error.endswith(".")
    assert row.next_try_at > timezone.now()


@pytest.fixture
def unused_tcp_port():
    """A port on which nobody listens: bound, and never listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_worker_that_lost_its_row_writes_nothing(web):
    web.expect_request("/slow").respond_with_data(page(BRIDGE), content_type="text/html")
    row = hand_in(by=None, address=web.url_for("/slow"))
    first = Intake.objects.lease(row.pk)
    Intake.objects.filter(pk=row.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    second = Intake.objects.lease(row.pk)

    run(first)

    assert not Report.objects.exists()
    run(second)
    assert Report.objects.count() == 1
    assert Intake.objects.get().attempts == 2


@pytest.mark.django_db(transaction=True)
def test_one_text_handed_in_by_four_at_the_same_moment_is_one_report():
    rows = [hand_in(by=None, text=BRIDGE) for _ in range(4)]
    leased = [Intake.objects.lease(row.pk) for row in rows]
    together = Barrier(len(leased))

    def work(row: Intake) -> None:
        together.wait()
        run(row)
        connection.close()

    threads = [Thread(target=work, args=(row,)) for row in leased]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    rows = Intake.objects.all()
    assert {row.status for row in rows} == {WorkStatus.DONE}
    assert sorted(row.was_known for row in rows) == [False, True, True, True]
    assert Report.objects.count() == Snapshot.objects.count() == 1
    assert Claim.objects.count() == sum(row.claim_count for row in rows)
    assert Claim.objects.filter(text__contains="loaded lorries").count() == 1


# --- A file ----------------------------------------------------------------------------------------------------------


def test_uploaded_page_is_read_and_kept_byte_for_byte(contributor):
    body = page(BRIDGE).encode()
    row = read_in(by=contributor, file_name="C:\\news\\bridge.html", body=body)

    assert (row.status, row.file_name) == (WorkStatus.DONE, "bridge.html")
    assert (row.report.origin, row.report.title) == (Origin.UPLOADED, "Lorries on a closed bridge")
    assert bytes_of(row.report.latest_snapshot) == body
    assert Claim.objects.filter(text__contains="loaded lorries").count() == 1


def test_uploaded_text_in_another_charset_is_decoded():
    text = (REPORTS / "mist_uk.txt").read_text()

    row = read_in(file_name="mist.txt", body=text.encode("windows-1251"))

    assert row.report.latest_snapshot.text.split() == text.split()


def test_uploaded_and_pasted_text_are_one_report():
    pasted, uploaded = read_in(text=BRIDGE), read_in(file_name="bridge.txt", body=BRIDGE.encode())

    assert uploaded.report == pasted.report
    assert uploaded.was_known


def test_upload_that_proves_to_be_no_text_ends_in_a_sentence():
    row = read_in(file_name="a.txt", body=b"%PDF-1.7 and so on")

    assert (row.status, row.error) == (
        WorkStatus.PARKED,
        "This PDF file cannot be read: it is broken, or locked with a password.",
    )
    assert row.file_name == "a.txt"


# --- A list of claims ------------------------------------------------------------------------------------------------


def test_list_of_claims_becomes_candidates_with_where_they_were_met(contributor):
    body = (
        "\ufeffSpeaker;Statement;Date;URL;Role\r\n"
        'Anna Holt;"The mill has poisoned the river; for years";2024-10-14;https://example.org/a;mayor\r\n'
        "Mill Ltd;The river is clean;03.11.2024;;\r\n"
        ";The dye is harmless;2024;;\r\n"
        ";The fish came back;October;;\r\n"
        ";;2024;;\r\n"
        "X;=HYPERLINK(1);;;\r\n"
        "Y;The river is clean;;;\r\n"
    )
    row = read_in(by=contributor, file_name="claims.csv", body=body.encode())

    poisoned, clean, harmless, fish = Claim.objects.order_by("pk")
    assert (row.status, row.claim_count, row.report.title) == (WorkStatus.DONE, 4, "claims.csv")
    assert poisoned.text == "The mill has poisoned the river; for years"
    assert (poisoned.claimant, poisoned.claimant_name, poisoned.claimant_role) == (None, "Anna Holt", "mayor")
    assert (poisoned.said_date, poisoned.said_precision) == (date(2024, 10, 14), DatePrecision.DAY)
    assert poisoned.origin_note == "A list of claims, as found at https://example.org/a."
    assert poisoned.events.get().particulars.body == "Line 2 of the list “claims.csv”."
    assert clean.origin_note == "A list of claims."
    assert poisoned.submitted_by == contributor
    assert clean.said_date == date(2024, 11, 3)
    assert (harmless.said_date, harmless.said_precision) == (date(2024, 1, 1), DatePrecision.YEAR)
    assert fish.said_date is None
    assert row.report.notes == [
        "The date in line 5 cannot be read: write it as 2024-10-14. The claim was taken.",
        "Line 6 was left out: it has no claim.",
        "Line 7 was left out: what stands there is a formula.",
        "Line 8 was left out: it repeats line 3.",
    ]


def test_list_handed_in_twice_makes_no_second_claims():
    body = b"claim\nThe river is clean\n"

    assert [read_in(file_name="a.csv", body=body).claim_count for _ in range(2)] == [1, 0]
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"who,what\nme,this\n", "This CSV file has no column named “claim”, “text” or “statement” in its first line."),
        (b"claim,date\n,2024\n", "There is no claim in this CSV file that can be used. Line 2 was left out"),
        (b"claim\n" + b'"' + b"a" * 200_000 + b'"', "This file is no CSV that can be read: line 2 is broken."),
        (b"\x01\x02\x03\x04" * 20, "This is not text"),
    ],
)
def test_list_that_holds_no_claims_ends_in_a_sentence(body, sentence):
    row = read_in(file_name="a.csv", body=body)

    assert row.status == WorkStatus.PARKED
    assert row.error.startswith(sentence)
    assert not Claim.objects.exists()


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
def test_list_may_be_divided_in_any_usual_way(divider):
    read_in(file_name="a.csv", body=f"claim{divider}speaker\nThe river is clean{divider}Mill Ltd\n".encode())

    assert Claim.objects.get().claimant_name == "Mill Ltd"


# --- The first real input --------------------------------------------------------------------------------------------


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "seed" / "article.txt").is_file(), reason="FACTCHECK_CORPUS is not there")
def test_seed_article_yields_its_claims_and_the_dismissal_of_the_first():
    read_in(text=(CORPUS / "seed" / "article.txt").read_text())

    def claim(*words: str) -> Claim:
        found = Claim.objects.all()
        for word in words:
            found = found.filter(text__icontains=word)
        return found.get()

    supplying = claim("North Korea", "soldiers", "supplying")
    deployed = claim("North Korean forces", "high possibility")
    vehicles = claim("25 infantry fighting vehicles")
    destroyed = claim("seven infantry fighting vehicles")
    attacks = claim("80 Russian attacks")
    counter = supplying.counter_statements.get()
    assert supplying.claimant_name == "Volodymyr Zelensky"
    assert deployed.claimant_name == "Kim Young-hyun"
    assert vehicles.claimant_name == "Ukrainian Air Force"
    assert destroyed.claimant_name == ""
    assert attacks.claimant_name.startswith("General Staff")
    assert "another piece of fake news" in counter.passage.exact
    assert counter.passage.speaker_name == "Dmitry Peskov"
    assert (counter.kind, counter.evidence_offered) == (CounterKind.DISMISSAL, EvidenceOffered.NONE)
    assert deployed.appearances.get(is_retelling=False).passage.certainty == Certainty.HIGHLY_POSSIBLE
    assert destroyed.appearances.get().passage.is_vague
    figures = [figure["low"] for figure in vehicles.appearances.get().passage.figures]
    assert figures[:2] == [25, 5]


# --- From the command line -------------------------------------------------------------------------------------------


def test_command_prints_what_it_found(tmp_path, capsys):
    (tmp_path / "bridge.txt").write_text(BRIDGE)

    call_command("read_report", str(tmp_path / "bridge.txt"), no_color=True)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == BRIDGE.partition("\n")[0]
    assert "  1  The Ostervik Harbour Company is sending loaded lorries across the closed Old Bridge at night." in lines
    assert "     who    Marta Lindqvane (mayor of Ostervik), paraphrase, asserted" in lines
    assert any(line.startswith("     answer Greta Sollun (dismissal, no evidence offered): ") for line in lines)
    assert all(len(line) <= 100 for line in lines)


def test_command_says_when_a_report_was_known_and_reads_addresses_too(web, capsys):
    web.expect_request("/lorries").respond_with_data(page(BRIDGE), content_type="text/html")
    for _ in range(2):
        call_command("read_report", web.url_for("/lorries"), no_color=True)

    assert capsys.readouterr().out.count("This report was here already.") == 1
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("a.txt", None, "cannot be read: No such file or directory."),
        ("a.txt", b"", "The file “a.txt” is empty."),
        ("a.odt", b"words", "Only text, HTML, PDF and CSV files"),
        ("a.txt", b"%PDF-1.7", "This PDF file cannot be read: it is broken, or locked with a password."),
        ("a.txt", b"word " * 300, "is larger than"),
    ],
)
def test_command_fails_in_a_sentence(tmp_path, settings, name, body, sentence):
    settings.CLAIMS_INTAKE_BYTES = 1000
    if body is not None:
        (tmp_path / name).write_bytes(body)

    with pytest.raises(CommandError, match=sentence) as failure:
        call_command("read_report", str(tmp_path / name))

    assert failure.value.returncode == 1


def test_bytes_that_were_half_written_are_written_again():
    body = b"The bridge was closed." * 10
    path = content_path(sha256(body))
    default_storage.save(path, ContentFile(body[:40]))
    assert keep_bytes(body) == sha256(body)
    with default_storage.open(path, "rb") as file:
        assert file.read() == body


# --- A long text ------------------------------------------------------------------------------------------------------


def test_queries_of_a_long_text_grow_with_what_is_new_in_it_alone():
    """So many statements, each with its claim: the queries for each stay as many, however many went before."""

    def queries(count: int) -> int:
        said = [f"Mayor Ann Lee said that {number} bridges were shut in May." for number in range(2, count + 2)]
        row = hand_in(by=factories.person(), text="\n".join([f"{count} reports.", *said]))
        with CaptureQueriesContext(connection) as captured:
            run(Intake.objects.lease(row.pk))
        assert Claim.objects.filter(appearances__passage__snapshot__report__intakes=row).count() == count
        return len(captured)

    few, twice, four_times = queries(8), queries(16), queries(32)
    assert 0 < four_times - twice <= 2 * (twice - few)

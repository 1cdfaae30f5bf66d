"""A copy of a page in a public archive: asked for, asked after, kept beside the report, seen by the gate."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims import gate, publishing, reporting, sourcing
from claims.choices import Role, Stage, WorkStatus
from claims.connectors.http import Client
from claims.models import ArchivedCopy, Capture, Event, Report
from claims.refusals import Refused
from claims.reporting.archiving import MOST_LOOKS
from tests import factories, publishing_cases
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
PAGE = "https://harbour.org/1"
STAMP = "20241014101500"


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    settings.CLAIMS_CONNECTOR_OPTIONS = {
        "internet_archive": {"base": httpserver.url_for("").rstrip("/"), "access_key": "a", "secret": "s3cret"}
    }
    sourcing.switch_connector("internet_archive", by=factories.person(Role.EDITOR), is_on=True)
    return httpserver


@pytest.fixture
def report() -> Report:
    return factories.report(address=PAGE)


def step(row: Capture, web: HTTPServer) -> Capture:
    """One wake-up call, whenever it is due."""
    Capture.objects.update(next_try_at=timezone.now())
    leased = Capture.objects.lease(row.pk)
    reporting.capture(leased, client=Client(allowance={("127.0.0.1", web.port)}, deadline=10))
    row.refresh_from_db()
    return row


def answers(web: HTTPServer, path: str, said: Any) -> None:
    web.expect_ordered_request(path).respond_with_json(said)


def test_copy_is_asked_for_then_asked_after_and_kept_with_its_permalink(web, report):
    row = sourcing.ask_for_copy(report, by=factories.person(Role.CONTRIBUTOR))
    answers(web, "/save", {"url": PAGE, "job_id": "spn2-abc"})
    answers(web, "/save/status/spn2-abc", {"status": "pending", "resources": []})
    answers(web, "/save/status/spn2-abc", {"status": "success", "timestamp": STAMP, "original_url": PAGE})

    assert (step(row, web).status, row.job, row.attempts) == (WorkStatus.DUE, "spn2-abc", 0)
    assert row.next_try_at > timezone.now()
    assert (step(row, web).status, row.polls, row.attempts) == (WorkStatus.DUE, 1, 0)
    assert step(row, web).status == WorkStatus.DONE

    copy = ArchivedCopy.objects.get()
    assert copy.report == report
    assert copy.permalink == web.url_for(f"/web/{STAMP}/{PAGE}")
    assert copy.taken_at == datetime(2024, 10, 14, 10, 15, tzinfo=UTC)
    kinds = Event.objects.filter(kind__startswith="copy_").order_by("position").values_list("kind", flat=True)
    assert list(kinds) == ["copy_asked", "copy_taken"]


def test_a_copy_of_today_is_named_where_the_archive_takes_none_anew(web, report):
    row = Capture.objects.create(report=report)
    said = "The same snapshot had been made 4 hours, 45 minutes ago. You can make new capture of this URL after 1 hour."
    none = {"url": PAGE, "job_id": None, "message": said}
    for captures in ([], [["timestamp"], [STAMP]]):  # that one is of 2024
        answers(web, "/save", none)
        answers(web, "/cdx/search/cdx", captures)
        assert step(row, web).error == "The Internet Archive takes no other copy today, and names none of today yet."
    today = f"{timezone.now() - timedelta(hours=5):%Y%m%d%H%M%S}"
    answers(web, "/save", none)
    answers(web, "/cdx/search/cdx", [["timestamp"], [STAMP], [today]])
    assert step(row, web).status == WorkStatus.DONE
    assert ArchivedCopy.objects.get().permalink == web.url_for(f"/web/{today}/{PAGE}")


def test_capture_that_failed_is_asked_for_anew(web, report):
    row = Capture.objects.create(report=report, job="spn2-abc", polls=3)
    answers(web, "/save/status/spn2-abc", {"status": "error", "status_ext": "error:browsing-timeout"})
    assert (step(row, web).status, row.job, row.polls) == (WorkStatus.FAILED, "", 0)
    assert row.error == "The Internet Archive gave up because the page was too slow."


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (502, "<html>Bad gateway</html>", "answered with status 502."),
        (504, "", "answered with status 504."),
        (200, "<html>Please wait</html>", "answered with something that cannot be read. It said: “Please wait”."),
        (429, "slow down", "wants to be asked less often. It is asked again later."),
    ],
)
def test_an_archive_that_stammers_while_it_takes_a_copy_is_asked_after_it_again(web, report, status, body, sentence):
    row = Capture.objects.create(report=report, job="spn2-abc", polls=3)
    web.expect_ordered_request("/save/status/spn2-abc").respond_with_data(body, status, content_type="text/html")
    answers(web, "/save/status/spn2-abc", {"status": "success", "timestamp": STAMP, "original_url": PAGE})
    assert (step(row, web).status, row.job, row.attempts) == (WorkStatus.DUE, "spn2-abc", 0)
    assert row.error == f"The Internet Archive {sentence}"
    assert (step(row, web).status, row.error) == (WorkStatus.DONE, "")


@pytest.mark.parametrize(
    ("status", "said", "sentence"),
    [
        (429, {"message": "You have reached the limit"}, "wants to be asked less often. It is asked again later."),
        (200, {"status_ext": "error:user-session-limit"}, "is busy with other pages of ours."),
        (200, {"status_ext": "error:celery"}, "is overloaded."),
    ],
)
def test_what_the_archive_cannot_take_now_waits_and_no_try_is_counted(web, report, status, said, sentence):
    row = Capture.objects.create(report=report)
    for _ in range(4):
        web.expect_ordered_request("/save").respond_with_json(said, status=status)
        assert (step(row, web).status, row.attempts) == (WorkStatus.DUE, 0)
        assert row.error == f"The Internet Archive {sentence}"
        assert row.next_try_at > timezone.now() + timedelta(seconds=30)
    answers(web, "/save", {"url": PAGE, "job_id": "spn2-abc"})
    assert (step(row, web).job, row.error) == ("spn2-abc", "")


def test_a_capture_that_the_archive_has_forgotten_is_asked_for_anew(web, report):
    row = Capture.objects.create(report=report, job="spn2-abc", polls=3)
    web.expect_ordered_request("/save/status/spn2-abc").respond_with_data("", 404)
    assert (step(row, web).status, row.job) == (WorkStatus.FAILED, "")


@pytest.mark.parametrize(
    ("came_to", "permalink"),
    [
        ("https://www.harbour.org/1", "https://www.harbour.org/1"),
        ("https://harbour.org/news/1-bridge", "https://harbour.org/news/1-bridge"),
        ("", PAGE),
        ("https://harbour.org/", None),
        ("https://consent.example.org/?next=1", None),
    ],
)
def test_a_copy_is_named_by_the_address_at_which_it_was_taken_and_another_page_is_none(web, report, came_to, permalink):
    row = Capture.objects.create(report=report, job="spn2-abc")
    answers(web, "/save/status/spn2-abc", {"status": "success", "timestamp": STAMP, "original_url": came_to})
    step(row, web)
    copies = [copy.permalink for copy in ArchivedCopy.objects.filter(report=report)]
    assert copies == ([web.url_for(f"/web/{STAMP}/{permalink}")] if permalink else [])
    assert "that is no copy of this one" in row.error or permalink


def test_a_page_that_was_archived_often_enough_today_has_a_copy_of_today(web, report):
    row = Capture.objects.create(report=report)
    today = f"{timezone.now() - timedelta(hours=5):%Y%m%d%H%M%S}"
    answers(web, "/save", {"status": "error", "status_ext": "error:too-many-daily-captures"})
    answers(web, "/cdx/search/cdx", [["timestamp"], [today]])
    assert step(row, web).status == WorkStatus.DONE
    assert ArchivedCopy.objects.get().permalink == web.url_for(f"/web/{today}/{PAGE}")


def test_capture_that_can_never_be_is_given_up_at_once(web, report):
    row = Capture.objects.create(report=report)
    answers(web, "/save", {"status_ext": "error:blocked-url"})
    assert (step(row, web).status, row.attempts) == (WorkStatus.PARKED, 1)


def test_capture_that_never_ends_is_asked_for_anew(web, report):
    row = Capture.objects.create(report=report, job="spn2-abc", polls=MOST_LOOKS)
    answers(web, "/save/status/spn2-abc", {"status": "pending"})
    assert step(row, web).error == "The Internet Archive has not finished its copy in ten minutes."


def test_keys_that_were_taken_away_park_the_work(web, report, settings):
    row = Capture.objects.create(report=report)
    settings.CLAIMS_CONNECTOR_OPTIONS = {}
    assert step(row, web).error.startswith("There are no keys for the Internet Archive")
    settings.CLAIMS_CONNECTORS = ["claims.connectors.feeds.Feeds"]
    row = Capture.objects.create(report=factories.report(address="https://harbour.org/2"))
    assert step(row, web).error == "The Internet Archive is not among the connectors any more."


def test_one_copy_is_taken_at_a_time(web, report):
    by = factories.person()
    assert sourcing.ask_for_copy(report, by=by) is not None
    assert sourcing.ask_for_copy(report, by=by) is None


def test_copy_is_refused_in_words(web, report, settings):
    by = factories.person()
    with pytest.raises(Refused, match="handed in as a text"):
        sourcing.ask_for_copy(factories.report(), by=by)
    with pytest.raises(Refused, match="rights of a contributor"):
        sourcing.ask_for_copy(report, by=factories.person(None))
    settings.CLAIMS_CONNECTOR_OPTIONS = {}
    with pytest.raises(Refused, match="There are no keys"):
        sourcing.ask_for_copy(report, by=by)
    sourcing.switch_connector("internet_archive", by=factories.person(Role.EDITOR), is_on=False)
    with pytest.raises(Refused, match="switched off"):
        sourcing.ask_for_copy(report, by=by)


def test_reports_page_asks_for_a_copy_and_shows_it(web, report):
    desk, page = at_the_desk(), reverse("desk:report", args=[report.pk])
    assert "Ask the Internet Archive for a copy" in text_of(desk.get(page))
    asked = desk.post(reverse("desk:archive", args=[report.pk]), follow=True)
    assert "A copy is asked for; it takes some minutes." in text_of(asked)
    assert "A copy is being taken already." in text_of(
        desk.post(reverse("desk:archive", args=[report.pk]), follow=True)
    )
    Capture.objects.all().delete()
    ArchivedCopy.objects.create(report=report, permalink="https://web.archive.org/web/1/x", taken_at=timezone.now())
    assert "https://web.archive.org/web/1/x" in text_of(desk.get(page))


def test_gate_says_how_many_cited_pages_an_archive_holds():
    claim = factories.claim(Stage.IN_REVIEW, passage=factories.passage(of=factories.report(address=PAGE)))
    why = next(ruling.why for ruling in gate.judge(claim) if ruling.name == "sources")
    assert why == "3 cited pages, each with its own snapshot and hash."
    ArchivedCopy.objects.create(
        report=Report.objects.get(address=PAGE), permalink="https://web.archive.org/web/1/x", taken_at=timezone.now()
    )
    why = next(ruling.why for ruling in gate.judge(claim) if ruling.name == "sources")
    assert why == "3 cited pages, each with its own snapshot and hash. A public archive holds a copy of 1 of 3."


def test_public_page_names_the_copy_that_was_taken_nearest_to_ours_and_when():
    claim = publishing_cases.approved()
    snapshot = claim.appearances.get().passage.snapshot
    for number, days in enumerate((-400, -2, 30)):
        ArchivedCopy.objects.create(
            report=snapshot.report,
            permalink=f"https://web.archive.org/web/{number}/x",
            taken_at=snapshot.fetched_at + timedelta(days=days),
        )
    [source] = [one for one in publishing.record_of(claim)["sources"] if one["address"] == snapshot.report.address]
    assert source["archived"] == "https://web.archive.org/web/1/x"
    assert datetime.fromisoformat(source["archived_at"]) == snapshot.fetched_at - timedelta(days=2)
    others = [one for one in publishing.record_of(claim)["sources"] if one != source]
    assert {(one["archived"], one["archived_at"]) for one in others} == {("", None)}

"""Connectors at the desk: switched on and off, tried, remembered; and what they tell beside reports."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims import editing, reporting, sourcing, switchboard
from claims.choices import CheckOrigin, Origin, Role, Stage, Standing, WorkStatus
from claims.connectors.base import FoundCheck, FoundCopy, FoundName
from claims.connectors.factcheck_tools import FactCheckTools
from claims.connectors.http import Answer, Client
from claims.connectors.page import Page
from claims.connectors.wikidata import Wikidata
from claims.intake import keep_page
from claims.models import (
    ArchivedCopy,
    ConnectorState,
    Event,
    Feed,
    Host,
    PreviousCheck,
    Pull,
    Source,
    SpellingSuggestion,
    Trial,
)
from claims.refusals import Incomplete, Refused
from claims.reporting.asking import ask
from claims.reporting.telling import keep_told
from tests import factories
from tests.connectors import services

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    return httpserver


def at(web: HTTPServer, settings: Any, **options: dict[str, str]) -> None:
    """The connectors of these names ask the loopback server."""
    settings.CLAIMS_CONNECTOR_OPTIONS = {
        name: {"base": web.url_for("").rstrip("/"), **more} for name, more in options.items()
    }


# --- The switch -------------------------------------------------------------------------------------------------------


def test_nothing_of_a_claim_leaves_the_house_before_somebody_switches_it_on():
    assert switchboard.asked() == ["feeds"]


def test_connector_that_is_switched_on_is_asked_for_the_next_claim():
    editor = factories.person(Role.EDITOR)
    sourcing.switch_connector("gdelt", by=editor, is_on=True)
    sourcing.switch_connector("gdelt", by=editor, is_on=True)
    sourcing.switch_connector("feeds", by=editor, is_on=False)
    assert switchboard.asked() == ["gdelt"]
    assert list(Event.objects.order_by("position").values_list("kind", "data__connector")) == [
        ("connector_switched_on", "gdelt"),
        ("connector_switched_off", "feeds"),
    ]


def test_connector_without_its_key_is_not_asked(settings):
    sourcing.switch_connector("factcheck_tools", by=factories.person(Role.EDITOR), is_on=True)
    assert switchboard.asked() == ["feeds"]
    settings.CLAIMS_CONNECTOR_OPTIONS = {"factcheck_tools": {"key": "s3cret"}}
    assert switchboard.asked() == ["feeds", "factcheck_tools"]


def test_connector_that_is_off_cannot_be_asked_for_one_claim():
    claim, by = factories.claim(Stage.OPEN), factories.person()
    with pytest.raises(Incomplete, match="switched off"):
        editing.pull_again(claim, by=by, connector="gdelt")
    with pytest.raises(Incomplete, match="no connector of this name"):
        editing.pull_again(claim, by=by, connector="nothing")


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda by: sourcing.switch_connector("gdelt", by=by, is_on=True), "This takes the rights of an editor."),
        (lambda by: sourcing.decide_spellings(Source(), by=by), "This takes the rights of an editor."),
        (lambda by: sourcing.set_feed(Feed(), by=by, brings_in="all"), "This takes the rights of an editor."),
    ],
)
def test_reviewer_chooses_no_connectors(deed, sentence):
    with pytest.raises(Refused, match=sentence):
        deed(factories.person())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"gdelt": {"key": "x"}}, "The connector “gdelt” does not take the options “key”."),
        ({"gdlet": {}}, "There are options for “gdlet”, but no connector has this name."),
    ],
)
def test_options_that_no_connector_takes_stop_the_start(settings, options, sentence):
    settings.CLAIMS_CONNECTOR_OPTIONS = options
    with pytest.raises(SystemCheckError, match=sentence):
        call_command("check")


# --- The button -------------------------------------------------------------------------------------------------------


def tried(name: str, web: HTTPServer) -> Trial:
    trial = Trial.objects.lease(sourcing.try_connector(name, by=factories.person()).pk)
    reporting.try_out(trial, client=Client(allowance={("127.0.0.1", web.port)}, deadline=10))
    trial.refresh_from_db()
    return trial


def test_connector_that_answers_says_so(web, settings):
    at(web, settings, gdelt={})
    services.play_gdelt(web, "Bridge closed")
    trial = tried("gdelt", web)
    assert (trial.status, trial.found_count, trial.complaint) == (WorkStatus.DONE, 3, "")
    state = ConnectorState.objects.get()
    assert (state.count, state.error, state.failures) == (3, "", 0)
    assert state.latency_ms is not None
    assert state.asked_at < state.answered_at


def test_connector_that_fails_is_tried_once_and_says_why(web, settings):
    at(web, settings, gdelt={})
    web.expect_request("/api/v2/doc/doc").respond_with_data("", status=500)
    first, second = tried("gdelt", web), tried("gdelt", web)
    assert (first.status, first.attempts) == (WorkStatus.DONE, 1)
    assert first.complaint == second.complaint == "GDELT answered with status 500."
    state = ConnectorState.objects.get()
    assert (state.error, state.failures, state.answered_at) == (first.complaint, 2, None)


def test_connector_that_lacks_a_key_says_so_and_asks_nobody(web):
    assert tried("factcheck_tools", web).complaint == FactCheckTools().why_not()
    assert not ConnectorState.objects.exists()


def test_feeds_are_tried_on_those_that_were_not_asked_for_longest(web):
    services.play_feed(web, "Bridge closed")
    assert tried("feeds", web).complaint == "Nothing could be asked: no feed is being watched yet."
    feed = Feed.objects.create(source=Source.objects.create(name="Courier"), address=web.url_for("/feed"))
    assert (tried("feeds", web).found_count, feed.entries.count()) == (3, 3)


def test_two_who_try_one_connector_at_once_try_it_once():
    by = factories.person()
    assert sourcing.try_connector("gdelt", by=by) is not None
    assert sourcing.try_connector("gdelt", by=by) is None


# --- What is told beside reports --------------------------------------------------------------------------------------


def test_pull_keeps_the_checks_of_others(web, settings):
    at(web, settings, factcheck_tools={"key": "s3cret"})
    services.play_tools(web, "The bridge of Brunn is closed")
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="factcheck_tools")

    reporting.run(Pull.objects.lease(pull.pk))

    pull.refresh_from_db()
    assert (pull.status, pull.found_count, pull.error) == (WorkStatus.DONE, 3, "")
    assert "s3cret" not in str(pull.requests)
    assert {(check.origin, check.text) for check in PreviousCheck.objects.all()} == {
        (CheckOrigin.TOOLS, "The bridge of Brunn is closed")
    }


def test_pull_whose_service_fails_in_the_middle_keeps_what_came_before(web, settings):
    at(web, settings, factcheck_tools={"key": "s3cret"})

    def answer(request: Request) -> Response:
        if "pageToken" in request.args:
            return Response("", 500)
        review = {"url": "https://harbour.org/1", "textualRating": "False"}
        said = {"claims": [{"text": "The bridge is closed", "claimReview": [review]}], "nextPageToken": "more"}
        return Response(json.dumps(said), content_type="application/json")

    web.expect_request("/v1alpha1/claims:search").respond_with_handler(answer)
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="factcheck_tools")
    failure = "Google Fact Check Tools answered with status 500."
    statuses = []
    for _ in range(3):
        Pull.objects.update(next_try_at=timezone.now())
        reporting.run(Pull.objects.lease(pull.pk))
        pull.refresh_from_db()
        statuses.append(pull.status)
        assert PreviousCheck.objects.get().text == "The bridge is closed"

    assert statuses == [WorkStatus.FAILED, WorkStatus.FAILED, WorkStatus.DONE], "the last try goes as far as it goes"
    assert (pull.error, pull.found_count) == ("", 1)
    assert [(entry["count"], entry["error"]) for entry in pull.requests] == [(1, ""), (0, failure)]
    assert ConnectorState.objects.get().error == failure


def test_pull_whose_service_fails_waits_and_remembers(web, settings):
    at(web, settings, gdelt={})
    web.expect_request("/api/v2/doc/doc").respond_with_data("", status=500)
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="gdelt")

    reporting.run(Pull.objects.lease(pull.pk))

    pull.refresh_from_db()
    assert pull.status == WorkStatus.FAILED
    assert pull.error == "GDELT answered with status 500."
    assert ConnectorState.objects.get().error == pull.error


@pytest.mark.parametrize("status", [200, 429])
def test_pull_waits_twice_as_long_each_time_a_service_wants_rest_again(status: int, web, settings):
    at(web, settings, gdelt={})
    web.expect_request("/api/v2/doc/doc").respond_with_data(
        "Please limit requests to one every 5 seconds.", status=status, content_type="text/html"
    )
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="gdelt")
    for waited, least in ((timedelta(0), 59), (timedelta(minutes=20), 1_199)):
        Pull.objects.update(created_at=timezone.now() - waited, next_try_at=timezone.now())
        Host.objects.all().delete()
        reporting.run(Pull.objects.lease(pull.pk))
        pull.refresh_from_db()
        assert (pull.status, pull.attempts) == (WorkStatus.DUE, 0)
        assert timedelta(0) < pull.next_try_at - timezone.now() - timedelta(seconds=least) < timedelta(seconds=5)
    assert pull.error == "GDELT wants to be asked less often. It is asked again later."
    assert ConnectorState.objects.get().error == pull.error


def test_pull_waits_for_a_service_that_wants_rest_and_loses_no_try_by_it(web, settings):
    at(web, settings, gdelt={})
    web.expect_request("/api/v2/doc/doc").respond_with_data("", status=429, headers={"Retry-After": "600"})
    pulls = [Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="gdelt") for _ in range(2)]

    for pull in pulls:
        reporting.run(Pull.objects.lease(pull.pk))
        pull.refresh_from_db()

    refused, waiting = pulls
    assert (refused.status, refused.attempts) == (WorkStatus.DUE, 0)
    assert (waiting.status, waiting.attempts) == (WorkStatus.DUE, 0)
    assert waiting.error.startswith("127.0.0.1")
    assert waiting.next_try_at > timezone.now() + timedelta(minutes=9)
    Pull.objects.filter(pk=waiting.pk).update(
        created_at=timezone.now() - timedelta(hours=7), next_try_at=timezone.now()
    )
    reporting.run(Pull.objects.lease(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.status == WorkStatus.FAILED


NAME = FoundName(
    asked="Volodymyr Zelensky",
    identity="Q3874799",
    address="https://www.wikidata.org/wiki/Q3874799",
    description="President of Ukraine",
    spellings=("Volodymyr Zelenskyy", "Володимир Зеленський", "volodymyr zelensky"),
)


def test_spellings_are_suggested_and_never_applied_by_themselves():
    source = Source.objects.create(name="Volodymyr Zelensky", kind="person")
    for _ in range(2):
        keep_told(Wikidata(), [NAME])
    assert list(SpellingSuggestion.objects.values_list("source__name", "spelling", "standing")) == [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Standing.SUGGESTED),
        ("Volodymyr Zelensky", "Володимир Зеленський", Standing.SUGGESTED),
    ]
    source.refresh_from_db()
    assert source.aliases == []


def test_meaning_that_is_somebody_else_is_left_out():
    Source.objects.create(name="Volodymyr Zelensky", kind="person")
    other = FoundName("Volodymyr Zelensky", "Q1", "https://www.wikidata.org/wiki/Q1", spellings=("Kvartal 95",))
    assert keep_told(Wikidata(), [other]) == 1
    assert not SpellingSuggestion.objects.exists()


def test_name_that_two_sources_carry_gets_no_suggestions():
    for kind in ("person", "outlet"):
        Source.objects.create(name="Volodymyr Zelensky", kind=kind)
    keep_told(Wikidata(), [NAME])
    assert not SpellingSuggestion.objects.exists()


def test_editor_takes_a_spelling_over_or_leaves_it_for_good():
    source, editor = Source.objects.create(name="Volodymyr Zelensky", kind="person"), factories.person(Role.EDITOR)
    keep_told(Wikidata(), [NAME])
    sourcing.decide_spellings(source, by=editor, take=["Володимир Зеленський", "not offered"])
    sourcing.decide_spellings(source, by=editor, leave=["Volodymyr Zelenskyy"])
    keep_told(Wikidata(), [NAME])
    source.refresh_from_db()
    assert source.aliases == ["Володимир Зеленський"]
    assert dict(SpellingSuggestion.objects.values_list("spelling", "standing")) == {
        "Volodymyr Zelenskyy": Standing.DISMISSED,
        "Володимир Зеленський": Standing.KEPT,
    }


def test_copy_in_an_archive_stands_beside_the_report():
    report = factories.report(address="https://harbour.org/1")
    taken_at = datetime(2024, 10, 14, tzinfo=UTC)
    copy = FoundCopy("https://harbour.org/1", "https://web.archive.org/web/20241014/https://harbour.org/1", taken_at)
    unknown = FoundCopy("https://harbour.org/2", "https://web.archive.org/web/20241014/https://harbour.org/2", taken_at)
    for _ in range(2):
        keep_told(Wikidata(), [copy, unknown])
    assert [(row.report, row.permalink, row.taken_at) for row in ArchivedCopy.objects.all()] == [
        (report, copy.permalink, taken_at)
    ]


def test_checks_and_links_of_a_page_are_kept_with_it():
    check = FoundCheck(url="https://checks.org/1", text="The bridge is closed", publisher_site="checks.org")
    page = Page(
        "Bridge", "It is closed.", "", "", None, "en", "https://checks.org/1", ("https://other.org/a",), (check,)
    )
    answer = Answer("https://checks.org/1", "https://checks.org/1", 200, {}, b"x", "text/html", "", timezone.now(), ())
    for _ in range(2):
        kept = keep_page(answer, page, origin=Origin.ADDRESS)
    assert kept.snapshot.links == ["https://other.org/a"]
    assert [(row.text, row.origin) for row in PreviousCheck.objects.all()] == [
        ("The bridge is closed", CheckOrigin.PAGE)
    ]


def test_question_names_what_the_reports_cite_and_what_stands_beside_the_claim():
    text = "The mayor said so (see https://other.org/a?utm_source=x). The bridge is closed, wrote https://other.org/b."
    said = factories.report(text)
    claim = factories.claim(Stage.OPEN, passage=factories.passage(of=said))
    question = ask(claim).question
    assert question.addresses == ("https://other.org/a", "https://other.org/b")
    beside = {
        item.passage.snapshot.report.address for item in claim.evidence.select_related("passage__snapshot__report")
    }
    assert set(question.pages) == beside
    assert len(beside) == 2


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (date(2022, 5, 31), (date(2022, 5, 1), date(2022, 8, 29))),
        (None, (None, None)),
    ],
    ids=["long ago", "unknown"],
)
def test_question_asks_for_the_days_around_the_claim(said: date | None, days: tuple[date | None, date | None]):
    question = ask(factories.claim(Stage.OPEN, said_date=said)).question
    assert (question.since, question.until) == days


def test_question_asks_for_no_days_to_come():
    question = ask(factories.claim(Stage.OPEN, said_date=timezone.localdate())).question
    assert question.since is not None
    assert question.until is not None
    assert question.until - question.since <= timedelta(days=31)


def test_checks_of_another_connector_are_not_called_googles():
    keep_told(Wikidata(), [FoundCheck(url="https://checks.org/1", text="A claim", publisher_site="checks.org")])
    assert PreviousCheck.objects.get().origin == CheckOrigin.SERVICE
    assert PreviousCheck.objects.get().seen_at <= timezone.now()

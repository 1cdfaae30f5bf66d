"""What holds for every connector. A new one is added to ``CASES`` with a server that plays its service."""

import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from datetime import UTC

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims.connectors.addresses import canonical_address
from claims.connectors.base import Asked, Connector, Found, Question, Watched
from claims.connectors.feeds import Feeds
from claims.connectors.http import Client, FetchError

HOSTILE = "\x00\x1b\ud800<script>alert(1)</script>" + "long " * 1_000


@dataclass(frozen=True)
class Case:
    """A connector, a question for it, and how its service answers: well, with hostile text, or with any raw answer."""

    connector: Connector
    question: Callable[[HTTPServer], Question]
    play: Callable[[HTTPServer, str], None]


def _feed(web: HTTPServer, words: str) -> None:
    words = words.replace("\ud800", "")
    entries = "".join(
        f"<item><title><![CDATA[{words}]]></title><description><![CDATA[{words}]]></description>"
        f"<link>https://harbour.org/{n}</link><pubDate>Mon, 14 Oct 2024 10:00:00 GMT</pubDate></item>"
        for n in range(3)
    )
    web.expect_request("/feed").respond_with_data(f"<rss><channel><title>x</title>{entries}</channel></rss>")


CASES = [
    Case(Feeds(), lambda web: Question(text="The bridge is closed.", feeds=(Watched(web.url_for("/feed")),)), _feed),
]


@pytest.fixture(params=CASES, ids=lambda case: case.connector.name)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


class TestConnector:
    def test_it_has_a_name_for_rows_and_a_label_for_people(self, case: Case) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,30}", case.connector.name)
        assert case.connector.label.strip() == case.connector.label != ""

    def test_it_keeps_nothing_between_questions(self, case: Case, web: HTTPServer, client: Client) -> None:
        case.play(web, "Report")
        question = case.question(web)
        assert list(case.connector.search(question, client)) == list(case.connector.search(question, client))
        assert vars(case.connector) == {}

    def test_it_gives_frozen_requests_and_reports(self, case: Case, web: HTTPServer, client: Client) -> None:
        case.play(web, "Report")
        given = list(case.connector.search(case.question(web), client))
        assert {type(value) for value in given} == {Asked, Found}
        for value in given:
            with pytest.raises(FrozenInstanceError):
                value.title = "other"

    def test_every_report_can_be_fetched_dated_and_stored(self, case: Case, web: HTTPServer, client: Client) -> None:
        case.play(web, HOSTILE)
        found = [value for value in case.connector.search(case.question(web), client) if isinstance(value, Found)]
        assert found != []
        for report in found:
            assert client.checked(report.address) == canonical_address(report.address) == report.address
            assert report.published_at is None or report.published_at.tzinfo is UTC
            assert report.identity != ""
            for text in (report.title, report.summary, report.outlet, report.identity):
                assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]|<script", text)
                text.encode()
            assert len(report.title) <= 500
            assert len(report.summary) <= 2_000

    @pytest.mark.parametrize(
        "answer",
        [
            Response("", 500),
            Response("Slow down.", 429, {"Retry-After": "60"}),
            Response("", 200),
            Response("<html>Please log in.</html>", 200, {"Content-Type": "text/html"}),
            Response("{" * 100_000, 200, {"Content-Type": "application/json"}),
            Response(b"\x00\xff" * 500, 200, {"Content-Type": "application/octet-stream"}),
            Response("", 302, {"Location": "http://169.254.169.254/"}),
        ],
        ids=range(7),
    )
    def test_a_service_that_fails_is_said_so_in_a_sentence(
        self, case: Case, web: HTTPServer, client: Client, answer: Response
    ) -> None:
        web.expect_request(re.compile(".*")).respond_with_response(answer)
        try:
            sentences = [
                value.error for value in case.connector.search(case.question(web), client) if isinstance(value, Asked)
            ]
        except FetchError as error:
            sentences = [error.sentence]
        assert any(sentences)
        for sentence in filter(None, sentences):
            assert sentence.endswith(".")
            assert sentence[0].isupper() or sentence[0].isdigit()

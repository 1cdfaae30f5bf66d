"""What holds for every connector. A new one is added to ``CASES`` with a server that plays its service."""

import copy
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from datetime import UTC, datetime

import pytest
from django.conf import settings
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims.connectors.addresses import canonical_address
from claims.connectors.base import (
    Asked,
    Connector,
    Found,
    FoundCheck,
    FoundCopy,
    FoundName,
    Given,
    Question,
    Watched,
    load,
)
from claims.connectors.cited import CitedPages
from claims.connectors.factcheck_tools import FactCheckTools
from claims.connectors.feeds import Feeds
from claims.connectors.gdelt import Gdelt
from claims.connectors.http import Client, FetchError
from claims.connectors.internet_archive import InternetArchive
from claims.connectors.mediawiki import MediaWiki
from claims.connectors.searxng import SearXNG
from claims.connectors.wikidata import Wikidata
from tests.connectors import services

HOSTILE = "\x00\x1b\ud800<script>alert(1)</script>" + "long " * 1_000
LONGEST = {"title": 500, "outlet": 200, "publisher_name": 300, "claimant": 300, "rating": 300, "spellings": 200}


@dataclass(frozen=True)
class Case:
    """A connector that asks the loopback server, a question, what it gives besides the requests that it made, and how
    its service answers: with these words, which may be hostile.
    """

    connector: Callable[[HTTPServer], Connector]
    question: Callable[[HTTPServer], Question]
    gives: type
    play: Callable[[HTTPServer, str], None]


def _asking(kind: Callable[..., Connector], **options: str) -> Callable[[HTTPServer], Connector]:
    return lambda web: kind(base=web.url_for(""), **options)


def _claim(web: HTTPServer) -> Question:
    return Question(text="The bridge of Brunn is closed.", names=("Ingrid Solvane",))


def _story(web: HTTPServer) -> Question:
    return Question(text="", addresses=(web.url_for("/story"),))


def _beside(web: HTTPServer) -> Question:
    return Question(text="", pages=(web.url_for("/story"),))


def _feed(web: HTTPServer) -> Question:
    return Question(text="The bridge is closed.", feeds=(Watched(web.url_for("/feed")),))


CASES = {
    "feeds": Case(lambda web: Feeds(), _feed, Found, services.play_feed),
    "gdelt": Case(_asking(Gdelt), _claim, Found, services.play_gdelt),
    "factcheck_tools": Case(_asking(FactCheckTools, key="k"), _claim, FoundCheck, services.play_tools),
    "mediawiki": Case(_asking(MediaWiki), _claim, Found, services.play_wiki),
    "wikidata": Case(_asking(Wikidata), _claim, FoundName, services.play_wikidata),
    "searxng": Case(_asking(SearXNG), _claim, Found, services.play_searxng),
    "internet_archive": Case(_asking(InternetArchive), _beside, FoundCopy, services.play_archive),
    "cited": Case(lambda web: CitedPages(), _story, Found, services.play_page),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture
def connector(case: Case, web: HTTPServer) -> Connector:
    return case.connector(web)


def test_every_connector_that_comes_along_is_tried_here() -> None:
    default = list(load(settings.CLAIMS_CONNECTORS))
    assert sorted(CASES) == sorted(connector.name for connector in default)


class TestConnector:
    def test_it_says_who_it_is_and_what_leaves_the_house(self, connector: Connector) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,30}", connector.name)
        assert connector.label.strip() == connector.label != ""
        assert connector.about.endswith(".")
        assert connector.idle.endswith(".")
        assert connector.why_not() == ""

    def test_it_keeps_nothing_between_questions(
        self, case: Case, connector: Connector, web: HTTPServer, client: Client
    ) -> None:
        case.play(web, "Report")
        question, before = case.question(web), copy.deepcopy(vars(connector))
        assert list(connector.search(question, client)) == list(connector.search(question, client))
        assert vars(connector) == before

    def test_it_asks_nothing_when_the_question_is_empty(self, connector: Connector, client: Client) -> None:
        assert list(connector.search(Question(text=""), client)) == []

    def test_it_gives_frozen_requests_and_findings(
        self, case: Case, connector: Connector, web: HTTPServer, client: Client
    ) -> None:
        case.play(web, "Report")
        given = list(connector.search(case.question(web), client))
        assert {type(value) for value in given} == {Asked, case.gives}
        for value in given:
            with pytest.raises(FrozenInstanceError):
                setattr(value, value.__slots__[0], "other")

    def test_every_request_stands_before_what_it_brought(
        self, case: Case, connector: Connector, web: HTTPServer, client: Client
    ) -> None:
        case.play(web, "Report")
        given = list(connector.search(case.question(web), client))
        assert isinstance(given[0], Asked)
        assert sum(value.count for value in given if isinstance(value, Asked)) >= len(given) - len(
            [value for value in given if isinstance(value, Asked)]
        )

    def test_every_report_can_be_fetched_dated_and_stored(
        self, case: Case, connector: Connector, web: HTTPServer, client: Client
    ) -> None:
        case.play(web, HOSTILE)
        found = [value for value in connector.search(case.question(web), client) if not isinstance(value, Asked)]
        assert found != []
        for report in found:
            address = report.url if isinstance(report, FoundCheck) else report.address
            assert client.checked(address) == canonical_address(address) == address
            for name in report.__slots__:
                value = getattr(report, name)
                for text in value if isinstance(value, tuple) else (value,):
                    _judge_field(name, text)

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
            Response("[]", 200, {"Content-Type": "application/json"}),
            Response('"no"', 200, {"Content-Type": "application/json"}),
        ],
        ids=range(9),
    )
    def test_a_service_that_fails_is_said_so_in_a_sentence(
        self, case: Case, connector: Connector, web: HTTPServer, client: Client, answer: Response
    ) -> None:
        if connector.name == "cited" and answer.content_type in ("text/html", "application/octet-stream"):
            pytest.skip("this is a page that can be read, if a strange one")
        web.expect_request(re.compile(".*")).respond_with_response(answer)
        given: list[Given] = []
        sentences = []
        try:
            given.extend(connector.search(case.question(web), client))
        except FetchError as error:
            sentences = [error.sentence]
        sentences += [value.error for value in given if isinstance(value, Asked)]
        assert any(sentences)
        for sentence in filter(None, sentences):
            assert sentence.endswith(".")
            assert sentence[0].isupper() or sentence[0].isdigit()


def _judge_field(name: str, value: object) -> None:
    if isinstance(value, datetime):
        assert value.tzinfo is UTC
    if isinstance(value, str):
        assert not re.search("[\x00-\x1f\x7f\ud800-\udfff]|<script", value)
        value.encode()
        assert len(value) <= LONGEST.get(name, 2_000)
    if name == "identity":
        assert value != ""

"""What docs/connectors.md shows is run, and the numbers that it names are those of the code."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings as django_settings
from pytest_httpserver import HTTPServer

from claims import switchboard
from claims.connectors.base import Asked, Found, Question, load
from claims.connectors.http import Client, FetchError

TEXT = (Path(__file__).parents[2] / "docs" / "connectors.md").read_text()


@pytest.fixture
def archive(web: HTTPServer) -> Iterator[ModuleType]:
    """The file of the walk, importable as a newsroom would place it."""
    found = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert found
    module = ModuleType("newsroom_archive")
    sys.modules[module.__name__] = module
    exec(compile(found[1], "docs/connectors.md", "exec"), module.__dict__)  # noqa: S102 - it is ours
    yield module
    del sys.modules[module.__name__]


def test_the_connector_of_the_walk_finds_reports(archive: ModuleType, web: HTTPServer, client: Client) -> None:
    rows = [
        {"address": "https://harbour.org/1?utm_source=x", "title": "<b>Bridge</b> closed", "date": "2024-10-14"},
        {"address": "http://10.0.0.1/", "title": "Inside", "date": ""},
    ]
    web.expect_request("/search", query_string="q=Is+it+closed%3F").respond_with_json({"reports": rows})
    [connector] = load(["newsroom_archive.Archive"], {"archive": {"base": web.url_for("")}})
    asked, found = connector.search(Question(text="Is it closed?"), client)
    assert isinstance(asked, Asked)
    assert (asked.status, asked.count, asked.error) == (200, 1, "")
    assert isinstance(found, Found)
    assert (found.address, found.title) == ("https://harbour.org/1", "Bridge closed")


@pytest.mark.parametrize("body", ["", "[]", "[" * 100_000, "<html>"])
def test_the_connector_of_the_walk_fails_in_a_sentence(
    archive: ModuleType, web: HTTPServer, client: Client, body: str
) -> None:
    web.expect_request("/search").respond_with_data(body)
    [connector] = load(["newsroom_archive.Archive"], {"archive": {"base": web.url_for("")}})
    with pytest.raises(FetchError) as failure:
        list(connector.search(Question(text="x"), client))
    assert str(failure.value) == "The paper’s own archive answered with something that cannot be read."


@pytest.mark.parametrize("body", ["{}", '{"reports": [7, {}, {"address": 7}]}', '{"reports": {}}'])
def test_the_connector_of_the_walk_passes_over_what_it_cannot_use(
    archive: ModuleType, web: HTTPServer, client: Client, body: str
) -> None:
    web.expect_request("/search").respond_with_data(body, content_type="application/json")
    [connector] = load(["newsroom_archive.Archive"], {"archive": {"base": web.url_for("")}})
    [asked] = connector.search(Question(text="x"), client)
    assert (asked.count, asked.error) == (0, "")


@pytest.mark.django_db
def test_the_connector_of_the_walk_is_asked_once_the_setting_names_it(archive: ModuleType, settings) -> None:
    settings.CLAIMS_CONNECTORS = ["claims.connectors.feeds.Feeds", "newsroom_archive.Archive"]
    assert switchboard.asked() == ["feeds", "archive"]


def test_every_connector_that_comes_along_stands_in_the_table() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", TEXT.partition("## Those that come along")[2], re.MULTILINE)
    assert sorted(rows) == sorted(connector.name for connector in load(django_settings.CLAIMS_CONNECTORS))

"""The feed connector against a real server: what it asks, what it gives, and what it says when something is wrong."""

from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.connectors.base import Asked, Connector, Found, Question, Watched, load
from claims.connectors.feeds import Feeds
from claims.connectors.http import Client


def rss(*items: str, title: str = "Harbour Post") -> str:
    return f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>"


def item(number: int, *, day: str = "14 Oct 2024 10:00:00 +0000", link: str = "", guid: str = "") -> str:
    link = link or f"https://harbour.org/news/{number}?utm_source=feed"
    guid = guid or f"tag:{number}"
    return (
        f"<item><title>Report {number}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{day}</pubDate><description>About {number}.</description></item>"
    )


def ask(client: Client, *feeds: Watched, **wanted) -> list[Asked | Found]:
    return list(Feeds().search(Question(text="The bridge is closed.", feeds=feeds, **wanted), client))


def test_a_feed_gives_its_reports(web: HTTPServer, client: Client) -> None:
    web.expect_request("/feed").respond_with_data(
        rss(item(1), item(2, day="")), headers={"ETag": '"a"', "Last-Modified": "Mon, 14 Oct 2024 10:00:00 GMT"}
    )
    address = web.url_for("/feed")
    asked, first, second = ask(client, Watched(address))
    assert asked == Asked(
        address=address, status=200, etag='"a"', last_modified="Mon, 14 Oct 2024 10:00:00 GMT", count=2,
        title="Harbour Post",
    )  # fmt: skip
    assert first == Found(
        address="https://harbour.org/news/1", title="Report 1", summary="About 1.", outlet="Harbour Post",
        published_at=datetime(2024, 10, 14, 10, tzinfo=UTC), language="", feed=address, identity="tag:1",
    )  # fmt: skip
    assert isinstance(second, Found)
    assert (second.identity, second.published_at) == ("tag:2", None)


def test_a_feed_that_did_not_change_is_asked_with_what_is_known_of_it(web: HTTPServer, client: Client) -> None:
    heard: list[Request] = []

    def answer(request: Request) -> Response:
        heard.append(request)
        return Response(status=304)

    web.expect_request("/feed").respond_with_handler(answer)
    watched = Watched(web.url_for("/feed"), etag='W/"a"', last_modified="Mon, 14 Oct 2024 10:00:00 GMT")
    assert ask(client, watched) == [
        Asked(watched.address, status=304, etag=watched.etag, last_modified=watched.last_modified, is_unchanged=True)
    ]
    assert heard[0].headers["If-None-Match"] == 'W/"a"'
    assert heard[0].headers["If-Modified-Since"] == "Mon, 14 Oct 2024 10:00:00 GMT"


def test_a_tag_that_cannot_be_sent_is_left_out(web: HTTPServer, client: Client) -> None:
    web.expect_request("/feed").respond_with_data(rss(item(1)))
    asked, _ = ask(client, Watched(web.url_for("/feed"), etag="ä\r\nX: y"))
    assert isinstance(asked, Asked)
    assert (asked.status, asked.etag, asked.error) == (200, "", "")


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (404, "Nothing here.", "127.0.0.1 answered with status 404 (Not Found)."),
        (410, "", "127.0.0.1 answered with status 410 (Gone)."),
        (429, "", "127.0.0.1 answered with status 429 (Too Many Requests)."),
        (503, rss(item(1)), "127.0.0.1 answered with status 503 (Service Unavailable)."),
        (599, "", "127.0.0.1 answered with status 599."),
        (200, "<html><body>Hello</body></html>", "This address gives a web page, not a feed."),
        (200, "", "The feed is empty."),
    ],
)
def test_a_feed_that_fails_says_why_and_keeps_what_is_known_of_it(
    web: HTTPServer, client: Client, status: int, body: str, error: str
) -> None:
    web.expect_request("/feed").respond_with_data(body, status=status, headers={"ETag": '"new"'})
    watched = Watched(web.url_for("/feed"), etag='"old"', last_modified="then")
    [asked] = ask(client, watched)
    assert asked == Asked(watched.address, status=status, etag='"old"', last_modified="then", error=error)


def test_one_feed_that_fails_does_not_keep_the_others_from_answering(web: HTTPServer, client: Client) -> None:
    web.expect_request("/good").respond_with_data(rss(item(1)))
    results = ask(
        client, Watched("http://10.0.0.1/feed"), Watched("nonsense"), Watched("http://127.0.0.1:1/"),
        Watched(web.url_for("/missing")), Watched(web.url_for("/good")),
    )  # fmt: skip
    assert [result.error for result in results if isinstance(result, Asked)] == [
        "This address leads into a private or reserved network.",
        "An address starts with http:// or https://.",
        "This address leads into a private or reserved network.",
        "127.0.0.1 answered with status 500 (Internal Server Error).",
        "",
    ]
    assert [result.identity for result in results if isinstance(result, Found)] == ["tag:1"]


@pytest.mark.parametrize("day", ["Mon, 14 Oct 9999 10:00:00 GMT", "-1", "Feb 30", "1000000000000000000"])
def test_a_date_that_cannot_be_is_unknown(web: HTTPServer, client: Client, day: str) -> None:
    web.expect_request("/feed").respond_with_data(rss(item(1, day=day)))
    _, found = ask(client, Watched(web.url_for("/feed")))
    assert isinstance(found, Found)
    assert found.published_at is None


def test_entries_that_lead_nowhere_are_counted_and_left_out(web: HTTPServer, client: Client) -> None:
    links = ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "javascript:alert(1)", "http://localhost/"]
    web.expect_request("/feed").respond_with_data(rss(item(9), *[item(n, link=link) for n, link in enumerate(links)]))
    asked, found = ask(client, Watched(web.url_for("/feed")))
    assert isinstance(asked, Asked)
    assert asked.count == 1
    assert asked.note == ("3 of the entries lead to addresses that are not fetched. 1 of the entries had no link.")
    assert isinstance(found, Found)
    assert found.identity == "tag:9"


def test_many_entries_with_one_identity_are_one_report(web: HTTPServer, client: Client) -> None:
    items = [item(1, link=f"https://harbour.org/v{n}", guid="tag:same") for n in range(400)]
    web.expect_request("/feed").respond_with_data(rss(*items))
    asked, found = ask(client, Watched(web.url_for("/feed")))
    assert isinstance(asked, Asked)
    assert asked.count == 1
    assert isinstance(found, Found)
    assert found.address == "https://harbour.org/v0"


def test_reports_to_which_a_feed_gives_one_identity_are_several(web: HTTPServer, client: Client) -> None:
    web.expect_request("/feed").respond_with_data(rss(*[item(n, guid="1") for n in range(3)]))
    asked, *found = ask(client, Watched(web.url_for("/feed")))
    assert isinstance(asked, Asked)
    assert asked.count == 3
    assert [one.identity for one in found if isinstance(one, Found)] == [
        "1",
        "https://harbour.org/news/1",
        "https://harbour.org/news/2",
    ]


def test_a_feed_that_is_cut_or_broken_says_so(web: HTTPServer, client: Client) -> None:
    web.expect_request("/long").respond_with_data(rss(*[item(n) for n in range(600)]))
    web.expect_request("/broken").respond_with_data(rss(item(1), item(2))[:-60])
    [long, *_, broken, last] = ask(client, Watched(web.url_for("/long")), Watched(web.url_for("/broken")))
    assert isinstance(long, Asked)
    said = "Only 500 entries of the feed were kept: the newest, where it gives their dates."
    assert (long.count, long.note) == (500, said)
    assert isinstance(broken, Asked)
    assert broken.note == "The feed breaks off in the middle; what came before was read."
    assert isinstance(last, Found)


def test_relative_links_start_from_where_the_feed_was_found(web: HTTPServer, client: Client) -> None:
    web.expect_request("/old/feed").respond_with_data(status=301, headers={"Location": "/new/feed"})
    web.expect_request("/new/feed").respond_with_data(rss(item(1, link="story")))
    asked, found = ask(client, Watched(web.url_for("/old/feed")))
    assert asked.address == web.url_for("/old/feed")
    assert found.address == web.url_for("/new/story")


def test_connectors_are_loaded_by_their_dotted_paths() -> None:
    [feeds] = load(["claims.connectors.feeds.Feeds"])
    assert isinstance(feeds, Feeds)
    assert load([]) == ()


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["claims.connectors.nowhere.Feeds"], "cannot be imported"),
        (["claims.connectors.feeds.Nothing"], "cannot be imported"),
        (["Feeds"], "cannot be imported"),
        ([""], "cannot be imported"),
        (["claims.connectors.feeds.read_feed"], "is not a connector"),
        (["claims.connectors.http.Client"], "is not a connector"),
        (["claims.connectors.feeds.Feeds", "claims.connectors.feeds.Feeds"], "Two connectors have the name “feeds”"),
    ],
)
def test_a_path_that_names_no_connector_is_told_in_a_sentence(paths: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        load(paths)


def test_a_connector_that_forgets_its_search_is_noticed() -> None:
    with pytest.raises(NotImplementedError):
        Connector().search(Question(text="x"), Client())

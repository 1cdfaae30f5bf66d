"""Services that connectors ask, played on loopback: they answer in the shapes that the real ones answer in."""

import json
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

LINKS = [f"https://harbour.org/{number}?utm_source=x" for number in range(3)]


def plain(words: str) -> str:
    return words.replace("\ud800", "")


def play_feed(web: HTTPServer, words: str) -> None:
    words = plain(words)
    entries = "".join(
        f"<item><title><![CDATA[{words}]]></title><description><![CDATA[{words}]]></description>"
        f"<link>https://harbour.org/{n}</link><pubDate>Mon, 14 Oct 2024 10:00:00 GMT</pubDate></item>"
        for n in range(3)
    )
    web.expect_request("/feed").respond_with_data(f"<rss><channel><title>x</title>{entries}</channel></rss>")


def play_gdelt(web: HTTPServer, words: str) -> None:
    articles = [
        {
            "url": link, "url_mobile": "", "title": words, "seendate": "20241014T101500Z", "socialimage": "",
            "domain": words, "language": "Ukrainian", "sourcecountry": "Ukraine",
        }
        for link in [*LINKS, "http://10.0.0.1/", "javascript:alert(1)", LINKS[0]]
    ]  # fmt: skip
    web.expect_request("/api/v2/doc/doc").respond_with_json({"articles": [*articles, None, 7, {"url": None}]})


def play_tools(web: HTTPServer, words: str) -> None:
    claims = [
        {
            "text": words, "claimant": words, "claimDate": "2024-10-13T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": words, "site": "checks.org"}, "url": link, "title": words,
                    "reviewDate": "2024-10-15T08:00:00Z", "textualRating": words, "languageCode": "en",
                },
                {"url": "http://127.0.0.1/"}, {}, None,
            ],
        }
        for link in LINKS
    ]  # fmt: skip
    web.expect_request("/v1alpha1/claims:search").respond_with_json({"claims": [*claims, {}, {"text": 7}, None]})


def play_wiki(web: HTTPServer, words: str) -> None:
    def answer(request: Request) -> Response:
        if request.args.get("list") == "search":
            rows = [{"ns": 0, "title": f"Bridge {n}", "pageid": n, "snippet": words} for n in range(3)]
            said: dict[str, Any] = {"batchcomplete": True, "query": {"searchinfo": {"totalhits": 3}, "search": rows}}
        else:
            pages = [
                {"pageid": n, "title": f"Bridge {n}", "revisions": [{"revid": 100 + n, "timestamp": "2024-10-14"}]}
                for n in range(3)
            ]
            said = {"batchcomplete": True, "query": {"pages": pages}}
        return Response(json.dumps(said), content_type="application/json; charset=utf-8")

    web.expect_request("/w/api.php").respond_with_handler(answer)


def play_wikidata(web: HTTPServer, words: str) -> None:
    def answer(request: Request) -> Response:
        if request.args.get("action") == "wbsearchentities":
            rows = [
                {"id": "Q3874799", "label": words, "description": words, "match": {"type": "label"}},
                {"id": "P1"},
                {},
            ]
            said: dict[str, Any] = {"searchinfo": {"search": "x"}, "search": rows, "success": 1}
        else:
            labels = {
                "en": {"language": "en", "value": words},
                "uk": {"language": "uk", "value": "Володимир Зеленський"},
            }
            aliases = {"en": [{"language": "en", "value": "Zelenskyy"}, {"language": "en", "value": words}, 7]}
            said = {"entities": {"Q3874799": {"type": "item", "id": "Q3874799", "labels": labels, "aliases": aliases}}}
        return Response(json.dumps(said), content_type="application/json; charset=utf-8")

    web.expect_request("/w/api.php").respond_with_handler(answer)


def play_searxng(web: HTTPServer, words: str) -> None:
    rows = [
        {"url": link, "title": words, "content": words, "engine": "x", "publishedDate": "2024-10-14T10:00:00"}
        for link in [*LINKS, "http://10.0.0.1/", "ftp://harbour.org/"]
    ]
    said = {"query": "x", "results": [*rows, None, {"url": 7}], "unresponsive_engines": [["one", "timeout"]]}
    web.expect_request("/search").respond_with_json(said)


def play_archive(web: HTTPServer, words: str) -> None:
    closest = {"available": True, "url": "http://web.archive.org/x", "timestamp": "20241014101500", "status": "200"}
    web.expect_request("/wayback/available").respond_with_json(
        {"url": words, "archived_snapshots": {"closest": closest}}
    )


def play_page(web: HTTPServer, words: str) -> None:
    words = plain(words).replace("\x00", "").replace("\x1b", "")
    text = "<p>The ferry of Brunn did not sail on Monday, the harbour master said in the evening.</p>" * 5
    web.expect_request("/story").respond_with_data(
        f"<html lang='en'><title>{words}</title><body><article><h1>{words}</h1>{text}</article>",
        content_type="text/html",
    )

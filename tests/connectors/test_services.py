"""Services one by one: what they are asked, letter by letter, and their odd answers."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.connectors.base import Asked, Connector, Found, FoundCheck, FoundCopy, FoundName, Given, Question
from claims.connectors.cited import CitedPages
from claims.connectors.factcheck_tools import FactCheckTools
from claims.connectors.gdelt import Gdelt, query_of
from claims.connectors.http import Client, FetchError
from claims.connectors.internet_archive import InternetArchive
from claims.connectors.mediawiki import MediaWiki
from claims.connectors.searxng import SearXNG
from claims.connectors.service import mended
from claims.connectors.wikidata import Wikidata
from tests.connectors import services
from tests.connectors.wires import Guard

CLAIM = Question(
    text="Zelensky says that North Korea is sending soldiers to Russia",
    names=("Volodymyr Zelensky", "Зеленський", "Kim Jong-un", "UN"),
)


def ask(connector: Connector, client: Client, question: Question = CLAIM) -> list[Given]:
    return list(connector.search(question, client))


def heard_by(web: HTTPServer, path: str, *answers: Any) -> list[Request]:
    """Requests to ``path`` as they come; they get these answers in turn, the last one for all that follow."""
    heard: list[Request] = []

    def answer(request: Request) -> Response:
        heard.append(request)
        said = answers[min(len(heard), len(answers)) - 1]
        return said if isinstance(said, Response) else Response(_json(said), content_type="application/json")

    web.expect_request(path).respond_with_handler(answer)
    return heard


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


@pytest.mark.parametrize(
    ("status", "said", "sentence"),
    [
        (400, {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key."}},
         "answered with status 400. It said: “API key not valid. Please pass a valid API key”."),
        (403, {"error": {"message": "It has not been used in project 123456789, see https://a.org/?project=123456789"}},
         "refused the request (status 403). It said: “It has not been used in project …, see …”."),
        (403, {"error": {"message": "AIzaSyD-1234567890abcdefghijklmnopqrs is not a key"}},
         "refused the request (status 403). It said: “… is not a key”."),
        (403, {}, "refused the request (status 403): see whether its key is right."),
        (502, "<html>Bad gateway</html>", "answered with status 502."),
        (500, {"error": ["?"]}, "answered with status 500."),
        (500, "[" * 50_000, "answered with status 500."),
    ],
    ids=range(7),
)  # fmt: skip
def test_a_service_that_refuses_is_quoted_without_what_is_ours(status, said, sentence, web: HTTPServer, client: Client):
    heard_by(web, "/v1alpha1/claims:search", Response(_json(said), status))
    with pytest.raises(FetchError) as failure:
        ask(FactCheckTools(base=web.url_for(""), key="k"), client)
    assert str(failure.value) == f"Google Fact Check Tools {sentence}"


def test_a_service_without_a_key_is_not_told_to_have_a_wrong_one(web: HTTPServer, client: Client):
    heard_by(web, "/api/v2/doc/doc", Response("", 403))
    with pytest.raises(FetchError, match=r"^GDELT refused the request \(status 403\)\.$"):
        ask(Gdelt(base=web.url_for("")), client)


# --- GDELT ------------------------------------------------------------------------------------------------------------


def test_gdelt_is_asked_for_the_names_in_any_spelling_and_for_the_longer_words():
    assert (
        query_of(CLAIM)
        == '("Volodymyr Zelensky" OR Зеленський OR "Kim Jong-un") (North OR Korea OR sending OR soldiers OR Russia)'
    )


@pytest.mark.parametrize(
    ("question", "query"),
    [
        (Question(text=""), ""),
        (Question(text="a of to"), ""),
        (Question(text="", names=("Brunn",)), "Brunn"),
        (Question(text='"said" (this OR that) domain:x near5:"a b"'), "(said OR this OR that OR domain OR near5)"),
        (Question(text="x", names=('Ann" OR domain:evil.com "',)), '"Ann OR domain evil com"'),
        (Question(text="x", names=("Jean-Luc",)), '"Jean-Luc"'),
    ],
)  # fmt: skip
def test_gdelts_operators_are_never_taken_from_the_words(question, query):
    assert query_of(question) == query


def test_gdelt_is_asked_in_its_own_words(web: HTTPServer, client: Client) -> None:
    heard = heard_by(web, "/api/v2/doc/doc", {"articles": []})
    question = Question(text="bridge", since=date(2024, 10, 1), until=date(2024, 10, 14))
    assert ask(Gdelt(base=web.url_for("")), client, question) == [
        Asked(heard[0].url.replace("%3A", ":"), status=200, count=0)
    ]
    assert dict(heard[0].args) == {
        "query": "bridge", "mode": "artlist", "format": "json", "maxrecords": "100", "sort": "hybridrel",
        "startdatetime": "20241001000000", "enddatetime": "20241015000000",
    }  # fmt: skip


def test_when_gdelt_saw_a_page_is_never_its_date(web: HTTPServer, client: Client) -> None:
    services.play_gdelt(web, "Міст закрито")
    found = [one for one in ask(Gdelt(base=web.url_for("")), client) if isinstance(one, Found)]
    assert {(one.published_at, one.language, one.title) for one in found} == {(None, "uk", "Міст закрито")}
    assert [one.address for one in found] == [f"https://harbour.org/{n}" for n in range(3)]


def test_gdelts_complaint_with_status_200_is_handed_on(web: HTTPServer, client: Client) -> None:
    web.expect_request("/api/v2/doc/doc").respond_with_data(
        "Your search contained a phrase that was too short.\n", content_type="text/html; charset=utf-8"
    )
    with pytest.raises(FetchError) as failure:
        ask(Gdelt(base=web.url_for("")), client)
    assert str(failure.value) == (
        "GDELT answered with something that cannot be read. "
        "It said: “Your search contained a phrase that was too short”."
    )


def test_gdelts_broken_escapes_and_control_characters_are_mended(web: HTTPServer, client: Client) -> None:
    body = '{"articles": [{"url": "https://harbour.org/1", "title": "It\\\'s \\d \x01\x0b closed \\u12"}]}'
    web.expect_request("/api/v2/doc/doc").respond_with_data(body, content_type="application/json; charset=utf-8")
    [_, found] = ask(Gdelt(base=web.url_for("")), client)
    assert isinstance(found, Found)
    assert found.title == "It's \\d closed \\u12"


@pytest.mark.parametrize("text", [r'{"a": "\"\\\/\b\f\n\r\t\u00e9"}', '{"a": 1}', "[]", ""])
def test_sound_json_is_left_alone(text):
    assert mended(text) == text


def gdelts(*titles: str, end: str = "]}") -> str:
    """An answer as GDELT writes it, with titles that it put between quotation marks as they came."""
    rows = (
        f'{{ "url": "https://harbour.org/{n}", "url_mobile": "", "title": "{title}", "seendate": "20241014T101500Z", '
        f'"socialimage": "https://harbour.org/{n}.jpg", "domain": "harbour.org", "language": "English", '
        '"sourcecountry": "Norway" }'
        for n, title in enumerate(titles)
    )
    return f'{{"articles": [ {", ".join(rows)}{end}'


def gdelt_gives(web: HTTPServer, client: Client, body: str) -> tuple[Asked, list[tuple[str, str]]]:
    web.expect_request("/api/v2/doc/doc").respond_with_data(body, content_type="application/json; charset=utf-8")
    asked, *found = ask(Gdelt(base=web.url_for("")), client)
    assert isinstance(asked, Asked)
    return asked, [(one.address, one.title) for one in found if isinstance(one, Found)]


@pytest.mark.parametrize(
    "title",
    [
        'Mayor: "The bridge is shut"',
        '"The bridge is shut"',
        'Mayor calls "unsafe", "rotten" bridge a "scandal", says no more',
        'A list: "one", "two": three',
        'She said "no"}, and left',
        'Half a "quotation',
        'It is 5\\" wide, and "shut" \\u12',
        'Braces } ] , { "',
    ],
)
def test_quotation_marks_that_gdelt_did_not_escape_lose_nothing(web: HTTPServer, client: Client, title: str) -> None:
    asked, found = gdelt_gives(web, client, gdelts("Bridge shut", title, "Ferry sails"))
    read = title.replace('\\"', '"')
    assert found == [(f"https://harbour.org/{n}", one) for n, one in enumerate(("Bridge shut", read, "Ferry sails"))]
    assert (asked.count, asked.note, asked.error) == (3, "", "")


def test_what_cannot_be_read_of_gdelts_answer_is_said(web: HTTPServer, client: Client) -> None:
    body = gdelts("Bridge shut", "Ferry sails", "Road open")
    asked, found = gdelt_gives(web, client, body[: body.index("Road open")])
    assert found == [("https://harbour.org/0", "Bridge shut"), ("https://harbour.org/1", "Ferry sails")]
    assert asked.note == "The answer breaks off in the middle; what came before was read."


def test_a_title_that_puts_fields_of_its_own_into_gdelts_answer_is_passed_over(web: HTTPServer, client: Client) -> None:
    planted = 'Shut", "url": "https://elsewhere.org/", "title": "Open'
    asked, found = gdelt_gives(web, client, gdelts('The "bridge"', planted, "Ferry sails"))
    assert [address for address, _ in found] == ["https://harbour.org/0", "https://harbour.org/2"]
    assert asked.note == "One entry of the answer could not be read."


def test_an_answer_of_gdelt_without_one_entry_that_can_be_read_is_none(web: HTTPServer, client: Client) -> None:
    web.expect_request("/api/v2/doc/doc").respond_with_data(
        '{"articles": [ { "url": "https://harb', content_type="application/json; charset=utf-8"
    )
    with pytest.raises(FetchError, match=r"^GDELT answered with something that cannot be read\.$"):
        ask(Gdelt(base=web.url_for("")), client)


def test_nothing_found_is_an_empty_object(web: HTTPServer, client: Client) -> None:
    web.expect_request("/api/v2/doc/doc").respond_with_json({})
    [asked] = ask(Gdelt(base=web.url_for("")), client)
    assert (asked.status, asked.count, asked.error) == (200, 0, "")


# --- Google Fact Check Tools ------------------------------------------------------------------------------------------


def test_checks_are_given_page_by_page_with_all_that_is_told(web: HTTPServer, client: Client) -> None:
    first = {
        "claims": [
            {
                "text": "Soldiers are on their way", "claimant": "V. Zelensky", "claimDate": "2024-10-13T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Checks", "site": "checks.org"}, "url": "https://www.checks.org/1#a",
                        "title": "Are they?", "reviewDate": "2024-10-15T08:00:00Z", "textualRating": "Disputed",
                        "languageCode": "en-GB",
                    }
                ],
            }
        ],
        "nextPageToken": "more",
    }  # fmt: skip
    bare = {"claims": [{"text": "Another", "claimReview": [{"url": "https://other.org/2"}]}]}
    heard = heard_by(web, "/v1alpha1/claims:search", first, bare)
    given = ask(FactCheckTools(base=web.url_for(""), key="s3cret"), client, Question(text="soldiers"))
    assert [one for one in given if isinstance(one, FoundCheck)] == [
        FoundCheck(
            url="https://www.checks.org/1", text="Soldiers are on their way", claimant="V. Zelensky",
            claim_date=date(2024, 10, 13), publisher_name="Checks", publisher_site="checks.org", title="Are they?",
            review_date=date(2024, 10, 15), rating="Disputed", language="en-gb",
        ),
        FoundCheck(url="https://other.org/2", text="Another", publisher_site="other.org"),
    ]  # fmt: skip
    assert [dict(request.args) for request in heard] == [
        {"query": "soldiers", "pageSize": "50"},
        {"query": "soldiers", "pageSize": "50", "pageToken": "more"},
    ]


def test_the_key_stands_in_a_header_and_nowhere_else(web: HTTPServer, client: Client, caplog) -> None:
    heard = heard_by(web, "/v1alpha1/claims:search", {})
    given = ask(FactCheckTools(base=web.url_for(""), key="s3cret"), client)
    assert heard[0].headers["X-Goog-Api-Key"] == "s3cret"
    assert "s3cret" not in heard[0].url + repr(given)
    assert "s3cret" not in caplog.text


def test_the_key_does_not_follow_a_redirect_to_another_server(web: HTTPServer, guard: Guard) -> None:
    with HTTPServer(host="127.0.0.1") as other:
        guard.allowed.add((other.host, other.port))
        heard = heard_by(other, "/elsewhere", {})
        web.expect_request("/v1alpha1/claims:search").respond_with_data(
            "", status=302, headers={"Location": other.url_for("/elsewhere")}
        )
        both = Client(allowance={(web.host, web.port), (other.host, other.port)}, deadline=10)
        ask(FactCheckTools(base=web.url_for(""), key="s3cret"), both)
    assert "X-Goog-Api-Key" not in heard[0].headers


def test_a_wrong_key_is_said_so(web: HTTPServer, client: Client) -> None:
    web.expect_request("/v1alpha1/claims:search").respond_with_json({"error": {"code": 403}}, status=403)
    with pytest.raises(FetchError) as failure:
        ask(FactCheckTools(base=web.url_for(""), key="s3cret"), client)
    assert failure.value.is_final
    assert str(failure.value) == (
        "Google Fact Check Tools refused the request (status 403): see whether its key is right."
    )


@pytest.mark.parametrize(
    ("connector", "sentence"),
    [
        (FactCheckTools(), "There is no key for it: get one from Google and name it in the settings."),
        (SearXNG(), "No instance is named: run one, and name its address in the settings."),
        (Gdelt(), ""),
    ],
)
def test_a_connector_says_what_it_lacks(connector: Connector, sentence: str) -> None:
    assert connector.why_not() == sentence


# --- MediaWiki and Wikidata -------------------------------------------------------------------------------------------


def test_a_wiki_is_cited_by_the_revision_that_stands_now(web: HTTPServer, client: Client) -> None:
    heard = heard_by(
        web,
        "/w/api.php",
        {"query": {"search": [{"title": "Bridge of Brunn"}, {"title": "Ferry"}, {"title": "New|line"}]}},
        {"query": {"pages": [{"title": "Ferry"}, {"title": "Bridge of Brunn", "revisions": [{"revid": 77}]}]}},
    )
    searched, cited, found = ask(MediaWiki(base=web.url_for("")), client, Question(text="bridge"))
    assert isinstance(searched, Asked)
    assert isinstance(cited, Asked)
    assert isinstance(found, Found)
    assert (searched.count, cited.count, cited.note) == (2, 1, "Not every page gave the number of its revision.")
    assert found.address == web.url_for("/wiki/Bridge_of_Brunn?oldid=77")
    assert found.published_at is None
    assert dict(heard[1].args) == {
        "action": "query", "format": "json", "formatversion": "2", "maxlag": "5", "prop": "revisions",
        "titles": "Bridge of Brunn|Ferry", "rvprop": "ids|timestamp",
    }  # fmt: skip


@pytest.mark.parametrize("kind", [MediaWiki, Wikidata])
def test_a_wikis_error_with_status_200_is_handed_on(kind, web: HTTPServer, client: Client) -> None:
    heard_by(web, "/w/api.php", {"error": {"code": "disabled", "info": "Search is disabled on 10.0.0.7."}})
    with pytest.raises(FetchError) as failure:
        ask(kind(base=web.url_for("")), client)
    assert str(failure.value) == f"{kind.label} could not answer: “Search is disabled on …”."


@pytest.mark.parametrize(
    ("kind", "path", "answer"),
    [
        (MediaWiki, "/w/api.php", {"error": {"code": "maxlag", "info": "Waiting for 10.0.0.7: 6 seconds lagged."}}),
        (Wikidata, "/w/api.php", {"errors": [{"code": "maxlag", "text": "6 seconds lagged"}]}),
        (MediaWiki, "/w/api.php", Response(_json({"error": {"code": "maxlag", "info": "6 seconds lagged"}}), 503)),
        (Gdelt, "/api/v2/doc/doc", Response("Please limit requests to one every 5 seconds.", content_type="text/html")),
        (Gdelt, "/api/v2/doc/doc", {"error": "rate limit exceeded"}),
        (
            FactCheckTools,
            "/v1alpha1/claims:search",
            {"error": {"code": 429, "message": "Quota exceeded for a metric."}},
        ),
        (FactCheckTools, "/v1alpha1/claims:search", Response("", 429)),
        (SearXNG, "/search", Response("Too Many Requests", 429)),
    ],
    ids=range(8),
)
def test_a_service_that_wants_rest_gets_it_whatever_status_it_says_so_with(
    kind, path: str, answer, web: HTTPServer, client: Client
) -> None:
    if not isinstance(answer, Response):
        answer = Response(_json(answer), content_type="application/json", headers={"Retry-After": "5"})
    heard_by(web, path, answer)
    with pytest.raises(FetchError, match="wants to be asked less often") as failure:
        ask(kind(base=web.url_for("")), client)
    asked = float(answer.headers.get("Retry-After", 60))
    assert (failure.value.code, failure.value.seconds, failure.value.is_final) == ("too_often", asked, False)


@pytest.mark.parametrize(
    ("kind", "path", "answer", "words"),
    [
        (FactCheckTools, "/v1alpha1/claims:search", {"error": {"code": 500, "message": "A fault."}}, ": “A fault”."),
        (Gdelt, "/api/v2/doc/doc", {"status": "error", "message": "No index"}, ": “No index”."),
        (SearXNG, "/search", {"error": True, "results": []}, ", and does not say why."),
        (InternetArchive, "/wayback/available", {"error": "Offline"}, ": “Offline”."),
    ],
    ids=range(4),
)  # fmt: skip
def test_an_error_with_status_200_is_not_taken_for_nothing_found(
    kind, path: str, answer, words: str, web: HTTPServer, client: Client
) -> None:
    heard_by(web, path, answer)
    with pytest.raises(FetchError) as failure:
        ask(kind(base=web.url_for("")), client, Question(text="bridge", pages=("https://harbour.org/a",)))
    service = kind(base=web.url_for(""))
    assert (failure.value.code, str(failure.value)) == ("service", f"{service.named} could not answer{words}")


@pytest.mark.parametrize(
    ("kind", "path", "answer"),
    [
        (FactCheckTools, "/v1alpha1/claims:search", {"claims": "none"}),
        (Gdelt, "/api/v2/doc/doc", {"articles": {"0": {"url": "https://harbour.org/a"}}}),
        (SearXNG, "/search", {"results": None}),
        (MediaWiki, "/w/api.php", {"query": {"search": {"title": "Bridge"}}}),
        (Wikidata, "/w/api.php", {"search": 0}),
    ],
    ids=range(5),
)  # fmt: skip
def test_something_else_where_a_list_belongs_is_not_taken_for_nothing_found(
    kind, path: str, answer, web: HTTPServer, client: Client
) -> None:
    heard_by(web, path, answer)
    with pytest.raises(FetchError, match="cannot be read"):
        ask(kind(base=web.url_for("")), client, Question(text="bridge", names=("Ada Holm",)))


def test_searxng_that_answers_with_a_page_is_said_to_lack_json(web: HTTPServer, client: Client) -> None:
    heard_by(web, "/search", Response("<!DOCTYPE html><title>SearXNG</title>", content_type="text/html"))
    with pytest.raises(FetchError, match=r"^SearXNG answered with a page instead of JSON: add “json”"):
        ask(SearXNG(base=web.url_for("")), client)


def test_a_wiki_that_has_no_page_with_all_words_is_asked_for_any(web: HTTPServer, client: Client) -> None:
    heard = heard_by(web, "/w/api.php", {"batchcomplete": True, "query": {"search": []}})
    claim = Question(text="It was -40 °C, Ada said; the “ice” did NOT melt")
    given = ask(MediaWiki(base=web.url_for("")), client, claim)
    assert [(one.count, one.error) for one in given if isinstance(one, Asked)] == [(0, ""), (0, "")]
    assert [request.args["srsearch"] for request in heard] == [
        "it was 40 c ada said the ice did not melt",
        "said OR melt",
    ]


def test_a_wiki_that_has_such_a_page_is_asked_once(web: HTTPServer, client: Client) -> None:
    heard = heard_by(web, "/w/api.php", {"query": {"search": [{"title": "Ice"}]}}, {"query": {"pages": []}})
    ask(MediaWiki(base=web.url_for("")), client)
    assert [request.args.get("srsearch", "") for request in heard] == [
        "zelensky says that north korea is sending soldiers to russia",
        "",
    ]


def test_names_are_given_in_every_script_as_suggestions(web: HTTPServer, client: Client) -> None:
    services.play_wikidata(web, "Volodymyr Zelenskyy")
    given = ask(Wikidata(base=web.url_for("")), client, Question(text="x", names=("Zelensky",)))
    assert given[-1] == FoundName(
        asked="Zelensky",
        identity="Q3874799",
        address=web.url_for("/wiki/Q3874799"),
        description="Volodymyr Zelenskyy",
        spellings=("Volodymyr Zelenskyy", "Володимир Зеленський", "Zelenskyy"),
    )


# --- SearXNG ----------------------------------------------------------------------------------------------------------


def test_the_newsrooms_own_instance_stands_in_no_log(web: HTTPServer, client: Client) -> None:
    services.play_searxng(web, "Bridge closed")
    asked, *found = ask(SearXNG(base=web.url_for("")), client, Question(text="bridge"))
    assert asked == Asked("searxng: bridge", status=200, count=3, note="No answer came from one (timeout).")
    assert isinstance(found[0], Found)
    assert found[0].published_at == datetime(2024, 10, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("silent", "error"),
    [
        ([["brave", "Suspended: too many requests"], ["google", "CAPTCHA"]],
         "Nothing was found, and no answer came from brave (Suspended: too many requests), google (CAPTCHA)."),
        (["brave", ["google"]], "Nothing was found, and no answer came from brave, google."),
        ([], ""),
        (None, ""),
        ([[], [7], None, ["", "timeout"]], ""),
    ],
)  # fmt: skip
def test_nothing_found_by_engines_that_are_silent_is_no_answer(web: HTTPServer, client: Client, silent, error) -> None:
    said = {"query": "bridge", "number_of_results": 0, "results": [], "unresponsive_engines": silent}
    web.expect_request("/search").respond_with_json(said)
    [asked] = ask(SearXNG(base=web.url_for("")), client, Question(text="bridge"))
    assert asked == Asked("searxng: bridge", status=200, count=0, error=error, is_answer=bool(error))


def test_an_instance_without_json_says_what_to_do(web: HTTPServer, client: Client) -> None:
    web.expect_request("/search").respond_with_data("Forbidden", status=403)
    with pytest.raises(FetchError) as failure:
        ask(SearXNG(base=web.url_for("")), client)
    assert str(failure.value) == (
        "SearXNG does not answer in JSON (status 403): add “json” to the formats in its settings."
    )


# --- Cited pages ------------------------------------------------------------------------------------------------------


def test_a_cited_page_is_read_and_its_own_check_given(web: HTTPServer, client: Client) -> None:
    services.play_page(web, "Ferry stays in harbour")
    asked, found = ask(CitedPages(), client, Question(text="", addresses=(web.url_for("/story"),)))
    assert asked == Asked(web.url_for("/story"), status=200, count=1)
    assert isinstance(found, Found)
    assert (found.address, found.title, found.language) == (web.url_for("/story"), "Ferry stays in harbour", "en")


def test_a_cited_page_that_is_gone_does_not_hide_the_next(web: HTTPServer, client: Client) -> None:
    services.play_page(web, "Ferry stays in harbour")
    addresses = (web.url_for("/gone"), "http://10.0.0.1/", web.url_for("/story"))
    gone, refused, asked, _ = ask(CitedPages(), client, Question(text="", addresses=addresses))
    assert (gone.status, bool(gone.error), bool(refused.error), asked.error) == (500, True, True, "")


# --- The Internet Archive ---------------------------------------------------------------------------------------------

PAGE = "https://harbour.org/1"
STAMP = "20241014101500"


def archive(web: HTTPServer, **keys: str) -> InternetArchive:
    return InternetArchive(base=web.url_for(""), **keys)


def looked_up(web: HTTPServer, client: Client) -> list[Given]:
    return ask(archive(web), client, Question(text="", pages=(PAGE,)))


def test_a_copy_is_named_by_its_permalink(web: HTTPServer, client: Client) -> None:
    services.play_archive(web, PAGE)
    _, copy = looked_up(web, client)
    assert isinstance(copy, FoundCopy)
    assert copy.permalink == web.url_for("/web/20241014101500/https://harbour.org/1")
    assert (copy.address, copy.taken_at) == (PAGE, datetime(2024, 10, 14, 10, 15, tzinfo=UTC))


def test_the_index_is_asked_where_availability_says_no(web: HTTPServer, client: Client) -> None:
    heard_by(web, "/wayback/available", {"url": PAGE, "archived_snapshots": {}})
    heard = heard_by(web, "/cdx/search/cdx", [["timestamp", "original", "statuscode"], ["20241014101500", PAGE, "200"]])
    first, second, copy = looked_up(web, client)
    assert (first.count, second.count) == (0, 1)
    assert isinstance(copy, FoundCopy)
    assert dict(heard[0].args) == {
        "url": PAGE, "output": "json", "fl": "timestamp,original,statuscode", "filter": "statuscode:200", "limit": "-1",
    }  # fmt: skip


@pytest.mark.parametrize("index", [[], [["timestamp"]], [["timestamp"], ["no"]], [["timestamp"], []], [None, 7]])
def test_no_copy_is_no_failure(index, web: HTTPServer, client: Client) -> None:
    heard_by(web, "/wayback/available", {"archived_snapshots": {"closest": {"available": False}}})
    heard_by(web, "/cdx/search/cdx", index)
    assert [one.count for one in looked_up(web, client) if isinstance(one, Asked)] == [0, 0]


def test_a_site_whose_copies_are_kept_back_says_nothing_of_the_others(web: HTTPServer, client: Client) -> None:
    heard_by(web, "/wayback/available", {"archived_snapshots": {}})
    captures = [["timestamp", "original", "statuscode"], ["20241014101500", PAGE, "200"]]
    heard_by(web, "/cdx/search/cdx", Response("Blocked Site Error", 403), captures)
    given = ask(archive(web), client, Question(text="", pages=("https://closed.org/", PAGE)))
    assert [one.error for one in given if isinstance(one, Asked)] == [
        "", "The Internet Archive shows nobody its copies of this page.", "", "",
    ]  # fmt: skip
    assert [one.address for one in given if isinstance(one, FoundCopy)] == [PAGE]


UNREAD = "The Internet Archive answered with something that cannot be read."
KEYS = {"access_key": "acc3ss", "secret": "s3cret"}


def saved(web: HTTPServer, client: Client, answer: Any) -> tuple[Any, Request]:
    heard = heard_by(web, "/save", answer)
    try:
        return archive(web, **KEYS).save(PAGE, client), heard[0]
    except FetchError as error:
        return error, heard[0]


def test_a_copy_is_asked_for_by_a_form_with_the_keys_in_a_header(web: HTTPServer, client: Client) -> None:
    job, request = saved(web, client, {"url": PAGE, "job_id": "spn2-abc"})
    assert (job.identity, job.copy) == ("spn2-abc", None)
    assert (request.method, request.headers["Authorization"]) == ("POST", "LOW acc3ss:s3cret")
    # Without “capture_all”, which takes copies of pages that are errors, too.
    assert dict(request.form) == {"url": PAGE, "skip_first_archive": "1", "if_not_archived_within": "24h"}
    assert "s3cret" not in request.url


@pytest.mark.parametrize(
    ("answer", "sentence", "is_final"),
    [
        ({"status_ext": "error:blocked-url"}, "The Internet Archive does not archive this address.", True),
        ({"status_ext": "error:user-session-limit"}, "The Internet Archive is busy with other pages of ours.", False),
        ({"message": "Cannot resolve host."}, "The Internet Archive took no copy: “Cannot resolve host”.", False),
        ({"url": PAGE}, UNREAD, False),
        ({"job_id": "../../x"}, UNREAD, False),
        ([], UNREAD, False),
        (Response("", 429), "The Internet Archive wants to be asked less often. It is asked again later.", False),
        (
            Response("", 401),
            "The Internet Archive refused the request (status 401): see whether its key is right.",
            True,
        ),
        (
            Response("<html>Log in</html>", 200, content_type="text/html"),
            "The Internet Archive answered with something that cannot be read. It said: “Log in”.",
            False,
        ),
    ],
    ids=range(9),
)  # fmt: skip
def test_a_copy_that_is_refused_is_said_so(answer, sentence, is_final, web: HTTPServer, client: Client) -> None:
    failure, _ = saved(web, client, answer)
    assert (str(failure), failure.is_final) == (sentence, is_final)


def test_a_form_is_sent_to_no_other_address(web: HTTPServer, client: Client) -> None:
    elsewhere = heard_by(web, "/elsewhere", {"job_id": "x"})
    failure, _ = saved(web, client, Response("", 307, {"Location": "/elsewhere"}))
    assert str(failure) == "127.0.0.1 wants to have what was sent to it sent elsewhere."
    assert elsewhere == []


LED_AWAY = "The Internet Archive was led to another page (the front page or a login): that is no copy of this one."


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"status": "pending", "resources": []}, ""),
        (
            {"status": "success", "timestamp": STAMP, "original_url": "https://elsewhere.org/"},
            LED_AWAY,
        ),
        ({"status": "success", "timestamp": STAMP, "original_url": "https://harbour.org/login?next=/story"}, LED_AWAY),
        ({"status": "success", "timestamp": STAMP, "original_url": "https://consent.harbour.org/?x=1"}, LED_AWAY),
        ({"status": "success", "timestamp": "soon"}, UNREAD),
        (
            {"status": "success", "timestamp": STAMP, "original_url": PAGE, "http_status": 404},
            "The Internet Archive came to a page with status 404: that is no copy of this one.",
        ),
        ({"status": "success", "timestamp": STAMP, "original_url": PAGE, "http_status": 200}, f"/web/{STAMP}/{PAGE}"),
        (
            {"status": "error", "status_ext": "error:not-found"},
            "The Internet Archive was told by the server of the page that there is no such page.",
        ),
        ({"status": "error", "status_ext": "error:cannot-fetch"}, "The Internet Archive could not fetch the page."),
        ({"status": "error", "status_ext": "error:protocol-error"}, "The Internet Archive could not fetch the page."),
        ({"status": "error", "status_ext": "error:no-browsers-available"}, "The Internet Archive is overloaded."),
        (
            {"status": "error", "status_ext": "error:invalid-host-resolution", "message": "Words with 10.0.0.7"},
            "The Internet Archive could not look up the name of the page’s server.",
        ),
        (
            {"message": "Save Page Now is overloaded"},
            "The Internet Archive has no room for us now: “Save Page Now is overloaded”.",
        ),
        ({}, UNREAD),
    ],
    ids=range(14),
)  # fmt: skip
def test_how_a_copy_goes_is_asked_by_its_number(answer, outcome, web: HTTPServer, client: Client) -> None:
    heard = heard_by(web, "/save/status/spn2-abc", answer)
    try:
        job = archive(web, **KEYS).look_after("spn2-abc", PAGE, client)
        said = job.copy.permalink.removeprefix(web.url_for("").rstrip("/")) if job.copy else ""
    except FetchError as error:
        said = str(error)
    assert said == outcome
    assert heard[0].headers["Authorization"] == "LOW acc3ss:s3cret"


def test_without_keys_no_copy_can_be_asked_for() -> None:
    assert InternetArchive().why_no_saving().startswith("There are no keys for the Internet Archive")
    assert InternetArchive(**KEYS).why_no_saving() == ""

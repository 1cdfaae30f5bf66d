"""The demo newswire: its texts keep the promises of its README, and its server behaves as a news site does."""

import html
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import feedparser
import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from demo.management.commands.newswire import Command
from demo.manifest import (
    EDITED_PAGE,
    JOURNEY_PAGE,
    OUTLETS,
    PAGES,
    PAGES_FOLDER,
    PEOPLE,
    FeedFormat,
    Outlet,
    Page,
    Role,
    Topic,
    pages_of,
    pages_with,
)
from demo.rendering import BANNERS
from demo.wire import Clock, Newswire, NotLoopback

ROOT = Path(__file__).resolve().parents[2]

# Every word of the reports that has a capital letter and never a small one, apart from the names of people.
NAMES_OF_OTHER_THINGS = frozenset(
    re.findall(
        r"[\w-]+",
        """
        Chandler Courier Daily December Friday Gazette General Harbour January KYIV Korea Korean Krakow
        Kremlin Kurakhove Kyiv Ledger MOSCOW March Monday Moscow Museum North Northwire November October
        Ossel Pokrovsk Pyongyang Russia Russian SEOUL Saturday Seoul September South Staff Sunday Thursday
        Tuesday Ukraine Ukrainian VELMOUTH Velmouth Wednesday КНДР Києві Кореї Краків Кремля Курахове
        Курахового Покровськ Південної Росії України
        """,
    )
)
WORDS_AT_THE_HEAD_OF_SENTENCES = frozenset(
    re.findall(
        r"[\w-]+",
        """
        Children Good Hauliers I Nineteen Proof Repairs Seventeen Sixty-three Starting Thirty Tomorrow
        Генеральний Доказів За Ми Міністр Найгарячішими Найімовірніше Одна Повідомлення Повітряні Редакція
        Речник Сім Те
        """,
    )
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


class Reader:
    """A client of one newswire."""

    def __init__(self, wire: Newswire) -> None:
        self.wire = wire

    def ask(self, method: str, path: str, *, body: str | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection(*self.wire.server_address[:2], timeout=20)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers=names)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def turn_clock(self, edition: object, **headers: str) -> Answer:
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", "/clock", body=urlencode({"edition": edition}), **(form | headers))

    def page(self, page: Page) -> str:
        return self.get(page.path).body.decode(page.outlet.charset)


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Newswire(0) as wire:
        thread = threading.Thread(target=wire.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Reader(wire)
        wire.shutdown()
        thread.join()


def text_of(path: Path) -> str:
    """The words of a report, as a reader sees them; a line for each paragraph."""
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))).strip()


def every_text() -> list[str]:
    texts = [text_of(edition.file) for page in PAGES for edition in page.editions]
    return texts + [f"{page.title}\n{page.summary}" for page in PAGES]


def named(pages: tuple[Page, ...]) -> list[str]:
    return [page.path.rsplit("/", 1)[-1] for page in pages]


# --- The texts --------------------------------------------------------------------------------------------------------


def test_manifest_and_files_and_readme_name_the_same_reports() -> None:
    in_manifest = {edition.file.relative_to(PAGES_FOLDER).as_posix() for page in PAGES for edition in page.editions}
    on_disk = {path.relative_to(PAGES_FOLDER).as_posix() for path in PAGES_FOLDER.glob("*/reports/*")}
    in_readme = set(re.findall(r"`([\w-]+/reports/[\w.-]+)`", (ROOT / "demo/README.md").read_text(encoding="utf-8")))
    assert in_manifest == on_disk == in_readme


def test_reports_are_short_and_there_are_enough() -> None:
    lengths = {page.path: len(text_of(edition.file).split()) for page in PAGES for edition in page.editions}
    assert {path: words for path, words in lengths.items() if not 90 <= words <= 260} == {}
    assert (len(PAGES), len(OUTLETS), len({page.path for page in PAGES})) == (26, 6, 26)


def test_every_role_is_played() -> None:
    assert {role for role in Role if not pages_with(role)} == set()
    assert named(pages_with(Role.REPRINT)) == ["zelensky-north-korea-people.html", "pyongyang-people.html"]


def test_reports_about_the_soldiers_fall_into_their_week() -> None:
    days = {page.published.date().isoformat() for page in PAGES if page.topic is Topic.SOLDIERS}
    assert days == {f"2024-10-{day}" for day in (13, 14, 15, 16, 18, 20)}


@pytest.mark.parametrize("page", pages_with(Role.REPRINT), ids=lambda page: page.outlet.slug)
def test_reprint_is_the_agency_text_word_for_word_and_credits_it(page: Page) -> None:
    origin = next(other for other in PAGES if other.path == page.copies)
    assert text_of(page.editions[0].file) == text_of(origin.editions[0].file)
    assert origin.outlet.name in page.credit


@pytest.mark.parametrize("page", pages_with(Role.REWRITE), ids=lambda page: page.outlet.slug)
def test_rewrite_credits_the_agency_and_shares_no_sentence_with_it(page: Page) -> None:
    origin = next(other for other in PAGES if other.path == page.copies)
    assert origin.outlet.name in page.credit
    assert sentences(text_of(page.editions[0].file)) & sentences(text_of(origin.editions[0].file)) == set()


def test_copies_are_published_after_their_origin() -> None:
    published = {page.path: page.published for page in PAGES}
    assert [page.path for page in PAGES if page.copies and page.published <= published[page.copies]] == []


def test_editions_differ_in_the_sentences_that_a_check_would_cite() -> None:
    first, second = EDITED_PAGE.editions
    before, after = text_of(first.file), text_of(second.file)
    assert [sentence in before for sentence in first.cited] == [True, True]
    assert [sentence in after for sentence in first.cited] == [False, False]
    assert [(sentence in before, sentence in after) for sentence in second.cited] == [(False, True)]
    assert first.edited_at < second.edited_at


def test_only_the_edited_page_has_two_editions() -> None:
    assert [page for page in PAGES if len(page.editions) > 1] == [EDITED_PAGE]


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("“high possibility”", "northwire/reports/seoul-high-possibility.html"),
        ("Kim Yong-hyun", "northwire/reports/seoul-high-possibility.html"),
        ("Kim Young-hyun has confirmed", "eastern-courier/reports/seoul-confirms.html"),
        ("He confirmed nothing.", "eastern-courier/reports/correction-seoul.html"),
        ("About 25 infantry fighting vehicles", "northwire/reports/air-force-attack-kurakhove.html"),
        ("About 30 infantry fighting vehicles", "harbour-post/reports/armour-thirty-vehicles.html"),
        ("cracks in 14 of the bridge's 60 hangers", "northwire/reports/chandler-bridge-lorries.html"),
        ("Nineteen of the 60 hangers", "harbour-post/reports/nineteen-hangers.html"),
        ("Kazimir Vendelin", "northwire/reports/chandler-bridge-lorries.html"),
        ("Casimir Wendelin", "daily-ledger/reports/bridge-ban-velmouth.html"),
        ("Зеленський", "nadrichnyi-visnyk/reports/zelenskyi-kndr.html"),
        ("КНДР", "nadrichnyi-visnyk/reports/zelenskyi-kndr.html"),
    ],
)
def test_what_the_readme_promises_is_in_the_text(words: str, file: str) -> None:
    assert words in text_of(PAGES_FOLDER / file)


@pytest.mark.parametrize(
    "fact",
    [
        "Zelensky has accused North Korea of supplying soldiers",
        "Zelensky said in his evening video address",
        "“is growing stronger”",
        "“high possibility”",
        "were likely true, Kim said",
        "Dmitry Peskov dismissed the accusation as “another piece of fake news”",
        "about 25 infantry fighting vehicles and five tanks had been repelled",
        "Seven infantry fighting vehicles and two tanks were destroyed in the clash, according to reports",
        "Around 80 Russian attacks",
        "Pokrovsk and Krakow",
    ],
)
def test_report_to_read_in_first_holds_the_facts(fact: str) -> None:
    assert fact in text_of(JOURNEY_PAGE.editions[0].file)


def test_nobody_is_named_but_the_people_of_the_manifest() -> None:
    people = {part for person in PEOPLE for spelling in person.spellings for part in spelling.split()}
    known = people | NAMES_OF_OTHER_THINGS | WORDS_AT_THE_HEAD_OF_SENTENCES
    texts = every_text()
    in_small_letters = {word for text in texts for word in re.findall(r"\b[a-zа-яіїєґ][\w’-]*", text)}
    found = {
        word.removesuffix("'s").removesuffix("s'")
        for text in texts
        for word in re.findall(r"(?<![\w.])[A-ZА-ЯІЇЄҐ][\w-]*(?:'s)?", text)
    }
    unknown = {word for word in found if word not in known and word.lower() not in in_small_letters}
    assert unknown == set()


def test_real_people_are_the_three_of_the_record() -> None:
    assert [person.name for person in PEOPLE if not person.is_invented] == [
        "Volodymyr Zelensky",
        "Kim Yong-hyun",
        "Dmitry Peskov",
    ]


def test_real_and_invented_people_never_meet_in_one_report() -> None:
    real = {spelling for person in PEOPLE if not person.is_invented for spelling in person.spellings}
    invented = {spelling for person in PEOPLE if person.is_invented for spelling in person.spellings}
    texts = every_text()
    assert [
        text for text in texts if any(name in text for name in real) and any(name in text for name in invented)
    ] == []


@pytest.mark.corpus
def test_no_run_of_ten_words_is_taken_from_the_first_article() -> None:
    article = Path(os.environ.get("FACTCHECK_CORPUS") or ROOT.parent / "shared") / "seed" / "article.txt"
    if not article.is_file():
        pytest.skip("The shared benchmark folder is not here (FACTCHECK_CORPUS).")
    theirs = runs_of_words(article.read_text(encoding="utf-8"), 10)
    assert [sorted(shared) for text in every_text() if (shared := runs_of_words(text, 10) & theirs)] == []


def sentences(text: str) -> set[str]:
    return {sentence.strip() for sentence in re.split(r"(?<=[.!?])\s+", text) if len(sentence.split()) > 3}


def runs_of_words(text: str, length: int) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


# --- The server: pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_page_is_served_with_its_banner_its_text_and_its_metadata(reader: Reader, page: Page) -> None:
    answer = reader.get(page.path)
    markup = answer.body.decode(page.outlet.charset)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == f"text/html; charset={page.outlet.charset}"
    assert BANNERS[page.outlet.language] in html.unescape(markup)
    assert page.editions[0].file.read_text(encoding="utf-8").strip() in markup
    assert html.escape(page.title) in markup
    assert f'<link rel="canonical" href="{reader.wire.base}{page.path}">' in markup
    assert f'<meta property="article:published_time" content="{page.published.isoformat()}">' in markup
    assert "[[" not in markup
    about = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', markup, re.DOTALL)[0])
    assert (about["@type"], about["headline"]) == ("NewsArticle", page.title)
    assert about["datePublished"] == page.published.isoformat()


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.slug)
def test_home_page_leads_to_every_report_and_to_the_feed(reader: Reader, outlet: Outlet) -> None:
    markup = reader.get(outlet.home_path).body.decode(outlet.charset)
    assert BANNERS[outlet.language] in html.unescape(markup)
    assert f'href="{reader.wire.base}{outlet.feed_path}"' in markup
    assert [page.path for page in pages_of(outlet) if f'href="{reader.wire.base}{page.path}"' not in markup] == []


def test_index_lists_all_outlets_and_pages_and_says_what_it_is(reader: Reader) -> None:
    markup = reader.get("/").body.decode()
    assert BANNERS["en"] in markup
    for path in [outlet.home_path for outlet in OUTLETS] + [page.path for page in PAGES]:
        assert f'href="{reader.wire.base}{path}"' in markup


def test_every_link_of_the_newswire_leads_somewhere(reader: Reader) -> None:
    pages = ["/", *(outlet.home_path for outlet in OUTLETS), *(page.path for page in PAGES)]
    links: set[str] = set()
    for path in pages:
        links |= set(re.findall(rb'(?:href|action)="([^"#]+)"', reader.get(path).body))
    paths = {link.decode().removeprefix(reader.wire.base) for link in links}
    assert {path: reader.get(path).status for path in paths if reader.get(path).status != 200} == {}


def test_windows_charsets_are_in_the_bytes(reader: Reader) -> None:
    western = reader.get("/harbour-post/2024/10/05/nineteen-hangers.html").body
    ukrainian = reader.get("/nadrichnyi-visnyk/2024/10/14/zelenskyi-kndr.html").body
    assert b"\x93money that" in western
    assert "Зеленський".encode("windows-1251") in ukrainian
    assert [is_utf8(western), is_utf8(ukrainian)] == [False, False]


def is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_unknown_address_is_not_found(reader: Reader) -> None:
    assert reader.get("/northwire/2024/10/14/../../../../manifest.py").status == 404
    assert reader.get("/nothing-here").status == 404
    assert reader.ask("POST", "/northwire/", body="").status == 404


def test_query_of_a_link_is_ignored(reader: Reader) -> None:
    path = JOURNEY_PAGE.path
    assert reader.get(f"{path}?utm_source=feed").body == reader.get(path).body


# --- The server: feeds ------------------------------------------------------------------------------------------------

XML_OUTLETS = [outlet for outlet in OUTLETS if outlet.feed_format is not FeedFormat.JSON]


@pytest.mark.parametrize("outlet", XML_OUTLETS, ids=lambda outlet: outlet.slug)
def test_xml_feed_announces_every_page_with_an_absolute_link_and_its_date(reader: Reader, outlet: Outlet) -> None:
    answer = reader.get(outlet.feed_path)
    parsed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["Content-Type"]})
    versions = {FeedFormat.RSS: "rss20", FeedFormat.ATOM: "atom10", FeedFormat.RDF: "rss10"}
    assert (parsed.bozo, parsed.version, parsed.feed.title) == (False, versions[outlet.feed_format], outlet.name)
    listed = [(entry.link.split("?")[0], entry.title, entry_date(entry)) for entry in parsed.entries]
    assert listed == [
        (reader.wire.base + page.path, page.title, page.published.utctimetuple()[:6]) for page in pages_of(outlet)
    ]


def entry_date(entry: feedparser.FeedParserDict) -> tuple[int, ...]:
    # RSS 1.0 has one date, and feedparser calls it the date of the update.
    return tuple((entry.get("published_parsed") or entry["updated_parsed"])[:6])


def test_json_feed_announces_every_page(reader: Reader) -> None:
    (outlet,) = (outlet for outlet in OUTLETS if outlet.feed_format is FeedFormat.JSON)
    answer = reader.get(outlet.feed_path)
    parsed = json.loads(answer.body)
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert (parsed["version"], parsed["title"]) == ("https://jsonfeed.org/version/1.1", outlet.name)
    assert [(item["url"], item["title"], item["date_published"]) for item in parsed["items"]] == [
        (reader.wire.base + page.path, page.title, page.published.isoformat()) for page in pages_of(outlet)
    ]


def test_feed_charset_is_in_its_bytes(reader: Reader) -> None:
    outlet = next(outlet for outlet in OUTLETS if outlet.slug == "harbour-post")
    body = reader.get(outlet.feed_path).body
    assert body.startswith(b'<?xml version="1.0" encoding="windows-1252"?>')


# --- The server: conditional requests ---------------------------------------------------------------------------------

CONDITIONAL = [JOURNEY_PAGE.path, OUTLETS[0].feed_path, OUTLETS[4].feed_path, OUTLETS[0].home_path, "/"]


@pytest.mark.parametrize("path", CONDITIONAL)
def test_reader_who_holds_the_bytes_is_not_sent_them_again(reader: Reader, path: str) -> None:
    tag = reader.get(path).headers["ETag"]
    again = reader.get(path, If_None_Match=f'"other", W/{tag}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)


def test_date_decides_where_no_tag_was_sent(reader: Reader) -> None:
    date = reader.get(JOURNEY_PAGE.path).headers["Last-Modified"]
    assert date == "Mon, 14 Oct 2024 17:15:00 GMT"
    assert reader.get(JOURNEY_PAGE.path, If_Modified_Since=date).status == 304
    assert reader.get(JOURNEY_PAGE.path, If_Modified_Since="Mon, 14 Oct 2024 17:14:59 GMT").status == 200
    assert reader.get(JOURNEY_PAGE.path, If_Modified_Since=date, If_None_Match='"other"').status == 200


def test_head_has_the_headers_and_no_body(reader: Reader) -> None:
    asked, head = reader.get(JOURNEY_PAGE.path), reader.ask("HEAD", JOURNEY_PAGE.path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(asked.body))
    assert head.headers["ETag"] == asked.headers["ETag"]


# --- The clock --------------------------------------------------------------------------------------------------------


def test_turning_the_clock_replaces_the_edited_page_and_nothing_else(reader: Reader) -> None:
    paths = [page.path for page in PAGES]
    before = {path: reader.get(path) for path in paths}
    assert json.loads(reader.get("/clock").body) == {"edition": 1, "editions": 2}

    turned = reader.turn_clock(2)

    assert (turned.status, json.loads(turned.body)) == (200, {"edition": 2, "editions": 2})
    assert json.loads(reader.get("/clock").body)["edition"] == 2
    after = {path: reader.get(path) for path in paths}
    assert [path for path in paths if before[path].body != after[path].body] == [EDITED_PAGE.path]
    assert EDITED_PAGE.editions[0].cited[0] in before[EDITED_PAGE.path].body.decode()
    assert EDITED_PAGE.editions[1].cited[0] in after[EDITED_PAGE.path].body.decode()


def test_old_edition_is_no_longer_fresh_after_the_clock_was_turned(reader: Reader) -> None:
    held = reader.get(EDITED_PAGE.path).headers
    feed_tag = reader.get(EDITED_PAGE.outlet.feed_path).headers["ETag"]
    reader.turn_clock(2)
    assert reader.get(EDITED_PAGE.path, If_None_Match=held["ETag"]).status == 200
    assert reader.get(EDITED_PAGE.path, If_Modified_Since=held["Last-Modified"]).status == 200
    assert reader.get(EDITED_PAGE.outlet.feed_path, If_None_Match=feed_tag).status == 200


def test_clock_can_be_turned_back(reader: Reader) -> None:
    first = reader.get(EDITED_PAGE.path)
    reader.turn_clock(2)
    second = reader.get(EDITED_PAGE.path)
    reader.turn_clock(1)
    assert reader.get(EDITED_PAGE.path).body == first.body
    assert reader.get(EDITED_PAGE.path, If_Modified_Since=second.headers["Last-Modified"]).status == 200


@pytest.mark.parametrize("edition", ["0", "3", "-1", "two", "", "²", "1" * 2000])
def test_edition_that_does_not_exist_is_refused(reader: Reader, edition: str) -> None:
    answer = reader.turn_clock(edition)
    assert (answer.status, answer.body) == (400, b"Send edition=N as a form, with N from 1 to 2.\n")
    assert reader.wire.clock.edition == 1


def test_page_of_another_site_cannot_turn_the_clock(reader: Reader) -> None:
    refused = reader.turn_clock(2, Origin="https://elsewhere.example")
    rebound = reader.turn_clock(2, Host="elsewhere.example")
    assert (refused.status, rebound.status, reader.wire.clock.edition) == (403, 403, 1)


def test_button_of_the_index_leads_back_to_it(reader: Reader) -> None:
    answer = reader.turn_clock(2, Origin=reader.wire.base, Accept="text/html,*/*")
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert "Edition <strong>2</strong> of it is served now." in reader.get("/").body.decode()


def test_clock_refuses_an_edition_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="There are editions 1 to 2 of the edited page"):
        Clock(3)


# --- Starting and stopping --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org", ""])
def test_newswire_listens_on_this_machine_only(host: str) -> None:
    with pytest.raises(NotLoopback, match="listens on this machine only"):
        Newswire(0, host)


def test_command_refuses_without_debug(settings: LazySettings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="starts only while DEBUG is on"):
        call_command(Command(), port=0)


def test_command_refuses_a_host_that_others_can_reach(settings: LazySettings) -> None:
    settings.DEBUG = True
    with pytest.raises(CommandError, match=r"and 0\.0\.0\.0 could be reached by others"):
        call_command(Command(), port=0, host="0.0.0.0")


def test_command_says_when_its_port_is_taken(settings: LazySettings, reader: Reader) -> None:
    settings.DEBUG = True
    port = reader.wire.server_port
    with pytest.raises(CommandError, match=rf"Port {port} is taken\. Choose another one with --port\."):
        call_command(Command(), port=port)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_command_announces_itself_serves_and_stops_at_a_signal(number: signal.Signals) -> None:
    environment = os.environ | {"FACTCHECK_DEBUG": "1", "FACTCHECK_DEMO": "1"}
    command = [sys.executable, "manage.py", "newswire", "--port", "0", "--edition", "2"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        match = re.fullmatch(r"newswire listens on (http://127\.0\.0\.1:\d+)\n", line)
        if match is None:
            process.kill()
            pytest.fail(f"The newswire said {line!r} and {process.stderr.read()!r}.")
        connection = http.client.HTTPConnection(urlsplit(match[1]).netloc, timeout=20)
        connection.request("GET", "/clock")
        body = connection.getresponse().read()
        process.send_signal(number)  # while the connection is still open
        rest, errors = process.communicate(timeout=20)
        connection.close()
    assert (json.loads(body)["edition"], process.returncode, rest, errors) == (2, 0, "", "")

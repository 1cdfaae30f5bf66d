"""A dump of other people's checks is read in as a stream, goes on where it stopped, and doubles nothing."""

import gzip
import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_httpserver import HTTPServer

from claims.connectors.dump import PIECE, NotADump, entries_of
from claims.intake import import_dump
from claims.intake.dumps import STEP
from claims.models import DumpImport, PreviousCheck

BROKEN = "The file breaks off or is broken after entry 3; what came before is kept."


def review(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "@context": "http://schema.org", "@type": "ClaimReview", "url": f"https://checks.org/{number}",
        "claimReviewed": f"Claim {number}", "author": {"@type": "Organization", "name": "Checks"},
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5.5, "alternateName": "False"},
        "itemReviewed": {"@type": "CreativeWork", "author": {"name": "Somebody"}, "appearance": "https://news.org/a"},
        **changed,
    }  # fmt: skip


def dump(count: int, *, start: int = 0) -> bytes:
    elements = [{"@type": "DataFeedItem", "item": [review(n)]} for n in range(start, start + count)]
    elements[1:1] = [{"@type": "DataFeedItem", "item": None}]
    return json.dumps({"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": elements}).encode()


def test_entries_come_with_their_numbers_and_may_be_empty():
    read = list(entries_of(io.BytesIO(dump(2))))
    assert [(number, [check.url for check in checks]) for number, checks in read] == [
        (1, ["https://checks.org/0"]),
        (2, []),
        (3, ["https://checks.org/1"]),
    ]
    assert (read[0][1][0].rating_value, read[0][1][0].rating_best) == (1.0, 5.5)


def test_plain_list_is_read_too():
    body = b"\xef\xbb\xbf " + json.dumps([review(1), {"item": review(2)}, None, 7]).encode()
    assert [len(checks) for _, checks in entries_of(io.BytesIO(body[3:]))] == [1, 1, 0, 0]


class Watched(io.BytesIO):
    """Remembers how far it was read."""

    furthest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.furthest = max(self.furthest, self.tell())
        return piece


def test_no_more_is_held_than_a_piece():
    """However long the file: an entry is given before more than a piece beyond it has been read."""
    for count in (2_000, 4_000, 8_000):
        file, ahead = Watched(dump(count)), []
        per_entry = len(file.getbuffer()) / (count + 1)
        for number, _ in entries_of(file):
            ahead.append(file.furthest - number * per_entry)
        assert max(ahead) < 2 * PIECE


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "This file is no dump of ClaimReview markup: it does not begin like JSON."),
        (b"<html>", "This file is no dump of ClaimReview markup: it does not begin like JSON."),
        (b"{nonsense", "This file is no dump of ClaimReview markup: its JSON cannot be read."),
        (dump(3)[:-200], BROKEN),
        (dump(3).replace(b'"Claim 2"', b'"Claim 2"\xff'), BROKEN),
    ],
    ids=range(5),
)  # fmt: skip
def test_what_is_no_dump_is_said_so(body, sentence):
    with pytest.raises(NotADump) as failure:
        list(entries_of(io.BytesIO(body)))
    assert str(failure.value) == sentence


@pytest.mark.parametrize(
    "bytes_", [b"\xff", b"\x00", b"\x1b", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"a\xe4b"]
)
def test_bytes_that_are_no_text_spoil_their_own_entry_and_nothing_else(bytes_):
    body = dump(4).replace(b"Claim 1", bytes_)
    read = dict(entries_of(io.BytesIO(body)))
    assert read.pop(3) is None
    assert [check.text for number in sorted(read) for check in read[number]] == ["Claim 0", "Claim 2", "Claim 3"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a \x41 b", r"a \x41 b"),
        (r"don\'t", "don't"),
        (r"50\%", r"50\%"),
        (r"C:\\path\q", r"C:\path\q"),
        (r"\u12", r"\u12"),
        (r"\u{1F600}", r"\u{1F600}"),
        (r"cut \ud83d", "cut \ufffd"),
        (r"cut \ude00 there", "cut \ufffd there"),
        (r"whole \ud83d\ude00", "whole 😀"),
        (r"\\\\ \" \/ \u0041", r"""\\ " / A"""),
        ("\\\\", "\\"),
        ("one\nline, \tand\r\nanother", "one line, and another"),
        ("a \\\n line", "a \\ line"),
    ],
)
def test_backslashes_that_escape_nothing_and_line_ends_end_no_dump_wherever_a_piece_ends(written, meant):
    """Entries of many lengths, so that each of these is cut at every place."""
    reviews = [review(n, claimReviewed="ABC", headline="x" * (n % 89)) for n in range(1_500)]
    body = json.dumps(reviews).replace("ABC", written).encode()
    assert {checks[0].text for _, checks in entries_of(io.BytesIO(body))} == {meant}
    assert len(body) > 6 * PIECE


def test_letters_that_are_cut_where_a_piece_ends_are_whole():
    """Entries of letters of two to four bytes that begin at every place of a piece."""
    reviews = [review(n, claimReviewed=f"Міст 다리 🌉 {n}", headline="x" * (n % 89)) for n in range(1_500)]
    body = json.dumps(reviews, ensure_ascii=False).encode()
    assert [checks[0].text for _, checks in entries_of(io.BytesIO(body))] == [one["claimReviewed"] for one in reviews]
    assert len(body) > 6 * PIECE


@pytest.mark.django_db
def test_command_says_how_many_entries_were_passed_over(tmp_path):
    file, told = tmp_path / "data.json", io.StringIO()
    file.write_bytes(dump(600).replace(b'Claim 7"', b'Claim \xff"').replace(b'Claim 550"', b'Claim \xfe"'))
    call_command("import_claimreviews", str(file), stdout=told)
    # On a machine that is busy a line about how far it is may stand before these.
    assert told.getvalue().splitlines()[-2:] == [
        "601 entries read: 598 checks are new, 0 say something else than before.",
        "2 entries were passed over: there are bytes in them that are no text.",
    ]
    assert DumpImport.objects.get().spoilt_count == 2


@pytest.mark.django_db
def test_whole_dump_is_read_in_once():
    row = import_dump(io.BytesIO(dump(1_200)), name="data.json", stamp="1")
    assert (row.position, row.new_count, row.changed_count) == (1_201, 1_200, 0)
    assert PreviousCheck.objects.count() == 1_200
    again = import_dump(io.BytesIO(dump(1_200)), name="data.json", stamp="2")
    assert (again.position, again.new_count, again.changed_count) == (1_201, 0, 0)


class Stopped(Exception):
    pass


@pytest.mark.django_db
def test_run_that_is_broken_off_goes_on_where_it_stopped():
    def stop(row: DumpImport) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        import_dump(io.BytesIO(dump(1_200)), name="data.json", stamp="1", on_step=stop)
    assert DumpImport.objects.get().position == STEP
    PreviousCheck.objects.all().delete()

    row = import_dump(io.BytesIO(dump(1_200)), name="data.json", stamp="1")

    assert PreviousCheck.objects.count() == 1_201 - STEP, "what was kept before was not read again"
    assert row.finished_at is not None


@pytest.mark.django_db
def test_file_that_breaks_off_keeps_what_came_before(tmp_path):
    file = tmp_path / "data.json"
    file.write_bytes(dump(3)[:-200])
    with pytest.raises(CommandError, match="breaks off or is broken after entry 3"):
        call_command("import_claimreviews", str(file))
    assert PreviousCheck.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_command_reads_a_file_plain_or_packed_and_says_what_came(pack, tmp_path):
    file, told = tmp_path / "data.json", io.StringIO()
    file.write_bytes(pack(dump(3)))
    call_command("import_claimreviews", str(file), stdout=told)
    assert told.getvalue() == "4 entries read: 3 checks are new, 0 say something else than before.\n"


def test_file_that_is_not_there_is_said_so():
    with pytest.raises(CommandError, match=r"The file “nowhere.json” cannot be read: No such file or directory."):
        call_command("import_claimreviews", "nowhere.json")


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def web(httpserver: HTTPServer, settings, tmp_path):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    settings.DATA_DIR = tmp_path
    return httpserver


@pytest.mark.django_db
def test_dump_is_fetched_to_the_disk_and_goes_when_it_is_read(web, tmp_path):
    web.expect_oneshot_request("/data.json").respond_with_data(dump(3), content_type="application/json")
    told = io.StringIO()
    call_command("import_claimreviews", web.url_for("/data.json"), stdout=told)
    assert told.getvalue().splitlines() == [
        "Fetching the dump.",
        "4 entries read: 3 checks are new, 0 say something else than before.",
    ]
    assert DumpImport.objects.get().name == web.url_for("/data.json")
    assert list((tmp_path / "imports").iterdir()) == []


@pytest.mark.django_db
def test_dump_whose_reading_was_broken_off_is_not_fetched_again(web, tmp_path):
    web.expect_oneshot_request("/data.json").respond_with_data(dump(3), content_type="application/json")

    class Closed(io.StringIO):
        def write(self, words: str) -> int:
            if "entries read" in words:
                raise Stopped
            return super().write(words)

    with pytest.raises(Stopped):
        call_command("import_claimreviews", web.url_for("/data.json"), stdout=Closed())
    told = io.StringIO()
    call_command("import_claimreviews", web.url_for("/data.json"), stdout=told)
    assert told.getvalue() == "4 entries read: 3 checks are new, 0 say something else than before.\n"
    assert list((tmp_path / "imports").iterdir()) == []


@pytest.mark.django_db
def test_dump_that_came_broken_is_fetched_anew(web, tmp_path):
    web.expect_ordered_request("/data.json").respond_with_data(dump(3)[:-200], content_type="application/json")
    web.expect_ordered_request("/data.json").respond_with_data(dump(3), content_type="application/json")
    with pytest.raises(CommandError, match="breaks off or is broken"):
        call_command("import_claimreviews", web.url_for("/data.json"), stdout=io.StringIO())
    assert list((tmp_path / "imports").iterdir()) == []
    told = io.StringIO()
    call_command("import_claimreviews", web.url_for("/data.json"), stdout=told)
    assert told.getvalue().endswith("4 entries read: 1 checks are new, 0 say something else than before.\n")
    assert PreviousCheck.objects.count() == 3


@pytest.mark.django_db
def test_dump_that_cannot_be_fetched_is_said_so(web, tmp_path):
    web.expect_request("/data.json").respond_with_data("", status=404)
    with pytest.raises(CommandError, match=r"The address answered with status 404\."):
        call_command("import_claimreviews", web.url_for("/data.json"), stdout=io.StringIO())
    with pytest.raises(CommandError, match="private or reserved network"):
        call_command("import_claimreviews", "http://169.254.169.254/data.json", stdout=io.StringIO())
    assert list((tmp_path / "imports").iterdir()) == []

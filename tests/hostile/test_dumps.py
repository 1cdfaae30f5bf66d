"""Dumps that are made to break whoever reads them in: each ends in a sentence, read no further than it has to be.

What is read is counted instead of what it weighs: an entry's memory is bounded by its bytes and by how deep it nests.
"""

import gzip
import io
import json
import os
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from claims.connectors.dump import DEEPEST, LONGEST_ENTRY, MOST_UNPACKED, PIECE, NotADump, entries_of, unpacked
from claims.intake import import_dump
from claims.intake.dumps import STEP_CHECKS
from claims.models import DumpImport, PreviousCheck
from tests.test_dump import Watched, dump, review

NO_JSON = "This file is no dump of ClaimReview markup: its JSON cannot be read."
NO_DUMP = "This file is no dump of ClaimReview markup: it does not begin like JSON."
TOO_DEEP = f"The file nests more than {DEEPEST} levels deep."
TOO_LONG = "The file goes on for more than 1 MB without coming to the end of an entry."
TOO_LARGE = f"The file unpacks to more than {MOST_UNPACKED} times its size."
HUGE = 2 * 2**20


def bomb(start: bytes = b"", block: bytes = bytes(2**20), times: int = 1_000) -> bytes:
    """A megabyte of gzip that says a gigabyte: ``start``, and then one block over and over."""
    press = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    first = press.compress(start) + press.flush(zlib.Z_FULL_FLUSH)
    repeated = press.compress(block) + press.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + first + repeated * times


BOMBS = {
    "zeros": (bomb(), NO_DUMP),
    "blanks": (bomb(b"[", b" " * 2**20), TOO_LONG),
    "a text without end": (bomb(b'[{"@type": "ClaimReview", "claimReviewed": "', b"a" * 2**20), TOO_LONG),
    "entries without end": (bomb(b"[", (b'"' + b"a" * 1021 + b'",') * 1024), TOO_LARGE),
    "in one another": (gzip.compress(bomb(b"[", times=100)), NO_DUMP),
    "cut off": (gzip.compress(dump(3))[:-30], NO_JSON),
    "damaged": (gzip.compress(dump(3))[:12] + b"\xff" * 40, NO_JSON),
    "another one": (b"\x28\xb5\x2f\xfd" + bytes(100), NO_DUMP),
}


def _where_it_ends(file: Any) -> str:
    with pytest.raises(NotADump) as end:
        for _ in entries_of(file):
            pass
    return str(end.value).partition(" after entry")[0].rstrip(".") + "."


@pytest.mark.parametrize("name", BOMBS)
def test_packed_file_that_becomes_far_too_much_ends_in_a_sentence(name):
    packed, sentence = BOMBS[name]
    assert _where_it_ends(unpacked(io.BufferedReader(io.BytesIO(packed)))) == sentence


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"[" * HUGE, TOO_DEEP),
        (b'{"dataFeedElement": [' + b'{"item":' * (HUGE // 8), TOO_DEEP),
        (b'["' + b"a" * HUGE, TOO_LONG),
        (b'["' + b"\\\\" * HUGE, TOO_LONG),
        (b"[" + b"\n" * HUGE, TOO_LONG),
        (b'{"a": "' + b"[" * HUGE, TOO_LONG),
        (b"[" + b"9" * HUGE, "The file holds a number of hundreds of digits."),
        (b"[-0." + b"1" * HUGE, "The file holds a number of hundreds of digits."),
        (b"[1e99999999999999999999]", NO_JSON),
        (b"[NaN]", NO_JSON),
        (b"[Infinity]", NO_JSON),
        (bytes(HUGE), NO_DUMP),
    ],
    ids=range(12),
)
def test_file_that_never_ends_is_read_no_further_than_it_has_to_be(body, sentence):
    file = Watched(body)
    assert _where_it_ends(file) == sentence
    assert file.furthest <= LONGEST_ENTRY + 3 * PIECE


def test_brackets_in_texts_are_no_nesting_wherever_a_piece_ends():
    """Texts full of brackets, quotation marks and backslashes, in entries that begin at every place of a piece."""
    texts = ["[" * 100, '"[" \\', "\\\\" * 50, '\\"{[' * 40, "}" * 99]
    reviews = [review(n, claimReviewed=f"{texts[n % 5]} {n}", headline="x" * (n % 97)) for n in range(2_000)]
    body = b"[" + b",".join(_json(one) for one in reviews) + b"]"
    assert [checks[0].text for _, checks in entries_of(io.BytesIO(body))] == [
        " ".join(one["claimReviewed"].split()) for one in reviews
    ]
    assert len(body) > 8 * PIECE


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.django_db
def test_values_that_no_database_takes_spoil_nothing_but_themselves():
    values = [
        {"claimReviewed": "A\0B \ud800 C"},
        {"claimReviewed": 10**40},
        {"reviewRating": {"ratingValue": 10**40, "alternateName": "False\0"}},
        {"author": {"name": "x" * 100_000}},
        {"url": "https://checks.org/" + "x" * 5_000},
        {"url": "https://checks.org/\0"},
        {"inLanguage": "\0" * 50, "datePublished": "0000-99-99", "itemReviewed": {"datePublished": "9999-12-31"}},
        {"@type": ["ClaimReview"] * 1_000, "itemReviewed": [[[]]] * 100},
        {"reviewRating": {"ratingValue": "1e400"}},
    ]
    body = b"[" + b",".join(_json(review(n, **value)) for n, value in enumerate(values)) + b"]"
    body = body.replace(b'"1e400"', b"1e400")

    row = import_dump(io.BytesIO(body), name="data.json", stamp="1")

    assert (row.position, row.new_count) == (9, 6), "one claim has no words, two checks no address that can be asked"
    kept = {row.url.rpartition("/")[2]: row for row in PreviousCheck.objects.all()}
    assert sorted(kept) == ["0", "2", "3", "6", "7", "8"]
    assert (kept["0"].text, kept["2"].rating, kept["2"].rating_value) == ("AB \ufffd C", "False", None)
    assert len(kept["3"].publisher_name) == 300


@pytest.mark.django_db
def test_bomb_behind_good_entries_leaves_them_whole_and_another_run_doubles_nothing(tmp_path):
    file = tmp_path / "data.json"
    file.write_bytes(dump(700)[:-2] + b"," + b" " * (2 * LONGEST_ENTRY))
    sentence = (
        "goes on for more than 1 MB without coming to the end of an entry after entry 701; what came before is kept"
    )
    for _ in range(2):
        with pytest.raises(CommandError, match=sentence):
            call_command("import_claimreviews", str(file))
        assert (PreviousCheck.objects.count(), DumpImport.objects.get().position) == (700, 701)
    assert DumpImport.objects.get().finished_at is None


@pytest.mark.django_db
def test_packed_bomb_ends_the_command_in_a_sentence(tmp_path):
    file = tmp_path / "data.json.gz"
    file.write_bytes(BOMBS["entries without end"][0])
    with pytest.raises(CommandError, match=TOO_LARGE.rstrip(".")):
        call_command("import_claimreviews", str(file))
    assert not PreviousCheck.objects.exists()


@pytest.mark.django_db
def test_step_ends_early_where_entries_hold_very_many_checks():
    short = {"@type": "ClaimReview", "url": "https://checks.org/1", "claimReviewed": "Closed"}
    entry = {"item": [short] * (STEP_CHECKS // 4)}
    steps = []
    body = b"[" + b",".join([_json(entry)] * 5) + b"]"
    import_dump(io.BytesIO(body), name="data.json", stamp="1", on_step=lambda row: steps.append(row.position))
    assert steps == [4, 5]


def test_what_is_no_file_is_said_so(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path("/dev/zero")):
        with pytest.raises(CommandError, match="is no file with a dump in it"):
            call_command("import_claimreviews", str(path))

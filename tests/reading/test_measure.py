"""The measuring command: what it writes, and what it says when it cannot. No test here has a database."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.reading import read
from claims.reading.worth.worthiness import score
from tests.reading.gold import REPORTS

COURT = (REPORTS / "court.txt").read_text(encoding="utf-8")


def measure(task: str, source: Path, target: Path) -> None:
    call_command("measure", task, "--in", str(source), "--out", str(target))


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_worthiness_is_scored_by_id_or_by_debate_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(
        tmp_path / "in.jsonl",
        {"id": 7, "text": "Prices rose by 4 percent.", "label": 1, "unknown": None},
        {"debate": "first", "line": 3, "speaker": "LEE", "text": "Thank you."},
    )
    measure("worthiness", source, tmp_path / "out.tsv")
    first, second = (score(text)[0] for text in ("Prices rose by 4 percent.", "Thank you."))
    assert (tmp_path / "out.tsv").read_text() == f"7\t{first:.6f}\nfirst\t3\t{second:.6f}\n"
    assert "2 sentences" in capsys.readouterr().err


def test_gzipped_input_gives_the_same_as_plain_input(tmp_path: Path) -> None:
    plain = written(tmp_path / "in.jsonl", {"id": "a", "text": "It is so."})
    packed = tmp_path / "in.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    measure("worthiness", plain, tmp_path / "one.tsv")
    measure("worthiness", packed, tmp_path / "two.tsv")
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()


def test_attribution_gives_character_offsets_and_kind(tmp_path: Path) -> None:
    text = "“Where is the proof?” Immerman asked. The mayor said the bridge was shut."
    source = written(tmp_path / "in.jsonl", {"doc": "d1", "text": text})
    measure("attribution", source, tmp_path / "out.jsonl")
    [answer] = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert answer["doc"] == "d1"
    assert [(text[slice(*q["content"])], text[slice(*q["source"])], q["kind"]) for q in answer["quotes"]] == [
        ("“Where is the proof?”", "Immerman", "direct"),
        ("the bridge was shut", "The mayor", "indirect"),
    ]


def test_copies_are_the_pairs_that_share_their_runs(tmp_path: Path) -> None:
    text = "The bridge of Velmouth was closed to lorries on Thursday after cracks had been found in fourteen hangers."
    source = written(
        tmp_path / "in.jsonl",
        {"id": "agency", "text": text},
        {
            "id": "other",
            "text": "The choir of the harbour church sang for an hour in the rain and nobody went home early.",
        },
        {"id": "copy", "text": f"(Northwire) – {text} More follows."},
    )
    measure("copies", source, tmp_path / "out.tsv")
    assert (tmp_path / "out.tsv").read_text() == "agency\tcopy\n"


def test_extraction_gives_the_text_of_each_page_of_a_folder(tmp_path: Path) -> None:
    said = "The bridge was closed to heavy lorries on Thursday, and the detour is 31 kilometres long."
    page = f"<html><body><nav>Home</nav><article><h1>Closed</h1><p>{said}</p><p>{said}</p></article></body></html>"
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (folder / "two.html.gz").write_bytes(gzip.compress(b"\x89PNG\r\n\x1a\n\x00\x00"))
    measure("extraction", folder, tmp_path / "out.jsonl")
    one, two = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    assert (one["id"], said in one["text"], "Home" in one["text"]) == ("one", True, False)
    assert two == {"id": "two", "text": ""}


def test_stance_writes_one_answer_for_each_pair(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "claim": "Prices rose in May", "evidence": "Prices rose in May, the office said."},
        {"id": "b", "claim": "Prices rose in May", "evidence": "A ferry ran aground."},
    ]
    source = written(tmp_path / "in.jsonl", *rows)
    measure("stance", source, tmp_path / "out.tsv")
    answers = [line.split("\t") for line in (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()]
    assert [answer[:2] for answer in answers] == [["a", "SUPPORTS"], ["b", "NOT_ENOUGH_INFO"]]
    assert all(0.0 <= float(confidence) <= 1.0 for _, _, confidence in answers)


def test_read_writes_the_whole_reading(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text(COURT, encoding="utf-8")
    measure("read", source, tmp_path / "out.json")
    given = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    found = read(COURT)
    assert given["language"] == "en"
    assert [item["exact"] for item in given["statements"]] == [item.exact for item in found.statements]
    assert given["statements"][0]["certainty"] == found.statements[0].certainty.label
    assert len(given["counters"]) == len(found.counters)


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("weather", "There is no task “weather”"),
    ],
)
def test_task_that_is_not_served_gets_one_sentence_and_exit_2(
    task: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        measure(task, written(tmp_path / "in.jsonl"), tmp_path / "out")
    assert refused.value.code == 2
    message = capsys.readouterr().err
    assert message.startswith(sentence)
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"id": 1, "text": "It is so."}\nno json\n', "is not JSON in UTF-8"),
        (b"\xff\xfe\x00", "is not JSON in UTF-8"),
        (b"[1, 2]\n", "is not a JSON object"),
        (b'{"id": 1}\n', "Each line needs “text”"),
    ],
)
def test_broken_input_gets_one_sentence_and_leaves_no_output(
    content: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(content)
    with pytest.raises(SystemExit) as refused:
        measure("worthiness", source, tmp_path / "out.tsv")
    assert refused.value.code == 2
    assert sentence in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]


def test_missing_input_gets_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        measure("read", tmp_path / "nothing.txt", tmp_path / "out.json")
    assert refused.value.code == 2
    assert capsys.readouterr().err == f"The input {tmp_path / 'nothing.txt'} is not there.\n"

"""Who said what, on the development part of PolNeAR: our figure beside a plain baseline of the same run.

The measure: a quotation counts as found when its content overlaps a gold content (intersection over union of at least
one half, in characters) and its source overlaps that content's gold source. Each annotated version of a document is a
record of its own. Run it as ``python bench/measures/attribution.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "quotes-polnear"
MARKS = '"“”'

Found = list[tuple[tuple[int, int], tuple[int, int]]]

NAME = r"(?:(?:[A-Z][\w.’'-]+)(?: (?:of|the|[A-Z][\w.’'-]+))*|[Hh]e|[Ss]he|[Tt]hey)"
SAID = r"(?:said|says|told \w+|added|wrote|noted|argued|claimed|announced|tweeted|insisted|explained|asked|called)"
BASELINE = [
    re.compile(rf"(?P<content>[“\"][^”\"]+[”\"]),? (?P<source>{NAME}) {SAID}"),
    re.compile(rf"(?P<content>[“\"][^”\"]+[”\"]),? {SAID} (?P<source>{NAME})"),
    re.compile(rf"(?P<source>{NAME}) {SAID}[,:]? (?P<content>[“\"][^”\"]+[”\"])"),
    re.compile(rf"(?P<source>{NAME}) {SAID} (?P<content>that [^.“”\"]+)"),
    re.compile(rf"[Aa]ccording to (?P<source>{NAME}), (?P<content>[^.“”\"]+)"),
]


def baseline(text: str) -> Found:
    """Five regular expressions."""
    found: Found = []
    taken: list[tuple[int, int]] = []
    for pattern in BASELINE:
        for match in pattern.finditer(text):
            content = match.span("content")
            if any(content[0] < end and start < content[1] for start, end in taken):
                continue
            taken.append(content)
            found.append((content, match.span("source")))
    return found


def gold_of(record: dict[str, Any]) -> list[tuple[set[int], set[int], bool]]:
    """The gold contents that have a source: characters of the content, of the source, and whether a mark is in it."""
    gold = []
    for item in record["attributions"]:
        content = {at for start, end in item.get("content", []) for at in range(start, end)}
        source = {at for start, end in item.get("source", []) for at in range(start, end)}
        if content and source:
            words = "".join(record["text"][start:end] for start, end in item["content"])
            gold.append((content, source, any(mark in words for mark in MARKS) or "''" in words))
    return gold


def matched(gold: list[tuple[set[int], set[int], bool]], found: Found) -> int:
    """How many gold contents are met, each by at most one finding."""
    used: set[int] = set()
    hits = 0
    for content, source, _ in gold:
        for number, (said, said_by) in enumerate(found):
            if number in used:
                continue
            inside = sum(1 for at in range(*said) if at in content)
            if inside < 0.5 * (len(content) + (said[1] - said[0]) - inside):
                continue
            if any(at in source for at in range(*said_by)):
                used.add(number)
                hits += 1
                break
    return hits


def score(records: list[dict[str, Any]], reader: Callable[[str, str], Found]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent over all records, for all contents and for those with a quotation mark."""
    totals = {"all": [0, 0, 0], "with a quotation mark": [0, 0, 0]}
    for record in records:
        gold = gold_of(record)
        found = reader(record["doc"], record["text"])
        quoted = [item for item in found if any(m in record["text"][slice(*item[0])] for m in (*MARKS, "''"))]
        for name, wanted, given in (
            ("all", gold, found),
            ("with a quotation mark", [item for item in gold if item[2]], quoted),
        ):
            totals[name][0] += matched(wanted, given)
            totals[name][1] += len(given)
            totals[name][2] += len(wanted)
    figures = {}
    for name, (hits, given, wanted) in totals.items():
        precision, recall = hits / max(1, given), hits / max(1, wanted)
        figures[name] = (100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall))
    return figures


def load(path: Path) -> list[dict[str, Any]]:
    """The records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measured(records: Iterable[dict[str, Any]]) -> dict[str, Found]:
    """Run the measuring command on the documents and return what it found in each."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        unique = {record["doc"]: record["text"] for record in records}
        given.write_text("".join(json.dumps({"doc": d, "text": t}) + "\n" for d, t in unique.items()), encoding="utf-8")
        command = [
            sys.executable,
            str(ROOT / "manage.py"),
            "measure",
            "attribution",
            "--in",
            str(given),
            "--out",
            str(made),
        ]
        subprocess.run(command, check=True, cwd=ROOT)
        answers = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    return {
        answer["doc"]: [
            (tuple(quote["content"]), tuple(quote["source"])) for quote in answer["quotes"] if quote["source"]
        ]
        for answer in answers
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", choices=["dev", "train"], help="which part to run on")
    part = parser.parse_args().part
    path = CORPUS / f"{part}_docs.jsonl.gz"
    if not path.exists():
        sys.exit(f"The PolNeAR documents are not at {path}. Set FACTCHECK_CORPUS to the folder that holds data/.")
    records = load(path)
    ours = measured(records)
    print(f"PolNeAR, {part}: {len(records)} annotated documents; precision, recall and F1 in percent")
    for name, reader in (("plain patterns", lambda _, text: baseline(text)), ("ours", lambda doc, _: ours[doc])):
        for what, (precision, recall, f1) in score(records, reader).items():
            print(f"{name:15} {what:22} {precision:5.1f} {recall:5.1f} {f1:5.1f}")


if __name__ == "__main__":
    main()

"""The same claim, checked before, as the desk itself finds it, beside what ``manage.py measure match`` answers.

A database of its own is filled with a collection, as checks of others; the sentence model reads them, and the indexes
with their statistics are the desk's. Each question comes in as a claim and is looked up as a worker does it. The
command has counted every word of the collection, and has read its titles and each sentence of a question; the desk
knows what the statistics of its indexes say, and one vector for each text. The signs and their weights are the same.

Printed for the desk: all that its indexes give, in its order; the same in the order of the likeness alone; and, for
what is shown as likely and for what is shown at all, how often that is something, and how often the first is right.

Run it as ``python bench/measures/desk.py [checkthat] [knownlie]``; the data is found through ``FACTCHECK_CORPUS``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.desk import own_desk

if TYPE_CHECKING:
    from bench.measures.match import Part
    from claims.matching import Known
    from claims.matching.shelf import Shelf
    from claims.matching.vectors import Meaning

PARTS = ("checkthat", "knownlie")
SITE = "checks.example.org"
AT_ONCE = 500


class Remembering:
    """A sentence model that reads each text once in a run, for the command and for the desk."""

    def __init__(self, by: "Meaning") -> None:
        self.digest, self.size, self.reads = by.digest, by.size, by.reads
        self._by = by
        self._known: dict[str, np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, self._by.embed(new), strict=True))
        return np.array([self._known[text] for text in texts], np.float32).reshape(len(texts), self.size)


def measure(wanted: list[str]) -> None:
    from bench.measures import match  # noqa: PLC0415
    from claims.matching.shelf import Shelf  # noqa: PLC0415
    from claims.matching.vectors import load  # noqa: PLC0415

    if not match.CORPUS.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/.")
    by = Remembering(load())
    for name in [name for name in PARTS if name in wanted or not wanted]:
        part = match.PARTS[name]
        corpus = match.rows(match.CORPUS / part.folder / part.corpus)
        fill(corpus, by)
        print(f"{part.name}: {len(corpus):,} checks of others on the desk", flush=True)
        shelf = Shelf([part.wording(row) for row in corpus], by, part.weights)
        for questions in part.questions:
            asked = match.rows(match.CORPUS / part.folder / f"{questions}.jsonl")
            print(f"  {part.measure}, {questions} ({len(asked)}): {answers(part, corpus, shelf, asked)}", flush=True)


def fill(corpus: list[dict[str, Any]], by: Remembering) -> None:
    """Let the desk know these checks and no others, read by the model, its statistics up to date."""
    from django.db import connection  # noqa: PLC0415

    from claims.choices import CheckOrigin  # noqa: PLC0415
    from claims.connectors.base import FoundCheck  # noqa: PLC0415
    from claims.intake.checked import keep_checks  # noqa: PLC0415
    from claims.matching import read_texts  # noqa: PLC0415
    from claims.models import PreviousCheck  # noqa: PLC0415

    PreviousCheck.objects.all().delete()
    found = (
        FoundCheck(
            url=f"https://{SITE}/{row['id']}",
            text=row["claim"],
            title=row.get("title") or "",
            publisher_name="",
            publisher_site=SITE,
            rating="",
        )
        for row in corpus
    )
    keep_checks(found, origin=CheckOrigin.DUMP)
    checks = list(PreviousCheck.objects.order_by("pk"))
    for start in range(0, len(checks), AT_ONCE):
        read_texts(checks[start : start + AT_ONCE], by)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def answers(part: "Part", corpus: list[dict[str, Any]], shelf: "Shelf", questions: list[dict[str, Any]]) -> str:
    """The figures of both over some questions, in words."""
    from claims.matching.comparing import KEPT  # noqa: PLC0415
    from claims.matching.known import Question  # noqa: PLC0415
    from claims.matching.likeness import IS_LIKELY, IS_WORTH_A_LOOK, Wording  # noqa: PLC0415
    from claims.models import Claim, PreviousCheck  # noqa: PLC0415

    names = {pk: url.rpartition("/")[2] for pk, url in PreviousCheck.objects.values_list("pk", "url")}
    sums = {"the command": 0.0, "the desk’s order": 0.0, "by likeness": 0.0}
    shown: dict[float, list[list[str]]] = {IS_LIKELY: [], IS_WORTH_A_LOOK: []}
    firsts = dict.fromkeys(shown, 0)
    for row in questions:
        wanted = set(map(str, row["relevant"]))
        speaker = row.get("speaker") or ""
        claim = Claim.objects.create(text=row["text"], claimant_name=speaker)
        found = Question(claim.text, claim).likely(least=0.0)
        claim.delete()
        asked = Wording.of(row["text"], speaker=speaker)
        ranked = {
            "the command": [str(corpus[one.number]["id"]) for one in shelf.find(asked)],
            "the desk’s order": told(names, found),
            "by likeness": told(names, sorted(found, key=lambda known: -known.score)),
        }
        for way, answer in ranked.items():
            sums[way] += part.score(answer, wanted)
        likely = [known for known in found if known.score >= IS_LIKELY]
        for level, rows in shown.items():
            less_likely = [known for known in found if level <= known.score < IS_LIKELY]
            rows.append(told(names, [*likely, *less_likely][:KEPT]))
            firsts[level] += bool(wanted & set(rows[-1][:1]))
    figures = "  ".join(f"{way} {total / len(questions):.4f}" for way, total in sums.items())
    told_of = [figures]
    for level, rows in shown.items():
        count, each = sum(map(bool, rows)), sum(map(len, rows)) / len(questions)
        told_of.append(
            f"    from a likeness of {level} on something is shown for {count / len(questions):.0%} of them,"
            f" {each:.1f} each, and the first is right for {firsts[level] / max(1, count):.0%} of these"
        )
    return "\n".join(told_of)


def told(names: dict[int, str], found: Sequence["Known"]) -> list[str]:
    return [names[known.found.pk] for known in found]


def main() -> None:
    with own_desk():
        measure(sys.argv[1:])


if __name__ == "__main__":
    main()

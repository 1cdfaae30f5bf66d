"""Run one automatic part of the product over a file of examples: ``manage.py measure TASK --in FILE --out FILE``.

It calls the same functions that the desk calls and needs neither a database nor the network. Input is JSON, one object
a line, plain or gzipped; keys that a task does not know are ignored. The same input gives the same output.
"""

import gzip
import json
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from claims.choices import Stance
from claims.connectors.extraction import read as read_page
from claims.connectors.page import PageError
from claims.matching import Copies
from claims.matching.likeness import EVIDENCE_WEIGHTS, WEIGHTS, Weights, Wording
from claims.matching.shelf import Shelf
from claims.matching.vectors import meaning
from claims.reading import Reading, read
from claims.reading.attributed import attributed
from claims.reading.names import other_spellings
from claims.reading.remarks import name_groups, remarks_on
from claims.reading.stance.contrary import contrary_of
from claims.reading.stance.hint import stance_of
from claims.reading.worth.worthiness import score
from claims.weighing import shipped_here

EVERY_SECONDS = 0.5
BEST = 20
"""So many texts are given for each question."""
REMEMBERED = 2_000
"""So many texts are read by the sentence model once, however often they come."""
_FILLING = 0.8
"""The share of the work that taking the corpus up is, about."""


class Refusal(Exception):
    """The run cannot go on; the message is for people."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a task is given: the input, a second file where it needs one, and a function that is told the share done."""

    source: Path
    corpus: Path | None
    tell: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One part that can be measured: what it reads and writes, in words, and the lines that it makes of a job."""

    about: str
    unit: str
    lines: Callable[[Job], Iterator[str]]


def unpacked(file: BinaryIO, path: Path) -> BinaryIO:
    """The bytes of an opened file, unpacked when its name ends in ``.gz``."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a ``.jsonl`` or ``.jsonl.gz`` file."""
    try:
        with path.open("rb") as packed, unpacked(packed, path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, number, path)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise Refusal(f"The file {path} cannot be unpacked.") from error


def _row(line: bytes, number: int, path: Path) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except ValueError as error:
        raise Refusal(f"Line {number} of {path} is not JSON in UTF-8.") from error
    if not isinstance(row, dict):
        raise Refusal(f"Line {number} of {path} is not a JSON object.")
    return row


def wanted(row: dict[str, Any], key: str) -> str:
    """A value that the task cannot do without, as text."""
    value = row.get(key)
    if not isinstance(value, str | int):
        raise Refusal(f"Each line needs “{key}”, and one has {json.dumps(row, ensure_ascii=False)[:120]}.")
    return str(value)


def counted(job: Job) -> Iterator[dict[str, Any]]:
    """The rows of the job's input; the job is told how much of the file is done."""
    total = sum(1 for _ in rows(job.source)) or 1
    for number, row in enumerate(rows(job.source), 1):
        yield row
        job.tell(number / total)


def worthiness(job: Job) -> Iterator[str]:
    weights = shipped_here()
    for row in counted(job):
        value, _ = score(wanted(row, "text"), weights=weights)
        name = wanted(row, "id") if "id" in row else f"{wanted(row, 'debate')}\t{wanted(row, 'line')}"
        yield f"{name}\t{value:.6f}"


def attribution(job: Job) -> Iterator[str]:
    for row in counted(job):
        quotes = [
            {"content": [item.start, item.end], "source": [item.source_start, item.source_end], "kind": item.kind.value}
            for item in attributed(wanted(row, "text"))
        ]
        yield json.dumps({"doc": wanted(row, "doc"), "quotes": quotes}, ensure_ascii=False)


def stance(job: Job) -> Iterator[str]:
    model = meaning(threads=os.cpu_count() or 1)

    @lru_cache(maxsize=REMEMBERED)
    def vector(text: str) -> Any:
        return model.embed([text])[0] if model is not None else None

    for row in counted(job):
        claim, passage = wanted(row, "claim"), wanted(row, "evidence")
        likeness = to_contrary = None
        if model is not None:
            likeness = float(vector(claim) @ vector(passage))
            to_contrary = float(vector(contrary_of(claim)) @ vector(passage))
        hint = stance_of(claim, passage, likeness=likeness, to_contrary=to_contrary)
        yield f"{wanted(row, 'id')}\t{STANCES[hint.stance]}\t{hint.confidence:.6f}"


def reading(job: Job) -> Iterator[str]:
    with job.source.open("rb") as packed, unpacked(packed, job.source) as file:
        text = file.read().decode("utf-8", errors="replace").removeprefix("\ufeff")
    found = read(text, weights=shipped_here(), on_progress=job.tell)
    plain = in_words(found)
    plain["names"] = [
        {"name": one.name, "spellings": one.names, "is_flagged": one.is_flagged, "elsewhere": other_spellings(one.name)}
        for one in name_groups(text, found)
    ]
    plain["remarks"] = [asdict(remark) for remark in remarks_on(text, found, places=settings.CLAIMS_PLACES_FILE)]
    yield json.dumps(plain, ensure_ascii=False, indent=1)


def copies(job: Job) -> Iterator[str]:
    seen, names = Copies(), []
    for row in counted(job):
        names.append(wanted(row, "id"))
        yield from (f"{names[number]}\t{names[-1]}" for number in seen.add(wanted(row, "text")))


def extraction(job: Job) -> Iterator[str]:
    if not job.source.is_dir():
        raise Refusal(f"This task takes a folder of *.html.gz, and {job.source} is none.")
    pages = sorted(job.source.glob("*.html.gz"))
    for number, path in enumerate(pages, 1):
        try:
            text = read_page(gzip.decompress(path.read_bytes()), content_type="text/html", charset="", address="").text
        except PageError:
            text = ""
        yield json.dumps({"id": path.name.removesuffix(".html.gz"), "text": text}, ensure_ascii=False)
        job.tell(number / len(pages))


def in_words(found: Reading) -> dict[str, Any]:
    """A reading as plain JSON values, the ladder of certainty by its names."""
    plain = asdict(found)
    for statement, given in zip(plain["statements"], found.statements, strict=True):
        statement["certainty"] = str(given.certainty.label)
        statement["quotation"], statement["polarity"] = given.quotation.value, given.polarity.value
    for counter, linked in zip(plain["counters"], found.counters, strict=True):
        counter["kind"], counter["evidence_offered"] = linked.kind.value, linked.evidence_offered.value
    return plain


STANCES = {Stance.SUPPORTS: "SUPPORTS", Stance.UNDERMINES: "REFUTES", Stance.CONTEXT: "NOT_ENOUGH_INFO"}


def match(job: Job) -> Iterator[str]:
    yield from _searched(job, WEIGHTS, lambda row: Wording.of(wanted(row, "claim"), _text(row, "title")))


def evidence(job: Job) -> Iterator[str]:
    yield from _searched(job, EVIDENCE_WEIGHTS, lambda row: Wording.of(f"{_text(row, 'title')}. {_abstract(row)}"))


def _searched(job: Job, weights: Weights, wording: Callable[[dict[str, Any]], Wording]) -> Iterator[str]:
    """The best :data:`BEST` texts of the corpus for each question, with their scores."""
    if job.corpus is None:
        raise Refusal("This task searches in a second file; name it with --corpus.")
    if not job.corpus.exists():
        raise Refusal(f"The corpus {job.corpus} is not there.")
    names, texts = [], []
    for row in rows(job.corpus):
        names.append(wanted(row, "id"))
        texts.append(wording(row))
    shelf = Shelf(texts, meaning(threads=os.cpu_count() or 1), weights, tell=lambda share: job.tell(share * _FILLING))
    asked = job.source
    total = sum(1 for _ in rows(asked)) or 1
    for number, row in enumerate(rows(asked), 1):
        question = Wording.of(wanted(row, "text" if "text" in row else "claim"), speaker=_text(row, "speaker"))
        for found in shelf.find(question, BEST):
            yield f"{wanted(row, 'id')}\t{names[found.number]}\t{found.score:.6f}"
        job.tell(_FILLING + (1 - _FILLING) * number / total)


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _abstract(row: dict[str, Any]) -> str:
    sentences = row.get("abstract")
    if isinstance(sentences, list):
        return " ".join(str(sentence) for sentence in sentences)
    return wanted(row, "text")


TASKS: dict[str, Task] = {
    "worthiness": Task("“text”, and “id” or “debate” and “line” → a score from 0 to 1", "sentences", worthiness),
    "attribution": Task("“doc”, “text” → who says what, by character offsets", "documents", attribution),
    "stance": Task("“id”, “claim”, “evidence” → SUPPORTS, REFUTES or NOT_ENOUGH_INFO, and how sure", "pairs", stance),
    "copies": Task("“id”, “text” → the pairs that are copies of one another", "pairs", copies),
    "extraction": Task("a folder of *.html.gz → the text of each page", "pages", extraction),
    "match": Task("“id”, “text”, and a corpus of “id”, “claim” → the checked claims that fit best", "lines", match),
    "evidence": Task("“id”, “claim”, and a corpus of “id”, “abstract” → the texts that bear on it", "lines", evidence),
    "read": Task("a file of plain text → the whole reading as JSON", "texts", reading),
}


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("task", help="; ".join(f"{name}: {task.about}" for name, task in TASKS.items()))
        parser.add_argument("--in", dest="source", required=True, type=Path, help="the examples")
        parser.add_argument("--out", dest="target", required=True, type=Path, help="where the answers are written")
        parser.add_argument("--corpus", type=Path, help="a second file, for the tasks that search in one")

    def handle(self, *args: Any, **options: Any) -> None:
        task = TASKS.get(options["task"])
        if task is None:
            known = ", ".join(TASKS)
            self._refuse(f"There is no task “{options['task']}”; there are: {known}.")
        source: Path = options["source"]
        if not source.exists():
            self._refuse(f"The input {source} is not there.")
        target: Path = options["target"]
        half = target.with_name(f"{target.name}.part")
        progress = Progress(self.stderr.write, is_live=sys.stderr.isatty())
        started = time.monotonic()
        try:
            count, size = write(task.lines(Job(source, options["corpus"], progress.tell)), half)
            os.replace(half, target)
        except Refusal as refusal:
            half.unlink(missing_ok=True)
            self._refuse(str(refusal))
        except OSError as error:
            half.unlink(missing_ok=True)
            self._refuse(f"The answers could not be written to {target}: {error.strerror}.")
        progress.close()
        seconds = max(time.monotonic() - started, 1e-6)
        self.stderr.write(
            f"{count:,} {task.unit}, {size:,} bytes, in {seconds:.2f} s: {count / seconds:,.1f} {task.unit} a second."
        )

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)


def write(lines: Iterable[str], path: Path) -> tuple[int, int]:
    """Write the lines and return how many they were and how many bytes they took."""
    count = size = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            size += file.write(line + "\n")
            count += 1
    return count, size


class Progress:
    """Says how much is done, on one line that is overwritten, or now and then on lines of their own."""

    def __init__(self, write: Callable[..., Any], *, is_live: bool) -> None:
        self._write = write
        self._is_live = is_live
        self._told_at = time.monotonic()

    def tell(self, share: float) -> None:
        """Show ``share``, from 0 to 1, if it is time to."""
        now = time.monotonic()
        if now - self._told_at < (EVERY_SECONDS if self._is_live else 10 * EVERY_SECONDS):
            return
        self._told_at = now
        self._write(f"{100 * share:5.1f} % done", ending="\r" if self._is_live else "\n")

    def close(self) -> None:
        if self._is_live:
            self._write(" " * 20, ending="\r")

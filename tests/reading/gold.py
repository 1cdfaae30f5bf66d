"""Compares a reading with what people wrote down beforehand, and says each difference in words.

``python -m tests.reading.gold`` prints every difference of every report, as ``docs/reading.md`` lists them.
"""

import json
from pathlib import Path
from typing import Any

from claims.reading import Reading, Statement, read

REPORTS = Path(__file__).with_name("reports")
PAGES = Path(__file__).with_name("pages")
NAMES = sorted(path.stem for path in REPORTS.glob("*.json"))


def listed() -> list[str]:
    """A line for each difference of each report, and one that counts what was wanted."""
    wanted = 0
    lines: list[str] = []
    for name in NAMES:
        gold: dict[str, Any] = json.loads((REPORTS / f"{name}.json").read_text(encoding="utf-8"))
        wanted += sum(len(item) - 1 for item in gold["statements"]) + len(gold["counters"]) + len(gold["not_worth"])
        lines += [f"{name}: {difference}" for difference in differences(name)]
    return [*lines, f"{len(NAMES)} reports, {wanted} things written down beforehand, {len(lines)} differences"]


def differences(name: str) -> list[str]:
    """What the reading of ``reports/<name>.txt`` misses or adds, against ``reports/<name>.json``."""
    return differences_in((REPORTS / f"{name}.txt").read_text(encoding="utf-8"), REPORTS / f"{name}.json")


def differences_in(text: str, file: Path) -> list[str]:
    """What the reading of ``text`` misses or adds, against the gold in ``file``."""
    gold: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    reading = read(text)
    found: list[str] = []
    if reading.language != gold["language"]:
        found.append(f"language {reading.language}")
    if text[: reading.title_end] != gold["title"]:
        found.append(f"title {text[: reading.title_end]!r}")
    places: dict[str, set[int]] = {}
    for wanted in gold["statements"]:
        at = _places(reading, wanted["has"])
        if not at:
            found.append(f"{wanted['key']}: not found")
            continue
        places[wanted["key"]] = set(at)
        best = min(at, key=lambda index: len(reading.statements[index].exact))
        found += [f"{wanted['key']}: {difference}" for difference in _unlike(reading.statements[best], wanted)]
    for wanted in gold["counters"]:
        found += _unanswered(reading, wanted, places)
    known = set().union(*places.values()) if places else set()
    offered = reading.worth_checking()
    for index, statement in enumerate(reading.statements):
        if statement in offered and index not in known:
            found.append(f"also offered: {statement.exact}")
    for words in gold["not_worth"]:
        found += [f"offered though not worth checking: {words}" for item in offered if words in item.exact]
    return found


def _places(reading: Reading, words: str) -> list[int]:
    """The statements that hold the wanted words, or else those that hold most of them."""
    body = [(index, item.exact) for index, item in enumerate(reading.statements) if item.start >= reading.title_end]
    whole = [index for index, exact in body if words in exact]
    return whole or [index for index, exact in body if exact in words and len(exact) > 0.6 * len(words)]


def _unlike(statement: Statement, wanted: dict[str, Any]) -> list[str]:
    given: dict[str, Any] = {
        "quotation": statement.quotation.value,
        "certainty": statement.certainty.label,
        "polarity": statement.polarity.value,
        "vague": statement.speaker.is_vague,
        "worth": statement.worthiness >= 0.5,
        "role": statement.speaker.role,
        "wording": statement.wording,
    }
    found = [f"{key} is {value}" for key, value in given.items() if key in wanted and wanted[key] != value]
    name = statement.speaker.name
    if "speaker" in wanted and "organisation" not in wanted:
        is_right = wanted["speaker"] in name if wanted["speaker"] else not name
        found += [] if is_right else [f"speaker is {name}"]
    if "figures" in wanted:
        figures = [(figure.low, figure.high, figure.comparator) for figure in statement.figures]
        if figures != [tuple(figure[:3]) for figure in wanted["figures"]]:
            found.append(f"figures are {figures}")
        else:
            pairs = zip(statement.figures, wanted["figures"], strict=True)
            found += [f"counted is {have.counted}" for have, want in pairs if want[3] not in have.counted]
    return found


def _unanswered(reading: Reading, wanted: dict[str, Any], places: dict[str, set[int]]) -> list[str]:
    linked = [
        counter
        for counter in reading.counters
        if counter.statement in places.get(wanted["statement"], set())
        and any(counter.answers in places.get(key, set()) for key in wanted["answers"])
    ]
    if not linked:
        return [f"{wanted['statement']}: not linked to what it answers"]
    found = []
    if "kind" in wanted and wanted["kind"] not in {counter.kind.value for counter in linked}:
        found.append(f"{wanted['statement']}: answers as {linked[0].kind.value}")
    if "evidence_offered" in wanted and wanted["evidence_offered"] not in {c.evidence_offered.value for c in linked}:
        found.append(f"{wanted['statement']}: evidence is {linked[0].evidence_offered.value}")
    return found


if __name__ == "__main__":
    print("\n".join(listed()))

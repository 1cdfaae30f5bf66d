"""Short texts in which somebody answers somebody, with what a good reading finds written down first.

``python -m tests.reading.answers`` prints every difference, as ``docs/reading.md`` lists them, and counts them.
Each line of ``answers.jsonl`` is a text with its answers: words of the answer, words of what it answers, the kind, the
evidence that is offered and the speaker. A text without answers must get none.
"""

import json
from pathlib import Path
from typing import Any

from claims.reading import Counter, Reading, read

TEXTS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("answers.jsonl").read_text(encoding="utf-8").splitlines()
]
PARTS = ("linked", "kind", "evidence", "speaker")


def differences(text: dict[str, Any]) -> list[str]:
    """What the reading of one text misses or adds."""
    reading = read(text["text"], language="en")
    found: list[str] = []
    for wanted in text["answers"]:
        counter = _linked(reading, wanted)
        if counter is None:
            found.append(f"“{wanted['answer']}” is not linked to “{wanted['of']}”")
            continue
        given = _given(reading, counter)
        found += [f"{part} is {given[part]}" for part in PARTS[1:] if not _fits(part, given[part], wanted[part])]
    if not text["answers"]:
        found += [f"“{reading.statements[counter.statement].exact}” answers nothing" for counter in reading.counters]
    return found


def _linked(reading: Reading, wanted: dict[str, str]) -> Counter | None:
    for counter in reading.counters:
        if counter.answers is None:
            continue
        answer, claim = reading.statements[counter.statement], reading.statements[counter.answers]
        if _is_in(wanted["answer"], answer.exact) and _is_in(wanted["of"], claim.exact):
            return counter
    return None


def _is_in(words: str, exact: str) -> bool:
    return words in exact or (len(exact) > 2 and exact in words)


def _given(reading: Reading, counter: Counter) -> dict[str, str]:
    speaker = reading.statements[counter.statement].speaker.name
    return {"kind": counter.kind.value, "evidence": counter.evidence_offered.value, "speaker": speaker}


def _fits(part: str, given: str, wanted: str) -> bool:
    return wanted.lower() in given.lower() if part == "speaker" else given == wanted


def listed() -> list[str]:
    """A line for each difference, and one that counts."""
    lines = [f"{text['key']}: {difference}" for text in TEXTS for difference in differences(text)]
    wanted = sum(len(text["answers"]) for text in TEXTS)
    missed = sum("is not linked to" in line for line in lines)
    kinds = sum(": kind is" in line for line in lines)
    evidence = sum(": evidence is" in line for line in lines)
    return [
        *lines,
        f"{len(TEXTS)} texts, {wanted} answers: {wanted - missed} linked, {wanted - missed - kinds} of them with the "
        f"right kind, {wanted - missed - evidence} with the right evidence",
    ]


if __name__ == "__main__":
    print("\n".join(listed()))

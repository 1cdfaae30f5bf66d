"""Short texts as agencies write them in any week, with who says what, how surely and with what figures.

What a good reading finds was written down first. ``python -m tests.reading.agency`` prints every difference, as
``docs/reading.md`` lists them, and counts them. Each text of ``agency.txt`` begins with ``===``, its key and what it is
about; below ``--- gold`` stand lines of two kinds:

``words | who | certainty | polarity | figures``  somebody says this: ``-`` is nobody, ``*`` anything, ``a|b`` either
``words <- other words``  the first answers the second, where ``a|b`` is either
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.reading import Reading, Statement, read


@dataclass(frozen=True)
class Gold:
    """One text and what a good reading finds in it."""

    key: str
    text: str
    lines: tuple[str, ...]
    speakers: frozenset[tuple[str, str]] = frozenset()
    """Who speaks in it, each exactly by name and role; lines that begin with ``@`` say so."""


def texts(file: str) -> Iterator[Gold]:
    """The texts of one file beside this one."""
    for block in Path(__file__).with_name(file).read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        text, _, lines = rest.partition("\n--- gold\n")
        written = lines.strip().splitlines()
        speakers = frozenset(tuple(f"{line[2:]} | ".split(" | ")[:2]) for line in written if line.startswith("@ "))
        yield Gold(head.split()[0], text + "\n", tuple(line for line in written if not line.startswith("@ ")), speakers)


TEXTS = [*texts("agency.txt")]


def differences(gold: Gold) -> list[str]:
    """What the reading of one text misses, or has otherwise."""
    reading = read(gold.text)
    found: list[str] = []
    for line in gold.lines:
        if " <- " in line:
            answer, _, other = line.partition(" <- ")
            if not is_linked(reading, answer, other):
                found.append(f"“{answer}” is not linked to “{other}”")
            continue
        words, *wanted = line.split(" | ")
        statement = holding(reading, words)
        if statement is None:
            found.append(f"“{words}” is not found")
            continue
        found += [f"“{words}”: {difference}" for difference in _unlike(gold.text, statement, wanted)]
    return found


def holding(reading: Reading, words: str) -> Statement | None:
    """The shortest statement that holds the words, or else one that is most of them."""
    whole = [item for item in reading.statements if words in item.exact]
    parts = [item for item in reading.statements if item.exact in words and len(item.exact) > len(words) / 2]
    return min(whole or parts, key=lambda item: len(item.exact), default=None)


def _unlike(text: str, statement: Statement, wanted: list[str]) -> Iterator[str]:
    who, certainty, polarity, *figures = wanted
    speaker = statement.speaker
    source = text[speaker.start : speaker.end] if speaker.start is not None else ""
    named = f"{speaker.name} {speaker.role} {source}"
    if not any(way == "*" or (way in named if way != "-" else not speaker.name) for way in who.split("|")):
        yield f"said by {speaker.name or source or 'nobody'}"
    if certainty != "*" and statement.certainty.label.lower() not in certainty.split("|"):
        yield f"{statement.certainty.label.lower()}"
    if polarity not in ("*", statement.polarity.value):
        yield f"{statement.polarity.value}"
    values = {value for figure in statement.figures for value in (figure.low, figure.high)}
    missing = [value for value in figures[0].split(",") if float(value) not in values] if figures else []
    if missing:
        yield f"without the figures {', '.join(missing)}"


def is_linked(reading: Reading, answer: str, other: str) -> bool:
    """Whether a statement of the one words answers one of the other."""
    statements = reading.statements
    return any(
        counter.answers is not None
        and _is_in(answer, statements[counter.statement].exact)
        and any(_is_in(way, statements[counter.answers].exact) for way in other.split("|"))
        for counter in reading.counters
    )


def _is_in(words: str, exact: str) -> bool:
    return words in exact or exact in words


def listed() -> list[str]:
    """A line for each difference, and one that counts."""
    return report(TEXTS)


def report(golds: list[Gold]) -> list[str]:
    """The differences of several texts, and how many things were written down of them."""
    lines = [f"{gold.key}: {difference}" for gold in golds for difference in differences(gold)]
    count = sum(len(gold.lines) for gold in golds)
    return [*lines, f"{len(golds)} texts, {count} things written down beforehand, {len(lines)} differences"]


if __name__ == "__main__":
    print("\n".join(listed()))

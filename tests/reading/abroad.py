"""Reports in Korean, Ukrainian, Russian, German, French and Spanish, in the style of news agencies, short and long.

What a good reading finds was written down first, by the author of the rules. ``python -m tests.reading.abroad``
prints every difference, as ``docs/reading.md`` lists them, and counts them. ``abroad.txt`` is built like
``agency.txt``, and its lines ask for more:

``words | who | certainty | polarity | quotation | figures``  ``~`` is a vague source; a figure has its comparator, its
    value or range and its unit: ``>3.5e12 KRW``, ``~40``, ``6.5-7 %``; ``a|b`` is either
``§ first words | last words``  a sentence begins and ends so
``@ name | role``  somebody speaks in the text who is called exactly so; either may be empty, and nobody else speaks

A name is a part of what is looked for in ``who``; ``@`` asks for the whole name and the whole role, in the case in
which one names somebody, so that “адвокат: Климанов” is not taken for “адвокат Климанова”.
"""

import re
from collections.abc import Iterator
from math import isclose

from claims.reading import Reading, Statement, read
from claims.reading.statements import Figure
from tests.reading.agency import Gold, holding, is_linked, texts

TEXTS = [*texts("abroad.txt")]
_COMPARATORS = {"~": "about", ">=": "at least", "<=": "up to", ">": "more than", "<": "less than", "": "exactly"}
_FIGURE = re.compile(r"(~|>=|<=|>|<|)([\d.e+]+)(?:-([\d.e+]+))?(?: (.+))?")


def differences(gold: Gold) -> list[str]:
    """What the reading of one text misses, or has otherwise."""
    reading = read(gold.text)
    found = [] if reading.language == gold.key[:2] else [f"language {reading.language}"]
    for line in gold.lines:
        if line.startswith("§ "):
            first, last = line.removeprefix("§ ").split(" | ")
            if not _has_sentence(gold.text, reading, first, last):
                found.append(f"no sentence from “{first}” to “{last}”")
        elif " <- " in line:
            answer, _, other = line.partition(" <- ")
            if not is_linked(reading, answer, other):
                found.append(f"“{answer}” is not linked to “{other}”")
        else:
            words, *wanted = line.split(" | ")
            statement = holding(reading, words)
            if statement is None:
                found.append(f"“{words}” is not found")
            else:
                found += [f"“{words}”: {difference}" for difference in _unlike(gold.text, statement, wanted)]
    return found


def otherwise_named(gold: Gold) -> list[str]:
    """Who is named in the reading of one text otherwise than ``@`` says, and who is missed."""
    speakers = [item.speaker for item in read(gold.text).statements if not item.speaker.is_vague]
    wanted = {_key(*pair): pair for pair in gold.speakers}
    found = {_key(who.name, who.role): (who.name, who.role) for who in speakers if who.name or who.role}
    missed = [f"nobody is “{_called(*wanted[key])}”" for key in sorted(wanted.keys() - found.keys())]
    return missed + [f"“{_called(*found[key])}” speaks" for key in sorted(found.keys() - wanted.keys())]


def _key(name: str, role: str) -> tuple[str, str]:
    return name, role[:1].lower() + role[1:]


def _called(name: str, role: str) -> str:
    return f"{name} | {role}" if role else name


def _has_sentence(text: str, reading: Reading, first: str, last: str) -> bool:
    sentences = [text[item.sentence_start : item.sentence_end] for item in reading.statements]
    return any(sentence.startswith(first) and sentence.endswith(last) for sentence in sentences)


def _unlike(text: str, statement: Statement, wanted: list[str]) -> Iterator[str]:
    who, certainty, polarity, quotation, *figures = wanted
    speaker = statement.speaker
    words = text[speaker.start : speaker.end] if speaker.start is not None else ""
    named = f"{speaker.name} {speaker.role} {words}"
    is_nobody = not (speaker.name or speaker.role or speaker.is_vague)
    meant = {"*": True, "-": is_nobody, "~": speaker.is_vague}
    if not any(meant.get(way, way in named) for way in who.split("|")):
        vague = "somebody vague" if speaker.is_vague else "nobody"
        yield f"said by {speaker.name or speaker.role or words or vague}"
    for given, ways in (
        (statement.certainty.label, certainty), (statement.polarity.value, polarity),
        (statement.quotation.value, quotation),
    ):  # fmt: skip
        if ways != "*" and given not in ways.split("|"):
            yield given
    for figure in figures[0].split(", ") if figures else ():
        if not any(_is(item, way) for item in statement.figures for way in figure.split("|")):
            yield f"without the figure {figure}"


def _is(figure: Figure, wanted: str) -> bool:
    match = _FIGURE.fullmatch(wanted)
    assert match is not None, wanted
    comparator, low, high, unit = match.groups()
    if unit and figure.unit != unit:
        return False
    if high:
        return (figure.low, figure.high) == (float(low), float(high))
    is_there = any(value is not None and isclose(value, float(low)) for value in (figure.low, figure.high))
    return is_there and figure.comparator == _COMPARATORS[comparator]


def listed() -> list[str]:
    """A line for each difference, and one that counts."""
    lines = [f"{gold.key}: {difference}" for gold in TEXTS for difference in differences(gold)]
    count = sum(len(gold.lines) for gold in TEXTS)
    return [*lines, f"{len(TEXTS)} texts, {count} things written down beforehand, {len(lines)} differences"]


if __name__ == "__main__":
    print("\n".join(listed()))

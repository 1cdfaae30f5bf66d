"""What holds for every text: offsets point at the exact words, nothing crashes, work grows with the length alone."""

import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claims.reading
from claims.reading import Reading, read
from claims.reading.attribution.verbs import FORMS
from claims.reading.remarks import remarks_on
from claims.reading.words import MOST_FORMS, _forms, find_words
from tests.reading.gold import REPORTS

PIECES = st.sampled_from(
    [
        "“", "”", '"', "„", "«", "»", "‘", "’", "'", "''", "(", ")", ", ", ". ", "? ", ": ", "; ", "—", "\n", "\n\n",
        " ", "said", "told reporters", "denied", "the accusations", "according to", "Mayor Ann Lee", "she", "they",
        "who", "that", "not", "25", "about 3.5 million", "half a", "$", "%", "the Ministry of Health", "’s", "claims",
        "reports", "“It is so,”", "SPEAKER: ", "accused", "of hiding", "calling", "\ud800", "\x00", "\u2028", "і",
        "слово", "İ", "말했다", "🙂", "e\u0301", "Mr.", "U.S.", "2019", "might", "reportedly", "declined to comment",
        "A", "a" * 50,
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(lambda pieces: " ".join(pieces)) | st.lists(PIECES, max_size=60).map("".join)
LANGUAGES = st.sampled_from(["", "en", "uk", "de", "xx"])

BASE_LENGTH = 8000
"""Longer than the longest piece and the longest sentence, so that no limit is crossed between one size and the next."""
HOSTILE = {
    "straight quotation marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "pairs of marks": lambda n: "“a” " * n,
    "opened and never closed": lambda n: 'He said "x ' * n,
    "no full stop": lambda n: "word " * n,
    "names without a stop": lambda n: "Anna " * n,
    "cues without a stop": lambda n: "said that " * n,
    "short lines": lambda n: "Bob Lee denied it.\n" * n,
    "one endless quotation": lambda n: "She said: “" + "It is so. " * n + "”",
    "figures": lambda n: "12 and " * n,
    "spaces": lambda n: " " * n + "x",
    "brackets": lambda n: "(" * n,
}


def check(text: str, reading: Reading) -> None:
    assert 0 <= reading.title_end <= len(text)
    for item in reading.statements:
        assert text[item.start : item.end] == item.exact
        assert item.exact == item.exact.strip() != ""
        assert item.sentence_start <= item.start < item.end <= item.sentence_end <= len(text)
        assert 0.0 <= item.worthiness <= 1.0
        assert all(-1.0 <= reason.weight <= 1.0 for reason in item.reasons)
        for figure in item.figures:
            assert text[figure.start : figure.end] == figure.exact
            assert item.start <= figure.start < figure.end <= item.end
            assert figure.low is None or figure.high is None or figure.low <= figure.high
        speaker = item.speaker
        assert (speaker.start is None) == (speaker.end is None)
        if speaker.start is not None and speaker.end is not None:
            assert 0 <= speaker.start < speaker.end <= len(text)
    for counter in reading.counters:
        assert 0 <= counter.statement < len(reading.statements)
        assert counter.answers is None or 0 <= counter.answers < len(reading.statements)
        assert counter.answers != counter.statement
        assert counter.why


@given(TEXTS, LANGUAGES)
@settings(max_examples=300, deadline=None)
@example("", "")
@example("\n", "en")
@example("“", "en")
@example("The mayor said not", "en")
@example("Only few, he said, showed up. The mayor said up", "en")
@example("The mayor said about", "en")
@example("Єврокомісія не підтвердила і", "uk")
@example("10,000 563,518 366.6", "en")
@example("10.000 563.518 366,6", "de")
@example("À Valmorin, la mairie dément", "fr")
@example("Він заперечив, що банк", "uk")
@example("The efforts are expected to", "en")
@example("According to Ann Lee, , the bridge is shut.", "en")
@example("According to Ann Lee,", "en")
@example("New ,, York Post reported, citing sources.", "en")
def test_offsets_point_at_the_exact_words(text: str, language: str) -> None:
    check(text, read(text, language=language))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_reading(text: str) -> None:
    check(text, read(text, language="en"))


@pytest.mark.parametrize("ending", ["", " up", " about", " to", " that", " by", " of", " about half", " up to", ","])
def test_a_headline_may_end_behind_any_word(ending: str) -> None:
    frames = {verb.frame: form for form, (verb, _) in FORMS.items()}
    for form in frames.values():
        for text in (f"What few {form}{ending}", f"The four are {form}{ending}"):
            check(text, read(text, language="en"))


@given(st.sampled_from(sorted(REPORTS.glob("*.txt"))), st.data())
@settings(max_examples=100, deadline=None)
def test_a_cut_report_is_read_too(path: Any, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    check(text[start:end], read(text[start:end]))


def test_the_same_text_gives_the_same_reading() -> None:
    text = (REPORTS / "bridge.txt").read_text(encoding="utf-8")
    assert read(text) == read(text)


def lines_run(act: Callable[[], object]) -> int:
    """How many lines of Python ``act`` runs: its work, counted instead of timed."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_alone(name: str) -> None:
    read("Warm up.", language="en")
    unit = len(HOSTILE[name](10)) / 10
    count = int(BASE_LENGTH / unit)
    texts = [HOSTILE[name](count * factor) for factor in (1, 2, 4)]
    once, twice, four_times = (lines_run(partial(read, text, language="en")) for text in texts)
    assert twice < 2.4 * once + 2000
    assert four_times < 2.4 * twice + 2000


def processor_time(act: Callable[[], object]) -> float:
    """The seconds of the processor that ``act`` takes, the least of two: patterns work where no line is counted."""
    times = []
    for _ in range(2):
        before = time.process_time()
        act()
        times.append(time.process_time() - before)
    return min(times)


@pytest.mark.parametrize(
    "piece", ["Aa-", "A’", "Aa ", "el-", "Aa. ", "d’A ", "of Aa ", "KYIV (A) ", "if a, which ", "“a,” "]
)
def test_patterns_take_time_that_grows_with_the_length_alone(piece: str) -> None:
    read("Warm up.", language="en")
    texts = [piece * (2000 * factor // len(piece)) for factor in (1, 4)]
    once, four_times = (processor_time(partial(read, text, language="en")) for text in texts)
    assert four_times < 8 * once + 0.05


@pytest.mark.parametrize(
    "piece",
    [
        "Ann Lee met Bo Dahl. ",
        "Krakow, Berlin and Pokrovsk. ",
        "He said 5 of 40 men died on 12 May. ",
        "Bob Lee denied it.\n",
        "She said: “It is so. ",
    ],
)
def test_looking_twice_grows_with_the_length_alone(piece: str) -> None:
    texts = [piece * (4000 * factor // len(piece)) for factor in (1, 2, 4)]
    readings = [read(text, language="en") for text in texts]
    remarks_on(texts[0], readings[0])
    once, twice, four_times = (
        lines_run(partial(remarks_on, text, reading)) for text, reading in zip(texts, readings, strict=True)
    )
    assert twice < 2.4 * once + 2000
    assert four_times < 2.4 * twice + 2000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 100_000, id="100,000 straight marks"),
        pytest.param("“" * 100_000, id="100,000 opening marks"),
        pytest.param("word " * 200_000, id="1 MB without a full stop"),
    ],
)
def test_hostile_text_of_full_size_is_read(text: str) -> None:
    reading = read(text, language="en")
    check(text, reading)
    assert all(text[remark.start : remark.end] == remark.words for remark in remarks_on(text, reading))


def test_progress_runs_from_nothing_to_all() -> None:
    shares: list[float] = []
    read((REPORTS / "court.txt").read_text(encoding="utf-8"), on_progress=shares.append)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Mayor Ann Lee said the bridge was shut to 40 lorries in May.",
            "She accused the harbour of sending 40 lorries over it, an allegation that the port rejected.",
            "The Ministry of Public Works has denied that it was warned.",
            "“It is so,” Lee said. “It was so.”",
            "Harbour master Bo Dahl dismissed the accusation as “nonsense”.",
            "He did not offer any evidence.",
            "The bridge, he said, “is safe for cars”.",
            "About 12 posts had rotted, according to the fire brigade.",
            "People who know the port say that it has 9 cracks.",
            "Dahl declined to comment.",
            "OSTBY (Coastline) – The board demanded once more that the state pay 3 million crowns.",
            "That was wrong!",
            "Who knew? “Nobody knew that 12 people had died?” she asked.",
            "…",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(SENTENCES | TEXTS)
@settings(max_examples=300, deadline=None)
@example("He said: “... !”")
@example("Ann Lee said ‘ 25 “")
def test_what_is_offered_has_a_wording_that_is_one_sentence(text: str) -> None:
    for item in read(text, language="en").worth_checking():
        wording = item.wording
        assert wording == wording.strip() != ""
        assert wording[-1] in ".?!"
        assert not wording.endswith(("..", " .", ",.", ";."))
        first = next((mark for mark in wording if mark.isalpha()), "A")
        assert first == first.upper() or not wording.startswith(first)


@given(SENTENCES)
@settings(max_examples=200, deadline=None)
def test_an_answer_answers_somebody_else_and_is_not_offered(text: str) -> None:
    reading = read(text, language="en")
    offered = reading.worth_checking()
    assert len({counter.statement for counter in reading.counters}) == len(reading.counters)
    for counter in reading.counters:
        answer = reading.statements[counter.statement]
        assert answer not in offered
        if counter.answers is not None:
            other = reading.statements[counter.answers]
            assert not answer.speaker.name or other.speaker.name != answer.speaker.name
            assert other.end <= answer.start or answer.end <= other.start or answer.start <= other.start


MOST_REMEMBERED = 8_000
"""A cache of more entries fills for ten thousands of reports before the memory of the process stays as it is."""


def caches() -> Iterator[Any]:
    for module in pkgutil.walk_packages(claims.reading.__path__, "claims.reading."):
        for value in vars(importlib.import_module(module.name)).values():
            if hasattr(value, "cache_parameters") and value.__module__ == module.name:
                yield value


def test_what_the_reading_remembers_is_bounded_so_that_its_memory_stays_flat() -> None:
    kept = {cache.__name__: cache.cache_parameters()["maxsize"] for cache in caches() if takes_anything(cache)}
    assert "same_name" in kept
    assert {name: most for name, most in kept.items() if most is None or most > MOST_REMEMBERED} == {}


def takes_anything(cached: Any) -> bool:
    return bool(inspect.signature(cached.__wrapped__).parameters)


def test_written_forms_are_forgotten_when_there_are_too_many() -> None:
    for number in range(2 * MOST_FORMS):
        find_words(f"form{number:x}")
    assert len(_forms) <= MOST_FORMS

"""Answers between the lines of a transcript, and answers by another number or of hearsay."""

import pytest

from claims.choices import CounterKind
from claims.reading import read

Answer = tuple[str, str, str]
HEARING = (
    "REPORTER: Did you know about the payments?\n\nSEN. WARD: I did not know about the payments. Nobody told me.\n\n"
    "REPORTER: Your aide says you signed them.\n\nSEN. WARD: My aide is mistaken.\n\n"
    "REPORTER: Will you resign?\n\nSEN. WARD: No."
)
INTERVIEW = (
    "Q. The mayor says 40 workers died.\n\nA. Nobody died there.\n\n"
    "Q. Some reports suggest that you lost the Averon contract. Is that true?\n\n"
    "A. No. We have not lost any customer this year.\n\nQ. A union says you cut 600 jobs.\n\nA. That number is wrong."
)


def answers(text: str) -> list[Answer]:
    reading = read(text, language="en")
    said = reading.statements
    return [
        (said[one.statement].exact, "" if one.answers is None else said[one.answers].exact, one.kind)
        for one in reading.counters
    ]


def test_lines_of_a_hearing_answer_those_before_them() -> None:
    denial = CounterKind.FLAT_DENIAL
    assert answers(HEARING) == [
        ("I did not know about the payments.", "Did you know about the payments?", denial),
        ("Nobody told me.", "Did you know about the payments?", denial),
        ("My aide is mistaken.", "you signed them", denial),
        ("No.", "Will you resign?", denial),
    ]


def test_lines_marked_q_and_a_answer_each_other() -> None:
    denial = CounterKind.FLAT_DENIAL
    assert answers(INTERVIEW) == [
        ("Nobody died there.", "40 workers died", denial),
        ("No.", "Some reports suggest that you lost the Averon contract.", denial),
        (
            "We have not lost any customer this year.",
            "Some reports suggest that you lost the Averon contract.",
            denial,
        ),
        ("That number is wrong.", "you cut 600 jobs", denial),
    ]


def test_what_a_line_passes_on_is_said_by_whom_it_names() -> None:
    told = {one.exact: one.speaker for one in read(INTERVIEW, language="en").statements}
    assert told["40 workers died"].role == "mayor"
    assert "passed this on" in told["40 workers died"].note


def test_an_item_of_a_list_is_no_line_of_a_transcript() -> None:
    text = "A. Nobody may park here.\n\nB. Nobody may camp here.\n\nC. Fires are banned."
    assert all(one.speaker.start is None for one in read(text, language="en").statements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Edith Crane said the road had been dug up five times. The mayor said it was three times.",
            ("it was three times", "the road had been dug up five times", CounterKind.ALTERNATIVE),
        ),
        (
            "Bo Dahl said he heard four or five shots. Another resident said there were only two.",
            ("there were only two", "he heard four or five shots", CounterKind.ALTERNATIVE),
        ),
        (
            "The mayor said 200 people had attended. Organisers put the figure at 2,000.",
            ("the figure at 2,000", "200 people had attended", CounterKind.ALTERNATIVE),
        ),
        (
            "Mr Hale is said to have left the country. His lawyer said that was nonsense.",
            ("that was nonsense", "Mr Hale is said to have left the country.", CounterKind.DISMISSAL),
        ),
    ],
)
def test_another_number_and_hearsay_waved_away_are_answers(text: str, expected: Answer) -> None:
    assert answers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Police said 40 people died. The mayor said there were two suspects.",
        "Ann Lee said the bridge was open. “It is safe,” she said. “No lorry has fallen in.”",
    ],
)
def test_a_count_of_others_and_ones_own_next_words_are_none(text: str) -> None:
    assert answers(text) == []


def test_the_headline_of_an_entry_answers_nothing() -> None:
    text = (
        "Storm Edda as it happens\n\n13:31 Residents told our reporter the water rose two metres in an hour.\n\n"
        "13:10 Mayor denies evacuation was late\n\nPetr Halas rejected criticism that the order came too late."
    )
    assert all("evacuation" not in one[0] for one in answers(text))

"""Who answers whom in whole reports of our own: what is joined is mostly right, and the docs say how much is missed."""

from pathlib import Path

from claims.choices import CounterKind
from claims.reading import read
from tests.reading.answers_in_reports import HELD, REPORTS, counted

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reading.md"


def test_docs_give_the_counts_as_the_command_prints_them() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    assert [line for line in (*counted(REPORTS), *counted(HELD)) if line not in docs] == []


def test_reports_are_whole_and_hold_answers_of_most_kinds() -> None:
    assert min(len(REPORTS), len(HELD)) >= 25
    assert all(len(report.text.split()) >= 200 for report in (*REPORTS, *HELD))
    for reports in (REPORTS, HELD):
        kinds = {kind for report in reports for answer in report.answers for kind in answer.kinds}
        assert kinds == set(CounterKind.values)


def test_few_joins_in_whole_reports_are_wrong() -> None:
    joined = [(report, counter) for report in REPORTS for counter in report.reading.counters]
    wrong = [counter for report in REPORTS for counter in report.wrong if counter.answers is not None]
    assert len(wrong) <= 0.1 * len(joined)


def answered(text: str) -> list[tuple[str, str]]:
    """Each answer in a text with what it answers."""
    reading = read(text, language="en")
    said = reading.statements
    return [
        (said[counter.statement].exact, said[counter.answers].exact)
        for counter in reading.counters
        if counter.answers is not None
    ]


def test_that_behind_a_verb_that_calls_or_disputes_points_back() -> None:
    said = "Farmer Ida Holm said the dam had cracked in May. "
    assert answered(f"{said}Norra Dams called that a malicious invention.")[0][1] == "the dam had cracked in May"
    assert answered(f"{said}Norra Dams disputed that, saying the wall was new.")[0][1] == "the dam had cracked in May"
    assert answered(f"{said}The builder, Norra Dams, disputes this.")[0][1] == "the dam had cracked in May"
    assert answered(f"{said}Engineer Ole Falk disagreed.") == [
        ("Engineer Ole Falk disagreed", "the dam had cracked in May")
    ]
    assert answered(f"{said}Analysts disagree on what it will cost.") == []


def test_no_such_thing_denies_what_was_told_just_before() -> None:
    said = "Pilot Max Reed said the airline had ordered him to fly. "
    found = answered(f"{said}Director Eva Lind said there was no such order.")
    assert found == [("there was no such order", "the airline had ordered him to fly")]


def test_account_and_figure_are_what_was_told_last() -> None:
    text = (
        "The boy's family accused officers of breaking his arm. Chief Marta Quill said that he had run into traffic. "
        "The family's lawyer, Ben Adair, rejected that account."
    )
    assert answered(text)[-1][1] == "he had run into traffic"


def test_what_is_ruled_out_or_called_exaggerated_is_joined_to_nothing_by_chance() -> None:
    assert answered("Farmers say that two wells have dried up. Premier Leif Sand ruled out an early election.") == []
    text = "Nurse Ida Holm said the ward was full and that two had died. Trader Bo Lee called the reaction exaggerated."
    assert answered(text) == []


def test_what_would_be_denied_is_not_denied() -> None:
    text = "Doctor Ann Lee said the general had gout. Even if the army denies any gout, he has not been seen since May."
    assert answered(text) == []


def test_part_is_owned_up_to_where_a_but_follows() -> None:
    text = (
        "Lawyer Ben Adair said the street had been closed and was empty. He showed three films. "
        "Chief Marta Quill acknowledged that the street had been closed, but said that a van had been let in."
    )
    assert answered(text)[0] == ("the street had been closed", "the street had been closed and was empty")


PIER = """Keeper and harbour board differ over broken pier

The keeper of the pier at Ansel, Rolf Brun, said on Friday that its beams had rotted for years.

The harbour board said the beams had been replaced in 2019. Brun said he had seen no workmen that year. The board \
showed reporters an invoice, and its chairwoman, Eva Lind, said he had been on leave.

Shopkeeper Ida Holm said a child had fallen through the planks. The board said nobody had been hurt.

Brun said that he had written to the board nine times. Lind said it had received two letters.

Mayor Olaf Tveit said he hoped for a quiet summer.
"""


def test_who_speaks_next_in_a_paragraph_answers_where_party_stands_against_party() -> None:
    found = dict(answered(PIER))
    assert found["the beams had been replaced in 2019"] == "its beams had rotted for years"
    assert found["he had seen no workmen that year"] == "the beams had been replaced in 2019"
    assert found["nobody had been hurt"] == "a child had fallen through the planks"
    assert found["it had received two letters"] == "he had written to the board nine times"
    assert "he hoped for a quiet summer" not in found


def test_who_is_of_one_side_does_not_answer_it() -> None:
    own = PIER.replace("Lind said it had", "His lawyer, Per Ek, said it had")
    assert "it had received two letters" not in dict(answered(own))


def test_denial_that_shares_no_words_denies_what_was_said_just_before_in_its_paragraph() -> None:
    bare = PIER.replace("The board said nobody had been hurt.", "The board denied having been careless.")
    assert dict(answered(bare))["having been careless"] == "a child had fallen through the planks"


def test_neighbours_answer_nothing_in_a_report_that_tells_how_things_are() -> None:
    now = PIER.replace("had been", "is").replace("had rotted", "rots").replace("had ", "has ").replace("said", "says")
    assert answered(now) == []
    assert answered(PIER.replace(". ", ".\n\n")) != answered(PIER)

"""What follows a reporting verb and is no clause: somebody's word, or what somebody did to a thing."""

import pytest

from claims.reading import read


def told(text: str) -> list[tuple[str, str, str]]:
    return [(found.exact, found.cue, found.speaker.name or found.speaker.role) for found in read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry showed reporters a copy of the lease.",
        "Bo Dahl wrote a long letter to the harbour board.",
        "Ann Lee described her visit to the flooded mine.",
        "The firm has added two night trains to its timetable.",
        "The court ordered a new trial for the three men.",
        "The board chose a smaller crane for the quay.",
        "Marta Venn talked about her childhood on the island.",
        "The club released its second album in March.",
        "Soldiers attacked a convoy near the border on Friday.",
        "The mayor called a meeting of the harbour board.",
        "Neighbours called the police at midnight.",
        "The village called in a specialist from Lund.",
        "Critics pointed to the price of the second bridge.",
        "The committee approved a loan of two million euros.",
        "Bo Dahl accepted the prize on her behalf.",
    ],
)
def test_what_is_done_to_a_thing_is_the_reports_own_sentence(text: str) -> None:
    assert told(text) == [(text, "", "")]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Ruth Alder denied the charge.", "denied", "Ruth Alder"),
        ("Paul Renner admitted fraud and two thefts.", "admitted", "Paul Renner"),
        ("The bank reported a loss of 40 million euros.", "reported", "bank"),
        ("Bo Dahl accepted responsibility for the leak.", "accepted", "Bo Dahl"),
        ("Ann Lee attacked the mayor for his silence.", "attacked", "Ann Lee"),
        ("Ann Lee described the dam as unsafe.", "described", "Ann Lee"),
        ("The mayor called the plan a waste of money.", "called", "mayor"),
        ("A survey by Nordvik found Ann Lee with a lead of four points.", "found", "survey by Nordvik"),
        ("The laboratory found no trace of lead.", "found", "laboratory"),
        ("Ann Lee showed “a complete lack of respect” for the court.", "showed", "Ann Lee"),
    ],
)
def test_what_somebody_holds_of_a_thing_is_their_word(text: str, cue: str, speaker: str) -> None:
    assert [found[1:] for found in told(text)] == [(cue, speaker)]


def test_who_has_done_something_may_be_meant_by_the_next_pronoun() -> None:
    found = told("Harbour master Ines Duarte showed reporters a copy. She said the crane was safe.")
    assert found[-1] == ("the crane was safe", "said", "Ines Duarte")


@pytest.mark.parametrize(
    "content",
    ["she's not afraid of the flood", "they want clarity from the board", "the firm leverages its old contacts"],
)
def test_shortened_and_present_verbs_make_a_clause(content: str) -> None:
    [found] = read(f"Ann Lee said {content}.").statements
    assert (found.exact, found.speaker.name) == (content, "Ann Lee")
    assert "no sentence" not in {reason.name for reason in found.reasons}

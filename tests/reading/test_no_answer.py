"""What stands beside a statement and answers it not: a stress, a blame, an admission, a count of something else."""

import pytest

from claims.choices import CounterKind
from claims.reading import read


def answers(text: str) -> list[tuple[str, str, str]]:
    reading = read(text, language="en")
    said = reading.statements
    return [
        (said[one.statement].exact, "" if one.answers is None else said[one.answers].exact, one.kind)
        for one in reading.counters
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the new rule spares drivers a court. Lawyer Ida Holm said a summons may actually be worse.",
        "The council said 28 girls had gone on the trip. Teacher Jo Bell said seven girls had fallen ill.",
        "Police said 14 additional officers were held. Prosecutor Ann Lee said four additional graves were open.",
        "The union said ten men had been caught. The minister said four other men had been caught since.",
        "The UN said chlorine had been used in villages. The minister blamed the winter for high prices.",
        "The army said its men hold the town. The ministry acknowledged that the harvest was poor this year.",
    ],
)
def test_what_speaks_of_something_else_answers_nothing(text: str) -> None:
    assert answers(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Minister Lars Vik said unemployment had doubled. Berit Aune said unemployment had in fact risen a little.",
            CounterKind.CORRECTION,
        ),
        (
            "Pilot Jo Bell said two aircraft were hit. Crews said Bell was near, but was actually in another aircraft.",
            CounterKind.CORRECTION,
        ),
        (
            "The firm said it had delivered 200 beds. The hospital said 120 beds were delivered.",
            CounterKind.ALTERNATIVE,
        ),
        (
            "Ida Holm accused Telco of writing to her employer. Telco acknowledged that it wrote to the employer.",
            CounterKind.PARTIAL_ADMISSION,
        ),
    ],
)
def test_what_speaks_of_the_same_thing_answers_it(text: str, kind: CounterKind) -> None:
    [(_, answered, found)] = answers(text)
    assert answered
    assert found == kind


REPORTED = "The Courier reported that two guards had been found dead at the Lund harbour. "


@pytest.mark.parametrize(
    "after",
    [
        "Detectives are trying to rule out foul play at the harbour.",
        "The court has dismissed 849 harbour cases since July.",
        "The site Gossip Tap specialises in debunking rumours about guards.",
        "That would contradict Orvane, which owns the harbour.",
        "Officials have been told to reject any papers from the harbour.",
        "They were not returned to Lund, and are not believed to be there now.",
        "It turned out that the mayor had not made the comment.",
        "Pilots cautioned that snow would fall in spring.",
    ],
)
def test_what_is_not_done_answers_nothing(after: str) -> None:
    assert answers(f"{REPORTED}{after}") == []


@pytest.mark.parametrize(
    "after",
    [
        "The police have not yet commented on the guards.",
        "The mayor has yet to respond to the reports.",
        "The mayor said the council had not yet commented on the guards.",
        "Messages left with the guards' families were not returned.",
    ],
)
def test_who_has_not_commented_yet_denies_nothing(after: str) -> None:
    assert [(of, kind) for _, of, kind in answers(f"{REPORTED}{after}")] == [
        ("two guards had been found dead at the Lund harbour", CounterKind.NO_COMMENT)
    ]


def test_what_is_not_out_of_the_question_is_possible_and_denies_nothing() -> None:
    text = f"{REPORTED}The mayor said it was “not out of the question” that guards had been found dead at the harbour."
    assert answers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army denies reports it has decided to charge Bo Berg with desertion.",
            "it has decided to charge Bo Berg with desertion",
        ),
        ("Lund denied claims Orvane paid him 3 million euros.", "Orvane paid him 3 million euros"),
        (
            "The agents have denied claims that he has been suspended for a month by the tour.",
            "he has been suspended for a month by the tour",
        ),
    ],
)
def test_what_is_denied_is_the_claim_in_the_same_sentence(text: str, expected: str) -> None:
    assert [(of, kind) for _, of, kind in answers(text)] == [(expected, CounterKind.FLAT_DENIAL)]


def test_a_denial_answers_neither_its_own_side_nor_another_denial() -> None:
    text = (
        "A golfer said Ben Holt had been suspended by the tour. The Lund Tour said it had found no proof of any fault. "
        "“There is no truth in these claims,” said Ty Voss, vice-president of the Lund Tour."
    )
    assert [of for said, of, _ in answers(text) if said.startswith("There is")] == [
        "Ben Holt had been suspended by the tour"
    ]

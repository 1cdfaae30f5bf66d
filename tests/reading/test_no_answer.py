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

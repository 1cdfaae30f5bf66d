"""What looks like an answer and is none, in sentences as they stand in real reports; beside each what is one."""

import pytest

from claims.reading import read


def answers(text: str) -> list[tuple[str, str]]:
    reading = read(text, language="en")
    return [(reading.statements[one.statement].exact, one.kind.value) for one in reading.counters]


CLAIM = "Ann Lee said the mines of Patriot were leaking."


@pytest.mark.parametrize(
    "text",
    [
        "The government could deny them mining permits until the work was completed, Bo Dahl said.",
        "A judge rejected a media request to open the mines of Patriot.",
        "Bo Dahl has ruled out talks with the mines of Patriot.",
        "Bo Dahl rebuffed pressure to close the mines of Patriot.",
        "There is no denying it was a powerful image, Bo Dahl said.",
        "Bo Dahl said it was wrong to compare the mines with a swamp.",
        "“This is actually an opportunity for the town to make all the changes that it has put off,” Bo Dahl said.",
        "“The life of this man depends on your next decision,” Bo Dahl said.",
        "Bo Dahl said that what they are asking everybody in the army to do and to say all day is “ridiculous.”",
        "Bo Dahl accepted an award for the work of his firm.",
        "Bo Dahl urged the ministry to look through all its papers to find whether more documents must be removed.",
        "Bo Dahl said people spent 50 minutes on Fadebook.\n\nOn Yoohoo people spent nine minutes, Cy Roth said.",
    ],
)  # fmt: skip
def test_refusing_and_judging_is_no_answer(text: str) -> None:
    assert answers(f"{CLAIM}\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Dahl denied them.", [("Bo Dahl denied them", "flat_denial")]),
        ("Bo Dahl rejected the claim that the mines were leaking.",
         [("the claim that the mines were leaking", "flat_denial")]),
        ("Bo Dahl said that was wrong.", [("that was wrong", "flat_denial")]),
        ("Bo Dahl admitted that some mines of Patriot were leaking.",
         [("some mines of Patriot were leaking", "partial_admission")]),
        ("Bo Dahl said the state minister's account is false.",
         [("the state minister's account is false", "flat_denial")]),
    ],
)  # fmt: skip
def test_denying_and_owning_up_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(f"{CLAIM}\n\n{text}") == expected


def test_warning_is_what_somebody_warned_of() -> None:
    text = (
        "Some say the tram is safer. Roy Tindall warned that Mill Lane was dangerous. Harcourt dismissed the warning."
    )
    reading = read(text, language="en")
    [counter] = reading.counters
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == "Mill Lane was dangerous"

"""Figures, pictures, tests and many people as sources; who speaks around an aside; shares of so many people."""

import pytest

from claims.reading import read
from claims.reading.figures import find_figures

Told = tuple[str, str]


def told(text: str) -> list[Told]:
    return [
        (one.exact, text[one.speaker.start or 0 : one.speaker.end or 0]) for one in read(text, language="en").statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "New figures from the Office for Rail show fares rose by 3.8% in July.",
            ("fares rose by 3.8% in July", "New figures from the Office for Rail"),
        ),
        ("Figures released on Friday show fares rose in July.", ("fares rose in July", "")),
        ("Data from the bank show prices fell 2%.", ("prices fell 2%", "Data from the bank")),
        (
            "Emails seen by the paper show he approved the payments.",
            ("he approved the payments", "Emails"),
        ),
        (
            "Sources close to the club say the manager could be sacked within days.",
            ("the manager could be sacked within days", "Sources close to the club"),
        ),
        ("Residents of the village fear the dam will burst.", ("the dam will burst", "Residents of the village")),
        (
            "A fake news report quickly claimed that the singer was dead.",
            ("the singer was dead", "A fake news report"),
        ),
        (
            "A Colwick University poll published in late August found 74 percent of voters wanted a vote.",
            ("74 percent of voters wanted a vote", "A Colwick University poll"),
        ),
        ("An army statement put the toll at four.", ("An army statement put the toll at four", "An army statement")),
        (
            "The poll puts the Greens on 31%, four points ahead of the others.",
            ("the Greens on 31%, four points ahead of the others", "The poll"),
        ),
        (
            "A 2019 review concluded that evening use doubled the risk.",
            ("evening use doubled the risk", "A 2019 review"),
        ),
    ],
)
def test_what_findings_and_many_people_tell_is_theirs(text: str, expected: Told) -> None:
    found = told(text)
    assert [expected[0]] == [one[0] for one in found]
    assert not expected[1] or found[0][1] == expected[1]


@pytest.mark.parametrize(
    "text",
    [
        "Satellite images published by Norvia show smoke over two villages, when the army already held the area.",
        "Another reason companies charge so much is that gold is dear.",
        "Two officials in the press office report to the minister he serves.",
    ],
)
def test_what_tells_no_clause_of_its_own_stays_with_the_report(text: str) -> None:
    assert told(text) == [(text, "")]


def test_emails_are_nobody_that_he_could_mean() -> None:
    [one] = read("Emails seen by the paper show he approved the payments.", language="en").statements
    assert one.wording == "He approved the payments."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Treasury, according to people briefed on the plans, is considering a tax.",
            [
                (
                    "The Treasury, according to people briefed on the plans, is considering a tax",
                    "people briefed on the plans",
                )
            ],
        ),
        (
            "The mayor said the tower was, according to surveyors, sound.",
            [("the tower was, according to surveyors, sound", "The mayor")],
        ),
        (
            "Cllr Voss, in a written statement, said the tower was, according to surveyors, sound.",
            [("the tower was, according to surveyors, sound", "Cllr Voss")],
        ),
        (
            "The trial, before Judge Helen Garrow, is expected to last three weeks.",
            [("The trial, before Judge Helen Garrow, is expected to last three weeks", "")],
        ),
        (
            "Sergeant Paula Wren, who found the office “in chaos”, said officers had seized boxes.",
            [("officers had seized boxes", "Sergeant Paula Wren")],
        ),
    ],
)
def test_an_aside_parts_nobody_from_what_they_say(text: str, expected: list[Told]) -> None:
    assert [one for one in told(text) if "chaos" not in one[0]] == expected


@pytest.mark.parametrize(
    ("text", "share", "counted"),
    [
        ("Aid groups say one child in four is malnourished.", 25, "child"),
        ("One pupil in five had dropped out.", 20, "pupil"),
        ("He was told by three men in ten.", 30, "men"),
    ],
)
def test_one_child_in_four_is_a_share(text: str, share: float, counted: str) -> None:
    [one] = find_figures(text)
    assert (one.low, one.unit, one.counted) == (share, "%", counted)


def test_one_child_in_four_villages_is_none() -> None:
    assert [(one.low, one.counted) for one in find_figures("They fed one child in four villages.")] == [(4, "villages")]

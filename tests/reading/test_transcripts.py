"""Who speaks in a transcript, as parliaments, courts, broadcasters and calls with analysts print it."""

import pytest

from claims.reading import read

Line = tuple[str, str]


def said(text: str) -> list[Line]:
    return [(item.speaker.name, item.exact) for item in read(text, language="en").statements]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "Mr Desmond Oakley (Calder): Was the budget cut?",
                "The Minister for Water (Mr Julian Strake): The dam was inspected in August. They found no defect.",
                "Dr Priya Nandan (Lowmoor) (Lab): It was locked.",
                "Mr Strake: It is open.",
            ],
            [
                ("Desmond Oakley", "Was the budget cut?"),
                ("Julian Strake", "The dam was inspected in August."),
                ("Julian Strake", "They found no defect."),
                ("Priya Nandan", "It was locked."),
                ("Julian Strake", "It is open."),
            ],
        ),
        (
            ["SEN. WARREN: You were paid. MR. STUMPF: I was not paid.", "SEN. WARREN: You were."],
            [
                ("SEN. WARREN", "You were paid."),
                ("MR. STUMPF", "I was not paid."),
                ("SEN. WARREN", "You were."),
            ],
        ),
        (
            [
                "Operator: Our first question is from Ann Lee.",
                "Tim Hook -- Chief Executive Officer: We sold 40 million phones.",
                "Ann Lee - Tern Securities - Analyst: That is a lot.",
            ],
            [
                ("Operator", "Our first question is from Ann Lee."),
                ("Tim Hook", "We sold 40 million phones."),
                ("Ann Lee", "That is a lot."),
            ],
        ),
        (
            ["JOHN BERNAN, CBN ANCHOR: The vote is close.", "BERNAN (voice-over): The state voted late."],
            [("JOHN BERNAN", "The vote is close."), ("JOHN BERNAN", "The state voted late.")],
        ),
    ],
)
def test_each_line_is_its_speakers(lines: list[str], expected: list[Line]) -> None:
    assert said("\n".join(lines)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Royal Ashby (Spain): Curto, Carval and Alab.\nIran - Israel War: What we know so far.",
        "Ann Lee (Sweden): 45.2 seconds was enough.\nBo Dahl (Norway): 45.9 seconds was not.",
    ],
)
def test_line_ups_and_results_are_no_transcript(text: str) -> None:
    assert [name for name, _ in said(text)] == ["", ""]


@pytest.mark.parametrize("label", ["GENEVA", "NEW DELHI", "LOST AT SEA", "TEARFUL APOLOGY"])
def test_a_place_or_the_first_words_of_a_caption_say_nothing(label: str) -> None:
    text = (
        "Jet is found in a field\n\nA jet that vanished in May was found near Ostervik.\n\n"
        f"{label}: The jet was left in a field in May.\n\nThe army took it away. Nobody was hurt.\n\nIt was old."
    )
    found = {one.exact: one for one in read(text, language="en").statements}
    assert found["The jet was left in a field in May."].speaker.name == ""
    assert not any(label.split()[-1] in one.speaker.name for one in found.values())


def test_places_at_the_head_of_short_items_say_nothing() -> None:
    text = "GENEVA: Nine people were hurt in a fire.\n\nLONDON: Three people were hurt in a crash."
    assert [(one.speaker.name, one.exact) for one in read(text, language="en").statements] == [
        ("", "Nine people were hurt in a fire."),
        ("", "Three people were hurt in a crash."),
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [("VICKERS", "The mine is shut."), ("LONDON", "I never saw the letter."), ("KEANE", "Did you see the letter?")],
)
def test_who_is_spoken_of_or_says_i_or_asks_speaks(label: str, said: str) -> None:
    text = f"Ann Vickers leads the union.\n\nIt met on Monday.\n\n{label}: {said}\n\nIt rained.\n\nNobody came."
    assert [one.speaker.name for one in read(text, language="en").statements if one.exact == said] == [label]

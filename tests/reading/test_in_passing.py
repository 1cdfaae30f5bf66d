"""What somebody says of a thing in passing, in a relative clause, beside what the sentence around it tells."""

import pytest

from claims.choices import Polarity
from claims.reading import read

Said = tuple[str, str, str]
"""Who says it, what is said, and the proposed wording."""


def said(text: str) -> list[Said]:
    return [
        (one.speaker.name or one.speaker.role, one.exact, one.wording) for one in read(text, language="en").statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tram, which Lindal said would run from May, has been put off.",
            ("Lindal", "would run from May", "The tram would run from May."),
        ),
        (
            "Smith, who prosecutors say stole $4 million, pleaded not guilty.",
            ("prosecutors", "stole $4 million", "Smith stole $4 million."),
        ),
        (
            "The dam, which engineers had warned was unsafe, burst on Monday.",
            ("engineers", "was unsafe", "The dam was unsafe."),
        ),
        (
            "The vaccine, which the company claims is 95% effective, was approved on Friday.",
            ("company", "is 95% effective", "The vaccine is 95% effective."),
        ),
        (
            "Reporters asked about Dan Ahmed, who the government said was the group's envoy in the talks.",
            ("government", "was the group's envoy in the talks", "Dan Ahmed was the group's envoy in the talks."),
        ),
        (
            'The bill, which Senator Mark Doyle called "a disgrace", passed by 52 votes to 48.',
            ("Mark Doyle", '"a disgrace"', "Mark Doyle called the bill a disgrace."),
        ),
        (
            "The suspect, whom police described as armed and dangerous, fled on foot.",
            ("police", "armed and dangerous", "The police described the suspect as armed and dangerous."),
        ),
    ],
)
def test_what_is_said_in_passing_stands_beside_the_sentence_around_it(text: str, expected: Said) -> None:
    assert said(text)[0] == expected
    assert said(text)[1:] == [("", text, said(text)[1][2])]


def test_what_is_said_in_passing_is_not_said_by_whoever_tells_the_sentence() -> None:
    text = "A maker's new headset, which Orvane said would ship in March, has been delayed, the Courier reported."
    assert [one[:2] for one in said(text)] == [
        ("Courier", "A maker's new headset, which Orvane said would ship in March, has been delayed"),
        ("Orvane", "would ship in March"),
    ]


def test_a_speaker_between_commas_says_what_follows() -> None:
    text = "The jury was told that 41 payments had been made to a firm which, the prosecution said, did not exist."
    assert ("prosecution", "did not exist") in [one[:2] for one in said(text)]
    assert not any(one[0] == "prosecution" and "jury" in one[1] for one in said(text))


def test_what_is_denied_in_passing_is_denied() -> None:
    first = read("The plant, which the ministry denies was hit, caught fire.", language="en").statements[0]
    assert (first.exact, first.polarity) == ("was hit", Polarity.DENIED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister, who said the plan was safe, resigned on Friday.", ("minister", "the plan was safe")),
        ("All of which, he said, would help the process.", ("", "All of which, he said, would help the process")),
    ],
)
def test_who_speaks_in_a_clause_of_their_own_is_no_thing_spoken_of(text: str, expected: tuple[str, str]) -> None:
    assert said(text)[0][:2] == expected


@pytest.mark.parametrize(
    "told",
    [
        "The mayor said to Reuters on Monday that",
        "The mayor admitted to the BBC that",
        "The mayor confirmed to the paper on Friday evening that",
        "The mayor announced to a crowd of fans that",
        "The mayor pointed out to the district council that",
        "The mayor confirmed to reporters that",
    ],
)
def test_to_whom_something_is_said_is_no_part_of_it(told: str) -> None:
    [statement] = read(f"{told} the bridge is not closed.", language="en").statements
    assert (statement.exact, statement.polarity) == ("the bridge is not closed", Polarity.DENIED)
    assert statement.speaker.role == "mayor"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The coach hinted to fans that he would stay.", "he would stay"),
        ("The bank said to clients: “Your money is safe.”", "Your money is safe."),
    ],
)
def test_what_follows_a_hearer_is_found(text: str, exact: str) -> None:
    assert read(text, language="en").statements[0].exact == exact


def test_whom_somebody_talked_to_is_quoted_and_not_who_talked() -> None:
    found = said("The Ledger talked to a spokesperson for the artist who said “We can confirm this is not his.”")
    assert ("Ledger", "We can confirm this is not his.") not in [one[:2] for one in found]


@pytest.mark.parametrize("label", ["PHOTO", "SEE ALSO", "FROM EARLIER", "RELATED"])
def test_a_label_of_a_page_is_nobody_who_speaks(label: str) -> None:
    found = said(f"The bridge is shut.\n{label}: The bridge was closed on Monday.\nIt is old.")
    assert {who for who, _, _ in found} == {""}

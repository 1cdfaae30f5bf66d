"""What a report puts beside a claim of another one: who denies it, who tells it again, and whether that says more."""

import pytest

from claims.matching import Sought
from claims.models import Claim
from claims.reading import read
from claims.reading.retelling import alarm_at, headline_alarm
from claims.reporting.beside import Bearing, bearing_on

MOVED = "Harlan Corp. had moved its Dayton plant to Mexico, costing the town 400 jobs."


def beside(claim: str, claimant: str, text: str) -> tuple[Bearing, list[str]]:
    """What the text puts beside the claim, and the words of its statements."""
    reading = read(text, language="en")
    bearing = bearing_on(Claim(text=claim, claimant_name=claimant), text, reading, Sought(claim))
    return bearing, [one.exact for one in reading.statements]


def test_a_denial_of_a_part_of_a_long_claim_is_its_answer() -> None:
    text = "Harlan Corp. has not moved its Dayton plant to Mexico, the company said. It makes tools, Bo Dahl said."
    bearing, said = beside(MOVED, "Rick Dole", text)
    assert [said[number] for number in bearing.answers] == ["Harlan Corp. has not moved its Dayton plant to Mexico"]


def test_a_claimant_who_says_a_part_again_retells_it() -> None:
    text = "Alvio had said the drug reduced the number of headache days by half."
    claim = "Its migraine drug Relvant reduced the number of headache days by half in a late-stage trial."
    bearing, said = beside(claim, "Alvio", text)
    assert [said[number] for number in bearing.retellings] == ["the drug reduced the number of headache days by half"]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (
            "The stainless steel Apple Watch will start at $500 while gold models could cost $4,000.",
            "With the pricing of the stainless steel and gold variants of the Apple Watch veering to the expensive, "
            "it seems the aluminum version is poised to be the low-end model.",
        ),
        (
            "The bodies in a mass grave were confirmed not to be the missing students.",
            "Residents who fled raised fears about the fate of the missing students in a country where cartels hide "
            "bodies in a mass grave on the edge of towns.",
        ),
    ],
)
def test_a_long_sentence_that_shares_words_is_nothing_beside_a_claim(claim: str, text: str) -> None:
    bearing, _ = beside(claim, "", text)
    assert (dict(bearing.answers), dict(bearing.retellings)) == ({}, {})


@pytest.mark.parametrize(
    ("source", "retelling", "kind"),
    [
        ("The minister said the dam was not safe.", "The dam was safe.", "turned"),
        (
            "Mark Harvey said he had never heard of spiders that live under the skin of a mammal.",
            "I was amazed because I've never heard of spiders that live under the skin of a mammal.",
            "",
        ),
        (
            "The bodies in a mass grave were not the missing students, police said.",
            "Investigators of the mass grave found video of students taken away by officers in the city.",
            "",
        ),
        ("Hackers may have stolen the records of patients.", "Hackers stole the records of patients.", "surer"),
        ("Officials say the dam leaks.", "The dam leaks.", "unsourced"),
        ("Officials say the dam leaks.", "The dam leaks, he said.", ""),
        ("There's been no confirmation that aircraft had been stolen.", "Aircraft may have been stolen.", ""),
    ],
)
def test_an_alarm_is_raised_only_where_more_is_said(source: str, retelling: str, kind: str) -> None:
    [first], [second] = (read(text, language="en").statements for text in (source, retelling))
    found = alarm_at([first], second)
    assert (found.kind if found else "") == kind


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The soap kills the virus but not the host.", "affirmed"),
        ("The images showed a burned roof but no vehicles in the yard.", "affirmed"),
        ("The soap did not kill the virus.", "denied"),
    ],
)
def test_what_but_not_takes_out_does_not_deny_the_rest(text: str, polarity: str) -> None:
    [statement] = read(text, language="en").statements
    assert statement.polarity == polarity


def first_alarm(source: str, retelling: str) -> str:
    [one, *_] = read(source, language="en").statements
    [two, *_] = read(retelling, language="en").statements
    alarm = alarm_at([one], two)
    return alarm.kind if alarm else ""


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "While the offices move downtown, Anna Winter may not make the move soon.",
            "New digs, big problem: While the offices move downtown, Anna Winter may not make the move soon.",
        ),
        ("Telco could add a second channel for the service.", "But Telco may add a second channel for the service."),
        ("It is not every night that a driver gets a $2,000 tip.", "A driver gets a $2,000 tip on the night."),
    ],
)
def test_what_hedges_alike_or_denies_nothing_is_no_alarm(source: str, retelling: str) -> None:
    assert first_alarm(source, retelling) == ""


def test_a_retelling_without_the_hedge_is_one() -> None:
    assert first_alarm("The watch is expected to go on sale in May.", "The watch will go on sale in May.") == "surer"


@pytest.mark.parametrize(
    ("title", "told", "is_alarm"),
    [
        ("Storm Ada tears down the bridge at Lund", "Storm Ada may have torn down the bridge at Lund.", True),
        ("Did Storm Ada tear down the bridge at Lund?", "Storm Ada may have torn down the bridge at Lund.", False),
        ("Storm Ada fears grow for bridge at Lund", "Storm Ada may have torn down the bridge at Lund.", False),
        ("Storm Ada tears down bridge at Lund: reports", "Storm Ada may have torn down the bridge at Lund.", False),
        ("Storm Ada tears down the bridge at Lund", "Could Storm Ada have torn down the bridge at Lund?", False),
    ],
)
def test_a_headline_that_asks_fears_or_passes_on_is_no_surer(title: str, told: str, is_alarm: bool) -> None:
    reading = read(f"{title}\n\n{told} The road is shut. Nobody lives beside it.", language="en")
    assert (headline_alarm(reading) is not None) is is_alarm


@pytest.mark.parametrize(
    ("source", "retelling", "kind"),
    [
        (
            "Vandals painted the mayor's car on Monday, and the town could be left with the bill.",
            "Vandals painted the mayor's car.",
            "",
        ),
        (
            "Orvane wants half of the Lund campus in a deal that could change the town.",
            "Orvane wants half of the Lund campus.",
            "",
        ),
        (
            "A blast that shook the crowded harbour, killing two, appears to have been caused by gas.",
            "A blast caused by gas shook the harbour.",
            "surer",
        ),
        ("A photo of the shark is thought to show a shark in Lund.", "The photo of a shark in Lund was doctored.", ""),
        ("The mayor may be seen at the fair in Lund.", "The mayor was not seen at the fair in Lund.", ""),
        (
            "Brann did not have to audition to win the role of Marat.",
            "Brann wins the role of Marat at an audition.",
            "",
        ),
        (
            "Lund has not been seen for a month, so his sister may lead the party.",
            "His sister leads the Lund party.",
            "",
        ),
        ("Lund will not lead the party in spring.", "Lund could lead the party in spring.", ""),
    ],
)
def test_only_the_clause_that_is_told_again_is_weighed(source: str, retelling: str, kind: str) -> None:
    assert first_alarm(source, retelling) == kind


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("DNA Test Confirms Child Is Daughter of Ada Lund", "A wife and a child of Ada Lund have been arrested."),
        ("Union says ferry has hit the harbour wall", "The ferry may have hit the harbour wall, the owner said."),
        ("Ferry May Have Hit Harbour Wall", "The ferry may have hit the harbour wall."),
        (
            "Court airs alleged call of ferry captain at harbour",
            "The call of the ferry captain at the harbour may be a fake.",
        ),
        ("Lund quits the harbour board", "Lund is no longer on the harbour board."),
        ("Will Lund lead the harbour board?", "Lund will not lead the harbour board."),
    ],
)
def test_a_headline_is_laid_beside_what_it_tells_itself(title: str, told: str) -> None:
    text = f"{title}\n\n{told} The road is shut. Nobody lives beside it."
    reading = read(text, language="en")
    assert headline_alarm(reading, text[: reading.title_end]) is None


def test_a_month_in_a_headline_is_no_possibility() -> None:
    [first, *_] = read(
        "Harbour Ferry In May Sank Near Stone Wall\n\nThe ferry hit the wall. It sank.", language="en"
    ).statements
    [second, *_] = read(
        "Harbour Ferry May Sink Near Stone Wall\n\nThe ferry hit the wall. It sank.", language="en"
    ).statements
    assert (first.certainty.label, second.certainty.label) == ("asserted", "possible")

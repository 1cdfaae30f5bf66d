"""The first real report: eight facts that a good reading of it yields."""

import os
from pathlib import Path

import pytest

from claims.choices import Certainty, CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading import Figure, Reading, Statement, read
from claims.reading.worth.worthiness import shipped, shipped_with

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", Path(__file__).resolve().parents[3] / "shared"))
ARTICLE = CORPUS / "seed" / "article.txt"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ARTICLE.exists(), reason="the seed article is not here; FACTCHECK_CORPUS names its folder"),
]


@pytest.fixture(scope="module", params=["by words alone", "as a whole"])
def reading(request: pytest.FixtureRequest) -> Reading:
    """The article as a desk reads it without the sentence model, and with it."""
    is_whole = request.param == "as a whole"
    weights = shipped_with(request.getfixturevalue("gist")) if is_whole else shipped()
    return read(ARTICLE.read_text(encoding="utf-8"), weights=weights)


def the_one(reading: Reading, words: str) -> Statement:
    found = [item for item in reading.statements if words in item.exact and item.start >= reading.title_end]
    assert len(found) == 1, [item.exact for item in found]
    return found[0]


def plain(figures: tuple[Figure, ...]) -> list[tuple[float | None, float | None, str, str]]:
    return [(figure.low, figure.high, figure.comparator, figure.counted) for figure in figures]


def test_row_1_soldiers_for_russia_is_quoted_from_the_president(reading: Reading) -> None:
    quoted = the_one(reading, "transferring people")
    assert quoted.quotation is Quotation.DIRECT
    assert quoted.speaker.name == "Volodymyr Zelensky"
    assert quoted.certainty is Certainty.ASSERTED
    assert quoted.polarity is Polarity.AFFIRMED
    told = the_one(reading, "supplying soldiers")
    assert (told.quotation, told.speaker.name, told.speaker.role) == (
        Quotation.INDIRECT,
        "Volodymyr Zelensky",
        "Ukrainian President",
    )
    assert told.wording.startswith("North Korea is supplying soldiers")
    assert {quoted, told} <= set(reading.worth_checking())


def test_row_2_growing_alliance_is_quoted_from_the_president(reading: Reading) -> None:
    statement = the_one(reading, "growing stronger")
    assert statement.quotation is Quotation.DIRECT
    assert statement.speaker.name == "Volodymyr Zelensky"
    assert statement.certainty is Certainty.ASSERTED


def test_row_3_high_possibility_is_a_partial_quote_from_the_minister(reading: Reading) -> None:
    statement = the_one(reading, "high possibility")
    assert statement.quotation is Quotation.MIXED
    assert (statement.speaker.name, statement.speaker.role) == ("Kim Young-hyun", "South Korean Defense Minister")
    assert statement.certainty is Certainty.HIGHLY_POSSIBLE
    assert statement in reading.worth_checking()


def test_row_4_soldiers_killed_is_likely_and_the_pronoun_is_resolved(reading: Reading) -> None:
    statement = the_one(reading, "being killed")
    assert statement.quotation is Quotation.INDIRECT
    assert statement.speaker.name == "Kim Young-hyun"
    assert "last one named" in statement.speaker.note
    assert statement.certainty is Certainty.LIKELY


def test_row_5_dismissal_answers_row_1_without_evidence(reading: Reading) -> None:
    [counter] = reading.counters
    statement = reading.statements[counter.statement]
    assert (statement.speaker.name, statement.speaker.role) == ("Dmitry Peskov", "Kremlin spokesman")
    assert statement.speaker.organisation == "Kremlin"
    assert "fake news" in statement.exact
    assert statement.polarity is Polarity.DENIED
    assert counter.answers is not None
    assert reading.statements[counter.answers] == the_one(reading, "supplying soldiers")
    assert counter.kind is CounterKind.DISMISSAL
    assert counter.evidence_offered is EvidenceOffered.NONE
    assert statement not in reading.worth_checking()


def test_row_6_repelled_attack_has_its_figures(reading: Reading) -> None:
    statement = the_one(reading, "repelling")
    assert statement.quotation is Quotation.INDIRECT
    assert statement.speaker.name == "Ukrainian Air Force"
    assert statement.certainty is Certainty.ASSERTED
    assert plain(statement.figures) == [
        (25, 25, "about", "infantry fighting vehicles"),
        (5, 5, "exactly", "tanks"),
    ]
    assert statement in reading.worth_checking()


def test_row_7_destroyed_vehicles_come_from_reports_that_nobody_signed(reading: Reading) -> None:
    statement = the_one(reading, "eliminated")
    assert (statement.speaker.name, statement.speaker.is_vague) == ("", True)
    assert statement.certainty is Certainty.ASSERTED
    assert plain(statement.figures) == [
        (7, 7, "exactly", "infantry fighting vehicles"),
        (2, 2, "exactly", "tanks"),
    ]
    assert statement in reading.worth_checking()


def test_row_8_attacks_of_the_day_come_from_the_general_staff(reading: Reading) -> None:
    statement = the_one(reading, "hotspots")
    assert statement.speaker.name == "General Staff in Kyiv"
    assert plain(statement.figures) == [(80, 80, "about", "Russian attacks")]
    assert statement in reading.worth_checking()


def test_nothing_else_is_offered_for_checking(reading: Reading) -> None:
    words = (
        "supplying",
        "growing stronger",
        "transferring",
        "high possibility",
        "killed",
        "repelling",
        "eliminated",
        "hotspots",
    )
    offered = [item.exact for item in reading.worth_checking()]
    assert [next((word for word in words if word in exact), exact) for exact in offered] == list(words)


def test_every_statement_of_the_article_stands_where_it_says(reading: Reading) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert all(text[item.start : item.end] == item.exact for item in reading.statements)

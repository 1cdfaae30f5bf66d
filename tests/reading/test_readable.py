"""A passage that is no sentence by itself is offered with who says it and the verb."""

import pytest

from claims.choices import CounterKind, Quotation
from claims.reading import read

CLAIM = "Mayor Ann Lee said that the firm had dumped 40 barrels in the canal."


@pytest.mark.parametrize(
    ("text", "language", "exact"),
    [
        (f"{CLAIM} The museum declined to comment on Monday.", "en", "The museum declined to comment on Monday"),
        (f"{CLAIM} The firm denied the accusation.", "en", "The firm denied the accusation"),
        (f"{CLAIM} The firm denied it, and the police said nothing more.", "en", "The firm denied it"),
        (f"{CLAIM} The firm called it “another piece of luck”.", "en", "The firm called it “another piece of luck”"),
        ("Anna Lenz sagte, die Firma lüge. Der Betreiber wies die Vorwürfe zurück.", "de",
         "Der Betreiber wies die Vorwürfe zurück"),
        ("Luc Morel a dit que le pont est fermé. La mairie a démenti ces chiffres.", "fr",
         "La mairie a démenti ces chiffres"),
        ("Олег Ткач сказав, що міст закрито. Завод спростував цю інформацію.", "uk", "Завод спростував цю інформацію"),
    ],
)  # fmt: skip
def test_fragment_is_widened_to_what_one_can_read(text: str, language: str, exact: str) -> None:
    reading = read(text, language=language)
    found = reading.statements[1]
    assert (found.exact, text[found.start : found.end]) == (exact, exact)
    assert found.sentence_start <= found.start < found.end <= found.sentence_end


def test_widened_denial_still_answers_what_it_points_back_to() -> None:
    [link] = read(f"{CLAIM} The firm denied it.", language="en").counters
    assert (link.statement, link.answers, link.kind) == (1, 0, CounterKind.FLAT_DENIAL)
    assert link.why == "“it” points back to it"


def test_second_of_two_verbs_begins_where_the_first_statement_ends() -> None:
    text = f"{CLAIM} The firm denied the accusation and called it “another piece of fiction”."
    _, denied, called = read(text, language="en").statements
    assert (denied.exact, called.exact) == (
        "The firm denied the accusation",
        "called it “another piece of fiction”",
    )
    assert denied.end <= called.start


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (CLAIM, "the firm had dumped 40 barrels in the canal"),
        ("“It was another piece of fiction,” Ann Lee said.", "It was another piece of fiction"),
        ("Ann Lee refused to rule out that 40 people died.", "40 people died"),
        ("CHAIR: Please sit down now.", "Please sit down now."),
    ],
)
def test_what_can_be_read_by_itself_stays_as_it_is(text: str, exact: str) -> None:
    assert read(text, language="en").statements[0].exact == exact


def test_quotation_is_never_widened() -> None:
    [statement] = read("“To the last man,” Ann Lee said.", language="en").statements
    assert (statement.exact, statement.quotation is Quotation.INDIRECT) == ("To the last man", False)


@pytest.mark.parametrize("text", ["", "Ann Lee denied it", "denied it.", "It denied it. It denied it."])
def test_nothing_before_a_fragment_is_no_reason_to_fail(text: str) -> None:
    reading = read(text, language="en")
    assert all(text[one.start : one.end] == one.exact for one in reading.statements)

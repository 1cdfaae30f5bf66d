"""Rows of tables: what stands in cells between tabs says nothing by itself, and is no statement."""

import pytest

from claims.reading import read

ROWS = (
    "Firm\tLast\tChange\tChange, percent\n"
    "Norvik Steel Inc.\t225.86\t-12.99\t-5.44%\n"
    "The Home Bank Ltd.\t113.40\t-1.62\t-1.41%"
)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Prices rose by 4 percent in May.", "The ministry denied that it had known of the report."),
        ("uk", "Ціни зросли на 4 відсотки в травні.", "Міністерство заперечило, що знало про звіт."),
        ("ko", "물가가 5월에 4% 올랐다.", "정부는 보고서를 몰랐다고 밝혔다."),
    ],
)
def test_rows_of_a_table_are_no_statements_and_what_stands_around_them_is(
    language: str, before: str, after: str
) -> None:
    text = f"{before}\n{ROWS}\n{after}"
    found = read(text, language=language).statements
    assert len(found) == 2
    assert not any("\t" in statement.exact for statement in found)


def test_a_sentence_in_a_cell_is_one() -> None:
    text = "Claim\tThe ministry has known of the cracks in the bridge since March.\tFalse"
    assert any("has known of the cracks" in statement.exact for statement in read(text, language="en").statements)


def test_lines_that_a_tab_indents_or_labels_are_read() -> None:
    text = "\tThe bridge is closed.\n\tNobody knows why it broke.\nMAYOR:\tThe trams stay out."
    said = [statement.exact for statement in read(text, language="en").statements]
    assert [any(words in one for one in said) for words in ("bridge is closed", "Nobody knows", "trams stay")] == [
        True
    ] * 3

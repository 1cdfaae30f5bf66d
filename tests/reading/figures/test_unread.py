"""Figures in languages that are not read: what digits are worth there, or nothing."""

import pytest

from claims.reading import read
from claims.reading.figures import find_figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Pagati 350.000 euro, poi 1.234,56 euro e 3,5 milioni di euro.",
         [(350000.0, "EUR"), (1234.56, "EUR"), (3.5e6, "EUR")]),
        ("it", "Il 5 marzo 2020, alle 11:30, il 45% di 2.000 persone; finì 2-1.", [(45.0, "%"), (2000.0, "")]),
        ("pt", "10 mil pessoas e 2 mil milhões", [(10000.0, ""), (2e9, "")]),
        ("nl", "Op 5 maart is 350.000 euro betaald.", [(350000.0, "EUR")]),
        ("pl", "1,5 mln zł i 350 tys. zł dla 12.000 osób", [(1.5e6, "PLN"), (350000.0, "PLN"), (12000.0, "")]),
        ("cs", "2,5 mil. korun 5. března", [(2.5e6, "CZK")]),
        ("sv", "350 000 kronor och 2,5 miljoner kronor", [(350000.0, "SEK"), (2.5e6, "SEK")]),
        ("tr", "1,2 milyon lira, %5", [(1.2e6, "TRY"), (5.0, "%")]),
        ("el", "350.000 ευρώ", [(350000.0, "EUR")]),
        ("ar", "350 ألف جنيه و3.5 مليون دولار", [(350000.0, ""), (3.5e6, "USD")]),
        ("he", "350 אלף שקל, 1,200 איש", [(350000.0, ""), (1200.0, "")]),
        ("bg", "350 000 лева и 2,5 млн. евро", [(350000.0, "BGN"), (2.5e6, "EUR")]),
        ("zh", "支付35万元，3.5亿美元，共1,234人，2020年3月5日", [(350000.0, "CNY"), (3.5e8, "USD"), (1234.0, "")]),
        ("ja", "35万円、1億2千万円、45%、3月5日", [(350000.0, "JPY"), (1.2e8, "JPY"), (45.0, "%")]),
        ("hi", "3.5 लाख रुपये, 5 मार्च", [(350000.0, "")]),
        ("xx", "12 ab, 45%, €30 300", [(45.0, "%"), (30300.0, "EUR")]),
    ],
)  # fmt: skip
def test_digits_are_worth_what_the_language_means(language: str, text: str, expected: list[tuple[float, str]]) -> None:
    figures = find_figures(text, language=language)
    assert [(figure.low, figure.unit) for figure in figures] == expected
    assert all(text[figure.start : figure.end] == figure.exact for figure in figures)


@pytest.mark.parametrize(("language", "text"), [("it", "12,345 km"), ("xx", "1.234 ab"), ("it", "9" * 400)])
def test_what_nobody_can_tell_is_no_figure(language: str, text: str) -> None:
    assert find_figures(text, language=language) == ()


def test_a_whole_italian_report_counts_thousands() -> None:
    text = (
        "Il ministro dell'Interno Carlo Bianchi ha negato di aver ricevuto denaro dall'imprenditore Luigi Ferri. "
        "Secondo la procura, invece, tra il 2018 e il 2020 furono versati 350.000 euro."
    )
    reading = read(text)
    assert reading.language == "it"
    assert [figure.low for item in reading.statements for figure in item.figures] == [350000.0]

"""Correct news in other languages: what is remarked on it, and in which language it is."""

import pytest

from claims.reading import read
from claims.reading.languages import find_language, note_for
from claims.reading.names import find_names
from claims.reading.remarks import remarks_on
from tests.reading import abroad, whole


def test_a_correct_report_abroad_has_remarks_on_spellings_of_people_alone() -> None:
    """A name that other outlets spell otherwise is a help; any other remark on these texts would be false."""
    found = [
        (gold.key, remark.kind, remark.words, remark.why)
        for gold in (*abroad.TEXTS, *whole.TEXTS, *whole.HELD)
        for remark in remarks_on(gold.text, read(gold.text))
        if not remark.why.startswith("Elsewhere also spelled")
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("더불어민주당 정태영 원내대표는 강조했다. 민주당은 답했다.", []),
        ("En route à Lodève, Gaëlle Lévy a parlé à Paris.", ["Gaëlle Lévy"]),
        ("В Лондоне молчали. За Путиным следил Иван Петров.", ["Иван Петров"]),
        ("У МОЗ кажуть. Ілля Ткач чекає.", ["Ілля Ткач"]),
    ],
)
def test_names_begin_with_a_capital_letter_and_no_small_word(text: str, names: list[str]) -> None:
    assert [mention.exact for mention in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент өкмөт айлык акыны он пайызга көбөйтөт деп билдирди. Оппозиция муну четке какты.", "ky"),
        ("Ерөнхийлөгч Засгийн газар цалинг арван хувиар нэмэгдүүлнэ гэж мэдэгдэв.", "mn"),
        ("Президент гуфт, ки ҳукумат маошро даҳ фоиз зиёд мекунад. Мухолифин инро рад карданд.", "tg"),
        ("Президент хөкүмәт хезмәт хакын ун процентка арттырачак дип белдерде.", "tt"),
        ("Председник Србије изјавио је да ће влада повећати плате.", "sr"),
        ("Міністр сказав: «Мы никогда не будем вести переговоры, и всё это знают». Про це він заявив у Києві.", "uk"),
        ("Le prévenu a souri. « The money was never mine, it was a loan, and this is what I said », a-t-il dit.", "fr"),
    ],
)
def test_a_language_is_that_of_the_report_and_not_of_a_neighbour_or_a_quotation(text: str, language: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize("language", ["ky", "mn", "tg", "tt", "sr", "ro"])
def test_a_language_that_is_not_read_says_by_name_what_is_not(language: str) -> None:
    assert "who says what, how surely" in note_for(language)
    assert "does not know" not in note_for(language)


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("ru", "МОСКВА, 18 ноября. /ТАСС/. Дума приняла закон.", "Дума приняла закон."),
        ("ru", "ВЛАДИВОСТОК, 9 сентября — РИА Новости. Дома остаются без света.", "Дома остаются без света."),
        ("ru", "Алма-Ата, 5 октября. /Казинформ/. Клуб обыграл гостей.", "Клуб обыграл гостей."),
    ],
)
def test_place_day_and_agency_are_no_sentence(language: str, text: str, first: str) -> None:
    assert [statement.exact for statement in read(text, language=language).statements] == [first]

"""Calendar days in other languages, and what they say of two tolls."""

from datetime import UTC, date, datetime

import pytest

from claims.reading import read
from claims.reading.figures import find_figures
from claims.reading.figures.dates import of_one_time
from claims.reading.figures.dates_abroad import find_dates_abroad

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("am 3. November", date(2026, 11, 3), date(2026, 11, 3)),
        ("3 листопада", date(2026, 11, 3), date(2026, 11, 3)),
        ("3 ноября 2024 года", date(2024, 11, 3), date(2024, 11, 3)),
        ("le 1er novembre", date(2026, 11, 1), date(2026, 11, 1)),
        ("el 3 de noviembre de 2024", date(2024, 11, 3), date(2024, 11, 3)),
        ("11월 3일", date(2026, 11, 3), date(2026, 11, 3)),
        ("2024년 11월 3일", date(2024, 11, 3), date(2024, 11, 3)),
        ("vom 4. bis 6. November", date(2026, 11, 4), date(2026, 11, 6)),
        ("du 4 au 6 novembre", date(2026, 11, 4), date(2026, 11, 6)),
        ("10–11 ноября", date(2026, 11, 10), date(2026, 11, 11)),
        ("del 4 al 6 de mayo de 2025", date(2025, 5, 4), date(2025, 5, 6)),
        ("9월 18∼20일", date(2026, 9, 18), date(2026, 9, 20)),
        ("3 января", date(2027, 1, 3), date(2027, 1, 3)),
        ("im November 2024", date(2024, 11, 1), date(2024, 11, 30)),
        ("в ноябре 2024 года", date(2024, 11, 1), date(2024, 11, 30)),
    ],
)
def test_a_day_is_that_of_the_calendar(text: str, first: date, last: date) -> None:
    (found,) = find_dates_abroad(text, DAY)
    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == found.exact


@pytest.mark.parametrize("text", ["31 февраля", "45 novembre", "3,5 mai", "13월 3일", "3 Marsmenschen", "in 2024"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_dates_abroad(text, DAY) == ()


def test_days_of_two_languages_are_compared() -> None:
    time = datetime(2026, 11, 5, tzinfo=UTC)
    assert of_one_time("3 листопада", "3 November", time, time)
    assert of_one_time("3. November", "11월 3일", time, time)
    assert not of_one_time("le 3 novembre", "le 4 novembre", time, time)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Le 3 novembre, 12 personnes ont été tuées à Lyon dans un incendie, a annoncé la préfecture.", "3 novembre"),
        ("Am 3. November wurden in Kiel 12 Menschen getötet, teilte die Polizei mit.", "3. November"),
        ("3 листопада у місті загинули 12 людей, повідомила поліція.", "3 листопада"),
        ("3 и 5 ноября, а также 9 декабря в городе погибли 12 человек, сообщила полиция.", ""),
        ("El 3 de noviembre murieron 12 personas en Lima, informó la policía.", "3 de noviembre"),
        ("경찰은 11월 3일 화재로 12명이 숨졌다고 밝혔다.", "11월 3일"),
    ],
)
def test_a_toll_has_the_day_of_its_sentence(text: str, when: str) -> None:
    figures = [figure for item in read(text).statements for figure in item.figures if figure.low == 12]
    assert {figure.when for figure in figures} == {when}


def test_an_age_in_brackets_counts_nothing() -> None:
    assert [one.low for one in find_figures("A(42)씨와 정만호(49) 씨가 47억원을 빼돌렸다.", language="ko")] == [4.7e9]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("du 28 janvier au 3 février", date(2026, 1, 28), date(2026, 2, 3)),
        ("с 28 января по 3 февраля", date(2026, 1, 28), date(2026, 2, 3)),
        ("з 28 січня по 3 лютого", date(2026, 1, 28), date(2026, 2, 3)),
        ("vom 28. Januar bis zum 3. Februar 2025", date(2025, 1, 28), date(2025, 2, 3)),
        ("del 28 de enero al 3 de febrero", date(2026, 1, 28), date(2026, 2, 3)),
        ("entre el 25 de enero y el 28 de marzo", date(2026, 1, 25), date(2026, 3, 28)),
        ("1월 28일부터 2월 3일까지", date(2026, 1, 28), date(2026, 2, 3)),
        ("du 28 décembre au 3 janvier", date(2025, 12, 28), date(2026, 1, 3)),
    ],
)
def test_days_of_two_months_are_one_time(text: str, first: date, last: date) -> None:
    (found,) = find_dates_abroad(text, date(2026, 2, 10))
    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == found.exact


def test_two_days_that_nothing_joins_stay_two() -> None:
    assert len(find_dates_abroad("le 3 mai et le 5 juin", DAY)) == 2
    assert len(find_dates_abroad("3 ноября, 5 декабря", DAY)) == 2


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Тарифы вырастут не более чем на 12%.", ("up to", None, 12.0)),
        ("ru", "Цены выросли более чем на 5%.", ("more than", 5.0, None)),
        ("ru", "Завод остановлен как минимум на две недели.", ("at least", 2.0, None)),
        ("uk", "Ціни зросли більш ніж на 5%.", ("more than", 5.0, None)),
        ("uk", "Міст закрито щонайменше на два тижні.", ("at least", 2.0, None)),
        ("ko", "법원은 징역 5년을 선고했다.", ("exactly", 5.0, 5.0)),
    ],
)
def test_a_limit_stands_before_by_how_much(
    language: str, text: str, expected: tuple[str, float | None, float | None]
) -> None:
    (figure,) = find_figures(text, language=language)
    assert (figure.comparator, figure.low, figure.high) == expected


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("May", "the summer", False),
        ("July", "summer", True),
        ("12 July", "late summer", True),
        ("last winter", "the summer", False),
        ("the weekend", "Saturday", True),
        ("the weekend", "Wednesday", False),
    ],
)
def test_months_are_held_against_seasons_and_days_against_the_weekend(one: str, other: str, is_one: bool) -> None:
    time = datetime(2026, 11, 5, tzinfo=UTC)
    assert of_one_time(one, other, time, time) is is_one

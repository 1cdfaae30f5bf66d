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

from datetime import UTC, datetime, timedelta

import pytest

from claims.connectors.dates import moment, not_later

NOON = datetime(2024, 10, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 14 Oct 2024 12:00:00 GMT", "Mon, 14 Oct 2024 12:00:00 +0000", "Mon, 14 Oct 2024 15:00:00 +0300",
        "14 Oct 2024 12:00:00 Z", "Mon, 14 Oct 24 12:00 UT", "Mon, 14 Oct 2024 08:00:00 EDT",
        "14 Oct 2024 15:00:00 EEST", "Mon, 14 Oct 2024 12:00:00", "2024-10-14T12:00:00Z",
        "2024-10-14T12:00:00.123456Z", "2024-10-14T15:00+03:00", "2024-10-14T15:00:00+0300",
        "2024-10-14T15:00:00+03", "2024-10-14 12:00:00", "20241014T120000Z", "2024-10-14 12:00 UTC",
        "2024-10-14T05:00:00-07:00", "  2024-10-14T12:00:00Z\n", "2024-10-14T13:00:00 +01:00",
        "Mon, 14 Oct 2024 14:00:00 CEST", "October 14, 2024 12:00 pm", "2024-10-14 12:00 PM",
        "Oct 14, 2024 3:00 p.m. MSK", "Mon, 14 Oct 2024 15:00:00 GMT+3", "Mon, 14 Oct 2024 06:30:00 UTC-05:30",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_ways_that_feeds_write_it(text: str) -> None:
    assert moment(text) == NOON


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 14 Oct 2024 15:00:00 Europe/Kyiv", "2024-10-14T15:00:00 Europe/Kiev", "2024-10-14 15:00 EEST",
        "2024-10-14T15:00:00+0300[Europe/Kyiv]", "2024-10-14T15:00:00[Europe/Kyiv]", "Mon Oct 14 15:00:00 EEST 2024",
        "Mon, 14 Oct 2024 15:00:00 GMT+0300 (Eastern European Summer Time)", "Mon, 14 Oct 2024 15:00:00 (EEST)",
        "14 октября 2024, 15:00 МСК", "14 октября 2024 г. 15:00 (МСК)", "Пн, 14 окт 2024 15:00:00 +0300",
        "14 Oct 2024 19:00:00 WIB", "Mon, 14 Oct 2024 23:00:00 AEDT", "14.10.2024 14:00 MESZ", "14 Oct 2024 17:30 IST",
        "05:30:00 PM IST Oct 14, 2024", "15:00 МСК 14 октября 2024",
    ],
)  # fmt: skip
def test_the_zone_of_a_date_is_known_by_its_name_its_place_or_its_hours(text: str) -> None:
    assert moment(text) == NOON


@pytest.mark.parametrize(
    "text",
    [
        "14.10.2024 12:00", "2024/10/14 12:00", "2024年10月14日 12:00", "2024年10月14日12時00分", "2024.10.14. 12:00",
        "2024년 10월 14일 오후 12:00", "12:00, 14 жовтня 2024", "Понеділок, 14 жовтня 2024 р., 12:00",
        "14. Oktober 2024, 12:00 Uhr",
        "14. Oktober 2024 um 12.00 Uhr", "lundi 14 octobre 2024 à 12h00", "14 de octubre de 2024, 12:00",
        "14 ottobre 2024 12:00", "14 października 2024 12:00", "14 ekim 2024 12:00", "14 oktober 2024 12:00",
        "Updated: 14/10/2024 12:00", "October 14, 2024 at 12:00 PM", "14-Oct-2024 12:00", "14 أكتوبر 2024 12:00",
        "12:00 14.10.2024", "14 out. 2024, 12h00",
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert moment(text) == NOON


def test_the_afternoon_of_other_languages_is_one() -> None:
    afternoon = NOON + timedelta(hours=3, minutes=5)
    assert moment("2024년 10월 14일 오후 3시 05분") == moment("2024年10月14日下午3点05分") == afternoon
    assert moment("2024년 10월 14일 오전 3:05") == NOON - timedelta(hours=8, minutes=55)


@pytest.mark.parametrize(
    "text",
    [
        "05/10/2024", "5/10/24", "10. listopada 2024", "令和6年10月14日", "14.10.2024 and 15.10.2024", "32.10.2024",
        "14.13.2024", "14.10.2024 25:00", "from 14 October 2024 on whoever wants to may come to the town hall and vote",
        "14 foo 2024", "2024-10-14 5 of 7",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_unknown(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize("text", ["2024-10-14", "20241014", "Mon, 14 Oct 2024", "14.10.2024", "14 жовтня 2024 року"])
def test_a_day_alone_is_its_midnight(text: str) -> None:
    assert moment(text) == datetime(2024, 10, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "Feb 30", "Fri, 30 Feb 2024 10:00:00 GMT", "2024-02-30", "2024-13-01", "-1", "0001-01-01",
        "1969-12-31", "1970-01-01T00:00:00Z", "1000000000000000000", "9" * 90, "Mon, 14 Oct 99999 12:00:00 GMT",
        "2024-10-14T25:00:00Z", "2024-10-14T12:00:00+99:00", "Mon, 14 Oct 2024 12:00:00 +9999999999",
        "0001-01-01T00:00:00+14:00", "2024", "October 14, 2024 15:00 pm", "-0001-01-01",
    ],
)  # fmt: skip
def test_what_is_no_date_is_unknown(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("published_at", "kept"),
    [
        (None, None),
        (NOON - timedelta(days=900), NOON - timedelta(days=900)),
        (NOON, NOON),
        (NOON + timedelta(hours=3), NOON),
        (NOON + timedelta(days=2), None),
        (datetime(9999, 12, 31, tzinfo=UTC), None),
    ],
)
def test_nothing_was_published_after_it_was_fetched(published_at: datetime | None, kept: datetime | None) -> None:
    assert not_later(published_at, NOON) == kept

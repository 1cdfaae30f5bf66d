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


@pytest.mark.parametrize("text", ["2024-10-14", "20241014", "Mon, 14 Oct 2024"])
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

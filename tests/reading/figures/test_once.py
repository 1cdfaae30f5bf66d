"""What happens once, and when two reports tell of it otherwise: days, years, hours and scores."""

from datetime import UTC, datetime

import pytest

from claims.reading.figures.once import find_once, rows_of_once

DAY = datetime(2026, 3, 6, 12, tzinfo=UTC)


def told(one: str, other: str, *, later: datetime = DAY) -> list[str]:
    """How two reports are told to differ, each made of one sentence."""
    given = [(number, found) for number, text in enumerate((one, other)) for found in find_once(text)]
    return [row.difference.words for row in rows_of_once(given, {0: DAY, 1: later}) if row.difference]


@pytest.mark.parametrize(
    ("one", "other", "times", "kind"),
    [
        (
            "Olga Bern died on Monday.",
            "The singer Olga Bern passed away on Tuesday.",
            ("Monday", "Tuesday"),
            "days",
        ),
        (
            "Olga Bern died on 3 March.",
            "Bern, who sang; Olga Bern died March 5.",
            ("3 March", "March 5"),
            "days",
        ),
        ("The mill was founded in 1884.", "The mill was founded in 1848.", ("1884", "1848"), "years"),
        (
            "The quake struck at 3:14 a.m.",
            "The quake struck at 5:40 a.m.",
            ("3:14 a.m.", "5:40 a.m."),
            "times of day",
        ),
        (
            "The debate begins at 8 p.m. ET.",
            "The debate begins at 9:30 p.m. ET.",
            ("8 p.m. ET", "9:30 p.m. ET"),
            "times of day",
        ),
        (
            "The quake struck at 2.30 pm GMT.",
            "The quake struck at 5.30 pm CET.",
            ("2.30 pm GMT", "5.30 pm CET"),
            "times of day",
        ),
        ("Tarn Rovers beat Lindow 3-1.", "Lindow lost 4-1 to Tarn Rovers.", ("3-1", "4-1"), "scores"),
        (
            "The Orbit phone goes on sale on May 3.",
            "The Orbit phone will go on sale on May 9.",
            ("May 3", "May 9"),
            "days",
        ),
    ],
)
def test_one_event_of_two_times_and_one_match_of_two_scores_differ(
    one: str, other: str, times: tuple[str, str], kind: str
) -> None:
    assert told(one, other) == [f"“{times[0]}” and “{times[1]}” are two {kind}."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olga Bern died yesterday.", "Olga Bern died on Thursday."),
        ("Olga Bern died on Monday.", "Ida Bern died on Tuesday."),
        ("Olga Bern was arrested on Monday.", "Olga Bern was charged on Wednesday."),
        ("Olga Bern was arrested in Tarn on Monday.", "Olga Bern was arrested in Lenz on Friday."),
        ("Olga Bern was arrested on 3 March.", "Olga Bern was arrested on 9 October 2019."),
        ("Two soldiers died on Monday.", "Two soldiers died on Tuesday."),
        ("She died on Monday.", "He died on Tuesday."),
        ("Olga Bern was not arrested on Monday.", "Olga Bern was arrested on Tuesday."),
        ("The hall opens on Monday.", "The hall opened on Wednesday."),
        ("Tarn Rovers beat Lindow 3-1.", "Tarn Rovers beat Ostby 2-0."),
        ("Tarn Rovers led Lindow 1-0 at half-time.", "Tarn Rovers beat Lindow 3-1."),
        ("Tarn Rovers beat Lindow 3-1 on Saturday.", "Tarn Rovers beat Lindow 2-0 on Wednesday."),
        ("The quake struck at 2:30 p.m. on Monday.", "The quake struck at 2.30pm."),
        ("The quake struck at 4:53 p.m.", "The quake struck at 16:53."),
        ("The quake struck at 4:53.", "The quake struck at 4.53 p.m. local time."),
        ("The quake struck at 4 p.m.", "The quake struck at 4.10 p.m."),
        ("The quake struck at 2.30 pm GMT.", "The quake struck at 3.30 pm CET."),
        ("The quake struck at 4.53 p.m. local time.", "The quake struck at 9.53 p.m. GMT."),
        ("The debate begins at 8 p.m. EST.", "The debate begins at 8 p.m. ET."),
        ("The debate begins at 11:30 p.m. ET.", "The debate begins at 8.30 p.m. PT."),
        ("The Supreme Court ruled 5-4 for Velmor.", "Velmor won 6-3 in the Supreme Court."),
    ],
)
def test_two_events_two_people_and_what_is_not_told_plainly_do_not_differ(one: str, other: str) -> None:
    assert told(one, other) == []


def test_a_day_of_the_week_in_a_report_of_another_month_is_another_day() -> None:
    assert told("Olga Bern was arrested on Monday.", "Olga Bern was arrested on Friday.")
    later = datetime(2026, 4, 20, tzinfo=UTC)
    assert not told("Olga Bern was arrested on Monday.", "Olga Bern was arrested on Friday.", later=later)


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "Aa " * 40_000 + "died on Monday", "3-1 " * 30_000, "was born " * 10_000]
)
def test_hostile_text_is_read_in_a_moment(text: str) -> None:
    assert len(find_once(f"{text} beat day 7.")) <= 1

"""The panels of the workspace that no other tool has: wording, figures, names and places, each with its text form."""

import re
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims import editing
from claims.choices import Certainty, Stage, Stance
from claims.intake import keep_statements
from claims.models import Evidence, Passage, Report, broken_links
from claims.reading import read
from claims.reading.figures import find_figures
from claims.reading.figures.differing import Difference
from claims.reading.figures.setting import with_setting
from claims.web.desk import board
from claims.web.desk.board import Board
from tests.factories import claim, passage, person, report
from tests.web.pages import at_the_desk, text_of, words_of

pytestmark = pytest.mark.django_db


def at(made):
    return reverse("desk:claim", args=[made.pk])


def told(text, **fields):
    """A passage that is the whole text of a report of its own, with the figures that the reading finds in it."""
    figures = [asdict(figure) for figure in with_setting(text, find_figures(text), 0, len(text))]
    return passage(text, of=report(text), figures=figures, **fields)


def test_time_line_runs_from_the_first_report_to_the_last_and_a_single_moment_makes_none():
    first = datetime(2026, 10, 5, 8, tzinfo=UTC)
    said, half_way, at_the_end = (passage() for _ in range(3))
    for days, dated in ((0, said), (5, half_way), (10, at_the_end)):
        Report.objects.filter(pk=dated.snapshot.report_id).update(published_at=first + timedelta(days=days))
    made = claim(Stage.OPEN, passage=said)
    assert Board.of(made).timeline == []
    for later in (half_way, at_the_end):
        editing.add_item(made, by=person(), kind="evidence", passage=later, stance="supports")
    assert [(moment.lane, moment.x) for moment in Board.of(made).timeline] == [
        ("said", 2.0),
        ("evidence", 50.0),
        ("evidence", 98.0),
    ]
    assert "5 Oct 2026 15 Oct 2026 As a list" in words_of(at_the_desk().get(at(made)))


def test_an_alarm_says_which_words_are_surer_than_which():
    said = passage(
        "a high possibility of soldiers being sent",
        of=report("There is a high possibility of soldiers being sent."),
        certainty=Certainty.HIGHLY_POSSIBLE,
    )
    made = claim(Stage.OPEN, passage=said)
    retold = passage(
        "Soldiers for the east", of=report("Seoul confirms: Soldiers for the east"), certainty=Certainty.CONFIRMED
    )
    editing.add_item(made, by=person(), kind="appearance", passage=retold, is_retelling=True)
    [rung] = Board.of(made).alarms
    assert (rung.alarm.kind, rung.alarm.why) == (
        "surer",
        "It says “confirms” (confirmed), where the source says “high possibility” (highly possible).",
    )
    assert rung.alarm.why in words_of(at_the_desk().get(at(made)))


def test_reports_that_count_one_thing_stand_in_one_row_with_their_difference():
    made = claim(Stage.OPEN, passage=told("About 25 infantry fighting vehicles attacked."))
    by = person()
    editing.add_item(made, by=by, kind="evidence", passage=told("Around 40 IFVs attacked."), stance="undermines")
    panel = Board.of(made).figures
    assert [(row.counted, row.difference) for row in panel.rows] == [
        ("infantry fighting vehicles, sent", Difference("25 and 40 lie 15 apart, 60 percent."))
    ]
    assert [[value.share for value in cell] for cell in panel.rows[0].values] == [[62.5], [100.0]]
    assert "differs 25 and 40 lie 15 apart, 60 percent." in words_of(at_the_desk().get(at(made)))


def test_a_toll_that_a_later_report_gives_higher_is_told_as_newer():
    early, late = told("The quake killed 1,200 people."), told("The quake killed 2,450 people.")
    for words, day in ((early, 3), (late, 4)):
        Report.objects.filter(pk=words.snapshot.report_id).update(published_at=datetime(2026, 10, day, 8, tzinfo=UTC))
    made = claim(Stage.OPEN, passage=Passage.objects.get(pk=early.pk))
    editing.add_item(made, by=person(), kind="evidence", passage=late, stance="undermines")
    [row] = Board.of(made).figures.rows
    assert (row.counted, row.differs) == ("people, killed", False)
    told_so = "1,200 in the report of 3 October 2026 and 2,450 in that of 4 October 2026: it may have risen since."
    assert f"newer {told_so}" in words_of(at_the_desk().get(at(made)))


def test_two_ages_of_one_person_differ_and_one_alone_makes_no_row():
    made, by = claim(Stage.OPEN, passage=told("Leo Marsh, 34, was shot at home.")), person()
    assert Board.of(made).figures.rows == []
    other = told("Police found Leo Marsh, a 43-year-old teacher, dead at home. Ann Marsh, 29, was hurt.")
    editing.add_item(made, by=by, kind="evidence", passage=other, stance="context")
    panel = Board.of(made).figures
    assert [(row.counted, row.difference) for row in panel.rows] == [
        ("Leo Marsh (age)", Difference("34 and 43 lie 9 apart, 26 percent."))
    ]
    assert len(panel.reports) == 2
    assert "Leo Marsh (age) 34 years old 43 years old differs 34 and 43 lie" in words_of(at_the_desk().get(at(made)))


def test_two_days_of_one_arrest_differ_and_one_day_makes_no_row():
    made, by = claim(Stage.OPEN, passage=told("Leo Marsh was arrested on Monday at his home.")), person()
    editing.add_item(
        made, by=by, kind="evidence", passage=told("Police said Leo Marsh was arrested on Monday."), stance="context"
    )
    assert Board.of(made).figures.rows == []
    other = told("Leo Marsh was arrested on Wednesday.")
    editing.add_item(made, by=by, kind="evidence", passage=other, stance="context")
    [row] = Board.of(made).figures.rows
    assert (row.counted, row.difference) == (
        "Leo Marsh, arrested",
        Difference("“Monday” and “Wednesday” are two days."),
    )
    assert "Leo Marsh, arrested Monday" in words_of(at_the_desk().get(at(made)))


def test_how_reports_differ_stands_below_its_row_so_that_no_number_of_reports_moves_it_out_of_sight():
    made, by = claim(Stage.OPEN, passage=told("The fire destroyed 300 houses.")), person()
    for words in ("The fire destroyed 450 houses.", *(f"{name} says the fire hurt 7 people." for name in "ABCDE")):
        editing.add_item(made, by=by, kind="evidence", passage=told(words), stance="context")
    page = text_of(at_the_desk().get(at(made)))
    assert '<tr class="difference differs"><td class="small" colspan="8">' in page
    assert "people, hurt – – 7 7 7 7 7" in words_of(at_the_desk().get(at(made)))


@pytest.mark.parametrize(
    ("lost", "words", "fits"),
    [
        ("Seven tanks were destroyed.", "tanks: 7 destroyed of 25 that came.", True),
        ("Thirty tanks were destroyed.", "tanks: 30 destroyed, but 25 sent.", False),
    ],
)
def test_losses_are_held_against_what_came_over_all_reports(lost, words, fits):
    made = claim(Stage.OPEN, passage=told("Exactly 25 tanks attacked."))
    editing.add_item(made, by=person(), kind="evidence", passage=told(lost), stance="supports")
    panel = Board.of(made).figures
    assert ([(one.words, one.fits) for one in panel.sums], panel.has_faults) == ([(words, fits)], not fits)
    assert f"{'fits' if fits else 'does not add up'} {words}" in words_of(at_the_desk().get(at(made)))


def test_what_else_a_report_counts_is_held_against_the_passages_figures():
    text = "About 25 tanks attacked. Seven tanks were destroyed."
    first, second = text[:24], text[25:]
    kept = report(text)
    figures = [asdict(figure) for figure in with_setting(first, find_figures(first), 0, len(first))]
    passage(first, of=kept, figures=figures, is_statement=True)
    figures = [asdict(figure) for figure in with_setting(second, find_figures(second), 0, len(second))]
    made = claim(Stage.OPEN, passage=passage(second, of=kept, figures=figures))
    panel = Board.of(made).figures
    assert [row.counted for row in panel.rows] == ["tanks, destroyed"]
    assert [(one.words, one.fits) for one in panel.sums] == [("tanks: 7 destroyed of about 25 that came.", True)]


def test_arithmetic_that_fails_within_a_passage_is_marked():
    made = claim(Stage.OPEN, passage=told("The air force shot down 41 of 40 drones."))
    assert "does not add up 41 of 40 is more than all." in words_of(at_the_desk().get(at(made)))


def test_spellings_of_a_name_across_reports_are_grouped_and_a_doubtful_one_is_flagged():
    made = claim(Stage.OPEN, passage=passage(speaker_name="Kim Young-hyun"))
    by = person()
    for name in ("Kim Yong-hyun", "Kim Jong-un"):
        editing.add_item(made, by=by, kind="evidence", passage=passage(speaker_name=name), stance="context")
    names = {one.group.name: one for one in Board.of(made).names}
    assert list(names) == ["Kim Young-hyun", "Kim Jong-un"]
    assert [(name, why) for name, _, why in names["Kim Young-hyun"].spelled] == [
        ("Kim Young-hyun", ""),
        ("Kim Yong-hyun", "Two spellings that one Korean name can have, but they need not."),
    ]
    assert "probably one name" in words_of(at_the_desk().get(at(made)))


FRONT = (
    "Front Moves\n\nFighting went on around Pokrovsk and Krakow, the General Staff said. It named the Donetsk region "
    "and Kostiantynivka too. The air force shot down 41 of 40 drones."
)


def test_remarks_of_the_reading_stand_on_the_report_and_beside_its_claims():
    kept = report(FRONT)
    statements = keep_statements(kept.latest_snapshot, read(FRONT))
    kept.refresh_from_db()
    assert [(one["kind"], one["words"], one["candidates"]) for one in kept.remarks] == [
        ("place", "Krakow", ["Kurakhove"]),
        ("arithmetic", "41 of 40", []),
    ]
    client = at_the_desk()
    assert "Near them, Kurakhove sounds like it." in words_of(client.get(f"/desk/reports/{kept.pk}/"))
    near = next(one for one in statements if "Krakow" in one.exact)
    made = claim(Stage.OPEN, passage=near)
    [flag] = Board.of(made).places
    assert (flag.report, flag.words) == (kept, "Krakow")
    assert "far from the others" in words_of(client.get(at(made)))


def test_workspace_with_figures_asks_once_for_those_around_them(django_assert_num_queries):
    made = claim(Stage.OPEN, passage=told("Exactly 25 tanks attacked."))
    board = Board.of(made)
    with django_assert_num_queries(1):
        assert board.figures.rows
    editing.add_item(made, by=person(), kind="evidence", passage=told("Seven tanks were destroyed."), stance="supports")
    board = Board.of(made)
    with django_assert_num_queries(1):
        assert len(board.figures.rows) == 2
    with django_assert_num_queries(0):
        assert (board.names, board.places, board.alarms) == ([], [], [])


# --- A great many passages --------------------------------------------------------------------------------------------


def test_long_list_shows_what_was_kept_and_its_suggestions_part_by_part(monkeypatch):
    monkeypatch.setattr(board, "MOST_LISTED", 2)
    made, by = claim(Stage.OPEN), person()
    rows = [Evidence.objects.create(claim=made, passage=passage(), stance=Stance.SUPPORTS) for _ in range(7)]
    editing.keep(rows[6], by=by)
    editing.dismiss(rows[0], by=by)
    for _ in range(3):
        gone = Evidence.objects.create(claim=made, passage=passage(), stance=Stance.CONTEXT)
        editing.dismiss(gone, by=by)
    client = at_the_desk()

    def shown(part):
        answer = client.get(f"{at(made)}?beside={part}")
        page = text_of(answer)
        return [row.pk for row in rows[1:] if f'id="evidence-{row.pk}"' in page], words_of(answer)

    first, page = shown("1")
    assert first == [rows[1].pk, rows[2].pk, rows[6].pk]
    assert "1 to 2 of 5 that are suggested · the next" in page
    assert "1 to 2 of 4 that were dismissed · the next" in page
    second, page = shown("2")
    assert second == [rows[3].pk, rows[4].pk, rows[6].pk]
    assert "3 to 4 of 5 that are suggested · those before : that are suggested · the next" in page
    assert "3 to 4 of 4 that were dismissed · those before" in page
    last, page = shown("3")
    assert last == [rows[5].pk, rows[6].pk]
    assert "3 to 4 of 4 that were dismissed" in page, "a list with fewer parts stays at its last"
    assert shown("99")[0] == last
    for odd in ("0", "-1", "x", "", "9" * 40, "all", "²"):
        assert shown(odd)[0] == first, odd


def test_panels_compare_what_was_kept_first_and_say_what_they_leave_out(monkeypatch):
    monkeypatch.setattr(board, "MOST_COMPARED", 4)
    made = claim(Stage.OPEN)
    for number in range(4):
        spoken = told(f"Officials said {number + 3} lorries crossed the bridge on Monday.", speaker_name="Ana Ruiz")
        item = Evidence.objects.create(claim=made, passage=spoken, stance=Stance.SUPPORTS)
    editing.keep(item, by=person())

    beside = Board.of(made)
    assert item.passage in beside.compared
    assert len(beside.compared) == 4 < len(beside.passages)
    assert "7 passages stand beside this claim; the panels below compare 4 of them" in words_of(
        at_the_desk().get(at(made))
    )


def test_dismissing_many_takes_as_many_queries_as_dismissing_two(django_assert_num_queries):
    made, by = claim(Stage.OPEN), person()

    def dismissed(count: int) -> int:
        rows = [Evidence.objects.create(claim=made, passage=passage(), stance=Stance.SUPPORTS) for _ in range(count)]
        with CaptureQueriesContext(connection) as queries:
            assert editing.dismiss_all(made, rows, by=by) == count
        return len(queries)

    dismissed(1)  # what a person may do is asked once
    assert dismissed(2) == dismissed(12)
    assert broken_links(made) == []


def test_what_three_hundred_reports_of_one_line_repeat_is_dismissed_with_one_button():
    made, by = claim(Stage.OPEN), person()
    told_twice = report("The ministry denied it. " * 300)
    words = "The ministry denied it."
    starts = range(0, 300 * (len(words) + 1), len(words) + 1)
    passages = [Passage.at(told_twice.latest_snapshot, start, start + len(words)) for start in starts]
    rows = [Evidence(claim=made, passage=one, stance=Stance.SUPPORTS) for one in Passage.objects.bulk_create(passages)]
    Evidence.objects.bulk_create(rows)
    client = at_the_desk(by)

    page = text_of(client.get(at(made)))
    assert page.count('class="item item-evidence') <= 2 * board.MOST_LISTED
    assert "40 of 299 that repeat it are shown" in page
    sent = re.findall(r'name="item" value="([^"]*)"', page)
    address = reverse("desk:dismiss-items", args=[made.pk, "evidence"])
    assert "300 dismissed" in words_of(client.post(address, {"item": sent}, follow=True))

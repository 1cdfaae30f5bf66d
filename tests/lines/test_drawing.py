"""Lines: which reports are tied, where each came from, and what the tree shows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from claims import editing, gate, intake, workflow
from claims.choices import Action, Role, Stage, Stance, TieKind, WorkStatus
from claims.lines import (
    are_compared,
    beside,
    count_lines,
    draw,
    draw_later,
    in_words,
    run_drawing,
    split,
    take_fingerprint,
    trees_of,
)
from claims.lines.drawing import MOST_LEFT
from claims.models import Drawing, Fingerprint, Hit, Intake, Line, Report, Source, Tie
from tests import factories
from tests.lines.test_copies import news
from tests.lines.translations import texts_of

pytestmark = pytest.mark.django_db
BEGUN = datetime(2025, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def claim():
    return factories.claim()


def told(claim, name: str, text: str, *, hours: float | None = 0, of: Source | None = None) -> Report:
    """A report beside the claim, of the outlet of this name, that came out so many hours after the first."""
    outlet = of or Source.objects.create(name=name)
    made = factories.report(text, address=f"https://{name.lower()}.example.org/{outlet.reports.count()}", outlet=outlet)
    if hours is not None:
        Report.objects.filter(pk=made.pk).update(published_at=BEGUN + timedelta(hours=hours))
    if claim is not None:
        Hit.objects.create(claim=claim, report=made, pull=factories.answered_pull(claim))
    made.refresh_from_db()
    return made


def drawn(claim, *reports: Report) -> list[list[str]]:
    """The lines of these reports once they are drawn: outlets in the order of the tree, each with its depth."""
    draw(claim=claim)
    for report in reports:
        report.refresh_from_db()
    return [_shape(tree.root) for tree in trees_of(reports)]


def _shape(branch, depth: int = 0) -> list[str]:
    name = branch.report.byline if branch.report else f"[{branch.named}]"
    return [">" * depth + name] + [row for below in branch.branches for row in _shape(below, depth + 1)]


def test_copies_hang_under_the_first_and_a_copy_of_a_copy_under_it(claim):
    agency = told(claim, "Agency", news(1))
    reprint = told(claim, "Reprint", f"{news(1)} {news(2, 100)}", hours=1)
    copy = told(claim, "Copy", f"{news(1)} {news(2, 100)} {news(3, 30)}", hours=2)
    own = told(claim, "Own", news(4), hours=1)

    assert drawn(claim, agency, reprint, copy, own) == [["Agency", ">Reprint", ">Copy"], ["Own"]]
    assert in_words(4, count_lines([agency, reprint, copy, own])) == "4 reports, 2 independent lines"
    assert {tie.kind for tie in Tie.objects.all()} == {TieKind.WORDING}
    assert agency.line.origin == agency


@pytest.mark.parametrize(
    ("says", "shape"),
    [
        ("The Brunn Daily was the first to report it.", [["The Brunn Daily", ">Reprint"]]),
        ("The day began with rain over Brunn, says the daily.", [["Reprint", ">The Brunn Daily"]]),
    ],
)
def test_copy_that_is_dated_before_what_it_copies_is_known_by_whom_it_names(claim, says, shape):
    daily = Source.objects.create(name="The Brunn Daily")
    first = told(claim, "first", news(1), hours=2, of=daily)
    copy = told(claim, "Reprint", f"{news(1)} {says}", hours=0)

    assert drawn(claim, first, copy) == shape


def test_copy_that_took_what_only_the_reprint_has_hangs_under_the_reprint(claim):
    agency = told(claim, "Agency", news(1))
    reprint = told(claim, "Reprint", f"{news(1, 100)} {news(2)}", hours=1)
    copy = told(claim, "Copy", f"{news(1, 100)} {news(2)} {news(3, 40)}", hours=2)

    assert drawn(claim, agency, reprint, copy) == [["Agency", ">Reprint", ">>Copy"]]


def test_copy_that_gives_its_day_alone_is_not_older_than_what_came_out_in_the_course_of_it(claim):
    agency = told(claim, "Agency", news(1), hours=2)
    reprint = told(claim, "Reprint", f"{news(1)} {news(2, 50)}", hours=-9)  # midnight
    assert reprint.published_at == datetime(2025, 3, 4, tzinfo=UTC)

    assert drawn(claim, agency, reprint) == [["Agency", ">Reprint"]]
    assert reprint.first_seen == datetime(2025, 3, 5, tzinfo=UTC)
    Report.objects.filter(pk=reprint.pk).update(created_at=BEGUN)
    reprint.refresh_from_db()
    assert reprint.first_seen == BEGUN, "not after we had it"


def test_rewrites_that_share_a_byline_alone_go_back_to_the_agency(claim):
    one, other = told(claim, "One", news(1)), told(claim, "Other", news(2), hours=1)
    Report.objects.filter(pk__in=(one.pk, other.pk)).update(author="Anna Keller; Agence France-Presse")
    Fingerprint.objects.all().delete()

    assert drawn(claim, one, other) == [["[AFP]", ">One", ">Other"]]


def test_two_agencies_in_one_round_up_stay_independent(claim):
    one, other = told(claim, "One", news(1)), told(claim, "Other", news(2))
    roundup = told(claim, "Roundup", f"{news(1)} {news(2, 120)} {news(3)}", hours=3)

    assert drawn(claim, one, other, roundup) == [["One", ">Roundup"], ["Other"]]


def test_origin_that_stands_beside_no_claim_is_found_in_the_archive(claim):
    elsewhere = told(None, "Elsewhere", news(1))
    draw([elsewhere])
    one = told(claim, "One", f"{news(2, 50)} {news(1)}", hours=1)
    other = told(claim, "Other", f"{news(1)} {news(3, 50)}", hours=2)

    assert drawn(claim, one, other) == [["Elsewhere", ">One", ">Other"]]
    assert count_lines([one, other]) == 1
    assert [branch.is_beside for branch in trees_of([one, other])[0].root.walk()] == [False, True, True]


def test_credit_of_an_agency_that_is_here_leads_to_it(claim):
    agency = told(claim, "Coastwire", news(1), hours=2)
    rewrite = told(claim, "Courier", f"{news(2)}\nWith material from Coastwire", hours=1)

    assert drawn(claim, agency, rewrite) == [["Coastwire", ">Courier"]]
    assert [tie.sentence for tie in rewrite.ties.all()] == ["Courier credits Coastwire."]


def test_agency_is_the_origin_of_its_reprint_even_where_the_reprint_is_dated_earlier(claim):
    agency = told(claim, "Coastwire", news(1), hours=2)
    reprint = told(claim, "Courier", f"{news(1)}\n(Coastwire)", hours=1)

    assert drawn(claim, agency, reprint) == [["Coastwire", ">Courier"]]


def test_reports_that_credit_an_agency_whose_text_is_not_here_hang_side_by_side_under_it(claim):
    one = told(claim, "One", f"PARIS (AFP) – {news(1)}")
    other = told(claim, "Other", f"{news(2)} (AFP)", hours=5)
    later = told(claim, "Later", f"{news(3)} (AFP)", hours=24 * 9)

    assert drawn(claim, one, other, later) == [["[AFP]", ">One", ">Other"], ["Later"]]
    assert other.ties.get().sentence == "Other and One both credit AFP, whose own text is not here."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Source: Ministry of Health", "Source: Ministry of Defence"),
        ("Source: Ministry of Health", "Source: Ministry of Health"),
        ("Source: Eurostat", "Source: Eurostat"),
        ("(Coastwire)", "(Coastwire)"),
        ("(Updated)", "(Updated)"),
        ("Text: Anna Keller", "Text: Anna Keller"),
    ],
)
def test_captions_that_name_anybody_do_not_join_independent_reports(claim, one, other):
    reports = [told(claim, "One", f"{news(1)}\n{one}"), told(claim, "Other", f"{news(2)}\n{other}", hours=5)]

    assert sorted(drawn(claim, *reports)) == [["One"], ["Other"]]


def test_caption_counts_where_the_desk_knows_an_outlet_of_that_name(claim):
    Source.objects.create(name="Harbour Press", aliases=["Coastwire"])
    one = told(claim, "One", f"{news(1)}\nSource: Coastwire")
    other = told(claim, "Other", f"{news(2)}\n(Coastwire)", hours=5)

    assert drawn(claim, one, other) == [["[Coastwire]", ">One", ">Other"]]


def test_agency_that_nobody_knows_joins_reports_by_its_dateline(claim):
    one = told(claim, "One", f"VESSEN (Coastwire) – {news(1)}")
    other = told(claim, "Other", f"VESSEN (Coastwire) – {news(2)}", hours=5)

    assert drawn(claim, one, other) == [["[Coastwire]", ">One", ">Other"]]


def test_agency_that_comes_later_takes_over_from_those_that_credit_it(claim):
    one = told(claim, "One", f"PARIS (AFP) – {news(1)}")
    other = told(claim, "Other", f"{news(2)} (AFP)", hours=5)
    drawn(claim, one, other)
    agency = told(claim, "AFP", news(3), hours=-1)

    assert drawn(claim, one, other, agency) == [["AFP", ">One", ">Other"]]
    assert not Line.objects.filter(reports=None).exists()


def test_outlet_that_credits_itself_is_tied_to_nobody(claim):
    wire = Source.objects.create(name="Coastwire")
    one = told(claim, "Coastwire", f"{news(1)} (Coastwire)", of=wire)
    other = told(claim, "Coastwire", f"{news(2)} (Coastwire)", of=wire, hours=1)

    assert drawn(claim, one, other) == [["Coastwire"], ["Coastwire"]]


SHARED = news(9, 40)
QUOTES = "“We have known of the cracks since March of last year,” she said. “Nobody in the ministry wanted to hear it.”"


def test_reports_with_the_same_quotations_and_some_of_the_same_wording_come_from_one_statement(claim):
    one = told(claim, "One", f"{news(1)} {SHARED} {QUOTES}")
    other = told(claim, "Other", f"{QUOTES} {SHARED} {news(2)}", hours=3)
    own = told(
        claim,
        "Own",
        f"{QUOTES} {SHARED} {news(3)} “I saw the lorries with my own eyes.” “They came at night and left.” "
        "“We counted forty of them last week.”",
        hours=3,
    )

    assert drawn(claim, one, other, own) == [["[one briefing or statement]", ">One", ">Other"], ["Own"]]
    assert other.ties.get().sentence == (
        "The quotations in Other and in One are the same, and so is some of what stands around them."
    )


HEARD = (
    "“We have known of the cracks since March of last year, and nobody in the ministry wanted to hear about them,” she "
    "said.",
    "“Whoever signs a certificate for a bridge without having seen it should not be an engineer in this country.”",
    "“I will not resign over a report that was written by people who have never stood under the bridge.”",
)
WITNESSES = (
    "The chief inspector of the northern region, Maria Holt, called for an independent inquiry on Wednesday into the "
    "state of the old river bridge. {} Holt took questions for forty minutes at a press briefing in Brunn, which was "
    "full to the last seat. {} She added that 212 certificates would be looked at again before the end of June. {} The "
    "minister of transport was in the capital and could not be reached.",
    "Engineers had warned for more than a year that the crossing was unsafe, it emerged yesterday as the region's top "
    "inspector faced reporters at a news conference in Brunn. {} The bridge, built in 1911, carries some 9,000 "
    "vehicles a day. Two lorries of more than 30 tonnes were stopped by police last month. {} Shopkeepers told this "
    "newspaper that closing it would cost them half their trade. {} A petition with 1,400 signatures was handed in.",
)


def test_two_who_heard_the_same_words_at_one_briefing_have_copied_nobody(claim):
    """Neither what they quote nor that both were there makes one of two witnesses."""
    one, other = (told(claim, f"Paper {at}", text.format(*HEARD), hours=at) for at, text in enumerate(WITNESSES))
    short = told(claim, "Short", f"The inspector spoke. {' '.join(HEARD)} She left at four.", hours=2)
    brief = told(claim, "Brief", f"Bridge warning was ignored for a year. {' '.join(HEARD)}", hours=3)
    copy = told(claim, "Copy", WITNESSES[0].format(HEARD[0], "", HEARD[2]), hours=5)

    assert drawn(claim, one, other, short, brief, copy) == [
        ["Paper 0", ">Copy"],
        ["Paper 1"],
        ["Short"],
        ["Brief"],
    ]


def test_statement_that_is_nothing_but_quotations_is_compared_whole(claim):
    one, other = (told(claim, name, f"“{news(1, 60)}”", hours=at) for at, name in enumerate(("One", "Other")))
    assert drawn(claim, one, other) == [["One", ">Other"]]


def test_reports_from_one_named_briefing_are_one_line(claim):
    one = told(claim, "One", f"{news(1)} {SHARED} she said at a news conference in Velmouth.")
    other = told(claim, "Other", f"{news(2)} {SHARED} at a press briefing in Velmouth on Monday.", hours=3)
    later = told(claim, "Later", f"{news(3)} {SHARED} at a press briefing in Velmouth.", hours=24 * 5)

    assert drawn(claim, one, other, later) == [["[a briefing in Velmouth]", ">One", ">Other"], ["Later"]]


def test_translation_hangs_under_what_it_translates_and_a_second_reporter_stands_alone(claim):
    english, german, own, french = texts_of("bridge")
    first = told(claim, "Coastwire", english)
    translated = told(claim, "Tageblatt", german, hours=20)
    others = told(claim, "Lokales", own, hours=3), told(claim, "Courrier", french, hours=5)

    lines = [["Coastwire", ">Tageblatt"], ["Lokales"], ["Courrier"]]
    assert drawn(claim, first, translated, *others) == lines
    assert [tie.sentence for tie in translated.ties.all()] == [
        "Tageblatt is probably a translation: it gives 94 % of the figures of Coastwire in the same order, in another "
        "language."
    ]

    reviewer = factories.person(Role.REVIEWER)
    split(claim, translated, by=reviewer, reason="Its reporter sat in the council.")
    assert sorted(drawn(claim, first, translated)) == [["Coastwire"], ["Tageblatt"]]


def test_translation_of_an_old_report_is_tied_to_it_no_more_than_a_copy_of_its_agency(claim):
    english, german, *_ = texts_of("bridge")
    rows = told(claim, "Coastwire", english), told(claim, "Tageblatt", german, hours=24 * 5)
    assert count_lines(rows) == 2
    assert drawn(claim, *rows) == [["Coastwire"], ["Tageblatt"]]


def test_report_without_a_date_counts_from_when_it_came_here(claim):
    dated = told(claim, "Dated", news(1))
    undated = told(claim, "Undated", news(1) + " again", hours=None)

    assert drawn(claim, dated, undated) == [["Dated", ">Undated"]]
    assert undated.first_seen == undated.created_at


def test_drawing_again_changes_nothing(claim):
    reports = [told(claim, f"Outlet{hours}", f"{news(1)} {news(hours + 9, 20)}", hours=hours) for hours in range(4)]
    first = drawn(claim, *reports)
    before = (list(Tie.objects.order_by("pk").values()), list(Line.objects.values()))

    assert drawn(claim, *reports) == first
    assert (list(Tie.objects.order_by("pk").values()), list(Line.objects.values())) == before


def test_report_that_was_kept_before_there_were_fingerprints_gets_one(claim):
    one, other = told(claim, "One", news(1)), told(claim, "Other", news(1) + " too", hours=1)
    Fingerprint.objects.all().delete()

    assert drawn(claim, one, other) == [["One", ">Other"]]
    assert set(Fingerprint.objects.values_list("pk", flat=True)) == set(beside(claim).values_list("pk", flat=True))


def test_longer_report_holds_the_wording_of_the_shorter(claim):
    told(claim, "Short", news(1))
    long = told(claim, "Long", f"{news(1)} {news(2, 600)}", hours=1)
    drawn(claim, long)

    assert [tie.sentence for tie in long.ties.all()] == ["Long holds 100 % of the wording of Short."]


@pytest.mark.parametrize("count", [3, 6])
def test_trees_take_four_queries_however_many_reports_there_are(claim, count, django_assert_num_queries):
    reports = [told(claim, f"Outlet{n}", f"{news(1)} {news(n + 9, 20)}", hours=n) for n in range(count)]
    drawn(claim, *reports)

    with django_assert_num_queries(4):
        assert sum(len(tree.reports) for tree in trees_of(reports)) == count


def test_trees_are_as_many_as_lines_also_where_the_way_up_is_broken(claim):
    agency = told(claim, "Agency", news(1))
    copies = [told(claim, f"Copy{n}", f"{news(1)} {news(n + 2, 30)}", hours=n + 1) for n in range(2)]
    assert drawn(claim, agency, *copies)[0][0] == "Agency"
    Report.objects.update(came_from=None)

    reports = list(Report.objects.filter(pk__in=[agency.pk, *(copy.pk for copy in copies)]))
    assert (count_lines(reports), [_shape(tree.root) for tree in trees_of(reports)]) == (
        1,
        [["Agency", ">Copy0", ">Copy1"]],
    )


def lines_ruling(claim) -> tuple[str, str]:
    return next((ruling.light, ruling.why) for ruling in gate.judge(claim) if ruling.name == "lines")


def kept(claim, report: Report, stance: Stance = Stance.SUPPORTS):
    """The first words of a report as evidence."""
    passage = editing.passage_of(report.latest_snapshot, 0, 40)
    return editing.add_item(claim, by=factories.person(), kind="evidence", passage=passage, stance=stance)


def test_two_reports_handed_in_that_credit_one_absent_agency_are_compared_once_both_are_kept(claim):
    handed_in = [told(None, f"Paper{n}", f"{news(n)}\n(AFP)", hours=n) for n in (1, 2)]
    for report in handed_in:
        draw([report])
        kept(claim, report)

    said = "Evidence and answers come from 2 reports, {}"
    assert lines_ruling(claim) == (
        "amber",
        said.format("2 independent lines; not all cited reports have been compared yet."),
    )
    factories.drawn(claim)
    assert lines_ruling(claim) == (
        "red",
        said.format("1 independent line. Find another one, or say in the summary why there is none."),
    )


def test_gate_waits_for_a_report_that_a_killed_worker_left_undrawn(claim):
    reports = [told(None, f"Paper{n}", news(n)) for n in (1, 2)]
    for report in reports:
        kept(claim, report)
    factories.drawn(claim)
    assert lines_ruling(claim)[0] == "green"
    for undrawn in (
        lambda: Fingerprint.objects.filter(report=reports[0]).update(is_drawn=False),
        lambda: Fingerprint.objects.filter(report=reports[0]).delete(),
    ):
        undrawn()
        assert lines_ruling(claim)[0] == "amber"


def test_drawing_is_promised_when_a_claim_is_taken_up_and_proposed_and_when_items_are_moved_to_it():
    first = factories.person()
    claim = factories.claim(Stage.IN_REVIEW, first=first)
    promised = []
    for deed in (
        lambda: workflow.perform(claim, Action.PROPOSE, by=first, **factories.AGREED),
        lambda: workflow.perform(factories.claim(), Action.SET_ASIDE, by=first, reason="duplicate", duplicate_of=claim),
    ):
        factories.drawn(claim)
        promised.append(Drawing.objects.live().filter(claim=claim).count())
        deed()
    factories.drawn(claim)
    assert (promised, Drawing.objects.filter(claim=claim, status=WorkStatus.DONE).count()) == ([0, 0], 3)


def test_drawing_waits_once_a_claim_and_a_running_one_does_not_stand_in_for_it():
    claim = factories.claim(Stage.OPEN)
    kept(claim, told(None, "One", news(1)))
    assert Drawing.objects.live().filter(claim=claim).count() == 1
    running = Drawing.objects.lease(Drawing.objects.get(claim=claim).pk)
    kept(claim, told(None, "Other", news(2)))
    run_drawing(running)
    assert list(claim.drawings.values_list("status", flat=True)) == [WorkStatus.DUE, WorkStatus.DONE]
    assert are_compared(claim, []) is False


# --- Reports beside no claim ------------------------------------------------------------------------------------------


def left_drawn() -> Drawing:
    """Do the drawing of what was left, as a worker would."""
    work = Drawing.objects.get(claim=None, status=WorkStatus.DUE)
    run_drawing(Drawing.objects.lease(work.pk))
    work.refresh_from_db()
    return work


def test_report_that_a_killed_worker_left_is_drawn_though_it_stands_beside_no_claim():
    first, copy = told(None, "Northwire", news(1)), told(None, "Courier", f"{news(1)} again", hours=1)
    take_fingerprint(first, first.latest_snapshot)
    Fingerprint.objects.filter(report=copy).delete()  # as it was before there were fingerprints
    draw_later(None)
    draw_later(None)

    assert left_drawn().status == WorkStatus.DONE

    copy.refresh_from_db()
    first.refresh_from_db()
    assert (copy.came_from, copy.line_id) == (first, first.line_id)
    assert not Fingerprint.objects.filter(is_drawn=False).exists()


def test_text_that_changed_after_its_lines_were_drawn_is_drawn_anew():
    report = told(None, "Courier", news(1))
    draw([report])
    Fingerprint.objects.filter(report=report).update(is_drawn=False)
    draw_later(None)
    left_drawn()
    assert Fingerprint.objects.get(report=report).is_drawn


def test_reports_that_have_nothing_to_do_with_each_other_are_not_tied_by_the_agency_they_credit():
    reports = [told(None, f"Paper{n}", f"{news(n)}\n(AFP)", hours=n) for n in (1, 2)]
    draw_later(None)
    left_drawn()
    assert len({report.line_id for report in Report.objects.filter(pk__in=[one.pk for one in reports])}) == 2


def test_many_reports_are_drawn_in_several_goes_each_promised_by_the_one_before():
    for number in range(MOST_LEFT + 2):
        factories.report(f"Number {number} is short.")
    draw_later(None)
    assert left_drawn().status == WorkStatus.DONE
    assert Report.objects.filter(line=None).count() == 2
    left_drawn()
    assert not Report.objects.filter(line=None).exists()
    assert [work.status for work in Drawing.objects.all()] == [WorkStatus.DONE]


def test_texts_that_are_left_are_found_through_an_index_of_their_own():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "fingerprint_undrawn" in Fingerprint.objects.filter(is_drawn=False).order_by("pk")[:10].explain()


def test_what_is_handed_in_promises_its_lines_with_itself():
    row = Intake.objects.create(origin="pasted", text=news(1))
    intake.run(Intake.objects.lease(row.pk))
    assert Drawing.objects.filter(claim=None, status=WorkStatus.DUE).count() == 1

"""What reports of one line repeat is shown once, with the repetitions below it."""

import pytest
from django.urls import reverse

from claims import editing
from claims.choices import CounterKind, Role, Stage, Stance, Standing
from claims.lines import folded
from claims.models import Claim, CounterStatement, Evidence, Report
from tests import factories
from tests.lines.test_copies import news
from tests.lines.test_drawing import drawn, told
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = pytest.mark.django_db

DENIAL = "The ministry has seen no report before September."


@pytest.fixture
def claim() -> Claim:
    return factories.claim(Stage.OPEN)


@pytest.fixture
def line(claim) -> list[Report]:
    """An agency's report, two that copied it, and one that stands for itself: all four hold the denial."""
    texts = [f"{news(1)} {DENIAL}", f"{news(1)} {DENIAL} {news(2, 20)}", f"{DENIAL} {news(1)}", f"{news(4)} {DENIAL}"]
    names = ("Agency", "Reprint", "Copy", "Own")
    rows = [told(claim, name, text, hours=at) for at, (name, text) in enumerate(zip(names, texts, strict=True))]
    assert drawn(claim, *rows) == [["Agency", ">Reprint", ">Copy"], ["Own"]]
    return rows


def answer(claim: Claim, report: Report, words: str = DENIAL, *, speaker: str = "Oda Lindqvar", **fields):
    said = factories.passage(words, of=report, speaker_name=speaker)
    return CounterStatement.objects.create(
        claim=claim, passage=said, **{"kind": CounterKind.FLAT_DENIAL, "why": "It denies what the claim says."} | fields
    )


def shape(items, reports: list[Report]) -> list[list[int]]:
    """Each item that is shown, with those below it, by their order of arrival."""
    rows = folded(items, {report.pk: place for place, report in enumerate(reports)})
    number = {item.pk: at for at, item in enumerate(sorted(items, key=lambda item: item.pk))}
    return [[number[item.pk] for item in (row.item, *row.copies)] for row in rows]


def test_suggestion_that_copies_repeat_stands_under_the_one_they_go_back_to(claim, line):
    answers = [answer(claim, report) for report in reversed(line)]  # the independent one came first
    assert shape(answers, line) == [[0], [3, 2, 1]]
    rows = folded(answers, {report.pk: place for place, report in enumerate(line)})
    assert [row.report_count for row in rows] == [0, 2]


def test_what_a_person_has_kept_stands_above_and_is_never_folded(claim, line):
    agency, reprint, copy, _ = line
    answers = [answer(claim, agency), answer(claim, reprint), answer(claim, copy)]
    by = factories.person()
    editing.keep(answers[1], by=by)
    assert shape(answers, line) == [[1, 0, 2]]
    editing.keep(answers[2], by=by)
    assert shape(answers, line) == [[1, 0], [2]]


@pytest.mark.parametrize(
    "other",
    [
        {"words": news(1, 30)},
        {"speaker": "Kazimir Vendelin"},
        {"speaker": ""},
        {"kind": CounterKind.DISMISSAL},
    ],
    ids=["other words", "another speaker", "nobody named", "another kind"],
)
def test_what_says_something_else_is_not_folded(claim, line, other):
    answers = [answer(claim, line[0]), answer(claim, line[1], **other)]
    assert shape(answers, line) == [[0], [1]]


def test_name_in_another_spelling_is_the_same_speaker(claim, line):
    answers = [answer(claim, line[0]), answer(claim, line[1], speaker="Lindqvar"), answer(claim, line[2], speaker="")]
    assert shape(answers, line) == [[0, 1], [2]]


def test_one_report_repeats_itself_and_reports_in_no_line_nobody_else(claim):
    alone = told(claim, "Alone", f"{DENIAL} {news(1)} {DENIAL.replace('.', '!')}")
    other = told(claim, "Other", f"{DENIAL} {news(2)}")
    drawn(claim, alone, other)
    answers = [answer(claim, alone), answer(claim, alone, DENIAL.replace(".", "!")), answer(claim, other)]
    assert shape(answers, [alone, other]) == [[0, 1], [2]]


def test_evidence_is_folded_by_its_stance(claim, line):
    rows = [
        Evidence.objects.create(claim=claim, passage=factories.passage(DENIAL, of=report), stance=stance)
        for report, stance in zip(
            line, (Stance.SUPPORTS, Stance.SUPPORTS, Stance.CONTEXT, Stance.SUPPORTS), strict=True
        )
    ]
    assert shape(rows, line) == [[0, 1], [2], [3]]


def test_what_one_report_says_twice_is_looked_at_once(claim):
    report = factories.report(f"{DENIAL} {news(1)} Again: the ministry has seen no report before September. {news(2)}")
    once = answer(claim, report)
    twice = answer(claim, report, "Again: the ministry has seen no report before September.")
    [row] = folded([once, twice], {report.pk: 0})
    assert (row.item, row.copies, row.report_count) == (once, [twice], 0)
    assert row.where == "said again in the same report"
    other = answer(claim, report, news(2), speaker="Oda Lindqvar")
    assert shape([once, twice, other], [report]) == [[0, 1], [2]]


def test_workspace_shows_it_once_and_dismisses_it_in_all_of_them(claim, line):
    answers = [answer(claim, report) for report in line]
    client, address = at_the_desk(), reverse("desk:claim", args=[claim.pk])

    html = text_of(client.get(address))
    page = Page(html)
    assert page.faults == []
    assert "<summary>also in 2 reports of the same line</summary>" in html
    assert html.index(f'id="counter_statement-{answers[0].pk}"') < html.index("also in 2 reports")
    assert html.count("Dismiss it everywhere") == 1
    assert f'id="counter_statement-{answers[2].pk}"' in html, "it can still be opened and decided by itself"

    sent = {"item": [row.pk for row in answers[:3]]}
    said = client.post(reverse("desk:dismiss-items", args=[claim.pk, "counter_statement"]), sent, follow=True)

    assert "3 dismissed; they stay on record and can be kept again." in text_of(said)
    standings = list(CounterStatement.objects.order_by("pk").values_list("standing", flat=True))
    assert standings == [Standing.DISMISSED] * 3 + [Standing.SUGGESTED]
    assert claim.events.filter(kind="item_dismissed").count() == 3


def test_dismissing_all_leaves_what_was_kept_and_what_is_beside_another_claim(claim, line):
    kept, other = answer(claim, line[0]), factories.claim(Stage.OPEN)
    elsewhere = CounterStatement.objects.create(claim=other, passage=kept.passage, kind=CounterKind.FLAT_DENIAL)
    editing.keep(kept, by=factories.person())
    address = reverse("desk:dismiss-items", args=[claim.pk, "counter_statement"])

    at_the_desk().post(address, {"item": [kept.pk, elsewhere.pk, "x", "9" * 30]})

    assert set(CounterStatement.objects.values_list("standing", flat=True)) == {Standing.KEPT, Standing.SUGGESTED}
    assert at_the_desk().post(reverse("desk:dismiss-items", args=[claim.pk, "opinion"])).status_code == 404
    gone = factories.claim(Stage.SET_ASIDE)
    refused = at_the_desk(role=Role.CONTRIBUTOR).post(reverse("desk:dismiss-items", args=[gone.pk, "evidence"]))
    assert refused.status_code == 409

"""What happens when people do things at the same moment, on the real database."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from claims import editing, parking
from claims.choices import Action, Role, Stage, Verdict, WorkStatus
from claims.lines import draw
from claims.models import Claim, ClusterMember, Event, Hit, Letter, Line, Pull, Report, Review, broken_links
from claims.models.work import LeaseLost
from claims.workflow import Refused, Stale, merge, perform, split, submit
from tests.factories import AGREED, claim, compared, draft, person, report

pytestmark = pytest.mark.django_db(transaction=True)

STORY = (
    "The harbour master said on Tuesday that the ferry company had known of the leak since March and that forty tonnes "
    "of oil had reached the bay before anybody was told. The company denies it and speaks of a few litres at most."
)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Run every deed in a thread of its own, started together; each one's result or the exception it raised."""
    together, results = Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        together.wait()
        try:
            results[number] = deed()
        except Exception as error:  # noqa: BLE001  handed to the test, which judges it
            results[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def refused(results: list[Any]) -> list[Exception]:
    unexpected = [result for result in results if isinstance(result, Exception) and not isinstance(result, Refused)]
    assert unexpected == []
    return [result for result in results if isinstance(result, Refused)]


def test_eight_people_take_one_claim_and_one_wins():
    made, people = claim(Stage.OPEN), [person() for _ in range(8)]

    results = at_once(*(lambda by=by: perform(made, Action.TAKE, by=by) for by in people))

    made.refresh_from_db()
    losers = refused(results)
    assert len(losers) == 7
    assert {str(error) for error in losers} == {f"{made.holder} holds this claim."}
    assert Event.objects.filter(claim=made, kind="take").count() == 1
    assert broken_links(made) == []


@pytest.mark.usefixtures("clean_cache")
def test_letter_that_is_sent_five_times_at_one_moment_is_one_letter():
    words = {"words": "The harbour is to be closed in May, says the mayor."}

    answers = at_once(*[lambda: Client().post("/letters/", words)] * 5)

    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == Letter.objects.count() == 1


def test_two_people_edit_one_text_and_one_is_told():
    made, people = claim(Stage.OPEN), [person(), person()]

    results = at_once(
        *(lambda by=by: editing.reword(made, by=by, version=1, text=f"The text of {by}") for by in people)
    )

    made.refresh_from_db()
    (loser,) = refused(results)
    assert isinstance(loser, Stale)
    assert loser.current.text == made.text
    assert made.version == 2


def test_two_people_edit_one_draft_and_one_is_told():
    made, people = claim(Stage.APPROVED), [person(), person()]
    first = draft(made, by=people[0])

    results = at_once(*(lambda by=by: draft(made, by=by, version=first, text=f"By {by}") for by in people))

    (loser,) = refused(results)
    assert isinstance(loser, Stale)
    made.draft.refresh_from_db()
    assert loser.current.text == made.draft.text


def test_two_people_confirm_and_one_sits():
    made, people = claim(Stage.SECOND_REVIEW), [person(), person()]

    results = at_once(*(lambda by=by: perform(made, Action.CONFIRM, by=by, **AGREED) for by in people))

    assert len(refused(results)) == 1
    assert Review.objects.filter(claim=made, seat=2).count() == 1


def test_one_person_cannot_fill_both_seats_by_being_quick():
    ana = person(Role.EDITOR)
    made = claim(Stage.IN_REVIEW, first=ana)

    at_once(
        *[lambda: perform(made, Action.PROPOSE, by=ana, **AGREED)] * 3,
        *[lambda: perform(made, Action.CONFIRM, by=ana, **{**AGREED, "verdict": Verdict.FALSE})] * 3,
    )

    made.refresh_from_db()
    assert made.stage == Stage.SECOND_REVIEW
    assert [review.seat for review in made.reviews.filter(reviewer=ana)] == [1]


def test_publish_and_a_new_draft_at_once_never_publish_what_nobody_named():
    ana, bo = person(), person()
    made = claim(Stage.APPROVED, first=ana, second=bo)
    version = draft(made, by=ana, text="The first text")

    at_once(
        lambda: perform(made, Action.PUBLISH, by=bo, draft_version=version),
        lambda: draft(made, by=ana, version=version, text="The second text"),
    )

    made.refresh_from_db()
    assert made.summary is None or made.summary.text == "The first text"


def test_two_claims_that_are_set_aside_as_each_others_duplicate_at_once_leave_one():
    for _ in range(5):
        one, other = claim(Stage.OPEN), claim(Stage.OPEN)
        ana, bo = person(), person()
        aside = {"reason": "duplicate"}

        results = at_once(
            lambda: perform(one, Action.SET_ASIDE, by=ana, duplicate_of=other, **aside),  # noqa: B023
            lambda: perform(other, Action.SET_ASIDE, by=bo, duplicate_of=one, **aside),  # noqa: B023
        )

        assert len(refused(results)) == 1
        one.refresh_from_db()
        other.refresh_from_db()
        assert sorted((one.stage, other.stage)) == [Stage.OPEN, Stage.SET_ASIDE]
        assert broken_links(one) == broken_links(other) == []


BRIDGE = ("The bridge of Velmouth is closed to lorries", "To lorries the bridge of Velmouth is closed")


def test_two_people_merge_one_cluster_into_different_claims_and_one_wins():
    for _ in range(4):
        claims = [claim(text=BRIDGE[0]) for _ in range(3)]
        ana, bo = person(), person()

        results = at_once(
            lambda: merge(claims[0], claims[1:], by=ana),  # noqa: B023
            lambda: merge(claims[2], claims[:2], by=bo),  # noqa: B023
        )

        (loser,) = refused(results)
        assert "set aside" in str(loser)
        now = [Claim.objects.get(pk=made.pk) for made in claims]
        stays = next(made for made in now if made.stage != Stage.SET_ASIDE)
        assert [made.duplicate_of for made in now if made != stays] == [stays, stays]
        assert (stays.appearances.count(), [broken_links(made) for made in now]) == (3, [[], [], []])


def test_merging_splitting_and_comparing_at_once_wait_for_each_other_and_never_in_a_circle():
    for _ in range(4):
        first, second, third = claim(text=BRIDGE[0]), claim(text=BRIDGE[1]), claim(text=BRIDGE[0])
        merge(first, [third], by=(by := person()))
        compared(first)

        results = at_once(
            lambda: merge(first, [second], by=by),  # noqa: B023
            lambda: compared(second),  # noqa: B023
            lambda: split(first, [third], by=by),  # noqa: B023
            lambda: perform(second, Action.SET_ASIDE, by=by, reason="out_of_scope"),  # noqa: B023
        )

        assert len(refused(results)) == 1, "the second claim is merged or set aside, once"
        second.refresh_from_db()
        third.refresh_from_db()
        assert (second.stage, third.stage, third.appearances.count()) == (Stage.SET_ASIDE, Stage.OPEN, 1)
        assert not ClusterMember.objects.filter(claim=second).exists(), "whoever came first"
        assert [broken_links(made) for made in (first, second, third)] == [[], [], []]


def test_lines_of_reports_that_two_claims_share_are_drawn_once():
    shared = [report(f"{STORY} Edition {number}.", address=f"https://o{number}.example.org/a") for number in range(4)]
    claims = [claim(Stage.OPEN), claim(Stage.OPEN)]
    for made in claims:
        pull = Pull.objects.get(claim=made)
        for found in shared:
            Hit.objects.create(claim=made, report=found, pull=pull)

    results = at_once(*(lambda made=made: _drawn(made) for made in claims))

    assert results == [None, None]
    lines = set(Report.objects.filter(pk__in=[found.pk for found in shared]).values_list("line", flat=True))
    assert len(lines) == 1, "they are copies of one"
    assert Line.objects.exclude(reports__isnull=False).count() == 0, "no line is left without a report"


def _drawn(made):
    with transaction.atomic():
        draw(claim=made)


def test_accept_twice_at_once_pulls_once():
    made, people = claim(), [person() for _ in range(4)]
    at_once(*(lambda by=by: perform(made, Action.ACCEPT, by=by) for by in people))
    assert Pull.objects.filter(claim=made, connector="feeds").count() == 1


def test_row_of_work_is_leased_by_one_worker():
    made = claim(Stage.OPEN)
    row = Pull.objects.create(claim=made, connector="feeds")

    results = at_once(*[lambda: Pull.objects.lease(row.pk)] * 6)

    (leased,) = [result for result in results if result is not None]
    assert (leased.status, leased.attempts) == (WorkStatus.RUNNING, 1)


@pytest.mark.parametrize("status", [WorkStatus.PARKED, WorkStatus.FAILED])
def test_two_editors_and_a_worker_over_one_row_that_stopped_and_one_of_them_has_it(status: WorkStatus):
    for _ in range(5):
        row = Pull.objects.create(claim=claim(Stage.OPEN), connector="feeds", status=status, attempts=1)
        one, other = person(Role.EDITOR), person(Role.EDITOR)
        *decided, leased = at_once(
            lambda row=row, by=one: parking.retry(row, by=by),
            lambda row=row, by=other: parking.drop(row, by=by, reason="Nobody needs it any more."),
            lambda row=row: Pull.objects.lease(row.pk),
        )
        row.refresh_from_db()
        told = [event.kind for event in Event.objects.filter(claim=row.claim, kind__startswith="work_")]
        winners = len(decided) - len(refused(decided))
        if leased is None:
            assert (winners, told) in ((1, ["work_retried"]), (1, ["work_dropped"]))
            assert row.status == (WorkStatus.DUE if told == ["work_retried"] else WorkStatus.DROPPED)
        else:
            # Whom a retry has made way for comes on top of it; a drop leaves nothing to take up.
            assert (row.status, told) in ((WorkStatus.RUNNING, []), (WorkStatus.RUNNING, ["work_retried"]))
            assert winners == len(told)


def test_worker_that_lost_its_lease_writes_nothing():
    row = Pull.objects.create(claim=claim(Stage.OPEN), connector="feeds")
    slow = Pull.objects.lease(row.pk)
    Pull.objects.filter(pk=row.pk).update(leased_until=row.created_at)
    quick = Pull.objects.lease(row.pk)

    with pytest.raises(LeaseLost):
        slow.finish(new_count=9)
    quick.finish(new_count=1)

    row.refresh_from_db()
    assert (row.status, row.new_count, row.attempts) == (WorkStatus.DONE, 1, 2)


def test_words_that_are_marked_twice_at_once_become_one_claim():
    me, page = person(Role.CONTRIBUTOR), report(STORY)

    def mark() -> Claim:
        with transaction.atomic():
            words = editing.passage_of(page.latest_snapshot, 0, STORY.index(" and that"))
            return submit(text="The ferry company knew of the leak in March.", by=me, passage=words)

    first, *others = at_once(mark, mark, mark, mark)
    assert [(other.pk, other.appearances.count()) for other in others] == [(first.pk, 1)] * 3
    assert Claim.objects.count() == 1

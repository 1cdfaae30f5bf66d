"""A check that comes in later is laid beside the claims that were compared before, and many flood nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims import editing, matching
from claims.choices import CheckOrigin, MatchStanding, Stage
from claims.connectors.base import FoundCheck
from claims.intake.checked import keep_checks
from claims.matching.laying import LAID_AT_ONCE, PAUSE, lay_beside
from claims.models import Claim, Comparison, Indexing, Match, PreviousCheck
from tests import factories

pytestmark = pytest.mark.django_db

BRIDGE = "The bridge of Velmouth is closed to lorries"
CHECKED = "Velmouth’s bridge has been closed to lorries"


def compared(text: str = BRIDGE, stage: Stage = Stage.OPEN) -> Claim:
    """A claim whose comparison is done, so that nothing waits."""
    claim = factories.claim(stage, text=text)
    factories.compared(claim)
    return claim


def checks_come_in(*texts: str) -> None:
    keep_checks(
        [FoundCheck(url=f"https://checks.example.org/{number}", text=text) for number, text in enumerate(texts)],
        origin=CheckOrigin.DUMP,
    )


def indexed(**how) -> Indexing:
    """The work that the checks promised, done."""
    work = Indexing.objects.get(status="due")
    matching.run_indexing(Indexing.objects.lease(work.pk), **how)
    work.refresh_from_db()
    return work


def waiting() -> list[Claim]:
    return [row.claim for row in Comparison.objects.filter(status="due").order_by("claim")]


def test_check_that_comes_in_later_is_laid_beside_the_claim_it_is_like():
    claim, other = compared(), compared("The ferry sails again")

    checks_come_in(CHECKED)
    assert indexed().status == "done"

    assert waiting() == [claim]
    work = Comparison.objects.get(status="due")
    assert timezone.now() < work.next_try_at <= timezone.now() + PAUSE
    matching.run_comparison(Comparison.objects.lease(work.pk, now=work.next_try_at))
    assert claim.matches.get().previous.text == CHECKED
    assert other.matches.count() == 0


def test_what_a_person_decided_stays_when_a_check_comes_in():
    claim = factories.claim(Stage.OPEN, text=BRIDGE)
    checks_come_in(CHECKED)
    (match,) = factories.compared(claim)
    editing.decide_match(match, MatchStanding.REJECTED, by=factories.person())
    indexed()
    Comparison.objects.filter(status="due").update(next_try_at=timezone.now())

    checks_come_in(CHECKED, f"Fact check: {CHECKED}")
    indexed()

    factories.compared(claim)
    assert sorted(claim.matches.values_list("standing", flat=True)) == ["rejected", "suggested"]


@pytest.mark.parametrize("stage", [Stage.SET_ASIDE, Stage.PUBLISHED, Stage.WITHDRAWN])
def test_claims_that_nobody_works_on_are_left_alone(stage):
    compared(stage=stage)
    checks_come_in(CHECKED)
    indexed()
    assert waiting() == []


def test_many_checks_promise_one_comparison_for_a_claim():
    claim = compared()

    for _ in range(3):
        checks_come_in(*(f"{CHECKED}, says report {number}" for number in range(LAID_AT_ONCE + 6)))
        Indexing.objects.get_or_create(status="due")
        indexed()
        PreviousCheck.objects.update(laid_at=None)

    assert waiting() == [claim]


def test_each_check_is_laid_once_and_work_goes_on_where_it_stopped():
    compared()
    checks_come_in(*(f"Report {number} says that it rained" for number in range(LAID_AT_ONCE + 6)))

    work = indexed(stretch=0)
    assert (work.status, work.attempts) == ("due", 0)
    assert PreviousCheck.objects.filter(laid_at=None).count() == 6
    work = indexed(stretch=0)
    assert PreviousCheck.objects.filter(laid_at=None).count() == 0
    assert indexed().status == "done"
    assert lay_beside() == 0


def test_work_that_is_put_off_ends_where_another_row_waits_already():
    checks_come_in(CHECKED)
    work = Indexing.objects.lease(Indexing.objects.get().pk)
    matching.read_later()

    matching.run_indexing(work, stretch=0)

    work.refresh_from_db()
    assert (work.status, Indexing.objects.filter(status="due").count()) == ("done", 1)


def test_laying_asks_as_often_whatever_the_desk_and_the_batch():
    counts = []
    for many in (20, 40, 80):
        texts = [f"The bridge number {number} of {many} is closed" for number in range(many)]
        Claim.objects.bulk_create(
            Claim(text=text, search_text=matching.normalise(text), stage=Stage.OPEN) for text in texts
        )
        checks_come_in(*(f"Closed is the bridge number {number} of {many}" for number in range(many // 2)))
        with CaptureQueriesContext(connection) as queries:
            lay_beside()
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_words_are_looked_up_in_the_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT found.id FROM unnest(ARRAY['bridg']) AS asked (query) CROSS JOIN LATERAL (SELECT id FROM"
            " claims_claim WHERE to_tsvector('simple'::regconfig, COALESCE(search_text, '')) @@ asked.query::tsquery"
            " LIMIT 8) AS found"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "claim_search" in plan


def test_reworded_claim_does_not_wait_for_the_pause():
    claim = compared()
    matching.compare_unhurried([claim], pause=PAUSE)

    editing.reword(claim, by=factories.person(), version=claim.version, text="The ferry sails again")

    assert Comparison.objects.get(status="due").next_try_at <= timezone.now()


def test_claim_counts_as_compared_while_others_checks_wait_to_be_laid_beside_it():
    claim = compared()
    matching.compare_unhurried([claim], pause=PAUSE)
    assert matching.precedent(claim).is_compared
    matching.compare_later(claim)
    assert not matching.precedent(claim).is_compared


# --- With the model ---------------------------------------------------------------------------------------------------


def test_check_in_other_words_is_laid_beside_a_claim_by_its_meaning(with_model):
    claim = compared("The physician was murdered at home")

    checks_come_in("Somebody killed the doctor in his house")
    indexed()

    assert waiting() == [claim]


def test_two_texts_in_letters_that_the_model_does_not_know_are_not_alike_by_it(with_model):
    compared("Міст у Вельмуті закрили для вантажівок")
    factories.claim(text="Мер Остервіка оголосив про новий пором")

    assert [with_model.reads(text) for text in ("The bridge", "Міст закрили")] == [True, False]
    assert not Match.objects.filter(other__isnull=False).exists()
    (found,) = matching.known("Мер Остервіка оголосив про пором")
    assert found.why == "shares: Мер, Остервіка, оголосив, пором"

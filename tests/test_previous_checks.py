"""Checks that others made are kept once each, by whichever way they are told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from claims.choices import CheckOrigin
from claims.connectors.base import FoundCheck
from claims.intake import keep_checks
from claims.matching import search_text
from claims.models import PreviousCheck

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
CHECK = FoundCheck(
    url="https://checks.org/troops",
    text="North Korea is sending soldiers to Russia",
    claimant="Volodymyr Zelensky",
    claim_date=date(2024, 10, 13),
    appearances=("https://news.org/a",),
    publisher_name="Example Checks",
    publisher_site="checks.org",
    title="Are soldiers on their way?",
    review_date=date(2024, 10, 15),
    rating="Disputed",
    rating_value=3.0,
    rating_best=5.0,
    rating_worst=1.0,
    language="en",
)


def keep(*checks: FoundCheck, origin: CheckOrigin = CheckOrigin.DUMP) -> tuple[int, int]:
    return keep_checks(checks, origin=origin)


def test_check_is_kept_as_it_is_told():
    assert keep(CHECK) == (1, 0)

    row = PreviousCheck.objects.get()
    told = {name: getattr(row, name) for name in FoundCheck.__dataclass_fields__}
    assert FoundCheck(**{**told, "appearances": tuple(told["appearances"])}) == CHECK
    assert row.origin == CheckOrigin.DUMP
    assert row.search_text == search_text(CHECK.text, CHECK.claimant, CHECK.title, CHECK.publisher_name)


def test_check_that_is_told_twice_stands_once_and_does_not_move():
    keep(CHECK, CHECK)
    PreviousCheck.objects.update(updated_at=LONG_AGO)

    assert keep(replace(CHECK, text=f"  {CHECK.text.upper()} ")) == (0, 0)

    assert PreviousCheck.objects.get().updated_at == LONG_AGO


def test_later_telling_changes_what_it_says_and_takes_nothing_away():
    keep(CHECK)
    before = PreviousCheck.objects.get()
    PreviousCheck.objects.update(updated_at=LONG_AGO)
    poorer = FoundCheck(url=CHECK.url, text=CHECK.text, rating="False")

    assert keep(poorer, origin=CheckOrigin.TOOLS) == (0, 1)

    row = PreviousCheck.objects.get()
    assert (row.rating, row.rating_value, row.claimant) == ("False", 3.0, "Volodymyr Zelensky")
    assert (row.pk, row.origin, row.seen_at) == (before.pk, CheckOrigin.DUMP, before.seen_at)
    assert row.updated_at > LONG_AGO


def test_two_claims_of_one_page_and_one_claim_on_two_pages_are_three_checks():
    assert keep(CHECK, replace(CHECK, text="Another"), replace(CHECK, url="https://checks.org/other")) == (3, 0)


def test_date_that_has_not_come_yet_is_no_date():
    keep(replace(CHECK, review_date=timezone.now().date() + timedelta(days=9)))
    assert PreviousCheck.objects.get().review_date is None


def test_check_without_words_or_with_an_endless_address_is_left_out():
    assert keep(replace(CHECK, text=" "), replace(CHECK, url=f"https://checks.org/{'x' * 2_000}")) == (0, 0)


def test_only_address_and_words_are_needed():
    keep(FoundCheck(url=CHECK.url, text=CHECK.text))
    row = PreviousCheck.objects.get()
    assert (row.claim_date, row.rating, row.rating_value, row.appearances) == (None, "", None, [])


def test_many_are_kept_in_few_queries(django_assert_max_num_queries):
    checks = [replace(CHECK, url=f"https://checks.org/{number}") for number in range(1_100)]
    with django_assert_max_num_queries(25):
        assert keep(*checks) == (1_100, 0)
    assert keep(*checks) == (0, 0)

"""Public lists and searches: by what was frozen."""

import pytest

from claims.filters import CheckFilter
from claims.models import Claim
from claims.publishing import public_checks
from tests import publishing_cases as cases

pytestmark = pytest.mark.django_db


def found(**asked: str) -> list[str]:
    return sorted(CheckFilter(asked, queryset=public_checks()).qs.values_list("summary__title", flat=True))


def test_summary_is_found_by_what_readers_can_see_of_it():
    source = cases.mayor()
    source.aliases = ["Орла Брандт"]
    source.save()
    summary = cases.published(title="Roads", language="EN").summary

    for words in ("Roads", '"denies it"', "Brandt", "Брандт", "Velmouth council", "Gazette -ferry"):
        assert found(q=words) == ["Roads"], words
    assert found(q="rationale") == found(q="Roads -gazette") == []
    assert (summary.speaker_text, summary.language) == ("orla brandt maior velmouth", "en")
    assert set(summary.reports.values_list("pk", flat=True)) == set(summary.record["report_ids"])
    assert set(summary.sources.values_list("pk", flat=True)) == set(summary.record["source_ids"])


def test_speaker_is_who_made_the_claim_and_nobody_else_in_the_text():
    cases.published(title="Roads")
    assert found(claimant="brandt") == found(claimant="mayor") == ["Roads"]
    assert found(claimant="gazette") == found(claimant="ministry") == []


def test_what_is_reworded_or_noted_on_the_desk_is_not_found_by_the_public():
    claim = cases.reopened(cases.published(title="Roads"))
    Claim.objects.filter(pk=claim.pk).update(search_text="secret wording", origin_note="a whisper")
    assert found(q="secret") == found(q="whisper") == []
    assert found(q="Roads") == ["Roads"]

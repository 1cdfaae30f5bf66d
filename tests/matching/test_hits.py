"""How near a found passage lies to the claim is kept with the hit, and holds only for the words that were compared."""

import pytest

from claims import editing, matching
from claims.choices import Certainty, Stance
from claims.models import Hit
from claims.reading.stance.hint import stance_of
from claims.templatetags.desk import stance_hint
from tests import factories

CLAIM = "The bridge of Velmouth is closed to lorries"
FOUND = "No lorry may cross at Velmouth any more, the harbour office said."

pytestmark = pytest.mark.django_db


def found(words: str = FOUND) -> Hit:
    claim = factories.claim(text=CLAIM)
    passage = factories.passage(words, of=factories.report(words))
    pull = factories.answered_pull(claim)
    return Hit.objects.create(claim=claim, report=passage.snapshot.report, pull=pull, passage=passage)


def halves(text, others):
    return [0.5 for _ in others]


def test_nearness_is_kept_with_the_hit_until_the_claim_reads_otherwise():
    hit = found()
    matching.measure_hits(hit.claim, halves)
    hit.refresh_from_db()
    assert (matching.likeness_of(hit, hit.claim), matching.likeness_to_contrary_of(hit, hit.claim)) == (0.5, 0.5)
    reworded = editing.reword(hit.claim, by=factories.person(), version=hit.claim.version, text=f"{CLAIM} again")
    assert (matching.likeness_of(hit, reworded), matching.likeness_to_contrary_of(hit, reworded)) == (None, None)


def test_what_is_kept_already_is_not_measured_again():
    hit = found()
    asked = []

    def counting(text, others):
        asked.extend(others)
        return halves(text, others)

    matching.measure_hits(hit.claim, counting)
    matching.measure_hits(hit.claim, counting)
    assert asked == [FOUND, FOUND]  # beside the claim, and beside the claim turned round


def test_what_was_kept_without_the_contrary_is_measured_once_more():
    hit = found()
    matching.measure_hits(hit.claim, halves)
    Hit.objects.update(likeness=0.4, likeness_to_contrary=None)
    matching.measure_hits(hit.claim, halves)
    hit.refresh_from_db()
    assert (hit.likeness, hit.likeness_to_contrary) == (0.5, 0.5)


def test_hit_without_a_passage_has_no_nearness():
    hit = found()
    Hit.objects.update(passage=None)
    matching.measure_hits(hit.claim, halves)
    hit.refresh_from_db()
    assert (hit.likeness, matching.likeness_of(hit, hit.claim)) == (None, None)


def test_hint_rests_on_the_kept_nearness():
    hit = found()
    assert stance_hint(hit.claim, hit)["hint"] == stance_of(CLAIM, FOUND)
    matching.measure_hits(hit.claim, halves)
    hit.refresh_from_db()
    assert stance_hint(hit.claim, hit)["hint"] == stance_of(CLAIM, FOUND, likeness=0.5, to_contrary=0.5)


@pytest.mark.django_db
def test_hint_takes_no_side_from_what_a_speaker_leaves_open():
    hit = found(f"{CLAIM}, the harbour office said.")
    assert stance_hint(hit.claim, hit)["hint"].stance is Stance.SUPPORTS
    hit.passage.certainty = Certainty.POSSIBLE
    assert stance_hint(hit.claim, hit)["hint"].stance is Stance.CONTEXT


def test_comparison_renews_the_nearness_of_what_lies_beside_the_claim(with_model):
    hit = found()
    factories.compared(hit.claim)
    hit.refresh_from_db()
    assert 0.5 < matching.likeness_of(hit, hit.claim) < 1

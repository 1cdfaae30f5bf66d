"""Reports in other words than the claim's, found by the sentence model that comes along."""

from claims.matching import FITS, Text, rank
from tests.test_matching import AGENCY, COOKING, DENIAL, FOOTBALL, SOUGHT

RETOLD = Text(
    "Lindwall concealed that its ship leaked fuel",
    "Lindwall covered up that forty tons of fuel leaked into the sea near Vessen.",
    AGENCY.day,
)


def test_report_in_other_words_is_ranked_above_one_that_merely_shares_words(model):
    reports = [AGENCY, DENIAL, COOKING, FOOTBALL, RETOLD]
    *_, cooking, _, retold = rank(SOUGHT, reports)
    assert FITS > cooking.score > retold.score

    *_, cooking, _, retold = rank(SOUGHT, reports, meaning=model.nearness)
    assert retold.score >= FITS > cooking.score
    assert retold.why.startswith("shares: Lindwall, 40, tonnes, Vessen; near in meaning (")


def test_meaning_moves_no_report_that_is_about_something_else(model):
    reports = [AGENCY, DENIAL, COOKING, FOOTBALL]
    by_words = rank(SOUGHT, reports)
    by_meaning = rank(SOUGHT, reports, meaning=model.nearness)

    assert [(fit.score, fit.why) for fit in by_meaning[2:]] == [(fit.score, fit.why) for fit in by_words[2:]]
    assert by_meaning[0].score >= by_words[0].score
    assert by_meaning[1].score > by_words[1].score >= FITS


def test_nearness_of_a_text_does_not_depend_on_those_beside_it(model):
    alone = model.nearness(SOUGHT.words, [RETOLD.body])
    beside = model.nearness(SOUGHT.words, [COOKING.body, RETOLD.body, AGENCY.body * 9])

    assert alone == [beside[1]]

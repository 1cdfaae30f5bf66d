"""What a sentence resembles as a whole counts for its worth, where the sentence model that comes along is at hand."""

import json

import numpy as np
import pytest
from django.core.management import call_command

from claims import weighing
from claims.matching import vectors
from claims.reading import read
from claims.reading.worth.sense import MOST_STEPS, SENSE_FILE, Known, in_steps, known
from claims.reading.worth.worthiness import (
    MORE_WHERE_CITED,
    OWN_WORDS,
    RESEMBLES,
    SENSE,
    SENSE_WEIGHTS_FILE,
    UNLIKE,
    WEIGHTS_FILE,
    Weights,
    logistic,
    score,
    shipped,
    shipped_with,
)

DONE = "They cut the tax for four million people."
WISHED = "They should cut the tax for four million people."
THANKS = "Thank you all, it is so good to be here with you tonight."


@pytest.fixture
def here(with_model):
    """The weights of a desk that has the model."""
    return weighing.shipped_here()


def share(text, weights):
    """What the sentence as a whole adds to the sum."""
    return known().speaks_for(weights.gist(text))


def test_known_sentence_speaks_the_more_the_nearer_it_lies():
    points = np.array([[0, 0], [10, 0]], np.float32)
    two = Known(points, np.array([2.0, -1.0], np.float32), np.zeros(2, np.float32), np.ones(2, np.float32), 0.01, 0.5)
    assert two.speaks_for(np.array([0, 0], np.float32)) == pytest.approx(2 - np.exp(-1) - 0.5)
    assert two.speaks_for(np.array([10, 0], np.float32)) == pytest.approx(2 * np.exp(-1) - 1.5)
    assert two.speaks_for(np.array([0, 1_000], np.float32)) == pytest.approx(-0.5, abs=1e-6)


def test_gist_is_told_in_whole_steps_of_a_byte_each():
    middle, step = np.array([1.0, 1.0, 1.0], np.float32), np.array([0.5, 0.5, 0.5], np.float32)
    steps = in_steps(np.array([1.3, -2.0, 1e6], np.float32), middle, step)
    assert (steps.dtype, steps.tolist()) == (np.int8, [1, -6, MOST_STEPS])


def test_shipped_file_holds_numbers_alone_for_gists_of_one_size():
    with np.load(SENSE_FILE, allow_pickle=False) as kept:
        assert set(kept.files) == {"points", "shares", "middle", "step", "width", "usual"}
        count, size = kept["points"].shape
        assert (kept["shares"].shape, kept["middle"].shape, kept["step"].shape) == ((count,), (size,), (size,))
        assert (kept["step"] > 0).all()


def test_both_sets_of_weights_were_made_of_the_same_words():
    alone, whole = (json.loads(path.read_text(encoding="utf-8")) for path in (WEIGHTS_FILE, SENSE_WEIGHTS_FILE))
    assert [alone[part].keys() for part in ("terms", "named", "meanings")] == [
        whole[part].keys() for part in ("terms", "named", "meanings")
    ]
    assert {term: row[0] for term, row in alone["terms"].items()} == {
        term: row[0] for term, row in whole["terms"].items()
    }


def test_what_was_done_resembles_what_is_worth_checking_more_than_what_should_be_and_thanks_do_not(here):
    assert share(DONE, here) > max(0, share(WISHED, here))
    assert share(THANKS, here) < 0
    told = {text: {reason.name: reason.words for reason in score(text, weights=here)[1]} for text in (DONE, THANKS)}
    assert (told[DONE][SENSE], told[THANKS][SENSE]) == (RESEMBLES, UNLIKE)


def test_score_is_the_sum_of_words_and_the_whole(here):
    by_words = Weights.load(SENSE_WEIGHTS_FILE)
    total = np.log(score(DONE, weights=by_words)[0] / (1 - score(DONE, weights=by_words)[0]))
    assert score(DONE, weights=here)[0] == pytest.approx(logistic(total + share(DONE, here)), abs=1e-5)
    cited = score(DONE, weights=here, setting=())[0]
    assert cited == pytest.approx(logistic(total + share(DONE, here) + MORE_WHERE_CITED), abs=1e-5)
    told = total + share(DONE, here) + here.setting[OWN_WORDS]
    assert score(DONE, weights=here, setting=[OWN_WORDS])[0] == pytest.approx(logistic(told), abs=1e-5)


def test_newsroom_can_leave_the_whole_out_of_account(here):
    ours = here.with_changes({SENSE: 0.0})
    assert ours.by_name()[SENSE] == 0.0
    assert score(DONE, weights=ours)[0] == score(DONE, weights=Weights.load(SENSE_WEIGHTS_FILE))[0]


def test_statements_of_a_report_are_judged_as_a_whole(here):
    reading = read("Ann Lee, the mayor, said they had cut the tax for 4 million people.", weights=here)
    assert SENSE in {reason.name for statement in reading.statements for reason in statement.reasons}


def test_desk_without_the_shipped_model_judges_by_words_alone(settings, tmp_path):
    settings.CLAIMS_SENTENCE_MODEL = "none"
    assert weighing.shipped_here() is shipped()
    settings.CLAIMS_SENTENCE_MODEL = str(tmp_path)  # a newsroom's own: nobody has learnt what its numbers say
    assert weighing.shipped_here() is shipped()


def test_model_that_cannot_be_built_leaves_the_words(settings, monkeypatch, caplog):
    def absent():
        raise vectors.NoModel("The package is not installed.")

    settings.CLAIMS_SENTENCE_MODEL = ""
    monkeypatch.setattr(vectors, "shipped_folder", absent)
    vectors._gist.cache_clear()
    assert weighing.shipped_here() is shipped()
    vectors._gist.cache_clear()
    assert caplog.messages == ["Statements are judged by their words alone. The package is not installed."]


def test_gist_of_a_sentence_is_the_same_in_any_company(here):
    alone = here.gist(DONE).copy()
    vectors._gist.cache_clear()
    again = vectors.gist()
    again(THANKS)
    assert np.array_equal(again(DONE), alone)


def test_measuring_command_judges_as_the_desk_does(here, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.tsv"
    source.write_text(json.dumps({"id": 1, "text": DONE}) + "\n", encoding="utf-8")
    call_command("measure", "worthiness", "--in", str(source), "--out", str(target))
    assert target.read_text() == f"1\t{score(DONE, weights=here)[0]:.6f}\n"
    assert here is shipped_with(here.gist)

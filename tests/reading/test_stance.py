"""How a passage seems to bear on a claim: a side where the signs are plain, and none where they are not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.choices import Stance
from claims.reading.stance.contrary import contrary_of
from claims.reading.stance.hint import SURE, shipped, stance_of
from claims.reading.stance.signs import PLAIN_SIGNS, WORDS_FOR_PEOPLE, Side, signs, stem_of

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "verdict-fm2"
BRIDGE = "The bridge at Velmouth carried 340 lorries in March"


@pytest.mark.parametrize(
    ("claim", "passage", "name"),
    [
        (BRIDGE, "The bridge at Velmouth carried 340 lorries in March, the log shows.", "figures agree"),
        (BRIDGE, "The bridge at Velmouth carried 120 lorries in March, the log shows.", "figures differ"),
        (BRIDGE, "The bridge at Velmouth carried no lorries at all.", "only the passage denies"),
        (f"{BRIDGE} without a permit", "The bridge at Velmouth carried lorries.", "only the claim denies"),
        ("Prices rose in May", "Prices fell in May.", "opposite direction"),
        ("Prices rose in May", "Prices grew in May.", "same direction"),
        ("The council approved the ferry", "The council rejected the ferry.", "opposites"),
        ("All wells were tested", "Some wells were tested.", "sweeping claim"),
        ("Ann Lee opened the bridge", "Lee opened it.", "names found"),
        ("The council met Ann Lee", "The council met.", "names missing"),
        ("The report is right", "The report is false.", "refuting words"),
        ("The report is right", "The report might be right.", "hedged passage"),
    ],
)
def test_sign_is_seen(claim: str, passage: str, name: str) -> None:
    assert name in signs(Side.of(claim), Side.of(passage), shipped().rarity)


@pytest.mark.parametrize(
    ("passage", "stance"),
    [
        ("The bridge at Velmouth carried 340 lorries in March, the log shows.", Stance.SUPPORTS),
        ("However, the bridge at Velmouth carried only 120 lorries in March, not 340.", Stance.UNDERMINES),
        ("The bridge at Velmouth carried no lorries in March, the log shows.", Stance.UNDERMINES),
        ("The ferry company was founded by two brothers.", Stance.CONTEXT),
    ],
)
def test_plain_passage_gets_its_side(passage: str, stance: Stance) -> None:
    assert stance_of(BRIDGE, passage).stance is stance


@pytest.mark.parametrize(
    "passage",
    [
        f"The ministry refused to confirm that {BRIDGE}.",
        f"Nobody has confirmed that {BRIDGE}.",
        f"It is unproven that {BRIDGE}.",
        f"The ministry could not rule out that {BRIDGE}.",
    ],
)
@pytest.mark.parametrize("likeness", [None, 0.9])
def test_what_is_left_open_takes_no_side(passage: str, likeness: float | None) -> None:
    hint = stance_of(BRIDGE, passage, likeness=likeness)
    assert (hint.stance, hint.reasons[0].name) == (Stance.CONTEXT, "left open")
    assert stance_of(BRIDGE, BRIDGE, is_open=True, likeness=likeness).stance is Stance.CONTEXT


def test_what_is_left_open_may_be_what_is_claimed() -> None:
    claim = "The ministry has not confirmed that the bridge was shut"
    assert stance_of(claim, "The ministry refused to confirm that the bridge was shut.").stance is Stance.SUPPORTS


def test_what_is_denied_speaks_against_what_it_says() -> None:
    words = "having carried 340 lorries over the bridge at Velmouth in March"
    assert stance_of(BRIDGE, words).stance is Stance.SUPPORTS
    assert stance_of(BRIDGE, words, is_denied=True).stance is Stance.UNDERMINES


def test_hint_takes_no_side_in_a_language_that_it_cannot_read() -> None:
    hint = stance_of(BRIDGE, "У березні мостом проїхало 340 вантажівок.")
    assert (hint.stance, hint.is_sure) == (Stance.CONTEXT, False)
    assert [reason.words for reason in hint.reasons] == ["the signs are read in English alone"]


def test_likeness_from_outside_moves_what_speaks_to_the_claim() -> None:
    passage = "Lorries crossed at Velmouth 340 times that month."
    far, near = stance_of(BRIDGE, passage, likeness=0.1), stance_of(BRIDGE, passage, likeness=0.9)
    assert (far.stance, near.stance) == (Stance.CONTEXT, Stance.SUPPORTS)
    assert "likeness" in {reason.name for reason in far.reasons}


@pytest.mark.parametrize(
    ("claim", "contrary"),
    [
        ("The sea is not rising", "The sea is  rising"),
        ("The sea isn’t rising", "The sea is  rising"),
        ("There is no proof of it", "There is proof of it"),
        ("The sea is rising", "It is false that The sea is rising"),
        ("Not only the sea is rising", "It is false that Not only the sea is rising"),
    ],
)
def test_claim_is_turned_round(claim: str, contrary: str) -> None:
    assert contrary_of(claim) == contrary


def test_side_is_that_of_the_claim_or_of_its_contrary_whichever_is_nearer() -> None:
    claim, passage = (
        "The bridge at Velmouth is sound",
        "Divers looked at the bridge at Velmouth, and wrote of it at length.",
    )
    near, far = (stance_of(claim, passage, likeness=0.75, to_contrary=nearness) for nearness in (0.5, 0.95))
    assert (near.stance, far.stance) == (Stance.SUPPORTS, Stance.UNDERMINES)
    assert "nearer the claim" in {reason.name for reason in near.reasons}
    assert "nearer the contrary" in {reason.name for reason in far.reasons}


def test_what_helps_to_choose_a_side_makes_none_surer() -> None:
    passage = "The bridge at Velmouth carried 120 lorries in March."
    plain = stance_of(BRIDGE, passage, likeness=0.8)
    turned = stance_of(BRIDGE, passage, likeness=0.8, to_contrary=0.95)
    assert plain.stance is turned.stance is Stance.UNDERMINES
    assert turned.confidence <= plain.confidence


def test_reasons_are_named_and_the_weightiest_comes_first() -> None:
    reasons = stance_of(BRIDGE, "The bridge at Velmouth carried 120 lorries in March.").reasons
    assert [reason.weight for reason in reasons] == sorted((reason.weight for reason in reasons), reverse=True)
    assert all(reason.words == (WORDS_FOR_PEOPLE | PLAIN_SIGNS)[reason.name] for reason in reasons)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The mayor hid the letter.", "The mayor denied hiding the letter."),
        ("The tower is higher than the church.", "The tower is lower than the church."),
        ("Wages have never been higher.", "Wages have never been lower."),
        ("Cases doubled within a week.", "Cases halved within a week."),
        ("Jane Doe won the election.", "Jane Doe lost the election to John Roe."),
    ],
)
@pytest.mark.parametrize("likeness", [None, 0.75])
def test_nearly_the_same_words_with_a_denial_or_an_opposite_support_nothing(
    claim: str, passage: str, likeness: float | None
) -> None:
    hint = stance_of(claim, passage, likeness=likeness)
    assert hint.stance is Stance.UNDERMINES
    assert hint.reasons[0].name in ("same words, one denies", "same words, one opposite")


def test_shared_words_without_the_comparison_of_the_claim_are_not_the_same() -> None:
    heard = "The High Court in Leeds heard that people in York voted early."
    assert "same words" not in {
        reason.name for reason in stance_of("More people voted in Leeds than in York.", heard).reasons
    }
    assert not stance_of("More people voted in Leeds than in York.", heard).is_sure


def test_every_weight_has_words_for_people() -> None:
    alone, with_likeness = shipped().alone, shipped().with_likeness
    assert set(with_likeness.speaks.weights) == set(with_likeness.against.weights) == set(WORDS_FOR_PEOPLE)
    assert set(alone.speaks.weights) == set(alone.against.weights) == set(WORDS_FOR_PEOPLE) - {"likeness"}


@pytest.mark.parametrize(
    ("word", "stem"), [("warming", "warm"), ("warmed", "warm"), ("cities", "cit"), ("city", "city"), ("2,019", "2,019")]
)
def test_words_lose_their_endings(word: str, stem: str) -> None:
    assert stem_of(word) == stem


@given(st.text(max_size=200), st.text(max_size=200), st.none() | st.floats(-1, 1))
@settings(max_examples=100, deadline=None)
def test_no_pair_of_texts_crashes_the_hint(claim: str, passage: str, likeness: float | None) -> None:
    hint = stance_of(claim, passage, likeness=likeness)
    assert 0.0 <= hint.confidence <= 1.0
    assert hint.is_sure == (hint.confidence >= SURE)
    assert stance_of(claim, passage, likeness=likeness) == hint


@pytest.mark.corpus
@pytest.mark.skipif(not DATA.exists(), reason="FoolMeTwice is not here; FACTCHECK_CORPUS names the folder")
def test_training_reproduces_the_shipped_weights() -> None:
    command = [sys.executable, "-m", "bench.train_stance", "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr

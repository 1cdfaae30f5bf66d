"""The shipped weights are those that training makes."""

import json
import math
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.matching.vectors import NoModel, shipped_folder
from claims.reading import read
from claims.reading.words import find_words
from claims.reading.worth.features import WORDS_FOR_PEOPLE, terms
from claims.reading.worth.worthiness import SETTING, WEIGHTS_FILE, score, shipped, trained_part

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data/checkworthy-claimbuster/train.jsonl.gz"


@pytest.mark.corpus
@pytest.mark.skipif(
    not DATA.exists(), reason="the ClaimBuster sentences are not here; FACTCHECK_CORPUS names the folder"
)
def test_training_reproduces_the_shipped_weights() -> None:
    try:
        shipped_folder()
    except NoModel as absent:
        pytest.skip(str(absent))
    command = [sys.executable, str(ROOT / "bench" / "train_worthiness.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_reason_has_words_for_people() -> None:
    assert set(shipped().named) == set(WORDS_FOR_PEOPLE)
    assert all(phrase for _, phrase in SETTING.values())


def test_word_that_training_never_saw_is_judged_by_those_it_resembles() -> None:
    own = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))["terms"]
    assert not {"convicted", "delighted", "lovely"} & own.keys()
    convicted, delighted, lovely = (score(f"They were {word}.")[0] for word in ("convicted", "delighted", "lovely"))
    assert convicted > delighted > lovely


def test_what_hangs_on_an_if_is_worth_less_than_what_is_so() -> None:
    read_as_said = read("Stroud faces up to 12 years in prison.", language="en").statements[0]
    under_an_if = read("If convicted, Stroud faces up to 12 years in prison.", language="en").statements[0]
    assert under_an_if.worthiness < read_as_said.worthiness
    assert "under a condition" in {reason.name for reason in under_an_if.reasons}


def test_wording_counts_words_and_pairs_as_training_did() -> None:
    raw = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    words = find_words("The tax and the tax on 12 cars cut the jobs of the blorf and 30 others.")
    found, counts = terms(words), Counter(terms(words))
    assert {"the tax", "#", "^ the"} <= counts.keys() & raw["terms"].keys()
    assert max(counts.values()) > 2

    def share(weigh: Callable[[str], float]) -> float:
        values = {
            term: (1 + math.log(counts[term])) * raw["terms"].get(term, [raw["rarest"]])[0]
            for term in found
            if weigh(term)
        }
        return sum(value * weigh(term) for term, value in values.items()) / math.hypot(*values.values())

    own = share(lambda term: raw["terms"].get(term, [0, 0.0])[1])
    meant = share(lambda term: raw["meanings"].get(term, 0.0))
    assert trained_part(words, shipped()) == pytest.approx(own + meant)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("“The bridge will be closed in May,” Ann Lee said.", True),
        ("The ministry in Velmouth said that the bridge had been closed in May.", True),
        ("The study found that the bridge had been closed in May.", False),
        ("The airport said that the bridge had been closed in May.", False),
    ],
)
def test_only_who_has_a_name_is_a_named_speaker(text: str, is_named: bool) -> None:
    [statement] = read(text).statements
    assert ("named speaker" in {reason.name for reason in statement.reasons}) is is_named


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("“When I was mayor, crime fell by 20 percent,” Ann Lee said.", False),
        ("“What they paid was $4 million,” Ann Lee said.", False),
        ("“Who would pay that?” Ann Lee said.", True),
        ("Ann Lee said what they had paid.", True),
    ],
)
def test_a_quotation_that_opens_with_when_or_what_is_a_whole_sentence(text: str, is_part: bool) -> None:
    [statement] = read(text).statements
    assert ("no sentence" in {reason.name for reason in statement.reasons}) is is_part

"""Make ``claims/reading/stance/stance.json``, the trained part of the stance hints, from FoolMeTwice and SciFact.

``python -m bench.train_stance`` reads the data through ``FACTCHECK_CORPUS``, checks its digests and writes the weights;
the same data gives the same weights. ``--check`` writes nothing and fails when they differ from the shipped ones by
more than 1e-6. How alike claim and passage are to the shipped sentence model stands in ``stance_likeness.txt``, because
to measure it takes that model and many minutes; ``python -m bench.stance_likeness`` does it again.

FoolMeTwice is Google Research's (Apache-2.0), SciFact's claims and annotations are the Allen Institute's (CC BY 4.0)
and its abstracts are from S2ORC (ODC-By 1.0).
"""

import argparse
import gzip
import hashlib
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from claims.choices import Stance
from claims.reading.stance.hint import USUAL_LIKENESS, WEIGHTS_FILE, Question, Questions, Weights
from claims.reading.stance.signs import WORDS_FOR_PEOPLE, Rarity, Side, signs

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", Path(__file__).resolve().parents[2] / "shared")) / "data"
DIGESTS = {
    "verdict-fm2/dev.jsonl.gz": "01573ae3b62c9f208de78b90971bae26fab8c4d172cb2863156df8246d3ce437",
    "evidence-scifact/train.jsonl": "956d711d9b3a631290a54211e2a95aac0b55a0cd711f86781960340a1c017a3b",
    "evidence-scifact/corpus.jsonl.gz": "ca48a42671477cbdabc6d7705685cea315d51863ea17f7c0a23351bc5e99a6a1",
}
NAMES = sorted(WORDS_FOR_PEOPLE)
ALONE = [name for name in NAMES if name != "likeness"]
LIKENESS_FILE = Path(__file__).with_name("stance_likeness.txt")
"""The cosine of each pair in thousandths, in the order of :func:`pairs_to_learn`."""
CONTRARY_FILE = Path(__file__).with_name("stance_contrary.txt")
"""The same of the claims turned round."""
RARE = 5
"""Stems in fewer texts than this are all equally rare."""
SPEAKS_LOOSENESS, AGAINST_LOOSENESS = 0.3, 0.03
"""Inverse strengths of the two ridge penalties, on signs of unit spread."""
ABOUT = (
    "Trained on FoolMeTwice (Google Research, Apache-2.0) and SciFact (Allen Institute for AI, claims and annotations "
    "CC BY 4.0, abstracts from S2ORC under ODC-By 1.0)."
)

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a passage, how people judged the one by the other, and what the pair must not be parted from."""

    claim: str
    passage: str
    stance: Stance
    group: str
    likeness: float | None = None
    """The cosine of the two to the shipped sentence model, where it was measured."""
    to_contrary: float | None = None
    """That of the claim turned round and the passage."""


def data(name: str) -> bytes:
    """A file of the corpus, after its digest is found to be the one that the weights were made from."""
    path = CORPUS / name
    if not path.exists():
        sys.exit(f"The file {path} is not there. Set FACTCHECK_CORPUS to the folder that holds data/.")
    raw = path.read_bytes()
    if (digest := hashlib.sha256(raw).hexdigest()) != DIGESTS[name]:
        sys.exit(f"The file {path} is not the one that the weights were made from: its SHA-256 is {digest}.")
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data(name).decode().splitlines()]


def fool_me_twice() -> Iterator[Pair]:
    """Each sentence that a player named as evidence, and as context the others that were found on the page."""
    for row in rows("verdict-fm2/dev.jsonl.gz"):
        stance = Stance.SUPPORTS if row["label"] == "SUPPORTS" else Stance.UNDERMINES
        yield from (Pair(row["claim"], sentence, stance, row["page"]) for sentence in row["gold"])
        for sentence in sorted(set(row["pool"]) - set(row["gold"])):
            yield Pair(row["claim"], sentence, Stance.CONTEXT, row["page"])


def scifact() -> Iterator[Pair]:
    """Each rationale of an abstract as one passage, and as context every sentence that belongs to none."""
    abstracts = {str(row["id"]): row["abstract"] for row in rows("evidence-scifact/corpus.jsonl.gz")}
    for row in rows("evidence-scifact/train.jsonl"):
        for cited in row["cited"]:
            abstract, evidence = abstracts[str(cited)], row["evidence"].get(str(cited))
            used: set[int] = set()
            for rationale in evidence["sentences"] if evidence else ():
                stance = Stance.SUPPORTS if evidence["label"] == "SUPPORT" else Stance.UNDERMINES
                yield Pair(row["claim"], " ".join(abstract[at] for at in rationale), stance, str(row["id"]))
                used |= set(rationale)
            for at, sentence in enumerate(abstract):
                if at not in used:
                    yield Pair(row["claim"], sentence, Stance.CONTEXT, str(row["id"]))


def rarity_of(pairs: list[Pair]) -> Rarity:
    """How rare each stem is among the claims and passages."""
    texts = sorted({text for pair in pairs for text in (pair.claim, pair.passage)})
    counts = Counter(stem for text in texts for stem in set(Side.of(text).stems))
    known = {stem: round(math.log(len(texts) / n), 6) for stem, n in sorted(counts.items()) if n >= RARE}
    return Rarity(known, round(math.log(len(texts) / 2), 6))


def pairs_to_learn() -> list[Pair]:
    """All that the shipped weights are made from, each pair with its likeness and that of the claim turned round."""
    pairs = [*fool_me_twice(), *scifact()]
    measured = zip(pairs, cosines(LIKENESS_FILE, len(pairs)), cosines(CONTRARY_FILE, len(pairs)), strict=True)
    return [replace(pair, likeness=one, to_contrary=other) for pair, one, other in measured]


def cosines(file: Path, count: int) -> list[float]:
    """The numbers of a file that ``bench.stance_likeness`` has written, one for each of ``count`` pairs."""
    found = [int(number) / 1000 for number in file.read_text(encoding="ascii").split()]
    if len(found) != count:
        sys.exit(f"{file} holds {len(found)} numbers for {count} pairs.")
    return found


def fit(pairs: list[Pair]) -> Weights:
    """Weights for these pairs, each of which has its likeness."""
    rarity = rarity_of(pairs)
    sides: dict[str, Side] = {}
    for text in {text for pair in pairs for text in (pair.claim, pair.passage)}:
        sides[text] = Side.of(text)
    found = [signs(sides[pair.claim], sides[pair.passage], rarity) for pair in pairs]
    for named, pair in zip(found, pairs, strict=True):
        named["likeness"] = (pair.likeness or 0.0) - USUAL_LIKENESS
    speaks = np.array([pair.stance is not Stance.CONTEXT for pair in pairs])
    against = np.array([pair.stance is Stance.UNDERMINES for pair in pairs])

    def questions(names: list[str]) -> Questions:
        matrix = np.array([[named.get(name, 0.0) for name in names] for named in found])
        return Questions(
            question(names, matrix, speaks, SPEAKS_LOOSENESS),
            question(names, matrix[speaks], against[speaks], AGAINST_LOOSENESS),
        )

    return Weights(questions(ALONE), questions(NAMES), rarity)


def question(names: list[str], matrix: Array, answers: npt.NDArray[np.bool_], looseness: float) -> Question:
    """A logistic regression on signs of unit spread, both answers weighing the same; its weights are for raw signs."""
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=looseness, class_weight="balanced", solver="newton-cholesky", tol=1e-10, max_iter=200)
    model.fit((matrix - middle) / spread, answers)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0] - weights @ middle)
    return Question(round(bias, 6), {name: round(float(w), 6) for name, w in zip(names, weights, strict=True)})


def written(weights: Weights) -> str:
    """The weights as ``claims.reading.stance.hint`` reads them, one stem a line."""
    head = {
        "about": ABOUT,
        "alone": asdict(weights.alone),
        "with_likeness": asdict(weights.with_likeness),
        "other_rarity": weights.rarity.other,
    }
    lines = ",\n".join(f"  {json.dumps(stem, ensure_ascii=False)}: {n}" for stem, n in weights.rarity.known.items())
    return json.dumps(head, indent=1)[:-2] + ',\n "rarity": {\n' + lines + "\n }\n}\n"


def largest_difference(one: Weights, other: Weights) -> float:
    """The largest difference between two sets of weights; infinite when they do not hold the same names."""
    gaps = [abs(one.rarity.other - other.rarity.other)]
    sums = [
        (getattr(getattr(one, kind), name), getattr(getattr(other, kind), name))
        for kind in ("alone", "with_likeness")
        for name in ("speaks", "against")
    ]
    gaps += [abs(mine.bias - theirs.bias) for mine, theirs in sums]
    weights = [(mine.weights, theirs.weights) for mine, theirs in sums]
    for first, second in (*weights, (one.rarity.known, other.rarity.known)):
        if first.keys() != second.keys():
            return math.inf
        gaps += [abs(first[name] - second[name]) for name in first]
    return max(gaps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the shipped weights, write nothing")
    options = parser.parse_args()
    weights = fit(pairs_to_learn())
    if options.check:
        difference = largest_difference(weights, Weights.load())
        print(f"The largest difference from the shipped weights is {difference:.2e}.")
        sys.exit(difference > 1e-6)
    WEIGHTS_FILE.write_text(written(weights), encoding="utf-8")
    print(f"{len(NAMES)} signs and the rarity of {len(weights.rarity.known)} stems are in {WEIGHTS_FILE}.")


if __name__ == "__main__":
    main()

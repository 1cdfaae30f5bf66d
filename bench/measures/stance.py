"""How a passage bears on a claim: our figures beside plain baselines of the same run.

On CLIMATE-FEVER, HealthVer and a tenth of the Fake News Challenge the measuring command answers every pair; on
FoolMeTwice, which the shipped weights were trained on, the same kind of weights are trained five times together with
SciFact and judged on the fifth of the pages that they did not see. Printed are macro F1 over the three answers, the
share of right answers where the most confident 30 % answer, and how often a side that the desk would show is the right
one. The baselines: always the most frequent answer; the share of the claim's words, with the best threshold for
“supports” that these very pairs allow; and words by TF-IDF with logistic regression, trained on what ours was.

Run it as ``python -m bench.measures.stance``; the data is found through ``FACTCHECK_CORPUS``.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from bench.train_stance import Pair, fit, pairs_to_learn
from claims.choices import Stance
from claims.reading.stance.hint import SURE, stance_of
from claims.reading.stance.signs import Side

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data"
ANSWERS = {
    "SUPPORTS": Stance.SUPPORTS, "Supports": Stance.SUPPORTS, "agree": Stance.SUPPORTS,
    "REFUTES": Stance.UNDERMINES, "Refutes": Stance.UNDERMINES, "disagree": Stance.UNDERMINES,
}  # fmt: skip
"""The words of the data sets; every other one means context."""

Answer = tuple[Stance, float]


def lines(name: str) -> Iterable[dict]:
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def pair(claim: str, passage: str, label: str, group: str) -> Pair:
    return Pair(claim, passage, ANSWERS.get(label, Stance.CONTEXT), group)


def climate_fever() -> list[Pair]:
    rows = lines("verdict-climatefever/train.jsonl.gz")
    return [pair(row["claim"], given["text"], given["label"], row["id"]) for row in rows for given in row["evidences"]]


def healthver() -> list[Pair]:
    rows = lines("verdict-healthver/dev.jsonl.gz")
    return [pair(row["claim"], row["evidence"], row["label"], row["claim"]) for row in rows]


def fake_news_challenge() -> list[Pair]:
    """Every tenth pair of a headline and the body of an article; to discuss is no side."""
    bodies = {row["body_id"]: row["text"] for row in lines("stance-fnc1/train_bodies.jsonl.gz")}
    rows = list(lines("stance-fnc1/train_stances.jsonl.gz"))[::10]
    return [pair(row["headline"], bodies[row["body_id"]], row["label"], str(row["body_id"])) for row in rows]


def measured(pairs: Sequence[Pair], *, with_model: bool) -> list[Answer]:
    """The answers of the measuring command, with the shipped sentence model or with none."""
    with tempfile.TemporaryDirectory() as folder:
        asked, given = Path(folder, "in.jsonl"), Path(folder, "out.tsv")
        rows = (json.dumps({"id": n, "claim": p.claim, "evidence": p.passage}) for n, p in enumerate(pairs))
        asked.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [
            sys.executable,
            str(ROOT / "manage.py"),
            "measure",
            "stance",
            "--in",
            str(asked),
            "--out",
            str(given),
        ]
        model = {} if with_model else {"FACTCHECK_SENTENCE_MODEL": "none"}
        subprocess.run(command, check=True, cwd=ROOT, env=os.environ | model)
        answers = [line.split("\t") for line in given.read_text(encoding="utf-8").splitlines()]
        return [(ANSWERS.get(word, Stance.CONTEXT), float(confidence)) for _, word, confidence in answers]


def unseen(pairs: Sequence[Pair], beside: Sequence[Pair]) -> Iterator[list[Answer]]:
    """The answers of weights that have seen neither the page nor the claim: by signs alone, then with likeness too."""
    alone: list[Answer] = [(Stance.CONTEXT, 0.0)] * len(pairs)
    near = list(alone)
    for known, held in GroupKFold(5).split(pairs, groups=[p.group for p in pairs]):
        weights = fit([*(pairs[at] for at in known), *beside])
        for at in held:
            pair = pairs[at]
            nearness = {"likeness": pair.likeness, "to_contrary": pair.to_contrary}
            for found, given in ((alone, {}), (near, nearness)):
                hint = stance_of(pair.claim, pair.passage, weights=weights, **given)
                found[at] = hint.stance, hint.confidence
    yield alone
    yield near


def most_frequent(pairs: Sequence[Pair]) -> list[Answer]:
    counts = [sum(p.stance is stance for p in pairs) for stance in Stance]
    return [(list(Stance)[int(np.argmax(counts))], 1.0)] * len(pairs)


def shared_words(pairs: Sequence[Pair]) -> list[Answer]:
    shares = []
    for p in pairs:
        asked, given = set(Side.of(p.claim).stems), set(Side.of(p.passage).stems)
        shares.append(len(asked & given) / (len(asked) or 1))
    tried = [[(Stance.SUPPORTS if share >= limit else Stance.CONTEXT, share) for share in shares]
             for limit in np.linspace(0.1, 1.0, 19)]  # fmt: skip
    return max(tried, key=lambda answers: macro_f1(pairs, answers))


class Words:
    """Claims and passages as TF-IDF of words and pairs of words, and a logistic regression over both."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.claims, self.passages = (TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2)) for _ in "ab")
        self.both = TfidfVectorizer(sublinear_tf=True).fit([text for p in pairs for text in (p.claim, p.passage)])
        self.claims.fit([p.claim for p in pairs])
        self.passages.fit([p.passage for p in pairs])
        self.model = LogisticRegression(class_weight="balanced", max_iter=500)
        self.model.fit(self._matrix(pairs), [p.stance.value for p in pairs])

    def _matrix(self, pairs: Sequence[Pair]):
        claims, passages = [p.claim for p in pairs], [p.passage for p in pairs]
        alike = self.both.transform(claims).multiply(self.both.transform(passages)).sum(axis=1)
        return hstack([self.claims.transform(claims), self.passages.transform(passages), 3 * alike]).tocsr()

    def answers(self, pairs: Sequence[Pair]) -> list[Answer]:
        chances = self.model.predict_proba(self._matrix(pairs))
        best = chances.argmax(axis=1)
        return [(Stance(self.model.classes_[at]), float(row[at])) for at, row in zip(best, chances, strict=True)]


def unseen_by_words(pairs: Sequence[Pair], beside: Sequence[Pair]) -> list[Answer]:
    found: list[Answer] = [(Stance.CONTEXT, 0.0)] * len(pairs)
    for known, held in GroupKFold(5).split(pairs, groups=[p.group for p in pairs]):
        answers = Words([*(pairs[at] for at in known), *beside]).answers([pairs[at] for at in held])
        for at, answer in zip(held, answers, strict=True):
            found[at] = answer
    return found


def macro_f1(pairs: Sequence[Pair], answers: Sequence[Answer]) -> float:
    right, given = [p.stance.value for p in pairs], [stance.value for stance, _ in answers]
    return float(f1_score(right, given, average="macro", labels=Stance.values, zero_division=0))


def show(name: str, pairs: Sequence[Pair], answers: Sequence[Answer]) -> None:
    right = np.array([p.stance is stance for p, (stance, _) in zip(pairs, answers, strict=True)])
    sure = np.argsort([-confidence for _, confidence in answers], kind="stable")[: round(0.3 * len(pairs))]
    sides = np.array([stance is not Stance.CONTEXT and confidence >= SURE for stance, confidence in answers])
    shown = f"{100 * sides.mean():4.1f} % {right[sides].mean():6.3f}" if sides.any() else "   none"
    print(f"  {name:34} {macro_f1(pairs, answers):8.3f} {right[sure].mean():12.3f}   {shown}", flush=True)


def main() -> None:
    learnt = pairs_to_learn()
    foolish, science = ([p for p in learnt if p.group.isdigit() is is_science] for is_science in (False, True))
    words = Words([*foolish, *science])
    sets = {"CLIMATE-FEVER": climate_fever(), "HealthVer": healthver(), "Fake News Challenge": fake_news_challenge()}
    print(f"{'':36} macro F1  right at 30 %   a side at {SURE} or more: how often, how often right")
    for name, pairs in sets.items():
        print(f"{name}, {len(pairs):,} pairs")
        show("the most frequent answer", pairs, most_frequent(pairs))
        show("shared words, best threshold", pairs, shared_words(pairs))
        show("words, TF-IDF and regression", pairs, words.answers(pairs))
        show("ours, without a model", pairs, measured(pairs, with_model=False))
        show("ours", pairs, measured(pairs, with_model=True))
    print(f"FoolMeTwice, {len(foolish):,} pairs, five-fold")
    show("the most frequent answer", foolish, most_frequent(foolish))
    show("shared words, best threshold", foolish, shared_words(foolish))
    show("words, TF-IDF and regression", foolish, unseen_by_words(foolish, science))
    for name, answers in zip(("ours, without a model", "ours"), unseen(foolish, science), strict=True):
        show(name, foolish, answers)


if __name__ == "__main__":
    main()

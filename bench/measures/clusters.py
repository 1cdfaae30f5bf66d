"""Claims that may be the same: what the rule of clusters keeps together, beside chains of the same likenesses.

The tweets of CheckThat! 2020's training and development parts come in one after the other; two of them say the same
when one check of Snopes answers both. Each is held against all before it, by the likeness and the contrasts of the
desk; a tweet joins the first cluster to all of whose members it is alike. *Chains* joins whatever is alike to one.

Run it as ``python bench/measures/clusters.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import json
import math
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "claimmatch-clef2020"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from claims.matching.clusters import MOST_MEMBERS  # noqa: E402
from claims.matching.contrast import contrasts  # noqa: E402
from claims.matching.likeness import IS_LIKELY, Wording, likeness  # noqa: E402
from claims.matching.vectors import meaning, why_absent  # noqa: E402

LEVELS = (IS_LIKELY, 0.6, 0.7)
Pairs = set[tuple[int, int]]


def tweets() -> tuple[list[Wording], list[set[str]]]:
    """The texts, and the checks that answer each."""
    rows = [
        json.loads(line)
        for part in ("train", "dev")
        for line in (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]
    return [Wording.of(row["text"]) for row in rows], [set(map(str, row["relevant"])) for row in rows]


def scores_of(texts: list[Wording]) -> dict[tuple[int, int], float]:
    """The likeness of every two texts that are alike at all and not contrary."""
    model = meaning()
    if model is None:
        sys.exit(why_absent())
    vectors = model.embed([text.text for text in texts])
    cosines = vectors @ vectors.T
    held = Counter(form for text in texts for form in set(text.forms))
    found = {}
    for one, other in combinations(range(len(texts)), 2):
        score = likeness(
            texts[one], texts[other], lambda form: 1 + math.log(len(texts) / held[form]), float(cosines[one, other])
        )
        if score >= min(LEVELS) and not contrasts(texts[one].text, texts[other].text):
            found[one, other] = score
    return found


def clustered(count: int, alike: Callable[[int, int], bool], joins: Callable[[Iterable[bool]], bool]) -> Pairs:
    """Let them come in; the pairs that end up in one cluster."""
    clusters: list[list[int]] = []
    for number in range(count):
        place = next(
            (c for c in clusters if len(c) < MOST_MEMBERS and joins(alike(member, number) for member in c)), None
        )
        if place is None:
            clusters.append([number])
        else:
            place.append(number)
    return {pair for cluster in clusters for pair in combinations(sorted(cluster), 2)}


def main() -> None:
    texts, answers = tweets()
    wanted = {(one, other) for one, other in combinations(range(len(texts)), 2) if answers[one] & answers[other]}
    print(f"CheckThat! 2020: {len(texts):,} tweets, {len(wanted)} pairs that one check answers")
    scores = scores_of(texts)
    for level in LEVELS:
        for name, joins in (("clusters", all), ("chains", any)):
            got = clustered(len(texts), lambda a, b: scores.get((a, b), 0.0) >= level, joins)  # noqa: B023
            right = len(got & wanted)
            print(
                f"{name} from {level}: {len(got)} pairs together, {right} of them right"
                f" ({right / max(1, len(got)):.0%}); {right / len(wanted):.0%} of what was wanted"
            )


if __name__ == "__main__":
    main()

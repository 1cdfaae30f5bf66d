"""Our own pairs of claims: which contrary ones are seen, which paraphrases are not called contrary, which scripts meet.

The pairs stand in ``tests/matching``; they were written before the code. Run it as ``python bench/measures/pairs.py``.
"""

import os
import sys
from itertools import pairwise
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from claims.matching.contrast import contrasts  # noqa: E402
from claims.matching.likeness import IS_LIKELY, Wording, likeness  # noqa: E402
from claims.matching.vectors import meaning, why_absent  # noqa: E402

PAIRS = ROOT / "tests" / "matching"


def pairs(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (PAIRS / name).read_text(encoding="utf-8").splitlines()]


def like(one: str, other: str) -> float:
    """As the desk compares two texts, every word being equally rare."""
    model, cosine = meaning(), None
    if model is not None and model.reads(one) and model.reads(other):
        vectors = model.embed([Wording.of(one).text, Wording.of(other).text])
        cosine = float(vectors[0] @ vectors[1])
    return likeness(Wording.of(one), Wording.of(other), lambda form: 1.0, cosine, differs=bool(contrasts(one, other)))


def listed(title: str, missed: list[str], total: int) -> None:
    print(f"{title}: {total - len(missed)} of {total}")
    for miss in missed:
        print(f"  missed: {miss}")


def main() -> None:
    if reason := why_absent():
        print(reason)
    contrary, scripts = pairs("contrary.tsv"), pairs("scripts.tsv")
    listed("contrary claims seen as such", [c for b, _, c, _ in contrary if not contrasts(b, c)], len(contrary))
    listed("paraphrases not called contrary", [s for b, s, _, _ in contrary if contrasts(b, s)], len(contrary))
    listed("paraphrases found", [s for b, s, _, _ in contrary if like(b, s) < IS_LIKELY], len(contrary))
    listed("same claim in another script found", [s for b, s, _ in scripts if like(b, s) < IS_LIKELY], len(scripts))
    listed(
        "another claim of the same names not found", [o for b, _, o in scripts if like(b, o) >= IS_LIKELY], len(scripts)
    )
    cyrillic = [(s, o) for _, s, o in scripts]
    cyrillic += [(s, next_one) for (_, s, _), (_, next_one, _) in pairwise(scripts)]
    listed(
        "two claims in Cyrillic kept apart",
        [f"{a} / {b}" for a, b in cyrillic if like(a, b) >= IS_LIKELY],
        len(cyrillic),
    )


if __name__ == "__main__":
    main()

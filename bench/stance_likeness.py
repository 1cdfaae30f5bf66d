"""Measure how alike claims and passages of the stance training sets are to the shipped sentence model.

``python -m bench.stance_likeness`` writes ``stance_likeness.txt`` beside this file: the cosine of each pair in
thousandths, in the order of the pairs. ``bench/train_stance.py`` reads it, so that weights can be made again to 1e-6
without the model and on any processor. ``stance_contrary.txt`` holds the same of the claims turned round: no weight is
made from it, but what is measured needs it. Written on another processor, a number in a hundred may differ by one.
"""

import os
import textwrap
from pathlib import Path

import django

os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from bench.train_stance import CONTRARY_FILE, LIKENESS_FILE, fool_me_twice, scifact  # noqa: E402
from claims.matching.vectors import load  # noqa: E402
from claims.reading.stance.contrary import contrary_of  # noqa: E402


def main() -> None:
    pairs, model = [*fool_me_twice(), *scifact()], load(data=Path("data"))
    turned = [(contrary_of(pair.claim), pair.passage) for pair in pairs]
    plain = [(pair.claim, pair.passage) for pair in pairs]
    vectors = {text: model.embed([text])[0] for text in sorted({text for both in (*plain, *turned) for text in both})}
    for file, rows in ((LIKENESS_FILE, plain), (CONTRARY_FILE, turned)):
        numbers = [str(round(1000 * float(vectors[one] @ vectors[other]))) for one, other in rows]
        file.write_text("\n".join(textwrap.wrap(" ".join(numbers), 120)) + "\n", encoding="ascii")
        print(f"{len(rows)} pairs are in {file}.")


if __name__ == "__main__":
    main()

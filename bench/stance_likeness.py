"""Measure how alike claims and passages of the stance training sets are to the shipped sentence model.

``python -m bench.stance_likeness`` writes ``stance_likeness.txt`` beside this file: the cosine of each pair in
thousandths, in the order of the pairs. ``bench/train_stance.py`` reads it, so that weights can be made again to 1e-6
without the model and on any processor.
"""

import os
import textwrap
from pathlib import Path

import django

os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from bench.train_stance import LIKENESS_FILE, fool_me_twice, scifact  # noqa: E402
from claims.matching.vectors import load  # noqa: E402


def main() -> None:
    pairs, model = [*fool_me_twice(), *scifact()], load(data=Path("data"))
    texts = sorted({text for pair in pairs for text in (pair.claim, pair.passage)})
    vectors = {text: model.embed([text])[0] for text in texts}
    numbers = [str(round(1000 * float(vectors[pair.claim] @ vectors[pair.passage]))) for pair in pairs]
    LIKENESS_FILE.write_text("\n".join(textwrap.wrap(" ".join(numbers), 120)) + "\n", encoding="ascii")
    print(f"{len(pairs)} pairs of {len(texts)} texts are in {LIKENESS_FILE}.")


if __name__ == "__main__":
    main()

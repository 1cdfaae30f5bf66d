"""Which of many texts a pull reads first: related reporting's own order beside the signs that the command measures.

SciFact's training claims, every seventh of them, each with the 20 abstracts whose words fit it best; these are put in
order in four ways, by nDCG at 10. ``manage.py measure evidence`` looks at the nearest in meaning too, and in all
abstracts; related reporting never has more than headlines that a feed or a search has brought. What a claim's own
reports are about, and whom they name, which related reporting goes by as well, SciFact does not tell.

Run it as ``python bench/measures/related.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.measures.desk import Remembering
from bench.measures.match import CORPUS, PARTS, ndcg_at_10, rows
from claims.matching import Sought, Text, rank
from claims.matching.likeness import Wording, by_words, in_order, signs
from claims.matching.shelf import Shelf
from claims.matching.vectors import load

EVERY, CANDIDATES = 7, 20


def main() -> None:
    if not CORPUS.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/.")
    part, by = PARTS["scifact"], Remembering(load())
    corpus = rows(CORPUS / part.folder / part.corpus)
    names = [str(row["id"]) for row in corpus]
    wordings = [part.wording(row) for row in corpus]
    texts = [Text(row["title"], " ".join(row["abstract"])) for row in corpus]
    shelf = Shelf(wordings, None, part.weights)
    questions = rows(CORPUS / part.folder / "train.jsonl")[::EVERY]
    sums: dict[str, float] = {}
    for row in questions:
        asked, wanted = Wording.of(row["claim"]), set(map(str, row["relevant"]))
        picked = [int(at) for at in np.argsort(-shelf.by_words(asked), kind="stable")[:CANDIDATES]]
        others = [wordings[at] for at in picked]
        shares = by_words(asked, others, shelf.rarity)
        cosines = nearness(by, asked.text, [other.text for other in others])
        fits = rank(Sought(row["claim"]), [texts[at] for at in picked], meaning=lambda a, b: nearness(by, a, b))
        ways = {
            "words alone": shares,
            "the command’s signs": [
                signs(asked, other, shelf.rarity, words=share, rarest=1.0, meaning=cosine).score(part.weights)
                for other, share, cosine in zip(others, shares, cosines, strict=True)
            ],
            "how a pull judges them": [fit.score for fit in fits],
            "in what order a pull reads them": [fit.order for fit in fits],
        }
        for way, scores in ways.items():
            ranked = [names[picked[at]] for at in in_order(scores)]
            sums[way] = sums.get(way, 0.0) + ndcg_at_10(ranked, wanted)
    print(
        f"SciFact, train: every {EVERY}th claim ({len(questions)}), the best {CANDIDATES} abstracts by words; nDCG@10"
    )
    for way, total in sums.items():
        print(f"  {way:32s} {total / len(questions):.4f}")


def nearness(by: Remembering, text: str, others: Sequence[str]) -> list[float]:
    mine, *theirs = by.embed([text, *others])
    return [float(mine @ other) for other in theirs]


if __name__ == "__main__":
    main()

"""What rounding the sentence model to eight bits gains and costs: texts a second on one core, and MAP at 5.

Both forms read the claims and titles of CheckThat! 2020 one by one, as the desk does, in turns on one core, by
processor time; then each answers the development part, as ``bench/measures/match.py`` scores it. Run it as
``python bench/measures/embedding.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.measures.match import CORPUS, PARTS, figures, rows
from claims.matching.shelf import Shelf
from claims.matching.vectors import GRAPH, PREFIX, Meaning, built, load, shipped_folder

TEXTS, ROUNDS = 500, 3


def whole() -> Meaning:
    """The shipped model with its weights as they were published."""
    source = shipped_folder()
    return Meaning(built(source, PREFIX, is_rounded=False), source / "tokenizer.json", f"whole {GRAPH}")


def main() -> None:
    if not CORPUS.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/.")
    part = PARTS["checkthat"]
    corpus = rows(CORPUS / part.folder / part.corpus)
    asked = rows(CORPUS / part.folder / "dev.jsonl")
    texts, names = [part.wording(row) for row in corpus], [str(row["id"]) for row in corpus]
    models = {"published, 32 bits": whole(), "rounded, 8 bits": load()}
    speeds = dict.fromkeys(models, 0.0)
    for _ in range(ROUNDS):
        for name, model in models.items():
            begun = time.process_time()
            model.embed([text.text for text in texts[:TEXTS]])
            speeds[name] = max(speeds[name], TEXTS / (time.process_time() - begun))
    slowest = min(speeds.values())
    words = sum(len(text.text.split()) for text in texts[:TEXTS]) / TEXTS
    print(f"{TEXTS} claims of {words:.0f} words, one at a time, one core, the best of {ROUNDS} rounds")
    for name, speed in speeds.items():
        print(f"  {name:19} {speed:4.0f} texts a second of processor time, {speed / slowest:.2f} times the slower")
    for name, model in models.items():
        found = figures(part, Shelf(texts, model, part.weights), names, asked)
        told = "  ".join(f"{way} {found[way]:.4f}" for way in ("vectors alone", "plain fusion", "ours"))
        print(f"  {name:19} {part.measure}, dev ({len(asked)}): {told}", flush=True)


if __name__ == "__main__":
    main()

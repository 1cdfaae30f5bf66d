"""How many true reports a pull loses, and how many others it puts beside a claim, on small, middle and large desks.

The claim is a headline of the Fake News Challenge's training part; true are the articles that are labelled as being
about it; others are those articles of other stories whose words come nearest to it. A story that is told under two sets
of headlines counts as two here, so that many of these others are about the claim all the same: the figure is for
comparing. What a desk knows of how common words are it has from the headlines of its feeds: here those of the claim's
own story, with none, some or many of other stories beside them. An article is judged as a pull judges a page that it
has fetched, from :data:`FITS` on; once with the other news that are imagined beside, and once without.

Run it as ``python bench/measures/fitting.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.measures.desk import Remembering
from bench.measures.match import CORPUS, rows
from bench.measures.related import nearness
from claims.matching import FITS, Sought, Text, keys, rank
from claims.matching.relevance import OTHER_NEWS
from claims.matching.vectors import load

DESKS = (0, 20, 200)
"""Headlines of other stories that the desk's feeds carry."""
FEWEST, STORIES, OTHERS = 5, 30, 20
_SUMMARY = 200


@dataclass(frozen=True, slots=True)
class Story:
    """A claim with the articles about it (``true``), and every other article of the same story (``near``)."""

    claim: str
    true: tuple[int, ...]
    near: frozenset[int]


def stories(labels: list[tuple[str, int]]) -> Iterator[Story]:
    """The stories of the collection: what headlines and articles hang together by any label but “unrelated”."""
    about: dict[str, set[int]] = defaultdict(set)
    of: dict[int, set[str]] = defaultdict(set)
    for headline, body in labels:
        about[headline].add(body)
        of[body].add(headline)
    seen: set[str] = set()
    for headline in sorted(about):
        if headline in seen:
            continue
        together, waiting, bodies = {headline}, [headline], set[int]()
        while waiting:
            for body in about[waiting.pop()]:
                bodies.add(body)
                waiting += of[body] - together
                together |= of[body]
        seen |= together
        claim = max(sorted(together), key=lambda one: len(about[one]))
        if len(about[claim]) >= FEWEST:
            yield Story(claim, tuple(sorted(about[claim])), frozenset(bodies))


def main() -> None:
    if not CORPUS.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/.")
    folder = CORPUS / "stance-fnc1"
    bodies = {row["body_id"]: row["text"] for row in rows(folder / "train_bodies.jsonl.gz")}
    labels = [
        (row["headline"], row["body_id"])
        for row in rows(folder / "train_stances.jsonl.gz")
        if row["label"] != "unrelated"
    ]
    headlines = {body: headline for headline, body in reversed(labels)}
    pages = {body: Text(headlines.get(body, ""), text) for body, text in bodies.items()}
    carried = [(body, Text(headlines[body], bodies[body][:_SUMMARY])) for body in sorted(headlines)]
    Random(4).shuffle(carried)
    asked = Random(4).sample(sorted(stories(labels), key=lambda story: story.claim), STORIES)
    beside = dict(zip(asked, nearest(asked, bodies), strict=True))
    by = Remembering(load())
    for way, meaning in (("words alone", None), ("with the model", lambda text, others: nearness(by, text, others))):
        for size in DESKS:
            for besides in (0, OTHER_NEWS):
                true, others = list[bool](), list[bool]()
                for story in asked:
                    corpus = [text for body, text in carried if body in story.true]
                    corpus += [text for body, text in carried if body not in story.near][:size]
                    for body in (*story.true, *beside[story]):
                        # By itself, as a pull judges each page that it has read.
                        [fit] = rank(
                            Sought(story.claim), [pages[body]], corpus=corpus, meaning=meaning, besides=besides
                        )
                        (true if body in story.near else others).append(fit.score >= FITS)
                print(
                    f"{way:15s} {size:3d} other headlines, {besides:3d} imagined: {true.count(False):3d} of {len(true)}"
                    f" true reports lost, {others.count(True):3d} of {len(others)} others shown",
                    flush=True,
                )


def nearest(asked: list[Story], bodies: dict[int, str]) -> Iterator[list[int]]:
    """For each story the articles of others that share the rarest words with its claim."""
    held = {body: frozenset(keys(text)) for body, text in bodies.items()}
    holding = Counter(form for forms in held.values() for form in forms)
    for story in asked:
        wanted = frozenset(keys(story.claim))
        shared = {body: sum(1 / holding[form] for form in wanted & held[body]) for body in bodies.keys() - story.near}
        yield sorted(shared, key=lambda body: (-shared[body], body))[:OTHERS]


if __name__ == "__main__":
    main()

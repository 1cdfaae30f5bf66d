"""Claims in other words, asked for among all that are stored: how long each way of finding takes, and what it finds."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from django.db import connection, transaction
from pgvector import HalfVector

from bench.scale.beside import Tantivy
from bench.scale.filling import Archive
from claims.matching.index import Near, nearest, vectors_of
from claims.matching.known import known
from claims.matching.likeness import Wording
from claims.matching.posts import plain
from claims.matching.rarest import BY_WORDS, by_rarest_words, rarity_of
from claims.models import Claim, PreviousCheck, SentenceModel

NEAREST = 10
_KINDS = (Claim, PreviousCheck)
_Given = TypeVar("_Given")
_WORDS = "to_tsvector('simple'::regconfig, COALESCE(search_text, ''))"
_BARE = f"SELECT id FROM claims_claim WHERE {_WORDS} @@ %s::tsquery"  # noqa: S608
_RANKED = f"{_BARE} ORDER BY ts_rank({_WORDS}, %s::tsquery) DESC LIMIT {BY_WORDS}"


@dataclass(slots=True)
class Times:
    """Milliseconds by the name of what took them, one for each question."""

    taken: dict[str, list[float]] = field(default_factory=dict)

    def take(self, name: str, act: Callable[[], _Given]) -> _Given:
        begun = time.perf_counter()
        given = act()
        self.taken.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
        return given

    def sums(self, *names: str) -> list[float]:
        return [sum(each) for each in zip(*(self.taken[name] for name in names), strict=True)]


def part(times: Sequence[float], share: float) -> float:
    """The time within which so large a share of the questions is answered."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


@dataclass(slots=True)
class Asked:
    """What came of a row of questions."""

    times: Times = field(default_factory=Times)
    recalls: list[float] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=lambda: {"words": 0, "meaning": 0, "either": 0, "first": 0})

    @property
    def candidates(self) -> list[float]:
        """Milliseconds that finding the candidates took of a text that the model has read: all that the desk does."""
        return self.times.sums("rarity", "words", "meaning")


def warm(archive: Archive, count: int) -> None:
    """Look for what lies near so many stored claims, so that the caches are as they are on a desk that runs."""
    numbers = [int(number) for number in archive.made.random.integers(1, archive.count, size=count)]
    for vector in archive.model.vectors.filter(claim__in=numbers).values_list("embedding", flat=True).iterator():
        nearest(archive.model, np.asarray(vector, dtype=np.float32))


def questions(archive: Archive, count: int) -> list[tuple[int, str]]:
    """Stored claims by their numbers, each with the same claim in other words; no two alike."""
    picked = archive.made.random.permutation(len(archive.kept))[:count]
    return [(archive.kept[at][0], archive.made.said(archive.kept[at][1], otherwise=True)) for at in picked]


def ask(
    archive: Archive,
    asked: Iterable[tuple[int, str]],
    *,
    other: Tantivy | None = None,
    with_recall: bool = True,
    whole: bool = True,
) -> Asked:
    """Put the questions one after the other; each is answered in every way before the next."""
    out = Asked()
    for number, text in asked:
        forms = Wording.of(text).forms
        rarest = sorted(dict.fromkeys(forms), key=lambda form: archive.holding[form])[:4]
        query = " | ".join(f"'{form}'" for form in rarest)
        out.times.take("bare", lambda query=query: _rows(_BARE, [query]))
        out.times.take("ranked", lambda query=query: _rows(_RANKED, [query, query]))
        rarity = out.times.take("rarity", lambda forms=forms: rarity_of(forms))
        words = out.times.take("words", lambda forms=forms, rarity=rarity: by_rarest_words(_KINDS, forms, rarity))
        vector = out.times.take("reading", lambda text=text: archive.by.embed([plain(text)])[0])
        near = out.times.take("meaning", lambda vector=vector: nearest(archive.model, vector))
        if whole:
            likely = out.times.take("whole", lambda text=text: known(text))
            out.found["first"] += bool(likely) and likely[0].found.pk == number
        if other is not None:
            held = out.times.take("tantivy", lambda forms=forms, other=other: other.find(forms))
            out.found["tantivy"] = out.found.get("tantivy", 0) + (number in held)
        is_held = (Claim, number) in words
        is_near = number in {one.claim_id for one in near}
        out.found["words"] += is_held
        out.found["meaning"] += is_near
        out.found["either"] += is_near or is_held
        if with_recall:
            out.recalls.append(recall(archive.model, vector, near))
    return out


def by_meaning(text: str) -> set[int | None]:
    """The claims nearest in meaning, as the product finds them."""
    return {near.claim_id for model, vector in vectors_of(text, None) for near in nearest(model, vector)}


def _rows(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def recall(model: SentenceModel, vector: np.ndarray, near: Sequence[Near]) -> float:
    """The share of the nearest ten by looking at every vector that the index finds too."""
    column, size = f"embedding::halfvec({model.size})", model.size
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute(
            f"SELECT claim_id FROM claims_vector WHERE model_id = %s"  # noqa: S608
            f" ORDER BY {column} <=> %s::halfvec({size}) LIMIT {NEAREST}",
            [model.pk, HalfVector(vector.astype(np.float16)).to_text()],
        )
        wanted = {number for (number,) in cursor.fetchall()}
    return len(wanted & {one.claim_id for one in near[:NEAREST]}) / NEAREST

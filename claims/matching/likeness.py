"""How like two texts are: named signs, each a number, by which what was found is put in order; and one likeness.

The same signs serve the desk (``known.py``), where candidates come out of PostgreSQL, and the measuring command
(``shelf.py``), where they come out of memory and where the cosines of sentences and titles are at hand too. ``WEIGHTS``
is a handful of constants, chosen on the training parts that ``bench/measures/match.py`` names. The signs compare what
one question finds; whether anything is likely, and may stand in one cluster, is a matter of the :func:`likeness`.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.matching.posts import plain, signed_by
from claims.matching.scripts import across, differ_in_script
from claims.matching.words import as_written, key, keys

Weights = Mapping[str, float]
WEIGHTS: Weights = {
    "words": 0.7,
    "meaning": 2.3,
    "told": 0.5,
    "speaker": 0.6,
    "figures": 0.3,
    "runs": 0.3,
    "rarest": 0.3,
    "covered": -0.3,
    "held": -0.3,
}
"""``words`` and ``meaning`` find; the others put what was found in order. The two that count against a text keep a
short text of common words from winning because all of it is covered."""

SATURATION, LENGTH_SHARE = 0.9, 0.4
"""Of the full-text score (BM25): how soon a word that comes again adds nothing, and how much a text's length counts."""

EVIDENCE_WEIGHTS: Weights = {"words": 1.0, "meaning": 2.0}
"""For texts that are longer than what is asked; chosen on the training part of SciFact."""

_WORDS_ALONE = 3
"""Where nothing is known of what texts mean, the full-text score counts so much more; chosen on the training part of
CheckThat!."""

IS_LIKELY = 0.5
"""From this likeness on a text is shown as perhaps the same claim."""
IS_WORTH_A_LOOK = 0.3
"""From this likeness on a check that others did is shown too, folded below what is likely: most that were wanted lie in
between. Chosen on the training part of CheckThat!, see ``bench/measures/desk.py``."""
_STRANGE, _ALIKE = 0.35, 0.9
_DIFFERENT = 0.75
_BY_NAMES = 0.38

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЄІЇҐ\"“])")
_SHORTEST_SENTENCE = 4
_MOST_SENTENCES = 6
_NAME = re.compile(r"\b[^\W\d_a-zа-яєіїґ][\w’'.-]*")

Rarity = Callable[[str], float]


@dataclass(frozen=True)
class Wording:
    """A text as it is compared: in plain typography, with the title over it and the speaker where they are known."""

    text: str
    title: str = ""
    speaker: str = ""

    @classmethod
    def of(cls, text: str, title: str = "", speaker: str = "") -> "Wording":
        """What people handed in, made comparable."""
        return cls(plain(text), plain(title), speaker.strip() or signed_by(text))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(keys(self.text))

    @cached_property
    def title_forms(self) -> tuple[str, ...]:
        return tuple(keys(self.title))

    @cached_property
    def all_forms(self) -> frozenset[str]:
        return frozenset(self.forms) | frozenset(self.title_forms)

    @cached_property
    def runs(self) -> frozenset[tuple[str, str]]:
        """Pairs of words that stand beside each other."""
        return frozenset(zip(self.forms, self.forms[1:], strict=False)) | frozenset(
            zip(self.title_forms, self.title_forms[1:], strict=False)
        )

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(form for form in self.all_forms if form[0].isdigit())

    @cached_property
    def speaker_form(self) -> str:
        """The last word of the speaker's name, by which texts call people."""
        return (keys(self.speaker) or [""])[-1]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The whole, and its sentences where it has several: one of them may be the claim."""
        sentences = [part for part in _SENTENCE_END.split(self.text) if len(part.split()) >= _SHORTEST_SENTENCE]
        return (self.text, *(sentences if 1 < len(sentences) <= _MOST_SENTENCES else ()))

    def names(self) -> dict[str, str]:
        """The words with a capital inside a sentence, by their compared form."""
        found = {}
        for match in _NAME.finditer(self.text):
            if match.start() and (form := key(match[0])):
                found[form] = match[0]
        return found


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for two texts being one claim, each from 0 to about 1; a score is their weighted sum."""

    words: float = 0.0
    meaning: float = 0.0
    told: float = 0.0
    speaker: float = 0.0
    figures: float = 0.0
    runs: float = 0.0
    rarest: float = 0.0
    covered: float = 0.0
    held: float = 0.0

    def score(self, weights: Weights = WEIGHTS) -> float:
        return sum(weight * getattr(self, name) for name, weight in weights.items())


def signs(
    asked: Wording,
    other: Wording,
    rarity: Rarity,
    *,
    words: float,
    rarest: float,
    meaning: float = 0.0,
    part: float = 0.0,
    title: float | None = None,
) -> Signs:
    """The signs that ``other`` is what is ``asked`` for.

    ``words`` is its share of the best full-text score, ``rarest`` what the rarest word of all would say; ``meaning``,
    ``part`` and ``title`` are cosines: of the whole, of its nearest sentence, and to the title, if there is one.
    """
    mine, theirs = frozenset(asked.forms), other.all_forms
    shared = mine & theirs
    told = part if title is None else (part + title) / 2
    return Signs(
        words=words,
        meaning=meaning,
        told=told,
        speaker=float(bool(asked.speaker_form) and asked.speaker_form in theirs),
        figures=len(asked.figures & other.figures) / max(1, len(other.figures)),
        runs=len(asked.runs & other.runs) / math.sqrt(max(1, len(other.runs))),
        rarest=max(map(rarity, shared), default=0.0) / (rarest or 1.0),
        covered=_share(shared, mine, rarity),
        held=_share(frozenset(other.forms) & mine, frozenset(other.forms), rarity),
    )


def by_words(asked: Wording, others: Sequence[Wording], rarity: Rarity) -> list[float]:
    """The full-text score (BM25) of each of these, as a share of the best; their mean length stands for all texts'."""
    counts = [Counter((*other.forms, *other.title_forms)) for other in others]
    lengths = [counted.total() for counted in counts]
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    wanted = {form: rarity(form) * (SATURATION + 1) for form in asked.forms}
    scores = []
    for counted, length in zip(counts, lengths, strict=True):
        damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)
        shared = ((form, counted[form]) for form in wanted.keys() & counted.keys())
        scores.append(math.fsum(wanted[form] * count / (count + damping) for form, count in shared))
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]


def _share(part: frozenset[str], whole: frozenset[str], rarity: Rarity) -> float:
    return sum(map(rarity, part)) / total if (total := sum(map(rarity, whole))) else 0.0


def shared_words(asked: Wording, other: Wording, rarity: Rarity, most: int = 6) -> list[str]:
    """The words, as they are asked for, that both have, the rarest of them, in the order of the text."""
    shared = dict.fromkeys(form for form in keys(asked.text) if form in other.all_forms)
    rarest = set(sorted(shared, key=lambda form: -rarity(form))[:most])
    return as_written(asked.text, rarest, keys(other.text))


def without_meaning(weights: Weights) -> Weights:
    """The same weights for a desk without a sentence model."""
    return {**weights, "words": _WORDS_ALONE * weights["words"]}


def in_order(scores: Sequence[float]) -> list[int]:
    """The numbers of the scores, best first; what is equal stays in its order."""
    return sorted(range(len(scores)), key=lambda number: -scores[number])


def likeness(asked: Wording, other: Wording, rarity: Rarity, meaning: float | None, *, differs: bool = False) -> float:
    """How sure it is that two texts are one claim, from 0 to 1, on one scale for all questions.

    By words it lies between the share of both and the share of the shorter, since a claim told in more words is still
    the same one; across scripts it goes by the share of names and figures, and is never nearly sure: who sold a villa
    and who bought it have all of these in common. By meaning a cosine of :data:`_STRANGE` says nothing and one of
    :data:`_ALIKE` all. What ``differs`` is never nearly sure.
    """
    mine, theirs = frozenset(asked.forms), frozenset(other.forms)
    shared = sum(map(rarity, mine & theirs))
    score = 0.0
    if shared:
        here, there = sum(map(rarity, mine)), sum(map(rarity, theirs))
        score = (shared / (here + there - shared) + shared / min(here, there)) / 2
    if differ_in_script(asked.text, other.text):
        share = across(asked.text, other.text)[0]
        score = max(score, min(share, IS_LIKELY + (share - IS_LIKELY) * _BY_NAMES))
    if meaning is not None:
        sense = min(1.0, max(0.0, (meaning - _STRANGE) / (_ALIKE - _STRANGE)))
        score = max(score, (score + 2 * sense) / 3)
    return round(score * (_DIFFERENT if differs else 1.0), 4)


def as_cosine(likeness: float) -> float:
    """The cosine that says as much by meaning as a likeness does by words."""
    return _STRANGE + likeness * (_ALIKE - _STRANGE)

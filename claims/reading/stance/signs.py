"""Named signs that a passage speaks to a claim, and that it speaks for or against it; each a number one can follow.

The same function serves the hint on the desk and the training of its weights, so that both see one thing. All word
lists are our own and are English.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.choices import Polarity
from claims.reading.certainty import is_left_open, polarity_of
from claims.reading.words import Word, find_words, is_capital, is_word, word_set

_EMPTY = word_set(
    "the a an of and or in on at to for from by with as is are was were be been being it its this that these those he "
    "she they we you i his her their our has have had having do does did will would can could may might shall should "
    "than then there here also into about over under between during after before such some any each which who whom "
    "whose what when where why how if but because while so very other own same 's just now out off both few one two"
)
_NEGATING = word_set(
    "not no never none nobody nothing neither nor cannot without lack lacks lacked lacking fails failed fail unable "
    "hardly barely scarcely rarely little absence absent unlikely untrue false"
)
_REFUTING = word_set(
    "false myth hoax wrong incorrect misleading debunked debunk refuted refute refutes disproved disproven baseless "
    "unfounded misconception fake fabricated contradict contradicts contradicted rejected rejects reject denied denies "
    "deny disputed disputes dispute error erroneous flawed criticized criticised pseudoscience contrary however "
    "although though despite whereas instead rather actually but unlike"
)
_HEDGING = word_set(
    "may might could possibly perhaps probably likely suggest suggests suggested appear appears seem seems potential "
    "potentially uncertain unclear unknown debate controversial"
)
_SWEEPING = word_set("only all never always every none no entire entirely exclusively completely first")
_UP = word_set(
    "increase increases increased increasing rise rises rose risen rising grow grows grew grown growing growth gain "
    "gains gained higher high more greater larger big bigger warm warmer warming hot hotter accelerate accelerates "
    "accelerated expand expands expanded expanding improve improves improved strengthen strengthens stronger elevated "
    "enhance enhances enhanced promote promotes promoted raise raises raised add adds added positive above longer "
    "faster best most highest largest activate activates activated induce induces induced double doubled exceed "
    "exceeds exceeded majority up"
)
_DOWN = word_set(
    "decrease decreases decreased decreasing fall falls fell fallen falling decline declines declined declining drop "
    "drops dropped dropping reduce reduces reduced reducing reduction lower low less fewer smaller small cool cooler "
    "cooling cold colder slow slows slowed slower shrink shrinks shrank shrunk shrinking lose loses lost loss worsen "
    "worse weaken weakens weaker melt melts melting suppress suppresses suppressed inhibit inhibits inhibited impair "
    "impairs impaired cut cuts limit limits limited prevent prevents prevented negative below shorter least lowest "
    "smallest depleted deficiency halve halved retreat retreating minority down protect protects protection"
)
_OPPOSITES = """
first | last second third
start starts started began begin begins | end ends ended stop stops stopped
before prior | after later
win won wins victory | lose lost loses defeat defeated
born | died death
alive living | dead died killed
male man men he his boy father son brother husband actor king | female woman women she her mother daughter sister wife
north northern | south southern
east eastern | west western
true | false
same | different
all every always entire | some none never few only
major main | minor
safe harmless | dangerous harmful unsafe
cause causes caused | prevent prevents cure cures
early earlier | late later
open opened | close closed shut
accept accepted approve approved support supported | reject rejected oppose opposed
natural | artificial human anthropogenic
war | peace
good | bad
success successful succeeded | failure failed unsuccessful
positive | negative
old older | young younger new
public | private
black | white
inside internal | outside external
domestic | foreign
unmarried | married
common | rare
unique only | several many
fiction fictional | nonfiction real
friend ally | enemy opponent rival
rich wealthy | poor
allow allowed legal | ban banned illegal prohibited
present | absent
"""
_FROM_TWO = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_NUMERALS = {word: float(value) for value, word in enumerate(_FROM_TWO.split(), 2)}
_ENDINGS = (
    "ations", "ation", "ically", "ements", "ement", "ingly", "ities", "ously", "iness", "ings", "ness", "ally", "ical",
    "ions", "ious", "ity", "ing", "ies", "ied", "ion", "ers", "est", "ely", "ism", "ist", "ous", "ive", "ed", "es",
    "ly", "er", "al", "ic", "or", "s", "e", "y",
)  # fmt: skip

WORDS_FOR_PEOPLE = {
    "shared words": "the words of the claim that it shares",
    "likeness in words": "how much alike the two are, word by word",
    "share of the passage": "the part of the passage that speaks of the claim",
    "shared pairs": "pairs of words that both have",
    "rarest shared word": "the rarest word that both have",
    "rarest missing word": "the rarest word of the claim that it lacks",
    "names found": "names of the claim that it names too",
    "names missing": "names of the claim that it does not name",
    "figures agree": "figures of the claim that it gives too",
    "figures differ": "other figures than the claim’s",
    "figures missing": "the claim has figures and it has none",
    "has figures": "it gives figures",
    "only the claim denies": "the claim denies something and the passage does not",
    "only the passage denies": "the passage denies something and the claim does not",
    "both deny": "both deny something",
    "claim denies what is shared": "the claim denies what they share",
    "passage denies what is shared": "the passage denies what they share",
    "refuting words": "words that contradict, such as “however” or “false”",
    "claim refutes": "the claim itself contradicts somebody",
    "hedged passage": "the passage is unsure",
    "hedged claim": "the claim is unsure",
    "same direction": "both say that something goes up, or down",
    "opposite direction": "one says up and the other down, or denies it",
    "opposites": "words of opposite meaning",
    "sweeping claim": "the claim says “all”, “none”, “only” or “first”",
    "likeness": "how alike the two are to a sentence model",
}
"""Every sign that is trained, with words for people; likeness comes from outside, where there is a model."""
PLAIN_SIGNS = {
    "same words": "it says nearly the same",
    "same words, other figures": "it says nearly the same with other figures",
    "same words, one denies": "it says nearly the same, and one of the two denies it",
    "same words, one opposite": "it says nearly the same with a word of the opposite meaning",
    "left open": "it leaves open whether this is so",
    "one denies": "one says that it is so, the other that it is not",
    "nearer the claim": "it is more like the claim than like its contrary to a sentence model",
    "nearer the contrary": "it is more like the contrary of the claim to a sentence model",
}
"""Signs whose weights are set by hand: too rare in any training set to be learned there, or not borne out by training
sets that were written to mislead. The last two come from outside, where there is a model."""
NEARLY_THE_SAME, OF_NEARLY_NOTHING_ELSE = 0.7, 0.35
"""From this share of the claim's words on, weighed by their rarity, a passage says nearly the same, where they make up
this share of its own: a whole article holds the words of many claims."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare stems are: the inverse document frequency of those that training knows, and that of all others."""

    known: Mapping[str, float]
    other: float

    def of(self, stem: str) -> float:
        return self.known.get(stem, self.other)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts, read once: its words in small letters, the stems of those with a meaning, its figures."""

    words: list[Word]
    lower: list[str]
    stems: list[str]
    figures: list[float]
    is_denied: bool = False
    is_open: bool = False
    is_negative: bool = False
    """Says that something is not so."""

    @classmethod
    def of(cls, text: str, *, is_denied: bool = False, is_open: bool = False) -> "Side":
        """Read ``text``; ``is_denied`` says that its speaker denies it by a verb outside it, ``is_open`` that nobody
        stands up for it, as in “refused to confirm that …”.
        """
        is_negative = (polarity_of(text) is Polarity.DENIED) != is_denied
        words = [word for word in find_words(text) if is_word(word)]
        lower = [word.lower for word in words]
        stems = [stem_of(word) for word in lower if word not in _EMPTY and (len(word) > 1 or word.isdigit())]
        return cls(words, lower, stems, _figures(lower), is_denied, is_open or is_left_open(text), is_negative)

    def count(self, listed: frozenset[str], most: int) -> float:
        """How many of the words are listed, as a share of ``most``."""
        return min(most, sum(word in listed for word in self.lower)) / most

    def negations(self) -> int:
        """How many words deny; at least one where a verb does, outside the text or in it (“denied hiding the letter”).

        Who leaves a thing open denies nothing.
        """
        if self.is_open and not self.is_denied:
            return 0
        found = sum(word in _NEGATING or word.endswith("n't") for word in self.lower)
        return found or int(self.is_denied or self.is_negative)

    def direction(self) -> float:
        """From −1, all its words of change go down, to 1, all go up."""
        up = sum(word in _UP for word in self.lower)
        down = sum(word in _DOWN for word in self.lower)
        return (up - down) / (up + down) if up + down else 0.0

    def names(self, *, skip: int) -> set[str]:
        """The stems of words with a capital letter; the first ``skip`` words may have one without being names."""
        return {stem_of(word.lower) for word in self.words[skip:] if is_capital(word) and word.lower not in _EMPTY}


def stem_of(word: str) -> str:
    """A word without its ending, so that “warming” and “warmed” are one; short words and figures stay as they are."""
    if len(word) <= 4 or word[0].isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def signs(claim: Side, passage: Side, rarity: Rarity) -> dict[str, float]:
    """The named signs of a claim and a passage, each from 0 to 1; one that does not hold is left out."""
    found = _shared(claim, passage, rarity)
    share = found["shared words"]
    found |= _figure_signs(claim, passage, share)
    denied, denies = claim.negations(), passage.negations()
    is_turned = bool(denied) != bool(denies)
    found["only the claim denies"] = float(denied % 2 == 1 and not denies)
    found["only the passage denies"] = float(denies > 0 and not denied)
    found["both deny"] = float(denied > 0 and denies > 0)
    found["claim denies what is shared"] = found["only the claim denies"] * share
    found["passage denies what is shared"] = found["only the passage denies"] * share
    found["refuting words"] = passage.count(_REFUTING, 2)
    found["claim refutes"] = claim.count(_REFUTING, 2)
    found["hedged passage"] = passage.count(_HEDGING, 2)
    found["hedged claim"] = claim.count(_HEDGING, 1)
    together = claim.direction() * passage.direction() * (-1 if is_turned else 1)
    found["same direction"], found["opposite direction"] = max(0.0, together), max(0.0, -together)
    found["opposites"] = _opposites(claim.lower, passage.lower)
    found["left open"] = float(passage.is_open and not claim.is_open)
    found["one denies"] = float(claim.is_negative != passage.is_negative)
    found["sweeping claim"] = claim.count(_SWEEPING, 2)
    if _is_nearly_the_same(claim, passage, rarity):
        found["same words, other figures"] = float(found.get("figures differ", 0.0) > 0)
        found["same words, one denies"] = float(is_turned)
        way = _way_kept(claim, passage)
        is_opposite = found["opposites"] > 0 or way < 0
        found["same words, one opposite"] = float(is_opposite and not is_turned)
        found["same words"] = float(way > 0 and not (is_turned or is_opposite or found.get("figures differ")))
    return {name: value for name, value in found.items() if value}


def _shared(claim: Side, passage: Side, rarity: Rarity) -> dict[str, float]:
    asked, given = set(claim.stems), set(passage.stems)
    shared = asked & given
    weight = _weight(shared, rarity)
    lengths = math.sqrt(_weight(asked, rarity, power=2) * _weight(given, rarity, power=2))
    pairs = set(pairwise(claim.stems))
    found = {
        "shared words": weight / (_weight(asked, rarity) or 1.0),
        "likeness in words": _weight(shared, rarity, power=2) / (lengths or 1.0),
        "share of the passage": weight / (_weight(given, rarity) or 1.0),
        "shared pairs": len(pairs & set(pairwise(passage.stems))) / (len(pairs) or 1),
        "rarest shared word": max((rarity.of(stem) for stem in shared), default=0.0) / rarity.other,
        "rarest missing word": max((rarity.of(stem) for stem in asked - given), default=0.0) / rarity.other,
    }
    if names := claim.names(skip=1):
        found["names found"] = len(names & passage.names(skip=0)) / len(names)
        found["names missing"] = len(names - given) / len(names)
    return found


def _is_nearly_the_same(claim: Side, passage: Side, rarity: Rarity) -> bool:
    """Whether the passage says what the claim says and little else, whatever the figures are."""
    asked = {stem for stem in claim.stems if not stem[0].isdigit()}
    given = {stem for stem in passage.stems if not stem[0].isdigit()}
    shared = _weight(asked & given, rarity)
    is_covered = shared >= NEARLY_THE_SAME * _weight(asked, rarity)
    return bool(shared) and is_covered and shared >= OF_NEARLY_NOTHING_ELSE * _weight(given, rarity)


def _way_kept(claim: Side, passage: Side) -> int:
    """Of a claim that goes up or down by a word of its own: 1 where the passage goes its way, −1 where the other.

    0 where the passage goes neither way; 1 where the claim goes none. A name (“High Court”) goes nowhere.
    """
    said = set(claim.lower)
    given = {word.lower for at, word in enumerate(passage.words) if at == 0 or not is_capital(word)}
    for way, other in ((_UP, _DOWN), (_DOWN, _UP)):
        if said & way - given and not given & way:
            return -1 if given & other - said else 0
    return 1


def _weight(stems: set[str], rarity: Rarity, *, power: int = 1) -> float:
    return math.fsum(rarity.of(stem) ** power for stem in stems)  # the same sum in whatever order a set comes


def _figures(lower: Sequence[str]) -> list[float]:
    found = [_NUMERALS[word] for word in lower if word in _NUMERALS]
    for word in lower:
        if word[0].isdigit():
            try:
                found.append(float(word.replace(",", "")))
            except ValueError:  # 12:30, 1.2.2024
                continue
    return found


def _figure_signs(claim: Side, passage: Side, share: float) -> dict[str, float]:
    found = {"has figures": float(bool(passage.figures))}
    if claim.figures:
        same = sum(figure in passage.figures for figure in claim.figures)
        found["figures agree"] = same / len(claim.figures)
        found["figures differ"] = share if same < len(claim.figures) and passage.figures else 0.0
        found["figures missing"] = float(not passage.figures)
    return found


def _sides_of_opposites() -> dict[str, list[tuple[int, int]]]:
    sides: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_OPPOSITES.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                sides.setdefault(word, []).append((number, side))
    return sides


_SIDES = _sides_of_opposites()


def _opposites(claim: Sequence[str], passage: Sequence[str]) -> float:
    """Words of the claim that the passage lacks while it has their opposites; two count in full."""
    said = set(claim)
    turned = {(number, 1 - side) for word in set(passage) - said for number, side in _SIDES.get(word, ())}
    lacking = said - set(passage)
    return min(2, sum(any(place in turned for place in _SIDES.get(word, ())) for word in lacking)) / 2

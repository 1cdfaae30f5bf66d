"""How well a report fits a claim: a score from 0 to 1, and why in words.

Four things count. How much of the claim a text covers, rare words more than common ones and the title more than the
rest (BM25, as a share of the best that the claim allows). Which of its names the text holds, in any known spelling. How
much of the *text* is about what the claim's own reports speak of: this keeps out the report that shares words and
nothing else. And how near it lies in time. Weights and thresholds were set on reports of our own, those that
``tests/test_matching.py`` holds them to. Where a model says how near two texts lie in meaning, that counts on top: it
lifts a text whose words are other ones, and takes nothing from one whose words are the same; from where on was chosen
on the training part of the Fake News Challenge too. Which of many is read first is another matter than whether one
fits: there it counts for each, as much as it does among the signs of evidence (``likeness.py``). Only the best by words
are read so closely, which bounds what a long page or a full feed costs.

A long text is judged by its passages: what the claim says has to stand together in one of them, because the words of a
claim are scattered over every long enough text.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.matching.likeness import EVIDENCE_WEIGHTS, as_cosine
from claims.matching.scripts import is_cyrillic, is_latin
from claims.matching.words import as_written, key, keys, words_of

FITS = 0.48
"""From this score on a report that was read in full is put beside a claim."""
PROMISES = 0.1
"""From this score on a headline with its summary is worth reading the page behind it."""
OTHER_NEWS = 500
"""So many other texts are imagined beside those at hand. Where a desk has few feeds these are few, or all about the
claim: without others its very words would count as common, and nearly no report would fit."""

_SATURATION, _LENGTH_SHARE = 0.6, 0.3
_TITLE_COUNTS = 2
_COVERAGE, _NAMES, _ABOUT = 0.5, 0.2, 0.3
_NEAR_DAYS, _FAR_DAYS, _FAR_FACTOR = 21, 365, 0.7
_SHOWN_WORDS = 6
_WORDS_OF_BODIES = """
administration agency army assembly association authority bank board brigade bureau centre chamber commission
committee company congress council court department directorate federation force forces foundation fund government
group guard guards house institute league ministry mission nations office organisation organization parliament party
police post press secretariat senate service services society staff states times union university watch
"""
_BODIES = frozenset(_WORDS_OF_BODIES.split())
"""Who is called so is no person, so that no one word stands for the whole."""
_ENOUGH_NAMES = 0.2
_MODELS, _MODEL_COVERS = 3, 0.4
_MEANING, _STRANGE, _ALIKE = 0.5, 0.55, 0.75
_READ_CLOSELY = 32
_LONG, _PASSAGE = 3_000, 1_500
_SAME_DAYS = 3
_PARAGRAPH = re.compile(r"[^\n]+")

Meaning = Callable[[str, Sequence[str]], Sequence[float]]
"""How near texts lie to a claim in meaning, as the cosine of each: the one place where a model of meaning comes in."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text to be judged: ``title`` and ``body`` as they stand, ``day`` when it came out or ``None``."""

    title: str
    body: str
    day: date | None = None

    @property
    def opening(self) -> str:
        """The title and what follows it, as far as a model reads it."""
        return f"{self.title}\n{self.body[:_PASSAGE]}"


@dataclass(frozen=True, slots=True)
class Sought:
    """What fitting texts are about.

    ``words`` is the claim; each of ``names`` one person, body or place with all its known spellings; ``context`` the
    texts in which the claim stands; ``day`` when it was made.
    """

    words: str
    names: Sequence[Sequence[str]] = ()
    context: Sequence[str] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits: ``score`` from 0 to 1, and ``why`` in words for people.

    ``order`` is by what the texts of one question are put in order; by itself it says nothing.
    """

    score: float
    why: str
    order: float


@dataclass(slots=True)
class _Counted:
    """A text as its words were counted, those of the title twice; ``forms`` are they in their order.

    ``score`` is how it fits, as far as that is known.
    """

    said: str
    words: Counter[str]
    length: int
    day: date | None
    lead: frozenset[str] = field(default_factory=frozenset)
    is_cyrillic: bool = False
    passages: "list[_Counted]" = field(default_factory=list)
    forms: tuple[str, ...] = ()
    score: float = 0.0
    order: float = 0.0
    cosine: float = 0.0

    @property
    def judged(self) -> "list[_Counted]":
        return self.passages or [self]


def rank(
    sought: Sought,
    texts: Sequence[Text],
    *,
    corpus: Iterable[Text] = (),
    meaning: Meaning | None = None,
    besides: int = OTHER_NEWS,
) -> list[Fit]:
    """How each of ``texts`` fits, in their order; all of them headlines, all whole pages, or all sentences of a page.

    Rarity is counted over them and ``corpus`` together, and over ``besides`` imagined texts that hold no word of them:
    none where all texts are parts of one. Where the claim has no text of its own, what it is about is learnt from those
    of ``corpus`` (or, without one, of ``texts``) that fit best.
    """
    counted = [_with_passages(text) for text in texts]
    around = [_counted(text) for text in corpus]
    rarity = _Rarity([*counted, *around], besides)
    average_length = sum(text.length for text in counted) / max(1, len(counted)) or 1.0
    wanted = _wanted(sought.words)
    groups = [(group[0], spellings) for group in sought.names if (spellings := _spellings(group))]
    # A name in the claim's own words is covered by any of its spellings; the others are asked for on top.
    same = [spellings for _, spellings in groups if any(set(forms) <= wanted.keys() for forms in spellings)]
    asked = [(label, spellings) for label, spellings in groups if spellings not in same]
    names = [spellings for _, spellings in groups]
    context = {form for text in sought.context for form in keys(text)} | set(wanted)
    context |= {form for spellings in names for forms in spellings for form in forms}
    if not any(sought.context):
        context |= _learnt(around or counted, wanted, [spellings for _, spellings in asked], rarity)
    for one in (one for text in counted for one in (text, *text.passages)):
        _translate(one, wanted, same)
    judge = _Judge(sought, wanted, asked, context, rarity, average_length)
    for text in counted:
        for one in text.judged:
            one.score = one.order = judge.by_words(text, one)
    if meaning is not None:
        _lift(sought.words, [one for text in counted for one in text.judged], meaning)
    return [judge.fit(text) for text in counted]


def _lift(claim: str, judged: Sequence[_Counted], meaning: Meaning) -> None:
    """Raise the scores of what lies near in meaning, among the best by words.

    What is not in Latin letters is judged by words alone: the model that comes along does not know it, and takes any
    two such texts for alike.
    """
    if not is_latin(claim):
        return
    for one in judged:
        one.order += EVIDENCE_WEIGHTS["meaning"] * as_cosine(one.score)  # until it is known, what its words say
    readable = [one for one in judged if is_latin(one.said)]
    closely = sorted(readable, key=lambda one: -one.score)[:_READ_CLOSELY]
    for one, cosine in zip(closely, meaning(claim, [one.said for one in closely]), strict=True):
        one.cosine = cosine
        one.order = one.score + EVIDENCE_WEIGHTS["meaning"] * cosine
        one.score += (1.0 - one.score) * _MEANING * min(1.0, max(0.0, (cosine - _STRANGE) / (_ALIKE - _STRANGE)))


class _Rarity:
    """How much a word says: much when few of the texts hold it, and many others hold none of them."""

    def __init__(self, texts: Sequence[_Counted], besides: int) -> None:
        self._count = len(texts) + besides
        self._holding = Counter(form for text in texts for form in text.words)

    def __call__(self, form: str) -> float:
        holding = self._holding[form]
        return math.log(1 + (self._count + 1 - holding + 0.5) / (holding + 0.5))


def _counted(text: Text) -> _Counted:
    title, body = keys(text.title), keys(text.body)
    words = Counter(body)
    for form in title:
        words[form] += _TITLE_COUNTS
    return _Counted(
        said=text.opening,
        words=words,
        length=len(title) * _TITLE_COUNTS + len(body),
        forms=(*title, *body),
        day=text.day,
        lead=frozenset(title + body[:60]),
        is_cyrillic=is_cyrillic(text.title),
    )


def _with_passages(text: Text) -> _Counted:
    counted = _counted(text)
    counted.passages = [_counted(Text(text.title, piece, text.day)) for piece in _pieces(text.body)]
    return counted


def _pieces(body: str) -> Iterator[str]:
    """The passages of a long text, each of whole paragraphs where they are short enough; none of a short text."""
    if len(body) <= _LONG:
        return
    begun = end = 0
    for paragraph in _PARAGRAPH.finditer(body):
        if end > begun and paragraph.end() - begun > _PASSAGE:
            yield body[begun:end]
            begun = paragraph.start()
        end = paragraph.end()
        while end - begun > 2 * _PASSAGE:
            yield body[begun : begun + _PASSAGE]
            begun += _PASSAGE
    if body[begun:end].strip():
        yield body[begun:end]


def _wanted(words: str) -> dict[str, str]:
    """The compared forms of a claim's words, each with the word as the claim writes it."""
    wanted: dict[str, str] = {}
    for word in words_of(words):
        if form := key(word):
            wanted.setdefault(form, word)
    return wanted


def _spellings(group: Sequence[str]) -> list[tuple[str, ...]]:
    """Each spelling as compared forms; of a person's name the last word alone is a spelling too."""
    forms: list[tuple[str, ...]] = []
    for name in group:
        if whole := tuple(keys(name)):
            forms.append(whole)
            forms.append(tuple(keys(_family_name(name))))
    return list(dict.fromkeys(filter(None, forms)))


def _family_name(name: str) -> str:
    """The last word of a person's name; empty where the name is a body's."""
    words = name.split()
    is_person = 2 <= len(keys(name)) <= 3 and _BODIES.isdisjoint(word.lower() for word in words)
    return words[-1] if is_person and len(words[-1]) > 3 and words[-1][:1].isupper() else ""


def _covered(text: _Counted, wanted: Mapping[str, str], rarity: _Rarity, average_length: float) -> float:
    """The share of the claim that the text covers, by BM25 as a share of its greatest value."""
    damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * text.length / average_length)
    best = sum(rarity(form) for form in wanted)
    got = sum(rarity(form) * text.words[form] / (text.words[form] + damping) for form in wanted if form in text.words)
    return got * (1 + _SATURATION * (1 - _LENGTH_SHARE) / 2) / best if best else 0.0


def _translate(text: _Counted, wanted: Mapping[str, str], same: Sequence[Sequence[tuple[str, ...]]]) -> None:
    """Count a name in the claim's spelling where the text has it in another one."""
    for spellings in same:
        if _is_named(text, spellings):
            for form in {form for forms in spellings for form in forms if form in wanted}:
                text.words[form] = max(1, text.words[form])


def _is_named(text: _Counted, spellings: Sequence[tuple[str, ...]]) -> bool:
    """Whether a text has a name in one of these spellings, its words beside each other: a “Kim” here and a “Jong-un”
    there are two people."""
    return any(all(form in text.words for form in forms) and _stands_in(forms, text.forms) for forms in spellings)


def _stands_in(forms: tuple[str, ...], among: tuple[str, ...]) -> bool:
    """Whether these forms stand beside each other, in any order, with one other word between them at most."""
    return bool(forms) and any(
        set(forms) <= set(among[at : at + len(forms) + 1]) for at, form in enumerate(among) if form in forms
    )


def _about(text: _Counted, context: set[str], rarity: _Rarity) -> float:
    """The share of what the text opens with that the claim and its own reports speak of too."""
    whole = sum(rarity(form) for form in text.lead)
    return sum(rarity(form) for form in text.lead if form in context) / whole if whole else 0.0


def _learnt(
    texts: Sequence[_Counted], wanted: Mapping[str, str], names: Sequence[Sequence[tuple[str, ...]]], rarity: _Rarity
) -> set[str]:
    """What the best-fitting texts speak of, where the claim has no report of its own."""
    models = [text for text in texts if not names or any(_is_named(text, spellings) for spellings in names)]
    average_length = sum(text.length for text in models) / max(1, len(models)) or 1.0
    covered = {id(text): _covered(text, wanted, rarity, average_length) for text in models}
    models.sort(key=lambda text: covered[id(text)], reverse=True)
    return {form for text in models[:_MODELS] if covered[id(text)] >= _MODEL_COVERS for form in text.lead}


def _nearness(day: date | None, other: date | None) -> float:
    """1 for texts of the same weeks, falling to :data:`_FAR_FACTOR` over a year; 1 where a day is not known."""
    if day is None or other is None:
        return 1.0
    days = abs((day - other).days)
    share = min(1.0, max(0, days - _NEAR_DAYS) / (_FAR_DAYS - _NEAR_DAYS))
    return 1.0 - share * (1.0 - _FAR_FACTOR)


@dataclass(frozen=True, slots=True)
class _Judge:
    """All that texts are judged by."""

    sought: Sought
    wanted: Mapping[str, str]
    asked: Sequence[tuple[str, Sequence[tuple[str, ...]]]]
    context: set[str]
    rarity: _Rarity
    average_length: float

    def by_words(self, text: _Counted, one: _Counted) -> float:
        """How one passage of a text, or the whole of it, fits by its words."""
        covered = min(1.0, _covered(one, self.wanted, self.rarity, self.average_length))
        share_named = len(self._named(text)) / len(self.asked) if self.asked else covered
        if text.is_cyrillic == is_cyrillic(self.sought.words):
            about = max(_about(one, self.context, self.rarity), _about(text, self.context, self.rarity))
        else:
            # What a text in another script is about cannot be read off its words: several names and figures decide.
            about = share_named if covered >= _ENOUGH_NAMES else 0.0
        return _COVERAGE * covered + _NAMES * share_named + _ABOUT * about

    def _named(self, text: _Counted) -> list[str]:
        return [label for label, spellings in self.asked if _is_named(text, spellings)]

    def _as_named(self, label: str, text: _Counted) -> str:
        """A name as far as the text has it: the whole of it in one place, in any spelling, or the family name alone.

        A first name here and a family name there are two people.
        """
        group = next(group for group in self.sought.names if group[0] == label)
        if any(_stands_in(tuple(keys(name)), text.forms) for name in group):
            return label
        last = next((last for name in group if _stands_in(tuple(keys(last := _family_name(name))), text.forms)), "")
        return f"somebody called {last}" if last else ""

    def fit(self, text: _Counted) -> Fit:
        """How a text fits by its best passage, and why."""
        best = max(text.judged, key=lambda one: one.score)
        nearness = _nearness(self.sought.day, text.day)
        score = best.score * nearness
        shared = (form for form in self.wanted if form in best.words)
        # Of words that are as rare, a figure and a long word say more: “43” and “students” rather than “went”.
        weights = {form: (round(self.rarity(form), 1), form.isdigit(), len(self.wanted[form])) for form in shared}
        rarest = sorted(weights, key=weights.__getitem__, reverse=True)[:_SHOWN_WORDS]
        why = []
        if words := as_written(self.sought.words, set(rarest), text.forms):
            why.append(f"shares: {', '.join(words)}")
        if named := [name for label in self._named(text) if (name := self._as_named(label, text))]:
            why.append(f"names {', '.join(named)}")
        if best.cosine > _STRANGE:
            why.append(f"near in meaning ({best.cosine:.0%})")
        if not why and score:
            why.append("speaks of the same things as the claim’s own report")
        if score and (days := _apart(self.sought.day, text.day)):
            why.append(days)
        if text.passages:
            why.append("all in one passage of a long report")
        return Fit(round(min(1.0, score), 4), "; ".join(why), round(best.order * nearness, 4))


def _apart(day: date | None, other: date | None) -> str:
    """How far apart two days lie, in words; nothing where one is not known."""
    if day is None or other is None:
        return ""
    days = abs((day - other).days)
    return (
        "from the same days" if days <= _SAME_DAYS else f"{days} days {'after' if other > day else 'before'} the claim"
    )

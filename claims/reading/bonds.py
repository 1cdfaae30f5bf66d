"""What ties one statement to another: words and figures that both have, who says them, and which of them denies."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.choices import Polarity, Quotation
from claims.reading.statements import Figure, Statement
from claims.reading.words import word_set

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_CAPITAL = re.compile(r"(?<=[\w,’'] )[A-Z][\w’'-]{3,}|^[A-Z][\w’'-]{3,}(?= [A-Z])")
_NAME = re.compile(r"(?<![.!?] )\b[A-Z][\w’'-]+")
_OF_ONESELF = re.compile(r"\b(?:its|our|we|their|his|her|my)\b")
_KOREAN = re.compile(r"[가-힣]{2,}")
_KOREAN_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에게서|에서는|에서|에게|으로|까지|부터|보다|이나|[은는이가을를에의도로와과만])$"
)
_KOREAN_CALLED = re.compile(r"(?<=[가-힣])이라(?:는|고|며)$")
_KOREAN_PREDICATE = re.compile(r"(?:[다라]|[다라]고|[다라]며|[다라]는|지만|는데|[하되된한할던될])$|^(?:있|없|않|못|같)")
_KOREAN_PLAIN = word_set(
    "지난 이번 관련 대해 대한 위해 통해 이날 최근 오전 오후 올해 내년 지난해 당시 우리 모든 전혀 아직 이미 다시 다른 "
    "자신 경우 때문 이후 이전 가운데 이상 이하 정도 이것 그것 사실 아무 누구 그런 이런 저런 직접 함께 한번"
)
_ADDED = re.compile(r"\b(?:other|another|additional|more|further|including|among|each|extra)\b", re.IGNORECASE)
"""Of these some are told beside others, and not instead of them."""
_PLAIN = word_set(
    "that this with from have been were will would could which their there they them than then when what said says "
    "also into over more about after before some such only most other these those here"
)


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties a statement to one before it: shared words, things counted, nearness, and an opposite polarity."""

    shared: int
    plain: int
    """How many of these words are no names, where one of the two denies: people in the news are named everywhere."""
    share: float
    counts_the_same: bool
    counts_otherwise: bool
    tells_of_one: bool
    """Besides what is counted both have a word in common, or one quotation follows the other."""
    both_count: bool
    shares_figures: bool
    is_turned: bool
    is_others: bool
    is_next: bool

    @classmethod
    def of(cls, statement: Statement, other: Statement, *, is_next: bool) -> "Bond":
        own, theirs = stems(statement.exact), stems(other.exact)
        shared = len(own & theirs)
        is_turned = statement.polarity is Polarity.DENIED and other.polarity is Polarity.AFFIRMED
        pairs = [
            (one, two)
            for one in statement.figures
            for two in other.figures
            if one.unit == two.unit and stems(one.counted) & stems(two.counted)
        ]
        of_one = [(one, two) for one, two in pairs if _head(one) == _head(two)]
        exact = all(one.low is not None and one.low == one.high and two.low == two.high for one, two in of_one)
        is_other = bool(of_one) and exact and all(one.low != two.low for one, two in of_one)
        is_single = len(statement.figures) == len(other.figures) == 1
        beside = (own & theirs) - {stem for one, two in of_one for stem in stems(f"{one.counted} {two.counted}")}
        tells_of_one = bool(beside) or (is_next and statement.quotation is other.quotation is Quotation.DIRECT)
        counts_otherwise = is_other and is_single and not (_ADDED.search(statement.exact) or _ADDED.search(other.exact))
        return cls(
            shared=shared,
            plain=len((own & theirs) - stems_of_names(statement)) if is_turned and shared else shared,
            share=shared / (min(len(own), len(theirs)) or 1),
            counts_the_same=bool(pairs),
            counts_otherwise=counts_otherwise and not _is_of_another(statement, other),
            tells_of_one=tells_of_one,
            both_count=bool(statement.figures and other.figures),
            shares_figures=not {one.low for one in statement.figures}.isdisjoint(two.low for two in other.figures),
            is_turned=is_turned,
            is_others=not is_same_speaker(statement, other) and statement.quotation is not Quotation.NONE,
            is_next=is_next,
        )


def _head(figure: Figure) -> str:
    """What is counted in one word: officers of “additional police officers”, which are no additional graves."""
    words = figure.counted.lower().split()
    return words[-1].removesuffix("s") if words else ""


def _is_of_another(statement: Statement, other: Statement) -> bool:
    """Whether what each names is nothing that the other names: minutes on Fadebook are none on Yoohoo."""
    here, there = (_CAPITAL.findall(one.exact) for one in (statement, other))
    if _OF_ONESELF.search(statement.exact):
        here += statement.speaker.name.split()
    return bool(here and there) and {name[:4] for name in here}.isdisjoint(name[:4] for name in there)


def stems_of_names(statement: Statement) -> frozenset[str]:
    """The stems of what a statement writes with a capital."""
    first = 1 if statement.quotation is Quotation.DIRECT else 0  # a sentence begins with a capital anyhow
    return stems(" ".join(_NAME.findall(statement.exact, first)))


def is_line(statement: Statement) -> bool:
    """Whether it stands in a line of a transcript, behind the label of who speaks."""
    label = statement.speaker.start
    is_spoken = statement.quotation in (Quotation.DIRECT, Quotation.MIXED)
    return label is not None and not statement.cue and label < statement.start and is_spoken


def is_same_speaker(one: Statement, other: Statement) -> bool:
    """Whether one named speaker makes both, or one whom the same words of the text mean."""
    if one.speaker.name or other.speaker.name:
        return one.speaker.name == other.speaker.name
    return one.speaker.start is not None and one.speaker.start == other.speaker.start


def speaks_for(answer: Statement, other: Statement) -> bool:
    """“The PGA Tour says …” and its vice-president's denial are of one side."""
    body = "" if other.speaker.is_vague else other.speaker.organisation
    told = f"{answer.speaker.role} {answer.speaker.organisation}"
    return len(body) > 2 and bool(re.search(rf"\b{re.escape(body)}(?!\w)", told))


def is_somebodys(statement: Statement) -> bool:
    """Whether somebody says it, and be it hearsay: “is said to have left”."""
    return statement.quotation is not Quotation.NONE or statement.speaker.is_vague


def shares_name(name: str, words: str) -> bool:
    """Whether somebody of this name may be meant in these words."""
    return bool(stems(name) & stems(words))


def names_speaker(statement: Statement, other: Statement) -> bool:
    """“The account of Mayor Ann Lee”, “the mayor’s account” is answered: what she said is meant."""
    name = other.speaker.name.rpartition(" ")[2]
    named = [re.escape(name)] if len(name) > 2 else []
    named += [rf"{re.escape(word.lower())}\w{{0,2}}" for word in other.speaker.role.split()[:1] if len(word) > 2]
    return bool(named) and re.search(rf"\b(?:{'|'.join(named)})\b", statement.exact, re.IGNORECASE) is not None


@lru_cache(maxsize=256)
def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that mean something, to compare statements by."""
    return frozenset(word[:6] for word in _WORD.findall(words.lower()) if word not in _PLAIN) | _korean_stems(words)


def _korean_stems(words: str) -> frozenset[str]:
    """Korean nouns without their particles: they are shorter than words elsewhere, and predicates tell little."""
    plain = (_KOREAN_CALLED.sub("", word) for word in _KOREAN.findall(words))
    found = (_KOREAN_PARTICLE.sub("", word) for word in plain if not _KOREAN_PREDICATE.search(word))
    return frozenset(word[:4] for word in found if len(word) > 1 and word not in _KOREAN_PLAIN)

"""What the search for answers sees: the statements of one report, how each was told, and which are answers so far."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.reading.languages.english import ENGLISH
from claims.reading.languages.tongue import Answers
from claims.reading.statements import Counter, Statement
from claims.reading.words import small_letters

_OF_SILENCE = ("comment", "respon", "repl", "return", "answer", "avail", "reach")
"""Without one of these nobody is silent in English; to look for them is quick."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the linking needs to know of a statement beside the statement: its verb, force, negation and sentence."""

    lemma: str
    force: str
    is_negated: bool
    sentence: str
    is_title: bool
    is_bare: bool = False
    """It denies without saying what, so that its words do not tell either."""
    is_reply: bool = False
    """Its words are the denial itself, “denied: “I was ill””, and not what is denied."""


@dataclass(slots=True)
class Scene:
    """The statements of one report, and those of them that have been found to answer others so far."""

    statements: Sequence[Statement]
    remarks: Sequence[Remark]
    small: Sequence[str]
    """What the statements say, in small letters."""
    answers: Answers
    headline: frozenset[str] = frozenset()
    paragraphs: Sequence[int] = ()
    """Where each paragraph of the text begins."""
    found: list[Counter] = field(default_factory=list)
    words: Mapping[str, re.Pattern[str]] = field(init=False)
    """The patterns of the language."""
    is_tabled: bool = field(init=False)
    """The language is read from a table: its verbs of rejecting deny as often as they wave away."""

    def __post_init__(self) -> None:
        self.words = self.answers.patterns
        self.is_tabled = self.answers is not ENGLISH

    def is_one_paragraph(self, first: int, second: int) -> bool:
        """Whether the sentences of both statements stand in one paragraph."""
        one, other = (bisect_right(self.paragraphs, self.statements[at].sentence_start) for at in (first, second))
        return one == other

    def is_unreached(self, small: str) -> bool:
        """“Did not respond to a request for comment”, in small letters."""
        may_be = self.is_tabled or any(map(small.__contains__, _OF_SILENCE))
        return may_be and self.words["unreached"].search(small) is not None

    def reaction(self, index: int) -> re.Match[str] | None:
        """“Reacting to the allegations, …”, where that sentence begins with it and tells one thing."""
        return self.words["reacting"].match(small_letters(self.remarks[index].sentence))

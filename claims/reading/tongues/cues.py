"""The verbs of one sentence that report, in a language that is read from its table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.reading.attribution.sentence_words import SentenceWords
from claims.reading.languages.tongue import Tongue
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.words import is_word

TURNED = re.compile(r"([^\W\d_]+?)(?:-t)?-(ils?|elles?)$")
"""“A-t-il déclaré”, “dit-elle”: the pronoun behind its verb, in one word with it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports, as a range of words, its force, and where the particle stands that belongs to it."""

    first: int
    after: int
    force: str
    particle: int
    is_refused: bool = False
    """“Refused to confirm”: a refusal and the infinitive in one."""


class TongueCues(SentenceWords):
    """The words of one sentence in the light of a table, and which of them report."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], tongue: Tongue) -> None:
        super().__init__(text, sentence, quotes)
        self.tongue = tongue

    def _denies(self, at: int) -> bool:
        """Whether the word negates, and is not the “not” of “not only”."""
        sets = self.tongue.sets
        following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return self.words[at].lower in sets["negators"] and following not in sets["only"]

    def _without_helpers(self, at: int, limit: int) -> int:
        """The position before the helping words and negations of the verb at ``at``; who is nobody stays."""
        sets = self.tongue.sets
        while at > limit and (
            self.words[at - 1].lower in sets["helpers"]
            or (self.words[at - 1].lower in sets["negators"] and at - 1 > limit and is_word(self.words[at - 2]))
        ):
            at -= 1
        return at

    def _cues(self) -> Iterator[Cue]:
        at = 0
        particles: set[int] = set()
        while at < self.last:
            row = self._cue_at(at) if self.quote_of[at] < 0 and at not in particles else None
            if row:
                particles.add(row.particle)
                yield row
                at = row.after
            else:
                at += 1

    def _cue_at(self, at: int) -> Cue | None:
        if at >= self.last:
            return None
        first = self.words[at].lower
        rows = self.tongue.cues.get(first, ())
        if turned := TURNED.match(first):
            rows = self.tongue.cues.get(turned[1], ())
        elif first[1:2] == "'" and first[0] in "nlsm":
            rows = (*rows, *self.tongue.cues.get(first[2:], ()))
        before = self.words[at - 1].lower if at else ""
        if before == "zu" or (first in self.tongue.sets["also_nouns"] and before in self.tongue.sets["articles"]):
            return None
        for rest, particle, force in rows:
            after = self._after_rest(at + 1, rest)
            if not after:
                continue
            following = self.words[after].lower if after < len(self.words) else ""
            if not particle and following in self.tongue.sets["built_with"]:
                continue  # “elf Infektionen seien bestätigt worden”
            if not particle:
                return Cue(at, after, force, self.last)
            limit = min(self.last, at + 16)
            parts = particle.split("_")  # “schloss … nicht aus”
            where = next((k for k in range(after, limit) if self._is_at(k, parts)), None)
            if where is not None:
                return Cue(at, after, force, where)
        return None

    def _is_at(self, at: int, parts: list[str]) -> bool:
        return self.words[at].lower == parts[0] and [word.lower for word in self.words[at : at + len(parts)]] == parts

    def _after_rest(self, at: int, rest: tuple[str, ...]) -> int:
        """The position behind the other words of a verb, over “not” and “also” between them; 0 where they lack."""
        sets = self.tongue.sets
        for wanted in rest:
            while at < self.last and self.words[at].lower != wanted and self.words[at].lower in sets["between"]:
                at += 1
            if at >= self.last or self.words[at].lower != wanted:
                return 0
            at += 1
        return at

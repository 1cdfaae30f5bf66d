"""The verbs of one sentence that report, in a language that is read from its table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.reading.attribution.asides import Range
from claims.reading.attribution.sentence_words import SentenceWords
from claims.reading.languages.tongue import Phrases, Tongue
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.words import is_word

TURNED = re.compile(r"([^\W\d_]+?)(?:-t)?-(ils?|elles?)$")
"""“A-t-il déclaré”, “dit-elle”: the pronoun behind its verb, in one word with it."""
_OBLIQUE = frozenset(
    (
        "dem",
        "den",
        "ihm",
        "ihr",
        "ihnen",
        "einem",
        "einen",
        "diesem",
        "diesen",
        "seinem",
        "seinen",
        "ihrem",
        "ihren",
        "seiner",
        "ihrer",
        "einer",
    )
)
"""“Dem Sender sagte …”: German words that open no subject."""
_HERS = re.compile(
    r"(?:zeitung|agentur|polizei|presse|schaft|(?<!spr)(?<!schw)ung|heit|keit|tät|(?<!sp)(?<!champ)ion|behörde|kammer"
    r"|jury|partei|klinik|bank|firma|stadt|familie|mutter|schwester|tochter|frau|kanzlei|justiz|feuerwehr|redaktion"
    r"|bild|zeit|welt|post|rundschau|woche|allgemeinen|dpa|afp|faz|taz|[^\W\d_]{3,}(?<!e)(?<!term)in)$"
)
"""Feminine nouns: “der Polizei” is a dative, where “der Minister” acts."""
LONGEST_BUT = 4
"""“A la vez que”: what leads over to a second verb has so many words at most."""


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

    def _phrase(self, phrases: Phrases, at: int) -> int:
        """How many words of ``phrases`` stand at a word; 0 where none do."""
        for rest in phrases.get(self.words[at].lower, ()):
            if tuple(word.lower for word in self.words[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

    def _is_verb(self, at: int) -> bool:
        word = self.words[at]
        return word.text.islower() and self.tongue.patterns["verb_shape"].fullmatch(word.lower) is not None

    def _is_turned(self, words: Range) -> bool:
        """“Der Polizei sagte die Zeugin …”, “einen Rücktritt schloss er …”: who is told, or what, and not who acts."""
        first, after = words
        if (
            not self.tongue.nouns_are_capital
            or first >= after
            or any(word.text == "," for word in self.words[first:after])
        ):
            return False
        plain = [word for word in self.words[first:after] if is_word(word)]
        opener = plain[0].lower if plain else ""
        if opener != "der":
            return opener in _OBLIQUE and [word.lower for word in plain[:2]] != ["den", "haag"]
        return len(plain) > 1 and (
            _HERS.search(plain[-1].lower) is not None or (len(plain) == 3 and plain[1].lower.endswith("en"))
        )

    def _is_joined(self, cue: Cue) -> bool:
        """“Y también negó que …”: a second verb of the same one."""
        return (
            cue.first > 0 and self.words[self._without_helpers(cue.first, 0) - 1].lower in self.tongue.sets["joining"]
        )

    def _but_before(self, cue: Cue) -> int:
        """“…, aunque también negó”, “… mais nie”: where “but” stands before a verb with no subject of its own; or 0."""
        verb = self._without_helpers(cue.first, 0)
        if self.tongue.nouns_are_capital and cue.after < self.last and self.words[cue.first - 1].text == ",":
            is_turned = self.words[cue.after].lower in self.tongue.sets["but"] | self.tongue.sets["amid"]
            return cue.first - 1 if is_turned else 0  # “…, räumte aber ein”
        first = range(verb - 1, max(0, verb - 1 - LONGEST_BUT), -1)
        return next((at for at in first if self._phrase(self.tongue.phrases["but"], at) == verb - at), 0)

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
        may_be_noun = first in self.tongue.sets["also_nouns"] and before not in self.tongue.sets["joining"]
        if before == "zu" or (may_be_noun and before in self.tongue.sets["articles"]):
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

"""What somebody says of a thing in passing: “the headset, which Apple said would ship in March, is late”.

Only the words behind the verb are Apple's; that the headset is late is told by whoever tells the sentence.
"""

from claims.reading.attribution.clauses import LONGEST_PHRASE, Range, phrase_before
from claims.reading.attribution.cues import Cue
from claims.reading.attribution.openings import OpeningFinder
from claims.reading.attribution.verb_use import holds_finite_verb, opens_predicate
from claims.reading.attribution.verbs import FORMS
from claims.reading.words import PREPOSITIONS, is_adverb, word_set

_RELATIVE = word_set("which whom who")
_LABELS = word_set("call describe dub label brand term")
_NO_SUBJECT = word_set("together perhaps maybe alone once")
_GOES_ON = word_set("and but or")


class RelativeFinder(OpeningFinder):
    """Finds the content of a verb that stands in a relative clause, and of whom or what the clause speaks."""

    def _set_in_passing(self, cue: Cue) -> bool:
        """Whether the cue stands in “, which Apple said would …”; its content then ends with that clause."""
        relative = self._relative_before(cue)
        if cue.source is None or (relative is None and not self._is_between_commas(cue)):
            return False
        start = cue.after
        if relative is None:
            relative = cue.source[0] - 2
            start = self._after_adjuncts(start) + 1
        else:
            cue.source = (relative + 1, cue.source[1])
        end = self._clause_end(relative, start)
        while start < end and is_adverb(self.words[start].lower):
            start += 1
        start = self._after_adjuncts(start) if start < end else start
        is_label = cue.verb.lemma in _LABELS
        if cue.verb.lemma == "describe":
            start = next((at + 1 for at in range(cue.after, end) if self.words[at].lower == "as"), end)
        if start >= end:
            return False
        is_bare = self.words[start].lower not in PREPOSITIONS or self.quote_of[start] >= 0  # “which he called for”
        is_predicate = opens_predicate(self.words[start:end]) and self.quote_of[start] < 0
        if not (is_bare if is_label else is_predicate):
            return False
        cue.content, cue.is_clause = (start, end), not is_label
        cue.antecedent = phrase_before(self.words, relative)
        return True

    def _is_between_commas(self, cue: Cue) -> bool:
        """“A firm that, the prosecution said, did not exist”."""
        if cue.source is None or cue.manner != "active" or cue.source[0] < 3:
            return False
        at = cue.source[0] - 2
        is_led = self.words[at].lower in _RELATIVE | {"that"} and self.words[at + 1].text == ","
        behind = self._after_adjuncts(cue.after)
        is_parted = is_led and behind + 1 < self.last and self.words[behind].text == ","
        is_apart = is_parted and self.words[at - 1].is_word and self.words[at - 1].lower not in PREPOSITIONS
        return is_apart and opens_predicate(self.words[behind + 1 : self.last])

    def _relative_before(self, cue: Cue) -> int | None:
        """Where “which” or “whom” stands that opens the clause of the cue behind a comma."""
        if cue.source is None or cue.manner != "active" or cue.kind == "ing":
            return None
        first = cue.source[0]
        if self.words[first].lower not in _RELATIVE:
            first -= 1
        is_led = first > 1 and self.words[first].lower in _RELATIVE and self.quote_of[first] < 0
        is_apart = is_led and self.words[first - 1].text == "," and self.words[first - 2].is_word
        return first if is_apart and self._names_somebody(first + 1, cue.source[1]) else None

    def _names_somebody(self, first: int, after: int) -> bool:
        """“Which Apple said” has a subject of its own; in “who in 2010 said”, “which perhaps shows” it is the thing."""
        if first >= after or opens_predicate(self.words[first:after]):
            return False
        lower = self.words[first].lower
        return not (lower in PREPOSITIONS or lower in _NO_SUBJECT or is_adverb(lower))

    def _clause_end(self, relative: int, first: int) -> int:
        """The comma that closes the clause, or where its sentence ends.

        Where no verb stands before the clause, the verb of the sentence is still to come.
        """
        for at in range(first, self.last - 1):
            is_comma = self.words[at].text == "," and self.quote_of[at] < 0
            closes_quote = self.quote_of[at] >= 0 and self.quote_of[at + 1] < 0 and self.words[at + 1].text != ","
            if self.words[at].text in (";", ":", "—", "–") and self.quote_of[at] < 0:
                return at
            if is_comma and (opens_predicate(self.words[at + 1 : self.last]) or self._joins_predicate(at + 1)):
                return at
            if closes_quote and opens_predicate(self.words[at + 1 : self.last]):
                return at + 1
            if is_comma and self._opens_aside(at + 1):
                return at
        if holds_finite_verb(self.words[max(0, relative - LONGEST_PHRASE) : relative]):
            return self.last
        return next((at for at in range(first, self.last) if self.words[at].text == "," and self.quote_of[at] < 0), 0)

    def _joins_predicate(self, at: int) -> bool:
        return self.words[at].lower in _GOES_ON and opens_predicate(self.words[at + 1 : self.last])

    def _opens_aside(self, at: int) -> bool:
        """“, according to Reuters”, “, he said” and “, while …”: the sentence goes on without the clause."""
        words = self.words
        if words[at].lower in ("according", "while", "although", "though", "but", "whereas"):
            return True
        said: Range | None = None
        if at + 1 < self.last and self.last - at <= 8:
            said = phrase_before(words, self.last - 1)
        verb = FORMS.get(words[self.last - 1].lower)
        is_told = verb is not None and "c" in verb[0].frame and verb[1] in ("ed", "s")
        return is_told and said is not None and said[0] == at

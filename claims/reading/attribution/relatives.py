"""What somebody says of a thing in passing: “the headset, which Apple said would ship in March, is late”.

Only the words behind the verb are Apple's; that the headset is late is told by whoever tells the sentence.
"""

from claims.reading.attribution.asides import LONGEST_PHRASE, Range
from claims.reading.attribution.clauses import phrase_before
from claims.reading.attribution.finite import holds_finite_verb, opens_predicate
from claims.reading.attribution.openings import OpeningFinder
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    OTHER_VERBS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    Word,
    is_adverb,
    word_set,
)

_RELATIVE = word_set("which whom who")
_LABELS = word_set("call describe dub label brand term")
_NO_SUBJECT = word_set("together perhaps maybe alone once")
_GOES_ON = word_set("and but or")
_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | word_set("so it fact all those something anything such")
_NO_NOUN_BEFORE = AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | SUBJECT_PRONOUNS
_FINITE = AUXILIARIES - {"being", "having", "been", "be", "'s"}
_CARRIES_ON = SUBJECT_PRONOUNS | CONJUNCTIONS | SUBORDINATORS | {"who", "which", "not", "to"}
"""Before these words’ verb another clause has begun, or the same goes on."""


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
        if self.words[relative - 1].text != ",":
            end = self.before_main_verb_of(relative, cue.at, end or self.last)
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
        """Where “which” or “whom” stands that opens the clause of the cue, behind a comma or right behind a noun."""
        if cue.source is None or cue.manner != "active" or cue.kind == "ing":
            return None
        first = cue.source[0]
        if self.words[first].lower not in _RELATIVE:
            first -= 1
        is_led = first > 0 and self.words[first].lower in _RELATIVE | {"that"} and self.quote_of[first] < 0
        is_led = is_led and first not in self.clauses
        before = self.words[first - 1]
        is_apart = is_led and before.text == "," and first > 1 and self.words[first - 2].is_word
        is_apart = is_apart and self.words[first].lower != "that"
        is_beside = is_led and before.is_word and before.lower not in _NO_NOUN | (FORMS.keys() - ALSO_NOUNS)
        is_apart = is_apart or (is_beside and not is_adverb(before.lower))
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

    def before_main_verb_of(self, subject: int, first: int, after: int) -> int:
        """Where the verb of the sentence stands, whose subject ends with a relative clause that is read from ``first``.

        “The man who police say stole three cars was arrested”: no verb stands before the clause, so one must follow.
        """
        if after < self.last or holds_finite_verb(self.words[:subject]):
            return after
        found = self.before_main_verb(first, after)
        if found < after:
            return found
        return next((at for at in range(first + 1, after) if self._is_finite(at)), after)

    def _is_finite(self, at: int) -> bool:
        return self.quote_of[at] < 0 and (self.words[at].lower in _FINITE or _tells_deed(self.words[at]))

    def before_main_verb(self, first: int, after: int) -> int:
        """“Rumours that gas was used are false”: the clause ends before the verb of the sentence, “are”."""
        seen = False
        for at in range(first + 1, after):
            word, before = self.words[at], self.words[at - 1]
            if word.lower not in _FINITE or self.quote_of[at] >= 0:
                is_deed = self.quote_of[at] < 0 and _tells_deed(word)
                if seen and is_deed and before.is_word and before.lower not in _CARRIES_ON | AUXILIARIES:
                    return at
                seen = seen or is_deed
                continue
            if seen and before.lower not in _CARRIES_ON and before.lower not in _FINITE and before.is_word:
                return at
            seen = True
        return after

    def tells_of_subject(self, cue: int) -> bool:
        """“Reports claiming that …”, “the figures showing that …”: a noun and no verb stands before the participle."""
        first = max((at for at in self.clauses if at <= cue), default=0)
        before = self.words[first:cue]
        is_noun = bool(before) and before[-1].is_word and before[-1].lower not in _NO_NOUN_BEFORE
        return is_noun and not is_adverb(before[-1].lower) and not holds_finite_verb(before)

    def goes_on_with_verb(self, at: int) -> bool:
        """Whether the verb of the sentence stands at ``at``, behind an aside."""
        while at < self.last - 1 and is_adverb(self.words[at].lower):
            at += 1
        lower = self.words[at].lower
        if self.quote_of[at] >= 0 or self.words[at].is_capital:
            return False
        is_told = lower in FORMS and FORMS[lower][1] in ("ed", "s")
        return is_told or lower in AUXILIARIES or lower in OTHER_VERBS or (lower.endswith("ed") and len(lower) > 4)

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


def _tells_deed(word: Word) -> bool:
    lower = word.lower
    is_past = lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s")
    return not word.is_capital and (is_past or lower in OTHER_VERBS)

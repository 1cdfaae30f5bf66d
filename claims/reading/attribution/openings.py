"""Where the words begin that a reporting verb reports, behind whom it is told to, when and where."""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import phrase_after
from claims.reading.attribution.cues import APPOSED_NOUNS, CueFinder
from claims.reading.attribution.finite import holds_finite_verb, opens_predicate
from claims.reading.attribution.negation import ANSWERING
from claims.reading.attribution.sentence_words import AMOUNTS, CLAUSE_OPENERS, READERS
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import ALSO_NOUNS, CLAIM_NOUNS, FORMS
from claims.reading.speakers.roles import BODIES, ROLES
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    Word,
    is_adverb,
    word_set,
)

_HELPING = AUXILIARIES - {"having", "being"}
_NEW_PHRASE = DETERMINERS | POSSESSIVES
_TOLD_TO = word_set("him her them me us")
_POINTED_AT = _NEW_PHRASE | {"date", "police", "authorities"}
LONGEST_SETTING = 10
"""When, where and how somebody spoke takes fewer words than this."""
_BEFORE_AMOUNTS = word_set("about around over under between up above below near within")
_OF_WHICH = PREPOSITIONS | {"fact", "day", "way", "all", "something", "anything", "everything", "nothing"}
"""“In reaction to the fact that”, “after all that”: what follows is no words of the speaker."""
_HEARERS = (
    READERS
    | ROLES
    | BODIES
    | word_set(
        "paper newspaper magazine station broadcaster channel site website press media jury panel public audience "
        "crowd regulator lawyer friend relative family fan viewer listener voter detective investigator prosecutor "
        "colleague correspondent"
    )
)
_MEANWHILE = word_set("when while as")
_SAID = APPOSED_NOUNS | CLAIM_NOUNS | word_set("demand demands idea notion belief call calls request requests threat")
_ADDRESSEE_ENDS = CLAUSE_OPENERS | {"to", "about", "of"}


class OpeningFinder(CueFinder):
    """Finds where the content of a cue begins."""

    def _forward_start(self, cue: Cue) -> int | None:
        """Where the content begins after the cue, or None when nothing that it reports follows."""
        words = self.words
        at = cue.after
        frame = cue.verb.frame
        if "a" in frame and cue.manner != "passive":
            at = self._after_addressee(at)
        at = self._after_adjuncts(at)
        if at >= self.last:
            return None
        word = words[at]
        if word.lower == "that" and "o" in frame and self._points_back(cue, at):
            cue.is_clause = False
            return at
        if word.lower in _MEANWHILE and cue.source and cue.source[0] and self._ends_words(cue.source[0] - 1):
            return None  # ““It is a rumour,” Lee told us when we asked him”
        if word.lower in CLAUSE_OPENERS:
            return at if word.lower == "that" or words[min(at + 1, len(words) - 1)].is_word else None
        if "t" in frame:
            return None
        if word.text in ",:—–" or word.text == "--":
            following = at + 1
            if word.text == "," and following < self.last and self.quote_of[following] < 0:
                is_aside = cue.source is not None and cue.source[0] > 1 and self._ends_words(cue.source[0] - 1)
                if is_aside and self._leads_in(cue, at):
                    return following  # “Therefore, he said, the reports are wrong”
                clause = None if is_aside else self._after_interruption(at)
                if clause is None:
                    return None
                following = clause
            if following < self.last and (self.quote_of[following] >= 0 or word.text == ":"):
                return following
            if following < self.last and words[following].lower == "that":
                return following
            return None
        if self.quote_of[at] >= 0:
            return at
        if not word.is_word and word.text not in "$€£([":
            return None
        if (word.lower in CONJUNCTIONS and "o" not in frame) or word.lower in _HELPING:
            return None
        if cue.manner == "passive" and word.lower == "by":
            return None
        if word.lower == "to" and cue.manner == "passive" and self._points_somewhere(at + 1):
            return None
        if (behind := self._behind_hearer(cue, at)) is not None:
            return behind
        if word.lower == "to" and "c" in frame and "to" not in cue.verb.particles and self._points_somewhere(at + 1):
            return self._that_behind(at)  # “…, an official confirmed to the BBC”
        if word.lower == "to" or (word.lower == "not" and at + 1 < self.last and words[at + 1].lower == "to"):
            cue.is_clause = False
            return at if "i" in frame or "to" in cue.verb.particles or "o" in frame else None
        behind = self._behind_setting(cue, at)
        if behind is not None:
            return behind
        is_about = word.lower == "about" and not self._written_at(at + 1)[:1].isdigit()
        if cue.verb.lemma == "say" and (word.lower in ("of", "them") or is_about):
            return None
        if cue.verb.lemma == "say" and word.lower == "so" and not holds_finite_verb(words[at : self.last]):
            return None  # “do not want to say so in public”
        if "c" in cue.verb.frame and self._opens_amount(at):
            return at  # “says about 34,000 homes are without power”, “said up to 40 had died”
        if word.lower in PREPOSITIONS and word.lower not in cue.verb.particles:
            if word.lower == "for" and at > cue.after:
                return None  # “admitted in an interview for the Post”
            if word.lower in ("of", "against", "for", "about") and "o" not in frame:
                if self._quote_before(cue) is not None:
                    return None
                cue.is_clause = False
                return at
            return at if "o" in frame and word.lower not in ("by", "after", "before", "during", "as", "with") else None
        if word.lower in cue.verb.particles:
            cue.is_clause = False
            return at
        if "c" in frame:
            if self._is_source_after(cue, at):
                return None
            return at
        if "o" in frame:
            cue.is_clause = False
            return at
        return None

    def _leads_in(self, cue: Cue, comma: int) -> bool:
        """Whether an adverb alone stands before “, he said,”: nothing has been said yet."""
        is_bare = cue.source is not None and cue.source[0] == 2 and cue.source[1] == cue.at and cue.after == comma
        return is_bare and is_adverb(self.words[0].lower) and not self.words[comma + 1].lower.endswith("ing")

    def _ends_words(self, at: int) -> bool:
        """Whether a comma or a quotation ends at ``at``: what is said then stands before it."""
        return self.quote_of[at] >= 0 or self.words[at].text == ","

    def _behind_setting(self, cue: Cue, at: int) -> int | None:
        """“Said without evidence that …”, “said after the verdict: “…””: what is said, behind how and when it was."""
        words = self.words
        if not {"c", "q"} & set(cue.verb.frame) or words[at].lower not in PREPOSITIONS:
            return None
        for k in range(at + 1, min(self.last - 1, at + LONGEST_SETTING)):
            if self.quote_of[k] >= 0 or words[k].text in ",;—–":
                return None
            if words[k].text == ":":
                return k + 1 if self.quote_of[k + 1] >= 0 else None
            if words[k].lower == "that" and "c" in cue.verb.frame:
                is_relative = words[k + 1].lower in AUXILIARIES or words[k - 1].lower in _OF_WHICH
                return None if is_relative else k
        return None

    def _behind_hearer(self, cue: Cue, to: int) -> int | None:
        """“Confirmed to Reuters on Monday that …”: what is said, behind those who hear it; None where nobody does."""
        words, frame, first = self.words, cue.verb.frame, to + 1
        if words[to].lower != "to" or cue.manner == "passive" or self._is_title_case():
            return None
        is_led = first < self.last and words[first].lower in _NEW_PHRASE
        first += is_led
        is_verb = not is_led and words[min(first, self.last - 1)].lower in FORMS  # “declined to state”
        if first >= self.last or is_verb or not (words[first].is_capital or self._is_hearer(first, 3 if is_led else 1)):
            return None
        for k in range(first + 1, min(self.last - 1, first + LONGEST_SETTING)):
            is_told = self.quote_of[k] >= 0 or words[k].lower in SUBJECT_PRONOUNS
            if is_told or (words[k].lower in CLAUSE_OPENERS and "c" in frame):
                is_relative = words[k].lower == "that" and opens_predicate(words[k + 1 : self.last])
                return None if is_relative or words[k - 1].lower in _OF_WHICH | _SAID else k
            if words[k].text in ",;:—–" or words[k].lower in ("who", "whom", "which"):
                return None
        return None

    def _that_behind(self, to: int) -> int | None:
        """“Confirmed to BBC reporter Ann Lee that …”: where what is said begins; None where nothing follows."""
        for k in range(to + 2, min(self.last - 1, to + LONGEST_SETTING)):
            if not self.words[k].is_word or self.quote_of[k] >= 0:
                return None
            if self.words[k].lower == "that":
                return None if opens_predicate(self.words[k + 1 : self.last]) else k
        return None

    def _is_hearer(self, at: int, within: int) -> bool:
        """“Reporters”, “the district council”: people or a body; behind an article within so many words."""
        return any(
            word.lower in _HEARERS or word.lower.removesuffix("s") in _HEARERS
            for word in self.words[at : min(self.last, at + within)]
        )

    def _opens_amount(self, at: int) -> bool:
        """“About 34,000”, “up to 40”, “between 40 and 60”: it belongs to a number, and a clause follows."""
        words = self.words
        following = at + 1 + (words[at].lower == "up" and self._written_at(at + 1) == "to")
        if words[at].lower not in _BEFORE_AMOUNTS or following >= self.last:
            return False
        is_number = words[following].text[0].isdigit() or words[following].text in "$€£"
        is_number = is_number or words[following].lower in AMOUNTS
        return is_number and holds_finite_verb(words[at : self.last])

    def _points_somewhere(self, at: int) -> bool:
        """“Were reported to the police”, “have been reported to date”: no infinitive follows “to”."""
        return at < self.last and (self.words[at].is_capital or self.words[at].lower in _POINTED_AT)

    def _points_back(self, cue: Cue, that: int) -> bool:
        """“Rejected that claim and said …”, “disputed that, saying …”, “called that a lie”: it opens no clause."""
        words, after = self.words, that + 2
        if that + 1 >= self.last or cue.verb.force == "label" or words[that + 1].lower == "into":
            return True
        following = words[that + 1]
        if cue.verb.force in ANSWERING and (following.lower == "as" or following.text in ",;"):
            return True
        if after > len(words) - 1 or following.lower not in APPOSED_NOUNS:
            return False
        return after >= self.last or not words[after].is_word or words[after].lower in CONJUNCTIONS

    def _is_source_after(self, cue: Cue, at: int) -> bool:
        """“…,” said the minister: the words after the verb name who speaks, and nothing follows that is said."""
        if cue.kind == "ing" or (cue.source is not None and cue.manner == "active"):
            return False
        return cue.at > 0 and (self.words[cue.at - 1].text == "," or self.quote_of[cue.at - 1] >= 0)

    def _after_addressee(self, at: int) -> int:
        words = self.words
        if at + 1 < self.last and words[at].lower in _TOLD_TO - {"her"} and self.quote_of[at] < 0:
            return at + 1
        for k in range(at, min(self.last, at + 10)):
            if k > at and words[k].lower in _HELPING and self.quote_of[k] < 0:
                break  # “told police her husband had threatened to kill her”
            if k > at and words[k].lower in SUBJECT_PRONOUNS and words[at].lower not in CLAUSE_OPENERS:
                return k  # “told reporters she had said that …”
            if (words[k].lower in _ADDRESSEE_ENDS and k > at) or self.quote_of[k] >= 0 or words[k].text in ",:":
                return self._before_quote(at, k)
        if at >= self.last:
            return at
        found = phrase_after(words, at, longest=6)
        if found is None:
            return at
        if words[at].is_capital or words[at].lower in _NEW_PHRASE:
            return self._cut_addressee(found)
        cut = self._cut_addressee(found)
        return cut if cut < found[1] or cut >= self.last else at + 1

    def _before_quote(self, at: int, quote: int) -> int:
        """“Told the judge his client “never sold …””: what is said begins with “his client”, before the quotation."""
        words = self.words
        if self.quote_of[quote] < 0 or quote - at < 3:
            return quote
        first = self._after_adjuncts(at + 1 + (words[at].lower in _NEW_PHRASE and words[at].lower not in _TOLD_TO))
        is_lone = words[at].lower in _TOLD_TO or words[at].is_capital or words[at].lower in _NEW_PHRASE
        following = words[first].lower
        is_new = following in _NEW_PHRASE or following in SUBJECT_PRONOUNS or following == "there"
        return first if is_lone and is_new and first < quote else quote

    def _cut_addressee(self, found: Range) -> int:
        """In “told the Post Trump would” no mark parts the two; a second determiner or pronoun does."""
        for k in range(found[0] + 1, found[1]):
            if self.words[k].lower in _NEW_PHRASE:
                return k
        is_parted = (
            found[1] < self.last and self.words[found[1]].lower in _HELPING and not self.words[found[0]].is_capital
        )
        for k in range(found[0] + 1, found[1] if is_parted else 0):
            if self.words[k].is_capital and not self.words[k - 1].is_capital and self.words[k - 1].lower in _HEARERS:
                return k  # “told the court Pell had counted it”
        return found[1]

    def _after_interruption(self, comma: int) -> int | None:
        """“warned, in a letter to members, that …”: the clause after a pair of commas, when “that” opens it."""
        for k in range(comma + 1, min(self.last - 1, comma + 20)):
            if self.words[k].text == ",":
                if self.words[k + 1].lower == "that" or self.quote_of[k + 1] >= 0:
                    return k + 1
                return None
            if self.quote_of[k] >= 0:
                return k if not _holds_verb(self.words[comma + 1 : k]) else None
        return None

    def _quote_before(self, cue: Cue) -> Range | None:
        """“First half,” she said, “second half”: the quotation on the other side of the cue."""
        if not cue.source:
            return None
        at = min(cue.source[0], cue.at) - 1
        while at >= 0 and self.words[at].text in "," and self.quote_of[at] < 0:
            at -= 1
        if at < 0 or self.quote_of[at] < 0 or "q" not in cue.verb.frame:
            return None
        number = self.quote_of[at]
        first = at
        while first > 0 and self.quote_of[first - 1] == number:
            first -= 1
        return (first, at + 1)


def _holds_verb(words: list[Word]) -> bool:
    return any(word.lower in FORMS and word.lower not in ALSO_NOUNS for word in words)

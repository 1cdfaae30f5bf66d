"""Reporting verbs of one sentence, and the words that name who acts."""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import (
    phrase_after,
    phrase_before,
    subject_end,
)
from claims.reading.attribution.negation import ANSWERING, is_negated, is_to_come, joined_verb, whole_source
from claims.reading.attribution.sentence_words import AMOUNTS
from claims.reading.attribution.tellers import Cue, TellerFinder
from claims.reading.attribution.verb_use import is_reporting_verb, tells_of_noun
from claims.reading.attribution.verbs import CLAIM_NOUNS, FORMS, WRITTEN, Verb
from claims.reading.words import (
    AUXILIARIES,
    SUBJECT_PRONOUNS,
    is_adverb,
    word_set,
)

_NEEDS_NOUN = word_set(
    "make raise express voice air issue deliver file introduce present publish release lay withdraw retract "
    "brush shrug laugh wave trash"
)
"""These report something only when what they make or raise is a claim, a doubt and the like."""
RULED_OUT = Verb("rule out", "coi", "deny")
LEFT_OPEN = Verb("rule out", "coi", "allow")
"""“Has not ruled out that …”, “refused to rule out selling …”: it may be so."""
PUT_SO = Verb("put it", "q", "say")
"""“As Ann Lee put it: “…””."""
IN_QUESTION = Verb("question", "co", "dispute")
"""“Called the figures into question”, “called into question whether …”."""
HEARD_IN_COURT = Verb("hear", "c", "report")
"""“The court heard that …”: somebody said so there, and not the court."""
PUSHED_BACK = Verb("push back", "o", "dispute", ("on", "against", "at"))
_ASKED = word_set("asked pressed questioned quizzed")
_WHEN = word_set("when once if being")
_SAYING = word_set("saying telling writing declaring warning claiming denying")
_REFLEXIVE = word_set("itself himself herself themselves")
_QUOTED_PRONOUNS = word_set("him her them it")
LONGEST_ASKED = 8
LONGEST_DOUBTED = 16
"""“Called the convictions of four men into question”."""
LONGEST_QUOTED = 14
"""“Quoted the minister as saying”: whom somebody quotes takes fewer words than this."""
APPOSED_NOUNS = word_set(
    "allegation claim accusation assertion charge report statement suggestion contention version account rumour rumor"
)
"""Nouns that sum up, after a comma, what was just said."""
_ALL_THAT = word_set("what nothing everything anything all")
"""“Nothing that the minister said”."""
_COURTS = word_set("court courts jury jurors inquest inquiry tribunal hearing trial panel commission committee")
_BEFORE_ANSWERED = word_set("that which was were is are has have had been")
_ASKING = word_set("whether if why what how when where who about by for on")
_TO_BE = word_set("not to be remain stay")
_HEARSAY = word_set("believe think say report allege understand suspect know assume presume fear estimate claim expect")
_BEFORE_SAYING = word_set("safe fair needless suffice strange sad sorry enough easy hard")
_NO = word_set("no little scant insufficient")
_EVIDENCE = word_set("evidence proof sign signs indication indications trace traces")
_NAMED = word_set("named identified quoted anonymous nameless unnamed")
_ON_TERMS = _NAMED | {"condition"}


class CueFinder(TellerFinder):
    """Finds the reporting verbs of a sentence that are used as verbs, outside quotation marks."""

    def _cues(self) -> list[Cue]:
        found: list[Cue] = []
        if self.written.isdisjoint(WRITTEN):
            return found
        opening = self._question_end()
        for at in [at for at, word in enumerate(self.words) if word.lower in WRITTEN and at >= opening]:
            word = self.words[at]
            if found and found[-1].at == at:
                continue
            answered = self.answered_noun(at)
            if self.quote_of[at] >= 0 or not (answered or is_reporting_verb(self.words, at)) or self._is_of_naming(at):
                continue
            if word.is_capital and at > 0 and not self._is_title_case():
                continue
            verb, kind = FORMS[word.lower]
            after = at + 1
            if verb.lemma == "call" and after < self.last and self.words[after].lower in _REFLEXIVE:
                continue  # “a group calling itself Red Ibis said”
            if verb.particles and after < len(self.words) and self.words[after].lower in verb.particles:
                if self.words[after].lower in ("out", "up", "back", "in"):
                    after += 1
            elif "p" in verb.frame:
                continue
            if verb.lemma == "rule" and after < len(self.words) and self.words[after].lower == "out":
                verb, after = RULED_OUT, after + 1
            if verb.lemma == "push" and after < len(self.words) and self.words[after].lower == "back":
                is_led = after + 1 < len(self.words) and self.words[after + 1].lower in PUSHED_BACK.particles
                verb, after = PUSHED_BACK, after + 1 + is_led
            if verb.lemma == "call" and kind != "base" and (doubted := self._into_question(after)):
                verb, after = IN_QUESTION, after + 2 * (doubted == after)
            if verb.lemma == "like" and self._written_at(after) == "to" and self._written_at(after + 1) in WRITTEN:
                continue  # “we would like to confirm that …” confirms it
            is_next = max(self.quote_of[after + 1 : after + 3], default=-1) >= 0
            if verb.lemma == "put" and is_next and self._written_at(after) == "it":
                verb, after = PUT_SO, after + 1
            elif verb.lemma == "put" and not self._puts_figure(after):
                continue
            if verb.lemma in _NEEDS_NOUN and not self._has_claim_noun(at):
                continue
            if self._is_hearsay_aside(at) or is_to_come(self.words, at) or self._is_being_asked(at):
                continue
            quoted = self._quoted(at) if verb.force == "cite" else None
            if quoted is not None:
                found.append(quoted)
                continue
            end, manner = (answered + 1, "passive") if answered else subject_end(self.words, at)
            if manner == "passive" and verb.force in ("show", "reveal") and self._is_no_evidence(end):
                continue
            if kind == "ed" and manner == "active" and end == at and at and self.words[at - 1].lower == "it's":
                end, manner = at - 1, "passive"  # “it's thought that …”: nobody is told to think so
            source = self.source_of(found, at, end, manner, kind)
            if verb.lemma == "tell" and manner == "active" and kind == "ed" and self._written_at(after) == "to":
                continue  # “Motorists told to brake”: they are those who are told
            source = whole_source(self.words, source) if source else None
            if source and self._is_open(source):
                continue
            if source and manner == "active" and self.words[source[1] - 1].lower == "which":
                manner = "relative"
            if manner == "infinitive" and (self._is_hearsay_of_deed(found, at) or self._is_said_of_saying(at)):
                continue
            if verb.lemma == "hear" and kind == "ed" and manner == "active" and source and self._is_court(source):
                verb = HEARD_IN_COURT
            negated = is_negated(self.words, at, source)
            if verb is RULED_OUT and negated:
                verb, negated = LEFT_OPEN, False
            joined = found[-1] if found else None
            if joined and negated and joined.verb.force == "confirm" and joined_verb(self.words, joined.after) == at:
                verb = joined.verb  # “would neither confirm nor deny that …” leaves it open
            found.append(Cue(at, verb, kind, source, manner, after, is_negated=negated))
        return found

    def _is_court(self, source: Range) -> bool:
        return not _COURTS.isdisjoint(word.lower for word in self.words[slice(*source)])

    def _question_end(self) -> int:
        """Where “Asked whether he wanted to leave,” ends: nobody says there what he is asked. 0 without it."""
        words = self.words
        if len(words) < 3 or words[0].lower not in _ASKED:
            return 0
        comma = next((at for at in range(2, self.last) if words[at].text == "," and self.quote_of[at] < 0), 0)
        # “Asked in Iowa recently whether …, Ann Lee said”
        return comma if any(word.lower in _ASKING for word in words[1 : min(comma, LONGEST_ASKED)]) else 0

    def _into_question(self, after: int) -> int:
        """Where “into question” stands behind “called”, at once or behind what is doubted; 0 without it."""
        if "question" not in self.written:
            return 0
        span = range(after, min(self.last - 1, after + LONGEST_DOUBTED))
        return next((at for at in span if self.words[at].lower == "into" and self.words[at + 1].lower == "question"), 0)

    def answered_noun(self, at: int) -> int:
        """The noun in “…, a charge rubbished by the commission”, “…, a claim that was denied by the firm”; else 0."""
        words = self.words
        if at + 2 >= self.last or words[at + 1].lower != "by":
            return 0
        verb = FORMS.get(words[at].lower)
        if verb is None or verb[0].force not in ANSWERING:
            return 0
        noun = at - 1
        while noun > 2 and (words[noun].lower in _BEFORE_ANSWERED or is_adverb(words[noun].lower)):
            noun -= 1
        before = [word.lower for word in words[max(0, noun - 3) : noun]]
        is_apposed = any(pair in ([",", "a"], [",", "an"]) for pair in (before[-2:], before[-3:-1]))
        return noun if words[noun].lower in APPOSED_NOUNS and is_apposed else 0

    def _is_no_evidence(self, after: int) -> bool:
        """“No evidence has been found that it is unsafe”: nobody is told to say that it is."""
        found = phrase_before(self.words, after)
        words = {word.lower for word in self.words[found[0] : found[1]]} if found else set()
        return not (words.isdisjoint(_NO) or words.isdisjoint(_EVIDENCE))

    def _is_hearsay_of_deed(self, found: list[Cue], at: int) -> bool:
        """“Is believed to have ordered the killing”, “a photo purporting to show him”: these are not in his words."""
        words, to = self.words, at - 1
        while to > 0 and (words[to].lower in AUXILIARIES or is_adverb(words[to].lower)):
            to -= 1
        if to < 1 or words[to].lower != "to":
            return False
        before = words[to - 1].lower
        if before in FORMS and tells_of_noun(words, to - 1, FORMS[before][1]):
            return True
        return (
            bool(found) and found[-1].after == to and found[-1].manner == "passive" and found[-1].verb.lemma in _HEARSAY
        )

    def _is_being_asked(self, at: int) -> bool:
        """“When asked about it, Ann Lee said”, “Ann Lee, asked about it, said”: nobody asks there."""
        if self.words[at].lower not in _ASKED or not at:
            return False
        before = self.words[at - 1].lower
        return before in _WHEN or (before == "," and self._written_at(at + 1) in _ASKING)

    def _is_said_of_saying(self, at: int) -> bool:
        """“It is safe to say that …”, “needless to say”: nobody is told to say it."""
        return at > 1 and self.words[at - 1].lower == "to" and self.words[at - 2].lower in _BEFORE_SAYING

    def _is_hearsay_aside(self, at: int) -> bool:
        """“The painting, said to be by Vermeer, was sold”: the sentence tells of the sale."""
        words = self.words
        is_open = at > 0 and words[at - 1].text == "," and FORMS[words[at].lower][1] == "ed"
        return is_open and at + 2 < self.last and words[at + 1].lower == "to" and words[at + 2].lower in ("be", "have")

    def _is_of_naming(self, at: int) -> bool:
        """“Asked not to be named”, “spoke on condition of anonymity” tell under what terms somebody spoke."""
        if self.words[at].lower in _NAMED and at > 1 and self.words[at - 1].lower == "be":
            return self.words[at - 2].lower == "to"
        if self.written.isdisjoint(_ON_TERMS):
            return False
        following = [word.lower for word in self.words[at + 1 : at + 6]]
        if "condition" in following[1:3] and following[0] in ("on", "under"):
            return "q" not in FORMS[self.words[at].lower][0].frame
        plain = [lower for lower in following if lower not in _TO_BE]
        return bool(plain) and plain[0] in _NAMED and following[0] in ("not", "to")

    def _quoted(self, at: int) -> Cue | None:
        """“TASS quoted the minister as saying …”, “the minister was quoted by TASS as saying …”."""
        words = self.words
        span = range(at + 1, min(self.last - 1, at + LONGEST_QUOTED))
        saying = next((k + 1 for k in span if words[k].lower == "as" and words[k + 1].lower in _SAYING), 0)
        if not saying or any(self.quote_of[k] >= 0 for k in range(at, saying)):
            return None
        end, manner = subject_end(words, at)
        subject = phrase_before(words, end)
        if manner == "passive":
            by = next((k for k in range(at + 1, saying) if words[k].lower == "by"), 0)
            source, via = subject, phrase_after(words, by + 1) if by else None
        else:
            is_pronoun = words[at + 1].lower in _QUOTED_PRONOUNS and saying == at + 3
            source = (at + 1, at + 2) if is_pronoun else phrase_after(words, at + 1, longest=saying - at - 2)
            via = subject
        if source is None:
            return None
        verb, kind = FORMS[words[saying].lower]
        return Cue(saying, verb, kind, source, "active", saying + 1, via=via)

    def _is_open(self, source: Range) -> bool:
        """“Contrary to what Ann Lee claimed, …”, “had Ann Lee said …, it would …”: nobody is told to have said it."""
        at = source[0] - 1
        is_led = at > 0 and self.words[at].lower == "that"
        at -= is_led
        before = self.words[at].lower if source[0] else ""
        if before == "all" and not is_led and self.words[source[0]].lower not in SUBJECT_PRONOUNS:
            return False  # “all the men said”
        if self.words[source[0]].lower in ("whatever", "whichever"):
            return True
        return before in _ALL_THAT or (before == "had" and source[0] == 1)

    def _puts_figure(self, at: int) -> bool:
        """“Put the crowd at 80,000”, “put the number of dead at more than forty”, “puts Labour on 31%”."""
        for k in range(at, min(self.last - 1, at + 9)):
            if not self.words[k].is_word or self.quote_of[k] >= 0:
                return False
            if self.words[k].lower in ("at", "on"):
                amount = self.words[k + 1 : k + 4]
                is_share = any(
                    word.text == "%" or word.lower.startswith(("per", "%")) for word in self.words[k + 1 : k + 5]
                )
                is_number = any(
                    word.text[0].isdigit() or word.text in "$€£" or word.lower in AMOUNTS for word in amount
                )
                return is_number and (self.words[k].lower == "at" or is_share)
        return False

    def _has_claim_noun(self, at: int) -> bool:
        return any(word.lower in CLAIM_NOUNS for word in self.words[at + 1 : at + 7])

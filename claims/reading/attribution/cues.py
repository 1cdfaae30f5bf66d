"""Reporting verbs of one sentence, and the words that name who acts."""

from dataclasses import dataclass

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import (
    antecedent,
    phrase_after,
    phrase_before,
    subject_end,
    subject_of_sentence,
)
from claims.reading.attribution.finite import is_participle, opens_predicate
from claims.reading.attribution.negation import ANSWERING, is_negated, is_to_come, joined_verb, whole_source
from claims.reading.attribution.sentence_words import AMOUNTS, SentenceWords
from claims.reading.attribution.sources import before_aside_of, without_verb
from claims.reading.attribution.verb_use import is_reporting_verb, tells_of_noun
from claims.reading.attribution.verbs import CLAIM_NOUNS, FORMS, WRITTEN, Verb
from claims.reading.speakers.roles import BODIES, VAGUE
from claims.reading.words import (
    AUXILIARIES,
    DETERMINERS,
    INSIDE_NAMES,
    MONTHS,
    POSSESSIVES,
    TIME_WORDS,
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
PUSHED_BACK = Verb("push back", "o", "dispute", ("on", "against", "at"))
_ASKED = word_set("asked pressed questioned quizzed")
_WHEN = word_set("when once if being")
_SAYING = word_set("saying telling writing declaring warning claiming denying")
_REFLEXIVE = word_set("itself himself herself themselves")
_QUOTED_PRONOUNS = word_set("him her them it")
LONGEST_ASKED = 8
LONGEST_QUOTED = 14
"""“Quoted the minister as saying”: whom somebody quotes takes fewer words than this."""
APPOSED_NOUNS = word_set(
    "allegation claim accusation assertion charge report statement suggestion contention version account rumour rumor"
)
"""Nouns that sum up, after a comma, what was just said."""
_BEFORE_ANSWERED = word_set("that which was were is are has have had been")
_ASKING = word_set("whether if why what how when where who about by for on")
_SEEN = word_set("obtained seen reviewed viewed verified analysed analyzed examined")
WRITTEN_WORKS = word_set("report study survey analysis poll article statement investigation review paper post count")
MADE_WORKS = WRITTEN_WORKS | word_set(
    "letter letters email emails document documents data figures figure image images footage video videos photo "
    "photos memo memos message messages note notes tweet tweets post posts reports studies surveys polls records "
    "files papers text list estimates findings book statements articles"
)
"""“A letter written by Ann Lee said”: she did."""
_DESCRIBED = word_set("briefed familiar close acquainted involved based stationed")
_MADE_PUBLIC = word_set("published released posted aired shared broadcast printed filed")
_CHARGED = word_set("accused suspected charged convicted jailed arrested wanted fined sentenced indicted")
_DESCRIBING = word_set("on in with to at")
_TO_BE = word_set("not to be remain stay")
_BEFORE_TIMES = word_set("the this next late early mid")
_DATES = word_set("easter christmas ramadan passover spring summer autumn winter end time then now noon midnight half")
_HEARSAY = word_set("believe think say report allege understand suspect know assume presume fear estimate claim expect")
_BEFORE_SAYING = word_set("safe fair needless suffice strange sad sorry enough easy hard")
_NO = word_set("no little scant insufficient")
_EVIDENCE = word_set("evidence proof sign signs indication indications trace traces")
_TELLERS = word_set(
    "prosecutors police neighbours neighbors relatives friends doctors rescuers villagers colleagues owners"
)
_NAMED = word_set("named identified quoted anonymous nameless unnamed")
_ON_TERMS = _NAMED | {"condition"}


@dataclass(slots=True)
class Cue:
    """One reporting verb where it stands, with the range of its source and, later, of what it reports."""

    at: int
    verb: Verb
    kind: str
    source: Range | None
    manner: str
    after: int
    content: Range | None = None
    second: Range | None = None
    is_negated: bool = False
    via: Range | None = None
    """Who passes on what the source said: “the BBC quoted Ann Lee as saying”."""
    is_clause: bool = True
    antecedent: Range | None = None
    """Of whom or what a relative clause speaks: “the headset” of “the headset, which Apple said would ship”."""


class CueFinder(SentenceWords):
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
            source = self._source(found, at, end, manner, kind)
            if verb.lemma == "tell" and manner == "active" and kind == "ed" and self._written_at(after) == "to":
                continue  # “Motorists told to brake”: they are those who are told
            source = whole_source(self.words, source) if source else None
            if source and self._is_open(source):
                continue
            if source and manner == "active" and self.words[source[1] - 1].lower == "which":
                manner = "relative"
            if manner == "infinitive" and (self._is_hearsay_of_deed(found, at) or self._is_said_of_saying(at)):
                continue
            negated = is_negated(self.words, at, source)
            if verb is RULED_OUT and negated:
                verb, negated = LEFT_OPEN, False
            joined = found[-1] if found else None
            if joined and negated and joined.verb.force == "confirm" and joined_verb(self.words, joined.after) == at:
                verb = joined.verb  # “would neither confirm nor deny that …” leaves it open
            found.append(Cue(at, verb, kind, source, manner, after, is_negated=negated))
        return found

    def _question_end(self) -> int:
        """Where “Asked whether he wanted to leave,” ends: nobody says there what he is asked. 0 without it."""
        words = self.words
        if len(words) < 3 or words[0].lower not in _ASKED:
            return 0
        comma = next((at for at in range(2, self.last) if words[at].text == "," and self.quote_of[at] < 0), 0)
        # “Asked in Iowa recently whether …, Ann Lee said”
        return comma if any(word.lower in _ASKING for word in words[1 : min(comma, LONGEST_ASKED)]) else 0

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
        before = self.words[source[0] - 1].lower if source[0] else ""
        if self.words[source[0]].lower in ("whatever", "whichever"):
            return True
        return before == "what" or (before == "had" and source[0] == 1)

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

    def _source(self, cues: list[Cue], at: int, end: int, manner: str, kind: str) -> Range | None:
        if manner == "infinitive":
            return self._shared(cues, at)
        if manner == "passive":
            for k in range(at + 1, min(len(self.words), at + 12)):
                if self.words[k].lower == "by" and not self._tells_when(k + 1):
                    return phrase_after(self.words, k + 1)
            return None
        if manner == "shared":
            return self._shared(cues, at)
        if end > 0 and self.quote_of[end - 1] >= 0:
            return None
        found = phrase_before(self.words, end) or (antecedent(self.words, end) if manner == "active" else None)
        if manner == "relative" and found:
            found = without_verb(self.words, found, is_relative=True)
            return (found[0], end + 1) if found else None
        if found and found[1] - found[0] == 1 and self.words[found[0]].lower == "who" and found[0] > 1:
            return self._name_before_who(found)
        if found and manner == "active" and self.words[found[0]].lower == "which" and found[0] > 1:
            before = phrase_before(self.words, found[0])  # “the forum, which last month warned that …”
            return (before[0], found[0] + 1) if before and found[1] - found[0] == 1 else found
        if found and manner == "active" and (teller := self._behind_relative(found)):
            return teller
        found = before_aside_of(self.words, found, end) if found and manner == "active" else found
        if found and kind == "ing" and found[1] - found[0] > 8:
            return self._shared(cues, at)
        if found and manner == "active" and found[0] > 2:
            found = self._what_was_seen(found)
        if found and manner == "active" and found[0] > 1:
            found = antecedent(self.words, found[0]) or found
        if found and found[0] and manner == "active":
            found = without_verb(self.words, found, is_relative=False)
        return self._with_name_inside(found, end, at) if found else found

    def _behind_relative(self, found: Range) -> Range | None:
        """“The man who police say”, “the watch which Apple said”: who says so stands behind the relative."""
        for at in range(found[0] + 1, found[1] - 1):
            if self.words[at].lower not in ("who", "which", "whom"):
                continue
            first, behind = self.words[at + 1], self.words[at + 1 : found[1]]
            is_somebody = first.is_capital or first.lower in DETERMINERS or first.lower in POSSESSIVES
            is_somebody = is_somebody or (len(behind) < 3 and behind[-1].lower in VAGUE | BODIES | _TELLERS)
            return (at + 1, found[1]) if is_somebody and not opens_predicate(behind) else None
        return None

    def _name_before_who(self, who: Range) -> Range:
        """“Ann Lee, who on Thursday announced …”: the name in front, where it is one; else who it is stays open."""
        after = who[0] - (self.words[who[0] - 1].text == ",")
        first = after
        while first and self.words[first - 1].is_capital:
            first -= 1
        return (first, who[1]) if after - first > 1 else who

    def _what_was_seen(self, found: Range) -> Range:
        """“A log obtained by the Courier shows”, “a man arrested by police said”: the log does, the man does."""
        words = self.words
        link, before = words[found[0] - 1].lower, words[found[0] - 2]
        if link in ("of", "with", "for") and before.lower in _CHARGED:
            return phrase_before(words, found[0] - 2) or found  # “a man accused of killing two women said”
        if words[found[0]].lower in _DESCRIBED and link == "be" and found[0] > 4:
            return phrase_before(words, found[0] - 3) or found  # “sites thought to be close to the group”
        if link == "by" and before.lower in WRITTEN_WORKS:
            work = phrase_before(words, found[0] - 1)
            return (work[0], found[1]) if work else found
        is_described = before.lower in _DESCRIBED | _MADE_PUBLIC or (
            before.lower.endswith("ed") and before.lower not in FORMS
        )
        is_seen = link in _DESCRIBING and is_described
        if link == "by":
            is_made = words[found[0] - 3].lower in MADE_WORKS
            is_seen = before.lower in _SEEN or (is_participle(before.lower) and not is_made)
        if not is_seen or before.is_capital or not words[found[0] - 3].is_word:
            return found
        if words[found[0] - 3].lower in AUXILIARIES or is_adverb(words[found[0] - 3].lower):
            return found
        return phrase_before(words, found[0] - 2) or found

    def _with_name_inside(self, found: Range, end: int, cue: int) -> Range:
        """“The mayor of Ostervik, Marta Lindqvane, has said”: the name in commas belongs to the source."""
        words = self.words
        if found[1] != end or end >= cue or words[end].text != ",":
            return found
        closing = next((k for k in range(end + 1, cue) if words[k].text == ","), None)
        if closing is None or closing == end + 1 or not words[found[0]].lower[:1].isalpha():
            return found
        named = words[end + 1 : closing]
        is_name = len(named) <= 5 and all(
            word.is_capital or word.text in ".-" or "-" in word.text or word.lower in INSIDE_NAMES for word in named
        )
        return (found[0], closing) if is_name else found

    def _tells_when(self, at: int) -> bool:
        """“Is expected to approve it by Easter”, “by the end of May”: nobody who says so."""
        first = at + (at < self.last and self.words[at].lower in _BEFORE_TIMES)
        lower = self._written_at(first)
        return lower in TIME_WORDS or lower in MONTHS or lower in _DATES or lower[:1].isdigit()

    def _shared(self, cues: list[Cue], at: int) -> Range | None:
        is_aside = FORMS[self.words[at].lower][1] == "ing" and self.words[at - 1].text == ","
        for cue in reversed(cues):
            if cue.manner == "relative" and is_aside:
                continue  # “The journal withdrew a paper that claimed …, saying …”: the journal says so
            if cue.source and cue.at < at and cue.manner != "passive":
                return cue.source
            if cue.source is None and is_aside and cue.at and self.quote_of[cue.at - 1] >= 0:
                behind = phrase_after(self.words, cue.after)  # “…,” said Ann Lee, adding that …
                return behind if behind and behind[1] < at else subject_of_sentence(self.words, at)
        return subject_of_sentence(self.words, at)

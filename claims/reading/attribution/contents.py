"""Where the words begin and end that a reporting verb reports: after it, before it, or on both sides."""

from collections.abc import Iterator

from claims.reading.attribution.backward import HOW_LONG, OPENS_SUBORDINATE, BackwardFinder
from claims.reading.attribution.clauses import phrase_after, phrase_before
from claims.reading.attribution.cues import APPOSED_NOUNS
from claims.reading.attribution.finite import holds_finite_verb, opens_predicate
from claims.reading.attribution.negation import ANSWERING, joined_verb
from claims.reading.attribution.openings import LONGEST_SETTING
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    SUBORDINATORS,
    is_adverb,
    word_set,
)

LONGEST_OWNED = 6
"""“Whose last letter showed”: so few words stand between."""
_CONTRASTS = word_set("and but while although though as whereas with")
_WHEN = word_set("after when")
"""“Denied that it knew, after a paper had reported …”: behind the comma somebody else is told of."""
_SEVERAL = word_set("two both they we people police many some")
_GOES_ASIDE = SUBORDINATORS | {"but", "with", "who", "which"}


class ContentFinder(BackwardFinder):
    """Sets the content of every cue of a sentence."""

    def _set_contents(self, cues: list[Cue]) -> None:
        for number, cue in enumerate(cues):
            if number and (told := cues[number - 1].content):
                self.clauses.add(told[0])
            is_whose = cue.source is not None and self._written_at(cue.source[0]) == "whose"
            if is_whose and opens_predicate(self.words[cue.after : self.last]):
                continue  # “Bo Dahl, whose friend police said is 31, was held”: whose words they are is not told apart
            if cue.source is None and self._aside_end(cue):
                cue.source = phrase_before(self.words, cue.at - 1)  # “Ann Lee, adding that …, said …”
            if (
                self._set_quoted(cue)
                or self._set_in_passing(cue)
                or self._set_relative(cue)
                or joined_verb(self.words, cue.after) is not None
            ):
                continue
            start = self._forward_start(cue)
            if start is not None:
                end = self._forward_end(cue, start, cues[number + 1 :])
                if (subject := self._of_relative(cue)) is not None:
                    end = self.before_main_verb_of(subject, cue.at, end)
                elif cue.kind == "ing" and self.tells_of_subject(cue.at):
                    end = self._before_verb_of_subject(cue, start, end)
                if end > start:
                    cue.content = (start, self._before_apposition(start, end))
                    if self.quote_of[start] >= 0:
                        cue.second = self._quote_before(cue)
                    continue
            self._set_backward(cue, cues[:number])
            if cue.content is None and cue.source is not None and self._is_bare(cue):
                cue.content, cue.is_clause, cue.manner = (cue.source[0], cue.after), False, "apposed"

    def _of_relative(self, cue: Cue) -> int | None:
        """Where the noun ends whose relative clause the cue stands in, “the bridge which he said his brother built”."""
        if cue.manner == "relative" and cue.source is not None:
            return cue.source[1] - 1
        for at in range(cue.at - 1, max(0, cue.at - LONGEST_OWNED), -1) if cue.manner == "active" else ():
            if self.words[at].lower == "whose" and self.words[at - 1].text != ",":
                return at  # “the man whose letter showed that … was jailed”
            if not self.words[at].is_word:
                break
        relative = self._relative_before(cue)
        return relative if relative is not None and self.words[relative - 1].text != "," else None

    def _before_verb_of_subject(self, cue: Cue, start: int, end: int) -> int:
        """“Reports claiming that gas was used, have been denied”: where the verb of the sentence stands."""
        for at in self._commas(start + 1):
            if at < end and self.goes_on_with_verb(at + 1) and holds_finite_verb(self.words[start:at]):
                return at
        is_led = "that" in (self.words[start].lower, self.words[start - 1].lower)
        return self.before_main_verb(cue.at, end) if is_led else end

    def _set_quoted(self, cue: Cue) -> bool:
        """“…,” the BBC quoted Ann Lee as saying: what she said stands before whoever quotes her."""
        if cue.via is None:
            return False
        first = cue.via[0] - 1
        while first > 0 and self.words[first].text == "," and self.quote_of[first] < 0:
            first -= 1
        if self._after_adjuncts(cue.after) < self.last or first < 0 or self.quote_of[first] < 0:
            return False
        number = self.quote_of[first]
        cue.content = (self.quote_of.index(number), first + 1)
        return True

    def _is_bare(self, cue: Cue) -> bool:
        """“The ministry denied.”, “Ann Lee disagreed.”: nothing is said of what, and the sentence ends with it."""
        if cue.verb.lemma == "disagree":  # “the two disagreed” with each other
            last = self.words[cue.source[1] - 1].lower if cue.source else ""
            is_one = cue.kind == "s" or (cue.kind == "ed" and not last.endswith("s") and last not in _SEVERAL)
            return is_one and cue.manner == "active" and cue.after >= self.last
        is_denial = cue.verb.lemma == "deny" and cue.manner == "active"
        return is_denial and self._after_adjuncts(cue.after) >= self.last

    def _before_apposition(self, start: int, end: int) -> int:
        """Where “, an allegation that X rejected” begins: it speaks of the content and is no part of it."""
        for k in range(start + 1, end - 2):
            if self.words[k].text != "," or self.quote_of[k] >= 0:
                continue
            if self._apposed_noun(k) is not None or self._is_answered_behind(k):
                return k
        return end

    def _is_answered_behind(self, comma: int) -> bool:
        """“…, which the firm denies” at the end of a sentence answers what was just said."""
        last = self.words[self.last - 1].lower
        is_which = self.words[comma + 1].lower == "which" and comma + 2 < self.last - 1
        is_answer = last in FORMS and FORMS[last][0].force in ("deny", "dismiss", "dispute")
        return is_which and is_answer and self.last - comma < LONGEST_SETTING

    def _apposed_noun(self, comma: int) -> int | None:
        """The noun in “, a serious accusation that …” or “, a claim the firm rejects”, when one follows the comma."""
        words = self.words
        if words[comma + 1].lower not in ("a", "an"):
            return None
        for k in range(comma + 2, min(self.last - 1, comma + 5)):
            if words[k].lower in APPOSED_NOUNS:
                following = words[k + 1].lower
                is_told = following in ("that", "which", "he", "she", "it", "they", "the") or words[k + 1].is_capital
                is_told = is_told or any(self.answered_noun(at) == k for at in range(k + 1, min(self.last, k + 5)))
                return k if is_told and self.quote_of[k] < 0 else None
        return None

    def _set_relative(self, cue: Cue) -> bool:
        """“…, an allegation that the Kremlin rejected”: the noun is what the Kremlin answers."""
        if cue.verb.force not in ANSWERING or not cue.source:
            return False
        if answered := self.answered_noun(cue.at):
            comma = next(at for at in range(answered, 0, -1) if self.words[at].text == ",")
            cue.content, cue.is_clause, cue.manner = (comma + 1, cue.source[1]), False, "apposed"
            return True
        if cue.manner != "active":
            return False
        noun = cue.source[0] - 1
        if noun > 1 and self.words[noun].lower == "which" and self.words[noun - 1].text == ",":
            cue.content, cue.is_clause, cue.manner = (noun, cue.at + 1), False, "apposed"
            return cue.after >= self.last or not self.words[cue.after].is_word
        inside = self._apposed_noun(noun) if noun > 1 and self.words[noun].text == "," else None
        if inside is not None and inside + 1 < cue.source[1]:  # “…, a claim Hamas denied”
            cue.source = (inside + 1, cue.source[1])
            noun = inside
        if noun > 0 and self.words[noun].lower in ("that", "which"):
            noun -= 1
        for comma in range(noun - 2, max(-1, noun - 5), -1):
            if self.words[comma].text == "," and self._apposed_noun(comma) == noun:
                cue.content, cue.is_clause, cue.manner = (comma + 1, cue.at + 1), False, "apposed"
                return True
        return False

    def _forward_end(self, cue: Cue, start: int, later: list[Cue]) -> int:
        """Where what is said stops: at the sentence's end, or where the next reporting clause begins."""
        words = self.words
        end = self._aside_end(cue) or self.last
        for other in later:
            if other.at <= start:
                continue
            border = self._border(cue, other, start)
            if border is not None:
                end = min(end, border)
                break
        if self._opens_subordinate(cue):
            end = next((at for at in self._commas(start + 1) if at < end and self._opens_main_clause(at + 1)), end)
        for k in range(start + 1, end):
            if (
                words[k].lower == "according"
                and self.quote_of[k] < 0
                and words[min(k + 1, len(words) - 1)].lower == "to"
                and not (words[k - 1].text == "," and words[k - 2].lower in AUXILIARIES)
            ):
                end = k
                break
            is_quoted_next = words[k].text == ":" and k + 1 < end and self.quote_of[k + 1] >= 0
            if (words[k].text == ";" or is_quoted_next) and self.quote_of[k] < 0:
                end = k
                break
            if (
                not cue.is_clause
                and cue.verb.lemma != "accuse"
                and words[k].text == ","
                and self.quote_of[k] < 0
                and k + 1 < end
                and k - start > 0
            ):
                following = words[k + 1].lower
                if following in _GOES_ASIDE or following.endswith("ing"):
                    end = k
                    break
        if self.quote_of[start] >= 0 and start > cue.at:
            quote = self.quotes[self.quote_of[start]]
            inside = next((k for k in range(start, end) if self.quote_of[k] != self.quote_of[start]), end)
            is_whole = quote.end - quote.start > 25 and words[max(start, inside - 1)].end >= quote.end - 1
            if is_whole and inside < end and (words[inside].text == "," or words[inside - 2].text in ".,!?"):
                end = inside
        while end > start and words[end - 1].text in ",;:—–" and self.quote_of[end - 1] < 0:
            end -= 1
        while end > start + 1 and words[end - 1].lower in CONJUNCTIONS - {"so"}:
            end -= 1
        return end

    def _aside_end(self, cue: Cue) -> int:
        """The second comma of “Ann Lee, citing Reuters, said …”; 0 where the verb stands in no such aside."""
        if cue.manner == "relative" or self._is_whose_aside(cue):
            is_clause = cue.after < self.last and self.words[cue.after].lower == "that"
            ends = (at for at in self._commas(cue.after) if self.goes_on_with_verb(at + 1))
            # “Who found that the jumper, Omar Gonzalez, got further”: behind the name the clause has yet to tell
            is_clause = is_clause or cue.manner != "relative"
            return next((at for at in ends if not is_clause or holds_finite_verb(self.words[cue.after : at])), 0)
        if cue.kind != "ing" or cue.at < 2 or self.words[cue.at - 1].text != ",":
            return 0
        at = next(self._commas(cue.after), 0)
        is_led = self.words[0].lower == "according"  # “According to Reuters, citing two officials, the talks …”
        return at if at and (is_led or self.goes_on_with_verb(at + 1)) else 0

    def _is_whose_aside(self, cue: Cue) -> bool:
        """“Ann Lee, whose brother said …, was fined”."""
        span = range(cue.at - 1, max(0, cue.at - LONGEST_OWNED), -1)
        at = next((at for at in span if self.words[at].lower == "whose" or not self.words[at].is_word), 0)
        return at > 0 and self.words[at].lower == "whose" and self.words[at - 1].text == ","

    def _commas(self, first: int) -> Iterator[int]:
        return (at for at in range(first, self.last - 1) if self.words[at].text == "," and self.quote_of[at] < 0)

    def _border(self, cue: Cue, other: Cue, start: int) -> int | None:
        """The word before which the content of ``cue`` stops because ``other`` reports something else."""
        words = self.words
        if other.kind == "ing" and words[other.at - 1].text == ",":
            return other.at - 1
        if self._is_main_clause_of(other, cue, start):
            return other.source[0] - 1 if other.source else None
        if (
            other.manner == "shared"
            and other.source == cue.source
            and words[other.at - 1].lower in ("and", "but", "then")
        ):
            at = other.at - 1
            return at - 1 if at and words[at - 1].text == "," else at
        if other.manner == "active" and other.source and other.source[1] <= cue.at:
            at = other.at - 1  # “Ann Lee, who fears for her job, said …”
            while at > start and (words[at].lower in AUXILIARIES or is_adverb(words[at].lower)):
                at -= 1
            return at if at > start and words[at].text == "," else None
        if other.manner == "active" and other.source and other.source[0] > start:
            first = other.source[0]
            if first >= 1 and words[first - 1].text == "," and self._is_trailing(other):
                return first - 1
            if cue.manner == "relative" and first > start + 1 and words[first - 1].text == ",":
                return first - 1  # “Bo Dahl, who said it was safe, Ann Lee said …”
            lead = first - 1
            if lead > start and words[lead].lower in _WHEN and words[lead - 1].text == ",":
                return lead - 1
            if lead > start + 1 and words[lead].lower == "after" and words[lead - 1].lower in HOW_LONG:
                comma = next((at for at in range(lead - 2, max(start, lead - 5), -1) if words[at].text == ","), 0)
                if comma:
                    return comma
            if lead > start and words[lead].lower in _WHEN and cue.verb.force in ANSWERING:
                return lead
            if lead >= 1 and words[lead].lower in _CONTRASTS:
                is_parted = words[lead - 1].text in (",", ";", "—")
                is_new = words[lead].lower == "with" or (words[lead].lower == "but" and other.kind != "ing")
                if is_parted or is_new or self.quote_of[lead - 1] >= 0:
                    return lead - 1 if is_parted else lead
        return None

    def _is_main_clause_of(self, main: Cue, cue: Cue, start: int) -> bool:
        """“Although he denied it at first, Ann Lee admitted …”: what was denied ends with the clause that opens so."""
        if main.source is None or main.manner != "active" or main.source[0] <= start:
            return False
        return self._opens_subordinate(cue) and self.words[main.source[0] - 1].text == ","

    def _opens_subordinate(self, cue: Cue) -> bool:
        """“After he said …”: its clause opens the sentence, and the main one is to come."""
        first = cue.source[0] if cue.source is not None else 0
        return 0 < first <= 2 and self.words[first - 1].lower in OPENS_SUBORDINATE

    def _opens_main_clause(self, at: int) -> bool:
        """“…, police arrested the man”: a clause of its own up to the next comma."""
        lower = self.words[at].lower
        is_aside = lower in _GOES_ASIDE or lower in CONJUNCTIONS or lower.endswith("ing")
        is_clause = not is_aside and phrase_after(self.words, at) is not None
        return is_clause and holds_finite_verb(self.words[at : next(self._commas(at), self.last)])

    def _is_trailing(self, cue: Cue) -> bool:
        """“…, Ann Lee said on Friday”, “…, Till told the court”: nothing is said behind it."""
        behind = self._after_addressee(cue.after) if "a" in cue.verb.frame else cue.after
        return self._after_adjuncts(behind) >= self.last

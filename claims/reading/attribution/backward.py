"""What stands before its reporting verb, or around it: “…, the office said”, “the tower, he said, is safe”."""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import phrase_after
from claims.reading.attribution.finite import holds_finite_verb
from claims.reading.attribution.relatives import RelativeFinder
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import AUXILIARIES, PREPOSITIONS, SUBORDINATORS, is_adverb, word_set

LONGEST_INTERRUPTED = 6
"""So many words before “, he said,” are only the beginning of what he said."""
HOW_LONG = word_set("minutes hours days weeks months years minute hour day week month year shortly")
_ADDS = word_set("who which whose and but with or in at on during")
OPENS_SUBORDINATE = word_set("although though while when whereas as after before since once until because if")
_HELPERS = AUXILIARIES - {"'s", "being", "having"}


class BackwardFinder(RelativeFinder):
    """Finds the content in front of a cue, and its second half behind it."""

    def _set_backward(self, cue: Cue, earlier: list[Cue]) -> None:
        """“…, the office said” and “…,” said the minister."""
        words = self.words
        if not ({"c", "q"} & set(cue.verb.frame)) or cue.manner in ("infinitive", "relative"):
            return
        if cue.kind == "ing" and cue.at and self.quote_of[cue.at - 2] < 0:
            return  # “…,” Ann Lee said, reading the ruling
        border: int | None = None
        if cue.source and cue.manner == "active" and cue.source[0] > 0:
            border = self._border_before(cue.source[0])
        if border is None and cue.at > 0 and not (cue.source and cue.source[0] == 0 and cue.manner == "active"):
            border = self._border_before(cue.at)
            if border is not None and cue.manner != "passive":
                found = phrase_after(words, cue.after)
                if found and self.quote_of[found[0]] < 0:
                    if self._may_be_subject(found):
                        return  # “The memo, leaked in May, says the dam was unsafe”
                    cue.source = self._with_name(found)
        if border is None:
            return
        start = 0
        for other in earlier:
            is_aside = other.antecedent is not None or other.manner == "relative"
            is_aside = is_aside or (other.kind == "ing" and self.tells_of_subject(other.at))
            if other.content and other.content[1] < border and not is_aside:
                start = max(start, other.content[1])
        opening = "$€£(" if any(word.text == ")" for word in words[start:border]) else "$€£"  # “(AP) — A man …”
        while start < border and (
            (not words[start].is_word and self.quote_of[start] < 0 and words[start].text not in opening)
            or (words[start].lower in ("but", "and") and start < 2)
        ):
            start += 1
        quoted = next((k for k in range(start, border) if self.quote_of[k] >= 0), None)
        if quoted is not None and self.quote_of[border - 1] >= 0 and quoted - start <= 3 and quoted > start:
            start = quoted
        if border > start:
            cue.content = (start, border)
            is_interrupted = border - start <= LONGEST_INTERRUPTED or self._only_opens(start, border)
            is_interrupted = is_interrupted and self.quote_of[start] < 0
            following = self._after_source(cue, is_interrupted=is_interrupted)
            if following is not None:
                cue.second = following
            elif self._tells_of_another(start, earlier) or self._is_no_saying(cue, start, border):
                cue.content = None

    def _is_no_saying(self, cue: Cue, start: int, border: int) -> bool:
        """“In his speech, he argued”, “reading aloud, he pronounced the name”: what stands in front is not said."""
        words = self.words[start:border]
        if any(number >= 0 for number in self.quote_of[start:border]) or holds_finite_verb(words):
            return False
        opens = words[0].lower in PREPOSITIONS or (words[0].lower.endswith("ing") and len(words[0].lower) > 5)
        is_alone = self._after_adjuncts(cue.after) >= self.last  # “Around 40 dead, police say”
        is_one = opens and not is_alone and all(word.text != "," for word in words)
        return "c" not in cue.verb.frame or is_one

    def _may_be_subject(self, found: Range) -> bool:
        """Whether a helping verb follows: what stands behind the reporting verb is then told, and does not tell."""
        if self.words[found[0]].lower in ("more", "no"):
            return True  # “…, threatens more to come”
        return found[1] < self.last and self.quote_of[found[1]] < 0 and self.words[found[1]].lower in _HELPERS

    def _tells_of_another(self, start: int, earlier: list[Cue]) -> bool:
        """“While he said that it was safe, engineers disagreed”: the engineers say nothing of this."""
        opening = self.words[start + (self.words[start].lower == "even")].lower
        return opening in OPENS_SUBORDINATE and any(start < one.at and one.content for one in earlier)

    def _only_opens(self, start: int, border: int) -> bool:
        """“While the firm denies it, she said, …”: the clause cannot stand alone, and the main one is to come."""
        words = self.words
        if words[start].lower not in OPENS_SUBORDINATE - {"as"}:
            return False
        return not any(words[at].text == "," for at in range(start + 1, border))

    def _with_name(self, found: Range) -> Range:
        """“said the mayor, Marta Lindqvane”: a name in commas belongs to the source."""
        words = self.words
        at = found[1]
        if at + 1 < self.last and words[at].text == "," and words[at + 1].is_capital:
            named = phrase_after(words, at + 1, longest=5)
            if named and all(word.is_capital for word in words[named[0] : named[1]]):
                return (found[0], named[1])
        return found

    def _border_before(self, first: int) -> int | None:
        """The position after the content when the words before ``first`` end a clause or a quotation."""
        at = first - 1
        if self.words[at].text in ",—–" and self.quote_of[at] < 0:
            is_name = at == 1 and self.words[0].is_word and not is_adverb(self.words[0].lower)
            return at if at > 1 or is_name or (at and self.quote_of[at - 1] >= 0) else None
        if self.quote_of[at] >= 0:
            return at + 1
        return None

    def _after_source(self, cue: Cue, *, is_interrupted: bool) -> Range | None:
        """The second half after the source: “…,” said the minister. “…” within one sentence."""
        at = max(cue.at + 1, cue.source[1] if cue.source else 0)
        is_told_to = "a" in cue.verb.frame and cue.source is not None and cue.source[1] <= cue.at < self.last - 1
        if is_told_to and self.words[at].text != ",":
            heard = self._after_addressee(at)
            at = heard if heard < self.last and self.words[heard].text == "," else at
        is_told_to = is_told_to and self.words[at - 1].text != "," and at > cue.after
        at = self._after_adjuncts(at) if at < self.last else at
        if at < self.last and self.words[at].text in ",.:":
            at += 1
        if at < self.last and self.quote_of[at] >= 0:
            number = self.quote_of[at]
            after = at
            while after < len(self.words) and self.quote_of[after] == number:
                after += 1
            return (at, after)
        is_colon = 0 < at < self.last and self.words[at - 1].text == ":"
        if is_colon and cue.source is not None and holds_finite_verb(self.words[at : self.last]):
            return (at, self.last)  # “Not so, argues Ann Lee: it is safe”
        if not 0 < at < self.last or self.words[at - 1].text != "," or self.quote_of[at] >= 0:
            return None
        if self._lacks_its_verb(cue, at):
            return (at, self.last)
        if is_interrupted and not is_told_to and self._goes_on(at):
            is_named_after = cue.source is not None and cue.source[0] > cue.at
            if is_named_after and not holds_finite_verb(self.words[at : self.last]):
                return None  # “…, said Rhea Colm, the mayor of Ashby”
            return (at, self.last)
        return None

    def _lacks_its_verb(self, cue: Cue, at: int) -> bool:
        """“The two nations, Holt said, now have …”, “there were, he said, no survivors”: what is said goes on.

        In front stands who acts, without a verb of its own, or a verb that wants an object.
        """
        first, after = cue.content or (0, 0)
        front = self.words[first:after]
        if not front or any(number >= 0 for number in self.quote_of[first:after]) or self.words[at].lower in _ADDS:
            return False
        last = front[-1].lower
        if (
            last in _HELPERS
            or last in ("which", "who", "where")
            or (self.words[at].lower == "that" and last in FORMS and last not in ALSO_NOUNS)
        ):
            return True
        comma = max((k for k in range(first, after) if self.words[k].text == ","), default=first - 1)
        front = self.words[comma + 1 : after]
        relative = next((k for k, word in enumerate(front) if k and word.lower in ("who", "which", "that")), len(front))
        opens = front[0].lower if front else "to"  # “…,, he said”
        is_subject = opens not in PREPOSITIONS | SUBORDINATORS and not holds_finite_verb(front[:relative])
        return is_subject and self.goes_on_with_verb(at)

    def _goes_on(self, at: int) -> bool:
        """“In his state, he said, offenders are treated”: what follows the second comma is said too."""
        lower = self.words[at].lower
        if lower in SUBORDINATORS or lower in _ADDS:
            return False
        if any(
            self.words[k].lower == "after" and self.words[k - 1].lower in HOW_LONG
            for k in range(at + 1, min(self.last, at + 5))
        ):
            return False  # “…, the army said, a day after Moscow claimed …”
        is_long_enough = self.last - at >= 3 or holds_finite_verb(self.words[at : self.last])
        return is_long_enough and not lower.endswith("ing")

"""Where the words end that a noun introduces: “the claim that …”, “rumours that gas was used are false”."""

from claims.reading.attribution.clauses import Range, phrase_after
from claims.reading.attribution.contents import ContentFinder
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    OTHER_VERBS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    Word,
    word_set,
)

_FINITE = AUXILIARIES - {"being", "having", "been", "be", "'s"}
_AFTER_SENSED = AUXILIARIES | PREPOSITIONS | {"there"}
_CARRIES_ON = SUBJECT_PRONOUNS | CONJUNCTIONS | SUBORDINATORS | {"who", "which", "not", "to"}
"""Before these words’ verb another clause has begun, or the same goes on."""
_DEEDS = word_set("make raise publish repeat address")
_SENSED = word_set("see hear read receive")
NOUN_FORCE = {
    "claim": "claim",
    "allegation": "accuse",
    "accusation": "accuse",
    "report": "report",
    "rumour": "report",
    "rumor": "report",
    "denial": "deny",
    "admission": "admit",
    "belief": "opine",
    "hope": "opine",
    "fear": "opine",
    "prediction": "future",
    "warning": "warn",
    "promise": "pledge",
    "pledge": "pledge",
    "suggestion": "suggest",
    "confirmation": "confirm",
}


_IS = word_set("is was are were")
_JUDGING = word_set("false untrue wrong incorrect baseless unfounded fake misleading true correct unproven")


class NounContents(ContentFinder):
    """Finds the end of a clause behind a noun, and whether it gives anybody's words at all."""

    def maker_behind(self, noun: int) -> Range | None:
        """Who makes it in “a claim by the deputy mayor, Enzo Gallo, that …”."""
        words = self.words
        if noun + 2 >= self.last or words[noun + 1].lower not in ("by", "from") or self.quote_of[noun + 2] >= 0:
            return None
        maker = phrase_after(words, noun + 2)
        if maker is None or maker[1] >= self.last or words[maker[1]].text != ",":
            return maker
        closing = next((at for at in range(maker[1] + 1, min(self.last, maker[1] + 6)) if words[at].text == ","), 0)
        is_name = closing > maker[1] + 1 and all(word.is_capital for word in words[maker[1] + 1 : closing])
        return (maker[0], closing) if is_name else maker

    def _before_main_verb(self, first: int, after: int) -> int:
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

    def _before_judgement(self, first: int, after: int) -> int:
        """“Found that the claim that 40 people had died was false”: the claim ends before “was”."""
        for at in range(first + 2, after - 1):
            if self.words[at].lower in _IS and self.words[at + 1].lower in _JUDGING and self.quote_of[at] < 0:
                return at
        return after

    def _is_relative(self, first: int, after: int) -> bool:
        """“A claim that the firm rejected”, “reports that could not be traced” do not give its words."""
        if first < after and self.words[first].lower in AUXILIARIES:
            return True
        verbs = [FORMS[word.lower][0] for word in self.words[first:after] if word.lower in FORMS]
        if not verbs:
            return False
        if verbs[0].lemma in _SENSED:
            at = next(k for k in range(first, after) if self.words[k].lower in FORMS) + 1
            return at >= after or self.words[at].lower in _AFTER_SENSED
        return verbs[0].force in ("deny", "dismiss", "dispute") or verbs[0].lemma in _DEEDS

    def _is_age(self, comma: int) -> bool:
        """“The singer, 44, was ill”: neither comma ends a clause."""
        marks = self.words[max(0, comma - 2) : comma + 3]
        texts = [word.text for word in marks]
        return any(
            texts[at] == "," and texts[at + 1].isdigit() and texts[at + 2] == "," for at in range(len(texts) - 2)
        )

    def _stop_after(self, start: int) -> int:
        for k in range(start, self.last):
            mark = self.words[k].text
            if mark == "," and self._is_age(k):
                continue
            is_end = mark in ",;" or (mark in (":", "as") and k + 1 < self.last and self.quote_of[k + 1] >= 0)
            if is_end and self.quote_of[k] < 0:
                return k
        return self.last


def _tells_deed(word: Word) -> bool:
    lower = word.lower
    is_past = lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s")
    return not word.is_capital and (is_past or lower in OTHER_VERBS)

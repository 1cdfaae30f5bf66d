"""Where the words end that a noun introduces: “the claim that …”, “rumours that gas was used are false”."""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import phrase_after, phrase_before
from claims.reading.attribution.contents import ContentFinder
from claims.reading.attribution.finite import opens_predicate
from claims.reading.attribution.negation import ANSWERING
from claims.reading.attribution.sources import without_verb
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import FORMS
from claims.reading.words import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
    word_set,
)

_AFTER_SENSED = AUXILIARIES | PREPOSITIONS | {"there"}
_DEEDS = word_set("make raise publish repeat address")
_SENSED = word_set("see hear read receive")
NOUN_FORCE = {
    "claim": "claim", "allegation": "accuse", "accusation": "accuse", "report": "report", "rumour": "report",
    "rumor": "report", "denial": "deny", "admission": "admit", "belief": "opine", "hope": "opine", "fear": "opine",
    "prediction": "future", "warning": "warn", "promise": "pledge", "pledge": "pledge", "suggestion": "suggest",
    "confirmation": "confirm",
}  # fmt: skip
_MADE_BY_MANY = word_set("reports rumours rumors claims allegations")
_SPREADING = word_set(
    "emerged surfaced circulated circulating spread spreading swirled swirling rampant rife persist persisted grew "
    "growing mounting mounted abound abounded emerging surfacing arose broke"
)
_SPREAD_WHERE = word_set("online quickly fast widely everywhere on in across around social media twitter facebook the")
LONGEST_SPREAD = 10
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

    def _maker_before(self, noun: int) -> Range | None:
        """“The mayor’s claim”, “his claim”, “a Northwire report”; “claims” alone say what nobody is named for."""
        words = self.words
        first = noun - 1
        while first > 0 and words[first].is_word and not words[first].lower.endswith("'s"):
            if words[first].lower in DETERMINERS or noun - first > 3:
                break
            first -= 1
        if first >= 0 and words[first].lower.endswith(("'s", "s'")):
            maker = phrase_before(words, first + 1)
            return without_verb(words, maker, is_relative=True) if maker else None
        if first >= 0 and words[first].lower in POSSESSIVES:
            return (first, first + 1)
        is_named = 0 <= first < noun - 1 and words[first].lower in DETERMINERS
        if is_named and all(word.is_capital for word in words[first + 1 : noun]):
            return (first + 1, noun)
        return (noun, noun + 1) if words[noun].lower in _MADE_BY_MANY else None

    def opens_clause(self, noun: int) -> bool:
        """“Denied reports it had lied”, “rejects claims Lund knew”: a clause without “that” behind the noun."""
        words = self.words
        before = words[noun - 1].lower if noun else ""
        if not (before in FORMS and FORMS[before][0].force in ANSWERING) or noun + 2 >= self.last:
            return False
        first, second = words[noun + 1], words[noun + 2]
        if first.lower in SUBJECT_PRONOUNS:
            return True
        behind = next((at for at in range(noun + 2, min(self.last, noun + 6)) if not words[at].is_capital), 0)
        is_name = first.is_capital and not self._is_title_case() and second.is_word
        return is_name and bool(behind) and opens_predicate(words[behind : self.last])

    def spread_behind(self, noun: int) -> int:
        """The “that” of “rumours have been rampant that …”, “reports emerged on Monday that …”; 0 without it."""
        words = self.words
        seen = False
        for at in range(noun + 1, min(self.last, noun + LONGEST_SPREAD)):
            lower = words[at].lower
            if lower == "that":
                return at if seen else 0
            is_spread = lower in _SPREADING
            seen = seen or is_spread
            if not (is_spread or lower in AUXILIARIES or seen or is_adverb(lower)) or not words[at].is_word:
                return 0
            if seen and not is_spread and self._after_adjuncts(at) == at and lower not in _SPREAD_WHERE:
                return 0
        return 0

    def before_other_deed(self, content: Range, cues: list[Cue]) -> int:
        """“Knew of reports that a man had died but could not confirm them”: where what is told besides begins."""
        words = self.words
        for cue in cues:
            if cue.manner != "shared" or not content[0] < cue.at < content[1]:
                continue
            at = cue.at
            while at > content[0] and (words[at - 1].lower in AUXILIARIES or is_adverb(words[at - 1].lower)):
                at -= 1
            if words[at - 1].lower == "but":
                return at - 1
        return content[1]

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
        told = FORMS.get(self.words[after - 1].lower)
        if told is not None and told[1] in ("ed", "s") and "c" in told[0].frame:
            return True  # “the report that the firm says is false”
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

"""Whose a reporting verb is: the words before it, beside it or further left that name who acts."""

from dataclasses import dataclass

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import (
    antecedent,
    phrase_after,
    phrase_before,
    subject_of_sentence,
)
from claims.reading.attribution.finite import is_participle, opens_predicate
from claims.reading.attribution.sentence_words import SentenceWords
from claims.reading.attribution.sources import before_aside_of, opens_sentence, without_verb
from claims.reading.attribution.verbs import FORMS, Verb
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
_BEFORE_TIMES = word_set("the this next late early mid")
_DATES = word_set("easter christmas ramadan passover spring summer autumn winter end time then now noon midnight half")
_TELLERS = word_set(
    "prosecutors police neighbours neighbors relatives friends doctors rescuers villagers colleagues owners"
)


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


class TellerFinder(SentenceWords):
    """Finds the words that name whose a reporting verb is."""

    def source_of(self, cues: list[Cue], at: int, end: int, manner: str, kind: str) -> Range | None:
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
        is_behind = found is None or found[0] > 1
        if (
            manner == "active"
            and kind != "ing"
            and is_behind
            and 0 < end <= at
            and max(self.quote_of[:end], default=-1) < 0
        ):
            found = opens_sentence(self.words, found, end) or found
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

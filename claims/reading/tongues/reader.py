"""Who says what in a language that is read from its table: one sentence at a time, over words and quotation marks.

English has a reader of its own (``attribution``); this one knows no grammar but the order of verb, source and what is
said, and takes every word from a :class:`~claims.reading.languages.tongue.Tongue`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.reading.attribution.asides import Range
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.statements import Speaker
from claims.reading.tongues.asides import NOBODY, VAGUE, Told
from claims.reading.tongues.clauses import INTRODUCES
from claims.reading.tongues.contents import TAKES_OBJECT
from claims.reading.tongues.cues import TURNED, Cue
from claims.reading.tongues.quoted import LONGEST_TAIL
from claims.reading.tongues.sources import Company
from claims.reading.tongues.subjects import TongueSubjects
from claims.reading.words import Word, is_capital, is_word

LONGEST_REMARK = 12
"""“This she said in the evening”: a sentence of so few words with a verb that reports nothing adds no statement."""

_PASSES_ON = re.compile(
    r"(?:переда(?:ёт|ет|ют|є|ють)|пиш(?:ет|ут|е|уть)|сообща[её]т|сообщают|повідомля(?:є|ють)|информиру(?:ет|ют)"
    r"|інформу(?:є|ють)|цитиру(?:ет|ют)|цитує|цитують|informan?|reportan?|recogen?|rapporte(?:nt)?|berichtet|meldet)$"
)
"""Verbs by which an agency or a paper passes on, in the present, what somebody said."""
_DENYING = frozenset(("deny", "dismiss", "dispute"))
SHORT_LINK = 4
"""“Не … и не …”: so few words stand between two verbs that are denied together."""
MOST_BEFORE = 6
"""“Президент, як зауважив речник, …”: so few words before “as he said” are no sentence yet."""
NEAR = 4
"""“Weigerte sich zu sagen”: the verb that is withheld follows within so many words."""


class TongueReader(TongueSubjects):
    """Reads one sentence of a language with a table."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], company: Company) -> None:
        super().__init__(text, sentence, quotes, company)
        self.taken: list[Range] = []
        self.from_word = 0
        """Where verbs are looked for: behind what is told by “according to”."""
        self.is_remark = False
        """The sentence only says of something said before who said it."""
        self.who: Told | None = None
        """Who it says did, by which verb."""

    def told(self) -> list[Told]:
        """All that is reported in this sentence, in the order of the text."""
        self.last = self._before_passed_on()
        found = [*self._according()]
        found = [self._to_next_clause(item) for item in found] + [*self._verbs(self.from_word)]
        if not found and not self.is_remark:
            found = [*self._in_mood()]
        found += self._quotes_left(found)
        if not found and not self.is_remark:
            found = [*self._passed_on()]
        return sorted(found, key=lambda item: item.start)

    def _before_passed_on(self) -> int:
        """“Мост закрыт, сообщил мэр, передаёт ТАСС”: the comma before whoever only passes on what somebody says."""
        commas = (at for at in range(self.last - 2, 1, -1) if self.words[at].text == ",")
        comma = next(commas, 0)
        verb = comma + 1 + (self.words[comma + 1].lower in self.tongue.sets["just_as"]) if comma else 0
        if not verb or verb + 1 >= self.last or not _PASSES_ON.match(self.words[verb].lower):
            return self.last
        is_said = any(
            self.words[cue.first - 1].text in (",", "-", "–", "—") or self._that(cue, comma) is not None
            or cue.force in _DENYING or self._is_about_this()
            for cue in self._cues() if 0 < cue.first < comma
        )  # fmt: skip
        return comma if is_said and self.quote_of[comma] < 0 else self.last

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _to_next_clause(self, item: Told) -> Told:
        """“Laut Polizei kamen 12.000, die Veranstalter sprachen von 30.000”: each says no more than their own."""
        self.from_word = self.last
        for cue in self._cues():
            comma = next((at for at in range(cue.first - 1, 0, -1) if self.words[at].text in (",", ";")), 0)
            end = self.words[comma - 1].end if comma else 0
            clause = self.words[comma + 1 : cue.first]
            is_own = 0 < len(clause) <= NEAR and any(is_capital(word) for word in clause) and self.quote_of[comma] < 0
            tells = cue.force in _DENYING or (cue.force in INTRODUCES and bool(self._contents(cue, self.last)[0]))
            if is_own and item.start < end < item.end and tells:
                self.from_word = comma + 1
                return replace(item, end=end)
        return item

    def _verbs(self, start: int = 0) -> Iterator[Told]:
        cues = self._without_unsaid([*self._with_refusals([*self._cues()])])
        cues = [cue for cue in cues if cue.first >= start]
        if len(cues) > 1 and self._opens_with_this((0, self._without_helpers(cues[0].first, 0))):
            is_passed_on = self.words[cues[-1].first - 1].text == "," and self._that(cues[0], self.last) is None
            cues = cues[:-1] if is_passed_on else cues  # “Про це заявила міністерка, зазначив речник”
        speaker: Speaker | None = None
        clause = start
        meant: Range | None = None
        for number, cue in enumerate(cues):
            if any(first <= cue.first < after for first, after in self.taken):
                continue
            following = cues[number + 1] if number + 1 < len(cues) else None
            stop = self._stop(cue, following)
            contents, own = self._contents(cue, stop)
            contents = (
                self._labelled(cue)
                or self._just_as(cue)
                or self._as_told(cue)
                or self._object_in_front(cue)
                or self._object_of_body(cue)
                or contents
            )
            if self._is_accused(cue, clause):
                continue
            if self._is_beside(cue, following):
                meant = self._source(cue, clause, [])
                continue
            word = self.words[cue.first]
            turned = TURNED.match(word.lower) if "-" in word.lower else None
            is_own = turned is not None or word.lower in self.tongue.sets["converbs"]
            source = None if is_own else meant or self._behind_claim(cue) or self._source(cue, clause, contents)
            meant = None
            is_nobody = source is not None and self._denies(source[0])
            found = self.company.speaker(self.words[source[0] : source[1]]) if source and not is_nobody else None
            if turned is not None:
                found = self.company.last(word._replace(text=turned[2], start=word.end - len(turned[2])))
            found = self._whose_words(cue.first) or found
            if source and source[1] - source[0] == 1 and (colon := self._colon_before(cue)) > 0:
                found = self._named_before(colon, self.words[source[0]]) or found
            is_named = found is not None
            is_converb = word.lower in self.tongue.sets["converbs"]
            if is_converb and speaker is None:
                speaker = self._beside_converb(cue)
            is_main = number > 0 and self._main_verb(cues[number - 1], cue) < self.last
            is_same = self._is_joined(cue) or self._but_before(cue) > 0 or is_main
            if is_converb or (found is None and is_same):
                found = speaker or self._who_acts(cue)
            is_open = source is None or not self._says_who(source)
            found = NOBODY if is_nobody else found or (self.company.last() if is_open and self._is_his(cue) else VAGUE)
            found = found or VAGUE
            speaker = found
            clause = stop
            if source is not None and source == self._behind_claim(cue) and is_named:
                made = self._made([(0, source[1])], (cue.first, cue.after), cue.force, found)
                yield replace(made, is_bare=True)
                self.is_remark = True
                continue
            if (who := self._behind_it(cue)) and (acting := self.company.speaker(self.words[who[0] : who[1]])):
                yield replace(self._made([(0, who[1])], (cue.first, cue.after), cue.force, acting), is_bare=True)
                self.is_remark = True
                continue
            if source is not None and source[0] < cue.first and self._is_bare(cue, contents, stop):
                if is_named and not self._is_negated(cue, None, cue.after):
                    verb_end = cue.particle + 1 if cue.particle < self.last else cue.after
                    end = max([verb_end, *(after for _, after in contents)])
                    yield replace(
                        self._made([(source[0], end)], (cue.first, cue.after), cue.force, found), is_bare=True
                    )
                self.is_remark = True
                continue
            if not contents:
                is_about = number == 0 and self._is_about_this()
                if not own and (is_about or self._says_this(cue)) and not self._is_negated(cue, None, 0):
                    is_opened = is_about or self._opens_with_this((0, self._without_helpers(cue.first, 0)))
                    self.is_remark |= is_opened or self.last <= LONGEST_REMARK
                    if is_opened and is_named and cue.force in INTRODUCES:
                        self.who = self._made([(0, self.last)], (cue.first, cue.after), cue.force, found)
                continue
            negated = is_nobody or self._is_negated(cue, cues[number - 1] if number else None, contents[0][0])
            if contents[0] in self.taken or self._is_passed_on(cue, contents[0]):
                continue  # “has not confirmed and not denied that …”, “… que pidió el anonimato contó que …”
            if contents[0][0] > cue.first > 2 and self._is_in_mood((0, cue.first - 1), cue):
                yield self._made([(0, cue.first - 1)], (cue.first, cue.after), cue.force, found)
            self.taken += contents
            yield self._made(contents, (cue.first, cue.after), cue.force, found, is_negated=negated)
            if source is not None and self._is_told_besides(cue, source):
                self.company.passes(self.words)
            self.company.is_unsure |= cue.force == "accuse" and self._names_another(cue.after)

    def _is_told_besides(self, cue: Cue, source: Range) -> bool:
        """“Mora habló del abogado del coronel, quien confirmó que …”: the sentence is about Mora all the same."""
        who = self._without_helpers(cue.first, 0) - 1
        return source[0] > 2 and who > source[0] and self.words[who].lower in self.tongue.sets["relative"]

    def _beside_converb(self, cue: Cue) -> Speaker | None:
        """Who goes on with “ajoutant que …”: who stands beside the quotation before it, or acts in the sentence."""
        inside = [at for at in range(cue.first) if self.quote_of[at] >= 0 and is_word(self.words[at])]
        return self._beside(inside) if inside else self._who_acts(cue)  # “« … », a-t-il glissé, ajoutant que …”

    def _who_acts(self, cue: Cue) -> Speaker | None:
        """“La jueza archivó la causa y negó que …”: who acts by a verb that reports nothing, before one that does.

        Nobody where the sentence itself opens with a verb, and a vague source where it tells nobody apart: whoever
        was named before is not meant.
        """
        verbs = (
            at for at in range(1, cue.first) if self._is_verb(at) and not self.company.phrases.is_role(self.words[at])
        )
        verb = next(verbs, 0)
        found = self.company.speaker(self.words[: self._without_helpers(verb, 0)]) if verb else None
        opens = self.tongue.patterns["verb_shape"].fullmatch(self.words[0].lower) or self._cue_at(0)
        return found or (None if opens or cue.first < 3 else VAGUE)

    def _is_passed_on(self, cue: Cue, content: Range) -> bool:
        """“Мост закрыт, сообщил мэр, передаёт ТАСС”: who passes on what was said adds nothing."""
        is_last = cue.first > content[1] - 1 and self.words[cue.first - 1].text == ","
        return is_last and any(first == content[0] and after < content[1] for first, after in self.taken)

    def _with_refusals(self, cues: list[Cue]) -> Iterator[Cue]:
        """“Відмовився підтвердити, що …” is one verb, and denied; an infinitive that nobody refuses reports nothing."""
        for number, cue in enumerate(cues):
            before = cues[number - 1] if number else None
            following = cues[number + 1] if number + 1 < len(cues) else None
            if following is not None and cue.force == "confirm" and self._is_neither(cue, following):
                yield Cue(cue.first, following.after, "confirm", self.last)
            elif cue.force == "opine" and self._is_labelled(cue):
                yield replace(cue, force="label", particle=self.last)
            elif before is not None and before.force == "confirm" and self._is_neither(before, cue):
                continue
            elif cue.force == "to_confirm":
                is_refused = before is not None and self._is_refused(before, cue)
                if not is_refused and self._is_negated(cue, None, cue.after):
                    yield replace(cue, force="confirm")
            elif following is not None and following.force == "to_confirm" and self._is_refused(cue, following):
                yield Cue(cue.first, following.after, "confirm", self.last, is_refused=True)
            else:
                yield cue

    def _is_neither(self, cue: Cue, following: Cue) -> bool:
        """“Не подтвердили и не опровергли”: two verbs side by side that are both denied leave a thing open."""
        is_beside = following.force == "deny" and 0 < following.first - cue.after <= SHORT_LINK
        return is_beside and all(
            any(self._denies(at) for at in range(max(0, one.first - SHORT_LINK), one.first)) for one in (cue, following)
        )

    @staticmethod
    def _is_refused(before: Cue, cue: Cue) -> bool:
        return before.force == "withhold" and 0 <= cue.first - before.after <= NEAR

    def _just_as(self, cue: Cue) -> list[Range]:
        """“Wie die Polizei mitteilte, starben vier Menschen”: what is said follows the comma behind verb and source."""
        opens = self.words[0].lower in self.tongue.sets["just_as"]
        if not opens or cue.first > LONGEST_TAIL or cue.force not in INTRODUCES:
            return []
        comma = next((at for at in range(cue.after, self.last) if self.words[at].text == ","), self.last)
        return self._if_any((comma + 1, self.last)) if comma < self.last else []

    def _as_told(self, cue: Cue) -> list[Range]:
        """“…, wie die Polizei mitteilte”: what is said stands before the comma, the source behind it."""
        opener = self._told_as(cue)
        if not opener or cue.force not in INTRODUCES:
            return []
        is_between = opener <= MOST_BEFORE and self._is_put_between(cue)  # “Президент, як зауважив речник, готовий …”
        return self._if_any((0, self.last if is_between else opener - 1))

    def _named_before(self, colon: int, word: Word) -> Speaker | None:
        """“Директор Ирина Пак не согласна: приказ, утверждает она, …”: whom the pronoun means is named before."""
        if word.lower not in self.tongue.sets["pronouns"]:
            return None
        is_name_over = (
            at for at in range(2, colon) if is_capital(self.words[at - 1]) and not is_capital(self.words[at])
        )
        found = self.company.speaker(self.words[: next(is_name_over, colon)])
        return found if found and found.name else None

    def _without_unsaid(self, cues: list[Cue]) -> list[Cue]:
        """“Andina has not said that …, its spokesman said”: he says so, and nothing is Andina's."""
        last = cues[-1] if len(cues) > 1 else None
        if last is None or last.force not in INTRODUCES or self.words[last.first - 1].text != ",":
            return cues
        first = cues[0]
        is_unsaid = first.force in INTRODUCES - {"confirm"} and self._is_negated(first, None, first.after)
        return [last] if is_unsaid and self.quote_of[last.first - 2] < 0 else cues

    def _says_this(self, cue: Cue) -> bool:
        near = self.words[max(0, cue.first - NEAR) : cue.after + NEAR]
        return any(word.lower in self.tongue.sets["this"] for word in near)

    def _names_another(self, first: int) -> bool:
        """“The opposition accused Luc Ferrand. He …”: two words with a capital letter side by side."""
        after = self.words[first : self.last]
        is_name = any(is_capital(one) and is_capital(two) for one, two in pairwise(after))
        return is_name and not self.tongue.nouns_are_capital

    def _is_his(self, cue: Cue) -> bool:
        """Whether a verb without a subject may be that of the one who spoke last: not of several, nor of nobody."""
        before = self.words[cue.first - 1].lower if cue.first else ""
        first = self.words[cue.first].lower
        is_alone = self.tongue.drops_subject or self._is_joined(cue)
        return is_alone and before not in self.tongue.sets["impersonal"] and not self.tongue.is_plural.search(first)

    def _says_who(self, words: Range) -> bool:
        """Whether somebody is meant that the lists do not know: then it is nobody who was named before."""
        sets = self.tongue.sets
        small = sets["when"] | sets["articles"] | sets["helpers"] | sets["negators"] | sets["joining"] | sets["this"]
        comma = next((at for at in range(words[1] - 1, words[0], -1) if self.words[at].text == ","), words[0])
        for first in (words[0], comma):
            plain = [word for word in self.words[first : words[1]] if is_word(word) and word.lower not in small]
            if plain and plain[0].lower not in sets["prepositions"] | sets["recipients"]:
                return True
        return False

    def _is_bare(self, cue: Cue, contents: list[Range], stop: int) -> bool:
        """“The ministry denied on Monday.”: a denial that nothing follows but when it was given."""
        if cue.force not in _DENYING or any(first < cue.first for first, _ in contents):
            return False
        if cue.force != "deny" and not self._points_before(cue):
            return False
        is_it = self.words[cue.first].lower.startswith("l'") and bool(self.tongue.elided)  # “l'avait démenti dans …”
        if is_it and self._that(cue, stop) is None and ":" not in (word.text for word in self.words[cue.after : stop]):
            return True
        after = [word.lower for word in self.words[cue.after : max(stop, cue.after)] if is_word(word)]
        return all(word in self.tongue.sets["when"] | self.tongue.sets["negators"] for word in after)

    def _behind_it(self, cue: Cue) -> Range | None:
        """“Das bestreitet Minister Karl Laumer.”: what is denied stands before the verb, and who denies it behind."""
        if not (self._opens_with_it() and cue.first == 1 and cue.force in _DENYING) or self.quote_of[cue.after] >= 0:
            return None
        end = next((at for at in range(cue.after, self.last) if self.words[at].text in ",;:–—"), self.last)
        end = min(end, cue.particle)
        if end <= cue.after or self._is_negated(cue, None, cue.after):
            return None
        return cue.after, self._name_end(cue.after, end)

    def _points_before(self, cue: Cue) -> bool:
        """“Владелец склада эту версию отверг”: what is waved away stands before the verb, and points back."""
        before = self.text[self.words[0].start : self.words[cue.first].start].lower()
        return self.tongue.is_inflected and self.tongue.answers.patterns["points_back"].search(before) is not None

    def _is_negated(self, cue: Cue, before: Cue | None, start: int) -> bool:
        """A negation in the verb itself, before it, or between it and what is said: “sagte nicht, dass …”."""
        if cue.force in ("no_comment", "allow"):
            return False
        if cue.is_refused or (before is not None and self._is_refused(before, cue)):
            return True
        first = self._without_helpers(cue.first, 0)
        if self.tongue.nouns_are_capital and cue.force in _DENYING:
            marks = (k for k in range(cue.after, self.last) if k == cue.particle or self.words[k].text in ",;:")
            if self.words[next(marks, self.last) - 1].lower == "nicht":
                return True  # “bestreitet dies nicht”, “wies die Vorwürfe nicht zurück”
        if start >= cue.after:
            after = min(start + (cue.force in TAKES_OBJECT), self.last)
        else:
            after = cue.particle if cue.particle < self.last else self._end_of_clause(cue.after)
        return any(self._denies(at) for at in range(first, after) if self.quote_of[at] < 0)

    def _end_of_clause(self, at: int) -> int:
        """Where the words behind the verb end: “…, sagte er nicht.”"""
        stop = min(self.last, at + NEAR)
        return next((k for k in range(at, stop) if self.words[k].text in ",;:—–" or self.quote_of[k] >= 0), stop)

"""What is denied or confirmed where it opens the sentence, and who does so behind the verb or as a place.

“Kündigungen schloss sie nicht aus”, “слухи о взрыве в мэрии не подтвердили”, “повідомлення спростувала поліція”.
"""

import re
from itertools import pairwise

from claims.reading.attribution.asides import Range
from claims.reading.tongues.clauses import FAR
from claims.reading.tongues.contents import CLAIMED
from claims.reading.tongues.cues import Cue
from claims.reading.tongues.quoted import LONGEST_TAIL, TongueQuotes
from claims.reading.words import is_capital, is_word, word_set

_NOMINATIVE = frozenset(("er", "man", "wir", "ich"))
_EITHER = frozenset(("sie", "die", "eine"))
_DETERMINERS = frozenset(("der", "die", "das", "den", "dem", "des", "ein", "ihr", "sei", "all"))
"""The first letters of articles and the like: behind one “-en” tells no case."""
_ABSTRACT = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|nis|fall|fäll|zahl|plän|gespräch|schritt|tritt)(?:en|e|er|se)?$"
)
"""German nouns for what is said or done, and for nobody."""
_IN = frozenset(("в", "во", "у"))
_MANY = re.compile(r"(?:л[иі]|л[иі]с[ья]|[юуая]ть?)$")
"""A verb of several: nobody is named who does it."""
_HEARD_OF = re.compile(
    r"(?:інформаці|информаци|дан[іи]|данн|повідомлен|сообщени|чутк|слух|факт|сведени|відомост|звинуваченн|обвинени|закид"
    r"|упрёк|публикаци|публікаці|заяв|підозр|подозрени|версі|верси)"
)


_DEFINITE = word_set("el la los las le les l' su sus sa ses son esa ese esos esas ces cette ce")
_HOLDS = re.compile(r"(?:hält|halten|hielt|hielten)$")
_JUDGES = re.compile(r"(?:consider|juzg|jug|considèr|considér|estim)")
_IS_SAID_TO_BE = re.compile(r"[^\W\d_]{3,}(?:[ыи]ми?|[оеє][йю]|[иі]?ми|[оеє]м)$")
"""“Считает обвинения надуманными”: a word in the case of what something is said to be."""


class TongueFronted(TongueQuotes):
    """Finds objects that stand where who acts mostly does, and those of which somebody says what they are."""

    def _labelled(self, cue: Cue) -> list[Range]:
        """“Hält die Kritik für unbegründet”, “considera falsas las cifras”, “вважає оцінку завищеною”: no clause is
        told, but a thing and what somebody takes it for."""
        if cue.force != "label":
            return []
        first = self._after_when(cue.after, self.last)
        ends = (at for at in range(first, self.last) if self.words[at].text in ",;:" and self.quote_of[at] < 0)
        return [(first, next(ends, self.last))] if self._is_labelled(cue) else []

    def _is_labelled(self, cue: Cue) -> bool:
        """Whether a verb of opinion has an object, and behind or before it what that is said to be."""
        first = self._after_when(cue.after, self.last)
        is_behind_comma = cue.first > 0 and self.words[cue.first - 1].text in (",", "-", "–", "—")
        if first + 1 >= self.last or (is_behind_comma and (self.tongue.is_inflected or self.tongue.nouns_are_capital)):
            return False  # “міст закрито, вважає експерт Іван Коваль”
        sets = self.tongue.sets
        ends = (at for at in range(first, self.last) if self.words[at].text in ",;:" or self.quote_of[at] >= 0)
        end = next(ends, self.last)
        word = self.words[first].lower
        if word in sets["that"] | sets["prepositions"] or self._holds_that(first) or end <= first + 1:
            return False
        if self.tongue.nouns_are_capital:
            at = next((at for at in range(first + 1, end - 1) if self.words[at].lower == "für"), 0)
            is_clause = any(one.text == "," and two.lower in sets["that"] for one, two in pairwise(self.words[end:]))
            return not (is_clause or word in sets["this"] | sets["pronouns"]) and bool(
                at and _HOLDS.match(self.words[cue.first].lower) and self.words[at + 1].text.islower()
            )
        if self.tongue.is_inflected:
            if any(
                one.text == "," and two.lower in sets["but"] | {"а"} for one, two in pairwise(self.words[: cue.first])
            ):
                return False  # “Уряд мовчав, а опозиція вважає …”: what stands before is somebody else's
            return self.words[first].text.islower() and any(
                _IS_SAID_TO_BE.match(self.words[at].lower) for at in range(first + 1, end)
            )
        verb = self.words[cue.after - 1].lower
        if not _JUDGES.match(verb) or any(word.text[0].isdigit() for word in self.words[first:end]):
            return False
        following = self.words[first + 1].lower
        is_thing_first = not is_behind_comma and word in sets["articles"] and not verb.startswith("estim")
        return is_thing_first or (self.words[first].text.islower() and following in _DEFINITE and word not in _DEFINITE)

    def _inside_body(self, first: int, after: int) -> int:
        """“Сведения о гибели пассажира в ведомстве опровергли”: where “in” stands before the body, up to the verb; 0
        where no body ends these words."""
        for at in range(after - 2, max(first, after - FAR), -1):
            if self.words[at].lower in _IN:
                return at if any(map(self._is_body, range(at + 1, min(at + 4, after)))) else 0
            if self.words[at].text in ",;:—–":
                return 0
        return 0

    def _object_of_body(self, cue: Cue) -> list[Range]:
        """“Слухи о взрыве в мэрии не подтвердили”, “опровергли в министерстве и сообщения о …”, “сообщение опровергла
        полиция”: what is denied, where its noun opens the sentence or stands behind verb and source."""
        is_open = cue.force in ("deny", "dismiss", "dispute", "confirm", "label")
        if not self.tongue.is_inflected or not is_open or self._that(cue, self.last) is not None:
            return []
        front = self._without_helpers(cue.first, 0)
        is_told = front > 1 and _HEARD_OF.match(self.words[0].lower) and self.words[front - 1].text != ","
        if is_told and (body := self._inside_body(0, front)):
            return [(0, self.last)] if cue.force == "label" else self._if_any((0, body))
        if is_told and cue.force != "label" and self._ends_in_source(cue):
            return self._if_any((0, front))
        noun = self._behind_body(cue) if cue.first == 0 else 0
        return self._if_any((noun, self.last)) if noun else []

    def _behind_body(self, cue: Cue) -> int:
        """“Опровергли в министерстве и сообщения о …”: the noun behind the body; 0 where there is none."""
        if cue.after >= self.last or self.words[cue.after].lower not in _IN:
            return 0
        near = range(cue.after + 2, min(self.last - 1, cue.after + FAR))
        noun = next((at for at in near if _HEARD_OF.match(self.words[at].lower)), 0)
        return noun if noun and self._inside_body(cue.after - 1, noun) else 0

    def _ends_in_source(self, cue: Cue) -> bool:
        """Whether nothing but who denies it follows the verb."""
        first = cue.after
        rest = self.words[first : self.last]
        if not rest or len(rest) > LONGEST_TAIL or any(word.text in ",;:—–" for word in rest):
            return False
        at = first + (rest[0].lower in _IN)
        phrases = self.company.phrases
        return at < self.last and (self._is_body(at) or phrases.is_role(self.words[at]) or is_capital(self.words[at]))

    def _of_body(self, cue: Cue, start: int, first: int) -> Range | None:
        """The body in which several said so, before a plural verb or behind it."""
        if not self.tongue.is_inflected or not _MANY.search(self.words[cue.first].lower):
            return None
        is_told = start < first and _HEARD_OF.match(self.words[start].lower)
        if is_told and (body := self._inside_body(start, first)):
            return body, first
        if (start == first or is_told) and cue.after < self.last and self.words[cue.after].lower in _IN:
            if noun := self._behind_body(cue):
                return cue.after, noun - (self.words[noun - 1].lower in self.tongue.sets["joining"])
            return (cue.after, self._name_end(cue.after, self.last)) if is_told and self._ends_in_source(cue) else None
        return None

    def _acts_behind(self, before: Range, cue: Cue) -> bool:
        """“Kündigungen schloss sie nicht aus”, “die Absage bestätigte der Sprecher”: who acts stands behind the verb.

        Nobody but who acts is “er” or “der Sprecher”; “sie” and “die Sprecherin” may be whom it concerns, but where
        nobody who could act stands before.
        """
        if not self.tongue.nouns_are_capital or before[0] >= before[1]:
            return False
        behind = {self.words[k].lower: k for k in (cue.first + 1, cue.after) if k < self.last}
        at = next((behind[word] for word in behind if word in _NOMINATIVE | _EITHER), cue.first + 1)
        if at >= self.last:
            return False
        first, second = self.words[at], self.words[min(at + 1, len(self.words) - 1)]
        sets = self.tongue.sets
        if self.words[before[0]].lower in sets["prepositions"]:
            return False
        is_man = self.company.phrases.is_role(second) and not second.lower.endswith("in")
        if first.lower in _NOMINATIVE or (first.lower in ("der", "ein") and is_man):
            return True
        is_known = self.company.phrases.is_role(second) or second.lower in sets["bodies"]
        is_titled = self.company.phrases.is_role(first) and is_capital(second)
        if not is_titled and (first.lower not in _EITHER or not (first.lower in sets["pronouns"] or is_known)):
            return False
        plain = [word for word in self.words[before[0] : before[1]] if is_word(word)]
        if not plain or plain[0].lower in ("der", "ein") or any(word.text[0].isdigit() for word in plain):
            return False
        if any(self.company.phrases.is_role(word) or word.lower in sets["bodies"] for word in plain):
            return False
        return any(_ABSTRACT.search(word.lower) or CLAIMED.match(word.lower) for word in plain[:3]) or any(
            self._is_attribute(at) and self.words[at].lower.endswith("en") and not self._follows_article(at)
            for at in range(*before)
        )

    def _follows_article(self, at: int) -> bool:
        return at > 0 and self.words[at - 1].lower[:3] in _DETERMINERS

    def _object_in_front(self, cue: Cue) -> list[Range]:
        """“Betriebsbedingte Kündigungen schloss sie nicht aus”: what a German verb reports opens the sentence."""
        front = (0, self._without_helpers(cue.first, 0))
        plain = [word.lower for word in self.words[: front[1]] if is_word(word)]
        is_open = cue.force in ("deny", "dismiss", "dispute", "allow", "confirm", "admit") and self._clear(front)
        if not is_open or self.tongue.sets["this"].issuperset(plain) or not self._acts_behind(front, cue):
            return []
        return self._if_any(front)

    def _clear(self, words: Range) -> bool:
        return (
            all(word.text not in ",;:" for word in self.words[words[0] : words[1]])
            and max((-1, *self.quote_of[words[0] : words[1]])) < 0
        )

"""What is denied or confirmed where it opens the sentence, and who does so behind the verb or as a place.

“Kündigungen schloss sie nicht aus”, “слухи о взрыве в мэрии не подтвердили”, “повідомлення спростувала поліція”.
"""

import re

from claims.reading.attribution.asides import Range
from claims.reading.tongues.clauses import FAR
from claims.reading.tongues.contents import CLAIMED
from claims.reading.tongues.cues import Cue
from claims.reading.tongues.quoted import LONGEST_TAIL, TongueQuotes
from claims.reading.words import is_capital, is_word

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


class TongueFronted(TongueQuotes):
    """Finds objects that stand where who acts mostly does."""

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

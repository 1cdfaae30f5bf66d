"""Whose a quotation is that no verb of saying has claimed, and where the name of a source ends."""

import re

from claims.reading.languages.tongue import stem
from claims.reading.statements import Speaker
from claims.reading.tongues.asides import VAGUE, Told, TongueAsides
from claims.reading.tongues.cues import TURNED
from claims.reading.words import is_capital, is_word

SHORTEST_QUOTATION = 5
_TELLS_INSIDE = frozenset(("say", "claim", "confirm", "admit", "warn", "deny", "dismiss", "dispute", "opine", "pledge"))
_CITES = re.compile(
    r"(?:приводит|приводят|переда[её]т|передают|цитиру[её]т|цитируют|наводить|наводять|цитує|цитують|передає|передають)$"
)
_WHOSE = frozenset(("его", "её", "ее", "их", "його", "її", "їх", "їхні"))
LONGEST_TAIL = 14
"""Behind a quotation so many words may tell who says it."""


class TongueQuotes(TongueAsides):
    """Finds who stands beside a quotation."""

    def _quotes_left(self, found: list[Told]) -> list[Told]:
        made = []
        for number, quote in enumerate(self.quotes):
            if any(item.start < quote.end and quote.start < item.end for item in found):
                continue
            inside = [at for at, of in enumerate(self.quote_of) if of == number and is_word(self.words[at])]
            beside = (self._beside(inside) or self._told_inside(inside)) if len(inside) > 1 else None
            if len(inside) > 1 and self._names_a_thing(inside[0], inside[-1] + 1):
                continue
            is_parted = quote.start == quote.inner_start  # behind a remark of who says it
            if len(inside) < SHORTEST_QUOTATION and beside is None and not (is_parted and inside):
                continue
            is_alone = not any(is_word(word) for word, of in zip(self.words, self.quote_of, strict=True) if of < 0)
            speaker = beside or next((item.speaker for item in found), None)
            speaker = speaker or (self.company.last() if is_alone else VAGUE) or VAGUE
            made.append(self._made([(inside[0], inside[-1] + 1)], None, "say", speaker))
        return made

    def _told_inside(self, inside: list[int]) -> Speaker | None:
        """“« L'alerte, assure le préfet Paul Roux, a été donnée »”: a verb and who says so between two commas."""
        if self.tongue.is_inflected or self.tongue.nouns_are_capital:
            return None
        for at in inside[1:]:
            if self.words[at - 1].text != "," or not (cue := self._cue_at(at)) or cue.force not in _TELLS_INSIDE:
                continue
            if turned := TURNED.match(self.words[at].lower):
                return self.company.last(self.words[at]._replace(text=turned[2]))
            marks = (k for k in range(cue.after, inside[-1]) if self.words[k].text in ",:")
            end = next((k for k in marks if not self._goes_on(k, inside[-1])), 0)
            if 0 < end - cue.after <= LONGEST_TAIL and (found := self._acting(cue.after, end)):
                return found
        return None

    def _whose_words(self, at: int) -> Speaker | None:
        """“— приводит его слова пресс-служба”: he said so, and the press office passes it on."""
        if not self.tongue.is_inflected or at + 1 >= self.last or not _CITES.match(self.words[at].lower):
            return None
        word, following = self.words[at + 1], self.words[min(at + 2, self.last - 1)].lower
        if word.lower in _WHOSE and (following in ("слова", "слово") or word.lower[-1] in "оіх"):
            return self.company.last(word) or VAGUE
        return VAGUE if word.lower == "слова" else None

    def _beside(self, inside: list[int]) -> Speaker | None:
        """“«Это неправда», — отрезал Глушко”: who stands with a verb behind a quotation, or with one before it."""
        mark = next((at for at in range(inside[-1] + 1, len(self.words)) if self.quote_of[at] < 0), self.last)
        after = mark
        while after < self.last and self.words[after].text in (",", "-", "–", "—"):
            after += 1
        is_parted = (
            after > mark or self.text[self.words[inside[-1]].end : self.words[mark - 1].end].strip('»”"“’') != ""
        )
        is_helper = after < self.last and self.tongue.code == "fr" and self.words[after].lower in ("a", "ont", "avait")
        is_parted |= is_helper and mark > inside[-1] + 1  # “« On envisage tout » a appuyé Luc Vial”
        rest = self.words[after : self.last]
        if is_parted and 0 < len(rest) <= LONGEST_TAIL and max(self.quote_of[after : self.last]) < 0:
            return self._behind_verb(after)
        return self._before_verb(inside[0])

    def _behind_verb(self, first: int) -> Speaker | None:
        word = self.words[first]
        if (said := self._whose_words(first)) is not None:
            return said
        if turned := TURNED.match(word.lower):
            return self.company.last(word._replace(text=turned[2], start=word.end - len(turned[2])))
        for at in (first + 2, first + 1):
            verb = " ".join(word.lower for word in self.words[first:at])
            if at >= self.last or not self.tongue.patterns["verb_shape"].fullmatch(verb):
                continue
            end = next((k for k in range(at, self.last) if self.words[k].text in ",.;:—–"), self.last)
            if end < self.last and self._goes_on(end, self.last):
                end = self.last
            return self._acting(at, self._name_end(at, end)) or VAGUE
        return None

    def _before_verb(self, quote: int) -> Speaker | None:
        at = quote - 1
        while at > 0 and not is_word(self.words[at]) and self.words[at].text != ":":
            at -= 1
        if at < 2 or not (self.words[at].text == ":" or self.words[at].lower in self.tongue.sets["that"]):
            return None
        for first in (at - 1, at - 2):
            verb = " ".join(word.lower for word in self.words[first:at])
            if first > 0 and self.tongue.patterns["verb_shape"].fullmatch(verb):
                return self._acting(0, first)
        return None

    def _acting(self, first: int, after: int) -> Speaker | None:
        """Who is named by words that begin as a source does."""
        word = self.company.phrases.without_elided(self.words[first])  # “l'élu”
        sets = self.tongue.sets
        known = sets["articles"] | sets["roles"] | sets["pronouns"] | sets["bodies"] | sets["vague"]
        if not (word.text[:1].isupper() or word.lower in known or stem(word.lower) in self.tongue.body_stems):
            return None
        return self.company.speaker(self.words[first:after])

    # -- where a name ends ---------------------------------------------------------------------------------------------

    def _is_abbreviated(self, stop: int) -> bool:
        """“M. Lacan”: the stop belongs to a title."""
        before = self.words[stop - 1]
        return self.words[stop].text == "." and before.end == self.words[stop].start and is_capital(before) and (
            len(before.text) == 1 or before.lower in self.tongue.sets["articles"]
        )  # fmt: skip

    def _goes_on(self, comma: int, limit: int) -> bool:
        """A comma after a role, before the name: “el portavoz, Luis Ortega”, “son fils, le réalisateur Luc Vignon”."""
        at = comma + 1
        if at + 1 < limit and self.company.phrases.is_role(self.words[at]) and is_capital(self.words[at + 1]):
            return True  # “очільниця відомства, віцепрем'єрка Ірина Верещук”
        is_described = at < limit and self.words[at].lower in self.tongue.sets["articles"]
        if is_described and not self.tongue.nouns_are_capital:
            names = [at + 2, at + 3] if at + 3 < min(limit, self.last + 1) else []
            return bool(names) and all(is_capital(self.words[name]) for name in names)
        return at < limit and self.words[at].text[:1].isupper()

    def _name_end(self, first: int, end: int) -> int:
        """After the verb a name ends the source, and what follows tells when and where."""
        if self.words[first].lower in self.tongue.sets["pronouns"]:
            return first + 1
        inside = self.tongue.sets["inside_names"]
        seen = False
        for at in range(first, end):
            if at > first + 1 and self.tongue.code == "es" and self.words[at].lower == "a" and self._is_told(at + 1):
                return at  # “aseguró el profesional a Radio Norte”
            is_name = (
                is_capital(self.words[at])
                or self.quote_of[at] >= 0
                or (seen and (self.words[at].lower in inside or self._is_body(at)))
            )
            if seen and not is_name and self.words[at].text != "," and not self._is_abbreviated(at):
                following = self.words[at + 1 : end]
                has_role = any(word.lower in self.tongue.sets["roles"] for word in following)
                return end if has_role or self._is_apposed(at, end) or self._ends_in_name(first, at, end) else at
            seen = seen or self.words[at].text[:1].isupper()
        return end

    def _is_told(self, at: int) -> bool:
        return at < self.last and (is_capital(self.words[at]) or self.words[at].lower in self.tongue.sets["recipients"])

    def _is_apposed(self, first: int, end: int) -> bool:
        """“Der Bürgermeister von Monteu da Po, Claudio Ghirri”: a name behind a comma ends the source."""
        comma = next((at for at in range(first, end) if self.words[at].text == ","), end)
        return end - comma > 2 and all(map(is_capital, self.words[comma + 1 : end]))

    def _ends_in_name(self, first: int, at: int, end: int) -> bool:
        """“Речник Сил оборони Олег Ткач”, “sur X le magistrat Paul Cassin”: a full name closes the source."""
        small = self.tongue.sets["prepositions"] | self.tongue.sets["when"]
        before = self.words[end - 3] if end - 3 > first else None
        is_full = end - at > 2 and is_capital(self.words[end - 1]) and is_capital(self.words[end - 2])
        is_one = sum(map(is_capital, self.words[first:at])) == 1  # “… Олег Ткач у Верховній Раді”
        is_led = before is not None and is_word(before) and not is_capital(before) and before.lower not in small
        return is_full and is_one and is_led and not self.tongue.nouns_are_capital

    def _is_body(self, at: int) -> bool:
        word = self.words[at].lower
        return word in self.tongue.sets["bodies"] or (self.tongue.is_inflected and stem(word) in self.tongue.body_stems)

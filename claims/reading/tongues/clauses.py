"""Where a clause, an infinitive or a quotation that a verb reports begins, read from the table of a language."""

import re

from claims.reading.attribution.asides import Range
from claims.reading.tongues.cues import TURNED, Cue, TongueCues
from claims.reading.words import is_capital, is_word

FAR = 8
"""“That”, a colon or a quotation belongs to a verb that stands at most so many words before it."""
LONGEST_TITLE = 3
LONGEST_LEAD = 16
"""“Sagte am Montag bei der Verlesung der Anklage, er habe …”: so many words may stand before the comma."""
INTRODUCES = frozenset(("say", "claim", "confirm", "admit", "warn", "suggest", "estimate", "opine", "allow"))
_SUBORDINATES = re.compile(
    r"(?:котор\w+|як\w*|де|щоб|коли|оскільки|хоча|тому|бо|что|чтобы|где|когда|поскольку|хотя|потому|как|qui|dont|où|quand"
    r"|car|puisque|parce|comme|quien\w*|cuy\w+|donde|cuando|porque|aunque|como|de[rnm]|d[ia][es]|dess\w+|deren|wobei|was"
    r"|wo|wenn|als|ob|weil|da|obwohl|um|so)$"
)
"""What opens a clause of its own behind a comma."""
_OTHERS_SAY = ("laissant entendre", "affirmant", "prétendant", "según los cuales", "según las cuales", "selon lesquels",
               "selon lesquelles", "selon laquelle")  # fmt: skip
RELATIVE = frozenset(("la", "el", "los", "las", "lo", "al"))
_WHILE = frozenset(("tout",))
"""“…, a fait savoir l'agence, tout en appelant à la prudence”: what goes on is the report's own."""


class TongueClauses(TongueCues):
    """Finds what opens beside each verb: “that”, a comma, a colon, an infinitive or a quotation."""

    def _that(self, cue: Cue, stop: int) -> int | None:
        sets = self.tongue.sets
        is_led = (
            cue.after < self.last and self.words[cue.after].lower in sets["prepositions"]
        )  # “en su comparecencia …, que”
        for at in range(cue.after, min(stop, cue.after + FAR * (1 + is_led))):
            if self.quote_of[at] >= 0 or (at - cue.after >= FAR and not self._is_late_that(at)):
                if self.quote_of[at] >= 0 and not self._is_told_paper(at):
                    return None
                continue
            is_that = self.words[at].lower in sets["that"]
            if (is_that or self._holds_that(at)) and self._is_told_of(cue, at):
                return None
            if is_that and self.words[at - 1].lower in RELATIVE and at > cue.after + 1 and self.tongue.code == "es":
                return None  # “rechaza financiar a la ONG, a la que elogia”
            if is_that:
                return None if self._is_who_behind(cue.after, at) else at + 1
            if self._holds_that(at):
                return at
            is_object_before = self._has_object_before(cue)
            if (
                cue.force == "accuse"
                and (at > cue.after or is_object_before)
                and self.words[at].lower in sets["accuse_links"]
            ):
                return at + 1
        return None

    def _is_told_paper(self, at: int) -> bool:
        """“Розповів «Спортивній правді», що …”: a paper in quotation marks is who is told."""
        inside = [k for k in range(self.last) if self.quote_of[k] == self.quote_of[at] and is_word(self.words[k])]
        after = inside[-1] + 1 if inside else at
        while after < self.last and not is_word(self.words[after]) and self.words[after].text != ",":
            after += 1
        is_short = self.tongue.is_inflected and 0 < len(inside) <= 3 and is_capital(self.words[inside[0]])
        return is_short and after < self.last and self.words[after].text == ","

    def _is_late_that(self, at: int) -> bool:
        return self.words[at - 1].text == "," and self.words[at].lower in self.tongue.sets["that"]

    def _is_told_of(self, cue: Cue, that: int) -> bool:
        """“A rejeté ces allégations qu'il qualifie de …”, “a réagi aux propos laissant entendre que …”: not its own."""
        between = self.text[self.words[cue.after].start : self.words[that].start].lower().rstrip()
        if self.tongue.is_inflected or self.tongue.nouns_are_capital or not between:
            return False
        if between.endswith(_OTHERS_SAY):
            return True
        found = self.tongue.answers.patterns["points_back"].search(between)
        is_right_behind = found is not None and (found.end() == len(between) or between.endswith((" a las", " a los")))
        return cue.force in ("deny", "dismiss", "dispute") and is_right_behind

    def _tells_of_others(self, cue: Cue, stop: int) -> bool:
        """“A réagi aux propos laissant entendre que …”: what others say is none of who reacts."""
        end = min(stop, self.last)
        between = self.text[self.words[cue.after].start : self.words[end - 1].end].lower() if cue.after < end else ""
        return any(words in between for words in _OTHERS_SAY) and not self.tongue.is_inflected

    def _is_who_behind(self, first: int, that: int) -> bool:
        """“Lamentó Bakú, que convocó al embajador”: “que” behind a name and one comma tells more of whom it names."""
        is_relative = not (self.tongue.is_inflected or self.tongue.nouns_are_capital)
        if not is_relative or self.words[that - 1].text != "," or that - first < 2:
            return False
        commas = sum(word.text == "," for word in self.words[first:that])
        return commas == 1 and is_capital(self.words[that - 2])

    def _holds_that(self, at: int) -> bool:
        """“Qu'il”: the “that” is part of the word, and what is said begins inside it."""
        elided = self.tongue.elided_that
        return bool(elided) and self.words[at].lower.startswith(elided) and len(self.words[at].text) > len(elided)

    def _has_object_before(self, cue: Cue) -> bool:
        """“Le acusó de mentir”, “l'accuse de mentir”: whom one accuses stands before the verb."""
        first = self.words[cue.first].lower
        before = self.words[cue.first - 1].lower if cue.first else ""
        return first[1:2] == "'" or before in self.tongue.sets["helpers"]

    def _is_infinitive(self, at: int, stop: int) -> bool:
        """“Dit avoir”, “aseguró no haber”, “dijo carecer”."""
        while at < stop and self.words[at].lower in self.tongue.sets["negators"] | self.tongue.sets["infinitives"]:
            if self.words[at].lower in self.tongue.sets["infinitives"]:
                return True
            at += 1
        if at >= stop or self.words[at].lower in self.tongue.sets["when"] | self.tongue.sets["helpers"]:
            return False
        word = self.words[at].text
        return word.islower() and self.tongue.patterns["infinitive_shape"].fullmatch(word) is not None

    def _infinitive_behind(self, at: int, stop: int) -> int:
        """“A reconnu à l'audience avoir signé …”: behind where and to whom it was said; 0 where there is none."""
        sets = self.tongue.sets
        if at >= stop or self.words[at].lower not in sets["prepositions"] | sets["when"]:
            return 0
        for place in range(at, min(stop, at + FAR)):
            if self.words[place].text in ",;:" or self.quote_of[place] >= 0:
                return 0
            if self.words[place].lower in sets["infinitives"] and self._is_infinitive(place, stop):
                return place
        return 0

    def _after_comma(self, cue: Cue) -> int | None:
        """What is said without a “that”, right behind the verb or the particle that closes it: “sagte, sie sei …”."""
        at = cue.particle + 1 if cue.particle < self.last else cue.after
        is_said = cue.force in INTRODUCES or cue.force == "accuse"
        if not (self.tongue.comma_introduces and is_said and at < self.last - 1):
            return None
        at = self._behind_paper(at)
        if self.words[at].text != ",":
            return self._mood_clause(at) or None  # “sagte am Montag, der Kanzler habe …”
        return at + 2 if self.words[at + 1].lower in self.tongue.sets["that"] else at + 1

    def _behind_paper(self, at: int) -> int:
        """“Sagte der «Rheinischen Post» (Freitag), …”: a newspaper in quotation marks is told, and says nothing."""
        first = next((k for k in range(at + 1, min(self.last, at + 3)) if is_word(self.words[k])), at)
        quote = self.quote_of[first]
        if quote < 0 or self.words[at].lower not in self.tongue.sets["articles"] or not is_capital(self.words[first]):
            return at
        after = max(k for k in range(first, self.last) if self.quote_of[k] == quote) + 1
        while after < self.last - 1 and self.words[after].text in ("»", "«", "“", "”", '"'):
            after += 1
        if self.words[after].text == "(":
            after = next((k + 1 for k in range(after, self.last - 1) if self.words[k].text == ")"), after)
        return after if after < self.last - 1 and self.words[after].text == "," else at

    def _mood_clause(self, first: int) -> int:
        """Where a clause in the mood of what somebody said begins behind a comma, not far on; 0 where none does."""
        for at in range(first, min(self.last - 2, first + LONGEST_LEAD)):
            if self.words[at].text in ";:" or self.quote_of[at] >= 0:
                return 0
            if self.words[at].text == "," and self.words[at + 1].lower not in self.tongue.sets["no_mood"]:
                clause = self.text[self.words[at + 1].start : self.sentence.end]
                if self.tongue.patterns["indirect_mood"].match(clause):
                    return at + 1
        return 0

    def _colon_before(self, cue: Cue) -> int:
        """“Пак не согласна: приказ, утверждает она, подписан”: where what she says begins; -1 where no colon stands."""
        found = (at for at in range(cue.first - 1, 0, -1) if self.words[at].text == ":" and self.quote_of[at] < 0)
        return next(found, -1)

    def _is_put_between(self, cue: Cue) -> bool:
        """“Превышений норм, утверждают в ведомстве, не выявлено”: who says it stands between two commas."""
        is_whole = TURNED.match(self.words[cue.first].lower) is not None or self.tongue.code == "es"
        ends = range(cue.after + (not is_whole), min(self.last - 1, cue.after + FAR))  # “Son client, assure-t-il, …”
        comma = next((at for at in ends if self.words[at].text == ","), 0)
        if not comma or self.words[comma + 1].text[:1].isupper() or max(self.quote_of[cue.after : self.last]) >= 0:
            return False
        following = self.words[comma + 1].lower
        sets = self.tongue.sets
        opens_clause = following in sets["that"] | sets["but"] | sets["joining"] or _SUBORDINATES.match(following)
        goes_on = following in _WHILE or (following == "en" and self._is_gerund(comma + 2))
        return not (opens_clause or goes_on) and not any(self._cue_at(at) for at in range(comma + 1, self.last))

    def _is_gerund(self, at: int) -> bool:
        return at < self.last and self.words[at].lower.endswith("ant")

    def _quote_before(self, cue: Cue) -> Range | None:
        """A quotation that closes just before the verb: “…”, said …"""
        at = cue.first - 1
        passed = 0
        while at >= 0 and self.quote_of[at] < 0:
            passed += is_word(self.words[at])
            if passed > FAR:
                return None
            at -= 1
        if at < 0 or cue.force == "label" or (cue.force == "accuse" and passed):
            return None
        if at + 1 < cue.first and is_word(self.words[at + 1]):
            return None
        if self.tongue.nouns_are_capital and self.words[cue.first - 1].text != "," and self._is_told_magazine(at):
            return None  # “Dem Magazin «Stern» sagte der Trainer, …”
        first = at
        while first and self.quote_of[first - 1] == self.quote_of[at]:
            first -= 1
        if self._names_a_thing(first, at + 1):
            return None
        is_parted = at + 1 < cue.first or not is_word(self.words[max(first, at - 1)])
        return (first, at + 1) if is_parted or not self._looks_like_a_name(first, at + 1) else None

    def _is_told_magazine(self, at: int) -> bool:
        inside = [k for k in range(self.last) if self.quote_of[k] == self.quote_of[at] and is_word(self.words[k])]
        return bool(inside) and inside[0] > 1 and self._looks_like_a_name(inside[0], at + 1)

    def _names_a_thing(self, first: int, after: int) -> bool:
        """“Телеканал «Новый Север»”: words with capital letters alone, behind what kind of thing it is."""
        inside = [word for word in self.words[first:after] if is_word(word)]
        kind = next((word for word in reversed(self.words[:first]) if self.text[word.start] not in '«»“”„"'), None)
        if kind is None or not (1 < len(inside) <= LONGEST_TITLE and all(map(is_capital, inside))):
            return False
        return kind.text.isalpha() and kind.text.islower() and kind.lower not in self.tongue.cues

    def _looks_like_a_name(self, first: int, after: int) -> bool:
        """“Издание «Проект» сообщило”: a word or two with a capital letter, and no mark before the verb."""
        inside = [word for word in self.words[first:after] if is_word(word)]
        return 0 < len(inside) <= 3 and is_capital(inside[0])

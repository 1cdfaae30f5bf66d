"""Who acts in a sentence: before the verb that reports, behind it, or in the clause that it only tells more of."""

from claims.reading.attribution.asides import Range
from claims.reading.tongues.clauses import FAR, INTRODUCES
from claims.reading.tongues.contents import CLAIMED, TAKES_OBJECT
from claims.reading.tongues.cues import Cue
from claims.reading.tongues.fronted import TongueFronted
from claims.reading.tongues.quoted import LONGEST_TAIL
from claims.reading.tongues.trimmed import is_hidden, is_occasion
from claims.reading.words import is_capital, is_word, word_set

LONGEST_CLAIM = 12
"""“Un argument que balaie …”: what is claimed is named in so many words."""
_WHERE = frozenset(("на", "у", "в", "во", "під", "після", "после", "за", "під", "со", "зі", "з", "із"))
_WHOSE_OF = frozenset(("de", "del", "du", "des"))
_WITH = frozenset(("con", "a", "al", "avec", "à", "au", "aux", "accordé", "accordée", "mit"))
_STILL = frozenset(("noch", "schon", "bereits", "erst", "zuletzt", "auch"))
_TOLD_THINGS = frozenset(("details", "einzelheiten", "namen", "gründe", "zahlen", "hintergründe", "beispiele"))
"""“Details nannten die Behörden nicht”: what is not told opens the sentence."""
_ACCUSATIVE = frozenset(("цю", "эту"))
_ANSWERS = word_set(
    "faux inexact mensonge mensonges impossible non vrai exact falso mentira incorrecto no sí falsch unsinn nein ja "
    "нет да ложь неправда неверно ні так брехня"
)
"""“Faux, répond l'avocat: …”: one word that answers, before the verb, is nobody."""
_WHOM = frozenset(("его", "её", "ее", "их", "меня", "нас", "вас", "його", "її", "їх", "мене"))
"""“Мэрия его обвиняет в …”: whom one accuses, between who does and the verb."""


class TongueSubjects(TongueFronted):
    """Finds the words that name who acts."""

    def _told_as(self, cue: Cue) -> int:
        """Where “wie” stands behind a comma, not far before the verb; 0 where it does not."""
        for at in range(cue.first - 1, max(1, cue.first - LONGEST_TAIL), -1):
            if self.words[at].text in ",;:—–" or self.quote_of[at] >= 0:
                return 0
            if self.words[at].lower in self.tongue.sets["just_as"] and self.words[at - 1].text == ",":
                return at
        return 0

    def _is_about_this(self) -> bool:
        """“Про це …”, “об этом …”: the sentence says who told what was said just before."""
        sets = self.tongue.sets
        is_about = self.words[0].lower in sets["about"] and len(self.words) > 2
        return self.tongue.is_inflected and is_about and self.words[1].lower in sets["this"]

    def _opens_with_this(self, words: Range) -> bool:
        """“Про це повідомив …”, “das teilte … mit”: before the verb stands nothing but what was said just before."""
        first, after = words
        this, about = self.tongue.sets["this"], self.tongue.sets["about"]
        plain = [word.lower for word in self.words[first : max(after, 1)] if word.lower not in about]
        if first == 0 and len(plain) > 1 and self._is_about_this():
            where = self.tongue.sets["recipients"] | self.tongue.sets["when"] | _WHERE
            is_told_whom = plain[1] in where or self.quote_of[2] >= 0  # “Об этом "Правде" сообщила …”
            plain = plain[:1] if is_told_whom else plain  # “Про це на пресконференції розповів …”
        return first == 0 and this.issuperset(plain or [word.lower for word in self.words[1:2]])

    def _is_accused(self, cue: Cue, clause: int) -> bool:
        """“Чиновника обвиняют в …”: before a verb that goes straight on to what for stands the accused."""
        if not self.tongue.is_inflected or cue.force not in ("accuse", "suggest") or cue.after >= self.last:
            return False
        first = self._without_helpers(cue.first, clause)
        is_object = self.words[cue.first - 1].lower in _WHOM if cue.first else True
        return first > clause and not is_object and self.words[cue.after].lower in self.tongue.sets["accuse_links"]

    def _is_beside(self, cue: Cue, following: Cue | None) -> bool:
        """“Un exempleado que pidió no ser identificado contó que …”: the first verb only tells more of who speaks."""
        first = self._without_helpers(cue.first, 0)
        if following is None or following.force not in INTRODUCES or not first or self._is_joined(following):
            return False
        if cue.force not in INTRODUCES | {"ask"}:
            return False  # “el alcalde, que negó el delito, dijo que …” tells both
        if self.words[first - 1].lower not in self.tongue.sets["that"] | self.tongue.sets["relative"]:
            return False
        if any(self._cue_at(at) for at in range(first - 1)):
            return False  # “dijo que pidió …”
        that = self._that(cue, self.last)
        is_plain = all(word.text != "," for word in self.words[cue.after : following.first])
        return cue.force == "ask" and is_plain if that is None else that > following.first

    def _behind_claim(self, cue: Cue) -> Range | None:
        """“Un argument que balaie Nadia Lemoine”: who rejects it stands behind the verb."""
        opener = self._without_helpers(cue.first, 0) - 1
        is_open = cue.force in ("deny", "dismiss", "dispute") and 0 < opener <= LONGEST_CLAIM
        if not is_open or self.words[opener].lower not in self.tongue.sets["that"]:
            return None
        before = self.text[self.words[0].start : self.words[opener].start].lower()
        if not self.tongue.patterns["claimed"].match(before):
            return None
        end = next((at for at in range(cue.after, self.last) if self.words[at].text in ",;:"), self.last)
        if end < self.last and self._goes_on(end, self.last):
            end = self.last
        found = (cue.after, self._name_end(cue.after, end)) if cue.after < end else None
        return None if found is None or self._is_place(found) else found

    def _source(self, cue: Cue, clause: int, contents: list[Range]) -> Range | None:
        """The words that may name who acts: before the verb, else after it."""
        first = self._without_helpers(cue.first, clause)
        start = max([clause, *(after for _, after in contents if after <= first)])
        start += start == 0 and self.words[0].lower in self.tongue.sets["just_as"]
        start += start < first and self.words[start].text == ","
        if start < first and (but := self._phrase(self.tongue.phrases["but"], start)):
            start = min(start + but, first)
        for at in range(first - 2, start, -1):  # “Уряд мовчав, а опозиція вважає …”
            but = self._phrase(self.tongue.phrases["but"], at + 1) if self.words[at].text == "," else 0
            but = but or (self.words[at].text == "," and self.words[at + 1].lower == "а")
            if but and at + 1 + but < first and self.quote_of[at] < 0:
                start = at + 1 + but
                break
        if opener := self._told_as(cue):
            start = min(opener + 1, first)
        if start == 0 and first > 2 and self._is_about_this() and not self._opens_with_this((0, first)):
            start = 2  # “Про це мер Олег Клименко повідомив …”
        if body := self._of_body(cue, start if start < first else 0, first):
            return body
        is_inside = any(begin <= cue.first < after for begin, after in contents)  # “…, say aides, …”
        before = self._trimmed(self._main_clause(start, start if is_inside else first))
        before = self._without_object(before, cue)
        if self.tongue.is_inflected and before[1] - before[0] > 2 and self._is_pronoun_behind_comma(before[1] - 1):
            before = (before[1] - 1, before[1])  # “Анализируя показания, она отметила”
        if cue.force == "count" and self._is_there(before):
            return None
        is_answer = 0 < before[1] - before[0] <= 2 and self.words[before[0]].lower in _ANSWERS
        if self.tongue.nouns_are_capital and self._but_before(cue):
            return None
        if (accuser := self._behind_accused(before, cue)) is not None:
            return accuser
        is_place = self._is_prepositional(before) and (
            self.tongue.nouns_are_capital or self.words[first - 1].text == ","  # “A preguntas de la jueza, negó …”
        )
        when = self.tongue.sets["when"]
        if (
            any(is_word(word) and word.lower not in when for word in self.words[before[0] : before[1]])
            and not self._is_in_mood(before, cue)
            and not self._is_joined(cue)
            and not (is_place or is_answer or self._is_turned(before) or self._acts_behind(before, cue))
            and not self._opens_with_this(before)
        ):
            return before
        if cue.force in TAKES_OBJECT | {"accuse"} and (self._is_joined(cue) or self._but_before(cue)):
            return None  # “… et accuse le ministre de mentir”: whom one accuses stands behind the verb
        after = end = self._behind_recipient(cue.after)
        limit = min([self.last, after + 12, *(first for first, _ in contents if first >= after)])
        stops = self.tongue.sets["that"]
        while (
            end < limit
            and (self.quote_of[end] < 0 or self._is_name(self.quote_of[end], self.last))
            and (self.words[end].text not in ".;:—–" or self._is_abbreviated(end))
            and self.words[end].lower not in stops
        ):
            if self.words[end].text == "," and not self._goes_on(end, limit):
                break
            end += 1
        if end <= after:
            return None
        found = (after, self._name_end(after, end))
        return None if self._is_place(found) else found

    def _is_pronoun_behind_comma(self, at: int) -> bool:
        return self.words[at].lower in self.tongue.sets["pronouns"] and self.words[at - 1].text == ","

    def _is_there(self, words: Range) -> bool:
        """“У Полтаві зафіксували …”: where something was counted, and by nobody who is named."""
        plain = [word for word in self.words[words[0] : words[1]] if is_word(word)]
        is_in = self.tongue.is_inflected and len(plain) == 2 and plain[0].lower in ("у", "в", "во")
        return is_in and is_capital(plain[1]) and not plain[1].text.isupper() and max(self.quote_of[: words[1]]) < 0

    def _behind_accused(self, before: Range, cue: Cue) -> Range | None:
        """“Der Klinik warf die Nebenklage vor, …”: whom one accuses stands first, and who does behind the verb."""
        if not self.tongue.nouns_are_capital or cue.force != "accuse" or before[0] >= before[1]:
            return None
        end = min(cue.particle, next((k for k in range(cue.after, self.last) if self.words[k].text == ","), self.last))
        is_hers = cue.after < end and self.words[cue.after].lower in ("die", "das", "eine")
        is_turned = self._is_turned(before) or (is_hers and self.words[before[0]].lower == "der")
        behind = self._behind_first_noun(cue)
        return (cue.after, behind or end) if is_turned and cue.after + 1 < end else None

    def _is_in_mood(self, words: Range, cue: Cue) -> bool:
        """“Davon könne keine Rede sein, konterte Pfenninger: …”: what is said stands before the verb, and nobody."""
        if words[0] >= words[1] or self.words[cue.first - 1].text != ",":
            return False
        clause = self.text[self.words[words[0]].start : self.words[words[1] - 1].end]
        return self.tongue.patterns["indirect_mood"].match(clause) is not None

    def _without_object(self, words: Range, cue: Cue) -> Range:
        """“В пресс-службе эту информацию назвали …”, “Vorwürfe …, wies sie zurück”: what is denied is no source."""
        first, after = words
        if cue.force not in TAKES_OBJECT or first >= after:
            return words
        if self.tongue.nouns_are_capital and cue.force == "label" and self.words[first].lower in _TOLD_THINGS:
            return after, after
        if self.tongue.nouns_are_capital and cue.force in ("deny", "dismiss"):
            article = self.words[first].lower in self.tongue.sets["articles"]
            noun = self.words[min(first + article, after - 1)].lower
            return (after, after) if CLAIMED.match(noun) else words
        if self.words[first].lower in _ACCUSATIVE and after - first > 2:
            return first + 2, after  # “Цю історію сам композитор називав легендою”
        said = self.text[self.words[first].start : self.words[after - 1].end].lower()
        match = self.tongue.answers.patterns["points_back"].search(said)
        if match is None:
            return words
        start = self.words[first].start
        left = [at for at in range(first, after) if not match.start() <= self.words[at].start - start < match.end()]
        return (left[0], left[-1] + 1) if left else (after, after)

    def _main_clause(self, first: int, after: int) -> Range:
        """“Una fuente que pidió el anonimato dijo …”, “une accusation que le colonel réfute”: who acts in the main."""
        sets = self.tongue.sets
        if not self.tongue.nouns_are_capital and after - first > 3 and self.words[after - 1].text == ",":
            opens = sets["relative"] | sets["that"] if self.tongue.code == "es" else sets["relative"]
            for at in range(first + 2, after - 2):  # “El acusado, que está en libertad, dijo …”
                is_aside = self.words[at].lower in opens and self.words[at - 1].text == ","
                if is_aside and not is_hidden(self.words[at:after]):
                    return self._antecedent(first, at - 1)
        for at in range(after - 1, first, -1):
            if self.words[at].lower in sets["that"]:
                verbs = (
                    k for k in range(at + 1, after)
                    if self._is_verb(k) and self.words[k - 1].lower not in sets["articles"] | sets["prepositions"]
                )  # fmt: skip
                if at + 1 == after and self.words[at - 1].text == ",":
                    return self._antecedent(first, at - 1)
                is_relative = at + 1 == after or next(verbs, None) is not None
                return (first, at) if is_relative else (at + 1, after)
        if opener := self._relative_aside(first, after):
            return self._antecedent(first, opener - 1)
        if after - first > 2 and self.words[after - 1].lower in sets["relative"] and self.words[after - 2].text == ",":
            return self._antecedent(first, after - 2)
        return first, after

    def _relative_aside(self, first: int, after: int) -> int:
        """“… del diputado Luis Gil, quien, en el pleno, ha acusado …”: where “quien” stands; 0 where it does not."""
        for at in range(first + 2, after - 1):
            is_between = self.words[at - 1].text == "," and self.words[at + 1].text == ","
            if is_between and self.words[at].lower in self.tongue.sets["relative"]:
                return at
        return 0

    def _antecedent(self, first: int, comma: int) -> Range:
        """“… par le préfet Luc Garnier, qui a assuré que …”: whom “qui” means stands right before its comma."""
        sets = self.tongue.sets
        opens = sets["prepositions"] | sets["according_first"]
        for at in range(comma - 1, first - 1, -1):
            whose = at > first and self.words[at].lower in _WHOSE_OF
            if whose and any(map(self.company.phrases.is_role, self.words[max(first, at - 2) : at])):
                continue  # “el abogado del coronel Luis Mora, quien confirmó …”
            if self.words[at].lower in opens or self.words[at].text in ",;:" or self._cue_at(at) is not None:
                is_apposed = self.words[at].text == "," and all(map(is_capital, self.words[at + 1 : comma]))
                if is_apposed and at > first:
                    return next(
                        (
                            k + 1
                            for k in range(at - 1, first - 1, -1)
                            if self.words[k].lower in opens or self.words[k].text in ",;:"
                        ),
                        first,
                    ), comma
                return at + 1, comma
        return first, comma

    def _behind_recipient(self, at: int) -> int:
        """“A déclaré à la presse le préfet …”, “рассказала РИА Новости жительница …”: to whom it was said is passed."""
        sets = self.tongue.sets
        if at < self.last and self.words[at].text == "," and self.words[min(at + 1, self.last - 1)].text.islower():
            closing = next((k for k in range(at + 2, min(self.last, at + FAR)) if self.words[k].text == ","), 0)
            is_held = any(quote >= 0 for quote in self.quote_of[at : closing + 1])
            opens = self.words[at + 1].lower not in sets["that"] | sets["but"]
            if closing and opens and not is_held:
                at = closing + 1  # “заявил, представляя проект, глава комитета …”
        after = self._behind_question(at)
        if after > at:
            return after
        if self.tongue.is_inflected and at < self.last and (paper := self._behind_quoted_paper(at)):
            return paper
        while after < self.last and self.words[after].lower in sets["prepositions"] | sets["articles"]:
            after += 1
        first = after
        needs_preposition = not (self.tongue.is_inflected or self.tongue.nouns_are_capital)
        if needs_preposition and first == at:
            return at  # “a fait savoir l'agence régionale”: nobody is told, the agency tells
        while after < self.last and self.words[after].lower in sets["recipients"]:
            after += 1
        is_whom = first < after < self.last and is_word(self.words[after])
        is_referring = is_whom and self.words[after].lower in (
            "со",
            "з",
            "із",
        )  # “сообщает РИА Новости со ссылкой на …”
        return after if is_whom and not is_referring else at

    def _behind_quoted_paper(self, at: int) -> int:
        """“Сообщил "Интерфаксу" источник, …”: behind a name in quotation marks stands who told it; 0 if nobody."""
        end = at
        while end < self.last and (self.quote_of[end] >= 0 or not is_word(self.words[end])):
            end += 1
        sets = self.tongue.sets
        is_paper = at < end < self.last and self.quote_of[at + (not is_word(self.words[at]))] >= 0
        known = sets["vague"] | sets["roles"] | sets["bodies"]
        return end if is_paper and self.words[end].lower in known and end - at <= FAR else 0

    def _behind_question(self, at: int) -> int:
        """“Ответил на вопрос агентства представитель СБУ …”, “afirmó en un comunicado su gerente”: who."""
        size = self._phrase(self.tongue.phrases["occasions"], at) if at < self.last else 0
        after = at + size
        if size and self.words[after].lower in _WITH:
            return self._behind_host(after)
        while size and self.tongue.is_inflected and self.words[after].text.islower():
            if after >= self.last or self.company.phrases.is_role(self.words[after]):
                break
            after += 1  # who asked
        return after if after < min(self.last, at + FAR) and is_word(self.words[after]) else at

    def _behind_host(self, at: int) -> int:
        """“Afirmó en una entrevista con Radio Norte [el ministro …]”: behind whom it was said to, up to who did."""
        end = next((k for k in range(at, self.last) if self.words[k].text in ",;:"), self.last)
        small = self.tongue.sets["articles"]
        who = (k for k in range(at + 2, end) if self.words[k].lower in small and self.words[k - 1].lower not in _WITH)
        return next(who, self.last)

    def _is_prepositional(self, words: Range) -> bool:
        """“Vor dem Landgericht hat eine Frau gestanden”, “noch am 3. Mai …”: what stands before the verb says where."""
        first, after = words
        while self.tongue.nouns_are_capital and first < after - 1 and self.words[first].lower in _STILL:
            first += 1
        return first < after and self.words[first].lower in self.tongue.sets["prepositions"]

    def _is_place(self, words: Range) -> bool:
        """“Afirmó en el Congreso”: a preposition and one name are no source."""
        plain = self.words[words[0] : words[1]]
        is_named = any(word.lower in self.tongue.sets["roles"] for word in plain)
        if self._is_prepositional(words) and not is_named and is_occasion(plain):
            return all(word.text != "," for word in plain)
        return self._is_prepositional(words) and not is_named and sum(map(is_capital, plain)) <= 1

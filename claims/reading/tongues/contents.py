"""What each verb reports, from its first word to its last, in a language that is read from its table."""

import re

from claims.reading.attribution.asides import Range
from claims.reading.tongues.clauses import FAR, INTRODUCES, RELATIVE, TongueClauses
from claims.reading.tongues.cues import Cue
from claims.reading.tongues.trimmed import is_asked
from claims.reading.words import Word, is_capital, is_word

TAKES_OBJECT = frozenset(("allow", "deny", "dismiss", "dispute", "label", "ask", "no_comment", "count"))
TELLS_A_THING = frozenset(("say", "claim", "confirm", "admit", "warn", "estimate"))
SHORTEST_THING = 2
"""So many words, without articles, are needed of a noun that is told: “the figures” tell nothing."""
MOST_BEFORE_ASIDE = 4
"""“Ein junger Mitarbeiter, der …, berichtete”: so many words before a relative clause are who acts, and no sentence."""
LONGEST_WHO = 6
"""A role and a name that open a sentence before such an aside have so many words at most."""
_WHO = frozenset(("der", "die", "das", "dem", "deren", "dessen", "welcher", "welche"))
_BESIDE = frozenset(("algo que", "lo que", "ce que", "ce qui"))
"""“…, algo que el banco no ha confirmado”: what somebody else says of it."""
_THEM = frozenset(("lui", "eux", "elles", "он", "она", "они", "він", "вона", "вони"))
_LEADS = frozenset(("по", "за", "как", "як", "кроме", "крім", "более", "більше", "до", "к", "об", "о", "про", "с", "з"))
"""“По словам, …”, “кроме того, …”: no sentence begins so."""
_OBJECTIVE = frozenset(
    ("die", "den", "das", "alle", "jede", "jeden", "jegliche", "sämtliche", "diese", "eine", "einen")
)
_UNSAID = re.compile(
    r"(?:confirm|précis|préciser|exclur|donn|comment|évoqu|ni|descart|aclar|ofrec|d|mencion)(?:er|re|ar|ir)$"
)
_CALLING = re.compile(
    r"(?:accus|dénon[cç]e|qualifi|reproch|fustige|critiqu|affirm|assur|estim|juge|soulign|rappel|ajout|précis|invoqu)ant$"
    r"|(?:acus|calific|tach|tild|critic|denunci|reproch|culp|record|asegur)ando$"
    r"|(?:назва|обвини|охарактеризова|раскритикова|сосла|призва|упрекну)в(?:ши|шись)?$"
    r"|(?:назва|звинувати|охарактеризува|розкритикува|посла|закли[кч]а|дорікну)вши(?:сь)?$"
)
"""“…, accusant Israël de mentir”, “…, назвав их вымыслом”: the speaker goes on behind the comma."""
_THIS = frozenset(("це", "это"))
_HEARD = re.compile(r"(?:інформаці|дан[іи]|повідомлен|чутк|факт|сведени|сообщени|слух|данн|информаци)")
CLAIMED = re.compile(r"(?:vorw|anschuldig|bericht|behauptung|gerücht|meldung|darstellung)")


class TongueContents(TongueClauses):
    """Chooses what a verb reports of what stands around it: a clause, a quotation, a noun that is told or denied."""

    def _stop(self, cue: Cue, following: Cue | None) -> int:
        """Where what a verb reports ends at the latest: before a second verb that is joined to it."""
        end = self.last
        if following and self._is_joined(following):
            end = max(cue.after, (self._but_before(following) or self._without_helpers(following.first, cue.after)) - 1)
        if following and self.words[following.first].lower in self.tongue.sets["converbs"]:
            end = following.first  # “опроверг обвинения, сообщив, что …”
            while end > cue.after and self.words[end - 1].lower in ("tout", "en"):
                end -= 1  # “tout en affirmant …”
        if following:
            end = min(end, self._but(cue.after, following), self._who_tells(cue.after, following))
            end = min(end, self._main_verb(cue, following))
        return min(end, cue.particle, self._while_also(cue.after), self._aside_end(cue))

    def _main_verb(self, cue: Cue, following: Cue) -> int:
        """“El condenado, que negó los hechos, anunció que recurrirá”: the comma before the verb of the main clause."""
        who = self._without_helpers(cue.first, 0) - 1
        comma = self._without_helpers(following.first, cue.after) - 1
        relative = self.tongue.sets["relative"] | self.tongue.sets["that"]
        is_aside = who > 0 and self.words[who].lower in relative and self.words[who - 1].text == ","
        return comma if is_aside and comma > cue.after and self.words[comma].text == "," else self.last

    def _aside_end(self, cue: Cue) -> int:
        """“L'ancien ministre, qui nie les faits, sera jugé”: the comma behind what the aside tells."""
        who = self._without_helpers(cue.first, 0) - 1
        relative = self.tongue.sets["relative"]
        is_aside = who > 1 and self.words[who].lower in relative and self.words[who - 1].text == ","
        if not is_aside or self.tongue.nouns_are_capital or cue.force not in TAKES_OBJECT:
            return self.last
        commas = (at for at in range(cue.after, self.last) if self.words[at].text == "," and self.quote_of[at] < 0)
        return next(commas, self.last)

    def _while_also(self, first: int) -> int:
        """“…, tout en confirmant une frappe”, “…, sans confirmer …”: what somebody does besides is no part of it."""
        if self.tongue.nouns_are_capital:
            return self.last
        for at in range(first, self.last - 2):
            one, two = self.words[at + 1].lower, self.words[at + 2].lower
            if self.words[at].text != "," or self.quote_of[at] >= 0:
                continue
            if (
                _CALLING.match(one)
                and max(self.quote_of[at:]) < 0
                and all(word.text != ":" for word in self.words[at:])
            ):
                return at
            three = self.words[min(at + 3, self.last - 1)].lower
            if "que" in (two, three) and (two in RELATIVE or (one in RELATIVE and two == "que")):
                return at  # “…, a la que sin embargo elogia”, “…, lo que niega Rabat”
            if (one, two) == ("tout", "en") or (one in ("sans", "sin") and _UNSAID.match(two)):
                return at
        return self.last

    def _who_tells(self, first: int, following: Cue) -> int:
        """“… a las declaraciones del abogado, quien indicó que …”: the comma before “quien”, which tells to the end."""
        who = self._without_helpers(following.first, first) - 1
        is_who = first < who - 1 and self.words[who].lower in ("quien", "quienes") and self.words[who - 1].text == ","
        is_last = all(word.text != "," for word in self.words[following.after : self.last])
        return who - 1 if is_who and is_last else self.last

    def _but(self, first: int, following: Cue) -> int:
        """“…, pero los bomberos hablan de nueve”: the comma before “but” where another verb that reports comes next."""
        if self._is_joined(following):
            return self.last  # “dijo que es caro, pero necesario, y negó que …”
        verb = following.first
        for at in range(first, verb - 1):
            opens = self.words[at - 1].lower in self.tongue.sets["that"] if at > first else False
            if self.quote_of[at] >= 0 or (opens and self.words[at].text == ","):
                continue  # “señaló que, aunque alegó estar enfermo, …”
            is_free = not any(word.text == "," for word in self.words[at:verb])  # “… tandis que la CGT affirme”
            but = self._phrase(self.tongue.phrases["but"], at + 1)
            pair = f"{self.words[at + 1].lower} {self.words[at + 2].lower if at + 2 < verb else ''}"
            if (but and (self.words[at].text == "," or is_free)) or (pair in _BESIDE and self.words[at].text == ","):
                return at + (self.words[at].text != ",")
        but = self._but_before(following)
        return but if but > first else self.last

    def _contents(self, cue: Cue, stop: int) -> tuple[list[Range], bool]:
        """What the verb reports, and whether it is a verb that may stand alone."""
        if cue.force == "withhold":
            return [], True
        if cue.is_refused:
            that = self._that(cue, stop)
            return (self._if_any((that, stop)) if that is not None else []), True
        is_converb = self.words[cue.first].lower in self.tongue.sets["converbs"]
        before = None if is_converb else self._quote_before(cue)
        if before:
            return [before], True
        colon = next((at for at in range(cue.after, min(stop, cue.after + FAR)) if self.words[at].text == ":"), None)
        if cue.particle + 2 < self.last and self.words[cue.particle + 1].text == ":":
            colon = cue.particle + 1  # “wies das zurück: Von einer Zusage könne …”
        if colon is not None and colon + 1 < self.last:
            clause = self._that(cue, colon)
            if clause is not None and clause < colon - 1 and self.quote_of[min(colon + 1, self.last - 1)] >= 0:
                return self._if_any((clause, colon)), True  # “denuncia que faltan medios: «Somos la mitad»”
            return [self._trimmed((colon + 1, self.last))], True
        that = self._that(cue, stop)
        if that is not None:
            return self._if_any((that, stop)), True
        if cue.force in INTRODUCES and self._tells_of_others(cue, stop):
            return [], False
        that = cue.after + 2  # “wies zurück, dass …”
        is_behind_particle = cue.particle == cue.after and that < self.last and self.words[that - 1].text == ","
        if is_behind_particle and self.words[that].lower in self.tongue.sets["that"]:
            return self._if_any((that + 1, self.last)), True
        lead = self._behind_lead(cue.after, stop)  # “disent pourtant avoir enterré …”
        if cue.force in INTRODUCES | {"pledge"} and self._is_infinitive(lead, stop):
            return self._if_any((lead, stop)), True
        if cue.force in INTRODUCES and (infinitive := self._infinitive_behind(cue.after, stop)):
            return self._if_any((infinitive, stop)), True
        bare = self._after_comma(cue)
        if bare is not None and (bare < stop or stop == cue.particle):
            return self._if_any((bare, self.last)), True
        if cue.force in TAKES_OBJECT or (cue.force == "accuse" and cue.particle < self.last):
            if (before := self._object_before(cue)) is not None:
                return self._if_any(before), True
            behind = self._behind_particle(cue)
            if behind is not None:
                return self._if_any((behind, self.last)), True
            return self._if_any((self._behind_subject(cue, self._after_when(cue.after, stop), stop), stop)), True
        comma = cue.first - 1
        may_follow = cue.force in INTRODUCES or (cue.force == "pledge" and self.tongue.is_inflected)
        is_behind = may_follow and comma > 0 and self.words[comma].text == ","
        if is_behind and self.quote_of[comma - 1] < 0 and self._is_put_between(cue):
            return self._if_any((self._colon_before(cue) + 1, self.last)), True
        is_long = comma > 2 or (comma == 2 and self._is_short_sentence())
        is_behind = (
            is_behind and is_long and not self._but_before(cue) and not (self._is_who(comma) or self._is_aside(comma))
        )
        if is_behind and self.quote_of[comma - 1] < 0:
            return self._if_any((0, comma)), True
        if not is_behind and (thing := self._thing(cue, stop)) is not None:
            return self._if_any(thing), True
        near = range(cue.after, min(stop, cue.after + FAR))
        quoted = next((at for at in near if self.quote_of[at] >= 0 and not self._is_paper(at)), None)
        opens_with_this = (
            self.words[0].lower in self.tongue.sets["about"] and self.words[1].lower in self.tongue.sets["this"]
        )
        if quoted is not None and not opens_with_this and (cue.force in INTRODUCES or cue.force == "accuse"):
            return self._if_any((cue.after if quoted - cue.after > 2 else quoted, stop)), True
        return (self._if_any((0, comma)), True) if is_behind else ([], False)

    def _is_paper(self, at: int) -> bool:
        """“Zuvor hatte die «Mitteldeutsche Zeitung» darüber berichtet”: a name in quotation marks is nothing said."""
        inside = [word for word, of in zip(self.words, self.quote_of, strict=True) if of == self.quote_of[at]]
        plain = [word for word in inside if is_word(word)]
        return self.tongue.nouns_are_capital and len(plain) <= 3 and all(map(is_capital, plain))

    def _thing(self, cue: Cue, stop: int) -> Range | None:
        """“Повідомив про загибель двох …”, “anunció la muerte de …”: a noun with more words, and no clause, is told."""
        sets, answers = self.tongue.sets, self.tongue.answers.patterns
        if cue.force not in TELLS_A_THING or (cue.first == 1 and self._opens_with_it()):
            return None
        first = self._after_when(cue.after, stop)
        while first < stop and self.words[first].lower in sets["when"]:
            first += 1
        first -= first > cue.after and self.words[first - 1].lower in sets["articles"]
        is_open = self.tongue.nouns_are_capital and first + 2 < stop
        if (
            is_open
            and self.words[first].lower in ("dem", "der", "den")
            and self.words[first + 2].lower in sets["about"]
        ):
            first += 2  # “berichtete dem WDR von Schimmel an den Wänden”
        verb = {self.words[cue.first].lower, self.words[cue.after - 1].lower}
        is_telling = cue.force == "confirm" or not verb.isdisjoint(sets["announcing"])
        is_about = first < stop and self.words[first].lower in sets["about"]
        first += is_about
        is_where = first < stop and self.words[first].lower in sets["prepositions"]
        if cue.force == "estimate":  # “calcula pérdidas de 30 millones”, “calcula en 300 los muertos”
            near = self.words[first + 1 : min(stop, first + FAR)]
            is_telling = not self.words[cue.first].lower.startswith("tabl") and any(
                word.text[0].isdigit() for word in near
            )
            is_where &= not (near and near[0].text[0].isdigit())
        if is_where or not (is_telling or (is_about and self.tongue.is_inflected)):
            return None
        if first + 1 < stop and self.words[first + 1].lower in sets["about"] and _HEARD.match(self.words[first].lower):
            first += 2  # “підтвердив інформацію про загибель …”
        ends = range(first, min(stop, self.last))
        end = next((at for at in ends if self.words[at].text in ",;:—–" or self._is_second_verb(at)), stop)
        small = sets["articles"] | sets["when"] | sets["negators"] | sets["prepositions"]
        plain = [word for word in self.words[first:end] if is_word(word) and word.lower not in small]
        if len(plain) < SHORTEST_THING or not sets["this"].isdisjoint(word.lower for word in plain[:2]):
            return None
        if not is_about and (cue.first == 0 or self._may_act(plain[0])):
            return None
        said = self.text[self.words[first].start : self.words[end - 1].end].lower()
        return None if answers["points_back"].match(said) else (first, end)

    def _opens_with_it(self) -> bool:
        """“Das bestätigte Sportvorstand Nils Petersen”: what is confirmed stands before the verb."""
        return self.tongue.nouns_are_capital and self.words[0].lower in self.tongue.sets["this"]

    def _is_second_verb(self, at: int) -> bool:
        """“… і заявив, що …”: a second verb of the same speaker."""
        return self.words[at].lower in self.tongue.sets["joining"] and self._cue_at(at + 1) is not None

    def _may_act(self, word: Word) -> bool:
        """“Confirmó el ministro”, “підтвердив Ігнат”: what follows the verb may be who speaks."""
        sets = self.tongue.sets
        is_known = word.lower in sets["roles"] | sets["bodies"] | sets["pronouns"] | sets["vague"]
        return is_known or (is_capital(word) and not self.tongue.nouns_are_capital)

    def _is_who(self, comma: int) -> bool:
        """“Der Sprecher der Luftwaffe, Jurij Ihnat, sprach …”: what stands before the comma is who speaks."""
        sets = self.tongue.sets
        first = next((at for at in range(comma - 1, 0, -1) if self.words[at].text == ","), 0)
        name = self.words[first + 1 : comma]
        is_name = 1 + (first > SHORTEST_THING + 1) <= len(name) <= 5 and all(
            is_capital(word) or word.lower in sets["inside_names"] | sets["roles"] for word in name
        )
        is_known = any(word.lower in sets["roles"] | sets["bodies"] for word in self.words[:first])
        return first > 0 and is_name and (is_known or first <= SHORTEST_THING)  # “Son équipe, Alpina, …”

    def _is_short_sentence(self) -> bool:
        """“Пострадавших нет, добавил он”: two words are a sentence where they lead over to nothing."""
        first = self.words[0].lower
        sets = self.tongue.sets
        leads = first in sets["when"] | sets["prepositions"] | sets["articles"] or first in _LEADS
        return self.tongue.is_inflected and not leads and not self.tongue.phrases["connectors"].get(first)

    def _is_aside(self, comma: int) -> bool:
        """“La direction, elle, dit …”, “жители, однако, …”: what stands between two commas only leads over."""
        first = next((at for at in range(comma - 1, 0, -1) if self.words[at].text == ","), 0)
        inside = [word.lower for word in self.words[first + 1 : comma]] if first else []
        if not inside:
            return False
        if self.tongue.nouns_are_capital and first <= MOST_BEFORE_ASIDE and inside[0] in _WHO:
            return True  # “Ein Mitarbeiter, der anonym bleiben möchte, berichtete …”
        if is_asked(inside[0]):
            return True  # “La direction, contactée par l'AFP, n'a pas …”
        if len(inside) == 1 and inside[0] in self.tongue.sets["pronouns"] | self.tongue.sets["but"] | _THEM:
            return True
        who = self.words[:first]
        is_known = first <= LONGEST_WHO and any(word.lower in self.tongue.sets["roles"] for word in who)
        if (
            is_known
            and is_capital(who[-1])
            and not any(self._is_verb(at) or self._cue_at(at) for at in range(1, first))
        ):
            return True  # “El constructor Tomás Vilches, también imputado, ha reconocido …”
        return tuple(inside[1:]) in self.tongue.phrases["connectors"].get(inside[0], ())

    def _object_before(self, cue: Cue) -> Range | None:
        """“Vorwürfe, die Regierung habe geschwiegen, wies sie zurück”: what is denied opens the sentence."""
        article = self.words[0].lower in self.tongue.sets["articles"]
        is_open = self.tongue.nouns_are_capital and cue.force in ("deny", "dismiss") and cue.first > 1
        if not is_open or not CLAIMED.match(self.words[int(article)].lower):
            return None
        commas = [at for at in range(1, cue.first) if self.words[at].text == "," and self.quote_of[at] < 0]
        if len(commas) > 1 and commas[-1] == cue.first - 1:
            return commas[0] + 1, commas[-1]
        return 0, cue.first

    def _behind_particle(self, cue: Cue) -> int | None:
        """“Hat Vorwürfe zurückgewiesen, ihr Haus habe …”: what the accusations are follows the comma."""
        comma = cue.particle + 1
        is_open = self.tongue.comma_introduces and cue.force in ("deny", "dismiss") and comma < self.last - 1
        if not is_open or self.words[comma].text != "," or self.words[comma + 1].lower in ("und", "die", "der", "das"):
            return None
        if self._cue_at(comma + 1):
            return None  # “wies die Vorwürfe zurück, räumte aber ein, dass …”
        between = self.words[cue.after : cue.particle]
        return comma + 1 if any(CLAIMED.match(word.lower) for word in between) else None

    def _behind_subject(self, cue: Cue, first: int, stop: int) -> int:
        """“Im Prozess hat der Angeklagte die Vorwürfe bestritten”: a second article opens what is denied."""
        sets = self.tongue.sets
        if (
            cue.force == "accuse"
            and self.words[0].lower in ("dem", "den", "der")
            and (behind := self._behind_first_noun(cue))
        ):
            return behind
        is_turned = self.tongue.nouns_are_capital and cue.particle < self.last
        if not is_turned or self.words[0].lower not in sets["prepositions"]:
            return first
        for at in range(cue.after + 2, stop):
            if self.words[at].lower in _OBJECTIVE and is_capital(self.words[at - 1]):
                return at
        return first

    def _behind_first_noun(self, cue: Cue) -> int:
        """“Dem Vorstand wirft der Betriebsrat Wortbruch vor”: where a second noun follows who acts; or 0."""
        noun = cue.after + 1
        is_there = cue.particle < self.last and noun + 1 < cue.particle
        if not is_there or self.words[cue.after].lower not in self.tongue.sets["articles"]:
            return 0
        is_pair = is_capital(self.words[noun]) and is_capital(self.words[noun + 1])
        return noun + 1 if is_pair and self.words[noun].lower not in self.tongue.sets["roles"] else 0

    def _after_when(self, first: int, stop: int) -> int:
        """“Negó este lunes haber …”: what says when the verb was said is no part of its object."""
        sets = self.tongue.sets
        at = behind = first = self._behind_lead(first, stop)
        while at < stop and self.words[at].lower in (sets["when"] | sets["articles"]) - _THIS:
            at += 1
            if self.words[at - 1].lower not in sets["articles"]:
                behind = at
        return behind if behind < stop else first

    def _behind_lead(self, first: int, stop: int) -> int:
        """“Conteste en revanche avoir exagéré”: what leads over stands between the verb and what it reports."""
        for rest in self.tongue.phrases["connectors"].get(self.words[first].lower, ()) if first < stop else ():
            after = first + 1 + len(rest)
            if after < stop and tuple(word.lower for word in self.words[first + 1 : after]) == rest:
                return after
        return first

    def _if_any(self, content: Range) -> list[Range]:
        content = self._trimmed(content)
        return [content] if content[0] < content[1] else []

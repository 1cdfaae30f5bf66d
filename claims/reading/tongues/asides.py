"""Who is said to say something without a verb that reports: “according to”, “zufolge”, “pour la CGT”, “якобы”.

Words and moods that pass on what others say without naming them are found here too, and so is the German mood in which
a report goes on telling what somebody said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.reading.attribution.asides import Range
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.statements import NOT_NAMED, Speaker
from claims.reading.tongues.contents import TongueContents
from claims.reading.tongues.sources import Company
from claims.reading.words import Word, is_capital, is_word

VAGUE = Speaker(is_vague=True, note="The sentence does not say who says so.")
NOBODY = Speaker(is_vague=True, note="Nobody is named who says so.")
_KINDS = ("hearsay", "according_pronoun", "according")
_DATIVES = frozenset(("ihm", "ihr", "ihnen"))
_OFFICES = ("ministerium", "bundesamt", "landesamt", "gesundheitsamt")
"""Bodies behind which no name of a place stands without an article."""
_WHICH = frozenset(
    ("lequel", "laquelle", "lesquels", "lesquelles", "cual", "cuales", "яким", "якою", "якими", "которому", "которой")
)
_NO_GENITIVE = frozenset(("з", "із", "согласно", "до", "зі", "сайте", "сайті"))
"""“Згідно з”, “согласно”: behind these words a source stands in another case than the genitive."""
LONGEST_VIEW = 8
"""“Für den Präsidenten des Verbandes, Ulf Rohr, …”: a source before a comma has so many words at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that somebody says: its words and those that report it as places in the text, its verb's force."""

    start: int
    end: int
    cue: str
    force: str
    speaker: Speaker
    is_quoted: bool
    has_quote: bool
    is_negated: bool = False
    is_bare: bool = False
    """A denial that does not say of what: its words are who denies, and that."""


class TongueAsides(TongueContents):
    """The words of one sentence, and whom it names beside what is said."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], company: Company) -> None:
        super().__init__(text, sentence, quotes, company.tongue)
        self.company = company

    def _according(self) -> Iterator[Told]:
        for at in range(self.last):
            if self.quote_of[at] >= 0:
                continue
            found = self._according_at(at) or self._whose(at) or self._according_behind(at) or self._according_last(at)
            if found is not None:
                yield found
                return
        yield from self._in_view()

    def _according_at(self, at: int) -> Told | None:
        sizes = {kind: self._phrase(self.tongue.phrases[kind], at) for kind in _KINDS}
        for kind, size in sorted(sizes.items(), key=lambda item: -item[1]):
            if not size:
                continue
            marks = (k for k in range(at - 1, 1, -1) if self.words[k].text == ":" and self.quote_of[k] < 0)
            colon = next(marks, 0) if kind == "according_pronoun" else 0
            is_behind = colon > 0
            that = at - 1 - (at > 1 and self.words[at - 1].text == ",")
            is_inside = kind == "according_pronoun" and at > 1 and self.words[that].lower in self.tongue.sets["that"]
            if (colon == at - 1 or is_inside) and any(self._cue_at(verb) for verb in range(at)):
                return None  # “… відкинула закиди: за її словами, …” is what the verb before it reports
            end = at + size
            if is_behind:
                return self._behind_colon(at, end, colon)
            if any(word.lower in _WHICH for word in self.words[end : min(end + 2, self.last)]):
                return None  # “dément les informations selon lesquelles …”: what is denied, and no source
            speaker: Speaker | None = VAGUE
            if kind == "according_pronoun":
                speaker = self.company.last(self.words[end - 1])
            elif kind == "according":
                verb = self._cue_at(end) if end < self.last else None  # “según dijo el gobernador”
                first = self._behind_whom(verb.after) if verb is not None else end
                end = self._source_end(first)
                is_of = verb is None and self.words[at + size - 1].lower not in _NO_GENITIVE
                speaker = self.company.speaker(self.words[first:end], "genitive" if is_of else "")
                if speaker is not None and speaker.name and any(self._cue_at(k) for k in range(at)):
                    self.company.steps_back()  # “Recuerda que, según la Fiscalía, …”: she goes on, and not they
            if kind == "hearsay" and end < self.last and self.words[end].text == ":":
                return self._behind_hearsay(at, end)
            content = self._around(at, end, is_hearsay=kind == "hearsay")
            if speaker is not None and content[0] < content[1]:
                return self._made([content], (at, at + size), "report" if speaker.is_vague else "say", speaker)
        return None

    def _behind_hearsay(self, at: int, colon: int) -> Told | None:
        """“Beim Innensenator, Dienstherr der Polizei, hieß es: …”: where it was said stands before, what behind."""
        comma = next((k for k in range(1, at) if self.words[k].text == ","), at)
        speaker = self.company.speaker(self.words[1:comma]) if comma > 1 else None
        content = self._trimmed((colon + 1, self.last))
        return self._made([content], (at, colon), "say", speaker or VAGUE) if content[0] < content[1] else None

    def _behind_whom(self, at: int) -> int:
        """“Según contó a EFE un vecino …”: to whom somebody told it is passed over."""
        after = at
        while after < self.last and self.words[after].lower in self.tongue.sets["prepositions"]:
            after += 1
        is_whom = at < after < self.last and self.words[after].lower in self.tongue.sets["recipients"]
        return after + 1 if is_whom else at

    def _behind_colon(self, at: int, end: int, colon: int) -> Told | None:
        """“Дарина Ковтун не погоджується: на її думку, …”: hers is what follows, and no word before the colon."""
        verb = next((k for k in range(1, colon) if self._is_verb(k)), 0)
        first = next((k for k in range(1, verb) if self._denies(k)), verb)
        who = self.words[:first] if first else self.company.phrases.subject(self.words[:colon])
        speaker = self.company.speaker(who) if who else None
        if speaker is None or not (speaker.name or speaker.role):
            speaker = self.company.last(self.words[end - 1])
        first = colon + 1 if colon < at - 1 else end + (self.words[end].text == ",")
        content = self._trimmed((first, self.last))
        if speaker is None or content[0] >= content[1]:
            return None
        return self._made([content], (at, end), "report" if speaker.is_vague else "say", speaker)

    def _whose(self, at: int) -> Told | None:
        """“Nach Polizeiangaben”, “nach eigenen Angaben”: the source is part of a word, or who acts."""
        pair = " ".join(word.lower for word in self.words[at : at + 3])
        match = self.tongue.patterns["according_whose"].match(pair)
        if match is None:
            return None
        after = at + len(match[0].split())
        word = self.words[after - 1]
        if match["of"]:
            of = self.words[after - 2]
            speaker: Speaker | None = Speaker(start=of.start, end=word.end, is_vague=True, note=NOT_NAMED)
        elif match["who"]:
            name = match["who"].removesuffix("s").capitalize()
            is_vague = match["who"] in self.tongue.sets["vague"]
            speaker = Speaker(
                "" if is_vague else name, "", word.text, word.start, word.end, is_vague, NOT_NAMED if is_vague else ""
            )
        else:
            speaker = self.company.speaker(self.words[: self._source_end(0)]) if at else None
        content = self._around(at, after, is_hearsay=False)
        if speaker is None or content[0] >= content[1]:
            return None
        return self._made([content], (at, after), "report" if speaker.is_vague else "say", speaker)

    def _according_behind(self, at: int) -> Told | None:
        """“Der Polizei zufolge”: the source stands before the word, back to the comma or the beginning."""
        if self.words[at].lower not in self.tongue.sets["according_behind"]:
            return None
        first = self._phrase_start(at)
        if not 0 < at - first <= LONGEST_VIEW or (first and at >= self.last - 1 and any(True for _ in self._cues())):
            return None
        is_pronoun = at - first == 1 and self.words[first].lower in _DATIVES
        speaker = self.company.last(self.words[first]) if is_pronoun else self.company.speaker(self.words[first:at])
        content = self._around(first, at + 1, is_hearsay=False)
        if speaker is None or content[0] >= content[1]:
            return None
        return self._made([content], (at, at + 1), "report" if speaker.is_vague else "say", speaker)

    def _phrase_start(self, at: int) -> int:
        """Where the noun before “zufolge” begins, and what belongs to it: “Der Schaden wird dem Amt zufolge …”."""
        articles = self.tongue.sets["articles"]
        first = next((k + 1 for k in range(at - 1, -1, -1) if self.words[k].text in ",;:—–"), 0)
        opened = next((k for k in range(at - 1, first, -1) if self.words[k].lower in articles), first)
        is_whole = all(
            is_capital(word) or word.lower in articles | self.tongue.sets["inside_names"] or self.quote_of[k] >= 0
            or self._is_attribute(k)
            for k, word in enumerate(self.words[opened:at], opened)
        )  # fmt: skip
        role = opened - 1
        is_whose = self.words[opened].lower in ("des", "der", "eines", "einer") and role > first
        if is_whose and self.words[role - 1].lower in articles and self.company.phrases.is_role(self.words[role]):
            return role - 1  # “Einer Sprecherin des Jugendamts zufolge”
        if is_whole and opened > first:
            return opened
        noun = at
        while noun > first and is_capital(self.words[noun - 1]):
            noun -= 1
        return noun if first < noun < at else first

    def _according_last(self, at: int) -> Told | None:
        """“…, so der Minister”: the source ends the sentence, behind a comma or a quotation."""
        is_there = self.words[at].lower in self.tongue.sets["according_last"] and 1 < self.last - at <= LONGEST_VIEW
        if not is_there or at < 2 or is_word(self.words[at - 1]):
            return None
        source = self.words[at + 1 : self.last]
        is_source = is_capital(source[0]) or source[0].lower in self.tongue.sets["articles"]
        speaker = self.company.speaker(source) if is_source else None
        content = self._trimmed((0, at))
        if speaker is None or content[0] >= content[1]:
            return None
        return self._made([content], (at, at + 1), "say", speaker)

    def _in_view(self) -> Iterator[Told]:
        """“Pour la CGT, la réforme coûtera …”: a body, a role or a name between the first word and a comma."""
        if self.words[0].lower not in self.tongue.sets["in_view"]:
            return
        sets = self.tongue.sets
        comma = next((at for at in range(1, min(self.last, LONGEST_VIEW)) if self.words[at].text == ","), 0)
        plain = [self.company.phrases.without_elided(word) for word in self.words[1:comma] if is_word(word)]
        if (
            comma and self.words[comma + 1].lower in sets["inside_names"]
        ):  # “para el economista Luis Gil, de la firma Base, …”
            behind = range(comma + 2, min(self.last, comma + LONGEST_VIEW))
            comma = next((at for at in behind if self.words[at].text == ","), comma)
        if not comma or any(word.text[0].isdigit() for word in plain):
            return
        if not any(word.lower in sets["roles"] | sets["bodies"] or _is_name_inside(word) for word in plain):
            return
        named = next((at for at in range(1, comma + 1) if self.words[at].text == ","), comma)
        second = next((at for at in range(comma + 1, min(self.last, comma + 5)) if self.words[at].text == ","), comma)
        if second > comma + 2 and all(map(is_capital, self.words[comma + 1 : second])):
            named = comma = second  # “Pour son président, Yanis Cordier, …”
        speaker = self.company.speaker(self.words[1:named])
        content = self._trimmed((comma + 1, self.last))
        if speaker is not None and (speaker.name or speaker.role) and content[0] < content[1]:
            yield self._made([content], (0, 1), "say", speaker)

    def _in_mood(self) -> Iterator[Told]:
        """A sentence in the mood of what somebody said: “Ein Zeuge schilderte, er habe …”, “Er habe …”."""
        content = self._trimmed((0, self.last))
        first = self._mood_clause(0)
        verb = next((at for at in range(1, first) if self._is_verb(at)), 0) if first else 0
        opening = self.text[self.sentence.start : self.words[first - 1].start] if first else ""
        if any(self._denies(at) for at in range(first)) or self.tongue.patterns["indirect_mood"].match(opening):
            verb = 0  # “Er sei erleichtert, dass …” is in that mood itself
        speaker = self._who_before(verb, first) if verb else None
        if speaker is not None:
            self.company.is_unsure = not speaker.name
            yield self._made([self._trimmed((first, self.last))], (verb, verb + 1), "say", speaker)
            return
        if (colon := self._mood_behind_colon()) and (speaker := self._who_is_told(colon)):
            self.company.is_unsure = not speaker.name
            yield self._made([self._trimmed((colon + 1, self.last))], (colon - 1, colon), "say", speaker)
            return
        sentence = self.text[self.sentence.start : self.sentence.end]
        match = self.tongue.patterns["indirect_mood"].search(sentence)
        speaker = self.company.goes_on() if match and not self._names_who_last() else None
        if match and speaker and content[0] < content[1] and self.quote_of[content[0]] < 0:
            yield self._made([content], self._word_at(match.end() - 1), "say", speaker)

    def _who_before(self, verb: int, clause: int) -> Speaker | None:
        """Who acts by a verb in no list: before it, or behind it in “den Ermittlern erzählte der Fahrer, er sei …”."""
        return self.company.speaker(
            self.words[verb + 1 : clause - 1] if self._is_turned((0, verb)) else self.words[:verb]
        )

    def _mood_behind_colon(self) -> int:
        """“Kurz zeigte sich überrascht: Er habe …”: the colon before a clause in that mood; 0 where there is none."""
        for at in range(2, self.last - 2):
            if self.words[at].text == ":" and self.quote_of[at] < 0:
                clause = self.text[self.words[at + 1].start : self.sentence.end]
                return at if self.tongue.patterns["indirect_mood"].match(clause) else 0
        return 0

    def _who_is_told(self, colon: int) -> Speaker | None:
        verb = next((at for at in range(1, colon) if self._is_verb(at)), 0)
        found = self._who_before(verb, colon + 1) if verb else None
        return found if found and (found.name or found.role) else None

    def _names_who_last(self) -> bool:
        """“Dafür gebe es keine Belege, erwiderte die Polizei”: behind the comma stands somebody else who says so."""
        comma = next((at for at in range(self.last - 1, 0, -1) if self.words[at].text == ","), self.last)
        behind = self.last - comma - 1
        if not 2 <= behind <= LONGEST_VIEW or not self._is_verb(comma + 1):
            return False
        following = self.words[comma + 2]
        return is_capital(following) or following.lower in self.tongue.sets["articles"] | self.tongue.sets["pronouns"]

    def _passed_on(self) -> Iterator[Told]:
        """A sentence of the report's own with a word or mood of hearsay."""
        sentence = self.text[self.sentence.start : self.sentence.end]
        content = self._trimmed((0, self.last))
        if any(quote >= 0 for quote in self.quote_of[: self.last]) or content[0] >= content[1]:
            return
        if match := self.tongue.patterns["rumour"].search(sentence):
            yield self._made([content], self._word_at(match.end() - 1), "report", VAGUE)

    def _word_at(self, offset: int) -> Range:
        place = self.sentence.start + offset
        at = next((at for at, word in enumerate(self.words) if word.start <= place < word.end), 0)
        return (at, at + 1)

    def _around(self, first: int, after: int, *, is_hearsay: bool) -> Range:
        """What is said beside the words that name the source: after them, before them, or both."""
        if first <= 1:
            if after < self.last and self.words[after].text == ",":
                after += 1
            if after < self.last and self.words[after].lower in self.tongue.sets["that"]:
                after += 1
            return self._trimmed((after, self.last))
        is_last = after >= self.last - (not self.tongue.nouns_are_capital) and not any(
            self._denies(at) for at in range(after, self.last)
        )
        if is_last or (is_hearsay and self.words[first - 1].text == ","):
            return self._trimmed((0, first))
        return self._trimmed((0, self.last))

    def _source_end(self, first: int) -> int:
        """A source after “according to” ends at a comma, or where words with a small letter begin again."""
        limit = min(self.last, first + 12)
        comma = next(
            (at for at in range(first, limit) if self.words[at].text in ",;:—–" or self._is_in_quotation(at)), None
        )
        if not self.tongue.nouns_are_capital:
            return limit if comma is None else self._apposition_end(first, comma)
        at = first
        while at < limit and (
            is_capital(self.words[at])
            or self.words[at].lower in self.tongue.sets["articles"] | self.tongue.sets["inside_names"]
            or self._is_attribute(at)
            or (self.quote_of[at] >= 0 and not self._is_in_quotation(at))
        ):
            if self.words[at].lower.endswith(_OFFICES) and is_capital(self.words[at]):
                return at + 1  # “laut Verbraucherministerium Produkte in acht Ländern”
            at += 1
        return at

    def _is_in_quotation(self, at: int) -> bool:
        """Whether the word stands in quotation marks that are more than those of a name: “des «Standard»”."""
        return self.quote_of[at] >= 0 and not self._is_name(self.quote_of[at], self.last)

    def _apposition_end(self, first: int, comma: int) -> int:
        """“Según el ministro, Luis Arana”: behind a role and a comma a name of two words or more belongs to it."""
        is_small = all(word.text.islower() for word in self.words[first:comma]) and comma - first > 1
        if not is_small and not any(word.lower in self.tongue.sets["roles"] for word in self.words[first:comma]):
            return comma
        end = comma + 1
        while end < self.last and is_capital(self.words[end]):
            end += 1
        is_closed = end >= self.last or self.words[end].text in ",.;:"
        return end if end - comma > 2 and is_closed else comma

    def _is_attribute(self, at: int) -> bool:
        """“Der ukrainischen Luftwaffe”: a small word with an ending before the noun that it belongs to."""
        ending = self.words[at].lower[-2:]
        before = self.words[at - 1]
        return (
            at + 1 < self.last
            and before.is_word
            and not is_capital(before)
            and ending in ("en", "er", "es", "em", "he", "ne", "le", "te", "ge", "re")
            and len(self.words[at].text) > 4
            and is_capital(self.words[at + 1])
        )

    def _made(
        self, contents: Sequence[Range], cue: Range | None, force: str, speaker: Speaker, *, is_negated: bool = False
    ) -> Told:
        first, after = contents[0][0], contents[-1][1]
        inside = [at for at in range(first, after) if is_word(self.words[at])]
        names = {number for number in set(self.quote_of[first:after]) if self._is_name(number, len(inside))}
        quoted = sum(self.quote_of[at] >= 0 and self.quote_of[at] not in names for at in inside)
        is_quoted = bool(inside) and quoted == len(inside)
        words: list[Word] = self.words[inside[0] : inside[-1] + 1] if is_quoted else self.words[first:after]
        said = " ".join(word.text for word in self.words[cue[0] : cue[1]]) if cue else ""
        start = words[0].start if words else self.words[first].start
        if words and not is_quoted and self._holds_that(first):
            start += len(self.tongue.elided_that)
        end = words[-1].end if words else self.words[after - 1].end
        return Told(start, end, said, force, speaker, is_quoted, quoted > 0, is_negated)

    def _is_name(self, number: int, count: int) -> bool:
        """“At the works «Horizon»”: one or two words with a capital letter in quotation marks, among others."""
        if number < 0:
            return False
        inside = [at for at, of in enumerate(self.quote_of) if of == number and is_word(self.words[at])]
        return 0 < len(inside) <= 2 and len(inside) < count and is_capital(self.words[inside[0]])


def _is_name_inside(word: Word) -> bool:
    """“CGT”, “Oudin”: a capital letter where none need be."""
    return is_capital(word) and len(word.text) > 1

"""Who says what in one sentence: reporting verbs, “according to”, quotation marks, and nouns such as “the claim that”.

The rules read left to right over the words outside quotation marks. Each finding is an :class:`Attribution`: the
stretches of content, the cue, and the words that name the source; who that is, is found in ``claims.reading.speakers``.
"""

from dataclasses import dataclass, replace

from claims.reading.attribution.according import AccordingFinder
from claims.reading.attribution.asides import Range
from claims.reading.attribution.claim_nouns import NOUN_FORCE
from claims.reading.attribution.clauses import (
    phrase_after,
    phrase_before,
    subject_end,
    subject_of_sentence,
)
from claims.reading.attribution.cues import HEARD_IN_COURT
from claims.reading.attribution.deeds import is_deed
from claims.reading.attribution.finite import holds_finite_verb
from claims.reading.attribution.negation import ANSWERING
from claims.reading.attribution.sentence_words import CLAUSE_OPENERS
from claims.reading.attribution.tellers import Cue
from claims.reading.attribution.verbs import CLAIM_NOUNS, Verb
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.words import (
    HE_OR_SHE,
    PREPOSITIONS,
    SUBORDINATORS,
    Word,
    word_set,
)

ACCORDING = Verb("according to", "c", "say")
QUOTED = Verb("", "q", "say")
REPORTEDLY = Verb("reportedly", "c", "report")

_ASKING = word_set("ask wish pledge favour")
LONGEST_LEAD = 3
"""“The firm’s claim that …”: with so few words before it the noun opens the sentence, and its verb is still to come."""
SHORTEST_QUOTATION = 9
"""Fewer words and marks in quotation marks, in a sentence that reports nothing, are a name or a word held off."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One thing that somebody says: where the content, the cue and the words for the source stand in the text."""

    segments: tuple[Span, ...]
    cue: Span | None
    verb: Verb
    source: Span | None
    has_quote: bool
    is_all_quoted: bool
    is_negated: bool = False
    is_passive: bool = False
    is_clause: bool = True
    via: Span | None = None
    """Who passes on what the source said: “X told the agency that the source had said …”."""
    antecedent: Span | None = None
    """Of whom or what the source says this in passing, “the headset, which Apple said would ship”."""

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end

    @property
    def is_source_and_verb(self) -> bool:
        """“The ministry denied”: who says it and the verb are all that there is."""
        if self.source is None or self.cue is None:
            return False
        return (self.start, self.end) == (self.source.start, self.cue.end)


class SentenceReader(AccordingFinder):
    """Reads one sentence and says what is attributed in it."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote]) -> None:
        super().__init__(text, sentence, quotes)
        self.doers: list[Span] = []
        """Who did something with a verb that may report, “showed a copy”: whom a pronoun may mean next."""

    def subject(self) -> Span | None:
        """Who acts in the sentence, for a pronoun in the next one; None where that is not seen."""
        found = subject_of_sentence(self.words, len(self.words))
        if found:
            found = self._with_name_inside(found, found[1], len(self.words))
        return Span(self.words[found[0]].start, self.words[found[1] - 1].end) if found else None

    def ahead(self) -> Span | None:
        """“Although she accepted that …, the treasurer, Nesta Crane, said”: who is named behind a pronoun."""
        words = self.words
        opening = 1 if self.last and words[0].lower == "even" else 0
        if opening + 1 >= self.last or words[opening].lower not in SUBORDINATORS:
            return None
        if words[opening + 1].lower not in HE_OR_SHE:
            return None
        for comma in self._commas(opening + 2):
            found = phrase_after(words, comma + 1)
            if found is not None and any(word.is_capital for word in words[slice(*self._with_name(found))]):
                found = self._with_name(found)
                return Span(words[found[0]].start, words[found[1] - 1].end)
        return None

    def attributions(self) -> list[Attribution]:
        """All that is attributed in this sentence, in the order of its contents."""
        cues = self._cues()
        self._set_contents(cues)
        found = [made for cue in cues if (made := self._made(cue))]
        found += self._according_to(found)
        found += self._nouns(found, cues)
        found += self._quotes_left(found, cues)
        found = _without_repeats(found)
        if not found:
            found = self._reportedly()
        return sorted(found, key=lambda item: (item.start, -item.end))

    def _according_to(self, found: list[Attribution]) -> list[Attribution]:
        made: list[Attribution] = []
        for at, source, content, is_aside in self.according_to():
            if is_aside and (self._passes_on(found, source) or self._is_told_of(found, at)):
                continue
            made.append(self._attribution([content], (at, at + 2), ACCORDING, source))
        return made

    def _passes_on(self, found: list[Attribution], source: Range) -> bool:
        """“Ann Lee, according to the BBC, said …”: the BBC passes on what she said."""
        for at, item in enumerate(found):
            if item.cue is not None and 0 < item.cue.start - self.words[source[1]].start <= 20:
                found[at] = replace(item, via=Span(self.words[source[0]].start, self.words[source[1] - 1].end))
                return True
        return False

    def _is_told_of(self, found: list[Attribution], at: int) -> bool:
        """“She said the tower was, according to surveyors, sound”: it is all hers."""
        first = self.words[at].start
        return any(item.source is not None and item.start < first < item.end and item.is_clause for item in found)

    def _nouns(self, found: list[Attribution], cues: list[Cue]) -> list[Attribution]:
        """“the mayor’s claim that …”, “reports that …”: nouns that introduce what was said."""
        words = self.words
        made: list[Attribution] = []
        if self.written.isdisjoint(CLAIM_NOUNS):
            return made
        for at in range(len(words) - 2):
            if words[at].lower not in CLAIM_NOUNS or self.quote_of[at] >= 0:
                continue
            maker = self.maker_behind(at)
            that = maker[1] if maker else self.spread_behind(at) or at + 1
            that += that < self.last and words[that].text == ","
            if that >= self.last or not (words[that].lower == "that" or self.opens_clause(at)):
                continue
            if any(item.cue and item.cue.start == words[at].start for item in found):
                continue
            source = maker or self._maker_before(at)
            content = self._trimmed((that, self._stop_after(that + 1)))
            if at <= LONGEST_LEAD:
                whole, content = content, self._trimmed((content[0], self.before_main_verb(*content)))
                is_inside = any(item.start <= words[at].start < item.end for item in found)
                if content != whole and is_inside:
                    continue  # “Reports that … were likely true, Kim said”: Kim says so of the reports
            else:
                content = self._trimmed((content[0], self._before_judgement(*content)))
            if self._is_relative(that + (words[that].lower == "that"), content[1]):
                continue
            content = self._trimmed((content[0], self.before_other_deed(content, cues)))
            if content[0] < content[1]:
                verb = Verb(words[at].lower, "c", NOUN_FORCE.get(words[at].lower.rstrip("s"), "say"))
                made.append(self._attribution([content], (at, at + 1), verb, source))
        return made

    def _quotes_left(self, found: list[Attribution], cues: list[Cue]) -> list[Attribution]:
        """Quotations that no rule has claimed belong to whoever acts in the sentence, unless they are a few words."""
        made: list[Attribution] = []
        if not self.quotes:
            return made
        places: dict[int, list[int]] = {}
        for at, number in enumerate(self.quote_of):
            if number >= 0:
                places.setdefault(number, []).append(at)
        for number, quote in enumerate(self.quotes):
            if any(item.start < quote.end and quote.start < item.end for item in found):
                continue
            inside = places.get(number, [])
            if not inside:
                continue
            first, after = inside[0], inside[-1] + 1
            source: Range | None = None
            cue: Range | None = None
            verb = QUOTED
            is_told = False
            for other in reversed([item for item in cues if item.at < first]):
                if other.source:
                    source, is_told = other.source, self.words[first - 1].lower in ("is", "was", "were")
                    if "q" in other.verb.frame or "o" in other.verb.frame or other.verb.particles:
                        cue, verb = (other.at, other.at + 1), other.verb
                    break
            if source is None and any(word.is_word for word in self.words[:first]):
                source = subject_of_sentence(self.words, first)
            is_led_in = first > 0 and self.words[first - 1].text == ":"
            if is_led_in and verb.force in ANSWERING:
                cue, verb = None, QUOTED  # “rejected the criticism: “We were early””: these words are not rejected
            if cue is None and not (is_told or is_led_in) and len(inside) < SHORTEST_QUOTATION and first > 0:
                continue
            if first > 0 and source is None and self.words[first - 1].lower in _TITLED:
                continue
            made.append(self._attribution([(first, after)], cue, verb, source))
        return made

    def _reportedly(self) -> list[Attribution]:
        if self.written.isdisjoint(_HEARSAY):
            return []
        for at, word in enumerate(self.words):
            if word.lower in _HEARSAY and self.quote_of[at] < 0 and self.last:
                return [self._attribution([(0, self.last)], (at, at + 1), REPORTEDLY, None)]
        return []

    def _made(self, cue: Cue) -> Attribution | None:
        content = self._trimmed(cue.content or (0, 0))
        if content[0] >= content[1]:
            return None
        if (
            cue.kind == "ing"
            and self._aside_end(cue) == content[1]
            and not holds_finite_verb(self.words[content[0] : content[1]])
        ):
            return None  # “Ann Lee, citing Reuters, said …”
        first = self.words[content[0]].lower
        is_loose = not cue.source or (content[0] > cue.at and self.quote_of[content[0]] < 0)
        is_clause_told = cue.verb.lemma == "tell" and holds_finite_verb(self.words[content[0] : content[1]])
        if cue.manner == "passive" and first not in _AFTER_PASSIVE and is_loose and not is_clause_told:
            return None
        if cue.source and cue.source[0] and self.words[cue.source[0] - 1].lower in ("whether", "if"):
            return None
        if self._names_a_thing(cue, content):
            if cue.is_negated and cue.verb.force in _SHOWING:
                return None
            is_saying = cue.is_clause and not {"o", "i"} & set(cue.verb.frame)
            if is_saying and content[1] - content[0] <= 3 and content[0] > cue.at and cue.second is None:
                return None
            source = self.words[slice(*(cue.source or (0, cue.at)))]
            is_behind = cue.second is None and content[0] > cue.at
            if is_behind and is_deed(cue.verb.lemma, self.words[cue.after : content[1]], source):
                if cue.source and cue.manner in ("active", "shared"):
                    self.doers.append(Span(source[0].start, source[-1].end))
                return None
            cue.is_clause = False
        told = self._whole_told(cue, content)
        if told is not None and cue.source is None and cue.verb.force in _ASKING:
            return None  # “The moon will be asked to move”: the report says so
        if told is not None:
            content, cue.is_clause, cue.is_negated = told, True, False
        is_inside = cue.source is not None and cue.source[0] < content[1] and content[0] < cue.source[1]
        if is_inside and told is None and cue.manner != "apposed":
            cue.source = None
        ranges = [content] if cue.second is None else sorted([content, cue.second])
        is_colon = len(ranges) == 2 and self.words[ranges[1][0] - 1].text == ":"
        is_plain = all(number < 0 for number in [*self.quote_of[slice(*ranges[0])], self.quote_of[ranges[-1][0]]])
        if len(ranges) == 2 and not is_colon and is_plain:
            ranges = [(ranges[0][0], ranges[1][1])]  # “The minister, aides insist, knew nothing”: one sentence
        return self._attribution(
            ranges,
            (cue.at, cue.after),
            self._meant(cue, content),
            cue.source if cue.verb is not HEARD_IN_COURT else None,
            is_negated=cue.is_negated,
            is_passive=cue.manner == "passive",
            is_clause=cue.is_clause,
            via=cue.via,
            antecedent=cue.antecedent,
        )

    def _whole_told(self, cue: Cue, content: Range) -> Range | None:
        """“The vote is expected to be close”: the whole clause is told, since “to be close” alone says nothing."""
        if cue.manner != "passive" or content[0] < cue.at or self.words[content[0]].lower != "to" or cue.second:
            return None
        subject = phrase_before(self.words, subject_end(self.words, cue.at)[0])
        if subject is None or subject[1] > cue.at or any(number >= 0 for number in self.quote_of[subject[0] : cue.at]):
            return None
        return subject[0], content[1]

    def _meant(self, cue: Cue, content: Range) -> Verb:
        """The verb as it is meant: “denied: “I was ill”” says so, “dismissed the march as “theatre”” labels it."""
        verb, (first, after) = cue.verb, content
        if (
            verb.force in ANSWERING
            and first > cue.at
            and self.words[first - 1].text == ":"
            and self.quote_of[first] >= 0
        ):
            return replace(verb, force="say")
        if verb.lemma == "describe" and any(word.lower == "as" for word in self.words[first:after]):
            return replace(verb, force="label")
        if verb.force == "dismiss":
            words = [word.lower for word in self.words[first:after]]
            of_what = words[: words.index("as")] if "as" in words else words
            if len(of_what) < len(words) and _CAN_BE_UNTRUE.isdisjoint(of_what):
                return replace(verb, force="label")
        return verb

    def _names_a_thing(self, cue: Cue, content: Range) -> bool:
        """“Showed journalists a copy” gives nobody’s words; “said the bridge was shut” and “said: “…”” do."""
        words = self.words[content[0] : content[1]]
        if any(number >= 0 for number in self.quote_of[content[0] : content[1]]) or words[0].lower in CLAUSE_OPENERS:
            return False
        if not cue.is_clause:
            return True
        if "i" in cue.verb.frame and cue.verb.force in ("future", "wish"):
            to = next((at for at, word in enumerate(words) if at and word.lower == "to"), len(words))
            if to < len(words) and not holds_finite_verb(words[:to]):
                return True
        opens_addition = _TOLD_OF_A_WORK if cue.verb.lemma in _MAKES_A_WORK else frozenset[str]()
        return content[0] > cue.at and not holds_finite_verb(_before_addition(words, opens_addition))

    def _attribution(
        self,
        ranges: list[Range],
        cue: Range | None,
        verb: Verb,
        source: Range | None,
        *,
        is_negated: bool = False,
        is_passive: bool = False,
        is_clause: bool = True,
        via: Range | None = None,
        antecedent: Range | None = None,
    ) -> Attribution:
        words = self.words
        segments = tuple(Span(words[first].start, words[after - 1].end) for first, after in ranges)
        inside = [at for first, after in ranges for at in range(first, after) if words[at].is_word]
        quoted = sum(self.quote_of[at] >= 0 for at in inside)
        begins_outside = bool(inside) and self.quote_of[inside[0]] < 0
        return Attribution(
            segments=segments,
            cue=Span(words[cue[0]].start, words[cue[1] - 1].end) if cue else None,
            verb=verb,
            source=Span(words[source[0]].start, words[source[1] - 1].end) if source else None,
            has_quote=quoted > 0,
            is_all_quoted=quoted > 0 and quoted >= len(inside) - 1 and not begins_outside,
            is_negated=is_negated,
            is_passive=is_passive,
            is_clause=is_clause,
            via=Span(words[via[0]].start, words[via[1] - 1].end) if via else None,
            antecedent=Span(words[antecedent[0]].start, words[antecedent[1] - 1].end) if antecedent else None,
        )


_MAKES_A_WORK = word_set("post publish release present write tweet")
_TOLD_OF_A_WORK = SUBORDINATORS | {"who", "which", "that", "where"}
"""“Posted pictures of the aircraft after they had taken the airport”: what is posted are pictures."""
_OPENS_ADDITION = PREPOSITIONS | {"which", "who", "whose"}
_CAN_BE_UNTRUE = CLAIM_NOUNS | word_set(
    "it them this that these those talk charge charges figure figures number numbers version account comments remarks "
    "story stories lawsuit suit complaint"
)
"""What can be dismissed as untrue; a march or a plan can only be belittled."""
_HEARSAY = word_set("reportedly allegedly")
_SHOWING = word_set("show say report cite label reveal suggest confirm")
"""Who does not show, name or confirm a thing has said nothing about it."""
_TITLED = word_set("headline headlines title titled entitled headlined called slogan motto song film book novel series")
_AFTER_PASSIVE = word_set("that to whether how as")
"""“It was said that …” tells something without a source; “shown in the picture” does not."""


def _before_addition(words: list[Word], also: frozenset[str]) -> list[Word]:
    """“A page of the register, on which …”: what is added after the comma makes no clause of the page.

    The words in ``also`` open such an addition without a comma.
    """
    for at in range(1, len(words) - 1):
        if (words[at].text == "," and words[at + 1].lower in _OPENS_ADDITION) or words[at].lower in also:
            return words[:at]
    return words


def _without_repeats(found: list[Attribution]) -> list[Attribution]:
    """Of two findings with nearly the same content, keep the one whose source is known, else the first."""
    kept: list[Attribution] = []
    for item in found:
        for number, other in enumerate(kept):
            overlap = min(item.end, other.end) - max(item.start, other.start)
            if other.verb.force in ANSWERING and item.verb.lemma in CLAIM_NOUNS:
                continue  # “denied reports that …”: one denies what others report
            if overlap > 0.85 * max(item.end - item.start, other.end - other.start):
                if other.source is None and item.source is not None:
                    kept[number] = item
                break
        else:
            kept.append(item)
    return kept

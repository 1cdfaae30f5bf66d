"""Who says what in a language that is read from its table: one sentence at a time, over words and quotation marks.

English has a reader of its own (``attribution``); this one knows no grammar but the order of verb, source and what is
said, and takes every word from a :class:`~claims.reading.languages.tongue.Tongue`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.reading.clauses import Range
from claims.reading.languages.tongue import Phrases
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.statements import Speaker
from claims.reading.tongue_contents import INTRODUCES, TAKES_OBJECT, TURNED, Cue, TongueContents
from claims.reading.tongue_sources import Company
from claims.reading.words import Word, is_capital, is_word

SHORTEST_QUOTATION = 5
LONGEST_REMARK = 12
"""“This she said in the evening”: a sentence of so few words with a verb that reports nothing adds no statement."""

VAGUE = Speaker(is_vague=True, note="The sentence does not say who says so.")
NOBODY = Speaker(is_vague=True, note="Nobody is named who says so.")
NEAR = 4
"""“Weigerte sich zu sagen”: the verb that is withheld follows within so many words."""


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


class TongueReader(TongueContents):
    """Reads one sentence of a language with a table."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], company: Company) -> None:
        super().__init__(text, sentence, quotes, company.tongue)
        self.company = company
        self.taken: list[Range] = []
        self.is_remark = False
        """The sentence only says of something said before who said it."""

    def told(self) -> list[Told]:
        """All that is reported in this sentence, in the order of the text."""
        found = [*self._according()]
        if not found:
            found = [*self._verbs()]
        found += self._quotes_left(found)
        return sorted(found, key=lambda item: item.start)

    # -- “according to” ------------------------------------------------------------------------------------------------

    def _according(self) -> Iterator[Told]:
        for at in range(self.last):
            if self.quote_of[at] >= 0:
                continue
            for kind in ("hearsay", "according_pronoun", "according"):
                size = self._phrase(self.tongue.phrases[kind], at)
                if not size:
                    continue
                end = at + size
                speaker: Speaker | None = VAGUE
                if kind == "according_pronoun":
                    speaker = self.company.last(self.words[end - 1])
                elif kind == "according":
                    first, end = end, self._source_end(end)
                    speaker = self.company.speaker(self.words[first:end])
                content = self._around(at, end, is_hearsay=kind == "hearsay")
                if speaker is not None and content[0] < content[1]:
                    yield self._made([content], (at, at + size), "report" if speaker.is_vague else "say", speaker)
                    return

    def _around(self, first: int, after: int, *, is_hearsay: bool) -> Range:
        """What is said beside the words that name the source: after them, before them, or both."""
        if first <= 1:
            if after < self.last and self.words[after].text == ",":
                after += 1
            if after < self.last and self.words[after].lower in self.tongue.sets["that"]:
                after += 1
            return self._trimmed((after, self.last))
        if after >= self.last - 1 or (is_hearsay and self.words[first - 1].text == ","):
            return self._trimmed((0, first))
        return self._trimmed((0, self.last))

    def _source_end(self, first: int) -> int:
        """A source after “according to” ends at a comma, or where words with a small letter begin again."""
        limit = min(self.last, first + 12)
        comma = next(
            (at for at in range(first, limit) if self.words[at].text in ",;:—–" or self.quote_of[at] >= 0), None
        )
        if comma is not None and not (self.tongue.nouns_are_capital and comma - first > 5):
            return comma
        if not self.tongue.nouns_are_capital:
            return limit
        at = first
        while at < limit and (
            self.words[at].text[:1].isupper() or self.words[at].lower in self.tongue.sets["articles"]
        ):
            at += 1
        return at

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _verbs(self) -> Iterator[Told]:
        cues = self._without_unsaid([*self._cues()])
        speaker: Speaker | None = None
        clause = 0
        for number, cue in enumerate(cues):
            if any(first <= cue.first < after for first, after in self.taken):
                continue
            following = cues[number + 1] if number + 1 < len(cues) else None
            stop = self._stop(cue, following)
            contents, own = self._contents(cue, stop)
            word = self.words[cue.first]
            turned = TURNED.match(word.lower) if "-" in word.lower else None
            source = self._source(cue, clause, contents) if turned is None else None
            is_nobody = source is not None and self._denies(source[0])
            found = self.company.speaker(self.words[source[0] : source[1]]) if source and not is_nobody else None
            if turned is not None:
                found = self.company.last(word._replace(text=turned[2], start=word.end - len(turned[2])))
            is_named = found is not None
            if found is None and number and self._is_joined(cue):
                found = speaker
            found = NOBODY if is_nobody else found or (self.company.last() if self._is_his(cue) else VAGUE)
            found = found or VAGUE
            speaker = found
            clause = stop
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
                self.is_remark |= not own and self.last <= LONGEST_REMARK
                continue
            negated = is_nobody or self._is_negated(cue, cues[number - 1] if number else None, contents[0][0])
            if negated and contents[0] in self.taken:
                continue  # “has not confirmed and not denied that …”
            self.taken += contents
            yield self._made(contents, (cue.first, cue.after), cue.force, found, is_negated=negated)
            self.company.is_unsure |= cue.force == "accuse" and self._names_another(cue.after)

    def _without_unsaid(self, cues: list[Cue]) -> list[Cue]:
        """“Andina has not said that …, its spokesman said”: he says so, and nothing is Andina's."""
        last = cues[-1] if len(cues) > 1 else None
        if last is None or last.force not in INTRODUCES or self.words[last.first - 1].text != ",":
            return cues
        first = cues[0]
        is_unsaid = first.force in INTRODUCES - {"confirm"} and self._is_negated(first, None, first.after)
        return [last] if is_unsaid and self.quote_of[last.first - 2] < 0 else cues

    def _names_another(self, first: int) -> bool:
        """“The opposition accused Luc Ferrand. He …”: two words with a capital letter side by side."""
        after = self.words[first : self.last]
        is_name = any(is_capital(one) and is_capital(two) for one, two in pairwise(after))
        return is_name and not self.tongue.nouns_are_capital

    def _is_his(self, cue: Cue) -> bool:
        """Whether a verb without a subject may be that of the one who spoke last: not of several, nor of nobody."""
        before = self.words[cue.first - 1].lower if cue.first else ""
        first = self.words[cue.first].lower
        return before not in self.tongue.sets["impersonal"] and not self.tongue.is_plural.search(first)

    def _is_bare(self, cue: Cue, contents: list[Range], stop: int) -> bool:
        """“The ministry denied on Monday.”: a denial that nothing follows but when it was given."""
        if cue.force != "deny" or any(first < cue.first for first, _ in contents):
            return False
        after = [word.lower for word in self.words[cue.after : max(stop, cue.after)] if is_word(word)]
        return all(word in self.tongue.sets["when"] | self.tongue.sets["negators"] for word in after)

    def _is_negated(self, cue: Cue, before: Cue | None, start: int) -> bool:
        """A negation in the verb itself, before it, or between it and what is said: “sagte nicht, dass …”."""
        if cue.force in ("no_comment", "allow"):
            return False
        if before is not None and before.force == "withhold" and 0 <= cue.first - before.after <= NEAR:
            return True
        first = self._without_helpers(cue.first, 0)
        if start >= cue.after:
            after = start + (cue.force in TAKES_OBJECT)
        else:
            after = cue.particle if cue.particle < self.last else self._end_of_clause(cue.after)
        return any(self._denies(at) for at in range(first, after) if self.quote_of[at] < 0)

    def _end_of_clause(self, at: int) -> int:
        """Where the words behind the verb end: “…, sagte er nicht.”"""
        stop = min(self.last, at + NEAR)
        return next((k for k in range(at, stop) if self.words[k].text in ",;:—–" or self.quote_of[k] >= 0), stop)

    def _source(self, cue: Cue, clause: int, contents: list[Range]) -> Range | None:
        """The words that may name who acts: before the verb, else after it."""
        first = self._without_helpers(cue.first, clause)
        start = max([clause, *(after for _, after in contents if after <= first)])
        before = self._trimmed((start, first))
        if any(is_word(word) for word in self.words[before[0] : before[1]]) and not self._is_joined(cue):
            return before
        after, end = cue.after, cue.after
        limit = min([self.last, after + 12, *(first for first, _ in contents if first >= after)])
        stops = self.tongue.sets["that"]
        while (
            end < limit
            and self.quote_of[end] < 0
            and self.words[end].text not in ".;:—–"
            and self.words[end].lower not in stops
        ):
            if self.words[end].text == "," and not self._goes_on(end, limit):
                break
            end += 1
        return (after, self._name_end(after, end)) if end > after else None

    def _goes_on(self, comma: int, limit: int) -> bool:
        """A comma after a role, before the name: “el portavoz, Luis Ortega”."""
        return comma + 1 < limit and self.words[comma + 1].text[:1].isupper()

    def _name_end(self, first: int, end: int) -> int:
        """After the verb a name ends the source, and what follows tells when and where."""
        if self.words[first].lower in self.tongue.sets["pronouns"]:
            return first + 1
        inside = self.tongue.sets["inside_names"]
        seen = False
        for at in range(first, end):
            is_name = self.words[at].text[:1].isupper() or (seen and self.words[at].lower in inside)
            if seen and not is_name and self.words[at].text != ",":
                following = self.words[at + 1 : end]
                return at if not any(word.lower in self.tongue.sets["roles"] for word in following) else end
            seen = seen or self.words[at].text[:1].isupper()
        return end

    # -- quotations that no verb claims -------------------------------------------------------------------------------

    def _quotes_left(self, found: list[Told]) -> list[Told]:
        made = []
        for number, quote in enumerate(self.quotes):
            if any(item.start < quote.end and quote.start < item.end for item in found):
                continue
            inside = [at for at, of in enumerate(self.quote_of) if of == number and is_word(self.words[at])]
            if len(inside) < SHORTEST_QUOTATION:
                continue
            is_alone = not any(is_word(word) for word, of in zip(self.words, self.quote_of, strict=True) if of < 0)
            speaker = next((item.speaker for item in found), None) or (self.company.last() if is_alone else VAGUE)
            speaker = speaker or VAGUE
            made.append(self._made([(inside[0], inside[-1] + 1)], None, "say", speaker))
        return made

    # -- the rest ------------------------------------------------------------------------------------------------------

    def _phrase(self, phrases: Phrases, at: int) -> int:
        for rest in phrases.get(self.words[at].lower, ()):
            if tuple(word.lower for word in self.words[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

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
        end = words[-1].end if words else self.words[after - 1].end
        return Told(start, end, said, force, speaker, is_quoted, quoted > 0, is_negated)

    def _is_name(self, number: int, count: int) -> bool:
        """“At the works «Horizon»”: one or two words with a capital letter in quotation marks, among others."""
        if number < 0:
            return False
        inside = [at for at, of in enumerate(self.quote_of) if of == number and is_word(self.words[at])]
        return 0 < len(inside) <= 2 and len(inside) < count and is_capital(self.words[inside[0]])

"""Who says what in a language that is read from its table: one sentence at a time, over words and quotation marks.

English has a reader of its own (``attribution``); this one knows no grammar but the order of verb, source and what is
said, and takes every word from a :class:`~claims.reading.languages.tongue.Tongue`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.reading.clauses import Range
from claims.reading.languages.tongue import Phrases, Tongue
from claims.reading.quotes import Quote
from claims.reading.sentence_words import SentenceWords
from claims.reading.sentences import Span
from claims.reading.statements import Speaker
from claims.reading.tongue_sources import Company
from claims.reading.words import Word, is_capital, is_word

FAR = 8
"""“That”, a colon or a quotation belongs to a verb that stands at most so many words before it."""
SHORTEST_QUOTATION = 5
LONGEST_REMARK = 12
"""“This she said in the evening”: a sentence of so few words with a verb that reports nothing adds no statement."""
TAKES_OBJECT = frozenset(("deny", "dismiss", "dispute", "label", "ask", "no_comment", "count"))
INTRODUCES = frozenset(("say", "claim", "confirm", "admit", "warn", "suggest", "estimate", "opine"))

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


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    after: int
    force: str
    particle: int


class TongueReader(SentenceWords):
    """Reads one sentence of a language with a table."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], company: Company) -> None:
        super().__init__(text, sentence, quotes)
        self.tongue: Tongue = company.tongue
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
        if is_hearsay or after >= self.last - 1:
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
        cues = [*self._cues()]
        speaker: Speaker | None = None
        clause = 0
        for number, cue in enumerate(cues):
            if any(first <= cue.first < after for first, after in self.taken):
                continue
            following = cues[number + 1] if number + 1 < len(cues) else None
            stop = self._stop(cue, following)
            contents, own = self._contents(cue, stop)
            source = self._source(cue, clause, contents)
            is_nobody = source is not None and self._denies(source[0])
            found = self.company.speaker(self.words[source[0] : source[1]]) if source and not is_nobody else None
            is_named = found is not None
            if found is None and number and self._is_joined(cue):
                found = speaker
            found = NOBODY if is_nobody else found or self.company.last() or VAGUE
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

    def _is_bare(self, cue: _Cue, contents: list[Range], stop: int) -> bool:
        """“The ministry denied on Monday.”: a denial that nothing follows but when it was given."""
        if cue.force != "deny" or any(first < cue.first for first, _ in contents):
            return False
        after = [word.lower for word in self.words[cue.after : max(stop, cue.after)] if is_word(word)]
        return all(word in self.tongue.sets["when"] | self.tongue.sets["negators"] for word in after)

    def _denies(self, at: int) -> bool:
        """Whether the word negates, and is not the “not” of “not only”."""
        sets = self.tongue.sets
        following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return self.words[at].lower in sets["negators"] and following not in sets["only"]

    def _is_negated(self, cue: _Cue, before: _Cue | None, start: int) -> bool:
        """A negation in the verb itself, before it, or between it and what is said: “sagte nicht, dass …”."""
        if cue.force == "no_comment":
            return False
        if before is not None and before.force == "withhold" and 0 <= cue.first - before.after <= NEAR:
            return True
        first = self._without_helpers(cue.first, 0)
        if start >= cue.after:
            after = start + (cue.force in TAKES_OBJECT)
        else:
            after = cue.particle if cue.particle < self.last else cue.after
        return any(self._denies(at) for at in range(first, after) if self.quote_of[at] < 0)

    def _without_helpers(self, at: int, limit: int) -> int:
        """The position before the helping words and negations of the verb at ``at``; who is nobody stays."""
        sets = self.tongue.sets
        while at > limit and (
            self.words[at - 1].lower in sets["helpers"]
            or (self.words[at - 1].lower in sets["negators"] and at - 1 > limit and is_word(self.words[at - 2]))
        ):
            at -= 1
        return at

    def _cues(self) -> Iterator[_Cue]:
        at = 0
        particles: set[int] = set()
        while at < self.last:
            row = self._cue_at(at) if self.quote_of[at] < 0 and at not in particles else None
            if row:
                particles.add(row.particle)
                yield row
                at = row.after
            else:
                at += 1

    def _cue_at(self, at: int) -> _Cue | None:
        for rest, particle, force in self.tongue.cues.get(self.words[at].lower, ()):
            after = at + 1 + len(rest)
            if tuple(word.lower for word in self.words[at + 1 : after]) != rest:
                continue
            if not particle:
                return _Cue(at, after, force, self.last)
            limit = min(self.last, at + 16)
            where = next((k for k in range(after, limit) if self.words[k].lower == particle), None)
            if where is not None:
                return _Cue(at, after, force, where)
        return None

    def _stop(self, cue: _Cue, following: _Cue | None) -> int:
        """Where what a verb reports ends at the latest: before a second verb that is joined to it."""
        end = following.first - 1 if following and self._is_joined(following) else self.last
        return min(end, cue.particle)

    def _is_joined(self, cue: _Cue) -> bool:
        return cue.first > 0 and self.words[cue.first - 1].lower in self.tongue.sets["joining"]

    def _contents(self, cue: _Cue, stop: int) -> tuple[list[Range], bool]:
        """What the verb reports, and whether it is a verb that may stand alone."""
        if cue.force == "withhold":
            return [], True
        before = self._quote_before(cue)
        if before:
            return [before], True
        colon = next((at for at in range(cue.after, min(stop, cue.after + FAR)) if self.words[at].text == ":"), None)
        if colon is not None and colon + 1 < self.last:
            return [self._trimmed((colon + 1, self.last))], True
        that = self._that(cue, stop)
        if that is not None:
            return self._if_any((that, stop)), True
        bare = self._after_comma(cue)
        if bare is not None:
            return self._if_any((bare, self.last)), True
        if cue.force in TAKES_OBJECT:
            return self._if_any((cue.after, stop)), True
        quoted = next((at for at in range(cue.after, min(stop, cue.after + FAR)) if self.quote_of[at] >= 0), None)
        if quoted is not None and cue.force in INTRODUCES:
            return self._if_any((cue.after if quoted - cue.after > 2 else quoted, stop)), True
        comma = cue.first - 1
        if cue.force in INTRODUCES and comma > 2 and self.words[comma].text == ",":
            return self._if_any((0, comma)), True
        return [], False

    def _if_any(self, content: Range) -> list[Range]:
        content = self._trimmed(content)
        return [content] if content[0] < content[1] else []

    def _that(self, cue: _Cue, stop: int) -> int | None:
        sets = self.tongue.sets
        for at in range(cue.after, min(stop, cue.after + FAR)):
            if self.quote_of[at] >= 0:
                return None
            if self.words[at].lower in sets["that"]:
                return at + 1
            if cue.force == "accuse" and at > cue.after and self.words[at].lower in sets["accuse_links"]:
                return at + 1
        return None

    def _after_comma(self, cue: _Cue) -> int | None:
        """What is said without a “that”, right behind the verb or the particle that closes it: “sagte, sie sei …”."""
        at = cue.particle + 1 if cue.particle < self.last else cue.after
        is_said = cue.force in INTRODUCES or cue.force == "accuse"
        if not (self.tongue.comma_introduces and is_said and at < self.last - 1 and self.words[at].text == ","):
            return None
        return at + 2 if self.words[at + 1].lower in self.tongue.sets["that"] else at + 1

    def _quote_before(self, cue: _Cue) -> Range | None:
        """A quotation that closes just before the verb: “…”, said …"""
        at = cue.first - 1
        passed = 0
        while at >= 0 and self.quote_of[at] < 0:
            passed += is_word(self.words[at])
            if passed > FAR:
                return None
            at -= 1
        if at < 0 or cue.force in ("label", "accuse"):
            return None
        if at + 1 < cue.first and is_word(self.words[at + 1]):
            return None
        first = at
        while first and self.quote_of[first - 1] == self.quote_of[at]:
            first -= 1
        return first, at + 1

    def _source(self, cue: _Cue, clause: int, contents: list[Range]) -> Range | None:
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
            speaker = next((item.speaker for item in found), None) or self.company.last() or VAGUE
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

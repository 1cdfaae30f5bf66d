"""“According to the ministry”: what is said according to whom, in sentences with one of them or with several."""

from collections.abc import Iterator

from claims.reading.attribution.asides import LONGEST_PHRASE, Range
from claims.reading.attribution.claim_nouns import NounContents
from claims.reading.attribution.clauses import phrase_after
from claims.reading.attribution.finite import holds_finite_verb, is_participle
from claims.reading.attribution.sentence_words import AMOUNTS
from claims.reading.attribution.tellers import WRITTEN_WORKS
from claims.reading.speakers.roles import ROLES
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_WORDS,
    is_adverb,
    word_set,
)

_CONTRASTING = word_set("while whereas but and although though")
_LEADING = word_set(
    "now however meanwhile still moreover furthermore nevertheless nonetheless instead indeed besides so"
)
_LEADING |= _CONTRASTING | CONJUNCTIONS | TIME_WORDS
_ASIDE_OPENERS = word_set("who which whose where")


class AccordingFinder(NounContents):
    """Finds the words that each “according to” of a sentence gives as its source's."""

    def according_to(self) -> Iterator[tuple[int, Range, Range, bool]]:
        """Where each stands, its source, what is said, and whether it stands aside within that, between two commas."""
        words = self.words
        if "according" not in self.written:
            return
        places = [
            at
            for at in range(len(words) - 2)
            if words[at].lower == "according" and words[at + 1].lower == "to" and self.quote_of[at] < 0
        ]
        first = 0
        for at, following in zip(places, [*places[1:], self.last], strict=False):
            source = self._with_author(phrase_after(words, at + 2))
            if source is None:
                continue
            start = max(first, self._clause_start(at))
            is_aside = False
            if self._opens_with_source(first, at):
                source, start = self._source_and_rest(source)
                is_contrasted = words[following - 1].lower in _CONTRASTING
                content = (start, following - 1 if is_contrasted else self.last)
                first = following - 1 if is_contrasted else source[1]
            elif self._is_aside(start, at, closing := self._source_end(source)):
                source = (source[0], closing)
                content, is_aside = (start, self.last), True
            else:
                content, first = (start, at), source[1]
            content = self._trimmed(content)
            while content[0] < content[1] and words[content[0]].lower in CONJUNCTIONS and content[0] >= 2:
                content = (content[0] + 1, content[1])
            if content[0] < content[1]:
                yield at, source, content, is_aside

    def _opens_with_source(self, first: int, at: int) -> bool:
        """“According to Ann Lee, …”, “Now, according to police, …”, “while according to Bo …”: the rest is theirs."""
        before = self.words[at - 1].lower if at > 2 else ""
        is_joined = before in CONJUNCTIONS and self.words[at - 2].text in ",;-–—"
        is_joined = is_joined or (before in _CONTRASTING and self._tells_behind(at + 2))
        lead = [] if is_joined else [word.lower for word in self.words[first:at] if word.is_word]
        return len(lead) <= 1 and all(lower in _LEADING or is_adverb(lower) for lower in lead)

    def _tells_behind(self, at: int) -> bool:
        """“… but according to the police, no such man exists”: a clause of its own follows the source's comma."""
        source = phrase_after(self.words, at)
        behind = source[1] if source else self.last
        return (
            behind + 1 < self.last
            and self.words[behind].text == ","
            and holds_finite_verb(self.words[behind + 1 : self.last])
        )

    def _source_and_rest(self, source: Range) -> tuple[Range, int]:
        """Where the source ends and what it says begins, also with no comma: “according to police a man …”."""
        words = self.words
        comma = next((at for at in range(source[1], self.last) if words[at].text == ","), self.last)
        behind = self._behind_aside(comma) if comma != source[1] else self._behind_role(source)
        for at in range(source[0] + 1, source[1]):
            lower, before = words[at].lower, words[at - 1].lower
            is_new = lower in DETERMINERS or lower in POSSESSIVES or lower in AMOUNTS or lower.isdigit()
            is_new = is_new and before not in PREPOSITIONS and before not in DETERMINERS
            is_aside = any(word.text == "(" for word in words[source[0] : at])
            if is_new and not is_aside and holds_finite_verb(words[at:comma]):
                return (source[0], at), at
        if words[source[1] - 1].lower in _ASIDE_OPENERS and comma < self.last:
            return (source[0], source[1] - 1), comma + 1  # “according to reporters who were there, …”
        if self.is_described(source[1]) and holds_finite_verb(words[behind + 1 : self.last]):
            return source, behind + 1
        if source[1] < comma and holds_finite_verb(words[source[1] : comma]):
            return source, source[1]
        return source, behind + 1

    def is_described(self, at: int) -> bool:
        """“According to a report seen by Reuters, …”, “… shown to the court, …”: what was done to the source."""
        return at + 1 < self.last and is_participle(self.words[at].lower) and self.words[at + 1].lower in PREPOSITIONS

    def _behind_role(self, source: Range) -> int:
        """“According to Ann Lee, head of the port, …”: the comma behind what she is."""
        comma = source[1]
        closing = self._behind_aside(comma)
        second = next(self._commas(comma + 1), self.last)
        is_name = all(word.is_capital for word in self.words[slice(*source)])
        if closing != comma or not is_name or comma - source[0] < 2 or not 1 < second - comma <= LONGEST_PHRASE:
            return closing
        told = self.words[comma + 1 : second]
        is_of_it = told[0].lower not in DETERMINERS or any(word.lower in ("of", "at", "for") for word in told)
        is_role = is_of_it and any(word.lower in ROLES for word in told) and not holds_finite_verb(told)
        return second if is_role and holds_finite_verb(self.words[second : self.last]) else closing

    def _behind_aside(self, comma: int) -> int:
        """“According to Ann Lee, who runs the bridge, …”: the second comma, where an aside stands between."""
        following = self.words[comma + 1].lower if comma + 1 < self.last else ""
        if following not in _ASIDE_OPENERS and not following.endswith("ing"):
            return comma
        return next(self._commas(comma + 1), comma)

    def _with_author(self, source: Range | None) -> Range | None:
        """“A report by the BBC”: whose report it is belongs to the source."""
        words = self.words
        if source is None or source[1] >= self.last or words[source[1]].lower not in ("by", "from", "in"):
            return source
        if words[source[1] - 1].lower not in WRITTEN_WORKS:
            return source
        author = phrase_after(words, source[1] + 1)
        return (source[0], author[1]) if author and any(word.is_capital for word in words[slice(*author)]) else source

    def _is_aside(self, start: int, first: int, after: int) -> bool:
        """“The bridge, according to the ministry, was shut”: the clause goes on behind the second comma."""
        if after + 1 >= self.last or self.words[first - 1].text != "," or self.words[after].text != ",":
            return False
        is_open = self.words[first - 2].lower in AUXILIARIES  # “said the tower was, according to surveyors, sound”
        return is_open or self.goes_on_with_verb(after + 1) or not holds_finite_verb(self.words[start:first])

    def _source_end(self, source: Range) -> int:
        """Where the source of an aside ends, with what is told of it: “people briefed on the plans”."""
        if not self.is_described(source[1]):
            return source[1]
        return next(self._commas(source[1]), source[1])

    def _clause_start(self, before: int) -> int:
        """Where the clause before ``before`` starts: after a semicolon, else with the sentence."""
        for k in range(before - 1, 0, -1):
            if self.words[k].text == ";" and self.quote_of[k] < 0:
                return k + 1
        return 0

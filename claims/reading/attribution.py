"""Who says what in one sentence: reporting verbs, “according to”, quotation marks, and nouns such as “the claim that”.

The rules read left to right over the words outside quotation marks. Each finding is an :class:`Attribution`: the
stretches of content, the cue, and the words that name the source; who that is, is found in ``speakers``.
"""

from dataclasses import dataclass, replace

from claims.reading.clauses import (
    Range,
    is_reporting_verb,
    phrase_after,
    phrase_before,
    subject_end,
    subject_of_sentence,
)
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.verbs import ALSO_NOUNS, CLAIM_NOUNS, FORMS, Verb
from claims.reading.words import (
    CLOSING,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    Word,
    find_words,
    is_adverb,
    is_capital,
    is_word,
)

ACCORDING = Verb("according to", "c", "say")
QUOTED = Verb("", "q", "say")
REPORTEDLY = Verb("reportedly", "c", "report")

_ADJUNCT_NOUNS = frozenset(
    "statement interview speech tweet post letter email e-mail memo note book blog column op-ed report article appearance "
    "conference briefing call interview remarks hearing testimony address video message debate rally event meeting "
    "press news release monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week "
    "month year response reply turn part addition court parliament television radio twitter facebook cnn msnbc fox "
    "filing ruling document paper telegram podcast ad".split()
)
_WHERE_AND_WHEN = frozenset("in on at during after before via through by from following".split())
_NEEDS_NOUN = frozenset("make raise express voice air issue deliver file introduce present publish release lay".split())
"""These report something only when what they make or raise is a claim, a doubt and the like."""
_CLAUSE_OPENERS = frozenset("that whether how why what if".split())
_ADDRESSEE_ENDS = _CLAUSE_OPENERS | {"to", "about", "of"}


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

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end


@dataclass(slots=True)
class _Cue:
    at: int
    verb: Verb
    kind: str
    source: Range | None
    manner: str
    after: int
    content: Range | None = None
    second: Range | None = None
    is_negated: bool = False
    is_clause: bool = True


class SentenceReader:
    """Reads one sentence; ``quotes`` are the quotations of its paragraph that touch it."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote]) -> None:
        self.text = text
        self.sentence = sentence
        self.quotes = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
        self.words = find_words(text, sentence.start, sentence.end)
        self.quote_of = self._quote_of_words()
        self.last = self._last_word()

    def _quote_of_words(self) -> list[int]:
        """For every word the number of the quotation that it stands in, or −1."""
        found = [-1] * len(self.words)
        number = 0
        for at, word in enumerate(self.words):
            while number < len(self.quotes) and self.quotes[number].end <= word.start:
                number += 1
            if number < len(self.quotes) and self.quotes[number].start <= word.start:
                found[at] = number
        return found

    def _last_word(self) -> int:
        """The position after the last word of the sentence, without its full stop."""
        after = len(self.words)
        while after and self.words[after - 1].text in ".!?…;:," and self.quote_of[after - 1] < 0:
            after -= 1
        return after

    def attributions(self) -> list[Attribution]:
        """All that is attributed in this sentence, in the order of its contents."""
        cues = self._cues()
        self._set_contents(cues)
        found = [made for cue in cues if cue.content and (made := self._made(cue))]
        found += self._according_to(found)
        found += self._nouns(found)
        found += self._quotes_left(found, cues)
        found = _without_repeats(found)
        if not found:
            found = self._reportedly()
        return sorted(found, key=lambda item: (item.start, -item.end))

    # -- cues and their sources ------------------------------------------------------------------------------------

    def _cues(self) -> list[_Cue]:
        found: list[_Cue] = []
        for at, word in enumerate(self.words):
            if word.lower not in FORMS or self.quote_of[at] >= 0 or not is_reporting_verb(self.words, at):
                continue
            if is_capital(word) and at > 0 and not self._is_title_case():
                continue
            verb, kind = FORMS[word.lower]
            after = at + 1
            if verb.particles and after < len(self.words) and self.words[after].lower in verb.particles:
                if self.words[after].lower in ("out", "up", "back", "in"):
                    after += 1
            elif "p" in verb.frame:
                continue
            if verb.lemma in _NEEDS_NOUN and not self._has_claim_noun(at):
                continue
            end, manner = subject_end(self.words, at)
            source = self._source(found, at, end, manner, kind)
            negated = any(
                self.words[k].lower in ("not", "never") or self.words[k].lower.endswith("n't")
                for k in range(max(0, at - 3), at)
            )
            found.append(_Cue(at, verb, kind, source, manner, after, is_negated=negated))
        return found

    def _has_claim_noun(self, at: int) -> bool:
        return any(word.lower in CLAIM_NOUNS for word in self.words[at + 1 : at + 7])

    def _is_title_case(self) -> bool:
        long_words = [word for word in self.words if is_word(word) and len(word.text) > 3]
        return len(long_words) > 2 and sum(is_capital(word) for word in long_words) >= 0.7 * len(long_words)

    def _source(self, cues: list[_Cue], at: int, end: int, manner: str, kind: str) -> Range | None:
        if manner == "infinitive":
            return self._shared(cues, at)
        if manner == "passive":
            for k in range(at + 1, min(len(self.words), at + 12)):
                if self.words[k].lower == "by":
                    return phrase_after(self.words, k + 1)
            return None
        if manner == "shared":
            return self._shared(cues, at)
        if end > 0 and self.quote_of[end - 1] >= 0:
            return None
        found = phrase_before(self.words, end)
        if manner == "relative" and found:
            return (found[0], end + 1)
        if found and kind == "ing" and found[1] - found[0] > 8:
            return self._shared(cues, at)
        return self._with_name_inside(found, end, at) if found else found

    def _with_name_inside(self, found: Range, end: int, cue: int) -> Range:
        """“The mayor of Ostervik, Marta Lindqvane, has said”: the name in commas belongs to the source."""
        words = self.words
        if found[1] != end or end >= cue or words[end].text != ",":
            return found
        closing = next((k for k in range(end + 1, cue) if words[k].text == ","), None)
        if closing is None or closing == end + 1 or not words[found[0]].lower[:1].isalpha():
            return found
        named = words[end + 1 : closing]
        is_name = len(named) <= 5 and all(is_capital(word) or "-" in word.text for word in named)
        return (found[0], closing) if is_name else found

    def _shared(self, cues: list[_Cue], at: int) -> Range | None:
        for cue in reversed(cues):
            if cue.source and cue.at < at and cue.manner != "passive":
                return cue.source
        return subject_of_sentence(self.words, at)

    # -- contents --------------------------------------------------------------------------------------------------

    def _set_contents(self, cues: list[_Cue]) -> None:
        for number, cue in enumerate(cues):
            start = self._forward_start(cue)
            if start is not None:
                end = self._forward_end(cue, start, cues[number + 1 :])
                if end > start:
                    cue.content = (start, end)
                    if self.quote_of[start] >= 0:
                        cue.second = self._quote_before(cue)
                    continue
            self._set_backward(cue, cues[:number])

    def _forward_start(self, cue: _Cue) -> int | None:
        """Where the content begins after the cue, or None when nothing that it reports follows."""
        words = self.words
        at = cue.after
        frame = cue.verb.frame
        if "a" in frame and cue.manner != "passive":
            at = self._after_addressee(at)
        at = self._after_adjuncts(at)
        if at >= self.last:
            return None
        word = words[at]
        if word.lower in _CLAUSE_OPENERS:
            return at
        if word.text in ",:—–" or word.text == "--":
            following = at + 1
            if word.text == "," and following < self.last and self.quote_of[following] < 0:
                clause = self._after_interruption(at)
                if clause is None:
                    return None
                following = clause
            if following < self.last and (self.quote_of[following] >= 0 or word.text == ":"):
                return following
            if following < self.last and words[following].lower == "that":
                return following
            return None
        if self.quote_of[at] >= 0:
            return at
        if not is_word(word) and word.text not in "$€£([":
            return None
        if word.lower in CONJUNCTIONS and "o" not in frame:
            return None
        if cue.manner == "passive" and word.lower == "by":
            return None
        if word.lower == "to":
            cue.is_clause = False
            return at if "i" in frame or "to" in cue.verb.particles or "o" in frame else None
        if word.lower in PREPOSITIONS and word.lower not in cue.verb.particles:
            if word.lower in ("of", "against", "for", "about") and "o" not in frame:
                cue.is_clause = False
                return at
            return at if "o" in frame and word.lower not in ("by", "after", "before", "during", "as", "with") else None
        if word.lower in cue.verb.particles:
            cue.is_clause = False
            return at
        if "c" in frame:
            if self._is_source_after(cue, at):
                return None
            return at
        if "o" in frame:
            cue.is_clause = False
            return at
        return None

    def _is_source_after(self, cue: _Cue, at: int) -> bool:
        """“…,” said the minister: the words after the verb name who speaks, and nothing follows that is said."""
        if cue.kind == "ing" or (cue.source is not None and cue.manner == "active"):
            return False
        return cue.at > 0 and (self.words[cue.at - 1].text == "," or self.quote_of[cue.at - 1] >= 0)

    def _after_addressee(self, at: int) -> int:
        words = self.words
        for k in range(at, min(self.last, at + 10)):
            if words[k].lower in _ADDRESSEE_ENDS and k > at or self.quote_of[k] >= 0 or words[k].text in ",:":
                return k
        if at >= self.last:
            return at
        found = phrase_after(words, at, longest=6)
        if found is None:
            return at
        if is_capital(words[at]) or words[at].lower in DETERMINERS | POSSESSIVES:
            return self._cut_addressee(found)
        return at + 1

    def _cut_addressee(self, found: Range) -> int:
        """In “told the Post Trump would” no mark parts the two; a second determiner or pronoun does."""
        for k in range(found[0] + 1, found[1]):
            if self.words[k].lower in DETERMINERS | POSSESSIVES:
                return k
        return found[1]

    def _after_adjuncts(self, at: int) -> int:
        """Skip when, where and in what somebody spoke: “on Thursday in a statement”."""
        words = self.words
        while at < self.last and self.quote_of[at] < 0:
            lower = words[at].lower
            if (
                lower in TIME_WORDS
                or lower in MONTHS
                or (is_adverb(lower) and lower not in ("not", "never", "no", "all"))
            ):
                at += 1
                continue
            if lower in _WHERE_AND_WHEN or lower in ("last", "this", "earlier", "that"):
                end = self._adjunct_end(at)
                if end is None:
                    return at
                at = end
                continue
            if words[at].text == "," and at + 1 < self.last and words[at + 1].text.isdigit():
                at += 2
                continue
            return at
        return at

    def _adjunct_end(self, at: int) -> int | None:
        words = self.words
        if words[at].lower in ("last", "this", "earlier", "that"):
            if at + 1 < self.last and words[at + 1].lower in TIME_WORDS:
                return at + 2
            return None
        for k in range(at + 1, min(self.last, at + 9)):
            word = words[k]
            if (
                self.quote_of[k] >= 0
                or word.text in ",:"
                or word.lower in _CLAUSE_OPENERS
                or word.lower in SUBJECT_PRONOUNS
            ):
                return None
            if word.lower in _ADJUNCT_NOUNS or word.lower in MONTHS:
                after = k + 1
                while after < self.last and (
                    words[after].lower in _ADJUNCT_NOUNS or words[after].text.isdigit() or words[after].lower in MONTHS
                ):
                    after += 1
                return after
        return None

    def _after_interruption(self, comma: int) -> int | None:
        """“warned, in a letter to members, that …”: the clause after a pair of commas, when “that” opens it."""
        for k in range(comma + 1, min(self.last - 1, comma + 20)):
            if self.words[k].text == ",":
                if self.words[k + 1].lower == "that" or self.quote_of[k + 1] >= 0:
                    return k + 1
                return None
            if self.quote_of[k] >= 0:
                return k if not _holds_verb(self.words[comma + 1 : k]) else None
        return None

    def _forward_end(self, cue: _Cue, start: int, later: list[_Cue]) -> int:
        """Where what is said stops: at the sentence's end, or where the next reporting clause begins."""
        words = self.words
        end = self.last
        for other in later:
            if other.at <= start:
                continue
            border = self._border(cue, other, start)
            if border is not None:
                end = min(end, border)
                break
        for k in range(start + 1, end):
            if (
                words[k].lower == "according"
                and self.quote_of[k] < 0
                and words[min(k + 1, len(words) - 1)].lower == "to"
            ):
                end = k
                break
            if words[k].text == ";" and self.quote_of[k] < 0:
                end = k
                break
            if (
                not cue.is_clause
                and cue.verb.lemma != "accuse"
                and words[k].text == ","
                and self.quote_of[k] < 0
                and k + 1 < end
                and k - start > 0
            ):
                following = words[k + 1].lower
                if following in SUBORDINATORS | {"but", "with", "who", "which"} or following.endswith("ing"):
                    end = k
                    break
        if self.quote_of[start] >= 0 and start > cue.at:
            quote = self.quotes[self.quote_of[start]]
            inside = next((k for k in range(start, end) if self.quote_of[k] != self.quote_of[start]), end)
            is_whole = quote.end - quote.start > 25 and words[max(start, inside - 1)].end >= quote.end - 1
            if is_whole and inside < end and (words[inside].text == "," or words[inside - 2].text in ".,!?"):
                end = inside
        while end > start and words[end - 1].text in ",;:—–" and self.quote_of[end - 1] < 0:
            end -= 1
        while end > start + 1 and words[end - 1].lower in CONJUNCTIONS:
            end -= 1
        return end

    def _border(self, cue: _Cue, other: _Cue, start: int) -> int | None:
        """The word before which the content of ``cue`` stops because ``other`` reports something else."""
        words = self.words
        if other.kind == "ing" and words[other.at - 1].text == ",":
            return other.at - 1
        if (
            other.manner == "shared"
            and other.source == cue.source
            and words[other.at - 1].lower in ("and", "but", "then")
        ):
            at = other.at - 1
            return at - 1 if at and words[at - 1].text == "," else at
        if other.manner in ("active",) and other.source and other.source[0] > start:
            first = other.source[0]
            if first >= 1 and words[first - 1].text == "," and self._is_trailing(other):
                return None
            lead = first - 1
            if lead >= 1 and words[lead].lower in (
                "and",
                "but",
                "while",
                "although",
                "though",
                "as",
                "whereas",
                "with",
            ):
                if (
                    words[lead].lower == "with"
                    or words[lead - 1].text in (",", ";", "—")
                    or self.quote_of[lead - 1] >= 0
                ):
                    return lead - 1 if words[lead - 1].text in (",", ";", "—") else lead
        return None

    def _is_trailing(self, cue: _Cue) -> bool:
        return self._after_adjuncts(cue.after) >= self.last

    def _quote_before(self, cue: _Cue) -> Range | None:
        """“First half,” she said, “second half”: the quotation on the other side of the cue."""
        if not cue.source:
            return None
        at = min(cue.source[0], cue.at) - 1
        while at >= 0 and self.words[at].text in "," and self.quote_of[at] < 0:
            at -= 1
        if at < 0 or self.quote_of[at] < 0 or "q" not in cue.verb.frame:
            return None
        number = self.quote_of[at]
        first = at
        while first > 0 and self.quote_of[first - 1] == number:
            first -= 1
        return (first, at + 1)

    def _set_backward(self, cue: _Cue, earlier: list[_Cue]) -> None:
        """“…, the office said” and “…,” said the minister."""
        words = self.words
        if not ({"c", "q"} & set(cue.verb.frame)) or cue.manner in ("infinitive", "relative"):
            return
        border: int | None = None
        if cue.source and cue.manner == "active" and cue.source[0] > 0:
            border = self._border_before(cue.source[0])
        if border is None and cue.at > 0:
            border = self._border_before(cue.at)
            if border is not None and cue.manner != "passive":
                found = phrase_after(words, cue.after)
                if found and self.quote_of[found[0]] < 0:
                    cue.source = self._with_name(found)
        if border is None:
            return
        start = 0
        for other in earlier:
            if other.content and other.content[1] < border:
                start = max(start, other.content[1])
        while start < border and (
            (not is_word(words[start]) and self.quote_of[start] < 0 and words[start].text not in "$€£")
            or (words[start].lower in ("but", "and") and start < 2)
        ):
            start += 1
        quoted = next((k for k in range(start, border) if self.quote_of[k] >= 0), None)
        if quoted is not None and self.quote_of[border - 1] >= 0 and quoted - start <= 3 and quoted > start:
            start = quoted
        if border > start:
            cue.content = (start, border)
            following = self._after_source(cue)
            if following is not None:
                cue.second = following

    def _with_name(self, found: Range) -> Range:
        """“said the mayor, Marta Lindqvane”: a name in commas belongs to the source."""
        words = self.words
        at = found[1]
        if at + 1 < self.last and words[at].text == "," and is_capital(words[at + 1]):
            named = phrase_after(words, at + 1, longest=5)
            if named and all(is_capital(word) for word in words[named[0] : named[1]]):
                return (found[0], named[1])
        return found

    def _border_before(self, first: int) -> int | None:
        """The position after the content when the words before ``first`` end a clause or a quotation."""
        at = first - 1
        if self.words[at].text in ",—–" and self.quote_of[at] < 0:
            return at if at > 1 or (at and self.quote_of[at - 1] >= 0) else None
        if self.quote_of[at] >= 0:
            return at + 1
        return None

    def _after_source(self, cue: _Cue) -> Range | None:
        """The second half after the source: “…,” said the minister. “…” within one sentence."""
        at = max(cue.at + 1, cue.source[1] if cue.source else 0)
        at = self._after_adjuncts(at) if at < self.last else at
        if at < self.last and self.words[at].text in ",.:":
            at += 1
        if at < self.last and self.quote_of[at] >= 0:
            number = self.quote_of[at]
            after = at
            while after < len(self.words) and self.quote_of[after] == number:
                after += 1
            return (at, after)
        return None

    # -- other ways of attributing ----------------------------------------------------------------------------------

    def _according_to(self, found: list[Attribution]) -> list[Attribution]:
        words = self.words
        made: list[Attribution] = []
        for at in range(len(words) - 2):
            if words[at].lower != "according" or words[at + 1].lower != "to" or self.quote_of[at] >= 0:
                continue
            source = phrase_after(words, at + 2)
            if source is None:
                continue
            if at <= 1:
                start = source[1]
                while start < self.last and words[start].text != ",":
                    start += 1
                content = (start + 1, self.last)
            else:
                content = (self._clause_start(at), at)
            content = self._trimmed(content)
            if content[0] < content[1]:
                made.append(self._attribution([content], (at, at + 2), ACCORDING, source))
        return made

    def _clause_start(self, before: int) -> int:
        """Where the clause before ``before`` starts: after a semicolon, else with the sentence."""
        for k in range(before - 1, 0, -1):
            if self.words[k].text == ";" and self.quote_of[k] < 0:
                return k + 1
        return 0

    def _nouns(self, found: list[Attribution]) -> list[Attribution]:
        """“the mayor’s claim that …”, “reports that …”: nouns that introduce what was said."""
        words = self.words
        made: list[Attribution] = []
        for at in range(len(words) - 2):
            if words[at].lower not in CLAIM_NOUNS or self.quote_of[at] >= 0 or words[at + 1].lower != "that":
                continue
            if any(item.cue and item.cue.start == words[at].start for item in found):
                continue
            source: Range | None = None
            first = at - 1
            while first > 0 and is_word(words[first]) and not words[first].lower.endswith("'s"):
                if words[first].lower in DETERMINERS or at - first > 3:
                    break
                first -= 1
            if first >= 0 and words[first].lower.endswith(("'s", "s'")):
                source = phrase_before(words, first + 1)
            elif first >= 0 and words[first].lower in POSSESSIVES:
                source = (first, first + 1)
            elif words[at].lower in ("reports", "rumours", "rumors", "claims", "allegations"):
                source = (at, at + 1)
            content = self._trimmed((at + 1, self._stop_after(at + 2)))
            if content[0] < content[1]:
                verb = Verb(words[at].lower, "c", _NOUN_FORCE.get(words[at].lower.rstrip("s"), "say"))
                made.append(self._attribution([content], (at, at + 1), verb, source))
        return made

    def _stop_after(self, start: int) -> int:
        for k in range(start, self.last):
            if self.words[k].text in ",;" and self.quote_of[k] < 0:
                return k
        return self.last

    def _quotes_left(self, found: list[Attribution], cues: list[_Cue]) -> list[Attribution]:
        """Quotations that no rule has claimed belong to whoever acts in the sentence."""
        made: list[Attribution] = []
        for number, quote in enumerate(self.quotes):
            if any(item.start < quote.end and quote.start < item.end for item in found):
                continue
            inside = [at for at in range(len(self.words)) if self.quote_of[at] == number]
            if not inside:
                continue
            first, after = inside[0], inside[-1] + 1
            source: Range | None = None
            cue: Range | None = None
            verb = QUOTED
            for other in reversed([item for item in cues if item.at < first]):
                if other.source:
                    source, cue, verb = other.source, (other.at, other.at + 1), other.verb
                    break
            if source is None and any(is_word(word) for word in self.words[:first]):
                source = subject_of_sentence(self.words, first)
            made.append(self._attribution([(first, after)], cue, verb, source))
        return made

    def _reportedly(self) -> list[Attribution]:
        for at, word in enumerate(self.words):
            if word.lower in ("reportedly", "allegedly") and self.quote_of[at] < 0 and self.last:
                return [self._attribution([(0, self.last)], (at, at + 1), REPORTEDLY, None)]
        return []

    # -- making findings -----------------------------------------------------------------------------------------

    def _trimmed(self, content: Range) -> Range:
        first, after = content
        while after > first and self.words[after - 1].text in CLOSING and self.quote_of[after - 1] < 0:
            after -= 1
        while first < after and self.words[first].text in CLOSING and self.quote_of[first] < 0:
            first += 1
        return first, after

    def _made(self, cue: _Cue) -> Attribution | None:
        assert cue.content is not None
        content = self._trimmed(cue.content)
        if content[0] >= content[1]:
            return None
        if cue.source and cue.source[0] < content[1] and content[0] < cue.source[1]:
            cue.source = None
        ranges = [content] if cue.second is None else sorted([content, cue.second])
        made = self._attribution(ranges, (cue.at, cue.after), cue.verb, cue.source)
        return replace(made, is_negated=cue.is_negated, is_passive=cue.manner == "passive", is_clause=cue.is_clause)

    def _attribution(self, ranges: list[Range], cue: Range | None, verb: Verb, source: Range | None) -> Attribution:
        words = self.words
        segments = tuple(Span(words[first].start, words[after - 1].end) for first, after in ranges)
        inside = [at for first, after in ranges for at in range(first, after) if is_word(words[at])]
        quoted = sum(self.quote_of[at] >= 0 for at in inside)
        return Attribution(
            segments=segments,
            cue=Span(words[cue[0]].start, words[cue[1] - 1].end) if cue else None,
            verb=verb,
            source=Span(words[source[0]].start, words[source[1] - 1].end) if source else None,
            has_quote=quoted > 0,
            is_all_quoted=quoted > 0 and quoted >= len(inside) - 1 and words[inside[0]].lower != "that",
        )


_NOUN_FORCE = {
    "claim": "claim",
    "allegation": "accuse",
    "accusation": "accuse",
    "report": "report",
    "rumour": "report",
    "rumor": "report",
    "denial": "deny",
    "admission": "admit",
    "belief": "opine",
    "hope": "opine",
    "fear": "opine",
    "prediction": "future",
    "warning": "warn",
    "promise": "pledge",
    "pledge": "pledge",
    "suggestion": "suggest",
    "confirmation": "confirm",
}


def _holds_verb(words: list[Word]) -> bool:
    return any(word.lower in FORMS and word.lower not in ALSO_NOUNS for word in words)


def _without_repeats(found: list[Attribution]) -> list[Attribution]:
    """Of two findings with nearly the same content, keep the one whose source is known, else the first."""
    kept: list[Attribution] = []
    for item in found:
        for number, other in enumerate(kept):
            overlap = min(item.end, other.end) - max(item.start, other.start)
            if overlap > 0.85 * max(item.end - item.start, other.end - other.start):
                if other.source is None and item.source is not None:
                    kept[number] = item
                break
        else:
            kept.append(item)
    return kept

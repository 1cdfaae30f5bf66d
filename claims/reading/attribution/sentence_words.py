"""The words of one sentence, which of them stand in quotation marks, and which may be skipped between them."""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.verbs import FORMS
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.words import (
    ADVERBS,
    CLOSING,
    CONJUNCTIONS,
    DAYS,
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
    with_acronyms,
    word_set,
)

_ADJUNCT_NOUNS = word_set(
    "statement interview speech tweet post letter email e-mail memo note book blog column op-ed report article "
    "appearance conference briefing call remarks hearing testimony address video message debate rally event meeting "
    "press news release monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week "
    "month year response reply turn part addition court parliament television radio twitter facebook cnn msnbc fox "
    "filing ruling document paper forum livestream telegram podcast ad show programme newspaper magazine channel "
    "platform website"
)
_NAMED_AFTER = word_set("podcast show programme program newspaper magazine channel platform website app")
_PUBLISHED = word_set(
    "released published issued posted aired broadcast carried seen obtained sent dated filed distributed"
)
"""“Said in a report released on Thursday”."""
_OPENS_CLAUSE = word_set("not never no all both either further first long")
"""“Said both accounts were checked”: these begin what is said as often as they tell how."""
READERS = word_set(
    "clients investors staff employees members shareholders customers parents readers followers subscribers lawmakers "
    "mps workers reporters journalists supporters residents players colleagues congress parliament regulators"
)
"""“Wrote in a note to clients”."""
_WHERE_AND_WHEN = word_set("in on at during after before via through by from following")
_WHEN = DAYS | MONTHS | {"last", "this", "on", "in"}
_BEFORE_MONTHS = DAYS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | DETERMINERS | {"early", "late", "last", "next"}
AMOUNTS = word_set(
    "half one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty dozens "
    "hundreds thousands millions"
)
CLAUSE_OPENERS = word_set("that whether how why what if")


def with_names(words: list[Word]) -> list[Word]:
    """The words, with “May” and “Connolly” told from the helping verb and the adverb that they look like.

    A family name keeps its capital letter in ``lower``, so that it is in no list of small words.
    """
    found = words
    for at, word in enumerate(words):
        if word.is_capital and _looks_like_a_small_word(word.lower) and _is_family_name(words, at):
            found = found if found is not words else list(words)
            found[at] = word._replace(lower=word.text)
    return found


def _looks_like_a_small_word(lower: str) -> bool:
    return lower in ("may", "will") or (is_adverb(lower) and lower not in ADVERBS)


def _is_family_name(words: list[Word], at: int) -> bool:
    """After a given name or a title, or right before a reporting verb: “Theresa May”, “…,” May said."""
    before = words[at - 1] if at else None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and FORMS.get(following.lower, ("", ""))[1] in ("ed", "s") and not following.is_capital:
        return before is None or not before.is_word or before.is_capital
    if before is None or not before.is_word:
        return False
    if words[at].lower not in ("may", "will"):
        return True
    is_date = following is not None and following.text[0].isdigit()
    return before.is_capital and not is_date and before.lower not in _BEFORE_MONTHS


class SentenceWords:
    """One sentence as a list of words; of the ``quotes`` of its paragraph those that touch it are kept."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote]) -> None:
        self.text = text
        self.sentence = sentence
        self.quotes = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
        self.words = find_words(text, sentence.start, sentence.end)
        if not self._is_title_case():
            self.words = with_acronyms(with_names(self.words))
        self.written = {word.lower for word in self.words}
        self.quote_of = self._quote_of_words()
        self.last = self._last_word()
        self.clauses: set[int] = set()
        """Where the words begin that the cues read so far report: a “that” there opens no relative clause."""

    def _quote_of_words(self) -> list[int]:
        """For every word the number of the quotation that it stands in, or −1."""
        found = [-1] * len(self.words)
        if not self.quotes:
            return found
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

    def _written_at(self, at: int) -> str:
        """The word there in small letters; nothing where the sentence has ended, as a headline may after any word."""
        return self.words[at].lower if at < self.last else ""

    def _is_title_case(self) -> bool:
        long = capitals = 0
        for word in self.words:
            if word.is_word and len(word.text) > 3:
                long += 1
                capitals += word.is_capital
        return long > 2 and capitals >= 0.7 * long

    def _after_adjuncts(self, at: int) -> int:
        """Skip when, where and in what somebody spoke: “on Thursday in a statement”."""
        words = self.words
        while at < self.last and self.quote_of[at] < 0:
            lower = words[at].lower
            if lower in TIME_WORDS or lower in MONTHS or (is_adverb(lower) and lower not in _OPENS_CLAUSE):
                at += 1
                continue
            if lower in ("late", "early") and at + 1 < self.last and words[at + 1].lower in _WHEN:
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
                return None if words[at].lower == "that" and self._is_clause_word(at + 2) else at + 2
            return None
        for k in range(at + 1, min(self.last, at + 9)):
            word = words[k]
            if (
                self.quote_of[k] >= 0
                or word.text in ",:"
                or word.lower in CLAUSE_OPENERS
                or word.lower in SUBJECT_PRONOUNS
            ):
                return None
            if word.lower in _ADJUNCT_NOUNS or word.lower in MONTHS:
                after = k + 1
                while word.lower in _NAMED_AFTER and after < self.last and words[after].is_capital:
                    after += 1  # “said on the podcast Backstage”
                while after < self.last and (
                    words[after].lower in _ADJUNCT_NOUNS or words[after].text.isdigit() or words[after].lower in MONTHS
                ):
                    after += 1
                if after + 1 < self.last and words[after].lower == "to" and words[after + 1].lower in READERS:
                    return after + 2
                return after + 1 if after < self.last and words[after].lower in _PUBLISHED else after
        return None

    def _is_clause_word(self, at: int) -> bool:
        """“Concluded that evening use doubled the risk”: behind the time no clause begins, which it then belongs to."""
        if at >= self.last or self.quote_of[at] >= 0 or not self.words[at].is_word or self.words[at].is_capital:
            return False
        lower = self.words[at].lower
        opens = CLAUSE_OPENERS | DETERMINERS | SUBJECT_PRONOUNS | PREPOSITIONS | POSSESSIVES | CONJUNCTIONS
        return lower not in opens and not is_adverb(lower) and lower not in TIME_WORDS and lower.isalpha()

    def _trimmed(self, content: Range) -> Range:
        first, after = content
        while after > first and self.words[after - 1].text in CLOSING and self.quote_of[after - 1] < 0:
            after -= 1
        while first < after and self.words[first].text in CLOSING and self.quote_of[first] < 0:
            first += 1
        if first < after and self.words[first].text == "(" and self.quote_of[first] < 0:
            closing = next((at for at in range(first, after - 1) if self.words[at].text == ")"), 0)
            if closing:  # “said in a post (which is gone by now) that …”
                return self._trimmed((closing + 1, after))
        return first, after

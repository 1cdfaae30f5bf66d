"""From a text to its sentences with what is attributed in them, over paragraphs: the frame of a reading.

A quotation that runs over several sentences or paragraphs has its speaker in one of them; here it finds the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claims.reading.attribution.sentence import QUOTED, Attribution, SentenceReader
from claims.reading.attribution.verbs import FORMS, Verb
from claims.reading.datelines import without_dateline
from claims.reading.headlines import headline_speaker
from claims.reading.quotes import Quote, find_quotes
from claims.reading.sentences import Span, paragraphs, sentences
from claims.reading.transcripts import interviewed, label_at, label_within, silent_labels
from claims.reading.words import Word, word_set

LONGEST_TITLE = 220
LONGEST_SENTENCE = 1500
"""Longer stretches without a stop are read for quotations and figures, not for grammar."""

_OPENING_MARKS = ("“", '"', "„", "«", "‘", "'")
_ASKED = re.compile(r"(?:[^\W\d_][\w’'.-]*\s){1,5}?([a-z]+)\b")
_NOT_PASSED_ON = word_set("i we you he she they it who that this these those some somebody someone people nobody")
_TOLD_BY_OTHERS = word_set("say claim report suggest allege argue warn")
_FIRST_TOLD = word_set("say claim assert admit warn confirm accuse deny stress")
"""“The general said that ministers had been warned.” – and in the next paragraph his words follow."""
_LABEL = re.compile(r"(?:[QA]|[A-Z][A-Z .'’-]{1,40}[A-Z.]):\s")
_CLAIM = re.compile(r"(?:THE |The )?(CLAIM|Claim|MYTH|Myth):\s")
NOUN_CLAIM = Verb("claim", "c", "claim")


@dataclass(slots=True)
class Sentence:
    """One sentence, its paragraph's number, and what is attributed in it."""

    span: Span
    paragraph: int
    is_title: bool
    attributions: list[Attribution] = field(default_factory=list)
    has_reader: bool = True
    subject: Span | None = None
    """Who acts in a sentence in which nobody says anything."""
    ahead: Span | None = None
    """Who acts in the main clause behind an opening with a pronoun: “Although she denied it, …”."""
    doers: list[Span] = field(default_factory=list)
    """Who did something that is no saying, “showed a copy”."""
    words: list[Word] = field(default_factory=list)
    is_told: bool = False
    """The whole sentence belongs to a quotation that began in an earlier one."""


def title_end(text: str, spans: list[Span]) -> int:
    """Where the headline ends: a first paragraph without a full stop that others follow; 0 when there is none."""
    if len(spans) < 2:
        return 0
    first = text[spans[0].start : spans[0].end]
    if len(first) > LONGEST_TITLE or first[-1] in ".:;,…":
        return 0
    if re.search(r"[.!?]\s", first) or len(first.split()) > 30:
        return 0
    is_answered = label_at(text, spans[1].start, spans[1].end) is not None
    if _LABEL.match(first) and (is_answered or first[1:2] == ":"):
        return 0  # a line of a transcript, and no “WHO: cholera cases double”
    label = label_at(text, spans[0].start, spans[0].end)
    is_line = label is not None and text[label.name.end] != ":"  # “Mr Oakley (Calder): Was it cut?”
    return 0 if is_line else spans[0].end


def read_sentences(text: str, spans: list[Span] | None = None) -> Iterator[tuple[Sentence, int]]:
    """The sentences of an English text, paragraph by paragraph, each with the position up to which the text is read."""
    spans = paragraphs(text) if spans is None else spans
    headline = title_end(text, spans)
    silent = silent_labels(text, spans, headline)
    lone = interviewed(text)
    before: list[Sentence] = []
    for number, paragraph in enumerate(spans):
        following = spans[number + 1].start if number + 1 < len(spans) else len(text)
        goes_on = text[following : following + 1] in _OPENING_MARKS
        quotes = find_quotes(text, paragraph.start, paragraph.end, goes_on=goes_on)
        inside = without_dateline(text, sentences(text, paragraph), silent.get(paragraph.start, 0))
        found = [_sentence(text, span, quotes, number, is_title=span.end <= headline) for span in _joined(text, inside)]
        _take_claim(text, paragraph, found)
        _take_headline(text, paragraph, found)
        if paragraph.start not in silent:
            _take_transcript(text, paragraph, found, lone)
        _spread_quotations(text, found, before, quotes)
        before = found or before
        for sentence in found:
            yield sentence, sentence.span.end


def _sentence(text: str, span: Span, quotes: list[Quote], number: int, *, is_title: bool) -> Sentence:
    if span.end - span.start > LONGEST_SENTENCE:
        inside = [quote for quote in quotes if quote.start < span.end and quote.end > span.start]
        if sum(quote.end - quote.start for quote in inside) < 0.5 * (span.end - span.start) or len(inside) > 20:
            return Sentence(span, number, is_title, has_reader=False)
    reader = SentenceReader(text, span, quotes)
    attributions = reader.attributions()
    subject = None if attributions or is_title else reader.subject()
    ahead, doers = reader.ahead(), reader.doers
    return Sentence(span, number, is_title, attributions, subject=subject, ahead=ahead, doers=doers, words=reader.words)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """“Where is the proof?” Immerman asked. – two sentences for the splitter, one for the reader."""
    joined: list[Span] = []
    for span in spans:
        if joined and text[joined[-1].end - 1] in "\"”»'’" and span.end - span.start < 160:
            match = _ASKED.match(text, span.start, min(span.end, span.start + 80))
            verb = FORMS.get(match[1]) if match else None
            is_short = text.count(" ", span.start, span.end) < 14
            ends_asking = joined[-1].end >= 2 and text[joined[-1].end - 2] in "?!"
            if ends_asking and verb is not None and "q" in verb[0].frame and verb[1] in ("ed", "s") and is_short:
                joined[-1] = Span(joined[-1].start, span.end)
                continue
        joined.append(span)
    return joined


def _take_transcript(text: str, paragraph: Span, found: list[Sentence], lone: frozenset[str]) -> None:
    """“SPEAKER: words”: a line of a transcript is all its speaker’s, up to where somebody else is named."""
    label = label_at(text, paragraph.start, paragraph.end, lone=lone)
    if label is None or not found or found[0].is_title:
        return
    for number, sentence in enumerate(found):
        label = (label_within(text, sentence.span.start, sentence.span.end) if number else None) or label
        start, end = max(sentence.span.start, label.end), sentence.span.end
        if start >= end:
            sentence.attributions, sentence.is_told = [], True
            continue
        passed_on = _passed_on(text, sentence, start, label.name)
        sentence.attributions = [passed_on or _said(start, end, label.name)]


def _passed_on(text: str, sentence: Sentence, start: int, label: Span) -> Attribution | None:
    """“Q: The union says workers were warned.” is what the union says, as whoever asks passes it on."""
    if len(sentence.attributions) != 1:
        return None
    [item] = sentence.attributions
    if item.source is None or item.cue is None or not item.is_clause or item.has_quote or item.is_negated:
        return None
    who = text[item.source.start : item.source.end].split()[0].lower()
    is_whole = item.source.start - start <= len("But the ") and sentence.span.end - item.end <= 1
    is_told = item.source.end <= item.cue.start < item.start and item.verb.lemma in _TOLD_BY_OTHERS
    return replace(item, via=label) if is_whole and is_told and who not in _NOT_PASSED_ON else None


def _take_headline(text: str, paragraph: Span, found: list[Sentence]) -> None:
    """“Minister: no cuts planned” above a report or behind the time of an entry, without a full stop."""
    is_entry = len(found) == 1 and found[0].span.start > paragraph.start and text[paragraph.start].isdigit()
    if len(found) != 1 or not (found[0].is_title or is_entry):
        return
    [sentence] = found
    if not sentence.is_title and text[paragraph.end - 1] in ".!?:;,…":
        return
    said = headline_speaker(text, sentence.span)
    if said is not None and (sentence.is_title or not sentence.attributions):
        sentence.attributions = [said]
    sentence.is_title = True


def _take_claim(text: str, paragraph: Span, found: list[Sentence]) -> None:
    """“CLAIM: Juice heals.” is what a fact-check looks at: somebody says so, and not the report."""
    match = _CLAIM.match(text, paragraph.start, min(paragraph.end, paragraph.start + 20))
    for sentence in found if match else ():
        if match and not sentence.attributions and not sentence.is_title:
            end = sentence.span.end - (text[sentence.span.end - 1] == ".")
            content = (Span(sentence.span.start, end),)
            sentence.attributions = [
                Attribution(content, Span(*match.span(1)), NOUN_CLAIM, None, has_quote=False, is_all_quoted=False)
            ]


def _said(start: int, end: int, source: Span) -> Attribution:
    return Attribution((Span(start, end),), None, FORMS["said"][0], source, has_quote=True, is_all_quoted=True)


def _spread_quotations(text: str, found: list[Sentence], before: list[Sentence], quotes: list[Quote]) -> None:
    """Give quotations without a speaker the speaker of the quotation that they go on from, or lead up to."""
    last: Attribution | None = None
    last_at: tuple[Sentence, int] | None = None
    last_number = -1
    for number, sentence in enumerate(found):
        for place, item in enumerate(sentence.attributions):
            if not (item.has_quote and item.source is None and item.cue is None):
                continue
            giver = last or _from_next(found, number) or (_from_before(before, item) if number == 0 else None)
            if giver is None:
                continue
            is_next = last is giver and last_number == number - 1 and place == 0
            if is_next and last_at is not None and item.is_all_quoted and giver.is_all_quoted:
                holder, where = last_at
                last = replace(giver, segments=(*giver.segments, *item.segments))
                holder.attributions[where] = last
                sentence.attributions[place] = replace(item, segments=())
                last_number = number
                continue
            sentence.attributions[place] = replace(item, source=giver.source, verb=giver.verb)
        if any(not item.segments for item in sentence.attributions):
            sentence.attributions = [item for item in sentence.attributions if item.segments]
            sentence.is_told = not sentence.attributions
        for place, item in enumerate(sentence.attributions):
            if item.has_quote and item.source is not None:
                last, last_at, last_number = item, (sentence, place), number


def _from_next(found: list[Sentence], number: int) -> Attribution | None:
    for item in found[number + 1].attributions if number + 1 < len(found) else ():
        if item.is_all_quoted and item.source is not None:
            return item
    return None


def _from_before(before: list[Sentence], opening: Attribution) -> Attribution | None:
    """A paragraph that opens with a bare quotation goes on from the one that closed the paragraph before.

    Where that holds no quotation but tells what one alone said, the quotation is that one's.
    """
    for sentence in reversed(before[-2:]):
        for item in reversed(sentence.attributions):
            if item.source is not None and item.has_quote:
                return item
    told = before[-1].attributions if before else []
    is_his = len(told) == 1 and told[0].is_clause and not (told[0].is_negated or told[0].is_passive)
    is_his = is_his and told[0].cue is not None and told[0].verb.force in _FIRST_TOLD and opening.is_all_quoted
    return replace(told[0], verb=QUOTED) if is_his and not before[-1].is_title else None

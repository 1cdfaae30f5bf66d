"""The statements of a Korean text."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from claims.choices import Polarity
from claims.reading.attribution.negation import unsaid_note
from claims.reading.datelines import without_dateline
from claims.reading.furniture import is_furniture
from claims.reading.korean.predicates import certainty_of, denies
from claims.reading.korean.reader import KoreanReader
from claims.reading.korean.sources import Named
from claims.reading.languages import KOREAN
from claims.reading.languages.korean import ANSWERS
from claims.reading.quotes import find_quotes
from claims.reading.sentences import Span, is_in_row, sentences
from claims.reading.tongues.asides import VAGUE, Told
from claims.reading.tongues.in_quotation import weight_in_quotation
from claims.reading.tongues.told import LONGEST_SENTENCE, Found, by_sentence, is_told, own_words, statement_of
from claims.reading.worth.worthiness import Weights


def read_korean(
    text: str, spans: list[Span], headline: int, weights: Weights, progress: Callable[[float], None]
) -> Iterator[Found]:
    """The statements of a Korean text, each with what the linking of answers needs to know."""
    named = Named()
    total = max(1, len(text))
    for paragraph in spans:
        if paragraph.end <= headline:
            continue
        quotes = find_quotes(text, paragraph.start, paragraph.end)
        place = 0
        waiting: tuple[Span, Told] | None = None
        for span in without_dateline(text, sentences(text, paragraph, language=KOREAN)):
            progress(0.9 * span.end / total)
            while place < len(quotes) and quotes[place].end <= span.start:
                place += 1
            if is_in_row(text, span.start) or is_furniture(text, span.start, span.end):
                continue
            if span.end - span.start > LONGEST_SENTENCE:
                yield _own_words(text, span, weights)
                continue
            reader = KoreanReader(text, span, quotes[place : place + 40], named)
            speaker = reader.says_thus() if waiting else None
            if waiting:
                yield _statement(text, waiting[0], replace(waiting[1], speaker=speaker or waiting[1].speaker), weights)
                waiting = None
                if speaker:
                    continue
            if reader.is_alone():
                start, end = quotes[place].inner_start, quotes[place].inner_end
                waiting = (span, Told(start, end, "", "say", named.last() or VAGUE, True, True))
                continue
            told = reader.told()
            said = [item for item in told if is_told(item) and item.start < item.end]
            for item in said:
                for part in by_sentence(text, item, KOREAN):
                    yield _statement(text, span, part, weights)
            if not told:
                named.passes(reader.pieces)
            if not said:
                yield _own_words(text, span, weights, note=unsaid_note(told[0].speaker) if told else "")
        if waiting:
            yield _statement(text, *waiting, weights)


def _statement(text: str, span: Span, item: Told, weights: Weights) -> Found:
    exact = text[item.start : item.end]
    is_denying = item.force in ("deny", "dismiss", "dispute")
    certainty, is_denied = certainty_of(exact, item.force), denies(exact)
    if item.is_quoted and (weight := weight_in_quotation(exact, KOREAN, item.force)):
        certainty, is_denied = weight[0], weight[1] is Polarity.DENIED
    return statement_of(
        text, span, item, len(exact.split()) + 1, certainty, weights,
        language=KOREAN,
        is_denied=not item.is_negated if item.is_bare and is_denying else is_denied,
        is_reply=is_denying and not item.is_bare,
    )  # fmt: skip


def _own_words(text: str, span: Span, weights: Weights, *, note: str = "") -> Found:
    exact = text[span.start : span.end][:LONGEST_SENTENCE]
    return own_words(
        text, span, certainty_of(exact), weights,
        language=KOREAN, answers=ANSWERS, is_denied=denies(exact), note=note,
    )  # fmt: skip

"""From a text to its reading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from claims.choices import Certainty, CounterKind, Polarity, Quotation
from claims.reading.counter import find_counters
from claims.reading.drafts import Drafter, without_marks
from claims.reading.figures import find_figures
from claims.reading.korean.told import read_korean
from claims.reading.languages import KOREAN, READ_IN_FULL, TONGUES, find_language, korean, note_for
from claims.reading.languages.tongue import Answers
from claims.reading.passages import read_sentences, title_end
from claims.reading.quotes import Quote, find_quotes
from claims.reading.quoting import speaker_of
from claims.reading.readable import readable
from claims.reading.scene import Remark
from claims.reading.sentences import Span, paragraphs, sentences
from claims.reading.speakers.cast import Cast
from claims.reading.statements import Counter, Reading, Speaker, Statement
from claims.reading.tongues.told import Found, read_with_table
from claims.reading.worth.worthiness import Weights, score, shipped

_ANSWERING = frozenset(
    (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL, CounterKind.NO_COMMENT, CounterKind.DEMAND_FOR_PROOF)
)


def read(
    text: str,
    *,
    language: str = "",
    weights: Weights | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Reading:
    """Read ``text`` and return its statements, who makes them, and what answers them.

    ``language`` is a two-letter code when it is known; otherwise it is found from the text. ``weights`` say what makes
    a statement worth checking, the shipped ones unless others are given. ``on_progress`` is called with the share that
    is done, from 0 to 1. Any string is accepted, and the time taken grows with its length alone.
    """
    language = language.lower()[:2] or find_language(text)
    progress = on_progress or (lambda share: None)
    progress(0.0)
    spans = paragraphs(text)
    headline = title_end(text, spans)
    weights = weights or shipped()
    if language in TONGUES:
        tongue = TONGUES[language]
        drafts = read_with_table(text, spans, tongue, headline, weights, progress)
        return _with_counters(text, drafts, language, tongue.answers, headline, progress)
    if language == KOREAN:
        drafts = read_korean(text, spans, headline, weights, progress)
        return _with_counters(text, drafts, language, korean.ANSWERS, headline, progress)
    if language != READ_IN_FULL:
        statements = tuple(_other_statements(text, spans, language, headline, progress))
        progress(1.0)
        return Reading(language, (note_for(language),), headline, statements, ())
    drafted: list[Found] = []
    notes: list[str] = []
    drafter = Drafter(text, Cast(text, headline), weights)
    total = max(1, len(text))
    for sentence, done in read_sentences(text, spans):
        if not sentence.has_reader and not notes:
            notes.append(
                "A very long stretch without a full stop was read for its figures alone, not for who says what."
            )
        drafted.extend(drafter.statements(sentence))
        progress(0.9 * done / total)
    found = [statement for statement, _ in drafted]
    remarks = [remark for _, remark in drafted]
    starts = [span.start for span in spans]
    counters = find_counters(found, remarks, headline=text[:headline], paragraphs=starts)
    finished = readable(text, _with_answers(found, remarks, counters, weights), language)
    if not finished:
        notes.append("No statement was found in this text.")
    progress(1.0)
    return Reading(language, tuple(notes), headline, finished, counters)


def _with_answers(
    statements: Sequence[Statement], remarks: Sequence[Remark], counters: Sequence[Counter], weights: Weights
) -> tuple[Statement, ...]:
    """Lower the worthiness of what merely answers: a denial is weighed with the claim that it denies."""
    kinds = {counter.statement: counter.kind for counter in counters}
    finished: list[Statement] = []
    for index, statement in enumerate(statements):
        remark = remarks[index]
        if kinds.get(index) in _ANSWERING and remark.force in ("deny", "dismiss", "dispute", "pledge", "ask", "wish"):
            setting = [reason.name for reason in statement.reasons if reason.name in ("named speaker", "no sentence")]
            worthiness, reasons = score(statement.exact, setting=[*setting, "answer"], weights=weights)
            statement = replace(
                statement,
                worthiness=min(worthiness, statement.worthiness),
                reasons=reasons,
                polarity=_polarity(statement, kinds[index]),
            )
        finished.append(statement)
    return tuple(finished)


def _polarity(statement: Statement, kind: CounterKind) -> Polarity:
    return Polarity.DENIED if kind in (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL) else statement.polarity


def _with_counters(
    text: str, found: Iterable[Found], language: str, answers: Answers, headline: int, progress: Callable[[float], None]
) -> Reading:
    drafts = list(found)
    statements = tuple(statement for statement, _ in drafts)
    remarks = [remark for _, remark in drafts]
    counters = find_counters(statements, remarks, answers, headline=text[:headline])
    kinds = {counter.statement: counter.kind for counter in counters}
    statements = tuple(
        replace(statement, polarity=_polarity(statement, kinds[index]))
        if index in kinds and not remarks[index].is_reply
        else statement
        for index, statement in enumerate(statements)
    )
    statements = readable(text, statements, language)
    progress(1.0)
    return Reading(language, (note_for(language),), headline, statements, counters)


def _other_statements(
    text: str, spans: list[Span], language: str, headline: int, progress: Callable[[float], None]
) -> Iterator[Statement]:
    """Sentences, quotations and figures of a text whose language is not read in full."""
    total = max(1, len(text))
    for paragraph in spans:
        quotes = find_quotes(text, paragraph.start, paragraph.end)
        place = 0
        for span in sentences(text, paragraph, language=language):
            progress(0.9 * span.end / total)
            if span.end <= headline:
                continue
            quoted: list[Quote] = []
            while place < len(quotes) and quotes[place].start < span.end:
                quoted.append(quotes[place])
                place += 1
            for quote in quoted:
                start, end = without_marks(text, quote.inner_start, quote.inner_end)
                if end - start >= 3:
                    speaker = speaker_of(text, (span.start, span.end), (quote.start, quote.end), language)
                    yield _unread(text, start, end, span, Quotation.DIRECT, language, speaker)
            if not quoted:
                yield _unread(text, span.start, span.end, span, Quotation.NONE, language, Speaker())


def _unread(
    text: str, start: int, end: int, span: Span, quotation: Quotation, language: str, speaker: Speaker
) -> Statement:
    exact = text[start:end]
    return Statement(
        start, end, exact, min(span.start, start), max(span.end, end), quotation, "", speaker, Certainty.ASSERTED,
        Polarity.AFFIRMED, 0.0, (), find_figures(text, start, end, language=language), " ".join(exact.split()),
    )  # fmt: skip

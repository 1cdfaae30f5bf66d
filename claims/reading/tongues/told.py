"""The statements of a text whose language is read from a table."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from claims.choices import Certainty, Polarity, Quotation
from claims.reading.attribution.negation import leaves_open, unconfirmed_note, unsaid_note
from claims.reading.certainty import certainty_of as english_certainty_of
from claims.reading.certainty import polarity_of
from claims.reading.counter import shows_nothing
from claims.reading.datelines import without_dateline
from claims.reading.figures import find_figures
from claims.reading.figures.setting import with_setting
from claims.reading.furniture import is_furniture
from claims.reading.korean import predicates
from claims.reading.languages import KOREAN, READ_IN_FULL, TONGUES, language_of_quotation
from claims.reading.languages.tongue import Answers, Tongue
from claims.reading.quotes import Quote, find_quotes, parted
from claims.reading.scene import Remark
from claims.reading.sentences import Span, is_in_row, sentences
from claims.reading.statements import Figure, Reason, Speaker, Statement
from claims.reading.tongues.asides import VAGUE, Told
from claims.reading.tongues.polarity import denies
from claims.reading.tongues.reader import TongueReader
from claims.reading.tongues.sources import Company
from claims.reading.words import Word, find_words, is_word, word_set
from claims.reading.worth.worthiness import SETTING, Weights, logistic

LONGEST_SENTENCE = 1500
PLAIN, FIGURE = -0.4, 1.2
"""The sum without any sign, and what a figure adds: no trained weights are at hand but for English."""
CLOSE = 12
"""“Не підтверджено”: a negation that turns “confirmed” into “open” stands at most so many characters before it."""
NO_SINGLE = word_set("ningún ninguna aucun aucune kein keine keiner keinem жоден жодна жодне никакой никакая никакое")
"""“Ningún camión podría …”: a negation before the noun that the verb follows."""
_LIKELY_FORCES = {"suggest": Certainty.LIKELY, "estimate": Certainty.LIKELY, "confirm": Certainty.CONFIRMED}
_TELLING = frozenset(("say", "count", "claim", "accuse", "confirm", "warn", "admit", "estimate", "suggest"))
_DENYING = frozenset(("deny", "dismiss"))
_OPINION = frozenset(("opine", "label"))
_WISHING = frozenset(("ask", "wish", "pledge"))
_ANSWERING = frozenset(("deny", "dismiss", "dispute", "no_comment", "ask"))
_WHEN_NEGATED: Mapping[str, Certainty | None] = {
    "confirm": Certainty.POSSIBLE,
    "opine": Certainty.LIKELY,
    **dict.fromkeys(("deny", "dismiss", "dispute", "ask", "wish", "pledge", "no_comment")),
}
"""Verbs that leave a statement when they are denied, and how sure it is then: “has not confirmed that …”."""

Found = tuple[Statement, Remark]


def read_with_table(
    text: str, spans: list[Span], tongue: Tongue, headline: int, weights: Weights, progress: Callable[[float], None]
) -> Iterator[Found]:
    """The statements of a text whose language has a table, each with what the linking of answers needs to know."""
    company = Company(text, tongue)
    own: Found | None = None
    total = max(1, len(text))
    opener = ""
    held: list[tuple[Span, Told]] = []
    for paragraph, following in pairwise([*spans, None]):
        if paragraph is None or paragraph.end <= headline:
            continue
        carried = running_on(text, paragraph, opener) if opener else []
        first = carried[0].end if carried else paragraph.start
        quotes = parted(text, [*carried, *find_quotes(text, first, paragraph.end)], tongue.remark)
        last = quotes[-1] if quotes else None
        opener = text[last.start : last.inner_start] if last is not None and not last.is_closed else ""
        is_running = bool(opener and following and running_on(text, following, opener))
        place = 0
        for span in without_dateline(text, sentences(text, paragraph, language=tongue.code)):
            progress(0.9 * span.end / total)
            while place < len(quotes) and quotes[place].end <= span.start:
                place += 1
            if is_in_row(text, span.start) or is_furniture(text, span.start, span.end):
                continue
            near = quotes[place : place + 40]
            if span.end - span.start > LONGEST_SENTENCE:
                if own is not None:
                    yield own
                    own = None
                yield _own_words(text, span, tongue, weights)
                continue
            reader = TongueReader(text, span, near, company)
            told = reader.told()
            if own is not None:
                yield _said_behind(text, own, reader.who, tongue, weights)
                own = None
            said = [item for item in told if is_told(item)]
            if is_running and last is not None and said and not said[-1].cue and said[0].start >= last.inner_start:
                held += [(span, item) for item in said]
                continue  # who says so stands behind the end of the quotation, in the next paragraph
            if held:
                who = next((item.speaker for item in said if carried and item.start < carried[0].end), VAGUE)
                for earlier, item in held:
                    for part in by_sentence(text, replace(item, speaker=who), tongue.code):
                        yield _statement(text, earlier, part, tongue, weights)
                held = []
            for item in said:
                for part in by_sentence(text, item, tongue.code):
                    yield _statement(text, span, part, tongue, weights)
            company.spoken = said[-1].speaker if said else None
            if not told:
                company.passes(reader.words)
            if not said and not reader.is_remark and _is_worth_keeping(reader.words, tongue):
                own = _own_words(text, span, tongue, weights, note=unsaid_note(told[0].speaker) if told else "")
    if own is not None:
        yield own


def running_on(text: str, paragraph: Span, opener: str) -> list[Quote]:
    """The rest of a quotation that the paragraph before opened and left open, where this one closes it before any other
    opens: one quotation, or none."""
    match = _RUNNING_ON[opener].match(text, paragraph.start, paragraph.end) if opener in _RUNNING_ON else None
    if match is None:
        return []
    return [Quote(paragraph.start, match.end(1), paragraph.start, match.start(1), True)]


_RUNNING_ON = {
    opener: re.compile(rf"[^«»“”„\"]{{1,{LONGEST_SENTENCE}}}?[.!?…]?\s?([{closers}])\s*[,.—–-]")
    for opener, closers in (("«", "»"), ("„", "“”"), ("“", "”"), ('"', '"'))
}


def _is_worth_keeping(words: list[Word], tongue: Tongue) -> bool:
    """Three words at least, or two of which one denies: “Пострадавших нет”."""
    count = sum(is_word(word) for word in words)
    return count >= 3 or (count == 2 and denies(words, tongue))


def _statement(text: str, span: Span, item: Told, tongue: Tongue, weights: Weights) -> Found:
    words = find_words(text, item.start, item.end)
    exact = text[item.start : item.end]
    spoken = language_of_quotation(exact, tongue.code) if item.is_quoted else tongue.code
    of_quotation = TONGUES.get(spoken, tongue)
    is_denied = denies(words, of_quotation)
    if spoken == READ_IN_FULL:
        is_denied = polarity_of(exact) is Polarity.DENIED
    elif spoken == KOREAN:
        is_denied = predicates.denies(exact)
    if is_denied and item.force == "allow":
        plain = tongue.patterns["expletive"].sub(" ", text[item.start : item.end])
        is_denied = denies(find_words(plain), tongue)
    is_reply = item.force in _DENYING | {"dispute"} and _is_reply(text, span, item)
    if item.force in _DENYING and not is_reply:
        is_denied = not item.is_negated
    elif item.force == "opine":
        is_denied ^= item.is_negated
    certainty = certainty_of(exact, of_quotation, item.force)
    if spoken == READ_IN_FULL and certainty is Certainty.ASSERTED:
        certainty = english_certainty_of(exact)
    elif spoken == KOREAN:
        certainty = predicates.certainty_of(exact, item.force)
    if certainty in (Certainty.ASSERTED, Certainty.CONFIRMED) and item.force == "opine":
        certainty = certainty_of(_between(text, span, item), tongue, item.force)  # “considera probable que …”
    count = sum(is_word(word) for word in words)
    return statement_of(
        text, span, item, count, certainty, weights, language=spoken, is_denied=is_denied, is_reply=is_reply
    )


def statement_of(
    text: str, span: Span, item: Told, count: int, certainty: Certainty, weights: Weights,
    *, language: str, is_denied: bool, is_reply: bool,
) -> Found:  # fmt: skip
    """What is told in ``span`` as a statement of ``count`` words, weighed by its figures and setting."""
    exact = text[item.start : item.end]
    quotation = Quotation.INDIRECT
    if item.has_quote:
        is_whole = count >= 3 or (count == 2 and exact[:1].isupper())  # “Это ложь”
        quotation = Quotation.DIRECT if item.is_quoted and is_whole else Quotation.MIXED
    speaker = item.speaker
    if item.is_negated:
        certainty = _WHEN_NEGATED[item.force] or certainty
        if leaves_open(item.force):
            speaker = replace(speaker, note=f"{speaker.note} {unconfirmed_note(speaker)}".strip())
    setting = ["named speaker"] if item.speaker.name else []
    if item.force == "accuse":
        setting.append("accusation made")
    if item.force in _TELLING:
        setting.append("told as fact")
    if item.force in _OPINION:
        setting.append("attitude")
    if item.force in _WISHING:
        setting.append("wish or promise")
    if item.force in _ANSWERING:
        setting.append("answer")
    if count < 4:
        setting.append("no sentence")
    if certainty is Certainty.POSSIBLE:
        setting.append("only possible")
    figures = find_figures(text, item.start, item.end, language=language)
    figures = with_setting(text, figures, min(span.start, item.start), max(span.end, item.end), language=language)
    worthiness, reasons = score(figures, setting, weights)
    statement = Statement(
        item.start, item.end, exact, min(span.start, item.start), max(span.end, item.end), quotation, item.cue,
        speaker, certainty, Polarity.DENIED if is_denied else Polarity.AFFIRMED, worthiness, reasons, figures,
        " ".join(exact.split()),
    )  # fmt: skip
    words_of = text[span.start : span.end]
    is_bare = item.is_bare or is_reply
    return statement, Remark(item.cue, item.force, item.is_negated, words_of, False, is_bare, is_reply)


def by_sentence(text: str, item: Told, language: str) -> Iterator[Told]:
    """A quotation of several sentences is as many statements, as in English; “Non.” goes with what follows it."""
    start = item.start
    for span in sentences(text, Span(item.start, item.end), language=language) if item.is_quoted else ():
        if span.end < item.end and len(text[start : span.end].split()) > 1:
            yield replace(item, start=start, end=span.end)
            start = span.end + len(text[span.end : item.end]) - len(text[span.end : item.end].lstrip())
    yield replace(item, start=start)


def is_told(item: Told) -> bool:
    """Whether anything is left of what a verb reports where it is denied."""
    return not item.is_negated or item.force in _WHEN_NEGATED


def _is_reply(text: str, span: Span, item: Told) -> bool:
    """“Lo negó: «Es falso»”, “«Es falso», negó”: these words are the denial, and not what is denied."""
    before = text[span.start : item.start].rstrip(' «“„"')
    return before.endswith(":") or (item.is_quoted and item.cue not in before)


def _said_behind(text: str, own: Found, who: Told | None, tongue: Tongue, weights: Weights) -> Found:
    """A sentence of the report's own, given to whom the next one names: “Про це повідомив …”."""
    statement, _ = own
    if who is None or statement.speaker.note:
        return own
    speaker = replace(who.speaker, note=f"{who.speaker.note} The next sentence says who said so.".strip())
    span = Span(statement.start, statement.start + len(statement.exact.rstrip(".!?… ")))
    return _statement(text, span, replace(who, start=span.start, end=span.end, speaker=speaker), tongue, weights)


def _between(text: str, span: Span, item: Told) -> str:
    """The words between the verb and what it reports."""
    return text[span.start : item.start].rpartition(item.cue)[2] if item.cue else ""


def _own_words(text: str, span: Span, tongue: Tongue, weights: Weights, *, note: str = "") -> Found:
    exact = text[span.start : span.end]
    is_short = span.end - span.start <= LONGEST_SENTENCE
    words = find_words(text, span.start, span.end) if is_short else []
    certainty = certainty_of(exact[:LONGEST_SENTENCE], tongue, "")
    return own_words(
        text, span, certainty, weights,
        language=tongue.code, answers=tongue.answers, is_denied=denies(words, tongue), note=note,
    )  # fmt: skip


def own_words(
    text: str, span: Span, certainty: Certainty, weights: Weights,
    *, language: str, answers: Answers, is_denied: bool, note: str = "",
) -> Found:  # fmt: skip
    """A sentence that nobody is made to say is the report's own statement; ``note`` says why it is, if need be."""
    exact = text[span.start : span.end]
    setting = ["own words"]
    if span.end - span.start <= LONGEST_SENTENCE and shows_nothing(exact, answers):
        setting.append("remark")
    figures = find_figures(text, span.start, span.end, language=language)
    figures = with_setting(text, figures, span.start, span.end, language=language)
    worthiness, reasons = score(figures, setting, weights)
    polarity = Polarity.DENIED if is_denied else Polarity.AFFIRMED
    statement = Statement(
        span.start, span.end, exact, span.start, span.end, Quotation.NONE, "", Speaker(note=note), certainty, polarity,
        worthiness, reasons, figures, " ".join(exact.split()),
    )  # fmt: skip
    return statement, Remark("", "", False, exact, is_title=False)


def certainty_of(exact: str, tongue: Tongue, force: str) -> Certainty:
    """The rung of the ladder that the words show, or else the verb."""
    if force == "allow":
        return Certainty.POSSIBLE
    for rung, pattern in tongue.ladder:
        found = (match for match in pattern.finditer(exact) if not _is_beyond(exact, match, rung, tongue))
        match = next(found, None)
        if match is None:
            continue
        before = exact[max(0, match.start() - CLOSE) : match.start()].lower().split()
        is_open = rung is Certainty.CONFIRMED and not tongue.sets["negators"].isdisjoint(before)
        return Certainty.POSSIBLE if is_open else rung
    if tongue.patterns["left_open"].search(exact):
        return Certainty.POSSIBLE
    return _LIKELY_FORCES.get(force, Certainty.ASSERTED)


def _is_beyond(exact: str, match: re.Match[str], rung: Certainty, tongue: Tongue) -> bool:
    """“Ніхто не міг пояснити”, “nicht möglich”, “nadie pudo”: what was beyond everybody is no possibility."""
    negators = tongue.sets["negators"]
    if rung is not Certainty.POSSIBLE or match[0].lower().split()[0] in negators:
        return False
    before = exact[max(0, match.start() - 3 * CLOSE) : match.start()].lower().split()
    return bool(before) and (before[-1] in negators or not NO_SINGLE.isdisjoint(before[-2:]))


def score(figures: tuple[Figure, ...], setting: list[str], weights: Weights) -> tuple[float, tuple[Reason, ...]]:
    """The worthiness by the signs of the setting and figures alone, with the reasons."""
    shares = [(name, SETTING[name][1], weights.setting[name]) for name in setting]
    if figures:
        shares.append(("figure", "a figure", FIGURE))
    whole = sum(abs(share) for _, _, share in shares) or 1.0
    reasons = [Reason(name, words, round(share / whole, 4)) for name, words, share in shares]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.name))
    return round(logistic(PLAIN + sum(share for _, _, share in shares)), 6), tuple(reasons)

"""From one sentence to its statements: whose words, how given, how sure, how much worth checking."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.choices import Certainty, Quotation
from claims.reading.attribution.cues import APPOSED_NOUNS
from claims.reading.attribution.finite import has_verb
from claims.reading.attribution.merging import merged
from claims.reading.attribution.negation import (
    BELIEVED,
    is_unsaid,
    leaves_open,
    unconfirmed_note,
    unsaid_note,
)
from claims.reading.attribution.sentence import Attribution
from claims.reading.attribution.told_apart import told_apart
from claims.reading.attribution.verbs import CLAIM_NOUNS
from claims.reading.certainty import judgement_after, weigh
from claims.reading.counter import shows_nothing
from claims.reading.figures import find_figures
from claims.reading.figures.setting import with_setting
from claims.reading.furniture import is_furniture, speaks_of_its_page
from claims.reading.passages import Sentence
from claims.reading.polls import is_share
from claims.reading.scene import Remark
from claims.reading.sentences import Span, is_in_row, sentences
from claims.reading.speakers.cast import Cast
from claims.reading.statements import Speaker, Statement
from claims.reading.tongues.in_quotation import weight_in_quotation
from claims.reading.wording import wording_of
from claims.reading.words import (
    AUXILIARIES,
    DETERMINERS,
    HE_OR_SHE,
    find_words,
    is_adverb,
    is_word,
    small_letters,
    word_set,
    words_between,
)
from claims.reading.worth.worthiness import Weights, score

_WISHING = word_set("wish pledge favour ask")
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|supposedly|is said to|are said to|was said to)\b")
_HEARSAY_NOTE = "The report passes this on as hearsay and does not say from whom."
_TOLD_OF_ANOTHER = "Who said this is left open: somebody else passes it on."
_TOLD_NOTHING = re.compile(
    r"\b(?:did|does|do|has|have|was|were)(?:\snot|n['’]t)\s(?:been\s)?(?:immediately\s)?"
    r"(?:name|named|identify|identified|elaborate|elaborated|specify|specified|comment|respond)\b"
)
"""“The agency did not name the colonel.” tells of the telling alone."""
_ONLY_SAYING = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov)\.\s)?(?:[A-Z][\w’'-]{1,30}\s){1,3}(?:said|says|added|adds|asked|asks|replied|wrote)\W*"
)
"""“Mrs. Clinton said.”: between two quotations, of which the first is a question; what was said stands in them."""
_ATTITUDE = word_set("opine praise criticise label")
_TELLING = word_set("say report state assert claim accuse confirm reveal show rule warn admit estimate suggest")
_OPEN_PRONOUNS = word_set("he she they it")
_ASKED = word_set("what who when why whether if")
_ACCUSING = word_set("accuse claim")
_NEED = word_set("need necessity importance")
_INFINITIVE = re.compile(r"(?:not )?to ")
_IMPERSONAL = re.compile(r"^(?:there|it)\b|\b(?:doubt|evidence|proof|indication|sign|chance) that\s*$", re.IGNORECASE)
LONGEST_LEAD = 60
"""“There is every reason to believe that …” is short; so many characters before what is said tell of something else."""
LONGEST_HELPERS = 25
"""So many characters between who speaks and the verb are helpers, “did not” or “has also”, and belong to the verb."""
_MARKS = "“”\"«»'‘’"
_LED_IN = re.compile(
    r"that,? (?!(?:is|was|are|were|has|had|will|would|can|could|may|might|should|does|did)\b)", re.IGNORECASE
)
"""“Said that it was late”; in “said that was a lie” it is the subject."""
SHORTEST = 2
"""A statement of fewer words is left out unless it is quoted or answers another."""


class Drafter:
    """Makes the statements of one text, sentence by sentence, in the order of the text."""

    def __init__(self, text: str, cast: Cast, weights: Weights) -> None:
        self.text = text
        self.cast = cast
        self.weights = weights

    def statements(self, sentence: Sentence) -> Iterator[tuple[Statement, Remark]]:
        """The statements of one sentence: those attributed to somebody, or else the report's own words."""
        text, cast = self.text, self.cast
        span = sentence.span
        words = text[span.start : span.end]
        if is_furniture(text, span.start, span.end):
            return
        made = False
        denier = unsaid = ""
        cast.ahead = sentence.ahead
        cast.before.number += 1
        for doer in sentence.doers:
            cast.speaker(doer)
        for item in merged(text, sentence.attributions):
            if item.source is not None and is_share(text, item.source, span.start):
                continue
            speaker, teller = self._speaker_and_teller(item)
            if item.is_negated and is_unsaid(item.verb, is_clause=item.is_clause or item.has_quote):
                unsaid = unsaid or unsaid_note(speaker)
                continue
            if item.is_negated and leaves_open(item.verb.force):
                speaker = replace(speaker, note=f"{speaker.note} {unconfirmed_note(speaker)}".strip())
            if not speaker.is_vague and _HEARSAY.search(small_letters(words), 0, max(0, item.start - span.start)):
                speaker = replace(speaker, is_vague=True, note=_HEARSAY_NOTE)
            if teller is not None:
                speaker = _passed_on(speaker, teller)
            is_reply = item.verb.lemma == "deny" and item.verb.force == "say"
            is_bare = is_reply or (item.verb.lemma in ("deny", "disagree") and item.is_source_and_verb)
            remark = Remark(
                item.verb.lemma, item.verb.force, item.is_negated, words, sentence.is_title, is_bare, is_reply
            )
            meant = denier or (cast.meant(speaker, text[item.start : item.end]) if item.is_clause else "")
            for start, end in _parts(sentence, text, item):
                if start > item.start + len("that ") and not item.is_all_quoted:
                    meant = cast.meant(speaker, text[start:end])
                statement = self._attributed(sentence, start, end, item, speaker, meant)
                if statement is not None:
                    made = made or item.antecedent is None  # what is said in passing is not all of its sentence
                    yield statement, remark
            denier = speaker.name if item.verb.force in ("deny", "dismiss", "dispute") else ""
        if sentence.subject is not None:
            cast.mention(sentence.subject)
        if made and any(_is_judged(text, item, span.end) for item in sentence.attributions):
            made = False  # “Ann Lee's claim that … is false”: that it is, is the report's own
        if not sentence.is_title:
            cast.before.words = sentence.words
        if not made and not sentence.is_told:
            statement = self._own_words(sentence, note=unsaid)
            if statement is not None:
                yield statement, Remark("", "", False, words, sentence.is_title)

    def _speaker_and_teller(self, item: Attribution) -> tuple[Speaker, Speaker | None]:
        """Who says it, and who passes it on: “he had told her that …, she said” is not her own word."""
        if item.via is None:
            return self.cast.speaker(item.source), None
        is_told_first = self.text[item.via.start : item.via.end].lower() in HE_OR_SHE
        first, second = (item.via, item.source) if is_told_first else (item.source, item.via)
        found = self.cast.speaker(first), self.cast.speaker(second)
        teller, speaker = found if is_told_first else found[::-1]
        if teller.name and teller.name == speaker.name:
            speaker = replace(speaker, name="", role="", organisation="", note=_TOLD_OF_ANOTHER)
        return speaker, teller

    def _attributed(
        self, sentence: Sentence, start: int, end: int, item: Attribution, speaker: Speaker, meant: str
    ) -> Statement | None:
        """The statement that somebody is made to make in ``text[start:end]``; its first pronoun is ``meant``."""
        text, span = self.text, sentence.span
        exact = text[start:end]
        words = words_between(sentence.words, text, start, end)
        count = sum(map(is_word, words))
        is_answer = item.verb.force in ("deny", "dismiss", "dispute")
        if count == 0 or (count < SHORTEST and not (item.has_quote or is_answer)):
            return None
        if item.is_all_quoted:
            is_whole = item.is_clause and (count >= 5 or (count >= 3 and exact[0].isupper()))
            quotation = Quotation.DIRECT if is_whole or count >= 8 else Quotation.MIXED
        else:
            has_quote = item.has_quote and any(mark in exact for mark in _MARKS)
            quotation = Quotation.MIXED if has_quote else Quotation.INDIRECT
        if quotation is Quotation.MIXED and item.is_all_quoted and text[start - 1 : start] in ("“", '"', "«"):
            start, end = _with_marks(text, start, end)
            exact = text[start:end]
        lead = "" if item.has_quote else _lead_in(sentence, text, start, item)
        judged = judgement_after(text[end : span.end])
        if not (_is_nobodys(text, item) or (item.source == item.cue and "not" in judged.split())):
            judged = ""
        weight = weigh(
            f"{lead}{exact}{judged}",
            lemma=item.verb.lemma,
            force=item.verb.force,
            is_negated=item.is_negated and not (lead and item.verb.lemma in BELIEVED),
            words_of=words,
        )
        certainty, polarity = weight.certainty, weight.polarity
        if item.is_all_quoted and not exact.isascii() and not is_answer:
            certainty, polarity = weight_in_quotation(exact, "en", item.verb.force) or (certainty, polarity)
        figures = with_setting(text, find_figures(text, start, end), min(span.start, start), max(span.end, end))
        setting = _setting(exact, count, item, speaker, quotation, certainty, sentence.is_title)
        if words[0].lower in _OPEN_PRONOUNS and not meant and quotation is not Quotation.DIRECT:
            setting.append("open pronoun")
        if weight.is_conditional:
            setting.append("under a condition")
        if speaks_of_its_page(text[span.start : span.end]):
            setting.append("page itself")
        worthiness, reasons = score(exact, words=words, figures=figures, setting=setting, weights=self.weights)
        cue = text[item.cue.start : item.cue.end] if item.cue else ""
        wording = wording_of(
            exact,
            sentence=text[span.start : span.end],
            quotation=quotation,
            speaker=speaker,
            told=_told(text, item, start, end),
            force=item.verb.force,
            is_clause=item.is_clause,
            is_counter=is_answer,
            source=text[item.source.start : item.source.end] if item.source else "",
            lead=_lead(text, span, item),
            meant=meant,
        )
        sentence_start, sentence_end = min(span.start, start), max(span.end, end)
        return Statement(
            start, end, exact, sentence_start, sentence_end, quotation, cue, speaker, certainty, polarity, worthiness,
            reasons, figures, wording,
        )  # fmt: skip

    def _own_words(self, sentence: Sentence, *, note: str = "") -> Statement | None:
        """A sentence that nobody is made to say is the report's own statement; ``note`` says why it is, if need be."""
        text, span = self.text, sentence.span
        exact = text[span.start : span.end]
        words = sentence.words or find_words(text, span.start, span.end)
        if sum(map(is_word, words)) < 3 or is_in_row(text, span.start) or _ONLY_SAYING.fullmatch(exact):
            return None
        weight = weigh(exact, words_of=words)
        speaker = Speaker(is_vague=True, note=_HEARSAY_NOTE) if weight.is_vague else Speaker(note=note)
        setting = ["headline"] if sentence.is_title else ["own words"]
        if not has_verb(words):
            setting.append("no sentence")
        if weight.is_conditional:
            setting.append("under a condition")
        if shows_nothing(exact) or _TOLD_NOTHING.search(exact):
            setting.append("remark")
        if speaks_of_its_page(exact):
            setting.append("page itself")
        first = words[0].lower
        if first == "whether":
            setting.append("no sentence")
        if first in _OPEN_PRONOUNS:
            setting.append("open pronoun")
        figures = with_setting(text, find_figures(text, span.start, span.end), span.start, span.end)
        worthiness, reasons = score(exact, words=words, figures=figures, setting=setting, weights=self.weights)
        wording = wording_of(
            exact,
            sentence=exact,
            quotation=Quotation.NONE,
            speaker=speaker,
            told="",
            force="",
            is_clause=True,
            is_counter=False,
        )
        return Statement(
            span.start, span.end, exact, span.start, span.end, Quotation.NONE, "", speaker, weight.certainty,
            weight.polarity, worthiness, reasons, figures, wording,
        )  # fmt: skip


def _passed_on(speaker: Speaker, teller: Speaker) -> Speaker:
    """What somebody said as somebody else tells it: the note says who."""
    who = teller.name or teller.role or teller.organisation
    note = f"{who[:1].upper()}{who[1:]} passed this on." if who else "Somebody who is not named passed this on."
    return replace(speaker, note=f"{speaker.note} {note}".strip())


def _lead_in(sentence: Sentence, text: str, start: int, item: Attribution) -> str:
    """The words before what is said that tell how surely: “is expected” before “to …”, “there is no doubt that”."""
    if item.cue is None or start < item.cue.end:
        return ""
    if not item.is_clause and _INFINITIVE.match(text, start):
        first = item.cue.start
        for word in reversed(words_between(sentence.words, text, sentence.span.start, first)):
            if not (word.lower in AUXILIARIES or is_adverb(word.lower)):
                break
            first = word.start
        return text[first:start]
    lead = text[sentence.span.start : start]
    return lead if _is_nobodys(text, item) and len(lead) <= LONGEST_LEAD and _IMPERSONAL.search(lead) else ""


def _is_judged(text: str, item: Attribution, end: int) -> bool:
    is_claim = item.verb.lemma in CLAIM_NOUNS and item.cue is not None and text[item.cue.start : item.cue.end].islower()
    return is_claim and not _is_nobodys(text, item) and bool(judgement_after(text[item.end : end]))


def _is_nobodys(text: str, item: Attribution) -> bool:
    return item.source is None or text[item.source.start : item.source.end].lower() in ("it", "there")


def _parts(sentence: Sentence, text: str, item: Attribution) -> Iterator[tuple[int, int]]:
    """A quotation of several sentences makes several statements, as “that … and that …” does; the rest stays whole."""
    for segment in item.segments:
        if not item.is_all_quoted:
            start = segment.start
            if _LED_IN.match(text, start) and item.is_clause:
                start += len("that, ") if text.startswith(",", start + len("that")) else len("that ")
            may_part = item.is_clause and " that " in text[start : segment.end]
            words = words_between(sentence.words, text, start, segment.end) if may_part else []
            yield from told_apart(words) or [(start, segment.end)]
            continue
        start, end = without_marks(text, segment.start, segment.end)
        inside = sentences(text, Span(start, end))
        for part in inside:
            yield without_marks(text, part.start, part.end)


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "\"“”„«»'`‘’ \n\t":
        start += 1
    while end > start and text[end - 1] in "\"“”„«»'`’ \n\t,":
        end -= 1
    return start, end


def _lead(text: str, span: Span, item: Attribution) -> str:
    """“The bridge” in “The bridge, he said, “is safe””: who or what the words after the reporting clause speak of."""
    if item.antecedent is not None and item.is_clause:
        return " ".join(text[item.antecedent.start : item.antecedent.end].split())
    if item.source is None or item.cue is None or not item.has_quote or item.start < item.cue.end:
        return ""
    lead = text[span.start : min(item.source.start, item.cue.start)].rstrip()
    if not lead.endswith(",") or not text[item.cue.end : item.start].lstrip().startswith(","):
        return ""
    between = text[item.cue.end : item.start].strip(' ,“"')
    is_plain = len(lead) < 100 and not any(mark in lead for mark in ':;“”"')
    return " ".join(f"{lead[:-1]} {between}".split()) if is_plain and len(between) < 20 else ""


def _told(text: str, item: Attribution, start: int, end: int) -> str:
    """The words from the cue to the end of the content, “urged the county to pay”; empty when the cue comes last."""
    if item.cue is None:
        return ""
    if item.antecedent is not None:
        thing = text[item.antecedent.start : item.antecedent.end]
        thing = f"{thing[0].lower()}{thing[1:]}" if thing.split()[0].lower() in DETERMINERS else thing
        return f"{text[item.cue.start : item.cue.end]} {thing} {text[item.cue.end : end].strip()}"
    if item.cue.end < item.start and start > item.start + len("that ") and not item.is_all_quoted:
        return f"{text[item.cue.start : item.start]}that {text[start:end]}"
    if item.start <= item.cue.start < item.cue.end <= item.end and not item.is_clause:
        inside = find_words(text, item.start, item.cue.start)
        noun = next((word.text for word in inside if word.lower in APPOSED_NOUNS), "")
        return f"{text[item.cue.start : item.cue.end]} this {noun}" if noun else ""
    if not 0 <= item.start - item.cue.end <= 120:
        return ""
    source = item.source
    is_turned = source is not None and text[item.cue.end : source.start].split()[:1] == ["by"]
    if source is not None and is_turned and source.end <= item.start:
        return f"{text[item.cue.start : item.cue.end]} this{text[source.end : end]}"  # “was rejected by … as “…””
    if source is not None and source.end <= item.cue.start <= source.end + LONGEST_HELPERS:
        between = text[source.end : item.cue.start]
        if "," not in between:
            return text[source.end : end]
    return text[item.cue.start : end]


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    start -= 1
    while end < len(text) and text[end] in ",.!?" and text[end + 1 : end + 2] in ("”", '"', "»"):
        end += 1
    if end < len(text) and text[end] in '”"»':
        end += 1
    return start, end


def _is_named(speaker: Speaker) -> bool:
    """Whether a speaker has a name of their own: “a report” and “the airport” have none, nor have “voters”."""
    return not speaker.is_vague and bool(speaker.name) and not speaker.name.islower()


def _setting(
    exact: str,
    count: int,
    item: Attribution,
    speaker: Speaker,
    quotation: Quotation,
    certainty: Certainty,
    is_title: bool,
) -> list[str]:
    """The signs of ``worthiness.SETTING`` that hold for an attributed statement."""
    force = item.verb.force
    found: list[str] = []
    if is_title:
        found.append("headline")
    if _is_named(speaker):
        found.append("named speaker")
    if force in _ACCUSING:
        found.append("accusation made")
    if force in _TELLING and (item.is_clause or item.verb.lemma == "report"):
        found.append("told as fact")
    if force in _WISHING:
        found.append("wish or promise")
    if force in _ATTITUDE:
        found.append("attitude")
    first = exact.lower().split(maxsplit=3)[:3]
    if (force == "stress" and not item.is_clause) or not _NEED.isdisjoint(first):
        found.append("a need")
    stands_alone = quotation is Quotation.DIRECT and exact[0].isupper() and not exact.endswith("?")
    is_sentence = item.is_clause and first[:1] and (stands_alone or first[0] not in _ASKED)
    if (not is_sentence and force not in ("accuse",)) or count < 4:
        found.append("no sentence")
    if quotation is Quotation.MIXED and item.is_all_quoted:
        found.append("a few quoted words")
    if certainty is Certainty.POSSIBLE:
        found.append("only possible")
    return found

"""What a found report puts beside a claim: itself with its best passage, what retells the claim, and what answers it.

All of it is suggested and none of it is evidence: people keep or dismiss. What a page says about the claim is read off
its text before anything is written, since a model may be asked about it, and nobody shall wait for that.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.choices import CounterKind, EvidenceOffered, Polarity, Quotation
from claims.intake.keeping import Kept
from claims.matching import Fit, Meaning, Sought, Text, keys, rank, share_of
from claims.models import Appearance, Claim, CounterStatement, Hit, Passage, Pull, Snapshot
from claims.reading import Reading, Statement
from claims.reading.certainty import polarity_of
from claims.reading.retelling import holds_negation
from claims.reading.stance.hint import stance_of

SAYS_THE_SAME = 0.6
"""From this share of the claim's words on, a statement is taken to speak of the claim itself."""

_SPEAKS_OF_IT = 0.3
_PART_WORDS, _ALL_BUT, _LITTLE_ELSE = 3, 0.8, 0.45
_SAYS_OTHERWISE = frozenset(("same words, other figures", "same words, one denies"))
"""Signs of a passage that says something else in the claim's words: “14 hangers are cracked, not 19”."""
_MOST_SENTENCES = 500
_LONGEST_PASSAGE = 600
_BEFORE = 300
_SENTENCE = re.compile(r"[^\n.!?…]+(?:[.!?…](?!\s|$|[”»\"’)])[^\n.!?…]*)*[.!?…]*[”»\"’)]*")

Answer = tuple[CounterKind, EvidenceOffered, str]
"""In what way a statement answers the claim, what it offers for it, and why it is thought to."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a page bears on a claim, by the numbers of its statements in the reading's order.

    ``shown`` is the statement that speaks most of the claim; without one, ``sentence`` says where the sentence begins
    and ends that does.
    """

    answers: Mapping[int, Answer]
    retellings: Mapping[int, str]
    shown: int | None
    sentence: tuple[int, int] | None


def bearing_on(claim: Claim, text: str, reading: Reading, sought: Sought, meaning: Meaning | None = None) -> Bearing:
    """How a page with this ``text`` bears on the claim; with a model, also by what its passages mean."""
    answers = _answers(claim, text, reading)
    retellings = _retellings(claim, reading, answers)
    # What stands beside the claim already needs no second offer; what others than the claimant say may be evidence.
    others = [
        number
        for number, statement in enumerate(reading.statements)
        if number not in answers and number not in retellings
        if statement.speaker.name and not _is_claimant(claim, statement)
    ]
    shown = _speaks_most(sought, reading, others, meaning)
    # A headline says less than what it announces: it is shown where nothing below it speaks of the claim.
    below = [number for number, statement in enumerate(reading.statements) if statement.start >= reading.title_end]
    shown = shown if shown is not None else _speaks_most(sought, reading, below, meaning)
    sentence = None
    if shown is None:
        sentence = _best_sentence(sought, text, meaning, since=reading.title_end, least=_SPEAKS_OF_IT)
    if shown is None and sentence is None:
        shown = _speaks_most(sought, reading, range(len(reading.statements)), meaning)
        sentence = _best_sentence(sought, text, meaning) if shown is None else None
    return Bearing(answers, retellings, shown, sentence)


def put_report_beside(
    claim: Claim, kept: Kept, bearing: Bearing, passages: Sequence[Passage], *, pull: Pull, fit: Fit
) -> Hit:
    """Put a report that fits beside the claim, once; what people decided about it stays as it is.

    ``passages`` are the kept statements in the reading's order. To be called in a transaction.
    """
    for number, (kind, offered, why) in bearing.answers.items():
        CounterStatement.objects.get_or_create(
            claim=claim,
            passage=passages[number],
            defaults={"kind": kind, "evidence_offered": offered, "why": why},
        )
    for number, why in bearing.retellings.items():
        Appearance.objects.get_or_create(
            claim=claim, passage=passages[number], defaults={"is_retelling": True, "why": why}
        )
    hit, _ = Hit.objects.get_or_create(
        claim=claim,
        report=kept.report,
        defaults={
            "pull": pull,
            "passage": _passage_of(kept.snapshot, bearing, passages),
            "score": fit.score,
            "why": _short(fit.why),
        },
    )
    return hit


def _short(why: str) -> str:
    return why if len(why) <= 300 else f"{why[:299]}…"


def _passage_of(snapshot: Snapshot, bearing: Bearing, passages: Sequence[Passage]) -> Passage | None:
    if bearing.shown is not None:
        return passages[bearing.shown]
    if bearing.sentence is None:
        return None
    start, end = bearing.sentence
    made = Passage.at(snapshot, start, end)
    kept, _ = Passage.objects.get_or_create(
        snapshot=snapshot,
        start=start,
        end=end,
        defaults={"exact": made.exact, "prefix": made.prefix, "suffix": made.suffix},
    )
    return kept


def _speaks_most(sought: Sought, reading: Reading, among: Sequence[int], meaning: Meaning | None) -> int | None:
    """The statement that speaks most of the claim, if one does."""
    said = [reading.statements[number] for number in among]
    best, score = _most_fitting(sought, [f"{statement.exact} {statement.wording}" for statement in said], meaning)
    return among[best] if score >= _SPEAKS_OF_IT else None


def _best_sentence(
    sought: Sought, text: str, meaning: Meaning | None, *, since: int = 0, least: float = 0.0
) -> tuple[int, int] | None:
    """Where the sentence behind ``since`` begins and ends that speaks most of the claim, by more than ``least``."""
    sentences = list(islice(_SENTENCE.finditer(text, since), _MOST_SENTENCES))
    best, score = _most_fitting(sought, [sentence[0] for sentence in sentences], meaning)
    if score <= least:
        return None
    found = sentences[best]
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return start, start + len(found[0].strip()[:_LONGEST_PASSAGE].rstrip())


def _most_fitting(sought: Sought, texts: Sequence[str], meaning: Meaning | None) -> tuple[int, float]:
    """Which of the texts speaks most of the claim, the first of several, and how much; 0 when none does.

    The words decide, names in other spellings and scripts where the words say nothing, and the meaning of those that
    are the best by both.
    """
    fits = rank(sought, [Text("", text) for text in texts], meaning=meaning, besides=0)
    scores = [(fit.score + share_of(sought.words, text)) / 2 for fit, text in zip(fits, texts, strict=True)]
    best = max(range(len(scores)), key=lambda at: (scores[at], -at), default=0)
    return best, scores[best] if scores else 0.0


def _answers(claim: Claim, text: str, reading: Reading) -> dict[int, Answer]:
    """The statements that answer the claim, each with how."""
    answers: dict[int, Answer] = {}
    for counter in reading.counters:
        said = reading.statements[counter.statement]
        speaks_of_it, why = _shares(claim, said), counter.why
        if counter.answers is not None:
            speaks_of_it = max(speaks_of_it, _shares(claim, reading.statements[counter.answers]))
        else:
            around = text[max(0, said.start - _BEFORE) : said.end]
            speaks_of_it = max(speaks_of_it, share_of(claim.text, around))
            why = f"It answers what is said there, with {round(speaks_of_it * 100)} % of the claim’s words."
        if speaks_of_it >= SAYS_THE_SAME and not _is_claimant(claim, said):
            answers.setdefault(counter.statement, (counter.kind, counter.evidence_offered, why))
    for number, statement in enumerate(reading.statements):
        is_the_same = _shares(claim, statement) >= SAYS_THE_SAME or _says_part(claim, statement)
        if number in answers or not is_the_same or _is_claimant(claim, statement):
            continue
        if found := _contradiction(claim, statement):
            answers[number] = (found[0], EvidenceOffered.ASSERTION, found[1])
    return answers


def _contradiction(claim: Claim, statement: Statement) -> tuple[CounterKind, str] | None:
    """In what way a statement that speaks of the claim itself contradicts it, and why it is thought to."""
    says = polarity_of(claim.text)
    is_close = _says_part(claim, statement) or _speaks_little_else(claim, statement)
    if is_close and statement.polarity == Polarity.DENIED and not holds_negation(claim.text):
        return CounterKind.FLAT_DENIAL, "It denies what the claim says."
    is_named = bool(statement.speaker.name)
    is_of_it = is_named and is_close
    if statement.polarity == Polarity.AFFIRMED and says == Polarity.DENIED and is_of_it:
        return CounterKind.FLAT_DENIAL, "It says what the claim denies."
    if is_of_it and "same words, other figures" in _signs(claim, statement):
        return CounterKind.ALTERNATIVE, "It says nearly the same with other figures."
    return None


def _signs(claim: Claim, statement: Statement) -> set[str]:
    return {reason.name for reason in stance_of(claim.text, statement.exact).reasons}


def _retellings(claim: Claim, reading: Reading, answers: Mapping[int, Answer]) -> dict[int, str]:
    """The statements that say the same in the claimant's name, or in nobody's, each with why it is thought to."""
    retellings = {}
    for number, statement in enumerate(reading.statements):
        if number in answers or statement.polarity == Polarity.DENIED:
            continue
        share = _shares(claim, statement)
        is_part = _is_claimant(claim, statement) and _says_part(claim, statement)
        if not (is_part or (share >= SAYS_THE_SAME and _speaks_little_else(claim, statement))):
            continue
        if not (_is_claimant(claim, statement) or not statement.speaker.name):
            continue
        if not _SAYS_OTHERWISE.isdisjoint(_signs(claim, statement)):
            continue
        who = statement.speaker.name or _unnamed(statement)
        retellings[number] = f"Says it again, by {who}: {round(share * 100)} % of the claim’s words."
    return retellings


def _unnamed(statement: Statement) -> str:
    """Who speaks where nobody is named: by their role, “the energy minister”, or the report in its own words."""
    if statement.quotation == Quotation.NONE:
        return "the report itself"
    role = "" if statement.speaker.is_vague else statement.speaker.role
    return f"the {role}" if role else "somebody who is not named"


def _says_part(claim: Claim, statement: Statement) -> bool:
    """Whether a statement says nothing but a good part of a longer claim: “the firm has not moved its plant”."""
    shared = _shared(claim, statement)
    return (
        shared >= _PART_WORDS
        and share_of(statement.exact, claim.text) >= _ALL_BUT
        and share_of(claim.text, statement.exact) >= _SPEAKS_OF_IT
    )


def _speaks_little_else(claim: Claim, statement: Statement) -> bool:
    """Whether a good part of a statement's words are the claim's: a long sentence shares words with many."""
    return share_of(statement.exact, claim.text) >= _LITTLE_ELSE


def _shared(claim: Claim, statement: Statement) -> int:
    return len(set(keys(claim.text)) & set(keys(statement.exact)))


def _shares(claim: Claim, statement: Statement) -> float:
    return share_of(claim.text, f"{statement.exact} {statement.wording}")


def _is_claimant(claim: Claim, statement: Statement) -> bool:
    """Whether a statement's speaker is the one who made the claim, in any spelling that is known."""
    said_by = keys(statement.speaker.name)
    if not said_by:
        return False
    spellings = [claim.claimant_name]
    if claim.claimant is not None:
        spellings += [claim.claimant.name, *claim.claimant.aliases]
    return any((forms := keys(spelling)) and forms[-1] == said_by[-1] for spelling in spellings)

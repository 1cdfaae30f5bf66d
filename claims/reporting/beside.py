"""What a found report puts beside a claim: itself with its best passage, what retells the claim, and what answers it.

All of it is suggested and none of it is evidence: people keep or dismiss.
"""

import re
from collections.abc import Sequence

from claims.choices import CounterKind, EvidenceOffered, Polarity
from claims.intake.keeping import Kept
from claims.matching import Fit, Sought, Text, keys, rank, share_of
from claims.models import Appearance, Claim, CounterStatement, Hit, Passage, Pull, Snapshot
from claims.reading import Reading, Statement
from claims.reading.certainty import polarity_of
from claims.reading.stance import stance_of

SAYS_THE_SAME = 0.6
"""From this share of the claim's words on, a statement is taken to speak of the claim itself."""

_SPEAKS_OF_IT = 0.3
_MOST_SENTENCES = 500
_LONGEST_PASSAGE = 600
_BEFORE = 300
_SENTENCE = re.compile(r"[^\n.!?…]+(?:[.!?…](?!\s|$|[”»\"’)])[^\n.!?…]*)*[.!?…]*[”»\"’)]*")


def put_report_beside(
    claim: Claim,
    kept: Kept,
    reading: Reading,
    passages: Sequence[Passage],
    *,
    pull: Pull,
    sought: Sought,
    fit: Fit,
) -> Hit:
    """Put a report that fits beside the claim, once; what people decided about it stays as it is.

    ``passages`` are the kept statements in the reading's order. To be called in a transaction.
    """
    answering = _answers(claim, kept.snapshot.text, reading, passages)
    retelling = _retellings(claim, reading, passages, answering)
    # What stands beside the claim already needs no second offer; what others than the claimant say may be evidence.
    beside = answering | retelling
    others = [
        passage
        for index, (statement, passage) in enumerate(zip(reading.statements, passages, strict=True))
        if index not in beside and statement.speaker.name and not _is_claimant(claim, statement)
    ]
    hit, _ = Hit.objects.get_or_create(
        claim=claim,
        report=kept.report,
        defaults={
            "pull": pull,
            "passage": _statement_of_it(sought, others) or _best_passage(sought, kept.snapshot, passages),
            "score": fit.score,
            "why": _short(fit.why),
        },
    )
    return hit


def _short(why: str) -> str:
    return why if len(why) <= 300 else f"{why[:299]}…"


def _statement_of_it(sought: Sought, passages: Sequence[Passage]) -> Passage | None:
    """The statement that speaks most of the claim, if one does."""
    best, score = _most_fitting(sought, [f"{passage.exact} {passage.wording}" for passage in passages])
    return passages[best] if score >= _SPEAKS_OF_IT else None


def _best_passage(sought: Sought, snapshot: Snapshot, passages: Sequence[Passage]) -> Passage | None:
    """The statement that speaks most of the claim, or else the sentence that does."""
    if statement := _statement_of_it(sought, passages):
        return statement
    sentences = list(_SENTENCE.finditer(snapshot.text))[:_MOST_SENTENCES]
    best, score = _most_fitting(sought, [sentence[0] for sentence in sentences])
    if score == 0.0:
        return None
    found = sentences[best]
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    end = start + len(found[0].strip()[:_LONGEST_PASSAGE].rstrip())
    made = Passage.at(snapshot, start, end)
    kept, _ = Passage.objects.get_or_create(
        snapshot=snapshot,
        start=start,
        end=end,
        defaults={"exact": made.exact, "prefix": made.prefix, "suffix": made.suffix},
    )
    return kept


def _most_fitting(sought: Sought, texts: Sequence[str]) -> tuple[int, float]:
    """Which of the texts speaks most of the claim, the first of several, and how much; 0 when none does.

    The words decide; names in other spellings and scripts where the words say nothing.
    """
    fits = rank(sought, [Text("", text) for text in texts])
    scores = [(fit.score + share_of(sought.words, text)) / 2 for fit, text in zip(fits, texts, strict=True)]
    best = max(range(len(scores)), key=lambda at: (scores[at], -at), default=0)
    return best, scores[best] if scores else 0.0


def _answers(claim: Claim, text: str, reading: Reading, passages: Sequence[Passage]) -> set[int]:
    """Suggest as counter-statements what answers the claim; returns which statements do."""
    answering = set()
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
            answering.add(counter.statement)
            _suggest(claim, passages[counter.statement], counter.kind, counter.evidence_offered, why)
    for index, statement in enumerate(reading.statements):
        is_the_same = _shares(claim, statement) >= SAYS_THE_SAME
        if index in answering or not is_the_same or _is_claimant(claim, statement):
            continue
        if found := _contradiction(claim, statement):
            answering.add(index)
            _suggest(claim, passages[index], found[0], EvidenceOffered.ASSERTION, found[1])
    return answering


def _contradiction(claim: Claim, statement: Statement) -> tuple[CounterKind, str] | None:
    """In what way a statement that speaks of the claim itself contradicts it, and why it is thought to."""
    says = polarity_of(claim.text)
    if statement.polarity == Polarity.DENIED and says == Polarity.AFFIRMED:
        return CounterKind.FLAT_DENIAL, "It denies what the claim says."
    is_named = bool(statement.speaker.name)
    if statement.polarity == Polarity.AFFIRMED and says == Polarity.DENIED and is_named:
        return CounterKind.FLAT_DENIAL, "It says what the claim denies."
    signs = {reason.name for reason in stance_of(claim.text, statement.exact).reasons}
    if is_named and "same words, other figures" in signs:
        return CounterKind.ALTERNATIVE, "It says nearly the same with other figures."
    return None


def _suggest(claim: Claim, passage: Passage, kind: CounterKind, offered: EvidenceOffered, why: str) -> None:
    CounterStatement.objects.get_or_create(
        claim=claim,
        passage=passage,
        defaults={"kind": kind, "evidence_offered": offered, "why": why},
    )


def _retellings(claim: Claim, reading: Reading, passages: Sequence[Passage], answering: set[int]) -> set[int]:
    """Suggest as retellings what says the same in the claimant's name, or in nobody's; returns which statements do."""
    retelling = set()
    for index, statement in enumerate(reading.statements):
        if index in answering or statement.polarity == Polarity.DENIED:
            continue
        share = _shares(claim, statement)
        if share < SAYS_THE_SAME or not (_is_claimant(claim, statement) or not statement.speaker.name):
            continue
        who = statement.speaker.name or "the report itself"
        why = f"Says it again, by {who}: {round(share * 100)} % of the claim’s words."
        Appearance.objects.get_or_create(
            claim=claim, passage=passages[index], defaults={"is_retelling": True, "why": why}
        )
        retelling.add(index)
    return retelling


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

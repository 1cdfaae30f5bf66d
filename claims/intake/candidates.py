"""Candidate claims: what of a report is worth checking, in a sentence of its own, where it stands, what answers it.

A candidate is an offer to people. Nothing here moves a claim on; accepting one is their deed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from claims.choices import Action, Stage, Standing
from claims.matching import claim_search_text, compare_later, keys, normalise
from claims.models import Appearance, Claim, CounterStatement, Passage, Report, User, record
from claims.reading import Reading, Statement

MOST_CANDIDATES = 100
"""Candidates made of one report, the worthiest first; the rest stays marked in its text."""

_SAME_WORDS = 0.6
_IN_HEADLINE = "The headline says it too."
_FEWEST_WORDS = 3
_SHARED = 4
"""A headline says what a claim says from so many words in common on, or where the shorter of both holds no more."""


@transaction.atomic
def submit_candidate(
    *,
    text: str,
    by: User | None,
    passage: Passage | None = None,
    origin_note: str = "",
    note: str = "",
    **details: Any,
) -> Claim:
    """Make a candidate of a passage, or of words and an origin. ``by`` nobody means the machine.

    ``details`` are further fields of :class:`Claim` (claimant, claimant_name, said_date, place, language …). The origin
    is printed one day; ``note`` is for the desk's eyes. Whether ``by`` may do so, and whether anything is missing, is
    for the caller to judge.
    """
    claim = Claim(text=text.strip(), origin_note=origin_note.strip(), submitted_by=by, **details)
    claim.search_text = claim_search_text(claim)
    claim.save(force_insert=True)
    compare_later(claim)
    if passage is not None:
        standing = Standing.SUGGESTED if by is None else Standing.KEPT
        Appearance.objects.create(claim=claim, passage=passage, added_by=by, standing=standing)
    told = {"to": Stage.CANDIDATE.value, "passage": passage.pk if passage else None}
    record(Action.SUBMIT.value, claim=claim, by=by, note=note, **told)
    return claim


@dataclass(frozen=True, slots=True)
class Offered:
    """What a reading gave the desk: how many new candidates, and sentences on what was left out."""

    count: int
    notes: tuple[str, ...]


def put_beside(report: Report, reading: Reading, passages: Sequence[Passage]) -> Offered:
    """Make candidates of what is worth checking in a report, and put beside them what retells and what answers them.

    ``passages`` are the kept statements in the reading's order. Safe to run again: a statement whose claim is here from
    this very report makes no second one. To be called in a transaction.
    """
    Report.objects.select_for_update().get(pk=report.pk)  # two readings of one report at once would double its claims
    here = _Here(report)
    worth = {id(statement) for statement in reading.worth_checking()}
    places = [index for index, statement in enumerate(reading.statements) if id(statement) in worth]
    # The headline comes last, so that it can be seen to repeat what the text says with more care.
    places.sort(key=lambda index: _is_headline(reading, reading.statements[index]))
    chosen = set(sorted(places, key=lambda index: -reading.statements[index].worthiness)[:MOST_CANDIDATES])
    count = 0
    for index in places:
        if index not in chosen:
            continue
        statement, passage = reading.statements[index], passages[index]
        known = here.same(statement, in_headline=_is_headline(reading, statement))
        if known is None:
            known = _candidate(statement, passage, reading)
            count += 1
        elif not known.appearances.filter(passage=passage).exists():
            _retold(known, passage, _IN_HEADLINE if _is_headline(reading, statement) else "The report says it again.")
        here.add(index, statement, known)
    _headline(reading, passages, here, worth)
    _answers(reading, passages, here)
    left_out = len(places) - len(chosen)
    note = f"{left_out} further statements that are worth checking are marked in the text and made no candidates."
    return Offered(count, (note,) if left_out else ())


class _Here:
    """The claims that a report has given so far, by what they say."""

    def __init__(self, report: Report) -> None:
        self._by_words: dict[str, Claim] = {}
        self._known: list[tuple[frozenset[str], str, Claim]] = []
        self.by_index: dict[int, Claim] = {}
        passages = Appearance.objects.filter(passage__snapshot__report=report).select_related("claim", "passage")
        for item in passages.order_by("pk"):
            polarity = item.passage.polarity
            self._remember(item.claim.text, polarity, item.claim)
            if item.passage.wording:  # a claim that people have reworded is still the one that its passage made
                self._remember(item.passage.wording, polarity, item.claim)

    def _remember(self, words: str, polarity: str, claim: Claim) -> None:
        self._by_words.setdefault(normalise(words), claim)
        self._known.append((frozenset(keys(words)), polarity, claim))

    def add(self, index: int, statement: Statement, claim: Claim) -> None:
        self._remember(statement.wording or statement.exact, statement.polarity, claim)
        self.by_index[index] = claim

    def same(self, statement: Statement, *, in_headline: bool) -> Claim | None:
        words = statement.wording or statement.exact
        same = self._by_words.get(normalise(words))
        if same is not None or not in_headline:
            return same
        said = frozenset(keys(words))
        for known, polarity, claim in self._known:
            if polarity != statement.polarity:  # “no ship was turned away” shares its words with what it denies
                continue
            shorter = min(len(said), len(known))
            fewest = max(_SAME_WORDS * shorter, min(_SHARED, shorter))
            if shorter >= _FEWEST_WORDS and len(said & known) >= fewest:
                return claim
        return None


def _headline(reading: Reading, passages: Sequence[Passage], here: _Here, worth: set[int]) -> None:
    """What the headline says of a claim is a retelling of it, also where that is not worth checking by itself."""
    for index, statement in enumerate(reading.statements):
        if not _is_headline(reading, statement) or id(statement) in worth:
            continue
        known = here.same(statement, in_headline=True)
        if known is not None and not known.appearances.filter(passage=passages[index]).exists():
            _retold(known, passages[index], _IN_HEADLINE)


def _is_headline(reading: Reading, statement: Statement) -> bool:
    return statement.end <= reading.title_end


def _candidate(statement: Statement, passage: Passage, reading: Reading) -> Claim:
    name, role = _whole_name(statement, reading)
    return submit_candidate(
        text=statement.wording or statement.exact,
        by=None,
        passage=passage,
        claimant_name=name[:200],
        claimant_role=(role or passage.speaker_role)[:200],
        language=reading.language[:10],
        worthiness=passage.worthiness,
        reasons=passage.reasons,
    )


def _whole_name(statement: Statement, reading: Reading) -> tuple[str, str]:
    """The claimant's name as the report gives it in full somewhere, and the role that stands with it."""
    name, role = statement.speaker.name, statement.speaker.role
    if not name:
        return "", role
    fuller = {
        (other.speaker.name, other.speaker.role)
        for other in reading.statements
        if other.speaker.name == name or other.speaker.name.endswith(f" {name}")
    }
    longest = max({known for known, _ in fuller}, key=len)
    if len({known for known, _ in fuller if known not in (name, longest)}) > 0:
        return name, role  # two people share that last name
    return longest, role or next((known for _, known in sorted(fuller, reverse=True) if known), "")


def _retold(claim: Claim, passage: Passage, why: str) -> None:
    Appearance.objects.create(claim=claim, passage=passage, is_retelling=True, why=why)


def _answers(reading: Reading, passages: Sequence[Passage], here: _Here) -> None:
    for counter in reading.counters:
        claim = here.by_index.get(counter.answers) if counter.answers is not None else None
        if claim is None:
            continue
        passage = passages[counter.statement]
        CounterStatement.objects.get_or_create(
            claim=claim,
            passage=passage,
            defaults={
                "kind": counter.kind,
                "evidence_offered": counter.evidence_offered,
                "why": counter.why,
            },
        )

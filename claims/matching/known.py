"""Is this claim here already, or did anybody check it? Best first, with what speaks for it and what against.

Candidates come from two indexes of PostgreSQL, by the rarest words and by the nearest vectors; each is then looked at.
Nothing of it is a verdict: what others found is shown as theirs.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from django.db.models import F, Q
from django.utils import timezone

from claims.choices import MatchStanding, Stage, Verdict, WorkStatus
from claims.matching.contrast import contrasts, instead
from claims.matching.index import nearest, vectors_of
from claims.matching.likeness import (
    IS_LIKELY,
    WEIGHTS,
    Wording,
    as_cosine,
    by_words,
    likeness,
    shared_words,
    signs,
    without_meaning,
)
from claims.matching.rarest import by_rarest_words, rarity_of
from claims.matching.scripts import across, differ_in_script, is_latin
from claims.matching.vectors import meaning
from claims.models import Claim, Match, PreviousCheck

SHOWN = 5
_NEAR_IN_MEANING = 0.6
_CONTRARY = 0.95
_KINDS = (Claim, PreviousCheck)


@dataclass(frozen=True, slots=True)
class Known:
    """A claim here, or somebody else's check, that may be the same: ``score`` from 0 to 1, and why in words.

    ``fit`` is what it is put in order by; it compares what one question finds and says nothing by itself.
    """

    found: Claim | PreviousCheck
    score: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...]
    fit: float = 0.0

    @property
    def why(self) -> str:
        return "; ".join((*self.reasons, *self.differences))


def known(text: str, *, besides: Claim | None = None, limit: int = SHOWN) -> list[Known]:
    """What is here that may be the claim in ``text``. Set-aside claims are among it, ``besides`` is not."""
    return Question(text, besides).likely()[:limit]


Cosines = dict[tuple[type, int], float]


class Question:
    """One text that is held against what is known: as words, and as what it means to each model that is kept."""

    def __init__(self, text: str, besides: Claim | None = None) -> None:
        self.wording = Wording.of(text, speaker=_speaker_of(besides) if besides is not None else "")
        self._besides = besides
        self._language = besides.language if besides is not None else ""
        self._rarity = rarity_of(self.wording.forms) if self.wording.forms else lambda form: 1.0
        by = meaning()
        self._reads = by.reads if by is not None else is_latin
        self._vectors = vectors_of(text, besides) if self.wording.forms and self._reads(self.wording.text) else []

    def likely(self, least: float = IS_LIKELY, *, also: Sequence[Claim | PreviousCheck] = ()) -> list[Known]:
        """What may be the same, best first: candidates of the indexes that are likely enough, looked at closely.

        Those given as ``also`` are among it however likely they are.
        """
        if not self.wording.forms:
            return []
        cosines = self._cosines(also)
        for model, vector in self._vectors:
            for near in nearest(model, vector):
                key = (Claim, near.claim_id) if near.claim_id else (PreviousCheck, near.previous_id or 0)
                cosines[key] = max(near.cosine, cosines.get(key, -1.0))
        asked_for = {_key(row) for row in also}
        found = cosines.keys() | by_rarest_words(_KINDS, self.wording.forms, self._rarity) | asked_for
        rows = {(kind, row.pk): row for kind in _KINDS for row in _whole(kind, {pk for of, pk in found if of is kind})}
        if self._besides is not None:
            rows.pop((Claim, self._besides.pk), None)
        others = {key: _wording(row) for key, row in rows.items()}
        words = by_words(self.wording, list(others.values()), self._rarity)
        likely = []
        for (at, other), share in zip(others.items(), words, strict=True):
            cosine = cosines.get(at)
            enough = 0.0 if at in asked_for else least
            known = self._looked_at(rows[at], other, cosine, least=enough)
            if known is not None and known.score >= enough:
                likely.append(replace(known, fit=self._fit(known, other, cosine, share)))
        return sorted(likely, key=lambda known: (-known.fit, isinstance(known.found, PreviousCheck), known.found.pk))

    def _fit(self, known: Known, other: Wording, cosine: float | None, words: float) -> float:
        """The score of the signs for one candidate, a little less where something speaks against it.

        What lies too far to be among the nearest has no cosine. What the model cannot read, beside others that it can,
        is taken to mean as much as its words say.
        """
        if self._vectors and not self._reads(other.text):
            cosine = as_cosine(known.score)
        near = cosine or 0.0
        rarest = max(map(self._rarity, self.wording.forms))
        found = signs(self.wording, other, self._rarity, words=words, rarest=rarest, meaning=near, part=near)
        score = found.score(WEIGHTS if self._vectors else without_meaning(WEIGHTS))
        return round(score * (_CONTRARY if known.differences else 1.0), 4)

    def look_at(self, claims: Iterable[Claim]) -> list[Known]:
        """How like each of these is, in their order, whatever the indexes say."""
        claims = list(claims)
        cosines = self._cosines(claims)
        looked_at = (self._looked_at(claim, _wording(claim), cosines.get(_key(claim))) for claim in claims)
        return [known for known in looked_at if known is not None]

    def _cosines(self, rows: Sequence[Claim | PreviousCheck]) -> Cosines:
        """How near these lie, as far as they were read."""
        cosines: Cosines = {}
        for model, vector in self._vectors if rows else ():
            near = Q(claim__in=[row.pk for row in rows if isinstance(row, Claim)])
            near |= Q(previous__in=[row.pk for row in rows if isinstance(row, PreviousCheck)])
            for claim, previous, embedding in model.vectors.filter(near).values_list("claim", "previous", "embedding"):
                key = (Claim, claim) if claim else (PreviousCheck, previous or 0)
                cosine = float(vector @ np.asarray(embedding, dtype=np.float32))
                cosines[key] = max(cosine, cosines.get(key, -1.0))
        return cosines

    def _looked_at(
        self, row: Claim | PreviousCheck, other: Wording, cosine: float | None, *, least: float = 0.0
    ) -> Known | None:
        """How like a row is and why; nothing if it cannot come up to ``least``, which most candidates do not."""
        asked, rarity = self.wording, self._rarity
        cosine = cosine if self._reads(other.text) else None
        score = likeness(asked, other, rarity, cosine)
        if score < least:
            return None  # what differs would only lower it
        differences = contrasts(asked.text, other.text, (self._language, row.language))
        reasons = []
        words = shared_words(asked, other, rarity)
        in_two_scripts = differ_in_script(asked.text, other.text)
        if in_two_scripts:
            words = across(asked.text, other.text)[1] or words
        if words:
            reasons.append(f"shares: {', '.join(words)}")
        if in_two_scripts:
            reasons.append("only names and figures were compared, since the letters differ")
        elif names := [name for form, name in asked.names().items() if form in other.all_forms and name not in words]:
            reasons.append(f"names {', '.join(names)}")
        if figures := sorted(asked.figures & other.figures - set(words)):
            reasons.append(f"same figures: {', '.join(figures)}")
        if cosine is not None and cosine >= _NEAR_IN_MEANING:
            reasons.append(f"near in meaning ({cosine:.0%})")
        reasons += instead(asked.text, other.text, differences)
        if differences:
            score = likeness(asked, other, rarity, cosine, differs=True)
        return Known(row, score, tuple(reasons), tuple(difference.why for difference in differences))


def _key(row: Claim | PreviousCheck) -> tuple[type, int]:
    return (Claim if isinstance(row, Claim) else PreviousCheck), row.pk


def _speaker_of(claim: Claim) -> str:
    return claim.claimant.name if claim.claimant is not None else claim.claimant_name


def _wording(row: Claim | PreviousCheck) -> Wording:
    return Wording.of(row.text, row.title if isinstance(row, PreviousCheck) else "")


def _whole(kind: Any, numbers: set[int]) -> Iterable[Any]:
    rows = kind._default_manager.filter(pk__in=numbers).defer("search_text")
    return rows.select_related("claimant", "duplicate_of") if kind is Claim else rows


# --- Precedent --------------------------------------------------------------------------------------------------------


class Contradiction(NamedTuple):
    """A published check of ours that this claim's verdict does not go with, and why not."""

    check: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """How claims that people found to be the same, or that are very like, were rated: here and by others.

    ``is_compared`` says whether the claim, as it is worded now, was compared with all that was known then.
    """

    ours: tuple[Claim, ...]
    ratings: tuple[tuple[str, int], ...]
    contradicting: tuple[Contradiction, ...]
    is_compared: bool


PRECEDENT_FROM = 0.7
_SAME = (MatchStanding.CONFIRMED, MatchStanding.UPDATED)
_OPPOSITE = frozenset({"negation", "direction", "roles"})
"""Two claims that differ in one of these, and in nothing else, cannot both be so."""
_SO = frozenset({Verdict.VERIFIED, Verdict.MOSTLY_VERIFIED})


def precedent(claim: Claim) -> Precedent:
    """What was found of like claims, and which published verdicts of ours this claim's does not go with.

    Of the same claim that is another verdict, and of the opposite one the same: that prices rose and that they did not
    cannot both be verified.
    """
    ratings: Counter[str] = Counter()
    published, contradicting = [], []
    for match in _of_either_side(claim):
        if match.standing == MatchStanding.REJECTED:
            continue
        other = match.other if match.claim_id == claim.pk else match.claim
        is_ours = other is not None and other.stage == Stage.PUBLISHED
        is_like = match.standing in _SAME or (match.score >= PRECEDENT_FROM and not match.differences)
        is_opposite = (match.differences or match.standing in _SAME) and _is_opposite(claim, other or match.previous)
        if match.previous is not None and is_like and not is_opposite and _is_rated(claim, match):
            ratings[match.previous.rating] += 1
        if other is None or not is_ours:
            continue
        if is_like:
            published.append(other)
        if match.standing == MatchStanding.UPDATED:
            continue
        called = f"We published “{other.text}” as {other.get_verdict_display().lower()}"
        if is_opposite and match.score >= IS_LIKELY and _cannot_both_be(claim, other):
            contradicting.append(Contradiction(other, f"{called}, which says the opposite."))
        elif is_like and not is_opposite and other.verdict != claim.verdict:
            contradicting.append(Contradiction(other, f"{called}."))
    # One that waits for more checks of others to come in is no sign that the claim was not compared.
    newest = claim.comparisons.exclude(status=WorkStatus.DUE, next_try_at__gt=timezone.now()).first()
    return Precedent(
        ours=tuple(published),
        ratings=tuple(ratings.most_common()),
        contradicting=tuple(contradicting),
        is_compared=newest is not None and newest.status == WorkStatus.DONE,
    )


def _is_rated(claim: Claim, match: Match) -> bool:
    """Whether a rating counts: a person called the two the same, or nothing stands in the place of anything else."""
    other = match.previous
    if other is None or not other.rating:
        return False
    return match.standing in _SAME or not instead(claim.text, other.text)


def _is_opposite(claim: Claim, other: Claim | PreviousCheck | None) -> bool:
    """Whether two claims, as they are worded now, say the opposite of each other and differ in nothing else."""
    found = contrasts(claim.text, other.text, (claim.language, other.language)) if other is not None else []
    return len(found) == 1 and found[0].kind in _OPPOSITE


def _cannot_both_be(claim: Claim, other: Claim) -> bool:
    """Whether two opposite claims are both found to be so; or neither, where one denies just what the other says."""
    if {claim.verdict, other.verdict} <= _SO:
        return True
    (contrast,) = contrasts(claim.text, other.text, (claim.language, other.language))
    return contrast.kind == "negation" and claim.verdict == other.verdict == Verdict.FALSE


def _of_either_side(claim: Claim) -> list[Match]:
    """One match for each thing that may be the same, best first, whichever of the two was compared with the other.

    Where both were, what a person decided holds, the last word first; else what was found last.
    """
    rows = Match.objects.filter(Q(claim=claim) | Q(other=claim)).select_related("claim", "other", "previous")
    by_weight = rows.order_by(F("decided_at").desc(nulls_last=True), "-created_at", "-pk")
    found: dict[tuple[int | None, int | None], Match] = {}
    for match in by_weight:
        found.setdefault((match.other_id if match.claim_id == claim.pk else match.claim_id, match.previous_id), match)
    return sorted(found.values(), key=lambda match: (-match.score, match.pk))

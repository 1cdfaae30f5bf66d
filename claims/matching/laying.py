"""Checks that came in later are laid beside the claims that were compared before: these are compared again.

Which claims these are is asked of the indexes, for a few checks at once (``concerned.py``). Only what turns out to be
likely is promised another comparison, and that waits a while: however many checks come in, a claim is compared once for
all that came meanwhile.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from django.db import transaction
from django.utils import timezone

from claims.choices import Stage
from claims.matching.concerned import concerned
from claims.matching.index import compare_unhurried
from claims.matching.likeness import IS_WORTH_A_LOOK, Wording, likeness
from claims.matching.rarest import rarity_of
from claims.matching.scripts import is_latin
from claims.matching.vectors import meaning
from claims.models import CLUSTERED, Claim, PreviousCheck, SentenceModel

LAID_AT_ONCE = 64
PAUSE = timedelta(minutes=5)
"""A claim is compared again this often at most because of checks that came in; so long a comparison waits for more."""
STAGES = tuple(stage for stage in CLUSTERED if stage != Stage.PUBLISHED)
"""Claims that somebody still works on."""


def lay_beside() -> int:
    """Lay the next few checks beside the claims that they may be like; how many checks, none when all are laid."""
    checks = list(PreviousCheck.objects.filter(laid_at=None).order_by("pk").defer("search_text")[:LAID_AT_ONCE])
    claims = likely_claims(checks) if checks else []
    with transaction.atomic():
        compare_unhurried(claims, pause=PAUSE)
        PreviousCheck.objects.filter(pk__in=[check.pk for check in checks]).update(laid_at=timezone.now())
    return len(checks)


def likely_claims(checks: Sequence[PreviousCheck]) -> list[Claim]:
    """The claims that are worked on and that one of these checks is like."""
    asked = {check.pk: Wording.of(check.text, check.title) for check in checks}
    model = SentenceModel.objects.filter(is_serving=True).first()
    vectors = _vectors(model, list(asked)) if model is not None else {}
    texts = {pk: wording.text for pk, wording in asked.items()}
    pairs = concerned(texts, STAGES, model=model, vectors=vectors)
    claims = Claim.objects.filter(pk__in={claim for _, claim in pairs}).only("pk", "text").in_bulk()
    wordings = {pk: Wording.of(claim.text) for pk, claim in claims.items()}
    rarity = rarity_of(form for wording in (*wordings.values(), *asked.values()) for form in wording.forms)
    by = meaning()
    reads = by.reads if by is not None else is_latin

    def is_likely(check: int, claim: int, cosine: float | None) -> bool:
        one, other = wordings[claim], asked[check]
        cosine = cosine if reads(one.text) and reads(other.text) else None
        return likeness(one, other, rarity, cosine) >= IS_WORTH_A_LOOK

    likely = {claim for (check, claim), cosine in pairs.items() if claim in claims and is_likely(check, claim, cosine)}
    return [claims[pk] for pk in sorted(likely)]


def _vectors(model: SentenceModel, checks: Sequence[int]) -> dict[int, np.ndarray]:
    """What these checks mean to a model, as far as it has read them."""
    kept = model.vectors.filter(previous__in=checks).values_list("previous", "embedding")
    return {pk: np.asarray(embedding, dtype=np.float32) for pk, embedding in kept if pk is not None}

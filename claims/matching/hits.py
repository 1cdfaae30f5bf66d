"""How near the passages that pulls put beside a claim lie to its words.

It is kept with the row, because the pages that show it load no model.
"""

from claims.matching.relevance import Meaning
from claims.models import Claim, Hit, sha256
from claims.reading.stance.contrary import contrary_of


def likeness_of(hit: Hit, claim: Claim) -> float | None:
    """The kept nearness of a hit's passage to the claim, unless either reads otherwise by now."""
    return hit.likeness if hit.passage is not None and hit.likeness_hash == _words(claim, hit) else None


def likeness_to_contrary_of(hit: Hit, claim: Claim) -> float | None:
    """The kept nearness of a hit's passage to the contrary of the claim, as long as that to the claim holds."""
    return None if likeness_of(hit, claim) is None else hit.likeness_to_contrary


def measure_hits(claim: Claim, nearness: Meaning) -> None:
    """Keep how near each passage lies to the claim and to its contrary, as both are worded now.

    What is kept already stays as it is.
    """
    hits = claim.hits.filter(passage__isnull=False).select_related("passage")
    changed = [hit for hit in hits if hit.likeness_hash != _words(claim, hit) or hit.likeness_to_contrary is None]
    if not changed:
        return
    passages = [hit.passage.exact for hit in changed if hit.passage is not None]
    cosines = zip(nearness(claim.text, passages), nearness(contrary_of(claim.text), passages), strict=True)
    for hit, (to_claim, to_contrary) in zip(changed, cosines, strict=True):
        hit.likeness, hit.likeness_to_contrary = round(to_claim, 4), round(to_contrary, 4)
        hit.likeness_hash = _words(claim, hit)
    Hit.objects.bulk_update(changed, ["likeness", "likeness_to_contrary", "likeness_hash"])


def _words(claim: Claim, hit: Hit) -> str:
    return sha256(f"{claim.text}\n{hit.passage}")

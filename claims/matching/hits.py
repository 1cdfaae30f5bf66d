"""How near the passages that pulls put beside a claim lie to its words.

It is kept with the row, because the pages that show it load no model.
"""

from claims.matching.relevance import Meaning
from claims.models import Claim, Hit, sha256


def likeness_of(hit: Hit, claim: Claim) -> float | None:
    """The kept nearness of a hit's passage to the claim, unless either reads otherwise by now."""
    return hit.likeness if hit.passage is not None and hit.likeness_hash == _words(claim, hit) else None


def measure_hits(claim: Claim, nearness: Meaning) -> None:
    """Keep how near each passage lies to the claim, as both are worded now; what is kept already stays as it is."""
    hits = claim.hits.filter(passage__isnull=False).select_related("passage")
    changed = [hit for hit in hits if hit.likeness_hash != _words(claim, hit)]
    if not changed:
        return
    cosines = nearness(claim.text, [hit.passage.exact for hit in changed if hit.passage is not None])
    for hit, cosine in zip(changed, cosines, strict=True):
        hit.likeness, hit.likeness_hash = round(cosine, 4), _words(claim, hit)
    Hit.objects.bulk_update(changed, ["likeness", "likeness_hash"])


def _words(claim: Claim, hit: Hit) -> str:
    return sha256(f"{claim.text}\n{hit.passage}")

"""Checks that hold most of a sentence: for those who ask with a claim as it was said, not with words to search for."""

from claims.matching import keys
from claims.matching.rarest import by_rarest_words, rarity_of
from claims.models import Summary

COVERED = 0.5
"""So much of a sentence has to stand in a check, rare words counting for more, for the check to be given."""


def holding_most(sentence: str) -> list[int]:
    """Texts of checks that hold most of ``sentence``, the best first; some of them may be replaced by now."""
    forms = list(dict.fromkeys(keys(sentence)))
    if not forms:
        return []
    rarity = rarity_of(forms)
    weights = {form: rarity(form) for form in forms}
    held = [number for _, number in by_rarest_words([Summary], forms, rarity)]
    texts = Summary.objects.filter(pk__in=held).values_list("pk", "search_text")
    shares = {pk: _share(weights, set(text.split())) for pk, text in texts}
    return sorted((pk for pk, share in shares.items() if share >= COVERED), key=lambda pk: (-shares[pk], -pk))


def _share(weights: dict[str, float], words: set[str]) -> float:
    return sum(weight for form, weight in weights.items() if form in words) / sum(weights.values())

"""How much of a claim stands in a text."""

from claims.matching.words import keys


def share_of(claim: str, text: str) -> float:
    """The share of a claim's words that a text has too, from 0 to 1; every word counts alike."""
    wanted = set(keys(claim))
    return len(wanted & set(keys(text))) / len(wanted) if wanted else 0.0

"""How surely a Korean clause says what it says, and whether it denies it: its predicate stands at its end."""

import re

from claims.choices import Certainty
from claims.reading.languages import korean

REACH = 34
"""The predicate with all that hangs on it stands in so many letters at the end of a clause."""
_RUNGS = (
    (Certainty.POSSIBLE, korean.POSSIBLE),
    (Certainty.HIGHLY_POSSIBLE, korean.HIGHLY_POSSIBLE),
    (Certainty.LIKELY, korean.LIKELY),
    (Certainty.CONFIRMED, korean.CONFIRMED),
)
_BY_FORCE = {
    "suggest": Certainty.LIKELY, "estimate": Certainty.LIKELY, "confirm": Certainty.CONFIRMED,
    "allow": Certainty.POSSIBLE,
}  # fmt: skip
_MARKS = ".,!?…”\"’' "
_CARRIES_ON = re.compile(
    r"(?:것|걸|바|상태|수|적|셈|듯|있|한다|했다|한|하다|보[이인여고]|봤|알려|전해|추정|예상|전망|확인|판단|파악"
    r"|나타|드러|방침|계획|예정|입장|때문|될|됐|된|밝혀"
    r"|집계|조사|관측|분석|생각|뜻|중|모양|거|터|상황|실정|처지|데다|채|만큼|건|게)"
)
"""What may follow a negation that turns the whole clause: auxiliaries, and the nouns that carry a clause."""


def certainty_of(exact: str, force: str = "") -> Certainty:
    """The rung that the end of the clause shows, or else the verb that reports it."""
    end = exact[-REACH:]
    for rung, pattern in _RUNGS:
        if pattern.search(end):
            return Certainty.POSSIBLE if rung is Certainty.CONFIRMED and denies(exact) else rung
    return _BY_FORCE.get(force, Certainty.ASSERTED)


def denies(exact: str) -> bool:
    """Whether the predicate of the clause is negated; two negations undo each other."""
    end = korean.DOUBTFUL.sub("", exact[-REACH:])
    if korean.UNDONE.search(end):
        return False
    return any(
        all(_CARRIES_ON.match(word) for word in end[match.end() :].split(" ")[1:] if word.strip(_MARKS))
        for match in korean.NEGATION.finditer(end)
    )

"""The fullest form in which a report gives each name, before anybody is read: “Lindqvane” is Marta Lindqvane."""

import re

from claims.reading.speakers.roles import BODIES, KOREAN_OR_CHINESE, ROLES, TITLES, is_family_name
from claims.reading.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)

_ONE_NAME = r"(?:(?:al|el|ul|d|dell)[’'-])?[^\W\d_a-z][\w’'-]*+"
_FULL_NAME = re.compile(
    rf"(?<![\w’'-]){_ONE_NAME}(?:\s{_ONE_NAME}(?:\.(?<=\s\w\.)|\.(?<=\s(?:Jr|Sr|St|Dr|Lt)\.))?){{1,5}}"
)
"""A full stop is part of a name after an initial alone; each run of letters is looked at but once."""
BEFORE_NAMES = DETERMINERS | POSSESSIVES | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | AUXILIARIES | TITLES | ADVERBS
"""Words that begin a sentence with a capital letter before a name, and are no part of it."""


def full_forms(text: str) -> dict[str, str]:
    """For every family name, and every head word of a body, the fullest form in the text, when there is but one."""
    found: dict[str, set[str]] = {}
    for match in _FULL_NAME.finditer(text):
        words = match.group().split()
        while words and words[0].lower() in BEFORE_NAMES:
            words = words[1:]
        roles = [at for at, word in enumerate(words) if word.lower() in ROLES and not is_family_name(words, at)]
        if roles:
            words = words[roles[-1] + 1 :]
        words = [word.removesuffix("'s").removesuffix("’s") for word in words]
        if words and any(word.lower() in BODIES for word in words):
            if words[-1].lower() in BODIES and len(words) > 1:
                found.setdefault(f"body {words[-1].lower()}", set()).add(" ".join(words))
            continue
        if not 2 <= len(words) <= 4:
            continue
        first_is_family = words[0].lower() in KOREAN_OR_CHINESE
        found.setdefault((words[0] if first_is_family else words[-1]).lower(), set()).add(" ".join(words))
    forms: dict[str, str] = {}
    for key, names in found.items():
        longest = max(names, key=lambda name: (len(name), name))
        if len(names) == 1 or key.startswith("body "):
            forms[key] = longest
    return forms

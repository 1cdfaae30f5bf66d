"""Two things that somebody says in one breath, “the lake was tested and that no arsenic was found”, told apart.

Each is checked by itself, and a negation in the second one denies nothing of the first.
"""

from collections.abc import Sequence

from claims.reading.attribution.finite import holds_finite_verb
from claims.reading.attribution.verbs import FORMS
from claims.reading.words import AUXILIARIES, DETERMINERS, SUBJECT_PRONOUNS, Word, word_set

_NEW_CLAUSE = SUBJECT_PRONOUNS | DETERMINERS | word_set("there nobody nothing none neither everybody everyone")
_BEFORE_WORDS = '$€£“"«'
SHORTEST = 3
"""So many words at least stand on either side of “and that”."""


def told_apart(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where each of several clauses joined by “and that” or “but that” starts and ends; nothing where there is but one.

    ``words`` are all that is said, without the “that” before it. Where “that” stands elsewhere too, the second clause
    may go on from there, and all stays whole.
    """
    if not words:
        return []
    quoted = _quoted(words)
    clauses: list[Sequence[Word]] = []
    first = 0
    for at in range(len(words)):
        if words[at].lower != "that":
            continue
        is_joined = SHORTEST <= at < len(words) - SHORTEST and words[at - 1].lower in ("and", "but")
        if not is_joined or quoted[at] or not _opens_clause(words, at):
            return []
        is_parted = words[at - 2].text == ","
        clauses.append(words[first : at - 1 - is_parted])
        first = at + 1
    clauses.append(words[first:])
    if not all(clause and holds_finite_verb(list(clause)) for clause in clauses):
        return []
    return [(clause[0].start, clause[-1].end) for clause in clauses]


def _opens_clause(words: Sequence[Word], that: int) -> bool:
    """“… and that no arsenic was found”; not “and that was wrong”, “, but that number could not be confirmed”."""
    following, after = words[that + 1], words[that + 2]
    if (
        following.lower in AUXILIARIES
        or following.lower in FORMS
        or following.lower == "of"  # “the mayor's account and that of his aides”
        or not (following.is_word or following.text in _BEFORE_WORDS)
    ):
        return False
    is_noun = not following.is_capital and following.lower not in _NEW_CLAUSE and not following.lower.endswith("s")
    return not (is_noun and words[that - 2].text == "," and after.lower in AUXILIARIES)


def _quoted(words: Sequence[Word]) -> list[bool]:
    """Which words stand between quotation marks."""
    inside, found = False, []
    for word in words:
        if word.text == '"':
            inside = not inside
        elif word.text in "“«":
            inside = True
        elif word.text in "”»":
            inside = False
        found.append(inside)
    return found

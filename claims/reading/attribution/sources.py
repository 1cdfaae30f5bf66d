"""The words that name who speaks, without a verb in front whose object they are.

“The mayor appointed a chief who had accused …”: it is the chief who accuses; “is denying a senator's claim that …”: the
claim is the senator's.
"""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import phrase_before
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    Word,
    is_adverb,
    word_set,
)

_OPENS_OBJECT = DETERMINERS | POSSESSIVES
_BEFORE_ADJECTIVES = DETERMINERS | POSSESSIVES | PREPOSITIONS
_BEFORE_A_VERB = AUXILIARIES | word_set("that which who to not and immediately then")
_RELATIVE = word_set("who which that whose")
_TO_SOMEBODY = word_set("to from by with on among for")
_NOUNS = word_set(
    "meeting ruling hearing building king ring thing spring morning evening wedding training warning finding filing "
    "listing monitoring housing banking shipping mining boxing nursing teaching learning marketing engineering leading "
    "remaining existing growing rising ruling sitting opposing visiting acting founding working standing governing"
)
"""“The listing agent”, “leading experts”: these stand before nouns."""


def without_verb(words: list[Word], found: Range, *, is_relative: bool) -> Range | None:
    """The range without a verb that stands in it before an object; None where no source is left.

    Behind “who” the last of several people is meant: “sends money to charities who say …”.
    """
    first, after = found
    before = words[first - 1].lower if first else ""
    if before in SUBJECT_PRONOUNS - {"it", "you"} and words[first].lower in FORMS and not words[first].is_capital:
        named = after
        while named > first and words[named - 1].is_capital:
            named -= 1
        return (named, after) if named < after else None  # “I hope in 2017 America says”
    cut = next((at + 1 for at in range(after - 2, first - 1, -1) if _is_verb(words, at, first)), first)
    if cut == first or any(word.lower in _RELATIVE for word in words[first:cut]):
        return found  # “the lawyer for a man who taped the shots said …”
    if is_relative:
        tails = (at for at in range(after - 2, cut, -1) if words[at].lower in _TO_SOMEBODY)
        cut = next((at + 1 for at in tails if words[at + 1].lower not in _OPENS_OBJECT), cut)
    return (cut, after)


def before_aside_of(words: list[Word], found: Range, end: int) -> Range:
    """Who speaks, where ``found`` is an aside: “Ann Lee, speaking in Lund, said”.

    Or “Ann Lee, the wife of the mayor, Bo Dahl, said”. ``end`` is where the words before the verb end.
    """
    first, after = found
    if first < 2 or words[first - 1].text != "," or words[first].is_capital or not words[first].is_word:
        return found
    if words[first].lower.endswith("ing"):
        return phrase_before(words, first - 1) or found
    is_parted = after == end and after < len(words) and words[after].text == ","
    before = phrase_before(words, first - 1) if is_parted and words[first - 2].is_capital else None
    if before is None or before[1] - before[0] < 2 or not all(word.is_capital for word in words[slice(*before)]):
        return found
    is_led_in = before[0] > 0 and words[before[0] - 1].is_word  # “in New York, the mayor, Bo Dahl, said”
    return found if is_led_in else before


def _is_verb(words: list[Word], at: int, first: int) -> bool:
    """Whether the word does something to what follows: “appointed a chief”, “that carried messages”."""
    word, following = words[at], words[at + 1]
    lower = word.lower
    if word.is_capital or not word.is_word or not following.is_word or following.lower in PREPOSITIONS:
        return False
    before = words[at - 1].lower if at else ""
    if lower.endswith("ing") and len(lower) > 5:
        is_plain = lower not in _NOUNS and lower not in ALSO_NOUNS and at == first
        return is_plain and before.isalpha() and before not in DETERMINERS | POSSESSIVES
    is_past = (lower.endswith("ed") and len(lower) > 4) or FORMS.get(lower, ("", ""))[1] == "ed"
    if not is_past or before in _BEFORE_ADJECTIVES:
        return False
    if following.lower in _OPENS_OBJECT:
        return True
    is_led = at == first and (before in _BEFORE_A_VERB or is_adverb(before))
    return is_led or (at > first and before.endswith("s") and not before.endswith(("'s", "ss")))

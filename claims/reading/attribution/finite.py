"""Whether something is said to be or to happen in some words, as far as lists and endings tell."""

from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OTHER_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_WORDS,
    Word,
    is_adverb,
    word_set,
)

VERBS = AUXILIARIES | OTHER_VERBS | FORMS.keys()
BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
NO_NOUN = BEFORE_NOUNS | POSSESSIVES | word_set("not to more most new other very being")
_IRREGULAR = word_set(
    "held taken shot seen sent made built given driven found caught led fed paid run hit left kept brought taught sold "
    "beaten known shown drawn hidden chosen written met hurt bitten stolen torn struck"
)
SHORTENED = word_set("it's he's she's that's there's here's what's who's where's how's i'm")
_HELPS = ("'re", "'ve", "'ll", "'d")
_ACTS_ALONE = word_set("he she they we i")
"""What is never an object: behind it somebody does something."""
_AFTER_A_VERB = (DETERMINERS - {"no", "one", "both", "some", "that"}) | POSSESSIVES | word_set("him them me us itself")
_NEVER_DOES = NO_NOUN | TIME_WORDS | word_set("times points miles hours")


def holds_finite_verb(words: list[Word]) -> bool:
    """Whether something is said to be or to happen in these words; “a copy of the letter” only names a thing."""
    for at, word in enumerate(words):
        lower = word.lower
        if word.is_capital and at:
            continue
        if (lower in AUXILIARIES and lower not in ("being", "having", "'s")) or lower.endswith("n't"):
            return True
        if "'" in lower and (lower in SHORTENED or lower.endswith(_HELPS)):
            return True  # “she's not afraid”, “they're late”
        previous = words[at - 1].lower if at else ""
        if previous == "to":
            continue
        if lower in _ACTS_ALONE and at + 1 < len(words) and words[at + 1].is_word:
            return True  # “they want clarity”
        if lower[-1:] == "s" and at and _does_something(words, at):
            return True  # “the firm leverages its contacts”
        if lower in OTHER_VERBS or (lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s")):
            return True
        if previous in ("it", "he", "she") and lower.endswith("s") and lower.isalpha() and lower not in BEFORE_NOUNS:
            return True  # “it protects children”
        if lower.endswith("ed") and len(lower) > 4 and at:
            is_loose = previous in BEFORE_NOUNS or not previous.isalpha()
            following = words[at + 1].lower if at + 1 < len(words) else ""
            if not is_loose and following not in ("by", "in", "on"):
                return True
    return False


def _does_something(words: list[Word], at: int) -> bool:
    """“The office represents the workers”: between one who does it and an article, a word in “s” is a verb."""
    lower, before = words[at].lower, words[at - 1]
    if at + 1 >= len(words) or words[at + 1].lower not in _AFTER_A_VERB or words[at].is_capital or not lower.isalpha():
        return False
    is_one = before.is_word and not before.lower.endswith("s") and before.lower not in _NEVER_DOES
    return is_one and len(lower) > 3 and not lower.endswith(("ss", "us", "is")) and lower not in _NEVER_DOES


def opens_predicate(words: list[Word]) -> bool:
    """“Would ship in March”, “killed two”: a verb opens these words, and who acts stands elsewhere."""
    at = 0
    while at < len(words) - 1 and is_adverb(words[at].lower):
        at += 1
    if at >= len(words) or words[at].is_capital or not words[at].is_word:
        return False
    lower = words[at].lower
    if lower in FORMS:
        return FORMS[lower][1] in ("ed", "s") and (lower not in ALSO_NOUNS or lower.endswith("ed"))
    is_helping = lower in AUXILIARIES and lower not in ("being", "having", "'s")
    return is_helping or lower in OTHER_VERBS or lower.endswith("n't") or (lower.endswith("ed") and len(lower) > 4)


def is_participle(lower: str) -> bool:
    """“Arrested”, “held”: what was done to somebody, where no helping verb stands before it."""
    form = FORMS.get(lower)
    return (form is not None and form[1] == "ed") or lower in _IRREGULAR or (lower.endswith("ed") and len(lower) > 4)


def has_verb(words: list[Word]) -> bool:
    """Whether any word looks like a verb: “© The Daily Ledger 2024” has none and tells nothing."""
    return any(word.lower in VERBS or word.lower.endswith(("ed", "ing", "n't", "'s", "'re", "es")) for word in words)

"""The words that name who speaks, without a verb in front whose object they are.

“The mayor appointed a chief who had accused …”: it is the chief who accuses; “is denying a senator's claim that …”: the
claim is the senator's.
"""

from claims.reading.attribution.asides import Range
from claims.reading.attribution.clauses import phrase_after, phrase_before
from claims.reading.attribution.finite import is_participle
from claims.reading.attribution.verbs import ALSO_NOUNS, CLAIM_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OTHER_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    Word,
    is_adverb,
    word_set,
)

_OPENS_OBJECT = DETERMINERS | POSSESSIVES
_BEFORE_ADJECTIVES = DETERMINERS | POSSESSIVES | PREPOSITIONS
_BEFORE_A_VERB = AUXILIARIES | word_set("that which who to not and immediately then")
_RELATIVE = word_set("who which that whose")
_TO_SOMEBODY = word_set("to from by with on among for")
_LEADS_IN = CONJUNCTIONS | word_set("but so however meanwhile still also")
_OPENS_NO_SUBJECT = PREPOSITIONS | SUBORDINATORS | SUBJECT_PRONOUNS | TIME_WORDS | word_set("there here not nothing")
_PARTS_CLAUSES = word_set('; : — – " “ ” ( )')
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


def opens_sentence(words: list[Word], found: Range | None, end: int) -> Range | None:
    """Who speaks, where ``found`` only ends what is told of them: “judges who heard suits about the port have cited …”.

    They open the sentence, and no verb stands between them and ``end`` but in a relative clause or as a participle;
    None where it is not so.
    """
    last = found[0] - 1 if found else end - 1
    first = next((at for at in range(last) if words[at].is_word and words[at].lower not in _LEADS_IN), last)
    lower = words[first].lower
    if first >= last or lower in _OPENS_NO_SUBJECT or is_adverb(lower) or lower.endswith(("ing", "ed")):
        return None
    subject = phrase_after(words, first)
    if subject is not None:  # “delegates supporting Ann Lee”
        subject = (
            first,
            next((at for at in range(first + 1, min(last + 1, subject[1])) if is_doing(words, at)), subject[1]),
        )
    if subject is None or subject[1] > last or not _ends_aside(words, last, is_closed=words[end].text == ","):
        return None
    if words[subject[1]].text == "," and not _tells_of(words, subject[1] + 1):
        return None
    is_relative = is_apart = False
    for at in range(subject[1], end):
        lower = words[at].lower
        if words[at].text in _PARTS_CLAUSES or (lower in SUBORDINATORS and lower not in PREPOSITIONS | {"that"}):
            return None
        if lower in _RELATIVE and not (lower == "that" and words[subject[1] - 1].lower in CLAIM_NOUNS):
            is_relative, is_apart = True, words[at - 1].text == ","
        elif words[at].text == ",":
            is_relative = is_relative and not is_apart
        elif not is_relative and _is_finite(words, at):
            return None
    return subject


def is_doing(words: list[Word], at: int) -> bool:
    """“Supporting Ann Lee”, “fleeing the town”: what somebody does, and no noun such as “meeting”."""
    lower, before, following = words[at].lower, words[at - 1].lower, words[at + 1]
    is_form = lower.endswith("ing") and len(lower) > 5 and not words[at].is_capital and lower not in _NOUNS | ALSO_NOUNS
    is_led = before not in _BEFORE_ADJECTIVES and not before.endswith("ed")
    return is_form and is_led and following.is_word and following.lower not in PREPOSITIONS


def _tells_of(words: list[Word], at: int) -> bool:
    """“…, who left”, “…, known as Kobani,”, “…, 34,”: what follows the comma tells of who stands before it."""
    lower = words[at].lower
    return lower in _RELATIVE or lower == "including" or lower.isdigit() or is_participle(lower)


def _ends_aside(words: list[Word], last: int, *, is_closed: bool) -> bool:
    """Whether the word before what was found belongs to what is told, and opens no clause of another teller."""
    lower, following = words[last].lower, words[last + 1]
    if words[last].text == ",":
        return is_closed and not following.is_capital
    if lower == "by" or words[last].is_capital:
        return False  # whose work it is has been settled: “a letter written by Ann Lee said”
    if lower == "as":
        return not following.is_capital and following.lower not in DETERMINERS  # “her time as secretary of state”
    if lower in SUBORDINATORS - {"since"} or following.lower in SUBJECT_PRONOUNS:
        return False
    is_verb = lower in OTHER_VERBS or (lower in FORMS and lower not in ALSO_NOUNS) or lower.endswith(("ed", "ing"))
    return lower in PREPOSITIONS or is_verb


def _is_finite(words: list[Word], at: int) -> bool:
    """Whether the verb of a sentence may stand there; “called to the scene” and “known as” only tell of a noun."""
    lower, following = words[at].lower, words[at + 1].lower
    if words[at].is_capital or lower.endswith("ing"):
        return False
    if lower in AUXILIARIES or lower in OTHER_VERBS or lower.endswith("n't"):
        return True
    if is_participle(lower):
        is_told = following in PREPOSITIONS and (following != "to" or words[at + 2].lower in DETERMINERS)
        return not is_told
    return lower in FORMS and lower not in ALSO_NOUNS


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

"""Who acts and who is named in a sentence: noun phrases beside a verb, found without a grammar model.

A sentence is a list of words; every function answers in word positions, as half-open ranges ``(first, after)``.
"""

from claims.reading.attribution.asides import (
    BEFORE_OFFICE,
    LONGEST_PHRASE,
    Range,
    before_aside,
    describes,
    is_break,
    matching_comma,
)
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.speakers.roles import BODIES, KIN, ROLES, SOMEBODY
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INSIDE_NAMES,
    MONTHS,
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

_LINKS = word_set("of for in at from on with to against and or between behind")
_ASIDE = word_set("saying adding claiming arguing insisting warning")
"""“He left for Lund, to fight there, saying …”: who acts in the sentence says so."""
_GIVES_NAME = word_set("named called")
_BE = word_set("is are was were be been being am isn't aren't wasn't weren't")
_HAVE = word_set("has have had")
_SHORTENED = word_set("inc corp ltd co bros")
_LETTERED = word_set(
    "plan vitamin group class type block section exhibit hepatitis route option grade level and or the a"
)
"""“Plan B.” ends a sentence."""
_RELATIVE = word_set("who which that")
_OPENS_PHRASE = POSSESSIVES - {"whose"}
_MAY_STAND_BEFORE = (
    PREPOSITIONS | CONJUNCTIONS | DETERMINERS | SUBORDINATORS | AUXILIARIES | {"half", "such", "not", "then", "what"}
)

_TIMES_AND_MONTHS = TIME_WORDS | MONTHS
_LINKED_NAMES = INSIDE_NAMES - DETERMINERS
_DANGLING = DETERMINERS - {"many", "one"}
"""With these no phrase ends."""
_FINITE = AUXILIARIES - {"'s", "having", "being"}
_PEOPLE = ROLES | SOMEBODY | KIN.keys() | BODIES
PEOPLE_ENDINGS = ("ist", "er", "or", "ian", "ant", "man", "woman", "smith", "eer", "ee", "ent", "ette", "ive")
"""“Novelist”, “defender”: how words for what somebody is mostly end."""


def _is_stop_in_name(words: list[Word], at: int) -> bool:
    """“George W. Bush”, “Acme Inc.”: the full stop after an initial or a shortened word."""
    before = words[at - 1] if at and words[at].text == "." else None
    if before is None or before.lower in _SHORTENED:
        return before is not None
    return len(before.text) == 1 and before.is_capital and (at < 2 or words[at - 2].lower not in _LETTERED)


def _closes_name_of_office(words: list[Word], at: int) -> bool:
    """The last word of “minister of public works” is a noun, although it is written like a verb."""
    if at < 3 or words[at].lower not in OTHER_VERBS or not words[at].lower.endswith("s"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    is_closed = following is None or is_break(following)
    return is_closed and "of" in (words[at - 1].lower, words[at - 2].lower)


def antecedent(words: list[Word], first: int) -> Range | None:
    """Who “people who know the port” are when the words from ``first`` on are the end of a relative clause."""
    at = first - 1
    while at > 0 and first - at < 6 and words[at].lower not in ("who", "that", "which"):
        lower = words[at].lower
        is_inside = lower in FORMS or lower in OTHER_VERBS or lower in AUXILIARIES or lower in PREPOSITIONS
        if not (is_inside or is_adverb(lower)):
            return None
        at -= 1
    if at <= 0 or first - at < 2 or words[at].lower not in ("who", "that", "which") or not words[at - 1].is_word:
        return None
    return phrase_before(words, at)


def subject_end(words: list[Word], cue: int) -> tuple[int, str]:
    """The position just after the subject of the verb at ``cue``, and how the verb is joined to it.

    The manner is ``active``, ``passive``, ``infinitive``, ``shared`` (the subject stands further left) or ``relative``.
    """
    at = cue - 1
    manner = "active"
    kind = FORMS[words[cue].lower][1] if words[cue].lower in FORMS else "ed"
    while at >= 0:
        if not (words[at].is_word and (words[at].lower in AUXILIARIES or _stands_between(words, at))):
            helper = before_aside(words, at)
            if helper is None:
                break
            at = helper
            continue
        if words[at].lower in _BE and kind == "ed":
            manner = "passive"
        at -= 1
    if at < 0:
        return 0, "shared" if kind == "ing" else manner
    lower = words[at].lower
    if lower == "to":
        return at, "infinitive"
    if manner == "passive":
        opening = matching_comma(words, at) if words[at].text == "," else None
        return (at + 1 if opening is None else opening), manner
    if lower in CONJUNCTIONS or lower in ("then", "by", "while", "in", "when", "after", "before", "without"):
        return at + 1, "shared"
    if lower in _RELATIVE:
        return at, "relative"
    if words[at].text == ",":
        opening = matching_comma(words, at)
        if opening is not None and words[cue].lower in _ASIDE and words[opening + 1].lower not in _RELATIVE:
            return at, "shared"
        if opening is not None:
            while opening >= 3 and words[opening - 1].text.isdigit() and words[opening - 2].text == ",":
                opening -= 2
            return opening, "active"
        return at, "shared"
    return at + 1, manner


def _stands_between(words: list[Word], at: int) -> bool:
    """An adverb, or the “neither” of “the army neither confirmed nor …”, which is no subject."""
    lower = words[at].lower
    return is_adverb(lower) or is_since_then(words, at) or (lower == "neither" and at > 0 and words[at - 1].is_word)


def is_since_then(words: list[Word], at: int) -> bool:
    """“Has since said”: here “since” is an adverb, and opens nothing."""
    return words[at].lower == "since" and at > 0 and words[at - 1].lower in _HAVE


def phrase_before(words: list[Word], after: int) -> Range | None:
    """The noun phrase that ends just before ``after``, such as “the mayor of Ostervik, Marta Lindqvane,”."""
    at = after - 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    while (
        at > 0
        and (words[at].lower in TIME_WORDS or words[at].lower in ("last", "this", "on", "in"))
        and (at < after - 1 or words[at].lower in TIME_WORDS)
    ):
        at -= 1
    end = at + 1
    cut_by_verb = False
    while at >= 0 and end - at <= LONGEST_PHRASE:
        word = words[at]
        lower = word.lower
        if _is_stop_in_name(words, at):
            at -= 1
            continue
        if word.text == ")":
            opening = next((k for k in range(at, max(-1, at - 8), -1) if words[k].text == "("), None)
            if opening is None:
                break
            at = opening - 1
            continue
        if lower in SUBJECT_PRONOUNS:
            if at == end - 1:
                at -= 1
            break
        if describes(words, at, end):
            at -= 1
            continue
        if lower == "that" and at < end - 1 and words[at + 1].lower.endswith("'s"):
            at -= 1
            continue  # “that country’s government”
        is_led_in = lower in ("which", "whom") and at > 0 and words[at - 1].lower in PREPOSITIONS
        if is_led_in or (is_break(word) and not _closes_name_of_office(words, at)):
            cut_by_verb = word.is_word and lower not in SUBORDINATORS
            break
        if lower in _OPENS_PHRASE and at < end - 1 and _stands_beside(words, at):
            at -= 1
            break  # “told police her husband”
        opens_anew = at < end - 1 and (words[at + 1].is_capital or words[at + 1].lower in DETERMINERS)
        opens_anew = opens_anew and not (at and word.is_capital and words[at - 1].lower == "the")  # “the Sunday Times”
        if opens_anew and (lower in TIME_WORDS or lower in MONTHS):
            break
        is_link = lower in PREPOSITIONS or lower in CONJUNCTIONS
        if is_link and (at == end - 1 or at == 0 or lower not in _LINKS or not _is_nominal(words[at - 1])):
            break
        at -= 1
    first = at + 1
    if cut_by_verb:
        for k in range(end - 1, first, -1):
            if words[k].lower in ("and", "or", "but"):
                first = k + 1
                break
    while first < end and (
        words[first].lower in PREPOSITIONS
        or words[first].lower in CONJUNCTIONS
        or (is_adverb(words[first].lower) and not _opens_title(words, first))
        or (words[first].lower in ("which", "whom") and first + 1 < end)
    ):
        first += 1
    first = _with_apposition(words, first, end)
    return (first, end) if first < end else None


def _stands_beside(words: list[Word], at: int) -> bool:
    """Whether a noun in small letters ends right before an article: what it names is somebody else."""
    before = words[at - 1] if at else None
    if before is None or not before.is_word or before.is_capital or not before.lower.isalpha():
        return False
    return before.lower not in _MAY_STAND_BEFORE and not is_adverb(before.lower)


def _opens_title(words: list[Word], at: int) -> bool:
    """“First Minister Mairi Gray”, “First Lady”."""
    following = words[at + 1] if at + 1 < len(words) else None
    return words[at].text == "First" and following is not None and following.is_capital


def _with_apposition(words: list[Word], first: int, end: int) -> int:
    """Take in the role before a name in commas: “the mayor of Ostervik, Marta Lindqvane” ends in the name."""
    if first >= 2 and words[first - 1].text == "," and all(word.is_capital for word in words[first:end]):
        # “The letter, Ann Lee said, was forged”: no comma closes the name, but one the verb.
        is_open = end < len(words) and words[end].text != "," and any(word.text == "," for word in words[end : end + 3])
        before = phrase_before(words, first - 1) if end - first <= 5 and not is_open else None
        leading = words[before[0] - 1].lower if before is not None and before[0] > 0 else ""
        # “After he ended his campaign, Ann Lee said”: what a verb before it does something to is nobody's role.
        is_object = leading.endswith("ed") or leading in OTHER_VERBS
        is_adjunct = leading in PREPOSITIONS or leading in SUBORDINATORS or is_object
        if before and not is_adjunct and words[before[0]].lower in BEFORE_OFFICE and _tells_who(words, *before):
            return before[0]
    return first


def _tells_who(words: list[Word], first: int, after: int) -> bool:
    """Whether a phrase says what somebody is, “the mayor of Ashby”, and not what is done, “a deal with Mr. Lee”."""
    head = next((at for at in range(first + 1, after) if words[at].lower in PREPOSITIONS), after) - 1
    lower = words[head].lower
    return lower in _PEOPLE or lower.endswith(PEOPLE_ENDINGS)


def _is_nominal(word: Word) -> bool:
    lower = word.lower
    if not word.is_word:
        return word.text in ")%"
    return not (
        lower in PREPOSITIONS or lower in CONJUNCTIONS or lower in SUBORDINATORS or lower in AUXILIARIES
    ) and not is_break(word)


def phrase_after(words: list[Word], first: int, *, longest: int = LONGEST_PHRASE) -> Range | None:
    """The noun phrase that begins at ``first``, such as “Finance Minister Orla Venn” after “said”."""
    at = first
    while at < len(words) and at - first < longest:
        word = words[at]
        lower = word.lower
        if word.text == "(":
            closing = next((k for k in range(at, min(len(words), at + 8)) if words[k].text == ")"), None)
            if closing is None:
                break
            at = closing + 1
            continue
        if lower in SUBJECT_PRONOUNS:
            if at == first:
                at += 1
            break
        if at > first and _is_stop_in_name(words, at) and at + 1 < len(words) and words[at + 1].is_capital:
            at += 1
            continue
        if is_break(word):
            break
        if at > first and (lower in TIME_WORDS or lower in MONTHS):
            break
        if lower in PREPOSITIONS or lower in CONJUNCTIONS or lower in _LINKED_NAMES:
            linked = (
                at > first and at + 1 < len(words) and lower in ("of", "for", "in", "at", "and", "from", "de", "von")
            )
            following = words[at + 1] if at + 1 < len(words) else word
            if not linked or following.lower in _TIMES_AND_MONTHS or not following.is_word:
                break
            if lower in ("in", "at", "and", "for", "from") and not following.is_capital and following.lower != "the":
                break
            if lower in ("in", "at") and following.lower == "the":
                break
        at += 1
    while at > first and (words[at - 1].lower in PREPOSITIONS or words[at - 1].lower in _DANGLING):
        at -= 1
    return (first, at) if at > first else None


def subject_of_sentence(words: list[Word], before: int) -> Range | None:
    """The first noun phrase of the sentence that a verb follows: who acts where a participle does not say."""
    for at in range(1, before):
        word = words[at]
        if not word.is_word or word.is_capital:
            continue
        lower = word.lower
        is_verb = (
            lower in _FINITE
            or lower in OTHER_VERBS
            or (lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s"))
            or (lower.endswith("ed") and len(lower) > 4)
        )
        following = words[at + 1] if at + 1 < before else word
        is_name_given = lower in _GIVES_NAME and following.is_capital and not words[at - 1].is_capital
        if not is_verb or is_name_given:  # “a worker named Bo Dahl has …”
            continue
        found = phrase_before(words, subject_end(words, at)[0] if lower in FORMS else _before_helpers(words, at))
        if found and words[found[0]].lower not in SUBORDINATORS and words[found[1] - 1].lower not in _RELATIVE:
            return antecedent(words, found[0]) or found
    return None


def _before_helpers(words: list[Word], at: int) -> int:
    at -= 1
    while at >= 0 and (words[at].lower in AUXILIARIES or is_adverb(words[at].lower)):
        at -= 1
    if at >= 0 and words[at].text == ",":
        opening = matching_comma(words, at)
        if opening is not None:
            return opening
    return at + 1

"""Who acts and who is named in a sentence: noun phrases beside a verb, found without a grammar model.

A sentence is a list of words; every function answers in word positions, as half-open ranges ``(first, after)``.
"""

from claims.reading.verbs import ALSO_NOUNS, FORMS
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

Range = tuple[int, int]

LONGEST_PHRASE = 24
"""A noun phrase of more words than this is taken for a misreading and cut."""

_LINKS = word_set("of for in at from on with to against and or between behind")
_BE = word_set("is are was were be been being am isn't aren't wasn't weren't")
_HAVE = word_set("has have had having")
_RELATIVE = word_set("who which that")
_MODAL = word_set("will would can could may might must shall should do does did to didn't don't doesn't won't")


def is_break(word: Word) -> bool:
    """A word that ends a noun phrase: a verb, a subordinator, or a mark."""
    lower = word.lower
    if not word.is_word:
        return word.text not in ("&", "-", "'", "’", "$", "%")
    if lower in AUXILIARIES or lower in SUBORDINATORS:
        return True
    if lower in OTHER_VERBS:
        return not word.is_capital
    if lower in FORMS and lower not in ALSO_NOUNS:
        kind = FORMS[lower][1]
        return kind in ("ed", "s") and not word.is_capital
    return False


def _closes_name_of_office(words: list[Word], at: int) -> bool:
    """The last word of “minister of public works” is a noun, although it is written like a verb."""
    if at < 3 or words[at].lower not in OTHER_VERBS or not words[at].lower.endswith("s"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    is_closed = following is None or is_break(following)
    return is_closed and "of" in (words[at - 1].lower, words[at - 2].lower)


def holds_finite_verb(words: list[Word]) -> bool:
    """Whether something is said to be or to happen in these words; “a copy of the letter” only names a thing."""
    for at, word in enumerate(words):
        lower = word.lower
        if word.is_capital and at:
            continue
        if (lower in AUXILIARIES and lower not in ("being", "having", "'s")) or lower.endswith("n't"):
            return True
        previous = words[at - 1].lower if at else ""
        if previous == "to":
            continue
        if lower in OTHER_VERBS or (lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s")):
            return True
        if lower.endswith("ed") and len(lower) > 4 and at:
            is_loose = previous in DETERMINERS | PREPOSITIONS | CONJUNCTIONS or not previous.isalpha()
            following = words[at + 1].lower if at + 1 < len(words) else ""
            if not is_loose and following not in ("by", "in", "on"):
                return True
    return False


def antecedent(words: list[Word], first: int) -> Range | None:
    """Who “people who know the port” are when the words from ``first`` on are the end of a relative clause."""
    at = first - 1
    while at > 0 and first - at < 6 and words[at].lower not in ("who", "that", "which"):
        lower = words[at].lower
        if not (lower in FORMS or lower in OTHER_VERBS or lower in AUXILIARIES or lower == "to" or is_adverb(lower)):
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
    while at >= 0 and words[at].is_word and (words[at].lower in AUXILIARIES or is_adverb(words[at].lower)):
        if words[at].lower in _BE and kind == "ed":
            manner = "passive"
        at -= 1
    if at < 0:
        return 0, "shared" if kind == "ing" else manner
    lower = words[at].lower
    if lower == "to":
        return at, "infinitive"
    if manner == "passive":
        return at + 1, manner
    if lower in CONJUNCTIONS or lower in ("then", "by", "while", "in", "when", "after", "before", "without"):
        return at + 1, "shared"
    if lower in _RELATIVE:
        return at, "relative"
    if words[at].text == ",":
        opening = _matching_comma(words, at)
        if opening is not None:
            while opening >= 3 and words[opening - 1].text.isdigit() and words[opening - 2].text == ",":
                opening -= 2
            return opening, "active"
        return at, "shared"
    return at + 1, manner


def _matching_comma(words: list[Word], closing: int) -> int | None:
    """The comma that opens the apposition or relative clause closed by the comma at ``closing``."""
    for at in range(closing - 1, max(-1, closing - 32), -1):
        text = words[at].text
        if text in '"“”;:':
            return None
        if text == "," and at > 0:
            first = words[at + 1]
            if first.lower in ("who", "which", "whose") or first.text.isdigit():
                return at
            if first.lower in DETERMINERS or first.lower in POSSESSIVES or not first.is_capital:
                return at if not _has_verb(words, at + 1, closing) and first.lower not in CONJUNCTIONS else None
            return at if at + 1 < closing and closing - at <= 9 and not _has_verb(words, at + 1, closing) else None
    return None


def _has_verb(words: list[Word], first: int, after: int) -> bool:
    return any(
        words[at].lower in AUXILIARIES
        or words[at].lower in OTHER_VERBS
        or (words[at].lower in FORMS and words[at].lower not in ALSO_NOUNS and FORMS[words[at].lower][1] in ("ed", "s"))
        for at in range(first, after)
    )


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
        is_led_in = lower in ("which", "whom") and at > 0 and words[at - 1].lower in PREPOSITIONS
        if is_led_in or (is_break(word) and not _closes_name_of_office(words, at)):
            cut_by_verb = word.is_word and lower not in SUBORDINATORS
            break
        if at < end - 1 and (lower in TIME_WORDS or lower in MONTHS) and words[at + 1].is_capital:
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
        words[first].lower in PREPOSITIONS or words[first].lower in CONJUNCTIONS or is_adverb(words[first].lower)
    ):
        first += 1
    first = _with_apposition(words, first, end)
    return (first, end) if first < end else None


def _with_apposition(words: list[Word], first: int, end: int) -> int:
    """Take in the role before a name in commas: “the mayor of Ostervik, Marta Lindqvane” ends in the name."""
    if first >= 2 and words[first - 1].text == "," and all(word.is_capital for word in words[first:end]):
        before = phrase_before(words, first - 1) if end - first <= 5 else None
        is_adjunct = before is not None and before[0] > 0 and words[before[0] - 1].lower in PREPOSITIONS
        if before and not is_adjunct and words[before[0]].lower in DETERMINERS | POSSESSIVES | {"former", "its"}:
            return before[0]
    return first


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
        if is_break(word) and not (at > first and _closes_name_of_office(words, at)):
            break
        if at > first and (lower in TIME_WORDS or lower in MONTHS):
            break
        if lower in PREPOSITIONS or lower in CONJUNCTIONS or lower in INSIDE_NAMES - DETERMINERS:
            linked = (
                at > first and at + 1 < len(words) and lower in ("of", "for", "in", "at", "and", "from", "de", "von")
            )
            following = words[at + 1] if at + 1 < len(words) else word
            if not linked or following.lower in TIME_WORDS | MONTHS or not following.is_word:
                break
            if lower in ("in", "at", "and", "for", "from") and not following.is_capital and following.lower != "the":
                break
            if lower in ("in", "at") and following.lower == "the":
                break
        at += 1
    while at > first and (words[at - 1].lower in PREPOSITIONS or words[at - 1].lower in DETERMINERS - {"many", "one"}):
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
            lower in AUXILIARIES - {"'s", "having", "being"}
            or lower in OTHER_VERBS
            or (lower in FORMS and lower not in ALSO_NOUNS and FORMS[lower][1] in ("ed", "s"))
            or (lower.endswith("ed") and len(lower) > 4)
        )
        if not is_verb:
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
        opening = _matching_comma(words, at)
        if opening is not None:
            return opening
    return at + 1


def is_reporting_verb(words: list[Word], at: int) -> bool:
    """Whether the form at ``at`` is used as a verb here, and not as a noun or an adjective."""
    lower = words[at].lower
    kind = FORMS[lower][1]
    before = words[at - 1] if at > 0 else None
    following = words[at + 1] if at + 1 < len(words) else None
    previous = before.lower if before else ""
    if kind == "ed":
        if lower in ("said", "told", "wrote", "added"):
            return previous not in ("the", "a")
        if lower in ALSO_NOUNS and (before is None or previous in DETERMINERS):
            return False
        is_helped = previous in _BE or previous in _HAVE
        if previous in PREPOSITIONS:
            return False
        frame = FORMS[lower][0].frame
        is_loose = not ({"c", "q"} & set(frame)) and not is_helped and before is not None and before.is_word
        is_loose = is_loose and before is not None and not before.is_capital
        if is_loose and following is not None and following.lower in ("in", "on", "at", "by", "from"):
            return False
        if following is not None and following.lower == "by" and not is_helped:
            return False
        return previous not in DETERMINERS - {"all", "both", "many", "few", "several", "most", "some", "one", "that"}
    if kind == "ing":
        if lower in ("including", "according", "following", "regarding"):
            return False
        if before is None or previous in ("of", "the", "a", "an", "for", "his", "her", "its", "their", "from"):
            return False
        if lower == "speaking" and is_adverb(previous):
            return False
        return not (lower in ALSO_NOUNS and before is not None and before.text != "," and previous not in _BE)
    is_led = before is not None and (
        previous in _MODAL or (is_adverb(previous) and at > 1 and words[at - 2].lower in _MODAL)
    )
    if kind == "base":
        if is_led:
            return True
        if before is None:
            return False
        if previous in (
            "they",
            "we",
            "i",
            "you",
            "who",
            "people",
            "also",
            "both",
            "many",
            "some",
            "others",
            "all",
            "police",
        ):
            return True
        if lower == "like":
            return False
        if lower not in ALSO_NOUNS and following is not None and following.lower == "that":
            return True
        if lower in ALSO_NOUNS:
            return (
                following is not None
                and following.lower in ("that", "the", "he", "she", "they", "a", "an", "it", "his", "her")
                and _is_plural(before)
            )
        return _is_plural(before) or _has_plural_head(words, at)
    if before is None or not before.is_word:
        return before is not None and before.text == "," and lower not in ALSO_NOUNS
    if lower not in ALSO_NOUNS:
        return previous not in DETERMINERS
    if (
        previous in DETERMINERS - {"one", "another", "this", "that"}
        or previous in PREPOSITIONS
        or previous.endswith("'s")
    ):
        return False
    if previous in ("he", "she", "it", "who", "which"):
        return True
    if following is None or not (following.is_word or following.text in '"“:,'):
        return False
    if following.lower in (
        "of",
        "and",
        "or",
        "were",
        "are",
        "have",
        "made",
        "from",
        "about",
        "against",
        "in",
        "by",
        "on",
    ):
        return False
    if before.is_capital and not _is_plural(before):
        return True
    return following.lower in ("that", "the", "a", "an", "he", "she", "it", "they", "to") and not _is_plural(before)


def _has_plural_head(words: list[Word], after: int) -> bool:
    """“Economists at Nordvik Bank expect”: many people, although the word before the verb is one."""
    for at in range(after - 2, max(0, after - 8), -1):
        if words[at].lower in ("at", "of", "in", "from", "for", "with"):
            return words[at - 1].is_word and _is_plural(words[at - 1]) and words[at - 1].lower not in FORMS
        if is_break(words[at]):
            return False
    return False


def _is_plural(word: Word) -> bool:
    return word.lower.endswith("s") and not word.lower.endswith(("ss", "'s", "us", "is"))


def has_verb(words: list[Word]) -> bool:
    """Whether any word looks like a verb: “© The Daily Ledger 2024” has none and tells nothing."""
    return any(
        word.lower in AUXILIARIES
        or word.lower in OTHER_VERBS
        or word.lower in FORMS
        or word.lower.endswith(("ed", "ing", "n't", "'s", "'re", "es"))
        for word in words
    )

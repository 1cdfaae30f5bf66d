"""What a noun phrase ends at, and the asides between two commas that part a subject from its verb."""

from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OTHER_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    Word,
    is_adverb,
    word_set,
)

Range = tuple[int, int]

LONGEST_PHRASE = 24
"""A noun phrase of more words than this is taken for a misreading and cut."""
_OPENS_ASIDE = word_set("who which whose known nicknamed based")
_OPENS_RELATIVE = word_set("who which whose whom")
_DONE = word_set(
    "asked seen shown held born sent written given taken accused suspected released published leaked obtained "
    "posted filmed recorded issued aired"
)
_ADDED = word_set("fact truth public private writing")
"""“Did not in fact say”."""
_TIMES_AND_ADDED = TIME_WORDS | _ADDED
BEFORE_OFFICE = DETERMINERS | POSSESSIVES | {"former", "its"}
LONGEST_ASIDE = 10
"""So many words between two commas may part a verb from its helping verb: “did not, as he claimed, say”."""


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


def before_aside(words: list[Word], at: int) -> int | None:
    """The helping verb before “, however,” or “on Monday” in “did not, however, say”; None where there is none."""
    first = at
    if words[at].text == ",":
        first = next((k for k in range(at - 1, max(0, at - LONGEST_ASIDE), -1) if words[k].text == ","), 0)
    elif words[at].lower in _TIMES_AND_ADDED:
        first = next((k for k in range(at, max(0, at - 3), -1) if words[k].lower in PREPOSITIONS), at)
    before = words[first - 1].lower if 0 < first < len(words) else ""
    is_helper = before in AUXILIARIES or before in ("not", "never") or before.endswith("n't")
    is_aside = first < at or words[at].lower in TIME_WORDS
    return first - 1 if is_helper and is_aside else None


def matching_comma(words: list[Word], closing: int) -> int | None:
    """The comma that opens the apposition or relative clause closed by the comma at ``closing``."""
    holds_quote = False
    for at in range(closing - 1, max(-1, closing - 32), -1):
        text = words[at].text
        if text in ";:":
            return None
        holds_quote = holds_quote or text in '"“”'
        if text == "," and at > 0:
            first = words[at + 1]
            if holds_quote:  # “Ann Lee, who found the office “in chaos”, said”
                return at if first.lower in _OPENS_RELATIVE else None
            if first.is_capital and _is_region(words, at, closing):
                continue
            is_deed = FORMS.get(first.lower, ("", ""))[1] == "ing" or _tells_what_was_done(words, at + 1)
            is_of_them = at + 3 < closing and words[at + 2].lower == "of" and words[at + 3].lower in ("whom", "which")
            if first.lower in _OPENS_ASIDE or first.text.isdigit() or is_deed or is_of_them:
                return at
            if first.lower in DETERMINERS or first.lower in POSSESSIVES or not first.is_capital:
                return at if not _has_own_verb(words, at + 1, closing) and first.lower not in CONJUNCTIONS else None
            return at if at + 1 < closing and closing - at <= 9 and not _has_verb(words, at + 1, closing) else None
    return None


def _tells_what_was_done(words: list[Word], at: int) -> bool:
    """“Ann Lee, accused of fraud, said”, “the report, seen by Reuters, says”: a participle opens an aside."""
    lower = words[at].lower
    behind = at + 1 + (at + 2 < len(words) and is_adverb(words[at + 1].lower))
    following = words[behind].lower if behind < len(words) else ""
    if lower in FORMS and lower not in _DONE:
        return following == "by" and FORMS[lower][1] == "ed"
    return (lower.endswith("ed") or lower in _DONE) and (following in PREPOSITIONS or behind > at + 1)


def _is_region(words: list[Word], comma: int, closing: int) -> bool:
    """“Mark Stone, a farmer from Ames, Iowa, said”: Iowa tells where Ames is, and whose name it is stands in front."""
    if closing - comma > 3 or not all(word.is_capital for word in words[comma + 1 : closing]):
        return False
    town = comma - 1
    while town > 0 and words[town].is_capital:
        town -= 1
    if comma - town < 2 or words[town].lower not in ("in", "from", "of", "near", "at"):
        return False
    opening = next((at for at in range(town, max(1, town - LONGEST_PHRASE), -1) if words[at].text == ","), 0)
    named = words[max(0, opening - 3) : opening]
    is_named = len(named) > 1 and all(word.is_capital for word in named[-2:])
    return is_named and all(word.lower not in PREPOSITIONS for word in named)


def _has_verb(words: list[Word], first: int, after: int) -> bool:
    return any(
        not words[at].is_capital  # “the author, Nina Fell, said”
        and (
            words[at].lower in AUXILIARIES
            or words[at].lower in OTHER_VERBS
            or (
                words[at].lower in FORMS
                and words[at].lower not in ALSO_NOUNS
                and FORMS[words[at].lower][1] in ("ed", "s")
            )
        )
        for at in range(first, after)
        if not describes(words, at, after) and words[at + 1].lower != "by"
    )


def _has_own_verb(words: list[Word], first: int, after: int) -> bool:
    """Whether a verb stands there outside a relative clause: “a nurse who was not on duty” has none of its own."""
    relative = next((at for at in range(first + 1, after) if words[at].lower in ("who", "which", "whose")), after)
    return _has_verb(words, first, relative)


def describes(words: list[Word], at: int, end: int) -> bool:
    """“A leaked memo”: between an article and a noun such a word is no verb."""
    form = FORMS.get(words[at].lower)
    if words[at].lower == "lead" and 0 < at < end - 1 and words[at - 1].lower.endswith(("'s", "the", "a")):
        return words[at + 1].is_word  # “the study's lead author”
    is_between = 0 < at < end - 1 and words[at - 1].lower in BEFORE_OFFICE and words[at + 1].is_word
    return is_between and form is not None and form[1] == "ed" and not is_break(words[at + 1])

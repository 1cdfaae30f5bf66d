"""How sure the wording of a statement is, and whether it affirms or denies.

The ladder is possible < likely < highly possible < asserted < confirmed. Only the words of the statement's own first
clause count: what stands in “where …”, “if …” or “because …” says nothing about the whole.
"""

import re

from claims.choices import Certainty, Polarity
from claims.reading.words import Word, find_words, word_set

_HIGH = re.compile(
    r"\b(?:(?:high|strong|great|big|considerable|very real|serious)\s(?:possibility|probability|likelihood|chance)"
    r"|(?:very|highly|most|extremely|more than|overwhelmingly|quite)\s(?:likely|probable|probably|possible|possibly)"
    r"|almost\s(?:certain|certainly|surely)|in\sall\s(?:likelihood|probability)|virtually\scertain|beyond\sreasonable\sdoubt"
    r"|all\sbut\scertain)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:(?<!un)likely|probabl[ey]|presumabl[ey]|(?:is|are|was|were)\s(?:believed|thought|expected|understood|set)\sto"
    r"|(?:appears?|seems?|appeared|seemed)\s(?:to|that)|likelihood|apparently|in\sprobability|good\schance|estimated\sto)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:might|could(?!\snot|n['’]t)|may(?=\s[a-z])|possib(?:le|ly|ility)|perhaps|maybe|potentially|chance|unclear\swhether"
    r"|(?:can\s?not|can['’]t)\sbe\s(?:ruled\sout|excluded)|would\sappear)\b"
)
_CONFIRMED = re.compile(
    r"\b(?:(?:is|are|was|were|been|being)\s(?:officially\s|independently\s)?(?:confirmed|proven|verified)"
    r"|it\sis\s(?:certain|a\sfact)|without\s(?:any\s)?doubt|undoubtedly|definitely)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r",?\s(?:where|which|who|if|because|unless|although|though|while|whereas|after|before)\b", re.IGNORECASE
)

_BY_FORCE = {"confirm": Certainty.CONFIRMED, "suggest": Certainty.LIKELY, "estimate": Certainty.LIKELY}
_BY_LEMMA = {
    "suspect": Certainty.LIKELY,
    "believe": Certainty.LIKELY,
    "think": Certainty.LIKELY,
    "reckon": Certainty.LIKELY,
    "assume": Certainty.LIKELY,
    "presume": Certainty.LIKELY,
    "expect": Certainty.LIKELY,
    "anticipate": Certainty.LIKELY,
    "speculate": Certainty.POSSIBLE,
    "imagine": Certainty.POSSIBLE,
    "guess": Certainty.POSSIBLE,
    "wonder": Certainty.POSSIBLE,
    "fear": Certainty.POSSIBLE,
    "hint": Certainty.POSSIBLE,
    "indicate": Certainty.ASSERTED,
    "prove": Certainty.CONFIRMED,
}
_NEGATIONS = word_set("not never cannot nobody nothing none neither nowhere")
_NOT_ONLY = word_set("just only merely simply solely least long all")
_DENYING = word_set("deny dismiss")
LONGEST_REACH = 9
"""A negation further from the start than this many words denies a part of the statement, not the statement."""


def certainty_of(exact: str, *, lemma: str = "", force: str = "") -> Certainty:
    """The rung of the ladder for the words ``exact`` reported by a verb of this lemma and force."""
    clause = _own_clause(exact)
    if _HIGH.search(clause):
        return Certainty.HIGHLY_POSSIBLE
    if _LIKELY.search(clause):
        return Certainty.LIKELY
    if _POSSIBLE.search(clause):
        return Certainty.POSSIBLE
    if _CONFIRMED.search(clause):
        return Certainty.CONFIRMED
    return _BY_LEMMA.get(lemma) or _BY_FORCE.get(force) or Certainty.ASSERTED


def polarity_of(exact: str, *, words: list[Word] | None = None, force: str = "", is_negated: bool = False) -> Polarity:
    """Whether the statement says that something is so, or that it is not; ``words`` are its own, where known."""
    if force in _DENYING:
        return Polarity.AFFIRMED if is_negated else Polarity.DENIED
    return Polarity.DENIED if denies(find_words(exact) if words is None else words) else Polarity.AFFIRMED


def denies(words: list[Word]) -> bool:
    """A negation that reaches the main verb: “not just” and “, not illness,” do not."""
    seen = 0
    for at, word in enumerate(words):
        if not word.is_word:
            continue
        if seen == LONGEST_REACH:
            return False
        seen += 1
        lower = word.lower
        following = words[at + 1].lower if at + 1 < len(words) else ""
        previous = words[at - 1].text if at else ""
        if lower in ("if", "unless", "because", "where", "which", "who"):
            return False
        if lower in _NEGATIONS and following not in _NOT_ONLY and previous != ",":
            return True
        if lower.endswith("n't") and following not in _NOT_ONLY:
            return True
        if lower == "no" and following not in ("longer", "doubt", "."):
            return True
    return False


def _own_clause(exact: str) -> str:
    match = _SUBORDINATE.search(exact, 12)
    return exact[: match.start()] if match else exact

"""Named signs that a sentence is, or is not, something one can check; each is a number that a person can follow.

The same function serves the reading of reports and the training of the weights, so that both see one thing.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from claims.reading.statements import Figure
from claims.reading.words import MONTHS, Word, word_set

COMPARING = word_set(
    "more less fewer higher lower greater smaller bigger larger better worse than faster slower stronger weaker "
    "double doubled tripled halved twice half increased decreased rose risen fell fallen grew grown dropped declined "
    "cut reduced raised increase decrease growing gained lost up down exceed exceeded"
)
SUPERLATIVE = word_set(
    "most least highest lowest largest biggest smallest best worst first last only record ever never greatest longest "
    "every all none nobody always"
)
CAUSAL = word_set("because caused cause causes led due result resulted consequence therefore thanks forced responsible")
HARMFUL = word_set(
    "killed dead deaths died destroyed attack attacks attacked war bomb bombs missile missiles soldiers troops "
    "weapons shot injured wounded fraud stolen stole bribe bribes corruption poisoned contaminated banned illegal "
    "illegally crime crimes arrested forged fake tax taxes debt deficit unemployment jobs cut cuts cracked collapsed "
    "shut hid hidden hiding supplying smuggled smuggling sending dumped leaked stripped doping abused victims "
    "casualties repelled repelling intercepted lorries deployed"
)
ACCUSING = word_set(
    "accused accuses accuse accusing alleged alleges allege alleging blamed blames guilty charged lied lying"
)
FUTURE = word_set("will shall going 'll tomorrow soon next plans plan promise pledge intend hope")
OPINION = word_set(
    "think believe feel hope wish opinion believes thinks should ought must deserve need needs wonderful great "
    "terrible beautiful proud disgrace shame sad happy glad heartbroken love hate best brave right wrong good bad "
    "fair unfair important necessary necessity priority dream values tragic"
)
NORMATIVE = word_set("should must ought need needs necessity urge urged let let's please")
FIRST_PERSON = word_set("i me my mine myself i'm i've i'll i'd")
WE = word_set("we us our ours ourselves we've we're we'll")
SECOND_PERSON = word_set("you your yours you're you've")
PAST = word_set(
    "was were had did voted went took made said gave got came told knew saw lost won paid sent spent left became "
    "began brought built bought held kept led met put ran sold stood taught passed signed"
)
PRESENT_STATE = word_set("is are has have")
MODAL = word_set("would could might may can should must")
QUESTION_WORDS = word_set("what why how who when where do does did is are can could will would")
GREETING = word_set("thank thanks hello welcome please sir well yes no okay ok applause laughter")
QUANTIFYING = word_set(
    "million billion percent thousand hundred trillion majority most many number average rate cost costs"
)
SAYING = word_set("said says say told reported claimed announced according stated voted supported opposed")

WORDS_FOR_PEOPLE = {
    "figure": "a figure",
    "money or per cent": "money, a measure or a percentage",
    "year or date": "a year or date",
    "comparison": "a comparison",
    "superlative": "a superlative, or all or none",
    "cause": "a cause is named",
    "harm": "harm, force or breach of law",
    "accusation": "an accusation",
    "named": "somebody or something is named",
    "past": "something that has happened",
    "present state": "how things are",
    "who voted or said": "what somebody said or did is told",
    "quantity words": "a quantity in words",
    "length": "long enough to say something",
    "future": "it speaks of the future",
    "first person": "it speaks of the speaker",
    "we": "it speaks of us",
    "second person": "it speaks to somebody",
    "question": "it is a question",
    "opinion": "an opinion or a wish",
    "should": "it says what should be done",
    "modal": "it says what could be",
    "greeting": "a greeting or thanks",
    "very short": "very short",
}


_SETS = {
    "comparison": (COMPARING, 2),
    "superlative": (SUPERLATIVE, 2),
    "cause": (CAUSAL, 1),
    "harm": (HARMFUL, 2),
    "accusation": (ACCUSING, 1),
    "future": (FUTURE, 1),
    "first person": (FIRST_PERSON, 2),
    "we": (WE, 2),
    "second person": (SECOND_PERSON, 2),
    "opinion": (OPINION, 2),
    "should": (NORMATIVE, 1),
    "modal": (MODAL, 1),
    "present state": (PRESENT_STATE, 1),
    "who voted or said": (SAYING, 1),
    "quantity words": (QUANTIFYING, 2),
    "greeting": (GREETING, 1),
}
"""Features that are read off single words: the words, and how many of them count in full."""
_MOST = {name: most for name, (_, most) in _SETS.items()}
_SIGNS: dict[str, list[str]] = {}
for _name, (_members, _) in _SETS.items():
    for _word in _members:
        _SIGNS.setdefault(_word, []).append(_name)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PLAIN_MONTHS = MONTHS - {"may", "march"}
_LENGTHS = [min(1.0, math.log1p(count) / math.log(40)) for count in range(40)]


def named_features(text: str, words: list[Word], figures: Sequence[Figure]) -> dict[str, float]:
    """The named features of one sentence with these figures, each about 0 to 1; one that is absent is left out."""
    plain = [word for word in words if word.is_word]
    if not plain:
        return {"very short": 1.0}
    found: dict[str, float] = {}
    hits: dict[str, int] = {}
    past = names = 0
    is_dated = False
    for word in plain:
        lower = word.lower
        if lower in _SIGNS:
            for name in _SIGNS[lower]:
                hits[name] = hits.get(name, 0) + 1
        if lower in PAST or (lower.endswith("ed") and len(lower) > 4):
            past += 1
        if word.is_capital and word is not words[0]:
            names += lower not in FIRST_PERSON
            is_dated = is_dated or lower in _PLAIN_MONTHS
    for name, number in hits.items():
        most = _MOST[name]
        found[name] = 1.0 if number >= most else number / most
    if figures:
        found["figure"] = min(len(figures), 2) / 2
        if any(figure.unit for figure in figures):
            found["money or per cent"] = 1.0
    if is_dated or _YEAR.search(text):
        found["year or date"] = 1.0
    if past:
        found["past"] = min(past, 2) / 2
    if names:
        found["named"] = min(names, 3) / 3
    if text.rstrip(" \"”'’").endswith("?"):
        found["question"] = 1.0
    count = len(plain)
    found["length"] = _LENGTHS[count] if count < len(_LENGTHS) else 1.0
    if count < 6:
        found["very short"] = 1.0
    return found


def terms(words: list[Word]) -> list[str]:
    """The single words and pairs that the trained part looks at; every number is one and the same term."""
    lower = ["#" if word.lower[0].isdigit() else word.lower for word in words if word.is_word or word.lower in "$%?"]
    return lower + [f"{first} {second}" for first, second in pairwise(("^", *lower))]

"""The words that the named signs of worth are read off, and where a word of two senses counts.

A sign is shown to people as a bar with its words, so it must be in the sentence: “no” is a greeting before a comma
alone, “due” names a cause before “to” alone, and “last” is no superlative before “week”.
"""

from typing import NamedTuple

from claims.reading.words import DETERMINERS, POSSESSIVES, TIME_WORDS, word_set

CHANGES = word_set("fell fallen rose risen dropped raised cut gained growing grew grown")
"""Words of change that as often mean something else: they count in a sentence with a figure alone."""
COMPARING = CHANGES | word_set(
    "more less fewer higher lower greater smaller bigger larger better worse than faster slower stronger weaker "
    "double doubled tripled halved twice increased decreased declined reduced increase decrease up down exceed exceeded"
)
SUPERLATIVE = word_set(
    "most least highest lowest largest biggest smallest best worst first last only record ever never greatest longest "
    "every all none nobody always"
)
CAUSAL = word_set("because caused cause causes led due result resulted consequence therefore thanks forced responsible")
HARMFUL = word_set(
    "killed dead deaths died destroyed attack attacks attacked war bomb bombs missile missiles soldiers troops "
    "weapons shot injured wounded fraud stolen stole bribe bribes corruption poisoned contaminated banned illegal "
    "illegally crime crimes arrested forged fake collapsed smuggled smuggling dumped doping abused victims casualties"
)
PUBLIC_MONEY = word_set("tax taxes debt debts deficit deficits unemployment jobs")
ACCUSING = word_set(
    "accused accuses accuse accusing alleged alleges allege alleging blamed blames guilty charged lied lying"
)
FUTURE = word_set(
    "will shall going i'll you'll he'll she'll it'll we'll they'll there'll tomorrow soon next plans plan promise "
    "pledge intend hope"
)
OPINION = word_set(
    "think believe feel hope wish opinion believes thinks deserve wonderful great terrible beautiful proud disgrace "
    "shame sad happy glad heartbroken love hate best brave right wrong good bad fair unfair important necessary "
    "priority dream tragic"
)
NORMATIVE = word_set("should must ought need needs necessity urge urged let let's please")
FIRST_PERSON = word_set("i me my mine myself i'm i've i'll i'd")
WE = word_set("we us our ours ourselves we've we're we'll")
SECOND_PERSON = word_set("you your yours you're you've")
PAST = word_set(
    "was were had did voted went took made said gave got came told knew saw lost won paid sent spent left became "
    "began brought built bought held kept led met put ran sold stood taught passed signed found"
)
NOT_PAST = word_set(
    "hundred indeed speed need exceed proceed succeed embed naked sacred wicked rugged crooked beloved greed breed "
    "bleed tweed"
)
PRESENT_STATE = word_set("is are has have")
MODAL = word_set("would could might may can")
GREETING = word_set("thank thanks hello welcome well yes no okay ok")
QUANTIFYING = word_set(
    "million billion percent thousand hundred trillion majority most many number average rate cost costs half"
)
SAYING = word_set("said says say told reported claimed announced according stated voted supported opposed")

SIGNS = {
    "comparison": (COMPARING, 2),
    "superlative": (SUPERLATIVE, 2),
    "cause": (CAUSAL, 1),
    "harm": (HARMFUL, 2),
    "public money": (PUBLIC_MONEY, 2),
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
    "past": (PAST, 2),
}
"""Signs that are read off single words: the words, and how many of them count in full."""

END = ""
"""The neighbour of the first and of the last word."""
NUMBER = "#"
"""The neighbour that is a number, whichever it is."""
OPENING = word_set('“ " ‘ « ( [ : . ! ? …') | {END}
"""A word behind one of these opens a sentence: its capital letter makes no name of it."""


class Where(NamedTuple):
    """A word counts where one of these stands right before or after it, and none of those; empty sets ask nothing."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()

    def holds(self, before: str, after: str) -> bool:
        return (
            (not self.before or before in self.before)
            and (not self.after or after in self.after)
            and before not in self.not_before
            and after not in self.not_after
        )


_BE = word_set("is was are were be been being")
_WITH_TO = Where(after=word_set("to"))
_NOT_AT = Where(not_before=word_set("at"))
NO_STATE = Where(not_before=word_set("is are be being isn't aren't"))
"""“Is closed” says how things are, “was closed” and “has been closed” what has happened."""
_NO_NOUN = Where(not_before=word_set("the a an my his your our their political free good own at of"))
_OPENS_ALONE = Where(before=OPENING, after=word_set(", . ! — – - …") | {END})
_IN_TIME = TIME_WORDS | word_set("few two three four five season spring summer autumn winter") | {NUMBER}
_HOW_FAR = Where(after=word_set("from by") | {NUMBER})
_OF_A_RECORD = "high highs low lows number numbers sum amount profit profits level levels crowd"

WHERE: dict[str, dict[str, Where]] = {
    "greeting": dict.fromkeys(word_set("well yes no okay ok hello"), _OPENS_ALONE)
    | {"welcome": Where(before=OPENING | {"you're"}), "thanks": Where(not_after=word_set("to"))},
    "cause": {
        "thanks": _WITH_TO,
        "led": _WITH_TO,
        "due": Where(after=word_set("to"), not_before=_BE | {",", "and", END}),
        "result": Where(before=word_set("a direct")),
        "resulted": Where(after=word_set("in from")),
        "responsible": Where(after=word_set("for")),
    },
    "superlative": {
        "last": Where(not_after=_IN_TIME),
        "first": Where(before=DETERMINERS | POSSESSIVES | _BE, not_after=_IN_TIME),
        "most": _NOT_AT,
        "least": _NOT_AT,
        "best": _NOT_AT,
        "worst": _NOT_AT,
        "all": Where(not_before=word_set("at after above of")),
        "record": Where(after=word_set(_OF_A_RECORD)),
    },
    "comparison": {
        "than": Where(not_before=word_set("rather other else")),
        "better": Where(not_before=word_set("had i'd you'd he'd she'd we'd they'd")),
        "twice": Where(after=word_set("as the that what") | {NUMBER}),
        "up": _HOW_FAR,
        "down": _HOW_FAR,
    },
    "accusation": {
        "charged": Where(after=word_set("with")),
        "lying": Where(not_after=word_set("in on at between near under within beneath down")),
    },
    "future": {"will": _NO_NOUN, "going": _WITH_TO, "next": Where(after=_IN_TIME)}
    | dict.fromkeys(word_set("plan plans promise pledge hope"), _WITH_TO),
    "opinion": {
        "right": Where(
            not_before=POSSESSIVES | word_set("a no every far"),
            not_after=word_set("to of bank wing hand side now after before away back"),
        ),
        "fair": Where(not_before=word_set("the book trade art county world job state")),
        "opinion": Where(not_after=word_set("poll polls")),
        "love": Where(not_after=word_set("affair affairs story stories song songs letter letters")),
    },
    "first person": {
        "i": Where(not_before=word_set("war part title phase type volume chapter")),
        "mine": Where(before=word_set("is was are were of than like and")),
    },
    "modal": {"can": _NO_NOUN, "might": _NO_NOUN},
    "who voted or said": {"say": Where(not_before=word_set("i we you they people some to let's"))},
    "past": dict.fromkeys(PAST, NO_STATE) | {"left": Where(not_before=word_set("the a an far hard on to is are be"))},
}
"""Words of two senses: for each sign, where they count."""
MAYBE_NAMES = MODAL | FUTURE | OPINION
"""“Hope Solo”, “May Wong”: names where another capital letter follows, unless somebody asks."""

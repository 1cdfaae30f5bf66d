"""The words that name what an English figure counts: “infantry fighting vehicles” behind “25”."""

import re

from claims.reading.figures.in_words import NUMBER_WORDS
from claims.reading.words import NOT_ADVERBS, OTHER_VERBS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, is_adverb, word_set

LONGEST_COUNTED = 4
"""So many words name a thing at most."""
STOP = word_set(
    "in on at by for with from to into about against between during before after over under near of and or but as is "
    "are was were be been have has had that which who will would can could may might the a an this these those when "
    "while since than it he she they we i did does do not per ago later earlier early more less up down its their his "
    "her where whose whom because if so there then home abroad aboard them us killed destroyed eliminated counted died "
    "rose fell almost nearly roughly approximately "
    "watched attended gathered "
    "said overnight today yesterday tonight tomorrow monday tuesday wednesday thursday friday saturday sunday"
) | ((PREPOSITIONS | PRONOUNS | SUBORDINATORS) - word_set("past like mine"))  # fmt: skip
_SKIPPED = word_set("of the a an his its her their our new")
MORE = word_set("more other another additional further")
"""What comes to others keeps its word: “three other Americans” are not all who died."""
_HEARSAY = word_set("reportedly allegedly supposedly being")
_PLURALS = word_set("people men women children police cattle staff crew personnel aircraft others wounded injured dead")
_VERBS = OTHER_VERBS | word_set(
    "say says believe think know want enjoy live like love claim agree expect hope overran retreat disappear escape "
    "suffer feel die object oppose support became begun overnight alone apiece each last next together here there "
    "twice both"
)
"""What those do who are counted: “two Australians say”, “60 officers disappear”."""
_SAYS = word_set("say says said believe believes think thinks want wants agree disagree approve disapprove oppose")
"""“47% say”: of whom, nobody tells."""
_ON_YEAR = re.compile(r"[\s-](year|quarter|month|week)[\s-](?:on|over)[\s-]\1\b")
"""“3.2 percent year on year” is of no years."""
_DONE = re.compile(r"[a-z]{3,}(?<!e)ed")
"""“Oil spilled from”, “money earned.”: no part of the thing where a mark or a word such as “from” follows."""
_SHORT_FORM = re.compile(r"(?:[A-Z]\.){2,}")
"""“17 U.S. troops” are troops."""
_WORDS = re.compile(r"[^\s—―]+|[—―]")
_COMPOUND = re.compile(r"[-‑–]((?:(?:square|cubic)[-‑–])?[^\W\d_]+)(?:[-‑–][^\W\d_]+)*")
_NO_THING = word_set("strong plus odd some and in by on to or of")
"""“A 20,000-strong army” counts who is in the army, “four-and-a-half years” years."""

_NUMBER_OF = re.compile(
    r"\bnumber\sof\s(?P<thing>(?:[a-z][a-z-]*\s){0,2}?(?:[a-z][a-z-]*s|people|men|women|children|dead|police))(?![\w-])"
    r"(?:\s[^\s.;:!?]+){0,10}?\s(?:at|to|from|is|was|reached|hit|topped|exceeded|passed)\s$"
)
LONGEST_NUMBER_OF = 140
"""So far before a figure may stand what it is the number of."""
_CROWD_OF = re.compile(r"\b(?:crowd|audience|attendance|congregation)\sof\s(?:[a-z]+\s){0,2}$")
LONGEST_CROWD_OF = 40
"""A crowd is of those whom the figure counts that stands so near behind it."""
_AND = re.compile(r"(?:,|\sand)\s$")
_ELSEWHERE = re.compile(r"\s(?:in|on|at|over|during|near|last|this)\s")


def counted_before(text: str, start: int) -> str:
    """What a figure is the number of that begins at ``start``: “the number of people who came was put at 15,000”."""
    found = _NUMBER_OF.search(text, max(0, start - LONGEST_NUMBER_OF), start)
    if found is None:
        return "people" if _CROWD_OF.search(text, max(0, start - LONGEST_CROWD_OF), start) else ""
    return found["thing"]


def counts_the_same(text: str, before: int, start: int, end: int) -> bool:
    """Whether a figure counts what the one before it does, elsewhere: “12 people in Paris and 30 in Lyon”."""
    between = text[before:start]
    is_listed = _AND.search(between) is not None and not re.search(r"[.;:]", between)
    return is_listed and _ELSEWHERE.search(between) is not None and _ELSEWHERE.match(text, end) is not None


def counted_by(text: str, after: int, end: int) -> str:
    """The words that name what a figure counts that ends at ``after``, in a sentence that ends at ``end``.

    “A three-judge panel” are three judges, and a “six-month mission” six months, whatever they are part of.
    """
    if _ON_YEAR.match(text, after, end):
        return ""
    compound = _COMPOUND.match(text, after, end)
    if compound is not None:
        if compound[1].lower() not in _NO_THING:
            return re.sub("[-‑–]", " ", compound[1])
        after = compound.end()
    kept: list[str] = []
    words = _WORDS.findall(text, after, min(end, after + 120))
    for at, word in enumerate(words):
        bare = word.strip('.,;:!?"“”«»()-—–…')
        bare = bare if bare.startswith(("'s", "’s")) else bare.strip("'‘").rstrip("’")
        lower = bare.lower()
        if not kept and lower in _SKIPPED:
            continue
        if not kept and lower in MORE:
            kept.append(bare)
            continue
        if bare.endswith(("’s", "'s")) and not kept:
            if lower[:-2] in _PLURALS:
                return bare[:-2]
            continue
        if word[0] == "(" or (kept and word[0] == "[") or lower in _HEARSAY or (not kept and lower in _SAYS):
            break
        if lower == "likely" and kept and kept[-1].lower() in MORE:
            break  # “19 percent more likely”
        if not bare or lower in STOP or lower in NUMBER_WORDS or bare[0].isdigit() or len(kept) == LONGEST_COUNTED:
            break
        if kept and _is_no_part(kept[-1].lower(), lower, word, words[at + 1] if at + 1 < len(words) else ""):
            break
        if _SHORT_FORM.fullmatch(word) and at + 1 < len(words) and words[at + 1][0].islower():
            kept.append(word)
            continue
        kept.append(bare)
        if not word[-1].isalnum():
            break
    return "" if kept[-1:] and kept[-1].lower() in MORE else " ".join(kept)


def _is_no_part(before: str, lower: str, word: str, following: str) -> bool:
    """Whether a word behind the first ones of a thing tells what the thing does, or what is done to it."""
    is_plural = (before.endswith(("s", "men")) and not before.endswith("ss")) or before in _PLURALS
    if lower in _VERBS:
        return True
    if is_plural and (
        lower.endswith(("ed", "ing", "wide")) or lower == "online" or (is_adverb(lower) and lower not in NOT_ADVERBS)
    ):
        return True
    is_last = not word[-1].isalnum() or not following or following.lower().strip(",;") in STOP
    return is_last and _DONE.fullmatch(lower) is not None

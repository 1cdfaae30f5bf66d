"""How sure the wording of a statement is, whether it affirms or denies, and whether anybody stands behind it.

The ladder is possible < likely < highly possible < asserted < confirmed. “Cannot rule out”, “has not confirmed” and
“not impossible” are read as what they leave open, not as the word that they hold. Only the statement's own clause
counts: what stands in “which …” or “because …” says nothing about the whole, and what hangs on an “if” is merely
possible.
"""

import re
from dataclasses import dataclass

from claims.choices import Certainty, Polarity
from claims.reading.attribution.negation import BELIEVED, NEARLY_NOT, NOT_ONLY
from claims.reading.frames import FRAMES
from claims.reading.words import AUXILIARIES, PREPOSITIONS, Word, find_words, small_letters, word_set

_NAMED_MAY = re.compile(r"\b(?:M(?=(?i:ay)\b(?! (?i:be|have|not|still|soon|also|already|never)\b))|m(?=ay\s[^a-z]))")
"""The month, Theresa May, and the wish in “may God heal” are no possibility: these stand with a capital letter, and no
frame holds one."""
_TITLED_MAY = re.compile(r"(\w+)(?<!\s)\sMay(?=\s(?!Says\b|Said\b|Tells\b|Told\b|Day\b)[A-Z][a-z])")
"""“Marijuana May Lead to Ticket”: in a headline whose words all have capitals, “May” behind a noun is no month."""
_MONTH = re.compile(r"\bM(?=ay\b)")
_BEFORE_MONTH = word_set("in by on of since until from this last next early late mid theresa mrs ms minister pm")
_NOBODY_CAN = re.compile(
    r"\b(?:no(?!\s(?:doubt|question|longer|matter|wonder)\b)|nobody|no\sone|none|neither|nothing|not\sa\ssingle)"
    r"(?:\s(?!(?:who|which|that|what|where|when|why|how|if|because|as|and|but|or|to|he|she|they|we|it|i|you"
    r"|is|are|was|were|has|have|had|can|did|does|do|will|would|went|reason|therefore)\b)[\w’'.-]{1,30}){0,6}?"
    r"\s(?=could\b|may\s(?!ever\b|have\b|be\b(?!\s(?:\w+ed|\w+en|made|let|put|set|held|sold|kept|left|built|sent|paid)\b)))"
)
"""“No lorry may cross”, “nobody could explain it”: what is forbidden, or was beyond everybody, is no possibility."""
_STEM = re.compile(r"\b[a-z]{2,4}")
_VAGUE_SIGNS = word_set(
    "repo alle supp purp rumo said clai acco offi sour insi expe obse anal crit witn econ comm some many peop othe"
)
_UNSAID_SIGNS = word_set("no not unco")
_DENYING_SIGNS = word_set("no not neve nor cann nobo noth none neit nowh hard scar bare")
"""The beginnings of the words without which no vague source and no negation is there: most statements hold none."""
CONDITION = "if"
_CONDITION = re.compile(
    r"^\W*(?:if|unless|should\s(?:the|a|he|she|they|it))\b|\b(?:would|will|could)\b.{0,200}?\b(?:if|unless)\b"
)
_HANGS = ("if", "unless", "should")
_PEOPLE = (
    "reports|rumou?rs|officials|sources|insiders|experts|observers|analysts|critics|witnesses|economists|commentators"
    "|some|many(?:\\speople)?|people|others"
)
_VAGUE = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|purport(?:s|ed|ing)?\sto|alleged(?=\s[a-z])|rumou?red"
    r"|(?:is|are|was|were)\s(?:said|reported|rumou?red|alleged|claimed)\sto|it\s(?:is|was|has\sbeen)\s(?:said|reported|rumou?red|claimed|alleged)\sthat)\b"
    rf"|^(?:unconfirmed\s|media\s|several\s|some\s|unnamed\s)*(?:{_PEOPLE})\s(?:\w+ly\s)?(?:say|said|believe|claim|claimed|suggest|indicate"
    r"|indicating|have\sit|told|report|reported|expect|think|thought|warn|fear|suspect)\b"
    rf"|\baccording\sto\s(?:unconfirmed\s|some\s|media\s|several\s|local\s|unnamed\s)*(?:{_PEOPLE})\b"
)
_CLEFT = re.compile(r"what\s[^.]{1,200}?\b(?:is|was)\sthat\s", re.IGNORECASE)
"""“What he did not say is that the bank is empty”: only what follows is told."""
_ASIDE = re.compile(r",\s(?:which|who|whose|where|if)\b[^,]{0,300},|(?<=\w\s)\([^()\s]{1,40}\s[^()\n]{1,200}\)")
_SUBORDINATE = re.compile(
    r",?\s(?:where|which|who|because|although|though|while|whereas|after|before|since|(?:if|unless|when)(?=\s))\b"
)
_ANOTHER = re.compile(
    r"[,;:—]\s(?:but|yet)\s(?:(?:i|we|he|she|they|there)\b|it\s?(?:is|was|[’']s|remains)\s(?:\w+ly\s)?(?:not\sclear|un(?:clear|certain|known)))"
)
"""Where a second statement begins, which may be doubted or denied while the first one is not."""
_UNSAID = re.compile(
    r"(?<!\bis\s)(?<!\bwas\s)(?<!\bbe\s)(?<!remains\s)\bno\sdoubt\b|\bunconfirmed\s(?:reports|rumou?rs)\b|\bnot\s(?:just|only|merely|simply)\b|\bnot\s[\w\s]{1,30}?\sbut\b"
    r"|\bno\slonger\s[\w\s]{1,40}?[;,—]\s?(?:but|it|this)\b"
    r"|\bi\sdo(?:\snot|n[’']t)\sknow\s(?:if|whether)\s[^,.]{1,40},\sbut\b"
    r"|\bmake\sno\smistake\b|\bno\s(?:wonder|secret|question\s(?:that|about))\b|\bor\snot\b(?!\s(?:to|be)\b)"
)
"""Words that look like a negation, or like doubt, and are none."""

_JUDGED = re.compile(
    r"(?:,?\s(?:but|though|although)\s(?:this|that|it|they))?\s"
    r"(?:(?:has|have|had|could)\snot\s(?:yet\s)?be(?:en)?\s(?:\w+ly\s)?(?:confirmed|verified|proven|corroborated)\b|(?:is|are|was|were|remains?|has\sbeen|have\sbeen)\s(?:\w+ly\s)?"
    r"(?:un(?:proven|confirmed|verified|true)|false|wrong|incorrect|baseless|a\slie|debunked|disproved|disproven"
    r"|not\s(?:true|so|proven|confirmed)|likely\s(?:true|false)|(?:not\sbeen\s)?(?:confirmed|verified|proven))\b)",
    re.IGNORECASE,
)
_BY_FORCE = {
    "confirm": Certainty.CONFIRMED,
    "allow": Certainty.POSSIBLE,
    "suggest": Certainty.LIKELY,
    "estimate": Certainty.LIKELY,
}
_BY_LEMMA = {
    **dict.fromkeys(word_set("suspect believe think reckon assume presume expect anticipate doubt"), Certainty.LIKELY),
    **dict.fromkeys(word_set("speculate imagine guess wonder fear hint"), Certainty.POSSIBLE),
    "indicate": Certainty.ASSERTED,
    "prove": Certainty.CONFIRMED,
}
_NEGATIONS = word_set("not never nor cannot nobody nothing none neither nowhere")
_FRONTED = word_set("although though while whereas since as when after before because despite")
_ANYBODY = word_set("anyone anybody anything any ever")
"""“Hardly anyone expects a rise”: who says so denies it."""
_NO_LESS = word_set("more but short less")
"""“Nothing more than a stunt”, “nothing short of a scandal”: it is one."""
_DENYING = word_set("deny dismiss")
_LONGEST_FRONT = 40
_BEEN = word_set("been felt looked seemed had seen")
_MORE = word_set("more better worse less")
_NO_COMPARATIVE = word_set(
    "under over after either neither other another whether never ever member leader soldier officer prisoner lawyer "
    "teacher player minister user driver farmer worker banker writer singer owner partner father mother brother sister "
    "customer offender danger order answer number matter paper power water offer letter centre center master monster "
    "murder murderer killer voter reporter supporter believer lover fighter founder together altogether there eager "
    "sober bitter clever tender sinister"
)
LONGEST_REACH = 9
"""A negation further from the start than this many words denies a part of the statement, not the statement."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How sure a wording is; ``words`` are those that decide it, empty where it is simply stated."""

    certainty: Certainty
    polarity: Polarity
    is_vague: bool
    words: str

    @property
    def is_conditional(self) -> bool:
        """Whether it hangs on an “if”, and on nothing weightier."""
        return self.words == CONDITION

    @property
    def why(self) -> str:
        """The reason in a sentence."""
        label = str(self.certainty.label)
        return f"“{self.words}” makes it {label}." if self.words else f"It is simply stated, which is {label}."


def weigh(
    exact: str, *, lemma: str = "", force: str = "", is_negated: bool = False, words_of: list[Word] | None = None
) -> Weight:
    """Weigh a statement, or a whole sentence with its reporting verb in it.

    ``lemma`` and ``force`` are those of the reporting verb where the words themselves do not hold it, ``is_negated``
    that the verb is (“has not confirmed”); ``words_of`` are the words of ``exact`` where they are known.
    """
    clause, small = whole = _own_clause(exact)
    stems = set(_STEM.findall(small))
    vague = _VAGUE.search(small) if stems & _VAGUE_SIGNS else None
    if stems & _UNSAID_SIGNS:
        small = _UNSAID.sub(_blank, small)
    certainty: Certainty | None = None
    is_doubted = lemma == "doubt" and force == "dispute" and not is_negated
    words, is_turned = "", is_doubted or (is_negated and lemma in BELIEVED)
    beginning = small_letters(exact[:600])
    if any(sign in beginning for sign in _HANGS) and _CONDITION.search(beginning):
        certainty, words = Certainty.POSSIBLE, CONDITION
    elif exact.startswith("whether "):
        certainty, words = Certainty.POSSIBLE, "whether"  # “… to determine whether data was stolen”
    for frame in FRAMES:
        match = None if frame.signs.isdisjoint(stems) else frame.pattern.search(small)
        if match is None:
            continue
        found = clause[match.start() : match.end()]
        clause, small = _without(clause, match), _without(small, match)
        is_turned ^= frame.turns
        if certainty is None or (certainty is Certainty.CONFIRMED and frame.rung not in (None, Certainty.ASSERTED)):
            certainty, words = frame.rung, " ".join(found.split())
        if frame.rung is not Certainty.CONFIRMED:
            break
    if stems & _DENYING_SIGNS or "n't" in small or "n’t" in small:
        is_known = words_of is not None and whole[0] == exact and small == whole[1]
        is_turned ^= denies(words_of if words_of is not None and is_known else find_words(small))
    by_verb = _of_verb(lemma, force, is_negated)
    if certainty is None or certainty is Certainty.ASSERTED or (is_negated and by_verb):
        certainty, words = by_verb or (certainty or Certainty.ASSERTED, words)
    if force in _DENYING:
        is_turned = not is_negated
    return Weight(certainty, Polarity.DENIED if is_turned else Polarity.AFFIRMED, vague is not None, words)


def _of_verb(lemma: str, force: str, is_negated: bool) -> tuple[Certainty, str] | None:
    rung = _BY_LEMMA.get(lemma) or _BY_FORCE.get(force)
    if not is_negated:
        return (rung, lemma or force) if rung else None
    if lemma in BELIEVED:
        return Certainty.LIKELY, f"not {lemma}"
    return (Certainty.POSSIBLE, f"not {lemma}") if force == "show" or (rung and lemma != "doubt") else None


def certainty_of(exact: str, *, lemma: str = "", force: str = "") -> Certainty:
    """The rung of the ladder for the words ``exact`` reported by a verb of this lemma and force."""
    return weigh(exact, lemma=lemma, force=force).certainty


def polarity_of(exact: str, *, force: str = "", is_negated: bool = False) -> Polarity:
    """Whether the statement says that something is so, or that it is not."""
    return weigh(exact, force=force, is_negated=is_negated).polarity


def is_left_open(exact: str) -> bool:
    """“Refused to confirm that …”, “an unproven claim”: what is told is said to be neither so nor not so."""
    _, small = _own_clause(exact)
    return FRAMES[0].pattern.search(small) is not None


def denies(words: list[Word]) -> bool:
    """A negation that reaches the main verb: “not just” and “, not illness,” do not."""
    seen = 0
    for at, word in enumerate(words[_main_clause(words) :], start=_main_clause(words)):
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
        if seen > 1 and (lower, previous) in (("but", ","), ("that", "and")):
            return False  # “…, but I can't swear to it”, “… and that nobody was hurt”
        if seen > 1 and lower in ("but", "and") and following in _NEGATIONS | {"no"}:
            return False  # “kills the virus but not the host”, “and not a penny more”
        if _is_of_a_part(words, at) or (lower == "never" and _is_more_than_ever(words, at)):
            continue
        if lower in _NEGATIONS and following not in NOT_ONLY and previous != ",":
            return True
        if lower in NEARLY_NOT and following in _ANYBODY:
            return True
        if lower.endswith("n't") and following not in NOT_ONLY:
            return True
        after = words[at + 2].lower if at + 2 < len(words) else ""
        if lower == "no" and following not in ("doubt", ".") and (following, after) != ("longer", "than"):
            return True
    return False


def _main_clause(words: list[Word]) -> int:
    """Where the main clause begins: behind the comma of “Although no party won, …”, mostly at once."""
    first = next((at for at, word in enumerate(words) if word.is_word and word.lower != "even"), len(words))
    if first == len(words) or words[first].lower not in _FRONTED:
        return 0
    comma = next((at for at in range(first, min(len(words), first + _LONGEST_FRONT)) if words[at].text == ","), 0)
    return comma + 1 if comma else 0


def _is_of_a_part(words: list[Word], at: int) -> bool:
    """“A way of not paying”, “a man with no ticket”, “paying no tax was smart”, “nothing more than a trick”."""
    lower, before = words[at].lower, words[at - 1].lower if at else ""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if lower == "nothing":
        return following in _NO_LESS
    if lower == "not" and before in PREPOSITIONS and following.endswith("ing"):
        return True
    is_before_verb = lower in ("no", "not") and following not in AUXILIARIES
    is_before_verb = is_before_verb and AUXILIARIES.isdisjoint(word.lower for word in words[:at])
    is_before_verb = is_before_verb and not AUXILIARIES.isdisjoint(word.lower for word in words[at + 1 :])
    is_gerund = words[0].lower.endswith("ing") and words[0].lower not in _NEGATIONS | PREPOSITIONS
    is_gerund = is_gerund and all(word.text != "," for word in words[:at])  # “Starting on Monday, no car may …”
    return is_before_verb and (is_gerund or (lower == "no" and before == "with"))


def _is_more_than_ever(words: list[Word], never: int) -> bool:
    """“Has never been prouder”, “there has never been a better time”, “have never felt so free”: it is so."""
    behind = [word.lower for word in words[never + 1 : never + 6]]
    if not behind or behind[0] not in _BEEN:
        return False
    at = 1 + (behind[1:2] in (["a"], ["an"]) or behind[1:2] in (["so"], ["as"]))
    last = behind[at] if at < len(behind) else ""
    is_comparative = last.endswith("er") and len(last) > 4 and last not in _NO_COMPARATIVE
    return is_comparative or last in _MORE or (at == 2 and behind[1] in ("so", "as"))


def judgement_after(rest: str) -> str:
    """“… is wrong”, “…, but this is unproven”: what a sentence says of what it has just told, mostly nothing."""
    found = _JUDGED.match(rest)
    return found[0] if found else ""


def _own_clause(exact: str) -> tuple[str, str]:
    """The statement's own words, as they are and in small letters, asides and subordinate clauses left out."""
    cleft = _CLEFT.match(exact)
    plain = _ASIDE.sub(_blank, exact if cleft is None else exact[cleft.end() :])
    small = small_letters(plain)
    named_may = _NAMED_MAY
    if "May" in plain and _is_title_case(plain):
        plain, named_may = _TITLED_MAY.sub(_modal, plain), _MONTH
    if "may" in small:
        for named in named_may.finditer(plain):
            small = f"{small[: named.start()]}M{small[named.end() :]}"
    if "may" in small or "could" in small:
        for barred in _NOBODY_CAN.finditer(small):
            at = barred.end()
            small = f"{small[:at]}{small[at].upper()}{small[at + 1 :]}"
    match = _SUBORDINATE.search(small, 12) or (_ANOTHER.search(small, 12) if "but" in small else None)
    return (plain[: match.start()], small[: match.start()]) if match else (plain, small)


def _modal(may: re.Match[str]) -> str:
    return may[0] if may[1].lower() in _BEFORE_MONTH else f"{may[1]} may"


def _is_title_case(text: str) -> bool:
    long = [word for word in text.split() if len(word) > 3]
    return len(long) > 2 and sum(word[:1].isupper() for word in long) >= 0.7 * len(long)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]}{_blank(found)}{text[found.end() :]}"

"""The words by which a statement is more or less sure: a table of frames, each with the rung that it sets."""

import re
from dataclasses import dataclass

from claims.choices import Certainty
from claims.reading.words import word_set

_ADVERBS = r"(?:\s(?:yet|even|officially|independently|immediately|fully|publicly|itself|be|been|so\sfar))*"
_NOT = (
    r"(?:(?:declined|refused|unable|failed|declines|refuses|impossible)\sto"
    r"|(?:has|have|had|did|does|do|is|was|were|are|can|could|would|will)(?:\snot|n[’']t)"
    r"|can(?:\s?not|[’']t)|never|yet\sto)"
)
_CLAIMS = (
    r"(?:an?y?\s|the\s|these\s|those\s|all\s|such\s|[\w’']+\s)?"
    r"(?:claims?|reports?|accusations?|allegations?|charges?|rumou?rs?|suggestions?)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that set the rung of what stands beside them (None: they leave it), and whether they turn it round.

    ``signs`` are beginnings of words, of up to four letters, without which none of them is there.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]
    rung: Certainty | None
    turns: bool


def _frame(rung: Certainty | None, signs: str, *ways: str, turns: bool = False) -> Frame:
    words = "|".join(way.replace(" ", r"\s") for way in ways)
    return Frame(word_set(signs), re.compile(rf"\b(?:{words})(?!\w)"), rung, turns)


FRAMES = (
    _frame(
        Certainty.POSSIBLE,
        "rule excl conf veri prov corr unco unve unpr impo inco real boun ques",
        rf"{_NOT}{_ADVERBS} (?:rule|exclude)d?(?: out)?",
        rf"not{_ADVERBS} (?:ruled out|excluded)",
        "neither confirm(?:ed|s)? nor den(?:y|ied|ies)",
        rf"{_NOT}{_ADVERBS} (?:confirm(?:ed)?|verify|verified|prove[dn]?|corroborated?)",
        rf"(?:nobody|no one|neither) (?:has|have|had|can|could){_ADVERBS} (?:confirm|verif|prove)(?:ed|ied|y|n)?",
        "(?:difficult|hard(?:er)?|tricky|trying|working|seeking|struggling|hoping|attempt(?:s|ing)?|efforts?|information"
        "|asked|urged|pressed|invited)"
        " to (?:confirm|verify|prove|corroborate)",
        "(?:confirm|verify|prove) (?:whether|if)",
        rf"{_NOT}{_ADVERBS} (?:going|able|prepared|ready|willing|in a position) to (?:confirm|verify)",
        "(?:unconfirmed|unverified)(?! (?:number|amount|sum|quantity))|unproven",
        "no (?:official |independent |immediate )?(?:confirmation|corroboration) (?:that|of)",
        "not impossible|not inconceivable",
        'not [“"]?(?:out of|outside|beyond) the (?:realms?|bounds|question)',
    ),
    _frame(None, "deny deni disp reje", rf"{_NOT}{_ADVERBS} (?:deny|denied|disputed?|reject(?:ed)?)"),
    _frame(Certainty.LIKELY, "unli impr", "not (?:unlikely|improbable)"),
    _frame(
        Certainty.CONFIRMED,
        "disp debu prov",
        "(?:has|have|had|is|was|were|are) (?:been )?(?:disproved|disproven|debunked|proven (?:false|wrong))",
        "disproves?|debunks?",
        turns=True,
    ),
    _frame(
        Certainty.CONFIRMED,
        "doub undo unde cert fact conf prov veri",
        "there (?:is|was|can be|remains) no (?:reasonable )?doubt",
        "without (?:a |any )?doubt",
        "beyond (?:any |reasonable |all )?doubt",
        "undoubtedly|undeniably",
        "it (?:is|was) (?:now )?(?:certain|a fact|an? established fact)",
        "(?:able|managed|pleased|happy|glad|like|free) to confirm",
        r"(?<!\bto )confirm(?:s|ed)?"
        "(?! (?:cases?|deaths?|infections?|dead|bookings?))|confirmation that",
        r"prove[sdn]?(?= (?:that|the|a|to be|beyond|by|in)\b|$|[.,;])|(?:been|is|was|were|are) proven",
        "verified|verifies",
    ),
    _frame(
        Certainty.HIGHLY_POSSIBLE,
        "unli impr doub impo zero litt",
        "(?:highly|very|extremely|most|quite|overwhelmingly) (?:unlikely|improbable|doubtful)",
        "(?:virtually|almost|nearly|practically|all but) impossible",
        r"(?:chances?|likelihood|probability)\b.{0,60}?\b(?:close to|near|almost) zero",
        "little (?:chance|likelihood|prospect)",
        turns=True,
    ),
    _frame(
        Certainty.HIGHLY_POSSIBLE,
        "poss prob like chan cert sure reas doub",
        "(?:higher|high|strong|great|big|considerable|very real|serious) (?:possibility|probability|likelihood|chance)",
        "(?:very|highly|most|extremely|more than|overwhelmingly|quite) (?:likely|probable|probably|possible|possibly)",
        "(?:almost|virtually|nearly|practically) (?:certainly|certain|surely)",
        "in all likelihood|all but certain|every reason to believe|(?:little|hardly any) doubt",
    ),
    _frame(
        Certainty.LIKELY,
        "unli impr doub like prob evid proo sign indi beli thou thin expe unde set appe seem susp",
        r"unlikely|improbable|doubtful|doubt(?:s|ed)?(?= (?:that|whether|if)\b)",
        "not (?:very |at all )?(?:likely|probable)",
        "(?:little|scant|hardly any) (?:evidence|proof|sign|indication)",
        "(?:is|are|was|were)(?: not|n[’']t) (?:believed|thought|expected|understood|set) to",
        "(?:do|does|did)(?: not|n[’']t) (?:appear|seem|believe|expect|think|suspect)",
        turns=True,
    ),
    _frame(Certainty.POSSIBLE, "poss perh", "(?:thought|believed|expected) (?:possibly|perhaps)"),
    _frame(
        Certainty.LIKELY,
        "like prob pres appa chan beli thou expe unde set esti susp appe seem poin sugg assu reck",
        "likely|probabl[ey]|presumabl[ey]|apparently|likelihood|in (?:all )?probability|good chance",
        r"(?:is|are|was|were) (?:\w+ly |now |still |also )?"
        r"(?:believed|thought|expected|understood|set|estimated|suspected) to",
        "(?:appear|seem)(?:s|ed) (?:to|that)",
        "estimated (?:to|at)|points? to|pointed to|suggest(?:s|ed)? that",
        r"(?:believe|suspect|expect|assume|presume|reckon)(?:s|d|ed)?(?= (?:that|the|there|it|he|she|they)\b)",
    ),
    _frame(
        Certainty.POSSIBLE,
        "coul migh poss perh mayb pote may chan whet if uncl unce clea rema woul hint wond fear",
        r"could(?! not\b|n['’]t| (?:barely|hardly|scarcely|see|hear|smell|feel)\b)",
        "might|possib(?:ly|ility)|perhaps|maybe|potentially",
        r"(?<!\bas )(?<!\bbest )(?<!\bevery )(?<!\bwherever )(?<!\bwhenever )possible",
        r"(?<=\bas )possible(?= (?!in|to|on|at|by|so|for|and|from|with|about|during|before|after|following)[a-z])",
        "may(?= [a-z])",
        r"(?<!no )(?<!by )(?<!it is )(?<!it was )(?<!last )(?<!last-)(?<!second )"
        r"chance(?= (?:that|of|for|it|he|she|they|we|the|a|his|her)\b)",
        r"(?:has|have|stands?|stood) (?:still )?(?:a|any|some) (?:\w+ )?chance",
        r"(?:investigat\w+|examin\w+|looking into|establish|determine|known|checking) (?:whether|if)",
        "(?:unclear|not(?: yet| immediately| entirely)? clear|uncertain) (?:whether|if|that|how)",
        "remains to be seen|would appear|hint(?:s|ed)? that",
        r"(?:wonder|fear)(?:s|ed)?(?= (?:that|whether|the|it|there)\b)",
    ),
    _frame(
        Certainty.ASSERTED,
        "deny deni reje dism refu disp rule untr fals wron inco lie impo base true accu corr evid proo sign indi fail "
        "yet",
        "(?<!being )(?<!been )den(?:y|ies|ied)(?= )",
        rf"(?:reject|dismiss|refute|dispute)(?:s|ed|d)? {_CLAIMS}|rule[sd]? out",
        r"(?:is|are|was|were) (?:simply |plainly )?(?:untrue|false|wrong|incorrect|a lie|impossible|baseless)",
        "(?:is|are|was|were)(?: (?:simply |just )?not|n[’']t) (?:true|accurate|correct)",
        r"no (?:\w+ )?(?:evidence|proof|sign|indication)|failed to|yet to|has yet",
        turns=True,
    ),
)
"""Looked for in this order, what is surer of itself first; the words that are found are then out of the way."""

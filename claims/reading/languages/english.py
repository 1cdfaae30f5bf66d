"""How people answer each other in English; the rest of English is read by rules of its own."""

from claims.reading.languages.tongue import Answers

ENGLISH = Answers(
    accusing=r"\b(?:accus\w*|alleg\w*|charge[sd]?|blam(?:e|es|ed|ing)|prosecutors?)\b",
    points_back=(
        r"\b(?:th(?:e|ese|ose|is|at)|all|any|such|his|her|their|its|both|[A-Z]\w+['’]s)\s(?:\w+\s){0,2}?"
        r"(accusations?|allegations?|charges?|claims?|reports?|suggestions?|statements?|figures?|numbers?|rumou?rs?|criticism"
        r"|assertions?|version|account|story)\b|^\W*(?:this|that|it|them|these|those)\W*$"
    ),
    proof=r"\b(?:proof|prove|proves|evidence|inventory|documents?|substantiate)\b",
    document=(
        r"\b(?:documents?|letters?|contracts?|ledgers?|records?|copies|photos?|photographs?|videos?|footage|recordings?|"
        r"emails?|minutes|budget report|annual report|report published|receipts?|invoices?|inventory|"
        r"satellite images?|books show)\b"
    ),
    data=r"\b(?:data|statistics|survey|measurements?|sensors?|samples?|test results|census)\b",
    reason=r"\b(?:because|since|as\s(?:he|she|it|they)|instead|in fact|rather|actually)\b",
    dismissing=(
        r"\b(?:fake|hoax|nonsense|fairy[- ]tale|rubbish|absurd|baseless|ridiculous|lies?|fabricat\w+|slander|"
        r"propaganda|disinformation|unfounded|invention|invented|fantasy|joke)\b"
    ),
    appositive=r"an? (?:\w+ ){1,3}(?:that|which|\w+) ",
    contradicting=(
        r"(?:(?:no, )?(?:that|this|it|these|those)|what .{2,40} (?:says?|said|claims?|claimed))"
        r"(?:['’]s| is| was| are| were)(?: \w+ly| just| all| a)? "
        r"(?:wrong|false|untrue|not true|not so|not the case|lie|lies|nonsense|incorrect|fake)\b"
    ),
    demand=(
        r"(?:the |a |an |any |all |his |her |their )?(?:calls?|demands?|ideas?|proposals?|plans?|"
        r"offers?|bids?|requests?|bills?)\b"
    ),
    no_comment=r"\b(?:to (?:\w+ )?comment|to answer|to respond|to be drawn|to discuss)\b",
    nothing_shown=(
        r"(?:\b(?:not|n['’]t|never|without|neither)\b.{0,20}?\b(?:offer|provide|give|present|show|produce|cite|publish|"
        r"offering|providing|giving|presenting|showing|producing|citing)(?:ed|s)?\b.{0,20}?"
        r"\b(?:evidence|proof|documents?|details|sources?)\b"
        r"|\b(?:no|not any|without)\s(?:\w+\s){0,2}?(?:evidence|proof|documents?)\b)"
    ),
    figure_nouns=r"^(?:figures?|numbers?)$",
    calling=r",\s(?:call|label|labell|brand|describ|dubb)ing\b",
)

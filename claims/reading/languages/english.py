"""How people answer each other in English; the rest of English is read by rules of its own."""

from claims.reading.languages.tongue import Answers

ENGLISH = Answers(
    accusing=r"\b(?:accus\w*|alleg\w*|charge[sd]?|blam(?:e|es|ed|ing)|prosecutors?)\b",
    points_back=(
        r"\b(?:th(?:e|ese|ose|is|at)|all|any|such|his|her|their|its|both|[a-z]\w+['’]s)\s(?:(?!as\s)\w+\s){0,2}?"
        r"(accusations?|allegations?|charges?|claims?|reports?|suggestions?|statements?|figures?|numbers?|rumou?rs?|criticism"
        r"|remarks?|comments?|testimony|posts?|warnings?|predictions?|complaints?"
        r"|assertions?|version|account|story|estimates?|theory|theories|narrative|insinuations?)\b|^\W*(?:this|that|it|them|these|those)\W*$"
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
        r"propaganda|disinformation|unfounded|invention|invented|fantasy|joke|fictions?|malicious|groundless|bogus|"
        r"ludicrous|laughable|preposterous|spurious|smears?|scaremongering|defamatory|libellous|concocted|hogwash|"
        r"sour grapes|far-fetched|witch[- ]hunt|made[- ]up|thin air|without (?:merit|foundation)|desperate|fairytale|"
        r"liars?|excuses?|mistaken|hysterical)\b"
    ),
    appositive=r"which (?:\w+ ){1,6}|an? (?:\w+ ){1,3}(?:that|which|\w+) ",
    contradicting=(
        r"(?:(?:no, )?(?!that (?:are|were)\b|it (?:is|was) impossible)(?:that|this|it|these|those)"
        r"|what .{2,40} (?:says?|said|claims?|claimed)|"
        r"(?:the|that|these|those|all|his|her|their|[\w.-]+['’]s) (?:[\w.’']+ ){0,3}?"
        r"(?:claims?|statements?|reports?|accusations?|allegations?|story|stories|figures?|numbers?|account|version"
        r"|rumou?rs?|charges?|premise|suggestions?)"
        r"|(?:the )?(?:claims?|reports?|rumou?rs?|allegations?|suggestions?) (?:of|about|that) [^,.;]{3,80}?)"
        r"(?:['’]s| is| was| are| were)(?:(?:,? (?:and )?\w+ly,?){1,3}| just| all| a)? [“\"‘']?"
        r"(?:wrong(?! (?:to|for|of)\b)|false|untrue|not true|not so|not the case|lie|lies|nonsense|incorrect|fake|"
        r"baseless|unfounded|"
        r"absurd|impossible|inaccurate|mistaken|rubbish|not correct|not accurate|not possible|"
        r"a fabrication|fabricated)\b"
        r"(?! (?!and|but|or|because|as|since|he|she|they|we|it|the|said|information|claims?|reports?|rumou?rs?|news"
        r"|statements?|accusations?|allegations?|story|stories|in|on|at|for|from|when|if)\w)"
        r"|(?:this|that|it) (?:does|did)(?: not|n['’]t) (?:correspond to|reflect) "
        r"(?:reality|the (?:facts|truth))\b"
        r"|(?:(?:our|the|my|these|those|all|official) )?(?:\w+ ){1,3}(?:shows?|says?|suggests?|tells?) "
        r"(?:otherwise|(?:a|another|a very) different story)\b"
        r"|(?:this|that|it|nothing of the (?:kind|sort)) never (?:happened|took place)\b|nothing of the (?:kind|sort)\b"
        r"|there (?:is|was) [“\"]?(?:no|zero|not a word of|nothing) (?:truth|true)\b"
        r"|(?:there (?:is|are|was|were|had been|has been) "
        r"|(?:he|she|it|they|we|i) (?:knew|knows?|ha[ds]|have|received) (?:of )?)?no such (?!thing as\b)\w+"
    ),
    outright=(
        r"^(?:but |in fact,? )?(?:(?:that|this|it)(?:['’]s| is| was) (?:\w+ly )?(?:wrong|false|untrue|not true|not so|"
        r"not the case|a lie|nonsense|incorrect|fake|an exaggeration|a myth)"
        r"|(?:he|she|it|they|that|this) (?:is|are|was|were|has|have|had|does|do|did)(?: not|n['’]t)"
        r"|not so|not true)\W*$"
    ),
    demand=(
        r"(?:the |a |an |any |all |his |her |their )?(?:calls?|demands?|ideas?|proposals?|plans?|"
        r"offers?|bids?|requests?|bills?)\b"
        r"|(?:them|him|us|me) "
        r"(?!(?:but|because|and|as|with|on|in|at|by|for|too|all|outright|saying|citing)\b|\w+ly\b)\w"
    ),
    deed=(
        r"^(?:(?!(?:that|of|by|about|for|against|claims?|reports?|suggestions?|charges?|notions?|ideas?)\b|accus|alleg)"
        r"[\w’'-]+ ){0,4}?"
        r"(?:requests?|pressure|talks|negotiations?|deals?|offers?|candidates?|applications?|motions?|petitions?|ballots?"
        r"|amendments?|budgets?|nominations?|invitations?|desire|policy|policies|compromise|treaty|settlements?|measures?"
        r"|resolutions?|attempts?|efforts?|cases|lawsuits?|indictments?|misdemeanou?rs?|staff|employees"
        r"|workers|officers|overtures|extensions?|funding|permits?|visas?|access|entry|bail|asylum|plans?"
        r"|proposals?|bids?|bills?|calls?|demands?|appeals?|actions?|moves?|orders?|decisions?|rulings?)\b"
        r"(?! was\b| had\b| is\b| were\b)"
    ),
    no_comment=r"\b(?:to (?:\w+ )?comment|to answer|to respond|to be drawn|to discuss)\b",
    nothing_shown=(
        r"(?:\b(?:not|n['’]t|never|without|neither)\b.{0,20}?\b(?:offer|provide|give|present|show|produce|cite|publish|"
        r"offering|providing|giving|presenting|showing|producing|citing)(?:ed|s)?\b.{0,20}?"
        r"\b(?:evidence|proof|documents?|details|sources?)\b"
        r"|\b(?:no|not any|without)\s(?:\w+\s){0,2}?(?:evidence|proof|documents?)\b)"
    ),
    who_said=r",\swho\b",
    spoken_nouns=r"^(?:remark|comment|testimony|warning|prediction|complaint|statement|version|account)",
    figure_nouns=r"^(?:figures?|numbers?|estimates?)$",
    calling=r",\s(?:call|label|labell|brand|describ|dubb)ing\b",
    stands_for=(
        r"^\W*(?:this|that|it|them|these|those)(?:\W*$"
        r"|(?=,|\s(?:but|because|and|as|an?|citing|with|on|in|at|pointing|saying)\b|\s[“\"‘']))"
    ),
    unreached=(
        r"\b(?:(?:could|did|was|were|would|has|have|had)(?:\snot|n['’]t)|ha(?:s|ve|d) yet to)\s(?:\w+\s){0,2}"
        r"(?:reached for|respond(?:ed)? to|repl(?:y|ied) to|answer(?:ed)?|available (?:for|to))\b"
        r"|\b(?:(?:could|did|was|were|would|has|have|had)(?:\snot|n['’]t)|ha(?:s|ve|d) yet to)\s"
        r"(?:(?:yet|publicly|so far|\w+ly)\s){0,2}comment(?:ed)?\b"
        r"|\b(?:did|would|has|have|had)(?:\snot|n['’]t)\s(?:\w+\s){0,2}return(?:ed)?\b"
        r"|\b(?:calls?|messages?|e-?mails?|letters?|requests?|inquir(?:y|ies))\b.{0,80}?\b(?:was|were)(?:\snot|n['’]t)\s"
        r"(?:\w+\s){0,2}(?:returned|answered)\b|^\W*no comment\W*$"
    ),
    wants_proof=(
        r"\b(?:demand|ask|call|press|insist)\w*\s(?:\w+\s){0,3}(?:proof|evidence)\b"
        r"|\bto\s(?:publish|present|show|produce|provide|release|hand over|offer)\s(?:\w+\s){0,3}"
        r"(?:proof|evidence|documents?|data|sources?|records?)\b"
    ),
    qualifying=(
        r"\b(?:lack(?:s|ed|ing)?\s(?:\w+\s)?context|out of context|(?:true|correct|right|accurate)\sonly"
        r"|only\s(?:part|half) of the|partly true|misleading|incomplete|one-sided|selective"
        r"|too (?:early|small|few) to|(?:does|did|do)\snot\s(?:yet\s)?(?:show|mean|prove)|with (?:care|caution)"
        r"|overstat\w+|exaggerat\w+)\b|^(?:(?:it|that|this)\s)?depend(?:s|ed)?\son\b"
    ),
    correcting=(
        r"\bin fact\b|\bactually\b|\b(?:number|figure|date|total|name|amount) (?:was|is) .{1,30}?,? not\b"
        r"|\bcorrected (?:its|his|her|their|the|an?)\b"
    ),
    loosely_correcting=r"\bin fact\b|\bactually\b",
    contrasting=r"^\W*(?:that )?(?:actually|in fact)\b|\b(?:but|however|whereas|rather than|contrary|no longer)\b",
    alternative=(
        r"\b(?:instead(?! of)|(?:was|were|is|are) (?:caused|triggered) by|died of|different (?:account|version)"
        r"|not\b.{1,25}?\bbut(?! also))\b"
    ),
    marked=(
        r"\bcorrected (?:its|his|her|their)\b"
        r"|\b(?:gave|offered|told) (?:a|another) (?:very )?different (?:account|version)\b"
    ),
    reacting=(
        r"^\W*(?:(?:reacting|responding|replying) to|in (?:response|reply|reaction) to|asked about|on)\s"
        r"(?:th(?:e|ese|ose|is)|such|his|her|their|its)\s(?:\w+\s){0,2}?(accusations?|allegations?|charges?|claims?|reports?"
        r"|suggestions?|rumou?rs?|criticism|assertions?)\b|^\W*in (?:response|reply),()"
    ),
    led_to=r",?\s(?:\w+\s(?:hours?|days?|weeks?)\s)?(?:after|when)\b",
    other_figure=(
        r"^(?:that )?(?:the|its|their|his|her) (?:real |true |actual |correct |final )?"
        r"(?:figure|number|total|sum|amount|cost|toll) (?:is|was|stood|stands|at)\b"
        r"|^an? [\w ]{1,30} put the (?:figure|number|total|toll|cost) at\b"
        r"|^(?:that )?(?:it|there) (?:was|were|is|are) (?:only |just |in fact |actually )*"
        r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?: times)?\W*$"
    ),
    refusing=(
        r"^\W*(?:no|no,? (?:sir|ma['’]am|madam|it|they|we|i|he|she|that) ?.{0,40}|absolutely not|certainly not"
        r"|of course not|not at all|not true)\W*$"
    ),
    says_wrong=(
        r"^\W*(?:(?:my|your|our|his|her|the|mr|mrs|ms|sir|dr|senator|minister)\.? )?([a-z][\w’'-]{2,})"
        r" (?:is|are|was|were) (?:simply |just |quite |badly |plainly )?"
        r"(?:mistaken|wrong|lying|misinformed|confused)\W*$"
    ),
    concession=r"\W*(?:but|however|although|though|while)\b",
    opposed=(
        r"^[^.]{1,60}\b(?:disagree[ds]|begged to differ|contradicted (?:this|that|him|her|them)|told another story)\W*$"
    ),
    insisting=r"^(?:insist|maintain|stress|counter|contend|argue|assure|reply|respond|retort|emphasize|emphasise)$",
    plainly=r"\b(?:lies?|false|untrue|wrong|incorrect)\b",
    pronoun=r"^\W*(?:them|it|this|that|these|those)\b|^(?:him|her)\b.*\bliar",
)

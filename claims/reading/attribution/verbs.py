"""Verbs that report what somebody says, thinks, wants or answers: their forms, their force and what follows them.

The lexicon is our own. A *frame* is a set of letters:

``t``  a clause with “that”, “how” or “whether” follows, or else it reports nothing
``c``  a clause follows, with or without “that” (“said the bridge was shut”)
``q``  it introduces or closes a quotation (“…,” she said)
``o``  a thing follows as its object (“dismissed the accusations”)
``i``  an infinitive follows (“promised to pay”)
``a``  the person spoken to may come first (“told reporters that …”)
``p``  the particles that follow belong to it (“pointed out”, “called for”)
``n``  as a noun it may also introduce a clause (“the claim that …”)

A *force* says what the verb does with its content, for certainty, worth and counter-statements.
"""

from dataclasses import dataclass

from claims.reading.attribution.lexicon import REPORTING_VERBS
from claims.reading.words import word_set


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb: its dictionary form, frame, force, and particles that may belong to it."""

    lemma: str
    frame: str
    force: str
    particles: tuple[str, ...] = ()


_IRREGULAR = {
    "say": "says said saying",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "begin": "begins began begun beginning",
    "sing": "sings sang sung singing",
    "read": "reads reading",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "understand": "understands understood understanding",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "hear": "hears heard hearing",
    "put": "puts putting",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "choose": "chooses chose chosen choosing",
    "seek": "seeks sought seeking",
    "hold": "holds held holding",
    "teach": "teaches taught teaching",
    "hit": "hits hitting",
    "lay": "lays laid laying",
    "lie": "lies lied lying",
    "make": "makes made making",
    "plead": "pleads pleaded pled pleading",
    "prove": "proves proved proven proving",
    "forecast": "forecasts forecast forecasted forecasting",
    "spell": "spells spelled spelt spelling",
}
_DOUBLED = word_set("admit dub plan shrug brag beg quip chat commit slam rip label refer sum grin nod")
_VOWELS = "aeiou"


def forms_of(lemma: str) -> dict[str, str]:
    """The written forms of a verb, each with its kind: base, ``s``, ``ed`` (past or participle) or ``ing``."""
    if lemma in _IRREGULAR:
        forms = {lemma: "base"}
        for form in _IRREGULAR[lemma].split():
            forms[form] = "ing" if form.endswith("ing") and form != "sing" else "s" if form == f"{lemma}s" else "ed"
        if lemma in ("choose", "teach"):
            forms[{"choose": "chooses", "teach": "teaches"}[lemma]] = "s"
        return forms
    if lemma.endswith("e"):
        return {lemma: "base", f"{lemma}s": "s", f"{lemma}d": "ed", f"{lemma[:-1]}ing": "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma: "base", f"{lemma[:-1]}ies": "s", f"{lemma[:-1]}ied": "ed", f"{lemma}ing": "ing"}
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    forms = {lemma: "base", third: "s", f"{stem}ed": "ed", f"{stem}ing": "ing"}
    if lemma == "label":
        forms |= {"labelled": "ed", "labelling": "ing", "labeled": "ed", "labeling": "ing"}
    if lemma == "signal":
        forms |= {"signalled": "ed", "signalling": "ing"}
    return forms


def _load() -> tuple[dict[str, Verb], dict[str, tuple[Verb, str]]]:
    verbs: dict[str, Verb] = {}
    forms: dict[str, tuple[Verb, str]] = {}
    for line in REPORTING_VERBS.splitlines():
        lemma, frame, force, *particles = line.split()
        verb = Verb(lemma, frame, force, tuple(particles[0].split(",")) if particles else ())
        verbs[lemma] = verb
        for form, kind in forms_of(lemma).items():
            forms.setdefault(form, (verb, kind))
    return verbs, forms


VERBS, FORMS = _load()
"""Every verb by its lemma, and every form with its verb and kind."""

WRITTEN = frozenset(FORMS)
"""Every form: a sentence with none of them has no reporting verb."""

ALSO_NOUNS = word_set(
    "claim claims report reports estimate estimates state states note notes comment comments question questions "
    "answer answers promise promises pledge pledges vow vows demand demands request requests plan plans hope hopes "
    "fear fears doubt doubts charge charges call calls post posts tweet tweets text texts email emails remark remarks "
    "joke jokes reply replies warning finding findings ruling saying meaning feeling offering suspect suspects "
    "project projects figure figures blame fault attack attacks support back order orders judge judges rule rules "
    "name names term terms label labels brand brands point points hold review press forecast forecasts challenge "
    "challenges aim aims hit hits dispute disputes contest contests address debate debates look list lists quote "
    "quotes brief briefs offer offers rebuke praise record records see vent counter counters guess wish wishes "
    "whisper whispers cry cries shout shouts chant chants speak read present presents tease lie lies air issue issues "
    "release releases file files voice voices push lobby signal signals detail details direct love like mean worry "
    "worries concern allow grant grants thought show shows express house guarantee guarantees understanding reading "
    "planning opening beginning polling hearing building teaching sum dub correct knock welcome "
    "rubbish trash brush shrug laugh laughs wave waves rebuff "
    "talk talks regrets queries thanks leaks hints advocates references decrees"
)
"""Forms that are as often nouns or adjectives; the neighbours decide."""

CLAIM_NOUNS = word_set(
    "claim claims allegation allegations accusation accusations assertion assertions statement statements report "
    "reports belief beliefs fear fears hope hopes suggestion suggestions warning warnings argument arguments "
    "contention promise promises pledge pledges rumour rumours rumor rumors evidence conclusion conclusions finding "
    "findings idea notion view opinion announcement concern concerns doubt doubts suspicion suspicions estimate "
    "estimates admission denial acknowledgement recognition prediction predictions insistence speculation criticism "
    "confirmation"
)
"""Nouns that introduce what was said: “the claim that …”."""

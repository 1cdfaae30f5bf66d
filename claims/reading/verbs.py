"""Verbs that report what somebody says, thinks, wants or answers: their forms, their force and what follows them.

The lexicon is our own. A *frame* is a set of letters:

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


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb: its dictionary form, frame, force, and particles that may belong to it."""

    lemma: str
    frame: str
    force: str
    particles: tuple[str, ...] = ()


_LEXICON = """
say cq say
tell caq say
state cqn say
add cq say
note cq say
report coqn report
write cq say
tweet cq say
post cq say
text caq say
email caq say
declare coqn say
announce coqn say
explain cq say
observe cq say
remark cqn say about,on
comment q say on
mention co say
reiterate coq say
repeat coq say
continue q say
recall coq say
recount coq say
conclude cq say
begin q say
reply cqn say
respond cqn say
answer cqn say
retort cq say
counter cq dispute
interject q say
joke cqn opine about
quip cq opine
muse cq opine
shout cq say
yell cq say
cry q say
whisper cq say
mutter cq say
chant q say
sing q say
read q say
confide cq say
testify cq say
detail o say
outline o say
describe o say
summarize o say
inform caq say
notify ca say
remind caq say
assure caq assert
brief ca say
stress coq stress
emphasize coq stress
emphasise coq stress
underscore co stress
underline co stress
highlight co stress
insist cq assert on
maintain cq assert
contend cq claim
argue cq claim for,against
assert coq claim
claim coqn claim
allege coq accuse
purport ci claim
profess co claim
charge coqn accuse
accuse o accuse
blame o accuse for
fault o accuse for
confirm co confirm
verify co confirm
prove co show
show co show
demonstrate co show
find co show
reveal coq reveal
disclose coq reveal
discover c reveal
learn c reveal of
uncover o reveal
leak o reveal
indicate co suggest
suggest coq suggest
imply c suggest
hint cq suggest at
signal co suggest
insinuate c suggest
acknowledge coq admit
admit coqi admit to
concede coq admit
confess cq admit to
allow c admit
grant c admit
deny co deny
refute co deny
rebut co deny
reject oi deny
dismiss o dismiss
scoff q dismiss at
mock o dismiss
ridicule o dismiss
belittle o dismiss
dispute co dispute
contest o dispute
contradict o dispute
question co dispute
challenge o dispute
contest o dispute
doubt con dispute
disagree c dispute with
correct o correct
clarify coq correct
warn caq warn of,about,against
caution caq warn against
predict coq future
forecast co future
foresee co future
project co future
anticipate co future
expect ci future
estimate con estimate
calculate con estimate
reckon c estimate
put o estimate
believe c opine in
think cq opine about,of
feel c opine about,like
consider co opine
deem o opine
guess cq opine
assume c opine
presume c opine
suppose c opine
suspect con opine
speculate cqn opine about
imagine c opine
opine cq opine
figure c opine
understand co opine
know c assert
realize c assert
see c assert
notice c assert
remember co say
hear c report about,of
fear con opine
worry cq opine about,over
hope cin opine for
wish ci opine for
want oi wish
wonder cq ask about
ask caqi ask about,for
inquire cq ask about
query cq ask
demand coqin wish
request o wish
call oq label for,on
label o label
brand o label
dub o label
term o label
characterize o label
characterise o label
portray o label
depict o label
liken o label to
compare o label
name o label
refer o say to
point c say out,to
allude o say to
speak o say of,about,out
talk o say about,of,up
discuss o say
debate o say
address o say
complain cq opine about,of
lament coq opine
regret co opine
bemoan o opine
grumble cq opine
gripe cq opine
criticize o criticise for
criticise o criticise for
condemn o criticise
denounce o criticise
decry o criticise
slam o criticise
blast o criticise
attack o criticise
assail o criticise
rip o criticise
knock o criticise
bash o criticise
rail o criticise against
lambast o criticise
lambaste o criticise
rebuke o criticise
deride o criticise
chide o criticise
hit o criticise back
praise o praise for
hail o praise
laud o praise
applaud o praise
commend o praise
tout o praise
welcome o praise
thank o praise for
congratulate o praise
celebrate o praise
defend o praise
support o favour
endorse o favour
back o favour
favor o favour
favour o favour
oppose o favour
embrace o favour
prefer oi favour
like oi favour
love oi favour
hate oi favour
agree ciq favour with,on,to
approve o favour of
accept co admit
promise coqin pledge
pledge coqin pledge
vow coqi pledge
swear ciq pledge
commit oi pledge to
offer oi pledge
threaten ci pledge
guarantee co pledge
plan oin pledge
intend oi pledge
aim oi pledge
seek oi wish
try i wish
decide ci pledge on
choose i pledge
refuse i pledge
decline i pledge
propose coi wish
recommend coq wish
advise caoqi wish
urge oaqi wish
encourage oi wish
implore aqi wish
plead qi wish for
beg aqi wish
advocate o wish for
push o wish for
press o wish for
lobby i wish for
order oi wish
direct i wish
instruct i wish
invite i wish
convince ca say
persuade ca say
teach ca say
rule cq rule
determine co rule
judge co rule
hold c rule
decree c rule
cite o cite
quote oq cite
echo o say
list o say
tell ca say
boast cqn claim about,of
brag cq claim about
gloat q claim
rant q opine about
vent q opine
exclaim cq say
marvel cq opine at
admonish aq warn
scold aq criticise
apologize q admit for
apologise q admit for
tease q say
elaborate q say
chime q say in
gush q praise
sum q say up
lie q say about
preach c say
advertise c say
publish o say
release o say
present o say
introduce o say
file o say
lay o say out
spell o say out
make o say
express o say
voice o say
air o say
raise o say
issue o say
deliver o say
""".strip()

_IRREGULAR = {
    "say": "says said saying",
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
    "read_": "",
    "spell": "spells spelled spelt spelling",
    "overhear": "overhears overheard overhearing",
}
_DOUBLED = frozenset("admit dub plan brag beg quip chat commit slam rip label refer sum grin nod".split())
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
    for line in _LEXICON.splitlines():
        lemma, frame, force, *particles = line.split()
        verb = Verb(lemma, frame, force, tuple(particles[0].split(",")) if particles else ())
        verbs[lemma] = verb
        for form, kind in forms_of(lemma).items():
            forms.setdefault(form, (verb, kind))
    return verbs, forms


VERBS, FORMS = _load()
"""Every verb by its lemma, and every form with its verb and kind."""

ALSO_NOUNS = frozenset(
    "claim claims report reports estimate estimates state states note notes comment comments question questions answer "
    "answers promise promises pledge pledges vow vows demand demands request requests plan plans hope hopes fear fears "
    "doubt doubts charge charges call calls post posts tweet tweets text texts email emails remark remarks joke jokes "
    "reply replies warning finding findings ruling saying meaning feeling offering suspect suspects project projects "
    "figure figures blame fault attack attacks support back order orders judge judges rule rules name names term terms "
    "label labels brand brands point points hold review press forecast forecasts challenge challenges aim aims hit hits "
    "dispute disputes contest contests address debate debates look list lists quote quotes brief briefs offer offers "
    "rebuke praise record records see vent counter counters guess wish wishes whisper whispers cry cries shout shouts "
    "chant chants speak read present presents tease lie lies air issue issues release releases file files voice voices "
    "push lobby signal signals detail details direct direct love like mean worry worries concern allow grant grants "
    "thought show shows express house guarantee guarantees understanding reading planning opening beginning polling "
    "hearing building teaching sum dub correct knock welcome".split()
)
"""Forms that are as often nouns or adjectives; the neighbours decide."""

CLAIM_NOUNS = frozenset(
    "claim claims allegation allegations accusation accusations assertion assertions statement statements report reports "
    "belief beliefs fear fears hope hopes suggestion suggestions warning warnings argument arguments contention promise "
    "promises pledge pledges rumour rumours rumor rumors evidence conclusion conclusions finding findings idea notion "
    "view opinion announcement concern concerns doubt doubts suspicion suspicions estimate estimates admission denial "
    "acknowledgement recognition prediction predictions insistence speculation criticism confirmation".split()
)
"""Nouns that introduce what was said: “the claim that …”."""

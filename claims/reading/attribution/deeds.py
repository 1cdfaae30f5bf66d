"""What follows a reporting verb and is no clause: somebody's word, or what somebody did to a thing.

“Denied the charge”, “admitted fraud” and “demanded an apology” tell what somebody says although no clause follows.
“Showed a copy of the letter”, “wrote a book” and “decided to leave” tell what somebody did: nobody's words are given,
and the sentence is the report's own.
"""

from collections.abc import Sequence

from claims.reading.attribution.tellers import WRITTEN_WORKS
from claims.reading.attribution.verbs import CLAIM_NOUNS
from claims.reading.words import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS, Word, word_set

_DONE_TO_A_THING = word_set(
    # these show, find or give a thing
    "show demonstrate find reveal disclose uncover leak learn discover indicate signal publish release present "
    "introduce lay spell make express voice air raise issue deliver list cite quote reference retweet name "
    # these write or tell a thing
    "add write tweet post text email declare explain mention repeat reiterate recall recount teach advertise detail "
    "outline describe brief notify inform underscore underline highlight point refer allude speak talk discuss debate "
    "comment observe conclude continue maintain assure reply respond counter read "
    # these do something to a thing or to somebody
    "charge accept celebrate thank embrace approve order push press lobby direct instruct invite encourage seek decide "
    "choose aim commit threaten suspect guess attack hit knock rip blast bash portray depict rule judge"
)
"""Behind these a thing alone is nobody's word."""
_WITH_JUDGEMENT = word_set("attack hit knock rip blast bash describe refer portray depict name declare cite quote")
_JUDGING = word_set("as for over into")
"""“Attacked him for his vote”, “described the man as tall”, “cited the cost as a reason”: what is held of somebody."""
_OWNED_UP = CLAIM_NOUNS | word_set("responsibility blame liability guilt charge charges criticism fact result results")
"""“Accepted responsibility”."""
_FINDING = word_set("show demonstrate find reveal indicate")
_FINDERS = WRITTEN_WORKS | word_set(
    "reports studies surveys polls analyses reviews figures data statistics numbers results test tests census records "
    "research inquiry audit findings trial trials scan scans estimate estimates index"
)
"""“A poll found her at 46 percent”: it is the poll that says so."""
_NOTHING = word_set("no little")
"""“Found no trace of it” says that there is none."""
_CALLED_UP = word_set("in into up off back out upon")
_CALLED_OUT = word_set("halt truce election elections strike meeting conference vote referendum summit session")
_CALLED_FOR_HELP = word_set(
    "ambulance police medics doctor doctors paramedics security 911 999 112 attention witness witnesses firefighters"
)

_ENDS_A_THING = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | {"to"}


def is_deed(lemma: str, told: Sequence[Word], source: Sequence[Word]) -> bool:
    """Whether “showed a copy”, a verb of ``source`` with ``told`` and no clause behind it, tells of no words."""
    if lemma == "call":
        return _is_call(told)
    if lemma not in _DONE_TO_A_THING or (lemma == "threaten" and told[0].lower == "to"):
        return False
    if lemma in _WITH_JUDGEMENT and any(word.lower in _JUDGING for word in told):
        return False
    if lemma in _FINDING and (told[0].lower in _NOTHING or any(word.lower in _FINDERS for word in source)):
        return False
    return not (lemma in ("accept", "charge") and any(word.lower in _OWNED_UP for word in told))


def _is_call(told: Sequence[Word]) -> bool:
    """“Called a halt to the talks”, “called in a specialist”, “called the police”: nothing is given a name."""
    first = told[0].lower
    if first in _CALLED_UP:
        return True
    noun = int(first in ("a", "an", "the"))
    thing = told[noun].lower if noun < len(told) else ""
    if not (thing in _CALLED_FOR_HELP or (thing in _CALLED_OUT and first != "the")):
        return False
    behind = told[noun + 1] if noun + 1 < len(told) else None
    return behind is None or not behind.is_word or behind.lower in _ENDS_A_THING

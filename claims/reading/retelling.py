"""A retelling beside its source: whether it says more than the source did.

Three things may grow on the way. A rung: “high possibility” becomes “confirms”. A direction: what was denied is told
as so. A voice: what “reports” said becomes the outlet's own word. Each is an alarm with its reason; none says who is
right.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from claims.choices import Certainty, Polarity, Quotation
from claims.reading.certainty import weigh
from claims.reading.statements import Reading
from claims.reading.words import word_set

MOSTLY_SHARED = 0.6
"""A retelling turns a denial round when it holds this share of its words, and no word of denying of its own."""
_HOLDS_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|none|nothing|cannot|without|false|untrue|deny|denies|denied|denying)\b|n[’']t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not|n[’']t)\s(?:(?:quite|so|entirely)\s)?(?:every|only|just|sure|merely|simply)\b|n[’']t\s(?:only|just)\b"
    r"|(?:\bnot|n[’']t)\s(?:have|need)\sto\b|\bnothing\b.{1,40}\blike\b|\bno\s(?:doubt|wonder|surprise)\b",
    re.IGNORECASE,
)
_SAME_HEDGES = frozenset(("may", "might", "could"))
_HEDGED_TITLE = re.compile(
    r"\b(?:rumou?r(?:s|ed)?|alleged(?:ly)?|reportedly|purported(?:ly)?|fears?|feared|prob(?:es|ing)|suspected|seek(?:s|ing)?"
    r"|predicts?|plan(?:s|ning)?|set\sto|facing|faces|apparent(?:ly)?|appears?|seems?|likely|might|may|could|believed|thought"
    r"|expected|eyed|in\stalks|considering|mulls?|weighs|wants|doubts?|investigat\w+|questions?|possibl[ey]|potential(?:ly)?"
    r"|suggests?|hints?)\b",
    re.IGNORECASE,
)
"""A headline with one of these does not say that it is so."""
_TURNING_TITLE = re.compile(
    r"\b(?:quits?|bail(?:s|ed)?|drop(?:s|ped)?|exits?|leav(?:es|ing)|left|den(?:y|ies|ied)|refutes?|rejects?|rejected|hoax|fake|false"
    r"|debunk(?:s|ed)?|myths?|end(?:s|ed)?|cancel(?:s|led)?|scrap(?:s|ped)?|loses?|lost|miss(?:es|ed)?|fail(?:s|ed)?|fall\sfor"
    r"|withdraws?|withdrew|walks?|out)\b",
    re.IGNORECASE,
)
"""A headline with one of these tells in a word of its own what its report denies: “Lund quits”."""
_TELLING_TITLE = re.compile(r"say|said|claim|tell|told|report|warn|believ|insist|accord|alleg|suggest", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"[;:—–()]|,\s|\s(?=(?:and|but|while|as|which|who|that|after|because|when|where|what|with|although|though|since|until|so)\s)"
)
_OWN_PREDICATE = word_set("who which that and but what")
_FAKED = re.compile(r"\b(?:fakes?|faked|hoax(?:es)?|fabricated|doctored|debunked|untrue)\b", re.IGNORECASE)
"""What is told of a fake is another thing than what the fake tells."""
_OPENS_CLAUSE = re.compile(r",?\s(?:that|whether|if)\b")
SHORTEST_SUBJECT, SHORTEST_PREDICATE = 2, 4
"""Fewer words of a clause before, or behind, what makes it unsure are no subject, or no predicate, of its own."""
Kind = Literal["surer", "turned", "unsourced"]


class Told(Protocol):
    """What a comparison needs to know of a passage or a statement."""

    @property
    def exact(self) -> str: ...
    @property
    def certainty(self) -> int: ...
    @property
    def polarity(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Alarm:
    """In which way a retelling says more than its source, and why, in a sentence."""

    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class HeadlineAlarm:
    """A headline that says more than its own report; both are indexes into ``Reading.statements``."""

    headline: int
    statement: int
    alarm: Alarm


def deciding_words(told: Told) -> str:
    """The words that put a passage on its rung, in it or right before it; empty where it is simply stated."""
    before = getattr(told, "prefix", "")[-LEAD:]
    for words in (told.exact, f"{before}{told.exact}"):
        weight = weigh(words)
        if weight.certainty == told.certainty:
            return weight.words
    return ""


def alarm_at(sources: Iterable[Told], retelling: Told) -> Alarm | None:
    """What a retelling says more than the surest of its sources; None where it says no more, or there is no source."""
    known = list(sources)
    if not known:
        return None
    surest = max(known, key=lambda source: source.certainty)
    is_surer = retelling.certainty > surest.certainty and retelling.polarity == surest.polarity
    is_surer = is_surer and not (_hedges_alike(surest, retelling) or _FAKED.search(f"{surest.exact} {retelling.exact}"))
    if is_surer and _is_of_what_is_shared(deciding_words(surest), surest, retelling):
        return Alarm("surer", f"It {_says(retelling)}, where the source {_says(surest)}.")
    is_turned = retelling.polarity == Polarity.AFFIRMED and retelling.certainty >= Certainty.ASSERTED
    is_turned = is_turned and all(_denies(one) for one in known)
    if is_turned and not holds_negation(retelling.exact) and any(_turns(one, retelling) for one in known):
        return Alarm("turned", "It tells as so what the source says is not so.")
    is_sure = retelling.certainty >= Certainty.ASSERTED
    if is_sure and _is_vague(surest) and not _is_vague(retelling) and _is_its_own(retelling):
        return Alarm("unsourced", "It tells in its own words what the source puts down to nobody by name.")
    return None


def _hedges_alike(source: Told, retelling: Told) -> bool:
    """Whether the words that make the source unsure stand in the retelling too, in whatever clause."""
    words = deciding_words(source)
    hedges = {words.lower()} if words.lower() not in _SAME_HEDGES else _SAME_HEDGES
    return bool(words) and any(re.search(rf"\b{re.escape(one)}\b", retelling.exact, re.IGNORECASE) for one in hedges)


def _is_of_what_is_shared(words: str, source: Told, retelling: Told) -> bool:
    """Whether ``words``, which leave the source open or deny it, stand in the clause that is told again.

    “The owner could be left with the bill after vandals painted the car” is sure of the paint.
    """
    exact = source.exact
    at = exact.lower().find(words.lower()) if words else -1
    if at < 0:
        return True  # the verb that reports it leaves it open, and with it all that it reports
    parts = [0, *(found.end() for found in _NEW_CLAUSE.finditer(exact)), len(exact)]
    number = max(index for index, start in enumerate(parts[:-1]) if start <= at)
    first, after = parts[number], parts[number + 1]
    before = exact[first:at].split()
    if len(before) < SHORTEST_SUBJECT and not (before and before[0].lower() in _OWN_PREDICATE):
        first = 0  # “A blast that shook the town, it says, appears to be …”: its subject is in front
    if _OPENS_CLAUSE.match(exact, at + len(words)) or len(exact[at:after].split()) < SHORTEST_PREDICATE:
        after = len(exact)  # “it appears that …”, “fears that …”
    theirs = frozenset(stem for stem in _stems(retelling.exact) if not stem.isdigit())
    shared = theirs & frozenset(_stems(exact))
    return 2 * len(shared & frozenset(_stems(exact[first:after]))) > len(shared)


def _denies(source: Told) -> bool:
    """“It is not every night that a driver gets such a tip” denies nothing."""
    return source.polarity == Polarity.DENIED and not _NO_DENIAL.search(source.exact)


def holds_negation(words: str) -> bool:
    """Whether any word denies anything, in whatever clause: the polarity is that of the main one alone."""
    return _HOLDS_NEGATION.search(words) is not None


def _tells_the_same(source: Told, retelling: Told) -> bool:
    """Whether most words of a retelling are its source's: what shares a few turns nothing round."""
    words = frozenset(_stems(retelling.exact))
    return len(words & frozenset(_stems(source.exact))) >= MOSTLY_SHARED * len(words)


def _turns(source: Told, retelling: Told) -> bool:
    """Whether a retelling tells of what its source denies, by the words and by where among them the negation stands."""
    denial = _HOLDS_NEGATION.search(source.exact)
    return _tells_the_same(source, retelling) and _is_of_what_is_shared(denial[0] if denial else "", source, retelling)


def _says(told: Told) -> str:
    label = str(Certainty(told.certainty).label)
    words = deciding_words(told) or (getattr(told, "cue", "") if told.certainty != Certainty.ASSERTED else "")
    return f"says “{words}” ({label})" if words else f"tells it as {label}"


def _is_vague(told: Told) -> bool:
    speaker = getattr(told, "speaker", None)
    return bool(getattr(told, "is_vague", False) or getattr(speaker, "is_vague", False))


def _is_its_own(told: Told) -> bool:
    """Whether it is said in the report's own words, and by nobody, whether by name, by role or left open."""
    speaker = getattr(told, "speaker", None)
    is_somebodys = getattr(told, "speaker_name", "") or getattr(speaker, "name", "")
    return not is_somebodys and getattr(told, "quotation", Quotation.NONE) == Quotation.NONE


# --- A headline and its own report ------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_PLAIN = word_set(
    "the and that this with from for are was were has have had been being into over after before says say said will "
    "would could may might not its his her their who which what when where there than then also more most confirms "
    "confirmed confirm likely possible probably possibility high claims claim reports report officials"
)
LEAD = 40
"""So many characters before a passage may hold the verb that reports it: “Seoul confirms: …”."""
LEAST_SHARED = 0.5
LEAST_CONFIRMED = 0.6
"""A statement tells what the headline tells when it holds this share of the headline's words, and at least two; more
where the headline says that it is confirmed, which other things may be."""
MOST_COMPARED = 400


def headline_alarm(reading: Reading, title: str = "") -> HeadlineAlarm | None:
    """Whether the headline is surer than every statement of the report that tells the same; None where it is not.

    A headline that hedges anywhere is taken by its weakest statement; ``title`` are its words, of which a statement may
    hold a part alone. One that gives it as somebody's word is compared with what that speaker says, and with nothing
    else.
    """
    headings = [index for index, one in enumerate(reading.statements[:MOST_COMPARED]) if one.start < reading.title_end]
    if not headings:
        return None
    headline = min(headings, key=lambda index: reading.statements[index].certainty)
    told = reading.statements[headline]
    title = title or " ".join(reading.statements[index].exact for index in headings)
    if title.rstrip().endswith("?"):
        return None
    words = frozenset(_stems(title))
    same: list[int] = []
    spoken: list[int] = []
    for index, statement in enumerate(reading.statements[len(headings) : MOST_COMPARED], len(headings)):
        if statement.exact.endswith("?"):
            continue  # a question is no source
        shared = len(words & frozenset(_stems(statement.exact)))
        if shared >= 2 and told.speaker.name and statement.speaker.name == told.speaker.name:
            spoken.append(index)
        least = LEAST_CONFIRMED if told.certainty is Certainty.CONFIRMED else LEAST_SHARED
        if shared >= max(2.0, least * len(words)):
            same.append(index)
    is_told = told.speaker.start is not None and (not told.cue or _TELLING_TITLE.search(told.cue) is not None)
    compared = spoken or ([] if is_told else same)
    alarm = alarm_at([reading.statements[index] for index in compared], told)
    if alarm is None or alarm.kind == "unsourced":
        return None
    if told.speaker.is_vague or _HEDGED_TITLE.search(title):
        return None
    if alarm.kind == "turned" and _TURNING_TITLE.search(title):
        return None
    surest = max(compared, key=lambda index: (reading.statements[index].certainty, -index))
    return HeadlineAlarm(headline, surest, alarm)


def _stems(text: str) -> Sequence[str]:
    """The words that carry the content, cut so that “soldiers” meets “soldier” and “Korean” meets “Korea”."""
    words = (word.lower() for word in _WORD.findall(text))
    return [_MEANT.get(stem, stem) for word in words if word not in _PLAIN for stem in (_stem(word),)]


def _stem(word: str) -> str:
    for ending in ("ing", "ans", "ies", "ed", "an", "es", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("aei")
    return word.rstrip("aei") if len(word) > 4 else word


_MEANT = {
    _stem(word): row.split()[0]
    for row in (
        "troops soldiers forces men army military fighters",
        "kill killed killing dead deaths died dies fatalities",
        "sent sends send sending deploy deployed deploys deploying deployment",
        "hit hits struck strikes strike attack attacks attacked",
        "rise rises rose rising grew grow increase increased up",
        "fall falls fell falling drop dropped decline declined down",
    )
    for word in row.split()
}

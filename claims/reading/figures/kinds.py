"""What a figure counts, in the form in which two figures are compared: the thing, its unit and what is done to it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.figures.deeds import MORE_ABROAD, in_english, is_deed_abroad
from claims.reading.figures.events import in_one_word
from claims.reading.figures.scales import in_one_unit, measured_by
from claims.reading.figures.values import Counted, point
from claims.reading.words import word_set

_PEOPLE = word_set("people persons person residents civilians dead deaths fatalities victims killed lives casualties")
SOME_PEOPLE = word_set("residents civilians")
"""They may be a part of the people that another report counts."""
_AS_ONE = {
    word: name
    for name, words in {
        "soldier": "soldiers troops servicemen forces fighters personnel",
        "fire": "wildfire wildfires bushfire bushfires blaze blazes fire fires",
        "house": "home homes house houses household households dwelling dwellings",
        "lorry": "lorry lorries truck trucks",
        "plane": "plane planes aircraft airliner airliners jet jets",
        "worker": "worker workers staff employee employees workforce job jobs staffer staffers",
        "people": "spectator spectators crowd onlookers attendees",
    }.items()
    for word in words.split()
}
"""Many words for one thing."""
_MORE = word_set("more other others another further additional newly") | MORE_ABROAD
_EMPTY = _MORE | word_set("different new separate total overall russian ukrainian")
_DEAD = word_set("dead deaths fatalities killed lives")
_OF_PEOPLE = word_set("killed hurt missing arrested abducted freed rescued evacuated sentenced")
"""What happens to people where a text counts them without saying so: “and injured 30”."""
_PERSONS = word_set(
    "pilgrim skier passenger miner patient student pupil worker protester demonstrator migrant refugee prisoner inmate "
    "officer policeman soldier child woman man girl boy tourist fisherman villager sailor climber hiker fan teacher "
    "nurse doctor guest shopper commuter driver suspect militant rebel gunman journalist"
)
"""They are people, and may be all of those whom another report counts."""
_WEAK = word_set(
    "vote seat point year month week day hour minute second time goal case cent degree member copy page mile percent "
    "place"
)
"""Things that are counted of anything: whose votes, and years of what, only the other words tell."""
_OWNED = re.compile(r"[’']s$")
SPAN = "time"
"""What spans of time measure: “30 months” and “two and a half years” are laid beside each other."""
_STATES = word_set("hurt injured wounded missing homeless stranded trapped alive dead")
"""How those are left who are counted, behind their word: “41 people hurt” are people."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure counts, as far as two are compared: the thing, what is said of it, what is measured, what is done.

    ``proper`` are the names among its words, as in “French aircraft”; ``is_more`` says that it counts what comes to
    others, as in “three other Americans” and “an additional eight people”.
    """

    head: str
    modifiers: frozenset[str]
    proper: frozenset[str]
    acronym: str
    measure: str
    deed: str
    is_more: bool = False

    @property
    def is_weak(self) -> bool:
        """Whether what is counted does not tell what is measured: money, percentages, years, votes."""
        return bool(self.measure) or not self.head or self.head in _WEAK


def kind_of(figure: Counted) -> Kind:
    """What a figure counts, in the form in which two figures are compared."""
    return _kind_of(figure.counted, figure.unit, figure.deed, figure.about)


@lru_cache(maxsize=8_000)
def _kind_of(counted: str, unit: str, deed: str, around: str) -> Kind:
    written = re.findall(r"[^\W\d_]+", counted)
    plain = [word for word in written if word.lower() not in _EMPTY and not is_deed_abroad(word)]
    words = [word.lower() for word in plain]
    if words and words[-1] in _DEAD and not deed:
        deed = "killed"
    if words and words[-1] == "arrests":
        deed, words[-1] = "arrested", "people"
    if len(words) > 1 and words[-1] in _STATES:
        words.pop()
    stems = list(dict.fromkeys(stem(word) for word in words))
    is_age = "age" in around.lower().split()
    if not stems and not unit and deed in _OF_PEOPLE and not is_age:
        stems = ["people"]
    head = stems[-1] if stems else ""
    measure = measured_by(unit)
    if not unit and measured_by(head) == SPAN:
        head = measure = SPAN
    acronym = "".join(word[0] for word in words) if len(words) > 1 else head
    proper = frozenset(stem(word.lower()) for word in plain[:-1] if word[0].isupper())
    is_more = any(word.lower() in _MORE for word in (*written, *around.split()))
    return Kind(head, frozenset(stems[:-1]), proper, acronym, measure, deed, is_more)


def unit_of(figure: Counted) -> str:
    """The unit in which a figure counts; of a span of time what it counts, “month”."""
    if figure.unit or kind_of(figure).measure != SPAN:
        return figure.unit
    stems = map(stem, reversed(figure.counted.lower().split()))
    return next((one for one in stems if measured_by(one) == SPAN), "")


def amount(figure: Counted, value: float | None = None) -> float:
    """What stands for a figure, or another value in its unit, in the unit in which all of its kind are compared."""
    return in_one_unit(point(figure) if value is None else value, unit_of(figure))


def stem(word: str) -> str:
    """A word in small letters without its plural, and the many words for people, soldiers and houses as one."""
    word = in_english(word)
    if word in _PEOPLE:
        return "people"
    if word in _AS_ONE:
        return _AS_ONE[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_thing(one: Kind, other: Kind) -> bool:
    """Whether two figures count the same thing: “infantry fighting vehicles”, “fighting vehicles” and “IFVs” do."""
    if one.measure != other.measure or not one.head or not other.head or one.is_more != other.is_more:
        return False
    if one.head != other.head:
        return (one.head == other.acronym or other.head == one.acronym) and 2 <= len(
            min(one.head, other.head, key=len)
        ) <= 5
    is_within = one.modifiers <= other.modifiers or other.modifiers <= one.modifiers
    return is_within and not (one.modifiers ^ other.modifiers) & (one.proper | other.proper)


def around(figure: Counted) -> frozenset[str]:
    """The same without what is counted itself."""
    head = kind_of(figure).head
    return about(figure) - {head, in_one_word(head)}


def can_be_some(kind: Kind, people: Kind) -> bool:
    """Whether those of the one kind are among the people of the other: pilgrims who died, and people who died."""
    is_one_deed = kind.deed == people.deed and kind.deed in ("killed", "hurt", "arrested")
    return is_one_deed and kind.head in _PERSONS and people.head == "people" and not (kind.is_more or people.is_more)


def about(figure: Counted) -> frozenset[str]:
    """The stems of the words around a figure that tell what it measures, and of what it counts."""
    return stems(f"{figure.about} {figure.counted}")


@lru_cache(maxsize=8_000)
def stems(words: str) -> frozenset[str]:
    """Words in small letters without their endings, with one word for one event, as figures are compared."""
    return frozenset(in_one_word(stem(_OWNED.sub("", word))) for word in words.lower().split())

"""The places that a text names, with their offsets, and which of the places of one name is meant.

A capitalised word is a place when a gazetteer knows it and the text treats it as one: it stands after “near”, “in”,
“city of”, beside another place, or is a big city that is no word of the language and no part of a person's name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.reading.names.romanised import is_cyrillic
from claims.reading.places.gazetteer import Gazetteer
from claims.reading.places.lands import country_of, is_land
from claims.reading.places.place import Place
from claims.reading.speakers.roles import BODIES, ROLES, TITLES
from claims.reading.words import DAYS, DETERMINERS, MONTHS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

MOST_MENTIONS = 300
BIG = 100_000
LONGEST = 3
_TOKEN = re.compile(r"[^\W\d_]+(?:(?![’']s(?!\w))[-’'ʼ][^\W\d_]+)*")
"""A word without its possessive: “Lin’s” is no Lins."""
_LOCAL = word_set(
    "in near at from to around of outside toward towards between above over off across through via into inside north "
    "south east west beyond left reached entered hit struck take took"
    " in bei aus nach um von près à de vers en cerca desde hacia"
    " у в біля під з до від над за через поблизу из под около возле у над на к от"
)
_FIRMLY_LOCAL = _LOCAL - word_set("of over above across through via into beyond left reached took take von de")
"""Of a bank, a star or a hall, over a weekend, into a habit: these precede much that is no place."""
_NO_PLACES = (
    DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | MONTHS | DAYS | TITLES | ROLES | BODIES
    | word_set(
        "reading mobile nice march same best bath wells hull sale split brest most victoria independence media general "
        "union university orange van san santa saint central north south east west northern southern eastern western "
        "god bar male man time post times news street park lake river church college republic federal national social "
        "drone drones air force army staff tank green brown white black young long short king prince christian jordan "
        "toyota lorraine alberta guerrero morelos tabasco hesse aragon navarra bali "
        "google enterprise gold kanye ahmad commonwealth olympic allah ford target apple delta virgin "
        "troy chad lincoln jackson madison hamilton houston austin carson douglas kim lee li wang park choi jung kang"
    )
)  # fmt: skip
"""Words that name a place somewhere and far more often something else; they need a “city of” before them."""
_NO_OPENINGS = word_set("a an to of in on at by for from with and or but as is it he she we i no not")
"""No name of a place begins so: “TO BE” and “A Met” stand in headlines."""
_HOUSES = word_set("university college times post news church park street")
"""Behind a place these make the name of a house, a paper or a street: Columbia University is in New York."""
_SAYS = re.compile(
    r"(?:,\s\d{1,3},)?\s(?:told\s(?:the\s)?(?:court|police|reporters|journalists|jurors)"
    r"|was\s(?:arrested|charged|jailed|sentenced))\b"
)
"""What people do and places do not: “Wellington was arrested”, “Sydney told reporters”."""
_SHIP = re.compile(r"\b(?:tanker|ship|ferry|vessel|yacht|frigate|trawler|freighter|cruiser)\s$", re.IGNORECASE)
_LISTING = ("", "and", "or", "та", "і", "й", "и", "und", "et", "y")
_CITY_OF = re.compile(r"(?:city|town|village|port|district|suburb)\s(?:of\s)?$", re.IGNORECASE)
_REGION_WORD = re.compile(
    r"\s(?:region|oblast|province|voivodeship|governorate|prefecture|district|county|front|direction|sector|state)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",\s((?:[A-Z]\.){1,3}|[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]+)?)(?=[\s]?[,.;:)—–]|\s?$|(?<=\.)\s)")
_STATE = re.compile(
    r"[A-Z]{2}|(?:[A-Z]\.){2}|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\."
)
"""How American newspapers shorten their states."""
_REGION_KINDS = word_set("region oblast province voivodeship governorate prefecture")
"""With a capital letter too, these belong to the name of a place before them."""
_REGION_KIND = re.compile(rf"\s(?:{'|'.join(sorted(_REGION_KINDS))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as the text names it: where it stands, its words, and the places that these words can mean."""

    start: int
    end: int
    exact: str
    places: tuple[Place, ...]
    is_region: bool = False
    is_told: bool = False
    """Whether the words around it make it a place where something is, and not its name or its size alone."""

    @property
    def likeliest(self) -> Place:
        """The place that is meant, as far as a name alone tells: the most populous."""
        return self.places[0]


def find_places(text: str, known: Gazetteer, *, start: int = 0) -> list[PlaceMention]:
    """The cities and regions that a text names from ``start`` on, in their order."""
    tokens = list(_TOKEN.finditer(text, start))
    surnames = _surnames(text, tokens, known)
    found: list[PlaceMention] = []
    at = 0
    while at < len(tokens) and len(found) < MOST_MENTIONS:
        mention, length = _mention(text, tokens, at, known, surnames, found[-1].end if found else -1)
        if mention is not None:
            found.append(mention)
        at += length
    return found


def _mention(
    text: str, tokens: Sequence[re.Match[str]], at: int, known: Gazetteer, surnames: set[str], last_end: int
) -> tuple[PlaceMention | None, int]:
    first = tokens[at]
    if not first.group()[0].isupper():
        return None, 1
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        last = tokens[at + length - 1]
        exact = text[first.start() : last.end()]
        if length > 1 and first.group().casefold() in _NO_OPENINGS:
            continue
        if length > 1 and (
            len(last.group()) < 2 or not last.group()[0].isupper() or not _is_close(text, tokens, at, length)
        ):
            continue
        if is_land(exact):
            return None, length
        places = tuple(known.named(exact))
        if not places:
            continue
        if length == 1 and not (first.group() not in surnames and _is_place(text, tokens, at, places, last_end)):
            return None, 1
        if length > 1 and places[0].is_guarded and not _is_told_of(text, tokens, at, last.end(), last_end):
            return None, length
        is_region = places[0].is_region or _REGION_WORD.match(text, last.end()) is not None
        is_told = _is_told_of(text, tokens, at, last.end(), last_end, _FIRMLY_LOCAL) or _is_city_of(text, first.start())
        if land := _land_behind(text, last.end()):
            places, is_told = tuple(one for one in places if one.country == land) or places, False
        return PlaceMention(first.start(), last.end(), exact, places, is_region, is_told), length
    return None, _length_of_name(text, tokens, at)


def _surnames(text: str, tokens: Sequence[re.Match[str]], known: Gazetteer) -> set[str]:
    """The words that somewhere in the text end a longer name, “Jeb Bush”, and so are a person's everywhere in it."""
    found: set[str] = set()
    for at in range(1, len(tokens)):
        before, word = tokens[at - 1].group(), tokens[at].group()
        if not (
            before[0].isupper() and word[0].isupper() and text[tokens[at - 1].end() : tokens[at].start()] in (" ", ". ")
        ):
            continue
        if before.casefold() in _LOCAL or is_land(before) or known.named(f"{before} {word}"):
            continue
        found.add(word)
    return found


def _is_close(text: str, tokens: Sequence[re.Match[str]], at: int, length: int) -> bool:
    """Whether the words stand with nothing but a blank between them."""
    pairs = zip(tokens[at : at + length - 1], tokens[at + 1 : at + length], strict=True)
    return all(text[one.end() : other.start()] == " " for one, other in pairs)


def _length_of_name(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """How many capitalised words stand together here: none of them is looked at as a place of its own."""
    length = 1
    while at + length < len(tokens) and tokens[at + length].group()[0].isupper() and length < 5:
        if not _is_close(text, tokens, at + length - 1, 2):
            break
        length += 1
    return length


def _is_place(text: str, tokens: Sequence[re.Match[str]], at: int, places: Sequence[Place], last_end: int) -> bool:
    word = tokens[at]
    lower = word.group().casefold()
    if _is_city_of(text, word.start()):
        return True
    if lower in _NO_PLACES or len(lower) < 4:
        return lower == "nice" and _follows(text, tokens, at, ("in", "to", "from", "near"))
    if _is_in_name(text, tokens, at):
        return False
    if _is_told_of(text, tokens, at, word.end(), last_end):
        return True
    if _SAYS.match(text, word.end()) or _SHIP.search(text, max(0, word.start() - 12), word.start()):
        return False
    return not places[0].is_guarded and (places[0].population >= BIG or (is_cyrillic(lower) and at > 0))


def _is_city_of(text: str, start: int) -> bool:
    return _CITY_OF.search(text, max(0, start - 12), start) is not None


def _is_told_of(
    text: str, tokens: Sequence[re.Match[str]], at: int, end: int, last_end: int, before: frozenset[str] = _LOCAL
) -> bool:
    """Whether the text treats the words as a place: after “in”, beside another place, before “region”."""
    if _follows(text, tokens, at, before) or _REGION_KIND.match(text, end):
        return True
    between = text[last_end : tokens[at].start()] if last_end >= 0 else ""
    return last_end >= 0 and len(between) < 6 and between.strip(" ,") in _LISTING


def _land_behind(text: str, end: int) -> str:
    """The code of the country that stands right behind a place and tells where it lies: “Exeter, N.H.,”."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return ""
    return "US" if _STATE.fullmatch(behind[1]) else country_of(behind[1])


def _follows(text: str, tokens: Sequence[re.Match[str]], at: int, words: Sequence[str] | frozenset[str]) -> bool:
    return (
        at > 0 and tokens[at - 1].group().casefold() in words and text[tokens[at - 1].end() : tokens[at].start()] == " "
    )


def _is_in_name(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a capitalised word stands right before or behind, as in “Paris Hilton” and “Jack London”."""
    if at + 1 < len(tokens) and tokens[at + 1].group()[0].isupper() and _is_close(text, tokens, at, 2):
        following = tokens[at + 1].group().casefold()
        if following in _HOUSES:
            return True
        if following not in _NO_PLACES | _REGION_KINDS and not is_land(tokens[at + 1].group()):
            return True
    if at == 0 or not _is_close(text, tokens, at - 1, 2):
        return False
    before = tokens[at - 1].group()
    is_opening = before.casefold() in _LOCAL or is_land(before)
    return before[0].isupper() and not is_opening

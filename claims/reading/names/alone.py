"""Family names that stand alone: “Weidel says that taxes rose”. Whoever asks would rather hear of one too many."""

import re
from collections.abc import Collection

from claims.reading.names.mentions import CAPITALISED, NO_NAME, THINGS
from claims.reading.names.parts import IN_FRONT
from claims.reading.places import Gazetteer, find_places
from claims.reading.places.lands import is_land
from claims.reading.speakers.roles import BODIES
from claims.reading.words import word_set

_RUN = re.compile(rf"{CAPITALISED}(?:[^\S\n]{CAPITALISED})*+")
"""Words with a capital letter that stand together."""
_WORD = re.compile(CAPITALISED)
_ENDS_OF_THINGS = (
    THINGS
    | {word.rstrip(".") for word in BODIES}
    | word_set("street road river bridge city house state states union war world")
)
_OPENS_PLACES = word_set("new north south east west northern southern eastern western san santa los las st saint fort")
_IN_A_PLACE = re.compile(
    r"(?:\b(?:in|near|around|outside|across|throughout|im|en|у|в|в местечке)"
    r"|\b(?:city|town|village|bridge|port|harbour|mayor|district|region|province|county|outskirts|university) of)\s$",
    re.IGNORECASE,
)
_ARTICLES = word_set(
    "der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen im am zum zur vom"
)
_GERMAN_ARTICLE = re.compile(rf"(?<!von )(?<!van )\b(?:{'|'.join(_ARTICLES)})\s$", re.IGNORECASE)
"""Behind one stands a noun, which German writes with a capital letter."""
_ABSTRACT = re.compile(r"\w{3,}(?:tions?|sions?|ities|[aiv][lv]ity|isms?|ology|ians)|\w{5,}ness|\w{6,}ments?")
"""Ends of words that are no family name’s; Pence, Vance, Manning and Collins show how few there are."""
_PARTICLES = word_set("le la les de del della di da du van von der den el al bin ibn ben abu")
_KNOWN_FROM = 100_000
"""Inhabitants of a town that is rather meant than somebody of its name: “Manning leaked it”, but “Kyiv was shelled”."""
_OPENING = word_set(
    "more most less many much some any no none all every each half people men women children girls boys students "
    "teachers doctors nurses workers voters parents families police soldiers officials scientists experts researchers "
    "studies migrants immigrants refugees muslims christians jews americans democrats republicans conservatives "
    "liberals taxes prices wages rents jobs crime crimes food water oil gas coal vaccines vaccine masks says said "
    "here photo photos video image images picture shows yesterday today tomorrow covid coronavirus climate carbon "
    "solar wind sea nuclear drinking eating thousands millions hundreds billions twenty thirty forty fifty sixty "
    "seventy eighty ninety last recent nearly currently health corporate female male federal look thanks right "
    "nobody everybody somebody anyone everyone nothing something i'm i've we've you've that's there's it's we're"
)
"""Words that often open a sentence and are no names."""


def has_article(name: str) -> bool:
    """“Der Bundestag”: two words with a capital letter, and nobody."""
    return name.partition(" ")[0].casefold() in _ARTICLES


def names_alone(text: str, *, places: Gazetteer, small: Collection[str] = ()) -> list[str]:
    """The words of ``text`` that may be somebody's family name and have no given name beside them, in its order.

    ``small`` are words that stand in small letters where the matter is told at length: a capital letter at the head
    of a sentence makes no name of them. Places, bodies, peoples, months and acronyms are none.
    """
    told = [
        (place.start, place.end)
        for place in find_places(text, places)
        if place.is_told or place.is_region or place.likeliest.population >= _KNOWN_FROM
    ]
    found: dict[str, None] = {}
    for run in _RUN.finditer(text):
        if any(start < run.end() and run.start() < end for start, end in told):
            continue
        name = _name_in(run.group())
        before = text[max(0, run.start() - 24) : run.start()]
        if not name or _IN_A_PLACE.search(before) or _GERMAN_ARTICLE.search(before):
            continue
        opens = run.group().startswith(name) and (not before.strip("\"“”‘’'«„([ \n") or before.rstrip()[-1:] in ".!?:")
        if opens and any(_is_no_name(word, small) for word in (name.casefold(), *name.casefold().split("-")[:1])):
            continue
        found[name] = None
    return list(found)


def _name_in(run: str) -> str:
    """The one word of these that may be a name; none where they name a thing, or somebody with more than one word."""
    words = [re.sub(r"[’']s?$", "", word) for word in _WORD.findall(run)]
    lower = [word.casefold() for word in words]
    if lower[-1] in _ENDS_OF_THINGS or (len(lower) > 1 and lower[0] in _OPENS_PLACES | _ARTICLES):
        return ""
    idle = IN_FRONT | NO_NAME | _PARTICLES | {"says"}
    plain = [word for word, small in zip(words, lower, strict=True) if small not in idle and len(word) > 1]
    return "" if len(plain) != 1 or is_land(plain[0]) or plain[0].isupper() else plain[0]


def _is_no_name(word: str, small: Collection[str]) -> bool:
    return word in small or word in _OPENING or _ABSTRACT.fullmatch(word) is not None

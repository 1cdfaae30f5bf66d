"""The names of people that a text holds, with their offsets: full names, and the short forms of those."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from claims.reading.names import chinese, korean
from claims.reading.names.parts import IN_FRONT, parts_of
from claims.reading.places.lands import countries_named, country_of, is_land
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.roles import BODIES, GENDER
from claims.reading.words import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    word_set,
)

MOST_NAMES = 500
_CAPITAL = "".join(filter(str.isupper, map(chr, (*range(0x557), *range(0x1E00, 0x1F00)))))
"""The capital letters of the scripts that have them here: Latin, Greek, Cyrillic and Armenian."""
CAPITALISED = rf"(?<![\w’'-])[{_CAPITAL}][^\W\d_]*+(?:(?=[-’'][^\W\d_])[-’'][^\W\d_]++)*+"
"""Possessive, so that a chain of a thousand hyphens is looked at once."""
_BLANK = r"[^\S\n]"
"""Nobody's name goes over the end of a line: what stands there is a heading, or a caption."""
_NAME = re.compile(
    rf"{CAPITALISED}(?:{_BLANK}(?:(?:van|von|der|de|del|di|da|la|bin|ibn|al|el|фон|ван|де){_BLANK}){{0,3}}"
    rf"(?:[A-ZА-Я]\.(?={_BLANK}[{_CAPITAL}])|{CAPITALISED})){{1,7}}"
)
_SMALL = re.compile(r"(?<!\S)[\"“‘'(]?([a-zà-ÿ]{3,})(?=[\s.,;:!?)\"”’'])")
"""Words in small letters that stand by themselves, and not in an address of the web."""
_CROWNS = word_set("pope king queen prince princess emperor empress saint")
_ACRONYM = re.compile(r"[A-Z]{3,}s?|[IVX]{2,}|[A-Z]+[0-9]\w*")
_ARTICLE = re.compile(r"\b[Tt]he\s$")
SHORTEST_DOING = 7
"""“Removing Godane”: what is done to somebody is no given name; “Irving” is one."""
LONGEST_PARTICLE = 3
"""Words of so few letters, “bin”, may stand in a name in either size."""
_JOINED = re.compile(
    r"[-‑](?:based|born|backed|led|style|area|era|owned|run|linked|old)$|[’'](?:m|re|ve|ll|d)$", re.IGNORECASE
)
"""“Kuwaiti-born Emwazi”: where somebody comes from, how old somebody is and “I’m” are no part of the name."""
_PEOPLES = ("an", "i", "ish", "ese", "ch", "man", "k")
THINGS = word_set(
    "airport stadium radio television tv tour times post mail herald tribune gazette citizen magazine journal store "
    "shop watch club palace gardens tower square island islands sea ocean valley week award awards prize show airlines "
    "airways hotel hospital museum theatre theater cathedral studios pictures records entertainment media network "
    "channel app apps edition series festival cup league championship games olympics observatory initiative project "
    "center centre institute foundation fund group inc corp ltd llc co company county vegas angeles kong zealand diego "
    "francisco facebook twitter youtube google conference act bill treaty amendment studies press insider telegraph "
    "guardian observer express wars trek brewing brewery bros democrats republicans party senate congress committee "
    "commission council union league mount fort jazeera arabiya army navy police university college academy ministry "
    "court sources photo video feature caliphate campaign hurricane typhoon cyclone marathon asia africa europe asians "
    "africans americans europeans rights"
)
"""What ends or begins the names of houses, papers, places and firms."""
NO_PEOPLE_FILE = Path(__file__).with_name("no_people.txt")
_NO_PEOPLE = frozenset(
    name.strip()
    for line in NO_PEOPLE_FILE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split(",")
    if name.strip()
)
"""Names of firms, bands, clubs and places that read like somebody's: “Wells Fargo”."""
_OFFICE_OF = re.compile(r"(?<![\w-])(\w[\w-]*)\.?\s(?:of|for|to|at)\s(?:the\s)?$")
LONGEST_OFFICE = 40
"""So far before a name may stand the office that somebody of that name holds."""
_FAMILY = word_set("father mother son daughter brother sister wife husband friend")
_OF_TOWNS = word_set("fort san santa los las tel mount lake port cape rio grand little baton wadi")
"""How the names of places begin."""
_KANA = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー]{2,12}(?:[・＝][ァ-ヺー]{1,12}){1,3}(?![ァ-ヺー・])")
"""“ドナルド・トランプ”: a name from abroad has a dot between its words."""
_POSTPOSITION = "(?:ने|को|का|की|के|से|में|पर|और|भी|तक|है|हैं|था|थे|इस|उस|इन|उन|एक|अपने|किसी|सभी|यह|वह)"
_DEVANAGARI_WORD = rf"(?!{_POSTPOSITION} )[\u0900-\u0963\u0970-\u097f]{{2,20}}"
_DEVANAGARI = re.compile(
    r"(?<![\u0900-\u097f])(?:प्रधानमंत्री|राष्ट्रपति|उपराष्ट्रपति|मुख्यमंत्री|विदेश मंत्री|गृह मंत्री|रक्षा मंत्री|वित्त मंत्री|मंत्री"
    r"|राज्यपाल|श्रीमती|श्री|डॉ\.?|नेता|अध्यक्ष|प्रवक्ता|सांसद|विधायक) "
    rf"((?:{_DEVANAGARI_WORD} ){{1,2}}{_DEVANAGARI_WORD})(?= (?:ने|को|का|की|के|से)(?: |$))"
)
"""“प्रधानमंत्री नरेंद्र मोदी ने”: two or three words between somebody's office and a postposition."""
_SINGLE = re.compile(CAPITALISED)
NO_NAME = (
    DETERMINERS | PRONOUNS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | MONTHS | DAYS | ADVERBS
    | {word.rstrip(".") for word in BODIES}
    | word_set(
        "north south east west northern southern eastern western new united european national federal international "
        "korea korean russia russian ukraine ukrainian china chinese american british german french war world house "
        "white street road river bridge city state states union general high supreme prime foreign air special news "
        "northwire neither either both met consider monday republic kingdom democratic republican labour conservative "
        "green party is are was were does did has have had will can could should would"
    )
    | word_set(
        "ein eine einer im vom zum zur nach für laut auf aus mit seit auch les une dans pour sur selon chez una para "
        "por según con desde tras на за по из от до при для но как это об про під над із зі від та але як це також "
        "так во со ко"
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands in a text, titles left out."""

    start: int
    end: int
    exact: str


def find_names(text: str, *, start: int = 0) -> list[NameMention]:
    """The names of people from ``start`` on, in the order of the text.

    A full name is two or more capitalised words that are no words of the language; a family name alone counts where
    the text has it in full too. Of scripts without capitals those are found that show it: in kana behind a dot between
    their words, in Devanagari between an office and a postposition.
    """
    full: list[NameMention] = []
    for match in _NAME.finditer(text, start):
        if len(full) == MOST_NAMES:
            break
        mention = _trimmed(text, match.start(), match.end())
        if mention is not None:
            full.append(mention)
    small = frozenset(_SMALL.findall(text, start))
    full = [mention for mention in _without_what_they_are(full) if _may_be_a_person(mention.exact, small)]
    things = {mention.exact for mention in full if _has_article(text, mention)}
    full = [mention for mention in full if mention.exact not in things]
    families: set[str] = set()
    given: dict[str, set[str]] = defaultdict(set)
    for mention in full:
        words = parts_of(mention.exact).words
        families |= {word for word in (words[-1], *([words[0]] if _may_stand_alone(words) else [])) if len(word) > 1}
        given[words[-1]].add(pronoun_of(words[0]))
    taken = iter([*full, NameMention(len(text), len(text), "")])
    current = next(taken)
    found = [*full, *_without_capitals(text, start)]
    for match in _SINGLE.finditer(text, start):
        while current.end <= match.start():
            current = next(taken, NameMention(len(text) + 1, len(text) + 1, ""))
        if current.start <= match.start() or len(found) >= 2 * MOST_NAMES:
            continue
        word = re.sub(r"[’']s?$", "", match.group())
        if word in families and word.casefold() not in NO_NAME and _may_be(text, match.start(), given[word]):
            found.append(NameMention(match.start(), match.start() + len(word), word))
    return sorted(found, key=lambda mention: mention.start)


def _without_what_they_are(full: list[NameMention]) -> list[NameMention]:
    """“Democrat Hillary Clinton” is Hillary Clinton, where the text has that name by itself."""
    known = {mention.exact for mention in full}
    found: list[NameMention] = []
    for mention in full:
        first, _, rest = mention.exact.partition(" ")
        if rest in known and " " in rest and pronoun_of(rest.split()[0]) and not pronoun_of(first):
            mention = NameMention(mention.end - len(rest), mention.end, rest)
        found.append(mention)
    return found


def _without_capitals(text: str, start: int) -> Iterator[NameMention]:
    for match in islice(_KANA.finditer(text, start), MOST_NAMES):
        yield NameMention(match.start(), match.end(), match.group())
    for match in islice(_DEVANAGARI.finditer(text, start), MOST_NAMES):
        yield NameMention(match.start(1), match.end(1), match[1])


def _has_article(text: str, mention: NameMention) -> bool:
    """“The Minnesota Vikings”, “The Raw Story”: nobody whose given name is not known has an article of their own."""
    return _ARTICLE.search(text, max(0, mention.start - 5), mention.start) is not None and not any(
        map(pronoun_of, mention.exact.split()[:-1])
    )


def _may_stand_alone(words: tuple[str, ...]) -> bool:
    """Whether somebody may be called by the first of these words: a given name, or a family name that comes first."""
    first = words[0]
    return bool(pronoun_of(first)) or not first.isascii() or chinese.is_syllable(first) or bool(korean.korean(words))


def _may_be_a_person(name: str, small: frozenset[str]) -> bool:
    """Whether capitalised words can be somebody's name: “PGA Tour”, “Tripoli Airport” and “Gold Star” are not.

    ``small`` are the words that the text writes in small letters; nobody is called by one, but who has a given name
    that is known: Steve Jobs.
    """
    words = name.split()
    lower = [word.casefold() for word in words]
    if any(" ".join(lower[:count]) in _NO_PEOPLE for count in (2, 3)):
        return False
    if any(pronoun_of(word) for word in words[:-1]) or lower[0] in _CROWNS:
        return True
    if (
        lower[0] in _OF_TOWNS
        or any(word in small for word in lower if len(word) > LONGEST_PARTICLE)
        or not THINGS.isdisjoint(lower)
    ):
        return False
    return not any(_ACRONYM.fullmatch(word) for word in words) and not is_land(name)


def _is_people(word: str) -> bool:
    """“Israeli Jill Rosenberg”: whose citizen somebody is; “Jordan” and “Israel” may be given names."""
    return word.endswith(_PEOPLES) and bool(country_of(word)) and not countries_named(word.title(), by_people=False)


def _may_be(text: str, start: int, pronouns: set[str]) -> bool:
    """Whether a family name alone can be that of somebody named in full: Mrs Berg is not Paul Berg."""
    before = text[max(0, start - 12) : start].rsplit(None, 1)
    title = GENDER.get(before[-1].casefold(), "") if before and text[start - 1 : start] == " " else ""
    return not title or not pronouns or bool(pronouns & {title, ""})


def _is_of_an_office(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is what somebody has an office of: “ambassador to the”, “Secretary of”."""
    office = _OFFICE_OF.search(text, max(0, start - LONGEST_OFFICE), start)
    return office is not None and office[1].casefold() in IN_FRONT - _FAMILY


def _first_given(text: str, start: int, words: list[tuple[int, int]], first: int) -> int:
    """Where the name begins in “Nations Samantha Power”: at the first given name that is known, if one is."""
    for at in range(first, len(words) - 1):
        if pronoun_of(text[start + words[at][0] : start + words[at][1]]):
            return at
    return first


def _trimmed(text: str, start: int, end: int) -> NameMention | None:
    """The name without the roles and other capitalised words before it, and without a possessive ending."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text[start:end])]
    owners = [at for at, (_, after) in enumerate(words[:-1]) if re.search(r"[’']s?$", text[start : start + after])]
    if owners:
        words = words[: owners[0] + 1] if owners[0] > 0 else words[owners[-1] + 1 :]
    first = 0
    for at, (begin, after) in enumerate(words):
        word = re.sub(r"[’']s?$", "", text[start + begin : start + after]).rstrip(".").casefold()
        is_doing = first == at and len(word) >= SHORTEST_DOING and word.endswith("ing") and not pronoun_of(word)
        is_letter = first == at and after - begin == 1  # “В Лондоне”
        if word in IN_FRONT or word in NO_NAME or is_letter or is_doing or _JOINED.search(word) or _is_people(word):
            if at >= len(words) - 1 and first < at:
                return None
            first = at + 1
    if len(words) - first > 2 and _is_of_an_office(text, start + words[0][0]):
        first = _first_given(text, start, words, first)
    if len(words) - first < 2:
        return None
    begin, after = start + words[first][0], start + words[-1][1]
    exact = re.sub(r"[’']s?$", "", text[begin:after])
    return NameMention(begin, begin + len(exact), exact)

"""The words that name a source, without the articles, brackets and verbs around them."""

import re
from itertools import pairwise

from claims.reading.attribution.clauses import PEOPLE_ENDINGS
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.speakers.full_names import BEFORE_NAMES
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.pronouns import Person
from claims.reading.speakers.roles import BODIES, KIN, OFFICES, PEOPLES, ROLES, SOMEBODY, VAGUE
from claims.reading.words import DETERMINERS, TIME_WORDS, Word, is_adverb, word_set

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|our|one|another)\s", re.IGNORECASE)
_OWNING = re.compile(r"[’']s?$")
_INSIDE_NAMES = word_set("de van von al bin der and of the")
_NEAR = word_set("close familiar near inside with within at in from involved briefed acquainted")
"""“Sources close to the investigation”, “economists at the bank”: nearer described, and not named."""
_LOOSE = word_set(
    "unconfirmed senior anonymous unnamed local security unidentified early initial first media further other former "
    "multiple numerous various western military government intelligence"
)
_BESIDE = word_set("to for of with")
"""“An adviser to Kenya's president Ann Lee”: somebody else than Ann Lee."""
_MOST_BEFORE = 3
_BESIDE_NAMES = word_set("himself herself itself themselves alone too jr sr de van von al bin")


def bare(text: str, words: list[Word]) -> str:
    """The words as the text has them, on one line and without an article before or a possessive after."""
    if not words:
        return ""
    found = " ".join(text[words[0].start : words[-1].end].split())
    return _OWNING.sub("", _ARTICLE.sub("", found)).strip(" ,")


def names_in(words: list[Word]) -> list[Word]:
    """The words that name somebody: before a verb, and after other words, as “Lee” in “a Northwire interview Lee”."""
    kept: list[Word] = []
    is_cut = False
    for word in words:
        if word.is_capital:
            kept = [word] if is_cut else [*kept, word]
            is_cut = False
        elif kept and word.lower in _INSIDE_NAMES:
            kept.append(word)
        elif kept and word.lower in FORMS and word.lower not in ALSO_NOUNS:
            break
        else:
            is_cut = bool(kept) and word.text[0].isalpha()
    return kept


def outside_brackets(words: list[Word]) -> list[Word]:
    """“Tom Baker (Labour)”: what stands in brackets belongs to no name."""
    depth = 0
    kept = []
    for word in words:
        depth += word.text == "("
        if not depth:
            kept.append(word)
        depth -= word.text == ")" and depth > 0
    return kept


def opens_with_role(text: str, words: list[Word]) -> bool:
    """“Novelist Tessa Bright”: a word before a full name, with a capital letter only because it opens the sentence."""
    if len(words) not in (3, 4) or not all(word.is_capital for word in words) or pronoun_of(words[0].text):
        return False
    if words[0].lower in PEOPLES:  # “Pakistani Ali Khan”, of whom the report says “Khan” elsewhere
        named, family = " ".join(word.text for word in words[1:]), words[-1].text
        return bool(pronoun_of(words[1].text)) or text.count(family) > text.count(named)
    before = text[max(0, words[0].start - 2) : words[0].start].rstrip(" ")
    is_opening = not before or before[-1] in '.!?\n"”'
    is_role = words[0].lower.endswith(PEOPLE_ENDINGS) or words[0].lower in text
    return is_opening and words[0].text.isalpha() and is_role and bool(pronoun_of(words[1].text))


def organisation_of(text: str, before_role: list[Word], owner: list[Word]) -> str:
    """The body for which somebody speaks: “Harbour Company” in “Harbour Company spokeswoman”, or whose they are."""
    if owner:
        return bare(text, owner)
    for at in range(len(before_role), 0, -1):
        if before_role[at - 1].lower in BODIES:
            return bare(text, before_role[:at])
    return ""


def before_whom_for(text: str, words: list[Word]) -> list[Word]:
    """“Simon Treadwell, for the General Medical Council”: the name, without whom it speaks for."""
    for at in range(2, min(5, len(words) - 1)):
        if not words[at - 1].is_capital:
            break
        is_parted = text[words[at - 1].end : words[at].start].strip() == ","
        if is_parted and words[at].lower in ("for", "representing", "prosecuting", "defending"):
            return words[:at]
    return words


def is_same_role(known: str, given: str) -> bool:
    """Whether “the mayor” may be “mayor of Ostervik”."""
    known_words, given_words = known.lower().split(), given.lower().split()
    return bool(given_words) and given_words[0] in known_words and set(given_words) & ROLES <= set(known_words)


def is_of_others(known: Person, role: str) -> bool:
    """“A spokeswoman for Janney” speaks for no campaign: the role names a body that the known one does not have."""
    theirs = f"{known.role} {known.organisation}".lower().split()
    return any(word[:1].isupper() and word.lower() not in theirs for word in role.split())


def is_described(words: list[Word], determiner: str) -> bool:
    """“A Tesla employee”, “Ukrainian pilots”: the name says whose or of where they are, and is not theirs."""
    if len(words) < 2 or not words[-2].is_capital or words[-1].is_capital:
        return False
    head = words[-1].lower
    if not head.isalpha() or is_adverb(head) or head in _BESIDE_NAMES or head in TIME_WORDS:
        return False
    return bool(determiner) or (head.endswith("s") and not head.endswith("ss"))


def second_of_two(words: list[Word], role_at: list[int]) -> int:
    """The “and” of “union leader Hope King and mayor Bo Dahl”; 0 where one person alone is named."""
    first, last = role_at[0] + 2, role_at[-1]
    return next((at for at in range(first, last) if words[at].lower == "and" and words[at - 1].is_capital), 0)


def role_before_name(words: list[Word], head_end: int) -> list[int]:
    """“Harbour master Olena Brandt”: small letters right before a first and a last name tell what somebody is."""
    first = head_end
    while first and words[first - 1].is_capital:
        first -= 1
    is_plain = first > 0 and head_end - first in (2, 3) and words[first - 1].is_word
    before = words[first - 1].lower if is_plain else ""
    if not before.isalpha() or before in BEFORE_NAMES or before.endswith(("ed", "ing", "s", "ly")):
        return []
    return [first - 1]


def is_somebodys(words: list[Word]) -> bool:
    """“The wife of Mayor Ty Barnes”, “a friend of Ann Lee”: the name is not theirs."""
    at = next((k for k, word in enumerate(words[:6]) if word.lower in KIN or word.lower in SOMEBODY), len(words))
    return at + 2 < len(words) and words[at + 1].lower in ("of", "to", "for")


def whose_role(text: str, words: list[Word], role_at: list[int]) -> int:
    """Which role tells who speaks: in “a former aide to Governor Lou Pratt” the aide, and not the governor."""
    for at in range(role_at[0] + 1, role_at[-1]):
        is_office = words[at + 1].lower in OFFICES
        is_beside = (
            words[at].lower in _BESIDE
            and not is_office
            and any(at < role <= at + 2 + words[at + 1].lower.endswith("'s") for role in role_at)
        )
        between = text[words[at].end : words[role_at[-1]].start]
        if is_beside and "," not in between:
            return role_at[0]
    return role_at[-1]


def split_owner(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """“The ministry’s spokesperson, Jon Adair”: whose spokesperson, and the rest."""
    for at, word in enumerate(words[:-1]):
        if word.lower.endswith(("'s", "s'")) and at < 6:
            is_theirs = any(one.lower in ROLES and two.lower in _BESIDE for one, two in pairwise(words[: at + 1]))
            return ([], words) if is_theirs else (words[: at + 1], words[at + 1 :])
    return [], words


def of_one_family(names: list[str]) -> list[str]:
    """The people among the names: “Donald J. Trump” and “Donald Trump” are one, “Ivana Trump” is another."""
    people: list[str] = []
    for name in names:
        words = set(name.lower().split())
        if not any(words <= (known := set(one.lower().split())) or known <= words for one in people):
            people.append(name)
    return people


def is_one_of_sources(words: list[Word]) -> bool:
    """“Sources familiar with HBO’s plans”, “unconfirmed reports from the front”, “Report: …” name nobody."""
    if len(words) == 1:
        return words[0].lower in ("report", "reports", "rumour", "rumor")
    first = 0
    while first < len(words) - 2 and first < _MOST_BEFORE and (words[first].lower in DETERMINERS | _LOOSE):
        first += 1
    return words[first].lower in VAGUE | SOMEBODY and words[first + 1].lower in _NEAR

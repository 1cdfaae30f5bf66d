"""Whom “he”, “she” and “it” mean: the last one named before them, where nobody else can be meant, or else nobody.

What somebody says must not be given to another, so a pronoun stays open as soon as two could be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.roles import GENDER, KIN, ROLES, SOMEBODY
from claims.reading.statements import Speaker
from claims.reading.words import PREPOSITIONS, Word, word_set

_GENDERED = {
    "he": "he", "him": "he", "himself": "he", "his": "he", "she": "she", "her": "she", "herself": "she",
}  # fmt: skip
_NOBODYS = word_set("we us i you one who that")
_UNKNOWN = word_set("one you")
_BODIES, _MANY = word_set("it which they them"), word_set("they them")
REACH = 2
"""So many sentences a body is remembered for “it” and “they” after it has acted or spoken."""
_SEVERAL = word_set("people some others many police")


@dataclass(slots=True)
class Person:
    """Somebody, or a body, that the report has named: the fullest form of the name, and what else is known."""

    name: str
    role: str = ""
    organisation: str = ""
    is_body: bool = False
    gender: str = ""
    head: str = ""
    is_many: bool = False
    """“Hostages” at the head of a sentence: several people, and no family name."""
    is_place: bool = False
    """A lone word that the report has behind “at”, “in” or “on”: “at Comcast”, and nobody's name."""
    seen: int = -9
    """The number of the sentence in which they were last named or meant."""


@dataclass(slots=True)
class Before:
    """What stands between the last one named and a pronoun."""

    spoke: Person | None = None
    """Who said something last, unless somebody else has acted since."""
    unnamed: str | None = None
    """“He”, “she” or “” for somebody without a name who has acted or spoken since anybody was named; else None."""
    many: bool = False
    """Several without a name, “show insiders”, have spoken since anybody was named."""
    words: Sequence[Word] = ()
    """The words of the sentence before."""
    number: int = 0
    """How many sentences have been read, with the one that is read now."""

    def passes(self, words: Sequence[Word], *, is_vague: bool = False) -> None:
        """Note somebody without a name, “her husband”, “a police spokeswoman”, when that is what ``words`` say."""
        end = next((at for at, word in enumerate(words) if at and word.lower in PREPOSITIONS), len(words))
        head = words[end - 1].lower
        self.many = is_vague and (head in _SEVERAL or (head.endswith("s") and not head.endswith(("ss", "us"))))
        if head in KIN or head in ROLES or head in SOMEBODY:
            self.unnamed = KIN.get(head) or GENDER.get(head, "")
            self.spoke = None


def meant_by(pronoun: str, recent: Sequence[Person], before: Before) -> Speaker:
    """The speaker that a pronoun means, with a note that says why, or why not; ``recent`` has the latest last."""
    if pronoun in _NOBODYS:
        return Speaker(is_vague=pronoun in _UNKNOWN, note=f"“{pronoun}” was left open: nobody is named for it here.")
    gender = _GENDERED.get(pronoun, "")
    if gender and before.unnamed in ("", gender):
        return Speaker(note=f"“{pronoun}” was left open: somebody without a name was spoken of last.")
    if pronoun == "them":
        return Speaker(note="“them” was left open: some of those who were told of last say so.")  # “all of them”
    if before.many and pronoun in _MANY:
        return Speaker(note=f"“{pronoun}” was left open: several who are not named spoke last.")
    fitting = _fitting(pronoun, gender, recent)
    if not gender:
        near = [person for person in fitting if _is_near(person, before)]
        if fitting and not near:
            return Speaker(note=f"“{pronoun}” was left open: {fitting[0].name} is named too far before it.")
        fitting = near
    for person in fitting:
        if gender and person.gender and person.gender != gender:
            continue
        if gender and " and " in person.name:
            return Speaker(note=f"“{pronoun}” was left open: {person.name} are named last, and it may mean either.")
        if gender and person.is_place and not (person.role or person.gender):
            return Speaker(note=f"“{pronoun}” was left open: {person.name} may be no person.")
        other = _other(person, gender, before, fitting) if gender and person is not before.spoke else ""
        other = other or (_nearer(person, gender, before, recent) if gender else "")
        if other:
            return Speaker(note=f"“{pronoun}” was left open: it may mean {person.name} or {other}.")
        if gender:
            person.gender = gender
        person.seen = before.number
        return Speaker(
            name=person.name,
            role=person.role,
            organisation=person.organisation or (person.name if person.is_body else ""),
            note=f"“{pronoun}” is taken to be {person.name}, the last one named before it.",
        )
    return Speaker(note=f"“{pronoun}” was left open: nobody named before it fits.")


def _fitting(pronoun: str, gender: str, recent: Sequence[Person]) -> list[Person]:
    found = [
        person
        for person in reversed(recent)
        if (person.is_body is (pronoun in _BODIES) and not (pronoun == "it" and _is_many(person)))
        or (pronoun in _MANY and " and " in person.name)
    ]
    if gender:
        found = [person for person in found if not person.is_many]
    if pronoun == "it" and recent and _may_be_a_body(recent[-1]):
        found.insert(0, recent[-1])
    if gender:
        # A lone word without a role is as often a town or a paper as a person.
        found.sort(key=lambda person: not (" " in person.name or person.role or person.gender))
    return found


def _is_near(person: Person, before: Before) -> bool:
    """“They” and “it” reach back to the sentence before, or to whom they have meant right before: no further.

    Much that has a plural may be meant by them, and most of it is no source and was never noted.
    """
    if before.number - person.seen <= REACH:
        return True
    return person.name.lower().split()[-1] in {word.lower for word in before.words}


def _is_many(person: Person) -> bool:
    """“Traders” are no “it”."""
    return person.name.islower() and person.head.endswith("s") and not person.head.endswith(("ss", "us", "forces"))


def _may_be_a_body(person: Person) -> bool:
    """“Northwire said … It said”: a lone word without a role, which is nobody's family name."""
    return not (person.is_body or person.role or person.gender or " " in person.name)


def _nearer(person: Person, gender: str, before: Before, recent: Sequence[Person]) -> str:
    """Somebody who spoke or was named after them, and of whom nothing tells that they are not meant."""
    is_lone = not (" " in person.name or person.role or person.gender)
    acting = _named_before(person, before, recent)
    if acting and acting.gender in ("", gender):
        return acting.name
    if before.spoke is person:
        return ""
    last = before.spoke or (recent[-1] if is_lone else None)
    if last is None or last is person or (last.is_body and not is_lone) or last.gender not in ("", gender):
        return ""
    return last.name


def _named_before(person: Person, before: Before, recent: Sequence[Person]) -> Person | None:
    """Somebody else of whom the sentence before tells, where that does not name the person: “Moor laughs at that.”"""
    capitals = {word.lower.removesuffix("'s") for word in before.words if word.is_capital}
    if not capitals.isdisjoint(person.name.lower().split()):
        return None
    named = (other for other in reversed(recent) if not other.is_body and other.name.lower().split()[-1] in capitals)
    return next(named, None)


def _other(person: Person, gender: str, before: Before, fitting: Sequence[Person]) -> str:
    """Somebody else who may be meant as well: named in the sentence before, or earlier and known to be a he or she."""
    if not person.gender:
        surer = next((other.name for other in fitting if other is not person and other.gender == gender), "")
        if surer:
            return surer
    known = person.name.lower().split()
    for at, word in enumerate(before.words[:-1]):
        following = before.words[at + 1]
        if not (word.is_capital and following.is_capital) or word.lower in known or following.lower in known:
            continue
        if pronoun_of(word.text) == gender:
            return f"{word.text} {following.text}"
    return ""

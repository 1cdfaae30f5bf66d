"""Whom a report has named so far: “Pell” and “the ministry” become who was named in full."""

import re
from dataclasses import dataclass, field

from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.pronouns import Person
from claims.reading.speakers.source_words import of_one_family

MOST_RECENT = 40
"""Pronouns and short names look back over this many people."""
_PLACE = re.compile(r"\b(?:at|in|on|via|inside) (?:the )?([A-Z][\w-]{1,30})\b(?! [A-Z])")
_NAMES_OF_PLACES = (" Street", " Square", " Hall", " Hill", " House", " Palace", " City")
"""“Downing Street said … She added”: it was somebody there."""
_PLURAL = re.compile(r"(?<![\w’'-])[a-z]{2,30}s\b")


@dataclass(slots=True)
class Known:
    """Everybody named in one report; ``recent`` lists them with the latest last.

    ``forms`` are the full names that the text gives anywhere, by the name alone.
    """

    text: str
    forms: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)
    recent: list[Person] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    """Whom a name alone has meant so far: “Pell” goes on meaning Gareth Pell when his brother is named too."""
    plurals: frozenset[str] = frozenset()
    """Words such as “hostages” that the report writes in small letters."""
    places: frozenset[str] = frozenset()
    """Names such as “Comcast” that the report has behind “at”, “in” or “on”."""

    def __post_init__(self) -> None:
        self.plurals = frozenset(_PLURAL.findall(self.text))
        self.places = frozenset(_PLACE.findall(self.text))

    def note(self, person: Person) -> None:
        """Remember that somebody was named just now."""
        self.people[person.name.lower()] = person
        known = (at for at, other in enumerate(self.recent) if other.name == person.name and other == person)
        at = next(known, None)
        if at is not None:
            del self.recent[at]
        self.recent.append(person)
        del self.recent[:-MOST_RECENT]

    def named(self, name: str, gender: str = "") -> tuple[Person, str]:
        """Who goes by this name, perhaps somebody new, and a note where it stands for a longer one."""
        note = ""
        known = self.people.get(name.lower())
        if known is None and " " not in name:
            full = self.full_of(name, gender)
            if len(full) > 1:
                note = f"“{name}” was left as it stands: it may mean {' or '.join(full)}."
            elif full:
                known = self.people.get(full[0].lower()) or Person(full[0])
                self.called[name.lower()] = full[0]
                note = f"“{name}” is taken to be {full[0]}."
        person = known or Person(
            name,
            head=name.lower(),
            is_many=name.lower() in self.plurals,
            is_place=name in self.places or name.endswith(_NAMES_OF_PLACES),
        )
        person.gender = person.gender or gender or (pronoun_of(person.name) if " " in person.name else "")
        return person, note

    def full_of(self, name: str, gender: str = "") -> list[str]:
        """Whom a name alone may mean: one, where it has meant them before or “Mr.” tells two of one family apart."""
        wanted = name.lower()
        named = [
            person
            for person in reversed(self.recent)
            if not person.is_body and wanted in (parts := person.name.lower().split()) and "and" not in parts
        ]
        fitting = [one.name for one in named if not (gender and one.gender and one.gender != gender)]
        fitting = of_one_family([name for name in fitting if name.lower().endswith(f" {wanted}")] or fitting)
        if len(fitting) > 1 and self.called.get(wanted) in fitting:
            return [self.called[wanted]]
        return fitting or ([self.forms[wanted]] if wanted in self.forms and not named else [])

    def body(self, name: str, head: str) -> Person:
        """A body by its name, or by the end of it where it was named in full: “Russia’s defence ministry”."""
        named = self.people.get(name.lower())
        named = named or next((p for p in reversed(self.recent) if p.is_body and p.name.endswith(f" {name}")), None)
        return named or Person(name, is_body=True, head=head, organisation=name)

    def body_of(self, words: str) -> str:
        """The full name of the body that is called so, or the words themselves."""
        if not words:
            return ""
        wanted = words.lower().removeprefix("the ").split()[-1]
        for person in reversed(self.recent):
            if person.is_body and wanted in person.name.lower().split():
                return person.name
        return self.forms.get(f"body {wanted}", words)

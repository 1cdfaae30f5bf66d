"""Who speaks in a report, sentence by sentence: name, role, organisation, vague or not, pronouns resolved.

A :class:`Cast` knows everybody that a report has named so far, so that a family name, “the mayor” and “she” become the
same person; where that is not sure the speaker stays open, with a note that says why.
"""

from dataclasses import dataclass, field, replace

from claims.reading.attribution.negation import NOBODY, is_address
from claims.reading.attribution.tellers import MADE_WORKS
from claims.reading.sentences import Span
from claims.reading.speakers.full_names import full_forms
from claims.reading.speakers.known import Known
from claims.reading.speakers.naming import Naming
from claims.reading.speakers.pronouns import Before, Person, meant_by
from claims.reading.speakers.roles import BODIES
from claims.reading.speakers.source_words import bare, outside_brackets
from claims.reading.statements import ROLE_ALONE, Speaker
from claims.reading.words import (
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    TIME_WORDS,
    find_words,
    with_acronyms,
    word_set,
)

_NO_SPEAKERS = (TIME_WORDS | MONTHS | {"a", "an", "the"}) - {"may", "april", "june", "august", "march"}
_QUESTION_AND_ANSWER = ("Q", "A")
_PLURAL_PRONOUNS = word_set("they them we us")
_PEOPLE_PRONOUNS = word_set("he she him her who himself herself his")
_PRONOUNS = _PEOPLE_PRONOUNS | _PLURAL_PRONOUNS | {"it", "which", "that", "i", "you", "one"}
_BESIDE_CAPITALS = DETERMINERS | PREPOSITIONS


@dataclass(slots=True)
class Cast:
    """Who says what in one report, sentence by sentence.

    Full names are looked for after the first ``skip`` characters, since a headline writes every word like a name.
    """

    text: str
    skip: int = 0
    known: Known = field(init=False)
    naming: Naming = field(init=False)
    before: Before = field(default_factory=Before)
    ahead: Span | None = None
    """Who acts behind the opening of the sentence that is read now: “Although she denied it, Ann Lee …”."""

    def __post_init__(self) -> None:
        self.known = Known(self.text, full_forms(self.text[self.skip :]))
        self.naming = Naming(self.text, self.known)

    def speaker(self, source: Span | None) -> Speaker:
        """The speaker that the words ``text[source.start:source.end]`` name; an open one when there are none."""
        if source is None:
            return Speaker(is_vague=True, note="The sentence does not say who says so.")
        words = with_acronyms(find_words(self.text, source.start, source.end))
        plain = [word for word in outside_brackets(words) if word.is_word]
        if plain and plain[0].lower in NOBODY and not is_address(plain):
            return Speaker(start=source.start, end=source.end, is_vague=True, note="Nobody is named who says so.")
        if not plain:
            return Speaker(start=source.start, end=source.end, is_vague=True, note="The source is not a name.")
        start, end = source.start, source.end
        if self.text[end : end + 1] == ":" and self.text[start:end].isupper():
            return self._labelled(start, end)
        first = plain[0].lower.partition("'")[0]
        if len(plain) == 1 and first in _PRONOUNS:
            meant = meant_by(first, self.known.recent, self.before)
            if self.ahead is not None and end < self.ahead.start:
                meant = self._meant_ahead(first, meant, self.ahead)
            return replace(meant, start=start, end=end)
        is_label = self.text[end : end + 1] in (".", ":") and len(plain[-1].text) == 1  # “A. Nobody died there.”
        if not is_label and all(word.lower in _NO_SPEAKERS or word.text.isdigit() for word in plain):
            return Speaker(start=start, end=end, is_vague=True, note="The source is not a name.")
        relative = next(
            (at for at, word in enumerate(plain) if at and word.lower in ("who", "which", "that")), len(plain)
        )
        if not any(word.is_capital for word in plain[1:]):  # “the hacker whose letters showed”
            relative = next((at for at, word in enumerate(plain) if at and word.lower == "whose"), relative)
        plain = plain[:relative]
        person, is_vague, note = self.naming.named(plain)
        if person is None:
            self.before.passes(plain, is_vague=is_vague)
            told = bare(self.text, plain)
            return Speaker(
                role=told if note == ROLE_ALONE and not is_vague else "",
                is_vague=is_vague,
                note=note,
                organisation=told if is_vague else "",
                start=start,
                end=end,
            )
        self._note(person)
        self.before.spoke = person
        role = person.role or self.naming.role_after(source.end, person)
        person.role = person.role or role
        return Speaker(
            name=person.name,
            role=role,
            organisation=person.organisation or (person.name if person.is_body else ""),
            is_vague=is_vague,
            note=note,
            start=start,
            end=end,
        )

    def _meant_ahead(self, pronoun: str, meant: Speaker, ahead: Span) -> Speaker:
        """“Although she accepted that …, Nesta Crane said”: Nesta Crane, where nobody before can be meant."""
        words = [word for word in find_words(self.text, ahead.start, ahead.end) if word.is_word]
        person = self.naming.named(words)[0]
        if person is None or person.is_body or person.gender not in ("", pronoun) or person.name == meant.name:
            return meant
        if meant.name:
            return Speaker(
                note=f"“{pronoun}” was left open: it may mean {meant.name} or {person.name}, named behind it."
            )
        if any(not one.is_body and one.gender in ("", pronoun) for one in self.known.recent if one is not person):
            return meant
        note = f"“{pronoun}” is taken to be {person.name}, named behind it in the sentence."
        return Speaker(name=person.name, role=person.role, organisation=person.organisation, note=note)

    def meant(self, speaker: Speaker, content: str) -> str:
        """Whom “she” means in “Ann Lee said she …”: the speaker, where nobody else can be meant; else nobody."""
        first = content.removeprefix("that ").partition(" ")[0].lower()
        person = self.known.people.get(speaker.name.lower())
        if person is None or speaker.start is None:
            return ""
        source = self.text[speaker.start : speaker.end].lower()
        if source in ("he", "she", "it"):
            return person.name if source == first else ""
        if first == "it":
            return person.name if person.is_body else ""
        is_owner = first in ("his", "her")
        first = {"his": "he", "her": "she"}.get(first, first)
        if person.name.lower() in MADE_WORKS:
            return ""  # “Emails show he knew”
        if first not in ("he", "she") or person.is_body or (person.gender and person.gender != first):
            return ""
        others = [other for other in self.known.recent if other is not person and not other.is_body]
        is_alone = all(other.gender and other.gender != first for other in others)
        if person.gender != first and not is_alone:
            return ""
        person.gender = first
        return "" if is_owner else person.name

    def mention(self, subject: Span) -> None:
        """Remember a person who acts in the report without saying anything: “she” may mean them next."""
        words = [word for word in find_words(self.text, subject.start, subject.end) if word.is_word]
        if not any(word.is_capital for word in words) or (len(words) == 1 and words[0].lower in _PRONOUNS):
            return
        person, _, _ = self.naming.named(words)
        if person is None or (person.is_body and person.head not in BODIES):
            self.before.passes(words)
        if person is None:
            return
        is_name = all(word.is_capital or word.lower in _BESIDE_CAPITALS for word in words)
        is_body = person.is_body and (person.head in BODIES or is_name)
        if is_body or (not person.is_body and (person.role or " " in person.name)):
            self._note(person)

    def _labelled(self, start: int, end: int) -> Speaker:
        """The label of a line in a transcript, “CHAIR:”, is the name by which its speaker goes there."""
        name = self.text[start:end]
        if name in _QUESTION_AND_ANSWER:
            return replace(self._interviewed(name), start=start, end=end)
        person = self.known.people.get(name.lower()) or Person(name)
        self._note(person)
        return Speaker(name=name, role=person.role, organisation=person.organisation, start=start, end=end)

    def _interviewed(self, label: str) -> Speaker:
        """“Q:” is whoever asks; “A:” is the one person that the report has named, where it has named but one."""
        named = [person for person in self.known.recent if not person.is_body and (person.role or " " in person.name)]
        if label != "A" or len(named) != 1:
            return Speaker(note=f"“{label}” was left open: the label does not name anybody.")
        note = f"“A” is taken to be {named[0].name}, the only person named before the answers."
        return Speaker(name=named[0].name, role=named[0].role, organisation=named[0].organisation, note=note)

    def _note(self, person: Person) -> None:
        self.before.unnamed, self.before.many = None, False
        if self.before.spoke is not person:
            self.before.spoke = None
        person.seen = self.before.number
        self.known.note(person)

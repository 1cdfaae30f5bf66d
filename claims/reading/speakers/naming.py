"""From the words that name a source to who it is: a person with a role, a body, or nobody who is named.

“The mayor of Ashby, Bo Dahl” is Bo Dahl, mayor of Ashby; “the ministry” is the one that was named in full before; and
“several farmers” are nobody whom one could ask.
"""

import re
from dataclasses import dataclass

from claims.reading.attribution.negation import is_address
from claims.reading.attribution.sources import is_doing
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.known import Known
from claims.reading.speakers.pronouns import Person
from claims.reading.speakers.roles import (
    BODIES,
    FAMILY_NAMES,
    GENDER,
    KIN,
    OFFICES,
    ROLES,
    SOMEBODY,
    SOMEBODY_ALONE,
    TITLES,
    VAGUE,
    is_family_name,
)
from claims.reading.speakers.source_words import (
    bare,
    before_whom_for,
    is_described,
    is_of_others,
    is_one_of_sources,
    is_same_role,
    is_somebodys,
    names_in,
    opens_with_role,
    organisation_of,
    role_before_name,
    second_of_two,
    split_owner,
    whose_role,
)
from claims.reading.statements import ROLE_ALONE
from claims.reading.words import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_WORDS,
    Word,
    word_set,
)

_ROLE_AFTER = re.compile(
    r",\s((?:the\s|a\s|an\s)?(?:[\w’'-]+\s){0,5}?[\w’'-]+"
    r"(?:\s(?:of|for|at)\s[\w’' -]{2,40}?"
    r"|\s(?:of|for|to|with)\s(?:M(?:r|rs|s)|[DS]r|Sen|Gov|Rep|Gen)\.\s[A-Z][\w’' -]{1,40}?)?)"
    r"(?<!\b[MDS]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\bSt)(?<!\b(?:Sen|Gov|Rep|Gen))[,.]"
)
_OPENINGS = word_set(
    "angry asked unable aware keen eager sure happy sad proud afraid born one two three most here there then now "
    "yesterday today tomorrow tonight everyone nobody"
)
_TIMES = TIME_WORDS | word_set("past decade decades century moment time")
_UNCOUNTED = word_set(
    "some many several most other another few any more one two three four five six seven eight nine ten"
)
"""“Some passengers”, “many farmers”: nobody that one could ask."""
_SOME = DETERMINERS | word_set("half none members dozens scores hundreds thousands part")
"""“Two of the authors”, “members of the crew”: some of those who are named behind “of”."""
_ONE_OF_MANY = word_set("a an one another")
"""“A senior White House official”: whoever that is, it is not the White House."""
_OFFICIAL = word_set("ministry department office government embassy police army navy council commission")
"""Bodies that no name of their own follows, as one follows “group” or “company”."""
_HOLDS_OFFICE = word_set(
    "ambassador envoy head president minister secretary chief director chairman chairwoman chair commissioner premier "
    "governor mayor leader chancellor general"
)
_BEFORE_A_SOURCE = DETERMINERS | POSSESSIVES | PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is meant by words that name a source, among whom the report has ``known`` so far."""

    text: str
    known: Known

    def named(self, words: list[Word]) -> tuple[Person | None, bool, str]:
        if len(words) > 2 and words[1].lower == "of" and words[0].lower in _SOME:
            named = self._behind_comma(words)
            if not named:
                return None, True, "The source is not named."
            words = named
        if is_address(words) and len(words) == 2:
            return self.known.body(bare(self.text, words), ""), False, ""
        words = before_whom_for(self.text, words)
        if is_somebodys(words):
            words = self._behind_comma(words)
            if not words:
                return None, True, "The source is given by what they are to somebody else, without a name."
        if is_one_of_sources(words):
            return None, True, "The source is not named."
        owner, words = split_owner(words)
        determiner = words[0].lower if words[0].lower in DETERMINERS else ""
        while len(words) > 1 and words[0].lower in _BEFORE_A_SOURCE:
            words = words[1:]
        if determiner in _UNCOUNTED | _ONE_OF_MANY:  # “several delegates supporting Ann Lee”
            words = words[: next((at for at in range(1, len(words) - 1) if is_doing(words, at)), len(words))]
        head_end = next((at for at, word in enumerate(words) if at and word.lower in PREPOSITIONS), len(words))
        head = words[head_end - 1].lower
        capitals = [word for word in words if word.is_capital]
        body_at = max((at for at in range(head_end) if words[at].lower in BODIES), default=-1)
        roles = [at for at, word in enumerate(words) if word.lower in ROLES and not at < body_at]
        role_at = [at for at in roles if not self._is_family_name(words, at, determiner)]
        body = body_at >= 0 and not roles
        if not role_at and not body and opens_with_role(self.text, words[:head_end]):
            role_at = [0]
        if not role_at:
            told = role_before_name(words, head_end)
            if not body or (told and body_at < told[0]):
                role_at, body = told, False  # “ECB board member Joost Verkade” is no board
        if role_at:
            joint = second_of_two(words, role_at)
            if joint:
                person, is_vague, note = self._person_with_role(words[:joint], role_at[0], owner)
                return person, is_vague, f"{note} So did {bare(self.text, words[joint + 1 :])}.".strip()
            return self._person_with_role(words, whose_role(self.text, words, role_at), owner)
        named_behind = self._behind_comma(words) if words[0].text.islower() else []
        if len(named_behind) > 1 and all(word.is_capital for word in named_behind):
            if body:
                return self.known.body(bare(self.text, named_behind), head), False, ""
            person, note = self._by_name(named_behind)
            person.role = person.role or bare(self.text, words[: -len(named_behind)])
            return person, False, note
        if head in VAGUE and not (body and len(capitals) > 1):
            return None, True, "The source is not named."
        if not capitals:
            return self._known_by_head(words, head, determiner, owner if head in BODIES else [])
        if determiner in _ONE_OF_MANY and (head in SOMEBODY or self._is_one_of_them(words, body=body)):
            return None, True, "The source is not named."  # “an American who is fighting there said”
        if body or (head_end < len(words) and not words[head_end - 1].is_capital):
            return self.known.body(bare(self.text, [*owner, *words] if owner else words), head), False, ""
        if len(words) == 1 and self._is_plain_opening(words[0]):
            return None, False, "The source is not named."
        if is_described(words[:head_end], determiner):
            return self._known_by_head(words[:head_end], head, determiner, [])
        is_thing = determiner == "the" and words[0].lower not in TITLES and len(capitals) == len(words)
        person, note = self._by_name(words[:head_end] or words)
        if is_thing and not person.role and person.name.lower() not in self.known.people:
            person.is_body = True
        return person, False, note

    def _behind_comma(self, words: list[Word]) -> list[Word]:
        """“One of them, Henk de Wit”, “the wife of Bo Dahl, Ann”: who it is, where the words end in a name."""
        first = next((at for at in range(1, len(words)) if self._has_comma_before(words[at])), len(words))
        return words[first:] if first < len(words) and words[first].is_capital and words[-1].is_capital else []

    def _is_family_name(self, words: list[Word], at: int, determiner: str) -> bool:
        """“Tim Cook”, or “Cook” where Tim Cook is named elsewhere; “the British Judge” tells what somebody is."""
        if len(words) == 1 and not determiner and words[0].is_capital:
            return words[0].lower in FAMILY_NAMES and bool(self.known.full_of(words[0].text))
        first, after = at, at + 1
        while first and words[first - 1].is_capital and words[first].start - words[first - 1].end == 1:
            first -= 1
        while after < len(words) and words[after].start - words[after - 1].end == 1:
            after += 1
        is_described = first == 0 and bool(determiner)
        return not is_described and is_family_name([word.text for word in words[first:after]], at - first)

    def _is_plain_opening(self, word: Word) -> bool:
        """A lone word with a capital letter only because it opens a sentence: “Angry at this, …”, “Asked why, …”."""
        before = self.text[max(0, word.start - 3) : word.start].rstrip(" \u00a0")
        opens = not before or before[-1] in '.!?\n"”'
        is_other_word = word.lower in _OPENINGS or word.lower.endswith(("ing", "ed", "ly"))
        return opens and is_other_word and not self.known.full_of(word.text)

    def _person_with_role(self, words: list[Word], role_at: int, owner: list[Word]) -> tuple[Person | None, bool, str]:
        after = words[role_at + 1 :]
        name_words = after
        role_words = words[: role_at + 1]
        named_before = self._named_before_comma(words, role_at)
        if named_before:
            role_words, name_words = words[len(named_before) :], named_before
        elif after and after[0].lower in PREPOSITIONS:
            names = [at for at, word in enumerate(after) if at and word.is_capital]
            comma = next((at for at in names if self._has_comma_before(after[at])), None)
            if comma is None and len(after) > 3 and after[1].lower in OFFICES:
                comma = next((at for at in names[1:-1] if after[at].lower not in OFFICES | TITLES), None)
            if comma is not None:
                role_words, name_words = words[: role_at + 1 + comma], after[comma:]
            else:
                before = words[:role_at]
                named = self._behind_body(after)
                if not named and words[role_at].lower in _HOLDS_OFFICE:
                    named = self._behind_office(after, names)
                if named:  # “US Ambassador to the United Nations Samantha Power”
                    role_words, name_words = words[: role_at + 1 + named], after[named:]
                elif len(before) > 1 and all(word.is_capital for word in before) and not self._is_told(words):
                    name_words, role_words = before, words[role_at:]
                else:
                    role_words, name_words = words, []
        ends = (
            at
            for at, word in enumerate(name_words)
            if at and (word.lower in PREPOSITIONS or (name_words[at - 1].is_capital and self._has_comma_before(word)))
        )
        cut = next(ends, len(name_words))  # “Representative Bo Dahl, Democrat of Kent”
        name_words = [
            word
            for word in name_words[:cut]
            if word.is_capital or word.lower in ("de", "van", "von", "al", "bin", "der")
        ]
        role = bare(self.text, role_words)
        organisation = organisation_of(self.text, role_words[:-1] if len(role_words) > 1 else [], owner)
        organisation = self.known.body_of(organisation)
        gender = GENDER.get(role_words[-1].lower, "")
        if not name_words:
            known = next((p for p in reversed(self.known.recent) if p.role and is_same_role(p.role, role)), None)
            if known and not (self._is_new(words) and is_of_others(known, role)):
                return known, False, f"“{role}” is taken to be {known.name}, named earlier."
            is_open = words[role_at].lower.endswith("s") or self._is_one_of_many(words)
            return None, is_open, ROLE_ALONE
        person, note = self._by_name(name_words)
        if not person.role or len(role) > len(person.role):
            person.role = role
        person.organisation = person.organisation or organisation
        person.gender = person.gender or gender
        person.is_body = False
        return person, False, note

    @staticmethod
    def _behind_body(after: list[Word]) -> int:
        """“Spokesman for the health ministry Bo Dahl”: where a full name ends the words behind a body; else 0."""
        first = len(after)
        while first and after[first - 1].is_capital:
            first -= 1
        is_full = len(after) - first in (2, 3) and first > 1
        return first if is_full and after[first - 1].lower in _OFFICIAL else 0

    @staticmethod
    def _behind_office(after: list[Word], names: list[int]) -> int:
        """“Ambassador to the United Nations Samantha Power”: where the name begins behind the office; else 0."""
        for at in names[1:-1]:
            before = after[at - 1]
            is_office = before.is_capital and before.lower not in ROLES | TITLES
            if is_office and after[0].lower in ("to", "of") and pronoun_of(after[at].text):
                return at
        return 0

    def _named_before_comma(self, words: list[Word], role_at: int) -> list[Word]:
        """“Laura Oster, professor of religion in Georgetown, Texas”: who has the role stands before its comma."""
        comma = next((at for at in range(role_at, 0, -1) if self._has_comma_before(words[at])), 0)
        is_name = comma > 1 or (comma == 1 and self.known.full_of(words[0].text))
        return words[:comma] if is_name and all(word.is_capital for word in words[:comma]) else []

    def _is_new(self, words: list[Word]) -> bool:
        """“A spokeswoman”, where “the spokeswoman” is one named before."""
        return self._before(words) in ("a", "an", "one")

    def _is_told(self, words: list[Word]) -> bool:
        """“An Air Force doctor in Kyiv”, “the White House spokesman in Oslo”: what somebody is, and no name."""
        return self._before(words) in DETERMINERS

    def _before(self, words: list[Word]) -> str:
        return next(iter(self.text[max(0, words[0].start - 8) : words[0].start].lower().split()[-1:]), "")

    def _is_one_of_many(self, words: list[Word]) -> bool:
        """“A former engineer of the company” could be anybody; “a spokesman” speaks for a body that one can ask."""
        return self._is_new(words) and not any(word.lower.startswith("spokes") for word in words)

    def _is_one_of_them(self, words: list[Word], *, body: bool) -> bool:
        """“An American”, “one Republican”, but not “a Reuters/Ipsos poll”."""
        is_lone = len(words) == 1 and words[0].lower not in DETERMINERS  # “A” is the label of a line
        return is_lone and not body and self.text[words[0].end : words[0].end + 1] != "/"

    def _has_comma_before(self, word: Word) -> bool:
        return self.text[max(0, word.start - 2) : word.start].strip() == ","

    def _by_name(self, words: list[Word]) -> tuple[Person, str]:
        gender = ""
        while len(words) > 1 and words[0].lower in TITLES:
            gender = gender or GENDER.get(words[0].lower, "")
            words = words[1:]
        kept = names_in(words)
        while kept and not kept[-1].is_capital:
            kept.pop()
        return self.known.named(bare(self.text, kept or words), gender)

    def _known_by_head(
        self, words: list[Word], head: str, determiner: str, owner: list[Word]
    ) -> tuple[Person | None, bool, str]:
        """“The ministry”, “the office”: a body named in full elsewhere in the report."""
        name = bare(self.text, words)
        if owner:
            return self.known.body(bare(self.text, [*owner, *words]), head), False, ""
        if head in BODIES or head in ("federation", "regulator"):
            full = self.known.body_of(head)
            if full and full.lower() != head:
                person = self.known.people.get(full.lower()) or Person(full, is_body=True, organisation=full, head=head)
                return person, False, f"“the {name}” is taken to be {full}."
            return Person(name, is_body=True, head=head, organisation=name), False, ""
        for person in reversed(self.known.recent):
            if person.role and head in person.role.lower().split():
                return person, False, f"“{name}” is taken to be {person.name}, named earlier."
        if head in _TIMES:
            return None, False, "The source is not named."  # “which in the recent past stated …”
        if determiner in _UNCOUNTED or head in VAGUE | SOMEBODY_ALONE | KIN.keys():
            return None, True, "The source is not named."
        if determiner == "the" or (head.endswith("s") and not head.endswith("ss")):
            return Person(name, is_body=True, head=head, organisation=name), False, ""
        return None, False, "The source is not named."

    def role_after(self, end: int, person: Person) -> str:
        """“Hanne Brisk, head of the clinic, said”: a role in commas after the name."""
        if person.is_body:
            return ""
        match = _ROLE_AFTER.match(self.text, end, end + 90)
        words = match[1].lower().split() if match else []
        is_deed = bool(words) and (  # “…, quoting the mayor, said”, “…, said the man”
            words[0].endswith("ing")
            or words[0] in PREPOSITIONS | {"not"}
            or (words[0] in FORMS and words[0] not in ALSO_NOUNS)
        )
        if match and not is_deed and any(word in ROLES for word in words):
            return match[1].removeprefix("the ").removeprefix("a ").removeprefix("an ")
        return ""

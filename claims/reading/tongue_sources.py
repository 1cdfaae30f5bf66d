"""Who is meant by the words that name a source, in a language that is read from its table."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.reading.languages.tongue import Tongue
from claims.reading.statements import Speaker
from claims.reading.words import Word, is_capital, is_word

LONGEST_SOURCE = 14
MOST_PEOPLE = 40


@dataclass(slots=True)
class Company:
    """Everybody whom one report has named so far, the latest last."""

    text: str
    tongue: Tongue
    people: list[Speaker] = field(default_factory=list)

    def speaker(self, words: Sequence[Word]) -> Speaker | None:
        """The speaker that ``words`` name, or None where they name nobody."""
        plain = [word for word in words if is_word(word) or word.text == ","]
        plain = _without(plain, self.tongue.sets["articles"])
        if not plain:
            return None
        start, end = plain[0].start, plain[-1].end
        if plain[-1].lower in self.tongue.sets["pronouns"]:
            return self.last(plain[-1])
        found = self._named(plain)
        if found is None:
            return None
        found = replace(found, start=start, end=end)
        if found.name:
            self.people.append(found)
            del self.people[:-MOST_PEOPLE]
        return found

    def last(self, word: Word | None = None) -> Speaker | None:
        """Whom a pronoun means, or a verb without a subject: the last one named; a group where there is none."""
        if not self.people:
            return None if word is None else Speaker(start=word.start, end=word.end, note=_OPEN.format(word.text))
        person = self.people[-1]
        if word is None:
            return replace(person, start=None, end=None, note=f"The sentence names nobody; {person.name} spoke last.")
        note = f"“{word.text}” is taken to be {person.name}, the last one named before it."
        return replace(person, start=word.start, end=word.end, note=note)

    def _named(self, words: list[Word]) -> Speaker | None:
        sets = self.tongue.sets
        role_at = next((at for at, word in enumerate(words) if word.lower in sets["roles"]), -1)
        vague = any(word.lower in sets["vague"] for word in words[:3])
        body_at = next((at for at, word in enumerate(words) if word.lower in sets["bodies"]), -1)
        if vague and not 0 <= role_at < 2:
            said = self._words(words)
            return Speaker(organisation=said, is_vague=True, note="The source is not named.")
        if role_at >= 0 and not (0 <= body_at < role_at):
            return self._with_role(words, role_at)
        if body_at >= 0:
            name = self._words(_until_comma(words))
            return Speaker(name=name, organisation=name)
        names = self._name_at_end(words)
        if not names:
            return None
        name = self._words(names)
        known = self._known(name)
        if known:
            return replace(known, note="" if known.name == name else f"“{name}” is taken to be {known.name}.")
        return Speaker(name=name)

    def _with_role(self, words: list[Word], role_at: int) -> Speaker:
        names = self._name_at_end(words[role_at + 1 :], is_after_role=True)
        if names and names[-1] is not words[-1]:
            names = []
        before = words[:role_at]
        if not names and before and is_capital(before[0]) and len(before) > 1:
            return Speaker(name=self._words(_until_comma(before)), role=self._words(words[role_at:]))
        role = self._words([word for word in words if word not in names])
        if names:
            name = self._words(names)
            known = self._known(name)
            return replace(known, role=known.role or role) if known else Speaker(name=name, role=role)
        for person in reversed(self.people):
            if words[role_at].lower in person.role.lower().split():
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=role, note="The source is given by role alone, without a name.")

    def _name_at_end(self, words: list[Word], *, is_after_role: bool = False) -> list[Word]:
        """The run of words with a capital letter that ends the phrase; after a role the last two of three or more.

        “Мерка Дібровки Ганна Левчук”: what comes first belongs to the role.
        """
        inside = self.tongue.sets["inside_names"]
        roles = self.tongue.sets["roles"] if self.tongue.nouns_are_capital else frozenset()
        at = len(words)
        while at and not is_capital(words[at - 1]):
            at -= 1
        end = at
        while at and (
            is_capital(words[at - 1]) or (words[at - 1].lower in inside and at > 1 and is_capital(words[at - 2]))
        ):
            if words[at - 1].lower in roles:
                break
            at -= 1
        run = words[at:end]
        while run and not is_capital(run[0]):
            run = run[1:]
        is_joined = any(word.lower in inside for word in run)
        is_own = is_joined or not is_after_role or (at > 0 and words[at - 1].text == ",")
        return run if is_own else run[-2:]

    def _known(self, name: str) -> Speaker | None:
        """Somebody named before whose family name this is, also in another case: “Гука” is Гук."""
        wanted = name.lower().split()[-1]
        for person in reversed(self.people):
            last = person.name.lower().split()[-1]
            if last == wanted or (len(last) > 2 and wanted.startswith(last) and len(wanted) - len(last) <= 2):
                return person
        return None

    def _words(self, words: Sequence[Word]) -> str:
        kept = [word for word in words if is_word(word)]
        return " ".join(self.text[kept[0].start : kept[-1].end].replace(",", " ").split()) if kept else ""


_OPEN = "“{}” was left open: nobody is named before it."


def _without(words: list[Word], leading: frozenset[str]) -> list[Word]:
    while words and (words[0].text == "," or words[0].lower in leading):
        words = words[1:]
    while words and words[-1].text == ",":
        words = words[:-1]
    return words[-LONGEST_SOURCE:]


def _until_comma(words: list[Word]) -> list[Word]:
    return words[: next((at for at, word in enumerate(words) if word.text == ","), len(words))]

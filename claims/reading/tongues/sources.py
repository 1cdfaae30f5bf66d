"""Who of all those named is meant by the words of a source, in a language that is read from its table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.reading.languages.tongue import Tongue, stem
from claims.reading.places.lands import country_of
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.statements import NOT_NAMED, ROLE_ALONE, Speaker
from claims.reading.tongues.genitives import is_whose
from claims.reading.tongues.nominative import Case
from claims.reading.tongues.phrases import LONGEST_SOURCE, SourcePhrases, is_share, until_comma
from claims.reading.words import Word, is_capital, is_word

MOST_PEOPLE = 40
LONGEST_SUBJECT = 4
"""Who acts in a sentence stands among its first words."""


@dataclass(slots=True)
class Company:
    """Everybody whom one report has named so far, the latest last."""

    text: str
    tongue: Tongue
    people: list[Speaker] = field(default_factory=list)
    is_unsure: bool = False
    """Whether somebody else has acted since the last one was named: a pronoun may mean them."""
    spoken: Speaker | None = None
    """Whose words the sentence before gave."""
    phrases: SourcePhrases = field(init=False)
    """Tells role and name apart in the words of a source."""
    inside: frozenset[str] = frozenset()
    """Words with a capital letter that stand inside sentences: names, unless nouns have one anyway."""

    def __post_init__(self) -> None:
        self.phrases = SourcePhrases(self.text, self.tongue)
        found = _INSIDE.findall(self.text)
        self.inside = frozenset(map(stem, found) if self.tongue.is_inflected else found)

    def speaker(self, words: Sequence[Word], case: Case = "") -> Speaker | None:
        """The speaker that ``words``, which stand in ``case``, name, or None where they name nobody."""
        phrase = self.phrases.source(words, case)
        if phrase is None:
            return None
        plain, is_led, is_hidden = phrase
        if is_share(words):
            said = self.phrases.spelled(words)
            return Speaker(
                organisation=said, start=words[0].start, end=plain[-1].end, is_vague=True, note=NOT_NAMED
            )  # “un sur trois”
        if plain[0].lower in _LATTER and not self.tongue.is_inflected:
            if len(plain) == 1:
                return self.last(plain[0])
            plain = plain[1 + (plain[1].text == ",") :] if plain[1].text == "," and len(plain) > 2 else plain
        if len(plain) > 2 and plain[-2].text == "," and plain[-1].lower in self.tongue.sets["pronouns"] | _THEM:
            opens = plain[0].lower in self.tongue.sets["prepositions"]  # “отвечая на вопрос, он”
            plain = plain[-1:] if opens else plain[:-2]  # “les familles, elles, dénoncent”
        start, end = plain[0].start, plain[-1].end
        if plain[-1].lower in self.tongue.sets["pronouns"]:
            return self.last(plain[-1])
        if self.tongue.is_inflected and plain[0].lower in self.tongue.sets["pronouns"]:
            is_body = bool(self.people and self.people[-1].organisation)  # “сам он вину отрицает” is somebody
            open_note = _OTHERS.format(plain[0].text)
            return Speaker(start=start, end=end, note=open_note) if is_body else self.last(plain[0])
        if plain[0].lower in _THERE and len(plain) == 1:
            return Speaker(start=start, end=end, note=_OPEN_PLACE.format(plain[0].text))
        found = self._named(plain, is_led=is_led, is_genitive=case == "genitive")
        found = found or self._described(plain, is_led=is_led)
        if found is None:
            return None
        if self.tongue.nouns_are_capital and words[0].lower in _INDEFINITE and not found.role:
            is_noun = found.name.isalpha() and not (found.name.isupper() or found.organisation)
            found = Speaker(role=found.name, note=ROLE_ALONE) if is_noun else found  # “ein Polizist”
        found = replace(found, start=start, end=end)
        if is_hidden and not found.name:
            found = replace(found, is_vague=True, note=NOT_NAMED)
        self.is_unsure = not found.name
        if found.name:
            self.people.append(found)
            del self.people[:-MOST_PEOPLE]
        return found

    def passes(self, words: Sequence[Word]) -> None:
        """Note a sentence in which nobody says anything: who acts in it may be meant by the next pronoun."""
        role = next((word.lower for word in words[:LONGEST_SUBJECT] if self.phrases.is_role(word)), "")
        last = self.people[-1] if self.people else None
        subject = self._subject(words) if role else self._subject_named(words)
        if subject is not None:
            self.people.append(subject)
            self.is_unsure = False
        elif role and last is not None and role not in last.role.lower().split():
            self.is_unsure = True

    def last(self, word: Word | None = None) -> Speaker | None:
        """Whom a pronoun means, or a verb without a subject: the last one named; a group where there is none."""
        if not self.people:
            return None if word is None else Speaker(start=word.start, end=word.end, note=_OPEN.format(word.text))
        person = self.people[-1]
        if self.is_unsure and word is None and self.spoken and self.spoken.role and not self.spoken.is_vague:
            note = f"The sentence names nobody; {self.spoken.name or self.spoken.role} spoke last."
            return replace(self.spoken, start=None, end=None, note=note)
        if self.is_unsure:
            note = _OTHERS.format(word.text) if word else _OTHER_SUBJECT
            return Speaker(start=word.start if word else None, end=word.end if word else None, note=note)
        if word is None:
            return replace(
                person, start=None, end=None, note=f"The sentence names nobody; {person.name} was named last."
            )
        gender, known = _GENDERED.get(word.lower, ""), pronoun_of(person.name)
        is_body = not person.role and any(part.isupper() and len(part) > 1 for part in person.name.split())
        if gender and person.organisation and self.tongue.is_inflected:
            return Speaker(start=word.start, end=word.end, note=_OTHERS.format(word.text))
        if (gender and known and gender != known) or (gender == "he" and is_body):
            return Speaker(start=word.start, end=word.end, note=_OTHERS.format(word.text))
        note = f"“{word.text}” is taken to be {person.name}, the last one named before it."
        return replace(person, start=word.start, end=word.end, note=note)

    def steps_back(self) -> None:
        """The one named last only told something within another's words: a pronoun means the one before."""
        if len(self.people) > 1:
            self.people[-2:] = reversed(self.people[-2:])

    def goes_on(self) -> Speaker | None:
        """Who is meant by a sentence in the mood of what somebody said: whose words the sentence before gave."""
        if self.spoken is None or not (self.spoken.name or self.spoken.role):
            return None
        who = self.spoken.name or self.spoken.role
        note = f"The sentence names nobody; by its mood it goes on with what {who} said."
        return replace(self.spoken, start=None, end=None, note=note)

    def _subject(self, words: Sequence[Word]) -> Speaker | None:
        """“Депутатка Леся Кірик подала позов”: a role and a name that open a sentence of the report's own."""
        plain = self.phrases.subject(words)
        found = self._named(plain) if len(plain) > 1 else None
        if found is None or not (found.name and found.role) or found.is_vague:
            return None
        return replace(found, start=plain[0].start, end=plain[-1].end)

    def _subject_named(self, words: Sequence[Word]) -> Speaker | None:
        """“El subgobernador Jonathan Herrera votó …”: a noun in no list, and a full name."""
        plain = list(words[:LONGEST_SOURCE])
        if len(plain) > 1 and is_capital(plain[0]) and plain[1].is_word and not is_capital(plain[1]):
            known = self._known(plain[0].text)  # “Sfeir también abordó …”
            if known and known.name.split()[-1] == plain[0].text:
                return replace(known, start=plain[0].start, end=plain[0].end, note="")
        if plain and plain[0].lower in self.tongue.sets["articles"]:
            plain = plain[1:]
        if len(plain) < 4 or self.tongue.nouns_are_capital or not plain[0].is_word:
            return None
        is_name = is_capital(plain[1]) and is_capital(plain[2]) and not is_capital(plain[3])
        is_noun = self.tongue.is_inflected or not is_capital(plain[0])
        if not (is_name and is_noun) or plain[0].lower in self.tongue.sets["prepositions"] | self.tongue.sets["when"]:
            return None
        if len(plain[0].text) < 5 or not pronoun_of(plain[1].text):
            return None
        name = self.phrases.spelled(plain[1:3])
        known = self._known(name)
        return replace(
            known or Speaker(name=name, role=self.phrases.spelled(plain[:1])),
            start=plain[0].start,
            end=plain[2].end,
            note="",
        )

    def _named(self, words: list[Word], *, is_led: bool = False, is_genitive: bool = False) -> Speaker | None:
        sets = self.tongue.sets
        role_at = next((at for at, word in enumerate(words) if self.phrases.is_role(word)), -1)
        vague = any(word.lower in sets["vague"] for word in words[:3])
        stems = self.tongue.body_stems
        bodies = sets["bodies"] | sets["body_nouns"]
        body_at = next((at for at, word in enumerate(words) if word.lower in bodies or stem(word.lower) in stems), -1)
        vague |= self.tongue.nouns_are_capital and words[-1].lower.endswith(("kreise", "kreisen"))
        if vague and not 0 <= role_at < 2:
            said = self.phrases.spelled(words)
            return Speaker(organisation=said, is_vague=True, note=NOT_NAMED)
        if role_at >= 0 and not (0 <= body_at < role_at):
            return self._with_role(words, role_at, is_genitive=is_genitive)
        apposed = self.phrases.apposed(words)
        if body_at >= 0 and not (body_at and apposed):
            name = self.phrases.spelled(until_comma(words))
            return Speaker(name=name, organisation=name)
        names = apposed or self.phrases.name_at_end(words)
        if names and names[-1] is not words[-1] and self.tongue.is_inflected and _REGION.search(names[-1].lower):
            return None  # “у Львівській області”
        if not names or self._only_opens(names, words) or names[0].text[0].isdigit():
            return None
        if self.tongue.nouns_are_capital and len(names) == 1 and _ADVERB.search(names[0].text):
            return None  # “Unabhängig bestätigen ließ sich das nicht”
        names = self.phrases.quoted(words, names)
        if self.tongue.is_inflected and (words[0].lower in _BESIDE or names[-1].lower in _BESIDE):
            return None  # “О результатах обещают рассказать”
        first = next(at for at, word in enumerate(words) if word is names[0])
        if first and not apposed and self.phrases.tells_whose(words, first):
            return None  # “la cour d'appel de Paris”, “jugé à Londres”
        if first and words[first - 1].text[0].isdigit():
            return None  # “4,2 Milliarden Euro”
        if not apposed and self.tongue.is_inflected and len(names) > 2 and not _PATRONYMIC.search(names[-2].lower):
            first, names = first + len(names) - 2, names[-2:]  # “Економіст Олена Білан”
            apposed = names
        names = names + self.phrases.adjectives(words, names) if not first and is_led else names
        if not apposed:
            first, names = self._behind_noun(words, first, names)
            apposed = names if first else []
        name = self.phrases.spelled(names)
        known = self._known(name)
        if known and (known.role or not apposed):
            return replace(known, note="" if known.name == name else f"“{name}” is taken to be {known.name}.")
        return Speaker(name=name, role=self.phrases.spelled(words[:first]) if apposed else "")

    def _behind_noun(self, words: list[Word], first: int, names: list[Word]) -> tuple[int, list[Word]]:
        """Where a full name begins behind a noun in no list: “le climatologue Luc Vial”, “Vater Sven Kolbe”."""
        if self.tongue.nouns_are_capital:
            given = next((at for at in range(1, len(names) - 1) if pronoun_of(names[at].text)), 0)
            return (first + given, names[given:]) if given and not pronoun_of(names[0].text) else (0, names)
        is_led = not first or words[first - 1].lower in self.tongue.sets["articles"]
        if len(names) > 2 and is_led and pronoun_of(names[1].text) and not pronoun_of(names[0].text):
            return 0, names[1:]  # “le Français Hugo Castel”
        small = self.tongue.sets["when"] | self.tongue.sets["prepositions"] | self.tongue.sets["helpers"]
        noun = words[0].lower
        is_noun = first and len(names) == 2 and len(noun) > 3 and noun not in small and words[0].text.isalpha()
        if self.tongue.is_inflected:
            is_noun = is_noun and noun[-1] not in "оеиіую" and not any(map(is_capital, words[1:first]))
        else:
            is_body = noun in self.tongue.sets["bodies"] or noun in _PAPERS
            by = {"par", "por", "según", "selon", "con", "avec", "à", "en", "pour", "para", "chez", "dans"}
            is_noun = is_noun and not (is_body or any(is_capital(word) or word.lower in by for word in words[:first]))
        return (first, names) if is_noun else (0, names)

    def _with_role(self, words: list[Word], role_at: int, *, is_genitive: bool) -> Speaker:
        if role_at > 2 and (comma := self.phrases.behind_full_name(words[:role_at])):
            name = self.phrases.spelled(words[:comma])  # “Miguel Torres, ex ministro de Interior, Justicia y Paz”
            return self._known_or(name, self.phrases.spelled(words[comma + 1 :]))
        names = self.phrases.name_behind_role(words, role_at)
        is_beside = is_genitive and len(names) > 1  # “по словам режиссёра Кирилла Серебряного”: both in one case
        if names and not is_beside and self._is_whose(words[role_at], names):
            return self._of_whom(words, names)
        before = words[:role_at]
        if not names and len(before) > 1 and is_capital(before[0]) and is_capital(until_comma(before)[-1]):
            return Speaker(name=self.phrases.spelled(until_comma(before)), role=self.phrases.spelled(words[role_at:]))
        role = self.phrases.spelled(self.phrases.last_role([word for word in words if word not in names]))
        if names:
            return self._known_or(self.phrases.spelled(names), role)
        for person in reversed(self.people):
            if words[role_at].lower in person.role.lower().split():
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=role, note=ROLE_ALONE)

    def _known(self, name: str) -> Speaker | None:
        """Somebody named before whose family name this is, also in another case: “Гука” is Гук."""
        wanted = name.lower().split()[-1]
        for person in reversed(self.people):
            last = person.name.lower().split()[-1]
            if (
                last == wanted
                or (self.tongue.is_inflected and stem(last) == stem(wanted))
                or (len(last) > 2 and wanted.startswith(last) and len(wanted) - len(last) <= 2)
            ):
                return person
        return None

    def _known_or(self, name: str, role: str) -> Speaker:
        known = self._known(name)
        return replace(known, role=known.role or role) if known else Speaker(name=name, role=role)

    def _is_whose(self, role: Word, names: list[Word]) -> bool:
        known = [person.name.lower().split()[-1] for person in self.people]
        return self.tongue.is_inflected and is_whose(role.lower, [word.lower for word in names], known)

    def _of_whom(self, words: list[Word], names: list[Word]) -> Speaker:
        """“Мэр Москвы”, “адвокат Климанова”: the role alone, or who was named with all of it before."""
        role = self.phrases.spelled(words)
        parts = [stem(word.lower) for word in words if is_word(word)]
        for person in reversed(self.people):
            if set(parts) <= {stem(part) for part in person.role.lower().split()}:
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=role, note=ROLE_ALONE)

    def _described(self, words: list[Word], *, is_led: bool) -> Speaker | None:
        """“Вдова одного из погибших”, “un vecino”: somebody is meant, and not named."""
        sets = self.tongue.sets
        plain = [word for word in words if is_word(word)]
        plain = plain[len(plain) > 1 and _AGED.match(plain[0].lower) is not None :]
        aside = sets["helpers"] | sets["negators"] | sets["joining"] | sets["when"] | sets["articles"] | sets["only"]
        is_aged = len(plain) > 1 and plain[0].text.isdigit() and plain[1].lower.startswith("jährige")  # “44-Jährige”
        is_word_of = plain and plain[0].text[0].isalpha() and len(plain[0].text) > 2
        if not plain or plain[0].lower in aside or not (is_word_of or is_aged):
            return None
        is_put_back = self.text[plain[0].start : plain[0].end] != plain[0].text  # “за прогнозом синоптиків”
        if self.tongue.is_inflected and plain[0].lower[-1] in "оеиіуюєї" and not is_put_back:
            return None  # “накануне”, “окремо”: no noun that acts ends so
        if not self.tongue.is_inflected and not is_led:
            return None
        if self.tongue.is_inflected and len(plain) > 1 and _REGION.search(plain[0].lower) and is_capital(plain[0]):
            return None  # “у Львівській області”
        if self.tongue.nouns_are_capital and not (is_aged or any(map(is_capital, plain))):
            return None
        return Speaker(role=self.phrases.spelled(until_comma(words)), note=ROLE_ALONE)

    def _only_opens(self, names: list[Word], words: list[Word]) -> bool:
        """A lone word that has its capital letter because it opens the sentence: “Вдова”, “Nadie”."""
        if self.tongue.nouns_are_capital or len(names) > 1 or names[0] is not words[0]:
            return False
        word = names[0]
        before = self.text[max(0, word.start - 3) : word.start].strip(' «“„"')
        is_title = before[-1:] == "." and before[-2:-1].isupper()  # “M. Lacan”
        is_opening = not before or (before[-1] in ".!?\n—–-" and not is_title)
        plain = stem(word.text) if self.tongue.is_inflected else word.text
        is_quoted = self.text[max(0, word.start - 1) : word.start] in ("«", "“", "„", '"')  # “«Укренерго» спростувало”
        is_seat = bool(country_of(word.text, by_seat=True))  # “Moscou”
        is_titled = word.text[1:2] in ("'", "’")  # “L'Équipe”
        is_known = is_quoted or is_titled or plain in self.inside or self._known(word.text) is not None or is_seat
        return is_opening and not (is_known or word.text.isupper() or _is_foreign(word.text, self.tongue.name))


_REGION = re.compile(r"[сцз]ь?к(?:ій|ому|ой|ом|им|ий|а|ая)$")
_BESIDE = frozenset(
    ["о", "об", "обо", "про", "по", "с", "со", "з", "із", "зі", "за", "из", "до", "от", "від", "для", "к"]
)
"""Before these words stands in Ukrainian or Russian what is spoken of, and not who acts."""
_INSIDE = re.compile(r"(?<=[\w,;:] )[^\W\d_a-zа-яёіїєґß-ÿ][\w’'-]+")
_PAPERS = frozenset(("diario", "periódico", "revista", "cadena", "radio", "portal", "agencia", "quotidien", "journal",
                     "magazine", "chaîne", "site", "hebdomadaire", "agence"))  # fmt: skip
_THEM = frozenset(("lui", "eux"))
_LATTER = frozenset(("dernier", "dernière", "último", "última"))
"""“Ce dernier”: the last one named."""
_INDEFINITE = frozenset(("ein", "eine", "einem", "einer", "eines"))
_ADVERB = re.compile(r"[a-zäöüß]{3}(?:ig|lich|isch|bar|weise)$")
_AGED = re.compile(r"\d+-(?:летн|річн)")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|чна|ич)$")
_GENDERED = {
    **dict.fromkeys(("он", "він", "él", "il", "er", "ihm"), "he"),
    **dict.fromkeys(("она", "вона", "ella", "elle", "sie", "ihr"), "she"),
}
_OTHERS = "“{}” was left open: somebody else was spoken of since a speaker was last named."
_OTHER_SUBJECT = "The sentence names nobody, and somebody else was spoken of since a speaker was last named."
_THERE = frozenset(("там",))
_OPEN_PLACE = "“{}” was left open: it tells where, and not who."
_OPEN = "“{}” was left open: nobody is named before it."


def _is_foreign(word: str, language: str) -> bool:
    """“Reuters” in a text in Cyrillic letters is a name wherever it stands."""
    return language in ("Ukrainian", "Russian") and word.isascii()

"""Who is meant by the words that name a source, in a language that is read from its table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.reading.languages.tongue import Tongue, stem
from claims.reading.places.lands import country_of
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.statements import NOT_NAMED, ROLE_ALONE, Speaker
from claims.reading.tongues.genitives import is_whose
from claims.reading.tongues.trimmed import is_hidden, trimmed
from claims.reading.words import Word, is_capital, is_word

LONGEST_SOURCE = 14
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
    inside: frozenset[str] = frozenset()
    """Words with a capital letter that stand inside sentences: names, unless nouns have one anyway."""

    def __post_init__(self) -> None:
        found = _INSIDE.findall(self.text)
        self.inside = frozenset(map(stem, found) if self.tongue.is_inflected else found)

    def speaker(self, words: Sequence[Word]) -> Speaker | None:
        """The speaker that ``words`` name, or None where they name nobody."""
        dash = next((at + 1 for at in range(len(words) - 1, 0, -1) if words[at].text in _DASHES), 0)  # “Київ — Суд”
        said = words = self._behind_opening(_without_brackets(words[dash:]))
        words = trimmed(words, self.tongue, self.is_role)
        plain = [self.without_elided(word) for word in words if is_word(word) or word.text == ","]
        sets = self.tongue.sets
        plain = self._main(_without(plain, sets["articles"] | sets["when"] | sets["that"]))
        plain = plain[self._behind_place(words, plain) :]
        if not plain:
            return None
        if len(plain) > 2 and plain[-2].text == "," and plain[-1].lower in self.tongue.sets["pronouns"]:
            is_led = plain[0].lower in self.tongue.sets["prepositions"]  # “отвечая на вопрос, он”
            plain = plain[-1:] if is_led else plain[:-2]  # “les familles, elles, dénoncent”
        start, end = plain[0].start, plain[-1].end
        if plain[-1].lower in self.tongue.sets["pronouns"]:
            return self.last(plain[-1])
        if self.tongue.is_inflected and plain[0].lower in self.tongue.sets["pronouns"]:
            is_body = bool(self.people and self.people[-1].organisation)  # “сам он вину отрицает” is somebody
            open_note = _OTHERS.format(plain[0].text)
            return Speaker(start=start, end=end, note=open_note) if is_body else self.last(plain[0])
        found = self._named(plain) or self._described(plain, is_led=plain[0].start > words[0].start)
        if found is None:
            return None
        found = replace(found, start=start, end=end)
        if is_hidden(said) and not found.name:
            found = replace(found, is_vague=True, note=NOT_NAMED)
        self.is_unsure = not found.name
        if found.name:
            self.people.append(found)
            del self.people[:-MOST_PEOPLE]
        return found

    def _behind_opening(self, words: Sequence[Word]) -> Sequence[Word]:
        """“Sin embargo, un vecino …”, “между тем бывшая секретарь …”: the source without what leads over to it."""
        for rest in self.tongue.phrases["connectors"].get(words[0].lower, ()) if words else ():
            after = 1 + len(rest)
            if tuple(word.lower for word in words[1:after]) == rest and after < len(words):
                return words[after + (words[after].text == ",") :]
        return words

    def _behind_place(self, words: Sequence[Word], plain: list[Word]) -> int:
        """“В Твери родители требуют …”: a place and people are those people, who are there."""
        is_led = len(plain) > 1 and plain[0] is not words[0] and words[0].lower in _AT
        return int(is_led and self.tongue.is_inflected and _PEOPLE.search(plain[1].text) is not None)

    def _main(self, words: list[Word]) -> list[Word]:
        """The source without what is told beside it: “…, jugé à Londres”, “… у вівторок”, “… со ссылкой на ТАСС”."""
        sets = self.tongue.sets
        cut = next(
            (at for at in range(1, len(words) - 1) if (words[at].lower, words[at + 1].lower) in _REFERRING), len(words)
        )
        words = words[:cut]
        if self.tongue.nouns_are_capital:
            words = words[: self._behind_name(words)]
        commas = [at for at, word in enumerate(words) if word.text == ","]
        if len(commas) == 1 and self._is_name(words[: commas[0]]) and self._is_aside_of(words[commas[0] + 1 :]):
            words, commas = words[: commas[0]], []  # “la periodista Eva Golinger, adepta al chavismo”
        for comma in commas[:-1] if self._is_name(words[: commas[0]] if commas else []) else commas[1:]:
            following = words[comma + 1 : comma + 2]
            is_aside = following and not is_capital(following[0]) and following[0].lower not in sets["articles"]
            if is_aside and not any(
                self.is_role(word) or word.lower in sets["pronouns"] for word in words[comma + 1 :]
            ):
                words = words[:comma]
                break
        end = len(words)
        while end > 1 and words[end - 1].lower in sets["when"] and not is_capital(words[end - 1]):
            end -= 1
        return words[:end]

    def _behind_name(self, words: list[Word]) -> int:
        """“Vorstandschef Uwe Brandes der Belegschaft”: behind a role and a full name an article begins another noun."""
        for at in range(3, len(words)):
            is_led = words[at].lower in ("der", "den", "dem") and all(map(is_capital, words[at - 2 : at]))
            if is_led and not self.is_role(words[at - 1]) and any(map(self.is_role, words[: at - 1])):
                return at
        return len(words)

    def _is_name(self, words: list[Word]) -> bool:
        return len(words) > 1 and is_capital(words[-1]) and is_capital(words[-2])

    def _is_aside_of(self, words: list[Word]) -> bool:
        first = words[0] if words else None
        if first is None or is_capital(first) or self.tongue.nouns_are_capital:
            return False
        small = self.tongue.sets["articles"] | self.tongue.sets["pronouns"]
        return first.lower not in small and not any(map(self.is_role, words))

    def passes(self, words: Sequence[Word]) -> None:
        """Note a sentence in which nobody says anything: who acts in it may be meant by the next pronoun."""
        role = next((word.lower for word in words[:LONGEST_SUBJECT] if self.is_role(word)), "")
        last = self.people[-1] if self.people else None
        subject = self._subject(words) if role else self._subject_named(words)
        if subject is not None:
            self.people.append(subject)
            self.is_unsure = False
        elif role and last is not None and role not in last.role.lower().split():
            self.is_unsure = True

    def _subject(self, words: Sequence[Word]) -> Speaker | None:
        """“Депутатка Леся Кірик подала позов”: a role and a name that open a sentence of the report's own."""
        plain = [self.without_elided(word) for word in words[:LONGEST_SOURCE] if is_word(word) or word.text == ","]
        plain = _without(plain, self.tongue.sets["articles"])
        end = 0
        while end < len(plain) and (is_capital(plain[end]) or self.is_role(plain[end]) or self._opens_name(plain, end)):
            end += 1
        found = self._named(plain[:end]) if end > 1 else None
        if found is None or not (found.name and found.role) or found.is_vague:
            return None
        return replace(found, start=plain[0].start, end=plain[end - 1].end)

    def _opens_name(self, words: list[Word], comma: int) -> bool:
        """“Le ministre, Philippe Audran, s'est défendu”: a comma between a role and a full name."""
        name = words[comma + 1 : comma + 3]
        is_led = comma > 0 and words[comma].text == "," and self.is_role(words[comma - 1])
        return is_led and len(name) > 1 and all(map(is_capital, name))

    def _subject_named(self, words: Sequence[Word]) -> Speaker | None:
        """“El subgobernador Jonathan Herrera votó …”: a noun in no list, and a full name."""
        plain = list(words[:LONGEST_SOURCE])
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
        name = self._words(plain[1:3])
        known = self._known(name)
        return replace(
            known or Speaker(name=name, role=self._words(plain[:1])), start=plain[0].start, end=plain[2].end, note=""
        )

    def is_role(self, word: Word) -> bool:
        """Whether the word is one for an office or a calling."""
        roles = self.tongue.sets["roles"]
        if word.lower in roles or _FORMER.sub("", word.lower) in roles:
            return True
        return self.tongue.nouns_are_capital and any(
            len(role) > 3 and word.lower.endswith(role) for role in roles if word.lower[-3:] == role[-3:]
        )

    def last(self, word: Word | None = None) -> Speaker | None:
        """Whom a pronoun means, or a verb without a subject: the last one named; a group where there is none."""
        if not self.people:
            return None if word is None else Speaker(start=word.start, end=word.end, note=_OPEN.format(word.text))
        person = self.people[-1]
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

    def goes_on(self) -> Speaker | None:
        """Who is meant by a sentence in the mood of what somebody said: whose words the sentence before gave."""
        if self.spoken is None or not (self.spoken.name or self.spoken.role):
            return None
        who = self.spoken.name or self.spoken.role
        note = f"The sentence names nobody; by its mood it goes on with what {who} said."
        return replace(self.spoken, start=None, end=None, note=note)

    def without_elided(self, word: Word) -> Word:
        """“L'élu” without its article."""
        for elided in self.tongue.elided.split():
            if word.lower.startswith(elided) and len(word.lower) > len(elided):
                size = len(elided)
                return Word(
                    word.text[size:], word.lower[size:], True, word.text[size].isupper(), word.start + size, word.end
                )
        return word

    def _described(self, words: list[Word], *, is_led: bool) -> Speaker | None:
        """“Вдова одного из погибших”, “un vecino”: somebody is meant, and not named."""
        sets = self.tongue.sets
        plain = [word for word in words if is_word(word)]
        aside = sets["helpers"] | sets["negators"] | sets["joining"] | sets["when"] | sets["articles"] | sets["only"]
        is_aged = len(plain) > 1 and plain[0].text.isdigit() and plain[1].lower.startswith("jährige")  # “44-Jährige”
        is_word_of = plain and plain[0].text[0].isalpha() and len(plain[0].text) > 2
        if not plain or plain[0].lower in aside or not (is_word_of or is_aged):
            return None
        if self.tongue.is_inflected and plain[0].lower[-1] in "оеиіуюєї":
            return None  # “накануне”, “окремо”: no noun that acts ends so
        if not self.tongue.is_inflected and not is_led:
            return None
        if self.tongue.is_inflected and len(plain) > 1 and _REGION.search(plain[0].lower) and is_capital(plain[0]):
            return None  # “у Львівській області”
        if self.tongue.nouns_are_capital and not (is_aged or any(map(is_capital, plain))):
            return None
        return Speaker(role=self._words(_until_comma(words)), note=ROLE_ALONE)

    def _named(self, words: list[Word]) -> Speaker | None:
        sets = self.tongue.sets
        role_at = next((at for at, word in enumerate(words) if self.is_role(word)), -1)
        vague = any(word.lower in sets["vague"] for word in words[:3])
        stems = self.tongue.body_stems
        body_at = next(
            (at for at, word in enumerate(words) if word.lower in sets["bodies"] or stem(word.lower) in stems), -1
        )
        vague |= self.tongue.nouns_are_capital and words[-1].lower.endswith(("kreise", "kreisen"))
        if vague and not 0 <= role_at < 2:
            said = self._words(words)
            return Speaker(organisation=said, is_vague=True, note=NOT_NAMED)
        if role_at >= 0 and not (0 <= body_at < role_at):
            return self._with_role(words, role_at)
        apposed = self._apposed(words)
        if body_at >= 0 and not (body_at and apposed):
            name = self._words(_until_comma(words))
            return Speaker(name=name, organisation=name)
        names = apposed or self._name_at_end(words)
        if names and names[-1] is not words[-1] and self.tongue.is_inflected and _REGION.search(names[-1].lower):
            return None  # “у Львівській області”
        if not names or self._only_opens(names, words) or names[0].text[0].isdigit():
            return None
        if self.tongue.is_inflected and (words[0].lower in _BESIDE or names[-1].lower in _BESIDE):
            return None  # “О результатах обещают рассказать”
        first = next(at for at, word in enumerate(words) if word is names[0])
        if first and not apposed and self._is_of(words, first):
            return None  # “la cour d'appel de Paris”, “jugé à Londres”
        if first and words[first - 1].text[0].isdigit():
            return None  # “4,2 Milliarden Euro”
        if not apposed and self.tongue.is_inflected and len(names) > 2 and not _PATRONYMIC.search(names[-2].lower):
            first, names = first + len(names) - 2, names[-2:]  # “Економіст Олена Білан”
            apposed = names
        name = self._words(names)
        known = self._known(name)
        if known:
            return replace(known, note="" if known.name == name else f"“{name}” is taken to be {known.name}.")
        return Speaker(name=name, role=self._words(words[:first]) if apposed else "")

    def _apposed(self, words: list[Word]) -> list[Word]:
        """“El líder de la oposición, Jaime Roldán”: a name of two or more words behind the comma, at the end."""
        comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
        behind = words[comma + 1 :] if comma and not is_capital(words[0]) else []
        inside = self.tongue.sets["inside_names"]
        is_name = 2 <= len(behind) <= 5 and all(is_capital(word) or word.lower in inside for word in behind)
        return behind if is_name and is_capital(behind[0]) else []

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
        is_known = is_quoted or plain in self.inside or self._known(word.text) is not None or is_seat
        return is_opening and not (is_known or word.text.isupper() or _is_foreign(word.text, self.tongue.name))

    def _with_role(self, words: list[Word], role_at: int) -> Speaker:
        if role_at > 2 and (comma := self._behind_full_name(words[:role_at])):
            name = self._words(words[:comma])  # “Miguel Torres, ex ministro de Interior, Justicia y Paz”
            return self._known_or(name, self._words(words[comma + 1 :]))
        is_compound = self.tongue.nouns_are_capital and "-" in words[role_at].text  # “WHO-Chef Tesfaye Abera Girma”
        names = self._name_at_end(words[role_at + 1 :], is_after_role=True, is_whole=is_compound)
        is_place = names and (self._is_of(words, words.index(names[0])) or self._is_of_noun(words, names))
        if names and (is_place or names[-1] is not words[-1] or (len(names) == 1 and self._is_of_body(names[0]))):
            names = []
        if names and self._is_whose(words[role_at], names):
            return self._of_whom(words, names)
        before = words[:role_at]
        if not names and len(before) > 1 and is_capital(before[0]) and is_capital(_until_comma(before)[-1]):
            return Speaker(name=self._words(_until_comma(before)), role=self._words(words[role_at:]))
        role = self._words([word for word in words if word not in names])
        if names:
            return self._known_or(self._words(names), role)
        for person in reversed(self.people):
            if words[role_at].lower in person.role.lower().split():
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=role, note=ROLE_ALONE)

    def _known_or(self, name: str, role: str) -> Speaker:
        known = self._known(name)
        return replace(known, role=known.role or role) if known else Speaker(name=name, role=role)

    def _behind_full_name(self, words: list[Word]) -> int:
        """The comma behind a name of two words or more that opens the source; 0 where none does."""
        comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
        inside = self.tongue.sets["inside_names"]
        is_name = comma > 1 and all(is_capital(word) or word.lower in inside for word in words[:comma])
        return comma if is_name and not any(map(self.is_role, words[:comma])) else 0

    def _is_whose(self, role: Word, names: list[Word]) -> bool:
        known = [person.name.lower().split()[-1] for person in self.people]
        return self.tongue.is_inflected and is_whose(role.lower, [word.lower for word in names], known)

    def _of_whom(self, words: list[Word], names: list[Word]) -> Speaker:
        """“Мэр Москвы”, “адвокат Климанова”: the role alone, or who was named with all of it before."""
        role = self._words(words)
        parts = [stem(word.lower) for word in words if is_word(word)]
        for person in reversed(self.people):
            if set(parts) <= {stem(part) for part in person.role.lower().split()}:
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=role, note=ROLE_ALONE)

    def _is_of(self, words: list[Word], first: int) -> bool:
        """Whether what begins at ``first`` is no name of the source, but its place or whose it is."""
        at = first - 1
        if at > 0 and words[at].lower in _KINDS and words[at - 1].lower in _OF:
            return True  # “l'ancien comptable du groupe Valmer”
        while at > 0 and words[at].lower in ("la", "le", "les", "l'", "los", "las", "el", "dem"):
            at -= 1
        return words[at].lower in _OF and (not self.tongue.nouns_are_capital or words[at].lower not in ("de", "du"))

    def _is_of_noun(self, words: list[Word], names: list[Word]) -> bool:
        """“Pressesprecher der Staatsanwaltschaft”: behind an article a noun follows, and no name."""
        before = words[words.index(names[0]) - 1].lower
        is_led = self.tongue.nouns_are_capital and before in ("der", "des", "dem", "den", "vom", "beim", "im")
        return is_led and not pronoun_of(names[0].text)

    def _is_of_body(self, word: Word) -> bool:
        """“Речник Єврокомісії”, “глава МИД”: what stands behind the role is whom they speak for."""
        small = stem(word.lower)
        return word.text.isupper() or any(len(body) > 4 and small.endswith(body) for body in self.tongue.body_stems)

    def _name_at_end(self, words: list[Word], *, is_after_role: bool = False, is_whole: bool = False) -> list[Word]:
        """The run of words with a capital letter that ends the phrase; after a role the last two of three or more.

        “Мерка Дібровки Ганна Левчук”: what comes first belongs to the role, unless ``is_whole``.
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
        is_own = is_joined or not is_after_role or (at > 0 and words[at - 1].text == ",") or is_whole
        return run if is_own else run[-2:]

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

    def _words(self, words: Sequence[Word]) -> str:
        kept = [word for word in words if is_word(word)]
        if not kept:
            return ""
        said, opening, rest = self.text[kept[0].start : kept[-1].end].partition("(")
        said = said if opening and ")" not in rest else f"{said}{opening}{rest}"
        found = " ".join(said.replace(",", " ").split())
        if found.count('"') == 1 and '"' in found[1:]:
            return f'{found}"'  # “Защитник "Трактора"”
        opening = next((mark for mark in "«“„" if mark in found and _CLOSING[mark] not in found), "")
        return f"{found}{_CLOSING[opening]}" if opening else found


_FORMER = re.compile(r"^(?:ex|vice|vize|екс|віце|экс|вице)-?")
"""“Exministro”, “екс-мер”: who was it, or stands below it, has a role too."""
_REGION = re.compile(r"[сцз]ь?к(?:ій|ому|ой|ом|им|ий|а|ая)$")
_OF = frozenset(("de", "du", "des", "del", "von", "aus", "in", "en", "à", "au", "в", "у"))
"""“Un médecin de N'Djamena”, “jugé à Londres”: what follows is no name of his."""
_AT = frozenset(("в", "во", "у", "на"))
_BESIDE = frozenset(
    ["о", "об", "обо", "про", "по", "с", "со", "з", "із", "зі", "за", "из", "до", "от", "від", "для", "к"]
)
"""Before these words stands in Ukrainian or Russian what is spoken of, and not who acts."""
_PEOPLE = re.compile(
    r"^[а-яёіїєґ’']+(?:тел[иі]|ист[ыи]|ник[иі]|[аея]н[еи]|[аяо]?вц[ыі]|врачи|лікарі|депутат[ыи]|студент[ыи]|батьки|люди)$"
)
"""Several people by what they do or are: “родители”, “активісти”."""
_KINDS = frozenset(("groupe", "société", "entreprise", "parti", "club", "cabinet", "grupo", "empresa", "partido"))
_REFERRING = frozenset((("со", "ссылкой"), ("з", "посиланням"), ("із", "посиланням"), ("unter", "berufung")))
_DASHES = ("—", "–")
_INSIDE = re.compile(r"(?<=[\w,;:] )[^\W\d_a-zа-яёіїєґß-ÿ][\w’'-]+")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|чна|ич)$")
_CLOSING = {"«": "»", "“": "”", "„": "“"}
_GENDERED = {
    **dict.fromkeys(("он", "він", "él", "il", "er", "ihm"), "he"),
    **dict.fromkeys(("она", "вона", "ella", "elle", "sie", "ihr"), "she"),
}
_OTHERS = "“{}” was left open: somebody else was spoken of since a speaker was last named."
_OTHER_SUBJECT = "The sentence names nobody, and somebody else was spoken of since a speaker was last named."
_OPEN = "“{}” was left open: nobody is named before it."


def _is_foreign(word: str, language: str) -> bool:
    """“Reuters” in a text in Cyrillic letters is a name wherever it stands."""
    return language in ("Ukrainian", "Russian") and word.isascii()


def _without_brackets(words: Sequence[Word]) -> list[Word]:
    """“Tim Kurz (SPD)”: what stands in brackets is no part of a name."""
    kept: list[Word] = []
    is_inside = False
    for word in words:
        is_short_for = kept and is_capital(kept[0]) and not is_capital(kept[-1])  # “Organisation de la santé (OMS)”
        is_inside = (is_inside or (word.text == "(" and not is_short_for)) and word.text != ")"
        if not is_inside and word.text != ")":
            kept.append(word)
    return kept


def _without(words: list[Word], leading: frozenset[str]) -> list[Word]:
    while words and (words[0].text == "," or words[0].lower in leading):
        words = words[1:]
    while words and words[-1].text == ",":
        words = words[:-1]
    return words[-LONGEST_SOURCE:]


def _until_comma(words: list[Word]) -> list[Word]:
    return words[: next((at for at, word in enumerate(words) if word.text == ","), len(words))]

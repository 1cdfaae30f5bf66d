"""The words that name a source: which belong to it, and which of them are a role, a name, or whose it is.

Read from the table of a language, and without memory of who was named before; that is for ``sources``.
"""

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from claims.reading.languages.tongue import Tongue, stem
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.tongues.nominative import Case, in_nominative
from claims.reading.tongues.trimmed import (
    behind_courtesy,
    behind_participle,
    is_hidden,
    is_title,
    trimmed,
    without_brackets,
)
from claims.reading.words import Word, is_capital, is_word

_ARTICLED = re.compile(r"(?:L['’]([^\W\d_])|Le$|La$|Les$|El$|Los$|Las$)")
_TO_WHOM = frozenset(("al", "a", "au", "aux", "à"))
LONGEST_SOURCE = 14
LONGEST_SHARE = 6
LONGEST_OFFICE = 7
LONGEST_TITLE = 60
"""Characters of a name in quotation marks at most."""
LONGEST_ADJECTIVES = 3


class Phrase(NamedTuple):
    """The words that name a source, without what stands around them."""

    words: list[Word]
    is_led: bool
    """Whether an article or a word of place stood before them."""
    is_hidden: bool
    """Whether it is said that the source is not to be named."""


class SourcePhrases:
    """Tells the parts of what names a source in ``text`` apart."""

    def __init__(self, text: str, tongue: Tongue) -> None:
        self.text = text
        self.tongue = tongue

    def source(self, words: Sequence[Word], case: Case = "") -> Phrase | None:
        """The words of ``words`` that name who speaks, as one calls them; None where none are left.

        ``case`` is that of ``words``, where what stands before them tells.
        """
        dash = next((at + 1 for at in range(len(words) - 1, 0, -1) if words[at].text in _DASHES), 0)  # “Київ — Суд”
        said = words = self._behind_opening(without_brackets(words[dash:]))
        words = behind_participle(trimmed(words, self.tongue, self.is_role))
        said_plain = [word for word in words if is_word(word) or word.text == ","]
        sets = self.tongue.sets
        plain = [self.without_elided(word) for word in said_plain]
        plain = _without(plain, sets["articles"] | sets["when"] | sets["that"])
        plain = said_plain if self._is_titled(said_plain) else plain
        plain = self._main(plain[self._behind_data(plain) :])
        plain = [word for at, word in enumerate(plain) if not is_title(word, plain[at + 1 : at + 2])]
        plain = plain[behind_courtesy(plain) :]
        if plain and self.tongue.nouns_are_capital:
            plain[0] = self._without_genitive(plain[0])
        behind = self._behind_place(words, plain)
        is_in = not behind and len(words) > 1 and words[0].lower in _IN
        plain = in_nominative(plain[behind:], "locative" if is_in else case, self.tongue, self.text)
        return Phrase(plain, plain[0].start > words[0].start, is_hidden(said)) if plain else None

    def _behind_data(self, plain: list[Word]) -> int:
        """“Datos publicados este martes por el Ministerio”, “chiffres du ministère”: whose they are."""
        if self.tongue.is_inflected or self.tongue.nouns_are_capital or not plain:
            return 0
        first = 1 if plain[0].lower in ("último", "última", "últimos", "dernier", "dernière", "derniers") else 0
        if len(plain) < first + 3 or not _DATA.match(plain[first].lower):
            return 0
        by = next((at for at in range(first + 1, len(plain) - 1) if plain[at].lower in ("por", "par")), 0)
        of = by or next((at for at in range(first + 1, len(plain) - 1) if plain[at].lower in _OF_WHOM), 0)
        while (
            of and of < len(plain) - 1 and plain[of].lower in (*_OF_WHOM, "por", "par", "el", "la", "los", "las", "le")
        ):
            of += 1
        is_body = of and (is_capital(plain[of]) or plain[of].lower in self.tongue.sets["bodies"])
        return of if is_body else 0

    def _without_genitive(self, word: Word) -> Word:
        """“Nach Angaben des Bundesverbands”: the noun right behind “des” without the ending of its case."""
        before = self.text[max(0, word.start - 5) : word.start].lower()
        is_behind = before.rstrip(' «„“"').endswith("des")
        match = _GENITIVE.fullmatch(word.text) if is_behind else None
        return word._replace(text=match[1], lower=match[1].lower()) if match else word

    def subject(self, words: Sequence[Word]) -> list[Word]:
        """“Депутатка Леся Кірик подала позов”: the role and name that open a sentence."""
        plain = [self.without_elided(word) for word in words[:LONGEST_SOURCE] if is_word(word) or word.text == ","]
        plain = _without(plain, self.tongue.sets["articles"])
        if plain and plain[0].lower in _TO_WHOM and not self.tongue.nouns_are_capital:
            plain = plain[1:]  # “Al alcalde, Luis Mora, le consta que …”
        end = 0
        while end < len(plain) and (is_capital(plain[end]) or self.is_role(plain[end]) or self._opens_name(plain, end)):
            end += 1
        if end and not (self.tongue.is_inflected or self.tongue.nouns_are_capital):
            comma = next((at for at in range(end, min(end + LONGEST_OFFICE, len(plain))) if plain[at].text == ","), 0)
            is_named = comma and self.is_role(plain[0]) and self._is_name(plain[comma + 1 : comma + 3])
            return plain[: comma + 3] if is_named else plain[:end]  # “Le ministre des Comptes publics, Luc Vial, …”
        if (
            0 < end <= 2 and self.tongue.is_inflected and self.is_role(plain[end - 1])
        ):  # “Президент клубу Микола Гаврилюк”
            names = (at for at in range(end + 1, min(end + 4, len(plain) - 1)) if is_capital(plain[at]))
            name = next(names, 0)
            is_full = name and is_capital(plain[name + 1]) and all(word.text.isalpha() for word in plain[end:name])
            end = name + 2 if is_full else end
        return plain[:end]

    def is_role(self, word: Word) -> bool:
        """Whether the word is one for an office or a calling."""
        roles = self.tongue.sets["roles"]
        if word.lower in roles or _FORMER.sub("", word.lower) in roles:
            return True
        return self.tongue.nouns_are_capital and any(
            len(role) > 3 and word.lower.endswith(role) for role in roles if word.lower[-3:] == role[-3:]
        )

    def _is_titled(self, words: Sequence[Word]) -> bool:
        """“L'Équipe”, “El País”: a name that keeps its article, which has a capital letter inside a sentence."""
        if not (words and self.tongue.titled and (found := _ARTICLED.match(words[0].text))):
            return False
        if not found[1] and not (len(words) > 1 and is_capital(words[1])):
            return False
        name = words[0].text if found[1] else f"{words[0].text}_{words[1].text}"
        start = words[0].start
        before = self.text[max(0, start - 2) : start].rstrip()[-1:]
        return before.isalpha() or before == "," or name.lower().replace("’", "'") in self.tongue.sets["titled"]

    def without_elided(self, word: Word) -> Word:
        """“L'élu” without its article."""
        for elided in self.tongue.elided.split():
            if word.lower.startswith(elided) and len(word.lower) > len(elided):
                size = len(elided)
                return Word(
                    word.text[size:], word.lower[size:], True, word.text[size].isupper(), word.start + size, word.end
                )
        return word

    def spelled(self, words: Sequence[Word]) -> str:
        """``words`` as they stand in the text, in one line, with the marks between them but no comma."""
        kept = [word for word in words if is_word(word)]
        if not kept:
            return ""
        between = (self.text[one.end : other.start] for one, other in pairwise(kept))
        whole = "".join(chain.from_iterable(zip((word.text for word in kept), (*between, ""), strict=True)))
        said, opening, rest = whole.partition("(")
        said = said if opening and ")" not in rest else f"{said}{opening}{rest}"
        found = " ".join(said.replace(",", " ").split())
        if found.count('"') == 1 and '"' in found[1:]:
            return f'{found}"'  # “Защитник "Трактора"”
        opening = next((mark for mark in "«“„" if mark in found and _CLOSING[mark] not in found), "")
        return f"{found}{_CLOSING[opening]}" if opening else found

    def apposed(self, words: list[Word]) -> list[Word]:
        """“El líder de la oposición, Jaime Roldán”: a name of two or more words behind the comma, at the end."""
        comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
        behind = words[comma + 1 :] if comma and not is_capital(words[0]) else []
        inside = self.tongue.sets["inside_names"]
        is_name = 2 <= len(behind) <= 5 and all(is_capital(word) or word.lower in inside for word in behind)
        return behind if is_name and is_capital(behind[0]) else []

    def quoted(self, words: list[Word], names: list[Word]) -> list[Word]:
        """“«Енергетичний вісник»”: a name in quotation marks with all its words."""
        mark = self.text[max(0, names[0].start - 1) : names[0].start]
        first = next(at for at, word in enumerate(words) if word is names[0])
        closing = (
            self.text.find(_CLOSING[mark], names[-1].end, names[-1].end + LONGEST_TITLE) if mark in _CLOSING else -1
        )
        inside = [word for word in words[first:] if word.end <= closing]
        return inside if len(inside) > len(names) else names

    def adjectives(self, words: list[Word], names: list[Word]) -> list[Word]:
        """“L'Union maritime et portuaire”, “la Fuerza Aérea ucraniana”: what ends a body's name in small letters."""
        behind = words[len(names) :]
        if self.tongue.nouns_are_capital or self.tongue.is_inflected or not 0 < len(behind) <= LONGEST_ADJECTIVES:
            return []
        is_plain = all(
            word.text.isalpha() and (_OF_BODY.search(word.lower) or word.lower in ("et", "y")) for word in behind
        )
        return behind if is_plain and behind[-1].lower not in ("et", "y") else []

    def last_role(self, words: list[Word]) -> list[Word]:
        """“Son fils, le réalisateur”: of two roles the one behind the comma, beside which the name is."""
        for at in range(len(words) - 2, 0, -1):
            if words[at].text == "," and words[at + 1].lower in self.tongue.sets["articles"]:
                behind = words[at + 2 :]
                return behind if any(map(self.is_role, behind)) else words
        return words

    def behind_full_name(self, words: list[Word]) -> int:
        """The comma behind a name of two words or more that opens the source; 0 where none does."""
        comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
        inside = self.tongue.sets["inside_names"]
        is_name = comma > 1 and all(is_capital(word) or word.lower in inside for word in words[:comma])
        return comma if is_name and not any(map(self.is_role, words[:comma])) else 0

    def name_behind_role(self, words: list[Word], role_at: int) -> list[Word]:
        """The name that closes the source behind the role at ``role_at``; none where a place or a body does."""
        is_compound = self.tongue.nouns_are_capital and "-" in words[role_at].text  # “WHO-Chef Tesfaye Abera Girma”
        names = self.name_at_end(words[role_at + 1 :], is_after_role=True, is_whole=is_compound)
        is_short_for = self.tongue.is_inflected and all(word.text.isupper() for word in names)  # “представитель МИД РФ”
        if not names or names[-1] is not words[-1] or is_short_for or (len(names) == 1 and self._is_of_body(names[0])):
            return []
        is_whose = self.tells_whose(words, words.index(names[0])) or self._is_of_noun(words, names)
        return [] if is_whose else names

    def name_at_end(self, words: list[Word], *, is_after_role: bool = False, is_whole: bool = False) -> list[Word]:
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

    def tells_whose(self, words: list[Word], first: int) -> bool:
        """Whether what begins at ``first`` is no name of the source, but its place or whose it is."""
        at = first - 1
        for k in range(1, at):
            is_beside = all(word.text != "," for word in words[k:first])
            if words[k].lower in _OF_WHOM and self.is_role(words[k + 1]) and is_beside:
                return True  # “el abogado del coronel Luis Mora”
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
        words = words[: self._before_aside(words)]
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
        """“Vorstandschef Uwe Brandes der Belegschaft”: behind a role and a full name an article begins another noun.

        “Ein Sprecher der Deutschen Presse-Agentur”: an agency or a paper behind the role is told it.
        """
        for at in range(1, len(words) - 1):
            paper = words[at + 1 : at + 3]
            is_paper = any(_TOLD_PAPER.search(word.lower) for word in paper)
            is_paper |= self.text[words[at].end : paper[0].start].strip() in _CLOSING
            if words[at].lower in ("der", "dem") and is_paper and any(map(self.is_role, words[:at])):
                return at
        for at in range(3, len(words)):
            is_led = words[at].lower in ("der", "den", "dem") and all(map(is_capital, words[at - 2 : at]))
            if is_led and not self.is_role(words[at - 1]) and any(map(self.is_role, words[: at - 1])):
                return at
        return len(words)

    def _before_aside(self, words: list[Word]) -> int:
        """“Глава города, допрошенный как свидетель”, “композитор в інтерв'ю”: where what is told beside it begins."""
        for at in range(1, len(words) - 1):
            following = words[at + 1].lower
            if (
                words[at].text == ","
                and self.tongue.is_inflected
                and _PARTICIPLE.search(following)
                and not self._is_name(words[at + 1 :])
            ):
                return at
            if words[at].lower in _AT and _HELD.match(following):
                return at
            if _PUBLISHED.match(words[at].lower):
                return at
        return len(words)

    def _is_name(self, words: list[Word]) -> bool:
        return len(words) > 1 and is_capital(words[-1]) and is_capital(words[-2])

    def _is_aside_of(self, words: list[Word]) -> bool:
        first = words[0] if words else None
        if first is None or is_capital(first) or self.tongue.nouns_are_capital:
            return False
        small = self.tongue.sets["articles"] | self.tongue.sets["pronouns"]
        is_also = first.lower in _ALSO  # “…, también imputado”
        return is_also or (first.lower not in small and not any(map(self.is_role, words)))

    def _opens_name(self, words: list[Word], comma: int) -> bool:
        """“Le ministre, Philippe Audran, s'est défendu”: a comma between a role and a full name."""
        name = words[comma + 1 : comma + 3]
        is_led = comma > 0 and words[comma].text == "," and self.is_role(words[comma - 1])
        return is_led and len(name) > 1 and all(map(is_capital, name))


_FORMER = re.compile(r"^(?:ex|vice|vize|екс|віце|экс|вице)-?")
"""“Exministro”, “екс-мер”: who was it, or stands below it, has a role too."""
_OF = frozenset(("de", "du", "des", "del", "von", "aus", "in", "en", "à", "au", "в", "у"))
"""“Un médecin de N'Djamena”, “jugé à Londres”: what follows is no name of his."""
_AT = frozenset(("в", "во", "у", "на", "під", "по", "за"))
_IN = frozenset(("в", "во", "у"))
_PEOPLE = re.compile(
    r"^[а-яёіїєґ’']+(?:тел[иі]|ист[ыи]|ник[иі]|[аея]н[еи]|[аяо]?вц[ыі]|врачи|лікарі|депутат[ыи]|студент[ыи]|батьки|люди)$"
)
"""Several people by what they do or are: “родители”, “активісти”."""
_KINDS = frozenset(("groupe", "société", "entreprise", "parti", "club", "cabinet", "grupo", "empresa", "partido"))
_ALSO = frozenset(("también", "además", "aussi"))
_GENITIVE = re.compile(r"([^\W\d_a-zäöü][\w-]{3,}?(?:[bdfgklmnprtvwz]|am|um|ei))e?s")
_PARTICIPLE = re.compile(r"(?:нн|вш|ющ|ящ|ем|им|т)(?:ый|ий|ая|ые|ие|ой)$")
_PUBLISHED = re.compile(r"(?:publi[ée]e?s?|rendue?s?|publicad[oa]s?|divulgad[oa]s?|difundid[oa]s?)$")
_HELD = re.compile(
    r"(?:інтерв['’]ю|интервью|[еэ]ф[иі]р[еі]|коментарі|комментарии|суд[еі]|соцмереж\w+|соцсет\w+|бесед[еу]|бесіді"
    r"|розмові|разговоре|ход[еі]|час|время|рамках|бр[иі]ф[иі]нг[еу]|прес\w*-?конференц\w+|засіданн\w+|заседани\w+"
    r"|зустріч\w*|встрече|зверненн\w+|обращении|дописі|підсумками|итогам|телеграм\S*|telegram\S*|facebook|фейсбуці)$"
)
_REFERRING = frozenset((("со", "ссылкой"), ("з", "посиланням"), ("із", "посиланням"), ("unter", "berufung")))
_OF_BODY = re.compile(
    r"(?:aire|ime|al|ale|ien|ienne|ais|aise|ain|aine|ique|if|ive|iste|ano|ana|nse|ol|ola|ero|era|és|esa|ar|ario|aria|ico|ica"
    r"|rural|unie?|uni|uso|usa)s?$"
)
"""Endings of adjectives that belong to the name of a body."""
_DATA = re.compile(r"(?:datos|cifras|balance|estimaciones|cálculos|données|chiffres|bilan|estimations|calculs)$")
_OF_WHOM = ("de", "del", "du", "des")
_TOLD_PAPER = re.compile(
    r"(?:presse-agentur|nachrichtenagentur|zeitung|netzwerk|sender|mediengruppe|dpa|afp|reuters|epd)$"
)
_DASHES = ("—", "–")
_CLOSING = {"«": "»", "“": "”", "„": "“"}


def _without(words: list[Word], leading: frozenset[str]) -> list[Word]:
    while words and (words[0].text == "," or words[0].lower in leading):
        words = words[1:]
    while words and words[-1].text == ",":
        words = words[:-1]
    return words[-LONGEST_SOURCE:]


def until_comma(words: list[Word]) -> list[Word]:
    return words[: next((at for at, word in enumerate(words) if word.text == ","), len(words))]


def is_share(words: Sequence[Word]) -> bool:
    """“Un sur trois”, “кожен п'ятий власник”, “drei von fünf Befragten”: so many of those asked, and no one."""
    return _SHARE.match(" ".join(word.lower for word in words[:LONGEST_SHARE])) is not None


_SHARE = re.compile(
    r"(?:[^\W\d_]+|\d+)(?: \w+){0,2} (?:sur|des|von|der) (?:dix|deux|trois|quatre|cinq|zehn|zwei|drei|vier|fünf|\d+)\b"
    r"|(?:[^\W\d_]+|\d+) de (?:cada|los|las) (?:diez|dos|tres|cuatro|cinco|\d+)\b"
    r"|(?:кож(?:ен|на|не)|кажд(?:ый|ая|ое)|jede[rs]?) \S+(?:ий|а|е|ый|ая|ое|те) \S"
)

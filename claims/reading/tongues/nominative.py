"""What a source is called that stands in another case: “за словами директорки Ірини Горбань” is Ірина Горбань.

Ukrainian and Russian alone. A word is put back only where its case is known, by “according to” before it (genitive) or
by “in” (locative), and where the form can come from one nominative alone: a role or a body of the lists, a given name
with the family name behind it. Whatever else stands there stays as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from claims.reading.languages.tongue import Tongue
from claims.reading.tongues.genitives import GIVEN, genitives_of
from claims.reading.words import Word, is_capital, word_set

Case = Literal["", "genitive", "locative"]
Rows = Sequence[tuple[str, tuple[str, ...]]]
"""Forms of a noun by the ending of its nominative."""
FAR_HEAD = 4
"""“В главном следственном управлении”: the noun that names the body stands among so many first words."""
_MALE_IN_A = word_set("никита илья лука фома кузьма савва микола ілля сава хома лука данила")
_FEMALE = word_set(
    "юлия юлія александра олександра валентина евгения євгенія валерия валерія виктория вікторія софья софія софия "
    "дина инна інна алина аліна карина яна жанна зоя лилия лілія римма раиса раїса лидия лідія антонина антоніна нина "
    "ніна кристина христина зинаида зінаїда эльвира эвелина уляна ульяна алиса аліса маргарита полина поліна вероника "
    "вероніка диана діана ксения ксенія богдана мирослава ярослава владислава станислава регина леся лейла"
)
_MALE = word_set(
    "эдуард едуард альберт герман филипп филип пилип родион родіон семён семен яков яків ефим юхим лев тимофей тимофій "
    "ринат рафаэль камиль айрат эльдар антін архип макар мирон платон прохор тихон ян нурлан бауыржан"
)
_IRREGULAR = {"uk": {"павла": "павло", "петра": "петро", "ігоря": "ігор", "лева": "лев", "якова": "яків"},
              "ru": {"павла": "павел", "петра": "пётр", "льва": "лев"}}  # fmt: skip
_OF_HIM = re.compile(r"(?:[сц]ь?кого)$")
_PATRONYMIC = re.compile(r"(?:вича|[оеє]вны|ичны|[іи]вни)$")
_ADJECTIVES = {
    "ru": (("шего", "ший", "шее", ""), ("его", "ий", "ее", ""), ("ого", "ый", "ое", ""), ("ом", "ый", "ое", ""),
           ("ем", "ий", "ее", ""), ("ей", "", "", "яя"), ("ой", "", "", "ая")),
    "uk": (("ього", "ій", "є", ""), ("ого", "ий", "е", ""), ("ому", "ий", "е", ""), ("ьої", "", "", "я"),
           ("ої", "", "", "а"), ("ій", "", "", "а"),
           ("их", "", "", "")),
}  # fmt: skip
"""Endings of an adjective in the genitive or locative, and those of the nominative: of a man, a thing, a woman."""
_MANY = {"домі": "дім", "доме": "дом",
         "силах": "сили", "сил": "сили", "військах": "війська", "военных": "военные", "властях": "власти",
         "властей": "власти", "войсках": "войска", "органах": "органы"}  # fmt: skip


def in_nominative(words: list[Word], case: Case, tongue: Tongue, text: str = "") -> list[Word]:
    """``words`` of a source in ``case``, each put into the nominative where that is known; their places stay.

    ``text`` is the report: a name that may come from several nominatives is the one that stands there.
    """
    if not case or not tongue.is_inflected or not words:
        return words
    if case == "locative":
        return _with_body(words, tongue) or words
    found = _with_role(words, tongue)
    named = _with_person(found or words, tongue.code, text)
    return named or found or _with_body(words, tongue) or _alone(words, tongue.code)


def _with_role(words: list[Word], tongue: Tongue) -> list[Word] | None:
    """“Главы ведомства”, “колишнього міністра”: the role, and the adjectives before it."""
    roles = _forms(tongue.code, tongue.roles, genitive_alone=True)
    head = next((at for at, word in enumerate(words[:FAR_HEAD]) if word.lower in roles), None)
    if head is None or any(map(is_capital, words[1:head])):
        return None
    return _agreeing(words, head, roles[words[head].lower], tongue.code)


def _with_body(words: list[Word], tongue: Tongue) -> list[Word] | None:
    bodies = _forms(tongue.code, f"{tongue.bodies} {tongue.body_nouns}", genitive_alone=False)
    for head, word in enumerate(words[:FAR_HEAD]):
        if word.lower in bodies or word.lower in _MANY:
            found = _agreeing(words, head, bodies.get(word.lower) or _MANY[word.lower], tongue.code)
            return found[: _before_object(found, head)]
        if not _adjective(word.lower, "", tongue.code) or word.text.isupper():
            break
    return None


def _before_object(words: list[Word], head: int) -> int:
    """“У федерації конфлікт заперечують”, “в полиции её опровергли”: where what is denied begins."""
    rest = words[head + 1 :]
    if len(rest) == 1 and rest[0].text.islower() and rest[0].lower[-1] in _CONSONANTS:
        return head + 1
    return next((at for at in range(head + 1, len(words)) if words[at].lower in _IT), len(words))


def _with_person(words: list[Word], code: str, text: str) -> list[Word] | None:
    """A given name and the family name behind it, both or neither."""
    names = _given(code)
    for at, word in enumerate(words[:-1]):
        if not is_capital(word) or not is_capital(words[at + 1]):
            continue
        last = at + 1 + (_PATRONYMIC.search(words[at + 1].lower) is not None and at + 2 < len(words))
        is_given_next = words[at + 1].lower in names  # “главы Примгидромета Бориса Кубая”
        given = names.get(word.lower) or ("" if is_given_next else _by_endings(word.lower, words[last].lower))
        if not given or not is_capital(words[last]):
            continue
        is_woman = given in _FEMALE or given == "любовь" or (given[-1] in "ая" and given not in _MALE_IN_A)
        is_woman |= _OF_HER.search(words[last].lower) is not None
        parts = [
            _family(part, code, is_woman=is_woman) or _as_written(part, text) for part in words[last].lower.split("-")
        ]
        middle = [_put(words[at + 1], _patronymic(words[at + 1].lower))] if last > at + 1 else []
        if all(parts):
            named = [_put(word, given), *middle, _put(words[last], "-".join(parts))]
            return [*words[:at], *named, *words[last + 1 :]]
    return None


def _by_endings(given: str, family: str) -> str:
    """A given name in no list, where both names end as those of one man or one woman do: “Рубена Варданяна”."""
    if _OF_HER.search(family):
        return given.removesuffix("ы") + "а" * given.endswith("ы")
    is_his = family.endswith("а") and _OF_MAN.search(given) and _OF_MAN.search(family)
    return given.removesuffix("а") if is_his else ""


def _as_written(family: str, text: str) -> str:
    """“Бессмертного” as it stands elsewhere in the report: “Бессмертный добавил, что …”."""
    if not family.endswith("ого"):
        return ""
    ways = (family.removesuffix("ого") + ending for ending in ("ый", "ой", "ий"))
    return next((way for way in ways if way.capitalize() in text), "")


_OF_HER = re.compile(r"(?:ов|ев|ёв|ин|ын|ск|цк)ой$")
_OF_MAN = re.compile(r"[^\W\d_][бвгджзклмнпрстфхцчшщ]а$|[аеёиоуыэюя][бвгджзклмнпрстфхцчшщ]а$")


def _alone(words: list[Word], code: str) -> list[Word]:
    """“По данным Примгидромета”: one word with a capital letter that ends as a man's or a firm's name does."""
    word = words[0]
    if len(words) > 1 or not is_capital(word) or word.text.isupper() or len(word.text) < 5 or "-" in word.text:
        return words
    family = _family(word.lower, code, is_woman=False)
    is_known = _OF_HIM.search(word.lower) or (
        word.lower.endswith("а") and word.lower[-2] not in "аеёиоуыэюяіїє" and not word.lower.endswith("ства")
    )
    return [_put(word, family)] if is_known and family else words


def _agreeing(words: list[Word], head: int, noun: str, code: str) -> list[Word]:
    found = list(words)
    found[head] = _put(words[head], noun)
    for at in range(head - 1, -1, -1):
        adjective = _adjective(words[at].lower, noun, code)
        if not adjective:
            break
        found[at] = _put(words[at], adjective)
    return found


def _adjective(word: str, noun: str, code: str) -> str:
    """The adjective as it stands with ``noun`` in the nominative; empty where it is none."""
    for ending, of_him, of_it, of_her in _ADJECTIVES[code]:
        if not word.endswith(ending) or len(word) - len(ending) < 3:
            continue
        stem = word.removesuffix(ending)
        if ending == "их":
            return f"{stem}і"
        if of_her:
            soft = "яя" if code == "ru" and ending == "ей" and stem[-1] == "н" else "ая" if code == "ru" else of_her
            return stem + soft
        new = of_it if noun.endswith(("о", "е", "ння", "ття")) else of_him
        return stem + ("ий" if new == "ый" and stem[-1] in "кгхжчшщ" else new)
    return ""


def _family(name: str, code: str, *, is_woman: bool) -> str:
    """A family name in the genitive as one is called by it; empty where it may come from several."""
    if is_woman:
        for ending, base in _HER[code]:
            if name.endswith(ending):
                return name.removesuffix(ending) + base
        return name
    for pattern, base in _HIS[code]:
        if pattern.search(name):
            return pattern.sub(base, name) if base != "?" else ""
    return name


_HER = {
    "uk": (("ської", "ська"), ("цької", "цька"), ("ої", "а"), ("ьої", "я"), ("ії", "ія"), ("и", "а"), ("ї", "я")),
    "ru": (("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"),
           ("ыной", "ына"), ("ой", "ая"), ("ии", "ия"), ("ы", "а"), ("ки", "ка"), ("ги", "га"), ("хи", "ха")),
}  # fmt: skip
_HIS = {
    "uk": tuple((re.compile(pattern), base) for pattern, base in (
        (r"(?<=[сц]ьк)ого$", "ий"), (r"ого$", "ий"), (r"(?<=[аеиоуюяіїє])ця$", "ць"), (r"ця$", "ець"),
        (r"(?<=[бвгґдзйлмнпрстфхцчшщьк]к)а$", "о"), (r"(?<=[бвгґджзклмнпрстфхцчшщ])а$", ""), (r"(?<=р)я$", ""),
        (r"(?<=[аеиоуюяіїє])я$", "й"), (r"(?<=[дзлнстц])я$", "ь"), (r"и$", "а"), (r"[іїь]$", "?"),
    )),
    "ru": tuple((re.compile(pattern), base) for pattern, base in (
        (r"(?<=[сц]к)ого$", "ий"), (r"[ое]го$", "?"), (r"ца$", "ец"), (r"(?<=[бвгджзклмнпрстфхцчшщ])а$", ""),
        (r"(?<=[аеёиоуыэюя])я$", "й"), (r"(?<=[бвгдзлмнпрст])я$", "ь"), (r"ы$", "а"), (r"(?<=[кгхжчшщ])и$", "а"),
        (r"[иь]$", "?"),
    )),
}  # fmt: skip


def _patronymic(word: str) -> str:
    return word[:-1] if word.endswith("ича") else f"{word[:-1]}а"


@lru_cache(maxsize=2)
def _given(code: str) -> dict[str, str]:
    """Given names by their genitive."""
    found: dict[str, str] = {}
    for name in sorted(GIVEN | _FEMALE | _MALE):
        for form in genitives_of(name):
            found.setdefault(form, name)
    return found | _IRREGULAR[code]


@lru_cache(maxsize=8)
def _forms(code: str, nouns: str, *, genitive_alone: bool) -> dict[str, str]:
    """Nouns by their genitive, and their locative too unless ``genitive_alone``; a form of two nouns is nobody's."""
    known = word_set(nouns)
    found: dict[str, str] = {}
    for noun in sorted(known):
        for form in (*_genitives(noun, code), *(() if genitive_alone else _locatives(noun, code))):
            found[form] = noun if found.get(form, noun) == noun else ""
        if noun[-1] in _CONSONANTS:  # “за прогнозом синоптиків”
            many = "и" if code == "uk" or noun[-1] in _SOFT else "ы"
            found.setdefault(noun + ("ів" if code == "uk" else "ов"), noun + many)
    return {form: noun for form, noun in found.items() if noun and form != noun}


_SOFT = "гкхжчшщ"
_IT = word_set(
    "її його їх це ці цю цього ее её его их это эту эти этого інформацію звинувачення закиди чутки повідомлення дані "
    "заяву информацию обвинения сообщения слухи данные заявление"
)
"""What is confirmed or denied, between who does and the verb."""
_CONSONANTS = frozenset("бгґджзклмнпрстфцчшщ")
"""Those that no genitive ends in."""


def _genitives(noun: str, code: str) -> Iterator[str]:
    rows: Rows
    if code == "ru":
        rows = (("ие", ("ия",)), ("ия", ("ии",)), ("ья", ("ьи",)), ("ая", ("ой", "ей")), ("ый", ("ого",)),
                ("ий", ("ия", "его", "ого")), ("ец", ("ца",)), ("й", ("я",)), ("я", ("и",)), ("о", ("а",)),
                ("ь", ("я", "и")))  # fmt: skip
        many = "и" if noun[-1] in _SOFT else "ы"
        yield from _by(noun, rows, ("а",), ("а", (many if noun[-2:-1] not in _SOFT else "и",)))
    else:
        rows = (("ння", ("ння",)), ("ття", ("ття",)), ("ія", ("ії",)), ("ий", ("ого",)), ("ець", ("ця",)),
                ("я", ("і",)), ("й", ("я", "ю")), ("ь", ("я", "і", "ю")), ("о", ("а",)),
                ("р", ("ра", "ря", "ру")))  # fmt: skip
        yield from _by(noun, rows, ("а", "у"), ("а", ("и", "ої")))


def _locatives(noun: str, code: str) -> Iterator[str]:
    rows: Rows
    if code == "ru":
        rows = (("ие", ("ии",)), ("ия", ("ии",)), ("ая", ("ой",)), ("ий", ("ии", "ом", "ем")), ("ый", ("ом",)),
                ("ь", ("е", "и")), ("й", ("е",)), ("я", ("е",)), ("о", ("е",)))  # fmt: skip
        yield from _by(noun, rows, ("е",), ("а", ("е",)))
    else:
        rows = (("ння", ("нні",)), ("ття", ("тті",)), ("ія", ("ії",)), ("я", ("і",)), ("ь", ("і",)), ("й", ("ї",)),
                ("ка", ("ці",)), ("га", ("зі",)), ("ха", ("сі",)), ("о", ("і",)))  # fmt: skip
        yield from _by(noun, rows, ("і", "у"), ("а", ("і",)))


def _by(
    noun: str,
    rows: Rows,
    of_consonant: tuple[str, ...],
    of_a: tuple[str, tuple[str, ...]],
) -> Iterator[str]:
    for ending, forms in (*rows, of_a):
        if noun.endswith(ending):
            yield from (noun.removesuffix(ending) + form for form in forms)
            return
    if noun[-1] not in "еёиоуыэюіїє":
        yield from (noun + form for form in of_consonant)


def _put(word: Word, lower: str) -> Word:
    """The word with other letters, in the same place and with its capital letters."""
    pairs = enumerate(zip(word.lower, lower, strict=False))
    kept = next((at for at, (old, new) in pairs if old != new), min(len(word.lower), len(lower)))
    return word._replace(text=word.text[:kept] + lower[kept:], lower=lower)

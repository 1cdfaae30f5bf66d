"""Shares told as so many of each number: “каждый третий”, “jeder dritte”, “uno de cada tres”, “sept Français sur dix”.

They are percentages, as “one in three” is in English. “3 з 5 опитаних”, “drei von fünf Befragten” and “응답자 5명 중
3명” are shares of all who were asked or live somewhere. What counts a group that stands there, “шесть из 25 игроков”,
is two numbers and no share; what comes again after a time, “каждый второй день”, is none either.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.statements import Figure


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language tells such shares: beginnings of ordinals, small numbers, and patterns around them."""

    ordinals: str
    numbers: str
    every: str
    """What stands before an ordinal, and the endings that it may have."""
    ending: str
    again: str
    """What comes again after a time, and is no share."""
    of_each: str = r"(?!)(?P<part>)(?P<whole>)"
    """A pattern with the groups ``part`` and ``whole``, in which ``NUMBER`` stands for any number."""


_LANGUAGES: Mapping[str, _Words] = {
    "uk": _Words(
        "друг=2 трет=3 четверт=4 п’ят=5 шост=6 сьом=7 восьм=8 дев’ят=9 десят=10",
        "один=1 одна=1 два=2 дві=2 двоє=2 три=3 троє=3 чотири=4 четверо=4 п’ять=5 п’ятеро=5 шість=6 шестеро=6 сім=7 "
        "семеро=7 вісім=8 восьмеро=8 дев’ять=9 двох=2 трьох=3 чотирьох=4 п’яти=5 шести=6 семи=7 восьми=8 дев’яти=9 "
        "десяти=10 двадцяти=20 ста=100",
        r"кож(?:ен|н\w{1,3})", r"\w{1,3}", r"дн\w+|день|тиж\w+|місяц\w+|рок\w*|рік|годин\w*|раз\w*",
        r"(?P<part>NUMBER)\s(?:з|із|зі)\s(?:кожн(?:их|ої)\s(?P<whole>NUMBER)|(?P<of_all>NUMBER)(?=\s(?:опитаних(?!\s\w*(?:ів|ом|ей|ою|ій|их)\b)"
        r"|респондент|українц|росіян|громадян|дорослих|виборц|підприємц)))",
    ),
    "ru": _Words(
        "втор=2 трет=3 четверт=4 четвёрт=4 пят=5 шест=6 седьм=7 восьм=8 девят=9 десят=10",
        "один=1 одна=1 два=2 две=2 двое=2 три=3 трое=3 четыре=4 четверо=4 пять=5 пятеро=5 шесть=6 шестеро=6 семь=7 "
        "семеро=7 восемь=8 восьмеро=8 девять=9 двух=2 трёх=3 трех=3 четырёх=4 четырех=4 пяти=5 шести=6 семи=7 "
        "восьми=8 девяти=9 десяти=10 двадцати=20 ста=100",
        r"кажд\w{2,3}", r"\w{1,3}", r"дн\w+|день|недел\w+|месяц\w*|год\w*|час\w*|раз\w*",
        r"(?P<part>NUMBER)\sиз\s(?:кажд(?:ых|ой)\s(?P<whole>NUMBER)|(?P<of_all>NUMBER)(?=\s(?:опрошенных(?!\s\w*(?:ов|ев|ей|ом|ой|ых|их)\b)"
        r"|респондент|россиян|украинц|граждан|взрослых|избирател|предпринимател)))",
    ),
    "de": _Words(
        "zweit=2 dritt=3 viert=4 fünft=5 sechst=6 siebt=7 acht=8 neunt=9 zehnt=10",
        "eine=1 einer=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwanzig=20 hundert=100",
        r"jede[rsnm]?", r"e[rsnm]?", r"tag\w*|wochen?|monat\w*|jahr\w*|stunden?|minuten?|mal\b",
        r"(?P<part>NUMBER)\svon\s(?P<whole>NUMBER)(?=\s(?:(?-i:Befragten)|deutschen|bürgern|erwachsenen|beschäftigten"
        r"|wählern|österreichern|schweizern|europäern)\b)",
    ),
    "fr": _Words(
        "", "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 cent=100", "(?!)", "", "(?!)",
        r"(?P<part>NUMBER)(?:\s(?!sur\b)[^\W\d_][\w’'-]*){0,3}\ssur\s(?P<whole>deux|trois|quatre|cinq|six|dix|cent|10|100)",
    ),
    "es": _Words(
        "", "uno=1 una=1 un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 veinte=20 cien=100",
        "(?!)", "", "(?!)", r"(?P<part>NUMBER)(?:\s(?!de\b)[^\W\d_]\w*)?\sde\scada\s(?P<whole>NUMBER)",
    ),
    "ko": _Words(
        "", "한=1 두=2 세=3 네=4 다섯=5", "(?!)", "", "(?!)",
        r"(?:응답자|국민|성인|청소년|직장인|유권자|한국인|소비자|청년)(?:들)?\s(?P<whole>NUMBER)\s?명\s(?:가운데|중)\s"
        r"(?P<part>NUMBER)\s?명",
    ),
}  # fmt: skip
_COUNTED = re.compile(r"\s((?!(?:jugent|dit|disent|est|sont|es|son|ist|sind|hat|haben)\b)[^\W\d_][\w’'-]*)")


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    words = _LANGUAGES[language]
    pairs = [pair.partition("=") for pair in f"{words.ordinals} {words.numbers}".split()]
    values = {word: int(value) for word, _, value in pairs}
    ordinals = "|".join(pair.partition("=")[0].replace("’", "[’'ʼ]") for pair in words.ordinals.split()) or "(?!)"
    small = (pair.partition("=")[0].replace("’", "[’'ʼ]") for pair in words.numbers.split())
    number = "|".join((*small, r"\d{1,3}"))
    end = "" if language == "ko" else r"(?!\w)"  # a particle follows in the same word
    of_each = words.of_each.replace("NUMBER", f"(?:{number})")
    return re.compile(
        rf"\b(?:(?:{words.every})\s(?P<ordinal>{ordinals}){words.ending}(?!\w)(?!\s(?:{words.again}))|{of_each}{end})",
        re.IGNORECASE,
    ), values


def shares_of_each(text: str, language: str, start: int, end: int) -> Iterator[Figure]:
    """The shares of ``text[start:end]`` that are told so; offsets are those of ``text``."""
    if language not in _LANGUAGES:
        return
    pattern, values = _pattern(language)
    for match in pattern.finditer(text, start, end):
        part = 1 if match["ordinal"] else _value(match["part"], values)
        whole = _value(match["ordinal"] or match["whole"] or match.groupdict().get("of_all") or "", values)
        if 0 < part < whole:
            share = round(100 * part / whole, 6)
            counted = _COUNTED.match(text, match.end(), end)
            yield Figure(
                match.start(), match.end(), match[0], share, share, "%", "exactly", counted[1] if counted else ""
            )


def _value(word: str, values: Mapping[str, int]) -> int:
    word = re.sub("['ʼ]", "’", word.lower())
    return int(word) if word.isdigit() else values[word]

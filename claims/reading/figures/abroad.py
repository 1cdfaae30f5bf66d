"""Figures in Ukrainian, Russian, German, French and Spanish text, by a small lexicon for each (``lexicons.py``).

The lexicon says how the language writes a number (decimal comma, blanks or points between thousands), and its words for
small numbers, scales, comparators, measures and parts. What is counted is the word or two that follow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import gcd

from claims.reading.figures import digits
from claims.reading.figures.lexicons import LEXICONS
from claims.reading.figures.of_each import shares_of_each
from claims.reading.statements import Comparator, Figure
from claims.reading.words import word_set

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "₩": "KRW"}
_SIGN_SCALES = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9}
"""“1,5 M€”: letters that count only before the sign of a currency."""
_BY = r"(?:(?:на|в|во|у)\s+)?"
"""“Более чем на 5%”: what stands between the two in Ukrainian and Russian."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OF_MANY = re.compile(
    r"\s(?:человек|людей|людям|люд[иі]|осіб|жител|мешканц|гражда|громадян|респондент|опитан|опрошен|взросл|доросл"
    r"|совершеннолетн|военн|військов|солдат|домов|будинк|абонент|menschen|personen|einwohner|soldaten|befragt"
    r"|haushalt|beschäftigt|arbeitspl|tote|verletzt|personnes|habitants|soldats|foyers|emplois|morts|blessés"
    r"|personas|habitantes|soldados|viviendas|hogares|empleos|muertos|heridos)",
    re.IGNORECASE,
)
"""“1600 совершеннолетних”: so many of them, and no year."""
_DAY_AND_MONTH = r"\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?=\s(?-i:[a-zà-ÿа-яіїєґ]))"
"""“12.5.”, as days are written where the decimals have a comma."""
_CLOCK = re.compile(r"[hH]\d{2}(?!\d)|:\d{1,2}(?!\d)")
"""“23H00”, “12:00”, and the score “3:1”."""
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"(?<!\w)(?:в|во|о|об|к|до|с|около)\s$", re.IGNORECASE)
"""“В 14.30”: an hour, where the decimals have a comma."""
_GLUED = re.compile(
    r"(?:-(?:г?о|му|й|[яеюмїху]|ої|ій|ою|ий|ый|ой|им|ым|ти|та|ту|те|ше|ми|літ\w+|річ\w+|лет\w+|jähr\w+)|(?:er|re|e|ère|[ªº])(?=\s))"
    r"(?!\w)",
    re.IGNORECASE,
)
"""“24-го тура”, “54-летний”, “61-Jährige”, “la 24e journée”: an ordinal or an age, which counts nothing."""
_BETWEEN_DAYS = r"(?:bis|und|et|au|y|al|і|й|та|и|по|до)\s|[–—-]|,\s"
POINTS = "points"
_OF_PERCENT = re.compile(r"%|por ciento|porcentual|pour cent|\b(?:PIB|croissance|inflation|inflación|d[ée]ficit)\b")
NEAR_PERCENT = 80
"""“0,3 point de croissance”: “points” are those of a percentage where one stands no farther off than this."""
_STARTS = re.compile(r"\b(?:з|із|зі|від|с|со|von|de|del|desde)\s(?:el\s|l[ea]s?\s)?", re.IGNORECASE)
_TO = re.compile(r"\s?(?:(?:до|auf|à|a|al)\s)?\S{0,2}\s?\S{0,2}", re.IGNORECASE)
_FROM = re.compile(r"\b(?:з|із|зі|с|со)\s[\d.,]+\s?[^\s\d]{0,12}\s$", re.IGNORECASE)
"""“З 2,1% до 1,9%”: the second is what is reached."""
_STOPS = word_set(
    "із зі з изо за на у в до від і й та що як були було є не "
    "бо про из от и что как были было по с de la le les des et est sont "
    "ont a été fueron fue son en el los las y que se der die das des und wurden wurde sind waren auf in "
    "im am für von mit à a auf bis dans pendant lors durante tras nach vor ohne bei durch gegen nicht par sin para "
    "о об при без після после"
)
_OF = re.compile(r"\s(?:de\s|d[’'ʼ])")
"""“2,3 millions de Français”, “una docena de heridos”: behind a scale or a weight stands of what."""
_BY_THE = frozenset(("kg", "tonnes"))
"""What is sold by it: “ein Kilo kostet zwei Euro” counts no kilos."""
LONGEST_COUNTED = 2
LONGEST_RISE = 60
"""“Зросла на 3,4 %, до 71 долара”: the verb stands at most so many characters before “to”."""


def find_figures_in(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]`` in one of the languages that have a lexicon; offsets are those of ``text``."""
    end = len(text) if end is None else end
    shares = [*shares_of_each(text, language, start, end)]
    numbers = (
        figure
        for figure in _figures(text, _reader(language), start, end)
        if not any(figure.start < share.end and share.start < figure.end for share in shares)
    )
    found = sorted((*numbers, *shares), key=lambda figure: figure.start)
    return tuple(_with_unit_reached(text, found, _reader(language)))


def _with_unit_reached(text: str, found: list[Figure], reader: "_Reader") -> Iterator[Figure]:
    """“De 420 à 510 euros”, “с 3 до 5 млн рублей”: what a change starts from has the unit and scale of its end."""
    for one, other in pairwise((*found, None)):
        if one is None:
            continue
        is_start = other is not None and not one.unit and one.low == one.high and one.exact[-1].isdigit()
        if not is_start or other is None or _TO.fullmatch(text[one.end : other.start] + other.exact[:3]) is None:
            yield one
            continue
        written = reader.pattern.search(other.exact)
        scale = _scale(written["low_scale"], reader) if written and one.low and one.low < 1e3 else 1.0
        is_from = _STARTS.search(text, max(0, one.start - 6), one.start) is not None or _STARTS.match(one.exact)
        if not is_from or not (other.unit or scale > 1):
            yield one
            continue
        value = (one.low or 0.0) * scale
        yield replace(one, low=value, high=value, unit=other.unit)


def _figures(text: str, reader: "_Reader", start: int, end: int) -> Iterator[Figure]:
    while match := reader.pattern.search(text, start, end):
        figure = _figure(text, match, reader, end)
        start = match.end()
        if figure is not None:
            yield figure
            start = figure.end if match["range"] else start  # the second number of no range stands for itself


@dataclass(frozen=True, slots=True)
class _Reader:
    pattern: re.Pattern[str]
    numbers: dict[str, float]
    number_words: re.Pattern[str]
    scales: dict[str, float]
    measures: dict[str, str]
    fractions: dict[str, float]
    comparators: dict[str, Comparator]
    parts: dict[str, int]
    scaled: dict[str, float]
    dates: re.Pattern[str]
    days: re.Pattern[str]
    """“4. bis 6. November”: behind the first of two days."""
    rounded: frozenset[str]
    reached: re.Pattern[str]
    between: re.Pattern[str]
    counted_ends: bool


@lru_cache(maxsize=8)
def _reader(language: str) -> _Reader:
    lexicon = LEXICONS[language]
    numbers = {word: float(value) for word, value in _pairs(lexicon.numbers)}
    scales = {word: float(value) for word, value in _pairs(lexicon.scales)}
    measures = {word: value.replace("_", " ") for word, value in _pairs(lexicon.measures)}
    fractions = {word: float(value) for word, value in _pairs(lexicon.fractions)}
    comparators: dict[str, Comparator] = {}
    rows: tuple[tuple[Comparator, str], ...] = (
        ("about", lexicon.about), ("more than", lexicon.more_than), ("less than", lexicon.less_than),
        ("up to", lexicon.up_to), ("at least", lexicon.at_least),
    )  # fmt: skip
    for comparator, words in rows:
        comparators |= dict.fromkeys((word.replace("_", " ") for word in words.split()), comparator)
    parts = {word: int(value) for word, value in _pairs(lexicon.parts)}
    scaled = {word: float(value) for word, value in _pairs(lexicon.scaled)}
    grouped = digits.grouped(".", ",")
    in_words = _in_words(numbers, lexicon.joint)
    thousand_words = [word for word, value in scales.items() if value == 1e3 and word.isalpha() and len(word) > 3]
    thousand_words += [word for word in ("mil",) if word in scales]
    gap = "" if lexicon.joint == "und" else r"\s"
    scale = rf"(?:[\s-]?(?:(?:{_any(scales)})(?!\w)|(?:{_any(_SIGN_SCALES)})(?=[€$£])))"
    scales |= _SIGN_SCALES
    number = (
        rf"(?:(?:{_any(scaled)})(?={scale})|{digits.MIXED}"
        rf"|(?!{digits.NO_COUNT}|{_DAY_AND_MONTH})(?:{grouped}|\d+(?:[.,]\d+)?)"
        rf"|(?:(?:{in_words}){gap})?(?:{_any(thousand_words)}){gap}(?:{in_words})(?!\w)(?!{scale})|(?:{in_words})(?!\w))"
    )
    halves = [words.replace("_", " ") for words in lexicon.and_half.split()]
    half = rf"\s(?:{_any(halves)})(?!\w)" if halves else "(?!)"
    article = rf"(?:(?:{_any(lexicon.articles.split())})\s+)?" if lexicon.articles else ""
    measured = rf"(?:\s?(?:{_any(measures)})(?!\w))?"
    ways = [
        rf"{lead}\s+{article}{number}{scale}?{measured}\s+{joint}\s"
        for lead, joint in (pair.split("=") for pair in lexicon.between.split())
    ]
    joints = _any({pair.split("=")[1] for pair in lexicon.between.split()})
    to = rf"\s{lexicon.to}\s" if lexicon.to else "(?!)"
    pattern = (
        rf"(?<![\w.,:/])(?<!(?<!%)-)(?:(?P<comparator>{_any(comparators)})(?:\s+|(?<=[’'ʼ])){_BY}{article})?"
        rf"(?:(?P<written>{digits.PART})(?=\s{lexicon.of})"
        rf"|(?P<times>{number})\s+(?P<part>{_any(parts)})(?!\w)(?!(?:\sde)?{scale})"
        rf"|(?P<range>(?={'|'.join(ways)})\w+\s+{article})?(?P<minus>{digits.MINUS})?(?:(?P<sign>(?:US)?[$€£₴₽])\s?)?(?P<low>{number})"
        rf"(?P<half>{half})?(?P<low_scale>{scale})?(?P<less>(?(low_scale)\s\d{{1,3}}{scale}|(?!)))?(?P<more_half>(?(low_scale){half}|(?!)))?"
        rf"(?:(?:\s?[–—-]\s?|{to}|(?(range){measured}\s+(?:{joints})\s+{article}|(?!)))(?P<high>{number})(?P<high_scale>{scale})?)?"
        rf"(?:\s?(?:(?P<measure>{_any(measures)})(?!\w)|(?P<sign_after>[$€£₴₽])))?"
        rf"|(?P<fraction>{_any(fractions)})(?!\w))"
    )
    dates = rf"\s?\.?\s?(?:{_any([word.replace('_', ' ') for word in lexicon.dates.split()])})(?!\w)"
    return _Reader(
        re.compile(pattern, re.IGNORECASE),
        numbers,
        re.compile(_any([*numbers, *thousand_words])),
        scales,
        measures,
        fractions,
        comparators,
        parts,
        scaled,
        re.compile(dates, re.IGNORECASE),
        re.compile(rf"\.?\s?(?:{_BETWEEN_DAYS})\s?(?:l[ea]\s|el\s|den\s)?\d{{1,2}}{dates}", re.IGNORECASE),
        frozenset(lexicon.rounded.split()),
        re.compile(rf"\b(?:{_any(lexicon.reached.split())})[^.!?;]*$" if lexicon.reached else "(?!)", re.IGNORECASE),
        re.compile(lexicon.between.partition("=")[0], re.IGNORECASE),
        lexicon.counted_ends,
    )


def _in_words(numbers: Mapping[str, float], joint: str) -> str:
    """A number below a thousand in words: hundreds, tens, units; the units come first where ``joint`` holds no blank.

    A word of its own for 11 to 29 may follow as the units do: “soixante-quinze”.
    """
    units = _any(word for word, value in numbers.items() if value < 10)
    small = _any(word for word, value in numbers.items() if value < 20)
    tens = _any(word for word, value in numbers.items() if 20 <= value < 100)
    hundreds = _any(word for word, value in numbers.items() if value >= 100)
    if joint == "und":
        below = rf"(?:(?:{units}){joint})?(?:{tens})|{small}"
        return rf"(?:{units})?(?:{hundreds})(?:und)?(?:{below})?|{below}"
    below = rf"(?:{tens})(?:{joint}(?:{small})(?!\w))?|{small}"
    return rf"(?:(?:{units})\s)?(?:{hundreds})(?:\s(?:{below}))?|{below}"


def _pairs(row: str) -> Iterator[tuple[str, str]]:
    for pair in row.split():
        word, _, value = pair.rpartition("=")
        yield word.replace("_", " "), value


def _any(words: Iterable[str]) -> str:
    written = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return "|".join(written).replace("’", "[’'ʼ]")


def _figure(text: str, match: re.Match[str], reader: _Reader, end: int) -> Figure | None:
    comparator = reader.comparators.get(_plain(match["comparator"] or ""), "exactly")
    lead = text[max(0, match.start() - LONGEST_RISE) : match.start()]
    is_reached = reader.reached.search(lead) is not None
    is_plain = " " not in _plain(match["comparator"] or "")  # “не более чем на 12%” is a limit behind any verb
    if comparator == "up to" and is_plain and (is_reached or _FROM.search(lead)):
        comparator = "exactly"
    low: float | None
    high: float | None
    counted = ""
    if match["written"]:
        if not digits.is_proper(match["written"]):
            return None
        low = high = round(digits.part(match["written"]) or 0.0, 6)
        unit = "of the whole"
    elif match["part"]:
        times, of = _value(match["times"], reader), reader.parts[_plain(match["part"])]
        if not (times.is_integer() and 0 < times < of and gcd(int(times), of) == 1):
            return _alone(text, match, reader)
        low = high = round(times / of, 6)
        unit = "of the whole"
    elif match["fraction"]:
        low = high = round(1 / reader.fractions[_plain(match["fraction"])], 6)
        unit = "of the whole"
    else:
        measure = reader.measures.get(_plain(match["measure"] or ""), "")
        unit = _SIGNS.get((match["sign"] or match["sign_after"] or "")[-1:], measure)
        is_points = (
            unit == POINTS
            and "," not in match["low"]
            and not _OF_PERCENT.search(text, max(0, match.start() - NEAR_PERCENT), match.end() + NEAR_PERCENT)
        )
        unit = "percentage points" if unit == POINTS and not is_points else unit
        is_bare = not (unit or match["low_scale"] or match["high"])
        if match["high"] and not unit and _YEAR.fullmatch(match["low"]) and _YEAR.fullmatch(match["high"]):
            return None
        is_year = _YEAR.fullmatch(match["low"]) and not _OF_MANY.match(text, match.end("low"), end)
        if is_bare and (is_year or reader.dates.match(text, match.end("low"), end)):
            return None
        if is_bare and (_CLOCK.match(text, match.end("low"), end) or _GLUED.match(text, match.end("low"), end)):
            return None
        if is_bare and (reader.days.match(text, match.end("low"), end) or _is_time(text, match)):
            return None
        if match["high"] and not unit and reader.dates.match(text, match.end("high"), end):
            return None  # “10–11 ноября”
        if (is_bare or unit in _BY_THE) and reader.numbers.get(match["low"].lower()) == 1:
            return None
        way = digits.sign(match["minus"], has_unit=bool(unit or match["low_scale"] or match["high_scale"]))
        if way is None:
            return None
        scale = _scale(match["low_scale"], reader)
        half = 0.5 if match["half"] or match["more_half"] else 0.0
        low = high = way * (_value(match["low"], reader) + half) * scale
        if match["less"]:
            low = high = low + way * _less(match["less"], reader)
        if match["range"] and is_reached and not reader.between.match(match["range"]):
            return _first(text, match, reader)  # “pasó de 120 a 150 casos” is no range
        if match["high"]:
            high_scale = _scale(match["high_scale"], reader)
            high = _value(match["high"], reader) * high_scale
            low *= high_scale if scale == 1.0 else 1.0
            if low > high and not (unit or match["range"]):
                return None  # “2-1” is a score
        if is_points:
            unit, counted = "", _plain(match["measure"])
        if comparator == "exactly" and _plain(match["low_scale"] or "") in reader.rounded and low <= scale:
            comparator = "about"
    low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
    low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
    exact = match.group().rstrip()
    after = match.start() + len(exact)
    thing = _OF.match(text, after, end) if unit in _BY_THE or (match["low_scale"] and not unit) else None
    counted = counted or _counted(text, thing.end() if thing else after, end, reader)
    return Figure(match.start(), after, exact, low, high, unit, comparator, counted)


def _is_time(text: str, match: re.Match[str]) -> bool:
    is_written_so = _TIME.fullmatch(match["low"]) is not None
    return is_written_so and _AT.search(text, max(0, match.start("low") - 8), match.start("low")) is not None


def _first(text: str, match: re.Match[str], reader: _Reader) -> Figure | None:
    """The first of two numbers by itself, where the second is what a change led to."""
    number = reader.pattern.match(text, match.start("low"), match.start("high") - 1)
    return _figure(text, number, reader, match.end()) if number is not None else None


def _alone(text: str, match: re.Match[str], reader: _Reader) -> Figure | None:
    """The number by itself where no part follows: “two rooms” are “dos cuartos” too."""
    number = reader.pattern.match(text, match.start(), match.end("times"))
    return _figure(text, number, reader, match.end()) if number is not None else None


def _scale(words: str | None, reader: _Reader) -> float:
    return reader.scales[_plain(words.replace("-", " "))] if words else 1.0


def _plain(words: str) -> str:
    """Words as the lexicon has them: small letters, single blanks, one kind of apostrophe."""
    return re.sub("['ʼ]", "’", " ".join(words.lower().split()))


def _value(number: str, reader: _Reader) -> float:
    number = number.lower()
    if (scaled := reader.scaled.get(_plain(number))) is not None:
        return scaled
    if (part := digits.part(number)) is not None:
        return part
    if not number[0].isdigit():
        return _value_of_words(number, reader)
    number = re.sub(r"[\s\u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


def _value_of_words(words: str, reader: _Reader) -> float:
    """“Deux cent trente et un” is 231: what stands before a hundred or a thousand multiplies it, all else is added."""
    thousands = value = 0.0
    for found in reader.number_words.finditer(words):
        word = _plain(found[0])
        if word not in reader.numbers:
            thousands, value = (value or 1.0) * reader.scales[word], 0.0
            continue
        part = reader.numbers[word]
        value = value * part if part == 100 and 1 < value < 10 else value + part
    return thousands + value


def _less(words: str, reader: _Reader) -> float:
    """The second part of “3 млрд 200 млн”."""
    number, scale = words.split(maxsplit=1) if len(words.split()) > 1 else ("0", "")
    return float(number) * _scale(scale, reader)


def _counted(text: str, after: int, end: int, reader: _Reader) -> str:
    kept: list[str] = []
    for found in re.finditer(r"\S+", text[after : min(end, after + 80)]):
        word = found.group().strip('.,;:!?"“”„«»()')
        if not word or word.lower() in _STOPS or not word[0].isalpha() or len(kept) == LONGEST_COUNTED:
            break
        if reader.counted_ends and kept and kept[-1][0].isupper() and word[0].islower():
            break  # “drei Monate lang”
        kept.append(word)
        if not found.group()[-1].isalnum():
            break
    return " ".join(kept)

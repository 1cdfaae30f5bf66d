"""Figures in Ukrainian, Russian, German, French, Spanish and Korean text, by a small lexicon for each.

The lexicon says how the language writes a number (decimal comma, blanks or points between thousands), and its words for
small numbers, scales, comparators, measures and halves. What is counted is the word or two that follow.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.statements import Comparator, Figure
from claims.reading.words import word_set


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language writes numbers. Each string holds words with ``=``: ``"пять=5 шесть=6"``; ``_`` is a blank."""

    numbers: str
    scales: str
    measures: str
    fractions: str
    about: str
    more_than: str
    less_than: str
    up_to: str
    at_least: str
    between: str
    dates: str
    thousands: str = r"[ \u00a0\u202f.]"


LEXICONS: dict[str, Lexicon] = {
    "uk": Lexicon(
        numbers=(
            "один=1 одна=1 два=2 дві=2 двох=2 двоє=2 три=3 трьох=3 троє=3 чотири=4 четверо=4 п’ять=5 п'ять=5 "
            "пʼять=5 п’ятеро=5 шість=6 сім=7 вісім=8 дев’ять=9 девʼять=9 десять=10 одинадцять=11 дванадцять=12 "
            "двадцять=20 тридцять=30 сорок=40 сто=100"
        ),
        scales=(
            "тис=1e3 тис.=1e3 тисяч=1e3 тисячі=1e3 тисячу=1e3 млн=1e6 мільйон=1e6 мільйони=1e6 мільйонів=1e6 "
            "млрд=1e9 мільярд=1e9 мільярди=1e9 мільярдів=1e9 десятків=10 сотень=100"
        ),
        measures=(
            "%=% відсоток=% відсотка=% відсотки=% відсотків=% гривень=UAH гривні=UAH грн=UAH доларів=USD "
            "євро=EUR км=km кілометрів=km тонн=tonnes"
        ),
        fractions="половина=2 половину=2 третина=3 третину=3 чверть=4",
        about="близько приблизно орієнтовно майже до_близько",
        more_than="понад більше_ніж більш_ніж більше",
        less_than="менше_ніж менш_ніж менше",
        up_to="до не_більше_ніж щонайбільше",
        at_least="щонайменше не_менше_ніж не_менше принаймні",
        between="від=до між=та між=і",
        dates=(
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня року рік "
            "році"
        ),
    ),
    "ru": Lexicon(
        numbers=(
            "один=1 одна=1 два=2 две=2 двух=2 двое=2 три=3 трёх=3 трех=3 трое=3 четыре=4 четверо=4 пять=5 "
            "пятеро=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 одиннадцать=11 двенадцать=12 двадцать=20 "
            "тридцать=30 сорок=40 сто=100"
        ),
        scales=(
            "тыс=1e3 тыс.=1e3 тысяч=1e3 тысячи=1e3 тысячу=1e3 млн=1e6 миллион=1e6 миллиона=1e6 миллионов=1e6 "
            "млрд=1e9 миллиард=1e9 миллиарда=1e9 миллиардов=1e9"
        ),
        measures=(
            "%=% процент=% процента=% процентов=% рублей=RUB рубля=RUB руб=RUB долларов=USD евро=EUR км=km "
            "километров=km тонн=tonnes"
        ),
        fractions="половина=2 половину=2 треть=3 четверть=4",
        about="около примерно приблизительно порядка почти",
        more_than="более свыше больше",
        less_than="менее меньше",
        up_to="до не_более не_больше",
        at_least="не_менее как_минимум по_меньшей_мере минимум",
        between="от=до между=и",
        dates="января февраля марта апреля мая июня июля августа сентября октября ноября декабря года год году",
    ),
    "de": Lexicon(
        numbers=(
            "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 zwanzig=20 "
            "dreißig=30 vierzig=40 fünfzig=50 hundert=100"
        ),
        scales=(
            "tausend=1e3 tsd=1e3 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9 milliarden=1e9 mrd=1e9 "
            "dutzend=12"
        ),
        measures="%=% prozent=% prozentpunkte=percentage_points euro=EUR dollar=USD kilometer=km km=km tonnen=tonnes",
        fractions="hälfte=2 drittel=3 viertel=4 fünftel=5",
        about="rund etwa ungefähr circa ca. knapp fast",
        more_than="mehr_als über",
        less_than="weniger_als unter",
        up_to="bis_zu höchstens maximal",
        at_least="mindestens wenigstens",
        between="zwischen=und von=bis",
        dates="januar februar märz april mai juni juli august september oktober november dezember uhr",
    ),
    "fr": Lexicon(
        numbers=(
            "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 "
            "vingt=20 trente=30 quarante=40 cinquante=50 cent=100"
        ),
        scales="mille=1e3 millier=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 douzaine=12",
        measures=(
            "%=% pour_cent=% pourcent=% points=percentage_points d’euros=EUR d'euros=EUR euros=EUR "
            "de_dollars=USD dollars=USD kilomètres=km km=km tonnes=tonnes"
        ),
        fractions="moitié=2 tiers=3 quart=4 cinquième=5",
        about="environ quelque près_de presque autour_de",
        more_than="plus_de plus_d’ au-delà_de",
        less_than="moins_de",
        up_to="jusqu’à jusqu'à au_plus",
        at_least="au_moins",
        between="entre=et de=à",
        dates="janvier février mars avril mai juin juillet août septembre octobre novembre décembre heures",
    ),
    "es": Lexicon(
        numbers=(
            "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 quince=15 "
            "veinte=20 treinta=30 cuarenta=40 cincuenta=50 cien=100"
        ),
        scales="mil_millones=1e9 mil=1e3 miles=1e3 millón=1e6 millones=1e6 docenas=12",
        measures=(
            "%=% por_ciento=% puntos=percentage_points de_euros=EUR euros=EUR de_dólares=USD dólares=USD "
            "kilómetros=km km=km toneladas=tonnes"
        ),
        fractions="mitad=2 tercio=3 cuarto=4 quinto=5",
        about="unos unas cerca_de alrededor_de aproximadamente casi",
        more_than="más_de",
        less_than="menos_de",
        up_to="hasta como_máximo",
        at_least="al_menos por_lo_menos como_mínimo",
        between="entre=y de=a",
        dates=(
            "de_enero de_febrero de_marzo de_abril de_mayo de_junio de_julio de_agosto de_septiembre de_octubre "
            "de_noviembre de_diciembre horas"
        ),
    ),
}  # fmt: skip
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "₩": "KRW"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_STOPS = word_set(
    "за на у в до від і й та що як були було є не бо про из от и что как были было по с de la le les des et est sont "
    "ont a été fueron fue son en el los las y que se der die das des und wurden wurde sind waren auf in "
    "im am für von mit"
)
LONGEST_COUNTED = 2


def find_figures_in(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]`` in one of the languages that have a lexicon; offsets are those of ``text``."""
    end = len(text) if end is None else end
    if language == "ko":
        return tuple(_korean(text, start, end))
    reader = _reader(language)
    return tuple(
        figure for match in reader.pattern.finditer(text, start, end) if (figure := _figure(text, match, reader, end))
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    pattern: re.Pattern[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    measures: dict[str, str]
    fractions: dict[str, float]
    comparators: dict[str, Comparator]
    dates: re.Pattern[str]


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
    thousands = lexicon.thousands
    number = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|(?:{_any(numbers)})(?!\w))"
    scale = rf"(?:\s?(?:{_any(scales)})(?!\w))"
    ways = [
        rf"{lead}\s+{number}{scale}?\s+{joint}\s"
        for lead, joint in (pair.split("=") for pair in lexicon.between.split())
    ]
    joints = _any({pair.split("=")[1] for pair in lexicon.between.split()})
    pattern = (
        rf"(?<![\w.,:/-])(?:(?P<comparator>{_any(comparators)})\s+)?"
        rf"(?:(?P<range>(?={'|'.join(ways)})\w+\s+)?(?P<sign>[$€£₴₽])?\s?(?P<low>{number})(?P<low_scale>{scale})?"
        rf"(?:(?:\s?[–—-]\s?|\s+(?(range)(?:{joints})|(?!))\s+)(?P<high>{number})(?P<high_scale>{scale})?)?"
        rf"(?:\s?(?P<measure>{_any(measures)})(?!\w))?"
        rf"|(?P<fraction>{_any(fractions)})(?!\w))"
    )
    dates = rf"\s?\.?\s?(?:{_any([word.replace('_', ' ') for word in lexicon.dates.split()])})(?!\w)"
    return _Reader(
        re.compile(pattern, re.IGNORECASE),
        numbers,
        scales,
        measures,
        fractions,
        comparators,
        re.compile(dates, re.IGNORECASE),
    )


def _pairs(row: str) -> Iterator[tuple[str, str]]:
    for pair in row.split():
        word, _, value = pair.rpartition("=")
        yield word.replace("_", " "), value


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _figure(text: str, match: re.Match[str], reader: _Reader, end: int) -> Figure | None:
    comparator = reader.comparators.get(" ".join((match["comparator"] or "").lower().split()), "exactly")
    low: float | None
    high: float | None
    if match["fraction"]:
        low = high = round(1 / reader.fractions[match["fraction"].lower()], 6)
        unit = "of the whole"
    else:
        unit = _SIGNS.get(match["sign"] or "", "") or reader.measures.get(
            " ".join((match["measure"] or "").lower().split()), ""
        )
        is_bare = not (unit or match["low_scale"] or match["high"])
        if is_bare and (_YEAR.fullmatch(match["low"]) or reader.dates.match(text, match.end("low"), end)):
            return None
        if is_bare and match["low"].lower() in reader.numbers and reader.numbers[match["low"].lower()] == 1:
            return None
        scale = reader.scales[" ".join(match["low_scale"].lower().split())] if match["low_scale"] else 1.0
        low = high = _value(match["low"], reader) * scale
        if match["high"]:
            high_scale = reader.scales[" ".join(match["high_scale"].lower().split())] if match["high_scale"] else 1.0
            high = _value(match["high"], reader) * high_scale
            low *= high_scale if scale == 1.0 else 1.0
    low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
    low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
    exact = match.group().rstrip()
    after = match.start() + len(exact)
    return Figure(match.start(), after, exact, low, high, unit, comparator, _counted(text, after, end))


def _value(number: str, reader: _Reader) -> float:
    number = number.lower()
    if not number[0].isdigit():
        return reader.numbers[number]
    number = re.sub(r"[\s\u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


def _counted(text: str, after: int, end: int) -> str:
    kept: list[str] = []
    for found in re.finditer(r"\S+", text[after : min(end, after + 80)]):
        word = found.group().strip('.,;:!?"“”„«»()')
        if not word or word.lower() in _STOPS or word[0].isdigit() or len(kept) == LONGEST_COUNTED:
            break
        kept.append(word)
        if not found.group()[-1].isalnum():
            break
    return " ".join(kept)


_KOREAN = re.compile(
    r"(?:(?P<before>약|최소|최대|적어도|대략)\s?)?"
    r"(?P<number>(?:\d[\d,]*(?:\.\d+)?\s?(?:천만|백만|십만|억|만|천|백)?\s?){1,3})"
    r"\s?(?P<unit>%|퍼센트|원|달러|유로|명|대|건|개|채|km|킬로미터|톤)?(?P<date>년|월|일(?!\w)|시|분)?\s?(?P<after>이상|이하|초과|미만|여\s?명)?"
)
_KOREAN_SCALES = {"억": 1e8, "천만": 1e7, "백만": 1e6, "십만": 1e5, "만": 1e4, "천": 1e3, "백": 1e2, "": 1.0}
_KOREAN_UNITS = {
    "%": "%", "퍼센트": "%", "원": "KRW", "달러": "USD", "유로": "EUR", "km": "km", "킬로미터": "km", "톤": "tonnes",
}  # fmt: skip
_KOREAN_COMPARATORS: dict[str, Comparator] = {
    "약": "about", "대략": "about", "최소": "at least", "적어도": "at least", "최대": "up to", "이상": "at least",
    "이하": "up to", "초과": "more than", "미만": "less than",
}  # fmt: skip
_KOREAN_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(천만|백만|십만|[억만천백]?)")


def _korean(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _KOREAN.finditer(text, start, end):
        if match["date"] or (match.start("number") and text[match.start("number") - 1] in ".:-/"):
            continue
        value = _korean_value(match["number"])
        unit = _KOREAN_UNITS.get(match["unit"] or "", "")
        comparator = _KOREAN_COMPARATORS.get(match["after"] or match["before"] or "", "exactly")
        low: float | None = value
        high: float | None = value
        low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
        low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
        exact = match.group().rstrip()
        counted = match["unit"] or ""
        yield Figure(
            match.start(), match.start() + len(exact), exact, low, high, unit, comparator, "" if unit else counted
        )


def _korean_value(words: str) -> float:
    """“3억 5천만” is 350,000,000."""
    parts = _KOREAN_PART.findall(words)
    return sum(float(number.replace(",", "")) * _KOREAN_SCALES[scale] for number, scale in parts)

"""Figures in Ukrainian, Russian, German, French and Spanish text, by a small lexicon for each.

The lexicon says how the language writes a number (decimal comma, blanks or points between thousands), and its words for
small numbers, scales, comparators, measures and halves. What is counted is the word or two that follow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.statements import Comparator, Figure
from claims.reading.words import word_set


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language writes numbers. Each string holds words with ``=``: ``"пять=5 шесть=6"``; ``_`` is a blank.

    ``joint`` is what stands between the tens and the units of a number in words, a regular expression.
    """

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
    joint: str = r"\s"


LEXICONS: dict[str, Lexicon] = {
    "uk": Lexicon(
        numbers=(
            "один=1 одна=1 одного=1 одну=1 два=2 дві=2 двох=2 двоє=2 двома=2 три=3 трьох=3 троє=3 чотири=4 "
            "чотирьох=4 четверо=4 п’ять=5 п’яти=5 п’ятьох=5 п’ятеро=5 шість=6 шести=6 сім=7 "
            "семи=7 вісім=8 восьми=8 дев’ять=9 дев’яти=9 десять=10 десяти=10 одинадцять=11 "
            "дванадцять=12 тринадцять=13 чотирнадцять=14 п’ятнадцять=15 шістнадцять=16 сімнадцять=17 "
            "вісімнадцять=18 дев’ятнадцять=19 двадцять=20 двадцяти=20 тридцять=30 тридцяти=30 сорок=40 сорока=40 "
            "п’ятдесят=50 шістдесят=60 сімдесят=70 вісімдесят=80 дев’яносто=90 сто=100 ста=100 двісті=200 "
            "триста=300 чотириста=400 п’ятсот=500 шістсот=600 сімсот=700 вісімсот=800 дев’ятсот=900 півтора=1.5 "
            "півтори=1.5"
        ),
        scales=(
            "тис=1e3 тис.=1e3 тисяч=1e3 тисячі=1e3 тисячу=1e3 млн=1e6 мільйон=1e6 мільйони=1e6 мільйонів=1e6 "
            "млрд=1e9 мільярд=1e9 мільярди=1e9 мільярдів=1e9 десятки=10 десятків=10 сотні=100 сотень=100 дюжини=12"
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
            "один=1 одна=1 одного=1 одну=1 два=2 две=2 двух=2 двое=2 двумя=2 три=3 трёх=3 трех=3 трое=3 четыре=4 "
            "четырёх=4 четырех=4 четверо=4 пять=5 пяти=5 пятеро=5 шесть=6 шести=6 семь=7 семи=7 восемь=8 восьми=8 "
            "девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 "
            "пятнадцать=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 двадцати=20 "
            "тридцать=30 тридцати=30 сорок=40 сорока=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 "
            "девяносто=90 сто=100 ста=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 "
            "семьсот=700 восемьсот=800 девятьсот=900 полтора=1.5 полторы=1.5"
        ),
        scales=(
            "тыс=1e3 тыс.=1e3 тысяч=1e3 тысячи=1e3 тысячу=1e3 млн=1e6 миллион=1e6 миллиона=1e6 миллионов=1e6 "
            "млрд=1e9 миллиард=1e9 миллиарда=1e9 миллиардов=1e9 десятка=10 десятков=10 сотни=100 сотен=100 "
            "дюжины=12"
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
            "ein=1 eine=1 einen=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 "
            "dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 "
            "vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 anderthalb=1.5"
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
        joint="und",
        dates="januar februar märz april mai juni juli august september oktober november dezember uhr",
    ),
    "fr": Lexicon(
        numbers=(
            "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
            "treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 "
            "quarante=40 cinquante=50 soixante=60 quatre-vingt=80 quatre-vingts=80 septante=70 nonante=90 "
            "cent=100 cents=100"
        ),
        scales=(
            "mille=1e3 millier=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 douzaine=12 "
            "douzaines=12 dizaine=10 dizaines=10 vingtaine=20 trentaine=30 cinquantaine=50 centaine=100 centaines=100"
        ),
        measures=(
            "%=% pour_cent=% pourcent=% points=percentage_points d’euros=EUR euros=EUR "
            "de_dollars=USD dollars=USD kilomètres=km km=km tonnes=tonnes"
        ),
        fractions="moitié=2 tiers=3 quart=4 cinquième=5",
        about="environ quelque près_de presque autour_de",
        more_than="plus_de plus_d’ au-delà_de",
        less_than="moins_de",
        up_to="jusqu’à au_plus",
        at_least="au_moins",
        between="entre=et de=à",
        joint=r"(?:-|\s)(?:et(?:-|\s))?",
        dates="janvier février mars avril mai juin juillet août septembre octobre novembre décembre heures",
    ),
    "es": Lexicon(
        numbers=(
            "uno=1 una=1 un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
            "trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 "
            "veintiuno=21 veintiún=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 "
            "veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 "
            "setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 "
            "trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 "
            "seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 "
            "novecientas=900"
        ),
        scales=(
            "mil_millones=1e9 mil=1e3 miles=1e3 millón=1e6 millones=1e6 docena=12 docenas=12 decenas=10 "
            "centenares=100"
        ),
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
        joint=r"\sy\s",
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
    reader = _reader(language)
    return tuple(
        figure for match in reader.pattern.finditer(text, start, end) if (figure := _figure(text, match, reader, end))
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    pattern: re.Pattern[str]
    numbers: dict[str, float]
    number_words: re.Pattern[str]
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
    in_words = _in_words(numbers, lexicon.joint)
    number = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|(?:{in_words})(?!\w))"
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
        re.compile(_any(numbers)),
        scales,
        measures,
        fractions,
        comparators,
        re.compile(dates, re.IGNORECASE),
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
    low: float | None
    high: float | None
    if match["fraction"]:
        low = high = round(1 / reader.fractions[match["fraction"].lower()], 6)
        unit = "of the whole"
    else:
        unit = _SIGNS.get(match["sign"] or "", "") or reader.measures.get(_plain(match["measure"] or ""), "")
        is_bare = not (unit or match["low_scale"] or match["high"])
        if is_bare and (_YEAR.fullmatch(match["low"]) or reader.dates.match(text, match.end("low"), end)):
            return None
        if is_bare and match["low"].lower() in reader.numbers and reader.numbers[match["low"].lower()] == 1:
            return None
        scale = reader.scales[_plain(match["low_scale"])] if match["low_scale"] else 1.0
        low = high = _value(match["low"], reader) * scale
        if match["high"]:
            high_scale = reader.scales[_plain(match["high_scale"])] if match["high_scale"] else 1.0
            high = _value(match["high"], reader) * high_scale
            low *= high_scale if scale == 1.0 else 1.0
    low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
    low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
    exact = match.group().rstrip()
    after = match.start() + len(exact)
    return Figure(match.start(), after, exact, low, high, unit, comparator, _counted(text, after, end))


def _plain(words: str) -> str:
    """Words as the lexicon has them: small letters, single blanks, one kind of apostrophe."""
    return re.sub("['ʼ]", "’", " ".join(words.lower().split()))


def _value(number: str, reader: _Reader) -> float:
    number = number.lower()
    if not number[0].isdigit():
        return _value_of_words(number, reader)
    number = re.sub(r"[\s\u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


def _value_of_words(words: str, reader: _Reader) -> float:
    """“Deux cent trente et un” is 231: what stands before a hundred multiplies it, all else is added."""
    value = 0.0
    for found in reader.number_words.finditer(words):
        part = reader.numbers[_plain(found[0])]
        value = value * part if part == 100 and 1 < value < 10 else value + part
    return value


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

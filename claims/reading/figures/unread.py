"""Figures in languages that have no lexicon: digits, with a scale, a share or a currency where its word is known.

The mark between thousands is that of the language: “350.000 euro” is no 350 in Italian. What nobody can tell without
knowing the language is left out, rather than told wrongly: “12,345” where decimals have a comma, and in a language
that is not known any number before a word, which may be the one for “thousand”.
"""

import re
from functools import lru_cache

from claims.reading.figures.digits import NO_COUNT
from claims.reading.statements import Figure
from claims.reading.words import word_set

_DECIMAL_COMMA = word_set("it pt nl pl cs sk sl hr sr mk bg be kk ky mn tg tt ba os ro ca gl el tr sv no da fi hu")
_DECIMAL_POINT = frozenset(("zh", "ja", "he", "ar", "th"))
_SCALES = {
    1e3: "mila mille mil duizend tys tysiąc tysiące tysiąca tysięcy tisíc tisíce tisíců "
    "tis tisoč tisuća tisuće hiljada "
    "hiljade хиљада хиљаде хиљаду хил хиляди хиляда тыс тысяч тысячы тысячу илјади "
    "илјада tusen tusind tuhat tuhatta mii "
    "mie bin ألف آلاف الف ألفا هزار אלף אלפי χιλιάδες χιλιάδων χιλ мың миң ҳазор мянга "
    "мең мең nghìn ngàn ribu हजार हज़ार "
    "ezer",
    1e5: "लाख",
    1e6: "milione milioni milhão milhões miljoen miljoenen mln milion miliony milionów "
    "miliona milionu milionů milión "
    "milióny miliónov milijon milijona milijone milijonov milijun milijuna milijoni милион "
    "милиона милиони милиуна мільён "
    "мільёны мільёнаў млн miljon miljoner mn mio million millioner miljoona miljoonaa "
    "milioane milyon مليون ملايين مليونا "
    "میلیون מיליון εκατ εκατομμύρια εκατομμυρίων миллион сая triệu juta millió milions milió millóns millón",
    1e7: "करोड़ करोड",
    1e9: "miliardo miliardi bilhão bilhões miljard mld miliard miliardy miliardów "
    "miliarda miliardu miliardů milijarda "
    "milijarde milijardi милијарда милијарде милијарди милиард милиарда милиарди "
    "мільярд мільярды мільярдаў млрд "
    "miljarder md mia milliard milliarder miljardi miljardia miliarde milyar مليار مليارات میلیارد מיליארד δισ "
    "δισεκατομμύρια δισεκατομμυρίων миллиард тэрбум tỷ miliar milliárd",
    1e12: "trilhão trilhões trilyon biliona bilionů bilión",
}
_OTHERWISE = {"cs": {"mil": 1e6}, "sk": {"mil": 1e6}, "sl": {"mio": 1e6}, "da": {"mill": 1e6}, "no": {"mill": 1e6}}
_UNITS = {
    "EUR": "euro euros euroa eurot eura eur ευρώ евро евра еўра יורו يورو",
    "USD": "dollari dólares dolarů dolárov dolarów dolara dollar dolar dolari dòlars "
    "долара долари долараў долларов доллар "
    "دولار دولارا דולר δολάρια δολαρίων usd",
    "PLN": "zł złotych złote", "RON": "lei", "CZK": "kč korun koruny", "BGN": "лева лв", "RSD": "динара динар",
    "KZT": "теңге", "TRY": "lira",
}  # fmt: skip
_OWN_UNITS = {"sv": "SEK", "no": "NOK", "da": "DKK"}
LONGEST = 24
"""No count has more characters."""
_CROWNS = "kronor kronen kroner kr"
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₺": "TRY", "₪": "ILS", "¥": ""}
_MONTH = (
    r"(?:jan|gen|ene|xan|led|stycz|sij|oca|feb|fev|febr|lut|únor|velj|şub|mar|mär|mac|břez|ožuj|nis|apr|abr|kwie|dub|trav"
    r"|mai|maa|maj|mei|mag|maio|květ|svib|may|haz|jun|xuñ|giu|červ|czerw|lip|lug|jul|xul|srp|sierp|aug|ago|ağu|tem|sep|set"
    r"|eyl|wrz|září|ruj|okt|oct|out|ott|eki|paźd|říj|listop|nov|kas|stud|dec|dez|dic|des|ara|grud|prosin|\w+kuu"
    r"|янв|фев|мар|апр|май|мај|јан|јун|јул|юн|юл|авг|сеп|окт|ное|нов|дек|студ|лют|сак|крас|трав|чэр|ліп|жні|вер|кас|ліс|сне"
    r"|наур|қаң|ақп|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|ιαν|φεβ|μαρ|απρ|μα[ΐιϊ]|ιου|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز"
    r"|آب|أيلول|تشرين|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
    r"|ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
    r"|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर)"
)
_DAY = re.compile(rf"\.?\s(?:d[e']\s?)?{_MONTH}|\.\s(?=[^\W\d_])", re.IGNORECASE)
"""“5 marzo”, “5. března”: a day, or an ordinal, counts nothing."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:(?P<mark>[.,’'٬ \u00a0\u202f])\d{3})(?:(?P=mark)\d{3})*(?:[.,٫]\d+)?")
_NUMBER = rf"(?!{NO_COUNT})(?P<number>{_GROUPS.pattern}(?!\d)|\d+(?:[.,٫]\d+)?(?!\d|[.,]\d))"
_LETTERS = r"[^\W\d_][\w\u0900-\u097f’']*"
"""A word; the vowels of Devanagari are marks, and no letters to the machine."""
_FIGURE = re.compile(
    rf"(?:(?<![\w.,:/-])|(?<=[وبלבהמ]))(?P<sign>[€$£₺₪%]\s?)?{_NUMBER}"
    rf"(?!\s?[:/]\d|-\d)(?:\s?(?P<mark_after>[%٪€$£₺₪])"
    rf"|(?:\s?|-)(?P<scale>{_LETTERS})(?:\.?\s(?:d[ei]\s|d')?(?P<unit>{_LETTERS}|[€$£]))?)?"
)
_HAN_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "億": 1e8,
               "兆": 1e12}  # fmt: skip
_HAN_UNITS = {"元": "CNY", "美元": "USD", "欧元": "EUR", "円": "JPY", "日元": "JPY", "ドル": "USD", "ユーロ": "EUR",
              "%": "%", "％": "%"}  # fmt: skip
_HAN_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_HAN_PART = re.compile(rf"({_HAN_NUMBER})\s?(百万|千万|[百千万萬亿億兆])?")
_HAN_FIGURE = re.compile(
    rf"(?<![\d.,])(?P<number>(?:{_HAN_NUMBER}\s?(?:百万|千万|[百千万萬亿億兆]))*{_HAN_NUMBER}?)(?<=[\d百千万萬亿億兆])"
    rf"(?P<unit>{'|'.join(sorted(_HAN_UNITS, key=len, reverse=True))})?(?!\d|[年月日号號時时点點分秒/:第]|月)"
)


def find_figures(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]`` in a language without a lexicon; offsets are those of ``text``."""
    end = len(text) if end is None else end
    if language in ("zh", "ja"):
        found = (_han_figure(match) for match in _HAN_FIGURE.finditer(text, start, end))
    else:
        found = (_figure(text, match, language, end) for match in _FIGURE.finditer(text, start, end))
    return tuple(figure for figure in found if figure is not None)


def _figure(text: str, match: re.Match[str], language: str, end: int) -> Figure | None:
    written, after = match["number"], match.end("number")
    value = _value(written, language)
    sign = (match["mark_after"] or match["sign"] or "").strip()
    scales, units = _words(language)
    word = (match["scale"] or "").lower()
    scale = scales.get(word, 0.0)
    if scale == 1e3 and (more := scales.get((match["unit"] or "").lower())):
        return _times(text, match, (_value(written, language) or 0.0) * scale * more)  # “2 mil milhões”
    follows = match["unit"] if scale else match["scale"]
    unit = "%" if sign in ("%", "٪") else _SIGNS.get(sign, "") or units.get((follows or "").lower(), "")
    unit = unit or (_SIGNS.get(follows or "", "") if scale else "")
    is_known = language in _DECIMAL_COMMA | _DECIMAL_POINT
    if value is None or not (is_known or scale or unit or not word):
        return None
    if not scale and not unit and (_YEAR.fullmatch(written) or _DAY.match(text, after, end)):
        return None
    stop = match.end("mark_after") if match["mark_after"] else after
    if scale:
        stop = match.end("scale")
    if unit and not sign:
        stop = match.end("unit") if scale else match.end("scale")
    amount = value * (scale or 1.0)
    return Figure(match.start(), stop, text[match.start() : stop], amount, amount, unit, "exactly", "")


def _times(text: str, match: re.Match[str], amount: float) -> Figure:
    exact = text[match.start() : match.end("unit")]
    return Figure(match.start(), match.end("unit"), exact, amount, amount, "", "exactly", "")


def _value(written: str, language: str) -> float | None:
    """What digits are worth as the language writes them; None where that cannot be told."""
    if len(written) > LONGEST:
        return None
    groups = _GROUPS.fullmatch(written)
    marks = re.findall(r"[.,٫]", written)
    if groups is None:
        return float(re.sub("[,٫]", ".", written))
    mark = groups["mark"]
    is_decimal = len(marks) == 1 and mark in (".", ",")
    if (
        is_decimal
        and not (language in _DECIMAL_COMMA and mark == ".")
        and not (language in _DECIMAL_POINT and mark == ",")
    ):
        return None
    whole, _, rest = written.replace(mark, "").replace("٫", ",").replace(".", ",").partition(",")
    return float(f"{whole}.{rest or 0}")


def _han_figure(match: re.Match[str]) -> Figure | None:
    parts = _HAN_PART.findall(match["number"])
    value = sum(float(number.replace(",", "")) * _HAN_SCALES[scale] for number, scale in parts)
    unit = _HAN_UNITS.get(match["unit"] or "", "")
    if not parts or len(match["number"]) > LONGEST or (not unit and _YEAR.fullmatch(match["number"])):
        return None
    return Figure(match.start(), match.end(), match.group().rstrip(), value, value, unit, "exactly", "")


@lru_cache(maxsize=64)
def _words(language: str) -> tuple[dict[str, float], dict[str, str]]:
    scales = {word: value for value, words in _SCALES.items() for word in words.split()}
    units = {word: unit for unit, words in _UNITS.items() for word in words.split()}
    crowns = dict.fromkeys(_CROWNS.split(), _OWN_UNITS.get(language, "")) if language in _OWN_UNITS else {}
    return scales | _OTHERWISE.get(language, {}), units | crowns

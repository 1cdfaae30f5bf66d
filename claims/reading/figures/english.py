"""Figures in English text: value or range, unit, how exact, and what is counted.

Years, dates, ages in commas and ordinals are no figures here.
"""

import re
from dataclasses import replace

from claims.reading.figures import digits, numbered
from claims.reading.statements import Comparator, Figure
from claims.reading.words import MONTHS, OTHER_VERBS, small_letters, word_set

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "lakh": 1e5,
    "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6, "m": 1e6, "k": 1e3,
    "hundreds": 1e2, "тис": 1e3, "тисяч": 1e3, "тисячі": 1e3, "млн": 1e6, "мільйон": 1e6,
    "мільйонів": 1e6, "мільйони": 1e6, "млрд": 1e9, "мільярд": 1e9, "мільярдів": 1e9, "мільярди": 1e9,
}  # fmt: skip
NUMBER_WORDS = {word: value for word, value in (_UNITS | _TENS).items() if value}
_FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2,
    "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens of": (24, None), "scores of": (40, None), "hundreds of": (200, None), "thousands of": (2000, None),
    "tens of thousands of": (20_000, None), "hundreds of thousands of": (200_000, None), "millions of": (2e6, None),
    "a couple of": (2, 2),
}  # fmt: skip
"""Numbers that say no number: the least that the plural allows."""
_SIGNS = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₩": "KRW", "₹": "INR",
    "rs": "INR", "rs.": "INR", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "r$": "BRL",
}  # fmt: skip
_MEASURES = {
    "percent": "%", "per cent": "%", "%": "%", "pct": "%", "percentage points": "percentage points", "відсотків": "%",
    "відсотки": "%", "відсоток": "%", "percentage point": "percentage points", "dollars": "USD", "dollar": "USD",
    "euros": "EUR", "euro": "EUR", "pounds": "GBP", "hryvnias": "UAH", "hryvnia": "UAH", "гривень": "UAH", "грн": "UAH",
    "swiss francs": "CHF", "yen": "JPY", "yuan": "CNY", "zlotys": "PLN", "zloty": "PLN", "lira": "TRY", "kronor": "SEK",
    "km/h": "km/h", "kph": "km/h", "kmh": "km/h", "kilometers per hour": "km/h", "kilometres per hour": "km/h",
    "kilometers an hour": "km/h", "kilometres an hour": "km/h", "mph": "mph", "miles per hour": "mph",
    "miles an hour": "mph", "square kilometers": "km²", "square kilometres": "km²", "square miles": "square miles",
    "square meters": "m²", "square metres": "m²", "mm": "mm", "millimeters": "mm", "millimetres": "mm", "cm": "cm",
    "centimeters": "cm", "centimetres": "cm", "litres": "litres", "liters": "litres", "megawatts": "MW", "mw": "MW",
    "basis points": "basis points", "degrees fahrenheit": "°F", "degrees celsius": "degrees",
    "rubles": "RUB", "roubles": "RUB", "rupees": "INR", "rupee": "INR",
    "km": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km",
    "kilometre": "km", "miles": "miles", "mile": "miles", "meters": "m", "metres": "m", "kg": "kg", "kilograms": "kg",
    "tonnes": "tonnes", "tons": "tons", "tonne": "tonnes", "ton": "tons", "hectares": "hectares", "acres": "acres",
    "times": "times", "degrees": "degrees", "°c": "degrees", "°f": "°F", "°": "degrees", "км": "km",
}  # fmt: skip
_COMPARATORS: dict[str, Comparator] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "nearly": "about",
    "almost": "about", "circa": "about", "an estimated": "about", "estimated": "about", "close to": "about",
    "more than": "more than", "over": "more than", "above": "more than", "greater than": "more than",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than", "up to": "up to",
    "as many as": "up to", "as much as": "up to", "at most": "up to", "no more than": "up to", "at least": "at least",
    "not more than": "up to", "a maximum of": "up to", "upwards of": "more than", "in excess of": "more than",
    "just over": "more than", "well over": "more than", "just under": "less than", "well under": "less than",
    "no fewer than": "at least", "not fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "a minimum of": "at least",
    "близько": "about", "приблизно": "about", "понад": "more than", "більше": "more than", "до": "up to",
    "щонайменше": "at least",
}  # fmt: skip


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=len, reverse=True))


_DIGITS = rf"(?!{digits.NO_COUNT})(?:" + r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
_DIGIT = _either([word for word, value in _UNITS.items() if 0 < value < 10])
_SMALL = rf"(?:{_either(list(_TENS))})(?:[- ](?:{_DIGIT}))?|{_either(list(_UNITS))}"
_WORD_NUMBER = rf"(?:an?|{_DIGIT})\shundred\sand\s(?:{_SMALL})|{_SMALL}"
_MEASURE = rf"(?:(?:[\s-]?(?:{_either(list(_MEASURES))})|x)(?!\w))"
_SCALE_WORDS = "dozen|hundred|thousand|million|billion|trillion|lakh|crore"
_BEFORE_SCALE = rf"(?=[\s-](?:{_SCALE_WORDS})\b)"
_PART_OF_SCALE = rf"(?:(?:an?|{_DIGIT})[\s-])?(?:{_either(list(_FRACTIONS))})(?:(?:\sof)?\san?)"
_NUMBER = (
    rf"(?:{_PART_OF_SCALE}{_BEFORE_SCALE}|(?:an?\s)?(?:half|quarter){_BEFORE_SCALE}|{digits.MIXED}"
    rf"|(?!\d\d){digits.PART}(?={_MEASURE}|[\s-](?:{_SCALE_WORDS})\b)|(?:\d+|{_SMALL})\sand\sa\shalf(?={_BEFORE_SCALE}|\s(?:years?|months?|weeks?|days?|hours?|minutes?|times)\b)"
    rf"|{_DIGITS}|(?:{_WORD_NUMBER})\b|\ban?{_BEFORE_SCALE})"
)
_SHORT_SCALES = ("trn", "tn", "bn", "mn", "m", "k")
_SCALE = (
    rf"(?:[\s-]?(?:{_either([s for s in _SCALES if s not in _SHORT_SCALES])})\b\.?|(?:{'|'.join(_SHORT_SCALES)})\b)"
)
_CURRENCY = r"(?:(?:us|nz|hk|[acr])\$|rs\.?|[$€£¥₴₽₩₹])"
_MINUS = rf"{digits.MINUS}|(?<!\d\s)minus\s"

_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<comparator>{_either(list(_COMPARATORS))})\s{{1,3}})?"
    rf"(?:(?P<vague>{_either(list(_VAGUE))})"
    rf"|(?P<written>{digits.PART})(?=\s(?:of|majority)\b)"
    rf"|(?P<share>{_NUMBER})\s(?:out\sof(?:\severy)?|in\severy)\s(?P<whole>{_NUMBER})"
    rf"|(?P<few>{_DIGIT}|\d)\sin\s(?P<many>{_DIGIT}|ten|10|20|100)(?=\s[a-z])"
    rf"|(?:(?P<parts>{_NUMBER}|an?)[\s-])?\b(?P<fraction>{_either(list(_FRACTIONS))})\b(?!\s(?:of\s)?an?{_BEFORE_SCALE})"
    rf"(?P<fraction_unit>\s(?:a\s)?percentage\spoints?)?"
    rf"(?=\s(?:of|a|since|in|this|last|from|to|by|on)\b|(?<=points)|(?<=point)|[.,;])"
    rf"|(?P<between>between\s)?(?P<low_minus>{_MINUS})?(?:(?P<sign>{_CURRENCY})\s?)?(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?"
    rf"(?P<more_scale>{_SCALE})?(?P<and_half>(?(low_scale)\sand\sa\shalf\b|(?!)))?"
    rf"(?:\s?(?:[–—-](?!\s(?:an?|half)\b)|to|and(?=\s\S+\s(?:percent|per\scent|million|billion))|(?(between)and|(?!)))\s?"
    rf"(?P<high_minus>{_MINUS})?(?:{_CURRENCY})?(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?)?"
    rf"(?P<unit>{_MEASURE})?)"
)
"""Like all patterns for figures and dates it is for small letters."""
LONGEST_LEAD = 60
"""What belongs to a figure, “no fewer than” or “between”, begins at most so many characters before its number."""
_NUMBER_WORDS = [*_TENS, *_UNITS, *_FRACTIONS, *_SCALE_WORDS.split("|"), "score", "couple"]
_ANY_NUMBER = re.compile(rf"[\d{digits.PART_SIGNS}]|(?<!\w)(?=[bcefhlmnostqdz])(?:{_either(_NUMBER_WORDS)})")
"""Most words are no number, which this sees at a fraction of the cost."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+\.?")
_MAY_OR_MARCH = re.compile(r"\b(?:May|March)\s?$")
_PLAIN_MONTHS = MONTHS - {"may", "march"}
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|last|next|final|previous|same|fiscal|each|every|per|this|that|the|current|latter)\s$"
)
"""“The second quarter” and “the first half of the year” are no parts of what is counted."""
_RACE = re.compile(
    r"\s(?:tall|high|long|deep|wide|away|above|below|sprint|race|final|finals|relay|hurdles|freestyle|butterfly"
    r"|backstroke|breaststroke|dash|run|walk|record|title|gold|champion)\b|\sand\sthe\s\d"
)
"""“324m tall” and “the 100m final” are metres, where “40m” of money or people are millions."""
_PER = re.compile(r"\s(?:per|for\severy)\s(\d{1,3}(?:,\d{3})+|thousand|million)\b(?!\s?(?:%|percent|dollars|euros))")
_INTERVAL = re.compile(r"\s?(?:ci|confidence(?:\sinterval|\slimits?)?)\b:?,?\s?(?:of\s|from\s)?")
_OF_INTERVAL = re.compile(r"(?:\bci|confidence\s(?:interval|limits?)):?,?\s(?:of\s|from\s)?$")
"""“3.2 per 100,000 (95% CI 2.8–3.7)”: how sure a figure is belongs to that figure."""
_YEARS_OLD = re.compile(r"[-‑ ]years?[-‑ ]old")
_DURATION = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?|decades?|minutes?)\b")
_STOP = word_set(
    "in on at by for with from to into about against between during before after over under near of and or but as is "
    "are was were be been have has had that which who will would can could may might the a an this these those when "
    "while since than it he she they we i did does do not per ago later earlier early more less up down its their his "
    "her where because if so there then home abroad them us killed destroyed eliminated counted died rose fell said"
)
_SKIPPED = word_set("of the a an his her its their our more other additional new")
_PLURALS = word_set("people men women children police cattle staff crew personnel aircraft others")
LONGEST_COUNTED = 4


def find_figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures in ``text[start:end]``, in their order; offsets are those of ``text``."""
    end = len(text) if end is None else end
    small = small_letters(text)
    found: list[Figure] = []
    while number := _ANY_NUMBER.search(small, start, end):
        match = _FIGURE.search(small, max(start, number.start() - LONGEST_LEAD), end)
        if match is None:
            break
        start = match.end()
        if match["high"] and small.startswith("from ", max(0, match.start() - 5)):
            found += _ends_of_change(text, small, match, end, has_earlier=bool(found))
        elif (figure := _figure(text, match, end, has_earlier=bool(found))) is not None:
            found.append(figure)
            start = max(start, figure.end)
    return tuple(found)


def _ends_of_change(text: str, small: str, match: re.Match[str], end: int, *, has_earlier: bool) -> list[Figure]:
    """The two figures of “from 14 to 8”; in “from 12 to 8 million euros” both are millions, and euros."""
    both: list[Figure] = []
    for name in ("low", "high"):
        part = _FIGURE.match(small, _part_start(match, name), _part_end(match, name, end))
        figure = _figure(text, part, end, has_earlier=has_earlier) if part else None
        if figure is not None:
            both.append(figure)
    if len(both) == 2 and not match["low_scale"] and match["high_scale"] and both[0].low and both[1].low:
        scale = _scale(match["high_scale"])
        if both[0].low < both[1].low / scale * 100:
            both[0] = replace(both[0], low=both[0].low * scale, high=both[0].low * scale)
    if len(both) == 2 and both[1].unit and not both[0].unit and not both[0].counted:
        both[0] = replace(both[0], unit=both[1].unit)
    return both


def _part_start(match: re.Match[str], name: str) -> int:
    """Where one end begins, its minus and the sign of its currency with it."""
    if match[f"{name}_minus"]:
        return match.start(f"{name}_minus")
    sign = re.search(rf"{_CURRENCY}\s?$", match.string[max(0, match.start(name) - 5) : match.start(name)])
    return match.start(name) - len(sign.group()) if sign else match.start(name)


def _part_end(match: re.Match[str], name: str, end: int) -> int:
    """Where one end of “from 14 to 8” stops: a change has two figures, not a range."""
    return (match.end("low_scale") if match["low_scale"] else match.end("low")) if name == "low" else match.end()


def _figure(text: str, match: re.Match[str], end: int, *, has_earlier: bool) -> Figure | None:
    comparator = _COMPARATORS.get(" ".join((match["comparator"] or "").split()), "exactly")
    low: float | None
    high: float | None
    if match["vague"]:
        low, high = _VAGUE[" ".join(match["vague"].split())]
        comparator, unit = "about", ""
    elif match["written"]:
        if not digits.is_proper(match["written"]):
            return None
        low = high = round(_value(match["written"]), 6)
        unit = "of the whole"
    elif match["share"] or match["few"]:
        share, whole = _value(match["share"] or match["few"]), _value(match["whole"] or match["many"])
        if not whole or (match["few"] and share >= whole):
            return None
        low = high = round(100 * share / whole, 6)
        unit = "%"
    elif match["fraction"]:
        parts = match["parts"]
        if _is_ordinal(match):
            return None
        times = 1.0 if not parts or parts in ("a", "an") else _value(parts)
        low = high = round(times * _FRACTIONS[match["fraction"]], 6)
        unit = "percentage points" if match["fraction_unit"] else "of the whole"
    else:
        if _is_no_figure(text, match, end, has_earlier=has_earlier):
            return None
        measure = " ".join((match["unit"] or "").strip(" -\u00a0").split())
        unit = _SIGNS.get(match["sign"] or "", "") or _MEASURES.get(measure, "times" if measure == "x" else "")
        is_share = unit == "%" and text.startswith(" of ", match.end())
        has_unit = bool(unit or match["low_scale"] or match["high_scale"])
        way = digits.sign(match["low_minus"], has_unit=has_unit, is_share=is_share)
        if way is None:
            return None
        scale = _scale(match["low_scale"]) * _scale(match["more_scale"])
        if match["low_scale"] == "m" and not match["sign"] and not match["high"] and _RACE.match(text, match.end()):
            scale, unit = 1.0, "m"
        if unit == "%" and _INTERVAL.match(text.lower(), match.end(), match.end() + 24):
            return None
        low = high = way * (_value(match["low"]) + (0.5 if match["and_half"] else 0.0)) * scale
        if match["high"]:
            high_scale = _scale(match["high_scale"])
            high = (-1 if match["high_minus"] else 1) * _value(match["high"]) * high_scale
            if high_scale > 1 and scale == 1 and low < high / high_scale * 1000:
                low *= high_scale
            if not has_unit and _is_score(text, match, end, low, high):
                return None
            if high < low:
                low, high = high, low
    if comparator in ("more than", "at least"):
        high = None
    elif comparator in ("less than", "up to"):
        low = None
    first = match.start()
    if match["low_minus"] and first == match.start("low_minus") and low is not None and low > 0:
        first = match.end("low_minus")
    if comparator == "more than" and match["comparator"] == "over" and _DURATION.match(text, match.end()):
        comparator, first, high = "exactly", match.start("low"), low
    per = _PER.match(text, match.end(), end) if not unit else None
    if per is not None:
        unit = f"per {per[1]}"
    exact = text[first : per.end() if per is not None else match.end()].rstrip()
    after = first + len(exact)
    counted = _counted(text, after, end) if unit in ("", "of the whole", "%", "tonnes", "tons") else ""
    return Figure(first, after, exact, low, high, unit, comparator, counted)


def _is_ordinal(match: re.Match[str]) -> bool:
    """“The second quarter”, “the third of May”, “two quarters in a row”: no part of anything."""
    words, behind = match.string, match.end()
    if match["fraction"] == "quarters" and not words.startswith(" of", behind):
        return True
    if match["parts"]:
        return False
    before = words[max(0, match.start("fraction") - 12) : match.start("fraction")]
    return match["fraction"] in ("third", "fifth", "tenth") or _ORDINAL.search(before) is not None


def _is_score(text: str, match: re.Match[str], end: int, low: float, high: float) -> bool:
    joint = text[match.end("low") : match.start("high")].strip()
    if match["between"] or match["comparator"] or joint not in ("-", "–", "—", "to"):
        return False
    counts = joint == "to" or bool(_counted(text, match.end(), end))
    return numbered.is_score(text, match.start(), low, high, counts=counts)


_PART_IN_WORDS = re.compile(rf"(?:(?P<times>\w+)[\s-])?(?P<fraction>{_either(list(_FRACTIONS))})(?:(?:\sof)?\san?)?")


def _value(words: str) -> float:
    if words in ("a", "an"):
        return 1.0
    if (part := digits.part(words)) is not None:
        return part
    if found := _PART_IN_WORDS.fullmatch(words):
        times = found["times"]
        return (_value(times) if times else 1.0) * _FRACTIONS[found["fraction"]]
    if words.endswith(" and a half"):
        return _value(words.removesuffix(" and a half")) + 0.5
    hundreds, joint, rest = words.partition(" hundred and ")
    if joint:
        return 100 * _value(hundreds) + _value(rest)
    if words[0].isdigit():
        plain = "".join(words.split())
        if _GROUPED.fullmatch(plain):
            plain = plain.replace(",", "")
        return float(plain.replace(",", "."))
    tens, _, rest = words.replace("-", " ").partition(" ")
    return float(_TENS.get(tens, _UNITS.get(tens, 0)) + _UNITS.get(rest, 0))


def _scale(words: str | None) -> float:
    return _SCALES[words.strip().lstrip("-").rstrip(".")] if words else 1.0


def _is_no_figure(text: str, match: re.Match[str], end: int, *, has_earlier: bool) -> bool:
    """Years, dates, ages in commas, times of day, “one of them” and numbered names."""
    number, first, after = match["low"], match.start("low"), match.end("low")
    if match["sign"] or match["unit"] or match["low_scale"]:
        return False
    before = text[max(0, first - 16) : first].rstrip().lower().rpartition(" ")[2]
    following = text[after : min(end, after + 16)].lstrip().lower()
    word = _LETTERS.match(following)
    next_word = word.group().rstrip(".") if word else ""
    if number[-1].isdigit() and text[after : after + 1].isalpha():
        return True
    if _YEAR.match(number) and not match["comparator"]:
        return True
    if next_word in _PLAIN_MONTHS or before in _PLAIN_MONTHS:
        return True
    if next_word in ("may", "march") and text[after : after + 16].lstrip()[:1].isupper():
        return True
    if before.endswith(("may", "march")) and _MAY_OR_MARCH.search(text, max(0, first - 8), first):
        return True
    if next_word in ("am", "pm", "o") or following.startswith(("a.m", "p.m")) or text[after : after + 1] == ":":
        return True
    if (
        text[max(0, first - 2) : first] == ", "
        and text[after : after + 1] == ","
        and number.isdigit()
        and len(number) < 4
    ):
        return True
    if text[after : after + 2] in ("st", "nd", "rd", "th") and number[0].isdigit():
        return True
    if _YEARS_OLD.match(text, after, after + 12):
        return True
    if numbered.is_age(text, first, after) or numbered.is_dialled(text, first, after):
        return True
    if not match["comparator"] and not match["high"] and numbered.is_in_a_name(text, first, after):
        return True
    if _OF_INTERVAL.search(text[max(0, first - 30) : first].lower()):
        return True
    if number in ("one", "a", "an"):
        return number == "one" and not (has_earlier and before in ("and", "or") and next_word not in _STOP)
    return False


def _counted(text: str, after: int, end: int) -> str:
    """The words that name what a figure counts: “infantry fighting vehicles” after “25”."""
    kept: list[str] = []
    for word in re.findall(r"\S+", text[after : min(end, after + 120)]):
        bare = word.strip('.,;:!?"“”«»()-—')
        lower = bare.lower()
        if not kept and lower in _SKIPPED:
            continue
        if bare.endswith(("’s", "'s")) and not kept:
            continue
        if not bare or lower in _STOP or lower in NUMBER_WORDS or bare[0].isdigit() or len(kept) == LONGEST_COUNTED:
            break
        if kept and lower.endswith(("ed", "ing")) and (kept[-1].lower().endswith("s") or kept[-1].lower() in _PLURALS):
            break
        if kept and lower in OTHER_VERBS:
            break
        kept.append(bare)
        if not word[-1].isalnum():
            break
    return " ".join(kept)

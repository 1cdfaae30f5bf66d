"""The words of English figures: scales, parts, measures, signs of currencies, and how exact a number is.

All are in small letters.
"""

from claims.reading.statements import Comparator

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "lakh": 1e5,
    "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6, "m": 1e6, "k": 1e3,
    "mln": 1e6, "bln": 1e9,
    "hundreds": 1e2, "тис": 1e3, "тисяч": 1e3, "тисячі": 1e3, "млн": 1e6, "мільйон": 1e6,
    "мільйонів": 1e6, "мільйони": 1e6, "млрд": 1e9, "мільярд": 1e9, "мільярдів": 1e9, "мільярди": 1e9,
}  # fmt: skip
FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2,
    "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip
_MANY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_OF_MANY = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_OF_OF_MANY = {
    f"{many} of {scale}": least * size
    for many, least in {"tens": 20, **_MANY}.items()
    for scale, size in _OF_MANY.items()
}
VAGUE: dict[str, tuple[float, float | None]] = {
    **{f"{many} of": (least, None) for many, least in (_MANY | {"trillions": 2e12} | _OF_OF_MANY).items()},
    "a couple of": (2, 2),
}
"""Numbers that say no number: the least that the plural allows. “Hundreds of millions” are no 200."""
_OF = r"\s{1,3}of"
_ANY, _TENS = "|".join(_MANY), "|".join(("tens", *_MANY))
VAGUE_WORDS = (
    rf"(?:(?:{_TENS}){_OF}\s{{1,3}}(?:(?:millions|billions|trillions)(?:{_OF})?|thousands{_OF})"
    rf"|(?:{_ANY}|trillions){_OF}|a\s{{1,3}}couple{_OF})\b"
)
"""The words of :data:`VAGUE`, as a pattern that looks at each beginning once; “of” may lack behind millions."""
VAGUE_ALONE = r"(?:(?:tens|hundreds)\sof\sthousands|dozens|hundreds|thousands)"
DONE = (
    r"(?=\s(?:were|are|have|had|died|fled|marched|protested|gathered|attended|killed|injured|wounded|arrested|missing"
    r"|more)\b)"
)
"""“Hundreds died”: a word for many stands for people where they do something, or something is done to them."""
SIGNS = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₩": "KRW", "₹": "INR",
    "rs": "INR", "rs.": "INR", "rmb": "CNY", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "r$": "BRL",
}  # fmt: skip
MEASURES = {
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
    "kilometre": "km", "miles": "miles", "mile": "miles", "meters": "m", "metres": "m", "meter": "m", "metre": "m",
    "square meter": "m²", "square metre": "m²", "kg": "kg", "kilograms": "kg",
    "tonnes": "tonnes", "tons": "tons", "tonne": "tonnes", "ton": "tons", "hectares": "hectares", "hectare": "hectares",
    "acres": "acres", "acre": "acres", "feet": "feet", "foot": "feet",
    "ft": "feet", "inches": "inches", "inch": "inches", "yards": "yards", "yard": "yards",
    "square feet": "square feet", "square foot": "square feet",
    "bps": "basis points", "knots": "knots", "nautical miles": "nautical miles", "gigawatts": "GW", "gw": "GW",
    "ounces": "ounces", "magnitude": "magnitude", "lb": "lb", "lbs": "lb",
    "metric tons": "tonnes", "metric ton": "tonnes", "metric tonnes": "tonnes", "millimeter": "mm", "millimetre": "mm",
    "times": "times", "fold": "times", "degrees": "degrees", "°c": "degrees", "°f": "°F", "°": "degrees", "км": "km",
}  # fmt: skip
COMPARATORS: dict[str, Comparator] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "nearly": "about",
    "almost": "about", "circa": "about", "an estimated": "about", "estimated": "about", "close to": "about",
    "more than": "more than", "over": "more than", "above": "more than", "greater than": "more than",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than", "up to": "up to",
    "as many as": "up to", "as much as": "up to", "at most": "up to", "no more than": "up to", "at least": "at least",
    "not more than": "up to", "a maximum of": "up to", "upwards of": "more than", "in excess of": "more than",
    "just over": "more than", "well over": "more than", "just under": "less than", "well under": "less than",
    "as few as": "at least", "no fewer than": "at least", "not fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "a minimum of": "at least",
    "близько": "about", "приблизно": "about", "понад": "more than", "більше": "more than", "до": "up to",
    "щонайменше": "at least",
}  # fmt: skip

PEOPLE = (
    r"(?:child(?:ren)?|people|persons?|pupils?|students?|wom[ae]n|m[ae]n|adults?|voters?|households?|homes?|famil(?:y|ies)"
    r"|girls?|boys?|patients?|workers?|teenagers?|parents?|schools?|compan(?:y|ies)|employees?|residents?|jobs?|deaths?)"
)
IN_SO_MANY = (
    r"\sin\s(?:\d+|[a-z]+)(?=\s?[.;:,)]|\s?$|\s(?:is|was|has|had|are|were|have|do|does|did|will|would|can|could|may|might"
    r"|said|says?|lives?|lived|dies?|died|suffers?|goes|go|works?|lacks?|lost|feels?|felt|thinks?|wants?|now|still|never)\b)"
)
"""“One child in four is hungry”: a share, where “one child in four villages” is none."""

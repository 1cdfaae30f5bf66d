"""What a paper writes in one way without meaning anything by it, its house style: pure functions.

“£3.5m” or “£3.5 million”, “12” or “twelve”, “km” or “kilometres”, “Aug. 9” or “August 9”, and English as it is spelt in
Britain or in America. Another order of words, another name (“Kiev”), other capitals, and a number that is rounded are
other words. Two texts are only ever asked whether they are the same without it, so that a word of another language
that looks like one of these does no harm.
"""

import re

_SCALES = {"m": "million", "mn": "million", "mln": "million", "bn": "billion", "tn": "trillion", "trn": "trillion"}
_SUM = re.compile(rf"([$£€¥]\d+(?:\.\d+)?) ?({'|'.join(_SCALES)})(?!\w)", re.IGNORECASE)
"""“5m” without a sign of money may be five metres, and stays as it is."""
_BILLIONS = re.compile(r"(?<=\d) ?bn(?!\w)")
_MINUTES = re.compile(r"(?<=\d)\.(?=[0-5]\d ?[ap]m\b)", re.IGNORECASE)
_PER_HOUR = r" (?:per|an) hour"
_MEASURES = {
    "km/h": rf"(?:km ?/ ?h|kmh|kph|kmph|km{_PER_HOUR}|kilomet(?:re|er)s?{_PER_HOUR})",
    "mph": rf"(?:miles?{_PER_HOUR}|mph)",
    "km": r"(?:kilomet(?:re|er)s?|kms?)",
    "kg": r"(?:kilograms?|kilogrammes?|kilos?|kgs?)",
    "°C": r"(?:degrees (?:celsius|centigrade)|° ?C)",
    "°F": r"(?:degrees fahrenheit|° ?F)",
}
_MEASURE = re.compile(rf"(?<=\d)[ -]?(?:{'|'.join(f'({words})' for words in _MEASURES.values())})(?!\w)", re.IGNORECASE)
_UNITS = [*_MEASURES]
_CUT = {"jan": "January", "feb": "February", "aug": "August", "sep": "September", "sept": "September"}
_CUT |= {"oct": "October", "nov": "November", "dec": "December"}
_CUT_MONTH = r"(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = re.compile(rf"\b{_CUT_MONTH}(?= \d)|(?<=\d ){_CUT_MONTH}")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_NUMBERS = dict(zip((*_ONES, *_TEENS), range(2, 20), strict=True)) | {"one": 1}
_NUMBERS |= dict(zip(_TENS, range(20, 100, 10), strict=True))
_WRITTEN_OUT = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ](one|{'|'.join(_ONES)}))?|({'|'.join((*_TEENS, *_ONES))}))\b", re.IGNORECASE
)
"""“One” by itself is a pronoun too, and stays."""
_ISE = re.compile(r"(?<=[a-z]{4}[iy])s(?=(?:e[drs]?|ing|ations?|ers?)\b)")
_OUR = re.compile(r"\b((?:col|lab|fav|hon|harb|rum|hum|arm|neighb|behavi|endeav|flav)o)u(?=r)", re.IGNORECASE)
_RE = re.compile(r"\b(cent|theat|lit|met|kilomet|centimet|millimet|fib)re(?=s?\b)", re.IGNORECASE)
_CE = re.compile(r"\b(defen|offen|licen|preten)c(?=es?\b)", re.IGNORECASE)
_DOUBLED = re.compile(
    r"\b(travel|cancel|label|model|fuel|signal|level|counsel|marvel|total|rival|quarrel)l(?=(?:ed|ing|ers?)\b)",
    re.IGNORECASE,
)
_PAIRS = """
grey gray programme program adviser advisor ageing aging judgement judgment tyre tire mould mold sceptic skeptic
sceptical skeptical manoeuvre maneuver analogue analog catalogue catalog dialogue dialog whilst while towards toward
amongst among learnt learned burnt burned enrol enroll fulfil fulfill skilful skillful
"""
_WORDS = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?=s?\b)")


def in_one_style(text: str) -> str:
    """A text as it stands in every house style alike; its figures have no marks between their thousands."""
    text = _WRITTEN_OUT.sub(_in_digits, text)
    text = _WORD.sub(lambda found: _WORDS[found[0]], _ISE.sub("z", text))
    text = _DOUBLED.sub(r"\1", _CE.sub(r"\1s", _RE.sub(r"\1er", _OUR.sub(r"\1", text))))
    text = _BILLIONS.sub(" billion", _SUM.sub(lambda found: f"{found[1]} {_SCALES[found[2].lower()]}", text))
    text = _MEASURE.sub(lambda found: _UNITS[(found.lastindex or 1) - 1], _MINUTES.sub(":", text))
    return _MONTH.sub(lambda found: _CUT[found[0].rstrip(".").lower()], text)


def _in_digits(found: re.Match[str]) -> str:
    tens, ones, few = (found[group] for group in (1, 2, 3))
    return str(_NUMBERS[few.lower()] if few else _NUMBERS[tens.lower()] + (_NUMBERS[ones.lower()] if ones else 0))

"""English numbers in words: “one thousand two hundred and fifty”, “five or six”, and years, “nineteen ninety-four”.

The patterns are pieces for :mod:`claims.reading.figures.english`, for small letters.
"""

import re
from itertools import pairwise

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER_WORDS = {word: value for word, value in (UNITS | TENS).items() if value}
DIGIT = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_TEENS = [word for word, value in UNITS.items() if value > 9]
_TENS = "|".join(TENS)
SMALL = rf"(?:{_TENS})(?:[- ](?:{DIGIT}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))}"
_NO_PART = r"(?!-\w|\w|\syears?[-\s]old)"
"""“Two hundred twenty-year-olds” are two hundred, and “two hundred one-bedroom flats” too."""
_HUNDREDS = rf"(?:an?|{DIGIT})\shundred(?:(?:\sand)?\s(?:{SMALL}){_NO_PART})"
_BELOW_THOUSAND = rf"{_HUNDREDS}|(?:{DIGIT})\shundred\b|(?:{SMALL}){_NO_PART}"
IN_WORDS = (
    rf"(?:(?:{_HUNDREDS})|(?:{DIGIT})\shundred|{SMALL}|an?)\sthousand(?:,|,?\sand)?\s(?:{_BELOW_THOUSAND})"
    rf"|{_HUNDREDS}|{SMALL}"
)
YEAR = (
    rf"\b(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s"
    rf"(?:(?:{_TENS})(?:-(?:{DIGIT}))?|{'|'.join(_TEENS)}|oh?[\s-](?:{DIGIT}))(?![-\w]|\s(?:hundred|thousand|million))"
)
"""“Nineteen ninety-four” and “twenty oh-eight”, which count nothing."""
_NEXT = [*pairwise(word for word in UNITS if word != "zero"), *pairwise(TENS), ("ten", "twelve"), ("ten", "fifteen")]
_NEXT += [("fifteen", "twenty"), ("nineteen", "twenty"), *pairwise(map(str, range(1, 13)))]
PAIR = "|".join(rf"{one}\sor\s{other}\b" for one, other in _NEXT)
"""“Five or six”: one number, of which nobody is sure."""


def value_of(words: str) -> float:
    """What the words of a number are worth: what stands before a hundred or a thousand multiplies it."""
    thousands = value = 0.0
    for word in re.findall(r"[a-z]+", words):
        if word == "hundred":
            value = (value or 1.0) * 100
        elif word == "thousand":
            thousands, value = (value or 1.0) * 1000, 0.0
        elif word in ("a", "an"):
            value += 1
        else:
            value += UNITS.get(word, TENS.get(word, 0))
    return thousands + value

"""The numbers that a claim gives, as two claims are held against each other: amounts nearly, years exactly."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.measures import measured
from claims.reading.figures import find_figures
from claims.reading.figures.digits import NO_COUNT
from claims.reading.statements import Figure

_NEAR = 0.02
MOST_FIGURES = 60
"""A claim with more numbers than this is a table, and the rest of them is not compared."""
_NUMBER = re.compile(rf"(?P<parts>(?:{NO_COUNT})[\d./-]*)|\d+(?:[.,]\d+)*")
_YEARS = re.compile(
    r"(?<![\w.,/-])(?P<many>(?:années|años|роки|годы|jahre)\s)?(?P<first>(?:1[5-9]|20)\d\d)"
    r"(?:(?P<decade>[’']?s|ern?(?:[\s-]jahren?)?|-[хтіе]{1,2})(?!\w)"
    r"|\s?[-–/]\s?(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\w/-]))?(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_SHORT_DECADE = re.compile(r"(?<![\w.,])[’']?(?P<tens>[2-9]0)s(?!\w)")
_BETWEEN = re.compile(r"(?:and|to|until|und|bis|et|à|y|a|і|й|та|и|до|по)", re.IGNORECASE)
_OPENING = re.compile(r"(?:between|from|zwischen|von|entre|de|між|від|з|между|с|от)\s$", re.IGNORECASE)
_DATING = re.compile(
    r"(?:in|since|by|until|till|during|before|after|from|to|of|the|and|early|late|mid|this|year|its|im|jahr|seit|bis|en|"
    r"desde|depuis|au|januar\w*|februar\w*|march|april|may|june|july|august|september|october|november|december|\w+’s)$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|persons|men|women|children|police|(?!(?:was|is|has|does|as|this|its)\b)[a-z]{3,}s)\b"
)
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w’'.-]*\s){0,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Way|Court)\b"
)
_STREET = re.compile(
    r"(?:straße|strasse|platz|allee|weg|rue\s\S+|calle\s\S+|вул\.\s\S+|ул\.\s\S+|room|flight|article|no\.?)\s$", re.I
)


@dataclass(frozen=True, slots=True)
class Given:
    """A number of a claim, as it is written there; a year, or a span of years, from the first to the last of them."""

    low: float
    high: float
    written: str
    is_year: bool = False
    unit: str = ""
    each: str = ""
    """What it is given for: a “month”, a “week”."""

    def agrees_with(self, other: "Given", *, whatever_sign: bool = False) -> bool:
        """Whether both can be meant: amounts that are nearly the same, years that are, a year within a span."""
        if self.is_year and other.is_year:
            one_is_span, other_is_span = self.low < self.high, other.low < other.high
            if one_is_span == other_is_span:
                return (self.low, self.high) == (other.low, other.high)
            return self.low <= other.high and other.low <= self.high
        if self.is_year or other.is_year:
            return self.low == other.low
        if any(one and its and one != its for one, its in ((self.unit, other.unit), (self.each, other.each))):
            return False
        here, there = (abs(self.low), abs(other.low)) if whatever_sign else (self.low, other.low)
        return abs(here - there) <= _NEAR * max(abs(here), abs(there))


@lru_cache(maxsize=256)
def given_figures(text: str, language: str) -> tuple[Given, ...]:
    """The numbers of a text in its language, in their order; days and years are among them."""
    figures = find_figures(text, language=language)
    found = [(one.start, _given(text, one, one.low)) for one in figures if one.low is not None]
    covered = {at for one in figures for at in range(one.start, one.end)}
    for start, end, year in list(_years(text, covered)):
        found.append((start, year))
        covered.update(range(start, end))
    for number in _NUMBER.finditer(text):
        if number.start() in covered:
            continue
        for part in re.finditer(r"\d+", number[0]) if number["parts"] else (number,):
            found.append((number.start(), _amount(part[0])))
    return tuple(given for _, given in sorted(found, key=lambda pair: pair[0])[:MOST_FIGURES])


def other_figures(one: Sequence[Given], other: Sequence[Given], *, whatever_sign: bool = False) -> list[str]:
    """The figures of ``other`` that ``one`` contradicts: both give some, and one of each has no partner."""
    alone = [mine for mine in one if not any(mine.agrees_with(its, whatever_sign=whatever_sign) for its in other)]
    unmet = [its for its in other if not any(its.agrees_with(mine, whatever_sign=whatever_sign) for mine in one)]
    return list(dict.fromkeys(its.written for its in unmet)) if alone and unmet else []


def _given(text: str, figure: Figure, value: float) -> Given:
    of = measured(text, figure.end, figure.unit)
    low = value * of.measure.factor
    return Given(low, low, text[figure.start : of.end], unit=of.measure.unit, each=of.each)


def _amount(written: str) -> Given:
    plain = re.sub(r",(?=\d{3}(?!\d))", "", written)
    whole, _, rest = plain.replace(",", ".").partition(".")
    value = float(f"{whole}.{rest.replace('.', '')}") if rest else float(whole)
    is_year = len(written) == 4 and written.isdigit() and 1500 <= value < 2100
    return Given(value, value, written, is_year)


def _years(text: str, covered: Container[int]) -> Iterator[tuple[int, int, Given]]:
    """Years, decades and spans of years: “2019”, “the 1990s”, “2014–19”, “between 2014 and 2019”."""
    singles: list[tuple[int, int, Given]] = []
    for found in _YEARS.finditer(text):
        if found.start("first") in covered:
            continue
        first = int(found["first"])
        if _is_amount(text, found):
            yield found.start("first"), found.end(), Given(first, first, found["first"])
            continue
        last = first + 9 if found["decade"] or found["many"] else first
        if found["last"]:
            last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
        if last < first:
            last = first
        singles.append((found.start("first"), found.end(), Given(first, last, found[0].strip(), is_year=True)))
    for found in _SHORT_DECADE.finditer(text):
        first = 1900 + int(found["tens"])
        singles.append((found.start(), found.end(), Given(first, first + 9, found[0], is_year=True)))
    at = 0
    while at < len(singles):
        start, end, given = singles[at]
        if at + 1 < len(singles) and given.low == given.high:
            next_start, next_end, following = singles[at + 1]
            is_span = following.low == following.high and given.low < following.low
            if is_span and _BETWEEN.fullmatch(text[end:next_start].strip()) and _opens_span(text, start):
                yield start, next_end, Given(given.low, following.high, text[start:next_end], is_year=True)
                at += 2
                continue
        yield start, end, given
        at += 1


def _opens_span(text: str, start: int) -> bool:
    return _OPENING.search(text[max(0, start - 10) : start]) is not None


def _is_amount(text: str, found: re.Match[str]) -> bool:
    """“1984 people” are counted, “1600 Pennsylvania Avenue” is a house; “in 1984 voters …” is a year all the same."""
    if found["decade"] or found["last"] or found["many"]:
        return False
    before = text[max(0, found.start() - 24) : found.start()]
    if _ADDRESS.match(text, found.end()) or _STREET.search(before):
        return True
    return bool(_MANY.match(text, found.end())) and not _DATING.search(before.rstrip().rpartition(" ")[2])

"""What a figure is measured in, and for what it is given: 3 kilometres are 3,000 metres, and no 3 metres.

To teach the matching a measure, add its words to the line of what it is compared in, behind how much of that it is.
"""

import re
from typing import NamedTuple

_COMPARED = """
m 1 m meter metern mètres metros метрів метров | 1000 km | 1609.34 miles | 0.3048 feet foot | 0.9144 yards
    | 0.01 cm | 0.0254 inches
kg 1 kg | 1000 tonnes tons | 0.001 grams gramm
hectares 1 hectares hektar | 0.404686 acres
litres 1 litres liters liter litern litros літрів литров | 3.78541 gallons | 158.987 barrels barils barriles
km-an-hour 1 km/h kmh | 1.60934 mph
hours 1 hours stunden heures horas | 0.0166667 minutes minuten minutos | 24 days tage tagen jours días
    | 168 weeks wochen semaines semanas | 730 months monate monaten mois meses | 8760 years jahre jahren ans años
% 1 % | 100 of-the-whole
"""
"""Tons are as good as tonnes: reports take the one for the other."""
_TIMES = """
hour hour stunde heure hora годину час
day day tag jour día день
week week woche semaine semana тиждень неделю
month month monat mois mes місяць месяц
year year jahr an año рік год
"""


class Measure(NamedTuple):
    """What is compared instead of a unit, and how much of it one is."""

    unit: str
    factor: float


def _measures() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for line in re.sub(r"\n    ", " ", _COMPARED).strip().splitlines():
        name, _, rest = line.partition(" ")
        for some in rest.split("|"):
            factor, *words = some.split()
            found |= {word.replace("-", " "): Measure(name, float(factor)) for word in words}
    return found


_MEASURES = _measures()
_FOR = {word: name for name, *words in map(str.split, _TIMES.strip().splitlines()) for word in words}
_UNIT = re.compile(r"[\s-]?(?P<unit>[^\W\d_]+(?:/h)?)(?!\w)")
_EACH = re.compile(
    r"(?:\s[^\W\d]+){0,2}?\s(?:an?|per|each|every|pro|im|am|in\sder|par|por|al|на)\s(?P<time>[^\W\d]+)", re.IGNORECASE
)


class Measured(NamedTuple):
    """A figure's measure, where what tells it ends, and the time for which it is given; empty where none is told."""

    measure: Measure
    each: str
    end: int


def measured(text: str, end: int, unit: str) -> Measured:
    """What a figure that ends at ``end`` is measured in, if no ``unit`` was read of it, and for what it is given."""
    if not unit and (named := _UNIT.match(text, end)) and named["unit"].casefold() in _MEASURES:
        unit, end = named["unit"].casefold(), named.end()
    each = _EACH.match(text, end)
    given_for = _FOR.get(each["time"].casefold(), "") if each else ""
    return Measured(_MEASURES.get(unit, Measure(unit, 1.0)), given_for, each.end() if each and given_for else end)

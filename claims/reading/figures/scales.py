"""Units in which one thing is measured: acres and hectares, months and years, a rate per 1,000 and per million."""

from typing import NamedTuple

_MEASURED = """
length: m 1, km 1000, miles 1609.344, feet .3048, inches .0254, yards .9144, cm .01, mm .001, nautical_miles 1852
area: m² 1, km² 1e6, square_miles 2589988, hectares 1e4, acres 4046.856, square_feet .09290304
weight: kg 1, tonnes 1000, tons 1000, lb .45359237, stone 6.350293, ounces .02834952
volume: litres 1, gallons 3.785412, barrels 158.9873
speed: km/h 1, mph 1.609344, knots 1.852
power: MW 1, GW 1000, kW .001
share: % 1, of_the_whole 100
rate: per_100,000 1, per_million .1, per_1,000 100, per_thousand 100, per_10,000 10, per_1,000,000 .1
temperature: degrees 1, °F 1
time: day 1, week 7, month 30.44, year 365.25, hour .0416667, minute .000694444, second .0000115741
"""
"""A row for each thing that is measured: its units, each with how much of the first it is."""
WARMEST = 60
"""No weather has so many degrees but in Fahrenheit."""


class Measure(NamedTuple):
    """What a unit measures, and how much of that one is."""

    name: str
    factor: float


def _measures() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for line in _MEASURED.strip().splitlines():
        name, _, units = line.partition(": ")
        for unit, factor in map(str.split, units.split(", ")):
            found[unit.replace("_", " ")] = Measure(name, float(factor))
    return found


_MEASURES = _measures()


def measured_by(unit: str) -> str:
    """What a unit measures; the unit itself where nothing is measured in any other, as sums of money."""
    return _MEASURES[unit].name if unit in _MEASURES else unit


def in_one_unit(value: float, unit: str) -> float:
    """The value in the unit in which all of its kind are compared."""
    measure = _MEASURES.get(unit)
    if measure is None:
        return value
    if measure.name == "temperature":
        return (value - 32) / 1.8 if unit == "°F" or value > WARMEST else value
    return value * measure.factor

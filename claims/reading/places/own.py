"""A newsroom's own file of places: a table as spreadsheets save it, and what is wrong with one that is none."""

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

from claims.reading.places.lands import code_of
from claims.reading.places.place import Place

NEEDED = ("name", "country", "latitude", "longitude")
WANTED = "It has to name name, country, latitude and longitude, and may name population, region, aliases and kind."
_CALLED = {"lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude"}
MOST_PEOPLE = 10_000_000_000
"""No place holds so many."""


class BadPlaces(ValueError):
    """A newsroom's file of places cannot be read; the message says which line and why."""


def read_csv(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """The places of a newsroom's file: name, country, latitude, longitude; perhaps population, region, aliases, kind.

    The first line names the columns, in any order; they are parted by commas, semicolons or tabs. The country is two
    letters or its name, aliases are parted by semicolons, and the kind of a region is “region”. A place that stands
    there twice is taken once.
    """
    rows = _rows(path)
    known: set[tuple[str, str, float, float]] = set()
    for number, row in rows:
        place = _place(path, number, row)
        key = (place.name.casefold(), place.country, place.latitude, place.longitude)
        if key not in known:
            known.add(key)
            yield place, [place.name, *(one.strip() for one in row.get("aliases", "").split(";") if one.strip())]
    if not known:
        raise BadPlaces(f"The file of places {path.name} holds none.")


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with something in them, each with its line, by the names of the columns."""
    text = _text(path)
    head = next(iter(text.splitlines()), "")
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    columns: list[str] = []
    try:
        for row in table:
            cells = [cell.strip() for cell in row]
            if not columns:
                columns = [_CALLED.get(cell.casefold(), cell.casefold()) for cell in cells]
                if missing := [name for name in NEEDED if name not in columns]:
                    raise BadPlaces(f"The first line of {path.name} names no column “{missing[0]}”. {WANTED}")
            elif any(cells):
                yield table.line_num, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        where = f"Line {table.line_num} of {path.name}"
        raise BadPlaces(f"{where} has a quotation mark that is not closed, or stands within a word.") from error


def _text(path: Path) -> str:
    if not (path.is_file() and os.access(path, os.R_OK)):
        raise BadPlaces(f"The file of places {path.name} cannot be read.")
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        saved = "Save it as “CSV UTF-8”."
        raise BadPlaces(f"Line {line} of {path.name} has letters that are not written in UTF-8. {saved}") from error


def _place(path: Path, line: int, row: dict[str, str]) -> Place:
    name, where = row.get("name", ""), f"Line {line} of {path.name}"
    latitude, longitude = (_number(row.get(column, "")) for column in ("latitude", "longitude"))
    if latitude is None or longitude is None:
        raise BadPlaces(f"{where} needs its latitude and its longitude as numbers, such as 48.14 and 37.3.")
    if not (any(map(str.isalpha, name)) and name.isprintable() and -90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadPlaces(f"{where} has no name, or lies nowhere on earth.")
    country = code_of(row.get("country", ""))
    if not country:
        told = row.get("country", "")
        raise BadPlaces(f"{where} needs its country: two letters, such as UA, or its name. “{told}” is none.")
    people = _number(row.get("population", "").replace(",", "").replace(" ", "") or "0")
    if people is None or not 0 <= people < MOST_PEOPLE:
        raise BadPlaces(f"{where} has a population that is no number of people.")
    is_region = row.get("kind", "").casefold() == "region"
    return Place(name, country, latitude, longitude, int(people), row.get("region", ""), is_region=is_region)


def _number(written: str) -> float | None:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return None

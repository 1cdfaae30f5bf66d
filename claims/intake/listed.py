"""Claims that come as a list: a CSV file with a row for each, whatever its columns are called."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from claims.choices import DatePrecision

MOST_ROWS = 1_000
_LONGEST_CLAIM = 2_000
_FEWEST_LETTERS = 8
_COLUMNS = {
    "claim": ("claim", "claims", "text", "statement", "quote", "claim text", "claimreviewed", "claim reviewed"),
    "claimant": ("claimant", "speaker", "author", "who", "said by", "person", "name"),
    "role": ("role", "office", "speaker role", "claimant role", "job title"),
    "date": ("date", "said", "said date", "said on", "day", "when", "published", "claim date"),
    "place": ("place", "where", "venue", "context", "location"),
    "source": ("address", "url", "link", "source", "source url", "appearance", "found at"),
}
_DIVIDERS = ",;\t|"
_FORMULA = re.compile(r"[=@]|[+-](?![\s\d])")
_ESCAPED_FORMULA = re.compile(r"'(?=[=@+-])")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")


class NoList(Exception):
    """A file that holds no list of claims; ``str()`` is the sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One claim of the list, and the line of the file where it stands."""

    line: int
    text: str
    claimant: str = ""
    role: str = ""
    place: str = ""
    source: str = ""
    said_date: date | None = None
    precision: DatePrecision = DatePrecision.DAY


@dataclass(slots=True)
class ClaimList:
    """The claims of a file in order, and sentences on the rows that could not be used."""

    claims: list[Listed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_list(text: str) -> ClaimList:
    """The claims of a CSV file; :class:`NoList` when it has no column of claims or no row with one."""
    rows = _rows(text)
    try:
        _, header = next(rows)
    except StopIteration:
        raise NoList("This CSV file is empty.") from None
    columns = _columns(header)
    if "claim" not in columns:
        raise NoList("This CSV file has no column named “claim”, “text” or “statement” in its first line.")
    made, seen = ClaimList(), dict[str, int]()
    for line, cells in rows:
        if not any(cells):
            continue
        if len(made.claims) >= MOST_ROWS:
            made.notes.append(f"Only the first {MOST_ROWS:,} claims were taken, up to line {line - 1}.")
            break
        values = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        if why := _unusable(values["claim"]):
            made.notes.append(f"Line {line} was left out: {why}")
            continue
        if (before := seen.setdefault(values["claim"].casefold(), line)) != line:
            made.notes.append(f"Line {line} was left out: it repeats line {before}.")
            continue
        said_date, precision = _date(values.get("date", ""))
        if values.get("date") and said_date is None:
            made.notes.append(f"The date in line {line} cannot be read: write it as 2024-10-14. The claim was taken.")
        made.claims.append(
            Listed(
                line=line,
                text=values["claim"],
                claimant=values.get("claimant", "")[:200],
                role=values.get("role", "")[:200],
                place=values.get("place", "")[:200],
                source=values.get("source", ""),
                said_date=said_date,
                precision=precision,
            )
        )
    if not made.claims:
        raise NoList(" ".join(["There is no claim in this CSV file that can be used.", *made.notes[:3]]))
    return made


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, with the line of the file on which the row begins."""
    first = text.lstrip().partition("\n")[0]
    divider = max(_DIVIDERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NoList(f"This file is no CSV that can be read: line {line} is broken.") from error
        yield line, [_ESCAPED_FORMULA.sub("", " ".join(cell.split()), count=1) for cell in cells]


def _columns(header: list[str]) -> dict[str, int]:
    """At which place each of our columns stands; the first of several that mean the same."""
    names = [
        " ".join(re.sub(r"[^\w]+", " ", name.lstrip("\ufeff").lower()).replace("_", " ").split()) for name in header
    ]
    found: dict[str, int] = {}
    for column, spellings in _COLUMNS.items():
        for spelling in spellings:
            if column not in found and spelling in names:
                found[column] = names.index(spelling)
    return found


def _unusable(claim: str) -> str:
    if not claim:
        return "it has no claim."
    if _FORMULA.match(claim):
        return "what stands there is a formula."
    if len(claim) > _LONGEST_CLAIM:
        return f"a claim is one sentence, not more than {_LONGEST_CLAIM:,} characters."
    if sum(letter.isalpha() for letter in claim) < _FEWEST_LETTERS:
        return "there is no statement in it."
    return ""


def _date(text: str) -> tuple[date | None, DatePrecision]:
    try:
        if found := _DAY.fullmatch(text):
            year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
            return date(int(year), int(month), int(day)), DatePrecision.DAY
        if found := _MONTH.fullmatch(text):
            return date(int(found[1]), int(found[2]), 1), DatePrecision.MONTH
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), DatePrecision.YEAR
    except ValueError:
        pass
    return None, DatePrecision.DAY

"""When something was published, as feeds and pages write it: RFC 822, ISO 8601 and their careless relatives."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

from claims.connectors.written_dates import written

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?)?")
_HALF = re.compile(r"\b(\d{1,2}):(\d{2}(?::\d{2})?)\s*([AaPp])\.?[Mm]\b\.?")
_FIRST_YEAR = 1970
# Hours from Greenwich that names of zones stand for, where they stand for one zone: those of the mail format, and more.
_HOURS = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
    "WAT": 1, "CAT": 2, "SAST": 2, "EET": 2, "EEST": 3, "EAT": 3, "MSK": 3, "МСК": 3, "TRT": 3, "IRST": 3.5,
    "GET": 4, "AZT": 4, "AFT": 4.5, "PKT": 5, "UZT": 5, "IST": 5.5, "NPT": 5.75, "MMT": 6.5, "WIB": 7, "ICT": 7,
    "WITA": 8, "HKT": 8, "SGT": 8, "PHT": 8, "AWST": 8, "WIT": 9, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3, "AST": -4, "ADT": -3, "EST": -5,
    "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_COMMENT = re.compile(r"\s*\(([^()]*)\)$")
_FROM_GREENWICH = re.compile(
    r"(?:(?P<clock>(?:\d:\d\d(?::\d\d)?|T\d{4}(?:\d\d)?)(?:[.,]\d{1,9})?)\s?(?:GMT|UTC)?|(?<=[\d\s])(?:GMT|UTC))\s?"
    r"(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?$"
)
_PLACE = re.compile(r"\s*\[?\b([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2})\]?$")
_NAMED = re.compile(
    rf"(?:(?<=[\d\s])(?=\w+$)|(?<=:\d\d\s))({'|'.join(sorted(_HOURS, key=len, reverse=True))})(?=$|\s)", re.IGNORECASE
)


def moment(text: str) -> datetime | None:
    """The moment that ``text`` names, aware and in UTC; ``None`` when it names none that can be.

    Without a zone, or with one that is not known, it is taken as UTC; a day alone as its midnight. The very start of
    1970, which means "unknown" in many systems, and impossible dates are ``None``.
    """
    text = _HALF.sub(_whole_day, " ".join(text[:100].split()))
    try:
        text, zone = _without_zone(text)
        found = _iso(text, zone or UTC) or _mail(text, zone or UTC) or written(text, zone or UTC)
        found = found.astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None
    if found is None or found.year < _FIRST_YEAR or found == datetime(1970, 1, 1, tzinfo=UTC):
        return None
    return found


def not_later(published_at: datetime | None, now: datetime) -> datetime | None:
    """``published_at``, unless it lies after ``now``.

    Up to a day after is a wrong clock or zone: the report is there, so it was published by now. More is no date at all.
    """
    if published_at is None or published_at - now > timedelta(days=1):
        return None
    return min(published_at, now)


def _whole_day(found: re.Match[str]) -> str:
    """“3:04 pm” as “15:04”; an hour that there is not stays one."""
    hour, is_later = int(found[1]), found[3] in "Pp"
    return f"{hour % 12 + 12 * is_later if 1 <= hour <= 12 else 99:02}:{found[2]}"


def _without_zone(text: str) -> tuple[str, tzinfo | None]:
    """A text without the zone that it names, and that zone; ``None`` where it names none that is known.

    Of “+0300 (Eastern European Summer Time)” and “+03:00[Europe/Kyiv]” the figures count; what stands in brackets alone
    may be the zone.
    """
    zone: tzinfo | None = None
    if comment := _COMMENT.search(text):
        text, zone = text[: comment.start()], _zone_named(comment[1])
    if place := _PLACE.search(text):
        text, zone = text[: place.start()], _zone_of(place[1])
    if found := _FROM_GREENWICH.search(text):
        offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        ahead = timezone(offset if found["sign"] == "+" else -offset)
        return f"{text[: found.start()]}{found['clock'] or ''}".rstrip(), ahead
    if found := _NAMED.search(text):
        # Behind the hour, too, wherever that stands: “Sun May 10 09:00:00 EEST 2026”.
        text, zone = f"{text[: found.start()]}{text[found.end() :].lstrip()}".rstrip(), _zone_named(found[1])
    return text, zone


def _zone_named(name: str) -> tzinfo | None:
    hours = _HOURS.get(name.strip().upper())
    return timezone(timedelta(hours=hours)) if hours is not None else None


def _zone_of(place: str) -> tzinfo | None:
    try:
        return ZoneInfo(place)
    except (KeyError, ValueError, OSError):
        return None


def _iso(text: str, zone: tzinfo) -> datetime | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups())
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)


def _mail(text: str, zone: tzinfo) -> datetime | None:
    parts = parsedate_tz(text if ":" in text else f"{text} 00:00")
    if parts is None:
        return None
    if parts[9]:
        zone = timezone(timedelta(seconds=parts[9]))
    return datetime(parts[0], parts[1], parts[2], parts[3], parts[4], min(parts[5], 59), tzinfo=zone)

"""When something was published, as feeds and pages write it: RFC 822, ISO 8601 and their careless relatives."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[Tt ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
_HALF = re.compile(r"\b(\d{1,2}):(\d{2}(?::\d{2})?)\s*([AaPp])\.?[Mm]\b\.?")
_FIRST_YEAR = 1970
# What the mail format's own table does not know; the letters of the daylight-saving pairs are fixed here.
_ZONES = {"BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "IST": 330, "JST": 540, "KST": 540}
_FROM_GREENWICH = re.compile(r"\b(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d{2}))?\s*$")
_NAMED_ZONE = re.compile(rf"\b({'|'.join(_ZONES)})\s*$")


def moment(text: str) -> datetime | None:
    """The moment that ``text`` names, aware and in UTC; ``None`` when it names none that can be.

    Without a zone it is taken as UTC, a day alone as its midnight. The very start of 1970, which means "unknown"
    in many systems, and impossible dates are ``None``.
    """
    text = _HALF.sub(_whole_day, " ".join(text[:100].split()))
    try:
        found = _iso(text) or _mail(text)
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


def _iso(text: str) -> datetime | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    zone = found[7] or "Z"
    offset = timedelta()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (1 if zone[0] == "+" else -1)
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone(offset))


def _mail(text: str) -> datetime | None:
    text = _FROM_GREENWICH.sub(lambda found: f"{found[1]}{int(found[2]):02}{found[3] or '00'}", text)
    if zone := _NAMED_ZONE.search(text):
        minutes = _ZONES[zone[1]]
        text = f"{text[: zone.start()]}+{minutes // 60:02}{minutes % 60:02}"
    parts = parsedate_tz(text if ":" in text else f"{text} 00:00")
    if parts is None:
        return None
    offset = timezone(timedelta(seconds=parts[9] or 0))
    return datetime(parts[0], parts[1], parts[2], parts[3], parts[4], min(parts[5], 59), tzinfo=offset)

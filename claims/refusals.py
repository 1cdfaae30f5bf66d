"""How the desk says no."""

from collections.abc import Iterable
from typing import Any

LONGEST_CLAIM = 2_000
"""Characters of a claim's text, at most."""

_ASKED_FOR = {
    "attribution": "Say whether they said it.",
    "verdict": "Choose a verdict.",
    "rationale": "Write down why you find so.",
    "reason": "Give a reason.",
    "comment": "Say what has to be looked at again.",
    "to": "Choose who takes it over.",
    "draft_version": "Say which version of the draft you mean.",
    "kind": "Say whether this corrects a typo or clarifies.",
    "text": "Write the claim in one sentence.",
    "origin_note": "Say where you met this claim.",
    "duplicate_of": "Choose the claim that this one repeats.",
}


class Refused(Exception):
    """Somebody may not do this now; the text is the sentence for them."""

    @property
    def sentence(self) -> str:
        return str(self)


class Incomplete(Refused):
    """Something that the deed asks for is missing or makes no sense; ``fields`` maps its name to the sentence."""

    def __init__(self, missing: Iterable[str] = (), **wrong: str) -> None:
        self.fields = {name: _ASKED_FOR.get(name, "This is needed.") for name in missing} | wrong
        super().__init__(" ".join(self.fields.values()))


class Stale(Refused):
    """The text was changed by somebody else since it was read; ``current`` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        self.current = current
        super().__init__("Somebody changed this text while you were writing. Both texts are shown; nothing is lost.")


def in_one_sentence(text: str) -> str:
    """The text of a claim without the blanks around it; :class:`Incomplete` when it is longer than a claim can be."""
    if len(text.strip()) > LONGEST_CLAIM:
        raise Incomplete(text=f"A claim is one sentence: keep it under {LONGEST_CLAIM:,} characters.")
    return text.strip()

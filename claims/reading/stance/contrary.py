"""A claim turned round, for a sentence model to hold beside it: what undermines a claim is often like its contrary."""

import re

_DENYING = re.compile(r"\b(?:not(?!\s(?:only|just|merely|simply|least)\b)|never|no\slonger)\s|n[’']t\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none\sof|neither|without|hardly|little)\s", re.IGNORECASE)


def contrary_of(claim: str) -> str:
    """The claim without its “not”, or with “It is false that” before it where it has none: for no reader's eyes."""
    turned = _DENYING.sub(" ", claim)
    if turned == claim:
        turned = _NONE.sub("", claim, count=1)
    return turned if turned != claim else f"It is false that {claim}"

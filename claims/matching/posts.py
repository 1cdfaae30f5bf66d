"""What a post on a social network says, without what only the network needs: addresses, handles, signatures."""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*")
_GLUED = re.compile(r"(?<=\S)(?:https?://|pic\.twitter\.com/)")
"""Addresses that were copied together with the word before them."""
_SIGNED = re.compile(r"\s*[—–-]{1,2}\s*(?P<name>[^—–@()]{1,80}?)\s*\(@(?P<handle>\w{1,30})\)(?P<when>[^()@]{0,30})$")
_TAG = re.compile(r"[#@](\w{2,60})")
_SEAM = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])|(?<=[^\W\d_])(?=\d)|_+")
_MARKS = str.maketrans(dict.fromkeys("“”„«»‟‹›″", '"') | dict.fromkeys("‘’‚ʼ´`′", "'"))
_QUOTED = re.compile(r"(?<!\w)'|'(?!\w)")
_NOISE = re.compile(r"[*®™©…|]+|\s+")


def plain(text: str) -> str:
    """The words of a text in one typography: what is linked left out, #HashTags and @handles as the words they hold."""
    text = _ADDRESS.sub(" ", _GLUED.sub(r" \g<0>", text))
    signed = _SIGNED.search(text.strip())
    body = text.strip()[: signed.start()] if signed else text
    body = _TAG.sub(lambda found: f" {_SEAM.sub(' ', found[1])} ", body if body.strip() else text)
    return _NOISE.sub(" ", _QUOTED.sub('"', body.translate(_MARKS))).strip()


def signed_by(text: str) -> str:
    """Who posted a text that ends as embedded posts do, “— Name (@handle) day”; empty when it does not."""
    found = _SIGNED.search(_ADDRESS.sub(" ", text).strip())
    return found["name"].strip() if found else ""

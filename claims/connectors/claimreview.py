"""Reading ClaimReview, the markup of fact-checkers, in all the shapes in which it is written.

The vocabulary is schema.org's; pages, dumps and content systems nest, list and abbreviate it as they please. Each field
is optional here except the claim's words and the address of the check, and nothing that is there is believed beyond
what it can say: who published a check is read off its address.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from claims.connectors.addresses import askable, checked, joined
from claims.connectors.dates import moment
from claims.connectors.plain import words_of

LONGEST_CLAIM = 2_000
MOST_NODES = 2_000
MOST_APPEARANCES = 20
_LONGEST_NAME = 300
_LONGEST_TITLE = 500
_DEEPEST = 12
_LARGEST = 1e15
_HOLDERS = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "review", "hasPart", "subjectOf")
"""Where a ClaimReview may stand inside something else."""
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,9})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")
_NAMED = ("name", "alternateName", "@value", "legalName")
_ADDRESSED = ("url", "@id", "contentUrl", "sameAs")


@dataclass(frozen=True, slots=True)
class FoundCheck:
    """A check that somebody else made, as a service or the page itself tells it.

    ``url`` and ``text`` (the claim in their words) are always there, everything else may be empty. Texts are plain,
    ``rating`` is their word, the numbers are theirs too; ``publisher_site`` is the host of ``url`` without "www.",
    whatever the markup says of itself; ``appearances`` are addresses where the claim was made.
    """

    url: str
    text: str
    claimant: str = ""
    claim_date: date | None = None
    appearances: tuple[str, ...] = ()
    publisher_name: str = ""
    publisher_site: str = ""
    title: str = ""
    review_date: date | None = None
    rating: str = ""
    rating_value: float | None = None
    rating_best: float | None = None
    rating_worst: float | None = None
    language: str = ""

    def as_json(self) -> dict[str, Any]:
        """What JSON can hold of it: everything, with days as text."""
        return {name: str(value) if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "FoundCheck":
        """The other way round."""
        days = {name: date.fromisoformat(told[name]) for name in ("claim_date", "review_date") if told[name]}
        return cls(**{**told, **days, "appearances": tuple(told["appearances"])})


def found_checks(data: Any, *, page: str = "", may_ask: Callable[[str], str] = checked) -> Iterator[FoundCheck]:
    """The checks in ClaimReview-shaped ``data`` (JSON as it was parsed), in its order.

    ``page`` is the address of the page that carries the markup, if it is one: it may speak for its own site alone, so
    what it says of a check on another one is left out, and where it names no address its own is taken. ``may_ask``
    judges addresses, as :meth:`claims.connectors.http.Client.checked` does. What has no claim or no address that can
    be asked is left out too.
    """
    for node in islice(_nodes(data), MOST_NODES):
        if _is_claim_review(node) and (check := _check(node, page, may_ask)) is not None:
            yield check


def site_of(address: str) -> str:
    """The host of an address without "www.": by which a publisher is known."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in which a ClaimReview may stand, in the order of the text."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner = [value[name] for name in _HOLDERS if name in value]
        else:
            inner = value[:MOST_NODES] if isinstance(value, list) else []
        if depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(inner)]


def _is_claim_review(node: dict[str, Any]) -> bool:
    return any(
        isinstance(kind, str) and re.split("[/#:]", kind)[-1] == "ClaimReview" for kind in _listed(node.get("@type"))
    )


def _check(node: dict[str, Any], page: str, may_ask: Callable[[str], str]) -> FoundCheck | None:
    item, rating = _first_object(node.get("itemReviewed")), _first_object(node.get("reviewRating"))
    text = words_of(_text(node.get("claimReviewed")) or _text(item.get("text")), longest=LONGEST_CLAIM)
    url = _address_of_check(node, page, may_ask)
    if not text or not url:
        return None
    claimants = [words_of(name, longest=_LONGEST_NAME) for name in _names(item.get("author"))]
    return FoundCheck(
        url=url,
        text=text,
        claimant=words_of(", ".join(filter(None, claimants)), longest=_LONGEST_NAME),
        claim_date=day(_text(item.get("datePublished")) or _text(item.get("dateCreated"))),
        appearances=tuple(_appearances(item, may_ask)),
        publisher_name=words_of(next(_names(node.get("author") or node.get("publisher")), ""), longest=_LONGEST_NAME),
        publisher_site=site_of(url),
        title=words_of(_text(node.get("headline")) or _text(node.get("name")), longest=_LONGEST_TITLE),
        review_date=day(_text(node.get("datePublished")) or _text(node.get("dateCreated"))),
        rating=words_of(_text(rating.get("alternateName")) or _text(rating.get("name")), longest=_LONGEST_NAME)
        or _rating_in_words(node, rating),
        rating_value=_number(rating.get("ratingValue")),
        rating_best=_number(rating.get("bestRating")),
        rating_worst=_number(rating.get("worstRating")),
        language=_language(node.get("inLanguage")),
    )


def _rating_in_words(node: dict[str, Any], rating: dict[str, Any]) -> str:
    """A rating that stands as plain text, or whose word was written where its number belongs."""
    said = _text(node.get("reviewRating")) if not rating else _text(rating.get("ratingValue"))
    return "" if _number(said) is not None else words_of(said, longest=_LONGEST_NAME)


def _address_of_check(node: dict[str, Any], page: str, may_ask: Callable[[str], str]) -> str:
    named = [_address(node.get(name)) for name in ("url", "mainEntityOfPage", "@id")]
    for address in [*filter(None, named), page]:
        judged = askable(joined(page, address) if page else address, may_ask)
        if judged and page and not _is_same_site(judged, page):
            return ""
        if judged:
            return judged
    return ""


def _is_same_site(one: str, other: str) -> bool:
    one, other = site_of(one), site_of(other)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _appearances(item: dict[str, Any], may_ask: Callable[[str], str]) -> list[str]:
    said = [*_listed(item.get("firstAppearance")), *_listed(item.get("appearance"))]
    found = (askable(address, may_ask) for one in said[:MOST_APPEARANCES] if (address := _address(one)))
    return list(dict.fromkeys(filter(None, found)))


def day(text: str) -> date | None:
    """The day that a date or a moment names; ``None`` for what names none."""
    found = moment(text)
    return found.date() if found else None


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _first_object(value: Any) -> dict[str, Any]:
    return next((one for one in _listed(value) if isinstance(one, dict)), {})


def _text(value: Any) -> str:
    """The first text in a value that may be one, a number, a list, or an object that holds it."""
    for one in _listed(value):
        if isinstance(one, str) and one.strip():
            return one
        if isinstance(one, int | float | Decimal) and not isinstance(one, bool) and -_LARGEST < one < _LARGEST:
            return f"{float(one):g}"
        if isinstance(one, dict) and isinstance(one.get("@value"), str):
            return str(one["@value"])
    return ""


def _names(value: Any) -> Iterator[str]:
    """The names of people or organisations that stand as text, as an object, or as a list of both."""
    for one in _listed(value):
        if isinstance(one, dict):
            name = next((found for key in _NAMED if (found := _text(one.get(key)))), "")
        else:
            name = _text(one)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _address(value: Any) -> str:
    for one in _listed(value):
        if isinstance(one, str) and one.strip():
            return one
        if isinstance(one, dict) and (found := next((f for key in _ADDRESSED if (f := _text(one.get(key)))), "")):
            return found
    return ""


def _number(value: Any) -> float | None:
    found = _NUMBER.fullmatch(_text(value).strip())
    return float(found[0].replace(",", ".")) if found else None


def _language(value: Any) -> str:
    for one in _listed(value):
        said = _text(one) if not isinstance(one, dict) else _text(one.get("alternateName")) or _text(one.get("name"))
        if _LANGUAGE.fullmatch(said.strip()):
            return said.strip().replace("_", "-").lower()
    return ""

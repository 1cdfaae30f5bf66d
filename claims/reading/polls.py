"""A share of those who were asked is nobody who speaks: what a poll found is the statement."""

import re

from claims.reading.sentences import Span

_OF_A_SHARE = re.compile(
    r"(?:^|[,;:“\"(–—]\s?|\b(?:that|and|but|while|when|where|because|found|shows?|showed|says?|said|reported)\s)"
    r"(?:(?:some|about|around|nearly|almost|only|just|roughly|over|more\sthan|fewer\sthan|less\sthan|at\sleast)\s){0,2}"
    r"(?:\d+(?:\.\d+)?\s?(?:%|percent|per\scent)|half"
    r"|(?:(?:two|three|four)[-\s](?:thirds|quarters|fifths)|an?\s(?:third|quarter))(?=\sof\s)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})[-\s](?:in|out\sof)[-\s](?:\w{3,5}|\d{1,3}))"
    r"\s(?:of\s(?:(?:the|all|those|these)\s)?)?(?:(?!(?:the|its|his|her|their|an?)\s)[\w.’'-]+\s){0,4}[\w’'-]+$",
    re.IGNORECASE,
)
"""“58 percent of voters said they would back it”: what a poll found is its share, and no word of anybody’s."""
_ASKED_BY = re.compile(r"\s(?:polled|surveyed|questioned|asked|interviewed)\sby\s")
"""“Three in five people polled by Ipsos said …”: whose poll it is, is named, and so is who is asked."""
_SHARED_OUT = ("%", "per", "half", "third", "quart", "fifth", " in ", "-in-", "out")
"""Without one of these nothing is a share; to look for them is quick."""
REACH = 100
"""A share stands at most so many characters before the end of whose it is."""


def is_share(text: str, source: Span, start: int) -> bool:
    """Whether the source of a sentence that begins at ``start`` is a share of people: “58 percent of voters”."""
    before = text[max(start, source.end - REACH) : source.end]
    small = before.lower()
    is_one = any(map(small.__contains__, _SHARED_OUT)) and _OF_A_SHARE.search(before) is not None
    return is_one and not _ASKED_BY.search(before) and not _ASKED_BY.match(text, source.end)

"""What happened, in one word for each kind of event, so that two reports meet that tell of it in other words.

“Twelve people died when the ferry sank” and “the toll of the shipwreck” share no word, and “the tremor” is “the quake”.
What is said around a figure is compared by these words; of what is counted the word itself is kept, for a ship that was
damaged is no shipwreck.
"""

import re
from functools import lru_cache

_ONE_EVENT = """
quake: earthquake quake tremor temblor
blast: explosion blast bomb bombing bomber exploded explode exploding detonated detonation bombed
fire: fire blaze flame inferno wildfire bushfire arson
crash: crash crashed collision collided accident derailment derailed smash pile-up overturned plunged plunge
shipwreck: ferry ship boat vessel trawler dinghy sank sinking sunk capsized capsizing shipwreck
storm: storm hurricane typhoon cyclone tornado superstorm
flood: flood flooding floodwater deluge
slide: landslide mudslide
avalanche: avalanche
collapse: collapse collapsed collapsing
shooting: shooting gunfire
stampede: stampede
shelling: airstrike shelling shelled bombardment rocket missile
rally: protest demonstration rally protester demonstrator riot unrest
outbreak: outbreak epidemic pandemic
"""
"""A row for each kind of event, with the words that tell of it."""
_ONE_THING = """
pay: salary wage pay
division: division unit arm
price: price cost
firm: firm company
poll: poll survey
cancel: cancel cancelled canceled scrapped
parliament: parliament assembly
"""
"""Words around a figure that tell the same of what it measures."""


def _words(rows: str) -> dict[str, str]:
    parted = (row.partition(": ") for row in rows.strip().splitlines())
    return {word: name for name, _, words in parted for word in words.split()}


_EVENTS = _words(_ONE_EVENT)
_NAMED = _EVENTS | _words(_ONE_THING)
EVENTS = frozenset(_EVENTS.values())
"""One word for each kind of event."""
_TELLING = re.compile(
    r"(?<![\w-])(?<!open )(?<!opened )(?<!opening )(?<!under )(?<!friendly )"
    rf"(?:{'|'.join(sorted(_EVENTS, key=len, reverse=True))})s?\b"
)
"""“Cease-fire” and “opened fire” burn nothing."""
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:similar|previous|earlier|another|other|last|since|years?|months?|decades?|ago|before|19\d\d|20\d\d|worst|deadliest"
    r"|history|recent|annual(?:ly)?|every|each|if|would|could|fear(?:s|ed)?)\b"
)
"""Where a sentence tells of two times, what happened may be what did not happen to those it counts."""


def in_one_word(stem: str) -> str:
    """The one word for an event, or for what is measured, that this one tells of; any other word as it stands."""
    return _NAMED.get(stem, stem)


@lru_cache(maxsize=500)
def told_in(sentence: str) -> str:
    """The one kind of event that a sentence in small letters tells of; empty for none, for two, and for two times."""
    found = {_EVENTS.get(word) or _EVENTS[word.removesuffix("s")] for word in _TELLING.findall(sentence)}
    return found.pop() if len(found) == 1 and not _OF_ANOTHER_TIME.search(sentence) else ""

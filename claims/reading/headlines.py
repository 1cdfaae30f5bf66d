"""Who a headline says is speaking: “Kremlin: No talks before spring”, “Talks have failed: Brandl”.

Most headlines with a colon name a topic before it (“Ukraine war: three killed”), so that only words for offices, bodies
and sources are taken for somebody; a name is, where the words beside it are quoted or in the first person, or where
the report gives that person's words further on.
"""

import re

from claims.reading.attribution.sentence import Attribution
from claims.reading.attribution.verbs import FORMS
from claims.reading.datelines import is_kind
from claims.reading.sentences import Span
from claims.reading.speakers.roles import BODIES, ROLES, SOMEBODY, TITLES, VAGUE
from claims.reading.words import find_words, word_set

LONGEST = 180
MOST_WORDS = 5
SHORTEST_OF_SOURCE = 5
_LEADING = re.compile(r"(?P<who>[^:“”\"\n?!]{2,45}): +(?=\S)")
_TRAILING = re.compile(r"(?P<joint>: | [-–—] )(?P<who>[^:“”\"\n?!–—]{2,45})$")
_SEATS = word_set(
    "kremlin pentagon police cops nasa un nato eu imf who fbi cia dhs cdc nhs fda idf vatican amnesty interpol unicef "
    "unhcr oecd opec ecb fifa uefa"
)
_SEATS_OF_TWO = ("white house", "downing street", "world bank", "red cross", "human rights watch", "homeland security")
_NOBODY = word_set(
    "man woman boy girl victim customer suspect king queen prince princess fan host chef whip guard justice hostage "
    "prisoner inmate person parent friend relative member some people many others most several few nobody everyone "
    "everybody somebody someone anyone rumours rumors claims allegations whispers"
)
"""“Man: …”, “Victim: …”, “Claims: …” stand for what a headline is about as often as for who speaks."""
_SOMEBODY = (ROLES | SOMEBODY | VAGUE) - _NOBODY
_SOMEBODY |= word_set("family cops lawyers ministers mps prosecutors activists union unions ngo ngos")
_BODIES = BODIES - word_set(
    "house network times post news city town county state party campaign fund trust school church league society "
    "journal herald guardian tribune cabinet team force forces staff club mission congress office service services"
)
_NO_LABEL = word_set(
    "said says added told asked replied credit image caption on from with by via video live photo photos picture "
    "pictures pictured watch inside how why what when where if new"
)
_FIRST_PERSON = re.compile(r"(?:I|We|My|Our|I['’]\w+|We['’]\w+)\b|(?i:we|i)\s")
_QUOTED = re.compile(r"[‘'“\"].{2,}[’'”\"][.!?]?$")
_SAID = "said|says|told|tells|added|adds|warned|warns|argued|claimed|denied|insisted|wrote|explained|confirmed|replied"


def headline_speaker(text: str, span: Span) -> Attribution | None:
    """What the headline ``text[span.start:span.end]`` gives as somebody's words; None where it names nobody so."""
    headline = text[span.start : span.end]
    if len(headline) > LONGEST or not any(mark in headline for mark in (": ", " - ", " – ", " — ")):
        return None
    first = _LEADING.match(text, span.start, span.end)
    is_list = first is not None and first["who"].lower() in ("source", "sources")
    if is_list and headline.count(" ") < SHORTEST_OF_SOURCE:
        first = None  # “Source: The Morning Post”
    if first and (_is_office(first["who"]) or _speaks_first(text, span, first)):
        return _attribution(text, Span(first.end(), span.end), Span(*first.span("who")))
    last = _TRAILING.search(headline)
    if last is None or headline.count(" ", 0, last.start()) < 1:
        return None
    who = last["who"]
    if last["joint"] != ": " and not (who.islower() or who.split()[-1].lower() in _SEATS | _SOMEBODY):
        return None  # “… - The Morning Post”: the name of the site
    if not (_is_office(who) or _speaks_further_on(text, span, who)):
        return None
    start = span.start + last.start("who")
    return _attribution(text, Span(span.start, span.start + last.start()), Span(start, start + len(who)))


def _is_office(who: str) -> bool:
    """Whether the words beside the colon are what somebody or a body that speaks is called: “Mexico prosecutor”."""
    words = who.replace(",", "").split()
    small = [word.lower().strip("'’.") for word in words]
    if not 0 < len(words) <= MOST_WORDS or is_kind(who) or not _NO_LABEL.isdisjoint(small) or not small[-1].isalpha():
        return False
    head = small[-1]
    if head == "who":
        return words[-1] == "WHO"
    seats = {" ".join(small[-2:]), " ".join(small[-3:])}
    is_many = head.endswith("s") and head[:-1] in _SOMEBODY
    is_called = head in _SEATS or head in _SOMEBODY or head in _BODIES or is_many or not seats.isdisjoint(_SEATS_OF_TWO)
    return is_called or small[0] in TITLES or f"{small[0]}." in ROLES


def _speaks_first(text: str, span: Span, label: re.Match[str]) -> bool:
    """“Brandl: “We will not pay””: a name that the report goes on to tell of, beside words that can only be spoken."""
    words = label["who"].split()
    if len(words) > 3 or is_kind(label["who"]) or not all(word[0].isupper() for word in words):
        return False
    said = text[label.end() : span.end].strip()
    is_spoken = _QUOTED.fullmatch(said) or _FIRST_PERSON.match(said)
    return bool(is_spoken) and text.find(words[-1], span.end) >= 0


def _speaks_further_on(text: str, span: Span, who: str) -> bool:
    """Whether the report gives words of the person whose name ends the headline: “Talks have failed: Brandl”."""
    words = who.split()
    if len(words) > 3 or not all(word[0].isupper() for word in words):
        return False
    name = re.escape(words[-1])
    told = rf"\b{name}\s(?:{_SAID})\b|\b(?:said|says)\s(?:[A-Z][\w.’'-]+\s){{0,4}}{name}\b"
    return re.compile(told).search(text, span.end) is not None


def _attribution(text: str, said: Span, who: Span) -> Attribution:
    words = [word for word in find_words(text, said.start, said.end) if word.is_word]
    exact = text[said.start : said.end].strip()
    is_quoted = len(words) > 1 and bool(_QUOTED.fullmatch(exact))
    holds_quote = is_quoted or any(mark in exact for mark in '“”"')
    verb = FORMS["says"][0]
    return Attribution((said,), None, verb, who, has_quote=holds_quote, is_all_quoted=is_quoted)

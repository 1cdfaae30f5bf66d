"""Numbers that count nothing: those in names and addresses, ages, scores and telephone numbers.

“Boeing 737”, “Route 66”, “room 214”, “aged 54”, “2-1”, “10 Downing Street”: whoever lays them beside what other reports
count compares nothing.
"""

import re

from claims.reading.figures.in_words import value_of

_BEFORE = re.compile(
    r"(?:\b(?:Boeing|Airbus|Route|Highway|Interstate|Exit|Flight|Room|Article|Section|Chapter|Clause|Apollo|Soyuz|Sputnik"
    r"|Formula|Windows|Channel|Radio|iPhone|Galaxy|Psalm|World\sWar|Resolution|Area|Gate|Platform|Terminal|Pier"
    r"|Apartment|Suite|Level|Phase|Stage|Line|ZIP|Port|Version|Ward|District|Precinct|Zone|Game|Week|Category|Type"
    r"|Case|Order|Decree|Proposition|Amendment|Agenda|Vision|Horizon|Expo|Euro|Form|Highway|Number"
    r"|[Nn]os?\.|[Pp]ages?|pp?\.|ISBN|IP|Big|Fab|Gang\sof|Group\sof|Final)"
    r"|(?<!\bthe)(?<!\ba)(?<!\bthis)(?<!\bthat)(?<!\bone)(?<!\bon)(?<!\bin)(?:^|\s)"
    r"(?:flight|route|article|section|chapter|verse|version|port|apartment|suite|postcode|zip\scode))\s$"
)
_VERSION = re.compile(r"\b[Vv]ersion\s$")
_GANG = re.compile(r"(?:Big|Fab|Gang\sof|Group\sof)\s$")
_PARTED = re.compile(r"\d[\s.-]\d")
_IN_ROOM = re.compile(r"\b(?:in|from|at|to)\s(?:room|gate|platform|cell|ward)\s$")
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w’'-]+\s){1,3}(?:\d{1,3}(?:st|nd|rd|th)\s)?(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Place|Drive|Boulevard|Terrace|Crescent|Plaza|Center)\b"
)
_CALLED_SO = re.compile(
    r"(?:[a-z][”\"’)]?(?<!\band)(?<!\bwhile)(?<!\bbut)\s|[(“‘\"])(?:[A-Z][\w-]*\s|i(?:OS|Pad|Phone|Mac)\s)+$"
)
_NOT_CALLED_SO = re.compile(
    r"\b(?:Kill(?:s|ed|ing)?|Dead|Dies?|Leav(?:es?|ing)|Left|Injur(?:es?|ed|ing)|Wound(?:s|ed|ing)?|Arrest(?:s|ed)?|Hurts?"
    r"|Claim(?:s|ed)?|Injures|In|At|Of|To|With|By|For|From|Over|About|Some|The|Was|Is|Than|Only|After|Between|Nearly|Almost"
    r"|Least|Most|And|Or|Has|Have|Had|Win|Wins|Won|On|As)\s$"
)
_LISTED = re.compile(r",\s(?:and\s)?(?:[A-Z][\w.’-]+\s){1,3}\d")
_SIDES = re.compile(r"(?:-by-|\s?[x×]\s?)\d")
_OTHER_SIDE = re.compile(r"\d(?:-by-|\s?[x×]\s?)$")
_AGED = re.compile(r"\b(?:aged|age|ages|age\sof)\s(?:(?:between|from|about|over|under|of)\s)?$", re.IGNORECASE)
_EMERGENCY = re.compile(r"\b(?:911|999|112)$")
_CALLED = re.compile(r"\b(?:call(?:s|ed|ing)?|dial(?:s|led|ed|ling|ing)?|rang|ring|phoned)\s$", re.IGNORECASE)
_CALL = re.compile(r"\s(?:emergency\s)?(?:calls?|callers?|dispatch(?:er)?s?|operators?|recordings?|tapes?)\b")
_JOINT = re.compile(r"-(?:in|to|on)-(?:one|ones|two)\b|\s(?:Plus|Pro|Max|Mini)\b(?!-)|\(k\)")
_CUT_SHORT = re.compile(
    r"\b(?:of|in|since|from|until|by|and|the|year|early|late|class|spring|summer|winter|august),?\s[’'‘]$",
    re.IGNORECASE,
)
_ENDS_QUOTED = re.compile(r"[^’'\n]{1,40}[’'](?!\w)")
_ZERO = re.compile(r"\b(?:[Pp]atient|[Gg]round|[Nn]et|[Hh]our)\s[Zz]ero$")
_ENTRY = re.compile(r"(?:[01]\d|2[0-3])[.:][0-5]\d\s[A-Z“\"]")
_DASH = re.compile(r"\s?[—―]|\s[–-]\s")
_ANY_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'.-]+,\s$")
_OLDER = re.compile(
    r"\b(?:people|those|children|women|men|adults|anyone|everyone|persons|voters|patients|pupils|girls|boys|residents)"
    r"\s(?:aged\s)?(?:over|under|above|below)\s$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he)(?:\sis|\swas|[’']s)|turn(?:s|ed|ing)?|(?:believed|thought|said)\sto\sbe)\s(?:only\s|just\s|now\s|about\s)?$"
)
_AT_THAT_AGE = re.compile(r"\s?(?:[.,;:!?)”\"’']|$|(?:and|when|at\sthe\stime|last|this|next|on|in)\b)")
"""“She was 92.”, “when he turns 18”, “believed to be 26,”."""
_FULL_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'.-]+\s(?:[A-Za-zÀ-ÿ][\w’'.-]*\s){0,2}[A-ZÀ-Þ][\w’'-]+,\s$")
_GRADE = re.compile(
    r"[Kk](?:[\s-](?:\w+\s)?(?:gold|karat|video|videos|display|TVs?|television|resolution|screens?|monitor|content|iMac|run"
    r"|race|camera|footage)\b)"
)
_CLOCK = re.compile(r"\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|CST|CDT|ET|hrs)\b")
_OPENS = re.compile(r"(?:^|[\n.!?:;”\"])\s*$")
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s\($")
_PLAY = re.compile(
    r"\b(?:w[io]n|los[et]|beat(?:en|ing)?|dr[ae]wn?|defeat\w*|victory|scored?|scores|leads?|led|ahead|series|sets?|final"
    r"|goal|voted?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_DIALLED = re.compile(
    r"(?:\+|\b0)\d[\d()]*(?:[\s-]\d+)+|\b\d{1,4}(?:-\d{1,7}){3,}|\b\d{3}-0\d{3}\b|\b\d{3}-\d{3}-\d{4}\b"
)
_QUADS = re.compile(r"\d+\.\d+\.\d+\.\d+")
OLDEST = 110
_COUNTS = re.compile(
    r"\s(?:(?!(?:when|that|with|from|after|were|have|while|until|before)\s)[a-z]{4,}\s)?(?:people|persons|men|women|children|inhabitants|residents|civilians|soldiers|troops|fighters|workers|employees"
    r"|jobs|homes|houses|families|refugees|migrants|passengers|spectators|guests|protesters|demonstrators|supporters|pupils"
    r"|policemen|police\sofficers|trees|animals|cattle|sheep|tonnes|tons)\b"
)
_DATES = re.compile(
    r"\b(?:in|since|by|until|till|during|before|after|from|the|this|its|early|late|mid|year|summer|winter|spring|autumn|fall"
    r"|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\.?\s$",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_TO_MONTH = re.compile(
    r"(?:st|nd|rd|th)?(?:(?:,\s(?:and\s)?|\s(?:and|or|to|until|till|through)\s|\s?[–—-]\s?)\d{1,2}(?:st|nd|rd|th)?){1,9}"
    rf"\s(?:of\s)?{_MONTH}(?!\w)"
)
_FROM_MONTH = re.compile(rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:and|to|through)\s|\s?[–—-]\s?)$")
_CLOSED = re.compile(r"(?:st|nd|rd|th)?(?:[.;:)]|,?\s\d{4}\b|,(?!\d)|\s?$)")


def is_day(text: str, start: int, end: int) -> bool:
    """Whether the digits ``text[start:end]`` are a day of a month named further on or before: “17 and 18 November”."""
    if not text[start:end].isdigit() or end - start > 2:
        return False
    is_led = _FROM_MONTH.search(text, max(0, start - 24), start) and _CLOSED.match(text, end)
    return bool(is_led) or _TO_MONTH.match(text, end, end + 80) is not None


def counts(text: str, start: int, end: int) -> bool:
    """Whether four digits that could be a year count people or things: “1500 people”, “2000 jobs”."""
    return _COUNTS.match(text, end) is not None and _DATES.search(text[max(0, start - 12) : start]) is None


def is_in_a_name(text: str, start: int, end: int) -> bool:
    """Whether the digits ``text[start:end]`` belong to a name, an address or what has been dialled."""
    number, before = text[start:end], text[max(0, start - 24) : start]
    if _VERSION.search(before):
        return True
    if not number.isdigit():
        return not number[:1].isdigit() and _GANG.search(before) is not None
    if _BEFORE.search(before) or _IN_ROOM.search(before):
        return True
    return len(number) < 5 and _ADDRESS.match(text, end, end + 60) is not None


def is_called(text: str, start: int, end: int) -> bool:
    """Whether a number to which nothing that it counts belongs is part of a name: “iOS 8”, “Page Six”, “MiG 21”.

    “Cruz 300, Rubio 151” and “Democrats 10” count, and so does a headline's “Kill 37”.
    """
    number, before = text[start:end], text[max(0, start - 40) : start]
    is_written_so = (number.isdigit() and len(number) < 4) or number[:1].isupper()
    if not is_written_so or _CALLED_SO.search(before) is None or _NOT_CALLED_SO.search(before):
        return False
    return _LISTED.match(text, end, end + 60) is None


def is_side(text: str, start: int, end: int) -> bool:
    """Whether a number is a side of what is measured: “2,560-by-1,600”."""
    return bool(_SIDES.match(text, end, end + 8) or _OTHER_SIDE.search(text, max(0, start - 8), start))


def is_dialled(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a telephone number, an ISBN or the address of a machine."""
    first = max(0, start - 24)
    near = text[first : end + 24]
    if not _PARTED.search(near):
        return False
    found = (*_DIALLED.finditer(near), *_QUADS.finditer(near))
    return any(one.start() + first <= start and end <= one.end() + first for one in found)


def is_grade(text: str, end: int) -> bool:
    """“18K gold”, “4K video”, “the 10K race”: thousands of nothing."""
    return _GRADE.match(text, end, end + 40) is not None


def is_clock(text: str, end: int) -> bool:
    """“1324 GMT”: a time of day."""
    return _CLOCK.match(text, end, end + 8) is not None


def is_emergency(text: str, start: int, end: int) -> bool:
    """“Called 911”, “a 911 call”: whom one rings for help."""
    if not _EMERGENCY.match(text[start:end]):
        return False
    return bool(_CALLED.search(text, max(0, start - 12), start) or _CALL.match(text, end, end + 24))


def is_mark_of_list(text: str, start: int, end: int, sentence_end: int) -> bool:
    """“1.” and “2)” before what is listed, by themselves or at the head of a sentence."""
    if not text[start:end].isdigit() or end - start > 2 or text[end : end + 1] not in (".", ")"):
        return False
    opens = _OPENS.search(text, max(0, start - 4), start)
    is_alone = not text[end + 1 : sentence_end].strip() and opens is not None and ":" not in opens[0]
    return is_alone or (text[end] == ")" and opens is not None)


def is_age(text: str, start: int, end: int) -> bool:
    """“Aged 54”, “Ann Lee (54)”, “people over 65”: how old somebody is, which counts nobody."""
    number, before = text[start:end], text[max(0, start - 30) : start]
    if _TURNED.search(before) and _AT_THAT_AGE.match(text, end, end + 24):
        return True
    if not number.isdigit() or int(number) > OLDEST:
        return _AGED.search(before) is not None and value_of(number.lower()) <= OLDEST if number.isalpha() else False
    if text[end : end + 1] == ")":
        return _NAME_BEFORE.search(before) is not None
    if before.endswith(", ") and _DASH.match(text, end, end + 3):
        return _ANY_NAME.search(before) is not None
    if before.endswith(", ") and text[end : end + 1] in (",", ";", "."):
        return text[end] == "," or _FULL_NAME.search(text, max(0, start - 60), start) is not None
    return _AGED.search(before) is not None or _OLDER.search(before) is not None


def is_score(text: str, start: int, low: float, high: float, *, counts: bool) -> bool:
    """Whether “2-1” is how a game or a vote ended: the greater number first, or after a word for winning.

    ``counts`` says that the range is followed by what it counts, as in “won 10-12 seats”.
    """
    return high < low or (not counts and _PLAY.search(text[max(0, start - 40) : start]) is not None)


def is_year_cut_short(text: str, start: int, end: int) -> bool:
    """“The summer of ’69”: a year of two digits."""
    is_led = end - start == 2 and _CUT_SHORT.search(text, max(0, start - 12), start) is not None
    return is_led and _ENDS_QUOTED.match(text, end) is None


def is_in_a_joint(text: str, start: int, end: int) -> bool:
    """“Two-in-ones”, “patient zero”, “iPhone 6 and 6 Plus”, “401(k)”: words and digits that do not count."""
    return _JOINT.match(text, end, end + 8) is not None or _ZERO.search(text, max(0, start - 10), end) is not None


def is_time_of_entry(text: str, start: int, end: int) -> bool:
    """“12.03 The family is thought to live there”: when an entry of a live page was written."""
    is_first = start == 0 or text[start - 1] == "\n"
    return is_first and _ENTRY.match(text, start, end + 4) is not None


NO_COUNTS = (
    is_age, is_dialled, is_day, is_emergency, is_side, is_year_cut_short, is_in_a_joint, is_time_of_entry,
)  # fmt: skip
"""What tells that the number ``text[start:end]`` counts nothing."""

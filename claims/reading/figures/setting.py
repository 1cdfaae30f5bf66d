"""What surrounds a figure in its sentence: what was done to what it counts, when and where."""

import re
from dataclasses import replace
from datetime import date

from claims.reading.figures.dates import find_dates, months_alone
from claims.reading.figures.deeds import with_deeds
from claims.reading.figures.english import OF_A_WHOLE
from claims.reading.figures.events import told_in
from claims.reading.figures.kinds import stem, stems
from claims.reading.figures.measured import measured
from claims.reading.figures.scales import measured_by
from claims.reading.places.lands import countries_named
from claims.reading.statements import Figure
from claims.reading.words import small_letters, word_set

_DEEDS = {
    "killed": "killed|killing|kills|died|dead|deaths|death|fatalities|lost their lives|were shot dead|perished|drowned"
    "|(?:claimed|claiming|took) the lives of",
    "hurt": "wounded|wounding|injured|injuring|injures|hurt|injuries",
    "destroyed": "destroyed|destroying|destroy|downed|burned|burnt|wrecked|sunk|gutted|razed"
    "|flattened|levelled|leveled",
    "eliminated": "eliminated|eliminating",
    "consumed": "consumed|consuming",
    "cut off": "(?:lost|without|no|cut off) (?:power|electricity)|cut (?:power|electricity)",
    "let go": "laid off|laying off|lay off|lays off|sacked|sacking|dismissed|dismissing|made redundant"
    "|(?:lose|lost|losing) their jobs|(?:cut|cuts|cutting|axe|axed|axing|shed|sheds|shedding|slash|slashed|slashing)"
    "(?= (?:about |around |up to |nearly |almost |some |more than |over |at least |another |as many as )?"
    "(?:\\d|dozens|hundreds|thousands))",
    "shot down": "shot down|shoot down|shooting down",
    "intercepted": "intercepted|intercepting",
    "to be sent": "(?:to|will|would|is|are|be) (?:send|sending|deploy|deploying)",
    "sent": "launched|launching|sent|sending|deployed|deploying|attacked|attacking|attack|took part|used",
    "fired": "fired",
    "arrested": "arrested|arresting|detained|detaining|being held|into custody"
    "|held (?:captive|hostages?|prisoner|in custody)",
    "freed": "freed|freeing|released|releasing",
    "abducted": "kidnapped|kidnapping|abducted|abducting",
    "rescued": "rescued|rescuing|saved",
    "evacuated": "evacuated|displaced|fled|fleeing|from their homes|to flee|brought to safety"
    "|(?:leave|left|leaving) their homes",
    "sentenced": "jailed|sentenced|convicted",
    "damaged": "damaged|damaging",
    "missing": r"(?<!\bthe )(?<!\ba )(?<!\bof )missing|unaccounted",
    "captured": "captured|seized|taken prisoner",
}
"""Words for what happens, by the one under which they are compared."""
_DEED = re.compile(
    "|".join(rf"\b(?P<d{number}>{words.replace(' ', '[ ]')})\b" for number, words in enumerate(_DEEDS.values()))
)
_NAMES = list(_DEEDS)
_ATTACK_BY = re.compile(r"\b(?:attacks?|assaults?|raids?)\b[^.;,]{0,60}\b(?:by|with|of|involving)\s(?:a\s\w+\sof\s)?$")
_RIGHT_BEHIND = re.compile(r"\s(?:a\stotal\sof\s|another\s|all\s|the\s|its\s|their\s|some\s|\w+\sof\sthe\s)?")
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]t|around|from|[Oo]utside|[Oo]ff)\s(?P<where>(?:the\s)?[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'-]+(?:\s[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'-]+){0,2})"
)
_POSSESSIVE = re.compile(r"[’']s?\b.*|[’']$")
_OF_WHAT = re.compile(r"(?:[Tt]he|[Aa]n?|its|his|her)\s(?:1[5-9]|20)\d\d\s[A-Z]")
"""“The 2017 Ford Fusion”: a year that belongs to a name."""
_SPANS = re.compile(
    r"(?:second|minute|hour|day|week|month|year|decade|generation|centur(?:y|ie)|time)s?", re.IGNORECASE
)
_ANOTHER_CLAUSE = re.compile(r"[;.]|\b(?:who|whose|which|where|when|while|after|before|because|although|according)\b")
_MONTHS = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)
_OF_A_WEEK = re.compile(
    r"(?:(?:on|last|this)\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today"
)
"""When the figure of a month was told: “fell in May, the office said on Friday”."""
_TIME_APART = re.compile(r"(?<!for )\b[\w-]+\s(?:month|year|decade)s?\s(?:after|before|later)\b")
"""“Two years after the flood, 12 people died”: not in it."""
_ANY_DAY = date(2000, 1, 1)
"""Relative dates are found by their words; the day that they mean is not asked here."""
_DONE_TO = frozenset(("share", "weight", "area", "volume"))
"""What is measured so can be destroyed or seized; a sum, or a way, only where that stands right before it."""
_WORKERS = word_set(
    "worker nurse teacher lecturer professor journalist reporter engineer pilot officer official miner driver doctor "
    "manager"
)
"""Who can be fired, and is no missile then."""
_BUILT = word_set("house building school shop business flat apartment structure village hectare acre church barn")
_CUT_OFF = word_set("house people customer building resident")
"""Who loses the current, where “the army cut off 40 trucks” tells of none."""
_BURNED = word_set("people soldier officer policeman police man men woman women child children firefighter worker")
"""Who is burned is hurt, and not destroyed."""
MOST_FIGURES = 40
"""A stretch with more figures than this is a table, and no sentence says what happens in it."""
WIDEST = 400
"""The setting is looked for so many characters around the figures."""
FARTHEST = 90
"""A word this many characters away from a figure says nothing of it."""


def with_setting(
    text: str, figures: tuple[Figure, ...], start: int, end: int, *, language: str = "en"
) -> tuple[Figure, ...]:
    """The figures of the sentence ``text[start:end]`` with their deed, time and place, as far as it tells them.

    In other languages than English only the deed, the day or year and what is counted besides are looked for.
    """
    if not 0 < len(figures) <= MOST_FIGURES:
        return figures
    start, end = max(start, figures[0].start - WIDEST), min(end, figures[-1].end + WIDEST)
    if language != "en":
        return with_deeds(text, figures, start, end, language)
    deeds = [(found.start(), found.end(), _name(found)) for found in _DEED.finditer(small_letters(text), start, end)]
    dates = find_dates(text, _ANY_DAY, start, end)
    when = dates[0].exact if len(dates) == 1 and not _is_of_a_name(text, dates[0].start) else ""
    if not dates and (apart := _TIME_APART.search(small_letters(text), start, end)):
        when = text[apart.start() : apart.end()]
    months = months_alone(text, start, end)
    if len(months) == 1 and (not dates or (len(dates) == 1 and _OF_A_WEEK.fullmatch(small_letters(when)))):
        when = months[0]
    elif months:
        when = when if when and any(month in when for month in months) else ""
    places = [place for found in _WHERE.finditer(text, start, end) if (place := _place(text, found))]
    where = places[0] if len(set(places)) == 1 else ""
    event = told_in(small_letters(text)[start:end]) if deeds else ""
    found = []
    for figure in figures:
        deed = _fitting(figure, _deed(text, figure, figures, deeds))
        about = measured(text, figure, start, end)
        if event and deed and not figure.unit and event not in stems(about):
            about = f"{about} {event}".lstrip()
        found.append(replace(figure, deed=deed, when=when, where=where, about=about))
    return tuple(found)


def _is_of_a_name(text: str, start: int) -> bool:
    """Whether the date at ``start`` is the year of a name: “the 2017 Ford Fusion”."""
    article = text.rfind(" ", 0, max(0, start - 1)) + 1
    return _OF_WHAT.match(text, article) is not None


def _place(text: str, found: re.Match[str]) -> str:
    """The place that stands behind “in”; empty for a month, and for whose it is: “the Nicaraguan capital”."""
    place = _POSSESSIVE.sub("", found["where"])
    if _MONTHS.match(place.removeprefix("the ")):
        return ""
    is_of_a_people = text[found.end() : found.end() + 1] == " " and text[found.end() + 1 : found.end() + 2].islower()
    names_people = is_of_a_people and bool(countries_named(place)) and not countries_named(place, by_people=False)
    return "" if names_people else place


def _name(found: re.Match[str]) -> str:
    return _NAMES[int((found.lastgroup or "d0")[1:])]


def _deed(text: str, figure: Figure, figures: tuple[Figure, ...], deeds: list[tuple[int, int, str]]) -> str:
    """The deed that a figure takes part in: the verb right before it, the next in its clause, or the last.

    “Killed 12 people and injured 30”: who follows a verb at once is what it is done to.
    “An attack by about 25 vehicles was repelled”: what attacks was sent, whatever became of the attack.
    """
    if any(one.end < figure.start and OF_A_WHOLE.fullmatch(text, one.end, figure.start) for one in figures):
        return ""
    if _ATTACK_BY.search(small_letters(text), max(0, figure.start - FARTHEST), figure.start):
        return "sent"
    for _, end, name in reversed(deeds):
        if end <= figure.start and _RIGHT_BEHIND.fullmatch(text, end, figure.start):
            return name
    if figure.unit and measured_by(figure.unit) not in _DONE_TO:
        return ""  # “sending a child to a college that costs $9,000”
    for start, end, name in deeds:
        if text[end - 3 : end] == "ing" and name != "missing" and not text.endswith("being ", 0, start):
            continue  # “ran over two soldiers, killing one”, “25 species are capable of killing a man”
        if figure.end <= start <= figure.end + FARTHEST and not re.search(
            r"(?<!\b[A-Z])[;.]|,\s(?:and|but)\s\w+\s", text[figure.end : start]
        ):
            others = [one for one in figures if figure.end <= one.start < start]
            if all(_are_listed(text, figure, one) for one in others):
                return name
            break
    for _, end, name in reversed(deeds):
        if end <= figure.start and figure.start - end <= FARTHEST:
            return "" if _ANOTHER_CLAUSE.search(text, end, figure.start) else name
    return ""


def _fitting(figure: Figure, deed: str) -> str:
    """The deed, where it can be done to what is counted: nobody kills 48 minutes, and a court gives years."""
    thing = figure.counted.split()[-1] if figure.counted else ""
    head = stem(thing.lower())
    if deed == "captured" and measured_by(figure.unit) == "weight":
        return ""  # seized or found, a haul is one
    if deed == "let go" or (deed in ("fired", "eliminated") and head in _WORKERS):
        return "let go" if head in _WORKERS else ""
    if (deed == "consumed" and head not in _BUILT) or (deed == "cut off" and head not in _CUT_OFF):
        return ""
    if (_SPANS.fullmatch(thing) and deed != "sentenced") or (deed == "destroyed" and head in _BURNED):
        return ""
    return {"fired": "sent", "eliminated": "destroyed", "consumed": "destroyed"}.get(deed, deed)


def _are_listed(text: str, one: Figure, other: Figure) -> bool:
    """“25 vehicles and five tanks”: figures that stand in one list share what happens to them."""
    between = text[one.end : other.start]
    return len(between) < 60 and bool(re.search(r"(?:\band|,|\bor)\s?(?:\w+\s)?$", between.rstrip() + " "))

"""How many of them a claim speaks of: all, most, some. “All schools” and “some schools” are two claims."""

import re
from collections.abc import Mapping
from functools import lru_cache

_TIMES = (
    r"day|night|week|month|year|time|hour|tag|woche|monat|jahr|jour|semaine|mois|an|día|semana|mes|año|день|тиждень|"
    r"місяць|рік|раз|неделю|месяц|год"
)
_EXTENTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "all": rf"(?<!\bat\s)(?<!\bafter\s)(?<!\babove\s)all(?!\s(?:but|over|along|of\sa\ssudden|right|the\sway))|every"
        rf"(?!\s(?:other\s)?(?:{_TIMES})s?\b)|everyone|everybody",
        "most": r"(?<!\bthe\s)(?<!\bat\s)(?<![’']s\s)most(?=\s(?:of|\w+s)\b)|(?:a|the)\smajority\sof",
        "some": r"some(?!\s[\d.,]+)(?=\s(?:of|\w+s)\b)|a\sfew|several",
        "hardly any": r"(?:hardly|scarcely)\sany\w*|(?<!\ba\s)(?<!\bthe\s)few(?!\w)|almost\s(?:no|none|nobody)\b",
    },
    "de": {
        "all": r"alle[nr]?|sämtliche[nr]?|jede[rsmn]?(?!\s(?:" + _TIMES + r")\b)",
        "most": r"die\smeisten|der\smeisten|den\smeisten|die\smehrheit",
        "some": r"einige[nr]?|manche[nr]?|mehrere[nr]?",
        "hardly any": r"kaum\s(?:jemand|ein\w*)|wenige[nr]?",
    },
    "fr": {
        "all": r"tou(?:s|tes)\s(?:les|ses|leurs|nos)|chaque(?!\s(?:" + _TIMES + r")\b)",
        "most": r"la\splupart|la\smajorité",
        "some": r"certaine?s|quelques|plusieurs",
        "hardly any": r"presque\s(?:aucun\w*|personne)|peu\sd[e’']",
    },
    "es": {
        "all": r"tod[oa]s|cada(?!\s(?:" + _TIMES + r")\b)",
        "most": r"la\smayoría",
        "some": r"algun[oa]s|vari[oa]s",
        "hardly any": r"casi\s(?:ning\w+|nadie)|poc[oa]s",
    },
    "uk": {
        "all": r"(?:у|в)?сі|(?:у|в)сіх|кож(?:ен|на|не|ного)(?!\s(?:" + _TIMES + r")\b)",
        "most": r"більшість|більшості",
        "some": r"деякі|деяких|кілька|декілька",
        "hardly any": r"майже\s(?:ніхто|жоден|жодн\w+)",
    },
    "ru": {
        "all": r"все|всех|кажд(?:ый|ая|ое|ого)(?!\s(?:" + _TIMES + r")\b)",
        "most": r"большинств[оа]",
        "some": r"некоторые|некоторых|несколько",
        "hardly any": r"почти\s(?:никто|никого|ни\sод\w+)",
    },
}
_WAYS = {
    language: {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in ways.items()}
    for language, ways in _EXTENTS.items()
}


@lru_cache(maxsize=256)
def extents(text: str, language: str) -> frozenset[str]:
    """Of how many of what it speaks of a claim says something; empty where it does not say."""
    return frozenset(name for name, way in _WAYS.get(language, {}).items() if way.search(text))


def other_extent(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """What each of two claims speaks of, where both say it and have none in common."""
    return (min(one), min(other)) if one and other and not one & other else None

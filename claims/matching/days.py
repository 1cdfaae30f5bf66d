"""Days of the week and months that a claim names: what happened on Monday did not happen on Friday."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WEEKDAYS = """
monday montag lundi lunes понеділок понеділка понедельник понедельника
tuesday dienstag mardi martes вівторок вівторка вторник вторника
wednesday mittwoch mercredi miércoles середу середа среду среда
thursday donnerstag jeudi jueves четвер четверга четверг
friday freitag vendredi viernes п’ятницю п’ятниця пятницу пятница
saturday samstag sonnabend samedi sábado суботу субота субботу суббота
sunday sonntag dimanche domingo неділю неділя воскресенье
"""
_MONTHS = """
january januar jänner janvier enero січень січня січні январь января январе
february februar février febrero лютий лютого лютому февраль февраля феврале
march märz mars marzo березень березня березні март марта марте
april avril abril квітень квітня квітні апрель апреля апреле
may mai mayo травень травня травні май мая мае
june juni juin junio червень червня червні июнь июня июне
july juli juillet julio липень липня липні июль июля июле
august août agosto серпень серпня серпні август августа августе
september septembre septiembre вересень вересня вересні сентябрь сентября сентябре
october oktober octobre octubre жовтень жовтня жовтні октябрь октября октябре
november novembre noviembre листопад листопада листопаді ноябрь ноября ноябре
december dezember décembre diciembre грудень грудня грудні декабрь декабря декабре
"""
_ONLY_WITH_CAPITAL = frozenset({"may", "march"})
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")


def _numbered(lines: str) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines.strip().splitlines()) for word in line.split()}


_CALENDARS = (_numbered(_WEEKDAYS), _numbered(_MONTHS))
Named = tuple[dict[int, str], ...]
"""The days of the week and the months of a text, by their numbers, as they are written there."""


@lru_cache(maxsize=256)
def _named(text: str) -> Named:
    found: Named = tuple({} for _ in _CALENDARS)
    for word in _WORD.finditer(text.replace("'", "’")):
        small = word[0].lower()
        if small in _ONLY_WITH_CAPITAL and small == word[0]:
            continue
        for calendar, days in zip(_CALENDARS, found, strict=True):
            if small in calendar:
                days.setdefault(calendar[small], word[0])
    return found


def other_days(one: str, other: str) -> Iterator[tuple[str, str]]:
    """A day of the week or a month of ``one``, and another in ``other``, where both name some and none in common."""
    for mine, theirs in zip(_named(one), _named(other), strict=True):
        if mine and theirs and not mine.keys() & theirs.keys():
            yield next(iter(mine.values())), next(iter(theirs.values()))

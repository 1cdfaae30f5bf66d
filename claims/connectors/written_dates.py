"""Dates as people write them: “10 мая 2026, 09:00”, “10. Mai 2026”, “2026年5月10日”, “10.05.2026 09:00”.

What is written with dots begins with the day, what begins with the year goes on with the month. “05/10/2026” is in May
here and in October there, so it says nothing; “23/05/2026” does. To teach this a language, add its months.
"""

import re
from datetime import datetime, tzinfo

_MONTHS = (
    "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro stycznia styczeń sty ledna "
    "leden ocak ianuarie січня січень січ января январь янв студзеня يناير",
    "february feb februar februari février févr fevrier febrero febbraio fevereiro fev lutego luty lut února "
    "únor şubat şub februarie лютого лютий лют февраля февраль фев лютага فبراير شباط",
    "march mar märz mär maart mars marzo março marca marzec března březen mart martie березня березень бер "
    "марта март мар сакавіка مارس آذار",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben nisan nis aprilie квітня квітень "
    "кві апреля апрель апр красавіка أبريل ابريل إبريل نيسان",
    "may mai mayo maggio mag maio maja maj mei května květen mayıs травня травень тра мая май траўня مايو أيار",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze června červen haziran haz iunie червня "
    "червень чер июня июнь июн чэрвеня يونيو حزيران",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip července červenec temmuz tem iulie "
    "липня липень лип июля июль июл ліпеня يوليو تموز",
    "august aug août aout agosto ago sierpnia sierpień sie srpna srpen augustus augusti ağustos ağu серпня "
    "серпень сер августа август авг жніўня أغسطس اغسطس آب",
    "september sep sept septembre septiembre settembre set setembro września wrzesień wrz září eylül eyl "
    "septembrie вересня вересень вер сентября сентябрь сен сент верасня سبتمبر أيلول",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź října říjen "
    "ekim eki octombrie жовтня жовтень жов октября октябрь окт кастрычніка أكتوبر اكتوبر",
    "november nov novembre noviembre novembro listopada listopad lis listopadu kasım kas noiembrie листопада "
    "листопад лис ноября ноябрь ноя лістапада نوفمبر",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia grudzień gru "
    "prosince prosinec aralık ara decembrie грудня грудень гру декабря декабрь дек снежня ديسمبر",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_ELSEWHERE_OCTOBER = "listopada"
"""November in Polish, which writes “10 listopada”; October in Croatian, which writes “10. listopada”."""

_NUMBERS_FROM_YEAR = re.compile(
    r"(?<!\d)(\d{4})\s?[./年년-]\s?(\d{1,2})\s?[./月월-]\s?(\d{1,2})(?:\s?[日일]|\.)?(?!\d)"
)
_NUMBERS_WITH_DOTS = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)\.?")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:(\.)|st|nd|rd|th|er|º)?[\s-](?:de\s|of\s)?([^\W\d_]{3,12})\.?,?[\s-](?:de\s|del\s)?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<![^\W_])([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?:(오후|下午|午後)|오전|上午|午前)?\s?(\d{1,2})\s?(?:[:.h]|시|时|時|点|點)\s?(\d{2}|\d(?=[분分]))?(?:\s?[:분分]\s?(\d{2})?)?"
    r"[초秒]?(?!\d)"
)
_MOST_WORDS = 40
"""Letters beside the date and the hour: a weekday, “Updated on”. What says more is no date."""

_Date = tuple[int, int, int]


def written(text: str, zone: tzinfo) -> datetime | None:
    """The date, with the hour where there is one, that ``text`` holds beside a few words, in the hours of ``zone``.

    ``None`` where it holds none, several, or figures of which it is not clear what they say. Raises ``ValueError`` for
    a day that there is not.
    """
    for pattern, read in _FORMS:
        found = pattern.search(text)
        if found is None or (date := read(found)) is None:
            continue
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        hour = minute = second = 0
        if clock := _CLOCK.search(rest):
            hour, minute, second = (int(part or 0) for part in clock.groups()[1:])
            hour += 12 if clock[1] and hour < 12 else 0
            rest = rest[: clock.start()] + rest[clock.end() :]
        if any(letter.isdigit() for letter in rest) or sum(map(str.isalpha, rest)) > _MOST_WORDS:
            return None
        return datetime(*date, hour, minute, min(second, 59), tzinfo=zone)
    return None


def _from_year(found: re.Match[str]) -> _Date:
    return int(found[1]), int(found[2]), int(found[3])


def _with_dots(found: re.Match[str]) -> _Date:
    return int(found[3]), int(found[2]), int(found[1])


def _of_numbers(found: re.Match[str]) -> _Date | None:
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one > 12 or one == other:
        return year, other, one
    return (year, one, other) if other > 12 else None


def _day_first(found: re.Match[str]) -> _Date | None:
    name = found[3].casefold()
    if name not in _MONTH_OF or (found[2] and name == _ELSEWHERE_OCTOBER):
        return None
    return int(found[4]), _MONTH_OF[name], int(found[1])


def _month_first(found: re.Match[str]) -> _Date | None:
    month = _MONTH_OF.get(found[1].casefold())
    return (int(found[3]), month, int(found[2])) if month else None


_FORMS = (
    (_NUMBERS_FROM_YEAR, _from_year),
    (_NUMBERS_WITH_DOTS, _with_dots),
    (_NUMBERS, _of_numbers),
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
)

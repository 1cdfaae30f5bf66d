"""What happens to what is counted, and what is counted, in the words of six languages: one English word for each.

“Убиты 12 человек”, “neuf morts”, “52 Verletzte” and “사망자 9명” are laid beside “killed 12 people”. A figure takes
part in the deed that stands right before it, or in the next one of its clause if no other figure stands between; of
others nothing is said, since to lay two counts beside each other wrongly is worse than to miss a pair.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from claims.reading.figures.dates_abroad import find_dates_abroad
from claims.reading.statements import Figure
from claims.reading.words import word_set

_ANY_DAY = date(2000, 1, 1)
"""Days are found by their words; the year that is meant is not asked here."""
FARTHEST = 60
"""A word this many characters behind a figure says nothing of it."""
JUST_BEFORE = 40
"""“Schoss in der Nacht 41 Drohnen ab”: so many characters may stand between a deed and what follows it."""
LONGEST_NOT = 16
"""“Nicht getötet”: a negation stands right before what it denies."""
_APART = 120
"""The two parts of a German verb stand no farther from each other."""

_DEEDS: Mapping[str, Mapping[str, str]] = {
    "uk": {
        "killed": r"загину(?:в|л[аои]|ть)|загибл\w{1,3}|загибел\w{1,2}|[ву]бит\w{1,3}|[ву]бил[аои]|помер(?:л[аои])?",
        "hurt": r"поранен\w{0,3}|поранил[аои]|травмован\w{1,3}|поранень|поранення",
        "destroyed": r"знищен\w{1,3}|знищи(?:в|л[аои])|зруйнован\w{1,3}|зруйнува(?:в|л[аои])",
        "shot down": r"збит\w{1,3}|зби(?:в|л[аои])",
        "arrested": r"затриман\w{1,3}|затрима(?:в|л[аои])|заарештован\w{1,3}|заарештува(?:в|л[аои])",
        "freed": r"звільнен\w{1,3}|звільни(?:в|л[аои])",
        "rescued": r"врятован\w{1,3}|врятува(?:в|л[аои])",
        "evacuated": r"евакуйован\w{1,3}|евакуюва(?:в|л[аои])",
        "damaged": r"пошкоджен\w{1,3}|пошкоди(?:в|л[аои])",
        "missing": r"зникл\w{1,2}\sбезвісти|зниклих|зниклими",
    },
    "ru": {
        "killed": r"погиб(?:л[аои]|ш\w{1,3})?|убит\w{0,3}|убил[аои]?|скончал\w{1,3}|умер(?:л[аои]|ш\w{1,3})?|гибел[ьи]",
        "hurt": r"ранен(?:[ыао]|ых|ия|ыми)?|ранил[аои]?|травмирован\w{0,3}",
        "destroyed": r"уничтожен\w{0,3}|уничтожил[аои]?|разрушен\w{0,3}|разрушил[аои]?|сгорел[аои]?",
        "shot down": r"сбит\w{0,3}|сбил[аои]?",
        "arrested": r"задержан\w{0,3}|задержал[аои]?|арестован\w{0,3}|арестовал[аои]?",
        "freed": r"освобожд[её]н\w{0,3}|освободил[аои]?",
        "rescued": r"спас(?:[её]н\w{0,3}|л[аои])",
        "evacuated": r"эвакуирован\w{0,3}|эвакуировал[аои]?",
        "damaged": r"поврежд[её]н\w{0,3}|повредил[аои]?",
        "missing": r"пропал[аои]?|пропавш\w{2,3}",
    },
    "de": {
        "killed": r"getötet|töteten?|gestorben|starben?|tote[nr]?|tot|todesopfern?|umgekommen|ums\sleben",
        "hurt": r"verletzte?[nr]?|verwundete?[nr]?",
        "destroyed": r"zerstörte?[nr]?",
        "shot down": rf"abgeschossene?|schoss(?:en)?(?=[^.;:!?\n]{{0,{_APART}}}\bab\b)",
        "arrested": rf"festgenommene?[nr]?|festnahmen|verhaftete?[nr]?|nahm(?:en)?(?=[^.;:!?\n]{{0,{_APART}}}\bfest\b)",
        "freed": r"freigelassene?[nr]?|befreite?[nr]?",
        "rescued": r"gerettete?[nr]?|retteten?",
        "evacuated": r"evakuierte?[nr]?",
        "damaged": r"beschädigte?[nr]?",
        "missing": r"vermisste?[nr]?|vermissen",
    },
    "fr": {
        "killed": r"tué(?:e?s?|r(?:ent)?)|morte?s?|décédée?s?|trouvé\sla\smort|péri",
        "hurt": r"blessée?s?",
        "destroyed": r"détruite?s?",
        "shot down": r"abattue?s?",
        "arrested": r"arrêtée?s?|interpellée?s?",
        "freed": r"libérée?s?",
        "rescued": r"secourue?s?|sauvée?s?",
        "evacuated": r"évacuée?s?",
        "damaged": r"endommagée?s?",
        "missing": r"disparue?s?",
    },
    "es": {
        "killed": r"mat(?:ó|aron|ad[oa]s?)|muert[oa]s?|murieron|murió|fallecid[oa]s?|fallecieron|falleció",
        "hurt": r"herid[oa]s?|hirió|hirieron|lesionad[oa]s?",
        "destroyed": r"destruid[oa]s?|destruyó|destruyeron",
        "shot down": r"derrib(?:ó|aron|ad[oa]s?)",
        "arrested": r"detenid[oa]s?|detuvo|detuvieron|arrestad[oa]s?|arrest(?:ó|aron)",
        "freed": r"liberad[oa]s?|liber(?:ó|aron)",
        "rescued": r"rescatad[oa]s?|rescat(?:ó|aron)",
        "evacuated": r"evacuad[oa]s?|evacu(?:ó|aron)",
        "damaged": r"dañad[oa]s?",
        "missing": r"desaparecid[oa]s?",
    },
    "ko": {
        "killed": r"사망(?:자(?:는|가)?)?|숨(?:졌|지|진)|목숨을\s잃",
        "hurt": r"부상(?:자(?:는|가)?)?|다(?:쳤|치|친)",
        "destroyed": r"파괴|전소|소실",
        "shot down": r"격추",
        "arrested": r"체포|구속",
        "freed": r"석방",
        "rescued": r"구조(?:됐|했|하|되)",
        "evacuated": r"대피",
        "missing": r"실종(?:자(?:는|가)?)?",
    },
}  # fmt: skip
"""Words for what happens, by the English one under which they are compared; Korean ones go on with an ending."""
_THINGS = {
    "people": r"людей|людин[аиу]?|люди|осіб|особ[аи]?|человек\w?|menschen|personen|person|personnes?|personas?|명|사람"
    r"|жертв\w?|opfern?|victimes?|víctimas?",
    "residents": r"жител\w{1,3}|мешкан\w{1,4}|einwohnern?|bewohnern?|habitants?|riverains?|habitantes?|vecinos?",
    "civilians": r"мирн\w{2,3}|цивільн\w{2,3}|zivilist\w{0,4}|civils?|civiles",
    "children": r"дітей|діти|дитин[аиу]?|детей|дети|реб[её]нка?|kindern?|kind|enfants?|niñ[oa]s?",
    "women": r"женщин\w?|жінок|жінки|frauen|femmes|mujeres",
    "soldiers": r"солдат\w{0,2}|военн\w{2,3}|військов\w{1,3}|soldaten|soldats?|militaires|soldados?|militares",
    "hostage": r"заложник\w{0,2}|заручник\w{0,2}|geiseln?|otages?|rehenes",
    "prisoner": r"пленн\w{2,3}|полонен\w{1,3}|gefangenen?|prisonniers?|prisioneros?",
    "drone": r"дрон\w{0,2}|бе[зс]п[иі]лотник\w{0,2}|drohnen?|drones?",
    "missile": r"ракет\w?|raketen?|missiles?|misiles?",
    "tank": r"танк\w{0,2}|panzern?|chars?|tanques?",
    "aircraft": r"літак\w{0,2}|самол[её]т\w{0,2}|flugzeugen?|flugzeuge|avions?|avión|aviones",
    "house": r"дом(?:ов|а)?|будинк\w{1,3}|будинок|häusern?|wohnhäusern?|maisons?|casas?|채",
    "building": r"здани[йяе]|будівел\w{0,2}|будівл\w|gebäuden?|bâtiments?|edificios?",
    "vehicle": r"автомобил\w{1,3}|автомоб[іи]л\w{1,3}|fahrzeugen?|fahrzeuge|véhicules?|vehículos?",
    "ship": r"корабл\w{1,3}|кораб(?:ель|ля)|schiffen?|schiffe|navires?|barcos?|buques?|척",
}
"""Words for what is counted, by the English one under which they are compared."""
MORE_ABROAD = word_set(
    "ещё еще ще додатково дополнительно weitere weiteren weiterer autre autres otro otra otros otras más 추가로"
)
"""What says that a figure counts what comes to others."""
_ENDS = re.compile(r"[;.!?\n]")
_ADDED = re.compile(rf"(?<!\w)({'|'.join(sorted(MORE_ABROAD))})\s$", re.IGNORECASE)
_DENIED = re.compile(r"(?<!\w)(?:nicht|не|no|pas|sin|ohne|sans)\s(?:été\s|\w{1,3}\s)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,%])")
_CLAUSE_ENDS = re.compile(r"[,;:.!?()\n–—]")
_RIGHT_BEFORE = re.compile(
    r":?\s(?:(?:wurden?|werden|sind|были|было|були|було|han|ont|sido|étés?|été)\s){0,2}"
    r"(?:(?:ещё|еще|ще|щонайменше|принаймні|не\sменее|не\sменше|около|близько|понад|более|по\sменьшей\sмере|mindestens"
    r"|etwa|rund|weitere|au\smoins|environ|plus\sde|a|al\smenos|unas?|unos|más\sde|약|최소)\s){0,2}"
)
"""What may stand between a deed and the figure that takes part in it."""


def _pattern_of(rows: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in rows.items()), re.IGNORECASE)


@lru_cache(maxsize=8)
def _deeds(language: str) -> re.Pattern[str]:
    pattern = _pattern_of(_DEEDS[language]).pattern
    return re.compile(pattern if language == "ko" else rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_ANY_DEED = re.compile("|".join(words for rows in _DEEDS.values() for words in rows.values()), re.IGNORECASE)
_THING = _pattern_of(_THINGS)


@lru_cache(maxsize=4_000)
def in_english(word: str) -> str:
    """The English word for what is counted, where a table has it; any other word as it stands."""
    found = _THING.fullmatch(word)
    return (found.lastgroup or word) if found else word


@lru_cache(maxsize=4_000)
def is_deed_abroad(word: str) -> bool:
    """Whether a word of another language tells what happened, as in “personnes blessées” and “52 Verletzte”."""
    return (not word.isascii() and _ANY_DEED.fullmatch(word) is not None) or word.lower() in _PLAIN_DEEDS


_PLAIN_DEEDS = word_set(
    "tote toten toter tot verletzte verletzten verletzter verletzt verwundete verwundeten vermisste vermissten "
    "vermisst todesopfer todesopfern festgenommene festgenommenen festgenommen verhaftete verhaftet evakuiert "
    "gerettet befreit freigelassen morts mort mortes disparus disparues muertos muertas muerto fallecidos "
    "fallecidas heridos heridas herido detenidos detenidas desaparecidos desaparecidas evacuados evacuadas "
    "rescatados rescatadas liberados murieron"
)
"""Those of plain letters, which an English word might be by chance."""


def with_deeds(text: str, figures: tuple[Figure, ...], start: int, end: int, language: str) -> tuple[Figure, ...]:
    """The figures of the sentence ``text[start:end]`` with their deed, and its day or year where it names one alone.

    What says that a figure comes to others is kept among the words around it.
    """
    if language not in _DEEDS:
        return figures
    found = [
        (one.start(), one.end(), (one.lastgroup or "").replace("_", " "))
        for one in _deeds(language).finditer(text, start, end)
        if not _DENIED.search(text, max(start, one.start() - LONGEST_NOT), one.start())
    ]
    when = _when(text, start, end)
    return tuple(
        replace(one, deed=_deed(text, one, figures, found), when=when, about=_added(text, one)) for one in figures
    )


def _when(text: str, start: int, end: int) -> str:
    """The one day or month that the sentence names, or else its one year; empty where it names several."""
    days = {one.exact for one in find_dates_abroad(text, _ANY_DAY, start, end)}
    years = {match[0] for match in _YEAR.finditer(text, start, end)}
    named = days or years
    is_one = len(named) == 1 and all(year in next(iter(named)) for year in years)
    return named.pop() if is_one else ""


def _added(text: str, figure: Figure) -> str:
    added = _ADDED.search(text, max(0, figure.start - 16), figure.start)
    return added[1] if added else ""


def _deed(text: str, figure: Figure, figures: tuple[Figure, ...], deeds: list[tuple[int, int, str]]) -> str:
    """The deed that a figure takes part in: right before it, the next of its clause, or just before in its clause."""
    if figure.unit:
        return ""
    before = next(((end, name) for _, end, name in reversed(deeds) if end <= figure.start), None)
    if before and _RIGHT_BEFORE.fullmatch(text, before[0], figure.start):
        return before[1]
    for start, end, name in deeds:
        if figure.end <= start <= figure.end + FARTHEST:
            is_anothers = any(
                figure.end <= one.start < start or (one.start > end and _RIGHT_BEFORE.fullmatch(text, end, one.start))
                for one in figures
            )
            if not is_anothers and not _ENDS.search(text, figure.end, start):
                return name
            break
    if before and figure.start - before[0] <= JUST_BEFORE and not _CLAUSE_ENDS.search(text, before[0], figure.start):
        return "" if any(before[0] <= one.start < figure.start for one in figures) else before[1]
    return ""

"""Arithmetic that fails in Ukrainian, Russian, German, French and Spanish: the few checks whose wording is plain.

To say falsely of a correct text that its figures do not fit is worse than to let a fault pass, and more so in a
language that is read from short lists. So each check asks for words right beside the figures: “150 of the 120”, two
kinds of people behind a colon, “for” and “against” alone, “rose from … to …”, a span of years that runs backwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from claims.reading.figures.fault import Fault, between
from claims.reading.figures.lexicons import LEXICONS
from claims.reading.figures.values import reach, shown
from claims.reading.statements import Figure

MOST_TIMES = 50
"""What lies further apart is told in two scales: “sank von 1,5 auf 1,2 Millionen”."""
HIGHEST_GRADE = 20
"""Bare numbers below this may be marks or ranks, of which the least is the best."""
ROOM = 2.0
"""Shares that make so much more than a hundred may have been rounded."""


@dataclass(frozen=True)
class Wording:
    """How one language tells parts, kinds, answers, changes and spans of years, as regular expressions."""

    part: str
    """What stands between a part and its whole: “150 de los 120”."""
    of_whom: str
    """What stands before a part of those that were counted before: “de los cuales”."""
    kinds: tuple[str, ...]
    """Rows of kinds of people of whom nobody is two."""
    joint: str
    favour: str
    against: str
    up: str
    down: str
    start: str
    """What stands before the number that a change begins with."""
    to: str
    span: str
    """A span of years, as the groups “first” and “last”."""
    other_scale: str
    """Words of ranks and rates, where less may be more."""
    negated: str

    @cached_property
    def moved(self) -> re.Pattern[str]:
        ways = rf"(?:(?P<up>{self.up})|(?P<down>{self.down}))"
        return re.compile(rf"\b{ways}(?:\s[^\W\d_]+){{0,3}}?\s(?:{self.start})\s$", re.IGNORECASE)


_YEAR = r"(?:19|20)\d\d"
_BEFORE_CHRIST = r"(?!\s?\S{0,8}\s?(?:v\.|av\.|до\s?н|a\.))"


def _span(start: str, to: str, behind: str = r"(?=\s?[.,;)]|$)") -> str:
    years = rf"(?P<first>{_YEAR})\s(?:{to})\s(?:[^\W\d_]{{3,10}}\s(?:de\s)?)?(?P<last>{_YEAR})"
    return rf"\b(?:{start})\s(?:[^\W\d_]{{3,10}}\s(?:de\s)?)?{years}{behind}{_BEFORE_CHRIST}"


WORDINGS = {
    "es": Wording(
        part=r"de\slos|de\slas|de\sun\stotal\sde",
        of_whom=r"de\slos\scuales|de\slas\scuales|entre\sell[oa]s",
        kinds=("hombres mujeres", "niños niñas", "civiles militares soldados policías"),
        joint="y",
        favour=r"a\sfavor", against=r"en\scontra",
        up=r"sub(?:ió|ieron)|aument(?:ó|aron)|crec(?:ió|ieron)",
        down=r"baj(?:ó|aron)|cay(?:ó|eron)|descend(?:ió|ieron)",
        start="de|del", to="a|al|hasta",
        span=_span("desde", "hasta"),
        other_scale=r"puest|clasific|tabla|lugar|ranking|cambio|dólar|euro por|por euro|peso|posici|grupo|divisi",
        negated=r"\b(?:no|nunca|ni|si)\b",
    ),
    "de": Wording(
        part=r"der|von\sinsgesamt|von\sden",
        of_whom=r"von\sdenen|unter\sihnen",
        kinds=("Männer Frauen", "Mädchen Jungen", "Zivilisten Soldaten Polizisten"),
        joint="und",
        favour="dafür", against="dagegen",
        up=r"stieg|stiegen|wuchs|wuchsen|erhöhte\ssich", down=r"sank|sanken|fiel|fielen|ging|gingen",
        start="von", to="auf",
        span=_span("von", "bis"),
        other_scale=r"Platz|Rang|Tabelle|Kurs|Dollar je|je Dollar|je Euro|Liga|Note|minus",
        negated=r"\b(?:nicht|nie|kein\w*|ob|wenn|falls)\b",
    ),
    "fr": Wording(
        part=r"des|sur\sles|sur\sun\stotal\sde",
        of_whom=r"parmi\slesquel(?:le)?s|parmi\seux|parmi\selles",
        kinds=("hommes femmes", "garçons filles", "civils militaires soldats policiers"),
        joint="et",
        favour="pour", against="contre",
        up=r"augmenté|augmente|grimpé|grimpe|progressé|progresse",
        down=r"reculé|recule|baissé|baisse|chuté|chute|diminué",
        start="de", to="à",
        span=_span("de|depuis", "à", behind=r"(?=\s?[.,;)]|$)"),
        other_scale=r"classement|place|rang|taux de change|dollar|par euro|groupe|division",
        negated=r"\b(?:pas|jamais|si|ne)\b|\bn[’']",
    ),
    "uk": Wording(
        part=r"із|зі|з",
        of_whom=r"з\sяких|із\sяких|з\sних|із\sних",
        kinds=("чоловіків жінок", "чоловіки жінки", "хлопців дівчат", "цивільних військових"),
        joint="і|й|та",
        favour="за", against="проти",
        up=r"зріс|зросла|зросло|зросли|збільшив\w{2,3}|збільшила\w{2}|збільшили\w{2}|збільшилося",
        down=r"зменшив\w{2}|зменшила\w{2}|зменшилося|зменшилися|впав|впала|впало|впали|знизила\w{2}|знизився|знизилося",
        start="з|із|зі", to="до",
        span=_span("з|із|від", "по", behind=r"(?=\s?(?:рік|роки|р\.|рр\.)|\s?[.,;)]|$)"),
        other_scale=r"місц|рейтинг|курс|доллар|долар|євро|градус|позиці|групі",
        negated=r"\b(?:не|ні|якщо|чи)\b",
    ),
    "ru": Wording(
        part=r"из",
        of_whom=r"из\sкоторых|из\sних|среди\sкоторых",
        kinds=("мужчин женщин", "мужчины женщины", "мальчиков девочек", "гражданских военных"),
        joint="и",
        favour="за", against="против",
        up=r"вырос|выросла|выросло|выросли|увеличил\w{2,3}|увеличилось|увеличились|возрос\w{0,2}",
        down=r"сократил\w{2,3}|сократилось|сократились|снизил\w{2,3}|снизилось|снизились|упал\w?|уменьшил\w{2,3}",
        start="с|со", to="до",
        span=_span("с|со", "по", behind=r"(?=\s?(?:год|годы|г\.|гг\.)|\s?[.,;)]|$)"),
        other_scale=r"мест|рейтинг|курс|доллар|евро|градус|позици|групп",
        negated=r"\b(?:не|ни|если)\b",
    ),
}  # fmt: skip


def faults_in(text: str, start: int, end: int, figures: Sequence[Figure], language: str) -> Iterator[Fault]:
    """What does not come out in the sentence ``text[start:end]``, in a language that has a wording."""
    wording = WORDINGS.get(language)
    if wording is None:
        return
    counts = [one for one in figures if not one.unit]
    yield from _parts(text, counts, wording)
    yield from _kinds(text, end, counts, wording)
    yield from _shares(text, [one for one in figures if one.unit == "%"], wording)
    yield from _changes(text, start, end, figures, language)
    yield from _spans(text, start, end, wording)


def _parts(text: str, counts: Sequence[Figure], wording: Wording) -> Iterator[Fault]:
    """“150 de los 120 alumnos”; “500 personas, de las cuales 600”."""
    for whole, part in pairwise(counts):
        joint = text[whole.end : part.start]
        is_turned = re.fullmatch(rf"\s(?:{wording.part})\s", joint, re.IGNORECASE) and part.counted
        if is_turned:
            whole, part = part, whole
        elif not re.fullmatch(rf"(?:\s[^\W\d_]+){{1,2}},\s(?:{wording.of_whom})\s", joint, re.IGNORECASE):
            continue
        if reach(part)[0] > reach(whole)[1]:
            yield between("part", whole, part, f"{shown(part)} of {shown(whole)} is more than all.")


def _kinds(text: str, end: int, counts: Sequence[Figure], wording: Wording) -> Iterator[Fault]:
    """“14 personas: 8 hombres y 7 mujeres.”: two kinds behind a colon, and nothing behind them."""
    if len(counts) != 3 or any(one.comparator != "exactly" or one.low != one.high for one in counts):
        return
    whole, *parts = counts
    kind = "|".join(rf"(?:{'|'.join(row.split())})" for row in wording.kinds)
    is_list = (
        re.fullmatch(r"\s[^\W\d_]+\s?:\s", text[whole.end : parts[0].start])
        and re.fullmatch(rf"\s(?:{kind})\s(?:{wording.joint})\s", text[parts[0].end : parts[1].start])
        and re.match(rf"\s(?:{kind})\s?[.!]?\s*$", text[parts[1].end : end])
    )
    named = [one.counted.split()[0] if one.counted else "" for one in parts]
    is_row = any(set(named) <= set(row.split()) for row in wording.kinds) and named[0] != named[1]
    low, high = sum(reach(one)[0] for one in parts), sum(reach(one)[1] for one in parts)
    if is_list and is_row and (low > reach(whole)[1] or high < reach(whole)[0]):
        made = sum(one.low or 0.0 for one in parts)
        told = " and ".join(shown(one) for one in parts)
        yield between("sum", whole, parts[1], f"{told} make {made:,.10g}, not {shown(whole)}.")


def _shares(text: str, shares: Sequence[Figure], wording: Wording) -> Iterator[Fault]:
    """“El 60 % está a favor, el 45 % en contra.”: both answers alone, of nothing that is named beside them."""
    if len(shares) != 2 or any(one.comparator != "exactly" or one.low != one.high for one in shares):
        return
    one, other = shares
    first = rf"\s(?:[-—–]\s|(?!{wording.favour})[^\W\d_]+\s)?(?:{wording.favour}),\s(?:[^\W\d_]{{1,3}}\s)?"
    last = rf"\s(?:[-—–]\s|(?!{wording.against})[^\W\d_]+\s)?(?:{wording.against})\s?(?=[.,;]|$)"
    is_all = re.fullmatch(first, text[one.end : other.start], re.IGNORECASE) and re.match(
        last, text[other.end : other.end + 40], re.IGNORECASE
    )
    made = (one.low or 0.0) + (other.low or 0.0)
    if is_all and made > 100 + ROOM:
        yield between("percent", one, other, f"{shown(one)} and {shown(other)} percent make {made:,.10g} percent.")


def _changes(text: str, start: int, end: int, figures: Sequence[Figure], language: str) -> Iterator[Fault]:
    """“Subió de 5,2 a 4,8 %”: a change that its own figures run against."""
    wording = WORDINGS[language]
    scales = {pair.rpartition("=")[0] for pair in LEXICONS[language].scales.split()}
    sentence = text[start:end]
    if re.search(wording.other_scale, sentence, re.IGNORECASE) or re.search(wording.negated, sentence, re.IGNORECASE):
        return
    for one, other in pairwise(figures):
        joint = text[one.end : other.start].removeprefix(f" {one.counted}" if one.counted else "")
        is_to = re.fullmatch(rf"\s(?:{wording.to})\s", joint) or (
            re.fullmatch(r"\s", joint) and re.match(rf"(?:{wording.to})\s", other.exact)
        )
        moved = wording.moved.search(text, max(start, one.start - 60), one.start) if is_to else None
        first, last = one.low or 0.0, other.low or other.high or 0.0
        is_plain = one.unit == other.unit or not one.unit
        if moved is None or not is_plain or first <= 0 or last <= 0 or "about" in (one.comparator, other.comparator):
            continue
        if (
            not one.unit
            and any(word in scales for word in other.exact.lower().split())
            and not any(word in scales for word in one.exact.lower().split())
        ):
            continue  # “von 1,5 auf 1,2 Millionen”
        is_grade = not other.unit and max(first, last) < HIGHEST_GRADE
        is_far = not 1 / MOST_TIMES < last / first < MOST_TIMES
        is_other_way = reach(other)[1] < reach(one)[0] if moved["up"] else reach(other)[0] > reach(one)[1]
        if is_other_way and not is_grade and not is_far:
            yield between("change", one, other, f"From {shown(one)} to {shown(other)} is the other way.")


def _spans(text: str, start: int, end: int, wording: Wording) -> Iterator[Fault]:
    """“Desde 2019 hasta 2016”: an end before its beginning."""
    for match in re.finditer(wording.span, text[start:end], re.IGNORECASE):
        if int(match["last"]) < int(match["first"]):
            why = f"{match['last']} comes before {match['first']}."
            yield Fault("dates", start + match.start(), start + match.end(), why)

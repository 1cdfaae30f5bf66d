"""Figures in Korean text: digits with their scales, native number words before a counter, halves and thirds."""

import re
from collections.abc import Iterator
from itertools import chain

from claims.reading.figures import digits
from claims.reading.figures.of_each import shares_of_each
from claims.reading.statements import Comparator, Figure

_DIGITS = re.compile(
    r"(?:(?P<before>약|최소|최대|적어도|대략)\s?)?"
    rf"(?P<minus>(?<![\w.,:/-]){digits.MINUS})?(?<!\d)(?!{digits.NO_COUNT})"
    r"(?P<number>(?:(?<![가-힣\d])[천백십][만억](?=\s?(?:명|원|달러|유로|대|건|개|채))"
    r"|\d[\d,]*(?:\.\d+)?(?:\s?[천백십]?[조억만천백](?:\s?\d[\d,]*(?:\.\d+)?(?!\d))?){0,8}))"
    r"(?:\s?[~∼～]\s?(?P<high>\d[\d,]*(?:\.\d+)?(?P<high_scale>[천백십]?[조억만천백])?))?"
    r"(?P<over>여)?\s?"
    r"(?P<unit>%\s?포인트|%p|퍼센트포인트|%|퍼센트|원|달러|유로|엔|위안|파운드|bp|베이시스포인트|명|대|건|개|채|곳|가구|세대|마리|척|발"
    r"|배|세|km|킬로미터|톤)?"
    r"(?P<date>년|월|일(?!간|째|\s?만|\s?동안|\s?이내)|시|분)?"
    r"(?P<after>\s?(?:이상|이하|초과|미만|안팎|가량|내외)|(?:을|를)?\s?(?:넘|웃돌|웃돈|초과)|에?\s?(?:못 미|미달)|(?:을"
    r"|를)?\s?밑돌|에 육박)?"
)
_SCALES = {"조": 1e12, "억": 1e8, "만": 1e4}
"""What closes a group of four digits; in the group stand the small ones."""
_SMALL_SCALES = {"천": 1e3, "백": 1e2, "십": 1e1, "": 1.0}
_UNITS = {
    "%": "%", "퍼센트": "%", "%포인트": "percentage points", "%p": "percentage points",
    "퍼센트포인트": "percentage points", "원": "KRW", "달러": "USD", "유로": "EUR",
    "엔": "JPY", "위안": "CNY", "파운드": "GBP",
    "bp": "basis points", "베이시스포인트": "basis points", "km": "km", "킬로미터": "km", "톤": "tonnes",
}  # fmt: skip
_COMPARATORS: dict[str, Comparator] = {
    "약": "about", "대략": "about", "최소": "at least", "적어도": "at least", "최대": "up to", "이상": "at least",
    "이하": "up to", "초과": "more than", "미만": "less than", "넘": "more than", "웃돌": "more than",
    "웃돈": "more than", "못 미": "less than", "미달": "less than", "밑돌": "less than", "에 육박": "about",
    "안팎": "about", "가량": "about", "내외": "about",
}  # fmt: skip
_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "": 0}
_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "": 0}
_WORDS = re.compile(
    r"(?<![가-힣\d])(?:(?P<before>약|최소|최대|적어도|대략)\s?)?(?P<tens>열|스물|스무|서른|마흔|쉰|예순)?"
    r"(?P<ones>한|두|세|네|다섯|여섯|일곱|여덟|아홉)?\s?(?P<counter>명|대|건|개|채|곳|척|마리"
    r"|사람|차례|가구|군데|번(?!째))(?P<acting>(?=[이은을과]\s))?\s?(?P<after>이상|이하|초과|미만|가량)?"
)
_SENTENCED = re.compile(r"(?:징역|금고|집행유예|실형|자격정지|임기)\s?$")
_MONTHS_MORE = re.compile(r"\s?\d{1,2}개월")
_AGE_BEHIND = re.compile(r"\)\s?(?:씨|군|양|의원|후보|대표|교수|전|[은는이가]\b)")
_NAME_BEFORE = re.compile(r"[\w가-힣]\($")
"""“A(42)씨”, “정만호(49) 씨”: an age."""
_AGED = re.compile(r"\s?(?:초반|중반|후반|남성|여성|남녀|청년|부부|주부|직장인|회사원|운전자|청소년|피의자|용의자)")
"""“30대 남성” is a man in his thirties."""
_SHARE = re.compile(r"(?P<whole>\d+)분의\s?(?P<part>\d+)|(?<=의\s)(?P<written>[1-9]/[2-9])(?!\d|/)|(?<![가-힣])절반")
_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)?\s?([천백십]?)([조억만]?)")


def find_figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]``; offsets are those of ``text``."""
    end = len(text) if end is None else end
    shares = [*_shares(text, start, end), *shares_of_each(text, "ko", start, end)]
    numbers = (
        figure
        for figure in chain(_digits(text, start, end), _words(text, start, end))
        if not any(figure.start < share.end and share.start < figure.end for share in shares)
    )
    return tuple(sorted((*numbers, *shares), key=lambda figure: figure.start))


def _digits(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _DIGITS.finditer(text, start, end):
        before = text[match.start("number") - 1 : match.start("number")]
        if (match["date"] and not _is_term(text, match, start)) or (not match["minus"] and before in tuple("제.:-/")):
            continue
        if match["unit"] == "대" and _AGED.match(text, match.end("unit"), end):
            continue
        if (
            before == "("
            and _AGE_BEHIND.match(text, match.end("number"), end)
            and _NAME_BEFORE.search(text, start, match.start("number"))
        ):
            continue
        if match["number"].rstrip().endswith("조") and not match["unit"]:
            continue  # “250조” is the article of a law as well
        unit = _UNITS.get((match["unit"] or "").replace(" ", ""), "")
        way = digits.sign(match["minus"], has_unit=bool(unit))
        if way is not None:
            number = match["number"]
            if match["high"] and number.isdigit():
                number += match["high_scale"] or ""  # “20~30만 명”
            high = _value(match["high"]) if match["high"] else None
            counted = "" if unit else match["unit"] or match["date"] or ""
            yield _figure(match, way * _value(number), unit, counted, high)


def _is_term(text: str, match: re.Match[str], start: int) -> bool:
    """“징역 5년”: years that somebody is sentenced to, unless months follow."""
    before = text[max(start, match.start() - 8) : match.start()]
    is_short = len(match["number"]) <= 2
    return (
        is_short
        and match["date"] == "년"
        and bool(_SENTENCED.search(before))
        and not _MONTHS_MORE.match(text, match.end())
    )


def _words(text: str, start: int, end: int) -> Iterator[Figure]:
    """“두 명”, “열다섯 대”, “한 명이”; “한 건” is too often no number at all, but in “세 곳 중 한 곳”."""
    for match in _WORDS.finditer(text, start, end):
        value = _TENS[match["tens"] or ""] + _ONES[match["ones"] or ""]
        is_part = text[max(start, match.start() - 4) : match.start()].rstrip().endswith(("중", "가운데"))
        if value > 1 or (value == 1 and (is_part or (match["counter"] == "명" and match["acting"] is not None))):
            yield _figure(match, float(value), "", match["counter"])


def _shares(text: str, start: int, end: int) -> Iterator[Figure]:
    """“3분의 1” is a third, “절반” a half."""
    for match in _SHARE.finditer(text, start, end):
        whole, part = int(match["whole"] or 2), int(match["part"] or 1)
        if whole:
            share = round(digits.part(match["written"] or "") or part / whole, 6)
            yield Figure(match.start(), match.end(), match[0], share, share, "of the whole", "exactly", "")


def _figure(match: re.Match[str], value: float, unit: str, counted: str, highest: float | None = None) -> Figure:
    after = re.sub(r"^(?:을|를|에(?! 육박))?\s?", "", match["after"] or "")
    comparator = _COMPARATORS.get(after or match["before"] or "", "exactly")
    if comparator == "exactly" and match.groupdict().get("over"):
        comparator = "more than"
    low: float | None = value
    high: float | None = value if highest is None else highest
    low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
    low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
    exact = match.group().rstrip()
    return Figure(match.start(), match.start() + len(exact), exact, low, high, unit, comparator, counted)


def _value(words: str) -> float:
    """“3억 5천만” is 350,000,000: numbers and small scales add up to a group, which its scale multiplies."""
    value = group = 0.0
    for number, small, scale in _PART.findall(words):
        if number or small:
            group += float(number.replace(",", "") or 1) * _SMALL_SCALES[small]
        if scale:
            value, group = value + (group or 1.0) * _SCALES[scale], 0.0
    return value + group

"""Figures in Korean text: digits with their scales, native number words before a counter, halves and thirds."""

import re
from collections.abc import Iterator

from claims.reading.statements import Comparator, Figure

_DIGITS = re.compile(
    r"(?:(?P<before>약|최소|최대|적어도|대략)\s?)?"
    r"(?P<number>(?:\d[\d,]*(?:\.\d+)?\s?(?:천만|백만|십만|억|만|천|백)?\s?){1,3})"
    r"\s?(?P<unit>%|퍼센트|원|달러|유로|명|대|건|개|채|km|킬로미터|톤)?(?P<date>년|월|일(?!\w)|시|분)?\s?(?P<after>이상|이하|초과|미만|여\s?명)?"
)
_SCALES = {"억": 1e8, "천만": 1e7, "백만": 1e6, "십만": 1e5, "만": 1e4, "천": 1e3, "백": 1e2, "": 1.0}
_UNITS = {
    "%": "%", "퍼센트": "%", "원": "KRW", "달러": "USD", "유로": "EUR", "km": "km", "킬로미터": "km", "톤": "tonnes",
}  # fmt: skip
_COMPARATORS: dict[str, Comparator] = {
    "약": "about", "대략": "about", "최소": "at least", "적어도": "at least", "최대": "up to", "이상": "at least",
    "이하": "up to", "초과": "more than", "미만": "less than",
}  # fmt: skip
_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "": 0}
_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "": 0}
_WORDS = re.compile(
    r"(?<![가-힣])(?:(?P<before>약|최소|최대|적어도|대략)\s?)?(?P<tens>열|스물|스무|서른|마흔|쉰|예순)?"
    r"(?P<ones>한|두|세|네|다섯|여섯|일곱|여덟|아홉)?\s?(?P<counter>명|대|건|개|채|곳|척|마리|사람)\s?(?P<after>이상|이하|초과|미만)?"
)
_SHARE = re.compile(r"(?P<whole>\d+)분의\s?(?P<part>\d+)|(?<![가-힣])절반")
_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(천만|백만|십만|[억만천백]?)")


def find_figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]``; offsets are those of ``text``."""
    end = len(text) if end is None else end
    shares = [*_shares(text, start, end)]
    digits = (
        figure
        for figure in _digits(text, start, end)
        if not any(figure.start < share.end and share.start < figure.end for share in shares)
    )
    return tuple(sorted((*digits, *_words(text, start, end), *shares), key=lambda figure: figure.start))


def _digits(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _DIGITS.finditer(text, start, end):
        if match["date"] or (match.start("number") and text[match.start("number") - 1] in ".:-/"):
            continue
        unit = _UNITS.get(match["unit"] or "", "")
        yield _figure(match, _value(match["number"]), unit, "" if unit else match["unit"] or "")


def _words(text: str, start: int, end: int) -> Iterator[Figure]:
    """“두 명”, “열다섯 대”; “한 건” is too often no number at all."""
    for match in _WORDS.finditer(text, start, end):
        value = _TENS[match["tens"] or ""] + _ONES[match["ones"] or ""]
        if value > 1:
            yield _figure(match, float(value), "", match["counter"])


def _shares(text: str, start: int, end: int) -> Iterator[Figure]:
    """“3분의 1” is a third, “절반” a half."""
    for match in _SHARE.finditer(text, start, end):
        whole, part = int(match["whole"] or 2), int(match["part"] or 1)
        if whole:
            share = round(part / whole, 6)
            yield Figure(match.start(), match.end(), match[0], share, share, "of the whole", "exactly", "")


def _figure(match: re.Match[str], value: float, unit: str, counted: str) -> Figure:
    comparator = _COMPARATORS.get(match["after"] or match["before"] or "", "exactly")
    low: float | None = value
    high: float | None = value
    low, high = (None, high) if comparator in ("less than", "up to") else (low, high)
    low, high = (low, None) if comparator in ("more than", "at least") else (low, high)
    exact = match.group().rstrip()
    return Figure(match.start(), match.start() + len(exact), exact, low, high, unit, comparator, counted)


def _value(words: str) -> float:
    """“3억 5천만” is 350,000,000."""
    parts = _PART.findall(words)
    return sum(float(number.replace(",", "")) * _SCALES[scale] for number, scale in parts)

"""Whose words stand in quotation marks, in Korean and Arabic: the few patterns in which newspapers name a speaker.

These languages have no table of their own and no capital letters. What is found is a name beside a role, or a role or
body alone, right before or behind a quotation in its own sentence; whatever stands in any other order stays open.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from claims.reading.names.korean import is_family
from claims.reading.statements import Speaker
from claims.reading.words import word_set

NEAR = 60
"""Who speaks is looked for in so many characters before and behind a quotation."""

_KOREAN_ROLES = (
    "대통령|부통령|총리|장관|차관|시장|도지사|지사|구청장|대변인|의원|대표|회장|위원장|교수|사장|총장|원장|국장|과장|감독|판사|검사|변호사"
    "|소장|청장|서장|의장|비서관|실장|본부장|사령관|연구원|박사|대사|단장|관계자"
)
_KOREAN_SOURCE = re.compile(
    rf"(?<![가-힣])(?P<words>(?:[가-힣]{{1,8}}\s){{0,3}})(?P<role>{_KOREAN_ROLES})(?:은|는|이|가)(?![가-힣])"
)
_KOREAN_SAYING = re.compile(
    r"말했|말하|밝혔|밝히|전했|주장|강조|설명|덧붙|지적|비판|반박|부인|경고|촉구|호소|라고|라며|이라고|이라며"
)
_KOREAN_BODY = re.compile(r"(?:[부처청시군당사원위국회]|공사|정부|경찰|의|은|는|에서)$")
_KOREAN_QUOTING = re.compile(r"(?:이?라고|이?라며|고|며)\s*")
_KOREAN_VAGUE = "관계자"

_ARABIC_VERBS = (
    "قال|قالت|يقول|تقول|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|صرح|صرحت|أوضح|أوضحت|ذكر|ذكرت|نفى|نفت|وقال|وقالت|وأكد|وأكدت|وأضاف"
    "|وأضافت|وأوضح|وأوضحت"
)
_ARABIC_SOURCE = re.compile(
    rf"(?<!\w)(?:{_ARABIC_VERBS})\s(?P<words>[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){{0,7}}?)\s?(?=$|[:،,.«“\"؛]|\s(?:إن|أن|في|يوم|خلال)\s?)"
)
_ARABIC_ROLES = word_set(
    "الرئيس رئيس وزير وزيرة الوزير الوزيرة المتحدث المتحدثة الناطق الناطقة مدير مديرة المدير محافظ المحافظ سفير السفير "
    "قائد القائد النائب نائب مستشار المستشار الأمين أمين عمدة رئيسة الرئيسة"
)
_ARABIC_BODIES = word_set(
    "وزارة الوزارة حكومة الحكومة الجيش الشرطة شركة الشركة بلدية البلدية هيئة الهيئة منظمة مكتب الحزب حزب"
)
_ARABIC_VAGUE = word_set("مصدر مصادر مسؤول مسؤولون شهود خبراء")

OPEN = Speaker(note="Who says this was not read in this language.")
ROLE_ALONE = "The source is given by role alone, without a name."
NOT_NAMED = "The source is not named."


def speaker_of(text: str, sentence: tuple[int, int], quote: tuple[int, int], language: str) -> Speaker:
    """Who says what stands in ``text[quote]``, inside ``text[sentence]``; with a note where that stays open."""
    look = _LOOKS.get(language)
    before = (max(sentence[0], quote[0] - NEAR), quote[0])
    after = (quote[1], min(sentence[1], quote[1] + NEAR))
    return (look and (look(text, before, after))) or OPEN


def _korean(text: str, before: tuple[int, int], after: tuple[int, int]) -> Speaker | None:
    """“박지호 항만 공사 사장은 “…”고 말했다”, ““…”라고 박지호 사장이 말했다”."""
    if not _KOREAN_SAYING.search(text, *after):
        return None
    behind = _KOREAN_QUOTING.match(text, *after)
    after = (behind.end() if behind else after[0], after[1])
    found = [*_KOREAN_SOURCE.finditer(text, *before)][-1:] or [*_KOREAN_SOURCE.finditer(text, *after)][:1]
    if not found:
        return None
    words, role = found[0]["words"].split(), found[0]["role"]
    place = Speaker(start=found[0].start(), end=found[0].end("role"))
    at = next((at for at in (len(words) - 1, 0) if words and _is_korean_name(words[at])), None)
    if at is not None:
        rest = words[at + 1 :] if at == 0 else words[:at]
        return replace(place, name=words[at], role=" ".join([*rest, role]))
    if words and len(words) <= 2 and all(len(word) >= 3 and not _KOREAN_BODY.search(word) for word in words):
        return replace(place, name=" ".join(words), role=role)
    is_vague = role == _KOREAN_VAGUE
    return replace(place, role=" ".join([*words, role]), is_vague=is_vague, note=NOT_NAMED if is_vague else ROLE_ALONE)


def _is_korean_name(word: str) -> bool:
    """Three syllables of which the first is a family name, and which do not end as a ministry or a city does."""
    return len(word) == 3 and is_family(word[0]) and not _KOREAN_BODY.search(word)


def _arabic(text: str, before: tuple[int, int], after: tuple[int, int]) -> Speaker | None:
    """“قال وزير الخارجية سامح شكري: «…»”: a role with its article, then a name."""
    found = [*_ARABIC_SOURCE.finditer(text, *before)][-1:] or [*_ARABIC_SOURCE.finditer(text, *after)][:1]
    if not found:
        return None
    words = found[0]["words"].split()
    place = Speaker(start=found[0].start("words"), end=found[0].end("words"))
    if words[0] in _ARABIC_VAGUE:
        return replace(place, organisation=" ".join(words), is_vague=True, note=NOT_NAMED)
    if words[0] in _ARABIC_BODIES:
        return replace(place, name=" ".join(words), organisation=" ".join(words))
    if words[0] not in _ARABIC_ROLES:
        return replace(place, name=" ".join(words)) if 2 <= len(words) <= 4 else None
    first = next((at for at in range(1, len(words)) if not words[at].startswith(("ال", "بال", "لل"))), len(words))
    role, name = " ".join(words[:first]), " ".join(words[first:])
    return replace(place, name=name, role=role, note="" if name else ROLE_ALONE)


_LOOKS: Mapping[str, Callable[[str, tuple[int, int], tuple[int, int]], Speaker | None]] = {
    "ko": _korean,
    "ar": _arabic,
}

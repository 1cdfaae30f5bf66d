"""Whose words stand in quotation marks, in Arabic: the few patterns in which newspapers name a speaker.

Arabic has no table of its own and no capital letters. What is found is a verb with a name beside a role, or a role or
body alone, right before or behind a quotation in its own sentence; whatever stands in any other order stays open.
"""

import re
from dataclasses import replace

from claims.reading.languages import SPEAKERS_AT_QUOTATIONS
from claims.reading.statements import NOT_NAMED, ROLE_ALONE, Speaker
from claims.reading.words import word_set

NEAR = 60
"""Who speaks is looked for in so many characters before and behind a quotation."""

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
_ARABIC_BEFORE_OTHERS = word_set(
    "في على عن من إلى خلال بعد قبل إن أن لدى عند أمام مع عبر ردا تعليقا مساء صباح اليوم أمس"
)
"""Words that say where, when and about what: nobody's name begins so."""
_ARABIC_VAGUE = word_set("مصدر مصادر مسؤول مسؤولون شهود خبراء")

OPEN = Speaker(note="Who says this was not read in this language.")


def speaker_of(text: str, sentence: tuple[int, int], quote: tuple[int, int], language: str) -> Speaker:
    """Who says what stands in ``text[quote]``, inside ``text[sentence]``; with a note where that stays open."""
    before = (max(sentence[0], quote[0] - NEAR), quote[0])
    after = (quote[1], min(sentence[1], quote[1] + NEAR))
    return (_arabic(text, before, after) if language in SPEAKERS_AT_QUOTATIONS else None) or OPEN


def _arabic(text: str, before: tuple[int, int], after: tuple[int, int]) -> Speaker | None:
    """“قال وزير الخارجية سامح شكري: «…»”: a role with its article, then a name."""
    found = [*_ARABIC_SOURCE.finditer(text, *before)][-1:] or [*_ARABIC_SOURCE.finditer(text, *after)][:1]
    if not found:
        return None
    words = found[0]["words"].split()
    place = Speaker(start=found[0].start("words"), end=found[0].end("words"))
    if words[0] in _ARABIC_BEFORE_OTHERS or words[0].startswith("لل"):
        return None  # “وقال في مؤتمر صحفي: «…»”
    if words[0] in _ARABIC_VAGUE:
        return replace(place, organisation=" ".join(words), is_vague=True, note=NOT_NAMED)
    if words[0] in _ARABIC_BODIES:
        return replace(place, name=" ".join(words), organisation=" ".join(words))
    if words[0] not in _ARABIC_ROLES:
        return replace(place, name=" ".join(words)) if 2 <= len(words) <= 4 else None
    first = next((at for at in range(1, len(words)) if not words[at].startswith(("ال", "بال", "لل"))), len(words))
    role, name = " ".join(words[:first]), " ".join(words[first:])
    return replace(place, name=name, role=role, note="" if name else ROLE_ALONE)

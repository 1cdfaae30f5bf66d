"""Chinese names as Russian and Ukrainian newspapers write them, by the table of Palladius (1888), in pinyin.

Си Цзиньпин is Xi Jinping. A syllable of the table is an onset and a rhyme; before a soft rhyme an onset is another one
in pinyin (си is xi, су is su).
"""

from collections.abc import Iterator
from functools import lru_cache

from claims.reading.names.declension import nominatives
from claims.reading.names.romanised import is_cyrillic

LONGEST = 24
MOST_SYLLABLES = 3
_SOFT = {
    "и": "i", "инь": "in", "ин": "ing", "я": "ia", "яо": "iao", "янь": "ian", "ян": "iang", "е": "ie", "ю": "iu",
    "юй": "u", "юн": "iong", "юнь": "un", "юань": "uan", "юэ": "ue",
}  # fmt: skip
_HARD = {
    "а": "a", "о": "o uo", "э": "e", "ай": "ai", "эй": "ei", "ао": "ao", "оу": "ou", "ань": "an", "ан": "ang",
    "энь": "en", "эн": "eng", "ун": "ong", "у": "u", "уа": "ua", "уай": "uai", "уань": "uan", "уан": "uang", "уй": "ui",
    "унь": "un", "ы": "i",
}  # fmt: skip
_ONSETS = {
    "б": ("b", "b"), "п": ("p", "p"), "м": ("m", "m"), "ф": ("f", "f"), "д": ("d", "d"), "т": ("t", "t"),
    "н": ("n", "n"), "л": ("l", "l"), "г": ("g", "g"), "к": ("k", "k"), "х": ("h", "h"), "цз": ("z", "j"),
    "ц": ("c", "q"), "с": ("s", "x"), "чж": ("zh", "zh"), "ч": ("ch", "ch"), "ш": ("sh", "sh"), "ж": ("r", "r"),
}  # fmt: skip
"""What an onset is in pinyin before a hard rhyme, and before a soft one."""
_BARE = {
    "и": "yi", "инь": "yin", "ин": "ying", "я": "ya", "яо": "yao", "янь": "yan", "ян": "yang", "е": "ye", "ю": "you",
    "юй": "yu", "юн": "yong", "юнь": "yun", "юань": "yuan", "юэ": "yue", "у": "wu", "ва": "wa", "вай": "wai",
    "вань": "wan", "ван": "wang", "вэй": "wei", "вэнь": "wen", "вэн": "weng", "во": "wo", "а": "a", "ай": "ai",
    "ань": "an", "ан": "ang", "ао": "ao", "э": "e", "эр": "er", "энь": "en", "оу": "ou", "хуэй": "hui", "жуй": "rui",
    "хой": "hui",
}  # fmt: skip
_UKRAINIAN = str.maketrans("іїє", "иие")


def in_pinyin(words: tuple[str, ...]) -> frozenset[str]:
    """What a name in Cyrillic is in pinyin, family name first and without blanks; empty where it can be none."""
    if not 1 < len(words) <= MOST_SYLLABLES or not all(map(is_cyrillic, words)) or sum(map(len, words)) > LONGEST:
        return frozenset()
    found = {""}
    for word in words:
        readings = {one for form in nominatives(word) for one in _readings(form.translate(_UKRAINIAN))}
        found = {before + one for before in found for one in readings}
    return frozenset(found)


def family_in_pinyin(words: tuple[str, ...]) -> frozenset[str]:
    """What the family name of such a name is in pinyin."""
    return frozenset(_readings(words[0].casefold().translate(_UKRAINIAN), 1)) if in_pinyin(words) else frozenset()


def _readings(word: str, most: int = MOST_SYLLABLES) -> Iterator[str]:
    """The ways in which a word is one to three syllables of the table."""
    if not word:
        yield ""
    elif most:
        for length in range(1, min(len(word), 6) + 1):
            for pinyin in _table().get(word[:length], ()):
                yield from (pinyin + rest for rest in _readings(word[length:], most - 1))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {syllable: (pinyin,) for syllable, pinyin in _BARE.items()}
    for onset, (before_hard, before_soft) in _ONSETS.items():
        for rhymes, latin in ((_HARD, before_hard), (_SOFT, before_soft)):
            for rhyme, pinyin in rhymes.items():
                found[onset + rhyme] = tuple(latin + one for one in pinyin.split())
    return found

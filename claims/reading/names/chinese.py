"""Chinese names in the two ways in which Latin letters write them: Wade–Giles (1892) and pinyin (ISO 7098).

Mao Tse-tung is Mao Zedong. Newspapers leave the apostrophes of Wade–Giles out, so that “t” is t or d and “ch” any of
four sounds: a name is read in all the ways that it allows, and two names that share one are probably one.
"""

import re
from functools import lru_cache
from itertools import product

_SYLLABLE = re.compile(r"(hs|tz|ts|ch|sh|ss|sz|[bpmfdtnlgkhjrsyw]?)([aeiouüê]+(?:ng|n|rh|r|h)?)")
_ONSETS = {
    "hs": "x", "tz": "z", "ts": "z c", "ch": "zh ch j q", "k": "g k", "p": "b p", "t": "d t", "j": "r", "ss": "s",
    "sz": "s",
}  # fmt: skip
_RHYMES = {
    "ung": "ong", "ih": "i", "ien": "ian", "ieh": "ie", "ui": "ui", "uei": "ui", "o": "e uo o", "ê": "e", "u": "u i",
    "ü": "u", "erh": "er", "ueh": "ue", "üeh": "ue", "uan": "uan", "un": "un", "iung": "iong", "eh": "e ie", "e": "e",
    "uo": "uo", "i": "i", "en": "en an",
}  # fmt: skip
_CUSTOMARY = {
    "chiang kai-shek": "jiang jieshi", "sun yat-sen": "sun zhongshan", "chiang ching-kuo": "jiang jingguo",
    "soong mei-ling": "song meiling",
}  # fmt: skip
"""Names that are known in the letters of another dialect, or by another name."""
_FAMILIES = {"lee": "li", "soong": "song", "tsao": "cao", "koo": "gu", "kung": "kong", "wong": "wang", "chow": "zhou"}
"""Family names that their bearers spell otherwise than the tables."""
LONGEST = 24


def are_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words of two names can be one Chinese name in other letters: Wade–Giles here and pinyin there."""
    ones, others = (" ".join(words).casefold() for words in (a, b))
    if _CUSTOMARY.get(ones) == others or _CUSTOMARY.get(others) == ones:
        return True
    if _plain(a) == _plain(b):
        return False
    return any(_is_wade_giles(old) and _plain(new) in _pinyin(old) for old, new in ((a, b), (b, a)))


def _is_wade_giles(words: tuple[str, ...]) -> bool:
    """Whether a name has a given name of two syllables with a hyphen between them, as pinyin has not."""
    return len(words) == 2 and words[1].count("-") == 1 and sum(map(len, words)) <= LONGEST


def _plain(words: tuple[str, ...]) -> str:
    return re.sub("[-’' ]", "", " ".join(words).casefold())


@lru_cache(maxsize=1_000)
def _pinyin(words: tuple[str, ...]) -> frozenset[str]:
    """The ways in which pinyin may write a name that is written in Wade–Giles; none where it cannot be."""
    syllables = [words[0], *words[1].split("-")]
    family = _FAMILIES.get(syllables[0].casefold())
    ways = [_ways(re.sub("[’'`ʻ]", "", one.casefold())) for one in syllables]
    if family:
        ways[0] = [family]
    return frozenset("".join(one) for one in product(*ways)) if all(ways) else frozenset()


def _ways(syllable: str) -> list[str]:
    if syllable == "yi":
        return ["yi"]
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return []
    onset, rhyme = found.groups()
    onsets = _ONSETS.get(onset, onset).split() or [""]
    if not onset and rhyme == "i":
        return ["yi"]
    return [first + last for first, last in product(onsets, _RHYMES.get(rhyme, rhyme).split())]

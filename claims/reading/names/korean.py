"""Korean names, which Latin letters tell only in part: how far two spellings can be one name.

South Koreans spell their names as they like, North Korea writes McCune–Reischauer without its breves, and officials
use the Revised Romanisation: 정 is jeong, chŏng, jong, jung. A Latin syllable therefore has several readings, and each
has a cost: nothing where a table says so, more where it takes a stretch. “Yong” is 용 by every table; that it stands
for 영 costs 1, so that Yong-hyun and Young-hyun are probably one name.
"""

import re
import unicodedata
from functools import lru_cache

from claims.reading.names.romanised import hangul_parts, is_cyrillic, is_hangul, romanised

CERTAIN = 0.9
"""Up to this cost two spellings are one name by the tables and by custom."""
POSSIBLE = 2.2
"""Up to this cost they may be one name, and a person should look."""

Syllable = tuple[str, str, str]
Readings = tuple[tuple[frozenset[str], tuple[dict[Syllable, float], ...]], ...]
"""For each way to read a name: the family names that it may have, and the readings of each syllable of the rest."""

_FAMILIES = """
김 kim gim|이 lee yi rhee ri i li|박 park pak bak|최 choi choe ch'oe|정 jung jeong chung chong chŏng jong
강 kang gang|조 cho jo|윤 yoon yun|장 jang chang|임 lim im rim yim|한 han|오 oh o|서 seo suh so sŏ
신 shin sin|권 kwon gwon kwŏn|황 hwang|안 ahn an|송 song|류 ryu yoo yu ryoo|홍 hong|문 moon mun|양 yang
배 bae pae|백 baek paik paek|허 heo huh hŏ hur|남 nam|심 shim sim|노 noh roh no ro|하 ha|곽 kwak gwak
성 sung seong sŏng|차 cha|주 joo ju chu|우 woo u|구 koo gu ku|민 min|나 na ra|진 jin chin|지 ji chi
엄 eom um|채 chae|원 won|천 cheon chun chŏn|방 bang pang|공 kong gong|현 hyun hyeon|함 ham
변 byun byeon pyŏn|염 yeom yum|추 choo chu|도 do to|석 seok suk|길 gil kil|표 pyo|명 myung myeong|기 ki gi
반 ban pan|왕 wang|금 keum geum|태 tae|맹 maeng|탁 tak|선우 sunwoo seonu|남궁 namgung namkoong|황보 hwangbo
"""
FAMILIES: dict[str, frozenset[str]] = {}
for _row in _FAMILIES.replace("\n", "|").split("|"):
    if _row:
        _hangul, *_spellings = _row.split()
        for _spelling in _spellings:
            FAMILIES[_spelling] = FAMILIES.get(_spelling, frozenset()) | {_hangul}
_HANGUL_FAMILIES: frozenset[str] = frozenset().union(*FAMILIES.values())


def is_family(syllable: str) -> bool:
    """Whether a syllable is a Korean family name."""
    return syllable in _HANGUL_FAMILIES or syllable in _NORTHERN


_NORTHERN = {"리": "이", "림": "임", "로": "노", "라": "나", "유": "류", "량": "양", "렴": "염"}
"""The North writes 리 where the South writes 이; either spelling is looked up as one."""

_ONSETS = {
    **dict.fromkeys(("g", "k", "kk", "gg"), "k"), **dict.fromkeys(("d", "t", "tt", "dd"), "t"),
    **dict.fromkeys(("b", "p", "pp", "bb"), "p"), **dict.fromkeys(("s", "ss", "sh"), "s"),
    **dict.fromkeys(("j", "ch", "jj", "tch"), "c"), **dict.fromkeys(("r", "l"), "l"), "n": "n",
    "m": "m", "h": "h", "": "",
}  # fmt: skip
_CODAS = {
    "": "", "h": "", "n": "n", "m": "m", "ng": "ng", "k": "k", "g": "k", "ck": "k", "l": "l", "r": "l", "p": "p",
    "b": "p", "t": "t", "d": "t",
}  # fmt: skip
_VOWELS: dict[str, dict[str, float]] = {
    "a": {"a": 0}, "ae": {"ae": 0, "e": 0.8}, "ai": {"ae": 0.2}, "ay": {"ae": 0.4}, "e": {"e": 0, "eo": 0.3, "ae": 0.8},
    "eo": {"eo": 0}, "o": {"o": 0, "eo": 0.4}, "oh": {"o": 0}, "u": {"u": 0, "eo": 0.3, "eu": 0.4}, "oo": {"u": 0},
    "ou": {"u": 0.3, "eo": 0.6}, "eu": {"eu": 0}, "i": {"i": 0, "ui": 0.4}, "ee": {"i": 0, "ui": 0.2},
    "ya": {"ya": 0}, "yae": {"yae": 0}, "yeo": {"yeo": 0}, "ye": {"ye": 0, "yeo": 0.6}, "yo": {"yo": 0, "yeo": 1},
    "you": {"yeo": 0, "yu": 0.3}, "yu": {"yu": 0, "yeo": 0.2}, "yoo": {"yu": 0}, "yi": {"i": 0.2}, "wa": {"wa": 0},
    "wae": {"wae": 0}, "weo": {"wo": 0}, "wo": {"wo": 0}, "woo": {"u": 0}, "wi": {"wi": 0}, "we": {"we": 0, "oe": 0.5},
    "wu": {"u": 0.3}, "ui": {"ui": 0}, "eui": {"ui": 0}, "oe": {"oe": 0}, "oi": {"oe": 0.2},
}  # fmt: skip
_CUSTOMARY: dict[str, dict[str, float]] = {
    "jong": {"o": 0, "eo": 0.1},
    "chong": {"o": 0, "eo": 0.1},
    "un": {"u": 0, "eu": 0.1},
    "yo": {"yo": 0, "yeo": 0.4},
}
"""Syllables that are spelled so by custom; the North's leader is 정은 and Jong-un."""
_SYLLABLE = re.compile(
    rf"(kk|gg|tt|dd|pp|bb|ss|sh|jj|tch|ch|[gkdtbpsjrlnmh]|)({'|'.join(sorted(_VOWELS, key=len, reverse=True))})"
    r"(ng|ck|[nmkglrpbtdh]|)(\u0001?)"
)
_SOFT = "\u0001"
"""Stands behind a final Cyrillic н, which is ㄴ or ㅇ."""
_HANGUL_ONSETS, _HANGUL_VOWELS, _HANGUL_CODAS = (
    row.split(" ")
    for row in (
        "k k n t t l m p p s s  c c c k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        " k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
    )
)
LONGEST_GIVEN = 16
SHORTEST_GIVEN = 4
"""Latin letters of a given name that the tables are asked of: Yi, Li and Wei are Chinese names, and two of them two."""
MOST_SYLLABLES = 3


def likeness(a: list[str], b: list[str]) -> float | None:
    """The cost at which two names, each as its words, are one Korean name; None where one cannot be a Korean name.

    A cost above :data:`POSSIBLE` says that they are two.
    """
    ones, others = korean(tuple(a)), korean(tuple(b))
    if not any(is_hangul(word) or is_cyrillic(word) for word in (*a, *b)):
        ones, others = _long_enough(a, ones), _long_enough(b, others)
    if not ones or not others:
        return None
    costs = [
        _cost(given, other_given)
        for families, given in ones
        for other_families, other_given in others
        if families & other_families
    ]
    return min(costs, default=float("inf"))


def _long_enough(words: list[str], found: Readings) -> Readings:
    """The readings of a name in Latin letters whose given name has two syllables and the letters for them."""
    is_written_out = any(sum(map(len, given)) >= SHORTEST_GIVEN for given in (words[1:], words[:1]))
    return tuple(one for one in found if len(one[1]) > 1) if is_written_out else ()


@lru_cache(maxsize=2_000)
def korean(words: tuple[str, ...]) -> Readings:
    """The ways to read the words as a Korean name: the family names it may be, and the readings of each syllable."""
    if len(words) == 1 and is_hangul(words[0]) and 2 <= len(words[0]) <= 4:
        word = words[0]
        cut = 2 if word[:2] in ("선우", "남궁", "황보") else 1
        words = (word[:cut], word[cut:])
    if not 2 <= len(words) <= 3:
        return ()
    found = []
    orders = [(words[0], words[1:])]
    if len(words) == 2:
        orders.append((words[1], words[:1]))
    for family, given in orders:
        families = _families(family)
        whole = "".join(_from_cyrillic(re.sub("[-‐‑’']", "", word)) for word in given)
        if families and len(whole) <= LONGEST_GIVEN:
            found += [(families, syllables) for syllables in _split(_plain(whole))]
    return tuple(found)


def _from_cyrillic(word: str) -> str:
    """A Korean syllable in Latin letters where Russian or Ukrainian wrote it: Чен Ын, Чен Ин."""
    if not is_cyrillic(word):
        return word
    if word.casefold() in ("ын", "ин"):
        return "eun"
    return re.sub("n$", f"n{_SOFT}", romanised(word)[-1])


def _families(word: str) -> frozenset[str]:
    if is_hangul(word):
        return frozenset({_NORTHERN.get(word, word)}) & _HANGUL_FAMILIES
    if is_cyrillic(word):
        return frozenset().union(*(FAMILIES.get(spelling, frozenset()) for spelling in romanised(word)))
    lower = unicodedata.normalize("NFC", word.casefold())
    return FAMILIES.get(lower, FAMILIES.get(_plain(lower), frozenset()))


def _plain(word: str) -> str:
    lower = unicodedata.normalize("NFC", word.casefold()).replace("ŏ", "eo").replace("ŭ", "eu")
    return re.sub("[’']", "", lower)


def _split(word: str, left: int = MOST_SYLLABLES) -> list[tuple[dict[Syllable, float], ...]]:
    """Every way to cut a given name into at most three syllables, each with its readings."""
    if not word:
        return [()]
    if not left:
        return []
    if is_hangul(word):
        first, middle, last = hangul_parts(word[0])
        syllable = (_HANGUL_ONSETS[first], _HANGUL_VOWELS[middle], _HANGUL_CODAS[last])
        return [({syllable: 0.0}, *rest) for rest in _split(word[1:], left - 1)]
    found = []
    for length in range(1, min(7, len(word)) + 1):
        match = _SYLLABLE.fullmatch(word[:length])
        if match:
            onset, vowel, coda = _ONSETS[match[1]], match[2], _CODAS[match[3]]
            vowels = _CUSTOMARY.get(match[0], _VOWELS[vowel])
            readings = {(onset, one, coda): cost for one, cost in vowels.items()}
            if match[4]:
                readings |= {(onset, one, "ng"): cost + 0.1 for one, cost in vowels.items()}
            found += [(readings, *rest) for rest in _split(word[length:], left - 1)]
    return found


def _cost(a: tuple[dict[Syllable, float], ...], b: tuple[dict[Syllable, float], ...]) -> float:
    if len(a) != len(b):
        return float("inf")
    total = 0.0
    for one, other in zip(a, b, strict=True):
        total += min((_apart(x, y) + one[x] + other[y] for x in one for y in other), default=float("inf"))
    return total


def _apart(a: Syllable, b: Syllable) -> float:
    """Nothing for the same syllable, 1 for a vowel that is one stroke away, else too much."""
    if a == b:
        return 0.0
    is_close = a[0] == b[0] and a[2] == b[2] and frozenset((a[1], b[1])) in _CLOSE
    return 1.0 if is_close else float("inf")


_CLOSE = frozenset(map(frozenset, (("yo", "yeo"), ("o", "eo"), ("u", "eu"), ("e", "ae"), ("i", "ui"), ("u", "eo"))))

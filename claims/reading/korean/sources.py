"""Who is meant by the words that name a source in Korean: a name before or behind a role, a body, or a role alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.reading.languages import korean
from claims.reading.names.korean import is_family
from claims.reading.places.lands import is_land
from claims.reading.statements import NOT_NAMED, ROLE_ALONE, Speaker
from claims.reading.words import word_set

LONGEST_SOURCE = 6
PLAIN_TOPICS = frozenset((*korean.PRONOUNS, "이", "이는", "이날", "오늘", "현재", "이번"))
"""Topics that are nobody else: the one who spoke last, or a day."""
MOST_PEOPLE = 40
LONGEST_RESEARCHER = 5
"""“연구원” is a researcher as well as an institute: behind more letters it is the latter."""

_PARTICLE = re.compile(r"(?P<bare>[가-힣\w()·’”'\"]+?)(?P<particle>께서는|께서|에서는|에서|[은는이가도])$")
_PARENTHESIS = re.compile(r"\([^()]*\)?")
_AGE = re.compile(r"[가-힣]\((?:\d{1,3}|[\u4e00-\u9fff]+)\)$")
"""“고모(63) 씨”, “나종일(羅鍾一) 보좌관”."""
_PEOPLE = re.compile(
    r"(?:주민|시민|유족|학생|교사|의사|직원|노동자|근로자|상인|농민|어민|승객|피해자|목격자|전문가|학자|팬|학부모|환자|이용자|소비자)들$"
)
"""“주민들은 …”: several, whom nobody names."""
_AFTER_CONSONANT = frozenset("은이")
_AFTER_VOWEL = frozenset("는가")
_ROLE = re.compile(rf"(?:{korean.ROLES})$")
_DESCRIBED = re.compile(rf"(?:{korean.ROLES})인$")
_LONE_ROLES = ("씨", "군", "양")
"""Words for people that only stand by themselves, behind a name."""
_VAGUE = re.compile(rf"(?:{korean.VAGUE})$")
_BODIES = frozenset(korean.BODIES.split("|"))
_PEOPLE_BY_DEED = word_set(
    "피해자 노동자 기술자 고소인 고발인 변호인 공무원 조합원 임직원 구성원 유가족 한국인 지도자 금융인 정치인 학부모 "
    "안내원 연구자 유권자 기업인 선원들 주민들 경찰관 소방관 신고자 제보자 이용자 소비자 지지자 전문의 조종사 기관사"
)
"""Words that begin as a family name does, and are none."""
_SOMEBODY = ("한", "어느", "익명의", "일부", "복수의", "다른")
_SORTS = ("업체", "매체", "일간지", "단체", "채널", "방송사", "통신사", "신문사", "계열사", "기업", "그룹")
"""Nouns for bodies before the name of one."""
_THING = frozenset(("게", "건", "것이", "것은"))
"""“…라는 게 경찰의 설명이다”."""
_BEHIND_OTHERS = re.compile(
    r"(?:[을를에]|에게|으로|며|고|하는|했던|하던|되는|있는|없는|않은|받은|[가-힣]{2}한|밝힌|전한|알린|말한|나선|지만|으나|보다|부터|까지"
    r"|대해서?도?|관해서?도?)$"
)
"""Endings of words that belong to no name of a source."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the sentence as blanks part it, or a quotation with its marks (``quote`` is its number, else -1)."""

    text: str
    start: int
    end: int
    quote: int = -1

    @property
    def plain(self) -> str:
        return self.text.strip(".,!?…·;:()[]")


@dataclass(slots=True)
class Named:
    """Everybody whom one report has named so far, the latest last."""

    people: list[Speaker] = field(default_factory=list)
    is_unsure: bool = False
    """Whether somebody else has acted since the last one was named: “그” may mean them."""

    def speaker(self, pieces: Sequence[Piece], *, is_quoting: bool = False) -> Speaker | None:
        """The speaker whom these words name, the last of them with its particle; None where they name nobody known.

        ``is_quoting`` says that words in quotation marks follow, before which anybody may stand.
        """
        words = [_PARENTHESIS.sub("", piece.plain) for piece in pieces]
        words[-1] = without_particle(words[-1])
        words = [word.strip("'‘’\"“”") or word for word in words]  # “시민단체 '집걱정없는세상'”
        if 1 < len(words[-1]) <= 3 and words[-1][-1] == "씨" and is_family(words[-1][0]):
            words[-1:] = [words[-1][:-1], "씨"]  # “박씨”, “이모씨”
        place = Speaker(start=pieces[0].start, end=pieces[-1].start + len(pieces[-1].text.rstrip(".,")))
        if words[-1] in korean.PRONOUNS:
            return self._meant(words[-1], place)
        found = self._named(words, is_quoting=is_quoting)
        if found is None:
            return None
        found = replace(found, start=place.start, end=place.end)
        self.is_unsure = False
        self.people.append(found)
        del self.people[:-MOST_PEOPLE]
        return found

    def last(self) -> Speaker | None:
        """Who spoke last, for a sentence that names nobody: Korean leaves its subject out where it stays the same."""
        if not self.people or self.is_unsure:
            return None
        person = self.people[-1]
        who = person.name or person.role
        return replace(person, start=None, end=None, note=f"The sentence names nobody; {who} spoke last.")

    def passes(self, pieces: Sequence[Piece]) -> None:
        """Note a sentence in which nobody says anything: whom it is about may be meant by the next pronoun."""
        places = (at for at, piece in enumerate(pieces) if piece.quote < 0 and has_particle(piece.plain, "은는"))
        at = next(places, -1)
        word = without_particle(pieces[at].plain) if at >= 0 else ""
        last = self.people[-1] if self.people else None
        if word and word not in PLAIN_TOPICS and (last is None or word not in f"{last.name} {last.role}".split()):
            before = [piece.plain for piece in pieces[source_before(pieces, at, 0) : at]]
            found = self._named([*before, word], is_quoting=False)
            self.is_unsure = found is None
            self.people += [found] if found is not None else []

    def _meant(self, pronoun: str, place: Speaker) -> Speaker:
        if self.is_unsure:
            return replace(place, note=f"“{pronoun}” was left open: somebody else was spoken of since then.")
        for person in reversed(self.people):
            is_somebody = person.role or is_korean_name(person.name) or " " in person.name
            if person.name and is_somebody and not person.organisation:
                note = f"“{pronoun}” is taken to be {person.name}, the last one named before it."
                return replace(person, start=place.start, end=place.end, note=note)
        return replace(place, note=f"“{pronoun}” was left open: nobody is named before it.")

    def _named(self, words: list[str], *, is_quoting: bool) -> Speaker | None:
        whom = next((at for at in range(len(words) - 2, -1, -1) if _DESCRIBED.search(words[at])), None)
        if whom is not None:  # “에이전트인 마이클 리”
            what = " ".join([*words[:whom], words[whom][:-1]])
            who = words[whom + 1 :]
            is_twice = len(who) > 1 and has_role(who[-1])  # “변호인인 최성호 변호사”, “어머니인 이순자 씨”
            return Speaker(name=" ".join(who[:-1] if is_twice else who), role=what)
        said, last = " ".join(words), words[-1]
        if (meant := self._with_family(words)) is not None:
            return meant
        if _VAGUE.search(last) or (words[0] in _SOMEBODY and len(words) > 1):
            return Speaker(role=said, is_vague=True, note=NOT_NAMED)
        role = _ROLE.search(last)
        if role and role[0] == "연구원" and len(last) > LONGEST_RESEARCHER and not _is_behind_name(words):
            return Speaker(name=said, organisation=said)
        if role and (last in _LONE_ROLES or role[0] not in _LONE_ROLES):
            return self._with_role(words)
        if len(words) > 1 and words[-2].endswith(_SORTS) and (words[-2][-2:] != "단체" or not is_body(last)):
            return Speaker(last, " ".join(words[:-1]), last)  # “여론조사업체 한국갤럽”, “팬 단체 붉은악마”
        if is_body(last):
            return Speaker(name=said, organisation=said)
        known = next((person for person in reversed(self.people) if person.name == last), None)
        if known:
            return replace(known, note="")
        if _PEOPLE.search(last):
            return Speaker(role=said, is_vague=True, note=NOT_NAMED)
        if not is_quoting:
            return None
        if len(words) > 1 and is_korean_name(words[-2]) and not is_korean_name(last):
            return Speaker(name=words[-2], role=" ".join([*words[:-2], last]))
        if len(words) == 2 and words[0].isascii() and words[0].isupper() and not is_korean_name(last):
            return Speaker(name=said, organisation=said)  # “LG 트윈스”
        if is_korean_name(last) or len(last) >= 3:
            return Speaker(name=last, role=" ".join(words[:-1]))
        return Speaker(role=said, note=ROLE_ALONE)

    def _with_family(self, words: list[str]) -> Speaker | None:
        """“한 의장”, “기하라 장관”: a family name and a role of somebody named before."""
        if len(words) != 2 or not has_role(words[1]) or words[1] in _LONE_ROLES:
            return None
        family, role = words
        for person in reversed(self.people):
            is_his = person.name.split()[:1] == [family] if len(family) > 1 else person.name.startswith(family)
            if is_his and person.name != family and role[-2:] in person.role:
                return replace(person, note=f"“{family} {role}” is taken to be {person.name}, named earlier.")
        return None

    def _with_role(self, words: list[str]) -> Speaker:
        before, role = words[:-1], words[-1]
        whose = next((at for at in range(len(before) - 1, 0, -1) if before[at - 1].endswith("의")), 0)
        if whose and is_body(before[whose - 1][:-1]) and sum(map(len, before[whose:])) >= 3:
            of = [*before[: whose - 1], before[whose - 1][:-1]]  # “미국 국무부의 토미 브루스 대변인”
            return Speaker(name=" ".join(before[whose:]), role=" ".join([*of, role]))
        at = next((at for at in (len(before) - 1, 0) if before and is_korean_name(before[at])), None)
        is_foreign = len(before) > 2 and is_land(before[-1])  # “도널드 트럼프 미국 대통령”
        if at == 0 and len(before) == 3 and _is_word_of_body(before[2]) and not _is_of_office(before[1]):
            return Speaker(name=" ".join(before[:2]), role=f"{before[2]} {role}")  # “우에노 가즈오 일본은행 총재”
        if (
            at is not None
            and not is_foreign
            and (
                at == len(before) - 1
                or any(map(_is_word_of_body, before[1:]))
                or (len(before) == 2 and (_is_short(before[1]) or before[1].endswith("대")))  # “김우진 고려대 교수”
            )
        ):
            rest = before[at + 1 :] if at == 0 else before[:at]
            return Speaker(name=before[at], role=" ".join(rest if role == "씨" else [*rest, role]))
        lands = before[-1:] if len(before) > 1 and (is_land(before[-1]) or is_body(before[-1])) else []
        names = before[: len(before) - len(lands)]
        is_long = sum(map(len, names)) >= (3 if is_foreign else 3 * len(names))
        if (
            0 < len(names) <= 2
            and is_long
            and _PEOPLE_BY_DEED.isdisjoint(names)
            and not any(map(_is_word_of_body, names))
        ):
            return Speaker(name=" ".join(names), role=" ".join(lands if role == "씨" else [*lands, role]))
        for person in reversed(self.people if not before else ()):
            if person.name and role in person.role.split():
                return replace(person, note=f"“{role}” is taken to be {person.name}, named earlier.")
        return Speaker(role=" ".join(words), note=ROLE_ALONE)


def has_particle(word: str, particles: str) -> bool:
    """Whether a word ends in one of these particles, in the form that its last letter before it asks for."""
    found = _PARTICLE.match(word)
    return found is not None and found["particle"][-1] in particles and _fits(found["bare"], found["particle"])


def without_particle(word: str) -> str:
    """“장관은” without “은”; a word that has none stays."""
    found = _PARTICLE.match(word)
    return found["bare"] if found and _fits(found["bare"], found["particle"]) else word


def source_before(pieces: Sequence[Piece], last: int, first: int) -> int:
    """Where the phrase begins that ends with the piece ``last``: over names, roles and bodies, back to ``first``."""
    at = last
    while at > first and last - at < LONGEST_SOURCE - 1:
        before = pieces[at - 1]
        is_closed = before.text[-1] in ",.:;)" and _AGE.search(before.text) is None
        behind = pieces[at - 2].plain if at - 2 >= first else ""
        tells_whom = behind.endswith(("을", "를")) and before.plain.endswith(("는", "은", "한", "던"))
        tells_whom |= behind.endswith(("고", "해서", "아서", "어서")) and _ends_in_n(before.plain)  # “쓰고 나온 A씨”
        if before.quote >= 0 or is_closed or tells_whom or not _may_name(before.plain):
            break  # “모임을 이끄는 박선영 씨”
        at -= 1
    return at


def _ends_in_n(word: str) -> bool:
    """Whether a word of two letters or more ends as a verb does that tells whom is meant: “나온”, “떠난”."""
    return len(word) > 1 and (ord(word[-1]) - 0xAC00) % 28 == 4 and not is_korean_name(word)


def is_body(word: str) -> bool:
    """Whether a word is one for a ministry, a company, a country or the like."""
    return word in _BODIES or bool(korean.BODY_ENDINGS.search(word)) or is_land(word)


def _is_behind_name(words: Sequence[str]) -> bool:
    """Whether a name stands before the last of the words, whose office it then is."""
    return len(words) > 1 and is_korean_name(words[-2])


def has_role(word: str) -> bool:
    """Whether a word ends as one for an office or a calling does."""
    return _ROLE.search(word) is not None


def is_korean_name(word: str) -> bool:
    """Three syllables of which the first is a family name, and which do not end as a body does."""
    is_name = len(word) == 3 and is_family(word[0]) and not _is_word_of_body(word)
    return is_name and word not in _PEOPLE_BY_DEED


def _is_word_of_body(word: str) -> bool:
    return is_body(word) or bool(re.search(r"(?:[부처청시군당위국회]|의|에서)$", word))


def _is_of_office(word: str) -> bool:
    return _is_word_of_body(word) or _is_short(word) or word.endswith("대")


def _is_short(word: str) -> bool:
    """“CJ”, “의협”: a body by its first letters."""
    return word.isascii() or len(word) == 2


def _may_name(word: str) -> bool:
    if word in korean.SHORTENED:
        return True
    if word in _THING:
        return False
    if korean.CONJUNCTIONS.fullmatch(word):
        return False  # “하지만” begins as a family name does
    if not word or korean.CONJUNCTIONS.match(word) or korean.OCCASIONS.search(word):
        return is_korean_name(word)
    is_subject = has_particle(word, "은는이가")
    return is_korean_name(word) or not (is_subject or _BEHIND_OTHERS.search(word)) or word in _SOMEBODY


def _fits(bare: str, particle: str) -> bool:
    """“은” and “이” follow a consonant, “는” and “가” a vowel."""
    if len(particle) > 1 or particle == "도":
        return True
    code = ord(bare[-1]) - 0xAC00
    if not 0 <= code < 11172:
        return True
    is_closed = code % 28 > 0
    return particle in (_AFTER_CONSONANT if is_closed else _AFTER_VOWEL)

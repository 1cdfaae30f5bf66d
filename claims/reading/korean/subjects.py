"""Who acts in a Korean sentence, by the particle behind whoever does, and where what is said may begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.reading.korean.sources import (
    Named,
    Piece,
    has_particle,
    has_role,
    is_body,
    is_korean_name,
    source_before,
    without_particle,
)
from claims.reading.languages import korean
from claims.reading.quotes import Quote
from claims.reading.sentences import Span
from claims.reading.statements import Speaker
from claims.reading.tongues.asides import VAGUE, Told

FAR = 7
"""Between what is said and its verb stand at most so many words."""
SHORTEST_WAY = 3
"""“LG 트윈스는 …”: a topic that may be anybody stands among so many words that open the sentence."""
FAR_ABOUT = 5
"""“…고 말했다는 일부 언론 보도에 대해서는”: so many words lie between what was reported and “about”."""
STANDS = re.compile(
    "(?:" + "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.STANDINGS.items())
    + r")(?:이다|이었다|이라고|이며|이고|이지만|을 (?:밝혔|내놨)\S*)$"
)  # fmt: skip
OBJECT = re.compile(r"[을를]$")
SAID = re.compile(r"(?:[다라냐자까요죠]|으라)(?:고[도는만]?|며|면서도?)$")
HELD = re.compile(r"[다라]는$")
THUS = frozenset(("이렇게", "이같이", "이처럼", "이와"))
_LIKE_THIS = frozenset((*THUS, "같이", "이와같이"))
"""“이같이 말했다”: words that end as a subject does, and are none."""
_ABOUT = re.compile(r"(?:대해서?[는도선]?|관해서?[는도]?|관련해서?[는도]?|관련|두고|놓고)$")
_TOLD_OF = re.compile(r"[다라자냐]는$")
_BARE_OCCASION = re.compile(
    r"(?:회견|브리핑|인터뷰|성명|입장문|자료|국회|회의|통화|간담회"
    r"|법정|재판|청문회|토론회|방송|뉴스)$"
)
_QUOTING_END = re.compile(
    r"(?<=다)(?:고[도는만]?|며|면서도?|는)$|(?<=것)(?:으로|이라[고며는]?)$|(?<=니라)[고며]$|(?<=[자냐])고[도는만]?$"
    r"|(?<=[가-힣])(?<![줄높보먹들직울늘붙속죽녹숙벌모것])이라고[도는만]?$"
)
"""What closes words that are told and is no part of them: “멈추자|고”, “고장|이라고”, but all of “줄이라고”."""
_ASKED = re.compile(r"(?:에|에게|까지|부터|으로|로)는$|냐[’'”\"]?는$|(?:대해|관해|관련해)서?도?$")
"""“질문에는”, “사퇴하느냐는”: a topic of where, to whom or what about, and nobody."""
_BEHIND_NAMES = ("가 ", "의 ", "를 ", "에 ", "와 ", " 측", " 관계자", " 대표")
"""What stands behind “한양화로”, a firm, and behind no noun with “-로”."""
_DONE = re.compile(r"[임음함됨]을$")
_CITING = re.compile(r"(?:인용해|인용하며|빌려)$")
"""“당국자를 인용해”: whom who speaks relies on."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports, as a range of pieces, with its force."""

    first: int
    after: int
    force: str
    is_negated: bool = False


class KoreanSubjects:
    """The words of one sentence, and who acts in it; ``named`` holds who was named before it."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], named: Named) -> None:
        self.text = text
        self.quotes = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
        self.pieces = [*_pieces(text, sentence, self.quotes)]
        self.named = named

    def _source(self, first: int, stop: int, behind: int, cue: Cue | None, *, is_quoting: bool) -> tuple[Speaker, int]:
        """Who says it, and where what is said may begin: named behind it, else before it, else the last one."""
        found = self._between(behind, cue) if cue is not None else None
        if found is not None:
            return found, first
        found, after = self._first_source(first, stop, is_quoting=is_quoting)
        if found is not None:
            return found, self._without_occasion(after, stop)
        has_topic = any(
            self.pieces[at].quote < 0
            and has_particle(self.pieces[at].plain, "은는")
            and not (self._qualifies(at) or self._is_about(at))
            for at in range(first, stop)
        )
        return (None if has_topic else self.named.last()) or VAGUE, first

    def _behind_report(self, first: int, stop: int) -> int:
        """“…고 말했다는 보도에 대해서는 관계자가 …”: where what is asked about ends, and the answer begins."""
        for at in range(stop - 1, first, -1):
            if self.pieces[at].quote < 0 and _ABOUT.search(self.pieces[at].plain):
                near = range(max(first, at - FAR_ABOUT), at)
                if any(self.pieces[k].quote < 0 and _TOLD_OF.search(self.pieces[k].plain) for k in near):
                    return at + 1
        return first

    def _topic(self, first: int, stop: int) -> tuple[Speaker | None, int]:
        """“LG 트윈스는 영입설을 부인했다”: who denies something opens the sentence, whoever it is."""
        at = next((k for k in range(first, stop) if has_particle(self.pieces[k].plain, "은는")), None)
        if at is None or self.pieces[at].quote >= 0 or self._qualifies(at) or at - first >= SHORTEST_WAY:
            return None, first
        return self.named.speaker(self.pieces[first : at + 1], is_quoting=True), at + 1

    def _between(self, first: int, cue: Cue) -> Speaker | None:
        for at in range(cue.first - 1, first - 1, -1):
            piece = self.pieces[at]
            if piece.plain in _LIKE_THIS:
                continue
            is_whose = STANDS.match(self.pieces[cue.first].plain) and piece.plain.endswith("의")
            if piece.quote < 0 and _DONE.search(piece.plain):
                return None  # “…며 소송이 진행 중임을 밝혔다”: what stands before it acts in that
            if piece.quote < 0 and (has_particle(piece.plain, "은는이가") or is_whose):
                pieces = self.pieces[source_before(self.pieces, at, first) : at + 1]
                if is_whose:
                    pieces = [*pieces[:-1], Piece(piece.plain[:-1], piece.start, piece.start + len(piece.plain) - 1)]
                found = self.named.speaker(pieces, is_quoting=True)
                if found is not None:
                    return found
        return None

    def _first_source(self, first: int, stop: int, *, is_quoting: bool) -> tuple[Speaker | None, int]:
        """The first phrase with the particle of a topic that may speak; before a quotation also a subject."""
        marks = ("은는도", "이가서") if is_quoting else ("은는도",)
        told_of = self._behind_report(first, stop)
        ways = [(particles, range(first, stop)) for particles in marks]
        if told_of > first:  # who is asked about acts in the clause before
            ways = [("은는이가" if is_quoting else "은는", range(told_of, stop)), ("은는도", range(first, stop))]
        for number, (particles, places) in enumerate(ways):
            for at in places:
                piece = self.pieces[at]
                if piece.quote >= 0 or not has_particle(piece.plain, particles) or len(piece.plain) < 2:
                    continue
                if self._qualifies(at) or piece.plain in _LIKE_THIS or self._is_about(at):
                    continue
                if piece.plain in korean.SHORTENED and at + 1 < stop:
                    continue  # “한은 관계자는”
                start = source_before(self.pieces, at, first)
                found = self.named.speaker(self.pieces[start : at + 1], is_quoting=is_quoting)
                if found is not None:
                    return found, at + 1
                if not is_quoting and number == len(ways) - 1:
                    return None, first
        return None, first

    def _is_about(self, at: int) -> bool:
        """“질문에는”, “그 이유로는”: a topic of where or what about, unless a name ends so."""
        word = self.pieces[at].plain
        if not _ASKED.search(word):
            return False
        bare = without_particle(word)
        return not (bare.endswith("로") and any(f"{bare}{behind}" in self.text for behind in _BEHIND_NAMES))

    def _qualifies(self, at: int) -> bool:
        """“조사를 맡은 김하늘 연구위원은”: a verb behind its object ends as a topic does, and is none."""
        before = self.pieces[at - 1] if at else None
        is_behind_object = before is not None and before.quote < 0 and bool(OBJECT.search(before.plain))
        bare = without_particle(self.pieces[at].plain)
        return is_behind_object and not (is_body(bare) or is_korean_name(bare) or has_role(bare))

    def _without_occasion(self, at: int, stop: int) -> int:
        """Over “25일”, “기자회견에서”: when and where it was said."""
        near = range(at, min(stop, at + FAR))
        place = at = next((k + 1 for k in near if _CITING.search(self.pieces[k].plain)), at)
        for k in range(at, min(stop, at + FAR)):
            word = self.pieces[k].plain
            following = self.pieces[k + 1].plain if k + 1 < len(self.pieces) else ""
            is_other = has_particle(word, "이가은는") and not korean.OCCASIONS.search(word)
            if self.pieces[k].quote >= 0 or is_other:
                break
            if _BARE_OCCASION.search(word) and not korean.OCCASIONS.search(following):
                continue  # “토론회 발언의 사실 여부”
            if korean.OCCASIONS.search(word) or (korean.CONJUNCTIONS.match(word) and k == place):
                place = k + 1
        return place

    def _word(self, cue: Cue) -> str:
        return self.text[self.pieces[cue.first].start : self.pieces[cue.after - 1].end].strip(" .,!?")

    def _quoted(self, number: int, said: str, cue: Cue, speaker: Speaker) -> Told:
        quote = self.quotes[self.pieces[number].quote]
        start, end = quote.inner_start, quote.inner_end
        inside = self.text[start:end]
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip(" .,"))
        return Told(start, max(start, end), said, cue.force, speaker, True, True, cue.is_negated)

    def _made(
        self,
        first: int,
        last: int,
        said: str,
        cue: Cue,
        speaker: Speaker,
        *,
        is_object: bool = False,
        is_whole: bool = False,
    ) -> Told:
        start, end = self.pieces[first].start, self.pieces[last].end
        word = self.text[start:end].rstrip(" .,")
        end = start + len(word)
        if not (is_object or is_whole):
            ending = _QUOTING_END.search(word)
            end -= len(ending[0]) if ending else 0
        has_quote = any(self.pieces[at].quote >= 0 for at in range(first, last + 1))
        return Told(start, end, said, cue.force, speaker, False, has_quote, cue.is_negated, is_bare=is_object)


def _pieces(text: str, sentence: Span, quotes: Sequence[Quote]) -> Iterator[Piece]:
    at = sentence.start
    for number, quote in enumerate(quotes):
        yield from _words(text, at, max(at, quote.start))
        if quote.end > at:
            start = max(at, quote.start)
            end = min(quote.end, sentence.end)
            if start < end:
                yield Piece(text[start:end], start, end, number)
            at = max(at, end)
    yield from _words(text, at, sentence.end)


def _words(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _WORD.finditer(text, start, end):
        yield Piece(match.group(), match.start(), match.end())

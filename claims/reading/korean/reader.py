"""Who says what in Korean, where the verb that reports stands last and an ending closes what is said.

“노조는 크레인이 고장 났다고 주장했다”: a source with its particle, what is said, a quoting ending, a verb. The
source may also stand between what is said and the verb, or have been named in the sentence before. Whoever stands in
any other order stays open.
"""

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
_DO = "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.VERBS.items())
_OTHER = "|".join(f"(?P<{force}_>{'|'.join(stems.split())})" for force, stems in korean.OTHER_VERBS.items())
_REST = r"(?:었|였)?(?:다[고며는]?|습니다|고|으나|지만|으며|며|면서도?|는데|는|던|지[는도]?|자|니|음)?"
_VERB = re.compile(rf"(?:(?:{_DO})(?:을|를)?(?:했|하였|한|하|해)|{_OTHER})(?P<rest>{_REST})$")
_STANDS = re.compile(
    "(?:" + "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.STANDINGS.items())
    + r")(?:이다|이었다|이라고|이며|이고|이지만|을 (?:밝혔|내놨)\S*)$"
)  # fmt: skip
_HELD_OUT = re.compile(
    "(?:"
    + "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.STANDINGS.items())
    + ")(?:을|를|도)$"
)
_GIVEN = re.compile(r"(?:내놨|내놓|밝혔|제시했|제기했|전했|피력했)")
"""“…라는 분석을 내놨다”: a noun for what somebody holds, and a verb that gives it."""
_HELD = re.compile(r"[다라]는$")
_NEGATED = re.compile(r"지(?:는|도)?$")
_NOT = re.compile(r"(?:않|못|아니)")
_QUALIFIES = re.compile(r"[한힌인은쓴본]$|는$|던$")
_FOLLOWS_QUALIFIED = re.compile(r"(?:것으로|바|데|것|걸로)")
_SAID = re.compile(r"(?:[다라냐자까요죠]|으라)(?:고도|고는|고|며|면서도|면서)$")
_TAKEN_AS = "것으로"
_AFTER_QUOTE = re.compile(r"(?:이?라|이?다)?(?:고는|고도|고|며|면서도|면서)$|하고$|라$")
_OF_QUOTE = re.compile(r"(?:이?라)?는$")
_MESSAGE = re.compile(rf"(?:{'|'.join(korean.MESSAGES.split())})(?:을|를|도|만)?$")
_OBJECT = re.compile(r"[을를]$")
_ACCORDING = re.compile(r"(?:따르면|의하면|따르자면)$")
_ASKED = re.compile(
    r"^(?:(?P<verb>(?:여론)?조사한|설문(?:조사)?한|물은|물어본|분석한|점검한|감식한|집계한)"
    r"|(?:여론)?조사|설문(?:조사)?|수사|감식|부검|감사|점검|분석|집계)$"
)
"""What somebody did who then tells the “결과”, the result."""
_BARE_OCCASION = re.compile(
    r"(?:회견|브리핑|인터뷰|성명|입장문|자료|국회|회의|통화|간담회"
    r"|법정|재판|청문회|토론회|방송|뉴스)$"
)
_WHILE_SAYING = re.compile(r"[가-힣][다라](?:며|면서도?)$")
_PAST = re.compile(r"[가-힣](?:다|습니다)$")
_WORD = re.compile(r"\S+")
_THUS = frozenset(("이렇게", "이같이", "이처럼", "이와"))


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    after: int
    force: str
    is_negated: bool = False


class KoreanReader:
    """Reads one sentence; ``named`` holds who was named before it."""

    def __init__(self, text: str, sentence: Span, quotes: list[Quote], named: Named) -> None:
        self.text = text
        self.quotes = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
        self.pieces = [*_pieces(text, sentence, self.quotes)]
        self.named = named

    def told(self) -> list[Told]:
        """All that is reported in this sentence, in the order of the text."""
        if surveyed := self._surveyed():
            return surveyed
        found: list[Told] = []
        first = 0
        for cue in self._cues():
            if cue.first < first:
                continue
            made = self._reported(first, cue)
            if made:
                found += made
                first = cue.after
        found += self._quoted_without_verb(first) or self._told_without_verb(first)
        return found or self._according() or self._hearsay()

    def is_alone(self) -> bool:
        """Whether the sentence is one quotation and nothing else."""
        return len([piece for piece in self.pieces if piece.plain]) == 1 and self.pieces[0].quote >= 0

    def says_thus(self) -> Speaker | None:
        """“손흥민은 이렇게 말했다”: who is said to have said what stood before."""
        if not any(piece.plain in _THUS for piece in self.pieces):
            return None
        return self._first_source(0, len(self.pieces), is_quoting=True)[0]

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _cues(self) -> Iterator[_Cue]:
        for at, piece in enumerate(self.pieces):
            word = piece.plain
            following = self.pieces[at + 1].plain if at + 1 < len(self.pieces) else ""
            if piece.quote >= 0 or not at:
                continue
            if verb := _VERB.match(word):
                force = next(name for name, part in verb.groupdict().items() if part and name != "rest").rstrip("_")
                rest = verb["rest"]
                if _NEGATED.search(rest):
                    if _NOT.match(following):
                        yield _Cue(at, at + 2, force, is_negated=True)
                elif not _QUALIFIES.search(word) or _FOLLOWS_QUALIFIED.match(following):
                    yield _Cue(at, at + 1, force)
            elif stands := _STANDS.match(word) or (_GIVEN.match(following) and _HELD_OUT.match(word)):
                force = next(name for name, part in stands.groupdict().items() if part)
                yield _Cue(at, at + 1, force)

    def _reported(self, first: int, cue: _Cue) -> list[Told]:
        """What the verb reports, which ends right before it."""
        quotes = self._speeches(first, cue.first)
        end = self._end_of_content(first, cue)
        if end is None and not quotes:
            return self._object(first, cue)
        stop = min([*quotes, end if end is not None else cue.first])
        behind = (end if end is not None else quotes[-1] + 1) + 1
        speaker, after = self._source(first, stop, behind, cue, is_quoting=bool(quotes))
        said = self._word(cue)
        found = [self._quoted(number, said, cue, speaker) for number in quotes]
        if end is not None and not any(number > end for number in quotes):
            start = max([after, *(number + 2 for number in quotes)])
            found += self._clauses(start, end, said, cue, speaker)
        return sorted(found, key=lambda item: item.start)

    def _speeches(self, first: int, after: int) -> list[int]:
        """The pieces that are quotations of what somebody says, by the ending that follows the marks."""
        return [at for at in range(first, after) if self.pieces[at].quote >= 0 and self._is_speech(at)]

    def _is_speech(self, at: int) -> bool:
        piece = self.pieces[at]
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if following is None or following.quote >= 0:
            return False
        if following.start > piece.end:
            return following.plain in ("라고", "이라고", "라며", "하고")
        if _AFTER_QUOTE.match(following.plain):
            return True
        return bool(_OF_QUOTE.match(following.plain)) and bool(
            at + 2 < len(self.pieces) and _MESSAGE.match(self.pieces[at + 2].plain)
        )

    def _end_of_content(self, first: int, cue: _Cue) -> int | None:
        """The piece whose ending closes what is told without quotation marks."""
        word = self.pieces[cue.first].plain
        if _STANDS.match(word) or _HELD_OUT.match(word):
            near = range(cue.first - 1, max(first, cue.first - 4), -1)
            return next((at for at in near if self.pieces[at].quote < 0 and _HELD.search(self.pieces[at].plain)), None)
        for at in range(cue.first - 1, max(first - 1, cue.first - FAR), -1):
            piece = self.pieces[at]
            if piece.quote >= 0:
                return None
            is_end = _SAID.search(piece.plain) and len(piece.plain) > 2
            if is_end and not (at and self.pieces[at - 1].quote >= 0 and self.pieces[at - 1].end == piece.start):
                return at
            if piece.plain == _TAKEN_AS and cue.first - at <= 2:
                return at
        return None

    def _clauses(self, start: int, end: int, said: str, cue: _Cue, speaker: Speaker) -> Iterator[Told]:
        """“…다며 …라고”: each clause that a quoting ending closes is a statement."""
        first = start
        for at in range(start, end + 1):
            word = self.pieces[at].plain
            is_inner = self.pieces[at].quote < 0 and re.search(r"[다라]며$|[다라]면서도?$", word)
            if at < end and not (is_inner and at - first >= 1):
                continue
            yield self._made(first, at, said, cue, speaker)
            first = at + 1

    def _object(self, first: int, cue: _Cue) -> list[Told]:
        """“의혹을 부인했다”: what is denied is the verb's object, and stands with its verb."""
        if cue.force not in ("deny", "dismiss", "dispute") or cue.is_negated:
            return []
        near = range(cue.first - 1, max(first, cue.first - 3), -1)
        at = next((at for at in near if self.pieces[at].quote < 0 and _OBJECT.search(self.pieces[at].plain)), None)
        if at is None:
            return []
        speaker, after = self._first_source(first, at, is_quoting=False)
        if speaker is None or after > at:
            return []
        after = self._without_occasion(after, at)
        return [self._made(after, cue.after - 1, self._word(cue), cue, speaker, is_object=True)]

    def _quoted_without_verb(self, first: int) -> list[Told]:
        """“…”라며 고개를 숙였다: the ending behind the marks reports by itself."""
        quotes = self._speeches(first, len(self.pieces))
        if not quotes:
            return []
        speaker, _ = self._source(first, quotes[0], 0, None, is_quoting=True)
        cue = _Cue(quotes[0] + 1, quotes[0] + 2, "say")
        return [self._quoted(number, self.pieces[number + 1].plain, cue, speaker) for number in quotes]

    def _told_without_verb(self, first: int) -> list[Told]:
        """“…아니라고 선을 그었다”, “…않았다며 파업에 들어갔다”: a quoting ending before a verb that is in no list."""
        last = len(self.pieces) - 1
        for at in range(first, last):
            if self.pieces[at].quote < 0 and _WHILE_SAYING.search(self.pieces[at].plain):
                speaker, after = self._first_source(first, at, is_quoting=False)
                if speaker is not None:
                    after = self._without_occasion(after, at)
                    cue = _Cue(at, at + 1, "say")
                    return [*self._clauses(after, at, self._word(cue), cue, speaker)]
        if last - first < 3 or not _OBJECT.search(self.pieces[last - 1].plain):
            return []
        cue = _Cue(last, last + 1, "say")
        end = self._end_of_content(first, _Cue(last - 1, last, "say"))
        if end != last - 2 or not _PAST.search(self.pieces[last].plain):
            return []
        speaker, after = self._source(first, end, end + 1, None, is_quoting=False)
        return [*self._clauses(after, end, self._word(cue), cue, speaker)]

    # -- sources ---------------------------------------------------------------------------------------------------

    def _source(self, first: int, stop: int, behind: int, cue: _Cue | None, *, is_quoting: bool) -> tuple[Speaker, int]:
        """Who says it, and where what is said may begin: named behind it, else before it, else the last one."""
        found = self._between(behind, cue) if cue is not None else None
        if found is not None:
            return found, first
        found, after = self._first_source(first, stop, is_quoting=is_quoting)
        if found is not None:
            return found, self._without_occasion(after, stop)
        has_topic = any(
            self.pieces[at].quote < 0 and has_particle(self.pieces[at].plain, "은는") and not self._qualifies(at)
            for at in range(first, stop)
        )
        return (None if has_topic else self.named.last()) or VAGUE, first

    def _between(self, first: int, cue: _Cue) -> Speaker | None:
        for at in range(cue.first - 1, first - 1, -1):
            piece = self.pieces[at]
            is_whose = _STANDS.match(self.pieces[cue.first].plain) and piece.plain.endswith("의")
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
        for particles in marks:
            for at in range(first, stop):
                piece = self.pieces[at]
                if piece.quote >= 0 or not has_particle(piece.plain, particles) or len(piece.plain) < 2:
                    continue
                if self._qualifies(at):
                    continue
                if piece.plain in korean.SHORTENED and at + 1 < stop:
                    continue  # “한은 관계자는”
                start = source_before(self.pieces, at, first)
                found = self.named.speaker(self.pieces[start : at + 1], is_quoting=is_quoting)
                if found is not None:
                    return found, at + 1
                if not is_quoting:
                    return None, first
        return None, first

    def _qualifies(self, at: int) -> bool:
        """“조사를 맡은 김하늘 연구위원은”: a verb behind its object ends as a topic does, and is none."""
        before = self.pieces[at - 1] if at else None
        is_behind_object = before is not None and before.quote < 0 and bool(_OBJECT.search(before.plain))
        bare = without_particle(self.pieces[at].plain)
        return is_behind_object and not (is_body(bare) or is_korean_name(bare) or has_role(bare))

    def _without_occasion(self, at: int, stop: int) -> int:
        """Over “25일”, “기자회견에서”: when and where it was said."""
        place = at
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

    def _according(self) -> list[Told]:
        """“통계청에 따르면 …”."""
        for at in range(1, len(self.pieces)):
            piece = self.pieces[at]
            if piece.quote >= 0 or not _ACCORDING.search(piece.plain) or not self.pieces[at - 1].plain.endswith("에"):
                continue
            last = self.pieces[at - 1]
            source = Piece(last.plain[:-1], last.start, last.start + len(last.plain) - 1)
            pieces = [*self.pieces[source_before(self.pieces, at - 1, 0) : at - 1], source]
            speaker = self.named.speaker(pieces, is_quoting=True)
            start = at + 1
            if speaker is None or start >= len(self.pieces):
                return []
            return [
                self._made(start, len(self.pieces) - 1, piece.plain, _Cue(at, at + 1, "say"), speaker, is_whole=True)
            ]
        return []

    def _surveyed(self) -> list[Told]:
        """“한국갤럽이 성인 1천3명을 조사한 결과 …”, “노동부 조사 결과 …”: what was found is theirs who asked."""
        at = next((k for k in range(1, len(self.pieces) - 2) if self.pieces[k].plain == "결과"), 0)
        asked = _ASKED.search(self.pieces[at - 1].plain) if at else None
        if asked is None or any(piece.quote >= 0 for piece in self.pieces[: at + 1]):
            return []
        if asked["verb"]:
            ends = (k for k in range(at - 1) if has_particle(self.pieces[k].plain, "이가은는"))
            last = next((k for k in ends if not self._qualifies(k)), None)
        else:
            last = at - 2 if at > 1 else None
        if last is None:
            return []
        start = source_before(self.pieces, last, 0)
        if not is_body(without_particle(self.pieces[last].plain)) and not asked["verb"]:
            return []
        speaker = self.named.speaker(self.pieces[start : last + 1], is_quoting=bool(asked["verb"]))
        if speaker is None or speaker.is_vague:
            return []
        cue = _Cue(at, at + 1, "say")
        last = len(self.pieces) - 1
        is_quoting = _SAID.search(self.pieces[last - 1].plain) is not None and last - 1 > at + 1  # “…없다고 답했다”
        word = self.pieces[at].plain
        return [self._made(at + 1, last - is_quoting, word, cue, speaker, is_whole=not is_quoting)]

    def _hearsay(self) -> list[Told]:
        """“…한 것으로 알려졌다”: nobody is named who says so."""
        last = len(self.pieces) - 1
        if last < 1 or not korean.HEARSAY.search(" ".join(piece.text for piece in self.pieces[-4:])):
            return []
        return [self._made(0, last, self.pieces[last].plain, _Cue(last, last + 1, "report"), VAGUE, is_whole=True)]

    # -- statements ------------------------------------------------------------------------------------------------

    def _word(self, cue: _Cue) -> str:
        return self.text[self.pieces[cue.first].start : self.pieces[cue.after - 1].end].strip(" .,!?")

    def _quoted(self, number: int, said: str, cue: _Cue, speaker: Speaker) -> Told:
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
        cue: _Cue,
        speaker: Speaker,
        *,
        is_object: bool = False,
        is_whole: bool = False,
    ) -> Told:
        start, end = self.pieces[first].start, self.pieces[last].end
        word = self.text[start:end].rstrip(" .,")
        end = start + len(word)
        if not (is_object or is_whole):
            ending = re.search(r"(?<=다)(?:고|며|면서도|면서|는)$|(?<=것)(?:으로|이라는)$", word)
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

"""Who says what in Korean, where the verb that reports stands last and an ending closes what is said.

“노조는 크레인이 고장 났다고 주장했다”: a source with its particle, what is said, a quoting ending, a verb. The
source may also stand between what is said and the verb, or have been named in the sentence before. Whoever stands in
any other order stays open.
"""

import re
from collections.abc import Iterator

from claims.reading.korean.asides import KoreanAsides
from claims.reading.korean.sources import is_korean_name
from claims.reading.korean.subjects import FAR, HELD, OBJECT, SAID, STANDS, THUS, Cue
from claims.reading.languages import korean
from claims.reading.statements import Speaker
from claims.reading.tongues.asides import VAGUE, Told

_DO = "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.VERBS.items())
_OTHER = "|".join(f"(?P<{force}_>{'|'.join(stems.split())})" for force, stems in korean.OTHER_VERBS.items())
_REST = r"(?:었|였)?(?:다[고며는]?|습니다|고|으나|지만|으며|며|면서도?|는데|는|던|지[는도]?|자|니|음)?"
_VERB = re.compile(rf"(?:(?:{_DO})(?:을|를)?(?:했|하였|하셨|하시|한|하|해)|{_OTHER})(?P<rest>{_REST})$")
_HELD_OUT = re.compile(
    "(?:"
    + "|".join(f"(?P<{force}>{'|'.join(nouns.split())})" for force, nouns in korean.STANDINGS.items())
    + ")(?:을|를|도)$"
)
_GIVEN = re.compile(r"(?:내놨|내놓|밝혔|제시했|제기했|전했|피력했|드러냈|나타냈|표명했)")
"""“…라는 분석을 내놨다”: a noun for what somebody holds, and a verb that gives it."""
_NEGATED = re.compile(r"지(?:는|도)?$")
_NOT = re.compile(r"(?:않|못|아니)")
_QUALIFIES = re.compile(r"[한힌인은쓴본]$|는$|던$")
_FOLLOWS_QUALIFIED = re.compile(r"(?:것으로|바|데|것|걸로)")
_TAKEN_AS = "것으로"
_AFTER_QUOTE = re.compile(r"(?:이?라|이?다)?(?:고는|고도|고|며|면서도|면서)$|하고$|라$")
_OF_QUOTE = re.compile(r"(?:이?라)?는$")
_MESSAGE = re.compile(rf"(?:{'|'.join(korean.MESSAGES.split())})(?:을|를|도|만)?$")
_WHILE_SAYING = re.compile(r"[가-힣][다라](?:며|면서도?)$")
_PAST = re.compile(r"[가-힣](?:다|습니다)$")
_WILL = re.compile(r"(?:겠다|계획이라|방침이라)고$")
"""An ending with which one speaks of what one will do oneself."""
_TELLS_OF_WHOM = re.compile(r"(?:하는|했던|하던|되는|려진|해진|장한)$")
"""“무인기를 보냈다고 자처하는 남성”: what somebody says of himself tells whom is meant."""


class KoreanReader(KoreanAsides):
    """Reads one sentence."""

    def told(self) -> list[Told]:
        """All that is reported in this sentence, in the order of the text."""
        if asides := self._surveyed() or self._going_round():
            return asides
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
        if not any(piece.plain in THUS for piece in self.pieces):
            return None
        return self._first_source(0, len(self.pieces), is_quoting=True)[0]

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _cues(self) -> Iterator[Cue]:
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
                        yield Cue(at, at + 2, force, is_negated=True)
                elif not _QUALIFIES.search(word) or _FOLLOWS_QUALIFIED.match(following):
                    yield Cue(at, at + 1, force)
            elif stands := STANDS.match(word) or (_GIVEN.match(following) and _HELD_OUT.match(word)):
                force = next(name for name, part in stands.groupdict().items() if part)
                yield Cue(at, at + 1, force)

    def _reported(self, first: int, cue: Cue) -> list[Told]:
        """What the verb reports, which ends right before it."""
        told_of = self._behind_report(first, cue.first)
        quotes = self._speeches(told_of, cue.first)
        end = self._end_of_content(told_of, cue)
        if end is None and not quotes:
            return self._object(first, cue)
        stop = min([*quotes, end if end is not None else cue.first])
        behind = (end if end is not None else quotes[-1] + 1) + 1
        speaker, after = self._source(first, stop, behind, cue, is_quoting=bool(quotes))
        if speaker is VAGUE and end is not None and _WILL.search(self.pieces[end].plain):
            willing, place = self._topic(first, end)  # “삼성은 투자를 늘리겠다고 밝혔다”: who will do so says so
            speaker, after = (willing, self._without_occasion(place, end)) if willing else (speaker, after)
        said = self._word(cue)
        found = [self._quoted(number, said, cue, speaker) for number in quotes]
        if end is not None and not any(number > end for number in quotes):
            start = max([after, told_of, *(number + 2 for number in quotes)])
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

    def _end_of_content(self, first: int, cue: Cue) -> int | None:
        """The piece whose ending closes what is told without quotation marks."""
        word = self.pieces[cue.first].plain
        if STANDS.match(word) or _HELD_OUT.match(word):
            near = range(cue.first - 1, max(first, cue.first - 4), -1)
            return next((at for at in near if self.pieces[at].quote < 0 and HELD.search(self.pieces[at].plain)), None)
        for at in range(cue.first - 1, max(first - 1, cue.first - FAR), -1):
            piece = self.pieces[at]
            if piece.quote >= 0:
                return None
            is_end = SAID.search(piece.plain) and len(piece.plain) > 2
            if is_end and not (at and self.pieces[at - 1].quote >= 0 and self.pieces[at - 1].end == piece.start):
                following = self.pieces[at + 1].plain
                tells_of_whom = (
                    at + 1 < cue.first and _TELLS_OF_WHOM.search(following) and not is_korean_name(following)
                )
                return None if tells_of_whom else at
            if piece.plain == _TAKEN_AS and cue.first - at <= 2:
                return at
        return None

    def _clauses(self, start: int, end: int, said: str, cue: Cue, speaker: Speaker) -> Iterator[Told]:
        """“…다며 …라고”: each clause that a quoting ending closes is a statement."""
        first = start
        for at in range(start, end + 1):
            word = self.pieces[at].plain
            is_inner = self.pieces[at].quote < 0 and re.search(r"[다라]며$|[다라]면서도?$", word)
            if at < end and not (is_inner and at - first >= 1):
                continue
            if at > first or _VERB.match(self.pieces[at].plain.removesuffix("고")) is None:
                yield self._made(first, at, said, cue, speaker)  # but not “…는 입장을 [밝혔다]고 설명했다”
            first = at + 1

    def _object(self, first: int, cue: Cue) -> list[Told]:
        """“의혹을 부인했다”: what is denied is the verb's object, and stands with its verb."""
        if cue.force not in ("deny", "dismiss", "dispute") or cue.is_negated:
            return []
        near = range(cue.first - 1, max(first, cue.first - 3), -1)
        at = next((at for at in near if self.pieces[at].quote < 0 and OBJECT.search(self.pieces[at].plain)), None)
        if at is None:
            return []
        speaker, after = self._first_source(first, at, is_quoting=False)
        if speaker is None:
            speaker, after = self._topic(first, at)
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
        cue = Cue(quotes[0] + 1, quotes[0] + 2, "say")
        return [self._quoted(number, self.pieces[number + 1].plain, cue, speaker) for number in quotes]

    def _told_without_verb(self, first: int) -> list[Told]:
        """“…아니라고 선을 그었다”, “…않았다며 파업에 들어갔다”: a quoting ending before a verb that is in no list."""
        last = len(self.pieces) - 1
        for at in range(first, last):
            if self.pieces[at].quote < 0 and _WHILE_SAYING.search(self.pieces[at].plain):
                speaker, after = self._first_source(first, at, is_quoting=False)
                if speaker is not None:
                    after = self._without_occasion(after, at)
                    cue = Cue(at, at + 1, "say")
                    return [*self._clauses(after, at, self._word(cue), cue, speaker)]
        if last - first < 3 or not OBJECT.search(self.pieces[last - 1].plain):
            return []
        cue = Cue(last, last + 1, "say")
        end = self._end_of_content(first, Cue(last - 1, last, "say"))
        if end != last - 2 or not _PAST.search(self.pieces[last].plain):
            return []
        speaker, after = self._source(first, end, end + 1, None, is_quoting=False)
        return [*self._clauses(after, end, self._word(cue), cue, speaker)]

"""What a Korean sentence gives to a source without a verb of saying: “…에 따르면”, “… 결과”, “…라는 관측이 나온다”."""

import re

from claims.reading.korean.sources import Piece, has_particle, is_body, source_before, without_particle
from claims.reading.korean.subjects import HELD, SAID, Cue, KoreanSubjects
from claims.reading.languages import korean
from claims.reading.tongues.asides import VAGUE, Told

_ACCORDING = re.compile(r"(?:따르면|의하면|따르자면)$")
_ASKED = re.compile(
    r"^(?:(?P<verb>(?:여론)?조사한|설문(?:조사)?한|물은|물어본|분석한|점검한|감식한|집계한)"
    r"|(?:여론)?조사|설문(?:조사)?|수사|감식|부검|감사|점검|분석|집계)$"
)
"""What somebody did who then tells the “결과”, the result."""
_GOES_ROUND = re.compile(r"^(?:나온|나왔|나오|제기[되된됐]|잇따|우세|지배적|많|확산|커지|커졌|높|힘을)")
"""“…라는 관측이 나온다”: what is held by nobody in particular."""
_ROUND = re.compile(r"(?:관측|전망|분석|지적|우려|목소리|비판|의견|해석|평가|주장|의혹|추측|불만|반응|말)[이가도]$")
_ENDS = re.compile(r"(?:다|고|며|지만|는데)$")
_GOES_ROUND_MORE = re.compile(r"(?:나오고|제기되고|제기돼|커지고|힘을)$")
"""“… 전망이 제기되고 있다”: the verb that goes on in the last word."""
_AMONG = re.compile(r"(?:에서는|에서도|에선|에서|에는)$")
_NO_SOURCE = re.compile(r"(?:계획|일정|일정표|순서|관행|원칙|절차)$")
"""“계획에 따르면”: what a thing goes by, and nobody who says so."""


class KoreanAsides(KoreanSubjects):
    """Finds what is told in such a way."""

    def _going_round(self) -> list[Told]:
        """“시장에서는 인하가 재개될 것이라는 관측이 나온다”: it is said, and nobody is named who says so."""
        for at in range(2, len(self.pieces) - 1):
            word, before = self.pieces[at].plain, self.pieces[at - 1].plain
            is_round = _ROUND.search(word) and HELD.search(before) and _GOES_ROUND.match(self.pieces[at + 1].plain)
            is_said = _ENDS.search(self.pieces[at + 1].plain) or (
                at + 2 < len(self.pieces)
                and _ENDS.search(self.pieces[-1].plain)
                and _GOES_ROUND_MORE.search(self.pieces[at + 1].plain)
            )
            if not is_round or not is_said or any(piece.quote >= 0 for piece in self.pieces[: at + 1]):
                continue
            places = (k for k in range(min(3, at)) if _AMONG.search(self.pieces[k].plain))
            first = next(places, -1) + 1
            cue = Cue(at, at + 1, "report")
            return [self._made(first, at - 1, word, cue, VAGUE)] if first < at - 1 else []
        return []

    def _according(self) -> list[Told]:
        """“통계청에 따르면 …”."""
        for at in range(1, len(self.pieces)):
            piece = self.pieces[at]
            if piece.quote >= 0 or not _ACCORDING.search(piece.plain) or not self.pieces[at - 1].plain.endswith("에"):
                continue
            last = self.pieces[at - 1]
            if _NO_SOURCE.search(last.plain[:-1]):
                continue
            source = Piece(last.plain[:-1], last.start, last.start + len(last.plain) - 1)
            pieces = [*self.pieces[source_before(self.pieces, at - 1, 0) : at - 1], source]
            speaker = self.named.speaker(pieces, is_quoting=True)
            start = at + 1
            if speaker is None or start >= len(self.pieces):
                return []
            return [
                self._made(start, len(self.pieces) - 1, piece.plain, Cue(at, at + 1, "say"), speaker, is_whole=True)
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
        cue = Cue(at, at + 1, "say")
        last = len(self.pieces) - 1
        is_quoting = SAID.search(self.pieces[last - 1].plain) is not None and last - 1 > at + 1  # “…없다고 답했다”
        word = self.pieces[at].plain
        return [self._made(at + 1, last - is_quoting, word, cue, speaker, is_whole=not is_quoting)]

    def _hearsay(self) -> list[Told]:
        """“…한 것으로 알려졌다”: nobody is named who says so."""
        last = len(self.pieces) - 1
        if last < 1 or not korean.HEARSAY.search(" ".join(piece.text for piece in self.pieces[-4:])):
            return []
        return [self._made(0, last, self.pieces[last].plain, Cue(last, last + 1, "report"), VAGUE, is_whole=True)]

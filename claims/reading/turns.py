"""Answers that no verb shows: where a report puts party against party, who speaks next in a paragraph answers.

“Residents said that the landfill made them ill. Its owner said the smell came from a farm.” Nothing in the second
sentence denies, and a reader sees that it answers the first. Three things show it together. The report tells in its own
tense what one party after the other has said. Both statements stand in one paragraph, and what the second says begins
with what the first has told of, counts the same, denies what it says, or comes from who is spoken of there or spoke
just before. Elsewhere one of these alone means little: neighbours that merely share words seldom answer each other.
"""

import re
from collections.abc import Iterator

from claims.choices import CounterKind, Quotation
from claims.reading.attribution.negation import ANSWERING
from claims.reading.bonds import Bond, is_same_speaker, speaks_for, stems, stems_of_names
from claims.reading.scene import Scene
from claims.reading.statements import Speaker, Statement
from claims.reading.words import small_letters, word_set

OF_PARTIES = 0.4
"""From this share of statements on that are told of known sources in the report's own words, it puts them in turns."""
LOOKING_BACK = 0.2
"""From this share of statements on that tell what had happened before, they tell of the past, and not of plans."""
FEWEST = 8
"""So many statements show how a report tells."""
NEAR = 2
"""An answer looks back over so many statements of its paragraph."""
SPOKE_BEFORE = 8
"""Who spoke no farther back than this answers now what was said since."""
LONGEST = 20
"""More words tell of something else besides."""
LONGEST_SENTENCE = 36
FEWEST_WORDS = 3
"""What is answered has so many words at least."""
FIRST = 4
"""What is spoken of stands among so many words at the beginning."""

_SAYING = word_set(
    "say tell insist maintain reply respond counter answer argue explain put suggest add testify claim contend note "
    "stress recall"
)
_TELLING = _SAYING | word_set(
    "deny allege accuse charge report write find warn show complain state acknowledge concede"
)
_NEGATION = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b")
_PRESENT = re.compile(
    r"\b(?:is|are|has|will|does|says|(?<!to )(?<!could )(?<!would )(?<!might )(?<!must )(?:have|do))\b"
)
_PLANNED = re.compile(r"\b(?:would|will|should|must)\b(?! have\b)")
_MOOD = re.compile(
    r"\b(?:wish|hope|welcom|trust|support|proud|pleas|grateful|confident|surprise|glad|sad\b|happy|consider|apologi|regret)"
)
_TOO = re.compile(r"\b(?:also|too|agree\w*|as well|in addition)\b")
_SUCH = re.compile(r"^\W*such\b|\b(?:no|any) such\b")
_THAT = re.compile(r"\W*(?:this|that|those|these|both)\b")
_WHOSE = re.compile(r"(?:Its|Their|His|Her)\s(?!former\b|own\b|ex-)")
_HAD = re.compile(r"\bhad\b")
_THE = re.compile(r"\W*the\b")
_DOUBT = re.compile(
    r"\b(?:misquoted|out of context|fake|forged|doctored|made[- ]up|mistaken|exaggerat\w+|misunderst\w+|misleading"
    r"|unaware|no (?:memory|recollection|record)|not (?:recall|remember|recogni[sz]e|aware)|unrelated|coincidence"
    r"|nothing to do with|routine|lie|lies|lied|lying|stood by)\b"
)
_SILENCE = re.compile(
    r"\b(?:could|would|can|did|do)(?: not|n['’]t) (?:\w+ )?(?:comment|discuss|speak about)\b|\bnothing to add\b"
)
_OWN_LOT = re.compile(r"\W*(?:he|she|i|my)\b")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")


def puts_party_against_party(scene: Scene) -> bool:
    """Whether the report tells, in its own words and one after the other, what known sources say had happened."""
    told = sum(one.quotation is Quotation.INDIRECT and _is_known(one.speaker) for one in scene.statements)
    many = len(scene.statements)
    if many < FEWEST or told < OF_PARTIES * many:
        return False
    return sum(_HAD.search(small) is not None for small in scene.small) >= LOOKING_BACK * many


class Turns:
    """Who answers whom in one report that puts party against party."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._said = [stems(f"{one.cue} {one.exact}") for one in scene.statements]  # “complained about the smell”
        self._first: dict[str, int] = {}
        for index, words in enumerate(self._said):
            for word in words:
                self._first.setdefault(word, index)
        self._opponents: dict[frozenset[str], int] = {}
        for one in scene.found:
            if one.answers is not None:
                self._note(one.statement, one.answers)

    def _note(self, index: int, at: int) -> None:
        """Keep that these two speakers have answered each other, and since when."""
        statements = self._scene.statements
        self._opponents.setdefault(frozenset((_who(statements[index]), _who(statements[at]))), index)

    def answer(self, index: int) -> tuple[CounterKind, int, str] | None:
        """What the statement at ``index`` answers though no verb says so: how, which, and what shows it."""
        scene = self._scene
        if not _may_answer(scene, index):
            return None
        places = [at for at in _turn_before(scene, index) if _may_be_answered(scene, index, at)]
        shown = [(sign, at) for at in places if (sign := self._sign(index, at))]
        if not shown:
            return None
        own = self._said[index] - stems_of_names(scene.statements[index])
        sign, at = max(shown, key=lambda one: (len(own & self._said[one[1]]), one[1]))
        self._note(index, at)
        return _kind(scene, index, at), at, sign

    def denied(self, index: int) -> int | None:
        """What a denial denies that shares no words with it: what the speaker before has said in its paragraph."""
        places = (at for at in _turn_before(self._scene, index) if _may_be_answered(self._scene, index, at))
        return next((at for at in places if self._scene.is_one_paragraph(at, index)), None)

    def _brought_up(self, index: int, at: int) -> frozenset[str]:
        """What both speak of and nobody has spoken of before that paragraph: not what the whole report is about."""
        scene = self._scene
        both = (self._said[index] & self._said[at]) - scene.headline
        both -= stems_of_names(scene.statements[index]) | stems_of_names(scene.statements[at])
        return frozenset(word for word in both if scene.is_one_paragraph(self._first[word], at))

    def _sign(self, index: int, at: int) -> str:
        """What shows that the one answers the other; empty where nothing does."""
        scene = self._scene
        answer, other, small = scene.statements[index], scene.statements[at], scene.small[index]
        both, is_beside = self._brought_up(index, at), scene.is_one_paragraph(index, at)
        takes_up = bool(stems(" ".join(small.split()[:FIRST])) & both)
        if _SUCH.search(small) or (_THAT.match(small) and (takes_up or is_beside)):
            return "it speaks of the same thing"
        if other.quotation is Quotation.INDIRECT and _PRESENT.search(scene.small[at]):
            return ""
        if _THE.match(small) and takes_up:
            return "it speaks of the same thing"
        if Bond.of(answer, other, is_next=at == index - 1).counts_otherwise:
            return "it counts otherwise"
        if not is_beside or not _is_known(other.speaker):
            return ""
        spoke = any(is_same_speaker(one, answer) for one in scene.statements[max(0, at - SPOKE_BEFORE) : at])
        spoke = spoke or self._opponents.get(frozenset((_who(answer), _who(other))), at) < at
        is_party = spoke or _names(answer.speaker, other.exact)
        is_own_lot = bool(answer.speaker.name) and _OWN_LOT.match(small) is not None
        if both and (is_party or not is_own_lot):
            return "it speaks of the same thing"
        if _count_one_thing(answer, other) and not is_own_lot:
            return "it counts otherwise"
        if _DOUBT.search(small) or _SILENCE.search(small):
            return "it comes right after it"
        if is_party:
            return "it is the next turn of who spoke before" if spoke else "it is said by who is spoken of there"
        if _names(other.speaker, answer.exact):
            return "it speaks of who said it"
        are_indirect = answer.quotation is other.quotation is Quotation.INDIRECT
        tell_of_it = are_indirect and _HAD.search(small) and _HAD.search(scene.small[at])
        return "it tells otherwise what had happened" if tell_of_it else ""


def _who(statement: Statement) -> str:
    return statement.speaker.name or statement.speaker.organisation or statement.speaker.role


def _kind(scene: Scene, index: int, at: int) -> CounterKind:
    small = scene.small[index]
    if _SILENCE.search(small):
        return CounterKind.NO_COMMENT
    if _NEGATION.search(small) and not _NEGATION.search(scene.small[at]):
        return CounterKind.FLAT_DENIAL
    if scene.words["dismissing"].search(small):
        return CounterKind.DISMISSAL
    return CounterKind.QUALIFICATION if scene.words["qualifying"].search(small) else CounterKind.ALTERNATIVE


def _is_known(speaker: Speaker) -> bool:
    return bool(speaker.name or speaker.role or speaker.organisation)


def _may_answer(scene: Scene, index: int) -> bool:
    answer, remark, small = scene.statements[index], scene.remarks[index], scene.small[index]
    if answer.quotation is Quotation.NONE or remark.is_title or not _is_known(answer.speaker):
        return False
    is_said = remark.lemma in _SAYING or (answer.quotation is Quotation.DIRECT and not answer.cue)
    if not is_said or len(small.split()) > LONGEST or len(remark.sentence.split()) > LONGEST_SENTENCE:
        return False
    if _TOO.search(small_letters(remark.sentence)) or _PLANNED.search(small) or _MOOD.search(small):
        return False
    return answer.quotation is not Quotation.INDIRECT or not _PRESENT.search(small)


def _turn_before(scene: Scene, index: int) -> Iterator[int]:
    """The statements close by of the speaker before, who is not of the same side."""
    answer = scene.statements[index]
    other: Statement | None = None
    for at in range(index - 1, max(-1, index - 1 - NEAR), -1):
        before = scene.statements[at]
        if other is None and (is_same_speaker(answer, before) or _is_of_one_side(scene, index, at)):
            continue
        if other is not None and not is_same_speaker(other, before):
            return
        other = before
        yield at


def _is_of_one_side(scene: Scene, index: int, at: int) -> bool:
    """“The firm said … Its manager, Vic Hocking, said …”, “Ms Pike’s lawyer”: who speaks now is the other's own man."""
    answer, other = scene.statements[index], scene.statements[at]
    if speaks_for(answer, other) or speaks_for(other, answer):
        return True
    who = scene.remarks[index].sentence.replace(answer.exact, "")
    if _WHOSE.match(who):
        return at == index - 1 or scene.statements[index - 1].sentence_start == answer.sentence_start
    name = _who(other).rpartition(" ")[2]
    return len(name) > 2 and re.search(rf"\b{re.escape(name)}(?:['’]s?|\s\w+man|\s\w+woman)\s", who) is not None


def _may_be_answered(scene: Scene, index: int, at: int) -> bool:
    answer, other, remark = scene.statements[index], scene.statements[at], scene.remarks[at]
    if remark.is_title or other.sentence_start == answer.sentence_start or len(scene.small[at].split()) < FEWEST_WORDS:
        return False
    if other.quotation is Quotation.NONE:
        return at == index - 1 and scene.is_one_paragraph(at, index) and not _is_known(other.speaker)
    if remark.lemma not in _TELLING and (remark.force in ANSWERING or other.quotation is not Quotation.DIRECT):
        return False
    return len(remark.sentence.split()) <= LONGEST_SENTENCE


def _count_one_thing(answer: Statement, other: Statement) -> bool:
    """“The loss was 38” may count the “60 beds”; “two wings” are no “112 prisoners”."""
    here, there = (
        {figure.counted.lower().split()[-1] for figure in one.figures if figure.counted} for one in (answer, other)
    )
    is_apart = bool(here and there) and here.isdisjoint(there)
    return bool(answer.figures and other.figures) and not is_apart


def _names(speaker: Speaker, words: str) -> bool:
    """Whether these words name the speaker, or what they are: “Mr Loam”, “the board”."""
    names = _CAPITAL.findall(f"{speaker.name.rpartition(' ')[2]} {speaker.organisation} {speaker.role}")
    body = f"{speaker.role} {speaker.organisation}".split()[-1:] if not speaker.name else []
    called = "|".join([*map(re.escape, names), *(rf"the\s{re.escape(word.lower())}" for word in body)])
    return bool(called) and re.search(rf"\b(?:{called})\b", words) is not None

"""Which statement answers which: denials, dismissals, demands for proof, corrections, partial admissions.

“Dismissed the accusations” says by its verb that it answers, and by its noun what: the accusations are the nearest
earlier statement of somebody else that accuses. Where no noun says so, shared words and nearness decide; where they do
not, the answer stays open. The words of a language are its :class:`~claims.reading.languages.tongue.Answers`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.choices import CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading.languages.english import ENGLISH
from claims.reading.languages.tongue import Answers
from claims.reading.statements import WORTH_CHECKING, Counter, Statement
from claims.reading.words import word_set

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_PLAIN = word_set(
    "that this with from have been were will would could which their there they them than then when what said says "
    "also into over more about after before some such only most other these those here"
)
LONGEST_REMARK = 90
NEAR = 12
"""An answer looks back over this many statements."""
AHEAD = 3
"""Where an answer names whom it answers, their words may also come only after it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the linking needs to know of a statement beside the statement: its verb, force, negation and sentence."""

    lemma: str
    force: str
    is_negated: bool
    sentence: str
    is_title: bool


def find_counters(
    statements: Sequence[Statement], remarks: Sequence[Remark], words: Answers = ENGLISH
) -> tuple[Counter, ...]:
    """The statements that answer others, in the order of the text; both sequences run side by side."""
    answering = _Answering(statements, remarks, words)
    for index in range(len(statements)):
        answering.look_at(index)
    return tuple(answering.found)


def shows_nothing(exact: str, words: Answers = ENGLISH) -> bool:
    """“He did not offer any evidence.” says how an answer was given, not what is so in the matter."""
    return len(exact) <= LONGEST_REMARK and bool(words.patterns["nothing_shown"].search(exact))


@dataclass(slots=True)
class _Answering:
    """The statements of one report while it is found which of them answer others."""

    statements: Sequence[Statement]
    remarks: Sequence[Remark]
    answers: Answers
    found: list[Counter] = field(default_factory=list)

    @property
    def words(self) -> Mapping[str, re.Pattern[str]]:
        return self.answers.patterns

    @property
    def _is_tabled(self) -> bool:
        """Whether the language is read from a table: its verbs of rejecting deny as often as they wave away."""
        return self.answers is not ENGLISH

    def look_at(self, index: int) -> None:
        """Note whether this statement answers another, and which."""
        statement, remark = self.statements[index], self.remarks[index]
        kind = self._kind(statement, remark)
        if kind is None and self._goes_on_denying(index):
            kind = self.found[-1].kind
            if kind is CounterKind.DEMAND_FOR_PROOF:
                kind = CounterKind.FLAT_DENIAL
            if statement.polarity is Polarity.AFFIRMED:
                kind = CounterKind.ALTERNATIVE
        if kind is None:
            return
        answers, why = self._answered(index, kind)
        if answers is None and not self._may_stay_open(kind, remark):
            return
        self.found.append(Counter(index, answers, kind, self._evidence(index), why))

    @staticmethod
    def _may_stay_open(kind: CounterKind, remark: Remark) -> bool:
        """A denial is one also where the text does not show of what; other kinds are not."""
        is_told = remark.force in ("deny", "dismiss", "dispute", "label", "criticise") or not remark.lemma
        return kind is CounterKind.FLAT_DENIAL or (kind is CounterKind.DISMISSAL and is_told)

    def _kind(self, statement: Statement, remark: Remark) -> CounterKind | None:
        if statement.quotation is Quotation.NONE or remark.is_title:
            return None
        force = remark.force
        if force == "no_comment":
            return CounterKind.NO_COMMENT
        if self.words["contradicting"].match(statement.exact):
            return CounterKind.FLAT_DENIAL
        if self.words["demand"].match(statement.exact):
            return None
        is_unwilling = remark.lemma in ("decline", "refuse") or (remark.is_negated and force in ("wish", "pledge"))
        if is_unwilling and self.words["no_comment"].search(statement.exact):
            return CounterKind.NO_COMMENT
        if force == "deny" and not remark.is_negated:
            return self._denial(statement)
        if force == "dismiss" and not remark.is_negated:
            return self._denial(statement) if self._is_tabled else CounterKind.DISMISSAL
        if force == "dispute" and not remark.is_negated:
            return CounterKind.FLAT_DENIAL
        if force == "correct":
            return CounterKind.CORRECTION
        if force in ("label", "criticise") and (
            self.words["dismissing"].search(statement.exact) and self._points_back(statement.exact)
        ):
            return CounterKind.DISMISSAL
        if (
            force == "say"
            and statement.quotation is Quotation.MIXED
            and self.words["dismissing"].search(_quoted(statement.exact))
        ):
            return CounterKind.DISMISSAL
        if force in ("wish", "ask") and self.words["proof"].search(statement.exact):
            return CounterKind.DEMAND_FOR_PROOF
        if force == "admit":
            return CounterKind.PARTIAL_ADMISSION
        return None

    def _denial(self, statement: Statement) -> CounterKind:
        """“Rejected the allegations, calling them a fairy tale” waves them away; “denied having sent it” denies."""
        exact = statement.exact
        is_waved_away = self.words["dismissing"].search(exact) or self.words["calling"].search(exact)
        return CounterKind.DISMISSAL if is_waved_away else CounterKind.FLAT_DENIAL

    def _goes_on_denying(self, index: int) -> bool:
        """The speaker of a denial goes on in the next statement: with another negation, or with other figures."""
        if not self.found or self.found[-1].statement != index - 1 or self.found[-1].kind is CounterKind.NO_COMMENT:
            return False
        statement, before = self.statements[index], self.statements[index - 1]
        if statement.speaker.name != before.speaker.name or not statement.speaker.name or self.remarks[index].is_title:
            return False
        if statement.quotation not in (Quotation.DIRECT, Quotation.MIXED):
            return False
        is_disputing_figure = self.remarks[index - 1].force == "dispute" and bool(statement.figures)
        return statement.polarity is Polarity.DENIED or is_disputing_figure

    def _points_back(self, exact: str) -> bool:
        return bool(self.words["points_back"].search(exact)) or bool(
            re.search(r"\b(?:them|it|this|these|those)\b", exact)
        )

    def _answered(self, index: int, kind: CounterKind) -> tuple[int | None, str]:
        """The statement that is answered, and how that was seen."""
        statement = self.statements[index]
        last = self.found[-1] if self.found and self.found[-1].statement == index - 1 else None
        if last and last.answers is not None and self.statements[index - 1].speaker.name == statement.speaker.name:
            return last.answers, "it goes on with the answer before it"
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following and following.end <= statement.end and self.remarks[index + 1].force == "accuse":
            return index + 1, "it names what it answers itself"
        before = self.statements[index - 1] if index else None
        if (
            before
            and self.words["appositive"].match(statement.exact)
            and before.sentence_start == statement.sentence_start
        ):
            return index - 1, "it is said of it in the same sentence"
        match = self.words["points_back"].search(statement.exact)
        noun = next((group.lower() for group in match.groups() if group), "") if match else ""
        own = _stems(statement.exact)
        answering = {counter.statement for counter in self.found[-NEAR:]}
        best: tuple[float, int] | None = None
        back = range(index - 1, max(-1, index - 1 - NEAR), -1)
        ahead = range(index + 1, min(len(self.statements), index + 1 + AHEAD))
        named = [at for at in (*back, *ahead) if _names_speaker(statement, self.statements[at])] if noun else []
        for other_index in named or back:
            other, remark = self.statements[other_index], self.remarks[other_index]
            if remark.is_title or other_index in answering or _is_same_speaker(statement, other):
                continue
            if other.quotation is Quotation.NONE and not noun:
                continue
            if other.start < statement.end and statement.start < other.end:
                continue
            shared = len(own & _stems(other.exact))
            score = 1.5 * shared + other.worthiness - 0.08 * abs(index - other_index)
            accuses = 0.7 * (remark.force in ("accuse", "claim")) + 0.3 * bool(
                self.words["accusing"].search(remark.sentence)
            )
            if noun and not self.words["figure_nouns"].match(noun):
                score += 3.0 * accuses
            elif noun:
                score += 3.0 * bool(other.figures) + 0.5 * accuses
            elif match or _is_bare(statement) or kind in (CounterKind.DISMISSAL, CounterKind.DEMAND_FOR_PROOF):
                score += 2.0 * accuses + 0.5
            elif other.worthiness >= WORTH_CHECKING and (
                self.words["contradicting"].match(statement.exact)
                or (kind is CounterKind.PARTIAL_ADMISSION and index - other_index == 1)
            ):
                score += 0.5
            elif not shared:
                score -= 1.0 if accuses >= 0.7 else 2.0
            if other.quotation is Quotation.NONE:
                score -= 1.0
            if best is None or score > best[0]:
                best = (score, other_index)
        if best is None or best[0] < 0.55:
            return None, "the text does not show what is answered"
        words = match.group().strip(" .,") if match else ""
        if words:
            return best[1], f"“{words}” points back to it"
        if own & _stems(self.statements[best[1]].exact):
            return best[1], "it speaks of the same thing"
        return best[1], "it comes right after it"

    def _evidence(self, index: int) -> EvidenceOffered:
        """What the sentence of the answer, and the speaker's next words, put forward."""
        words = self.remarks[index].sentence
        own = self.statements[index]
        if any(shows_nothing(item.exact, self.answers) for item in self.statements[index + 1 : index + 2]):
            return EvidenceOffered.NONE
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following and _is_same_speaker(own, following) and following.quotation is Quotation.DIRECT:
            words = f"{words} {self.remarks[index + 1].sentence}"
        if self.words["proof"].search(own.exact) and self.remarks[index].force in ("wish", "ask"):
            return EvidenceOffered.NONE
        if self.words["document"].search(words):
            return EvidenceOffered.DOCUMENT
        if self.words["data"].search(words):
            return EvidenceOffered.DATA
        return EvidenceOffered.ASSERTION if self.words["reason"].search(words) else EvidenceOffered.NONE


def _quoted(exact: str) -> str:
    found = re.search(r"[“\"«](.*)", exact, re.DOTALL)
    return found[1] if found else ""


def _names_speaker(statement: Statement, other: Statement) -> bool:
    """“The account of Mayor Ann Lee”, “the mayor’s account” is answered: what she said is meant."""
    name = other.speaker.name.rpartition(" ")[2]
    named = [re.escape(name)] if len(name) > 2 else []
    named += [rf"{re.escape(word.lower())}\w{{0,2}}" for word in other.speaker.role.split()[:1] if len(word) > 2]
    return bool(named) and re.search(rf"\b(?:{'|'.join(named)})\b", statement.exact, re.IGNORECASE) is not None


def _is_bare(statement: Statement) -> bool:
    return len(statement.exact.split()) <= 3


def _is_same_speaker(one: Statement, other: Statement) -> bool:
    return bool(one.speaker.name) and one.speaker.name == other.speaker.name


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(words.lower()) if word not in _PLAIN)

"""Which statement answers which: denials, dismissals, demands for proof, corrections, partial admissions.

“Dismissed the accusations” says by its verb that it answers, and by its noun what: the accusations are the nearest
earlier statement of somebody else that accuses. Where no noun says so, shared words and nearness decide; where they do
not, the answer stays open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.choices import CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading.statements import WORTH_CHECKING, Counter, Statement
from claims.reading.words import word_set

_ACCUSING = re.compile(r"\b(?:accus\w*|alleg\w*|charge[sd]?|blam(?:e|es|ed|ing)|prosecutors?)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:th(?:e|ese|ose|is|at)|all|any|such|his|her|their|its|both|[A-Z]\w+['’]s)\s(?:\w+\s){0,2}?"
    r"(accusations?|allegations?|charges?|claims?|reports?|suggestions?|statements?|figures?|numbers?|rumou?rs?|criticism"
    r"|assertions?|version|account|story)\b|^\W*(?:this|that|it|them|these|those)\W*$",
    re.IGNORECASE,
)
_FIGURE_NOUNS = word_set("figure figures number numbers")
_PROOF = re.compile(r"\b(?:proof|prove|proves|evidence|inventory|documents?|substantiate)\b", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:documents?|letters?|contracts?|ledgers?|records?|copies|photos?|photographs?|videos?|footage|recordings?|"
    r"emails?|minutes|budget report|annual report|report published|receipts?|invoices?|inventory|"
    r"satellite images?|books show)\b",
    re.IGNORECASE,
)
_DATA = re.compile(r"\b(?:data|statistics|survey|measurements?|sensors?|samples?|test results|census)\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|since|as\s(?:he|she|it|they)|instead|in fact|rather|actually)\b", re.IGNORECASE)
_DISMISSING = re.compile(
    r"\b(?:fake|hoax|nonsense|fairy[- ]tale|rubbish|absurd|baseless|ridiculous|lies?|fabricat\w+|slander|propaganda|"
    r"disinformation|unfounded|invention|invented|fantasy|joke)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"an? (?:\w+ ){1,3}(?:that|which|\w+) ")
_CONTRADICTING = re.compile(
    r"(?:(?:no, )?(?:that|this|it|these|those)|what .{2,40} (?:says?|said|claims?|claimed))"
    r"(?:['’]s| is| was| are| were)(?: \w+ly| just| all| a)? "
    r"(?:wrong|false|untrue|not true|not so|not the case|lie|lies|nonsense|incorrect|fake)\b",
    re.IGNORECASE,
)
"""“That is simply wrong.” said of what somebody else has just said."""
_DEMAND = re.compile(
    r"(?:the |a |an |any |all |his |her |their )?(?:calls?|demands?|ideas?|proposals?|plans?|"
    r"offers?|bids?|requests?|bills?)\b",
    re.IGNORECASE,
)
"""Who rejects a call or a plan answers no statement about what is so."""
_NO_COMMENT = re.compile(r"\b(?:to (?:\w+ )?comment|to answer|to respond|to be drawn|to discuss)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_PLAIN = word_set(
    "that this with from have been were will would could which their there they them than then when what said says "
    "also into over more about after before some such only most other these those here"
)
_NOTHING_SHOWN = re.compile(
    r"(?:\b(?:not|n['’]t|never|without|neither)\b.{0,20}?\b(?:offer|provide|give|present|show|produce|cite|publish|"
    r"offering|providing|giving|presenting|showing|producing|citing)(?:ed|s)?\b.{0,20}?"
    r"\b(?:evidence|proof|documents?|details|sources?)\b"
    r"|\b(?:no|not any|without)\s(?:\w+\s){0,2}?(?:evidence|proof|documents?)\b)",
    re.IGNORECASE,
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


def find_counters(statements: Sequence[Statement], remarks: Sequence[Remark]) -> tuple[Counter, ...]:
    """The statements that answer others, in the order of the text; both sequences run side by side."""
    found: list[Counter] = []
    for index, (statement, remark) in enumerate(zip(statements, remarks, strict=True)):
        kind = _kind(statement, remark)
        if kind is None and _goes_on_denying(index, statements, remarks, found):
            kind = found[-1].kind if found[-1].kind is not CounterKind.DEMAND_FOR_PROOF else CounterKind.FLAT_DENIAL
            if statement.polarity is Polarity.AFFIRMED:
                kind = CounterKind.ALTERNATIVE
        if kind is None:
            continue
        answers, why = _answered(index, statements, remarks, kind, found)
        is_told = remark.force in ("deny", "dismiss", "dispute", "label", "criticise") or not remark.lemma
        if answers is None and kind not in (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL, CounterKind.NO_COMMENT):
            continue
        if answers is None and kind is CounterKind.DISMISSAL and not is_told:
            continue
        if kind is CounterKind.NO_COMMENT and answers is None:
            continue
        found.append(Counter(index, answers, kind, _evidence(index, statements, remarks), why))
    return tuple(found)


def _kind(statement: Statement, remark: Remark) -> CounterKind | None:
    if statement.quotation is Quotation.NONE or remark.is_title:
        return None
    force = remark.force
    if _CONTRADICTING.match(statement.exact):
        return CounterKind.FLAT_DENIAL
    if _DEMAND.match(statement.exact):
        return None
    is_unwilling = remark.lemma in ("decline", "refuse") or (remark.is_negated and force in ("wish", "pledge"))
    if is_unwilling and _NO_COMMENT.search(statement.exact):
        return CounterKind.NO_COMMENT
    if force == "deny" and not remark.is_negated:
        return CounterKind.DISMISSAL if _DISMISSING.search(statement.exact) else _denial(statement)
    if force == "dismiss" and not remark.is_negated:
        return CounterKind.DISMISSAL
    if force == "dispute" and not remark.is_negated:
        return CounterKind.FLAT_DENIAL
    if force == "correct":
        return CounterKind.CORRECTION
    if force in ("label", "criticise") and (_DISMISSING.search(statement.exact) and _points_back(statement.exact)):
        return CounterKind.DISMISSAL
    if force == "say" and statement.quotation is Quotation.MIXED and _DISMISSING.search(_quoted(statement.exact)):
        return CounterKind.DISMISSAL
    if force in ("wish", "ask") and _PROOF.search(statement.exact):
        return CounterKind.DEMAND_FOR_PROOF
    if force == "admit":
        return CounterKind.PARTIAL_ADMISSION
    return None


def _quoted(exact: str) -> str:
    found = re.search(r"[“\"«](.*)", exact, re.DOTALL)
    return found[1] if found else ""


def _denial(statement: Statement) -> CounterKind:
    """“Rejected the allegations, calling them a fairy tale” waves them away; “denied having sent lorries” denies."""
    is_called = re.search(r",\s(?:call|label|labell|brand|describ|dubb)ing\b", statement.exact)
    return CounterKind.DISMISSAL if is_called else CounterKind.FLAT_DENIAL


def _goes_on_denying(
    index: int, statements: Sequence[Statement], remarks: Sequence[Remark], found: list[Counter]
) -> bool:
    """The speaker of a denial goes on in the next statement: with another negation, or with figures of their own."""
    if not found or found[-1].statement != index - 1 or found[-1].kind is CounterKind.NO_COMMENT:
        return False
    statement, before = statements[index], statements[index - 1]
    if statement.speaker.name != before.speaker.name or not statement.speaker.name or remarks[index].is_title:
        return False
    if statement.quotation not in (Quotation.DIRECT, Quotation.MIXED):
        return False
    is_disputing_figure = remarks[index - 1].force == "dispute" and bool(statement.figures)
    return statement.polarity is Polarity.DENIED or is_disputing_figure


def shows_nothing(exact: str) -> bool:
    """“He did not offer any evidence.” says how an answer was given, not what is so in the matter."""
    return len(exact) <= LONGEST_REMARK and bool(_NOTHING_SHOWN.search(exact))


def _names_speaker(statement: Statement, other: Statement) -> bool:
    """“The account of Mayor Ann Lee” is answered: what she said is meant."""
    name = other.speaker.name.rpartition(" ")[2]
    return len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", statement.exact) is not None


def _points_back(exact: str) -> bool:
    return bool(_POINTS_BACK.search(exact)) or bool(re.search(r"\b(?:them|it|this|these|those)\b", exact))


def _answered(
    index: int,
    statements: Sequence[Statement],
    remarks: Sequence[Remark],
    kind: CounterKind,
    found: list[Counter],
) -> tuple[int | None, str]:
    """The statement that is answered, and how that was seen."""
    statement = statements[index]
    last = found[-1] if found and found[-1].statement == index - 1 else None
    if last and last.answers is not None and statements[index - 1].speaker.name == statement.speaker.name:
        return last.answers, "it goes on with the answer before it"
    following = statements[index + 1] if index + 1 < len(statements) else None
    if following and following.end <= statement.end and remarks[index + 1].force == "accuse":
        return index + 1, "it names what it answers itself"
    before = statements[index - 1] if index else None
    if before and _APPOSED.match(statement.exact) and before.sentence_start == statement.sentence_start:
        return index - 1, "it is said of it in the same sentence"
    match = _POINTS_BACK.search(statement.exact)
    noun = (match[1] or "").lower() if match else ""
    own = _stems(statement.exact)
    answering = {counter.statement for counter in found[-NEAR:]}
    best: tuple[float, int] | None = None
    back = range(index - 1, max(-1, index - 1 - NEAR), -1)
    ahead = range(index + 1, min(len(statements), index + 1 + AHEAD))
    named = [at for at in (*back, *ahead) if _names_speaker(statement, statements[at])] if noun else []
    for other_index in named or back:
        other, remark = statements[other_index], remarks[other_index]
        if remark.is_title or other_index in answering or _is_same_speaker(statement, other):
            continue
        if other.quotation is Quotation.NONE and not noun:
            continue
        if other.start < statement.end and statement.start < other.end:
            continue
        shared = len(own & _stems(other.exact))
        score = 1.5 * shared + other.worthiness - 0.08 * abs(index - other_index)
        accuses = 0.7 * (remark.force in ("accuse", "claim")) + 0.3 * bool(_ACCUSING.search(remark.sentence))
        if noun and noun not in _FIGURE_NOUNS:
            score += 3.0 * accuses
        elif noun:
            score += 3.0 * bool(other.figures) + 0.5 * accuses
        elif match or _is_bare(statement) or kind in (CounterKind.DISMISSAL, CounterKind.DEMAND_FOR_PROOF):
            score += 2.0 * accuses + 0.5
        elif other.worthiness >= WORTH_CHECKING and (
            _CONTRADICTING.match(statement.exact)
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
    if own & _stems(statements[best[1]].exact):
        return best[1], "it speaks of the same thing"
    return best[1], "it comes right after it"


def _is_bare(statement: Statement) -> bool:
    return len(statement.exact.split()) <= 3


def _is_same_speaker(one: Statement, other: Statement) -> bool:
    return bool(one.speaker.name) and one.speaker.name == other.speaker.name


def _evidence(index: int, statements: Sequence[Statement], remarks: Sequence[Remark]) -> EvidenceOffered:
    """What the sentence of the answer, and the speaker's next words, put forward."""
    words = remarks[index].sentence
    own = statements[index]
    if any(shows_nothing(item.exact) for item in statements[index + 1 : index + 2]):
        return EvidenceOffered.NONE
    following = statements[index + 1] if index + 1 < len(statements) else None
    if following and _is_same_speaker(own, following) and following.quotation is Quotation.DIRECT:
        words = f"{words} {remarks[index + 1].sentence}"
    if _PROOF.search(own.exact) and remarks[index].force in ("wish", "ask"):
        return EvidenceOffered.NONE
    if _DOCUMENT.search(words):
        return EvidenceOffered.DOCUMENT
    if _DATA.search(words):
        return EvidenceOffered.DATA
    return EvidenceOffered.ASSERTION if _REASON.search(words) else EvidenceOffered.NONE


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(words.lower()) if word not in _PLAIN)

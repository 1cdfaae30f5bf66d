"""Which statement answers which: denials, dismissals, demands for proof, corrections, partial admissions.

“Dismissed the accusations” says by its verb that it answers, and by its noun what: the accusations are the nearest
earlier statement of somebody else that accuses. Where no noun says so, shared words and nearness decide; where they do
not, the answer stays open. The words of a language are its :class:`~claims.reading.languages.tongue.Answers`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.choices import CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading.attribution.negation import ANSWERING
from claims.reading.attribution.verbs import CLAIM_NOUNS
from claims.reading.bonds import Bond, is_same_speaker, stems
from claims.reading.languages.english import ENGLISH
from claims.reading.languages.tongue import Answers
from claims.reading.statements import WORTH_CHECKING, Counter, Statement
from claims.reading.words import small_letters, word_set

LONGEST_REMARK = 90
NEAR = 12
"""An answer looks back over this many statements."""
JUST_BEFORE = 3
"""An answer that no verb shows looks back over this many statements."""
IN_HEADLINE = 0.25
"""What each word that it shares with the headline adds to how well a statement fits, up to two."""
SHORT = 6
"""A remark of so few words right after a statement speaks of that."""
ENOUGH = 0.55
"""What fits less well than this is not taken for what is answered, unless a noun or pronoun points back to it."""
_OF_PEOPLE_TOO = word_set("question challenge contest mock ridicule belittle scoff")
_DENIALS = (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL)
NOT_SHOWN = "the text does not show what is answered"
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
    is_bare: bool = False
    """It denies without saying what, so that its words do not tell either."""
    is_reply: bool = False
    """Its words are the denial itself, “denied: “I was ill””, and not what is denied."""


def find_counters(
    statements: Sequence[Statement], remarks: Sequence[Remark], words: Answers = ENGLISH, *, headline: str = ""
) -> tuple[Counter, ...]:
    """The statements that answer others, in the order of the text; both sequences run side by side.

    What the ``headline`` speaks of is more likely to be what “the accusations” are.
    """
    small = [small_letters(statement.exact) for statement in statements]
    answering = _Answering(statements, remarks, small, words, stems(headline))
    for index in range(len(statements)):
        answering.look_at(index)
    return tuple(answering.found)


def shows_nothing(exact: str, words: Answers = ENGLISH) -> bool:
    """“He did not offer any evidence.” says how an answer was given, not what is so in the matter."""
    return len(exact) <= LONGEST_REMARK and bool(words.patterns["nothing_shown"].search(small_letters(exact)))


@dataclass(slots=True)
class _Answering:
    """The statements of one report while it is found which of them answer others."""

    statements: Sequence[Statement]
    remarks: Sequence[Remark]
    small: Sequence[str]
    """What the statements say, in small letters."""
    answers: Answers
    headline: frozenset[str] = frozenset()
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
        kind = self._kind(index)
        if kind is None and (bound := self._by_content(index)):
            self.found.append(Counter(index, bound[1], bound[0], self._evidence(index), bound[2]))
            return
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
        is_doubt = remark.lemma in ("doubt", "question")
        return (kind is CounterKind.FLAT_DENIAL and not is_doubt) or (kind is CounterKind.DISMISSAL and is_told)

    def _kind(self, index: int) -> CounterKind | None:
        statement, remark, small = self.statements[index], self.remarks[index], self.small[index]
        if remark.is_title:
            return None
        force = remark.force
        if force == "no_comment" or self.words["unreached"].search(small):
            return CounterKind.NO_COMMENT
        if self.words["wants_proof"].search(small) and force not in ("accuse", "deny", "dismiss", "say"):
            return CounterKind.DEMAND_FOR_PROOF
        if statement.quotation is Quotation.NONE:
            return self._outright(index)
        if self.words["contradicting"].match(small):
            is_plain = self.words["plainly"].search(small)
            is_waved_away = not is_plain and self.words["dismissing"].search(small)
            return CounterKind.DISMISSAL if is_waved_away else CounterKind.FLAT_DENIAL
        if self.words["demand"].match(small):
            return None
        is_unwilling = remark.lemma in ("decline", "refuse") or (remark.is_negated and force in ("wish", "pledge"))
        if is_unwilling and self.words["no_comment"].search(small):
            return CounterKind.NO_COMMENT
        if remark.lemma == "deny" and not remark.is_negated:
            return self._denial(small) if force == "deny" else CounterKind.FLAT_DENIAL
        if force == "deny" and not remark.is_negated:
            return self._denial(small)
        is_loose = remark.lemma in _OF_PEOPLE_TOO and not self._is_tabled
        if is_loose and not (self.words["points_back"].search(small) or self.words["stands_for"].match(small)):
            return None  # “questioned her health”, “mocked the march” say nothing of what somebody has said
        if force == "dismiss" and not remark.is_negated:
            return self._denial(small) if self._is_tabled else CounterKind.DISMISSAL
        if force == "dispute" and not remark.is_negated:
            return CounterKind.FLAT_DENIAL
        if force == "correct":
            return CounterKind.CORRECTION
        if force in ("label", "criticise") and (self.words["dismissing"].search(small) and self._points_back(small)):
            return CounterKind.DISMISSAL
        if (
            force == "say"
            and statement.quotation is Quotation.MIXED
            and self.words["dismissing"].search(_quoted(small))
        ):
            return CounterKind.DISMISSAL
        if force in ("wish", "ask") and self.words["proof"].search(small):
            return CounterKind.DEMAND_FOR_PROOF
        if force == "admit" or (force == "confirm" and self.words["concession"].match(self._after(statement, remark))):
            return CounterKind.PARTIAL_ADMISSION
        if force in ("label", "criticise") and self.words["qualifying"].search(small):
            return CounterKind.QUALIFICATION
        if self._reaction(index) is not None:
            is_denial = statement.polarity is Polarity.DENIED
            return CounterKind.FLAT_DENIAL if is_denial else CounterKind.ALTERNATIVE
        return None

    def _reaction(self, index: int) -> re.Match[str] | None:
        """“Reacting to the allegations, …”, where that sentence begins with it and tells one thing."""
        return self.words["reacting"].match(small_letters(self.remarks[index].sentence))

    def _outright(self, index: int) -> CounterKind | None:
        """“That is not true.”, “They are not.”: the report itself contradicts what somebody has just said."""
        before = self.statements[index - 1] if index else None
        if before is None or before.quotation is Quotation.NONE or self.remarks[index - 1].is_title:
            return None
        is_others = before.polarity is Polarity.AFFIRMED and self.remarks[index - 1].force not in ANSWERING
        small = self.small[index]
        return CounterKind.FLAT_DENIAL if is_others and self.words["outright"].match(small) else None

    @staticmethod
    def _after(statement: Statement, remark: Remark) -> str:
        """What the sentence says after the statement, in small letters."""
        _, _, after = remark.sentence.partition(statement.exact)
        return small_letters(after)

    def _by_content(self, index: int) -> tuple[CounterKind, int, str] | None:
        """An answer that no verb shows: it contradicts, corrects, limits or explains otherwise what was said before."""
        statement, remark = self.statements[index], self.remarks[index]
        speaker, small = statement.speaker, self.small[index]
        if remark.is_title or (remark.force in ("accuse", "wish", "pledge", "ask") and remark.lemma != "blame"):
            return None
        is_marked = bool(self.words["marked"].search(small))
        if not is_marked and (speaker.is_vague or not (speaker.name or speaker.role)):
            return None
        for back in range(index - 1, max(-1, index - 1 - JUST_BEFORE), -1):
            other = self.statements[back]
            if self.remarks[back].is_title or other.quotation is Quotation.NONE or other.end > statement.start:
                continue
            bond = Bond.of(statement, other, is_next=back == index - 1)
            if self._corrects(small, bond, is_marked=is_marked):
                return CounterKind.CORRECTION, back, "it corrects it"
            if is_same_speaker(statement, other) or statement.sentence_start == other.sentence_start:
                continue
            denied = next((made for made in self.found if made.statement == back), None)
            if denied is not None and denied.kind in _DENIALS:
                continue  # who takes the denier's side does not answer the denial
            is_opposed = back < index - 1 and self._is_opposed(index - 1)
            kind = self._against(small, remark, bond, is_opposed=is_opposed)
            if kind is not None:
                return kind, back, "it speaks of the same thing" if bond.shared else "it comes right after it"
        return None

    def _corrects(self, small: str, bond: Bond, *, is_marked: bool) -> bool:
        is_bound = bond.counts_the_same or (bond.shared > 0 and (is_marked or bond.is_others))
        return is_bound and bool(self.words["correcting"].search(small))

    def _is_opposed(self, index: int) -> bool:
        """“The mayor disagreed.”: what she says next is against what was said before."""
        return bool(self.words["opposed"].search(small_letters(self.statements[index].exact)))

    def _against(self, small: str, remark: Remark, bond: Bond, *, is_opposed: bool) -> CounterKind | None:
        """In what way one statement stands against another speaker's, if it does."""
        points = self.words["points_back"].search(small) or self.words["stands_for"].match(small)
        is_insisted = is_opposed or bool(self.words["insisting"].match(remark.lemma))
        is_short = len(small.split()) <= SHORT
        if bond.is_next and (bond.shared or points or is_short) and self.words["qualifying"].search(small):
            return CounterKind.QUALIFICATION
        if remark.lemma == "caution" and bond.is_next:
            return CounterKind.QUALIFICATION
        is_bound = bond.shared > 0 or (bond.is_next and (is_insisted or bool(self.words["marked"].search(small))))
        if is_bound and bond.is_next and self.words["alternative"].search(small):
            return CounterKind.ALTERNATIVE
        if bond.is_next and bond.both_count and not bond.shares_figures and self.words["other_figure"].match(small):
            return CounterKind.ALTERNATIVE
        if remark.lemma == "blame" and bond.is_next:
            return CounterKind.ALTERNATIVE
        if bond.is_turned and (bond.share >= 0.3 if is_insisted else bond.shared > 1 and bond.share >= 0.6):
            return CounterKind.FLAT_DENIAL
        return CounterKind.ALTERNATIVE if bond.counts_otherwise else None

    def _denial(self, small: str) -> CounterKind:
        """“Rejected the allegations, calling them a fairy tale” waves them away; “denied having sent it” denies."""
        is_waved_away = self.words["dismissing"].search(small) or self.words["calling"].search(small)
        return CounterKind.DISMISSAL if is_waved_away else CounterKind.FLAT_DENIAL

    def _goes_on_denying(self, index: int) -> bool:
        """The speaker of a denial goes on in the next statement: with another negation, or with other figures."""
        if not self.found or self.found[-1].statement != index - 1 or self.found[-1].kind is CounterKind.NO_COMMENT:
            return False
        statement, before = self.statements[index], self.statements[index - 1]
        if statement.speaker.name != before.speaker.name or not statement.speaker.name or self.remarks[index].is_title:
            return False
        is_more = statement.sentence_start == before.sentence_start and statement.quotation is not Quotation.DIRECT
        if is_more and self.remarks[index].force in ("say", "claim"):
            return True
        if statement.quotation not in (Quotation.DIRECT, Quotation.MIXED):
            return False
        is_disputing_figure = self.remarks[index - 1].force == "dispute" and bool(statement.figures)
        return statement.polarity is Polarity.DENIED or is_disputing_figure

    def _points_back(self, small: str) -> bool:
        return any(self.words[way].search(small) for way in ("points_back", "stands_for", "pronoun"))

    def _answered(self, index: int, kind: CounterKind) -> tuple[int | None, str]:
        """The statement that is answered, and how that was seen."""
        statement, small = self.statements[index], self.small[index]
        last = self.found[-1] if self.found and self.found[-1].statement == index - 1 else None
        if last and last.answers is not None and self.statements[index - 1].speaker.name == statement.speaker.name:
            return last.answers, "it goes on with the answer before it"
        if statement.quotation is Quotation.NONE and kind is CounterKind.FLAT_DENIAL:
            return index - 1, "it comes right after it"
        own_claim = self._claim_in_answer(index)
        if own_claim is not None:
            return own_claim, "it names what it answers itself"
        before = self.statements[index - 1] if index else None
        is_beside = before is not None and before.sentence_start == statement.sentence_start
        if before and is_beside and not is_same_speaker(statement, before) and self.words["appositive"].match(small):
            return index - 1, "it is said of it in the same sentence"
        match = self.words["points_back"].search(small) or self.words["stands_for"].match(small)
        reaction = None if match else self._reaction(index)
        match = match or reaction or (self.words["contradicting"].match(small) if _opens_pointing(small) else None)
        noun = next((group for group in match.groups() if group), "") if match else ""
        is_bare = self.remarks[index].is_bare or _is_bare(statement, 1 if self._is_tabled else 3)
        own = frozenset() if self.remarks[index].is_bare else stems(statement.exact)
        answering = {counter.statement for counter in self.found[-NEAR:]}
        is_owned = self._is_tabled or self.remarks[index].lemma in ("admit", "concede", "confirm")
        best: tuple[float, int] | None = None
        firm: list[int] = []
        back = range(index - 1, max(-1, index - 1 - NEAR), -1)
        ahead = range(index + 1, min(len(self.statements), index + 1 + AHEAD))
        named = [at for at in (*back, *ahead) if _names_speaker(statement, self.statements[at])] if noun else []
        for other_index in named or back:
            other, remark = self.statements[other_index], self.remarks[other_index]
            is_own = is_same_speaker(statement, other) and kind is not CounterKind.CORRECTION
            if remark.is_title or other_index in answering or is_own:
                continue
            is_beside = match is not None and other_index == index - 1 and other.worthiness >= WORTH_CHECKING
            if other.quotation is Quotation.NONE and not (noun or is_beside):
                continue
            if other.start < statement.end and statement.start < other.end:
                continue
            shared = len(own & stems(other.exact))
            if match and other.quotation is not Quotation.NONE:
                firm.append(other_index)
            distance = abs(index - other_index)
            score = 1.5 * shared + other.worthiness - 0.08 * distance
            if noun and other.cue[:5].lower() == noun[:5]:
                score += 1.5  # “the reports” are those of which it was said “reports that …”
            if match and (not noun or self.words["spoken_nouns"].match(noun)):
                score -= distance - 1  # a bare pronoun means what stands nearest
            if shared == 1 and distance > JUST_BEFORE and not match:
                score -= 2.0  # one word in common, far away, is chance
            score += IN_HEADLINE * min(2, len(self.headline & stems(other.exact)))
            accuses = 0.7 * (remark.force in ("accuse", "claim")) + 0.3 * bool(
                self.words["accusing"].search(small_letters(remark.sentence))
            )
            if noun and self.words["spoken_nouns"].match(noun):
                score += 0.5 * accuses
            elif noun and not self.words["figure_nouns"].match(noun):
                score += 3.0 * accuses
            elif noun:
                score += 3.0 * bool(other.figures) + 0.5 * accuses
            elif (
                match
                or (is_bare and (kind is not CounterKind.PARTIAL_ADMISSION or is_owned))
                or kind in (CounterKind.DISMISSAL, CounterKind.DEMAND_FOR_PROOF)
            ):
                score += 2.0 * accuses + 0.5
            elif other.worthiness >= WORTH_CHECKING and (
                self.words["contradicting"].match(small)
                or (kind is CounterKind.PARTIAL_ADMISSION and index - other_index == 1 and (shared or is_owned))
            ):
                score += 0.5
            elif not shared:
                score -= 1.0 if accuses >= 0.7 else 2.0
            if other.quotation is Quotation.NONE:
                score -= 1.0
            if best is None or score > best[0]:
                best = (score, other_index)
        is_anaphor = match is not None and best is not None and best[1] in firm
        if best is None or (best[0] < ENOUGH and not is_anaphor):
            ahead_of = self._ahead(index, own) if kind is CounterKind.FLAT_DENIAL else None
            return (
                (None, NOT_SHOWN) if ahead_of is None else (ahead_of, "it comes after it, and speaks of the same thing")
            )
        pointing = self.remarks[index].sentence if match is reaction else statement.exact
        words = pointing[match.start() : match.end()].strip(" .,") if match else ""
        if words:
            return best[1], f"“{words}” points back to it"
        if own & stems(self.statements[best[1]].exact):
            return best[1], "it speaks of the same thing"
        return best[1], "it comes right after it"

    def _claim_in_answer(self, index: int) -> int | None:
        """“Rejected a claim by the union that …”, “denied it, after the paper reported that …”: the claim beside it."""
        statement, sentence = self.statements[index], self.remarks[index].sentence
        for at in (index + 1, index - 1):
            if not 0 <= at < len(self.statements) or self.statements[at].sentence_start != statement.sentence_start:
                continue
            other = self.statements[at]
            is_others = other.cue.lower() in CLAIM_NOUNS and not is_same_speaker(statement, other)
            if at < index:
                if is_others and self.remarks[index].force in ANSWERING:
                    return at
                continue
            if other.end <= statement.end and (is_others or self.remarks[at].force == "accuse"):
                return at
            between = sentence[statement.end - statement.sentence_start : other.start - statement.sentence_start]
            name = other.speaker.name.rpartition(" ")[2]
            is_named = len(name) > 2 and name in statement.exact and self.words["who_said"].match(between)
            is_led_to = is_named or (self.words["led_to"].match(between) and not is_same_speaker(statement, other))
            if (is_others and between.strip(", ") in ("", "that")) or is_led_to:
                return at
        return None

    def _ahead(self, index: int, own: frozenset[str]) -> int | None:
        """What is denied before it is told: a statement of somebody else that comes soon and shares its words."""
        for at in range(index + 1, min(len(self.statements), index + 1 + AHEAD)):
            other = self.statements[at]
            is_told = other.quotation is not Quotation.NONE and not is_same_speaker(self.statements[index], other)
            if is_told and other.polarity is Polarity.AFFIRMED and len(own & stems(other.exact)) > 1:
                return at
        return None

    def _evidence(self, index: int) -> EvidenceOffered:
        """What the sentence of the answer, and the speaker's next words, put forward."""
        words = small_letters(self.remarks[index].sentence)
        own = self.statements[index]
        if any(shows_nothing(item.exact, self.answers) for item in self.statements[index + 1 : index + 2]):
            return EvidenceOffered.NONE
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following and is_same_speaker(own, following) and following.quotation is Quotation.DIRECT:
            words = f"{words} {small_letters(self.remarks[index + 1].sentence)}"
        if self.words["proof"].search(self.small[index]) and self.remarks[index].force in ("wish", "ask"):
            return EvidenceOffered.NONE
        if self.words["document"].search(words):
            return EvidenceOffered.DOCUMENT
        if self.words["data"].search(words):
            return EvidenceOffered.DATA
        return EvidenceOffered.ASSERTION if self.words["reason"].search(words) else EvidenceOffered.NONE


def _opens_pointing(small: str) -> bool:
    """“That is wrong”, “this never happened”: what was said just before is meant."""
    opens = small.lstrip("“\"‘' ").startswith(("this ", "that ", "that's ", "that’s ", "it "))
    return opens and " that " not in small


def _quoted(exact: str) -> str:
    found = re.search(r"[“\"«](.*)", exact, re.DOTALL)
    return found[1] if found else ""


def _names_speaker(statement: Statement, other: Statement) -> bool:
    """“The account of Mayor Ann Lee”, “the mayor’s account” is answered: what she said is meant."""
    name = other.speaker.name.rpartition(" ")[2]
    named = [re.escape(name)] if len(name) > 2 else []
    named += [rf"{re.escape(word.lower())}\w{{0,2}}" for word in other.speaker.role.split()[:1] if len(word) > 2]
    return bool(named) and re.search(rf"\b(?:{'|'.join(named)})\b", statement.exact, re.IGNORECASE) is not None


def _is_bare(statement: Statement, longest: int) -> bool:
    return len(statement.exact.split()) <= longest

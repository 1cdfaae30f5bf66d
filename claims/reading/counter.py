"""Which statement answers which: denials, dismissals, demands for proof, corrections, partial admissions.

“Dismissed the accusations” says by its verb that it answers; what it answers is found in
:mod:`claims.reading.antecedent`. The words of a language are its :class:`~claims.reading.languages.tongue.Answers`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.choices import CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading.antecedent import JUST_BEFORE, SOON_AFTER, answered
from claims.reading.attribution.negation import ANSWERING
from claims.reading.bonds import Bond, is_line, is_same_speaker, stems
from claims.reading.languages.english import ENGLISH
from claims.reading.languages.tongue import Answers
from claims.reading.scene import Remark, Scene
from claims.reading.statements import Counter, Statement
from claims.reading.turns import Turns, puts_party_against_party
from claims.reading.words import small_letters, word_set

LONGEST_REMARK = 90
LONGEST_SNUB = 14
"""“Said that it was “nonsense””: more words tell of something else besides."""
SHORT = 6
"""A remark of so few words right after a statement speaks of that."""
NEARLY_THE_SAME = 0.3
"""“In fact …” corrects what shares this part of its words."""
MOSTLY_THE_SAME = 0.5
"""“Actually” corrects without a “but” only what was said right before and shares this part of its words."""
_NO_DEMANDS = word_set(
    "admit confirm report show state claim stress warn estimate suggest find pledge praise criticise"
)
_OWNING_UP = word_set("admit concede")
_IT_ALONE = re.compile(r"\W*(?:it|this|that|them|these|those)(?:,.*|\s(?:as|because)\s.*)?\W*", re.DOTALL)
_NAMES = re.compile(r"[A-ZÀ-Þ][\w-]{2,}")
_OF_PEOPLE_TOO = word_set("question challenge contest mock ridicule belittle scoff")
_OF_FINDINGS = re.compile(
    r"(?:that )?(?:the|this|these) (?:finding|result|stud|data|figure|number|trial|sample|estimate)"
)
LONGEST_LEAD = 70
_NO_DEED = re.compile(
    r"(?:\bto|\b(?:would|could|can|should|might|may|must|will)(?:\s(?:also|even|only|then))?|\bspeciali[sz](?:es|ed|ing)\sin"
    r"|\b(?:of|for|without)|\b(?:if|unless)\s(?:[\w’'-]+\s){0,3}[\w’'-]+)\s(?:\w+ly\s)?$"
)
"""Before a verb that answers: it is not told as done."""
_SPOKE_TO = re.compile(
    r"\b(?:post|wrote|writ|tweet|statement|twitter|facebook|instagram|website|conference|e-?mail|call|phon|contact|messag|letter"
    r"|went|goes|took|came|continu|quick|rush|hurri|appear|seem|mov|began|begun|start|fast|first|had|forced|compelled)\w*"
    r"\s(?:[\w’'-]+\s){0,6}to\s(?:\w+ly\s)?$"
)
"""“Took to Twitter to deny it”, “was quick to deny it”: it is."""
_WITHHELD = re.compile(
    r"(?!(?:any|all|that|claims?|reports?|the\s(?:claims?|reports?|allegations?|accusations?|charges?|rumou?rs?))\b|\w+ing\b)"
    r"(?:(?:[A-Z][\w’'-]+|[Hh]im|[Hh]er|[Tt]hem|[Uu]s|[Mm]e|(?:his|her|its|their|our|the)\s\w+)\s(?:an?|the|his|her|their|any|what)\s\w"
    r"|(?:(?!(?:that|of|by|about|against|claims?|reports?|suggestions?|charges?|notions?|ideas?)\b|accus|alleg|rumo)[\w’'-]+\s){0,5}?"
    r"(?:rights?|licen[cs]es?|access|bail|parole|visas?|entry|victory|treatment|coverage|benefits|services?|chances?|asylum"
    r"|citizenship|requests?|motions?|petitions?|appeals?|permission|admission|permits?|funding|funds)\b|[^,]{0,60}\s(?:bail|parole|asylum|entry)"
    r"(?=\W*$|\s(?:on|in|at|last|this|for|because|after|until|pending|as)\b))"
)
"""“Denied his party the victory”, “denied bail”: something was not given, and nothing that was said is denied."""
_IS = re.compile(
    r"(?:['’]s|\b(?:is|are|was|were|be|been|being|as|it|them|that|this))(?:\s(?:an?|the|\w+ly|all|just|both))?$"
)
_DENIALS = (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL)


def find_counters(
    statements: Sequence[Statement],
    remarks: Sequence[Remark],
    words: Answers = ENGLISH,
    *,
    headline: str = "",
    paragraphs: Sequence[int] = (),
) -> tuple[Counter, ...]:
    """The statements that answer others, in the order of the text; both sequences run side by side.

    What the ``headline`` speaks of is more likely to be what “the accusations” are. ``paragraphs`` are the places where
    one begins; who speaks next in one may answer without saying so.
    """
    small = [small_letters(statement.exact) for statement in statements]
    answering = _Answering(statements, remarks, small, words, stems(headline), paragraphs)
    for index in range(len(statements)):
        answering.look_at(index)
    if paragraphs and puts_party_against_party(answering):
        answering.look_at_turns()
    return tuple(answering.found)


def shows_nothing(exact: str, words: Answers = ENGLISH) -> bool:
    """“He did not offer any evidence.” says how an answer was given, not what is so in the matter."""
    return len(exact) <= LONGEST_REMARK and bool(words.patterns["nothing_shown"].search(small_letters(exact)))


class _Answering(Scene):
    """The statements of one report while it is found which of them answer others."""

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
        answers, why = answered(self, index, kind)
        if kind is CounterKind.PARTIAL_ADMISSION and not self._owns_up(index, answers):
            return
        if answers is None and not self._may_stay_open(kind, remark):
            return
        self.found.append(Counter(index, answers, kind, self._evidence(index), why))

    def look_at_turns(self) -> None:
        """Note which of the others answer in their paragraph without saying so, or without saying what."""
        turns, noted = Turns(self), {counter.statement: counter for counter in self.found}
        for index in range(len(self.statements)):
            known = noted.get(index)
            if known is None:
                if bound := turns.answer(index):
                    noted[index] = Counter(index, bound[1], bound[0], self._evidence(index), bound[2])
            elif (known.answers is None or known.why == SOON_AFTER) and (at := turns.denied(index)) is not None:
                noted[index] = replace(known, answers=at, why="it comes right after it")
        self.found[:] = [counter for _, counter in sorted(noted.items())]

    def _owns_up(self, index: int, answers: int | None) -> bool:
        """“Admitted that …” answers what was said just before, or what speaks of whoever admits it.

        “Acknowledged” and “confirmed” answer less often: they must share words with what was said, or be accused.
        """
        statement, remark = self.statements[index], self.remarks[index]
        if answers is None or self.is_tabled:
            return answers is not None
        charged = self.remarks[answers].sentence
        is_named = self._is_spoken_of(index, answers)
        is_accused = bool(self.words["accusing"].search(small_letters(charged)))
        shared = stems(statement.exact) & stems(self.statements[answers].exact)
        is_next = answers == index - 1 and remark.lemma != "accept"
        says_little = len(stems(statement.exact)) <= SHORT  # more words would share one with what they answer
        is_next_to_it = is_next and (is_accused or bool(shared) or (remark.lemma in _OWNING_UP and says_little))
        is_but_part = self.words["concession"].match(self._after(statement, remark)) is not None
        is_near = is_but_part and bool(shared) and index - answers <= JUST_BEFORE
        return is_named or is_next_to_it or is_near or (is_accused and len(shared) > 1)

    def _is_spoken_of(self, index: int, at: int) -> bool:
        """Whether the sentence of the statement at ``at`` names who makes the one at ``index``, or what they are."""
        speaker, told = self.statements[index].speaker, self.remarks[at].sentence
        names = _NAMES.findall(f"{speaker.name.rpartition(' ')[2]} {speaker.organisation}")
        roles = speaker.role.split()[-1:] + _NAMES.findall(speaker.role)
        return any(name in told for name in (*names, *roles) if len(name) > 2)

    def _is_accused(self, index: int, at: int) -> bool:
        """“The paper accused Ann Lee of hiding a letter”: who speaks at ``index`` is accused of something there."""
        if self.is_tabled:
            return False
        told = self.remarks[at]
        is_charge = told.force in ("accuse", "claim") or self.words["accusing"].search(small_letters(told.sentence))
        return bool(is_charge) and self._is_spoken_of(index, at)

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
        if not self.is_tabled and force in (*ANSWERING, "correct") and self._is_no_deed(index):
            return None
        if force == "no_comment" or self.is_unreached(small):
            return CounterKind.NO_COMMENT
        is_own = statement.quotation is Quotation.NONE
        is_long = is_own and not self.is_tabled and len(small.split()) > 2 * SHORT
        wants_proof = not is_long and self.words["wants_proof"].search(small) is not None
        if wants_proof and force not in ("accuse", "deny", "dismiss", "say", *(() if self.is_tabled else _NO_DEMANDS)):
            return CounterKind.DEMAND_FOR_PROOF
        if is_own:
            return self._outright(index)
        if remark.lemma == "deny" and not self.is_tabled and _WITHHELD.match(statement.exact):
            return None
        if self._refuses_outright(index):
            return CounterKind.FLAT_DENIAL
        if self.words["contradicting"].match(small):
            is_plain = self.words["plainly"].search(small)
            is_waved_away = not is_plain and self.words["dismissing"].search(small)
            return CounterKind.DISMISSAL if is_waved_away else CounterKind.FLAT_DENIAL
        if self._refuses(index):
            return None
        is_unwilling = remark.lemma in ("decline", "refuse") or (remark.is_negated and force in ("wish", "pledge"))
        if is_unwilling and self.words["no_comment"].search(small):
            return CounterKind.NO_COMMENT
        if remark.lemma == "deny" and not remark.is_negated:
            return self._denial(small) if force == "deny" else CounterKind.FLAT_DENIAL
        if force == "deny" and not remark.is_negated:
            return self._denial(small)
        is_loose = remark.lemma in _OF_PEOPLE_TOO and not self.is_tabled
        if is_loose and not (self.words["points_back"].search(small) or _IT_ALONE.fullmatch(small)):
            return None  # “questioned her health”, “mocked the march” say nothing of what somebody has said
        if force == "dismiss" and not remark.is_negated:
            return self._denial(small) if self.is_tabled else CounterKind.DISMISSAL
        if force == "dispute" and not remark.is_negated:
            return CounterKind.FLAT_DENIAL
        if force == "correct":
            return CounterKind.CORRECTION
        if force in ("label", "criticise") and self._is_scorn(small) and self._points_back(small):
            return CounterKind.DISMISSAL
        if force == "say" and statement.quotation is Quotation.MIXED and self._snubs(small):
            return CounterKind.DISMISSAL
        if force in ("wish", "ask") and self.words["proof"].search(small) and len(small.split()) <= 2 * SHORT:
            return CounterKind.DEMAND_FOR_PROOF
        if force == "admit" or (force == "confirm" and self.words["concession"].match(self._after(statement, remark))):
            return CounterKind.PARTIAL_ADMISSION
        if force in ("label", "criticise") and self.words["qualifying"].search(small):
            return CounterKind.QUALIFICATION
        if (reaction := self.reaction(index)) is not None:
            if statement.polarity is Polarity.DENIED:
                return CounterKind.FLAT_DENIAL
            is_charged = index > 0 and self.remarks[index - 1].force in ("accuse", "claim")
            is_answer = self.is_tabled or is_charged or any(reaction.groups())
            return CounterKind.ALTERNATIVE if is_answer else None
        return None

    def _is_scorn(self, small: str) -> bool:
        return bool(self.words["dismissing"].search(small) or self.words["plainly"].search(small))

    def _snubs(self, small: str) -> bool:
        """“Said that it was “nonsense””: in few words, and of what was said; not “he told him “no more nonsense””."""
        before, quoted = _parted(small)
        is_short = len(small.split()) <= LONGEST_SNUB
        is_said_of_it = self.is_tabled or not before or _IS.search(before) is not None
        return is_short and is_said_of_it and self.words["dismissing"].search(quoted) is not None

    def _is_no_deed(self, index: int) -> bool:
        """“Tries to rule out foul play”, “would contradict Orvane”, “known for debunking rumours”: it is not done."""
        statement, sentence = self.statements[index], self.remarks[index].sentence
        if not statement.cue:
            return False
        at = sentence.find(statement.cue)
        inside = statement.start - statement.sentence_start
        while 0 <= (after := sentence.find(statement.cue, at + 1)) <= inside:
            at = after
        lead = small_letters(sentence[max(0, at - LONGEST_LEAD) : at]) if at > 0 else ""
        return _NO_DEED.search(lead) is not None and _SPOKE_TO.search(lead) is None

    def _refuses(self, index: int) -> bool:
        """“Rejected the demand”, “ruled out talks”: what was refused said nothing of what is so."""
        small, remark = self.small[index], self.remarks[index]
        is_deed = remark.force in ANSWERING and remark.lemma != "deny" and self.words["deed"].match(small)
        return bool(is_deed or self.words["demand"].match(small))

    def _refuses_outright(self, index: int) -> bool:
        """“A: No.”: the first words of a line of a transcript, behind somebody else's line."""
        if not index or not self.words["refusing"].match(self.small[index]):
            return False
        return is_line(self.statements[index]) and self._opens_line(index)

    def _opens_line(self, index: int) -> bool:
        """Whether the label of its line stands between the statement before and itself."""
        label, before = self.statements[index].speaker.start, self.statements[index - 1]
        return label is not None and label >= before.end and before.quotation is not Quotation.NONE

    def _outright(self, index: int) -> CounterKind | None:
        """“That is not true.”, “They are not.”: the report itself contradicts what somebody has just said."""
        before = self.statements[index - 1] if index else None
        if before is None or before.quotation is Quotation.NONE or self.remarks[index - 1].is_title:
            return None
        is_others = before.polarity is Polarity.AFFIRMED and self.remarks[index - 1].force not in ANSWERING
        is_others = is_others and not before.exact.startswith(("if ", "whether "))
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
        if remark.force in ANSWERING and self._refuses(index):
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
            wrong = self.words["says_wrong"].match(small)
            if wrong and wrong[1] in small_letters(f"{self.remarks[back].sentence} {other.speaker.name}"):
                return CounterKind.FLAT_DENIAL, back, f"it says that “{wrong[1]}” is wrong"
            is_turned_in_line = bond.is_turned and bond.shared > 0 and bond.is_next and is_line(statement)
            if is_turned_in_line and self._opens_line(index):
                return CounterKind.FLAT_DENIAL, back, "it speaks of the same thing"
            denied = next((made for made in self.found if made.statement == back), None)
            if denied is not None and denied.kind in _DENIALS:
                continue  # who takes the denier's side does not answer the denial
            is_opposed = back < index - 1 and self._is_opposed(index - 1)
            is_charge = self.remarks[back].force in ("accuse", "claim")
            if bond.is_turned and bond.plain and self._is_accused(index, back):
                return CounterKind.FLAT_DENIAL, back, "it is said by who is accused there"
            kind = self._against(small, remark, other, bond, is_opposed=is_opposed, is_charge=is_charge)
            if kind is not None:
                return kind, back, "it speaks of the same thing" if bond.shared else "it comes right after it"
        return None

    def _corrects(self, small: str, bond: Bond, *, is_marked: bool) -> bool:
        is_near = bond.is_others and (bond.shared > 1 or bond.share >= NEARLY_THE_SAME)
        is_bound = bond.counts_the_same or is_near or (bond.shared > 0 and is_marked)
        if not (is_bound and self.words["correcting"].search(small)):
            return False
        is_loose = self.words["loosely_correcting"].search(small) is not None
        is_close = bond.is_next and bond.share >= MOSTLY_THE_SAME
        return not is_loose or is_marked or is_close or self.words["contrasting"].search(small) is not None

    def _is_opposed(self, index: int) -> bool:
        """“The mayor disagreed.”: what she says next is against what was said before."""
        return bool(self.words["opposed"].search(small_letters(self.statements[index].exact)))

    def _against(
        self, small: str, remark: Remark, other: Statement, bond: Bond, *, is_opposed: bool, is_charge: bool
    ) -> CounterKind | None:
        """In what way one statement stands against another speaker's, if it does."""
        points = self.words["points_back"].search(small) or self.words["stands_for"].match(small)
        is_insisted = is_opposed or bool(self.words["insisting"].match(remark.lemma))
        is_short = len(small.split()) <= SHORT
        is_of_it = points or is_short or (bond.shared > 0 and (self.is_tabled or _OF_FINDINGS.match(small) is not None))
        if bond.is_next and is_of_it and self.words["qualifying"].search(small):
            return CounterKind.QUALIFICATION
        if remark.lemma == "caution" and bond.is_next and (bond.shared or points or _OF_FINDINGS.match(small)):
            return CounterKind.QUALIFICATION
        is_tied = bond.shared > 0 and (self.is_tabled or is_charge or bond.share >= NEARLY_THE_SAME)
        is_bound = is_tied or (bond.is_next and (is_insisted or bool(self.words["marked"].search(small))))
        if is_bound and bond.is_next and self.words["alternative"].search(small):
            return CounterKind.ALTERNATIVE
        if bond.is_next and bond.both_count and not bond.shares_figures and self.words["other_figure"].match(small):
            return CounterKind.ALTERNATIVE
        if remark.lemma == "blame" and bond.is_next and (is_tied or stems(remark.sentence) & stems(other.exact)):
            return CounterKind.ALTERNATIVE
        plain = bond.shared if self.is_tabled else bond.plain
        if bond.is_turned and (bond.share >= 0.3 if is_insisted else plain > 1 and bond.share >= 0.6):
            return CounterKind.FLAT_DENIAL
        is_of_one = bond.tells_of_one or self.is_tabled
        return CounterKind.ALTERNATIVE if bond.counts_otherwise and is_of_one else None

    def _denial(self, small: str) -> CounterKind:
        """“Rejected the allegations, calling them a fairy tale” waves them away; “denied having sent it” denies."""
        is_waved_away = self.words["dismissing"].search(small) or self.words["calling"].search(small)
        return CounterKind.DISMISSAL if is_waved_away else CounterKind.FLAT_DENIAL

    def _goes_on_denying(self, index: int) -> bool:
        """The speaker of a denial goes on in the next statement: with another negation, or with other figures."""
        if not self.found or self.found[-1].statement != index - 1 or self.found[-1].kind is CounterKind.NO_COMMENT:
            return False
        statement, before = self.statements[index], self.statements[index - 1]
        if not is_same_speaker(statement, before) or self.remarks[index].is_title:
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


def _parted(exact: str) -> tuple[str, str]:
    """What stands before the first quotation mark, and what behind it."""
    before, _, quoted = re.sub('["«]', "“", exact).partition("“")
    return before.strip(), quoted

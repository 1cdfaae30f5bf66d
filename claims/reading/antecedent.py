"""Which statement an answer answers: what “the accusations” and “this” mean, and what a bare denial denies.

A noun says most: “the accusations” are the nearest statement of somebody else that accuses. Where none says so, shared
words and nearness decide; where they do not, what is answered stays open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.choices import CounterKind, Polarity, Quotation
from claims.reading.attribution.negation import ANSWERING
from claims.reading.attribution.verbs import CLAIM_NOUNS
from claims.reading.bonds import (
    is_line,
    is_same_speaker,
    is_somebodys,
    names_speaker,
    shares_name,
    speaks_for,
    stems,
    stems_of_names,
)
from claims.reading.scene import Scene
from claims.reading.statements import WORTH_CHECKING
from claims.reading.words import small_letters, word_set

NEAR = 12
"""An answer looks back over this many statements."""
JUST_BEFORE = 3
"""An answer that no verb shows looks back over this many statements."""
NEARBY = 2
"""“This” and an answer that says nothing of its own speak of what was said no farther back."""
AHEAD = 3
"""Where an answer names whom it answers, their words may also come only after it."""
IN_HEADLINE = 0.25
"""What each word that it shares with the headline adds to how well a statement fits, up to two."""
DENIES_TOO = 1.5
"""What itself denies is answered by a denial less often."""
ENOUGH = 0.55
"""What fits less well than this is not taken for what is answered, unless a noun or pronoun points back to it."""
FIGURES_STAND_NEAR = 0.3
"""“The figure” is rather one that was just told: so much less for each statement between."""
FEW = 2
"""A denial of so few words shares one of them with what it answers."""
SHORTEST_TOLD = 4
"""What a bare denial answers in the report's own words has more words than this."""
_UNTRUE_OR_SILENT = re.compile(
    r"\b(?:is|are|was|were|as|simply|just)\s(?:[\w,]+\s){0,5}?(?:hoax|fake|false|untrue|baseless|unfounded|nonsense|fabricated)\b"
    r"|\b(?:den(?:y|ies|ied|ying)|refut\w+|debunk\w+)\s(?:(?:the|that|these|those|any|all|such)\s)?(?:it|claim|report|rumou?r|allegation|accus|stor)"
    r"|\b(?:declin|refus)\w+\sto\s(?:\w+\s)?comment\b"
)
_BUT = re.compile(r",\s(?:but|though|although|yet|while)\s")
_OF_ONESELF = re.compile(r"(?:his|her|its|their)\b")
_TAKING_BACK = word_set("retract recant withdraw disavow")
_NAME = re.compile(r"\b(?!spokes|the\b|for\b|and\b|who\b|from\b|with\b)[^\W\d_][\w-]{2,}")
SOON_AFTER = "it comes soon after it"
NOT_SHOWN = "the text does not show what is answered"


def answered(scene: Scene, index: int, kind: CounterKind) -> tuple[int | None, str]:
    """The statement that the answer at ``index`` answers, or ``None``; and how that was seen."""
    statement = scene.statements[index]
    last = scene.found[-1] if scene.found and scene.found[-1].statement == index - 1 else None
    if last and last.answers is not None and scene.statements[index - 1].speaker.name == statement.speaker.name:
        return last.answers, "it goes on with the answer before it"
    if statement.quotation is Quotation.NONE and kind is CounterKind.FLAT_DENIAL:
        return index - 1, "it comes right after it"
    if scene.remarks[index].lemma == "disagree" and scene.remarks[index].is_bare and index:
        last_told = scene.statements[index - 1]
        is_told = last_told.quotation is not Quotation.NONE and not is_same_speaker(statement, last_told)
        return (index - 1, "it comes right after it") if is_told else (None, NOT_SHOWN)
    if scene.words["refusing"].match(scene.small[index]) and is_line(statement):
        return _asked(scene, index), "it comes right after it"
    own_claim = _claim_in_answer(scene, index)
    if own_claim is not None:
        return own_claim, "it names what it answers itself"
    before = scene.statements[index - 1] if index else None
    is_beside = before is not None and before.sentence_start == statement.sentence_start
    is_said_of_it = scene.words["appositive"].match(scene.small[index])
    if before and is_beside and not is_same_speaker(statement, before) and is_said_of_it:
        return index - 1, "it is said of it in the same sentence"
    return _Search.of(scene, index, kind).best()


def _asked(scene: Scene, index: int) -> int:
    """What “No.” denies: of the line before it the last that says something, and not “Is that true?” alone."""
    line = index - 1
    for at in range(index - 1, max(-1, index - 1 - JUST_BEFORE), -1):
        if is_same_speaker(scene.statements[at], scene.statements[index]):
            break
        if len(scene.statements[at].exact.split()) > SHORTEST_TOLD:
            return at
    return line


@dataclass(slots=True)
class _Search:
    """The search for what one answer answers, among the statements around it."""

    scene: Scene
    index: int
    kind: CounterKind
    pointing: re.Match[str] | None
    """The words that point back, “the accusations”, “this”."""
    noun: str
    """The noun among them; empty for a pronoun."""
    words: str
    """They as they stand in the report."""
    is_bare: bool
    """It says too little for its own words to tell what it answers."""
    is_owned: bool
    """Its verb owns up to something: “admitted”."""
    own: frozenset[str]
    """The stems of what it says."""

    @classmethod
    def of(cls, scene: Scene, index: int, kind: CounterKind) -> "_Search":
        statement, remark, small = scene.statements[index], scene.remarks[index], scene.small[index]
        match = scene.words["points_back"].search(small) or scene.words["stands_for"].match(small)
        if match and remark.lemma == "deny" and _OF_ONESELF.match(small, match.start()) and match.start() > 0:
            match = None  # “denied that he had been paid for his story”: it is his own
        reaction = None if match else scene.reaction(index)
        match = match or reaction or (scene.words["contradicting"].match(small) if _opens_pointing(small) else None)
        shortest = 1 if scene.is_tabled else 3
        stands_in = remark.sentence if match is reaction else statement.exact
        return cls(
            scene,
            index,
            kind,
            pointing=match,
            noun=next((group for group in match.groups() if group), "") if match else "",
            words=stands_in[match.start() : match.end()].strip(" .,") if match else "",
            is_bare=remark.is_bare or (len(statement.exact.split()) <= shortest and remark.lemma != "rule out"),
            is_owned=scene.is_tabled or remark.lemma in ("admit", "concede", "confirm"),
            own=frozenset() if remark.is_bare else stems(statement.exact),
        )

    def best(self) -> tuple[int | None, str]:
        """What fits best, and why; ``None`` where nothing fits well enough."""
        statements = self.scene.statements
        told = self._just_told()
        if told is not None:
            return told, "it comes right after it"
        if self._is_told_in_its_sentence():
            return None, NOT_SHOWN
        fits = {at: self._fit(at) for at in self._places() if self._may_be(at) and self._is_within_reach(at)}
        # To ask of each what itself is an answer takes time: the best ones are asked.
        ranked = sorted(fits, key=lambda at: -fits[at])
        best = next((at for at in ranked if self.scene.is_tabled or not self._answers_itself(at)), None)
        is_firm = best is not None and self.pointing is not None
        is_firm = is_firm and best is not None and is_somebodys(statements[best])
        if best is not None and not self._is_borne_out(best):
            best = None
        if best is None or (fits[best] < ENOUGH and not is_firm):
            ahead = _ahead(self.scene, self.index, self.own) if self.kind is CounterKind.FLAT_DENIAL else None
            return (None, NOT_SHOWN) if ahead is None else (ahead, "it comes after it, and speaks of the same thing")
        if self.words:
            return best, f"“{self.words}” points back to it"
        if self.own & stems(statements[best].exact):
            return best, "it speaks of the same thing"
        return best, "it comes right after it" if self.index - best == 1 else SOON_AFTER

    def _is_told_in_its_sentence(self) -> bool:
        """“It has been rumoured that he had surgery, but So said that is incorrect”: no statement before is meant."""
        scene, answer = self.scene, self.scene.statements[self.index]
        if scene.is_tabled or self.noun or not self.pointing or not self.index:
            return False
        before = scene.remarks[self.index].sentence[: max(0, answer.start - answer.sentence_start)]
        told = _BUT.search(before)
        is_told = told is not None and len(before[: told.start()].split()) > SHORTEST_TOLD
        return is_told and scene.statements[self.index - 1].sentence_start != answer.sentence_start

    def _is_borne_out(self, at: int) -> bool:
        """Whether more than chance joins an answer in English to the statement that fits it best.

        Names alone are no sign: whoever is in the news is named in every sentence.
        """
        scene, distance = self.scene, abs(self.index - at)
        if scene.is_tabled:
            return True
        answer, other, remark = scene.statements[self.index], scene.statements[at], scene.remarks[at]
        both = self.own & stems(other.exact)
        plain = both - stems_of_names(answer)
        if self.noun:
            is_accusing = bool(scene.words["accusing"].search(small_letters(remark.sentence)))
            is_called_so = other.cue[:4].lower() == self.noun[:4]
            is_claimed = remark.force in ("accuse", "claim") or is_accusing or is_called_so
            is_known = len(scene.headline & stems(other.exact)) > 1
            return is_claimed or is_known or bool(plain) or distance <= NEARBY or names_speaker(answer, other)
        is_plain = self.pointing or self.is_bare or scene.words["contradicting"].match(scene.small[self.index])
        is_waved_away = self.kind is CounterKind.DISMISSAL and not is_plain
        if is_waved_away:  # “dismissed critics who …”, “repudiated decades of support”: who or what, and nothing said
            return len(plain) > (1 if distance > 1 else 0) and distance <= JUST_BEFORE
        if scene.words["contradicting"].match(scene.small[self.index]):
            return bool(plain) or distance <= JUST_BEFORE
        if self.kind is CounterKind.QUALIFICATION and not self.pointing:
            return bool(plain) or distance == 1  # “called the reaction exaggerated”
        if self.pointing or self._is_about_anything():
            return bool(plain) or distance <= (NEARBY if self.pointing else JUST_BEFORE + 1)
        if self.kind is CounterKind.NO_COMMENT:
            return bool(plain) or distance <= JUST_BEFORE
        if distance > JUST_BEFORE:
            return len(plain) > 1
        is_next = distance == 1 and self.kind is not CounterKind.FLAT_DENIAL
        return bool(plain) or is_next or names_speaker(answer, other)

    def _just_told(self) -> int | None:
        """“Das bestritt die Polizei.”: a bare denial means what was told just before, by the report itself too."""
        at = self.index - 1
        is_bare = self.scene.is_tabled and self.scene.remarks[self.index].is_bare and not self.noun
        if not is_bare or at < 0 or self.kind not in (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL):
            return None
        other, answer = self.scene.statements[at], self.scene.statements[self.index]
        remark = self.scene.remarks[self.index]
        said = small_letters(remark.sentence.replace(answer.exact, "") if remark.is_reply else remark.sentence)
        is_answer = self.scene.found and self.scene.found[-1].statement == at
        if self.scene.remarks[at].is_title or is_answer or not self.scene.words["this_alone"].search(said):
            return None
        is_own = other.quotation is Quotation.NONE and len(other.exact.split()) > SHORTEST_TOLD
        is_others = other.quotation is not Quotation.NONE and not is_same_speaker(answer, other)
        return at if (is_own or is_others) and other.end <= answer.start else None

    def _is_within_reach(self, at: int) -> bool:
        """Without a noun that points back or words in common, an answer looks back no farther than a few statements."""
        if self.kind is CounterKind.NO_COMMENT and not self.scene.is_tabled:
            return self._is_asked_about(at)
        if not self.scene.is_tabled or self.index < at:
            return True
        if self.noun:
            return self._is_told_of(at) and self._is_accused(at)
        distance, remark = self.index - at, self.scene.remarks[at]
        if self.scene.words["contradicting"].match(self.scene.small[self.index]):
            return distance <= JUST_BEFORE
        both, counting = self.own & stems(self.scene.statements[at].exact), self.scene.words["counting"]
        shared = sum(not counting.match(word) for word in both)
        is_told = self.kind is CounterKind.NO_COMMENT and self.own  # “отказался комментировать судейство”
        if (self.is_bare and not is_told) or self.pointing:
            return shared > 0 or distance <= JUST_BEFORE
        is_accused = remark.force == "accuse" or (remark.force == "claim" and distance <= JUST_BEFORE)
        if self.kind in (CounterKind.DEMAND_FOR_PROOF, CounterKind.NO_COMMENT):
            return shared > 1 or is_accused or (distance <= JUST_BEFORE and self.kind is CounterKind.DEMAND_FOR_PROOF)
        is_near = shared > 0 and distance <= (1 if len(self.own) > FEW else 2)
        return shared > 1 or is_near or is_accused

    def _is_asked_about(self, at: int) -> bool:
        """“Sullivan declined to comment”: what accuses, what names Sullivan, or what his words are about."""
        sentence, speaker = self.scene.remarks[at].sentence, self.scene.statements[self.index].speaker
        if self.noun or self.own & stems(self.scene.statements[at].exact) or self.scene.remarks[at].force == "accuse":
            return True
        if self.scene.words["accusing"].search(small_letters(sentence)):
            return True
        names = _NAME.findall(f"{speaker.name} {speaker.organisation} {speaker.role}".lower())
        gap = self.scene.statements[self.index].sentence_start - self.scene.statements[at].sentence_end
        if at == self.index - 1 and 0 <= gap <= 1:
            return True  # right behind it in its paragraph
        return not {*names}.isdisjoint(_NAME.findall(small_letters(sentence)))

    def _is_told_of(self, at: int) -> bool:
        """“음주 측정을 거부했다는 보도”: where the noun says of what it is, that is what was said there."""
        exact = self.scene.statements[self.index].exact
        clause = self.scene.words["clause_of"].search(exact)
        return clause is None or bool(stems(exact[: clause.start(1)]) & stems(self.scene.statements[at].exact))

    def _is_accused(self, at: int) -> bool:
        """“The accusations” are something that accuses."""
        if not self.scene.words["accusation_nouns"].match(self.noun):
            return True
        unquoted = re.split(r"[«“„\"]", self.scene.statements[self.index].exact)[0]
        of_what = {word for word in self.own & stems(unquoted) if word[:5] != self.noun[:5]}
        if names_speaker(self.scene.statements[self.index], self.scene.statements[at]):
            return True
        if len(of_what) >= FEW:  # “звинувачення в ударах по медиках”
            return self.scene.remarks[at].force == "accuse" or bool(of_what & stems(self.scene.statements[at].exact))
        role = self.scene.statements[at].speaker.role.lower()
        is_near = self.index - at <= JUST_BEFORE and not self.scene.words["defenders"].search(role)
        return is_near or self.scene.remarks[at].force == "accuse"

    def _places(self) -> Sequence[int]:
        """Those whose speaker the answer names, “the mayor's account”; else what comes before it, the nearest first."""
        statements = self.scene.statements
        back = range(self.index - 1, max(-1, self.index - 1 - NEAR), -1)
        ahead = range(self.index + 1, min(len(statements), self.index + 1 + AHEAD))
        answer = statements[self.index]
        named = [at for at in (*back, *ahead) if names_speaker(answer, statements[at])] if self.noun else []
        is_others = not named and self.scene.words["whose"].search(self.scene.small[self.index])
        return [] if is_others else named or back

    def _may_be(self, at: int) -> bool:
        """Whether the statement there can be what is answered at all."""
        scene = self.scene
        answer, other = scene.statements[self.index], scene.statements[at]
        is_own = is_same_speaker(answer, other) or speaks_for(answer, other)
        is_own = is_own and self.kind is not CounterKind.CORRECTION
        is_answer = any(counter.statement == at for counter in scene.found[-NEAR:])
        if scene.remarks[at].is_title or is_answer:
            return False
        if scene.remarks[self.index].lemma in _TAKING_BACK:
            return is_own or shares_name(answer.speaker.name, other.speaker.name)
        if is_own:
            return False
        is_told = other.worthiness >= WORTH_CHECKING or other.speaker.is_vague
        is_beside = self.pointing is not None and at == self.index - 1 and is_told
        if other.quotation is Quotation.NONE and not (self.noun or is_beside):
            return False
        return not (other.start < answer.end and answer.start < other.end)

    def _answers_itself(self, at: int) -> bool:
        """“These claims are false”, “Google declined to comment”: what is denied by the next was said before these."""
        scene = self.scene
        small, is_silent = scene.small[at], scene.remarks[at].force == "no_comment"
        found = scene.words["contradicting"].match(small) or scene.is_unreached(small)
        return is_silent or bool(found or _UNTRUE_OR_SILENT.search(small))

    def _fit(self, at: int) -> float:
        """How well the statement there fits: by the words that both have, by nearness, and by what is pointed at."""
        other, remark, patterns = self.scene.statements[at], self.scene.remarks[at], self.scene.words
        theirs = stems(other.exact)
        shared, distance = len(self.own & theirs), abs(self.index - at)
        is_spoken = bool(self.noun and patterns["spoken_nouns"].match(self.noun))
        fit = 1.5 * shared + other.worthiness - 0.08 * distance
        if self.noun and other.cue[:4].lower() == self.noun[:4]:
            fit += 1.5  # “the reports” are those of which it was said “reports that …”
        if self.pointing and (not self.noun or is_spoken):
            fit -= distance - 1  # a bare pronoun means what stands nearest
        if shared == 1 and distance > JUST_BEFORE and not self.pointing:
            fit -= 2.0  # one word in common, far away, is chance
        fit += IN_HEADLINE * min(2, len(self.scene.headline & theirs))
        is_accusing = bool(patterns["accusing"].search(small_letters(remark.sentence)))
        is_denial = self.kind in (CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL) and not self.scene.is_tabled
        is_nearest = self.pointing and (is_spoken or not self.noun)
        if is_denial and other.polarity is Polarity.DENIED and not is_nearest:
            fit -= DENIES_TOO
        accuses = 0.7 * (remark.force in ("accuse", "claim")) + 0.3 * is_accusing
        if is_spoken:
            fit += 0.5 * accuses
        elif self.noun and not patterns["figure_nouns"].match(self.noun):
            fit += 3.0 * accuses
        elif self.noun:
            fit += 3.0 * bool(other.figures) + 0.5 * accuses - FIGURES_STAND_NEAR * (distance - 1)
        elif self._is_about_anything():
            fit += 2.0 * accuses + 0.5
        elif other.worthiness >= WORTH_CHECKING and self._is_about_what_is_near(at, shared):
            fit += 0.5
        elif not shared:
            fit -= 1.0 if accuses >= 0.7 else 2.0
        return fit - 1.0 if other.quotation is Quotation.NONE else fit

    def _is_about_anything(self) -> bool:
        """Whether its own words need not be those of what it answers."""
        is_bare = self.is_bare and (self.kind is not CounterKind.PARTIAL_ADMISSION or self.is_owned)
        return bool(self.pointing) or is_bare or self.kind in (CounterKind.DISMISSAL, CounterKind.DEMAND_FOR_PROOF)

    def _is_about_what_is_near(self, at: int, shared: int) -> bool:
        if self.scene.words["contradicting"].match(self.scene.small[self.index]):
            return True
        is_next = self.kind is CounterKind.PARTIAL_ADMISSION and self.index - at == 1
        return is_next and bool(shared or self.is_owned)


def _claim_in_answer(scene: Scene, index: int) -> int | None:
    """“Rejected a claim by the union that …”, “denied it, after the paper reported that …”: the claim beside it."""
    statement, sentence = scene.statements[index], scene.remarks[index].sentence
    for at in (index + 1, index - 1):
        if not 0 <= at < len(scene.statements) or scene.statements[at].sentence_start != statement.sentence_start:
            continue
        other = scene.statements[at]
        is_others = other.cue.lower() in CLAIM_NOUNS and not is_same_speaker(statement, other)
        if at < index:
            if is_others and scene.remarks[index].force in ANSWERING:
                return at
            continue
        if other.end <= statement.end and (is_others or scene.remarks[at].force == "accuse"):
            return at
        between = sentence[statement.end - statement.sentence_start : other.start - statement.sentence_start]
        name = other.speaker.name.rpartition(" ")[2]
        is_named = len(name) > 2 and name in statement.exact and scene.words["who_said"].match(between)
        is_led_to = is_named or (scene.words["led_to"].match(between) and not is_same_speaker(statement, other))
        if (is_others and between.strip(", ") in ("", "that")) or is_led_to:
            return at
    return None


def _ahead(scene: Scene, index: int, own: frozenset[str]) -> int | None:
    """What is denied before it is told: a statement of somebody else that comes soon and shares its words."""
    for at in range(index + 1, min(len(scene.statements), index + 1 + AHEAD)):
        other = scene.statements[at]
        is_told = other.quotation is not Quotation.NONE and not is_same_speaker(scene.statements[index], other)
        if is_told and other.polarity is Polarity.AFFIRMED and len(own & stems(other.exact)) > 1:
            return at
    return None


def _opens_pointing(small: str) -> bool:
    """“That is wrong”, “this never happened”: what was said just before is meant."""
    opens = small.lstrip("“\"‘' ").startswith(("this ", "that ", "that's ", "that’s ", "it "))
    return (opens and " that " not in small) or "no such " in small

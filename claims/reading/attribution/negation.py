"""Whether a reporting verb is denied where it stands, and what is left of its content: “did not say that …”.

Who did not say a thing, refused to say it or has yet to say it has said nothing; who has not confirmed a thing has left
it open; and who does not believe a thing believes that it is not so.
"""

from claims.reading.attribution.asides import LONGEST_ASIDE, Range, before_aside
from claims.reading.attribution.clauses import phrase_before
from claims.reading.attribution.verbs import FORMS, Verb
from claims.reading.statements import Speaker
from claims.reading.words import AUXILIARIES, Word, is_adverb, word_set

NOT_ONLY = word_set("just only merely simply solely least long all")
"""“Not only said”: after these a negation denies nothing."""
NEARLY_NOT = word_set("hardly scarcely barely")
NOBODY = word_set("no nobody nothing none neither nor not") | NEARLY_NOT
"""A subject that begins with one of these is nobody, or not all of those it names."""
_NEGATING = word_set("not never neither nor cannot")
_NOBODY_OR_NOT = NOBODY | _NEGATING
_WITHHOLDING = word_set(
    "refuse refuses refused refusing refusal decline declines declined declining fail fails failed failing failure "
    "unable inability unwilling unwillingness reluctant reluctance loath hesitate hesitates hesitated hesitating "
    "neglect neglects neglected neglecting omit omits omitted omitting forget forgets forgot forgotten impossible yet"
)
"""Before “to say” these tell that it was not said."""
_WOULD = word_set("should could might would")
_AHEAD = word_set("expected set due going scheduled likely plans planned planning about poised")
_BEFORE_GERUND = word_set("without avoid avoids avoided avoiding deny denies denied denying")
_REMAIN = word_set("remain remains remained")
"""“Remains to be seen whether …”."""
_BETWEEN = word_set(
    "able willing ready prepared going want wants wanted wish wishes wished care cares cared dare dares dared bother "
    "bothered choose chose position enough free keen inclined go goes went far authorised authorized allowed "
    "permitted expected in a as so himself herself itself themselves be"
)
"""“Was not able to say”, “did not go so far as to say”: what may stand between the negation and “to”."""
_EFFORTS = word_set(
    "working work works worked trying try tries tried seeking seek seeks sought struggling struggle struggled hoping "
    "hope hopes hoped attempting attempt attempts attempted effort efforts racing rushing bid waiting wait wants "
    "wanted needs needed difficult hard harder tricky time information evidence asked urged pressed invited"
)
"""“Is working to confirm”, “it is difficult to confirm”, “was asked to confirm”: it has not been confirmed."""
_ASKING_OF = word_set(
    "asked ask asks asking urged urge urges urging pressed press presses pressing invited invites called calls calling "
    "wanted wants want ordered orders begged told challenged challenges required requires needed needs"
)
_LONGEST_ASKED = 7
_LONGEST_WAY = 10
_FRONTED = 3
"""“At no point did he say”: the negation stands at most so many words before the helping verb."""

_OPEN_FORCES = word_set("confirm show")
ANSWERING = word_set("deny dismiss dispute")
_STILL_TOLD = word_set("wish pledge ask favour")
BELIEVED = word_set("believe think expect suspect reckon assume presume anticipate imagine suppose guess")
"""“Does not believe that it is safe” says of the thing itself that it is not so."""
_LEFT_OPEN = word_set("fear wonder prove")


def is_negated(words: list[Word], cue: int, source: Range | None) -> bool:
    """Whether the verb at ``cue`` with this subject is denied; two negations undo each other."""
    negated = _negations_before(words, cue) % 2 == 1
    if cue and words[cue - 1].lower == "no" and words[cue].lower.endswith("ing"):
        return True  # “there is no denying that …”
    return negated != (_negates_subject(words, source) if source is not None else _opens_with_nothing(words, cue))


def is_to_come(words: list[Word], cue: int) -> bool:
    """“Will say on Monday”, “is expected to say”, “should have said”: it has not been said, or not yet."""
    at = cue - 1
    while at > 0 and is_adverb(words[at].lower):
        at -= 1
    if at < 1:
        return False
    lower, before = words[at].lower, words[at - 1].lower
    if lower == "have":
        return before in _WOULD
    return lower == "will" or (lower == "to" and before in _AHEAD)


def _negations_before(words: list[Word], cue: int) -> int:
    """How many negations govern the verb: over helping verbs, adverbs and what an infinitive hangs on."""
    count = 0
    is_infinitive = False
    is_confirming = words[cue].lower in FORMS and FORMS[words[cue].lower][0].force == "confirm"
    at, last = cue, max(0, cue - _LONGEST_WAY - LONGEST_ASIDE)
    while at > last:
        at -= 1
        lower, following = words[at].lower, words[at + 1].lower
        before = words[at - 1].lower if at else ""
        if lower == "nor" or (lower in _REMAIN and following == "to") or (lower == "longer" and before == "no"):
            return count + 1
        if lower in _BEFORE_GERUND and following.endswith("ing"):
            return count + 1
        is_subject = lower == "neither" and (not at or not words[at - 1].is_word)
        if (lower in _NEGATING and not is_subject) or lower.endswith("n't"):
            count += following not in NOT_ONLY
        elif following == "to" and (lower in _WITHHOLDING or (lower in ("early", "soon") and before == "too")):
            count += 1
        elif is_confirming and ((following == "to" and lower in _EFFORTS) or (is_infinitive and lower in _WOULD)):
            return count + 1
        elif lower == "to":
            is_infinitive = True
        elif (lower == "or" and before in FORMS) or (following == "or" and lower in FORMS and at + 1 < cue):
            continue  # “has not confirmed or denied”
        elif not (lower in AUXILIARIES or lower == "yet" or is_adverb(lower) or (is_infinitive and lower in _BETWEEN)):
            helper = before_aside(words, at)
            if helper is None:
                count += is_confirming and is_infinitive and _asks_somebody(words, at)
                break
            at = helper + 1
    return count


def _asks_somebody(words: list[Word], last: int) -> bool:
    """“Asked the ministry to confirm that …”: the words up to ``last`` name who is asked, right behind who asks."""
    for at in range(last, max(-1, last - _LONGEST_ASKED), -1):
        if words[at].lower in _ASKING_OF:
            return True
        if not words[at].is_word or words[at].lower in AUXILIARIES:
            return False
    return False


def _opens_with_nothing(words: list[Word], cue: int) -> bool:
    """“Nothing the minister has said suggests that …”: who acts is not found behind a verb of its own."""
    for at in range(cue - 1, max(-1, cue - _LONGEST_WAY), -1):
        if words[at].lower == "nothing" or not words[at].is_word:
            return words[at].is_word
    return False


def is_address(words: list[Word]) -> bool:
    """“No 10” is where a prime minister sits."""
    return len(words) > 1 and words[0].text == "No" and words[1].text in ("10", "11")


def _negates_subject(words: list[Word], source: Range) -> bool:
    """“Neither of them said”, “neither Kyiv nor Moscow has confirmed”, “at no point did he say”."""
    if is_address(words[slice(*source)]):
        return False
    first = words[source[0]].lower
    second = words[source[0] + 1].lower if source[0] + 1 < len(words) else ""
    if first in NOBODY and second not in NOT_ONLY:
        return True
    if source[0] == 0:
        return False
    before = words[source[0] - 1].lower
    is_cleft = before == "not" and source[0] > 2 and words[source[0] - 3].lower == "it"  # “it was not Lee who said …”
    if before in ("nor", "neither") or before.endswith("n't") or is_cleft:
        return True
    if before not in AUXILIARIES:
        return False
    fronted = range(max(0, source[0] - 1 - _FRONTED), source[0] - 1)
    return any(words[at].lower in _NOBODY_OR_NOT and words[at + 1].lower not in NOT_ONLY for at in fronted)


def whole_source(words: list[Word], source: Range) -> Range:
    """“Neither Kyiv nor Moscow”, “hardly anyone” begin with what denies; in “Ann Lee, not the mayor,” it is Ann Lee."""
    if source[0] and words[source[0] - 1].lower in NEARLY_NOT:
        return (source[0] - 1, source[1])
    if source[0] > 2 and words[source[0] - 1].lower == "not" and words[source[0] - 2].text == ",":
        return phrase_before(words, source[0] - 2) or source
    if source[0] and words[source[0] - 1].lower == "nor":
        for at in range(source[0] - 2, max(-1, source[0] - 10), -1):
            if words[at].lower == "neither":
                return (at, source[1])
    return source


def joined_verb(words: list[Word], after: int) -> int | None:
    """“Has not confirmed or denied that …”: the verb that shares what is said with the one before ``after``."""
    at = after + 1
    if at < len(words) and words[after].lower in ("or", "nor"):
        while at < len(words) - 1 and is_adverb(words[at].lower):
            at += 1
        return at if words[at].lower in FORMS else None
    return None


def is_unsaid(verb: Verb, *, is_clause: bool) -> bool:
    """Whether a denied verb leaves nothing that anybody says: neither open nor denied, just not said."""
    if verb.force in _OPEN_FORCES | ANSWERING or verb.lemma in BELIEVED | _LEFT_OPEN:
        return False
    return is_clause or verb.force not in _STILL_TOLD


def unsaid_note(speaker: Speaker) -> str:
    """Why a sentence with a denied verb is the report's own statement."""
    who = _called(speaker)
    told = f"what {who} did not say" if who else "what was not said"
    return f"This tells {told}, so nobody is given as its speaker."


def leaves_open(force: str) -> bool:
    """Whether a denied verb of this force leaves its content possible: “has not confirmed”, “does not show”."""
    return force in _OPEN_FORCES


def unconfirmed_note(speaker: Speaker) -> str:
    """Why a statement is only possible although it has a speaker; theirs is not what is said."""
    who = _called(speaker)
    return f"{who[:1].upper()}{who[1:]} has not confirmed this." if who else "Nobody is named who confirms this."


def _called(speaker: Speaker) -> str:
    who = speaker.name or speaker.role
    return f"the {who}" if who[:1].islower() else who

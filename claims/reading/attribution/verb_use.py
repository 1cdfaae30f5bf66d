"""Whether a word is used as a verb where it stands: “reports” and “claims” are nouns as often."""

from claims.reading.attribution.asides import is_break
from claims.reading.attribution.clauses import is_since_then
from claims.reading.attribution.finite import (
    BEFORE_NOUNS,
    NO_NOUN,
    SHORTENED,
    VERBS,
    holds_finite_verb,
    is_participle,
    opens_predicate,
)
from claims.reading.attribution.verbs import ALSO_NOUNS, FORMS
from claims.reading.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INSIDE_NAMES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    Word,
    is_adverb,
    word_set,
)

_BEFORE_ADJECTIVES = DETERMINERS - {"all", "both", "many", "few", "several", "most", "some", "one", "that"}
_BEFORE_PLAIN_NOUNS = DETERMINERS - {"one", "another", "this", "that"}
_BE = word_set("is are was were be been being am isn't aren't wasn't weren't")
_HAVE = word_set("has have had having")
_ADDING = word_set("added adds add adding")
_BEFORE_REPORTS = word_set(
    "recent earlier early new old false fake wild similar further more media press news local foreign initial previous "
    "persistent numerous many several some official police eyewitness online viral baseless credible various public"
)
_AMOUNTS = word_set(
    "to up more another two three four five six seven eight nine ten dozens hundreds thousands millions nearly almost"
)
_BEFORE_PLAIN_VERBS = word_set("they we i you who people also both many some others all police")
_BEHIND_NOUNS = word_set("of and or were are have made from about against in by on as")
_BEFORE_SPEAKER = word_set("the a an his her its their")
"""“…, claims the bank”: a verb, although “claims” is a noun as often."""
_NEVER_FINITE = word_set("shown written known forgotten proven spoken")
"""“A review shown to the court”: without a helping verb before them these only tell what was done."""
LONGEST_SUBJECT = 14
LONGEST_LOOKED_AT = 25
_MANY = word_set("people police data media men women children staff footage")
_ENDS_HEAD = PREPOSITIONS | word_set(
    "seen obtained released published filed reviewed compiled collected issued posted leaked familiar close briefed "
    "who living working involved opposed loyal responsible"
)
_SINGLE = word_set("news reuters times forbes politics sports series")
"""“Life News reports that …”: one paper or agency, although its name ends in “s”."""
_WHO = word_set("he she they it we i you who which whom that what")
_NO_CLAUSE = PREPOSITIONS | CONJUNCTIONS | word_set("not so")
_WHEN = word_set("when while as after before since until because although though where which who")
"""“Images show smoke over the town, when the army held it”: no clause of its own is shown."""
_DONE_TO = {
    **dict.fromkeys(("suspected", "accused"), word_set("of")),
    **dict.fromkeys(("compared", "likened"), word_set("to with")),
    **dict.fromkeys(("hail", "hails", "hailed"), word_set("from")),
    **dict.fromkeys(("charging", "charged"), word_set("with around into at toward towards down up through across out")),
    **dict.fromkeys(
        word_set(
            "alleged believed thought feared reported said estimated deemed presumed assumed understood known found "
            "shown seen rumoured rumored"
        ),
        word_set("to"),
    ),
    "found": word_set("to guilty dead alive unconscious"),
}
"""“A man suspected of arson”, “people believed to be dead”: behind a noun these tell what others say of it."""
_SPOKEN = word_set("said reported")
_IS_OR_DOES = word_set("be have include contain hold own live show come work carry cost weigh date")
"""“A man said to be armed”: behind “said to” the plain form of a verb, and not those who hear it."""
_CALLED = word_set("called named dubbed termed labelled labeled nicknamed branded")
_HELD_AGAINST = word_set(
    "alleged suspected reported estimated expected anticipated planned projected presumed perceived stated declared "
    "claimed confessed admitted acknowledged announced proposed recommended preferred praised feared"
)
_PLACES = word_set("hospital hospitals university college school prison clinic bail evidence membership intensive ward")
_TELLS = SUBJECT_PRONOUNS | word_set('that how whether : “ "')
_LET_IN = word_set("privileges patients students refugees migrants members women men children hospital")
_BEHIND_PARTICIPLE = PREPOSITIONS | {"that"}
_POINTING = word_set("this that it them these those")
_WISHES = word_set("wish pledge favour ask")
LONGEST_NAMED = 5
_MODAL = word_set("will would can could may might must shall should do does did to didn't don't doesn't won't")


def is_reporting_verb(words: list[Word], at: int) -> bool:
    """Whether the form at ``at`` is used as a verb here, and not as a noun or an adjective."""
    lower = words[at].lower
    kind = FORMS[lower][1]
    if kind in ("s", "base") and opens_predicate(words[at + 1 : at + 4]) and _is_in_passing(words, at):
        return True  # “the vaccine, which the company claims is safe”
    before = words[at - 1] if at > 0 else None
    following = words[at + 1] if at + 1 < len(words) else None
    previous = before.lower if before else ""
    if lower in ("reported", "reporting") and following is not None and following.lower == "from":
        return False  # “kidnapped while reporting from Lund”
    if tells_of_noun(words, at, kind):
        return False
    if previous == "percentage" or (lower in _ADDING and following is not None and _is_amount(following)):
        return False
    if kind == "ed":
        if lower in ("said", "told", "wrote", "added"):
            return previous not in ("the", "a")
        if lower in ALSO_NOUNS and (before is None or previous in DETERMINERS):
            return False
        if before is None and following is not None and following.lower in _BEHIND_PARTICIPLE:
            return False  # “Worried about the war, Lund has shut the port”
        if at > 1 and is_adverb(previous) and words[at - 2].lower in _BEFORE_ADJECTIVES:
            return False  # “the highly anticipated device”
        is_helped = previous in _BE or previous in _HAVE
        if lower == "forecast" and following is not None and following.lower in PREPOSITIONS:
            return False  # “cut its profit forecast for the year”
        if lower in _NEVER_FINITE and not _is_helped(words, at):
            return False
        if previous in PREPOSITIONS and not is_since_then(words, at - 1):
            return False
        frame = FORMS[lower][0].frame
        is_loose = not ({"c", "q"} & set(frame)) and not is_helped and before is not None and before.is_word
        is_loose = is_loose and before is not None and not before.is_capital
        if is_loose and following is not None and following.lower in ("in", "on", "at", "by", "from"):
            return False
        if following is not None and following.lower == "by" and not is_helped:
            return False
        is_whose = previous.endswith(("'s", "s'")) and previous not in SHORTENED
        if is_whose and lower in _HELD_AGAINST and following is not None and following.is_word:
            return False  # “Ann Lee's alleged victims”
        return previous not in _BEFORE_ADJECTIVES
    if kind == "ing":
        if before is None or previous in ("of", "the", "a", "an", "for", "his", "her", "its", "their", "from"):
            return False
        if lower == "speaking" and is_adverb(previous):
            return False
        return not (lower in ALSO_NOUNS and before.text != "," and previous not in _BE)
    is_led = _is_led(words, at)
    if kind == "s" and following is not None and following.lower in _POINTING and _is_closed(words, at + 2):
        return True  # “the builder disputes this.”
    if kind == "base":
        if is_led or (before is not None and _tells_of_many(words, at)):
            return True
        if before is None:
            return False
        if lower == "put" and before.is_word:
            return previous not in BEFORE_NOUNS  # “an army statement put the toll at four”
        if previous in _BEFORE_PLAIN_VERBS:
            return True
        if lower == "like":
            return False
        if lower not in ALSO_NOUNS and following is not None and following.lower == "that":
            return True
        if lower in ALSO_NOUNS and _is_closed(words, at + 1) and _is_plural(before):
            return any(word.text == "," for word in words[max(0, at - 4) : at - 1])  # “…, court records show.”
        if lower in ALSO_NOUNS:
            return (
                following is not None
                and following.lower in ("that", "the", "he", "she", "they", "a", "an", "it", "his", "her")
                and (_is_plural(before) or (following.lower == "that" and _has_plural_head(words, at)))
            )
        if before.is_capital and any(
            words[k].lower == "and" and words[k - 1].is_capital for k in range(max(1, at - 4), at - 1)
        ):
            return True  # “Aron and Isak Feld deny …”
        is_force = before.is_capital and at > 1 and words[at - 2].lower == "police"  # “Police Scotland confirm”
        return is_force or _is_plural(before) or _has_plural_head(words, at)
    if before is None or not before.is_word:
        is_telling = not {"c", "q"}.isdisjoint(FORMS[lower][0].frame)
        is_turned = is_telling and following is not None and following.lower in _BEFORE_SPEAKER
        if before is not None and before.text == ")" and lower not in ALSO_NOUNS:
            return True  # “the report (PDF) says”
        return before is not None and before.text == "," and (is_turned or lower not in ALSO_NOUNS)
    if lower not in ALSO_NOUNS:
        return previous not in DETERMINERS
    if previous in _BEFORE_PLAIN_NOUNS or previous in PREPOSITIONS or previous.endswith("'s"):
        return False
    if previous in ("he", "she", "it", "who", "which"):
        return True
    if (not before.is_capital or at == 1) and (previous in _BEFORE_REPORTS or previous.endswith(("ed", "ing"))):
        return False  # “there are unconfirmed reports that …”
    if before.is_capital and _is_closed(words, at + 1) and any(word.text == "," for word in words[max(0, at - 4) : at]):
        return True  # “…, Northwire reports.”
    if following is None or not (following.is_word or following.text in '"“:,'):
        return False
    if following.lower in _BEHIND_NOUNS:
        return False
    is_name = before.is_capital and (at < 2 or words[at - 2].is_capital or before.lower in _SINGLE)
    if before.is_capital and (is_name or not _is_plural(before)):
        return True
    return following.lower in ("that", "the", "a", "an", "he", "she", "it", "they", "to") and not _is_plural(before)


def tells_of_noun(words: list[Word], at: int, kind: str) -> bool:
    """“A man suspected of arson”, “a machine called LUCAS 2”, “queries seeking to confirm …”: nobody says so there."""
    lower, following = words[at].lower, words[at + 1] if at + 1 < len(words) else None
    if lower in ("admitting", "admitted") and following is not None and _is_let_in(words, at):
        return True
    is_meant = lower in _DONE_TO or lower in _CALLED or kind == "ing" or lower.startswith("continu")
    if not is_meant or following is None or _is_helped(words, at):  # nearly always the first, which costs least
        return False
    if lower.startswith("continu"):  # “continues those duties”
        return following.lower in DETERMINERS or following.lower == "to" or following.lower.endswith("ing")
    if following.lower in _DONE_TO.get(lower, ()):
        behind = words[at + 2] if at + 2 < len(words) else following
        # “Reported to the police”, “said to Reuters”, “said to laughs”: somebody says so there, and to whom.
        is_hearer = behind.is_capital or behind.lower in DETERMINERS
        is_verb = behind.lower in _IS_OR_DOES or FORMS.get(behind.lower, ("", ""))[1] == "base"
        is_heard = lower in _SPOKEN and not is_verb
        if lower == "reported":  # “gunfire reported to guards” is no report, “reported to guards that …” is
            is_heard = any(word.lower == "that" for word in words[at + 2 : at + LONGEST_NAMED + 3])
        return following.lower != "to" or not (is_hearer or is_heard)
    before = words[at - 1] if at else None
    if before is None or not before.is_word or before.lower in _WHO:
        return False
    if kind == "ing" and FORMS[lower][0].force == "favour":  # “a committee supporting Ann Lee”
        return before.lower not in CONJUNCTIONS | PREPOSITIONS and not is_adverb(before.lower)
    if kind == "ing" and following.lower == "to":
        is_wish = FORMS[lower][0].force in _WISHES or "i" in FORMS[lower][0].frame
        return is_wish and before.lower not in CONJUNCTIONS | PREPOSITIONS
    return lower in _CALLED and not before.is_capital and _is_only_named(words, at)


def _is_let_in(words: list[Word], at: int) -> bool:
    """“Admitting privileges”, “admitted to hospital”, “admitted more students”: somebody is let in."""
    behind = [word.lower for word in words[at + 1 : at + 5]]
    is_place = words[at + 2].is_capital if at + 2 < len(words) else False
    if behind[0] in ("to", "into") and len(behind) > 1:
        place = behind[2] if behind[1] in DETERMINERS | POSSESSIVES and len(behind) > 2 else behind[1]
        heard = {word.lower for word in words[at + 2 : at + LONGEST_SUBJECT]}
        if not heard.isdisjoint(_TELLS):
            return False  # “admitted to the BBC that …”
        is_named = behind[1] in DETERMINERS and words[min(at + 3, len(words) - 1)].is_capital
        return is_place or is_named or place in _PLACES
    noun = int(behind[0] in ("more", "new", "fewer", "two", "three"))
    is_let_in = noun < len(behind) and behind[noun] in _LET_IN
    return is_let_in and (behind[noun] == "privileges" or not holds_finite_verb(words[at + 1 : at + LONGEST_SUBJECT]))


def _is_only_named(words: list[Word], at: int) -> bool:
    """“A machine called LUCAS 2,”, “a film called “The Dam””: behind article and noun stands a name alone."""
    first = next((k for k in range(at - 1, max(-1, at - LONGEST_NAMED), -1) if words[k].lower in DETERMINERS), -1)
    if first < 0 or (first and words[first - 1].lower in _WHO):
        return False
    if words[at + 1].text in '“"‘':
        return words[first].lower in ("a", "an")
    after = opening = at + 1 + (words[at + 1].lower == "the")
    while after < len(words) and (words[after].is_capital or words[after].text.isdigit() or _joins_names(words, after)):
        after += 1
    is_named = opening < after and words[opening].is_capital
    is_closed = after >= len(words) or not words[after].is_word or words[after].text in ",.;:)"
    goes_on = after + 1 < len(words) and words[after].lower in CONJUNCTIONS and opens_predicate(words[after + 1 :])
    if goes_on:
        return False  # “the paper named Lund and said …”
    return is_named and (is_closed or words[after].lower in VERBS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS)


def _is_closed(words: list[Word], at: int) -> bool:
    """Whether a clause ends here: at the end of the sentence or at a mark."""
    return at >= len(words) or not words[at].is_word


def _joins_names(words: list[Word], at: int) -> bool:
    """“Politics and Pies”, “House to Home”: a small word inside a name."""
    return words[at].lower in INSIDE_NAMES and at + 1 < len(words) and words[at + 1].is_capital


def _is_in_passing(words: list[Word], at: int) -> bool:
    """Whether “which” or “whom” behind a comma, and then a subject of few words, stand before the verb."""
    for relative in range(at - 2, max(0, at - 8), -1):
        if words[relative].lower in ("which", "whom", "who"):
            return words[relative - 1].text == ","
        if not words[relative].is_word:
            return False
    return False


def _is_amount(word: Word) -> bool:
    """“Added 119,000 jobs”, “adding to the strain” count and heap up, and say nothing."""
    return word.text[0].isdigit() or word.text in "$€£" or word.lower in _AMOUNTS


def _is_led(words: list[Word], at: int) -> bool:
    """“Would neither confirm”, “did not just claim”: a helping verb stands before, over adverbs and negations."""
    at -= 1
    while at > 0 and (is_adverb(words[at].lower) or words[at].lower in ("neither", "yet")):
        at -= 1
    return at >= 0 and words[at].lower in _MODAL


def _is_helped(words: list[Word], at: int) -> bool:
    """“Has not yet shown”, “was also written”: a form of “be” or “have” stands before, over adverbs and negations."""
    at -= 1
    while at > 0 and (is_adverb(words[at].lower) or words[at].lower in ("not", "never", "yet", "also")):
        at -= 1
    return at >= 0 and (words[at].lower in _BE | _HAVE or words[at].lower.endswith(("n't", "'ve", "'s", "'d")))


def _has_plural_head(words: list[Word], after: int) -> bool:
    """“Economists at Nordvik Bank expect”: many people, although the word before the verb is one."""
    for at in range(after - 2, max(0, after - 8), -1):
        if words[at].lower == "by" and at > 1 and is_participle(words[at - 1].lower):
            return words[at - 2].is_word and _is_plural(words[at - 2])
        if words[at].lower in ("at", "of", "in", "from", "for", "with"):
            return words[at - 1].is_word and _is_plural(words[at - 1]) and words[at - 1].lower not in FORMS
        if is_break(words[at]):
            return False
    return False


def _tells_of_many(words: list[Word], at: int) -> bool:
    """“Figures from the office show prices rose”, “sources close to the club say …”: many open the sentence and tell.

    Right before the verb stands a noun, and right behind it a clause begins that has a verb of its own.
    """
    previous = words[at - 1]
    following = next((word for word in words[at + 1 : at + 4] if not is_adverb(word.lower)), None)
    if not 1 <= at <= LONGEST_SUBJECT or {"c", "t"}.isdisjoint(FORMS[words[at].lower][0].frame) or following is None:
        return False
    is_noun = previous.is_word and previous.lower not in NO_NOUN and not previous.lower.endswith(("'s", "s'"))
    begins = following.lower
    opens = (
        following.is_word
        and begins not in _NO_CLAUSE
        and words[at + 1].lower not in _NO_CLAUSE
        and not (begins in VERBS and not following.is_capital)
    )
    clause = words[at + 1 : at + 1 + LONGEST_LOOKED_AT]
    clause = clause[: next((k for k, word in enumerate(clause) if k and word.lower in _WHEN), len(clause))]
    if not (is_noun and opens and holds_finite_verb(clause)):
        return False
    head = next((k for k in range(1, at) if words[k].lower in _ENDS_HEAD or not words[k].is_word), at) - 1
    between = words[head + 1 : at - 1]
    is_told = any((word.lower in AUXILIARIES or word.lower in SUBORDINATORS) for word in between)
    is_parted = any(word.text in ';:"“”' for word in between) or sum(word.text == "," for word in between) % 2
    many = _is_plural(words[head]) or words[head].lower in _MANY
    return many and words[head].lower not in VERBS - ALSO_NOUNS and not is_told and not is_parted


def _is_plural(word: Word) -> bool:
    return word.lower.endswith("s") and not word.lower.endswith(("ss", "'s", "us", "is"))

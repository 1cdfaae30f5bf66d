"""Statements that one can read: what is no sentence by itself is shown with who says it and the verb.

“The firm denied it and called it “another piece of fiction”.” holds two statements, “it” and “it “another piece …””.
They are read as such, since what answers what turns on these very words. But nobody can judge a passage that says
“it”; so the reading, when all else is done, widens them to “The firm denied it” and “called it “another piece …””.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.choices import Quotation
from claims.reading.attribution.finite import VERBS, has_verb
from claims.reading.languages import READ_IN_FULL, TONGUES
from claims.reading.statements import Statement
from claims.reading.words import PREPOSITIONS, SUBJECT_PRONOUNS, find_words, word_set

SHORT = 2
"""So few words of what a verb reports are no sentence, in a language whose verbs are not known."""
LONGEST_BRIDGE = 120
"""Who says it and the verb stand at most so many characters before what is said."""
LONGEST_REST = 40
"""What follows up to the next mark belongs to the verb where it is no longer than this: “zurück”, “on Monday”."""
_REST = re.compile(r"(?: [^\W\d_]+)+(?=[.,;:!?…–—]|\s*$)")
_ACCUSING = word_set("accuse accuses accused accusing")
_ACCUSED_OF = re.compile(r"\b(?:of|for)\s")
_MARKS = "“\"«„‘'"
_POINTING = word_set("it this that these those them him her me us")
_LEANING = _POINTING | word_set("to of as for with about from by on in at against")

_PARTING = word_set("as and but or so yet when if because while although though that")
"""“And a council claims …” begins with “a council”."""


def readable(text: str, statements: Sequence[Statement], language: str) -> tuple[Statement, ...]:
    """The statements, those that cannot be read by themselves with what stands before them in their sentence."""
    widened: list[Statement] = []
    after = 0
    for number, statement in enumerate(statements):
        following = statements[number + 1].start if number + 1 < len(statements) else len(text)
        is_short = is_fragment(text, statement, language)
        made = _widened(text, statement, after, following, language) if is_short else statement
        widened.append(made)
        after = max(after, made.end)
    return tuple(widened)


def is_fragment(text: str, statement: Statement, language: str) -> bool:
    """Whether the words of a statement are no sentence: “to comment”, “the accusation”, “it “a disgrace””."""
    exact = statement.exact
    if language == READ_IN_FULL and statement.cue.lower() in _ACCUSING and _ACCUSED_OF.search(exact):
        return True  # “North Korea of supplying soldiers”
    if statement.quotation not in (Quotation.INDIRECT, Quotation.MIXED) or not statement.cue or exact[:1] in _MARKS:
        return False
    if language == READ_IN_FULL and (statement.cue.lower() == "according to" or _is_plainly_a_sentence(exact)):
        return False
    words = [word for word in find_words(exact) if word.is_word]
    if not words:
        return False
    if language != READ_IN_FULL and language not in TONGUES:
        return False
    if language != READ_IN_FULL:
        before = find_words(text, max(statement.sentence_start, statement.start - LONGEST_REST), statement.start)
        is_clause = bool(before) and before[-1].lower in TONGUES[language].sets["that"]
        return len(words) <= SHORT and not is_clause and statement.cue.split()[0].lower() in TONGUES[language].cues
    rest = exact[words[0].end :].lstrip()
    if words[0].lower == "to":
        return True
    if words[0].lower in _POINTING and len(words) > 1 and words[1].lower in PREPOSITIONS:
        return True  # “that into question”
    return (words[0].lower in _LEANING and rest[:1] in _MARKS) or not has_verb(words)


def _is_plainly_a_sentence(exact: str) -> bool:
    """Whether white space alone parts a verb from the rest, as in most statements: the others are looked at closely."""
    words = exact.lower().split()
    is_leaning = not words or words[0] in _LEANING or not words[0].isalpha()
    return not is_leaning and any(map(VERBS.__contains__, words))


def _widened(text: str, statement: Statement, after: int, following: int, language: str) -> Statement:
    """The statement from who says it on, or from its verb where another statement stands between; else as it is.

    Another statement ends at ``after``, and the next begins at ``following``.
    """
    lowest = max(statement.sentence_start, after, statement.start - LONGEST_BRIDGE)
    start = statement.speaker.start
    if start is None or not lowest <= start < statement.start:
        start = text.rfind(statement.cue, lowest, statement.start)
        if start < 0:
            return statement
    else:
        start = _with_article(text, start, lowest)
        verb = text.rfind(statement.cue, lowest, statement.start)
        if verb > start and _is_second(text[statement.speaker.end or start : verb], language):
            start = verb  # “El agente admite contactos, aunque niega un acuerdo”
    end = _end(text, statement, following, language)
    return replace(statement, start=start, end=end, exact=text[start:end])


def _end(text: str, statement: Statement, following: int, language: str) -> int:
    """Where what belongs to the verb ends: a short rest of the sentence, or at least its particle."""
    rest = _REST.match(text, statement.end, statement.sentence_end)
    if rest is None:
        return statement.end
    if language in TONGUES and _is_second(rest.group(), language):  # “wies das zurück und betonte, …”
        words = rest.group().split()
        joined = next(at for at, word in enumerate(words) if _is_second(word, language))
        return statement.end + len(" ".join(("", *words[:joined])))
    if rest.end() <= following and len(rest.group()) <= LONGEST_REST:
        return rest.end()
    first = rest.group().split()[0]
    cues = TONGUES[language].cues.get(statement.cue.lower(), ()) if language in TONGUES else ()
    return statement.end + 1 + len(first) if first in {particle for _, particle, _ in cues} else statement.end


def _is_second(between: str, language: str) -> bool:
    """Whether a word that joins or opposes stands between who says it and the verb, which then is their second one."""
    sets = TONGUES[language].sets if language in TONGUES else {}
    return bool(sets) and not (sets["joining"] | sets["but"]).isdisjoint(between.lower().split())


def _with_article(text: str, start: int, lowest: int) -> int:
    """Where a source begins with its article or title: the one word before it, where that has a capital or is short."""
    before = text[lowest:start]
    word = before.split()[-1] if before.strip() and before[-1:] == " " else ""
    if word[:1].isupper() and len(word) < len(before) - 1 and text[start : start + 5].split()[0] in SUBJECT_PRONOUNS:
        return start  # “On Face the Nation he named it as a reason”
    is_its_own = word.isalpha() and (len(word) <= 3 or word[0].isupper()) and word.lower() not in _PARTING
    return start - len(word) - 1 if is_its_own and before.endswith(f"{word} ") else start

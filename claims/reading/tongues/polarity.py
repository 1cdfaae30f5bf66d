"""Whether a sentence or what is told denies what it says, in a language that is read from its table.

What counts is the main clause: a negation in a clause that only tells more of somebody, or when, why or in spite of
what something is so, denies nothing of it.
"""

import re
from collections.abc import Iterator

from claims.reading.languages.tongue import Tongue
from claims.reading.words import Word, is_word, word_set

REACH = 9
SHORTEST_MAIN = 2
"""Behind so many words “but” opens another clause."""

_LEADING = word_set(
    "wenn als weil da obwohl während nachdem falls sofern si quand lorsque comme puisque alors bien cuando aunque como "
    "porque mientras según selon якщо коли хоча оскільки поки если когда хотя поскольку пока после після"
)
"""What opens a clause that stands before the main one."""
_FOLLOWING = word_set(
    "weil da obwohl während nachdem falls sofern denn wobei wenn um ohne quand lorsque puisque alors bien car tandis "
    "quoique cuando aunque porque mientras pues donde dont où qui laquelle lequel lesquels lesquelles quien quienes "
    "cuyo cuya якщо хоча оскільки поки бо де куди звідки тоді аби если хотя поскольку пока потому где куда откуда "
    "который которая которое которые которого которой которых которому которым которую "
    "який яка яке які якого якої яких якому яким яку якою"
)
"""What opens a clause behind a comma that tells more."""
_RELATIVE = {
    "de": word_set("der die das den dem deren dessen denen welche welcher welches was wo"),
    "es": word_set("que"),
}
"""Words that open such a clause, and others too: in German it ends with its verb."""
_CLOSES = re.compile(r"(?!nicht|seit|selbst)[a-zäöüß]+(?:t|en|te|ten|sei|habe|war|tte|äre|[uü]rde|erde)$")
_WITHOUT_WAITING = re.compile(r"(?:[аяви]ясь|[ыи]вая|давая|вши(?:сь)?|[юяу]чи(?:сь)?)$")
"""“Не дожидаясь ответа”: what somebody does not do meanwhile."""
_GERUND = re.compile(r"[^\W\d_]{2,}(?:ando|iendo|yendo|ant)$")
_WHO = {"es": (word_set("que quien quienes"), 2), "fr": (word_set("qui dont où"), 4)}
"""Words that tell more without a comma too, and in how many words behind them a negation is theirs."""
_TO = word_set("para por pour afin")
"""“Para no perder …”: what is to be avoided."""
_NO_NOUN = word_set(
    "hecho verdad cierto duda vez día lo la el los las al más menos mejor de es parece resulta claro seguro posible "
    "probable sabe dice cree"
)
"""Words before “que” of which it tells nothing more."""
_SMALL = word_set(
    "dos tres cuatro cinco seis siete ocho nueve diez muchos muchas varios varias algunos algunas un una unos unas el "
    "la los las de del su sus este esta estos estas cada otro otra otros otras"
)
_BUT = word_set("pero mais aber але однак но однако sino")
_OPENING = _LEADING | _FOLLOWING | word_set("ob dass wie so que qui что як що der die das wer was quien")
"""What opens a clause that belongs to the main one."""
_FINITE = {
    "uk": re.compile(r"[^\W\d_]{2,}(?:ла|ло|ли|лися|лась|[аяиї]ть|[аеия]но|ито|ято|уто|є)"),
    "ru": re.compile(r"[^\W\d_]{2,}(?:ла|ло|ли|лись|лась|[аяеи]ет|[аяу]ют|[аея]но|ито|ыто|[аеия]т)"),
    "de": re.compile(
        r"(?:sei|seien|habe|hätten?|haben|wurden?|ist|sind|waren?|hat|hatten?|wird|werden?|kam|kamen|starb|starben)"
    ),
    "fr": re.compile(r"(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient)"),
    "es": re.compile(r"(?:es|son|fue|fueron|ha|han|está|están|hubo|hay|murieron|sufrió)"),
}  # fmt: skip


def denies(words: list[Word], tongue: Tongue) -> bool:
    """A negation near the start of the main clause reaches its verb."""
    words = [*_of_main_clause(words, tongue)]
    words = words[: _second_clause(words, tongue)]
    plain = [word.lower for word in words if is_word(word)][: REACH + 2]
    said = " ".join(plain)
    if tongue.patterns["unlikely"].search(said):
        return True
    plain = tongue.patterns["left_open"].sub("", tongue.patterns["limit"].sub("", said)).split()
    negators, only, settled = tongue.sets["negators"], tongue.sets["only"], tongue.sets["settled"]
    for at, word in enumerate(plain):
        is_elided = bool(tongue.elided_negator) and word.startswith(tongue.elided_negator)
        behind = plain[at + 1 : at + (4 if is_elided else 3)]  # “n'a pas été confirmé”
        if not (is_elided or word in negators) or (behind and behind[0] in only):
            continue
        if settled.isdisjoint(behind):
            return True
    return False


def _of_main_clause(words: list[Word], tongue: Tongue) -> Iterator[Word]:
    """The words without the clauses that only tell more."""
    clauses: list[list[Word]] = [[]]
    for word in words:
        if word.text in (",", ";", "–", "—"):
            clauses.append([])
        clauses[-1].append(word)
    kept = 0
    for number, clause in enumerate(clauses):
        plain = [word.lower for word in clause if is_word(word)]
        is_left = number + 1 < len(clauses) if not number else kept > 0
        if plain and is_left and _tells_more(plain, tongue, is_first=not number):
            continue
        if number and plain and plain[0] in _BUT and kept > SHORTEST_MAIN:
            return
        kept += len(plain)
        yield from _without_told_of(clause, tongue)


def _tells_more(plain: list[str], tongue: Tongue, *, is_first: bool) -> bool:
    if is_first:
        return plain[0] in _LEADING and len(plain) > 1
    second = plain[1] if len(plain) > 1 else ""
    if plain[0] in _FOLLOWING or _GERUND.match(plain[0]) or plain[0] in tongue.sets["converbs"]:
        return True
    if plain[0] in tongue.sets["negators"] and _WITHOUT_WAITING.search(second):
        return True
    relative = _RELATIVE.get(tongue.code, frozenset())
    return plain[0] in relative and (tongue.code != "de" or bool(len(plain) > 2 and _CLOSES.match(plain[-1])))


def _without_told_of(clause: list[Word], tongue: Tongue) -> Iterator[Word]:
    """“Tres vecinos que no dieron su nombre”, “en mentionnant qu'aucune …”, “para no perder”: not of the main verb."""
    openers, reach = _WHO.get(tongue.code, (frozenset(), 0))
    negators = tongue.sets["negators"]
    until = -1
    for at, word in enumerate(clause):
        before = clause[at - 1].lower if at else ""
        if word.lower in openers and at > 1 and (word.lower != "que" or _is_of_noun(clause, at)):
            until = at + reach
        elif reach and word.lower in _TO:
            until = at + 2
        elif tongue.code == "fr" and before == "en" and _GERUND.match(word.lower) and at > 2:
            return
        is_negator = word.lower in negators or (tongue.elided_negator and word.lower.startswith(tongue.elided_negator))
        if not (is_negator and at <= until):
            yield word


def _is_of_noun(clause: list[Word], at: int) -> bool:
    """“Medio millón de parados que …”: a noun stands before “que”, by the small word before it."""
    return clause[at - 1].lower not in _NO_NOUN and clause[at - 2].lower in _SMALL


def _second_clause(words: list[Word], tongue: Tongue) -> int:
    """“Zwei seien gestorben, ein Zusammenhang sei nicht bewiesen”: where a second clause with its own begins."""
    sets = tongue.sets
    opens = sets["that"] | sets["relative"] | sets["just_as"] | _OPENING
    finite = _FINITE[tongue.code]
    if not words or words[0].lower in opens:
        return len(words)
    for comma, word in enumerate(words[: 2 * REACH]):
        if word.text != ",":
            continue
        before = [word.lower for word in words[:comma]]
        behind = [word.lower for word in words[comma + 1 : comma + 3]]
        if len(behind) < 2 or behind[0] in opens | sets["negators"]:
            continue
        if tongue.elided_negator and behind[0].startswith(tongue.elided_negator):
            continue
        if any(finite.fullmatch(word) for word in before[not tongue.is_inflected :]):
            return comma
    return len(words)

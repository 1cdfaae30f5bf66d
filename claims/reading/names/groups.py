"""The names of a report, or of all reports on a claim, by the person or body that they may mean."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

from claims.reading.names import chinese, korean, palladius, syllabaries
from claims.reading.names.abjads import consonants
from claims.reading.names.likeness import NAMESAKES, Likeness, same_name
from claims.reading.names.parts import is_initial, parts_of, pieces
from claims.reading.names.romanised import has_no_vowels
from claims.reading.names.sounds import skeleton, sounds

MOST_NAMES = 200
"""More different names than this are not grouped; what comes after them stands alone."""
MOST_GIVEN = 24


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written, and how far it is the name of its group."""

    name: str
    likeness: Likeness

    @property
    def is_sure(self) -> bool:
        """Whether the rules of spelling alone make it the same name."""
        return self.likeness.level == "same"


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The spellings that are one name, or probably one; ``name`` is the one that was met most often and is fullest.

    ``maybe`` holds names of other groups that a short form in this one may just as well mean.
    """

    name: str
    spellings: tuple[Spelling, ...]
    maybe: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling as it is written."""
        return tuple(spelling.name for spelling in self.spellings)

    @property
    def is_flagged(self) -> bool:
        """Whether the group holds two spellings that only may be one name."""
        return any(not spelling.is_sure for spelling in self.spellings)


def keys(name: str) -> frozenset[str]:
    """The forms under which a name is looked up: names that are one share a key, and sharing one proves nothing.

    Every word but initials and titles gives its sounds, a Korean given name its syllables; forms that begin with ``~``
    are the bare consonants, which Arabic and Hebrew need. Ask :func:`same_name` of what is found.
    """
    found: set[str] = set()
    for word in parts_of(name).words:
        if is_initial(word):
            continue
        if has_no_vowels(word):
            found.add(f"~{consonants(word)}")
            continue
        if syllabaries.is_syllabic(word):
            found |= {word}.union(f"~{one}" for one in syllabaries.bones(word))
            continue
        if chinese.is_han(word):
            found |= {word}.union(*map(sounds, chinese.readings_of(word[0])))
            continue
        readings = sounds("".join(pieces(word)))
        found |= readings
        found |= {f"~{bones}" for reading in readings if len(bones := skeleton(reading)) > 1}
    words = parts_of(name).words
    found = found.union(*map(sounds, chinese.families_of(words)), *map(sounds, palladius.family_in_pinyin(words)))
    for families, given in korean.korean(parts_of(name).words):
        found |= families
        for syllables in islice(product(*given), MOST_GIVEN):
            found.add("-".join("".join(syllable) for syllable in syllables))
    return frozenset(found - {"~"})


def group(names: Iterable[str]) -> tuple[NameGroup, ...]:
    """Put names that are one, or probably one, together, in the order in which they first appear.

    Full names meet each other first. A short form (“Zelensky”, “V. Zelensky”) then joins the one full name that it
    fits; where it fits two, it stays alone and says which. So does a name that is more likely a relative's.
    """
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        if parts_of(name).words:
            counts[" ".join(name.split())] += 1
    order = {name: at for at, name in enumerate(counts)}
    known = list(order)[:MOST_NAMES]
    full = [name for name in known if not _is_short(name)]
    groups: list[list[Spelling]] = []
    doubtful: dict[str, tuple[str, ...]] = {}
    for name in sorted(full, key=lambda name: (-counts[name], order[name])):
        _place(name, groups, doubtful)
    groups = [part for spellings in groups for part in _parted(spellings, doubtful)]
    shorts = [name for name in known if _is_short(name)]
    made: list[NameGroup] = []
    alone: list[list[Spelling]] = []
    for name in sorted(shorts, key=lambda name: (-len(name), order[name])):
        fitting = [(like, spellings) for spellings in groups if (like := _best(name, spellings)).level != "different"]
        if len(fitting) == 1:
            fitting[0][1].append(Spelling(name, _short_form(fitting[0][0])))
        else:
            _place(name, alone, doubtful)
            if fitting:
                doubtful[name] = tuple(spellings[0].name for _, spellings in fitting)
    for spellings in groups + alone:
        spellings.sort(key=lambda spelling: order[spelling.name])
        head = max(
            spellings, key=lambda spelling: (spelling.is_sure and not _is_short(spelling.name), counts[spelling.name])
        )
        maybe = tuple(other for spelling in spellings for other in doubtful.get(spelling.name, ()))
        made.append(NameGroup(head.name, tuple(spellings), maybe))
    made += [NameGroup(name, (Spelling(name, _ITSELF),)) for name in list(order)[MOST_NAMES:]]
    return tuple(sorted(made, key=lambda found: min(order[name] for name in found.names)))


_ITSELF = Likeness(1.0, "The name itself.")


def _place(name: str, groups: list[list[Spelling]], doubtful: dict[str, tuple[str, ...]]) -> None:
    """Put a name to the group that it fits best, or into one of its own; a relative's name is noted as doubtful."""
    best = max(
        ((_best(name, spellings), at) for at, spellings in enumerate(groups)),
        key=lambda row: row[0].score,
        default=None,
    )
    if best is not None and best[0].why in NAMESAKES and best[0].level != "different":
        doubtful[name] = (groups[best[1]][0].name,)
        groups.append([Spelling(name, _ITSELF)])
    elif best is not None and best[0].level != "different":
        groups[best[1]].append(Spelling(name, best[0]))
    else:
        groups.append([Spelling(name, _ITSELF)])


def _parted(spellings: list[Spelling], doubtful: dict[str, tuple[str, ...]]) -> list[list[Spelling]]:
    """A group in which two names are told apart by a middle name, as two; what fits both stays alone and says so.

    George W. Bush and George H. W. Bush are two people, and “George Bush” may be either.
    """
    sure = [spelling.name for spelling in spellings if spelling.is_sure]
    rivals = {one: {other for other in sure if same_name(one, other).level == "different"} for one in sure}
    if not any(rivals.values()):
        return [spellings]
    parts: list[list[Spelling]] = []
    for spelling in sorted(spellings, key=lambda spelling: not rivals.get(spelling.name)):
        own = rivals.get(spelling.name, set())
        fitting = [
            part
            for part in parts
            if not own & {other.name for other in part} and _best(spelling.name, part).level != "different"
        ]
        if len(fitting) == 1:
            fitting[0].append(spelling)
        elif fitting:
            doubtful[spelling.name] = tuple(part[0].name for part in fitting)
            parts.append([Spelling(spelling.name, _ITSELF)])
        else:
            parts.append([Spelling(spelling.name, _ITSELF)])
    return parts


def _best(name: str, spellings: list[Spelling]) -> Likeness:
    """How far a name fits a group: as well as it fits the spelling that stands for it, or one that is surely it."""
    if any(_are_other_characters(name, spelling.name) for spelling in spellings):
        return Likeness(0.0, "The characters are others, though both may be read alike.")
    likes = [same_name(spelling.name, name) for spelling in spellings if spelling.is_sure]
    return max(likes, key=lambda like: like.score)


def _are_other_characters(name: str, other: str) -> bool:
    """王毅 and 王艺 are both Wang Yi, and two."""
    return chinese.is_han(name) and chinese.is_han(other) and same_name(name, other).level == "different"


def _is_short(name: str) -> bool:
    parts = parts_of(name)
    if parts.is_body or korean.korean(parts.words) or chinese.is_han(parts.family):
        return False
    return len(parts.words) == 1 or all(is_initial(word) for word in parts.given)


def _short_form(like: Likeness) -> Likeness:
    """A short form that fits one full name alone is taken for it, since reports give the full name first."""
    return like if like.level == "same" else Likeness(0.9, "A short form, and no other name here fits it.")

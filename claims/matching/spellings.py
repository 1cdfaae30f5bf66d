"""Other spellings of what was typed, from the sources that the desk knows: in any script, and by how they sound."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from claims.matching.words import folded, key, words_of
from claims.matching.words import keys as compared
from claims.models import Source
from claims.reading.names import keys, same_name
from claims.reading.names.parts import IN_FRONT

MOST = 8
_MOST_COMPARED = 200


class Spellings:
    """Every word of every name and alias, by the keys under which names that sound alike meet."""

    def __init__(self, sources: list[tuple[int, str, list[str]]]) -> None:
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._carriers: dict[str, set[int]] = defaultdict(set)
        self._compared: dict[str, set[int]] = defaultdict(set)
        self._names: dict[int, tuple[str, ...]] = {}
        self._named: dict[str, set[int]] = defaultdict(set)
        for pk, name, aliases in sources:
            for word in {word for spelling in (name, *aliases) for word in words_of(spelling)}:
                self._carriers[word].add(pk)
                self._compared[key(word)].add(pk)
                for sound in _keys(word):
                    self._by_key[sound].add(word)
            self._names[pk] = (name, *aliases)
            for sound in {sound for spelling in self._names[pk] for sound in _keys(spelling)}:
                self._named[sound].add(pk)

    @property
    def words(self) -> list[str]:
        return list(self._carriers)

    def of(self, word: str) -> list[str]:
        """Other ways in which the word of a name is written, the same way of sounding it required."""
        alike = {other for sound in _keys(word) for other in self._by_key.get(sound, ())}
        same = {other for other in alike if same_name(word, other).level == "same"}
        return sorted(same - {word})[:MOST]

    def carrying(self, name: str) -> list[int]:
        """The sources whose names hold every word of ``name``, in any spelling, or which may be called so."""
        return sorted({*self._holding(name), *self.called(name)})

    def found_by(self, typed: str) -> list[int]:
        """Like :meth:`carrying`, with no word that was ``typed`` left over."""
        return sorted({*self._holding(typed), *self._meant(typed)})

    def named(self, typed: str) -> set[int]:
        """The sources in whose names each of these very words stands, in the form that is compared, in any spelling."""
        words = [word for word in words_of(typed) if key(word)]
        forms = ({key(spelling) for spelling in (word, *self.of(word))} for word in words)
        held = [{pk for form in either for pk in self._compared.get(form, ())} for either in forms]
        return set.intersection(*held) if held else set()

    def _holding(self, name: str) -> set[int]:
        held: set[int] | None = None
        for word in words_of(name):
            carriers = {pk for spelling in (*self.of(word), word) for pk in self._carriers.get(spelling, ())}
            carriers |= {
                pk for other in self._carriers if folded(other).startswith(folded(word)) for pk in self._carriers[other]
            }
            held = carriers if held is None else held & carriers
        return held or set()

    def called(self, name: str) -> list[int]:
        """The sources of whose names ``name`` is a spelling, as a whole, or probably one: a person will look."""
        return self._alike(name, lambda spelling: same_name(name, spelling).level != "different")

    def spelled(self, name: str) -> list[int]:
        """The sources of whose names ``name`` is surely a spelling."""
        return self._alike(name, lambda spelling: same_name(name, spelling).level == "same")

    def names_like(self, typed: str) -> list[str]:
        """Every spelling of the sources that are called so, word for word, and the name itself left out."""
        return sorted({spelling for pk in self._meant(typed) for spelling in self._names[pk]} - {typed})[:MOST]

    def _meant(self, typed: str) -> list[int]:
        """Those that are :meth:`called` so and whose names have a place for each word: of “Zelensky troops”, which
        might be a name by itself, Zelensky leaves one over. A title is a word like any other."""
        count = len(compared(typed))
        if count > 1 and any(word.casefold() in IN_FRONT for word in words_of(typed)):
            return []
        return self._alike(typed, lambda spelling: _fits(typed, spelling, count)) if count > 1 else self.called(typed)

    def _alike(self, name: str, is_one: Callable[[str], bool]) -> list[int]:
        alike = Counter(pk for sound in _keys(name) for pk in self._named.get(sound, ()))
        return [
            pk for pk, _ in alike.most_common(_MOST_COMPARED) if any(is_one(spelling) for spelling in self._names[pk])
        ]


def _fits(typed: str, spelling: str, count: int) -> bool:
    level = same_name(typed, spelling).level
    return level == "same" or (level == "probably" and len(compared(spelling)) >= count)


@lru_cache(maxsize=50_000)
def _keys(word: str) -> frozenset[str]:
    return keys(word)


@lru_cache(maxsize=1)
def _as_of(newest: datetime | None, count: int) -> Spellings:
    return Spellings(list(Source.objects.values_list("pk", "name", "aliases")))


def spellings() -> Spellings:
    """The spellings as they stand: read again when a source was added, changed or taken away, and kept till then."""
    state = Source.objects.aggregate(newest=Max("updated_at"), count=Count("pk"))
    return _as_of(state["newest"], state["count"])


def suggested_sources(names: Iterable[str]) -> dict[str, Source]:
    """The one source that each of ``names`` may mean, as it is written or in another spelling or script.

    A suggestion and no more: a name that several carry, or none, is left out.
    """
    names = list(dict.fromkeys(name for name in names if name.strip()))
    found = Source.objects.suggested_for(names)
    known = spellings() if len(found) < len(names) else None
    only = {name: pks[0] for name in names if name not in found and known and len(pks := known.spelled(name)) == 1}
    sources = Source.objects.in_bulk(only.values()) if only else {}
    return found | {name: sources[pk] for name, pk in only.items() if pk in sources}

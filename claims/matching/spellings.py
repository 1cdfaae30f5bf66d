"""Other spellings of what was typed, from the sources that the desk knows: in any script, and by how they sound."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from claims.matching.words import folded, words_of
from claims.models import Source
from claims.reading.names import keys, same_name

MOST = 8
_MOST_COMPARED = 200


class Spellings:
    """Every word of every name and alias, by the keys under which names that sound alike meet."""

    def __init__(self, sources: list[tuple[int, str, list[str]]]) -> None:
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._carriers: dict[str, set[int]] = defaultdict(set)
        self._names: dict[int, tuple[str, ...]] = {}
        self._named: dict[str, set[int]] = defaultdict(set)
        for pk, name, aliases in sources:
            for word in {word for spelling in (name, *aliases) for word in words_of(spelling)}:
                self._carriers[word].add(pk)
                for key in _keys(word):
                    self._by_key[key].add(word)
            self._names[pk] = (name, *aliases)
            for key in {key for spelling in self._names[pk] for key in _keys(spelling)}:
                self._named[key].add(pk)

    @property
    def words(self) -> list[str]:
        return list(self._carriers)

    def of(self, word: str) -> list[str]:
        """Other ways in which the word of a name is written, the same way of sounding it required."""
        alike = {other for key in _keys(word) for other in self._by_key.get(key, ())}
        same = {other for other in alike if same_name(word, other).level == "same"}
        return sorted(same - {word})[:MOST]

    def carrying(self, name: str) -> list[int]:
        """The sources whose names hold every word of ``name``, in any spelling."""
        held: set[int] | None = None
        for word in words_of(name):
            carriers = {pk for spelling in (*self.of(word), word) for pk in self._carriers.get(spelling, ())}
            carriers |= {
                pk for other in self._carriers if folded(other).startswith(folded(word)) for pk in self._carriers[other]
            }
            held = carriers if held is None else held & carriers
        return sorted({*(held or ()), *self.called(name)})

    def called(self, name: str) -> list[int]:
        """The sources of whose names ``name`` is a spelling, as a whole, or probably one: a person will look."""
        alike = Counter(pk for key in _keys(name) for pk in self._named.get(key, ()))
        return [
            pk
            for pk, _ in alike.most_common(_MOST_COMPARED)
            if any(same_name(name, spelling).level != "different" for spelling in self._names[pk])
        ]

    def spelled(self, name: str) -> list[int]:
        """The sources of whose names ``name`` is surely a spelling."""
        alike = Counter(pk for key in _keys(name) for pk in self._named.get(key, ()))
        return [
            pk
            for pk, _ in alike.most_common(_MOST_COMPARED)
            if any(same_name(name, spelling).level == "same" for spelling in self._names[pk])
        ]

    def names_like(self, name: str) -> list[str]:
        """Every spelling of the sources that are called so, and the name itself left out."""
        return sorted({spelling for pk in self.called(name) for spelling in self._names[pk]} - {name})[:MOST]


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

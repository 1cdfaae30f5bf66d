"""Another engine over the same words: tantivy, a search library that runs inside the process.

It is no requirement of ours; ``pip install --target FOLDER tantivy`` and ``PYTHONPATH=FOLDER`` let the bench find it.
"""

import tempfile
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claims.matching.rarest import BY_WORDS
from claims.models import Claim

WHY_ABSENT = "tantivy is not installed, so no other engine is asked; the head of bench/scale/beside.py says how."


def is_there() -> bool:
    return find_spec("tantivy") is not None


class Tantivy:
    """An index on disk of every claim's words, asked for whatever holds any word of a question, by BM25."""

    def __init__(self) -> None:
        import tantivy  # noqa: PLC0415

        self._library: Any = tantivy
        self._folder = tempfile.TemporaryDirectory(prefix="factcheck-tantivy-")
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("number", stored=True)
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index: Any = tantivy.Index(self._schema, path=self._folder.name)
        self._last = -1

    def fill(self) -> tuple[float, int]:
        """Take up what is new in the table; the seconds that took, and the size of the index in bytes."""
        begun = time.perf_counter()
        writer = self._index.writer(256_000_000, num_threads=1)
        for number, words in (
            Claim.objects.filter(pk__gt=self._last).order_by("pk").values_list("pk", "search_text").iterator(10_000)
        ):
            writer.add_document(self._library.Document(number=number, words=words))
            self._last = number
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        size = sum(path.stat().st_size for path in Path(self._folder.name).iterdir())
        return time.perf_counter() - begun, size

    def find(self, forms: Iterable[str]) -> set[int]:
        """The numbers of the best by the words of a question, all of which count."""
        query, occur = self._library.Query, self._library.Occur
        terms = [(occur.Should, query.term_query(self._schema, "words", form)) for form in dict.fromkeys(forms)]
        searcher = self._index.searcher()
        hits = searcher.search(query.boolean_query(terms), BY_WORDS).hits
        return {searcher.doc(address)["number"][0] for _, address in hits}

"""An archive of made-up claims in the product's own tables: written in bulk, with the indexes made anew afterwards."""

import pickle
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from django.db import connection

from bench.scale.made import Claims, Facts, blended
from claims.matching import search_text
from claims.matching.index import registered
from claims.matching.vectors import Meaning
from claims.models import Claim, SentenceModel

READ = 10_000
"""So many of the claims are read by the sentence model; the vectors of all others are made from theirs."""
KEPT = 2_000
"""Of about so many claims what they are about is kept, to ask for them in other words."""
NOTE = "archive.pickle"
_AT_ONCE = 10_000
_LIGHTEST, _HEAVIEST = 0.25, 0.9
_LONG = "SET maintenance_work_mem = '3GB'; SET max_parallel_maintenance_workers = 2"
_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('claims_claim', 'claims_vector')
    AND (indexdef LIKE '%USING gin%' OR indexdef LIKE '%USING hnsw%')
"""
_ROW = np.dtype(
    [
        ("fields", ">i2"),
        *[
            (f"{name}_{part}", kind)
            for name in ("id", "model", "claim")
            for part, kind in (("size", ">i4"), ("", ">i8"))
        ],
        ("previous_size", ">i4"),
        ("hash_size", ">i4"),
        ("hash", "S64"),
        ("vector_size", ">i4"),
        ("vector_length", ">i2"),
        ("vector_unused", ">i2"),
    ]
)


class Archive:
    """Claims and vectors as they are stored; what ``kept`` claims are about, and how many are ``holding`` each word."""

    def __init__(self, by: Meaning, seed: int = 7) -> None:
        self.made, self.by, self.count = Claims(seed), by, 0
        self.model: SentenceModel = registered(by)
        self._first: list[Facts] = []
        self._vectors = np.zeros((0, by.size), np.float32)
        self.kept: list[tuple[int, Facts]] = []
        self.holding: Counter[str] = Counter()

    @classmethod
    def found_in(cls, folder: Path | None, by: Meaning) -> "Archive":
        """The archive that an earlier run left in a folder, or an empty one."""
        archive = cls(by)
        if folder is not None and (note := folder / NOTE).exists():
            vars(archive).update(pickle.loads(note.read_bytes()))  # noqa: S301  our own note
            Claim.objects.filter(pk__gt=archive.count).delete()  # what was written while others asked
        return archive

    def note_in(self, folder: Path | None) -> None:
        """Leave a note in a folder, by which the next run knows what is stored."""
        if folder is not None:
            noted = {name: value for name, value in vars(self).items() if name not in ("by", "model")}
            (folder / NOTE).write_bytes(pickle.dumps(noted))

    def grow(self, to: int) -> None:
        """Write claims until there are so many, and bring the statistics up to date."""
        if to <= self.count:
            return
        share = KEPT / to
        self.kept = [one for one in self.kept if self.made.random.random() < self.count * share / KEPT]
        with connection.cursor() as cursor, _without_indexes(cursor):
            while self.count < to:
                count = min(_AT_ONCE, to - self.count)
                facts, vectors = self._read(count) if self.count < READ else self._blended(count)
                numbers = range(self.count + 1, self.count + count + 1)
                self._write(cursor, numbers, [self.made.said(one) for one in facts])
                self._write_vectors(cursor, numbers, vectors)
                self.kept += [one for one in zip(numbers, facts, strict=True) if self.made.random.random() < share]
                self.count += count
        with connection.cursor() as cursor:
            for table in ("claims_claim", "claims_vector"):
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {self.count})")
            cursor.execute("VACUUM ANALYZE claims_claim, claims_vector")

    def _read(self, count: int) -> tuple[list[Facts], np.ndarray]:
        facts = [self.made.next() for _ in range(count)]
        vectors = self.by.embed([self.made.said(one) for one in facts])
        self._first += facts
        self._vectors = np.concatenate([self._vectors, vectors])
        return facts, vectors

    def _blended(self, count: int) -> tuple[list[Facts], np.ndarray]:
        random = self.made.random
        one, other = random.integers(len(self._first), size=(2, count))
        shares = random.uniform(_LIGHTEST, _HEAVIEST, count).astype(np.float32)
        facts = [
            self.made.between(self._first[here], self._first[there], share / (1 + share))
            for here, there, share in zip(one, other, shares, strict=True)
        ]
        return facts, blended(self._vectors, one, other, shares, random)

    def _write(self, cursor, numbers: range, texts: list[str]) -> None:
        """The texts as rows, with everything else as a new claim has it."""
        names = [field.column for field in Claim._meta.concrete_fields]
        own = {"id": "made.id", "text": "made.text", "search_text": "made.search_text"}
        own |= {"moved_at": "new.moved_at - made.id * interval '1 minute'"}
        new = Claim.objects.create(pk=0, text="new")  # no number that any of them has
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS made (id bigint, text text, search_text text)")
        with cursor.copy("COPY made FROM STDIN") as copy:
            for number, text in zip(numbers, texts, strict=True):
                forms = search_text(text)
                self.holding.update(set(forms.split()))
                copy.write_row((number, text, forms))
        values = ", ".join(own.get(name, f"new.{name}") for name in names)
        cursor.execute(
            f"INSERT INTO claims_claim ({', '.join(names)}) SELECT {values}"  # noqa: S608  names of our own columns
            " FROM made, claims_claim AS new WHERE new.id = 0"
        )
        cursor.execute("TRUNCATE made")
        new.delete()

    def _write_vectors(self, cursor, numbers: range, vectors: np.ndarray) -> None:
        """Rows in PostgreSQL's binary format, which takes a fraction of the time of text."""
        size = self.by.size
        rows = np.zeros(len(numbers), np.dtype([("row", _ROW), ("vector", ">f2", (size,))]))
        head = rows["row"]
        head["fields"] = 6
        head["id_size"] = head["model_size"] = head["claim_size"] = 8
        head["id_"] = head["claim_"] = np.array(numbers)
        head["model_"] = self.model.pk
        head["previous_size"] = -1
        head["hash_size"], head["hash"] = 64, b"0" * 64
        head["vector_size"], head["vector_length"] = 4 + 2 * size, size
        rows["vector"] = vectors
        columns = "id, model_id, claim_id, previous_id, text_hash, embedding"
        with cursor.copy(f"COPY claims_vector ({columns}) FROM STDIN (FORMAT binary)") as copy:
            copy.write(b"PGCOPY\n\xff\r\n\x00" + bytes(8) + rows.tobytes() + b"\xff\xff")


@contextmanager
def _without_indexes(cursor) -> Iterator[None]:
    """Take the search indexes away while rows are written, and make them again out of all of them."""
    cursor.execute(_INDEXES)
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    cursor.execute(_LONG)
    for _, made in indexes:
        cursor.execute(made)

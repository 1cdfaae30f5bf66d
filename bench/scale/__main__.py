"""Finding the same claim among very many: how fast, how well, while the index grows, and in how much memory.

``python -m bench.scale 10000 100000 1000000`` fills the product's own tables in a PostgreSQL of its own with made-up
claims, up to each of the sizes, and asks at each for some of them in other words. A million takes about an hour and
10 GB. Times are those of one question after the other. The bare query, which each is laid beside, gives the numbers of
all claims that hold one of the four rarest words of the question, rarity being counted exactly beforehand.
"""

import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from bench.desk import own_desk

if TYPE_CHECKING:
    from bench.scale.asking import Asked
    from bench.scale.filling import Archive

SIZES = [10_000, 100_000]
SEED_OF_NEW = 99
WARMED = 2_000


def main() -> None:
    parser = ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many claims, each more than the last")
    parser.add_argument("--questions", type=int, default=200, help="how many are asked at each size; 0 only fills")
    parser.add_argument("--written", type=int, default=1_000, help="how many claims are taken in while others ask")
    parser.add_argument("--kept", type=Path, help="a folder in which the archive stays, and grows with the next run")
    asked = parser.parse_args()
    with own_desk(asked.kept):
        measure(asked.sizes, asked.questions, asked.written, asked.kept)


def measure(sizes: list[int], count: int, written: int, kept: Path | None) -> None:
    from bench.scale import beside  # noqa: PLC0415
    from bench.scale.asking import ask, part, questions, warm  # noqa: PLC0415
    from bench.scale.filling import READ, Archive  # noqa: PLC0415
    from claims.matching.vectors import load  # noqa: PLC0415

    archive, first = Archive.found_in(kept, load()), None
    print(f"The vectors of the first {READ:,} claims are the sentence model’s own, all others are made of these.")
    other = beside.Tantivy() if beside.is_there() else None
    if other is None:
        print(beside.WHY_ABSENT)
    for size in sizes:
        begun = time.perf_counter()
        archive.grow(size)
        archive.note_in(kept)
        print(f"\n{size:,} claims, filled and indexed in {time.perf_counter() - begun:.0f} s", flush=True)
        if other is not None:
            seconds, room = other.fill()
            print(f"tantivy took them up in {seconds:.0f} s, its index takes {room / 2**20:.0f} MiB", flush=True)
        if not count:
            continue
        warm(archive, WARMED)
        put = questions(archive, count + count // 4)
        ask(archive, put[count:], other=other, with_recall=False)
        out = ask(archive, put[:count], other=other)
        first = first or part(out.candidates, 0.5)
        tell(out, first)
        tell_pages(archive)
    if count and written:
        print(f"\n{written:,} claims more are taken in by another process meanwhile")
        grow(archive, written, count)
        tell_memory(archive)


def tell(out: "Asked", first: float) -> None:
    """Print what came of a row of questions, each time beside the bare query's."""
    from bench.scale.asking import part  # noqa: PLC0415

    taken = out.times.taken
    ways = {
        "bare query": taken["bare"],
        "the same, the best 60": taken["ranked"],
        "reading by the model": taken["reading"],
        "rarity of the words": taken["rarity"],
        "candidates by words": taken["words"],
        "candidates by meaning": taken["meaning"],
        "all candidates": out.candidates,
    }
    ways |= {name: taken[key] for name, key in (("whole comparison", "whole"), ("tantivy", "tantivy")) if key in taken}
    bare = [part(taken["bare"], share) for share in (0.5, 0.95)]
    print(f"{f'{len(out.recalls)} questions':23}{'p50':>10}{'p95':>12}{'p95 of bare':>14}")
    for name, times in ways.items():
        half, most = part(times, 0.5), part(times, 0.95)
        print(f"{name:23}{half:>7.1f} ms{most:>9.1f} ms{most / bare[1]:>14.2f}", flush=True)
    print(f"p50 of all candidates is {part(out.candidates, 0.5) / first:.2f} of that at the first size")
    if out.recalls:
        asked = len(out.recalls)
        print(f"recall@10 of the vectors’ index against looking at all: {sum(out.recalls) / asked:.3f}")
        found = ", ".join(f"{name} {count / asked:.1%}" for name, count in out.found.items())
        print(f"the claim that was asked for is found by: {found}")


def grow(archive: "Archive", written: int, count: int) -> None:
    """Ask while another process takes claims in, and see that the indexes are the same and know what is new."""
    from bench.scale.asking import ask, by_meaning, part, questions  # noqa: PLC0415
    from bench.scale.made import Claims  # noqa: PLC0415
    from claims.models import Claim  # noqa: PLC0415

    before, total, candidates, bare = _indexes(), Claim.objects.count(), [], []
    command = [sys.executable, "-m", "bench.scale.writing", str(SEED_OF_NEW), str(written)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        while Claim.objects.count() == total and writer.poll() is None:
            pass
        while writer.poll() is None:
            out = ask(archive, questions(archive, 10), with_recall=False, whole=False)
            candidates += out.candidates
            bare += out.times.taken["bare"]
        assert writer.stdout is not None
        speed = writer.stdout.read().strip()
    most = part(candidates, 0.95)
    print(f"{speed} a second were taken in, {len(candidates)} questions asked")
    print(f"all candidates         {part(candidates, 0.5):>7.1f} ms{most:>9.1f} ms{most / part(bare, 0.95):>14.2f}")
    made = Claims(SEED_OF_NEW)
    new = [made.said(made.next(), otherwise=True) for _ in range(written)][-count:]
    numbers = Claim.objects.order_by("-pk").values_list("pk", flat=True)[: len(new)]
    found = sum(pk in by_meaning(text) for pk, text in zip(reversed(numbers), new, strict=True))
    print(f"of the last {len(new)} of them {found} are found by their meaning in other words")
    after = _indexes()
    for name, (place, size) in before.items():
        same = "the same file" if after[name][0] == place else "ANOTHER FILE"
        print(f"{name:23}{same}, {size:,} to {after[name][1]:,} pages")


def _indexes() -> dict[str, tuple[int, int]]:
    """The search indexes with the file that each lies in, which a rebuild changes, and its size in pages."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relfilenode, pg_relation_size(oid) / 8192 FROM pg_class"
            " WHERE relname = 'claim_search' OR relname LIKE 'vector_nearest_%%' ORDER BY relname"
        )
        return {name: (place, size) for name, place, size in cursor.fetchall()}


def tell_pages(archive: "Archive") -> None:
    from bench.scale import pages  # noqa: PLC0415
    from bench.scale.asking import part  # noqa: PLC0415

    print(f"\n{f'pages, {pages.ASKED} times each':26}{'p50':>10}{'p95':>12}")
    for name, taken in pages.times(archive).items():
        print(f"{name:26}{part(taken, 0.5):>7.1f} ms{part(taken, 0.95):>9.1f} ms", flush=True)


def tell_memory(archive: "Archive") -> None:
    from bench.scale import memory  # noqa: PLC0415

    before, after, has_model = memory.of_web_server(archive)
    print(f"\nweb process            {before} MiB before any page, {after} MiB after {memory.PAGES}")
    print(f"  the model’s library is {'' if has_model else 'not '}loaded there")
    most, speed = memory.of_worker(archive)
    print(f"worker with the model  {most} MiB after {memory.COMPARED} comparisons, {speed:.1f} a second")


if __name__ == "__main__":
    main()

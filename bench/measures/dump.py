"""How a dump of other people's checks is read in: how fast, and in how much memory, at one, two and four times a size.

``python bench/measures/dump.py [ENTRIES …]`` writes made dumps in the shape of the feed that Data Commons publishes and
reads each in a process of its own, from the file to the rows in an embedded database. Memory that does not grow with
the file is what counts.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from factcheck.embedded import DataFolder, Servers  # noqa: E402

SIZES = (10_000, 20_000, 40_000)


def write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": [')
        for number in range(count):
            review = {
                "@context": "http://schema.org", "@type": "ClaimReview", "url": f"https://c{number % 400}.org/{number}",
                "claimReviewed": f"Town number {number} spent {number * 7} euros on a bridge that nobody crosses",
                "author": {"@type": "Organization", "name": f"Checks {number % 400}", "url": "https://checks.org/"},
                "datePublished": "2024-10-15", "inLanguage": "en",
                "reviewRating": {"@type": "Rating", "ratingValue": number % 5 + 1, "bestRating": 5, "worstRating": 1,
                                 "alternateName": "Mostly false", "ratingExplanation": "The bridge is crossed. " * 20},
                "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": f"Mayor {number}"},
                                 "datePublished": "2024-10-13", "appearance": [f"https://news.org/{number}"]},
            }  # fmt: skip
            entry = {"@type": "DataFeedItem", "item": [review] if number % 50 else None, "url": review["url"]}
            file.write(("," if number else "") + json.dumps(entry))
        file.write("]}")


def child(path: str) -> None:
    """Read one dump in, and print entries, checks, seconds, and the most memory held before and after, in MiB."""
    import django  # noqa: PLC0415

    django.setup()
    from claims.intake import import_dump  # noqa: PLC0415
    from claims.models import DumpImport, PreviousCheck  # noqa: PLC0415

    DumpImport.objects.all().delete()
    PreviousCheck.objects.all()._raw_delete(using="default")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    with Path(path).open("rb") as file:
        row = import_dump(file, name=path, stamp="bench")
    seconds = time.perf_counter() - begun
    print(
        json.dumps(
            [row.position, row.new_count, seconds, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]
        )
    )


def main(sizes: Sequence[int]) -> None:
    os.environ |= {"FACTCHECK_DEBUG": "1", "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as folder:
        data = DataFolder(Path(folder) / "data")
        with Servers(data, durable=False) as servers:
            environment = os.environ | servers.environment
            migrate = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"]
            subprocess.run(migrate, env=environment, check=True, stderr=subprocess.DEVNULL)
            print("entries   file     checks kept   a second   memory at the start and at most")
            for size in sizes:
                dump = Path(folder) / "data.json"
                write(dump, size)
                ran = subprocess.run(
                    [sys.executable, __file__, "--read", str(dump)],
                    env=environment,
                    check=True,
                    capture_output=True,
                    text=True,
                )
                entries, kept, seconds, before, most = json.loads(ran.stdout.splitlines()[-1])
                print(
                    f"{entries:7,}   {dump.stat().st_size / 2**20:3.0f} MB   {kept:11,}   {entries / seconds:8,.0f}   "
                    f"{before:.0f} MiB, {most:.0f} MiB",
                    flush=True,
                )
        data.release()


if __name__ == "__main__":
    child(sys.argv[2]) if sys.argv[1:2] == ["--read"] else main(tuple(map(int, sys.argv[1:])) or SIZES)

"""Another process that takes claims in while questions are asked: ``python -m bench.scale.writing SEED COUNT``."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from bench.scale.made import Claims  # noqa: E402
from claims.matching import meaning, read_texts, search_text  # noqa: E402
from claims.models import Claim  # noqa: E402


def main(seed: int, count: int) -> None:
    """Write claims one by one, each with its vector as the model gives it, and print how many a second."""
    made, by = Claims(seed), meaning()
    assert by is not None
    begun = time.perf_counter()
    for _ in range(count):
        text = made.said(made.next())
        read_texts([Claim.objects.create(text=text, search_text=search_text(text))], by)
    print(f"{count / (time.perf_counter() - begun):.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

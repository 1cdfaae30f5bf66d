"""The same journey with the first real article, on a desk of its own: the two reports make the same claims."""

import os
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT
from tests.e2e.desk import hand_in_text
from tests.e2e.journey import walk

SEED = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "seed" / "article.txt"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xdist_group("journey-seed"),
    pytest.mark.corpus,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not SEED.is_file(), reason="the shared folder with the first real article is not here"),
]


def test_from_the_first_real_article_to_its_published_check(browser, stack, people):
    reading = people[0].new_page()
    hand_in_text(reading, SEED.read_text(encoding="utf-8"))
    walk(
        browser,
        stack,
        reading,
        people,
        "North Korea gives soldiers to Russia’s army",
        "Does North Korea give soldiers?",
    )

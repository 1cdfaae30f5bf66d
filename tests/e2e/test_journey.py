"""The main job, from a report to a published check, on the real stack in a real browser."""

import os
from pathlib import Path

import pytest

from demo.manifest import JOURNEY_PAGE
from tests.e2e.conftest import ROOT
from tests.e2e.desk import hand_in_address, hand_in_text
from tests.e2e.journey import walk

SEED = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "seed" / "article.txt"

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300), pytest.mark.xdist_group("journey")]


def test_from_a_report_of_ours_to_its_published_check(browser, stack, people):
    reading = people[0].new_page()
    hand_in_address(reading, stack.newswire + JOURNEY_PAGE.path)
    claim = "North Korea is supplying soldiers to the armed forces of Russia"
    walk(browser, stack, reading, people, claim, "Is North Korea sending soldiers to Russia?")


@pytest.mark.corpus
@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder with the first real article is not here")
def test_from_the_first_real_article_to_its_published_check(browser, stack, people):
    reading = people[0].new_page()
    hand_in_text(reading, SEED.read_text(encoding="utf-8"))
    claim = "North Korea gives soldiers to Russia’s army"
    walk(browser, stack, reading, people, claim, "Does North Korea give soldiers?")

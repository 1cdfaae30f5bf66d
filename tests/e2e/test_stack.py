"""The whole stack, started as a newcomer starts it, in a real browser: the main job, and every page for everybody."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demo.manifest import JOURNEY_PAGE
from tests.e2e.desk import hand_in_address, hand_in_text, log_in
from tests.e2e.everybody import DESK, PUBLIC, faults, listed
from tests.e2e.journey import walk
from tests.e2e.stack import ROOT, Stack

SEED = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "seed" / "article.txt"

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]


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


def test_every_page_of_the_desk_can_be_used_by_everybody(browser: Browser, stack: Stack) -> None:
    context = log_in(browser, stack.address, "petra")
    found = faults(context, DESK)
    context.close()
    assert not found, listed(found)


def test_every_public_page_can_be_used_by_everybody(browser: Browser, stack: Stack) -> None:
    context = browser.new_context(base_url=stack.address, viewport={"width": 1440, "height": 1000})
    found = faults(context, PUBLIC)
    context.close()
    assert not found, listed(found)

"""The main job, from a report to a published check, on the real stack in a real browser."""

import pytest

from demo.manifest import JOURNEY_PAGE
from tests.e2e.desk import hand_in_address
from tests.e2e.journey import walk

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300), pytest.mark.xdist_group("journey")]


def test_from_a_report_of_ours_to_its_published_check(browser, stack, people):
    reading = people[0].new_page()
    hand_in_address(reading, stack.newswire + JOURNEY_PAGE.path)
    claim = "North Korea is supplying soldiers to the armed forces of Russia"
    walk(browser, stack, reading, people, claim, "Is North Korea sending soldiers to Russia?")

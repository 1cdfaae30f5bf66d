"""Short reports of our own, in several topics, with what a good reading yields written before the rules."""

import pytest

from tests.reading.gold import REPORTS, differences

KNOWN_MISSES: dict[str, list[str]] = {
    "ferry": ["nothing: not linked to what it answers"],
}
"""What a report's reading still gets wrong; ``docs/reading.md`` lists the same."""


@pytest.mark.parametrize("name", sorted(path.stem for path in REPORTS.glob("*.json")))
def test_reading_of_our_own_report_is_what_people_wrote_down(name: str) -> None:
    assert differences(name) == KNOWN_MISSES.get(name, [])

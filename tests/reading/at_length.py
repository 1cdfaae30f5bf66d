"""Five whole reports as long as papers print them: a day in court, question time, a results day, a column, a satire.

What a good reading finds was written down first, in the form of ``agency.txt``. ``python -m tests.reading.at_length``
prints every difference, as ``docs/reading.md`` lists them, and counts them.
"""

from tests.reading.agency import differences, report, texts

TEXTS = [*texts("at_length.txt")]

__all__ = ["TEXTS", "differences", "listed"]


def listed() -> list[str]:
    """A line for each difference, and one that counts."""
    return report(TEXTS)


if __name__ == "__main__":
    print("\n".join(listed()))

"""What a quotation in another language than its report denies, and how surely: weighed by the words of its own."""

from claims.choices import Certainty, Polarity
from claims.reading.certainty import certainty_of as english_certainty_of
from claims.reading.certainty import polarity_of
from claims.reading.korean import predicates
from claims.reading.languages import KOREAN, READ_IN_FULL, TONGUES, language_of_quotation
from claims.reading.tongues.polarity import denies
from claims.reading.tongues.told import certainty_of
from claims.reading.words import find_words


def weight_in_quotation(exact: str, report: str, force: str) -> tuple[Certainty, Polarity] | None:
    """How surely the quoted words say what they say, and whether they deny it; None where they are in the report's own
    language, as far as can be told."""
    spoken = language_of_quotation(exact, report)
    if spoken == report:
        return None
    if spoken == READ_IN_FULL:
        return english_certainty_of(exact), polarity_of(exact)
    if spoken == KOREAN:
        certainty, is_denied = predicates.certainty_of(exact, force), predicates.denies(exact)
    else:
        tongue = TONGUES[spoken]
        certainty, is_denied = certainty_of(exact, tongue, force), denies(find_words(exact), tongue)
    return certainty, Polarity.DENIED if is_denied else Polarity.AFFIRMED

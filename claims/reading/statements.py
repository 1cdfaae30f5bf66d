"""What a reading yields: statements with who makes them, how surely, what they count, and what answers them.

Every value here is frozen and made of plain numbers and words, so that a reading can be kept, compared and shown
without the text at hand. All offsets count characters (Python's, that is Unicode code points) of the text as it was
given to :func:`claims.reading.read`, and ``text[start:end] == exact`` always holds.
"""

from dataclasses import dataclass
from typing import Literal

from claims.choices import Certainty, CounterKind, EvidenceOffered, Polarity, Quotation

Comparator = Literal["exactly", "about", "more than", "less than", "up to", "at least"]

ROLE_ALONE = "The source is given by role alone, without a name."
NOT_NAMED = "The source is not named."
"""Notes of a :class:`Speaker` who has no name."""

WORTH_CHECKING = 0.5
"""From this worthiness on a statement is offered for checking."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One named feature that speaks for or against checking a statement.

    ``weight`` is its share of the worthiness score, from −1 (against) to 1 (for); ``words`` is a short phrase for
    people, such as “a figure: 25”.
    """

    name: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement, as far as the text says.

    ``name`` is empty when nobody is named; ``start`` and ``end`` mark the words in the text that name the speaker
    (the pronoun itself where a pronoun was resolved), or are None when there are none. ``is_vague`` marks sources such
    as “reports” or “officials”. ``note`` says how a pronoun was resolved, or why it was left open.
    """

    name: str = ""
    role: str = ""
    organisation: str = ""
    start: int | None = None
    end: int | None = None
    is_vague: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: its value or range, its unit, how exact it is meant, and what it counts.

    ``low`` and ``high`` are equal for a single value; one of them is None for an open range (“more than 80” has a
    low end alone). ``unit`` is empty for plain counts, ``%``, ``percentage points``, a currency code such as ``USD``,
    or a measure such as ``km``. ``deed`` is what happens to what is counted, by one word for each kind (“destroyed”);
    ``when`` and ``where`` are the words of its sentence, where it names one time or one place; ``about`` are the other
    words of its clause, which tell what it measures.
    """

    start: int
    end: int
    exact: str
    low: float | None
    high: float | None
    unit: str
    comparator: Comparator
    counted: str
    deed: str = ""
    when: str = ""
    where: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage in which somebody says that something is so, as the machine reads it.

    ``cue`` is the word that reports it (“said”), empty when the report speaks for itself. ``wording`` proposes the
    claim as one sentence that stands alone, for a person to reword; it is never shown as a quotation.
    """

    start: int
    end: int
    exact: str
    sentence_start: int
    sentence_end: int
    quotation: Quotation
    cue: str
    speaker: Speaker
    certainty: Certainty
    polarity: Polarity
    worthiness: float
    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Counter:
    """A statement that answers another one; both are indexes into ``Reading.statements``.

    ``answers`` is None when the text does not show what is answered; ``why`` says in words how the two were joined.
    """

    statement: int
    answers: int | None
    kind: CounterKind
    evidence_offered: EvidenceOffered
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says: its language, its statements in the order of the text, and what answers what.

    ``notes`` tell people in full sentences what was not read and why; ``title_end`` is where the headline ends, 0 when
    the text has none.
    """

    language: str
    notes: tuple[str, ...]
    title_end: int
    statements: tuple[Statement, ...]
    counters: tuple[Counter, ...]

    def worth_checking(self) -> tuple[Statement, ...]:
        """The statements that are offered for checking: worth it, and not merely an answer to another one.

        Another account of what happened answers too, and is a claim of its own.
        """
        answering = {counter.statement for counter in self.counters if counter.kind is not CounterKind.ALTERNATIVE}
        return tuple(
            statement
            for index, statement in enumerate(self.statements)
            if statement.worthiness >= WORTH_CHECKING and index not in answering
        )

"""The form of a language's table: all that the reading needs to know of a language to tell who says what in it.

A table is one module beside this one with a single value of :class:`Tongue`, written in plain words. Words are given
in small letters, with a straight apostrophe; a phrase joins its words by ``_``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from claims.choices import Certainty

_PHRASES = ("according", "according_pronoun", "hearsay", "connectors", "occasions", "but")
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first, each as the words that follow it."""


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One language, as the reading sees it.

    ``verbs`` has a line for each force: the force, a colon, and every form of every verb that has it. The forces are
    say, count, claim, accuse, deny, dismiss, dispute, admit, confirm, suggest, estimate, warn, ask, wish, pledge,
    opine, label, correct, allow (“does not rule out that …”), withhold (“refused to …”), to_confirm (an infinitive,
    which counts after a refusal or a negation alone) and no_comment; what they do is in ``claims.reading.tongues`` and
    ``claims.reading.counter``. A form that ends in ``…zurück`` wants that particle later on, and ``affirm+er`` stands
    for all the forms that ``endings`` has for “-er”.
    """

    code: str
    name: str
    verbs: str
    that: str
    relative: str = ""
    """“Who” behind a comma: “…, qui a assuré que …”."""
    endings: Mapping[str, str] = field(default_factory=dict)
    """Endings of regular verbs by that of their infinitive, the stem as a hyphen: “-e -ent a_-é”."""
    answers: "Answers"
    """How people answer each other in this language."""
    according: str
    """What stands before a source: “за словами”, “según”."""
    according_pronoun: str = ""
    """The same with a pronoun inside: “за його словами”."""
    elided_that: str = ""
    """“That” as it is written in one word with the next: “qu'”."""
    according_behind: str = ""
    """What stands behind a source: “zufolge”."""
    according_whose: str = r"(?!)"
    """Two words that hold the source in one of them: “nach Polizeiangaben”, “nach eigenen Angaben”."""
    according_last: str = ""
    """What stands before a source at the end of a sentence: “…, so der Minister”."""
    just_as: str = ""
    """What opens a sentence whose first clause names the source: “wie die Polizei mitteilte, …”."""
    in_view: str = ""
    """What opens a sentence before a source and a comma: “pour la CGT, …”."""
    hearsay: str = ""
    """What names nobody: “повідомляється”, “йдеться в повідомленнях”."""
    rumour: str = r"(?!)"
    """A regular expression for words and moods that pass on what others say: “якобы”, “soll … haben”."""
    indirect_mood: str = r"(?!)"
    """The same for a mood in which one goes on telling what somebody said: “er habe …”."""
    verb_shape: str = r"(?!)"
    """The same for a verb, by its ending: between a quotation and a source it reports, also where it is in no list."""
    pronouns: str = ""
    roles: str = ""
    bodies: str = ""
    body_nouns: str = ""
    """More nouns for bodies, as one calls them: what stands in another case is put back to them."""
    vague: str = ""
    articles: str = ""
    """Articles, possessives and what else may stand before a source without belonging to it."""
    inside_names: str = ""
    """Small words that may stand inside a name: “de la”, “von”."""
    titled: str = ""
    """Papers, firms and towns whose article belongs to the name, also at the head of a sentence: “le_monde”."""
    negators: str = ""
    elided_negator: str = ""
    """A negation in one word with the next: “n'est plus”."""
    limit: str = r"(?!)"
    """A regular expression for a negation that only sets a limit: “n'a fait que deux blessés”."""
    left_open: str = r"(?!)"
    """The same for words apart that rule nothing out: “schließe … nicht aus”."""
    unlikely: str = r"(?!)"
    """A regular expression for what is likely not so: “peu probable”, “вряд ли”."""
    only: str = ""
    """Words after which a negation denies nothing: “not only”."""
    this: str = ""
    """Words for what was said before: with one of them “this she said in the evening” says nothing more."""
    prepositions: str = ""
    """Before these words stand place and time, and not who acts."""
    recipients: str = ""
    """To whom one speaks: behind the verb they are passed over, up to who does."""
    no_mood: str = ""
    """Behind a comma before these words the mood of reported speech is another one: “als sei …”."""
    about: str = ""
    """What stands between a verb and a noun that is told: “повідомив про загибель …”."""
    announcing: str = ""
    """The first or last words of verbs that tell a noun without more: “anunció la muerte de …”."""
    also_nouns: str = ""
    """Verbs that are nouns behind an article, and infinitives behind “zu”: “la denuncia”, “zu erwarten”."""
    converbs: str = ""
    """Forms of verbs with which the speaker of the sentence goes on: “asegurando que”, “зазначивши, що”."""
    amid: str = ""
    """Words that may stand between the parts of a verb: “a pour sa part assuré”."""
    expletive: str = r"(?!)"
    """A regular expression for a negation that denies nothing behind a fear: “craint que l'épidémie ne gagne”."""
    infinitives: str = ""
    """What is said without “that”: “dit ne pas avoir visé”."""
    infinitive_shape: str = r"(?!)"
    """A regular expression for the same by the ending: “dijo carecer de pruebas”."""
    accuse_links: str = ""
    """What joins whom one accuses to what of, beside “that”: “acusó a la cantera de verter …”."""
    joining: str = ""
    """Words that join a second verb of the same speaker: “і”, “y”."""
    helpers: str = ""
    """Words between a subject and its verb: “ha”, “не”, “також”."""
    when: str = ""
    """Words that say when, and the small words among them: a denial that they alone follow is one without an object."""
    impersonal: str = ""
    """Words before a verb with which nobody speaks: “se estima”, “on estime”, “man glaubt”."""
    plural: str = r"(?!)"
    """A regular expression for the first word of a verb with which several speak: no one man named before says it."""
    occasions: str = ""
    """Where something is said, between the verb and who says it: “en un comunicado”, “на вопрос”."""
    connectors: str = ""
    """What leads over to a source and is no part of it: “sin embargo”, “pour sa part”, “между тем”."""
    claimed: str = r"(?!)"
    """A regular expression for nouns of what is claimed: in “un argument que balaie X” it is X who speaks."""
    but: str = ""
    """After a comma these may lead over to what somebody else says."""
    elided: str = ""
    """What is written in one word with the next: “l'Insee”."""
    tenses: str = ""
    """Helping verbs that stand for others in the verbs: “avait=a” reads “avait dit” like “a dit”."""
    drops_subject: bool = True
    """Whether a verb may stand without who acts, who then is the one who spoke last: “añadió que …”."""
    built_with: str = ""
    """Behind these words a form of a verb is a participle, or before them: “bestätigt worden”."""
    is_inflected: bool = False
    """Whether the words for bodies have endings: “уряд”, “в уряді”."""
    nouns_are_capital: bool = False
    """Whether every noun has a capital letter, as in German."""
    comma_introduces: bool = False
    """Whether what is said may follow a comma alone, as in German."""
    certainty: Mapping[Certainty, str] = field(default_factory=dict)
    """For each rung the words that show it, parted by commas."""

    @cached_property
    def cues(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
        """Reporting verbs by their first word: the words that follow it, the particle wanted later, and the force."""
        found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        tenses = [pair.split("=") for pair in self.tenses.split()]
        for line in self.verbs.strip().splitlines():
            force, _, forms = line.partition(":")
            for form in self._whole(forms.split()):
                form, _, particle = form.partition("…")
                first, *rest = form.split("_")
                for way in (first, *(tense for tense, plain in tenses if plain == first)):
                    found.setdefault(way, []).append((tuple(rest), particle, force.strip()))

        def longest(row: tuple[tuple[str, ...], str, str]) -> tuple[int, int]:
            return -len(row[0]), -row[1].count("_")

        return {first: tuple(sorted(rows, key=longest)) for first, rows in found.items()}

    def _whole(self, forms: Iterable[str]) -> Iterator[str]:
        for form in forms:
            stem_of, plus, ending = form.partition("+")
            yield from (one.replace("-", stem_of) for one in self.endings[ending].split()) if plus else (form,)

    @cached_property
    def ladder(self) -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
        order = (Certainty.HIGHLY_POSSIBLE, Certainty.LIKELY, Certainty.POSSIBLE, Certainty.CONFIRMED)
        return tuple((rung, _any_of(self.certainty[rung].split(","))) for rung in order if self.certainty.get(rung))

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The lists of single words, as sets."""
        names = (
            "that", "pronouns", "roles", "bodies", "body_nouns", "vague", "articles", "inside_names",
            "negators", "only", "accuse_links", "joining", "helpers", "when", "impersonal", "but",
            "according_behind", "according_last", "this",
            "just_as", "in_view",
            "prepositions", "infinitives", "recipients", "no_mood", "about",
            "announcing", "titled", "also_nouns", "converbs", "amid", "built_with", "relative",
        )  # fmt: skip
        found = {name: frozenset(getattr(self, name).split()) for name in names}
        return {
            **found,
            "according_first": frozenset(phrase.split("_")[-1] for phrase in self.according.split()),
            "between": found["negators"] | found["helpers"] | found["amid"],
            "settled": frozenset(self._settled()),
        }

    def _settled(self) -> Iterator[str]:
        """What a negation before it leaves open and does not deny: “не підтверджено”, “nicht ausgeschlossen”."""
        negators = self.negators.split()
        for rung in (Certainty.CONFIRMED, Certainty.POSSIBLE):
            for phrase in self.certainty.get(rung, "").split(","):
                words = phrase.lower().split()
                if rung is Certainty.CONFIRMED or words[0] in negators:
                    yield words[-1]

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        names = ("according_whose", "claimed", "rumour", "indirect_mood", "verb_shape", "infinitive_shape", "unlikely",
                 "limit", "expletive", "left_open")  # fmt: skip
        return {name: re.compile(getattr(self, name), re.IGNORECASE) for name in names}

    @cached_property
    def remark(self) -> re.Pattern[str]:
        """“…, — сказал он. — …”: who says it, between dashes inside a quotation."""
        verb = rf"(?:{self.verb_shape})\s[^—–«»“”\"\n]{{2,80}}?"
        return re.compile(rf"(?<=[,!?…])\s[—–-]\s{verb}(?:[.,]\s[—–-]\s|(?=[.,]?$))", re.IGNORECASE)

    @cached_property
    def is_plural(self) -> re.Pattern[str]:
        return re.compile(self.plural)

    @cached_property
    def body_stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.bodies.split()) if self.is_inflected else frozenset()

    @cached_property
    def phrases(self) -> Mapping[str, Phrases]:
        """The lists of phrases."""
        return {name: _by_first(getattr(self, name)) for name in _PHRASES}


@dataclass(frozen=True)
class Answers:
    """The words by which one statement answers another, as regular expressions; they match in small letters."""

    accusing: str
    """“accused”, “allegation”."""
    points_back: str
    """“the accusations”, “this”: a group holds the noun, if any."""
    figure_nouns: str
    proof: str
    document: str
    data: str
    reason: str
    dismissing: str
    nothing_shown: str
    """“He offered no evidence.”"""
    contradicting: str = r"(?!)"
    """“That is wrong.”, “there is no truth in the reports”: said of what somebody else has said."""
    outright: str = r"(?!)"
    """The same as a whole sentence that right after it can mean nothing else: “That is false.”, “They are not.”"""
    plainly: str = r"(?!)"
    """Words that say of a thing that it is not so, and do not wave it away: “a lie”."""
    demand: str = r"(?!)"
    """A call or a plan: who rejects one answers no statement about what is so."""
    deed: str = r"(?!)"
    """“Rejected a request”, “ruled out talks”: what can be refused, and not be untrue."""
    no_comment: str = r"(?!)"
    appositive: str = r"(?!)"
    calling: str = r"(?!)"
    """“…, calling them …”: a denial that waves away."""
    stands_for: str = r"(?!)"
    """“it”, “this, pointing to …”: a pronoun that is all that is denied."""
    pronoun: str = r"(?!)"
    """A pronoun anywhere that may stand for what somebody else said."""
    unreached: str = r"(?!)"
    """“could not be reached for comment”."""
    wants_proof: str = r"(?!)"
    """“demanded proof”, “challenged her to publish …”."""
    qualifying: str = r"(?!)"
    correcting: str = r"(?!)"
    loosely_correcting: str = r"(?!)"
    """“actually”: stresses as often as it corrects."""
    contrasting: str = r"(?!)"
    """“But … actually”, “in fact, …” at the beginning: with these it corrects."""
    alternative: str = r"(?!)"
    marked: str = r"(?!)"
    """“has corrected its report”, “gave a different account”: an answer also where the report itself tells it."""
    reacting: str = r"(?!)"
    """“Reacting to the allegations, …”: a sentence that begins so answers; a group holds the noun."""
    led_to: str = r"(?!)"
    """“…, after the paper had reported …”: what stands between a denial and that which it answers."""
    who_said: str = r"(?!)"
    """“…, who said …”: what stands between whom somebody contradicts and what they said."""
    spoken_nouns: str = r"(?!)"
    """“The remark”: what was said last, whether or not it accuses."""
    other_figure: str = r"(?!)"
    """“The figure was 74”: said right after another figure it corrects that."""
    clause_of: str = r"(?!)"
    """“The report that …” where the clause stands first: a group holds the noun."""
    whose: str = r"(?!)"
    """“Japan's claim”: who made what is rejected, where nobody of that name need have spoken."""
    refusing: str = r"(?!)"
    """“No.”, “Not at all.”: said in the next line of a transcript it denies what was asked or said."""
    says_wrong: str = r"(?!)"
    """“My aide is mistaken”: a group holds who is."""
    concession: str = r"(?!)"
    """“confirmed one meeting, but …”: what follows takes the rest back."""
    opposed: str = r"(?!)"
    """A sentence by itself that somebody is of another mind: what they say next is against what was said."""
    this_alone: str = r"(?!)"
    """“Це”, “lo negó”: that is all that a bare denial says of what it denies."""
    accusation_nouns: str = r"(?!)"
    """“The accusations”, beside nouns for what is merely said."""
    defenders: str = r"(?!)"
    """Beginnings of roles of lawyers: what one of them says does not accuse whom they speak for."""
    counting: str = r"\d"
    """Beginnings of small numbers: to share one of them is not to speak of the same thing."""
    insisting: str = r"(?!)"
    """Verbs with which people stand by what somebody doubts."""

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {each.name: re.compile(getattr(self, each.name)) for each in fields(self)}


def stem(word: str) -> str:
    """A Ukrainian or Russian noun without its ending: “уряду” and “уряд” are “уряд”."""
    return word.rstrip("аяоеєиіїйьюуыё") if len(word) > 4 else word


def _by_first(phrases: str) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases.split():
        first, *rest = phrase.split("_")
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(phrase.strip())}\b" for phrase in phrases), re.IGNORECASE)

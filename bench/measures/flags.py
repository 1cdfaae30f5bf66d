"""What is flagged in real articles: figures that do not fit, names that are probably one, places far from the others.

``python bench/measures/flags.py`` reads the articles of PolNeAR, of the Fake News Challenge's training part and of the
article extraction benchmark twice: as they stand, where a flag should be rare and make a reader nod, and with one fault
planted in each sentence or article that has room for one. What is planted is chosen by rules of this file alone, always
the same. It prints what is found of each kind, and some of the flags on what nobody planted; ``--all`` prints all.
"""

import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from rapidfuzz.distance import DamerauLevenshtein

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from claims.reading.figures.arithmetic import faults  # noqa: E402
from claims.reading.languages import READ_IN_FULL, find_language  # noqa: E402
from claims.reading.names import NameGroup, find_names, group  # noqa: E402
from claims.reading.places import Gazetteer, Place, find_places, gazetteer, place_flags  # noqa: E402
from claims.reading.sentences import paragraphs, sentences  # noqa: E402
from claims.reading.speakers.given_names import pronoun_of  # noqa: E402

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data"
FILES = (
    "quotes-polnear/train_docs.jsonl.gz", "quotes-polnear/dev_docs.jsonl.gz", "stance-fnc1/train_bodies.jsonl.gz",
    "extract-scrapinghub/ground_truth.jsonl.gz",
)  # fmt: skip
SHOWN = 5
BIG = 100_000
FAR_KM = 1_000
ALIKE = 0.75
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_SMALL)}"
_PART = re.compile(
    rf"\b(?P<one>{_NUMBER})(?P<joint> (?:out )?of (?:the |its |their |his )?)(?P<other>{_NUMBER})(?= [a-z])"
)
_WAY = re.compile(
    r"\b(?:rose|grew|increased|climbed|jumped|fell|dropped|declined|decreased)\b[^.;]{0,40}? from \$?"
    rf"(?P<one>{_NUMBER})"
    rf"(?P<joint>(?: percent| million| billion|%)? to \$?)(?P<other>{_NUMBER})\b"
)
_YEARS = re.compile(r"\b(?:from|between) (?P<one>(?:19|20)\d\d)(?P<joint> (?:to|and|until) )(?P<other>(?:19|20)\d\d)\b")
_SHARE = re.compile(
    r"\b(?P<one>[1-9]\d?)(?= ?(?:percent|per cent|%) of (?:the |all )?(?:people|voters|respondents|women|men)\b)"
)
_FULL_NAME = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][a-z]{4,})\b")


@dataclass
class Tally:
    """How many faults of one kind were planted, and what became of each."""

    planted: int = 0
    became: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def line(self, kind: str) -> str:
        told = ", ".join(f"{100 * count / self.planted:.0f} % {what}" for what, count in sorted(self.became.items()))
        return f"  {kind:<42}{self.planted:6,} planted: {told or 'none'}"


def articles() -> Iterator[str]:
    """The English texts of the three collections, each once."""
    seen: set[int] = set()
    for name in FILES:
        with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if crc32(text.encode()) not in seen and find_language(text) == READ_IN_FULL:
                    seen.add(crc32(text.encode()))
                    yield text


def value(number: str) -> int:
    return _SMALL.index(number) + 2 if number in _SMALL else int(number.replace(",", ""))


def turned(match: re.Match[str]) -> str:
    """The sentence with the two numbers in each other's place."""
    text, one, other = match.string, match.span("one"), match.span("other")
    return f"{text[: one[0]]}{match['other']}{match['joint']}{match['one']}{text[other[1] :]}"


def with_fault(sentence: str) -> Iterator[tuple[str, str]]:
    """The kinds of faults that the sentence has room for, each with the sentence that holds it."""
    for kind, pattern in (
        ("a part and its whole turned round", _PART),
        ("a change turned round", _WAY),
        ("years turned round", _YEARS),
    ):
        match = pattern.search(sentence)
        if match and (
            value(match["one"]) < value(match["other"]) or (pattern is _WAY and match["one"] != match["other"])
        ):
            yield kind, turned(match)
    if match := _SHARE.search(sentence):
        yield (
            "a share of people plus a hundred",
            f"{sentence[: match.start()]}{int(match['one']) + 100}{sentence[match.end() :]}",
        )


def slip(word: str) -> str:
    """The word with one letter left out, doubled, turned round or changed, by what its letters sum up to."""
    at, way = 1 + crc32(word.encode()) % (len(word) - 2), crc32(word[::-1].encode()) % 4
    if way == 0:
        return word[:at] + word[at + 1 :]
    if way == 1:
        return word[:at] + word[at] + word[at:]
    if way == 2 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + ("e" if word[at] != "e" else "a") + word[at + 1 :]


def misspelt(text: str) -> tuple[str, str, str] | None:
    """The text with the last of three or more mentions of a person misspelt, that name, and what it is now."""
    counts = Counter(match.group() for match in _FULL_NAME.finditer(text) if pronoun_of(match[1]))
    for name, count in counts.most_common(1):
        given, _, family = name.partition(" ")
        wrong = f"{given} {slip(family)}"
        if count >= 3 and wrong not in text and wrong != name:
            at = text.rindex(name)
            return text[:at] + wrong + text[at + len(name) :], name, wrong
    return None


def displaced(text: str, known: Gazetteer, cities: dict[str, list[Place]]) -> tuple[str, str, str] | None:
    """The text with one of its places called like a big city far away, that place, and that city."""
    mentions = [
        one for one in find_places(text, known) if not one.is_region and not one.likeliest.is_capital and one.is_told
    ]
    names = dict.fromkeys(one.exact for one in mentions)
    if len(names) < 3:
        return None
    for mention in mentions:
        place = mention.likeliest
        for city in cities[mention.exact[0]]:
            alike = DamerauLevenshtein.normalized_similarity(mention.exact.lower(), city.name.lower())
            if (
                ALIKE <= alike < 1
                and city.km_to(place) > FAR_KM
                and city.country != place.country
                and city.name not in text
            ):
                return re.sub(rf"\b{re.escape(mention.exact)}\b", city.name, text), mention.exact, city.name
    return None


def doubtful(groups: tuple[NameGroup, ...]) -> list[tuple[str, str]]:
    return [(one.name, spelling.name) for one in groups for spelling in one.spellings if not spelling.is_sure]


def names_of(text: str) -> tuple[NameGroup, ...]:
    return group(mention.exact for mention in find_names(text))


def fate_of_name(text: str, name: str, wrong: str) -> str:
    for one in names_of(text):
        if name in one.names and wrong in one.names:
            return "flagged" if one.is_flagged else "taken for one"
    return "apart"


def show(title: str, of: int, flags: list[str], *, all_of_them: bool) -> None:
    print(f"{title}: {len(flags)} flags on {of:,}")
    step = 1 if all_of_them else max(1, len(flags) // SHOWN)
    for flag in flags[::step][: None if all_of_them else SHOWN]:
        print(f"  {flag}")


def main() -> None:
    is_all = "--all" in sys.argv
    known = gazetteer()
    cities: dict[str, list[Place]] = defaultdict(list)
    for number in range(len(known)):
        place = known.place(number)
        if place.population >= BIG and not place.is_capital and not place.is_region and place.name.isascii():
            cities[place.name[0]].append(place)
    tallies: dict[str, Tally] = defaultdict(Tally)
    plain: dict[str, list[str]] = {"arithmetic": [], "names": [], "places": []}
    count = sentence_count = 0

    def tell(kind: str, became: str) -> None:
        tallies[kind].planted += 1
        tallies[kind].became[became] += 1

    for text in articles():
        count += 1
        for paragraph in paragraphs(text):
            for span in sentences(text, paragraph):
                sentence_count += 1
                sentence = text[span.start : span.end]
                plain["arithmetic"] += [f"{fault.why} {' '.join(sentence.split())[:160]}" for fault in faults(sentence)]
                for kind, wrong in with_fault(sentence):
                    tell(kind, "found" if faults(wrong) else "missed")
        plain["names"] += [f"{one} / {other}" for one, other in doubtful(names_of(text))]
        if made := misspelt(text):
            tell("a name misspelt in one letter", fate_of_name(*made))
        plain["places"] += [flag.why for flag in place_flags(text, find_places(text, known), known)]
        if made := displaced(text, known, cities):
            tell("a place called like a city far away", _fate_of_place(*made, known))
    print(f"{count:,} articles, {sentence_count:,} sentences")
    show("arithmetic, nothing planted", sentence_count, plain["arithmetic"], all_of_them=is_all)
    show("names, nothing planted", count, plain["names"], all_of_them=is_all)
    show("places, nothing planted", count, plain["places"], all_of_them=is_all)
    print("one fault planted")
    for kind, tally in sorted(tallies.items()):
        print(tally.line(kind))


def _fate_of_place(text: str, right: str, wrong: str, known: Gazetteer) -> str:
    for flag in place_flags(text, find_places(text, known), known):
        if flag.mention.exact == wrong:
            near = {place.name for place in flag.candidates}
            return (
                "flagged" if near & {place.name for place in known.named(right)} else "flagged without the right name"
            )
    return "missed"


if __name__ == "__main__":
    main()

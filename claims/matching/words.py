"""Words as they are compared: one spelling for one word, whatever case, accent, ending or script it came in.

Search vectors are built over these forms, and questions go through the same door, so that both sides always meet. The
forms are for machines: they are stored beside a text and never shown.

What is folded, in this order:

* compatibility characters (NFKC), case, accents (ł, ø and ß too);
* Cyrillic to Latin by the Ukrainian national romanisation of 2010 (Cabinet of Ministers, resolution 55); a word with a
  letter that only Russian has (ы, э, ё, ъ) is romanised with Russian г as g and и as i, as BGN/PCGN does;
* English endings, lightly: plurals, possessives, -ing, -ed, -ation, and -ian/-ean, so that Russia meets Russian;
* the skeleton of names: y, j and i are one letter, doubled letters are one, a final -i falls away after "sk", and so do
  differences that transcriptions make: Зеленський, Zelensky, Zelenskyy, Zelenskiy and Selenskyj are one word.

English small numbers become digits, so that "five tanks" meets "5 tanks". A short form is one word with its stops and
without: "U.S." and "US", "J. K. Rowling" and "J.K. Rowling". Other scripts are kept as they are. What
French and Italian draw together is two words: in "l’argent" the article falls away. Scripts that set no blanks are cut
into pairs of characters, each overlapping the next, so that what stands anywhere in a run is met. No stop word is ever
indexed.

Rows keep these forms: who changes them writes the rows anew that they change, in a migration.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

LONGEST_WORD = 40
MOST_INDEXED = 100_000
"""Characters of search text kept for one row: a text search vector of PostgreSQL holds less than a megabyte."""

_STOPS = r"(?=\.)(?<![\w.][^\W\d_])(?<=[^\W\d_])(?:(?:\.[^\W\d_])+(?:\.|(?!\w))|(?:\. [^\W\d_])+\.)(?!\w)(?:['’ʼ]s\b)?"
"""What makes a short form of a single letter, as half of all houses write it: “U.S.”, “e.g.”, “J. K.”."""
_WORD = re.compile(rf"[^\W_]+(?:['’ʼ][^\W_]+)*(?:{_STOPS})?")
_ELIDED = re.compile(
    r"(?:l|d|j|m|t|s|n|c|(?:jus|lors|puis|quel)?qu|all|dell|nell|dall|sull|un|quest|gl)['’ʼ](?=[aeiouyhàâäéèêëîïôöùûüœæ])",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_APOSTROPHES = re.compile(r"['’ʼ]")
_THOUSANDS = re.compile(r"(?<=\d)[,  ](?=\d{3}(?!\d))")

_DECIMAL = re.compile(r"(?<![\d.,])(\d+)[.,](\d{1,2})(?![\d.,]?\d)")

_ONLY_RUSSIAN = frozenset("ыэёъ")
_UKRAINIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "ы": "y", "э": "e", "ё": "e", "ъ": "", "ў": "u",
}  # fmt: skip
_RUSSIAN = _UKRAINIAN | {"г": "g", "и": "i", "щ": "shch"}
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)

_UP_TO_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(number) for number, word in enumerate(_UP_TO_TWENTY.split())}
_NUMBERS |= {word: str(number) for word, number in zip(_TENS.split(), range(30, 100, 10), strict=True)}
_CAPITALS = {"US": "usa", "WHO": "who"}
"""Names that would be stop words in small letters."""

_UNSEARCHED = """
a about after again against all also although am among an and any are as at be because been before being between both
but by can could did do does doing down during each few for from further had has have having he her here hers him his
how i if in into is it its itself just me more most my no nor not now of off on once only or other our out over own
said same say says she should since so some such than that the their them then there these they this those through to
too under until up upon us very was we were what when where which while who whom whose why will with would you your і
й та в у на з із зі до від що як не це за про для по а але або чи при його її їх він вона вони ми ви я же ж би був
була було були є и с со к ко от что это его ее она они мы вы был была было были из
"""
STOP_WORDS = frozenset(_UNSEARCHED.split())


def words_of(text: str) -> Iterator[str]:
    """The words of a text in order, as they are written, in composed form."""
    for _, _, word in _cut(_THOUSANDS.sub("", unicodedata.normalize("NFKC", text))):
        yield word


def places_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with where they begin and end, in the text as it is."""
    for start, end, word in _cut(text):
        yield start, end, unicodedata.normalize("NFKC", word)


def _cut(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        if (elided := _ELIDED.match(found[0])) is not None:
            start += elided.end()
        if text.isascii() or _UNSPACED.search(text, start, end) is None:
            yield start, end, text[start:end]
            continue
        at = start
        for run in _UNSPACED.finditer(text, start, end):
            if run.start() > at:
                yield at, run.start(), text[at : run.start()]
            for pair in range(run.start(), max(run.start() + 1, run.end() - 1)):
                yield pair, min(pair + 2, run.end()), text[pair : min(pair + 2, run.end())]
            at = run.end()
        if at < end:
            yield at, end, text[at:end]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word in lower case, Latin letters where it was Cyrillic, without accents, possessive endings and stops."""
    word = _without_stops(word)
    word = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word.casefold()))
    if any("\u0400" <= letter <= "\u052f" for letter in word):
        table = _RUSSIAN if _ONLY_RUSSIAN & set(word) else _UKRAINIAN
        word = _INITIAL.get(word[0], table.get(word[0], word[0])) + "".join(table.get(c, c) for c in word[1:])
    decomposed = unicodedata.normalize("NFD", word.translate(_UNMARKED))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))


def _without_stops(word: str) -> str:
    """A short form as the other half of all houses write it, in capitals: “U.S.” as “US”."""
    return word.replace(".", "").replace(" ", "").upper() if "." in word else word


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """The one form under which a word is compared; empty for a stop word and for what is no word."""
    word = _without_stops(_POSSESSIVE.sub("", word))
    if word in _CAPITALS:
        return _CAPITALS[word]
    if word.casefold() in STOP_WORDS:
        return ""
    word = folded(word)
    if not word or word in STOP_WORDS:
        return ""
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word[0].isdigit() or not word.isascii():
        return word[:LONGEST_WORD]
    return _skeleton(_stem(word))[:LONGEST_WORD]


def keys(text: str) -> list[str]:
    """The compared forms of a text's words, in order, stop words left out."""
    found = _WORD.findall(_THOUSANDS.sub("", unicodedata.normalize("NFKC", text)))
    return [form for run in found for form in _keys_of_run(run)]


@lru_cache(maxsize=100_000)
def _keys_of_run(run: str) -> tuple[str, ...]:
    """The forms in letters and digits that stand together: of one word, of an elided one, of pairs of signs.

    How they are cut depends on nothing around them; a text has most of its runs from the ones before it.
    """
    return tuple(form for _, _, word in _cut(run) if (form := key(word)))


def as_written(text: str, forms: Set[str], among: Sequence[str]) -> list[str]:
    """The words of ``text`` that have these forms, each once, as they are written and in their order.

    A decimal fraction is compared in two parts but shown whole, and only where it stands in ``among``, the forms of
    another text: “3.5” is nothing that is shared with “7.5”.
    """
    beside, found, at = set(pairwise(among)), dict[str, str](), 0
    for fraction in (*_DECIMAL.finditer(text), None):
        for word in words_of(text[at : fraction.start() if fraction else None]):
            if (form := key(word)) in forms:
                found.setdefault(form, word)
        if fraction is None:
            break
        if fraction.groups() in beside and not forms.isdisjoint(fraction.groups()):
            found.setdefault(fraction[0], fraction[0])
        at = fraction.end()
    return list(found.values())


def normalise(text: str) -> str:
    """A text as it is indexed and compared: the forms of its words, in order, with a blank between them."""
    return " ".join(keys(text))


def search_text(*parts: str) -> str:
    """What a row is found by: its parts normalised, cut at a word where it grows too long to be indexed."""
    whole = " ".join(filter(None, (normalise(part) for part in parts)))
    return whole if len(whole) <= MOST_INDEXED else whole[:MOST_INDEXED].rpartition(" ")[0]


def _stem(word: str) -> str:
    """English endings taken off, lightly: rather too little than too much."""
    if len(word) <= 3:
        return word
    if (word.endswith("ies") and len(word) > 4) or word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, rest in (
        ("ation", 4),
        ("ment", 4),
        ("ing", 3),
        ("ied", 2),
        ("ed", 3),
        ("ian", 4),
        ("ean", 3),
        ("ia", 4),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            kept = word[: -len(ending)]
            if ending in ("ing", "ed") and not any(vowel in kept for vowel in "aeiouy"):
                break
            word = kept + {"ied": "i", "ean": "e"}.get(ending, "")
            break
    if word.endswith("ea") and len(word) > 4:
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _skeleton(word: str) -> str:
    """What different transcriptions of one name have in common."""
    word = word.replace("j", "y") if word.endswith("j") else word
    word = word.replace("y", "i")
    word = re.sub(r"(.)\1+", r"\1", word)
    if word.endswith("ski") and len(word) > 5:
        word = word[:-1]
    return f"s{word[1:]}" if word.startswith("z") and word.endswith("sk") else word

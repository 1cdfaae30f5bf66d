"""GDELT DOC 2.0: news of the last months in many languages, by the words of the claim.

Shape of question and answer after GDELT's own description of its DOC 2.0 API. It wants one request in five seconds at
most, answers errors as plain text with status 200, and now and then writes JSON that is not quite JSON.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

from claims.connectors.addresses import askable
from claims.connectors.base import Asked, Found, Given, Question
from claims.connectors.http import Answer, Client, Unreachable
from claims.connectors.plain import words_of
from claims.connectors.service import Service, mended, text_in

MOST = 100
_MOST_NAMES = 6
_MOST_WORDS = 5
_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FIELDS = "url|url_mobile|title|seendate|socialimage|domain|language|sourcecountry"
_ENTRY = re.compile(r'\{\s*"url"\s*:\s*"')
_FIELD = re.compile(rf'(?:(?<=\{{)|"\s*,)\s*"(?P<name>{_FIELDS})"\s*:\s*"')
_ENTRY_ENDS = re.compile(r'"\s*\}\s*(?:,\s*$|\]?\s*\}?\s*$)')
_ENDS = re.compile(r"\]\s*\}\s*$")
_BARE_MARK = re.compile(r'\\.|"', re.DOTALL)
_LANGUAGES = {
    "arabic": "ar", "bulgarian": "bg", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko",
    "latvian": "lv", "lithuanian": "lt", "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es",
    "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip


class Gdelt(Service):
    name = "gdelt"
    label = "GDELT"
    about = (
        "News from all over the world. The names and the main words of the claim go to the GDELT project. It says "
        "when it saw a page, not when the page was published, so the date of a report comes from its page."
    )
    home = "https://api.gdeltproject.org"
    is_on_by_default = False
    pace = 5.0

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        query = query_of(question)
        if not query:
            return
        params = {"query": query, "mode": "artlist", "format": "json", "maxrecords": str(MOST), "sort": "hybridrel"}
        params |= _days(question)
        answer = self.ask(client, "/api/v2/doc/doc", params)
        rows, note = self._rows(answer)
        found: dict[str, Found] = {}
        for row in rows:
            address = askable(text_in(row, "url"), client.checked)
            if address and address not in found:
                found[address] = Found(
                    address=address,
                    title=words_of(text_in(row, "title"), longest=500),
                    outlet=words_of(text_in(row, "domain"), longest=200),
                    language=_LANGUAGES.get(text_in(row, "language").lower(), ""),
                    identity=address,
                )
        yield Asked(answer.asked, status=answer.status, count=len(found), note=note)
        yield from found.values()

    def _rows(self, answer: Answer) -> tuple[list[dict[str, Any]], str]:
        """What the answer lists, and what of it cannot be read, in a sentence."""
        try:
            return self.listed(answer, self.object_of(answer), "articles", most=MOST), ""
        except Unreachable as error:
            if error.code != "protocol":
                raise
            text = mended(answer.body.decode("utf-8", "replace"))
            rows, unread = _one_by_one(text)
            if not rows:
                raise
            if _ENDS.search(text) is None:
                return rows, "The answer breaks off in the middle; what came before was read."
            entries = "One entry" if unread == 1 else f"{unread} entries"
            return rows, f"{entries} of the answer could not be read." if unread else ""


def _one_by_one(text: str) -> tuple[list[dict[str, Any]], int]:
    """The entries of an answer that is no JSON as a whole, and how many of them cannot be read either.

    It puts headlines between quotation marks as they came. Which of the marks ends a value tells what follows it: the
    next of the fields that GDELT has, or the end of the entry. An entry that names a field twice may be anybody's.
    """
    rows: list[dict[str, Any]] = []
    unread = 0
    starts = [found.start() for found in islice(_ENTRY.finditer(text), MOST)]
    for start, end in pairwise([*starts, len(text)]):
        fields = [(found["name"], found) for found in _FIELD.finditer(text, start, end)]
        ending = _ENTRY_ENDS.search(text, start, end)
        names = [name for name, _ in fields]
        if ending is None or len(set(names)) < len(names):
            unread += 1
            continue
        stops = [*(found.start() for _, found in fields[1:]), ending.start()]
        values = (text[found.end() : stop] for (_, found), stop in zip(fields, stops, strict=True))
        rows.append(dict(zip(names, map(_unescaped, values), strict=True)))
    return rows, unread


def _unescaped(value: str) -> str:
    """A value as it was meant, with the marks in it that were escaped and those that were not."""
    try:
        return str(json.loads(f'"{_BARE_MARK.sub(_escaped_mark, value)}"', strict=False))
    except ValueError:
        return ""


def _escaped_mark(found: re.Match[str]) -> str:
    return found[0] if found[0] != '"' else '\\"'


def query_of(question: Question) -> str:
    """The question in GDELT's operators: one of the names in any spelling, and one of the claim's longer words.

    Alternatives stand in brackets, phrases in quotation marks; GDELT refuses words that are short or common.
    """
    names = list(dict.fromkeys(filter(None, map(_phrase, question.names))))[:_MOST_NAMES]
    in_names = {word.casefold() for name in names for word in _WORD.findall(name)}
    words = [word for word in _plain_words(question.text) if word.casefold() not in in_names]
    # Longer words are rarer, and so say more; their order in the claim is kept.
    best = sorted(sorted(set(words), key=lambda word: (-len(word), word))[:_MOST_WORDS], key=words.index)
    return " ".join(filter(None, (_any_of(names), _any_of(best))))


def _plain_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(unicodedata.normalize("NFKC", text)) if len(word) >= _SHORTEST]


def _phrase(name: str) -> str:
    """A name as a phrase; empty for one that is too short to be asked for."""
    words = _WORD.findall(unicodedata.normalize("NFKC", name))
    phrase = " ".join(words)
    if len(phrase) < _SHORTEST:
        return ""
    return f'"{phrase}"' if len(words) > 1 or not phrase.isalnum() else phrase


def _any_of(terms: list[str]) -> str:
    return f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _days(question: Question) -> dict[str, str]:
    told = {}
    if question.since:
        told["startdatetime"] = _moment(question.since)
    if question.until:
        told["enddatetime"] = _moment(question.until + timedelta(days=1))
    return told


def _moment(day: date) -> str:
    return f"{day:%Y%m%d}000000"

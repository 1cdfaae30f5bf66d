"""SearXNG: the web, searched by an instance that the newsroom runs itself (its JSON format has to be switched on).

What is asked is not told to any search engine in the newsroom's name: the instance stands between. Its address is no
business of the public, so the search log names the words alone.
"""

from collections.abc import Iterator
from typing import Any

from claims.connectors.addresses import askable
from claims.connectors.base import Asked, Found, Given, Question
from claims.connectors.dates import moment, not_later
from claims.connectors.http import Answer, Client, Unreachable
from claims.connectors.plain import words_of
from claims.connectors.service import Service, objects, text_in

MOST = 50
_LONGEST_QUERY = 300
_MOST_ENGINES = 12


class SearXNG(Service):
    name = "searxng"
    label = "SearXNG"
    about = (
        "The web, through the newsroom’s own SearXNG. The words of the claim go to that instance, and from it to the "
        "search engines that it asks."
    )
    is_on_by_default = False

    def __init__(self, *, base: str = "", categories: str = "general,news") -> None:
        super().__init__(base=base)
        self._categories = categories

    def why_not(self) -> str:
        return "" if self.base else "No instance is named: run one, and name its address in the settings."

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        query = words_of(question.text, longest=_LONGEST_QUERY)
        if not query:
            return
        params = {"q": query, "format": "json", "categories": self._categories}
        answer = self.ask(client, "/search", params)
        said = self.object_of(answer)
        if not isinstance(said.get("results"), list):
            raise self.misread(answer)
        found: dict[str, Found] = {}
        for row in objects(said["results"], most=MOST):
            address = askable(text_in(row, "url"), client.checked)
            if address:
                found.setdefault(address, _found(address, row, answer))
        silent = _silent(said)
        note = error = ""
        if silent and said["results"]:
            note = f"No answer came from {silent}."
        elif silent:  # nobody knows whether there is nothing
            error = f"Nothing was found, and no answer came from {silent}."
        yield Asked(
            f"searxng: {query}",
            status=answer.status,
            count=len(found),
            note=note,
            error=error,
            is_answer=bool(error),  # one engine may be silent for ever
        )
        yield from found.values()

    def misread(self, answer: Answer) -> Unreachable:
        if answer.content_type != "text/html":
            return super().misread(answer)
        sentence = (
            f"{self.label} answered with a page instead of JSON: add “json” to the formats in its settings, and see "
            "that no login stands before it."
        )
        return Unreachable("protocol", sentence)

    def complaint(self, answer: Answer) -> str:
        if answer.status == 403:
            return f"{self.label} does not answer in JSON (status 403): add “json” to the formats in its settings."
        return super().complaint(answer)


def _found(address: str, row: dict[str, Any], answer: Answer) -> Found:
    return Found(
        address=address,
        title=words_of(text_in(row, "title"), longest=500),
        summary=words_of(text_in(row, "content"), longest=2_000),
        published_at=not_later(moment(text_in(row, "publishedDate")), answer.fetched_at),
        identity=address,
    )


def _silent(said: dict[str, Any]) -> str:
    """Which of the search engines behind it gave no answer, and why; empty where all did."""
    rows = said.get("unresponsive_engines")
    told = []
    for row in rows[:_MOST_ENGINES] if isinstance(rows, list) else []:
        name, *why = row if isinstance(row, list) and row else [row]
        if isinstance(name, str) and name.strip():
            reason = words_of(why[0], longest=60) if why and isinstance(why[0], str) else ""
            told.append(f"{words_of(name, longest=40)} ({reason})" if reason else words_of(name, longest=40))
    return ", ".join(told)

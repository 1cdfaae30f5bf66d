"""Wikidata: who or what a name may mean, and how it is written in other languages and scripts.

Names are suggestions: a person decides whether the Volodymyr of a claim is the one that Wikidata knows.
"""

from collections.abc import Iterator
from typing import Any

from claims.connectors.base import Asked, FoundName, Given, Question
from claims.connectors.http import Answer, Client
from claims.connectors.plain import words_of
from claims.connectors.service import Service, objects, text_in

MOST_NAMES = 3
MOST_MEANINGS = 3
MOST_SPELLINGS = 60
_LANGUAGES = "en|uk|ru|de|fr|es|pl|ar|fa|zh|ja|ko|tr|he|el|ka|be|mul"
_LONGEST = 200


class Wikidata(Service):
    name = "wikidata"
    label = "Wikidata"
    about = (
        "How a name is written in other languages and scripts, as suggestions for a source. Names alone are sent to "
        "the Wikimedia Foundation, never the claim."
    )
    home = "https://www.wikidata.org"
    is_on_by_default = False
    seeks_reporting = False

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        for name in question.names[:MOST_NAMES]:
            asked = words_of(name, longest=_LONGEST)
            if not asked:
                continue
            answer, said = self._call(
                client,
                {"action": "wbsearchentities", "search": asked, "language": "en", "uselang": "en", "type": "item",
                 "limit": str(MOST_MEANINGS)},
            )  # fmt: skip
            rows = self.listed(answer, said, "search", most=MOST_MEANINGS)
            meanings = [row for row in rows if _is_item(row.get("id"))]
            yield Asked(answer.asked, status=answer.status, count=len(meanings))
            if meanings:
                yield from self._spelled(asked, meanings, client)

    def _spelled(self, asked: str, meanings: list[dict[str, Any]], client: Client) -> Iterator[Given]:
        ids = [str(row["id"]) for row in meanings]
        answer, said = self._call(
            client,
            {"action": "wbgetentities", "ids": "|".join(ids), "props": "labels|aliases", "languages": _LANGUAGES},
        )
        entities = said.get("entities")
        entities = entities if isinstance(entities, dict) else {}
        found = [
            FoundName(
                asked=asked,
                identity=str(row["id"]),
                address=f"{self.base}/wiki/{row['id']}",
                description=words_of(text_in(row, "description"), longest=300),
                spellings=tuple(_spellings(entity)),
            )
            for row in meanings
            if isinstance(entity := entities.get(str(row["id"])), dict)
        ]
        yield Asked(answer.asked, status=answer.status, count=len(found))
        yield from found

    def _call(self, client: Client, params: dict[str, str]) -> tuple[Answer, dict[str, Any]]:
        answer = self.ask(client, "/w/api.php", {"format": "json", "formatversion": "2", "maxlag": "5"} | params)
        said = self.object_of(answer)
        if "search" not in said and "entities" not in said:
            raise self.misread(answer)
        return answer, said


def _is_item(value: Any) -> bool:
    return (
        isinstance(value, str)
        and value[:1] == "Q"
        and value[1:].isascii()
        and value[1:].isdecimal()
        and len(value) < 15
    )


def _spellings(entity: dict[str, Any]) -> list[str]:
    """The labels, then the aliases, each spelling once."""
    labels, aliases = entity.get("labels"), entity.get("aliases")
    said = [one for one in labels.values() if isinstance(one, dict)] if isinstance(labels, dict) else []
    for listed in aliases.values() if isinstance(aliases, dict) else []:
        said += objects(listed, most=20)
    found = (words_of(text_in(one, "value"), longest=_LONGEST) for one in said)
    return list(dict.fromkeys(filter(None, found)))[:MOST_SPELLINGS]

"""MediaWiki: what an encyclopaedia says, cited by the revision that said it, since a page says something else tomorrow.

Written for Wikipedia's ``api.php`` (``list=search``, then ``prop=revisions``) and any other wiki that has one. The
wikis ask their guests to come one at a time and to say when their servers lag (``maxlag``).
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from claims.connectors.addresses import askable
from claims.connectors.base import Asked, Found, Given, Question
from claims.connectors.http import Answer, Client
from claims.connectors.plain import words_of
from claims.connectors.service import Service, objects, text_in

MOST = 10
_LONGEST_QUERY = 300
_MOST_WORDS, _SHORTEST = 8, 4
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


class MediaWiki(Service):
    name = "mediawiki"
    label = "Wikipedia"
    about = (
        "What the encyclopaedia says, by the revision that stands when it is asked. The words of the claim are sent to "
        "the Wikimedia Foundation, or to the wiki that the settings name."
    )
    home = "https://en.wikipedia.org"
    is_on_by_default = False

    def __init__(self, *, base: str = "", script_path: str = "/w", article_path: str = "/wiki/") -> None:
        super().__init__(base=base)
        self._scripts, self._articles = script_path.rstrip("/"), article_path

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        rows, titles = list[dict[str, Any]](), list[str]()
        asked = {"list": "search", "srlimit": str(MOST), "srnamespace": "0", "srprop": "snippet"}
        for query in queries_of(question.text):
            answer, said = self._query(client, asked | {"srsearch": query})
            rows = self.listed(answer, said, "search", most=MOST)
            titles = [title for row in rows if (title := text_in(row, "title")) and "|" not in title]
            yield Asked(answer.asked, status=answer.status, count=len(titles))
            if titles:
                break
        if not titles:
            return
        snippets = {text_in(row, "title"): text_in(row, "snippet") for row in rows}
        answer, said = self._query(client, {"prop": "revisions", "titles": "|".join(titles), "rvprop": "ids|timestamp"})
        pages = {text_in(page, "title"): page for page in objects(said.get("pages"), most=2 * MOST)}
        found = [self._found(title, pages.get(title, {}), snippets[title], client) for title in titles]
        cited = [one for one in found if one is not None]
        note = "" if len(cited) == len(titles) else "Not every page gave the number of its revision."
        yield Asked(answer.asked, status=answer.status, count=len(cited), note=note)
        yield from cited

    def _query(self, client: Client, params: dict[str, str]) -> tuple[Answer, dict[str, Any]]:
        asked = {"action": "query", "format": "json", "formatversion": "2", "maxlag": "5"}
        answer = self.ask(client, f"{self._scripts}/api.php", asked | params)
        said = self.object_of(answer)
        query = said.get("query")
        if not isinstance(query, dict):
            if said.get("batchcomplete"):
                return answer, {}
            raise self.misread(answer)
        return answer, query

    def _found(self, title: str, page: dict[str, Any], snippet: str, client: Client) -> Found | None:
        """The page in the revision that stands now; nothing when there is none, for it could not be cited."""
        revisions = objects(page.get("revisions"), most=1)
        number = revisions[0].get("revid") if revisions else None
        if not isinstance(number, int) or number <= 0:
            return None
        # Not by index.php: the wikis ask machines (robots.txt) to keep away from their scripts.
        named = quote(title.replace(" ", "_"), safe="/:,()'")
        address = askable(f"{self.base}{self._articles}{named}?oldid={number}", client.checked)
        if not address:
            return None
        return Found(
            address=address,
            title=words_of(title, longest=500),
            summary=words_of(snippet, longest=2_000),
            outlet=self.label,
            # No date: that of a revision says when somebody edited the page, not when what it says was published.
            identity=address,
        )


def queries_of(text: str) -> list[str]:
    """What a wiki is asked for a claim: pages with all of its words, then, where there are none, with its longer words.

    Small words alone, so that nothing in a claim is taken for one of the search's operators: “-40”, “NOT”, “intitle:”.
    """
    words = [word.lower() for word in _WORD.findall(words_of(text, longest=_LONGEST_QUERY))]
    long = sorted({word for word in words if len(word) >= _SHORTEST}, key=lambda word: (-len(word), word))[:_MOST_WORDS]
    some = " OR ".join(sorted(long, key=words.index))
    return list(dict.fromkeys(filter(None, (" ".join(words), some))))

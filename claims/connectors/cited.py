"""The pages that a claim's own reports cite: fetched, read, and offered like everything else that was found.

A page that carries a fact-check's markup gives that too; it may speak for its own site alone.
"""

from collections.abc import Iterator

from claims.connectors.addresses import leads_home
from claims.connectors.base import Asked, Connector, Found, Given, Question
from claims.connectors.http import Client, FetchError
from claims.connectors.page import NOT_THERE, PageError, read_page_in_child
from claims.connectors.plain import words_of

MOST = 10
_ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.5"


class CitedPages(Connector):
    name = "cited"
    label = "Pages that the reports cite"
    about = (
        "The pages to which the reports of a claim lead. Nothing of the claim leaves the house; the pages are fetched."
    )
    is_on_by_default = False
    idle = "The reports of this claim lead to no other page."
    sample = Question(text="", addresses=("https://www.iana.org/",))

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        for address in question.addresses[:MOST]:
            yield from _one(address, client)


def _one(address: str, client: Client) -> Iterator[Given]:
    try:
        answer = client.crawl(address, accept=_ACCEPT)
        if not answer.is_ok:
            yield Asked(address, status=answer.status, error=f"The page answered with status {answer.status}.")
            return
        if leads_home(address, answer.address):
            yield Asked(address, status=answer.status, error=NOT_THERE)
            return
        page = read_page_in_child(
            answer.body, content_type=answer.content_type, charset=answer.charset, address=answer.address
        )
    except FetchError as error:
        yield Asked(address, error=error.sentence)
        return
    except PageError as error:
        yield Asked(address, status=answer.status, error=error.sentence)
        return
    known_by = page.canonical or answer.address
    yield Asked(address, status=answer.status, count=1)
    yield Found(
        address=known_by,
        title=words_of(page.title, longest=500),
        summary=words_of(page.text, longest=2_000),
        outlet=page.outlet,
        published_at=page.published_at,
        language=page.language,
        identity=known_by,
        read=(answer, page),
    )
    yield from page.checks

"""Google's Fact Check Tools: what fact-checkers have published on a claim, by ``claims:search`` of v1alpha1.

Every field of its answers is optional, and an empty object means that nothing was found. The key goes in a header, so
that it stands in no address, no log and no row.
"""

from collections.abc import Iterator
from typing import Any

from claims.connectors.addresses import askable
from claims.connectors.base import Asked, FoundCheck, Given, Question
from claims.connectors.claimreview import LONGEST_CLAIM, day, site_of
from claims.connectors.http import Client
from claims.connectors.plain import words_of
from claims.connectors.service import Service, objects, text_in

MOST = 50
MOST_PAGES = 2
_LONGEST_QUERY = 500


class FactCheckTools(Service):
    name = "factcheck_tools"
    label = "Google Fact Check Tools"
    about = (
        "Checks that others have published, with their rating. The words of the claim are sent to Google, with the "
        "newsroom’s own key."
    )
    home = "https://factchecktools.googleapis.com"
    is_on_by_default = False
    has_key = True

    def __init__(self, *, base: str = "", key: str = "") -> None:
        super().__init__(base=base)
        self._key = key

    def why_not(self) -> str:
        return "" if self._key else "There is no key for it: get one from Google and name it in the settings."

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        query = words_of(question.text, longest=_LONGEST_QUERY)
        if not query:
            return
        params = {"query": query, "pageSize": str(MOST)}
        for _ in range(MOST_PAGES):
            answer = self.ask(client, "/v1alpha1/claims:search", params, headers={"X-Goog-Api-Key": self._key})
            said = self.object_of(answer)
            rows = self.listed(answer, said, "claims", most=MOST)
            found = [check for row in rows for check in _checks(row, client)]
            yield Asked(answer.asked, status=answer.status, count=len(found))
            yield from found
            following = text_in(said, "nextPageToken")
            if not following:
                return
            params["pageToken"] = following


def _checks(row: dict[str, Any], client: Client) -> Iterator[FoundCheck]:
    """The checks of one claim: several newsrooms may have checked it."""
    text = words_of(text_in(row, "text"), longest=LONGEST_CLAIM)
    for review in objects(row.get("claimReview"), most=MOST):
        url = askable(text_in(review, "url"), client.checked)
        if not url or not text:
            continue
        publisher = review.get("publisher")
        publisher = publisher if isinstance(publisher, dict) else {}
        yield FoundCheck(
            url=url,
            text=text,
            claimant=words_of(text_in(row, "claimant"), longest=300),
            claim_date=day(text_in(row, "claimDate")),
            publisher_name=words_of(text_in(publisher, "name"), longest=300),
            publisher_site=site_of(url),
            title=words_of(text_in(review, "title"), longest=500),
            review_date=day(text_in(review, "reviewDate")),
            rating=words_of(text_in(review, "textualRating"), longest=300),
            language=text_in(review, "languageCode")[:10].lower(),
        )

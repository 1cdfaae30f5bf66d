"""Readers' letters over the API: who sees them, and that they are answered by the desk's own rules."""

import pytest

from claims import letters
from claims.choices import LetterKind, LetterState, Role
from claims.models import Claim, Letter
from tests import factories, publishing_cases
from tests.api.conftest import client_of

pytestmark = pytest.mark.django_db
SAID = "The harbour of Vessen is to be closed in May, the mayor said on the radio."


def sent(**given: object) -> tuple[Letter, str]:
    """A letter that has come in, and the secret of its page."""
    secret = letters.send_in(words=SAID, **given)  # type: ignore[arg-type]
    return Letter.objects.of_secret(secret).get(), secret


def test_letters_are_listed_for_the_desk_alone_and_their_secret_for_nobody(anybody, contributor):
    letter, secret = sent()
    check = publishing_cases.published()
    sent(about=check)
    assert (
        anybody.get("/api/letters/").status_code,
        client_of(factories.person(None)).get("/api/letters/").status_code,
    ) == (
        401,
        403,
    )
    answer = contributor.get("/api/letters/", {"state": "waiting", "kind": "claim"})
    (row,) = answer.json()["results"]
    assert (row["id"], row["kind"], row["words"], row["about"], row["refusal"]) == (letter.pk, "claim", SAID, None, "")
    assert (secret in answer.content.decode(), letter.secret_hash in answer.content.decode()) == (False, False)
    (row,) = contributor.get("/api/letters/", {"about": check.pk}).json()["results"]
    assert (row["kind"], row["refusal"]) == (
        LetterKind.CORRECTION,
        "What a reader finds wrong with a check is answered by a reviewer.",
    )


def test_letter_is_taken_up_once_and_becomes_a_candidate(contributor):
    letter, _ = sent()
    address = f"/api/letters/{letter.pk}/take_up/"
    without = contributor.post(address, {}, format="json")
    assert (without.status_code, list(without.json()["fields"])) == (400, ["text"])
    row = contributor.post(address, {"text": "The harbour closes in May", "answer": "We look into it."}).json()
    assert (row["state"], row["answer"]) == (LetterState.TAKEN_UP, "We look into it.")
    assert Claim.objects.get(pk=row["claim"]).text == "The harbour closes in May"
    again = contributor.post(address, {"text": "Once more"}, format="json")
    assert (again.status_code, again.json()["detail"]) == (409, "This letter has been taken up already.")


def test_letter_about_a_check_is_turned_down_by_a_reviewer_with_a_sentence(contributor):
    letter, _ = sent(about=publishing_cases.published())
    address, reviewer = f"/api/letters/{letter.pk}/turn_down/", client_of(factories.person(Role.REVIEWER))
    assert contributor.post(address, {"answer": "No."}, format="json").status_code == 409
    without = reviewer.post(address, {}, format="json")
    assert (without.status_code, list(without.json()["fields"])) == (400, ["answer"])
    row = reviewer.post(address, {"answer": "The register says so."}, format="json").json()
    assert (row["state"], row["refusal"]) == (LetterState.TURNED_DOWN, "This letter has its answer already.")


def test_list_takes_as_many_queries_for_three_letters_as_for_one(contributor, django_assert_num_queries):
    def answered() -> None:
        letters.turn_down(sent()[0], by=factories.person(Role.REVIEWER), answer="It is an opinion.")

    answered()
    contributor.get("/api/letters/")  # who is asking, and with which rights, is known from here on
    with django_assert_num_queries(1):
        contributor.get("/api/letters/")
    answered()
    answered()
    with django_assert_num_queries(1):
        contributor.get("/api/letters/")

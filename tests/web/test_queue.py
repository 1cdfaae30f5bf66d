"""The queue answers the question one comes with, in a fixed number of queries."""

from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from claims import editing, workflow
from claims.choices import Action, Role, Stage, Verdict
from claims.models import Claim
from claims.web.desk.queue import PAGE, page_of
from tests.factories import claim, evidence, passage, person
from tests.web.pages import Page, at_the_desk, text_of, words_of

pytestmark = pytest.mark.django_db
QUEUE = "/desk/"


def shown(response) -> list[str]:
    return [row.text for row in response.context["claims"]]


def test_queue_asks_a_stranger_to_log_in(client):
    assert client.get(QUEUE).headers["Location"] == f"{reverse('account_login')}?next=/desk/"


def test_queue_turns_away_somebody_without_a_role():
    response = at_the_desk(person(None)).get(QUEUE)
    assert response.status_code == 403
    assert "Ask an admin to give you one." in text_of(response)
    assert "Go to the queue" not in text_of(response)


def test_who_may_not_see_one_page_is_led_back_to_the_queue():
    response = at_the_desk(person(Role.CONTRIBUTOR)).get(reverse("desk:work"))
    assert response.status_code == 403
    assert "Go to the queue" in text_of(response)


@pytest.mark.parametrize(
    ("view", "stage"),
    [
        ("unassigned", Stage.OPEN),
        ("second", Stage.SECOND_REVIEW),
        ("candidates", Stage.CANDIDATE),
        ("disagreement", Stage.DISAGREEMENT),
        ("approved", Stage.APPROVED),
        ("published", Stage.PUBLISHED),
        ("aside", Stage.SET_ASIDE),
    ],
)
def test_tab_holds_what_its_name_says(view, stage):
    wanted = claim(stage)
    claim(Stage.IN_REVIEW)
    response = at_the_desk().get(QUEUE, {"view": view})
    assert shown(response) == [wanted.text]
    assert response.context["counts"][view] == 1


def test_mine_holds_what_i_hold_and_what_i_reviewed():
    me = person()
    held = claim(Stage.IN_REVIEW, first=me)
    proposed = claim(Stage.SECOND_REVIEW, first=me)
    claim(Stage.IN_REVIEW)
    assert set(shown(at_the_desk(me).get(QUEUE, {"view": "mine"}))) == {held.text, proposed.text}


def test_second_person_does_not_see_their_own_proposals():
    me = person()
    claim(Stage.SECOND_REVIEW, first=me)
    other = claim(Stage.SECOND_REVIEW)
    response = at_the_desk(me).get(QUEUE, {"view": "second"})
    assert shown(response) == [other.text]
    assert 'class="badge">1<' in text_of(response)


def test_counts_stop_at_a_hundred():
    Claim.objects.bulk_create(Claim(text=f"Claim {number}") for number in range(120))
    response = at_the_desk().get(QUEUE)
    assert response.context["counts"]["candidates"] == 100
    assert '<span class="count">99+</span>' in text_of(response)


def test_words_phrases_and_exclusions_narrow_the_queue():
    bridge = claim(text="The bridge of Brunn is closed to lorries")
    claim(text="The bridge of Ostervik is open")
    client = at_the_desk()
    assert shown(client.get(QUEUE, {"view": "all", "q": "bridge -Ostervik"})) == [bridge.text]
    assert shown(client.get(QUEUE, {"view": "all", "q": '"closed to lorries"'})) == [bridge.text]
    assert len(shown(client.get(QUEUE, {"view": "all", "q": "bridge"}))) == 2


def test_verdict_filter_finds_decided_claims_alone():
    approved = claim(Stage.APPROVED)
    claim(Stage.SECOND_REVIEW)
    response = at_the_desk().get(QUEUE, {"view": "all", "verdict": Verdict.DISPUTED})
    assert shown(response) == [approved.text]


def test_filters_by_worth_and_counter_statement():
    answered = claim(worthiness=0.9)
    claim(worthiness=0.2)
    said = passage("The ministry denied it.")
    editing.add_item(answered, by=person(), kind="counter_statement", passage=said, counter_kind="flat_denial")
    client = at_the_desk()
    assert shown(client.get(QUEUE, {"view": "all", "worthiness": "0.7"})) == [answered.text]
    assert shown(client.get(QUEUE, {"view": "all", "has_counter_statement": "true"})) == [answered.text]


def test_empty_filters_of_the_form_let_everything_through():
    claim()
    asked = dict.fromkeys(("q", "stage", "sort", "verdict", "language", "worthiness", "has_counter_statement"), "")
    assert len(shown(at_the_desk().get(QUEUE, {"view": "all", **asked}))) == 1


@pytest.mark.parametrize("sort", ["newest", "oldest", "worth"])
def test_paging_by_key_shows_each_claim_once(sort):
    made = {claim(worthiness=number / 10).text for number in range(5)}
    user, seen, mark, pages = person(), [], "", 0
    while mark or not pages:
        _, rows, mark = page_of(user, QueryDict(f"view=all&sort={sort}&after={quote(mark)}"), size=2)
        seen += [row.text for row in rows]
        pages += 1
    assert (pages, sorted(seen)) == (3, sorted(made))


def test_a_long_queue_leads_to_its_next_page():
    Claim.objects.bulk_create(Claim(text=f"Claim {number}") for number in range(PAGE + 1))
    client = at_the_desk()
    first = client.get(QUEUE, {"view": "candidates"})
    second = client.get(QUEUE, {"view": "candidates", "after": first.context["following"]})
    assert 'rel="next"' in text_of(first)
    assert (len(shown(first)), len(shown(second)), second.context["following"]) == (PAGE, 1, "")
    place = f"?{urlencode({'view': 'candidates', 'after': first.context['following']})}"
    (link,) = [a["href"] for tag, a in Page(text_of(second)).tags if a.get("class") == "claim-row-link"]
    assert link.endswith(place), "a claim leads back to the page of the list that it was opened from"
    assert f'href="{QUEUE}{place.replace("&", "&amp;")}"' in text_of(client.get(link))


def test_worth_puts_the_worthiest_first():
    for worth in (0.3, 0.9, 0.6):
        claim(worthiness=worth)
    rows = at_the_desk().get(QUEUE, {"view": "all", "sort": "worth"}).context["claims"]
    assert [row.worthiness for row in rows] == [0.9, 0.6, 0.3]


@pytest.mark.parametrize("nonsense", ["x", ",", "2024-01-01,x", "9" * 40 + ",1", "nan,1"])
def test_a_mark_that_makes_no_sense_starts_from_the_beginning(nonsense):
    claim()
    assert len(shown(at_the_desk().get(QUEUE, {"view": "all", "after": nonsense}))) == 1


def test_queue_takes_as_many_queries_for_three_claims_as_for_one(django_assert_num_queries):
    client = at_the_desk()
    claim(Stage.IN_REVIEW)
    client.get(QUEUE)
    with django_assert_num_queries(10):
        client.get(QUEUE)
    claim(Stage.APPROVED)
    claim(Stage.OPEN)
    with django_assert_num_queries(10):
        client.get(QUEUE)


def test_contributor_is_offered_no_second_person_tab_in_the_bar():
    page = text_of(at_the_desk(role=Role.CONTRIBUTOR).get(QUEUE))
    assert "Second person</a>" not in page.split("</header>")[0]


def test_set_aside_claim_leaves_the_desk():
    wanted = claim(Stage.OPEN)
    evidence(wanted, by=person())
    workflow.perform(wanted, Action.SET_ASIDE, by=person(), reason="out_of_scope")
    assert shown(at_the_desk().get(QUEUE)) == []


def test_claims_past_their_date_are_counted_by_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read whole
    assert "claim_recheck" in Claim.objects.past_its_date().order_by().values("pk").explain()


def test_an_empty_desk_tells_its_first_admin_where_to_begin():
    page = words_of(at_the_desk(role=Role.ADMIN).get(reverse("desk:queue")))
    assert "Add the people of the desk" in page
    assert "there have to be two reviewers at least" in page
    assert "Add the people of the desk" not in words_of(at_the_desk().get(reverse("desk:queue")))
    claim(Stage.PUBLISHED)
    assert "Add the people of the desk" not in words_of(at_the_desk(role=Role.ADMIN).get(reverse("desk:queue")))

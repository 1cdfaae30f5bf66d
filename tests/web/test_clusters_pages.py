"""The pages on which claims that may be the same are merged, told apart and split; and the same in the API."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from claims import workflow
from claims.choices import Action, Role, Stage
from claims.models import Claim, Cluster, ClusterMember
from tests import factories
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = pytest.mark.django_db

BRIDGE = "The bridge of Velmouth is closed to lorries"
TEXTS = (BRIDGE, "To lorries the bridge of Velmouth is closed", "Velmouth: the bridge is closed to all lorries")


@pytest.fixture
def three() -> list[Claim]:
    """Three claims that may be the same, in one cluster."""
    claims = [factories.claim(text=text) for text in TEXTS]
    for claim in claims:
        factories.compared(claim)
    return claims


def page_of(cluster: Cluster) -> str:
    return reverse("desk:cluster", args=[cluster.pk])


def stages(claims: list[Claim]) -> list[str]:
    return [Claim.objects.get(pk=claim.pk).stage for claim in claims]


def test_list_is_empty_in_a_sentence_and_then_says_how_many_may_be_the_same(three):
    client = at_the_desk()
    page = text_of(client.get(reverse("desk:clusters")))
    assert "3 claims may be the same" in page
    assert page_of(Cluster.objects.get()) in page

    Cluster.objects.all().delete()
    assert "No two claims on the desk seem to be the same." in text_of(client.get(reverse("desk:clusters")))


def test_queue_and_workspace_lead_to_the_cluster(three):
    client, address = at_the_desk(), page_of(Cluster.objects.get())
    queue = text_of(client.get(reverse("desk:queue"), {"view": "candidates"}))
    assert queue.count(f'href="{address}"') == 3
    assert "3 claims may be the same" in queue
    assert f'href="{reverse("desk:clusters")}"' in queue
    assert f'href="{address}"' in text_of(client.get(reverse("desk:claim", args=[three[0].pk])))


def test_page_proposes_which_one_stays_and_why_and_is_sound(three):
    html = text_of(at_the_desk().get(page_of(Cluster.objects.get())))
    page = Page(html)
    assert (page.faults, page.controls_without_label()) == ([], [])
    checked = [attributes["value"] for _, attributes in page.tags if "checked" in attributes]
    assert (len(checked), checked[-1]) == (5, ""), "the one that stays, every tick, and that it keeps its words"
    assert "Proposed to stay." in html
    assert "shares: " in html


def test_form_merges_what_is_ticked_into_what_stays(three):
    client = at_the_desk()
    first, second, third = three
    sent = {"stays": second.pk, "claim": [first.pk, second.pk], "deed": "merge"}

    answer = client.post(page_of(Cluster.objects.get()), sent, follow=True)

    assert stages(three) == [Stage.SET_ASIDE, Stage.CANDIDATE, Stage.CANDIDATE]
    page = text_of(answer)
    assert "One claim was merged into this claim, with all that stood beside." in page
    assert "Merged into this claim" in page
    assert "2 claims may be the same" in page
    assert third.text in [member.claim.text for member in Cluster.objects.get().members.all()]


def test_form_tells_claims_apart(three):
    first, second, third = three
    sent = {"stays": first.pk, "claim": [second.pk, third.pk], "deed": "apart"}

    answer = at_the_desk(role=Role.CONTRIBUTOR).post(page_of(Cluster.objects.get()), sent, follow=True)

    assert "Noted: they are not the same claim" in text_of(answer)
    assert not Cluster.objects.exists()


def test_form_that_names_nothing_is_answered_with_a_sentence(three):
    answer = at_the_desk().post(page_of(Cluster.objects.get()), {"stays": three[0].pk})
    assert answer.status_code == 422
    assert "Choose at least one claim besides the one that stays." in text_of(answer)


@pytest.mark.parametrize("gone", ["stays", "claim"])
def test_form_that_was_made_from_another_state_of_things_does_nothing_to_others(three, gone):
    first, second, third = three
    sent = {"stays": first.pk, "claim": [second.pk], "deed": "merge"} | {gone: third.pk}
    workflow.perform(third, Action.SET_ASIDE, by=factories.person(), reason="out_of_scope")

    answer = at_the_desk().post(page_of(Cluster.objects.get()), sent)

    assert answer.status_code == 409
    assert "These claims are not proposed together any more as you saw them." in text_of(answer)
    assert stages(three) == [Stage.CANDIDATE, Stage.CANDIDATE, Stage.SET_ASIDE]


def test_form_of_a_cluster_that_is_gone_leads_back_to_the_list(three):
    address, client = page_of(Cluster.objects.get()), at_the_desk()
    workflow.merge(three[0], three[1:], by=factories.person())

    answer = client.post(address, {"stays": three[1].pk, "claim": [three[0].pk], "deed": "merge"}, follow=True)

    assert "somebody has merged them or told them apart" in text_of(answer)
    assert stages(three) == [Stage.CANDIDATE, Stage.SET_ASIDE, Stage.SET_ASIDE]
    assert client.get(address).status_code == 404


def test_contributor_is_told_why_they_cannot_merge(three):
    client = at_the_desk(role=Role.CONTRIBUTOR)
    address = page_of(Cluster.objects.get())
    assert "This takes the rights of a reviewer." in text_of(client.get(address))

    answer = client.post(address, {"stays": three[0].pk, "claim": [three[1].pk], "deed": "merge"})

    assert (answer.status_code, stages(three)) == (409, [Stage.CANDIDATE] * 3)


def test_claim_that_can_be_no_duplicate_says_why(three):
    check = factories.claim(Stage.PUBLISHED, text=f"{BRIDGE} again")
    factories.compared(check)
    other = factories.claim(Stage.SECOND_REVIEW, text=f"Again {BRIDGE}")
    factories.compared(other)

    html = text_of(at_the_desk().get(page_of(Cluster.objects.get())))

    assert "A check of it is published." in html
    assert "It can be no duplicate: This claim waits for a second person." in html


def test_what_was_merged_moves_out_again_from_the_workspace(three):
    first, second, third = three
    workflow.merge(first, [second, third], by=factories.person())
    client, address = at_the_desk(), reverse("desk:split", args=[first.pk])

    refused = client.post(address, {"claim": []})
    assert refused.status_code == 422
    assert "Choose at least one claim that was merged into this one." in text_of(refused)
    contributor = at_the_desk(role=Role.CONTRIBUTOR).post(address, {"claim": [second.pk]})
    assert contributor.status_code == 409

    page = text_of(client.post(address, {"claim": [second.pk]}, follow=True))

    assert "One claim was moved out again, with what had come along." in page
    assert stages(three) == [Stage.CANDIDATE, Stage.OPEN, Stage.SET_ASIDE]


def proposed(count: int) -> None:
    """So many clusters of two."""
    for _ in range(count):
        cluster = Cluster.objects.create()
        for text in TEXTS[:2]:
            ClusterMember.objects.create(cluster=cluster, claim=Claim.objects.create(text=text))


def test_list_is_read_page_by_page():
    proposed(21)
    client = at_the_desk()
    first = client.get(reverse("desk:clusters"))
    second = client.get(reverse("desk:clusters"), {"after": first.context["following"]})
    assert (len(first.context["proposals"]), len(second.context["proposals"])) == (20, 1)
    assert client.get(reverse("desk:clusters"), {"after": "x"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_any_number_of_clusters(count, django_assert_num_queries):
    proposed(count)
    client = at_the_desk()
    client.get(reverse("desk:clusters"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("desk:clusters"))


QUERIES = 9


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_the_api_takes_the_same_queries_for_any_number_of_clusters(count, django_assert_num_queries):
    proposed(count)
    client = api()
    with django_assert_num_queries(QUERIES_OF_API):
        assert len(client.get("/api/clusters/").json()["results"]) == count


QUERIES_OF_API = 4

# --- The API ----------------------------------------------------------------------------------------------------------


def api(role: Role = Role.REVIEWER) -> APIClient:
    client = APIClient()
    client.force_authenticate(factories.person(role))
    return client


def test_api_lists_what_may_be_the_same_with_reasons_and_refusals(three):
    (row,) = api(Role.CONTRIBUTOR).get("/api/clusters/").json()["results"]
    assert (row["canonical"], row["why"]) == (three[0].pk, "It was here first.")
    assert [member["claim"] for member in row["claims"]] == [claim.pk for claim in three]
    assert {member["refusal"] for member in row["claims"]} == {"This takes the rights of a reviewer."}
    assert APIClient().get("/api/clusters/").status_code in (401, 403)


def test_api_merges_and_splits_by_the_same_rules(three):
    first, second, third = three
    client, address = api(), f"/api/clusters/{Cluster.objects.get().pk}/merge/"
    assert api(Role.CONTRIBUTOR).post(address, {"claims": [second.pk]}, format="json").status_code == 409
    assert client.post(address, {"claims": []}, format="json").json()["fields"] == {
        "claims": "Choose at least one claim besides the one that stays."
    }
    for odd in ({"canonical": 10**12, "claims": [second.pk]}, {"claims": [10**12]}):
        assert client.post(address, odd, format="json").status_code == 409

    merged = client.post(address, {"canonical": third.pk, "claims": [first.pk, second.pk]}, format="json")
    assert (merged.status_code, merged.json()["id"]) == (200, third.pk)
    assert stages(three) == [Stage.SET_ASIDE, Stage.SET_ASIDE, Stage.CANDIDATE]

    split = client.post(f"/api/claims/{third.pk}/split/", {"claims": [first.pk]}, format="json")
    assert (split.status_code, stages(three)) == (200, [Stage.OPEN, Stage.SET_ASIDE, Stage.CANDIDATE])
    again = client.post(f"/api/claims/{third.pk}/split/", {"claims": [first.pk]}, format="json")
    assert again.json()["fields"] == {"claims": "Choose at least one claim that was merged into this one."}


def test_api_tells_claims_apart(three):
    _, second, third = three
    address = f"/api/clusters/{Cluster.objects.get().pk}/apart/"
    assert api().post(address, {"claims": [second.pk, third.pk]}, format="json").status_code == 200
    assert not Cluster.objects.exists()


def ticked(html: str) -> list[str]:
    """The claims that are ticked as the same, but for the one that stays."""
    tags = [attributes for tag, attributes in Page(html).tags if tag == "input" and "checked" in attributes]
    stays = [one["value"] for one in tags if one["name"] == "stays"]
    return sorted(one["value"] for one in tags if one["name"] == "claim" and one["value"] not in stays)


def test_claim_is_ticked_only_where_nothing_speaks_against_it(three):
    first, second, third = three
    Claim.objects.filter(pk=first.pk).update(claimant_name="Ingrid Solvane", said_date="2024-10-03")
    address = page_of(Cluster.objects.get())
    assert ticked(text_of(at_the_desk().get(address))) == sorted((str(second.pk), str(third.pk)))

    Claim.objects.filter(pk=second.pk).update(claimant_name="Kazimir Vendelin")
    html = text_of(at_the_desk().get(address))
    assert ticked(html) == [str(third.pk)]
    assert "said by Kazimir Vendelin, not by Ingrid Solvane" in html

    Claim.objects.filter(pk=third.pk).update(said_date="2023-10-03")
    html = text_of(at_the_desk().get(address))
    assert ticked(html) == []
    assert "said on 3 October 2023, not on 3 October 2024" in html


def test_claim_that_stays_takes_the_words_of_another_and_shows_what_it_said_before(three):
    first, second, third = three
    client = at_the_desk()
    sent = {"stays": first.pk, "claim": [second.pk, third.pk], "words": second.pk, "version": [f"{first.pk}-1"]}

    page = text_of(client.post(page_of(Cluster.objects.get()), sent | {"deed": "merge"}, follow=True))

    assert f'<h1 class="claim-text">{second.text}</h1>' in page
    assert f'Before others were merged into it, this claim said: <q class="words">{BRIDGE}</q>' in page
    assert "its words are this claim’s now" in page
    assert "Reworded at a merge, in the words of a duplicate" in page


def test_claim_that_stays_takes_words_of_ones_own(three):
    first, second, _ = three
    sent = {"stays": first.pk, "claim": second.pk, "words": "", "text": "No lorry crosses the bridge", "deed": "merge"}
    page = text_of(at_the_desk().post(page_of(Cluster.objects.get()), sent, follow=True))
    assert '<h1 class="claim-text">No lorry crosses the bridge</h1>' in page
    assert "Reworded at a merge, in new words" in page


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ({"version": "{first}-7", "words": "{second}"}, 412, "nothing was merged, and what you wrote is still below"),
        ({"words": "{second}", "text": "No lorry crosses"}, 422, "or write your own, not both"),
        ({"words": "{third}"}, 422, "Take the words of a claim that is merged"),
        ({"words": "x"}, 422, "Enter a whole number"),
        ({"text": "a\0b"}, 422, "Null characters are not allowed"),
        ({"text": "x" * 2001}, 422, "at most 2000 characters"),
    ],
)
def test_words_that_cannot_be_taken_are_said_and_nothing_is_lost(three, words, status, sentence):
    names = dict(zip(("first", "second", "third"), (claim.pk for claim in three), strict=True))
    sent = {"stays": three[0].pk, "claim": three[1].pk, "deed": "merge"}
    sent |= {name: value.format(**names) for name, value in words.items()}

    answer = at_the_desk().post(page_of(Cluster.objects.get()), sent)

    page = text_of(answer)
    assert answer.status_code == status
    assert sentence in page
    assert ticked(page) == [str(three[1].pk)]
    assert "text" not in words or len(words["text"]) > 100 or "\0" in words["text"] or words["text"] in page
    assert stages(three) == [Stage.CANDIDATE] * 3


def test_groups_that_may_be_one_lead_to_a_page_with_both():
    words = ["harbour", "ferry", "captain", "anchor", "lantern", "compass", "rudder", "mast", "galley", "bosun"]
    one, middle, other = (" ".join(words[at : at + 6]) for at in (0, 2, 4))
    for text in (one, f"{one} again", other, f"{other} again", middle):
        factories.compared(factories.claim(text=text))
    here = Cluster.objects.get(members__claim__text=middle)
    there = Cluster.objects.get(members__claim__text=other)
    client = at_the_desk()
    assert f'href="?with={there.pk}"' in text_of(client.get(page_of(here)))

    both = f"{page_of(here)}?with={there.pk}"
    html = text_of(client.get(both))
    page = Page(html)
    assert (page.faults, page.controls_without_label()) == ([], [])
    assert "5 claims may be the same" in html
    assert html.count("not found to be like it") == 2

    claims = {claim.text: claim.pk for claim in Claim.objects.all()}
    sent = {"stays": claims[middle], "claim": [claims[one], claims[other]], "deed": "merge"}
    client.post(both, sent)
    assert {row.text for row in Claim.objects.filter(duplicate_of=claims[middle])} == {one, other}
    assert client.get(f"{page_of(here)}?with=x").status_code == 200


def test_api_says_what_speaks_against_it_and_takes_other_words_with_their_version(three):
    first, second, third = three
    Claim.objects.filter(pk=first.pk).update(claimant_name="Ingrid Solvane")
    Claim.objects.filter(pk=third.pk).update(claimant_name="Kazimir Vendelin")
    client, address = api(), f"/api/clusters/{Cluster.objects.get().pk}/"
    against = {row["claim"]: row["against"] for row in client.get(address).json()["claims"]}
    assert against == {first.pk: [], second.pk: [], third.pk: ["said by Kazimir Vendelin, not by Ingrid Solvane"]}

    sent = {"canonical": first.pk, "claims": [second.pk], "words_of": second.pk}
    unversioned = client.post(f"{address}merge/", sent, format="json")
    stale = client.post(f"{address}merge/", sent, format="json", headers={"If-Match": '"7"'})
    assert (unversioned.status_code, stale.status_code) == (428, 412)
    assert stages(three) == [Stage.CANDIDATE] * 3

    merged = client.post(f"{address}merge/", sent, format="json", headers={"If-Match": '"1"'})
    assert (merged.status_code, merged.json()["text"]) == (200, second.text)

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
    assert len(checked) == 4, "the one that stays, and every tick"
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


QUERIES = 8


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

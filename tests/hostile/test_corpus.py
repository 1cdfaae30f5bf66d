"""The shared collection of hostile inputs, as far as a test can express its cases and the product has a place for them.

The cases are found through ``FACTCHECK_CORPUS`` and are not part of this repository; the tests beside this one hold
cases of our own for each kind.
"""

import json
import os
import time
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from claims.choices import Role, SourceKind
from claims.intake.listed import NoList, read_list
from claims.markdown import render
from claims.models import Source, User
from claims.workflow import submit
from tests import factories
from tests.hostile.conftest import browser_of, undone
from tests.hostile.shown import LIVE, Shown

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS") or Path(__file__).parents[3] / "shared") / "design" / "bad_inputs.json"
GROUPS = ("stored_xss", "csv_formula", "injection_misc", "auth_session", "upload")
NO_PLACE_YET = {
    "IM-24": "there are no teams",
    "UP-07": "no file that was handed in is ever served",
    "UP-09": "no picture is taken in",
    "AU-18": "there are no idempotency keys; the version that was read guards what is changed",
    "AU-19": "there are no idempotency keys",
    "AU-20": "there are no idempotency keys",
    "AU-21": "there are no idempotency keys",
    "AU-23": "nothing is streamed",
}


def _cases() -> dict[str, dict[str, str]]:
    if not CORPUS.is_file():
        return {}
    return {case["id"]: case for case in json.loads(CORPUS.read_text()) if case["group"] in GROUPS}


CASES = _cases()
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.usefixtures("clean_cache"),
    pytest.mark.skipif(not CASES, reason="The shared collection of hostile inputs is not here (FACTCHECK_CORPUS)."),
]


def of(group: str) -> list[str]:
    return [name for name, case in CASES.items() if case["group"] == group]


def live(html: str) -> list[object]:
    shown = Shown(html)
    assert (shown.faults, shown.bad_addresses) == ([], [])
    return [part for part in shown.parts if part[0] in LIVE]


def shown_with(words: str) -> list[list[object]]:
    """What is live on each page that shows such words."""
    editor = factories.person(Role.EDITOR)
    source = Source.objects.create(name=words[:200], kind=SourceKind.PERSON, interest=words, aliases=[words[:200]])
    claim = submit(text=words, by=editor, origin_note=words, claimant_name=words[:200], place=words[:200])
    paths = [reverse("desk:claim", args=[claim.pk]), reverse("desk:source", args=[source.pk])]
    paths += [f"/api/claims/{claim.pk}/?format=html", reverse("admin:claims_source_change", args=[source.pk])]
    client = browser_of(editor)
    return [live(client.get(path).content.decode()) for path in paths]


@pytest.fixture(scope="module")
def harmless(standing_rows: None) -> list[list[object]]:
    """The same pages with words that mean nothing to a browser, looked at once."""
    with undone():
        return shown_with("harmless words")


@pytest.mark.parametrize("name", of("stored_xss"))
def test_what_is_stored_is_shown_as_text(harmless, name):
    words = CASES[name]["input"]
    assert shown_with(words) == harmless
    as_text = Shown(render(words))
    assert {part[0] for part in as_text.parts} & LIVE == set()
    assert as_text.bad_addresses == []


@pytest.mark.parametrize("name", of("csv_formula"))
def test_what_comes_in_a_list_is_text_or_refused(name):
    words = CASES[name]["input"]
    cell = words.replace('"', '""')
    try:
        taken = [claim.text for claim in read_list(f'claim,place\n"{cell}",x\nThe bridge of Brunn is shut,y\n').claims]
    except NoList:
        taken = []
    assert all(text[0] not in "=@" for text in taken)
    assert set(taken) <= {"The bridge of Brunn is shut", " ".join(words.split())}


@pytest.mark.parametrize("name", [name for name in CASES if name in NO_PLACE_YET])
def test_what_has_no_place_yet_is_named(name):
    pytest.skip(f"{CASES[name]['input'][:60]}: {NO_PLACE_YET[name]}")


QUERIES = {
    "IM-01": ("q=' OR 1=1--", 200),
    "IM-02": ("ordering=-user__password&author__password__startswith=p", 200),
    "IM-03": ("&".join(["stage=open"] * 10_000), 400),
    "IM-04": ("cursor=garbage", 404),
    "IM-05": ("page_size=1000000", 200),
    "IM-06": (f"q={'a' * 100_000}", 400),
    "IM-07": ("q=(a|b)*c!@%23:*<->", 200),
    "IM-08": (f"q={'_' * 3900}", 200),
    "IM-22": ("q=%00", 400),
}


@pytest.mark.parametrize("name", [name for name in CASES if name in QUERIES])
def test_a_query_is_answered(name):
    query, status = QUERIES[name]
    assert browser_of(factories.person()).get(f"/api/claims/?{query}").status_code == status


@pytest.mark.parametrize("name", [name for name in ("IM-04", "IM-06") if name in CASES])
def test_what_is_refused_costs_next_to_nothing(name):
    desk, worked = browser_of(factories.person()), []
    for _ in range(3):
        begun = time.process_time()
        desk.get(f"/api/claims/?{QUERIES[name][0]}")
        worked.append(time.process_time() - begun)
    assert min(worked) <= 0.05


@pytest.mark.parametrize("number", [str(2**63), "-1", "1.0", "0x1"] if "IM-23" in CASES else [])
def test_a_number_that_is_none_leads_nowhere(number):
    client = browser_of(factories.person())
    assert client.get(f"/api/claims/{number}/").status_code == 404
    assert client.get(f"/desk/claims/{number}/").status_code == 404


@pytest.mark.parametrize("address", CASES["IM-19"]["input"].split(" , ") if "IM-19" in CASES else [])
def test_nobody_is_sent_to_another_host(address):
    User.objects.create_user("mina", password="a long enough pass")
    sent = {"login": "mina", "password": "a long enough pass", "next": address.removeprefix("?next=")}
    assert Client().post(reverse("account_login"), sent).headers["Location"] == reverse("desk:queue")

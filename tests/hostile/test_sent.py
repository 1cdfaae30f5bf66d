"""What is sent in forms, files and JSON: kept as it is, or refused in words; never an error of the program."""

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from claims.choices import Role
from claims.intake import NotTaken, hand_in, run
from claims.intake.listed import NoList, read_list
from claims.models import Claim, Intake, Review, Source, User
from tests import factories
from tests.hostile.conftest import Desk, browser_of, told, undone
from tests.hostile.shown import Shown
from tests.hostile.strings import ALL_AT_ONCE, FORMULAS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

TYPED = (
    "\x00",
    "a\x00b",
    "",
    " ",
    "\ud800".encode("utf-8", "replace").decode(),
    "-1",
    str(2**63),
    "9" * 4000,
    "\u0663",
    "nan",
    "w" * 201,
    "w" * 1001,
    "0001-01-01",
    "9999-12-31",
    ALL_AT_ONCE,
    "\u202e\u0000\u200b",
)
"""What a form may bring for a field of any kind."""
HUGE = "wide words " * 95_000
"""About a megabyte."""


@pytest.fixture
def editor() -> User:
    return factories.person(Role.EDITOR)


def forms(desk: Desk) -> Iterator[tuple[str, dict[str, str]]]:
    """Each address of the desk that takes a form, with what could be sent there in earnest."""
    claims = desk.claims
    words = {
        "version": "1",
        "text": "Words",
        "short_text": "Short",
        "claimant": desk.source.name,
        "claimant_name": "Name",
        "claimant_role": "Role",
        "said_date": "2026-10-13",
        "said_precision": "day",
        "place": "Place",
        "recheck_date": "2027-01-01",
    }
    finding = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Why.", "version": "1"}
    passage = str(desk.hit.passage_id)
    snapshot = str(desk.report.latest_snapshot.pk)
    yield reverse("desk:intake"), {"text": "Words of a report.", "title": "Title", "address": ""}
    yield reverse("desk:submit"), {"text": "A claim", "origin_note": "Met there.", "claimant_name": "Name"}
    yield reverse("desk:words", args=[claims["open"].pk]), words
    yield reverse("desk:review", args=[claims["in_review"].pk]), {**finding, "do": "save"}
    yield reverse("desk:review-typed", args=[claims["in_review"].pk]), finding
    yield reverse("desk:review", args=[claims["second"].pk]), {**finding, "comment": "Look again.", "do": "send_back"}
    texts = {"title": "Title", "standfirst": "Finding", "text": "Text", "version": "1"}
    yield reverse("desk:draft", args=[claims["approved"].pk]), {**texts, "do": "save"}
    yield reverse("desk:preview", args=[claims["approved"].pk]), texts
    out = {"draft_version": "1", "override_reason": "", "do": "publish"}
    yield reverse("desk:draft", args=[claims["approved"].pk]), out
    correction = {"draft_version": "2", "kind": "typo", "reason": "A word.", "do": "correct"}
    yield reverse("desk:draft", args=[claims["published"].pk]), correction
    item = {
        "passage": passage,
        "kind": "evidence",
        "stance": "supports",
        "is_primary": "1",
        "why": "So.",
        "stake": "None",
    }
    yield reverse("desk:add-item", args=[claims["open"].pk]), item
    marking = {"snapshot": snapshot, "exact": "It rained for days.", "start": "0", "end": "5", "use": "supports"}
    marking |= {"claim": str(claims["open"].pk), "text": "Words", "counter_kind": "flat_denial"}
    yield reverse("desk:mark", args=[desk.report.pk]), marking
    yield (
        reverse("desk:link-speaker", args=[claims["open"].pk]),
        {"passage": passage, "source": str(desk.source.pk), "name": "x"},
    )
    yield reverse("desk:pulls", args=[claims["open"].pk]), {"connector": "feeds"}
    for action, field in (("accept", "text"), ("set_aside", "note"), ("hand_over", "to"), ("reopen", "reason")):
        claim = claims["candidate" if action == "accept" else "open"]
        sent = {field: "Words", "reason": "out_of_scope", "duplicate_of": str(claims["approved"].pk), "next": "/desk/"}
        yield reverse("desk:act", args=[claim.pk, action]), sent
    cluster = {"stays": str(claims["open"].pk), "claim": str(claims["candidate"].pk), "deed": "merge"}
    yield reverse("desk:cluster", args=[desk.cluster.pk]), cluster
    yield reverse("desk:split", args=[claims["open"].pk]), {"claim": str(claims["candidate"].pk)}
    source = {"name": "Name", "kind": "outlet", "role": "Role", "aliases": "A\nB", "interest": "None", "version": "1"}
    source |= {"home_page": "https://a.example.org/", "same_as": "https://a.example.org/"}
    yield reverse("desk:sources"), source
    yield reverse("desk:source", args=[desk.source.pk]), source
    yield (
        reverse("desk:watch"),
        {"address": "https://a.example.org/rss", "source": desk.source.name, "title": "Title"},
    )
    yield reverse("desk:switch-feed", args=[desk.feed.pk]), {"enable": "1"}
    yield reverse("desk:move-feed", args=[desk.feed.pk]), {"to": "https://courier.org/moved"}
    yield reverse("account_change_password"), {"oldpassword": "x", "password1": "y", "password2": "y"}
    yield reverse("account_reset_password"), {"email": "a@example.org"}
    inline = {"feeds-TOTAL_FORMS": "1", "feeds-INITIAL_FORMS": "0", "feeds-0-address": "https://b.example.org/rss"}
    yield reverse("admin:claims_source_add"), {**source, "aliases": "A", **inline}
    yield reverse("admin:claims_user_change", args=[desk.editor.pk]), {"username": "name", "email": "", "groups": "1"}


def test_nothing_that_is_typed_breaks_the_program(desk):
    client, broken = browser_of(desk.chief), []
    for number, (path, sent) in enumerate(forms(desk)):
        for place, name in enumerate(sent):
            # A NUL in each field, and one of the other strings in turn.
            for typed in ("a\x00b", TYPED[(5 * number + place) % len(TYPED)]):
                with undone():
                    answer = client.post(path, sent | {name: typed})
                if answer.status_code >= 500:
                    broken.append(f"{path} {name}={typed[:30]!r}: {told(answer)}")
    assert not broken, "\n".join(broken)


def test_a_megabyte_in_any_field_breaks_nothing(desk):
    client, broken = browser_of(desk.chief), []
    for path, sent in forms(desk):
        with undone():
            answer = client.post(
                path, {name: sent[name] if name in ("do", "version", "kind") else HUGE for name in sent}
            )
        if answer.status_code >= 500:
            broken.append(f"{path}: {told(answer)}")
    assert not broken, "\n".join(broken)


def test_log_in_takes_any_words():
    for typed in (*TYPED, HUGE):
        answer = browser_of(None).post(reverse("account_login"), {"login": typed, "password": typed})
        assert answer.status_code in (200, 429), typed[:20]


# --- JSON -------------------------------------------------------------------------------------------------------------

ODD = (None, True, 1e308, 2**70, -1, "\ud800", "\x00", "w" * 3000, [], ["a"], {}, {"a": {"b": 1}}, ALL_AT_ONCE)


def bodies(desk: Desk) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Each verb of the API with what could be sent there in earnest."""
    claims = desk.claims
    of = f"/api/claims/{claims['open'].pk}/"
    finding: dict[str, object] = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Why."}
    words = {"text": "Words", "short_text": "S", "claimant": desk.source.pk, "claimant_name": "N", "place": "P"}
    words |= {"said_date": "2026-10-13", "said_precision": "day", "recheck_date": None, "claimant_role": "R"}
    yield "post", "/api/claims/", {"text": "A", "origin_note": "B", "said_date": "2026-10-13", "language": "en"}
    yield "patch", of, words
    yield "post", "/api/intake/", {"text": "Words of a report.", "title": "T", "address": "", "file": None}
    feed = {"address": "https://a.example.org/rss", "source": desk.source.pk, "title": "T"}
    yield "post", "/api/feeds/", feed
    yield "patch", f"/api/feeds/{desk.feed.pk}/", {"is_enabled": True, "brings_in": "all"}
    yield "post", f"/api/feeds/{desk.feed.pk}/move/", {"to": "https://b.example.org/rss"}
    yield "post", "/api/feeds/opml/", {"file": None}
    yield "patch", "/api/connectors/feeds/", {"is_on": True}
    yield "patch", "/api/weights/", {"weights": {"figure": 1.5}, "seen": {"figure": 1.0}}
    yield "post", "/api/weights/try/", {"weights": {"figure": 1.5}}
    yield "put", f"/api/claims/{claims['approved'].pk}/draft/", {"title": "T", "standfirst": "S", "text": "X"}
    yield "put", f"/api/claims/{claims['in_review'].pk}/review/", finding
    yield "post", f"/api/claims/{claims['in_review'].pk}/propose/", finding | {"version": 1}
    yield "post", f"/api/claims/{claims['in_review'].pk}/hand_over/", {"to": desk.editor.username}
    yield "post", f"{of}set_aside/", {"reason": "out_of_scope", "duplicate_of": claims["approved"].pk, "note": "N"}
    chosen = {"canonical": claims["open"].pk, "claims": [claims["candidate"].pk]}
    yield "post", f"/api/clusters/{desk.cluster.pk}/merge/", chosen
    yield "post", f"/api/clusters/{desk.cluster.pk}/apart/", chosen
    yield "post", f"{of}split/", {"claims": [claims["candidate"].pk]}
    yield "post", f"/api/claims/{claims['approved'].pk}/publish/", {"draft_version": 1, "override_reason": ""}
    yield "post", f"/api/claims/{claims['published'].pk}/correct/", {"draft_version": 2, "kind": "typo", "reason": "R"}


def api(user: User) -> APIClient:
    client = APIClient(raise_request_exception=False)
    client.force_authenticate(user)
    return client


def test_no_json_breaks_the_program(desk):
    client, broken = api(desk.chief), []
    for method, path, body in bodies(desk):
        for place, name in enumerate(body):
            for odd in ODD[place % 2 :: 2]:
                with undone():
                    sent = json.dumps(body | {name: odd})
                    answer = client.generic(method.upper(), path, sent, "application/json", HTTP_IF_MATCH='"1"')
                if answer.status_code >= 500:
                    broken.append(f"{method} {path} {name}={str(odd)[:30]!r}: {told(answer)}")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"text":' * 5_000 + "1" + "}" * 5_000,
        '{"text":' * 100 + "1" + "}" * 100,
        '{"text": NaN}',
        '{"text": -Infinity}',
        '{"text": 1e400}',
        f'{{"text": {"9" * 5000}}}',
        '{"text": "open',
        b"\xff\xfe{",
        '{"text": "\x00"}',
    ],
    ids=lambda body: str(body)[:12],
)
def test_json_that_is_none_is_refused(editor, body):
    for path in ("/api/claims/", "/api/intake/", f"/api/claims/{factories.claim().pk}/accept/"):
        answer = api(editor).generic("POST", path, body, "application/json")
        assert answer.status_code == 400, path
        assert answer.json()["code"] in ("parse_error", "invalid")


@pytest.mark.parametrize("body", ["[]", '"words"', "1", "null", "true", '[{"text": "a"}]'])
def test_json_of_another_shape_is_refused(editor, body):
    answer = api(editor).generic("POST", "/api/claims/", body, "application/json")
    assert answer.status_code == 400


def test_of_two_values_the_last_is_the_one_that_is_judged_and_kept(editor):
    body = '{"text": "First words", "text": "Last words", "origin_note": "There."}'
    answer = api(editor).generic("POST", "/api/claims/", body, "application/json")
    assert (answer.status_code, answer.json()["text"]) == (201, "Last words")


@pytest.mark.parametrize("kind", ["application/xml", "text/plain", "application/x-yaml", "nonsense"])
def test_what_is_no_json_is_said_to_be_none(editor, kind):
    answer = api(editor).generic("POST", "/api/claims/", "<text>a</text>", kind)
    assert answer.status_code == 415


NOT_THEIRS = {
    "stage": "published",
    "verdict": "verified",
    "attribution": "confirmed",
    "round": 9,
    "version": 99,
    "slug": "mine",
    "published_at": "2026-01-01T00:00:00Z",
    "second_person_waived": True,
    "worthiness": 1.0,
    "created_at": "2020-01-01T00:00:00Z",
    "id": 1,
    "pk": 1,
    "holder": 1,
    "submitted_by": 1,
    "decided_by": 1,
    "summary": 1,
    "is_superuser": True,
    "search_text": "x",
}


def test_what_is_not_theirs_cannot_be_written_along(desk):
    claim, names = desk.claims["open"], [name for name in NOT_THEIRS if name not in ("pk", "is_superuser")]
    kept = [name for name in names if name not in ("version", "search_text")]
    before = Claim.objects.filter(pk=claim.pk).values(*kept).get()
    client = api(factories.person(Role.EDITOR))
    answer = client.patch(
        f"/api/claims/{claim.pk}/", NOT_THEIRS | {"place": "Here"}, format="json", HTTP_IF_MATCH='"1"'
    )
    assert answer.status_code == 200
    assert Claim.objects.filter(pk=claim.pk).values(*kept).get() == before
    assert answer.json()["version"] == 2
    words = {
        "version": "2",
        "text": "New words",
        "said_precision": "day",
        **{k: str(v) for k, v in NOT_THEIRS.items() if k != "version"},
    }
    browser_of(desk.editor).post(reverse("desk:words", args=[claim.pk]), words)
    assert Claim.objects.filter(pk=claim.pk).values(*kept).get() == before
    made = client.post("/api/claims/", {"text": "Mine", "origin_note": "There.", **NOT_THEIRS}, format="json").json()
    assert (made["stage"], made["verdict"], made["version"], made["slug"]) == ("candidate", "unchecked", 1, None)
    assert not User.objects.filter(is_superuser=True).exclude(pk=desk.chief.pk).exists()


def test_a_working_copy_is_ones_own_whatever_is_sent_along(desk):
    claim, other = desk.claims["second"], factories.person()
    seats = list(Review.objects.filter(claim=claim).values("pk", "seat", "reviewer", "verdict").order_by("pk"))
    sent = {
        "verdict": "false",
        "seat": 1,
        "reviewer": seats[0]["reviewer"],
        "round": 7,
        "claim": desk.claims["open"].pk,
    }
    answer = api(other).put(f"/api/claims/{claim.pk}/review/", sent, format="json", HTTP_IF_MATCH='"0"')
    assert (answer.status_code, answer.json()["seat"], answer.json()["reviewer"]) == (200, None, other.username)
    assert (answer.json()["round"], answer.json()["claim"]) == (claim.round, claim.pk)
    assert list(Review.objects.filter(pk=seats[0]["pk"]).values("pk", "seat", "reviewer", "verdict")) == seats[:1]


# --- Files ------------------------------------------------------------------------------------------------------------


def upload(client: Client, name: str, body: bytes, kind: str = "text/plain") -> object:
    return client.post(reverse("desk:intake"), {"file": SimpleUploadedFile(name, body, kind)})


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("claims.zip", b"PK\x03\x04" + b"\x00" * 64),
        ("claims.xlsx", b"PK\x03\x04" + b"\x00" * 64),
        ("claims.csv", b"PK\x03\x04" + b"\x00" * 64),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
        ("picture.gif", b"GIF89a/*" + b"\x00*/=alert(1)"),
        ("report.html.exe", b"MZ"),
        ("report.txt", b""),
        ("report.txt", b"words\x00words"),
        ("x" * 4000, b"words"),
    ],
)
def test_files_that_are_no_text_are_refused_in_words(editor, name, body):
    before = Intake.objects.count()
    answer = upload(browser_of(editor), name, body)
    assert answer.status_code in (422, 400)
    assert Intake.objects.count() == before


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>.csv",
        '"; rm -rf ~ #.txt',
        "a\r\nX: y.txt",
        "\u202etxt.exe\u202c.txt",
        "x" * 3000 + ".txt",
        "../../../etc/passwd.txt",
    ],
)
def test_the_name_of_a_file_is_shown_as_text_and_names_nothing_else(editor, name):
    row = hand_in(by=editor, file_name=name, body=b"claim\nThe ferry is late, the mayor said.\n")
    assert len(row.file_name) <= 255
    assert not set(row.file_name) & set("\r\n\u202e/\\")
    shown = Shown(browser_of(editor).get(reverse("desk:intake-state", args=[row.pk])).content.decode())
    assert (shown.faults, shown.bad_addresses) == ([], [])
    assert row.file_sha256.isalnum()


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(editor, settings):
    client = browser_of(editor)
    answer = client.generic(
        "POST", reverse("desk:intake"), b"x", "multipart/form-data; boundary=b", CONTENT_LENGTH=str(2**30)
    )
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()
    assert (
        client.generic("POST", reverse("desk:intake"), b"x", "text/plain", CONTENT_LENGTH=str(2**25)).status_code == 413
    )
    answer = client.generic("POST", "/api/intake/", b"{}", "application/json", CONTENT_LENGTH=str(2**30))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    settings.CLAIMS_INTAKE_BYTES = 1000
    assert upload(client, "report.txt", b"words " * 200).status_code == 422


def test_beside_a_file_that_is_too_large_everything_typed_is_shown_again(editor, settings):
    settings.CLAIMS_INTAKE_BYTES = 1000
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000 + 2**20
    typed = {"address": "https://example.org/the-page", "title": "The title", "text": "Words that took an hour."}
    sent = SimpleUploadedFile("report.txt", b"words " * 2**19)
    answer = browser_of(editor).post(reverse("desk:intake"), {**typed, "file": sent})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert [words for words in typed.values() if words not in shown] == []


def test_of_a_file_that_is_too_large_no_more_than_the_limit_is_kept(editor, settings):
    settings.CLAIMS_INTAKE_BYTES = 1000
    sent = SimpleUploadedFile("report.txt", b"words " * 2**16)
    answer = browser_of(editor).post(reverse("desk:intake"), {"file": sent})
    assert answer.wsgi_request.FILES["file"].size == 1001
    assert "The file “report.txt” is larger than 1,000 bytes." in answer.content.decode()


def test_a_text_that_is_too_large_is_shown_again_with_its_form(editor, settings):
    text = "words " * (settings.CLAIMS_INTAKE_BYTES // 3)
    answer = browser_of(editor).post(reverse("desk:intake"), {"title": "The title", "text": text})
    shown = answer.content.decode()
    assert (answer.status_code, text in shown, 'value="The title"' in shown) == (422, True, True)
    assert "This text is larger than 5 MB. Hand in the part that matters." in shown


@pytest.mark.parametrize("debug", [False, True])
def test_a_text_that_is_too_large_for_any_form_is_a_413_in_words(editor, settings, debug):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DEBUG = 100_000, debug
    client, text = browser_of(editor), "words " * 50_000
    answer = client.post(reverse("desk:intake"), {"text": text})
    assert (answer.status_code, "most browsers still have what you typed" in answer.content.decode()) == (413, True)
    answer = client.post("/api/intake/", {"text": text})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_form_of_ten_thousand_parts_is_refused(editor):
    client = browser_of(editor)
    assert client.post(reverse("desk:intake"), {f"field{n}": "x" for n in range(10_000)}).status_code == 400
    parts = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\nx\r\n' for _ in range(10_000)
    )
    answer = client.generic("POST", reverse("desk:intake"), parts + b"--b--\r\n", "multipart/form-data; boundary=b")
    assert answer.status_code == 400
    assert client.get("/checks/?" + "verdict=false&" * 250).status_code == 400


@pytest.mark.parametrize(
    "broken", [b"", b"--b\r\n", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", b"\xff" * 50]
)
def test_a_broken_form_is_no_error_of_the_program(editor, broken):
    for path in (reverse("desk:intake"), "/api/intake/"):
        answer = browser_of(editor).generic("POST", path, broken, "multipart/form-data; boundary=b")
        assert answer.status_code < 500
    answer = browser_of(editor).generic("POST", reverse("desk:intake"), broken, "multipart/form-data")
    assert answer.status_code < 500


# --- Lists of claims --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_no_claim(formula):
    listed = read_list(f'claim,claimant\n"{formula.replace(chr(34), chr(34) * 2)}",x\nThe bridge of Brunn is shut,y\n')
    assert [claim.text for claim in listed.claims] == ["The bridge of Brunn is shut"]
    assert listed.notes == ["Line 2 was left out: what stands there is a formula."]


def test_a_number_below_nought_is_a_number():
    listed = read_list("claim\n-5 degrees were measured in Brunn\n'-3 degrees were measured in Vessen\n")
    assert [claim.text for claim in listed.claims] == [
        "-5 degrees were measured in Brunn",
        "-3 degrees were measured in Vessen",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "claim\n" + "w" * 3_000_000,
        'claim\n"' + "w" * 200_000,
        "claim\n" + '"a' * 100_000,
        "," * 1_000_000,
        "claim" + "," * 50_000,
    ],
    ids=["one cell", "open quote", "quotes", "commas", "columns"],
)
def test_a_list_that_is_none_is_refused_in_a_sentence(text):
    with pytest.raises(NoList):
        read_list(text)


@pytest.mark.parametrize("charset", ["utf-16", "utf-8-sig", "latin-1"])
def test_a_list_in_another_charset_is_read(editor, charset):
    body = "claim;claimant\nDie Brücke von Brunn ist gesperrt;Jürgen Bäcker\n".encode(charset)
    row = hand_in(by=editor, file_name="claims.csv", body=body)
    run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    assert (row.error, row.claim_count) == ("", 1)
    assert Claim.objects.order_by("-pk").first().claimant_name == "Jürgen Bäcker"


def test_text_with_a_nul_is_refused_in_words(editor):
    with pytest.raises(NotTaken):
        hand_in(by=editor, text="words\x00 of a report")
    for lone in ("\ud800 words", "words \udfff"):
        with pytest.raises(NotTaken):
            hand_in(by=editor, text=lone)


# --- Searches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["' OR 1=1 --", "') OR ('1'='1", "%", "_", "*", "\\", "words' | 'of"])
def test_a_search_finds_what_is_written_and_nothing_more(editor, words):
    Source.objects.create(name=f"Harbour {words} Post", kind="outlet")
    client = browser_of(editor)
    found = [row["name"] for row in client.get("/api/sources/", {"q": words}).json()["results"]]
    assert found == [f"Harbour {words} Post"]
    assert client.get("/api/claims/", {"q": words}).status_code == 200
    assert client.get("/checks/", {"claimant": words}).status_code == 200


def test_order_and_relations_cannot_be_asked_for(desk):
    client = browser_of(desk.editor)
    plain = client.get("/api/claims/").json()
    for query in ("ordering=password", "ordering=-holder__password", "holder__password__startswith=p", "sort=holder"):
        assert client.get(f"/api/claims/?{query}").json()["results"] == plain["results"]
    assert len(client.get("/api/claims/?page_size=1000000").json()["results"]) <= 200
    assert client.get("/admin/claims/claim/?holder__password__startswith=p").status_code in (302, 400)

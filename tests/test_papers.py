"""PDF files: fetched or handed in, their text is read like any other, and those that hold none say so."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_httpserver import HTTPServer

from claims.choices import Role, WorkStatus
from claims.connectors.page import PageError
from claims.connectors.pdf import read_pdf
from claims.intake import NotTaken, hand_in, run
from claims.models import Claim, Intake, Snapshot, sha256
from tests import factories
from tests.papers import pdf_of
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db

LINES = (
    "Bridge of Brunn stays closed",
    "",
    "Mayor Anna Holt said on Monday that the bridge of Brunn will stay",
    "closed until 3 May 2025, because 14 of its 20 cables are rusty.",
    "“The ministry has known for years”, she said. The ministry of",
    "transport denied that it had known.",
)
PAPER = pdf_of(LINES, title="Bridge of Brunn stays closed", author="Town of Brunn", created="D:20250401093000+02'00'")
SCAN = pdf_of([])
TEXT = (
    "Bridge of Brunn stays closed\n"
    "Mayor Anna Holt said on Monday that the bridge of Brunn will stay closed until 3 May 2025, because 14 of its 20 "
    "cables are rusty.\n"
    "“The ministry has known for years”, she said. The ministry of transport denied that it had known."
)


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


def read_in(**given) -> Intake:
    row = hand_in(by=factories.person(Role.CONTRIBUTOR), **given)
    run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    return row


def _as_it_should_be(row: Intake) -> None:
    report, snapshot = row.report, row.report.latest_snapshot
    assert (row.status, row.error) == (WorkStatus.DONE, "")
    assert snapshot.text == TEXT
    assert (report.title, report.author) == ("Bridge of Brunn stays closed", "Town of Brunn")
    assert report.published_at == datetime(2025, 4, 1, 7, 30, tzinfo=UTC)
    assert (snapshot.sha256, snapshot.content_type) == (sha256(PAPER), "application/pdf")
    assert Claim.objects.filter(claimant_name="Anna Holt").exists()


def test_paper_that_is_handed_in_is_read():
    _as_it_should_be(read_in(file_name="Bridge.PDF", body=PAPER))


def test_paper_at_an_address_is_read(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    httpserver.expect_request("/paper").respond_with_data(PAPER, content_type="application/pdf")
    _as_it_should_be(read_in(address=httpserver.url_for("/paper")))


def test_paper_is_handed_in_on_the_desk():
    file = SimpleUploadedFile("bridge.pdf", PAPER, content_type="application/pdf")
    response = at_the_desk(role=Role.CONTRIBUTOR).post(reverse("desk:intake"), {"file": file}, follow=True)
    assert response.status_code == 200
    run(Intake.objects.lease(Intake.objects.get().pk))
    assert Snapshot.objects.get().text == TEXT


def test_desk_says_which_files_it_reads():
    answer = at_the_desk(role=Role.CONTRIBUTOR).get(reverse("desk:intake"))
    assert "a paper (.pdf)" in text_of(answer)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (SCAN, "This PDF file holds no text; it may be a scan, which is a picture of text."),
        (PAPER[:200], "This PDF file cannot be read: it is broken, or locked with a password."),
        (pdf_of(*[["A page."]] * 301), "This PDF file has more than 300 pages; hand in the part that matters."),
    ],
    ids=["a scan", "broken off", "too many pages"],
)
def test_paper_that_cannot_be_read_ends_in_a_sentence(body: bytes, sentence: str):
    row = read_in(file_name="paper.pdf", body=body)
    assert (row.status, row.error, row.report) == (WorkStatus.PARKED, sentence, None)
    assert row.file_sha256 == sha256(body)


@pytest.mark.parametrize(
    ("pages", "pictures", "note"),
    [
        ([LINES, [], []], [2], "Page 2 of this PDF file holds no text and was not read: a scan is a picture of text."),
        (
            [LINES, ["2"], ["Received 3 May"], LINES, []],
            [2, 3, 5],
            "Pages 2 to 3 and 5 of this PDF file hold no text and were not read: a scan is a picture of text.",
        ),
        ([LINES, LINES], [1, 2], ""),
        ([LINES, [], ["2"]], [], ""),
    ],
    ids=["one scan", "stamps on scans", "pictures beside text", "empty pages"],
)
def test_pages_of_a_paper_that_hold_no_text_are_named(pages: list, pictures: list[int], note: str):
    row = read_in(file_name="paper.pdf", body=pdf_of(*pages, pictures=pictures))
    assert [said for said in row.report.notes if "PDF" in said] == [note] * bool(note)


def test_pages_that_were_not_read_are_named_on_the_reports_page():
    row = read_in(file_name="paper.pdf", body=pdf_of(LINES, [], pictures=[2]))
    page = text_of(at_the_desk().get(reverse("desk:report", args=[row.report.pk])))
    assert "Page 2 of this PDF file holds no text and was not read" in page


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf", b" \n\n"])
def test_what_a_program_left_before_a_paper_does_no_harm(before: bytes):
    """Handed in, and read by its address, where the same is read."""
    row = hand_in(by=None, file_name="bridge.pdf", body=before + PAPER)
    run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    assert (row.status, row.error) == (WorkStatus.DONE, "")
    assert TEXT in row.report.latest_snapshot.text


def test_paper_with_more_text_than_is_read_is_refused():
    assert read_pdf(PAPER, longest=1_000).text == TEXT
    with pytest.raises(PageError, match="The text of this PDF file is too long to be read in one piece"):
        read_pdf(PAPER, longest=100)


@pytest.mark.parametrize("body", [b"PK\x03\x04\x00\x00", b"A text that is called a paper."])
def test_file_that_is_only_called_a_paper_is_refused(body: bytes):
    with pytest.raises(NotTaken) as refusal:
        hand_in(by=factories.person(Role.CONTRIBUTOR), file_name="paper.pdf", body=body)
    assert refusal.value.fields == {"file": "The file “paper.pdf” is no PDF file, whatever its name says."}
    assert not Intake.objects.exists()

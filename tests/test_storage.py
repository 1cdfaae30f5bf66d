"""Where bytes are kept: under their own hash, once, never written over; in a folder, or where S3 is spoken."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

import pytest
from billiard.exceptions import SoftTimeLimitExceeded
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims import custody, intake
from claims.choices import Role, WorkStatus
from claims.models import ArchiveFault, Event, Intake, Report, Snapshot, keep_bytes, report, sha256
from claims.models.report import Damaged, content_path, kept_bytes
from claims.tasks import ARCHIVE_PAUSE, look_into_archive, take_up
from factcheck import storage
from tests import factories

BODY = b"<p>The bridge is closed.</p>"


class Bucket:
    """A service on loopback that answers as S3 does: objects by name, and the names of what is not there."""

    def __init__(self, web: HTTPServer) -> None:
        self.objects: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.is_open = True
        self._lock = threading.Lock()
        web.expect_request("/snapshots", method="HEAD").respond_with_data("")
        web.expect_request(re.compile("/snapshots/.+")).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        name = request.path.removeprefix("/snapshots/")
        with self._lock:
            self.asked.append((request.method, name))
            if not self.is_open or not request.headers.get("Authorization", "").startswith(
                "AWS4-HMAC-SHA256 Credential=key/"
            ):
                return Response("<Error><Code>AccessDenied</Code></Error>", status=403, content_type="application/xml")
            if request.method == "PUT":
                self.objects[name] = _plain(request)
                return Response("", headers={"ETag": f'"{sha256(self.objects[name])[:32]}"'})
            if name not in self.objects:
                return Response("<Error><Code>NoSuchKey</Code></Error>", status=404, content_type="application/xml")
            if request.method == "DELETE":
                del self.objects[name]
                return Response("", status=204)
            body = self.objects[name]
            headers = {
                "ETag": '"1"',
                "Last-Modified": "Mon, 02 Mar 2026 12:00:00 GMT",
                "Content-Length": str(len(body)),
            }
            return Response(b"" if request.method == "HEAD" else body, headers=headers)


def _plain(request: Request) -> bytes:
    """The object in a PUT, whose client may have cut it into signed chunks."""
    data = request.get_data()
    if "aws-chunked" not in request.headers.get("Content-Encoding", ""):
        return data
    body = b""
    while data:
        size, _, data = data.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16)
        if not length:
            break
        body, data = body + data[:length], data[length + 2 :]
    return body


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return "127.0.0.1", 0


@pytest.fixture
def bucket(httpserver: HTTPServer, settings) -> Iterator[Bucket]:
    made = Bucket(httpserver)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "factcheck.storage.PatientS3Storage",
            "OPTIONS": {
                "bucket_name": "snapshots",
                "endpoint_url": f"http://127.0.0.1:{httpserver.port}",
                "access_key": "key",
                "secret_key": "secret",
                "region_name": "eu-central-1",
                "addressing_style": "path",
                "file_overwrite": False,
                "querystring_auth": False,
            },
        },
    }
    yield made
    default_storage.connection.meta.client.close()
    cache.delete_many([storage._KEY, storage._LOOKING])


def test_bytes_go_to_s3_and_come_back(bucket: Bucket):
    digest = keep_bytes(BODY)
    assert digest == sha256(BODY)
    assert bucket.objects == {content_path(digest): BODY}
    with default_storage.open(content_path(digest), "rb") as file:
        assert file.read() == BODY


def test_the_same_bytes_are_sent_to_s3_once(bucket: Bucket):
    for _ in range(3):
        keep_bytes(BODY)
    assert [method for method, _ in bucket.asked].count("PUT") == 1


@pytest.mark.django_db
def test_a_snapshot_is_read_from_s3(bucket: Bucket):
    snapshot = factories.report("The bridge is closed. Nobody knows why.").latest_snapshot
    assert list(bucket.objects) == [content_path(snapshot.sha256)]
    assert Snapshot.objects.get().body().decode() == snapshot.text


def test_bytes_lie_in_a_folder_under_their_hash_by_default():
    digest = keep_bytes(BODY)
    with default_storage.open(f"{digest[:2]}/{digest[2:4]}/{digest}") as file:
        assert file.read() == BODY


def test_what_is_kept_is_never_written_over():
    path = content_path(keep_bytes(BODY))
    before = default_storage.get_modified_time(path)
    keep_bytes(BODY)
    assert default_storage.get_modified_time(path) == before


def test_bytes_that_changed_are_no_record_and_give_way_to_the_right_ones():
    digest = keep_bytes(BODY)
    default_storage.delete(content_path(digest))
    default_storage.save(content_path(digest), ContentFile(BODY[::-1]))
    with pytest.raises(Damaged, match=f"The bytes that were kept as {digest} have changed"):
        kept_bytes(digest)
    keep_bytes(BODY)
    assert kept_bytes(digest) == BODY


def test_what_somebody_left_half_written_is_made_whole():
    path = content_path(sha256(BODY))
    default_storage.save(path, ContentFile(BODY[:5]))
    keep_bytes(BODY)
    with default_storage.open(path) as file:
        assert file.read() == BODY


@pytest.mark.django_db
def test_command_says_whether_the_archive_holds_what_was_kept():
    out = StringIO()
    call_command("verify_archive", stdout=out)
    assert out.getvalue() == "0 files in the archive, each as it was kept.\n"
    one, other, whole = (
        factories.report(f"The bridge of {town} is shut.", address=f"https://{town}.example.org/").latest_snapshot
        for town in ("brunn", "vessen", "velm")
    )
    call_command("verify_archive", stdout=out)
    assert out.getvalue().splitlines()[-1] == "3 files in the archive, each as it was kept."

    default_storage.delete(content_path(one.sha256))
    default_storage.delete(content_path(other.sha256))
    default_storage.save(content_path(other.sha256), ContentFile(b"The bridge of Vessen is open."))
    told = StringIO()
    with pytest.raises(CommandError, match=r"2 of 3 files in the archive are not what was kept\."):
        call_command("verify_archive", stdout=told)
    when = f"{one.fetched_at:%d %B %Y, %H:%M}"
    assert set(told.getvalue().splitlines()) == {
        f"What was kept as {one.sha256} is missing: the page of {when} at {one.address}.",
        f"What was kept as {other.sha256} has changed: the page of {other.fetched_at:%d %B %Y, %H:%M}"
        f" at {other.address}.",
    }
    assert whole.body() == b"The bridge of velm is shut."


AWAY = (
    "The storage of kept pages cannot be used now: An error occurred (403) when calling the HeadObject operation: "
    "Forbidden."
)


@pytest.mark.django_db
def test_what_cannot_be_kept_waits_and_is_neither_lost_nor_given_up(bucket: Bucket):
    bucket.is_open = False
    row = intake.hand_in(by=None, text="The bridge of Brunn is shut until the spring, the mayor said on Monday.")
    for _ in range(5):
        Intake.objects.update(next_try_at=timezone.now())
        take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.attempts, row.error) == (WorkStatus.DUE, 0, AWAY)
    assert row.next_try_at > timezone.now() + ARCHIVE_PAUSE / 2
    assert (custody.state().error, custody.state().away_since is not None) == (AWAY, True)
    assert not Report.objects.exists()

    bucket.is_open = True
    Intake.objects.update(next_try_at=timezone.now())
    take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.report.latest_snapshot.body().decode()) == (WorkStatus.DONE, row.text)
    custody.look()
    assert (custody.state().error, custody.state().away_since) == ("", None)


@pytest.mark.django_db
def test_who_hands_something_in_while_the_storage_is_away_is_told_what_became_of_it(bucket: Bucket):
    bucket.is_open = False
    with pytest.raises(intake.NotTaken) as refusal:
        intake.hand_in(by=None, file_name="bridge.txt", body=BODY)
    assert refusal.value.fields == {"file": f"{AWAY} Nothing was taken in: hand the file in again later."}
    row = intake.hand_in(by=None, text="The bridge of Brunn is shut until the spring.", at_once=True)
    row.refresh_from_db()
    assert (row.status, row.error) == (WorkStatus.DUE, AWAY)


@pytest.mark.django_db
def test_command_says_that_the_storage_is_away_and_takes_nothing_for_broken(bucket: Bucket):
    factories.report("The bridge is closed. Nobody knows why.")
    bucket.is_open = False
    with pytest.raises(CommandError, match=r"After 0 files: The storage of kept pages cannot be used now: An error"):
        call_command("verify_archive")
    custody.look()
    assert not ArchiveFault.objects.exists()
    assert custody.state().away_since is not None


@pytest.fixture
def silent(bucket: Bucket, settings, monkeypatch) -> Iterator[list[socket.socket]]:
    """A storage that takes every connection and says nothing, for as long as anybody listens."""
    for name, value in (("CONNECT_SECONDS", 1), ("SILENT_SECONDS", 0.05)):
        monkeypatch.setattr(storage, name, value)
    door, came = socket.create_server(("127.0.0.1", 0)), list[socket.socket]()

    def let_in() -> None:
        with suppress(OSError):
            while True:
                came.append(door.accept()[0])

    thread = threading.Thread(target=let_in)
    thread.start()
    options = settings.STORAGES["default"]["OPTIONS"]
    address = f"http://127.0.0.1:{door.getsockname()[1]}"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {**options, "endpoint_url": address}},
    }
    yield came
    door.shutdown(socket.SHUT_RDWR)
    door.close()
    thread.join()
    for one in came:
        one.close()
    default_storage.connection.meta.client.close()


@pytest.mark.django_db
def test_a_storage_that_is_silent_is_given_up_on_soon_and_the_work_waits(silent: list[socket.socket]):
    row = intake.hand_in(by=None, text="The bridge of Brunn is shut until the spring, the mayor said on Monday.")
    take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.DUE, 0)
    assert row.error.startswith("The storage of kept pages cannot be used now: Read timeout on endpoint URL")
    assert len(silent) == storage.TRIES


@pytest.fixture
def soon_silent(silent: list[socket.socket], monkeypatch) -> list[socket.socket]:
    """The same, where a twentieth of a second without an answer is silence."""
    monkeypatch.setattr(storage, "SILENCE", 0.05)
    return silent


def waiting(words: str) -> str:
    """What is said of a text that is handed in while the storage cannot be used."""
    row = intake.hand_in(by=None, text=f"The bridge of {words} is shut until the spring, the mayor said on Monday.")
    take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.DUE, 0)
    return row.error


@pytest.mark.django_db
def test_a_storage_that_was_silent_is_left_alone_by_everybody(soon_silent: list[socket.socket]):
    said = waiting("Brunn")
    assert [waiting(town) for town in ("Harwick", "Wrenfield", "Ash")] == [said] * 3
    assert len(soon_silent) == storage.TRIES, "it was asked again"
    custody.look()
    assert len(soon_silent) == storage.TRIES, "it was asked again"


@pytest.mark.django_db
def test_one_looks_whether_a_silent_storage_answers_and_the_others_wait(soon_silent, monkeypatch):
    monkeypatch.setattr(storage, "LEFT_ALONE", 0.0)
    waiting("Brunn")
    cache.add(storage._LOOKING, 1, 60)  # as somebody else who looks
    waiting("Harwick")
    assert len(soon_silent) == storage.TRIES, "two look at once"
    cache.delete(storage._LOOKING)
    waiting("Wrenfield")
    assert len(soon_silent) == 2 * storage.TRIES, "nobody looks any more"


def test_a_storage_that_answers_again_is_asked_by_everybody(bucket: Bucket, monkeypatch):
    cache.set(storage._KEY, {"why": "It was silent.", "until": 0.0}, 60)
    assert kept_bytes(keep_bytes(BODY)) == BODY
    assert cache.get(storage._KEY) is None
    assert cache.get(storage._LOOKING) is None


def test_a_storage_that_refuses_at_once_is_not_silent(bucket: Bucket):
    bucket.is_open = False
    for _ in range(2):
        with pytest.raises(report.ArchiveAway, match="403"):
            keep_bytes(BODY)
    assert len(bucket.asked) == 2
    assert cache.get(storage._KEY) is None


def test_without_a_cache_each_finds_out_for_itself(bucket: Bucket):
    nobody = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    with override_settings(CACHES={"default": nobody}):
        assert kept_bytes(keep_bytes(BODY)) == BODY


@pytest.mark.django_db
def test_a_file_that_was_handed_in_waits_for_a_silent_storage(bucket: Bucket):
    row = intake.hand_in(by=None, file_name="bridge.txt", body=b"The bridge of Brunn is shut, the mayor said.")
    bucket.is_open = False
    take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.DUE, 0)
    assert row.error.startswith("The storage of kept pages cannot be used now")


def test_a_storage_is_waited_for_less_than_a_worker_may_work(settings):
    patience = storage.PatientS3Storage(bucket_name="snapshots").client_config
    longest = storage.TRIES * (patience.connect_timeout + patience.read_timeout)
    assert (longest, patience.retries["total_max_attempts"]) == (40, storage.TRIES)
    assert longest < settings.CELERY_TASK_SOFT_TIME_LIMIT / 4


@pytest.mark.parametrize("path", ["storages.backends.s3.S3Storage", "factcheck.storage.PatientS3Storage"])
def test_whoever_names_s3_gets_the_one_whose_patience_ends(path: str):
    program = "from factcheck import settings; print(settings.STORAGES['default']['BACKEND'])"
    environment = os.environ | {"FACTCHECK_STORAGE": path, "FACTCHECK_STORAGE_OPTIONS": '{"bucket_name": "snapshots"}'}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "factcheck.storage.PatientS3Storage\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slow", "status", "attempts", "sentence"),
    [
        (0.0, WorkStatus.DUE, 0, "The storage of kept pages cannot be used now: it is too slow."),
        (60.0, WorkStatus.FAILED, 1, "This took longer than 240 seconds, so it was stopped."),
    ],
    ids=["slow storage", "slow work"],
)
def test_work_whose_time_ran_out_over_a_slow_storage_waits_and_is_not_given_up(
    monkeypatch, slow: float, status: WorkStatus, attempts: int, sentence: str
):
    def end_of_time(storage: FileSystemStorage, path: str) -> bool:
        raise SoftTimeLimitExceeded

    row = intake.hand_in(by=None, text="The bridge of Brunn is shut until the spring, the mayor said on Monday.")
    monkeypatch.setattr(report, "_SLOW_SECONDS", slow)
    monkeypatch.setattr(FileSystemStorage, "exists", end_of_time)
    take_up(Intake, row.pk, intake.run)
    row.refresh_from_db()
    assert (row.status, row.attempts, row.error) == (status, attempts, sentence)


def spoilt(*towns: str) -> list[Snapshot]:
    return [factories.report(f"The bridge of {town} is shut.").latest_snapshot for town in towns]


def told() -> list[tuple[str, str]]:
    events = Event.objects.filter(kind__startswith="archive_").order_by("pk")
    return [(event.kind, event.data["digest"]) for event in events]


@pytest.mark.django_db
def test_a_look_finds_what_is_broken_once_and_what_is_whole_again(client):
    one, other, _ = spoilt("Brunn", "Vessen", "Velm")
    kept = other.body()
    default_storage.delete(content_path(one.sha256))
    default_storage.delete(content_path(other.sha256))
    default_storage.save(content_path(other.sha256), ContentFile(b"It is open."))
    assert [(fault.digest, fault.is_missing) for fault in custody.look()] == [(one.sha256, True), (other.sha256, False)]
    assert custody.look() == [], "it is told once"
    assert told() == [("archive_damaged", one.sha256), ("archive_damaged", other.sha256)]
    client.force_login(factories.person(Role.EDITOR))
    page = client.get("/desk/sources/").content.decode()
    assert "Of what we keep, this is not what it was" in page
    assert f"A text of {one.fetched_at:%d %B %Y, %H:%M} is missing." in page

    keep_bytes(kept)
    custody.look()
    assert told()[2:] == [("archive_mended", other.sha256)]
    assert list(ArchiveFault.objects.filter(mended_at=None).values_list("digest", flat=True)) == [one.sha256]


@pytest.mark.django_db
def test_looks_come_to_every_file_in_its_turn_and_begin_again(client):
    last = spoilt("Brunn", "Vessen", "Velm", "Lund", "Karst")[-1]
    assert [custody.look(sample=2) for _ in range(2)] == [[], []]
    default_storage.delete(content_path(last.sha256))
    assert [fault.digest for fault in custody.look(sample=2)] == [last.sha256]
    custody.look(sample=2)
    assert (custody.state().places, custody.state().looked_count) == ({}, 1)
    client.force_login(factories.person(Role.EDITOR))
    assert "for 1 file." in client.get("/desk/sources/").content.decode()


@pytest.mark.django_db
def test_schedule_looks_into_the_archive_each_hour(settings):
    spoilt("Brunn")
    look_into_archive()
    assert custody.state().looked_count == 1
    assert {"task": "claims.look_into_archive", "schedule": 3_600} in settings.CELERY_BEAT_SCHEDULE.values()

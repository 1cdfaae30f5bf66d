"""Where bytes are kept: under their own hash, once, never written over; in a folder, or where S3 is spoken."""

import re
import threading
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.models import Snapshot, keep_bytes, sha256
from claims.models.report import content_path
from tests import factories

BODY = b"<p>The bridge is closed.</p>"


class Bucket:
    """A service on loopback that answers as S3 does: objects by name, and the names of what is not there."""

    def __init__(self, web: HTTPServer) -> None:
        self.objects: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self._lock = threading.Lock()
        web.expect_request("/snapshots", method="HEAD").respond_with_data("")
        web.expect_request(re.compile("/snapshots/.+")).respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        name = request.path.removeprefix("/snapshots/")
        with self._lock:
            self.asked.append((request.method, name))
            if not request.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 Credential=key/"):
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
            "BACKEND": "storages.backends.s3.S3Storage",
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
    with Snapshot.objects.get().open() as file:
        assert file.read().decode() == snapshot.text


def test_bytes_lie_in_a_folder_under_their_hash_by_default():
    digest = keep_bytes(BODY)
    with default_storage.open(f"{digest[:2]}/{digest[2:4]}/{digest}") as file:
        assert file.read() == BODY


def test_what_is_kept_is_never_written_over():
    path = content_path(keep_bytes(BODY))
    before = default_storage.get_modified_time(path)
    keep_bytes(BODY)
    assert default_storage.get_modified_time(path) == before


def test_what_somebody_left_half_written_is_made_whole():
    path = content_path(sha256(BODY))
    default_storage.save(path, ContentFile(BODY[:5]))
    keep_bytes(BODY)
    with default_storage.open(path) as file:
        assert file.read() == BODY

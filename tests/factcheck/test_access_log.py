"""What the web server writes down of a request."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from factcheck.access_log import Discreet

SECRET = "abcdefghijklmnopqrstuvwxyz012345"


def line(address: str, referer: str = "-") -> str:
    """The line of the log for a request."""
    config = Config()
    config.set("accesslog", "-")
    log, out = Discreet(config), io.StringIO()
    log.access_log.handlers[0].setStream(out)
    path, _, query = address.partition("?")
    environ = {"REMOTE_ADDR": "192.0.2.1", "REQUEST_METHOD": "GET", "RAW_URI": address, "PATH_INFO": path}
    environ |= {"QUERY_STRING": query, "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_REFERER": referer}
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])
    log.access(answer, SimpleNamespace(headers=[]), environ, timedelta(milliseconds=3))
    return out.getvalue()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/letters/{SECRET}/", "GET /letters/…/ HTTP/1.1"),
        (f"/letters/{SECRET}/?from=mail", "GET /letters/…/?from=mail HTTP/1.1"),
        ("/account/password/reset/key/3-cx7a-9f31/", "GET /account/password/reset/key/…/ HTTP/1.1"),
        ("/letters/", "GET /letters/ HTTP/1.1"),
        ("/checks/bridge/letter/", "GET /checks/bridge/letter/ HTTP/1.1"),
        ("/checks/bridge/?q=reset", "GET /checks/bridge/?q=reset HTTP/1.1"),
    ],
)
def test_address_that_is_a_secret_is_not_written_down(address, kept):
    written = line(address)
    assert f'"{kept}" 200 12' in written
    assert SECRET not in written


def test_nor_where_somebody_came_from():
    assert SECRET not in line("/checks/bridge/", referer=f"https://checks.example.org/letters/{SECRET}/")

"""No test needs the network: loopback and socket files are all there is."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

ROOT = Path(__file__).parents[1]
NOT_HERE = 77
"""The exit code of ``scripts/offline`` where a program may have no network of its own."""


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "0.0.0.0"])
@pytest.mark.filterwarnings("ignore:A test tried to use socket.socket.connect")
def test_connection_beyond_this_machine_is_an_error(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as outwards, pytest.raises(SocketConnectBlockedError):
        outwards.connect((host, 9))


def test_loopback_and_socket_files_are_open(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname()).close()
    with socket.socket(socket.AF_UNIX) as file, socket.socket(socket.AF_UNIX) as other:
        file.bind(str(tmp_path / "socket"))
        file.listen()
        other.connect(str(tmp_path / "socket"))


def offline(*command: str) -> str:
    """Run ``command`` in a network that has loopback alone, servers of its own and all; what it said."""
    inherited = ("DATABASE_URL", "REDIS_URL", "FACTCHECK_DATA", "PYTEST_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(inherited)}
    ran = subprocess.run(
        [ROOT / "scripts" / "offline", *command], cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )
    if ran.returncode == NOT_HERE:
        pytest.skip(ran.stderr.strip())
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_there_is_no_way_out_of_the_offline_network():
    code = (
        "import errno, socket\n"
        "try: socket.create_connection(('192.0.2.1', 80), timeout=5)\n"
        "except OSError as error: print(errno.errorcode[error.errno])\n"
    )
    assert offline(sys.executable, "-c", code) == "ENETUNREACH\n"


def test_tests_that_fetch_and_tests_that_write_pass_without_a_network():
    part = ["tests/connectors/test_feeds.py", "tests/test_work.py"]
    said = offline(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *part)
    assert " passed" in said

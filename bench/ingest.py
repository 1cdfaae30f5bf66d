"""Taking pages in: fetched from a server on loopback, extracted and kept, beside bare trafilatura on the same cores.

The pages are the development pages of Scrapinghub's article-extraction benchmark, each several times with a paragraph
of its own, so that no two are the same. Ours, for each page: a request by the outbound client with its manners and its
record of the exchange, extraction in the child under limits, and the report, snapshot, WARC file and rows of custody
in a PostgreSQL and a folder of their own. The server runs on the same cores. Bare: ``trafilatura.extract`` on the same
bytes, already in memory, with its defaults, before and after ours; once on pages that urllib3 fetches from the same
server; and once its quick way alone, with which ours begins. What a page says is not read for claims here:
``bench/measures/speed.py`` measures that.

    python bench/ingest.py            2,000 pages, as many processes as there are cores
    python bench/ingest.py 200 1      200 pages, one process
"""

import gzip
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "extract-scrapinghub" / "html"
FORK = multiprocessing.get_context("fork")


def pages(count: int) -> list[bytes]:
    """So many pages, no two the same."""
    stock = [gzip.decompress(path.read_bytes()) for path in sorted(FOLDER.glob("*.html.gz"))]
    made = []
    for number in range(count):
        page = stock[number % len(stock)]
        own = f"<p>Page {number} of this run has a paragraph of its own, and it says so here.</p>".encode()
        at = page.lower().rfind(b"</body")
        made.append(page[:at] + own + page[at:] if at >= 0 else page + own)
    return made


def serve(served: list[bytes], port: Any) -> None:
    """Serve the pages by number until the process is ended."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = served[int(self.path.strip("/"))]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 128

    with Server(("127.0.0.1", 0), Handler) as server:
        port.put(server.server_port)
        server.serve_forever()


def shared_out(count: int, processes: int, do: Callable[[range], int]) -> tuple[float, int]:
    """Seconds for all pages, taken by so many processes at once, and how many of them gave a text."""
    texts = FORK.Value("i", 0)
    ready, begin = FORK.Semaphore(0), FORK.Event()

    def work(numbers: range) -> None:
        do(range(numbers[0], numbers[0] + 1))  # whatever is loaded once is loaded before the clock starts
        ready.release()
        begin.wait()
        found = do(numbers)
        with texts.get_lock():
            texts.value += found

    workers = [FORK.Process(target=work, args=(range(at, count, processes),)) for at in range(processes)]
    for worker in workers:
        worker.start()
    for _ in workers:
        ready.acquire()
    begun = time.perf_counter()
    begin.set()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            sys.exit("A process did not come to its end.")
    return time.perf_counter() - begun, texts.value


def bare(made: list[bytes], *, is_quick: bool = False) -> Callable[[range], int]:
    def do(numbers: range) -> int:
        import trafilatura  # noqa: PLC0415

        return sum(bool(trafilatura.extract(made[number], fast=is_quick)) for number in numbers)

    return do


def with_download(port: int) -> Callable[[range], int]:
    def do(numbers: range) -> int:
        import trafilatura  # noqa: PLC0415
        import urllib3  # noqa: PLC0415

        pool = urllib3.PoolManager()
        fetched = (pool.request("GET", f"http://127.0.0.1:{port}/{number}").data for number in numbers)
        return sum(bool(trafilatura.extract(body)) for body in fetched)

    return do


def ours(port: int) -> Callable[[range], int]:
    def do(numbers: range) -> int:
        from django.db import transaction  # noqa: PLC0415

        from claims import outbound  # noqa: PLC0415
        from claims.choices import Origin  # noqa: PLC0415
        from claims.connectors.http import Client  # noqa: PLC0415
        from claims.connectors.page import PageError  # noqa: PLC0415
        from claims.intake.keeping import keep_page  # noqa: PLC0415
        from claims.intake.running import ACCEPT, page_of  # noqa: PLC0415

        found = 0
        with Client(**outbound.options()) as client:
            for number in numbers:
                answer = client.crawl(f"http://127.0.0.1:{port}/{number}", accept=ACCEPT)
                try:
                    page = page_of(answer)
                except PageError:
                    continue
                with transaction.atomic():
                    keep_page(answer, page, origin=Origin.PULLED)
                found += 1
        return found

    return do


def main() -> None:
    if not FOLDER.is_dir():
        sys.exit("The pages are not here: set FACTCHECK_CORPUS to the folder that holds data/extract-scrapinghub.")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else len(os.sched_getaffinity(0))
    made, port = pages(count), FORK.Queue()
    sys.path.insert(0, str(ROOT))
    from factcheck.embedded import DataFolder, Servers  # noqa: PLC0415

    server = FORK.Process(target=serve, args=(made, port), daemon=True)
    server.start()
    place = port.get()
    data = DataFolder(Path(tempfile.mkdtemp(prefix="factcheck-bench-")))
    servers = Servers(data, durable=False)
    servers.start()
    try:
        os.environ.update(servers.environment, FACTCHECK_DATA=str(data.path), FACTCHECK_DEBUG="1")
        os.environ |= {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "FACTCHECK_LOG_LEVEL": "ERROR"}
        os.environ["FACTCHECK_LOOPBACK_ALLOWANCE"] = f"127.0.0.1:{place}"
        import django  # noqa: PLC0415

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        settings.DEBUG = False  # or every query would be remembered
        call_command("migrate", verbosity=0)
        connections.close_all()
        size = sum(map(len, made)) / count / 1024
        print(f"{count:,} pages of {size:,.0f} KiB on average, {processes} processes")
        rates: dict[str, list[float]] = defaultdict(list)
        for name, do in (
            ("bare trafilatura", bare(made)),
            ("ours", ours(place)),
            ("bare trafilatura", bare(made)),
            ("bare, with download", with_download(place)),
            ("bare, quick way", bare(made, is_quick=True)),
        ):
            seconds, texts = shared_out(count, processes, do)
            rates[name].append(count / seconds)
            print(f"{name:<20}  {rates[name][-1]:7.1f} pages a second, {texts:,} with a text", flush=True)
        # The machine may do other things too: bare is measured before and after.
        before_and_after = sum(rates["bare trafilatura"]) / 2
        for name, bare_rate in (("bare", before_and_after), ("with download", rates["bare, with download"][0])):
            print(f"{'ours / ' + name:<20}  {rates['ours'][0] / bare_rate:7.2f}")
        print(f"load {os.getloadavg()[0]:.1f}")
    finally:
        servers.stop()
        server.terminate()
        data.release()
        shutil.rmtree(data.path, ignore_errors=True)


if __name__ == "__main__":
    main()

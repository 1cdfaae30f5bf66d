"""A process of our own that does what a hostile input may break: little time, little memory, no secrets, replaceable.

``subprocess`` and pipes, not ``multiprocessing``: a Celery worker is daemonic and may not have children of that kind.
Messages in both directions are frames: lengths as unsigned 32-bit numbers, then bytes.
"""

import gc
import os
import resource
import selectors
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_ROOT = Path(__file__).resolve().parents[2]
_PAGES_PER_CHILD = 1_000
_LARGEST_ANSWER = 64 * 2**20
_PIECE = 2**16


class ChildDied(Exception):
    """The child broke a limit, or could not be started; the input is to blame, or the machine."""


class Child:
    """A module run as ``python -m``, kept between questions, started when it is first needed and again after its death.

    Safe in threads (one question at a time) and across forks (a forked process starts its own). ``cpu_seconds``
    holds for one question, ``address_space`` in bytes for the process.
    """

    def __init__(self, module: str, *, cpu_seconds: int, address_space: int) -> None:
        self._module = module
        self._cpu_seconds = cpu_seconds
        self._address_space = address_space
        self._forget()
        os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def ask(self, head: bytes, body: bytes) -> bytes:
        """The child's answer to one question; raises :class:`ChildDied` when it does not live to give one."""
        with self._lock:
            process = self._running()
            try:
                # Waiting costs no CPU time, so a clock on the wall is needed too; generous, for a machine under load.
                answer = _exchange(process, _frame(head, body), time.monotonic() + 6 * self._cpu_seconds)
            except (OSError, ChildDied) as error:
                self._end()
                raise ChildDied("The child ended before it answered.") from error
            self._asked += 1
            if self._asked >= _PAGES_PER_CHILD:
                self._end()
            return answer

    def close(self) -> None:
        """End the child; the next question starts another one."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            limits = [str(self._cpu_seconds), str(self._address_space)]
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", self._module, *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                # Nothing of our environment: it holds keys, and the child reads what strangers wrote.
                env={"LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            )
        return self._process

    def _end(self) -> None:
        process, self._process, self._asked = self._process, None, 0
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    # What could not be written any more is of no interest.
                    try:
                        pipe.close()
                    except OSError:
                        continue
            process.wait()


def serve(answer: Callable[[bytes, bytes], bytes]) -> None:
    """The child's side: answer questions from standard input until it ends, under the limits of the command line."""
    cpu_seconds, address_space = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    gc.freeze()  # what was imported stays: it need not be looked through again and again
    while lengths := questions.read(8):
        head_length, body_length = struct.unpack("!II", lengths)
        head, body = questions.read(head_length), questions.read(body_length)
        # The limit counts from the start of the process, so each question moves it on.
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds, resource.RLIM_INFINITY)
        )
        _put(answers, answer(head, body))


def _put(pipe: BinaryIO, answer: bytes) -> None:
    pipe.write(struct.pack("!I", len(answer)) + answer)
    pipe.flush()


def _frame(head: bytes, body: bytes) -> bytes:
    return struct.pack("!II", len(head), len(body)) + head + body


def _exchange(process: subprocess.Popen[bytes], question: bytes, deadline: float) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise ChildDied("The child has no pipes.")
    source, sink = process.stdout.fileno(), process.stdin.fileno()
    os.set_blocking(sink, False)
    waiting, answer = memoryview(question), bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(source, selectors.EVENT_READ)
        selector.register(sink, selectors.EVENT_WRITE)
        while len(answer) < 4 or len(answer) < 4 + struct.unpack_from("!I", answer)[0]:
            ready = selector.select(max(0.0, deadline - time.monotonic()))
            if not ready:
                raise ChildDied("The child did not answer in time.")
            for key, _ in ready:
                if key.fd == sink:
                    waiting = waiting[os.write(sink, waiting[:_PIECE]) :]
                    if not waiting:
                        selector.unregister(sink)
                else:
                    piece = os.read(source, _PIECE)
                    if not piece or len(answer) > _LARGEST_ANSWER:
                        raise ChildDied("The child ended before it answered.")
                    answer += piece
    return bytes(answer[4:])

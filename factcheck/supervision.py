"""Running several programs as one: started one by one, their words prefixed, stopped in order, watched in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import IO, NoReturn

from factcheck.embedded.processes import end, marked

MARK = "FACTCHECK_UP"
"""The environment variable by which every process of one run is known: it holds the data folder."""

ROLE = "FACTCHECK_UP_ROLE"
"""The environment variable that says which of the programs a process belongs to."""


PARENT_LOOK = 0.2
"""Seconds between two looks at whether the parent is still there."""


class StopRequested(Exception):
    """Somebody pressed Ctrl-C or sent a signal that asks for an end."""


class ProgramEnded(Exception):
    """A program that should go on has ended; the message says which and how, as the beginning of a sentence."""


class Program:
    """One program that was started, with the thread that passes its words on."""

    def __init__(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self.name = name
        self.process = process
        self.words: threading.Thread | None = None


class Supervisor:
    """The programs of one run, all of them known by ``mark`` in their environment.

    Signals to stop are only noted; they take effect where this object waits, so that no program is started without
    being known. ``order`` names the programs in the order in which they are stopped.
    """

    def __init__(self, mark: str, *, order: Sequence[str], folder: Path, out: IO[str]) -> None:
        self.mark = mark
        self.order = order
        self.folder = folder
        self.out = out
        self.programs: dict[str, Program] = {}
        self._events: SimpleQueue[tuple[str, int] | signal.Signals] = SimpleQueue()
        self._writing = threading.Lock()
        self._width = max(len(name) for name in (*order, "factcheck"))

    def listen(self) -> None:
        """Take Ctrl-C and the signals that ask for an end as requests to stop in order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note_signal)

    def follow_parent(self) -> None:
        """Take the end of the program that started this one as a request to stop."""
        parent = os.getppid()

        def follow() -> None:
            while os.getppid() == parent:
                time.sleep(PARENT_LOOK)
            self._events.put(signal.SIGTERM)

        threading.Thread(target=follow, name="follow parent", daemon=True).start()

    def say(self, sentence: str, *, by: str = "factcheck") -> None:
        """Print a line with the name of who says it."""
        with self._writing, suppress(BrokenPipeError):
            print(f"{by:<{self._width}} | {sentence}", file=self.out, flush=True)

    def end_leftovers(self) -> bool:
        """End what a run with the same mark left behind when it was killed; say whether there was anything."""
        found = False
        for name in (*self.order, None):
            left = [
                process
                for process, environment in marked(MARK, self.mark)
                if process.pid != os.getpid() and (name is None or environment.get(ROLE) == name)
            ]
            found = found or bool(left)
            end(left, by=signal.SIGTERM, patience=10)
        return found

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a program that has to go on until it is stopped."""
        process = subprocess.Popen(  # noqa: S603
            list(command),
            cwd=self.folder,
            env={**environment, MARK: self.mark, ROLE: name},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Ctrl-C in a terminal goes to every process of its group: these are to hear of it in order, from here.
            start_new_session=True,
        )
        program = self.programs[name] = Program(name, process)
        program.words = threading.Thread(target=self._pass_on, args=(program,), daemon=True)
        program.words.start()
        self.watch(name, process)

    def watch(self, name: str, process: subprocess.Popen[bytes]) -> None:
        """Take notice when ``process`` ends."""
        threading.Thread(
            target=lambda: self._events.put((name, process.wait())), name=f"watch {name}", daemon=True
        ).start()

    def run(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> int:
        """Run a program that ends by itself and return its exit code, minding the others meanwhile."""
        self.start(name, command, environment)
        while True:
            ended, code = self._next()
            if ended == name:
                self._finish(self.programs.pop(name))
                return code
            raise ProgramEnded(describe_end(ended, code))

    def pause(self, seconds: float) -> None:
        """Wait a moment, minding all programs."""
        with suppress(Empty):
            name, code = self._next(seconds)
            raise ProgramEnded(describe_end(name, code))

    def attend(self) -> NoReturn:
        """Wait until somebody asks for an end (:class:`StopRequested`) or a program ends (:class:`ProgramEnded`)."""
        name, code = self._next()
        raise ProgramEnded(describe_end(name, code))

    def stop(self) -> None:
        """Stop all programs in their order, each waited for before the next one is told."""
        for name in sorted(self.programs, key=self._place):
            program = self.programs.pop(name)
            if program.process.poll() is None:
                program.process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    program.process.wait(PATIENCE.get(name, 15))
            # What the program itself started goes with it, also when it was killed and could not see to that.
            end(
                [process for process, environment in marked(MARK, self.mark) if environment.get(ROLE) == name],
                by=signal.SIGKILL,
                patience=5,
            )
            self._finish(program)
            self.say(f"{name} stopped.")

    def _place(self, name: str) -> int:
        return self.order.index(name) if name in self.order else -1

    def _finish(self, program: Program) -> None:
        program.process.wait()
        if program.words:
            program.words.join(5)
        if program.process.stdout:
            program.process.stdout.close()

    def _pass_on(self, program: Program) -> None:
        for line in program.process.stdout or ():
            self.say(line.decode(errors="replace").rstrip(), by=program.name)

    def _note_signal(self, number: int, frame: FrameType | None) -> None:
        # SimpleQueue.put may be called from a signal handler; a print could meet itself half-way.
        self._events.put(signal.Signals(number))

    def _next(self, seconds: float | None = None) -> tuple[str, int]:
        event = self._events.get(timeout=seconds)
        if isinstance(event, signal.Signals):
            raise StopRequested(event.name)
        return event


PATIENCE = {"fetcher": 25, "reader": 25, "sender": 25, "web": 20}
"""Seconds that a program may take to stop before it is killed; a worker finishes the task it is at."""


FULL_NAMES = {
    "web": "web server",
    "beat": "schedule (beat)",
    "fetcher": "worker that fetches",
    "reader": "worker that reads",
    "sender": "worker that archives and notifies",
}


def describe_end(name: str, code: int) -> str:
    """Say that a program ended and how, without a full stop."""
    if code < 0:
        return f"The {FULL_NAMES.get(name, name)} was ended by the signal {signal.Signals(-code).name}"
    return f"The {FULL_NAMES.get(name, name)} ended by itself with exit code {code}"


def manage(*arguments: str) -> list[str]:
    """Return the command line of one of Django's commands, run by the Python that runs this."""
    return [sys.executable, "manage.py", *arguments]

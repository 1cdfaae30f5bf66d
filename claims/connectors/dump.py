"""Reading a dump of ClaimReview markup from its start to its end, without ever holding more than one entry of it.

Written for the feed that Data Commons publishes: a ``DataFeed`` whose ``dataFeedElement`` holds one entry a page, each
with a list of reviews, or nothing. A plain list of reviews or entries is read as well.
"""

from collections.abc import Iterator
from typing import BinaryIO

import ijson

from claims.connectors.claimreview import FoundCheck, found_checks

PIECE = 2**16
_START = 4_096


class NotADump(ValueError):
    """A file that is no dump, or breaks off; ``str()`` is a sentence."""


def entries_of(file: BinaryIO, *, after: int = 0) -> Iterator[tuple[int, list[FoundCheck]]]:
    """Each entry's number, from 1, with the checks in it; the first ``after`` entries are passed over.

    ``file`` stands at its start. Raises :class:`NotADump`, where it breaks off once all before has been given.
    """
    start = file.read(_START)
    file.seek(0)
    prefix = _where(start)
    number = 0
    try:
        for entry in ijson.items(file, prefix, use_float=True, buf_size=PIECE):
            number += 1
            if number > after:
                yield number, list(found_checks(entry))
    except ijson.JSONError:
        raise NotADump(_broken(number)) from None
    except (UnicodeDecodeError, RecursionError, EOFError, OSError) as error:
        raise NotADump(_broken(number)) from error


def _where(start: bytes) -> str:
    """Where the entries stand in the file."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        return "item"
    if text.startswith(b"{"):
        return "dataFeedElement.item"
    raise NotADump("This file is no dump of ClaimReview markup: it does not begin like JSON.")


def _broken(number: int) -> str:
    if not number:
        return "This file is no dump of ClaimReview markup: its JSON cannot be read."
    return f"The file breaks off or is broken after entry {number:,}; what came before is kept."

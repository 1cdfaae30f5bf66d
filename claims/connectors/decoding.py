"""Undoing the compression of an answer, piece by piece, so that a small answer cannot become a huge one in memory."""

import re
import zlib
from collections.abc import Iterable, Iterator

from claims.connectors.failures import Unreachable

ACCEPTED = "gzip, deflate"
HIGHEST_RATIO = 200
"""Decompressed bytes for each compressed one."""
UNSUSPICIOUS = 2**20
"""Bytes below which a high ratio is harmless, and quite usual for markup."""
_PIECE = 2**16
_NO_CODING = re.compile(
    r"identity|none|plain|binary|[78]bit|(?:aws-)?chunked|text/\w+|(?:us-)?ascii|utf-?(?:8|16)|iso-8859-\d{1,2}"
    r"|latin-?1|windows-\d{3,4}|koi8-[ru]|euc-(?:kr|jp)|gb(?:k|2312|18030)|shift_jis"
)
"""What servers write here that compresses nothing, a charset above all; browsers pass over it as well."""


def decoded(pieces: Iterable[bytes], encoding: str, *, host: str) -> Iterator[bytes]:
    """The pieces of a body without their Content-Encoding, each at most 64 KiB; the caller counts and stops when
    it likes.

    At most one layer of gzip or deflate is undone: we ask for nothing else, and layers multiply.
    """
    names = (name.strip() for name in encoding.lower().split(","))
    layers = [name for name in names if name and _NO_CODING.fullmatch(name) is None]
    if not layers:
        return iter(pieces)
    if len(layers) > 1 or layers[0] not in ("gzip", "x-gzip", "deflate"):
        raise Unreachable("encoding", f"{host} sent the page in an encoding that was not asked for.", is_final=True)
    return _inflated(pieces, is_gzip=layers[0] != "deflate", host=host)


def _inflated(pieces: Iterable[bytes], *, is_gzip: bool, host: str) -> Iterator[bytes]:
    engine = None
    taken = given = 0
    for piece in pieces:
        taken += len(piece)
        while piece:
            if engine is None:
                engine = zlib.decompressobj(_window(piece, is_gzip=is_gzip))
            try:
                out = engine.decompress(piece, _PIECE)
            except zlib.error as error:
                raise Unreachable("encoding", f"What {host} sent cannot be decompressed.") from error
            given += len(out)
            if given > UNSUSPICIOUS and given > HIGHEST_RATIO * taken:
                raise Unreachable("too_large", f"The answer of {host} is a decompression bomb.", is_final=True)
            if out:
                yield out
            if engine.eof:
                # A gzip file may be several in a row; whatever else follows the end is not part of the page.
                piece = engine.unused_data
                engine = None
                if not (is_gzip and piece.startswith(b"\x1f\x8b")):
                    return
            else:
                piece = engine.unconsumed_tail
    if engine is not None and not engine.eof:
        raise Unreachable("encoding", f"The answer of {host} broke off in the middle.")


def _window(start: bytes, *, is_gzip: bool) -> int:
    """What zlib calls wbits: gzip, or deflate with its header, or without it, as some servers send it."""
    if is_gzip:
        return 16 + zlib.MAX_WBITS
    has_header = start[0] & 0x0F == 8 and start[0] >> 4 <= 7
    if has_header and len(start) > 1:
        has_header = (start[0] << 8 | start[1]) % 31 == 0
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS

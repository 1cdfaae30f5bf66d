"""A child for tests: it does what a hostile page might make the real one do."""

import os
import sys

from claims.connectors.child import serve


def _do(deed: bytes, body: bytes) -> bytes:
    if deed == b"spin":
        while True:
            pass
    if deed == b"eat":
        return bytes(2**29)
    if deed == b"die":
        os._exit(3)
    if deed == b"chatter":
        # Far more than an answer may be, and never the end of it.
        for _ in range(2_000):
            sys.stdout.buffer.write(b"\xff" * 2**16)
    if deed == b"environment":
        return " ".join(os.environ).encode()
    return body


if __name__ == "__main__":
    serve(_do)

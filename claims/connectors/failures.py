"""Why an answer did not come: refused by us, or not given by the other side. Each says so in one sentence for
people.
"""


class FetchError(Exception):
    """A request that brought nothing.

    ``code`` is a word for rows and logs, ``sentence`` is for people (and is ``str()``), ``is_final`` says that the same
    address need not be tried again.
    """

    def __init__(self, code: str, sentence: str, *, is_final: bool = False) -> None:
        super().__init__(code, sentence, is_final)
        self.code = code
        self.sentence = sentence
        self.is_final = is_final

    def __str__(self) -> str:
        return self.sentence

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.code, self.sentence, self.is_final)


class Refused(FetchError):
    """An address that we do not ask, whatever stands behind it. Always final.

    ``code`` is ``ssrf_blocked`` where the host is not public, else ``bad_address``, ``bad_scheme``, ``bad_port`` or
    ``credentials``.
    """

    def __init__(self, code: str, sentence: str, *, is_final: bool = True) -> None:
        super().__init__(code, sentence, is_final=is_final)


class Unreachable(FetchError):
    """No usable answer: the name is unknown, nobody answers, too slow, too large, not readable, no valid certificate.

    ``code`` is one of ``dns``, ``connect``, ``tls``, ``deadline``, ``protocol``, ``headers``, ``encoding``,
    ``too_large``, ``redirects``.
    """


def _rebuilt(kind: type[FetchError], code: str, sentence: str, is_final: bool) -> FetchError:
    return kind(code, sentence, is_final=is_final)

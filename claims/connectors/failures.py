"""Why an answer did not come: refused by us, or not given by the other side. Each says so in one sentence for
people.
"""


class FetchError(Exception):
    """A request that brought nothing.

    ``code`` is a word for rows and logs, ``sentence`` is for people (and is ``str()``), ``is_final`` says that the same
    address need not be tried again, ``seconds`` after how long it is worth trying, where that is known.
    """

    def __init__(self, code: str, sentence: str, *, is_final: bool = False, seconds: float = 0.0) -> None:
        super().__init__(code, sentence, is_final)
        self.code = code
        self.sentence = sentence
        self.is_final = is_final
        self.seconds = seconds

    def __str__(self) -> str:
        return self.sentence

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.code, self.sentence, self.is_final, self.seconds)


class Refused(FetchError):
    """An address that we do not ask, whatever stands behind it. Always final.

    ``code`` is ``ssrf_blocked`` where the host is not public, ``robots`` where it asks machines not to come, else
    ``bad_address``, ``bad_scheme``, ``bad_port`` or ``credentials``.
    """

    def __init__(self, code: str, sentence: str, *, is_final: bool = True, seconds: float = 0.0) -> None:
        super().__init__(code, sentence, is_final=is_final, seconds=seconds)


class Unreachable(FetchError):
    """No usable answer: the name is unknown, nobody answers, too slow, too large, not readable, no valid certificate.

    ``code`` is one of ``dns``, ``connect``, ``tls``, ``deadline``, ``protocol``, ``headers``, ``encoding``,
    ``too_large``, ``redirects``; ``robots`` where a host does not say what machines may fetch, and ``busy`` where we
    did not ask because the host has to be left alone now; ``too_often`` where a service says so itself.
    """


def _rebuilt(kind: type[FetchError], code: str, sentence: str, is_final: bool, seconds: float) -> FetchError:
    return kind(code, sentence, is_final=is_final, seconds=seconds)

"""What somebody typed into a form that was not taken, so that it can be shown to be copied."""

import re

from django.http import HttpRequest

_MACHINE = re.compile(r"[\w,-]*", re.ASCII)
"""What programs put into a form: a number, a word of a list, a token. An address of the web is none of these, and
neither are words in scripts that part them by no space."""


def typed_words(request: HttpRequest) -> list[str]:
    """What somebody wrote in words, or pasted, and would not like to write again."""
    fields = (value for name, value in sent_fields(request) if name != "next")
    return [value for value in fields if not _MACHINE.fullmatch(value.strip())]


def sent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was sent but the token, as names and values, so that it can be sent once more."""
    fields = request.POST.lists()
    return [(name, value) for name, values in fields if name != "csrfmiddlewaretoken" for value in values]


def may_be_shown(request: HttpRequest) -> bool:
    """Whether the browser says that it was typed on a page of ours: what other sites send is not shown as ours."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"

"""How JSON is read: strictly, and no deeper than anything that the API takes."""

import codecs
import json
import math
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 20
"""Levels of nesting; what is taken has two."""


class StrictJSON(JSONParser):
    """JSON as its standard has it: no NaN, no number beyond every number, nothing nested without end."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            text = codecs.getreader("utf-8")(stream).read()
            data = json.loads(text, parse_constant=_no_number, parse_float=_number)
        except ValueError as error:
            raise ParseError("This is not JSON that can be read.") from error
        except RecursionError:
            raise ParseError("This JSON is nested too deeply.") from None
        if _is_deeper(data, DEEPEST):
            raise ParseError("This JSON is nested too deeply.")
        return data


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number.")


def _number(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError("This number is beyond every number.")
    return number


def _is_deeper(data: Any, levels: int) -> bool:
    level = [data]
    for _ in range(levels):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True

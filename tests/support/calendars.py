"""Reading a calendar by the letter of RFC 5545, beside the library that writes it."""

import re
from typing import NamedTuple

MOST_OCTETS = 75


class Line(NamedTuple):
    """A content line: its name, its parameters as they stand, and its raw value."""

    name: str
    parameters: str
    value: str


def lines_of(content: bytes) -> list[Line]:
    """The unfolded lines; each ends and is folded as the standard says."""
    assert content.endswith(b"\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", content)
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(one) <= MOST_OCTETS for one in physical)
    # Every piece is whole letters of UTF-8, also where a line is folded.
    text = "\r\n".join(one.decode("utf-8") for one in physical)
    return [_line(one) for one in text.replace("\r\n ", "").split("\r\n")]


def _line(text: str) -> Line:
    head, _, value = text.partition(":")
    name, _, parameters = head.partition(";")
    assert re.fullmatch(r"[A-Z-]+", name)
    return Line(name, parameters, value)


def events_of(content: bytes) -> list[dict[str, Line]]:
    """The lines of each event by name; every name stands once."""
    found: list[dict[str, Line]] = []
    inside = False
    for one in lines_of(content):
        if (one.name, one.value) == ("BEGIN", "VEVENT"):
            found.append({})
            inside = True
        elif (one.name, one.value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            assert one.name not in found[-1]
            found[-1][one.name] = one
    return found


def plain(value: str) -> str:
    """A text without its escapes: only the four that the standard knows may stand there."""
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", value)
    return re.sub(r"\\(.)", lambda found: _ESCAPED[found[1]], value)


_ESCAPED = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\"}

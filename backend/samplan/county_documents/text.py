"""The document's bytes: one row a line, and last the hash of all lines before it.

The same content is the same bytes, so `head -n -1 file | sha256sum` tells the hash.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Json = dict[str, Any]
Sections = Iterable[tuple[str, Iterable[Json]]]

HASH_PREFIX: Final = "sha256:"
_AT_ONCE: Final = 64 * 1024


def write(head: Mapping[str, Any], sections: Sections) -> Iterator[bytes]:
    """The document, some bytes at a time: memory is flat however many rows there are."""
    digest = hashlib.sha256()
    for part in _in_parts(_lines(head, sections)):
        digest.update(part)
        yield part
    yield f'"hash":"{HASH_PREFIX}{digest.hexdigest()}"}}\n'.encode()


def hash_of(head: Mapping[str, Any], sections: Sections) -> str:
    """The hash that the document has when it says this."""
    digest = hashlib.sha256()
    for part in _in_parts(_lines(head, sections)):
        digest.update(part)
    return HASH_PREFIX + digest.hexdigest()


def hash_in(ending: bytes) -> str:
    """The hash that a document's last line says."""
    return ending.decode().split('"')[3]


def _lines(head: Mapping[str, Any], sections: Sections) -> Iterator[str]:
    yield _one(head)[:-1] + ',\n"sections":{\n'
    ahead = ""
    for name, rows in sections:
        yield f"{ahead}{_one(name)}:["
        between = "\n"
        for row in rows:
            yield between + _one(row)
            between = ",\n"
        yield "\n]"
        ahead = ",\n"
    yield "\n},\n"


def _one(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _in_parts(lines: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= _AT_ONCE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()

"""Files that are written row by row, and sent when they are whole."""

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final

_IN_MEMORY: Final = 1_000_000
"""Bytes; what is longer lies on disk."""
_AT_ONCE: Final = 64 * 1024
_GZIP: Final = 16 + zlib.MAX_WBITS
_LEVEL: Final = 6


@dataclass(frozen=True)
class KeptFile:
    """A file that is whole, has no name, and is gone when it has been sent."""

    file: IO[bytes]
    size: int
    sha256: bytes

    @property
    def digest(self) -> str:
        """What its ETag is made of."""
        return self.sha256.hex()[:24]

    def parts(self) -> Iterator[bytes]:
        """Its bytes, some at a time."""
        try:
            while part := self.file.read(_AT_ONCE):
                yield part
        finally:
            self.close()

    def packed(self) -> Iterator[bytes]:
        """The same, packed on the way; the same bytes each time."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
        for part in self.parts():
            if some := packer.compress(part):
                yield some
        yield packer.flush()

    def close(self) -> None:
        """Give it back to the system."""
        self.file.close()


def keep(parts: Iterable[bytes]) -> KeptFile:
    """Write all parts; memory is flat whatever comes."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - KeptFile closes it
    digest = hashlib.sha256()
    size = 0
    try:
        for part in parts:
            file.write(part)
            digest.update(part)
            size += len(part)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return KeptFile(file, size, digest.digest())

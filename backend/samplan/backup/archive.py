"""A backup's file: gzip around lines of JSON, closed by how many rows there are and their hash.

The first line says what it is a backup of. Each table begins with a line that names it and its
columns; its rows follow, one a line. The last line is there only when all the others are.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from samplan.backup.values import line_of

FORMAT: Final = "samplan-backup"
EDITION: Final = 1
LONGEST_LINE: Final = 1 << 26
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError, json.JSONDecodeError)


class ArchiveError(Exception):
    """Why a file is not read or not written, in a sentence."""


@dataclass(frozen=True)
class Header:
    """What a backup is of."""

    schema: str
    """The migration that the database had."""
    release: str
    """The program that made it."""
    revision: int
    """The newest revision in it."""
    made_at: str


@dataclass(frozen=True)
class Summary:
    """What a whole backup holds."""

    header: Header
    tables: int
    rows: int
    sha256: str
    """Of everything after the first line: equal data have equal hashes."""


class ArchiveWriter:
    """Writes one backup."""

    def __init__(self, file: BinaryIO, header: Header) -> None:
        self._packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0)
        self._header = header
        self._digest = hashlib.sha256()
        self._tables = 0
        self._rows = 0
        first = {"format": FORMAT, "edition": EDITION, **asdict(header)}
        self._packed.write(line_of(first))

    def begin(self, table: str, columns: Sequence[str]) -> None:
        """The rows that follow are this table's."""
        self._tables += 1
        self._write({"table": table, "columns": list(columns)})

    def row(self, values: Sequence[Any]) -> None:
        """One row, in the order of the columns."""
        self._rows += 1
        self._write(list(values))

    def _write(self, content: Any) -> None:
        line = line_of(content)
        self._digest.update(line)
        self._packed.write(line)

    def end(self) -> Summary:
        """Close the backup; without this it is no backup."""
        summary = Summary(self._header, self._tables, self._rows, self._digest.hexdigest())
        told = {"tables": summary.tables, "rows": summary.rows, "sha256": summary.sha256}
        self._packed.write(line_of({"end": told}))
        self._packed.close()
        return summary


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there under its name only when it is whole, readable by its owner alone."""
    if path.exists():
        message = f"{path} is there already; a backup replaces no file."
        raise ArchiveError(message)
    part = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        message = f"{path} could not be written: {error.strerror}."
        raise ArchiveError(message) from error
    finally:
        part.unlink(missing_ok=True)


class ArchiveReader:
    """Reads one backup, line by line. What is wrong with it is an ArchiveError."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._packed = gzip.GzipFile(fileobj=file, mode="rb")
        self._digest = hashlib.sha256()
        self._rows = 0
        self._tables = 0
        self.header = self._read_header()
        self._next = self._content()

    def tables(self) -> Iterator[tuple[str, list[str], Iterator[list[Any]]]]:
        """Each table with its columns and its rows, which are read before the next table."""
        while "table" in self._next:
            self._tables += 1
            rows = self._rows_of_table()
            yield self._next["table"], self._next["columns"], rows
            for _ in rows:  # what nobody has asked for
                pass

    def _rows_of_table(self) -> Iterator[list[Any]]:
        while isinstance(content := self._content(), list):
            self._rows += 1
            yield content
        self._next = content

    def end(self) -> Summary:
        """Hold what has been read against the last line."""
        summary = Summary(self.header, self._tables, self._rows, self._digest.hexdigest())
        told = self._next.get("end")
        if told != {"tables": summary.tables, "rows": summary.rows, "sha256": summary.sha256}:
            raise self._damaged()
        with self._reading():
            if self._packed.read(1):
                raise self._damaged()
        return summary

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            raise self._damaged() from error
        except OSError as error:
            message = f"{self._path} cannot be read: {error.strerror}."
            raise ArchiveError(message) from error

    def _line(self) -> bytes:
        with self._reading():
            line = self._packed.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise self._damaged()
        return line

    def _content(self) -> Any:
        line = self._line()
        with self._reading():
            content = json.loads(line)
        if not isinstance(content, (list, dict)):
            raise self._damaged()
        if isinstance(content, list) or "end" not in content:
            self._digest.update(line)
        return content

    def _read_header(self) -> Header:
        strange = ArchiveError(f"{self._path} is not a backup of Samplan.")
        try:
            first = json.loads(self._packed.readline(LONGEST_LINE))
            if first.pop("format") != FORMAT:
                raise strange
            edition = first.pop("edition")
        except (*_BROKEN, OSError, KeyError, AttributeError, TypeError) as error:
            raise strange from error
        if edition != EDITION:
            message = f"{self._path} is a backup of edition {edition}, which is not known here."
            raise ArchiveError(message)
        try:
            return Header(**first)
        except TypeError as error:
            raise strange from error

    def _damaged(self) -> ArchiveError:
        return ArchiveError(f"{self._path} is cut off or damaged.")


@contextmanager
def opened(path: Path) -> Iterator[ArchiveReader]:
    """The backup in a file."""
    try:
        file = path.open("rb")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise ArchiveError(message) from error
    with file:
        yield ArchiveReader(path, file)


def checked(path: Path) -> Summary:
    """Read a backup from end to end: what it holds, when it is whole."""
    with opened(path) as archive:
        for _ in archive.tables():
            pass
        return archive.end()

"""Backups that are not right: a sentence, and nothing has been changed."""

import errno
import gzip
import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
import sqlalchemy as sa

from samplan.backup import archive
from samplan.backup.archive import ArchiveError, checked
from samplan.db.engine import Database
from support.backups import Line, altered, back_up, everything, migrated, put_back
from support.databases import Databases


@pytest.fixture
def made(database: Database, tmp_path: Path) -> Path:
    """A sound backup."""
    path = tmp_path / "sound.backup"
    back_up(database, path)
    return path


@pytest.fixture
def target(databases: Databases) -> Iterator[Database]:
    """A database to restore into."""
    with migrated(databases) as database:
        yield database


def packed(lines: list[bytes]) -> bytes:
    """Lines as a file."""
    return gzip.compress(b"".join(lines), mtime=0)


def lines_of(path: Path) -> list[bytes]:
    """The lines of a backup."""
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


def header(path: Path, **instead: object) -> bytes:
    """The backup with another first line."""
    first, *others = lines_of(path)
    return packed([json.dumps(json.loads(first) | instead).encode() + b"\n", *others])


def flipped(path: Path) -> bytes:
    """One bit of the middle is another."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    return bytes(content)


def with_a_figure_changed(path: Path) -> bytes:
    """Packed anew, so that only the hash tells."""
    lines = lines_of(path)
    at = next(number for number, line in enumerate(lines) if b"Sundsvall" in line)
    lines[at] = lines[at].replace(b"Sundsvall", b"Sandsvall", 1)
    return packed(lines)


NOT_A_BACKUP = "is not a backup of Samplan"
DAMAGED = "is cut off or damaged"
WRONG: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", NOT_A_BACKUP),
    "other-bytes": (lambda _: os.urandom(5000), NOT_A_BACKUP),
    "text": (lambda _: b"INSERT INTO county VALUES ('22');\n", NOT_A_BACKUP),
    "packed-text": (lambda _: gzip.compress(b"INSERT INTO county;\n"), NOT_A_BACKUP),
    "packed-list": (lambda _: gzip.compress(b"[1, 2]\n"), NOT_A_BACKUP),
    "packed-json": (lambda _: gzip.compress(b'{"format": "other"}\n'), NOT_A_BACKUP),
    "no-format": (lambda _: gzip.compress(b'{"edition": 1}\n'), NOT_A_BACKUP),
    "strange-header": (lambda path: header(path, more=1), NOT_A_BACKUP),
    "later-edition": (lambda path: header(path, edition=2), "edition 2, which is not known"),
    "later-schema": (lambda path: header(path, schema="9999"), "has the schema 9999 of release"),
    "earlier-schema": (lambda path: header(path, schema="0001"), "has the schema 0001 of release"),
    "half": (lambda path: path.read_bytes()[: path.stat().st_size // 2], DAMAGED),
    "last-byte": (lambda path: path.read_bytes()[:-1], DAMAGED),
    "no-last-line": (lambda path: packed(lines_of(path)[:-1]), DAMAGED),
    "half-a-line": (lambda path: packed([*lines_of(path)[:-1], b'{"end": {']), DAMAGED),
    "a-row-less": (lambda path: packed([*lines_of(path)[:3], *lines_of(path)[4:]]), DAMAGED),
    "a-row-twice": (lambda path: packed([*lines_of(path)[:4], *lines_of(path)[3:]]), DAMAGED),
    "more-after-the-end": (lambda path: packed([*lines_of(path), b"[1]\n"]), DAMAGED),
    "a-line-of-something-else": (lambda path: packed([lines_of(path)[0], b"1\n"]), DAMAGED),
    "a-changed-figure": (with_a_figure_changed, DAMAGED),
    "a-flipped-bit": (flipped, DAMAGED),
    "only-a-header": (lambda path: packed(lines_of(path)[:1]), DAMAGED),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_whole_backup_is_refused_and_nothing_is_changed(
    database: Database, made: Path, tmp_path: Path, name: str
) -> None:
    wrong, sentence = WRONG[name]
    path = tmp_path / "wrong.backup"
    path.write_bytes(wrong(made))
    before = everything(database)
    with pytest.raises(ArchiveError, match=sentence) as refused:
        put_back(database, path, replace=True)
    assert str(path) in str(refused.value)
    assert everything(database) == before


def test_a_backup_that_is_cut_anywhere_is_never_taken_for_a_whole_one(
    made: Path, tmp_path: Path
) -> None:
    content = made.read_bytes()
    path = tmp_path / "cut.backup"
    for number in range(1, 200):
        path.write_bytes(content[: len(content) * number // 200])
        with pytest.raises(ArchiveError, match=f"{NOT_A_BACKUP}|{DAMAGED}"):
            checked(path)
    path.write_bytes(content)
    assert checked(path).rows > 3000


@pytest.mark.parametrize("where", ["nothing-there", ""])
def test_a_file_that_cannot_be_read_is_told(database: Database, tmp_path: Path, where: str) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be read: (No such file|Is a directory)"):
        put_back(database, tmp_path / where, replace=True)


Alter = Callable[[Line], Iterator[Line]]
"""Gives the lines that stand in the place of one."""


def in_table(name: str, change: Callable[[list[object]], list[Line]]) -> Alter:
    """Alter the rows of a table."""
    now = [""]

    def alter(line: Line) -> Iterator[Line]:
        if isinstance(line, dict):
            now[0] = line["table"]
            yield line
        elif now[0] == name:
            yield from change(line)
        else:
            yield line

    return alter


def without(table: str) -> Alter:
    """Leave a whole table out."""
    now = [""]

    def alter(line: Line) -> Iterator[Line]:
        if isinstance(line, dict):
            now[0] = line["table"]
        if now[0] != table:
            yield line

    return alter


def renamed(line: Line) -> Iterator[Line]:
    """A table of another program."""
    if isinstance(line, dict) and line["table"] == "county":
        line = {**line, "table": "customer"}
    yield line


def other_columns(line: Line) -> Iterator[Line]:
    """A column of another program."""
    if isinstance(line, dict) and line["table"] == "county":
        line = {**line, "columns": [*line["columns"][:-1], "turnover"]}
    yield line


UNSOUND: dict[str, tuple[Alter, str]] = {
    "references-to-nothing": (in_table("county", lambda _: []), "does not take"),
    "a-row-twice": (in_table("county", lambda row: [row, row]), "does not take"),
    "a-word-that-is-none": (
        in_table("gap_round", lambda row: [["klart" if x == "published" else x for x in row]]),
        "does not take",
    ),
    "no-moment": (
        in_table("revision", lambda row: [["i går" if "T" in str(x) else x for x in row]]),
        "does not take",
    ),
    "too-few-values": (in_table("county", lambda row: [row[:-1]]), "does not take"),
    "nothing-where-something-must-be": (
        in_table("county", lambda row: [[row[0], *(None for _ in row[1:])]]),
        "does not take",
    ),
    "a-table-less": (without("change"), "does not have the tables"),
    "another-table": (renamed, "table customer is not the one"),
    "another-column": (other_columns, "table county is not the one"),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_a_backup_with_the_right_hash_and_wrong_rows_is_refused_whole(
    database: Database, made: Path, tmp_path: Path, name: str
) -> None:
    alter, sentence = UNSOUND[name]
    path = altered(made, tmp_path / "unsound.backup", alter)
    checked(path)
    before = everything(database)
    with pytest.raises(ArchiveError, match=sentence):
        put_back(database, path, replace=True)
    assert everything(database) == before


def test_a_backup_that_changes_while_it_is_read_is_refused(
    database: Database, made: Path, tmp_path: Path
) -> None:
    other = altered(made, tmp_path / "other", in_table("county", lambda row: [row]))
    first = checked(other)
    before = everything(database)
    fake = archive.Summary(first.header, first.tables, first.rows, hashlib.sha256().hexdigest())
    with (
        mock.patch("samplan.backup.restoring.checked", return_value=fake),
        pytest.raises(ArchiveError, match="has changed while it was read"),
    ):
        put_back(database, other, replace=True)
    assert everything(database) == before


def test_a_backup_is_for_its_owner_alone_and_replaces_no_file(
    database: Database, made: Path, tmp_path: Path
) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    content = made.read_bytes()
    with pytest.raises(ArchiveError, match="is there already"):
        back_up(database, made)
    assert made.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(
    database: Database, tmp_path: Path
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with (
        mock.patch("samplan.backup.archive.os.fsync", side_effect=full),
        pytest.raises(ArchiveError, match="could not be written: No space left on device"),
    ):
        back_up(database, tmp_path / "one")
    with pytest.raises(ArchiveError, match="could not be written: No such file or directory"):
        back_up(database, tmp_path / "no-such-folder" / "one")
    lost = sa.exc.OperationalError("SELECT", {}, Exception("gone"))
    with (
        mock.patch.object(archive.ArchiveWriter, "end", side_effect=lost),
        pytest.raises(sa.exc.OperationalError),
    ):
        back_up(database, tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def test_equal_data_have_equal_hashes_and_the_backup_of_a_day_later_another_head(
    database: Database, made: Path, tmp_path: Path
) -> None:
    again = back_up(database, tmp_path / "again")
    assert again.sha256 == checked(made).sha256
    assert lines_of(made)[1:] == lines_of(tmp_path / "again")[1:]


def test_a_backup_holds_no_key_that_opens_anything(made: Path) -> None:
    text = b"".join(lines_of(made)).decode()
    assert "samplan_" not in text

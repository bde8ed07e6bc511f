"""The command `samplan`: what each of its parts does, says and ends with."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import sqlalchemy as sa
from anyio.from_thread import BlockingPortal

from samplan import cli
from samplan.db.engine import Database, open_database
from samplan.db.migrate import current, is_current, migrate
from samplan.db.session import reading as seeing
from samplan.main import create_app
from support.asking import Api
from support.backups import everything
from support.contract import COMMITTED
from support.databases import COUNTY_25, Databases
from support.settings import settings_for

Captured = pytest.CaptureFixture[str]


class Command:
    """The command as it is run in a folder of its own, over one database."""

    def __init__(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.url = url
        self.environment = monkeypatch

    def __call__(self, *arguments: str, **settings: str) -> int:
        """Run it; how it ends."""
        for name, value in {"database_url": self.url, **settings}.items():
            self.environment.setenv(f"SAMPLAN_{name.upper()}", value)
        return cli.main(list(arguments))


@pytest.fixture
def served() -> Iterator[mock.Mock]:
    """What would be served; nothing is."""
    with mock.patch("uvicorn.run") as run:
        yield run


@pytest.fixture
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    with mock.patch.object(cli, "set_up_logs"):
        yield


@pytest.fixture
def samplan(empty_database_url: str, monkeypatch: pytest.MonkeyPatch, _quiet: None) -> Command:
    """The command over an empty database."""
    return Command(empty_database_url, monkeypatch)


@pytest.fixture
def loaded(database_url: str, monkeypatch: pytest.MonkeyPatch, _quiet: None) -> Command:
    """The command over a database with two counties."""
    return Command(database_url, monkeypatch)


def ask(command: Command, sql: str) -> Any:
    """One value of the command's database."""
    database = open_database(command.url)
    try:
        with seeing(database) as session:
            return session.connection().execute(sa.text(sql)).scalar()
    finally:
        database.close()


ON_THE_SCHEMA = [
    ("serve",),
    ("serve", "--load"),
    ("load",),
    ("keys", "X"),
    ("backup", "one.backup"),
    ("restore", "one.backup"),
    ("restore", "one.backup", "--replace"),
]
"""All that touches rows."""


@pytest.mark.parametrize("arguments", ON_THE_SCHEMA)
def test_nothing_is_done_on_a_database_with_another_schema(
    samplan: Command, served: mock.Mock, capsys: Captured, arguments: tuple[str, ...]
) -> None:
    assert samplan(*arguments) == 2
    said = capsys.readouterr().err
    assert said == "The database is empty. Run `samplan migrate` first.\n"
    served.assert_not_called()
    assert not list(Path.cwd().glob("one.backup*"))


def stand(database: Database, version: str) -> None:
    """Let the database say that it has another schema."""
    with database.writing.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": version})


@pytest.mark.parametrize("arguments", ON_THE_SCHEMA)
def test_an_older_schema_is_told_and_what_to_do(
    loaded: Command,
    served: mock.Mock,
    database: Database,
    capsys: Captured,
    arguments: tuple[str, ...],
) -> None:
    stand(database, "0002")
    assert loaded(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("The database has the schema 0002 of an earlier release")
    assert said.endswith("Run `samplan migrate` first.\n")
    served.assert_not_called()


@pytest.mark.parametrize("arguments", [*ON_THE_SCHEMA, ("migrate",), ("serve", "--migrate")])
def test_a_newer_schema_is_told_and_left_alone(
    loaded: Command,
    served: mock.Mock,
    database: Database,
    capsys: Captured,
    arguments: tuple[str, ...],
) -> None:
    before = everything(database)
    stand(database, "9999")
    assert loaded(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("The database has the schema 9999, which this program does not know")
    assert said.endswith("Run that release; nothing has been changed.\n")
    served.assert_not_called()
    assert current(database) == "9999"
    assert everything(database) == before


def test_a_database_that_does_not_answer_ends_with_a_sentence_and_without_its_password(
    loaded: Command, served: mock.Mock, capsys: Captured
) -> None:
    gone = "postgresql://samplan:s3cret-word@127.0.0.1:9/nothing"
    for arguments in (*ON_THE_SCHEMA, ("migrate",)):
        assert loaded(*arguments, database_url=gone) == 3
        written = capsys.readouterr()
        assert "s3cret-word" not in written.out + written.err
        assert written.err == "The database does not answer, or somebody else holds it.\n"
    served.assert_not_called()


def test_a_backup_is_made_and_put_back_by_commands(
    loaded: Command, capsys: Captured, database: Database
) -> None:
    assert loaded("backup", "one.backup") == 0
    said = capsys.readouterr().err
    assert re.fullmatch(
        r"Backup of revision 2: \d{4} rows of \d+ tables, \d\.\d MB, [0-9a-f]{64}\n", said
    )
    assert loaded("backup", "one.backup") == 1
    assert capsys.readouterr().err == "one.backup is there already; a backup replaces no file.\n"
    assert loaded("keys", "Sedan") == 0
    capsys.readouterr()
    assert loaded("restore", "one.backup") == 1
    told = "The database is not empty. `--replace` puts the backup in its place.\n"
    assert capsys.readouterr().err == told
    assert loaded("restore", "one.backup", "--replace") == 0
    said = capsys.readouterr().err
    assert said.startswith("Restored revision 2 of ")
    assert "The newest revision is 4.\n" in said
    assert ask(loaded, "SELECT count(*) FROM api_key") == 0
    assert loaded("restore", "nothing-there") == 1
    told = "nothing-there cannot be read: No such file or directory.\n"
    assert capsys.readouterr().err == told


def test_an_installation_moves_into_an_empty_database(
    loaded: Command, databases: Databases, capsys: Captured, database: Database
) -> None:
    assert loaded("keys", "Projektledningen") == 0
    assert loaded("backup", "one.backup") == 0
    with databases.empty() as url:
        assert loaded("migrate", database_url=url) == 0
        assert loaded("restore", "one.backup", database_url=url) == 0
        moved = open_database(url)
        assert everything(moved) == everything(database)
        moved.close()
    assert "The newest revision is 3.\n" in capsys.readouterr().err


def test_the_first_start_migrates_loads_greets_and_serves(
    samplan: Command, served: mock.Mock, capsys: Captured
) -> None:
    assert samplan("serve", "--migrate", "--load", port="8123") == 0
    said = capsys.readouterr().err
    assert "Loaded: national, 22, 25" in said
    assert "http://localhost:8123" in said
    assert 'samplan keys "Projektledningen"' in said
    assert ask(samplan, "SELECT count(*) FROM county") == 2
    [call] = served.call_args_list
    assert (call.kwargs["host"], call.kwargs["port"]) == ("127.0.0.1", 8123)


def test_the_second_start_loads_nothing_and_needs_no_more_help(
    loaded: Command, served: mock.Mock, capsys: Captured
) -> None:
    assert loaded("keys", "Projektledningen") == 0
    capsys.readouterr()
    assert loaded("serve", "--migrate", "--load") == 0
    said = capsys.readouterr().err
    assert "Loaded" not in said
    assert "samplan keys" not in said
    served.assert_called_once()


def test_several_workers_need_postgresql(loaded: Command, served: mock.Mock) -> None:
    is_sqlite = loaded.url.startswith("sqlite")
    assert loaded("serve", workers="2") == (2 if is_sqlite else 0)
    assert served.called is not is_sqlite


def test_migrate_brings_an_empty_database_up_to_date(samplan: Command) -> None:
    assert samplan("migrate") == 0
    database = open_database(samplan.url)
    assert is_current(database)
    database.close()
    assert samplan("migrate") == 0


def as_county_24(folder: Path) -> Path:
    """The invented county's folder under a code that the product ships no county of."""
    made = folder / "county"
    shutil.copytree(COUNTY_25, made)
    for file in made.glob("*.csv"):
        file.write_text(re.sub(r"\b25", "24", file.read_text("utf-8")), "utf-8")
    return made


def test_load_loads_what_the_product_ships_with_once(
    samplan: Command, capsys: Captured, tmp_path: Path
) -> None:
    assert samplan("migrate") == 0
    assert samplan("load") == 0
    assert "Loaded: national, 22, 25" in capsys.readouterr().err
    assert samplan("load") == 0
    assert capsys.readouterr().err == ""
    assert samplan("load", str(as_county_24(tmp_path))) == 0
    assert "Loaded county 24" in capsys.readouterr().err
    assert ask(samplan, "SELECT count(*) FROM county") == 3


def test_a_county_that_is_there_already_ends_with_a_sentence(
    loaded: Command, capsys: Captured
) -> None:
    number = ask(loaded, "SELECT number FROM revision_counter")
    assert loaded("load", str(COUNTY_25)) == 1
    assert capsys.readouterr().err == "County 25 is there already; nothing has been loaded.\n"
    assert ask(loaded, "SELECT number FROM revision_counter") == number


def test_broken_data_end_with_their_file_and_row(
    samplan: Command, capsys: Captured, tmp_path: Path
) -> None:
    assert samplan("migrate") == 0
    assert samplan("load") == 0
    capsys.readouterr()
    folder = as_county_24(tmp_path)
    text = (folder / "assessments.csv").read_text(encoding="utf-8")
    (folder / "assessments.csv").write_text(text.replace("hap-youth", "nope"), encoding="utf-8")
    assert samplan("load", str(folder)) == 1
    assert capsys.readouterr().err == (
        "assessments.csv, row 30, column method: 'nope' is not known\n"
    )
    assert ask(samplan, "SELECT count(*) FROM county") == 2


@pytest.mark.parametrize(
    ("arguments", "role", "place"),
    [
        ((), "administrator", (None, None)),
        (("--role", "lead", "--county", "22"), "lead", ("22", None)),
        (("--role", "reporter", "--organisation", "2281"), "reporter", ("22", "2281")),
        (("--role", "reader", "--read-only"), "reader", (None, None)),
    ],
)
def test_a_key_is_made_and_its_secret_alone_is_written_out(
    loaded: Command,
    capsys: Captured,
    portal: BlockingPortal,
    arguments: tuple[str, ...],
    role: str,
    place: tuple[str | None, str | None],
) -> None:
    assert loaded("keys", "Prov", *arguments) == 0
    written = capsys.readouterr()
    secret = written.out.strip()
    assert secret.startswith("samplan_")
    assert secret not in written.err
    with Api(create_app(settings_for(loaded.url)), portal) as api:
        session = api.read("/sessions/current", key=secret)
    assert (session["role"], session["name"]) == (role, "Prov")
    assert (session["countyId"], session["organisationId"]) == place
    assert session["readOnly"] == ("--read-only" in arguments)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--role", "reporter"), "organisationId: Name the key's organisation."),
        (("--role", "lead"), "countyId: Name the key's county."),
        (("--role", "lead", "--county", "99"), "countyId: There is no such county."),
        (
            ("--role", "reporter", "--organisation", "9999"),
            "organisationId: There is no such organisation.",
        ),
        (("--county", "Å"), "countyId: Wrong form."),
        (("--organisation", "2281"), "organisationId: Only a reporter has an organisation."),
    ],
)
def test_a_key_that_cannot_be_ends_with_a_sentence_and_is_not_made(
    loaded: Command, capsys: Captured, arguments: tuple[str, ...], sentence: str
) -> None:
    assert loaded("keys", "Prov", *arguments) == 1
    written = capsys.readouterr()
    assert written.err.startswith(sentence)
    assert written.out == ""
    assert ask(loaded, "SELECT count(*) FROM api_key") == 0


def test_a_key_without_a_name_is_none(loaded: Command, capsys: Captured) -> None:
    assert loaded("keys", "x" * 101) == 1
    assert capsys.readouterr().err == "name: The text is too long, at most 100 characters.\n"


def test_the_contract_is_written_as_it_is_committed(
    loaded: Command, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "contract.json"
    assert loaded("openapi", str(file)) == 0
    assert json.loads(file.read_bytes()) == json.loads(COMMITTED.read_bytes())
    assert loaded("openapi") == 0
    assert capfdbinary.readouterr().out == file.read_bytes()


@pytest.mark.parametrize("arguments", [(), ("dance",), ("serve", "--naked"), ("keys",)])
def test_what_the_command_does_not_know_ends_with_its_help(
    loaded: Command, capsys: Captured, arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as end:
        loaded(*arguments)
    assert end.value.code == 2
    assert "usage: samplan" in capsys.readouterr().err


def test_the_schema_is_known_by_the_migrations_and_not_by_chance(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    assert not is_current(database)
    migrate(database)
    assert is_current(database)
    database.close()

"""The command `samplan`: everything that is done to an installation beside the API.

serve · migrate · load · export · import · keys · backup · restore · openapi · migration
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
import uvicorn
from alembic import command
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from samplan.api import contract
from samplan.auth.configuration import SettingsError, provider_settings
from samplan.auth.service import Caller
from samplan.auth.tables import ApiKey
from samplan.auth.terms import Role
from samplan.backup.archive import ArchiveError
from samplan.backup.making import make_backup
from samplan.backup.restoring import restore_backup
from samplan.county_documents import service as documents
from samplan.county_documents.reading import read as read_document
from samplan.county_documents.shape import json_schema
from samplan.county_documents.terms import OnConflict, View
from samplan.db.engine import Database, open_database
from samplan.db.history import Actor
from samplan.db.migrate import Standing, configuration, current, head, migrate, standing_of
from samplan.db.session import reading, writing
from samplan.disclosure.model import Rule
from samplan.info.router import API_VERSION
from samplan.keys.schemas import KeyCreate
from samplan.keys.service import create as create_key
from samplan.logs import set_up_logs
from samplan.main import create_app
from samplan.metrics import FOLDER_VARIABLE
from samplan.reference.files import DataFileError
from samplan.reference.loader import ADDITIONS, load_county, load_reference
from samplan.settings import Settings
from samplan.telemetry import is_installed
from samplan.web.connections import server_options
from samplan.web.documentation import contract_bytes
from samplan.web.errors import ProblemError
from samplan.web.metrics import is_open
from samplan.web.violations import Violation, from_validation

log = structlog.get_logger("samplan.commands")

COMMAND = Actor(name="Kommandoraden", role=Role.ADMINISTRATOR.value, channel="command")


class RefusedError(Exception):
    """Why a command does not do what it is asked to, in a sentence."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


@contextmanager
def _migrated(settings: Settings) -> Iterator[Database]:
    """The database, given back at the end; only with the schema that the code knows."""
    database = open_database(settings.database_url)
    try:
        version = current(database)
        standing = standing_of(version)
        if standing is not Standing.CURRENT:
            raise RefusedError(_told(standing, version), code=2)
        yield database
    finally:
        database.close()


def _told(standing: Standing, version: str | None) -> str:
    """Why a database is not served as it is, and what to do."""
    if standing is Standing.EMPTY:
        return "The database is empty. Run `samplan migrate` first."
    if standing is Standing.OLDER:
        return (
            f"The database has the schema {version} of an earlier release, and this program knows"
            f" {head()}. Run `samplan migrate` first."
        )
    return (
        f"The database has the schema {version}, which this program does not know: it knows"
        f" {head()}. A later release has migrated it. Run that release; nothing has been changed."
    )


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when it went well."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    settings = Settings()
    set_up_logs(settings)
    try:
        return int(chosen.run(settings, chosen))
    except (ArchiveError, DataFileError, RefusedError) as error:
        print(error, file=sys.stderr)
        return error.code if isinstance(error, RefusedError) else 1
    except OperationalError as error:  # its text names the address
        log.debug("database out of reach", exc_info=error)
        print("The database does not answer, or somebody else holds it.", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samplan", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    serve = commands.add_parser("serve", help="serve the API and the single-page application")
    serve.add_argument("--migrate", action="store_true", help="bring the database up to date first")
    serve.add_argument(
        "--load", action="store_true", help="load the reference data if there is none"
    )
    serve.set_defaults(run=_serve)

    commands.add_parser("migrate", help="bring the database up to date").set_defaults(run=_migrate)

    load = commands.add_parser("load", help="load the reference data, or a county's folder")
    load.add_argument("folder", nargs="?", type=Path, help="a county's folder of CSV files")
    load.set_defaults(run=_load)

    out = commands.add_parser("export", help="write a whole county as one JSON document")
    out.add_argument("county", help="the county, such as 22")
    out.add_argument("-o", "--output", type=Path, help="where to; standard output if none")
    out.add_argument("--unprotected", action="store_true", help="small numbers as they are")
    out.add_argument("--unpublished", action="store_true", help="also what is not published")
    out.set_defaults(run=_export)

    back = commands.add_parser("import", help="read a county's document in, all or nothing")
    back.add_argument("file", type=Path, help="the document")
    back.add_argument("--dry-run", action="store_true", help="only tell what it would do")
    back.add_argument(
        "--on-conflict",
        choices=[one.value for one in OnConflict],
        default=OnConflict.STOP.value,
        help="where something else stands under the same id",
    )
    back.set_defaults(run=_import)

    keys = commands.add_parser("keys", help="make an API key; its secret is shown once")
    keys.add_argument("name", help="what the key is for, a function and not a person")
    keys.add_argument("--role", choices=[role.value for role in Role], default="administrator")
    keys.add_argument("--organisation", help="a reporter's organisation, such as 2281")
    keys.add_argument("--county", help="a lead's county, such as 22")
    keys.add_argument("--read-only", action="store_true", help="the key may only read")
    keys.set_defaults(run=_keys)

    backup = commands.add_parser("backup", help="write everything into a file; the service goes on")
    backup.add_argument("file", type=Path, help="a new file, such as samplan-2026-11-22.backup")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="put a backup back; the service goes on")
    restore.add_argument("file", type=Path, help="a file that `samplan backup` has written")
    restore.add_argument(
        "--replace", action="store_true", help="in place of all that is in the database"
    )
    restore.set_defaults(run=_restore)

    openapi = commands.add_parser("openapi", help="write the contract")
    openapi.add_argument("file", nargs="?", type=Path, help="where to; standard output if none")
    openapi.set_defaults(run=_openapi)

    schema = commands.add_parser("document-schema", help="write the JSON Schema of documents")
    schema.add_argument("file", type=Path, help="where to")
    schema.set_defaults(run=_document_schema)

    migration = commands.add_parser("migration", help="for developers: write a new migration")
    migration.add_argument("name", help="what it does")
    migration.set_defaults(run=_migration)
    return parser


def _serve(settings: Settings, chosen: argparse.Namespace) -> int:
    if settings.workers > 1 and settings.is_sqlite:
        print("Several workers need PostgreSQL (SAMPLAN_DATABASE_URL).", file=sys.stderr)
        return 2
    try:
        provider_settings(settings)
    except SettingsError as error:
        raise RefusedError(str(error), code=2) from error
    if settings.telemetry_endpoint and not is_installed():
        print(
            "SAMPLAN_TELEMETRY_ENDPOINT needs what comes with samplan[telemetry].", file=sys.stderr
        )
        return 2
    if chosen.migrate:
        _migrate(settings, chosen)
    with _migrated(settings) as database:
        if chosen.load:
            _load_first(database)
        with contextlib.suppress(OSError):  # nobody may be there to be greeted
            _greet(settings, database)
    with _shared_numbers(settings):
        _run_server(settings)
    return 0


@contextmanager
def _shared_numbers(settings: Settings) -> Iterator[None]:
    """A folder in which several workers keep what they count, gone when they are."""
    if settings.workers == 1 or not is_open(settings):
        yield
        return
    with TemporaryDirectory(prefix="samplan-metrics-") as folder:
        os.environ[FOLDER_VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER_VARIABLE]


def _run_server(settings: Settings) -> None:
    uvicorn.run(
        "samplan.main:create_served_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        timeout_worker_healthcheck=60,  # a worker that has only begun is not a dead one
        **server_options(settings),
    )


def _greet(settings: Settings, database: Database) -> None:
    host = "localhost" if settings.host in ("127.0.0.1", "::1") else settings.host
    address = settings.public_url or f"http://{host}:{settings.port}"
    print(f"\n  Samplan: {address}\n  API:     {address}/samplan/v1/docs", file=sys.stderr)
    with reading(database) as session:
        if session.exec(select(ApiKey.id)).first() is None:
            print(
                "\n  No key yet. To write, make an administrator's key in another terminal:"
                '\n  .venv/bin/samplan keys "Projektledningen"\n',
                file=sys.stderr,
            )


def _load_first(database: Database) -> None:
    with writing(database) as session:
        loaded = load_reference(session)
    if loaded:
        print(f"Loaded: {', '.join(loaded)}", file=sys.stderr)


def _migrate(settings: Settings, _: argparse.Namespace) -> int:
    database = open_database(settings.database_url)
    try:
        version = current(database)
        if standing_of(version) is Standing.UNKNOWN:
            raise RefusedError(_told(Standing.UNKNOWN, version), code=2)
        migrate(database)
        for what, add in ADDITIONS.items():
            _add_what_is_new(database, what, add)
    finally:
        database.close()
    return 0


def _add_what_is_new(database: Database, what: str, add: Callable[[Session], list[str]]) -> None:
    """Give a database of an earlier release what it lacks.

    One that has been changed too much for it stays without, and is told why.
    """
    try:
        with writing(database) as session:
            loaded = add(session)
    except DataFileError as error:
        print(f"{what} not been loaded: {error}", file=sys.stderr)
    else:
        if loaded:
            print(f"Loaded: {', '.join(loaded)}", file=sys.stderr)


def _load(settings: Settings, chosen: argparse.Namespace) -> int:
    with _migrated(settings) as database:
        if chosen.folder is None:
            _load_first(database)
        else:
            with writing(database) as session:
                county = load_county(session, chosen.folder)
            print(f"Loaded county {county}", file=sys.stderr)
    return 0


def _rule(settings: Settings) -> Rule:
    return Rule(settings.protection_threshold, settings.protect_zeros)


def _export(settings: Settings, chosen: argparse.Namespace) -> int:
    view = View(chosen.county, chosen.unprotected, chosen.unpublished)
    with _migrated(settings) as database, reading(database) as session:
        try:
            row = documents.see_county(session, Caller(Role.ADMINISTRATOR), view)
        except ProblemError as error:
            raise RefusedError(error.detail.en) from error
        parts = documents.document(session, row, view, _rule(settings))
        if chosen.output is None:
            sys.stdout.buffer.writelines(parts)
        else:
            # Whole or not at all: what is half written must not be taken for a county.
            beside = chosen.output.with_name(f"{chosen.output.name}.part")
            with beside.open("wb") as file:
                file.writelines(parts)
            beside.replace(chosen.output)
    return 0


def _import(settings: Settings, chosen: argparse.Namespace) -> int:
    view = reading if chosen.dry_run else writing
    try:
        said = read_document(chosen.file.read_bytes())
        with _migrated(settings) as database, view(database) as session:
            found = documents.take(
                session,
                Caller(Role.ADMINISTRATOR),
                said,
                _rule(settings),
                on_conflict=OnConflict(chosen.on_conflict),
                dry_run=chosen.dry_run,
                by=COMMAND,
            )
    except ProblemError as error:
        told = [f"{one.field}: {one.message.en}" for one in error.violations]
        raise RefusedError("\n".join([error.detail.en, *told])) from error
    except OSError as error:
        raise RefusedError(f"{chosen.file}: {error.strerror}") from error
    print(documents.told(found))
    return 1 if found["stops"] else 0


def _keys(settings: Settings, chosen: argparse.Namespace) -> int:
    wanted = {
        "name": chosen.name,
        "role": chosen.role,
        "organisationId": chosen.organisation,
        "countyId": chosen.county,
        "readOnly": chosen.read_only,
    }
    try:
        with _migrated(settings) as database, writing(database) as session:
            new = KeyCreate.model_validate(wanted)
            key, secret = create_key(session, Caller(Role.ADMINISTRATOR), new, by=COMMAND)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise _refused(from_validation(faults)) from error
    except ProblemError as error:
        raise _refused(error.violations) from error
    print(f"Key {key.id} ({key.role}). Its secret, shown only now:", file=sys.stderr)
    print(secret)
    return 0


def _backup(settings: Settings, chosen: argparse.Namespace) -> int:
    with _migrated(settings) as database:
        made = make_backup(database, chosen.file, release=API_VERSION)
    size = chosen.file.stat().st_size / 1e6
    print(
        f"Backup of revision {made.header.revision}: {made.rows} rows of {made.tables} tables,"
        f" {size:.1f} MB, {made.sha256}",
        file=sys.stderr,
    )
    return 0


def _restore(settings: Settings, chosen: argparse.Namespace) -> int:
    with _migrated(settings) as database:
        done = restore_backup(database, chosen.file, replace=chosen.replace, by=COMMAND)
    summary = done.summary
    print(
        f"Restored revision {summary.header.revision} of {summary.header.made_at}: {summary.rows}"
        f" rows of {summary.tables} tables. The newest revision is {done.revision}.\n"
        "Keys are as they were then: what has been revoked since is valid again.",
        file=sys.stderr,
    )
    return 0


def _refused(violations: Iterable[Violation]) -> RefusedError:
    return RefusedError("\n".join(f"{one.field}: {one.message.en}" for one in violations))


def _migration(_: Settings, chosen: argparse.Namespace) -> int:
    """Compare the tables with a database that is migrated so far, made for this alone."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/compared.sqlite3")
        migrate(database)
        command.revision(configuration(database.writing), chosen.name, autogenerate=True)
        database.close()
    return 0


def _openapi(settings: Settings, chosen: argparse.Namespace) -> int:
    app = create_app(settings)
    body = contract_bytes(contract(app.api, settings))
    if chosen.file is None:
        sys.stdout.buffer.write(body)
    else:
        chosen.file.write_bytes(body)
    return 0


def _document_schema(_: Settings, chosen: argparse.Namespace) -> int:
    chosen.file.write_bytes(documents.schema_bytes(json_schema()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

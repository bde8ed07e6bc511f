"""Runs migrations on both databases, each in a transaction of its own.

SQLite: foreign keys are off meanwhile, since re-creating a parent table deletes every child row
when they are on; they are checked before the transaction ends. PostgreSQL: one migration at a
time (advisory lock), and none that waits long for a lock that the running service holds.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context

from samplan.tables import load_tables

ADVISORY_LOCK = 7_310_222
metadata = load_tables()


def _options(connection: sa.Connection) -> dict[str, Any]:
    return {
        "connection": connection,
        "target_metadata": metadata,
        "render_as_batch": True,
        "compare_type": True,
        "transaction_per_migration": True,
    }


def _migrate_sqlite(connection: sa.Connection) -> None:
    def check_references(*_: Any, **__: Any) -> None:
        """Stop a migration that leaves references to nothing, while it can still be undone."""
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            message = f"the migration leaves {len(broken)} rows that refer to nothing"
            raise RuntimeError(message)

    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")  # ignored inside a transaction, so before the first
    context.configure(**_options(connection), on_version_apply=check_references)
    try:
        with context.begin_transaction():
            context.run_migrations()
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _migrate_postgresql(connection: sa.Connection) -> None:
    connection.exec_driver_sql("SET lock_timeout = '4s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({ADVISORY_LOCK})")
    connection.commit()
    context.configure(**_options(connection))
    try:
        with context.begin_transaction():
            context.run_migrations()
    finally:
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({ADVISORY_LOCK})")
        connection.commit()


def run() -> None:
    """Migrate the database whose engine the caller put into the configuration."""
    engine: sa.Engine = context.config.attributes["engine"]
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            _migrate_sqlite(connection)
        else:
            _migrate_postgresql(connection)


run()

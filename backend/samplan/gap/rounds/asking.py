"""What a round asks of whom: its rows, its columns, and the cells that wait for an answer."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.gap.tables import Assessment, RoundMethod, RoundOrganisation
from samplan.gap.terms import Status
from samplan.organisations.tables import Organisation


def lay_out(
    session: Session,
    round_id: str,
    methods: list[str] | None,
    organisations: list[str] | None,
    before: str | None,
) -> None:
    """Make rows, columns and cells; those of the round before where none are named."""
    if methods is None:
        methods = methods_of(session, before)
    if organisations is None:
        organisations = organisations_of(session, before, only_open=True)
    session.add_all(
        RoundMethod(round_id=round_id, method_id=method, position=place)
        for place, method in enumerate(methods, start=1)
    )
    session.add_all(
        RoundOrganisation(round_id=round_id, organisation_id=organisation, position=place)
        for place, organisation in enumerate(organisations, start=1)
    )
    session.flush()
    asked = _asked(session, before)
    columns_before = {one for organisations_asked in asked.values() for one in organisations_asked}
    cells = [
        {
            "round_id": round_id,
            "method_id": method,
            "organisation_id": organisation,
            "status": Status.UNKNOWN,
            "revision": 0,
            "version": 1,
        }
        for method in methods
        for organisation in organisations
        # Ask who was asked before; ask everybody about what is new, and who is new about all.
        if method not in asked
        or organisation not in columns_before
        or organisation in asked[method]
    ]
    if cells:
        session.connection().execute(sa.insert(Assessment), cells)


def clear(session: Session, round_id: str) -> None:
    """Take away all that a draft asks."""
    for table in (Assessment, RoundMethod, RoundOrganisation):
        session.connection().execute(sa.delete(table).where(col(table.round_id) == round_id))


def methods_of(session: Session, round_id: str | None) -> list[str]:
    """The round's rows, in order."""
    statement = select(RoundMethod.method_id).where(col(RoundMethod.round_id) == round_id)
    return list(session.exec(statement.order_by(col(RoundMethod.position))))


def organisations_of(
    session: Session, round_id: str | None, *, only_open: bool = False
) -> list[str]:
    """The round's columns, in order; only those that have not closed since, if so wanted."""
    statement = (
        select(RoundOrganisation.organisation_id)
        .join(Organisation, col(Organisation.id) == col(RoundOrganisation.organisation_id))
        .where(col(RoundOrganisation.round_id) == round_id)
    )
    if only_open:
        closed_on = col(Organisation.closed_on)
        statement = statement.where(closed_on.is_(None) | (closed_on >= now().date()))
    return list(session.exec(statement.order_by(col(RoundOrganisation.position))))


def _asked(session: Session, round_id: str | None) -> dict[str, set[str]]:
    """Which organisations the round asked about which methods."""
    found: dict[str, set[str]] = {}
    statement = sa.select(col(Assessment.method_id), col(Assessment.organisation_id))
    for method, organisation in session.connection().execute(
        statement.where(col(Assessment.round_id) == round_id)
    ):
        found.setdefault(method, set()).add(organisation)
    return found

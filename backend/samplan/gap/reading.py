"""Reading a round out of the database, as plain rows for the pure modules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.base import AnySelect
from samplan.db.moments import moment_text
from samplan.gap.cells import (
    AreaRow,
    Cell,
    Column,
    GroupColumn,
    MethodLineage,
    MethodLink,
    MethodRow,
    RoundData,
)
from samplan.gap.cells import GroupStatement as StatedOfGroup
from samplan.gap.tables import (
    Assessment,
    GapRound,
    GroupStatement,
    RoundMethod,
    RoundOrganisation,
)
from samplan.methods.tables import Method, MethodArea, Recommendation
from samplan.methods.tables import MethodLineage as LineageTable
from samplan.methods.tables import MethodLink as LinkTable
from samplan.methods.terms import MethodLinkKind
from samplan.organisations.tables import GroupMember, Organisation
from samplan.organisations.terms import OrganisationKind

METHODS = (
    sa.select(
        col(Method.id),
        col(Method.name_sv),
        col(Method.name_en),
        col(Method.area_id),
        sa.type_coerce(col(Method.substance), sa.String),
        sa.cast(col(Method.age_group), sa.String),
        sa.type_coerce(col(Method.kind), sa.String),
        col(RoundMethod.printed_label),
        col(Recommendation.id).is_not(None),
        col(Recommendation.priority),
        col(LinkTable.other_id),
    )
    .join(RoundMethod, col(RoundMethod.method_id) == col(Method.id))
    .join(GapRound, col(GapRound.id) == col(RoundMethod.round_id))
    .outerjoin(
        Recommendation,
        sa.and_(
            col(Recommendation.method_id) == col(Method.id),
            col(Recommendation.edition_id) == col(GapRound.edition_id),
        ),
    )
    .outerjoin(
        LinkTable,
        sa.and_(
            col(LinkTable.method_id) == col(Method.id),
            col(LinkTable.kind) == MethodLinkKind.FORM_OF,
        ),
    )
    .where(col(RoundMethod.round_id) == sa.bindparam("round"))
    .order_by(col(RoundMethod.position), col(Method.id))
)
COLUMNS = (
    sa.select(
        col(Organisation.id),
        col(Organisation.name_sv),
        col(Organisation.name_en),
        col(Organisation.short_name),
        sa.type_coerce(col(Organisation.kind), sa.String),
        col(Organisation.parent_id),
    )
    .join(RoundOrganisation, col(RoundOrganisation.organisation_id) == col(Organisation.id))
    .where(col(RoundOrganisation.round_id) == sa.bindparam("round"))
    .order_by(col(RoundOrganisation.position), col(Organisation.id))
)
CELLS = sa.select(
    col(Assessment.method_id),
    col(Assessment.organisation_id),
    sa.type_coerce(col(Assessment.status), sa.String),
    col(Assessment.comment),
    col(Assessment.place_id),
    col(Assessment.entered_by),
    moment_text(col(Assessment.entered_at)),
    col(Assessment.revision),
    col(Assessment.entered_at).is_not(None),
).where(col(Assessment.round_id) == sa.bindparam("round"))
STATEMENTS = sa.select(
    col(GroupStatement.method_id),
    col(GroupStatement.group_id),
    sa.type_coerce(col(GroupStatement.status), sa.String),
    col(GroupStatement.count),
    col(GroupStatement.total),
    col(GroupStatement.place_id),
).where(col(GroupStatement.round_id) == sa.bindparam("round"))
AREAS = sa.select(col(MethodArea.id), col(MethodArea.name_sv), col(MethodArea.name_en)).order_by(
    col(MethodArea.position), col(MethodArea.id)
)
GROUPS = (
    sa.select(col(Organisation.id), col(Organisation.name_sv), col(Organisation.name_en))
    .where(col(Organisation.county_id) == sa.bindparam("county"))
    .where(col(Organisation.kind) == OrganisationKind.GROUP)
    .order_by(col(Organisation.position), col(Organisation.id))
)
MEMBERS = (
    sa.select(col(GroupMember.group_id), col(GroupMember.member_id))
    .join(Organisation, col(Organisation.id) == col(GroupMember.group_id))
    .where(col(Organisation.county_id) == sa.bindparam("county"))
    .order_by(col(GroupMember.member_id))
)


def read_round(
    session: Session, row: GapRound, *, only_organisations: frozenset[str] | None = None
) -> RoundData:
    """Everything of one round, or of it what concerns some organisations."""
    return RoundData(
        id=row.id,
        edition_id=row.edition_id,
        areas=[AreaRow._make(area) for area in _rows(session, AREAS)],
        methods=[MethodRow._make(method) for method in _rows(session, METHODS, round=row.id)],
        columns=_columns(session, row.id, only_organisations),
        groups=_groups(session, row.county_id),
        cells=_cells(session, row.id, only_organisations),
        statements=_statements(session, row.id) if only_organisations is None else [],
    )


def _rows(session: Session, statement: AnySelect, **parameters: str) -> Sequence[Any]:
    return session.connection().execute(statement, parameters).all()


def _columns(session: Session, round_id: str, only: frozenset[str] | None) -> list[Column]:
    columns = [Column._make(row) for row in _rows(session, COLUMNS, round=round_id)]
    return [column for column in columns if only is None or column.id in only]


def _cells(session: Session, round_id: str, only: frozenset[str] | None) -> list[Cell]:
    statement = CELLS
    if only is not None:
        statement = CELLS.where(col(Assessment.organisation_id).in_(only))
    return [Cell._make(row) for row in _rows(session, statement, round=round_id)]


def _statements(session: Session, round_id: str) -> list[StatedOfGroup]:
    return [StatedOfGroup(*row) for row in _rows(session, STATEMENTS, round=round_id)]


def _groups(session: Session, county_id: str) -> list[GroupColumn]:
    members: dict[str, list[str]] = defaultdict(list)
    for group_id, member_id in _rows(session, MEMBERS, county=county_id):
        members[group_id].append(member_id)
    groups = _rows(session, GROUPS, county=county_id)
    return [GroupColumn(id_, sv, en, tuple(members[id_])) for id_, sv, en in groups]


def moment(value: Any) -> str | None:
    """A moment as JSON shows it: UTC, to the second."""
    if value is None:
        return None
    return str(value.isoformat(timespec="seconds")).replace("+00:00", "Z")


def read_lineage(session: Session) -> list[MethodLineage]:
    """How methods continue from edition to edition: national, and small."""
    statement = sa.select(
        col(LineageTable.from_edition_id),
        col(LineageTable.to_edition_id),
        col(LineageTable.from_method_id),
        col(LineageTable.to_method_id),
        sa.type_coerce(col(LineageTable.kind), sa.String),
    ).order_by(col(LineageTable.id))
    return [MethodLineage._make(row) for row in _rows(session, statement)]


def read_links(session: Session) -> list[MethodLink]:
    """Which methods' cells bear on statements about others."""
    statement = sa.select(
        col(LinkTable.method_id),
        col(LinkTable.other_id),
        sa.type_coerce(col(LinkTable.kind), sa.String),
    ).order_by(col(LinkTable.method_id), col(LinkTable.other_id))
    return [MethodLink._make(row) for row in _rows(session, statement)]


def place_ids(data: RoundData) -> Iterable[str | None]:
    """The places that a round's cells and statements point at."""
    yield from (cell.place_id for cell in data.cells)
    yield from (statement.place_id for statement in data.statements)

"""Which rows of a table a county's document holds, as queries that the database answers.

What all counties share is in the document when something in the document names it. So a document
can always be read by itself, and the same data give the same document in every installation.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.costs.tables import PriceIndex
from samplan.county_documents.fields import kind_of
from samplan.county_documents.section import Section
from samplan.county_documents.sections import BY_TABLE, SECTIONS
from samplan.county_documents.terms import View
from samplan.organisations.tables import Organisation
from samplan.plan.progress.tables import ProgressReport
from samplan.questionnaires.tables import (
    Questionnaire,
    QuestionnaireRound,
    QuestionnaireVersion,
    Recipient,
    UnitKind,
)
from samplan.questionnaires.terms import VersionStatus
from samplan.statistics.tables import Area, Dataset, Indicator

_AT_ONCE: Final = 2_000

Clause = sa.ColumnElement[bool]


class Scope:
    """A county as one view sees it."""

    def __init__(self, session: Session, view: View) -> None:
        self._session = session
        self.view = view
        self._is_postgresql = session.get_bind().dialect.name == "postgresql"
        self._clauses: dict[str, Clause] = {}

    def clause(self, section: Section) -> Clause:
        """The condition that a row of the section's table is in the document."""
        name = section.name
        if name not in self._clauses:
            self._clauses[name] = self._clause(section)
        return self._clauses[name]

    def order(self, section: Section) -> list[Any]:
        """The order of a section: by what names a row, the same in every installation."""
        return [self._sorted(section.table.c[name]) for name in section.key]

    def stored(self, section: Section) -> sa.Select[Any]:
        """What a document says of rows that lie in the table, whichever they are."""
        return sa.select(*(self._shown(section, one.name) for one in section.stored))

    def rows(self, section: Section) -> Iterator[Any]:
        """The section's rows, few in memory at a time."""
        options = {"yield_per": _AT_ONCE}
        shown = (self._shown(section, one.name) for one in section.fields)
        statement = sa.select(*shown).where(self.clause(section)).order_by(*self.order(section))
        result = self._session.connection().execute(statement, execution_options=options)
        yield from result.mappings()

    def _sorted(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        """By code points, whatever the database is set to sort by; SQLite does so anyway."""
        if self._is_postgresql and isinstance(kind_of(column), sa.String):
            return sa.collate(column, "C")
        return column

    def _shown(self, section: Section, name: str) -> sa.ColumnElement[Any]:
        table = section.table
        if table is _TABLE[ProgressReport] and name == "order":
            return _order_of_reports()
        field = next(one for one in section.fields if one.name == name)
        hidden = section.references.get((name,)) == table.name and section.open_when
        if hidden and not self.view.unpublished:
            # What a published round follows may be a round that nobody is to know of.
            return self._only_if(field.selected(), self._ids(section, table.c.id), table.c[name])
        if table is _TABLE[QuestionnaireRound] and name == "asked_count" and not self.view.whole:
            # How many were asked is for all to know; who they were is not in this document.
            return sa.func.coalesce(_how_many_asked(), table.c[name]).label(name)
        if table is _TABLE[Area] and name == "county_id":
            return self._only_if(field.selected(), [self.view.county_id], table.c[name])
        return field.selected()

    def _only_if(self, shown: Any, among: Any, column: Any) -> sa.ColumnElement[Any]:
        return sa.case((column.in_(among), column), else_=None).label(shown.name)

    # --- which rows ---

    def _clause(self, section: Section) -> Clause:
        if not self._is_held(section):
            return sa.false()
        special = self._special(section)
        if special is not None:
            return special
        clauses: list[Clause] = []
        if section.table.name == "county":
            clauses.append(section.table.c.id == self.view.county_id)
        elif section.of_county:
            clauses.append(section.table.c.county_id == self.view.county_id)
        elif section.shared and not section.under:
            clauses.append(self._is_named(section))
        clauses += [self._lies_under(section, name) for name in section.under]
        if section.open_when and not self.view.unpublished:
            column, value = section.open_when
            clauses.append(section.table.c[column] == value)
        return sa.and_(*clauses)

    def _is_held(self, section: Section) -> bool:
        if section.whole_only:
            return self.view.whole
        return self.view.unpublished or not section.unpublished_only

    def _special(self, section: Section) -> Clause | None:
        """Where what belongs to the county is not told by its references alone."""
        table = section.table
        if table is _TABLE[Area]:
            of_county = table.c.county_id == self.view.county_id
            chosen = table.c.id.in_(self._of_datasets("areas"))
            return of_county | chosen | self._is_named(section)
        if table is _TABLE[UnitKind]:
            return sa.true()
        if table is _TABLE[Indicator]:
            return table.c.id.in_(self._indicators())
        if table is _TABLE[PriceIndex]:
            own = select(Organisation.id).where(col(Organisation.county_id) == self.view.county_id)
            return table.c.organisation_id.is_(None) | table.c.organisation_id.in_(own)
        if table is _TABLE[Questionnaire] and not self.view.unpublished:
            final = select(QuestionnaireVersion.questionnaire_id).where(
                col(QuestionnaireVersion.status) == VersionStatus.FINAL
            )
            return (table.c.county_id == self.view.county_id) & table.c.id.in_(final)
        return None

    def _lies_under(self, section: Section, name: str) -> Clause:
        column = section.table.c[name]
        # A reference may be by several columns, of which this is the first.
        [target] = {to for columns, to in section.references.items() if columns[0] == name}
        parent = BY_TABLE[target]
        key = parent.table.c[parent.key[0]]
        within = column.in_(self._ids(parent, key))
        return within | column.is_(None) if column.nullable else within

    def _ids(self, section: Section, key: Any) -> Any:
        return sa.select(key).where(self.clause(section))

    def _is_named(self, section: Section) -> Clause:
        """That something else in the document names the row."""
        [key] = section.key
        named = self._naming(section)
        if not named:
            return sa.false()
        return section.table.c[key].in_(sa.union(*named) if len(named) > 1 else named[0])

    def _naming(self, section: Section) -> list[sa.Select[Any]]:
        """What is named in each column of another section that is not there because of it."""
        return [
            sa.select(other.table.c[columns[0]]).where(
                self.clause(other), other.table.c[columns[0]].is_not(None)
            )
            for other in SECTIONS
            for columns, table in other.references.items()
            if table == section.table.name
            and other is not section
            and len(columns) == 1
            and columns[0] not in other.under
            and other.table.metadata is section.table.metadata
        ]

    def _indicators(self) -> Any:
        """Indicators that are named, and what those are made of."""
        section = BY_TABLE["indicator"]
        table = section.table
        named = sa.union(*self._naming(section)).subquery()
        first = sa.select(table.c.id).where(
            table.c.id.in_(sa.select(named.c[0])) | table.c.id.in_(self._of_datasets("indicators"))
        )
        found = first.cte("in_document", recursive=True)
        made_of = table.alias("made_of")
        found = found.union(
            sa.select(made_of.c.id).where(
                table.c.id == found.c.id,
                (made_of.c.id == table.c.numerator_id) | (made_of.c.id == table.c.denominator_id),
            )
        )
        return sa.select(found.c.id)

    def _of_datasets(self, part: str) -> Sequence[str]:
        """What kept tables name in their selections."""
        return sorted({str(one) for chosen in self._selections for one in chosen.get(part, ())})

    @cached_property
    def _selections(self) -> Sequence[dict[str, Any]]:
        statement = select(Dataset.selection).where(col(Dataset.county_id) == self.view.county_id)
        return [dict(one) for one in self._session.exec(statement) if one]


def _table(model: Any) -> sa.Table:
    found: sa.Table = model.__table__
    return found


_TABLE: Final = {
    model: _table(model)
    for model in (
        Area, Indicator, PriceIndex, ProgressReport, Questionnaire, QuestionnaireRound, Recipient,
        UnitKind,
    )
}  # fmt: skip


def _how_many_asked() -> sa.ColumnElement[Any]:
    """Units in the round; nothing where there are none."""
    units = sa.func.count(_TABLE[Recipient].c.id)
    return (
        sa.select(sa.func.nullif(units, 0))
        .where(_TABLE[Recipient].c.round_id == _TABLE[QuestionnaireRound].c.id)
        .scalar_subquery()
    )


def _order_of_reports() -> sa.ColumnElement[Any]:
    """Of reports on one part and day the later holds: their order, without its revisions."""
    one = _TABLE[ProgressReport].c
    return (
        sa.func.row_number()
        .over(
            partition_by=(one.activity_id, one.organisation_id, one.as_of),
            order_by=(one.revision, one.id),
        )
        .label("order")
    )

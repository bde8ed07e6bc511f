"""A whole document held against what the database has: what is new, changed and conflicting."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session

from samplan.auth.service import Caller
from samplan.county_documents.comparing import Judgement, Known, Rules, judge
from samplan.county_documents.contents import Contents
from samplan.county_documents.fields import Values, in_chunks, row_of
from samplan.county_documents.reading import Document, Key, key_of
from samplan.county_documents.scoping import Scope
from samplan.county_documents.section import Section
from samplan.county_documents.sections import BY_TABLE, SECTIONS
from samplan.county_documents.terms import CAN_BE_UPDATED, ConflictReason, ImportOutcome, View
from samplan.disclosure.model import Rule

_AT_ONCE: Final = 500
_MADE: Final = frozenset({"correction", "published_result"})
"""What is made of the history, and of answers that are here."""


class Judged(NamedTuple):
    """A row of the document that is not there as it is."""

    key: Key
    values: Values
    judgement: Judgement


@dataclass
class SectionJudgement:
    """How a section stands."""

    section: Section
    counts: Counter[ImportOutcome] = field(default_factory=Counter)
    judged: list[Judged] = field(default_factory=list)
    """All but the unchanged, in the document's order."""
    only_here: int = 0
    """Rows that are here and not in the document. They are left as they are."""


@dataclass
class Judge:
    """Holds one document against the database."""

    session: Session
    document: Document
    caller: Caller
    rule: Rule
    _refused: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set), init=False)

    def __post_init__(self) -> None:
        """Everything of the county is looked at, and seen as the document sees it."""
        whole = View(self.document.county_id, unprotected=True, unpublished=True)
        self._scope = Scope(self.session, whole)
        self._said = Scope(self.session, self.document.view)

    def sections(self) -> Iterator[SectionJudgement]:
        """Every section in its order."""
        for section in SECTIONS:
            yield self._section(section)

    def _section(self, section: Section) -> SectionJudgement:
        found = SectionJudgement(section)
        published = self._published(section)
        ours = 0
        for some in in_chunks(self.document.rows[section.name], _AT_ONCE):
            known = self._known(section, [key_of(section, row) for row in some])
            ours += sum(one.is_ours for one in known.values())
            taken = self._taken(section, [row for row in some if key_of(section, row) not in known])
            for values in some:
                one = self._one(section, values, known, taken, published)
                found.counts[one.judgement.outcome] += 1
                if one.judgement.outcome is not ImportOutcome.UNCHANGED:
                    found.judged.append(one)
                self._remember(section, one)
        found.only_here = max(self._count(section) - ours, 0)
        return found

    def _one(
        self,
        section: Section,
        values: Values,
        known: Mapping[Key, Known],
        taken: set[Key],
        published: frozenset[Any],
    ) -> Judged:
        key = key_of(section, values)
        if self._rests_on_refused(section, values):
            return Judged(
                key, values, Judgement(ImportOutcome.CONFLICTING, ConflictReason.DEPENDENT)
            )
        if key in taken:
            return Judged(key, values, Judgement(ImportOutcome.CONFLICTING, ConflictReason.TAKEN))
        judgement = judge(
            self._rules(section),
            row_of(section.stored, values),
            _taken_over(section, known.get(key), values),
            is_told=not values.get("is_withheld", False),
            in_published=bool(section.touches) and values[section.touches or ""] in published,
        )
        return Judged(key, values, judgement)

    def _rules(self, section: Section) -> Rules:
        may = section.shared is None or self.caller.reach(section.shared) is not None
        return Rules(section.shared is not None, may, section.frozen)

    # --- rows that others rest on ---

    def _remember(self, section: Section, one: Judged) -> None:
        reason = one.judgement.reason
        is_there = bool(one.judgement.changes)
        if reason is not None and reason not in CAN_BE_UPDATED and not is_there:
            self._refused[section.table.name].add(one.key)

    def _rests_on_refused(self, section: Section, values: Values) -> bool:
        return any(
            tuple(values[name] for name in columns) in self._refused[table]
            for columns, table in section.references.items()
            if table in self._refused
        )

    # --- what is there ---

    def _known(self, section: Section, keys: Sequence[Key]) -> dict[Key, Known]:
        if section.table.name in _MADE:
            wanted = set(keys)
            return {key: one for key, one in self._made(section).items() if key in wanted}
        table = section.table
        ours = sa.true() if section.shared else self._scope.clause(section)
        statement = self._said.stored(section).add_columns(ours.label("is_ours"))
        if section.open_when:
            column, value = section.open_when
            statement = statement.add_columns((table.c[column] == value).label("is_open"))
        named = _among([table.c[name] for name in section.key], keys)
        found = self.session.connection().execute(statement.where(named)).mappings()
        rows = [dict(row) for row in found]
        return {key_of(section, row): _known_of(section, row) for row in rows}

    def _made(self, section: Section) -> dict[Key, Known]:
        """What the document has as rows and the database has otherwise."""
        contents = Contents(self.session, self.document.view, self.rule)
        rows = map(dict, contents.values(section, self._said))
        return {
            key_of(section, row): Known(row_of(section.fields, row), is_frozen=True) for row in rows
        }

    def _taken(self, section: Section, rows: Iterable[Values]) -> set[Key]:
        """New rows that say of themselves what only one may, and another does already."""
        found: set[Key] = set()
        for unique in section.table.constraints:
            if not isinstance(unique, sa.UniqueConstraint):
                continue
            names = [column.name for column in unique.columns]
            wanted = {
                tuple(row[name] for name in names): key_of(section, row)
                for row in rows
                if all(row[name] is not None for name in names)
            }
            columns = [section.table.c[name] for name in names]
            statement = sa.select(*columns).where(_among(columns, list(wanted)))
            for row in self.session.connection().execute(statement):
                found.add(wanted[tuple(row)])
        return found

    def _published(self, section: Section) -> frozenset[Any]:
        """Rounds and collections that are published here, and that rows of the section are of."""
        if section.touches is None:
            return frozenset()
        parent = touched(section)
        column, value = parent.open_when or ("", "")
        statement = sa.select(parent.table.c.id).where(
            parent.table.c.county_id == self.document.county_id, parent.table.c[column] == value
        )
        return frozenset(self.session.connection().execute(statement).scalars())

    def _count(self, section: Section) -> int:
        """The county's own rows; what all share is nobody's."""
        if section.shared or section.table.name in _MADE:
            return 0
        statement = sa.select(sa.func.count()).select_from(section.table)
        found = self.session.connection().execute(statement.where(self._scope.clause(section)))
        return found.scalar_one()


def touched(section: Section) -> Section:
    """What a change of the section's rows is a change of: a round or a collection."""
    name = section.touches
    [table] = {to for columns, to in section.references.items() if columns[0] == name}
    parent = BY_TABLE[table]
    return parent if parent.of_county else touched(parent)


def _known_of(section: Section, row: Mapping[str, Any]) -> Known:
    is_open = bool(row.get("is_open"))
    return Known(
        row_of(section.stored, row),
        is_ours=bool(row["is_ours"]),
        is_frozen=is_open and section.frozen_when_open,
        is_published=is_open and not section.frozen_when_open,
    )


def _taken_over(section: Section, known: Known | None, values: Values) -> Known | None:
    """The row that is there. A county's area that the nation's files name is not another one."""
    if known is None or section.table.name != "area" or known.row["countyId"] is not None:
        return known
    return known._replace(row={**known.row, "countyId": values["county_id"]})


def _among(columns: Sequence[Any], keys: Sequence[Key]) -> Any:
    if not keys:
        return sa.false()
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return sa.tuple_(*columns).in_(keys)

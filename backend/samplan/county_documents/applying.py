"""Writing what has been judged: all of it in one transaction, under one revision."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, col

from samplan.county_documents.derived import derived
from samplan.county_documents.fields import Row, Values, in_chunks, row_of
from samplan.county_documents.judging import Judged, SectionJudgement, touched
from samplan.county_documents.reading import Document, Key, name_of
from samplan.county_documents.section import Section
from samplan.county_documents.sections import BY_TABLE
from samplan.county_documents.terms import ImportOutcome
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.gap.tables import RoundOrganisation
from samplan.reference.plan_loader import tell
from samplan.sources.tables import ImportRun
from samplan.statistics.reporting.documents import observation_name
from samplan.statistics.tables import Area
from samplan.statistics.terms import Qualifier, Settled
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

_AT_ONCE: Final = 500


@dataclass
class Writer:
    """Writes one document's rows."""

    session: Session
    document: Document
    by: Actor
    written: int = 0
    _touched: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set), init=False)
    _reports: Counter[Key] = field(default_factory=Counter, init=False)
    _told: set[Key] = field(default_factory=set, init=False)
    """Cells whose change the document's own corrections tell of."""

    def write(self, judged: Sequence[tuple[SectionJudgement, Sequence[Judged]]]) -> str:
        """Write the chosen rows of every section; the id of the import's run."""
        self.number = revision(self.session, self.by)
        chosen = {found.section.table.name: rows for found, rows in judged}
        self._told = {
            (row.values["round_id"], row.values["method_id"], row.values["organisation_id"])
            for row in chosen["correction"]
        }
        for found, rows in judged:
            self._write(found.section, rows)
        self._touch()
        self._take_over_areas()
        if any(rows and _is_of_the_plan(found.section) for found, rows in judged):
            self.session.expire_all()
            tell(self.session, self.document.county_id)
        return self._add_run()

    def _write(self, section: Section, rows: Sequence[Judged]) -> None:
        if not rows:
            return
        try:
            if section.table.name == "correction":
                self._correct(rows)
            else:
                self._store(section, rows)
        except (IntegrityError, DataError) as error:
            words = Words(
                f"Raderna i {section.name} kan inte stå så tillsammans: ett värde bryter mot en "
                "regel som databasen vakar över.",
                f"The rows of {section.name} cannot stand together like this: a value breaks a "
                "rule that the database keeps.",
            )
            raise invalid(Violation(f"sections.{section.name}", words)) from error
        self.written += len(rows)

    def _store(self, section: Section, rows: Sequence[Judged]) -> None:
        new = [row for row in rows if not row.judgement.changes]
        changed = [row for row in rows if row.judgement.changes]
        connection = self.session.connection()
        for some in in_chunks(_named_first(section, new), _AT_ONCE):
            added = [self._columns(section, row.values, is_new=True) for row in some]
            connection.execute(sa.insert(section.table), added)
        for row in changed:
            values = self._columns(section, row.values, is_new=False)
            if "version" in section.table.columns:
                values["version"] = section.table.c.version + 1
            at = [section.table.c[name] == row.values[name] for name in section.key]
            connection.execute(sa.update(section.table).where(*at).values(values))
        for some in in_chunks(rows, _AT_ONCE):
            self._note(section, some)

    def _columns(self, section: Section, values: Values, *, is_new: bool) -> Values:
        """All columns of a row: what the document says, and what this installation adds."""
        columns = {one.name: values[one.name] for one in section.stored}
        columns |= derived(section.table.name, values, self.document)
        there = section.table.columns
        if is_new and "version" in there:
            columns["version"] = 1
        if "revision" in there:
            columns["revision"] = self.number
        if section.table.name == "status_report":
            columns["issued_revision"] = self.number if values["issued_at"] else None
        if section.table.name == "progress_report":
            columns["revision"] = self._revision_of_report(values)
        if section.table.name == "observation":
            columns |= self._settled(values)
        return columns

    def _settled(self, values: Values) -> Values:
        """What was decided of a figure where it was published holds here as well."""
        if values["is_withheld"]:
            # Of a withheld figure not even this is told; the column wants something.
            return {"settled": Settled.WITHHELD, "qualifier": Qualifier.EXACT}
        return {"settled": Settled.SHOWN if not self.document.view.unprotected else None}

    def _revision_of_report(self, values: Values) -> int:
        """Of reports on one part and day the later holds, here as where they come from."""
        if not self._reports:
            self._reports.update(map(_part, self.document.rows["progressReports"]))
        return self.number + int(values["order"]) - self._reports[_part(values)]

    # --- what is written beside it ---

    def _note(self, section: Section, rows: Sequence[Judged]) -> None:
        if section.touches:
            table = touched(section).table.name
            self._touched[table].update(row.values[section.touches] for row in rows)
        if section.table.name == "assessment":
            self._touched["round_organisation"].update(
                (row.values["round_id"], row.values["organisation_id"]) for row in rows
            )
        if section.object_type is not None:
            record(self.session, self.by, *(self._recorded(section, row) for row in rows))

    def _recorded(self, section: Section, row: Judged) -> Recorded:
        after = row_of(section.stored, row.values)
        before = _before(row, after) if row.judgement.changes else None
        name = name_of(row.key)
        if section.table.name == "observation":
            name = observation_name(row.values)
        return Recorded(
            Action.UPDATE if before else Action.CREATE,
            section.object_type or "",
            name,
            before,
            after,
            self._scope_of(section, row.values),
            self._reason(section, row),
        )

    def _reason(self, section: Section, row: Judged) -> str | None:
        """A change of a published cell is a correction, and says why."""
        is_correction = (
            section.table.name == "assessment"
            and row.judgement.outcome is ImportOutcome.CONFLICTING
            and row.key not in self._told
        )
        return f"Inläst från dokumentet {self.document.hash}" if is_correction else None

    def _scope_of(self, section: Section, values: Values) -> Scope:
        if section.shared:
            return Scope()
        round_id = None
        if section.table.name == "gap_round":
            round_id = values["id"]
        elif section.touches and touched(section).table.name == "gap_round":
            round_id = values[section.touches]
        return Scope(self.document.county_id, round_id, self._is_restricted(section, values))

    def _is_restricted(self, section: Section, values: Values) -> bool:
        """What nobody but those who see it all may read in the history either."""
        if section.table.name == "observation":
            return not values["is_public"]
        if section.whole_only or section.unpublished_only:
            return True
        if section.table.name == "gap_round":
            return False  # who sees a round's history is told by the round
        if section.open_when:
            column, value = section.open_when
            return bool(values[column] != value)
        if section.touches and touched(section).table.name != "gap_round":
            return values[section.touches] not in self._published(touched(section))
        return False

    def _published(self, section: Section) -> frozenset[Any]:
        column, value = section.open_when or ("", "")
        rows = self.document.rows[section.name]
        return frozenset(row["id"] for row in rows if row[column] == value)

    def _correct(self, rows: Sequence[Judged]) -> None:
        """Late corrections are what the history says of published cells; so they come into it."""
        record(self.session, self.by, *(self._correction(row.values) for row in rows))

    def _correction(self, values: Values) -> Recorded:
        said = row_of(BY_TABLE["correction"].fields, values)
        cell = {name: said[name] for name in ("roundId", "methodId", "organisationId")}
        after = cell | {
            "status": said["statusAfter"],
            "correctedAt": said["at"],
            "correctedBy": said["madeBy"],
        }
        return Recorded(
            Action.UPDATE,
            "assessment",
            "/".join(cell.values()),
            cell | {"status": said["statusBefore"]},
            after,
            Scope(self.document.county_id, values["round_id"]),
            said["reason"],
        )

    def _touch(self) -> None:
        """Rounds and collections know the newest revision that changed anything in them."""
        connection = self.session.connection()
        for name, keys in self._touched.items():
            table = BY_TABLE[name].table
            if name == "round_organisation":
                for round_id, organisation_id in sorted(keys):
                    raised = sa.update(RoundOrganisation).where(
                        table.c.round_id == round_id, table.c.organisation_id == organisation_id
                    )
                    connection.execute(raised.values(version=table.c.version + 1))
                continue
            for some in in_chunks(sorted(keys), _AT_ONCE):
                newest = sa.update(table).where(table.c.id.in_(some))
                connection.execute(newest.values(revision=self.number))

    def _take_over_areas(self) -> None:
        """The county's areas that the nation's files name lie in it from now on."""
        own = [row["id"] for row in self.document.rows["areas"] if row["county_id"] is not None]
        free = sa.update(Area).where(col(Area.id).in_(own), col(Area.county_id).is_(None))
        self.session.connection().execute(free.values(county_id=self.document.county_id))

    def _add_run(self) -> str:
        """Where what was written comes from."""
        run = f"{self.document.county_id}-document-{self.number}"
        values = {
            "id": run,
            "at": now(),
            "actor_name": self.by.name,
            "dataset": f"county-document {self.document.county_id}",
            "sha256": self.document.hash.partition(":")[2],
            "rows": self.written,
        }
        self.session.connection().execute(sa.insert(ImportRun), [values])
        after = row_of(BY_TABLE["import_run"].stored, values)
        record(self.session, self.by, Recorded(Action.CREATE, "import-run", run, None, after))
        return run


def _is_of_the_plan(section: Section) -> bool:
    """Whether the plan's own history tells of the section's rows, whole things at a time."""
    return section.object_type is None and section.table.name != "correction"


def _part(values: Values) -> Key:
    return values["activity_id"], values["organisation_id"], values["as_of"]


def _before(row: Judged, after: Row) -> Row:
    """The row as it was."""
    before = dict(after)
    for change in row.judgement.changes:
        name, _, language = change.field.partition(".")
        before[name] = {**before[name], language: change.before} if language else change.before
    return before


def _named_first(section: Section, rows: Sequence[Judged]) -> list[Judged]:
    """The rows so that what one names in its own section comes before it."""
    columns = [
        names[0] for names, table in section.references.items() if table == section.table.name
    ]
    if not columns:
        return list(rows)
    by_id = {row.key[0]: row for row in rows}
    ahead: Mapping[Any, Iterable[Any]] = {
        name: [row.values[column] for column in columns if row.values[column] in by_id]
        for name, row in by_id.items()
    }
    return [by_id[name] for name in TopologicalSorter(ahead).static_order()]

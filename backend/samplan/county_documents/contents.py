"""What stands in each section of a county's document, a row at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Role
from samplan.county_documents.fields import Row, row_of
from samplan.county_documents.scoping import Scope
from samplan.county_documents.section import Section
from samplan.county_documents.sections import BY_TABLE, SECTIONS
from samplan.county_documents.terms import View
from samplan.disclosure.model import Rule
from samplan.gap.corrections.service import made, when_and_by
from samplan.questionnaires.results.service import publishable
from samplan.questionnaires.tables import PublishedResult, QuestionnaireRound, Response
from samplan.questionnaires.terms import RoundStatus
from samplan.statistics.gate import Figures, Gate
from samplan.statistics.tables import Observation

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Contents:
    """A county's rows as a view shows them, in one moment of the data."""

    session: Session
    view: View
    rule: Rule

    def sections(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Every section with its rows. They are read when they are asked for."""
        scope = Scope(self.session, self.view)
        for section in SECTIONS:
            yield section.name, self._rows(section, scope)

    def _rows(self, section: Section, scope: Scope) -> Iterator[Row]:
        for values in self.values(section, scope):
            yield row_of(section.fields, values)

    def values(self, section: Section, scope: Scope) -> Iterable[Values]:
        """A section's rows as columns."""
        table = section.table.name
        if table == "observation":
            return self._observations(section, scope)
        if table == "correction":
            return self._corrections(scope)
        if table == "published_result":
            return self._results(scope)
        return scope.rows(section)

    def _observations(self, section: Section, scope: Scope) -> Iterator[Values]:
        """Figures leave by the gate, and nowhere else."""
        figures = Figures.UNPROTECTED if self.view.unprotected else Figures.PROTECTED
        gate = Gate(self.session, self._caller(), self.rule, figures)
        stream = gate.stream(
            scope.clause(section),
            col(Observation.county_id) == self.view.county_id,
            order=scope.order(section),
        )
        for one in stream:
            yield one._asdict() | {"is_withheld": one.withheld is not None}

    def _caller(self) -> Caller:
        """Everybody, or who may see all; that the one who asks may was checked before."""
        sees_more = self.view.unprotected or self.view.unpublished
        return Caller(Role.ADMINISTRATOR) if sees_more else Caller()

    def _corrections(self, scope: Scope) -> Iterator[Values]:
        """Late corrections, by round, in the order that they were made in."""
        rounds = BY_TABLE["gap_round"]
        for round_ in scope.rows(rounds):
            statement = made(round_["id"]).order_by("revision", "position")
            found = self.session.connection().execute(statement)
            for number, one in enumerate(found, start=1):
                at, by = when_and_by(one)
                yield {
                    "round_id": round_["id"],
                    "number": number,
                    "method_id": one.after["methodId"],
                    "organisation_id": one.after["organisationId"],
                    "at": at,
                    "made_by": by,
                    "status_before": one.before["status"],
                    "status_after": one.after["status"],
                    "reason": one.reason,
                }

    def _results(self, scope: Scope) -> Iterator[Values]:
        """Results as everybody sees them, where the document has not the answers themselves."""
        kept = set(self.session.exec(select(PublishedResult.round_id)))
        answered = set(self.session.exec(select(Response.round_id).distinct()))
        for values in scope.rows(BY_TABLE["questionnaire_round"]):
            round_id = values["id"]
            body = None
            if round_id in kept and round_id not in answered:
                body = self.session.get_one(PublishedResult, round_id).body
            elif (
                round_id in answered
                and not self.view.whole
                and values["status"] == RoundStatus.PUBLISHED
            ):
                row = self.session.get_one(QuestionnaireRound, round_id)
                body = publishable(self.session, row, self.rule)
            if body is not None:
                yield {"round_id": round_id, "body": body}

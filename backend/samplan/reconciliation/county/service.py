"""Running every check over what a county has published, and keeping what is said of findings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.chain.reading import published_rounds
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.gap.cells import RoundData
from samplan.gap.reading import read_links, read_round
from samplan.gap.tables import GapRound
from samplan.organisations.tables import County
from samplan.organisations.terms import OrganisationKind
from samplan.reconciliation.account_checks import check_methods
from samplan.reconciliation.checks import find_disagreements
from samplan.reconciliation.cost_checks import check_costs
from samplan.reconciliation.county.cost_reading import read_costs
from samplan.reconciliation.county.plan_reading import read_reports
from samplan.reconciliation.county.reading import read_figures, read_stated
from samplan.reconciliation.county.schemas import FindingReviewInput
from samplan.reconciliation.figures import Checked, CountyFinding, Figures, Subject, together
from samplan.reconciliation.findings import Evidence, Finding
from samplan.reconciliation.method_counts import COUNTED_METHODS
from samplan.reconciliation.plan_checks import check_plans
from samplan.reconciliation.questionnaire_checks import check_stated
from samplan.reconciliation.statistics_checks import check_statistics, told_once
from samplan.reconciliation.tables import FindingReview
from samplan.reconciliation.terms import CountyFindingKind, Domain, ReviewState
from samplan.sources.service import places
from samplan.web.errors import invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Document = dict[str, Any]

FINDING = Words("Avvikelsen", "finding")
REVIEW = Words("Granskningen", "review")


def check_county(session: Session, county_id: str) -> None:
    """A problem when there is no such county."""
    if session.get(County, county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        raise invalid(Violation("county", words))


def findings_of(session: Session, county_id: str, *, unprotected: bool) -> Checked:
    """All findings over what the county has published; statistics as far as the caller sees."""
    rounds = published_rounds(session, county_id)[::-1]
    figures = read_figures(session, county_id, unprotected=unprotected)
    newest = max((row.year for row in rounds), default=None)
    read = {row.id: read_round(session, row) for row in rounds}
    of_gap = [
        _of_gap(finding, read[row.id])
        for row in rounds
        if row.year == newest
        for finding in find_disagreements(read[row.id], read_links(session))
    ]
    checked = together(
        [
            Checked(0, tuple(of_gap)),
            check_stated(*read_stated(session, county_id)),
            check_statistics(figures),
            _against_rounds(figures, [(row, read[row.id]) for row in rounds]),
        ]
    )
    of_costs = check_costs(read_costs(session, county_id))
    of_plans = check_plans(read_reports(session, county_id))
    once = Checked(checked.compared, told_once(checked.findings))
    return together([once, of_costs, of_plans])


def _against_rounds(figures: Figures, rounds: Iterable[tuple[GapRound, RoundData]]) -> Checked:
    """Counts of municipalities in the statistics against the cells of a round of the same year."""
    found = []
    for row, data in rounds:
        of_year = [one for one in figures.figures if one.key.period == str(row.year)]
        same_year = Figures(
            figures.indicators, of_year, figures.areas, figures.categories, figures.area_parts
        )
        kinds = {column.id: column.kind for column in data.columns}
        everybody = {i for i, kind in kinds.items() if kind == OrganisationKind.MUNICIPALITY.value}
        found += [
            check_methods(same_year, data, COUNTED_METHODS, group)
            for group in data.groups
            if set(group.member_ids) == everybody
        ]
    return together(found)


def _of_gap(finding: Finding, data: RoundData) -> CountyFinding:
    names = {method.id: text(method.name_sv, method.name_en) for method in data.methods}
    name = names[finding.method_id]
    return CountyFinding(
        id=finding.id,
        domain=Domain.GAP,
        kind=CountyFindingKind(finding.kind.value),
        certainty=finding.certainty,
        title=finding.title,
        arithmetic=finding.arithmetic,
        difference=finding.difference,
        unit=None
        if finding.difference is None
        else {"sv": "organisationer", "en": "organisations"},
        subject=Subject("method", finding.method_id, {"sv": name["sv"] or "", "en": name["en"]}),
        statement=finding.statement,
        evidence=finding.evidence,
    )


def reviews_of(session: Session, county_id: str) -> dict[str, FindingReview]:
    """What has been said of the county's findings, by finding."""
    statement = select(FindingReview).where(col(FindingReview.county_id) == county_id)
    return {row.finding_id: row for row in session.exec(statement)}


def shown(
    session: Session,
    findings: Sequence[CountyFinding],
    reviews: Mapping[str, FindingReview],
    *,
    signed_in: bool,
) -> list[Document]:
    """Findings as JSON, with their places in sources and what has been said of them."""
    sides = [side for finding in findings for side in (finding.statement, *finding.evidence)]
    sources = {place["id"]: place for place in places(session, (side.place_id for side in sides))}
    return [
        {
            "id": finding.id,
            "domain": finding.domain.value,
            "kind": finding.kind.value,
            "certainty": finding.certainty.value,
            "title": finding.title,
            "arithmetic": finding.arithmetic,
            "difference": finding.difference,
            "unit": finding.unit,
            "subject": finding.subject._asdict(),
            "statement": _side(finding.statement, sources),
            "evidence": [_side(side, sources) for side in finding.evidence],
            "review": review_document(reviews.get(finding.id), signed_in=signed_in),
        }
        for finding in findings
    ]


def _side(side: Evidence, sources: Mapping[str, Any]) -> Document:
    return {"text": side.text, "sourcePlace": sources.get(side.place_id or "")}


def review_document(row: FindingReview | None, *, signed_in: bool) -> Document:
    """What has been said of a finding as JSON; names only for those who are signed in."""
    if row is None:
        return {
            "state": ReviewState.OPEN.value,
            "reason": None,
            "reviewedAt": None,
            "reviewedBy": None,
            "version": None,
        }
    return {
        "state": ReviewState(row.state).value,
        "reason": row.reason,
        "reviewedAt": row.reviewed_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "reviewedBy": row.reviewed_by if signed_in else None,
        "version": row.version,
    }


def get_review(session: Session, finding_id: str) -> FindingReview:
    """What has been said of a finding, or the problem that nothing has."""
    row = session.get(FindingReview, finding_id)
    if row is None:
        raise not_found(REVIEW)
    return row


def say(session: Session, finding_id: str, said: FindingReviewInput, *, by: Actor) -> FindingReview:
    """Explain or accept a finding that there is in the county."""
    findings = findings_of(session, said.county_id, unprotected=True).findings
    if finding_id not in {finding.id for finding in findings}:
        raise not_found(FINDING)
    row, before = session.get(FindingReview, finding_id), None
    if row is None:
        row = FindingReview(
            finding_id=finding_id,
            county_id=said.county_id,
            state=said.state,
            reason=said.reason,
            reviewed_by=by.name,
            reviewed_at=now(),
        )
        session.add(row)
    else:
        before = _recorded(row)
        row.state, row.reason = said.state, said.reason
        row.reviewed_by, row.reviewed_at = by.name, now()
        row.version += 1
    session.flush()
    action = Action.CREATE if before is None else Action.UPDATE
    _record(session, by, action, row, before, _recorded(row))
    return row


def open_again(session: Session, row: FindingReview, *, by: Actor) -> None:
    """Take back what was said of a finding; the history keeps it."""
    before = _recorded(row)
    session.delete(row)
    session.flush()
    _record(session, by, Action.DELETE, row, before, None)


def _recorded(row: FindingReview) -> Document:
    return {
        "findingId": row.finding_id,
        "countyId": row.county_id,
        "state": ReviewState(row.state).value,
        "reason": row.reason,
        "version": row.version,
    }


def _record(
    session: Session,
    by: Actor,
    action: Action,
    row: FindingReview,
    before: Document | None,
    after: Document | None,
) -> None:
    """Write it down; of a finding that not everybody sees, only for the county's lead."""
    seen = findings_of(session, row.county_id, unprotected=False).findings
    scope = Scope(
        county_id=row.county_id,
        restricted=row.finding_id not in {finding.id for finding in seen},
    )
    change = Recorded(
        action,
        "finding-review",
        row.finding_id,
        before,
        after,
        scope,
        (after or before or {})["reason"],
    )
    record(session, by, change)

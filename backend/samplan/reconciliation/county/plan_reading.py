"""Reading what is reported of a county's plans, as plain records for the checks. It is public."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.chain.outcomes import Told, read_names, told
from samplan.chain.reading import Outline, read_outline
from samplan.chain.terms import OutcomeReason
from samplan.db.days import today
from samplan.gap.cells import Text
from samplan.gap.terms import Status
from samplan.organisations.tables import Organisation
from samplan.plan.deriving import Said
from samplan.plan.progress.present import Held, of_plan, read_held, read_parts
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import Plan
from samplan.plan.terms import DOING, Part
from samplan.reconciliation.phrases import both
from samplan.reconciliation.plan_checks import Followed, Gap, Report, Reports, Work

_OTHER_CONTENT = frozenset(
    {OutcomeReason.WIDENED, OutcomeReason.NARROWED, OutcomeReason.SPLIT, OutcomeReason.MERGED}
)
"""Why a gap cannot be held against the one that the activity names: the method is another one."""

_Places = Mapping[tuple[str, str | None, int], str]
"""Where reports are stated, by activity, organisation and revision."""


def read_reports(session: Session, county_id: str) -> Iterator[Reports]:
    """What is reported of each of the county's plans."""
    statement = select(Plan.id).where(col(Plan.county_id) == county_id).order_by(col(Plan.id))
    for plan_id in session.exec(statement).all():
        yield _of_plan(session, plan_id)


def _of_plan(session: Session, plan_id: str) -> Reports:
    outline = read_outline(session, plan_id)
    within = of_plan(plan_id)
    order = _organisations(session, outline.plan.county_id)
    parts = read_parts(session, within, {one: place for place, one in enumerate(order)})
    doing = {
        activity_id: [one for one, part in found if Part(part) in DOING]
        for activity_id, found in parts.items()
    }
    places = _places(session, plan_id)
    return Reports(
        _works(outline, read_held(session, within, today()), doing, places),
        _followed(session, outline, doing, places),
        order,
    )


def _works(
    outline: Outline, held: Held, doing: Mapping[str, list[str]], places: _Places
) -> list[Work]:
    """Each activity that somebody has reported on."""

    def report(activity_id: str, organisation_id: str | None) -> Report | None:
        said: Said | None = held.get(activity_id, {}).get(organisation_id)
        if said is None:
            return None
        place_id = places.get((activity_id, organisation_id, said.revision))
        return Report(said.as_of, said.status, place_id)

    return [
        Work(
            one.id,
            both(f"{one.code} {one.title_sv}", f"{one.code} {one.title_en or one.title_sv}"),
            report(one.id, None),
            {
                organisation_id: report(one.id, organisation_id)
                for organisation_id in doing.get(one.id, ())
            },
        )
        for one in outline.activities
        if one.id in held
    ]


def _followed(
    session: Session, outline: Outline, doing: Mapping[str, list[str]], places: _Places
) -> Followed | None:
    """What the county's newest published round shows of the gaps that activities name."""
    if not outline.gaps:
        return None
    how = told(session, Caller(), outline.plan)
    if how.seen is None:
        return None
    row = how.seen.row
    return Followed(
        row.id,
        both(row.title_sv, row.title_en or row.title_sv),
        _works(outline, how.held, doing, places),
        _gaps(session, outline, how),
    )


def _gaps(session: Session, outline: Outline, how: Told) -> dict[str, list[Gap]]:
    """The gaps of activities that are reported on, less those of methods that have changed."""
    reported = {id_: keys for id_, keys in outline.gaps.items() if id_ in how.held}
    methods = read_names(session, frozenset().union(*reported.values())).methods
    return {
        activity_id: [
            Gap(
                key.method_id,
                both(methods[key.method_id]["sv"], methods[key.method_id]["en"]),
                key.organisation_id,
                now.status if now else Status.NOT_ASKED.value,
                now.place_id if now else None,
            )
            for key in sorted(keys)
            for trace in [how.trace(key)]
            if trace.reason not in _OTHER_CONTENT
            for now in [trace.now]
        ]
        for activity_id, keys in reported.items()
    }


def _places(session: Session, plan_id: str) -> _Places:
    statement = sa.select(
        col(ProgressReport.activity_id),
        col(ProgressReport.organisation_id),
        col(ProgressReport.revision),
        col(ProgressReport.place_id),
    ).where(
        col(ProgressReport.activity_id).in_(of_plan(plan_id)),
        col(ProgressReport.place_id).is_not(None),
    )
    rows = session.connection().execute(statement)
    return {(one, whose, revision): place for one, whose, revision, place in rows if place}


def _organisations(session: Session, county_id: str) -> dict[str, Text]:
    """The short names of the county's organisations, in order."""
    statement = (
        sa.select(col(Organisation.id), col(Organisation.short_name))
        .where(col(Organisation.county_id) == county_id)
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    return {id_: both(name, name) for id_, name in session.connection().execute(statement)}

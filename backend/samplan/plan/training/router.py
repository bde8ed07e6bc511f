"""Occasions of courses: listed, kept, taken away; and the training wheel as a calendar."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic_core import to_json
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.days import today
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import get_plan
from samplan.plan.fields import FIRST_YEAR, LAST_YEAR
from samplan.plan.training import service
from samplan.plan.training.calendar import to_calendar
from samplan.plan.training.courses import plan_of
from samplan.plan.training.documents import courses_shown, occasion_documents
from samplan.plan.training.linking import shown_course, shown_occasion
from samplan.plan.training.schemas import (
    CourseOccasionCreate,
    CourseOccasionInfo,
    CourseOccasionList,
    CourseOccasionUpdate,
    TrainingCalendar,
)
from samplan.plan.training.tables import Course, CourseOccasion
from samplan.web import context
from samplan.web.answers import MEDIA_TYPES, CalendarFormat, CalendarFormatDep, other_formats
from samplan.web.caching import check_version, conditional, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, OccasionId, text
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts, self_link

router = APIRouter(tags=["plan"])


def _one(
    request: Request, response: Response, session: Session, row: CourseOccasion
) -> CourseOccasionInfo:
    response.headers["ETag"] = version_etag(row.version)
    return shown_occasion(request, occasion_documents(session, [row])[0])


@router.get("/course-occasions", responses=problems(401, 422, 429))
def list_occasions(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan's courses")] = None,
    course: Annotated[Id | None, Query(description="Only of this course")] = None,
    cancelled: Annotated[
        bool | None, Query(description="Only cancelled ones, or only others")
    ] = None,
) -> CourseOccasionList:
    """Times that courses are held. Sort by id, courseId or startsOn; by first day otherwise."""
    statement = select(CourseOccasion)
    if course:
        statement = statement.where(col(CourseOccasion.course_id) == course)
    if plan:
        of_plan = sa.select(col(Course.id)).where(col(Course.plan_id) == plan)
        statement = statement.where(col(CourseOccasion.course_id).in_(of_plan))
    if cancelled is not None:
        statement = statement.where(col(CourseOccasion.is_cancelled).is_(cancelled))
    columns = {
        "id": col(CourseOccasion.id),
        "courseId": col(CourseOccasion.course_id),
        "startsOn": col(CourseOccasion.starts_on),
    }
    default = [col(CourseOccasion.starts_on), col(CourseOccasion.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [shown_occasion(request, one) for one in occasion_documents(session, rows)]
    return CourseOccasionList(
        course_occasions=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get("/course-occasions/{occasionId}", responses=problems(401, 404, 422, 429))
def get_occasion(
    request: Request, response: Response, session: SessionDep, _: Reader, occasion_id: OccasionId
) -> CourseOccasionInfo:
    """One occasion; its ETag is what an edit needs."""
    return _one(request, response, session, service.OCCASIONS.get(session, occasion_id))


@router.post(
    "/course-occasions",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_occasion(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: CourseOccasionCreate,
) -> CourseOccasionInfo:
    """Enter a time that a course is held."""
    course = service.named_course(session, new.course_id)
    county_id = plan_of(session, course).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    row = service.create(session, course, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/course-occasions/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/course-occasions/{occasionId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_occasion(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    occasion_id: OccasionId,
    change: CourseOccasionUpdate,
    if_match: IfMatch = None,
) -> CourseOccasionInfo:
    """Change or cancel an occasion. What is left out stays; a cancelled one stays in calendars."""
    row = service.OCCASIONS.get(session, occasion_id)
    county_id = service.county_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/course-occasions/{occasionId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_occasion(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    occasion_id: OccasionId,
    if_match: IfMatch = None,
) -> Response:
    """Take an occasion away that was entered by mistake; to call one off, cancel it instead."""
    row = service.OCCASIONS.get(session, occasion_id)
    county_id = service.county_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
_CALENDAR: dict[int | str, dict[str, Any]] = {
    200: {
        "model": TrainingCalendar,
        "description": "The calendar in the form asked for",
        "headers": {"ETag": _ETAG},
        "content": {MEDIA_TYPES[CalendarFormat.ICS]: {"schema": {"type": "string"}}},
    },
    304: {
        "description": "Not changed since the ETag in If-None-Match",
        "headers": {"ETag": _ETAG},
    },
}


@router.get(
    "/training-calendars",
    response_model=None,
    responses=_CALENDAR | problems(401, 404, 406, 422, 429),
)
def get_training_calendar(
    request: Request,
    session: SessionDep,
    _: Reader,
    calendar_format: CalendarFormatDep,
    plan: Annotated[Id, Query(description="Plan", examples=["22-plan"])],
    year: Annotated[
        int | None,
        Query(description="Only occasions of this year", ge=FIRST_YEAR, le=LAST_YEAR),
    ] = None,
) -> Response:
    """The training wheel: a plan's courses, when each is held, and when next.

    format=ics is a calendar to save or to subscribe to, with an all-day event for each occasion.
    An event keeps its identity when the occasion is changed or cancelled.
    """
    row = get_plan(session, plan)
    courses = service.courses_of(session, row)
    occasions = service.occasions_of(session, row, year)
    headers: dict[str, str] = {}
    if calendar_format is CalendarFormat.ICS:
        language = context.current.get().language
        title = (row.title_en if language == "en" else None) or row.title_sv
        name = f"Training wheel: {title}" if language == "en" else f"Kompetenshjul: {title}"
        body = to_calendar(name, service.entries(session, courses, occasions, language))
        headers = {
            "Content-Disposition": f'attachment; filename="kompetenshjul-{plan}.ics"',
            "Content-Language": language,
        }
    else:
        on = today()
        shown = TrainingCalendar.model_validate(
            {
                "plan": {"id": row.id, "title": text(row.title_sv, row.title_en)},
                "year": year,
                "asOf": on,
                "courses": [shown_course(request, x) for x in courses_shown(session, courses, on)],
                "occasions": [
                    shown_occasion(request, x) for x in occasion_documents(session, occasions)
                ],
                "_meta": {"revision": current_revision(session)},
                "_links": _calendar_links(request, plan),
            }
        )
        body = to_json(shown, by_alias=True)
    return conditional(
        request,
        body,
        media_type=MEDIA_TYPES[calendar_format],
        public=request.app.state.settings.reading == "open",
        headers=headers,
    )


def _calendar_links(request: Request, plan_id: str) -> dict[str, Any]:
    return {
        "self": self_link(request),
        **other_formats(request, "ics"),
        "plan": link(request, f"/plans/{plan_id}", "up"),
    }

"""Courses of the training wheel: listed, kept, taken away."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.days import today
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import named_plan
from samplan.plan.training import courses
from samplan.plan.training.documents import courses_shown
from samplan.plan.training.linking import shown_course
from samplan.plan.training.schemas import CourseCreate, CourseInfo, CourseList, CourseUpdate
from samplan.plan.training.tables import Course
from samplan.plan.training.terms import Recurrence
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import CourseId, Id
from samplan.web.paging import PagingDep, fetch_objects, ordered, page_parts

router = APIRouter(tags=["plan"])


def _one(request: Request, response: Response, session: Session, row: Course) -> CourseInfo:
    response.headers["ETag"] = version_etag(row.version)
    return shown_course(request, courses_shown(session, [row], today())[0])


@router.get("/courses", responses=problems(401, 422, 429))
def list_courses(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    activity: Annotated[Id | None, Query(description="Only part of this activity")] = None,
    method: Annotated[Id | None, Query(description="Only those that teach this method")] = None,
    recurrence: Annotated[Recurrence | None, Query(description="Only held so often")] = None,
) -> CourseList:
    """Courses, each with when it is held next. Sort by id, planId or order."""
    statement = select(Course)
    for column, wanted in (
        (col(Course.plan_id), plan),
        (col(Course.activity_id), activity),
        (col(Course.method_id), method),
        (col(Course.recurrence), recurrence),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    columns = {
        "id": col(Course.id),
        "planId": col(Course.plan_id),
        "order": col(Course.position),
    }
    default = [col(Course.plan_id), col(Course.position), col(Course.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [shown_course(request, one) for one in courses_shown(session, rows, today())]
    return CourseList(courses=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/courses/{courseId}", responses=problems(401, 404, 422, 429))
def get_course(
    request: Request, response: Response, session: SessionDep, _: Reader, course_id: CourseId
) -> CourseInfo:
    """One course; its ETag is what an edit needs."""
    return _one(request, response, session, courses.COURSES.get(session, course_id))


@router.post(
    "/courses", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_course(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: CourseCreate,
) -> CourseInfo:
    """Add a course to a plan's training wheel."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = courses.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/courses/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/courses/{courseId}", responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429)
)
def update_course(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    course_id: CourseId,
    change: CourseUpdate,
    if_match: IfMatch = None,
) -> CourseInfo:
    """Change a course. What is left out stays."""
    row = courses.COURSES.get(session, course_id)
    county_id = courses.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, courses.update(session, row, change, by=by))


@router.delete(
    "/courses/{courseId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_course(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    course_id: CourseId,
    if_match: IfMatch = None,
) -> Response:
    """Take a course away. Refused while it has occasions (409)."""
    row = courses.COURSES.get(session, course_id)
    county_id = courses.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    courses.delete(session, row, by=by)
    return Response(status_code=204)

"""Courses and occasions with the links that their answers carry."""

from typing import Any

from fastapi import Request

from samplan.plan.training.schemas import CourseInfo, CourseOccasionInfo
from samplan.web.paging import link


def shown_course(request: Request, document: dict[str, Any]) -> CourseInfo:
    """The course as an answer."""
    course_id = document["id"]
    links = {
        "self": link(request, f"/courses/{course_id}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
        "occasions": link(request, f"/course-occasions?course={course_id}", "related"),
    }
    return CourseInfo.model_validate(document | {"_links": links})


def shown_occasion(request: Request, document: dict[str, Any]) -> CourseOccasionInfo:
    """The occasion as an answer."""
    links = {
        "self": link(request, f"/course-occasions/{document['id']}", "self"),
        "course": link(request, f"/courses/{document['courseId']}", "up"),
    }
    return CourseOccasionInfo.model_validate(document | {"_links": links})

"""Examples of courses and occasions, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


NEXT_TIME: Example = {
    "occasionId": "22-course-mi-2027",
    "startsOn": "2027-03-02",
    "year": 2027,
    "isWorkedOut": False,
    "words": {"sv": "Nästa gång 2027-03-02", "en": "Next time 2027-03-02"},
}

COURSE: Example = {
    "id": "22-course-mi",
    "planId": "22-plan",
    "activityId": "22-plan-1-5",
    "title": {"sv": "MI", "en": "Motivational interviewing"},
    "audience": {"sv": "Samtliga", "en": "Everybody"},
    "participants": None,
    "form": {"sv": "Fysiskt", "en": "In person"},
    "organiser": {"sv": "Huvudmännen tillsammans", "en": "The principals together"},
    "recurrence": "as_needed",
    "everyYears": None,
    "methodId": None,
    "costItemId": None,
    "note": None,
    "sourcePlaceId": None,
    "order": 7,
    "version": 1,
    "nextTime": NEXT_TIME,
    "_links": {
        "self": link("courses/22-course-mi"),
        "plan": link("plans/22-plan", "up"),
        "occasions": link("course-occasions?course=22-course-mi", "related"),
    },
}

NEW_COURSE: Example = {
    "id": "22-course-knowledge-day",
    "planId": "22-plan",
    "activityId": "22-plan-1-5",
    "title": {"sv": "Kunskapsdag om riktlinjerna", "en": "A day on the guidelines"},
    "audience": {"sv": "Samtliga", "en": "Everybody"},
    "recurrence": "every_n_years",
    "everyYears": 2,
}

COURSE_CHANGE: Example = {"participants": "20"}

OCCASION: Example = {
    "id": "22-course-mi-2027",
    "courseId": "22-course-mi",
    "startsOn": "2027-03-02",
    "endsOn": "2027-03-03",
    "location": "Sundsvall",
    "note": None,
    "isCancelled": False,
    "version": 1,
    "_links": {
        "self": link("course-occasions/22-course-mi-2027"),
        "course": link("courses/22-course-mi", "up"),
    },
}

NEW_OCCASION: Example = {
    "id": "22-course-mi-autumn-2027",
    "courseId": "22-course-mi",
    "startsOn": "2027-10-05",
    "endsOn": "2027-10-06",
    "location": "Härnösand",
}

OCCASION_CHANGE: Example = {"isCancelled": True, "note": "För få anmälda."}

CALENDAR: Example = {
    "plan": {"id": "22-plan", "title": {"sv": "Länets missbruks- och beroendeplan", "en": None}},
    "year": 2027,
    "asOf": "2026-11-22",
    "courses": [COURSE],
    "occasions": [OCCASION],
    "_meta": {"revision": 1},
    "_links": {
        "self": link("training-calendars?plan=22-plan&year=2027"),
        "ics": link("training-calendars?plan=22-plan&year=2027&format=ics", "alternate"),
        "plan": link("plans/22-plan", "up"),
    },
}

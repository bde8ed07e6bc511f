"""The training wheel: courses, when they are held and when next, and the calendar of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from samplan.db.days import today
from samplan.plan.training.schemas import CourseInfo, CourseOccasionInfo, TrainingCalendar
from support.asking import Api, Json, body, faulty, problem
from support.calendars import events_of, lines_of, plain
from support.costs import ELSEWHERE, PLAN, make_plan, some_id
from support.decisions import hold, make_course
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

ICS = "/training-calendars?plan=22-plan&format=ics"
SOON = (today() + timedelta(days=30)).isoformat()
LATER = (today() + timedelta(days=60)).isoformat()
YEAR = today().year


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county."""
    make_plan(stage.database)


def entered(document: Json) -> Json:
    """A thing as its history has it."""
    return {name: one for name, one in document.items() if name not in {"_links", "nextTime"}}


def test_the_county_comes_with_the_courses_of_its_wheel(reading: Api) -> None:
    courses = reading.items("/courses", params={"plan": PLAN})
    assert len(courses) == 14
    for one in courses:
        assert_shape(CourseInfo, one)
        assert one["sourcePlaceId"]
        # No source says when any of them is held.
        assert one["nextTime"]["year"] is None
        assert reading.read(f"/courses/{one['id']}") == one
    every_other = [one["id"] for one in courses if one["recurrence"] == "every_n_years"]
    assert len(every_other) == 3
    assert {one["everyYears"] for one in courses if one["id"] in every_other} == {2}
    assert [one["id"] for one in reading.items("/courses", params={"recurrence": "as_needed"})] == [
        "22-course-asi-group",
        "22-course-asi-individual",
        "22-course-hap",
        "22-course-mi",
    ]
    words = {one["id"]: one["nextTime"]["words"]["sv"] for one in courses}
    assert words["22-course-mi"] == "Vid behov, inget tillfälle inlagt"
    assert words["22-course-cra"] == "Inget kommande tillfälle inlagt"


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"method": "hap-adult"}, ["22-course-hap"]),
        ({"method": "asi-adult"}, ["22-course-asi-group", "22-course-asi-individual"]),
        ({"activity": "22-plan-1-1"}, []),
        ({"plan": ELSEWHERE}, []),
    ],
)
def test_courses_are_filtered(reading: Api, params: Json, ids: list[str]) -> None:
    assert [one["id"] for one in reading.items("/courses", params=params)] == ids


def test_a_course_is_made_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    fields: Json = {
        "activityId": "22-plan-1-5",
        "audience": {"sv": "Alla", "en": "All"},
        "participants": "8-10",
        "form": {"sv": "Online", "en": None},
        "organiser": {"sv": "Regionen", "en": None},
        "recurrence": "every_n_years",
        "everyYears": 3,
        "methodId": "act",
        "costItemId": "22-tab1-6",
        "note": {"sv": "Två\nrader", "en": None},
        "sourcePlaceId": "plan-3514-training",
    }
    made = make_course(api, stage.keys, **fields)
    assert_shape(CourseInfo, made)
    assert {name: made[name] for name in fields} == fields
    path = f"/courses/{made['id']}"
    assert api.get(path).headers["etag"].startswith('"v1-')
    change = {"recurrence": "yearly", "everyYears": None, "form": None, "costItemId": None}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert changed == made | change | {"version": 2}
    assert body(api.patch(path, json=change, key=key, version=2)) == changed
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.patch(path, json=change, key=key), 428)
    assert api.delete(path, key=key, version=2).status_code == 204
    problem(api.get(path), 404)
    deleted, updated, created = history(api, key, objectType="course", objectId=made["id"])
    assert created["after"] == updated["before"] == entered(made)
    assert updated["after"] == deleted["before"] == entered(changed)


COURSE_FAULTS: list[tuple[Json, list[str]]] = [
    ({"activityId": f"{ELSEWHERE}-1-1"}, ["activityId"]),
    ({"recurrence": "every_n_years"}, ["everyYears"]),
    ({"everyYears": 2}, ["everyYears"]),
    ({"recurrence": "every_n_years", "everyYears": 1}, ["everyYears"]),
    ({"methodId": "no-such"}, ["methodId"]),
    ({"costItemId": "no-such"}, ["costItemId"]),
    ({"sourcePlaceId": "no-such"}, ["sourcePlaceId"]),
    ({"participants": "x" * 101}, ["participants"]),
    ({"form": {"sv": "x" * 101}}, ["form.sv"]),
    (
        {"activityId": "x", "everyYears": 2, "methodId": "x", "costItemId": "x"},
        ["activityId", "everyYears", "methodId", "costItemId"],
    ),
]


@pytest.mark.parametrize(("fields", "named"), COURSE_FAULTS)
def test_all_that_is_wrong_with_a_course_is_told_at_once(
    stage: Stage, fields: Json, named: list[str]
) -> None:
    sent = {"id": some_id("course"), "planId": PLAN, "title": {"sv": "K"}, "recurrence": "once"}
    key = stage.keys.lead
    assert faulty(stage.api.post("/courses", json=sent | fields, key=key)) == named
    path = f"/courses/{make_course(stage.api, stage.keys)['id']}"
    assert faulty(stage.api.patch(path, json=fields, key=key, version=1)) == named


def test_a_course_of_a_plan_that_there_is_not_and_an_id_that_is_taken(stage: Stage) -> None:
    sent = {"id": "22-course-mi", "planId": PLAN, "title": {"sv": "K"}, "recurrence": "once"}
    key = stage.keys.lead
    problem(stage.api.post("/courses", json=sent, key=key), 409)
    assert faulty(stage.api.post("/courses", json=sent | {"planId": "x"}, key=key)) == ["planId"]
    # A cost item of another plan is none of this one's.
    course = sent | {"id": some_id("course"), "planId": ELSEWHERE, "costItemId": "22-tab1-6"}
    refused = stage.api.post("/courses", json=course, key=stage.others.lead)
    assert faulty(refused) == ["costItemId"]


def test_an_occasion_is_made_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    course = make_course(api, stage.keys)["id"]
    fields = {"endsOn": LATER, "location": "Sundsvall", "note": "Ta med\negen dator"}
    made = hold(api, stage.keys, course, SOON, **fields)
    assert_shape(CourseOccasionInfo, made)
    assert {name: made[name] for name in fields} == fields
    assert (made["startsOn"], made["isCancelled"], made["version"]) == (SOON, False, 1)
    path = f"/course-occasions/{made['id']}"
    assert faulty(api.patch(path, json={"endsOn": "2020-01-01"}, key=key, version=1)) == ["endsOn"]
    change = {"isCancelled": True, "endsOn": None, "note": None}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert changed == made | change | {"version": 2}
    assert body(api.patch(path, json=change, key=key, version=2)) == changed
    problem(api.patch(path, json=change, key=key, version=1), 412)
    listed = {"course": course, "cancelled": True}
    assert api.items("/course-occasions", params=listed) == [changed]
    assert api.items("/course-occasions", params=listed | {"cancelled": False}) == []
    told = problem(api.delete(f"/courses/{course}", key=key, version=1), 409)["detail"]
    assert made["id"] in told
    assert api.delete(path, key=key, version=2).status_code == 204
    assert api.delete(f"/courses/{course}", key=key, version=1).status_code == 204
    deleted, updated, created = history(api, key, objectType="course-occasion", objectId=made["id"])
    assert created["after"] == updated["before"] == entered(made)
    assert updated["after"] == deleted["before"] == entered(changed)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"courseId": "no-such"}, ["courseId"]),
        ({"startsOn": "2027-02-30"}, ["startsOn"]),
        ({"startsOn": "2027"}, ["startsOn"]),
        ({"startsOn": "0001-01-01"}, ["startsOn"]),
        ({"endsOn": "2027-02-28"}, ["endsOn"]),
        ({"location": "två\nrader"}, ["location"]),
        ({"isCancelled": "ja"}, ["isCancelled"]),
    ],
)
def test_what_is_wrong_with_an_occasion_is_told(
    stage: Stage, fields: Json, named: list[str]
) -> None:
    sent = {"id": some_id("occasion"), "courseId": "22-course-mi", "startsOn": "2027-03-01"}
    key = stage.keys.lead
    assert faulty(stage.api.post("/course-occasions", json=sent | fields, key=key)) == named


def next_time(stage: Stage, course: str) -> Json:
    """When a course is held next."""
    found: Json = stage.api.read(f"/courses/{course}")["nextTime"]
    return found


def test_next_time_is_what_somebody_has_entered_or_worked_out_and_said_so(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    every_other: Json = {"recurrence": "every_n_years", "everyYears": 2}
    course = make_course(api, keys, **every_other)["id"]
    hold(api, keys, course, f"{YEAR - 1}-01-01")
    found = next_time(stage, course)
    assert (found["year"], found["isWorkedOut"], found["occasionId"]) == (YEAR + 1, True, None)
    assert found["words"]["sv"] == (
        f"Planeras igen {YEAR + 1}, uträknat: hålls vartannat år, senast {YEAR - 1}"
    )
    later = hold(api, keys, course, LATER)
    soon = hold(api, keys, course, SOON)
    found = next_time(stage, course)
    assert (found["occasionId"], found["startsOn"], found["isWorkedOut"]) == (
        soon["id"],
        SOON,
        False,
    )
    assert found["words"]["sv"] == f"Nästa gång {SOON}"
    path = f"/course-occasions/{soon['id']}"
    body(api.patch(path, json={"isCancelled": True}, key=keys.lead, version=1))
    assert next_time(stage, course)["occasionId"] == later["id"]
    change = {"recurrence": "yearly", "everyYears": None}
    body(api.patch(f"/courses/{course}", json=change, key=keys.lead, version=1))
    assert api.delete(f"/course-occasions/{later['id']}", key=keys.lead, version=1).is_success
    assert next_time(stage, course)["year"] == YEAR
    assert "varje år" in next_time(stage, course)["words"]["sv"]


@pytest.fixture(scope="module")
def difficult(stage: Stage) -> dict[str, str]:
    """Occasions whose texts a calendar has to escape and fold."""
    api, keys = stage.api, stage.keys
    title = {"sv": f"Motiverande samtal; {'åäö, ' * 40}\\slut", "en": "Interviewing"}
    note = {"sv": "Rad ett\nRad två; med, allt", "en": None}
    course = make_course(api, keys, title=title, note=note, audience={"sv": "Alla, utom; en"})["id"]
    day = hold(api, keys, course, "2031-03-01", location="Folkets hus, sal B; plan 2")
    several = hold(api, keys, course, "2031-12-30", endsOn="2032-01-02", note="🎓" * 60)
    off = hold(api, keys, course, "2033-05-05")
    path = f"/course-occasions/{off['id']}"
    body(api.patch(path, json={"isCancelled": True}, key=keys.lead, version=1))
    return {"course": course, "day": day["id"], "several": several["id"], "off": off["id"]}


def events(content: bytes) -> dict[str, Any]:
    """The events by identity, as the library reads them."""
    calendar = Calendar.from_ical(content)
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


def test_the_calendar_is_read_back_with_all_that_was_entered(
    stage: Stage, difficult: dict[str, str]
) -> None:
    response = stage.api.get(ICS)
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    disposition = response.headers["content-disposition"]
    assert disposition == 'attachment; filename="kompetenshjul-22-plan.ics"'
    assert response.headers["content-language"] == "sv"
    occasions = stage.api.items("/course-occasions", params={"plan": PLAN})
    found = events(response.content)
    assert found.keys() == {f"{one['id']}@samplan" for one in occasions}
    courses = {one["id"]: one for one in stage.api.items("/courses", params={"plan": PLAN})}
    for one in occasions:
        event = found[f"{one['id']}@samplan"]
        first = date.fromisoformat(one["startsOn"])
        last = date.fromisoformat(one["endsOn"] or one["startsOn"])
        assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
        assert event["dtstart"].dt == first
        # The end is the day after the last.
        assert event["dtend"].dt == last + timedelta(days=1)
        assert event["sequence"] == one["version"] - 1
        assert event["status"] == ("CANCELLED" if one["isCancelled"] else "CONFIRMED")
        assert event["summary"] == courses[one["courseId"]]["title"]["sv"]
        assert event.get("location") == one["location"]
        assert event["last-modified"].dt <= datetime.now(event["last-modified"].dt.tzinfo)
    several = found[f"{difficult['several']}@samplan"]
    assert several["description"].split("\n")[:2] == ["🎓" * 60, "Alla, utom; en"]
    assert several["categories"].cats == ["Kompetenshjul"]


def test_the_calendar_holds_the_letter_of_the_standard(
    stage: Stage, difficult: dict[str, str]
) -> None:
    content = stage.api.get(ICS).content
    lines = [(one.name, one.value) for one in lines_of(content)]
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-1] == ("END", "VCALENDAR")
    head = dict(lines[: lines.index(("BEGIN", "VEVENT"))])
    assert (head["VERSION"], head["METHOD"]) == ("2.0", "PUBLISH")
    assert head["PRODID"] == "-//Samplan//Kompetenshjul//SV"
    assert head["X-WR-CALNAME"] == "Kompetenshjul: Länets missbruks- och beroendeplan"
    found = {one["UID"].value: one for one in events_of(content)}
    shown = stage.api.read(f"/courses/{difficult['course']}")
    event = found[f"{difficult['several']}@samplan"]
    assert plain(event["SUMMARY"].value) == shown["title"]["sv"]
    assert plain(event["DESCRIPTION"].value).endswith("Rad ett\nRad två; med, allt")
    assert event["DTSTART"].parameters == event["DTEND"].parameters == "VALUE=DATE"
    assert (event["DTSTART"].value, event["DTEND"].value) == ("20311230", "20320103")
    day = found[f"{difficult['day']}@samplan"]
    assert plain(day["LOCATION"].value) == "Folkets hus, sal B; plan 2"
    assert day["DTSTAMP"].value.endswith("Z")
    off = found[f"{difficult['off']}@samplan"]
    assert (off["SEQUENCE"].value, off["STATUS"].value) == ("1", "CANCELLED")


def test_one_who_subscribes_is_told_when_nothing_is_new(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    course = make_course(api, keys)["id"]
    made = hold(api, keys, course, "2040-01-01")
    etag = api.get(ICS).headers["etag"]
    again = api.get(ICS, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    uid = f"{made['id']}@samplan"
    before = events(api.get(ICS).content)[uid]
    change = {"startsOn": "2040-02-02"}
    body(api.patch(f"/course-occasions/{made['id']}", json=change, key=keys.lead, version=1))
    fresh = api.get(ICS, headers={"If-None-Match": etag})
    assert fresh.status_code == 200
    after = events(fresh.content)[uid]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt >= before["last-modified"].dt
    # A course that is called something else calls its events so.
    path = f"/courses/{course}"
    body(api.patch(path, json={"title": {"sv": "Nytt namn"}}, key=keys.lead, version=1))
    assert events(api.get(ICS).content)[uid]["summary"] == "Nytt namn"


def test_the_calendar_speaks_english_to_those_who_ask_for_it(
    stage: Stage, difficult: dict[str, str]
) -> None:
    response = stage.api.get(ICS, headers={"Accept-Language": "en"})
    assert response.headers["content-language"] == "en"
    found = events(response.content)
    assert found[f"{difficult['day']}@samplan"]["summary"] == "Interviewing"
    assert b"X-WR-CALNAME:Training wheel" in response.content


def test_the_wheel_as_json_is_what_the_lists_say(stage: Stage, difficult: dict[str, str]) -> None:
    document = stage.api.read("/training-calendars", params={"plan": PLAN})
    assert_shape(TrainingCalendar, document)
    assert document["courses"] == stage.api.items("/courses", params={"plan": PLAN})
    assert document["occasions"] == stage.api.items("/course-occasions", params={"plan": PLAN})
    assert document["asOf"] == today().isoformat()
    assert stage.api.get(document["_links"]["ics"]["href"]).content == stage.api.get(ICS).content
    etag = stage.api.get("/training-calendars?plan=22-plan").headers["etag"]
    same = stage.api.get("/training-calendars?plan=22-plan", headers={"If-None-Match": etag})
    assert same.status_code == 304


def test_a_year_of_the_wheel_has_what_touches_it(stage: Stage, difficult: dict[str, str]) -> None:
    for year, names in ((2031, {"day", "several"}), (2032, {"several"}), (2034, set[str]())):
        document = stage.api.read("/training-calendars", params={"plan": PLAN, "year": year})
        assert document["year"] == year
        ids = {one["id"] for one in document["occasions"]}
        assert ids == {difficult[name] for name in names}
        content = stage.api.get(f"{ICS}&year={year}").content
        assert events(content).keys() == {f"{one}@samplan" for one in ids}
    assert faulty(stage.api.get(f"{ICS}&year=12")) == ["year"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"),
        ("text/calendar", "text/calendar; charset=utf-8"),
        ("text/html, text/calendar;q=0.5", "text/calendar; charset=utf-8"),
    ],
)
def test_the_form_follows_accept_where_the_address_names_none(
    reading: Api, accept: str, media_type: str
) -> None:
    path = "/training-calendars?plan=22-plan"
    response = reading.get(path, headers={"Accept": accept})
    assert response.headers["content-type"] == media_type


def test_a_form_that_there_is_none_of_is_refused(reading: Api) -> None:
    path = "/training-calendars?plan=22-plan"
    problem(reading.get(path, headers={"Accept": "text/csv"}), 406)
    assert faulty(reading.get(f"{path}&format=csv")) == ["format"]
    problem(reading.get("/training-calendars?plan=no-plan&format=ics"), 404)


def test_a_plan_without_courses_is_an_empty_calendar(stage: Stage) -> None:
    plan = make_plan(stage.database, "25-no-courses")
    content = stage.api.get(f"/training-calendars?plan={plan}&format=ics").content
    assert events(content) == {}
    assert lines_of(content)[-1].value == "VCALENDAR"


def test_a_long_wheel_asks_the_database_no_more_often_than_a_short_one(
    stage: Stage, difficult: dict[str, str]
) -> None:
    asked: list[str] = []
    engine = stage.api.app.api.state.database.reading
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    numbers = []
    for path in (ICS, f"{ICS}&year=2034", "/training-calendars?plan=22-plan"):
        asked.clear()
        stage.api.get(path)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
    assert max(numbers) < 12

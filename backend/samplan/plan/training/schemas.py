"""Courses and their occasions as the API shows and takes them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from samplan.plan.fields import Day, LongTextInput, Place, ShortText
from samplan.plan.training import examples
from samplan.plan.training.terms import Recurrence
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Line,
    Text,
    TextInput,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

RecurrenceInput = Annotated[Recurrence, Field(strict=False)]
EveryYears = Annotated[int, Field(ge=2, le=20, examples=[2])]


class ShortTextInput(InputModel):
    """A word or two in Swedish and perhaps English."""

    sv: ShortText = Field(description="Swedish")
    en: ShortText | None = Field(None, description="English")


class NextTime(ApiModel):
    """When a course is held next, as far as that can be told today."""

    model_config = example(**examples.NEXT_TIME)

    occasion_id: str | None = Field(
        description="The next occasion from today on that is not cancelled; null: none entered"
    )
    starts_on: date | None = Field(description="Its first day", examples=["2027-03-02"])
    year: int | None = Field(
        description="Its year, or the one worked out; null where neither is there", examples=[2027]
    )
    is_worked_out: bool = Field(
        description="Whether the year is worked out of how often the course is held and when it "
        "was held last, and nobody has entered an occasion"
    )
    words: Text = Field(description="The same in words")


class CourseLinks(ApiModel):
    """What belongs to a course."""

    self: Link = Field(description="This course")
    plan: Link = Field(description="Its plan")
    occasions: Link = Field(description="When it is held")


class CourseInfo(ApiModel):
    """A recurring joint training of the training wheel (kompetenshjul)."""

    model_config = example(**examples.COURSE)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    activity_id: str | None = Field(description="The activity that it is part of")
    title: Text = Field(description="Title")
    audience: Text | None = Field(description="Who it is for")
    participants: str | None = Field(
        description="How many take part, as the source says it", examples=["8-10"]
    )
    form: Text | None = Field(description="In person, online")
    organiser: Text | None = Field(description="Who holds it")
    recurrence: Recurrence = Field(description="How often it is held")
    every_years: int | None = Field(description="Years between, when every_n_years", examples=[2])
    method_id: str | None = Field(description="The method that it teaches")
    cost_item_id: str | None = Field(description="What it costs")
    note: Text | None = Field(description="Remark")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the plan's courses")
    version: int = Field(description='For If-Match, as "v1"')
    next_time: NextTime = Field(description="When it is held next")
    links: CourseLinks = Field(alias="_links", description="The course, its plan and occasions")


class CourseList(Page):
    """Courses of the page."""

    model_config = example(
        courses=[examples.COURSE], _meta=examples.META, _links={"self": examples.link("courses")}
    )

    courses: list[CourseInfo] = Field(description="The page's courses")


class CourseCreate(InputModel):
    """A new course."""

    model_config = example(**examples.NEW_COURSE)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    activity_id: Id | None = Field(None, description="The activity that it is part of")
    title: TextInput = Field(description="Title")
    audience: TextInput | None = Field(None, description="Who it is for")
    participants: ShortText | None = Field(None, description="How many take part")
    form: ShortTextInput | None = Field(None, description="In person, online")
    organiser: TextInput | None = Field(None, description="Who holds it")
    recurrence: RecurrenceInput = Field(description="How often it is held")
    every_years: EveryYears | None = Field(None, description="Years between; with every_n_years")
    method_id: Id | None = Field(None, description="The method that it teaches")
    cost_item_id: Id | None = Field(None, description="What it costs: a cost item of the plan")
    note: LongTextInput | None = Field(None, description="Remark")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class CourseUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.COURSE_CHANGE)

    activity_id: Id | None = Field(
        default_factory=left_out, description="The activity that it is part of"
    )
    title: TextInput = Field(default_factory=left_out, description="Title")
    audience: TextInput | None = Field(default_factory=left_out, description="Who it is for")
    participants: ShortText | None = Field(
        default_factory=left_out, description="How many take part"
    )
    form: ShortTextInput | None = Field(default_factory=left_out, description="In person, online")
    organiser: TextInput | None = Field(default_factory=left_out, description="Who holds it")
    recurrence: RecurrenceInput = Field(
        default_factory=left_out, description="How often it is held"
    )
    every_years: EveryYears | None = Field(
        default_factory=left_out, description="Years between; with every_n_years"
    )
    method_id: Id | None = Field(default_factory=left_out, description="The method that it teaches")
    cost_item_id: Id | None = Field(
        default_factory=left_out, description="What it costs: a cost item of the plan"
    )
    note: LongTextInput | None = Field(default_factory=left_out, description="Remark")
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the courses")


class CourseOccasionLinks(ApiModel):
    """What belongs to an occasion."""

    self: Link = Field(description="This occasion")
    course: Link = Field(description="Its course")


class CourseOccasionInfo(ApiModel):
    """One time that a course is held."""

    model_config = example(**examples.OCCASION)

    id: str = Field(description="Slug")
    course_id: str = Field(description="Course")
    starts_on: date = Field(description="First day", examples=["2027-03-02"])
    ends_on: date | None = Field(
        description="Last day; null: the first is the only one", examples=["2027-03-03"]
    )
    location: str | None = Field(description="Where it is held")
    note: str | None = Field(description="Remark, shown in the calendar")
    is_cancelled: bool = Field(description="Whether it is cancelled; it stays in the calendar so")
    version: int = Field(description='For If-Match, as "v1"')
    links: CourseOccasionLinks = Field(alias="_links", description="The occasion and its course")


class CourseOccasionList(Page):
    """Occasions of the page."""

    model_config = example(
        courseOccasions=[examples.OCCASION],
        _meta=examples.META,
        _links={"self": examples.link("course-occasions")},
    )

    course_occasions: list[CourseOccasionInfo] = Field(description="The page's occasions")


class CourseOccasionCreate(InputModel):
    """A new occasion."""

    model_config = example(**examples.NEW_OCCASION)

    id: Id = Field(description="A slug of your own that never changes")
    course_id: Id = Field(description="Course")
    starts_on: Day = Field(description="First day", examples=["2027-03-02"])
    ends_on: Day | None = Field(
        None, description="Last day, when there are several", examples=["2027-03-03"]
    )
    location: Line | None = Field(None, description="Where it is held")
    note: Comment | None = Field(None, description="Remark, shown in the calendar; no persons")
    is_cancelled: bool = Field(
        False,
        description="Whether it is cancelled",
    )


class CourseOccasionUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.OCCASION_CHANGE)

    starts_on: Day = Field(
        default_factory=left_out, description="First day", examples=["2027-03-02"]
    )
    ends_on: Day | None = Field(
        default_factory=left_out,
        description="Last day, when there are several",
        examples=["2027-03-03"],
    )
    location: Line | None = Field(default_factory=left_out, description="Where it is held")
    note: Comment | None = Field(
        default_factory=left_out, description="Remark, shown in the calendar; no persons"
    )
    is_cancelled: bool = Field(default_factory=left_out, description="Whether it is cancelled")


class TrainedPlan(ApiModel):
    """The plan that the courses are of."""

    id: str = Field(description="Plan")
    title: Text = Field(description="Title")


class TrainingCalendarMeta(ApiModel):
    """How new the answer is."""

    revision: int = Field(description="The newest revision of all data")


class TrainingCalendarLinks(ApiModel):
    """The same to subscribe to, and the plan."""

    self: Link = Field(description="This answer")
    ics: Link = Field(description="The same for calendars (text/calendar)")
    plan: Link = Field(description="The plan")


class TrainingCalendar(ApiModel):
    """The training wheel: a plan's courses, when each is held, and when next."""

    model_config = example(**examples.CALENDAR)

    plan: TrainedPlan = Field(description="The plan")
    year: int | None = Field(description="Only occasions of this year; null: all", examples=[2027])
    as_of: date = Field(description="The day that next is counted from", examples=["2026-11-22"])
    courses: list[CourseInfo] = Field(description="In order")
    occasions: list[CourseOccasionInfo] = Field(description="By first day, cancelled ones too")
    meta: TrainingCalendarMeta = Field(alias="_meta", description="How new the answer is")
    links: TrainingCalendarLinks = Field(alias="_links", description="As calendar, and the plan")

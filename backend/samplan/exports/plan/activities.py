"""Activities as sheets: what they are, who has a part, what they close, and their milestones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samplan.exports.fields import (
    Field,
    Item,
    heading,
    made,
    named,
    number,
    places_by_id,
    plain,
    tabulate,
    worded,
)
from samplan.exports.plan.places import source_fields
from samplan.exports.sheets import CellValue, Sheet
from samplan.exports.words import PART, Language
from samplan.plan.terms import Part

_OF_ACTIVITY = (
    plain("activity.id", "Aktivitetens id", "Activity id", 18),
    plain("activity.code", "Kod", "Code", 8),
    named("activity.title", "Aktivitet", "Activity", 46, "long"),
)

PART_FIELDS = (
    *_OF_ACTIVITY,
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    named("name", "Organisation", "Organisation"),
    worded("part", PART, "Del", "Part"),
)

GAP_FIELDS = (
    *_OF_ACTIVITY,
    plain("methodId", "Metod-id", "Method id", 26),
    named("methodName", "Metod", "Method", 46),
    plain("organisationId", "Organisations-id", "Organisation id", 18),
)

MILESTONE_FIELDS = (
    *_OF_ACTIVITY,
    plain("id", "Delmålets id", "Milestone id", 26),
    named("title", "Delmål", "Milestone", 46, "long"),
    plain("dueOn", "Senast", "Due", 12),
    plain("doneOn", "Uppnått", "Reached", 12),
)


def _with_part(part: Part, sv: str, en: str) -> Field:
    """Who has a part, in one line: Sundsvall, Timrå."""

    def value(item: Item, _: Language) -> CellValue:
        names = (one["shortName"] for one in item["organisations"] if one["part"] == part)
        return ", ".join(names) or None

    return made(part, (sv, en), value, 40, "long")


def _fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Aktivitetens id", "Activity id", 18),
        plain("code", "Kod", "Code", 8),
        named("title", "Aktivitet", "Activity", 46, "long"),
        named("summary", "Innehåll", "What it is about", 60, "long"),
        plain("planId", "Plan-id", "Plan id", 14),
        plain("stepId", "Stegets id", "Step id", 18),
        plain("goalId", "Målets id", "Goal id", 22),
        named("needLevel", "Behovsnivå", "Need level"),
        plain("startsOn", "Börjar", "Starts", 12),
        plain("endsOn", "Slutar", "Ends", 12),
        number("startMonth", "Börjar, månader efter beslutet", "Starts, months after the decision"),
        number("endMonth", "Slutar, månader efter beslutet", "Ends, months after the decision"),
        plain("contactFunction", "Kontakt", "Contact", 30),
        plain("contactEmail", "Funktionsbrevlåda", "Functional mailbox", 30),
        _with_part(Part.RESPONSIBLE, "Ansvariga", "Responsible"),
        _with_part(Part.PARTICIPATING, "Deltar", "Taking part"),
        _with_part(Part.CONSULTED, "Rådfrågas", "Consulted"),
        _with_part(Part.INFORMED, "Informeras", "Informed"),
        plain("needsIds", "Väntar på", "Waits for", 30),
        plain("neededByIds", "Väntas av", "Waited for by", 30),
        plain("prerequisiteIds", "Förutsättningar", "Prerequisites", 30),
        plain("agreementIds", "Överenskommelser", "Agreements", 30),
        made(
            "gaps",
            ("Luckor att stänga", "Gaps to close"),
            lambda item, _: len(item["gaps"]),
            10,
            "number",
        ),
        *source_fields(places),
        number("version", "Version", "Version"),
    )


def _each(items: Sequence[Item], key: str) -> Iterator[dict[str, Any]]:
    """A row for each of what activities hold, with the activity."""
    return ({**one, "activity": item} for item in items for one in item[key])


def activity_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return activities: a row for each, then one for each part, gap to close and milestone."""
    items = body["activities"]
    sheets = [
        (heading("Delar", "Parts"), PART_FIELDS, "organisations"),
        (heading("Luckor att stänga", "Gaps to close"), GAP_FIELDS, "gaps"),
        (heading("Delmål", "Milestones"), MILESTONE_FIELDS, "milestones"),
    ]
    title, fields = heading("Aktiviteter", "Activities"), _fields(places_by_id(body))
    return [
        tabulate(title, fields, items, language, frozen=3),
        *(
            tabulate(title, fields, _each(items, key), language, frozen=3)
            for title, fields, key in sheets
        ),
    ]

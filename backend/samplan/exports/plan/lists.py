"""Progress, agreements, consequences and follow-ups as sheets."""

from collections.abc import Mapping

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
from samplan.exports.plan.words import (
    AGREEMENT_KIND,
    AGREEMENT_STATUS,
    IMPACT_KIND,
    IN_PRACTICE,
    PERSPECTIVE,
    PROGRESS,
)
from samplan.exports.sheets import CellValue, Sheet
from samplan.exports.words import Language, said
from samplan.gap.cells import Text
from samplan.plan.impact.terms import ImpactKind

_WHOLE = heading("Helheten, enligt projektledningen", "The whole, by the project lead")
_PLAN = plain("planId", "Plan-id", "Plan id", 14)
_OF_ACTIVITY = (
    plain("activityId", "Aktivitetens id", "Activity id", 18),
    plain("activityCode", "Kod", "Code", 8),
    named("activityTitle", "Aktivitet", "Activity", 46, "long"),
)
_ENTERED = (
    plain("enteredBy", "Inlagd av", "Entered by", 20),
    plain("enteredAt", "Inlagd", "Entered at", 22),
)
_VERSION = number("version", "Version", "Version")


def _whose(item: Item, language: Language) -> CellValue:
    return said(item["organisationName"] or _WHOLE, language)


def _report_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Rapport-id", "Report id", 26),
        _PLAN,
        *_OF_ACTIVITY,
        plain("organisationId", "Organisations-id", "Organisation id", 18),
        made("whose", ("Gäller", "About"), _whose),
        plain("asOf", "Så var det", "As of", 12),
        plain("status", "Lägeskod", "Status code"),
        worded("status", PROGRESS, "Läge", "Status"),
        number("degree", "Så långt, %", "Degree, %"),
        plain("text", "Vad som har gjorts", "What has been done", 50, "long"),
        plain("obstacle", "Vad som hindrar", "Obstacle", 40, "long"),
        plain("nextStep", "Vad som kommer härnäst", "Next step", 40, "long"),
        *source_fields(places),
        *_ENTERED,
        number("revision", "Revision", "Revision"),
    )


def progress_report_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return reports of progress."""
    title, fields = heading("Lägesrapporter", "Progress"), _report_fields(places_by_id(body))
    return [tabulate(title, fields, body["progressReports"], language, frozen=1)]


def _agreement_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Id", "Id", 26),
        named("name", "Namn", "Name", 46, "long"),
        plain("countyId", "Läns-id", "County id", 8),
        worded("kind", AGREEMENT_KIND, "Slag", "Kind"),
        number("year", "År", "Year"),
        named("parties", "Parter enligt källan", "Parties as the source says", 40, "long"),
        plain("organisationIds", "Parternas organisations-id", "Parties' organisation ids", 26),
        worded("status", AGREEMENT_STATUS, "Läge", "Status", 14),
        named("statusText", "Läge i ord", "Status in words", 40, "long"),
        named("problem", "Problem", "Problem", 50, "long"),
        named("proposal", "Förslag", "Proposal", 50, "long"),
        plain("reviseBy", "Revideras senast", "Due for revision", 12),
        plain("activityIds", "Aktiviteter", "Activities", 30),
        *source_fields(places),
        _VERSION,
    )


def agreement_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return agreements."""
    title, fields = heading("Överenskommelser", "Agreements"), _agreement_fields(places_by_id(body))
    return [tabulate(title, fields, body["agreements"], language, frozen=2)]


def _points(kind: ImpactKind, names: Text) -> Field:
    """An analysis's points of a kind, a line each."""

    def value(item: Item, language: Language) -> CellValue:
        texts = (said(one["text"], language) or "" for one in item["points"] if one["kind"] == kind)
        return "\n".join(texts) or None

    return made(kind, (names["sv"], names["en"] or names["sv"]), value, 60, "long")


def _analysis_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Analys-id", "Analysis id", 20),
        named("title", "Förslag", "Proposal", 46, "long"),
        worded("perspective", PERSPECTIVE, "Perspektiv", "Perspective", 24),
        _PLAN,
        plain("activityId", "Aktivitetens id", "Activity id", 18),
        named("summary", "I korthet", "In short", 50, "long"),
        named("madeBy", "Gjord av", "Made by"),
        _points(ImpactKind.BENEFIT, heading("Nyttor", "Benefits")),
        _points(ImpactKind.CHALLENGE, heading("Utmaningar", "Challenges")),
        _points(ImpactKind.CONSIDER, heading("Att beakta", "To consider")),
        _points(ImpactKind.RESOURCE, heading("Resurser", "Resources")),
        *source_fields(places),
        _VERSION,
    )


def _point_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("analysis.id", "Analys-id", "Analysis id", 20),
        named("analysis.title", "Förslag", "Proposal", 46, "long"),
        plain("id", "Punktens id", "Point id", 30),
        worded("kind", IMPACT_KIND, "Slag", "Kind", 14),
        named("text", "Vad den säger", "What it says", 60, "long"),
        plain("organisationId", "Organisations-id", "Organisation id", 18),
        plain("costItemId", "Kostnads-id", "Cost item id", 22),
        plain("inSummary", "I källans sammanfattande tabell", "In the source's summary table", 12),
        *source_fields(places),
    )


def impact_analysis_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return consequence analyses, a row for each, then one for each of their points."""
    items, places = body["impactAnalyses"], places_by_id(body)
    points = ({**point, "analysis": item} for item in items for point in item["points"])
    title = heading("Konsekvensanalyser", "Consequence analyses")
    return [
        tabulate(title, _analysis_fields(places), items, language, frozen=2),
        tabulate(heading("Punkter", "Points"), _point_fields(places), points, language, frozen=2),
    ]


FOLLOW_UP_FIELDS = (
    plain("id", "Uppföljnings-id", "Follow-up id", 26),
    _PLAN,
    *_OF_ACTIVITY,
    plain("followedUpOn", "Uppföljd", "Followed up on", 12),
    worded("done", IN_PRACTICE, "Har det blivit gjort?", "Has it been done?"),
    worded("works", IN_PRACTICE, "Fungerar det som tänkt?", "Does it work as intended?"),
    plain("whyNot", "Varför inte?", "Why not?", 40, "long"),
    plain("change", "Vad behöver ändras?", "What needs to change?", 40, "long"),
    plain("forgotten", "Vad glömdes?", "What was forgotten?", 40, "long"),
    plain("userCouncil", "Brukarrådet", "The user council", 40, "long"),
    plain("madeBy", "Gjord av", "Made by", 30),
    *_ENTERED,
    _VERSION,
)


def follow_up_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return follow-ups by the plan's standing questions."""
    title = heading("Uppföljningar", "Follow-ups")
    return [tabulate(title, FOLLOW_UP_FIELDS, body["followUps"], language, frozen=1)]

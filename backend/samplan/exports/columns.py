"""Which sheets each answer of the API becomes, and the files they are written to.

An answer comes as the JSON that the API would give: plain dicts, camelCase keys.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from samplan.exports.costs.lists import cost_item_sheets, cost_statement_sheets, role_cost_sheets
from samplan.exports.costs.summary import cost_summary_lines, cost_summary_sheets
from samplan.exports.csv_writer import EXCEL, CsvForm, csv_parts, write_csv
from samplan.exports.fields import Item, at, heading
from samplan.exports.figure_form import figure_form_sheets
from samplan.exports.figure_sheets import table_sheets
from samplan.exports.gap_sheets import (
    comparison_sheets,
    county_finding_sheets,
    finding_sheets,
    gap_sheets,
)
from samplan.exports.list_sheets import LISTS, list_sheets, places_within, sources_sheet
from samplan.exports.matrix_sheets import matrix_sheets
from samplan.exports.plan.activities import activity_sheets
from samplan.exports.plan.decisions import decision_matrix_sheets
from samplan.exports.plan.lists import (
    agreement_sheets,
    follow_up_sheets,
    impact_analysis_sheets,
    progress_report_sheets,
)
from samplan.exports.result_sheets import (
    questionnaire_comparison_sheets,
    result_places,
    result_sheets,
)
from samplan.exports.sheets import About, Sheet
from samplan.exports.statistics_fields import completeness_sheets
from samplan.exports.template import column_sheets
from samplan.exports.words import (
    COLLECTION_STATUS,
    QUESTIONNAIRE_ROUND_STATUS,
    ROUND_STATUS,
    Language,
    said,
    word,
)
from samplan.exports.xlsx_writer import write_xlsx
from samplan.gap.cells import Text

_Maker = Callable[[Item, Language], list[Sheet]]

FOLDED: Final[Mapping[str, _Maker]] = {
    "gap-matrices": matrix_sheets,
    "gap-comparisons": comparison_sheets,
    "gaps": gap_sheets,
    "findings": finding_sheets,
    "county-findings": county_finding_sheets,
    "column": column_sheets,
    "completeness": completeness_sheets,
    "figure-form": figure_form_sheets,
    "tables": table_sheets,
    "questionnaire-results": result_sheets,
    "questionnaire-comparisons": questionnaire_comparison_sheets,
    "cost-items": cost_item_sheets,
    "cost-statements": cost_statement_sheets,
    "role-costs": role_cost_sheets,
    "cost-summaries": cost_summary_sheets,
    "activities": activity_sheets,
    "progress-reports": progress_report_sheets,
    "decision-matrices": decision_matrix_sheets,
    "agreements": agreement_sheets,
    "impact-analyses": impact_analysis_sheets,
    "follow-ups": follow_up_sheets,
}
"""Answers that are more than a list. `column` is one organisation's, `columns` all of them."""

_BOTH_WIDE_AND_LONG: Final = frozenset(
    {"gap-matrices", "tables", "cost-summaries", "decision-matrices"}
)

_FINDINGS: Final = {"findings": "findings", "county-findings": "countyFindings"}
"""Answers whose places stand in their sides, and what their items are called."""

RESOURCES: Final = frozenset(FOLDED) | frozenset(LISTS)
"""Everything that can be had as CSV and XLSX."""

_TITLES: Final[Mapping[str, Text]] = {
    "gap-matrices": heading("GAP-matris", "Gap matrix"),
    "gap-comparisons": heading("Jämförelse av omgångar", "Comparison of rounds"),
    "gaps": heading("Luckor", "Gaps"),
    "findings": heading("Avstämning", "Findings"),
    "county-findings": heading("Avstämning för länet", "Findings of the county"),
    "tables": heading("Tabell", "Table"),
    "questionnaire-results": heading("Enkätresultat", "Questionnaire results"),
    "questionnaire-comparisons": heading(
        "Jämförelse av enkätomgångar", "Comparison of questionnaire rounds"
    ),
    "column": heading("Svar för en organisation", "One organisation's answers"),
    "completeness": heading("Uppgiftsläge", "Completeness"),
    "figure-form": heading("Uppgifter att lämna", "Figures to report"),
    "cost-items": heading("Kostnader", "Cost items"),
    "cost-statements": heading("Uppgifter om flera kostnader", "Statements of several costs"),
    "role-costs": heading("Vad tjänster kostar", "What posts cost"),
    "cost-summaries": heading("Kostnadssummering", "Sums of costs"),
    "activities": heading("Aktiviteter", "Activities"),
    "progress-reports": heading("Lägesrapporter", "Reports of progress"),
    "decision-matrices": heading("Beslut", "Decisions"),
    "agreements": heading("Överenskommelser", "Agreements"),
    "impact-analyses": heading("Konsekvensanalyser", "Consequence analyses"),
    "follow-ups": heading("Uppföljningar", "Follow-ups"),
    **{resource: title for resource, (_, title, _) in LISTS.items()},
}


def sheets_of(resource: str, body: Item, language: Language) -> list[Sheet]:
    """Return an answer's sheets, without those on sources and origin. KeyError if unknown."""
    if resource in FOLDED:
        return FOLDED[resource](body, language)
    return list_sheets(resource, body, language)


def to_csv(resource: str, body: Item, language: Language = "sv", form: CsvForm = EXCEL) -> bytes:
    """Return an answer as one CSV file: its first sheet, and of a matrix the long one.

    A matrix and a table of figures have their sources in the long sheet only, so that is the one
    to compute with, and so is that of sums of costs and of decisions; the workbook has both.
    """
    sheets = sheets_of(resource, body, language)
    return write_csv(sheets[1 if resource in _BOTH_WIDE_AND_LONG else 0], language, form)


def stream_csv(
    resource: str, items: Iterable[Item], language: Language = "sv", form: CsvForm = EXCEL
) -> Iterator[bytes]:
    """Return a list as one CSV file, some rows at a time."""
    _, _, fields = LISTS[resource]
    rows = ([field.value(item, language) for field in fields] for item in items)
    return csv_parts([field.column for field in fields], rows, language, form)


def to_xlsx(resource: str, body: Item, language: Language = "sv") -> bytes:
    """Return an answer as a workbook: its sheets, its sources, and where it comes from."""
    sheets = [
        *sheets_of(resource, body, language),
        _sources(resource, body, language),
    ]
    return write_xlsx(sheets, about(resource, body, language), language)


def about(resource: str, body: Item, language: Language) -> About:
    """Return what an answer holds, of which rounds, at which revision, and its address."""
    lines: list[tuple[str, object]] = [
        (_say("Innehåll", "Contents", language), said(_TITLES[resource], language)),
        (_say("Organisation", "Organisation", language), _name(body, "organisation", language)),
    ]
    rounds = [body["round"]] if body.get("round") else body.get("rounds") or []
    is_questionnaire = resource == "participation" or resource.startswith("questionnaire")
    statuses = QUESTIONNAIRE_ROUND_STATUS if is_questionnaire else ROUND_STATUS
    for data in rounds:
        title = said(data["title"], language)
        status = word(statuses, data["status"], language)
        lines.append((_say("Omgång", "Round", language), f"{title} ({data['id']}, {status})"))
    if body.get("collection"):
        data = body["collection"]
        status = word(COLLECTION_STATUS, data["status"], language)
        title = f"{said(data['title'], language)} ({data['id']}, {status})"
        lines.append((_say("Insamling", "Collection", language), title))
    if resource == "cost-summaries":
        lines += cost_summary_lines(body, language)
    newness = {**body, **(body.get("_meta") or {})}  # a list's _meta is about its pages
    lines += [
        (_say("Revision", "Revision", language), newness.get("revision")),
        (_say("Gäller", "As of", language), newness.get("asOf")),
        (_say("Adress", "Address", language), at(body, "_links.self.href")),
    ]
    return About(tuple((name, str(text)) for name, text in lines if text is not None))


def _sources(resource: str, body: Item, language: Language) -> Sheet:
    if body.get("sources"):
        sources = body["sources"]
        return sources_sheet(sources["places"], sources["documents"], language)
    if resource in _FINDINGS:
        return sources_sheet(places_within(body[_FINDINGS[resource]]), (), language)
    if resource == "questionnaire-results":
        return sources_sheet(places_within(result_places(body)), (), language)
    items = body.get(LISTS[resource][0], ()) if resource in LISTS else ()
    return sources_sheet(places_within(items), (), language)


def _say(sv: str, en: str, language: Language) -> str:
    return en if language == "en" else sv


def _name(body: Item, key: str, language: Language) -> str | None:
    return said(at(body, f"{key}.name"), language)

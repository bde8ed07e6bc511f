"""The plan as sheets: what belongs together stands together, and nothing is left out."""

from typing import Any

from samplan.exports.columns import sheets_of
from samplan.exports.sheets import Sheet
from samplan.exports.words import Language, said
from samplan.plan.activities.examples import DETAIL
from samplan.plan.decisions.matrix_examples import BOARD, CELL, MADE, MATRIX, MATTER
from samplan.plan.impact.examples import ANALYSIS, POINT
from samplan.plan.progress.examples import REPORT

PLACE = {
    "id": "place-1",
    "documentId": "d",
    "documentTitle": {"sv": "Protokollet", "en": "The minutes"},
    "line": 7,
}
SOURCES = {"sources": {"documents": [], "places": [PLACE]}}


def rows(sheet: Sheet, language: Language = "sv") -> list[dict[str, Any]]:
    """A sheet's rows by heading."""
    headings = [said(column.heading, language) or "" for column in sheet.columns]
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows]


def test_an_activity_has_its_organisations_by_part_and_each_again_in_a_row() -> None:
    parts = [
        {"organisationId": one, "name": {"sv": one, "en": None}, "shortName": one, "part": part}
        for one, part in (("A", "responsible"), ("B", "participating"), ("C", "participating"))
    ]
    body = {"activities": [DETAIL | {"organisations": parts}], **SOURCES}
    whole, each, gaps, milestones = sheets_of("activities", body, "sv")
    [row] = rows(whole)
    assert (row["Ansvariga"], row["Deltar"], row["Rådfrågas"]) == ("A", "B, C", None)
    assert (row["Luckor att stänga"], row["Väntar på"]) == (1, "22-plan-1-1")
    assert [(one["Organisations-id"], one["Del"]) for one in rows(each)] == [
        ("A", "Ansvarig"),
        ("B", "Deltar"),
        ("C", "Deltar"),
    ]
    assert [one["Metod"] for one in rows(gaps)] == ["ACT"]
    [milestone] = rows(milestones)
    assert (milestone["Kod"], milestone["Delmål"]) == ("1.4", "Uppdraget är beslutat")
    assert (milestone["Senast"], milestone["Uppnått"]) == ("2022-09-30", None)


def test_a_report_of_the_whole_says_that_it_is_the_lead_s() -> None:
    lead = REPORT | {"organisationId": None, "organisationName": None, "sourcePlaceId": "place-1"}
    body = {"progressReports": [REPORT, lead], **SOURCES}
    [sheet] = sheets_of("progress-reports", body, "en")
    own, whole = rows(sheet, "en")
    assert (own["About"], own["Source"]) == ("Sundsvall Municipality", None)
    assert whole["About"] == "The whole, by the project lead"
    assert whole["Source"] == "The minutes, line 7"
    assert (own["Status code"], own["Status"], own["Degree, %"]) == ("started", "Started", 40)


def test_decisions_are_matters_by_boards_and_a_row_for_each_that_has_to_decide() -> None:
    other = BOARD | {"id": "2262-social-committee", "name": BOARD["name"]}
    unknown = CELL | {
        "boardId": other["id"],
        "decision": None,
        "words": {"sv": "Inget beslut är känt", "en": "No decision is known"},
    }
    settled = MADE | {"outcome": "adopted", "sourcePlaceId": "place-1"}
    body = MATRIX | {
        "boards": [BOARD, other],
        "matters": [
            MATTER | {"missingBoardIds": [BOARD["id"], other["id"]]},
            MATTER | {"id": "22-none", "missingBoardIds": []},
        ],
        "cells": [CELL | {"decision": settled, "later": [MADE]}, unknown],
        **SOURCES,
    }
    wide, long = sheets_of("decision-matrices", body, "sv")
    first, second = rows(wide)
    columns = [f"Socialnämnden i Härnösand ({one['id']})" for one in (BOARD, other)]
    assert [first[one] for one in columns] == [
        "Sammanträdet inställt 2022-02-24",
        "Inget beslut är känt",
    ]
    assert [second[one] for one in columns] == [None, None]
    assert first["Nämnder som inte har antagit"] == ", ".join(["Socialnämnden i Härnösand"] * 2)
    assert second["Nämnder som inte har antagit"] is None
    made, nothing = rows(long)
    assert (made["Utfall"], made["Källa"]) == ("Antaget", "Protokollet, rad 7")
    assert made["Senare, utan att ändra det"] == "Sammanträdet inställt 2022-02-24"
    assert (nothing["Utfall"], nothing["Beslutsdag"], nothing["Käll-id"]) == (None, None, None)
    assert nothing["Hur det står till"] == "Inget beslut är känt"


def test_the_points_of_an_analysis_stand_by_kind_and_each_in_a_row() -> None:
    hard = POINT | {"id": "p2", "kind": "challenge", "text": {"sv": "Det tar tid.", "en": None}}
    more = POINT | {"id": "p3", "text": {"sv": "Kortare väntan.", "en": None}}
    body = {"impactAnalyses": [ANALYSIS | {"points": [POINT, hard, more]}], **SOURCES}
    whole, each = sheets_of("impact-analyses", body, "sv")
    [row] = rows(whole)
    assert row["Nyttor"] == "En väg in för den som söker stöd.\nKortare väntan."
    assert (row["Utmaningar"], row["Resurser"]) == ("Det tar tid.", None)
    assert row["Perspektiv"] == "Socialtjänsten"
    assert [(one["Punktens id"], one["Slag"]) for one in rows(each)] == [
        (POINT["id"], "Nytta"),
        ("p2", "Utmaning"),
        ("p3", "Nytta"),
    ]

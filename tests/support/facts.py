"""The files of facts, as they were transcribed from the investigation of 2021."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FACTS = Path(__file__).parents[1] / "data" / "facts"
ROUND_OF_YEAR = {"2014": "22-2014", "2021": "22-2021"}
MUNICIPALITIES = {
    "Ånge": "2260",
    "Timrå": "2262",
    "Härnösand": "2280",
    "Sundsvall": "2281",
    "Kramfors": "2282",
    "Sollefteå": "2283",
    "Örnsköldsvik": "2284",
}
REGION_COLUMNS = {
    "region_status": "22",
    "primary_care_status": "22-primary-care",
    "specialist_care_status": "22-specialist-care",
}
YES_NO = {"yes": "offered", "no": "not_offered"}

Row = Mapping[str, str]


def bilaga_1() -> list[Row]:
    """What is said of the region and of the municipalities as a group, a row for each year."""
    return _rows("gap_bilaga1.csv")


def bilaga_2() -> list[Row]:
    """What is said of each municipality, a row for each cell."""
    return _rows("gap_bilaga2.csv")


def _rows(name: str) -> list[Row]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def region_cells(row: Row) -> dict[str, str]:
    """Status by organisation that a row of Bilaga 1 states; a blank states nothing."""
    found = {organisation: row[column] for column, organisation in REGION_COLUMNS.items()}
    return {organisation: status for organisation, status in found.items() if status}


def stated_count(row: Row) -> tuple[int | None, int | None]:
    """How many of how many municipalities a row of Bilaga 1 states; nothing when blank."""
    count = row["municipalities_count"]
    return (int(count), 7) if count else (None, None)


def rows_of_bilaga_2() -> Iterator[tuple[Row, dict[str, str]]]:
    """Each method's first row in Bilaga 2, with status by municipality."""
    by_method: dict[tuple[str, str], list[Row]] = {}
    for row in bilaga_2():
        by_method.setdefault((row["section"], row["method"]), []).append(row)
    for rows in by_method.values():
        yield rows[0], {MUNICIPALITIES[row["municipality"]]: YES_NO[row["offered"]] for row in rows}


def statistics() -> list[Row]:
    """Every number of the mapping, in the order of the source."""
    return _rows("statistics.csv")


def statistics_keys() -> list[Row]:
    """By the number of a row of the statistics, the figure that it became and its place."""
    return _rows("statistics_keys.csv")


def costs() -> list[Row]:
    """What the plan's parts are to cost, in the order of the table of costs."""
    return [row for row in _rows("costs.csv") if not _is_of_today(row)]


def costs_of_today() -> list[Row]:
    """What care and placements cost, as the table of costs has it."""
    return [row for row in _rows("costs.csv") if _is_of_today(row)]


def _is_of_today(row: Row) -> bool:
    return row["topic"] in {"KPP", "HVB/SiS placements"}


def plan() -> Mapping[str, Any]:
    """The plan's steps with their activities, its years, and who gives staff to the teams."""
    found: Mapping[str, Any] = json.loads((FACTS / "plan_steps.json").read_text("utf-8"))
    return found


def whole_plan() -> Mapping[str, Any]:
    """All that was transcribed of the plan."""
    found: Mapping[str, Any] = json.loads((FACTS / "plan.json").read_text("utf-8"))
    return found

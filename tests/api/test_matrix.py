"""The matrix of a round over the API: its shape, its sums, its filters, its links."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from samplan.gap.analysis.schemas import MatrixAnswer
from support.asking import Api, Json, case, faulty, problem
from support.facts import rows_of_bilaga_2
from support.shapes import assert_shape

PATH = "/gap-matrices/22-2021"
MUNICIPALITIES = ["2260", "2281", "2262", "2280", "2282", "2283", "2284"]
REGION = ["22", "22-primary-care", "22-specialist-care"]

FILTERS: list[dict[str, Any]] = [
    {},
    {"area": "relatives"},
    {"area": ["relatives", "support-work"]},
    {"substance": "gambling"},
    {"substance": ["gambling", "cannabis"], "ageGroup": "adult"},
    {"kind": "drug_treatment"},
    {"ageGroup": "youth"},
    {"organisation": "2281"},
    {"organisation": ["22", "22-primary-care"]},
    {"organisation": "22-municipalities"},
    {"status": "unknown"},
    {"status": ["partly", "unknown"]},
    {"status": "not_asked", "organisation": "22"},
    {"status": "offered", "organisation": "2280", "substance": "alcohol"},
    {"area": "nope"},
    {"organisation": "9999"},
]


def rows_of(matrix: Json) -> Iterator[Json]:
    """All rows, area by area."""
    for area in matrix["areas"]:
        yield from area["methods"]


def coverage_of(statuses: list[str]) -> Json:
    """Coverage as the contract defines it, counted anew."""
    offered = sum(status in {"offered", "other_provider"} for status in statuses)
    counted = offered + sum(status in {"partly", "not_offered"} for status in statuses)
    return {
        "offered": offered,
        "counted": counted,
        "share": offered / counted if counted else None,
        "unknown": statuses.count("unknown"),
    }


def statuses(row: Json, organisations: list[str]) -> list[str]:
    """What some organisations' cells of a row say."""
    return [c["status"] for c in row["cells"] if c["organisationId"] in organisations]


def blocks(rows: list[Json]) -> Json:
    """Coverage of both blocks over some rows: principals only."""
    return {
        "municipalities": coverage_of([s for row in rows for s in statuses(row, MUNICIPALITIES)]),
        "region": coverage_of([s for row in rows for s in statuses(row, ["22"])]),
    }


@pytest.mark.parametrize("params", FILTERS, ids=str)
def test_the_matrix_has_the_shape_that_the_contract_says_however_it_is_filtered(
    reading: Api, params: dict[str, Any]
) -> None:
    assert_shape(MatrixAnswer, reading.read(PATH, params=params))


@pytest.mark.parametrize("params", FILTERS, ids=str)
def test_all_figures_add_up_to_the_cells_that_are_shown(
    reading: Api, params: dict[str, Any]
) -> None:
    matrix = reading.read(PATH, params=params)
    rows, columns = list(rows_of(matrix)), [one["id"] for one in matrix["organisations"]]
    cells = [cell["status"] for row in rows for cell in row["cells"]]
    totals = matrix["totals"]
    assert totals["methods"] == len(rows)
    assert totals["cells"] == len(rows) * len(columns) == len(cells)
    assert totals["byStatus"] == {status: cells.count(status) for status in totals["byStatus"]}
    assert sum(totals["byStatus"].values()) == totals["cells"]
    assert totals["coverage"] == blocks(rows)
    for row in rows:
        assert [cell["organisationId"] for cell in row["cells"]] == columns
        assert row["coverage"] == blocks([row])
    for area in matrix["areas"]:
        assert area["coverage"] == blocks(area["methods"])
    for organisation in matrix["organisations"]:
        own = [status for row in rows for status in statuses(row, [organisation["id"]])]
        assert organisation["coverage"] == coverage_of(own)


def test_each_municipality_offers_as_many_methods_as_bilaga_2_marks(reading: Api) -> None:
    offered = dict.fromkeys(MUNICIPALITIES, 0)
    for _, marks in rows_of_bilaga_2():
        for organisation, status in marks.items():
            offered[organisation] += status == "offered"
    shown = {one["id"]: one["coverage"] for one in reading.read(PATH)["organisations"]}
    assert {one: shown[one]["offered"] for one in MUNICIPALITIES} == offered
    assert {shown[one]["counted"] for one in MUNICIPALITIES} == {61}


def test_columns_stand_in_the_round_s_order_in_two_blocks(reading: Api) -> None:
    shown = reading.read(PATH)["organisations"]
    assert [one["id"] for one in shown] == MUNICIPALITIES + REGION
    blocks_shown = [one["block"] for one in shown]
    assert blocks_shown == ["municipalities"] * 7 + ["region"] * 3
    assert shown[8]["parentId"] == "22"


def test_areas_and_methods_stand_in_their_order(reading: Api) -> None:
    order = [area["id"] for area in reading.items("/areas")]
    shown = [area["id"] for area in reading.read(PATH)["areas"]]
    assert shown == [area for area in order if area in shown]
    first = next(rows_of(reading.read(PATH)))
    assert (first["id"], first["printedLabel"]) == ("audit-adult", "AUDIT (alkohol)")


Row = Callable[[Json], bool]


@pytest.mark.parametrize(
    ("params", "belongs"),
    [
        ({"substance": "gambling"}, lambda row: row["substance"] == "gambling"),
        (
            {"substance": ["gambling", "opioids"]},
            lambda row: row["substance"] in {"gambling", "opioids"},
        ),
        ({"ageGroup": "youth"}, lambda row: row["ageGroup"] == "youth"),
        ({"kind": "medical_test"}, lambda row: row["kind"] == "medical_test"),
        (
            {"kind": "screening", "ageGroup": "adult"},
            lambda row: (row["kind"], row["ageGroup"]) == ("screening", "adult"),
        ),
        (
            {"status": "partly"},
            lambda row: any(cell["status"] == "partly" for cell in row["cells"]),
        ),
        (
            {"status": ["unknown", "partly"]},
            lambda row: any(cell["status"] in {"unknown", "partly"} for cell in row["cells"]),
        ),
    ],
    ids=case,
)
def test_a_filter_leaves_exactly_the_rows_that_it_describes(
    reading: Api, params: dict[str, Any], belongs: Row
) -> None:
    whole = list(rows_of(reading.read(PATH)))
    wanted = [row["id"] for row in whole if belongs(row)]
    shown = [row["id"] for row in rows_of(reading.read(PATH, params=params))]
    assert shown == wanted
    assert 0 < len(wanted) < len(whole)


def test_a_filter_on_area_leaves_its_rows(reading: Api) -> None:
    shown = reading.read(PATH, params={"area": ["relatives", "support-work"]})["areas"]
    assert [area["id"] for area in shown] == ["relatives", "support-work"]


def test_a_filter_on_organisation_leaves_its_columns_and_a_group_brings_its_members(
    reading: Api,
) -> None:
    def columns(organisation: str | list[str]) -> list[str]:
        matrix = reading.read(PATH, params={"organisation": organisation})
        return [one["id"] for one in matrix["organisations"]]

    assert columns("2281") == ["2281"]
    assert columns(["22", "2281"]) == ["2281", "22"]
    assert columns("22-municipalities") == MUNICIPALITIES
    assert columns("9999") == []


def test_a_status_is_looked_for_in_the_columns_that_are_shown(reading: Api) -> None:
    params = {"status": "offered", "organisation": "2280"}
    assert reading.read(PATH, params=params)["totals"]["methods"] == 24


def test_group_statements_stand_beside_the_cells_and_are_never_spread_over_members(
    reading: Api,
) -> None:
    rows = {row["id"]: row for row in rows_of(reading.read(PATH))}
    stated = rows["cra-alcohol"]["groupStatements"]
    assert [(one["groupId"], one["count"], one["total"]) for one in stated] == [
        ("22-municipalities", 4, 7)
    ]
    assert set(statuses(rows["cra-alcohol"], MUNICIPALITIES)) == {"not_asked"}
    assert rows["cra-alcohol"]["coverage"]["municipalities"] == coverage_of([])


def test_a_form_names_the_method_that_it_is_a_form_of(reading: Api) -> None:
    rows = {row["id"]: row for row in rows_of(reading.read(PATH))}
    assert rows["cra-alcohol-group"]["variantOf"] == "cra-alcohol"
    assert rows["ubat"]["recommended"] is False


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("substance=wine", ["substance[0]"]),
        ("ageGroup=adult&ageGroup=old", ["ageGroup[1]"]),
        ("kind=magic", ["kind[0]"]),
        ("status=yes&status=no", ["status[0]", "status[1]"]),
        ("area=%C3%85", ["area[0]"]),
        ("organisation=", ["organisation[0]"]),
        ("area=" + "&area=".join(["a"] * 101), ["area"]),
        ("format=pdf", ["format"]),
    ],
)
def test_a_filter_that_means_nothing_is_named_as_a_fault(
    reading: Api, query: str, named: list[str]
) -> None:
    assert faulty(reading.get(f"{PATH}?{query}")) == named


@pytest.mark.parametrize("round_id", ["22-1999", "a" * 120])
def test_a_round_that_there_is_none_of_is_not_found(reading: Api, round_id: str) -> None:
    problem(reading.get(f"/gap-matrices/{round_id}"), 404)


@pytest.mark.parametrize("round_id", ["22_2021", "A", "-x", "a" * 121, "%20", "22-2021%00"])
def test_a_round_s_id_of_another_form_is_a_fault(reading: Api, round_id: str) -> None:
    assert faulty(reading.get(f"/gap-matrices/{round_id}")) == ["roundId"]


def test_the_links_lead_to_the_same_figures_in_other_forms_and_to_the_round(
    reading: Api,
) -> None:
    query = "area=relatives&area=support-work&format=json"
    links = reading.read(f"{PATH}?{query}")["_links"]
    assert links["self"]["href"].endswith(f"{PATH}?{query}")
    for form, media_type in (("csv", "text/csv"), ("xlsx", "application/vnd.openxml")):
        assert "area=relatives&area=support-work" in links[form]["href"]
        response = reading.get(links[form]["href"])
        assert response.headers["content-type"].startswith(media_type)
    assert reading.read(links["round"]["href"])["id"] == "22-2021"


def test_the_matrix_says_of_when_and_of_which_revision_it_is(reading: Api) -> None:
    matrix = reading.read(PATH)
    assert matrix["_meta"]["asOf"] == "2021"
    newest = max(cell["revision"] or 0 for row in rows_of(matrix) for cell in row["cells"])
    assert matrix["_meta"]["revision"] == newest


def test_the_round_of_2014_is_read_in_the_same_way(reading: Api) -> None:
    matrix = reading.read("/gap-matrices/22-2014")
    assert_shape(MatrixAnswer, matrix)
    assert (matrix["totals"]["methods"], matrix["totals"]["cells"]) == (68, 204)
    assert matrix["totals"]["coverage"]["municipalities"]["counted"] == 0

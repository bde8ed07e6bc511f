"""The matrix: rows in their places, coverage by its definition, totals that add up."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.gap.cells import Cell, Column, RoundData
from samplan.gap.coverage import Coverage, count
from samplan.gap.filters import Filters
from samplan.gap.matrix import Matrix, MatrixMethod, blocks_of, fold_matrix
from samplan.gap.terms import Status
from support.gap_rounds import (
    AREAS,
    COLUMNS,
    GROUP,
    make_round,
    method,
    reference_round,
    rounds,
    stated,
)


def all_methods(matrix: Matrix) -> list[MatrixMethod]:
    """Return the rows of all areas."""
    return [row for area in matrix["areas"] for row in area["methods"]]


def test_every_cell_stands_in_the_order_of_the_organisations() -> None:
    matrix = fold_matrix(make_round({("a", "22"): "partly", ("a", "2281"): "offered"}))
    row = all_methods(matrix)[0]
    ids = [column.id for column in COLUMNS]
    assert [organisation["id"] for organisation in matrix["organisations"]] == ids
    assert [cell["organisationId"] for cell in row["cells"]] == ids
    assert [cell["status"] for cell in row["cells"]] == [
        "offered",
        "not_asked",
        "not_asked",
        "partly",
        "not_asked",
        "not_asked",
    ]


def test_a_cell_keeps_its_comment_source_and_who_and_when() -> None:
    cell = Cell("a", "2281", "partly", "One unit", "p1", "Lead", "2021-05-01T08:00:00Z", 7)
    data = make_round({}, methods=(method("a"),))._replace(cells=[cell])
    assert all_methods(fold_matrix(data))[0]["cells"][0] == {
        "organisationId": "2281",
        "status": "partly",
        "comment": "One unit",
        "sourcePlaceId": "p1",
        "enteredBy": "Lead",
        "enteredAt": "2021-05-01T08:00:00Z",
        "revision": 7,
    }


def test_coverage_counts_another_provider_as_offered_and_leaves_blanks_out() -> None:
    statuses = ["offered", "other_provider", "partly", "not_offered"]
    outside = ["unknown", "not_asked", "not_applicable"]
    assert count([*statuses, *outside]) == {
        "offered": 2,
        "counted": 4,
        "share": 0.5,
        "unknown": 1,
    }
    assert count(outside)["share"] is None


def test_coverage_of_the_region_is_its_own_cell_alone() -> None:
    matrix = fold_matrix(
        make_round(
            {
                ("a", "22"): "partly",
                ("a", "22-primary-care"): "offered",
                ("a", "22-specialist-care"): "offered",
            }
        )
    )
    assert matrix["totals"]["coverage"]["region"]["counted"] == 1
    assert matrix["totals"]["coverage"]["region"]["offered"] == 0


def test_blocks_follow_the_parents_up_to_the_principal() -> None:
    columns = [
        *COLUMNS,
        Column("u", "Enhet", None, "E", "unit", "22-primary-care"),
        Column("v", "Enhet", None, "E", "unit", "2281"),
        Column("w", "Enhet", None, "E", "unit", "no-such-column"),
        Column("x", "Enhet", None, "E", "unit", "y"),
        Column("y", "Enhet", None, "E", "unit", "x"),
    ]
    blocks = blocks_of(columns)
    assert blocks["2281"] == blocks["v"] == "municipalities"
    assert {blocks[i] for i in ("22", "22-primary-care", "u", "w", "x", "y")} == {"region"}


def test_a_group_statement_stands_beside_the_cells_and_changes_no_figure() -> None:
    without = fold_matrix(make_round({("a", "2281"): "offered"}))
    beside = fold_matrix(make_round({("a", "2281"): "offered"}, (stated("a", "partly", 2),)))
    assert all_methods(beside)[0]["groupStatements"] == [
        {
            "groupId": GROUP.id,
            "status": "partly",
            "count": 2,
            "total": 3,
            "sourcePlaceId": "s-a",
        }
    ]
    assert beside["totals"] == without["totals"]
    assert all_methods(beside)[0]["cells"] == all_methods(without)[0]["cells"]


def test_filters_leave_methods_and_columns_and_the_figures_follow() -> None:
    data = make_round(
        {("a", "2281"): "offered", ("a", "2260"): "not_offered", ("b", "2281"): "partly"},
        methods=(method("a"), method("b", "support", substance="drugs")),
    )
    by_area = fold_matrix(data, Filters(areas=frozenset({"support"})))
    assert [area["id"] for area in by_area["areas"]] == ["support"]
    by_substance = fold_matrix(data, Filters(substances=frozenset({"drugs"})))
    assert [row["id"] for row in all_methods(by_substance)] == ["b"]
    by_organisation = fold_matrix(data, Filters(organisations=frozenset({"2281"})))
    assert by_organisation["totals"]["cells"] == 2
    assert by_organisation["totals"]["coverage"]["municipalities"]["counted"] == 2
    assert [group["id"] for group in by_organisation["groups"]] == [GROUP.id]
    by_group = fold_matrix(data, Filters(organisations=frozenset({GROUP.id})))
    assert len(by_group["organisations"]) == 3
    nobody = fold_matrix(data, Filters(organisations=frozenset({"22"})))
    assert nobody["groups"] == []


@pytest.mark.parametrize(
    ("status", "kept"),
    [("offered", ["a"]), ("partly", ["b"]), ("unknown", []), ("not_asked", ["a", "b"])],
)
def test_a_status_keeps_the_methods_that_have_it_with_their_whole_row(
    status: str, kept: list[str]
) -> None:
    data = make_round({("a", "2281"): "offered", ("b", "2281"): "partly"})
    matrix = fold_matrix(data, Filters(statuses=frozenset({status})))
    assert [row["id"] for row in all_methods(matrix)] == kept
    assert matrix["totals"]["cells"] == len(kept) * len(COLUMNS)


def test_an_empty_round_has_no_areas_and_no_share() -> None:
    matrix = fold_matrix(make_round({}))
    assert matrix["areas"] == []
    assert matrix["totals"]["cells"] == 0
    assert matrix["totals"]["coverage"]["region"]["share"] is None


def _add_up(parts: list[Coverage]) -> tuple[int, int, int]:
    return (
        sum(part["offered"] for part in parts),
        sum(part["counted"] for part in parts),
        sum(part["unknown"] for part in parts),
    )


@given(rounds())
def test_totals_are_the_sums_of_their_parts(data: RoundData) -> None:
    matrix = fold_matrix(data)
    rows, totals = all_methods(matrix), matrix["totals"]
    assert totals["methods"] == len(rows) == len(data.methods)
    assert totals["cells"] == sum(totals["byStatus"].values()) == len(rows) * len(COLUMNS)
    assert totals["byStatus"]["not_asked"] == totals["cells"] - len(data.cells)
    assert set(totals["byStatus"]) == {status.value for status in Status}
    for block in ("municipalities", "region"):
        whole = _add_up([totals["coverage"][block]])
        assert whole == _add_up([area["coverage"][block] for area in matrix["areas"]])
        assert whole == _add_up([row["coverage"][block] for row in rows])
        principals = [
            organisation["coverage"]
            for organisation in matrix["organisations"]
            if organisation["block"] == block and organisation["parentId"] is None
        ]
        assert whole == _add_up(principals)


@given(rounds())
def test_coverage_stays_within_its_bounds(data: RoundData) -> None:
    matrix = fold_matrix(data)
    found = [row["coverage"][b] for row in all_methods(matrix) for b in row["coverage"]]  # type: ignore[literal-required]
    for part in [*found, *(organisation["coverage"] for organisation in matrix["organisations"])]:
        assert 0 <= part["offered"] <= part["counted"]
        assert part["share"] is None or 0 <= part["share"] <= 1
        assert (part["share"] is None) == (part["counted"] == 0)


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(data: RoundData, dice: random.Random) -> None:
    cells, statements = list(data.cells), list(data.statements)
    dice.shuffle(cells)
    dice.shuffle(statements)
    shuffled = data._replace(cells=cells, statements=statements)
    assert json.dumps(fold_matrix(shuffled)) == json.dumps(fold_matrix(data))


def test_the_round_of_2021_is_complete() -> None:
    data = reference_round("22-2021")
    totals = fold_matrix(data)["totals"]
    assert totals["methods"] == 116
    assert totals["cells"] == 1160
    assert totals["byStatus"]["not_asked"] == 1160 - len(data.cells)
    assert totals["coverage"]["municipalities"]["offered"] == 192
    assert totals["coverage"]["municipalities"]["counted"] == 427
    assert {area.id for area in AREAS}.isdisjoint(area.id for area in data.areas)

"""Tables as JSON-stat: by the standard, and read back by what others read it with."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samplan.statistics.cube import Axis, Cell, CellStatus, Table
from samplan.statistics.jsonstat import Labels, Unit, dataset
from support.jsonstat import check, in_node, in_pandas

AREAS, PERIODS, SEXES = ("22", "2281"), ("2020", "2021"), ("total", "women", "men")
AXES = (
    Axis("area", AREAS),
    Axis("period", PERIODS),
    Axis("sex", SEXES),
    Axis("indicator", ("patients",)),
)
KEYS = [(area, period, sex, "patients") for area in AREAS for period in PERIODS for sex in SEXES]
LABELS = Labels(
    title="Patienter",
    dimensions={"area": "Område", "period": "Period", "sex": "Kön", "indicator": "Nyckeltal"},
    categories={"area": {"22": "Länet", "2281": "Sundsvall"}, "sex": {"women": "Kvinnor"}},
    units={"patients": Unit("patienter", 0)},
    source="Utredningen",
    statuses={"ok": "Tal", "missing": "Saknas", "withheld": "Skyddas"},
    reasons={"protected": "Visas inte."},
)


def table(cells: list[Cell]) -> Table:
    """A table of twelve cells."""
    return Table(("area",), ("period", "sex"), AXES, tuple(cells))


def cells_of(numbers: list[float | None]) -> list[Cell]:
    """Cells with these values, withheld where there is none."""
    return [
        Cell(key, CellStatus.OK, number, qualifier="exact", quality="measured")
        if number is not None
        else Cell(key, CellStatus.WITHHELD, reason="protected", quality="measured")
        for key, number in zip(KEYS, numbers, strict=True)
    ]


def made(numbers: list[float | None]) -> dict[str, Any]:
    """The dataset of these values."""
    return dataset(table(cells_of(numbers)), LABELS, updated="2026-11-22T05:00:00Z")


def test_a_dataset_is_by_the_standard() -> None:
    document = made([1.0, None, *map(float, range(10))])
    check(document)
    assert (document["version"], document["class"]) == ("2.0", "dataset")
    assert document["role"] == {"geo": ["area"], "time": ["period"], "metric": ["indicator"]}
    assert document["dimension"]["area"]["category"]["index"] == ["22", "2281"]
    unit = document["dimension"]["indicator"]["category"]["unit"]["patients"]
    assert unit == {"label": "patienter", "decimals": 0}
    assert document["updated"] == "2026-11-22T05:00:00Z"


def test_what_has_no_number_is_null_and_says_why() -> None:
    document = made([1.0, None, *map(float, range(10))])
    assert document["value"][1] is None
    assert document["status"] == {"1": "withheld"}
    assert document["extension"]["reason"] == {"1": "protected"}
    assert document["extension"]["reasonLabel"] == {"protected": "Visas inte."}


def test_what_is_more_than_a_number_stands_beside_it() -> None:
    cells = cells_of([1.0] * 12)
    cells[3] = cells[3]._replace(qualifier="about", value_to=4.0, quality="estimate", is_break=True)
    told = dataset(table(cells), LABELS, updated=None)["extension"]
    assert told["qualifier"] == {"3": "about"}
    assert told["quality"] == {"3": "estimate"}
    assert told["valueTo"] == {"3": 4.0}
    assert told["break"] == [3]


def test_node_reads_it_cell_by_cell() -> None:
    numbers = [None, 0.0, 2.5, *map(float, range(9))]
    told, values = in_node(made(numbers))
    assert told["class"] == "dataset"
    assert told["size"] == [2, 2, 3, 1]
    assert values == dict(zip(KEYS, numbers, strict=True))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.none() | st.floats(-1e9, 1e9), min_size=12, max_size=12))
def test_pandas_reads_it_cell_by_cell(numbers: list[float | None]) -> None:
    document = made(numbers)
    check(document)
    assert in_pandas(document) == dict(zip(KEYS, numbers, strict=True))

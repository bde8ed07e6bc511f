"""Data frames. What is not known is NA and never zero; codes stay text."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

    from samplan_client.generated import MatrixAnswer


def list_frame(items: Iterable[Mapping[str, Any]]) -> "DataFrame":
    """One row an item. Within a thing, a dot: `title.sv`. Lists stay lists; links are left out."""
    return _typed([_flat({k: v for k, v in one.items() if k != "_links"}) for one in items])


def matrix_frame(matrix: "MatrixAnswer") -> "DataFrame":
    """One row a method and organisation, with the answer's status as the contract names it."""
    rows = [
        {
            "areaId": area["id"],
            "methodId": method["id"],
            "method": method["name"]["sv"],
            **_flat({k: v for k, v in cell.items() if k != "_links"}),
        }
        for area in matrix["areas"]
        for method in area["methods"]
        for cell in method["cells"]
    ]
    return _typed(rows)


def json_stat_frame(dataset: Mapping[str, Any]) -> "DataFrame":
    """One row a cell of a JSON-stat 2.0 dataset.

    Each dimension has a column of codes, and one of labels (`area`, `area.label`). `value` is NA
    where there is no number, and `status` says why.
    """
    names: Sequence[str] = dataset["id"]
    dimensions = [dataset["dimension"][name]["category"] for name in names]
    codes = [_codes(one) for one in dimensions]
    labels = [one.get("label", {}) for one in dimensions]
    rows = []
    for number, combination in enumerate(product(*codes)):
        row: dict[str, Any] = {}
        for name, code, known in zip(names, combination, labels, strict=True):
            row |= {name: code, f"{name}.label": known.get(code, code)}
        row |= {
            "value": _at(dataset["value"], number),
            "status": _at(dataset.get("status"), number),
        }
        rows.append(row)
    made = _typed(rows)
    made["value"] = made["value"].astype("Float64")
    return made


def _codes(category: Mapping[str, Any]) -> list[str]:
    index = category.get("index") or list(category["label"])
    return (
        sorted(index, key=lambda code: int(index[code]))
        if isinstance(index, Mapping)
        else list(index)
    )


def _at(values: Any, number: int) -> Any:
    if isinstance(values, Mapping):
        return values.get(str(number))
    return values[number] if isinstance(values, list) else values


def _flat(item: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, Mapping):
            made |= _flat(value, f"{before}{key}.")
        else:
            made[f"{before}{key}"] = value
    return made


def _typed(rows: list[dict[str, Any]]) -> "DataFrame":
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("Data frames need pandas: samplan-client[pandas]") from error
    return pd.DataFrame(rows).convert_dtypes()

"""Reading JSON-stat with what others read it with: pandas, a validator, and Node."""

import json
import math
import subprocess
import warnings
from typing import Any

from jsonstat_validator import validate_jsonstat
from pyjstat import pyjstat

from samplan.settings import REPOSITORY

Json = dict[str, Any]
Values = dict[tuple[str, ...], float | None]

_READER = """
import JSONstat from "jsonstat-toolkit";
let text = "";
for await (const part of process.stdin) text += part;
const dataset = JSONstat(JSON.parse(text));
const rows = dataset.toTable({ type: "arrobj", content: "id", status: true });
console.log(JSON.stringify({
  class: dataset.class, size: dataset.size, id: dataset.id, role: dataset.role, rows,
}));
"""


def check(document: Json) -> None:
    """Hold a dataset against the standard, and its values against its size."""
    validate_jsonstat(document)
    assert math.prod(document["size"]) == len(document["value"])
    for name, size in zip(document["id"], document["size"], strict=True):
        assert len(document["dimension"][name]["category"]["index"]) == size


def in_pandas(document: Json) -> Values:
    """The values by their categories' ids, as pandas gets them."""
    with warnings.catch_warnings():
        # The library names its other way as the newer one, which calls this one itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        [frame] = pyjstat.from_json_stat(json.loads(json.dumps(document)), naming="id")
    names = document["id"]
    return {
        tuple(str(row[name]) for name in names): None
        if row["value"] is None or math.isnan(row["value"])
        else float(row["value"])
        for row in frame.to_dict("records")
    }


def in_node(document: Json) -> tuple[Json, Values]:
    """What Node's reader says of it, and the values by their categories' ids."""
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", _READER],
        input=json.dumps(document),
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY / "tests",
    )
    told = json.loads(done.stdout)
    rows = told.pop("rows")
    return told, {tuple(row[name] for name in document["id"]): row["value"] for row in rows}

"""The matrix as JSON-stat: its figures are those of coverage, and what is not known is no zero."""

from typing import Any

from samplan.gap.analysis.jsonstat import matrix_as_json_stat
from samplan.gap.coverage import count
from samplan.gap.terms import Status
from support.jsonstat import check, in_node, in_pandas

STATUSES = [status.value for status in Status]
ORGANISATIONS = ["2260", "2262", "2280", "2281", "2282", "2283", "2284"]
DOCUMENT: dict[str, Any] = {
    "round": {"year": 2021, "title": {"sv": "GAP-analys 2021", "en": None}},
    "organisations": [{"id": one, "name": {"sv": one, "en": None}} for one in ORGANISATIONS],
    "areas": [
        {
            "methods": [
                {
                    "id": "audit-adult",
                    "name": {"sv": "AUDIT", "en": None},
                    "cells": [{"status": status} for status in STATUSES],
                },
            ]
        }
    ],
    "sources": {"documents": [{"title": {"sv": "Provet", "en": None}}]},
}


def test_the_matrix_is_read_by_others_as_it_was_written() -> None:
    made = matrix_as_json_stat(DOCUMENT, "sv", "https://samplan.test/a")
    check(made)
    expected = {
        ("audit-adult", one, "2021", "offered"): value
        for one, value in zip(ORGANISATIONS, made["value"], strict=True)
    }
    assert in_pandas(made) == expected
    told, values = in_node(made)
    assert values == expected
    assert told["role"]["geo"] == ["organisation"]
    assert (made["label"], made["source"]) == ("GAP-analys 2021", "Provet")


def test_the_sum_and_number_of_values_are_those_of_coverage() -> None:
    made = matrix_as_json_stat(DOCUMENT, "en", "https://samplan.test/a")
    known = [one for one in made["value"] if one is not None]
    counted = count(STATUSES)
    assert (sum(known), len(known)) == (counted["offered"], counted["counted"])
    assert list(made["status"].values()) == STATUSES
    assert made["extension"]["statusLabel"]["not_asked"] == "Not asked"


def test_units_are_not_said_to_be_geography() -> None:
    unit = [*DOCUMENT["organisations"][:6], {"id": "22-unit", "name": {"sv": "E", "en": None}}]
    made = matrix_as_json_stat({**DOCUMENT, "organisations": unit}, "sv", "https://samplan.test/a")
    assert "geo" not in made["role"]

"""What an installation works out of a row for itself: the keys that it is sorted and found by."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from samplan.county_documents.fields import Values
from samplan.county_documents.reading import Document
from samplan.db.base import search_key, sort_key


def _method(row: Values, _: Document) -> Values:
    name = row["name_sv"]
    return {"sort_key": sort_key(name), "search_key": search_key(name, row["name_en"])}


def _indicator(row: Values, document: Document) -> Values:
    defined = [
        edition["definition_sv"]
        for edition in document.rows["indicatorEditions"]
        if edition["indicator_id"] == row["id"]
    ]
    name = row["name_sv"]
    return {"sort_key": sort_key(name), "search_key": search_key(name, row["name_en"], *defined)}


def _organisation(row: Values, _: Document) -> Values:
    return {"sort_key": sort_key(row["short_name"])}


def _agreement(row: Values, _: Document) -> Values:
    texts = [row[name] for name in ("name_sv", "name_en", "parties_sv", "parties_en")]
    return {"sort_key": sort_key(row["name_sv"]), "search_key": search_key(*texts)}


def _cost_item(row: Values, _: Document) -> Values:
    texts = [row[name] for name in ("code", "title_sv", "title_en", "location")]
    return {"sort_key": sort_key(row["title_sv"]), "search_key": search_key(*texts)}


def _scenario(row: Values, _: Document) -> Values:
    return {"sort_key": sort_key(row["name"])}


_DERIVED: Final[Mapping[str, Callable[[Values, Document], dict[str, Any]]]] = {
    "method": _method,
    "indicator": _indicator,
    "organisation": _organisation,
    "agreement": _agreement,
    "cost_item": _cost_item,
    "cost_scenario": _scenario,
}


def derived(table: str, row: Values, document: Document) -> Values:
    """The columns that the document leaves out and that follow from the row."""
    found = _DERIVED.get(table)
    return found(row, document) if found else {}

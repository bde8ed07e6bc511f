"""What stands in a column as JSON is held to what its domain would have taken or shown itself."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from samplan.costs.scenarios.schemas import ScenarioChoiceInput
from samplan.questionnaires.form import parse
from samplan.questionnaires.forms.schemas import FormInput
from samplan.questionnaires.results.schemas import PublishedResultBody
from samplan.reports.schemas import ReportBody
from samplan.statistics.cubes.schemas import TableSelectionInput
from samplan.web.fields import refusal
from samplan.web.texts import Words

_ANSWERS: Final = TypeAdapter[Any](dict[str, bool | int | float | str | list[str] | None])

INNER: Final[Mapping[tuple[str, str], TypeAdapter[Any]]] = {
    ("questionnaire_version", "form"): TypeAdapter(FormInput),
    ("dataset", "selection"): TypeAdapter(TableSelectionInput),
    ("cost_scenario", "choice"): TypeAdapter(ScenarioChoiceInput),
    ("status_report", "body"): TypeAdapter(ReportBody),
    ("status_report", "texts"): TypeAdapter(dict[str, str]),
    ("response", "answers"): _ANSWERS,
    ("response", "changed_answers"): _ANSWERS,
    ("published_result", "body"): TypeAdapter(PublishedResultBody),
}


def check(table: str, column: str, kept: dict[str, Any]) -> dict[str, Any]:
    """The JSON itself; a refusal when its domain could not read it."""
    adapter = INNER[table, column]
    try:
        adapter.validate_json(json.dumps(kept))
        if column == "form":
            parse(kept)
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise refusal(
            Words(
                f"Har inte den form som väntas här{_where(error, 'vid')}.",
                f"Does not have the form that is expected here{_where(error, 'at')}.",
            )
        ) from error
    return kept


def _where(error: Exception, preposition: str) -> str:
    """At what the first fault lies, where that is known."""
    if not isinstance(error, ValidationError):
        return ""
    place = ".".join(str(step) for step in error.errors()[0]["loc"])
    return f" ({preposition} {place})" if place else ""

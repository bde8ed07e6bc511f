"""An activity as somebody wants it to be: what is stored, with what was sent laid over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samplan.plan.activities.schemas import (
    ActivityCreate,
    ActivityPartInput,
    ActivityUpdate,
    MilestoneInput,
)

Sent = ActivityCreate | ActivityUpdate

_SAME_NAME = (
    "step_id", "goal_id", "code", "starts_on", "ends_on", "start_month", "end_month",
    "contact_function", "contact_email",
)  # fmt: skip
"""What is sent and stored under the same name."""


@dataclass(frozen=True)
class Wish:
    """An activity before it has been checked; None for a list that is to stay as it is."""

    columns: Mapping[str, Any]
    organisations: Sequence[ActivityPartInput] | None
    needs: Sequence[str] | None
    prerequisites: Sequence[str] | None
    gaps: Sequence[tuple[str, str]] | None
    agreements: Sequence[str] | None
    milestones: Sequence[MilestoneInput] | None


def sent_columns(sent: Sent, *, new: bool) -> dict[str, Any]:
    """Columns that were sent; all of a new activity's, with defaults."""
    named = set(type(sent).model_fields) if new else sent.model_fields_set
    columns: dict[str, Any] = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    if "title" in named:
        columns |= {"title_sv": sent.title.sv, "title_en": sent.title.en}
    if "summary" in named:
        given = sent.summary
        columns |= {
            "summary_sv": given.sv if given else None,
            "summary_en": given.en if given else None,
        }
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
    if isinstance(sent, ActivityUpdate) and "order" in named:
        columns["position"] = sent.order
    return columns


def wish_of(sent: Sent, columns: Mapping[str, Any], *, new: bool) -> Wish:
    """The wish that was sent, with the columns as they would be."""

    def given(name: str) -> Any:
        return getattr(sent, name) if new or name in sent.model_fields_set else None

    gaps = given("gaps")
    return Wish(
        columns=columns,
        organisations=given("organisations"),
        needs=given("needs_ids"),
        prerequisites=given("prerequisite_ids"),
        gaps=None if gaps is None else [(one.method_id, one.organisation_id) for one in gaps],
        agreements=given("agreement_ids"),
        milestones=given("milestones"),
    )

"""An item as somebody wants it to be: what is stored, with what was sent laid over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from samplan.costs.fields import in_thousandths
from samplan.costs.items.schemas import (
    CostItemCreate,
    CostItemUpdate,
    PayerInput,
    PostInput,
    QuantityInput,
)
from samplan.costs.terms import WHOLE

Sent = CostItemCreate | CostItemUpdate

_SAME_NAME = (
    "step_id", "activity_id", "alternative_of_id", "code", "location", "printed", "likely",
    "unit", "unit_stated", "frequency", "every_years", "vat", "price_year", "first_year",
    "last_year", "optional", "assumption", "confidence", "note",
)  # fmt: skip
"""What is sent and stored under the same name."""


class Post(NamedTuple):
    """Posts of a role, in thousandths of a full-time post."""

    role_id: str
    fte_low: int
    fte_high: int
    optional: bool


class Payer(NamedTuple):
    """An organisation with its share in thousandths of a per cent; None: no figure."""

    organisation_id: str
    share: int | None


@dataclass(frozen=True)
class Wish:
    """An item before it has been checked."""

    columns: Mapping[str, Any]
    posts: Sequence[Post]
    payers: Sequence[Payer]
    method_ids: Sequence[str]


def sent_columns(sent: Sent, *, new: bool) -> dict[str, Any]:
    """Columns that were sent, less those of the amount; all of a new item's, with defaults."""
    named = set(type(sent).model_fields) if new else sent.model_fields_set
    columns: dict[str, Any] = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    if "title" in named:
        columns |= {"title_sv": sent.title.sv, "title_en": sent.title.en}
    if "quantity" in named:
        columns |= _quantity(sent.quantity)
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
    if isinstance(sent, CostItemUpdate) and "order" in named:
        columns["position"] = sent.order
    if "unallocated_percent" in sent.model_fields_set:
        columns["unallocated"] = in_thousandths(sent.unallocated_percent)
    elif "payers" in named:
        columns["unallocated"] = _rest(sent.payers)
    return columns


def _quantity(given: QuantityInput | None) -> dict[str, int | None]:
    if given is None:
        return {"quantity_low": None, "quantity_high": None}
    return {
        "quantity_low": in_thousandths(given.low),
        "quantity_high": in_thousandths(given.high),
    }


def _rest(payers: Sequence[PayerInput]) -> int:
    """All of it when nobody has been said to pay any of it."""
    return 0 if any(one.percent is not None for one in payers) else WHOLE


def posts_of(given: Sequence[PostInput]) -> list[Post]:
    """The posts as they are kept."""
    return [
        Post(one.role_id, in_thousandths(one.fte_low), in_thousandths(one.fte_high), one.optional)
        for one in given
    ]


def payers_of(given: Sequence[PayerInput]) -> list[Payer]:
    """The payers as they are kept."""
    return [
        Payer(
            one.organisation_id,
            None if one.percent is None else in_thousandths(one.percent),
        )
        for one in given
    ]

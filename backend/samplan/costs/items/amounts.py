"""The amount of an item or a statement in whichever way it was sent, as columns."""

from typing import Any, NamedTuple

from pydantic.alias_generators import to_camel

from samplan.costs.items.schemas import (
    AmountInput,
    CostItemCreate,
    CostItemUpdate,
)
from samplan.costs.money import AmountFaultError, read_amount
from samplan.costs.terms import Bound, NotCosted
from samplan.web.fields import InputModel
from samplan.web.texts import Words
from samplan.web.violations import Violation

_EXACTLY_ONE = Words(
    "Ange beloppet på ett sätt: amount, amountText eller notCosted.",
    "Give the amount in one way: amount, amountText or notCosted.",
)
_ONE_OF_TWO = Words(
    "Ange beloppet på ett sätt: amount eller amountText.",
    "Give the amount in one way: amount or amountText.",
)


class Taken(NamedTuple):
    """Columns of the amount, and what is wrong with it."""

    columns: dict[str, Any]
    violations: list[Violation]


def take_amount(sent: InputModel, *, required: bool) -> Taken:
    """The columns of the amount that was sent; none when it may be left out and is.

    `sent` has `amount` and `amount_text`, and perhaps `not_costed`.
    """
    ways = {"amount", "amount_text", "not_costed"} & sent.model_fields_set
    if not ways and not required:
        return Taken({}, [])
    if len(ways) != 1:
        has_reason = isinstance(sent, CostItemCreate | CostItemUpdate)
        return Taken({}, [Violation("amount", _EXACTLY_ONE if has_reason else _ONE_OF_TWO)])
    way = ways.pop()
    value = getattr(sent, way)
    if way == "amount":
        return _from_ends(value)
    return _from_text(value, sent) if way == "amount_text" else Taken(_without(value, sent), [])


def _without(reason: NotCosted, sent: InputModel) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "low": None,
        "low_bound": Bound.NOT_COSTED,
        "high": None,
        "high_bound": Bound.NOT_COSTED,
        "not_costed": reason,
    }
    return columns if "likely" in sent.model_fields_set else columns | {"likely": None}


def _from_text(pasted: str, sent: InputModel) -> Taken:
    try:
        read = read_amount(pasted)
    except AmountFaultError as fault:
        return Taken({}, [Violation("amountText", fault.words)])
    columns: dict[str, Any] = {
        "low": read.low,
        "low_bound": read.low_bound,
        "high": read.high,
        "high_bound": read.high_bound,
        "not_costed": None,
    }
    if "printed" not in sent.model_fields_set:
        columns["printed"] = pasted
    return Taken(columns, [])


def _from_ends(given: AmountInput) -> Taken:
    low_bound, high_bound = _bounds(given)
    columns = {
        "low": given.low,
        "low_bound": low_bound,
        "high": given.high,
        "high_bound": high_bound,
        "not_costed": None,
    }
    return Taken(columns, _end_violations(given, low_bound, high_bound))


def _bounds(given: AmountInput) -> tuple[Bound, Bound]:
    """What each end is. Of a single figure, and of up to, both ends are the same."""
    sent = given.model_fields_set
    default = Bound.AT_MOST if given.low is None else Bound.EXACT
    low = given.low_bound if "low_bound" in sent else None
    high = given.high_bound if "high_bound" in sent else None
    if given.low in {None, given.high}:
        return low or high or default, high or low or default
    return low or default, high or default


def _end_violations(given: AmountInput, low_bound: Bound, high_bound: Bound) -> list[Violation]:
    sent = given.model_fields_set
    found = [
        Violation(
            f"amount.{to_camel(name)}",
            Words(
                "Det som inte är beräknat anges med notCosted i stället för ett belopp.",
                "What is not costed is given as notCosted, in place of an amount.",
            ),
        )
        for name, bound in (("low_bound", low_bound), ("high_bound", high_bound))
        if bound is Bound.NOT_COSTED and name in sent
    ]
    if given.low is None and low_bound is not Bound.AT_MOST and not found:
        words = Words(
            "Utan nedre ände är beloppet ”upp till”, och lowBound ska vara at_most. "
            "Ange annars low.",
            "Without a lower end the amount is “up to”, and lowBound should be at_most. "
            "Otherwise give low.",
        )
        found.append(Violation("amount.lowBound", words))
    if given.low is not None and given.low > given.high:
        words = Words(
            f"Den övre änden, {given.high}, är lägre än den nedre, {given.low}.",
            f"The upper end, {given.high}, is lower than the lower end, {given.low}.",
        )
        found.append(Violation("amount.high", words))
    return found

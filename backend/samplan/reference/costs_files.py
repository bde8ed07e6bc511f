"""The files of costs in a folder of data: items, prices and statements.

Money is whole kronor. Shares are written in per cent and posts, quantities and index values as
they are said, with at most three decimals.
"""

import re

from samplan.costs.terms import (
    LARGEST_AMOUNT,
    LARGEST_QUANTITY,
    ONE,
    Bound,
    Confidence,
    Frequency,
    NotCosted,
    StatementKind,
    Unit,
    Vat,
)
from samplan.reference.files import DataFile, columns, yes_no
from samplan.reference.plan_files import year

_WHOLE_NUMBER = re.compile(r"[0-9]{1,11}")
_DECIMALS = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,3}))?")


def kronor(text: str) -> int:
    """Whole kronor, none below zero."""
    if _WHOLE_NUMBER.fullmatch(text) is None or int(text) > LARGEST_AMOUNT:
        message = f"{text} is no amount of whole kronor"
        raise ValueError(message)
    return int(text)


def thousandths(text: str) -> int:
    """A number with at most three decimals, as whole thousandths of it."""
    found = _DECIMALS.fullmatch(text)
    if found is None or int(found[1]) > LARGEST_QUANTITY:
        message = f"{text} is no number with at most three decimals"
        raise ValueError(message)
    return int(found[1]) * ONE + int((found[2] or "").ljust(3, "0"))


COST_ROLES = DataFile(
    "cost_roles.csv", columns("id", "name_sv", "name_en", position=("position", int))
)
ROLE_COSTS = DataFile(
    "role_costs.csv",
    columns(
        "id",
        "assumption",
        role=("role_id", str),
        organisation=("organisation_id", str),
        year=("year", year),
        amount=("amount", kronor),
        bound=("bound", Bound),
        place=("place_id", str),
    ),
    frozenset({"id", "role", "year", "amount", "bound"}),
)
PRICE_INDEXES = DataFile(
    "price_indexes.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        "publisher",
        "base",
        "url",
        "note",
        position=("position", int),
    ),
)
PRICE_INDEX_VALUES = DataFile(
    "price_index_values.csv",
    columns(index=("index_id", str), year=("year", year), value=("value", thousandths)),
    frozenset({"index", "year", "value"}),
)
COST_ITEMS = DataFile(
    "cost_items.csv",
    columns(
        "id",
        "code",
        "title_sv",
        "title_en",
        "location",
        "printed",
        "assumption",
        "note",
        plan=("plan_id", str),
        step=("step_id", str),
        activity=("activity_id", str),
        alternative_of=("alternative_of_id", str),
        low=("low", kronor),
        low_bound=("low_bound", Bound),
        high=("high", kronor),
        high_bound=("high_bound", Bound),
        likely=("likely", kronor),
        not_costed=("not_costed", NotCosted),
        unit=("unit", Unit),
        unit_stated=("unit_stated", yes_no),
        quantity=("quantity_low", thousandths),
        quantity_to=("quantity_high", thousandths),
        frequency=("frequency", Frequency),
        every_years=("every_years", int),
        vat=("vat", Vat),
        price_year=("price_year", year),
        first_year=("first_year", year),
        last_year=("last_year", year),
        optional=("optional", yes_no),
        confidence=("confidence", Confidence),
        unallocated=("unallocated", thousandths),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "low_bound", "high_bound", "unit", "frequency", "unallocated"}),
)
COST_POSTS = DataFile(
    "cost_posts.csv",
    columns(
        item=("item_id", str),
        position=("position", int),
        role=("role_id", str),
        fte=("fte_low", thousandths),
        fte_to=("fte_high", thousandths),
        optional=("optional", yes_no),
    ),
    frozenset({"item", "position", "role", "fte"}),
)
COST_SHARES = DataFile(
    "cost_shares.csv",
    columns(
        item=("item_id", str), organisation=("organisation_id", str), share=("share", thousandths)
    ),
    frozenset({"item", "organisation"}),
)
COST_ITEM_METHODS = DataFile(
    "cost_item_methods.csv",
    columns(item=("item_id", str), method=("method_id", str)),
    frozenset({"item", "method"}),
)
COST_STATEMENTS = DataFile(
    "cost_statements.csv",
    columns(
        "id",
        "code",
        "title_sv",
        "title_en",
        "printed",
        "note",
        plan=("plan_id", str),
        kind=("kind", StatementKind),
        low=("low", kronor),
        low_bound=("low_bound", Bound),
        high=("high", kronor),
        high_bound=("high_bound", Bound),
        price_year=("price_year", year),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "kind", "low_bound", "high", "high_bound"}),
)
COST_STATEMENT_ITEMS = DataFile(
    "cost_statement_items.csv",
    columns(statement=("statement_id", str), item=("item_id", str)),
    frozenset({"statement", "item"}),
)

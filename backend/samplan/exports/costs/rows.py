"""The rows of a sum of costs: groups, items, and what falls on each organisation, numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samplan.costs.fields import in_thousandths
from samplan.costs.ranges import divided
from samplan.costs.terms import ONE
from samplan.exports.costs.formulas import ENDS, money
from samplan.exports.costs.lists import UNALLOCATED
from samplan.exports.fields import Item, at, heading, places_by_id
from samplan.exports.words import Language, said

Row = dict[str, Any]

EVERYTHING = heading("Allt tillsammans", "Everything together")


@dataclass(frozen=True)
class SumRows:
    """What the sheets of one answer have in common."""

    body: Item
    language: Language
    groups: Sequence[Row]
    items: Sequence[Row]
    parts: Sequence[Row]

    @property
    def years(self) -> Sequence[int]:
        """The years reckoned over."""
        years: Sequence[int] = self.body["years"]
        return years

    @cached_property
    def places(self) -> Mapping[str, Item]:
        """Where amounts come from, by id."""
        return places_by_id(self.body)

    @property
    def index_values(self) -> Sequence[Item]:
        """The values of the index that prices were converted with; none where nothing was."""
        values: Sequence[Item] = at(self.body, "prices.index.values") or ()
        return values

    def is_converted(self, item: Item) -> bool:
        """Whether an item is given in another year's prices than its own."""
        asked = self.body["prices"]["year"]
        return bool(self.index_values) and item["priceYear"] not in {None, asked}

    @property
    def is_by_year(self) -> bool:
        """Whether the groups are years."""
        return bool(self.body["by"] == "year")

    @property
    def is_one_part(self) -> bool:
        """Whether only what falls on one organisation is summed."""
        return self.body["organisationId"] is not None

    @property
    def sums_parts(self) -> bool:
        """Whether groups are sums of parts of items, and not of whole items."""
        return self.is_one_part or self.body["by"] == "organisation"

    def per_time(self, item: Item, end: str) -> float | None:
        """What the whole of an item costs each time; None where only a part of it is known."""
        if not self.is_one_part:
            return money(item["perTime"], end)
        if item["amount"] is None:
            return None
        amount, quantity = int(money(item["amount"], end)), item["quantity"][end]
        found = divided(amount * in_thousandths(quantity), ONE)
        if self.is_converted(item):
            values = {one["year"]: in_thousandths(one["value"]) for one in self.index_values}
            asked = self.body["prices"]["year"]
            found = divided(found * values[asked], values[item["priceYear"]])
        return found

    def everything(self) -> Row:
        """The grand total as a group without a number."""
        label = said(EVERYTHING, self.language)
        return {**self.body["total"], "nr": None, "id": None, "number": None, "label": label}


def sum_rows(body: Item, language: Language) -> SumRows:
    """Return the rows of an answer in a language."""
    groups = [
        {**group, "nr": nr, "label": said(group["name"], language)}
        for nr, group in enumerate(body["groups"], start=1)
    ]
    items = _items(body, _group_of(body, groups), language)
    return SumRows(body, language, groups, items, _parts(body, groups, items, language))


def _group_of(body: Item, groups: Sequence[Row]) -> Mapping[str, Row]:
    """The one group that each item is counted in."""
    if body["by"] in {"organisation", "year"}:
        return {}
    return {item_id: group for group in groups for item_id in group["itemIds"]}


def _items(body: Item, group_of: Mapping[str, Row], language: Language) -> list[Row]:
    return [
        {
            **item,
            "nr": nr,
            "label": said(item["title"], language),
            "group": group_of.get(item["id"]),
            "once": int(item["isOnce"]),
        }
        for nr, item in enumerate(body["items"], start=1)
    ]


def _parts(
    body: Item, groups: Sequence[Row], items: Sequence[Row], language: Language
) -> list[Row]:
    names = {one["id"]: one["name"] for one in body["organisations"]}
    numbers = {group["id"]: group["nr"] for group in groups}
    return [
        {
            **part,
            "item": item,
            "perTime": {end: money(part["total"], end) / len(item["years"]) for end, *_ in ENDS},
            "name": said(names.get(part["organisationId"], UNALLOCATED), language),
            "groupNr": numbers.get(part["organisationId"])
            if body["by"] == "organisation"
            else at(item, "group.nr"),
            **{key: item[key] for key in ("once", "years")},
        }
        for item in items
        for part in item["organisations"]
    ]

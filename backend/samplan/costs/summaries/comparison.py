"""Two scenarios of a plan beside each other, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samplan.costs.grouping import Summed, per_year, repeated, sum_all
from samplan.costs.ranges import Range
from samplan.costs.reckoning import Book, Chosen, Counted
from samplan.costs.scenarios.asking import Asked, Resolved, resolve
from samplan.costs.schemas import range_document
from samplan.costs.summaries.population import read_population
from samplan.costs.summaries.reading import read_book, read_labels, reckon
from samplan.costs.summaries.service import (
    plan_reference,
    prices_document,
    scenario_reference,
    sum_document,
)
from samplan.statistics.gate import Gate
from samplan.web.errors import ProblemError, invalid
from samplan.web.fields import text
from samplan.web.violations import Violation

Document = dict[str, Any]


@dataclass(frozen=True)
class _Side:
    """One of the two."""

    resolved: Resolved
    chosen: Chosen
    counted: Mapping[str, Counted]
    not_summed: frozenset[str]
    total: Summed

    def chose(self, item_id: str) -> bool:
        """Whether it carries the item out, in the sum or beside it."""
        return item_id in self.counted or item_id in self.not_summed

    def annual(self, item_id: str) -> Range | None:
        """What the item costs in the average year; None when it is no part of the sum."""
        one = self.counted.get(item_id)
        if one is None:
            return None
        return per_year(repeated(one.per_time, len(one.years)), len(self.chosen.years))

    def alternative(self, item_id: str) -> str | None:
        """The alternative that stands in the item's place."""
        one = self.counted.get(item_id)
        return None if one is None else one.alternative_id


def compare(gate: Gate, a: Asked, b: Asked) -> Document:
    """Both sums, their difference, and every item that either carries out."""
    session = gate.session
    resolved = [_resolved(gate, asked, name) for asked, name in ((a, "a"), (b, "b"))]
    plan = resolved[0].plan
    book = read_book(session, plan.id, shares=False, roles=False)
    first, second = (_side(gate, book, one) for one in resolved)
    listed = [item.id for item in book.items if first.chose(item.id) or second.chose(item.id)]
    labels = read_labels(session, plan.id, listed)
    items = []
    for item_id in listed:
        label = labels[item_id]
        named = {
            "id": item_id,
            "code": label.code,
            "title": text(label.title_sv, label.title_en),
        }
        items.append(named | _compared(item_id, first, second))
    return {
        "plan": plan_reference(resolved[0]),
        "prices": _prices(book, first, second),
        "a": _document(gate, first),
        "b": _document(gate, second),
        "difference": _difference(first.total.annual, second.total.annual),
        "items": items,
    }


def _resolved(gate: Gate, asked: Asked, name: str) -> Resolved:
    """What one of them asks for; what is wrong with its scenario is said of the right one."""
    try:
        return resolve(gate.session, asked)
    except ProblemError as problem:
        if not problem.violations:
            raise
        raise invalid(
            *(
                Violation(name if one.field == "scenario" else one.field, one.message)
                for one in problem.violations
            )
        ) from None


def _side(gate: Gate, book: Book, resolved: Resolved) -> _Side:
    chosen = reckon(gate.session, book, resolved)
    return _Side(
        resolved=resolved,
        chosen=chosen,
        counted={one.id: one for one in chosen.counted},
        not_summed=frozenset(one.id for one in chosen.not_summed),
        total=sum_all(chosen),
    )


def _document(gate: Gate, side: _Side) -> Document:
    county_id = side.resolved.plan.county_id
    people = read_population(gate, county_id, [county_id], side.chosen.years[0])
    return {
        "scenario": scenario_reference(side.resolved),
        "years": list(side.chosen.years),
        "total": sum_document(side.total, people.get(county_id)),
    }


def _prices(book: Book, first: _Side, second: _Side) -> Document:
    """The prices of both: the years that items of either were entered in."""
    chosen = Chosen(first.chosen.years, [*first.chosen.counted, *second.chosen.counted], [], [])
    return prices_document(first.resolved, book, chosen)


def _compared(item_id: str, first: _Side, second: _Side) -> Document:
    costs = first.annual(item_id), second.annual(item_id)
    unknown = item_id in first.not_summed or item_id in second.not_summed
    nothing = Range(0, 0)
    return {
        "a": None if costs[0] is None else range_document(costs[0]),
        "b": None if costs[1] is None else range_document(costs[1]),
        "difference": None if unknown else _difference(costs[0] or nothing, costs[1] or nothing),
        "chosenInA": first.chose(item_id),
        "chosenInB": second.chose(item_id),
        "alternativeInA": first.alternative(item_id),
        "alternativeInB": second.alternative(item_id),
    }


def _difference(before: Range, after: Range) -> Document:
    return {"low": after.low - before.low, "high": after.high - before.high}

"""What is chosen of a plan costs, as a whole answer, read at one moment of the data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session

from samplan.costs.fields import from_thousandths
from samplan.costs.grouping import Key, Summed, group_of, per_year, repeated, sum_all, sum_by
from samplan.costs.ranges import Range
from samplan.costs.reckoning import Book, Chosen, Counted, Facts, NotSummed, parts, quantity
from samplan.costs.scenarios.asking import Asked, Resolved, resolve
from samplan.costs.schemas import NOT_COSTED, range_document, stored_document
from samplan.costs.spread import DRAWS, simulate
from samplan.costs.summaries.naming import (
    GroupName,
    bare_activities,
    read_names,
    year_name,
)
from samplan.costs.summaries.population import Population, per_inhabitant, read_population
from samplan.costs.summaries.reading import Label, read_book, read_labels, reckon
from samplan.costs.summaries.wording import PriceWords, rule
from samplan.costs.terms import ONE, Bound, Grouping, SpreadModel
from samplan.organisations.tables import Organisation
from samplan.sources.service import sources_of
from samplan.statistics.gate import Gate
from samplan.web.fields import text
from samplan.web.texts import Words

Document = dict[str, Any]

_DRAWN_AT_MOST: Final = 5_000_000
"""Items times draws of a spread: the more items, the less their sum differs between draws."""
_FEWEST_DRAWS: Final = 500


@dataclass(frozen=True)
class Wish:
    """How the sum is to be shown."""

    by: Grouping = Grouping.STEP
    items: bool = True
    """Whether every item in the sum is listed."""
    spread: SpreadModel | None = None


def summary(gate: Gate, asked: Asked, wish: Wish) -> Document:
    """The sum with its groups, its items, and all that is not in it."""
    session = gate.session
    resolved = resolve(session, asked)
    plan = resolved.plan
    divided = wish.items or wish.by is Grouping.ORGANISATION or bool(resolved.organisation_id)
    book = read_book(session, plan.id, shares=divided, roles=wish.by is Grouping.ROLE)
    chosen = reckon(session, book, resolved)
    groups = sum_by(chosen, wish.by)
    labels = read_labels(session, plan.id, _named(chosen, wish))
    organisation = _organisation(session, resolved)
    people = _people(gate, resolved, groups if wish.by is Grouping.ORGANISATION else ())
    items = _items(book, chosen, labels, wish)
    not_summed = [_not_summed(one, labels) for one in chosen.not_summed]
    places = {one["sourcePlaceId"] for one in (*items, *not_summed)}
    return {
        "countyId": plan.county_id,
        "plan": plan_reference(resolved),
        "scenario": scenario_reference(resolved),
        "choice": resolved.wanted.document(),
        "organisationId": resolved.organisation_id,
        "by": wish.by.value,
        "years": list(resolved.years),
        "firstYearFrom": resolved.period_from.value,
        "prices": prices_document(resolved, book, chosen),
        "rule": _rule(resolved, book, chosen, organisation),
        "total": sum_document(
            sum_all(chosen), people.get(resolved.organisation_id or plan.county_id)
        ),
        "groups": _groups(session, resolved, groups, wish.by, people),
        "items": items,
        "organisations": _payers(session, resolved, items),
        "notSummed": not_summed,
        "leftOut": [
            {"id": item_id, "title": _title(labels[item_id]), "why": why.value}
            for item_id, why in chosen.left_out
        ],
        "activitiesWithoutItems": bare_activities(session, plan, resolved.wanted.steps),
        "spread": None if wish.spread is None else _spread(chosen, wish.spread),
        "sources": sources_of(session, places),
    }


def plan_reference(resolved: Resolved) -> Document:
    """What names the plan."""
    plan = resolved.plan
    return {"id": plan.id, "title": text(plan.title_sv, plan.title_en)}


def scenario_reference(resolved: Resolved) -> Document | None:
    """What names the scenario; a saved one is called what it was called."""
    scenario = resolved.scenario
    if scenario is None:
        return None
    name_en = scenario.name.en if scenario.is_preset else None
    return {"id": scenario.id, "name": text(scenario.name.sv, name_en)}


def sum_document(
    summed: Summed, population: Population | None = None, *, is_known: bool | None = None
) -> Document:
    """A sum as JSON. Where no item is counted there is no amount: that is unknown and no zero.

    Unless it is known that nothing comes: in a year between those that items come in.
    """
    known = bool(summed.item_ids) if is_known is None else is_known

    def shown(one: Range) -> Document:
        return range_document(one) if known else dict(NOT_COSTED)

    return {
        "total": shown(summed.total),
        "annual": shown(summed.annual),
        "recurring": shown(summed.recurring),
        "oneOff": shown(summed.one_off),
        "years": [{"year": year, "range": shown(one)} for year, one in summed.years],
        "itemCount": len(summed.item_ids),
        "notSummedCount": len(summed.not_summed_ids),
        "notSummedIds": list(summed.not_summed_ids),
        "perInhabitant": per_inhabitant(summed, population) if known else None,
    }


def prices_document(resolved: Resolved, book: Book, chosen: Chosen) -> Document:
    """Which year's prices, and with which values of which index."""
    entered = _price_years(book, chosen)
    index, prices = resolved.index, resolved.prices
    shown = None
    if index is not None and prices is not None:
        used = sorted({prices.year, *entered} & set(prices.values))
        shown = {
            "id": index.id,
            "name": text(index.name_sv, index.name_en),
            "publisher": index.publisher,
            "base": index.base,
            "url": index.url,
            "values": [{"year": year, "value": prices.values[year] / ONE} for year in used],
        }
    year = None if prices is None else prices.year
    return {"year": year, "entered": entered, "index": shown}


def _price_years(book: Book, chosen: Chosen) -> list[int]:
    """Price years of what is in the sum, as entered."""
    counted = {one.alternative_id or one.id for one in chosen.counted}
    years = {item.price_year for item in book.items if item.id in counted}
    return sorted(year for year in years if year is not None)


def _rule(
    resolved: Resolved, book: Book, chosen: Chosen, organisation: Organisation | None
) -> Document:
    counted = {one.alternative_id or one.id for one in chosen.counted}
    undated = sum(item.price_year is None and item.id in counted for item in book.items)
    index = resolved.index
    words = PriceWords(
        year=None if resolved.prices is None else resolved.prices.year,
        entered=_price_years(book, chosen),
        index=None if index is None else _words(index.name_sv, index.name_en),
        undated=undated,
    )
    named = None if organisation is None else _words(organisation.name_sv, organisation.name_en)
    said = rule(chosen, words, named)
    return {"sv": said.sv, "en": said.en}


def _words(sv: str, en: str | None) -> Words:
    return Words(sv, en or sv)


def _organisation(session: Session, resolved: Resolved) -> Organisation | None:
    if resolved.organisation_id is None:
        return None
    return session.get(Organisation, resolved.organisation_id)


def _people(gate: Gate, resolved: Resolved, groups: Iterable[Key]) -> Mapping[str, Population]:
    """Inhabitants of the county or the organisation, and of the organisations that are groups."""
    whole = resolved.organisation_id or resolved.plan.county_id
    areas = {whole, *(one for one in groups if one is not None)}
    return read_population(gate, resolved.plan.county_id, areas, resolved.years[0])


def _groups(
    session: Session,
    resolved: Resolved,
    groups: Mapping[Key, Summed],
    by: Grouping,
    people: Mapping[str, Population],
) -> list[Document]:
    if by is Grouping.YEAR:
        names: Mapping[Key, GroupName] = {key: year_name(key) for key in groups}
        is_known: bool | None = any(one.item_ids for one in groups.values())
    else:
        names = read_names(session, resolved.plan, by)
        is_known = None
    return [
        sum_document(
            groups[key],
            people.get(key) if by is Grouping.ORGANISATION and key is not None else None,
            is_known=is_known,
        )
        | {
            "id": key,
            "name": name.name,
            "number": name.number,
            "itemIds": list(groups[key].item_ids),
        }
        for key, name in names.items()
        if key in groups
    ]


def _named(chosen: Chosen, wish: Wish) -> set[str]:
    """Every item that the answer names."""
    named = {item_id for item_id, _ in chosen.left_out}
    named.update(one.id for one in chosen.not_summed)
    if wish.items:
        for one in chosen.counted:
            named.add(one.id)
            if one.alternative_id is not None:
                named.add(one.alternative_id)
    return named


def _items(book: Book, chosen: Chosen, labels: Mapping[str, Label], wish: Wish) -> list[Document]:
    """Every item in the sum, where they are wanted."""
    if not wish.items:
        return []
    facts = {item.id: item for item in book.items}
    return [
        _item(one, facts[one.alternative_id or one.id], chosen, labels, wish.by)
        for one in chosen.counted
    ]


def _item(
    one: Counted, entered: Facts, chosen: Chosen, labels: Mapping[str, Label], by: Grouping
) -> Document:
    count = len(one.years)
    total = repeated(one.per_time, count)
    source = labels[one.alternative_id or one.id]
    return _reference(one, labels) | {
        "amount": _amount(entered),
        "quantity": _quantity(entered),
        "priceYear": entered.price_year,
        "perTime": range_document(one.per_time),
        "years": list(one.years),
        "isOnce": one.is_once,
        "total": range_document(total),
        "annual": range_document(per_year(total, len(chosen.years))),
        "chosenAlternativeId": one.alternative_id,
        "organisations": _divided(one),
        "groupId": group_of(one, by),
        "sourcePlaceId": source.place_id,
    }


def _amount(entered: Facts) -> Document | None:
    """The amount as it was entered; None where the sum counts the span of other ways."""
    if entered.high is None:
        return None
    return stored_document(
        entered.low, Bound(entered.low_bound), entered.high, Bound(entered.high_bound)
    )


def _quantity(entered: Facts) -> Document | None:
    low, high = quantity(entered)
    if entered.high is None or low is None or high is None:
        return None
    return {"low": from_thousandths(low), "high": from_thousandths(high)}


def _payers(session: Session, resolved: Resolved, items: Iterable[Document]) -> list[Document]:
    """What the organisations are called that items fall on, and the one that was asked for."""
    used = {part["organisationId"] for item in items for part in item["organisations"]}
    used.add(resolved.organisation_id)
    names = read_names(session, resolved.plan, Grouping.ORGANISATION)
    return [
        {"id": key, "name": named.name}
        for key, named in names.items()
        if key is not None and key in used
    ]


def _divided(one: Counted) -> list[Document]:
    count, cost = len(one.years), one.per_time
    return [
        {
            "organisationId": payer,
            "total": range_document(
                Range(low * count, high * count, cost.low_bound, cost.high_bound)
            ),
        }
        for payer, low, high in parts(cost, one.shares)
    ]


def _reference(one: Counted | NotSummed, labels: Mapping[str, Label]) -> Document:
    return {
        "id": one.id,
        "code": labels[one.id].code,
        "title": _title(labels[one.id]),
        "stepId": one.step_id,
        "activityId": one.activity_id,
    }


def _not_summed(one: NotSummed, labels: Mapping[str, Label]) -> Document:
    return _reference(one, labels) | {
        "reason": one.reason.value,
        "priceEach": None if one.price_each is None else range_document(one.price_each),
        "unit": one.unit,
        "sourcePlaceId": labels[one.id].place_id,
    }


def _title(label: Label) -> Document:
    return {"sv": label.title_sv, "en": label.title_en}


def _spread(chosen: Chosen, model: SpreadModel) -> Document:
    """The simulated average year."""
    years = len(chosen.years)
    ranges = []
    for one in chosen.counted:
        annual = per_year(repeated(one.per_time, len(one.years)), years)
        likely = one.likely
        if likely is not None:
            likely = per_year(repeated(Range(likely, likely), len(one.years)), years).low
        ranges.append((annual, likely))
    draws = max(_FEWEST_DRAWS, min(DRAWS, _DRAWN_AT_MOST // max(1, len(ranges))))
    drawn = simulate(ranges, model, draws)
    return {
        "model": model.value,
        "draws": drawn.draws,
        "seed": drawn.seed,
        "p10": drawn.p10,
        "p50": drawn.p50,
        "p90": drawn.p90,
        "openItems": drawn.open_items,
        "note": _SPREAD_NOTES[model],
    }


_SPREAD_NOTES = {
    SpreadModel.INDEPENDENT: text(
        "Ett räkneexempel där posterna hamnar var för sig i sina spann, per år. Det säger inget "
        "om poster som inte är med i summan, och poster som kan kosta mer räknas bara till sitt "
        "högsta belopp.",
        "A worked example where items land each by itself within its range, each year. It says "
        "nothing of items that are not in the sum, and items that may cost more are only counted "
        "up to their highest amount.",
    ),
    SpreadModel.TOGETHER: text(
        "Ett räkneexempel där alla poster blir dyra eller billiga samtidigt, per år. Det säger "
        "inget om poster som inte är med i summan, och poster som kan kosta mer räknas bara till "
        "sitt högsta belopp.",
        "A worked example where all items are dear or cheap at once, each year. It says nothing "
        "of items that are not in the sum, and items that may cost more are only counted up to "
        "their highest amount.",
    ),
}

"""What chosen parts of a plan cost, held against what one of something costs today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlmodel import col

from samplan.costs.breakeven import (
    BreakEven,
    NothingToDivideError,
    Noun,
    arithmetic,
    break_even,
)
from samplan.costs.fields import from_thousandths
from samplan.costs.grouping import sum_all
from samplan.costs.money import say
from samplan.costs.prices import convert
from samplan.costs.ranges import Range
from samplan.costs.scenarios.asking import Asked, Resolved, resolve
from samplan.costs.schemas import range_document
from samplan.costs.summaries.reading import read_book, reckon
from samplan.costs.summaries.service import (
    plan_reference,
    prices_document,
    scenario_reference,
)
from samplan.costs.terms import LARGEST_AMOUNT
from samplan.costs.today.service import PLACEMENTS, caution_of, published
from samplan.sources.service import sources_of
from samplan.statistics import periods
from samplan.statistics.gate import Figure, Gate
from samplan.statistics.naming import Named, Names, read_names
from samplan.statistics.tables import Observation
from samplan.statistics.terms import Measure, Qualifier
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Document = dict[str, Any]

_KRONOR: Final = frozenset({"kr", "kronor"})
_ONE_OF: Final = {PLACEMENTS: Words("placering", "placement")}
"""What one of the counted is called, by indicator."""


@dataclass(frozen=True)
class Division:
    """Which figures are divided: a cost by a count, both of the whole county."""

    cost: str
    count: str
    period: str | None
    """None: the newest that both have."""


@dataclass(frozen=True)
class _Pair:
    """The two figures, of one period."""

    cost: Figure
    count: Figure
    kronor: int
    """The cost in the prices asked for, or as published."""


def reading(gate: Gate, asked: Asked, division: Division) -> Document:
    """How many cost as much as what is chosen, with the arithmetic and what it does not say."""
    session = gate.session
    resolved = resolve(session, asked)
    names = read_names(session)
    pair = _pair(gate, resolved, division, names)
    book = read_book(session, resolved.plan.id, shares=bool(resolved.organisation_id), roles=False)
    chosen = reckon(session, book, resolved)
    annual = sum_all(chosen).annual
    found = _divide(annual, pair)
    noun = _noun(pair.count, names)
    prices = prices_document(resolved, book, chosen)
    if prices["index"] is not None:
        prices["index"]["values"] = _values_used(resolved, pair, prices["entered"])
    cautions = [
        *_always(found, noun),
        *_prices(resolved, pair, prices["entered"]),
        *_beside(len(chosen.not_summed)),
        *_of_figures(pair, names),
    ]
    return {
        "countyId": resolved.plan.county_id,
        "plan": plan_reference(resolved),
        "scenario": scenario_reference(resolved),
        "choice": resolved.wanted.document(),
        "organisationId": resolved.organisation_id,
        "years": list(resolved.years),
        "firstYearFrom": resolved.period_from.value,
        "prices": prices,
        "annual": range_document(annual),
        "notSummedCount": len(chosen.not_summed),
        "cost": _figure(pair.cost, pair.kronor, names),
        "count": _figure(pair.count, pair.count.value, names),
        "perUnit": found.per_unit,
        "needed": _needed(found),
        "arithmetic": _arithmetic(resolved, pair, arithmetic(found, noun)),
        "cautions": cautions,
        "sources": sources_of(session, (pair.cost.place_id, pair.count.place_id)),
    }


def _pair(gate: Gate, resolved: Resolved, division: Division, names: Names) -> _Pair:
    """The published figures of the whole county; the problem in words when they are not there."""
    wanted = {"costIndicator": division.cost, "countIndicator": division.count}
    violations = [
        *_not_of(names, "costIndicator", division.cost, Measure.AMOUNT),
        *_not_of(names, "countIndicator", division.count, Measure.COUNT),
    ]
    if violations:
        raise invalid(*violations)
    costs, counts = (_by_period(gate, resolved.plan.county_id, one) for one in wanted.values())
    both = sorted(costs.keys() & counts.keys(), key=periods.order)
    period = division.period or (both[-1] if both else None)
    if period is None or period not in both:
        raise invalid(_no_figures(both))
    cost, count = costs[period], counts[period]
    _check(cost, "costIndicator")
    _check(count, "countIndicator")
    return _Pair(cost, count, _in_prices(cost, resolved))


def _not_of(names: Names, field: str, indicator_id: str, measure: Measure) -> list[Violation]:
    """Why the indicator is none of kronor, or none that counts."""
    row = names.indicators.get(indicator_id)
    if row is None:
        words = Words(
            f"Nyckeltalet {indicator_id} finns inte.", f"There is no indicator {indicator_id}."
        )
        return [Violation(field, words)]
    if measure is Measure.AMOUNT and row.unit_sv not in _KRONOR:
        words = Words("Nyckeltalet är inte i kronor.", "The indicator is not in kronor.")
    elif row.measure != measure:
        words = Words("Nyckeltalet mäter något annat.", "The indicator measures something else.")
    else:
        return []
    return [Violation(field, words)]


def _by_period(gate: Gate, county_id: str, indicator_id: str) -> Mapping[str, Figure]:
    """The county's undivided figures of the indicator."""
    figures = published(
        gate,
        county_id,
        [indicator_id],
        col(Observation.area_id) == county_id,
        col(Observation.breakdown) == "",
    )
    return {one.period: one for one in figures}


def _no_figures(both: Sequence[str]) -> Violation:
    if not both:
        words = Words(
            "Det finns ingen period med både kostnad och antal för hela länet.",
            "There is no period with both a cost and a number for the whole county.",
        )
    else:
        listed = ", ".join(both)
        words = Words(
            f"Både kostnad och antal finns för: {listed}.",
            f"There is both a cost and a number for: {listed}.",
        )
    return Violation("period", words)


def _check(figure: Figure, field: str) -> None:
    """Stop when the figure is no single number that may be shown."""
    if figure.withheld is not None:
        words = Words(
            "Uppgiften visas inte, för att skydda enskilda.",
            "The figure is withheld, to protect individuals.",
        )
    elif figure.value is None or figure.value_to is not None:
        words = Words("Uppgiften är inget enskilt tal.", "The figure is no single number.")
    elif not 0 < figure.value <= LARGEST_AMOUNT:
        words = Words(
            "Det går bara att dela med tal som är större än noll.",
            "Only numbers greater than nought can be divided.",
        )
    else:
        return
    raise invalid(Violation(field, words))


def _in_prices(cost: Figure, resolved: Resolved) -> int:
    """The cost in whole kronor of the prices asked for; as published where none are."""
    kronor = round(cost.value or 0)
    if resolved.prices is None:
        return kronor
    prices, year = resolved.prices, periods.year_of(cost.period)
    if year == prices.year:
        return kronor
    lacking = [one for one in (year, prices.year) if one not in prices.values]
    if year is not None and not lacking:
        return convert(_exactly(kronor), year, prices).high
    listed = ", ".join(str(one or cost.period) for one in lacking)
    words = Words(
        f"Indexet saknar värde för {listed}, så dagens kostnad kan inte räknas om.",
        f"The index has no value for {listed}, so today's cost cannot be converted.",
    )
    raise invalid(Violation("priceYear", words))


def _divide(annual: Range, pair: _Pair) -> BreakEven:
    try:
        return break_even(annual, pair.kronor, Decimal(str(pair.count.value)))
    except NothingToDivideError:
        words = Words(
            "En enda kostar mindre än en krona. Det går inte att dela med.",
            "A single one costs less than a krona. It cannot be divided by.",
        )
        raise invalid(Violation("costIndicator", words)) from None


def _figure(figure: Figure, used: float | None, names: Names) -> Document:
    return {
        "indicatorId": figure.indicator_id,
        "name": names.indicator(figure.indicator_id),
        "unit": names.unit(figure.indicator_id),
        "period": figure.period,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "used": used,
        "sourcePlaceId": figure.place_id,
    }


def _needed(found: BreakEven) -> Document:
    return {
        "low": float(found.low) if found.has_low else None,
        "high": float(found.high),
        "wholeLow": found.whole_low if found.has_low else None,
        "wholeHigh": found.whole_high,
        "isOpen": found.annual.is_open,
    }


def _noun(count: Figure, names: Names) -> Noun:
    unit = names.unit(count.indicator_id)
    several = Words(unit["sv"] or "", unit["en"] or unit["sv"] or "")
    return Noun(_ONE_OF.get(count.indicator_id, Words("styck", "unit")), several)


def _values_used(resolved: Resolved, pair: _Pair, entered: Sequence[int]) -> list[Document]:
    """The index's values that either of the two was converted with."""
    prices = resolved.prices
    if prices is None:
        return []
    years = {prices.year, periods.year_of(pair.cost.period), *entered} & prices.values.keys()
    return [
        {"year": year, "value": from_thousandths(prices.values[year])}
        for year in sorted(year for year in years if year is not None)
    ]


def _arithmetic(resolved: Resolved, pair: _Pair, division: Words) -> Named:
    """The division, and before it how the cost came into the prices asked for."""
    prices, year = resolved.prices, periods.year_of(pair.cost.period)
    if prices is None or year is None or year == prices.year:
        return text(division.sv, division.en)
    published = say(_exactly(round(pair.cost.value or 0)))
    used = say(_exactly(pair.kronor))
    now, then = (_short(prices.value(one)) for one in (prices.year, year))
    return text(
        f"{published.sv} × {now.replace('.', ',')} ÷ {then.replace('.', ',')} = {used.sv} i "
        f"{prices.year} års priser; {division.sv}",
        f"{published.en} × {now} ÷ {then} = {used.en} in the prices of {prices.year}; "
        f"{division.en}",
    )


def _short(thousandths: int) -> str:
    """The number without noughts that say nothing."""
    return f"{from_thousandths(thousandths):.3f}".rstrip("0").rstrip(".")


def _exactly(kronor: int) -> Range:
    return Range(kronor, kronor)


def _always(found: BreakEven, noun: Noun) -> list[Named]:
    said = [
        text(
            f"Färre {noun.several.sv} är inte detsamma som sparade pengar: det beror på avtal, "
            "på vad som kommer i stället och på vem som betalar.",
            f"Fewer {noun.several.en} are not the same as money saved: it depends on agreements, "
            "on what comes instead and on who pays.",
        ),
        text(
            "Divisionen säger inte att det blir färre. Dagens kostnader räknas aldrig in i ett "
            "scenario.",
            "The division does not say that there will be fewer. Today's costs are never counted "
            "in a scenario.",
        ),
    ]
    if found.annual.is_open:
        opened = text(
            "Kostnaden är öppen uppåt, så det kan behövas fler.",
            "The cost is open upwards, so it may take more.",
        )
        said.append(opened)
    return said


def _prices(resolved: Resolved, pair: _Pair, entered: Sequence[int]) -> list[Named]:
    """Whether the two are in the same year's prices."""
    year = periods.year_of(pair.cost.period)
    if resolved.prices is not None:
        asked = resolved.prices.year
        return [
            text(
                f"Båda beloppen är omräknade till {asked} års priser. Antalet gäller "
                f"{pair.count.period}.",
                f"Both amounts are converted to the prices of {asked}. The number is of "
                f"{pair.count.period}.",
            )
        ]
    if all(one == year for one in entered):
        return []
    listed = ", ".join(map(str, entered))
    return [
        text(
            f"Beloppen är i olika års priser: dagens i {pair.cost.period} och planens i {listed}. "
            "De är inte omräknade.",
            f"Amounts are in prices of different years: today's in {pair.cost.period} and the "
            f"plan's in {listed}. They are not converted.",
        )
    ]


def _beside(count: int) -> list[Named]:
    if not count:
        return []
    return [
        text(
            f"Poster som inte går att räkna är inte med ({count}). De är inte gratis.",
            f"Items that cannot be reckoned are not included ({count}). They are not free.",
        )
    ]


def _of_figures(pair: _Pair, names: Names) -> list[Named]:
    """What is to be known of the two figures, as their definitions say; each thing once."""
    found = []
    if pair.cost.qualifier not in {None, Qualifier.EXACT}:
        found.append(
            text(
                "Dagens kostnad är ungefärlig enligt källan.",
                "Today's cost is approximate according to its source.",
            )
        )
    for figure in (pair.cost, pair.count):
        caution = caution_of(figure, names)
        if caution is not None and caution not in found:
            found.append(caution)
    return found

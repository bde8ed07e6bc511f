"""Tables: what may be asked, cut out of what the gate lets through, as JSON and JSON-stat."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session

from samplan.organisations.tables import County
from samplan.sources.service import sources_of
from samplan.statistics import gate as gates
from samplan.statistics.cube import (
    AREA,
    INDICATOR,
    OWN,
    Cell,
    CellStatus,
    Figure,
    Indicator,
    Population,
    Table,
    TooManyCellsError,
    Wish,
    pivot,
)
from samplan.statistics.cubes.selection import Selection, dimensions_of
from samplan.statistics.gate import Gate
from samplan.statistics.jsonstat import Labels, Unit, dataset
from samplan.statistics.naming import Named, Names, read_names
from samplan.statistics.tables import IndicatorEdition
from samplan.statistics.terms import TOTAL
from samplan.statistics.words import STATUSES, reasons
from samplan.web.errors import invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

MOST_CELLS: Final = 250_000
MOST_INDICATORS: Final = 50
PER_THOUSAND: Final = text("per 1 000 invånare", "per 1,000 inhabitants")


@dataclass(frozen=True)
class Made:
    """A table with what it takes to show it."""

    county_id: str
    selection: Selection
    table: Table
    names: Names
    revision: int
    entered_at: str | None
    population_id: str | None
    title: Named
    figures: str
    reasons: dict[str, Named]


def make(gate: Gate, county_id: str, selection: Selection, *, title: Named | None = None) -> Made:
    """The table; problems that name the options when it cannot be made."""
    session = gate.session
    if session.get(County, county_id) is None:
        raise not_found(Words("Länet", "county"))
    names = read_names(session)
    wish = selection.wish()
    violations = check(wish, selection, names)
    if violations:
        raise invalid(*violations)
    gathered = _Gathered()
    figures = gathered.take(gate.table(county_id, wish.indicators))
    population_id, population = None, None
    if wish.per_inhabitants:
        figures = list(figures)
        wanted = {(one.period, one.area_id) for one in figures}
        population_id, population = _population(gate, county_id, names, wanted)
    try:
        table = pivot(
            figures,
            [_indicator(one, names) for one in wish.indicators],
            wish,
            county_id=county_id,
            order=names.order,
            population=population,
            most=MOST_CELLS,
        )
    except TooManyCellsError as error:
        raise invalid(_too_large(error)) from error
    return Made(
        county_id,
        selection,
        table,
        names,
        gathered.revision,
        gathered.entered_at,
        population_id,
        title or _title(wish, names),
        gate.figures.value,
        reasons(gate.rule),
    )


def _too_large(error: TooManyCellsError) -> Violation:
    return Violation(
        "rows",
        Words(
            f"Tabellen får {error.size} celler, och högst {error.most} går bra. "
            "Välj färre kategorier eller dimensioner.",
            f"The table gets {error.size} cells, and at most {error.most} will do. "
            "Choose fewer categories or dimensions.",
        ),
    )


class _Gathered:
    """Notes the newest of the figures that pass."""

    def __init__(self) -> None:
        self.revision = 0
        self.entered_at: str | None = None

    def take(self, figures: Iterable[gates.Figure]) -> Iterable[Figure]:
        for one in figures:
            self.revision = max(self.revision, one.revision)
            if one.entered_at is not None:
                self.entered_at = max(self.entered_at or "", one.entered_at)
            yield Figure(
                one.indicator_id,
                one.period,
                one.area_id,
                one.breakdown,
                one.value,
                one.value_to,
                one.value_text,
                one.qualifier,
                one.quality,
                one.edition,
                one.place_id,
                one.withheld,
                one.is_computed,
            )


def check(wish: Wish, selection: Selection, names: Names) -> list[Violation]:
    """What cannot be asked, by option."""
    found = [
        Violation("indicator", Words(f"Nyckeltalet {one} finns inte.", f"There is no {one}."))
        for one in selection.indicators
        if one not in names.indicators
    ]
    if found:
        return found
    if not wish.indicators or len(wish.indicators) > MOST_INDICATORS:
        return [
            Violation(
                "indicator",
                Words(
                    f"Välj minst ett och högst {MOST_INDICATORS} nyckeltal.",
                    f"Choose at least one and at most {MOST_INDICATORS} indicators.",
                ),
            )
        ]
    divided_by = {
        link.dimension_id for one in wish.indicators for link in names.divided_by.get(one, ())
    }
    for option, listed in (("rows", wish.rows), ("columns", wish.columns)):
        found += [
            _no_dimension(option, one) for one in listed if one not in OWN and one not in divided_by
        ]
    placed = (*wish.rows, *wish.columns)
    twice = [one for one in placed if placed.count(one) > 1]
    if twice:
        words = Words(f"{twice[0]} står två gånger.", f"{twice[0]} is there twice.")
        found.append(Violation("columns", words))
    named = dimensions_of(wish)
    found += [
        _no_dimension("where", one)
        for one in named
        if one in wish.where and one not in divided_by and one not in placed
    ]
    return found + _unknown_categories(wish, names)


def _no_dimension(option: str, dimension: str) -> Violation:
    return Violation(
        option,
        Words(
            f"Nyckeltalen är inte uppdelade på {dimension}.",
            f"The indicators are not divided by {dimension}.",
        ),
    )


def _unknown_categories(wish: Wish, names: Names) -> list[Violation]:
    found = []
    for dimension, categories in wish.where.items():
        for one in categories:
            if dimension == AREA:
                if one not in names.areas:
                    words = Words(f"Området {one} finns inte.", f"There is no area {one}.")
                    found.append(Violation("area", words))
            elif (
                dimension not in OWN and one != TOTAL and ((dimension, one) not in names.categories)
            ):
                words = Words(
                    f"{dimension} har ingen kategori {one}.", f"{dimension} has no category {one}."
                )
                found.append(Violation("where", words))
    return found


def _indicator(indicator_id: str, names: Names) -> Indicator:
    row = names.indicators[indicator_id]
    editions = names.editions.get(indicator_id, ())
    return Indicator(
        indicator_id,
        str(row.measure),
        frozenset(link.dimension_id for link in names.divided_by.get(indicator_id, ())),
        frozenset(one.number for one in editions if one.break_sv is not None),
    )


def _population(
    gate: Gate, county_id: str, names: Names, wanted: set[tuple[str, str]]
) -> tuple[str | None, Population | None]:
    """The inhabitants that figures are divided by, the same ones in the whole table.

    Where there are several such indicators: the one that has most of the table's areas and years.
    """
    best: tuple[str | None, Population | None] = None, None
    most = 0
    listed = (row for row in names.indicators.values() if row.is_population)
    for row in sorted(listed, key=lambda row: (row.position, row.id)):
        counts = {
            (one.period, one.area_id, one.breakdown): (one.value, one.qualifier)
            for one in gate.table(county_id, [row.id])
            if one.value is not None and one.qualifier is not None
        }
        fitting = len({(period, area) for period, area, _ in counts} & wanted)
        if fitting > most:
            dimensions = frozenset(link.dimension_id for link in names.divided_by.get(row.id, ()))
            best, most = (row.id, Population(dimensions, counts)), fitting
    return best


def _title(wish: Wish, names: Names) -> Named:
    called = [names.indicator(one) for one in wish.indicators]
    rate_sv, rate_en = (
        (f" {PER_THOUSAND['sv']}", f" {PER_THOUSAND['en']}") if wish.per_inhabitants else ("", "")
    )
    return text(
        ", ".join(str(one["sv"]) for one in called) + rate_sv,
        ", ".join(str(one["en"] or one["sv"]) for one in called) + rate_en,
    )


def document(session: Session, made: Made) -> dict[str, Any]:
    """The table as JSON."""
    table, names = made.table, made.names
    editions = _editions(made)
    why = sorted({cell.reason for cell in table.cells if cell.reason})
    at = [axis.id for axis in table.axes].index(INDICATOR)
    return {
        "countyId": made.county_id,
        "title": made.title,
        "dataset": None,
        "per": made.selection.per,
        "figures": made.figures,
        "layout": {
            "rows": list(table.rows),
            "columns": list(table.columns),
            "fixed": table.fixed,
        },
        "dimensions": [
            {
                "id": axis.id,
                "name": names.dimension(axis.id),
                "categories": [
                    {"id": one, "name": names.category(axis.id, one)} for one in axis.categories
                ],
            }
            for axis in table.axes
        ],
        "indicators": [
            {
                "id": one,
                "name": names.indicator(one),
                "unit": _unit(made, one),
                "measure": names.indicators[one].measure,
                "decimals": _decimals(made, one),
                "editions": [_edition(edition) for edition in listed],
            }
            for one, listed in editions.items()
        ],
        "cells": [_cell(cell, cell.key[at], names) for cell in table.cells],
        "reasons": [{"code": one, "words": made.reasons[one]} for one in why],
        "notes": notes(made),
        "sources": sources_of(session, (cell.place_id for cell in table.cells)),
        "asOf": made.entered_at,
        "revision": made.revision,
    }


def _editions(made: Made) -> dict[str, list[IndicatorEdition]]:
    """The definitions that the figures of each indicator follow; the newest where none says."""
    at = [axis.id for axis in made.table.axes].index(INDICATOR)
    used: dict[str, set[int]] = {one: set() for one in made.table.axes[at].categories}
    for cell in made.table.cells:
        if cell.edition is not None:
            used[cell.key[at]].add(cell.edition)
    found = {}
    for one, numbers in used.items():
        listed = made.names.editions.get(one, [])
        found[one] = [edition for edition in listed if edition.number in numbers] or listed[-1:]
    return found


def _edition(row: IndicatorEdition) -> dict[str, Any]:
    def optional(sv: str | None, en: str | None) -> Named | None:
        return None if sv is None else text(sv, en)

    return {
        "number": row.number,
        "validFrom": row.valid_from,
        "definition": text(row.definition_sv, row.definition_en),
        "method": optional(row.method_sv, row.method_en),
        "caution": optional(row.caution_sv, row.caution_en),
        "breakNote": optional(row.break_sv, row.break_en),
    }


def _cell(cell: Cell, indicator_id: str, names: Names) -> dict[str, Any]:
    return {
        "key": cell.key,
        "value": cell.value,
        "valueTo": cell.value_to,
        "text": cell.text,
        "qualifier": cell.qualifier,
        "quality": cell.quality,
        "status": cell.status.value,
        "reason": cell.reason,
        "isBreak": cell.is_break,
        "breakNote": names.break_note(indicator_id, cell.edition) if cell.is_break else None,
        "isComputed": cell.is_computed,
        "sourcePlaceId": cell.place_id,
    }


def notes(made: Made) -> list[Named]:
    """What to keep in mind: cautions, breaks, and what rates are divided by."""
    found: list[Named] = []
    for one, listed in _editions(made).items():
        name = made.names.indicator(one)
        for row in listed:
            for sv, en in ((row.caution_sv, row.caution_en), (row.break_sv, row.break_en)):
                if sv is not None:
                    found.append(
                        text(
                            f"{name['sv']}: {sv}",
                            f"{name['en'] or name['sv']}: {en}" if en else None,
                        )
                    )
    if made.population_id is not None:
        name = made.names.indicator(made.population_id)
        found.append(
            text(
                f"Talen är per 1 000 invånare enligt {name['sv']}.",
                f"Figures are for each 1,000 inhabitants by {name['en'] or name['sv']}.",
            )
        )
    if any(cell.is_computed and cell.status is CellStatus.OK for cell in made.table.cells):
        found.append(
            text(
                "Totaler som ingen har lämnat är summan av sina delar, där alla delar finns.",
                "Totals that nobody has given are the sum of their parts, where all are there.",
            )
        )
    return found


def _unit(made: Made, indicator_id: str) -> Named:
    unit = made.names.unit(indicator_id)
    if made.selection.per is None:
        return unit
    return text(
        f"{unit['sv']} {PER_THOUSAND['sv']}",
        f"{unit['en'] or unit['sv']} {PER_THOUSAND['en']}",
    )


def _decimals(made: Made, indicator_id: str) -> int:
    return 2 if made.selection.per else made.names.indicators[indicator_id].decimals


def as_json_stat(
    session: Session, made: Made, language: str, href: str | None = None
) -> dict[str, Any]:
    """The table as JSON-stat 2.0, in one language."""

    def say(named: Named) -> str:
        return str((named["en"] if language == "en" else None) or named["sv"])

    table, names = made.table, made.names
    documents = sources_of(session, (cell.place_id for cell in table.cells))["documents"]
    at = [axis.id for axis in table.axes].index(INDICATOR)
    labels = Labels(
        title=say(made.title),
        dimensions={axis.id: say(names.dimension(axis.id)) for axis in table.axes},
        categories={
            axis.id: {one: say(names.category(axis.id, one)) for one in axis.categories}
            for axis in table.axes
        },
        units={
            one: Unit(say(_unit(made, one)), _decimals(made, one))
            for one in table.axes[at].categories
        },
        source="; ".join(say(one["title"]) for one in documents) or "Samplan",
        statuses={code: say(words) for code, words in STATUSES.items()},
        reasons={
            one: say(made.reasons[one])
            for one in sorted({cell.reason for cell in table.cells if cell.reason})
        },
        notes=[say(one) for one in notes(made)],
        href=href,
    )
    return dataset(table, labels, updated=made.entered_at)

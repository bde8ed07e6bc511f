"""The counted items, and what falls on each organisation of them, with their formulas."""

from collections.abc import Callable, Sequence
from functools import partial

from samplan.exports.costs.formulas import (
    ENDS,
    Place,
    Reckoned,
    Table,
    both_ends,
    differences,
    money,
    reckoned,
    shown,
)
from samplan.exports.costs.lists import OR_MORE
from samplan.exports.costs.rows import SumRows
from samplan.exports.fields import Item, at, heading, place_text
from samplan.exports.sheets import Cell, Column
from samplan.exports.words import BOUND, Language, said, word
from samplan.gap.cells import Text


def control(value: Callable[[Place, Item], Cell]) -> Reckoned:
    """Return the column that is nothing when formulas and service agree."""
    names = heading("Skillnad mot tjänsten, kr", "Difference to the service, SEK")
    return Reckoned(Column("difference", names, 16, "money"), value)


def service(path: str) -> tuple[Reckoned, Reckoned]:
    """Return the columns of what the service found, to hold formulas against."""
    return both_ends(
        "service",
        "Enligt tjänsten",
        "By the service",
        lambda end, _, item: money(item[path], end),
    )


def bound(path: str, end: str, names: tuple[str, str], language: Language) -> Reckoned:
    """Return a column that says what an end is."""
    key = f"{path}.{end}Bound"
    return Reckoned(
        Column(key, heading(*names), 12), lambda _, item: word(BOUND, at(item, key), language)
    )


def certainty(language: Language) -> tuple[Reckoned, Reckoned]:
    """Return columns that say what the lower end of a total is, and whether it may be more."""
    is_open = Reckoned(
        Column("total.isOpen", heading("Öppet uppåt", "Open upwards"), 12),
        lambda _, item: said(OR_MORE, language) if item["total"]["isOpen"] else None,
    )
    names = "Lägst, vad det är", "Low, what it is"
    return bound("total", "low", names, language), is_open


def in_years(years: Sequence[int]) -> list[Reckoned]:
    """Return a column for each year, that holds a one in the years that a row comes."""

    def column(year: int) -> Reckoned:
        return Reckoned(
            Column(str(year), heading(str(year), str(year)), 8, "number"),
            lambda _, row: 1 if year in row["years"] else None,
        )

    return [column(year) for year in years]


def times(years: Sequence[int]) -> Reckoned:
    """Return the column of how many times a row comes: the ones of its years, where these stand."""

    def value(place: Place, row: Item) -> Cell:
        if not years:
            return len(row["years"])
        span = place.span(str(years[0]), str(years[-1]))
        return reckoned(f"SUM({span})", len(row["years"]))

    return Reckoned(Column("times", heading("Gånger", "Times"), 10, "number"), value)


def total(place: Place, end: str, per_time: float, row: Item) -> Cell:
    """Return what comes of all times together."""
    text = f"{place.cell(f'perTime.{end}')}*{place.cell('times')}"
    return reckoned(text, per_time * len(row["years"]))


_ONCE = shown("once", "Engångs (1 = ja)", "One-off (1 = yes)", 10, "number")


def part_table(title: Text, rows: SumRows) -> Table:
    """Return what falls on each organisation of each item.

    What falls on it each time is a number: it is divided so that no krona is lost.
    """
    years = rows.years if rows.sums_parts else ()
    columns = [
        shown("item.nr", "Post nr", "Item no.", 10, "number"),
        shown("item.id", "Kostnads-id", "Cost item id", 22),
        shown("item.code", "Kod", "Code"),
        shown("item.label", "Benämning", "Title", 46),
        shown("groupNr", "Grupp nr", "Group no.", 10, "number"),
        shown("organisationId", "Organisations-id", "Organisation id", 18),
        shown("name", "Organisation", "Organisation", 30),
        *both_ends("perTime", "Per gång", "Each time", lambda end, _, row: row["perTime"][end]),
        *certainty(rows.language),
        _ONCE,
        *in_years(years),
        times(years),
        *both_ends(
            "total",
            "Summa",
            "Total",
            lambda end, place, row: total(place, end, row["perTime"][end], row),
        ),
    ]
    return Table(title, columns, rows.parts, rows.language)


def item_table(title: Text, rows: SumRows, index: Table, parts: Table) -> Table:
    """Return the counted items: what was entered, and what comes of it."""

    def divided(end: str, place: Place, item: Item) -> Cell:
        text = parts.sum(f"total.{end}", ("item.nr", place.cell("nr")))
        return reckoned(text, money(item["total"], end))

    def whole(end: str, place: Place, item: Item) -> Cell:
        per_time = rows.per_time(item, end)
        return None if per_time is None else total(place, end, per_time, item)

    def difference(place: Place, _: Item) -> Cell:
        """Where only a part is summed, the service's figure is the part."""
        pairs = [("divided", "service")]
        if not rows.is_one_part:
            pairs.append(("total", "service"))
        return reckoned(differences(place, *pairs), 0)

    columns = [
        shown("nr", "Nr", "No.", 8, "number"),
        shown("id", "Kostnads-id", "Cost item id", 22),
        shown("code", "Kod", "Code"),
        shown("label", "Benämning", "Title", 46),
        shown("group.nr", "Grupp nr", "Group no.", 10, "number"),
        shown("group.label", "Grupp", "Group", 30),
        shown("stepId", "Stegets id", "Step id", 18),
        shown("activityId", "Aktivitetens id", "Activity id", 18),
        shown("chosenAlternativeId", "Valt sätt, id", "Chosen way, id", 18),
        *_entered(rows, index),
        *certainty(rows.language),
        _ONCE,
        *in_years(rows.years),
        times(rows.years),
        *both_ends("total", "Summa", "Total", whole),
        *both_ends("divided", "Fördelat", "Divided", divided),
        *service("total"),
        control(difference),
        shown("sourcePlaceId", "Käll-id", "Source id", 26),
        Reckoned(
            Column("source", heading("Källa", "Source"), 50, "long"),
            lambda _, item: place_text(rows.places.get(item["sourcePlaceId"] or ""), rows.language),
        ),
    ]
    return Table(title, columns, rows.items, rows.language)


def _entered(rows: SumRows, index: Table) -> list[Reckoned]:
    """What was entered of an item, the index's values for it, and what it costs each time."""
    amounts = [
        column
        for end, sv, en in ENDS
        for column in (
            shown(f"amount.{end}", f"Belopp, {sv}, kr", f"Amount, {en}, SEK", 16, "money"),
            bound("amount", end, (f"Belopp, {sv}, är", f"Amount, {en}, is"), rows.language),
        )
    ]
    quantities = [
        shown(f"quantity.{end}", f"Antal, {sv}", f"Quantity, {en}", 10, "number")
        for end, sv, en in ENDS
    ]
    year = shown("priceYear", "Prisår", "Price year", 10, "number")
    per_time = both_ends("perTime", "Per gång", "Each time", partial(_reckoned_per_time, rows))
    return [*amounts, *quantities, year, *_values(rows, index), *per_time]


def _values(rows: SumRows, index: Table) -> list[Reckoned]:
    """The index's values for the item's year and for the year asked for, where both are needed."""
    asked = rows.body["prices"]["year"]
    values = {one["year"]: one["value"] for one in rows.index_values}

    def value(year: int, item: Item, condition: str) -> Cell:
        if not rows.is_converted(item):
            return None
        return reckoned(index.sum("value", ("year", condition)), values[year])

    if not values:
        return []
    own = heading("Index, prisåret", "Index, price year")
    now = heading(f"Index, {asked}", f"Index, {asked}")
    return [
        Reckoned(
            Column("indexOwn", own, 12, "number"),
            lambda place, item: value(item["priceYear"], item, place.cell("priceYear")),
        ),
        Reckoned(
            Column("indexAsked", now, 12, "number"),
            lambda _, item: value(asked, item, str(asked)),
        ),
    ]


def _reckoned_per_time(rows: SumRows, end: str, place: Place, item: Item) -> Cell:
    """Amount times quantity, in the prices asked for; of several ways at once just a number."""
    found = rows.per_time(item, end)
    if found is None or item["amount"] is None:
        return found
    text = f"ROUND({place.cell(f'amount.{end}')}*{place.cell(f'quantity.{end}')},0)"
    if rows.is_converted(item):
        text = f"ROUND({text}*{place.cell('indexAsked')}/{place.cell('indexOwn')},0)"
    return reckoned(text, found)

"""The sums of groups and of everything, as formulas over the items or over their parts."""

from samplan.exports.costs.formulas import (
    ENDS,
    FIRST_ROW,
    Place,
    Reckoned,
    Table,
    both_ends,
    differences,
    money,
    reckoned,
    shown,
)
from samplan.exports.costs.items import certainty, control, service
from samplan.exports.costs.rows import SumRows
from samplan.exports.fields import Item
from samplan.exports.sheets import Cell
from samplan.gap.cells import Text


class _Sums:
    """Makes the formulas of one answer's sums."""

    def __init__(self, rows: SumRows, base: Table, group: str) -> None:
        self._rows = rows
        self._base = base
        """The table that is summed."""
        self._group = group
        """Its column with the number of the group."""

    def _sum(self, end: str, place: Place, row: Item, *conditions: tuple[str, str]) -> str:
        """The sum over all years, of the row's group or of everything.

        Where groups are years, what comes each time is summed of what comes that year.
        """
        if row["nr"] is None:
            return self._base.sum(f"total.{end}", *conditions)
        if self._rows.is_by_year:
            return self._base.sum(f"perTime.{end}", (str(row["number"]), "1"), *conditions)
        return self._base.sum(f"total.{end}", (self._group, place.cell("nr")), *conditions)

    def total(self, end: str, place: Place, row: Item) -> Cell:
        """The sum over all years."""
        return reckoned(self._sum(end, place, row), money(row["total"], end))

    def annual(self, end: str, place: Place, row: Item) -> Cell:
        """The average year."""
        text = f"ROUND({place.cell(f'total.{end}')}/{len(row['years'])},0)"
        return reckoned(text, money(row["annual"], end))

    def recurring(self, end: str, place: Place, row: Item) -> Cell:
        """The part of the average year that comes back."""
        text = self._sum(end, place, row, ("once", "0"))
        return reckoned(f"ROUND({text}/{len(row['years'])},0)", money(row["recurring"], end))

    def one_off(self, end: str, place: Place, row: Item) -> Cell:
        """What comes once."""
        text = self._sum(end, place, row, ("once", "1"))
        return reckoned(text, money(row["oneOff"], end))

    def of_year(self, year: int) -> tuple[Reckoned, Reckoned]:
        """What comes a year."""

        def value(end: str, place: Place, row: Item) -> Cell:
            ranges = {one["year"]: one["range"] for one in row["years"]}
            if year not in ranges:
                return None
            conditions = [(str(year), "1")]
            if row["nr"] is not None and not self._rows.is_by_year:
                conditions.append((self._group, place.cell("nr")))
            text = self._base.sum(f"perTime.{end}", *conditions)
            return reckoned(text, money(ranges[year], end))

        return both_ends(str(year), str(year), str(year), value)


def _difference(place: Place, row: Item) -> Cell:
    """Nothing, when formulas and service agree; of everything, also when the groups add up."""
    text = differences(place, ("total", "service"))
    if row["nr"] is None and place.row > FIRST_ROW:
        for end, *_ in ENDS:
            text += f"+ABS(SUM({place.above(f'total.{end}')})-{place.cell(f'service.{end}')})"
    return reckoned(text, 0)


def sum_table(title: Text, rows: SumRows, items: Table, parts: Table) -> Table:
    """Return the sums of each group, and last of everything."""
    sums = _Sums(rows, parts, "groupNr") if rows.sums_parts else _Sums(rows, items, "group.nr")
    columns = [
        shown("nr", "Nr", "No.", 8, "number"),
        shown("id", "Id", "Id", 20),
        shown("label", "Vad", "What", 46),
        *both_ends("total", "Summa", "Total", sums.total),
        *certainty(rows.language),
        *service("total"),
        control(_difference),
        *both_ends("annual", "Per år", "A year", sums.annual),
        *both_ends("recurring", "Återkommande per år", "Recurring a year", sums.recurring),
        *both_ends("oneOff", "Engångs", "One-off", sums.one_off),
        shown("itemCount", "Summerade kostnader", "Costs in the sum", 12, "number"),
        shown("notSummedCount", "Ej summerade kostnader", "Costs not summed", 12, "number"),
        *(column for year in rows.years for column in sums.of_year(year)),
    ]
    return Table(title, columns, [*rows.groups, rows.everything()], rows.language)

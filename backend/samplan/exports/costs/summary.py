"""A sum of costs as sheets: the sums, a tidy list of them, what they are of, and what they lack."""

from collections.abc import Iterator
from typing import Any, Final

from samplan.exports.costs.formulas import Table, shown
from samplan.exports.costs.items import item_table, part_table
from samplan.exports.costs.lists import open_field, range_fields
from samplan.exports.costs.rows import EVERYTHING, SumRows, sum_rows
from samplan.exports.costs.sums import sum_table
from samplan.exports.fields import (
    Item,
    at,
    heading,
    named,
    number,
    plain,
    tabulate,
    worded,
)
from samplan.exports.sheets import Sheet
from samplan.exports.words import (
    GROUPING,
    LEFT_OUT,
    PERIOD_FROM,
    UNIT,
    UNSUMMED,
    Language,
    Words,
    said,
    word,
)

_ROW: Final[Words] = {
    "group_year": heading("Grupp och år", "Group and year"),
    "group": heading("Grupp, alla år", "Group, all years"),
    "year": heading("Allt, år", "Everything, year"),
    "total": heading("Allt, alla år", "Everything, all years"),
}
"""What a row of the tidy list is. Rows of one kind can be added up, and of two kinds cannot."""

TIDY_FIELDS: Final = (
    plain("row", "Radkod", "Row code"),
    worded("row", _ROW, "Rad", "Row", 20),
    plain("id", "Grupp-id", "Group id", 22),
    named("name", "Grupp", "Group", 46),
    number("year", "År", "Year"),
    *range_fields("range", ("Lägst, kr", "Low, SEK"), ("Högst, kr", "High, SEK")),
    open_field("range", "Öppet uppåt", "Open upwards"),
    number("notSummedCount", "Ej summerade kostnader", "Costs not summed"),
)


def _tidy(body: Item) -> Iterator[dict[str, Any]]:
    """Each group and year, each group, each year, and everything."""
    whole = {"id": None, "name": EVERYTHING, **body["total"]}
    stems = [
        *((group, "group_year", "group") for group in body["groups"]),
        (whole, "year", "total"),
    ]
    for one, of_year, of_all in stems:
        stem = {key: one[key] for key in ("id", "name", "notSummedCount")}
        yield from ({**stem, **each, "row": of_year} for each in one["years"])
        yield {**stem, "year": None, "range": one["total"], "row": of_all}


_WHAT: Final[Words] = {
    "item": heading("Kostnad", "Cost"),
    "activity": heading("Aktivitet utan kostnad", "Activity without a cost"),
}

NOT_SUMMED_FIELDS: Final = (
    worded("what", _WHAT, "Vad", "What", 24),
    plain("id", "Id", "Id", 22),
    plain("code", "Kod", "Code", 14),
    named("title", "Benämning", "Title", 46),
    plain("reason", "Skälkod", "Reason code"),
    worded("reason", UNSUMMED, "Varför det inte är beräknat", "Why it is not costed", 50),
    *range_fields(
        "priceEach",
        ("Pris för en, lägst, kr", "Price of one, low, SEK"),
        ("Pris för en, högst, kr", "Price of one, high, SEK"),
    ),
    worded("unit", UNIT, "Enhet", "Unit", 22),
    plain("stepId", "Stegets id", "Step id", 18),
    plain("activityId", "Aktivitetens id", "Activity id", 18),
)

LEFT_OUT_FIELDS: Final = (
    plain("id", "Kostnads-id", "Cost item id", 22),
    named("title", "Benämning", "Title", 46),
    worded("why", LEFT_OUT, "Varför den inte räknas med", "Why it is left out", 40),
)

_INDEX_COLUMNS: Final = (
    shown("year", "År", "Year", 10, "number"),
    shown("value", "Värde", "Value", 12, "number"),
    shown("name", "Index", "Index", 40),
    shown("publisher", "Utgivare", "Publisher", 20),
    shown("base", "Bas", "Base", 14),
    shown("url", "Länk", "Link", 60),
)


def _not_summed(body: Item) -> Iterator[dict[str, Any]]:
    """What a sum lacks: costs that cannot be summed, and activities that have none."""
    yield from ({**item, "what": "item"} for item in body["notSummed"])
    yield from ({**one, "what": "activity"} for one in body["activitiesWithoutItems"])


def _index_table(rows: SumRows) -> Table:
    index = at(rows.body, "prices.index")
    values = [
        {**index, **one, "name": said(index["name"], rows.language)} for one in rows.index_values
    ]
    return Table(heading("Prisindex", "Price index"), _INDEX_COLUMNS, values, rows.language)


def cost_summary_lines(body: Item, language: Language) -> list[tuple[str, object]]:
    """Return what a sum of costs is of, for the sheet that tells where a workbook comes from."""
    english = language == "en"
    years, prices = body["years"], body["prices"]
    when = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    told = [
        (
            heading("Plan", "Plan"),
            f"{said(body['plan']['title'], language)} ({body['plan']['id']})",
        ),
        (heading("Scenario", "Scenario"), _scenario(body, language)),
        (heading("Val", "Choice"), _choice(body["choice"], language)),
        (heading("Organisation", "Organisation"), _organisation(body, language)),
        (heading("År", "Years"), f"{when}, {word(PERIOD_FROM, body['firstYearFrom'], language)}"),
        (heading("Priser", "Prices"), _prices(prices, english=english)),
        (heading("Summerat efter", "Summed by"), word(GROUPING, body["by"], language)),
        (heading("Regel", "Rule"), said(body["rule"], language)),
    ]
    return [(said(name, language) or "", text) for name, text in told]


def _scenario(body: Item, language: Language) -> str | None:
    scenario = body["scenario"]
    return scenario and f"{said(scenario['name'], language)} ({scenario['id']})"


def _organisation(body: Item, language: Language) -> str | None:
    """The organisation whose part is summed; nothing where all is."""
    wanted = body["organisationId"]
    names = {one["id"]: one["name"] for one in body["organisations"]}
    return wanted and f"{said(names.get(wanted), language) or ''} ({wanted})".strip()


def _prices(prices: Item, *, english: bool) -> str:
    entered = ", ".join(map(str, prices["entered"])) or "–"
    if prices["year"] is None:
        return f"As entered: {entered}" if english else f"Som de lades in: {entered}"
    index = prices["index"]
    by = f" ({index['id']})" if index else ""
    asked = prices["year"]
    if english:
        return f"Prices of {asked}{by}; entered: {entered}"
    return f"{asked} års priser{by}; inlagda: {entered}"


def _choice(choice: Item, language: Language) -> str:
    """What is carried out, in one line."""
    english = language == "en"
    parts = []
    if choice["steps"] is None and choice["items"] is None:
        parts.append("everything" if english else "allt")
    named = (
        ("steps", "steg", "steps"),
        ("items", "kostnader", "costs"),
        ("without", "utan", "without"),
    )
    parts += [
        f"{en if english else sv} {', '.join(map(str, choice[key]))}"
        for key, sv, en in named
        if choice[key]
    ]
    parts += [f"{one['itemId']}: {one['alternativeId']}" for one in choice["choices"]]
    if choice["optional"] == "exclude":
        parts.append("without what is optional" if english else "utan det som är eventuellt")
    return "; ".join(parts)


def cost_summary_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a sum of costs: sums as formulas, the same in a tidy list, and what they are of."""
    rows = sum_rows(body, language)
    index = _index_table(rows)
    parts = part_table(heading("Fördelning", "Division"), rows)
    items = item_table(heading("Poster", "Items"), rows, index, parts)
    sums = sum_table(heading("Summering", "Sums"), rows, items, parts)
    not_summed = heading("Inte beräknat", "Not costed")
    left_out = heading("Utelämnat", "Left out")
    return [
        sums.sheet(3),
        tabulate(heading("Per år", "By year"), TIDY_FIELDS, _tidy(body), language, frozen=4),
        tabulate(not_summed, NOT_SUMMED_FIELDS, _not_summed(body), language, frozen=4),
        items.sheet(4),
        tabulate(left_out, LEFT_OUT_FIELDS, body["leftOut"], language),
        index.sheet(1),
        parts.sheet(4),
    ]

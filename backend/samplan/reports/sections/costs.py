"""What it costs: ranges by year, what may be more, and what nobody has costed."""

from collections.abc import Iterator, Mapping
from typing import Final

from samplan.costs.money import say
from samplan.costs.ranges import read_range
from samplan.costs.terms import Bound
from samplan.reports.blocks import (
    Block,
    Text,
    both,
    bullets,
    column,
    filled,
    note,
    of_words,
    paragraph,
    plain,
    sources,
    table,
)
from samplan.reports.content import Content, Json

_NOT_COSTED = both("Ej beräknat", "Not costed")
_REASONS: Final[Mapping[str, Text]] = {
    "no_price": both("priset saknas i källan", "the source gives no price"),
    "no_calculation": both("ingen har räknat på det", "nobody has calculated it"),
    "no_quantity": both(
        "det finns ett pris, men ingen har sagt hur många det gäller",
        "there is a price, but nobody has said how many",
    ),
    "no_frequency": both(
        "det finns ett pris, men ingen har sagt hur ofta",
        "there is a price, but nobody has said how often",
    ),
}


def costs(content: Content) -> Iterator[Block]:
    """The annual range, its parts, year by year, and what is not in it."""
    summary = content.costs
    if summary is None:
        yield paragraph(
            both(
                "Planen säger inte vilka år den gäller, så kostnaden per år går inte att räkna.",
                "The plan does not say which years it is for, so no annual cost can be reckoned.",
            )
        )
        return
    total = summary["total"]
    if total["itemCount"] == 0:
        yield paragraph(both("Inga kostnader är beräknade.", "No costs have been reckoned."))
    else:
        yield paragraph(_total(total, summary["years"]))
        yield _groups(summary)
        yield _years(total)
    if summary["notSummed"]:
        yield paragraph(
            both(
                "Det här kostar också, men är inte med i summorna:",
                "This costs too, but is not in the sums:",
            )
        )
        yield bullets([_not_summed(one) for one in summary["notSummed"]])
    yield note(summary["rule"])
    yield from sources(summary["sources"]["documents"])


def money(one: Json) -> Text:
    """A range of kronor in words; what is not costed is no zero."""
    if one["high"] is None:
        return _NOT_COSTED
    low, high = Bound(one["lowBound"]), Bound(one["highBound"])
    return of_words(say(read_range(one["low"], low, one["high"], high)))


def _total(total: Json, years: list[int]) -> Text:
    words = filled(
        "Kostnaden är {} per år i genomsnitt för {}–{}.",
        "It costs {} a year on average in {}–{}.",
        money(total["annual"]),
        plain(years[0]),
        plain(years[-1]),
    )
    if total["annual"]["isOpen"]:
        sv = f"{words['sv']} Den kan bli högre: minst en post saknar övre gräns."
        return both(sv, f"{words['en']} It may be more: at least one item has no upper limit.")
    return words


def _groups(summary: Json) -> Block:
    columns = [
        column("Del av planen", "Part of the plan"),
        column("Kostnad per år", "Cost a year", is_number=True),
        column("Poster i summan", "Items in the sum", is_number=True),
        column("Ej beräknade poster", "Items not costed", is_number=True),
    ]
    rows = [
        [
            one["name"],
            money(one["annual"]) if one["itemCount"] else _NOT_COSTED,
            plain(one["itemCount"]),
            plain(one["notSummedCount"]),
        ]
        for one in summary["groups"]
    ]
    return table(both("Kostnad per år, del för del", "Cost a year, part by part"), columns, rows)


def _years(total: Json) -> Block:
    columns = [column("År", "Year"), column("Kostnad", "Cost", is_number=True)]
    rows = [[plain(one["year"]), money(one["range"])] for one in total["years"]]
    return table(both("Kostnad år för år", "Cost year by year"), columns, rows)


def _not_summed(one: Json) -> Text:
    named = plain(one["code"]) if one["code"] else None
    title = filled("{} {}", "{} {}", named, one["title"]) if named else one["title"]
    reason = _REASONS[one["reason"]]
    if one["priceEach"] is not None:
        reason = filled("{} ({})", "{} ({})", reason, money(one["priceEach"]))
    return filled("{}: {}", "{}: {}", title, reason)

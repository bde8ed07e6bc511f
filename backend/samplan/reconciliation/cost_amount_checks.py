"""Amounts held against what they should follow from: rows, other places, posts.

Whether two amounts can both be so is for `samplan.costs.agreement` to say, as it is wherever a
statement or the posts of an item are shown. Here it is told which end differs, by how much, and how
sure that is. Prices of different years are not compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from samplan.costs.agreement import Agreement, agreement, overlaps, rounding_unit
from samplan.costs.ranges import Range, add, span, times
from samplan.costs.terms import ONE, Bound, StatementKind, Unit
from samplan.gap.cells import Text
from samplan.reconciliation.cost_figures import (
    CostRow,
    Costs,
    CostSaid,
    Post,
    bare,
    in_millions,
    opened,
    range_words,
    said_of,
    subject_of,
    told,
    with_unit,
)
from samplan.reconciliation.figures import Checked, Subject, together
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.phrases import both, english
from samplan.reconciliation.rounding import number_words
from samplan.reconciliation.terms import Certainty, CountyFindingKind

_KINDS: Final = {
    StatementKind.PRINTED_TOTAL: CountyFindingKind.STATED_TOTAL_AGAINST_ROWS,
    StatementKind.OTHER_PLACE: CountyFindingKind.TEXT_AGAINST_TABLE,
}
_WHAT: Final = {
    StatementKind.PRINTED_TOTAL: both(
        "raderna ger inte den angivna summan", "the rows do not give the stated total"
    ),
    StatementKind.OTHER_PLACE: both("raderna säger något annat", "the rows say something else"),
}


def check_statements(data: Costs) -> Checked:
    """Hold what a source says of several items against their sum: a total, or running text."""
    by_id = {row.id: row for row in data.rows}
    return together(
        _of_statement(said, [by_id[one] for one in said.item_ids]) for said in data.statements
    )


def _of_statement(said: CostSaid, rows: Sequence[CostRow]) -> Checked:
    terms = [row.per_time for row in rows if row.per_time is not None]
    if len(terms) < len(rows) or not rows or not _same_prices([said, *rows]):
        return Checked()
    total = add(terms)
    compared = agreement(said.amount, said.printed, total)
    if compared.agrees:
        return Checked(1)
    remark, certainty = _how_sure(said, rows, compared)
    sums = _sums(said.amount, terms, compared)
    return told(
        _KINDS[said.kind],
        certainty,
        Subject("cost-statement", said.id, said.title),
        "statement",
        said.id,
        what=_WHAT[said.kind],
        arithmetic=both(f"{sums['sv']}{remark['sv']}", f"{english(sums)}{english(remark)}"),
        difference=_largest(compared),
        statement=said_of(said, said.amount),
        evidence=[said_of(row, row.per_time) for row in rows],
    )


def _same_prices(rows: Iterable[CostSaid | CostRow]) -> bool:
    return len({row.price_year for row in rows} - {None}) <= 1


def _largest(compared: Agreement) -> int:
    """By how much the end differs that differs the most; of equal ones the upper."""
    return max(compared.high_difference, compared.low_difference or 0, key=abs)


def _how_sure(
    said: CostSaid, rows: Sequence[CostRow], compared: Agreement
) -> tuple[Text, Certainty]:
    """What could explain the difference, and how sure that leaves it."""
    amounts = [said.amount, *(row.per_time for row in rows if row.per_time is not None)]
    if any(Bound.ABOUT in {one.low_bound, one.high_bound} for one in amounts):
        return both("", ""), Certainty.POSSIBLE
    if compared.kind_conflict and compared.high_difference <= 0:
        return (
            both(" Raderna kan bli mer än så.", " The rows may come to more than that."),
            Certainty.POSSIBLE,
        )
    slack = _slack(rows, compared)
    if abs(_largest(compared)) <= slack:
        most = range_words(Range(slack, slack))
        return (
            both(
                f" Om raderna är avrundade förklarar det högst {most['sv']}.",
                f" If the rows are rounded, that explains at most {english(most)}.",
            ),
            Certainty.LIKELY,
        )
    likely = said.kind is StatementKind.OTHER_PLACE
    return both("", ""), Certainty.LIKELY if likely else Certainty.CERTAIN


def _slack(rows: Sequence[CostRow], compared: Agreement) -> int:
    """How far rounding of the rows can take their sum towards what is stated.

    A row that is said to be more than its number is not less than it, nor the other way around.
    """
    known = [(row.per_time, row.printed) for row in rows if row.per_time is not None]
    grain = min(rounding_unit(amount, printed) for amount, printed in known)
    largest = _largest(compared)
    held = Bound.AT_LEAST if largest > 0 else Bound.AT_MOST
    is_upper = largest == compared.high_difference
    ends = [one.high_bound if is_upper else one.low_bound for one, _ in known]
    return sum(grain // 2 for bound in ends if bound is not held)


def _sums(said: Range, terms: Sequence[Range], compared: Agreement) -> Text:
    """Return the sum of each end that differs, written out, with what is stated."""
    lows = _Sum([one.low for one in terms], said.low, add(terms).low_bound, said.low_bound)
    highs = _Sum([one.high for one in terms], said.high, add(terms).high_bound, said.high_bound)
    if not compared.low_difference:
        lines = [highs]
    elif not compared.high_difference or lows == highs:
        lines = [lows]
    else:
        lines = [lows, highs]
    ranges = any(one.low != one.high for one in terms)
    written = [_line(one, _LEAD[one is highs] if ranges else both("", "")) for one in lines]
    return both(
        " ".join(line["sv"] for line in written), " ".join(english(line) for line in written)
    )


_LEAD: Final = (
    both("Lägsta beloppen: ", "The lowest amounts: "),
    both("Högsta beloppen: ", "The highest amounts: "),
)


class _Sum(NamedTuple):
    """One end of each row, and the same end of what is stated."""

    terms: list[int]
    stated: int
    bound: Bound
    stated_bound: Bound


def _line(one: _Sum, lead: Text) -> Text:
    total = sum(one.terms)
    millions = in_millions([*one.terms, total, one.stated])
    terms = [bare(term, millions=millions) for term in one.terms]
    result = with_unit(bare(total, millions=millions), millions=millions)
    said = opened(
        with_unit(bare(one.stated, millions=millions), millions=millions), one.stated_bound
    )
    more = both(" eller mer", " or more") if one.bound is Bound.AT_LEAST else both("", "")
    adding = len(terms) > 1
    sv = " + ".join(term["sv"] for term in terms) + " = " if adding else ""
    en = " + ".join(english(term) for term in terms) + " = " if adding else ""
    return both(
        f"{lead['sv']}{sv}{result['sv']}{more['sv']}, angivet {said['sv']}.",
        f"{english(lead)}{en}{english(result)}{english(more)}, stated {english(said)}.",
    )


def check_alternatives(data: Costs) -> Checked:
    """Hold the ways to carry out an item against what its own row says."""
    ways: dict[str, list[CostRow]] = defaultdict(list)
    for row in data.rows:
        if row.alternative_of_id is not None:
            ways[row.alternative_of_id].append(row)
    return together(_of_ways(row, ways[row.id]) for row in data.rows if row.id in ways)


def _of_ways(row: CostRow, ways: Sequence[CostRow]) -> Checked:
    """All ways together are the row's range; one of several that are not known lies within it."""
    stated, known = row.per_time, [one.per_time for one in ways if one.per_time is not None]
    alike = _same_prices([row, *ways]) and all(one.unit is row.unit for one in ways)
    if stated is None or not known or not alike:
        return Checked()
    taken = span(known)
    is_complete = len(known) == len(ways) > 1
    compared = agreement(stated, row.printed, taken)
    if is_complete and compared.agrees:
        return Checked(1)
    if not is_complete and overlaps(stated, row.printed, taken):
        return Checked(1)
    about = any(Bound.ABOUT in {one.low_bound, one.high_bound} for one in [stated, *known])
    reached, says = range_words(taken), range_words(stated)
    return told(
        CountyFindingKind.TEXT_AGAINST_TABLE,
        Certainty.POSSIBLE if about else Certainty.LIKELY,
        subject_of(row),
        "alternatives",
        row.id,
        what=both(
            "sätten att göra det kostar något annat", "the ways to do it cost something else"
        ),
        arithmetic=both(
            f"De olika sätten kostar {reached['sv']}, raden anger {says['sv']}.",
            f"The different ways cost {english(reached)}, the row says {english(says)}.",
        ),
        difference=_largest(compared) if is_complete else _apart(stated, taken),
        statement=said_of(row, stated),
        evidence=[said_of(one, one.per_time) for one in ways],
    )


def _apart(stated: Range, other: Range) -> int:
    """How far another range lies from the stated one, below or above it."""
    if other.high < stated.low:
        return other.high - stated.low
    return other.low - stated.high


def check_staff(data: Costs) -> Checked:
    """Hold the posts of an item, by what a full-time post costs, against its amount."""
    return together(_of_staff(row) for row in data.rows)


def _of_staff(row: CostRow) -> Checked:
    """Whether some amount is both what the posts can cost and what is stated."""
    costs = [(post, post.cost) for post in row.posts if post.cost is not None]
    stated = row.per_time
    if stated is None or not costs or len(costs) < len(row.posts) or row.unit not in _STAFFED:
        return Checked()
    reckoned = add(times(cost, post.low, post.high) for post, cost in costs)
    if overlaps(stated, row.printed, reckoned):
        return Checked(1)
    about = any(
        Bound.ABOUT in {one.low_bound, one.high_bound} for one in [stated, *(c for _, c in costs)]
    )
    terms = [_of_post(post, cost) for post, cost in costs]
    result, says = range_words(reckoned), range_words(stated)
    return told(
        CountyFindingKind.STAFF_SHARE_AGAINST_MONEY,
        Certainty.POSSIBLE if about else Certainty.LIKELY,
        subject_of(row),
        row.id,
        what=both("tjänsterna kostar något annat", "the posts cost something else"),
        arithmetic=both(
            f"{' + '.join(t['sv'] for t in terms)} = {result['sv']}, angivet {says['sv']}.",
            f"{' + '.join(english(t) for t in terms)} = {english(result)}, stated {english(says)}.",
        ),
        difference=_apart(stated, reckoned),
        statement=said_of(row, stated),
        evidence=[_cost_of(post, cost) for post, cost in costs],
    )


_STAFFED: Final = frozenset({Unit.YEAR, Unit.FTE})
"""What posts are paid by: a full-time post costs what it does in a year."""


def _of_post(post: Post, cost: Range) -> Text:
    """Return "10 % × 620 000", or "1–2 × 500 000"."""
    each = bare(cost.high, millions=False)
    if post.high >= ONE:
        sv, en = _span_words(post.low, post.high, 1)
        return both(f"{sv} × {each['sv']}", f"{en} × {english(each)}")
    sv, en = _span_words(post.low, post.high, 100)
    return both(f"{sv} % × {each['sv']}", f"{en}% × {english(each)}")


def _span_words(low: int, high: int, scale: int) -> tuple[str, str]:
    ends = [number_words(Fraction(one * scale, ONE)) for one in dict.fromkeys((low, high))]
    return "–".join(end["sv"] for end in ends), "–".join(english(end) for end in ends)


def _cost_of(post: Post, cost: Range) -> Evidence:
    amount = range_words(cost)
    return Evidence(
        both(
            f"{post.role['sv']}: {amount['sv']} per årsarbetare",
            f"{english(post.role)}: {english(amount)} per full-time post",
        ),
        post.place_id,
    )

"""Cost items held against themselves and one another: who pays, and what is counted twice.

Nothing here says that a cost is wrong. Shares that do not make the whole cannot both be so; two
items that look alike are only a reason to look, and so is an organisation without a cost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final, NamedTuple

from samplan.costs.ranges import Range
from samplan.costs.terms import WHOLE
from samplan.gap.cells import Text
from samplan.organisations.terms import OrganisationKind
from samplan.reconciliation.cost_figures import (
    CostRow,
    Costs,
    Participant,
    range_words,
    said_of,
    subject_of,
    told,
)
from samplan.reconciliation.figures import Checked, Subject, together
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.part_checks import POINTS
from samplan.reconciliation.phrases import both, english, of_all
from samplan.reconciliation.rounding import number_words
from samplan.reconciliation.terms import Certainty, CountyFindingKind

_PERCENT: Final = WHOLE // 100
_SOME: Final = 2
"""So many of a kind must have a cost of their own before it is asked after for the others."""


def check_payers(data: Costs) -> Checked:
    """Hold the shares of those who pay, with what nobody pays, against the whole."""
    return together(_of_payers(data, row) for row in data.rows)


def _of_payers(data: Costs, row: CostRow) -> Checked:
    shares = [(one, share) for one, share in row.shares if share is not None]
    added = sum(share for _, share in shares) + row.unallocated
    if added == WHOLE:
        return Checked(1)
    names = [data.name_of(one) for one, _ in shares]
    terms = [
        both(f"{name['sv']} {part['sv']}", f"{english(name)} {english(part)}")
        for name, (_, share) in zip(names, shares, strict=True)
        for part in [_percent(share)]
    ]
    rest, sums = _percent(row.unallocated), _percent(added)
    terms.append(both(f"ej fördelat {rest['sv']}", f"not allocated {english(rest)}"))
    written = both(" + ".join(t["sv"] for t in terms), " + ".join(english(t) for t in terms))
    return told(
        CountyFindingKind.PAYERS_AGAINST_WHOLE,
        Certainty.CERTAIN,
        subject_of(row),
        row.id,
        what=both("betalarnas andelar blir inte hela", "the payers' shares do not make the whole"),
        arithmetic=both(
            f"{written['sv']} = {sums['sv']}, ska bli 100 %.",
            f"{written['en']} = {english(sums)}, should be 100%.",
        ),
        difference=Fraction(added - WHOLE, _PERCENT),
        unit=POINTS,
        statement=said_of(row, row.each),
        evidence=[Evidence(term, row.place_id) for term in terms],
    )


def _percent(share: int) -> Text:
    number = number_words(Fraction(share, _PERCENT))
    return both(f"{number['sv']} %", f"{english(number)}%")


def check_twice(data: Costs) -> Checked:
    """Look for what is counted twice: as two items, or as an item and within another's rows."""
    by_money: dict[object, list[CostRow]] = defaultdict(list)
    by_line: dict[object, list[CostRow]] = defaultdict(list)
    for row in sorted(data.counted(), key=lambda row: row.id):
        if row.each is not None:
            money = (_ends(row.each), row.unit, frozenset(row.shares), row.unallocated)
            by_money[money].append(row)
            by_line[row.place_id, _ends(row.each)].append(row)
    by_id = {row.id: row for row in data.rows}
    pairs = [
        _told_twice(one, said_of(other, other.each), _short(other), other.id)
        if _same_thing(one, other)
        else Checked(1)
        for rows in by_money.values()
        for one, other in combinations(rows, 2)
        if one.years & other.years
    ]
    again = [
        _told_twice(row, one.side, _listed(by_id[i] for i in one.item_ids), one.id)
        for one in _not_counted(data)
        if one.place_id is not None
        for row in by_line.get((one.place_id, _ends(one.amount)), ())
        if row.id not in one.item_ids
    ]
    return together([*pairs, *again])


def _ends(amount: Range | None) -> tuple[int, int] | None:
    return None if amount is None else (amount.low, amount.high)


def _same_thing(one: CostRow, other: CostRow) -> bool:
    """Whether two items that cost the same are for the same thing in the same location.

    The same thing: the same title, or posts of the same roles where the location is said. Only
    within an activity, or where both were read in the same place.
    """
    same_place = one.place_id is not None and one.place_id == other.place_id
    if one.activity_id != other.activity_id and not same_place:
        return False
    if _folded(one.location) != _folded(other.location):
        return False
    same_roles = bool(one.location) and bool(one.roles) and one.roles == other.roles
    return same_roles or _folded(one.title["sv"]) == _folded(other.title["sv"])


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _told_twice(row: CostRow, other: Evidence, other_name: Text, *other_id: str) -> Checked:
    side, name = said_of(row, row.each), _short(row)
    amount = range_words(row.each) if row.each is not None else both("", "")
    return told(
        CountyFindingKind.COUNTED_TWICE,
        Certainty.POSSIBLE,
        subject_of(row),
        row.id,
        *other_id,
        what=both("kan vara räknad två gånger", "may be counted twice"),
        arithmetic=both(
            f"{amount['sv']} räknas i {name['sv']}, och igen i {other_name['sv']}.",
            f"{english(amount)} is counted in {english(name)}, and again in {english(other_name)}.",
        ),
        statement=side,
        evidence=[other],
    )


def _short(row: CostRow) -> Text:
    return both(row.code, row.code) if row.code else row.title


def _listed(rows: Iterable[CostRow]) -> Text:
    names = [_short(row) for row in rows]
    return both(
        " + ".join(name["sv"] for name in names), " + ".join(english(name) for name in names)
    )


class _Again(NamedTuple):
    """What is said of a cost that is counted as other items."""

    id: str
    amount: Range | None
    place_id: str | None
    item_ids: tuple[str, ...]
    """The items that it is counted as."""
    side: Evidence


def _not_counted(data: Costs) -> Iterator[_Again]:
    """Statements, and alternatives: neither is counted, as their items are."""
    for said in data.statements:
        yield _Again(
            f"statement-{said.id}",
            said.amount,
            said.place_id,
            said.item_ids,
            said_of(said, said.amount),
        )
    for row in data.rows:
        if row.alternative_of_id is not None:
            yield _Again(
                row.id, row.each, row.place_id, (row.alternative_of_id,), said_of(row, row.each)
            )


def check_participants(data: Costs) -> Checked:
    """Ask for the costs of those who take part where others of their kind have their own.

    One finding for each organisation, as each is asked, answers and is done by itself.
    """
    items: dict[str, list[CostRow]] = defaultdict(list)
    for row in data.counted():
        if row.activity_id is not None:
            items[row.activity_id].append(row)
    groups: dict[tuple[str, OrganisationKind], list[Participant]] = defaultdict(list)
    for one in data.participants:
        kind = data.organisations[one.organisation_id].kind
        groups[one.activity_id, kind].append(one)
    return together(
        _of_kind(data, kind, taking_part, items[activity_id])
        for (activity_id, kind), taking_part in groups.items()
        if len(taking_part) > 1
    )


def _of_kind(
    data: Costs,
    kind: OrganisationKind,
    taking_part: Sequence[Participant],
    items: Sequence[CostRow],
) -> Checked:
    """Those of one kind who take part in an activity, by whether they have a cost in it."""
    own = {
        one.organisation_id: costs
        for one in taking_part
        if (costs := [row for row in items if _pays(row, one.organisation_id)])
    }
    if len(own) < _SOME:
        return Checked()
    named = {who for row in items for who, _ in row.shares}
    named |= {member for one in named for member in data.members_of(one)}
    silent = [one for one in taking_part if one.organisation_id not in named]
    certainty = Certainty.LIKELY if 2 * len(own) > len(taking_part) else Certainty.POSSIBLE
    count = of_all(len(own), len(taking_part))
    found = [_silent(data, one, certainty, _counted_as(count, kind), own) for one in silent]
    return together([Checked(len(taking_part) - len(silent)), *found])


def _pays(row: CostRow, organisation_id: str) -> bool:
    """Whether an organisation itself pays a stated amount."""
    return row.each is not None and bool(dict(row.shares).get(organisation_id))


_PLURAL: Final[Mapping[OrganisationKind, Text]] = {
    OrganisationKind.REGION: both("regioner", "regions"),
    OrganisationKind.MUNICIPALITY: both("kommuner", "municipalities"),
    OrganisationKind.CARE_LEVEL: both("vårdnivåer", "care levels"),
    OrganisationKind.UNIT: both("enheter", "units"),
    OrganisationKind.GROUP: both("grupper", "groups"),
}


def _counted_as(count: Text, kind: OrganisationKind) -> Text:
    word = _PLURAL[kind]
    return both(f"{count['sv']} {word['sv']}", f"{english(count)} {english(word)}")


def _silent(
    data: Costs,
    one: Participant,
    certainty: Certainty,
    count: Text,
    own: Mapping[str, Sequence[CostRow]],
) -> Checked:
    activity, name = data.activities[one.activity_id], data.name_of(one.organisation_id)
    return told(
        CountyFindingKind.PARTICIPANT_WITHOUT_FIGURE,
        certainty,
        Subject("activity", one.activity_id, activity),
        one.activity_id,
        one.organisation_id,
        what=both(
            f"{name['sv']} deltar men har ingen kostnad",
            f"{english(name)} takes part but has no cost",
        ),
        arithmetic=both(
            f"{count['sv']} som deltar har egna kostnader. {name['sv']} har ingen. "
            "Det som saknas är inte noll, och ingår inte i någon summa.",
            f"{count['en']} that take part have costs of their own. {english(name)} has none. "
            "What is missing is no zero, and is in no sum.",
        ),
        statement=Evidence(
            both(
                f"{name['sv']} deltar i {activity['sv']}",
                f"{english(name)} takes part in {english(activity)}",
            ),
            one.place_id,
        ),
        evidence=[_of_payer(data.name_of(who), row) for who, rows in own.items() for row in rows],
    )


def _of_payer(name: Text, row: CostRow) -> Evidence:
    """An item of somebody's, with whose it is where its title does not say so."""
    side = said_of(row, row.each)
    if name["sv"] in row.title["sv"]:
        return side
    return Evidence(
        both(f"{name['sv']}: {side.text['sv']}", f"{english(name)}: {english(side.text)}"),
        side.place_id,
    )

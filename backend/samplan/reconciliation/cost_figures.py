"""The plain input of the checks of costs, and the words that their sentences need.

Rows as they come from the database, with the names that sentences need. Nothing here knows of one.
Amounts are whole kronor, shares thousandths of a per cent, posts thousandths of a full-time post.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from samplan.costs.ranges import Range
from samplan.costs.terms import Bound, StatementKind, Unit
from samplan.gap.cells import Text
from samplan.organisations.terms import OrganisationKind
from samplan.reconciliation.figures import Checked, CountyFinding, Subject, finding_id
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.phrases import both, english
from samplan.reconciliation.rounding import number_words
from samplan.reconciliation.terms import Certainty, CountyFindingKind, Domain

KRONOR: Final = both("kr", "SEK")
_MILLION: Final = 1_000_000
_WRITTEN_IN_MILLIONS: Final = 10_000
"""Amounts that are no finer than this are written in millions, with at most two decimals."""


@dataclass(frozen=True, slots=True)
class Post:
    """Posts of one role within an item."""

    role: Text
    low: int
    """The least of them: 0 where the source says perhaps."""
    high: int
    cost: Range | None = None
    """What a full-time post costs those who pay, in the item's price year; None: not known."""
    place_id: str | None = None
    """Where that is said."""


@dataclass(frozen=True, slots=True)
class CostRow:
    """A cost item."""

    id: str
    title: Text
    code: str | None = None
    location: str | None = None
    printed: str | None = None
    each: Range | None = None
    """The amount for one unit; None: not costed."""
    per_time: Range | None = None
    """Amount times quantity; None where one of them is not said."""
    unit: Unit = Unit.YEAR
    price_year: int | None = None
    activity_id: str | None = None
    alternative_of_id: str | None = None
    years: frozenset[int] = frozenset()
    """When it costs something."""
    posts: tuple[Post, ...] = ()
    roles: frozenset[str] = frozenset()
    shares: tuple[tuple[str, int | None], ...] = ()
    """Who pays, by organisation; None: takes part, but nobody has said with how much."""
    unallocated: int = 0
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class CostSaid:
    """What a source says of several items at once."""

    id: str
    kind: StatementKind
    title: Text
    amount: Range
    item_ids: tuple[str, ...]
    printed: str | None = None
    price_year: int | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation."""

    name: Text
    kind: OrganisationKind
    members: frozenset[str] = frozenset()
    """Of a group: those who belong to it."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation that takes part in an activity, and the place that says so."""

    activity_id: str
    organisation_id: str
    place_id: str | None = None


@dataclass(frozen=True)
class Costs:
    """A county's costs, and the names of what they are about."""

    rows: Sequence[CostRow]
    statements: Sequence[CostSaid] = ()
    activities: Mapping[str, Text] = field(default_factory=dict)
    organisations: Mapping[str, Body] = field(default_factory=dict)
    participants: Sequence[Participant] = ()

    def counted(self) -> list[CostRow]:
        """Those that sums are made of: an alternative is counted only in its item's place."""
        return [row for row in self.rows if row.alternative_of_id is None]

    def name_of(self, organisation_id: str) -> Text:
        """What an organisation is called; one that is not the county's, by its id."""
        body = self.organisations.get(organisation_id)
        return both(organisation_id, organisation_id) if body is None else body.name

    def members_of(self, organisation_id: str) -> frozenset[str]:
        """Those who belong to an organisation that is a group."""
        body = self.organisations.get(organisation_id)
        return frozenset() if body is None else body.members


def in_millions(amounts: Iterable[int]) -> bool:
    """Whether a sentence with these amounts is written in millions of kronor."""
    known = list(amounts)
    return max(known) >= _MILLION and all(one % _WRITTEN_IN_MILLIONS == 0 for one in known)


def bare(amount: int, *, millions: bool) -> Text:
    """Return an amount without its unit: 1,1 or 62 000."""
    return number_words(Fraction(amount, _MILLION) if millions else amount)


def with_unit(words: Text, *, millions: bool) -> Text:
    """Return an amount, or a whole sum, with its unit: 1,1 mkr and SEK 1.1 million."""
    sv, en = words["sv"], english(words)
    if millions:
        return both(f"{sv}\N{NO-BREAK SPACE}mkr", f"SEK {en}\N{NO-BREAK SPACE}million")
    return both(f"{sv}\N{NO-BREAK SPACE}kr", f"SEK {en}")


_OPENING: Final[Mapping[Bound, Text]] = {
    Bound.EXACT: both("", ""),
    Bound.ABOUT: both("cirka ", "about "),
    Bound.AT_LEAST: both("minst ", "at least "),
    Bound.AT_MOST: both("högst ", "at most "),
}


def opened(words: Text, bound: Bound) -> Text:
    """Return a number with what its end is: "högst 11,1 mkr"."""
    sign = _OPENING[bound]
    return both(f"{sign['sv']}{words['sv']}", f"{english(sign)}{english(words)}")


def range_words(one: Range) -> Text:
    """Return a range with its unit: "1,2–3,3 mkr", "högst 11,1 mkr", "0,5–1 mkr eller mer"."""
    millions = in_millions([one.low, one.high] if one.low else [one.high])
    high = bare(one.high, millions=millions)
    if one.low == one.high or one.low_bound is Bound.AT_MOST:
        return opened(with_unit(high, millions=millions), one.high_bound)
    low = bare(one.low, millions=millions)
    ends = both(f"{low['sv']}–{high['sv']}", f"{english(low)}–{english(high)}")
    shown = with_unit(ends, millions=millions)
    if one.is_open:
        return both(f"{shown['sv']} eller mer", f"{english(shown)} or more")
    about = Bound.ABOUT in {one.low_bound, one.high_bound}
    return opened(shown, Bound.ABOUT if about else Bound.EXACT)


def said_of(row: CostRow | CostSaid, amount: Range | None) -> Evidence:
    """Return one side of a finding: the item with its amount, as printed where that is known."""
    name = row.title
    shown = range_words(amount) if amount is not None else both("ej beräknat", "not costed")
    quoted = (f" (”{row.printed}”)", f" (“{row.printed}”)") if row.printed else ("", "")
    return Evidence(
        both(
            f"{name['sv']}: {shown['sv']}{quoted[0]}",
            f"{english(name)}: {english(shown)}{quoted[1]}",
        ),
        row.place_id,
    )


def subject_of(row: CostRow) -> Subject:
    """What a finding about an item is about."""
    return Subject("cost-item", row.id, row.title)


def told(
    kind: CountyFindingKind,
    certainty: Certainty,
    subject: Subject,
    *parts: str,
    what: Text,
    arithmetic: Text,
    statement: Evidence,
    evidence: Iterable[Evidence],
    difference: Fraction | int | None = None,
    unit: Text = KRONOR,
) -> Checked:
    """Return one comparison that found a disagreement about costs.

    Args:
        kind: which check found it.
        certainty: how sure it is.
        subject: what it is about; its name begins the title.
        parts: what the id is made of besides the kind.
        what: what disagrees, as the end of the title.
        arithmetic: the sum written out.
        statement: what is stated.
        evidence: what speaks against it.
        difference: what the evidence says less what is stated, where it can be counted.
        unit: the unit of the difference.

    """
    found = CountyFinding(
        id=finding_id(kind, *parts),
        domain=Domain.COSTS,
        kind=kind,
        certainty=certainty,
        title=both(
            f"{subject.name['sv']}: {what['sv']}", f"{english(subject.name)}: {english(what)}"
        ),
        arithmetic=arithmetic,
        difference=None if difference is None else float(difference),
        unit=None if difference is None else unit,
        subject=subject,
        statement=statement,
        evidence=tuple(evidence),
    )
    return Checked(1, (found,))

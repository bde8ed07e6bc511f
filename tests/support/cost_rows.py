"""Costs for the tests of their checks, with all that a test does not care about."""

from typing import Any

from samplan.costs.ranges import Range, read_range
from samplan.costs.reckoning import Facts, per_time, price_each
from samplan.costs.staffing import cost_of_post
from samplan.costs.terms import ONE, WHOLE, Bound, StatementKind, Unit
from samplan.costs.timing import occurrences, period
from samplan.gap.cells import Text
from samplan.organisations.terms import OrganisationKind
from samplan.plan.terms import Part
from samplan.reconciliation.cost_figures import Body, CostRow, Costs, CostSaid, Participant, Post
from support.gap_rounds import read_reference

OPEN = Bound.AT_LEAST
YEARS = frozenset({2022, 2023})


def named(name: str) -> Text:
    """A name in Swedish only."""
    return {"sv": name, "en": None}


def money(low: int, high: int | None = None, /, **bounds: Bound) -> Range:
    """A range, or one amount."""
    return Range(low, low if high is None else high, **bounds)


def more_than(low: int, high: int | None = None) -> Range:
    """What a source prints a > before."""
    return money(low, high, low_bound=OPEN, high_bound=OPEN)


def row(id_: str, amount: Range | None, /, **fields: Any) -> CostRow:
    """An item of an activity that the region pays, every year, in a place of its own."""
    return CostRow(
        **{
            "id": id_,
            "title": named(id_.capitalize()),
            "each": amount,
            "per_time": amount,
            "price_year": 2021,
            "activity_id": "plan-1-1",
            "years": YEARS,
            "shares": (("22", WHOLE),),
            "place_id": f"place-{id_}",
        }
        | fields
    )


def said(id_: str, amount: Range, *item_ids: str, **fields: Any) -> CostSaid:
    """A printed total of items."""
    usual: dict[str, Any] = {
        "kind": StatementKind.PRINTED_TOTAL,
        "title": named(id_.capitalize()),
        "price_year": 2021,
        "place_id": f"place-{id_}",
    }
    return CostSaid(id=id_, amount=amount, item_ids=item_ids, **usual | fields)


def post(low: int, high: int, cost: int | None, bound: Bound = Bound.EXACT) -> Post:
    """Thousandths of a full-time post, and what one costs."""
    price = None if cost is None else cost_of_post(cost, bound)
    return Post(named("Socialsekreterare"), low, high, price, "place-role")


MUNICIPALITIES = ("2260", "2262", "2280", "2281")
BODIES = {
    "22": Body(named("Regionen"), OrganisationKind.REGION),
    "22-all": Body(named("Kommunerna"), OrganisationKind.GROUP, frozenset(MUNICIPALITIES)),
} | {one: Body(named(f"Kommun {one}"), OrganisationKind.MUNICIPALITY) for one in MUNICIPALITIES}


def costs(*rows: CostRow, **fields: Any) -> Costs:
    """A county's costs."""
    return Costs(
        **{
            "rows": rows,
            "activities": {"plan-1-1": named("1.1 Teamet"), "plan-1-2": named("1.2 Bytet")},
            "organisations": BODIES,
        }
        | fields
    )


def taking_part(*who: str, activity: str = "plan-1-1") -> list[Participant]:
    """Who takes part in an activity."""
    return [Participant(activity, one, f"place-{one}") for one in who]


def reference_costs() -> Costs:
    """The costs of the reference data, as a database would give them."""
    shares = read_reference("22/cost_shares.csv")
    prices = {one["role"]: one for one in read_reference("22/role_costs.csv")}
    roles = {one["id"]: one for one in read_reference("national/cost_roles.csv")}
    posts = read_reference("22/cost_posts.csv")
    of_statements = read_reference("22/cost_statement_items.csv")
    groups = read_reference("22/group_members.csv")
    return Costs(
        [
            _reference_row(
                one,
                tuple(
                    (share["organisation"], _thousandths(share["share"]))
                    for share in shares
                    if share["item"] == one["id"]
                ),
                [post for post in posts if post["item"] == one["id"]],
                prices,
                roles,
            )
            for one in read_reference("22/cost_items.csv")
        ],
        [
            CostSaid(
                id=one["id"],
                kind=StatementKind(one["kind"]),
                title=named(one["title_sv"]),
                amount=read_range(
                    _number(one["low"]),
                    Bound(one["low_bound"]),
                    int(one["high"]),
                    Bound(one["high_bound"]),
                ),
                item_ids=tuple(of["item"] for of in of_statements if of["statement"] == one["id"]),
                printed=one["printed"] or None,
                price_year=_number(one["price_year"]),
                place_id=one["place"],
            )
            for one in read_reference("22/cost_statements.csv")
        ],
        {
            one["id"]: named(f"{one['code']} {one['title_sv']}")
            for one in read_reference("22/activities.csv")
        },
        {
            one["id"]: Body(
                named(one["short_name"]),
                OrganisationKind(one["kind"]),
                frozenset(of["member"] for of in groups if of["group"] == one["id"]),
            )
            for one in read_reference("22/organisations.csv")
        },
        [
            Participant(one["activity"], one["organisation"], one["place"])
            for one in read_reference("22/activity_organisations.csv")
            if one["part"] in {Part.RESPONSIBLE, Part.PARTICIPATING}
        ],
    )


def _reference_row(
    one: dict[str, str],
    shares: tuple[tuple[str, int | None], ...],
    posts: list[dict[str, str]],
    prices: dict[str, dict[str, str]],
    roles: dict[str, dict[str, str]],
) -> CostRow:
    quantity = _thousandths(one["quantity"])
    facts = Facts(
        id=one["id"],
        alternative_of_id=one["alternative_of"] or None,
        step_id=one["step"] or None,
        activity_id=one["activity"] or None,
        low=_number(one["low"]),
        low_bound=one["low_bound"],
        high=_number(one["high"]),
        high_bound=one["high_bound"],
        not_costed=one["not_costed"] or None,
        likely=None,
        unit=one["unit"],
        quantity_low=quantity,
        quantity_high=_thousandths(one["quantity_to"]) or quantity,
        frequency=one["frequency"],
        every_years=_number(one["every_years"]),
        price_year=_number(one["price_year"]),
        first_year=_number(one["first_year"]),
        last_year=_number(one["last_year"]),
        optional=one["optional"] == "yes",
    )
    cost = per_time(facts)
    when = occurrences(
        facts.frequency, facts.every_years, facts.first_year, facts.last_year, period(2022, 5)
    )
    return CostRow(
        id=facts.id,
        title=named(one["title_sv"]),
        code=one["code"] or None,
        location=one["location"] or None,
        printed=one["printed"] or None,
        each=price_each(facts),
        per_time=cost if isinstance(cost, Range) else None,
        unit=Unit(facts.unit),
        price_year=facts.price_year,
        activity_id=facts.activity_id,
        alternative_of_id=facts.alternative_of_id,
        years=frozenset(when),
        posts=tuple(_reference_post(post, prices, roles) for post in posts),
        roles=frozenset(post["role"] for post in posts),
        shares=shares,
        unallocated=_thousandths(one["unallocated"]) or 0,
        place_id=one["place"],
    )


def _reference_post(
    one: dict[str, str], prices: dict[str, dict[str, str]], roles: dict[str, dict[str, str]]
) -> Post:
    price = prices.get(one["role"])
    low = 0 if one["optional"] == "yes" else _thousandths(one["fte"]) or 0
    return Post(
        named(roles[one["role"]]["name_sv"]),
        low,
        _thousandths(one["fte_to"]) or low,
        None if price is None else cost_of_post(int(price["amount"]), Bound(price["bound"])),
        None if price is None else price["place"],
    )


def _number(text: str) -> int | None:
    return int(text) if text else None


def _thousandths(text: str) -> int | None:
    return round(float(text) * ONE) if text else None

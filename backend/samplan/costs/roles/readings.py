"""A share of a post read as money, and money as a share of a post, by what is entered."""

from typing import Final, NamedTuple

from sqlmodel import Session, col, select

from samplan.costs import staffing
from samplan.costs.money import say
from samplan.costs.ranges import Range
from samplan.costs.roles.schemas import ReadRoleCost, StaffingReading
from samplan.costs.tables import RoleCost
from samplan.costs.terms import ONE, Bound
from samplan.web.errors import invalid
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation

_TENTHS: Final = 10
"""Of a per cent: a thousandth of a post is a tenth of a per cent of it."""


class Post(NamedTuple):
    """Whose posts of which occupation, in which year's prices."""

    county_id: str
    role_id: str
    organisation_id: str | None
    year: int


def cost_of(session: Session, post: Post) -> RoleCost:
    """What a full-time post costs: the principal's own figure, or else the county's.

    A problem that says which years there are when there is none.
    """
    payers = sorted({"", post.organisation_id or ""})
    statement = select(RoleCost).where(
        col(RoleCost.county_id) == post.county_id,
        col(RoleCost.role_id) == post.role_id,
        col(RoleCost.payer).in_(payers),
    )
    listed = session.exec(statement.order_by(col(RoleCost.year), col(RoleCost.payer))).all()
    found = [row for row in listed if row.year == post.year]
    if found:
        return found[-1]
    raise invalid(_no_cost(post.year, sorted({row.year for row in listed})))


def _no_cost(year: int, years: list[int]) -> Violation:
    if not years:
        words = Words(
            "Ingen kostnad för en sådan tjänst är inlagd. Lägg in den först.",
            "No cost of such a post has been entered. Enter it first.",
        )
        return Violation("role", words)
    listed = ", ".join(map(str, years))
    words = Words(
        f"Kostnaden för en tjänst är inte inlagd för {year}. Den finns för {listed}.",
        f"The cost of a post is not entered for {year}. It is there for {listed}.",
    )
    return Violation("year", words)


def read_percent(session: Session, post: Post, percent: float) -> StaffingReading:
    """What the share of a post costs in a year."""
    tenths = round(percent * _TENTHS)
    if abs(percent * _TENTHS - tenths) > 1 / ONE:
        words = Words(
            "Ange procent med högst en decimal, som 10 eller 12,5.",
            "Give per cent with at most one decimal, such as 10 or 12.5.",
        )
        raise invalid(Violation("percent", words))
    row = cost_of(session, post)
    cost = staffing.reckon(tenths, tenths, row.amount, Bound(row.bound))
    share, whole, part = _share(tenths), say(_of_post(row)), say(cost)
    return _reading(
        row,
        tenths,
        cost.high,
        Text(
            sv=f"{share.sv} av {whole.sv} = {part.sv} per år, i {row.year} års priser.",
            en=f"{share.en} of {whole.en} = {part.en} a year, in the prices of {row.year}.",
        ),
    )


def read_amount(session: Session, post: Post, amount: int) -> StaffingReading:
    """How large a share of a post the amount pays in a year."""
    row = cost_of(session, post)
    tenths = staffing.share(amount, row.amount)
    share, whole, part = _share(tenths), say(_of_post(row)), say(Range(amount, amount))
    return _reading(
        row,
        tenths,
        amount,
        Text(
            sv=f"{part.sv} ÷ {whole.sv} = {share.sv} av en heltidstjänst, i {row.year} års priser.",
            en=f"{part.en} ÷ {whole.en} = {share.en} of a full-time post, in the prices of "
            f"{row.year}.",
        ),
    )


def _share(tenths: int) -> Words:
    percent = f"{tenths / _TENTHS:.1f}".removesuffix(".0")
    return Words(f"{percent.replace('.', ',')} %", f"{percent} %")


def _of_post(row: RoleCost) -> Range:
    return staffing.cost_of_post(row.amount, Bound(row.bound))


def _reading(row: RoleCost, tenths: int, amount: int, text: Text) -> StaffingReading:
    return StaffingReading(
        role_id=row.role_id,
        role_cost=ReadRoleCost.model_validate(row),
        percent=tenths / _TENTHS,
        amount=amount,
        text=text,
    )

"""What a cost item must be like, with words for each rule. All that is wrong is told at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.costs.fields import from_thousandths
from samplan.costs.items.wishes import Payer, Post, Wish
from samplan.costs.tables import CostItem, CostRole
from samplan.costs.terms import WHOLE, Bound, Frequency, Unit
from samplan.methods.tables import Method
from samplan.organisations.tables import Organisation
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.sources.tables import SourcePlace
from samplan.web.texts import Words
from samplan.web.violations import Violation

_TWICE = Words("Samma står två gånger.", "The same is there twice.")


def violations(session: Session, item_id: str, plan: Plan, wish: Wish) -> list[Violation]:
    """What is wrong with the item, by field; nothing when it can be kept."""
    columns = wish.columns
    return [
        *_amounts(columns),
        *_times(columns),
        *_places(session, plan, columns),
        *_alternative(session, item_id, plan, columns["alternative_of_id"]),
        *_posts(session, wish.posts),
        *_payers(session, plan, wish.payers),
        *_whole(wish.payers, columns["unallocated"]),
        *_methods(session, wish.method_ids),
        *place_violations(session, columns["place_id"]),
    ]


def _amounts(columns: Any) -> Iterator[Violation]:
    low, high = columns["quantity_low"], columns["quantity_high"]
    if low is not None and low > high:
        yield Violation("quantity.high", _below(from_thousandths(high), from_thousandths(low)))
    likely = columns["likely"]
    if likely is None:
        return
    if columns["high"] is None:
        words = Words(
            "Det som inte är beräknat har inget troligt värde.",
            "What is not costed has no likely value.",
        )
        yield Violation("likely", words)
    elif not _between(likely, columns):
        words = Words(
            "Det troliga värdet ska ligga mellan ändarna.",
            "The likely value should lie between the ends.",
        )
        yield Violation("likely", words)


def _between(likely: int, columns: Any) -> bool:
    is_open = columns["high_bound"] == Bound.AT_LEAST
    return (columns["low"] or 0) <= likely and (is_open or likely <= columns["high"])


def _below(high: float, low: float) -> Words:
    return Words(
        f"Det övre talet, {_sv(high)}, är lägre än det nedre, {_sv(low)}.",
        f"The upper number, {high:g}, is lower than the lower, {low:g}.",
    )


def _sv(number: float) -> str:
    return f"{number:.10g}".replace(".", ",")


def _times(columns: Any) -> Iterator[Violation]:
    if columns["unit"] == Unit.ONCE and columns["frequency"] != Frequency.ONCE:
        words = Words(
            "Det som kostar en gång kan inte komma tillbaka: frequency ska vara once.",
            "What costs once cannot come back: frequency should be once.",
        )
        yield Violation("frequency", words)
    several = columns["frequency"] == Frequency.EVERY_N_YEARS
    if several and columns["every_years"] is None:
        words = Words(
            "Ange hur många år det är mellan gångerna, 2 till 20.",
            "Give how many years lie between, 2 to 20.",
        )
        yield Violation("everyYears", words)
    if not several and columns["every_years"] is not None:
        words = Words(
            "Antal år mellan gångerna anges bara när frequency är every_n_years.",
            "Years between are given only when frequency is every_n_years.",
        )
        yield Violation("everyYears", words)
    first, last = columns["first_year"], columns["last_year"]
    if first is not None and last is not None and last < first:
        words = Words(
            f"Sista året, {last}, ligger före det första, {first}.",
            f"The last year, {last}, is before the first, {first}.",
        )
        yield Violation("lastYear", words)


def _places(session: Session, plan: Plan, columns: Any) -> Iterator[Violation]:
    """Step and activity: of this plan, and of each other."""
    step_id, activity_id = columns["step_id"], columns["activity_id"]
    step = session.get(PlanStep, step_id) if step_id else None
    if step_id and (step is None or step.plan_id != plan.id):
        yield Violation("stepId", Words("Steget finns inte i planen.", "No such step in the plan."))
        return
    activity = session.get(Activity, activity_id) if activity_id else None
    if not activity_id:
        return
    its_step = session.get(PlanStep, activity.step_id) if activity else None
    if activity is None or its_step is None or its_step.plan_id != plan.id:
        words = Words("Aktiviteten finns inte i planen.", "No such activity in the plan.")
        yield Violation("activityId", words)
    elif step_id != activity.step_id:
        words = Words(
            f"Aktiviteten {activity.code} hör till steg {its_step.number}.",
            f"Activity {activity.code} belongs to step {its_step.number}.",
        )
        yield Violation("activityId", words)


def _alternative(
    session: Session, item_id: str, plan: Plan, parent_id: str | None
) -> Iterator[Violation]:
    field = "alternativeOfId"
    if parent_id is None:
        return
    parent = session.get(CostItem, parent_id)
    if parent_id == item_id:
        words = Words(
            "En post kan inte vara alternativ till sig själv.",
            "An item cannot be an alternative to itself.",
        )
        yield Violation(field, words)
    elif parent is None or parent.plan_id != plan.id:
        words = Words("Kostnadsposten finns inte i planen.", "No such cost item in the plan.")
        yield Violation(field, words)
    elif parent.alternative_of_id is not None:
        words = Words(
            f"{parent_id} är själv ett alternativ till {parent.alternative_of_id}. "
            "Ange den i stället.",
            f"{parent_id} is itself an alternative to {parent.alternative_of_id}. "
            "Give that one instead.",
        )
        yield Violation(field, words)
    elif _has_alternatives(session, item_id):
        words = Words(
            "Posten har egna alternativ och kan inte vara ett alternativ.",
            "The item has alternatives of its own and cannot be one.",
        )
        yield Violation(field, words)


def _has_alternatives(session: Session, item_id: str) -> bool:
    below = select(CostItem.id).where(col(CostItem.alternative_of_id) == item_id)
    return session.exec(below.limit(1)).first() is not None


def _missing(session: Session, table: Any, ids: Iterable[str]) -> set[str]:
    wanted = set(ids)
    if not wanted:
        return set()
    return wanted - set(session.exec(select(table.id).where(col(table.id).in_(wanted))))


def _posts(session: Session, posts: Sequence[Post]) -> Iterator[Violation]:
    missing = _missing(session, CostRole, (one.role_id for one in posts))
    for place, one in enumerate(posts):
        if one.role_id in missing:
            words = Words("Rollen finns inte.", "There is no such role.")
            yield Violation(f"posts[{place}].roleId", words)
        if one.fte_high < one.fte_low:
            words = _below(from_thousandths(one.fte_high), from_thousandths(one.fte_low))
            yield Violation(f"posts[{place}].fteHigh", words)


def _payers(session: Session, plan: Plan, payers: Sequence[Payer]) -> Iterator[Violation]:
    ids = [one.organisation_id for one in payers]
    statement = select(Organisation.id, Organisation.county_id).where(col(Organisation.id).in_(ids))
    counties = dict(session.exec(statement).all()) if ids else {}
    for place, organisation_id in enumerate(ids):
        field = f"payers[{place}].organisationId"
        if organisation_id not in counties:
            words = Words("Organisationen finns inte.", "There is no such organisation.")
            yield Violation(field, words)
        elif counties[organisation_id] != plan.county_id:
            words = Words(
                "Organisationen hör till ett annat län.",
                "The organisation belongs to another county.",
            )
            yield Violation(field, words)
        if organisation_id in ids[:place]:
            yield Violation(field, _TWICE)


def _whole(payers: Sequence[Payer], unallocated: int) -> Iterator[Violation]:
    total = sum(one.share or 0 for one in payers) + unallocated
    if total != WHOLE:
        percent = from_thousandths(total)
        words = Words(
            f"Andelarna blir {_sv(percent)} procent tillsammans med det ofördelade. "
            "De ska bli 100.",
            f"The shares come to {percent:.10g} per cent together with what is unallocated. "
            "They should come to 100.",
        )
        yield Violation("payers", words)


def _methods(session: Session, method_ids: Sequence[str]) -> Iterator[Violation]:
    missing = _missing(session, Method, method_ids)
    for place, method_id in enumerate(method_ids):
        if method_id in missing:
            words = Words("Metoden finns inte.", "There is no such method.")
            yield Violation(f"methodIds[{place}]", words)
        if method_id in method_ids[:place]:
            yield Violation(f"methodIds[{place}]", _TWICE)


def place_violations(session: Session, place_id: str | None) -> Iterator[Violation]:
    """That there is no such place in a source, for an item or a statement."""
    if place_id is not None and session.get(SourcePlace, place_id) is None:
        words = Words("Källstället finns inte.", "There is no such place in a source.")
        yield Violation("sourcePlaceId", words)

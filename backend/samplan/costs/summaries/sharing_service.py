"""A cost shared under another rule: who is in it, by which weights, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.costs.fields import from_thousandths, in_thousandths
from samplan.costs.grouping import sum_all, sum_by
from samplan.costs.scenarios.asking import Asked, Resolved, resolve
from samplan.costs.schemas import range_document
from samplan.costs.sharing import Part, as_stated, share_out
from samplan.costs.summaries.population import read_alike, read_population
from samplan.costs.summaries.reading import read_book, reckon
from samplan.costs.summaries.service import (
    plan_reference,
    prices_document,
    scenario_reference,
)
from samplan.costs.terms import WHOLE, Grouping, SharingRule
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.statistics.gate import Gate
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Document = dict[str, Any]
Principals = Mapping[str, Organisation]


@dataclass(frozen=True)
class Rule:
    """The rule as it is asked for."""

    kind: SharingRule
    among: Sequence[str] | None
    """Who is in it; None: all principals, or those who have a weight."""
    weights: Mapping[str, float]


@dataclass(frozen=True)
class _Weights:
    """Weights by organisation, in order, in thousandths."""

    of: Mapping[str, int]
    population: Document | None = None


def sharing(gate: Gate, asked: Asked, rule: Rule) -> Document:
    """What everybody would pay in the average year under the rule, beside what is stated."""
    session = gate.session
    if asked.organisation_id is not None:
        words = Words(
            "Här delas hela kostnaden, så en enda organisation kan inte väljas.",
            "The whole cost is shared here, so a single organisation cannot be chosen.",
        )
        raise invalid(Violation("organisation", words))
    resolved = resolve(session, asked)
    weights = _weigh(gate, resolved, rule)
    book = read_book(session, resolved.plan.id, shares=True, roles=False)
    chosen = reckon(session, book, resolved)
    whole = sum_all(chosen)
    groups = sum_by(chosen, Grouping.ORGANISATION)
    stated = {payer: one.annual for payer, one in groups.items() if one.item_ids}
    if rule.kind is SharingRule.STATED:
        shares = as_stated(stated, weights.of)
    else:
        shares = share_out(whole.annual, stated, weights.of)
    nobody = shares.pop(None)
    return {
        "countyId": resolved.plan.county_id,
        "plan": plan_reference(resolved),
        "scenario": scenario_reference(resolved),
        "choice": resolved.wanted.document(),
        "years": list(resolved.years),
        "firstYearFrom": resolved.period_from.value,
        "prices": prices_document(resolved, book, chosen),
        "rule": rule.kind.value,
        "text": _TEXTS[rule.kind],
        "population": weights.population,
        "annual": range_document(whole.annual),
        "organisations": _organisations(session, resolved, shares, rule, weights),
        "unallocated": {
            "stated": range_document(nobody.stated),
            "shared": range_document(nobody.shared),
        },
        "notSummedCount": len(chosen.not_summed),
        "notSummedIds": [one.id for one in chosen.not_summed],
    }


def _organisations(
    session: Session,
    resolved: Resolved,
    shares: Mapping[str | None, Part],
    rule: Rule,
    weights: _Weights,
) -> list[Document]:
    names = sa.select(
        col(Organisation.id), col(Organisation.name_sv), col(Organisation.name_en)
    ).where(col(Organisation.county_id) == resolved.plan.county_id)
    named = {row[0]: text(row[1], row[2]) for row in session.connection().execute(names)}
    together = sum(weights.of.values())
    found = []
    for payer, part in shares.items():
        weight = None if rule.kind is SharingRule.STATED else weights.of.get(payer or "")
        low, high = part.difference
        found.append(
            {
                "organisationId": payer,
                "name": named[payer or ""],
                "weight": None if weight is None else from_thousandths(weight),
                "percent": None
                if weight is None
                else from_thousandths(round(weight * WHOLE / together)),
                "stated": range_document(part.stated),
                "shared": range_document(part.shared),
                "difference": {"low": low, "high": high},
            }
        )
    return found


def _principals(session: Session, county_id: str) -> Principals:
    """The county's principals that are still there, in order."""
    statement = (
        sa.select(Organisation)
        .where(
            col(Organisation.county_id) == county_id,
            col(Organisation.kind).in_(sorted(PRINCIPAL_KINDS)),
            col(Organisation.closed_on).is_(None),
        )
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    return {row.id: row for row in session.execute(statement).scalars()}


def _weigh(gate: Gate, resolved: Resolved, rule: Rule) -> _Weights:
    """Who is in the rule, with their weights; a problem in words when they cannot be known."""
    principals = _principals(gate.session, resolved.plan.county_id)
    violations = _unknown(principals, rule)
    if rule.kind is SharingRule.WEIGHTS:
        violations += _unweighed(rule)
    elif rule.weights:
        words = Words(
            "Vikter används bara när regeln är weights.",
            "Weights are only used when the rule is weights.",
        )
        violations.append(Violation("weight", words))
    elif not principals:
        words = Words("Länet har inga huvudmän.", "The county has no principals.")
        violations.append(Violation("plan", words))
    if violations:
        raise invalid(*violations)
    chosen = set(rule.weights if rule.among is None and rule.weights else rule.among or principals)
    among = [one for one in principals if one in chosen]
    if rule.kind is SharingRule.INHABITANTS:
        return _by_inhabitants(gate, resolved, [principals[one] for one in among])
    if rule.kind is SharingRule.WEIGHTS:
        return _Weights({one: in_thousandths(rule.weights[one]) for one in among})
    return _Weights({one: in_thousandths(1) for one in among})


def _unknown(principals: Principals, rule: Rule) -> list[Violation]:
    """Those who are named and are no principals of the county."""
    there = ", ".join(f"{row.id} ({row.short_name})" for row in principals.values())
    found = []
    for field, named in (("among", rule.among or ()), ("weight", rule.weights)):
        for one in named:
            if one not in principals:
                words = Words(
                    f"{one} är ingen huvudman i länet. De som finns: {there}.",
                    f"{one} is no principal in the county. There are: {there}.",
                )
                found.append(Violation(field, words))
    return found


def _unweighed(rule: Rule) -> list[Violation]:
    """Why the weights cannot be divided by."""
    lacking = [one for one in rule.among or () if one not in rule.weights]
    left_over = [one for one in rule.weights if rule.among and one not in rule.among]
    found = []
    for one in lacking:
        words = Words(
            f"{one} saknar vikt. Skriv weight={one}:1 eller ta bort {one}.",
            f"{one} has no weight. Write weight={one}:1 or leave {one} out.",
        )
        found.append(Violation("weight", words))
    for one in left_over:
        words = Words(
            f"{one} har en vikt men är inte med i among.",
            f"{one} has a weight but is not among those who share.",
        )
        found.append(Violation("among", words))
    if not lacking and not sum(map(in_thousandths, rule.weights.values())):
        words = Words(
            "Ange minst en vikt som är större än noll, som weight=2281:2.",
            "Give at least one weight greater than nought, such as weight=2281:2.",
        )
        found.append(Violation("weight", words))
    return found


def _by_inhabitants(gate: Gate, resolved: Resolved, among: Sequence[Organisation]) -> _Weights:
    county_id, first_year = resolved.plan.county_id, resolved.years[0]
    ids = [row.id for row in among]
    alike = read_alike(gate, county_id, ids, first_year)
    if not alike:
        known = read_population(gate, county_id, ids, first_year)
        raise invalid(_not_alike([row.short_name for row in among if row.id not in known]))
    one = alike[ids[0]]
    return _Weights(
        {area: in_thousandths(alike[area].inhabitants) for area in ids},
        {"indicatorId": one.indicator_id, "period": one.period},
    )


def _not_alike(lacking: Sequence[str]) -> Violation:
    """Why inhabitants cannot be shared by."""
    listed = ", ".join(lacking)
    if lacking:
        words = Words(
            f"Antalet invånare är inte publicerat för {listed}. Lägg in det i statistiken, eller "
            "välj en annan regel.",
            f"The number of inhabitants is not published for {listed}. Add it to the statistics, "
            "or choose another rule.",
        )
    else:
        words = Words(
            "Invånarna är räknade på olika sätt eller olika år, så de kan inte jämföras. Lägg in "
            "samma nyckeltal och år för alla i statistiken, eller välj en annan regel.",
            "Inhabitants are counted in different ways or years, so they cannot be compared. Add "
            "the same indicator and year for all to the statistics, or choose another rule.",
        )
    return Violation("rule", words)


_ALSO_UNALLOCATED: Final = Words(
    "Också det som ingen har sagts betala delas. Poster som inte går att räkna är inte med.",
    "What nobody has been said to pay is divided too. Items that cannot be reckoned are not "
    "included.",
)


def _text(sv: str, en: str) -> dict[str, str | None]:
    return text(f"{sv} {_ALSO_UNALLOCATED.sv}", f"{en} {_ALSO_UNALLOCATED.en}")


_TEXTS: Final = {
    SharingRule.STATED: text(
        "Som posterna säger, i genomsnitt per år. Det som ingen har sagts betala står för sig. "
        "Poster som inte går att räkna är inte med.",
        "As the items say, in the average year. What nobody has been said to pay stands by "
        "itself. Items that cannot be reckoned are not included.",
    ),
    SharingRule.EQUAL: _text(
        "Hela kostnaden i genomsnitt per år delas lika.",
        "The whole cost of the average year is divided equally.",
    ),
    SharingRule.INHABITANTS: _text(
        "Hela kostnaden i genomsnitt per år delas efter antalet invånare. Regionen räknas med "
        "hela länets invånare, och varje kommun med sina.",
        "The whole cost of the average year is divided by inhabitants. The region counts with "
        "those of the whole county, and each municipality with its own.",
    ),
    SharingRule.WEIGHTS: _text(
        "Hela kostnaden i genomsnitt per år delas efter vikterna.",
        "The whole cost of the average year is divided by the weights.",
    ),
}

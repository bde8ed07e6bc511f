"""Comparisons, gap lists and findings as sheets."""

from collections.abc import Iterator, Mapping
from typing import Any

from samplan.exports.fields import (
    Field,
    Item,
    heading,
    made,
    named,
    number,
    place_text,
    places_by_id,
    plain,
    statement_text,
    tabulate,
    worded,
)
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import (
    AGE_GROUP,
    CERTAINTY,
    CHANGE,
    COUNTY_FINDING_KIND,
    DOMAIN,
    FINDING_KIND,
    METHOD_KIND,
    ORGANISATION_KIND,
    REASON,
    REVIEW_STATE,
    STATUS,
    SUBSTANCE,
    Language,
    Words,
    said,
    word,
)

_SUBJECT_KIND: Words = {
    "organisation": {"sv": "Organisation", "en": "Organisation"},
    "group": ORGANISATION_KIND["group"],
}


def comparison_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a comparison: a row for each method and subject, and the totals of each pair."""
    years = {data["id"]: str(data["year"]) for data in body["rounds"]}
    places = places_by_id(body)
    fields = [
        named("method.areaName", "Område", "Area", 26),
        plain("method.id", "Metod-id", "Method id", 26),
        named("method.name", "Metod", "Method", 46),
        worded("subject.kind", _SUBJECT_KIND, "Slag", "Kind"),
        plain("subject.id", "Organisations-id", "Organisation id", 18),
        named("subject.name", "Organisation", "Organisation", 26),
    ]
    for i, data in enumerate(body["rounds"]):
        fields += _state_fields(i, years[data["id"]], places)
    for total in body["totals"]:
        fields += _change_fields((total["fromRoundId"], total["toRoundId"]), years)
    rows = [{"method": m, "subject": s} for m in body["methods"] for s in m["subjects"]]
    return [
        tabulate(heading("Jämförelse", "Comparison"), fields, rows, language, frozen=3),
        _totals(body, years, language),
    ]


def _state_fields(position: int, year: str, places: Mapping[str, Item]) -> list[Field]:
    def status(item: Item, language: Language) -> CellValue:
        return statement_text(item["subject"]["states"][position], language)

    def code(item: Item, _: Language) -> CellValue:
        return str(item["subject"]["states"][position]["status"])

    def source(item: Item, language: Language) -> CellValue:
        place_id = item["subject"]["states"][position]["sourcePlaceId"]
        return place_text(places.get(place_id or ""), language)

    return [
        made(f"{year}.status", (f"Status {year}", f"Status {year}"), status, 24),
        made(f"{year}.code", (f"Statuskod {year}", f"Status code {year}"), code, 16),
        made(f"{year}.source", (f"Källa {year}", f"Source {year}"), source, 40),
    ]


def _change_fields(pair: tuple[str, str], years: Mapping[str, str]) -> list[Field]:
    def change_of(item: Item) -> Item:
        for change in item["subject"]["changes"]:
            if (change["fromRoundId"], change["toRoundId"]) == pair:
                return dict(change)
        return {"change": None, "reason": None}

    span = f"{years[pair[0]]} till {years[pair[1]]}", f"{years[pair[0]]} to {years[pair[1]]}"
    return [
        made(
            f"change.{pair[0]}.{pair[1]}",
            (f"Förändring {span[0]}", f"Change {span[1]}"),
            lambda item, language: word(CHANGE, change_of(item)["change"], language),
            20,
        ),
        made(
            f"reason.{pair[0]}.{pair[1]}",
            (f"Varför inte jämförbar {span[0]}", f"Why not comparable {span[1]}"),
            lambda item, language: word(REASON, change_of(item)["reason"], language),
            40,
        ),
    ]


def _totals(body: Item, years: Mapping[str, str], language: Language) -> Sheet:
    keys = {code: "notComparable" if code == "not_comparable" else code for code in CHANGE}
    fields = [
        made("from", ("Från", "From"), lambda item, _: years[item["fromRoundId"]], 10),
        made("to", ("Till", "To"), lambda item, _: years[item["toRoundId"]], 10),
        *(number(key, CHANGE[code]["sv"], str(CHANGE[code]["en"])) for code, key in keys.items()),
        number("total", "Totalt", "Total"),
        *(number(f"reasons.{r}", words["sv"], str(words["en"])) for r, words in REASON.items()),
    ]
    return tabulate(heading("Summering", "Totals"), fields, body["totals"], language, frozen=2)


def _names(key: str) -> Field:
    def value(gap: Item, language: Language) -> CellValue:
        return ", ".join(said(one["name"], language) or "" for one in gap[key])

    headings = {
        "lacking": ("Erbjuds inte av", "Not offered by"),
        "partly": ("Erbjuds delvis av", "Partly offered by"),
        "unknown": ("Svar saknas från", "No answer known from"),
    }
    return made(key, headings[key], value, 40, "long")


def _statements(gap: Item, language: Language) -> CellValue:
    return "; ".join(statement_text(s, language) for s in gap["groupStatements"]) or None


GAP_FIELDS = (
    number("rank", "Plats", "Rank"),
    plain("methodId", "Metod-id", "Method id", 26),
    named("methodName", "Metod", "Method", 46),
    named("areaName", "Område", "Area", 26),
    worded("substance", SUBSTANCE, "Substans", "Substance"),
    worded("ageGroup", AGE_GROUP, "Ålder", "Age group", 12),
    worded("kind", METHOD_KIND, "Slag", "Kind", 22),
    number("priority", "Prioritet", "Priority"),
    number("lackingCount", "Antal som saknar", "Number lacking"),
    number("knownCount", "Antal med känt svar", "Number with known answer"),
    number("lackingBefore", "Antal som saknade förra omgången", "Number lacking last round"),
    _names("lacking"),
    _names("partly"),
    _names("unknown"),
    made("groupStatements", ("Uppgift om grupp", "Statement about group"), _statements, 30),
)

CLOSED_FIELDS = (
    plain("methodId", "Metod-id", "Method id", 26),
    named("methodName", "Metod", "Method", 46),
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    named("organisationName", "Organisation", "Organisation", 26),
    worded("fromStatus", STATUS, "Status förra omgången", "Status last round", 22),
    worded("toStatus", STATUS, "Status nu", "Status now", 22),
)


def gap_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a gap list: the gaps by rank, and what closed since the previous round."""
    return [
        tabulate(heading("Luckor", "Gaps"), GAP_FIELDS, body["gaps"], language, frozen=3),
        tabulate(heading("Stängda", "Closed"), CLOSED_FIELDS, body["closed"], language),
    ]


FINDING_FIELDS = (
    plain("id", "Id", "Id", 40),
    worded("kind", FINDING_KIND, "Slag", "Kind", 28),
    worded("certainty", CERTAINTY, "Säkerhet", "Certainty", 12),
    plain("roundId", "Omgångs-id", "Round id"),
    plain("methodId", "Metod-id", "Method id", 26),
    named("methodName", "Metod", "Method", 40),
    named("title", "Vad som inte stämmer", "What disagrees", 50, "long"),
    named("arithmetic", "Uträkning", "Arithmetic", 50, "long"),
    number("difference", "Skillnad", "Difference"),
    named("side.text", "Uppgift", "Statement", 50, "long"),
    made("side.source", ("Källa", "Source"), lambda i, la: place_text(i["place"], la), 50, "long"),
    Field(
        Column("side.role", heading("Sida", "Side"), 14),
        lambda item, language: said(item["role"], language),
    ),
)


COUNTY_FINDING_FIELDS = (
    plain("id", "Id", "Id", 40),
    worded("domain", DOMAIN, "Område", "Domain", 16),
    worded("kind", COUNTY_FINDING_KIND, "Slag", "Kind", 28),
    worded("certainty", CERTAINTY, "Säkerhet", "Certainty", 12),
    plain("subject.id", "Gäller, id", "Subject id", 26),
    named("subject.name", "Gäller", "Subject", 40),
    named("title", "Vad som inte stämmer", "What disagrees", 50, "long"),
    named("arithmetic", "Uträkning", "Arithmetic", 50, "long"),
    number("difference", "Skillnad", "Difference"),
    named("unit", "Enhet", "Unit", 16),
    *FINDING_FIELDS[-3:],
    worded("review.state", REVIEW_STATE, "Granskning", "Review", 14),
    plain("review.reason", "Granskningens skäl", "Reason of the review", 50, "long"),
    plain("review.reviewedAt", "Granskad", "Reviewed", 22),
)


def county_finding_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a county's findings with a row for each side, and what has been said of them."""
    rows = (row for finding in body["countyFindings"] for row in _sides(finding))
    return [tabulate(heading("Avstämning", "Findings"), COUNTY_FINDING_FIELDS, rows, language)]


def finding_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return findings with a row for each side: what is stated, and what speaks against it."""
    rows = (row for finding in body["findings"] for row in _sides(finding))
    return [tabulate(heading("Avstämning", "Findings"), FINDING_FIELDS, rows, language)]


def _sides(finding: Item) -> Iterator[dict[str, Any]]:
    stated, against = heading("Angivet", "Stated"), heading("Däremot", "Against")
    sides = [(finding["statement"], stated), *((side, against) for side in finding["evidence"])]
    for side, role in sides:
        yield {**finding, "side": side, "role": role, "place": side["sourcePlace"]}

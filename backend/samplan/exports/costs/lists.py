"""Costs as sheets: items with their payers and posts, what sources say of several, and prices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samplan.exports.fields import (
    Field,
    Item,
    at,
    heading,
    made,
    named,
    number,
    place_text,
    places_by_id,
    plain,
    tabulate,
    worded,
)
from samplan.exports.sheets import CellValue, Sheet
from samplan.exports.words import (
    BOUND,
    CONFIDENCE,
    COST_FREQUENCY,
    NOT_COSTED,
    STATEMENT_KIND,
    UNIT,
    UNSUMMED,
    VAT,
    Language,
    said,
)

Headings = tuple[str, str]

OR_MORE = heading("eller mer", "or more")


def range_fields(path: str, low: Headings, high: Headings) -> tuple[Field, ...]:
    """The two ends of a range, each with what it is."""
    bound = ("vad den är", "what it is")
    return (
        number(f"{path}.low", *low),
        worded(f"{path}.lowBound", BOUND, f"{low[0]}, {bound[0]}", f"{low[1]}, {bound[1]}", 12),
        number(f"{path}.high", *high),
        worded(f"{path}.highBound", BOUND, f"{high[0]}, {bound[0]}", f"{high[1]}, {bound[1]}", 12),
    )


def open_field(path: str, sv: str, en: str) -> Field:
    """Whether a range may be more than its upper end, in words that cannot be overlooked."""
    return made(
        f"{path}.isOpen",
        (sv, en),
        lambda item, language: said(OR_MORE, language) if at(item, f"{path}.isOpen") else None,
        12,
    )


def decimal_text(value: float, language: Language) -> str:
    """A number as people write it: at most three decimals, decimal comma in Swedish."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")


def _span(low: float, high: float, language: Language) -> str:
    parts = [decimal_text(low, language)]
    if high != low:
        parts.append(decimal_text(high, language))
    return "–".join(parts)


def _posts(item: Item, language: Language) -> CellValue:
    """The posts in one line: 2 sjuksköterska; 1–2 behandlingsassistent (eventuellt)."""
    perhaps = " (perhaps)" if language == "en" else " (eventuellt)"
    return (
        "; ".join(
            f"{_span(post['fteLow'], post['fteHigh'], language)} "
            f"{said(post['roleName'], language)}{perhaps if post['optional'] else ''}"
            for post in item["posts"]
        )
        or None
    )


def _payers(item: Item, language: Language) -> CellValue:
    """The payers in one line: Region Västernorrland 100 %; Sollefteå (andel inte angiven)."""
    no_share = " (share not stated)" if language == "en" else " (andel inte angiven)"
    return (
        "; ".join(
            str(said(payer["name"], language))
            + (
                no_share
                if payer["percent"] is None
                else f" {decimal_text(payer['percent'], language)} %"
            )
            for payer in item["payers"]
        )
        or None
    )


def _in(language: Language, key: str, names: Headings) -> Field:
    """A text in the one language only, so that both can stand side by side."""
    return made(f"{key}.{language}", names, lambda item, _: at(item, f"{key}.{language}"), 46)


_TITLES = (
    _in("sv", "title", ("Benämning", "Title in Swedish")),
    _in("en", "title", ("Benämning på engelska", "Title in English")),
)
_ENTERED = (
    plain("note", "Anmärkning", "Note", 40, "long"),
    plain("enteredBy", "Inlagd av", "Entered by", 20),
    plain("enteredAt", "Inlagd", "Entered at", 22),
    number("version", "Version", "Version"),
)
_ID = plain("id", "Kostnads-id", "Cost item id", 22)
_CODE = plain("code", "Kod", "Code", 14)
_COUNTY = plain("countyId", "Läns-id", "County id", 8)
_PLAN = plain("planId", "Plan-id", "Plan id", 14)
_PRICE_YEAR = number("priceYear", "Prisår", "Price year")


def _source(places: Mapping[str, Item]) -> tuple[Field, ...]:
    def place(item: Item, language: Language) -> CellValue:
        return place_text(places.get(item["sourcePlaceId"] or ""), language)

    return (
        plain("sourcePlaceId", "Käll-id", "Source id", 26),
        made("source", ("Källa", "Source"), place, 50, "long"),
    )


def _item_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        _ID,
        _CODE,
        *_TITLES,
        _COUNTY,
        _PLAN,
        plain("stepId", "Stegets id", "Step id", 18),
        plain("activityId", "Aktivitetens id", "Activity id", 18),
        plain("alternativeOfId", "Ett sätt att utföra, id", "One way to carry out, id", 20),
        plain("location", "Var", "Where", 26),
        plain("printed", "Som det står i källan", "As the source prints it", 18),
        *range_fields("amount", ("Lägst, kr", "Low, SEK"), ("Högst, kr", "High, SEK")),
        open_field("amount", "Öppet uppåt", "Open upwards"),
        number("likely", "Troligast, kr", "Likely, SEK"),
        worded("notCosted", NOT_COSTED, "Varför ej beräknat", "Why not costed", 26),
        worded("unit", UNIT, "Enhet", "Unit", 22),
        plain("unitStated", "Enheten anges i källan", "The source states the unit", 12),
        number("quantity.low", "Antal, lägst", "Quantity, low"),
        number("quantity.high", "Antal, högst", "Quantity, high"),
        worded("frequency", COST_FREQUENCY, "Hur ofta", "How often"),
        number("everyYears", "Vart n:te år", "Every n years"),
        *range_fields(
            "perTime",
            ("Per gång, lägst, kr", "Each time, low, SEK"),
            ("Per gång, högst, kr", "Each time, high, SEK"),
        ),
        worded("unsummed", UNSUMMED, "Varför det inte summeras", "Why it is not summed", 30),
        worded("vat", VAT, "Moms", "VAT"),
        _PRICE_YEAR,
        number("firstYear", "Första år", "First year"),
        number("lastYear", "Sista år", "Last year"),
        plain("optional", "Eventuell", "Optional", 10),
        made("posts", ("Tjänster", "Posts"), _posts, 40, "long"),
        made("payers", ("Betalar", "Payers"), _payers, 40, "long"),
        number("unallocatedPercent", "Ej fördelat, %", "Unallocated, %"),
        plain("methodIds", "Metod-id", "Method ids", 26),
        plain("assumption", "Antagande", "Assumption", 40, "long"),
        worded("confidence", CONFIDENCE, "Säkerhet", "Confidence"),
        *_source(places),
        *_ENTERED,
    )


_OF_ITEM = (
    plain("item.id", "Kostnads-id", "Cost item id", 22),
    plain("item.code", "Kod", "Code", 14),
    named("item.title", "Benämning", "Title", 46),
)

PAYER_FIELDS = (
    *_OF_ITEM,
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    named("name", "Organisation", "Organisation"),
    number("percent", "Andel, %", "Share, %"),
)

POST_FIELDS = (
    *_OF_ITEM,
    plain("roleId", "Roll-id", "Role id", 22),
    named("roleName", "Roll", "Role"),
    number("fteLow", "Tjänster, lägst", "Posts, low"),
    number("fteHigh", "Tjänster, högst", "Posts, high"),
    plain("optional", "Eventuell", "Optional", 10),
)

UNALLOCATED = heading("Ej fördelat", "Unallocated")


def _each_payer(items: Sequence[Item]) -> Iterator[dict[str, Any]]:
    """A row for each payer, and one for what nobody has been said to pay."""
    for item in items:
        yield from ({**payer, "item": item} for payer in item["payers"])
        rest = item["unallocatedPercent"]
        if rest:
            yield {"organisationId": None, "name": UNALLOCATED, "percent": rest, "item": item}


def cost_item_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return cost items: a row for each, then one for each of its payers, and of its posts."""
    items = body["costItems"]
    posts = ({**post, "item": item} for item in items for post in item["posts"])
    fields = _item_fields(places_by_id(body))
    return [
        tabulate(heading("Kostnader", "Cost items"), fields, items, language, frozen=3),
        tabulate(heading("Betalare", "Payers"), PAYER_FIELDS, _each_payer(items), language),
        tabulate(heading("Tjänster", "Posts"), POST_FIELDS, posts, language),
    ]


def _statement_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Uppgifts-id", "Statement id", 22),
        _CODE,
        *_TITLES,
        _COUNTY,
        _PLAN,
        worded("kind", STATEMENT_KIND, "Slag", "Kind", 26),
        plain("printed", "Som det står i källan", "As the source prints it", 18),
        *range_fields("amount", ("Lägst, kr", "Low, SEK"), ("Högst, kr", "High, SEK")),
        _PRICE_YEAR,
        plain("itemIds", "Gäller kostnaderna", "Of the cost items", 40, "long"),
        *range_fields(
            "sum",
            ("Radernas summa, lägst, kr", "Sum of the rows, low, SEK"),
            ("Radernas summa, högst, kr", "Sum of the rows, high, SEK"),
        ),
        plain("agrees", "Stämmer", "Agrees", 10),
        *_source(places),
        *_ENTERED,
    )


def _role_cost_fields(places: Mapping[str, Item]) -> tuple[Field, ...]:
    return (
        plain("id", "Id", "Id", 26),
        plain("roleId", "Roll-id", "Role id", 22),
        _COUNTY,
        plain("organisationId", "Organisations-id", "Organisation id", 18),
        number("year", "År", "Year"),
        number("amount", "Heltidstjänst ett år, kr", "Full-time post for a year, SEK"),
        worded("bound", BOUND, "Vad beloppet är", "What the amount is", 12),
        plain("assumption", "Antagande", "Assumption", 40, "long"),
        *_source(places),
        *_ENTERED[1:],
    )


def role_cost_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return what full-time posts cost."""
    title = heading("Vad tjänster kostar", "What posts cost")
    fields = _role_cost_fields(places_by_id(body))
    return [tabulate(title, fields, body["roleCosts"], language, frozen=2)]


def cost_statement_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return what sources say of several items at once, with the sum of the rows beside."""
    title = heading("Uppgifter om flera kostnader", "Statements of several costs")
    fields = _statement_fields(places_by_id(body))
    return [tabulate(title, fields, body["costStatements"], language, frozen=3)]

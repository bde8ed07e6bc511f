"""The columns of statistics as sheets: indicators, and who has reported what."""

from samplan.exports.fields import (
    Field,
    Item,
    heading,
    made,
    named,
    number,
    plain,
    tabulate,
    worded,
)
from samplan.exports.sheets import CellValue, Sheet
from samplan.exports.words import (
    COUNTED,
    FREQUENCY,
    MEASURE,
    ORGANISATION_KIND,
    REPORT_STATE,
    Language,
    said,
)


def _newest(part: str, sv: str, en: str) -> Field:
    """A text of the newest definition, which stands last."""

    def value(item: Item, language: Language) -> CellValue:
        editions = item["editions"]
        return said(editions[-1][part], language) if editions else None

    return made(part, (sv, en), value, 60, "long")


def _dimension_names(item: Item, language: Language) -> CellValue:
    return ", ".join(said(one["name"], language) or "" for one in item["dimensions"])


INDICATOR_FIELDS = (
    plain("id", "Nyckeltals-id", "Indicator id", 30),
    named("name", "Nyckeltal", "Indicator", 46),
    plain("topicId", "Ämnes-id", "Topic id", 20),
    named("unit", "Enhet", "Unit", 16),
    worded("measure", MEASURE, "Mått", "Measure"),
    worded("counted", COUNTED, "Räknar", "Counts"),
    worded("frequency", FREQUENCY, "Mäts per", "Measured by"),
    number("decimals", "Decimaler", "Decimals"),
    made("dimensions", ("Uppdelningar", "Dimensions"), _dimension_names, 30),
    plain("numeratorId", "Täljare", "Numerator", 26),
    plain("denominatorId", "Nämnare", "Denominator", 26),
    _newest("definition", "Definition", "Definition"),
    _newest("method", "Hur det mäts", "How it is measured"),
    _newest("caution", "Får inte användas till", "Not to be used for"),
    _newest("breakNote", "Brott i serien", "Break in the series"),
)

_ORGANISATION = (
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    named("organisationName", "Organisation", "Organisation"),
)
_REPORTED = (
    worded("state", REPORT_STATE, "Läge", "State"),
    number("rows", "Uppgifter", "Figures"),
    number("expectedRows", "Väntade uppgifter", "Expected figures"),
    plain("lastEnteredAt", "Senast inlagd", "Last entered", 22),
)
_COMPLETENESS = (
    *_ORGANISATION,
    worded("kind", ORGANISATION_KIND, "Slag", "Kind"),
    number("asked", "Nyckeltal", "Indicators"),
    number("reported", "Påbörjade", "Begun"),
    plain("isLate", "Sen", "Late", 8),
    *_REPORTED,
)
_BY_INDICATOR = (
    *_ORGANISATION,
    plain("indicatorId", "Nyckeltals-id", "Indicator id", 30),
    named("indicatorName", "Nyckeltal", "Indicator", 46),
    *_REPORTED,
)


def completeness_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return who has reported: a row for each organisation, then one for each of its indicators."""
    rows = body["organisations"]
    parts = [one | part for one in rows for part in one["indicators"]]
    return [
        tabulate(heading("Uppgiftsläge", "Completeness"), _COMPLETENESS, rows, language, frozen=2),
        tabulate(
            heading("Per nyckeltal", "By indicator"), _BY_INDICATOR, parts, language, frozen=2
        ),
    ]

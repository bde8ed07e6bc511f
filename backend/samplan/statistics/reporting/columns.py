"""The columns of a form of figures, and the words that may stand in them."""

from typing import Final

from samplan.statistics.terms import Qualifier, Quality
from samplan.web.spreadsheets import TableColumn
from samplan.web.texts import Words

INDICATOR: Final = TableColumn(
    "indicatorId", Words("Nyckeltals-id", "Indicator id"), ("nyckeltal-id", "indicator_id"), True
)
PERIOD: Final = TableColumn("period", Words("Period", "Period"), required=True)
AREA: Final = TableColumn(
    "areaId", Words("Områdes-id", "Area id"), ("område-id", "area_id", "områdeskod"), True
)
BREAKDOWN: Final = TableColumn(
    "breakdown", Words("Uppdelnings-id", "Breakdown id"), ("uppdelning-id", "breakdown_id")
)
VALUE: Final = TableColumn("value", Words("Värde", "Value"), required=True)
VALUE_TO: Final = TableColumn("valueTo", Words("Till", "To"), ("value_to",))
VALUE_TEXT: Final = TableColumn("valueText", Words("Värde i ord", "Value in words"))
QUALIFIER: Final = TableColumn("qualifier", Words("Precision", "Precision"))
QUALITY: Final = TableColumn("quality", Words("Kvalitet", "Quality"))
NUMERATOR: Final = TableColumn("numerator", Words("Täljare", "Numerator"))
DENOMINATOR: Final = TableColumn("denominator", Words("Nämnare", "Denominator"))
NOTE: Final = TableColumn("note", Words("Anmärkning", "Note"))

COLUMNS: Final = (
    INDICATOR,
    PERIOD,
    AREA,
    BREAKDOWN,
    VALUE,
    VALUE_TO,
    VALUE_TEXT,
    QUALIFIER,
    QUALITY,
    NUMERATOR,
    DENOMINATOR,
    NOTE,
)

QUALIFIER_WORDS: Final = {
    Qualifier.EXACT: Words("Exakt", "Exact"),
    Qualifier.ABOUT: Words("Cirka", "About"),
    Qualifier.MORE_THAN: Words("Mer än", "More than"),
    Qualifier.AT_LEAST: Words("Minst", "At least"),
    Qualifier.LESS_THAN: Words("Färre än", "Fewer than"),
    Qualifier.UP_TO: Words("Upp till", "Up to"),
}
QUALITY_WORDS: Final = {
    Quality.MEASURED: Words("Uppmätt", "Measured"),
    Quality.ESTIMATE: Words("Uppskattning", "Estimate"),
    Quality.UNCERTAIN: Words("Osäker", "Uncertain"),
    Quality.NOT_REPRESENTATIVE: Words("Inte representativ", "Not representative"),
}
_OTHERS: Final = {
    "": Qualifier.EXACT,
    "ca": Qualifier.ABOUT,
    "ungefär": Qualifier.ABOUT,
    "drygt": Qualifier.MORE_THAN,
    ">": Qualifier.MORE_THAN,
    "under": Qualifier.LESS_THAN,
    "mindre än": Qualifier.LESS_THAN,
    "nästan": Qualifier.LESS_THAN,
    "<": Qualifier.LESS_THAN,
    "högst": Qualifier.UP_TO,
}
READ_QUALIFIERS: Final = _OTHERS | {
    text: one
    for one, words in QUALIFIER_WORDS.items()
    for text in (one.value, words.sv.casefold(), words.en.casefold())
}
READ_QUALITIES: Final = {"": Quality.MEASURED} | {
    text: one
    for one, words in QUALITY_WORDS.items()
    for text in (one.value, words.sv.casefold(), words.en.casefold())
}

GIVEN: Final = {
    column.name: "".join(f"_{one.lower()}" if one.isupper() else one for one in column.name)
    for column in COLUMNS
}
"""What a figure's field is called, by the column."""

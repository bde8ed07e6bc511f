"""Where a row of the plan is stated."""

from collections.abc import Mapping

from samplan.exports.fields import Field, Item, made, place_text, plain
from samplan.exports.sheets import CellValue
from samplan.exports.words import Language


def source_fields(places: Mapping[str, Item]) -> tuple[Field, Field]:
    """Return the id of the place that a row names, and the place in one line."""

    def place(item: Item, language: Language) -> CellValue:
        return place_text(places.get(item["sourcePlaceId"] or ""), language)

    return (
        plain("sourcePlaceId", "Käll-id", "Source id", 26),
        made("source", ("Källa", "Source"), place, 50, "long"),
    )

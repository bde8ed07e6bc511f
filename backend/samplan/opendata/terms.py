"""Vocabulary of open data, and the addresses that others know it by."""

from enum import StrEnum
from typing import Final, NamedTuple


class OpenDataKind(StrEnum):
    """What an open dataset is about."""

    STATISTICS = "statistics"
    GAP_MATRIX = "gap_matrix"
    GAPS = "gaps"
    PLAN = "plan"
    COST_ITEMS = "cost_items"
    COST_SUMS = "cost_sums"


class DistributionForm(StrEnum):
    """In which form a dataset is had."""

    JSON = "json"
    JSON_STAT = "json-stat"
    CSV = "csv"
    CSV_PLAIN = "csv-plain"
    XLSX = "xlsx"


class FileKind(NamedTuple):
    """What a form is to programs."""

    title_sv: str
    title_en: str
    media_type: str
    file_type: str
    """Its name in the EU's list of file types."""


FILES: Final = {
    DistributionForm.JSON: FileKind("JSON", "JSON", "application/json", "JSON"),
    DistributionForm.JSON_STAT: FileKind(
        "JSON-stat 2.0", "JSON-stat 2.0", "application/json", "JSON"
    ),
    DistributionForm.CSV: FileKind("CSV för Excel", "CSV for Swedish Excel", "text/csv", "CSV"),
    DistributionForm.CSV_PLAIN: FileKind("CSV för program", "CSV for programs", "text/csv", "CSV"),
    DistributionForm.XLSX: FileKind(
        "Excel",
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
    ),
}

JSON_STAT_STANDARD: Final = "https://json-stat.org/full/"

PUBLISHER: Final = "http://dataportal.se/organisation/SE"
PUBLISHER_TYPE: Final = "http://purl.org/adms/publishertype/"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPE: Final = "https://www.iana.org/assignments/media-types/"
NUTS: Final = "http://data.europa.eu/nuts/code/"

NUTS_OF_COUNTY: Final = {
    "01": "SE110", "03": "SE121", "04": "SE122", "05": "SE123", "06": "SE211", "07": "SE212",
    "08": "SE213", "09": "SE214", "10": "SE221", "12": "SE224", "13": "SE231", "14": "SE232",
    "17": "SE311", "18": "SE124", "19": "SE125", "20": "SE312", "21": "SE313", "22": "SE321",
    "23": "SE322", "24": "SE331", "25": "SE332",
}  # fmt: skip
"""A county as the EU's portals know it."""

FREQUENCY: Final = {"year": "ANNUAL", "half_year": "ANNUAL_2", "quarter": "QUARTERLY"}
"""How often figures come, in the EU's words, by how often an indicator is measured."""

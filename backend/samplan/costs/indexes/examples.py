"""Examples of price indexes, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}

LINKS: Example = {
    "self": {
        "href": "https://samplan.example.se/samplan/v1/price-indexes",
        "rel": "self",
        "method": "GET",
    }
}

INDEX: Example = {
    "id": "kpi",
    "name": {"sv": "Konsumentprisindex (KPI)", "en": "Consumer price index (CPI)"},
    "publisher": "SCB",
    "base": "1980 = 100",
    "url": "https://www.scb.se/pr0101",
    "note": "Fastställda tal, årsmedelvärden.",
    "organisationId": None,
    "values": [{"year": 2021, "value": 343.19}, {"year": 2022, "value": 371.91}],
    "firstYear": 2021,
    "lastYear": 2022,
    "order": 1,
    "version": 1,
}

NEW_INDEX: Example = {
    "id": "22-own-wages",
    "name": {"sv": "Regionens egen löneserie", "en": "The region's own wage series"},
    "publisher": "Region Västernorrland",
    "base": "2021 = 100",
    "note": "Utfall enligt bokslut.",
    "organisationId": "22",
    "values": [{"year": 2021, "value": 100}, {"year": 2022, "value": 102.1}],
}

CHANGED_INDEX: Example = {
    "values": [
        {"year": 2021, "value": 343.19},
        {"year": 2022, "value": 371.91},
        {"year": 2023, "value": 403.7},
    ]
}

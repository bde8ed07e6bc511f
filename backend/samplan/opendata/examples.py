"""Examples of open data in the contract."""

from typing import Any

Json = dict[str, Any]

_HOST = "https://samplan.example.se"
_DATA = f"{_HOST}/samplan/v1/datasets/22-care-by-form/data"

LICENCE: Json = {
    "id": "CC-BY-4.0",
    "href": "http://creativecommons.org/licenses/by/4.0/",
}
PUBLISHER: Json = {
    "name": "Region Exempel",
    "organisationNumber": "2321000206",
    "type": "RegionalAuthority",
}
CATALOGUE: Json = {
    "href": f"{_HOST}/dcat",
    "isOffered": True,
    "missingSettings": [],
    "publisher": PUBLISHER,
    "licence": LICENCE,
}
DISTRIBUTION: Json = {
    "form": "json-stat",
    "title": {"sv": "JSON-stat 2.0", "en": "JSON-stat 2.0"},
    "mediaType": "application/json",
    "href": f"{_DATA}?format=json-stat",
    "conformsTo": "https://json-stat.org/full/",
}
DATASET: Json = {
    "id": "statistics-22-care-by-form",
    "kind": "statistics",
    "countyId": "22",
    "title": {"sv": "Vård efter vårdform", "en": "Care by form"},
    "description": {"sv": "Patienter och vårdtillfällen i varje vårdform.", "en": None},
    "attribution": {
        "sv": "Källa: Region Västernorrland, Kartläggning",
        "en": "Source: Region Västernorrland, Kartläggning",
    },
    "landingPage": f"{_HOST}/kartlaggning",
    "firstYear": 2019,
    "lastYear": 2021,
    "issuedAt": None,
    "modifiedAt": "2026-11-22T09:30:00Z",
    "distributions": [DISTRIBUTION],
}
META: Json = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}
LINK: Json = {"href": f"{_HOST}/samplan/v1/open-datasets", "rel": "self", "method": "GET"}

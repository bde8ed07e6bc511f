"""Examples of topics, areas, dimensions and indicators, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def links(path: str) -> Example:
    """The links of a page."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"self": {"href": href, "rel": "self", "method": "GET"}}


TOPIC: Example = {
    "id": "inpatient-care",
    "name": {"sv": "Specialiserad slutenvård", "en": "Specialised inpatient care"},
    "order": 1,
    "indicatorCount": 4,
}

AREA: Example = {
    "id": "2281",
    "kind": "municipality",
    "countyId": "22",
    "name": {"sv": "Sundsvall", "en": None},
    "order": 5,
}

DIMENSION: Example = {
    "id": "sex",
    "name": {"sv": "Kön", "en": "Sex"},
    "order": 1,
    "categories": [
        {"id": "women", "name": {"sv": "Kvinnor", "en": "Women"}},
        {"id": "men", "name": {"sv": "Män", "en": "Men"}},
    ],
    "version": 1,
}

NEW_DIMENSION: Example = {
    "id": "housing",
    "name": {"sv": "Boende", "en": "Housing"},
    "categories": [
        {"id": "own", "name": {"sv": "Egen bostad", "en": "Own home"}},
        {"id": "none", "name": {"sv": "Ingen bostad", "en": "No home"}},
    ],
}

INDICATOR: Example = {
    "id": "inpatient-patients",
    "topicId": "inpatient-care",
    "name": {"sv": "Patienter i heldygnsvård", "en": "Patients in inpatient care"},
    "unit": {"sv": "personer", "en": "persons"},
    "measure": "count",
    "counted": "persons",
    "frequency": "year",
    "decimals": 0,
    "numeratorId": None,
    "denominatorId": None,
    "isPopulation": False,
    "dimensions": [{"id": "sex", "name": {"sv": "Kön", "en": "Sex"}, "isPartition": True}],
    "editions": [
        {
            "number": 1,
            "validFrom": None,
            "definition": {"sv": "Personer som har vårdats minst ett dygn.", "en": None},
            "method": {"sv": "Räknas i vårdsystemet, en gång per person och år.", "en": None},
            "caution": {"sv": "Säger inget om hur många som har behov av vård.", "en": None},
            "breakNote": None,
        }
    ],
    "version": 1,
}

INDICATOR_DETAIL: Example = INDICATOR | {
    "linkedIndicators": [
        {
            "id": "inpatient-share",
            "name": {"sv": "Andel i heldygnsvård", "en": None},
            "relation": "share_of",
        }
    ],
    "latestPeriod": "2019",
}

NEW_INDICATOR: Example = {
    "id": "waiting-days",
    "topicId": "inpatient-care",
    "name": {"sv": "Väntetid till första besök", "en": "Days until the first visit"},
    "unit": {"sv": "dagar", "en": "days"},
    "measure": "average",
    "counted": "things",
    "frequency": "year",
    "decimals": 1,
    "definition": {"sv": "Dagar från remiss till första besök, i medeltal."},
    "caution": {"sv": "Jämför inte enheter med olika remissvägar."},
}

CHANGED_INDICATOR: Example = {
    "name": {"sv": "Patienter i heldygnsvård under året", "en": "Patients in inpatient care"}
}

NEW_EDITION: Example = {
    "validFrom": "2026",
    "definition": {"sv": "Personer som har vårdats minst ett dygn, även hos privata vårdgivare."},
    "breakNote": {"sv": "Privata vårdgivare räknas med från 2026."},
}

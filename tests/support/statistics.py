"""Indicators and collections that tests of statistics are made of, made over the API."""

import itertools
from typing import Any

from sqlmodel import select

from samplan.db.engine import Database
from samplan.db.session import reading, writing
from samplan.statistics.tables import Area, Observation, Topic
from samplan.statistics.terms import AreaKind
from support.asking import Api, Json, body
from support.people import Keys, Stage

TOPIC = "test-topic"
OWN, NEIGHBOUR, REGION = "2281", "2280", "22"
_numbers = itertools.count(1)
_AREAS = (
    ("00", AreaKind.NATION, None, "Riket"),
    ("22", AreaKind.COUNTY, "22", "Västernorrland"),
    ("2280", AreaKind.MUNICIPALITY, "22", "Härnösand"),
    ("2281", AreaKind.MUNICIPALITY, "22", "Sundsvall"),
)


def some_id(kind: str) -> str:
    """An id that nothing else of the test run has."""
    return f"test-{kind}-{next(_numbers)}"


def lay_ground(database: Database) -> None:
    """A topic and the areas, which no call makes; those that are there stay."""
    with writing(database) as session:
        if session.get(Topic, TOPIC) is None:
            session.add(Topic(id=TOPIC, name_sv="Prov", name_en="Test", position=99))
        for place, (area, kind, county, name) in enumerate(_AREAS):
            if session.get(Area, area) is None:
                row = Area(id=area, kind=kind, county_id=county, name_sv=name, position=place)
                session.add(row)


def new_dimension(api: Api, keys: Keys, *categories: str, **fields: Any) -> Json:
    """A dimension with these categories."""
    sent = {
        "id": some_id("dimension"),
        "name": {"sv": "Provdelning"},
        "categories": [{"id": one, "name": {"sv": one.title()}} for one in categories],
    } | fields
    return body(api.post("/dimensions", json=sent, key=keys.lead), 201)


def new_indicator(api: Api, keys: Keys, *dimensions: str, **fields: Any) -> Json:
    """An indicator that counts persons a year, divided by these dimensions."""
    sent: Json = {
        "id": some_id("indicator"),
        "topicId": TOPIC,
        "name": {"sv": "Provpersoner", "en": "Test persons"},
        "unit": {"sv": "personer"},
        "measure": "count",
        "counted": "persons",
        "frequency": "year",
        "dimensions": [{"id": one, "isPartition": True} for one in dimensions],
        "definition": {"sv": "Personer som har provats under året."},
    } | fields
    return body(api.post("/indicators", json=sent, key=keys.lead), 201)


def draft_collection(api: Api, keys: Keys, *indicators: str, **fields: Any) -> Json:
    """A draft that asks Sundsvall and Härnösand for these indicators' figures of 2025."""
    sent: Json = {
        "id": some_id("collection"),
        "countyId": "22",
        "title": {"sv": "Provinsamling"},
        "period": "2025",
        "indicatorIds": list(indicators),
        "organisationIds": [OWN, NEIGHBOUR],
    } | fields
    sent = {name: value for name, value in sent.items() if value is not None}
    return body(api.post("/collections", json=sent, key=keys.lead), 201)


def move_collection(api: Api, keys: Keys, collection_id: str, to: str, **fields: Any) -> Json:
    """Take the collection to its next status."""
    path = f"/collections/{collection_id}"
    version = api.read(path, key=keys.lead)["version"]
    sent = {"to": to, **fields}
    return body(api.post(f"{path}/transitions", json=sent, key=keys.lead, version=version), 201)


def open_collection(api: Api, keys: Keys, *indicators: str, **fields: Any) -> Json:
    """A collection that takes figures."""
    made = draft_collection(api, keys, *indicators, **fields)
    return move_collection(api, keys, made["id"], "open")


def figure(indicator_id: str, value: float | None, **fields: Any) -> Json:
    """A figure about Sundsvall in 2025."""
    return {"indicatorId": indicator_id, "period": "2025", "areaId": OWN, "value": value} | fields


def report(
    stage: Stage,
    collection_id: str,
    *rows: Json,
    write: bool = True,
    organisation: str = OWN,
    key: str | None = None,
    headers: dict[str, str | bytes] | None = None,
    **fields: Any,
) -> Json:
    """Report rows for Sundsvall, or whom it says; the result."""
    sent = {"organisationId": organisation, "rows": rows, "dryRun": not write, **fields}
    path = f"/collections/{collection_id}/observations"
    chosen = key or stage.keys.reporter
    return body(stage.api.post(path, json=sent, key=chosen, headers=headers))


def form_of(
    stage: Stage, collection_id: str, organisation: str = OWN, key: str | None = None
) -> Json:
    """The organisation's form."""
    path = f"/collections/{collection_id}/form"
    params = {"organisation": organisation}
    return stage.api.read(path, params=params, key=key or stage.keys.reporter)


def reported(stage: Stage, indicator_id: str) -> dict[str, float | None]:
    """What the database holds of the indicator's figures, by their breakdown."""
    with reading(stage.database) as session:
        rows = session.exec(select(Observation).where(Observation.indicator_id == indicator_id))
        return {row.breakdown: row.value for row in rows}

"""A new county out of another's methods, indicators and forms, without its data."""

import json
from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal

from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.main import create_app
from support.asking import Api, body, faulty, problem
from support.county_documents import WHOLE, fetched, send
from support.databases import Databases
from support.people import Keys, Stage
from support.scenes import administrator_key
from support.settings import settings_for


@pytest.fixture
def empty(databases: Databases) -> Iterator[Database]:
    """A migrated database without a row."""
    with databases.empty() as url:
        database = open_database(url)
        migrate(database)
        yield database
        database.close()


def template(api: Api) -> bytes:
    """Another county's beginning."""
    response = api.get("/county-documents/22/template?as=23&name=Jämtlands län")
    assert response.status_code == 200, response.text[:300]
    return response.content


def test_a_template_has_the_methods_and_indicators_and_none_of_the_data(stage: Stage) -> None:
    made = json.loads(template(stage.api))
    assert (made["kind"], made["countyId"]) == ("template", "23")
    held = {name for name, found in made["sections"].items() if found}
    assert held >= {"methods", "indicators", "questionnaireVersions", "roundMethods", "gapRounds"}
    for name in ("organisations", "assessments", "observations", "plans", "costItems",
                 "importRuns", "statedResults", "roleCosts"):  # fmt: skip
        assert made["sections"][name] == []
    [round_] = made["sections"]["gapRounds"]
    assert (round_["id"], round_["countyId"], round_["status"]) == ("23-2021", "23", "draft")
    assert {one["status"] for one in made["sections"]["collections"]} == {"draft"}
    text = json.dumps(made["sections"], ensure_ascii=False)
    assert '"22-' not in text


def test_a_template_starts_a_county_beside_the_old_one_and_in_an_empty_installation(
    api: Api, keys: Keys, empty: Database, portal: BlockingPortal
) -> None:
    document = fetched(api)
    sent = template(api)
    answer = body(send(api, sent, key=keys.administrator))
    assert (answer["stops"], answer["counts"]["conflicting"]) == (False, 0)
    assert api.read("/counties/23")["name"]["sv"] == "Jämtlands län"
    assert len(api.items("/gap-rounds", params={"county": "23"}, key=keys.administrator)) == 1
    assert fetched(api) == document
    with Api(create_app(settings_for(empty.url)), portal) as other:
        key = administrator_key(empty)
        body(send(other, sent, key=key))
        again = json.loads(fetched(other, "23", WHOLE, key))["sections"]
    for name, found in json.loads(sent)["sections"].items():
        if name not in _NAMED_BY_DATA:
            assert again[name] == found, name


_NAMED_BY_DATA = {
    "areas",
    "sourceDocuments", "sourcePlaces", "guidelines", "guidelineEditions", "methodAreas",
    "methods", "methodLinks", "recommendations", "topics", "dimensions", "categories",
    "indicators", "indicatorEditions", "indicatorDimensions", "costRoles", "methodLineages",
}  # fmt: skip
"""What a document of the new county has once something of its own names it."""


def test_a_template_needs_an_id_of_its_own(stage: Stage) -> None:
    response = stage.api.get("/county-documents/22/template?as=22&name=Samma")
    assert faulty(response) == ["as"]
    problem(stage.api.get("/county-documents/99/template?as=23&name=Nytt"), 404)

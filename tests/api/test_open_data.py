"""What is published, as it is listed for people and described for data portals."""

import os
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from anyio.from_thread import BlockingPortal
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, URIRef

from samplan.main import create_app
from samplan.opendata.schemas import OpenDatasetInfo
from samplan.settings import Settings
from support.asking import Api, MakeApi, body, problem
from support.databases import Databases
from support.dcat import PUBLISHED, faults
from support.people import Keys
from support.scenes import open_round
from support.settings import settings_for
from support.shapes import assert_shape

DCAT_ADDRESS = "http://samplan.test/dcat"
LICENCE = "http://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def published(databases: Databases, portal: BlockingPortal) -> Iterator[Api]:
    """An installation that has said who publishes."""
    with (
        databases.loaded() as url,
        Api(create_app(settings_for(url, **PUBLISHED)), portal) as api,
    ):
        yield api


def describe(api: Api, **options: object) -> httpx.Response:
    """The description that a portal fetches."""
    return api.get(DCAT_ADDRESS, **options)


def graph_of(response: httpx.Response) -> Graph:
    """The description as a portal reads it."""
    assert response.status_code == 200, response.text[:300]
    assert response.headers["content-type"] == "application/rdf+xml"
    return Graph().parse(data=response.content, format="xml")


def test_the_served_description_follows_the_profile(published: Api) -> None:
    assert faults(graph_of(describe(published))) == []


def test_every_node_of_the_description_has_an_address(published: Api) -> None:
    graph = graph_of(describe(published))
    assert len(graph) > 300
    assert [node for node in graph.all_nodes() if isinstance(node, BNode)] == []
    assert [str(node) for node in graph.subjects() if not str(node).startswith("http")] == []


def test_the_description_says_who_publishes_and_where_the_api_is(published: Api) -> None:
    graph = graph_of(describe(published))
    [catalogue] = graph.subjects(RDF.type, DCAT.Catalog)
    publisher = graph.value(catalogue, DCTERMS.publisher)
    assert publisher == URIRef("http://dataportal.se/organisation/SE2321000206")
    assert graph.value(publisher, FOAF.name) == Literal("Region Prov")
    [service] = graph.subjects(RDF.type, DCAT.DataService)
    assert graph.value(service, DCAT.endpointURL) == URIRef("https://samplan.test/samplan/v1")
    described = set(graph.objects(catalogue, DCAT.dataset))
    assert described == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert described == set(graph.objects(service, DCAT.servesDataset))


def test_what_is_described_is_what_is_listed_and_every_address_answers(published: Api) -> None:
    graph = graph_of(describe(published))
    listed = published.items("/open-datasets")
    assert {str(one).rpartition("#")[2] for one in graph.subjects(RDF.type, DCAT.Dataset)} == {
        one["id"] for one in listed
    }
    addresses = {str(one) for one in graph.objects(None, DCAT.accessURL)}
    assert addresses == {form["href"] for one in listed for form in one["distributions"]}
    assert len(addresses) > 40
    for one in listed:
        assert_shape(OpenDatasetInfo, one)
        assert one["attribution"]["sv"].startswith("Källa: ")
        for form in one["distributions"]:
            answer = published.get(form["href"].replace("https://", "http://"))
            assert answer.status_code == 200, form["href"]
            assert answer.headers["content-type"].partition(";")[0] == form["mediaType"]
            assert answer.headers["link"] == f'<{LICENCE}>; rel="license"', form["href"]


def test_the_kinds_that_are_kept_are_all_there(published: Api) -> None:
    listed = published.items("/open-datasets", params={"county": "22"})
    assert {one["kind"] for one in listed} == {
        "statistics", "gap_matrix", "gaps", "plan", "cost_items", "cost_sums",
    }  # fmt: skip
    kept = {one["id"] for one in published.items("/datasets", params={"county": "22"})}
    assert {f"statistics-{one}" for one in kept} <= {one["id"] for one in listed}
    assert {one["firstYear"] for one in listed if one["kind"] == "gap_matrix"} == {2014, 2021}
    assert published.items("/open-datasets", params={"county": "99"}) == []


def test_a_portal_that_has_the_description_is_not_sent_it_again(published: Api) -> None:
    first = describe(published)
    etag = first.headers["etag"]
    assert describe(published, headers={"If-None-Match": etag}).status_code == 304
    assert describe(published, headers={"If-None-Match": '"old"'}).status_code == 200
    assert published.request("HEAD", DCAT_ADDRESS).headers["etag"] == etag
    assert published.request("HEAD", DCAT_ADDRESS).content == b""


def test_the_description_follows_what_is_published(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(**PUBLISHED)
    before = describe(api)
    new = {
        "id": "22-emergency",
        "countyId": "22",
        "title": {"sv": "Akutbesök & <vård>"},
        "selection": {"indicators": ["emergency-visits"], "rows": ["site"], "columns": ["period"]},
    }
    body(api.post("/datasets", json=new, key=keys.lead), 201)
    after = describe(api)
    assert after.headers["etag"] != before.headers["etag"]
    assert Literal("Akutbesök & <vård>", lang="sv") in set(
        graph_of(after).objects(None, DCTERMS.title)
    )
    assert faults(graph_of(after)) == []


def test_a_round_under_way_is_described_to_nobody(
    make_api: MakeApi, keys: Keys, database: object
) -> None:
    open_round(database, "22-2026")  # type: ignore[arg-type]
    api = make_api(**PUBLISHED)
    assert "22-2026" not in describe(api).text
    for key in (None, keys.lead, keys.administrator):
        listed = api.items("/open-datasets", key=key)
        assert [one["id"] for one in listed if "22-2026" in one["id"]] == []


LACKING = {
    "public_url": ("", "SAMPLAN_PUBLIC_URL"),
    "publisher_name": ("", "SAMPLAN_PUBLISHER_NAME"),
    "publisher_number": ("", "SAMPLAN_PUBLISHER_NUMBER"),
    "publisher_type": ("", "SAMPLAN_PUBLISHER_TYPE"),
    "open_data_licence": ("", "SAMPLAN_OPEN_DATA_LICENCE"),
    "contact_email": ("samplan@example.se", "SAMPLAN_CONTACT_EMAIL"),
}


def test_nothing_is_made_up_where_the_installation_has_not_said_it(make_api: MakeApi) -> None:
    for setting, (value, name) in LACKING.items():
        api = make_api(**PUBLISHED | {setting: value})
        told = problem(describe(api), 404)
        assert name in told["detail"]
        assert api.read("/open-datasets")["catalogue"]["missingSettings"] == [name]
    everything = make_api().read("/open-datasets")["catalogue"]
    assert everything["isOffered"] is False
    assert (everything["publisher"], everything["licence"]) == (None, None)
    assert set(everything["missingSettings"]) == {name for _, name in LACKING.values()}


def test_no_licence_is_said_where_none_is_set_or_the_answer_is_for_its_reader(
    make_api: MakeApi, keys: Keys, database: object
) -> None:
    open_round(database, "22-2026")  # type: ignore[arg-type]
    unsaid = make_api()
    assert "link" not in unsaid.get("/gap-matrices/22-2021").headers
    said = make_api(**PUBLISHED)
    assert "link" not in said.get("/gap-matrices/22-2026", key=keys.lead).headers
    assert said.get("/gap-matrices/22-2021").headers["link"] == f'<{LICENCE}>; rel="license"'


def test_an_installation_that_is_closed_has_no_open_data(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(**PUBLISHED, reading="closed")
    problem(describe(api), 404)
    problem(api.get("/open-datasets"), 401)
    assert api.read("/open-datasets", key=keys.lead)["catalogue"]["isOffered"] is False
    assert "link" not in api.get("/gap-matrices/22-2021", key=keys.lead).headers


@pytest.mark.parametrize("number", ["2321000207", "232100", "SE2321000206", "1234567890"])
def test_a_publisher_that_is_no_organisation_is_refused_at_the_start(number: str) -> None:
    with pytest.raises(ValueError, match="publisher_number"):
        Settings(_env_file=None, publisher_number=number)


def test_the_bytes_are_the_same_in_every_process(published: Api) -> None:
    script = (
        "import sys; from rdflib import Graph\n"
        "from samplan.opendata.portal import Portal; from samplan.main import create_app\n"
        "from samplan.settings import Settings\n"
        "import json; settings = Settings(_env_file=None, **json.loads(sys.argv[1]))\n"
        "app = create_app(settings)\n"
        "sys.stdout.buffer.write(Portal(settings, app.database, '/samplan/v1').body())\n"
    )
    chosen = settings_for(published.app.settings.database_url, **PUBLISHED)
    sent = chosen.model_dump_json(include={*PUBLISHED, "database_url"})
    made = {
        subprocess.run(
            [sys.executable, "-c", script, sent],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {describe(published).content}

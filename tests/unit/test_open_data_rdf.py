"""The description for data portals: what is written, and that the shapes find what is wrong."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from samplan.opendata.catalogue import Catalogue, Distribution, OpenDataset, Publisher
from samplan.opendata.rdf import rdf_xml
from samplan.opendata.terms import DistributionForm, OpenDataKind
from support.dcat import faults

DATASET = OpenDataset(
    id="statistics-22-care",
    kind=OpenDataKind.STATISTICS,
    county_id="22",
    county_name="Västernorrlands län",
    title={"sv": "Vård", "en": "Care"},
    description={"sv": "Patienter.", "en": None},
    attribution={"sv": "Källa: Provet", "en": "Source: Provet"},
    page="/kartlaggning",
    distributions=[
        Distribution(DistributionForm.CSV, "/datasets/22-care/data?format=csv"),
        Distribution(DistributionForm.JSON_STAT, "/datasets/22-care/data?format=json-stat"),
    ],
    first_year=2019,
    last_year=2021,
    modified_at="2026-11-22T09:30:00Z",
    frequency="ANNUAL",
)
CATALOGUE = Catalogue(
    public_url="https://samplan.test",
    api_path="/samplan/v1",
    contact_email="beroendevard@example.org",
    publisher=Publisher("Region Prov", "2321000206", "RegionalAuthority"),
    licence="http://creativecommons.org/licenses/by/4.0/",
    datasets=[DATASET],
)


def described(catalogue: Catalogue = CATALOGUE) -> Graph:
    """The catalogue as a portal reads it."""
    return Graph().parse(data=rdf_xml(catalogue), format="xml")


def test_a_description_that_is_right_has_no_faults() -> None:
    assert faults(described()) == []


def test_a_dataset_says_when_where_and_how_often() -> None:
    graph = described()
    node = URIRef("https://samplan.test/dcat#statistics-22-care")
    assert graph.value(node, DCTERMS.spatial) == URIRef("http://data.europa.eu/nuts/code/SE321")
    period = graph.value(node, DCTERMS.temporal)
    days = [str(graph.value(period, one)) for one in (DCAT.startDate, DCAT.endDate)]
    assert days == ["2019-01-01", "2021-12-31"]
    assert str(graph.value(node, DCTERMS.accrualPeriodicity)).endswith("/frequency/ANNUAL")
    assert [str(one) for one in graph.objects(None, DCTERMS.conformsTo)] == [
        "https://json-stat.org/full/"
    ]


def test_what_is_not_known_is_left_out() -> None:
    unknown = replace(DATASET, county_id="99", first_year=None, modified_at=None, frequency=None)
    graph = described(replace(CATALOGUE, datasets=[unknown]))
    for predicate in (
        DCTERMS.spatial, DCTERMS.temporal, DCTERMS.modified, DCTERMS.accrualPeriodicity,
    ):  # fmt: skip
        assert list(graph.objects(None, predicate)) == []
    assert faults(graph) == []


def test_what_xml_cannot_hold_is_left_out_and_the_rest_kept() -> None:
    odd = replace(DATASET, title={"sv": 'Vård <&> \x0b\ufffe 🙂 "å"', "en": None})
    graph = described(replace(CATALOGUE, datasets=[odd]))
    node = URIRef("https://samplan.test/dcat#statistics-22-care")
    assert graph.value(node, DCTERMS.title) == Literal('Vård <&>  🙂 "å"', lang="sv")


def _without(subject: URIRef, predicate: URIRef) -> Callable[[Graph], None]:
    def take_away(graph: Graph) -> None:
        for node in list(graph.subjects(RDF.type, subject)):
            graph.remove((node, predicate, None))

    return take_away


def _instead(
    subject: URIRef, predicate: URIRef, value: Literal | URIRef
) -> Callable[[Graph], None]:
    def put(graph: Graph) -> None:
        for node in list(graph.subjects(RDF.type, subject)):
            graph.set((node, predicate, value))

    return put


BROKEN: dict[str, Callable[[Graph], None]] = {
    "catalogue title": _without(DCAT.Catalog, DCTERMS.title),
    "catalogue description": _without(DCAT.Catalog, DCTERMS.description),
    "catalogue publisher": _without(DCAT.Catalog, DCTERMS.publisher),
    "catalogue licence": _without(DCAT.Catalog, DCTERMS.license),
    "catalogue datasets": _without(DCAT.Catalog, DCAT.dataset),
    "dataset title": _without(DCAT.Dataset, DCTERMS.title),
    "dataset description": _without(DCAT.Dataset, DCTERMS.description),
    "dataset publisher": _without(DCAT.Dataset, DCTERMS.publisher),
    "dataset theme as text": _instead(DCAT.Dataset, DCAT.theme, Literal("HEAL")),
    "dataset modified as text": _instead(DCAT.Dataset, DCTERMS.modified, Literal("i går")),
    "distribution address": _without(DCAT.Distribution, DCAT.accessURL),
    "distribution address as text": _instead(
        DCAT.Distribution, DCAT.accessURL, Literal("https://a")
    ),
    "distribution licence": _without(DCAT.Distribution, DCTERMS.license),
    "licence that is not open": _instead(DCAT.Distribution, DCTERMS.license, URIRef("https://a/b")),
    "distribution format as text": _instead(DCAT.Distribution, DCTERMS.format, Literal("csv")),
    "service title": _without(DCAT.DataService, DCTERMS.title),
    "service address": _without(DCAT.DataService, DCAT.endpointURL),
    "publisher name": _without(FOAF.Agent, FOAF.name),
    "publisher type": _without(FOAF.Agent, DCTERMS.type),
    "period in words": _instead(DCTERMS.PeriodOfTime, DCAT.startDate, Literal("2019")),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_shapes_find_what_is_wrong(fault: str) -> None:
    graph = described()
    BROKEN[fault](graph)
    assert faults(graph)

"""A catalogue as RDF/XML by DCAT-AP-SE 3: absolute addresses only, and always the same bytes."""

import re
from typing import Final

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from samplan.opendata.catalogue import Catalogue, Distribution, Named, OpenDataset
from samplan.opendata.terms import (
    AUTHORITY,
    FILES,
    JSON_STAT_STANDARD,
    MEDIA_TYPE,
    NUTS,
    NUTS_OF_COUNTY,
    PUBLISHER,
    PUBLISHER_TYPE,
    DistributionForm,
)

VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLE: Final = {
    "sv": "Öppna data om länens beroendevård",
    "en": "Open data on the counties' dependency care",
}
_DESCRIPTION: Final = {
    "sv": "Kartläggning, GAP-analyser, kostnader och planer för vården av personer med skadligt "
    "bruk och beroende. Inget gäller enskilda personer, och små antal är skyddade.",
    "en": "Mapping, gap analyses, costs and plans of the care of people with harmful use and "
    "dependency. Nothing is about a person, and small counts are protected.",
}
_SERVICE: Final = {"sv": "Samplans API", "en": "The Samplan API"}
_SERVICE_DESCRIPTION: Final = {
    "sv": "Samma uppgifter som JSON, JSON-stat, CSV och Excel. Att läsa det publicerade kräver "
    "ingen nyckel.",
    "en": "The same figures as JSON, JSON-stat, CSV and Excel. Reading what is published needs "
    "no key.",
}
_KEYWORDS: Final = (("beroendevård", "sv"), ("skadligt bruk och beroende", "sv"),
                    ("dependency care", "en"))  # fmt: skip
_THEME: Final = URIRef(f"{AUTHORITY}data-theme/HEAL")
_PUBLIC: Final = URIRef(f"{AUTHORITY}access-right/PUBLIC")
_LANGUAGES: Final = {
    "sv": URIRef(f"{AUTHORITY}language/SWE"),
    "en": URIRef(f"{AUTHORITY}language/ENG"),
}


def rdf_xml(catalogue: Catalogue) -> bytes:
    """The catalogue as RDF/XML; the same bytes for the same catalogue, in every process."""
    return _Writer(catalogue).written()


class _Writer:
    """Writes one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.said = catalogue
        self.triples: set[tuple[Node, Node, Node]] = set()
        self.here = f"{catalogue.public_url}/dcat"
        self.api = f"{catalogue.public_url}{catalogue.api_path}"
        self.publisher = URIRef(PUBLISHER + catalogue.publisher.number)
        self.contact = URIRef(f"{self.here}#contact")
        self.service = URIRef(f"{self.here}#service")
        self.licence = URIRef(catalogue.licence)

    def written(self) -> bytes:
        self._catalogue()
        self._agent()
        self._api()
        for one in self.said.datasets:
            self._dataset(one)
        graph = Graph("SimpleMemory", bind_namespaces="none")
        # Each that is used: the writer would number those without a name in the order of a set.
        for prefix, namespace in (
            ("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF), ("rdf", RDF), ("rdfs", RDFS),
            ("vcard", VCARD),
        ):  # fmt: skip
            graph.bind(prefix, namespace)
        # What is put in sorted comes out so: this store keeps the order, the usual one does not.
        for triple in sorted(self.triples, key=lambda parts: [part.n3() for part in parts]):
            graph.add(triple)
        return graph.serialize(format="xml", encoding="utf-8")

    def _say(self, subject: URIRef, predicate: URIRef, *objects: Node) -> None:
        self.triples.update((subject, predicate, one) for one in objects)

    def _texts(self, subject: URIRef, predicate: URIRef, named: Named | dict[str, str]) -> None:
        for language, words in named.items():
            if words:
                self._say(subject, predicate, Literal(_clean(words), lang=language))

    def _catalogue(self) -> None:
        node = URIRef(f"{self.here}#catalogue")
        self._say(node, RDF.type, DCAT.Catalog)
        self._texts(node, DCTERMS.title, _TITLE)
        self._texts(node, DCTERMS.description, _DESCRIPTION)
        self._say(node, DCTERMS.publisher, self.publisher)
        self._say(node, DCTERMS.license, self.licence)
        self._say(node, DCTERMS.language, *_LANGUAGES.values())
        self._say(node, DCAT.contactPoint, self.contact)
        self._say(node, FOAF.homepage, URIRef(f"{self.said.public_url}/utvecklare/oppna-data"))
        self._say(node, DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}data-theme"))
        self._say(node, DCAT.service, self.service)
        self._say(node, DCAT.dataset, *(self._at(one) for one in self.said.datasets))

    def _agent(self) -> None:
        publisher = self.said.publisher
        self._say(self.publisher, RDF.type, FOAF.Agent)
        self._say(self.publisher, FOAF.name, Literal(_clean(publisher.name)))
        self._say(self.publisher, DCTERMS.type, URIRef(PUBLISHER_TYPE + publisher.kind))
        self._say(self.contact, RDF.type, VCARD.Organization)
        self._say(self.contact, VCARD.fn, Literal(_clean(publisher.name)))
        self._say(self.contact, VCARD.hasEmail, URIRef(f"mailto:{self.said.contact_email}"))

    def _api(self) -> None:
        node = self.service
        self._say(node, RDF.type, DCAT.DataService)
        self._texts(node, DCTERMS.title, _SERVICE)
        self._texts(node, DCTERMS.description, _SERVICE_DESCRIPTION)
        self._say(node, DCAT.endpointURL, URIRef(self.api))
        self._say(node, DCAT.endpointDescription, URIRef(f"{self.api}/openapi.json"))
        self._say(node, FOAF.page, URIRef(f"{self.api}/docs"))
        self._say(node, DCAT.landingPage, URIRef(f"{self.said.public_url}/utvecklare"))
        self._say(node, DCTERMS.publisher, self.publisher)
        self._say(node, DCTERMS.license, self.licence)
        self._say(node, DCTERMS.accessRights, _PUBLIC)
        self._say(node, DCAT.contactPoint, self.contact)
        self._say(node, DCAT.theme, _THEME)
        self._keywords(node)
        self._say(node, DCAT.servesDataset, *(self._at(one) for one in self.said.datasets))

    def _at(self, one: OpenDataset) -> URIRef:
        return URIRef(f"{self.here}#{one.id}")

    def _keywords(self, node: URIRef) -> None:
        self._say(node, DCAT.keyword, *(Literal(word, lang=lang) for word, lang in _KEYWORDS))

    def _dataset(self, one: OpenDataset) -> None:
        node = self._at(one)
        self._say(node, RDF.type, DCAT.Dataset)
        self._texts(node, DCTERMS.title, one.title)
        self._texts(node, DCTERMS.description, one.description)
        self._say(node, DCTERMS.identifier, Literal(str(node)))
        self._say(node, DCTERMS.publisher, self.publisher)
        self._say(node, DCAT.contactPoint, self.contact)
        self._say(node, DCTERMS.accessRights, _PUBLIC)
        self._say(node, DCTERMS.language, _LANGUAGES["sv"])
        self._say(node, DCAT.theme, _THEME)
        self._say(node, DCAT.landingPage, URIRef(self.said.public_url + one.page))
        self._keywords(node)
        self._say(node, DCAT.keyword, Literal(_clean(one.county_name), lang="sv"))
        if one.county_id in NUTS_OF_COUNTY:
            self._say(node, DCTERMS.spatial, URIRef(NUTS + NUTS_OF_COUNTY[one.county_id]))
        if one.frequency:
            address = URIRef(f"{AUTHORITY}frequency/{one.frequency}")
            self._say(node, DCTERMS.accrualPeriodicity, address)
        for predicate, moment in (
            (DCTERMS.issued, one.issued_at), (DCTERMS.modified, one.modified_at),
        ):  # fmt: skip
            if moment:
                self._say(node, predicate, Literal(moment, datatype=XSD.dateTime, normalize=False))
        self._period(node, one)
        self._provenance(node, one)
        for form in one.distributions:
            self._distribution(node, one, form)

    def _period(self, node: URIRef, one: OpenDataset) -> None:
        if one.first_year is None or one.last_year is None:
            return
        period = URIRef(f"{node}-period")
        self._say(node, DCTERMS.temporal, period)
        self._say(period, RDF.type, DCTERMS.PeriodOfTime)
        for predicate, day in (
            (DCAT.startDate, f"{one.first_year}-01-01"), (DCAT.endDate, f"{one.last_year}-12-31"),
        ):  # fmt: skip
            self._say(period, predicate, Literal(day, datatype=XSD.date))

    def _provenance(self, node: URIRef, one: OpenDataset) -> None:
        source = URIRef(f"{node}-source")
        self._say(node, DCTERMS.provenance, source)
        self._say(source, RDF.type, DCTERMS.ProvenanceStatement)
        self._texts(source, RDFS.label, one.attribution)

    def _distribution(self, dataset: URIRef, one: OpenDataset, given: Distribution) -> None:
        node = URIRef(f"{dataset}-{given.form}")
        kind = FILES[given.form]
        address = URIRef(self.api + given.path)
        self._say(dataset, DCAT.distribution, node)
        self._say(node, RDF.type, DCAT.Distribution)
        self._texts(node, DCTERMS.title, {"sv": kind.title_sv, "en": kind.title_en})
        self._texts(node, DCTERMS.description, one.attribution)
        self._say(node, DCAT.accessURL, address)
        self._say(node, DCAT.downloadURL, address)
        self._say(node, DCTERMS.format, URIRef(f"{AUTHORITY}file-type/{kind.file_type}"))
        self._say(node, DCAT.mediaType, URIRef(MEDIA_TYPE + kind.media_type))
        self._say(node, DCTERMS.license, self.licence)
        self._say(node, DCAT.accessService, self.service)
        if given.form is DistributionForm.JSON_STAT:
            standard = URIRef(JSON_STAT_STANDARD)
            self._say(node, DCTERMS.conformsTo, standard)
            self._say(standard, RDF.type, DCTERMS.Standard)
            self._say(standard, DCTERMS.title, Literal("JSON-stat 2.0"))


def _clean(words: str) -> str:
    """The words without what XML cannot hold."""
    return _NOT_IN_XML.sub("", words)
